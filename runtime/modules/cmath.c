/* cmath.c: the module cmath: functions of complex numbers.
 *
 * Finite arguments go through CPython's formulas, so that the last digit agrees; arguments that are infinite or no
 * number at all through C's <complex.h>, whose special values are the same. What has no value, or a value too large,
 * is told by `Answer.trouble`.
 */
#include <complex.h>
#include <errno.h>
#include <float.h>
#include <math.h>

#include "../abstract.h"
#include "../error.h"
#include "../objects/complex.h"
#include "../objects/float.h"
#include "../objects/module.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "../type.h"
#include "math_internal.h"

#define LARGE (DBL_MAX / 4.0)
#define LARGE_ROOT (sqrt(LARGE))
#define LARGE_LOG (log(LARGE))
#define SMALL_ROOT (sqrt(DBL_MIN))
#define SCALE_UP 53
#define SCALE_DOWN (-27)

typedef enum Trouble { TROUBLE_NONE, TROUBLE_DOMAIN, TROUBLE_RANGE } Trouble;

typedef struct Answer {
    double real, imag;
    Trouble trouble;
} Answer;

typedef Answer ComplexFunction(double real, double imag);

static Answer answer(double real, double imag)
{
    return (Answer){real, imag, TROUBLE_NONE};
}

static Answer of_c(double complex value, bool is_outside)
{
    return (Answer){creal(value), cimag(value), is_outside ? TROUBLE_DOMAIN : TROUBLE_NONE};
}

/* C's own complex number; real + imag * I would lose the signs of zeros. */
static double complex as_c(double real, double imag)
{
    union {
        double parts[2];
        double complex whole;
    } both = {{real, imag}};
    return both.whole;
}

static bool both_finite(double real, double imag)
{
    return isfinite(real) && isfinite(imag);
}

/* A product of finite factors that has become infinite. */
static Answer checked(double real, double imag)
{
    return (Answer){real, imag, isinf(real) || isinf(imag) ? TROUBLE_RANGE : TROUBLE_NONE};
}

/* i·f(z/i) and the like: sin by sinh, asin by asinh, atan by atanh, tan by tanh. */
static Answer turned(ComplexFunction *function, double real, double imag)
{
    Answer inner = function(-imag, real);
    return (Answer){inner.imag, -inner.real, inner.trouble};
}

static double large_log(double real, double imag)
{
    return log(hypot(real / 2.0, imag / 2.0)) + M_LN2 * 2.0;
}

/* ---- roots, logarithms, powers ----------------------------------------------------------------------------- */

static Answer square_root(double real, double imag)
{
    if (!both_finite(real, imag))
        return of_c(csqrt(as_c(real, imag)), false);
    if (real == 0 && imag == 0)
        return answer(0, imag);
    double width = fabs(real), height = fabs(imag), root;
    if (width < DBL_MIN && height < DBL_MIN) {
        width = ldexp(width, SCALE_UP);
        root = ldexp(sqrt(width + hypot(width, ldexp(height, SCALE_UP))), SCALE_DOWN);
    } else {
        width /= 8.0;
        root = 2.0 * sqrt(width + hypot(width, height / 8.0));
    }
    double other = height / (2.0 * root);
    return real >= 0 ? answer(root, copysign(other, imag)) : answer(other, copysign(root, imag));
}

static Answer logarithm(double real, double imag)
{
    if (!both_finite(real, imag))
        return of_c(clog(as_c(real, imag)), false);
    double width = fabs(real), height = fabs(imag), size;
    if (width > LARGE || height > LARGE)
        size = log(hypot(width / 2.0, height / 2.0)) + M_LN2;
    else if (width < DBL_MIN && height < DBL_MIN) {
        if (width == 0 && height == 0)
            return (Answer){-INFINITY, atan2(imag, real), TROUBLE_DOMAIN};
        size = log(hypot(ldexp(width, DBL_MANT_DIG), ldexp(height, DBL_MANT_DIG))) - DBL_MANT_DIG * M_LN2;
    } else {
        double distance = hypot(width, height), more = fmax(width, height), less = fmin(width, height);
        size = distance >= 0.71 && distance <= 1.73 ? log1p((more - 1) * (more + 1) + less * less) / 2.0
                                                    : log(distance);
    }
    return answer(size, atan2(imag, real));
}

static Answer logarithm_10(double real, double imag)
{
    Answer natural = logarithm(real, imag);
    natural.real /= M_LN10;
    natural.imag /= M_LN10;
    return natural;
}

