/* bytes.c: the type `bytes`: making, comparing, hashing, repr. Methods stand in bytes_methods.c.
 *
 * See bytes.h for the representation. b"" and the single bytes are shared and immortal, as in CPython.
 */
#include <string.h>

#include "bytes.h"
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
#include "list.h"
#include "memoryview.h"
#include "slice.h"
#include "tuple.h"

#define BYTES_LENGTH_MAX ((isize)(INT64_MAX - 64))

static Bytes *allocate(isize length)
{
    if (length > BYTES_LENGTH_MAX)
        return (Bytes *)raise_memory();
    Bytes *self = object_allocate_plain(BYTES_HEAD_BYTES + (size_t)length);
    if (!self)
        return NULL;
    self->head = (Object){1, 0, TYPE(bytes)};
    self->length = length;
    self->hash = -1;
    self->data[length] = 0;
    return self;
}

Bytes *bytes_new(const char *data, isize length)
{
    if (length == 0)
        return RUNTIME->empty_bytes;
    if (length == 1 && data)
        return RUNTIME->byte_strings[(uint8_t)*data];
    Bytes *self = allocate(length);
    if (self && data)
        memcpy(self->data, data, (size_t)length);
    return self;
}

Bytes *bytes_resize(STOLEN Bytes *self, isize length)
{
    if (length == self->length)
        return self;
    if (length == 0) {
        decref(self);
        return RUNTIME->empty_bytes;
    }
    Bytes *result = (Bytes *)object_resize((Object *)self, BYTES_HEAD_BYTES + (size_t)length);
    if (!result)
        return NULL;
    result->length = length;
    result->hash = -1;
    result->data[length] = 0;
    return result;
}

static bool make_shared(Bytes **slot, int byte)
{
    *slot = allocate(byte >= 0);
    if (!*slot)
        return false;
    if (byte >= 0)
        (*slot)->data[0] = (char)byte;
    (*slot)->head.refcount = REFCOUNT_IMMORTAL;
    return true;
}

bool bytes_initialise(void)
{
    if (!make_shared(&RUNTIME->empty_bytes, -1))
        return false;
    for (int i = 0; i < 256; i++)
        if (!make_shared(&RUNTIME->byte_strings[i], i))
            return false;
    return true;
}

static Bytes *bytes_concatenate(Bytes *left, Bytes *right)
{
    if (left->length == 0 && is_exact(right, bytes))
        return new_reference(right);
    if (right->length == 0 && is_exact(left, bytes))
        return new_reference(left);
    if (left->length > BYTES_LENGTH_MAX - right->length)
        return (Bytes *)raise_memory();
    Bytes *result = bytes_new(NULL, left->length + right->length);
    if (result && result->length) {
        memcpy(result->data, left->data, (size_t)left->length);
        memcpy(result->data + left->length, right->data, (size_t)right->length);
    }
    return result;
}

static isize bytes_hash(Object *object)
{
    Bytes *self = (Bytes *)object;
    if (self->hash == -1)
        self->hash = hash_bytes(self->data, self->length);
    return self->hash;
}

/* ---- repr --------------------------------------------------------------------------------------------------- */

static int write_escaped(char *to, uint8_t byte, char quote)
{
    static const char digits[] = "0123456789abcdef";
    if (byte == (uint8_t)quote || byte == '\\' || byte == '\n' || byte == '\r' || byte == '\t') {
        to[0] = '\\';
        to[1] = byte == '\n' ? 'n' : byte == '\r' ? 'r' : byte == '\t' ? 't' : (char)byte;
        return 2;
    }
    if (byte >= ' ' && byte < 0x7f) {
        to[0] = (char)byte;
        return 1;
    }
    memcpy(to, "\\x", 2);
    to[2] = digits[byte >> 4];
    to[3] = digits[byte & 15];
    return 4;
}

