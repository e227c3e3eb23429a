/* bytes.h: immutable bytes, and the way to read any object that exposes bytes.
 *
 *     [ Object | length | hash ] b y t e s \0         33 + n bytes, as in CPython
 *
 * Always true: the byte after the last is 0. The empty bytes and the single ones are shared and immortal.
 */
#ifndef VIV_BYTES_H
#define VIV_BYTES_H

#include "../object.h"

/* hash: -1 until it is asked for. */
struct Bytes {
    Object head;
    isize length;
    isize hash;
    char data[];
};

#define BYTES_HEAD_BYTES ((size_t)33) /* with the final zero */

static inline isize bytes_length(const Bytes *self)
{
    return self->length;
}
static inline char *bytes_data(const Bytes *self)
{
    return (char *)self->data;
}

NEW Bytes *bytes_new(const char *data_or_null, isize length); /* NULL: the caller fills bytes_data() */
NEW Bytes *bytes_resize(STOLEN Bytes *self, isize length);    /* only while nobody else holds it */
NEW Bytes *bytes_from_object(Object *object);                 /* bytes(object) for buffers, iterables; runs Python */
NEW Bytes *bytes_of_any(Object *object);                      /* the same, by its __bytes__ if it has one          */
/* b'…' with prefix and suffix around it ("bytearray(", ")"). */
NEW Str *bytes_repr(const char *data, isize length, const char *prefix, const char *suffix);

/* The bytes of a bytes, bytearray or memoryview, held in place (a bytearray refuses to be resized) until
 * buffer_release. Runs no Python. */
typedef struct Buffer {
    Object *owner; /* the object whose memory it is, a counted reference; keep it in a native frame if Python runs */
    char *data;
    isize length;
    bool is_writable;
} Buffer;

bool is_buffer(const Object *object); /* would buffer_get succeed on it? */
Object *raise_not_bytes_like(Object *object); /* TypeError "a bytes-like object is required, not 'X'" */
/* False: raise_not_bytes_like (BufferError where CPython has it). */
bool buffer_get(Object *object, Buffer *buffer);
bool buffer_get_any(Object *object, Buffer *buffer); /* for views: the inside of a BytesIO, too */
bool buffer_get_writable(Object *object, Buffer *buffer);
Object *raise_exported(void); /* BufferError "Existing exports of data: object cannot be re-sized" */
void buffer_release(Buffer *buffer);

/* CPython's codecs; `errors` NULL means strict. Runs Python only for registered error handlers (none). */
NEW Object *codec_encode(Str *text, const char *encoding_or_null, const char *errors_or_null);
NEW Object *codec_decode(const char *data, isize length, const char *encoding_or_null, const char *errors_or_null);

#endif
