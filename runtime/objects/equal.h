/* equal.h: equality of the commonest operands without a call, for containers that search. */
#ifndef VIV_EQUAL_H
#define VIV_EQUAL_H

#include "../abstract.h"
#include "../runtime.h"
#include "float.h"

/* As equal_at_once, for two tuples, item by item. */
int tuples_equal_at_once(const Tuple *left, const Tuple *right);

/* 1 or 0 if it can be told without running Python (identical objects are equal), else -2. */
static inline int equal_at_once(const Object *left, const Object *right)
{
    if (left == right)
        return 1;
    uint32_t flags = left->flags & right->flags;
    if (flags & FLAG_COMPACT_INT)
        return int_value(left) == int_value(right);
    if (has_type(left, TYPE(str)) && has_type(right, TYPE(str)))
        return str_equal((const Str *)left, (const Str *)right);
    if (flags & FLAG_FLOAT)
        return ((const Float *)left)->value == ((const Float *)right)->value;
    if (has_type(left, TYPE(tuple)) && has_type(right, TYPE(tuple)))
        return tuples_equal_at_once((const Tuple *)left, (const Tuple *)right);
    return -2;
}

/* 1, 0, -1: raised. Both operands must be held by somebody whom Python cannot make let go. */
static inline int equal_held(Object *left, Object *right)
{
    int answer = equal_at_once(left, right);
    return LIKELY(answer != -2) ? answer : object_compare_bool(left, right, COMPARE_EQ);
}

/* The same with a reference of our own to `item`, as CPython takes one: the container may lose it meanwhile.
 * `item_is_left` says on which side it stands. */
int equal_while_held(Object *item, Object *other, bool item_is_left);

#endif
