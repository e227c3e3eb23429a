/* str_builder.c: a text made piece by piece.
 *
 * A short ASCII text stays in the builder itself. A longer or wider one is a str under construction in the
 * region, which grows by a quarter at a time and is cut to its length at the end, so that nothing is copied
 * twice. `length` characters of `data` are written, in the narrowest kind that holds them.
 */
#include "str.h"
#include "str_data.h"

#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"

void builder_start(StrBuilder *builder)
{
    builder->buffer = NULL;
    builder->data = builder->small;
    builder->length = 0;
    builder->room = (isize)sizeof builder->small;
    builder->kind = 1;
    builder->limit = 0x7f;
}

void builder_drop(StrBuilder *builder)
{
    if (builder->buffer)
        decref(builder->buffer);
    builder->buffer = NULL;
}

/* Moves what is written to a buffer of `room` characters below `limit`. */
static bool move(StrBuilder *builder, isize room, uint32_t limit)
{
    Str *buffer = str_new(room, limit);
    if (!buffer)
        return false;
    characters_copy(str_kind(buffer), str_data(buffer), 0, builder->kind, builder->data, 0, builder->length);
    builder_drop(builder);
    builder->buffer = buffer;
    builder->data = str_data(buffer);
    builder->kind = str_kind(buffer);
    builder->limit = limit;
    builder->room = room;
    return true;
}

/* makes room */
static bool builder_prepare(StrBuilder *builder, isize more, uint32_t limit)
{
    limit = round_limit(limit);
    if (LIKELY(more <= builder->room - builder->length && limit <= builder->limit))
        return true;
    if (more > STR_LENGTH_MAX / 4 - builder->length)
        return raise_memory() != NULL;
    isize needed = builder->length + more, room = builder->room;
    if (needed > room)
        room = needed + needed / 4;
    return move(builder, room, limit > builder->limit ? limit : builder->limit);
}

bool builder_append_char_slow(StrBuilder *builder, uint32_t character)
{
    if (!builder_prepare(builder, 1, character))
        return false;
    str_write(builder->kind, builder->data, builder->length++, character);
    return true;
}

bool builder_append_ascii(StrBuilder *builder, const char *text, isize length)
{
    if (!builder_prepare(builder, length, 0x7f))
        return false;
    characters_copy(builder->kind, builder->data, builder->length, 1, text, 0, length);
    builder->length += length;
    return true;
}

bool builder_append_text(StrBuilder *builder, const char *utf8)
{
    isize length = (isize)strlen(utf8);
    if (bytes_are_ascii(utf8, length))
        return builder_append_ascii(builder, utf8, length);
    Str *text = str_from_utf8_surrogates(utf8, length);
    bool done = text && builder_append_str(builder, text);
    decref_maybe(text);
    return done;
}

bool builder_append_str(StrBuilder *builder, const Str *text)
{
    if (!builder_prepare(builder, text->length, str_limit(text)))
        return false;
    characters_copy(builder->kind, builder->data, builder->length, str_kind(text), str_data(text), 0, text->length);
    builder->length += text->length;
    return true;
}

bool builder_append_part(StrBuilder *builder, const Str *text, isize start, isize end)
{
    if (start >= end)
        return true;
    int kind = str_kind(text);
    const void *data = characters_at(kind, str_data(text), start);
    uint32_t limit = str_limit(text) <= builder->limit ? str_limit(text) : characters_limit(kind, data, end - start);
    if (!builder_prepare(builder, end - start, limit))
        return false;
    characters_copy(builder->kind, builder->data, builder->length, kind, data, 0, end - start);
    builder->length += end - start;
    return true;
}

bool builder_append_repeated(StrBuilder *builder, uint32_t character, isize times)
{
    if (times <= 0)
        return true;
    if (!builder_prepare(builder, times, character))
        return false;
    characters_fill(builder->kind, builder->data, builder->length, character, times);
    builder->length += times;
    return true;
}

/* Cuts the buffer to what is written. Its limit may have been raised by a character that never came. */
static Str *cut(StrBuilder *builder)
{
    Str *buffer = builder->buffer;
    isize length = builder->length;
    if (length == buffer->length)
        return buffer;
    size_t head = str_is_ascii(buffer) ? STR_ASCII_HEAD_BYTES : STR_COMPACT_HEAD_BYTES;
    Str *result = (Str *)object_resize((Object *)buffer, head + (size_t)(length + 1) * (size_t)builder->kind);
    if (!result)
        return NULL;
    result->length = length;
    str_write(builder->kind, str_data(result), length, 0);
    return result;
}

Str *builder_finish(StrBuilder *builder)
{
    Str *result;
    if (!builder->buffer)
        return str_from_ascii(builder->small, builder->length);
    uint32_t limit = builder->limit;
    if (limit > 0x7f && characters_limit(builder->kind, builder->data, builder->length) < limit) {
        result = str_from_kind(builder->kind, builder->data, builder->length);
        builder_drop(builder);
        return result;
    }
    if (builder->length <= 1) {
        result = builder->length ? str_from_char(str_read(builder->kind, builder->data, 0)) : RUNTIME->empty_str;
        builder_drop(builder);
        return result;
    }
    result = cut(builder);
    builder->buffer = NULL;
    return result;
}

NEW Str *builder_end(StrBuilder *builder, bool is_whole)
{
    if (is_whole)
        return builder_finish(builder);
    builder_drop(builder);
    return NULL;
}