static Answer exponential(double real, double imag)
{
    if (!both_finite(real, imag))
        return of_c(cexp(as_c(real, imag)), isinf(imag) && (isfinite(real) || (isinf(real) && real > 0)));
    bool is_large = real > LARGE_LOG;
    double size = is_large ? exp(real - 1.0) : exp(real), factor = is_large ? M_E : 1.0;
    return checked(size * cos(imag) * factor, size * sin(imag) * factor);
}

/* ---- circle and hyperbola ------------------------------------------------------------------------------------ */

static Answer hyperbolic(double real, double imag, double (*first)(double), double (*second)(double))
{
    if (fabs(real) <= LARGE_LOG)
        return checked(cos(imag) * first(real), sin(imag) * second(real));
    double less = real - copysign(1.0, real);
    return checked(cos(imag) * first(less) * M_E, sin(imag) * second(less) * M_E);
}

static Answer cosine_hyperbolic(double real, double imag)
{
    if (!both_finite(real, imag))
        return of_c(ccosh(as_c(real, imag)), isinf(imag) && !isnan(real));
    return hyperbolic(real, imag, cosh, sinh);
}

static Answer sine_hyperbolic(double real, double imag)
{
    if (!both_finite(real, imag))
        return of_c(csinh(as_c(real, imag)), isinf(imag) && !isnan(real));
    return hyperbolic(real, imag, sinh, cosh);
}

static Answer tangent_hyperbolic(double real, double imag)
{
    if (!both_finite(real, imag))
        return of_c(ctanh(as_c(real, imag)), isinf(imag) && isfinite(real));
    if (fabs(real) > LARGE_LOG)
        return answer(copysign(1.0, real), 4.0 * sin(imag) * cos(imag) * exp(-2.0 * fabs(real)));
    double a = tanh(real), b = tan(imag), c = 1.0 / cosh(real), product = a * b, below = 1.0 + product * product;
    return answer(a * (1.0 + b * b) / below, ((b / below) * c) * c);
}

static Answer cosine(double real, double imag)
{
    return cosine_hyperbolic(-imag, real);
}

static Answer sine(double real, double imag)
{
    return turned(sine_hyperbolic, real, imag);
}

static Answer tangent(double real, double imag)
{
    return turned(tangent_hyperbolic, real, imag);
}

static Answer arc_cosine(double real, double imag)
{
    if (!both_finite(real, imag))
        return of_c(cacos(as_c(real, imag)), false);
    if (fabs(real) > LARGE || fabs(imag) > LARGE) {
        double size = large_log(real, imag);
        return answer(atan2(fabs(imag), real), real < 0 ? -copysign(size, imag) : copysign(size, -imag));
    }
    Answer left = square_root(1.0 - real, -imag), right = square_root(1.0 + real, imag);
    return answer(2.0 * atan2(left.real, right.real), asinh(right.real * left.imag - right.imag * left.real));
}

static Answer arc_cosine_hyperbolic(double real, double imag)
{
    if (!both_finite(real, imag))
        return of_c(cacosh(as_c(real, imag)), false);
    if (fabs(real) > LARGE || fabs(imag) > LARGE)
        return answer(large_log(real, imag), atan2(imag, real));
    Answer left = square_root(real - 1.0, imag), right = square_root(real + 1.0, imag);
    return answer(asinh(left.real * right.real + left.imag * right.imag), 2.0 * atan2(left.imag, right.real));
}

static Answer arc_sine_hyperbolic(double real, double imag)
{
    if (!both_finite(real, imag))
        return of_c(casinh(as_c(real, imag)), false);
    if (fabs(real) > LARGE || fabs(imag) > LARGE) {
        double size = large_log(real, imag);
        return answer(imag >= 0 ? copysign(size, real) : -copysign(size, -real), atan2(imag, fabs(real)));
    }
    Answer left = square_root(1.0 + imag, -real), right = square_root(1.0 - imag, real);
    return answer(asinh(left.real * right.imag - right.real * left.imag),
                  atan2(imag, left.real * right.real - left.imag * right.imag));
}

static Answer arc_tangent_hyperbolic(double real, double imag)
{
    if (!both_finite(real, imag))
        return of_c(catanh(as_c(real, imag)), false);
    if (signbit(real)) {
        Answer mirrored = arc_tangent_hyperbolic(-real, -imag);
        return (Answer){-mirrored.real, -mirrored.imag, mirrored.trouble};
    }
    double height = fabs(imag), left = 1 - real;
    if (real > LARGE_ROOT || height > LARGE_ROOT) {
        double half = hypot(real / 2.0, imag / 2.0);
        return answer(real / 4.0 / half / half, -copysign(M_PI / 2.0, -imag));
    }
    if (real == 1.0 && height < SMALL_ROOT) {
        if (height == 0)
            return (Answer){INFINITY, imag, TROUBLE_DOMAIN};
        return answer(-log(sqrt(height) / sqrt(hypot(height, 2.0))), copysign(atan2(2.0, -height) / 2, imag));
    }
    return answer(log1p(4.0 * real / (left * left + height * height)) / 4.0,
                  -atan2(-2.0 * imag, left * (1 + real) - height * height) / 2.0);
}

