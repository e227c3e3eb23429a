/* test_heap.c: blocks of all sizes keep what is written in them, give their memory back, and a checkpoint brings
 * the region back byte for byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "error.h"
#include "heap/audit.h"
#include "heap/blocks.h"
#include "heap/checkpoint.h"
#include "heap/heap.h"
#include "objects/list.h"
#include "runtime.h"

#define BLOCKS 2000

typedef struct Owned {
    unsigned char *bytes;
    size_t size;
} Owned;

static int start(void **state)
{
    const char *why;
    return runtime_start((size_t)64 << 20, &why) ? 0 : -1;
}

static int finish(void **state)
{
    region_unmap();
    return 0;
}

static size_t random_size(void)
{
    int kind = rand() % 100;
    return (size_t)(kind < 70 ? rand() % 520 : kind < 97 ? rand() % 5000 : rand() % 300000);
}

static void check(const Owned *owned, int mark)
{
    for (size_t i = 0; i < owned->size; i += owned->size / 7 + 1)
        assert_int_equal(owned->bytes[i], mark);
}

static void count_block(void *context, void *start_, size_t size_bytes, BlockKind kind)
{
    if (kind == BLOCK_RAW)
        ++*(size_t *)context;
}

static size_t raw_blocks(void)
{
    size_t count = 0;
    assert_true(blocks_each(count_block, &count));
    return count;
}

/* Any order of allocating, resizing and freeing leaves each block's bytes alone. */
static void blocks_keep_their_bytes(void **state)
{
    static Owned owned[BLOCKS];
    size_t before = raw_blocks();
    srand(1);
    for (int round = 0; round < 200000; round++) {
        int i = rand() % BLOCKS;
        Owned *block = &owned[i];
        size_t size = random_size();
        if (!block->bytes) {
            block->bytes = heap_allocate(size);
        } else if (rand() % 3 == 0) {
            check(block, i & 255);
            block->bytes = heap_resize(block->bytes, size);
        } else {
            check(block, i & 255);
            heap_free(block->bytes);
            block->bytes = NULL;
        }
        if (block->bytes) {
            memset(block->bytes, i & 255, size);
            block->size = size;
        }
    }
    size_t live = 0;
    for (int i = 0; i < BLOCKS; i++)
        live += owned[i].bytes != NULL;
    assert_int_equal(raw_blocks(), before + live);
    for (int i = 0; i < BLOCKS; i++)
        heap_free(owned[i].bytes);
    assert_int_equal(raw_blocks(), before);
}

/* A block that grows with nothing behind it does not move. */
static void a_long_block_grows_in_place(void **state)
{
    char *block = heap_allocate(10000), *first = block;
    for (size_t size = 10000; size < 20000000; size += size / 8)
        block = heap_resize(block, size);
    assert_ptr_equal(block, first);
    heap_free(block);
}

/* What does not fit is a MemoryError, and all is as it was. */
static void too_much_is_an_error(void **state)
{
    assert_null(heap_allocate((size_t)65 << 20));
    assert_true(error_matches(MemoryError));
    error_clear();
    assert_null(heap_allocate(SIZE_MAX - 8));
    error_clear();
    char *block = heap_allocate(100);
    memset(block, 7, 100);
    assert_null(heap_resize(block, (size_t)1 << 40));
    error_clear();
    assert_int_equal(block[99], 7);
    heap_free(block);
}

/* A freed small block is the next one handed out: id([1]) == id([2]). */
static void the_last_freed_comes_first(void **state)
{
    void *first = heap_allocate(48);
    heap_free(first);
    void *second = heap_allocate(33);
    assert_ptr_equal(first, second);
    heap_free(second);
}

static void a_checkpoint_brings_everything_back(void **state)
{
    List *list = list_new(0);
    for (int i = 0; i < 1000; i++)
        assert_true(list_append_steal(list, (Object *)int_from_int64(1000 + i)));
    Checkpoint *checkpoint = checkpoint_take();
    assert_non_null(checkpoint);
    assert_true(checkpoint_matches(checkpoint));

    for (int i = 0; i < 100000; i++)
        assert_true(list_append_steal(list, (Object *)int_from_int64(i)));
    assert_false(checkpoint_matches(checkpoint));
    Checkpoint *later = checkpoint_take();

    checkpoint_restore(checkpoint);
    assert_true(checkpoint_matches(checkpoint));
    assert_int_equal(list->size, 1000);
    assert_int_equal(((Int *)list->items[999])->value, 1999);

    checkpoint_restore(later);
    assert_int_equal(list->size, 101000);
    checkpoint_restore(checkpoint);
    assert_true(checkpoint_size_bytes(checkpoint) > 0);
    checkpoint_free(checkpoint);
    checkpoint_free(later);
    decref(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(blocks_keep_their_bytes),
        cmocka_unit_test(a_long_block_grows_in_place),
        cmocka_unit_test(too_much_is_an_error),
        cmocka_unit_test(the_last_freed_comes_first),
        cmocka_unit_test(a_checkpoint_brings_everything_back),
    };
    return cmocka_run_group_tests(tests, start, finish);
}
