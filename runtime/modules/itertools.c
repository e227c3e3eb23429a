/* itertools.c: the module, what its types share, and the iterators that pass items on one by one.
 *
 * Those that rearrange (product, permutations …) are in itertools_combine.c, those that remember (tee, groupby,
 * cycle …) in itertools_memory.c.
 */
#include "itertools_internal.h"

#include <string.h>

#include "../objects/generic_alias.h"
#include "../objects/module.h"
#include "../objects/sequence.h"
#include "../objects/str.h"

/* ---- shared ------------------------------------------------------------------------------------------ */

void tool_deallocate(Object *object)
{
    Tool *self = (Tool *)object;
    if (!dealloc_enter(object))
        return;
    gc_untrack(object);
    for (int i = 0; i < TOOL_FIELDS; i++)
        decref_maybe(self->fields[i]);
    heap_free(self->indices);
    object_free(object);
    dealloc_leave();
}

void tool_traverse(Object *object, VisitFunction visit, void *context)
{
    Tool *self = (Tool *)object;
    for (int i = 0; i < TOOL_FIELDS; i++)
        VISIT(self->fields[i], EDGE_FIELD, i);
}

void tool_clear(Object *object)
{
    Tool *self = (Tool *)object;
    self->is_finished = true;
    for (int i = 0; i < TOOL_FIELDS; i++)
        clear_slot(&self->fields[i]);
}

NEW Tool *tool_new(Type *type, STOLEN Object *first, STOLEN Object *second)
{
    Tool *self = first ? (Tool *)object_new(type) : NULL;
    if (!self) {
        decref_maybe(first);
        decref_maybe(second);
        return NULL;
    }
    self->fields[0] = first;
    self->fields[1] = second;
    gc_track((Object *)self);
    return self;
}

int tool_next(Object *iterator, Object **item)
{
    NATIVE_FRAME(held, "itertools", "iterator");
    held[0] = new_reference(iterator);
    int more = iter_next_inner(iterator, item);
    native_leave_bool(held, true);
    return more;
}

int tool_finish(Tool *self)
{
    tool_clear((Object *)self);
    return 0;
}

/* ---- chain: 0 the iterables' iterator, 1 the one being read ------------------------------------------ */

enum { CHAIN_SOURCE, CHAIN_ACTIVE };
static const char *const chain_names[] = {"iterables", "active", NULL};

static Object *chain_create(Type *type, Object **args, isize count, Tuple *names)
{
    if (!no_keywords("chain", names))
        return NULL;
    Object *all = (Object *)tuple_from_array(args, count);
    Object *source = all ? object_iterate(all) : NULL;
    decref_maybe(all);
    return (Object *)tool_new(type, source, NULL);
}

static Object *chain_from_iterable(Object **args, isize count, Tuple *names)
{
    return (Object *)tool_new((Type *)args[0], object_iterate(args[1]), NULL);
}

static int chain_next(Object *object, Object **item)
{
    Tool *self = (Tool *)object;
    while (self->fields[CHAIN_SOURCE]) {
        if (!self->fields[CHAIN_ACTIVE]) {
            Object *iterable;
            int more = tool_next(self->fields[CHAIN_SOURCE], &iterable);
            if (more == 0)
                return tool_finish(self);
            if (more < 0)
                return -1;
            Object *iterator = object_iterate(iterable);
            decref(iterable);
            if (!iterator) {
                clear_slot(&self->fields[CHAIN_SOURCE]);
                return -1;
            }
            set_slot(&self->fields[CHAIN_ACTIVE], iterator);
        }
        int more = tool_next(self->fields[CHAIN_ACTIVE], item);
        if (more)
            return more;
        clear_slot(&self->fields[CHAIN_ACTIVE]);
    }
    return 0;
}

static const Native chain_methods[] = {
    {"from_iterable", chain_from_iterable, "($type, iterable, /)",
     "Alternative chain() constructor taking a single iterable argument that evaluates lazily.", NATIVE_CLASS},
    CLASS_GETITEM_METHOD,
    {0}};

