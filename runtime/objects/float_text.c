/* float_text.c: doubles to text and back.
 *
 * repr() is the shortest decimal that reads back as the same double, and the nearest to it among those. Where machine
 * words suffice float_digits.c has it at once. Elsewhere we find it by trying: 15 digits, 16, 17, the first that strtod reads back. The C library's conversions are
 * correctly rounded in both directions, so 17 digits cannot fail, and a decimal of up to 15 digits survives,
 * so that trailing zeros are dropped instead of trying 1 … 14. Two cases need care:
 *   - subnormal numbers have fewer digits to give (5e-324), so every length is tried;
 *   - below a power of two the doubles stand twice as close as above it, so the nearest decimal of 16 digits
 *     may miss while its upper neighbour reads back (2**-44).
 */
#include "float_internal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "bytes.h"
#include "float_digits.h"
#include "format_spec.h"
#include "str.h"

/* ---- to text ----------------------------------------------------------------------------------------- */

/* The significant digits of a finite positive double, without trailing zeros, and the place of the point: the
 * value is 0.DIGITS × 10**point. */
typedef struct Digits {
    char digits[20];
    int count;
    int point;
} Digits;

/* "d.ddde±xx" of `precision` digits after the first, taken apart. */
static void take_scientific(const char *text, Digits *result)
{
    int count = 0;
    const char *p = text;
    for (; *p != 'e'; p++)
        if (*p != '.')
            result->digits[count++] = *p;
    result->point = atoi(p + 1) + 1;
    while (count > 1 && result->digits[count - 1] == '0')
        count--;
    result->digits[count] = 0;
    result->count = count;
}

/* True if "d.ddde±xx" or, for a power of two, the text with its last digit raised reads back. */
static bool reads_back(char *text, double value)
{
    if (strtod(text, NULL) == value)
        return true;
    int exponent;
    char *last = strchr(text, 'e') - 1;
    if (frexp(value, &exponent) != 0.5 || *last == '9' || *last == '.')
        return false;
    ++*last;
    if (strtod(text, NULL) == value)
        return true;
    --*last;
    return false;
}

static void shortest_digits(double value, Digits *result)
{
    char text[40];
    uint64_t number;
    int exponent;
    if (double_shortest(value, &number, &exponent)) {
        for (; number % 10 == 0; exponent++)
            number /= 10;
        char *end = write_digits(number, result->digits);
        result->count = (int)(end - result->digits);
        result->point = result->count + exponent;
        return;
    }
    for (int precision = value < 2.3e-308 ? 0 : 14; precision <= 16; precision++) {
        snprintf(text, sizeof text, "%.*e", precision, value);
        if (reads_back(text, value))
            break;
    }
    take_scientific(text, result);
}

static int write_special(double value, char *text)
{
    strcpy(text, isnan(value) ? "nan" : value > 0 ? "inf" : "-inf");
    return (int)strlen(text);
}

/* The digits with the point in place: as 'r' of CPython, exponents from -4 to 15 are written out. */
static char *write_plain(const Digits *digits, char *out)
{
    if (digits->point <= 0) {
        *out++ = '0';
        *out++ = '.';
        for (int i = digits->point; i < 0; i++)
            *out++ = '0';
        memcpy(out, digits->digits, (size_t)digits->count);
        return out + digits->count;
    }
    for (int i = 0; i < digits->count || i < digits->point; i++) {
        if (i == digits->point)
            *out++ = '.';
        *out++ = i < digits->count ? digits->digits[i] : '0';
    }
    return out;
}

static char *write_scientific(const Digits *digits, char *out)
{
    *out++ = digits->digits[0];
    if (digits->count > 1) {
        *out++ = '.';
        memcpy(out, digits->digits + 1, (size_t)digits->count - 1);
        out += digits->count - 1;
    }
    int exponent = digits->point - 1;
    return out + sprintf(out, "e%c%02d", exponent < 0 ? '-' : '+', abs(exponent));
}

/* Whole numbers up to here are written by integer arithmetic: the commonest floats, and exactly so. */
#define EASY_WHOLE 1e15

static int write_whole(double value, char *text)
{
    return sprintf(text, "%s%lld.0", signbit(value) ? "-" : "", (long long)fabs(value));
}

int float_repr_text(double value, char text[FLOAT_REPR_BYTES])
{
    if (!isfinite(value))
        return write_special(value, text);
    if (value == floor(value) && fabs(value) < EASY_WHOLE)
        return write_whole(value, text);
    char *out = text;
    if (value < 0)
        *out++ = '-';
    Digits digits;
    shortest_digits(fabs(value), &digits);
    bool is_plain = digits.point > -4 && digits.point <= 16;
    out = is_plain ? write_plain(&digits, out) : write_scientific(&digits, out);
    if (is_plain && digits.point >= digits.count) {
        *out++ = '.';
        *out++ = '0';
    }
    *out = 0;
    return (int)(out - text);
}

