/* stack.h: pushing and popping frames on the data stack.
 *
 * The data stack is a chain of chunks in the region. A frame lies in one chunk; a chunk never moves. Frames are
 * pushed and popped in strict order, so a push is a comparison and an addition.
 *
 *     chunk ─▶ [ previous | limit | saved_top ][ frame ][ frame ][ frame ]····free····
 *                                                                        ▲ vm.stack_top
 *
 * Always true: every frame below stack_top is complete enough for frame_traverse: code is set, and each slot
 * below its stack_top is NULL or an owned reference.
 */
#ifndef VIV_STACK_H
#define VIV_STACK_H

#include "../objects/function.h"
#include "../runtime.h"
#include "frame.h"
#include "state.h"

/* Room for size_bytes on another chunk. NULL: MemoryError. */
NOINLINE Frame *stack_push_slow(size_t size_bytes);
/* Takes off a frame that began its chunk. */
NOINLINE void stack_pop_slow(Frame *frame);

static ALWAYS_INLINE Frame *stack_push(const Code *code)
{
    VmState *vm = &RUNTIME->vm;
    char *at = vm->stack_top;
    char *top = at + code->frame_bytes;
    if (UNLIKELY(top > vm->stack_limit))
        return stack_push_slow((size_t)code->frame_bytes);
    vm->stack_top = top;
    return (Frame *)at;
}

static ALWAYS_INLINE void stack_pop(Frame *frame)
{
    VmState *vm = &RUNTIME->vm;
    if (UNLIKELY((char *)frame == vm->chunk->data))
        stack_pop_slow(frame);
    else
        vm->stack_top = (char *)frame;
}

/* Fills everything but the slots. `function` and `locals` are stolen. */
static ALWAYS_INLINE void frame_begin(Frame *frame, STOLEN Function *function, Code *code, STOLEN Object *locals)
{
    incref(code);
    frame->code = code;
    frame->function = function;
    frame->globals = function->globals;
    frame->builtins = function->builtins;
    frame->locals = locals;
    frame->object = NULL;
    frame->instruction = code->units - 1; /* before the first */
    frame->stack_top = frame->slots + code->slot_count;
    frame->return_offset = 0;
    frame->owner = FRAME_STACK;
    frame->on_return = 0;
}

static ALWAYS_INLINE void frame_empty_slots(Frame *frame, isize from, isize to)
{
    for (isize i = from; i < to; i++)
        frame->slots[i] = NULL;
}

/* ---- calls: call.c ----------------------------------------------------------------------------------------- */

/* Pushes a frame for function(*args, **{names: …}) and binds the arguments. `function`, `locals` and the
 * references in args are stolen, on failure too. NULL: raised. Runs no Python but destructors. */
Frame *call_push(STOLEN Function *function, STOLEN Object *locals, STOLEN Object **args, isize count, Tuple *names);
/* The same for f(*tuple, **dict); both stolen, `keywords` may be NULL. */
Frame *call_push_ex(STOLEN Function *function, STOLEN Object *tuple, STOLEN Object *keywords);

/* Clears a frame that has left the chain, and takes it off the data stack. */
void frame_leave(Frame *frame);
/* The same for a generator's frame: the generator is finished. */
void generator_frame_finished(Frame *frame);
/* One or the other, while a result that nobody else holds is on its way. */
void frame_leave_holding(Frame *frame, Object *result);
/* The same with the result on top of the frame's stack. */
void frame_leave_with_result(Frame *frame);

/* Nothing but an ordinary return to a caller in the loop: owner FRAME_STACK, on_return 0. */
static inline bool frame_is_plain(const Frame *frame)
{
    return ((unsigned)frame->owner | frame->on_return) == 0;
}

/* frame_leave for the common case. The frame stays on the data stack, and in the audit's sight, until all it
 * held is released. What is on its stack is the result, which the caller takes. */
static ALWAYS_INLINE void frame_leave_fast(Frame *frame)
{
    if (UNLIKELY(frame->object != NULL)) {
        frame->stack_top--;
        frame_leave_holding(frame, *frame->stack_top);
        return;
    }
    Code *code = frame->code;
    for (isize i = 0, count = code->slot_count; i < count; i++) {
        Object *value = frame->slots[i];
        if (value) {
            frame->slots[i] = NULL;
            decref(value);
        }
    }
    if (UNLIKELY(frame->locals != NULL))
        clear_slot(&frame->locals);
    Function *function = frame->function;
    frame->function = NULL;
    decref(function);
    stack_pop(frame);
    decref(code);
}

/* ---- the loop: loop.c, loop_traced.c ------------------------------------------------------------------------ */

/* LOOP_START: begin the frame (or resume a generator's). LOOP_GO_ON: where the other loop left off. LOOP_RAISED: an
 * exception is raised at frame->instruction (a generator's throw()). */
typedef enum LoopEntry { LOOP_START, LOOP_GO_ON, LOOP_RAISED } LoopEntry;
/* What the loop gives instead of a result when the other loop shall go on with vm.frame. */
#define LOOP_SWAP ((Object *)(uintptr_t)1)

/* The result of `frame` (NEW), NULL: raised, or LOOP_SWAP. */
Object *loop_plain(Frame *frame, LoopEntry entry);
Object *loop_traced(Frame *frame, LoopEntry entry);
/* One activation: runs `frame`, whose on_return says RETURN_TO_C, and what it calls, in whichever loop is
 * asked for. Counts as C recursion. */
NEW Object *loop_run(Frame *frame, LoopEntry entry);

#endif
