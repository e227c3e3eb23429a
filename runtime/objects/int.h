/* int.h: the `int` type: a 64-bit number, or limbs when it does not fit. Layout and reasons: int.c.
 *
 * Functions that take `Object *` demand an int or an instance of a subclass (is_int). None runs Python unless
 * its line says so.
 */
#ifndef VIV_INT_H
#define VIV_INT_H

#include "../object.h"

#define SMALL_INT_LEAST (-5)
#define SMALL_INT_MOST 256
#define SMALL_INT_COUNT 262 /* the immortal singletons −5 … 256, RUNTIME->small_ints[value + 5] */

/* Immutable, but for results written into a dead int's block (vm/values.h). */
#define MAX_STR_DIGITS_DEFAULT 4300 /* sys.get_int_max_str_digits(): CPython's guard against quadratic conversion */
#define MAX_STR_DIGITS_LEAST 640    /* CPython's threshold: shorter numbers are never refused */

/* Equal numbers hash alike: every number by its value modulo this prime, infinity by CPython's digits of pi. */
#define HASH_BITS 61
#define HASH_MODULUS (((uint64_t)1 << HASH_BITS) - 1)
#define HASH_INFINITY 314159
#define HASH_IMAGINARY 1000003 /* the factor of a complex number's imaginary part */

struct Int {
    Object head;
    int64_t size; /* 0: compact, `value` is the number; else |size| limbs, the sign of size is the number's */
    union {
        int64_t value;
        uint64_t limbs[1]; /* least significant first; the last is never 0 */
    };
};

static inline bool int_is_compact(const void *object)
{
    return ((const Int *)object)->size == 0;
}
/* The value of a compact int. */
static inline int64_t int_value(const void *object)
{
    return ((const Int *)object)->value;
}
/* Both operands exactly int and compact: the test in front of every fast path. */
static inline bool ints_are_fast(const Object *left, const Object *right)
{
    return (left->flags & right->flags & FLAG_COMPACT_INT) != 0;
}
/* -1, 0 or 1. */
static inline int int_sign(const void *object)
{
    const Int *self = object;
    int64_t deciding = self->size ? self->size : self->value;
    return (deciding > 0) - (deciding < 0);
}
static inline bool int_is_negative(const void *object)
{
    return int_sign(object) < 0;
}

/* Making. A number within −5 … 256 is the singleton. int_make in int_inline.h is the inlined int_from_int64. */
NEW Object *int_from_int64(int64_t value);
NEW Object *int_from_uint64(uint64_t value);
NEW Object *int_from_isize(isize value);
NEW Object *int_from_double(double value); /* truncates; OverflowError, ValueError for inf and nan */
/* Limbs are copied; leading zeros are allowed; NULL only for want of memory. */
NEW Object *int_from_limbs(const uint64_t *limbs, isize count, bool is_negative);
/* The digits of a number, sign, spaces, prefix and underscores allowed as in int(text, base); base 0 reads the
 * prefix. ValueError "invalid literal for int() with base 10: '…'", also beyond the digit limit. */
NEW Object *int_from_text(const char *digits, isize length, int base);
NEW Object *int_from_text_object(Object *text, int base); /* int(text) for a str or bytes-like object */
NEW Object *int_from_bytes(const uint8_t *bytes, isize length, bool is_little_endian, bool is_signed);

/* Reading. */
bool int_as_int64(Object *self, int64_t *value);   /* OverflowError "Python int too large to convert to C long" */
bool int_as_uint64(Object *self, uint64_t *value); /* OverflowError, also for negatives                         */
bool int_as_isize(Object *self, isize *value);     /* OverflowError "… to C ssize_t"                            */
bool int_as_int(Object *self, int *value);         /* OverflowError "… to C int"                                */
bool object_as_int(Object *object, int *value);    /* the same of any object with __index__; may run Python     */
bool int_fits_int64(Object *self);
/* For so many bytes; OverflowError "int too big to convert", "can't convert negative int to unsigned". */
bool int_check_fits(Object *self, isize bytes, bool is_signed);
/* Out of range: the nearest int64, and true. */
bool int_clamp_int64(Object *self, int64_t *value);
uint64_t int_low_bits(Object *self); /* modulo 2**64, two's complement */
bool int_as_double(Object *self,
                   double *value); /* rounds half even; OverflowError "int too large to convert to float" */
isize int_bit_length(Object *self);
/* As frexp: a double of 0.5 … 1 and the power of two that it is to be multiplied by. For self > 0. */
double int_fraction(Object *self, isize *exponent);
isize int_hash(Object *self);
/* Negative, 0 or positive, as the difference would be. */
int int_compare(Object *left, Object *right);
bool int_equal(Object *left, Object *right);
/* −1, 0, 1: how an int compares with a double that is not nan; exact. */
int int_compare_double(Object *left, double right);
size_t int_shown_size(Object *self);

/* Text in base 2 … 36; "0b", "0o", "0x" in front if `with_prefix`. ValueError beyond the digit limit (base 10). */
NEW Str *int_to_str(Object *self, int base);
NEW Str *int_to_prefixed_str(Object *self, int base);

/* Arithmetic: exact ints as results. MemoryError if the result would be too large. */
NEW Object *int_add(Object *left, Object *right);
NEW Object *int_subtract(Object *left, Object *right);
NEW Object *int_multiply(Object *left, Object *right);
NEW Object *int_floor_divide(Object *left, Object *right); /* ZeroDivisionError */
NEW Object *int_remainder(Object *left, Object *right);
NEW Object *int_true_divide(Object *left, Object *right);
bool int_divide_with_remainder(Object *left, Object *right, Object **quotient, Object **remainder);
NEW Object *int_power(Object *base, Object *exponent, Object *modulus_or_none);
NEW Object *int_negative(Object *self);
NEW Object *int_absolute(Object *self);
NEW Object *int_invert(Object *self);
NEW Object *int_left_shift(Object *left, Object *right);
NEW Object *int_right_shift(Object *left, Object *right);
NEW Object *int_bit_and(Object *left, Object *right);
NEW Object *int_bit_or(Object *left, Object *right);
NEW Object *int_bit_xor(Object *left, Object *right);
NEW Object *int_greatest_common_divisor(Object *left, Object *right);
NEW Object *int_square_root(Object *self); /* math.isqrt of an int that is not negative */
/* An exact int equal to `self`: itself if it is one. */
NEW Object *int_exact(Object *self);

/* Start-up: None, NotImplemented, Ellipsis, small ints, False and True, GMP's allocator. False: no memory. */
bool numbers_initialise(void);

#endif
