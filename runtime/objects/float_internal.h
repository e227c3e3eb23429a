/* float_internal.h: what the float*.c files share, with the includes that all of them need. */
#ifndef VIV_FLOAT_INTERNAL_H
#define VIV_FLOAT_INTERNAL_H

#include "../abstract.h"
#include "../error.h"
#include "../heap/fresh.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "float.h"
#include "int.h"
#include "int_inline.h"

NEW Object *float_exact(Object *self); /* self, or an exact float with its value if it is of a subclass */

/* The nearest double to `value` with so many digits after (or, negative, before) the point; half to even of
 * the exact value. OverflowError. */
NEW Object *float_round(double value, isize digits);

extern const Native float_methods[];
extern const Property float_properties[];

#endif
