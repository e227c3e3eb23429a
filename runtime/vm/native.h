/* native.h: references that C functions hold, where commands and the audit can see them.
 *
 * A C function that may run Python keeps each reference it owns in a named slot of its native frame:
 *
 *     NATIVE_FRAME(held, "list.extend", "iterator");   // Object **held, all slots NULL
 *     held[0] = object_iterate(iterable);
 *     if (!held[0])
 *         return native_leave(held, NULL);
 *     ...
 *     return native_leave(held, new_none());           // releases what the slots hold, in order
 *
 * Native frames stand on a stack of their own in the region; entering cannot fail, because the depth of C
 * recursion is limited (enter_recursion). There are as many references in slots as CPython's C function
 * holds at that point: a program can count them.
 */
#ifndef VIV_NATIVE_H
#define VIV_NATIVE_H

#include "../object.h"

#define NATIVE_SLOTS_MAX 8
#define NATIVE_STACK_BYTES ((size_t)4 << 20) /* deepest C recursion × the largest frame, with room to spare */

/* What NATIVE_FRAME knows of a function: constant, one for each use. */
typedef struct NativeFrameInfo {
    const char *title;                       /* "list.extend": what people read                     */
    int slot_count;
    const char *slots[NATIVE_SLOTS_MAX + 1]; /* "iterator": "iterator of list.extend"               */
} NativeFrameInfo;

/* `held` points at the slots. */
typedef struct NativeFrame {
    const NativeFrameInfo *info;
    struct NativeFrame *previous;
    struct Frame *caller;  /* the Python frame that was running when it was entered                */
    Object **array;        /* a detached array of owned references (sort's items), or NULL         */
    isize array_count;
    Object *slots[];
} NativeFrame;

/* RUNTIME->natives. */
typedef struct NativeStack {
    NativeFrame *newest;
    char *top;   /* where the next frame goes */
    char *limit;
} NativeStack;

/* Declares `held` and enters a frame with one slot for each further text; native_leave must follow on every path. */
#define NATIVE_FRAME(held, title_text, ...)                                                          \
    static const NativeFrameInfo held##_info = {                                                      \
        .title = title_text,                                                                          \
        .slot_count = (int)(sizeof((const char *[]){__VA_ARGS__}) / sizeof(const char *)),            \
        .slots = {__VA_ARGS__}};                                                                      \
    Object **held = native_enter(&held##_info)

/* In runtime.h, because the stack is part of the Runtime and a call from C to Python passes here twice:
 *
 * native_enter(info) pushes a frame with empty slots. Never fails.
 * native_leave(held, result) pops the frame of `held`, releasing its slots in order (runs Python, keeping any raised
 * exception), and returns `result` unchanged; native_leave_bool likewise; native_leave_with(held, slot) returns what stands in that
 * slot, whose reference passes to the caller. A slot whose reference has been handed on
 * must be NULL by then. */
void native_overflow(void);
void native_release(Object **held, int slot_count); /* keeps what is raised */

static inline NativeFrame *native_frame_of(Object **held)
{
    return (NativeFrame *)((char *)held - offsetof(NativeFrame, slots));
}

/* Releases an array of references that nobody else sees, first to last, the rest in sight. NULLs are allowed. Runs
 * Python. */
void native_release_array(Object **held, STOLEN Object **array, isize count);

/* Shows the audit an array of owned references that no object holds meanwhile; NULL ends it. */
static inline void native_show_array(Object **held, Object **array, isize count)
{
    native_frame_of(held)->array = array;
    native_frame_of(held)->array_count = count;
}

#endif
