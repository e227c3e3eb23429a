/* specialise.c: which special form an instruction takes.
 *
 * A counter of 16 bits stands in the first cache unit: twelve bits count down, four say how long to wait after a
 * failure (2^n - 1, as CPython's backoff). After success the counter holds a cool-down: a special form that
 * misses goes through its base, which counts, and is chosen again when the counter has run out.
 */
#include "specialise.h"
#include "../abstract.h"
#include "../objects/bound_method.h"
#include "../objects/builtin.h"
#include "../objects/descriptors.h"
#include "../objects/dict.h"
#include "../objects/function.h"
#include "../objects/generator.h"
#include "../objects/instance.h"
#include "../objects/int.h"
#include "../objects/module.h"
#include "../objects/property.h"
#include "../objects/str.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "fuse.h"
#include "helpers.h"

#define COOL_DOWN (52 << 4)
#define BACKOFF_MOST 12

static void give_up(Unit *unit)
{
    unsigned backoff = unit[1].cache & 15;
    if (backoff < BACKOFF_MOST)
        backoff++;
    unit[1].cache = (uint16_t)((((1u << backoff) - 1) << 4) | backoff);
    unit->opcode = opcode_info[unit->opcode].base;
}

static void choose(Unit *unit, Opcode form)
{
    unit[1].cache = COOL_DOWN;
    unit->opcode = (uint8_t)form;
}

static void choose_if(bool condition, Unit *unit, Opcode form)
{
    if (condition)
        choose(unit, form);
    else
        give_up(unit);
}

static void write32(Unit *unit, uint32_t value)
{
    memcpy(unit, &value, sizeof value);
}

static void write_object(Unit *unit, const void *object)
{
    memcpy(unit, &object, sizeof object);
}

static uint32_t keys_version(DictKeys *keys)
{
    if (keys->version == 0 && keys->refcount > 0 && RUNTIME->last_keys_version != UINT32_MAX)
        keys->version = ++RUNTIME->last_keys_version;
    return keys->version;
}

/* ---- names ------------------------------------------------------------------------------------------------- */

static bool has_plain_str_keys(const Object *dict)
{
    return is_exact(dict, dict) && keys_are_str(((const Dict *)dict)->keys) && !((const Dict *)dict)->values;
}

void specialise_load_global(Frame *frame, Unit *unit, int oparg)
{
    Str *name = (Str *)frame->code->names->items[oparg >> 1];
    if (!has_plain_str_keys((Object *)frame->globals) || !has_plain_str_keys(frame->builtins)) {
        give_up(unit);
        return;
    }
    uint32_t globals_version = dict_keys_version(frame->globals);
    isize index = keys_find_str(frame->globals->keys, name);
    Opcode form = OP_LOAD_GLOBAL_MODULE;
    uint32_t builtins_version = 0;
    if (index < 0) {
        form = OP_LOAD_GLOBAL_BUILTIN;
        index = keys_find_str(((Dict *)frame->builtins)->keys, name);
        builtins_version = dict_keys_version((Dict *)frame->builtins);
        if (builtins_version == 0)
            index = -1;
    }
    if (index < 0 || index > UINT16_MAX || globals_version == 0 || globals_version > UINT16_MAX ||
        builtins_version > UINT16_MAX) {
        give_up(unit);
        return;
    }
    unit[2].cache = (uint16_t)index;
    unit[3].cache = (uint16_t)globals_version;
    unit[4].cache = (uint16_t)builtins_version;
    choose(unit, form);
}

/* ---- attributes -------------------------------------------------------------------------------------------- */

/* A descriptor that an instance attribute of the same name does not override. */
static bool is_data_descriptor(const Object *found)
{
    return found->type->slots.descriptor_set != NULL;
}

static bool is_exact_python_function(const Object *function, int parameters)
{
    if (!is_exact(function, function))
        return false;
    return ((const Function *)function)->code->exact_count == parameters;
}

