/* descriptors.c: what stands in the dicts of built-in types, and how it binds.
 *
 *   method_descriptor        list.append             on an instance: a Builtin bound to it
 *   classmethod_descriptor   dict.fromkeys           on a type: a Builtin bound to the type
 *   wrapper_descriptor       int.__add__             on an instance: a method-wrapper
 *   member_descriptor        a field of the struct, or a name of __slots__
 *   getset_descriptor        an attribute computed by C
 *
 * All begin with the type that owns them and their name. The owner is counted: for static types that costs
 * nothing, for __slots__ it makes the cycle that CPython has too.
 */
#include "descriptors.h"
#include "../abstract.h"
#include "../error.h"
#include "../heap/fresh.h"
#include "../runtime.h"
#include "int.h"
#include "slot_dispatch.h"
#include "tuple.h"
#include "type_slots.h"
#include <string.h>

/* ---- making ------------------------------------------------------------------------------------------------ */

static Descriptor *descriptor_new(Type *type, size_t size_bytes, Type *owner, const char *name)
{
    Str *text = str_intern_text(name);
    if (!text)
        return NULL;
    Descriptor *self = (Descriptor *)fresh_collected(type, size_bytes);
    if (!self) {
        decref(text);
        return NULL;
    }
    self->owner = new_reference(owner);
    self->name = text;
    self->qualified_name = NULL;
    track_collected(&self->head);
    return self;
}

static Object *make_method(Type *type, Type *owner, const Native *native)
{
    MethodDescriptor *self = (MethodDescriptor *)descriptor_new(type, sizeof *self, owner, native->name);
    if (!self)
        return NULL;
    self->native = native;
    self->arity = arity_of(native);
    return &self->head;
}

Object *method_descriptor_new(Type *owner, const Native *native)
{
    return make_method(TYPE(method_descriptor), owner, native);
}

Object *class_method_descriptor_new(Type *owner, const Native *native)
{
    return make_method(TYPE(class_method_descriptor), owner, native);
}

Object *slot_wrapper_new(Type *owner, const SlotName *definition, void *function)
{
    SlotWrapper *self = (SlotWrapper *)descriptor_new(TYPE(slot_wrapper), sizeof *self, owner, definition->name);
    if (!self)
        return NULL;
    self->definition = definition;
    self->function = function;
    return &self->head;
}

Object *member_descriptor_new(Type *owner, const Member *member)
{
    MemberDescriptor *self =
        (MemberDescriptor *)descriptor_new(TYPE(member_descriptor), sizeof *self, owner, member->name);
    if (self)
        self->member = member;
    return (Object *)self;
}

Object *item_descriptor_new(Type *owner, const char *name, isize index)
{
    Member member;
    memset(&member, 0, sizeof member); /* the padding too: it gets into the region */
    member.name = name;
    member.kind = MEMBER_OBJECT;
    member.offset = offsetof(Tuple, items) + (size_t)index * sizeof(Object *);
    member.read_only = true;
    MemberDescriptor *self = (MemberDescriptor *)member_descriptor_new(owner, &member);
    if (self) {
        memcpy(&self->own, &member, sizeof member);
        self->member = &self->own;
    }
    return (Object *)self;
}

Object *property_descriptor_new(Type *owner, const Property *property)
{
    PropertyDescriptor *self =
        (PropertyDescriptor *)descriptor_new(TYPE(property_descriptor), sizeof *self, owner, property->name);
    if (self)
        self->property = property;
    return (Object *)self;
}

/* ---- what all have in common ------------------------------------------------------------------------------- */

static Object *descriptor_qualified_name(Object *object)
{
    Descriptor *self = (Descriptor *)object;
    if (!self->qualified_name) {
        Object *owner = type_qualified_name(self->owner);
        if (!owner)
            return NULL;
        self->qualified_name = (Object *)str_format("%S.%U", owner, self->name);
        decref(owner);
    }
    return new_reference_maybe(self->qualified_name);
}

static Object *descriptor_name(Object *self)
{
    return (Object *)new_reference(((Descriptor *)self)->name);
}

static Object *descriptor_owner(Object *self)
{
    return (Object *)new_reference(((Descriptor *)self)->owner);
}

/* "<method 'append' of 'list' objects>" */
static Object *descriptor_represent(Object *object)
{
    Descriptor *self = (Descriptor *)object;
    const char *kind = is_exact(object, slot_wrapper)          ? "slot wrapper"
                       : is_exact(object, member_descriptor)   ? "member"
                       : is_exact(object, property_descriptor) ? "attribute"
                                                               : "method";
    return (Object *)str_format("<%s '%U' of '%N' objects>", kind, self->name, self->owner);
}

