/* deque.c: collections.deque and its iterators.
 *
 * A ring: `room` is a power of two, item i stands at items[(first + i) & (room - 1)].
 *
 *     items ──▶ [ c | d | – | – | – | a | b | ]     first = 5, size = 4
 *
 * CPython keeps a chain of blocks of 64 items instead, which sys.getsizeof shows: `block_index` is the place of
 * the first item in its block there, so that the same number of blocks can be counted. Always true: size <= room,
 * size <= most unless most is -1, and `state` changes with every change of the contents.
 */
#include "deque.h"

#include <string.h>

#include "../abstract.h"
#include "../error.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"
#include "builtin.h"
#include "equal.h"
#include "generic_alias.h"
#include "iterator.h"
#include "list.h"
#include "sequence.h"
#include "tuple.h"
#include "weakref.h"

#define BLOCK_ITEMS 64
#define BLOCK_MIDDLE 32      /* where the first item of an empty deque goes */
#define BLOCK_BYTES 528      /* of CPython's block: 64 items and two links  */
#define SHOWN_BYTES 216      /* of CPython's deque itself                   */

static Object **place(const Deque *self, isize at)
{
    return &self->items[(self->first + at) & (self->room - 1)];
}

/* ---- both ends ---------------------------------------------------------------------------------------------- */

static bool make_room(Deque *self)
{
    if (self->size < self->room)
        return true;
    isize room = self->room ? self->room * 2 : 8;
    if (room > PTRDIFF_MAX / (isize)sizeof(Object *))
        return raise_memory() != NULL;
    Object **items = heap_allocate((size_t)room * sizeof(Object *));
    if (!items)
        return false;
    for (isize i = 0; i < self->size; i++)
        items[i] = *place(self, i);
    heap_free(self->items);
    self->items = items;
    self->room = room;
    self->first = 0;
    return true;
}

static Object *take_left(Deque *self)
{
    Object *item = *place(self, 0);
    self->first = (self->first + 1) & (self->room - 1);
    self->size--;
    self->state++;
    if (++self->block_index == BLOCK_ITEMS)
        self->block_index = self->size ? 0 : BLOCK_MIDDLE;
    return item;
}

static Object *take_right(Deque *self)
{
    Object *item = *place(self, --self->size);
    self->state++;
    if (self->size == 0 && self->block_index == 0)
        self->block_index = BLOCK_MIDDLE;
    return item;
}

static bool append_right(Deque *self, STOLEN Object *item)
{
    if (!make_room(self)) {
        decref(item);
        return false;
    }
    *place(self, self->size++) = item;
    self->state++;
    if (self->most >= 0 && self->size > self->most)
        decref(take_left(self));
    return true;
}

static bool append_left(Deque *self, STOLEN Object *item)
{
    if (!make_room(self)) {
        decref(item);
        return false;
    }
    self->first = (self->first - 1) & (self->room - 1);
    self->size++;
    *place(self, 0) = item;
    self->state++;
    self->block_index = (self->block_index - 1) & (BLOCK_ITEMS - 1);
    if (self->most >= 0 && self->size > self->most)
        decref(take_right(self));
    return true;
}

static void rotate(Deque *self, isize steps)
{
    isize size = self->size, half = size >> 1;
    if (size <= 1)
        return;
    if (steps > half || steps < -half) {
        steps %= size;
        if (steps > half)
            steps -= size;
        else if (steps < -half)
            steps += size;
    }
    for (isize i = 0; i < steps; i++) {
        Object *item = *place(self, size - 1);
        self->first = (self->first - 1) & (self->room - 1);
        *place(self, 0) = item;
    }
    for (isize i = 0; i < -steps; i++) {
        Object *item = *place(self, 0);
        self->first = (self->first + 1) & (self->room - 1);
        *place(self, size - 1) = item;
    }
    self->block_index = (self->block_index - steps) & (BLOCK_ITEMS - 1);
    self->state++;
}

