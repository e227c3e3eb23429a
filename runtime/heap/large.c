/* large.c: blocks above 512 bytes.
 *
 * They stand one after another, each behind a 16-byte tag with its own size and that of the block before it,
 * so both neighbours of a block are found in one step and free neighbours always merge. Free blocks hang in
 * lists by size: a level for each power of two, sixteen steps in a level (the "two-level segregated fit"), so
 * taking and giving back cost the same however many there are.
 *
 *     [ tag | payload … ][ tag | payload … ][ end tag ]     free      ◀ arenas
 *     large_start                           large_end
 *
 * Always true: no two free blocks are neighbours; the last block before the end tag is live (a free one is
 * given back to the gap, where arenas or longer blocks may take it). The obvious alternative, runs of whole
 * pages, wastes most of a page on each dict of twenty entries.
 */
#include <string.h>

#include "blocks.h"
#include "large.h"
#include "poison.h"

/* Test builds: what nobody initialised, and what is used after it was given back, shows. */
#ifdef BLOCKS_CHECKED
#define FILL_MAX ((size_t)1 << 20) /* of a block: filling a huge one would touch all its pages */
#define fill(start, byte, size) memset(start, byte, (size) < FILL_MAX ? (size) : FILL_MAX)
#else
#define fill(start, byte, size) ((void)0)
#endif

#define SPLIT_MIN_BYTES 64 /* a smaller rest stays with the block */
#define SCAN_MAX 16        /* blocks looked at in the list that may or may not fit */
#define LEVEL_BASE 6       /* log2 of SPLIT_MIN_BYTES */

ALLOCATOR static size_t size_of(const LargeBlock *block)
{
    return block->size_and_state & ~(size_t)LARGE_STATE_MASK;
}

ALLOCATOR static LargeBlock *after(LargeBlock *block)
{
    return (LargeBlock *)((char *)block + size_of(block));
}

static void place_of(size_t size, unsigned *level, unsigned *step)
{
    unsigned log2 = 63u - (unsigned)__builtin_clzll(size);
    *level = log2 - LEVEL_BASE;
    *step = (unsigned)(size >> (log2 - 4)) & (LARGE_STEPS - 1);
}

ALLOCATOR static void link_free(LargeBlock *block)
{
    unsigned level, step;
    place_of(size_of(block), &level, &step);
    LargeBlock *first = HEAP->large_free[level][step];
    block->next = first;
    block->previous = NULL;
    if (first)
        first->previous = block;
    HEAP->large_free[level][step] = block;
    HEAP->large_levels |= 1ull << level;
    HEAP->large_steps[level] |= 1u << step;
}

ALLOCATOR static void unlink_free(LargeBlock *block)
{
    if (block->next)
        block->next->previous = block->previous;
    if (block->previous) {
        block->previous->next = block->next;
        return;
    }
    unsigned level, step;
    place_of(size_of(block), &level, &step);
    HEAP->large_free[level][step] = block->next;
    if (!block->next && !(HEAP->large_steps[level] &= ~(1u << step)))
        HEAP->large_levels &= ~(1ull << level);
}

/* Writes the size into the block's own tag and into its follower's. */
ALLOCATOR static void set_size(LargeBlock *block, size_t size, unsigned state)
{
    block->size_and_state = size | state;
    after(block)->previous_bytes = size;
}

/* A free block of at least `size`, still linked; NULL if there is none. */
ALLOCATOR static LargeBlock *find_fit(size_t size)
{
    unsigned level, step;
    place_of(size, &level, &step);
    LargeBlock *block = HEAP->large_free[level][step];
    for (int i = 0; block && i < SCAN_MAX; i++, block = block->next)
        if (size_of(block) >= size)
            return block;

    uint32_t steps = HEAP->large_steps[level] & ~((2u << step) - 1);
    if (!steps) {
        uint64_t levels = level + 1 < 64 ? HEAP->large_levels & ~((2ull << level) - 1) : 0;
        if (!levels)
            return NULL;
        level = (unsigned)__builtin_ctzll(levels);
        steps = HEAP->large_steps[level];
    }
    return HEAP->large_free[level][__builtin_ctz(steps)];
}

/* Moves the end tag up by `size` bytes. False: arenas are in the way. */
ALLOCATOR static bool move_end_up(size_t size)
{
    LargeBlock *end = (LargeBlock *)HEAP->large_end;
    if (size > (size_t)(HEAP->arenas_start - HEAP->large_end) - 2 * LARGE_TAG_BYTES)
        return false;
    size_t previous_bytes = end->previous_bytes;
    HEAP->large_end += size;
    end = (LargeBlock *)HEAP->large_end;
    __asan_unpoison_memory_region(end, LARGE_TAG_BYTES);
    end->size_and_state = 0;
    end->previous_bytes = previous_bytes;
    return true;
}

/* The rest of `block` beyond `size` becomes a free block, if it is worth one. */
ALLOCATOR static void split(LargeBlock *block, size_t size, unsigned state)
{
    size_t whole = size_of(block);
    if (whole - size < SPLIT_MIN_BYTES) {
        set_size(block, whole, state);
        return;
    }
    set_size(block, size, state);
    LargeBlock *rest = after(block);
    rest->previous_bytes = size;
    set_size(rest, whole - size, 0);
    large_release(rest);
}

