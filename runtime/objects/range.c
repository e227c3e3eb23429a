/* range.c: the `range` type.
 *
 * A range keeps start, stop, step and its length as ints of any size, as CPython does; the length is computed
 * once, when the range is made. It never changes and cannot be part of a cycle, so it is not collected.
 * Iterators are in range_iterator.c.
 */
#include "range.h"

#include "../abstract.h"
#include "../error.h"
#include "../heap/fresh.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "builtin.h"
#include "int.h"
#include "int_inline.h"
#include "sequence.h"
#include "slice.h"
#include "str.h"
#include "tuple.h"

/* ---- making ------------------------------------------------------------------------------------------ */

/* How many steps lead from start to before stop, in 64 bits; false if that may overflow. */
static bool count_compact(Object *start, Object *stop, Object *step, Object **length)
{
    if (!int_is_compact(start) || !int_is_compact(stop) || !int_is_compact(step))
        return false;
    int64_t low = int_value(start), high = int_value(stop), by = int_value(step);
    if (by < 0) {
        int64_t swap = low;
        low = high;
        high = swap;
    }
    uint64_t distance = low < high ? (uint64_t)high - (uint64_t)low : 0;
    uint64_t stride = by < 0 ? -(uint64_t)by : (uint64_t)by;
    *length = int_from_uint64(distance ? (distance - 1) / stride + 1 : 0);
    return true;
}

static NEW Object *count_steps(Object *start, Object *stop, Object *step)
{
    Object *length = NULL;
    if (count_compact(start, stop, step, &length))
        return length;
    bool is_backward = int_is_negative(step);
    Object *low = is_backward ? stop : start, *high = is_backward ? start : stop;
    if (int_compare(low, high) >= 0)
        return int_make(0);
    Object *distance = int_subtract(high, low), *stride = int_absolute(step);
    Object *last = distance ? int_subtract(distance, int_make(1)) : NULL;
    Object *quotient = last && stride ? int_floor_divide(last, stride) : NULL;
    if (quotient)
        length = int_add(quotient, int_make(1));
    decref_maybe(distance);
    decref_maybe(stride);
    decref_maybe(last);
    decref_maybe(quotient);
    return length;
}

/* Takes the three ints, and the length if it is known. */
static NEW Object *make_range(STOLEN Object *start, STOLEN Object *stop, STOLEN Object *step,
                              STOLEN Object *length)
{
    Range *self = NULL;
    if (start && stop && step && !length)
        length = count_steps(start, stop, step);
    if (start && stop && step && length)
        self = (Range *)fresh_plain(TYPE(range), sizeof(Range), 0);
    if (!self) {
        decref_maybe(start);
        decref_maybe(stop);
        decref_maybe(step);
        decref_maybe(length);
        return NULL;
    }
    self->start = start;
    self->stop = stop;
    self->step = step;
    self->length = length;
    return (Object *)self;
}

NEW Object *range_new(Object *start, Object *stop, Object *step)
{
    if (int_sign(step) == 0)
        return raise_error(ValueError, "range() arg 3 must not be zero");
    return make_range(int_exact(start), int_exact(stop), int_exact(step), NULL);
}

static Object *create(Type *type, Object **args, isize count, Tuple *names)
{
    if (!no_keywords("range", names))
        return NULL;
    if (count < 1)
        return raise_error(TypeError, "range expected at least 1 argument, got %zd", count);
    if (count > 3)
        return raise_error(TypeError, "range expected at most 3 arguments, got %zd", count);
    NATIVE_FRAME(held, "range", "start", "stop", "step");
    held[0] = count == 1 ? int_make(0) : number_index(args[0]);
    held[1] = held[0] ? number_index(args[count == 1 ? 0 : 1]) : NULL;
    held[2] = held[1] ? (count == 3 ? number_index(args[2]) : int_make(1)) : NULL;
    if (!held[2])
        return native_leave(held, NULL);
    return native_leave(held, range_new(held[0], held[1], held[2]));
}

static void deallocate(Object *object)
{
    Range *self = (Range *)object;
    decref(self->start);
    decref(self->stop);
    decref(self->step);
    decref(self->length);
    object_free(object);
}

/* ---- items ------------------------------------------------------------------------------------------- */

static isize length(Object *object)
{
    isize result;
    return int_as_isize(((Range *)object)->length, &result) ? result : -1;
}

/* start + at * step, not checked. */
static NEW Object *item_at(const Range *self, Object *at)
{
    Object *offset = int_multiply(at, self->step);
    if (!offset)
        return NULL;
    Object *item = int_add(self->start, offset);
    decref(offset);
    return item;
}

