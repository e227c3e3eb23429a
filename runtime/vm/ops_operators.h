/* ops_operators.h (part of loop.h): arithmetic, comparison, truth.
 *
 * Results of int and float arithmetic are written into an operand that dies with the operation (values.h).
 */

TARGET(BINARY_OP)
    ADAPT(specialise_binary_op(frame, next - 1, oparg, sp[-2], sp[-1]));
binary_op_generic:
    RESULT_OF_TWO(number_operate(oparg, sp[-2], sp[-1]));
    DISPATCH_PAST(1);

/* Pops left and right, exact ints, and pushes `value`. */
#define INT_RESULT(computed)                                             \
    do {                                                                 \
        int64_t value_ = (computed);                                       \
        sp--;                                                            \
        if (int_is_small(value_)) {                                      \
            sp[-1] = (Object *)&RUNTIME->small_ints[value_ - SMALL_INT_LEAST]; \
        } else if (int_is_reusable(left)) {                              \
            ((Int *)left)->value = value_;                               \
            drop_int(right);                                          \
            DISPATCH_PAST(1);                                            \
        } else if (int_is_reusable(right)) {                             \
            ((Int *)right)->value = value_;                              \
            sp[-1] = right;                                              \
            drop_int(left);                                           \
            DISPATCH_PAST(1);                                            \
        } else {                                                         \
            Object *fresh_ = int_fresh(value_);                          \
            if (UNLIKELY(!fresh_)) {                                     \
                sp++;                                                    \
                goto error;                                              \
            }                                                            \
            sp[-1] = fresh_;                                             \
        }                                                                \
        drop_int(left);                                               \
        drop_int(right);                                              \
        DISPATCH_PAST(1);                                                \
    } while (0)