/* Gives a block that is in no list to the free ones, merged with its neighbours. */
ALLOCATOR void large_release(LargeBlock *block)
{
    size_t size = size_of(block);
    LargeBlock *follower = after(block);
    if ((char *)follower != HEAP->large_end && (follower->size_and_state & LARGE_FREE)) {
        unlink_free(follower);
        size += size_of(follower);
    }
    if (block->previous_bytes) {
        LargeBlock *before = (LargeBlock *)((char *)block - block->previous_bytes);
        if (before->size_and_state & LARGE_FREE) {
            unlink_free(before);
            size += size_of(before);
            block = before;
        }
    }
    if ((char *)block + size == HEAP->large_end) { /* back to the gap */
        HEAP->large_end = (char *)block;
        block->size_and_state = 0;
        return;
    }
    set_size(block, size, LARGE_FREE);
    link_free(block);
    __asan_poison_memory_region((char *)(block + 1), size - sizeof(LargeBlock));
}

static size_t whole_size(size_t payload_bytes)
{
    return ((payload_bytes + BLOCK_ALIGNMENT - 1) & ~(size_t)(BLOCK_ALIGNMENT - 1)) + LARGE_TAG_BYTES;
}

ALLOCATOR void *large_allocate(size_t size_bytes, BlockKind kind)
{
    if (size_bytes > HEAP->limit_bytes)
        return NULL;
    size_t size = whole_size(size_bytes);
    unsigned state = (unsigned)kind << LARGE_KIND_SHIFT;
    LargeBlock *block = find_fit(size);
    if (block) {
        unlink_free(block);
        split(block, size, state);
    } else {
        block = (LargeBlock *)HEAP->large_end;
        if (!move_end_up(size))
            return NULL;
        set_size(block, size, state);
    }
    HEAP->large_live_count++;
    __asan_unpoison_memory_region((char *)block + LARGE_TAG_BYTES, size_of(block) - LARGE_TAG_BYTES);
    fill((char *)block + LARGE_TAG_BYTES, 0xcb, size_of(block) - LARGE_TAG_BYTES);
    __asan_poison_memory_region((char *)block + LARGE_TAG_BYTES + size_bytes,
                                size_of(block) - LARGE_TAG_BYTES - size_bytes);
    return (char *)block + LARGE_TAG_BYTES;
}

ALLOCATOR void large_free(void *payload)
{
    LargeBlock *block = (LargeBlock *)((char *)payload - LARGE_TAG_BYTES);
    HEAP->large_live_count--;
    __asan_unpoison_memory_region(payload, size_of(block) - LARGE_TAG_BYTES);
    fill(payload, 0xdb, size_of(block) - LARGE_TAG_BYTES);
    large_release(block);
}

ALLOCATOR size_t large_size(void *payload)
{
    return size_of((LargeBlock *)((char *)payload - LARGE_TAG_BYTES)) - LARGE_TAG_BYTES;
}

ALLOCATOR bool large_resize(void *payload, size_t size_bytes)
{
    LargeBlock *block = (LargeBlock *)((char *)payload - LARGE_TAG_BYTES);
    if (size_bytes > HEAP->limit_bytes)
        return false;
    size_t size = whole_size(size_bytes), have = size_of(block);
    unsigned state = block->size_and_state & LARGE_STATE_MASK;
    if (size > have) {
        LargeBlock *follower = after(block);
        if ((char *)follower == HEAP->large_end) {
            if (!move_end_up(size - have))
                return false;
            set_size(block, size, state);
        } else {
            if (!(follower->size_and_state & LARGE_FREE) || have + size_of(follower) < size)
                return false;
            unlink_free(follower);
            __asan_unpoison_memory_region(follower, size_of(follower));
            set_size(block, have + size_of(follower), state);
        }
        have = size_of(block);
    }
    __asan_unpoison_memory_region(payload, have - LARGE_TAG_BYTES);
    if (have > size)
        fill((char *)block + size, 0xdb, have - size);
    split(block, size, state);
    __asan_poison_memory_region((char *)payload + size_bytes, size_of(block) - LARGE_TAG_BYTES - size_bytes);
    return true;
}

ALLOCATOR void large_initialise(char *first_free_byte)
{
    uintptr_t start = ((uintptr_t)first_free_byte + BLOCK_ALIGNMENT - 1) & ~(uintptr_t)(BLOCK_ALIGNMENT - 1);
    HEAP->large_start = HEAP->large_end = (char *)start;
    LargeBlock *end = (LargeBlock *)start;
    end->size_and_state = 0;
    end->previous_bytes = 0;
}

ALLOCATOR void large_each(BlockVisit visit, void *context)
{
    for (char *at = HEAP->large_start; at < HEAP->large_end;) {
        LargeBlock *block = (LargeBlock *)at;
        size_t size = size_of(block);
        unsigned state = block->size_and_state & LARGE_STATE_MASK;
        if (!(state & LARGE_FREE))
            visit(context, at + LARGE_TAG_BYTES, size - LARGE_TAG_BYTES, (BlockKind)(state >> LARGE_KIND_SHIFT));
        at += size;
    }
}