size_t tool_shown_size(Object *object)
{
    return type_shown_size_bytes(object->type) + (size_t)((Tool *)object)->numbers[NUMBER_SHOWN_ITEMS] * sizeof(isize);
}

TOOL_TYPE(chain, "chain", chain_create, chain_next, 32, chain_names, chain_methods,
          "chain(*iterables)\n--\n\nReturn a chain object whose .__next__() method returns elements from the\n"
          "first iterable until it is exhausted, then elements from the next\n"
          "iterable, until all of the iterables are exhausted.");

/* ---- count: numbers[0] while it is an int that fits; otherwise 0 the value, 1 the step --------------- */

static const char *const count_names[] = {"value", "step", NULL};

static bool is_number(Object *object)
{
    return is_int(object) || is_float(object) || object->type->slots.to_int || object->type->slots.index ||
           object->type->slots.to_float || has_type(object, TYPE(complex));
}

static Object *count_create(Type *type, Object **args, isize count, Tuple *names)
{
    Object *bound[2];
    if (!arguments_bind("count", "(start=0, step=1)", args, count, names, bound))
        return NULL;
    if ((bound[0] && !is_number(bound[0])) || (bound[1] && !is_number(bound[1])))
        return raise_error(TypeError, "a number is required");
    Object *start = bound[0] ? new_reference(bound[0]) : int_from_int64(0);
    Object *step = bound[1] ? new_reference(bound[1]) : int_from_int64(1);
    Tool *self = tool_new(type, start, step);
    if (!self)
        return NULL;
    bool is_one = is_exact(step, int) && int_is_compact(step) && int_value(step) == 1;
    if (is_one && is_exact(start, int) && int_is_compact(start) && int_value(start) < INT64_MAX) {
        self->numbers[0] = int_value(start);
        clear_slot(&self->fields[0]);
    }
    return (Object *)self;
}

static int count_next(Object *object, Object **item)
{
    Tool *self = (Tool *)object;
    if (!self->fields[0]) {
        *item = int_from_int64(self->numbers[0]);
        if (!*item)
            return -1;
        if (++self->numbers[0] == INT64_MAX) {
            self->fields[0] = int_from_int64(INT64_MAX);
            if (!self->fields[0]) {
                decref(*item);
                return -1;
            }
        }
        return 1;
    }
    Object *next = number_operate(NUMBER_ADD, self->fields[0], self->fields[1]);
    if (!next)
        return -1;
    *item = self->fields[0];
    self->fields[0] = next;
    return 1;
}

static Object *count_represent(Object *object)
{
    Tool *self = (Tool *)object;
    const char *name = bare_type_name(object);
    if (!self->fields[0])
        return (Object *)str_format("%s(%lld)", name, (long long)self->numbers[0]);
    Object *step = self->fields[1];
    if (is_exact(step, int) && int_is_compact(step) && int_value(step) == 1)
        return (Object *)str_format("%s(%R)", name, self->fields[0]);
    return (Object *)str_format("%s(%R, %R)", name, self->fields[0], step);
}

static bool warn_of_pickling(void)
{
    return raise_warning(DeprecationWarning,
                         "Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.");
}

static Object *count_reduce(Object **args, isize count, Tuple *names)
{
    Tool *self = (Tool *)args[0];
    NATIVE_FRAME(held, "count.__reduce__", "value", "arguments");
    if (!warn_of_pickling())
        return native_leave(held, NULL);
    Object *step = self->fields[1];
    held[0] = self->fields[0] ? new_reference(self->fields[0]) : int_from_int64(self->numbers[0]);
    bool is_one = !self->fields[0] || !step || (is_exact(step, int) && int_is_compact(step) && int_value(step) == 1);
    if (held[0])
        held[1] = (Object *)(is_one ? tuple_pack(1, held[0]) : tuple_pack(2, held[0], step));
    return native_leave(held, held[1] ? (Object *)tuple_pack(2, self->head.type, held[1]) : NULL);
}

static const Native count_methods[] = {
    {"__reduce__", count_reduce, "($self, /)", "Return state information for pickling."}, {0}};

