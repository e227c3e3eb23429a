/* itertools_memory.c: the iterators of itertools that keep items: accumulate, batched, cycle, groupby, tee,
 * zip_longest.
 */
#include "itertools_internal.h"

/* ---- accumulate: 0 the iterator, 1 the function or NULL, 2 the total, 3 the initial value or NULL ------ */

enum { SUM_ITERATOR, SUM_FUNCTION, SUM_TOTAL, SUM_INITIAL };
static const char *const accumulate_names[] = {"iterator", "function", "total", "initial", NULL};

static Object *accumulate_create(Type *type, Object **args, isize count, Tuple *names)
{
    Object *bound[3];
    if (!arguments_bind("accumulate", "(iterable, func=None, *, initial=None)", args, count, names, bound))
        return NULL;
    bool has_function = bound[1] && bound[1] != NONE;
    Tool *self = tool_new(type, object_iterate(bound[0]), has_function ? new_reference(bound[1]) : NULL);
    if (self && bound[2] && bound[2] != NONE)
        self->fields[SUM_INITIAL] = new_reference(bound[2]);
    return (Object *)self;
}

static int accumulate_next(Object *object, Object **item)
{
    Tool *self = (Tool *)object;
    if (self->fields[SUM_INITIAL]) {
        set_slot(&self->fields[SUM_TOTAL], self->fields[SUM_INITIAL]);
        self->fields[SUM_INITIAL] = NULL;
        *item = new_reference(self->fields[SUM_TOTAL]);
        return 1;
    }
    if (!self->fields[SUM_ITERATOR])
        return 0;
    NATIVE_FRAME(held, "itertools.accumulate", "item", "total", "function");
    int more = tool_next(self->fields[SUM_ITERATOR], &held[0]);
    Object *result = NULL;
    if (more == 1 && !self->fields[SUM_TOTAL]) {
        result = new_reference(held[0]);
    } else if (more == 1) {
        held[1] = self->fields[SUM_TOTAL]; /* moved: the call may come back here */
        self->fields[SUM_TOTAL] = NULL;
        held[2] = new_reference_maybe(self->fields[SUM_FUNCTION]);
        result = held[2] ? object_call_two(held[2], held[1], held[0]) : number_operate(NUMBER_ADD, held[1], held[0]);
        more = result ? 1 : -1;
    }
    if (more == 1) {
        set_slot(&self->fields[SUM_TOTAL], new_reference(result));
        *item = result;
    } else if (held[1] && !self->fields[SUM_TOTAL]) {
        self->fields[SUM_TOTAL] = held[1];
        held[1] = NULL;
    }
    native_leave_bool(held, true);
    return more;
}

TOOL_TYPE(accumulate, "accumulate", accumulate_create, accumulate_next, 56, accumulate_names, NULL,
          "accumulate(iterable, func=None, *, initial=None)\n--\n\nReturn series of accumulated sums (or other binary "
          "function results).");

/* ---- batched: 0 the iterator; numbers[0] the size of a batch, numbers[1] strict ------------------------ */

static const char *const batched_names[] = {"iterator", NULL};

static Object *batched_create(Type *type, Object **args, isize count, Tuple *names)
{
    Object *bound[3];
    isize size;
    if (!arguments_bind("batched", "(iterable, n, *, strict=False)", args, count, names, bound) ||
        !size_argument(bound[1], &size))
        return NULL;
    int strict = bound[2] ? object_is_true(bound[2]) : 0;
    if (strict < 0)
        return NULL;
    if (size < 1)
        return raise_error(ValueError, "n must be at least one");
    Tool *self = tool_new(type, object_iterate(bound[0]), NULL);
    if (self) {
        self->numbers[0] = size;
        self->numbers[1] = strict;
    }
    return (Object *)self;
}

