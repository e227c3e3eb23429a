/* builtins_iterate.c: the builtins that walk an iterable: all, any, iter, next, max, min, sorted, sum.
 *
 * Each may run Python at every step, so what it owns (iterator, item, best item, sum) stands in its native frame. sum()
 * goes through stages, as CPython's: ints in a machine word, floats with a compensation, then any objects by `+`; each
 * stage hands what it has to the next when an item does not fit it.
 */
#include <math.h>

#include "../abstract.h"
#include "../error.h"
#include "../objects/builtin.h"
#include "../objects/equal.h"
#include "../objects/float.h"
#include "../objects/int_inline.h"
#include "../objects/iterator.h"
#include "../objects/list.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"
#include "builtins.h"

/* all and any: stops at the first item whose truth is `deciding`. */
static Object *quantify(Object *iterable, int deciding)
{
    NATIVE_FRAME(held, "all or any", "iterator", "item");
    held[0] = object_iterate(iterable);
    int more = held[0] ? 1 : -1;
    while (more > 0 && (more = iter_next(held[0], &held[1])) > 0) {
        int truth = object_is_true(held[1]);
        clear_slot(&held[1]);
        if (truth < 0)
            more = -1;
        else if (truth == deciding)
            return native_leave(held, new_bool(deciding));
    }
    return native_leave(held, more < 0 ? NULL : new_bool(!deciding));
}

Object *builtin_all(Object **args, isize count, Tuple *names)
{
    return quantify(args[0], 0);
}

Object *builtin_any(Object **args, isize count, Tuple *names)
{
    return quantify(args[0], 1);
}

Object *builtin_iter(Object **args, isize count, Tuple *names)
{
    if (!args[1])
        return object_iterate(args[0]);
    if (!object_is_callable(args[0]))
        return raise_error(TypeError, "iter(v, w): v must be callable");
    return callable_iterator_new(args[0], args[1]);
}

Object *builtin_next(Object **args, isize count, Tuple *names)
{
    if (!object_is_iterator(args[0]))
        return raise_error(TypeError, "'%.200T' object is not an iterator", args[0]);
    Object *item;
    int more = iter_next_keeping_stop(args[0], &item);
    if (more > 0)
        return item;
    if (more < 0 && !(args[1] && error_matches(StopIteration)))
        return NULL;
    if (args[1]) {
        error_clear();
        return new_reference(args[1]);
    }
    return raise_stop_iteration(NULL);
}

/* ---- max and min -------------------------------------------------------------------------------------------- */

enum { ITERATOR, ITEM, VALUE, BEST_ITEM, BEST_VALUE };

typedef struct Extreme {
    const char *function;
    CompareOperator operator;
    Object *key;       /* NULL: none */
    Object *otherwise; /* NULL: none */
} Extreme;

static bool read_keywords(Extreme *extreme, Object **values, Tuple *names)
{
    for (isize i = 0; names && i < names->size; i++) {
        if (str_equal_text((Str *)names->items[i], "key")) {
            extreme->key = values[i] == NONE ? NULL : values[i];
        } else if (str_equal_text((Str *)names->items[i], "default")) {
            extreme->otherwise = values[i];
        } else {
            raise_unexpected_keyword(extreme->function, names->items[i]);
            return false;
        }
    }
    return true;
}

/* held[ITEM] is the next candidate: it takes the best one's place if it is better. */
static bool consider(Object **held, const Extreme *extreme)
{
    held[VALUE] = extreme->key ? object_call_one(extreme->key, held[ITEM]) : new_reference(held[ITEM]);
    if (!held[VALUE])
        return false;
    int better = 1;
    if (held[BEST_VALUE]) {
        if (ints_are_fast(held[VALUE], held[BEST_VALUE]))
            better = extreme->operator == COMPARE_GT ? int_value(held[VALUE]) > int_value(held[BEST_VALUE])
                                                    : int_value(held[VALUE]) < int_value(held[BEST_VALUE]);
        else
            better = object_compare_bool(held[VALUE], held[BEST_VALUE], extreme->operator);
    }
    if (better < 0)
        return false;
    if (better) {
        Object *old_value = held[BEST_VALUE], *old_item = held[BEST_ITEM];
        held[BEST_VALUE] = held[VALUE];
        held[BEST_ITEM] = held[ITEM];
        held[VALUE] = old_value;
        held[ITEM] = old_item;
    }
    clear_slot(&held[ITEM]);
    clear_slot(&held[VALUE]);
    return true;
}

