/* math.c: the math module: functions of one or two doubles, and the module's table.
 *
 * The C library computes; this file decides what is an error, by the result as CPython does: a nan from
 * arguments that are not nan is a domain error, an infinity from finite arguments a range error (or a domain
 * error, for functions that cannot overflow). Whole numbers are in math_integer.c, sums in math_sum.c, gamma
 * functions in math_gamma.c.
 */
#include "math_internal.h"

#include <errno.h>
#include <float.h>
#include <math.h>
#include <string.h>

#include "../objects/str.h"

NEW Object *math_domain_error(void)
{
    return raise_error(ValueError, "math domain error");
}

NEW Object *math_range_error(void)
{
    return raise_error(OverflowError, "math range error");
}

/* ---- functions of one double ------------------------------------------------------------------------- */

static NEW Object *apply(Object *argument, double (*function)(double), bool can_overflow)
{
    double x;
    if (!object_as_double(argument, &x))
        return NULL;
    double result = function(x);
    if (isnan(result) && !isnan(x))
        return math_domain_error();
    if (isinf(result) && isfinite(x))
        return can_overflow ? math_range_error() : math_domain_error();
    return float_new(result);
}

#define FUNCTION(name, compute, can_overflow)                             \
    static Object *math_##name(Object **args, isize count, Tuple *names)  \
    {                                                                     \
        return apply(args[0], compute, can_overflow);                     \
    }
FUNCTION(acos, acos, false)
FUNCTION(acosh, acosh, false)
FUNCTION(asin, asin, false)
FUNCTION(asinh, asinh, false)
FUNCTION(atan, atan, false)
FUNCTION(atanh, atanh, false)
FUNCTION(cbrt, cbrt, false)
FUNCTION(cos, cos, false)
FUNCTION(cosh, cosh, true)
FUNCTION(erf, erf, false)
FUNCTION(erfc, erfc, false)
FUNCTION(exp, exp, true)
FUNCTION(exp2, exp2, true)
FUNCTION(expm1, expm1, true)
FUNCTION(fabs, fabs, false)
FUNCTION(log1p, log1p, false)
FUNCTION(sin, sin, false)
FUNCTION(sinh, sinh, true)
FUNCTION(sqrt, sqrt, false)
FUNCTION(tan, tan, false)
FUNCTION(tanh, tanh, false)

/* ---- rounding to whole numbers ----------------------------------------------------------------------- */

static NEW Object *round_with(Object *argument, Str *method_name, double (*function)(double))
{
    if (!is_exact(argument, float)) {
        Object *method = object_lookup_special(argument, method_name);
        if (method) {
            Object *result = object_call_none(method);
            decref(method);
            return result;
        }
        if (error_occurred())
            return NULL;
    }
    double x;
    return object_as_double(argument, &x) ? int_from_double(function(x)) : NULL;
}

static Object *math_floor(Object **args, isize count, Tuple *names)
{
    return round_with(args[0], NAME(__floor__), floor);
}

static Object *math_ceil(Object **args, isize count, Tuple *names)
{
    return round_with(args[0], NAME(__ceil__), ceil);
}

static Object *math_trunc(Object **args, isize count, Tuple *names)
{
    if (is_exact(args[0], float))
        return int_from_double(float_value(args[0]));
    Object *method = object_lookup_special(args[0], NAME(__trunc__));
    if (!method)
        return error_occurred() ? NULL : raise_error(TypeError, "type %.100T doesn't define __trunc__ method", args[0]);
    Object *result = object_call_none(method);
    decref(method);
    return result;
}

/* ---- logarithms -------------------------------------------------------------------------------------- */

/* Ints beyond the doubles have logarithms too: of 0.5 … 1 times a power of two. */
static NEW Object *logarithm(Object *argument, double (*function)(double))
{
    double x;
    if (!is_int(argument)) {
        if (!object_as_double(argument, &x))
            return NULL;
        if (x <= 0)
            return math_domain_error();
        return float_new(function(x));
    }
    if (int_sign(argument) <= 0)
        return math_domain_error();
    if (int_bit_length(argument) <= 1023)
        return int_as_double(argument, &x) ? float_new(function(x)) : NULL;
    isize exponent;
    x = int_fraction(argument, &exponent);
    return float_new(function(x) + function(2.0) * (double)exponent);
}

static Object *math_log(Object **args, isize count, Tuple *names)
{
    Object *numerator = logarithm(args[0], log);
    if (!numerator || !args[1])
        return numerator;
    Object *denominator = logarithm(args[1], log);
    Object *result = denominator ? number_operate(NUMBER_TRUE_DIVIDE, numerator, denominator) : NULL;
    decref(numerator);
    decref_maybe(denominator);
    return result;
}

