/* enumerate.c: the `enumerate` type.
 *
 * The number is a C integer until it would overflow, then an int object. The pair of last time is filled again
 * if only the iterator holds it.
 */
#include "../abstract.h"
#include "../error.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"
#include "builtin.h"
#include "generic_alias.h"
#include "int_inline.h"
#include "iterator.h"
#include "sequence.h"
#include "tuple.h"

static bool set_start(Enumerate *self, Object *start)
{
    Object *number = number_index(start);
    if (!number)
        return false;
    int64_t value;
    if (int_fits_int64(number) && int_as_int64(number, &value) && value < PTRDIFF_MAX) {
        self->index = value;
        decref(number);
        return true;
    }
    self->index = PTRDIFF_MAX;
    self->long_index = number;
    return true;
}

/* The type's own call words a wrong name otherwise than other functions do. */
static bool check_keywords(isize count, Tuple *names)
{
    isize total = count + (names ? tuple_length(names) : 0);
    for (isize i = 0; total <= 2 && names && i < tuple_length(names); i++) {
        Str *name = (Str *)names->items[i];
        if (!(count == 0 && str_equal_text(name, "iterable")) && !(total == 2 && str_equal_text(name, "start")))
            return raise_error(TypeError, "'%U' is an invalid keyword argument for enumerate()", name);
    }
    return true;
}

static Object *create(Type *type, Object **args, isize count, Tuple *names)
{
    Object *bound[2];
    if (type == TYPE(enumerate) && !check_keywords(count, names))
        return NULL;
    if (count == 0 && !names)
        return raise_error(TypeError, "enumerate() missing required argument 'iterable'");
    if (!arguments_bind("enumerate", "(iterable, start=0)", args, count, names, bound))
        return NULL;
    NATIVE_FRAME(held, "enumerate", "enumerate");
    Enumerate *self = (Enumerate *)(held[0] = object_new(type));
    if (!self)
        return native_leave(held, NULL);
    gc_track((Object *)self);
    if (bound[1] && !set_start(self, bound[1]))
        return native_leave(held, NULL);
    self->iterator = object_iterate(bound[0]);
    if (!self->iterator || !(self->result = tuple_pack(2, NONE, NONE)))
        return native_leave(held, NULL);
    return native_leave_with(held, 0);
}

/* The number to give this time; the one after it is prepared. */
static NEW Object *take_number(Enumerate *self)
{
    if (LIKELY(self->index != PTRDIFF_MAX))
        return int_make(self->index++);
    if (!self->long_index && !(self->long_index = int_from_isize(PTRDIFF_MAX)))
        return NULL;
    Object *one = int_from_int64(1), *after = one ? int_add(self->long_index, one) : NULL;
    if (!after)
        return NULL;
    Object *number = self->long_index;
    self->long_index = after;
    return number;
}

static int next(Object *object, Object **item)
{
    Enumerate *self = (Enumerate *)object;
    Object *value;
    int more = iter_next_inner(self->iterator, &value);
    if (more <= 0)
        return more;
    Object *number = take_number(self);
    if (!number) {
        decref(value);
        return -1;
    }
    Tuple *pair = self->result;
    if (pair->head.refcount != 1) {
        Object *fresh[2] = {number, value};
        *item = (Object *)tuple_from_array_steal(fresh, 2);
        return *item ? 1 : -1;
    }
    Object *old_number = pair->items[0], *old_value = pair->items[1];
    pair->items[0] = number;
    pair->items[1] = value;
    incref(pair);
    gc_track((Object *)pair); /* a collection may have untracked it */
    *item = (Object *)pair;
    decref(old_number);
    decref(old_value);
    return 1;
}

static Object *method_reduce(Object **args, isize count, Tuple *names)
{
    Enumerate *self = (Enumerate *)args[0];
    NATIVE_FRAME(held, "enumerate.__reduce__", "number", "arguments");
    held[0] = self->long_index ? new_reference(self->long_index) : int_from_isize(self->index);
    held[1] = held[0] ? (Object *)tuple_pack(2, self->iterator, held[0]) : NULL;
    return native_leave(held, held[1] ? (Object *)tuple_pack(2, args[0]->type, held[1]) : NULL);
}

static const Native methods[] = {
    REDUCE_METHOD(method_reduce),
    CLASS_GETITEM_METHOD,
    {0}};

const TypeSpec enumerate_type = {
    .name = "enumerate",
    .size_bytes = sizeof(Enumerate),
    .flags = TYPE_COLLECTED | TYPE_BASE | TYPE_IMMUTABLE | TYPE_VECTOR_CALL,
    .slots = {.iterate = iterator_self, .next = next, .create = create},
    .fields = (const Field[]){{"iterator", offsetof(Enumerate, iterator)},
                              {"pair", offsetof(Enumerate, result)},
                              {"number", offsetof(Enumerate, long_index)},
                              {0}},
    .methods = methods,
    .doc = "Return an enumerate object.\n\n"
           "  iterable\n    an object supporting iteration\n\n"
           "The enumerate object yields pairs containing a count (from start, which\n"
           "defaults to zero) and a value yielded by the iterable argument.\n\n"
           "enumerate is useful for obtaining an indexed list:\n"
           "    (0, seq[0]), (1, seq[1]), (2, seq[2]), ..."};
