/* bytes_iterator.c: iterators over bytes and bytearray: ints by position. One struct, two types. */
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "bytearray.h"
#include "bytes_methods.h"
#include "fields.h"
#include "tuple.h"

typedef struct BytesIterator {
    Object head;
    isize at;
    Object *bytes; /* NULL at the end */
} BytesIterator;

Object *bytes_iterate(Object *self)
{
    Type *type = is_bytes(self) ? TYPE(bytes_iterator) : TYPE(bytearray_iterator);
    BytesIterator *iterator = (BytesIterator *)object_new(type);
    if (!iterator)
        return NULL;
    iterator->bytes = new_reference(self);
    gc_track((Object *)iterator);
    return (Object *)iterator;
}

static isize length_of(Object *bytes)
{
    return is_bytes(bytes) ? ((Bytes *)bytes)->length : ((ByteArray *)bytes)->length;
}

static int next(Object *object, Object **item)
{
    BytesIterator *self = (BytesIterator *)object;
    if (!self->bytes)
        return 0;
    if (self->at < length_of(self->bytes)) {
        const char *data = is_bytes(self->bytes) ? ((Bytes *)self->bytes)->data : bytearray_data((ByteArray *)self->bytes);
        *item = int_from_int64((uint8_t)data[self->at++]);
        return *item ? 1 : -1;
    }
    clear_slot(&self->bytes);
    return 0;
}

static Object *length_hint(Object **args, isize count, Tuple *names)
{
    BytesIterator *self = (BytesIterator *)args[0];
    isize left = self->bytes ? length_of(self->bytes) - self->at : 0;
    return int_from_isize(left < 0 ? 0 : left);
}

static Object *reduce(Object **args, isize count, Tuple *names)
{
    BytesIterator *self = (BytesIterator *)args[0];
    NATIVE_FRAME(held, "bytes_iterator.__reduce__", "iter", "arguments", "position");
    held[0] = object_get_attribute_text((Object *)RUNTIME->builtins, "iter");
    held[1] = (Object *)tuple_pack(1, self->bytes ? self->bytes : (Object *)RUNTIME->empty_bytes);
    if (!held[0] || !held[1])
        return native_leave(held, NULL);
    if (!self->bytes)
        return native_leave(held, (Object *)tuple_pack(2, held[0], held[1]));
    held[2] = int_from_isize(self->at);
    return native_leave(held, held[2] ? (Object *)tuple_pack(3, held[0], held[1], held[2]) : NULL);
}

static Object *set_state(Object **args, isize count, Tuple *names)
{
    BytesIterator *self = (BytesIterator *)args[0];
    isize at;
    if (!object_as_isize(args[1], OverflowError, &at))
        return NULL;
    if (self->bytes)
        self->at = at < 0 ? 0 : at > length_of(self->bytes) ? length_of(self->bytes) : at;
    return new_none();
}

static const Native methods[] = {{"__length_hint__", length_hint, "($self, /)", "How many bytes are left."},
                                 {"__reduce__", reduce, "($self, /)", "What copy and pickle need."},
                                 {"__setstate__", set_state, "($self, state, /)", "Goes to a position."},
                                 {0}};

static Object *iterate_itself(Object *self)
{
    return new_reference(self);
}

static const Field fields[] = {{"bytes", offsetof(BytesIterator, bytes)}, {0}};

#define BYTES_ITERATOR_TYPE(type, shown_name)               \
    const TypeSpec type = {                                 \
        .name = shown_name,                                 \
        .size_bytes = sizeof(BytesIterator),                \
        .flags = TYPE_COLLECTED | TYPE_NO_CREATE,           \
        .slots = {.iterate = iterate_itself, .next = next}, \
        .deallocate = fields_deallocate,                    \
        .traverse = fields_traverse,                        \
        .fields = fields,                                   \
        .methods = methods,                                 \
    }

BYTES_ITERATOR_TYPE(bytes_iterator_type, "bytes_iterator");
BYTES_ITERATOR_TYPE(bytearray_iterator_type, "bytearray_iterator");
