/* slice.c: the `slice` type.
 *
 * A slice holds three references, None where nothing was given. It is a collected container that never
 * changes after it is made. Dead ones go to the free list FREE_SLICE, which holds one, as in CPython.
 */
#include "slice.h"

#include "../abstract.h"
#include "../error.h"
#include "../heap/fresh.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "builtin.h"
#include "int.h"
#include "int_inline.h"
#include "tuple.h"

NEW Object *slice_new(Object *start, Object *stop, Object *step)
{
    Slice *self = free_list_pop(FREE_SLICE);
    if (self) {
        self->head.refcount = 1;
        self->head.type = TYPE(slice);
        self->head.flags = FLAG_COLLECTED;
    } else {
        self = (Slice *)fresh_collected(TYPE(slice), sizeof(Slice));
        if (!self)
            return NULL;
    }
    self->start = new_reference(start ? start : NONE);
    self->stop = new_reference(stop ? stop : NONE);
    self->step = new_reference(step ? step : NONE);
    gc_track((Object *)self);
    return (Object *)self;
}

static void deallocate(Object *object)
{
    Slice *self = (Slice *)object;
    if (!dealloc_enter(object))
        return;
    gc_untrack(object);
    decref(self->step);
    decref(self->start);
    decref(self->stop);
    if (!free_list_push_object(FREE_SLICE, object))
        object_free(object);
    dealloc_leave();
}

/* ---- numbers ----------------------------------------------------------------------------------------- */

static Object *raise_no_slice_index(void)
{
    return raise_error(TypeError, "slice indices must be integers or None or have an __index__ method");
}

bool slice_index(Object *object, isize *result)
{
    if (LIKELY(object->flags & FLAG_COMPACT_INT)) {
        *result = int_value(object);
        return true;
    }
    if (object_has_index(object))
        return object_as_isize(object, NULL, result);
    return raise_no_slice_index();
}

bool slice_unpack(Object *object, isize *start, isize *stop, isize *step)
{
    Slice *self = (Slice *)object;
    *step = 1;
    if (self->step != NONE) {
        if (!slice_index(self->step, step))
            return false;
        if (*step == 0)
            return raise_error(ValueError, "slice step cannot be zero");
        if (*step < -INT64_MAX) /* so that -step is a number too */
            *step = -INT64_MAX;
    }
    *start = *step < 0 ? INT64_MAX : 0;
    *stop = *step < 0 ? INT64_MIN : INT64_MAX;
    return (self->start == NONE || slice_index(self->start, start)) &&
           (self->stop == NONE || slice_index(self->stop, stop));
}

static isize clip(isize at, isize length, bool is_backward)
{
    if (at < 0) {
        at += length;
        return at < 0 ? (is_backward ? -1 : 0) : at;
    }
    return at >= length ? (is_backward ? length - 1 : length) : at;
}

