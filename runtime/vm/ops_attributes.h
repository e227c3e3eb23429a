/* ops_attributes.h (part of loop.h): object.name.
 *
 * LOAD_ATTR's cache: [counter, type version (2), index or keys version (2), object found on the type (4)].
 * STORE_ATTR's: [counter, type version (2), index]. The object found is borrowed: while the type has that
 * version, the type holds it.
 */

/* After an attribute has been found for the object on top: `value` is owned. */
#define ATTRIBUTE_FOUND(value)        \
    do {                              \
        Object *owner_ = sp[-1];      \
        sp[-1] = (Object *)(value);   \
        sp[0] = NULL;                 \
        sp += oparg & 1;              \
        DROP(owner_);                 \
        DISPATCH_PAST(9);             \
    } while (0)

TARGET(LOAD_ATTR)
{
    ADAPT(specialise_load_attr(frame, next - 1, oparg, sp[-1]));
    SPILL();
    Str *name = NAME_AT(oparg >> 1);
    Object *value;
    if (oparg & 1) {
        int is_unbound = object_get_method(sp[-1], name, &value);
        if (UNLIKELY(is_unbound < 0))
            goto error;
        if (is_unbound) { /* method, self */
            PUSH(sp[-1]);
            sp[-2] = value;
            DISPATCH_PAST(9);
        }
    } else {
        value = object_get_attribute(sp[-1], name);
        if (UNLIKELY(!value))
            goto error;
    }
    ATTRIBUTE_FOUND(value);
}

TARGET(LOAD_ATTR_INSTANCE_VALUE)
{
    Object *owner = sp[-1];
    GUARD(owner->type->version == read_cache32(next + 1), LOAD_ATTR);
    DictValues *values = instance_values(owner);
    GUARD(values->valid && next[3].cache < values->capacity, LOAD_ATTR);
    Object *value = values->values[next[3].cache];
    GUARD(value, LOAD_ATTR);
    incref(value);
    ATTRIBUTE_FOUND(value);
}

/* The instance has a dict of its own; the index is a hint. */
TARGET(LOAD_ATTR_WITH_HINT)
{
    Object *owner = sp[-1];
    GUARD(owner->type->version == read_cache32(next + 1), LOAD_ATTR);
    Dict *dict = *instance_dict_slot(owner);
    GUARD(dict && dict->keys->kind != KEYS_GENERAL, LOAD_ATTR);
    unsigned hint = next[3].cache;
    GUARD((isize)hint < dict->keys->entry_count && keys_str_entries(dict->keys)[hint].key == (Object *)NAME_AT(oparg >> 1), LOAD_ATTR);
    Object *value = dict_value_at(dict, hint);
    GUARD(value, LOAD_ATTR);
    incref(value);
    ATTRIBUTE_FOUND(value);
}

TARGET(LOAD_ATTR_SLOT)
{
    Object *owner = sp[-1];
    GUARD(owner->type->version == read_cache32(next + 1), LOAD_ATTR);
    Object *value = *(Object **)((char *)owner + next[3].cache);
    GUARD(value, LOAD_ATTR);
    incref(value);
    ATTRIBUTE_FOUND(value);
}

TARGET(LOAD_ATTR_MODULE)
{
    Object *owner = sp[-1];
    GUARD(owner->type == TYPE(module), LOAD_ATTR);
    Dict *dict = module_dict((Module *)owner);
    GUARD(dict->keys->version == read_cache32(next + 1), LOAD_ATTR);
    Object *value = keys_str_entries(dict->keys)[next[3].cache].value;
    GUARD(value, LOAD_ATTR);
    incref(value);
    ATTRIBUTE_FOUND(value);
}

/* Class.name: the owner is a type; its own version is that of its attributes. */
TARGET(LOAD_ATTR_CLASS)
{
    Object *owner = sp[-1];
    GUARD(is_type(owner) && ((Type *)owner)->version == read_cache32(next + 1), LOAD_ATTR);
    Object *value = read_cache_object(next + 5);
    incref(value);
    ATTRIBUTE_FOUND(value);
}

/* A class attribute through an instance that does not have one of that name. */
TARGET(LOAD_ATTR_PLAIN_WITH_VALUES)
{
    Object *owner = sp[-1];
    GUARD(owner->type->version == read_cache32(next + 1), LOAD_ATTR);
    GUARD(instance_values(owner)->valid && owner->type->shared_keys->version == read_cache32(next + 3), LOAD_ATTR);
    Object *value = read_cache_object(next + 5);
    incref(value);
    ATTRIBUTE_FOUND(value);
}

TARGET(LOAD_ATTR_PLAIN_NO_DICT)
{
    Object *owner = sp[-1];
    GUARD(owner->type->version == read_cache32(next + 1), LOAD_ATTR);
    Object *value = read_cache_object(next + 5);
    incref(value);
    ATTRIBUTE_FOUND(value);
}

TARGET(LOAD_ATTR_METHOD_WITH_VALUES)
{
    Object *owner = sp[-1];
    GUARD(owner->type->version == read_cache32(next + 1), LOAD_ATTR);
    GUARD(instance_values(owner)->valid && owner->type->shared_keys->version == read_cache32(next + 3), LOAD_ATTR);
    Object *method = read_cache_object(next + 5);
    incref(method);
    sp[-1] = method;
    PUSH(owner);
    DISPATCH_PAST(9);
}

