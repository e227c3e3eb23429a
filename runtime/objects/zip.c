/* zip.c: the types `zip`, `map` and `filter`: iterators over iterators.
 *
 * zip keeps its last tuple and fills it again if nobody else holds it. map and filter hold what they took from
 * their iterators in native frames while the function runs.
 */
#include "../abstract.h"
#include "../error.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"
#include "builtin.h"
#include "iterator.h"
#include "sequence.h"
#include "tuple.h"

typedef struct Zip {
    Object head;
    isize size;
    Tuple *iterators;
    Tuple *result;
    int32_t strict;
} Zip;

typedef struct Map {
    Object head;
    Tuple *iterators;
    Object *function;
} Map;

typedef struct Filter {
    Object head;
    Object *function;
    Object *iterator;
} Filter;

/* A tuple of iter(x) for each of `items`. */
static Tuple *iterators_of(Object **items, isize count)
{
    NATIVE_FRAME(held, "iteration", "iterators");
    Tuple *iterators = tuple_new(count);
    held[0] = (Object *)iterators;
    for (isize i = 0; iterators && i < count; i++)
        if (!(iterators->items[i] = object_iterate(items[i])))
            return (Tuple *)native_leave(held, NULL);
    return (Tuple *)native_leave_with(held, 0);
}

/* ---- zip ---------------------------------------------------------------------------------------------------- */

static int strict_keyword(Object **values, Tuple *names)
{
    int strict = 0;
    for (isize i = 0; names && i < names->size; i++) {
        if (!str_equal_text((Str *)names->items[i], "strict")) {
            raise_unexpected_keyword("zip", names->items[i]);
            return -1;
        }
        strict = object_is_true(values[i]);
    }
    return strict;
}

static Object *zip_create(Type *type, Object **args, isize count, Tuple *names)
{
    int strict = strict_keyword(args + count, names);
    if (strict < 0)
        return NULL;
    NATIVE_FRAME(held, "zip", "iterators", "result", "arguments");
    held[2] = (Object *)tuple_from_array(args, count); /* CPython's are in a tuple, which counts */
    held[0] = held[2] ? (Object *)iterators_of(args, count) : NULL;
    Tuple *result = held[0] ? tuple_new(count) : NULL;
    held[1] = (Object *)result;
    Zip *self = result ? (Zip *)object_new(type) : NULL;
    if (!self)
        return native_leave(held, NULL);
    for (isize i = 0; i < count; i++)
        result->items[i] = new_none();
    self->size = count;
    self->iterators = (Tuple *)held[0];
    self->result = result;
    self->strict = strict;
    held[0] = held[1] = NULL;
    gc_track((Object *)self);
    return native_leave(held, (Object *)self);
}

/* strict: iterator `ended` gave nothing. All before it gave something; those after it must give nothing. */
static int check_strict(Zip *self, isize ended)
{
    if (ended) {
        raise_error(ValueError, "zip() argument %zd is shorter than argument%s%zd", ended + 1,
                    ended == 1 ? " " : "s 1-", ended);
        return -1;
    }
    for (isize i = 1; i < self->size; i++) {
        Object *item;
        int more = iter_next_inner(self->iterators->items[i], &item);
        if (more < 0)
            return -1;
        if (more > 0) {
            decref(item);
            raise_error(ValueError, "zip() argument %zd is longer than argument%s%zd", i + 1, i == 1 ? " " : "s 1-", i);
            return -1;
        }
    }
    return 0;
}

/* Fills `result`, whose old items are released one by one. 1, 0, -1. */
static int zip_fill(Zip *self, Tuple *result)
{
    for (isize i = 0; i < self->size; i++) {
        Object *item;
        int more = iter_next_inner(self->iterators->items[i], &item);
        if (more < 0)
            return -1;
        if (more == 0)
            return self->strict ? check_strict(self, i) : 0;
        set_slot(&result->items[i], item);
    }
    return 1;
}

