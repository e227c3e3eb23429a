/* session.c: running inputs one after another; see session.h. */
#include "session.h"

#include "command.h"

#include "observe/host_memory.h"

#include "viv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The session that hears of deaths: the heap's hook has no argument of ours. */
static Session *listening;

static void note_death(Object *object)
{
    if (!listening)
        return;
    narration_death(listening->narration, object);
    label_forget(listening->labels, object);
}

Session *session_new(bool is_interactive)
{
    Session *session = host_zeroed(1, sizeof *session);
    session->history = history_new();
    session->labels = labels_new();
    session->narration = narration_new(session->labels);
    session->is_interactive = is_interactive;
    session->tell = is_interactive ? TELL_BRIEF : TELL_OFF;
    session->width = 80;
    listening = session;
    heap_set_death_hook(note_death);
    births_note(0);
    return session;
}

void session_free(Session *session)
{
    heap_set_death_hook(NULL);
    listening = NULL;
    history_free(session->history);
    narration_free(session->narration);
    labels_free(session->labels);
    free(session);
}

void session_undo(Session *session)
{
    history_undo(session->history, &session->labels);
    narration_set_labels(session->narration, session->labels);
    session->input_count--;
}

void session_redo(Session *session)
{
    history_redo(session->history, &session->labels);
    narration_set_labels(session->narration, session->labels);
    session->input_count++;
}

/* ---- running --------------------------------------------------------------------------------------------- */

void session_say(const char *text)
{
    io_flush_standard();
    fputs(text, stdout);
    fflush(stdout);
}

/* The exception that ended an input: told, unless it asks to leave. */
static void end_in_error(Session *session)
{
    if (error_matches(SystemExit)) {
        session->exit_code = traceback_exit_code();
        session->is_over = true;
        return;
    }
    Object *exception = error_fetch();
    traceback_print(exception);
    decref(exception);
}

static void run_python(Session *session, const char *text)
{
    char name[48];
    snprintf(name, sizeof name, "<python-input-%d>", session->input_count);
    NATIVE_FRAME(held, "the prompt", "source", "file name", "result");
    held[0] = (Object *)str_from_utf8(text, (isize)strlen(text));
    held[1] = held[0] ? (Object *)str_from_text(name) : NULL;
    if (held[1] && dict_set(RUNTIME->sources, held[1], held[0])) /* for the lines of tracebacks */
        held[2] = vm_run_source((Str *)held[0], (Str *)held[1], COMPILE_SINGLE, 0, module_dict(RUNTIME->main), NULL);
    bool failed = !held[2];
    native_leave(held, NULL);
    if (failed)
        end_in_error(session);
}

/* `exit` and `quit` leave even without parentheses, unless the program has given the name away. */
static bool asks_to_leave(const char *text)
{
    size_t length = strcspn(text, "\r\n");
    bool is_word = (length == 4) && (strncmp(text, "exit", 4) == 0 || strncmp(text, "quit", 4) == 0);
    return is_word && !dict_get_text(module_dict(RUNTIME->main), text[0] == 'e' ? "exit" : "quit");
}

void session_run(Session *session, const char *text)
{
    Text out = {0};
    session->said_bytes = 0;
    if (*text == ':') {
        command_run(session, text, &out);
    } else if (asks_to_leave(text)) {
        session->is_over = true;
    } else {
        history_push(session->history, session->labels, text);
        if (session->tell != TELL_OFF)
            narration_before(session->narration);
        run_python(session, text);
        session->input_count++;
        births_note(session->input_count);
        if (session->tell != TELL_OFF && !session->is_over)
            narration_after(session->narration, session->input_count, &out);
    }
    session_say(text_string(&out));
    session->said_bytes = out.length;
    text_free(&out);
}

NEW Object *session_evaluate(Session *session, const char *expression, Dict *extra)
{
    NATIVE_FRAME(held, "the check", "source", "file name", "code", "result");
    held[0] = (Object *)str_from_utf8(expression, (isize)strlen(expression));
    held[1] = held[0] ? (Object *)str_from_text("<check>") : NULL;
    held[2] = held[1] ? (Object *)vm_compile((Str *)held[0], (Str *)held[1], COMPILE_EVAL, 0) : NULL;
    if (held[2])
        held[3] = vm_run_code((Code *)held[2], module_dict(RUNTIME->main), (Object *)extra);
    return native_leave_with(held, 3);
}
