/* host_memory.h: memory of the host, where the instrument keeps what it knows.
 *
 * Looking must not allocate in the heap it looks at. Running out ends the program with a message and exit code 1:
 * there is nothing left to say it with. What these return is released with free().
 */
#ifndef VIV_HOST_MEMORY_H
#define VIV_HOST_MEMORY_H

#include <stddef.h>

/* The block, which somebody else has allocated: ends the program if it is NULL. */
void *host_checked(void *block);
/* `count` items of `item_bytes`, all zero. */
void *host_zeroed(size_t count, size_t item_bytes);
/* realloc() that never returns NULL. */
void *host_resized(void *block, size_t size_bytes);
/* `array` with room for at least one item more than `count`; it may have moved, and *room says how many fit. */
void *host_grown(void *array, size_t count, size_t *room, size_t item_bytes);
/* A copy of a NUL-ended text, or of its first `length` bytes. */
char *host_text(const char *text);
char *host_text_part(const char *text, size_t length);

#endif
