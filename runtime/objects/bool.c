/* bool.c: the `bool` type: an int with two instances.
 *
 * False and True are compact ints of type bool, immortal, made at start-up; they never carry FLAG_COMPACT_INT,
 * so that the fast paths of ints, whose results are exact ints, never see them.
 */
#include "int_internal.h"

#include "builtin.h"
#include "str.h"
#include "tuple.h"

static Object *represent(Object *self)
{
    return (Object *)str_intern_text(self == TRUE ? "True" : "False");
}

static Object *create(Type *type, Object **args, isize count, Tuple *names)
{
    if (!no_keywords("bool", names))
        return NULL;
    if (count > 1)
        return raise_error(TypeError, "bool expected at most 1 argument, got %zd", count);
    int truth = count ? object_is_true(args[0]) : 0;
    return truth < 0 ? NULL : new_bool(truth);
}

#define OPERATOR(name, operator)                                                       \
    static Object *name(Object *left, Object *right)                                   \
    {                                                                                  \
        if (has_type(left, TYPE(bool)) && has_type(right, TYPE(bool)))                             \
            return new_bool((left == TRUE)operator(right == TRUE));                    \
        if (!is_int(left) || !is_int(right))                                           \
            return new_not_implemented();                                              \
        return int_##name(left, right);                                                \
    }
OPERATOR(bit_and, &)
OPERATOR(bit_or, |)
OPERATOR(bit_xor, ^)

static Object *invert(Object *self)
{
    if (!raise_warning(DeprecationWarning,
                       "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. This returns "
                       "the bitwise inversion of the underlying int object and is usually not what you expect from "
                       "negating a bool. Use the 'not' operator for boolean negation or ~int(x) if you really want "
                       "the bitwise inversion of the underlying int."))
        return NULL;
    return int_invert(self);
}

const TypeSpec bool_type = {
    .name = "bool",
    .base = TYPE_INDEX_int,
    .size_bytes = sizeof(Int),
    .item_size_bytes = sizeof(mp_limb_t),
    .shown_size_bytes = 24,
    .shown_item_size_bytes = 4,
    .flags = TYPE_INT | TYPE_VECTOR_CALL,
    .slots =
        {
            .represent = represent,
            .create = create,
            .invert = invert,
            .bit_and = bit_and,
            .bit_or = bit_or,
            .bit_xor = bit_xor,
        },
    .deallocate = object_free,
    .doc = "Returns True when the argument is true, False otherwise.\n"
           "The builtins True and False are the only two instances of the class bool.\n"
           "The class bool is a subclass of the class int, and cannot be subclassed.",
};
