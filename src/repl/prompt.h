/* prompt.h: typing at viv, at a terminal or through a pipe. */
#ifndef VIV_PROMPT_H
#define VIV_PROMPT_H

#include <stdbool.h>

/* Reads inputs until their end and runs them. Returns the exit code. At a terminal there are a banner, editing,
 * history and narration; from a pipe only what the program and the commands print. */
int prompt_run(bool is_terminal);

#endif
