/* blocks.h: memory in the region, from 16 bytes to all of it.
 *
 *   REGION_BASE                                                                     + limit
 *   | Runtime | native stack | large blocks, growing up ▶    free    ◀ arenas, growing down |
 *
 * Small blocks (up to 512 bytes) come from pools of 16 KiB, 64 pools to an arena, one size class to a pool, as
 * in CPython's obmalloc: a freed block is the next one handed out. Each pool also has one *kind*: raw memory,
 * or objects with no, one or two heads in front; so an address alone tells where the Object starts, and the
 * audit can walk every live object without a list of them.
 * Large blocks stand one after another between boundary tags, in segregated lists of free sizes; a block
 * grows in place when what follows it is free, so that long lists do not move.
 *
 * Always true: a pool is in heap.used[kind][class] iff it has a free block and a live one.
 */
#ifndef VIV_BLOCKS_H
#define VIV_BLOCKS_H

#include "../object.h"
#include "region.h"

#ifdef VIV_STRESS
#define POOL_BYTES ((size_t)4 << 10)
#define ARENA_BYTES ((size_t)64 << 10)
#else
#define POOL_BYTES ((size_t)16 << 10)
#define ARENA_BYTES ((size_t)1 << 20)
#endif
#define POOLS_PER_ARENA (ARENA_BYTES / POOL_BYTES)
#define BLOCK_ALIGNMENT 16
#define SMALL_BLOCK_MAX 512
#define SIZE_CLASS_COUNT (SMALL_BLOCK_MAX / BLOCK_ALIGNMENT)

/* Test and sanitizer builds count, poison and fail allocations, out of line. */
#if defined(__SANITIZE_ADDRESS__) || defined(VIV_TEST)
#define BLOCKS_CHECKED 1
#define QUARANTINE_MAX 4096
#endif

#define TRASHCAN_HEADROOM 50 /* C recursion that deallocation leaves to others, as in CPython */

/* What a block holds. */
typedef enum BlockKind {
    BLOCK_RAW,       /* not an object                                       */
    BLOCK_PLAIN,     /* an Object at the block's start                      */
    BLOCK_COLLECTED, /* after a collector head: at +16                      */
    BLOCK_INSTANCE,  /* after dict, weak references and the head: at +32    */
    BLOCK_KIND_COUNT
} BlockKind;

/* What stands in front of the Object in a block of this kind. */
static inline size_t block_heads_bytes(BlockKind kind)
{
    return kind == BLOCK_COLLECTED  ? COLLECTOR_HEAD_BYTES
           : kind == BLOCK_INSTANCE ? COLLECTOR_HEAD_BYTES + PREHEADER_BYTES : 0;
}

/* The head of a pool; its blocks follow. */
typedef struct Pool {
    uint32_t live_count;
    uint32_t arena_index;
    void *free;        /* first free block; each holds the address of the next                */
    struct Pool *next; /* in heap.used, or in its arena's list of free pools                  */
    struct Pool *previous;
    uint32_t virgin_offset; /* blocks from here on have never been handed out                 */
    uint32_t block_bytes;
    uint16_t size_class;
    uint16_t kind;
    uint32_t in_use; /* 0: free pool */
} Pool;

#define POOL_HEAD_BYTES ((sizeof(Pool) + BLOCK_ALIGNMENT - 1) & ~(size_t)(BLOCK_ALIGNMENT - 1))

/* Free lists for the hot types, last in first out, with CPython 3.13's limits. The owner of the type clears
 * and fills the fields; the block keeps the size it was allocated with. */
typedef enum FreeListKind {
    FREE_FLOAT,
    FREE_LIST,
    FREE_DICT,
    FREE_DICT_KEYS, /* log2 size 3, str keys                                                  */
    FREE_SLICE,
    FREE_TUPLE,     /* FREE_TUPLE + n - 1 for n items, 1 … 20                                 */
    FREE_LIST_COUNT = FREE_TUPLE + 20
} FreeListKind;

/* Dead blocks of one size, chained. */
typedef struct FreeList {
    void *first; /* each block's word at +8 is the next */
    int32_t count;
    int32_t limit;
} FreeList;

#define LARGE_LEVELS 40      /* powers of two from 512 bytes up     */
#define LARGE_STEPS 16       /* equal steps within a power of two   */

struct LargeBlock;

/* RUNTIME->heap. */
typedef struct HeapState {
    Pool *used[BLOCK_KIND_COUNT][SIZE_CLASS_COUNT];
    char *arenas_start; /* lowest arena; at or above: small blocks              */
    char *region_end;
    FreeList free_lists[FREE_LIST_COUNT];
    /* arenas */
    struct Arena *arenas;  /* [i] is the arena at region_end - (i + 1) * ARENA_BYTES */
    uint32_t arena_count;
    uint32_t first_arena_with_pools; /* no arena before this one has a free pool */
    /* large blocks */
    char *large_start;
    char *large_end; /* the end tag; what is above belongs to nobody */
    struct LargeBlock *large_free[LARGE_LEVELS][LARGE_STEPS];
    uint64_t large_levels;             /* bit l: some list of level l is not empty */
    uint32_t large_steps[LARGE_LEVELS];
    size_t limit_bytes;
    int64_t large_live_count;
    void (*death_hook)(Object *); /* observe: an object with FLAG_NOTICED is about to be given back */
    Object *trash; /* deallocations put off, linked through the collector heads; see heap/objects.c */
    /* failure injection (test builds) */
    int64_t fail_countdown; /* the allocation that fails; 0: none */
    bool fail_from_then_on;
    int64_t allocation_count;
#ifdef BLOCKS_CHECKED
    /* VIV_QUARANTINE=n: so many freed small blocks wait, poisoned, before they may be handed out again. A ring. */
    uint32_t quarantine_limit; /* 0: none, blocks are reused in the plain order */
    uint32_t quarantine_at;    /* the oldest */
    void *quarantine[QUARANTINE_MAX];
#endif
} HeapState;

