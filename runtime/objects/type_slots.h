/* type_slots.h: between the slots of a type and the names under which Python sees them. */
#ifndef VIV_TYPE_SLOTS_H
#define VIV_TYPE_SLOTS_H

#include "../runtime.h"

/* How the arguments of Python's call become those of the slot's function. */
typedef enum WrapperKind {
    WRAP_NONE, /* no wrapper: __new__, __getattr__ */
    WRAP_UNARY,
    WRAP_BINARY,
    WRAP_BINARY_REFLECTED,
    WRAP_POWER,
    WRAP_POWER_REFLECTED,
    WRAP_COMPARE,
    WRAP_HASH,
    WRAP_CALL,
    WRAP_TRUTH,
    WRAP_LENGTH,
    WRAP_CONTAINS,
    WRAP_NEXT,
    WRAP_REPEAT,
    WRAP_SET_ITEM,
    WRAP_DELETE_ITEM,
    WRAP_SET_ATTRIBUTE,
    WRAP_DELETE_ATTRIBUTE,
    WRAP_DESCRIPTOR_GET,
    WRAP_DESCRIPTOR_SET,
    WRAP_DESCRIPTOR_DELETE,
    WRAP_INITIALISE,
    WRAP_FINALISE
} WrapperKind;

/* The slot's name as an interned str; the slot itself, in a TypeSlots. */
static inline BORROWED Str *slot_name_str(const SlotName *definition)
{
    return *(Str **)((char *)&RUNTIME->names + definition->name_offset);
}
static inline void **slot_place(TypeSlots *slots, const SlotName *definition)
{
    return (void **)((char *)slots + definition->slot_offset);
}

/* Calls a slot's function as `wrapper` describes: self, then Python's arguments. */
NEW Object *slot_wrapper_apply(const SlotName *definition, void *function, Object *self, Object **args, isize count,
                               Tuple *names);

/* What a create slot gave (NULL is allowed), tracked if its class is one that the collector must see. */
NEW Object *type_track_created(STOLEN Object *created);
/* The `__new__` that a static type with a create slot shows. */
extern const Native type_new_native;
/* Puts slot wrappers (and __new__, __hash__ = None) for the slots that `type` itself fills into its dict. */
bool type_add_slot_wrappers(Type *type, const TypeSlots *own);
/* Slots that `type` does not fill come from `base`; related ones together (hash and compare). */
void type_inherit_slots(Type *type, const Type *base);

/* ---- dispatchers, in slot_dispatch.c: what a Python class puts into a slot -------------------------------- */

#endif
