/* list.c: the `list` type.
 *
 * A list is an Object, a count, and a separate array of owned references, so that growing moves the array and
 * never the list (its id must not change).
 *
 *     items ──▶ [ a | b | c | – | – ]     size = 3, room = 5
 *
 * Always true: 0 <= size <= room; items[0 .. size) are live references; items is NULL iff room is 0.
 * While sort() runs, the list looks empty to Python (room is LIST_BEING_SORTED) and its items are held by the
 * sort, so that a key or __lt__ that touches the list can do no harm; it gets ValueError afterwards.
 * A list that C code has just made may hold NULL items until it is filled.
 *
 * Growth follows CPython exactly (0, 4, 8, 16, 24, 32, 40, 52 …), because lessons print getsizeof(); so does
 * the rule by which each operation chooses between exact room and room to spare.
 */
#include "list.h"

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
#include "dict.h"
#include "equal.h"
#include "generic_alias.h"
#include "iterator.h"
#include "sequence.h"
#include "set.h"
#include "slice.h"
#include "tuple.h"

#define ITEMS_MAX ((size_t)PTRDIFF_MAX / sizeof(Object *))

/* ---- room ------------------------------------------------------------------------------------------------- */

/* Makes size `size`, with room to spare if the array must move. */
static bool resize(List *self, isize size)
{
    isize room = self->room;
    if (room >= size && size >= (room >> 1)) {
        self->size = size;
        return true;
    }
    if ((size_t)size > ITEMS_MAX / 9 * 8 - 6)
        return raise_memory() != NULL;
    size_t wanted = ((size_t)size + ((size_t)size >> 3) + 6) & ~(size_t)3;
    if (size - self->size > (isize)(wanted - (size_t)size)) /* a big step at once: no spare room on top */
        wanted = ((size_t)size + 3) & ~(size_t)3;
    if (size == 0) {
        heap_free(self->items);
        self->items = NULL;
        self->room = self->size = 0;
        return true;
    }
    Object **items = heap_resize(self->items, wanted * sizeof(Object *));
    if (!items)
        return false;
    self->items = items;
    self->room = (isize)wanted;
    self->size = size;
    return true;
}

/* For a list without items: room for `size`, an even number. */
static bool reserve_exact(List *self, isize size)
{
    if ((size_t)size > ITEMS_MAX - 1)
        return raise_memory() != NULL;
    size_t room = ((size_t)size + 1) & ~(size_t)1;
    self->items = heap_allocate(room * sizeof(Object *));
    if (!self->items)
        return false;
    self->room = (isize)room;
    return true;
}

static List *allocate(void)
{
    List *self = free_list_pop(FREE_LIST);
    if (LIKELY(self != NULL)) {
        self->head = (Object){1, FLAG_COLLECTED, TYPE(list)};
        self->size = 0;
        self->items = NULL;
        self->room = 0;
        return self;
    }
    self = (List *)fresh_collected(TYPE(list), sizeof(List));
    if (self) {
        self->size = self->room = 0;
        self->items = NULL;
    }
    return self;
}

/* Exact room, items not yet written, not tracked. */
static List *allocate_with_room(isize size)
{
    List *self = allocate();
    if (!self || size == 0)
        return self;
    if ((size_t)size > ITEMS_MAX || !(self->items = heap_allocate((size_t)size * sizeof(Object *)))) {
        if (!error_occurred())
            raise_memory();
        decref(self);
        return NULL;
    }
    self->room = size;
    return self;
}

NEW List *list_new(isize size)
{
    List *self = allocate_with_room(size);
    if (!self)
        return NULL;
    if (size)
        memset(self->items, 0, (size_t)size * sizeof(Object *));
    self->size = size;
    track_collected((Object *)self);
    return self;
}

NEW List *list_from_array(Object **items, isize count)
{
    List *self = allocate_with_room(count);
    if (!self)
        return NULL;
    for (isize i = 0; i < count; i++)
        self->items[i] = new_reference(items[i]);
    self->size = count;
    track_collected((Object *)self);
    return self;
}

/* ---- single items ------------------------------------------------------------------------------------------ */

NOINLINE bool list_append_grow(List *self, STOLEN Object *item)
{
    isize size = self->size;
    if (!resize(self, size + 1)) {
        decref(item);
        return false;
    }
    self->items[size] = item;
    return true;
}

