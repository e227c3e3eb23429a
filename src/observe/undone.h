/* undone.h: what going from one moment to another did, when the heap was put back rather than run.
 *
 *     - #2 dict     box gone     #1 refs 3 → 2
 *
 * Objects are known again by address and birth: two that stand at one address in two moments are one object if the
 * same input made them.
 */
#ifndef VIV_UNDONE_H
#define VIV_UNDONE_H

#include "moment.h"
#include "text.h"

/* Appends a few lines. `from` was taken and described before the heap was put back; `to` is the present. `labels` are
 * those that came back with the heap; gives badges to what it mentions. */
void undone_tell(Text *out, const Moment *from, const Moment *to, Labels *labels, int width);

#endif