/* Is it certain that an instance has no attribute `name` of its own, as long as what is cached stays so?
 * Writes keys version or dict place. The forms: with inline values, no dict possible, a dict that is NULL. */
typedef enum { SHADOWED_MAYBE, NOT_WITH_VALUES, NOT_WITHOUT_DICT, NOT_WITH_NULL_DICT } Shadow;

static Shadow shadow_of(Unit *unit, Object *owner, Str *name)
{
    Type *type = owner->type;
    if (type->flags & TYPE_INLINE_VALUES) {
        if (!instance_values(owner)->valid || keys_find_str(type->shared_keys, name) >= 0)
            return SHADOWED_MAYBE;
        uint32_t version = keys_version(type->shared_keys);
        if (version == 0)
            return SHADOWED_MAYBE;
        write32(unit + 4, version);
        return NOT_WITH_VALUES;
    }
    Dict **place = instance_dict_place(owner);
    if (!place)
        return NOT_WITHOUT_DICT;
    isize offset = (char *)place - (char *)owner;
    if (*place || offset != (int16_t)offset)
        return SHADOWED_MAYBE;
    unit[4].cache = (uint16_t)(int16_t)offset;
    return NOT_WITH_NULL_DICT;
}

static void specialise_found_on_type(Unit *unit, int oparg, Object *owner, Str *name, Object *found)
{
    bool is_method = (found->type->flags & TYPE_METHOD_DESCRIPTOR) != 0;
    bool is_plain = found->type->slots.descriptor_get == NULL;
    if (is_method ? !(oparg & 1) : !is_plain) {
        give_up(unit);
        return;
    }
    static const Opcode method_forms[] = {0, OP_LOAD_ATTR_METHOD_WITH_VALUES, OP_LOAD_ATTR_METHOD_NO_DICT,
                                          OP_LOAD_ATTR_METHOD_LAZY_DICT};
    static const Opcode plain_forms[] = {0, OP_LOAD_ATTR_PLAIN_WITH_VALUES, OP_LOAD_ATTR_PLAIN_NO_DICT, 0};
    Opcode form = (is_method ? method_forms : plain_forms)[shadow_of(unit, owner, name)];
    if (!form) {
        give_up(unit);
        return;
    }
    write_object(unit + 6, found);
    choose(unit, form);
}

static void specialise_instance_attribute(Unit *unit, Object *owner, Str *name)
{
    Type *type = owner->type;
    if (type->flags & TYPE_INLINE_VALUES) {
        DictValues *values = instance_values(owner);
        isize index = keys_find_str(type->shared_keys, name);
        if (values->valid && index >= 0 && index < values->capacity && values->values[index]) {
            unit[4].cache = (uint16_t)index;
            choose(unit, OP_LOAD_ATTR_INSTANCE_VALUE);
            return;
        }
        Dict *dict = *instance_dict_slot(owner);
        if (!values->valid && dict && keys_are_str(dict->keys)) {
            index = keys_find_str(dict->keys, name);
            if (index >= 0 && index <= UINT16_MAX) {
                unit[4].cache = (uint16_t)index;
                choose(unit, OP_LOAD_ATTR_WITH_HINT);
                return;
            }
        }
    }
    give_up(unit);
}

static void specialise_class_attribute(Unit *unit, Type *owner, Str *name)
{
    Object *on_metatype = type_lookup(owner->head.type, name);
    Object *found = type_lookup(owner, name);
    uint32_t version = type_version(owner);
    bool is_usable = owner->head.type->slots.get_attribute == TYPE(type)->slots.get_attribute && found && version &&
                     !(on_metatype && is_data_descriptor(on_metatype)) &&
                     (found->type->slots.descriptor_get == NULL || is_exact(found, function));
    if (!is_usable) {
        give_up(unit);
        return;
    }
    write32(unit + 2, version);
    write_object(unit + 6, found);
    choose(unit, OP_LOAD_ATTR_CLASS);
}