/* Item `at`, counted from the end if negative. */
static NEW Object *item_of(const Range *self, Object *at)
{
    Object *place = int_is_negative(at) ? int_add(at, self->length) : new_reference(at), *item = NULL;
    if (!place)
        return NULL;
    if (int_is_negative(place) || int_compare(place, self->length) >= 0)
        raise_error(IndexError, "range object index out of range");
    else
        item = item_at(self, place);
    decref(place);
    return item;
}

static NEW Object *slice_of(const Range *self, Object *slice)
{
    Object *bounds[3];
    if (!slice_long_indices(slice, self->length, bounds))
        return NULL;
    Object *start = item_at(self, bounds[0]), *stop = start ? item_at(self, bounds[1]) : NULL;
    Object *step = stop ? int_multiply(self->step, bounds[2]) : NULL;
    for (int i = 0; i < 3; i++)
        decref(bounds[i]);
    return make_range(start, stop, step, NULL);
}

static Object *get_item(Object *object, Object *key)
{
    Range *self = (Range *)object;
    if (object_has_index(key)) {
        Object *at = number_index(key);
        if (!at)
            return NULL;
        Object *item = item_of(self, at);
        decref(at);
        return item;
    }
    if (has_type(key, TYPE(slice)))
        return slice_of(self, key);
    return raise_error(TypeError, "range indices must be integers or slices, not %T", key);
}

static int truth(Object *object)
{
    return int_sign(((Range *)object)->length) != 0;
}

/* ---- searching --------------------------------------------------------------------------------------- */

/* Is the int `number` one of the items? 1, 0, or -1 without memory. */
static int contains_int(const Range *self, Object *number)
{
    bool is_backward = int_is_negative(self->step);
    Object *low = is_backward ? self->stop : self->start, *high = is_backward ? self->start : self->stop;
    int above = int_compare(number, low), below = int_compare(number, high);
    if (is_backward ? above <= 0 || below > 0 : above < 0 || below >= 0)
        return 0;
    Object *distance = int_subtract(number, self->start);
    Object *rest = distance ? int_remainder(distance, self->step) : NULL;
    int result = rest ? int_sign(rest) == 0 : -1;
    decref_maybe(distance);
    decref_maybe(rest);
    return result;
}

static bool is_plain_int(Object *object)
{
    return is_exact(object, int) || has_type(object, TYPE(bool));
}

/* Anything that is not plainly an int is compared with item after item. Runs Python. */
static NEW Object *search(Object *object, Object *wanted, isize *count, bool stop_at_first)
{
    NATIVE_FRAME(held, "range search", "iterator", "item");
    held[0] = range_iterate(object);
    *count = 0;
    int more = held[0] ? 1 : -1;
    while (more == 1 && (more = iter_next(held[0], &held[1])) == 1) {
        int equal = object_compare_bool(held[1], wanted, COMPARE_EQ);
        if (equal < 0)
            more = -1;
        else if (equal) {
            ++*count;
            if (stop_at_first)
                break;
        }
        clear_slot(&held[1]);
    }
    return native_leave(held, more < 0 ? NULL : NONE);
}

static int contains(Object *object, Object *wanted)
{
    if (is_plain_int(wanted))
        return contains_int((Range *)object, wanted);
    isize count;
    return search(object, wanted, &count, true) ? count != 0 : -1;
}

static Object *count_method(Object **args, isize count, Tuple *names)
{
    if (is_plain_int(args[1])) {
        int found = contains_int((Range *)args[0], args[1]);
        return found < 0 ? NULL : int_make(found);
    }
    isize found;
    return search(args[0], args[1], &found, false) ? int_make(found) : NULL;
}

static NEW Object *index_of_int(const Range *self, Object *number)
{
    int found = contains_int(self, number);
    if (found < 0)
        return NULL;
    if (!found)
        return raise_error(ValueError, "%R is not in range", number);
    Object *distance = int_subtract(number, self->start);
    Object *result = distance ? int_floor_divide(distance, self->step) : NULL;
    decref_maybe(distance);
    return result;
}

static Object *index_method(Object **args, isize argument_count, Tuple *names)
{
    if (is_plain_int(args[1]))
        return index_of_int((Range *)args[0], args[1]);
    NATIVE_FRAME(held, "range.index", "iterator", "item");
    held[0] = range_iterate(args[0]);
    int more = held[0] ? 1 : -1, equal = 0;
    isize at = 0;
    while (more == 1 && !equal && (more = iter_next(held[0], &held[1])) == 1) {
        equal = object_compare_bool(held[1], args[1], COMPARE_EQ);
        clear_slot(&held[1]);
        at++;
    }
    if (more == 0)
        raise_not_in_sequence();
    return native_leave(held, more == 1 && equal == 1 ? int_make(at - 1) : NULL);
}