static int batched_next(Object *object, Object **item)
{
    Tool *self = (Tool *)object;
    if (!self->fields[0])
        return 0;
    NATIVE_FRAME(held, "itertools.batched", "batch", "iterator");
    held[0] = (Object *)list_new(0);
    held[1] = new_reference(self->fields[0]);
    int more = held[0] ? 1 : -1;
    for (int64_t i = 0; more == 1 && i < self->numbers[0]; i++) {
        Object *member;
        more = iter_next(held[1], &member);
        if (more == 1 && !list_append_steal((List *)held[0], member))
            more = -1;
    }
    if (more == 0) {
        isize size = list_length((List *)held[0]);
        bool is_short = size > 0 && self->numbers[1];
        tool_finish(self);
        if (is_short)
            raise_error(ValueError, "batched(): incomplete batch");
        more = is_short ? -1 : size > 0;
    }
    if (more == 1) {
        *item = (Object *)list_to_tuple((List *)held[0]);
        more = *item ? 1 : -1;
    }
    native_leave_bool(held, true);
    return more;
}

TOOL_TYPE(batched, "batched", batched_create, batched_next, 40, batched_names, NULL,
          "batched(iterable, n, *, strict=False)\n--\n\nBatch data into tuples of length n. The last batch may be "
          "shorter than n.");

/* ---- cycle: 0 the iterator while it lasts, 1 the list of what it gave; numbers[0] the next of these ---- */

static const char *const cycle_names[] = {"iterator", "saved", NULL};

static Object *cycle_create(Type *type, Object **args, isize count, Tuple *names)
{
    if (!no_keywords("cycle", names) || !arguments_check_count("cycle", count, 1, 1))
        return NULL;
    Object *iterator = object_iterate(args[0]), *saved = iterator ? (Object *)list_new(0) : NULL;
    if (!saved) {
        decref_maybe(iterator);
        return NULL;
    }
    return (Object *)tool_new(type, iterator, saved);
}

static int cycle_next(Object *object, Object **item)
{
    Tool *self = (Tool *)object;
    if (self->fields[0]) {
        int more = tool_next(self->fields[0], item);
        if (more < 0)
            return -1;
        if (more == 1) {
            if (self->fields[1] && list_append((List *)self->fields[1], *item))
                return 1;
            decref(*item);
            return -1;
        }
        clear_slot(&self->fields[0]);
    }
    List *saved = (List *)self->fields[1];
    if (!saved || saved->size == 0)
        return 0;
    if (self->numbers[0] >= saved->size)
        self->numbers[0] = 0;
    *item = new_reference(saved->items[self->numbers[0]++]);
    return 1;
}

TOOL_TYPE(cycle, "cycle", cycle_create, cycle_next, 48, cycle_names, NULL,
          "cycle(iterable, /)\n--\n\nReturn elements from the iterable until it is exhausted. Then repeat the sequence "
          "indefinitely.");

/* ---- groupby: 0 the iterator, 1 the key function, 2 the current key, 3 the current value, 4 the key of the
 * group being read; numbers[0] counts groups, so that an earlier group knows that its time is over ------- */

enum { GROUP_ITERATOR, GROUP_FUNCTION, GROUP_KEY, GROUP_VALUE, GROUP_TARGET };
static const char *const groupby_names[] = {"iterator", "key function", "key", "value", "group's key", NULL};

static Object *groupby_create(Type *type, Object **args, isize count, Tuple *names)
{
    Object *bound[2];
    if (!arguments_bind("groupby", "(iterable, key=None)", args, count, names, bound))
        return NULL;
    return (Object *)tool_new(type, object_iterate(bound[0]), new_reference(bound[1] ? bound[1] : NONE));
}

/* Takes the next value and its key. */
static int groupby_step(Tool *self)
{
    NATIVE_FRAME(held, "itertools.groupby", "value", "key", "function");
    int more = self->fields[GROUP_ITERATOR] ? tool_next(self->fields[GROUP_ITERATOR], &held[0]) : 0;
    if (more == 1) {
        held[2] = new_reference_maybe(self->fields[GROUP_FUNCTION]);
        held[1] = !held[2] || held[2] == NONE ? new_reference(held[0]) : object_call_one(held[2], held[0]);
        more = held[1] ? 1 : -1;
    }
    if (more == 1) {
        set_slot(&self->fields[GROUP_VALUE], held[0]);
        held[0] = NULL;
        set_slot(&self->fields[GROUP_KEY], held[1]);
        held[1] = NULL;
    }
    native_leave_bool(held, true);
    return more;
}

