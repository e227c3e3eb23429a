/* object.c: the root of all types: what every object has unless its type says otherwise.
 *
 * Equality is identity, the hash comes from the address, the repr names the class and the address, attributes
 * are looked up along the MRO with instances in between. Here too is what copy and pickle ask objects for.
 */
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../modules/import.h"
#include "../runtime.h"
#include "builtin.h"
#include "descriptors.h"
#include "dict.h"
#include "instance.h"
#include "int.h"
#include "list.h"
#include "module.h"
#include "slot_dispatch.h"
#include "tuple.h"
#include "type_object.h"
#include <stdio.h>

/* ---- creation ---------------------------------------------------------------------------------------------- */

static Object *object_create(Type *type, Object **args, isize count, Tuple *names);

static bool object_initialise(Object *self, Object **args, isize count, Tuple *names)
{
    (void)args;
    if (LIKELY(count == 0 && (!names || tuple_length(names) == 0)))
        return true;
    Type *type = self->type;
    if (type->slots.initialise != object_initialise)
        return raise_error(TypeError, "object.__init__() takes exactly one argument (the instance to initialize)");
    if (type->slots.create == object_create)
        return raise_error(TypeError, "%N.__init__() takes exactly one argument (the instance to initialize)", type);
    return true;
}

static NEW Object *raise_abstract(Type *type)
{
    Object *set = NULL, *sorted = NULL, *text = NULL, *result = NULL;
    Str *separator = NULL;
    if (object_find_attribute((Object *)type, NAME(__abstractmethods__), &set) != 1)
        return NULL;
    sorted = (Object *)sequence_to_list(set);
    if (sorted && list_sort((List *)sorted, NULL, false)) {
        isize count = list_length((List *)sorted);
        separator = str_from_text("', '");
        text = separator ? (Object *)str_join(separator, sorted) : NULL;
        if (text)
            result = raise_error(
                TypeError, "Can't instantiate abstract class %N without an implementation for abstract method%s '%U'",
                type, count == 1 ? "" : "s", text);
    }
    decref_maybe(set);
    decref_maybe(sorted);
    decref_maybe(separator);
    decref_maybe(text);
    return result;
}

static Object *object_create(Type *type, Object **args, isize count, Tuple *names)
{
    (void)args;
    if (count || (names && tuple_length(names))) {
        if (type->slots.create != object_create)
            return raise_error(TypeError, "object.__new__() takes exactly one argument (the type to instantiate)");
        if (type->slots.initialise == object_initialise)
            return raise_error(TypeError, "%N() takes no arguments", type);
    }
    if (UNLIKELY(type->flags & TYPE_ABSTRACT))
        return raise_abstract(type);
    return instance_new(type);
}

/* ---- text, comparison, hash -------------------------------------------------------------------------------- */

static Object *object_represent(Object *self)
{
    Str *name = type_full_name(self->type);
    if (!name)
        return NULL;
    Object *result = (Object *)str_format("<%U object at %p>", name, self);
    decref(name);
    return result;
}

static Object *object_string(Object *self)
{
    UnaryFunction represent = self->type->slots.represent;
    return (represent ? represent : object_represent)(self);
}

/* `==` is identity; `!=` is the opposite of whatever == says. */
static Object *object_compare_slot(Object *left, Object *right, CompareOperator operator)
{
    if (operator == COMPARE_EQ)
        return left == right ? TRUE : new_not_implemented();
    CompareFunction compare = left->type->slots.compare;
    if (operator != COMPARE_NE || !compare)
        return new_not_implemented();
    Object *equal = compare(left, right, COMPARE_EQ);
    if (!equal || equal == NOT_IMPLEMENTED)
        return equal;
    int truth = object_is_true(equal);
    decref(equal);
    return truth < 0 ? NULL : new_bool(!truth);
}

/* ---- methods ----------------------------------------------------------------------------------------------- */

static Object *method_format(Object **args, isize count, Tuple *names)
{
    (void)count, (void)names;
    if (!is_str(args[1]))
        return raise_bad_argument("__format__", "argument", "str", args[1]);
    if (str_length((Str *)args[1]) > 0)
        return raise_error(TypeError, "unsupported format string passed to %T.__format__", args[0]);
    return (Object *)object_str(args[0]);
}