bool list_append(List *self, Object *item)
{
    return list_append_fast(self, new_reference(item));
}

bool list_append_steal(List *self, STOLEN Object *item)
{
    return list_append_fast(self, item);
}

bool list_insert(List *self, isize at, Object *item)
{
    isize size = self->size;
    if (!resize(self, size + 1))
        return false;
    if (at < 0 && (at += size) < 0)
        at = 0;
    if (at > size)
        at = size;
    memmove(self->items + at + 1, self->items + at, (size_t)(size - at) * sizeof(Object *));
    self->items[at] = new_reference(item);
    return true;
}

/* Gives up the array: what the caller must free, its `count` references included. */
static Object **detach(List *self, isize *count)
{
    Object **items = self->items;
    *count = self->size;
    self->items = NULL;
    self->size = 0;
    self->room = 0;
    return items;
}

NEW Object *list_pop(List *self, isize at)
{
    Object *item = self->items[at];
    isize rest = self->size - 1;
    if (rest == 0) {
        isize count;
        heap_free(detach(self, &count));
        return item;
    }
    memmove(self->items + at, self->items + at + 1, (size_t)(rest - at) * sizeof(Object *));
    if (!resize(self, rest)) { /* shrinking failed: the larger array does as well */
        error_clear();
        self->size = rest;
    }
    return item;
}

void list_release_array(Object **items, isize count)
{
    NATIVE_FRAME(held, "list", "items");
    while (count > 0) {
        Object *item = items[--count];
        native_show_array(held, items, count);
        decref_maybe(item);
    }
    native_show_array(held, NULL, 0);
    heap_free(items);
    (void)native_leave(held, NULL);
}

void list_clear(List *self)
{
    if (!self->items)
        return;
    isize count;
    Object **items = detach(self, &count);
    list_release_array(items, count);
}

void list_reverse(List *self)
{
    for (isize i = 0, j = self->size - 1; i < j; i++, j--) {
        Object *item = self->items[i];
        self->items[i] = self->items[j];
        self->items[j] = item;
    }
}

/* ---- slices ------------------------------------------------------------------------------------------------ */

/* The items in [from, to), which is clipped. */
static NEW List *list_get_slice(List *self, isize from, isize to)
{
    clip_range(self->size, &from, &to);
    return list_from_array(self->items + from, to - from);
}

NEW Tuple *list_to_tuple(List *self)
{
    return tuple_from_array(self->items, self->size);
}

/* The items [from, to) are replaced by copies of `fresh`; the old ones land in *old, counted, to be released
 * by the caller once nothing of ours needs the list any more. */
static bool replace_range(List *self, isize from, isize to, Object **fresh, isize count, Object ***old)
{
    isize replaced = to - from, change = count - replaced, size = self->size;
    *old = NULL;
    if (replaced) {
        *old = heap_allocate((size_t)replaced * sizeof(Object *));
        if (!*old)
            return false;
        memcpy(*old, self->items + from, (size_t)replaced * sizeof(Object *));
    }
    if (change > 0 && !resize(self, size + change)) {
        heap_free(*old);
        *old = NULL;
        return false;
    }
    if (change != 0)
        memmove(self->items + to + change, self->items + to, (size_t)(size - to) * sizeof(Object *));
    if (change < 0 && !resize(self, size + change)) {
        error_clear();
        self->size = size + change;
    }
    for (isize i = 0; i < count; i++)
        self->items[from + i] = new_reference(fresh[i]);
    return true;
}

static isize fast_size(Object *sequence)
{
    return is_list(sequence) ? ((List *)sequence)->size : ((Tuple *)sequence)->size;
}

static Object **fast_items(Object *sequence)
{
    return is_list(sequence) ? ((List *)sequence)->items : ((Tuple *)sequence)->items;
}

bool list_set_slice(List *self, isize from, isize to, Object *values_or_null)
{
    NATIVE_FRAME(held, "list.__setitem__", "values");
    isize count = 0;
    Object **fresh = NULL;
    if (values_or_null) {
        held[0] = values_or_null == (Object *)self
                      ? (Object *)list_get_slice(self, 0, self->size)
                      : sequence_fast(values_or_null, "must assign iterable to extended slice");
        if (!held[0])
            return native_leave_bool(held, false);
        count = fast_size(held[0]);
        fresh = fast_items(held[0]);
    }
    clip_range(self->size, &from, &to);
    if (self->size + count - (to - from) == 0) {
        list_clear(self);
        return native_leave_bool(held, true);
    }
    Object **old;
    if (!replace_range(self, from, to, fresh, count, &old))
        return native_leave_bool(held, false);
    if (old)
        list_release_array(old, to - from);
    return native_leave_bool(held, true);
}

