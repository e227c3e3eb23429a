/* tuple.c: the `tuple` type and its iterator.
 *
 *     [ Object | size | item 0 | item 1 | … ]
 *
 * Always true: a tuple that Python can see has no NULL item and never changes; size 0 is one immortal object.
 * While C code fills a fresh tuple its items may be NULL, and traversal skips them. Freed tuples of 1 … 20
 * items wait on a free list for each size, because calls and returns make and drop them all the time.
 *
 * Comparison and repr take no references to items: nobody can take an item out of a tuple.
 */
#include "tuple.h"

#include <stdarg.h>
#include <string.h>

#include "../abstract.h"
#include "../error.h"
#include "../heap/blocks.h"
#include "../heap/fresh.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"
#include "builtin.h"
#include "dict_keys.h"
#include "equal.h"
#include "generic_alias.h"
#include "list.h"
#include "slice.h"
#include "sequence.h"
#include "sequence_iterator.h"
#include "struct_sequence.h"
#include "tracking.h"

#define FREE_TUPLE_MOST 20 /* items: CPython's PyTuple_MAXSAVESIZE */

/* ---- making --------------------------------------------------------------------------------------------- */

static Tuple *allocate(isize size)
{
    if (size <= FREE_TUPLE_MOST) {
        Tuple *recycled = free_list_pop(FREE_TUPLE + (int)size - 1);
        if (recycled) {
            recycled->head = (Object){1, FLAG_COLLECTED, TYPE(tuple)};
            return recycled;
        }
    }
    if ((size_t)size > (size_t)(PTRDIFF_MAX - sizeof(Tuple)) / sizeof(Object *))
        return (Tuple *)raise_memory();
    Tuple *self = (Tuple *)fresh_collected(TYPE(tuple), sizeof(Tuple) + (size_t)size * sizeof(Object *));
    if (self)
        self->size = size;
    return self;
}

NEW Tuple *tuple_new(isize size)
{
    if (size == 0)
        return RUNTIME->empty_tuple;
    Tuple *self = allocate(size);
    if (!self)
        return NULL;
    memset(self->items, 0, (size_t)size * sizeof(Object *));
    track_collected((Object *)self);
    return self;
}

NEW Tuple *tuple_from_array(Object *const *items, isize count)
{
    if (count == 0)
        return RUNTIME->empty_tuple;
    Tuple *self = allocate(count);
    if (!self)
        return NULL;
    for (isize i = 0; i < count; i++)
        self->items[i] = new_reference(items[i]);
    track_collected((Object *)self);
    return self;
}

NEW Tuple *tuple_from_array_steal(STOLEN Object **items, isize count)
{
    if (count == 0)
        return RUNTIME->empty_tuple;
    Tuple *self = allocate(count);
    if (!self) {
        for (isize i = 0; i < count; i++)
            decref(items[i]);
        return NULL;
    }
    memcpy(self->items, items, (size_t)count * sizeof(Object *));
    track_collected((Object *)self);
    return self;
}

NEW Object *tuple_pair_steal(STOLEN Object *first_or_null, STOLEN Object *second_or_null)
{
    if (first_or_null && second_or_null)
        return (Object *)tuple_from_array_steal((Object *[]){first_or_null, second_or_null}, 2);
    decref_maybe(first_or_null);
    decref_maybe(second_or_null);
    return NULL;
}

NEW Tuple *tuple_pack(isize count, ...)
{
    if (count == 0)
        return RUNTIME->empty_tuple;
    Tuple *self = allocate(count);
    if (!self)
        return NULL;
    va_list arguments;
    va_start(arguments, count);
    for (isize i = 0; i < count; i++)
        self->items[i] = new_reference(va_arg(arguments, Object *));
    va_end(arguments);
    track_collected((Object *)self);
    return self;
}

NEW Tuple *tuple_slice(Tuple *self, isize from, isize to)
{
    clip_range(self->size, &from, &to);
    if (from == 0 && to == self->size && is_exact(self, tuple))
        return new_reference(self);
    return tuple_from_array(self->items + from, to - from);
}

