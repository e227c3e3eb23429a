/* array.c: the array module: sequences of C numbers, close together.
 *
 *     items ──▶ [ 4 bytes | 4 bytes | 4 bytes | … ]     size = 3, room = 5, kind: 'i'
 *
 * Always true: size <= room; items is NULL iff room is 0. Growth is CPython's, because lessons print
 * sys.getsizeof(). What a type code means is one line of the table `kinds`.
 */
#include "array.h"

#include <math.h>
#include <string.h>

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../objects/builtin.h"
#include "../objects/bytes.h"
#include "../objects/float.h"
#include "../objects/generic_alias.h"
#include "../objects/int.h"
#include "../objects/list.h"
#include "../objects/module.h"
#include "../objects/sequence.h"
#include "../objects/slice.h"
#include "../objects/str.h"
#include "../objects/tuple.h"
#include "../objects/weakref.h"
#include "../runtime.h"
#include "../type.h"

typedef struct Kind {
    char code;
    uint8_t size_bytes;
    enum { KIND_SIGNED, KIND_UNSIGNED, KIND_FLOAT, KIND_CHARACTER } sort;
    const char *name; /* in "signed char is greater than maximum" */
} Kind;

static const Kind kinds[] = {
    {'b', 1, KIND_SIGNED, "signed char"},    {'B', 1, KIND_UNSIGNED, "unsigned byte integer"},
    {'u', 4, KIND_CHARACTER, NULL},          {'w', 4, KIND_CHARACTER, NULL},
    {'h', 2, KIND_SIGNED, "signed short integer"},   {'H', 2, KIND_UNSIGNED, "unsigned short"},
    {'i', 4, KIND_SIGNED, "signed int"},     {'I', 4, KIND_UNSIGNED, "unsigned int"},
    {'l', 8, KIND_SIGNED, "signed long"},    {'L', 8, KIND_UNSIGNED, "unsigned long"},
    {'q', 8, KIND_SIGNED, "signed long"},    {'Q', 8, KIND_UNSIGNED, "unsigned long"},
    {'f', 4, KIND_FLOAT, NULL},              {'d', 8, KIND_FLOAT, NULL},
};
#define KIND_COUNT (sizeof kinds / sizeof *kinds)

typedef struct Array {
    Object head;
    isize size;
    char *items;
    isize room;
    const Kind *kind;
    Object *weakrefs;
    isize exports; /* buffers held; no resizing while there are some */
} Array;

static inline bool is_array(Object *object)
{
    return is_instance_of(object, TYPE(array));
}

/* ---- memory ------------------------------------------------------------------------------------------ */

/* CPython's rule: a sixteenth more, and a few. Gives back when 16 items or more go at once. */
static bool may_resize(const Array *self, isize size)
{
    return !self->exports || size == self->size ||
           raise_error(BufferError, "cannot resize an array that is exporting buffers");
}

static bool resize(Array *self, isize size)
{
    if (!may_resize(self, size))
        return false;
    if (self->room >= size && self->size < size + 16 && self->items) {
        self->size = size;
        return true;
    }
    if (size == 0) {
        heap_free(self->items);
        self->items = NULL;
        self->size = self->room = 0;
        return true;
    }
    if (size > INT64_MAX / 32) {
        raise_memory();
        return false;
    }
    isize room = (size >> 4) + (self->size < 8 ? 3 : 7) + size;
    char *items = heap_resize(self->items, (size_t)room * self->kind->size_bytes);
    if (!items)
        return false;
    self->items = items;
    self->room = room;
    self->size = size;
    return true;
}

static NEW Array *array_new(Type *type, const Kind *kind, isize size)
{
    Array *self = (Array *)object_new(type);
    if (!self)
        return NULL;
    self->kind = kind;
    if (size > 0) {
        self->items = size > INT64_MAX / 32 ? (char *)raise_memory() : heap_allocate((size_t)size * kind->size_bytes);
        if (!self->items) {
            decref(self);
            return NULL;
        }
        self->size = self->room = size;
    }
    gc_track((Object *)self);
    return self;
}

