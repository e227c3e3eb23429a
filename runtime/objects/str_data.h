/* str_data.h: working on arrays of characters of one, two or four bytes; shared by the files str*.c. */
#ifndef VIV_STR_DATA_H
#define VIV_STR_DATA_H

#include <string.h>

#include "str.h"

/* 0x7f, 0xff, 0xffff or 0x10ffff: the bound that str_new wants for these characters. */
uint32_t characters_limit(int kind, const void *data, isize length);

/* Copies characters between arrays of any kinds; the target is wide enough for what comes. */
void characters_copy(int to_kind, void *to, isize to_at, int from_kind, const void *from, isize from_at, isize count);

/* Writes one character `count` times, beginning at index `at`. */
void characters_fill(int kind, void *to, isize at, uint32_t character, isize count);

static inline int kind_for_limit(uint32_t limit)
{
    return limit < 0x100 ? 1 : limit < 0x10000 ? 2 : 4;
}

static inline uint32_t round_limit(uint32_t character)
{
    return character < 0x80 ? 0x7f : character < 0x100 ? 0xff : character < 0x10000 ? 0xffff : CHARACTER_MAX;
}

static inline const void *characters_at(int kind, const void *data, isize at)
{
    return (const char *)data + at * kind;
}

/* True if no byte has its top bit set. */
static inline bool bytes_are_ascii(const char *data, isize length)
{
    isize i = 0;
    for (; i + 8 <= length; i += 8) {
        uint64_t word;
        memcpy(&word, data + i, 8);
        if (word & 0x8080808080808080ULL)
            return false;
    }
    for (; i < length; i++)
        if (data[i] & 0x80)
            return false;
    return true;
}

/* An exact str for what may be an instance of a subclass: self itself or a copy of its text. */
static inline NEW Str *str_unchanged(Str *self)
{
    return LIKELY(self->state.is_compact) ? new_reference(self) : str_from_object((Object *)self);
}

/* A finished str of length 1 below U+0100 gives way to the shared one; length 0 likewise. */
NEW Str *str_shared(STOLEN Str *fresh);

#define IS_SURROGATE(c) ((c) >= 0xd800 && (c) <= 0xdfff)

/* UTF-8 of one character (surrogates too): how many bytes were written, at most 4. */
int utf8_encode_one(char *to, uint32_t character);

#endif
