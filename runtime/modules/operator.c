/* operator.c: the module _operator: the operators of the language as functions. */
#include "../abstract.h"
#include "../error.h"
#include "../objects/module.h"
#include "../objects/sequence.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"

#define COMPARISON(function, which)                                                \
    static Object *function(Object **args, isize count, Tuple *names)              \
    {                                                                              \
        return object_compare(args[0], args[1], which);                            \
    }
COMPARISON(operator_lt, COMPARE_LT)
COMPARISON(operator_le, COMPARE_LE)
COMPARISON(operator_eq, COMPARE_EQ)
COMPARISON(operator_ne, COMPARE_NE)
COMPARISON(operator_gt, COMPARE_GT)
COMPARISON(operator_ge, COMPARE_GE)

#define OPERATION(name, which)                                                     \
    static Object *operator_##name(Object **args, isize count, Tuple *names)       \
    {                                                                              \
        return number_operate(which, args[0], args[1]);                            \
    }                                                                              \
    static Object *operator_inplace_##name(Object **args, isize count, Tuple *names) \
    {                                                                              \
        return number_operate(NUMBER_INPLACE + which, args[0], args[1]);           \
    }
OPERATION(add, NUMBER_ADD)
OPERATION(and, NUMBER_AND)
OPERATION(floordiv, NUMBER_FLOOR_DIVIDE)
OPERATION(lshift, NUMBER_LEFT_SHIFT)
OPERATION(matmul, NUMBER_MATRIX_MULTIPLY)
OPERATION(mul, NUMBER_MULTIPLY)
OPERATION(mod, NUMBER_REMAINDER)
OPERATION(or, NUMBER_OR)
OPERATION(pow, NUMBER_POWER)
OPERATION(rshift, NUMBER_RIGHT_SHIFT)
OPERATION(sub, NUMBER_SUBTRACT)
OPERATION(truediv, NUMBER_TRUE_DIVIDE)
OPERATION(xor, NUMBER_XOR)

#define UNARY(name, function)                                                      \
    static Object *operator_##name(Object **args, isize count, Tuple *names)       \
    {                                                                              \
        return function(args[0]);                                                  \
    }
UNARY(abs, number_absolute)
UNARY(index, number_index)
UNARY(invert, number_invert)
UNARY(neg, number_negative)
UNARY(pos, number_positive)

static Object *operator_truth(Object **args, isize count, Tuple *names)
{
    int truth = object_is_true(args[0]);
    return truth < 0 ? NULL : new_bool(truth);
}

static Object *operator_not(Object **args, isize count, Tuple *names)
{
    int truth = object_is_true(args[0]);
    return truth < 0 ? NULL : new_bool(!truth);
}

static Object *operator_is(Object **args, isize count, Tuple *names)
{
    return new_bool(args[0] == args[1]);
}

static Object *operator_is_not(Object **args, isize count, Tuple *names)
{
    return new_bool(args[0] != args[1]);
}

static bool is_sequence(Object *object)
{
    if (object->type->slots.get_item && !is_dict(object))
        return true;
    raise_error(TypeError, "'%.200T' object can't be concatenated", object);
    return false;
}

static Object *operator_concat(Object **args, isize count, Tuple *names)
{
    return is_sequence(args[0]) && is_sequence(args[1]) ? number_operate(NUMBER_ADD, args[0], args[1]) : NULL;
}

static Object *operator_inplace_concat(Object **args, isize count, Tuple *names)
{
    return is_sequence(args[0]) && is_sequence(args[1])
               ? number_operate(NUMBER_INPLACE + NUMBER_ADD, args[0], args[1])
               : NULL;
}

static Object *operator_contains(Object **args, isize count, Tuple *names)
{
    int has = object_contains(args[0], args[1]);
    return has < 0 ? NULL : new_bool(has);
}

static Object *operator_getitem(Object **args, isize count, Tuple *names)
{
    return object_get_item(args[0], args[1]);
}

static Object *operator_setitem(Object **args, isize count, Tuple *names)
{
    return object_set_item(args[0], args[1], args[2]) ? new_none() : NULL;
}

static Object *operator_delitem(Object **args, isize count, Tuple *names)
{
    return object_set_item(args[0], args[1], NULL) ? new_none() : NULL;
}

/* Counts equal items, or stops at the first and gives its index. */
static isize search(Object *iterable, Object *value, bool first_only)
{
    NATIVE_FRAME(held, "operator", "iterator", "item");
    held[0] = object_iterate(iterable);
    isize found = first_only ? -1 : 0;
    int more = held[0] ? 1 : -1;
    for (isize i = 0; more > 0 && (more = iter_next(held[0], &held[1])) > 0; i++) {
        int equal = object_compare_bool(held[1], value, COMPARE_EQ);
        clear_slot(&held[1]);
        if (equal < 0)
            more = -1;
        else if (equal && first_only) {
            found = i;
            break;
        } else
            found += equal;
    }
    (void)native_leave_bool(held, more >= 0);
    return more < 0 ? -2 : found;
}

static Object *operator_count_of(Object **args, isize count, Tuple *names)
{
    isize found = search(args[0], args[1], false);
    return found < 0 ? NULL : int_from_isize(found);
}

static Object *operator_index_of(Object **args, isize count, Tuple *names)
{
    isize found = search(args[0], args[1], true);
    if (found == -1)
        raise_not_in_sequence();
    return found < 0 ? NULL : int_from_isize(found);
}

