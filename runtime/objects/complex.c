/* complex.c: the `complex` type: two doubles in a block of 32 bytes. Text is in complex_text.c.
 *
 * C's own _Complex arithmetic is not used: it treats inf and nan as the C standard's annex G wants, CPython does not.
 * Division scales by the larger part of the divisor (R. Smith 1962); small whole powers are multiplied out, so that
 * 1j ** 2 is exactly (-1+0j), others go through polar form.
 */
#include "complex_internal.h"

#include <errno.h>
#include <math.h>

#include "float.h"
#include "format_number.h"
#include "int.h"
#include "operands.h"
#include "str.h"
#include "tuple.h"

NEW Object *complex_new(double real, double imag)
{
    Complex *self = (Complex *)fresh_plain(TYPE(complex), sizeof(Complex), 0);
    if (!self)
        return NULL;
    self->real = real;
    self->imag = imag;
    return (Object *)self;
}

static NEW Object *new_value(Pair value)
{
    return complex_new(value.real, value.imag);
}

/* ---- operands ---------------------------------------------------------------------------------------- */

static inline bool is_complex(Object *object)
{
    return has_type(object, TYPE(complex)) || is_subtype(object->type, TYPE(complex));
}

static inline Pair value_of(Object *object)
{
    return (Pair){((Complex *)object)->real, ((Complex *)object)->imag};
}

/* 1: *value; 0: not a number; -1: raised. */
static int operand_value(Object *object, Pair *value)
{
    value->imag = 0;
    if (is_complex(object))
        *value = value_of(object);
    else if (is_float(object))
        value->real = float_value(object);
    else if (is_int(object))
        return int_as_double(object, &value->real) ? 1 : -1;
    else
        return 0;
    return 1;
}

static Object *add(Object *left, Object *right)
{
    TAKE_OPERANDS(Pair, a, b)
    return complex_new(a.real + b.real, a.imag + b.imag);
}

static Object *subtract(Object *left, Object *right)
{
    TAKE_OPERANDS(Pair, a, b)
    return complex_new(a.real - b.real, a.imag - b.imag);
}

static Pair product(Pair a, Pair b)
{
    return (Pair){a.real * b.real - a.imag * b.imag, a.real * b.imag + a.imag * b.real};
}

static Object *multiply(Object *left, Object *right)
{
    TAKE_OPERANDS(Pair, a, b)
    return new_value(product(a, b));
}

/* Scaled by the larger part of the divisor, so that nothing overflows on the way. b is not 0. */
static Pair quotient(Pair a, Pair b)
{
    double real_size = fabs(b.real), imag_size = fabs(b.imag);
    if (real_size >= imag_size) {
        double ratio = b.imag / b.real, denominator = b.real + b.imag * ratio;
        return (Pair){(a.real + a.imag * ratio) / denominator, (a.imag - a.real * ratio) / denominator};
    }
    if (imag_size >= real_size) {
        double ratio = b.real / b.imag, denominator = b.real * ratio + b.imag;
        return (Pair){(a.real * ratio + a.imag) / denominator, (a.imag * ratio - a.real) / denominator};
    }
    return (Pair){NAN, NAN};
}

static Object *true_divide(Object *left, Object *right)
{
    TAKE_OPERANDS(Pair, a, b)
    if (b.real == 0 && b.imag == 0)
        return raise_error(ZeroDivisionError, "complex division by zero");
    return new_value(quotient(a, b));
}

/* ---- power ------------------------------------------------------------------------------------------- */

static Pair power_general(Pair base, Pair exponent)
{
    if (exponent.real == 0 && exponent.imag == 0)
        return (Pair){1, 0};
    if (base.real == 0 && base.imag == 0) {
        if (exponent.imag != 0 || exponent.real < 0)
            errno = EDOM;
        return (Pair){0, 0};
    }
    double size = hypot(base.real, base.imag), length = pow(size, exponent.real);
    double angle = atan2(base.imag, base.real), phase = angle * exponent.real;
    if (exponent.imag != 0) {
        length /= exp(angle * exponent.imag);
        phase += exponent.imag * log(size);
    }
    return (Pair){length * cos(phase), length * sin(phase)};
}

/* Small whole exponents by squaring, as CPython does, for exact results such as 1j ** 2. */
static Pair power_whole(Pair base, long exponent)
{
    if (exponent < 0)
        return quotient((Pair){1, 0}, power_whole(base, -exponent));
    Pair result = {1, 0};
    for (long mask = 1; exponent >= mask; mask <<= 1) {
        if (exponent & mask)
            result = product(result, base);
        base = product(base, base);
    }
    return result;
}

