/* sequence_iterator.c: what iterators over a sequence by index have in common, and the two types that know nothing of
 * their sequence but its [] (iter() of a class with __getitem__, reversed).
 *
 * Always true: an iterator that has come to its end has let go of the sequence, and stays at its end.
 */
#include "sequence_iterator.h"

#include "../abstract.h"
#include "../error.h"
#include "../heap/fresh.h"
#include "../runtime.h"
#include "builtin.h"
#include "iterator.h"
#include "list.h"
#include "sequence.h"
#include "tuple.h"

NEW Object *sequence_iterator_as(Type *type, Object *sequence, isize index)
{
    SequenceIterator *self =
        (SequenceIterator *)(type->flags & TYPE_HEAP ? object_new(type) : fresh_collected(type, sizeof *self));
    if (!self)
        return NULL;
    self->index = index;
    self->sequence = new_reference(sequence);
    gc_track(&self->head);
    return &self->head;
}

/* ---- methods ------------------------------------------------------------------------------------------------ */

static inline SequenceIterator *as_iterator(Object *object)
{
    return (SequenceIterator *)object;
}

static bool knows_only_items(const SequenceIterator *self)
{
    return is_exact(self, sequence_iterator) || is_instance_of(&self->head, TYPE(reversed));
}

/* A known sequence is measured by its built-in type: __len__ of a subclass is not asked. NULL: no length at all. */
static LengthFunction length_function(const SequenceIterator *self)
{
    const Type *type = self->sequence->type;
    while (!knows_only_items(self) && (type->flags & TYPE_HEAP))
        type = type->base;
    return type->slots.length;
}

static isize length_now(SequenceIterator *self)
{
    return knows_only_items(self) ? object_length(self->sequence) : length_function(self)(self->sequence);
}

static Object *length_hint(Object **args, isize count, Tuple *names)
{
    SequenceIterator *self = as_iterator(args[0]);
    if (!self->sequence)
        return int_from_isize(0);
    if (!length_function(self))
        return new_not_implemented();
    isize length = length_now(self);
    if (length < 0)
        return NULL;
    return int_from_isize(length > self->index ? length - self->index : 0);
}

static Object *length_hint_reversed(Object **args, isize count, Tuple *names)
{
    SequenceIterator *self = as_iterator(args[0]);
    isize length = self->sequence ? length_now(self) : 0;
    if (length < 0)
        return NULL;
    return int_from_isize(length > self->index ? self->index + 1 : 0);
}

/* What stands for a sequence that was let go. */
static NEW Object *empty_sequence(const Object *iterator)
{
    if (is_exact(iterator, list_iterator) || is_exact(iterator, list_reverse_iterator))
        return (Object *)list_new(0);
    if (is_exact(iterator, str_iterator) || is_exact(iterator, str_ascii_iterator))
        return (Object *)new_reference(RUNTIME->empty_str);
    return (Object *)new_reference(RUNTIME->empty_tuple);
}

/* A list's iterator in front of the list is at its end, though it can be brought back. */
#define IN_FRONT PTRDIFF_MAX

static bool is_at_end(const SequenceIterator *self)
{
    return !self->sequence || (is_exact(self, list_iterator) && self->index == IN_FRONT) ||
           (is_exact(self, list_reverse_iterator) && self->index < 0);
}

/* (function, (sequence,), index), which copy and pickle call. */
static NEW Object *reduced(SequenceIterator *self, const char *function)
{
    NATIVE_FRAME(held, "iterator.__reduce__", "function", "sequence", "arguments", "index");
    held[0] = builtin_named(function);
    bool ended = is_at_end(self); /* only here: finding the builtin may run Python, which may go on with the iterator */
    held[1] = !held[0] ? NULL : ended ? empty_sequence(&self->head) : new_reference(self->sequence);
    held[2] = held[1] ? (Object *)tuple_pack(1, held[1]) : NULL;
    if (!held[2])
        return native_leave(held, NULL);
    if (ended)
        return native_leave(held, (Object *)tuple_pack(2, held[0], held[2]));
    held[3] = int_from_isize(self->index);
    return native_leave(held, held[3] ? (Object *)tuple_pack(3, held[0], held[2], held[3]) : NULL);
}

static Object *reduce(Object **args, isize count, Tuple *names)
{
    return reduced(as_iterator(args[0]), "iter");
}

static Object *reduce_reversed(Object **args, isize count, Tuple *names)
{
    return reduced(as_iterator(args[0]), "reversed");
}

static bool read_position(Object *state, isize *position)
{
    int64_t value;
    if (!is_int(state))
        return raise_integer_required();
    if (!int_fits_int64(state) || !int_as_int64(state, &value))
        return raise_int_too_large("ssize_t");
    *position = value;
    return true;
}

static isize clip(isize position, isize least, isize most)
{
    return position < least ? least : position > most ? most : position;
}

static Object *set_state(Object **args, isize count, Tuple *names)
{
    SequenceIterator *self = as_iterator(args[0]);
    isize position;
    if (!read_position(args[1], &position))
        return NULL;
    if (self->sequence && position < 0 && is_exact(self, list_iterator))
        self->index = IN_FRONT;
    else if (self->sequence)
        self->index = clip(position, 0, knows_only_items(self) ? PTRDIFF_MAX : length_now(self));
    return new_none();
}

static Object *set_state_reversed(Object **args, isize count, Tuple *names)
{
    SequenceIterator *self = as_iterator(args[0]);
    isize position;
    if (!read_position(args[1], &position))
        return NULL;
    isize length = self->sequence ? length_now(self) : 0;
    if (length < 0)
        return NULL;
    if (self->sequence)
        self->index = clip(position, -1, length - 1);
    return new_none();
}

const Native sequence_iterator_methods[] = {
    LENGTH_HINT_METHOD(length_hint), REDUCE_METHOD(reduce), SET_STATE_METHOD(set_state), {0}};

const Native sequence_reversed_methods[] = {LENGTH_HINT_METHOD(length_hint_reversed),
                                            REDUCE_METHOD(reduce_reversed),
                                            SET_STATE_METHOD(set_state_reversed),
                                            {0}};

/* ---- going by [] -------------------------------------------------------------------------------------------- */

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

NEW Object *sequence_iterator_new(Object *sequence)
{
    return sequence_iterator_as(TYPE(sequence_iterator), sequence, 0);
}

static int next(Object *object, Object **item)
{
    SequenceIterator *self = as_iterator(object);
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

static Object *not_reversible(Object *sequence)
{
    return raise_error(TypeError, "'%.200T' object is not reversible", sequence);
}

static Object *create_reversed(Type *type, Object **args, isize count, Tuple *names)
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
    return native_leave(held, size < 0 ? NULL : sequence_iterator_as(type, sequence, size - 1));
}

static int next_reversed(Object *object, Object **item)
{
    SequenceIterator *self = as_iterator(object);
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

SEQUENCE_ITERATOR_TYPE(sequence_iterator_type, "iterator", "sequence", next, sequence_iterator_methods);

const TypeSpec reversed_type = {.name = "reversed",
                                .size_bytes = sizeof(SequenceIterator),
                                .flags = TYPE_COLLECTED | TYPE_BASE | TYPE_IMMUTABLE | TYPE_VECTOR_CALL,
                                .slots = {.iterate = iterator_self, .next = next_reversed, .create = create_reversed},
                                .fields = (const Field[]){{"sequence", offsetof(SequenceIterator, sequence)}, {0}},
                                .methods = sequence_reversed_methods,
                                .doc = "Return a reverse iterator over the values of the given sequence."};
