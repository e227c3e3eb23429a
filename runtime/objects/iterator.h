/* iterator.h: iterators that go over other objects: callables, enumerate; those by index are in sequence_iterator.h. */
#ifndef VIV_ITERATOR_H
#define VIV_ITERATOR_H

#include "../object.h"

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

/* The `iterate` slot of iterators. */
NEW Object *iterator_self(Object *iterator);
/* (iter, ([what is left],)) as __reduce__ gives it where positions mean nothing: `copy` is walked to its end. NULL: NULL. */
NEW Object *iterator_reduced_to_list(STOLEN Object *copy);

/* They take references of their own and run no Python; NULL: out of memory. */
NEW Object *callable_iterator_new(Object *callable, Object *sentinel);
NEW Object *list_iterate(Object *list);
NEW Object *list_iterate_reversed(Object *list);
NEW Object *tuple_iterate(Object *tuple);

/* types.MappingProxyType(mapping), in mapping_proxy.c: a read-only view; cls.__dict__ is one. */
NEW Object *mapping_proxy_new(Object *mapping);

#endif
