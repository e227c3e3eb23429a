/* str_repr.c: repr() and ascii() of texts.
 *
 * One pass measures, one writes: no builder. Single quotes unless the text has some and no double ones.
 */
#include "str.h"
#include "str_data.h"

#include "../error.h"
#include "../runtime.h"
#include "../unicode.h"

/* How many characters stand for `c` in a repr that is quoted with `quote`. */
static int shown_length(uint32_t c, char quote)
{
    if (c == (uint32_t)quote || c == '\\' || c == '\n' || c == '\r' || c == '\t')
        return 2;
    if (c < ' ' || c == 0x7f)
        return 4;
    if (c < 0x7f || unicode_is_printable(c))
        return 1;
    return c < 0x100 ? 4 : c < 0x10000 ? 6 : 10;
}

static int write_hexadecimal(int kind, void *to, isize at, uint32_t c)
{
    static const char digits[] = "0123456789abcdef";
    int count = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
    str_write(kind, to, at++, '\\');
    str_write(kind, to, at++, c < 0x100 ? 'x' : c < 0x10000 ? 'u' : 'U');
    for (int shift = 4 * (count - 1); shift >= 0; shift -= 4)
        str_write(kind, to, at++, (uint8_t)digits[c >> shift & 15]);
    return count + 2;
}

static int write_shown(int kind, void *to, isize at, uint32_t c, char quote)
{
    int length = shown_length(c, quote);
    if (length == 1) {
        str_write(kind, to, at, c);
    } else if (length == 2) {
        str_write(kind, to, at, '\\');
        str_write(kind, to, at + 1, c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : c);
    } else {
        write_hexadecimal(kind, to, at, c);
    }
    return length;
}

/* Single quotes, unless they occur and double ones do not. */
static char choose_quote(Str *self)
{
    bool has_single = str_find_char(self, '\'', 0, self->length) >= 0;
    return has_single && str_find_char(self, '"', 0, self->length) < 0 ? '"' : '\'';
}

/* Quotes around, and nothing to escape: the common case, decided by one look at each byte. */
static bool is_plain_ascii(const Str *self)
{
    if (!str_is_ascii(self))
        return false;
    const uint8_t *data = str_data(self);
    uint8_t odd = 0;
    for (isize i = 0; i < self->length; i++)
        odd |= (uint8_t)(data[i] < ' ') | (data[i] == 0x7f) | (data[i] == '\'') | (data[i] == '\\');
    return !odd;
}

Str *str_repr(Str *self)
{
    if (LIKELY(is_plain_ascii(self))) {
        char *data;
        Str *result = str_new_ascii(self->length + 2, &data);
        if (result) {
            data[0] = data[self->length + 1] = '\'';
            memcpy(data + 1, str_data(self), (size_t)self->length);
        }
        return result;
    }
    int kind = str_kind(self);
    const void *data = str_data(self);
    char quote = choose_quote(self);
    isize length = 2;
    uint32_t limit = 0x7f;
    for (isize i = 0; i < self->length; i++) {
        uint32_t c = str_read(kind, data, i);
        int shown = shown_length(c, quote);
        length += shown;
        if (shown == 1 && c > limit)
            limit = c;
        if (length > STR_LENGTH_MAX / 4)
            return raise_error(OverflowError, "string is too long to generate repr"), NULL;
    }
    Str *result = str_new(length, round_limit(limit));
    if (!result)
        return NULL;
    int to_kind = str_kind(result);
    void *to = str_data(result);
    str_write(to_kind, to, 0, (uint8_t)quote);
    str_write(to_kind, to, length - 1, (uint8_t)quote);
    if (length == self->length + 2) {
        characters_copy(to_kind, to, 1, kind, data, 0, self->length);
        return result;
    }
    for (isize i = 0, at = 1; i < self->length; i++)
        at += write_shown(to_kind, to, at, str_read(kind, data, i), quote);
    return result;
}

Str *str_ascii(Str *text)
{
    if (str_is_ascii(text))
        return str_unchanged(text);
    int kind = str_kind(text);
    const void *data = str_data(text);
    isize length = 0;
    for (isize i = 0; i < text->length; i++) {
        uint32_t c = str_read(kind, data, i);
        length += c < 0x80 ? 1 : c < 0x100 ? 4 : c < 0x10000 ? 6 : 10;
    }
    char *to;
    Str *result = str_new_ascii(length, &to);
    if (!result)
        return NULL;
    for (isize i = 0, at = 0; i < text->length; i++) {
        uint32_t c = str_read(kind, data, i);
        if (c < 0x80)
            to[at++] = (char)c;
        else
            at += write_hexadecimal(1, to, at, c);
    }
    return result;
}