static void deallocate(Object *object)
{
    Array *self = (Array *)object;
    if (!dealloc_enter(object))
        return;
    gc_untrack(object);
    weakref_clear_at(object, offsetof(Array, weakrefs));
    heap_free(self->items);
    object_free(object);
    dealloc_leave();
}

static void traverse(Object *object, VisitFunction visit, void *context)
{
    /* numbers hold nothing */
}

static size_t shown_size(Object *object)
{
    Array *self = (Array *)object;
    return sizeof(Array) + (size_t)self->room * self->kind->size_bytes;
}

/* ---- buffers ----------------------------------------------------------------------------------------- */

void array_get_buffer(Object *object, Buffer *buffer)
{
    Array *self = (Array *)object;
    self->exports++;
    *buffer = (Buffer){new_reference(object), self->items ? self->items : (char *)"",
                       self->size * self->kind->size_bytes, true};
}

void array_release_buffer(Object *object)
{
    ((Array *)object)->exports--;
}

char array_format(const Object *object, int *item_size)
{
    const Kind *kind = ((const Array *)object)->kind;
    *item_size = kind->size_bytes;
    return kind->code;
}

/* ---- items ------------------------------------------------------------------------------------------- */

static inline char *place(const Array *self, isize at)
{
    return self->items + at * self->kind->size_bytes;
}

static NEW Object *read_item(const Array *self, isize at)
{
    const char *from = place(self, at);
    uint64_t bits = 0;
    int size_bytes = self->kind->size_bytes;
    switch (self->kind->sort) {
    case KIND_FLOAT:
        if (size_bytes == 4) {
            float small;
            memcpy(&small, from, sizeof small);
            return float_new(small);
        }
        double value;
        memcpy(&value, from, sizeof value);
        return float_new(value);
    case KIND_CHARACTER: {
        uint32_t character;
        memcpy(&character, from, sizeof character);
        return (Object *)str_from_char(character);
    }
    case KIND_UNSIGNED:
        memcpy(&bits, from, (size_t)size_bytes);
        return int_from_uint64(bits);
    default:
        memcpy(&bits, from, (size_t)size_bytes);
        int unused = 64 - 8 * size_bytes;
        return int_from_int64((int64_t)(bits << unused) >> unused);
    }
}

static bool write_signed(const Kind *kind, Object *value, char *to)
{
    int64_t number, most = (int64_t)(UINT64_MAX >> (65 - 8 * kind->size_bytes));
    if (kind->size_bytes == 8 && !(kind->code == 'q' ? int_check_fits(value, 8, true) : int_as_int64(value, &number)))
        return false;
    int_clamp_int64(value, &number);
    if (number > most || number < -most - 1) {
        raise_error(OverflowError, "%s is %s", kind->name,
                    number > most ? "greater than maximum" : "less than minimum");
        return false;
    }
    memcpy(to, &number, kind->size_bytes);
    return true;
}

static bool write_unsigned(const Kind *kind, Object *value, char *to)
{
    uint64_t number = int_low_bits(value), most = UINT64_MAX >> (64 - 8 * kind->size_bytes);
    if (kind->size_bytes == 8 && !(kind->code == 'Q' ? int_check_fits(value, 8, false) : int_as_uint64(value, &number)))
        return false;
    if (int_is_negative(value))
        return raise_error(OverflowError, "%s is less than minimum", kind->name);
    if (int_bit_length(value) > 64 || number > most)
        return raise_error(OverflowError, "%s is greater than maximum", kind->name);
    memcpy(to, &number, kind->size_bytes);
    return true;
}

