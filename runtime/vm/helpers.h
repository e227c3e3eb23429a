/* helpers.h: the slow halves of instructions. All but the last few may run Python; all are called with the
 * frame's registers written out. NULL, false or -1: raised. */
#ifndef VIV_HELPERS_H
#define VIV_HELPERS_H

#include "../abstract.h"
#include "../objects/builtin.h"
#include "../objects/descriptors.h"
#include "../objects/float.h"
#include "../objects/int.h"
#include "../runtime.h"
#include "frame.h"

/* names */
NEW Object *load_global(Frame *frame, Str *name);
NEW Object *load_name(Frame *frame, Str *name);
bool store_name(Frame *frame, Str *name, Object *value);
bool delete_name(Frame *frame, Str *name);
bool delete_global(Frame *frame, Str *name);
NEW Object *load_from_dict_or_globals(Frame *frame, Object *mapping, Str *name);
NEW Object *load_from_dict_or_cell(Frame *frame, Object *mapping, int slot);
bool setup_annotations(Frame *frame);
NEW Object *load_build_class(Frame *frame);
void raise_unbound_local(const Code *code, int slot);
void raise_unbound_cell(const Code *code, int slot);
NEW Object *import_name(Frame *frame, Str *name, Object *from_list, Object *level);

/* super(at[0] …): at is [super, class, self]. 1: *method is unbound; 0: complete; -1: raised. */
int load_super_attr(Object **at, Str *name, int oparg, Object **method);

/* The items of the iterable on top are pushed above it (into frame->stack_top), last first; with after >= 0
 * the (before + 1)th is a list of what is between. */
bool unpack_iterable(Frame *frame, int before, int after);
bool make_slice(Frame *frame); /* [start, stop] on top of the stack become a slice */
bool is_match_mapping(Object *subject);
bool is_match_sequence(Object *subject);
NEW Object *match_keys(Object *subject, Tuple *keys);
NEW Object *match_class(Object *subject, Object *class, int positional_count,
                        Tuple *names); /* NULL: no match, or raised */

/* building: the items move in on success */
NEW Object *build_list(Object **items, int count);
NEW Object *build_set(Object **items, int count); /* the items are NULL afterwards */
bool extend_list(List *list, Object *iterable);
bool update_dict(Dict *dict, Object *mapping);
bool merge_keywords(Dict *dict, Object *mapping, Object *callable);

/* calls */
void expand_bound_method(Object **at); /* [method, NULL] becomes [function, self] */
bool check_star_arguments(Object *callable, Object **arguments); /* makes *arguments a tuple */
NEW Object *call_intrinsic_1(Frame *frame, int which, Object *argument);
NEW Object *call_intrinsic_2(int which, Object *first, Object *second);
NEW Object *native_call_fast(Object *callable, Object **args, isize count);

/* exceptions */
bool raise_statement(Object *exception, Object *cause); /* true: raised again as it was */
int check_exception_match(Object *exception, Object *type_or_tuple);
bool check_group_match(Object *exception, Object *type_or_tuple, Object **match, Object **rest);
bool begin_with(Frame *frame); /* [manager] becomes [exit, result of enter] */
void traceback_here(Frame *frame);
/* Cuts the stack down to what the handler of the unit expects, pushes what it wants, and gives its first unit.
 * NULL: no handler; the stack is empty. */
Unit *handler_of(Frame *frame, isize unit);
NOINLINE bool check_recursion(void);
/* Nothing but the handler that every generator has around its body (for StopIteration) covers where the frame is. */
bool frame_handles_nothing(Frame *frame);
/* What the countdown waited for. False: raised. */
NOINLINE bool serve_requests(void);

/* generators */
/* 1: *result was yielded; 0: it is the value of the finished iterator; -1: raised. */
int send_value(Object *receiver, Object *value, Object **result);

/* Natives that a call may hand its arguments to as they stand. */
static inline bool is_native_function(const Object *callable, const void *native)
{
    return callable->type == TYPE(builtin) && ((const Builtin *)callable)->native == native;
}
static inline bool is_native_method(const Object *callable, const void *native)
{
    return callable->type == TYPE(method_descriptor) && ((const MethodDescriptor *)callable)->native == native;
}
static inline bool arity_takes(Arity arity, isize count)
{
    return arity.is_raw || (count >= arity.required && count <= arity.positional && arity.total <= 8);
}
static inline bool native_takes(Object *callable, Object **args, isize count)
{
    if (callable->type == TYPE(builtin)) {
        const Builtin *self = (const Builtin *)callable;
        return !self->arity.has_self && arity_takes(self->arity, count);
    }
    if (callable->type == TYPE(method_descriptor)) {
        const MethodDescriptor *self = (const MethodDescriptor *)callable;
        return count > 0 && args[0]->type == self->owner && arity_takes(self->arity, count);
    }
    return false;
}

/* arithmetic on compact ints; true: the result does not fit (or is an error): do it the long way */
static ALWAYS_INLINE bool int_floor_divide_overflows(int64_t left, int64_t right, int64_t *result)
{
    if (right == 0 || (right == -1 && left == INT64_MIN))
        return true;
    int64_t quotient = left / right;
    *result = quotient - ((left % right != 0) & ((left ^ right) < 0));
    return false;
}
static ALWAYS_INLINE bool int_remainder_overflows(int64_t left, int64_t right, int64_t *result)
{
    if (right == 0 || right == -1)
        return true;
    int64_t remainder = left % right;
    *result = remainder + (((remainder != 0) & ((remainder ^ right) < 0)) ? right : 0);
    return false;
}
static inline bool int_bits_overflow(int operator, int64_t left, int64_t right, int64_t *result)
{
    switch (operator >= NUMBER_INPLACE ? operator - NUMBER_INPLACE : operator) {
    case NUMBER_AND:
        *result = left & right;
        return false;
    case NUMBER_OR:
        *result = left | right;
        return false;
    case NUMBER_XOR:
        *result = left ^ right;
        return false;
    case NUMBER_LEFT_SHIFT:
        if (right < 0 || right > 62 || left > (INT64_MAX >> right) || left < (INT64_MIN >> right))
            return true;
        *result = (int64_t)((uint64_t)left << right);
        return false;
    case NUMBER_RIGHT_SHIFT:
        if (right < 0)
            return true;
        *result = left >> (right > 63 ? 63 : right);
        return false;
    default:
        return true;
    }
}
/* *left = *left OP right; false: division by zero or an operator not known here */
bool float_mixed(int operator, double *left, double right);
/* An exact float, or a compact int of at most 2**53: what a double holds exactly. */
static inline bool number_as_double(const Object *object, double *result)
{
    if (object->flags & FLAG_FLOAT)
        *result = float_value(object);
    else if (object->flags & FLAG_COMPACT_INT) {
        int64_t value = int_value(object);
        if (value > ((int64_t)1 << 53) || value < -((int64_t)1 << 53))
            return false;
        *result = (double)value;
    } else
        return false;
    return true;
}
/* A str whose last reference this is not. */
static inline void drop_str_on_stack(Object *text)
{
    if ((int32_t)text->refcount >= 0)
        text->refcount--;
}

#endif