static int zip_next(Object *object, Object **item)
{
    Zip *self = (Zip *)object;
    if (self->size == 0)
        return 0;
    NATIVE_FRAME(held, "zip.__next__", "result");
    bool is_ours = self->result->head.refcount == 1;
    held[0] = is_ours ? (Object *)new_reference(self->result) : (Object *)tuple_new(self->size);
    int more = held[0] ? zip_fill(self, (Tuple *)held[0]) : -1;
    if (more > 0) {
        *item = held[0];
        held[0] = NULL;
        gc_track(*item); /* a collection may have untracked it */
    }
    (void)native_leave_bool(held, more >= 0);
    return more;
}

static Object *zip_reduce(Object **args, isize count, Tuple *names)
{
    Zip *self = (Zip *)args[0];
    if (self->strict)
        return (Object *)tuple_pack(3, args[0]->type, self->iterators, TRUE);
    return (Object *)tuple_pack(2, args[0]->type, self->iterators);
}

static Object *zip_set_state(Object **args, isize count, Tuple *names)
{
    int strict = object_is_true(args[1]);
    if (strict < 0)
        return NULL;
    ((Zip *)args[0])->strict = strict;
    return new_none();
}

static const Native zip_methods[] = {
    REDUCE_METHOD(zip_reduce),
    SET_STATE_METHOD(zip_set_state),
    {0}};

const TypeSpec zip_type = {
    .name = "zip",
    .size_bytes = sizeof(Zip),
    .flags = TYPE_COLLECTED | TYPE_BASE | TYPE_IMMUTABLE | TYPE_VECTOR_CALL,
    .slots = {.iterate = iterator_self, .next = zip_next, .create = zip_create},
    .fields = (const Field[]){{"iterators", offsetof(Zip, iterators)}, {"result", offsetof(Zip, result)}, {0}},
    .methods = zip_methods,
    .doc = "The zip object yields n-length tuples, where n is the number of iterables\n"
           "passed as positional arguments to zip().  The i-th element in every tuple\n"
           "comes from the i-th iterable argument to zip().  This continues until the\n"
           "shortest argument is exhausted.\n\n"
           "If strict is true and one of the arguments is exhausted before the others,\n"
           "raise a ValueError.\n\n"
           "   >>> list(zip('abcdefg', range(3), range(4)))\n"
           "   [('a', 0, 0), ('b', 1, 1), ('c', 2, 2)]"};

/* ---- map ---------------------------------------------------------------------------------------------------- */

static Object *map_create(Type *type, Object **args, isize count, Tuple *names)
{
    if (type == TYPE(map) && !no_keywords("map", names))
        return NULL;
    if (count < 2)
        return raise_error(TypeError, "map() must have at least two arguments.");
    Tuple *iterators = iterators_of(args + 1, count - 1);
    Map *self = iterators ? (Map *)object_new(type) : NULL;
    if (!self) {
        decref_maybe(iterators);
        return NULL;
    }
    self->iterators = iterators;
    self->function = new_reference(args[0]);
    gc_track((Object *)self);
    return (Object *)self;
}

static int map_next_of_one(Map *self, Object **item)
{
    NATIVE_FRAME(held, "map.__next__", "item");
    int more = iter_next_inner(self->iterators->items[0], &held[0]);
    if (more > 0) {
        *item = object_call_one(self->function, held[0]);
        more = *item ? 1 : -1;
    } else {
        held[0] = NULL;
    }
    (void)native_leave_bool(held, more >= 0);
    return more;
}

/* The items stand in a tuple of ours: the call borrows its array. */
static int map_next(Object *object, Object **item)
{
    Map *self = (Map *)object;
    isize count = self->iterators->size;
    if (count == 1)
        return map_next_of_one(self, item);
    NATIVE_FRAME(held, "map.__next__", "items");
    Object **values = heap_allocate_zeroed((size_t)count * sizeof(Object *));
    if (!values)
        return native_leave_bool(held, false) ? 1 : -1;
    int more = 1;
    isize taken = 0;
    while (more > 0 && taken < count) {
        more = iter_next_inner(self->iterators->items[taken], &values[taken]);
        if (more > 0)
            native_show_array(held, values, ++taken);
    }
    if (more > 0) {
        *item = object_call(self->function, values, count, NULL);
        more = *item ? 1 : -1;
    }
    native_release_array(held, values, taken);
    heap_free(values);
    (void)native_leave_bool(held, more >= 0);
    return more;
}

