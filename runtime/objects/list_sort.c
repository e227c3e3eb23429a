/* list_sort.c: list.sort and the choice of how to compare.
 *
 * While the sort runs, the list is empty to everybody (room LIST_BEING_SORTED) and its items stand in an array
 * that a native frame shows; so do the results of the key function, in a second one. A program that changes the
 * list meanwhile gets ValueError afterwards, and the list its items back.
 *
 * Keys that are all int, all float or all ASCII-or-Latin-1 str are compared without running Python, and the
 * items are sorted where they stand. Otherwise comparisons may look at the heap, so a copy is sorted and the
 * shown arrays keep each reference exactly once; the order is written back at the end.
 *
 * Keys that are tuples are compared by their first items with the same short cuts, as CPython does.
 */
#include <string.h>

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"
#include "equal.h"
#include "float.h"
#include "list.h"
#include "str.h"
#include "tuple.h"

#define GALLOP_LEAST 7
#define RUN_LEAST_MOST 64
#define PENDING_MOST 85 /* enough for 2^64 items */

typedef struct Slices {
    Object **keys;
    Object **values; /* NULL: keys are the values */
} Slices;

typedef struct Run {
    Slices start;
    isize size;
    int power;
} Run;

typedef struct Sort {
    isize size;
    Object **whole;
    isize least_gallop;
    Slices temporary;
    isize temporary_room;
    int first_kind; /* tuples: the KeyKind of their first items */
    int pending_count;
    Run pending[PENDING_MOST];
} Sort;

/* ---- slices ------------------------------------------------------------------------------------------------- */

static inline void slices_copy(const Slices *target, isize at, const Slices *source, isize from, isize count)
{
    memcpy(target->keys + at, source->keys + from, (size_t)count * sizeof(Object *));
    if (source->values)
        memcpy(target->values + at, source->values + from, (size_t)count * sizeof(Object *));
}

static inline void slices_slide(const Slices *target, isize at, const Slices *source, isize from, isize count)
{
    memmove(target->keys + at, source->keys + from, (size_t)count * sizeof(Object *));
    if (source->values)
        memmove(target->values + at, source->values + from, (size_t)count * sizeof(Object *));
}

static inline void slices_advance(Slices *slice, isize count)
{
    slice->keys += count;
    if (slice->values)
        slice->values += count;
}

static inline void slices_move_one(Slices *target, Slices *source)
{
    *target->keys++ = *source->keys++;
    if (target->values)
        *target->values++ = *source->values++;
}

static inline void slices_move_one_back(Slices *target, Slices *source)
{
    *target->keys-- = *source->keys--;
    if (target->values)
        *target->values-- = *source->values--;
}

static void reverse_array(Object **items, isize count)
{
    for (isize i = 0, j = count - 1; i < j; i++, j--) {
        Object *item = items[i];
        items[i] = items[j];
        items[j] = item;
    }
}

static void reverse_slices(const Slices *slice, isize from, isize count)
{
    reverse_array(slice->keys + from, count);
    if (slice->values)
        reverse_array(slice->values + from, count);
}

/* A descending run ended a row of equal keys just before `size`: they keep their order in the end. */
static void reverse_equals(const Slices *slice, isize size, isize *equals)
{
    if (*equals == 0)
        return;
    ++*equals;
    reverse_slices(slice, size - *equals, *equals);
    *equals = 0;
}

/* Room for merging `count` items aside. */
static bool sort_need_room(Sort *sort, isize count)
{
    if (count <= sort->temporary_room)
        return true;
    bool has_values = sort->pending[0].start.values != NULL;
    heap_free(sort->temporary.keys);
    sort->temporary = (Slices){NULL, NULL};
    sort->temporary_room = 0;
    Object **block = heap_allocate((size_t)count * sizeof(Object *) * (has_values ? 2 : 1));
    if (!block)
        return false;
    sort->temporary.keys = block;
    sort->temporary.values = has_values ? block + count : NULL;
    sort->temporary_room = count;
    return true;
}

/* Between 32 and 64, so that size / result is a power of two or just below one. */
static isize least_run_of(isize size)
{
    isize rest = 0;
    while (size >= RUN_LEAST_MOST) {
        rest |= size & 1;
        size >>= 1;
    }
    return size + rest;
}

/* Powersort: the depth, in the nearly optimal merge tree, of the boundary between the run of size_1 at start_1
 * and the one of size_2 after it. */
static int power_of_boundary(isize start_1, isize size_1, isize size_2, isize size)
{
    int power = 0;
    isize a = 2 * start_1 + size_1, b = a + size_1 + size_2;
    for (;;) {
        power++;
        if (a >= size) {
            a -= size;
            b -= size;
        } else if (b >= size) {
            return power;
        }
        a <<= 1;
        b <<= 1;
    }
}

/* ---- comparing ---------------------------------------------------------------------------------------------- */

typedef enum KeyKind { KEYS_INT, KEYS_FLOAT, KEYS_STR, KEYS_TUPLE, KEYS_ANY } KeyKind;

