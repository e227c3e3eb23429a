/* complex_text.c: complex numbers to text and back. */
#include "complex_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "float.h"
#include "format_spec.h"
#include "str.h"

/* ---- to text ----------------------------------------------------------------------------------------- */

/* The shortest text of one part, without the ".0" of whole numbers. */
static int write_part(double value, bool always_sign, char *text)
{
    char *start = text;
    if (always_sign && (isnan(value) || !signbit(value)))
        *start++ = '+';
    int length = float_repr_text(value, start);
    if (isfinite(value) && length > 2 && strcmp(start + length - 2, ".0") == 0)
        length -= 2;
    start[length] = 0;
    return (int)(start - text) + length;
}

NEW Object *complex_represent(Object *object)
{
    Complex *self = (Complex *)object;
    char text[2 * FLOAT_REPR_BYTES + 8];
    int length = 0;
    if (self->real == 0 && !signbit(self->real))
        length = write_part(self->imag, false, text);
    else {
        text[length++] = '(';
        length += write_part(self->real, false, text + length);
        length += write_part(self->imag, true, text + length);
    }
    bool is_bracketed = text[0] == '(';
    text[length++] = 'j';
    if (is_bracketed)
        text[length++] = ')';
    return (Object *)str_from_ascii(text, length);
}

/* ---- from text --------------------------------------------------------------------------------------- */

static bool is_space(char character)
{
    return character == ' ' || (character >= '\t' && character <= '\r');
}

/* The length of the number that text begins with: sign, digits with underscores, exponent, or inf and nan. */
static isize number_length(const char *text, const char *end)
{
    const char *p = text;
    if (p < end && (*p == '+' || *p == '-'))
        p++;
    if (end - p >= 8 && !strncasecmp(p, "infinity", 8))
        return p + 8 - text;
    if (end - p >= 3 && (!strncasecmp(p, "inf", 3) || !strncasecmp(p, "nan", 3)))
        return p + 3 - text;
    while (p < end && ((*p >= '0' && *p <= '9') || *p == '_' || *p == '.'))
        p++;
    if (p < end && (*p == 'e' || *p == 'E')) {
        p++;
        if (p < end && (*p == '+' || *p == '-'))
            p++;
        while (p < end && ((*p >= '0' && *p <= '9') || *p == '_'))
            p++;
    }
    return p - text;
}

/* "", "+" or "-" in front of a j is one. */
static bool unit_or_number(const char *text, isize length, double *value)
{
    if (length == 0 || (length == 1 && (*text == '+' || *text == '-'))) {
        *value = length && *text == '-' ? -1.0 : 1.0;
        return true;
    }
    return float_parse(text, length, value);
}

static bool is_imaginary_unit(char character)
{
    return character == 'j' || character == 'J';
}

/* real | [imag] j | real ± [imag] j, without spaces inside. */
static bool parse_parts(const char *text, const char *end, Pair *value)
{
    isize length = number_length(text, end);
    value->real = value->imag = 0;
    if (text + length < end && is_imaginary_unit(text[length]))
        return text + length + 1 == end && unit_or_number(text, length, &value->imag);
    if (!float_parse(text, length, &value->real))
        return false;
    text += length;
    if (text == end)
        return true;
    if (*text != '+' && *text != '-')
        return false;
    length = number_length(text, end);
    return text + length + 1 == end && is_imaginary_unit(text[length]) &&
           unit_or_number(text, length, &value->imag);
}

static bool parse_text(const char *text, const char *end, Pair *value)
{
    while (text < end && is_space(*text))
        text++;
    while (end > text && is_space(end[-1]))
        end--;
    if (text < end && *text == '(') {
        if (end[-1] != ')')
            return false;
        text++;
        end--;
        while (text < end && is_space(*text))
            text++;
        while (end > text && is_space(end[-1]))
            end--;
    }
    return text < end && !is_space(end[-1]) && parse_parts(text, end, value);
}

bool complex_parse(Str *text, Pair *value)
{
    Str *ascii = str_to_ascii_digits(text);
    if (!ascii)
        return false;
    const char *data = str_data(ascii);
    bool is_number = parse_text(data, data + str_length(ascii), value);
    decref(ascii);
    if (!is_number)
        raise_error(ValueError, "complex() arg is a malformed string");
    return is_number;
}
