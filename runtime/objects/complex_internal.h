/* complex_internal.h: what complex.c and complex_text.c share, with the includes that both need. */
#ifndef VIV_COMPLEX_INTERNAL_H
#define VIV_COMPLEX_INTERNAL_H

#include "../abstract.h"
#include "../error.h"
#include "../heap/fresh.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "complex.h"

/* A complex number that is no object. */
typedef struct Pair {
    double real, imag;
} Pair;

NEW Object *complex_represent(Object *self); /* repr(), and str() */
bool complex_parse(Str *text, Pair *value); /* ValueError "complex() arg is a malformed string" */

#endif