const TypeSpec itertools_count_type = {
    .name = "itertools.count",
    .size_bytes = sizeof(Tool),
    .shown_size_bytes = 40,
    .flags = TYPE_COLLECTED | TYPE_BASE,
    .slots = {.iterate = iterator_self, .next = count_next, .create = count_create, .represent = count_represent},
    .deallocate = tool_deallocate,
    .traverse = tool_traverse,
    .clear = tool_clear,
    .field_names = count_names,
    .methods = count_methods,
    .doc = "count(start=0, step=1)\n--\n\nReturn a count object whose .__next__() method returns consecutive values."};

/* ---- repeat: 0 the object; numbers[0] how often yet, -1 for ever ------------------------------------- */

static const char *const repeat_names[] = {"object", NULL};

static Object *repeat_create(Type *type, Object **args, isize count, Tuple *names)
{
    Object *bound[2];
    isize times = -1;
    if (!arguments_bind("repeat", "(object, times=None)", args, count, names, bound))
        return NULL;
    if (bound[1] && !size_argument(bound[1], &times))
        return NULL;
    Tool *self = tool_new(type, new_reference(bound[0]), NULL);
    if (self)
        self->numbers[0] = bound[1] && times < 0 ? 0 : times;
    return (Object *)self;
}

static int repeat_next(Object *object, Object **item)
{
    Tool *self = (Tool *)object;
    if (self->numbers[0] == 0 || !self->fields[0])
        return 0;
    if (self->numbers[0] > 0)
        self->numbers[0]--;
    *item = new_reference(self->fields[0]);
    return 1;
}

static Object *repeat_represent(Object *object)
{
    Tool *self = (Tool *)object;
    const char *name = bare_type_name(object);
    if (self->numbers[0] < 0)
        return (Object *)str_format("%s(%R)", name, self->fields[0]);
    return (Object *)str_format("%s(%R, %lld)", name, self->fields[0], (long long)self->numbers[0]);
}

static Object *repeat_length_hint(Object **args, isize count, Tuple *names)
{
    Tool *self = (Tool *)args[0];
    if (self->numbers[0] < 0)
        return raise_error(TypeError, "len() of unsized object");
    return int_from_int64(self->numbers[0]);
}

static Object *repeat_reduce(Object **args, isize count, Tuple *names)
{
    Tool *self = (Tool *)args[0];
    NATIVE_FRAME(held, "repeat.__reduce__", "times", "arguments");
    if (!warn_of_pickling())
        return native_leave(held, NULL);
    if (self->numbers[0] < 0) {
        held[1] = (Object *)tuple_pack(1, self->fields[0]);
    } else {
        held[0] = int_from_int64(self->numbers[0]);
        held[1] = held[0] ? (Object *)tuple_pack(2, self->fields[0], held[0]) : NULL;
    }
    return native_leave(held, held[1] ? (Object *)tuple_pack(2, self->head.type, held[1]) : NULL);
}

static const Native repeat_methods[] = {
    {"__reduce__", repeat_reduce, "($self, /)", "Return state information for pickling."},
    LENGTH_HINT_METHOD(repeat_length_hint),
    {0}};

const TypeSpec itertools_repeat_type = {
    .name = "itertools.repeat",
    .size_bytes = sizeof(Tool),
    .shown_size_bytes = 32,
    .flags = TYPE_COLLECTED | TYPE_BASE,
    .slots = {.iterate = iterator_self, .next = repeat_next, .create = repeat_create, .represent = repeat_represent},
    .deallocate = tool_deallocate,
    .traverse = tool_traverse,
    .clear = tool_clear,
    .field_names = repeat_names,
    .methods = repeat_methods,
    .doc = "repeat(object [,times]) -> create an iterator which returns the object\n"
           "for the specified number of times.  If not specified, returns the object\nendlessly."};

/* ---- takewhile, dropwhile, filterfalse, starmap: 0 the iterator, 1 the function ---------------------- */

static const char *const function_names[] = {"iterator", "function", NULL};

