/* bytearray.c: the type `bytearray`. See bytearray.h for the representation; methods shared with bytes stand in
 * bytes_methods.c.
 *
 * Growth follows CPython (an eighth more, and a few bytes), because lessons print getsizeof().
 */
#include <string.h>

#include "bytearray.h"
#include "bytes_methods.h"
#include "search.h"
#include "sequence.h"
#include "str_methods.h"

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "builtin.h"
#include "int.h"
#include "memoryview.h"
#include "slice.h"
#include "tuple.h"

ByteArray *bytearray_new(const char *data, isize length)
{
    ByteArray *self = (ByteArray *)object_new(TYPE(bytearray));
    if (!self)
        return NULL;
    if (length) {
        if (length > INT64_MAX / 2 || !(self->data = heap_allocate((size_t)length + 1))) {
            decref(self);
            return length > INT64_MAX / 2 ? (ByteArray *)raise_memory() : NULL;
        }
        self->room = length + 1;
        self->start = self->data;
        self->length = length;
        if (data)
            memcpy(self->start, data, (size_t)length);
        self->start[length] = 0;
    }
    return self;
}

static bool check_resizable(const ByteArray *self)
{
    if (self->exports > 0)
        return raise_exported();
    return true;
}

/* BufferError while exported; what is added at the end is not set. */
static bool bytearray_resize(ByteArray *self, isize length)
{
    if (length == self->length)
        return true;
    if (!check_resizable(self))
        return false;
    if (length > INT64_MAX / 4)
        return raise_memory() != NULL;
    isize offset = self->start - self->data, room;
    if (length + offset + 1 <= self->room) { /* fits where it is, unless much would stay unused */
        if (length >= self->room / 2) {
            self->length = length;
            self->start[length] = 0;
            return true;
        }
        room = length + 1;
    } else {
        room = length <= self->room + self->room / 8 ? length + (length >> 3) + (length < 9 ? 3 : 6) : length + 1;
    }
    isize kept = length < self->length ? length : self->length;
    if (offset > 0)
        memmove(self->data, self->start, (size_t)kept);
    char *grown = heap_resize(self->data, (size_t)room);
    if (!grown) {
        self->start = self->data;
        return false;
    }
    self->data = self->start = grown;
    self->room = room;
    self->length = length;
    self->start[length] = 0;
    return true;
}

/* Replaces [from, to) by `count` bytes, which do not lie in this array's own block. */
static bool replace_range(ByteArray *self, isize from, isize to, const char *data, isize count)
{
    isize growth = count - (to - from), tail = self->length - to;
    if (growth < 0) {
        if (!check_resizable(self))
            return false;
        if (from == 0) { /* the front goes: move the start, not the bytes */
            self->start -= growth;
        } else {
            memmove(self->start + from + count, self->start + to, (size_t)tail);
        }
        if (!bytearray_resize(self, self->length + growth))
            return false;
    } else if (growth > 0) {
        if (!bytearray_resize(self, self->length + growth))
            return false;
        memmove(self->start + from + count, self->start + to, (size_t)tail);
    }
    if (count)
        memcpy(self->start + from, data, (size_t)count);
    return true;
}

/* ---- slots ------------------------------------------------------------------------------------------------------- */

static isize bytearray_length(Object *self)
{
    return ((ByteArray *)self)->length;
}

static Object *bytearray_represent(Object *object)
{
    ByteArray *self = (ByteArray *)object;
    const char *data = bytearray_data(self);
    Str *inner = bytes_repr(data, self->length, "b", "");
    if (!inner)
        return NULL;
    /* Unlike bytes, a bytearray escapes a single quote inside single ones only when it must choose them; CPython's
     * loop always escapes it. */
    Str *result = NULL;
    if (*((char *)str_data(inner) + 1) == '"') {
        StrBuilder builder;
        builder_start(&builder);
        const char *text = str_data(inner);
        bool done = builder_append_text(&builder, object->type->name) && builder_append_char(&builder, '(');
        for (isize i = 0; done && i < inner->length; i++)
            done = (text[i] != '\'' || builder_append_char(&builder, '\\')) &&
                   builder_append_char(&builder, (uint8_t)text[i]);
        result = builder_end(&builder, done && builder_append_char(&builder, ')'));
    } else {
        result = str_format("%T(%U)", object, inner);
    }
    decref(inner);
    return (Object *)result;
}

static bool run_of_buffer(Object *object, Buffer *buffer)
{
    return is_buffer(object) && buffer_get(object, buffer);
}