static Answer arc_sine(double real, double imag)
{
    return turned(arc_sine_hyperbolic, real, imag);
}

static Answer arc_tangent(double real, double imag)
{
    return turned(arc_tangent_hyperbolic, real, imag);
}

/* ---- arguments and results ------------------------------------------------------------------------------------ */

/* Any number, by __complex__ or __float__. Runs Python. */
static bool take(Object *object, double *real, double *imag)
{
    *imag = 0;
    if (!is_instance_of(object, TYPE(complex))) {
        Object *method = object_lookup_special(object, NAME(__complex__));
        if (!method)
            return !error_occurred() && object_as_double(object, real);
        decref(method);
    }
    Object *number = object_call_one((Object *)TYPE(complex), object);
    if (!number)
        return false;
    *real = ((Complex *)number)->real;
    *imag = ((Complex *)number)->imag;
    decref(number);
    return true;
}

static NEW Object *result_of(Answer result)
{
    if (result.trouble)
        return result.trouble == TROUBLE_DOMAIN ? math_domain_error() : math_range_error();
    return complex_new(result.real, result.imag);
}

static NEW Object *apply(ComplexFunction *function, Object *argument)
{
    double real, imag;
    return take(argument, &real, &imag) ? result_of(function(real, imag)) : NULL;
}

#define FUNCTION(name, function)                                        \
    static Object *name(Object **args, isize count, Tuple *names)       \
    {                                                                   \
        return apply(function, args[0]);                                \
    }
FUNCTION(cmath_acos, arc_cosine)
FUNCTION(cmath_acosh, arc_cosine_hyperbolic)
FUNCTION(cmath_asin, arc_sine)
FUNCTION(cmath_asinh, arc_sine_hyperbolic)
FUNCTION(cmath_atan, arc_tangent)
FUNCTION(cmath_atanh, arc_tangent_hyperbolic)
FUNCTION(cmath_cos, cosine)
FUNCTION(cmath_cosh, cosine_hyperbolic)
FUNCTION(cmath_exp, exponential)
FUNCTION(cmath_log10, logarithm_10)
FUNCTION(cmath_sin, sine)
FUNCTION(cmath_sinh, sine_hyperbolic)
FUNCTION(cmath_sqrt, square_root)
FUNCTION(cmath_tan, tangent)
FUNCTION(cmath_tanh, tangent_hyperbolic)

static Object *cmath_log(Object **args, isize count, Tuple *names)
{
    double real, imag, base_real, base_imag;
    if (!take(args[0], &real, &imag) || (args[1] && !take(args[1], &base_real, &base_imag)))
        return NULL;
    Answer result = logarithm(real, imag);
    if (!args[1] || result.trouble)
        return result_of(result);
    Answer base = logarithm(base_real, base_imag);
    if (base.trouble || (base.real == 0 && base.imag == 0))
        return math_domain_error();
    Object *above = complex_new(result.real, result.imag);
    Object *below = above ? complex_new(base.real, base.imag) : NULL;
    Object *quotient = below ? number_operate(NUMBER_TRUE_DIVIDE, above, below) : NULL;
    decref_maybe(above);
    decref_maybe(below);
    return quotient;
}

static Object *cmath_phase(Object **args, isize count, Tuple *names)
{
    double real, imag;
    if (!take(args[0], &real, &imag))
        return NULL;
    errno = 0;
    double angle = atan2(imag, real);
    return errno ? math_range_error() : float_new(angle); /* too small for a double counts, as in CPython */
}

static Object *cmath_polar(Object **args, isize count, Tuple *names)
{
    double real, imag;
    if (!take(args[0], &real, &imag))
        return NULL;
    double size = hypot(real, imag);
    if (isinf(size) && both_finite(real, imag))
        return math_range_error();
    return tuple_pair_steal(float_new(size), float_new(atan2(imag, real)));
}

static Object *cmath_rect(Object **args, isize count, Tuple *names)
{
    double size, angle;
    if (!math_two_doubles(args, &size, &angle))
        return NULL;
    if (isinf(angle) && size != 0 && !isnan(size))
        return math_domain_error();
    if (angle == 0)
        return complex_new(size, isinf(size) ? copysign(1.0, size) * angle : size * angle);
    if (isinf(size) && isfinite(angle))
        return complex_new(copysign(INFINITY, cos(angle) * size), copysign(INFINITY, sin(angle) * size));
    if (size == 0 && !isfinite(angle))
        return complex_new(0, 0);
    if (isinf(size))
        return complex_new(INFINITY, NAN);
    return complex_new(size * cos(angle), size * sin(angle));
}

