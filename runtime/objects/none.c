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

typedef struct Singleton {
    TypeIndex type;
    const char *type_name; /* in messages */
    const char *name;
    size_t offset; /* in the Runtime */
} Singleton;

static const Singleton singletons[] = {
    {TYPE_INDEX_none_type, "NoneType", "None", offsetof(Runtime, none)},
    {TYPE_INDEX_not_implemented_type, "NotImplementedType", "NotImplemented", offsetof(Runtime, not_implemented)},
    {TYPE_INDEX_ellipsis_type, "EllipsisType", "Ellipsis", offsetof(Runtime, ellipsis)}};

static const Singleton *singleton_of(const Type *type)
{
    const Singleton *found = singletons;
    while (type != &RUNTIME->types[found->type])
        found++;
    return found;
}

static Object *create(Type *type, Object **args, isize count, Tuple *names)
{
    const Singleton *singleton = singleton_of(type);
    if (count || (names && names->size))
        return raise_error(TypeError, "%s takes no arguments", singleton->type_name);
    return (Object *)((char *)RUNTIME + singleton->offset);
}

static Object *represent(Object *self)
{
    return (Object *)str_intern_text(singleton_of(self->type)->name);
}

/* Pickles and copies by name. */
static Object *reduce(Object **args, isize count, Tuple *names)
{
    return represent(args[0]);
}

static const Native methods_by_name[] = {{"__reduce__", reduce, "($self, /)"}, {0}};

static isize hash_none(Object *self)
{
    return 0xFCA86420; /* CPython 3.12's constant: the same in every run */
}

static int none_truth(Object *self)
{
    return 0;
}

/* Deprecated in CPython 3.13, which warns and says True. */
static int not_implemented_truth(Object *self)
{
    return raise_warning(DeprecationWarning, "NotImplemented should not be used in a boolean context") ? 1 : -1;
}

const TypeSpec none_type_type = {
    .name = "NoneType",
    .size_bytes = sizeof(Object),
    .slots = {.represent = represent, .hash = hash_none, .create = create, .truth = none_truth},
    .deallocate = object_free,
    .doc = "The type of the None singleton.",
};

const TypeSpec not_implemented_type_type = {
    .name = "NotImplementedType",
    .size_bytes = sizeof(Object),
    .slots = {.represent = represent, .create = create, .truth = not_implemented_truth},
    .deallocate = object_free,
    .methods = methods_by_name,
    .doc = "The type of the NotImplemented singleton.",
};

const TypeSpec ellipsis_type_type = {
    .name = "ellipsis",
    .size_bytes = sizeof(Object),
    .slots = {.represent = represent, .create = create},
    .deallocate = object_free,
    .methods = methods_by_name,
    .doc = "The type of the Ellipsis singleton.",
};