static NEW Object *power_of(Pair base, Pair exponent)
{
    errno = 0;
    Pair result;
    bool is_small_whole = exponent.imag == 0 && exponent.real == floor(exponent.real) && fabs(exponent.real) <= 100;
    if (is_small_whole && exponent.real < 0 && base.real == 0 && base.imag == 0)
        errno = EDOM;
    if (errno)
        result = (Pair){0, 0};
    else if (is_small_whole)
        result = power_whole(base, (long)exponent.real);
    else
        result = power_general(base, exponent);
    if (errno == EDOM)
        return raise_error(ZeroDivisionError, "0.0 to a negative or complex power");
    if (isinf(result.real) || isinf(result.imag))
        return raise_error(OverflowError, "complex exponentiation");
    return new_value(result);
}

NEW Object *complex_power_doubles(double base_real, double base_imag, double real, double imag)
{
    return power_of((Pair){base_real, base_imag}, (Pair){real, imag});
}

static Object *power(Object *left, Object *right, Object *modulus)
{
    TAKE_OPERANDS(Pair, a, b)
    if (modulus != NONE)
        return raise_error(ValueError, "complex modulo");
    return power_of(a, b);
}

/* ---- comparison, hash, unary ------------------------------------------------------------------------- */

static Object *compare(Object *left, Object *right, CompareOperator operator)
{
    if (operator != COMPARE_EQ && operator != COMPARE_NE)
        return new_not_implemented();
    Pair a = value_of(left);
    bool equal;
    if (is_complex(right)) {
        Pair b = value_of(right);
        equal = a.real == b.real && a.imag == b.imag;
    } else if (is_float(right))
        equal = a.imag == 0 && a.real == float_value(right);
    else if (is_int(right))
        equal = a.imag == 0 && !isnan(a.real) && int_compare_double(right, a.real) == 0;
    else
        return new_not_implemented();
    return new_bool(equal == (operator == COMPARE_EQ));
}

static isize hash(Object *self)
{
    Pair value = value_of(self);
    uint64_t real = (uint64_t)float_hash(value.real, self), imag = (uint64_t)float_hash(value.imag, self);
    isize result = (isize)(real + HASH_IMAGINARY * imag);
    return result == -1 ? -2 : result;
}

static int truth(Object *self)
{
    Pair value = value_of(self);
    return value.real != 0 || value.imag != 0;
}

static Object *negative(Object *self)
{
    Pair value = value_of(self);
    return complex_new(-value.real, -value.imag);
}

static Object *positive(Object *self)
{
    return is_exact(self, complex) ? new_reference(self) : new_value(value_of(self));
}

static Object *absolute(Object *self)
{
    Pair value = value_of(self);
    double size = hypot(value.real, value.imag);
    if (isinf(size) && isfinite(value.real) && isfinite(value.imag))
        return raise_error(OverflowError, "absolute value too large");
    return float_new(size);
}

/* ---- making one from arguments ----------------------------------------------------------------------- */

/* The value of object.__complex__(). 1: *value; 0: there is none; -1: raised. Runs Python. */
static int value_from_method(Object *object, Pair *value)
{
    Object *method = object_lookup_special(object, NAME(__complex__));
    if (!method)
        return error_occurred() ? -1 : 0;
    NATIVE_FRAME(held, "complex", "method", "result");
    held[0] = method;
    Object *result = held[1] = object_call_none(method);
    bool is_fine = false;
    if (result && !is_complex(result))
        raise_error(TypeError, "__complex__ returned non-complex (type %.200T)", result);
    else if (result)
        is_fine = is_exact(result, complex) ||
                  raise_warning(
                      DeprecationWarning,
                      "__complex__ returned non-complex (type %.200T).  The ability to return an instance of a strict "
                      "subclass of complex is deprecated, and may be removed in a future version of Python.",
                      result);
    if (is_fine)
        *value = value_of(result);
    return native_leave_bool(held, is_fine) ? 1 : -1;
}

/* An argument of complex(): any number. *is_pair tells whether it was complex itself. Runs Python. */
static bool take_number(Object *object, bool is_second, Pair *value, bool *is_pair)
{
    value->imag = 0;
    *is_pair = is_complex(object);
    if (*is_pair && (is_exact(object, complex) || is_second)) {
        *value = value_of(object);
        return true;
    }
    int known = is_second || is_float(object) || is_int(object) ? 0 : value_from_method(object, value);
    *is_pair |= known == 1;
    if (known)
        return known == 1;
    if (*is_pair) {
        *value = value_of(object);
        return true;
    }
    if (object->type->slots.to_float || object->type->slots.index)
        return object_as_double(object, &value->real);
    if (is_second)
        raise_error(TypeError, "complex() second argument must be a number, not '%T'", object);
    else
        raise_error(TypeError, "complex() first argument must be a string or a number, not '%T'", object);
    return false;
}

