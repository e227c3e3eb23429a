/* replay.c: running a lesson; see replay.h.
 *
 * While an input runs, standard output and standard error go to a file of their own, from which the lines are taken
 * and indented. The stream that replay writes to must not be one of the two.
 */
#include "replay.h"

#include "viv_object.h"

#include "observe/text.h"
#include "observe/host_memory.h"
#include "session/session.h"

#include "viv.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Replay {
    Session *session;
    FILE *output, *problems, *capture;
    Lesson *lesson;
    Text block_output; /* what the program printed in the block that was run last */
} Replay;

/* ---- capturing what an input prints ---------------------------------------------------------------------- */

static bool capture_start(Replay *replay, int saved[2])
{
    fflush(stdout);
    fflush(stderr);
    replay->capture = tmpfile();
    if (!replay->capture)
        return false;
    saved[0] = dup(STDOUT_FILENO);
    saved[1] = dup(STDERR_FILENO);
    dup2(fileno(replay->capture), STDOUT_FILENO);
    dup2(fileno(replay->capture), STDERR_FILENO);
    return true;
}

static void capture_end(Replay *replay, const int saved[2], Text *seen)
{
    char buffer[4096];
    size_t length;
    io_flush_standard();
    fflush(stdout);
    fflush(stderr);
    dup2(saved[0], STDOUT_FILENO);
    dup2(saved[1], STDERR_FILENO);
    close(saved[0]);
    close(saved[1]);
    rewind(replay->capture);
    while ((length = fread(buffer, 1, sizeof buffer, replay->capture)) > 0)
        text_append(seen, buffer, length);
    fclose(replay->capture);
    if (seen->length && seen->data[seen->length - 1] != '\n')
        text_add(seen, "\n");
}

/* ---- matching -------------------------------------------------------------------------------------------- */

static size_t line_length(const char *text)
{
    size_t length = strcspn(text, "\n");
    return length + (text[length] == '\n');
}

/* Whether `actual` agrees with `expected`, in which a lone "…" line stands for any number of lines. */
static bool agrees(const char *expected, const char *actual)
{
    while (*expected) {
        size_t length = line_length(expected);
        const char *bare = expected + strspn(expected, " ");
        if (strncmp(bare, "…\n", strlen("…\n")) == 0) {
            const char *rest = expected + length;
            for (; *actual; actual += line_length(actual))
                if (agrees(rest, actual))
                    return true;
            return *rest == '\0';
        }
        if (length != line_length(actual) || strncmp(expected, actual, length) != 0)
            return false;
        expected += length;
        actual += length;
    }
    return *actual == '\0';
}

static void indent(Text *indented, const char *text)
{
    for (; *text; text += line_length(text)) {
        text_add(indented, "    ");
        text_append(indented, text, line_length(text));
    }
}

static void run_input(Replay *replay, const Part *part)
{
    int saved[2];
    Text seen = {0}, indented = {0};
    if (!capture_start(replay, saved))
        return;
    session_run(replay->session, part->text);
    capture_end(replay, saved, &seen);
    size_t said = replay->session->said_bytes < seen.length ? replay->session->said_bytes : seen.length;
    text_append(&replay->block_output, text_string(&seen), seen.length - said);
    indent(&indented, text_string(&seen));
    fputs(part->source, replay->output);
    fputs(agrees(part->expected, text_string(&indented)) ? part->expected : text_string(&indented), replay->output);
    text_free(&seen);
    text_free(&indented);
}

/* ---- predictions and checks ------------------------------------------------------------------------------ */

static void report(Replay *replay, const Part *part, const char *format, const char *detail)
{
    fprintf(replay->problems, "%s:%d: ", replay->lesson->path, part->line);
    fprintf(replay->problems, format, detail);
    fputc('\n', replay->problems);
}

/* The words of the exception that is raised; it is taken. The caller frees them. */
static char *exception_text(void)
{
    Object *exception = error_fetch();
    Str *text = traceback_format_only(exception);
    char *copy = host_text(text ? str_text(text) : "an exception");
    decref_maybe(text);
    decref(exception);
    return copy;
}

