/* fields.c: traversal, clearing and death of types whose references all stand in TypeSpec.fields.
 *
 * Always true: an instance of a Python class has the spec, and so the fields, of its nearest built-in base.
 */
#include "fields.h"
#include "../heap/fresh.h"
#include "../heap/heap.h"
#include "weakref.h"

static inline Object **place_of(Object *self, const Field *field)
{
    return (Object **)((char *)self + field->offset);
}

void fields_traverse(Object *self, VisitFunction visit, void *context)
{
    const Field *fields = self->type->spec->fields;
    for (isize i = 0; fields[i].name; i++)
        VISIT(*place_of(self, &fields[i]), (EdgeKind)fields[i].kind, i);
}

void fields_clear(Object *self)
{
    for (const Field *field = self->type->spec->fields; field->name; field++)
        clear_slot(place_of(self, field));
}

void fields_deallocate(Object *self)
{
    untrack_collected(self);
    if (!dealloc_enter_fast(self))
        return;
    const TypeSpec *spec = self->type->spec;
    if (spec->weakrefs_offset)
        weakref_clear_at(self, spec->weakrefs_offset);
    for (const Field *field = spec->fields; field->name; field++)
        clear_slot(place_of(self, field));
    object_free(self);
    dealloc_leave_fast();
}

const char *field_name(const Object *object, isize index)
{
    const TypeSpec *spec = object->type->spec;
    for (isize i = 0; spec && spec->fields && spec->fields[i].name; i++)
        if (i == index)
            return spec->fields[i].name;
    for (isize i = 0; spec && spec->field_names && spec->field_names[i]; i++)
        if (i == index)
            return spec->field_names[i];
    return NULL;
}
