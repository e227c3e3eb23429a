/* blocks.c: pools and arenas of small blocks, free lists, and the doors of heap.h.
 *
 * A pool starts with no free block but its first virgin one; when its list of freed blocks runs out, the next
 * virgin block is put on it, so that addresses come in the order CPython gives them. A pool whose last block
 * is freed goes back to its arena; an arena that is all free and stands lowest goes back to the gap between
 * large blocks and arenas.
 *
 * Pools are taken from the arena with the highest address that has one, so that the others can drain.
 */
#include "blocks.h"

#include <stdlib.h>
#include <string.h>

#include "../error.h"
#include "../runtime.h"
#include "heap.h"
#include "large.h"
#include "poison.h"

typedef struct Arena {
    Pool *free_pools;
    uint32_t free_count;    /* pools in free_pools and virgin ones */
    uint32_t virgin_pool;   /* pools from this one on were never used */
} Arena;

static char *arena_base(uint32_t index)
{
    return HEAP->region_end - ((size_t)index + 1) * ARENA_BYTES;
}

bool blocks_initialise(size_t limit_bytes, char *first_free_byte)
{
    HEAP->limit_bytes = limit_bytes;
    HEAP->region_end = HEAP->arenas_start = (char *)REGION_BASE + limit_bytes;
    uintptr_t start = ((uintptr_t)first_free_byte + 63) & ~(uintptr_t)63;
    HEAP->arenas = (Arena *)start;
    start += limit_bytes / ARENA_BYTES * sizeof(Arena);
    if ((char *)start + ARENA_BYTES > HEAP->region_end)
        return false;
    large_initialise((char *)start);
    HEAP->free_lists[FREE_FLOAT].limit = 100;
    HEAP->free_lists[FREE_LIST].limit = 80;
    HEAP->free_lists[FREE_DICT].limit = 80;
    HEAP->free_lists[FREE_DICT_KEYS].limit = 80;
    HEAP->free_lists[FREE_SLICE].limit = 1;
    for (int i = 0; i < 20; i++)
        HEAP->free_lists[FREE_TUPLE + i].limit = 2000;
    return true;
}

/* ---- pools ---------------------------------------------------------------------------------------------- */

static bool add_arena(void)
{
    if (HEAP->arenas_start - ARENA_BYTES < HEAP->large_end + 4 * LARGE_TAG_BYTES)
        return false;
    HEAP->arenas_start -= ARENA_BYTES;
    HEAP->arenas[HEAP->arena_count++] = (Arena){.free_count = POOLS_PER_ARENA};
    return true;
}

ALLOCATOR static Pool *take_pool(void)
{
    uint32_t index = HEAP->first_arena_with_pools;
    while (index < HEAP->arena_count && HEAP->arenas[index].free_count == 0)
        index++;
    HEAP->first_arena_with_pools = index;
    if (index == HEAP->arena_count && !add_arena())
        return NULL;
    Arena *arena = &HEAP->arenas[index];
    arena->free_count--;
    Pool *pool = arena->free_pools;
    if (pool)
        arena->free_pools = pool->next;
    else
        pool = (Pool *)(arena_base(index) + POOL_BYTES * arena->virgin_pool++);
    __asan_unpoison_memory_region(pool, POOL_HEAD_BYTES);
    pool->arena_index = index;
    return pool;
}

ALLOCATOR static void give_pool_back(Pool *pool)
{
    uint32_t index = pool->arena_index;
    Arena *arena = &HEAP->arenas[index];
    pool->in_use = 0;
    pool->next = arena->free_pools;
    arena->free_pools = pool;
    arena->free_count++;
    if (index < HEAP->first_arena_with_pools)
        HEAP->first_arena_with_pools = index;
    while (HEAP->arena_count && HEAP->arenas[HEAP->arena_count - 1].free_count == POOLS_PER_ARENA) {
        __asan_unpoison_memory_region(HEAP->arenas_start, ARENA_BYTES);
        HEAP->arena_count--;
        HEAP->arenas_start += ARENA_BYTES;
    }
    if (HEAP->first_arena_with_pools > HEAP->arena_count)
        HEAP->first_arena_with_pools = HEAP->arena_count;
}

static void link_pool(Pool *pool)
{
    Pool **first = &HEAP->used[pool->kind][pool->size_class];
    pool->previous = NULL;
    pool->next = *first;
    if (*first)
        (*first)->previous = pool;
    *first = pool;
}

