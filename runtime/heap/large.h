/* large.h: the tags of large blocks; for heap/ only. large_allocate, large_free, large_resize are in blocks.h. */
#ifndef VIV_LARGE_H
#define VIV_LARGE_H

#include "blocks.h"

#define LARGE_FREE 1u
#define LARGE_KIND_SHIFT 1
#define LARGE_STATE_MASK 15u
#define LARGE_TAG_BYTES ((size_t)16)

/* The tag in front of a block; the payload begins LARGE_TAG_BYTES after it. */
typedef struct LargeBlock {
    size_t size_and_state; /* bytes in all, tag included; low bits: LARGE_FREE, kind */
    size_t previous_bytes; /* size of the block before this one; 0: there is none    */
    struct LargeBlock *next, *previous; /* in a list of free blocks; payload otherwise */
} LargeBlock;

void large_initialise(char *first_free_byte);
void large_release(LargeBlock *block);            /* joins it with free neighbours                        */
size_t large_size(void *payload);                 /* in bytes, without the tag                            */
void large_each(BlockVisit visit, void *context); /* every live one in address order, as blocks_each does */

#endif
