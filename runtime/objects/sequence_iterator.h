/* sequence_iterator.h: the one layout of iterators over a sequence by index.
 *
 * list, tuple, str, bytes, bytearray and memoryview have such iterators, and so have classes that know only [].
 * Each has its own `next`; everything else is the same for all.
 */
#ifndef VIV_SEQUENCE_ITERATOR_H
#define VIV_SEQUENCE_ITERATOR_H

#include "../type.h"
#include "iterator.h"

typedef struct SequenceIterator {
    Object head;
    isize index;
    Object *sequence; /* NULL once exhausted */
} SequenceIterator;

NEW Object *sequence_iterator_as(Type *type, Object *sequence, isize index);
/* What iter() gives for a class that has only []. */
NEW Object *sequence_iterator_new(Object *sequence);

/* __length_hint__, __reduce__ and __setstate__, going forwards and backwards. */
extern const Native sequence_iterator_methods[], sequence_reversed_methods[];

/* `held` is what people call the sequence. */
#define SEQUENCE_ITERATOR_TYPE(spec, type_name, held, next_function, method_table)                            \
    const TypeSpec spec = {.name = type_name,                                                                 \
                           .size_bytes = sizeof(SequenceIterator),                                            \
                           .flags = TYPE_COLLECTED | TYPE_NO_CREATE | TYPE_IMMUTABLE,                         \
                           .slots = {.iterate = iterator_self, .next = next_function},                        \
                           .fields = (const Field[2]){[0] = {.name = held, .offset = offsetof(SequenceIterator, sequence)}}, \
                           .methods = method_table}

#endif
