/* deque.h: what others may know about collections.deque. */
#ifndef VIV_DEQUE_H
#define VIV_DEQUE_H

#include "../object.h"

/* `state` changes with every change of the deque, so that iterators notice. Why a ring and no blocks: deque.c. */
typedef struct Deque {
    Object head;
    isize size;
    Object **items; /* a ring; NULL iff room is 0 */
    isize room;     /* a power of two, or 0       */
    isize first;
    isize most;     /* maxlen, or -1              */
    isize block_index;
    uint64_t state;
    Object *weakrefs;
} Deque;

/* The iterator in either direction: its type says which. */
typedef struct DequeIterator {
    Object head;
    Deque *deque;
    uint64_t state; /* of the deque when the iteration began */
    isize left;
    void *unused[2]; /* keeps the size that CPython shows */
} DequeIterator;

#endif
