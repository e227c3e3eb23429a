/* command.h: what a prompt command is. All of them stand in one table, commands.c; help, completion and the
 * README's list are made from it.
 */
#ifndef VIV_COMMAND_H
#define VIV_COMMAND_H

#include "session.h"

typedef struct Command {
    const char *name;      /* "refcount"                                        */
    const char *arguments; /* "X [Y]", as help shows them                       */
    const char *help;      /* one line                                          */
    const char *idea;      /* what `:help name` adds: the idea behind, or NULL  */
    /* Appends the answer to `out`. `rest` is what follows the name, trimmed. */
    void (*run)(Session *session, const char *rest, Text *out);
    /* What completes the argument: names, commands or nothing. */
    enum { COMPLETE_NOTHING, COMPLETE_OBJECT, COMPLETE_COMMAND } completes;
} Command;

extern const Command commands[];

/* Runs a line that starts with ':'. Its answer is appended to `out`, or saved where `> file.txt` says. */
void command_run(Session *session, const char *line, Text *out);

/* An object argument: a name, a path without calls (a[0].x), a literal, or #7. NULL: *out says why, in one line.
 * Borrowed. Runs no code of the program and allocates nothing in the region. *rest: behind it. */
BORROWED Object *argument_object(Session *session, const char *argument, const char **rest, Text *out);

/* Says what the instruction of that name does, for :help. False: there is none. */
bool instruction_help(const char *name, Text *out);

/* Commands that fill a file of their own. */
void command_names(Session *session, const char *rest, Text *out);
void command_id(Session *session, const char *rest, Text *out);
void command_refcount(Session *session, const char *rest, Text *out);
void command_who(Session *session, const char *rest, Text *out);
void command_heap(Session *session, const char *rest, Text *out);
void command_gc(Session *session, const char *rest, Text *out);
void command_undo(Session *session, const char *rest, Text *out);
void command_dis(Session *session, const char *rest, Text *out);

#endif
