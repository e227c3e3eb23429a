/* union_type.c: int | str: a tuple of types, each once, that isinstance accepts.
 *
 * `args` is flat: a union within a union is taken apart, None stands for its type. Equality does not mind the order.
 */
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "dict.h"
#include "generic_alias.h"
#include "list.h"
#include "set.h"
#include "tuple.h"
#include "type_object.h"

/* ---- making ------------------------------------------------------------------------------------------------ */

static bool may_stand_in_union(Object *object)
{
    return object == NONE || is_type(object) || is_instance_of(object, TYPE(generic_alias)) ||
           is_exact(object, type_alias) || is_exact(object, type_variable) || is_exact(object, union_type);
}

/* Appends what is not there yet; unions are taken apart. Types compare by identity, aliases by value. */
static bool append_flat(List *list, Object *item)
{
    if (is_exact(item, union_type)) {
        Tuple *args = ((UnionType *)item)->args;
        for (isize i = 0; i < tuple_length(args); i++)
            if (!append_flat(list, tuple_at(args, i)))
                return false;
        return true;
    }
    if (item == NONE)
        item = (Object *)TYPE(none_type);
    for (isize i = 0; i < list_length(list); i++) {
        Object *present = list_at(list, i);
        int equal = present == item;
        if (!equal && is_instance_of(present, TYPE(generic_alias)) && is_instance_of(item, TYPE(generic_alias)))
            equal = object_compare_bool(present, item, COMPARE_EQ);
        if (equal)
            return equal > 0;
    }
    return list_append(list, item);
}

static NEW Object *union_of(STOLEN List *members)
{
    if (list_length(members) == 1) {
        Object *only = new_reference(list_at(members, 0));
        decref(members);
        return only;
    }
    Tuple *args = list_to_tuple(members);
    decref(members);
    UnionType *self = args ? (UnionType *)object_new(TYPE(union_type)) : NULL;
    if (!self) {
        decref_maybe(args);
        return NULL;
    }
    self->args = args;
    gc_track(&self->head);
    return &self->head;
}

Object *union_type_or(Object *left, Object *right)
{
    if (!may_stand_in_union(left) || !may_stand_in_union(right))
        return new_not_implemented();
    List *members = list_new(0);
    if (members && append_flat(members, left) && append_flat(members, right))
        return union_of(members);
    decref_maybe(members);
    return NULL;
}

/* ---- behaviour --------------------------------------------------------------------------------------------- */

static Object *union_represent(Object *object)
{
    Tuple *args = ((UnionType *)object)->args;
    List *texts = list_new(0);
    bool done = texts != NULL;
    for (isize i = 0; done && i < tuple_length(args); i++) {
        Object *item = tuple_at(args, i);
        Str *text = item == (Object *)TYPE(none_type) ? str_from_text("None") : type_argument_text(item);
        done = text && list_append(texts, (Object *)text);
        decref_maybe(text);
    }
    Str *bar = done ? str_from_text(" | ") : NULL;
    Object *result = bar ? (Object *)str_join(bar, (Object *)texts) : NULL;
    decref_maybe(bar);
    decref_maybe(texts);
    return result;
}

static isize union_hash(Object *object)
{
    if (!enter_recursion(" while hashing an object"))
        return -1;
    Set *set = frozenset_new((Object *)((UnionType *)object)->args);
    isize hash = set ? object_hash((Object *)set) : -1;
    decref_maybe(set);
    leave_recursion();
    return hash;
}

/* Order does not matter. */
static Object *union_compare(Object *left, Object *right, CompareOperator operator)
{
    if ((operator != COMPARE_EQ && operator != COMPARE_NE) || !is_exact(left, union_type) || !is_exact(right, union_type))
        return new_not_implemented();
    Set *ours = frozenset_new((Object *)((UnionType *)left)->args);
    Set *theirs = ours ? frozenset_new((Object *)((UnionType *)right)->args) : NULL;
    Object *result = theirs ? object_compare((Object *)ours, (Object *)theirs, operator) : NULL;
    decref_maybe(ours);
    decref_maybe(theirs);
    return result;
}

static Object *get_parameters(Object *object)
{
    UnionType *self = (UnionType *)object;
    if (!self->parameters)
        self->parameters = generic_parameters(self->args);
    return new_reference_maybe((Object *)self->parameters);
}

/* (T | None)[int] */
static Object *union_get_item(Object *object, Object *key)
{
    UnionType *self = (UnionType *)object;
    Object *parameters = get_parameters(object);
    Tuple *args = parameters ? generic_substitute(object, self->args, (Tuple *)parameters, key) : NULL;
    decref_maybe(parameters);
    List *members = args ? list_new(0) : NULL;
    bool done = members != NULL;
    for (isize i = 0; done && i < tuple_length(args); i++)
        done = append_flat(members, tuple_at(args, i));
    decref_maybe(args);
    if (done)
        return union_of(members);
    decref_maybe(members);
    return NULL;
}

static const Native union_methods[] = {
    {0},
};

static const Member union_members[] = {
    {"__args__", MEMBER_OBJECT, offsetof(UnionType, args), true, NULL},
    {0},
};

static const Property union_properties[] = {
    {"__parameters__", get_parameters, NULL, "Type variables in the types.UnionType."},
    {0},
};

static const Field union_fields[] = {{"__args__", offsetof(UnionType, args)},
                                     {"__parameters__", offsetof(UnionType, parameters)},
                                     {0}};

const TypeSpec union_type_type = {
    .name = "types.UnionType",
    .size_bytes = sizeof(UnionType),
    .flags = TYPE_COLLECTED | TYPE_NO_CREATE,
    .slots = {.represent = union_represent,
              .hash = union_hash,
              .get_attribute = object_generic_get_attribute,
              .compare = union_compare,
              .bit_or = union_type_or,
              .get_item = union_get_item},
    .fields = union_fields,
    .methods = union_methods,
    .members = union_members,
    .properties = union_properties,
    .doc = "Represent a PEP 604 union type\n\nE.g. for int | str",
};
