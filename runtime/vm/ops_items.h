/* ops_items.h (part of loop.h): container[key], slices, unpacking. */

TARGET(BINARY_SUBSCR)
{
    ADAPT(specialise_binary_subscr(frame, next - 1, sp[-2], sp[-1]));
    SPILL();
    Object *value = object_get_item(sp[-2], sp[-1]);
    if (UNLIKELY(!value))
        goto error;
    Object *container = sp[-2], *key = sp[-1];
    sp--;
    sp[-1] = value;
    DROP(container);
    DROP(key);
    DISPATCH_PAST(1);
}

TARGET(BINARY_SUBSCR_LIST_INT)
{
    Object *container = sp[-2], *key = sp[-1];
    GUARD(container->type == TYPE(list) && (key->flags & FLAG_COMPACT_INT), BINARY_SUBSCR);
    uint64_t index = (uint64_t)int_value(key);
    GUARD(index < (uint64_t)((List *)container)->size, BINARY_SUBSCR);
    Object *value = ((List *)container)->items[index];
    incref(value);
    sp--;
    sp[-1] = value;
    drop_int(key);
    DROP(container);
    DISPATCH_PAST(1);
}

TARGET(BINARY_SUBSCR_TUPLE_INT)
{
    Object *container = sp[-2], *key = sp[-1];
    GUARD(container->type == TYPE(tuple) && (key->flags & FLAG_COMPACT_INT), BINARY_SUBSCR);
    uint64_t index = (uint64_t)int_value(key);
    GUARD(index < (uint64_t)((Tuple *)container)->size, BINARY_SUBSCR);
    Object *value = ((Tuple *)container)->items[index];
    incref(value);
    sp--;
    sp[-1] = value;
    drop_int(key);
    DROP(container);
    DISPATCH_PAST(1);
}

TARGET(BINARY_SUBSCR_STR_INT)
{
    Object *container = sp[-2], *key = sp[-1];
    GUARD(container->type == TYPE(str) && (key->flags & FLAG_COMPACT_INT), BINARY_SUBSCR);
    uint64_t index = (uint64_t)int_value(key);
    GUARD(index < (uint64_t)((Str *)container)->length, BINARY_SUBSCR);
    uint32_t character = str_at((Str *)container, (isize)index);
    GUARD(character < 256, BINARY_SUBSCR);
    sp--;
    sp[-1] = (Object *)RUNTIME->latin1[character];
    drop_int(key);
    DROP(container);
    DISPATCH_PAST(1);
}

TARGET(BINARY_SUBSCR_DICT)
{
    Object *container = sp[-2], *key = sp[-1];
    GUARD(container->type == TYPE(dict), BINARY_SUBSCR);
    SPILL();
    Object *value;
    int found = dict_find((Dict *)container, key, &value);
    if (UNLIKELY(found <= 0)) {
        if (found == 0)
            raise_key_error(key);
        goto error;
    }
    sp--;
    sp[-1] = value;
    DROP(container);
    DROP(key);
    DISPATCH_PAST(1);
}

/* __getitem__ is a Python function of two arguments: called without C recursion. */
TARGET(BINARY_SUBSCR_GETITEM)
{
    Object *container = sp[-2], *key = sp[-1];
    Type *type = container->type;
    GUARD((type->flags & TYPE_HEAP) && type->slots.get_item, BINARY_SUBSCR);
    Function *function = cached_get_item(type);
    GUARD(function, BINARY_SUBSCR);
    Code *code = function->code;
    Frame *callee = stack_push(code);
    if (UNLIKELY(!callee))
        goto error;
    incref(function);
    frame_begin(callee, function, code, NULL);
    callee->slots[0] = container;
    callee->slots[1] = key;
    frame_empty_slots(callee, 2, code->slot_count);
    sp -= 2;
    SPILL();
    ENTER(callee, 2);
}

TARGET(STORE_SUBSCR)
{
    ADAPT(specialise_store_subscr(frame, next - 1, sp[-2], sp[-1]));
    SPILL();
    if (!object_set_item(sp[-2], sp[-1], sp[-3]))
        goto error;
    Object *value = sp[-3], *container = sp[-2], *key = sp[-1];
    sp -= 3;
    DROP(value);
    DROP(container);
    DROP(key);
    DISPATCH_PAST(1);
}

TARGET(STORE_SUBSCR_LIST_INT)
{
    Object *value = sp[-3], *container = sp[-2], *key = sp[-1];
    GUARD(container->type == TYPE(list) && (key->flags & FLAG_COMPACT_INT), STORE_SUBSCR);
    uint64_t index = (uint64_t)int_value(key);
    GUARD(index < (uint64_t)((List *)container)->size, STORE_SUBSCR);
    Object *old = ((List *)container)->items[index];
    ((List *)container)->items[index] = value;
    sp -= 3;
    DROP(old);
    drop_int(key);
    DROP(container);
    DISPATCH_PAST(1);
}