static void clear_items(Deque *self)
{
    Object **items = self->items;
    isize count = self->size, first = self->first, room = self->room;
    if (!items)
        return;
    self->items = NULL;
    self->size = self->first = self->room = 0;
    self->block_index = BLOCK_MIDDLE;
    self->state++;
    Object **straight = items; /* released left to right: turned so that the array can be walked */
    if (first + count > room) {
        isize tail = room - first;
        Object *kept[BLOCK_ITEMS];
        for (isize done = 0; done < tail; done += BLOCK_ITEMS) { /* move the tail in front, block by block */
            isize part = tail - done < BLOCK_ITEMS ? tail - done : BLOCK_ITEMS;
            memcpy(kept, items + room - part, (size_t)part * sizeof(Object *));
            memmove(items + part, items, (size_t)(room - part) * sizeof(Object *));
            memcpy(items, kept, (size_t)part * sizeof(Object *));
        }
    } else {
        straight = items + first;
    }
    NATIVE_FRAME(held, "deque.clear", "items");
    native_release_array(held, straight, count);
    heap_free(items);
    (void)native_leave(held, NULL);
}

static bool extend(Deque *self, Object *iterable, bool (*append)(Deque *, Object *))
{
    NATIVE_FRAME(held, "deque.extend", "iterator", "copy");
    if (iterable == (Object *)self) {
        held[1] = (Object *)sequence_to_list(iterable);
        iterable = held[1];
    }
    held[0] = iterable ? object_iterate(iterable) : NULL;
    if (held[0] && self->size == 0) /* CPython fills an empty deque from the outer side of its block */
        self->block_index = append == append_right ? 1 : BLOCK_ITEMS - 1;
    Object *item;
    int more = held[0] ? 1 : -1;
    while (more > 0 && (more = iter_next(held[0], &item)) > 0)
        if (!append(self, item))
            more = -1;
    return native_leave_bool(held, more == 0);
}

/* ---- making, the collector, death --------------------------------------------------------------------------- */

static Object *create(Type *type, Object **args, isize count, Tuple *names)
{
    Deque *self = (Deque *)object_new(type);
    if (!self)
        return NULL;
    self->most = -1;
    self->block_index = BLOCK_MIDDLE;
    gc_track((Object *)self);
    return (Object *)self;
}

static bool initialise(Object *object, Object **args, isize count, Tuple *names)
{
    Deque *self = (Deque *)object;
    Object *bound[2];
    isize most = -1;
    if (!arguments_bind("deque", "(iterable=(), maxlen=None)", args, count, names, bound))
        return false;
    if (bound[1] && bound[1] != NONE) {
        if (!is_int(bound[1]))
            return raise_integer_required();
        if (!int_as_isize(bound[1], &most))
            return false;
        if (most < 0)
            return raise_error(ValueError, "maxlen must be non-negative");
    }
    self->most = most;
    clear_items(self);
    return !bound[0] || extend(self, bound[0], append_right);
}

static void traverse(Object *object, VisitFunction visit, void *context)
{
    Deque *self = (Deque *)object;
    for (isize i = 0; i < self->size; i++)
        VISIT(*place(self, i), EDGE_ITEM, i);
}

static void deallocate(Object *object)
{
    gc_untrack(object);
    if (!dealloc_enter(object))
        return;
    weakref_clear_at(object, offsetof(Deque, weakrefs));
    clear_items((Deque *)object);
    object_free(object);
    dealloc_leave();
}

static void clear(Object *object)
{
    clear_items((Deque *)object);
}

static size_t shown_size(Object *object)
{
    Deque *self = (Deque *)object;
    size_t blocks = (size_t)(self->block_index + self->size + BLOCK_ITEMS - 1) / BLOCK_ITEMS;
    return SHOWN_BYTES + (object->type->size_bytes - sizeof(Deque)) + blocks * BLOCK_BYTES;
}

