/* int_internal.h: what the int_*.c files share: operands seen as limbs, and results made from limbs.
 *
 * GMP's mpn functions work on arrays that we allocate; the scratch that they need for large operands comes
 * through gmp_allocate (int.c), which never fails: what the region refuses comes from malloc for the length of
 * the call, and the MemoryError that the region raised is found by int_finish or by scratch_failed().
 */
#ifndef VIV_INT_INTERNAL_H
#define VIV_INT_INTERNAL_H

#include <gmp.h>

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "int.h"
#include "int_inline.h"

_Static_assert(sizeof(mp_limb_t) == 8 && GMP_NAIL_BITS == 0, "limbs are 64-bit words");

/* The magnitude and sign of an int; zero has no limbs. Valid while the int lives and this struct stays put. */
typedef struct Operand {
    const mp_limb_t *limbs;
    isize count;
    bool is_negative;
    mp_limb_t own; /* the limb of a compact int */
} Operand;

static inline uint64_t magnitude_of(int64_t value)
{
    return value < 0 ? -(uint64_t)value : (uint64_t)value;
}

static inline void operand_of(Operand *operand, const Object *object)
{
    const Int *self = (const Int *)object;
    if (self->size == 0) {
        operand->own = magnitude_of(self->value);
        operand->limbs = &operand->own;
        operand->count = self->value != 0;
        operand->is_negative = self->value < 0;
    } else {
        operand->limbs = (const mp_limb_t *)self->limbs;
        operand->is_negative = self->size < 0;
        operand->count = operand->is_negative ? -self->size : self->size;
    }
}

static inline mp_limb_t *limbs_of(Int *self)
{
    return (mp_limb_t *)self->limbs;
}

/* No number may have more limbs: far above what any region holds, far below what overflows. */
#define LIMBS_MOST ((isize)1 << 36)

/* An exact int with room for `count` limbs (at least 1), contents undefined until int_finish. */
NEW Int *int_allocate(isize count);

/* Gives the first `count` limbs, leading zeros allowed, and the sign to `self`: the number, compact or a
 * singleton if it can be. Frees `self` and returns NULL if scratch memory was refused meanwhile. */
NEW Object *int_finish(STOLEN Int *self, isize count, bool is_negative);

/* limbs << shift. */
NEW Object *int_shifted(const mp_limb_t *limbs, isize count, uint64_t shift, bool is_negative);

static inline isize limbs_normal_count(const mp_limb_t *limbs, isize count)
{
    while (count > 0 && limbs[count - 1] == 0)
        count--;
    return count;
}

/* True with MemoryError set if a mpn function's scratch did not fit in the region. */
static inline bool scratch_failed(void)
{
    return UNLIKELY(error_occurred());
}

static inline isize limbs_bit_length(const mp_limb_t *limbs, isize count)
{
    return count == 0 ? 0 : count * 64 - __builtin_clzll(limbs[count - 1]);
}

/* In int_methods.c: the tables of the type. */
extern const Native int_methods[];
extern const Property int_properties[];

#endif
