/* partial.c: functools.partial: a callable with some of its arguments given beforehand.
 *
 * Arguments for a call are gathered in an array of borrowed pointers: the partial and the caller hold them.
 */
#include <string.h>

#include "../abstract.h"
#include "../error.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"
#include "dict.h"
#include "fields.h"
#include "generic_alias.h"
#include "instance.h"
#include "sequence.h"
#include "tuple.h"
#include "weakref.h"

typedef struct Partial {
    Object head;
    Object *function;
    Tuple *args;
    Dict *keywords;
    Dict *dict;
    Object *weakrefs;
    Tuple *former; /* what __setstate__ has replaced: a call that began before may still use it */
} Partial;

#define ARGUMENTS_AT_HAND 8 /* more are gathered in a block of their own */

/* The arguments of `inner`, if the function is itself a partial, and those given. */
static bool fill(Partial *self, Partial *inner, Object **args, isize count, Tuple *names)
{
    Tuple *given = tuple_from_array(args + 1, count - 1);
    if (!given)
        return false;
    self->args = inner ? tuple_concatenate(inner->args, given) : new_reference(given);
    decref(given);
    self->keywords = inner ? dict_copy(inner->keywords) : dict_new();
    self->function = new_reference(inner ? inner->function : args[0]);
    for (isize i = 0; self->keywords && names && i < names->size; i++)
        if (!dict_set(self->keywords, names->items[i], args[count + i]))
            return false;
    return self->args && self->keywords;
}

static Object *create(Type *type, Object **args, isize count, Tuple *names)
{
    if (count < 1)
        return raise_error(TypeError, "type 'partial' takes at least one argument");
    if (!object_is_callable(args[0]))
        return raise_first_not_callable();
    bool can_flatten = is_exact(args[0], partial) && !((Partial *)args[0])->dict;
    NATIVE_FRAME(held, "partial", "partial");
    Partial *self = (Partial *)(held[0] = object_new(type));
    if (!self || !fill(self, can_flatten ? (Partial *)args[0] : NULL, args, count, names))
        return native_leave(held, NULL);
    gc_track((Object *)self);
    return native_leave_with(held, 0);
}

static Object *call_with_keywords(Partial *self, Object **args, isize count, Tuple *names)
{
    NATIVE_FRAME(held, "partial.__call__", "given", "arguments", "keywords");
    held[0] = (Object *)tuple_from_array(args, count);
    held[1] = held[0] ? (Object *)tuple_concatenate(self->args, (Tuple *)held[0]) : NULL;
    held[2] = held[1] ? (Object *)dict_copy(self->keywords) : NULL;
    for (isize i = 0; held[2] && names && i < names->size; i++)
        if (!dict_set((Dict *)held[2], names->items[i], args[count + i]))
            return native_leave(held, NULL);
    return native_leave(held, held[2] ? object_call_tuple(self->function, (Tuple *)held[1], (Dict *)held[2]) : NULL);
}

/* Holds what it calls, and with what: __setstate__ may replace it meanwhile. */
static Object *call_held(Partial *self, Object **args, isize count, Tuple *names)
{
    NATIVE_FRAME(held, "partial.__call__", "function", "own arguments", "result");
    held[0] = new_reference(self->function);
    held[1] = (Object *)new_reference(self->args);
    held[2] = call_with_keywords(self, args, count, names);
    return native_leave(held, new_reference_maybe(held[2]));
}

static Object *call(Object *object, Object **args, isize count, Tuple *names)
{
    Partial *self = (Partial *)object;
    if (self->former)
        return call_held(self, args, count, names);
    isize own = self->args->size, all = own + count + (names ? names->size : 0);
    if (dict_length(self->keywords) || all > ARGUMENTS_AT_HAND)
        return call_with_keywords(self, args, count, names);
    Object *gathered[ARGUMENTS_AT_HAND];
    memcpy(gathered, self->args->items, (size_t)own * sizeof(Object *));
    if (all > own)
        memcpy(gathered + own, args, (size_t)(all - own) * sizeof(Object *));
    if (all == own)
        return object_call_as_tuple(self->function, gathered, own, NULL);
    return object_call(self->function, gathered, own + count, names);
}

static bool append(StrBuilder *builder, const char *format, Object *name, Object *value)
{
    Str *text = name ? str_format(format, name, value) : str_format(format, value);
    bool done = text && builder_append_str(builder, text);
    decref_maybe(text);
    return done;
}

