/* property.c: the `property` type: an attribute whose reading, writing and deleting are functions.
 *
 * A property is a data descriptor: found on the class, it goes before the instance's own attributes. `name` is
 * set by __set_name__ and serves messages only.
 */
#include "property.h"
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "builtin.h"
#include "str.h"

static inline PropertyObject *as_property(Object *object)
{
    return (PropertyObject *)object;
}

/* None stands for "not given". */
static Object *given(Object *argument)
{
    return argument && argument != NONE ? new_reference(argument) : NULL;
}

/* An instance of a subclass keeps its doc string as any attribute. It does without if it can have none, but a getter's
 * may not be lost. */
static bool set_doc_of_subclass(PropertyObject *self, Object *doc)
{
    if (object_set_attribute(&self->head, NAME(__doc__), doc ? doc : NONE))
        return true;
    if (self->doc_is_getters || !error_matches(AttributeError))
        return false;
    error_clear();
    return true;
}

/* The doc string: the one given, or else the getter's own. */
static bool find_doc(PropertyObject *self, Object *doc)
{
    Object *found = given(doc);
    self->doc_is_getters = false;
    if (!found && self->get) {
        if (object_find_attribute(self->get, NAME(__doc__), &found) < 0)
            return false;
        if (found == NONE)
            clear_slot(&found);
        self->doc_is_getters = found != NULL;
    }
    if (self->head.type == TYPE(property)) {
        set_slot(&self->doc, found);
        return true;
    }
    bool done = set_doc_of_subclass(self, found);
    decref_maybe(found);
    return done;
}

static bool property_initialise(Object *object, Object **args, isize count, Tuple *names)
{
    PropertyObject *self = as_property(object);
    Object *bound[4];
    if (!arguments_bind("property", "(fget=None, fset=None, fdel=None, doc=None)", args, count, names, bound))
        return false;
    set_slot(&self->get, given(bound[0]));
    set_slot(&self->set, given(bound[1]));
    set_slot(&self->delete, given(bound[2]));
    clear_slot(&self->doc);
    clear_slot(&self->name);
    return find_doc(self, bound[3]);
}

static void property_clear(Object *object)
{
    clear_slot(&as_property(object)->doc);
}

/* "property 'x' of 'C' object has no setter" */
static Object *raise_missing(PropertyObject *self, Object *object, const char *what)
{
    Str *qualified = object->type->qualified_name;
    NATIVE_FRAME(held, "property", "name", "class");
    held[0] = self->name ? (Object *)object_repr(self->name) : NULL;
    held[1] = (Object *)(qualified ? object_repr(&qualified->head) : NULL);
    if (error_occurred())
        return native_leave(held, NULL);
    if (!held[1])
        held[1] = (Object *)str_format("'%s'", object->type->name);
    if (held[0] && held[1])
        raise_error(AttributeError, "property %U of %U object has no %s", held[0], held[1], what);
    else if (held[1])
        raise_error(AttributeError, "property of %U object has no %s", held[1], what);
    return native_leave(held, NULL);
}

static NEW Object *property_descriptor_get_slot(Object *descriptor, Object *object, Object *type)
{
    PropertyObject *self = as_property(descriptor);
    if (!object || object == NONE)
        return new_reference(descriptor);
    if (!self->get)
        return raise_missing(self, object, "getter");
    return object_call_one(self->get, object);
}

static bool property_descriptor_set_slot(Object *descriptor, Object *object, Object *value)
{
    PropertyObject *self = as_property(descriptor);
    Object *function = value ? self->set : self->delete;
    if (!function)
        return raise_missing(self, object, value ? "setter" : "deleter");
    Object *result = value ? object_call_two(function, object, value) : object_call_one(function, object);
    if (!result)
        return false;
    decref(result);
    return true;
}

/* A property like this one with one function exchanged. */
static NEW Object *copy_with(Object *object, Object *get, Object *set, Object *delete)
{
    PropertyObject *self = as_property(object);
    Object *none = NONE;
    Object *functions[4] = {get ? get : self->get ? self->get : none, set ? set : self->set ? self->set : none,
                            delete ? delete : self->delete ? self->delete : none,
                            self->doc && !(get && self->doc_is_getters) && !self->doc_is_getters ? self->doc : none};
    Object *copy = object_call((Object *)object->type, functions, 4, NULL);
    if (copy && self->name && is_instance_of(copy, TYPE(property)))
        set_slot(&as_property(copy)->name, new_reference(self->name));
    return copy;
}

