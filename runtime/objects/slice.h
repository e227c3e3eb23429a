/* slice.h: the `slice` type, and slices as sequences understand them. */
#ifndef VIV_SLICE_H
#define VIV_SLICE_H

#include "../object.h"

/* start:stop:step */
typedef struct Slice {
    Object head;
    Object *start, *stop, *step; /* any object; None where absent */
} Slice;

/* NULL arguments are None. */
NEW Object *slice_new(Object *start, Object *stop, Object *step);

/* The three as C numbers, clipped; None becomes the end that the step asks for. Runs Python (__index__):
 * measure the sequence afterwards. */
bool slice_unpack(Object *slice, isize *start, isize *stop, isize *step);

/* One of the three: an index clipped to what isize holds, or TypeError "slice indices must be …". Runs Python. */
bool slice_index(Object *object, isize *result);

/* The range [from, to) as far as it lies in a sequence of `length` items. */
static inline void clip_range(isize length, isize *from, isize *to)
{
    *from = *from < 0 ? 0 : *from > length ? length : *from;
    *to = *to < *from ? *from : *to > length ? length : *to;
}

/* Brings start and stop into a sequence of `length` items; returns how many items the slice selects. */
isize slice_adjust(isize length, isize *start, isize *stop, isize step);

/* The same three as ints, for a length of any size; 0: start, 1: stop, 2: step, each NEW. Runs Python. */
bool slice_long_indices(Object *slice, Object *length, Object *result[3]);

#endif
