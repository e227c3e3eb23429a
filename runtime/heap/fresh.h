/* fresh.h: the inline paths by which hot types make objects.
 *
 * A type whose objects come and go millions of times a second (int, float, list, tuple, bound method) uses
 * these instead of object_new(): with constant arguments each is a handful of instructions.
 */
#ifndef VIV_FRESH_H
#define VIV_FRESH_H

#include "../runtime.h"
#include "heap.h"

/* A collected object of `size_bytes`, counted for the collector, not tracked, body not zeroed; MemoryError. */
static inline Object *fresh_collected(Type *type, size_t size_bytes)
{
    Object *object = object_in_fresh_block(type, size_bytes, BLOCK_COLLECTED, FLAG_COLLECTED);
    if (UNLIKELY(!object))
        return raise_memory();
    Generation *youngest = &RUNTIME->gc.generations[0];
    if (UNLIKELY(++youngest->count > youngest->threshold))
        gc_note_full();
    return object;
}

static inline Object *fresh_plain(Type *type, size_t size_bytes, uint32_t flags)
{
    Object *object = object_in_fresh_block(type, size_bytes, BLOCK_PLAIN, flags);
    return LIKELY(object != NULL) ? object : raise_memory();
}

/* The deallocator of types that own nothing. */
static inline void free_plain(Object *object)
{
    if (UNLIKELY((object->flags & (FLAG_NOTICED | FLAG_COLLECTED)) || (object->type->flags & TYPE_HEAP)))
        object_free(object); /* instances of subclasses, too */
    else
        block_free(object);
}

/* gc_track and gc_untrack without the call. */
static inline void track_collected(Object *object)
{
    GcHead *ring = &RUNTIME->gc.generations[0].head, *head = GC_HEAD(object), *last = ring->previous;
    object->flags |= FLAG_TRACKED;
    last->next = head;
    head->previous = last;
    head->next = ring;
    ring->previous = head;
}

static inline void untrack_collected(Object *object)
{
    if (object->flags & FLAG_TRACKED) {
        GcHead *head = GC_HEAD(object);
        head->previous->next = head->next;
        head->next->previous = head->previous;
        object->flags &= ~(uint32_t)(FLAG_TRACKED | FLAG_COLLECTING | FLAG_UNREACHABLE);
    }
}

static inline bool dealloc_enter_fast(Object *object)
{
    if (UNLIKELY(RUNTIME->vm.c_recursion_left <= TRASHCAN_HEADROOM))
        return dealloc_enter(object);
    RUNTIME->vm.c_recursion_left--;
    return true;
}

static inline void dealloc_leave_fast(void)
{
    RUNTIME->vm.c_recursion_left++;
    if (UNLIKELY(HEAP->trash != NULL)) {
        RUNTIME->vm.c_recursion_left--;
        dealloc_leave();
    }
}

#endif
