/* str_iterator.c: what iter() of a text gives: one character at a time, by position.
 *
 * Characters below U+0100 are the shared ones, so that iterating allocates nothing for most texts. CPython has a
 * second type, with the same methods, for ASCII texts; programs that print an iterator see its name.
 */
#include "../runtime.h"
#include "sequence_iterator.h"
#include "str.h"
#include "str_methods.h"

Object *str_iterate(Object *self)
{
    return sequence_iterator_as(str_is_ascii((Str *)self) ? TYPE(str_ascii_iterator) : TYPE(str_iterator), self, 0);
}

static int next(Object *object, Object **item)
{
    SequenceIterator *self = (SequenceIterator *)object;
    Str *text = (Str *)self->sequence;
    if (!text)
        return 0;
    if (self->index < text->length) {
        *item = (Object *)str_item(text, self->index);
        if (!*item)
            return -1;
        self->index++;
        return 1;
    }
    clear_slot(&self->sequence);
    return 0;
}

SEQUENCE_ITERATOR_TYPE(str_iterator_type, "str_iterator", "text", next, sequence_iterator_methods);
SEQUENCE_ITERATOR_TYPE(str_ascii_iterator_type, "str_ascii_iterator", "text", next, sequence_iterator_methods);