isize slice_adjust(isize length, isize *start, isize *stop, isize step)
{
    *start = clip(*start, length, step < 0);
    *stop = clip(*stop, length, step < 0);
    if (step < 0)
        return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
    return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

/* ---- slice.indices, for lengths and indices of any size ---------------------------------------------- */

static NEW Object *index_of(Object *object)
{
    if (object_has_index(object))
        return number_index(object);
    return raise_no_slice_index();
}

/* `given` brought between lower and upper; `otherwise` for None. */
static NEW Object *bounded(Object *given, Object *otherwise, Object *length, Object *lower, Object *upper)
{
    if (given == NONE)
        return new_reference(otherwise);
    Object *at = index_of(given);
    if (!at)
        return NULL;
    if (int_is_negative(at)) {
        set_slot(&at, int_add(at, length));
        if (at && int_compare(at, lower) < 0)
            set_slot(&at, new_reference(lower));
    } else if (int_compare(at, upper) > 0)
        set_slot(&at, new_reference(upper));
    return at;
}

bool slice_long_indices(Object *object, Object *length, Object *result[3])
{
    Slice *self = (Slice *)object;
    Object *step = self->step == NONE ? int_make(1) : index_of(self->step);
    if (!step)
        return false;
    if (int_sign(step) == 0) {
        decref(step);
        return raise_error(ValueError, "slice step cannot be zero");
    }
    bool is_backward = int_is_negative(step);
    Object *lower = int_make(is_backward ? -1 : 0);
    Object *upper = is_backward ? int_subtract(length, int_make(1)) : new_reference(length);
    Object *start = NULL, *stop = NULL;
    if (upper)
        start = bounded(self->start, is_backward ? upper : lower, length, lower, upper);
    if (start)
        stop = bounded(self->stop, is_backward ? lower : upper, length, lower, upper);
    decref_maybe(upper);
    if (!stop) {
        decref_maybe(start);
        decref(step);
        return false;
    }
    result[0] = start;
    result[1] = stop;
    result[2] = step;
    return true;
}

static Object *indices(Object **args, isize count, Tuple *names)
{
    Object *length = number_index(args[1]), *result[3];
    if (!length)
        return NULL;
    if (int_is_negative(length)) {
        decref(length);
        return raise_error(ValueError, "length should not be negative");
    }
    bool done = slice_long_indices(args[0], length, result);
    decref(length);
    return done ? (Object *)tuple_from_array_steal(result, 3) : NULL;
}

/* ---- the type ---------------------------------------------------------------------------------------- */

static NEW Object *as_tuple(Slice *self)
{
    return (Object *)tuple_pack(3, self->start, self->stop, self->step);
}

static Object *reduce(Object **args, isize count, Tuple *names)
{
    return tuple_pair_steal((Object *)TYPE(slice), as_tuple((Slice *)args[0]));
}

static Object *represent(Object *object)
{
    Slice *self = (Slice *)object;
    return (Object *)str_format("slice(%R, %R, %R)", self->start, self->stop, self->step);
}

static Object *compare(Object *left, Object *right, CompareOperator operator)
{
    if (!has_type(left, TYPE(slice)) || !has_type(right, TYPE(slice)))
        return new_not_implemented();
    if (left == right)
        return new_bool(operator == COMPARE_EQ || operator == COMPARE_LE || operator == COMPARE_GE);
    NATIVE_FRAME(held, "slice comparison", "left", "right");
    held[0] = as_tuple((Slice *)left);
    held[1] = held[0] ? as_tuple((Slice *)right) : NULL;
    if (!held[1])
        return native_leave(held, NULL);
    return native_leave(held, object_compare(held[0], held[1], operator));
}

/* xxHash's rounds, as tuples are hashed. */
#define HASH_PRIME_1 11400714785074694791ULL
#define HASH_PRIME_2 14029467366897019727ULL
#define HASH_PRIME_5 2870177450012600261ULL

static isize hash(Object *object)
{
    Slice *self = (Slice *)object;
    Object *parts[] = {self->start, self->stop, self->step};
    uint64_t accumulated = HASH_PRIME_5;
    for (int i = 0; i < 3; i++) {
        isize lane = object_hash(parts[i]);
        if (lane == -1)
            return -1;
        accumulated += (uint64_t)lane * HASH_PRIME_2;
        accumulated = (accumulated << 31 | accumulated >> 33) * HASH_PRIME_1;
    }
    return accumulated == UINT64_MAX ? 1546275796 : (isize)accumulated;
}

static Object *create(Type *type, Object **args, isize count, Tuple *names)
{
    if (!no_keywords("slice", names))
        return NULL;
    if (count < 1)
        return raise_error(TypeError, "slice expected at least 1 argument, got %zd", count);
    if (count > 3)
        return raise_error(TypeError, "slice expected at most 3 arguments, got %zd", count);
    if (count == 1)
        return slice_new(NULL, args[0], NULL);
    return slice_new(args[0], args[1], count == 3 ? args[2] : NULL);
}

static const Field fields[] = {{"start", offsetof(Slice, start)},
                               {"stop", offsetof(Slice, stop)},
                               {"step", offsetof(Slice, step)},
                               {0}};

static const Native methods[] = {
    {"indices", indices, "($self, object, /)", "S.indices(len) -> (start, stop, stride)"},
    REDUCE_METHOD(reduce),
    {0}};

static const Member members[] = {{"start", MEMBER_OBJECT, offsetof(Slice, start), true},
                                 {"stop", MEMBER_OBJECT, offsetof(Slice, stop), true},
                                 {"step", MEMBER_OBJECT, offsetof(Slice, step), true},
                                 {0}};

const TypeSpec slice_type = {
    .name = "slice",
    .size_bytes = sizeof(Slice),
    .flags = TYPE_COLLECTED,
    .slots = {.represent = represent, .hash = hash, .compare = compare, .create = create},
    .deallocate = deallocate,
    .fields = fields,
    .methods = methods,
    .members = members,
    .doc = "slice(stop)\nslice(start, stop[, step])\n\n"
           "Create a slice object. This is used for extended slicing (e.g. a[0:10:2]).",
};
