/* special.c: which special methods instructions call without recursion in C, and what follows when they return.
 *
 * special.h describes the SpecialCall. What is found here is what slot_dispatch.c would call by object_call, and
 * nothing else: a plain function on the class, of just the right number of parameters. Everything that is not so
 * simple is declined, and the instruction takes the general way.
 */
#include "special.h"
#include "../abstract.h"
#include "../error.h"
#include "../objects/descriptors.h"
#include "../objects/function.h"
#include "../objects/int.h"
#include "../objects/property.h"
#include "../objects/slot_dispatch.h"
#include "../runtime.h"
#include "helpers.h"
#include "stack.h"
#include "values.h"

/* ---- finding the method ------------------------------------------------------------------------------------ */

/* Calls of C functions that CPython has on the way: a comparison counts for itself and for the method. */
static int recursion_cost(unsigned how)
{
    return how & RETURN_COMPARED ? 2 : 1;
}

/* A function of just so many parameters, or NULL: properties, other callables, defaults go the general way. */
static BORROWED Function *plain_function(Object *found, int parameters)
{
    if (!found || !is_exact(found, function))
        return NULL;
    return ((Function *)found)->code->exact_count == parameters ? (Function *)found : NULL;
}

static bool find_method(SpecialCall *call, Type *type, Str *name, int parameters)
{
    call->function = plain_function(type_lookup(type, name), parameters);
    call->holder = (Object *)call->function;
    return call->function && RUNTIME->vm.c_recursion_left > 2;
}

typedef struct OperatorNames {
    uint16_t name, reflected, inplace;                /* in Names      */
    uint16_t slot, inplace_slot;                      /* in TypeSlots  */
    void *dispatcher, *inplace_dispatcher;
} OperatorNames;