static Object *bytearray_compare(Object *left, Object *right, CompareOperator operator)
{
    Buffer a, b;
    if (!run_of_buffer(left, &a))
        return new_not_implemented();
    if (!run_of_buffer(right, &b)) {
        buffer_release(&a);
        return new_not_implemented();
    }
    Object *result = compare_bytes(a.data, a.length, b.data, b.length, operator);
    buffer_release(&a);
    buffer_release(&b);
    return result;
}

static bool index_from(ByteArray *self, Object *key, isize *at)
{
    if (!is_int(key) && !object_has_index(key))
        return raise_error(TypeError, "bytearray indices must be integers or slices, not %.200T", key);
    return item_index(key, &self->length, "bytearray index out of range", at);
}

static Object *bytearray_get_item(Object *object, Object *key)
{
    ByteArray *self = (ByteArray *)object;
    isize at, stop, step;
    if (is_exact(key, slice)) {
        if (!slice_unpack(key, &at, &stop, &step))
            return NULL;
        isize count = slice_adjust(self->length, &at, &stop, step);
        if (step == 1)
            return (Object *)bytearray_new(bytearray_data(self) + at, count < 0 ? 0 : count);
        ByteArray *result = bytearray_new(NULL, count < 0 ? 0 : count);
        for (isize i = 0; result && i < count; i++, at += step)
            result->start[i] = self->start[at];
        return (Object *)result;
    }
    if (!index_from(self, key, &at))
        return NULL;
    return int_from_int64((uint8_t)self->start[at]);
}

/* self[start:stop:step] = data, step not 1; data NULL deletes. */
static bool set_stepped(ByteArray *self, isize start, isize step, isize count, const Buffer *data)
{
    if (data && data->length) {
        if (data->length != count)
            return raise_error(ValueError, "attempt to assign bytes of size %zd to extended slice of size %zd",
                               data->length, count);
        for (isize i = 0; i < count; i++, start += step)
            self->start[start] = data->data[i];
        return true;
    }
    if (count == 0)
        return true;
    if (!check_resizable(self))
        return false;
    return bytearray_resize(self, drop_stepped(self->start, 1, self->length, start, step, count));
}

