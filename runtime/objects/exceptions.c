/* exceptions.c: BaseException, and the specs of all exception types.
 *
 * An exception is an ordinary object with a dict for the program's own attributes and the fields that the
 * machine fills: args, traceback, context, cause. Types with further fields have their functions in
 * exception_fields.c and exception_groups.c; the table of specs at the bottom is made from types.def.
 *
 * Always true: args is a tuple; context and cause are NULL or exceptions; traceback is NULL or a Traceback.
 */
#include "exceptions.h"

#include <string.h>

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "builtin.h"
#include "dict.h"
#include "fields.h"
#include "exception_layouts.h"
#include "instance.h"
#include "list.h"
#include "tuple.h"

/* ---- life -------------------------------------------------------------------------------------------------- */

Object *exception_create(Type *type, Object **args, isize count, Tuple *names)
{
    ErrorState *kept = &RUNTIME->errors;
    ExceptionObject *self;
    if (type == MemoryError && kept->memory_error_count > 0)
        self = (ExceptionObject *)kept->memory_errors[--kept->memory_error_count];
    else
        self = (ExceptionObject *)object_new(type);
    if (!self)
        return NULL;
    gc_track((Object *)self);
    Tuple *given = tuple_from_array(args, count);
    if (!given) {
        decref(self);
        return NULL;
    }
    set_slot(&self->args, given);
    return (Object *)self;
}

bool exception_set_args(Object *object, Object **args, isize count)
{
    ExceptionObject *self = as_exception(object);
    if (self->args && self->args->size == count &&
        (count == 0 || memcmp(self->args->items, args, (size_t)count * sizeof *args) == 0))
        return true; /* create has taken them */
    Tuple *given = tuple_from_array(args, count);
    if (!given)
        return false;
    set_slot(&self->args, given);
    return true;
}

bool exception_initialise(Object *self, Object **args, isize count, Tuple *names)
{
    if (!no_keywords(self->type->name, names))
        return false;
    return exception_set_args(self, args, count);
}

/* A plain MemoryError goes back to those kept ready. */
static bool keep_memory_error(Object *object)
{
    ErrorState *kept = &RUNTIME->errors;
    if (object->type != MemoryError || kept->memory_error_count >= MEMORY_ERRORS_KEPT || RUNTIME->is_finalising)
        return false;
    ExceptionObject *self = as_exception(object);
    self->args = RUNTIME->empty_tuple;
    self->suppress_context = false;
    object->refcount = 1;
    object->flags &= ~(uint32_t)(FLAG_FINALISED | FLAG_NOTICED | FLAG_ID_TAKEN);
    kept->memory_errors[kept->memory_error_count++] = object;
    return true;
}

void exception_deallocate(Object *self)
{
    gc_untrack(self);
    if (!dealloc_enter(self))
        return;
    fields_clear(self);
    if (!keep_memory_error(self))
        object_free(self);
    dealloc_leave();
}

Object *exception_new(Type *type, Tuple *args)
{
    Object *self = type->slots.create(type, args->items, args->size, NULL);
    if (self && !self->type->slots.initialise(self, args->items, args->size, NULL)) {
        decref(self);
        self = NULL;
    }
    decref(args);
    return self;
}

/* ---- links between exceptions -------------------------------------------------------------------------------- */

void exception_set_cause(Object *exception, Object *cause)
{
    as_exception(exception)->suppress_context = true;
    set_slot(&as_exception(exception)->cause, cause);
}

void exception_set_context(Object *exception, Object *context)
{
    set_slot(&as_exception(exception)->context, context);
}

/* Cuts `exception` out of the chain of contexts that starts at `handled`, or the chain would be a ring. A ring
 * that a program has made itself is walked once (Floyd's tortoise). */
void exception_chain(Object *exception, Object *handled)
{
    Object *at = handled, *slow = handled, *context;
    bool moves_slow = false;
    while ((context = as_exception(at)->context)) {
        if (context == exception) {
            clear_slot(&as_exception(at)->context);
            break;
        }
        at = context;
        if (at == slow)
            break;
        if (moves_slow)
            slow = as_exception(slow)->context;
        moves_slow = !moves_slow;
    }
    exception_set_context(exception, new_reference(handled));
}

/* ---- text ------------------------------------------------------------------------------------------------------ */