static void unlink_pool(Pool *pool)
{
    if (pool->previous)
        pool->previous->next = pool->next;
    else
        HEAP->used[pool->kind][pool->size_class] = pool->next;
    if (pool->next)
        pool->next->previous = pool->previous;
}

/* After the last freed block was taken: the next virgin one is put on the list, or the pool is full. */
ALLOCATOR static void extend_pool(Pool *pool)
{
    if (pool->virgin_offset + pool->block_bytes <= POOL_BYTES) {
        pool->free = (char *)pool + pool->virgin_offset;
        pool->virgin_offset += pool->block_bytes;
        *(void **)pool->free = NULL;
        return;
    }
    pool->free = NULL;
    unlink_pool(pool);
}

ALLOCATOR void *pool_allocate_slow(unsigned kind, unsigned size_class)
{
    Pool *pool = HEAP->used[kind][size_class];
    if (!pool) {
        pool = take_pool();
        if (!pool)
            return NULL;
        pool->live_count = 0;
        pool->size_class = (uint16_t)size_class;
        pool->block_bytes = (size_class + 1) * BLOCK_ALIGNMENT;
        pool->kind = (uint16_t)kind;
        pool->in_use = 1;
        pool->free = (char *)pool + POOL_HEAD_BYTES;
        *(void **)pool->free = NULL;
        pool->virgin_offset = (uint32_t)POOL_HEAD_BYTES + pool->block_bytes;
        link_pool(pool);
    }
    void *block = pool->free;
    pool->live_count++;
    pool->free = *(void **)block;
    if (!pool->free)
        extend_pool(pool);
    return block;
}

/* A block was freed in a pool that was full, or it was the pool's last live one. */
void pool_release_slow(Pool *pool, void *last_free)
{
    if (pool->live_count == 0) {
        if (last_free) /* otherwise the pool was full: not linked */
            unlink_pool(pool);
        give_pool_back(pool);
        return;
    }
    link_pool(pool);
}

/* ---- allocation in test and sanitizer builds ------------------------------------------------------------- */

#ifdef BLOCKS_CHECKED
/* The n-th allocation fails, once or from then on (VIV_FAIL_ALLOC=n or n+). */
static bool allocation_fails(void)
{
    HEAP->allocation_count++;
    if (HEAP->fail_countdown && --HEAP->fail_countdown == 0) {
        if (HEAP->fail_from_then_on)
            HEAP->fail_countdown = 1;
        return true;
    }
    GcState *gc = &RUNTIME->gc;
    if (gc->stress_interval && HEAP->allocation_count % gc->stress_interval == 0 && gc->is_enabled)
        gc_note_full();
    return false;
}

ALLOCATOR void *block_allocate(unsigned kind, size_t size_bytes)
{
    if (allocation_fails())
        return NULL;
    if (size_bytes > SMALL_BLOCK_MAX)
        return large_allocate(size_bytes, (BlockKind)kind);
    unsigned size_class = size_bytes ? (unsigned)((size_bytes - 1) / BLOCK_ALIGNMENT) : 0;
    void **block = pool_allocate_slow(kind, size_class);
    if (block) {
        size_t room = (size_class + 1) * BLOCK_ALIGNMENT;
        __asan_unpoison_memory_region(block, room);
        memset(block, 0xcb, room); /* what nobody initialised shows */
        __asan_poison_memory_region((char *)block + size_bytes, room - size_bytes);
    }
    return block;
}

/* `block` takes the place of the block that has waited longest, which comes back; NULL: there was none. */
ALLOCATOR static void *quarantine_exchange(void *block)
{
    size_t size = block_size(block);
    __asan_unpoison_memory_region(block, size);
    memset(block, 0xdb, size);
    __asan_poison_memory_region(block, size);
    void **place = &HEAP->quarantine[HEAP->quarantine_at];
    HEAP->quarantine_at = (HEAP->quarantine_at + 1) % HEAP->quarantine_limit;
    void *oldest = *place;
    *place = block;
    return oldest;
}