/* del list[start:stop:step] for a step other than 1. */
static bool delete_stepped(List *self, isize start, isize stop, isize step, isize count)
{
    if (count <= 0)
        return true;
    if (step < 0) {
        stop = start + 1;
        start = stop + step * (count - 1) - 1;
        step = -step;
    }
    if (count == 1)
        step = 1; /* it may be so large that start + step overflows */
    Object **garbage = heap_allocate((size_t)count * sizeof(Object *));
    if (!garbage)
        return false;
    isize i = 0;
    for (isize at = start; i < count; at += step, i++) { /* keep what stands between the deleted ones */
        isize between = step - 1;
        garbage[count - 1 - i] = self->items[at]; /* released first to last, as CPython does here */
        if (at + step >= self->size)
            between = self->size - at - 1;
        memmove(self->items + at - i, self->items + at + 1, (size_t)between * sizeof(Object *));
    }
    isize after = start + count * step;
    if (after < self->size)
        memmove(self->items + after - count, self->items + after, (size_t)(self->size - after) * sizeof(Object *));
    isize size = self->size - count;
    if (!resize(self, size)) {
        error_clear();
        self->size = size;
    }
    list_release_array(garbage, count);
    return true;
}

/* Start and stop are as the slice has them: the list may change while `value` is turned into a sequence. */
static bool assign_stepped(List *self, isize start, isize stop, isize step, Object *value)
{
    NATIVE_FRAME(held, "list.__setitem__", "values");
    held[0] = value == (Object *)self ? (Object *)list_get_slice(self, 0, self->size)
                                      : sequence_fast(value, "must assign iterable to extended slice");
    if (!held[0])
        return native_leave_bool(held, false);
    isize count = slice_adjust(self->size, &start, &stop, step);
    if (fast_size(held[0]) != count) {
        raise_error(ValueError, "attempt to assign sequence of size %zd to extended slice of size %zd",
                    fast_size(held[0]), count);
        return native_leave_bool(held, false);
    }
    if (count == 0)
        return native_leave_bool(held, true);
    Object **garbage = heap_allocate((size_t)count * sizeof(Object *));
    if (!garbage)
        return native_leave_bool(held, false);
    for (isize i = 0, at = start; i < count; i++, at += step) {
        garbage[count - 1 - i] = self->items[at];
        self->items[at] = new_reference(fast_items(held[0])[i]);
    }
    list_release_array(garbage, count);
    return native_leave_bool(held, true);
}

/* ---- extending --------------------------------------------------------------------------------------------- */

static bool extend_array(List *self, Object *sequence)
{
    isize count = fast_size(sequence), size = self->size;
    if (count == 0)
        return true;
    if (!self->items) {
        if (!reserve_exact(self, count))
            return false;
        self->size = count;
    } else if (!resize(self, size + count)) {
        return false;
    }
    Object **items = fast_items(sequence); /* after resize: the sequence may be the list itself */
    for (isize i = 0; i < count; i++)
        self->items[size + i] = new_reference(items[i]);
    return true;
}

static bool extend_set(List *self, Set *set)
{
    isize size = self->size, position = 0;
    Object *key;
    if (!resize(self, size + set->used))
        return false;
    while (set_next(set, &position, &key, NULL))
        self->items[size++] = new_reference(key);
    return true;
}

static bool extend_dict(List *self, Dict *dict, bool take_values)
{
    isize size = self->size, position = 0;
    Object *key, *value;
    if (!resize(self, size + dict->used))
        return false;
    while (dict_next(dict, &position, &key, &value))
        self->items[size++] = new_reference(take_values ? value : key);
    return true;
}

static bool extend_dict_items(List *self, Dict *dict)
{
    isize size = self->size, position = 0, i = size;
    Object *key, *value;
    if (dict->used == 0)
        return true;
    if (!resize(self, size + dict->used))
        return false;
    memset(self->items + size, 0, (size_t)(self->size - size) * sizeof(Object *));
    while (dict_next(dict, &position, &key, &value)) {
        Tuple *pair = tuple_pack(2, key, value);
        if (!pair) {
            self->size = i;
            return false;
        }
        self->items[i++] = (Object *)pair;
    }
    return true;
}