Object *exception_string(Object *object)
{
    Tuple *args = as_exception(object)->args;
    if (args->size == 0)
        return (Object *)new_reference(RUNTIME->empty_str);
    return (Object *)object_str(args->size == 1 ? args->items[0] : (Object *)args);
}

static Object *represent(Object *object)
{
    const char *name = object->type->name, *dot = strrchr(name, '.');
    Tuple *args = as_exception(object)->args;
    if (args->size == 1)
        return (Object *)str_format("%s(%R)", dot ? dot + 1 : name, args->items[0]);
    return (Object *)str_format("%s%R", dot ? dot + 1 : name, args);
}

static Object *key_error_string(Object *object)
{
    Tuple *args = as_exception(object)->args;
    if (args->size == 1)
        return (Object *)object_repr(args->items[0]);
    return exception_string(object);
}

/* ---- methods ---------------------------------------------------------------------------------------------------- */

static bool set_traceback(Object *object, Object *value)
{
    if (!value)
        return raise_error(TypeError, "__traceback__ may not be deleted"), false;
    if (value != NONE && value->type != TYPE(traceback))
        return raise_error(TypeError, "__traceback__ must be a traceback or None"), false;
    set_slot(&as_exception(object)->traceback, value == NONE ? NULL : new_reference(value));
    return true;
}

static Object *with_traceback(Object **args, isize count, Tuple *names)
{
    return set_traceback(args[0], args[1]) ? new_reference(args[0]) : NULL;
}

static Object *add_note(Object **args, isize count, Tuple *names)
{
    if (!is_str(args[1]))
        return raise_error(TypeError, "note must be a str, not '%T'", args[1]);
    Object *notes = NULL;
    int found = object_find_attribute(args[0], NAME(__notes__), &notes);
    if (found < 0)
        return NULL;
    if (!found) {
        notes = (Object *)list_new(0);
        if (!notes || !object_set_attribute(args[0], NAME(__notes__), notes)) {
            decref_maybe(notes);
            return NULL;
        }
    }
    bool ok = true;
    if (is_list(notes))
        ok = list_append((List *)notes, args[1]);
    else
        ok = raise_error(TypeError, "Cannot add note: __notes__ is not a list") != NULL;
    decref(notes);
    return ok ? new_none() : NULL;
}

static Object *reduce(Object **args, isize count, Tuple *names)
{
    ExceptionObject *self = as_exception(args[0]);
    if (self->dict)
        return (Object *)tuple_pack(3, self->head.type, self->args, self->dict);
    return (Object *)tuple_pack(2, self->head.type, self->args);
}

static Object *set_state(Object **args, isize count, Tuple *names)
{
    if (args[1] == NONE)
        return new_none();
    if (!is_dict(args[1]))
        return raise_error(TypeError, "state is not a dictionary");
    isize position = 0;
    Object *key, *value;
    while (dict_next((Dict *)args[1], &position, &key, &value)) {
        incref(key);
        incref(value);
        bool ok = object_set_attribute(args[0], (Str *)key, value);
        decref(key);
        decref(value);
        if (!ok)
            return NULL;
    }
    return new_none();
}

const Native exception_methods[] = {
    {"with_traceback", with_traceback, "($self, object, /)", "Set self.__traceback__ to tb and return self."},
    {"add_note", add_note, "($self, object, /)", "Add a note to the exception."},
    {"__reduce__", reduce, "($self, /)", NULL},
    {"__setstate__", set_state, "($self, object, /)", NULL},
    {0}};

/* ---- attributes ------------------------------------------------------------------------------------------------- */

static Object *get_args(Object *object)
{
    return (Object *)new_reference(as_exception(object)->args);
}

static bool set_args(Object *object, Object *value)
{
    if (!value)
        return raise_error(TypeError, "args may not be deleted"), false;
    Tuple *args = sequence_to_tuple(value);
    if (!args)
        return false;
    set_slot(&as_exception(object)->args, args);
    return true;
}

static Object *or_none(Object *value)
{
    return new_reference(value ? value : NONE);
}

static Object *get_traceback(Object *object)
{
    return or_none(as_exception(object)->traceback);
}

static Object *get_context(Object *object)
{
    return or_none(as_exception(object)->context);
}

static Object *get_cause(Object *object)
{
    return or_none(as_exception(object)->cause);
}

