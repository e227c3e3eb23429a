/* traceback_text.h: what the files that print tracebacks share. Text under construction is the host's memory, so
 * that a traceback can be printed when the heap is full. */
#ifndef VIV_TRACEBACK_TEXT_H
#define VIV_TRACEBACK_TEXT_H

#include <stdint.h>

#include "../object.h"
#include "traceback.h"

/* UTF-8; `failed`: the host is out of memory, what follows is lost. */
typedef struct TextBuffer {
    char *data;
    size_t length, room;
    bool failed;
} TextBuffer;

/* Without effect once it has failed. trace_put formats as printf. */
void trace_append(TextBuffer *text, const char *bytes, size_t length);
void trace_put(TextBuffer *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
void trace_character(TextBuffer *text, uint32_t character);
void trace_str(TextBuffer *text, const Str *str); /* lone surrogates are escaped as on sys.stderr */
void trace_free(TextBuffer *text);

/* Characters of some source lines, newlines stripped. */
typedef struct SourceLine {
    uint32_t *characters;
    int length;
} SourceLine;

/* The source files read while one traceback is printed. */
typedef struct SourceCache {
    struct SourceFile *files;
} SourceCache;

/* Line `number` (from 1) without trailing white space; length 0 if it is not to be had. Runs no Python. */
SourceLine source_line(SourceCache *cache, Str *filename, int number);
void source_cache_free(SourceCache *cache);

/* "  File …" and the source lines with carets, for each link of a chain. `carets` false: as CPython's C code
 * prints them for exceptions that are ignored. */
void traceback_frames(TextBuffer *text, SourceCache *cache, const Traceback *chain, isize limit, bool carets);

/* What the program may have meant; NULL: no idea (nothing is raised). Runs Python (dir, hasattr). */
NEW Object *suggestion_for(Object *exception, Traceback *chain, Str *wrong_name);
bool is_library_module_name(const Str *name);

#endif