static Object *math_log2(Object **args, isize count, Tuple *names)
{
    return logarithm(args[0], log2);
}

static Object *math_log10(Object **args, isize count, Tuple *names)
{
    return logarithm(args[0], log10);
}

/* ---- functions of two doubles ------------------------------------------------------------------------ */

bool math_two_doubles(Object **args, double *x, double *y)
{
    return object_as_double(args[0], x) && object_as_double(args[1], y);
}

static Object *math_atan2(Object **args, isize count, Tuple *names)
{
    double y, x;
    return math_two_doubles(args, &y, &x) ? float_new(atan2(y, x)) : NULL;
}

static Object *math_copysign(Object **args, isize count, Tuple *names)
{
    double x, y;
    return math_two_doubles(args, &x, &y) ? float_new(copysign(x, y)) : NULL;
}

/* fmod and remainder: a nan from numbers is the only error. */
static NEW Object *divide_with(Object **args, double (*function)(double, double))
{
    double x, y;
    if (!math_two_doubles(args, &x, &y))
        return NULL;
    double result = function(x, y);
    return isnan(result) && !isnan(x) && !isnan(y) ? math_domain_error() : float_new(result);
}

static Object *math_fmod(Object **args, isize count, Tuple *names)
{
    return divide_with(args, fmod);
}

static Object *math_remainder(Object **args, isize count, Tuple *names)
{
    return divide_with(args, remainder);
}

static Object *math_pow(Object **args, isize count, Tuple *names)
{
    double x, y;
    if (!math_two_doubles(args, &x, &y))
        return NULL;
    double result = pow(x, y);
    if (isfinite(x) && isfinite(y)) {
        if (isnan(result))
            return math_domain_error();
        if (isinf(result))
            return x == 0 ? math_domain_error() : math_range_error();
    }
    return float_new(result);
}

static Object *math_ldexp(Object **args, isize count, Tuple *names)
{
    double x;
    if (!object_as_double(args[0], &x))
        return NULL;
    if (!is_int(args[1]))
        return raise_error(TypeError, "Expected an int as second argument to ldexp.");
    int64_t exponent;
    int_clamp_int64(args[1], &exponent);
    if (x == 0 || !isfinite(x))
        return float_new(x);
    if (exponent > 10000)
        return math_range_error();
    double result = ldexp(x, exponent < -10000 ? -10000 : (int)exponent);
    return isinf(result) ? math_range_error() : float_new(result);
}

static Object *math_frexp(Object **args, isize count, Tuple *names)
{
    double x;
    int exponent = 0;
    if (!object_as_double(args[0], &x))
        return NULL;
    if (isfinite(x) && x != 0)
        x = frexp(x, &exponent);
    return tuple_pair_steal(float_new(x), int_from_int64(exponent));
}

static Object *math_modf(Object **args, isize count, Tuple *names)
{
    double x, whole;
    if (!object_as_double(args[0], &x))
        return NULL;
    double fraction = modf(x, &whole);
    return tuple_pair_steal(float_new(fraction), float_new(whole));
}

static Object *math_fma(Object **args, isize count, Tuple *names)
{
    double x, y, z;
    if (!math_two_doubles(args, &x, &y) || !object_as_double(args[2], &z))
        return NULL;
    double result = fma(x, y, z);
    if (isnan(result) && !isnan(x) && !isnan(y) && !isnan(z))
        return raise_error(ValueError, "invalid operation in fma");
    if (isinf(result) && isfinite(x) && isfinite(y) && isfinite(z))
        return raise_error(OverflowError, "overflow in fma");
    return float_new(result);
}

#define DEGREES_PER_RADIAN (180.0 / 3.141592653589793)

static Object *math_degrees(Object **args, isize count, Tuple *names)
{
    double x;
    return object_as_double(args[0], &x) ? float_new(x * DEGREES_PER_RADIAN) : NULL;
}

static Object *math_radians(Object **args, isize count, Tuple *names)
{
    double x;
    return object_as_double(args[0], &x) ? float_new(x * (3.141592653589793 / 180.0)) : NULL;
}

/* ---- questions --------------------------------------------------------------------------------------- */

static Object *math_isfinite(Object **args, isize count, Tuple *names)
{
    double x;
    return object_as_double(args[0], &x) ? new_bool(isfinite(x)) : NULL;
}

static Object *math_isinf(Object **args, isize count, Tuple *names)
{
    double x;
    return object_as_double(args[0], &x) ? new_bool(isinf(x)) : NULL;
}

static Object *math_isnan(Object **args, isize count, Tuple *names)
{
    double x;
    return object_as_double(args[0], &x) ? new_bool(isnan(x)) : NULL;
}