/* Int and float keys stand in the rows as their bits: no object is looked at while they are sorted. */
static inline Object *bits_of_int(const Object *key)
{
    return (Object *)(intptr_t)int_value(key);
}

static inline Object *bits_of_float(const Object *key)
{
    Object *bits;
    memcpy(&bits, &((const Float *)key)->value, sizeof bits);
    return bits;
}

static inline int less_int_bits(const Object *left, const Object *right)
{
    return (intptr_t)left < (intptr_t)right;
}

static inline int less_float_bits(const Object *left, const Object *right)
{
    double a, b;
    memcpy(&a, &left, sizeof a);
    memcpy(&b, &right, sizeof b);
    return a < b;
}

/* The first eight characters as one number that compares as they do. A compact str has so many bytes in its block
 * even if it is shorter; those past its end are garbage. */
static inline uint64_t first_characters(const Str *text)
{
    uint64_t bytes = 0;
#ifdef __SANITIZE_ADDRESS__
    memcpy(&bytes, str_data(text), text->length < 8 ? (size_t)text->length : 8);
#else
    memcpy(&bytes, str_data(text), sizeof bytes);
#endif
    return __builtin_bswap64(bytes);
}

/* Negative, 0, positive: texts of one byte for each character. */
static inline int compare_texts(const Str *a, const Str *b)
{
    isize shorter = a->length < b->length ? a->length : b->length;
    uint64_t x = first_characters(a), y = first_characters(b);
    if (x != y && __builtin_clzll(x ^ y) / 8 < shorter)
        return x < y ? -1 : 1;
    int order = shorter > 8 ? memcmp((char *)str_data(a) + 8, (char *)str_data(b) + 8, (size_t)shorter - 8) : 0;
    return order ? order : (a->length > b->length) - (a->length < b->length);
}

static inline int less_str(const Object *left, const Object *right)
{
    return compare_texts((const Str *)left, (const Str *)right) < 0;
}

static int less_any(Object *left, Object *right)
{
    return object_compare_bool(left, right, COMPARE_LT);
}

/* Decides by the first items of two tuples: 1, 0, or -2 if they are equal. */
static inline int less_first(KeyKind kind, const Object *left, const Object *right)
{
    if (kind == KEYS_INT) {
        int64_t a = int_value(left), b = int_value(right);
        return a == b ? -2 : a < b;
    }
    if (kind == KEYS_STR) {
        int order = compare_texts((const Str *)left, (const Str *)right);
        return order == 0 ? -2 : order < 0;
    }
    double a = ((const Float *)left)->value, b = ((const Float *)right)->value;
    return a == b || left == right ? -2 : a < b;
}

static int less_tuple(Sort *sort, Object *left, Object *right)
{
    Tuple *a = (Tuple *)left, *b = (Tuple *)right;
    isize i = 0;
    if (sort->first_kind <= KEYS_STR) {
        int answer = less_first(sort->first_kind, a->items[0], b->items[0]);
        if (answer != -2)
            return answer;
        i = 1;
    }
    for (; i < a->size && i < b->size; i++) {
        int equal = equal_held(a->items[i], b->items[i]);
        if (equal < 0)
            return -1;
        if (!equal)
            break;
    }
    if (i >= a->size || i >= b->size)
        return a->size < b->size;
    if (ints_are_fast(a->items[i], b->items[i]))
        return int_value(a->items[i]) < int_value(b->items[i]);
    return less_any(a->items[i], b->items[i]);
}

#define MERGE(name) name##_int
#define LESS(left, right) less_int_bits(left, right)
#include "list_merge.inc"

#define MERGE(name) name##_float
#define LESS(left, right) less_float_bits(left, right)
#include "list_merge.inc"

#define MERGE(name) name##_str
#define LESS(left, right) less_str(left, right)
#include "list_merge.inc"

#define MERGE(name) name##_tuple
#define LESS(left, right) less_tuple(sort, left, right)
#include "list_merge.inc"

#define MERGE(name) name##_any
#define LESS(left, right) less_any(left, right)
#include "list_merge.inc"

static KeyKind kind_of(const Object *key)
{
    if (key->flags & FLAG_COMPACT_INT)
        return KEYS_INT;
    if (key->flags & FLAG_FLOAT)
        return KEYS_FLOAT;
    if (has_type(key, TYPE(str)) && str_kind((const Str *)key) == 1)
        return KEYS_STR;
    return KEYS_ANY;
}

/* What all keys have in common; for tuples, *first says what their first items have in common. */
static KeyKind common_kind(Object **keys, isize count, KeyKind *first)
{
    if (is_exact(keys[0], tuple) && ((Tuple *)keys[0])->size > 0) {
        *first = kind_of(((Tuple *)keys[0])->items[0]);
        for (isize i = 0; i < count; i++) {
            Tuple *key = (Tuple *)keys[i];
            if (!is_exact(key, tuple) || key->size == 0)
                return KEYS_ANY;
            if (kind_of(key->items[0]) != *first)
                *first = KEYS_ANY;
        }
        return KEYS_TUPLE;
    }
    KeyKind kind = kind_of(keys[0]);
    for (isize i = 1; i < count && kind != KEYS_ANY; i++)
        if (kind_of(keys[i]) != kind)
            kind = KEYS_ANY;
    return kind;
}