/* The slow halves, in blocks.c. */
void *pool_allocate_slow(unsigned kind, unsigned size_class); /* NULL: out of memory, nothing raised */
void pool_release_slow(Pool *pool, void *last_free);
void *large_allocate(size_t size_bytes, BlockKind kind);      /* NULL: out of memory, nothing raised */
void large_free(void *block);
bool large_resize(void *block, size_t size_bytes);            /* in place; false: does not fit */

/* Start-up: what of the region lies at or above first_free_byte is free. False: the limit is too small. */
bool blocks_initialise(size_t limit_bytes, char *first_free_byte);

/* RUNTIME->heap: it stands first in the Runtime. */
#define HEAP ((HeapState *)REGION_BASE)

#ifdef BLOCKS_CHECKED
void *block_allocate(unsigned kind, size_t size_bytes);
void block_free(void *block);
#else
/* A block of size_bytes; NULL if out of memory, nothing raised. With a constant size this is a handful of
 * instructions. */
static ALWAYS_INLINE void *block_allocate(unsigned kind, size_t size_bytes)
{
    if (UNLIKELY(size_bytes > SMALL_BLOCK_MAX))
        return large_allocate(size_bytes, (BlockKind)kind);
    unsigned size_class = size_bytes ? (unsigned)((size_bytes - 1) / BLOCK_ALIGNMENT) : 0;
    Pool *pool = HEAP->used[kind][size_class];
    if (LIKELY(pool != NULL)) {
        void **block = (void **)pool->free;
        void *next = *block;
        if (LIKELY(next != NULL)) {
            pool->live_count++;
            pool->free = next;
            return block;
        }
    }
    return pool_allocate_slow(kind, size_class);
}

/* Gives back what block_allocate gave; free lists have their own way (free_list_push). */
static ALWAYS_INLINE void block_free(void *block)
{
    if (UNLIKELY((char *)block < HEAP->arenas_start)) {
        large_free(block);
        return;
    }
    Pool *pool = (Pool *)((uintptr_t)block & ~(POOL_BYTES - 1));
    void *last_free = pool->free;
    *(void **)block = last_free;
    pool->free = block;
    if (UNLIKELY(--pool->live_count == 0 || last_free == NULL))
        pool_release_slow(pool, last_free);
}
#endif

/* A free list's newest block, or NULL if it is empty: then allocate. The word at +8 is garbage (the type);
 * the rest is as it was pushed. Count and flags of an object are the taker's to set. */
#ifdef BLOCKS_CHECKED
void *free_list_pop(int kind);
bool free_list_push(int kind, void *block);
#else
static ALWAYS_INLINE void *free_list_pop(int kind)
{
    FreeList *list = &HEAP->free_lists[kind];
    void *block = list->first;
    if (LIKELY(block != NULL)) {
        list->first = ((void **)block)[1];
        list->count--;
    }
    return block;
}

/* Takes the block (an untracked Object *, or raw memory): true. False if the list is full: free it as usual. */
static ALWAYS_INLINE bool free_list_push(int kind, void *block)
{
    FreeList *list = &HEAP->free_lists[kind];
    if (UNLIKELY(list->count >= list->limit))
        return false;
    ((void **)block)[1] = list->first;
    list->first = block;
    list->count++;
    return true;
}
#endif

/* The same for a dead object: reports its death first, if somebody watches it. */
static ALWAYS_INLINE bool free_list_push_object(int kind, Object *object)
{
    if (UNLIKELY(object->flags & FLAG_NOTICED) && HEAP->death_hook) {
        HEAP->death_hook(object);
        object->flags &= ~(uint32_t)FLAG_NOTICED;
    }
    return free_list_push(kind, object);
}

/* An object of a built-in type in a block of its own; count 1, body not zeroed; NULL: out of memory, nothing
 * raised. `size_bytes` and `kind` are best constants. Does not count for the collector. */
static inline Object *object_in_fresh_block(Type *type, size_t size_bytes, BlockKind kind, uint32_t flags)
{
    const size_t heads = block_heads_bytes(kind);
    char *block = block_allocate(kind, heads + size_bytes);
    if (UNLIKELY(!block))
        return NULL;
    Object *object = (Object *)(block + heads);
    object->refcount = 1;
    object->flags = flags;
    object->type = type;
    return object;
}

void *block_of_listed(void *listed); /* the block of something on a free list */

/* Gives the blocks of all free lists back: full collections do so, as in CPython. */
void free_lists_clear(void);

/* The block an object stands in. */
static inline void *block_of_object(const Object *object)
{
    char *start = (char *)object;
    if (object->flags & FLAG_COLLECTED)
        start -= COLLECTOR_HEAD_BYTES;
    if (object->flags & FLAG_PREHEADER)
        start -= PREHEADER_BYTES;
    return start;
}

/* Bytes that the block at this address really has. */
size_t block_size(void *block);

/* Every live object, and every live raw block, in address order. `visit` must not allocate or free. */
typedef void (*BlockVisit)(void *context, void *start, size_t size_bytes, BlockKind kind);
bool blocks_each(BlockVisit visit, void *context); /* false: no host memory */

/* The Object in a block that is not BLOCK_RAW. */
static inline Object *object_in_block(void *start, BlockKind kind)
{
    return (Object *)((char *)start + block_heads_bytes(kind));
}

#endif