/* An empty deque of the same type and limit. */
static NEW Object *make_like(Deque *self)
{
    if (!is_exact(self, deque)) {
        Object *most = self->most < 0 ? new_none() : int_from_isize(self->most);
        Object *result = NULL;
        if (most)
            result = self->most < 0 ? object_call_none((Object *)self->head.type)
                                    : object_call_two((Object *)self->head.type, (Object *)RUNTIME->empty_tuple, most);
        decref_maybe(most);
        if (result && !is_instance_of(result, TYPE(deque))) {
            raise_error(TypeError, "%.200T() must return a deque, not %.200T", self, result);
            decref(result);
            return NULL;
        }
        return result;
    }
    Deque *result = (Deque *)create(TYPE(deque), NULL, 0, NULL);
    if (result)
        result->most = self->most;
    return (Object *)result;
}

static NEW Object *copy(Deque *self)
{
    NATIVE_FRAME(held, "deque.copy", "copy");
    Object *result = held[0] = make_like(self);
    if (!result || !extend((Deque *)result, (Object *)self, append_right))
        return native_leave(held, NULL);
    return native_leave_with(held, 0);
}

/* ---- what operators do -------------------------------------------------------------------------------------- */

static Object *represent(Object *object)
{
    Deque *self = (Deque *)object;
    int entered = repr_enter(object);
    if (entered != 0)
        return entered > 0 ? (Object *)str_from_text("[...]") : NULL;
    NATIVE_FRAME(held, "deque.__repr__", "items");
    held[0] = (Object *)sequence_to_list(object);
    Str *text = NULL;
    if (held[0])
        text = self->most < 0 ? str_format("%s(%R)", bare_type_name(object), held[0])
                              : str_format("%s(%R, maxlen=%zd)", bare_type_name(object), held[0], self->most);
    repr_leave(object);
    return native_leave(held, (Object *)text);
}

static isize length(Object *object)
{
    return ((Deque *)object)->size;
}

/* The index of `value` in [from, to), -1: not there, -2: raised. */
static isize find(Deque *self, Object *value, isize from, isize to, Type *when_mutated)
{
    uint64_t state = self->state;
    for (isize i = from; i < to; i++) {
        int answer = equal_while_held(*place(self, i), value, true);
        if (answer < 0)
            return -2;
        if (state != self->state) {
            raise_error(when_mutated, "deque mutated during iteration");
            return -2;
        }
        if (answer)
            return i;
    }
    return -1;
}

static int contains(Object *object, Object *value)
{
    Deque *self = (Deque *)object;
    isize at = find(self, value, 0, self->size, RuntimeError);
    return at == -2 ? -1 : at >= 0;
}

static Object *compare(Object *left, Object *right, CompareOperator operator)
{
    if (!is_instance_of(left, TYPE(deque)) || !is_instance_of(right, TYPE(deque)))
        return new_not_implemented();
    NATIVE_FRAME(held, "deque comparison", "left", "right");
    held[0] = (Object *)sequence_to_list(left);
    held[1] = held[0] ? (Object *)sequence_to_list(right) : NULL;
    return native_leave(held, held[1] ? object_compare(held[0], held[1], operator) : NULL);
}

static bool read_index(Deque *self, Object *key, isize *index)
{
    if (!object_has_index(key))
        return raise_error(TypeError, "sequence index must be integer, not '%.200T'", key);
    return item_index(key, &self->size, "deque index out of range", index);
}

static Object *get_item(Object *object, Object *key)
{
    isize index;
    return read_index((Deque *)object, key, &index) ? new_reference(*place((Deque *)object, index)) : NULL;
}

static void delete_at(Deque *self, isize index)
{
    rotate(self, -index);
    Object *old = take_left(self);
    rotate(self, index);
    decref(old);
}

static bool set_item(Object *object, Object *key, Object *value)
{
    Deque *self = (Deque *)object;
    isize index;
    if (!read_index(self, key, &index))
        return false;
    if (!value) {
        delete_at(self, index);
        return true;
    }
    Object **slot = place(self, index);
    set_slot(slot, new_reference(value));
    return true;
}

