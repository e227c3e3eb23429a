/* slot_dispatch.c: how `a + b` finds the __add__ of a Python class.
 *
 * A class whose __add__ is not the wrapper of some built-in slot gets the function dispatch_add in its `add` slot: it
 * looks the method up on the type (never on the instance) and calls it. Binary operators have one slot
 * for both directions, so the dispatcher works out which of __add__ and __radd__ is meant, and lets a subclass's
 * reflected method go first, by CPython's rules.
 *
 * While the method runs, the dispatcher holds one reference to it, as CPython's does.
 */
#include "slot_dispatch.h"
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "bound_method.h"
#include "descriptors.h"
#include "int.h"
#include "iterator.h"
#include "tuple.h"
#include "type_slots.h"

/* The method `name` of self's type. *unbound: pass self first. NULL with no error: there is none. */
static NEW Object *find_special(Object *self, Str *name, bool *unbound)
{
    Object *method = type_lookup(self->type, name);
    *unbound = false;
    if (!method)
        return NULL;
    incref(method);
    if (method->type->flags & TYPE_METHOD_DESCRIPTOR) {
        *unbound = true;
        return method;
    }
    TernaryFunction get = method->type->slots.descriptor_get;
    if (!get)
        return method;
    Object *bound = get(method, self, (Object *)self->type);
    decref(method);
    return bound;
}

/* Calls the method `name` of self's type with args (self first). 1: *result is NEW or NULL (raised); 0: the type
 * has no such method. */
static int call_special(Str *name, Object **args, isize count, Object **result)
{
    bool unbound;
    Object *method = find_special(args[0], name, &unbound);
    *result = NULL;
    if (!method)
        return error_occurred() ? 1 : 0;
    NATIVE_FRAME(held, "special method", "method");
    held[0] = method;
    *result = object_call(method, args + !unbound, count - !unbound, NULL);
    native_leave(held, *result);
    return 1;
}

/* The same where the method must be there: AttributeError otherwise. */
static Object *call_required(Str *name, Object **args, isize count)
{
    Object *result;
    if (!call_special(name, args, count, &result))
        return raise_error(AttributeError, "%U", name);
    return result;
}

Object *call_or_not_implemented(Str *name, Object *self, Object *other)
{
    Object *result;
    return call_special(name, (Object *[]){self, other}, 2, &result) ? result : new_not_implemented();
}

/* ---- unary, conversions ------------------------------------------------------------------------------------- */

#define DISPATCH_UNARY(field, name)                                     \
    Object *dispatch_##field(Object *self)                              \
    {                                                                   \
        return call_required(NAME(name), (Object *[]){self}, 1);        \
    }
DISPATCH_UNARY(represent, __repr__)
DISPATCH_UNARY(string, __str__)
DISPATCH_UNARY(negative, __neg__)
DISPATCH_UNARY(positive, __pos__)
DISPATCH_UNARY(absolute, __abs__)
DISPATCH_UNARY(invert, __invert__)
DISPATCH_UNARY(to_int, __int__)
DISPATCH_UNARY(to_float, __float__)
DISPATCH_UNARY(index, __index__)

/* ---- binary operators --------------------------------------------------------------------------------------- */

/* Does right's type answer to `name` with something else than left's type does? */
static int is_overloaded(Object *left, Object *right, Str *name)
{
    Object *theirs, *ours;
    int found = object_find_attribute((Object *)right->type, name, &theirs);
    if (found != 1)
        return found;
    found = object_find_attribute((Object *)left->type, name, &ours);
    if (found != 1) {
        decref(theirs);
        return found < 0 ? -1 : 1;
    }
    int equal = object_compare_bool(ours, theirs, COMPARE_EQ);
    decref(theirs);
    decref(ours);
    return equal < 0 ? -1 : !equal;
}

static void *slot_of(Type *type, size_t offset)
{
    return *(void **)((char *)&type->slots + offset);
}

static Object *dispatch_binary(Object *left, Object *right, Str *name, Str *reflected, size_t offset, void *dispatcher)
{
    bool try_right = left->type != right->type && slot_of(right->type, offset) == dispatcher;
    if (slot_of(left->type, offset) == dispatcher) {
        if (try_right && is_subtype(right->type, left->type)) {
            int overloaded = is_overloaded(left, right, reflected);
            if (overloaded < 0)
                return NULL;
            if (overloaded) {
                Object *result = call_or_not_implemented(reflected, right, left);
                if (result != NOT_IMPLEMENTED)
                    return result;
                try_right = false;
            }
        }
        Object *result = call_or_not_implemented(name, left, right);
        if (result != NOT_IMPLEMENTED || left->type == right->type)
            return result;
    }
    return try_right ? call_or_not_implemented(reflected, right, left) : new_not_implemented();
}