static void specialise_module_attribute(Unit *unit, Module *module, Str *name)
{
    Dict *dict = module_dict(module);
    isize index = has_plain_str_keys((Object *)dict) ? keys_find_str(dict->keys, name) : -1;
    uint32_t version = index >= 0 ? dict_keys_version(dict) : 0;
    if (version == 0 || index > UINT16_MAX) {
        give_up(unit);
        return;
    }
    write32(unit + 2, version);
    unit[4].cache = (uint16_t)index;
    choose(unit, OP_LOAD_ATTR_MODULE);
}

static void specialise_property(Unit *unit, uint32_t version, PropertyObject *property)
{
    Object *getter = property->get;
    if (!getter || !is_exact_python_function(getter, 1) || !function_version((Function *)getter)) {
        give_up(unit);
        return;
    }
    write32(unit + 2, version);
    write32(unit + 4, ((Function *)getter)->version);
    write_object(unit + 6, getter);
    choose(unit, OP_LOAD_ATTR_PROPERTY);
}

/* Offset of the member that a descriptor of __slots__ stands for, or 0. */
static size_t member_offset(Object *found, Type *type)
{
    if (!is_exact(found, member_descriptor))
        return 0;
    MemberDescriptor *descriptor = (MemberDescriptor *)found;
    return descriptor->member->kind == MEMBER_OBJECT_OR_RAISE && is_subtype(type, descriptor->owner) &&
                   descriptor->member->offset <= UINT16_MAX
               ? descriptor->member->offset
               : 0;
}

static void choose_load_attr(Unit *unit, int oparg, Object *owner, Str *name)
{
    Type *type = owner->type;
    if (type == TYPE(module)) {
        specialise_module_attribute(unit, (Module *)owner, name);
        return;
    }
    if (is_type(owner)) {
        specialise_class_attribute(unit, (Type *)owner, name);
        return;
    }
    uint32_t version = type_version(type);
    if (version == 0 || type->slots.get_attribute != object_generic_get_attribute) {
        give_up(unit);
        return;
    }
    write32(unit + 2, version);
    Object *found = type_lookup(type, name);
    if (found && is_exact(found, property) && !(oparg & 1))
        specialise_property(unit, version, (PropertyObject *)found);
    else if (found && is_data_descriptor(found)) {
        size_t offset = member_offset(found, type);
        unit[4].cache = (uint16_t)offset;
        choose_if(offset != 0 && !(found->type->flags & TYPE_METHOD_DESCRIPTOR), unit, OP_LOAD_ATTR_SLOT);
    } else if (found)
        specialise_found_on_type(unit, oparg, owner, name, found);
    else
        specialise_instance_attribute(unit, owner, name);
}

void specialise_load_attr(Frame *frame, Unit *unit, int oparg, Object *owner)
{
    choose_load_attr(unit, oparg, owner, (Str *)frame->code->names->items[oparg >> 1]);
    fuse_before(frame->code, unit);
}

static void choose_store_attr(Unit *unit, Object *owner, Str *name)
{
    Type *type = owner->type;
    uint32_t version = type_version(type);
    if (version == 0 || is_type(owner) || type->slots.set_attribute != object_generic_set_attribute) {
        give_up(unit);
        return;
    }
    write32(unit + 2, version);
    Object *found = type_lookup(type, name);
    if (found && is_data_descriptor(found)) {
        size_t offset = member_offset(found, type);
        unit[4].cache = (uint16_t)offset;
        choose_if(offset != 0 && !((MemberDescriptor *)found)->member->read_only, unit, OP_STORE_ATTR_SLOT);
        return;
    }
    if (type->flags & TYPE_INLINE_VALUES) {
        DictValues *values = instance_values(owner);
        isize index = keys_find_str(type->shared_keys, name);
        if (values->valid && index >= 0 && index < values->capacity && !*instance_dict_slot(owner)) {
            unit[4].cache = (uint16_t)index;
            choose(unit, OP_STORE_ATTR_INSTANCE_VALUE);
            return;
        }
    }
    give_up(unit);
}

