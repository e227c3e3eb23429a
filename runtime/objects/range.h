/* range.h: the `range` type and its iterators. */
#ifndef VIV_RANGE_H
#define VIV_RANGE_H

#include "../object.h"

/* All four are exact ints; length is computed once. */
typedef struct Range {
    Object head;
    Object *start, *stop, *step, *length;
} Range;

/* The iterator while every value fits in 64 bits, in C fields so that the machine can step it itself:
 * the next value is `start`; `length` more values are to come. */
typedef struct RangeIterator {
    Object head;
    int64_t start, step, length;
} RangeIterator;

/* The iterator of any other range. */
typedef struct LongRangeIterator {
    Object head;
    Object *start, *step, *length;
} LongRangeIterator;

NEW Object *range_new(Object *start, Object *stop, Object *step); /* ints; ValueError for step 0 */
NEW Object *range_iterate(Object *range);                         /* RangeIterator or LongRangeIterator */

#endif
