/* super.h: super objects, and the lookup that LOAD_SUPER_ATTR does without making one. */
#ifndef VIV_SUPER_H
#define VIV_SUPER_H

#include "../object.h"

/* super(type, object). */
typedef struct Super {
    Object head;
    Type *type;      /* the class whose successor in the MRO is looked at first */
    Object *object;  /* or NULL: unbound                                        */
    Type *object_type;
} Super;

/* super(type, object).name. If `method` is not NULL, a function found is returned unbound and *method is 1. */
NEW Object *super_get_attribute(Type *type, Object *object, Str *name, int *method);

#endif
