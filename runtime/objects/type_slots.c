/* type_slots.c: slots and the names under which Python sees them.
 *
 * One table, made from slots.def, says for each name (`__add__`, `__radd__`) which slot it belongs to, how
 * Python's arguments become the slot's, and which dispatcher a Python class needs. It is used in three ways:
 *
 *   a built-in type fills a slot      → its dict gets a slot wrapper for each of the slot's names
 *   a class defines or inherits names → its slots get the wrapped function itself if all the slot's names
 *                                       lead to that one function, a dispatcher if not
 *   Python calls a slot wrapper       → slot_wrapper_apply unpacks the arguments
 *
 * `+` and `*` of sequences have slots of their own (concatenate, repeat) behind the numeric ones with the same
 * names; they never get a dispatcher, so that a Python __add__ fills the numeric slot only, as in CPython.
 */
#include "type_slots.h"
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "builtin.h"
#include "descriptors.h"
#include "dict.h"
#include "int.h"
#include "slot_dispatch.h"
#include "tuple.h"

/* ---- the table --------------------------------------------------------------------------------------------- */

#define ENTRY(field, text, wrap, extra, function, words)                                                       \
    {.name = #text,                                                                                            \
     .slot_offset = offsetof(TypeSlots, field),                                                                \
     .name_offset = offsetof(Names, n_##text),                                                                 \
     .kind = wrap,                                                                                             \
     .detail = extra,                                                                                          \
     .dispatcher = (void *)function,                                                                           \
     .doc = words},

#define SLOT_UNARY(field, name, other) ENTRY(field, name, WRAP_UNARY, 0, dispatch_##field, DOC_##field)
#define SLOT_HASH(field, name, other) ENTRY(field, name, WRAP_HASH, 0, dispatch_##field, "Return hash(self).")
#define SLOT_CALL(field, name, other) ENTRY(field, name, WRAP_CALL, 0, dispatch_##field, "Call self as a function.")
#define SLOT_GETATTRIBUTE(field, name, other)                                                       \
    ENTRY(field, name, WRAP_BINARY, 0, dispatch_##field, "Return getattr(self, name).")             \
    ENTRY(field, other, WRAP_NONE, 0, dispatch_##field, NULL)
#define SLOT_SETATTRIBUTE(field, name, other)                                                                    \
    ENTRY(field, name, WRAP_SET_ATTRIBUTE, 0, dispatch_##field, "Implement setattr(self, name, value).")         \
    ENTRY(field, other, WRAP_DELETE_ATTRIBUTE, 0, dispatch_##field, "Implement delattr(self, name).")
#define SLOT_COMPARE(field, name, other)                                                            \
    ENTRY(field, __lt__, WRAP_COMPARE, COMPARE_LT, dispatch_##field, "Return self<value.")          \
    ENTRY(field, __le__, WRAP_COMPARE, COMPARE_LE, dispatch_##field, "Return self<=value.")         \
    ENTRY(field, __eq__, WRAP_COMPARE, COMPARE_EQ, dispatch_##field, "Return self==value.")         \
    ENTRY(field, __ne__, WRAP_COMPARE, COMPARE_NE, dispatch_##field, "Return self!=value.")         \
    ENTRY(field, __gt__, WRAP_COMPARE, COMPARE_GT, dispatch_##field, "Return self>value.")          \
    ENTRY(field, __ge__, WRAP_COMPARE, COMPARE_GE, dispatch_##field, "Return self>=value.")
#define SLOT_NEXT(field, name, other) ENTRY(field, name, WRAP_NEXT, 0, dispatch_##field, "Implement next(self).")
#define SLOT_DESCRIPTOR_GET(field, name, other)                                                     \
    ENTRY(field, name, WRAP_DESCRIPTOR_GET, 0, dispatch_##field,                                    \
          "Return an attribute of instance, which is of type owner.")
#define SLOT_DESCRIPTOR_SET(field, name, other)                                                                   \
    ENTRY(field, name, WRAP_DESCRIPTOR_SET, 0, dispatch_##field, "Set an attribute of instance to value.")        \
    ENTRY(field, other, WRAP_DESCRIPTOR_DELETE, 0, dispatch_##field, "Delete an attribute of instance.")
#define SLOT_INITIALISE(field, name, other)                          \
    ENTRY(field, name, WRAP_INITIALISE, 0, dispatch_##field,         \
          "Initialize self.  See help(type(self)) for accurate signature.")
#define SLOT_CREATE(field, name, other) ENTRY(field, name, WRAP_NONE, 0, dispatch_##field, NULL)
#define SLOT_FINALISE(field, name, other) \
    ENTRY(field, name, WRAP_FINALISE, 0, dispatch_##field, "Called when the instance is about to be destroyed.")
#define SLOT_BINARY(field, name, other)                                                             \
    ENTRY(field, name, WRAP_BINARY, 0, dispatch_##field, DOC_##field)                               \
    ENTRY(field, other, WRAP_BINARY_REFLECTED, 0, dispatch_##field, DOC_REFLECTED_##field)
#define SLOT_POWER(field, name, other)                                                                       \
    ENTRY(field, name, WRAP_POWER, 0, dispatch_##field, "Return pow(self, value, mod).")                     \
    ENTRY(field, other, WRAP_POWER_REFLECTED, 0, dispatch_##field, "Return pow(value, self, mod).")
#define SLOT_TRUTH(field, name, other) ENTRY(field, name, WRAP_TRUTH, 0, dispatch_##field, "True if self else False")
#define SLOT_INPLACE(field, name, other) ENTRY(field, name, WRAP_BINARY, 0, dispatch_##field, DOC_##field)
#define SLOT_LENGTH(field, name, other) ENTRY(field, name, WRAP_LENGTH, 0, dispatch_##field, "Return len(self).")
#define SLOT_GET_ITEM(field, name, other) ENTRY(field, name, WRAP_BINARY, 0, dispatch_##field, "Return self[key].")
#define SLOT_SET_ITEM(field, name, other)                                                             \
    ENTRY(field, name, WRAP_SET_ITEM, 0, dispatch_##field, "Set self[key] to value.")                 \
    ENTRY(field, other, WRAP_DELETE_ITEM, 0, dispatch_##field, "Delete self[key].")
#define SLOT_CONTAINS(field, name, other) \
    ENTRY(field, name, WRAP_CONTAINS, 0, dispatch_##field, "Return bool(key in self).")
#define SLOT_CONCATENATE(field, name, other) ENTRY(field, name, WRAP_BINARY, 0, 0, DOC_##field)
#define SLOT_REPEAT(field, name, other)                                        \
    ENTRY(field, name, WRAP_REPEAT, 0, 0, "Return self*value.")                \
    ENTRY(field, other, WRAP_REPEAT, 0, 0, "Return value*self.")
#define SLOT_INPLACE_REPEAT(field, name, other) ENTRY(field, name, WRAP_REPEAT, 0, 0, "Implement self*=value.")

#define DOC_represent "Return repr(self)."
#define DOC_string "Return str(self)."
#define DOC_iterate "Implement iter(self)."
#define DOC_negative "-self"
#define DOC_positive "+self"
#define DOC_absolute "abs(self)"
#define DOC_invert "~self"
#define DOC_to_int "int(self)"
#define DOC_to_float "float(self)"
#define DOC_index "Return self converted to an integer, if self is suitable for use as an index into a list."
#define DOC_add "Return self+value."
#define DOC_subtract "Return self-value."
#define DOC_multiply "Return self*value."
#define DOC_remainder "Return self%value."
#define DOC_divmod "Return divmod(self, value)."
#define DOC_left_shift "Return self<<value."
#define DOC_right_shift "Return self>>value."
#define DOC_bit_and "Return self&value."
#define DOC_bit_xor "Return self^value."
#define DOC_bit_or "Return self|value."
#define DOC_floor_divide "Return self//value."
#define DOC_true_divide "Return self/value."
#define DOC_matrix_multiply "Return self@value."
#define DOC_REFLECTED_add "Return value+self."
#define DOC_REFLECTED_subtract "Return value-self."
#define DOC_REFLECTED_multiply "Return value*self."
#define DOC_REFLECTED_remainder "Return value%self."
#define DOC_REFLECTED_divmod "Return divmod(value, self)."
#define DOC_REFLECTED_left_shift "Return value<<self."
#define DOC_REFLECTED_right_shift "Return value>>self."
#define DOC_REFLECTED_bit_and "Return value&self."
#define DOC_REFLECTED_bit_xor "Return value^self."
#define DOC_REFLECTED_bit_or "Return value|self."
#define DOC_REFLECTED_floor_divide "Return value//self."
#define DOC_REFLECTED_true_divide "Return value/self."
#define DOC_REFLECTED_matrix_multiply "Return value@self."
#define DOC_inplace_add "Implement self+=value."
#define DOC_inplace_subtract "Implement self-=value."
#define DOC_inplace_multiply "Implement self*=value."
#define DOC_inplace_remainder "Implement self%=value."
#define DOC_inplace_power "Implement self**=value."
#define DOC_inplace_left_shift "Implement self<<=value."
#define DOC_inplace_right_shift "Implement self>>=value."
#define DOC_inplace_bit_and "Implement self&=value."
#define DOC_inplace_bit_xor "Implement self^=value."
#define DOC_inplace_bit_or "Implement self|=value."
#define DOC_inplace_floor_divide "Implement self//=value."
#define DOC_inplace_true_divide "Implement self/=value."
#define DOC_inplace_matrix_multiply "Implement self@=value."
#define DOC_concatenate "Return self+value."
#define DOC_inplace_concatenate "Implement self+=value."

const SlotName slot_names[] = {
#define SLOT(field, signature, wrapper, name, reflected) SLOT_##wrapper(field, name, reflected)
#include "../slots.def"
#undef SLOT
    {0},
};

/* ---- wrappers: from Python's arguments to the slot's --------------------------------------------------------- */

/* CPython's wrappers of two arguments name no function, but leave the space behind its name. */
static bool expect_count(isize count, isize expected)
{
    if (count == expected)
        return true;
    return raise_error(TypeError, "%sexpected %zd argument%s, got %zd", expected == 2 ? " " : "", expected,
                       expected == 1 ? "" : "s", count);
}

static bool expect_between(isize count, isize least, isize most)
{
    if (count >= least && count <= most)
        return true;
    isize bound = count < least ? least : most;
    return raise_error(TypeError, " expected at %s %zd argument%s, got %zd", count < least ? "least" : "most", bound,
                       bound == 1 ? "" : "s", count);
}

static NEW Object *none_if(bool done)
{
    return done ? new_none() : NULL;
}

/* object.__setattr__ must not reach around the __setattr__ of a built-in base (Carlo Verre's trick). */
static bool may_set_attribute(Object *self, void *function, const char *what)
{
    Type *base = self->type;
    while (base && (base->flags & TYPE_HEAP))
        base = base->base;
    if (!base || base->slots.set_attribute == (SetItemFunction)function)
        return true;
    for (; base; base = base->base)
        if (base->slots.set_attribute == (SetItemFunction)function)
            return raise_error(TypeError, "can't apply this %s to %T object", what, self);
    return true;
}

static Object *apply_descriptor_get(TernaryFunction get, Object *self, Object **args, isize count)
{
    if (!expect_between(count, 1, 2))
        return NULL;
    Object *instance = args[0] == NONE ? NULL : args[0];
    Object *owner = count < 2 || args[1] == NONE ? NULL : args[1];
    if (!instance && !owner)
        return raise_error(TypeError, "__get__(None, None) is invalid");
    return get(self, instance, owner);
}

static Object *apply_next(NextFunction next, Object *self)
{
    Object *item = NULL;
    int more = next == self->type->slots.next ? iter_next_keeping_stop(self, &item)
               : next == dispatch_next        ? dispatch_next_keeping_stop(self, &item)
                                              : next(self, &item);
    if (more == 0)
        return raise_stop_iteration(NULL);
    return more == 1 ? item : NULL;
}

static Object *apply_repeat(RepeatFunction repeat, Object *self, Object *times)
{
    isize number;
    return object_as_isize(times, OverflowError, &number) ? repeat(self, number) : NULL;
}

static Object *apply_length(LengthFunction length, Object *self)
{
    isize result = length(self);
    return result < 0 ? NULL : int_from_isize(result);
}

static Object *apply_hash(HashFunction hash, Object *self)
{
    isize result = hash(self);
    return result == -1 ? NULL : int_from_isize(result);
}

static Object *apply_truth(int truth)
{
    return truth < 0 ? NULL : new_bool(truth);
}

/* How many arguments behind self a kind of wrapper takes; -1: it looks itself. */
static int wrapper_argument_count(WrapperKind kind)
{
    switch (kind) {
    case WRAP_UNARY: case WRAP_HASH: case WRAP_TRUTH: case WRAP_LENGTH: case WRAP_NEXT: case WRAP_FINALISE:
        return 0;
    case WRAP_BINARY: case WRAP_BINARY_REFLECTED: case WRAP_COMPARE: case WRAP_CONTAINS: case WRAP_REPEAT:
    case WRAP_DELETE_ITEM: case WRAP_DELETE_ATTRIBUTE: case WRAP_DESCRIPTOR_DELETE:
        return 1;
    case WRAP_SET_ITEM: case WRAP_SET_ATTRIBUTE: case WRAP_DESCRIPTOR_SET:
        return 2;
    default:
        return -1;
    }
}

static Object *apply_writing(const SlotName *definition, void *function, Object *self, Object **args)
{
    SetItemFunction set = (SetItemFunction)function;
    switch ((WrapperKind)definition->kind) {
    case WRAP_SET_ATTRIBUTE:
        return none_if(may_set_attribute(self, function, "__setattr__") && set(self, args[0], args[1]));
    case WRAP_DELETE_ATTRIBUTE:
        return none_if(may_set_attribute(self, function, "__delattr__") && set(self, args[0], NULL));
    case WRAP_SET_ITEM: case WRAP_DESCRIPTOR_SET:
        return none_if(set(self, args[0], args[1]));
    default:
        return none_if(set(self, args[0], NULL));
    }
}

Object *slot_wrapper_apply(const SlotName *definition, void *function, Object *self, Object **args, isize count,
                           Tuple *names)
{
    WrapperKind kind = (WrapperKind)definition->kind;
    if (kind == WRAP_CALL)
        return ((CallFunction)function)(self, args, count, names);
    if (kind == WRAP_INITIALISE)
        return none_if(((InitialiseFunction)function)(self, args, count, names));
    if (names && tuple_length(names))
        return raise_error(TypeError, "wrapper %s() takes no keyword arguments", definition->name);
    int wanted = wrapper_argument_count(kind);
    if (wanted >= 0 && !expect_count(count, wanted))
        return NULL;
    switch (kind) {
    case WRAP_UNARY:
        return ((UnaryFunction)function)(self);
    case WRAP_BINARY:
        return ((BinaryFunction)function)(self, args[0]);
    case WRAP_BINARY_REFLECTED:
        return ((BinaryFunction)function)(args[0], self);
    case WRAP_POWER:
        return expect_between(count, 1, 2) ? ((TernaryFunction)function)(self, args[0], count > 1 ? args[1] : NONE)
                                           : NULL;
    case WRAP_POWER_REFLECTED:
        return expect_between(count, 1, 2) ? ((TernaryFunction)function)(args[0], self, count > 1 ? args[1] : NONE)
                                           : NULL;
    case WRAP_COMPARE:
        return ((CompareFunction)function)(self, args[0], (CompareOperator)definition->detail);
    case WRAP_HASH:
        return apply_hash((HashFunction)function, self);
    case WRAP_TRUTH:
        return apply_truth(((TruthFunction)function)(self));
    case WRAP_LENGTH:
        return apply_length((LengthFunction)function, self);
    case WRAP_CONTAINS:
        return apply_truth(((ContainsFunction)function)(self, args[0]));
    case WRAP_NEXT:
        return apply_next((NextFunction)function, self);
    case WRAP_REPEAT:
        return apply_repeat((RepeatFunction)function, self, args[0]);
    case WRAP_DESCRIPTOR_GET:
        return apply_descriptor_get((TernaryFunction)function, self, args, count);
    case WRAP_FINALISE:
        ((FinaliseFunction)function)(self);
        return new_none();
    default:
        return apply_writing(definition, function, self, args);
    }
}

/* ---- __new__ ------------------------------------------------------------------------------------------------- */

/* The nearest base that a class statement did not make: it decides the layout, so its create must be used. */
static Type *static_base(Type *type)
{
    while (type && type->slots.create == dispatch_create)
        type = type->base;
    return type;
}

/* Instances of classes below int, str and the like can be part of cycles, which their built-in base does not know. */
Object *type_track_created(STOLEN Object *created)
{
    if (created && (created->type->flags & (TYPE_HEAP | TYPE_COLLECTED)) == (TYPE_HEAP | TYPE_COLLECTED))
        gc_track(created);
    return created;
}

/* int.__new__(cls, …): args[0] is the type that owns this __new__, args[1] is cls. */
static Object *call_new(Object **args, isize count, Tuple *names)
{
    Type *owner = (Type *)args[0];
    if (count < 2)
        return raise_error(TypeError, "%N.__new__(): not enough arguments", owner);
    if (!is_type(args[1]))
        return raise_error(TypeError, "%N.__new__(X): X is not a type object (%T)", owner, args[1]);
    Type *type = (Type *)args[1];
    if (!is_subtype(type, owner))
        return raise_error(TypeError, "%N.__new__(%N): %N is not a subtype of %N", owner, type, type, owner);
    Type *base = static_base(type);
    if (base && base->slots.create != owner->slots.create)
        return raise_error(TypeError, "%N.__new__(%N) is not safe, use %N.__new__()", owner, type, base);
    return type_track_created(owner->slots.create(type, args + 2, count - 2, names));
}

const Native type_new_native = {"__new__", call_new, "($type, *args, **kwargs)",
                                "Create and return a new object.  See help(type) for accurate signature.", NATIVE_RAW};

static bool add_new(Type *type)
{
    if (dict_get_str(type->dict, NAME(__new__)))
        return true;
    Object *function = builtin_new(&type_new_native, (Object *)type, NULL);
    bool done = function && dict_set_str(type->dict, NAME(__new__), function);
    decref_maybe(function);
    return done;
}

/* ---- built-in types: from slots to names --------------------------------------------------------------------- */

static bool add_wrapper(Type *type, const SlotName *definition, void *function)
{
    Str *name = slot_name_str(definition);
    if (dict_get_str(type->dict, name))
        return true;
    Object *wrapper;
    if (definition->kind == WRAP_HASH && function == (void *)object_hash_not_implemented)
        wrapper = new_none();
    else
        wrapper = slot_wrapper_new(type, definition, function);
    bool done = wrapper && dict_set_str(type->dict, name, wrapper);
    decref_maybe(wrapper);
    return done;
}

bool type_add_slot_wrappers(Type *type, const TypeSlots *own)
{
    if (own->create && !(type->flags & TYPE_NO_CREATE) && !add_new(type))
        return false;
    for (const SlotName *definition = slot_names; definition->name; definition++) {
        void *function = *slot_place((TypeSlots *)own, definition);
        if (function && definition->kind != WRAP_NONE && !add_wrapper(type, definition, function))
            return false;
    }
    return true;
}

void type_inherit_slots(Type *type, const Type *base)
{
    TypeSlots *own = &type->slots;
    const TypeSlots *theirs = &base->slots;
    bool defines_equality = own->compare || own->hash;
    CompareFunction compare = own->compare;
    HashFunction hash = own->hash;
#define SLOT(field, signature, wrapper, name, reflected) \
    if (!own->field)                                     \
        own->field = theirs->field;
#include "../slots.def"
#undef SLOT
    if (defines_equality) {
        own->compare = compare ? compare : theirs->compare;
        own->hash = hash ? hash : compare ? NULL : theirs->hash;
    }
}

/* ---- classes: from names to slots ---------------------------------------------------------------------------- */

/* A method that does what its owner's slot does (list.__getitem__). */
static bool coexists(const MethodDescriptor *method, const Type *type)
{
    return (method->native->flags & NATIVE_COEXIST) && is_subtype(type, method->owner);
}

/* The value that `type` needs in the slot of `first`, the first of the table's entries for it. */
static void *slot_value(Type *type, const SlotName *first, const SlotName *end)
{
    void *specific = NULL, *generic = NULL;
    bool use_generic = false;
    for (const SlotName *definition = first; definition < end; definition++) {
        Object *found = type_lookup(type, slot_name_str(definition));
        if (!found)
            continue;
        if (is_exact(found, slot_wrapper)) {
            const SlotWrapper *wrapper = (SlotWrapper *)found;
            if (wrapper->definition->slot_offset == definition->slot_offset &&
                (!specific || specific == wrapper->function) && wrapper->definition == definition &&
                is_subtype(type, wrapper->owner)) {
                specific = wrapper->function;
                generic = definition->dispatcher;
            } else if (wrapper->definition->name_offset != definition->name_offset ||
                       wrapper->definition->slot_offset == definition->slot_offset) {
                use_generic = true;
                generic = definition->dispatcher;
            }
        } else if (is_exact(found, method_descriptor) && coexists((MethodDescriptor *)found, type)) {
            specific = *slot_place(&((MethodDescriptor *)found)->owner->slots, definition);
        } else if (is_exact(found, builtin) && ((Builtin *)found)->native == &type_new_native &&
                   definition->slot_offset == offsetof(TypeSlots, create)) {
            specific = (void *)((Type *)((Builtin *)found)->self)->slots.create;
        } else if (found == NONE && definition->kind == WRAP_HASH) {
            specific = (void *)object_hash_not_implemented;
        } else {
            use_generic = true;
            generic = definition->dispatcher;
        }
    }
    return specific && !use_generic ? specific : generic;
}

static const SlotName *entries_end(const SlotName *first)
{
    const SlotName *end = first;
    while (end->name && end->slot_offset == first->slot_offset)
        end++;
    return end;
}

static void update_slot(Type *type, const SlotName *first, const SlotName *end)
{
    *slot_place(&type->slots, first) = slot_value(type, first, end);
    if (first->slot_offset == offsetof(TypeSlots, finalise)) {
        type->flags &= ~(uint32_t)TYPE_HAS_FINALISER;
        if (type->slots.finalise)
            type->flags |= TYPE_HAS_FINALISER;
    }
}

static bool concerns(const SlotName *first, const SlotName *end, Str *name)
{
    for (; first < end; first++)
        if (slot_name_str(first) == name)
            return true;
    return false;
}

void type_update_slots(Type *type, Str *name_or_null)
{
    for (const SlotName *first = slot_names; first->name;) {
        const SlotName *end = entries_end(first);
        if (!name_or_null || concerns(first, end, name_or_null))
            update_slot(type, first, end);
        first = end;
    }
}
