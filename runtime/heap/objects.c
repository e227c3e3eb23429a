/* objects.c: the birth and death of objects, whatever their type.
 *
 * object_new makes the block and the header; object_free gives the block back; between a count of zero and
 * object_free stands the type's deallocator. Deallocators recurse, in CPython's order, until the C recursion
 * left is down to TRASHCAN_HEADROOM; from there on objects are put off: linked through their collector heads
 * (they are untracked by then) and deallocated when the recursion has unwound.
 *
 * Always true: an object in the trash has count 0, FLAG_IN_TRASHCAN, and still owns what it refers to.
 */
#include <string.h>

#include "../error.h"
#include "../objects/weakref.h"
#include "../runtime.h"
#include "blocks.h"
#include "fresh.h"
#include "heap.h"

static BlockKind kind_for(const Type *type)
{
    if (!(type->flags & TYPE_COLLECTED))
        return BLOCK_PLAIN;
    return type->flags & TYPE_PREHEADER ? BLOCK_INSTANCE : BLOCK_COLLECTED;
}

/* `zeroed_bytes` of the body, and the heads, are zeroed. */
static Object *make_object(Type *type, size_t size_bytes, size_t zeroed_bytes)
{
    BlockKind kind = kind_for(type);
    size_t heads = block_heads_bytes(kind);
    char *block = block_allocate(kind, heads + size_bytes);
    if (UNLIKELY(!block))
        return raise_memory();
    memset(block, 0, heads + zeroed_bytes);
    Object *object = (Object *)(block + heads);
    object->refcount = 1;
    object->type = type;
    object->flags = 0;
    if (kind != BLOCK_PLAIN) {
        object->flags = kind == BLOCK_INSTANCE ? FLAG_COLLECTED | FLAG_PREHEADER : FLAG_COLLECTED;
        Generation *youngest = &RUNTIME->gc.generations[0];
        if (UNLIKELY(++youngest->count > youngest->threshold))
            gc_note_full();
    }
    if (type->flags & TYPE_HEAP)
        incref(type);
    return object;
}

void *object_allocate_plain(size_t size_bytes)
{
    void *block = block_allocate(BLOCK_PLAIN, size_bytes);
    return LIKELY(block != NULL) ? block : raise_memory();
}

Object *object_new(Type *type)
{
    return make_object(type, type->size_bytes, type->size_bytes);
}

Object *object_new_sized(Type *type, size_t size_bytes)
{
    return make_object(type, size_bytes, size_bytes);
}

Object *object_new_items(Type *type, isize items)
{
    if (items < 0 ||
        (type->item_size_bytes && (size_t)items > (HEAP->limit_bytes - type->size_bytes) / type->item_size_bytes))
        return raise_memory();
    return make_object(type, type->size_bytes + (size_t)items * type->item_size_bytes, type->size_bytes);
}

void object_free(Object *object)
{
    Type *type = object->type;
    uint32_t flags = object->flags;
    if (UNLIKELY(flags & FLAG_NOTICED) && HEAP->death_hook)
        HEAP->death_hook(object);
    if (flags & FLAG_COLLECTED) {
        if (flags & FLAG_TRACKED)
            gc_untrack(object);
        Generation *youngest = &RUNTIME->gc.generations[0];
        if (youngest->count > 0)
            youngest->count--;
    }
    block_free(block_of_object(object));
    if (type->flags & TYPE_HEAP)
        decref(type);
}

void object_deallocate(Object *object)
{
    object->type->deallocate(object);
}

void gc_track(Object *object)
{
    if (!(object->flags & FLAG_TRACKED))
        track_collected(object);
}

void gc_untrack(Object *object)
{
    untrack_collected(object);
}

/* ---- the trashcan ------------------------------------------------------------------------------------------ */

static void put_off(Object *object)
{
    gc_untrack(object);
    object->flags |= FLAG_IN_TRASHCAN;
    GC_HEAD(object)->next = (GcHead *)HEAP->trash;
    HEAP->trash = object;
}

bool dealloc_enter(Object *object)
{
    if (UNLIKELY(RUNTIME->vm.c_recursion_left <= TRASHCAN_HEADROOM) && (object->flags & FLAG_COLLECTED)) {
        put_off(object);
        return false;
    }
    RUNTIME->vm.c_recursion_left--;
    return true;
}

static NOINLINE void empty_trash(void)
{
    RUNTIME->vm.c_recursion_left--;
    while (HEAP->trash) {
        Object *object = HEAP->trash;
        HEAP->trash = (Object *)GC_HEAD(object)->next;
        object->flags &= ~(uint32_t)FLAG_IN_TRASHCAN;
        GC_HEAD(object)->next = NULL;
        object->type->deallocate(object);
    }
    RUNTIME->vm.c_recursion_left++;
}

void dealloc_leave(void)
{
    RUNTIME->vm.c_recursion_left++;
    if (UNLIKELY(HEAP->trash != NULL) && RUNTIME->vm.c_recursion_left > 2 * TRASHCAN_HEADROOM)
        empty_trash();
}

/* ---- finalisers ---------------------------------------------------------------------------------------------- */

/* Runs the finaliser once, keeping whatever exception is in flight. */
void object_finalise(Object *object)
{
    FinaliseFunction finalise = object->type->slots.finalise;
    if (!finalise || object->flags & FLAG_FINALISED)
        return;
    Object *in_flight = error_fetch();
    if (object->flags & FLAG_COLLECTED)
        object->flags |= FLAG_FINALISED;
    finalise(object);
    error_restore(in_flight);
}

bool object_finalise_from_dealloc(Object *object)
{
    if (object->type->slots.finalise && !(object->flags & FLAG_FINALISED)) {
        object->refcount = 1; /* lives again while __del__ may look at it */
        if (object->flags & FLAG_COLLECTED)
            gc_track(object);
        NATIVE_FRAME(held, "the end of an object", "object");
        held[0] = object;
        object_finalise(object);
        held[0] = NULL;
        native_leave_bool(held, true);
        if (--object->refcount > 0)
            return false;
        if (object->flags & FLAG_COLLECTED)
            gc_untrack(object);
    }
    Weakref **references = weakref_list_of(object);
    if (references && *references)
        weakref_clear_all(object);
    return true;
}

void heap_set_death_hook(void (*hook)(Object *))
{
    HEAP->death_hook = hook;
}
