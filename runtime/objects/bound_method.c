/* bound_method.c: the `method` type: a function together with the object it was looked up on.
 *
 * Made whenever a method is taken without being called at once; `o.m is o.m` is False because each look makes
 * one. Attributes that the method lacks are the function's.
 */
#include "bound_method.h"
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "builtin.h"
#include "tuple.h"
#include "weakref.h"

NEW Object *bound_method_new(Object *function, Object *self)
{
    BoundMethod *method = (BoundMethod *)object_new(TYPE(bound_method));
    if (!method)
        return NULL;
    method->function = new_reference(function);
    method->self = new_reference(self);
    gc_track(&method->head);
    return &method->head;
}

static NEW Object *method_create(Type *type, Object **args, isize count, Tuple *names)
{
    if (!no_keywords("method", names))
        return NULL;
    if (count != 2)
        return raise_error(TypeError, "method expected 2 arguments, got %zd", count);
    if (!object_is_callable(args[0]))
        return raise_error(TypeError, "first argument must be callable");
    if (args[1] == NONE)
        return raise_error(TypeError, "instance must not be None");
    return bound_method_new(args[0], args[1]);
}

#define METHOD_ARGUMENTS_INLINE 8

/* Puts self in front of the arguments. The copy is borrowed: the caller's stack and the method hold everything. */
static NEW Object *method_call(Object *object, Object **args, isize count, Tuple *names)
{
    BoundMethod *self = (BoundMethod *)object;
    Object *few[METHOD_ARGUMENTS_INLINE];
    isize total = count + (names ? names->size : 0);
    Object **all = total < METHOD_ARGUMENTS_INLINE ? few : heap_allocate((size_t)(total + 1) * sizeof *all);
    if (!all)
        return NULL;
    all[0] = self->self;
    for (isize i = 0; i < total; i++)
        all[i + 1] = args[i];
    Object *result = object_call(self->function, all, count + 1, names);
    if (all != few)
        heap_free(all);
    return result;
}

static NEW Object *method_represent(Object *object)
{
    BoundMethod *self = (BoundMethod *)object;
    NATIVE_FRAME(held, "method.__repr__", "name", "text");
    if (object_find_attribute(self->function, NAME(__qualname__), &held[0]) < 0)
        return native_leave(held, NULL);
    if (!held[0] && object_find_attribute(self->function, NAME(__name__), &held[0]) < 0)
        return native_leave(held, NULL);
    held[1] = (Object *)object_repr(self->self);
    if (!held[1])
        return native_leave(held, NULL);
    Object *text;
    if (held[0] && is_str(held[0]))
        text = (Object *)str_format("<bound method %U of %U>", held[0], held[1]);
    else
        text = (Object *)str_format("<bound method ? of %U>", held[1]);
    return native_leave(held, text);
}

static isize method_hash(Object *object)
{
    BoundMethod *self = (BoundMethod *)object;
    isize function = object_hash(self->function);
    if (function == -1)
        return -1;
    isize hash = object_hash_by_address(self->self) ^ function;
    return hash == -1 ? -2 : hash;
}

static NEW Object *method_compare(Object *left, Object *right, CompareOperator operator)
{
    if ((operator != COMPARE_EQ && operator != COMPARE_NE) || !is_exact(left, bound_method) ||
        !is_exact(right, bound_method))
        return new_not_implemented();
    BoundMethod *a = (BoundMethod *)left, *b = (BoundMethod *)right;
    int equal = object_compare_bool(a->function, b->function, COMPARE_EQ);
    if (equal < 0)
        return NULL;
    equal = equal && a->self == b->self;
    return new_bool(equal == (operator == COMPARE_EQ));
}

/* What the type itself has comes first, then the function's attributes. */
static NEW Object *method_get_attribute(Object *object, Object *name)
{
    if (!is_str(name) || type_lookup(object->type, (Str *)name))
        return object_generic_get_attribute(object, name);
    if (!enter_recursion(" while getting an attribute"))
        return NULL;
    Object *result = object_get_attribute(((BoundMethod *)object)->function, (Str *)name);
    leave_recursion();
    return result;
}

/* A method that is bound already stays as it is. */
static NEW Object *method_descriptor_get(Object *self, Object *object, Object *type)
{
    return new_reference(self);
}

static NEW Object *method_get_doc(Object *object)
{
    return object_get_attribute(((BoundMethod *)object)->function, NAME(__doc__));
}

static NEW Object *method_reduce(Object **args, isize count, Tuple *names)
{
    BoundMethod *self = (BoundMethod *)args[0];
    NATIVE_FRAME(held, "method.__reduce__", "getattr", "name", "arguments");
    held[0] = object_get_attribute_text((Object *)RUNTIME->builtins, "getattr");
    held[1] = held[0] ? object_get_attribute(self->function, NAME(__name__)) : NULL;
    held[2] = held[1] ? (Object *)tuple_pack(2, self->self, held[1]) : NULL;
    return native_leave(held, held[2] ? (Object *)tuple_pack(2, held[0], held[2]) : NULL);
}

static const Field method_fields[] = {{"__func__", offsetof(BoundMethod, function)},
                                      {"__self__", offsetof(BoundMethod, self)},
                                      {0}};
static const Member method_members[] = {
    {"__func__", MEMBER_OBJECT, offsetof(BoundMethod, function), true, "the function that implements the method"},
    {"__self__", MEMBER_OBJECT, offsetof(BoundMethod, self), true, "the object to which the method is bound"},
    {0}};
static const Property method_properties[] = {{"__doc__", method_get_doc, NULL, NULL}, {0}};
static const Native method_methods[] = {{"__reduce__", method_reduce, "($self, /)", NULL}, {0}};

const TypeSpec bound_method_type = {
    .name = "method",
    .size_bytes = sizeof(BoundMethod),
    .weakrefs_offset = offsetof(BoundMethod, weakrefs),
    .flags = TYPE_COLLECTED,
    .slots = {.create = method_create,
              .call = method_call,
              .represent = method_represent,
              .hash = method_hash,
              .compare = method_compare,
              .get_attribute = method_get_attribute,
              .set_attribute = object_generic_set_attribute,
              .descriptor_get = method_descriptor_get},
    .fields = method_fields,
    .methods = method_methods,
    .members = method_members,
    .properties = method_properties,
    .doc = "A function bound to an instance.",
};
