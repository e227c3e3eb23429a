/* int_inline.h: making a small number without a call, for the evaluation loop and for arithmetic. */
#ifndef VIV_INT_INLINE_H
#define VIV_INT_INLINE_H

#include "../heap/fresh.h"
#include "../runtime.h"
#include "int.h"

/* A fresh block for a compact int of the exact type. */
static ALWAYS_INLINE NEW Object *int_make_fresh(int64_t value)
{
    Int *result = (Int *)fresh_plain(TYPE(int), sizeof(Int), FLAG_COMPACT_INT);
    if (UNLIKELY(!result))
        return NULL;
    result->size = 0;
    result->value = value;
    return (Object *)result;
}

static ALWAYS_INLINE bool int_is_small(int64_t value)
{
    return (uint64_t)value - (uint64_t)SMALL_INT_LEAST < SMALL_INT_COUNT;
}

/* int_from_int64, inlined. */
static ALWAYS_INLINE NEW Object *int_make(int64_t value)
{
    if (int_is_small(value))
        return (Object *)&RUNTIME->small_ints[value - SMALL_INT_LEAST];
    return int_make_fresh(value);
}

#endif
