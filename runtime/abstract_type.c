/* abstract_type.c: isinstance and issubclass, with everything that may stand in for a class: tuples, unions, objects
 * whose metaclass answers for itself, and objects that merely have __bases__.
 */
#include "abstract.h"
#include "error.h"
#include "objects/generic_alias.h"
#include "objects/tuple.h"
#include "objects/type_object.h"
#include "runtime.h"

/* __bases__ of something that is not a type: 1 a tuple (NEW), 0 there is none, -1 raised. */
static int bases_of(Object *object, Tuple **bases)
{
    Object *value;
    int found = object_find_attribute(object, NAME(__bases__), &value);
    if (found != 1)
        return found;
    *bases = (Tuple *)value;
    if (is_tuple(value))
        return 1;
    decref(value);
    return 0;
}

static bool check_class(Object *object, const char *message)
{
    Tuple *bases;
    if (is_type(object))
        return true;
    int found = bases_of(object, &bases);
    if (found == 1)
        decref(bases);
    else if (found == 0)
        raise_error(TypeError, message);
    return found == 1;
}

static int abstract_is_subclass(Object *derived, Object *class)
{
    if (derived == class)
        return 1;
    Tuple *bases;
    int found = bases_of(derived, &bases);
    if (found != 1)
        return found;
    if (!enter_recursion(" in __issubclass__")) {
        decref(bases);
        return -1;
    }
    int result = 0;
    for (isize i = 0; result == 0 && i < tuple_length(bases); i++)
        result = abstract_is_subclass(tuple_at(bases, i), class);
    leave_recursion();
    decref(bases);
    return result;
}

/* type.__instancecheck__ */
int type_real_is_instance(Object *object, Object *class)
{
    Object *claimed;
    if (is_type(class)) {
        if (is_instance_of(object, (Type *)class))
            return 1;
        int found = object_find_attribute(object, NAME(__class__), &claimed);
        if (found != 1)
            return found;
        int result = claimed != (Object *)object->type && is_type(claimed) &&
                     is_subtype((Type *)claimed, (Type *)class);
        decref(claimed);
        return result;
    }
    if (!check_class(class, "isinstance() arg 2 must be a type, a tuple of types, or a union"))
        return -1;
    int found = object_find_attribute(object, NAME(__class__), &claimed);
    if (found != 1)
        return found;
    int result = abstract_is_subclass(claimed, class);
    decref(claimed);
    return result;
}

/* type.__subclasscheck__ */
int type_real_is_subclass(Object *derived, Object *class)
{
    if (is_type(derived) && is_type(class))
        return is_subtype((Type *)derived, (Type *)class);
    if (!check_class(derived, NO_CLASS_GIVEN))
        return -1;
    if (!is_exact(class, union_type) &&
        !check_class(class, "issubclass() arg 2 must be a class, a tuple of classes, or a union"))
        return -1;
    return abstract_is_subclass(derived, class);
}

typedef int (*Recursion)(Object *, Object *);

static int any_of(Tuple *classes, Object *object, Recursion recurse, const char *where)
{
    if (!enter_recursion(where))
        return -1;
    int result = 0;
    for (isize i = 0; result == 0 && i < tuple_length(classes); i++)
        result = recurse(object, tuple_at(classes, i));
    leave_recursion();
    return result;
}

static int ask_metaclass(Object *method, Object *object, const char *where)
{
    NATIVE_FRAME(held, "class check", "method", "answer");
    held[0] = method;
    int result = -1;
    if (enter_recursion(where)) {
        held[1] = object_call_one(method, object);
        leave_recursion();
        result = held[1] ? object_is_true(held[1]) : -1;
    }
    native_leave(held, NULL);
    return result;
}

int object_is_instance(Object *object, Object *class)
{
    if ((Object *)object->type == class)
        return 1;
    if (class->type == TYPE(type))
        return type_real_is_instance(object, class);
    if (is_exact(class, union_type))
        class = (Object *)((UnionType *)class)->args;
    if (is_tuple(class))
        return any_of((Tuple *)class, object, object_is_instance, " in __instancecheck__");
    Object *method = object_lookup_special(class, NAME(__instancecheck__));
    if (method)
        return ask_metaclass(method, object, " in __instancecheck__");
    return error_occurred() ? -1 : type_real_is_instance(object, class);
}

int object_is_subclass(Object *derived, Object *class)
{
    if (class->type == TYPE(type))
        return derived == class ? 1 : type_real_is_subclass(derived, class);
    if (is_exact(class, union_type))
        class = (Object *)((UnionType *)class)->args;
    if (is_tuple(class))
        return any_of((Tuple *)class, derived, object_is_subclass, " in __subclasscheck__");
    Object *method = object_lookup_special(class, NAME(__subclasscheck__));
    if (method)
        return ask_metaclass(method, derived, " in __subclasscheck__");
    return error_occurred() ? -1 : type_real_is_subclass(derived, class);
}
