/* text.c: growing UTF-8 text; see text.h. */
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

static void reserve(Text *text, size_t more)
{
    size_t needed = text->length + more + 1;
    if (needed <= text->room)
        return;
    size_t room = needed * 2 < 64 ? 64 : needed * 2;
    char *data = realloc(text->data, room);
    if (!data) {
        fputs("viv: the machine is out of memory\n", stderr);
        exit(1);
    }
    text->data = data;
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

const char *text_size(char buffer[32], size_t bytes)
{
    char count[32];
    if (bytes < 10000)
        snprintf(buffer, 32, "%s byte%s", text_count(count, (long long)bytes), bytes == 1 ? "" : "s");
    else if (bytes < (size_t)10000 * 1024)
        snprintf(buffer, 32, "%.1f KiB", (double)bytes / 1024);
    else
        snprintf(buffer, 32, "%.1f MiB", (double)bytes / (1024 * 1024));
    return buffer;
}
