/* set.h: what others may know about set and frozenset, which share one layout. */
#ifndef VIV_SET_H
#define VIV_SET_H

#include "../object.h"

/* A slot of the table. */
typedef struct SetEntry {
    Object *key; /* NULL: never used; SET_DUMMY: deleted */
    isize hash;
} SetEntry;

#define SET_DUMMY ((Object *)(uintptr_t)8) /* no object has this address; its hash field is -1 */
#define SET_SMALL_SIZE 8

/* table is `small` until the set has outgrown it. Probing and growth: set.c. */
struct Set {
    Object head;
    isize fill; /* used and deleted entries */
    isize used;
    isize mask; /* slots - 1 */
    SetEntry *table;
    isize hash; /* frozenset: cached, or -1 */
    isize finger; /* where pop() looks next */
    SetEntry small[SET_SMALL_SIZE];
    Object *weakrefs;
};

/* used: the set's size when the iteration began. */
typedef struct SetIterator {
    Object head;
    Set *set; /* NULL once exhausted */
    isize used;
    isize position;
    isize left;
} SetIterator;

/* Run Python (the iterator, hash, eq). */
NEW Set *set_new(Object *iterable_or_null);
NEW Set *frozenset_new(Object *iterable_or_null);
bool set_add(Set *self, Object *key);      /* Runs Python (hash, eq).             */
int set_contains(Set *self, Object *key);  /* 1, 0, -1. Runs Python.              */
int set_discard(Set *self, Object *key);   /* 1 was there, 0, -1. Runs Python.    */
/* set |= iterable and its kin; run Python. set_clear runs Python too (members' deaths). */
bool set_update(Set *self, Object *iterable);
bool set_difference_update(Set *self, Object *iterable);
bool set_symmetric_difference_update(Set *self, Object *iterable);
NEW Object *set_intersection(Set *self, Object *iterable);
void set_clear(Set *self);
/* *position begins at 0. *key is BORROWED. Runs no Python. */
bool set_next(Set *self, isize *position, Object **key, isize *hash_or_null);
NEW Set *set_copy(Set *self); /* of the same base type. Runs no Python. */

static inline isize set_length(const Set *self)
{
    return self->used;
}

#endif
