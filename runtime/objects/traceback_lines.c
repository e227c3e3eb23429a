/* traceback_lines.c: the lines of one frame: "  File …", the source, the carets.
 *
 * Follows CPython 3.13's traceback.StackSummary: the statement's lines are dedented together, carets stand under
 * the part that was executing, `~` and `^` tell its operator or brackets from its operands. Carets that would
 * cover the whole line, or a plain `return f(…)` or `x = f(…)`, are left out. Of a long statement only its first
 * and last line and those around the operator are shown.
 *
 * CPython finds the operator by parsing the text again; here the position table has it.
 */
#include "traceback_text.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "../runtime.h"
#include "../vm/frame.h"
#include "dict.h"
#include "tuple.h"

#define REPEATS_SHOWN 3 /* then "[Previous line repeated …]" */

/* ---- text ------------------------------------------------------------------------------------------------------ */

void trace_append(TextBuffer *text, const char *bytes, size_t length)
{
    if (text->failed)
        return;
    if (text->length + length + 1 > text->room) {
        size_t room = 2 * (text->length + length) + 256;
        char *data = realloc(text->data, room);
        if (!data) {
            text->failed = true;
            return;
        }
        text->data = data;
        text->room = room;
    }
    memcpy(text->data + text->length, bytes, length);
    text->length += length;
    text->data[text->length] = 0;
}

void trace_put(TextBuffer *text, const char *format, ...)
{
    char part[512];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(part, sizeof part, format, arguments);
    va_end(arguments);
    if (length > 0)
        trace_append(text, part, (size_t)length < sizeof part ? (size_t)length : sizeof part - 1);
}

void trace_character(TextBuffer *text, uint32_t character)
{
    if (character >= 0xd800 && character <= 0xdfff) {
        trace_put(text, "\\u%04x", (unsigned)character);
        return;
    }
    utf8proc_uint8_t bytes[4];
    trace_append(text, (const char *)bytes, (size_t)utf8proc_encode_char((utf8proc_int32_t)character, bytes));
}

void trace_str(TextBuffer *text, const Str *str)
{
    for (isize i = 0; i < str_length(str); i++)
        trace_character(text, str_at(str, i));
}

void trace_free(TextBuffer *text)
{
    free(text->data);
    *text = (TextBuffer){0};
}

/* ---- source files ------------------------------------------------------------------------------------------------ */

typedef struct SourceFile {
    struct SourceFile *next;
    Str *filename;        /* borrowed: code objects hold it while the traceback is printed */
    uint32_t *characters; /* all of it */
    size_t length;
    size_t *starts; /* of lines; starts[line_count] is the end */
    size_t line_count;
} SourceFile;

static bool put_utf8(SourceFile *file, const char *bytes, size_t size)
{
    file->characters = malloc((size + 1) * sizeof *file->characters);
    if (!file->characters)
        return false;
    size_t at = size >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    while (at < size) {
        utf8proc_int32_t character;
        utf8proc_ssize_t used = utf8proc_iterate((const utf8proc_uint8_t *)bytes + at, (utf8proc_ssize_t)(size - at),
                                                 &character);
        if (used <= 0) {
            character = 0xfffd;
            used = 1;
        }
        file->characters[file->length++] = (uint32_t)character;
        at += (size_t)used;
    }
    return true;
}

static void read_from_disk(SourceFile *file)
{
    const char *path = str_text(file->filename);
    size_t length = strlen(path);
    if (length == 0 || (path[0] == '<' && path[length - 1] == '>'))
        return;
    FILE *stream = fopen(path, "rb");
    if (!stream)
        return;
    TextBuffer bytes = {0};
    char part[4096];
    size_t got;
    while ((got = fread(part, 1, sizeof part, stream)) > 0)
        trace_append(&bytes, part, got);
    fclose(stream);
    if (!bytes.failed && bytes.length > 0 && !memchr(bytes.data, 0, bytes.length))
        put_utf8(file, bytes.data, bytes.length);
    trace_free(&bytes);
}

static void read_from_sources(SourceFile *file, const Str *source)
{
    file->characters = malloc(((size_t)str_length(source) + 1) * sizeof *file->characters);
    if (!file->characters)
        return;
    for (isize i = 0; i < str_length(source); i++)
        file->characters[file->length++] = str_at(source, i);
}

