/* complex.h: the `complex` type: two doubles in a block. */
#ifndef VIV_COMPLEX_H
#define VIV_COMPLEX_H

#include "../object.h"

/* Immutable. */
typedef struct Complex {
    Object head;
    double real, imag;
} Complex;

NEW Object *complex_new(double real, double imag); /* NULL: out of memory */

/* complex ** complex for operands that are not both zero; errors as in CPython. */
NEW Object *complex_power_doubles(double base_real, double base_imag, double real, double imag);

#endif
