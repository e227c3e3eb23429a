/* memoryview.h: a window on the memory of another object, without a copy.
 *
 * One dimension, items of one struct format character. A view holds its base as a Buffer; a slice of a view is
 * a view of the same base with another start, length and stride.
 */
#ifndef VIV_MEMORYVIEW_H
#define VIV_MEMORYVIEW_H

#include "bytes.h"

/* Sizes in bytes unless the line says items. */
typedef struct MemoryView {
    Object head;
    Buffer buffer;  /* of the object viewed; owner NULL after release()       */
    char *start;    /* of the first item                                       */
    isize length;   /* items                                                   */
    isize stride;   /* bytes from one item to the next                         */
    int item_size;
    char format;    /* 'B', 'b', 'c', 'h', 'H', 'i', 'I', 'l', 'L', 'q', 'Q', 'f', 'd', '?' */
    bool is_writable;
    isize exports;  /* buffers held through this view                          */
    isize hash;
    Object *weakrefs;
} MemoryView;

NEW Object *memoryview_inside(Object *object); /* BytesIO.getbuffer() */
/* The items' bytes one after another, whatever the stride. */
NEW Bytes *memoryview_gather(MemoryView *self);
/* The natives __buffer__ and __release_buffer__ of all bytes-like types. */
Object *memoryview_of_self(Object **args, isize count, Tuple *names);
Object *memoryview_release_argument(Object **args, isize count, Tuple *names);
bool memoryview_get_buffer(MemoryView *self, Buffer *buffer); /* buffer_get of a view; ValueError if it is released */

#endif