static Object *operator_length_hint(Object **args, isize count, Tuple *names)
{
    isize otherwise = 0;
    if (args[1]) {
        if (!is_int(args[1]))
            return raise_not_index(args[1]);
        if (!int_as_isize(args[1], &otherwise))
            return NULL;
    }
    isize hint = object_length_hint(args[0], otherwise);
    return hint < 0 && error_occurred() ? NULL : int_from_isize(hint); /* the default may be negative */
}

static Object *operator_call(Object **args, isize count, Tuple *names)
{
    if (count < 1)
        return raise_error(TypeError, "call expected at least 1 argument, got 0");
    return object_call(args[0], args + 1, count - 1, names);
}

#define TWO "(a, b, /)"
static const Native functions[] = {
    {"abs", operator_abs, "(a, /)", "Same as abs(a).", 0},
    {"add", operator_add, TWO, "Same as a + b.", 0},
    {"and_", operator_and, TWO, "Same as a & b.", 0},
    {"call", operator_call, "(obj, /, *args, **kwargs)", "Same as obj(*args, **kwargs).", NATIVE_RAW},
    {"concat", operator_concat, TWO, "Same as a + b, for a and b sequences.", 0},
    {"contains", operator_contains, TWO, "Same as b in a (note reversed operands).", 0},
    {"countOf", operator_count_of, TWO, "Return the number of items in a which are, or which equal, b.", 0},
    {"delitem", operator_delitem, TWO, "Same as del a[b].", 0},
    {"eq", operator_eq, TWO, "Same as a == b.", 0},
    {"floordiv", operator_floordiv, TWO, "Same as a // b.", 0},
    {"ge", operator_ge, TWO, "Same as a >= b.", 0},
    {"getitem", operator_getitem, TWO, "Same as a[b].", 0},
    {"gt", operator_gt, TWO, "Same as a > b.", 0},
    {"iadd", operator_inplace_add, TWO, "Same as a += b.", 0},
    {"iand", operator_inplace_and, TWO, "Same as a &= b.", 0},
    {"iconcat", operator_inplace_concat, TWO, "Same as a += b, for a and b sequences.", 0},
    {"ifloordiv", operator_inplace_floordiv, TWO, "Same as a //= b.", 0},
    {"ilshift", operator_inplace_lshift, TWO, "Same as a <<= b.", 0},
    {"imatmul", operator_inplace_matmul, TWO, "Same as a @= b.", 0},
    {"imod", operator_inplace_mod, TWO, "Same as a %= b.", 0},
    {"imul", operator_inplace_mul, TWO, "Same as a *= b.", 0},
    {"index", operator_index, "(a, /)", "Same as a.__index__()", 0},
    {"indexOf", operator_index_of, TWO, "Return the first index of b in a.", 0},
    {"inv", operator_invert, "(a, /)", "Same as ~a.", 0},
    {"invert", operator_invert, "(a, /)", "Same as ~a.", 0},
    {"ior", operator_inplace_or, TWO, "Same as a |= b.", 0},
    {"ipow", operator_inplace_pow, TWO, "Same as a **= b.", 0},
    {"irshift", operator_inplace_rshift, TWO, "Same as a >>= b.", 0},
    {"is_", operator_is, TWO, "Same as a is b.", 0},
    {"is_not", operator_is_not, TWO, "Same as a is not b.", 0},
    {"isub", operator_inplace_sub, TWO, "Same as a -= b.", 0},
    {"itruediv", operator_inplace_truediv, TWO, "Same as a /= b.", 0},
    {"ixor", operator_inplace_xor, TWO, "Same as a ^= b.", 0},
    {"le", operator_le, TWO, "Same as a <= b.", 0},
    {"length_hint", operator_length_hint, "(obj, default=0, /)",
     "Return an estimate of the number of items in obj.", 0},
    {"lshift", operator_lshift, TWO, "Same as a << b.", 0},
    {"lt", operator_lt, TWO, "Same as a < b.", 0},
    {"matmul", operator_matmul, TWO, "Same as a @ b.", 0},
    {"mod", operator_mod, TWO, "Same as a % b.", 0},
    {"mul", operator_mul, TWO, "Same as a * b.", 0},
    {"ne", operator_ne, TWO, "Same as a != b.", 0},
    {"neg", operator_neg, "(a, /)", "Same as -a.", 0},
    {"not_", operator_not, "(a, /)", "Same as not a.", 0},
    {"or_", operator_or, TWO, "Same as a | b.", 0},
    {"pos", operator_pos, "(a, /)", "Same as +a.", 0},
    {"pow", operator_pow, TWO, "Same as a ** b.", 0},
    {"rshift", operator_rshift, TWO, "Same as a >> b.", 0},
    {"setitem", operator_setitem, "(a, b, c, /)", "Same as a[b] = c.", 0},
    {"sub", operator_sub, TWO, "Same as a - b.", 0},
    {"truediv", operator_truediv, TWO, "Same as a / b.", 0},
    {"truth", operator_truth, "(a, /)", "Return True if a is true, False otherwise.", 0},
    {"xor", operator_xor, TWO, "Same as a ^ b.", 0},
    {0}};

static bool fill(Module *module)
{
    return module_add(module, "itemgetter", (Object *)new_reference(TYPE(item_getter))) &&
           module_add(module, "attrgetter", (Object *)new_reference(TYPE(attribute_getter))) &&
           module_add(module, "methodcaller", (Object *)new_reference(TYPE(method_caller)));
}

const ModuleSpec _operator_module = {
    .name = "_operator", .doc = "Operator interface.", .functions = functions, .fill = fill};
