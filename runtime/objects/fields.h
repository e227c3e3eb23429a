/* fields.h: what a type's table of fields (TypeSpec.fields) does by itself.
 *
 * Most types hold a few references at fixed places of their struct. For them one table is enough: these are the
 * `traverse` and `deallocate` of a type that has fields and no such functions of its own. A type that holds more
 * (items, a frame) writes its own, and may call these for its fixed part.
 */
#ifndef VIV_FIELDS_H
#define VIV_FIELDS_H

#include "../type.h"

/* Reports the fields in the table's order, which gc.get_referents() shows. */
void fields_traverse(Object *self, VisitFunction visit, void *context);
/* Empties the fields in the same order: a `clear` for types that can be part of a cycle. */
void fields_clear(Object *self);
/* Weak references, fields, block. */
void fields_deallocate(Object *self);

/* What people call the reference that traversal reports as (EDGE_FIELD, index), or NULL. */
const char *field_name(const Object *object, isize index);

#endif
