/* tracking.h: whether a container needs the collector's attention because of what it holds.
 *
 * CPython leaves dicts of atoms untracked and untracks tuples of atoms at the first collection; gc.is_tracked
 * shows it, so the same rules hold here.
 */
#ifndef VIV_TRACKING_H
#define VIV_TRACKING_H

#include "../runtime.h"
#include "../type.h"

/* False: `object` can never be part of a cycle as long as it stays as it is. */
static inline bool may_be_tracked(const Object *object)
{
    return (object->flags & FLAG_COLLECTED) != 0 &&
           (object->type != TYPE(tuple) || (object->flags & FLAG_TRACKED) != 0);
}

#endif