/* (function, iterable) */
static NEW Object *create_with_function(const char *name, Type *type, Object **args, isize count, Tuple *names)
{
    if (!no_keywords(name, names) || !arguments_check_count(name, count, 2, 2))
        return NULL;
    return (Object *)tool_new(type, object_iterate(args[1]), new_reference(args[0]));
}

/* 1, 0, -1: is the function true of the item, whose reference is lent meanwhile? `function` None: the item's own
 * truth. */
static int is_true_of(Object *function, Object *item)
{
    if (function == NONE || function == (Object *)TYPE(bool))
        return object_is_true(item);
    NATIVE_FRAME(held, "itertools", "function", "item");
    held[0] = new_reference(function);
    held[1] = item;
    Object *result = object_call_one(function, item);
    int truth = result ? object_is_true(result) : -1;
    decref_maybe(result);
    held[1] = NULL;
    native_leave_bool(held, truth >= 0);
    return truth;
}

/* The next item and the function's word on it. 1, 0 (the end), -1. */
static int next_with_truth(Tool *self, Object **item, int *truth)
{
    if (!self->fields[0])
        return 0;
    int more = tool_next(self->fields[0], item);
    if (more != 1)
        return more;
    *truth = self->fields[1] ? is_true_of(self->fields[1], *item) : 0;
    if (*truth >= 0)
        return 1;
    decref(*item);
    return -1;
}

static Object *takewhile_create(Type *type, Object **args, isize count, Tuple *names)
{
    return create_with_function("takewhile", type, args, count, names);
}

static int takewhile_next(Object *object, Object **item)
{
    Tool *self = (Tool *)object;
    int truth, more = self->is_finished ? 0 : next_with_truth(self, item, &truth);
    if (more != 1 || truth)
        return more;
    decref(*item);
    self->is_finished = true;
    return 0;
}

TOOL_TYPE(takewhile, "takewhile", takewhile_create, takewhile_next, 40, function_names, NULL,
          "takewhile(predicate, iterable, /)\n--\n\nReturn successive entries from an iterable as long as the "
          "predicate evaluates to true for each entry.");

static Object *dropwhile_create(Type *type, Object **args, isize count, Tuple *names)
{
    return create_with_function("dropwhile", type, args, count, names);
}

static int dropwhile_next(Object *object, Object **item)
{
    Tool *self = (Tool *)object;
    int truth, more;
    if (self->is_started)
        return self->fields[0] ? tool_next(self->fields[0], item) : 0;
    while ((more = next_with_truth(self, item, &truth)) == 1) {
        if (!truth) {
            self->is_started = true;
            return 1;
        }
        decref(*item);
    }
    return more;
}

TOOL_TYPE(dropwhile, "dropwhile", dropwhile_create, dropwhile_next, 40, function_names, NULL,
          "dropwhile(predicate, iterable, /)\n--\n\nDrop items from the iterable while predicate(item) is true.");

static Object *filterfalse_create(Type *type, Object **args, isize count, Tuple *names)
{
    return create_with_function("filterfalse", type, args, count, names);
}

static int filterfalse_next(Object *object, Object **item)
{
    int truth, more;
    while ((more = next_with_truth((Tool *)object, item, &truth)) == 1) {
        if (!truth)
            return 1;
        decref(*item);
    }
    return more;
}

TOOL_TYPE(
    filterfalse, "filterfalse", filterfalse_create, filterfalse_next, 32, function_names, NULL,
    "filterfalse(function, iterable, /)\n--\n\nReturn those items of iterable for which function(item) is false.");

static Object *starmap_create(Type *type, Object **args, isize count, Tuple *names)
{
    return create_with_function("starmap", type, args, count, names);
}

static int starmap_next(Object *object, Object **item)
{
    Tool *self = (Tool *)object;
    if (!self->fields[0])
        return 0;
    NATIVE_FRAME(held, "itertools.starmap", "item", "arguments", "function");
    int more = tool_next(self->fields[0], &held[0]);
    *item = NULL;
    if (more == 1) {
        held[1] = (Object *)sequence_to_tuple(held[0]);
        held[2] = new_reference_maybe(self->fields[1]);
        if (held[1] && held[2])
            *item = object_call_tuple(held[2], (Tuple *)held[1], NULL);
        more = *item ? 1 : -1;
    }
    native_leave_bool(held, true);
    return more;
}

