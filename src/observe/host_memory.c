/* host_memory.c: malloc() that says so when it fails; see host_memory.h. */
#include "host_memory.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *host_checked(void *block)
{
    if (!block) {
        fputs("viv: the machine is out of memory\n", stderr);
        exit(1);
    }
    return block;
}

void *host_zeroed(size_t count, size_t item_bytes)
{
    return host_checked(calloc(count ? count : 1, item_bytes));
}

void *host_resized(void *block, size_t size_bytes)
{
    return host_checked(realloc(block, size_bytes));
}

void *host_grown(void *array, size_t count, size_t *room, size_t item_bytes)
{
    if (count < *room)
        return array;
    *room = *room ? *room * 2 : 32;
    return host_resized(array, *room * item_bytes);
}

char *host_text(const char *text)
{
    return host_checked(strdup(text));
}

char *host_text_part(const char *text, size_t length)
{
    return host_checked(strndup(text, length));
}