#define PREDICATE(name, test)                                           \
    static Object *name(Object **args, isize count, Tuple *names)       \
    {                                                                   \
        double real, imag;                                              \
        return take(args[0], &real, &imag) ? new_bool(test) : NULL;     \
    }
PREDICATE(cmath_isfinite, both_finite(real, imag))
PREDICATE(cmath_isinf, isinf(real) || isinf(imag))
PREDICATE(cmath_isnan, isnan(real) || isnan(imag))

static Object *cmath_isclose(Object **args, isize count, Tuple *names)
{
    double a, a_imag, b, b_imag, relative, absolute;
    if (!take(args[0], &a, &a_imag) || !take(args[1], &b, &b_imag) ||
        !math_take_tolerances(args + 2, &relative, &absolute))
        return NULL;
    if (a == b && a_imag == b_imag)
        return new_bool(true);
    if (isinf(a) || isinf(a_imag) || isinf(b) || isinf(b_imag))
        return new_bool(false);
    double apart = hypot(a - b, a_imag - b_imag);
    return new_bool(apart <= relative * hypot(b, b_imag) || apart <= relative * hypot(a, a_imag) || apart <= absolute);
}

static const Native functions[] = {
    {"acos", cmath_acos, "($module, z, /)", "Return the arc cosine of z."},
    {"acosh", cmath_acosh, "($module, z, /)", "Return the inverse hyperbolic cosine of z."},
    {"asin", cmath_asin, "($module, z, /)", "Return the arc sine of z."},
    {"asinh", cmath_asinh, "($module, z, /)", "Return the inverse hyperbolic sine of z."},
    {"atan", cmath_atan, "($module, z, /)", "Return the arc tangent of z."},
    {"atanh", cmath_atanh, "($module, z, /)", "Return the inverse hyperbolic tangent of z."},
    {"cos", cmath_cos, "($module, z, /)", "Return the cosine of z."},
    {"cosh", cmath_cosh, "($module, z, /)", "Return the hyperbolic cosine of z."},
    {"exp", cmath_exp, "($module, z, /)", "Return the exponential value e**z."},
    {"isclose", cmath_isclose, "($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)",
     "Determine whether two complex numbers are close in value."},
    {"isfinite", cmath_isfinite, "($module, z, /)",
     "Return True if both the real and imaginary parts of z are finite, else False."},
    {"isinf", cmath_isinf, "($module, z, /)", "Checks if the real or imaginary part of z is infinite."},
    {"isnan", cmath_isnan, "($module, z, /)", "Checks if the real or imaginary part of z not a number (NaN)."},
    {"log", cmath_log, "($module, z, base=<unrepresentable>, /)",
     "log(z[, base]) -> the logarithm of z to the given base."},
    {"log10", cmath_log10, "($module, z, /)", "Return the base-10 logarithm of z."},
    {"phase", cmath_phase, "($module, z, /)", "Return argument, also known as the phase angle, of a complex."},
    {"polar", cmath_polar, "($module, z, /)", "Convert a complex from rectangular coordinates to polar coordinates."},
    {"rect", cmath_rect, "($module, r, phi, /)", "Convert from polar coordinates to rectangular coordinates."},
    {"sin", cmath_sin, "($module, z, /)", "Return the sine of z."},
    {"sinh", cmath_sinh, "($module, z, /)", "Return the hyperbolic sine of z."},
    {"sqrt", cmath_sqrt, "($module, z, /)", "Return the square root of z."},
    {"tan", cmath_tan, "($module, z, /)", "Return the tangent of z."},
    {"tanh", cmath_tanh, "($module, z, /)", "Return the hyperbolic tangent of z."},
    {0}};

static bool fill(Module *module)
{
    return module_add(module, "pi", float_new(M_PI)) && module_add(module, "e", float_new(M_E)) &&
           module_add(module, "tau", float_new(2 * M_PI)) && module_add(module, "inf", float_new(INFINITY)) &&
           module_add(module, "infj", complex_new(0, INFINITY)) && module_add(module, "nan", float_new(NAN)) &&
           module_add(module, "nanj", complex_new(0, NAN));
}

const ModuleSpec cmath_module = {
    .name = "cmath", .doc = "Mathematical functions for complex numbers.", .functions = functions, .fill = fill};
