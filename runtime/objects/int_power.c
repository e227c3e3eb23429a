/* int_power.c: ** and pow() with a modulus.
 *
 * Without a modulus the size of the result is known beforehand (bits of the base times the exponent), so that
 * a result that cannot fit is refused before any work. Factors of two in the base become one shift at the end.
 * With a modulus the square-and-multiply loop works on fixed buffers of the modulus's size.
 */
#include "int_internal.h"

#include <string.h>

#include "float.h"

/* ---- without a modulus ------------------------------------------------------------------------------- */

/* base ** exponent within 64 bits; false if it does not fit. */
static bool power_compact(int64_t base, int64_t exponent, int64_t *result)
{
    int64_t product = 1;
    while (exponent) {
        if ((exponent & 1) && __builtin_mul_overflow(product, base, &product))
            return false;
        exponent >>= 1;
        if (exponent && __builtin_mul_overflow(base, base, &base))
            return false;
    }
    *result = product;
    return true;
}

/* Multiplies source (count limbs) by factor into target; the number of limbs of the product. */
static isize multiply_into(mp_limb_t *target, const mp_limb_t *source, isize count, const mp_limb_t *factor,
                           isize factor_count)
{
    if (factor_count == 1)
        target[count] = mpn_mul_1(target, source, count, factor[0]);
    else if (count >= factor_count)
        mpn_mul(target, source, count, factor, factor_count);
    else
        mpn_mul(target, factor, factor_count, source, count);
    return limbs_normal_count(target, count + factor_count);
}

/* Left-to-right squaring. `odd` has no factor of two; result and scratch have room for the power and 1 limb. */
static isize power_into(mp_limb_t **result, mp_limb_t **scratch, const mp_limb_t *odd, isize odd_count,
                        uint64_t exponent)
{
    isize count = odd_count;
    mpn_copyi(*result, odd, odd_count);
    for (int bit = 62 - __builtin_clzll(exponent); bit >= 0; bit--) {
        mpn_sqr(*scratch, *result, count);
        count = limbs_normal_count(*scratch, 2 * count);
        mp_limb_t *swap = *result;
        *result = *scratch;
        *scratch = swap;
        if (exponent >> bit & 1) {
            count = multiply_into(*scratch, *result, count, odd, odd_count);
            swap = *result;
            *result = *scratch;
            *scratch = swap;
        }
    }
    return count;
}

/* Bits of the largest number that the heap could hold. */
static uint64_t affordable_bits(void)
{
    return (uint64_t)RUNTIME->heap.limit_bytes * 8;
}

static NOINLINE Object *power_limbs(Object *base, uint64_t exponent)
{
    Operand operand;
    operand_of(&operand, base);
    bool is_negative = operand.is_negative && (exponent & 1);
    uint64_t bits = (uint64_t)limbs_bit_length(operand.limbs, operand.count), most;
    if (__builtin_mul_overflow(bits - 1, exponent, &most) || most > affordable_bits())
        return raise_memory();
    uint64_t zeros = mpn_scan1(operand.limbs, 0);
    isize odd_count = operand.count - (isize)(zeros / 64);
    isize room = (isize)((bits - zeros) * exponent / 64) + odd_count + 3;
    mp_limb_t *buffer = heap_allocate((size_t)(odd_count + 2 * room) * sizeof(mp_limb_t));
    if (!buffer)
        return NULL;
    mp_limb_t *odd = buffer, *result = buffer + odd_count, *scratch = result + room;
    if (zeros % 64)
        mpn_rshift(odd, operand.limbs + zeros / 64, odd_count, (unsigned)(zeros % 64));
    else
        mpn_copyi(odd, operand.limbs + zeros / 64, odd_count);
    odd_count = limbs_normal_count(odd, odd_count);
    isize count = power_into(&result, &scratch, odd, odd_count, exponent);
    Object *power = scratch_failed() ? NULL : int_shifted(result, count, zeros * exponent, is_negative);
    heap_free(buffer);
    return power;
}

static NEW Object *power_plain(Object *base, Object *exponent)
{
    int64_t value;
    if (int_is_compact(base)) {
        int64_t b = int_value(base);
        if (b == 0 || b == 1 || b == -1) {
            bool is_odd = int_low_bits(exponent) & 1;
            return int_make(int_sign(exponent) == 0 ? 1 : b == -1 && !is_odd ? 1 : b);
        }
        if (int_is_compact(exponent) && power_compact(b, int_value(exponent), &value))
            return int_make(value);
    }
    if (!int_is_compact(exponent))
        return raise_memory();
    if (int_value(exponent) == 0)
        return int_make(1);
    return power_limbs(base, (uint64_t)int_value(exponent));
}

static NEW Object *power_of_doubles(Object *base, Object *exponent)
{
    double b, e;
    if (!int_as_double(base, &b) || !int_as_double(exponent, &e))
        return NULL;
    return float_power(b, e);
}

/* ---- with a modulus ---------------------------------------------------------------------------------- */

static uint64_t power_modulo_word(uint64_t base, const Operand *exponent, uint64_t modulus)
{
    uint64_t result = 1 % modulus;
    for (isize i = exponent->count - 1; i >= 0; i--)
        for (int bit = 63; bit >= 0; bit--) {
            result = (uint64_t)((unsigned __int128)result * result % modulus);
            if (exponent->limbs[i] >> bit & 1)
                result = (uint64_t)((unsigned __int128)result * base % modulus);
        }
    return result;
}

