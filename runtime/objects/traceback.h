/* traceback.h: where an exception has been, and how that is printed.
 *
 * A Traceback is a link in a chain from the outermost frame to the innermost. Printing follows CPython 3.13's
 * `traceback` module to the letter: source lines, carets with anchors, folding of repeats, causes and
 * contexts, notes, groups, suggestions.
 */
#ifndef VIV_TRACEBACK_H
#define VIV_TRACEBACK_H

#include "../object.h"

/* One frame that the exception has gone through. */
typedef struct Traceback {
    Object head;
    struct Traceback *next;
    Object *frame;          /* FrameObject */
    int32_t instruction;    /* tb_lasti: byte offset                         */
    int32_t line;           /* tb_lineno; -1: computed from instruction      */
} Traceback;

/* Puts a link for `frame_object`, at byte offset `instruction`, in front of the exception's traceback. */
bool traceback_add(Object *exception, Object *frame_object, int32_t instruction, int32_t line);

/* tb_lineno, or -1. */
int traceback_line(const Traceback *self);

/* Prints an exception with all that belongs to it to sys.stderr. Runs Python (str of exceptions). Never raises. */
void traceback_print(Object *exception);
/* The same as text: what traceback.format_exception gives. */
NEW Str *traceback_format(Object *exception);
/* "  File …, line …, in …" lines of one chain, as traceback.format_tb. */
NEW Str *traceback_format_chain(Object *traceback, isize limit);
/* "ValueError: text" lines only (format_exception_only). */
NEW Str *traceback_format_only(Object *exception);

/* The end of a main program by an uncaught exception: SystemExit gives its code (printing its message), others
 * are printed and give 1. Takes the raised exception. */
int traceback_exit_code(void);

/* The candidate that is most like a wrong name, if any is like it. BORROWED; runs nothing. */
Str *suggestion_nearest(const List *candidates, Str *wrong_name);

#endif
