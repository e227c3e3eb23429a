/* str_percent.c: format % arguments, after C's printf.
 *
 * A conversion is read into a Conversion, its value turned into text by type, and the text padded: the sign and
 * the 0x of '#' stand before zeros and behind spaces.
 */
#include "format_spec.h"
#include "str.h"
#include "str_data.h"
#include "str_methods.h"

#include "../abstract.h"
#include "../error.h"
#include "../runtime.h"
#include "bytearray.h"
#include "bytes_methods.h"
#include "float.h"
#include "int.h"
#include "tuple.h"

#define ARGUMENT_SINGLE ((isize)-1) /* the arguments are one value … */
#define ARGUMENT_UNUSED ((isize)-2) /* … and it has not been used yet */

typedef struct Conversion {
    bool left, plus, blank, alternate, zero;
    isize width;   /* -1: not given */
    int precision; /* -1: not given */
    uint32_t type;
} Conversion;

typedef struct Percent {
    Str *format;
    isize at;
    Object *arguments; /* a tuple, one value, or held[1], the value found by key */
    isize count, next; /* of a tuple; or ARGUMENT_SINGLE and ARGUMENT_UNUSED or ARGUMENT_SINGLE */
    Object *mapping;   /* the arguments if they can be asked by key, or NULL */
    Object **held;     /* "value by key", "text" or the key itself */
    bool for_bytes;    /* bytes % arguments, by way of Latin-1 texts */
    StrBuilder builder;
} Percent;

static Object *next_argument(Percent *percent)
{
    if (percent->next >= percent->count)
        return raise_error(TypeError, "not enough arguments for format string");
    percent->next++;
    return percent->count < 0 ? percent->arguments : ((Tuple *)percent->arguments)->items[percent->next - 1];
}

/* ---- reading a conversion -------------------------------------------------------------------------------------- */

static bool read_char(Percent *percent, uint32_t *c)
{
    if (percent->at >= percent->format->length)
        return raise_error(ValueError, "incomplete format");
    *c = str_at(percent->format, percent->at++);
    return true;
}

