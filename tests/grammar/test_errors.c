/* test_errors.c: wrong snippets get CPython 3.13's error: type, message, and all four coordinates.
 *
 *     test_errors [-v] FILE        FILE has cases, each "--- Type line offset end_line end_offset message" and a source
 *
 * The type `none` says that the snippet is right.  Prints TAP, one line for each case.
 */
#include "parser.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *read_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    fseek(file, 0, SEEK_END);
    long size = ftell(file);
    rewind(file);
    char *text = malloc((size_t)size + 1);
    size_t got = fread(text, 1, (size_t)size, file);
    text[got] = '\0';
    fclose(file);
    return text;
}

/* What the parser says about a snippet, in the words of a case's head. */
static void answer(const char *source, size_t length, char *out, size_t room)
{
    Arena *arena = arena_new();
    Parser *parser = parser_new(PARSE_FILE, "test", arena);
    if (parser_feed(parser, source, length) != PARSE_ERROR)
        parser_finish(parser);
    const ParseError *error = parser_error(parser);
    if (error)
        snprintf(out, room, "--- %s %d %d %d %d %s", error->type, error->line, error->column, error->end_line,
                 error->end_column, error->message);
    else
        snprintf(out, room, "--- none 0 0 0 0 -");
    parser_free(parser);
    arena_free(arena);
}

static size_t line_end(const char *text)
{
    return strcspn(text, "\n");
}

static const char *next_case(const char *text)
{
    const char *found = strncmp(text, "--- ", 4) == 0 ? text : strstr(text, "\n--- ");
    return found ? (found == text ? found : found + 1) : text + strlen(text);
}

static int check_case(int number, const char *head, const char *source, size_t length)
{
    char got[1000];
    answer(source, length, got, sizeof got);
    size_t head_length = line_end(head);
    int is_equal = strlen(got) == head_length && memcmp(got, head, head_length) == 0;
    printf("%s %d - %.*s\n", is_equal ? "ok" : "not ok", number, (int)line_end(source), source);
    if (!is_equal)
        printf("#   wanted %.*s\n#   got    %s\n", (int)head_length, head, got);
    return is_equal;
}

int main(int argc, char **argv)
{
    const char *path = argc > 1 ? argv[1] : "tests/grammar/errors.txt";
    char *text = read_file(path);
    if (!text) {
        printf("Bail out! cannot read %s\n", path);
        return 2;
    }
    int count = 0, equal = 0;
    for (const char *at = next_case(text); *at; ) {
        const char *source = at + line_end(at) + 1;
        const char *end = next_case(source);
        equal += check_case(++count, at, source, (size_t)(end - source));
        at = end;
    }
    printf("1..%d\n", count);
    free(text);
    return equal == count ? 0 : 1;
}