static Object *descriptor_reduce(Object **args, isize count, Tuple *names)
{
    return descriptor_name(args[0]);
}

#define NAME_PROPERTIES                                              \
    {"__qualname__", descriptor_qualified_name, NULL, NULL},         \
    {"__name__", descriptor_name, NULL, NULL},                       \
    {"__objclass__", descriptor_owner, NULL, NULL}

static const Native descriptor_methods[] = {
    {"__reduce__", descriptor_reduce, "($self, /)", NULL, 0},
    {0},
};

static const Field descriptor_fields[] = {{"__objclass__", offsetof(Descriptor, owner)},
                                          {"__name__", offsetof(Descriptor, name), EDGE_HIDDEN},
                                          {"__qualname__", offsetof(Descriptor, qualified_name), EDGE_HIDDEN},
                                          {0}};

/* What the types have in common; they differ in how they bind, are called or set. */
#define SHARED_SLOTS .represent = descriptor_represent, .get_attribute = object_generic_get_attribute
#define SHARED_TABLES                                                                          \
    .fields = descriptor_fields, \
    .methods = descriptor_methods

/* Is `instance` of the type that the descriptor was made for? */
static bool check_instance(Object *object, Object *instance)
{
    Descriptor *self = (Descriptor *)object;
    if (LIKELY(is_instance_of(instance, self->owner)))
        return true;
    return raise_error(TypeError, "descriptor '%U' for '%N' objects doesn't apply to a '%T' object", self->name,
                       self->owner, instance);
}

/* ---- methods ----------------------------------------------------------------------------------------------- */

static Object *method_get(Object *object, Object *instance, Object *owner)
{
    if (!instance)
        return new_reference(object);
    if (!check_instance(object, instance))
        return NULL;
    MethodDescriptor *self = (MethodDescriptor *)object;
    return builtin_bind(self->native, self->arity, instance);
}

static Object *method_call(Object *object, Object **args, isize count, Tuple *names)
{
    MethodDescriptor *self = (MethodDescriptor *)object;
    if (UNLIKELY(count < 1)) {
        Object *name = descriptor_qualified_name(object);
        if (name)
            raise_error(TypeError, "unbound method %S() needs an argument", name);
        decref_maybe(name);
        return NULL;
    }
    if (!check_instance(object, args[0]) || !enter_recursion(WHILE_CALLING))
        return NULL;
    Object *result = native_call(self->native, self->arity, object, args, count, names);
    leave_recursion();
    return result;
}

static Object *method_doc(Object *self)
{
    return native_doc(((MethodDescriptor *)self)->native);
}

static Object *method_text_signature(Object *self)
{
    return native_text_signature(((MethodDescriptor *)self)->native);
}

static const Property method_properties[] = {
    {"__doc__", method_doc, NULL, NULL},
    NAME_PROPERTIES,
    {"__text_signature__", method_text_signature, NULL, NULL},
    {0},
};

const TypeSpec method_descriptor_type = {
    .name = "method_descriptor",
    .size_bytes = sizeof(MethodDescriptor),
    .shown_size_bytes = 56,
    .flags = TYPE_COLLECTED | TYPE_NO_CREATE | TYPE_METHOD_DESCRIPTOR,
    .slots = {SHARED_SLOTS, .call = method_call, .descriptor_get = method_get},
    SHARED_TABLES,
    .properties = method_properties,
};

/* ---- class methods ----------------------------------------------------------------------------------------- */

static Object *class_method_get(Object *object, Object *instance, Object *owner)
{
    MethodDescriptor *self = (MethodDescriptor *)object;
    if (!owner) {
        if (!instance)
            return raise_error(TypeError, "descriptor '%U' for type '%N' needs either an object or a type", self->name,
                               self->owner);
        owner = (Object *)instance->type;
    }
    if (!is_type(owner))
        return raise_error(TypeError, "descriptor '%U' for type '%N' needs a type, not a '%T' as arg 2", self->name,
                           self->owner, owner);
    if (!is_subtype((Type *)owner, self->owner))
        return raise_error(TypeError, "descriptor '%U' requires a subtype of '%N' but received '%N'", self->name,
                           self->owner, (Type *)owner);
    return builtin_bind(self->native, self->arity, owner);
}

