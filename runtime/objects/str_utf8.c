/* str_utf8.c: UTF-8 to text and back, for the runtime's own use.
 *
 * Decoding follows Unicode's "maximal subpart" practice as CPython does, so that the positions in
 * UnicodeDecodeError agree. The general codecs with error handlers stand in codecs.c and use these.
 */
#include "str.h"
#include "str_data.h"
#include "codecs.h"

#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"

int utf8_encode_one(char *to, uint32_t c)
{
    if (c < 0x80) {
        to[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        to[0] = (char)(0xc0 | c >> 6);
        to[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        to[0] = (char)(0xe0 | c >> 12);
        to[1] = (char)(0x80 | (c >> 6 & 0x3f));
        to[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    to[0] = (char)(0xf0 | c >> 18);
    to[1] = (char)(0x80 | (c >> 12 & 0x3f));
    to[2] = (char)(0x80 | (c >> 6 & 0x3f));
    to[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

static inline bool is_continuation(uint8_t byte)
{
    return (byte & 0xc0) == 0x80;
}

/* How the bytes at `at` begin: the character and *used > 0, or UTF8_BAD and *used = the length of the ill-formed
 * subpart, with *incomplete telling that only the end of input is at fault. */
uint32_t utf8_decode_one(const uint8_t *at, isize left, int *used, bool *incomplete)
{
    uint8_t first = at[0];
    int need = first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : first < 0xf5 ? 3 : -1;
    *incomplete = false;
    *used = 1;
    if (need == 0)
        return first;
    if (need < 0)
        return UTF8_BAD;
    uint8_t low = first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
    uint8_t high = first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
    uint32_t character = first & (0x3f >> need);
    for (int i = 1; i <= need; i++) {
        if (i >= left) {
            *incomplete = true;
            return UTF8_BAD;
        }
        if (i == 1 ? at[1] < low || at[1] > high : !is_continuation(at[i]))
            return UTF8_BAD;
        character = character << 6 | (at[i] & 0x3f);
        *used = i + 1;
    }
    return character;
}

/* Counts characters and finds the largest; -1 at the first ill-formed byte. */
static isize measure(const uint8_t *text, isize length, uint32_t *limit)
{
    isize count = 0;
    uint32_t bits = 0;
    for (isize at = 0; at < length; count++) {
        int used;
        bool incomplete;
        uint32_t character = utf8_decode_one(text + at, length - at, &used, &incomplete);
        if (character == UTF8_BAD)
            return -1;
        bits |= character;
        at += used;
    }
    *limit = round_limit(bits > CHARACTER_MAX ? CHARACTER_MAX : bits);
    return count;
}

Str *str_from_utf8(const char *text, isize length)
{
    if (LIKELY(bytes_are_ascii(text, length)))
        return str_from_ascii(text, length);
    uint32_t limit;
    isize count = measure((const uint8_t *)text, length, &limit);
    if (count < 0)
        return utf8_decode(text, length, "strict");
    if (count == 1 && limit < 0x100) {
        int used;
        bool incomplete;
        return str_from_char(utf8_decode_one((const uint8_t *)text, length, &used, &incomplete));
    }
    Str *self = str_new(count, limit);
    if (!self)
        return NULL;
    int kind = str_kind(self);
    void *data = str_data(self);
    for (isize at = 0, i = 0; at < length; i++) {
        int used;
        bool incomplete;
        str_write(kind, data, i, utf8_decode_one((const uint8_t *)text + at, length - at, &used, &incomplete));
        at += used;
    }
    return self;
}

Str *str_from_utf8_surrogates(const char *text, isize length)
{
    return utf8_decode(text, length, "surrogateescape");
}

Str *str_from_text(const char *text)
{
    return str_from_utf8(text, (isize)strlen(text));
}

Object *str_or_none(const char *text)
{
    return text ? (Object *)str_from_text(text) : new_none();
}

static isize utf8_length_of(const Str *self, isize *surrogate)
{
    int kind = str_kind(self);
    const void *data = str_data(self);
    isize length = 0;
    *surrogate = -1;
    for (isize i = 0; i < self->length; i++) {
        uint32_t c = str_read(kind, data, i);
        length += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
        if (IS_SURROGATE(c) && *surrogate < 0)
            *surrogate = i;
    }
    return length;
}

/* Fills the cache. False: out of memory. */
static bool cache_utf8(Str *self)
{
    isize surrogate, length = utf8_length_of(self, &surrogate);
    char *utf8 = heap_allocate((size_t)length + 1);
    if (!utf8)
        return false;
    int kind = str_kind(self);
    const void *data = str_data(self);
    char *to = utf8;
    for (isize i = 0; i < self->length; i++)
        to += utf8_encode_one(to, str_read(kind, data, i));
    *to = 0;
    self->utf8 = utf8;
    self->utf8_length = length;
    self->state.utf8_lossy = surrogate >= 0;
    self->state.utf8_hidden = 1;
    return true;
}

const char *str_utf8(Str *self, isize *length)
{
    if (LIKELY(str_is_ascii(self))) {
        if (length)
            *length = self->length;
        return str_data(self);
    }
    if (!self->utf8 && !cache_utf8(self))
        return NULL;
    if (self->state.utf8_lossy) {
        isize surrogate;
        utf8_length_of(self, &surrogate);
        isize end = surrogate + 1;
        while (end < self->length && IS_SURROGATE(str_at(self, end)))
            end++;
        raise_encode_error("utf-8", self, surrogate, end, "surrogates not allowed");
        return NULL;
    }
    self->state.utf8_hidden = 0;
    if (length)
        *length = self->utf8_length;
    return self->utf8;
}

const char *str_text(Str *self)
{
    if (str_is_ascii(self))
        return str_data(self);
    if (self->utf8)
        return self->utf8;
    Object *raised = error_fetch(); /* a message is often made while something is raised */
    bool cached = cache_utf8(self);
    if (!cached)
        error_clear();
    error_restore(raised);
    return cached ? self->utf8 : "";
}
