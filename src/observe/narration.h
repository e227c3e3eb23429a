/* narration.h: what one input did to the heap, told in a few lines.
 *
 *     + #1 list [1, 2, 3]              made
 *     a → #1                           a name refers to it
 *     ~ #1 list [1, 2, 3, 4]           changed in place
 *     a gone                           a name was unbound
 *     - #1 list freed                  freed
 *     ! #3 P, #4 P unreachable         alive, but nobody can reach them
 *
 * It compares two moments: everything that top-level names reach before and after. The net effect counts:
 * a loop of a thousand steps is told as its result.
 */
#ifndef VIV_NARRATION_H
#define VIV_NARRATION_H

#include "label.h"
#include "text.h"

typedef struct Narration Narration;

Narration *narration_new(Labels *labels);
void narration_free(Narration *narration);
/* `labels` are replaced when an undo brings older badges back. */
void narration_set_labels(Narration *narration, Labels *labels);

/* Remembers the moment before an input. */
void narration_before(Narration *narration);
/* A death of an object with FLAG_NOTICED, while an input runs. */
void narration_death(Narration *narration, const Object *object);
/* Appends the lines that tell what changed since narration_before, each ended by a newline. `input` is the number
 * with which births_note has stamped what is new. */
void narration_after(Narration *narration, int input, Text *text);

#endif
