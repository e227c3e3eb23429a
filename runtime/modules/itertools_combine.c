/* itertools_combine.c: product, permutations, combinations, with replacement or without.
 *
 * Each keeps its pool (or pools) as tuples and an array of indices that is advanced like an odometer: the
 * results come in lexicographic order of positions.
 *
 * Fields: 0 the pool, or a tuple of pools, one for each place (of product). numbers[0]: r, the length of a result.
 */
#include "itertools_internal.h"

static const char *const pool_names[] = {"pool", NULL};

/* Room for `count` indices, all 0. */
static bool make_indices(Tool *self, isize count)
{
    if (count > (isize)(INT64_MAX / 16)) {
        raise_memory();
        return false;
    }
    self->indices = heap_allocate_zeroed((size_t)(count ? count : 1) * sizeof(int64_t));
    return self->indices != NULL;
}

/* (iterable, r) with r an int that is not negative; the pool is NEW. */
static NEW Object *take_pool(const char *name, Object *iterable, Object *r_object, isize *r)
{
    if (!is_int(r_object)) {
        raise_not_index(r_object);
        return NULL;
    }
    if (!int_as_isize(r_object, r))
        return NULL;
    if (*r < 0)
        return raise_error(ValueError, "r must be non-negative");
    return (Object *)sequence_to_tuple(iterable);
}

static isize pool_size(const Tool *self)
{
    return ((Tuple *)self->fields[0])->size;
}

/* The items at the first r indices, once `advance` has moved these on: they start at the first result's. Inline, so
 * that each caller has a loop of its own; has_pools: each place has a pool of its own. */
static ALWAYS_INLINE int next_result(Object *object, Object **item, bool (*advance)(Tool *self), bool has_pools)
{
    Tool *self = (Tool *)object;
    if (!self->is_finished)
        self->is_finished = self->is_started && !advance(self);
    if (self->is_finished)
        return 0;
    self->is_started = true;
    isize r = self->numbers[0];
    Tuple *pool = (Tuple *)self->fields[0], *result = tuple_new(r);
    if (!result)
        return -1;
    for (isize i = 0; i < r; i++) {
        Tuple *its_pool = has_pools ? (Tuple *)pool->items[i] : pool;
        result->items[i] = new_reference(its_pool->items[self->indices[i]]);
    }
    if (result->size) /* the empty one is shared */
        gc_track((Object *)result);
    *item = (Object *)result;
    return 1;
}

/* ---- combinations ------------------------------------------------------------------------------------ */

static NEW Object *create_combinations(const char *name, Type *type, Object **args, isize count, Tuple *names,
                                       bool with_replacement)
{
    Object *bound[2];
    isize r;
    if (!arguments_bind(name, "(iterable, r)", args, count, names, bound))
        return NULL;
    Object *pool = take_pool(name, bound[0], bound[1], &r);
    Tool *self = tool_new(type, pool, NULL);
    if (!self)
        return NULL;
    isize size = ((Tuple *)self->fields[0])->size;
    self->numbers[0] = self->numbers[NUMBER_SHOWN_ITEMS] = r;
    self->is_finished = with_replacement ? size == 0 && r > 0 : r > size;
    if (!self->is_finished && !make_indices(self, r)) {
        decref(self);
        return NULL;
    }
    for (isize i = 0; !self->is_finished && !with_replacement && i < r; i++)
        self->indices[i] = i;
    return (Object *)self;
}

static Object *combinations_create(Type *type, Object **args, isize count, Tuple *names)
{
    return create_combinations("combinations", type, args, count, names, false);
}

/* To the next increasing sequence of indices; false: there is none. */
static bool advance_combination(Tool *self)
{
    int64_t *indices = self->indices;
    isize r = self->numbers[0], size = pool_size(self), i = r - 1;
    while (i >= 0 && indices[i] == i + size - r)
        i--;
    if (i < 0)
        return false;
    indices[i]++;
    for (isize j = i + 1; j < r; j++)
        indices[j] = indices[j - 1] + 1;
    return true;
}

static int combinations_next(Object *object, Object **item)
{
    return next_result(object, item, advance_combination, false);
}

TOOL_TYPE(combinations, "combinations", combinations_create, combinations_next, 56, pool_names, NULL,
          "combinations(iterable, r)\n--\n\nReturn successive r-length combinations of elements in the iterable.");

static Object *replacement_create(Type *type, Object **args, isize count, Tuple *names)
{
    return create_combinations("combinations_with_replacement", type, args, count, names, true);
}

/* To the next sequence of indices that never fall. */
static bool advance_with_replacement(Tool *self)
{
    int64_t *indices = self->indices;
    isize r = self->numbers[0], size = pool_size(self), i = r - 1;
    while (i >= 0 && indices[i] == size - 1)
        i--;
    if (i < 0)
        return false;
    int64_t index = indices[i] + 1;
    for (; i < r; i++)
        indices[i] = index;
    return true;
}

static int replacement_next(Object *object, Object **item)
{
    return next_result(object, item, advance_with_replacement, false);
}

