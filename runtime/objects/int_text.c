/* int_text.c: ints to text and back, and to bytes and back.
 *
 * Decimal text of large numbers goes through GMP's divide-and-conquer conversions. CPython's limit of 4300
 * digits (sys.set_int_max_str_digits) holds for every base that is not a power of two, in both directions.
 */
#include "int_internal.h"

#include <string.h>

#include "bytes.h"
#include "str.h"

static bool is_power_of_two(int base)
{
    return (base & (base - 1)) == 0;
}

/* ---- to text ----------------------------------------------------------------------------------------- */

static const char digit_characters[] = "0123456789abcdefghijklmnopqrstuvwxyz";

/* Writes the digits of `value` so that they end before `end`; where they begin. */
static char *write_word(char *end, uint64_t value, unsigned base)
{
    do {
        *--end = digit_characters[value % base];
        value /= base;
    } while (value);
    return end;
}

/* Text as CPython's _PyLong_Format(base): at most 64 digits, a sign and a prefix. */
#define WORD_TEXT_BYTES 70

static isize prefix_length(int base, bool with_prefix)
{
    return with_prefix && (base == 2 || base == 8 || base == 16) ? 2 : 0;
}

static char *write_prefix(char *end, int base)
{
    *--end = base == 2 ? 'b' : base == 8 ? 'o' : 'x';
    *--end = '0';
    return end;
}

static NEW Str *word_to_str(int64_t value, int base, bool with_prefix)
{
    char text[WORD_TEXT_BYTES], *end = text + sizeof text, *start;
    start = write_word(end, magnitude_of(value), (unsigned)base);
    if (prefix_length(base, with_prefix))
        start = write_prefix(start, base);
    if (value < 0)
        *--start = '-';
    return str_from_ascii(start, end - start);
}

static bool digits_are_too_many(isize digits)
{
    if (RUNTIME->max_str_digits <= 0 || digits <= RUNTIME->max_str_digits)
        return false;
    raise_error(ValueError,
                "Exceeds the limit (%lld digits) for integer string conversion; "
                "use sys.set_int_max_str_digits() to increase the limit",
                (long long)RUNTIME->max_str_digits);
    return true;
}

/* The number of digits, or one more. */
static isize digits_estimate(const Operand *operand, int base)
{
    return (isize)mpn_sizeinbase(operand->limbs, operand->count, base);
}

static NEW Str *limbs_to_str(const Operand *operand, int base, bool with_prefix)
{
    isize estimate = digits_estimate(operand, base);
    /* a number so long is refused before its digits are made; the estimate may be one too many */
    if (base == 10 && digits_are_too_many(estimate - 1))
        return NULL;
    size_t copy_bytes = (size_t)(operand->count + 1) * sizeof(mp_limb_t); /* mpn_get_str destroys its input */
    char *buffer = heap_allocate(copy_bytes + (size_t)estimate + 1);
    if (!buffer)
        return NULL;
    mp_limb_t *copy = (mp_limb_t *)buffer;
    uint8_t *digits = (uint8_t *)buffer + copy_bytes;
    mpn_copyi(copy, operand->limbs, operand->count);
    isize count = (isize)mpn_get_str(digits, base, copy, operand->count);
    while (count > 1 && digits[0] == 0) {
        digits++;
        count--;
    }
    Str *result = NULL;
    char *text;
    isize front = prefix_length(base, with_prefix) + operand->is_negative;
    if (!scratch_failed() && !(base == 10 && digits_are_too_many(count)))
        result = str_new_ascii(front + count, &text);
    if (result) {
        if (operand->is_negative)
            text[0] = '-';
        if (prefix_length(base, with_prefix))
            write_prefix(text + front, base);
        for (isize i = 0; i < count; i++)
            text[front + i] = digit_characters[digits[i]];
    }
    heap_free(buffer);
    return result;
}

static NEW Str *to_str(Object *self, int base, bool with_prefix)
{
    if (int_is_compact(self))
        return word_to_str(int_value(self), base, with_prefix);
    Operand operand;
    operand_of(&operand, self);
    return limbs_to_str(&operand, base, with_prefix);
}

NEW Str *int_to_str(Object *self, int base)
{
    return to_str(self, base, false);
}

NEW Str *int_to_prefixed_str(Object *self, int base)
{
    return to_str(self, base, true);
}

/* ---- from text --------------------------------------------------------------------------------------- */

/* What is left to read, and what has been understood so far. */
typedef struct Reader {
    const char *at, *end;
    int base;
    bool is_negative;
    bool must_be_zero; /* base 0 and a leading 0 without a letter: only zeros may follow */
} Reader;

static int digit_value(char character)
{
    if (character >= '0' && character <= '9')
        return character - '0';
    int letter = (character | 0x20) - 'a';
    return letter >= 0 && letter < 26 ? letter + 10 : 99;
}

static bool is_space(char character)
{
    return character == ' ' || (character >= '\t' && character <= '\r');
}

static int prefix_base(char letter)
{
    switch (letter | 0x20) {
    case 'x':
        return 16;
    case 'o':
        return 8;
    case 'b':
        return 2;
    default:
        return 0;
    }
}

