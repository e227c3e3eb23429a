/* iterator.h: iterators that go over other objects: sequences by index, callables, enumerate, reversed. */
#ifndef VIV_ITERATOR_H
#define VIV_ITERATOR_H

#include "../object.h"

/* iter(x) for objects with __getitem__ alone: x[0], x[1], … until IndexError. */
typedef struct SequenceIterator {
    Object head;
    isize index;
    Object *sequence; /* NULL once exhausted */
} SequenceIterator;

/* iter(callable, sentinel). */
typedef struct CallableIterator {
    Object head;
    Object *callable; /* NULL once exhausted */
    Object *sentinel;
} CallableIterator;

/* enumerate(iterable, start). */
typedef struct Enumerate {
    Object head;
    isize index;      /* the next number while it fits           */
    Object *iterator;
    Tuple *result;    /* the pair that is used again when nobody kept it */
    Object *long_index; /* the next number once it does not fit, or NULL */
    Object *one;
} Enumerate;

/* reversed(sequence), by index from the end. */
typedef struct Reversed {
    Object head;
    isize index;
    Object *sequence; /* NULL once exhausted */
} Reversed;

/* They take references of their own and run no Python; NULL: out of memory. */
NEW Object *sequence_iterator_new(Object *sequence);
NEW Object *callable_iterator_new(Object *callable, Object *sentinel);
NEW Object *list_iterate(Object *list);
NEW Object *list_iterate_reversed(Object *list);
NEW Object *tuple_iterate(Object *tuple);

/* types.MappingProxyType(mapping), in mapping_proxy.c: a read-only view; cls.__dict__ is one. */
NEW Object *mapping_proxy_new(Object *mapping);

#endif