/* str() of the expression's value; or NULL, and *raised is what it raised. The caller frees both. */
static char *evaluate(Replay *replay, const char *expression, char **raised)
{
    Dict *names = viv_object_names(replay->session);
    Object *value = names ? session_evaluate(replay->session, expression, names) : NULL;
    Str *text = value ? object_str(value) : NULL;
    char *copy = text ? host_text(str_text(text)) : NULL;
    *raised = copy ? NULL : exception_text();
    decref_maybe(text);
    decref_maybe(value);
    decref_maybe(names);
    return copy;
}

/* The same, on a heap that is put back afterwards: a check runs Python, and the lesson must not notice. */
static char *evaluate_aside(Replay *replay, const char *expression, char **raised)
{
    Checkpoint *checkpoint = host_checked(checkpoint_take());
    char *text = evaluate(replay, expression, raised);
    checkpoint_restore(checkpoint);
    checkpoint_free(checkpoint);
    return text;
}

static char *output_text(const Replay *replay)
{
    size_t length = replay->block_output.length;
    return host_text_part(text_string(&replay->block_output), length ? length - 1 : 0);
}

static void check_prediction(Replay *replay, const Part *part)
{
    char *raised = NULL;
    bool is_output = strcmp(part->expression, "output") == 0;
    char *value = is_output ? output_text(replay) : evaluate_aside(replay, part->expression, &raised);
    int matches = 0;
    for (int i = 0; value && i < part->choice_count; i++)
        matches += strcmp(part->choices[i].text, value) == 0;
    if (raised)
        report(replay, part, "the expression raised %s", raised);
    else if (matches != 1)
        report(replay, part, matches ? "more than one choice says %s" : "no choice says %s", value);
    free(value);
    free(raised);
}

/* A task is solved when its check is true, whatever follows. At the end of the block it must have been. */
static void check_task(Replay *replay, Part *part, bool is_end)
{
    char *raised, *value;
    if (part->is_solved)
        return;
    value = evaluate_aside(replay, part->expression, &raised);
    part->is_solved = value && strcmp(value, "True") == 0;
    if (is_end && raised)
        report(replay, part, "the expression raised %s", raised);
    else if (is_end && !part->is_solved)
        report(replay, part, "the solution leaves the check at %s", value);
    free(value);
    free(raised);
}

/* The questions that wait for block `block`, one input of which has been run. */
static void check_questions(Replay *replay, int block, bool is_end)
{
    for (size_t i = 0; i < replay->lesson->part_count; i++) {
        Part *part = &replay->lesson->parts[i];
        if (part->block != block || !part->expression)
            continue;
        if (part->kind == PART_TRY)
            check_task(replay, part, is_end);
        else if (is_end)
            check_prediction(replay, part);
    }
}

/* ---- the whole file -------------------------------------------------------------------------------------- */

static void replay_part(Replay *replay, const Part *part, const Part *next)
{
    if (part->kind == PART_PROSE)
        fprintf(replay->output, "%s\n", part->text);
    else if (part->kind != PART_INPUT)
        fputs(part->source, replay->output);
    else {
        bool is_end = !next || next->kind != PART_INPUT || next->block != part->block;
        run_input(replay, part);
        check_questions(replay, part->block, is_end);
        if (is_end)
            text_clear(&replay->block_output);
    }
}

void lesson_replay(Lesson *lesson, FILE *output, FILE *problems)
{
    Replay replay = {.session = session_new(false), .output = output, .problems = problems, .lesson = lesson};
    replay.session->tell = lesson->tells ? TELL_BRIEF : TELL_OFF;
    if (lesson->problem)
        fprintf(problems, "%s: %s\n", lesson->path, lesson->problem);
    for (size_t i = 0; i < lesson->part_count; i++)
        replay_part(&replay, &lesson->parts[i], i + 1 < lesson->part_count ? &lesson->parts[i + 1] : NULL);
    text_free(&replay.block_output);
    session_free(replay.session);
}
