/* bytes_iterator.c: iterators over bytes and bytearray: ints by position. */
#include "../runtime.h"
#include "bytearray.h"
#include "bytes_methods.h"
#include "sequence_iterator.h"

Object *bytes_iterate(Object *self)
{
    return sequence_iterator_as(is_bytes(self) ? TYPE(bytes_iterator) : TYPE(bytearray_iterator), self, 0);
}

static int next(Object *object, Object **item)
{
    SequenceIterator *self = (SequenceIterator *)object;
    Object *bytes = self->sequence;
    if (!bytes)
        return 0;
    isize length = is_bytes(bytes) ? ((Bytes *)bytes)->length : ((ByteArray *)bytes)->length;
    if (self->index < length) {
        const char *data = is_bytes(bytes) ? ((Bytes *)bytes)->data : bytearray_data((ByteArray *)bytes);
        *item = int_from_int64((uint8_t)data[self->index++]);
        return *item ? 1 : -1;
    }
    clear_slot(&self->sequence);
    return 0;
}

SEQUENCE_ITERATOR_TYPE(bytes_iterator_type, "bytes_iterator", "bytes", next, sequence_iterator_methods);
SEQUENCE_ITERATOR_TYPE(bytearray_iterator_type, "bytearray_iterator", "bytes", next, sequence_iterator_methods);
