/* viv_object.h: the read-only `viv` object that lessons' predictions and checks ask.
 *
 *     viv.count(list)      how many objects of exactly that type top-level names reach
 *     viv.refs('a')        the reference count of what a name (or badge '#1') means
 *     viv.same('a', 'b')   whether two names mean one object
 *     viv.alive('#1')      whether the object with that badge lives
 *     viv.size('a')        its size in bytes, as sys.getsizeof counts
 */
#ifndef VIV_VIV_OBJECT_H
#define VIV_VIV_OBJECT_H

#include "session/session.h"

/* A fresh dict {'viv': the object} for an expression to be evaluated in. NULL: raised. */
NEW Dict *viv_object_names(Session *session);

#endif