/* Both keys move out of their fields meanwhile, because the comparison may come back here. */
static int keys_are_equal(Object **left, Object **right)
{
    if (!*left || !*right) /* it is just being compared */
        return 0;
    NATIVE_FRAME(held, "itertools.groupby", "left", "right");
    Object **places[] = {left, right};
    for (int i = 0; i < 2; i++) {
        held[i] = *places[i];
        *places[i] = NULL;
    }
    int equal = object_compare_bool(held[0], held[1], COMPARE_EQ);
    for (int i = 0; i < 2; i++)
        if (!*places[i]) {
            *places[i] = held[i];
            held[i] = NULL;
        }
    native_leave_bool(held, equal >= 0);
    return equal;
}

static int groupby_next(Object *object, Object **item)
{
    Tool *self = (Tool *)object;
    self->numbers[0]++;
    for (;;) { /* past the rest of the group before */
        if (self->fields[GROUP_KEY] && !self->fields[GROUP_TARGET])
            break;
        if (self->fields[GROUP_KEY]) {
            int equal = keys_are_equal(&self->fields[GROUP_TARGET], &self->fields[GROUP_KEY]);
            if (equal < 0)
                return -1;
            if (!equal)
                break;
        }
        int more = groupby_step(self);
        if (more != 1)
            return more;
    }
    set_slot(&self->fields[GROUP_TARGET], new_reference(self->fields[GROUP_KEY]));
    Tool *group = tool_new(TYPE(itertools_grouper), new_reference(object), new_reference(self->fields[GROUP_TARGET]));
    if (!group)
        return -1;
    group->numbers[0] = self->numbers[0];
    *item = (Object *)tuple_pack(2, self->fields[GROUP_KEY], group);
    decref(group);
    return *item ? 1 : -1;
}

TOOL_TYPE(
    groupby, "groupby", groupby_create, groupby_next, 72, groupby_names, NULL,
    "groupby(iterable, key=None)\n--\n\nmake an iterator that returns consecutive keys and groups from the iterable");

/* One group: 0 the groupby, 1 its key. */
static const char *const grouper_names[] = {"groupby", "key", NULL};

static int grouper_next(Object *object, Object **item)
{
    Tool *self = (Tool *)object, *parent = (Tool *)self->fields[0];
    if (!parent || parent->numbers[0] != self->numbers[0])
        return 0;
    if (!parent->fields[GROUP_VALUE]) {
        int more = groupby_step(parent);
        if (more != 1)
            return more;
    }
    int equal = keys_are_equal(&self->fields[1], &parent->fields[GROUP_KEY]);
    if (equal <= 0)
        return equal;
    *item = parent->fields[GROUP_VALUE];
    parent->fields[GROUP_VALUE] = NULL;
    clear_slot(&parent->fields[GROUP_KEY]);
    return *item ? 1 : 0;
}

static Object *grouper_create(Type *type, Object **args, isize count, Tuple *names)
{
    return raise_error(TypeError, "cannot create 'itertools._grouper' instances");
}

TOOL_TYPE(grouper, "_grouper", grouper_create, grouper_next, 32, grouper_names, NULL, NULL);

/* ---- tee: 0 the block of items being read, numbers[0] the place in it ----------------------------------
 * A block holds 0 the iterator, 1 a list of up to TEE_ITEMS items, 2 the next block: all tees of one iterator
 * read the same chain of blocks, and a block dies when the slowest has left it. */

#define TEE_ITEMS 57 /* CPython's */
enum { BLOCK_ITERATOR, BLOCK_ITEMS, BLOCK_NEXT };
static const char *const tee_names[] = {"items", NULL};
static const char *const tee_block_names[] = {"iterator", "items", "next", NULL};

static NEW Tool *tee_block_new(Object *iterator)
{
    Object *items = (Object *)list_new(0);
    return items ? tool_new(TYPE(itertools_tee_block), new_reference(iterator), items) : NULL;
}

