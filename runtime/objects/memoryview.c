/* memoryview.c: the type `memoryview`. See memoryview.h for the representation.
 *
 * A view of a view holds the base itself, so views never form chains, and each keeps the base from being resized by a
 * Buffer of its own. What can be viewed (bytes, bytearray, array, BytesIO) has one dimension, so views have no more.
 *
 * Always true: buffer.owner is NULL once the view is released; while `exports` is not 0 it cannot be.
 */
#include <string.h>

#include "memoryview.h"
#include "bytearray.h"
#include "bytes_methods.h"
#include "sequence.h"
#include "str_methods.h"

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../modules/array.h"
#include "../runtime.h"
#include "../type.h"
#include "builtin.h"
#include "float.h"
#include "int.h"
#include "list.h"
#include "slice.h"
#include "sequence_iterator.h"
#include "tuple.h"
#include "weakref.h"

static int item_size_of(char format)
{
    switch (format) {
    case 'B': case 'b': case 'c': case '?':
        return 1;
    case 'h': case 'H':
        return 2;
    case 'i': case 'I': case 'f':
        return 4;
    case 'l': case 'L': case 'q': case 'Q': case 'd': case 'n': case 'N': case 'P':
        return 8;
    default:
        return 0;
    }
}

static bool check_alive(const MemoryView *self)
{
    if (self->buffer.owner)
        return true;
    return raise_error(ValueError, "operation forbidden on released memoryview object");
}

/* A view of the same memory; the caller sets what differs. */
static MemoryView *make(Object *object)
{
    MemoryView *self = (MemoryView *)object_new(TYPE(memoryview));
    if (!self)
        return NULL;
    self->hash = -1;
    self->stride = self->item_size = 1;
    self->format = 'B';
    if (!buffer_get_any(object, &self->buffer)) {
        decref(self);
        return NULL;
    }
    self->start = self->buffer.data;
    self->length = self->buffer.length;
    self->is_writable = self->buffer.is_writable;
    if (is_instance_of(object, TYPE(array))) {
        self->format = array_format(object, &self->item_size);
        self->stride = self->item_size;
        self->length /= self->item_size;
    }
    gc_track((Object *)self);
    return self;
}

/* A view of what another view shows: both hold the base. */
static MemoryView *make_again(MemoryView *other)
{
    MemoryView *self = make(other->buffer.owner);
    if (self) {
        self->start = other->start;
        self->length = other->length;
        self->stride = other->stride;
        self->item_size = other->item_size;
        self->format = other->format;
        self->is_writable = other->is_writable;
    }
    return self;
}

Object *memoryview_inside(Object *object)
{
    return (Object *)make(object);
}

/* TypeError if the object is not bytes-like. */
static Object *memoryview_new(Object *object)
{
    if (is_exact(object, memoryview))
        return check_alive((MemoryView *)object) ? (Object *)make_again((MemoryView *)object) : NULL;
    if (!is_buffer(object))
        return raise_error(TypeError, "memoryview: a bytes-like object is required, not '%.200T'", object);
    return (Object *)make(object);
}

bool memoryview_get_buffer(MemoryView *self, Buffer *buffer)
{
    if (!check_alive(self))
        return false;
    if (self->stride != self->item_size && self->length > 1)
        return raise_error(BufferError, "memoryview: underlying buffer is not C-contiguous");
    self->exports++;
    *buffer = (Buffer){(Object *)new_reference(self), self->start, self->length * self->item_size, self->is_writable};
    return true;
}

/* ---- items ------------------------------------------------------------------------------------------------------- */

static Object *read_item(char format, const char *at)
{
    union {
        int8_t b; uint8_t B; int16_t h; uint16_t H; int32_t i; uint32_t I; int64_t q; uint64_t Q; float f; double d;
    } value;
    if (!item_size_of(format))
        return raise_error(NotImplementedError, "memoryview: format %c not supported", format);
    memcpy(&value, at, (size_t)item_size_of(format));
    switch (format) {
    case 'B':
        return int_from_int64(value.B);
    case 'b':
        return int_from_int64(value.b);
    case 'c':
        return (Object *)bytes_new(at, 1);
    case '?':
        return new_bool(value.B != 0);
    case 'h':
        return int_from_int64(value.h);
    case 'H':
        return int_from_int64(value.H);
    case 'i':
        return int_from_int64(value.i);
    case 'I':
        return int_from_int64(value.I);
    case 'f':
        return float_new((double)value.f);
    case 'd':
        return float_new(value.d);
    case 'L': case 'Q': case 'N': case 'P':
        return int_from_uint64(value.Q);
    default:
        return int_from_int64(value.q);
    }
}

