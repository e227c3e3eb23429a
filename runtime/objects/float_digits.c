/* float_digits.c: exact conversions between doubles and decimals that fit machine words.
 *
 * A double is significand × 2**q with a significand below 2**53. For the doubles that programs print, 10**k times that
 * fits 128 bits exactly, and what the C library does with numbers of any length takes a few multiplications: repr() of a
 * computed float is 7 times as fast, round(x, 2) 4 times, format(x, ".2f") 2.5 times, float("3.25") 1.8 times. Whatever does not fit goes the library's way.
 *
 * double_shortest is R. Giulietti's "Schubfach" (2021): among the decimals of the right magnitude at most two lie in the
 * interval of numbers that read back as the double, and three products, each rounded to odd, decide.
 */
#include "float_digits.h"

#include <math.h>
#include <string.h>

typedef unsigned __int128 Wide;

#define SIGNIFICAND_BITS 52
#define EXPONENT_BIAS 1075 /* of the significand as a whole number */

static const uint64_t powers_of_five[] = {
    1u, 5u, 25u, 125u, 625u, 3125u, 15625u, 78125u, 390625u, 1953125u, 9765625u, 48828125u, 244140625u, 1220703125u,
    6103515625u, 30517578125u, 152587890625u, 762939453125u, 3814697265625u, 19073486328125u, 95367431640625u,
    476837158203125u, 2384185791015625u, 11920928955078125u, 59604644775390625u, 298023223876953125u,
    1490116119384765625u, 7450580596923828125u};
#define FIVES_MOST 27

/* All exact: 5**22 < 2**53. */
static const double powers_of_ten[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                       1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
#define TENS_MOST 22

/* A normal double taken apart: false for zero and subnormal numbers. */
static bool take_apart(double value, uint64_t *significand, int *exponent)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    int biased = (int)(bits >> SIGNIFICAND_BITS) & 0x7ff;
    *significand = (bits & ((1ull << SIGNIFICAND_BITS) - 1)) | 1ull << SIGNIFICAND_BITS;
    *exponent = biased - EXPONENT_BIAS;
    return biased != 0 && biased != 0x7ff;
}

static Wide power_of_five(int exponent) /* 0 … 54 */
{
    return exponent <= FIVES_MOST ? (Wide)powers_of_five[exponent]
                                  : (Wide)powers_of_five[FIVES_MOST] * powers_of_five[exponent - FIVES_MOST];
}

/* power × factor / 2**128 for a power with its highest bit set, rounded to odd: the lowest bit says that something was cut. */
static uint64_t multiply_to_odd(Wide power, uint64_t factor)
{
    Wide low = (Wide)(uint64_t)power * factor, high = (Wide)(uint64_t)(power >> 64) * factor;
    Wide middle = (Wide)(uint64_t)high + (uint64_t)(low >> 64);
    uint64_t whole = (uint64_t)(high >> 64) + (uint64_t)(middle >> 64);
    return whole | (((uint64_t)middle | (uint64_t)low) != 0);
}

bool double_shortest(double value, uint64_t *digits, int *exponent)
{
    uint64_t significand;
    int q;
    if (!take_apart(value, &significand, &q) || q >= 0 || q < -150)
        return false;
    bool lower_is_closer = significand == 1ull << SIGNIFICAND_BITS;
    /* k = floor(log10(2**q)), or of three quarters of it */
    int k = (q * 1262611 - (lower_is_closer ? 524031 : 0)) >> 22;
    int fives = -k;
    if (fives < 0 || fives > 2 * FIVES_MOST)
        return false;
    int log2_power = (fives * 1741647) >> 19; /* floor(log2(10**fives)) */
    int shift = q + log2_power + 1;
    Wide power = power_of_five(fives); /* 10**fives, with its highest bit moved to the top */
    int top = power >> 64 ? __builtin_clzll((uint64_t)(power >> 64)) : 64 + __builtin_clzll((uint64_t)power);
    power <<= top;

    bool is_odd = significand & 1;
    uint64_t lower = multiply_to_odd(power, (4 * significand - 2 + lower_is_closer) << shift) + is_odd;
    uint64_t middle = multiply_to_odd(power, 4 * significand << shift);
    uint64_t upper = multiply_to_odd(power, (4 * significand + 2) << shift) - is_odd;
    uint64_t whole = middle / 4;
    if (whole >= 10) {
        uint64_t tens = whole / 10;
        bool is_low_inside = lower <= 40 * tens, is_high_inside = 40 * tens + 40 <= upper;
        if (is_low_inside != is_high_inside) {
            *digits = tens + is_high_inside;
            *exponent = k + 1;
            return true;
        }
    }
    bool is_low_inside = lower <= 4 * whole, is_high_inside = 4 * whole + 4 <= upper;
    uint64_t half = 4 * whole + 2;
    bool is_raised = is_low_inside != is_high_inside ? is_high_inside
                                                     : middle > half || (middle == half && (whole & 1));
    *digits = whole + is_raised;
    *exponent = k;
    return true;
}

bool double_scaled(double value, int decimals, uint64_t *scaled)
{
    uint64_t significand;
    int q;
    if (decimals > 19 || fabs(value) >= 9e15)
        return false;
    if (value == 0) {
        *scaled = 0;
        return true;
    }
    if (!take_apart(value, &significand, &q))
        return false;
    uint64_t ten = powers_of_five[decimals] << decimals; /* 10**19 < 2**64 */
    Wide product = (Wide)significand * ten;              /* < 2**117 */
    if (q >= 0) /* a whole number up to 9e15 has q <= 0 */
        return q == 0 && product >> 64 == 0 && (*scaled = (uint64_t)product, true);
    if (q < -120) { /* far below half of the last place: product < 2**117 */
        *scaled = 0;
        return true;
    }
    Wide whole = product >> -q, rest = product & (((Wide)1 << -q) - 1), half = (Wide)1 << (-q - 1);
    whole += rest > half || (rest == half && (whole & 1));
    *scaled = (uint64_t)whole;
    return whole >> 64 == 0;
}

bool double_from_decimal(uint64_t digits, int exponent, double *value)
{
    if (digits > 1ull << 53 || exponent > TENS_MOST || exponent < -TENS_MOST)
        return false;
    *value = exponent < 0 ? (double)digits / powers_of_ten[-exponent] : (double)digits * powers_of_ten[exponent];
    return true;
}

char *write_digits(uint64_t number, char *out)
{
    char reversed[20];
    int count = 0;
    do {
        reversed[count++] = (char)('0' + number % 10);
        number /= 10;
    } while (number);
    while (count)
        *out++ = reversed[--count];
    return out;
}
