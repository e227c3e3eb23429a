/* float.c: the `float` type: representation, arithmetic, comparison, conversion.
 *
 * A float is a header and a double: 24 bytes. Exact floats carry FLAG_FLOAT. Dead ones go to the free list
 * FREE_FLOAT, at most 100 as in CPython, and come back last in, first out.
 *
 * Text is in float_text.c, methods in float_methods.c, format() in format_number.c.
 */
#include "float_internal.h"

#include <errno.h>
#include <math.h>

#include "builtin.h"
#include "bytes.h"
#include "complex.h"
#include "float_inline.h"
#include "operands.h"
#include "str.h"
#include "tuple.h"

NEW Object *float_new(double value)
{
    return float_make(value);
}

static void deallocate(Object *self)
{
    if (!(self->flags & FLAG_FLOAT) || !free_list_push_object(FREE_FLOAT, self))
        object_free(self);
}

/* ---- operands ---------------------------------------------------------------------------------------- */

/* The value of a float or an int. 1: it is *value; 0: neither; -1: raised (an int too large). */
static int operand_value(Object *object, double *value)
{
    if (is_float(object)) {
        *value = float_value(object);
        return 1;
    }
    if (!is_int(object))
        return 0;
    return int_as_double(object, value) ? 1 : -1;
}

static Object *add(Object *left, Object *right)
{
    TAKE_OPERANDS(double, a, b)
    return float_new(a + b);
}

static Object *subtract(Object *left, Object *right)
{
    TAKE_OPERANDS(double, a, b)
    return float_new(a - b);
}

static Object *multiply(Object *left, Object *right)
{
    TAKE_OPERANDS(double, a, b)
    return float_new(a * b);
}

static Object *true_divide(Object *left, Object *right)
{
    TAKE_OPERANDS(double, a, b)
    if (b == 0)
        return raise_error(ZeroDivisionError, "float division by zero");
    return float_new(a / b);
}

/* ---- floor division ---------------------------------------------------------------------------------- */

/* Quotient (a whole number) and remainder with the divisor's sign, as CPython computes them: fmod is exact,
 * and the quotient is rounded to the whole number it must be. */
static double divide_floor(double a, double b, double *remainder)
{
    double rest = fmod(a, b), quotient = (a - rest) / b;
    if (rest) {
        if ((b < 0) != (rest < 0)) {
            rest += b;
            quotient -= 1;
        }
    } else
        rest = copysign(0.0, b);
    *remainder = rest;
    if (!quotient)
        return copysign(0.0, a / b);
    double whole = floor(quotient);
    return quotient - whole > 0.5 ? whole + 1 : whole;
}

static double float_floor_divide(double left, double right)
{
    double remainder;
    return divide_floor(left, right, &remainder);
}

static double float_remainder(double left, double right)
{
    double rest = fmod(left, right);
    if (!rest)
        return copysign(0.0, right);
    return (right < 0) != (rest < 0) ? rest + right : rest;
}

static Object *floor_divide(Object *left, Object *right)
{
    TAKE_OPERANDS(double, a, b)
    if (b == 0)
        return raise_error(ZeroDivisionError, "float floor division by zero");
    return float_new(float_floor_divide(a, b));
}

static Object *remainder_of(Object *left, Object *right)
{
    TAKE_OPERANDS(double, a, b)
    if (b == 0)
        return raise_error(ZeroDivisionError, "float modulo by zero");
    return float_new(float_remainder(a, b));
}

static Object *divmod(Object *left, Object *right)
{
    TAKE_OPERANDS(double, a, b)
    if (b == 0)
        return raise_error(ZeroDivisionError, "float divmod()");
    double remainder, quotient = divide_floor(a, b, &remainder);
    return tuple_pair_steal(float_new(quotient), float_new(remainder));
}

/* ---- power ------------------------------------------------------------------------------------------- */

static bool is_odd(double value)
{
    return fmod(fabs(value), 2.0) == 1.0;
}

/* The cases that C libraries have been known to get wrong; false: none of them. */
static bool power_special(double base, double exponent, double *result)
{
    if (exponent == 0 || base == 1)
        *result = 1.0;
    else if (isnan(base) || isnan(exponent))
        *result = isnan(base) ? base : exponent;
    else if (isinf(exponent)) {
        double magnitude = fabs(base);
        *result = magnitude == 1 ? 1.0 : (exponent > 0) == (magnitude > 1) ? HUGE_VAL : 0.0;
    } else if (isinf(base)) {
        bool odd = is_odd(exponent);
        if (exponent > 0)
            *result = odd ? base : fabs(base);
        else
            *result = odd ? copysign(0.0, base) : 0.0;
    } else
        return false;
    return true;
}

NEW Object *float_power(double base, double exponent)
{
    double result;
    if (power_special(base, exponent, &result))
        return float_new(result);
    if (base == 0) {
        if (exponent < 0)
            return raise_error(ZeroDivisionError, "0.0 cannot be raised to a negative power");
        return float_new(is_odd(exponent) ? base : 0.0);
    }
    bool is_negative = false;
    if (base < 0) {
        if (exponent != floor(exponent))
            return complex_power_doubles(base, 0, exponent, 0);
        base = -base;
        is_negative = is_odd(exponent);
    }
    if (base == 1)
        return float_new(is_negative ? -1.0 : 1.0);
    errno = 0;
    result = pow(base, exponent);
    if (isinf(result))
        return raise_errno(OverflowError, ERANGE, NULL);
    return float_new(is_negative ? -result : result);
}

