/* int_methods.c: the methods and attributes of int. */
#include "int_internal.h"

#include <string.h>

#include "bytes.h"
#include "format_number.h"
#include "str.h"
#include "tuple.h"

static Object *conjugate(Object **args, isize count, Tuple *names)
{
    return int_exact(args[0]);
}

static Object *bit_length(Object **args, isize count, Tuple *names)
{
    return int_make(int_bit_length(args[0]));
}

static Object *bit_count(Object **args, isize count, Tuple *names)
{
    Operand operand;
    operand_of(&operand, args[0]);
    return int_make(operand.count ? (int64_t)mpn_popcount(operand.limbs, operand.count) : 0);
}

/* ---- bytes ------------------------------------------------------------------------------------------- */

/* 1: little, 0: big (also if absent), -1: raised. */
static int byte_order(Object *order)
{
    if (!order)
        return 0;
    if (!is_str(order)) {
        raise_error(TypeError, "argument 'byteorder' must be str, not %T", order);
        return -1;
    }
    if (str_equal_text((Str *)order, "little"))
        return 1;
    if (str_equal_text((Str *)order, "big"))
        return 0;
    raise_error(ValueError, "byteorder must be either 'little' or 'big'");
    return -1;
}

bool int_check_fits(Object *self, isize length, bool is_signed)
{
    if (int_is_negative(self) && !is_signed)
        return raise_error(OverflowError, "can't convert negative int to unsigned");
    isize bits = int_bit_length(self);
    if (is_signed && int_sign(self) != 0) {
        Operand operand;
        operand_of(&operand, self);
        /* -2**n needs no bit more than its magnitude; every other number needs a sign bit */
        bool is_least = operand.is_negative && (isize)mpn_scan1(operand.limbs, 0) == bits - 1;
        bits += !is_least;
    }
    if (bits <= length * 8)
        return true;
    return raise_error(OverflowError, "int too big to convert");
}

static void write_bytes(Object *self, uint8_t *target, isize length, bool is_little_endian)
{
    Operand operand;
    operand_of(&operand, self);
    unsigned carry = operand.is_negative;
    for (isize i = 0; i < length; i++) {
        isize limb = i / 8;
        unsigned byte = limb < operand.count ? (unsigned)(operand.limbs[limb] >> (i % 8 * 8)) & 0xff : 0;
        if (operand.is_negative) {
            byte = (~byte & 0xff) + carry;
            carry = byte >> 8;
        }
        target[is_little_endian ? i : length - 1 - i] = (uint8_t)byte;
    }
}

static Object *to_bytes(Object **args, isize count, Tuple *names)
{
    isize length = 1;
    if (args[1] && !size_argument(args[1], &length))
        return NULL;
    int is_little = byte_order(args[2]);
    int is_signed = is_little < 0 ? -1 : args[3] ? object_is_true(args[3]) : 0;
    if (is_signed < 0)
        return NULL;
    if (length < 0)
        return raise_error(ValueError, "length argument must be non-negative");
    if (length > INT64_MAX / 8)
        return raise_memory();
    if (!int_check_fits(args[0], length, is_signed))
        return NULL;
    Bytes *result = bytes_new(NULL, length);
    if (result)
        write_bytes(args[0], (uint8_t *)bytes_data(result), length, is_little);
    return (Object *)result;
}

static Object *from_bytes(Object **args, isize count, Tuple *names)
{
    int is_little = byte_order(args[2]);
    int is_signed = is_little < 0 ? -1 : args[3] ? object_is_true(args[3]) : 0;
    if (is_signed < 0)
        return NULL;
    Bytes *bytes = bytes_of_any(args[1]);
    if (!bytes)
        return NULL;
    Object *number = int_from_bytes((const uint8_t *)bytes_data(bytes), bytes_length(bytes), is_little, is_signed);
    decref(bytes);
    if (!number || args[0] == (Object *)TYPE(int))
        return number;
    Object *instance = object_call_one(args[0], number);
    decref(number);
    return instance;
}

/* ---- rounding and fractions -------------------------------------------------------------------------- */

static Object *as_integer_ratio(Object **args, isize count, Tuple *names)
{
    return tuple_pair_steal(int_exact(args[0]), int_make(1));
}

static Object *is_integer(Object **args, isize count, Tuple *names)
{
    return TRUE;
}

