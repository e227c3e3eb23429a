/* iterator.c: iteration over what has only [] (sequence_iterator, reversed) and over calls (callable_iterator).
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
#include "builtin.h"
#include "fields.h"
#include "sequence.h"
#include "tuple.h"

static bool is_end_of_sequence(void)
{
    return error_matches(IndexError) || error_matches(StopIteration);
}

static NEW Object *item_at(Object *sequence, isize index)
{
    NATIVE_FRAME(held, "iteration", "index");
    held[0] = int_from_isize(index);
    return native_leave(held, held[0] ? object_get_item(sequence, held[0]) : NULL);
}

/* ---- sequence_iterator -------------------------------------------------------------------------------------- */

NEW Object *sequence_iterator_new(Object *sequence)
{
    SequenceIterator *self = (SequenceIterator *)object_new(TYPE(sequence_iterator));
    if (!self)
        return NULL;
    self->sequence = new_reference(sequence);
    gc_track((Object *)self);
    return (Object *)self;
}

static int sequence_next(Object *object, Object **item)
{
    SequenceIterator *self = (SequenceIterator *)object;
    if (!self->sequence)
        return 0;
    if (self->index == PTRDIFF_MAX) {
        raise_error(OverflowError, "iter index too large");
        return -1;
    }
    *item = item_at(self->sequence, self->index);
    if (*item) {
        self->index++;
        return 1;
    }
    if (!is_end_of_sequence())
        return -1;
    error_clear();
    clear_slot(&self->sequence);
    return 0;
}

static Object *sequence_length_hint(Object **args, isize count, Tuple *names)
{
    SequenceIterator *self = (SequenceIterator *)args[0];
    if (!self->sequence)
        return int_from_isize(0);
    if (!self->sequence->type->slots.length)
        return new_not_implemented();
    isize size = object_length(self->sequence);
    if (size < 0)
        return NULL;
    return int_from_isize(size > self->index ? size - self->index : 0);
}

static Object *sequence_reduce(Object **args, isize count, Tuple *names)
{
    SequenceIterator *self = (SequenceIterator *)args[0];
    return iterator_reduced(self->sequence, self->index, "iter", (Object *)RUNTIME->empty_tuple);
}

static Object *sequence_set_state(Object **args, isize count, Tuple *names)
{
    SequenceIterator *self = (SequenceIterator *)args[0];
    isize index;
    if (!object_as_isize(args[1], OverflowError, &index))
        return NULL;
    if (self->sequence)
        self->index = index < 0 ? 0 : index;
    return new_none();
}

static const Native sequence_methods[] = {
    LENGTH_HINT_METHOD(sequence_length_hint),
    REDUCE_METHOD(sequence_reduce),
    SET_STATE_METHOD(sequence_set_state),
    {0}};

static const Field sequence_fields[] = {{"sequence", offsetof(SequenceIterator, sequence)}, {0}};

const TypeSpec sequence_iterator_type = {.name = "iterator",
                                         .size_bytes = sizeof(SequenceIterator),
                                         .flags = TYPE_COLLECTED | TYPE_NO_CREATE | TYPE_IMMUTABLE,
                                         .slots = {.iterate = iterator_self, .next = sequence_next},
                                         .deallocate = fields_deallocate,
                                         .traverse = fields_traverse,
                                         .fields = sequence_fields,
                                         .methods = sequence_methods};

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
                                         .deallocate = fields_deallocate,
                                         .traverse = fields_traverse,
                                         .fields = (const Field[]){{"callable", offsetof(CallableIterator, callable)},
                                                                   {"sentinel", offsetof(CallableIterator, sentinel)},
                                                                   {0}},
                                         .methods = callable_methods};

/* ---- reversed ----------------------------------------------------------------------------------------------- */

static Object *not_reversible(Object *sequence)
{
    return raise_error(TypeError, "'%.200T' object is not reversible", sequence);
}

static Object *reversed_create(Type *type, Object **args, isize count, Tuple *names)
{
    if (type == TYPE(reversed) && !no_keywords("reversed", names))
        return NULL;
    if (count != 1)
        return raise_error(TypeError, "reversed expected 1 argument, got %zd", count);
    Object *sequence = args[0];
    NATIVE_FRAME(held, "reversed", "__reversed__");
    held[0] = object_lookup_special(sequence, NAME(__reversed__));
    if (held[0] == NONE)
        return native_leave(held, not_reversible(sequence));
    if (held[0])
        return native_leave(held, object_call_none(held[0]));
    if (error_occurred())
        return native_leave(held, NULL);
    if (is_dict(sequence) || !sequence->type->slots.get_item)
        return native_leave(held, not_reversible(sequence));
    isize size = object_length(sequence);
    Reversed *self = size < 0 ? NULL : (Reversed *)object_new(type);
    if (!self)
        return native_leave(held, NULL);
    self->index = size - 1;
    self->sequence = new_reference(sequence);
    gc_track((Object *)self);
    return native_leave(held, (Object *)self);
}

static int reversed_next(Object *object, Object **item)
{
    Reversed *self = (Reversed *)object;
    if (self->index >= 0 && self->sequence) {
        *item = item_at(self->sequence, self->index);
        if (*item) {
            self->index--;
            return 1;
        }
        if (!is_end_of_sequence())
            return -1;
        error_clear();
    }
    self->index = -1;
    clear_slot(&self->sequence);
    return 0;
}

static Object *reversed_length_hint(Object **args, isize count, Tuple *names)
{
    Reversed *self = (Reversed *)args[0];
    if (!self->sequence)
        return int_from_isize(0);
    isize size = object_length(self->sequence);
    if (size < 0)
        return NULL;
    return int_from_isize(size < self->index + 1 ? 0 : self->index + 1);
}

static Object *reversed_reduce(Object **args, isize count, Tuple *names)
{
    Reversed *self = (Reversed *)args[0];
    if (!self->sequence)
        return iterator_reduced(NULL, 0, "reversed", (Object *)RUNTIME->empty_tuple);
    return iterator_reduced(self->sequence, self->index, "reversed", NULL);
}

static Object *reversed_set_state(Object **args, isize count, Tuple *names)
{
    Reversed *self = (Reversed *)args[0];
    isize index;
    if (!object_as_isize(args[1], OverflowError, &index))
        return NULL;
    if (self->sequence) {
        isize size = object_length(self->sequence);
        if (size < 0)
            return NULL;
        self->index = index < -1 ? -1 : index > size - 1 ? size - 1 : index;
    }
    return new_none();
}

static const Native reversed_methods[] = {
    LENGTH_HINT_METHOD(reversed_length_hint),
    REDUCE_METHOD(reversed_reduce),
    SET_STATE_METHOD(reversed_set_state),
    {0}};

const TypeSpec reversed_type = {.name = "reversed",
                                .size_bytes = sizeof(Reversed),
                                .flags = TYPE_COLLECTED | TYPE_BASE | TYPE_IMMUTABLE | TYPE_VECTOR_CALL,
                                .slots = {.iterate = iterator_self, .next = reversed_next, .create = reversed_create},
                                .deallocate = fields_deallocate,
                                .traverse = fields_traverse,
                                .fields = sequence_fields,
                                .methods = reversed_methods,
                                .doc = "Return a reverse iterator over the values of the given sequence."};