/* Line starts; \r\n and \r end lines too. */
static void index_lines(SourceFile *file)
{
    size_t count = 1;
    for (size_t i = 0; i < file->length; i++)
        count += file->characters[i] == '\n' || file->characters[i] == '\r';
    file->starts = malloc((count + 1) * sizeof *file->starts);
    if (!file->starts)
        return;
    file->starts[file->line_count++] = 0;
    for (size_t i = 0; i < file->length; i++) {
        bool is_pair = file->characters[i] == '\r' && i + 1 < file->length && file->characters[i + 1] == '\n';
        if (file->characters[i] == '\n' || (file->characters[i] == '\r' && !is_pair))
            file->starts[file->line_count++] = i + 1;
    }
    file->starts[file->line_count] = file->length;
}

static SourceFile *find_file(SourceCache *cache, Str *filename)
{
    for (SourceFile *file = cache->files; file; file = file->next)
        if (file->filename == filename || str_equal(file->filename, filename))
            return file;
    SourceFile *file = calloc(1, sizeof *file);
    if (!file)
        return NULL;
    file->filename = filename;
    Object *source = RUNTIME->sources ? dict_get_str(RUNTIME->sources, filename) : NULL;
    if (source && is_str(source))
        read_from_sources(file, (Str *)source);
    else
        read_from_disk(file);
    if (file->characters)
        index_lines(file);
    file->next = cache->files;
    cache->files = file;
    return file;
}

static bool is_space(uint32_t c)
{
    return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f) || c == 0x85 || c == 0xa0 || c == 0x3000 ||
           (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029;
}

SourceLine source_line(SourceCache *cache, Str *filename, int number)
{
    SourceFile *file = find_file(cache, filename);
    if (!file || number < 1 || (size_t)number > file->line_count)
        return (SourceLine){NULL, 0};
    size_t start = file->starts[number - 1], end = file->starts[number];
    while (end > start && is_space(file->characters[end - 1]))
        end--;
    return (SourceLine){file->characters + start, (int)(end - start)};
}

void source_cache_free(SourceCache *cache)
{
    while (cache->files) {
        SourceFile *file = cache->files;
        cache->files = file->next;
        free(file->characters);
        free(file->starts);
        free(file);
    }
}

/* ---- lines and offsets ------------------------------------------------------------------------------------------ */

static int leading_spaces(const SourceLine *line)
{
    int count = 0;
    while (count < line->length && is_space(line->characters[count]))
        count++;
    return count;
}

/* The white space that all lines but blank ones begin with: textwrap.dedent. */
static int common_margin(const SourceLine *lines, int count)
{
    const SourceLine *first = NULL;
    int margin = 0;
    for (int i = 0; i < count; i++) {
        int indent = 0;
        while (indent < lines[i].length && (lines[i].characters[indent] == ' ' || lines[i].characters[indent] == '\t'))
            indent++;
        if (indent == lines[i].length)
            continue;
        if (!first) {
            first = &lines[i];
            margin = indent;
            continue;
        }
        int same = 0;
        while (same < margin && same < indent && lines[i].characters[same] == first->characters[same])
            same++;
        margin = same;
    }
    return margin;
}