#define OPERATOR(field, operator)                                                                              \
    {offsetof(Names, n___##operator##__), offsetof(Names, n___r##operator##__), offsetof(Names, n___i##operator##__), \
     offsetof(TypeSlots, field), offsetof(TypeSlots, inplace_##field), (void *)dispatch_##field,               \
     (void *)dispatch_inplace_##field}

static const OperatorNames operators[] = {
    [NUMBER_ADD] = OPERATOR(add, add),
    [NUMBER_AND] = OPERATOR(bit_and, and),
    [NUMBER_FLOOR_DIVIDE] = OPERATOR(floor_divide, floordiv),
    [NUMBER_LEFT_SHIFT] = OPERATOR(left_shift, lshift),
    [NUMBER_MATRIX_MULTIPLY] = OPERATOR(matrix_multiply, matmul),
    [NUMBER_MULTIPLY] = OPERATOR(multiply, mul),
    [NUMBER_REMAINDER] = OPERATOR(remainder, mod),
    [NUMBER_OR] = OPERATOR(bit_or, or),
    [NUMBER_POWER] = OPERATOR(power, pow),
    [NUMBER_RIGHT_SHIFT] = OPERATOR(right_shift, rshift),
    [NUMBER_SUBTRACT] = OPERATOR(subtract, sub),
    [NUMBER_TRUE_DIVIDE] = OPERATOR(true_divide, truediv),
    [NUMBER_XOR] = OPERATOR(bit_xor, xor),
};

static void *slot_of(const Object *object, size_t offset)
{
    return *(void **)((char *)&object->type->slots + offset);
}

static Str *name_at(size_t offset)
{
    return *(Str **)((char *)&RUNTIME->names + offset);
}

bool special_binary(SpecialCall *call, int operator, Object *left, Object *right)
{
    bool is_inplace = operator >= NUMBER_INPLACE;
    const OperatorNames *names = &operators[is_inplace ? operator - NUMBER_INPLACE : operator];
    call->args[0] = left;
    call->args[1] = right;
    void *inplace = is_inplace ? slot_of(left, names->inplace_slot) : NULL;
    if (inplace) {
        call->how = RETURN_SPECIAL | RETURN_INPLACE;
        return inplace == names->inplace_dispatcher && find_method(call, left->type, name_at(names->inplace), 2);
    }
    if (left->type != right->type && is_subtype(right->type, left->type))
        return false; /* its own reflected method may go first */
    if (slot_of(left, names->slot) == names->dispatcher) {
        call->how = RETURN_SPECIAL;
        return find_method(call, left->type, name_at(names->name), 2);
    }
    /* 2 * a: numbers decline whatever is no number */
    if ((left->flags & (FLAG_COMPACT_INT | FLAG_FLOAT)) == 0 || slot_of(right, names->slot) != names->dispatcher ||
        (right->type->flags & (TYPE_INT | TYPE_FLOAT)))
        return false;
    call->args[0] = right;
    call->args[1] = left;
    call->how = RETURN_SPECIAL | RETURN_REFLECTED;
    return find_method(call, right->type, name_at(names->reflected), 2);
}

bool special_compare(SpecialCall *call, int operator, Object *left, Object *right)
{
    if ((void *)left->type->slots.compare != (void *)dispatch_compare ||
        (left->type != right->type && is_subtype(right->type, left->type)))
        return false;
    call->args[0] = left;
    call->args[1] = right;
    call->how = RETURN_SPECIAL | RETURN_COMPARED;
    return find_method(call, left->type, compare_name((CompareOperator)operator), 2);
}

bool special_unary(SpecialCall *call, Object *operand, Str *name)
{
    call->args[0] = operand;
    call->how = RETURN_SPECIAL;
    return find_method(call, operand->type, name, 1);
}

bool special_truth(SpecialCall *call, Object *value)
{
    const TypeSlots *slots = &value->type->slots;
    if (slots->truth)
        return (void *)slots->truth == (void *)dispatch_truth && special_unary(call, value, NAME(__bool__));
    return (void *)slots->length == (void *)dispatch_length && special_unary(call, value, NAME(__len__));
}

bool special_contains(SpecialCall *call, Object *container, Object *item)
{
    if ((void *)container->type->slots.contains != (void *)dispatch_contains)
        return false;
    call->args[0] = container;
    call->args[1] = item;
    call->how = RETURN_SPECIAL;
    return find_method(call, container->type, NAME(__contains__), 2);
}

bool special_set_item(SpecialCall *call, Object *container, Object *key, Object *value)
{
    if ((void *)container->type->slots.set_item != (void *)dispatch_set_item)
        return false;
    call->args[0] = container;
    call->args[1] = key;
    call->args[2] = value;
    call->how = RETURN_SPECIAL;
    return find_method(call, container->type, NAME(__setitem__), 3);
}

/* owner.name = value where the class has a property with a setter. */
bool special_set_attribute(SpecialCall *call, Object *owner, Str *name, Object *value)
{
    if (owner->type->slots.set_attribute != TYPE(object)->slots.set_attribute)
        return false;
    Object *found = type_lookup(owner->type, name);
    if (!found || !is_exact(found, property))
        return false;
    call->function = plain_function(((PropertyObject *)found)->set, 2);
    call->holder = found;
    call->args[0] = owner;
    call->args[1] = value;
    call->how = RETURN_SPECIAL;
    return call->function && RUNTIME->vm.c_recursion_left > 2;
}

/* ---- going in and coming back ------------------------------------------------------------------------------ */

Frame *special_push(Frame *frame, const SpecialCall *call)
{
    Function *function = call->function;
    Code *code = function->code;
    Frame *callee = stack_push(code);
    if (UNLIKELY(!callee))
        return NULL;
    incref(function);
    frame_begin(callee, function, code, NULL);
    callee->on_return = (uint8_t)call->how;
    int count = code->argument_count;
    callee->slots[0] = new_reference(call->args[0]);
    for (int i = 1; i < count; i++)
        callee->slots[i] = new_reference(call->args[i]);
    frame_empty_slots(callee, count, code->slot_count);
    *frame->stack_top++ = new_reference(call->holder);
    RUNTIME->vm.c_recursion_left -= recursion_cost(call->how);
    return callee;
}

/* [operands …, result] becomes [result]; the operands are released in order. */
static inline void drop_one(Frame *frame)
{
    Object **top = --frame->stack_top, *operand = top[-1];
    top[-1] = top[0];
    decref(operand);
}

static inline void drop_two(Frame *frame)
{
    Object **top = frame->stack_top -= 2, *first = top[-1], *second = top[0];
    top[-1] = top[1];
    decref(first);
    decref(second);
}

static bool replace_top(Frame *frame, STOLEN Object *value)
{
    Object *old = frame->stack_top[-1];
    if (UNLIKELY(!value))
        return false;
    frame->stack_top[-1] = value;
    decref(old);
    return true;
}

/* Each works on [operands …, answer] and puts in the answer's place what the instruction makes of it. */

static NOINLINE bool declined_binary(Frame *frame, int operator, unsigned how)
{
    Object **top = frame->stack_top, *left = top[-3], *right = top[-2];
    if (how & RETURN_INPLACE)
        return replace_top(frame, number_operate_by_slots(operator, left, right));
    const OperatorNames *names = &operators[operator % NUMBER_INPLACE];
    Object *result = NOT_IMPLEMENTED;
    void *theirs = slot_of(right, names->slot);
    if (!(how & RETURN_REFLECTED) && theirs && left->type != right->type)
        result = theirs == names->dispatcher ? call_or_not_implemented(name_at(names->reflected), right, left)
                                             : number_operate_right(operator, left, right);
    return replace_top(frame, result != NOT_IMPLEMENTED ? result : number_operate_at_last(operator, left, right));
}

static NOINLINE bool declined_comparison(Frame *frame, CompareOperator operator)
{
    Object **top = frame->stack_top;
    return replace_top(frame, object_compare_declined(top[-3], top[-2], operator));
}

static NOINLINE bool truth_of_top(Frame *frame)
{
    int truth = object_is_true(frame->stack_top[-1]);
    return truth >= 0 && replace_top(frame, new_bool(truth));
}

static inline bool is_a_bool(const Object *object)
{
    return object == TRUE || object == FALSE;
}

/* bool(value), by __bool__ or __len__ */
static bool finish_to_bool(Frame *frame)
{
    Object *value = frame->stack_top[-2], *answer = frame->stack_top[-1];
    if (value->type->slots.truth) {
        int truth = truth_from_answer(answer);
        return truth >= 0 && replace_top(frame, new_bool(truth));
    }
    isize length = length_from_answer(answer);
    return length >= 0 && replace_top(frame, new_bool(length > 0));
}

static bool finish_length(Frame *frame)
{
    Object *answer = frame->stack_top[-1];
    if (LIKELY((answer->flags & FLAG_COMPACT_INT) && int_value(answer) >= 0))
        return true;
    isize length = length_from_answer(answer);
    return length >= 0 && replace_top(frame, int_make(length));
}

static bool finish_iterator(Frame *frame)
{
    Object *iterator = frame->stack_top[-1];
    if (LIKELY(object_is_iterator(iterator)))
        return true;
    return raise_not_iterator(iterator);
}

/* A store drops its operands, the lowest first. */
static Unit *finish_store(Frame *frame)
{
    Unit *unit = frame->instruction;
    int count = opcode_info[unit->opcode].base == OP_STORE_SUBSCR ? 3 : 2;
    Object **bottom = frame->stack_top -= count;
    for (int i = 0; i < count; i++)
        decref(bottom[i]);
    return unit + frame->return_offset;
}

Unit *special_finish(Frame *frame, unsigned how, STOLEN Object *result)
{
    Unit *unit = frame->instruction;
    Object **top = frame->stack_top, *holder = top[-1];
    int oparg = unit->oparg;
    RUNTIME->vm.c_recursion_left += recursion_cost(how);
    top[-1] = result;
    decref(holder); /* before the result is looked at, as in CPython's dispatchers */
    switch (opcode_info[unit->opcode].base) {
    case OP_BINARY_OP:
        if (UNLIKELY(result == NOT_IMPLEMENTED) && !declined_binary(frame, oparg, how))
            return NULL;
        drop_two(frame);
        return unit + 2;
    case OP_COMPARE_OP:
        if (UNLIKELY(result == NOT_IMPLEMENTED) && !declined_comparison(frame, (CompareOperator)(oparg >> 5)))
            return NULL;
        drop_two(frame); /* before the answer's truth is asked for, as in CPython */
        if ((oparg & 16) && !is_a_bool(top[-3]) && !truth_of_top(frame))
            return NULL;
        return unit + 2;
    case OP_CONTAINS_OP:
        if (!is_a_bool(result) && !truth_of_top(frame))
            return NULL;
        if (oparg)
            top[-1] = new_bool(top[-1] == FALSE);
        drop_two(frame);
        return unit + 2;
    case OP_TO_BOOL:
        if (!finish_to_bool(frame))
            return NULL;
        drop_one(frame);
        return unit + 4;
    case OP_CALL: /* [len, NULL, value, answer] */
        if (!finish_length(frame))
            return NULL;
        top[-3] = top[-2];
        top[-2] = top[-1];
        frame->stack_top--;
        drop_two(frame);
        return unit + 4;
    case OP_STORE_SUBSCR:
    case OP_STORE_ATTR:
        frame->stack_top--;
        decref(result);
        return finish_store(frame);
    case OP_GET_ITER:
        if (!finish_iterator(frame))
            return NULL;
        drop_one(frame);
        return unit + 1;
    case OP_FOR_ITER:
        return unit + 2;
    default: /* OP_UNARY_… */
        drop_one(frame);
        return unit + 1;
    }
}

Unit *special_raised(Frame *frame, unsigned how)
{
    RUNTIME->vm.c_recursion_left += recursion_cost(how);
    Unit *unit = frame->instruction;
    if (opcode_info[unit->opcode].base != OP_FOR_ITER || !error_matches(StopIteration))
        return NULL;
    for (int i = 0; i < 2; i++) { /* the method, the iterator */
        Object *value = *--frame->stack_top;
        decref(value);
        if (i == 0)
            error_clear();
    }
    return unit + frame->return_offset;
}