static bool raise_invalid(const MemoryView *self, const char *what)
{
    if (error_occurred() && !error_matches(TypeError) && !error_matches(OverflowError))
        return false;
    error_clear();
    return raise_error(*what == 't' ? TypeError : ValueError, "memoryview: invalid %s for format '%c'", what,
                       self->format);
}

static bool write_int(MemoryView *self, char *at, Object *value)
{
    int bits = self->item_size * 8;
    bool is_signed = strchr("bhilqn", self->format) != NULL;
    Object *number = number_index(value);
    if (!number)
        return raise_invalid(self, "type");
    int64_t small = 0;
    uint64_t large = 0;
    bool fits;
    if (bits == 64 && !is_signed) {
        fits = int_as_uint64(number, &large);
        small = (int64_t)large;
    } else {
        fits = int_as_int64(number, &small);
        if (fits && bits < 64)
            fits = is_signed ? small >= -(1LL << (bits - 1)) && small < (1LL << (bits - 1))
                             : small >= 0 && small < (1LL << bits);
    }
    decref(number);
    if (!fits)
        return raise_invalid(self, "value");
    memcpy(at, &small, (size_t)self->item_size);
    return true;
}

static bool write_item(MemoryView *self, char *at, Object *value)
{
    double number;
    switch (self->format) {
    case 'c':
        if (!is_bytes(value))
            return raise_invalid(self, "type");
        if (((Bytes *)value)->length != 1)
            return raise_invalid(self, "value");
        *at = ((Bytes *)value)->data[0];
        return true;
    case '?': {
        int truth = object_is_true(value);
        if (truth < 0)
            return false;
        *at = (char)truth;
        return true;
    }
    case 'f': case 'd':
        if (!object_as_double(value, &number))
            return raise_invalid(self, "type");
        if (self->format == 'd') {
            memcpy(at, &number, 8);
        } else {
            float single = (float)number;
            memcpy(at, &single, 4);
        }
        return true;
    default:
        return write_int(self, at, value);
    }
}

static Object *memoryview_get_item(Object *object, Object *key)
{
    MemoryView *self = (MemoryView *)object;
    isize at, stop, step;
    if (!check_alive(self))
        return NULL;
    if (is_exact(key, slice)) {
        if (!slice_unpack(key, &at, &stop, &step) || !check_alive(self))
            return NULL;
        isize count = slice_adjust(self->length, &at, &stop, step);
        MemoryView *result = make_again(self);
        if (result) {
            result->start = self->start + at * self->stride;
            result->length = count < 0 ? 0 : count;
            result->stride = self->stride * step;
        }
        return (Object *)result;
    }
    if (!object_has_index(key))
        return raise_error(TypeError, "memoryview: invalid slice key");
    if (!item_index(key, &self->length, "index out of bounds on dimension 1", &at) || !check_alive(self))
        return NULL;
    return read_item(self->format, self->start + at * self->stride);
}

static bool set_slice(MemoryView *self, Object *key, Object *value)
{
    isize at, stop, step;
    Buffer data;
    if (!slice_unpack(key, &at, &stop, &step) || !check_alive(self))
        return false;
    isize count = slice_adjust(self->length, &at, &stop, step);
    if (!buffer_get(value, &data))
        return false;
    bool same = data.length == count * self->item_size;
    if (same && step == 1 && self->stride == self->item_size)
        memmove(self->start + at * self->stride, data.data, (size_t)data.length);
    else if (same)
        for (isize i = 0; i < count; i++, at += step)
            memmove(self->start + at * self->stride, data.data + i * self->item_size, (size_t)self->item_size);
    buffer_release(&data);
    return same || raise_error(ValueError, "memoryview assignment: lvalue and rvalue have different structures");
}