/* %(key)s: the value stands in held[0] from then on. */
static bool read_key(Percent *percent)
{
    if (!percent->mapping)
        return raise_error(TypeError, "format requires a mapping");
    isize start = percent->at, depth = 1;
    while (depth > 0) {
        if (percent->at >= percent->format->length)
            return raise_error(ValueError, "incomplete format key");
        uint32_t c = str_at(percent->format, percent->at++);
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    Str *key = str_substring(percent->format, start, percent->at - 1);
    set_slot(&percent->held[1],
             percent->for_bytes && key ? codec_encode(key, "latin-1", NULL) : (Object *)new_reference_maybe(key));
    decref_maybe(key);
    if (!percent->held[1])
        return false;
    Object *value = object_get_item(percent->mapping, percent->held[1]);
    clear_slot(&percent->held[1]);
    if (!value)
        return false;
    set_slot(&percent->held[0], value);
    percent->arguments = value;
    percent->count = ARGUMENT_SINGLE;
    percent->next = ARGUMENT_UNUSED;
    return true;
}

static bool read_flags(Percent *percent, Conversion *conversion, uint32_t *c)
{
    for (;;) {
        switch (*c) {
        case '-':
            conversion->left = true;
            break;
        case '+':
            conversion->plus = true;
            break;
        case ' ':
            conversion->blank = true;
            break;
        case '#':
            conversion->alternate = true;
            break;
        case '0':
            conversion->zero = true;
            break;
        default:
            return true;
        }
        if (!read_char(percent, c))
            return false;
    }
}

/* A width or precision from the arguments; a precision must fit a C int. */
static bool read_star(Percent *percent, bool as_int, isize *number)
{
    Object *value = next_argument(percent);
    if (!value)
        return false;
    if (!is_int(value))
        return raise_error(TypeError, "* wants int");
    if (as_int && (!int_fits_int64(value) || int_value(value) != (int32_t)int_value(value)))
        return raise_int_too_large("int");
    return int_as_isize(value, number);
}

static bool read_digits(Percent *percent, uint32_t *c, isize most, const char *message, isize *number)
{
    for (*number = 0; *c >= '0' && *c <= '9';) {
        if (*number > (most - (isize)(*c - '0')) / 10)
            return raise_error(ValueError, "%s", message);
        *number = *number * 10 + (isize)(*c - '0');
        if (!read_char(percent, c))
            return false;
    }
    return true;
}

static bool read_width(Percent *percent, Conversion *conversion, uint32_t *c)
{
    if (*c == '*') {
        if (!read_star(percent, false, &conversion->width))
            return false;
        if (conversion->width < 0) {
            conversion->left = true;
            conversion->width = -conversion->width;
        }
        return read_char(percent, c);
    }
    if (*c >= '0' && *c <= '9')
        return read_digits(percent, c, INT64_MAX, "width too big", &conversion->width);
    return true;
}

static bool read_precision(Percent *percent, Conversion *conversion, uint32_t *c)
{
    isize number = 0;
    if (*c != '.')
        return true;
    if (!read_char(percent, c))
        return false;
    if (*c == '*') {
        if (!read_star(percent, true, &number))
            return false;
        if (!read_char(percent, c))
            return false;
    } else if (!read_digits(percent, c, INT32_MAX, "precision too big", &number)) {
        return false;
    }
    conversion->precision = number < 0 ? 0 : (int)number;
    return true;
}

static bool read_conversion(Percent *percent, Conversion *conversion)
{
    uint32_t c;
    *conversion = (Conversion){.width = -1, .precision = -1};
    if (!read_char(percent, &c))
        return false;
    if (c == '(' && (!read_key(percent) || !read_char(percent, &c)))
        return false;
    if (!read_flags(percent, conversion, &c) || !read_width(percent, conversion, &c) ||
        !read_precision(percent, conversion, &c))
        return false;
    if ((c == 'h' || c == 'l' || c == 'L') && !read_char(percent, &c))
        return false;
    conversion->type = c == 'i' && percent->for_bytes ? 'd' : c;
    return true;
}

/* ---- values as text ---------------------------------------------------------------------------------------------- */

static Str *raise_wrong_number(uint32_t type, Object *value)
{
    bool whole = type == 'o' || type == 'x' || type == 'X';
    raise_error(TypeError, "%%%c format: %s is required, not %.200T", (int)type, whole ? "an integer" : "a real number",
                value);
    return NULL;
}

static bool is_number(Object *value)
{
    const TypeSlots *slots = &value->type->slots;
    return slots->index || slots->to_int || slots->to_float || is_exact(value, complex);
}

/* The digits of an int with sign, prefix and at least `precision` digits. */
static Str *int_digits(Object *number, const Conversion *conversion)
{
    int base = conversion->type == 'o' ? 8 : conversion->type == 'x' || conversion->type == 'X' ? 16 : 10;
    Str *plain = int_to_str(number, base);
    if (!plain || (base == 10 && conversion->precision < 0) ||
        (!conversion->alternate && conversion->precision < 0 && conversion->type != 'X'))
        return plain;
    const char *digits = str_data(plain);
    bool is_negative = digits[0] == '-';
    isize count = plain->length - is_negative;
    isize zeros = conversion->precision > count ? conversion->precision - count : 0;
    isize prefix = conversion->alternate && base != 10 ? 2 : 0;
    char *to;
    Str *result = str_new_ascii(is_negative + prefix + zeros + count, &to);
    if (result) {
        if (is_negative)
            *to++ = '-';
        if (prefix) {
            *to++ = '0';
            *to++ = (char)conversion->type;
        }
        memset(to, '0', (size_t)zeros);
        to += zeros;
        for (isize i = 0; i < count; i++) {
            char c = digits[is_negative + i];
            to[i] = (char)(conversion->type == 'X' && c >= 'a' ? c - 32 : c);
        }
    }
    decref(plain);
    return result;
}

static Str *format_int(Percent *percent, Object *value, const Conversion *conversion)
{
    if (LIKELY(is_int(value)))
        return int_digits(value, conversion);
    bool whole = conversion->type == 'o' || conversion->type == 'x' || conversion->type == 'X';
    if (!is_number(value))
        return raise_wrong_number(conversion->type, value);
    NATIVE_FRAME(held, "str.__mod__", "number");
    held[0] = whole ? number_index(value) : number_to_int(value);
    Str *text = NULL;
    if (held[0])
        text = int_digits(held[0], conversion);
    else if (error_matches(TypeError))
        text = raise_wrong_number(conversion->type, value);
    return (Str *)native_leave(held, (Object *)text);
}

static Str *format_float(Object *value, const Conversion *conversion, bool for_bytes)
{
    double number;
    if (!object_as_double(value, &number)) {
        if (for_bytes && error_matches(TypeError))
            raise_error(TypeError, "float argument required, not %.200T", value);
        return NULL;
    }
    int precision = conversion->precision < 0 ? 6 : conversion->precision;
    return float_text(number, (char)conversion->type, precision, conversion->alternate, false);
}

static Str *format_char(Object *value)
{
    int64_t code;
    if (is_str(value) && ((Str *)value)->length == 1)
        return str_unchanged((Str *)value);
    if (is_str(value) || (!is_int(value) && !object_has_index(value))) {
        raise_error(TypeError, "%%c requires int or char");
        return NULL;
    }
    NATIVE_FRAME(held, "str.__mod__", "number");
    held[0] = number_index(value);
    if (!held[0])
        return (Str *)native_leave(held, NULL);
    code = int_fits_int64(held[0]) ? int_value(held[0]) : -1;
    return (Str *)native_leave(held, (Object *)str_from_code(code));
}

/* %b and %s of bytes: what a buffer or __bytes__ gives, as a Latin-1 text. */
static Str *text_of_bytes(Object *value)
{
    NATIVE_FRAME(held, "bytes.__mod__", "method", "bytes");
    if (is_buffer(value)) {
        held[1] = (Object *)bytes_from_object(value);
    } else {
        held[0] = object_lookup_special(value, NAME(__bytes__));
        if (held[0])
            held[1] = bytes_by_method(held[0]);
        else if (!error_occurred())
            raise_error(TypeError,
                        "%%b requires a bytes-like object, or an object that implements __bytes__, not '%.100T'",
                        value);
    }
    Bytes *bytes = (Bytes *)held[1];
    return (Str *)native_leave(held, bytes ? (Object *)str_from_latin1((uint8_t *)bytes->data, bytes->length) : NULL);
}

static Str *char_of_bytes(Object *value)
{
    int64_t code;
    if (is_bytes(value) && ((Bytes *)value)->length == 1)
        return RUNTIME->latin1[(uint8_t)((Bytes *)value)->data[0]];
    if (is_instance_of(value, TYPE(bytearray)) && ((ByteArray *)value)->length == 1)
        return RUNTIME->latin1[(uint8_t)bytearray_data((ByteArray *)value)[0]];
    if (is_buffer(value) || !object_has_index(value))
        return raise_error(TypeError, "%%c requires an integer in range(256) or a single byte"), NULL;
    if (!is_int(value) || !int_fits_int64(value) || (code = int_value(value)) < 0 || code > 255)
        return raise_error(OverflowError, "%%c arg not in range(256)"), NULL;
    return RUNTIME->latin1[code];
}

static Str *text_of(Percent *percent, Object *value, const Conversion *conversion)
{
    uint32_t type = conversion->type;
    if (percent->for_bytes) {
        if (type == 's' || type == 'b')
            return text_of_bytes(value);
        if (type == 'c')
            return char_of_bytes(value);
        if (type == 'r')
            return object_ascii(value);
    }
    switch (type) {
    case 's':
        return is_exact(value, str) ? (Str *)new_reference(value) : object_str(value);
    case 'r':
        return object_repr(value);
    case 'a':
        return object_ascii(value);
    case 'd': case 'i': case 'u': case 'o': case 'x': case 'X':
        return format_int(percent, value, conversion);
    case 'e': case 'E': case 'f': case 'F': case 'g': case 'G':
        return format_float(value, conversion, percent->for_bytes);
    case 'c':
        return format_char(value);
    default:
        raise_error(ValueError, "unsupported format character '%c' (0x%x) at index %zd",
                    type >= 31 && type <= 126 ? (int)type : '?', (unsigned)type, percent->at - 1);
        return NULL;
    }
}

/* ---- padding ---------------------------------------------------------------------------------------------------- */

static bool is_one_of(uint32_t c, const char *characters)
{
    return c && c < 128 && strchr(characters, (int)c);
}

static bool append_padded(Percent *percent, const Conversion *conversion, Str *text)
{
    StrBuilder *builder = &percent->builder;
    bool is_numeric = is_one_of(conversion->type, "diuoxXeEfFgG");
    isize start = 0, end = text->length, prefix = 0;
    char sign = 0;
    if (is_one_of(conversion->type, "srab") && conversion->precision >= 0 && end > conversion->precision)
        end = conversion->precision;
    if (is_numeric) {
        char first = end ? (char)str_at(text, 0) : 0;
        sign = first == '-' || first == '+' ? first : conversion->plus ? '+' : conversion->blank ? ' ' : 0;
        start += first == '-' || first == '+';
        if (conversion->alternate && is_one_of(conversion->type, "oxX"))
            prefix = 2;
    }
    isize used = (sign != 0) + end - start;
    isize fill = conversion->width > used ? conversion->width - used : 0;
    bool zeros = conversion->zero && is_numeric && !conversion->left;
    if (fill && !conversion->left && !zeros && !builder_append_repeated(builder, ' ', fill))
        return false;
    if ((sign && !builder_append_char(builder, (uint8_t)sign)) ||
        !builder_append_part(builder, text, start, start + prefix))
        return false;
    if (zeros && !builder_append_repeated(builder, '0', fill))
        return false;
    return builder_append_part(builder, text, start + prefix, end) &&
           (!conversion->left || builder_append_repeated(builder, ' ', fill));
}

/* Bare %s of a str and %d of a small int, which need no padding. 1: done, 0: it is something else, -1: raised. */
static int append_bare(Percent *percent, uint32_t type)
{
    if ((type != 's' && type != 'd') || percent->for_bytes)
        return 0;
    Object *value = next_argument(percent);
    if (!value)
        return -1;
    bool done;
    if (type == 's' && is_exact(value, str)) {
        done = builder_append_str(&percent->builder, (Str *)value);
    } else if (type == 'd' && value->flags & FLAG_COMPACT_INT) {
        char text[24], *digit = text + sizeof text;
        int64_t number = int_value(value);
        uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
        do
            *--digit = (char)('0' + left % 10);
        while (left /= 10);
        if (number < 0)
            *--digit = '-';
        done = builder_append_ascii(&percent->builder, digit, text + sizeof text - digit);
    } else {
        percent->next--;
        return 0;
    }
    percent->at++;
    return done ? 1 : -1;
}

static bool append_conversion(Percent *percent)
{
    Conversion conversion;
    if (percent->at < percent->format->length && str_at(percent->format, percent->at) == '%') {
        percent->at++;
        return builder_append_char(&percent->builder, '%');
    }
    int bare = percent->at < percent->format->length ? append_bare(percent, str_at(percent->format, percent->at)) : 0;
    if (bare)
        return bare > 0;
    if (!read_conversion(percent, &conversion))
        return false;
    Object *value = next_argument(percent);
    if (!value)
        return false;
    percent->held[1] = (Object *)text_of(percent, value, &conversion); /* the caller holds the arguments */
    if (!percent->held[1])
        return false;
    bool done = append_padded(percent, &conversion, (Str *)percent->held[1]);
    clear_slot(&percent->held[1]);
    return done;
}

static bool append_all(Percent *percent)
{
    Str *format = percent->format;
    while (percent->at < format->length) {
        isize next = str_find_char(format, '%', percent->at, format->length);
        isize end = next < 0 ? format->length : next;
        if (!builder_append_part(&percent->builder, format, percent->at, end))
            return false;
        percent->at = next < 0 ? end : end + 1;
        if (next >= 0 && !append_conversion(percent))
            return false;
    }
    if (percent->next < percent->count && !percent->mapping)
        return raise_error(TypeError, "not all arguments converted during %s formatting",
                           percent->for_bytes ? "bytes" : "string");
    return true;
}

/* "%s" alone with a str gives that str; a format without conversions gives itself. */
static Object *without_formatting(Str *format, Object *arguments)
{
    bool is_plain = format->length == 2 && str_equal_text(format, "%s");
    Object *only = is_exact(arguments, tuple) && ((Tuple *)arguments)->size == 1 ? ((Tuple *)arguments)->items[0]
                                                                                 : arguments;
    return is_plain && is_exact(only, str) ? only : NULL;
}

static Object *apply(Str *format, Object *arguments, bool for_bytes)
{
    NATIVE_FRAME(held, "str.__mod__", "value by key", "text");
    Percent percent = {.format = format, .arguments = arguments, .held = held, .for_bytes = for_bytes};
    if (is_tuple(arguments)) {
        percent.count = ((Tuple *)arguments)->size;
    } else {
        percent.count = ARGUMENT_SINGLE;
        percent.next = ARGUMENT_UNUSED;
        if (arguments->type->slots.get_item && !is_str(arguments) && !(for_bytes && is_buffer(arguments)))
            percent.mapping = arguments;
    }
    builder_start(&percent.builder);
    if (!append_all(&percent)) {
        builder_drop(&percent.builder);
        return native_leave(held, NULL);
    }
    Str *result = builder_finish(&percent.builder);
    if (result && result != format && str_find_char(format, '%', 0, format->length) < 0)
        set_slot(&result, str_unchanged(format));
    return native_leave(held, (Object *)result);
}

Object *str_percent(Str *format, Object *arguments)
{
    Object *same = without_formatting(format, arguments);
    return same ? new_reference(same) : apply(format, arguments, false);
}

Object *bytes_percent(const char *format, isize length, Object *arguments, bool as_bytearray)
{
    NATIVE_FRAME(held, "bytes.__mod__", "format", "result", "bytes");
    held[0] = (Object *)str_from_latin1((const uint8_t *)format, length);
    held[1] = held[0] ? apply((Str *)held[0], arguments, true) : NULL;
    held[2] = held[1] ? codec_encode((Str *)held[1], "latin-1", NULL) : NULL;
    if (!held[2])
        return native_leave(held, NULL);
    Bytes *bytes = (Bytes *)held[2];
    return native_leave(held,
                        as_bytearray ? (Object *)bytearray_new(bytes->data, bytes->length) : new_reference(held[2]));
}
