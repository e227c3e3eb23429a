/* iterator.c: what all iterators have in common, and the one that calls something again and again.
 *
 * Always true: an iterator that has come to its end has let go of what it walked, and stays at its end.
 */
#include "iterator.h"

#include "../abstract.h"
#include "../error.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"
#include "list.h"
#include "sequence.h"
#include "tuple.h"

NEW Object *iterator_self(Object *iterator)
{
    return new_reference(iterator);
}

NEW Object *iterator_reduced_to_list(STOLEN Object *copy)
{
    NATIVE_FRAME(held, "iterator.__reduce__", "copy", "list", "iter");
    held[0] = copy;
    held[1] = copy ? (Object *)sequence_to_list(copy) : NULL;
    held[2] = held[1] ? builtin_named("iter") : NULL;
    Tuple *arguments = held[2] ? tuple_pack(1, held[1]) : NULL;
    Tuple *result = arguments ? tuple_pack(2, held[2], arguments) : NULL;
    decref_maybe(arguments);
    return native_leave(held, (Object *)result);
}

/* ---- callable_iterator -------------------------------------------------------------------------------------- */

NEW Object *callable_iterator_new(Object *callable, Object *sentinel)
{
    CallableIterator *self = (CallableIterator *)object_new(TYPE(callable_iterator));
    if (!self)
        return NULL;
    self->callable = new_reference(callable);
    self->sentinel = new_reference(sentinel);
    gc_track((Object *)self);
    return (Object *)self;
}

static int callable_next(Object *object, Object **item)
{
    CallableIterator *self = (CallableIterator *)object;
    if (!self->callable)
        return 0;
    NATIVE_FRAME(held, "iteration", "result");
    held[0] = object_call_none(self->callable);
    int more = -1;
    if (held[0] && self->sentinel) {
        int is_end = object_compare_bool(self->sentinel, held[0], COMPARE_EQ);
        if (is_end == 0) {
            *item = held[0];
            held[0] = NULL;
            more = 1;
        } else if (is_end > 0) {
            more = 0;
        }
    } else if (held[0]) {
        more = 0;
    } else if (error_matches(StopIteration)) {
        error_clear();
        more = 0;
    }
    if (more == 0) {
        clear_slot(&self->callable);
        clear_slot(&self->sentinel);
    }
    (void)native_leave_bool(held, more >= 0);
    return more;
}

static Object *callable_reduce(Object **args, isize count, Tuple *names)
{
    CallableIterator *self = (CallableIterator *)args[0];
    NATIVE_FRAME(held, "iterator.__reduce__", "iter", "arguments");
    held[0] = builtin_named("iter");
    if (held[0])
        held[1] = (Object *)(self->callable ? tuple_pack(2, self->callable, self->sentinel)
                                            : tuple_pack(1, RUNTIME->empty_tuple));
    return native_leave(held, held[1] ? (Object *)tuple_pack(2, held[0], held[1]) : NULL);
}

static const Native callable_methods[] = {
    REDUCE_METHOD(callable_reduce), {0}};

const TypeSpec callable_iterator_type = {.name = "callable_iterator",
                                         .size_bytes = sizeof(CallableIterator),
                                         .flags = TYPE_COLLECTED | TYPE_NO_CREATE | TYPE_IMMUTABLE,
                                         .slots = {.iterate = iterator_self, .next = callable_next},
                                         .fields = (const Field[]){{"callable", offsetof(CallableIterator, callable)},
                                                                   {"sentinel", offsetof(CallableIterator, sentinel)},
                                                                   {0}},
                                         .methods = callable_methods};
