/* format_spec.c: parsing the mini-language, and formatting text with it. Order of the checks and their words are
 * CPython's.
 */
#include "format_spec.h"
#include "str_data.h"

#include "../abstract.h"
#include "../error.h"
#include "../runtime.h"
#include "../unicode.h"

typedef struct SpecReader {
    Str *text;
    isize at;
} SpecReader;

static uint32_t peek(const SpecReader *reader, isize ahead)
{
    isize at = reader->at + ahead;
    return at < reader->text->length ? str_at(reader->text, at) : 0xffffffff;
}

static bool is_align(uint32_t c)
{
    return c == '<' || c == '>' || c == '=' || c == '^';
}

/* Decimal digits as a number; *any tells if there were some. */
static bool read_number(SpecReader *reader, isize *number, bool *any)
{
    isize value = 0;
    *any = false;
    for (;; reader->at++) {
        uint32_t c = peek(reader, 0);
        int digit = c == 0xffffffff ? -1 : unicode_decimal_value(c);
        if (digit < 0)
            break;
        if (value > (INT64_MAX - digit) / 10)
            return format_spec_raise_digits();
        value = value * 10 + digit;
        *any = true;
    }
    *number = value;
    return true;
}

static bool read_flag(SpecReader *reader, char flag)
{
    if (peek(reader, 0) != (uint8_t)flag)
        return false;
    reader->at++;
    return true;
}

static void read_align(SpecReader *reader, FormatSpec *spec)
{
    if (reader->text->length - reader->at >= 2 && is_align(peek(reader, 1))) {
        spec->fill = peek(reader, 0);
        spec->align = (char)peek(reader, 1);
        spec->fill_given = spec->align_given = true;
        reader->at += 2;
    } else if (is_align(peek(reader, 0))) {
        spec->align = (char)peek(reader, 0);
        spec->align_given = true;
        reader->at++;
    }
}

static bool raise_grouping(char grouping, uint32_t type)
{
    if (type > 32 && type < 128)
        raise_error(ValueError, "Cannot specify '%c' with '%c'.", grouping, (int)type);
    else
        raise_error(ValueError, "Cannot specify '%c' with '\\x%x'.", grouping, (unsigned)type);
    return false;
}

static bool read_grouping(SpecReader *reader, FormatSpec *spec)
{
    if (read_flag(reader, ','))
        spec->grouping = ',';
    if (read_flag(reader, '_')) {
        if (spec->grouping)
            return raise_error(ValueError, "Cannot specify both ',' and '_'.");
        spec->grouping = '_';
    }
    if (peek(reader, 0) == ',' && spec->grouping == '_')
        return raise_error(ValueError, "Cannot specify both ',' and '_'.");
    return true;
}

/* Which types take a grouping: decimal ones both, the others '_' only. */
static bool check_grouping(const FormatSpec *spec)
{
    switch (spec->type) {
    case 'd': case 'e': case 'f': case 'g': case 'E': case 'G': case '%': case 'F': case 0:
        return true;
    case 'b': case 'o': case 'x': case 'X':
        if (spec->grouping == '_')
            return true;
        /* fall through */
    default:
        return raise_grouping(spec->grouping, spec->type);
    }
}

static bool raise_invalid(Str *specification, Object *object)
{
    return raise_error(ValueError, "Invalid format specifier '%U' for object of type '%.200T'", specification, object);
}

static bool read_width(SpecReader *reader, FormatSpec *spec, char default_align)
{
    bool any;
    if (!spec->fill_given && peek(reader, 0) == '0') {
        spec->fill = '0';
        if (!spec->align_given && default_align == '>')
            spec->align = '=';
        reader->at++;
    }
    if (!read_number(reader, &spec->width, &any))
        return false;
    if (!any)
        spec->width = -1;
    return true;
}

bool format_spec_parse(Str *specification, Object *object, uint32_t default_type, char default_align, FormatSpec *spec)
{
    bool any;
    SpecReader reader = {specification, 0};
    *spec = (FormatSpec){.fill = ' ', .align = default_align, .width = -1, .precision = -1, .type = default_type};
    read_align(&reader, spec);
    uint32_t sign = peek(&reader, 0);
    if (sign == '+' || sign == '-' || sign == ' ') {
        spec->sign = (char)sign;
        reader.at++;
    }
    spec->no_negative_zero = read_flag(&reader, 'z');
    spec->alternate = read_flag(&reader, '#');
    if (!read_width(&reader, spec, default_align) || !read_grouping(&reader, spec))
        return false;
    if (read_flag(&reader, '.')) {
        if (!read_number(&reader, &spec->precision, &any))
            return false;
        if (!any)
            return raise_error(ValueError, "Format specifier missing precision");
    }
    isize left = specification->length - reader.at;
    if (left > 1)
        return raise_invalid(specification, object);
    if (left == 1)
        spec->type = peek(&reader, 0);
    return !spec->grouping || check_grouping(spec);
}

Object *format_spec_raise_digits(void)
{
    return raise_error(ValueError, "Too many decimal digits in format string");
}

Object *format_spec_raise_unknown(uint32_t type, Object *object)
{
    if (type > 32 && type < 128)
        return raise_error(ValueError, "Unknown format code '%c' for object of type '%.200T'", (int)type, object);
    return raise_error(ValueError, "Unknown format code '\\x%x' for object of type '%.200T'", (unsigned)type, object);
}

void format_spec_padding(const FormatSpec *spec, isize length, isize *left, isize *right)
{
    isize total = spec->width > length ? spec->width : length;
    if (spec->align == '>')
        *left = total - length;
    else if (spec->align == '^')
        *left = (total - length) / 2;
    else
        *left = 0;
    *right = total - length - *left;
}

Str *format_spec_pad(const FormatSpec *spec, Str *text)
{
    isize left, right;
    format_spec_padding(spec, text->length, &left, &right);
    if (left == 0 && right == 0)
        return str_unchanged(text);
    Str *result = str_padded(text, left, right, spec->fill);
    return result ? str_shared(result) : NULL;
}

/* What text cannot have. */
static bool check_for_text(const FormatSpec *spec)
{
    if (spec->sign)
        return raise_error(ValueError, spec->sign == ' ' ? "Space not allowed in string format specifier"
                                                         : "Sign not allowed in string format specifier");
    if (spec->no_negative_zero)
        return raise_error(ValueError, "Negative zero coercion (z) not allowed in string format specifier");
    if (spec->alternate)
        return raise_error(ValueError, "Alternate form (#) not allowed in string format specifier");
    if (spec->align == '=')
        return raise_error(ValueError, "'=' alignment not allowed in string format specifier");
    return true;
}

Str *str_format_spec(Str *self, Str *specification)
{
    if (specification->length == 0)
        return str_unchanged(self);
    FormatSpec spec;
    if (!format_spec_parse(specification, (Object *)self, 's', '<', &spec))
        return NULL;
    if (spec.type != 's')
        return (Str *)format_spec_raise_unknown(spec.type, (Object *)self);
    if (!check_for_text(&spec))
        return NULL;
    if (spec.precision < 0 || spec.precision >= self->length)
        return format_spec_pad(&spec, self);
    Str *cut = str_substring(self, 0, spec.precision);
    Str *result = cut ? format_spec_pad(&spec, cut) : NULL;
    decref_maybe(cut);
    return result;
}
