/* default_dict.c: collections.defaultdict: a dict whose __missing__ calls a factory and stores the result. */
#include "../abstract.h"
#include "../error.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"
#include "dict_keys.h"
#include "generic_alias.h"
#include "sequence.h"
#include "slot_dispatch.h"
#include "tuple.h"

typedef struct DefaultDict {
    Dict dict;
    Object *factory; /* NULL or None: none */
} DefaultDict;

static Object *factory_of(Object *object)
{
    Object *factory = ((DefaultDict *)object)->factory;
    return factory ? factory : NONE;
}

static bool initialise(Object *object, Object **args, isize count, Tuple *names)
{
    DefaultDict *self = (DefaultDict *)object;
    Object *factory = count ? args[0] : NULL;
    if (factory && factory != NONE && !object_is_callable(factory))
        return raise_error(TypeError, "first argument must be callable or None");
    set_slot(&self->factory, new_reference_maybe(factory));
    if (!count)
        return TYPE(dict)->slots.initialise(object, args, 0, names);
    NATIVE_FRAME(held, "defaultdict", "unused");
    arguments_hold(held, args + 1, count - 1, NULL); /* CPython slices the tuple of arguments */
    bool done = TYPE(dict)->slots.initialise(object, args + 1, count - 1, names);
    arguments_let_go(held);
    return native_leave_bool(held, done);
}

static void traverse(Object *object, VisitFunction visit, void *context)
{
    VISIT(((DefaultDict *)object)->factory, EDGE_FIELD, 0);
    TYPE(dict)->traverse(object, visit, context);
}

static void deallocate(Object *object)
{
    gc_untrack(object);
    clear_slot(&((DefaultDict *)object)->factory);
    TYPE(dict)->deallocate(object);
}

static void clear(Object *object)
{
    clear_slot(&((DefaultDict *)object)->factory);
    TYPE(dict)->clear(object);
}

static Object *represent(Object *object)
{
    NATIVE_FRAME(held, "defaultdict.__repr__", "dict", "factory");
    held[0] = dict_represent(object);
    if (!held[0])
        return native_leave(held, NULL);
    int entered = repr_enter(factory_of(object));
    if (entered < 0)
        return native_leave(held, NULL);
    held[1] = entered > 0 ? (Object *)str_from_text("...") : (Object *)object_repr(factory_of(object));
    if (entered == 0)
        repr_leave(factory_of(object));
    return native_leave(held,
                        held[1] ? (Object *)str_format("%s(%U, %U)", bare_type_name(object), held[1], held[0]) : NULL);
}

/* type(self)(factory, dict) */
static NEW Object *make_like(Object *self, Object *contents)
{
    return object_call_two((Object *)self->type, factory_of(self), contents);
}

static Object *unite(Object *left, Object *right)
{
    if (!is_dict(left) || !is_dict(right))
        return new_not_implemented();
    NATIVE_FRAME(held, "defaultdict.__or__", "result");
    Object *self = is_instance_of(left, TYPE(default_dict)) ? left : right;
    Object *result = held[0] = make_like(self, left);
    if (!result || !dict_update((Dict *)result, right))
        return native_leave(held, NULL);
    return native_leave_with(held, 0);
}

static Object *method_missing(Object **args, isize count, Tuple *names)
{
    Object *factory = factory_of(args[0]);
    if (factory == NONE)
        return raise_key_error(args[1]);
    NATIVE_FRAME(held, "defaultdict.__missing__", "value");
    Object *value = held[0] = object_call_none(factory);
    if (!value || !object_set_item(args[0], args[1], value))
        return native_leave(held, NULL);
    return native_leave_with(held, 0);
}

static Object *method_copy(Object **args, isize count, Tuple *names)
{
    return make_like(args[0], args[0]);
}

static Object *method_reduce(Object **args, isize count, Tuple *names)
{
    NATIVE_FRAME(held, "defaultdict.__reduce__", "arguments", "items", "iterator");
    Object *factory = factory_of(args[0]);
    held[0] = (Object *)(factory == NONE ? new_reference(RUNTIME->empty_tuple) : tuple_pack(1, factory));
    held[1] = held[0] ? object_call_method_none(args[0], NAME(items)) : NULL;
    held[2] = held[1] ? object_iterate(held[1]) : NULL;
    return native_leave(held, held[2] ? (Object *)tuple_pack(5, args[0]->type, held[0], NONE, NONE, held[2]) : NULL);
}

static const Native methods[] = {
    {"__missing__", method_missing, "($self, key, /)",
     "Called by __getitem__ for a missing key: the factory's value is stored and returned.", 0},
    {"copy", method_copy, "($self, /)", "D.copy() -> a shallow copy of D.", 0},
    {"__copy__", method_copy, "($self, /)", "D.copy() -> a shallow copy of D.", 0},
    REDUCE_METHOD(method_reduce),
    CLASS_GETITEM_METHOD,
    {0}};

static const Member members[] = {{"default_factory", MEMBER_OBJECT, offsetof(DefaultDict, factory), false,
                                  "Factory for default value called by __missing__()."},
                                 {0}};

const TypeSpec default_dict_type = {
    .name = "collections.defaultdict",
    .base = TYPE_INDEX_dict,
    .size_bytes = sizeof(DefaultDict),
    .flags = TYPE_COLLECTED | TYPE_BASE | TYPE_DICT | TYPE_IMMUTABLE,
    .slots = {.represent = represent, .initialise = initialise, .bit_or = unite},
    .deallocate = deallocate,
    .traverse = traverse,
    .clear = clear,
    .field_names = (const char *const[]){"default_factory", NULL},
    .methods = methods,
    .members = members,
    .doc = "defaultdict(default_factory=None, /, [...]) --> dict with default factory\n\n"
           "The default factory is called without arguments to produce\n"
           "a new value when a key is not present, in __getitem__ only.\n"
           "A defaultdict compares equal to a dict with the same items.\n"
           "All remaining arguments are treated the same as if they were\n"
           "passed to the dict constructor, including keyword arguments.\n"};
