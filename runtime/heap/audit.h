/* audit.h: the proof that every count is the number of references that exist.
 *
 * Walks every reference: roots of the runtime, frames, native frames, static types, and every live object in
 * every pool and large block. Memory for the sums is the host's. Nothing is computed by subtraction.
 */
#ifndef VIV_AUDIT_H
#define VIV_AUDIT_H

#include <stdio.h>
#include "../object.h"

/* Who holds a reference. */
typedef enum HolderKind {
    HOLDER_OBJECT, /* holder.object: (kind, index) say which reference of it                    */
    HOLDER_FRAME,  /* holder.frame on the data stack: EDGE_LOCAL, EDGE_STACK, EDGE_FIELD        */
    HOLDER_NATIVE, /* holder.native: slot `index`; index >= slot_count: array[index - slot_count] */
    HOLDER_ROOT    /* holder.root: what people call it                                          */
} HolderKind;

struct NativeFrame;

typedef struct Holder {
    HolderKind kind;
    union {
        Object *object;
        Frame *frame; /* on the data stack */
        struct NativeFrame *native;
        const char *root;
    };
} Holder;

typedef void (*ReferenceVisit)(void *context, const Holder *holder, Object *referent, EdgeKind kind, isize index);

/* Every counted reference in the region. Runs no Python, allocates nothing in the region. False: the host is
 * out of memory. */
bool audit_each_reference(ReferenceVisit visit, void *context);

/* Those to one object. */
bool audit_holders(Object *object, ReferenceVisit visit, void *context);

/* True: every count agrees. Otherwise a line for each object that does not. */
bool audit_run(FILE *output);

/* After runtime_finish: what is left and not immortal ("leaked: …"). True: nothing. */
bool audit_leaks(FILE *output);

/* VIV_AUDIT=1 in the environment, --audit, or a test or sanitizer build. */
bool audit_is_on(void);

/* "list [1, 2, …]": a value in one line, through no code of the program. */
void audit_sketch(Object *object, char *text, size_t size_bytes);

#endif
