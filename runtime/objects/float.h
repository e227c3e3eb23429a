/* float.h: the `float` type: a double in a block. */
#ifndef VIV_FLOAT_H
#define VIV_FLOAT_H

#include "../object.h"

/* Immutable, but for results written into a dead float's block (vm/values.h). */
struct Float {
    Object head;
    double value;
};

static inline double float_value(const void *object)
{
    return ((const Float *)object)->value;
}
/* Both operands exactly float. */
static inline bool floats_are_fast(const Object *left, const Object *right)
{
    return (left->flags & right->flags & FLAG_FLOAT) != 0;
}

NEW Object *float_new(double value); /* NULL: out of memory. float_make in float_inline.h is the same, inlined. */
/* float(text): spaces and underscores as CPython's; ValueError "could not convert string to float: '…'". */
NEW Object *float_from_str(Str *text);
NEW Object *float_from_buffer(Object *object); /* float(b"1.5"): the same for a bytes-like object */
/* A literal or the text of float(): false if it is not a number from end to end; raises nothing. */
bool float_parse(const char *text, isize length, double *value);

/* Room for what float_repr_text writes, with its NUL. */
#define FLOAT_REPR_BYTES 32
/* repr(): the shortest text that reads back; returns its length. ".0" is added to whole numbers. */
int float_repr_text(double value, char text[FLOAT_REPR_BYTES]);

isize float_hash(double value, const Object *self_or_null); /* nan hashes by address, as in CPython */

NEW Object *float_power(double base, double exponent); /* may be a complex; ZeroDivisionError, OverflowError */

#endif