static Object *represent(Object *object)
{
    Partial *self = (Partial *)object;
    int entered = repr_enter(object);
    if (entered != 0)
        return entered > 0 ? (Object *)str_from_text("...") : NULL;
    StrBuilder builder;
    builder_start(&builder);
    const char *module = is_exact(object, partial) ? "functools." : "";
    bool done = builder_append_text(&builder, module) && builder_append_text(&builder, bare_type_name(object)) &&
                append(&builder, "(%R", NULL, self->function);
    NATIVE_FRAME(held, "partial.__repr__", "value", "arguments", "keywords");
    Tuple *own = (Tuple *)(held[1] = (Object *)new_reference(self->args));
    Dict *keywords = (Dict *)(held[2] = (Object *)new_reference(self->keywords));
    for (isize i = 0; done && i < own->size; i++)
        done = append(&builder, ", %R", NULL, own->items[i]);
    isize position = 0;
    Object *key, *value;
    while (done && dict_next(keywords, &position, &key, &value)) {
        set_slot(&held[0], new_reference(value)); /* str() of the key may put another in its place */
        done = append(&builder, ", %S=%R", key, value);
    }
    done = native_leave_bool(held, done);
    done = done && builder_append_char(&builder, ')');
    repr_leave(object);
    return (Object *)builder_end(&builder, done);
}

static Object *method_reduce(Object **args, isize count, Tuple *names)
{
    Partial *self = (Partial *)args[0];
    NATIVE_FRAME(held, "partial.__reduce__", "arguments", "state");
    held[0] = (Object *)tuple_pack(1, self->function);
    held[1] = (Object *)tuple_pack(4, self->function, self->args, self->keywords,
                                   self->dict ? (Object *)self->dict : NONE);
    return native_leave(held, held[0] && held[1] ? (Object *)tuple_pack(3, args[0]->type, held[0], held[1]) : NULL);
}

/* (function, arguments, keywords or None, dict or None), as __reduce__ gives it. */
static Object *method_setstate(Object **args, isize count, Tuple *names)
{
    Partial *self = (Partial *)args[0];
    Object **parts = is_tuple(args[1]) ? ((Tuple *)args[1])->items : NULL;
    if (!parts || tuple_length((Tuple *)args[1]) != 4 || !object_is_callable(parts[0]) || !is_tuple(parts[1]) ||
        (parts[2] != NONE && !is_dict(parts[2])) || (parts[3] != NONE && !is_dict(parts[3])))
        return raise_error(TypeError, "invalid partial state");
    NATIVE_FRAME(held, "partial.__setstate__", "arguments", "keywords");
    held[0] = is_exact(parts[1], tuple) ? new_reference(parts[1]) : (Object *)sequence_to_tuple(parts[1]);
    held[1] = parts[2] == NONE             ? (Object *)dict_new()
              : is_exact(parts[2], dict) ? new_reference(parts[2])
                                           : (Object *)dict_copy((Dict *)parts[2]);
    bool is_change = self->function != parts[0] || self->args->size || dict_length(self->keywords);
    if (held[0] && held[1] && is_change && !self->former)
        self->former = tuple_pack(3, self->function, self->args, self->keywords);
    if (!held[0] || !held[1] || (is_change && !self->former))
        return native_leave(held, NULL);
    set_slot(&self->function, new_reference(parts[0]));
    set_slot(&self->args, (Tuple *)new_reference(held[0]));
    set_slot(&self->keywords, (Dict *)new_reference(held[1]));
    set_slot(&self->dict, parts[3] == NONE ? NULL : (Dict *)new_reference(parts[3]));
    return native_leave(held, new_none());
}

static const Native methods[] = {
    {"__reduce__", method_reduce, "($self, /)", NULL, 0},
    {"__setstate__", method_setstate, "($self, state, /)", NULL, 0},
    CLASS_GETITEM_METHOD,
    {0}};

static const Member members[] = {
    {"func", MEMBER_OBJECT, offsetof(Partial, function), true, "function object to use in future partial calls"},
    {"args", MEMBER_OBJECT, offsetof(Partial, args), true, "tuple of arguments to future partial calls"},
    {"keywords", MEMBER_OBJECT, offsetof(Partial, keywords), true,
     "dictionary of keyword arguments to future partial calls"},
    {0}};

static const Property properties[] = {{"__dict__", object_dict, instance_set_dict, NULL}, {0}};

const TypeSpec partial_type = {
    .name = "functools.partial",
    .size_bytes = sizeof(Partial),
    .flags = TYPE_COLLECTED | TYPE_BASE | TYPE_IMMUTABLE,
    .dict_offset = offsetof(Partial, dict),
    .weakrefs_offset = offsetof(Partial, weakrefs),
    .slots = {.represent = represent, .call = call, .create = create},
    .clear = fields_clear,
    .fields = (const Field[]){{"func", offsetof(Partial, function)},
                              {"args", offsetof(Partial, args)},
                              {"keywords", offsetof(Partial, keywords)},
                              {"__dict__", offsetof(Partial, dict), EDGE_DICT},
                              {"former parts", offsetof(Partial, former)},
                              {0}},
    .methods = methods,
    .members = members,
    .properties = properties,
    .doc = "Create a new function with partial application of the given arguments and keywords."};
