/* runtime.h: the one struct at the start of the region.
 *
 * Everything that a program can change lives in the region, and whatever is not a heap object lives here.
 * The address is fixed, so RUNTIME->x costs one instruction, ids repeat from run to run, and the whole state
 * can be saved, restored and compared as a value. No C static may hold anything that a program can change.
 */
#ifndef VIV_RUNTIME_H
#define VIV_RUNTIME_H

#include "error.h"
#include "heap/region.h"
#include "heap/blocks.h"
#include "heap/gc.h"
#include "object.h"
#include "objects/int.h"
#include "objects/str.h"
#include "type.h"
#include "vm/native.h"
#include "vm/state.h"

/* Strings that C code looks up, each interned and immortal: NAME(append). */
typedef struct Names {
#define NAME_ENTRY(name) Str *n_##name; /* a prefix: some names are C keywords or macros */
#define NAME_TEXT_ENTRY(name, text) Str *n_##name;
#include "names.def"
#undef NAME_ENTRY
#undef NAME_TEXT_ENTRY
} Names;

/* What people are told holds the literals of a main script, `-c`, exec or prompt input while it runs. */
#define SOURCE_HOLDER_NAME "the source being run"

/* Everything that is not a heap object; RUNTIME points at it. References are owned. */
typedef struct Runtime {
    HeapState heap;       /* heap/blocks.h: arenas, pools, page runs, limit                */
    GcState gc;           /* heap/gc.h: generations, thresholds, counters                  */
    VmState vm;           /* vm/state.h: frames, data stack, raised and handled exceptions */
    NativeStack natives;  /* vm/native.h: the chain of native frames                       */
    TypeState type_state; /* type.h: versions and remembered lookups */
    ErrorState errors;    /* error.h: exceptions kept ready                                */

    Type types[TYPE_COUNT];
    Object none, not_implemented, ellipsis;
    Int *true_object, *false_object;
    Int small_ints[SMALL_INT_COUNT];
    Str *latin1[256]; /* the single-character strings, immortal; [c] for code point c */
    Str *empty_str;
    Bytes *empty_bytes;
    Bytes *byte_strings[256];
    Tuple *empty_tuple;
    InternState interned; /* objects/str.h */
    Names names;

    Object *in_repr;      /* list of the containers whose repr is being made, or NULL      */
    Dict *modules;        /* sys.modules                                                   */
    Module *builtins;
    Module *sys;
    Module *main;
    Dict *sources;        /* file name → str, for the lines of tracebacks                  */
    Object *source_holder; /* list of the literals of the source being run, or NULL        */
    Dict *codec_errors;   /* handlers of coding errors that the program has registered, or NULL */
    Object *at_exit;      /* list of registered functions, or NULL                         */
    uint64_t hash_key[2]; /* SipHash key: 0, 0                                             */
    int64_t max_str_digits; /* 4300 unless set                                             */
    uint32_t last_keys_version; /* the newest version of a dict's key table */
    bool is_interactive;
    bool is_finalising;
} Runtime;

#define RUNTIME ((Runtime *)REGION_BASE)

#define TYPE(name) (&RUNTIME->types[TYPE_INDEX_##name])
#define NAME(text) (RUNTIME->names.n_##text)

/* The exceptions' Types by their Python names: ValueError, … */
#include "exception_types.h" /* made from types.def */

#define NONE (&RUNTIME->none)
#define NOT_IMPLEMENTED (&RUNTIME->not_implemented)
#define ELLIPSIS (&RUNTIME->ellipsis)
#define TRUE ((Object *)RUNTIME->true_object)
#define FALSE ((Object *)RUNTIME->false_object)

/* These are immortal, so a NEW reference to one costs nothing; the names say that one is given. */
#define new_none() NONE
#define new_bool(condition) ((condition) ? TRUE : FALSE)
#define new_not_implemented() NOT_IMPLEMENTED

static inline bool enter_recursion(const char *where)
{
    return LIKELY(RUNTIME->vm.c_recursion_left-- > 0) || recursion_is_excused(where);
}

static inline void leave_recursion(void)
{
    RUNTIME->vm.c_recursion_left++;
}

/* The slot count of a frame is known where it is entered, so the loops disappear there. */
static inline Object **native_enter(const NativeFrameInfo *info)
{
    NativeStack *stack = &RUNTIME->natives;
    NativeFrame *frame = (NativeFrame *)stack->top;
    char *top = stack->top + ((sizeof(NativeFrame) + (size_t)info->slot_count * sizeof(Object *) + 15) & ~(size_t)15);
    if (UNLIKELY(top > stack->limit))
        native_overflow();
    stack->top = top;
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

static inline Object *native_leave(Object **held, Object *result)
{
    NativeFrame *frame = native_frame_of(held);
    int slot_count = frame->info->slot_count;
    if (UNLIKELY(RUNTIME->vm.raised != NULL))
        native_release(held, slot_count);
    else
        for (int i = 0; i < slot_count; i++)
            if (held[i])
                clear_slot(&held[i]);
    RUNTIME->natives.newest = frame->previous;
    RUNTIME->natives.top = (char *)frame;
    return result;
}

static inline Object *native_leave_with(Object **held, int slot)
{
    Object *result = held[slot];
    held[slot] = NULL;
    return native_leave(held, result);
}

static inline bool native_leave_bool(Object **held, bool result)
{
    (void)native_leave(held, NULL);
    return result;
}

/* Maps the region and makes types, singletons, names, modules. `heap_limit_bytes` 0: the default, 512 MiB.
 * False: *why (static text) says why not; nothing is left mapped. */
bool runtime_start(size_t heap_limit_bytes, const char **why);

/* The end of a program in CPython's order: atexit, modules in reverse, collections. Runs Python. Afterwards
 * nothing but immortal objects is left; `false` if the final audit found otherwise (it has printed what). */
bool runtime_finish(void);

/* Calls what atexit has registered, the newest first. Runs Python. */
void runtime_run_at_exit(void);

#endif
