/* encoding.c: which encoding a file declares (PEP 263), in a comment on one of its first two lines.
 *
 * UTF-8, ASCII (of which UTF-8 makes nothing different) and Latin-1 are understood.
 */
#include "state.h"

#include <ctype.h>
#include <string.h>

#define LONGEST_NAME 40

/* The name in `# … coding: name`, or "".  Lower case, `_` as `-`. */
static void declared_in_line(const char *line, size_t length, char name[LONGEST_NAME + 1])
{
    size_t at = 0, count = 0;
    name[0] = '\0';
    while (at < length && (line[at] == ' ' || line[at] == '\t' || line[at] == '\f'))
        at++;
    if (at == length || line[at] != '#')
        return;
    for (; at + 7 < length; at++)
        if (memcmp(line + at, "coding", 6) == 0 && (line[at + 6] == ':' || line[at + 6] == '='))
            break;
    if (at + 7 >= length)
        return;
    for (at += 7; at < length && (line[at] == ' ' || line[at] == '\t'); at++)
        ;
    for (; at < length && count < LONGEST_NAME; at++) {
        unsigned char c = (unsigned char)line[at];
        if (!isalnum(c) && c != '-' && c != '_' && c != '.')
            break;
        name[count++] = c == '_' ? '-' : (char)tolower(c);
    }
    name[count] = '\0';
}

static bool is_blank_or_comment(const char *line, size_t length)
{
    size_t at = 0;
    while (at < length && (line[at] == ' ' || line[at] == '\t' || line[at] == '\f' || line[at] == '\r'))
        at++;
    return at == length || line[at] == '#';
}

static bool is_among(const char *name, const char *const *names)
{
    for (; *names; names++)
        if (strcmp(name, *names) == 0)
            return true;
    return false;
}

const char *encoding_declared(Parser *parser, const char *text, size_t length)
{
    static const char *const utf8[] = {"", "utf-8", "utf8", "utf-8-sig", "u8", "ascii", "us-ascii", NULL};
    static const char *const latin1[] = {"latin-1", "latin1", "iso-8859-1", "iso8859-1", "iso-latin-1", "l1", NULL};
    char name[LONGEST_NAME + 1] = "";
    for (int line = 0; line < 2 && length > 0 && !name[0]; line++) {
        const char *end = memchr(text, '\n', length);
        size_t size = end ? (size_t)(end - text) : length;
        declared_in_line(text, size, name);
        if (!is_blank_or_comment(text, size))
            break;
        size += end != NULL;
        text += size;
        length -= size;
    }
    parser->is_latin1 = is_among(name, latin1);
    if (parser->is_latin1 || is_among(name, utf8))
        return NULL;
    return arena_copy(parser->arena, name, strlen(name));
}