/* Spaces, sign and prefix. */
static void read_front(Reader *reader)
{
    while (reader->at < reader->end && is_space(*reader->at))
        reader->at++;
    while (reader->end > reader->at && is_space(reader->end[-1]))
        reader->end--;
    if (reader->at < reader->end && (*reader->at == '+' || *reader->at == '-'))
        reader->is_negative = *reader->at++ == '-';
    isize left = reader->end - reader->at;
    int prefixed = left >= 2 && reader->at[0] == '0' ? prefix_base(reader->at[1]) : 0;
    if (reader->base == 0) {
        reader->base = prefixed ? prefixed : 10;
        reader->must_be_zero = !prefixed && left >= 1 && reader->at[0] == '0';
    }
    if (prefixed && prefixed == reader->base) {
        reader->at += 2;
        if (reader->at < reader->end && *reader->at == '_') /* one underscore may follow the prefix */
            reader->at++;
    }
}

/* Digits with single underscores between them: their number, or -1. */
static isize count_digits(const Reader *reader)
{
    isize count = 0;
    char before = '_';
    for (const char *p = reader->at; p < reader->end; p++) {
        if (*p == '_') {
            if (before == '_')
                return -1;
        } else {
            if (digit_value(*p) >= reader->base || (reader->must_be_zero && *p != '0'))
                return -1;
            count++;
        }
        before = *p;
    }
    return before == '_' ? -1 : count;
}

/* Up to this many digits of base 36 fit in 63 bits. */
#define WORD_DIGITS 12

static NEW Object *read_word(const Reader *reader)
{
    int64_t value = 0;
    for (const char *p = reader->at; p < reader->end; p++)
        if (*p != '_')
            value = value * reader->base + digit_value(*p);
    return int_make(reader->is_negative ? -value : value);
}

static NEW Object *read_limbs(const Reader *reader, isize count)
{
    /* log2(36) < 5.2: six bits for each digit are enough, and eight less than 2**62 */
    isize room = count / 64 * 6 + 7;
    Int *result = int_allocate(room);
    uint8_t *values = result ? heap_allocate((size_t)count) : NULL;
    if (!values) {
        decref_maybe(result);
        return NULL;
    }
    isize at = 0;
    for (const char *p = reader->at; p < reader->end; p++)
        if (*p != '_' && (at || *p != '0')) /* mpn_set_str wants no zeros in front */
            values[at++] = (uint8_t)digit_value(*p);
    mp_size_t limbs = at ? mpn_set_str(limbs_of(result), values, (size_t)at, reader->base) : 0;
    heap_free(values);
    Object *number = int_finish(result, limbs, reader->is_negative);
    if (!number || int_is_compact(number) || limbs * 2 > room)
        return number;
    Object *tight = int_from_limbs(((Int *)number)->limbs, limbs, reader->is_negative);
    decref(number);
    return tight;
}

/* The number; NULL without an exception if the text is not one. */
static NEW Object *read_number(const char *text, isize length, int base)
{
    Reader reader = {.at = text, .end = text + length, .base = base};
    read_front(&reader);
    isize count = count_digits(&reader);
    if (count <= 0)
        return NULL;
    if (count <= WORD_DIGITS)
        return read_word(&reader);
    if (!is_power_of_two(reader.base) && RUNTIME->max_str_digits > 0 && count > RUNTIME->max_str_digits)
        return raise_error(ValueError,
                           "Exceeds the limit (%lld digits) for integer string conversion: value has %zd digits; "
                           "use sys.set_int_max_str_digits() to increase the limit",
                           (long long)RUNTIME->max_str_digits, count);
    return read_limbs(&reader, count);
}

static void raise_not_a_number(Object *text, int base)
{
    raise_error(ValueError, "invalid literal for int() with base %d: %.200R", base, text);
}

NEW Object *int_from_text(const char *digits, isize length, int base)
{
    Object *number = read_number(digits, length, base);
    if (number || error_occurred())
        return number;
    Str *text = str_from_utf8_surrogates(digits, length);
    if (text)
        raise_not_a_number((Object *)text, base);
    decref_maybe(text);
    return NULL;
}

static NEW Object *from_str(Str *text, int base)
{
    Str *ascii = str_to_ascii_digits(text);
    if (!ascii)
        return NULL;
    Object *number = read_number(str_data(ascii), str_length(ascii), base);
    decref(ascii);
    if (!number && !error_occurred())
        raise_not_a_number((Object *)text, base);
    return number;
}

static NEW Object *from_buffer(Object *object, int base)
{
    Buffer buffer;
    if (!buffer_get(object, &buffer))
        return NULL;
    Object *number = read_number(buffer.data, buffer.length, base);
    if (!number && !error_occurred()) {
        Bytes *bytes = bytes_new(buffer.data, buffer.length);
        if (bytes)
            raise_not_a_number((Object *)bytes, base);
        decref_maybe(bytes);
    }
    buffer_release(&buffer);
    return number;
}

NEW Object *int_from_text_object(Object *text, int base)
{
    return is_str(text) ? from_str((Str *)text, base) : from_buffer(text, base);
}

/* ---- bytes ------------------------------------------------------------------------------------------- */

NEW Object *int_from_bytes(const uint8_t *bytes, isize length, bool is_little_endian, bool is_signed)
{
    isize count = (length + 7) / 8;
    Int *result = int_allocate(count);
    if (!result)
        return NULL;
    bool is_negative = is_signed && length > 0 && (bytes[is_little_endian ? length - 1 : 0] & 0x80);
    uint8_t *target = (uint8_t *)limbs_of(result); /* limbs are little-endian words here: x86-64, arm64 */
    memset(target, is_negative ? 0xff : 0, (size_t)count * sizeof(mp_limb_t));
    for (isize i = 0; i < length; i++)
        target[i] = is_little_endian ? bytes[i] : bytes[length - 1 - i];
    if (is_negative)
        mpn_neg(limbs_of(result), limbs_of(result), count);
    return int_finish(result, count, is_negative);
}