TARGET(LOAD_ATTR_METHOD_NO_DICT)
{
    Object *owner = sp[-1];
    GUARD(owner->type->version == read_cache32(next + 1), LOAD_ATTR);
    Object *method = read_cache_object(next + 5);
    incref(method);
    sp[-1] = method;
    PUSH(owner);
    DISPATCH_PAST(9);
}

/* The type may have a dict for its instances, this one has none yet. */
TARGET(LOAD_ATTR_METHOD_LAZY_DICT)
{
    Object *owner = sp[-1];
    GUARD(owner->type->version == read_cache32(next + 1), LOAD_ATTR);
    GUARD(*(Object **)((char *)owner + (isize)(int16_t)next[3].cache) == NULL, LOAD_ATTR);
    Object *method = read_cache_object(next + 5);
    incref(method);
    sp[-1] = method;
    PUSH(owner);
    DISPATCH_PAST(9);
}

/* A property whose getter is a Python function of one argument: called without C recursion. */
TARGET(LOAD_ATTR_PROPERTY)
{
    Object *owner = sp[-1];
    GUARD(owner->type->version == read_cache32(next + 1), LOAD_ATTR);
    Function *getter = (Function *)read_cache_object(next + 5);
    GUARD(getter->version == read_cache32(next + 3), LOAD_ATTR);
    Code *code = getter->code;
    Frame *callee = stack_push(code);
    if (UNLIKELY(!callee))
        goto error;
    incref(getter);
    frame_begin(callee, getter, code, NULL);
    callee->slots[0] = owner; /* moves */
    frame_empty_slots(callee, 1, code->slot_count);
    sp--;
    SPILL();
    ENTER(callee, 10);
}

TARGET(STORE_ATTR)
{
    ADAPT(specialise_store_attr(frame, next - 1, oparg, sp[-1]));
    SPILL();
    if (!object_set_attribute(sp[-1], NAME_AT(oparg), sp[-2]))
        goto error;
    Object *owner = sp[-1], *value = sp[-2];
    sp -= 2;
    DROP(value);
    DROP(owner);
    DISPATCH_PAST(4);
}

TARGET(STORE_ATTR_INSTANCE_VALUE)
{
    Object *owner = sp[-1];
    GUARD(owner->type->version == read_cache32(next + 1), STORE_ATTR);
    GUARD(*instance_dict_slot(owner) == NULL, STORE_ATTR);
    DictValues *values = instance_values(owner);
    unsigned index = next[3].cache;
    GUARD(values->valid && index < values->capacity, STORE_ATTR);
    Object *value = sp[-2];
    Object *old = values->values[index];
    sp -= 2;
    values->values[index] = value;
    if (UNLIKELY(!old))
        values_order(values)[values->size++] = (uint8_t)index;
    else
        DROP(old);
    DROP(owner);
    DISPATCH_PAST(4);
}

TARGET(STORE_ATTR_SLOT)
{
    Object *owner = sp[-1];
    GUARD(owner->type->version == read_cache32(next + 1), STORE_ATTR);
    Object **slot = (Object **)((char *)owner + next[3].cache);
    Object *old = *slot;
    *slot = sp[-2];
    sp -= 2;
    DROP_MAYBE(old);
    DROP(owner);
    DISPATCH_PAST(4);
}

TARGET(DELETE_ATTR)
{
    SPILL();
    if (!object_set_attribute(sp[-1], NAME_AT(oparg), NULL))
        goto error;
    Object *owner = *--sp;
    DROP(owner);
    DISPATCH();
}

TARGET(LOAD_SUPER_ATTR)
{
    ADAPT(specialise_load_super_attr(next - 1, oparg, sp[-3], sp[-2]));
    SPILL();
    Object *method = NULL;
    int is_unbound = load_super_attr(sp - 3, NAME_AT(oparg >> 2), oparg, &method);
    if (UNLIKELY(is_unbound < 0))
        goto error;
    Object *super_name = sp[-3], *class = sp[-2], *self = sp[-1];
    sp[-3] = method;
    sp -= 2;
    if (oparg & 1)
        PUSH(is_unbound ? self : NULL);
    DROP(class);
    if (!(oparg & 1 && is_unbound))
        DROP(self);
    DROP(super_name);
    DISPATCH_PAST(1);
}

/* super().method with the built-in super and a class: no super object is made. */
TARGET(LOAD_SUPER_ATTR_METHOD)
{
    GUARD(sp[-3] == (Object *)TYPE(super) && is_type(sp[-2]), LOAD_SUPER_ATTR);
    Object *self = sp[-1];
    SPILL();
    int is_unbound = 0;
    Object *method = super_get_attribute((Type *)sp[-2], self, NAME_AT(oparg >> 2), &is_unbound);
    if (UNLIKELY(!method))
        goto error;
    Object *class = sp[-2];
    sp[-3] = method;
    sp[-2] = is_unbound ? self : NULL;
    sp--;
    DROP(class);
    if (!is_unbound)
        DROP(self);
    DISPATCH_PAST(1);
}