static Object *class_method_call(Object *object, Object **args, isize count, Tuple *names)
{
    Descriptor *self = (Descriptor *)object;
    if (count < 1)
        return raise_error(TypeError, "descriptor '%U' of '%N' object needs an argument", self->name, self->owner);
    Object *bound = class_method_get(object, NULL, args[0]);
    if (!bound)
        return NULL;
    Object *result = object_call(bound, args + 1, count - 1, names);
    decref(bound);
    return result;
}

const TypeSpec class_method_descriptor_type = {
    .name = "classmethod_descriptor",
    .size_bytes = sizeof(MethodDescriptor),
    .shown_size_bytes = 56,
    .flags = TYPE_COLLECTED | TYPE_NO_CREATE,
    .slots = {SHARED_SLOTS, .call = class_method_call, .descriptor_get = class_method_get},
    SHARED_TABLES,
    .properties = method_properties,
};

/* ---- slot wrappers ----------------------------------------------------------------------------------------- */

static NEW Object *method_wrapper_new(SlotWrapper *wrapper, Object *self)
{
    MethodWrapper *result = (MethodWrapper *)fresh_collected(TYPE(method_wrapper), sizeof *result);
    if (!result)
        return NULL;
    result->wrapper = new_reference(wrapper);
    result->self = new_reference(self);
    track_collected(&result->head);
    return &result->head;
}

static Object *wrapper_get(Object *self, Object *instance, Object *owner)
{
    if (!instance)
        return new_reference(self);
    return check_instance(self, instance) ? method_wrapper_new((SlotWrapper *)self, instance) : NULL;
}

static Object *wrapper_call(Object *object, Object **args, isize count, Tuple *names)
{
    SlotWrapper *self = (SlotWrapper *)object;
    if (count < 1)
        return raise_error(TypeError, "descriptor '%U' of '%N' object needs an argument", self->name, self->owner);
    if (!is_instance_of(args[0], self->owner))
        return raise_error(TypeError, "descriptor '%U' requires a '%N' object but received a '%T'", self->name,
                           self->owner, args[0]);
    if (!enter_recursion(WHILE_CALLING))
        return NULL;
    NATIVE_FRAME(held, "slot wrapper", "unused");
    NATIVE_FRAME(rest, "slot wrapper", "unused");
    arguments_hold(held, args, count, names); /* CPython makes a tuple of them, and a slice of that without self */
    arguments_hold(rest, args + 1, count - 1, NULL);
    Object *result = slot_wrapper_apply(self->definition, self->function, args[0], args + 1, count - 1, names);
    arguments_let_go(rest);
    native_leave(rest, NULL);
    arguments_let_go(held);
    leave_recursion();
    return native_leave(held, result);
}

static Object *wrapper_doc(Object *self)
{
    return (Object *)str_from_text(((SlotWrapper *)self)->definition->doc);
}

static const char *wrapper_signature(WrapperKind kind)
{
    switch (kind) {
    case WRAP_BINARY: case WRAP_BINARY_REFLECTED: case WRAP_COMPARE: case WRAP_REPEAT:
        return "($self, value, /)";
    case WRAP_POWER: case WRAP_POWER_REFLECTED:
        return "($self, value, mod=None, /)";
    case WRAP_CALL: case WRAP_INITIALISE:
        return "($self, /, *args, **kwargs)";
    case WRAP_CONTAINS: case WRAP_DELETE_ITEM:
        return "($self, key, /)";
    case WRAP_SET_ITEM:
        return "($self, key, value, /)";
    case WRAP_SET_ATTRIBUTE:
        return "($self, name, value, /)";
    case WRAP_DELETE_ATTRIBUTE:
        return "($self, name, /)";
    case WRAP_DESCRIPTOR_GET:
        return "($self, instance, owner=None, /)";
    case WRAP_DESCRIPTOR_SET:
        return "($self, instance, value, /)";
    case WRAP_DESCRIPTOR_DELETE:
        return "($self, instance, /)";
    default:
        return "($self, /)";
    }
}

static Object *wrapper_text_signature(Object *object)
{
    const SlotName *definition = ((SlotWrapper *)object)->definition;
    const char *text = wrapper_signature((WrapperKind)definition->kind);
    if (definition->slot_offset == offsetof(TypeSlots, get_attribute))
        text = "($self, name, /)";
    else if (definition->slot_offset == offsetof(TypeSlots, get_item))
        text = "($self, key, /)";
    return (Object *)str_from_text(text);
}

static const Property wrapper_properties[] = {
    {"__doc__", wrapper_doc, NULL, NULL},
    NAME_PROPERTIES,
    {"__text_signature__", wrapper_text_signature, NULL, NULL},
    {0},
};

