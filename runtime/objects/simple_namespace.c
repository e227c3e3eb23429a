/* simple_namespace.c: types.SimpleNamespace: attributes given by keyword, and a repr that shows them. */
#include "simple_namespace.h"
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "builtin.h"
#include "dict.h"
#include "list.h"
#include "tuple.h"

typedef struct SimpleNamespace {
    Object head;
    Dict *dict;
} SimpleNamespace;

static Object *namespace_create(Type *type, Object **args, isize count, Tuple *names)
{
    (void)args, (void)count, (void)names;
    SimpleNamespace *self = (SimpleNamespace *)object_new(type);
    if (!self)
        return NULL;
    self->dict = dict_new();
    gc_track(&self->head);
    if (!self->dict) {
        decref(self);
        return NULL;
    }
    return &self->head;
}

Object *simple_namespace_new(Dict *dict_or_null)
{
    Object *self = namespace_create(TYPE(simple_namespace), NULL, 0, NULL);
    if (self && dict_or_null && !dict_update(((SimpleNamespace *)self)->dict, (Object *)dict_or_null))
        clear_slot(&self);
    return self;
}

static bool namespace_initialise(Object *object, Object **args, isize count, Tuple *names)
{
    Dict *dict = ((SimpleNamespace *)object)->dict;
    if (!arguments_check_count("SimpleNamespace", count, 0, 1))
        return false;
    if (count == 1) {
        Dict *given = dict_new();
        bool done = given && dict_update(given, args[0]) && dict_check_keywords(given) &&
                    dict_update(dict, (Object *)given);
        decref_maybe(given);
        if (!done)
            return false;
    }
    for (isize i = 0; names && i < tuple_length(names); i++)
        if (!dict_set(dict, tuple_at(names, i), args[count + i]))
            return false;
    return true;
}

static void namespace_deallocate(Object *object)
{
    gc_untrack(object);
    if (!dealloc_enter(object))
        return;
    clear_slot(&((SimpleNamespace *)object)->dict);
    object_free(object);
    dealloc_leave();
}

static void namespace_traverse(Object *object, VisitFunction visit, void *context)
{
    VISIT(((SimpleNamespace *)object)->dict, EDGE_DICT, 0);
}

static void namespace_clear(Object *object)
{
    clear_slot(&((SimpleNamespace *)object)->dict);
}

static NEW Str *attributes_text(Dict *dict)
{
    NATIVE_FRAME(held, "repr of a namespace", "texts", "value", "name");
    List *texts = list_new(0);
    held[0] = (Object *)texts;
    isize position = 0;
    Object *name, *value;
    bool done = texts != NULL;
    while (done && dict_next(dict, &position, &name, &value)) {
        if (!is_str(name) || str_length((Str *)name) == 0)
            continue;
        set_slot(&held[1], new_reference(value));
        set_slot(&held[2], new_reference(name));
        Str *text = str_format("%S=%R", held[2], held[1]);
        done = text && list_append(texts, (Object *)text);
        decref_maybe(text);
    }
    Str *comma = done ? str_from_text(", ") : NULL;
    Str *result = comma ? str_join(comma, (Object *)texts) : NULL;
    decref_maybe(comma);
    return (Str *)native_leave(held, (Object *)result);
}

static Object *namespace_represent(Object *object)
{
    const char *name = is_exact(object, simple_namespace) ? "namespace" : object->type->name;
    int inside = repr_enter(object);
    if (inside)
        return inside < 0 ? NULL : (Object *)str_format("%s(...)", name);
    Str *text = attributes_text(((SimpleNamespace *)object)->dict);
    Object *result = text ? (Object *)str_format("%s(%U)", name, text) : NULL;
    decref_maybe(text);
    repr_leave(object);
    return result;
}

static Object *namespace_compare(Object *left, Object *right, CompareOperator operator)
{
    if (!is_instance_of(left, TYPE(simple_namespace)) || !is_instance_of(right, TYPE(simple_namespace)))
        return new_not_implemented();
    return object_compare((Object *)((SimpleNamespace *)left)->dict,
                          (Object *)((SimpleNamespace *)right)->dict, operator);
}

static Object *method_reduce(Object **args, isize count, Tuple *names)
{
    (void)count, (void)names;
    return (Object *)tuple_pack(3, (Object *)args[0]->type, (Object *)RUNTIME->empty_tuple,
                                (Object *)((SimpleNamespace *)args[0])->dict);
}

/* copy.replace(): args[0] is self, the rest values of keywords. */
static Object *method_replace(Object **args, isize count, Tuple *names)
{
    if (count > 1)
        return raise_error(TypeError, "__replace__() takes no positional arguments");
    Object *result = object_call_none((Object *)args[0]->type);
    if (!result)
        return NULL;
    Dict *dict = ((SimpleNamespace *)result)->dict;
    bool done = dict_update(dict, (Object *)((SimpleNamespace *)args[0])->dict);
    for (isize i = 0; done && names && i < tuple_length(names); i++)
        done = dict_set(dict, tuple_at(names, i), args[count + i]);
    if (!done)
        clear_slot(&result);
    return result;
}

static const Native namespace_methods[] = {
    {"__reduce__", method_reduce, "($self, /)", "Return state information for pickling", 0},
    {"__replace__", method_replace, "($self, /, **changes)",
     "Return a copy of the namespace object with new values for the specified attributes.", NATIVE_RAW},
    {0},
};

static const Member namespace_members[] = {
    {"__dict__", MEMBER_OBJECT, offsetof(SimpleNamespace, dict), true, NULL},
    {0},
};

const TypeSpec simple_namespace_type = {
    .name = "types.SimpleNamespace",
    .size_bytes = sizeof(SimpleNamespace),
    .flags = TYPE_COLLECTED | TYPE_BASE,
    .dict_offset = offsetof(SimpleNamespace, dict),
    .slots = {.represent = namespace_represent,
              .get_attribute = object_generic_get_attribute,
              .set_attribute = object_generic_set_attribute,
              .compare = namespace_compare,
              .initialise = namespace_initialise,
              .create = namespace_create},
    .deallocate = namespace_deallocate,
    .traverse = namespace_traverse,
    .clear = namespace_clear,
    .methods = namespace_methods,
    .members = namespace_members,
    .doc = "A simple attribute-based namespace.",
};