static int tee_block_next(Object *object, Object **item)
{
    return 0;
}

/* Long chains of blocks die one by one, not each inside the other. */
static void tee_block_deallocate(Object *object)
{
    Tool *self = (Tool *)object;
    Object *next = self->fields[BLOCK_NEXT];
    self->fields[BLOCK_NEXT] = NULL;
    while (next && next->refcount == 1) {
        Object *after = ((Tool *)next)->fields[BLOCK_NEXT];
        ((Tool *)next)->fields[BLOCK_NEXT] = NULL;
        decref(next);
        next = after;
    }
    decref_maybe(next);
    tool_deallocate(object);
}

const TypeSpec itertools_tee_block_type = {
    .name = "itertools._tee_dataobject",
    .size_bytes = sizeof(Tool),
    .flags = TYPE_COLLECTED | TYPE_NO_CREATE,
    .slots = {.iterate = iterator_self, .next = tee_block_next},
    .deallocate = tee_block_deallocate,
    .traverse = tool_traverse,
    .clear = tool_clear,
    .field_names = tee_block_names};

/* Item `at` of a block, read from the iterator if nobody has yet. */
static int tee_block_item(Tool *block, int64_t at, Object **item)
{
    List *items = (List *)block->fields[BLOCK_ITEMS];
    if (items && at < items->size) {
        *item = new_reference(items->items[at]);
        return 1;
    }
    if (!block->fields[BLOCK_ITERATOR])
        return 0;
    if (block->is_started) {
        raise_error(RuntimeError, "cannot re-enter the tee iterator");
        return -1;
    }
    block->is_started = true;
    int more = tool_next(block->fields[BLOCK_ITERATOR], item);
    block->is_started = false;
    if (more == 1 && block->fields[BLOCK_ITEMS] && !list_append((List *)block->fields[BLOCK_ITEMS], *item)) {
        decref(*item);
        return -1;
    }
    return more;
}

static int tee_next(Object *object, Object **item)
{
    Tool *self = (Tool *)object;
    if (!self->fields[0])
        return 0;
    if (self->numbers[0] >= TEE_ITEMS) {
        Tool *block = (Tool *)self->fields[0];
        if (!block->fields[BLOCK_NEXT]) {
            block->fields[BLOCK_NEXT] = (Object *)tee_block_new(block->fields[BLOCK_ITERATOR]);
            if (!block->fields[BLOCK_NEXT])
                return -1;
        }
        set_slot(&self->fields[0], new_reference(block->fields[BLOCK_NEXT]));
        self->numbers[0] = 0;
    }
    NATIVE_FRAME(held, "itertools.tee", "items");
    held[0] = new_reference(self->fields[0]);
    int more = tee_block_item((Tool *)held[0], self->numbers[0], item);
    if (more == 1)
        self->numbers[0]++;
    native_leave_bool(held, true);
    return more;
}

static NEW Object *tee_copy(Tool *self)
{
    Tool *copy = tool_new(TYPE(itertools_tee), new_reference_maybe(self->fields[0]), NULL);
    if (copy)
        copy->numbers[0] = self->numbers[0];
    return (Object *)copy;
}

/* A tee of any iterable; another handle on the same items if it is a tee itself. */
static NEW Object *tee_from(Object *iterable)
{
    NATIVE_FRAME(held, "itertools.tee", "iterator");
    held[0] = object_iterate(iterable);
    if (!held[0])
        return native_leave(held, NULL);
    if (has_type(held[0], TYPE(itertools_tee)))
        return native_leave(held, tee_copy((Tool *)held[0]));
    return native_leave(held, (Object *)tool_new(TYPE(itertools_tee), (Object *)tee_block_new(held[0]), NULL));
}

static Object *tee_create(Type *type, Object **args, isize count, Tuple *names)
{
    if (!no_keywords("_tee", names) || !arguments_check_count("_tee", count, 1, 1))
        return NULL;
    return tee_from(args[0]);
}

