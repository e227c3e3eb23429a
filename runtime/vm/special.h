/* special.h: special methods that instructions call without recursion in C.
 *
 * `a + b`, `a < b`, `len(a)`, `for x in a` … with a method written in Python: the operands stay on the caller's stack,
 * the method goes on top of them (the reference that CPython's dispatchers hold while it runs), and the loop goes on in
 * the method's frame. When that returns, what the instruction still has to do with the result is done by its base
 * opcode; when it raises, the unwinding goes on in the caller, unless a __next__ has ended its loop.
 *
 * Each such call counts as C recursion, as CPython's does, so that depth ends where it ends there.
 */
#ifndef VIV_SPECIAL_H
#define VIV_SPECIAL_H

#include "../objects/function.h"
#include "frame.h"

/* A call that an instruction wants to make: to be entered with special_push. */
typedef struct SpecialCall {
    Function *function; /* borrowed; NULL: no Python function stands there, do it the general way */
    Object *holder;     /* what stays on the stack meanwhile: the method, or the property it is of */
    Object *args[3];    /* borrowed */
    unsigned how;       /* bits of FrameReturn */
} SpecialCall;

/* Each finds the call that the general way would make first, with the operands on the frame's stack; false: there is
 * none, or the C recursion is used up. They run nothing. */
bool special_binary(SpecialCall *call, int operator, Object *left, Object *right);
bool special_compare(SpecialCall *call, int operator, Object *left, Object *right);
bool special_unary(SpecialCall *call, Object *operand, Str *name);
bool special_truth(SpecialCall *call, Object *value);
bool special_contains(SpecialCall *call, Object *container, Object *item);
bool special_set_item(SpecialCall *call, Object *container, Object *key, Object *value);
bool special_set_attribute(SpecialCall *call, Object *owner, Str *name, Object *value);

/* Pushes the frame for it. The frame's registers are written out. NULL: MemoryError. */
Frame *special_push(Frame *frame, const SpecialCall *call);
/* The method has returned to the instruction at frame->instruction: where execution goes on, with the stack as the
 * instruction leaves it; NULL: raised. Runs Python. */
Unit *special_finish(Frame *frame, unsigned how, STOLEN Object *result);
/* The method has raised. A unit: the exception was the end of a loop, which goes on there. NULL: it stays raised. */
Unit *special_raised(Frame *frame, unsigned how);

#endif