TOOL_TYPE(starmap, "starmap", starmap_create, starmap_next, 32, function_names, NULL,
          "starmap(function, iterable, /)\n--\n\nReturn an iterator whose values are returned from the function "
          "evaluated with an argument tuple taken from the given sequence.");

/* ---- compress: 0 the data's iterator, 1 the selectors' ----------------------------------------------- */

static const char *const compress_names[] = {"data", "selectors", NULL};

static Object *compress_create(Type *type, Object **args, isize count, Tuple *names)
{
    Object *bound[2];
    if (!arguments_bind("compress", "(data, selectors)", args, count, names, bound))
        return NULL;
    Object *data = object_iterate(bound[0]), *selectors = data ? object_iterate(bound[1]) : NULL;
    if (!selectors) {
        decref_maybe(data);
        return NULL;
    }
    return (Object *)tool_new(type, data, selectors);
}

static int compress_next(Object *object, Object **item)
{
    Tool *self = (Tool *)object;
    while (self->fields[0] && self->fields[1]) {
        Object *selector;
        int more = tool_next(self->fields[0], item);
        if (more != 1)
            return more;
        more = self->fields[1] ? tool_next(self->fields[1], &selector) : 0;
        int truth = more == 1 ? object_is_true(selector) : 0;
        if (more == 1)
            decref(selector);
        if (more == 1 && truth == 1)
            return 1;
        decref(*item);
        if (more != 1 || truth < 0)
            return more == 1 ? -1 : more;
    }
    return 0;
}

TOOL_TYPE(compress, "compress", compress_create, compress_next, 32, compress_names, NULL,
          "compress(data, selectors)\n--\n\nReturn data elements corresponding to true selector elements.");

/* ---- islice: 0 the iterator; numbers: the next index wanted, the end or -1, the step, the index read --- */

enum { SLICE_NEXT, SLICE_STOP, SLICE_STEP, SLICE_AT };
static const char *const islice_names[] = {"iterator", NULL};

/* An index of islice: not negative. None gives `otherwise`. */
static bool islice_index(Object *object, int64_t otherwise, int64_t *result)
{
    *result = otherwise;
    if (object == NONE)
        return true;
    if (object_has_index(object)) {
        isize value;
        if (!size_argument(object, &value))
            return false;
        *result = value;
        if (value >= 0)
            return true;
    }
    return false;
}

