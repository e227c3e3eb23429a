/* test_looking.c: what instruments read from the heap, they read without a trace: byte for byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "heap/births.h"
#include "heap/checkpoint.h"
#include "heap/gc.h"
#include "objects/list.h"
#include "runtime.h"

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

static void count_one(void *context, Object *object)
{
    ++*(int *)context;
}

/* A list that only it holds itself, and one that it holds. */
static void make_garbage(void)
{
    List *cycle = list_new(0), *inside = list_new(0);
    assert_true(list_append(cycle, (Object *)cycle));
    assert_true(list_append_steal(cycle, (Object *)inside));
    decref(cycle);
}

static void finding_garbage_leaves_no_trace(void **state)
{
    List *kept = list_new(0);
    make_garbage();
    Checkpoint *checkpoint = checkpoint_take();
    for (int look = 0; look < 2; look++) {
        int found = 0;
        assert_true(gc_find_unreachable(count_one, &found));
        assert_int_equal(found, 2);
        assert_true(checkpoint_matches(checkpoint));
    }
    checkpoint_free(checkpoint);
    assert_int_equal(gc_collect(GENERATION_COUNT - 1), 2);
    decref(kept);
}

static void finding_garbage_keeps_the_generations(void **state)
{
    gc_collect(GENERATION_COUNT - 1);
    make_garbage();
    isize young = gc_list_length(&RUNTIME->gc.generations[0].head);
    isize old = gc_list_length(&RUNTIME->gc.generations[2].head);
    int found = 0;
    assert_true(gc_find_unreachable(count_one, &found));
    assert_int_equal(gc_list_length(&RUNTIME->gc.generations[0].head), young);
    assert_int_equal(gc_list_length(&RUNTIME->gc.generations[2].head), old);
    assert_int_equal(gc_collect(GENERATION_COUNT - 1), 2);
}

static void births_are_stamped_once(void **state)
{
    births_note(0);
    List *first = list_new(0);
    assert_int_equal(birth_input((Object *)first), -1);
    births_note(1);
    List *second = list_new(0);
    births_note(2);
    assert_int_equal(birth_input((Object *)first), 1);
    assert_int_equal(birth_input((Object *)second), 2);
    assert_int_equal(birth_input(NONE), 0);
    decref(first);
    decref(second);
}

static void the_last_number_stands_for_all_that_follow(void **state)
{
    List *list = list_new(0);
    births_note(BIRTH_INPUT_LAST + 1000);
    assert_int_equal(birth_input((Object *)list), BIRTH_INPUT_LAST);
    decref(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finding_garbage_leaves_no_trace),
        cmocka_unit_test(finding_garbage_keeps_the_generations),
        cmocka_unit_test(births_are_stamped_once),
        cmocka_unit_test(the_last_number_stands_for_all_that_follow),
    };
    return cmocka_run_group_tests(tests, start, finish);
}
