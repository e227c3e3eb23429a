/* generic_alias.h: list[int], int | str. */
#ifndef VIV_GENERIC_ALIAS_H
#define VIV_GENERIC_ALIAS_H

#include "../object.h"

/* list[int]: attributes of the origin are its own too. is_unpacked: *tuple[int]. */
typedef struct GenericAlias {
    Object head;
    Object *origin;
    Tuple *args;
    Tuple *parameters; /* made when asked for, or NULL */
    Object *weakrefs;
    bool is_unpacked;
    void *unused;
} GenericAlias;

/* int | str: `args` has each type once, none of them a union. */
typedef struct UnionType {
    Object head;
    Tuple *args;
    Tuple *parameters;
} UnionType;

/* origin[args]: a tuple gives several. The body of every __class_getitem__ of builtins. */
NEW Object *generic_alias_new(Object *origin, Object *args);
/* left | right; NotImplemented if they do not look like types. */
NEW Object *union_type_or(Object *left, Object *right);
/* The type variables in `args`, each once. */
NEW Tuple *generic_parameters(Tuple *args);
/* `args` with `parameters` replaced by what stands in the brackets of self[key]. TypeError if they do not fit. */
NEW Tuple *generic_substitute(Object *self, Tuple *args, Tuple *parameters, Object *key);
/* How a type is written inside brackets. */
NEW Str *type_argument_text(Object *argument);
/* The row of a table of methods by which a class takes brackets: list[int] (PEP 585). */
NEW Object *class_getitem_native(Object **args, isize count, Tuple *names);
#define CLASS_GETITEM_METHOD                                                                                           \
    {                                                                                                                  \
        "__class_getitem__", class_getitem_native, "($type, object, /)", "See PEP 585", NATIVE_CLASS                   \
    }

#endif