Str *bytes_repr(const char *data, isize length, const char *prefix, const char *suffix)
{
    if (length > BYTES_LENGTH_MAX / 8)
        return raise_error(OverflowError, "bytes object is too large to make repr"), NULL;
    char quote = length && memchr(data, '\'', (size_t)length) && !memchr(data, '"', (size_t)length) ? '"' : '\'';
    isize shown = 2 + (isize)strlen(prefix) + (isize)strlen(suffix);
    char escaped[4];
    for (isize i = 0; i < length; i++)
        shown += write_escaped(escaped, (uint8_t)data[i], quote);
    char *to;
    Str *result = str_new_ascii(shown, &to);
    if (!result)
        return NULL;
    to = stpcpy(to, prefix);
    *to++ = quote;
    for (isize i = 0; i < length; i++)
        to += write_escaped(to, (uint8_t)data[i], quote);
    *to++ = quote;
    memcpy(to, suffix, strlen(suffix));
    return result;
}

static Object *bytes_represent(Object *self)
{
    return (Object *)bytes_repr(((Bytes *)self)->data, ((Bytes *)self)->length, "b", "");
}

/* ---- slots ---------------------------------------------------------------------------------------------------- */

static isize bytes_length_slot(Object *self)
{
    return ((Bytes *)self)->length;
}

static Object *bytes_compare(Object *left, Object *right, CompareOperator operator)
{
    if (!is_bytes(left) || !is_bytes(right))
        return new_not_implemented();
    return compare_bytes(((Bytes *)left)->data, ((Bytes *)left)->length, ((Bytes *)right)->data,
                         ((Bytes *)right)->length, operator);
}

Object *compare_bytes(const char *left, isize left_length, const char *right, isize right_length,
                      CompareOperator operator)
{
    isize common = left_length < right_length ? left_length : right_length;
    int order = memcmp(left, right, (size_t)common);
    if (order == 0)
        order = left_length < right_length ? -1 : left_length > right_length;
    return compare_numbers(order, 0, operator);
}

static Object *bytes_get_item(Object *object, Object *key)
{
    Bytes *self = (Bytes *)object;
    isize at, stop, step;
    if (is_exact(key, slice)) {
        if (!slice_unpack(key, &at, &stop, &step))
            return NULL;
        isize count = slice_adjust(self->length, &at, &stop, step);
        if (count <= 0)
            return (Object *)RUNTIME->empty_bytes;
        if (count == self->length && step == 1 && is_exact(object, bytes))
            return new_reference(object);
        if (step == 1)
            return (Object *)bytes_new(self->data + at, count);
        Bytes *result = bytes_new(NULL, count);
        for (isize i = 0; result && i < count; i++, at += step)
            result->data[i] = self->data[at];
        return (Object *)result;
    }
    if (!is_int(key) && !object_has_index(key))
        return raise_error(TypeError, "byte indices must be integers or slices, not %.200T", key);
    if (!item_index(key, &self->length, "index out of range", &at))
        return NULL;
    return int_from_int64((uint8_t)self->data[at]);
}

int bytes_contain(const char *data, isize length, Object *item)
{
    if (is_buffer(item)) {
        Buffer buffer;
        if (!buffer_get(item, &buffer))
            return -1;
        isize at = search(1, data, length, buffer.data, buffer.length);
        buffer_release(&buffer);
        return at >= 0;
    }
    int byte = 0;
    if (!object_has_index(item)) {
        raise_not_bytes_like(item);
        return -1;
    }
    return byte_from(item, &byte) ? search_unit(1, data, length, (uint32_t)byte) >= 0 : -1;
}

static int bytes_contains_slot(Object *self, Object *item)
{
    return bytes_contain(((Bytes *)self)->data, ((Bytes *)self)->length, item);
}

Object *raise_cannot_concatenate(Object *left, Object *right)
{
    return raise_error(TypeError, "can't concat %.100T to %.100T", right, left);
}

static Object *bytes_concatenate_slot(Object *left, Object *right)
{
    Buffer buffer;
    if (is_bytes(right) && is_bytes(left))
        return (Object *)bytes_concatenate((Bytes *)left, (Bytes *)right);
    if (!is_buffer(right))
        return raise_cannot_concatenate(left, right);
    if (!buffer_get(right, &buffer))
        return NULL;
    Bytes *self = (Bytes *)left, *result = bytes_new(NULL, self->length + buffer.length);
    if (result && result->length) {
        memcpy(result->data, self->data, (size_t)self->length);
        memcpy(result->data + self->length, buffer.data, (size_t)buffer.length);
    }
    buffer_release(&buffer);
    return (Object *)result;
}