static bool check_link(Object *value, const char *name, const char *word)
{
    if (!value)
        return raise_error(TypeError, "%s may not be deleted", name), false;
    if (value != NONE && !is_exception(value))
        return raise_error(TypeError, "exception %s must be None or derive from BaseException", word), false;
    return true;
}

static bool set_context(Object *object, Object *value)
{
    if (!check_link(value, "__context__", "context"))
        return false;
    exception_set_context(object, value == NONE ? NULL : new_reference(value));
    return true;
}

static bool set_cause(Object *object, Object *value)
{
    if (!check_link(value, "__cause__", "cause"))
        return false;
    exception_set_cause(object, value == NONE ? NULL : new_reference(value));
    return true;
}

const Property exception_properties[] = {
    {"__dict__", object_dict, instance_store_dict, NULL},
    {"args", get_args, set_args, NULL},
    {"__traceback__", get_traceback, set_traceback, NULL},
    {"__context__", get_context, set_context, "exception context"},
    {"__cause__", get_cause, set_cause, "exception cause"},
    {0}};

const Member exception_members[] = {
    {"__suppress_context__", MEMBER_BOOL8, offsetof(ExceptionObject, suppress_context), false, NULL}, {0}};

/* ---- start-up --------------------------------------------------------------------------------------------------- */

/* ExceptionGroup is the one built-in type with two bases. */
static bool give_exception_group_its_bases(void)
{
    Type *type = ExceptionGroup;
    Tuple *bases = tuple_pack(2, BaseExceptionGroup, Exception);
    Tuple *mro = tuple_pack(5, ExceptionGroup, BaseExceptionGroup, Exception, BaseException, TYPE(object));
    if (!bases || !mro) {
        decref_maybe(bases);
        decref_maybe(mro);
        return false;
    }
    set_slot(&type->bases, bases);
    set_slot(&type->mro, mro);
    type_modified(type);
    return true;
}

bool exceptions_initialise(void)
{
    ErrorState *kept = &RUNTIME->errors;
    for (int i = 0; i <= MEMORY_ERRORS_KEPT; i++) {
        ExceptionObject *error = (ExceptionObject *)object_new(MemoryError);
        if (!error)
            return false;
        error->args = RUNTIME->empty_tuple;
        if (i == MEMORY_ERRORS_KEPT) {
            kept->last_memory_error = (Object *)error;
            error->head.refcount = REFCOUNT_IMMORTAL;
        } else {
            kept->memory_errors[kept->memory_error_count++] = (Object *)error;
        }
    }
    return give_exception_group_its_bases();
}

/* ---- the specs -------------------------------------------------------------------------------------------------- */

static const Field exception_fields[] = {EXCEPTION_FIELD_TABLE, {0}};

/* What types of one layout have in common: the functions, and the tables at the type that brings the layout in.
 * A derived type of the same layout inherits the tables. */
