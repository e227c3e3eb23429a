/* abstract_attribute.c: attributes of any object, by CPython's order of precedence.
 *
 *   1. a data descriptor on the type   (property, member: has __set__ or __delete__)
 *   2. the instance's own attribute
 *   3. a plain descriptor on the type  (function: binds)
 *   4. whatever else the type has
 *
 * The type is asked first even when the instance has the name, because a data descriptor would win.
 */
#include "abstract.h"
#include "error.h"
#include "objects/builtin.h"
#include "objects/dict.h"
#include "objects/instance.h"
#include "objects/module.h"
#include "objects/slot_dispatch.h"
#include "objects/tuple.h"
#include "objects/type_object.h"
#include "runtime.h"

/* ---- the generic slots ------------------------------------------------------------------------------------- */

static int found(Object *result, Object **value)
{
    *value = result;
    return result ? 1 : -1;
}

/* descriptor.__get__(object, type(object)); the descriptor is held while its Python runs. */
static Object *get_through(STOLEN Object *descriptor, TernaryFunction get, Object *object)
{
    NATIVE_FRAME(held, "attribute", "descriptor");
    held[0] = descriptor;
    return native_leave(held, get(descriptor, object, (Object *)object->type));
}

static int generic_find(Object *object, Str *name, Object **value)
{
    Type *type = object->type;
    Object *on_type = type_lookup(type, name);
    TernaryFunction get = NULL;
    if (on_type) {
        get = on_type->type->slots.descriptor_get;
        incref(on_type);
        if (get && on_type->type->slots.descriptor_set)
            return found(get_through(on_type, get, object), value);
    }
    Object *own = instance_get(object, name);
    if (own) {
        *value = new_reference(own);
        decref_maybe(on_type);
        return 1;
    }
    if (error_occurred()) {
        decref_maybe(on_type);
        return -1;
    }
    if (!on_type)
        return 0;
    if (!get)
        return found(on_type, value);
    return found(get_through(on_type, get, object), value);
}

static bool check_name(Object *name)
{
    if (LIKELY(is_str(name)))
        return true;
    return raise_attribute_name(name);
}

int object_generic_find_attribute(Object *object, Str *name, Object **value)
{
    int result = generic_find(object, name, value);
    if (result >= 0 || !error_matches(AttributeError))
        return result;
    error_clear();
    return 0;
}

Object *object_generic_get_attribute(Object *object, Object *name)
{
    Object *value;
    if (!check_name(name))
        return NULL;
    if ((value = instance_get_at_once(object, (Str *)name)) != NULL)
        return new_reference(value);
    int result = generic_find(object, (Str *)name, &value);
    if (result == 1)
        return value;
    if (result == 0)
        raise_no_attribute(object, (Str *)name);
    return NULL;
}

static bool raise_cannot_set(Object *object, Str *name, bool type_has_it)
{
    if (type_has_it)
        raise_attribute_error(object, name, "'%T' object attribute '%U' is read-only", object, name);
    else if (!instance_dict_place(object) && object->type->slots.set_attribute == object_generic_set_attribute)
        raise_attribute_error(object, name,
                              "'%.100T' object has no attribute '%U' and no __dict__ for setting new attributes",
                              object, name);
    else
        raise_no_attribute(object, name);
    return false;
}

bool object_generic_set_attribute(Object *object, Object *name_object, Object *value)
{
    if (!check_name(name_object))
        return false;
    Str *name = (Str *)name_object;
    Object *on_type = type_lookup(object->type, name);
    SetItemFunction set = on_type ? on_type->type->slots.descriptor_set : NULL;
    if (set) {
        NATIVE_FRAME(held, "setting an attribute", "descriptor");
        held[0] = new_reference(on_type);
        return native_leave_bool(held, set(on_type, object, value));
    }
    if (!instance_dict_place(object))
        return raise_cannot_set(object, name, on_type != NULL);
    Str *interned = str_is_interned(name) ? new_reference(name) : str_intern(str_from_object(name_object));
    if (!interned)
        return false;
    NATIVE_FRAME(held, "setting an attribute", "name");
    held[0] = (Object *)interned;
    int done = instance_set(object, interned, value);
    if (done == 0)
        raise_no_attribute(object, name);
    return native_leave_bool(held, done == 1);
}

/* ---- what others call -------------------------------------------------------------------------------------- */

Object *object_get_attribute(Object *object, Str *name)
{
    BinaryFunction get = object->type->slots.get_attribute;
    if (LIKELY(get != NULL))
        return get(object, (Object *)name);
    raise_no_attribute(object, name);
    return NULL;
}

int object_find_attribute(Object *object, Str *name, Object **value)
{
    BinaryFunction get = object->type->slots.get_attribute;
    *value = NULL;
    if (get == object_generic_get_attribute)
        return object_generic_find_attribute(object, name, value);
    if (get == type_get_attribute) {
        int result = type_find_attribute((Type *)object, name, value);
        if (result >= 0 || !error_matches(AttributeError))
            return result;
        error_clear();
        return 0;
    }
    *value = object_get_attribute(object, name);
    if (*value)
        return 1;
    if (!error_matches(AttributeError))
        return -1;
    error_clear();
    return 0;
}

bool object_set_attribute(Object *object, Str *name, Object *value)
{
    SetItemFunction set = object->type->slots.set_attribute;
    if (LIKELY(set != NULL))
        return set(object, (Object *)name, value);
    const char *what = value ? "assign to" : "del";
    if (object->type->slots.get_attribute)
        raise_error(TypeError, "'%T' object has only read-only attributes (%s .%U)", object, what, name);
    else
        raise_error(TypeError, "'%T' object has no attributes (%s .%U)", object, what, name);
    return false;
}

Object *object_get_attribute_text(Object *object, const char *name)
{
    Str *text = str_intern_text(name);
    Object *result = text ? object_get_attribute(object, text) : NULL;
    decref_maybe(text);
    return result;
}

int object_get_method(Object *object, Str *name, Object **method)
{
    Type *type = object->type;
    *method = NULL;
    if (type->slots.get_attribute != object_generic_get_attribute)
        return (*method = object_get_attribute(object, name)) ? 0 : -1;
    Object *on_type = type_lookup(type, name);
    if (on_type && (on_type->type->flags & TYPE_METHOD_DESCRIPTOR)) {
        incref(on_type);
        Object *own = instance_get(object, name);
        if (!own && !error_occurred()) {
            *method = on_type;
            return 1;
        }
        *method = new_reference_maybe(own);
        decref(on_type);
        return own ? 0 : -1;
    }
    int result = generic_find(object, name, method);
    if (result == 0)
        raise_no_attribute(object, name);
    return result == 1 ? 0 : -1;
}

Object *object_lookup_special(Object *object, Str *name)
{
    Object *on_type = type_lookup(object->type, name);
    if (!on_type)
        return NULL;
    incref(on_type);
    TernaryFunction get = on_type->type->slots.descriptor_get;
    if (!get)
        return on_type;
    Object *bound = get(on_type, object, (Object *)object->type);
    decref(on_type);
    return bound;
}

Object *object_dict(Object *object)
{
    Dict *dict = instance_dict(object);
    return (Object *)new_reference_maybe(dict);
}
