/* slot_dispatch.h: what the slots of Python classes contain. */
#ifndef VIV_SLOT_DISPATCH_H
#define VIV_SLOT_DISPATCH_H

#include "../type.h"

/* One function for each slot that a Python class can fill, of the slot's own type. */
#define SLOT(field, signature, wrapper, name, reflected) \
    __typeof__(*((TypeSlots *)0)->field) dispatch_##field;
#include "../slots.def"
#undef SLOT

/* __next__ of a Python class, with the StopIteration that it raises left raised: 1, 0 (never), -1. */
/* References to the arguments of a call, as the tuple holds that CPython passes them in. */
void arguments_hold(Object **held, Object **args, isize count, Tuple *names);
void arguments_let_go(Object **held);
int dispatch_next_keeping_stop(Object *self, Object **item);

#endif
