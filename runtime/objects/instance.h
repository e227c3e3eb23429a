/* instance.h: objects of Python classes.
 *
 *     [ weakrefs | dict ] [ next | previous ] [ header | __slots__ members … | capacity … | inline values … ]
 *       -32        -24      -16    -8           0                             type->size_bytes
 *
 * The attributes of an instance of a plain class stand in the inline values, at indices that the class's shared
 * keys give them. A dict is made only when somebody asks for __dict__ (or there are too many attributes), and
 * borrows the inline values: while it does, they are the instance's and are counted once.
 *
 * Always true: inline values are valid until a dict has taken them over or the instance dies; `dict` may be
 * NULL whatever the values are.
 */
#ifndef VIV_INSTANCE_H
#define VIV_INSTANCE_H

#include "../object.h"
#include "../type.h"
#include "dict.h"

/* Where an instance with a preheader keeps its dict, and one of a plain class its inline values, valid or not. */
static inline Dict **instance_dict_slot(Object *self)
{
    return (Dict **)((char *)self + (isize)DICT_OFFSET_INSTANCE);
}
static inline DictValues *instance_values(Object *self)
{
    return (DictValues *)((char *)self + self->type->size_bytes);
}

/* object.__new__ without checks: zeroed, inline values empty, tracked. */
NEW Object *instance_new(Type *type);
/* Slots of every class made by a class statement. */
void instance_deallocate(Object *self);
void instance_traverse(Object *self, VisitFunction visit, void *context);
void instance_clear(Object *self);

/* The value of attribute `name` in the instance itself. BORROWED; NULL: absent, or raised (error_occurred: only for
 * names or keys that are not plain str). */
BORROWED Object *instance_get(Object *self, Str *name);
/* 1: done; 0: no such attribute (delete); -1: raised. value NULL: delete. */
int instance_set(Object *self, Str *name, Object *value);
/* The dict of an instance, made if need be. NULL: no memory, or (nothing raised) it can have none. */
BORROWED Dict *instance_dict(Object *self);
/* Where the dict stands, for types with a dict in their struct or in front; NULL: no dict. */
Dict **instance_dict_place(Object *self);
/* The inline values if the type has them and they are valid, else NULL. Makes and runs nothing. */
DictValues *instance_inline_values(Object *self);
/* __dict__ = value; NULL empties it. */
bool instance_set_dict(Object *self, Object *value);
/* The same for objects with a dict in their struct, which cannot be deleted: functions, exceptions. */
bool instance_store_dict(Object *self, Object *value);
Object *raise_no_dict(void); /* AttributeError "This object has no __dict__" */

/* Attributes that stand in inline values and that nothing on the class is in the way of, by what lookups remember: where
 * a site sees several classes, this takes half the instructions of the general way. NULL or false: go the general way. */
BORROWED Object *instance_get_at_once(Object *self, Str *name);
bool instance_set_at_once(Object *self, Str *name, Object *value); /* replaces; the old value's death runs no Python */

#endif