size_t type_shown_size_bytes(const Type *type)
{
    const TypeSpec *spec = type->spec;
    return spec->shown_size_bytes ? spec->shown_size_bytes + (type->size_bytes - spec->size_bytes) : type->size_bytes;
}

static size_t object_shown_size(Object *self)
{
    const TypeSpec *spec = self->type->spec;
    if (spec->shown_size)
        return spec->shown_size(self);
    size_t item_bytes = spec->shown_item_size_bytes ? spec->shown_item_size_bytes : self->type->item_size_bytes;
    size_t items = item_bytes ? (size_t)*(isize *)(self + 1) : 0; /* every such struct begins with its count */
    return type_shown_size_bytes(self->type) + items * item_bytes;
}

static Object *method_sizeof(Object **args, isize count, Tuple *names)
{
    (void)count, (void)names;
    BORROWED Object *own = type_lookup(args[0]->type, NAME(__sizeof__));
    bool knows_more = own && is_exact(own, method_descriptor) && ((MethodDescriptor *)own)->owner != TYPE(object);
    return int_from_int64((int64_t)(knows_more ? type_shown_size_bytes(args[0]->type) : object_shown_size(args[0])));
}

static bool merge_class_names(Dict *into, Object *type)
{
    Object *dict, *bases;
    int found = object_find_attribute(type, NAME(__dict__), &dict);
    if (found < 0)
        return false;
    if (found) {
        bool done = dict_update(into, dict);
        decref(dict);
        if (!done)
            return false;
    }
    found = object_find_attribute(type, NAME(__bases__), &bases);
    if (found <= 0)
        return found == 0;
    bool done = true;
    for (isize i = 0; done && is_tuple(bases) && i < tuple_length((Tuple *)bases); i++)
        done = merge_class_names(into, tuple_at((Tuple *)bases, i));
    decref(bases);
    return done;
}

Object *type_dir(Type *type)
{
    NATIVE_FRAME(held, "type.__dir__", "names");
    Dict *names = dict_new();
    held[0] = (Object *)names;
    bool done = names && merge_class_names(names, (Object *)type);
    return native_leave(held, done ? (Object *)dict_keys_list(names) : NULL);
}

static Object *method_dir(Object **args, isize count, Tuple *names_unused)
{
    (void)count, (void)names_unused;
    NATIVE_FRAME(held, "object.__dir__", "names", "dict", "class");
    Dict *names = dict_new();
    held[0] = (Object *)names;
    if (!names || object_find_attribute(args[0], NAME(__dict__), &held[1]) < 0)
        return native_leave(held, NULL);
    if (held[1] && is_dict(held[1]) && !dict_update(names, held[1]))
        return native_leave(held, NULL);
    if (object_find_attribute(args[0], NAME(__class__), &held[2]) < 0)
        return native_leave(held, NULL);
    if (held[2] && !merge_class_names(names, held[2]))
        return native_leave(held, NULL);
    return native_leave(held, (Object *)dict_keys_list(names));
}

static Object *method_init_subclass(Object **args, isize count, Tuple *names)
{
    (void)args, (void)count, (void)names;
    return new_none();
}

static Object *method_subclasshook(Object **args, isize count, Tuple *names)
{
    (void)args, (void)count, (void)names;
    return new_not_implemented();
}

static Object *get_class(Object *self)
{
    return (Object *)new_reference(self->type);
}

/* ---- copying: __reduce_ex__ and what it asks for ----------------------------------------------------------- */

static NEW Object *slot_state(Object *self)
{
    Object *state = (Object *)dict_new();
    for (Type *type = self->type; state && type && (type->flags & TYPE_HEAP); type = type->base) {
        const Member *members = (const Member *)((const char *)type + type->head.type->size_bytes);
        for (isize i = 0; i < type->slot_count; i++) {
            Object *value = *(Object **)((char *)self + members[i].offset);
            if (value && !dict_set_text((Dict *)state, members[i].name, value))
                clear_slot(&state);
            if (!state)
                break;
        }
    }
    return state;
}