static Object *power(Object *left, Object *right, Object *modulus)
{
    if (modulus != NONE)
        return raise_error(TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
    TAKE_OPERANDS(double, a, b)
    return float_power(a, b);
}

/* ---- comparison and hash ----------------------------------------------------------------------------- */

static bool order_holds(int order, CompareOperator operator)
{
    switch (operator) {
    case COMPARE_LT:
        return order < 0;
    case COMPARE_LE:
        return order <= 0;
    case COMPARE_EQ:
        return order == 0;
    case COMPARE_NE:
        return order != 0;
    case COMPARE_GT:
        return order > 0;
    default:
        return order >= 0;
    }
}

/* left OP right where one is a float and the other a float or an int; NotImplemented otherwise. */
static NEW Object *float_compare(Object *left, Object *right, CompareOperator operator)
{
    if (is_float(left) && is_float(right)) {
        double a = float_value(left), b = float_value(right);
        if (isnan(a) || isnan(b))
            return new_bool(operator == COMPARE_NE);
        return new_bool(order_holds((a > b) - (a < b), operator));
    }
    bool int_is_right = is_int(right);
    if (!int_is_right && !is_int(left))
        return new_not_implemented();
    Object *number = int_is_right ? right : left, *other = int_is_right ? left : right;
    if (!is_float(other))
        return new_not_implemented();
    double value = float_value(other);
    if (isnan(value))
        return new_bool(operator == COMPARE_NE);
    int order = int_compare_double(number, value);
    return new_bool(order_holds(int_is_right ? -order : order, operator));
}

/* The value modulo 2**61 - 1, taken as a fraction: 28 bits of the mantissa at a time. */
isize float_hash(double value, const Object *self)
{
    if (isinf(value))
        return value > 0 ? HASH_INFINITY : -HASH_INFINITY;
    if (isnan(value))
        return self ? object_hash_by_address((Object *)self) : 0;
    int exponent;
    double mantissa = frexp(fabs(value), &exponent);
    uint64_t hash = 0;
    while (mantissa) {
        hash = ((hash << 28) & HASH_MODULUS) | hash >> (HASH_BITS - 28);
        mantissa *= 268435456.0; /* 2**28 */
        exponent -= 28;
        uint64_t whole = (uint64_t)mantissa;
        mantissa -= (double)whole;
        hash += whole;
        if (hash >= HASH_MODULUS)
            hash -= HASH_MODULUS;
    }
    exponent = exponent >= 0 ? exponent % HASH_BITS : HASH_BITS - 1 - ((-1 - exponent) % HASH_BITS);
    hash = ((hash << exponent) & HASH_MODULUS) | hash >> (HASH_BITS - exponent);
    isize result = value < 0 ? -(isize)hash : (isize)hash;
    return result == -1 ? -2 : result;
}

static isize hash(Object *self)
{
    return float_hash(float_value(self), self);
}

/* ---- the type ---------------------------------------------------------------------------------------- */

NEW Object *float_exact(Object *self)
{
    return is_exact(self, float) ? new_reference(self) : float_new(float_value(self));
}

static Object *negative(Object *self)
{
    return float_new(-float_value(self));
}

static Object *absolute(Object *self)
{
    return float_new(fabs(float_value(self)));
}

static int truth(Object *self)
{
    return float_value(self) != 0;
}

static Object *to_int(Object *self)
{
    return int_from_double(float_value(self));
}

static Object *represent(Object *self)
{
    char text[FLOAT_REPR_BYTES];
    int length = float_repr_text(float_value(self), text);
    return (Object *)str_from_ascii(text, length);
}

static NEW Object *value_from(Object *argument)
{
    if (is_str(argument))
        return float_from_str((Str *)argument);
    if (is_buffer(argument))
        return float_from_buffer(argument);
    return number_to_float(argument);
}

static Object *create(Type *type, Object **args, isize count, Tuple *names)
{
    if (type == TYPE(float) && !no_keywords("float", names))
        return NULL;
    if (count > 1)
        return raise_error(TypeError, "float expected at most 1 argument, got %zd", count);
    Object *value = count ? value_from(args[0]) : float_new(0.0);
    if (!value || type == TYPE(float))
        return value;
    Object *self = object_new(type);
    if (self) {
        ((Float *)self)->value = float_value(value);
        if (type->flags & TYPE_COLLECTED)
            gc_track(self);
    }
    decref(value);
    return self;
}

const TypeSpec float_type = {
    .name = "float",
    .size_bytes = sizeof(Float),
    .flags = TYPE_BASE | TYPE_FLOAT | TYPE_VECTOR_CALL,
    .slots =
        {
            .represent = represent,
            .hash = hash,
            .compare = float_compare,
            .create = create,
            .add = add,
            .subtract = subtract,
            .multiply = multiply,
            .remainder = remainder_of,
            .divmod = divmod,
            .power = power,
            .negative = negative,
            .positive = float_exact,
            .absolute = absolute,
            .truth = truth,
            .to_int = to_int,
            .to_float = float_exact,
            .floor_divide = floor_divide,
            .true_divide = true_divide,
        },
    .deallocate = deallocate,
    .methods = float_methods,
    .properties = float_properties,
    .doc = "Convert a string or number to a floating-point number, if possible.",
};