static Object *concatenate(Object *left, Object *right)
{
    if (!is_instance_of(right, TYPE(deque)))
        return raise_error(TypeError, "can only concatenate deque (not \"%.200T\") to deque", right);
    NATIVE_FRAME(held, "deque.__add__", "result");
    Object *result = held[0] = copy((Deque *)left);
    if (!result || !extend((Deque *)result, right, append_right))
        return native_leave(held, NULL);
    return native_leave_with(held, 0);
}

static Object *concatenate_inplace(Object *object, Object *iterable)
{
    return extend((Deque *)object, iterable, append_right) ? new_reference(object) : NULL;
}

static Object *repeat_inplace(Object *object, isize times)
{
    Deque *self = (Deque *)object;
    isize size = self->size;
    if (size == 0 || times == 1)
        return new_reference(object);
    if (times <= 0) {
        clear_items(self);
        return new_reference(object);
    }
    if (size > PTRDIFF_MAX / times)
        return raise_memory();
    NATIVE_FRAME(held, "deque.__imul__", "items");
    List *items = sequence_to_list(object);
    held[0] = (Object *)items;
    isize rounds = times - 1;
    if (self->most >= 0 && rounds > self->most / size + 1)
        rounds = self->most / size + 1; /* more would push out what they pushed in */
    for (isize round = 0; items && round < rounds; round++)
        for (isize i = 0; i < size; i++)
            if (!append_right(self, new_reference(items->items[i])))
                return native_leave(held, NULL);
    return native_leave(held, items ? new_reference(object) : NULL);
}

static Object *repeat(Object *object, isize times)
{
    Object *result = copy((Deque *)object);
    if (!result)
        return NULL;
    Object *done = repeat_inplace(result, times);
    decref(result);
    return done;
}

/* ---- methods ------------------------------------------------------------------------------------------------ */

static Object *method_append(Object **args, isize count, Tuple *names)
{
    return append_right((Deque *)args[0], new_reference(args[1])) ? new_none() : NULL;
}

static Object *method_appendleft(Object **args, isize count, Tuple *names)
{
    return append_left((Deque *)args[0], new_reference(args[1])) ? new_none() : NULL;
}

static Object *method_pop(Object **args, isize count, Tuple *names)
{
    Deque *self = (Deque *)args[0];
    return self->size ? take_right(self) : raise_error(IndexError, "pop from an empty deque");
}

static Object *method_popleft(Object **args, isize count, Tuple *names)
{
    Deque *self = (Deque *)args[0];
    return self->size ? take_left(self) : raise_error(IndexError, "pop from an empty deque");
}

static Object *method_extend(Object **args, isize count, Tuple *names)
{
    return extend((Deque *)args[0], args[1], append_right) ? new_none() : NULL;
}

static Object *method_extendleft(Object **args, isize count, Tuple *names)
{
    return extend((Deque *)args[0], args[1], append_left) ? new_none() : NULL;
}

static Object *method_clear(Object **args, isize count, Tuple *names)
{
    clear_items((Deque *)args[0]);
    return new_none();
}

static Object *method_copy(Object **args, isize count, Tuple *names)
{
    return copy((Deque *)args[0]);
}

static Object *method_count(Object **args, isize count, Tuple *names)
{
    Deque *self = (Deque *)args[0];
    isize found = 0, at = -1;
    while ((at = find(self, args[1], at + 1, self->size, RuntimeError)) >= 0)
        found++;
    return at == -2 ? NULL : int_from_isize(found);
}

static Object *method_index(Object **args, isize count, Tuple *names)
{
    Deque *self = (Deque *)args[0];
    isize start, stop;
    if (!index_bounds(args[2], args[3], &self->size, &start, &stop))
        return NULL;
    if (stop > self->size)
        stop = self->size;
    isize at = find(self, args[1], start, stop, RuntimeError);
    if (at == -1)
        raise_error(ValueError, "%R is not in deque", args[1]);
    return at < 0 ? NULL : int_from_isize(at);
}