/* Buffers of power_modulo_limbs: `product` has room for two moduli, `quotient` for one more limb. */
typedef struct ModularPower {
    const mp_limb_t *modulus;
    isize count;
    mp_limb_t *product, *quotient, *result;
} ModularPower;

/* result = result * factor modulo the modulus; all have `count` limbs, zeros in front allowed. */
static void multiply_modulo(ModularPower *self, const mp_limb_t *factor)
{
    if (factor == self->result)
        mpn_sqr(self->product, factor, self->count);
    else
        mpn_mul_n(self->product, self->result, factor, self->count);
    mpn_tdiv_qr(self->quotient, self->result, 0, self->product, 2 * self->count, self->modulus, self->count);
}

/* base ** exponent % modulus, all positive, base < modulus, modulus of two limbs or more, exponent > 0. */
static NEW Object *power_modulo_limbs(const Operand *base, const Operand *exponent, const Operand *modulus)
{
    isize count = modulus->count;
    ModularPower work = {.modulus = modulus->limbs, .count = count};
    Int *result = int_allocate(count);
    mp_limb_t *buffer = result ? heap_allocate((size_t)(4 * count + 2) * sizeof(mp_limb_t)) : NULL;
    if (!buffer) {
        decref_maybe(result);
        return NULL;
    }
    mp_limb_t *factor = buffer;
    work.product = buffer + count;
    work.quotient = work.product + 2 * count;
    work.result = limbs_of(result);
    memset(factor, 0, (size_t)count * sizeof(mp_limb_t));
    if (base->count)
        mpn_copyi(factor, base->limbs, base->count);
    mpn_copyi(work.result, factor, count);
    isize bits = limbs_bit_length(exponent->limbs, exponent->count);
    for (isize bit = bits - 2; bit >= 0 && !scratch_failed(); bit--) {
        multiply_modulo(&work, work.result);
        if (exponent->limbs[bit / 64] >> (bit % 64) & 1)
            multiply_modulo(&work, factor);
    }
    heap_free(buffer);
    return int_finish(result, count, false);
}

/* The inverse of `number` modulo a positive `modulus`, by Euclid; both ints. */
static NEW Object *invert_modulo(Object *number, Object *modulus)
{
    Object *low = int_remainder(number, modulus), *high = new_reference(modulus);
    Object *x = int_make(1), *y = int_make(0); /* low = x * number, high = y * number, modulo modulus */
    while (low && x && int_sign(low) != 0) {
        Object *quotient, *rest;
        if (!int_divide_with_remainder(high, low, &quotient, &rest))
            goto fail;
        Object *product = int_multiply(quotient, x), *next = product ? int_subtract(y, product) : NULL;
        decref(quotient);
        decref_maybe(product);
        decref(high);
        decref(y);
        high = low;
        low = rest;
        y = x;
        x = next;
    }
    if (!low || !x)
        goto fail;
    decref(low);
    decref(x);
    low = x = NULL;
    if (int_compare(high, int_make(1)) != 0) {
        raise_error(ValueError, "base is not invertible for the given modulus");
        goto fail;
    }
    Object *inverse = int_remainder(y, modulus);
    decref(high);
    decref(y);
    return inverse;
fail:
    decref_maybe(low);
    decref_maybe(high);
    decref_maybe(x);
    decref_maybe(y);
    return NULL;
}

/* base ** exponent % modulus for 0 <= base < modulus and exponent >= 0. */
static NEW Object *power_reduced(Object *base, Object *exponent, Object *modulus)
{
    Operand b, e, m;
    operand_of(&b, base);
    operand_of(&e, exponent);
    operand_of(&m, modulus);
    if (m.count == 1)
        return int_from_uint64(power_modulo_word(b.count ? b.limbs[0] : 0, &e, m.limbs[0]));
    if (e.count == 0)
        return int_make(1);
    return power_modulo_limbs(&b, &e, &m);
}

static NEW Object *power_modulo(Object *base, Object *exponent, Object *modulus)
{
    if (int_sign(modulus) == 0)
        return raise_error(ValueError, "pow() 3rd argument cannot be 0");
    Object *positive = int_absolute(modulus), *reduced = NULL, *power = NULL, *result = NULL;
    Object *up = NULL;
    if (!positive)
        return NULL;
    if (int_is_negative(exponent)) {
        up = int_negative(exponent);
        reduced = up ? invert_modulo(base, positive) : NULL;
    } else {
        up = new_reference(exponent);
        reduced = int_remainder(base, positive);
    }
    if (reduced)
        power = power_reduced(reduced, up, positive);
    if (power)
        result = int_remainder(power, modulus); /* a negative modulus gives a negative result */
    decref(positive);
    decref_maybe(up);
    decref_maybe(reduced);
    decref_maybe(power);
    return result;
}

NEW Object *int_power(Object *base, Object *exponent, Object *modulus)
{
    if (modulus != NONE)
        return power_modulo(base, exponent, modulus);
    if (int_is_negative(exponent))
        return power_of_doubles(base, exponent);
    return power_plain(base, exponent);
}
