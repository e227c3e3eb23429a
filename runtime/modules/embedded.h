/* embedded.h: the library modules that are written in Python, built into the program. */
#ifndef VIV_EMBEDDED_H
#define VIV_EMBEDDED_H

#include <stdbool.h>

typedef struct EmbeddedModule {
    const char *name; /* "collections.abc"; NULL ends the table */
    bool is_package;
    const char *source; /* UTF-8 */
} EmbeddedModule;

extern const EmbeddedModule embedded_modules[];

#endif