static Object *find_extreme(Extreme *extreme, Object **args, isize count, Tuple *names)
{
    if (count == 0)
        return raise_error(TypeError, "%s expected at least 1 argument, got 0", extreme->function);
    if (!read_keywords(extreme, args + count, names))
        return NULL;
    if (count > 1 && extreme->otherwise)
        return raise_error(TypeError, "Cannot specify a default for %s() with multiple positional arguments",
                           extreme->function);
    NATIVE_FRAME(held, "max or min", "iterator", "item", "value", "best item", "best value");
    int more = 1;
    if (count == 1 && !(held[ITERATOR] = object_iterate(args[0])))
        return native_leave(held, NULL);
    for (isize i = 0; more > 0; i++) {
        if (count == 1)
            more = iter_next(held[ITERATOR], &held[ITEM]);
        else if (i < count)
            held[ITEM] = new_reference(args[i]);
        else
            more = 0;
        if (more > 0 && !consider(held, extreme))
            more = -1;
    }
    if (more < 0)
        return native_leave(held, NULL);
    Object *best = held[BEST_ITEM];
    held[BEST_ITEM] = NULL;
    if (!best && extreme->otherwise)
        best = new_reference(extreme->otherwise);
    if (!best)
        raise_error(ValueError, "%s() iterable argument is empty", extreme->function);
    return native_leave(held, best);
}

Object *builtin_max(Object **args, isize count, Tuple *names)
{
    return find_extreme(&(Extreme){"max", COMPARE_GT, NULL, NULL}, args, count, names);
}

Object *builtin_min(Object **args, isize count, Tuple *names)
{
    return find_extreme(&(Extreme){"min", COMPARE_LT, NULL, NULL}, args, count, names);
}

/* ---- sorted ------------------------------------------------------------------------------------------------- */

Object *builtin_sorted(Object **args, isize count, Tuple *names)
{
    Object *key = NULL;
    int reverse = 0;
    if (count != 1)
        return raise_error(TypeError, "sorted expected 1 argument, got %zd", count);
    for (isize i = 0; names && i < names->size; i++) {
        if (str_equal_text((Str *)names->items[i], "key"))
            key = args[1 + i];
        else if (str_equal_text((Str *)names->items[i], "reverse"))
            reverse = object_is_true(args[1 + i]);
        else
            return raise_unexpected_keyword("sort", names->items[i]);
    }
    if (reverse < 0)
        return NULL;
    NATIVE_FRAME(held, "sorted", "list");
    List *list = sequence_to_list(args[0]);
    held[0] = (Object *)list;
    if (!list || !list_sort(list, key, reverse))
        return native_leave(held, NULL);
    return native_leave_with(held, 0);
}

/* ---- sum ---------------------------------------------------------------------------------------------------- */

enum { SUM_ITERATOR, SUM_RESULT, SUM_ITEM };

/* What each stage of a sum says: go on with the next stage, done, or raised. */
typedef enum { NEXT_STAGE, DONE, RAISED } Stage;

static bool is_int_or_bool(const Object *object)
{
    return is_exact(object, int) || is_exact(object, bool);
}

/* The end of a stage: `more` is what iter_next said. A 1 means that held[SUM_ITEM] is not yet added. */
static Stage leave_stage(Object **held, int more, STOLEN Object *sum)
{
    if (more == 0)
        held[SUM_ITEM] = NULL;
    set_slot(&held[SUM_RESULT], sum);
    return more < 0 || !sum ? RAISED : more == 0 ? DONE : NEXT_STAGE;
}

/* Ints, as long as they fit a machine word. At the end held[SUM_RESULT] is the sum, and held[SUM_ITEM] the item
 * that did not fit (not yet added), or NULL at the end of the iterable. */
