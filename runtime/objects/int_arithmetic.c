/* int_arithmetic.c: + - * // % divmod / and their relatives, on ints of any size.
 *
 * Each operator has a straight path for two compact operands, then a general one on limbs. Sizes are checked
 * by int_allocate before GMP is called. Division floors: the remainder has the sign of the divisor.
 */
#include "int_internal.h"

#include <math.h>
#include <string.h>

#include "float.h"

/* ---- addition and subtraction ------------------------------------------------------------------------ */

static NEW Object *add_magnitudes(const Operand *a, const Operand *b, bool is_negative)
{
    if (a->count < b->count) {
        const Operand *swap = a;
        a = b;
        b = swap;
    }
    Int *result = int_allocate(a->count + 1);
    if (!result)
        return NULL;
    mp_limb_t *limbs = limbs_of(result);
    if (b->count)
        limbs[a->count] = mpn_add(limbs, a->limbs, a->count, b->limbs, b->count);
    else {
        mpn_copyi(limbs, a->limbs, a->count);
        limbs[a->count] = 0;
    }
    return int_finish(result, a->count + 1, is_negative);
}

/* |a| - |b|, negated if `is_negative`. */
static NEW Object *subtract_magnitudes(const Operand *a, const Operand *b, bool is_negative)
{
    if (a->count < b->count || (a->count == b->count && mpn_cmp(a->limbs, b->limbs, a->count) < 0)) {
        const Operand *swap = a;
        a = b;
        b = swap;
        is_negative = !is_negative;
    }
    Int *result = int_allocate(a->count);
    if (!result)
        return NULL;
    if (b->count)
        mpn_sub(limbs_of(result), a->limbs, a->count, b->limbs, b->count);
    else
        mpn_copyi(limbs_of(result), a->limbs, a->count);
    return int_finish(result, a->count, is_negative);
}

static NOINLINE Object *add_limbs(Object *left, Object *right, bool negate_right)
{
    Operand a, b;
    operand_of(&a, left);
    operand_of(&b, right);
    bool b_is_negative = b.is_negative != negate_right;
    if (a.is_negative == b_is_negative)
        return add_magnitudes(&a, &b, a.is_negative);
    return subtract_magnitudes(&a, &b, a.is_negative);
}

NEW Object *int_add(Object *left, Object *right)
{
    int64_t sum;
    if (int_is_compact(left) && int_is_compact(right) &&
        !__builtin_add_overflow(int_value(left), int_value(right), &sum))
        return int_make(sum);
    return add_limbs(left, right, false);
}

NEW Object *int_subtract(Object *left, Object *right)
{
    int64_t difference;
    if (int_is_compact(left) && int_is_compact(right) &&
        !__builtin_sub_overflow(int_value(left), int_value(right), &difference))
        return int_make(difference);
    return add_limbs(left, right, true);
}

static NEW Object *from_int128(__int128 value)
{
    unsigned __int128 magnitude = value < 0 ? -(unsigned __int128)value : (unsigned __int128)value;
    uint64_t limbs[2] = {(uint64_t)magnitude, (uint64_t)(magnitude >> 64)};
    return int_from_limbs(limbs, 2, value < 0);
}

/* The rest of an operation whose fast path overflowed. */
static NOINLINE Object *int_subtract_overflowed(int64_t left, int64_t right)
{
    return from_int128((__int128)left - right);
}

static NOINLINE Object *int_multiply_overflowed(int64_t left, int64_t right)
{
    return from_int128((__int128)left * right);
}

NEW Object *int_negative(Object *self)
{
    if (int_is_compact(self)) {
        int64_t value = int_value(self);
        return value == INT64_MIN ? int_subtract_overflowed(0, value) : int_make(-value);
    }
    Operand operand;
    operand_of(&operand, self);
    return int_from_limbs((const uint64_t *)operand.limbs, operand.count, !operand.is_negative);
}

NEW Object *int_absolute(Object *self)
{
    return int_is_negative(self) ? int_negative(self) : int_exact(self);
}

/* ---- multiplication ---------------------------------------------------------------------------------- */