/* The instance's dict; with values in __slots__ a pair of it and theirs. */
static NEW Object *default_state(Object *self)
{
    Object *state = NULL;
    if (object_find_attribute(self, NAME(__dict__), &state) < 0)
        return NULL;
    if (state && is_dict(state) && !dict_length((Dict *)state)) {
        decref(state);
        state = NULL;
    }
    if (!state)
        state = new_none();
    Object *slots = slot_state(self);
    if (!slots || dict_length((Dict *)slots) == 0) {
        bool failed = !slots;
        decref_maybe(slots);
        if (failed)
            clear_slot(&state);
        return state;
    }
    Tuple *pair = tuple_pack(2, state, slots);
    decref(state);
    decref(slots);
    return (Object *)pair;
}

static Object *method_getstate(Object **args, isize count, Tuple *names)
{
    (void)count, (void)names;
    return default_state(args[0]);
}

/* Arguments for __new__: from __getnewargs_ex__ or __getnewargs__; *keywords may stay NULL. */
static bool new_arguments(Object *self, Tuple **args, Object **keywords)
{
    Object *method;
    Str *extended = str_intern_text("__getnewargs_ex__");
    if (!extended)
        return false;
    int found = object_find_attribute(self, extended, &method);
    decref(extended);
    if (found == 0)
        found = object_find_attribute(self, NAME(__getnewargs__), &method);
    else if (found == 1) {
        Object *pair = object_call_none(method);
        decref(method);
        if (!pair || !is_tuple(pair) || tuple_length((Tuple *)pair) != 2) {
            if (pair)
                raise_error(TypeError, "__getnewargs_ex__ should return a tuple, not '%T'", pair);
            decref_maybe(pair);
            return false;
        }
        *args = (Tuple *)new_reference(tuple_at((Tuple *)pair, 0));
        *keywords = new_reference(tuple_at((Tuple *)pair, 1));
        decref(pair);
        return true;
    }
    if (found <= 0)
        return found == 0;
    *args = (Tuple *)object_call_none(method);
    decref(method);
    if (*args && !is_tuple(*args)) {
        raise_error(TypeError, "__getnewargs__ should return a tuple, not '%T'", (Object *)*args);
        clear_slot(args);
    }
    return *args != NULL;
}

/* An iterator over items for lists, over pairs for dicts, None otherwise. */
static NEW Object *content_iterator(Object *self, bool is_wanted, Str *method)
{
    if (!is_wanted)
        return new_none();
    if (!method)
        return object_iterate(self);
    Object *items = object_call_method_none(self, method);
    Object *iterator = items ? object_iterate(items) : NULL;
    decref_maybe(items);
    return iterator;
}

static NEW Object *copyreg_function(const char *name)
{
    Object *module = import_by_text("copyreg");
    Object *function = module ? object_get_attribute_text(module, name) : NULL;
    decref_maybe(module);
    return function;
}

/* (copyreg.__newobj__, (class, *args), state, list items, dict items) */
static Object *reduce_second_protocol(Object *self)
{
    NATIVE_FRAME(held, "object.__reduce_ex__", "function", "arguments", "keywords", "state", "items", "pairs", "all");
    Type *type = self->type;
    if (!type->slots.create)
        return native_leave(held, raise_error(TypeError, type == TYPE(code) ? "cannot pickle %T objects"
                                                                           : "cannot pickle '%T' object", self));
    if (!new_arguments(self, (Tuple **)&held[1], &held[2]) && error_occurred())
        return native_leave(held, NULL);
    bool is_plain = !held[1] && !is_list(self) && !is_dict(self);
    if (is_plain && (type->item_size_bytes || (!(type->flags & TYPE_HEAP) && type->size_bytes > sizeof(Object))))
        if (!type_lookup(type, NAME(__getstate__)) || !(type->flags & TYPE_HEAP)) {
            bool has_items = type == TYPE(memoryview); /* in CPython's layout, as code */
            raise_error(TypeError, has_items ? "cannot pickle %T objects" : "cannot pickle '%T' object", self);
            return native_leave(held, NULL);
        }
    bool has_keywords = held[2] && is_dict(held[2]) && dict_length((Dict *)held[2]);
    held[0] = copyreg_function(has_keywords ? "__newobj_ex__" : "__newobj__");
    if (!held[0])
        return native_leave(held, NULL);
    isize count = held[1] ? tuple_length((Tuple *)held[1]) : 0;
    if (has_keywords) {
        held[6] = (Object *)tuple_pack(3, (Object *)type, held[1], held[2]);
    } else {
        Tuple *all = tuple_new(count + 1);
        held[6] = (Object *)all;
        if (all)
            all->items[0] = (Object *)new_reference(type);
        for (isize i = 0; all && i < count; i++)
            all->items[i + 1] = new_reference(tuple_at((Tuple *)held[1], i));
    }
    held[3] = held[6] ? object_call_method_none(self, NAME(__getstate__)) : NULL;
    held[4] = held[3] ? content_iterator(self, is_list(self), NULL) : NULL;
    held[5] = held[4] ? content_iterator(self, is_dict(self), NAME(items)) : NULL;
    Object *result = held[5] ? (Object *)tuple_pack(5, held[0], held[6], held[3], held[4], held[5]) : NULL;
    return native_leave(held, result);
}