/* repr's digits for format code 'r' without ".0": 1e16 → "1e+16", 2.0 → "2". */
static int write_shortest(double value, bool alternate, char *text)
{
    int length = float_repr_text(value, text);
    if (isfinite(value) && !alternate && length > 2 && strcmp(text + length - 2, ".0") == 0)
        text[length -= 2] = 0;
    return length;
}

/* "12.50" for code f, if machine words suffice. */
static NEW Str *text_by_words(double value, int precision, bool always_sign)
{
    uint64_t scaled;
    char digits[24], text[48], *out = text;
    if (!double_scaled(value, precision, &scaled))
        return NULL;
    int count = (int)(write_digits(scaled, digits) - digits), whole = count - precision;
    if (signbit(value) || always_sign)
        *out++ = signbit(value) ? '-' : '+';
    if (whole <= 0)
        *out++ = '0';
    else
        out = (char *)memcpy(out, digits, (size_t)whole) + whole;
    if (precision > 0)
        *out++ = '.';
    for (; whole < 0; whole++)
        *out++ = '0';
    int rest = count - whole < precision ? count - whole : precision;
    memcpy(out, digits + whole, (size_t)rest);
    return str_from_ascii(text, out + rest - text);
}

/* printf's text for one of e E f F g G, of any length: the digits of 1e308 with a precision of 1000. */
static NEW Str *text_by_printf(double value, char code, int precision, bool alternate, bool always_sign)
{
    char format[16], small[128];
    if ((code == 'f' || code == 'F') && !alternate) {
        Str *text = text_by_words(value, precision, always_sign);
        if (text || error_occurred())
            return text;
    }
    snprintf(format, sizeof format, "%%%s%s.*%c", always_sign ? "+" : "", alternate ? "#" : "", code);
    int length = snprintf(small, sizeof small, format, precision, value);
    if (length < 0)
        return (Str *)raise_memory();
    if (length < (int)sizeof small)
        return str_from_ascii(small, length);
    char *text = heap_allocate((size_t)length + 1);
    if (!text)
        return NULL;
    snprintf(text, (size_t)length + 1, format, precision, value);
    Str *result = str_from_ascii(text, length);
    heap_free(text);
    return result;
}

NEW Str *float_text(double value, char code, int precision, bool alternate, bool always_sign)
{
    char text[FLOAT_REPR_BYTES + 1];
    bool is_upper = code >= 'A' && code <= 'Z';
    if (isfinite(value) && code != 'r')
        return text_by_printf(value, code, precision, alternate, always_sign);
    char *start = text;
    if (always_sign && !signbit(value))
        *start++ = '+';
    else if (always_sign && isnan(value))
        *start++ = '+';
    int length = isfinite(value) ? write_shortest(value, alternate, start) : write_special(value, start);
    for (char *p = start; is_upper && *p; p++)
        *p = *p >= 'a' && *p <= 'z' ? (char)(*p - 32) : *p;
    return str_from_ascii(text, start - text + length);
}

/* ---- from text --------------------------------------------------------------------------------------- */

static bool is_space(char character)
{
    return character == ' ' || (character >= '\t' && character <= '\r');
}

static bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

static bool equals_word(const char *text, isize length, const char *word)
{
    return (isize)strlen(word) == length && strncasecmp(text, word, (size_t)length) == 0;
}

static bool parse_special(const char *text, isize length, double *value)
{
    bool is_negative = length && *text == '-';
    if (length && (*text == '-' || *text == '+')) {
        text++;
        length--;
    }
    if (equals_word(text, length, "inf") || equals_word(text, length, "infinity"))
        *value = is_negative ? -HUGE_VAL : HUGE_VAL;
    else if (equals_word(text, length, "nan"))
        *value = copysign(NAN, is_negative ? -1.0 : 1.0);
    else
        return false;
    return true;
}

/* Digits with single underscores inside, copied without them. At least one, or NULL. */
static const char *copy_digits(const char *at, const char *end, char **out)
{
    const char *start = at;
    while (at < end) {
        if (is_digit(*at))
            *(*out)++ = *at++;
        else if (*at == '_' && at > start && is_digit(at[-1]) && at + 1 < end && is_digit(at[1]))
            at++;
        else
            break;
    }
    return at > start ? at : NULL;
}

/* Copies a decimal number without its underscores to `out`: false if it is not one from end to end. */
static bool copy_number(const char *at, const char *end, char *out)
{
    if (at < end && (*at == '+' || *at == '-'))
        *out++ = *at++;
    const char *next = copy_digits(at, end, &out);
    bool has_digits = next != NULL;
    if (next)
        at = next;
    if (at < end && *at == '.') {
        *out++ = *at++;
        next = copy_digits(at, end, &out);
        has_digits |= next != NULL;
        if (next)
            at = next;
    }
    if (!has_digits)
        return false;
    if (at < end && (*at == 'e' || *at == 'E')) {
        *out++ = *at++;
        if (at < end && (*at == '+' || *at == '-'))
            *out++ = *at++;
        at = copy_digits(at, end, &out);
        if (!at)
            return false;
    }
    *out = 0;
    return at == end;
}