static Object *tee_copy_method(Object **args, isize count, Tuple *names)
{
    return tee_copy((Tool *)args[0]);
}

static const Native tee_methods[] = {{"__copy__", tee_copy_method, "($self, /)", "Returns an independent iterator."},
                                     {0}};

TOOL_TYPE(tee, "_tee", tee_create, tee_next, 48, tee_names, tee_methods, "Iterator wrapped to make it copyable.");

Object *itertools_tee(Object **args, isize count, Tuple *names)
{
    isize wanted = 2;
    if (args[1] && !size_argument(args[1], &wanted))
        return NULL;
    if (wanted < 0)
        return raise_error(ValueError, "n must be >= 0");
    NATIVE_FRAME(held, "itertools.tee", "result", "first");
    held[0] = (Object *)list_new(0);
    held[1] = wanted ? tee_from(args[0]) : new_none();
    bool done = held[0] && held[1];
    for (isize i = 0; done && i < wanted; i++) {
        Object *copy = i ? tee_copy((Tool *)held[1]) : new_reference(held[1]);
        done = copy && list_append_steal((List *)held[0], copy);
    }
    return native_leave(held, done ? (Object *)list_to_tuple((List *)held[0]) : NULL);
}

/* ---- zip_longest: 0 a list of iterators, None where one has ended, 1 the fill value; numbers[0] how many are left */

static const char *const zip_longest_names[] = {"iterators", "fill value", NULL};

static NEW Object *iterators_of(Object **args, isize count)
{
    NATIVE_FRAME(held, "itertools.zip_longest", "iterators");
    held[0] = (Object *)list_new(0);
    for (isize i = 0; held[0] && i < count; i++) {
        Object *iterator = object_iterate(args[i]);
        if (!iterator || !list_append_steal((List *)held[0], iterator))
            return native_leave(held, NULL);
    }
    return native_leave(held, new_reference_maybe(held[0]));
}

static Object *zip_longest_create(Type *type, Object **args, isize count, Tuple *names)
{
    Object *fill = NONE;
    for (isize i = 0; names && i < names->size; i++) {
        if (!str_equal_text((Str *)names->items[i], "fillvalue"))
            return raise_error(TypeError, "zip_longest() got an unexpected keyword argument");
        fill = args[count + i];
    }
    Tool *self = tool_new(type, iterators_of(args, count), new_reference(fill));
    if (self)
        self->numbers[0] = count;
    return (Object *)self;
}

/* The next item of iterator `i`, or the fill value. 1, 0 (all have ended), -1. */
static int zip_longest_item(Tool *self, List *iterators, isize i, Object **item)
{
    if (iterators->items[i] != NONE) {
        int more = tool_next(iterators->items[i], item);
        if (more)
            return more;
        if (--self->numbers[0] == 0)
            return 0;
        set_slot(&iterators->items[i], new_none());
    }
    *item = new_reference(self->fields[1]);
    return 1;
}

static int zip_longest_next(Object *object, Object **item)
{
    Tool *self = (Tool *)object;
    if (!self->fields[0] || self->numbers[0] == 0)
        return 0;
    NATIVE_FRAME(held, "itertools.zip_longest", "result", "iterators");
    held[1] = new_reference(self->fields[0]);
    List *iterators = (List *)held[1];
    Tuple *result = tuple_new(iterators->size);
    held[0] = (Object *)result;
    int more = result ? 1 : -1;
    for (isize i = 0; more == 1 && i < iterators->size; i++)
        more = zip_longest_item(self, iterators, i, &result->items[i]);
    if (more == 1) {
        *item = held[0];
        held[0] = NULL;
        gc_track(*item);
    } else
        tool_finish(self);
    native_leave_bool(held, true);
    return more;
}

TOOL_TYPE(zip_longest, "zip_longest", zip_longest_create, zip_longest_next, 56, zip_longest_names, NULL,
          "zip_longest(*iterables, fillvalue=None)\n--\n\nReturn a zip_longest object whose .__next__() method returns "
          "a tuple where\n"
          "the i-th element comes from the i-th iterable argument.");