static Object *method_insert(Object **args, isize count, Tuple *names)
{
    Deque *self = (Deque *)args[0];
    isize index, size = self->size;
    if (!size_argument(args[1], &index))
        return NULL;
    if (self->most >= 0 && size >= self->most)
        return raise_error(IndexError, "deque already at its maximum size");
    Object *item = new_reference(args[2]);
    bool done;
    if (index >= size) {
        done = append_right(self, item);
    } else if (index <= -size || index == 0) {
        done = append_left(self, item);
    } else {
        rotate(self, -index);
        done = index < 0 ? append_right(self, item) : append_left(self, item);
        rotate(self, index);
    }
    return done ? new_none() : NULL;
}

static Object *method_remove(Object **args, isize count, Tuple *names)
{
    Deque *self = (Deque *)args[0];
    isize at = find(self, args[1], 0, self->size, IndexError);
    if (at == -1)
        raise_error(ValueError, "%R is not in deque", args[1]);
    if (at < 0)
        return NULL;
    delete_at(self, at);
    return new_none();
}

static Object *method_reverse(Object **args, isize count, Tuple *names)
{
    Deque *self = (Deque *)args[0];
    for (isize i = 0, j = self->size - 1; i < j; i++, j--) {
        Object *item = *place(self, i);
        *place(self, i) = *place(self, j);
        *place(self, j) = item;
    }
    return new_none();
}

static Object *method_rotate(Object **args, isize count, Tuple *names)
{
    isize steps = 1;
    if (args[1] && !size_argument(args[1], &steps))
        return NULL;
    rotate((Deque *)args[0], steps);
    return new_none();
}

static Object *method_reduce(Object **args, isize count, Tuple *names)
{
    Deque *self = (Deque *)args[0];
    NATIVE_FRAME(held, "deque.__reduce__", "arguments", "iterator", "maxlen");
    if (self->most >= 0 && !(held[2] = int_from_isize(self->most)))
        return native_leave(held, NULL);
    held[0] = (Object *)(held[2] ? tuple_pack(2, RUNTIME->empty_tuple, held[2]) : new_reference(RUNTIME->empty_tuple));
    held[1] = held[0] ? object_iterate(args[0]) : NULL;
    return native_leave(held, held[1] ? (Object *)tuple_pack(4, args[0]->type, held[0], NONE, held[1]) : NULL);
}

static Object *method_sizeof(Object **args, isize count, Tuple *names)
{
    return int_from_isize((isize)shown_size(args[0]));
}

static Object *iterate_as(Object *object, Type *type)
{
    DequeIterator *self = (DequeIterator *)object_new(type);
    if (!self)
        return NULL;
    self->deque = (Deque *)new_reference(object);
    self->state = self->deque->state;
    self->left = self->deque->size;
    gc_track((Object *)self);
    return (Object *)self;
}

static Object *iterate(Object *object)
{
    return iterate_as(object, TYPE(deque_iterator));
}

static Object *method_reversed(Object **args, isize count, Tuple *names)
{
    return iterate_as(args[0], TYPE(deque_reverse_iterator));
}

static Object *get_maxlen(Object *object)
{
    isize most = ((Deque *)object)->most;
    return most < 0 ? new_none() : int_from_isize(most);
}

