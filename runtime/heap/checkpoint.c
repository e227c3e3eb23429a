/* checkpoint.c: the heap as a value.
 *
 * Everything that a program can change lies in the region, at addresses that never differ: a copy of its used
 * parts is the state of the program, and copying it back is going back. The copy is made in units of 16 KiB;
 * a unit that equals the same unit of the newest checkpoint is shared with it, so a checkpoint costs what has
 * changed since the last.
 *
 * Used are: the Runtime and the native frames in use, large blocks up to the end tag, and the arenas.
 */
#include "checkpoint.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../runtime.h"
#include "blocks.h"
#include "large.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#endif

#define UNIT_BYTES ((size_t)16 << 10)
#define RANGE_COUNT 3

typedef struct SavedUnit {
    int holders;
    _Alignas(16) char bytes[UNIT_BYTES];
} SavedUnit;

struct Checkpoint {
    Checkpoint *older, *newer;
    size_t unit_count;
    struct {
        uint32_t number; /* place in the region */
        SavedUnit *saved;
    } units[];
};

/* The chain of checkpoints is the host's, not the program's: it must survive going back. */
static Checkpoint *newest;

typedef struct Range {
    char *start, *end;
} Range;

static void used_ranges(Range ranges[RANGE_COUNT])
{
    ranges[0] = (Range){(char *)REGION_BASE, RUNTIME->natives.top};
    ranges[1] = (Range){RUNTIME->natives.limit, HEAP->large_end + LARGE_TAG_BYTES};
    ranges[2] = (Range){HEAP->arenas_start, HEAP->region_end};
}

void checkpoint_used_ranges(void (*visit)(void *context, char *start, char *end), void *context)
{
    Range ranges[RANGE_COUNT];
    used_ranges(ranges);
    for (int i = 0; i < RANGE_COUNT; i++)
        visit(context, ranges[i].start, ranges[i].end);
}

static uint32_t unit_of(const char *address)
{
    return (uint32_t)((size_t)(address - (char *)REGION_BASE) / UNIT_BYTES);
}

static char *unit_start(uint32_t number)
{
    return (char *)REGION_BASE + (size_t)number * UNIT_BYTES;
}

/* The numbers of all units in use, ascending. */
static size_t list_units(uint32_t *numbers)
{
    Range ranges[RANGE_COUNT];
    used_ranges(ranges);
    size_t count = 0;
    int64_t last = -1;
    for (int i = 0; i < RANGE_COUNT; i++) {
        if (ranges[i].start == ranges[i].end)
            continue;
        for (uint32_t unit = unit_of(ranges[i].start); unit <= unit_of(ranges[i].end - 1); unit++)
            if (unit > last) {
                if (numbers)
                    numbers[count] = unit;
                count++;
                last = unit;
            }
    }
    return count;
}

/* memcpy and memcmp that a sanitizer does not check: free blocks are poisoned. */
#ifdef __SANITIZE_ADDRESS__
__attribute__((no_sanitize("address"), noinline)) static void copy_unit(void *to, const void *from)
{
    volatile uint64_t *target = to;
    const volatile uint64_t *source = from;
    for (size_t i = 0; i < UNIT_BYTES / 8; i++)
        target[i] = source[i];
}
__attribute__((no_sanitize("address"), noinline)) static bool same_unit(const void *left, const void *right)
{
    const volatile uint64_t *a = left, *b = right;
    for (size_t i = 0; i < UNIT_BYTES / 8; i++)
        if (a[i] != b[i])
            return false;
    return true;
}
#else
static void copy_unit(void *to, const void *from)
{
    memcpy(to, from, UNIT_BYTES);
}
static bool same_unit(const void *left, const void *right)
{
    return memcmp(left, right, UNIT_BYTES) == 0;
}
#endif

static SavedUnit *save_unit(uint32_t number, const Checkpoint *previous, size_t *at)
{
    while (previous && *at < previous->unit_count && previous->units[*at].number < number)
        (*at)++;
    if (previous && *at < previous->unit_count && previous->units[*at].number == number &&
        same_unit(previous->units[*at].saved->bytes, unit_start(number))) {
        previous->units[*at].saved->holders++;
        return previous->units[*at].saved;
    }
    SavedUnit *saved = aligned_alloc(16, sizeof(SavedUnit));
    if (saved) {
        saved->holders = 1;
        copy_unit(saved->bytes, unit_start(number));
    }
    return saved;
}

Checkpoint *checkpoint_take(void)
{
    size_t count = list_units(NULL);
    Checkpoint *self = calloc(1, sizeof *self + count * sizeof self->units[0]);
    uint32_t *numbers = malloc(count * sizeof *numbers);
    if (!self || !numbers) {
        free(self);
        free(numbers);
        return NULL;
    }
    list_units(numbers);
    size_t at = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++) {
        self->units[i].number = numbers[i];
        self->units[i].saved = save_unit(numbers[i], newest, &at);
        ok = self->units[i].saved != NULL;
        self->unit_count = i + (ok ? 1 : 0);
    }
    free(numbers);
    self->older = newest;
    if (newest)
        newest->newer = self;
    newest = self;
    if (!ok) {
        checkpoint_free(self);
        return NULL;
    }
    return self;
}

void checkpoint_restore(const Checkpoint *self)
{
#ifdef __SANITIZE_ADDRESS__
    __asan_unpoison_memory_region((void *)REGION_BASE, HEAP->limit_bytes);
#endif
    for (size_t i = 0; i < self->unit_count; i++)
        copy_unit(unit_start(self->units[i].number), self->units[i].saved->bytes);
}

bool checkpoint_matches(const Checkpoint *self)
{
    if (list_units(NULL) != self->unit_count)
        return false;
    for (size_t i = 0; i < self->unit_count; i++)
        if (!same_unit(unit_start(self->units[i].number), self->units[i].saved->bytes))
            return false;
    return true;
}

size_t checkpoint_size_bytes(const Checkpoint *self)
{
    size_t size = sizeof *self + self->unit_count * sizeof self->units[0];
    for (size_t i = 0; i < self->unit_count; i++)
        if (self->units[i].saved->holders == 1)
            size += sizeof(SavedUnit);
    return size;
}

void checkpoint_free(Checkpoint *self)
{
    if (!self)
        return;
    if (self->newer)
        self->newer->older = self->older;
    else
        newest = self->older;
    if (self->older)
        self->older->newer = self->newer;
    for (size_t i = 0; i < self->unit_count; i++)
        if (--self->units[i].saved->holders == 0)
            free(self->units[i].saved);
    free(self);
}
