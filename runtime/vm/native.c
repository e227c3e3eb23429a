/* native.c: the stack of native frames.
 *
 * Frames stand one after another from natives.bottom up; `newest` heads the chain. Entering cannot fail: each
 * level of C recursion enters few frames, and enter_recursion bounds the levels.
 */
#include "native.h"

#include <stdlib.h>

#include "../error.h"
#include "../runtime.h"

Object **native_enter(const NativeFrameInfo *info)
{
    NativeStack *stack = &RUNTIME->natives;
    NativeFrame *frame = (NativeFrame *)stack->top;
    size_t bytes = sizeof(NativeFrame) + (size_t)info->slot_count * sizeof(Object *);
    if (UNLIKELY(stack->top + bytes > stack->limit))
        abort(); /* the recursion limit is meant to make this impossible */
    stack->top += (bytes + 15) & ~(size_t)15;
    frame->info = info;
    frame->previous = stack->newest;
    frame->caller = RUNTIME->vm.frame;
    frame->array = NULL;
    frame->array_count = 0;
    for (int i = 0; i < info->slot_count; i++)
        frame->slots[i] = NULL;
    stack->newest = frame;
    return frame->slots;
}

static NOINLINE void release_with_error(Object **held, int slot_count)
{
    Object *in_flight = error_fetch();
    for (int i = 0; i < slot_count; i++)
        if (held[i])
            clear_slot(&held[i]);
    error_restore(in_flight);
}

static void leave(Object **held)
{
    NativeFrame *frame = native_frame_of(held);
    int slot_count = frame->info->slot_count;
    if (UNLIKELY(error_occurred()))
        release_with_error(held, slot_count);
    else
        for (int i = 0; i < slot_count; i++)
            if (held[i])
                clear_slot(&held[i]);
    RUNTIME->natives.newest = frame->previous;
    RUNTIME->natives.top = (char *)frame;
}

Object *native_leave(Object **held, Object *result)
{
    leave(held);
    return result;
}

bool native_leave_bool(Object **held, bool result)
{
    leave(held);
    return result;
}