/* ---- equality ---------------------------------------------------------------------------------------- */

/* Ranges are equal if they give the same items: start counts only if there is one, step only if two. */
static bool equals(const Range *left, const Range *right)
{
    if (left == right)
        return true;
    if (!int_equal(left->length, right->length))
        return false;
    if (int_sign(left->length) == 0)
        return true;
    if (!int_equal(left->start, right->start))
        return false;
    return int_equal(left->length, int_make(1)) || int_equal(left->step, right->step);
}

static Object *compare(Object *left, Object *right, CompareOperator operator)
{
    if (!has_type(right, TYPE(range)) || (operator != COMPARE_EQ && operator != COMPARE_NE))
        return new_not_implemented();
    return new_bool(equals((Range *)left, (Range *)right) == (operator == COMPARE_EQ));
}

static isize hash(Object *object)
{
    Range *self = (Range *)object;
    bool is_empty = int_sign(self->length) == 0, is_single = int_equal(self->length, int_make(1));
    Object *start = is_empty ? NONE : self->start, *step = is_empty || is_single ? NONE : self->step;
    Tuple *key = tuple_pack(3, self->length, start, step);
    if (!key)
        return -1;
    isize result = object_hash((Object *)key);
    decref(key);
    return result;
}

/* ---- the type ---------------------------------------------------------------------------------------- */

static Object *represent(Object *object)
{
    Range *self = (Range *)object;
    if (int_equal(self->step, int_make(1)))
        return (Object *)str_format("range(%R, %R)", self->start, self->stop);
    return (Object *)str_format("range(%R, %R, %R)", self->start, self->stop, self->step);
}

static Object *reduce(Object **args, isize count, Tuple *names)
{
    Range *self = (Range *)args[0];
    return tuple_pair_steal((Object *)TYPE(range), (Object *)tuple_pack(3, self->start, self->stop, self->step));
}

static Object *reversed(Object **args, isize count, Tuple *names)
{
    Range *self = (Range *)args[0];
    Object *last = int_subtract(self->length, int_make(1)), *start = last ? item_at(self, last) : NULL;
    Object *step = start ? int_negative(self->step) : NULL;
    Object *stop = step ? int_add(start, step) : NULL; /* not the true end: the length is what counts */
    decref_maybe(last);
    Object *backward = make_range(start, stop, step, step ? new_reference(self->length) : NULL);
    Object *iterator = backward ? range_iterate(backward) : NULL;
    decref_maybe(backward);
    return iterator;
}

static const Field fields[] = {{"start", offsetof(Range, start), EDGE_HIDDEN},
                               {"stop", offsetof(Range, stop), EDGE_HIDDEN},
                               {"step", offsetof(Range, step), EDGE_HIDDEN},
                               {"length", offsetof(Range, length), EDGE_HIDDEN},
                               {0}};

static const Native methods[] = {
    {"__reversed__", reversed, "($self, /)", "Return a reverse iterator."},
    {"__reduce__", reduce, "($self, /)"},
    {"count", count_method, "($self, object, /)",
     "rangeobject.count(value) -> integer -- return number of occurrences of value"},
    {"index", index_method, "($self, object, /)", "rangeobject.index(value) -> integer -- return index of value."},
    {0}};

static const Member members[] = {{"start", MEMBER_OBJECT, offsetof(Range, start), true},
                                 {"stop", MEMBER_OBJECT, offsetof(Range, stop), true},
                                 {"step", MEMBER_OBJECT, offsetof(Range, step), true},
                                 {0}};

const TypeSpec range_type = {
    .name = "range",
    .size_bytes = sizeof(Range),
    .flags = TYPE_SEQUENCE | TYPE_VECTOR_CALL,
    .slots =
        {
            .represent = represent,
            .hash = hash,
            .compare = compare,
            .iterate = range_iterate,
            .create = create,
            .truth = truth,
            .length = length,
            .get_item = get_item,
            .contains = contains,
        },
    .deallocate = deallocate,
    .fields = fields,
    .methods = methods,
    .members = members,
    .doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object\n\n"
           "Return an object that produces a sequence of integers from start (inclusive)\n"
           "to stop (exclusive) by step.",
};
