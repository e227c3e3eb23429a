/* method_holder.c: the `classmethod` and `staticmethod` types: functions that are bound differently.
 *
 * Both hold a callable and a dict, into which the callable's __name__, __doc__ and the like are copied, so that
 * the wrapped function looks like itself. They differ in what a look through an instance or a class gives.
 */
#include "property.h"
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "bound_method.h"
#include "builtin.h"
#include "dict.h"
#include "slot_dispatch.h"
#include "str.h"

static inline MethodHolder *as_holder(Object *object)
{
    return (MethodHolder *)object;
}

static bool copy_attribute(MethodHolder *self, Str *name)
{
    Object *value;
    int found = object_find_attribute(self->callable, name, &value);
    if (found <= 0)
        return found == 0;
    bool done = object_set_attribute(&self->head, name, value);
    decref(value);
    return done;
}

static bool holder_wrap(MethodHolder *self, Object *callable)
{
    set_slot(&self->callable, new_reference(callable));
    Str *copied[] = {NAME(__module__), NAME(__name__), NAME(__qualname__), NAME(__doc__),
                     NAME(__annotations__)};
    for (size_t i = 0; i < sizeof copied / sizeof *copied; i++)
        if (!copy_attribute(self, copied[i]))
            return false;
    return true;
}

static NEW Object *holder_new(Type *type, Object *callable)
{
    Object *self = object_new(type);
    if (!self)
        return NULL;
    gc_track(self);
    if (!holder_wrap(as_holder(self), callable)) {
        decref(self);
        return NULL;
    }
    return self;
}

NEW Object *classmethod_new(Object *callable)
{
    return holder_new(TYPE(classmethod), callable);
}

NEW Object *staticmethod_new(Object *callable)
{
    return holder_new(TYPE(staticmethod), callable);
}

static bool holder_initialise(Object *object, Object **args, isize count, Tuple *names)
{
    const char *name = is_instance_of(object, TYPE(classmethod)) ? "classmethod" : "staticmethod";
    return no_keywords(name, names) && arguments_check_count(name, count, 1, 1) &&
           holder_wrap(as_holder(object), args[0]);
}

static void holder_deallocate(Object *object)
{
    gc_untrack(object);
    if (!dealloc_enter(object))
        return;
    decref_maybe(as_holder(object)->callable);
    decref_maybe(as_holder(object)->dict);
    object_free(object);
    dealloc_leave();
}

static void holder_clear(Object *object)
{
    clear_slot(&as_holder(object)->callable);
    clear_slot(&as_holder(object)->dict);
}

static NEW Object *classmethod_descriptor_get(Object *descriptor, Object *object, Object *type)
{
    MethodHolder *self = as_holder(descriptor);
    if (!self->callable)
        return raise_error(RuntimeError, "uninitialized classmethod object");
    return bound_method_new(self->callable, type ? type : (Object *)object->type);
}

static NEW Object *staticmethod_descriptor_get(Object *descriptor, Object *object, Object *type)
{
    MethodHolder *self = as_holder(descriptor);
    if (!self->callable)
        return raise_error(RuntimeError, "uninitialized staticmethod object");
    return new_reference(self->callable);
}

static NEW Object *staticmethod_call(Object *object, Object **args, isize count, Tuple *names)
{
    NATIVE_FRAME(held, "staticmethod", "unused");
    arguments_hold(held, args, count, names);
    Object *result = object_call(as_holder(object)->callable, args, count, names);
    arguments_let_go(held);
    return native_leave(held, result);
}

static NEW Object *holder_represent(Object *object)
{
    const char *name = is_instance_of(object, TYPE(classmethod)) ? "classmethod" : "staticmethod";
    return (Object *)str_format("<%s(%R)>", name, as_holder(object)->callable);
}

static NEW Object *holder_is_abstract(Object *object)
{
    Object *mark;
    int found = object_find_attribute(as_holder(object)->callable, NAME(__isabstractmethod__), &mark);
    if (found <= 0)
        return found < 0 ? NULL : new_bool(false);
    int is_abstract = object_is_true(mark);
    decref(mark);
    return is_abstract < 0 ? NULL : new_bool(is_abstract);
}

static const Field holder_fields[] = {{"__dict__", offsetof(MethodHolder, dict), EDGE_DICT},
                                      {"__func__", offsetof(MethodHolder, callable)},
                                      {0}};
static const Member holder_members[] = {
    {"__func__", MEMBER_OBJECT, offsetof(MethodHolder, callable), true, NULL},
    {"__wrapped__", MEMBER_OBJECT, offsetof(MethodHolder, callable), true, NULL},
    {0}};
static const Property holder_properties[] = {
    {"__isabstractmethod__", holder_is_abstract, NULL, NULL},
    {"__dict__", object_dict, NULL, NULL},
    {0}};

#define SHARED_TABLES                                                                                   \
    .size_bytes = sizeof(MethodHolder), .dict_offset = offsetof(MethodHolder, dict),                    \
    .flags = TYPE_COLLECTED | TYPE_BASE, .deallocate = holder_deallocate, .clear = holder_clear,        \
    .fields = holder_fields, .members = holder_members, .properties = holder_properties

const TypeSpec classmethod_type = {
    .name = "classmethod",
    .slots = {.represent = holder_represent,
              .descriptor_get = classmethod_descriptor_get,
              .initialise = holder_initialise},
    SHARED_TABLES,
    .doc = "A function that gets the class as its first argument.",
};

const TypeSpec staticmethod_type = {
    .name = "staticmethod",
    .slots = {.represent = holder_represent,
              .call = staticmethod_call,
              .descriptor_get = staticmethod_descriptor_get,
              .initialise = holder_initialise},
    SHARED_TABLES,
    .doc = "A function that gets no first argument of its own.",
};