void specialise_store_attr(Frame *frame, Unit *unit, int oparg, Object *owner)
{
    choose_store_attr(unit, owner, (Str *)frame->code->names->items[oparg]);
    fuse_before(frame->code, unit);
}

void specialise_load_super_attr(Unit *unit, int oparg, Object *super, Object *class)
{
    choose_if((oparg & 1) && super == (Object *)TYPE(super) && is_type(class), unit, OP_LOAD_SUPER_ATTR_METHOD);
}

/* ---- items ------------------------------------------------------------------------------------------------- */

BORROWED Function *cached_get_item(Type *type)
{
    Object *found = type_lookup(type, NAME(__getitem__));
    return found && is_exact_python_function(found, 2) ? (Function *)found : NULL;
}

void specialise_binary_subscr(Frame *frame, Unit *unit, Object *container, Object *key)
{
    bool is_index = (key->flags & FLAG_COMPACT_INT) != 0 && int_value(key) >= 0;
    if (is_exact(container, list) && is_index)
        choose(unit, OP_BINARY_SUBSCR_LIST_INT);
    else if (is_exact(container, tuple) && is_index)
        choose(unit, OP_BINARY_SUBSCR_TUPLE_INT);
    else if (is_exact(container, str) && is_index)
        choose(unit, OP_BINARY_SUBSCR_STR_INT);
    else if (is_exact(container, dict))
        choose(unit, OP_BINARY_SUBSCR_DICT);
    else
        choose_if((container->type->flags & TYPE_HEAP) && cached_get_item(container->type), unit,
                  OP_BINARY_SUBSCR_GETITEM);
    fuse_before(frame->code, unit);
}

void specialise_store_subscr(Frame *frame, Unit *unit, Object *container, Object *key)
{
    if (is_exact(container, list) && (key->flags & FLAG_COMPACT_INT) && int_value(key) >= 0)
        choose(unit, OP_STORE_SUBSCR_LIST_INT);
    else
        choose_if(is_exact(container, dict), unit, OP_STORE_SUBSCR_DICT);
    fuse_before(frame->code, unit);
}

/* ---- operators --------------------------------------------------------------------------------------------- */

static Opcode int_form(int operator)
{
    switch (operator) {
    case NUMBER_ADD: return OP_BINARY_OP_ADD_INT;
    case NUMBER_SUBTRACT: return OP_BINARY_OP_SUBTRACT_INT;
    case NUMBER_MULTIPLY: return OP_BINARY_OP_MULTIPLY_INT;
    case NUMBER_FLOOR_DIVIDE: return OP_BINARY_OP_FLOOR_DIVIDE_INT;
    case NUMBER_REMAINDER: return OP_BINARY_OP_REMAINDER_INT;
    case NUMBER_AND:
    case NUMBER_OR:
    case NUMBER_XOR:
    case NUMBER_LEFT_SHIFT:
    case NUMBER_RIGHT_SHIFT: return OP_BINARY_OP_BITS_INT;
    default: return OP_BINARY_OP;
    }
}

static Opcode float_form(int operator)
{
    switch (operator) {
    case NUMBER_ADD: return OP_BINARY_OP_ADD_FLOAT;
    case NUMBER_SUBTRACT: return OP_BINARY_OP_SUBTRACT_FLOAT;
    case NUMBER_MULTIPLY: return OP_BINARY_OP_MULTIPLY_FLOAT;
    case NUMBER_TRUE_DIVIDE: return OP_BINARY_OP_DIVIDE_FLOAT;
    case NUMBER_POWER: return OP_BINARY_OP_POWER_FLOAT;
    default: return OP_BINARY_OP;
    }
}