static Object *reduce(Object *self, int64_t protocol)
{
    if (protocol >= 2)
        return reduce_second_protocol(self);
    Object *function = copyreg_function("_reduce_ex");
    Object *number = int_from_int64(protocol);
    Object *result = function && number ? object_call_two(function, self, number) : NULL;
    decref_maybe(function);
    decref_maybe(number);
    return result;
}

static Object *method_reduce(Object **args, isize count, Tuple *names)
{
    (void)count, (void)names;
    return reduce(args[0], 0);
}

static Object *method_reduce_ex(Object **args, isize count, Tuple *names)
{
    (void)count, (void)names;
    int protocol;
    if (!object_as_int(args[1], &protocol))
        return NULL;
    Object *own = type_lookup(args[0]->type, NAME(__reduce__));
    if (own && own != type_lookup(TYPE(object), NAME(__reduce__)))
        return object_call_method_none(args[0], NAME(__reduce__));
    return reduce(args[0], protocol);
}

/* ---- the type ---------------------------------------------------------------------------------------------- */

static const Native object_methods[] = {
    {"__reduce_ex__", method_reduce_ex, "($self, protocol, /)", "Helper for pickle.", 0},
    {"__reduce__", method_reduce, "($self, /)", "Helper for pickle.", 0},
    {"__getstate__", method_getstate, "($self, /)", "Helper for pickle.", 0},
    {"__subclasshook__", method_subclasshook, "($type, object, /)",
     "Abstract classes can override this to customize issubclass().\n\n"
     "This is invoked early on by abc.ABCMeta.__subclasscheck__().\n"
     "It should return True, False or NotImplemented.  If it returns\n"
     "NotImplemented, the normal algorithm is used.  Otherwise, it\n"
     "overrides the normal algorithm (and the outcome is cached).",
     NATIVE_CLASS},
    {"__init_subclass__", method_init_subclass, "($type, /)",
     "This method is called when a class is subclassed.\n\n"
     "The default implementation does nothing. It may be\n"
     "overridden to extend subclasses.",
     NATIVE_CLASS},
    {"__format__", method_format, "($self, format_spec, /)",
     "Default object formatter.\n\nReturn str(self) if format_spec is empty. Raise TypeError otherwise.", 0},
    {"__sizeof__", method_sizeof, "($self, /)", "Size of object in memory, in bytes.", 0},
    {"__dir__", method_dir, "($self, /)", "Default dir() implementation.", 0},
    {0},
};

static const Property object_properties[] = {
    {"__class__", get_class, object_set_class, "the object's class"},
    {0},
};

const TypeSpec object_type = {
    .name = "object",
    .size_bytes = sizeof(Object),
    .flags = TYPE_BASE,
    .slots = {.represent = object_represent,
              .hash = object_hash_by_address,
              .string = object_string,
              .get_attribute = object_generic_get_attribute,
              .set_attribute = object_generic_set_attribute,
              .compare = object_compare_slot,
              .initialise = object_initialise,
              .create = object_create},
    .deallocate = object_free,
    .methods = object_methods,
    .properties = object_properties,
    .doc = "The base class of the class hierarchy.\n\n"
           "When called, it accepts no arguments and returns a new featureless\n"
           "instance that has no instance attributes and cannot be given any.\n",
};