const TypeSpec slot_wrapper_type = {
    .name = "wrapper_descriptor",
    .size_bytes = sizeof(SlotWrapper),
    .flags = TYPE_COLLECTED | TYPE_NO_CREATE | TYPE_METHOD_DESCRIPTOR,
    .slots = {SHARED_SLOTS, .call = wrapper_call, .descriptor_get = wrapper_get},
    SHARED_TABLES,
    .properties = wrapper_properties,
};

/* ---- method wrappers --------------------------------------------------------------------------------------- */

static Object *method_wrapper_call(Object *object, Object **args, isize count, Tuple *names)
{
    MethodWrapper *self = (MethodWrapper *)object;
    if (!enter_recursion(WHILE_CALLING))
        return NULL;
    NATIVE_FRAME(held, "method wrapper", "unused");
    arguments_hold(held, args, count, names);
    Object *result = slot_wrapper_apply(self->wrapper->definition, self->wrapper->function, self->self, args, count,
                                        names);
    arguments_let_go(held);
    leave_recursion();
    return native_leave(held, result);
}

static Object *method_wrapper_represent(Object *object)
{
    MethodWrapper *self = (MethodWrapper *)object;
    return (Object *)str_format("<method-wrapper '%U' of %T object at %p>", self->wrapper->name, self->self,
                                self->self);
}

static Object *method_wrapper_compare(Object *left, Object *right, CompareOperator operator)
{
    if ((operator != COMPARE_EQ && operator != COMPARE_NE) || left->type != right->type)
        return new_not_implemented();
    MethodWrapper *a = (MethodWrapper *)left, *b = (MethodWrapper *)right;
    bool equal = a->wrapper == b->wrapper && a->self == b->self;
    return new_bool(equal == (operator == COMPARE_EQ));
}

static isize method_wrapper_hash(Object *object)
{
    MethodWrapper *self = (MethodWrapper *)object;
    isize hash = hash_address(self->self) ^ hash_address(self->wrapper);
    return hash == -1 ? -2 : hash;
}

static Object *method_wrapper_self(Object *self)
{
    return new_reference(((MethodWrapper *)self)->self);
}
static Object *method_wrapper_name(Object *self)
{
    return descriptor_name((Object *)((MethodWrapper *)self)->wrapper);
}
static Object *method_wrapper_qualified_name(Object *self)
{
    return descriptor_qualified_name((Object *)((MethodWrapper *)self)->wrapper);
}
static Object *method_wrapper_owner(Object *self)
{
    return descriptor_owner((Object *)((MethodWrapper *)self)->wrapper);
}
static Object *method_wrapper_doc(Object *self)
{
    return wrapper_doc((Object *)((MethodWrapper *)self)->wrapper);
}
static Object *method_wrapper_text_signature(Object *self)
{
    return wrapper_text_signature((Object *)((MethodWrapper *)self)->wrapper);
}

static const Property method_wrapper_properties[] = {
    {"__self__", method_wrapper_self, NULL, NULL},
    {"__objclass__", method_wrapper_owner, NULL, NULL},
    {"__name__", method_wrapper_name, NULL, NULL},
    {"__qualname__", method_wrapper_qualified_name, NULL, NULL},
    {"__doc__", method_wrapper_doc, NULL, NULL},
    {"__text_signature__", method_wrapper_text_signature, NULL, NULL},
    {0},
};

static const Field method_wrapper_fields[] = {{"descriptor", offsetof(MethodWrapper, wrapper)},
                                              {"__self__", offsetof(MethodWrapper, self)},
                                              {0}};

const TypeSpec method_wrapper_type = {
    .name = "method-wrapper",
    .size_bytes = sizeof(MethodWrapper),
    .flags = TYPE_COLLECTED | TYPE_NO_CREATE,
    .slots = {.represent = method_wrapper_represent,
              .hash = method_wrapper_hash,
              .call = method_wrapper_call,
              .compare = method_wrapper_compare,
              .get_attribute = object_generic_get_attribute},
    .fields = method_wrapper_fields,
    .properties = method_wrapper_properties,
};

/* ---- members ----------------------------------------------------------------------------------------------- */

static Object *member_get(Object *self, const Member *member)
{
    char *place = (char *)self + member->offset;
    Object *value;
    switch (member->kind) {
    case MEMBER_OBJECT:
        value = *(Object **)place;
        return value ? new_reference(value) : new_none();
    case MEMBER_OBJECT_OR_RAISE:
        value = *(Object **)place;
        if (LIKELY(value != NULL))
            return new_reference(value);
        Str *name = str_from_text(member->name);
        if (name)
            raise_no_attribute(self, name);
        decref_maybe(name);
        return NULL;
    case MEMBER_INT32:
        return int_from_int64(*(int32_t *)place);
    case MEMBER_UINT32:
        return int_from_int64(*(uint32_t *)place);
    case MEMBER_ISIZE:
        return int_from_isize(*(isize *)place);
    case MEMBER_BOOL8:
        return new_bool(*(bool *)place);
    }
    return NULL;
}

