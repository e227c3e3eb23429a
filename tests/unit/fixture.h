/* fixture.h: a runtime around a group of unit tests, with the audit at its end. */
#ifndef VIV_FIXTURE_H
#define VIV_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "error.h"
#include "heap/audit.h"
#include "runtime.h"

static inline int runtime_begin(void **state)
{
    const char *why;
    return runtime_start((size_t)64 << 20, &why) ? 0 : -1;
}

/* Every count must agree while the runtime is whole, and nothing be left when it is gone. */
static inline int runtime_end(void **state)
{
    bool agrees = audit_run(stderr), is_clean = runtime_finish();
    region_unmap();
    return agrees && is_clean ? 0 : -1;
}

/* The allocation after the next `passing` ones fails. */
static inline void fail_allocation_after(int passing)
{
    HEAP->fail_countdown = passing + 1;
    HEAP->fail_from_then_on = false;
}

/* A failed call must have left MemoryError; it is taken away. */
static inline void assert_memory_error(void)
{
    HEAP->fail_countdown = 0;
    assert_true(error_matches(MemoryError));
    error_clear();
}

#define assert_int_object(expected, object) assert_int_equal(int_value(object), expected)

#endif