static bool set_slice(ByteArray *self, Object *key, Object *value)
{
    isize start, stop, step;
    Buffer data = {0};
    if (!slice_unpack(key, &start, &stop, &step))
        return false;
    NATIVE_FRAME(held, "bytearray.__setitem__", "bytes");
    if (value) {
        if (is_int(value) || is_str(value) || (!is_buffer(value) && !object_is_iterable(value)))
            return native_leave_bool(
                held, raise_error(TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)"));
        bool may_alias = value == (Object *)self || is_exact(value, memoryview);
        held[0] = may_alias          ? (Object *)bytes_from_object(value)
                  : is_buffer(value) ? new_reference(value)
                                     : object_call_one((Object *)TYPE(bytearray), value);
        if (!held[0] || !buffer_get(held[0], &data))
            return native_leave_bool(held, false);
    }
    isize count = slice_adjust(self->length, &start, &stop, step);
    bool done;
    if (step == 1) {
        if (stop < start)
            stop = start;
        done = replace_range(self, start, stop, data.data, data.length);
    } else {
        done = set_stepped(self, start, step, count, value ? &data : NULL);
    }
    buffer_release(&data);
    return native_leave_bool(held, done);
}

static bool bytearray_set_item(Object *object, Object *key, Object *value)
{
    ByteArray *self = (ByteArray *)object;
    isize at;
    int byte = 0;
    if (is_exact(key, slice))
        return set_slice(self, key, value);
    if (!index_from(self, key, &at))
        return false;
    if (!value)
        return replace_range(self, at, at + 1, "", 0);
    if (!byte_from(value, &byte))
        return false;
    if (at >= self->length) /* __index__ may have changed it */
        return raise_error(IndexError, "bytearray index out of range");
    self->start[at] = (char)byte;
    return true;
}

static int bytearray_contains(Object *object, Object *item)
{
    ByteArray *self = (ByteArray *)object;
    int byte = 0;
    if (!is_int(item) && !is_buffer(item) && object_has_index(item)) { /* __index__ may resize self */
        Object *number = byte_from(item, &byte) ? int_from_int64(byte) : NULL;
        int found = number ? bytes_contain(bytearray_data(self), self->length, number) : -1;
        decref_maybe(number);
        return found;
    }
    return bytes_contain(bytearray_data(self), self->length, item);
}

static Object *bytearray_concatenate(Object *left, Object *right)
{
    Buffer a, b;
    if (!is_buffer(right))
        return raise_cannot_concatenate(left, right);
    if (!buffer_get(left, &a))
        return NULL;
    if (!buffer_get(right, &b)) {
        buffer_release(&a);
        return NULL;
    }
    ByteArray *result = bytearray_new(NULL, a.length + b.length);
    if (result && result->length) {
        memcpy(result->start, a.data, (size_t)a.length);
        memcpy(result->start + a.length, b.data, (size_t)b.length);
    }
    buffer_release(&a);
    buffer_release(&b);
    return (Object *)result;
}

/* `copies`: the bytes of self itself, or of a view on it, are copied first; else they refuse to be resized. */
static bool append_buffer(ByteArray *self, Object *object, bool copies)
{
    NATIVE_FRAME(held, "bytearray.__iadd__", "bytes");
    Buffer buffer;
    bool may_alias = copies && (object == (Object *)self || is_exact(object, memoryview));
    held[0] = may_alias ? (Object *)bytes_from_object(object) : new_reference(object);
    if (!held[0] || !buffer_get(held[0], &buffer))
        return native_leave_bool(held, false);
    isize length = self->length;
    bool done = bytearray_resize(self, length + buffer.length);
    if (done && buffer.length)
        memcpy(self->start + length, buffer.data, (size_t)buffer.length);
    buffer_release(&buffer);
    return native_leave_bool(held, done);
}

static Object *bytearray_inplace_concatenate(Object *self, Object *right)
{
    if (!is_buffer(right))
        return raise_cannot_concatenate(self, right);
    return append_buffer((ByteArray *)self, right, false) ? new_reference(self) : NULL;
}

static Object *bytearray_repeat(Object *object, isize times)
{
    ByteArray *self = (ByteArray *)object;
    times = times < 0 ? 0 : times;
    if (times && self->length > INT64_MAX / 2 / times)
        return raise_memory();
    ByteArray *result = bytearray_new(NULL, self->length * times);
    if (result)
        repeat_bytes(bytearray_data(result), bytearray_data(self), self->length, times);
    return (Object *)result;
}

static Object *bytearray_inplace_repeat(Object *object, isize times)
{
    ByteArray *self = (ByteArray *)object;
    isize length = self->length;
    times = times < 0 ? 0 : times;
    if (times && length > INT64_MAX / 2 / times)
        return raise_memory();
    if (!bytearray_resize(self, length * times))
        return NULL;
    for (isize i = 1; length && i < times; i++)
        memcpy(self->start + i * length, self->start, (size_t)length);
    return new_reference(object);
}

static Object *bytearray_remainder(Object *left, Object *right)
{
    if (!is_instance_of(left, TYPE(bytearray)))
        return new_not_implemented();
    Buffer buffer;
    if (!buffer_get(left, &buffer))
        return NULL;
    Object *result = bytes_percent(buffer.data, buffer.length, right, true);
    buffer_release(&buffer);
    return result;
}

static Object *bytearray_create(Type *type, Object **args, isize count, Tuple *names)
{
    return object_new(type);
}

/* Takes the items of an iterable, one by one. */
static bool extend_by_iterating(ByteArray *self, Object *iterable)
{
    NATIVE_FRAME(held, "bytearray.extend", "iterator", "item");
    held[0] = object_iterate(iterable);
    if (!held[0])
        return native_leave_bool(held, false);
    int more, byte;
    while ((more = iter_next(held[0], &held[1])) == 1) {
        if (!byte_from(held[1], &byte))
            return native_leave_bool(held, false);
        clear_slot(&held[1]);
        if (!bytearray_resize(self, self->length + 1))
            return native_leave_bool(held, false);
        self->start[self->length - 1] = (char)byte;
    }
    return native_leave_bool(held, more == 0);
}

/* Gives back what growing has left over. */
static bool give_back_room(ByteArray *self)
{
    char *data = self->length && self->start == self->data ? heap_resize(self->data, (size_t)self->length + 1) : NULL;
    if (data) {
        self->data = self->start = data;
        self->room = self->length + 1;
    }
    return data || !error_occurred();
}

static bool fill_from(ByteArray *self, Object *source)
{
    isize zeros;
    int sized = zeros_wanted(source, &zeros);
    if (sized < 0)
        return false;
    if (sized) {
        if (!bytearray_resize(self, zeros))
            return false;
        if (zeros)
            memset(self->start, 0, (size_t)zeros);
        return true;
    }
    if (is_buffer(source))
        return append_buffer(self, source, true);
    if (!object_is_iterable(source))
        return raise_error(TypeError, "cannot convert '%.200T' object to bytearray", source);
    bool has_length = is_exact(source, list) || is_exact(source, tuple); /* CPython makes room for all at once */
    if (!extend_by_iterating(self, source))
        return false;
    return !has_length || give_back_room(self);
}

static bool bytearray_initialise(Object *object, Object **args, isize count, Tuple *names)
{
    ByteArray *self = (ByteArray *)object;
    Object *bound[3];
    const char *encoding, *errors;
    if (!arguments_bind("bytearray", "(source=b'', encoding='utf-8', errors='strict')", args, count, names, bound))
        return false;
    if (self->length && !bytearray_resize(self, 0))
        return false;
    if (bound[0] && is_str(bound[0])) {
        if (!bound[1])
            return raise_no_encoding();
        if (!text_argument(bound[1], "bytearray", "'encoding'", &encoding) ||
            !text_argument(bound[2], "bytearray", "'errors'", &errors))
            return false;
        NATIVE_FRAME(held, "bytearray", "bytes");
        held[0] = codec_encode((Str *)bound[0], encoding, errors);
        return native_leave_bool(held, held[0] && append_buffer(self, held[0], true));
    }
    if (bound[1] || bound[2])
        return raise_no_text(bound[1]);
    return !bound[0] || fill_from(self, bound[0]);
}

/* ---- methods ---------------------------------------------------------------------------------------------------- */

static Object *bytearray_append(Object **args, isize count, Tuple *names)
{
    ByteArray *self = (ByteArray *)args[0];
    int byte;
    if (!byte_from(args[1], &byte) || !bytearray_resize(self, self->length + 1))
        return NULL;
    self->start[self->length - 1] = (char)byte;
    return new_none();
}

static Object *bytearray_extend(Object **args, isize count, Tuple *names)
{
    ByteArray *self = (ByteArray *)args[0];
    if (is_buffer(args[1]))
        return append_buffer(self, args[1], true) ? new_none() : NULL;
    if (is_str(args[1]))
        return raise_error(TypeError, "expected iterable of integers; got: 'str'");
    if (!object_is_iterable(args[1]))
        return raise_error(TypeError, "can't extend bytearray with %.100T", args[1]);
    NATIVE_FRAME(held, "bytearray.extend", "bytes");
    held[0] = (Object *)bytearray_new(NULL, 0);
    bool done = held[0] && extend_by_iterating((ByteArray *)held[0], args[1]) && append_buffer(self, held[0], true);
    return native_leave(held, done ? new_none() : NULL);
}

static Object *bytearray_insert(Object **args, isize count, Tuple *names)
{
    ByteArray *self = (ByteArray *)args[0];
    isize at;
    int byte;
    if (!size_argument(args[1], &at) || !byte_from(args[2], &byte))
        return NULL;
    isize length = self->length;
    if (!bytearray_resize(self, length + 1))
        return NULL;
    at = at < 0 ? (at + length < 0 ? 0 : at + length) : at > length ? length : at;
    memmove(self->start + at + 1, self->start + at, (size_t)(length - at));
    self->start[at] = (char)byte;
    return new_none();
}

static Object *bytearray_pop(Object **args, isize count, Tuple *names)
{
    ByteArray *self = (ByteArray *)args[0];
    isize at;
    if (!pop_index(args[1], &self->length, "bytearray", &at) || !check_resizable(self))
        return NULL;
    int byte = (uint8_t)self->start[at];
    memmove(self->start + at, self->start + at + 1, (size_t)(self->length - at - 1));
    return bytearray_resize(self, self->length - 1) ? int_from_int64(byte) : NULL;
}

static Object *bytearray_remove(Object **args, isize count, Tuple *names)
{
    ByteArray *self = (ByteArray *)args[0];
    int byte;
    if (!byte_from(args[1], &byte))
        return NULL;
    isize at = search_unit(1, bytearray_data(self), self->length, (uint32_t)byte);
    if (at < 0)
        return raise_error(ValueError, "value not found in bytearray");
    if (!check_resizable(self))
        return NULL;
    memmove(self->start + at, self->start + at + 1, (size_t)(self->length - at - 1));
    return bytearray_resize(self, self->length - 1) ? new_none() : NULL;
}

static Object *bytearray_reverse(Object **args, isize count, Tuple *names)
{
    ByteArray *self = (ByteArray *)args[0];
    for (isize i = 0, j = self->length - 1; i < j; i++, j--) {
        char c = self->start[i];
        self->start[i] = self->start[j];
        self->start[j] = c;
    }
    return new_none();
}

static Object *bytearray_clear(Object **args, isize count, Tuple *names)
{
    return bytearray_resize((ByteArray *)args[0], 0) ? new_none() : NULL;
}

static Object *bytearray_copy(Object **args, isize count, Tuple *names)
{
    ByteArray *self = (ByteArray *)args[0];
    return (Object *)bytearray_new(bytearray_data(self), self->length);
}

static Object *bytearray_alloc(Object **args, isize count, Tuple *names)
{
    return int_from_isize(((ByteArray *)args[0])->room);
}

/* (type, (the bytes,), attributes); older protocols of pickle have no bytes: there they are text. */
static Object *reduce_to(ByteArray *self, bool as_bytes)
{
    NATIVE_FRAME(held, "bytearray.__reduce__", "bytes", "encoding", "arguments", "state");
    held[3] = object_call_method_none((Object *)self, NAME(__getstate__));
    if (!held[3])
        return native_leave(held, NULL);
    if (self->length == 0) {
        held[2] = new_reference((Object *)RUNTIME->empty_tuple);
    } else if (as_bytes) {
        held[0] = (Object *)bytes_new(self->start, self->length);
        held[2] = held[0] ? (Object *)tuple_pack(1, held[0]) : NULL;
    } else {
        held[0] = (Object *)str_from_latin1((uint8_t *)self->start, self->length);
        held[1] = held[0] ? (Object *)str_from_text("latin-1") : NULL;
        held[2] = held[1] ? (Object *)tuple_pack(2, held[0], held[1]) : NULL;
    }
    return native_leave(held, held[2] ? (Object *)tuple_pack(3, self->head.type, held[2], held[3]) : NULL);
}

static Object *bytearray_reduce(Object **args, isize count, Tuple *names)
{
    return reduce_to((ByteArray *)args[0], false);
}

static Object *bytearray_reduce_ex(Object **args, isize count, Tuple *names)
{
    isize protocol = 0;
    if (args[1] && !object_as_isize(args[1], OverflowError, &protocol))
        return NULL;
    return reduce_to((ByteArray *)args[0], protocol > 2);
}

static const Native methods[] = {
#include "bytes_methods.def"
    {"__reduce__", bytearray_reduce, "($self, /)", "Return state information for pickling."},
    {"__reduce_ex__", bytearray_reduce_ex, "($self, proto=0, /)", "Return state information for pickling."},
    {"__buffer__", memoryview_of_self, "($self, flags, /)", "A view of the bytes."},
    {"__release_buffer__", memoryview_release_argument, "($self, buffer, /)", "Lets go of a view."},
    {"append", bytearray_append, "($self, item, /)", "Adds a byte at the end."},
    {"extend", bytearray_extend, "($self, iterable_of_ints, /)", "Adds the bytes of an iterable."},
    {"insert", bytearray_insert, "($self, index, item, /)", "Puts a byte before a position."},
    {"pop", bytearray_pop, "($self, index=-1, /)", "Takes a byte out."},
    {"remove", bytearray_remove, "($self, value, /)", "Takes out the first byte of that value."},
    {"reverse", bytearray_reverse, "($self, /)", "Turns the bytes round."},
    {"clear", bytearray_clear, "($self, /)", "Takes out all bytes."},
    {"copy", bytearray_copy, "($self, /)", "A copy."},
    {"__alloc__", bytearray_alloc, "($self, /)", "The bytes that are allocated."},
    {0}};

static void bytearray_deallocate(Object *object)
{
    heap_free(((ByteArray *)object)->data);
    object_free(object);
}

static size_t bytearray_shown_size(Object *object)
{
    return object->type->size_bytes + (size_t)((ByteArray *)object)->room;
}

const TypeSpec bytearray_type = {
    .name = "bytearray",
    .size_bytes = sizeof(ByteArray),
    .flags = TYPE_BASE,
    .slots =
        {
            .represent = bytearray_represent,
            .string = bytearray_represent,
            .hash = (HashFunction)object_hash_not_implemented,
            .compare = bytearray_compare,
            .iterate = bytes_iterate,
            .create = bytearray_create,
            .initialise = bytearray_initialise,
            .length = bytearray_length,
            .get_item = bytearray_get_item,
            .set_item = bytearray_set_item,
            .contains = bytearray_contains,
            .concatenate = bytearray_concatenate,
            .repeat = bytearray_repeat,
            .inplace_concatenate = bytearray_inplace_concatenate,
            .inplace_repeat = bytearray_inplace_repeat,
            .remainder = bytearray_remainder,
        },
    .deallocate = bytearray_deallocate,
    .shown_size = bytearray_shown_size,
    .methods = methods,
    .doc = "bytearray(iterable_of_ints), bytearray(string, encoding[, errors]), bytearray(bytes_or_buffer),\n"
           "bytearray(int), bytearray(): bytes that can change.",
};