static Object *islice_create(Type *type, Object **args, isize count, Tuple *names)
{
    if (!no_keywords("islice", names) || !arguments_check_count("islice", count, 2, 4))
        return NULL;
    int64_t start = 0, stop, step = 1;
    if (!islice_index(args[count == 2 ? 1 : 2], -1, &stop)) {
        error_clear();
        return raise_error(
            ValueError, count == 2 ? "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize."
                                   : "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    }
    if (count > 2 && !islice_index(args[1], 0, &start)) {
        error_clear();
        return raise_error(ValueError, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    }
    if (count > 3 && (!islice_index(args[3], 1, &step) || step < 1)) {
        error_clear();
        return raise_error(ValueError, "Step for islice() must be a positive integer or None.");
    }
    Tool *self = tool_new(type, object_iterate(args[0]), NULL);
    if (self) {
        self->numbers[SLICE_NEXT] = start;
        self->numbers[SLICE_STOP] = stop;
        self->numbers[SLICE_STEP] = step;
    }
    return (Object *)self;
}

static int islice_next(Object *object, Object **item)
{
    Tool *self = (Tool *)object;
    int64_t *n = self->numbers, stop = n[SLICE_STOP];
    if (!self->fields[0])
        return 0;
    while (n[SLICE_AT] < n[SLICE_NEXT] && (stop < 0 || n[SLICE_AT] < stop)) {
        int more = self->fields[0] ? tool_next(self->fields[0], item) : 0;
        if (more != 1)
            return more ? more : tool_finish(self);
        decref(*item);
        n[SLICE_AT]++;
    }
    if ((stop >= 0 && n[SLICE_AT] >= stop) || !self->fields[0])
        return tool_finish(self);
    int more = tool_next(self->fields[0], item);
    if (more != 1)
        return more ? more : tool_finish(self);
    n[SLICE_AT]++;
    int64_t next;
    if (__builtin_add_overflow(n[SLICE_NEXT], n[SLICE_STEP], &next) || (stop >= 0 && next > stop))
        next = stop >= 0 ? stop : INT64_MAX;
    n[SLICE_NEXT] = next;
    return 1;
}

TOOL_TYPE(islice, "islice", islice_create, islice_next, 56, islice_names, NULL,
          "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\n"
          "Return an iterator whose next() method returns selected values from an\niterable.");

/* ---- pairwise: 0 the iterator, 1 the item before ----------------------------------------------------- */

static const char *const pairwise_names[] = {"iterator", "item before", NULL};

static Object *pairwise_create(Type *type, Object **args, isize count, Tuple *names)
{
    if (!no_keywords("pairwise", names) || !arguments_check_count("pairwise", count, 1, 1))
        return NULL;
    return (Object *)tool_new(type, object_iterate(args[0]), NULL);
}

static int pairwise_next(Object *object, Object **item)
{
    Tool *self = (Tool *)object;
    if (!self->fields[0])
        return 0;
    if (!self->fields[1]) {
        Object *first;
        int more = tool_next(self->fields[0], &first);
        if (more != 1)
            return more ? more : tool_finish(self);
        set_slot(&self->fields[1], first);
        if (!self->fields[0])
            return tool_finish(self);
    }
    NATIVE_FRAME(held, "itertools.pairwise", "item before", "item");
    held[0] = new_reference_maybe(self->fields[1]);
    int more = tool_next(self->fields[0], &held[1]);
    *item = NULL;
    if (more == 1) {
        *item = (Object *)tuple_pack(2, held[0], held[1]);
        set_slot(&self->fields[1], new_reference(held[1]));
        more = *item ? 1 : -1;
    } else
        tool_finish(self);
    native_leave_bool(held, true);
    return more;
}

TOOL_TYPE(pairwise, "pairwise", pairwise_create, pairwise_next, 40, pairwise_names, NULL,
          "pairwise(iterable, /)\n--\n\nReturn an iterator of overlapping pairs taken from the input iterator.");

/* ---- the module -------------------------------------------------------------------------------------- */

Object *itertools_tee(Object **args, isize count, Tuple *names); /* itertools_memory.c */

static const Native functions[] = {
    {"tee", itertools_tee, "($module, iterable, n=2, /)", "Returns a tuple of n independent iterators."},
    {0}};

#define TOOL_ENTRY(name) {#name, TYPE_INDEX_itertools_##name}
static const struct {
    const char *name;
    TypeIndex type;
} types[] = {TOOL_ENTRY(accumulate), TOOL_ENTRY(batched), TOOL_ENTRY(chain), TOOL_ENTRY(combinations),
             TOOL_ENTRY(combinations_with_replacement), TOOL_ENTRY(compress), TOOL_ENTRY(count), TOOL_ENTRY(cycle),
             TOOL_ENTRY(dropwhile), TOOL_ENTRY(filterfalse), TOOL_ENTRY(groupby), TOOL_ENTRY(islice),
             TOOL_ENTRY(pairwise), TOOL_ENTRY(permutations), TOOL_ENTRY(product), TOOL_ENTRY(repeat),
             TOOL_ENTRY(starmap), TOOL_ENTRY(takewhile), TOOL_ENTRY(zip_longest)};

static bool fill(Module *module)
{
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (!module_add(module, types[i].name, (Object *)new_reference(&RUNTIME->types[types[i].type])))
            return false;
    return true;
}

const ModuleSpec itertools_module = {
    .name = "itertools",
    .doc = "Functional tools for creating and using iterators.",
    .functions = functions,
    .fill = fill,
};
