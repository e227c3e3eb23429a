/* region.h: the one mapping in which everything a program can change lives.
 *
 *   REGION_BASE                                                         + reserved size
 *   | Runtime | native stack | pages: arenas, page runs, data-stack chunks …          |
 *
 * The base never differs: ids repeat, RUNTIME is a constant, and a checkpoint needs no relocation.
 */
#ifndef VIV_REGION_H
#define VIV_REGION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define REGION_BASE 0x200000000000ULL
#define REGION_DEFAULT_LIMIT_BYTES ((size_t)512 << 20)

/* Reserves address space for the limit at REGION_BASE and nowhere else. False: *why is static text. */
bool region_map(size_t limit_bytes, const char **why);
void region_unmap(void);

/* True if `pointer` lies in the region. */
static inline bool region_has(const void *pointer, size_t region_bytes)
{
    return (uint64_t)(uintptr_t)pointer - REGION_BASE < region_bytes;
}

#endif