void repeat_bytes(char *to, const char *data, isize length, isize times)
{
    isize whole = length * times, done = length;
    if (whole == 0)
        return;
    memcpy(to, data, (size_t)length);
    while (done < whole) { /* what is there doubles */
        isize more = done < whole - done ? done : whole - done;
        memcpy(to + done, to, (size_t)more);
        done += more;
    }
}

static Object *bytes_repeat_slot(Object *object, isize times)
{
    Bytes *self = (Bytes *)object;
    times = times < 0 ? 0 : times;
    if (times && self->length > INT64_MAX / times)
        return raise_error(OverflowError, "repeated bytes are too long");
    if (times == 1 && is_exact(object, bytes))
        return new_reference(object);
    Bytes *result = bytes_new(NULL, self->length * times);
    if (result)
        repeat_bytes(result->data, self->data, self->length, times);
    return (Object *)result;
}

static Object *bytes_remainder(Object *left, Object *right)
{
    if (!is_bytes(left))
        return new_not_implemented();
    return bytes_percent(((Bytes *)left)->data, ((Bytes *)left)->length, right, false);
}

/* ---- bytes(object) -------------------------------------------------------------------------------------------- */

bool byte_from(Object *object, int *byte)
{
    isize value;
    if (!object_as_isize(object, NULL, &value))
        return false;
    if (value < 0 || value > 255)
        return raise_error(ValueError, "byte must be in range(0, 256)");
    *byte = (int)value;
    return true;
}

/* Takes an iterator's items, each 0 … 255, through a growing bytes in held[1]. */
static Object *bytes_from_iterator(Object **held)
{
    isize length = 0;
    int more = 0;
    held[1] = (Object *)allocate(64);
    while (held[1] && (more = iter_next(held[0], &held[2])) == 1) {
        isize value;
        if (!object_as_isize(held[2], NULL, &value))
            return NULL;
        clear_slot(&held[2]);
        if (value < 0 || value > 255)
            return raise_error(ValueError, "bytes must be in range(0, 256)");
        if (length == ((Bytes *)held[1])->length)
            held[1] = (Object *)bytes_resize((Bytes *)held[1], length * 2);
        if (held[1])
            ((Bytes *)held[1])->data[length++] = (char)value;
    }
    if (!held[1] || more < 0)
        return NULL;
    Bytes *built = (Bytes *)held[1];
    if (length == 1)
        return (Object *)RUNTIME->byte_strings[(uint8_t)built->data[0]];
    held[1] = NULL;
    return (Object *)bytes_resize(built, length);
}

Bytes *bytes_from_object(Object *object)
{
    if (is_exact(object, bytes))
        return (Bytes *)new_reference(object);
    if (is_exact(object, memoryview) && ((MemoryView *)object)->buffer.owner)
        return memoryview_gather((MemoryView *)object);
    if (is_buffer(object)) {
        Buffer buffer;
        if (!buffer_get(object, &buffer))
            return NULL;
        Bytes *result = bytes_new(buffer.data, buffer.length);
        buffer_release(&buffer);
        return result;
    }
    if (is_str(object) || !object_is_iterable(object)) {
        raise_error(TypeError, "cannot convert '%.200T' object to bytes", object);
        return NULL;
    }
    NATIVE_FRAME(held, "bytes", "iterator", "result", "item");
    held[0] = object_iterate(object);
    bool is_array = is_exact(object, list) || is_exact(object, tuple);
    if (!held[0] || (!is_array && object_length_hint(object, 64) < 0)) /* asked as CPython asks, for its effects */
        return (Bytes *)native_leave(held, NULL);
    return (Bytes *)native_leave(held, bytes_from_iterator(held));
}

bool object_is_iterable(Object *object)
{
    return object->type->slots.iterate || object->type->slots.get_item;
}

/* n zero bytes for an int; 0: it was none, -1: raised. */
int zeros_wanted(Object *object, isize *count)
{
    if (!object_has_index(object))
        return 0;
    if (!object_as_isize(object, OverflowError, count)) {
        if (!error_matches(TypeError))
            return -1;
        error_clear();
        return 0;
    }
    if (*count < 0) {
        raise_error(ValueError, "negative count");
        return -1;
    }
    return 1;
}

