/* float_methods.c: the methods and attributes of float. */
#include "float_internal.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "format_number.h"
#include "str.h"
#include "tuple.h"

static Object *conjugate(Object **args, isize count, Tuple *names)
{
    return float_exact(args[0]);
}

static Object *truncate(Object **args, isize count, Tuple *names)
{
    return int_from_double(float_value(args[0]));
}

static Object *floor_of(Object **args, isize count, Tuple *names)
{
    return int_from_double(floor(float_value(args[0])));
}

static Object *ceiling_of(Object **args, isize count, Tuple *names)
{
    return int_from_double(ceil(float_value(args[0])));
}

static double round_half_even(double value)
{
    double rounded = round(value);
    if (fabs(value - rounded) == 0.5)
        rounded = 2.0 * round(value / 2.0);
    return rounded;
}

static Object *round_float(Object **args, isize count, Tuple *names)
{
    double value = float_value(args[0]);
    if (!args[1] || args[1] == NONE)
        return int_from_double(round_half_even(value));
    isize digits;
    if (!object_as_isize(args[1], NULL, &digits))
        return NULL;
    return float_round(value, digits);
}

static Object *as_integer_ratio(Object **args, isize count, Tuple *names)
{
    double value = float_value(args[0]);
    if (isinf(value))
        return raise_error(OverflowError, "cannot convert Infinity to integer ratio");
    if (isnan(value))
        return raise_error(ValueError, "cannot convert NaN to integer ratio");
    int exponent;
    double mantissa = frexp(value, &exponent);
    for (int i = 0; i < 300 && mantissa != floor(mantissa); i++) {
        mantissa *= 2.0;
        exponent--;
    }
    Object *numerator = int_from_double(mantissa), *power = int_make(exponent < 0 ? -exponent : exponent);
    Object *denominator = numerator && power ? int_make(1) : NULL;
    if (denominator && exponent > 0)
        set_slot(&numerator, int_left_shift(numerator, power));
    else if (denominator)
        denominator = int_left_shift(denominator, power); /* 1 is a singleton: nothing to release */
    decref_maybe(power);
    return tuple_pair_steal(numerator, denominator);
}

static Object *is_integer(Object **args, isize count, Tuple *names)
{
    double value = float_value(args[0]);
    return new_bool(isfinite(value) && value == floor(value));
}

static Object *get_new_arguments(Object **args, isize count, Tuple *names)
{
    Object *value = float_new(float_value(args[0]));
    return value ? (Object *)tuple_from_array_steal(&value, 1) : NULL;
}

static Object *get_format(Object **args, isize count, Tuple *names)
{
    if (!is_str(args[1]))
        return raise_error(TypeError, "__getformat__() argument must be str, not %T", args[1]);
    if (!str_equal_text((Str *)args[1], "double") && !str_equal_text((Str *)args[1], "float"))
        return raise_error(ValueError, "__getformat__() argument 1 must be 'double' or 'float'");
    return (Object *)str_from_text("IEEE, little-endian");
}

static Object *format(Object **args, isize count, Tuple *names)
{
    if (!is_str(args[1]))
        return raise_bad_argument("__format__", "argument", "str", args[1]);
    return (Object *)float_format(args[0], (Str *)args[1]);
}

/* ---- hexadecimal ------------------------------------------------------------------------------------- */

static Object *hex(Object **args, isize count, Tuple *names)
{
    double value = float_value(args[0]);
    if (!isfinite(value))
        return (Object *)object_repr(args[0]);
    const char *sign = signbit(value) ? "-" : "";
    char text[40];
    if (value == 0)
        return (Object *)str_from_ascii(text, sprintf(text, "%s0x0.0p+0", sign));
    int exponent;
    double mantissa = frexp(fabs(value), &exponent);
    int shift = exponent < -1021 ? 1 - (-1021 - exponent) : 1; /* subnormals keep the least exponent */
    mantissa = ldexp(mantissa, shift);
    exponent -= shift;
    uint64_t bits = (uint64_t)ldexp(mantissa, 52);
    int length = sprintf(text, "%s0x%d.%013llxp%c%d", sign, (int)(bits >> 52),
                         (unsigned long long)(bits & (((uint64_t)1 << 52) - 1)), exponent < 0 ? '-' : '+',
                         exponent < 0 ? -exponent : exponent);
    return (Object *)str_from_ascii(text, length);
}

static bool is_space(char character)
{
    return character == ' ' || (character >= '\t' && character <= '\r');
}

static int hex_digit(char character)
{
    if (character >= '0' && character <= '9')
        return character - '0';
    int letter = (character | 0x20) - 'a';
    return letter >= 0 && letter < 6 ? letter + 10 : -1;
}

/* A hexadecimal number being read: the first 64 significant bits and whether anything follows them. */
typedef struct HexReader {
    const char *at, *end;
    uint64_t bits;
    bool has_digits, is_sticky;
    int64_t exponent; /* of the last bit of `bits` */
} HexReader;

static void read_hex_digits(HexReader *reader, bool is_fraction)
{
    for (int digit; reader->at < reader->end && (digit = hex_digit(*reader->at)) >= 0; reader->at++) {
        reader->has_digits = true;
        if (reader->bits >> 60) {
            reader->is_sticky |= digit != 0;
            reader->exponent += is_fraction ? 0 : 4;
        } else {
            reader->bits = reader->bits << 4 | (unsigned)digit;
            reader->exponent -= is_fraction ? 4 : 0;
        }
    }
}

