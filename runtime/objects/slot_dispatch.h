/* slot_dispatch.h: what the slots of Python classes contain. */
#ifndef VIV_SLOT_DISPATCH_H
#define VIV_SLOT_DISPATCH_H

#include "../type.h"

/* One function for each slot that a Python class can fill, of the slot's own type. */
#define SLOT(field, signature, wrapper, name, reflected) \
    __typeof__(*((TypeSlots *)0)->field) dispatch_##field;
#include "../slots.def"
#undef SLOT

/* The pieces: name(self, other), or NotImplemented if there is no such method; the name of a comparison's method; what
 * the answers of __bool__ and __len__ mean, -1: raised. They run Python, but for the name. */
NEW Object *call_or_not_implemented(Str *name, Object *self, Object *other);
BORROWED Str *compare_name(CompareOperator operator);
int truth_from_answer(Object *answer);
isize length_from_answer(Object *answer);

/* Calls whose arguments stand in a tuple (and dict) that the caller has: nothing more holds them. */
CallFunction call_from_tuple(CallFunction call);
/* __next__ of a Python class, with the StopIteration that it raises left raised: 1, 0 (never), -1. */
int dispatch_next_keeping_stop(Object *self, Object **item);

/* References to the arguments of a call, as the tuple holds that CPython passes them in: the array of the native
 * frame `held`, while the call runs. The caller of the call has its own, so that letting go frees nothing. */
void arguments_hold(Object **held, Object **args, isize count, Tuple *names);
void arguments_let_go(Object **held);

#endif
