/* tuple.h: what others may know about tuples. */
#ifndef VIV_TUPLE_H
#define VIV_TUPLE_H

#include "../object.h"

/* Immutable once anybody else can see it. */
struct Tuple {
    Object head;
    isize size;
    Object *items[];
};

/* `size` items, all NULL until the caller has filled them; the empty tuple is one immortal object. */
NEW Tuple *tuple_new(isize size);
NEW Tuple *tuple_pack(isize count, ...);                                /* keeps references of its own */
NEW Tuple *tuple_from_array(Object *const *items, isize count);         /* keeps references of its own */
NEW Tuple *tuple_from_array_steal(STOLEN Object **items, isize count);  /* the items, not the array     */
/* (first, second), made as the arguments of a call: NULL if either is. */
NEW Object *tuple_pair_steal(STOLEN Object *first_or_null, STOLEN Object *second_or_null);
NEW Tuple *tuple_slice(Tuple *self, isize from, isize to);              /* clips                        */
/* tuple(iterable): the same object if it is exactly a tuple. Runs Python. */
NEW Tuple *sequence_to_tuple(Object *iterable);
NEW Tuple *tuple_concatenate(Tuple *left, Tuple *right);

static inline isize tuple_length(const Tuple *self)
{
    return self->size;
}

static inline BORROWED Object *tuple_at(const Tuple *self, isize at)
{
    return self->items[at];
}

#endif
