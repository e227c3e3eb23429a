/* none.c: the three objects that are only themselves: None, NotImplemented and Ellipsis.
 *
 * Each is a bare immortal Object in the Runtime struct; calling its type gives it again.
 */
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "str.h"
#include "tuple.h"

static Object *create_singleton(Object *singleton, const char *name, isize count, Tuple *names)
{
    if (count || (names && names->size))
        return raise_error(TypeError, "%s takes no arguments", name);
    return singleton;
}

static isize hash_none(Object *self)
{
    return 0xFCA86420; /* CPython 3.12's constant: the same in every run */
}

static Object *create_none(Type *type, Object **args, isize count, Tuple *names)
{
    return create_singleton(NONE, "NoneType", count, names);
}

static Object *represent_none(Object *self)
{
    return (Object *)str_intern_text("None");
}

static int none_truth(Object *self)
{
    return 0;
}

const TypeSpec none_type_type = {
    .name = "NoneType",
    .size_bytes = sizeof(Object),
    .slots = {.represent = represent_none, .hash = hash_none, .create = create_none, .truth = none_truth},
    .deallocate = object_free,
    .doc = "The type of the None singleton.",
};

static Object *create_not_implemented(Type *type, Object **args, isize count, Tuple *names)
{
    return create_singleton(NOT_IMPLEMENTED, "NotImplementedType", count, names);
}

static Object *represent_not_implemented(Object *self)
{
    return (Object *)str_intern_text("NotImplemented");
}

/* Deprecated in CPython 3.13, which warns and says True. */
static int not_implemented_truth(Object *self)
{
    return raise_warning(DeprecationWarning, "NotImplemented should not be used in a boolean context") ? 1 : -1;
}

static Object *reduce_not_implemented(Object **args, isize count, Tuple *names)
{
    return (Object *)str_from_text("NotImplemented");
}

static const Native not_implemented_methods[] = {{"__reduce__", reduce_not_implemented, "($self, /)"}, {0}};

const TypeSpec not_implemented_type_type = {
    .name = "NotImplementedType",
    .size_bytes = sizeof(Object),
    .slots = {.represent = represent_not_implemented,
              .create = create_not_implemented,
              .truth = not_implemented_truth},
    .deallocate = object_free,
    .methods = not_implemented_methods,
    .doc = "The type of the NotImplemented singleton.",
};

static Object *create_ellipsis(Type *type, Object **args, isize count, Tuple *names)
{
    return create_singleton(ELLIPSIS, "EllipsisType", count, names);
}

static Object *represent_ellipsis(Object *self)
{
    return (Object *)str_intern_text("Ellipsis");
}

static Object *reduce_ellipsis(Object **args, isize count, Tuple *names)
{
    return (Object *)str_from_text("Ellipsis");
}

static const Native ellipsis_methods[] = {{"__reduce__", reduce_ellipsis, "($self, /)"}, {0}};

const TypeSpec ellipsis_type_type = {
    .name = "ellipsis",
    .size_bytes = sizeof(Object),
    .slots = {.represent = represent_ellipsis, .create = create_ellipsis},
    .deallocate = object_free,
    .methods = ellipsis_methods,
    .doc = "The type of the Ellipsis singleton.",
};