/* The nearest multiple of `unit` (> 0), half to the even one. */
static NEW Object *round_to_multiple(Object *self, Object *unit)
{
    Object *quotient, *remainder, *result = NULL;
    if (!int_divide_with_remainder(self, unit, &quotient, &remainder))
        return NULL;
    Object *twice = int_add(remainder, remainder);
    if (twice) {
        int order = int_compare(twice, unit);
        bool is_up = order > 0 || (order == 0 && (int_low_bits(quotient) & 1));
        Object *base = int_subtract(self, remainder);
        result = base && is_up ? int_add(base, unit) : new_reference_maybe(base);
        decref_maybe(base);
        decref(twice);
    }
    decref(quotient);
    decref(remainder);
    return result;
}

static Object *round_int(Object **args, isize count, Tuple *names)
{
    if (!args[1])
        return int_exact(args[0]);
    Object *digits = number_index(args[1]);
    if (!digits)
        return NULL;
    if (!int_is_negative(digits)) {
        decref(digits);
        return int_exact(args[0]);
    }
    int64_t places;
    int_clamp_int64(digits, &places);
    decref(digits);
    /* beyond its own digits every number rounds to zero: 0.30103 digits a bit */
    if (places < -(int_bit_length(args[0]) / 3 + 2))
        return int_make(0);
    Object *ten = int_make(10), *up = int_make(-places);
    Object *unit = up ? int_power(ten, up, NONE) : NULL;
    Object *result = unit ? round_to_multiple(args[0], unit) : NULL;
    decref_maybe(up);
    decref_maybe(unit);
    return result;
}

/* ---- protocol ---------------------------------------------------------------------------------------- */

static Object *get_new_arguments(Object **args, isize count, Tuple *names)
{
    Object *number = int_exact(args[0]);
    return number ? (Object *)tuple_from_array_steal(&number, 1) : NULL;
}

static Object *format(Object **args, isize count, Tuple *names)
{
    if (!is_str(args[1]))
        return raise_bad_argument("__format__", "argument", "str", args[1]);
    return (Object *)int_format(args[0], (Str *)args[1]);
}

static Object *size_of(Object **args, isize count, Tuple *names)
{
    return int_make((int64_t)int_shown_size(args[0]));
}

const Native int_methods[] = {
    {"conjugate", conjugate, "($self, /)", "Returns self, the complex conjugate of any int."},
    {"bit_length", bit_length, "($self, /)", "Number of bits necessary to represent self in binary."},
    {"bit_count", bit_count, "($self, /)",
     "Number of ones in the binary representation of the absolute value of self."},
    {"to_bytes", to_bytes, "($self, /, length=1, byteorder='big', *, signed=False)",
     "Return an array of bytes representing an integer."},
    {"from_bytes", from_bytes, "($type, /, bytes, byteorder='big', *, signed=False)",
     "Return the integer represented by the given array of bytes.", NATIVE_CLASS},
    {"as_integer_ratio", as_integer_ratio, "($self, /)",
     "Return a pair of integers, whose ratio is equal to the original int."},
    {"__trunc__", conjugate, "($self, /)", "Truncating an Integral returns itself."},
    {"__floor__", conjugate, "($self, /)", "Flooring an Integral returns itself."},
    {"__ceil__", conjugate, "($self, /)", "Ceiling of an Integral returns itself."},
    {"__round__", round_int, "($self, ndigits=<unrepresentable>, /)",
     "Rounding an Integral returns itself; with ndigits, the nearest multiple of a power of ten."},
    {"__getnewargs__", get_new_arguments, "($self, /)"},
    {"__format__", format, "($self, format_spec, /)", "Convert to a string according to format_spec."},
    {"__sizeof__", size_of, "($self, /)", "Returns size in memory, in bytes."},
    {"is_integer", is_integer, "($self, /)", "Returns True. Exists for duck type compatibility with float.is_integer."},
    {0}};

static Object *get_self(Object *self)
{
    return int_exact(self);
}

static Object *get_zero(Object *self)
{
    return int_make(0);
}

static Object *get_one(Object *self)
{
    return int_make(1);
}

const Property int_properties[] = {
    {"real", get_self, NULL, "the real part of a complex number"},
    {"imag", get_zero, NULL, "the imaginary part of a complex number"},
    {"numerator", get_self, NULL, "the numerator of a rational number in lowest terms"},
    {"denominator", get_one, NULL, "the denominator of a rational number in lowest terms"},
    {0}};