/* Runs Python (the iterator's __next__), which may change `self` under us: so nothing about `self` is
 * remembered across the call, not even its size. */
static bool extend_iterator(List *self, Object *iterable)
{
    NATIVE_FRAME(held, "list.extend", "iterator");
    held[0] = object_iterate(iterable);
    if (!held[0])
        return native_leave_bool(held, false);
    isize hint = object_length_hint(iterable, 8);
    if (hint < 0)
        return native_leave_bool(held, false);
    isize size = self->size;
    if (size > PTRDIFF_MAX - hint) {
        /* the hint is a lie */
    } else if (!self->items) {
        if (hint && !reserve_exact(self, hint))
            return native_leave_bool(held, false);
    } else {
        if (!resize(self, size + hint))
            return native_leave_bool(held, false);
        self->size = size;
    }
    Object *item;
    int more;
    while ((more = iter_next(held[0], &item)) > 0)
        if (!list_append_fast(self, item)) {
            more = -1;
            break;
        }
    if (more == 0 && self->size < self->room && !resize(self, self->size))
        more = -1;
    return native_leave_bool(held, more == 0);
}

bool list_extend(List *self, Object *iterable)
{
    Type *type = iterable->type;
    if (type == TYPE(list) || type == TYPE(tuple) || iterable == (Object *)self)
        return extend_array(self, iterable);
    if (type == TYPE(set) || type == TYPE(frozenset))
        return extend_set(self, (Set *)iterable);
    if (type == TYPE(dict))
        return extend_dict(self, (Dict *)iterable, false);
    if (type == TYPE(dict_keys))
        return extend_dict(self, ((DictView *)iterable)->dict, false);
    if (type == TYPE(dict_values))
        return extend_dict(self, ((DictView *)iterable)->dict, true);
    if (type == TYPE(dict_items))
        return extend_dict_items(self, ((DictView *)iterable)->dict);
    return extend_iterator(self, iterable);
}

NEW List *sequence_to_list(Object *iterable)
{
    NATIVE_FRAME(held, "list", "list");
    List *result = list_new(0);
    held[0] = (Object *)result;
    if (!result || !list_extend(result, iterable))
        return (List *)native_leave(held, NULL);
    return (List *)native_leave_with(held, 0);
}

NEW Object *sequence_fast(Object *iterable, const char *message)
{
    if (is_exact(iterable, list) || is_exact(iterable, tuple))
        return new_reference(iterable);
    NATIVE_FRAME(held, "iteration", "iterator");
    held[0] = object_iterate(iterable);
    if (!held[0]) {
        if (error_matches(TypeError)) {
            error_clear();
            raise_error(TypeError, "%s", message);
        }
        return native_leave(held, NULL);
    }
    return native_leave(held, (Object *)sequence_to_list(held[0]));
}

/* ---- the collector and death ------------------------------------------------------------------------------- */

static void traverse(Object *object, VisitFunction visit, void *context)
{
    List *self = (List *)object;
    for (isize i = self->size; --i >= 0;) /* CPython's order: get_referents shows it */
        VISIT(self->items[i], EDGE_ITEM, i);
}

/* Items go last to first, as CPython frees them. */
static void deallocate(Object *object)
{
    List *self = (List *)object;
    untrack_collected(object);
    if (!dealloc_enter_fast(object))
        return;
    if (self->items) {
        while (self->size > 0)
            decref_maybe(self->items[--self->size]);
        heap_free(self->items);
        self->items = NULL;
        self->room = 0;
    }
    if (!is_exact(self, list) || !free_list_push_object(FREE_LIST, object))
        object_free(object);
    dealloc_leave_fast();
}

static void clear(Object *object)
{
    list_clear((List *)object);
}

static size_t shown_size(Object *object)
{
    List *self = (List *)object;
    return object->type->size_bytes + (self->room > 0 ? (size_t)self->room : 0) * sizeof(Object *);
}

/* ---- what operators do ------------------------------------------------------------------------------------- */

static Object *create(Type *type, Object **args, isize count, Tuple *names)
{
    Object *self = object_new(type);
    if (self)
        gc_track(self);
    return self;
}

