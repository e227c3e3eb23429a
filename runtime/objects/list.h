/* list.h: what others may know about lists. */
#ifndef VIV_LIST_H
#define VIV_LIST_H

#include "../object.h"

/* Invariant and growth: list.c. */
struct List {
    Object head;
    isize size;
    Object **items; /* NULL iff room is 0 */
    isize room;     /* LIST_BEING_SORTED while sort() holds the items */
};

#define LIST_BEING_SORTED ((isize)-1)

/* `size` items, all NULL: to be filled before Python runs. The array has exactly that room. */
NEW List *list_new(isize size);
NEW List *list_from_array(Object **items, isize count);              /* keeps references of its own */

/* False or NULL: MemoryError, and the list is as it was. Those that do not say so run no Python. */
bool list_append(List *self, Object *item);                       /* keeps a reference of its own          */
bool list_append_steal(List *self, STOLEN Object *item);          /* consumed even when it fails           */
bool list_insert(List *self, isize at, Object *item);             /* clips `at` as list.insert does        */
NEW Object *list_pop(List *self, isize at);                       /* at must be in [0, size)               */
bool list_set_slice(List *self, isize from, isize to, Object *values_or_null); /* Runs Python.             */
bool list_extend(List *self, Object *iterable);                   /* Runs Python.                          */
bool list_sort(List *self, Object *key_or_null, bool reverse);    /* Runs Python.                          */
void list_reverse(List *self);
void list_clear(List *self);                                      /* Runs Python (items' deaths).          */
/* Releases an array of references that no object holds any more, last to first, and frees it. Runs Python. */
void list_release_array(STOLEN Object **items, isize count);
NEW Tuple *list_to_tuple(List *self);
NEW List *sequence_to_list(Object *iterable);                     /* a fresh list. Runs Python.            */
/* `iterable` itself if it is a list or tuple, else a fresh list; TypeError says `message`. CPython's
 * PySequence_Fast. Runs Python. */
NEW Object *sequence_fast(Object *iterable, const char *message);

/* list_append_fast when there is no room. */
NOINLINE bool list_append_grow(List *self, STOLEN Object *item);

static inline isize list_length(const List *self)
{
    return self->size;
}

/* Valid until the list changes; no check. */
static inline BORROWED Object *list_at(const List *self, isize at)
{
    return self->items[at];
}

/* Consumed even when it fails. Runs no Python. */
static inline bool list_append_fast(List *self, STOLEN Object *item)
{
    isize size = self->size;
    if (LIKELY(size < self->room)) {
        self->items[size] = item;
        self->size = size + 1;
        return true;
    }
    return list_append_grow(self, item);
}

#endif