static Object *map_reduce(Object **args, isize count, Tuple *names)
{
    Map *self = (Map *)args[0];
    Tuple *function = tuple_pack(1, self->function);
    Tuple *arguments = function ? tuple_concatenate(function, self->iterators) : NULL;
    Tuple *result = arguments ? tuple_pack(2, args[0]->type, arguments) : NULL;
    decref_maybe(function);
    decref_maybe(arguments);
    return (Object *)result;
}

static const Native map_methods[] = {REDUCE_METHOD(map_reduce),
                                     {0}};

const TypeSpec map_type = {.name = "map",
                           .size_bytes = sizeof(Map),
                           .flags = TYPE_COLLECTED | TYPE_BASE | TYPE_IMMUTABLE | TYPE_VECTOR_CALL,
                           .slots = {.iterate = iterator_self, .next = map_next, .create = map_create},
                           .fields = (const Field[]){{"iterators", offsetof(Map, iterators)},
                                                     {"function", offsetof(Map, function)},
                                                     {0}},
                           .methods = map_methods,
                           .doc = "Make an iterator that computes the function using arguments from\n"
                                  "each of the iterables.  Stops when the shortest iterable is exhausted."};

/* ---- filter ------------------------------------------------------------------------------------------------- */

static Object *filter_create(Type *type, Object **args, isize count, Tuple *names)
{
    if (type == TYPE(filter) && !no_keywords("filter", names))
        return NULL;
    if (count != 2)
        return raise_error(TypeError, "filter expected 2 arguments, got %zd", count);
    Object *iterator = object_iterate(args[1]);
    Filter *self = iterator ? (Filter *)object_new(type) : NULL;
    if (!self) {
        decref_maybe(iterator);
        return NULL;
    }
    self->function = new_reference(args[0]);
    self->iterator = iterator;
    gc_track((Object *)self);
    return (Object *)self;
}

/* 1 keep, 0 skip, -1 raised. */
static int judge(Filter *self, Object *item)
{
    if (self->function == NONE || self->function == (Object *)TYPE(bool))
        return object_is_true(item);
    Object *answer = object_call_one(self->function, item);
    if (!answer)
        return -1;
    int keep = object_is_true(answer);
    decref(answer);
    return keep;
}

static int filter_next(Object *object, Object **item)
{
    Filter *self = (Filter *)object;
    NATIVE_FRAME(held, "filter.__next__", "item");
    for (;;) {
        int more = iter_next_inner(self->iterator, &held[0]);
        if (more <= 0) {
            held[0] = NULL;
            (void)native_leave_bool(held, more >= 0);
            return more;
        }
        int keep = judge(self, held[0]);
        if (keep > 0) {
            *item = held[0];
            held[0] = NULL;
        }
        if (keep != 0) {
            (void)native_leave_bool(held, keep > 0);
            return keep;
        }
        clear_slot(&held[0]);
    }
}

static Object *filter_reduce(Object **args, isize count, Tuple *names)
{
    Filter *self = (Filter *)args[0];
    Tuple *arguments = tuple_pack(2, self->function, self->iterator);
    Tuple *result = arguments ? tuple_pack(2, args[0]->type, arguments) : NULL;
    decref_maybe(arguments);
    return (Object *)result;
}

static const Native filter_methods[] = {
    REDUCE_METHOD(filter_reduce), {0}};

const TypeSpec filter_type = {.name = "filter",
                              .size_bytes = sizeof(Filter),
                              .flags = TYPE_COLLECTED | TYPE_BASE | TYPE_IMMUTABLE | TYPE_VECTOR_CALL,
                              .slots = {.iterate = iterator_self, .next = filter_next, .create = filter_create},
                              .fields = (const Field[]){{"function", offsetof(Filter, function)},
                                                        {"iterator", offsetof(Filter, iterator)},
                                                        {0}},
                              .methods = filter_methods,
                              .doc = "Return an iterator yielding those items of iterable for which function(item)\n"
                                     "is true. If function is None, return the items that are true."};