bool math_take_tolerances(Object **args, double *relative, double *absolute)
{
    *relative = 1e-9;
    *absolute = 0;
    if ((args[0] && !object_as_double(args[0], relative)) || (args[1] && !object_as_double(args[1], absolute)))
        return false;
    if (*relative < 0 || *absolute < 0)
        return raise_error(ValueError, "tolerances must be non-negative");
    return true;
}

static Object *math_isclose(Object **args, isize count, Tuple *names)
{
    double a, b, relative, absolute;
    if (!math_two_doubles(args, &a, &b) || !math_take_tolerances(args + 2, &relative, &absolute))
        return NULL;
    if (a == b)
        return TRUE;
    if (isinf(a) || isinf(b))
        return FALSE;
    double difference = fabs(b - a);
    return new_bool(difference <= fabs(relative * b) || difference <= fabs(relative * a) || difference <= absolute);
}

/* ---- neighbours -------------------------------------------------------------------------------------- */

/* The bits of a double as a number that grows with it. */
static int64_t ordinal(double value)
{
    int64_t bits;
    memcpy(&bits, &value, sizeof bits);
    return bits < 0 ? INT64_MIN - bits : bits;
}

static double from_ordinal(int64_t place)
{
    int64_t bits = place < 0 ? INT64_MIN - place : place;
    double value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

/* `steps` doubles from x towards y, at most to y. */
static double step_towards(double x, double y, uint64_t steps)
{
    if (!steps || isnan(x))
        return x;
    if (isnan(y) || x == y)
        return y;
    int64_t from = ordinal(x), to = ordinal(y);
    uint64_t distance = from < to ? (uint64_t)to - (uint64_t)from : (uint64_t)from - (uint64_t)to;
    if (steps >= distance)
        return y;
    int64_t place = from < to ? (int64_t)((uint64_t)from + steps) : (int64_t)((uint64_t)from - steps);
    return place == 0 ? copysign(0.0, x) : from_ordinal(place);
}

static Object *math_nextafter(Object **args, isize count, Tuple *names)
{
    double x, y;
    if (!math_two_doubles(args, &x, &y))
        return NULL;
    if (!args[2] || args[2] == NONE)
        return float_new(nextafter(x, y));
    Object *steps = number_index(args[2]);
    if (!steps)
        return NULL;
    bool is_negative = int_is_negative(steps);
    bool fits = int_bit_length(steps) <= 64;
    uint64_t number = fits ? int_low_bits(steps) : UINT64_MAX;
    decref(steps);
    if (is_negative)
        return raise_error(ValueError, "steps must be a non-negative integer");
    return float_new(step_towards(x, y, number));
}

static Object *math_ulp(Object **args, isize count, Tuple *names)
{
    double x;
    if (!object_as_double(args[0], &x))
        return NULL;
    x = fabs(x);
    if (!isfinite(x))
        return float_new(x);
    double next = nextafter(x, HUGE_VAL);
    return float_new(isinf(next) ? x - nextafter(x, -HUGE_VAL) : next - x);
}

/* ---- the module -------------------------------------------------------------------------------------- */

static const Native functions[] = {
    {"acos", math_acos, "($module, x, /)", "Return the arc cosine (measured in radians) of x."},
    {"acosh", math_acosh, "($module, x, /)", "Return the inverse hyperbolic cosine of x."},
    {"asin", math_asin, "($module, x, /)", "Return the arc sine (measured in radians) of x."},
    {"asinh", math_asinh, "($module, x, /)", "Return the inverse hyperbolic sine of x."},
    {"atan", math_atan, "($module, x, /)", "Return the arc tangent (measured in radians) of x."},
    {"atan2", math_atan2, "($module, y, x, /)", "Return the arc tangent (measured in radians) of y/x."},
    {"atanh", math_atanh, "($module, x, /)", "Return the inverse hyperbolic tangent of x."},
    {"cbrt", math_cbrt, "($module, x, /)", "Return the cube root of x."},
    {"ceil", math_ceil, "($module, x, /)", "Return the ceiling of x as an Integral."},
    {"comb", math_comb, "($module, n, k, /)",
     "Number of ways to choose k items from n items without repetition and without order."},
    {"copysign", math_copysign, "($module, x, y, /)",
     "Return a float with the magnitude (absolute value) of x but the sign of y."},
    {"cos", math_cos, "($module, x, /)", "Return the cosine of x (measured in radians)."},
    {"cosh", math_cosh, "($module, x, /)", "Return the hyperbolic cosine of x."},
    {"degrees", math_degrees, "($module, x, /)", "Convert angle x from radians to degrees."},
    {"dist", math_dist, "($module, p, q, /)", "Return the Euclidean distance between two points p and q."},
    {"erf", math_erf, "($module, x, /)", "Error function at x."},
    {"erfc", math_erfc, "($module, x, /)", "Complementary error function at x."},
    {"exp", math_exp, "($module, x, /)", "Return e raised to the power of x."},
    {"exp2", math_exp2, "($module, x, /)", "Return 2 raised to the power of x."},
    {"expm1", math_expm1, "($module, x, /)", "Return exp(x)-1."},
    {"fabs", math_fabs, "($module, x, /)", "Return the absolute value of the float x."},
    {"factorial", math_factorial, "($module, n, /)", "Find n!."},
    {"floor", math_floor, "($module, x, /)", "Return the floor of x as an Integral."},
    {"fma", math_fma, "($module, x, y, z, /)", "Fused multiply-add operation."},
    {"fmod", math_fmod, "($module, x, y, /)", "Return fmod(x, y), according to platform C."},
    {"frexp", math_frexp, "($module, x, /)", "Return the mantissa and exponent of x, as pair (m, e)."},
    {"fsum", math_fsum, "($module, seq, /)", "Return an accurate floating-point sum of values in the iterable seq."},
    {"gamma", math_gamma, "($module, x, /)", "Gamma function at x."},
    {"gcd", math_gcd, "($module, *integers)", "Greatest Common Divisor.", NATIVE_RAW},
    {"hypot", math_hypot, "(*coordinates)", "Multidimensional Euclidean distance from the origin to a point.",
     NATIVE_RAW},
    {"isclose", math_isclose, "($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)",
     "Determine whether two floating-point numbers are close in value."},
    {"isfinite", math_isfinite, "($module, x, /)",
     "Return True if x is neither an infinity nor a NaN, and False otherwise."},
    {"isinf", math_isinf, "($module, x, /)",
     "Return True if x is a positive or negative infinity, and False otherwise."},
    {"isnan", math_isnan, "($module, x, /)", "Return True if x is a NaN (not a number), and False otherwise."},
    {"isqrt", math_isqrt, "($module, n, /)", "Return the integer part of the square root of the input."},
    {"lcm", math_lcm, "($module, *integers)", "Least Common Multiple.", NATIVE_RAW},
    {"ldexp", math_ldexp, "($module, x, i, /)", "Return x * (2**i)."},
    {"lgamma", math_lgamma, "($module, x, /)", "Natural logarithm of absolute value of Gamma function at x."},
    {"log", math_log, "(x, base=<unrepresentable>, /)", "Return the logarithm of x to the given base."},
    {"log10", math_log10, "($module, x, /)", "Return the base 10 logarithm of x."},
    {"log1p", math_log1p, "($module, x, /)", "Return the natural logarithm of 1+x (base e)."},
    {"log2", math_log2, "($module, x, /)", "Return the base 2 logarithm of x."},
    {"modf", math_modf, "($module, x, /)", "Return the fractional and integer parts of x."},
    {"nextafter", math_nextafter, "($module, x, y, /, *, steps=None)",
     "Return the floating-point value the given number of steps after x towards y."},
    {"perm", math_perm, "($module, n, k=None, /)",
     "Number of ways to choose k items from n items without repetition and with order."},
    {"pow", math_pow, "($module, x, y, /)", "Return x**y (x to the power of y)."},
    {"prod", math_prod, "($module, iterable, /, *, start=1)",
     "Calculate the product of all the elements in the input iterable."},
    {"radians", math_radians, "($module, x, /)", "Convert angle x from degrees to radians."},
    {"remainder", math_remainder, "($module, x, y, /)", "Difference between x and the closest integer multiple of y."},
    {"sin", math_sin, "($module, x, /)", "Return the sine of x (measured in radians)."},
    {"sinh", math_sinh, "($module, x, /)", "Return the hyperbolic sine of x."},
    {"sqrt", math_sqrt, "($module, x, /)", "Return the square root of x."},
    {"sumprod", math_sumprod, "($module, p, q, /)", "Return the sum of products of values from two iterables p and q."},
    {"tan", math_tan, "($module, x, /)", "Return the tangent of x (measured in radians)."},
    {"tanh", math_tanh, "($module, x, /)", "Return the hyperbolic tangent of x."},
    {"trunc", math_trunc, "($module, x, /)", "Truncates the Real x to the nearest Integral toward 0."},
    {"ulp", math_ulp, "($module, x, /)", "Return the value of the least significant bit of the float x."},
    {0}};

static bool fill(Module *module)
{
    return module_add(module, "pi", float_new(3.14159265358979323846)) &&
           module_add(module, "e", float_new(2.7182818284590452354)) &&
           module_add(module, "tau", float_new(6.2831853071795864769)) &&
           module_add(module, "inf", float_new(HUGE_VAL)) && module_add(module, "nan", float_new(NAN));
}

const ModuleSpec math_module = {
    .name = "math",
    .doc = "This module provides access to the mathematical functions\ndefined by the C standard.",
    .functions = functions,
    .fill = fill,
};
