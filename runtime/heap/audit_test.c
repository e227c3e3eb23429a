/* audit_test.c: ways to break a count, for the tests of the audit. Test builds only.
 *
 *     _lose(x)      a reference to x that nobody holds: the count is one too high
 *     _steal(x)     x's count without one of its references: one too low
 *     _misplace(x)  the first counted reference that x holds is overwritten with another object, uncounted:
 *                   the old referent's count is one too high, the other's one too low, and the slot is named
 *     _audit()      the audit's text, and what it found wrong is put right as far as counts go
 *
 * _audit() repairs counts (not slots) so that a test program can go on to the next type.
 */
#include "audit.h"

#ifdef VIV_TEST
#include <stdlib.h>
#include <string.h>

#include "../error.h"
#include "../runtime.h"
#include "blocks.h"

static Object *lose(Object **args, isize count, Tuple *names)
{
    incref(args[0]);
    return new_none();
}

static Object *steal(Object **args, isize count, Tuple *names)
{
    if (!is_immortal(args[0]))
        args[0]->refcount--;
    return new_none();
}

typedef struct FirstReference {
    Object *referent;
} FirstReference;

static void note_first(void *context, Object *referent, EdgeKind kind, isize index)
{
    FirstReference *first = context;
    if (!first->referent && (kind & EDGE_KIND_MASK) != EDGE_TYPE && !is_immortal(referent))
        first->referent = referent;
}

#ifdef __SANITIZE_ADDRESS__
#define LOOKS_ANYWHERE __attribute__((no_sanitize("address"), noinline)) /* also where blocks end */
#else
#define LOOKS_ANYWHERE
#endif

LOOKS_ANYWHERE static bool overwrite_in(void **words, size_t count, Object *old, Object *fresh)
{
    for (size_t i = 0; i < count; i++)
        if (words[i] == old) {
            words[i] = fresh;
            return true;
        }
    return false;
}

/* The slot stands in the object's block, or in a raw block that the object points to. */
LOOKS_ANYWHERE static bool overwrite_slot(Object *object, Object *old, Object *fresh)
{
    char *block = block_of_object(object);
    void **words = (void **)(object + 1);
    size_t count = (block_size(block) - (size_t)((char *)words - block)) / sizeof(void *);
    if (object->flags & FLAG_PREHEADER && overwrite_in((void **)block, 2, old, fresh))
        return true;
    if (overwrite_in(words, count, old, fresh))
        return true;
    for (size_t i = 0; i < count; i++) {
        char *pointer = words[i];
        bool is_large = pointer >= HEAP->large_start && pointer < HEAP->large_end;
        bool is_small = pointer >= HEAP->arenas_start && pointer < HEAP->region_end;
        if ((is_large || is_small) && ((uintptr_t)pointer & 15) == 0 &&
            overwrite_in((void **)pointer, block_size(pointer) / sizeof(void *), old, fresh))
            return true;
    }
    return false;
}

static Object *misplace(Object **args, isize count, Tuple *names)
{
    FirstReference first = {NULL};
    if (args[0]->type->traverse)
        args[0]->type->traverse(args[0], note_first, &first);
    if (!first.referent || !overwrite_slot(args[0], first.referent, args[1]))
        return raise_error(ValueError, "no reference of %T to misplace", args[0]);
    return new_none();
}

static Object *audit(Object **args, isize count, Tuple *names)
{
    char *text = NULL;
    size_t length = 0;
    FILE *output = open_memstream(&text, &length);
    if (!output)
        return raise_memory();
    audit_run(output);
    fclose(output);
    audit_repair();
    Str *result = str_from_utf8(text, (isize)length);
    free(text);
    return (Object *)result;
}

const Native audit_test_functions[] = {
    {"_lose", lose, "($module, x, /)", NULL},
    {"_steal", steal, "($module, x, /)", NULL},
    {"_misplace", misplace, "($module, x, other, /)", NULL},
    {"_audit", audit, "($module, /)", NULL},
    {0}};
#endif