#define LIFE(layout) \
    .slots = {.create = layout##_create, .initialise = layout##_initialise}, .fields = layout##_fields
#define Exception_create exception_create
#define Exception_initialise exception_initialise
#define Exception_fields exception_fields

#define SPEC(layout_struct)                                                                   \
    .size_bytes = sizeof(layout_struct), .dict_offset = offsetof(ExceptionObject, dict),      \
    .flags = TYPE_COLLECTED | TYPE_BASE | TYPE_EXCEPTION, .deallocate = exception_deallocate, \
    .clear = fields_clear

/* The layout's own struct; Exception is BaseExceptionObject. */
#define STRUCT_Exception ExceptionObject
#define STRUCT_SystemExit SystemExitObject
#define STRUCT_StopIteration StopIterationObject
#define STRUCT_AttributeError AttributeErrorObject
#define STRUCT_ImportError ImportErrorObject
#define STRUCT_NameError NameErrorObject
#define STRUCT_OSError OSErrorObject
#define STRUCT_SyntaxError SyntaxErrorObject
#define STRUCT_UnicodeError UnicodeErrorObject
#define STRUCT_ExceptionGroup ExceptionGroupObject

#undef BaseException
#undef Exception
#undef SystemExit
#undef StopIteration
#undef AttributeError
#undef ImportError
#undef NameError
#undef OSError
#undef SyntaxError
#undef UnicodeError
#undef ExceptionGroup

#define FIRST TYPE_INDEX_BaseException
#define TYPE_ENTRY(name)
#define EXCEPTION_ENTRY(type_name, base_name, layout, doc)                                                             \
    [TYPE_INDEX_##type_name -                                                                                          \
        FIRST] = {.name = #type_name, .base = TYPE_INDEX_##base_name, SPEC(STRUCT_##layout), LIFE(layout)},
static const TypeSpec plain_specs[] = {
#include "../types.def"
};
#undef TYPE_ENTRY
#undef EXCEPTION_ENTRY

/* The types that have more than their layout's functions. */
#define WITH_TABLES(type_name, base_name, layout, string_function, member_table, property_table, method_table) \
    static const TypeSpec type_name##_spec = {                                                                 \
        .name = #type_name, .base = TYPE_INDEX_##base_name, SPEC(STRUCT_##layout),                             \
        .slots = {.create = layout##_create, .initialise = layout##_initialise, .string = string_function},    \
        .fields = layout##_fields,                                                                             \
        .members = member_table, .properties = property_table, .methods = method_table};

static const TypeSpec BaseException_spec = {.name = "BaseException",
                                            .base = TYPE_INDEX_object,
                                            SPEC(ExceptionObject),
                                            .slots = {.create = exception_create,
                                                      .initialise = exception_initialise,
                                                      .string = exception_string,
                                                      .represent = represent},
                                            .fields = exception_fields,
                                            .members = exception_members,
                                            .properties = exception_properties,
                                            .methods = exception_methods};

WITH_TABLES(KeyError, LookupError, Exception, key_error_string, NULL, NULL, NULL)
WITH_TABLES(SystemExit, BaseException, SystemExit, NULL, SystemExit_members, NULL, NULL)
WITH_TABLES(StopIteration, Exception, StopIteration, NULL, StopIteration_members, NULL, NULL)
WITH_TABLES(AttributeError, Exception, AttributeError, NULL, AttributeError_members, NULL, AttributeError_methods)
WITH_TABLES(ImportError, Exception, ImportError, ImportError_string, ImportError_members, NULL, ImportError_methods)
WITH_TABLES(NameError, Exception, NameError, NULL, NameError_members, NULL, NULL)
WITH_TABLES(OSError, Exception, OSError, OSError_string, OSError_members, OSError_properties, OSError_methods)
WITH_TABLES(SyntaxError, Exception, SyntaxError, SyntaxError_string, SyntaxError_members, NULL, NULL)
WITH_TABLES(BaseExceptionGroup, BaseException, ExceptionGroup, ExceptionGroup_string, ExceptionGroup_members, NULL,
            ExceptionGroup_methods)

#define UNICODE_SPEC(type_name, initialise_function, string_function)                                        \
    static const TypeSpec type_name##_spec = {                                                               \
        .name = #type_name, .base = TYPE_INDEX_UnicodeError, SPEC(UnicodeErrorObject),                       \
        .slots = {.create = exception_create, .initialise = initialise_function, .string = string_function}, \
        .fields = UnicodeError_fields, .members = UnicodeError_members};
UNICODE_SPEC(UnicodeEncodeError, unicode_encode_error_initialise, unicode_encode_error_string)
UNICODE_SPEC(UnicodeDecodeError, unicode_decode_error_initialise, unicode_decode_error_string)
UNICODE_SPEC(UnicodeTranslateError, unicode_translate_error_initialise, unicode_translate_error_string)

const char *exception_doc(int index)
{
#define TYPE_ENTRY(name)
#define EXCEPTION_ENTRY(name, base, layout, doc) [TYPE_INDEX_##name - FIRST] = doc,
    static const char *const docs[] = {
#include "../types.def"
    };
#undef TYPE_ENTRY
#undef EXCEPTION_ENTRY
    return index < FIRST || index >= FIRST + (int)(sizeof docs / sizeof docs[0]) ? NULL : docs[index - FIRST];
}

const TypeSpec *exception_spec(int index)
{
    switch (index) {
#define OWN(name)            \
    case TYPE_INDEX_##name:  \
        return &name##_spec;
        OWN(BaseException)
        OWN(KeyError)
        OWN(SystemExit)
        OWN(StopIteration)
        OWN(AttributeError)
        OWN(ImportError)
        OWN(NameError)
        OWN(OSError)
        OWN(SyntaxError)
        OWN(BaseExceptionGroup)
        OWN(UnicodeEncodeError)
        OWN(UnicodeDecodeError)
        OWN(UnicodeTranslateError)
#undef OWN
    default:
        return &plain_specs[index - FIRST];
    }
}