static bool set_number(char *place, MemberKind kind, Object *value)
{
    if (kind == MEMBER_BOOL8) {
        if (!is_exact(value, bool))
            return raise_error(TypeError, "attribute value type must be bool");
        *(bool *)place = value == TRUE;
        return true;
    }
    isize number;
    if (!object_as_isize(value, OverflowError, &number))
        return false;
    if (kind == MEMBER_ISIZE)
        *(isize *)place = number;
    else
        *(int32_t *)place = (int32_t)number;
    return true;
}

bool member_set(Object *self, const Member *member, Object *value)
{
    char *place = (char *)self + member->offset;
    if (member->read_only)
        return raise_error(AttributeError, "readonly attribute");
    if (member->kind != MEMBER_OBJECT && member->kind != MEMBER_OBJECT_OR_RAISE) {
        if (value)
            return set_number(place, member->kind, value);
        return raise_error(TypeError, "can't delete numeric/char attribute");
    }
    if (!value && member->kind == MEMBER_OBJECT_OR_RAISE && !*(Object **)place)
        return raise_error(AttributeError, "%s", member->name);
    set_slot((Object **)place, new_reference_maybe(value));
    return true;
}

static Object *member_descriptor_get(Object *self, Object *instance, Object *owner)
{
    if (!instance)
        return new_reference(self);
    return check_instance(self, instance) ? member_get(instance, ((MemberDescriptor *)self)->member) : NULL;
}

static bool member_descriptor_set(Object *self, Object *instance, Object *value)
{
    return check_instance(self, instance) && member_set(instance, ((MemberDescriptor *)self)->member, value);
}

static Object *member_doc(Object *self)
{
    return str_or_none(((MemberDescriptor *)self)->member->doc);
}

static const Property member_properties[] = {
    {"__doc__", member_doc, NULL, NULL},
    NAME_PROPERTIES,
    {0},
};

const TypeSpec member_descriptor_type = {
    .name = "member_descriptor",
    .size_bytes = sizeof(MemberDescriptor),
    .shown_size_bytes = offsetof(MemberDescriptor, own),
    .flags = TYPE_COLLECTED | TYPE_NO_CREATE,
    .slots = {SHARED_SLOTS, .descriptor_get = member_descriptor_get, .descriptor_set = member_descriptor_set},
    SHARED_TABLES,
    .properties = member_properties,
};

/* ---- computed attributes ----------------------------------------------------------------------------------- */

static Object *property_descriptor_get(Object *self, Object *instance, Object *owner)
{
    if (!instance)
        return new_reference(self);
    if (!check_instance(self, instance))
        return NULL;
    const Property *property = ((PropertyDescriptor *)self)->property;
    if (property->get) {
        if (!enter_recursion(" while getting an attribute")) /* __doc__ of a method of a method of … */
            return NULL;
        Object *value = property->get(instance);
        leave_recursion();
        return value;
    }
    return raise_error(AttributeError, "attribute '%s' of '%N' objects is not readable", property->name,
                       ((Descriptor *)self)->owner);
}

static bool property_descriptor_set(Object *self, Object *instance, Object *value)
{
    if (!check_instance(self, instance))
        return false;
    const Property *property = ((PropertyDescriptor *)self)->property;
    if (property->set)
        return property->set(instance, value);
    return raise_error(AttributeError, "attribute '%s' of '%N' objects is not writable", property->name,
                       ((Descriptor *)self)->owner);
}

static Object *property_doc(Object *self)
{
    return str_or_none(((PropertyDescriptor *)self)->property->doc);
}

static const Property property_properties[] = {
    {"__doc__", property_doc, NULL, NULL},
    NAME_PROPERTIES,
    {0},
};

const TypeSpec property_descriptor_type = {
    .name = "getset_descriptor",
    .size_bytes = sizeof(PropertyDescriptor),
    .flags = TYPE_COLLECTED | TYPE_NO_CREATE,
    .slots = {SHARED_SLOTS, .descriptor_get = property_descriptor_get, .descriptor_set = property_descriptor_set},
    SHARED_TABLES,
    .properties = property_properties,
};