TOOL_TYPE(combinations_with_replacement, "combinations_with_replacement", replacement_create, replacement_next, 56,
          pool_names, NULL,
          "combinations_with_replacement(iterable, r)\n--\n\nReturn successive r-length combinations of elements in "
          "the iterable allowing individual elements to have successive repeats.");

/* ---- permutations: indices of the whole pool, then r countdowns ("cycles") ----------------------------- */

static Object *permutations_create(Type *type, Object **args, isize count, Tuple *names)
{
    Object *bound[2];
    isize r = -1;
    if (!arguments_bind("permutations", "(iterable, r=None)", args, count, names, bound))
        return NULL;
    bool has_length = bound[1] && bound[1] != NONE;
    if (has_length && !is_int(bound[1]))
        return raise_error(TypeError, "Expected int as r");
    Object *pool = has_length ? take_pool("permutations", bound[0], bound[1], &r)
                              : (Object *)sequence_to_tuple(bound[0]);
    Tool *self = tool_new(type, pool, NULL);
    if (!self)
        return NULL;
    isize size = ((Tuple *)self->fields[0])->size;
    if (!has_length)
        r = size;
    self->numbers[0] = r;
    self->numbers[NUMBER_SHOWN_ITEMS] = size + r;
    self->is_finished = r > size;
    if (!self->is_finished && !make_indices(self, size + r)) {
        decref(self);
        return NULL;
    }
    for (isize i = 0; !self->is_finished && i < size; i++)
        self->indices[i] = i;
    for (isize i = 0; !self->is_finished && i < r; i++)
        self->indices[size + i] = size - i;
    return (Object *)self;
}

static bool advance_permutation(Tool *self)
{
    isize r = self->numbers[0], size = pool_size(self);
    int64_t *indices = self->indices, *cycles = indices + size;
    for (isize i = r - 1; i >= 0; i--) {
        if (--cycles[i] > 0) {
            int64_t swap = indices[i];
            indices[i] = indices[size - cycles[i]];
            indices[size - cycles[i]] = swap;
            return true;
        }
        /* this place has had all: its index goes to the end */
        int64_t first = indices[i];
        for (isize j = i; j < size - 1; j++)
            indices[j] = indices[j + 1];
        indices[size - 1] = first;
        cycles[i] = size - i;
    }
    return false;
}

static int permutations_next(Object *object, Object **item)
{
    return next_result(object, item, advance_permutation, false);
}

TOOL_TYPE(permutations, "permutations", permutations_create, permutations_next, 64, pool_names, NULL,
          "permutations(iterable, r=None)\n--\n\nReturn successive r-length permutations of elements in the iterable.");

/* ---- product ----------------------------------------------------------------------------------------- */

/* A tuple of tuples, `repeat` times over. */
static NEW Tuple *pools_of(Object **args, isize count, isize repeat)
{
    if (count && repeat > INT64_MAX / 16 / count)
        return (Tuple *)raise_error(OverflowError, "repeat argument too large");
    NATIVE_FRAME(held, "itertools.product", "pools");
    isize total = count * repeat;
    Tuple *pools = tuple_new(total);
    held[0] = (Object *)pools;
    for (isize i = 0; pools && i < total; i++) {
        pools->items[i] = i < count ? (Object *)sequence_to_tuple(args[i]) : new_reference(pools->items[i - count]);
        if (!pools->items[i])
            return (Tuple *)native_leave(held, NULL);
    }
    return (Tuple *)native_leave_with(held, 0);
}

static Object *product_create(Type *type, Object **args, isize count, Tuple *names)
{
    isize repeat = 1;
    for (isize i = 0; names && i < names->size; i++) {
        if (!str_equal_text((Str *)names->items[i], "repeat"))
            return raise_unexpected_keyword("product", names->items[i]);
        if (!size_argument(args[count + i], &repeat))
            return NULL;
        if (repeat < 0)
            return raise_error(ValueError, "repeat argument cannot be negative");
    }
    Tuple *pools = pools_of(args, repeat ? count : 0, repeat);
    Tool *self = tool_new(type, (Object *)pools, NULL);
    if (!self)
        return NULL;
    self->numbers[0] = self->numbers[NUMBER_SHOWN_ITEMS] = pools->size;
    for (isize i = 0; i < pools->size; i++)
        self->is_finished |= ((Tuple *)pools->items[i])->size == 0;
    if (!make_indices(self, pools->size)) {
        decref(self);
        return NULL;
    }
    return (Object *)self;
}

static bool advance_product(Tool *self)
{
    Tuple *pools = (Tuple *)self->fields[0];
    for (isize i = pools->size - 1; i >= 0; i--) {
        if (++self->indices[i] < ((Tuple *)pools->items[i])->size)
            return true;
        self->indices[i] = 0;
    }
    return false;
}

static int product_next(Object *object, Object **item)
{
    return next_result(object, item, advance_product, true);
}

TOOL_TYPE(
    product, "product", product_create, product_next, 48, pool_names, NULL,
    "product(*iterables, repeat=1)\n--\n\nCartesian product of input iterables.  Equivalent to nested for-loops.");