static NOINLINE Object *multiply_limbs(Object *left, Object *right)
{
    Operand a, b;
    operand_of(&a, left);
    operand_of(&b, right);
    if (!a.count || !b.count)
        return int_make(0);
    const Operand *longer = a.count >= b.count ? &a : &b, *shorter = longer == &a ? &b : &a;
    isize count = a.count + b.count;
    Int *result = int_allocate(count);
    if (!result)
        return NULL;
    mp_limb_t *limbs = limbs_of(result);
    if (shorter->count == 1)
        limbs[count - 1] = mpn_mul_1(limbs, longer->limbs, longer->count, shorter->limbs[0]);
    else if (left == right)
        mpn_sqr(limbs, a.limbs, a.count);
    else
        mpn_mul(limbs, longer->limbs, longer->count, shorter->limbs, shorter->count);
    return int_finish(result, count, a.is_negative != b.is_negative);
}

NEW Object *int_multiply(Object *left, Object *right)
{
    int64_t product;
    if (int_is_compact(left) && int_is_compact(right)) {
        if (!__builtin_mul_overflow(int_value(left), int_value(right), &product))
            return int_make(product);
        return int_multiply_overflowed(int_value(left), int_value(right));
    }
    return multiply_limbs(left, right);
}

/* ---- floor division ---------------------------------------------------------------------------------- */

/* |a| / |b| towards zero, both as ints that are not negative, for |a| >= |b| > 0. */
static bool divide_magnitudes(const Operand *a, const Operand *b, Object **quotient, Object **remainder)
{
    Int *q = int_allocate(a->count - b->count + 1);
    Int *r = q ? int_allocate(b->count) : NULL;
    if (!r) {
        decref_maybe(q);
        return false;
    }
    if (b->count == 1)
        limbs_of(r)[0] = mpn_divrem_1(limbs_of(q), 0, a->limbs, a->count, b->limbs[0]);
    else
        mpn_tdiv_qr(limbs_of(q), limbs_of(r), 0, a->limbs, a->count, b->limbs, b->count);
    *quotient = int_finish(q, a->count - b->count + 1, a->is_negative != b->is_negative);
    *remainder = int_finish(r, b->count, a->is_negative);
    if (*quotient && *remainder)
        return true;
    decref_maybe(*quotient);
    decref_maybe(*remainder);
    return false;
}

/* From truncation to flooring: a remainder of the wrong sign takes one from the quotient. */
static bool floor_result(Object *divisor, Object **quotient, Object **remainder)
{
    if (int_sign(*remainder) == 0 || int_is_negative(*remainder) == int_is_negative(divisor))
        return true;
    Object *one = int_make(1); /* a singleton: no count to give back */
    Object *q = int_subtract(*quotient, one), *r = q ? int_add(*remainder, divisor) : NULL;
    decref(*quotient);
    decref(*remainder);
    *quotient = q;
    *remainder = r;
    if (r)
        return true;
    decref_maybe(q);
    return false;
}

static NOINLINE bool divide_limbs(Object *left, Object *right, Object **quotient, Object **remainder)
{
    Operand a, b;
    operand_of(&a, left);
    operand_of(&b, right);
    if (a.count < b.count || (a.count == b.count && mpn_cmp(a.limbs, b.limbs, a.count) < 0)) {
        *quotient = int_make(0);
        *remainder = int_exact(left);
        if (!*remainder)
            return false;
    } else if (!divide_magnitudes(&a, &b, quotient, remainder))
        return false;
    return floor_result(right, quotient, remainder);
}

static bool divisor_is_zero(Object *right, const char *message)
{
    if (int_sign(right) != 0)
        return false;
    raise_error(ZeroDivisionError, message);
    return true;
}

/* Both compact, divisor not 0, and not INT64_MIN / -1. */
static bool divides_compact(Object *left, Object *right)
{
    return int_is_compact(left) && int_is_compact(right) &&
           !(int_value(right) == -1 && int_value(left) == INT64_MIN);
}

static int64_t floor_quotient(int64_t a, int64_t b)
{
    int64_t quotient = a / b;
    return quotient - (a % b != 0 && (a < 0) != (b < 0));
}

static int64_t floor_remainder(int64_t a, int64_t b)
{
    int64_t remainder = a % b;
    return remainder && (remainder < 0) != (b < 0) ? remainder + b : remainder;
}

bool int_divide_with_remainder(Object *left, Object *right, Object **quotient, Object **remainder)
{
    if (divisor_is_zero(right, "integer division or modulo by zero"))
        return false;
    if (!divides_compact(left, right))
        return divide_limbs(left, right, quotient, remainder);
    *quotient = int_make(floor_quotient(int_value(left), int_value(right)));
    *remainder = *quotient ? int_make(floor_remainder(int_value(left), int_value(right))) : NULL;
    if (!*remainder)
        decref_maybe(*quotient);
    return *remainder != NULL;
}

