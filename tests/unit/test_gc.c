/* test_gc.c: the phases of a collection, what each has found, and a search that leaves no trace. */
#include "fixture.h"

#include "heap/checkpoint.h"
#include "heap/gc.h"
#include "heap/heap.h"
#include "objects/dict.h"
#include "objects/list.h"

/* A ring of `count` lists, each of which holds the next; the first is returned, with one reference from outside. */
static List *ring_of(int count)
{
    List *first = list_new(0), *last = first;
    for (int i = 1; i < count; i++) {
        List *next = list_new(0);
        assert_true(list_append(last, (Object *)next));
        if (last != first)
            decref(last);
        last = next;
    }
    assert_true(list_append(last, (Object *)first));
    if (last != first)
        decref(last);
    /* list_new does not track: a list is tracked once Python can see it. */
    List *at = first;
    do {
        gc_track((Object *)at);
        at = (List *)list_at(at, 0);
    } while (at != first);
    return first;
}

typedef struct Seen {
    GcPhase phases[GC_PHASE_COUNT];
    int count;
    isize unreachable[GC_PHASE_COUNT];
    isize outside_of_watched; /* after GC_SUBTRACTED: references to `watched` from outside */
    Object *watched;
} Seen;

static void note_phase(void *context, const GcReport *report)
{
    Seen *seen = context;
    assert_in_range(seen->count, 0, GC_PHASE_COUNT - 1);
    seen->phases[seen->count++] = report->phase;
    seen->unreachable[report->phase] = gc_list_length(report->unreachable);
    if (report->phase == GC_SUBTRACTED && seen->watched)
        seen->outside_of_watched = (isize)(uintptr_t)GC_HEAD(seen->watched)->previous;
}

static isize collect_seen(Seen *seen)
{
    RUNTIME->gc.observer = note_phase;
    RUNTIME->gc.observer_context = seen;
    isize found = gc_collect(2);
    RUNTIME->gc.observer = NULL;
    return found;
}

static void phases_come_in_order(void **state)
{
    gc_collect(2);
    List *held = ring_of(3);
    decref(ring_of(5));
    Seen seen = {.watched = (Object *)held};
    assert_int_equal(collect_seen(&seen), 5);
    assert_int_equal(seen.count, GC_PHASE_COUNT);
    for (int i = 0; i < GC_PHASE_COUNT; i++)
        assert_int_equal(seen.phases[i], i);
    assert_int_equal(seen.outside_of_watched, 1);
    assert_int_equal(seen.unreachable[GC_SUBTRACTED], 0);
    assert_int_equal(seen.unreachable[GC_SEPARATED], 5);
    assert_int_equal(seen.unreachable[GC_WEAKREFS], 5);
    assert_int_equal(seen.unreachable[GC_FINALISED], 5);
    assert_int_equal(seen.unreachable[GC_CLEARED], 0);
    list_clear(held);
    decref(held);
}

/* What hangs on a held ring is not garbage, however long the way; what hangs on garbage is. */
static void reachable_is_what_a_path_leads_to(void **state)
{
    gc_collect(2);
    List *held = ring_of(2), *far = ring_of(4);
    assert_true(list_append((List *)list_at(held, 0), (Object *)far));
    decref(far);
    List *lost = ring_of(2), *behind = ring_of(1);
    assert_true(list_append(lost, (Object *)behind));
    assert_true(list_append(lost, (Object *)held)); /* garbage may hold what lives */
    decref(behind);
    decref(lost);
    uint32_t held_before = held->head.refcount;
    assert_int_equal(gc_collect(2), 3);
    assert_int_equal(held->head.refcount, held_before - 1);
    decref(held);
    assert_int_equal(gc_collect(2), 6);
}

static void survivors_move_to_the_next_generation(void **state)
{
    gc_collect(2);
    List *held = ring_of(7);
    isize youngest = gc_list_length(&RUNTIME->gc.generations[0].head);
    assert_true(youngest >= 7);
    gc_collect(0);
    assert_int_equal(gc_list_length(&RUNTIME->gc.generations[0].head), 0);
    assert_true(gc_list_length(&RUNTIME->gc.generations[1].head) >= 7);
    gc_collect(1);
    assert_int_equal(gc_list_length(&RUNTIME->gc.generations[1].head), 0);
    decref(held);
    assert_int_equal(gc_collect(1), 0); /* it is too old for that */
    assert_int_equal(gc_collect(2), 7);
}

static void count_object(void *context, Object *object)
{
    ++*(int *)context;
}

/* A prompt may ask what a collection would free: not a bit of the region differs afterwards. */
static void looking_for_garbage_changes_nothing(void **state)
{
    gc_collect(2);
    decref(ring_of(5));
    List *held = ring_of(3);
    Checkpoint *before = checkpoint_take();
    int found = 0;
    assert_true(gc_find_unreachable(count_object, &found));
    assert_int_equal(found, 5);
    assert_true(checkpoint_matches(before));
    checkpoint_free(before);
    decref(held);
    assert_int_equal(gc_collect(2), 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phases_come_in_order),
        cmocka_unit_test(reachable_is_what_a_path_leads_to),
        cmocka_unit_test(survivors_move_to_the_next_generation),
        cmocka_unit_test(looking_for_garbage_changes_nothing),
    };
    return cmocka_run_group_tests(tests, runtime_begin, runtime_end);
}
