/* ops_fused.h (part of loop.h): loads fused with the instruction behind them.
 *
 * Operands that stand in a local variable or a constant are used from there: nothing is counted, and no code can run
 * between the load and the use. The four families by where left and right come from:
 *
 *     LL   LOAD_FAST_LOAD_FAST, instruction         both are local variables
 *     LC   LOAD_FAST, LOAD_CONST, instruction       local variable, constant
 *     SL   LOAD_FAST, instruction                   top of the stack (owned), local variable
 *     SC   LOAD_CONST, instruction                  top of the stack (owned), constant
 *
 * When a guard fails, the load alone is done and execution goes on with the next unit, which is as it ever was: so
 * what a program can count in a slow operation is what it would count without fusion.
 *
 * UNIT is the instruction proper: next[0] or, for LC, next[1].
 */

#define FETCH_LL Object *left = LOCAL(oparg >> 4), *right = LOCAL(oparg & 15); Unit *unit = next
#define FETCH_LC Object *left = LOCAL(oparg), *right = CONSTANT(next->oparg); Unit *unit = next + 1
#define FETCH_SL Object *left = sp[-1], *right = LOCAL(oparg); Unit *unit = next
#define FETCH_SC Object *left = sp[-1], *right = CONSTANT(oparg); Unit *unit = next
#define BASE_LL LOAD_FAST_LOAD_FAST
#define BASE_LC LOAD_FAST
#define BASE_SL LOAD_FAST
#define BASE_SC LOAD_CONST
/* Owned operands on the stack: left for SL and SC. */
#define OWNED_LL 0
#define OWNED_LC 0
#define OWNED_SL 1
#define OWNED_SC 1
#define GOTO_OP(base) goto op_##base
#define GOTO_OP_OF(base) GOTO_OP(base)
#define GOTO_BASE(FORM) GOTO_OP_OF(BASE_##FORM)
#define GUARD_BASE(condition, FORM)      \
    do {                                 \
        if (UNLIKELY(!(condition)))      \
            GOTO_BASE(FORM);             \
    } while (0)

/* The result goes to a variable next: is its old value, about to be dropped, a block to write to? */
#define STORED_SLOT(after)                                                                        \
    ((after)->opcode == OP_STORE_FAST             ? &LOCAL((after)->oparg)                         \
     : (after)->opcode == OP_STORE_FAST_LOAD_FAST ? &LOCAL((after)->oparg >> 4)                    \
                                                  : NULL)
/* The rest of the store: a STORE_FAST_LOAD_FAST still loads. */
#define AFTER_STORED(after)                                       \
    do {                                                          \
        next = (after) + 1;                                       \
        if ((after)->opcode == OP_STORE_FAST_LOAD_FAST) {         \
            Object *loaded_ = LOCAL((after)->oparg & 15);         \
            incref(loaded_);                                      \
            PUSH(loaded_);                                        \
        }                                                         \
        DISPATCH();                                               \
    } while (0)

