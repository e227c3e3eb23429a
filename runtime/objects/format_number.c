/* format_number.c: int, float and complex in the format mini-language.
 *
 * Every number becomes the same five parts, which are then set in place:
 *
 *     fill | sign | prefix | fill (align '=') | digits, grouped | rest (".25e+10", "%") | fill
 *
 * Zeros that fill the width of a grouped number are grouped too, so such a result may be one wider than asked.
 */
#include "format_number.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "complex.h"
#include "float.h"
#include "format_spec.h"
#include "int.h"
#include "str.h"

typedef struct Parts {
    char sign; /* 0: none */
    const char *prefix;
    const char *digits;
    isize digit_count;
    const char *rest;
    isize rest_count;
    int group_size;
    bool is_upper; /* hexadecimal digits as capitals */
} Parts;

/* The sign that is shown. */
static char shown_sign(char wanted, bool is_negative)
{
    if (is_negative)
        return '-';
    return wanted == '+' || wanted == ' ' ? wanted : 0;
}

/* ---- grouping ---------------------------------------------------------------------------------------- */

/* How many zeros stand in front of the digits so that, with separators, they are `width` wide. */
static isize zeros_for_width(isize digits, isize width, char grouping, int group)
{
    if (!grouping)
        return width > digits ? width - digits : 0;
    /* n digits take n + (n - 1) / group columns, and the least n that reaches the width is wanted */
    isize needed = width > 0 ? (width * group + group) / (group + 1) : 0;
    while (needed > 0 && needed - 1 + (needed - 2 >= 0 ? (needed - 2) / group : 0) >= width)
        needed--;
    while (needed + (needed > 0 ? (needed - 1) / group : 0) < width)
        needed++;
    return needed > digits ? needed - digits : 0;
}

static bool append_digits(StrBuilder *builder, const Parts *parts, isize zeros, char grouping)
{
    isize total = zeros + parts->digit_count;
    if (!grouping && !parts->is_upper)
        return builder_append_repeated(builder, '0', zeros) &&
               builder_append_ascii(builder, parts->digits, parts->digit_count);
    for (isize i = 0; i < total; i++) {
        bool is_boundary = grouping && i && (total - i) % parts->group_size == 0;
        if (is_boundary && !builder_append_char(builder, (uint8_t)grouping))
            return false;
        char digit = i < zeros ? '0' : parts->digits[i - zeros];
        if (parts->is_upper && digit >= 'a')
            digit -= 'a' - 'A';
        if (!builder_append_char(builder, (uint8_t)digit))
            return false;
    }
    return true;
}

static isize digits_width(isize count, char grouping, int group)
{
    return count + (grouping && count ? (count - 1) / group : 0);
}

/* ---- setting the parts in place ---------------------------------------------------------------------- */

static bool append_parts(StrBuilder *builder, const FormatSpec *spec, const Parts *parts)
{
    isize prefix_count = (isize)strlen(parts->prefix);
    char grouping = parts->digit_count ? spec->grouping : 0; /* inf and nan have nothing to group */
    isize outside = (parts->sign != 0) + prefix_count + parts->rest_count;
    bool is_zero_filled = spec->fill == '0' && spec->align == '=';
    isize zeros = is_zero_filled && spec->width > outside
                      ? zeros_for_width(parts->digit_count, spec->width - outside, grouping, parts->group_size)
                      : 0;
    isize width = outside + digits_width(parts->digit_count + zeros, grouping, parts->group_size);
    isize left, right, inside = 0;
    format_spec_padding(spec, width, &left, &right);
    if (spec->align == '=') {
        inside = left + right;
        left = right = 0;
    }
    return builder_append_repeated(builder, spec->fill, left) &&
           (!parts->sign || builder_append_char(builder, (uint8_t)parts->sign)) &&
           builder_append_ascii(builder, parts->prefix, prefix_count) &&
           builder_append_repeated(builder, spec->fill, inside) &&
           append_digits(builder, parts, zeros, grouping) &&
           builder_append_ascii(builder, parts->rest, parts->rest_count) &&
           builder_append_repeated(builder, spec->fill, right);
}