Object *raise_no_encoding(void)
{
    return raise_error(TypeError, "string argument without an encoding");
}

Object *raise_no_text(bool has_encoding)
{
    return raise_error(TypeError, "%s without a string argument", has_encoding ? "encoding" : "errors");
}

Object *bytes_by_method(Object *method)
{
    Object *result = object_call_none(method);
    if (result && !is_bytes(result)) {
        raise_error(TypeError, "__bytes__ returned non-bytes (type %.200T)", result);
        clear_slot(&result);
    }
    return result;
}

Bytes *bytes_of_any(Object *object)
{
    Object *method = is_bytes(object) ? NULL : object_lookup_special(object, NAME(__bytes__));
    if (method) {
        NATIVE_FRAME(held, "bytes", "method");
        held[0] = method;
        return (Bytes *)native_leave(held, bytes_by_method(method));
    }
    return error_occurred() ? NULL : bytes_from_object(object);
}

static Object *bytes_of(Object *source, Object *encoding, Object *errors)
{
    const char *encoding_text, *errors_text;
    isize zeros;
    if (encoding || errors) {
        if (!source || !is_str(source))
            return raise_no_text(encoding);
        if (!text_argument(encoding, "bytes", "'encoding'", &encoding_text) ||
            !text_argument(errors, "bytes", "'errors'", &errors_text))
            return NULL;
        return codec_encode((Str *)source, encoding_text, errors_text);
    }
    if (!source)
        return (Object *)RUNTIME->empty_bytes;
    Object *method = object_lookup_special(source, NAME(__bytes__));
    if (method) {
        NATIVE_FRAME(held, "bytes", "method");
        held[0] = method;
        return native_leave(held, bytes_by_method(method));
    }
    if (error_occurred())
        return NULL;
    if (is_str(source))
        return raise_no_encoding();
    int sized = zeros_wanted(source, &zeros);
    if (sized < 0)
        return NULL;
    if (!sized)
        return (Object *)bytes_from_object(source);
    Bytes *result = zeros == 1 ? RUNTIME->byte_strings[0] : bytes_new(NULL, zeros);
    if (result)
        memset(result->data, 0, (size_t)zeros);
    return (Object *)result;
}

static Object *bytes_create(Type *type, Object **args, isize count, Tuple *names)
{
    Object *bound[3];
    if (!arguments_bind("bytes", "(source=b'', encoding='utf-8', errors='strict')", args, count, names, bound))
        return NULL;
    Object *result = bytes_of(bound[0], bound[1], bound[2]);
    if (!result || type == TYPE(bytes))
        return result;
    Bytes *text = (Bytes *)result, *self = (Bytes *)object_new_items(type, text->length);
    if (self) {
        self->length = text->length;
        self->hash = text->hash;
        memcpy(self->data, text->data, (size_t)text->length + 1);
    }
    decref(result);
    return (Object *)self;
}

static void bytes_deallocate(Object *self)
{
    object_free(self);
}

static size_t bytes_shown_size(Object *self)
{
    return self->type->size_bytes + (size_t)((Bytes *)self)->length;
}

const TypeSpec bytes_type = {
    .name = "bytes",
    .size_bytes = BYTES_HEAD_BYTES,
    .item_size_bytes = 1,
    .flags = TYPE_BASE | TYPE_BYTES,
    .slots =
        {
            .represent = bytes_represent,
            .string = bytes_represent,
            .hash = bytes_hash,
            .compare = bytes_compare,
            .iterate = bytes_iterate,
            .create = bytes_create,
            .length = bytes_length_slot,
            .get_item = bytes_get_item,
            .contains = bytes_contains_slot,
            .concatenate = bytes_concatenate_slot,
            .repeat = bytes_repeat_slot,
            .remainder = bytes_remainder,
        },
    .deallocate = bytes_deallocate,
    .shown_size = bytes_shown_size,
    .methods = bytes_methods,
    .doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\n"
           "bytes(bytes_or_buffer) -> bytes\nbytes(int) -> zero bytes of that number\nbytes() -> no bytes",
};