/* ---- sorting ------------------------------------------------------------------------------------------------ */

static bool run_sort(Sort *sort, KeyKind kind, Slices slice)
{
    switch (kind) {
    case KEYS_INT: return sort_slices_int(sort, slice);
    case KEYS_FLOAT: return sort_slices_float(sort, slice);
    case KEYS_STR: return sort_slices_str(sort, slice);
    case KEYS_TUPLE: return sort_slices_tuple(sort, slice);
    default: return sort_slices_any(sort, slice);
    }
}

static bool sort_in_place(Sort *sort, KeyKind kind, Object **keys, Object **values)
{
    Slices slice = {keys, values};
    sort->pending[0].start = slice; /* says whether there are values, before there are runs */
    bool done = run_sort(sort, kind, slice);
    heap_free(sort->temporary.keys);
    return done;
}

/* Int and float keys: rows of bits beside the items. */
static bool sort_bits(Sort *sort, KeyKind kind, Object **keys, Object **values)
{
    Object **bits = heap_allocate((size_t)sort->size * sizeof(Object *));
    if (!bits)
        return false;
    for (isize i = 0; i < sort->size; i++)
        bits[i] = kind == KEYS_INT ? bits_of_int(keys[i]) : bits_of_float(keys[i]);
    bool done = sort_in_place(sort, kind, bits, values ? values : keys);
    heap_free(bits);
    return done;
}

/* The shown arrays stay as they are until nothing can look at them any more. */
static bool sort_copy(Sort *sort, KeyKind kind, Object **keys, Object **values)
{
    size_t bytes = (size_t)sort->size * sizeof(Object *);
    Object **copy = heap_allocate(values ? 2 * bytes : bytes);
    if (!copy)
        return false;
    memcpy(copy, keys, bytes);
    if (values)
        memcpy(copy + sort->size, values, bytes);
    bool done = sort_in_place(sort, kind, copy, values ? copy + sort->size : NULL);
    memcpy(keys, copy, bytes);
    if (values)
        memcpy(values, copy + sort->size, bytes);
    heap_free(copy);
    return done;
}

static bool sort_arrays(Object **keys, Object **values, isize count)
{
    Sort sort;
    sort.size = count;
    sort.least_gallop = GALLOP_LEAST;
    sort.temporary = (Slices){NULL, NULL};
    sort.temporary_room = 0;
    sort.pending_count = 0;
    KeyKind first = KEYS_ANY, kind = common_kind(keys, count, &first);
    sort.first_kind = first;
    switch (kind) {
    case KEYS_INT:
    case KEYS_FLOAT: return sort_bits(&sort, kind, keys, values);
    case KEYS_STR: return sort_in_place(&sort, kind, keys, values);
    default: return sort_copy(&sort, kind, keys, values);
    }
}

static bool sort_reversed(Object **keys, Object **values, isize count, bool reverse)
{
    if (count < 2)
        return true;
    if (reverse) { /* equal items keep their order: reversed before and after */
        reverse_array(keys, count);
        if (values)
            reverse_array(values, count);
    }
    bool done = sort_arrays(keys, values, count);
    if (reverse) {
        reverse_array(keys, count);
        if (values)
            reverse_array(values, count);
    }
    return done;
}

static bool sort_by_key(Object **items, isize count, Object *key, bool reverse)
{
    Object **keys = heap_allocate((size_t)count * sizeof(Object *));
    if (!keys)
        return false;
    NATIVE_FRAME(held, "list.sort", "keys");
    isize made = 0;
    bool done = true;
    while (done && made < count) {
        done = (keys[made] = object_call_one(key, items[made])) != NULL;
        if (done)
            native_show_array(held, keys, ++made);
    }
    done = done && sort_reversed(keys, items, count, reverse);
    native_release_array(held, keys, made);
    heap_free(keys);
    return native_leave_bool(held, done);
}

bool list_sort(List *self, Object *key_or_null, bool reverse)
{
    if (key_or_null == NONE)
        key_or_null = NULL;
    NATIVE_FRAME(held, "list.sort", "items");
    Object **items = self->items;
    isize count = self->size, room = self->room;
    native_show_array(held, items, count);
    self->items = NULL;
    self->size = 0;
    self->room = LIST_BEING_SORTED;
    bool done = key_or_null && count ? sort_by_key(items, count, key_or_null, reverse)
                                     : sort_reversed(items, NULL, count, reverse);
    bool was_changed = self->room != LIST_BEING_SORTED;
    if (was_changed && done) {
        raise_error(ValueError, "list modified during sort");
        done = false;
    }
    native_show_array(held, NULL, 0);
    List intruders = *self;
    self->items = items;
    self->size = count;
    self->room = room;
    if (was_changed && intruders.items)
        list_release_array(intruders.items, intruders.size);
    return native_leave_bool(held, done);
}
