/* specialise.h: choosing a special form for an instruction, by the operands it has just met.
 *
 * Each function looks once and writes the opcode at `unit`, filling the cache behind it, or sets the counter back so
 * that the next look comes later. None runs Python or raises.
 */
#ifndef VIV_SPECIALISE_H
#define VIV_SPECIALISE_H

#include "frame.h"
#include <string.h>

/* `oparg` is the argument of the instruction at `unit`; the objects are its operands, `at` where a call's begin. */
void specialise_load_global(Frame *frame, Unit *unit, int oparg);
void specialise_load_attr(Frame *frame, Unit *unit, int oparg, Object *owner);
void specialise_store_attr(Frame *frame, Unit *unit, int oparg, Object *owner);
void specialise_load_super_attr(Unit *unit, int oparg, Object *super, Object *class);
void specialise_binary_subscr(Frame *frame, Unit *unit, Object *container, Object *key);
void specialise_store_subscr(Frame *frame, Unit *unit, Object *container, Object *key);
void specialise_binary_op(Frame *frame, Unit *unit, int oparg, Object *left, Object *right);
void specialise_compare_op(Frame *frame, Unit *unit, int oparg, Object *left, Object *right);
void specialise_contains_op(Unit *unit, Object *container);
void specialise_to_bool(Unit *unit, Object *value);
void specialise_unpack_sequence(Unit *unit, Object *sequence, int oparg);
void specialise_for_iter(Frame *frame, Unit *unit, Object *iterator, int oparg);
void specialise_send(Unit *unit, Object *receiver);
void specialise_call(Frame *frame, Unit *unit, int oparg, Object **at);

/* What two and four units of an inline cache hold; the object is borrowed and valid as long as the version beside it. */
static inline uint32_t read_cache32(const Unit *unit)
{
    uint32_t value;
    memcpy(&value, unit, sizeof value);
    return value;
}
static inline BORROWED Object *read_cache_object(const Unit *unit)
{
    Object *value;
    memcpy(&value, unit, sizeof value);
    return value;
}

/* The class's __getitem__ if it is a Python function of two parameters with nothing special, else NULL. */
BORROWED Function *cached_get_item(Type *type);

#endif
