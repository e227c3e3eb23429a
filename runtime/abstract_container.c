/* abstract_container.c: lengths, items, membership and iteration of any object. */
#include "abstract.h"

#include "error.h"
#include "objects/generator.h"
#include "objects/generic_alias.h"
#include "objects/int.h"
#include "objects/sequence_iterator.h"
#include "objects/slot_dispatch.h"
#include "objects/str.h"
#include "runtime.h"
#include "type.h"

isize object_length(Object *object)
{
    LengthFunction length = object->type->slots.length;
    if (length)
        return length(object);
    raise_error(TypeError, "object of type '%T' has no len()", object);
    return -1;
}

/* What __length_hint__ answered; -1: raised. */
static isize hint_from(STOLEN Object *answer, isize otherwise)
{
    isize hint = otherwise;
    if (!answer)
        return -1;
    if (answer == NOT_IMPLEMENTED)
        return otherwise;
    if (!is_int(answer)) {
        raise_error(TypeError, "__length_hint__ must be an integer, not %T", answer);
        hint = -1;
    } else if (!int_as_isize(answer, &hint))
        hint = -1;
    else if (hint < 0) {
        raise_error(ValueError, "__length_hint__() should return >= 0");
        hint = -1;
    }
    decref(answer);
    return hint;
}

isize object_length_hint(Object *object, isize otherwise)
{
    if (object->type->slots.length) {
        isize length = object_length(object);
        if (length >= 0 || !error_matches(TypeError))
            return length;
        error_clear();
    }
    Object *method = object_lookup_special(object, NAME(__length_hint__));
    if (!method)
        return error_occurred() ? -1 : otherwise;
    Object *answer = object_call_none(method);
    decref(method);
    if (!answer && error_matches(TypeError)) {
        error_clear();
        return otherwise;
    }
    return hint_from(answer, otherwise);
}

NEW Object *object_get_item(Object *object, Object *key)
{
    BinaryFunction get_item = object->type->slots.get_item;
    if (LIKELY(get_item != NULL))
        return get_item(object, key);
    if (is_type(object)) {
        if (object == (Object *)TYPE(type))
            return generic_alias_new(object, key);
        Object *method;
        int found = object_find_attribute(object, NAME(__class_getitem__), &method);
        if (found < 0)
            return NULL;
        if (!found)
            return raise_error(TypeError, "type '%N' is not subscriptable", (Type *)object);
        Object *result = object_call_one(method, key);
        decref(method);
        return result;
    }
    return raise_error(TypeError, "'%T' object is not subscriptable", object);
}

/* Has the type what CPython calls a sequence's table? Classes made by programs always have. */
static bool is_like_sequence(const Type *type)
{
    return type->flags & TYPE_HEAP || type->slots.length || type->slots.contains;
}

bool object_set_item(Object *object, Object *key, Object *value)
{
    SetItemFunction set_item = object->type->slots.set_item;
    if (LIKELY(set_item != NULL))
        return set_item(object, key, value);
    return raise_error(TypeError, value ? "'%T' object does not support item assignment"
                                  : is_like_sequence(object->type) && object_has_index(key)
                                      ? "'%T' object doesn't support item deletion"
                                      : "'%T' object does not support item deletion", object);
}

/* Looks for an item by walking: what `in` does for objects without __contains__. */
static int contains_by_iteration(Object *container, Object *item)
{
    NATIVE_FRAME(held, "in", "iterator", "item");
    int more = 0, equal = 0;
    held[0] = object_iterate(container);
    if (!held[0]) {
        if (error_matches(TypeError)) {
            error_clear();
            raise_error(TypeError, "argument of type '%T' is not iterable", container);
        }
        native_leave(held, NULL);
        return -1;
    }
    while (equal == 0 && (more = iter_next(held[0], &held[1])) == 1) {
        equal = object_compare_bool(held[1], item, COMPARE_EQ);
        clear_slot(&held[1]);
    }
    native_leave(held, NULL);
    return more < 0 ? -1 : equal;
}

int object_contains(Object *container, Object *item)
{
    ContainsFunction contains = container->type->slots.contains;
    return contains ? contains(container, item) : contains_by_iteration(container, item);
}

/* ---- iteration ------------------------------------------------------------------------------------------- */

bool object_is_iterator(Object *object)
{
    return object->type->slots.next != NULL;
}

NEW Object *object_iterate(Object *object)
{
    UnaryFunction iterate = object->type->slots.iterate;
    if (!iterate) {
        if (object->type->slots.get_item && !is_dict(object))
            return sequence_iterator_new(object);
        return raise_not_iterable(object);
    }
    Object *iterator = iterate(object);
    if (iterator && !object_is_iterator(iterator)) {
        raise_not_iterator(iterator);
        decref(iterator);
        return NULL;
    }
    return iterator;
}

int iter_next_keeping_stop(Object *iterator, Object **item)
{
    NextFunction next = iterator->type->slots.next;
    if (is_exact(iterator, generator))
        return generator_next_keeping_stop(iterator, item);
    return next == dispatch_next ? dispatch_next_keeping_stop(iterator, item) : next(iterator, item);
}

int iter_next_inner(Object *iterator, Object **item)
{
    if (!enter_recursion(" while iterating"))
        return -1;
    int more = iter_next(iterator, item);
    leave_recursion();
    return more;
}

int iter_next(Object *iterator, Object **item)
{
    if (UNLIKELY(!iterator->type->slots.next)) { /* its class has lost __next__ since iter() */
        raise_not_iterable(iterator);
        return -1;
    }
    int more = iterator->type->slots.next(iterator, item);
    if (UNLIKELY(more < 0) && error_matches(StopIteration)) {
        error_clear();
        return 0;
    }
    return more;
}
