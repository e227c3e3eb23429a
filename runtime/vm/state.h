/* state.h: the machine's part of the Runtime struct. */
#ifndef VIV_STATE_H
#define VIV_STATE_H

#include "../object.h"

/* CPython 3.13's: sys.setrecursionlimit's default, and the depth of C calls that may run Python. */
#define RECURSION_LIMIT 1000
#define C_RECURSION_LIMIT 10000
/* Hashes of what holds what …: CPython knows no limit, its C stack ends somewhere below this depth. */
#define HASH_DEPTH_LIMIT 100000
/* Jumps and calls between two looks at the requests, if none comes. */
#define COUNTDOWN_PERIOD 100000

/* One chunk of the data stack. Chunks never move; frames do not span two. */
typedef struct FrameChunk {
    struct FrameChunk *previous;
    char *limit;      /* just after the last byte                                    */
    char *saved_top;  /* of the previous chunk when this one was begun               */
    _Alignas(16) char data[];
} FrameChunk;

/* What sys.exception() sees: one item for the main program and one for each running generator. Inside, older
 * handled exceptions wait on the evaluation stacks (PUSH_EXC_INFO). */
typedef struct HandledException {
    Object *value; /* owned, or NULL */
    struct HandledException *previous;
} HandledException;

/* What the countdown may find to do: vm_request sets a bit. */
enum VmRequest {
    REQUEST_INTERRUPT = 1, /* Ctrl-C: raise KeyboardInterrupt                        */
    REQUEST_COLLECT = 2,   /* the collector's threshold is passed: gc_run            */
    REQUEST_SWAP = 4,      /* the tracer came or went: take the other loop           */
    REQUEST_STOP = 8       /* the countdown was set by an observer: call the tracer  */
};

/* RUNTIME->vm. */
typedef struct VmState {
    Frame *frame;             /* the running one; NULL outside                       */
    char *stack_top;          /* of the data stack: where the next frame goes        */
    char *stack_limit;        /* of the current chunk                                */
    FrameChunk *chunk;        /* the current one; older ones behind it               */
    FrameChunk *spare_chunk;  /* one is kept, or a loop at the edge would thrash     */
    Object *raised;           /* owned: the exception in flight, or NULL             */
    HandledException *handled; /* innermost; never NULL                              */
    HandledException handled_base;
    int32_t recursion_limit;
    int32_t recursion_left;
    int32_t c_recursion_left; /* of C calls that may run Python: error.c counts */
    int32_t hash_depth_left;  /* of object_hash within object_hash */
    int32_t countdown;        /* of backward jumps and calls; below 0: see requests  */
    volatile uint32_t requests;
    uint32_t next_function_version;
    uint32_t next_code_version;
    const void *len_native, *isinstance_native, *list_append_native; /* Natives, once a call has met them */
    bool is_traced;           /* which of the two loops runs                         */
    void *tracer;             /* a Tracer, or NULL                                   */
    void *tracer_context;
    void *event_tracer;       /* an EventTracer, or NULL; with one, no instruction takes its operands past the tracer */
    Object *trace_function, *profile_function; /* owned: of sys.settrace and sys.setprofile, or NULL */
    bool in_trace;            /* one of them is running */
    bool repeats_call;        /* the traced loop makes a call again that the plain one has begun (sys_trace.c) */
    void *compiler;           /* a CompileHook, or NULL                              */
} VmState;

#endif
