/* float_digits.h: exact conversions between doubles and decimals that fit machine words. */
#ifndef VIV_FLOAT_DIGITS_H
#define VIV_FLOAT_DIGITS_H

#include <stdbool.h>
#include <stdint.h>

/* The shortest decimal that reads back as `value`, which is finite and positive: digits × 10**exponent. False: outside
 * the range that 128 bits cover (about 1e-30 to 9e15). */
bool double_shortest(double value, uint64_t *digits, int *exponent);
/* |value| × 10**decimals, rounded half to even from the exact value. False: it does not fit. */
bool double_scaled(double value, int decimals, uint64_t *scaled);
/* digits × 10**exponent as the nearest double. False: not to be had by one correctly rounded operation. */
bool double_from_decimal(uint64_t digits, int exponent, double *value);
/* The decimal digits of a number, and where they end. `out` has room for 20. */
char *write_digits(uint64_t number, char *out);

#endif
