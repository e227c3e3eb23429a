/* str_case.c: upper, lower, casefold, title, capitalize, swapcase.
 *
 * ASCII texts are mapped byte by byte. Others go through Unicode's full mappings, in which one character may
 * become three (ß is SS in upper case), and a capital sigma at the end of a word has a lower case of its own.
 * The result is always a fresh object, as in CPython, even when nothing has changed.
 */
#include "str.h"
#include "str_data.h"
#include "str_methods.h"

#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../unicode.h"

static inline char ascii_upper(char c)
{
    return (char)((unsigned char)(c - 'a') < 26 ? c ^ 32 : c);
}

static inline char ascii_lower(char c)
{
    return (char)((unsigned char)(c - 'A') < 26 ? c ^ 32 : c);
}

static inline bool ascii_is_letter(char c)
{
    return (unsigned char)((c | 32) - 'a') < 26;
}

/* Ω ends a word when a cased character stands before it and none after it; ignorable ones do not count. */
static uint32_t lower_of_sigma(int kind, const void *data, isize length, isize at)
{
    isize i = at;
    while (--i >= 0 && unicode_is_case_ignorable(str_read(kind, data, i)))
        ;
    if (i < 0 || !unicode_is_cased(str_read(kind, data, i)))
        return 0x3c3;
    i = at;
    while (++i < length && unicode_is_case_ignorable(str_read(kind, data, i)))
        ;
    return i == length || !unicode_is_cased(str_read(kind, data, i)) ? 0x3c2 : 0x3c3;
}

static int lower_at(int kind, const void *data, isize length, isize at, uint32_t *to)
{
    uint32_t c = str_read(kind, data, at);
    if (c == 0x3a3) {
        *to = lower_of_sigma(kind, data, length, at);
        return 1;
    }
    return unicode_lower(c, to);
}

/* Maps the character at `at`; *state is the mapping's own memory (is the previous character cased?). */
typedef int (*MapFunction)(int kind, const void *data, isize length, isize at, uint32_t *to, bool *state);

static int map_lower(int kind, const void *data, isize length, isize at, uint32_t *to, bool *state)
{
    return lower_at(kind, data, length, at, to);
}

static int map_upper(int kind, const void *data, isize length, isize at, uint32_t *to, bool *state)
{
    return unicode_upper(str_read(kind, data, at), to);
}

static int map_fold(int kind, const void *data, isize length, isize at, uint32_t *to, bool *state)
{
    return unicode_fold(str_read(kind, data, at), to);
}

static int map_title(int kind, const void *data, isize length, isize at, uint32_t *to, bool *state)
{
    uint32_t c = str_read(kind, data, at);
    bool follows_cased = *state;
    *state = unicode_is_cased(c);
    return follows_cased ? lower_at(kind, data, length, at, to) : unicode_title(c, to);
}

static int map_capitalize(int kind, const void *data, isize length, isize at, uint32_t *to, bool *state)
{
    return at ? lower_at(kind, data, length, at, to) : unicode_title(str_read(kind, data, at), to);
}

static int map_swap(int kind, const void *data, isize length, isize at, uint32_t *to, bool *state)
{
    uint32_t c = str_read(kind, data, at);
    if (unicode_is_upper(c))
        return lower_at(kind, data, length, at, to);
    if (unicode_is_lower(c))
        return unicode_upper(c, to);
    *to = c;
    return 1;
}

static Object *map_text(Str *self, MapFunction function)
{
    if (self->length > STR_LENGTH_MAX / (CASE_MAPPING_MAX * 4))
        return raise_error(OverflowError, "string is too long");
    uint32_t *mapped = heap_allocate((size_t)self->length * CASE_MAPPING_MAX * 4);
    if (!mapped)
        return NULL;
    int kind = str_kind(self);
    const void *data = str_data(self);
    bool state = false;
    isize length = 0;
    for (isize i = 0; i < self->length; i++)
        length += function(kind, data, self->length, i, mapped + length, &state);
    Str *result = str_new(length, characters_limit(4, mapped, length));
    if (result && length)
        characters_copy(str_kind(result), str_data(result), 0, 4, mapped, 0, length);
    heap_free(mapped);
    return (Object *)result;
}

#define ASCII_TEXTS(to, from, length)                   \
    char *to;                                           \
    Str *self = (Str *)args[0];                         \
    isize length = self->length;                        \
    Str *result = str_new_ascii(length, &to);           \
    if (!result)                                        \
        return NULL;                                    \
    const char *from = str_data(self)

static Object *ascii_map_lower(Object **args)
{
    ASCII_TEXTS(to, from, length);
    for (isize i = 0; i < length; i++)
        to[i] = ascii_lower(from[i]);
    return (Object *)result;
}

STR_NATIVE(lower)
{
    return str_is_ascii((Str *)args[0]) ? ascii_map_lower(args) : map_text((Str *)args[0], map_lower);
}

STR_NATIVE(casefold)
{
    return str_is_ascii((Str *)args[0]) ? ascii_map_lower(args) : map_text((Str *)args[0], map_fold);
}

STR_NATIVE(upper)
{
    if (!str_is_ascii((Str *)args[0]))
        return map_text((Str *)args[0], map_upper);
    ASCII_TEXTS(to, from, length);
    for (isize i = 0; i < length; i++)
        to[i] = ascii_upper(from[i]);
    return (Object *)result;
}

STR_NATIVE(swapcase)
{
    if (!str_is_ascii((Str *)args[0]))
        return map_text((Str *)args[0], map_swap);
    ASCII_TEXTS(to, from, length);
    for (isize i = 0; i < length; i++)
        to[i] = (char)(ascii_is_letter(from[i]) ? from[i] ^ 32 : from[i]);
    return (Object *)result;
}

STR_NATIVE(title)
{
    if (!str_is_ascii((Str *)args[0]))
        return map_text((Str *)args[0], map_title);
    ASCII_TEXTS(to, from, length);
    for (isize i = 0; i < length; i++)
        to[i] = i && ascii_is_letter(from[i - 1]) ? ascii_lower(from[i]) : ascii_upper(from[i]);
    return (Object *)result;
}

STR_NATIVE(capitalize)
{
    if (!str_is_ascii((Str *)args[0]))
        return map_text((Str *)args[0], map_capitalize);
    ASCII_TEXTS(to, from, length);
    for (isize i = 0; i < length; i++)
        to[i] = i ? ascii_lower(from[i]) : ascii_upper(from[i]);
    return (Object *)result;
}