NEW Tuple *sequence_to_tuple(Object *iterable)
{
    if (is_exact(iterable, tuple))
        return new_reference((Tuple *)iterable);
    if (is_exact(iterable, list))
        return list_to_tuple((List *)iterable);
    NATIVE_FRAME(held, "tuple", "items");
    List *items = sequence_to_list(iterable);
    if (!items)
        return (Tuple *)native_leave(held, NULL);
    held[0] = (Object *)items;
    Tuple *result = items->size ? allocate(items->size) : RUNTIME->empty_tuple;
    if (result && items->size) {
        memcpy(result->items, items->items, (size_t)items->size * sizeof(Object *));
        items->size = 0;
        track_collected((Object *)result);
    }
    return (Tuple *)native_leave(held, (Object *)result);
}

NEW Tuple *tuple_concatenate(Tuple *left, Tuple *right)
{
    if (left->size > PTRDIFF_MAX - right->size)
        return (Tuple *)raise_memory();
    isize size = left->size + right->size;
    if (size == 0)
        return RUNTIME->empty_tuple;
    Tuple *result = allocate(size);
    if (!result)
        return NULL;
    for (isize i = 0; i < left->size; i++)
        result->items[i] = new_reference(left->items[i]);
    for (isize i = 0; i < right->size; i++)
        result->items[left->size + i] = new_reference(right->items[i]);
    track_collected((Object *)result);
    return result;
}

static Object *create_subtype(Type *type, Object *iterable)
{
    Tuple *source = iterable ? sequence_to_tuple(iterable) : RUNTIME->empty_tuple;
    if (!source)
        return NULL;
    Tuple *self = (Tuple *)object_new_items(type, source->size);
    if (self) {
        self->size = source->size;
        for (isize i = 0; i < source->size; i++)
            self->items[i] = new_reference(source->items[i]);
        track_collected((Object *)self);
    }
    decref(source);
    return (Object *)self;
}

static Object *create(Type *type, Object **args, isize count, Tuple *names)
{
    if (type == TYPE(tuple) && !no_keywords("tuple", names))
        return NULL;
    if (count > 1)
        return raise_error(TypeError, "tuple expected at most 1 argument, got %zd", count);
    if (type != TYPE(tuple))
        return create_subtype(type, count ? args[0] : NULL);
    if (count == 0)
        return (Object *)RUNTIME->empty_tuple;
    return (Object *)sequence_to_tuple(args[0]);
}

/* ---- the collector and death ------------------------------------------------------------------------------ */

static void traverse(Object *object, VisitFunction visit, void *context)
{
    Tuple *self = (Tuple *)object;
    for (isize i = self->size; --i >= 0;) /* CPython's order: get_referents shows it */
        VISIT(self->items[i], EDGE_ITEM, i);
}

/* Items go last to first, as CPython frees them. */
static void deallocate(Object *object)
{
    Tuple *self = (Tuple *)object;
    untrack_collected(object);
    if (!dealloc_enter_fast(object))
        return;
    for (isize i = self->size; --i >= 0;)
        clear_slot(&self->items[i]);
    if (self->size == 0 || self->size > FREE_TUPLE_MOST || !is_exact(self, tuple) ||
        !free_list_push_object(FREE_TUPLE + (int)self->size - 1, object))
        object_free(object);
    dealloc_leave_fast();
}

static size_t shown_size(Object *object)
{
    return object->type->size_bytes + (size_t)((Tuple *)object)->size * sizeof(Object *) +
           struct_sequence_hidden_size(object);
}

/* ---- what operators do ------------------------------------------------------------------------------------- */

static Object *represent(Object *object)
{
    Tuple *self = (Tuple *)object;
    if (self->size == 0)
        return (Object *)str_from_text("()");
    return represent_items(object, "(", self->size == 1 ? ",)" : ")", "(...)");
}

#define PRIME_1 11400714785074694791ULL /* xxHash's, in CPython's simplified form */
#define PRIME_2 14029467366897019727ULL
#define PRIME_5 2870177450012600261ULL

static inline uint64_t hash_step(uint64_t sum, isize lane)
{
    sum += (uint64_t)lane * PRIME_2;
    sum = (sum << 31) | (sum >> 33);
    return sum * PRIME_1;
}

