/* bisect.c: the module _bisect: places in sorted sequences, found by halving.
 *
 * Everything here may run Python: items are asked for by index, compared, and given to a key function. The limits of
 * the search are fixed before; a sequence that shrinks meanwhile answers with its own IndexError.
 */
#include "../abstract.h"
#include "../error.h"
#include "../objects/int.h"
#include "../objects/list.h"
#include "../objects/module.h"
#include "../objects/str.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"

typedef enum Side { SIDE_LEFT, SIDE_RIGHT } Side;

/* Does `wanted` belong behind items[at]? 1 yes, 0 no, -1 raised. */
static int belongs_behind(Object *items, isize at, Object *wanted, Object *key, Side side)
{
    NATIVE_FRAME(held, "bisect", "index", "item", "key of the item");
    held[0] = int_from_isize(at);
    held[1] = held[0] ? object_get_item(items, held[0]) : NULL;
    held[2] = !held[1] ? NULL : key ? object_call_one(key, held[1]) : new_reference(held[1]);
    int less = !held[2]             ? -1
               : side == SIDE_LEFT ? object_compare_bool(held[2], wanted, COMPARE_LT)
                                    : object_compare_bool(wanted, held[2], COMPARE_LT);
    native_leave_bool(held, true);
    return less < 0 ? -1 : less == (side == SIDE_LEFT);
}

/* args: a, x, lo, hi, key. The place for `wanted`, or -1: raised. */
static isize search(Object **args, Object *wanted, Side side)
{
    isize low = 0, high = -1;
    Object *key = args[4] && args[4] != NONE ? args[4] : NULL;
    if (args[2] && !size_argument(args[2], &low))
        return -1;
    if (low < 0) {
        raise_error(ValueError, "lo must be non-negative");
        return -1;
    }
    if (args[3] && args[3] != NONE && !size_argument(args[3], &high))
        return -1;
    if (high < 0 && (high = object_length(args[0])) < 0)
        return -1;
    while (low < high) {
        isize middle = low + (high - low) / 2;
        int behind = belongs_behind(args[0], middle, wanted, key, side);
        if (behind < 0)
            return -1;
        if (behind)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static NEW Object *find(Object **args, Side side)
{
    isize at = search(args, args[1], side);
    return at < 0 ? NULL : int_from_isize(at);
}

static NEW Object *insert(Object **args, Side side)
{
    NATIVE_FRAME(held, "insort", "key", "index", "method name");
    bool has_key = args[4] && args[4] != NONE;
    held[0] = has_key ? object_call_one(args[4], args[1]) : new_reference(args[1]);
    isize at = held[0] ? search(args, held[0], side) : -1;
    if (at < 0)
        return native_leave(held, NULL);
    if (is_exact(args[0], list))
        return native_leave(held, list_insert((List *)args[0], at, args[1]) ? new_none() : NULL);
    held[1] = int_from_isize(at);
    held[2] = (Object *)str_intern_text("insert");
    Object *pair[] = {held[1], args[1]};
    Object *result = held[1] && held[2] ? object_call_method(args[0], (Str *)held[2], pair, 2) : NULL;
    bool done = result != NULL;
    decref_maybe(result);
    return native_leave(held, done ? new_none() : NULL);
}

static Object *bisect_left(Object **args, isize count, Tuple *names)
{
    return find(args, SIDE_LEFT);
}

static Object *bisect_right(Object **args, isize count, Tuple *names)
{
    return find(args, SIDE_RIGHT);
}

static Object *insort_left(Object **args, isize count, Tuple *names)
{
    return insert(args, SIDE_LEFT);
}

static Object *insort_right(Object **args, isize count, Tuple *names)
{
    return insert(args, SIDE_RIGHT);
}

#define ARGUMENTS "(a, x, lo=0, hi=None, *, key=None)"

static const Native functions[] = {
    {"bisect_left", bisect_left, ARGUMENTS, "Where x goes in the sorted sequence a, in front of items equal to it."},
    {"bisect_right", bisect_right, ARGUMENTS, "Where x goes in the sorted sequence a, behind items equal to it."},
    {"insort_left", insort_left, ARGUMENTS, "Put x into the sorted list a, in front of items equal to it."},
    {"insort_right", insort_right, ARGUMENTS, "Put x into the sorted list a, behind items equal to it."},
    {0}};

const ModuleSpec _bisect_module = {.name = "_bisect", .doc = "Bisection algorithms.", .functions = functions};