static bool initialise(Object *object, Object **args, isize count, Tuple *names)
{
    List *self = (List *)object;
    if ((is_exact(self, list) || object->type->slots.initialise == initialise) && !no_keywords("list", names))
        return false;
    if (count > 1)
        return raise_error(TypeError, "list expected at most 1 argument, got %zd", count);
    list_clear(self);
    return count == 0 || list_extend(self, args[0]);
}

static Object *represent(Object *object)
{
    if (((List *)object)->size == 0)
        return (Object *)str_from_text("[]");
    return represent_items(object, "[", "]", "[...]");
}

static isize length(Object *object)
{
    return ((List *)object)->size;
}

/* The index of `item` in [from, to), -1: not there, -2: raised. */
static isize find(List *self, Object *item, isize from, isize to)
{
    for (isize i = from; i < to && i < self->size; i++) {
        int answer = equal_while_held(self->items[i], item, true);
        if (answer)
            return answer < 0 ? -2 : i;
    }
    return -1;
}

static int contains(Object *object, Object *item)
{
    isize at = find((List *)object, item, 0, PTRDIFF_MAX);
    return at == -2 ? -1 : at >= 0;
}

static int pair_equal(Object *left, Object *right)
{
    int answer = equal_at_once(left, right);
    if (answer != -2)
        return answer;
    NATIVE_FRAME(held, "list comparison", "left item", "right item");
    held[0] = new_reference(left);
    held[1] = new_reference(right);
    answer = object_compare_bool(left, right, COMPARE_EQ);
    (void)native_leave_bool(held, answer >= 0);
    return answer;
}

static Object *compare(Object *left, Object *right, CompareOperator operator)
{
    if (!is_list(left) || !is_list(right))
        return new_not_implemented();
    List *a = (List *)left, *b = (List *)right;
    if (a->size != b->size && (operator == COMPARE_EQ || operator == COMPARE_NE))
        return new_bool(operator == COMPARE_NE);
    isize i;
    for (i = 0; i < a->size && i < b->size; i++) {
        int answer = pair_equal(a->items[i], b->items[i]);
        if (answer < 0)
            return NULL;
        if (!answer)
            break;
    }
    if (i >= a->size || i >= b->size)
        return compare_numbers(a->size, b->size, operator);
    NATIVE_FRAME(held, "list comparison", "left item", "right item");
    held[0] = new_reference(a->items[i]);
    held[1] = new_reference(b->items[i]);
    return native_leave(held, compare_at_difference(held[0], held[1], operator));
}

static Object *concatenate(Object *left, Object *right)
{
    if (!is_list(right))
        return raise_error(TypeError, "can only concatenate list (not \"%.200T\") to list", right);
    List *a = (List *)left, *b = (List *)right;
    if (a->size > PTRDIFF_MAX - b->size)
        return raise_memory();
    List *result = allocate_with_room(a->size + b->size);
    if (!result)
        return NULL;
    for (isize i = 0; i < a->size; i++)
        result->items[i] = new_reference(a->items[i]);
    for (isize i = 0; i < b->size; i++)
        result->items[a->size + i] = new_reference(b->items[i]);
    result->size = a->size + b->size;
    track_collected((Object *)result);
    return (Object *)result;
}

/* Writes `times` copies of the first `size` references behind them; each item gains times - 1 references. */
static void repeat_items(Object **items, isize size, isize times)
{
    for (isize i = 0; i < size; i++)
        if (!is_immortal(items[i]))
            items[i]->refcount += (uint32_t)(times - 1);
    for (isize filled = size, whole = size * times; filled < whole;) {
        isize copied = filled <= whole - filled ? filled : whole - filled;
        memcpy(items + filled, items, (size_t)copied * sizeof(Object *));
        filled += copied;
    }
}

static Object *repeat(Object *object, isize times)
{
    List *self = (List *)object;
    if (self->size == 0 || times <= 0)
        return (Object *)list_new(0);
    if (self->size > PTRDIFF_MAX / times)
        return raise_memory();
    List *result = allocate_with_room(self->size * times);
    if (!result)
        return NULL;
    for (isize i = 0; i < self->size; i++)
        result->items[i] = new_reference(self->items[i]);
    repeat_items(result->items, self->size, times);
    result->size = self->size * times;
    track_collected((Object *)result);
    return (Object *)result;
}

