/* test_object_table.c: numbers attached to objects are found again, whatever was removed in between. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "observe/object_table.h"

#define OBJECTS 5000

/* Addresses are only compared: they need not be those of objects. */
static const Object *at(size_t number)
{
    return (const Object *)(uintptr_t)(0x200000000000u + number * 16);
}

static void an_empty_table_knows_nobody(void **state)
{
    ObjectTable table = {0};
    assert_int_equal(object_table_get(&table, at(1)), 0);
    object_table_remove(&table, at(1));
    assert_int_equal(object_table_get(&table, at(1)), 0);
    object_table_clear(&table);
}

static void numbers_survive_growth_and_removals(void **state)
{
    ObjectTable table = {0};
    for (size_t i = 1; i <= OBJECTS; i++)
        object_table_set(&table, at(i), i);
    for (size_t i = 1; i <= OBJECTS; i += 3)
        object_table_remove(&table, at(i));
    for (size_t i = 1; i <= OBJECTS; i++)
        assert_int_equal(object_table_get(&table, at(i)), i % 3 == 1 ? 0 : i);
    for (size_t i = 1; i <= OBJECTS; i += 3) /* tombstones must not end a search, nor hold up growth */
        object_table_set(&table, at(i), i + 1);
    for (size_t i = 1; i <= OBJECTS; i++)
        assert_int_equal(object_table_get(&table, at(i)), i % 3 == 1 ? i + 1 : i);
    object_table_clear(&table);
}

static void a_member_enters_once(void **state)
{
    ObjectTable set = {0};
    assert_true(object_table_add(&set, at(7)));
    assert_false(object_table_add(&set, at(7)));
    object_table_remove(&set, at(7));
    assert_true(object_table_add(&set, at(7)));
    object_table_clear(&set);
}

static void a_copy_goes_its_own_way(void **state)
{
    ObjectTable table = {0};
    object_table_set(&table, at(1), 1);
    ObjectTable copy = object_table_copy(&table);
    object_table_set(&table, at(1), 2);
    object_table_remove(&copy, at(2));
    assert_int_equal(object_table_get(&copy, at(1)), 1);
    object_table_clear(&table);
    assert_int_equal(object_table_get(&copy, at(1)), 1);
    object_table_clear(&copy);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_table_knows_nobody),
        cmocka_unit_test(numbers_survive_growth_and_removals),
        cmocka_unit_test(a_member_enters_once),
        cmocka_unit_test(a_copy_goes_its_own_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