static bool write_character(Object *value, char *to)
{
    if (!is_str(value)) {
        raise_error(TypeError, "array item must be a unicode character, not %T", value);
        return false;
    }
    if (str_length((Str *)value) != 1) {
        raise_error(TypeError, "array item must be a string of length 1, not a string of length %zd",
                    str_length((Str *)value));
        return false;
    }
    uint32_t character = str_at((Str *)value, 0);
    memcpy(to, &character, sizeof character);
    return true;
}

/* The number `value` as the C number at `to`. May run Python (__index__, __float__), so `to` is outside. */
static bool convert(const Kind *kind, Object *value, char to[8])
{
    if (kind->sort == KIND_CHARACTER)
        return write_character(value, to);
    if (kind->sort == KIND_FLOAT) {
        double number;
        if (!object_as_double(value, &number))
            return false;
        float small = (float)number;
        memcpy(to, kind->size_bytes == 4 ? (void *)&small : (void *)&number, kind->size_bytes);
        return true;
    }
    Object *number = number_index(value);
    bool done = number &&
                (kind->sort == KIND_SIGNED ? write_signed(kind, number, to) : write_unsigned(kind, number, to));
    decref_maybe(number);
    return done;
}

static bool append(Array *self, Object *value)
{
    char bytes[8];
    if (!convert(self->kind, value, bytes) || !resize(self, self->size + 1))
        return false;
    memcpy(place(self, self->size - 1), bytes, self->kind->size_bytes);
    return true;
}

static bool extend_from(Array *self, Object *iterable)
{
    NATIVE_FRAME(held, "array.extend", "iterator", "item");
    held[0] = object_iterate(iterable);
    int more = held[0] ? 1 : -1;
    while (more == 1 && (more = iter_next(held[0], &held[1])) == 1) {
        if (!append(self, held[1]))
            more = -1;
        clear_slot(&held[1]);
    }
    return native_leave_bool(held, more == 0);
}

/* The items of an array, which may be `self`, at its end. */
static bool extend_from_array(Array *self, Array *other)
{
    if (self->kind != other->kind) {
        raise_error(TypeError, "can only extend with array of same kind");
        return false;
    }
    isize old = self->size, more = other->size;
    if (more && !resize(self, old + more))
        return false;
    if (more)
        memcpy(place(self, old), place(other, 0), (size_t)more * self->kind->size_bytes);
    return true;
}

static bool append_bytes(Array *self, const char *data, isize length)
{
    int size_bytes = self->kind->size_bytes;
    if (length % size_bytes) {
        raise_error(ValueError, "bytes length not a multiple of item size");
        return false;
    }
    isize old = self->size;
    if (length && !resize(self, old + length / size_bytes))
        return false;
    if (length)
        memcpy(place(self, old), data, (size_t)length);
    return true;
}

/* ---- making ------------------------------------------------------------------------------------------ */

