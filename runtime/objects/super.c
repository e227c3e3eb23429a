/* super.c: the `super` type: attributes looked up behind a class in the object's MRO.
 *
 * super(type, object): `type` says behind which class the search begins, `object_type` whose MRO is searched.
 * Without arguments, both come from the calling frame: the __class__ cell and the first argument.
 */
#include "super.h"
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/frame.h"
#include "../vm/vm.h"
#include "builtin.h"
#include "cell.h"
#include "dict.h"
#include "str.h"
#include "tuple.h"

static inline Super *as_super(Object *object)
{
    return (Super *)object;
}

/* The class whose MRO is searched: object itself if it is a class below `type`, else its type (or __class__).
 * NEW; NULL: raised. */
static NEW Type *search_type(Type *type, Object *object)
{
    if (is_type(object) && is_subtype((Type *)object, type))
        return new_reference((Type *)object);
    if (is_subtype(object->type, type))
        return new_reference(object->type);
    Object *class = NULL;
    if (object_find_attribute(object, NAME(__class__), &class) < 0)
        return NULL;
    if (class && is_type(class) && (Type *)class != object->type && is_subtype((Type *)class, type))
        return (Type *)class;
    decref_maybe(class);
    bool is_class = is_type(object);
    raise_error(TypeError, "super(type, obj): obj (%s %.200s) is not an instance or subtype of type (%.200s).",
                is_class ? "type" : "instance of", is_class ? ((Type *)object)->name : object->type->name, type->name);
    return NULL;
}

/* The attribute found behind `type` in the MRO. 1: *found is NEW; 0: none; -1: raised. */
static int find_behind(Type *type, Type *object_type, Str *name, Object **found)
{
    Tuple *mro = object_type->mro;
    if (!mro)
        return 0;
    incref(mro); /* a lookup can run __eq__ of a strange key, which may change the classes */
    isize at = 0;
    while (at < mro->size && mro->items[at] != (Object *)type)
        at++;
    int result = 0;
    for (at++; at < mro->size && result == 0; at++)
        result = dict_find(((Type *)mro->items[at])->dict, (Object *)name, found);
    decref(mro);
    return result;
}

/* Binds what was found; `found` is stolen. */
static NEW Object *bind(STOLEN Object *found, Object *object, Type *object_type)
{
    TernaryFunction get = found->type->slots.descriptor_get;
    if (!get)
        return found;
    Object *bound = get(found, object == (Object *)object_type ? NULL : object, (Object *)object_type);
    decref(found);
    return bound;
}

NEW Object *super_get_attribute(Type *type, Object *object, Str *name, int *method)
{
    Object *found = NULL;
    Type *object_type = search_type(type, object);
    if (!object_type)
        return NULL;
    int result = str_equal(name, NAME(__class__)) ? 0 : find_behind(type, object_type, name, &found);
    if (result == 1 && method && (found->type->flags & TYPE_METHOD_DESCRIPTOR) && object != (Object *)object_type)
        *method = 1;
    else if (result == 1)
        found = bind(found, object, object_type);
    else if (result == 0) { /* what is left are attributes of the super object itself */
        Object *self = object_call_two((Object *)TYPE(super), (Object *)type, object);
        found = self ? object_generic_get_attribute(self, (Object *)name) : NULL;
        decref_maybe(self);
    }
    decref(object_type);
    return found;
}

static NEW Object *super_get_attribute_slot(Object *object, Object *name)
{
    Super *self = as_super(object);
    Object *found = NULL;
    if (!self->object_type || !is_str(name) || str_equal((Str *)name, NAME(__class__)))
        return object_generic_get_attribute(object, name);
    int result = find_behind(self->type, self->object_type, (Str *)name, &found);
    if (result < 0)
        return NULL;
    return result ? bind(found, self->object, self->object_type) : object_generic_get_attribute(object, name);
}

/* ---- super() without arguments --------------------------------------------------------------------------- */

/* The first argument of the running function, borrowed; NULL: raised. */
static Object *first_argument(Frame *frame)
{
    Code *code = frame->code;
    if (code->argument_count == 0)
        return raise_error(RuntimeError, "super(): no arguments");
    Object *first = frame->slots[0];
    if (first && (code->slot_kinds[0] & LOCAL_CELL) && has_type(first, TYPE(cell)))
        first = ((Cell *)first)->value;
    return first ? first : raise_error(RuntimeError, "super(): arg[0] deleted");
}

