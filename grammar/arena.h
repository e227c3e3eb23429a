/* arena.h: memory that is given out piece by piece and taken back all at once.
 *
 * A syntax tree has thousands of small nodes with one lifetime; so each parse has one arena.  Nothing in an arena is
 * freed alone.
 *
 * When memory runs out, arena_alloc does not return NULL to hundreds of callers that could do nothing about it: it
 * jumps to the place named with arena_set_escape.  The parser names one around each of its entry points, and so may
 * any other user of the arena.  Without one, arena_alloc returns NULL.
 */
#ifndef GRAMMAR_ARENA_H
#define GRAMMAR_ARENA_H

#include <setjmp.h>
#include <stddef.h>

typedef struct Arena Arena;

struct Name;

/* NULL when there is no memory. */
Arena *arena_new(void);

/* Frees everything that came from it.  NULL is allowed. */
void arena_free(Arena *arena);

/* Zeroed memory, aligned for any type.  Escapes when there is none left. */
void *arena_alloc(Arena *arena, size_t size);

/* A copy of `length` bytes with a NUL behind. */
char *arena_copy(Arena *arena, const char *text, size_t length);

/* Where to go, with longjmp(*escape, 1), when memory runs out; returns the previous place, to be put back. */
jmp_buf *arena_set_escape(Arena *arena, jmp_buf *escape);

/* Leaves through the escape, as a failed allocation does. */
void arena_out_of_memory(Arena *arena);

/* The arena's table of names, kept by name_intern in ast.c. */
typedef struct NameTable {
    size_t count, bucket_count;
    struct Name **buckets;
} NameTable;

NameTable *arena_names(Arena *arena); /* lives as long as the arena */

#endif
