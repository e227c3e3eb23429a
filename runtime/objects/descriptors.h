/* descriptors.h: what stands in the dict of a built-in type. All share their first fields with CPython's. */
#ifndef VIV_DESCRIPTORS_H
#define VIV_DESCRIPTORS_H

#include "../object.h"
#include "../type.h"
#include "builtin.h"

#define DESCRIPTOR_FIELDS                                    \
    Object head;                                             \
    Type *owner;                                             \
    Str *name;                                               \
    Object *qualified_name; /* made when asked for, or NULL */

/* What all of them begin with. */
typedef struct Descriptor {
    DESCRIPTOR_FIELDS
} Descriptor;

/* method_descriptor (list.append) and classmethod_descriptor (dict.fromkeys). */
typedef struct MethodDescriptor {
    DESCRIPTOR_FIELDS
    const Native *native;
    Arity arity;
} MethodDescriptor;

/* slot wrapper (int.__add__). */
typedef struct SlotWrapper {
    DESCRIPTOR_FIELDS
    const struct SlotName *definition;
    void *function; /* the slot's value in the owner */
} SlotWrapper;

/* method-wrapper ((5).__add__). */
typedef struct MethodWrapper {
    Object head;
    SlotWrapper *wrapper;
    Object *self;
} MethodWrapper;

/* member: a field of the struct, a name of __slots__ (then the Member stands behind its heap type), or an item. */
typedef struct MemberDescriptor {
    DESCRIPTOR_FIELDS
    const Member *member;
    Member own; /* of an item: `member` points at it */
} MemberDescriptor;

/* getset. */
typedef struct PropertyDescriptor {
    DESCRIPTOR_FIELDS
    const Property *property;
} PropertyDescriptor;

/* For the dict of `owner`, while the type is made ready. NULL: out of memory. Run no Python. */
NEW Object *method_descriptor_new(Type *owner, const Native *native);
NEW Object *class_method_descriptor_new(Type *owner, const Native *native);
NEW Object *slot_wrapper_new(Type *owner, const struct SlotName *definition, void *function);
NEW Object *member_descriptor_new(Type *owner, const Member *member);
/* An item of tuples of the type `owner`, by its static name. */
NEW Object *item_descriptor_new(Type *owner, const char *name, isize index);
NEW Object *property_descriptor_new(Type *owner, const Property *property);

/* Writes a field of the struct; value NULL: delete. AttributeError for a read-only field or an empty
 * MEMBER_OBJECT_OR_RAISE, TypeError for a value of the wrong kind. Runs Python (the old value's death). */
bool member_set(Object *self, const Member *member, Object *value);

#endif
