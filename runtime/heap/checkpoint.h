/* checkpoint.h: the whole state of a program, saved and put back. */
#ifndef VIV_CHECKPOINT_H
#define VIV_CHECKPOINT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Checkpoint Checkpoint;

/* A copy of the used part of the region; units that are as they were in the newest other checkpoint are shared
 * with it. NULL: the host is out of memory. */
Checkpoint *checkpoint_take(void);
/* The region is as it was. C code below the caller that holds pointers into the region must not go on. */
void checkpoint_restore(const Checkpoint *checkpoint);
/* Host memory that freeing this checkpoint would give back. */
size_t checkpoint_size_bytes(const Checkpoint *checkpoint);
void checkpoint_free(Checkpoint *checkpoint);
/* True if the region is byte for byte what it was. */
bool checkpoint_matches(const Checkpoint *checkpoint);

/* The parts of the region that are in use, ascending. */
void checkpoint_used_ranges(void (*visit)(void *context, char *start, char *end), void *context);

#endif