static NEW Str *set_parts(const FormatSpec *spec, const Parts *parts)
{
    if (spec->width > STR_LENGTH_MAX / 8)
        return (Str *)raise_memory();
    StrBuilder builder;
    builder_start(&builder);
    return builder_end(&builder, append_parts(&builder, spec, parts));
}

/* ---- int --------------------------------------------------------------------------------------------- */

static bool check_int_spec(const FormatSpec *spec)
{
    if (spec->precision != -1)
        return raise_error(ValueError, "Precision not allowed in integer format specifier");
    if (spec->no_negative_zero)
        return raise_error(ValueError, "Negative zero coercion (z) not allowed in integer format specifier");
    if (spec->type != 'c')
        return true;
    if (spec->sign)
        return raise_error(ValueError, "Sign not allowed with integer format specifier 'c'");
    if (spec->alternate)
        return raise_error(ValueError, "Alternate form (#) not allowed with integer format specifier 'c'");
    return true;
}

static NEW Str *format_character(Object *self, const FormatSpec *spec)
{
    int64_t code;
    if (!int_as_int64(self, &code))
        return NULL;
    Str *character = str_from_code(code);
    if (!character)
        return NULL;
    FormatSpec padded = *spec;
    if (padded.align == '=')
        padded.align = '>';
    Str *result = format_spec_pad(&padded, character);
    decref(character);
    return result;
}

static int base_of(uint32_t type)
{
    return type == 'b' ? 2 : type == 'o' ? 8 : type == 'x' || type == 'X' ? 16 : 10;
}

static const char *prefix_of(const FormatSpec *spec)
{
    if (!spec->alternate)
        return "";
    return spec->type == 'b'   ? "0b"
           : spec->type == 'o' ? "0o"
           : spec->type == 'x' ? "0x"
           : spec->type == 'X' ? "0X"
                               : "";
}

static NEW Str *format_integer(Object *self, const FormatSpec *spec)
{
    if (!check_int_spec(spec))
        return NULL;
    if (spec->type == 'c')
        return format_character(self, spec);
    int base = base_of(spec->type);
    Str *text = int_to_str(self, base);
    if (!text)
        return NULL;
    const char *digits = str_data(text);
    bool is_negative = digits[0] == '-';
    Parts parts = {.sign = shown_sign(spec->sign, is_negative),
                   .prefix = prefix_of(spec),
                   .digits = digits + is_negative,
                   .digit_count = str_length(text) - is_negative,
                   .rest = "",
                   .group_size = base == 10 ? 3 : 4,
                   .is_upper = spec->type == 'X'};
    Str *result = set_parts(spec, &parts);
    decref(text);
    return result;
}

/* ---- float ------------------------------------------------------------------------------------------- */

/* What a spec asks of the digits: a code of float_text, or 'k' for repr's style with a precision. */
typedef struct DoubleStyle {
    char code;
    int precision;
    bool is_percent;
    bool add_dot_zero; /* 3.0 stays "3.0": the default type of float */
} DoubleStyle;

static bool choose_style(const FormatSpec *spec, bool add_dot_zero, DoubleStyle *style)
{
    if (spec->precision > INT_MAX)
        return raise_error(ValueError, "precision too big");
    style->is_percent = spec->type == '%';
    style->add_dot_zero = !spec->type && add_dot_zero;
    style->precision = spec->precision < 0 ? 6 : (int)spec->precision;
    if (!spec->type)
        style->code = spec->precision < 0 ? 'r' : 'g';
    else
        style->code = style->is_percent ? 'f' : spec->type == 'n' ? 'g' : (char)spec->type;
    return true;
}

/* "1.500" → "1.5", "2.000" → "2"; without a point nothing changes. */
static isize strip_zeros(const char *text, isize length)
{
    if (!memchr(text, '.', (size_t)length))
        return length;
    while (text[length - 1] == '0')
        length--;
    return text[length - 1] == '.' ? length - 1 : length;
}