#define INT_OPERATION(NAME, overflows)                                   \
    TARGET(BINARY_OP_##NAME##_INT)                                       \
    {                                                                    \
        Object *left = sp[-2], *right = sp[-1];                          \
        int64_t value;                                                   \
        GUARD(ints_are_fast(left, right), BINARY_OP);                    \
        if (UNLIKELY(overflows(int_value(left), int_value(right), &value))) \
            goto binary_op_generic;                                      \
        INT_RESULT(value);                                               \
    }

INT_OPERATION(ADD, __builtin_add_overflow)
INT_OPERATION(SUBTRACT, __builtin_sub_overflow)
INT_OPERATION(MULTIPLY, __builtin_mul_overflow)
INT_OPERATION(FLOOR_DIVIDE, int_floor_divide_overflows)
INT_OPERATION(REMAINDER, int_remainder_overflows)
/* &, |, ^, <<, >> by the operator in oparg */
TARGET(BINARY_OP_BITS_INT)
{
    Object *left = sp[-2], *right = sp[-1];
    int64_t value;
    GUARD(ints_are_fast(left, right), BINARY_OP);
    if (UNLIKELY(int_bits_overflow(oparg, int_value(left), int_value(right), &value)))
        goto binary_op_generic;
    INT_RESULT(value);
}

/* Pops left and right, exact floats, and pushes `value`. */
#define FLOAT_RESULT(computed)                                           \
    do {                                                                 \
        double value_ = (computed);                                        \
        sp--;                                                            \
        if (float_is_reusable(left)) {                                   \
            ((Float *)left)->value = value_;                             \
            drop_float(right);                                          \
            DISPATCH_PAST(1);                                            \
        }                                                                \
        if (float_is_reusable(right)) {                                  \
            ((Float *)right)->value = value_;                            \
            sp[-1] = right;                                              \
            drop_float(left);                                           \
            DISPATCH_PAST(1);                                            \
        }                                                                \
        Object *fresh_ = float_of(value_);                               \
        if (UNLIKELY(!fresh_)) {                                         \
            sp++;                                                        \
            goto error;                                                  \
        }                                                                \
        sp[-1] = fresh_;                                                 \
        drop_float(left);                                               \
        drop_float(right);                                              \
        DISPATCH_PAST(1);                                                \
    } while (0)

#define FLOAT_OPERATION(NAME, operator)                                  \
    TARGET(BINARY_OP_##NAME##_FLOAT)                                     \
    {                                                                    \
        Object *left = sp[-2], *right = sp[-1];                          \
        GUARD(floats_are_fast(left, right), BINARY_OP);                  \
        FLOAT_RESULT(float_value(left) operator float_value(right));     \
    }

FLOAT_OPERATION(ADD, +)
FLOAT_OPERATION(SUBTRACT, -)
FLOAT_OPERATION(MULTIPLY, *)
TARGET(BINARY_OP_DIVIDE_FLOAT)
{
    Object *left = sp[-2], *right = sp[-1];
    GUARD(floats_are_fast(left, right) && float_value(right) != 0.0, BINARY_OP);
    FLOAT_RESULT(float_value(left) / float_value(right));
}

TARGET(BINARY_OP_POWER_FLOAT)
{
    Object *left = sp[-2], *right = sp[-1];
    GUARD(floats_are_fast(left, right) && float_value(left) > 0.0, BINARY_OP);
    double power = pow(float_value(left), float_value(right));
    GUARD(isnormal(power), BINARY_OP); /* whatever is to be raised is raised there */
    FLOAT_RESULT(power);
}

/* float and int mixed: + - * / by the operator in oparg. */
TARGET(BINARY_OP_MIXED_FLOAT)
{
    Object *left = sp[-2], *right = sp[-1];
    double a, b;
    GUARD(number_as_double(left, &a) && number_as_double(right, &b), BINARY_OP);
    GUARD(!ints_are_fast(left, right), BINARY_OP);
    if (UNLIKELY(!float_mixed(oparg, &a, b)))
        goto binary_op_generic;
    FLOAT_RESULT(a);
}

TARGET(BINARY_OP_ADD_STR)
{
    Object *left = sp[-2], *right = sp[-1];
    GUARD(left->type == TYPE(str) && right->type == TYPE(str), BINARY_OP);
    RESULT_OF_TWO((Object *)str_concatenate((Str *)left, (Str *)right));
    DISPATCH_PAST(1);
}

/* s = s + t, the variable being the next instruction's: the text grows in place if nobody else holds it. */
TARGET(BINARY_OP_INPLACE_ADD_STR)
{
    Object *left = sp[-2], *right = sp[-1];
    GUARD(left->type == TYPE(str) && right->type == TYPE(str), BINARY_OP);
    Object **target = &LOCAL(next[1].oparg);
    GUARD(next[1].opcode == OP_STORE_FAST && *target == left, BINARY_OP);
    SPILL();
    drop_str_on_stack(left); /* the variable holds it too: this is not its last reference */
    sp[-2] = sp[-1];
    sp--;
    frame->stack_top = sp;
    bool is_appended = str_append_in_place(target, right);
    if (UNLIKELY(!is_appended))
        goto error;
    sp--;
    DROP(right);
    DISPATCH_PAST(2); /* past the STORE_FAST */
}

TARGET(COMPARE_OP)
    ADAPT(specialise_compare_op(frame, next - 1, oparg, sp[-2], sp[-1]));
{
    SPILL();
    Object *result = object_compare(sp[-2], sp[-1], (CompareOperator)(oparg >> 5));
    if (UNLIKELY(!result))
        goto error;
    if (oparg & 16) {
        int truth = object_is_true(result);
        decref(result);
        if (UNLIKELY(truth < 0))
            goto error;
        result = new_bool(truth);
    }
    Object *left = sp[-2], *right = sp[-1];
    sp--;
    sp[-1] = result;
    DROP(left);
    DROP(right);
    DISPATCH_PAST(1);
}

/* A conditional jump right behind takes the answer without a bool in between. */
#define ANSWER(is_true, after)                                                          \
    do {                                                                                \
        bool answer_ = (is_true);                                                       \
        Unit *jump_ = (after);                                                          \
        if (LIKELY(jump_->opcode == OP_POP_JUMP_IF_FALSE))                              \
            next = jump_ + 2 + (answer_ ? 0 : jump_->oparg);                            \
        else if (jump_->opcode == OP_POP_JUMP_IF_TRUE)                                  \
            next = jump_ + 2 + (answer_ ? jump_->oparg : 0);                            \
        else {                                                                          \
            PUSH(new_bool(answer_));                                                    \
            next = jump_;                                                               \
        }                                                                               \
        DISPATCH();                                                                     \
    } while (0)

/* oparg's low four bits: which of (unordered 1, less 2, greater 4, equal 8) make it true. */
#define IS_ORDERED_AS(a, b, mask) (((a) < (b) ? 2 : (a) > (b) ? 4 : (a) == (b) ? 8 : 1) & (mask))

TARGET(COMPARE_OP_INT)
{
    Object *left = sp[-2], *right = sp[-1];
    GUARD(ints_are_fast(left, right), COMPARE_OP);
    bool result = IS_ORDERED_AS(int_value(left), int_value(right), oparg) != 0;
    sp -= 2;
    drop_int(left);
    drop_int(right);
    ANSWER(result, next + 1);
}

TARGET(COMPARE_OP_FLOAT)
{
    Object *left = sp[-2], *right = sp[-1];
    GUARD(floats_are_fast(left, right), COMPARE_OP);
    bool result = IS_ORDERED_AS(float_value(left), float_value(right), oparg) != 0;
    sp -= 2;
    drop_float(left);
    drop_float(right);
    ANSWER(result, next + 1);
}

TARGET(COMPARE_OP_STR)
{
    Object *left = sp[-2], *right = sp[-1];
    GUARD(left->type == TYPE(str) && right->type == TYPE(str), COMPARE_OP);
    bool is_equal = left == right || str_equal((Str *)left, (Str *)right);
    bool result = is_equal == ((oparg & 8) != 0);
    sp -= 2;
    DROP(left);
    DROP(right);
    ANSWER(result, next + 1);
}

TARGET(IS_OP)
{
    Object *left = sp[-2], *right = sp[-1];
    sp--;
    sp[-1] = new_bool((left == right) != oparg);
    DROP(left);
    DROP(right);
    DISPATCH();
}

TARGET(CONTAINS_OP)
{
    ADAPT(specialise_contains_op(next - 1, sp[-1]));
    SPILL();
    int found = object_contains(sp[-1], sp[-2]);
    if (UNLIKELY(found < 0))
        goto error;
    Object *item = sp[-2], *container = sp[-1];
    sp--;
    sp[-1] = new_bool(found != oparg);
    DROP(item);
    DROP(container);
    DISPATCH_PAST(1);
}

TARGET(CONTAINS_OP_SET)
{
    Object *item = sp[-2], *container = sp[-1];
    GUARD(container->type == TYPE(set) || container->type == TYPE(frozenset), CONTAINS_OP);
    SPILL();
    int found = set_contains((Set *)container, item);
    if (UNLIKELY(found < 0))
        goto error;
    sp--;
    sp[-1] = new_bool(found != oparg);
    DROP(item);
    DROP(container);
    DISPATCH_PAST(1);
}

TARGET(CONTAINS_OP_DICT)
{
    Object *item = sp[-2], *container = sp[-1];
    GUARD(container->type == TYPE(dict), CONTAINS_OP);
    SPILL();
    int found = dict_contains((Dict *)container, item);
    if (UNLIKELY(found < 0))
        goto error;
    sp--;
    sp[-1] = new_bool(found != oparg);
    DROP(item);
    DROP(container);
    DISPATCH_PAST(1);
}

TARGET(UNARY_NEGATIVE)
{
    Object *operand = sp[-1];
    SPILL();
    Object *result = number_negative(operand);
    if (UNLIKELY(!result))
        goto error;
    sp[-1] = result;
    DROP(operand);
    DISPATCH();
}

TARGET(UNARY_INVERT)
{
    Object *operand = sp[-1];
    SPILL();
    Object *result = number_invert(operand);
    if (UNLIKELY(!result))
        goto error;
    sp[-1] = result;
    DROP(operand);
    DISPATCH();
}

TARGET(UNARY_NOT)
    sp[-1] = sp[-1] == TRUE ? FALSE : TRUE;
    DISPATCH();

TARGET(TO_BOOL)
{
    ADAPT(specialise_to_bool(next - 1, sp[-1]));
    SPILL();
    int truth = object_is_true(sp[-1]);
    if (UNLIKELY(truth < 0))
        goto error;
    Object *value = sp[-1];
    sp[-1] = new_bool(truth);
    DROP(value);
    DISPATCH_PAST(3);
}

TARGET(TO_BOOL_BOOL)
    GUARD(sp[-1]->type == TYPE(bool), TO_BOOL);
    DISPATCH_PAST(3);

TARGET(TO_BOOL_NONE)
    GUARD(sp[-1] == NONE, TO_BOOL);
    sp[-1] = FALSE;
    DISPATCH_PAST(3);

TARGET(TO_BOOL_INT)
{
    Object *value = sp[-1];
    GUARD(value->flags & FLAG_COMPACT_INT, TO_BOOL);
    sp[-1] = new_bool(int_value(value) != 0);
    drop_int(value);
    DISPATCH_PAST(3);
}

TARGET(TO_BOOL_LIST)
{
    Object *value = sp[-1];
    GUARD(value->type == TYPE(list), TO_BOOL);
    sp[-1] = new_bool(((List *)value)->size != 0);
    DROP(value);
    DISPATCH_PAST(3);
}

TARGET(TO_BOOL_STR)
{
    Object *value = sp[-1];
    GUARD(value->type == TYPE(str), TO_BOOL);
    sp[-1] = new_bool(((Str *)value)->length != 0);
    DROP(value);
    DISPATCH_PAST(3);
}

TARGET(TO_BOOL_ALWAYS_TRUE)
{
    Object *value = sp[-1];
    GUARD(value->type->version == read_cache32(next + 1), TO_BOOL);
    sp[-1] = TRUE;
    DROP(value);
    DISPATCH_PAST(3);
}