static const Native methods[] = {
    {"append", method_append, "($self, item, /)", "Add an element to the right side of the deque.", 0},
    {"appendleft", method_appendleft, "($self, item, /)", "Add an element to the left side of the deque.", 0},
    {"clear", method_clear, "($self, /)", "Remove all elements from the deque.", 0},
    {"__copy__", method_copy, "($self, /)", "Return a shallow copy of a deque.", 0},
    {"copy", method_copy, "($self, /)", "Return a shallow copy of a deque.", 0},
    {"count", method_count, "($self, value, /)", "Return number of occurrences of value.", 0},
    {"extend", method_extend, "($self, iterable, /)",
     "Extend the right side of the deque with elements from the iterable.", 0},
    {"extendleft", method_extendleft, "($self, iterable, /)",
     "Extend the left side of the deque with elements from the iterable.", 0},
    {"index", method_index, "($self, value, start=0, stop=sys.maxsize, /)",
     "Return first index of value.\n\nRaises ValueError if the value is not present.", 0},
    {"insert", method_insert, "($self, index, value, /)", "Insert value before index.", 0},
    {"pop", method_pop, "($self, /)", "Remove and return the rightmost element.", 0},
    {"popleft", method_popleft, "($self, /)", "Remove and return the leftmost element.", 0},
    REDUCE_METHOD(method_reduce),
    {"remove", method_remove, "($self, value, /)", "Remove first occurrence of value.", 0},
    {"__reversed__", method_reversed, "($self, /)", "Return a reverse iterator over the deque.", 0},
    {"reverse", method_reverse, "($self, /)", "Reverse *IN PLACE*.", 0},
    {"rotate", method_rotate, "($self, n=1, /)",
     "Rotate the deque n steps to the right.  If n is negative, rotates left.", 0},
    {"__sizeof__", method_sizeof, "($self, /)", "Return the size of the deque in memory, in bytes.", 0},
    CLASS_GETITEM_METHOD,
    {0}};

static const Property properties[] = {
    {"maxlen", get_maxlen, NULL, "maximum size of a deque or None if unbounded"}, {0}};

const TypeSpec deque_type = {.name = "collections.deque",
                             .size_bytes = sizeof(Deque),
                             .shown_size_bytes = SHOWN_BYTES,
                             .flags = TYPE_COLLECTED | TYPE_BASE | TYPE_SEQUENCE | TYPE_IMMUTABLE,
                             .weakrefs_offset = offsetof(Deque, weakrefs),
                             .slots = {.represent = represent,
                                       .hash = object_hash_not_implemented,
                                       .compare = compare,
                                       .iterate = iterate,
                                       .initialise = initialise,
                                       .create = create,
                                       .length = length,
                                       .get_item = get_item,
                                       .set_item = set_item,
                                       .contains = contains,
                                       .concatenate = concatenate,
                                       .repeat = repeat,
                                       .inplace_concatenate = concatenate_inplace,
                                       .inplace_repeat = repeat_inplace},
                             .deallocate = deallocate,
                             .traverse = traverse,
                             .clear = clear,
                             .shown_size = shown_size,
                             .methods = methods,
                             .properties = properties,
                             .doc = "A list-like sequence optimized for data accesses near its endpoints."};

/* ---- the iterators ------------------------------------------------------------------------------------------ */

static int iterator_next(Object *object, Object **item)
{
    DequeIterator *self = (DequeIterator *)object;
    Deque *deque = self->deque;
    if (self->state != deque->state) {
        self->left = 0;
        raise_error(RuntimeError, "deque mutated during iteration");
        return -1;
    }
    if (self->left == 0)
        return 0;
    isize at = has_type(object, TYPE(deque_iterator)) ? deque->size - self->left : self->left - 1;
    *item = new_reference(*place(deque, at));
    self->left--;
    return 1;
}

static Object *iterator_length_hint(Object **args, isize count, Tuple *names)
{
    return int_from_isize(((DequeIterator *)args[0])->left);
}

static const Native iterator_methods[] = {
    LENGTH_HINT_METHOD(iterator_length_hint),
    {0}};

static const Field iterator_fields[] = {{"deque", offsetof(DequeIterator, deque)}, {0}};

#define ITERATOR_TYPE(spec, type_name)                                                 \
    const TypeSpec spec = {.name = type_name,                                          \
                           .size_bytes = sizeof(DequeIterator),                        \
                           .flags = TYPE_COLLECTED | TYPE_NO_CREATE | TYPE_IMMUTABLE,  \
                           .slots = {.iterate = iterator_self, .next = iterator_next}, \
                           .fields = iterator_fields,                                  \
                           .methods = iterator_methods}

ITERATOR_TYPE(deque_iterator_type, "collections._deque_iterator");
ITERATOR_TYPE(deque_reverse_iterator_type, "collections._deque_reverse_iterator");