/* Type 'g' of a given precision, but with ".0" after whole numbers: they turn to exponents one digit earlier. */
static NEW Str *general_with_point(double value, int precision, bool alternate)
{
    if (precision == 0)
        precision = 1;
    Str *scientific = float_text(value, 'e', precision - 1, alternate, false);
    if (!scientific)
        return NULL;
    const char *text = str_data(scientific), *mark = strchr(text, 'e');
    int exponent = 0; /* at most 4 digits */
    for (const char *p = mark + 2; *p; p++)
        exponent = exponent * 10 + (*p - '0');
    if (mark[1] == '-')
        exponent = -exponent;
    StrBuilder builder;
    builder_start(&builder);
    bool done;
    if (exponent < -4 || exponent + 1 > precision - 1) {
        isize length = alternate ? mark - text : strip_zeros(text, mark - text);
        done = builder_append_ascii(&builder, text, length) && builder_append_text(&builder, mark);
    } else {
        Str *plain = float_text(value, 'f', precision - 1 - exponent, false, false);
        isize length = !plain ? 0 : alternate ? str_length(plain) : strip_zeros(str_data(plain), str_length(plain));
        done = plain && builder_append_ascii(&builder, str_data(plain), length);
        if (done && !memchr(str_data(plain), '.', (size_t)length))
            done = builder_append_text(&builder, ".0");
        decref_maybe(plain);
    }
    decref(scientific);
    return builder_end(&builder, done);
}

/* |value| as text, without a sign. */
static NEW Str *double_digits(double value, const FormatSpec *spec, const DoubleStyle *style)
{
    value = fabs(value);
    if (!isfinite(value) || (style->code != 'r' && !style->add_dot_zero))
        return float_text(value, style->code, style->precision, spec->alternate, false);
    if (style->code == 'r') {
        char text[FLOAT_REPR_BYTES + 1];
        int length = float_repr_text(value, text);
        bool is_whole = length > 2 && strcmp(text + length - 2, ".0") == 0;
        if (is_whole && !style->add_dot_zero)
            length -= spec->alternate ? 1 : 2;
        char *mark = memchr(text, '.', (size_t)length) ? NULL : memchr(text, 'e', (size_t)length);
        if (spec->alternate && mark) { /* "1e+20" keeps a point: "1.e+20" */
            memmove(mark + 1, mark, (size_t)(text + length++ - mark));
            *mark = '.';
        }
        return str_from_ascii(text, length);
    }
    return general_with_point(value, style->precision, spec->alternate);
}

/* True if no digit of the mantissa is other than 0. */
static bool shows_zero(const char *text)
{
    for (; *text && *text != 'e' && *text != 'E'; text++)
        if (*text >= '1' && *text <= '9')
            return false;
    return true;
}

/* The parts of a double; the digits live in *text (a NEW reference, NULL on error). */
static bool split_double(double value, const FormatSpec *spec, const DoubleStyle *style, Str **text, Parts *parts)
{
    *text = double_digits(style->is_percent ? value * 100 : value, spec, style);
    if (!*text)
        return false;
    const char *start = str_data(*text), *point = start;
    while (*point >= '0' && *point <= '9')
        point++;
    bool is_negative = signbit(value) && !isnan(value);
    if (spec->no_negative_zero && is_negative && isfinite(value) && shows_zero(start))
        is_negative = false;
    *parts = (Parts){.sign = shown_sign(spec->sign, is_negative),
                     .prefix = "",
                     .digits = start,
                     .digit_count = point - start,
                     .rest = point,
                     .rest_count = str_length(*text) - (point - start),
                     .group_size = 3};
    return true;
}

static NEW Str *with_percent(STOLEN Str *text)
{
    StrBuilder builder;
    builder_start(&builder);
    bool done = builder_append_str(&builder, text) && builder_append_char(&builder, '%');
    decref(text);
    return builder_end(&builder, done);
}

