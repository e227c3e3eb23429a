/* session.h: a run of inputs against one heap, whoever types them: a terminal, a pipe, a lesson.
 *
 * A session takes one complete input at a time, Python or a command, and writes everything it has to say to
 * standard output and standard error. Before each input it takes a checkpoint, so that :undo is real.
 */
#ifndef VIV_SESSION_H
#define VIV_SESSION_H

#include "history.h"

#include "observe/label.h"
#include "observe/narration.h"
#include "observe/text.h"

typedef enum TellLevel { TELL_OFF, TELL_BRIEF } TellLevel;

typedef struct Session {
    Labels *labels;
    Narration *narration;
    TellLevel tell;
    bool is_over;       /* :quit, exit(), the end of input */
    bool is_interactive; /* a person at a terminal */
    int exit_code;
    int input_count;    /* inputs run so far: the number of the last one */
    int width;
    size_t said_bytes;  /* of the last input's output, at its end: what viv said, not the program */
    History *history; /* for :undo */
} Session;

/* One session at a time: it receives the deaths of noticed objects. Ends the program if the host has no memory. */
Session *session_new(bool is_interactive);
void session_free(Session *session);

/* Runs one complete input (Python statements, or a line that starts with ':'). */
void session_run(Session *session, const char *text);

/* Takes the last input back, or redoes the one last taken back. History must have one. */
void session_undo(Session *session);
void session_redo(Session *session);

/* Puts text on standard output, after everything that the program has printed. */
void session_say(const char *text);

/* Evaluates an expression at top level, for lessons' checks. NULL: raised. `extra` names come first. */
NEW Object *session_evaluate(Session *session, const char *expression, Dict *extra);

#endif
