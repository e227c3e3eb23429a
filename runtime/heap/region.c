/* region.c: the mapping itself.
 *
 * Always true: the region stands at REGION_BASE or the program does not run. MAP_FIXED_NOREPLACE says so on
 * most systems; some tools (valgrind) move a mapping silently, so the address is compared as well. The pages
 * are reserved, not committed: what is never touched costs nothing.
 */
#include "region.h"

#include <stdio.h>
#include <sys/mman.h>

#include "../object.h"
#include "blocks.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#include <sanitizer/lsan_interface.h>
#endif

#ifndef MAP_FIXED_NOREPLACE
#define MAP_FIXED_NOREPLACE 0x100000
#endif

static size_t round_to_arenas(size_t limit_bytes)
{
    const size_t least = (size_t)16 << 20;
    if (limit_bytes < least)
        limit_bytes = least;
    return (limit_bytes + ARENA_BYTES - 1) / ARENA_BYTES * ARENA_BYTES;
}

/* The host's knowledge, not the program's: whether the range is ours already, from an earlier life. */
static size_t mapped_bytes;

bool region_map(size_t limit_bytes, const char **why)
{
    if (limit_bytes > (size_t)1 << 44) {
        *why = "the heap limit is larger than the address space below 0x300000000000";
        return false;
    }
    if (mapped_bytes)
        region_unmap();
    limit_bytes = round_to_arenas(limit_bytes ? limit_bytes : REGION_DEFAULT_LIMIT_BYTES);
    void *wanted = (void *)REGION_BASE;
    void *got = mmap(wanted, limit_bytes, PROT_READ | PROT_WRITE,
                     MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_FIXED_NOREPLACE, -1, 0);
    if (got == MAP_FAILED) {
        *why = "cannot reserve the heap's address range at 0x200000000000 (taken, or limited by ulimit -v)";
        return false;
    }
    if (got != wanted) {
        munmap(got, limit_bytes);
        *why = "the heap's address range at 0x200000000000 is taken";
        return false;
    }
    mapped_bytes = limit_bytes;
    HEAP->limit_bytes = limit_bytes;
#ifdef __SANITIZE_ADDRESS__
    __lsan_register_root_region(wanted, limit_bytes);
#endif
    return true;
}

void region_unmap(void)
{
    if (!mapped_bytes)
        return;
#ifdef __SANITIZE_ADDRESS__
    __lsan_unregister_root_region((void *)REGION_BASE, mapped_bytes);
    __asan_unpoison_memory_region((void *)REGION_BASE, mapped_bytes);
#endif
    munmap((void *)REGION_BASE, mapped_bytes);
    mapped_bytes = 0;
}