static const Kind *find_kind(Object *code)
{
    if (!is_str(code)) {
        raise_error(TypeError, "array() argument 1 must be a unicode character, not %T", code);
        return NULL;
    }
    if (str_length((Str *)code) != 1) {
        raise_error(TypeError, "array() argument 1 must be a unicode character, not a string of length %zd",
                    str_length((Str *)code));
        return NULL;
    }
    for (size_t i = 0; i < KIND_COUNT; i++)
        if (str_at((Str *)code, 0) == (uint32_t)kinds[i].code)
            return &kinds[i];
    raise_error(ValueError, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
    return NULL;
}

static bool fill_from(Array *self, Object *initial)
{
    if (is_str(initial) && self->kind->sort != KIND_CHARACTER) {
        raise_error(TypeError, "cannot use a str to initialize an array with typecode '%c'", self->kind->code);
        return false;
    }
    if (is_array(initial) && ((Array *)initial)->kind == self->kind) {
        Array *other = (Array *)initial;
        self->items = other->size ? heap_allocate((size_t)other->size * self->kind->size_bytes) : NULL;
        if (other->size && !self->items)
            return false;
        self->size = self->room = other->size;
        if (self->size)
            memcpy(self->items, other->items, (size_t)self->size * self->kind->size_bytes);
        return true;
    }
    if (is_bytes(initial) || is_instance_of(initial, TYPE(bytearray))) {
        Buffer buffer;
        if (!buffer_get(initial, &buffer))
            return false;
        bool done = append_bytes(self, buffer.data, buffer.length);
        buffer_release(&buffer);
        return done;
    }
    return extend_from(self, initial);
}

/* Lists and tuples have their size at once, each other iterable grows as append does. */
static bool fill_from_list(Array *self, Object **items, isize count)
{
    if (!count)
        return true;
    self->items = heap_allocate((size_t)count * self->kind->size_bytes);
    if (!self->items)
        return false;
    self->room = count;
    for (isize i = 0; i < count; i++) {
        char bytes[8];
        if (!convert(self->kind, items[i], bytes))
            return false;
        memcpy(place(self, i), bytes, self->kind->size_bytes);
        self->size = i + 1;
    }
    return true;
}

static Object *create(Type *type, Object **args, isize count, Tuple *names)
{
    if (type == TYPE(array) && !no_keywords("array.array", names))
        return NULL;
    if (count < 1 || count > 2)
        return raise_error(TypeError, "array() takes at %s %d argument%s (%zd given)", count < 1 ? "least" : "most",
                           count < 1 ? 1 : 2, count < 1 ? "" : "s", count);
    const Kind *kind = find_kind(args[0]);
    NATIVE_FRAME(held, "array", "array", "items");
    held[0] = kind ? (Object *)array_new(type, kind, 0) : NULL;
    Array *self = (Array *)held[0];
    bool done = self != NULL;
    if (done && count == 2 && (is_list(args[1]) || is_tuple(args[1]))) {
        held[1] = (Object *)sequence_to_tuple(args[1]); /* conversion may change a list */
        done = held[1] && fill_from_list(self, ((Tuple *)held[1])->items, ((Tuple *)held[1])->size);
    } else if (done && count == 2)
        done = fill_from(self, args[1]);
    return native_leave(held, done ? new_reference(held[0]) : NULL);
}

/* ---- sequence ---------------------------------------------------------------------------------------- */

static isize length(Object *self)
{
    return ((Array *)self)->size;
}

static NEW Object *slice_of(Array *self, Object *slice)
{
    isize start, stop, step;
    if (!slice_unpack(slice, &start, &stop, &step))
        return NULL;
    isize count = slice_adjust(self->size, &start, &stop, step);
    Array *result = array_new(TYPE(array), self->kind, count);
    for (isize i = 0; result && i < count; i++)
        memcpy(place(result, i), place(self, start + i * step), self->kind->size_bytes);
    return (Object *)result;
}

static Object *get_item(Object *object, Object *key)
{
    Array *self = (Array *)object;
    isize at;
    if (has_type(key, TYPE(slice)))
        return slice_of(self, key);
    if (!object_has_index(key))
        return raise_error(TypeError, "array indices must be integers");
    return item_index(key, &self->size, "array index out of range", &at) ? read_item(self, at) : NULL;
}

/* Items [start, stop) give way to those of `other`. */
static bool replace(Array *self, isize start, isize stop, const char *data, isize count)
{
    size_t size_bytes = self->kind->size_bytes;
    isize tail = self->size - stop, old = self->size;
    if (!may_resize(self, old + count - (stop - start)))
        return false;
    if (count > stop - start && !resize(self, old + count - (stop - start)))
        return false;
    if (tail)
        memmove(place(self, start + count), place(self, stop), (size_t)tail * size_bytes);
    if (count)
        memcpy(place(self, start), data, (size_t)count * size_bytes);
    return count >= stop - start || resize(self, old + count - (stop - start));
}

/* Items [start, stop) give way to those of `other`, which may be the array itself; NULL: to none. */
static bool replace_by_array(Array *self, isize start, isize stop, Array *other)
{
    if (!other)
        return replace(self, start, stop, NULL, 0);
    if (other != self)
        return replace(self, start, stop, other->items, other->size);
    Array *copy = array_new(TYPE(array), self->kind, self->size); /* its items would move under us */
    if (!copy)
        return false;
    memcpy(copy->items, self->items, (size_t)self->size * self->kind->size_bytes);
    bool done = replace(self, start, stop, copy->items, copy->size);
    decref(copy);
    return done;
}

static bool delete_stepped(Array *self, isize start, isize step, isize count)
{
    if (!may_resize(self, self->size - count))
        return false;
    return resize(self, drop_stepped(self->items, self->kind->size_bytes, self->size, start, step, count));
}

static bool set_slice(Array *self, Object *slice, Object *value)
{
    isize start, stop, step;
    Array *other = (Array *)value;
    if (value && !is_array(value))
        return raise_error(TypeError, "can only assign array (not \"%.200T\") to array slice", value);
    if (other && other->kind != self->kind)
        return raise_bad_operation();
    if (!slice_unpack(slice, &start, &stop, &step))
        return false;
    isize count = slice_adjust(self->size, &start, &stop, step), given = other ? other->size : 0;
    if (step == 1)
        return replace_by_array(self, start, stop < start ? start : stop, other);
    if (given == 0) /* an empty array deletes, too */
        return delete_stepped(self, start, step, count);
    if (given != count)
        return raise_error(ValueError, "attempt to assign array of size %zd to extended slice of size %zd", given,
                           count);
    for (isize i = 0; i < count; i++)
        memcpy(place(self, start + i * step), place(other, i), self->kind->size_bytes);
    return true;
}

static bool set_item(Object *object, Object *key, Object *value)
{
    Array *self = (Array *)object;
    isize at;
    if (has_type(key, TYPE(slice)))
        return set_slice(self, key, value);
    if (!object_has_index(key)) {
        raise_error(TypeError, "array indices must be integers");
        return false;
    }
    if (!item_index(key, &self->size, "array assignment index out of range", &at))
        return false;
    if (!value)
        return replace(self, at, at + 1, NULL, 0);
    char bytes[8];
    if (!convert(self->kind, value, bytes))
        return false;
    if (at >= self->size) { /* the conversion ran Python */
        raise_error(IndexError, "array assignment index out of range");
        return false;
    }
    memcpy(place(self, at), bytes, self->kind->size_bytes);
    return true;
}

static Object *concatenate(Object *left, Object *right)
{
    if (!is_array(right))
        return raise_error(TypeError, "can only append array (not \"%.200T\") to array", right);
    Array *a = (Array *)left, *b = (Array *)right;
    if (a->kind != b->kind)
        return raise_bad_operation();
    Array *result = array_new(TYPE(array), a->kind, a->size + b->size);
    if (result && a->size)
        memcpy(place(result, 0), a->items, (size_t)a->size * a->kind->size_bytes);
    if (result && b->size)
        memcpy(place(result, a->size), b->items, (size_t)b->size * a->kind->size_bytes);
    return (Object *)result;
}

static Object *repeat(Object *object, isize times)
{
    Array *self = (Array *)object;
    if (times < 0)
        times = 0;
    if (self->size && times > INT64_MAX / 32 / self->size)
        return raise_memory();
    Array *result = array_new(TYPE(array), self->kind, self->size * times);
    for (isize i = 0; result && self->size && i < times; i++)
        memcpy(place(result, i * self->size), self->items, (size_t)self->size * self->kind->size_bytes);
    return (Object *)result;
}

static Object *inplace_concatenate(Object *left, Object *right)
{
    if (!is_array(right))
        return raise_error(TypeError, "can only extend with array (not \"%.200T\")", right);
    return extend_from_array((Array *)left, (Array *)right) ? new_reference(left) : NULL;
}

static Object *inplace_repeat(Object *object, isize times)
{
    Array *self = (Array *)object;
    isize count = self->size;
    if (times < 0)
        times = 0;
    if (count && times > INT64_MAX / 32 / count)
        return raise_memory();
    if (!resize(self, count * times))
        return NULL;
    for (isize i = 1; i < times && count; i++)
        memcpy(place(self, i * count), self->items, (size_t)count * self->kind->size_bytes);
    return new_reference(object);
}

/* The first index of an equal item, -1: none, -2: raised. */
static isize find(Array *self, Object *wanted)
{
    for (isize i = 0; i < self->size; i++) {
        NATIVE_FRAME(held, "array search", "item");
        held[0] = read_item(self, i);
        int equal = held[0] ? object_compare_bool(held[0], wanted, COMPARE_EQ) : -1;
        native_leave_bool(held, equal >= 0);
        if (equal)
            return equal < 0 ? -2 : i;
    }
    return -1;
}

static int contains(Object *object, Object *wanted)
{
    isize at = find((Array *)object, wanted);
    return at == -2 ? -1 : at >= 0;
}

static Object *compare(Object *left, Object *right, CompareOperator operator)
{
    if (!is_array(left) || !is_array(right))
        return new_not_implemented();
    Array *a = (Array *)left, *b = (Array *)right;
    if (a->size != b->size && (operator == COMPARE_EQ || operator == COMPARE_NE))
        return new_bool(operator == COMPARE_NE);
    for (isize i = 0; i < a->size && i < b->size; i++) {
        NATIVE_FRAME(held, "array comparison", "left", "right");
        held[0] = read_item(a, i);
        held[1] = held[0] ? read_item(b, i) : NULL;
        int equal = held[1] ? object_compare_bool(held[0], held[1], COMPARE_EQ) : -1;
        if (equal == 1) {
            native_leave_bool(held, true);
            continue;
        }
        return native_leave(held, equal < 0 ? NULL : object_compare(held[0], held[1], operator));
    }
    return compare_numbers(a->size, b->size, operator);
}

static NEW Object *items_list(Array *self)
{
    List *list = list_new(0);
    for (isize i = 0; list && i < self->size; i++) {
        Object *item = read_item(self, i);
        if (!item || !list_append_steal(list, item)) {
            decref(list);
            return NULL;
        }
    }
    return (Object *)list;
}

static NEW Object *characters(Array *self)
{
    return (Object *)str_from_characters((const uint32_t *)self->items, self->size);
}

static Object *represent(Object *object)
{
    Array *self = (Array *)object;
    const char *dot = strrchr(object->type->name, '.'), *name = dot ? dot + 1 : object->type->name;
    if (self->size == 0)
        return (Object *)str_format("%s('%c')", name, self->kind->code);
    Object *items = self->kind->sort == KIND_CHARACTER ? characters(self) : items_list(self);
    Object *text = items ? (Object *)str_format("%s('%c', %R)", name, self->kind->code, items) : NULL;
    decref_maybe(items);
    return text;
}

/* ---- methods ----------------------------------------------------------------------------------------- */

#define METHOD(name) static Object *name(Object **args, isize argument_count, Tuple *names)
#define SELF ((Array *)args[0])

METHOD(append_method)
{
    return append(SELF, args[1]) ? new_none() : NULL;
}

METHOD(extend_method)
{
    bool done = is_array(args[1]) ? extend_from_array(SELF, (Array *)args[1]) : extend_from(SELF, args[1]);
    return done ? new_none() : NULL;
}

METHOD(insert_method)
{
    isize at;
    char bytes[8];
    if (!size_argument(args[1], &at) || !convert(SELF->kind, args[2], bytes))
        return NULL;
    if (at < 0)
        at = at + SELF->size < 0 ? 0 : at + SELF->size;
    if (at > SELF->size)
        at = SELF->size;
    return replace(SELF, at, at, bytes, 1) ? new_none() : NULL;
}

METHOD(pop_method)
{
    isize at;
    if (!pop_index(args[1], &SELF->size, "array", &at))
        return NULL;
    Object *item = read_item(SELF, at);
    if (item && !replace(SELF, at, at + 1, NULL, 0))
        clear_slot(&item);
    return item;
}

METHOD(remove_method)
{
    isize at = find(SELF, args[1]);
    if (at == -2)
        return NULL;
    if (at < 0 || at >= SELF->size)
        return raise_error(ValueError, "array.remove(x): x not in array");
    return replace(SELF, at, at + 1, NULL, 0) ? new_none() : NULL;
}

METHOD(index_method)
{
    isize at = find(SELF, args[1]);
    if (at == -1)
        return raise_error(ValueError, "array.index(x): x not in array");
    return at == -2 ? NULL : int_from_int64(at);
}

METHOD(count_method)
{
    isize count = 0;
    for (isize i = 0; i < SELF->size; i++) {
        NATIVE_FRAME(held, "array.count", "item");
        held[0] = read_item(SELF, i);
        int equal = held[0] ? object_compare_bool(held[0], args[1], COMPARE_EQ) : -1;
        native_leave_bool(held, equal >= 0);
        if (equal < 0)
            return NULL;
        count += equal;
    }
    return int_from_int64(count);
}

METHOD(reverse_method)
{
    size_t size_bytes = SELF->kind->size_bytes;
    for (isize i = 0, j = SELF->size - 1; i < j; i++, j--) {
        char swap[8];
        memcpy(swap, place(SELF, i), size_bytes);
        memcpy(place(SELF, i), place(SELF, j), size_bytes);
        memcpy(place(SELF, j), swap, size_bytes);
    }
    return new_none();
}

METHOD(tolist_method)
{
    return items_list(SELF);
}

METHOD(fromlist_method)
{
    if (!is_list(args[1]))
        return raise_error(TypeError, "arg must be list");
    isize old = SELF->size;
    if (extend_from(SELF, args[1]))
        return new_none();
    Object *error = error_fetch(); /* all or nothing */
    if (!resize(SELF, old))
        error_clear();
    error_restore(error);
    return NULL;
}

METHOD(tobytes_method)
{
    return (Object *)bytes_new(SELF->items ? SELF->items : "", SELF->size * SELF->kind->size_bytes);
}

METHOD(frombytes_method)
{
    Buffer buffer;
    if (is_array(args[1]) && ((Array *)args[1])->kind->size_bytes != 1)
        return raise_error(TypeError, "a bytes-like object is required");
    if (!buffer_get(args[1], &buffer))
        return NULL;
    bool done = append_bytes(SELF, buffer.data, buffer.length);
    buffer_release(&buffer);
    return done ? new_none() : NULL;
}

METHOD(tounicode_method)
{
    if (SELF->kind->sort != KIND_CHARACTER)
        return raise_error(ValueError, "tounicode() may only be called on unicode type arrays ('u' or 'w')");
    return characters(SELF);
}

METHOD(byteswap_method)
{
    int size_bytes = SELF->kind->size_bytes;
    for (isize i = 0; i < SELF->size; i++)
        for (int j = 0; j < size_bytes / 2; j++) {
            char *item = place(SELF, i), swap = item[j];
            item[j] = item[size_bytes - 1 - j];
            item[size_bytes - 1 - j] = swap;
        }
    return new_none();
}

METHOD(buffer_info_method)
{
    return tuple_pair_steal(int_from_uint64((uint64_t)(uintptr_t)SELF->items), int_from_int64(SELF->size));
}

METHOD(copy_method)
{
    Array *copy = array_new(TYPE(array), SELF->kind, SELF->size);
    if (copy && SELF->size)
        memcpy(copy->items, SELF->items, (size_t)SELF->size * SELF->kind->size_bytes);
    return (Object *)copy;
}

static const Native methods[] = {
    {"append", append_method, "($self, v, /)", "Append new value v to the end of the array."},
    {"extend", extend_method, "($self, bb, /)", "Append items to the end of the array."},
    {"insert", insert_method, "($self, i, v, /)", "Insert a new item v into the array before position i."},
    {"pop", pop_method, "($self, i=-1, /)", "Return the i-th element and delete it from the array."},
    {"remove", remove_method, "($self, v, /)", "Remove the first occurrence of v in the array."},
    {"index", index_method, "($self, v, /)", "Return index of first occurrence of v in the array."},
    {"count", count_method, "($self, v, /)", "Return number of occurrences of v in the array."},
    {"reverse", reverse_method, "($self, /)", "Reverse the order of the items in the array."},
    {"tolist", tolist_method, "($self, /)", "Convert array to an ordinary list with the same items."},
    {"fromlist", fromlist_method, "($self, list, /)", "Append items to array from list."},
    {"tobytes", tobytes_method, "($self, /)",
     "Convert the array to an array of machine values and return the bytes representation."},
    {"frombytes", frombytes_method, "($self, buffer, /)",
     "Appends items from the string, interpreting it as an array of machine values."},
    {"tounicode", tounicode_method, "($self, /)", "Extends this array with data from the unicode string ustr."},
    {"byteswap", byteswap_method, "($self, /)", "Byteswap all items of the array."},
    {"buffer_info", buffer_info_method, "($self, /)",
     "Return a tuple (address, length) giving the current memory address and the length in items of the buffer used to "
     "hold array's contents."},
    {"__copy__", copy_method, "($self, /)", "Return a copy of the array."},
    {"__deepcopy__", copy_method, "($self, unused, /)", "Return a copy of the array."},
    CLASS_GETITEM_METHOD,
    {0}};

static Object *get_typecode(Object *self)
{
    return (Object *)str_from_char((uint32_t)((Array *)self)->kind->code);
}

static Object *get_itemsize(Object *self)
{
    return int_from_int64(((Array *)self)->kind->size_bytes);
}

static const Property properties[] = {
    {"typecode", get_typecode, NULL, "the typecode character used to create the array"},
    {"itemsize", get_itemsize, NULL, "the size, in bytes, of one array item"},
    {0}};

const TypeSpec array_type = {
    .name = "array.array",
    .size_bytes = sizeof(Array),
    .flags = TYPE_BASE | TYPE_COLLECTED | TYPE_SEQUENCE,
    .weakrefs_offset = offsetof(Array, weakrefs),
    .slots =
        {
            .represent = represent,
            .hash = (HashFunction)object_hash_not_implemented,
            .compare = compare,
            .create = create,
            .length = length,
            .get_item = get_item,
            .set_item = set_item,
            .contains = contains,
            .concatenate = concatenate,
            .repeat = repeat,
            .inplace_concatenate = inplace_concatenate,
            .inplace_repeat = inplace_repeat,
        },
    .deallocate = deallocate,
    .traverse = traverse,
    .shown_size = shown_size,
    .methods = methods,
    .properties = properties,
    .doc = "array(typecode [, initializer]) -> array\n\n"
           "Return a new array whose items are restricted by typecode, and\n"
           "initialized from the optional initializer value, which must be a list,\n"
           "string or iterable over elements of the appropriate type.",
};

static bool fill(Module *module)
{
    return module_add(module, "array", (Object *)new_reference(TYPE(array))) &&
           module_add(module, "ArrayType", (Object *)new_reference(TYPE(array))) &&
           module_add(module, "typecodes", (Object *)str_from_text("bBuwhHiIlLqQfd"));
}

const ModuleSpec array_module = {
    .name = "array",
    .doc = "This module defines an object type which can efficiently represent\nan array of basic values.",
    .fill = fill,
};
