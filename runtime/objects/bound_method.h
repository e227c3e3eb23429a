/* bound_method.h: a function and the object that it was looked up on. */
#ifndef VIV_BOUND_METHOD_H
#define VIV_BOUND_METHOD_H

#include "../object.h"

/* Both owned. */
typedef struct BoundMethod {
    Object head;
    Object *function;
    Object *self;
    Object *weakrefs;
    void *unused; /* CPython's vectorcall: keeps the size the same */
} BoundMethod;

/* Takes references of its own; runs no Python. */
NEW Object *bound_method_new(Object *function, Object *self);

#endif
