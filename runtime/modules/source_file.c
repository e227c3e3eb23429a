/* source_file.c: source files as text: read, decoded as their first lines declare, line ends made "\n". */
#include "import.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../error.h"
#include "../objects/bytes.h"
#include "../objects/exceptions.h"
#include "../objects/str.h"
#include "../runtime.h"

/* The whole file in host memory; NULL with errno set. */
static char *read_file(const char *path, size_t *length)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    size_t room = 1 << 14, count = 0;
    char *data = malloc(room);
    while (data) {
        count += fread(data + count, 1, room - count, file);
        if (count < room)
            break;
        char *larger = realloc(data, room *= 2);
        if (!larger)
            free(data);
        data = larger;
    }
    if (data && ferror(file)) {
        free(data);
        data = NULL;
    }
    fclose(file);
    *length = count;
    return data;
}

/* "\r\n" and "\r" become "\n", in place; the length that is left. */
static size_t unify_line_ends(char *data, size_t length)
{
    size_t out = 0;
    for (size_t i = 0; i < length; i++) {
        if (data[i] == '\r') {
            data[out++] = '\n';
            if (i + 1 < length && data[i + 1] == '\n')
                i++;
        } else
            data[out++] = data[i];
    }
    return out;
}

/* PEP 263: a comment "coding: name" or "coding=name" in the line [at, end). */
static bool find_declaration(const char *at, const char *end, char *name, size_t room)
{
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\f'))
        at++;
    if (at == end || *at != '#')
        return false;
    for (; at + 7 < end; at++) {
        if (strncmp(at, "coding", 6) != 0 || (at[6] != ':' && at[6] != '='))
            continue;
        at += 7;
        while (at < end && (*at == ' ' || *at == '\t'))
            at++;
        size_t count = 0;
        while (at < end && count + 1 < room && (isalnum((unsigned char)*at) || strchr("-_.", *at)))
            name[count++] = *at++;
        name[count] = 0;
        return count > 0;
    }
    return false;
}

#define ENCODING_NAME_BYTES 64

/* The declared encoding of the first two lines, or UTF-8. */
static void find_encoding(const char *data, size_t length, char name[ENCODING_NAME_BYTES])
{
    const char *end = data + length;
    for (int line = 0; line < 2 && data < end; line++) {
        const char *line_end = memchr(data, '\n', (size_t)(end - data));
        if (!line_end)
            line_end = end;
        if (find_declaration(data, line_end, name, ENCODING_NAME_BYTES))
            return;
        data = line_end + 1;
    }
    strcpy(name, "utf-8");
}

NEW Str *import_decode_source(const char *data, size_t length)
{
    if (length >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0) {
        data += 3;
        length -= 3;
    }
    char name[ENCODING_NAME_BYTES];
    find_encoding(data, length, name);
    Str *text = (Str *)codec_decode(data, (isize)length, name, NULL);
    if (text || error_matches(MemoryError))
        return text;
    if (error_matches(LookupError))
        return (Str *)raise_error(SyntaxError, "unknown encoding: %s", name);
    Object *cause = error_fetch();
    raise_error(SyntaxError, "(unicode error) %S", cause);
    decref(cause);
    return NULL;
}

/* A script in UTF-8. If it is not, the words are those that CPython has for scripts, not those for modules. */
static NEW Str *decode_script(const char *data, size_t length, const char *path)
{
    char byte[8];
    size_t mark = length >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    data += mark;
    length -= mark;
    Str *text = (Str *)codec_decode(data, (isize)length, "utf-8", NULL);
    if (text || !error_matches(UnicodeDecodeError))
        return text;
    UnicodeErrorObject *cause = (UnicodeErrorObject *)error_fetch();
    size_t line = 1, at = (size_t)cause->start;
    for (size_t i = 0; i < at; i++)
        line += data[i] == '\n';
    decref(cause);
    snprintf(byte, sizeof byte, "%02x", (unsigned char)data[at]);
    return (Str *)raise_error(SyntaxError,
                              "Non-UTF-8 code starting with '\\x%s' in file %s on line %zd, but no encoding declared; "
                              "see https://peps.python.org/pep-0263/ for details",
                              byte, path, (isize)line);
}

static NEW Str *read_text(const char *path, bool is_script)
{
    size_t length;
    char *data = read_file(path, &length);
    if (!data) {
        int number = errno;
        Str *name = str_from_utf8_surrogates(path, (isize)strlen(path));
        if (name)
            raise_errno(OSError, number, (Object *)name);
        decref_maybe(name);
        return NULL;
    }
    length = unify_line_ends(data, length);
    char name[ENCODING_NAME_BYTES];
    find_encoding(data, length, name);
    Str *text = is_script && strcmp(name, "utf-8") == 0 ? decode_script(data, length, path)
                                                            : import_decode_source(data, length);
    free(data);
    return text;
}

NEW Str *import_read_source(const char *path)
{
    return read_text(path, false);
}

NEW Str *import_read_script(const char *path)
{
    return read_text(path, true);
}
