/* audit_raw.c: test builds: the audit of memory that is no object.
 *
 * Raw blocks (item arrays, tables of keys, code units) have no count to prove, but each has an owner that points at
 * it. At the end of a program no C function is under way, so a block that no word of the Runtime, of a live
 * object or of a block with an owner points into is lost. Every word counts as a pointer: a number that looks like
 * one hides a loss, but nothing that is owned is ever called lost.
 */
#ifdef VIV_TEST
#include <stdlib.h>

#include "../runtime.h"
#include "audit.h"
#include "blocks.h"

#define LINES_MAX 12

typedef struct RawBlock {
    uintptr_t start;
    size_t size_bytes;
    bool has_owner;
} RawBlock;

typedef struct RawAudit {
    RawBlock *blocks; /* ascending */
    size_t count, room;
    RawBlock **work; /* with an owner, not searched yet */
    size_t work_count;
    bool failed; /* the host is out of memory */
} RawAudit;

static void note_raw(void *context, void *start, size_t size_bytes, BlockKind kind)
{
    RawAudit *audit = context;
    if (kind != BLOCK_RAW || audit->failed)
        return;
    if (audit->count == audit->room) {
        size_t room = audit->room ? 2 * audit->room : 1024;
        RawBlock *blocks = realloc(audit->blocks, room * sizeof *blocks);
        if (!blocks) {
            audit->failed = true;
            return;
        }
        audit->blocks = blocks;
        audit->room = room;
    }
    audit->blocks[audit->count++] = (RawBlock){(uintptr_t)start, size_bytes, false};
}

static int by_address(const void *left, const void *right)
{
    const RawBlock *a = left, *b = right;
    return a->start < b->start ? -1 : a->start > b->start;
}

static int compare_with_block(const void *key, const void *element)
{
    uintptr_t address = *(const uintptr_t *)key;
    const RawBlock *block = element;
    return address < block->start ? -1 : address >= block->start + block->size_bytes;
}

/* What the words from `start` on point at has an owner. Blocks end in poisoned bytes: no sanitizer here. */
__attribute__((no_sanitize("address"))) static void search(RawAudit *audit, const void *start, size_t size_bytes)
{
    const volatile uintptr_t *words = start;
    for (size_t i = 0; i < size_bytes / sizeof *words; i++) {
        uintptr_t word = words[i];
        if (!region_has((void *)word, HEAP->limit_bytes))
            continue;
        RawBlock *block = bsearch(&word, audit->blocks, audit->count, sizeof *audit->blocks, compare_with_block);
        if (block && !block->has_owner) {
            block->has_owner = true;
            audit->work[audit->work_count++] = block;
        }
    }
}

static void search_object(void *context, void *start, size_t size_bytes, BlockKind kind)
{
    if (kind != BLOCK_RAW)
        search(context, start, size_bytes);
}

static bool print_lost(const RawAudit *audit, FILE *output)
{
    size_t lost = 0;
    for (size_t i = 0; i < audit->count; i++)
        if (!audit->blocks[i].has_owner && lost++ < LINES_MAX)
            fprintf(output, "leaked: raw memory of %zu bytes at %p\n", audit->blocks[i].size_bytes,
                    (void *)audit->blocks[i].start);
    if (lost > LINES_MAX)
        fprintf(output, "leaked: and %zu more\n", lost - LINES_MAX);
    return lost == 0;
}

bool audit_raw(FILE *output)
{
    RawAudit audit = {0};
    bool ok = blocks_each(note_raw, &audit) && !audit.failed;
    audit.work = ok ? malloc((audit.count + 1) * sizeof *audit.work) : NULL;
    if (audit.work) {
        qsort(audit.blocks, audit.count, sizeof *audit.blocks, by_address);
        search(&audit, RUNTIME, sizeof *RUNTIME);
        blocks_each(search_object, &audit);
        while (audit.work_count > 0) {
            RawBlock *block = audit.work[--audit.work_count];
            search(&audit, (void *)block->start, block->size_bytes);
        }
        ok = print_lost(&audit, output);
    }
    free(audit.blocks);
    free(audit.work);
    return ok;
}
#endif
