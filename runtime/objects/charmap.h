/* charmap.h: encodings in which each byte is one character. */
#ifndef VIV_CHARMAP_H
#define VIV_CHARMAP_H

#include <stdbool.h>
#include <stdint.h>

#define CHARMAP_NONE 0xffffffffu /* a byte that means nothing */

/* CPython's name of the encoding that `normalised` ("windows_1252") names, or NULL. */
const char *charmap_name(const char *normalised);
/* What each byte means in the encoding of that name. False: the host does not know it (nothing is raised). */
bool charmap_fill(const char *name, uint32_t table[256]);

#endif