static bool memoryview_set_item(Object *object, Object *key, Object *value)
{
    MemoryView *self = (MemoryView *)object;
    isize at;
    if (!check_alive(self))
        return false;
    if (!self->is_writable)
        return raise_error(TypeError, "cannot modify read-only memory");
    if (!value)
        return raise_error(TypeError, "cannot delete memory");
    if (is_exact(key, slice))
        return set_slice(self, key, value);
    if (!object_has_index(key))
        return raise_error(TypeError, "memoryview: invalid slice key");
    return item_index(key, &self->length, "index out of bounds on dimension 1", &at) && check_alive(self) &&
           write_item(self, self->start + at * self->stride, value);
}

static isize memoryview_length(Object *object)
{
    MemoryView *self = (MemoryView *)object;
    return check_alive(self) ? self->length : -1;
}

/* The items' bytes one after another. */
Bytes *memoryview_gather(MemoryView *self)
{
    Bytes *bytes = bytes_new(NULL, self->length * self->item_size);
    for (isize i = 0; bytes && i < self->length; i++)
        memcpy(bytes->data + i * self->item_size, self->start + i * self->stride, (size_t)self->item_size);
    return bytes;
}

static Object *memoryview_compare(Object *left, Object *right, CompareOperator operator)
{
    if ((operator != COMPARE_EQ && operator != COMPARE_NE) || !is_exact(left, memoryview) || !is_buffer(right))
        return new_not_implemented();
    MemoryView *self = (MemoryView *)left;
    bool equal = left == right;
    if (!equal && self->buffer.owner) {
        NATIVE_FRAME(held, "memoryview.__eq__", "other", "left item", "right item");
        held[0] = memoryview_new(right);
        if (!held[0]) {
            error_clear();
            return native_leave(held, new_bool(operator == COMPARE_NE));
        }
        MemoryView *other = (MemoryView *)held[0];
        equal = self->length == other->length;
        for (isize i = 0; equal && i < self->length; i++) {
            held[1] = read_item(self->format, self->start + i * self->stride);
            held[2] = read_item(other->format, other->start + i * other->stride);
            int same = held[1] && held[2] ? object_compare_bool(held[1], held[2], COMPARE_EQ) : -1;
            clear_slot(&held[1]);
            clear_slot(&held[2]);
            if (same < 0)
                return native_leave(held, NULL);
            equal = same;
        }
        native_leave(held, NULL);
    }
    return new_bool(equal == (operator == COMPARE_EQ));
}