static bool find_arguments(Object **args, isize count, Tuple *names, Object **real, Object **imag)
{
    isize total = count + (names ? names->size : 0);
    if (total > 2)
        return raise_error(TypeError, "complex() takes at most 2 arguments (%zd given)", total);
    *real = count > 0 ? args[0] : NULL;
    *imag = count > 1 ? args[1] : NULL;
    for (isize i = 0; names && i < names->size; i++) {
        Str *name = (Str *)names->items[i];
        bool is_real = str_equal_text(name, "real"), is_imag = str_equal_text(name, "imag");
        Object **slot = is_real ? real : imag;
        if (!is_real && !is_imag)
            return raise_unexpected_keyword("complex", (Object *)name);
        if (*slot)
            return raise_error(TypeError, "argument for complex() given by name ('%U') and position (%d)", name,
                               is_real ? 1 : 2);
        *slot = args[count + i];
    }
    return true;
}

/* complex(real, imag): real + imag * 1j, where either may be complex. */
static bool combine(Object *real, Object *imag, Pair *value)
{
    Pair a = {0, 0}, b = {0, 0};
    bool a_is_pair = false, b_is_pair = false;
    if (real && is_str(real))
        return raise_error(TypeError, "complex() can't take second arg if first is a string");
    if (is_str(imag))
        return raise_error(TypeError, "complex() second arg can't be a string");
    if ((real && !take_number(real, false, &a, &a_is_pair)) || !take_number(imag, true, &b, &b_is_pair))
        return false;
    value->real = b_is_pair ? a.real - b.imag : a.real;
    value->imag = a_is_pair ? b.real + a.imag : b.real;
    return true;
}

static Object *create(Type *type, Object **args, isize count, Tuple *names)
{
    Object *real = NULL, *imag = NULL;
    if (!find_arguments(args, count, names, &real, &imag))
        return NULL;
    if (real && !imag && is_exact(real, complex) && type == TYPE(complex))
        return new_reference(real);
    Pair value = {0, 0};
    bool ignored;
    if (imag) {
        if (!combine(real, imag, &value))
            return NULL;
    } else if (real && is_str(real)) {
        if (!complex_parse((Str *)real, &value))
            return NULL;
    } else if (real && !take_number(real, false, &value, &ignored))
        return NULL;
    if (type == TYPE(complex))
        return new_value(value);
    Complex *self = (Complex *)object_new(type);
    if (self) {
        self->real = value.real;
        self->imag = value.imag;
        if (type->flags & TYPE_COLLECTED)
            gc_track((Object *)self);
    }
    return (Object *)self;
}

/* ---- methods and attributes -------------------------------------------------------------------------- */

static Object *conjugate(Object **args, isize count, Tuple *names)
{
    Pair value = value_of(args[0]);
    return complex_new(value.real, -value.imag);
}

static Object *to_complex(Object **args, isize count, Tuple *names)
{
    return positive(args[0]);
}

static Object *get_new_arguments(Object **args, isize count, Tuple *names)
{
    Pair value = value_of(args[0]);
    return tuple_pair_steal(float_new(value.real), float_new(value.imag));
}

static Object *format(Object **args, isize count, Tuple *names)
{
    if (!is_str(args[1]))
        return raise_bad_argument("__format__", "argument", "str", args[1]);
    return (Object *)complex_format(args[0], (Str *)args[1]);
}

static const Native methods[] = {
    {"conjugate", conjugate, "($self, /)", "Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j."},
    {"__complex__", to_complex, "($self, /)", "Convert this value to exact type complex."},
    {"__getnewargs__", get_new_arguments, "($self, /)"},
    {"__format__", format, "($self, format_spec, /)", "Convert to a string according to format_spec."},
    {0}};

static Object *get_real(Object *self)
{
    return float_new(value_of(self).real);
}

static Object *get_imag(Object *self)
{
    return float_new(value_of(self).imag);
}

static const Property properties[] = {{"real", get_real, NULL, "the real part of a complex number"},
                                      {"imag", get_imag, NULL, "the imaginary part of a complex number"},
                                      {0}};

const TypeSpec complex_type = {
    .name = "complex",
    .size_bytes = sizeof(Complex),
    .flags = TYPE_BASE,
    .slots =
        {
            .represent = complex_represent,
            .hash = hash,
            .compare = compare,
            .create = create,
            .add = add,
            .subtract = subtract,
            .multiply = multiply,
            .power = power,
            .negative = negative,
            .positive = positive,
            .absolute = absolute,
            .truth = truth,
            .true_divide = true_divide,
        },
    .deallocate = object_free,
    .methods = methods,
    .properties = properties,
    .doc = "Create a complex number from a string or numbers.\n\n"
           "If a string is given, parse it as a complex number.\n"
           "If a single number is given, convert it to a complex number.",
};
