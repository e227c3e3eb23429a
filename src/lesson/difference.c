/* difference.c: the longest common subsequence of lines, printed with three lines of context. */
#include "difference.h"

#include "observe/host_memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define CONTEXT 3

typedef struct Lines {
    const char **start;
    size_t *length;
    size_t count;
} Lines;

typedef struct Edit {
    char mark; /* ' ', '-', '+' */
    const char *start;
    size_t length;
    size_t line; /* in the expected text, from 1 */
} Edit;

static Lines split(const char *text)
{
    Lines lines = {0};
    size_t room = 0;
    while (*text) {
        size_t length_room = room;
        lines.start = host_grown(lines.start, lines.count, &room, sizeof *lines.start);
        lines.length = host_grown(lines.length, lines.count, &length_room, sizeof *lines.length);
        size_t length = strcspn(text, "\n");
        lines.start[lines.count] = text;
        lines.length[lines.count++] = length;
        text += length + (text[length] == '\n');
    }
    return lines;
}

static bool same(const Lines *a, size_t i, const Lines *b, size_t j)
{
    return a->length[i] == b->length[j] && memcmp(a->start[i], b->start[j], a->length[i]) == 0;
}

/* table[i][j]: length of the longest common subsequence of a[i…] and b[j…]. */
static uint32_t *common_lengths(const Lines *a, const Lines *b)
{
    size_t width = b->count + 1;
    uint32_t *table = host_zeroed((a->count + 1) * width, sizeof *table);
    for (size_t i = a->count; i-- > 0;)
        for (size_t j = b->count; j-- > 0;) {
            uint32_t down = table[(i + 1) * width + j], right = table[i * width + j + 1];
            table[i * width + j] = same(a, i, b, j) ? table[(i + 1) * width + j + 1] + 1 : down > right ? down : right;
        }
    return table;
}

static size_t edits_between(const Lines *a, const Lines *b, Edit *edits)
{
    uint32_t *table = common_lengths(a, b);
    size_t width = b->count + 1, i = 0, j = 0, count = 0;
    while (i < a->count || j < b->count) {
        bool both = i < a->count && j < b->count && same(a, i, b, j);
        bool removed = !both && i < a->count &&
                       (j == b->count || table[(i + 1) * width + j] >= table[i * width + j + 1]);
        const Lines *from = both || removed ? a : b;
        size_t at = both || removed ? i : j;
        edits[count++] = (Edit){both ? ' ' : removed ? '-' : '+', from->start[at], from->length[at], i + 1};
        i += both || removed;
        j += both || !removed;
    }
    free(table);
    return count;
}

/* Whether edit `at` lies within CONTEXT of a change. */
static bool is_shown(const Edit *edits, size_t count, size_t at)
{
    size_t from = at > CONTEXT ? at - CONTEXT : 0;
    for (size_t i = from; i < count && i <= at + CONTEXT; i++)
        if (edits[i].mark != ' ')
            return true;
    return false;
}

bool difference_print(FILE *output, const char *name, const char *expected, const char *actual)
{
    if (strcmp(expected, actual) == 0)
        return false;
    Lines a = split(expected), b = split(actual);
    Edit *edits = host_zeroed(a.count + b.count + 1, sizeof *edits);
    size_t count = edits_between(&a, &b, edits);
    bool was_shown = false;
    fprintf(output, "--- %s, as written\n+++ %s, as it runs\n", name, name);
    for (size_t i = 0; i < count; i++) {
        bool shown = is_shown(edits, count, i);
        if (shown && !was_shown)
            fprintf(output, "@@ line %zu @@\n", edits[i].line);
        if (shown)
            fprintf(output, "%c%.*s\n", edits[i].mark, (int)edits[i].length, edits[i].start);
        was_shown = shown;
    }
    free(edits);
    free(a.start);
    free(a.length);
    free(b.start);
    free(b.length);
    return true;
}
