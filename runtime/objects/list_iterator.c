/* list_iterator.c: iter(list) and reversed(list).
 *
 * The list may change meanwhile, so each step looks at its size again.
 */
#include "../runtime.h"
#include "list.h"
#include "sequence_iterator.h"

NEW Object *list_iterate(Object *list)
{
    return sequence_iterator_as(TYPE(list_iterator), list, 0);
}

NEW Object *list_iterate_reversed(Object *list)
{
    return sequence_iterator_as(TYPE(list_reverse_iterator), list, ((List *)list)->size - 1);
}

static int next(Object *object, Object **item)
{
    SequenceIterator *self = (SequenceIterator *)object;
    List *list = (List *)self->sequence;
    if (!list)
        return 0;
    if (self->index < list->size) {
        *item = new_reference(list->items[self->index++]);
        return 1;
    }
    clear_slot(&self->sequence);
    return 0;
}

static int next_reversed(Object *object, Object **item)
{
    SequenceIterator *self = (SequenceIterator *)object;
    List *list = (List *)self->sequence;
    if (!list)
        return 0;
    if (self->index >= 0 && self->index < list->size) {
        *item = new_reference(list->items[self->index--]);
        return 1;
    }
    self->index = -1;
    clear_slot(&self->sequence);
    return 0;
}

SEQUENCE_ITERATOR_TYPE(list_iterator_type, "list_iterator", "list", next, sequence_iterator_methods);
SEQUENCE_ITERATOR_TYPE(list_reverse_iterator_type, "list_reverseiterator", "list", next_reversed,
                       sequence_reversed_methods);
