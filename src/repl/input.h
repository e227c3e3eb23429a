/* input.h: gathering lines until they are a whole statement. The parser itself says when that is. */
#ifndef VIV_INPUT_H
#define VIV_INPUT_H

#include <stdbool.h>

typedef enum InputState {
    INPUT_EMPTY,    /* nothing but blanks and comments: nothing to run     */
    INPUT_MORE,     /* the statement goes on                               */
    INPUT_COMPLETE  /* run it: it is whole, or wrong and will say so       */
} InputState;

typedef struct Input Input;

Input *input_new(void);
void input_free(Input *input);
/* Takes one line, without its newline. */
InputState input_add_line(Input *input, const char *line);
/* No more lines will come: what is there is run as it is. */
InputState input_end(Input *input);
/* Whether `line` could go on with what was typed so far; if not, a piped block ends before it. */
bool input_continues_with(const Input *input, const char *line);
bool input_is_empty(const Input *input);
/* The lines so far, each ended by a newline. Valid until the next change. */
const char *input_text(const Input *input);
/* Ready for the next statement. */
void input_reset(Input *input);

#endif