NEW Object *int_floor_divide(Object *left, Object *right)
{
    if (divisor_is_zero(right, "integer division or modulo by zero"))
        return NULL;
    if (divides_compact(left, right))
        return int_make(floor_quotient(int_value(left), int_value(right)));
    Object *quotient, *remainder;
    if (!divide_limbs(left, right, &quotient, &remainder))
        return NULL;
    decref(remainder);
    return quotient;
}

NEW Object *int_remainder(Object *left, Object *right)
{
    if (divisor_is_zero(right, "integer modulo by zero"))
        return NULL;
    if (divides_compact(left, right))
        return int_make(floor_remainder(int_value(left), int_value(right)));
    Object *quotient, *remainder;
    if (!divide_limbs(left, right, &quotient, &remainder))
        return NULL;
    decref(quotient);
    return remainder;
}

/* ---- true division ----------------------------------------------------------------------------------- */

#define DOUBLE_BITS 53
#define DOUBLE_LEAST_EXPONENT (-1021) /* 2**-1022 is the smallest normal double, 0.5 * 2**-1021 */

/* |a| shifted by -shift bits (left if negative), bits that fall out noted in *is_inexact. */
static NEW Int *shifted(const Operand *a, isize shift, isize *count, bool *is_inexact)
{
    isize words = (shift < 0 ? -shift : shift) / 64;
    int bits = (int)((shift < 0 ? -shift : shift) % 64);
    isize room = shift < 0 ? a->count + words + 1 : a->count - words;
    Int *result = int_allocate(room);
    if (!result)
        return NULL;
    mp_limb_t *limbs = limbs_of(result);
    if (shift < 0) {
        memset(limbs, 0, (size_t)words * sizeof(mp_limb_t));
        limbs[room - 1] = 0;
        if (bits)
            limbs[room - 1] = mpn_lshift(limbs + words, a->limbs, a->count, (unsigned)bits);
        else
            mpn_copyi(limbs + words, a->limbs, a->count);
    } else {
        for (isize i = 0; i < words; i++)
            *is_inexact |= a->limbs[i] != 0;
        if (bits)
            *is_inexact |= mpn_rshift(limbs, a->limbs + words, room, (unsigned)bits) != 0;
        else
            mpn_copyi(limbs, a->limbs + words, room);
    }
    *count = limbs_normal_count(limbs, room);
    return result;
}

/* The quotient's leading bits, at least 55 of them unless the result is subnormal, as one word. */
static bool divide_to_word(Int *dividend, isize count, const Operand *b, uint64_t *word, bool *is_inexact)
{
    *word = 0;
    if (count < b->count) {
        *is_inexact |= count != 0;
        return true;
    }
    isize quotient_count = count - b->count + 1;
    mp_limb_t *scratch = heap_allocate((size_t)(quotient_count + b->count) * sizeof(mp_limb_t));
    if (!scratch)
        return false;
    mp_limb_t *rest = scratch + quotient_count;
    mpn_tdiv_qr(scratch, rest, 0, limbs_of(dividend), count, b->limbs, b->count);
    *word = scratch[0];
    *is_inexact |= limbs_normal_count(rest, b->count) != 0;
    heap_free(scratch);
    return !scratch_failed();
}

static double round_to_double(uint64_t word, isize shift, bool is_inexact)
{
    isize bits = word ? 64 - __builtin_clzll(word) : 0;
    isize least = DOUBLE_LEAST_EXPONENT - shift;
    isize extra = (bits > least ? bits : least) - DOUBLE_BITS; /* low bits that a double cannot hold: 2 or 3 */
    uint64_t half = (uint64_t)1 << (extra - 1);
    word |= is_inexact;
    if ((word & half) && (word & (3 * half - 1)))
        word += half;
    word &= ~(2 * half - 1);
    return ldexp((double)word, (int)shift);
}