TARGET(STORE_SUBSCR_DICT)
{
    Object *value = sp[-3], *container = sp[-2], *key = sp[-1];
    GUARD(container->type == TYPE(dict), STORE_SUBSCR);
    SPILL();
    if (LIKELY(key->type == TYPE(str) || key->type == TYPE(int))) {
        /* Hash and comparison run no Python, so key and value may move into the dict. */
        sp -= 2;
        sp[-1] = container;
        frame->stack_top = sp;
        if (UNLIKELY(!dict_set_steal((Dict *)container, key, value)))
            goto error;
        sp--;
        DROP(container);
        DISPATCH_PAST(1);
    }
    if (UNLIKELY(!dict_set((Dict *)container, key, value)))
        goto error;
    sp -= 3;
    DROP(value);
    DROP(container);
    DROP(key);
    DISPATCH_PAST(1);
}

TARGET(DELETE_SUBSCR)
{
    SPILL();
    if (!object_set_item(sp[-2], sp[-1], NULL))
        goto error;
    Object *container = sp[-2], *key = sp[-1];
    sp -= 2;
    DROP(container);
    DROP(key);
    DISPATCH();
}

TARGET(BINARY_SLICE)
{
    SPILL();
    if (UNLIKELY(!make_slice(frame)))
        goto error;
    sp--;
    Object *value = object_get_item(sp[-2], sp[-1]);
    if (UNLIKELY(!value))
        goto error;
    Object *container = sp[-2], *slice = sp[-1];
    sp--;
    sp[-1] = value;
    DROP(slice);
    DROP(container);
    DISPATCH();
}

TARGET(STORE_SLICE)
{
    SPILL();
    if (UNLIKELY(!make_slice(frame)))
        goto error;
    sp--;
    if (!object_set_item(sp[-2], sp[-1], sp[-3]))
        goto error;
    for (int i = 0; i < 3; i++) {
        Object *used = *--sp;
        DROP(used);
    }
    DISPATCH();
}

TARGET(UNPACK_SEQUENCE)
{
    ADAPT(specialise_unpack_sequence(next - 1, sp[-1], oparg));
    SPILL();
    if (!unpack_iterable(frame, oparg, -1))
        goto error;
    /* The items, last first, stand above the sequence: they move down into its place. */
    Object *sequence = sp[-1];
    memmove(sp - 1, sp, (size_t)oparg * sizeof *sp);
    sp += oparg - 1;
    DROP(sequence);
    DISPATCH_PAST(1);
}

TARGET(UNPACK_SEQUENCE_TUPLE)
{
    Object *sequence = sp[-1];
    GUARD(sequence->type == TYPE(tuple) && ((Tuple *)sequence)->size == oparg, UNPACK_SEQUENCE);
    Object **items = ((Tuple *)sequence)->items;
    sp--;
    for (int i = oparg - 1; i >= 0; i--)
        PUSH(new_reference(items[i]));
    DROP(sequence);
    DISPATCH_PAST(1);
}

TARGET(UNPACK_SEQUENCE_TWO)
{
    Object *sequence = sp[-1];
    GUARD(sequence->type == TYPE(tuple) && ((Tuple *)sequence)->size == 2, UNPACK_SEQUENCE);
    Object *first = ((Tuple *)sequence)->items[0], *second = ((Tuple *)sequence)->items[1];
    incref(first);
    incref(second);
    sp[-1] = second;
    PUSH(first);
    DROP(sequence);
    DISPATCH_PAST(1);
}

TARGET(UNPACK_SEQUENCE_LIST)
{
    Object *sequence = sp[-1];
    GUARD(sequence->type == TYPE(list) && ((List *)sequence)->size == oparg, UNPACK_SEQUENCE);
    Object **items = ((List *)sequence)->items;
    sp--;
    for (int i = oparg - 1; i >= 0; i--)
        PUSH(new_reference(items[i]));
    DROP(sequence);
    DISPATCH_PAST(1);
}

TARGET(UNPACK_EX)
{
    SPILL();
    int before = oparg & 0xff, after = oparg >> 8;
    if (!unpack_iterable(frame, before, after))
        goto error;
    Object *sequence = sp[-1];
    memmove(sp - 1, sp, (size_t)(before + after + 1) * sizeof *sp);
    sp += before + after;
    DROP(sequence);
    DISPATCH();
}

TARGET(GET_LEN)
{
    SPILL();
    isize length = object_length(sp[-1]);
    if (length < 0)
        goto error;
    Object *value = int_of(length);
    if (!value)
        goto error;
    PUSH(value);
    DISPATCH();
}

TARGET(MATCH_MAPPING)
    PUSH(new_bool(is_match_mapping(sp[-1])));
    DISPATCH();

TARGET(MATCH_SEQUENCE)
    PUSH(new_bool(is_match_sequence(sp[-1])));
    DISPATCH();

TARGET(MATCH_KEYS)
{
    SPILL();
    Object *values = match_keys(sp[-2], (Tuple *)sp[-1]);
    if (!values)
        goto error;
    PUSH(values);
    DISPATCH();
}

TARGET(MATCH_CLASS)
{
    SPILL();
    Object *attributes = match_class(sp[-3], sp[-2], oparg, (Tuple *)sp[-1]);
    if (!attributes) {
        if (error_occurred())
            goto error;
        attributes = new_none();
    }
    Object *subject = sp[-3], *class = sp[-2], *names = sp[-1];
    sp -= 2;
    sp[-1] = attributes;
    DROP(subject);
    DROP(class);
    DROP(names);
    DISPATCH();
}
