/* math_gamma.c: the gamma function and its logarithm, by Lanczos' approximation.
 *
 * The C library's tgamma differs from CPython's in the last digits; this is the same formula as CPython's, with
 * the constants published by Boost (g = 6.0246…, 13 terms): gamma(x) = (x + g - 0.5) ** (x - 0.5) /
 * exp(x + g - 0.5) * L(x), where L is a quotient of polynomials.
 */
#include "math_internal.h"

#include <math.h>

#define TERMS 13
#define LANCZOS_G 6.024680040776729583740234375
#define G_MINUS_HALF 5.524680040776729583740234375
#define PI 3.141592653589793238462643383279502884197
#define LOG_PI 1.144729885849400174143427351353058711647

static const double numerator[TERMS] = {
    23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408};
static const double denominator[TERMS] = {0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0,
                                          45995730.0, 13339535.0, 2637558.0,   357423.0,    32670.0,
                                          1925.0,    66.0,       1.0};

/* gamma(1) … gamma(23), exact. */
static const double factorials[] = {1.0,
                                    1.0,
                                    2.0,
                                    6.0,
                                    24.0,
                                    120.0,
                                    720.0,
                                    5040.0,
                                    40320.0,
                                    362880.0,
                                    3628800.0,
                                    39916800.0,
                                    479001600.0,
                                    6227020800.0,
                                    87178291200.0,
                                    1307674368000.0,
                                    20922789888000.0,
                                    355687428096000.0,
                                    6402373705728000.0,
                                    121645100408832000.0,
                                    2432902008176640000.0,
                                    51090942171709440000.0,
                                    1124000727777607680000.0};
#define FACTORIAL_COUNT 23

/* Powers of x or of 1/x, whichever is small. x > 0. */
static double lanczos_sum(double x)
{
    double above = 0, below = 0;
    if (x < 5.0) {
        for (int i = TERMS; --i >= 0;) {
            above = above * x + numerator[i];
            below = below * x + denominator[i];
        }
    } else {
        for (int i = 0; i < TERMS; i++) {
            above = above / x + numerator[i];
            below = below / x + denominator[i];
        }
    }
    return above / below;
}

/* sin(pi * x), exact where it can be. */
static double sine_of_pi_times(double x)
{
    double y = fmod(fabs(x), 2.0), result;
    switch ((int)round(2.0 * y)) {
    case 0:
        result = sin(PI * y);
        break;
    case 1:
        result = cos(PI * (y - 0.5));
        break;
    case 2:
        result = sin(PI * (1.0 - y)); /* -sin(pi*(y-1.0)) would give -0.0 for y == 1 */
        break;
    case 3:
        result = -cos(PI * (y - 1.5));
        break;
    default:
        result = sin(PI * (y - 2.0));
        break;
    }
    return copysign(1.0, x) * result;
}

/* result × or ÷ y ** (x - 0.5), in two steps where one would overflow. */
static double scale(double result, double y, double x, bool divide)
{
    if (x < 140.0) {
        double power = pow(y, x - 0.5);
        return divide ? result / power : result * power;
    }
    double root = pow(y, x / 2.0 - 0.25);
    return divide ? result / root / root : result * root * root;
}

/* gamma(x) for a finite x that is not a whole number up to 23, of moderate size. */
static double gamma_general(double x)
{
    double size = fabs(x), y = size + G_MINUS_HALF, correction;
    if (size > G_MINUS_HALF) {
        double q = y - size;
        correction = q - G_MINUS_HALF;
    } else {
        double q = y - G_MINUS_HALF;
        correction = q - size;
    }
    correction = correction * LANCZOS_G / y; /* what rounding took from y */
    if (x < 0) {
        double result = -PI / sine_of_pi_times(size) / size * exp(y) / lanczos_sum(size);
        return scale(result - correction * result, y, size, true);
    }
    double result = lanczos_sum(size) / exp(y);
    return scale(result + correction * result, y, size, false);
}

Object *math_gamma(Object **args, isize count, Tuple *names)
{
    double x;
    if (!object_as_double(args[0], &x))
        return NULL;
    if (isnan(x) || (isinf(x) && x > 0))
        return float_new(x);
    if (isinf(x) || x == 0)
        return math_domain_error();
    if (x == floor(x)) {
        if (x < 0)
            return math_domain_error();
        if (x <= FACTORIAL_COUNT)
            return float_new(factorials[(int)x - 1]);
    }
    double size = fabs(x), result;
    if (size < 1e-20)
        result = 1.0 / x;
    else if (size > 200.0)
        result = x < 0 ? 0.0 / sine_of_pi_times(x) : HUGE_VAL;
    else
        result = gamma_general(x);
    return isinf(result) ? math_range_error() : float_new(result);
}

Object *math_lgamma(Object **args, isize count, Tuple *names)
{
    double x;
    if (!object_as_double(args[0], &x))
        return NULL;
    if (!isfinite(x))
        return float_new(isnan(x) ? x : HUGE_VAL);
    if (x == floor(x) && x <= 2.0)
        return x <= 0 ? math_domain_error() : float_new(0.0);
    double size = fabs(x);
    if (size < 1e-20)
        return float_new(-log(size));
    double result = log(lanczos_sum(size)) - LANCZOS_G;
    result += (size - 0.5) * (log(size + LANCZOS_G - 0.5) - 1);
    if (x < 0)
        result = LOG_PI - log(fabs(sine_of_pi_times(size))) - log(size) - result;
    return isinf(result) ? math_range_error() : float_new(result);
}
