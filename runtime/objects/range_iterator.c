/* range_iterator.c: the two iterators of range.
 *
 * While start, stop and step fit in 64 bits (with room for one step past the end) a RangeIterator counts in C
 * fields, which the evaluation loop also steps itself. Otherwise a LongRangeIterator counts in int objects.
 */
#include "../abstract.h"
#include "../error.h"
#include "../heap/fresh.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "int.h"
#include "int_inline.h"
#include "iterator.h"
#include "range.h"
#include "tuple.h"

/* ---- short ------------------------------------------------------------------------------------------- */

/* Every value up to one step past the last fits in 64 bits. */
static bool is_short(const Range *range)
{
    if (!int_is_compact(range->start) || !int_is_compact(range->step) || !int_is_compact(range->length))
        return false;
    int64_t end;
    return !__builtin_mul_overflow(int_value(range->length), int_value(range->step), &end) &&
           !__builtin_add_overflow(int_value(range->start), end, &end);
}

static NEW Object *iterate_short(const Range *range)
{
    RangeIterator *self = (RangeIterator *)fresh_plain(TYPE(range_iterator), sizeof(RangeIterator), 0);
    if (!self)
        return NULL;
    self->start = int_value(range->start);
    self->step = int_value(range->step);
    self->length = int_value(range->length);
    return (Object *)self;
}

/* The `next` slot. */
static int range_iterator_next(Object *object, Object **item)
{
    RangeIterator *self = (RangeIterator *)object;
    if (self->length <= 0)
        return 0;
    *item = int_make(self->start);
    if (!*item)
        return -1;
    self->start += self->step;
    self->length--;
    return 1;
}

static Object *length_hint(Object **args, isize count, Tuple *names)
{
    return int_make(((RangeIterator *)args[0])->length);
}

/* Goes to item `at` of what is left, clipped. */
static Object *set_state(Object **args, isize count, Tuple *names)
{
    RangeIterator *self = (RangeIterator *)args[0];
    isize at;
    if (!object_as_isize(args[1], OverflowError, &at))
        return NULL;
    at = at < 0 ? 0 : at > self->length ? self->length : at;
    self->start += at * self->step;
    self->length -= at;
    return new_none();
}

/* (iter, (range,), None) as pickling wants it. */
static NEW Object *reduce_to(Object *start, Object *stop, Object *step)
{
    Object *range = start && stop && step ? range_new(start, stop, step) : NULL;
    decref_maybe(start);
    decref_maybe(stop);
    decref_maybe(step);
    if (!range)
        return NULL;
    Object *iter = object_get_attribute_text((Object *)RUNTIME->builtins, "iter");
    Object *arguments = iter ? (Object *)tuple_pack(1, range) : NULL;
    Object *result = arguments ? (Object *)tuple_pack(3, iter, arguments, NONE) : NULL;
    decref(range);
    decref_maybe(iter);
    decref_maybe(arguments);
    return result;
}

static Object *reduce(Object **args, isize count, Tuple *names)
{
    RangeIterator *self = (RangeIterator *)args[0];
    return reduce_to(int_make(self->start), int_make(self->start + self->length * self->step),
                     int_make(self->step));
}

static const Native short_methods[] = {
    LENGTH_HINT_METHOD(length_hint),
    REDUCE_METHOD(reduce),
    SET_STATE_METHOD(set_state),
    {0}};

const TypeSpec range_iterator_type = {
    .name = "range_iterator",
    .size_bytes = sizeof(RangeIterator),
    .flags = TYPE_NO_CREATE,
    .slots = {.iterate = iterator_self, .next = range_iterator_next},
    .deallocate = free_plain,
    .methods = short_methods,
};

/* ---- long -------------------------------------------------------------------------------------------- */

static NEW Object *iterate_long(const Range *range)
{
    LongRangeIterator *self =
        (LongRangeIterator *)fresh_plain(TYPE(long_range_iterator), sizeof(LongRangeIterator), 0);
    if (!self)
        return NULL;
    self->start = new_reference(range->start);
    self->step = new_reference(range->step);
    self->length = new_reference(range->length);
    return (Object *)self;
}

NEW Object *range_iterate(Object *range)
{
    return is_short((Range *)range) ? iterate_short((Range *)range) : iterate_long((Range *)range);
}

static int next_long(Object *object, Object **item)
{
    LongRangeIterator *self = (LongRangeIterator *)object;
    if (int_sign(self->length) <= 0)
        return 0;
    Object *length = int_subtract(self->length, int_make(1));
    Object *start = length ? int_add(self->start, self->step) : NULL;
    if (!start) {
        decref_maybe(length);
        return -1;
    }
    *item = self->start; /* its reference moves to the caller */
    self->start = start;
    set_slot(&self->length, length);
    return 1;
}

static Object *long_length_hint(Object **args, isize count, Tuple *names)
{
    return new_reference(((LongRangeIterator *)args[0])->length);
}

static Object *long_reduce(Object **args, isize count, Tuple *names)
{
    LongRangeIterator *self = (LongRangeIterator *)args[0];
    Object *distance = int_multiply(self->length, self->step);
    Object *stop = distance ? int_add(self->start, distance) : NULL;
    decref_maybe(distance);
    return reduce_to(new_reference(self->start), stop, new_reference(self->step));
}

static const Native long_methods[] = {
    LENGTH_HINT_METHOD(long_length_hint),
    REDUCE_METHOD(long_reduce),
    {0}};

static const Field long_field_names[] = {{"start", offsetof(LongRangeIterator, start), EDGE_HIDDEN},
                                         {"step", offsetof(LongRangeIterator, step), EDGE_HIDDEN},
                                         {"length", offsetof(LongRangeIterator, length), EDGE_HIDDEN},
                                         {0}};

const TypeSpec long_range_iterator_type = {
    .name = "longrange_iterator",
    .size_bytes = sizeof(LongRangeIterator),
    .flags = TYPE_NO_CREATE,
    .slots = {.iterate = iterator_self, .next = next_long},
    .fields = long_field_names,
    .methods = long_methods,
};
