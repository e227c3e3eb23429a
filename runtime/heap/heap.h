/* heap.h: the one door through which memory comes and goes.
 *
 * Every function that can fail returns NULL with MemoryError set and leaves its owner as it was. A test can
 * make the n-th allocation fail (heap_fail_allocation). None of these runs Python.
 */
#ifndef VIV_HEAP_H
#define VIV_HEAP_H

#include "../object.h"

/* Raw memory in the region, 16-byte aligned. size 0 gives a block too. */
NEW void *heap_allocate(size_t size_bytes);
NEW void *heap_allocate_zeroed(size_t size_bytes);
NEW void *heap_resize(void *block, size_t size_bytes); /* as realloc; on failure `block` is as it was */
void heap_free(void *block);                           /* NULL is allowed */

/* A block for an object of `type`, body of size_bytes in all (header included), heads in front as the type's
 * flags say. Count 1, flags and type set (a heap type is counted), the rest zeroed; not tracked yet. */
NEW Object *object_new(Type *type);                     /* type->size_bytes                        */
NEW Object *object_new_sized(Type *type, size_t size_bytes);
/* The block alone, for an object without collector head whose header the caller writes: types need not be ready. */
NEW void *object_allocate_plain(size_t size_bytes);
/* The same with room for `items` items; does not zero the items. */
NEW Object *object_new_items(Type *type, isize items);
/* An object whose block grows or shrinks and may move: only while nobody else holds it. */
NEW Object *object_resize(STOLEN Object *object, size_t size_bytes);

/* Gives the block back; untracks if needed; releases the reference to a heap type. The last line of every
 * deallocator. */
void object_free(Object *object);

/* Containers are tracked when they are complete. Both are idempotent. */
void gc_track(Object *object);
void gc_untrack(Object *object);

/* Every deallocator of a container starts so: `if (!dealloc_enter(o)) return;` (deep chains go to the
 * trashcan, which calls the deallocator again later) and ends with dealloc_leave(). */
bool dealloc_enter(Object *object);
void dealloc_leave(void);

/* Runs the type's finaliser, if it has not run yet; errors are unraisable; keeps a raised exception. */
void object_finalise(Object *object);

/* Called just before the block of an object with FLAG_NOTICED is given back. It must not touch the region. */
void heap_set_death_hook(void (*hook)(Object *));

/* Instances of Python classes: weakrefs cleared and __del__ run. False: it was resurrected; stop. */
bool object_finalise_from_dealloc(Object *object);

#endif