static NEW Str *format_double(double value, const FormatSpec *spec)
{
    DoubleStyle style;
    Str *text;
    Parts parts;
    if (!choose_style(spec, true, &style) || !split_double(value, spec, &style, &text, &parts))
        return NULL;
    if (style.is_percent) {
        isize digits = parts.digit_count;
        text = with_percent(text);
        if (!text)
            return NULL;
        parts.digits = str_data(text);
        parts.rest = parts.digits + digits;
        parts.rest_count++;
    }
    Str *result = set_parts(spec, &parts);
    decref(text);
    return result;
}

NEW Str *int_format(Object *self, Str *specification)
{
    if (str_length(specification) == 0)
        return is_exact(self, int) ? int_to_str(self, 10) : object_str(self);
    FormatSpec spec;
    if (!format_spec_parse(specification, self, 'd', '>', &spec))
        return NULL;
    if (spec.type > 127 || !spec.type || !strchr("bcdoxXneEfFgG%", (int)spec.type))
        return (Str *)format_spec_raise_unknown(spec.type, self);
    if (strchr("bcdoxXn", (int)spec.type))
        return format_integer(self, &spec);
    double value;
    return int_as_double(self, &value) ? format_double(value, &spec) : NULL;
}

NEW Str *float_format(Object *self, Str *specification)
{
    if (str_length(specification) == 0)
        return is_exact(self, float) ? object_repr(self) : object_str(self);
    FormatSpec spec;
    if (!format_spec_parse(specification, self, 0, '>', &spec))
        return NULL;
    if (spec.type > 127 || (spec.type && !strchr("eEfFgGn%", (int)spec.type)))
        return (Str *)format_spec_raise_unknown(spec.type, self);
    return format_double(float_value(self), &spec);
}

/* ---- complex ----------------------------------------------------------------------------------------- */

/* One part of a complex number, without any padding. */
static bool append_part(StrBuilder *builder, double value, const FormatSpec *spec, bool always_sign)
{
    FormatSpec part = *spec;
    part.width = -1;
    part.fill = ' ';
    part.align = '>';
    if (always_sign)
        part.sign = '+';
    DoubleStyle style;
    Str *text;
    Parts parts;
    if (!choose_style(&part, false, &style) || !split_double(value, &part, &style, &text, &parts))
        return false;
    bool done = append_parts(builder, &part, &parts);
    decref(text);
    return done;
}

static NEW Str *format_parts(const Complex *self, const FormatSpec *spec)
{
    bool is_default = !spec->type;
    bool has_real = !is_default || self->real != 0 || signbit(self->real);
    bool has_brackets = is_default && has_real;
    StrBuilder builder;
    builder_start(&builder);
    bool done = (!has_brackets || builder_append_char(&builder, '(')) &&
                (!has_real || append_part(&builder, self->real, spec, false)) &&
                append_part(&builder, self->imag, spec, has_real) && builder_append_char(&builder, 'j') &&
                (!has_brackets || builder_append_char(&builder, ')'));
    return builder_end(&builder, done);
}

NEW Str *complex_format(Object *self, Str *specification)
{
    if (str_length(specification) == 0)
        return object_str(self);
    FormatSpec spec;
    if (!format_spec_parse(specification, self, 0, '>', &spec))
        return NULL;
    if (spec.type > 127 || (spec.type && !strchr("eEfFgGn", (int)spec.type)))
        return (Str *)format_spec_raise_unknown(spec.type, self);
    if (spec.fill == '0')
        return (Str *)raise_error(ValueError, "Zero padding is not allowed in complex format specifier");
    if (spec.align == '=')
        return (Str *)raise_error(ValueError, "'=' alignment flag is not allowed in complex format specifier");
    Str *text = format_parts((Complex *)self, &spec);
    if (!text)
        return NULL;
    Str *result = format_spec_pad(&spec, text);
    decref(text);
    return result;
}