/* A number as copy_number leaves it, of up to 19 digits. */
static bool parse_by_words(const char *text, double *value)
{
    bool is_negative = *text == '-';
    const char *at = text + (*text == '-' || *text == '+');
    uint64_t digits = 0;
    int count = 0, exponent = 0;
    bool has_point = false;
    for (; is_digit(*at) || *at == '.'; at++) {
        if (*at == '.') {
            has_point = true;
            continue;
        }
        digits = digits * 10 + (uint64_t)(*at - '0');
        count += digits != 0;
        exponent -= has_point;
        if (count > 19)
            return false;
    }
    if (*at) { /* e */
        bool is_small = at[1] == '-';
        at += 1 + (at[1] == '-' || at[1] == '+');
        int given = 0;
        for (; *at; at++)
            if ((given = given * 10 + (*at - '0')) > 999)
                return false;
        exponent += is_small ? -given : given;
    }
    if (!double_from_decimal(digits, exponent, value))
        return false;
    *value = is_negative ? -*value : *value;
    return true;
}

/* `copy` has room for the text and a NUL. */
static bool parse_with(const char *text, isize length, char *copy, double *value)
{
    if (!copy_number(text, text + length, copy))
        return false;
    if (parse_by_words(copy, value))
        return true;
    *value = strtod(copy, NULL); /* overflow gives infinity, as float("1e400") does */
    return true;
}

bool float_parse(const char *text, isize length, double *value)
{
    while (length && is_space(*text)) {
        text++;
        length--;
    }
    while (length && is_space(text[length - 1]))
        length--;
    if (parse_special(text, length, value))
        return true;
    char small[128];
    if (length < (isize)sizeof small)
        return parse_with(text, length, small, value);
    char *copy = malloc((size_t)length + 1); /* host memory, for the length of this call: nothing is raised here */
    bool is_number = copy && parse_with(text, length, copy, value);
    free(copy);
    return is_number;
}

static Object *raise_no_float(Object *given)
{
    return raise_error(ValueError, "could not convert string to float: %R", given);
}

NEW Object *float_from_str(Str *text)
{
    Str *ascii = str_to_ascii_digits(text);
    if (!ascii)
        return NULL;
    double value;
    bool is_number = float_parse(str_data(ascii), str_length(ascii), &value);
    decref(ascii);
    return is_number ? float_new(value) : raise_no_float((Object *)text);
}

NEW Object *float_from_buffer(Object *object)
{
    Buffer buffer;
    if (!buffer_get(object, &buffer))
        return NULL;
    double value;
    bool is_number = float_parse(buffer.data, buffer.length, &value);
    buffer_release(&buffer);
    return is_number ? float_new(value) : raise_no_float(object);
}

/* ---- rounding ---------------------------------------------------------------------------------------- */

/* The digits of a whole number without its last `places`, rounded half to even; `rest` says that a fraction
 * follows. Gives the number of digits that are left, 0 for none (zero). */
static int round_digits(char *text, int length, int places, bool rest)
{
    int kept = length - places;
    if (kept < 0)
        return 0;
    bool above_half = text[kept] > '5', is_half = text[kept] == '5';
    for (int i = kept + 1; i < length; i++)
        rest |= text[i] != '0';
    bool last_is_odd = kept > 0 && (text[kept - 1] - '0') % 2;
    if (!above_half && !(is_half && (rest || last_is_odd)))
        return kept;
    int at = kept - 1;
    while (at >= 0 && text[at] == '9')
        text[at--] = '0';
    if (at >= 0) {
        text[at]++;
        return kept;
    }
    memmove(text + 1, text, (size_t)kept);
    text[0] = '1';
    return kept + 1;
}

static double round_places(double value, int places)
{
    char text[340]; /* 309 digits, one more after a carry, and an exponent */
    double whole, fraction = modf(fabs(value), &whole);
    int length = snprintf(text, sizeof text, "%.0f", whole);
    int kept = round_digits(text, length, places, fraction != 0);
    snprintf(text + kept, sizeof text - (size_t)kept, "%se%d", kept ? "" : "0", places);
    return copysign(strtod(text, NULL), value);
}

static double round_decimals(double value, int decimals)
{
    char text[360]; /* 16 digits before the point, 323 after it */
    if (fabs(value) >= 4503599627370496.0) /* 2**52: no fraction to round */
        return value;
    uint64_t scaled;
    double result;
    if (double_scaled(value, decimals, &scaled) && double_from_decimal(scaled, -decimals, &result))
        return copysign(result, value);
    snprintf(text, sizeof text, "%.*f", decimals, value);
    return strtod(text, NULL);
}

/* CPython's bounds: no double has a digit beyond the 323rd decimal, none reaches 10**309. */
#define DECIMALS_MOST 323
#define PLACES_MOST 308

NEW Object *float_round(double value, isize digits)
{
    if (!isfinite(value) || digits > DECIMALS_MOST)
        return float_new(value);
    if (digits < -PLACES_MOST)
        return float_new(copysign(0.0, value));
    double result = digits >= 0 ? round_decimals(value, (int)digits) : round_places(value, (int)-digits);
    if (isinf(result))
        return raise_error(OverflowError, "rounded value too large to represent");
    return float_new(result);
}