static Object *inplace_repeat(Object *object, isize times)
{
    List *self = (List *)object;
    isize size = self->size;
    if (size == 0 || times == 1)
        return new_reference(object);
    if (times < 1) {
        list_clear(self);
        return new_reference(object);
    }
    if (size > PTRDIFF_MAX / times)
        return raise_memory();
    if (!resize(self, size * times))
        return NULL;
    repeat_items(self->items, size, times);
    return new_reference(object);
}

static Object *inplace_concatenate(Object *object, Object *iterable)
{
    return list_extend((List *)object, iterable) ? new_reference(object) : NULL;
}

static Object *get_slice(List *self, Object *key)
{
    isize start, stop, step;
    if (!slice_unpack(key, &start, &stop, &step))
        return NULL;
    isize count = slice_adjust(self->size, &start, &stop, step);
    if (count <= 0)
        return (Object *)list_new(0);
    if (step == 1)
        return (Object *)list_from_array(self->items + start, count);
    List *result = allocate_with_room(count);
    if (!result)
        return NULL;
    for (isize i = 0, at = start; i < count; i++, at += step)
        result->items[i] = new_reference(self->items[at]);
    result->size = count;
    track_collected((Object *)result);
    return (Object *)result;
}

static Object *get_item(Object *object, Object *key)
{
    List *self = (List *)object;
    isize index;
    if (is_exact(key, slice))
        return get_slice(self, key);
    if (!object_has_index(key))
        return raise_error(TypeError, "list indices must be integers or slices, not %.200T", key);
    return item_index(key, &self->size, "list index out of range", &index) ? new_reference(self->items[index]) : NULL;
}

static bool set_slice(List *self, Object *key, Object *value)
{
    isize start, stop, step;
    if (!slice_unpack(key, &start, &stop, &step))
        return false;
    isize given_start = start, given_stop = stop, count = slice_adjust(self->size, &start, &stop, step);
    if (step == 1)
        return list_set_slice(self, start, stop, value);
    if ((step < 0 && start < stop) || (step > 0 && start > stop))
        stop = start;
    return value ? assign_stepped(self, given_start, given_stop, step, value)
                 : delete_stepped(self, start, stop, step, count);
}

static bool set_item(Object *object, Object *key, Object *value)
{
    List *self = (List *)object;
    if (is_exact(key, slice))
        return set_slice(self, key, value);
    if (!object_has_index(key))
        return raise_error(TypeError, "list indices must be integers or slices, not %.200T", key);
    isize index;
    if (!item_index(key, &self->size, "list assignment index out of range", &index))
        return false;
    if (!value)
        return list_set_slice(self, index, index + 1, NULL);
    set_slot(&self->items[index], new_reference(value));
    return true;
}

/* ---- methods ----------------------------------------------------------------------------------------------- */

static Object *method_append(Object **args, isize count, Tuple *names)
{
    return list_append_fast((List *)args[0], new_reference(args[1])) ? new_none() : NULL;
}

static Object *method_insert(Object **args, isize count, Tuple *names)
{
    isize at;
    if (!size_argument(args[1], &at))
        return NULL;
    return list_insert((List *)args[0], at, args[2]) ? new_none() : NULL;
}

static Object *method_extend(Object **args, isize count, Tuple *names)
{
    return list_extend((List *)args[0], args[1]) ? new_none() : NULL;
}

static Object *method_pop(Object **args, isize count, Tuple *names)
{
    List *self = (List *)args[0];
    isize at;
    return pop_index(args[1], &self->size, "list", &at) ? list_pop(self, at) : NULL;
}

static Object *method_remove(Object **args, isize count, Tuple *names)
{
    List *self = (List *)args[0];
    isize at = find(self, args[1], 0, PTRDIFF_MAX);
    if (at == -1)
        raise_error(ValueError, "list.remove(x): x not in list");
    return at >= 0 && list_set_slice(self, at, at + 1, NULL) ? new_none() : NULL;
}

static Object *method_index(Object **args, isize count, Tuple *names)
{
    List *self = (List *)args[0];
    isize start, stop;
    if (!index_bounds(args[2], args[3], &self->size, &start, &stop))
        return NULL;
    isize at = find(self, args[1], start, stop);
    if (at == -1)
        raise_error(ValueError, "%R is not in list", args[1]);
    return at < 0 ? NULL : int_from_isize(at);
}

