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

/* Maps the region and makes types, singletons, names, modules. `heap_limit_bytes` 0: the default, 512 MiB.
 * False: *why (static text) says why not; nothing is left mapped. */
bool runtime_start(size_t heap_limit_bytes, const char **why);

/* The end of a program in CPython's order: atexit, modules in reverse, collections. Runs Python. Afterwards
 * nothing but immortal objects is left; `false` if the final audit found otherwise (it has printed what). */
bool runtime_finish(void);

/* Calls what atexit has registered, the newest first. Runs Python. */
void runtime_run_at_exit(void);

#endif
