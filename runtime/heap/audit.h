/* audit.h: the proof that every count is the number of references that exist.
 *
 * Walks every reference: roots of the runtime, frames, native frames, static types, and every live object in
 * every pool and large block. Memory for the sums is the host's. Nothing is computed by subtraction.
 */
#ifndef VIV_AUDIT_H
#define VIV_AUDIT_H

#include <stdio.h>
#include "../type.h"

struct NativeFrame;

/* One counted reference: who holds it, and which of the holder's references it is. */
typedef struct Holder {
    enum { HOLDER_OBJECT, HOLDER_FRAME, HOLDER_NATIVE, HOLDER_ROOT } kind;
    Object *object;             /* HOLDER_OBJECT                                                    */
    Frame *frame;               /* HOLDER_FRAME: on the data stack                                  */
    struct NativeFrame *native; /* HOLDER_NATIVE: slot `index`; beyond slot_count: detached array   */
    const char *root;           /* HOLDER_ROOT: what people call it: "sys.modules"                  */
    EdgeKind edge;              /* without EDGE_HIDDEN                                              */
    bool is_hidden;             /* CPython's collector does not see it                              */
    isize index;
    Object *referent;
} Holder;

/* Must neither run Python nor allocate in the region. */
typedef void (*HolderVisit)(void *context, const Holder *holder);

/* Every counted reference in the region. Runs no Python, allocates nothing in the region. */
void heap_references(HolderVisit visit, void *context);

/* Every counted reference to `object`: exactly as many as its count, unless it is immortal. */
void heap_holders(Object *object, HolderVisit visit, void *context);

/* Every living heap object, in address order (types, None and small ints, which stand in the Runtime, are not
 * among them). */
void heap_objects(void (*visit)(void *context, Object *object), void *context);

/* True: every count agrees. Otherwise a line for each object that does not. */
bool audit_run(FILE *output);

/* After runtime_finish: what is left and not immortal ("leaked: …"). True: nothing. */
bool audit_leaks(FILE *output);

/* VIV_AUDIT=1 in the environment, --audit, or a test or sanitizer build. */
bool audit_is_on(void);

/* "list [1, 2, …]": a value in one line, through no code of the program. */
void audit_sketch(Object *object, char *text, size_t size_bytes);

#ifdef VIV_TEST
/* Prints what raw memory is lost: no word points at it. True: none. Only while no C function owns memory. */
bool audit_raw(FILE *output);
/* VIV_REGION=FILE: what two runs of a program must agree in; see region_dump.c. */
void region_dump(void);
/* _lose(x), _steal(x), _misplace(x), _audit(): built-ins of test builds; see audit_test.c. */
extern const Native audit_test_functions[];
/* Makes every count what the audit finds. */
void audit_repair(void);
#endif

#endif
