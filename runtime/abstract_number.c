/* abstract_number.c: operators on any two objects, and conversion to numbers.
 *
 * A binary operator asks the left operand's slot, then the right one's; the right goes first if its type
 * derives from the left's and has a slot of its own. Sequences' + and * come after both said NotImplemented.
 * The rules are the data model's, "Emulating numeric types"; the order of calls is CPython's binary_op1.
 */
#include "abstract.h"

#include "error.h"
#include "objects/bytes.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/str.h"
#include "runtime.h"
#include "type.h"

#include <string.h>

typedef struct Operator {
    const char *symbol;
    const char *inplace_symbol;
    size_t slot; /* offsets in TypeSlots */
    size_t inplace_slot;
} Operator;

#define OPERATOR(symbol, field) \
    {symbol, symbol "=", offsetof(TypeSlots, field), offsetof(TypeSlots, inplace_##field)}

static const Operator operators[] = {
    [NUMBER_ADD] = OPERATOR("+", add),
    [NUMBER_AND] = OPERATOR("&", bit_and),
    [NUMBER_FLOOR_DIVIDE] = OPERATOR("//", floor_divide),
    [NUMBER_LEFT_SHIFT] = OPERATOR("<<", left_shift),
    [NUMBER_MATRIX_MULTIPLY] = OPERATOR("@", matrix_multiply),
    [NUMBER_MULTIPLY] = OPERATOR("*", multiply),
    [NUMBER_REMAINDER] = OPERATOR("%", remainder),
    [NUMBER_OR] = OPERATOR("|", bit_or),
    [NUMBER_POWER] = OPERATOR("**", power),
    [NUMBER_RIGHT_SHIFT] = OPERATOR(">>", right_shift),
    [NUMBER_SUBTRACT] = OPERATOR("-", subtract),
    [NUMBER_TRUE_DIVIDE] = OPERATOR("/", true_divide),
    [NUMBER_XOR] = OPERATOR("^", bit_xor),
};

static inline BinaryFunction slot_at(const Object *object, size_t offset)
{
    return *(BinaryFunction *)((char *)&object->type->slots + offset);
}

/* One operand's slot; power slots take a third argument. */
static NEW Object *call_slot(BinaryFunction slot, size_t offset, Object *left, Object *right)
{
    if (offset == offsetof(TypeSlots, power))
        return ((TernaryFunction)(void *)slot)(left, right, NONE);
    return slot(left, right);
}

/* left OP right by numeric slots; NotImplemented if neither operand knows. */
static NEW Object *try_operator(size_t offset, Object *left, Object *right)
{
    BinaryFunction first = slot_at(left, offset);
    BinaryFunction second = left->type != right->type ? slot_at(right, offset) : NULL;
    Object *result;
    if (second == first)
        second = NULL;
    if (first && second && is_subtype(right->type, left->type)) {
        result = call_slot(second, offset, left, right);
        if (result != NOT_IMPLEMENTED)
            return result;
        second = NULL;
    }
    if (first) {
        result = call_slot(first, offset, left, right);
        if (result != NOT_IMPLEMENTED)
            return result;
    }
    return second ? call_slot(second, offset, left, right) : new_not_implemented();
}

static Object *raise_unsupported(const char *symbol, Object *left, Object *right)
{
    if (strcmp(symbol, ">>") == 0 && has_type(left, TYPE(builtin)) && RUNTIME->builtins) {
        Object *print = object_get_attribute_text((Object *)RUNTIME->builtins, "print");
        bool is_print = print == left;
        decref_maybe(print);
        error_clear();
        if (is_print)
            return raise_error(TypeError,
                               "unsupported operand type(s) for %s: '%T' and '%T'. Did you mean "
                               "\"print(<message>, file=<output_stream>)\"?", symbol, left, right);
    }
    return raise_error(TypeError, "unsupported operand type(s) for %s: '%T' and '%T'", symbol, left, right);
}

/* sequence * times */
static NEW Object *repeat(RepeatFunction function, Object *sequence, Object *times)
{
    isize count;
    if (!object_has_index(times))
        return raise_error(TypeError, "can't multiply sequence by non-int of type '%T'", times);
    if (!object_as_isize(times, OverflowError, &count))
        return NULL;
    return function(sequence, count);
}

/* What sequences make of + and *; NULL without an exception: nothing. */
static NEW Object *try_sequence(int operator, bool is_inplace, Object *left, Object *right)
{
    const TypeSlots *of_left = &left->type->slots, *of_right = &right->type->slots;
    if (operator == NUMBER_ADD) {
        BinaryFunction concatenate = is_inplace && of_left->inplace_concatenate ? of_left->inplace_concatenate
                                                                                : of_left->concatenate;
        return concatenate ? concatenate(left, right) : NULL;
    }
    if (operator == NUMBER_MULTIPLY) {
        if (is_inplace && of_left->inplace_repeat)
            return repeat(of_left->inplace_repeat, left, right);
        if (of_left->repeat)
            return repeat(of_left->repeat, left, right);
        if (of_right->repeat)
            return repeat(of_right->repeat, right, left);
    }
    return NULL;
}

NEW Object *number_operate(int operator, Object *left, Object *right)
{
    bool is_inplace = operator >= NUMBER_INPLACE;
    const Operator *entry = &operators[is_inplace ? operator - NUMBER_INPLACE : operator];
    Object *result = NOT_IMPLEMENTED;
    BinaryFunction inplace = is_inplace ? slot_at(left, entry->inplace_slot) : NULL;
    if (inplace)
        result = inplace(left, right);
    return result != NOT_IMPLEMENTED ? result : number_operate_by_slots(operator, left, right);
}

NEW Object *number_operate_by_slots(int operator, Object *left, Object *right)
{
    const Operator *entry = &operators[operator >= NUMBER_INPLACE ? operator - NUMBER_INPLACE : operator];
    Object *result = try_operator(entry->slot, left, right);
    return result != NOT_IMPLEMENTED ? result : number_operate_at_last(operator, left, right);
}

NEW Object *number_operate_right(int operator, Object *left, Object *right)
{
    size_t offset = operators[operator >= NUMBER_INPLACE ? operator - NUMBER_INPLACE : operator].slot;
    return call_slot(slot_at(right, offset), offset, left, right);
}

NEW Object *number_operate_at_last(int operator, Object *left, Object *right)
{
    bool is_inplace = operator >= NUMBER_INPLACE;
    const Operator *entry = &operators[is_inplace ? operator - NUMBER_INPLACE : operator];
    Object *result = try_sequence((int)(entry - operators), is_inplace, left, right);
    if (result || error_occurred())
        return result;
    const char *symbol = is_inplace ? entry->inplace_symbol : entry->symbol;
    return raise_unsupported(strcmp(symbol, "**") == 0 ? "** or pow()" : symbol, left, right);
}

NEW Object *number_divmod(Object *left, Object *right)
{
    Object *result = try_operator(offsetof(TypeSlots, divmod), left, right);
    return result != NOT_IMPLEMENTED ? result : raise_unsupported("divmod()", left, right);
}

/* pow(base, exponent, modulus): the base's slot, the exponent's, the modulus's. */
NEW Object *number_power(Object *base, Object *exponent, Object *modulus)
{
    Object *operands[] = {base, exponent, modulus};
    TernaryFunction tried[3] = {NULL};
    if (modulus == NONE)
        return number_operate(NUMBER_POWER, base, exponent);
    if (exponent->type != base->type && is_subtype(exponent->type, base->type)) {
        operands[0] = exponent;
        operands[1] = base;
    }
    for (int i = 0; i < 3; i++) {
        TernaryFunction power = operands[i]->type->slots.power;
        if (!power || (i > 0 && power == tried[0]) || (i > 1 && power == tried[1]))
            continue;
        tried[i] = power;
        Object *result = power(base, exponent, modulus);
        if (result != NOT_IMPLEMENTED)
            return result;
    }
    return raise_error(TypeError, "unsupported operand type(s) for ** or pow(): '%T', '%T', '%T'", base, exponent,
                       modulus);
}

static NEW Object *unary(UnaryFunction slot, const char *what, Object *operand)
{
    return slot ? slot(operand) : raise_error(TypeError, "bad operand type for %s: '%T'", what, operand);
}

NEW Object *number_negative(Object *operand)
{
    return unary(operand->type->slots.negative, "unary -", operand);
}

NEW Object *number_positive(Object *operand)
{
    return unary(operand->type->slots.positive, "unary +", operand);
}

NEW Object *number_invert(Object *operand)
{
    return unary(operand->type->slots.invert, "unary ~", operand);
}

NEW Object *number_absolute(Object *operand)
{
    return unary(operand->type->slots.absolute, "abs()", operand);
}

/* ---- conversion ------------------------------------------------------------------------------------------ */

bool object_has_index(Object *object)
{
    return object->type->slots.index != NULL;
}

/* The result of a conversion that must be an int: an instance of a subclass is made plain. */
static NEW Object *demand_int(STOLEN Object *result, const char *method)
{
    if (!result || is_exact(result, int))
        return result;
    NATIVE_FRAME(held, "conversion to int", "result");
    held[0] = result;
    if (!is_int(result))
        return native_leave(held, raise_error(TypeError, "%s returned non-int (type %.200T)", method, result));
    bool is_fine = raise_warning(
        DeprecationWarning,
        "%s returned non-int (type %.200T).  The ability to return an instance of a strict subclass "
        "of int is deprecated, and may be removed in a future version of Python.",
        method, result);
    return native_leave(held, is_fine ? int_exact(result) : NULL);
}

NEW Object *number_index(Object *object)
{
    if (is_exact(object, int))
        return new_reference(object);
    if (is_int(object))
        return int_exact(object);
    if (!object->type->slots.index)
        return raise_not_index(object);
    return demand_int(object->type->slots.index(object), "__index__");
}

static NEW Object *int_from_truncation(Object *object)
{
    Object *truncate = object_lookup_special(object, NAME(__trunc__));
    if (!truncate)
        return NULL;
    NATIVE_FRAME(held, "conversion to int", "method", "result");
    held[0] = truncate;
    bool is_fine = raise_warning(DeprecationWarning, "The delegation of int() to __trunc__ is deprecated.");
    held[1] = is_fine ? object_call_none(truncate) : NULL;
    if (held[1] && !is_int(held[1]) && held[1]->type->slots.index)
        set_slot(&held[1], held[1]->type->slots.index(held[1]));
    Object *result = held[1];
    if (!result || is_int(result))
        return native_leave(held, result ? int_exact(result) : NULL);
    return native_leave(held, raise_error(TypeError, "__trunc__ returned non-Integral (type %T)", result));
}

NEW Object *number_to_int(Object *object)
{
    if (is_exact(object, int))
        return new_reference(object);
    if (object->type->slots.to_int)
        return demand_int(object->type->slots.to_int(object), "__int__");
    if (object->type->slots.index)
        return number_index(object);
    Object *result = int_from_truncation(object);
    if (result || error_occurred())
        return result;
    if (is_str(object) || is_buffer(object))
        return int_from_text_object(object, 10);
    return raise_error(TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%T'",
                       object);
}

/* What the slot gave, as a plain float. */
static NEW Object *demand_float(Object *object, STOLEN Object *result)
{
    if (!result || is_exact(result, float))
        return result;
    NATIVE_FRAME(held, "conversion to float", "result");
    held[0] = result;
    if (!is_float(result))
        return native_leave(held,
                            raise_error(TypeError, "%.50T.__float__ returned non-float (type %.50T)", object, result));
    bool is_fine = raise_warning(
        DeprecationWarning,
        "%.50T.__float__ returned non-float (type %.50T).  The ability to return an instance of a "
        "strict subclass of float is deprecated, and may be removed in a future version of Python.",
        object, result);
    return native_leave(held, is_fine ? float_new(float_value(result)) : NULL);
}

static NEW Object *float_from_index(Object *object)
{
    double value;
    Object *index = number_index(object);
    bool done = index && int_as_double(index, &value);
    decref_maybe(index);
    return done ? float_new(value) : NULL;
}

NEW Object *number_to_float(Object *object)
{
    if (is_exact(object, float))
        return new_reference(object);
    if (object->type->slots.to_float)
        return demand_float(object, object->type->slots.to_float(object));
    if (object->type->slots.index)
        return float_from_index(object);
    if (is_float(object))
        return float_new(float_value(object));
    if (is_str(object))
        return float_from_str((Str *)object);
    if (is_buffer(object))
        return float_from_buffer(object);
    return raise_error(TypeError, "float() argument must be a string or a real number, not '%T'", object);
}

bool object_as_isize(Object *object, Type *overflow, isize *result)
{
    Object *index = number_index(object);
    if (!index)
        return false;
    bool fits = int_is_compact(index);
    if (fits)
        *result = (isize)int_value(index);
    else if (!overflow)
        *result = int_is_negative(index) ? PTRDIFF_MIN : PTRDIFF_MAX;
    else
        raise_error(overflow, "cannot fit '%T' into an index-sized integer", object);
    decref(index);
    return fits || !overflow;
}

bool size_argument(Object *argument, isize *result)
{
    Object *index = number_index(argument);
    bool fits = index && int_is_compact(index);
    if (fits)
        *result = (isize)int_value(index);
    else if (index)
        raise_int_too_large("ssize_t");
    decref_maybe(index);
    return fits;
}

bool object_as_double(Object *object, double *result)
{
    if (is_float(object)) {
        *result = float_value(object);
        return true;
    }
    if (!object->type->slots.to_float && !object->type->slots.index)
        return raise_error(TypeError, "must be real number, not %T", object);
    Object *number = number_to_float(object);
    if (!number)
        return false;
    *result = float_value(number);
    decref(number);
    return true;
}
