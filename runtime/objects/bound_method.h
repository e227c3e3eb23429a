/* bound_method.h: a function and the object that it was looked up on. */
#ifndef VIV_BOUND_METHOD_H
#define VIV_BOUND_METHOD_H

#include "../object.h"

typedef struct BoundMethod {
    Object head;
    Object *function;
    Object *self;
    Object *weakrefs;
    void *unused; /* CPython's vectorcall: keeps the size the same */
} BoundMethod;

NEW Object *bound_method_new(Object *function, Object *self);

#endif