#define DISPATCH_BINARY(field, name, reflected)                                                          \
    Object *dispatch_##field(Object *left, Object *right)                                                \
    {                                                                                                    \
        return dispatch_binary(left, right, NAME(name), NAME(reflected), offsetof(TypeSlots, field),     \
                               (void *)dispatch_##field);                                                \
    }
DISPATCH_BINARY(add, __add__, __radd__)
DISPATCH_BINARY(subtract, __sub__, __rsub__)
DISPATCH_BINARY(multiply, __mul__, __rmul__)
DISPATCH_BINARY(remainder, __mod__, __rmod__)
DISPATCH_BINARY(divmod, __divmod__, __rdivmod__)
DISPATCH_BINARY(left_shift, __lshift__, __rlshift__)
DISPATCH_BINARY(right_shift, __rshift__, __rrshift__)
DISPATCH_BINARY(bit_and, __and__, __rand__)
DISPATCH_BINARY(bit_xor, __xor__, __rxor__)
DISPATCH_BINARY(bit_or, __or__, __ror__)
DISPATCH_BINARY(floor_divide, __floordiv__, __rfloordiv__)
DISPATCH_BINARY(true_divide, __truediv__, __rtruediv__)
DISPATCH_BINARY(matrix_multiply, __matmul__, __rmatmul__)

/* Three-argument pow() asks the base alone. */
Object *dispatch_power(Object *base, Object *exponent, Object *modulus)
{
    if (modulus == NONE)
        return dispatch_binary(base, exponent, NAME(__pow__), NAME(__rpow__), offsetof(TypeSlots, power),
                               (void *)dispatch_power);
    if (base->type->slots.power != dispatch_power)
        return new_not_implemented();
    return call_required(NAME(__pow__), (Object *[]){base, exponent, modulus}, 3);
}

#define DISPATCH_TWO(field, name)                                                \
    Object *dispatch_##field(Object *self, Object *other)                        \
    {                                                                            \
        return call_required(NAME(name), (Object *[]){self, other}, 2);          \
    }
DISPATCH_TWO(inplace_add, __iadd__)
DISPATCH_TWO(inplace_subtract, __isub__)
DISPATCH_TWO(inplace_multiply, __imul__)
DISPATCH_TWO(inplace_remainder, __imod__)
DISPATCH_TWO(inplace_power, __ipow__)
DISPATCH_TWO(inplace_left_shift, __ilshift__)
DISPATCH_TWO(inplace_right_shift, __irshift__)
DISPATCH_TWO(inplace_bit_and, __iand__)
DISPATCH_TWO(inplace_bit_xor, __ixor__)
DISPATCH_TWO(inplace_bit_or, __ior__)
DISPATCH_TWO(inplace_floor_divide, __ifloordiv__)
DISPATCH_TWO(inplace_true_divide, __itruediv__)
DISPATCH_TWO(inplace_matrix_multiply, __imatmul__)
DISPATCH_TWO(get_item, __getitem__)

/* ---- comparison, hash, truth, length ------------------------------------------------------------------------ */

BORROWED Str *compare_name(CompareOperator operator)
{
    Str *names[] = {NAME(__lt__), NAME(__le__), NAME(__eq__), NAME(__ne__), NAME(__gt__), NAME(__ge__)};
    return names[operator];
}

Object *dispatch_compare(Object *left, Object *right, CompareOperator operator)
{
    return call_or_not_implemented(compare_name(operator), left, right);
}

isize dispatch_hash(Object *self)
{
    Object *method = type_lookup(self->type, NAME(__hash__)), *result;
    if (!method || method == NONE)
        return object_hash_not_implemented(self);
    if (!call_special(NAME(__hash__), &self, 1, &result) || !result)
        return -1;
    if (!is_int(result)) {
        raise_error(TypeError, "__hash__ method should return an integer");
        decref(result);
        return -1;
    }
    int64_t hash;
    if (int_fits_int64(result))
        int_as_int64(result, &hash);
    else
        hash = int_hash(result);
    decref(result);
    return hash == -1 ? -2 : hash;
}

int truth_from_answer(Object *answer)
{
    if (is_exact(answer, bool))
        return answer == TRUE;
    raise_error(TypeError, "__bool__ should return bool, returned %T", answer);
    return -1;
}

int dispatch_truth(Object *self)
{
    Object *result;
    if (!call_special(NAME(__bool__), &self, 1, &result))
        return error_occurred() ? -1 : 1;
    if (!result)
        return -1;
    int truth = truth_from_answer(result);
    decref(result);
    return truth;
}

isize dispatch_length(Object *self)
{
    Object *result = call_required(NAME(__len__), &self, 1);
    if (!result)
        return -1;
    isize length = length_from_answer(result);
    decref(result);
    return length;
}

isize length_from_answer(Object *answer)
{
    Object *number = number_index(answer);
    if (!number)
        return -1;
    isize length = -1;
    if (int_is_negative(number))
        raise_error(ValueError, "__len__() should return >= 0");
    else if (!int_fits_int64(number) || !object_as_isize(number, OverflowError, &length)) {
        error_clear();
        raise_error(OverflowError, "cannot fit 'int' into an index-sized integer");
        length = -1;
    }
    decref(number);
    return length;
}

/* ---- containers, iteration ---------------------------------------------------------------------------------- */

/* self.__setitem__(key, value) and its like; without a value self.__delitem__(key). */
static bool set_or_delete(Str *set, Str *delete, Object *self, Object *key, Object *value)
{
    Object *result = value ? call_required(set, (Object *[]){self, key, value}, 3)
                           : call_required(delete, (Object *[]){self, key}, 2);
    decref_maybe(result);
    return result != NULL;
}

bool dispatch_set_item(Object *self, Object *key, Object *value)
{
    return set_or_delete(NAME(__setitem__), NAME(__delitem__), self, key, value);
}

int dispatch_contains(Object *self, Object *item)
{
    Object *result;
    if (type_lookup(self->type, NAME(__contains__)) == NONE) {
        raise_error(TypeError, "'%T' object is not a container", self);
        return -1;
    }
    if (!call_special(NAME(__contains__), (Object *[]){self, item}, 2, &result) || !result)
        return -1;
    int truth = object_is_true(result);
    decref(result);
    return truth;
}

Object *dispatch_iterate(Object *self)
{
    if (type_lookup(self->type, NAME(__iter__)) == NONE)
        return raise_not_iterable(self);
    return call_required(NAME(__iter__), &self, 1);
}

int dispatch_next_keeping_stop(Object *self, Object **item)
{
    *item = call_required(NAME(__next__), &self, 1);
    return *item ? 1 : -1;
}

int dispatch_next(Object *self, Object **item)
{
    *item = call_required(NAME(__next__), &self, 1);
    if (*item)
        return 1;
    if (!error_matches(StopIteration))
        return -1;
    error_clear();
    return 0;
}

/* ---- attributes, descriptors -------------------------------------------------------------------------------- */

/* __getattribute__, and if that raises AttributeError, __getattr__. */
Object *dispatch_get_attribute(Object *self, Object *name)
{
    Object *args[] = {self, name}, *result = NULL;
    Object *own = type_lookup(self->type, NAME(__getattribute__));
    bool is_generic = !own || (is_exact(own, slot_wrapper) &&
                               ((SlotWrapper *)own)->function == (void *)object_generic_get_attribute);
    bool has_fallback = type_lookup(self->type, NAME(__getattr__)) != NULL;
    if (is_generic && has_fallback && is_str(name)) {
        int found = object_generic_find_attribute(self, (Str *)name, &result);
        if (found)
            return result;
    } else if (!call_special(NAME(__getattribute__), args, 2, &result)) {
        return NULL;
    }
    if (result || !has_fallback || (error_occurred() && !error_matches(AttributeError)))
        return result;
    error_clear();
    if (!call_special(NAME(__getattr__), args, 2, &result))
        raise_no_attribute(self, (Str *)name);
    return result;
}

bool dispatch_set_attribute(Object *self, Object *name, Object *value)
{
    return set_or_delete(NAME(__setattr__), NAME(__delattr__), self, name, value);
}

Object *dispatch_descriptor_get(Object *self, Object *instance, Object *owner)
{
    Object *method = type_lookup(self->type, NAME(__get__)), *result;
    if (!method)
        return new_reference(self);
    Object *args[] = {self, instance ? instance : NONE, owner ? owner : NONE};
    return call_special(NAME(__get__), args, 3, &result) ? result : NULL;
}

bool dispatch_descriptor_set(Object *self, Object *instance, Object *value)
{
    return set_or_delete(NAME(__set__), NAME(__delete__), self, instance, value);
}

/* ---- creation, calls, the end ------------------------------------------------------------------------------- */

static isize total_of(isize count, Tuple *names)
{
    return count + (names ? tuple_length(names) : 0);
}

/* CPython makes a tuple and a dict for a call through these slots; a program can count what they hold. */
void arguments_hold(Object **held, Object **args, isize count, Tuple *names)
{
    isize total = total_of(count, names);
    for (isize i = 0; i < total; i++)
        incref(args[i]);
    native_show_array(held, args, total);
}

void arguments_let_go(Object **held)
{
    NativeFrame *frame = native_frame_of(held);
    isize total = frame->array_count;
    Object **args = frame->array;
    native_show_array(held, NULL, 0);
    for (isize i = 0; i < total; i++)
        decref(args[i]); /* never the last reference: the caller has its own */
}

/* object_call with `first` in front of the arguments. With keywords CPython unpacks their dict into an array that
 * has references of its own. */
static Object *call_with_first(Object *callable, Object *first, Object **args, isize count, Tuple *names)
{
    isize total = total_of(count, names);
    Object *small[10], **all = small;
    if (total >= 10 && !(all = heap_allocate((size_t)(total + 1) * sizeof(Object *))))
        return NULL;
    all[0] = first;
    for (isize i = 0; i < total; i++)
        all[i + 1] = args[i];
    NATIVE_FRAME(held, "a call with keywords", "unused");
    if (total > count)
        arguments_hold(held, all, count + 1, names);
    Object *result = object_call(callable, all, count + 1, names);
    if (total > count)
        arguments_let_go(held);
    if (all != small)
        heap_free(all);
    return native_leave(held, result);
}

static Object *call_special_with(Str *name, Object *self, Object **args, isize count, Tuple *names)
{
    bool unbound;
    Object *method = find_special(self, name, &unbound);
    if (!method) {
        if (!error_occurred())
            raise_no_attribute(self, name);
        return NULL;
    }
    NATIVE_FRAME(held, "special method", "method");
    held[0] = method;
    Object *result = unbound ? call_with_first(method, self, args, count, names)
                             : object_call(method, args, count, names);
    return native_leave(held, result);
}

static Object *dispatch_call_from_tuple(Object *self, Object **args, isize count, Tuple *names)
{
    return call_special_with(NAME(__call__), self, args, count, names);
}

Object *dispatch_call(Object *self, Object **args, isize count, Tuple *names)
{
    NATIVE_FRAME(held, "a call", "unused");
    arguments_hold(held, args, count, names);
    Object *result = dispatch_call_from_tuple(self, args, count, names);
    arguments_let_go(held);
    return native_leave(held, result);
}

CallFunction call_from_tuple(CallFunction call)
{
    return call == dispatch_call ? dispatch_call_from_tuple : call == type_call ? type_call_from_tuple : NULL;
}

bool dispatch_initialise(Object *self, Object **args, isize count, Tuple *names)
{
    Object *result = call_special_with(NAME(__init__), self, args, count, names);
    if (!result)
        return false;
    bool is_none = result == NONE;
    if (!is_none)
        raise_error(TypeError, "__init__() should return None, not '%T'", result);
    decref(result);
    return is_none;
}

Object *dispatch_create(Type *type, Object **args, isize count, Tuple *names)
{
    NATIVE_FRAME(held, "__new__", "function");
    held[0] = object_get_attribute((Object *)type, NAME(__new__));
    Object *result = held[0] ? call_with_first(held[0], (Object *)type, args, count, names) : NULL;
    return native_leave(held, result);
}

/* An exception that is in flight while an object dies is kept out of its __del__'s way. */
void dispatch_finalise(Object *self)
{
    bool unbound;
    Object *raised = error_fetch();
    Object *method = find_special(self, NAME(__del__), &unbound);
    if (method) {
        NATIVE_FRAME(held, "__del__", "method", "raised");
        held[0] = method;
        held[1] = raised;
        Object *result = object_call(method, &self, unbound, NULL);
        if (result)
            decref(result);
        else
            error_write_unraisable(NULL, method);
        held[1] = NULL;
        native_leave(held, NULL);
    } else if (error_occurred()) {
        error_write_unraisable(NULL, self);
    }
    error_restore(raised);
}
