/* history.h: the moments before each input, kept so that :undo can return to them, and those taken back, for redoing.
 *
 * A moment is a checkpoint of the region with the badges of that time. The oldest are dropped when there are more than
 * a hundred, or when together they take more memory than the budget.
 */
#ifndef VIV_HISTORY_H
#define VIV_HISTORY_H

#include "observe/label.h"

typedef struct History History;

History *history_new(void);
void history_free(History *history);

/* Before an input: keeps the present, with a copy of the badges, and forgets what was taken back. Without memory for
 * it the input cannot be undone, and everything before it neither. */
void history_push(History *history, const Labels *labels, const char *input);

/* The text of the input that would be taken back (or redone), or NULL: there is none. Valid until history changes. */
const char *history_last(const History *history);
const char *history_undone(const History *history);

/* Puts the heap back as it was before the last input, or after the one last taken back; `labels` are replaced by
 * those of that moment. There must be one. C code below that holds pointers into the region must not go on. */
void history_undo(History *history, Labels **labels);
void history_redo(History *history, Labels **labels);

#endif
