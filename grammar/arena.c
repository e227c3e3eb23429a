/* arena.c: a list of chunks, each filled from the front.
 *
 * Always true: `used <= size` in each chunk; only the first chunk is being filled.  A piece that is larger than a
 * chunk gets a chunk of its own size.  Chunks double up to a limit, so that a small input costs little.
 */
#include "arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_CHUNK 4096
#define LARGEST_CHUNK (1 << 18)
#define ALIGNMENT _Alignof(max_align_t)

typedef struct Chunk Chunk;
struct Chunk {
    Chunk *next;
    size_t used, size;
    max_align_t data[];
};

struct Arena {
    Chunk *chunks;
    size_t next_size;
    jmp_buf *escape;
    NameTable names;
};

Arena *arena_new(void)
{
    Arena *arena = calloc(1, sizeof *arena);
    if (arena)
        arena->next_size = FIRST_CHUNK;
    return arena;
}

void arena_free(Arena *arena)
{
    if (!arena)
        return;
    for (Chunk *chunk = arena->chunks, *next; chunk; chunk = next) {
        next = chunk->next;
        free(chunk);
    }
    free(arena);
}

void arena_out_of_memory(Arena *arena)
{
    if (arena->escape)
        longjmp(*arena->escape, 1);
}

static Chunk *add_chunk(Arena *arena, size_t at_least)
{
    size_t size = arena->next_size;
    if (size < LARGEST_CHUNK)
        arena->next_size = size * 2;
    if (size < at_least)
        size = at_least;
    if (size > SIZE_MAX - sizeof(Chunk))
        return NULL;
    Chunk *chunk = calloc(1, sizeof(Chunk) + size);
    if (!chunk)
        return NULL;
    chunk->size = size;
    chunk->next = arena->chunks;
    arena->chunks = chunk;
    return chunk;
}

void *arena_alloc(Arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2) {
        arena_out_of_memory(arena);
        return NULL;
    }
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    Chunk *chunk = arena->chunks;
    if (!chunk || chunk->size - chunk->used < size)
        chunk = add_chunk(arena, size);
    if (!chunk) {
        arena_out_of_memory(arena);
        return NULL;
    }
    void *piece = (char *)chunk->data + chunk->used;
    chunk->used += size;
    return piece;
}

char *arena_copy(Arena *arena, const char *text, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);
    if (copy && length)
        memcpy(copy, text, length);
    return copy;
}

jmp_buf *arena_set_escape(Arena *arena, jmp_buf *escape)
{
    jmp_buf *previous = arena->escape;
    arena->escape = escape;
    return previous;
}

NameTable *arena_names(Arena *arena)
{
    return &arena->names;
}

