/* float_inline.h: making a float without a call, for the evaluation loop. */
#ifndef VIV_FLOAT_INLINE_H
#define VIV_FLOAT_INLINE_H

#include "../heap/fresh.h"
#include "../runtime.h"
#include "float.h"

/* float_new, inlined. */
static ALWAYS_INLINE NEW Object *float_make(double value)
{
    Float *result = free_list_pop(FREE_FLOAT);
    if (UNLIKELY(!result)) {
        result = block_allocate(BLOCK_PLAIN, sizeof(Float));
        if (!result)
            return raise_memory();
    }
    result->head.refcount = 1;
    result->head.flags = FLAG_FLOAT;
    result->head.type = TYPE(float);
    result->value = value;
    return (Object *)result;
}

#endif