static isize memoryview_hash(Object *object)
{
    MemoryView *self = (MemoryView *)object;
    if (self->hash != -1)
        return self->hash;
    if (!check_alive(self))
        return -1;
    if (self->is_writable) {
        raise_error(ValueError, "cannot hash writable memoryview object");
        return -1;
    }
    if (!strchr("Bbc", self->format)) {
        raise_error(ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        return -1;
    }
    Bytes *bytes = memoryview_gather(self);
    if (!bytes)
        return -1;
    self->hash = hash_bytes(bytes->data, bytes->length);
    decref(bytes);
    return self->hash;
}

static Object *memoryview_represent(Object *object)
{
    MemoryView *self = (MemoryView *)object;
    return (Object *)str_format(self->buffer.owner ? "<memory at %p>" : "<released memory at %p>", object);
}

/* ---- methods ---------------------------------------------------------------------------------------------------- */

static Object *memoryview_tobytes(Object **args, isize count, Tuple *names)
{
    MemoryView *self = (MemoryView *)args[0];
    return check_alive(self) ? (Object *)memoryview_gather(self) : NULL;
}

static Object *memoryview_tolist(Object **args, isize count, Tuple *names)
{
    MemoryView *self = (MemoryView *)args[0];
    List *list = check_alive(self) ? list_new(0) : NULL;
    for (isize i = 0; list && i < self->length; i++) {
        Object *item = read_item(self->format, self->start + i * self->stride);
        if (!item || !list_append_steal(list, item))
            clear_slot(&list);
    }
    return (Object *)list;
}

static Object *memoryview_hex(Object **args, isize count, Tuple *names)
{
    MemoryView *self = (MemoryView *)args[0];
    NATIVE_FRAME(held, "memoryview.hex", "bytes");
    held[0] = check_alive(self) ? (Object *)memoryview_gather(self) : NULL;
    if (!held[0])
        return native_leave(held, NULL);
    return native_leave(held,
                        bytes_hexadecimal(((Bytes *)held[0])->data, ((Bytes *)held[0])->length, args[1], args[2]));
}

static bool release(MemoryView *self)
{
    if (self->exports)
        return raise_error(BufferError, "memoryview has %zd exported buffer%s", self->exports,
                           self->exports == 1 ? "" : "s");
    Buffer buffer = self->buffer;
    self->buffer.owner = NULL;
    buffer_release(&buffer);
    return true;
}

static Object *memoryview_release(Object **args, isize count, Tuple *names)
{
    return release((MemoryView *)args[0]) ? new_none() : NULL;
}

static Object *memoryview_enter(Object **args, isize count, Tuple *names)
{
    return check_alive((MemoryView *)args[0]) ? new_reference(args[0]) : NULL;
}

static Object *memoryview_toreadonly(Object **args, isize count, Tuple *names)
{
    MemoryView *self = (MemoryView *)args[0];
    MemoryView *result = check_alive(self) ? make_again(self) : NULL;
    if (result)
        result->is_writable = false;
    return (Object *)result;
}

static Object *memoryview_cast(Object **args, isize count, Tuple *names)
{
    MemoryView *self = (MemoryView *)args[0];
    if (!check_alive(self))
        return NULL;
    if (!is_str(args[1]))
        return raise_error(TypeError, "cast() argument 'format' must be str, not %T", args[1]);
    Str *text = (Str *)args[1];
    isize at = text->length == 2 && str_at(text, 0) == '@';
    char format = text->length == at + 1 ? (char)str_at(text, at) : 0;
    int size = item_size_of(format);
    if (!size)
        return raise_error(ValueError, "memoryview: destination format must be a native single character format "
                                       "prefixed with an optional '@'");
    if (!strchr("Bbc", format) && !strchr("Bbc", self->format))
        return raise_error(TypeError, "memoryview: cannot cast between two non-byte formats");
    if (self->stride != self->item_size)
        return raise_error(TypeError, "memoryview: casts are restricted to C-contiguous views");
    if (self->length * self->item_size % size)
        return raise_error(TypeError, "memoryview: length is not a multiple of itemsize");
    MemoryView *result = make_again(self);
    if (result) {
        result->length = self->length * self->item_size / size;
        result->item_size = size;
        result->stride = size;
        result->format = format;
    }
    return (Object *)result;
}

Object *memoryview_of_self(Object **args, isize count, Tuple *names)
{
    isize flags;
    return object_as_isize(args[1], OverflowError, &flags) ? memoryview_new(args[0]) : NULL;
}

Object *memoryview_release_argument(Object **args, isize count, Tuple *names)
{
    if (!is_exact(args[1], memoryview))
        return raise_error(TypeError, "expected a memoryview object");
    return release((MemoryView *)args[1]) ? new_none() : NULL;
}

static const Native methods[] = {
    {"__buffer__", memoryview_of_self, "($self, flags, /)", "A view of the object."},
    {"__release_buffer__", memoryview_release_argument, "($self, buffer, /)", "Lets go of a view."},
    {"tobytes", memoryview_tobytes, "($self, /, order='C')", "The bytes, copied."},
    {"tolist", memoryview_tolist, "($self, /)", "The items as a list."},
    {"hex", memoryview_hex, "($self, /, sep=<unrepresentable>, bytes_per_sep=1)", "Hexadecimal digits of the bytes."},
    {"release", memoryview_release, "($self, /)", "Lets go of the object."},
    {"toreadonly", memoryview_toreadonly, "($self, /)", "A view that cannot be written through."},
    {"cast", memoryview_cast, "($self, /, format, shape=<unrepresentable>)", "A view with items of another format."},
    {"__enter__", memoryview_enter, "($self, /)", "The view itself."},
    {"__exit__", memoryview_release, "($self, /, *args)", "Lets go of the object.", NATIVE_RAW},
    {0}};

/* ---- attributes ------------------------------------------------------------------------------------------------- */

#define ATTRIBUTE(name, value)                               \
    static Object *get_##name(Object *object)                \
    {                                                        \
        MemoryView *self = (MemoryView *)object;             \
        return check_alive(self) ? (Object *)(value) : NULL; \
    }

static Object *tuple_of(isize number)
{
    Object *item = int_from_isize(number);
    Object *result = item ? (Object *)tuple_pack(1, item) : NULL;
    decref_maybe(item);
    return result;
}

ATTRIBUTE(obj, new_reference(self->buffer.owner))
ATTRIBUTE(nbytes, int_from_isize(self->length * self->item_size))
ATTRIBUTE(readonly, new_bool(!self->is_writable))
ATTRIBUTE(itemsize, int_from_int64(self->item_size))
ATTRIBUTE(format, str_from_char((uint8_t)self->format))
ATTRIBUTE(ndim, int_from_int64(1))
ATTRIBUTE(shape, tuple_of(self->length))
ATTRIBUTE(strides, tuple_of(self->stride))
ATTRIBUTE(suboffsets, RUNTIME->empty_tuple)
ATTRIBUTE(contiguous, new_bool(self->stride == self->item_size || self->length <= 1))

static const Property properties[] = {{"obj", get_obj, NULL, "The object viewed."},
                                      {"nbytes", get_nbytes, NULL, "How many bytes a copy has."},
                                      {"readonly", get_readonly, NULL, "Can it not be written?"},
                                      {"itemsize", get_itemsize, NULL, "Bytes of an item."},
                                      {"format", get_format, NULL, "The format of an item."},
                                      {"ndim", get_ndim, NULL, "The number of dimensions."},
                                      {"shape", get_shape, NULL, "Items in each dimension."},
                                      {"strides", get_strides, NULL, "Bytes from one item to the next."},
                                      {"suboffsets", get_suboffsets, NULL, "Always empty."},
                                      {"contiguous", get_contiguous, NULL, "Are the items side by side?"},
                                      {"c_contiguous", get_contiguous, NULL, "Are the items side by side?"},
                                      {"f_contiguous", get_contiguous, NULL, "Are the items side by side?"},
                                      {0}};

/* ---- the types -------------------------------------------------------------------------------------------------- */

static Object *memoryview_create(Type *type, Object **args, isize count, Tuple *names)
{
    Object *bound[1];
    return arguments_bind("memoryview", "(object)", args, count, names, bound) ? memoryview_new(bound[0]) : NULL;
}

static void memoryview_deallocate(Object *object)
{
    MemoryView *self = (MemoryView *)object;
    if (!dealloc_enter(object))
        return;
    gc_untrack(object);
    weakref_clear_at(object, offsetof(MemoryView, weakrefs));
    buffer_release(&self->buffer);
    object_free(object);
    dealloc_leave();
}

static const Field fields[] = {{"obj", offsetof(MemoryView, buffer.owner)}, {0}};

static Object *memoryview_iterate(Object *object)
{
    return check_alive((MemoryView *)object) ? sequence_iterator_as(TYPE(memoryview_iterator), object, 0) : NULL;
}

static int iterator_next(Object *object, Object **item)
{
    SequenceIterator *self = (SequenceIterator *)object;
    MemoryView *view = (MemoryView *)self->sequence;
    if (!view)
        return 0;
    if (!check_alive(view))
        return -1;
    if (self->index < view->length) {
        *item = read_item(view->format, view->start + self->index++ * view->stride);
        return *item ? 1 : -1;
    }
    clear_slot(&self->sequence);
    return 0;
}

/* Shape, strides and suboffsets have a number for each dimension. */
static size_t memoryview_shown_size(Object *object)
{
    return type_shown_size_bytes(object->type) + 3 * sizeof(isize);
}

const TypeSpec memoryview_type = {
    .name = "memoryview",
    .size_bytes = sizeof(MemoryView),
    .shown_size_bytes = 144,
    .shown_size = memoryview_shown_size,
    .flags = TYPE_COLLECTED,
    .weakrefs_offset = offsetof(MemoryView, weakrefs),
    .slots =
        {
            .represent = memoryview_represent,
            .hash = memoryview_hash,
            .compare = memoryview_compare,
            .iterate = memoryview_iterate,
            .create = memoryview_create,
            .length = memoryview_length,
            .get_item = memoryview_get_item,
            .set_item = memoryview_set_item,
        },
    .deallocate = memoryview_deallocate,
    .fields = fields,
    .methods = methods,
    .properties = properties,
    .doc = "A window on the memory of a bytes-like object.",
};

SEQUENCE_ITERATOR_TYPE(memoryview_iterator_type, "memory_iterator", "view", iterator_next, NULL);