ALLOCATOR void block_free(void *block)
{
    if ((char *)block < HEAP->arenas_start) {
        large_free(block);
        return;
    }
    if (HEAP->quarantine_limit && !(block = quarantine_exchange(block)))
        return;
    Pool *pool = (Pool *)((uintptr_t)block & ~(POOL_BYTES - 1));
    __asan_unpoison_memory_region(block, pool->block_bytes);
    memset(block, 0xdb, pool->block_bytes);
    void *last_free = pool->free;
    *(void **)block = last_free;
    __asan_poison_memory_region(block, pool->block_bytes);
    pool->free = block;
    if (--pool->live_count == 0 || last_free == NULL)
        pool_release_slow(pool, last_free);
}

/* Poisons or shows what is behind the two words that a free list uses. */
static void mark_free_list_block(void *block, bool is_free)
{
#ifdef __SANITIZE_ADDRESS__
    size_t size = block_size(block_of_listed(block));
    char *start = (char *)block;
    size_t before = (size_t)(start - (char *)block_of_listed(block));
    if (is_free)
        __asan_poison_memory_region(start, size - before);
    else
        __asan_unpoison_memory_region(start, size - before);
#else
    (void)block, (void)is_free;
#endif
}

ALLOCATOR void *free_list_pop(int kind)
{
    FreeList *list = &HEAP->free_lists[kind];
    void *block = list->first;
    if (block) {
        if (allocation_fails())
            return NULL;
        mark_free_list_block(block, false);
        list->first = ((void **)block)[1];
        list->count--;
    }
    return block;
}

ALLOCATOR bool free_list_push(int kind, void *block)
{
    FreeList *list = &HEAP->free_lists[kind];
    if (list->count >= list->limit || HEAP->quarantine_limit)
        return false;
    char *start = block_of_listed(block);
    memset(start, 0xdb, (size_t)((char *)block - start)); /* the heads */
    ((void **)block)[1] = list->first;
    list->first = block;
    list->count++;
    mark_free_list_block(block, true);
    return true;
}
#endif

/* ---- free lists -------------------------------------------------------------------------------------------- */

/* The block in which a listed object or memory stands: what is on a free list has no flags to ask. */
ALLOCATOR void *block_of_listed(void *listed)
{
    Pool *pool = (Pool *)((uintptr_t)listed & ~(POOL_BYTES - 1));
    size_t offset = (size_t)((char *)listed - (char *)pool) - POOL_HEAD_BYTES;
    return (char *)listed - offset % pool->block_bytes;
}

ALLOCATOR void free_lists_clear(void)
{
    for (int kind = 0; kind < FREE_LIST_COUNT; kind++) {
        FreeList *list = &HEAP->free_lists[kind];
        void *listed = list->first;
        list->first = NULL;
        list->count = 0;
        while (listed) {
            void *next = ((void **)listed)[1];
            block_free(block_of_listed(listed));
            listed = next;
        }
    }
}

/* ---- walking ------------------------------------------------------------------------------------------------ */

static int compare_addresses(const void *left, const void *right)
{
    uintptr_t a = *(const uintptr_t *)left, b = *(const uintptr_t *)right;
    return a < b ? -1 : a > b;
}

/* The addresses of all blocks on free lists and in quarantine, sorted, in host memory. */
ALLOCATOR static bool listed_blocks(uintptr_t **blocks, size_t *count)
{
    size_t room = 1;
    for (int kind = 0; kind < FREE_LIST_COUNT; kind++)
        room += (size_t)HEAP->free_lists[kind].count;
#ifdef BLOCKS_CHECKED
    room += HEAP->quarantine_limit;
#endif
    uintptr_t *found = malloc(room * sizeof *found);
    if (!found)
        return false;
    size_t used = 0;
    for (int kind = 0; kind < FREE_LIST_COUNT; kind++)
        for (void *listed = HEAP->free_lists[kind].first; listed; listed = ((void **)listed)[1])
            found[used++] = (uintptr_t)block_of_listed(listed);
#ifdef BLOCKS_CHECKED
    for (uint32_t i = 0; i < HEAP->quarantine_limit; i++)
        if (HEAP->quarantine[i])
            found[used++] = (uintptr_t)HEAP->quarantine[i];
#endif
    qsort(found, used, sizeof *found, compare_addresses);
    *blocks = found;
    *count = used;
    return true;
}

typedef struct Walk {
    uintptr_t *listed; /* blocks on free lists, ascending */
    size_t listed_count;
    size_t at;
} Walk;

