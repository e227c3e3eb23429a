/* text.c: growing UTF-8 text; see text.h. */
#include "text.h"

#include "host_memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define GLOSS_COLUMN 34
#define GLOSS_GAP 3

static void reserve(Text *text, size_t more)
{
    size_t needed = text->length + more + 1;
    if (needed <= text->room)
        return;
    size_t room = needed * 2 < 64 ? 64 : needed * 2;
    text->data = host_resized(text->data, room);
    text->room = room;
}

void text_append(Text *text, const char *bytes, size_t length)
{
    reserve(text, length);
    memcpy(text->data + text->length, bytes, length);
    text->length += length;
    text->data[text->length] = '\0';
}

void text_add(Text *text, const char *string)
{
    text_append(text, string, strlen(string));
}

void text_format(Text *text, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length > 0) {
        reserve(text, (size_t)length);
        vsnprintf(text->data + text->length, (size_t)length + 1, format, again);
        text->length += (size_t)length;
    }
    va_end(again);
}

void text_read(Text *text, FILE *file)
{
    char buffer[4096];
    size_t length;
    while ((length = fread(buffer, 1, sizeof buffer, file)) > 0)
        text_append(text, buffer, length);
}

void text_add_character(Text *text, unsigned character)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t length = utf8proc_encode_char((utf8proc_int32_t)character, bytes);
    text_append(text, (const char *)bytes, (size_t)length);
}

int text_columns(const Text *text, size_t start)
{
    int columns = 0;
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text->data;
    for (size_t at = start; at < text->length;) {
        utf8proc_int32_t character;
        utf8proc_ssize_t length = utf8proc_iterate(bytes + at, (utf8proc_ssize_t)(text->length - at), &character);
        if (length <= 0)
            length = 1, character = '?';
        columns += utf8proc_charwidth(character);
        at += (size_t)length;
    }
    return columns;
}

void text_pad_to(Text *text, size_t line_start, int column)
{
    for (int width = text_columns(text, line_start); width < column; width++)
        text_add(text, " ");
}

void text_clip(Text *text, size_t start, int columns)
{
    if (text_columns(text, start) <= columns)
        return;
    int width = 0;
    size_t at = start;
    while (at < text->length) {
        utf8proc_int32_t character;
        utf8proc_ssize_t length = utf8proc_iterate((const utf8proc_uint8_t *)text->data + at,
                                                   (utf8proc_ssize_t)(text->length - at), &character);
        if (length <= 0)
            length = 1, character = '?';
        if (width + utf8proc_charwidth(character) > columns - 1)
            break;
        width += utf8proc_charwidth(character);
        at += (size_t)length;
    }
    text->length = at;
    text_add(text, "…");
}

void text_end_line(Text *text, size_t start, const char *gloss, int width)
{
    text_clip(text, start, width);
    int columns = text_columns(text, start);
    int column = columns + GLOSS_GAP > GLOSS_COLUMN ? columns + GLOSS_GAP : GLOSS_COLUMN;
    Text right = {0};
    text_add(&right, gloss);
    if (right.length && column + text_columns(&right, 0) <= width) {
        text_pad_to(text, start, column);
        text_add(text, gloss);
    }
    text_free(&right);
    text_add(text, "\n");
}

void text_clear(Text *text)
{
    text->length = 0;
    if (text->data)
        text->data[0] = '\0';
}

const char *text_string(const Text *text)
{
    return text->data ? text->data : "";
}

char *text_copy(const Text *text)
{
    return host_text(text_string(text));
}

void text_free(Text *text)
{
    free(text->data);
    *text = (Text){0};
}

const char *text_count(char buffer[32], long long count)
{
    char digits[24];
    int length = snprintf(digits, sizeof digits, "%lld", count < 0 ? -count : count);
    char *to = buffer;
    if (count < 0)
        *to++ = '-';
    for (int i = 0; i < length; i++) {
        if (i > 0 && (length - i) % 3 == 0)
            *to++ = ',';
        *to++ = digits[i];
    }
    *to = '\0';
    return buffer;
}

/* "1,234.5 KiB" */
static void tenths(char buffer[32], double value, const char *unit)
{
    char count[32];
    long long tenth = (long long)(value * 10 + 0.5);
    snprintf(buffer, 32, "%.20s.%lld %s", text_count(count, tenth / 10), tenth % 10, unit);
}

const char *text_size(char buffer[32], size_t bytes)
{
    char count[32];
    if (bytes < 10000)
        snprintf(buffer, 32, "%s byte%s", text_count(count, (long long)bytes), bytes == 1 ? "" : "s");
    else if (bytes < (size_t)10000 * 1024)
        tenths(buffer, (double)bytes / 1024, "KiB");
    else
        tenths(buffer, (double)bytes / (1024 * 1024), "MiB");
    return buffer;
}
