/* lesson.c: reading a lesson file line by line; see lesson.h for its form. */
#include "lesson.h"

#include "observe/text.h"

#include "observe/host_memory.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define INDENT "    "

typedef struct Reader {
    Lesson *lesson;
    FILE *file;
    char *line; /* without its newline; NULL at the end */
    size_t room;
    int number;
    int block;
    bool is_pending; /* `line` was looked at and not taken */
} Reader;

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

/* Looks at the next line. False: the end. */
static bool peek(Reader *reader)
{
    if (reader->is_pending)
        return true;
    ssize_t length = getline(&reader->line, &reader->room, reader->file);
    if (length < 0)
        return false;
    if (length > 0 && reader->line[length - 1] == '\n')
        reader->line[length - 1] = '\0';
    reader->number++;
    reader->is_pending = true;
    return true;
}

static void take(Reader *reader)
{
    reader->is_pending = false;
}

static Part *add_part(Reader *reader, PartKind kind)
{
    Lesson *lesson = reader->lesson;
    lesson->parts = host_grown(lesson->parts, lesson->part_count, &lesson->part_room, sizeof *lesson->parts);
    Part *part = &lesson->parts[lesson->part_count++];
    *part = (Part){.kind = kind, .line = reader->number, .block = reader->block};
    return part;
}

static char *owned(Text *text)
{
    char *copy = text_copy(text);
    text_free(text);
    return copy;
}

static char *trimmed(const char *start, size_t length)
{
    while (length && (*start == ' ' || *start == '\t'))
        start++, length--;
    while (length && (start[length - 1] == ' ' || start[length - 1] == '\t'))
        length--;
    return host_text_part(start, length);
}

static void complain(Reader *reader, const char *what)
{
    char message[256];
    if (reader->lesson->problem)
        return;
    snprintf(message, sizeof message, "line %d: %s", reader->number, what);
    reader->lesson->problem = host_text(message);
}

/* ---- transcript blocks ----------------------------------------------------------------------------------- */

static bool is_prompt_line(const char *line)
{
    return starts_with(line, INDENT ">>> ") || strcmp(line, INDENT ">>>") == 0;
}

static bool is_continuation_line(const char *line)
{
    return starts_with(line, INDENT "... ") || strcmp(line, INDENT "...") == 0;
}

static void add_line(Text *text, const char *line)
{
    text_add(text, line);
    text_add(text, "\n");
}

/* What follows the prompt on an input line. */
static const char *typed_part(const char *line)
{
    return strlen(line) > 8 ? line + 8 : "";
}

static void read_input(Reader *reader)
{
    Text typed = {0}, source = {0}, expected = {0};
    Part *part = add_part(reader, PART_INPUT);
    do {
        add_line(&typed, typed_part(reader->line));
        add_line(&source, reader->line);
        take(reader);
    } while (peek(reader) && is_continuation_line(reader->line));
    while (peek(reader) && starts_with(reader->line, INDENT) && !is_prompt_line(reader->line)) {
        add_line(&expected, reader->line);
        take(reader);
    }
    part->text = owned(&typed);
    part->source = owned(&source);
    part->expected = owned(&expected);
}

static void read_block(Reader *reader)
{
    while (peek(reader) && is_prompt_line(reader->line))
        read_input(reader);
    reader->block++;
}

/* ---- questions ------------------------------------------------------------------------------------------- */

static void read_choice(Reader *reader, Part *part)
{
    const char *start = reader->line + 3, *bar = strstr(start, " | ");
    size_t length = bar ? (size_t)(bar - start) : strlen(start);
    if (part->choice_count == LESSON_CHOICES_MAX) {
        complain(reader, "more choices than a question can have");
        return;
    }
    Choice *choice = &part->choices[part->choice_count++];
    choice->text = trimmed(start, length);
    choice->reply = trimmed(bar ? bar + 3 : "", bar ? strlen(bar + 3) : 0);
}

static void read_hint(Reader *reader, Part *part)
{
    if (part->hint_count == LESSON_HINTS_MAX)
        complain(reader, "more than three hints");
    else
        part->hints[part->hint_count++] = trimmed(reader->line + 5, strlen(reader->line + 5));
}

static void read_question(Reader *reader, PartKind kind)
{
    Text source = {0};
    Part *part = add_part(reader, kind);
    const char *question = strchr(reader->line, ':') + 1;
    part->text = trimmed(question, strlen(question));
    add_line(&source, reader->line);
    take(reader);
    for (; peek(reader); take(reader)) {
        if (starts_with(reader->line, "( )"))
            read_choice(reader, part);
        else if (kind == PART_PREDICT && starts_with(reader->line, "= "))
            part->expression = trimmed(reader->line + 2, strlen(reader->line + 2));
        else if (kind == PART_TRY && starts_with(reader->line, "check:"))
            part->expression = trimmed(reader->line + 6, strlen(reader->line + 6));
        else if (kind == PART_TRY && starts_with(reader->line, "hint:"))
            read_hint(reader, part);
        else
            break;
        add_line(&source, reader->line);
    }
    part->source = owned(&source);
    if (!part->expression)
        complain(reader, kind == PART_PREDICT ? "a prediction needs a line '= expression'"
                                              : "a task needs a line 'check: expression'");
}

/* ---- the file -------------------------------------------------------------------------------------------- */

static void read_prose(Reader *reader)
{
    Lesson *lesson = reader->lesson;
    if (!lesson->title && starts_with(reader->line, "# "))
        lesson->title = trimmed(reader->line + 2, strlen(reader->line + 2));
    if (strcmp(reader->line, "tell: off") == 0 && reader->number < 12)
        lesson->tells = false;
    Part *part = add_part(reader, PART_PROSE);
    part->text = host_text(reader->line);
    take(reader);
}

Lesson *lesson_read(const char *path)
{
    Reader reader = {.file = fopen(path, "r")};
    if (!reader.file)
        return NULL;
    reader.lesson = host_zeroed(1, sizeof *reader.lesson);
    reader.lesson->path = host_text(path);
    reader.lesson->tells = true;
    while (peek(&reader)) {
        if (is_prompt_line(reader.line))
            read_block(&reader);
        else if (starts_with(reader.line, "Predict:"))
            read_question(&reader, PART_PREDICT);
        else if (starts_with(reader.line, "Try:"))
            read_question(&reader, PART_TRY);
        else
            read_prose(&reader);
    }
    free(reader.line);
    fclose(reader.file);
    return reader.lesson;
}

void lesson_free(Lesson *lesson)
{
    if (!lesson)
        return;
    for (size_t i = 0; i < lesson->part_count; i++) {
        Part *part = &lesson->parts[i];
        free(part->text);
        free(part->source);
        free(part->expected);
        free(part->expression);
        for (int c = 0; c < part->choice_count; c++) {
            free(part->choices[c].text);
            free(part->choices[c].reply);
        }
        for (int h = 0; h < part->hint_count; h++)
            free(part->hints[h]);
    }
    free(lesson->parts);
    free(lesson->path);
    free(lesson->title);
    free(lesson->problem);
    free(lesson);
}
