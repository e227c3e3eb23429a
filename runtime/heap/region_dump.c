/* region_dump.c: test builds: VIV_REGION=FILE writes the used parts of the region to FILE when the program has
 * ended and nothing is taken apart yet, so that two runs can be compared word for word.
 *
 * Two loops run the same program (plain and traced), so the regions must be the same. Masked is what must differ:
 *
 *   which loop runs, its tracer        that is the setting under test
 *   addresses inside the program file  the system loads it somewhere else in each run: taken relative to its start
 *   the data stack above its top,      frames that have ended: the traced loop writes its registers to the frame
 *   and the spare chunk                before each instruction, the plain one only where somebody may look
 *
 * Free blocks are not masked: both loops must have freed the same things, in the same order.
 */
#ifdef VIV_TEST
#include <stdio.h>
#include <stdlib.h>

#include "../runtime.h"
#include "audit.h"
#include "checkpoint.h"

extern const char __executable_start[], _end[]; /* the linker's */

typedef struct Mask {
    const char *start, *end;
} Mask;

#define MASKS_MAX 4

typedef struct Dump {
    FILE *file;
    Mask masks[MASKS_MAX];
    int mask_count;
} Dump;

static void mask(Dump *dump, const void *start, const void *end)
{
    dump->masks[dump->mask_count++] = (Mask){start, end};
}

static void mask_what_differs(Dump *dump)
{
    VmState *vm = &RUNTIME->vm;
    mask(dump, &vm->is_traced, &vm->is_traced + 1);
    mask(dump, &vm->tracer, &vm->tracer_context + 1);
    if (vm->chunk)
        mask(dump, vm->stack_top, vm->stack_limit);
    if (vm->spare_chunk)
        mask(dump, vm->spare_chunk->data, vm->spare_chunk->limit);
}

/* The word at `at`, as both runs must have it. Free blocks are poisoned: no sanitizer here. */
__attribute__((no_sanitize("address"))) static uint64_t word(const Dump *dump, const char *at)
{
    union {
        uint64_t word;
        char bytes[8];
    } value = {.word = *(const volatile uint64_t *)at};
    for (int i = 0; i < dump->mask_count; i++)
        for (int k = 0; k < 8; k++)
            if (at + k >= dump->masks[i].start && at + k < dump->masks[i].end)
                value.bytes[k] = 0;
    if (value.word - (uintptr_t)__executable_start < (uintptr_t)(_end - __executable_start))
        return value.word - (uintptr_t)__executable_start;
    return value.word;
}

static void write_range(void *context, char *start, char *end)
{
    Dump *dump = context;
    uint64_t header[2] = {(uintptr_t)start, (uintptr_t)end};
    fwrite(header, sizeof header, 1, dump->file);
    for (const char *at = start; at < end; at += 8) {
        uint64_t value = word(dump, at);
        fwrite(&value, sizeof value, 1, dump->file);
    }
}

void region_dump(void)
{
    const char *path = getenv("VIV_REGION");
    Dump dump = {.file = path ? fopen(path, "wb") : NULL};
    if (!dump.file)
        return;
    mask_what_differs(&dump);
    checkpoint_used_ranges(write_range, &dump);
    if (fclose(dump.file) != 0)
        fprintf(stderr, "viv: cannot write %s\n", path);
}
#endif