static inline isize hash_end(uint64_t sum, isize size)
{
    sum += (uint64_t)size ^ (PRIME_5 ^ 3527539ULL);
    return sum == (uint64_t)-1 ? 1546275796 : (isize)sum;
}

static isize hash(Object *object)
{
    Tuple *self = (Tuple *)object;
    uint64_t sum = PRIME_5;
    for (isize i = 0; i < self->size; i++) {
        isize lane;
        if (!hash_at_once(self->items[i], &lane) && (lane = object_hash(self->items[i])) == -1)
            return -1;
        sum = hash_step(sum, lane);
    }
    return hash_end(sum, self->size);
}

bool tuple_hash_at_once(const Tuple *self, isize *hash)
{
    uint64_t sum = PRIME_5;
    for (isize i = 0; i < self->size; i++) {
        isize lane;
        if (has_type(self->items[i], TYPE(tuple)) || !hash_at_once(self->items[i], &lane))
            return false;
        sum = hash_step(sum, lane);
    }
    *hash = hash_end(sum, self->size);
    return true;
}

int tuples_equal_at_once(const Tuple *left, const Tuple *right)
{
    if (left->size != right->size)
        return -2; /* items before the end of the shorter one are compared first, which may run Python */
    for (isize i = 0; i < left->size; i++) {
        const Object *a = left->items[i], *b = right->items[i];
        bool is_deep = has_type(a, TYPE(tuple)) && a != b; /* nested: leave it to the counted recursion */
        int answer = is_deep ? -2 : equal_at_once(a, b);
        if (answer != 1)
            return answer;
    }
    return 1;
}

static isize length(Object *object)
{
    return ((Tuple *)object)->size;
}

/* The index of `item` in [from, to), -1: not there, -2: raised. */
static isize find(Tuple *self, Object *item, isize from, isize to)
{
    for (isize i = from; i < to && i < self->size; i++) {
        int answer = equal_held(self->items[i], item);
        if (answer)
            return answer < 0 ? -2 : i;
    }
    return -1;
}

static int contains(Object *object, Object *item)
{
    isize at = find((Tuple *)object, item, 0, PTRDIFF_MAX);
    return at == -2 ? -1 : at >= 0;
}

static Object *compare(Object *left, Object *right, CompareOperator operator)
{
    if (!is_tuple(left) || !is_tuple(right))
        return new_not_implemented();
    Tuple *a = (Tuple *)left, *b = (Tuple *)right;
    isize shorter = a->size < b->size ? a->size : b->size, i;
    for (i = 0; i < shorter; i++) {
        int answer = equal_held(a->items[i], b->items[i]);
        if (answer < 0)
            return NULL;
        if (!answer)
            break;
    }
    if (i == shorter)
        return compare_numbers(a->size, b->size, operator);
    return compare_at_difference(a->items[i], b->items[i], operator);
}

static Object *concatenate(Object *left, Object *right)
{
    if (!is_tuple(right))
        return raise_error(TypeError, "can only concatenate tuple (not \"%.200T\") to tuple", right);
    if (((Tuple *)left)->size == 0 && is_exact(right, tuple))
        return new_reference(right);
    if (((Tuple *)right)->size == 0 && is_exact(left, tuple))
        return new_reference(left);
    return (Object *)tuple_concatenate((Tuple *)left, (Tuple *)right);
}

static Object *repeat(Object *object, isize times)
{
    Tuple *self = (Tuple *)object;
    if ((self->size == 0 || times == 1) && is_exact(self, tuple))
        return new_reference(object);
    if (self->size == 0 || times <= 0)
        return (Object *)RUNTIME->empty_tuple;
    if (self->size > PTRDIFF_MAX / times)
        return raise_memory();
    isize size = self->size * times;
    Tuple *result = allocate(size);
    if (!result)
        return NULL;
    for (isize i = 0; i < size; i += self->size)
        for (isize j = 0; j < self->size; j++)
            result->items[i + j] = new_reference(self->items[j]);
    track_collected((Object *)result);
    return (Object *)result;
}

