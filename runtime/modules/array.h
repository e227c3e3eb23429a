/* array.h: what the buffers (objects/buffer.c) need to know of array.array. */
#ifndef VIV_ARRAY_H
#define VIV_ARRAY_H

#include "../objects/bytes.h"

/* Fills in the buffer; the array keeps its size until array_release_buffer. */
void array_get_buffer(Object *array, Buffer *buffer);
void array_release_buffer(Object *array);
/* The struct format character of its items, and how many bytes one has. */
char array_format(const Object *array, int *item_size);

#endif