static NOINLINE Object *true_divide_limbs(Object *left, Object *right)
{
    Operand a, b;
    operand_of(&a, left);
    operand_of(&b, right);
    bool is_negative = a.is_negative != b.is_negative;
    if (a.count == 0)
        return float_new(is_negative ? -0.0 : 0.0);
    isize difference = limbs_bit_length(a.limbs, a.count) - limbs_bit_length(b.limbs, b.count);
    if (difference > 1024)
        return raise_error(OverflowError, "integer division result too large for a float");
    if (difference < DOUBLE_LEAST_EXPONENT - DOUBLE_BITS - 1)
        return float_new(is_negative ? -0.0 : 0.0);

    isize shift = (difference > DOUBLE_LEAST_EXPONENT ? difference : DOUBLE_LEAST_EXPONENT) - DOUBLE_BITS - 2;
    bool is_inexact = false;
    isize count;
    Int *dividend = shifted(&a, shift, &count, &is_inexact);
    uint64_t word;
    bool divided = dividend && divide_to_word(dividend, count, &b, &word, &is_inexact);
    decref_maybe(dividend);
    if (!divided)
        return NULL;
    double result = round_to_double(word, shift, is_inexact);
    if (isinf(result))
        return raise_error(OverflowError, "integer division result too large for a float");
    return float_new(is_negative ? -result : result);
}

static bool is_exact_double(Object *number)
{
    return int_is_compact(number) && magnitude_of(int_value(number)) <= (uint64_t)1 << DOUBLE_BITS;
}

NEW Object *int_true_divide(Object *left, Object *right)
{
    if (divisor_is_zero(right, "division by zero"))
        return NULL;
    if (is_exact_double(left) && is_exact_double(right)) /* one rounding, by the division itself */
        return float_new((double)int_value(left) / (double)int_value(right));
    return true_divide_limbs(left, right);
}

/* ---- gcd and square root ----------------------------------------------------------------------------- */

static uint64_t gcd_words(uint64_t a, uint64_t b)
{
    while (b) {
        uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* A copy of |object| without its trailing zero bits, whose number is *zeros. */
static NEW mp_limb_t *odd_copy(const Operand *operand, isize *count, isize *zeros)
{
    mp_limb_t *limbs = heap_allocate((size_t)operand->count * sizeof(mp_limb_t));
    if (!limbs)
        return NULL;
    *zeros = (isize)mpn_scan1(operand->limbs, 0);
    isize words = *zeros / 64;
    *count = operand->count - words;
    if (*zeros % 64)
        mpn_rshift(limbs, operand->limbs + words, *count, (unsigned)(*zeros % 64));
    else
        mpn_copyi(limbs, operand->limbs + words, *count);
    *count = limbs_normal_count(limbs, *count);
    return limbs;
}

static NEW Object *gcd_limbs(const Operand *a, const Operand *b)
{
    isize a_count, b_count, a_zeros, b_zeros;
    mp_limb_t *a_limbs = odd_copy(a, &a_count, &a_zeros);
    mp_limb_t *b_limbs = a_limbs ? odd_copy(b, &b_count, &b_zeros) : NULL;
    Object *odd = NULL, *result = NULL;
    if (b_limbs) {
        bool a_is_longer = a_count > b_count ||
                           (a_count == b_count && mpn_cmp(a_limbs, b_limbs, a_count) >= 0);
        Int *gcd = int_allocate(a_is_longer ? b_count : a_count);
        if (gcd) {
            mp_size_t count = a_is_longer ? mpn_gcd(limbs_of(gcd), a_limbs, a_count, b_limbs, b_count)
                                          : mpn_gcd(limbs_of(gcd), b_limbs, b_count, a_limbs, a_count);
            odd = int_finish(gcd, count, false);
        }
    }
    if (odd) {
        Object *zeros = int_make(a_zeros < b_zeros ? a_zeros : b_zeros);
        result = zeros ? int_left_shift(odd, zeros) : NULL;
        decref_maybe(zeros);
        decref(odd);
    }
    heap_free(a_limbs);
    heap_free(b_limbs);
    return result;
}

NEW Object *int_greatest_common_divisor(Object *left, Object *right)
{
    Operand a, b;
    operand_of(&a, left);
    operand_of(&b, right);
    if (a.count <= 1 && b.count <= 1)
        return int_from_uint64(gcd_words(a.count ? a.limbs[0] : 0, b.count ? b.limbs[0] : 0));
    if (a.count == 0)
        return int_absolute(right);
    if (b.count == 0)
        return int_absolute(left);
    return gcd_limbs(&a, &b);
}

NEW Object *int_square_root(Object *self)
{
    Operand operand;
    operand_of(&operand, self);
    if (operand.count == 0)
        return int_make(0);
    isize count = (operand.count + 1) / 2;
    Int *result = int_allocate(count);
    if (!result)
        return NULL;
    mpn_sqrtrem(limbs_of(result), NULL, operand.limbs, operand.count);
    return int_finish(result, count, false);
}