/* p±123, clipped far outside what matters; false: no digits after the p. */
static bool read_hex_exponent(HexReader *reader)
{
    if (reader->at == reader->end || (*reader->at | 0x20) != 'p')
        return true;
    reader->at++;
    bool is_negative = reader->at < reader->end && *reader->at == '-';
    if (reader->at < reader->end && (*reader->at == '-' || *reader->at == '+'))
        reader->at++;
    const char *first = reader->at;
    int64_t exponent = 0;
    for (; reader->at < reader->end && *reader->at >= '0' && *reader->at <= '9'; reader->at++)
        if (exponent < (int64_t)1 << 50)
            exponent = exponent * 10 + (*reader->at - '0');
    reader->exponent += is_negative ? -exponent : exponent;
    return reader->at > first;
}

/* bits × 2**exponent, rounded half to even once, subnormals too. */
static double scale_bits(const HexReader *reader)
{
    uint64_t bits = reader->bits;
    int64_t exponent = reader->exponent;
    if (!bits)
        return 0.0;
    int length = 64 - __builtin_clzll(bits);
    if (exponent + length > 1100)
        return HUGE_VAL;
    if (exponent + length < -1100)
        return 0.0;
    int64_t least = exponent + length - 53; /* exponent of the last bit that a double keeps */
    if (least < -1074)
        least = -1074;
    int64_t extra = least - exponent;
    if (extra > 0) {
        if (extra > 63)
            return extra == 64 && (bits >> 63) && (bits << 1 || reader->is_sticky) ? ldexp(1.0, (int)least) : 0.0;
        uint64_t half = (uint64_t)1 << (extra - 1), rest = bits & (2 * half - 1);
        bits >>= extra;
        if (rest > half || (rest == half && (reader->is_sticky || (bits & 1))))
            bits++;
        exponent = least;
    }
    return ldexp((double)bits, (int)exponent);
}

static bool read_special(const char *text, isize length, double *value)
{
    if ((length == 3 && !strncasecmp(text, "inf", 3)) || (length == 8 && !strncasecmp(text, "infinity", 8)))
        *value = HUGE_VAL;
    else if (length == 3 && !strncasecmp(text, "nan", 3))
        *value = NAN;
    else
        return false;
    return true;
}

/* 1: *value; 0: not a number; -1: too large. */
static int parse_hex(const char *text, isize length, double *value)
{
    HexReader reader = {.at = text, .end = text + length};
    while (reader.at < reader.end && is_space(*reader.at))
        reader.at++;
    while (reader.end > reader.at && is_space(reader.end[-1]))
        reader.end--;
    bool is_negative = reader.at < reader.end && *reader.at == '-';
    if (reader.at < reader.end && (*reader.at == '-' || *reader.at == '+'))
        reader.at++;
    if (!read_special(reader.at, reader.end - reader.at, value)) {
        if (reader.end - reader.at >= 2 && reader.at[0] == '0' && (reader.at[1] | 0x20) == 'x')
            reader.at += 2;
        read_hex_digits(&reader, false);
        if (reader.at < reader.end && *reader.at == '.') {
            reader.at++;
            read_hex_digits(&reader, true);
        }
        if (!reader.has_digits || !read_hex_exponent(&reader) || reader.at != reader.end)
            return 0;
        *value = scale_bits(&reader);
        if (isinf(*value))
            return -1;
    }
    if (is_negative)
        *value = -*value;
    return 1;
}

static Object *from_hex(Object **args, isize count, Tuple *names)
{
    if (!is_str(args[1]))
        return raise_bad_operation();
    isize length;
    const char *text = str_utf8((Str *)args[1], &length);
    if (!text)
        return NULL;
    double value;
    int known = parse_hex(text, length, &value);
    if (known < 0)
        return raise_error(OverflowError, "hexadecimal value too large to represent as a float");
    if (!known)
        return raise_error(ValueError, "invalid hexadecimal floating-point string");
    Object *number = float_new(value);
    if (!number || args[0] == (Object *)TYPE(float))
        return number;
    Object *instance = object_call_one(args[0], number);
    decref(number);
    return instance;
}

const Native float_methods[] = {
    {"conjugate", conjugate, "($self, /)", "Return self, the complex conjugate of any float."},
    {"__trunc__", truncate, "($self, /)", "Return the Integral closest to x between 0 and x."},
    {"__floor__", floor_of, "($self, /)", "Return the floor as an Integral."},
    {"__ceil__", ceiling_of, "($self, /)", "Return the ceiling as an Integral."},
    {"__round__", round_float, "($self, ndigits=None, /)",
     "Return the Integral closest to x, rounding half toward even."},
    {"as_integer_ratio", as_integer_ratio, "($self, /)",
     "Return a pair of integers, whose ratio is exactly equal to the original float."},
    {"fromhex", from_hex, "($type, string, /)", "Create a floating-point number from a hexadecimal string.",
     NATIVE_CLASS},
    {"hex", hex, "($self, /)", "Return a hexadecimal representation of a floating-point number."},
    {"is_integer", is_integer, "($self, /)", "Return True if the float is an integer."},
    {"__getnewargs__", get_new_arguments, "($self, /)"},
    {"__getformat__", get_format, "($type, typestr, /)", "How doubles and floats are stored.", NATIVE_CLASS},
    {"__format__", format, "($self, format_spec, /)", "Formats the float according to format_spec."},
    {0}};

static Object *get_real(Object *self)
{
    return float_exact(self);
}

static Object *get_imag(Object *self)
{
    return float_new(0.0);
}

const Property float_properties[] = {{"real", get_real, NULL, "the real part of a complex number"},
                                     {"imag", get_imag, NULL, "the imaginary part of a complex number"},
                                     {0}};