/* The class of the running method, borrowed, from its __class__ cell; NULL: raised. */
static Type *class_of_frame(Frame *frame)
{
    Code *code = frame->code;
    for (isize i = code->slot_count - code->free_count; i < code->slot_count; i++) {
        if (!str_equal((Str *)code->slot_names->items[i], NAME(__class__)))
            continue;
        Object *cell = frame->slots[i];
        Object *class = cell && has_type(cell, TYPE(cell)) ? ((Cell *)cell)->value : NULL;
        if (!cell)
            return (Type *)raise_error(RuntimeError, "super(): bad __class__ cell");
        if (!class)
            return (Type *)raise_error(RuntimeError, "super(): empty __class__ cell");
        if (!is_type(class))
            return (Type *)raise_error(RuntimeError, "super(): __class__ is not a type (%s)", class->type->name);
        return (Type *)class;
    }
    return (Type *)raise_error(RuntimeError, "super(): __class__ cell not found");
}

static bool super_initialise(Object *object, Object **args, isize count, Tuple *names)
{
    Super *self = as_super(object);
    if (!no_keywords("super", names) || !arguments_check_count("super()", count, 0, 2))
        return false;
    Object *type = count > 0 ? args[0] : NULL, *target = count > 1 ? args[1] : NULL;
    if (!type) {
        Frame *frame = vm_current_frame();
        if (!frame)
            return raise_error(RuntimeError, "super(): no current frame");
        target = first_argument(frame);
        type = target ? (Object *)class_of_frame(frame) : NULL;
        if (!type)
            return false;
    }
    if (!is_type(type))
        return raise_error(TypeError, "super() argument 1 must be a type, not %T", type);
    if (target == NONE)
        target = NULL;
    Type *object_type = target ? search_type((Type *)type, target) : NULL;
    if (target && !object_type)
        return false;
    set_slot(&self->type, new_reference((Type *)type));
    set_slot(&self->object, new_reference_maybe(target));
    set_slot(&self->object_type, object_type);
    return true;
}

/* ---- the type -------------------------------------------------------------------------------------------- */

static NEW Object *super_represent(Object *object)
{
    Super *self = as_super(object);
    const char *name = self->type ? self->type->name : "NULL";
    if (self->object_type)
        return (Object *)str_format("<super: <class '%s'>, <%s object>>", name, self->object_type->name);
    return (Object *)str_format("<super: <class '%s'>, NULL>", name);
}

/* An unbound super found on a class binds to the instance it was found through. */
static NEW Object *super_descriptor_get(Object *descriptor, Object *object, Object *type)
{
    Super *self = as_super(descriptor);
    if (!object || object == NONE || self->object)
        return new_reference(descriptor);
    if (!is_exact(descriptor, super))
        return object_call_two((Object *)descriptor->type, (Object *)self->type, object);
    Type *object_type = search_type(self->type, object);
    Super *bound = object_type ? (Super *)object_new(TYPE(super)) : NULL;
    if (!bound) {
        decref_maybe(object_type);
        return NULL;
    }
    bound->type = new_reference(self->type);
    bound->object = new_reference(object);
    bound->object_type = object_type;
    gc_track(&bound->head);
    return &bound->head;
}

static const Field super_fields[] = {{"__self__", offsetof(Super, object)},
                                     {"__thisclass__", offsetof(Super, type)},
                                     {"__self_class__", offsetof(Super, object_type)},
                                     {0}};
static const Member super_members[] = {
    {"__thisclass__", MEMBER_OBJECT, offsetof(Super, type), true, "the class invoking super()"},
    {"__self__", MEMBER_OBJECT, offsetof(Super, object), true, "the instance invoking super(); may be None"},
    {"__self_class__", MEMBER_OBJECT, offsetof(Super, object_type), true,
     "the type of the instance invoking super(); may be None"},
    {0}};

const TypeSpec super_type = {
    .name = "super",
    .size_bytes = sizeof(Super),
    .flags = TYPE_COLLECTED | TYPE_BASE,
    .slots = {.represent = super_represent,
              .get_attribute = super_get_attribute_slot,
              .descriptor_get = super_descriptor_get,
              .initialise = super_initialise},
    .fields = super_fields,
    .members = super_members,
    .doc = "Attributes of the classes behind a class in the order of lookup.",
};
