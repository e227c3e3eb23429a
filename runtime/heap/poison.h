/* poison.h: what the allocators tell AddressSanitizer, which knows nothing of a heap of our own. */
#ifndef VIV_POISON_H
#define VIV_POISON_H

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
#define ALLOCATOR __attribute__((no_sanitize("address"), noinline)) /* reads and writes freed blocks */
#else
#define __asan_poison_memory_region(start, size) ((void)0)
#define __asan_unpoison_memory_region(start, size) ((void)0)
#define ALLOCATOR
#endif

#endif