static Stage sum_ints(Object **held)
{
    int64_t sum = int_value(held[SUM_RESULT]);
    int more;
    while ((more = iter_next(held[SUM_ITERATOR], &held[SUM_ITEM])) > 0) {
        Object *item = held[SUM_ITEM];
        int64_t total;
        if (!is_int_or_bool(item) || !int_is_compact(item) || __builtin_add_overflow(sum, int_value(item), &total))
            break;
        sum = total;
        held[SUM_ITEM] = NULL;
        decref(item);
    }
    return leave_stage(held, more, more < 0 ? NULL : int_from_int64(sum));
}

/* Neumaier's compensated summation, as CPython 3.12 and later. */
typedef struct FloatSum {
    double high, low;
} FloatSum;

static FloatSum add_float(FloatSum sum, double value)
{
    double total = sum.high + value;
    if (fabs(sum.high) >= fabs(value))
        sum.low += (sum.high - total) + value;
    else
        sum.low += (value - total) + sum.high;
    sum.high = total;
    return sum;
}

static double finish_float(FloatSum sum)
{
    return sum.low != 0 && isfinite(sum.low) ? sum.high + sum.low : sum.high;
}

/* held[SUM_RESULT] is a float, held[SUM_ITEM] NULL. */
static Stage sum_floats(Object **held)
{
    FloatSum sum = {((Float *)held[SUM_RESULT])->value, 0.0};
    int more;
    while ((more = iter_next(held[SUM_ITERATOR], &held[SUM_ITEM])) > 0) {
        Object *item = held[SUM_ITEM];
        if (is_exact(item, float))
            sum = add_float(sum, ((Float *)item)->value);
        else if (is_int(item) && int_is_compact(item))
            sum.high += (double)int_value(item);
        else
            break;
        held[SUM_ITEM] = NULL;
        decref(item);
    }
    return leave_stage(held, more, more < 0 ? NULL : float_new(finish_float(sum)));
}

static bool add_item(Object **held)
{
    Object *sum = number_operate(NUMBER_ADD, held[SUM_RESULT], held[SUM_ITEM]);
    clear_slot(&held[SUM_ITEM]);
    set_slot(&held[SUM_RESULT], sum);
    return sum != NULL;
}

static Stage sum_objects(Object **held)
{
    int more;
    while ((more = iter_next(held[SUM_ITERATOR], &held[SUM_ITEM])) > 0)
        if (!add_item(held))
            return RAISED;
    if (more == 0)
        held[SUM_ITEM] = NULL;
    return more < 0 ? RAISED : DONE;
}

static Stage run_stages(Object **held)
{
    Stage stage = NEXT_STAGE;
    if (is_exact(held[SUM_RESULT], int) && int_is_compact(held[SUM_RESULT])) {
        stage = sum_ints(held);
        if (stage != NEXT_STAGE)
            return stage;
        if (!add_item(held))
            return RAISED;
    }
    if (is_exact(held[SUM_RESULT], float)) {
        stage = sum_floats(held);
        if (stage != NEXT_STAGE)
            return stage;
        if (!add_item(held))
            return RAISED;
    }
    return sum_objects(held);
}

Object *builtin_sum(Object **args, isize count, Tuple *names)
{
    NATIVE_FRAME(held, "sum", "iterator", "sum", "item");
    Object *start = args[1];
    held[SUM_ITERATOR] = object_iterate(args[0]);
    if (!held[SUM_ITERATOR])
        return native_leave(held, NULL);
    if (start && is_str(start))
        return native_leave(held, raise_error(TypeError, "sum() can't sum strings [use ''.join(seq) instead]"));
    if (start && is_bytes(start))
        return native_leave(held, raise_error(TypeError, "sum() can't sum bytes [use b''.join(seq) instead]"));
    if (start && is_instance_of(start, TYPE(bytearray)))
        return native_leave(held, raise_error(TypeError, "sum() can't sum bytearray [use b''.join(seq) instead]"));
    held[SUM_RESULT] = start ? new_reference(start) : int_from_int64(0);
    if (!held[SUM_RESULT] || run_stages(held) == RAISED)
        return native_leave(held, NULL);
    return native_leave_with(held, SUM_RESULT);
}
