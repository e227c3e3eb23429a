/* buffer.c: reading the memory of bytes, bytearray, memoryview and array where it stands.
 *
 * A held bytearray or array counts its holders (`exports`), and refuses to be resized until they let go.
 */
#include "bytes.h"
#include "bytearray.h"
#include "memoryview.h"

#include "../error.h"
#include "../modules/array.h"
#include "../modules/io.h"
#include "../runtime.h"

bool is_buffer(const Object *object)
{
    return is_bytes(object) || is_instance_of(object, TYPE(bytearray)) || is_exact(object, memoryview) ||
           is_instance_of(object, TYPE(array));
}

Object *raise_exported(void)
{
    return raise_error(BufferError, "Existing exports of data: object cannot be re-sized");
}

Object *raise_not_bytes_like(Object *object)
{
    return raise_error(TypeError, "a bytes-like object is required, not '%.100T'", object);
}

bool buffer_get(Object *object, Buffer *buffer)
{
    if (is_bytes(object)) {
        *buffer = (Buffer){new_reference(object), ((Bytes *)object)->data, ((Bytes *)object)->length, false};
        return true;
    }
    if (is_instance_of(object, TYPE(bytearray))) {
        ByteArray *array = (ByteArray *)object;
        array->exports++;
        *buffer = (Buffer){new_reference(object), bytearray_data(array), array->length, true};
        return true;
    }
    if (is_exact(object, memoryview))
        return memoryview_get_buffer((MemoryView *)object, buffer);
    if (is_instance_of(object, TYPE(array))) {
        array_get_buffer(object, buffer);
        return true;
    }
    return raise_not_bytes_like(object);
}

bool buffer_get_any(Object *object, Buffer *buffer)
{
    if (is_instance_of(object, TYPE(bytes_io)))
        return bytes_io_get_buffer(object, buffer);
    return buffer_get(object, buffer);
}

bool buffer_get_writable(Object *object, Buffer *buffer)
{
    if (!buffer_get(object, buffer))
        return false;
    if (buffer->is_writable)
        return true;
    buffer_release(buffer);
    return raise_error(BufferError, "Object is not writable.");
}

void buffer_release(Buffer *buffer)
{
    Object *owner = buffer->owner;
    buffer->owner = NULL;
    if (!owner)
        return;
    if (is_instance_of(owner, TYPE(bytearray)))
        ((ByteArray *)owner)->exports--;
    else if (is_exact(owner, memoryview))
        ((MemoryView *)owner)->exports--;
    else if (is_instance_of(owner, TYPE(array)))
        array_release_buffer(owner);
    else if (is_instance_of(owner, TYPE(bytes_io)))
        bytes_io_release_buffer(owner);
    decref(owner);
}
