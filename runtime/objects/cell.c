/* cell.c: the `cell` type.
 *
 * A variable that inner functions use does not stand in its frame's slot: the slot holds a cell, and the frame
 * and the inner functions share that. `value` is NULL while the variable is unbound.
 */
#include "cell.h"

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "builtin.h"
#include "fields.h"

NEW Cell *cell_new(Object *value_or_null)
{
    Cell *self = (Cell *)object_new(TYPE(cell));
    if (!self)
        return NULL;
    self->value = new_reference_maybe(value_or_null);
    gc_track((Object *)self);
    return self;
}

static NEW Object *cell_create(Type *type, Object **args, isize count, Tuple *names)
{
    if (!no_keywords("cell", names))
        return NULL;
    if (count > 1)
        return raise_error(TypeError, "cell expected at most 1 argument, got %zd", count);
    return (Object *)cell_new(count ? args[0] : NULL);
}

static NEW Object *cell_represent(Object *object)
{
    Cell *self = (Cell *)object;
    if (!self->value)
        return (Object *)str_format("<cell at %p: empty>", object);
    return (Object *)str_format("<cell at %p: %.80T object at %p>", object, self->value, self->value);
}

static NEW Object *cell_compare(Object *left, Object *right, CompareOperator operator)
{
    if (!is_exact(left, cell) || !is_exact(right, cell))
        return new_not_implemented();
    Object *a = ((Cell *)left)->value, *b = ((Cell *)right)->value;
    if (a && b)
        return object_compare(a, b, operator);
    return compare_numbers(a != NULL, b != NULL, operator);
}

static NEW Object *get_contents(Object *object)
{
    Cell *self = (Cell *)object;
    return self->value ? new_reference(self->value) : raise_error(ValueError, "cell is empty");
}

static bool set_contents(Object *object, Object *value)
{
    set_slot(&((Cell *)object)->value, new_reference_maybe(value));
    return true;
}

static const Field cell_fields[] = {{"cell_contents", offsetof(Cell, value)}, {0}};
static const Property cell_properties[] = {{"cell_contents", get_contents, set_contents, NULL}, {0}};

const TypeSpec cell_type = {
    .name = "cell",
    .size_bytes = sizeof(Cell),
    .flags = TYPE_COLLECTED,
    .slots = {.represent = cell_represent,
              .compare = cell_compare,
              .hash = object_hash_not_implemented,
              .create = cell_create},
    .clear = fields_clear,
    .fields = cell_fields,
    .properties = cell_properties,
    .doc = "A variable shared by functions that are nested in each other.",
};
