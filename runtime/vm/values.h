/* values.h: results of arithmetic written into dead temporaries.
 *
 * An operand popped from the stack with count 1 dies with the operation. If it is an int or float whose address
 * nobody has been shown, its block takes the result: nobody can tell it from a block that was freed and handed
 * out again.
 */
#ifndef VIV_VALUES_H
#define VIV_VALUES_H

#include "../heap/blocks.h"
#include "../objects/float_inline.h"
#include "../objects/int_inline.h"

/* The count by itself. The compiler would load count and flags as one word, which cannot be forwarded from the
 * store buffer when the count alone has just been written: a stall of a dozen cycles. */
static ALWAYS_INLINE uint32_t count_of(const Object *object)
{
    return *(const volatile uint32_t *)&object->refcount;
}

/* Flags other than the kind itself (id taken, noticed) forbid reuse. */
static ALWAYS_INLINE bool int_is_reusable(const Object *object)
{
    return count_of(object) == 1 && object->flags == FLAG_COMPACT_INT;
}
static ALWAYS_INLINE bool float_is_reusable(const Object *object)
{
    return count_of(object) == 1 && object->flags == FLAG_FLOAT;
}

/* decref for exact ints and floats: no Python can run, and most die here. */
static ALWAYS_INLINE void drop_int(Object *object)
{
    if ((int32_t)object->refcount < 0 || --object->refcount != 0)
        return;
    if (LIKELY(object->flags == FLAG_COMPACT_INT))
        block_free(object);
    else
        object_deallocate(object);
}
static ALWAYS_INLINE void drop_float(Object *object)
{
    if ((int32_t)object->refcount < 0 || --object->refcount != 0)
        return;
    if (UNLIKELY(object->flags != FLAG_FLOAT || !free_list_push_object(FREE_FLOAT, object)))
        object_deallocate(object);
}

#endif