#define FUSED_INT(FORM, NAME, overflows)                                                \
    TARGET(FORM##_##NAME##_INT)                                                         \
    {                                                                                   \
        FETCH_##FORM;                                                                   \
        int64_t value;                                                                  \
        GUARD_BASE(ints_are_fast(left, right), FORM);                                   \
        if (UNLIKELY(overflows(int_value(left), int_value(right), &value)))             \
            GOTO_BASE(FORM);                                                            \
        if (int_is_small(value)) {                                                      \
            if (OWNED_##FORM)                                                           \
                drop_int(*--sp);                                                     \
            PUSH(&RUNTIME->small_ints[value - SMALL_INT_LEAST]);                        \
        } else if (OWNED_##FORM && int_is_reusable(left)) {                             \
            ((Int *)left)->value = value;                                               \
        } else {                                                                        \
            Object **slot = STORED_SLOT(unit + 2);                                      \
            if (!OWNED_##FORM && slot && *slot && int_is_reusable(*slot)) {             \
                ((Int *)*slot)->value = value;                                          \
                AFTER_STORED(unit + 2);                                                 \
            }                                                                           \
            Object *fresh = int_fresh(value);                                           \
            if (UNLIKELY(!fresh))                                                       \
                goto error;                                                             \
            if (OWNED_##FORM)                                                           \
                drop_int(*--sp);                                                     \
            PUSH(fresh);                                                                \
        }                                                                               \
        next = unit + 2;                                                                \
        DISPATCH();                                                                     \
    }

#define FUSED_FLOAT(FORM, NAME, operator)                                               \
    TARGET(FORM##_##NAME##_FLOAT)                                                       \
    {                                                                                   \
        FETCH_##FORM;                                                                   \
        GUARD_BASE(floats_are_fast(left, right), FORM);                                 \
        double value = float_value(left) operator float_value(right);                   \
        if (OWNED_##FORM && float_is_reusable(left)) {                                  \
            ((Float *)left)->value = value;                                             \
        } else {                                                                        \
            Object **slot = STORED_SLOT(unit + 2);                                      \
            if (!OWNED_##FORM && slot && *slot && float_is_reusable(*slot)) {           \
                ((Float *)*slot)->value = value;                                        \
                AFTER_STORED(unit + 2);                                                 \
            }                                                                           \
            Object *fresh = float_of(value);                                            \
            if (UNLIKELY(!fresh))                                                       \
                goto error;                                                             \
            if (OWNED_##FORM)                                                           \
                drop_float(*--sp);                                                     \
            PUSH(fresh);                                                                \
        }                                                                               \
        next = unit + 2;                                                                \
        DISPATCH();                                                                     \
    }

#define FUSED_COMPARE(FORM)                                                             \
    TARGET(FORM##_COMPARE_INT)                                                          \
    {                                                                                   \
        FETCH_##FORM;                                                                   \
        GUARD_BASE(ints_are_fast(left, right), FORM);                                   \
        bool is_true = IS_ORDERED_AS(int_value(left), int_value(right), unit->oparg) != 0; \
        if (OWNED_##FORM)                                                               \
            drop_int(*--sp);                                                         \
        ANSWER(is_true, unit + 2);                                                      \
    }                                                                                   \
    TARGET(FORM##_COMPARE_FLOAT)                                                        \
    {                                                                                   \
        FETCH_##FORM;                                                                   \
        GUARD_BASE(floats_are_fast(left, right), FORM);                                 \
        bool is_true = IS_ORDERED_AS(float_value(left), float_value(right), unit->oparg) != 0; \
        if (OWNED_##FORM)                                                               \
            drop_float(*--sp);                                                         \
        ANSWER(is_true, unit + 2);                                                      \
    }

#define FUSED_SUBSCRIPT(FORM, NAME, type_name, Struct)                                  \
    TARGET(FORM##_SUBSCR_##NAME)                                                        \
    {                                                                                   \
        FETCH_##FORM;                                                                   \
        GUARD_BASE(left->type == TYPE(type_name) && (right->flags & FLAG_COMPACT_INT), FORM); \
        uint64_t index = (uint64_t)int_value(right);                                    \
        GUARD_BASE(index < (uint64_t)((Struct *)left)->size, FORM);                     \
        Object *value = ((Struct *)left)->items[index];                                 \
        incref(value);                                                                  \
        next = unit + 2;                                                                \
        if (OWNED_##FORM) {                                                             \
            sp[-1] = value;                                                             \
            DROP(left);                                                                 \
        } else                                                                          \
            PUSH(value);                                                                \
        DISPATCH();                                                                     \
    }

#define FUSED_FAMILY(FORM)                                 \
    FUSED_INT(FORM, ADD, __builtin_add_overflow)           \
    FUSED_INT(FORM, SUBTRACT, __builtin_sub_overflow)      \
    FUSED_INT(FORM, MULTIPLY, __builtin_mul_overflow)      \
    FUSED_INT(FORM, REMAINDER, int_remainder_overflows)    \
    FUSED_FLOAT(FORM, ADD, +)                              \
    FUSED_FLOAT(FORM, SUBTRACT, -)                         \
    FUSED_FLOAT(FORM, MULTIPLY, *)                         \
    FUSED_COMPARE(FORM)                                    \
    FUSED_SUBSCRIPT(FORM, LIST_INT, list, List)            \
    FUSED_SUBSCRIPT(FORM, TUPLE_INT, tuple, Tuple)

FUSED_FAMILY(LL)
FUSED_FAMILY(LC)
FUSED_FAMILY(SL)
FUSED_FAMILY(SC)

/* ---- a local variable as the owner of an attribute ---- */

TARGET(L_ATTR_INSTANCE_VALUE)
{
    Object *owner = LOCAL(oparg);
    GUARD(owner->type->version == read_cache32(next + 2), LOAD_FAST);
    DictValues *values = instance_values(owner);
    GUARD(values->valid && next[4].cache < values->capacity, LOAD_FAST);
    Object *value = values->values[next[4].cache];
    GUARD(value, LOAD_FAST);
    incref(value);
    sp[0] = value;
    sp[1] = NULL;
    sp += 1 + (next->oparg & 1);
    DISPATCH_PAST(10);
}

TARGET(L_ATTR_SLOT)
{
    Object *owner = LOCAL(oparg);
    GUARD(owner->type->version == read_cache32(next + 2), LOAD_FAST);
    Object *value = *(Object **)((char *)owner + next[4].cache);
    GUARD(value, LOAD_FAST);
    incref(value);
    sp[0] = value;
    sp[1] = NULL;
    sp += 1 + (next->oparg & 1);
    DISPATCH_PAST(10);
}

TARGET(L_ATTR_METHOD_WITH_VALUES)
{
    Object *owner = LOCAL(oparg);
    GUARD(owner->type->version == read_cache32(next + 2), LOAD_FAST);
    GUARD(instance_values(owner)->valid && owner->type->shared_keys->version == read_cache32(next + 4), LOAD_FAST);
    Object *method = read_cache_object(next + 6);
    incref(method);
    incref(owner);
    sp[0] = method;
    sp[1] = owner;
    sp += 2;
    DISPATCH_PAST(10);
}

TARGET(L_ATTR_METHOD_NO_DICT)
{
    Object *owner = LOCAL(oparg);
    GUARD(owner->type->version == read_cache32(next + 2), LOAD_FAST);
    Object *method = read_cache_object(next + 6);
    incref(method);
    incref(owner);
    sp[0] = method;
    sp[1] = owner;
    sp += 2;
    DISPATCH_PAST(10);
}

TARGET(L_STORE_ATTR_INSTANCE_VALUE)
{
    Object *owner = LOCAL(oparg);
    GUARD(owner->type->version == read_cache32(next + 2), LOAD_FAST);
    GUARD(*instance_dict_slot(owner) == NULL, LOAD_FAST);
    DictValues *values = instance_values(owner);
    unsigned index = next[4].cache;
    GUARD(values->valid && index < values->capacity, LOAD_FAST);
    Object *old = values->values[index];
    values->values[index] = *--sp;
    next += 5;
    if (UNLIKELY(!old))
        values_order(values)[values->size++] = (uint8_t)index;
    else
        DROP(old);
    DISPATCH();
}

/* list[int] = value, list and index being local variables */
TARGET(LL_STORE_SUBSCR_LIST_INT)
{
    Object *container = LOCAL(oparg >> 4), *key = LOCAL(oparg & 15);
    GUARD(container->type == TYPE(list) && (key->flags & FLAG_COMPACT_INT), LOAD_FAST_LOAD_FAST);
    uint64_t index = (uint64_t)int_value(key);
    GUARD(index < (uint64_t)((List *)container)->size, LOAD_FAST_LOAD_FAST);
    Object *old = ((List *)container)->items[index];
    ((List *)container)->items[index] = *--sp;
    next += 2;
    DROP(old);
    DISPATCH();
}

TARGET(LL_SUBSCR_DICT)
{
    Object *container = LOCAL(oparg >> 4), *key = LOCAL(oparg & 15);
    GUARD(container->type == TYPE(dict) && key->type == TYPE(str), LOAD_FAST_LOAD_FAST);
    Object *value = dict_get_str((Dict *)container, (Str *)key);
    GUARD(value, LOAD_FAST_LOAD_FAST);
    incref(value);
    PUSH(value);
    DISPATCH_PAST(2);
}

/* ---- a local variable as the last thing that happens ---- */

/* The variable dies with the frame: its reference moves to the caller. */
TARGET(L_RETURN_VALUE)
{
    GUARD(!frame->object, LOAD_FAST);
    PUSH(LOCAL(oparg));
    LOCAL(oparg) = NULL;
    next++;
    goto op_RETURN_VALUE;
}

TARGET(L_POP_JUMP_IF_NONE)
    next += LOCAL(oparg) == NONE ? next->oparg + 2 : 2;
    DISPATCH();

TARGET(L_POP_JUMP_IF_NOT_NONE)
    next += LOCAL(oparg) == NONE ? 2 : next->oparg + 2;
    DISPATCH();

/* ---- object.name += value and list[int] += value ---- */

/* COPY 2, COPY 2, BINARY_SUBSCR */
TARGET(COPIES_SUBSCR_LIST_INT)
{
    Object *container = sp[-2], *key = sp[-1];
    GUARD(container->type == TYPE(list) && (key->flags & FLAG_COMPACT_INT), COPY);
    uint64_t index = (uint64_t)int_value(key);
    GUARD(index < (uint64_t)((List *)container)->size, COPY);
    Object *value = ((List *)container)->items[index];
    incref(value);
    PUSH(value);
    DISPATCH_PAST(3);
}

/* [list, index, value]: SWAP 3, SWAP 2, STORE_SUBSCR */
TARGET(SWAPS_STORE_SUBSCR_LIST_INT)
{
    Object *container = sp[-3], *key = sp[-2];
    GUARD(container->type == TYPE(list) && (key->flags & FLAG_COMPACT_INT), SWAP);
    uint64_t index = (uint64_t)int_value(key);
    GUARD(index < (uint64_t)((List *)container)->size, SWAP);
    Object *old = ((List *)container)->items[index];
    ((List *)container)->items[index] = sp[-1];
    sp -= 3;
    next += 3;
    DROP(old);
    drop_int(key);
    DROP(container);
    DISPATCH();
}

/* COPY 1, LOAD_ATTR */
TARGET(COPY_ATTR_INSTANCE_VALUE)
{
    Object *owner = sp[-1];
    GUARD(owner->type->version == read_cache32(next + 2), COPY);
    DictValues *values = instance_values(owner);
    GUARD(values->valid && next[4].cache < values->capacity, COPY);
    Object *value = values->values[next[4].cache];
    GUARD(value, COPY);
    incref(value);
    PUSH(value);
    DISPATCH_PAST(10);
}

/* [instance, value]: SWAP 2, STORE_ATTR */
TARGET(SWAP_STORE_ATTR_INSTANCE_VALUE)
{
    Object *owner = sp[-2];
    GUARD(owner->type->version == read_cache32(next + 2), SWAP);
    GUARD(*instance_dict_slot(owner) == NULL, SWAP);
    DictValues *values = instance_values(owner);
    unsigned index = next[4].cache;
    GUARD(values->valid && index < values->capacity, SWAP);
    Object *old = values->values[index];
    values->values[index] = sp[-1];
    sp -= 2;
    next += 5;
    if (UNLIKELY(!old))
        values_order(values)[values->size++] = (uint8_t)index;
    else
        DROP(old);
    DROP(owner);
    DISPATCH();
}
