/* bytearray.h: bytes that can change.
 *
 *     [ Object | length | room | data | start | exports ]      56 bytes, and a block of `room` beside
 *
 * `start` lies within the block: deleting from the front moves it instead of the bytes, as in CPython. Always
 * true: start + length < data + room, and the byte after the last is 0, unless data is NULL (length 0).
 */
#ifndef VIV_BYTEARRAY_H
#define VIV_BYTEARRAY_H

#include "bytes.h"

/* Sizes in bytes. */
typedef struct ByteArray {
    Object head;
    isize length;
    isize room; /* bytes of the block */
    char *data; /* the block */
    char *start;
    isize exports; /* buffers held; no resizing while there are some */
} ByteArray;

NEW ByteArray *bytearray_new(const char *data_or_null, isize length); /* NULL: the caller fills it */

static inline char *bytearray_data(ByteArray *self)
{
    return self->start ? self->start : (char *)"";
}

#endif