ALLOCATOR static void walk_pool(Pool *pool, Walk *walk, BlockVisit visit, void *context)
{
    uint64_t is_free[POOL_BYTES / BLOCK_ALIGNMENT / 64] = {0};
    for (void *block = pool->free; block; block = *(void **)block) {
        size_t index = ((size_t)((char *)block - (char *)pool) - POOL_HEAD_BYTES) / pool->block_bytes;
        is_free[index / 64] |= 1ull << (index % 64);
    }
    size_t index = 0;
    for (size_t offset = POOL_HEAD_BYTES; offset + pool->block_bytes <= pool->virgin_offset;
         offset += pool->block_bytes, index++) {
        char *block = (char *)pool + offset;
        while (walk->at < walk->listed_count && walk->listed[walk->at] < (uintptr_t)block)
            walk->at++;
        bool is_listed = walk->at < walk->listed_count && walk->listed[walk->at] == (uintptr_t)block;
        if (!is_listed && !(is_free[index / 64] & 1ull << (index % 64)))
            visit(context, block, pool->block_bytes, (BlockKind)pool->kind);
    }
}

ALLOCATOR bool blocks_each(BlockVisit visit, void *context)
{
    Walk walk = {0};
    if (!listed_blocks(&walk.listed, &walk.listed_count))
        return false;
    large_each(visit, context);
    for (uint32_t i = HEAP->arena_count; i-- > 0;)
        for (uint32_t k = 0; k < HEAP->arenas[i].virgin_pool; k++) {
            Pool *pool = (Pool *)(arena_base(i) + POOL_BYTES * k);
            if (pool->in_use)
                walk_pool(pool, &walk, visit, context);
        }
    free(walk.listed);
    return true;
}

/* ---- the doors ---------------------------------------------------------------------------------------------- */

ALLOCATOR size_t block_size(void *block)
{
    if ((char *)block < HEAP->arenas_start)
        return large_size(block);
    return ((Pool *)((uintptr_t)block & ~(POOL_BYTES - 1)))->block_bytes;
}

void *heap_allocate(size_t size_bytes)
{
    void *block = block_allocate(BLOCK_RAW, size_bytes);
    return LIKELY(block != NULL) ? block : raise_memory();
}

void *heap_allocate_zeroed(size_t size_bytes)
{
    void *block = heap_allocate(size_bytes);
    if (LIKELY(block != NULL))
        memset(block, 0, size_bytes);
    return block;
}

void heap_free(void *block)
{
    if (block)
        block_free(block);
}

/* Large blocks first try to grow or shrink where they are; small ones stay unless a quarter would be wasted,
 * as in CPython's obmalloc. */
static void *resize_block(void *block, unsigned kind, size_t size_bytes)
{
    size_t have = block_size(block);
    bool is_large = (char *)block < HEAP->arenas_start;
#ifndef BLOCKS_CHECKED
    if (!is_large && size_bytes <= have && 4 * size_bytes > 3 * have)
        return block;
#endif
    if (is_large && size_bytes > SMALL_BLOCK_MAX) {
#ifdef BLOCKS_CHECKED
        if (size_bytes > have && allocation_fails())
            return raise_memory();
#endif
        if (large_resize(block, size_bytes))
            return block;
    }
    void *fresh = block_allocate(kind, size_bytes);
    if (!fresh)
        return size_bytes <= have ? block : raise_memory();
    __asan_unpoison_memory_region(block, have);
    __asan_unpoison_memory_region(fresh, block_size(fresh));
    memcpy(fresh, block, size_bytes < have ? size_bytes : have);
    block_free(block);
    return fresh;
}

void *heap_resize(void *block, size_t size_bytes)
{
    return block ? resize_block(block, BLOCK_RAW, size_bytes) : heap_allocate(size_bytes);
}

Object *object_resize(Object *object, size_t size_bytes)
{
    unsigned kind = object->flags & FLAG_PREHEADER ? BLOCK_INSTANCE
                    : object->flags & FLAG_COLLECTED ? BLOCK_COLLECTED : BLOCK_PLAIN;
    char *block = block_of_object(object);
    size_t heads = (size_t)((char *)object - block);
    char *moved = resize_block(block, kind, heads + size_bytes);
    if (!moved) {
        object_free(object);
        return NULL;
    }
    return (Object *)(moved + heads);
}