/* Characters in the first `bytes` bytes of the line's UTF-8. */
static int character_offset(const SourceLine *line, int bytes)
{
    int at = 0, used = 0;
    while (at < line->length && used < bytes) {
        uint32_t c = line->characters[at++];
        used += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
    return at;
}

/* Columns that the first `offset` characters take on a terminal. */
static int display_width(const SourceLine *line, int offset)
{
    int width = 0;
    for (int i = 0; i < offset && i < line->length; i++)
        width += line->characters[i] >= 0x1100 && utf8proc_charwidth((utf8proc_int32_t)line->characters[i]) == 2 ? 2
                                                                                                                 : 1;
    return offset > line->length ? width + offset - line->length : width;
}

/* ---- what to underline ------------------------------------------------------------------------------------------ */

/* A place in the statement's dedented lines. */
typedef struct Place {
    int line, column; /* from 0, in characters */
} Place;

typedef struct Underline {
    SourceLine *lines; /* dedented */
    int line_count;
    Place start, end;          /* the part that was executing: end.line is the last */
    bool has_operator;         /* [operator_start, operator_end) gets ^, the rest ~ */
    Place operator_start, operator_end;
} Underline;

/* The entry with an anchor for exactly this extent: the instruction that raised may not be the call itself. */
static const Position *with_anchor(const Code *code, const Position *position)
{
    if (position->anchor >= 0)
        return position;
    for (int32_t i = 0; i < code->position_count; i++) {
        const Position *other = &code->positions[i];
        if (other->anchor >= 0 && other->line == position->line && other->column == position->column &&
            other->end_line == position->end_line && other->end_column == position->end_column)
            return other;
    }
    return NULL;
}

static Place shifted(const SourceLine *original, const Underline *under, int line, int bytes)
{
    int dedent = original[line].length - under->lines[line].length;
    int column = character_offset(&original[line], bytes) - dedent;
    return (Place){line, column > 0 ? column : 0};
}

static void find_operator(const Code *code, const Position *position, const SourceLine *original, Underline *under)
{
    const Position *entry = with_anchor(code, position);
    int line = entry ? entry->anchor_line - position->line : -1;
    if (!entry || line < 0 || line >= under->line_count)
        return;
    under->has_operator = true;
    under->operator_start = shifted(original, under, line, entry->anchor);
    const SourceLine *text = &under->lines[line];
    uint32_t first = under->operator_start.column < text->length ? text->characters[under->operator_start.column] : 0;
    if (first == '(' || first == '[') /* brackets reach to the end */
        under->operator_end = under->end;
    else
        under->operator_end = shifted(original, under, line, entry->anchor_end);
}

static bool matches_word(const SourceLine *line, int at, const char *word)
{
    for (; *word; word++, at++)
        if (at >= line->length || line->characters[at] != (uint32_t)*word)
            return false;
    return true;
}

static bool is_word_character(uint32_t c)
{
    return c == '_' || c >= 128 || isalnum((int)c);
}

static int skip_spaces(const SourceLine *line, int at, int end)
{
    while (at < end && is_space(line->characters[at]))
        at++;
    return at;
}

/* Nothing but closing brackets, a comment or another statement follows. */
static bool ends_statement(const SourceLine *line, int at)
{
    at = skip_spaces(line, at, line->length);
    while (at < line->length && line->characters[at] == ')')
        at = skip_spaces(line, at + 1, line->length);
    return at >= line->length || line->characters[at] == '#' || line->characters[at] == ';';
}

/* `return f(…)` and `name = call(…)`: carets under the whole call would say nothing. */
static bool is_plain_call(const Underline *under)
{
    const SourceLine *first = &under->lines[0];
    Place open = under->operator_start;
    if (!under->has_operator || under->lines[open.line].characters[open.column] != '(' ||
        under->end.line != under->line_count - 1 || !ends_statement(&under->lines[under->end.line], under->end.column))
        return false;
    int start = under->start.column, at = 0;
    if (matches_word(first, 0, "return") && !(first->length > 6 && is_word_character(first->characters[6]))) {
        at = skip_spaces(first, 6, start);
        while (at < start && first->characters[at] == '(')
            at = skip_spaces(first, at + 1, start);
        if (at != start || open.line != 0)
            return false;
        while (at < open.column && is_word_character(first->characters[at]))
            at++;
        return skip_spaces(first, at, open.column) == open.column;
    }
    while (at < start && is_word_character(first->characters[at]))
        at++;
    if (at == 0)
        return false;
    at = skip_spaces(first, at, start);
    if (at >= start || first->characters[at] != '=')
        return false;
    at = skip_spaces(first, at + 1, start);
    while (at < start && first->characters[at] == '(')
        at = skip_spaces(first, at + 1, start);
    return at == start;
}

static bool should_underline(const Underline *under)
{
    if (is_plain_call(under))
        return false;
    if (under->has_operator)
        return true;
    const SourceLine *last = &under->lines[under->line_count - 1];
    if (skip_spaces(&under->lines[0], 0, under->start.column) < under->start.column)
        return true;
    return skip_spaces(last, under->end.column, last->length) < last->length;
}

/* ---- printing a statement --------------------------------------------------------------------------------------- */

static bool is_before(int line, int column, Place place, const Underline *under)
{
    if (line != place.line)
        return line < place.line;
    return column < display_width(&under->lines[place.line], place.column);
}

static void put_line(TextBuffer *text, const SourceLine *line)
{
    trace_append(text, "    ", 4);
    for (int i = 0; i < line->length; i++)
        trace_character(text, line->characters[i]);
    trace_append(text, "\n", 1);
}

static void put_carets(TextBuffer *text, const Underline *under, int line)
{
    const SourceLine *source = &under->lines[line];
    int spaces = leading_spaces(source);
    int start = line == 0 ? display_width(source, under->start.column) : 0;
    int end = display_width(source, line == under->line_count - 1 ? under->end.column : source->length);
    trace_append(text, "    ", 4);
    for (int column = 0; column < end; column++) {
        char c = '^';
        if (column < spaces || column < start)
            c = ' ';
        else if (under->has_operator)
            c = !is_before(line, column, under->operator_start, under) &&
                        is_before(line, column, under->operator_end, under)
                    ? '^'
                    : '~';
        trace_append(text, &c, 1);
    }
    trace_append(text, "\n", 1);
}

static bool is_significant(const Underline *under, int line)
{
    if (line == 0 || line == under->line_count - 1)
        return true;
    return under->has_operator && ((line >= under->operator_start.line - 1 && line <= under->operator_start.line + 1) ||
                                   (line >= under->operator_end.line - 1 && line <= under->operator_end.line + 1));
}

static void put_statement(TextBuffer *text, const Underline *under)
{
    bool carets = should_underline(under);
    int shown = -1;
    for (int line = 0; line < under->line_count; line++) {
        if (!is_significant(under, line))
            continue;
        int from = line;
        if (line - shown == 2)
            from = line - 1;
        else if (line - shown > 2)
            trace_put(text, "    ...<%d lines>...\n", line - shown - 1);
        for (; from <= line; from++) {
            put_line(text, &under->lines[from]);
            if (carets)
                put_carets(text, under, from);
        }
        shown = line;
    }
}

#define LINES_ON_STACK 64

static void put_source(TextBuffer *text, SourceCache *cache, const Code *code, const Position *position)
{
    int count = position->end_line - position->line + 1;
    if (count < 1 || count > 10000)
        count = 1;
    SourceLine few[2 * LINES_ON_STACK];
    SourceLine *original = count <= LINES_ON_STACK ? few : malloc(2 * (size_t)count * sizeof *original);
    if (!original)
        return;
    SourceLine *dedented = original + count;
    bool is_blank = true;
    for (int i = 0; i < count; i++) {
        original[i] = source_line(cache, code->filename, position->line + i);
        is_blank = is_blank && original[i].length == 0;
    }
    int margin = common_margin(original, count);
    for (int i = 0; i < count; i++) {
        int cut = margin < original[i].length ? margin : original[i].length;
        dedented[i] = (SourceLine){original[i].characters + cut, original[i].length - cut};
    }
    if (!is_blank && (position->column < 0 || position->end_column < 0)) {
        int spaces = leading_spaces(&original[0]);
        SourceLine stripped = {original[0].characters + spaces, original[0].length - spaces};
        put_line(text, &stripped);
    } else if (!is_blank) {
        Underline under = {.lines = dedented, .line_count = count};
        under.start = shifted(original, &under, 0, position->column);
        under.end = shifted(original, &under, count - 1, position->end_column);
        find_operator(code, position, original, &under);
        put_statement(text, &under);
    }
    if (original != few)
        free(original);
}

/* ---- a chain of frames ------------------------------------------------------------------------------------------ */

static void put_frame(TextBuffer *text, SourceCache *cache, const Traceback *link, bool carets)
{
    const Code *code = ((FrameObject *)link->frame)->frame->code;
    const Position *position = link->instruction >= 0 ? code_position(code, link->instruction / (isize)sizeof(Unit))
                                                      : NULL;
    int line = position && position->line > 0 && carets ? position->line : traceback_line(link);
    trace_put(text, "  File \"");
    trace_str(text, code->filename);
    trace_put(text, line > 0 ? "\", line %d, in " : "\", line None, in ", line);
    trace_str(text, code->name);
    trace_put(text, "\n");
    if (carets && position && position->line > 0) {
        put_source(text, cache, code, position);
    } else {
        Position plain = {.line = line, .end_line = line, .column = -1, .end_column = -1, .anchor = -1};
        put_source(text, cache, code, &plain);
    }
}

static void put_repeats(TextBuffer *text, int count)
{
    if (count > REPEATS_SHOWN)
        trace_put(text, "  [Previous line repeated %d more time%s]\n", count - REPEATS_SHOWN,
                 count - REPEATS_SHOWN > 1 ? "s" : "");
}

static bool is_same_place(const Traceback *left, const Traceback *right)
{
    const Code *a = ((FrameObject *)left->frame)->frame->code, *b = ((FrameObject *)right->frame)->frame->code;
    return traceback_line(left) == traceback_line(right) && str_equal(a->filename, b->filename) &&
           str_equal(a->name, b->name);
}

void traceback_frames(TextBuffer *text, SourceCache *cache, const Traceback *chain, isize limit, bool carets)
{
    const Traceback *last = NULL;
    int count = 0;
    for (isize i = 0; chain && (limit < 0 || i < limit); chain = chain->next, i++) {
        if (!last || !is_same_place(last, chain)) {
            put_repeats(text, count);
            count = 0;
        }
        last = chain;
        if (++count <= REPEATS_SHOWN)
            put_frame(text, cache, chain, carets);
    }
    put_repeats(text, count);
}
