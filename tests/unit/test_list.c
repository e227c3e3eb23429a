/* test_list.c: growth of the item array, clipping, and what a failed allocation leaves. */
#include "fixture.h"

#include "objects/list.h"
#include "objects/tuple.h"

static List *numbers(int count)
{
    List *list = list_new(0);
    for (int i = 0; i < count; i++)
        assert_true(list_append_steal(list, int_from_int64(1000 + i)));
    return list;
}

static int64_t number_at(const List *list, isize at)
{
    return int_value(list_at(list, at));
}

/* CPython's rooms, which sys.getsizeof shows. */
static void rooms_grow_as_in_cpython(void **state)
{
    static const isize rooms[] = {4, 8, 16, 24, 32, 40, 52, 64, 76, 92, 108, 128};
    List *list = list_new(0);
    assert_null(list->items);
    assert_int_equal(list->room, 0);
    for (size_t i = 0; i < sizeof rooms / sizeof *rooms; i++) {
        isize before = list->room;
        while (list->room == before)
            assert_true(list_append(list, NONE));
        assert_int_equal(list->size, before + 1);
        assert_int_equal(list->room, rooms[i]);
    }
    decref(list);
}

static void an_emptied_list_gives_its_array_back(void **state)
{
    List *list = numbers(100);
    list_clear(list);
    assert_int_equal(list->size, 0);
    assert_int_equal(list->room, 0);
    assert_null(list->items);
    decref(list);
}

static void popping_shrinks_at_half(void **state)
{
    List *list = numbers(100);
    isize room = list->room;
    while (list->size >= room / 2) {
        assert_int_equal(list->room, room);
        decref(list_pop(list, list->size - 1));
    }
    assert_true(list->room < room);
    assert_int_equal(number_at(list, 0), 1000);
    assert_int_equal(number_at(list, list->size - 1), 1000 + list->size - 1);
    decref(list);
}

static void insert_clips_its_place(void **state)
{
    List *list = numbers(3);
    Object *first = int_from_int64(1), *last = int_from_int64(2);
    assert_true(list_insert(list, -100, first));
    assert_true(list_insert(list, 100, last));
    assert_true(list_insert(list, -1, first));
    assert_int_equal(list->size, 6);
    static const int64_t expected[] = {1, 1000, 1001, 1002, 1, 2};
    for (isize i = 0; i < 6; i++)
        assert_int_equal(number_at(list, i), expected[i]);
    decref(first);
    decref(last);
    decref(list);
}

static void a_slice_is_replaced_by_itself(void **state)
{
    List *list = numbers(4);
    assert_true(list_set_slice(list, 1, 3, (Object *)list));
    static const int64_t expected[] = {1000, 1000, 1001, 1002, 1003, 1003};
    assert_int_equal(list->size, 6);
    for (isize i = 0; i < 6; i++)
        assert_int_equal(number_at(list, i), expected[i]);
    assert_true(list_set_slice(list, 0, 100, NULL));
    assert_int_equal(list->size, 0);
    decref(list);
}

/* A failed append or insert leaves the list as it was, and a stolen item is released all the same. */
static void failed_growth_changes_nothing(void **state)
{
    List *list = numbers(4);
    Object *item = int_from_int64(123456);
    fail_allocation_after(0);
    assert_false(list_append(list, item));
    assert_memory_error();
    fail_allocation_after(0);
    assert_false(list_insert(list, 0, item));
    assert_memory_error();
    assert_int_equal(item->refcount, 1);
    fail_allocation_after(0);
    assert_false(list_append_steal(list, new_reference(item)));
    assert_memory_error();
    assert_int_equal(item->refcount, 1);
    assert_int_equal(list->size, 4);
    assert_int_equal(list->room, 4);
    decref(item);
    decref(list);
}

static void sorting_keeps_equal_items_in_order(void **state)
{
    List *list = list_new(0);
    for (int i = 0; i < 300; i++) {
        Object *pair[] = {int_from_int64(i * 7919 % 10), int_from_int64(10000 + i)};
        assert_true(list_append_steal(list, (Object *)tuple_from_array_steal(pair, 2)));
    }
    assert_true(list_sort(list, NULL, false));
    for (isize i = 1; i < list->size; i++) {
        Tuple *before = (Tuple *)list_at(list, i - 1), *after = (Tuple *)list_at(list, i);
        int64_t left = int_value(before->items[0]), right = int_value(after->items[0]);
        assert_true(left < right || (left == right && int_value(before->items[1]) < int_value(after->items[1])));
    }
    decref(list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rooms_grow_as_in_cpython),
        cmocka_unit_test(an_emptied_list_gives_its_array_back),
        cmocka_unit_test(popping_shrinks_at_half),
        cmocka_unit_test(insert_clips_its_place),
        cmocka_unit_test(a_slice_is_replaced_by_itself),
        cmocka_unit_test(failed_growth_changes_nothing),
        cmocka_unit_test(sorting_keeps_equal_items_in_order),
    };
    return cmocka_run_group_tests(tests, runtime_begin, runtime_end);
}
