/* typed_history.h: what was typed at a terminal, for the arrow keys, kept between runs.
 *
 * An entry is a whole input: a block comes back with all its lines, to be changed and run again.
 */
#ifndef VIV_TYPED_HISTORY_H
#define VIV_TYPED_HISTORY_H

/* Reads the entries of earlier runs; none, if there is no home to keep them in. */
void typed_history_load(void);
/* Adds one input or command; the newlines at its end do not count. Not twice in a row, and not if it is empty. */
void typed_history_note(const char *text);
void typed_history_save(void);

#endif
