/* embedded.h: the library modules that are written in Python, built into the program. */
#ifndef VIV_EMBEDDED_H
#define VIV_EMBEDDED_H

#include <stdbool.h>

/* One module; the table is made from runtime/lib by embed.c and ends with a name of NULL. */
typedef struct EmbeddedModule {
    const char *name; /* "collections.abc" */
    bool is_package;
    const char *source; /* UTF-8 */
} EmbeddedModule;

extern const EmbeddedModule embedded_modules[];

#endif