static NEW Object *property_getter(Object **args, isize count, Tuple *names)
{
    return copy_with(args[0], args[1], NULL, NULL);
}

static NEW Object *property_setter(Object **args, isize count, Tuple *names)
{
    return copy_with(args[0], NULL, args[1], NULL);
}

static NEW Object *property_deleter(Object **args, isize count, Tuple *names)
{
    return copy_with(args[0], NULL, NULL, args[1]);
}

static NEW Object *property_set_name(Object **args, isize count, Tuple *names)
{
    if (count != 3)
        return raise_error(TypeError, "__set_name__() takes 2 positional arguments but %zd were given", count - 1);
    set_slot(&as_property(args[0])->name, new_reference(args[2]));
    return new_none();
}

static NEW Object *property_get_name(Object *object)
{
    PropertyObject *self = as_property(object);
    if (self->name)
        return new_reference(self->name);
    Object *name = NULL;
    if (self->get && object_find_attribute(self->get, NAME(__name__), &name) < 0)
        return NULL;
    return name ? name : raise_error(AttributeError, "'property' object has no attribute '__name__'");
}

static bool property_set_own_name(Object *object, Object *value)
{
    set_slot(&as_property(object)->name, new_reference_maybe(value));
    return true;
}

static NEW Object *property_is_abstract(Object *object)
{
    PropertyObject *self = as_property(object);
    Object *functions[] = {self->get, self->set, self->delete};
    for (int i = 0; i < 3; i++) {
        Object *mark = NULL;
        if (functions[i] && object_find_attribute(functions[i], NAME(__isabstractmethod__), &mark) < 0)
            return NULL;
        int is_abstract = mark ? object_is_true(mark) : 0;
        decref_maybe(mark);
        if (is_abstract != 0)
            return is_abstract < 0 ? NULL : new_bool(true);
    }
    return new_bool(false);
}

static const Field property_fields[] = {{"fget", offsetof(PropertyObject, get)},
                                        {"fset", offsetof(PropertyObject, set)},
                                        {"fdel", offsetof(PropertyObject, delete)},
                                        {"__doc__", offsetof(PropertyObject, doc)},
                                        {"__name__", offsetof(PropertyObject, name)},
                                        {0}};
static const Member property_members[] = {
    {"fget", MEMBER_OBJECT, offsetof(PropertyObject, get), true, NULL},
    {"fset", MEMBER_OBJECT, offsetof(PropertyObject, set), true, NULL},
    {"fdel", MEMBER_OBJECT, offsetof(PropertyObject, delete), true, NULL},
    {"__doc__", MEMBER_OBJECT, offsetof(PropertyObject, doc), false, NULL},
    {0}};
static const Property property_properties[] = {
    {"__name__", property_get_name, property_set_own_name, NULL},
    {"__isabstractmethod__", property_is_abstract, NULL, NULL},
    {0}};
static const Native property_methods[] = {
    {"getter", property_getter, "($self, object, /)",
     "Descriptor to obtain a copy of the property with a different getter."},
    {"setter", property_setter, "($self, object, /)",
     "Descriptor to obtain a copy of the property with a different setter."},
    {"deleter", property_deleter, "($self, object, /)",
     "Descriptor to obtain a copy of the property with a different deleter."},
    {"__set_name__", property_set_name, "($self, /, *args)", "Method to set name of a property.", NATIVE_RAW},
    {0}};

const TypeSpec property_type = {
    .name = "property",
    .size_bytes = sizeof(PropertyObject),
    .flags = TYPE_COLLECTED | TYPE_BASE,
    .slots = {.get_attribute = object_generic_get_attribute,
              .descriptor_get = property_descriptor_get_slot,
              .descriptor_set = property_descriptor_set_slot,
              .initialise = property_initialise},
    .clear = property_clear,
    .fields = property_fields,
    .methods = property_methods,
    .members = property_members,
    .properties = property_properties,
    .doc = "An attribute computed by functions.",
};