static Opcode mixed_form(int operator)
{
    return operator == NUMBER_ADD || operator == NUMBER_SUBTRACT || operator == NUMBER_MULTIPLY ||
                   operator == NUMBER_TRUE_DIVIDE
               ? OP_BINARY_OP_MIXED_FLOAT
               : OP_BINARY_OP;
}

void specialise_binary_op(Frame *frame, Unit *unit, int oparg, Object *left, Object *right)
{
    int operator = oparg % NUMBER_INPLACE;
    unsigned both = left->flags & right->flags, either = left->flags | right->flags;
    Opcode form = OP_BINARY_OP;
    if (both & FLAG_COMPACT_INT)
        form = int_form(operator);
    else if (both & FLAG_FLOAT)
        form = float_form(operator);
    else if ((either & FLAG_FLOAT) && (either & FLAG_COMPACT_INT))
        form = mixed_form(operator);
    else if (is_exact(left, str) && is_exact(right, str) && operator == NUMBER_ADD) {
        bool stores_left = unit[2].opcode == OP_STORE_FAST && frame->slots[unit[2].oparg] == left;
        form = stores_left ? OP_BINARY_OP_INPLACE_ADD_STR : OP_BINARY_OP_ADD_STR;
    }
    choose_if(form != OP_BINARY_OP, unit, form);
    fuse_before(frame->code, unit);
}

void specialise_compare_op(Frame *frame, Unit *unit, int oparg, Object *left, Object *right)
{
    unsigned both = left->flags & right->flags;
    if (both & FLAG_COMPACT_INT)
        choose(unit, OP_COMPARE_OP_INT);
    else if (both & FLAG_FLOAT)
        choose(unit, OP_COMPARE_OP_FLOAT);
    else
        choose_if(is_exact(left, str) && is_exact(right, str), unit, OP_COMPARE_OP_STR);
    fuse_before(frame->code, unit);
}

void specialise_contains_op(Unit *unit, Object *container)
{
    if (is_exact(container, dict))
        choose(unit, OP_CONTAINS_OP_DICT);
    else
        choose_if(is_exact(container, set) || is_exact(container, frozenset), unit, OP_CONTAINS_OP_SET);
}

void specialise_to_bool(Unit *unit, Object *value)
{
    Type *type = value->type;
    if (type == TYPE(bool))
        choose(unit, OP_TO_BOOL_BOOL);
    else if (value == NONE)
        choose(unit, OP_TO_BOOL_NONE);
    else if (value->flags & FLAG_COMPACT_INT)
        choose(unit, OP_TO_BOOL_INT);
    else if (type == TYPE(list))
        choose(unit, OP_TO_BOOL_LIST);
    else if (type == TYPE(str))
        choose(unit, OP_TO_BOOL_STR);
    else if ((type->flags & TYPE_HEAP) && !type->slots.truth && !type->slots.length && type_version(type)) {
        write32(unit + 2, type->version);
        choose(unit, OP_TO_BOOL_ALWAYS_TRUE);
    } else
        give_up(unit);
}

void specialise_unpack_sequence(Unit *unit, Object *sequence, int oparg)
{
    if (is_exact(sequence, tuple) && ((Tuple *)sequence)->size == oparg)
        choose(unit, oparg == 2 ? OP_UNPACK_SEQUENCE_TWO : OP_UNPACK_SEQUENCE_TUPLE);
    else
        choose_if(is_exact(sequence, list), unit, OP_UNPACK_SEQUENCE_LIST);
}

/* ---- loops and generators ---------------------------------------------------------------------------------- */

