/* int_bits.c: << >> & | ^ ~ on ints of any size.
 *
 * Python's ints behave as two's complement with endless sign bits, while ours store sign and magnitude. The
 * bitwise operators read each operand limb by limb through that view (a negative one is its complement plus
 * one, the carry taken along) and turn the result back.
 */
#include "int_internal.h"

#include <string.h>

/* ---- shifts ------------------------------------------------------------------------------------------ */

/* The shift count. 1: *bits is it; 0: too large for any memory, whatever its value; -1: negative, raised. */
static int shift_count(Object *right, isize *bits)
{
    if (int_is_negative(right)) {
        raise_error(ValueError, "negative shift count");
        return -1;
    }
    int64_t value;
    bool is_clamped = int_clamp_int64(right, &value);
    *bits = value;
    return !is_clamped;
}

NEW Object *int_shifted(const mp_limb_t *limbs, isize count, uint64_t shift, bool is_negative)
{
    isize words = (isize)(shift / 64), total = count + words + 1;
    Int *result = int_allocate(total);
    if (!result)
        return NULL;
    mp_limb_t *target = limbs_of(result);
    memset(target, 0, (size_t)words * sizeof(mp_limb_t));
    target[total - 1] = 0;
    if (shift % 64)
        target[total - 1] = mpn_lshift(target + words, limbs, count, (unsigned)(shift % 64));
    else
        mpn_copyi(target + words, limbs, count);
    return int_finish(result, total, is_negative);
}

static NEW Object *shift_left_limbs(Object *left, isize bits)
{
    Operand operand;
    operand_of(&operand, left);
    return int_shifted(operand.limbs, operand.count, (uint64_t)bits, operand.is_negative);
}

NEW Object *int_left_shift(Object *left, Object *right)
{
    isize bits;
    int known = shift_count(right, &bits);
    if (known < 0)
        return NULL;
    if (int_sign(left) == 0)
        return int_make(0);
    if (!known && int_bit_length(right) > 67) /* where CPython's count of 30-bit digits overflows */
        return raise_error(OverflowError, "too many digits in integer");
    if (!known)
        return raise_memory();
    if (int_is_compact(left) && bits < 63) {
        int64_t value = int_value(left), moved = (int64_t)((uint64_t)value << bits);
        if (moved >> bits == value)
            return int_make(moved);
    }
    return shift_left_limbs(left, bits);
}

/* Shifting floors: a negative number that loses bits moves one further from zero. */
static NEW Object *shift_right_limbs(Object *left, isize bits)
{
    Operand operand;
    operand_of(&operand, left);
    isize words = bits / 64, count = operand.count - words;
    if (count <= 0)
        return int_make(operand.is_negative ? -1 : 0);
    bool is_inexact = false;
    for (isize i = 0; i < words && !is_inexact; i++)
        is_inexact = operand.limbs[i] != 0;
    Int *result = int_allocate(count + 1);
    if (!result)
        return NULL;
    mp_limb_t *limbs = limbs_of(result);
    limbs[count] = 0;
    if (bits % 64)
        is_inexact |= mpn_rshift(limbs, operand.limbs + words, count, (unsigned)(bits % 64)) != 0;
    else
        mpn_copyi(limbs, operand.limbs + words, count);
    if (operand.is_negative && is_inexact)
        limbs[count] = mpn_add_1(limbs, limbs, count, 1);
    return int_finish(result, count + 1, operand.is_negative);
}

NEW Object *int_right_shift(Object *left, Object *right)
{
    isize bits;
    int known = shift_count(right, &bits);
    if (known < 0)
        return NULL;
    if (!known)
        return int_make(int_is_negative(left) ? -1 : 0);
    if (int_is_compact(left))
        return int_make(int_value(left) >> (bits < 63 ? bits : 63));
    return shift_right_limbs(left, bits);
}

/* ---- bitwise ----------------------------------------------------------------------------------------- */

/* Two's complement limbs of an operand, from the least significant one up. */
typedef struct Complement {
    Operand operand;
    isize at;
    mp_limb_t carry;
} Complement;

static void complement_start(Complement *self, Object *object)
{
    operand_of(&self->operand, object);
    self->at = 0;
    self->carry = self->operand.is_negative;
}

static mp_limb_t complement_next(Complement *self)
{
    mp_limb_t limb = self->at < self->operand.count ? self->operand.limbs[self->at] : 0;
    self->at++;
    if (!self->operand.is_negative)
        return limb;
    limb = ~limb + self->carry;
    self->carry = self->carry && limb == 0;
    return limb;
}

typedef enum { BIT_AND, BIT_OR, BIT_XOR } BitOperator;

static inline uint64_t combine(BitOperator operator, uint64_t a, uint64_t b)
{
    return operator == BIT_AND ? a & b : operator == BIT_OR ? a | b : a ^ b;
}

static NOINLINE Object *combine_limbs(BitOperator operator, Object *left, Object *right)
{
    Complement a, b;
    complement_start(&a, left);
    complement_start(&b, right);
    isize count = (a.operand.count > b.operand.count ? a.operand.count : b.operand.count) + 1;
    Int *result = int_allocate(count);
    if (!result)
        return NULL;
    mp_limb_t *limbs = limbs_of(result);
    for (isize i = 0; i < count; i++)
        limbs[i] = combine(operator, complement_next(&a), complement_next(&b));
    bool is_negative = limbs[count - 1] >> 63; /* the extra limb holds sign bits only */
    if (is_negative)
        mpn_neg(limbs, limbs, count);
    return int_finish(result, count, is_negative);
}

static inline NEW Object *operate(BitOperator operator, Object *left, Object *right)
{
    if (int_is_compact(left) && int_is_compact(right))
        return int_make((int64_t)combine(operator, (uint64_t)int_value(left), (uint64_t)int_value(right)));
    return combine_limbs(operator, left, right);
}

NEW Object *int_bit_and(Object *left, Object *right)
{
    return operate(BIT_AND, left, right);
}

NEW Object *int_bit_or(Object *left, Object *right)
{
    return operate(BIT_OR, left, right);
}

NEW Object *int_bit_xor(Object *left, Object *right)
{
    return operate(BIT_XOR, left, right);
}

/* ~x is -x - 1 = -(x + 1). */
NEW Object *int_invert(Object *self)
{
    if (int_is_compact(self))
        return int_make(~int_value(self));
    Object *next = int_add(self, int_make(1));
    if (!next)
        return NULL;
    Object *result = int_negative(next);
    decref(next);
    return result;
}