static Object *method_count(Object **args, isize count, Tuple *names)
{
    isize found = 0, at = -1;
    while ((at = find((List *)args[0], args[1], at + 1, PTRDIFF_MAX)) >= 0)
        found++;
    return at == -2 ? NULL : int_from_isize(found);
}

static Object *method_sort(Object **args, isize count, Tuple *names)
{
    int reverse = args[2] ? object_is_true(args[2]) : 0;
    if (reverse < 0)
        return NULL;
    return list_sort((List *)args[0], args[1], reverse) ? new_none() : NULL;
}

static Object *method_reverse(Object **args, isize count, Tuple *names)
{
    list_reverse((List *)args[0]);
    return new_none();
}

static Object *method_clear(Object **args, isize count, Tuple *names)
{
    list_clear((List *)args[0]);
    return new_none();
}

static Object *method_copy(Object **args, isize count, Tuple *names)
{
    List *self = (List *)args[0];
    return (Object *)list_get_slice(self, 0, self->size);
}

static Object *method_reversed(Object **args, isize count, Tuple *names)
{
    return list_iterate_reversed(args[0]);
}

static Object *method_get_item(Object **args, isize count, Tuple *names)
{
    return get_item(args[0], args[1]);
}

static Object *method_sizeof(Object **args, isize count, Tuple *names)
{
    return int_from_isize((isize)shown_size(args[0]));
}

static const Native methods[] = {
    {"__getitem__", method_get_item, "($self, index, /)", "Return self[index].", NATIVE_COEXIST},
    {"__reversed__", method_reversed, "($self, /)", "Return a reverse iterator over the list.", 0},
    {"__sizeof__", method_sizeof, "($self, /)", "Return the size of the list in memory, in bytes.", 0},
    {"clear", method_clear, "($self, /)", "Remove all items from list.", 0},
    {"copy", method_copy, "($self, /)", "Return a shallow copy of the list.", 0},
    {"append", method_append, "($self, object, /)", "Append object to the end of the list.", 0},
    {"insert", method_insert, "($self, index, object, /)", "Insert object before index.", 0},
    {"extend", method_extend, "($self, iterable, /)", "Extend list by appending elements from the iterable.", 0},
    {"pop", method_pop, "($self, index=-1, /)",
     "Remove and return item at index (default last).\n\nRaises IndexError if list is empty or index is out of range.",
     0},
    {"remove", method_remove, "($self, value, /)",
     "Remove first occurrence of value.\n\nRaises ValueError if the value is not present.", 0},
    {"index", method_index, "($self, value, start=0, stop=sys.maxsize, /)",
     "Return first index of value.\n\nRaises ValueError if the value is not present.", 0},
    {"count", method_count, "($self, value, /)", "Return number of occurrences of value.", 0},
    {"reverse", method_reverse, "($self, /)", "Reverse *IN PLACE*.", 0},
    {"sort", method_sort, "($self, /, *, key=None, reverse=False)",
     "Sort the list in ascending order and return None.\n\n"
     "The sort is in-place (i.e. the list itself is modified) and stable (i.e. the\n"
     "order of two equal elements is maintained).\n\n"
     "If a key function is given, apply it once to each list item and sort them,\n"
     "ascending or descending, according to their function values.\n\n"
     "The reverse flag can be set to sort in descending order.",
     0},
    CLASS_GETITEM_METHOD,
    {0}};

const TypeSpec list_type = {
    .name = "list",
    .size_bytes = sizeof(List),
    .flags = TYPE_COLLECTED | TYPE_BASE | TYPE_LIST | TYPE_SEQUENCE | TYPE_IMMUTABLE | TYPE_VECTOR_CALL,
    .slots = {.represent = represent,
              .hash = object_hash_not_implemented,
              .compare = compare,
              .iterate = list_iterate,
              .initialise = initialise,
              .create = create,
              .length = length,
              .get_item = get_item,
              .set_item = set_item,
              .contains = contains,
              .concatenate = concatenate,
              .repeat = repeat,
              .inplace_concatenate = inplace_concatenate,
              .inplace_repeat = inplace_repeat},
    .deallocate = deallocate,
    .traverse = traverse,
    .clear = clear,
    .shown_size = shown_size,
    .methods = methods,
    .doc = "Built-in mutable sequence.\n\n"
           "If no argument is given, the constructor creates a new empty list.\n"
           "The argument must be an iterable if specified."};