void specialise_for_iter(Frame *frame, Unit *unit, Object *iterator, int oparg)
{
    if (is_exact(iterator, list_iterator))
        choose(unit, OP_FOR_ITER_LIST);
    else if (is_exact(iterator, tuple_iterator))
        choose(unit, OP_FOR_ITER_TUPLE);
    else if (is_exact(iterator, str_ascii_iterator))
        choose(unit, OP_FOR_ITER_STR);
    else if (is_exact(iterator, range_iterator))
        choose(unit, unit[2].opcode == OP_STORE_FAST ? OP_FOR_ITER_RANGE_STORE : OP_FOR_ITER_RANGE);
    else
        choose_if(is_exact(iterator, generator), unit, OP_FOR_ITER_GENERATOR);
}

void specialise_send(Unit *unit, Object *receiver)
{
    choose_if(is_exact(receiver, generator), unit, OP_SEND_GENERATOR);
}

/* ---- calls ------------------------------------------------------------------------------------------------- */

static void specialise_function_call(Unit *unit, Object *function, int count, Opcode form)
{
    choose_if(is_exact_python_function(function, count), unit, form);
}

static void specialise_class_call(Unit *unit, Type *type, int oparg)
{
    if (type == TYPE(type) && oparg == 1) {
        choose(unit, OP_CALL_TYPE_1);
        return;
    }
    if (type == TYPE(str) && oparg == 1) {
        choose(unit, OP_CALL_STR_1);
        return;
    }
    Object *init = (type->flags & TYPE_HEAP) ? type_lookup(type, NAME(__init__)) : NULL;
    uint32_t version = type_version(type);
    bool is_usable = init && version && type->head.type == TYPE(type) && !(type->flags & TYPE_ABSTRACT) &&
                     type->slots.create == TYPE(object)->slots.create && is_exact_python_function(init, oparg + 1);
    if (!is_usable) {
        give_up(unit);
        return;
    }
    type->initialise_cache = init;
    type->initialise_version = version;
    write32(unit + 2, version);
    choose(unit, OP_CALL_CONSTRUCTOR);
}

static void specialise_native_call(Unit *unit, Object **at, int oparg)
{
    VmState *vm = &RUNTIME->vm;
    Object *callable = at[0];
    if (is_exact(callable, builtin) && ((Builtin *)callable)->module == (Object *)NAME(builtins) && !at[1]) {
        const Native *native = ((Builtin *)callable)->native;
        if (oparg == 1 && strcmp(native->name, "len") == 0) {
            vm->len_native = native;
            choose(unit, OP_CALL_LEN);
            return;
        }
        if (oparg == 2 && strcmp(native->name, "isinstance") == 0) {
            vm->isinstance_native = native;
            choose(unit, OP_CALL_ISINSTANCE);
            return;
        }
    }
    if (is_exact(callable, method_descriptor) && ((MethodDescriptor *)callable)->owner == TYPE(list) && oparg == 1 &&
        at[1] && is_exact(at[1], list) && strcmp(((MethodDescriptor *)callable)->native->name, "append") == 0) {
        vm->list_append_native = ((MethodDescriptor *)callable)->native;
        choose(unit, OP_CALL_LIST_APPEND);
        return;
    }
    Object **args = at + (at[1] ? 1 : 2);
    choose_if(native_takes(callable, args, oparg + (at[1] ? 1 : 0)), unit, OP_CALL_NATIVE);
}

void specialise_call(Frame *frame, Unit *unit, int oparg, Object **at)
{
    Object *callable = at[0];
    if (is_exact(callable, function))
        specialise_function_call(unit, callable, oparg + (at[1] != NULL), OP_CALL_PY_EXACT_ARGS);
    else if (is_exact(callable, bound_method) && !at[1] && is_exact(((BoundMethod *)callable)->function, function))
        specialise_function_call(unit, ((BoundMethod *)callable)->function, oparg + 1, OP_CALL_BOUND_METHOD_EXACT_ARGS);
    else if (is_type(callable) && !at[1])
        specialise_class_call(unit, (Type *)callable, oparg);
    else
        specialise_native_call(unit, at, oparg);
}