static NEW Object *get_slice(Tuple *self, Object *key)
{
    isize start, stop, step, size;
    if (!slice_unpack(key, &start, &stop, &step))
        return NULL;
    size = slice_adjust(self->size, &start, &stop, step);
    if (size <= 0)
        return (Object *)RUNTIME->empty_tuple;
    if (start == 0 && step == 1 && size == self->size && is_exact(self, tuple))
        return (Object *)new_reference(self);
    Tuple *result = allocate(size);
    if (!result)
        return NULL;
    for (isize i = 0, at = start; i < size; i++, at += step)
        result->items[i] = new_reference(self->items[at]);
    track_collected((Object *)result);
    return (Object *)result;
}

static Object *get_item(Object *object, Object *key)
{
    Tuple *self = (Tuple *)object;
    if (is_exact(key, slice))
        return get_slice(self, key);
    if (!object_has_index(key))
        return raise_error(TypeError, "tuple indices must be integers or slices, not %.200T", key);
    isize index;
    return item_index(key, &self->size, "tuple index out of range", &index) ? new_reference(self->items[index]) : NULL;
}

/* ---- methods --------------------------------------------------------------------------------------------- */

static Object *method_count(Object **args, isize count, Tuple *names)
{
    isize found = 0, at = -1;
    while ((at = find((Tuple *)args[0], args[1], at + 1, PTRDIFF_MAX)) >= 0)
        found++;
    return at == -2 ? NULL : int_from_isize(found);
}

static Object *method_index(Object **args, isize count, Tuple *names)
{
    Tuple *self = (Tuple *)args[0];
    isize start, stop;
    if (!index_bounds(args[2], args[3], &self->size, &start, &stop))
        return NULL;
    isize at = find(self, args[1], start, stop);
    if (at == -1)
        raise_error(ValueError, "tuple.index(x): x not in tuple");
    return at < 0 ? NULL : int_from_isize(at);
}

static Object *method_getnewargs(Object **args, isize count, Tuple *names)
{
    Tuple *self = (Tuple *)args[0];
    Tuple *items = tuple_from_array(self->items, self->size);
    if (!items)
        return NULL;
    Tuple *result = tuple_pack(1, items);
    decref(items);
    return (Object *)result;
}

static const Native methods[] = {
    {"__getnewargs__", method_getnewargs, "($self, /)", NULL, 0},
    {"index", method_index, "($self, value, start=0, stop=sys.maxsize, /)",
     "Return first index of value.\n\nRaises ValueError if the value is not present.", 0},
    {"count", method_count, "($self, value, /)", "Return number of occurrences of value.", 0},
    CLASS_GETITEM_METHOD,
    {0}};

const TypeSpec tuple_type = {
    .name = "tuple",
    .size_bytes = sizeof(Tuple),
    .item_size_bytes = sizeof(Object *),
    .flags = TYPE_COLLECTED | TYPE_BASE | TYPE_TUPLE | TYPE_SEQUENCE | TYPE_IMMUTABLE | TYPE_VECTOR_CALL,
    .slots = {.represent = represent,
              .hash = hash,
              .compare = compare,
              .iterate = tuple_iterate,
              .create = create,
              .length = length,
              .get_item = get_item,
              .contains = contains,
              .concatenate = concatenate,
              .repeat = repeat},
    .deallocate = deallocate,
    .traverse = traverse,
    .shown_size = shown_size,
    .methods = methods,
    .doc = "Built-in immutable sequence.\n\n"
           "If no argument is given, the constructor returns an empty tuple.\n"
           "If iterable is specified the tuple is initialized from iterable's items.\n\n"
           "If the argument is a tuple, the return value is the same object."};

/* ---- the iterator ------------------------------------------------------------------------------------------ */

NEW Object *tuple_iterate(Object *tuple)
{
    return sequence_iterator_as(TYPE(tuple_iterator), tuple, 0);
}

static int iterator_next(Object *object, Object **item)
{
    SequenceIterator *self = (SequenceIterator *)object;
    Tuple *tuple = (Tuple *)self->sequence;
    if (!tuple)
        return 0;
    if (self->index < tuple->size) {
        *item = new_reference(tuple->items[self->index++]);
        return 1;
    }
    clear_slot(&self->sequence);
    return 0;
}

SEQUENCE_ITERATOR_TYPE(tuple_iterator_type, "tuple_iterator", "tuple", iterator_next, sequence_iterator_methods);
