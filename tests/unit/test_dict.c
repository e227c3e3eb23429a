/* test_dict.c: growth and order of dicts, deleted entries, versions for caches, and failed insertions. */
#include "fixture.h"

#include "objects/dict.h"

static Object *key_of(int number)
{
    return int_from_int64(1000 + number);
}

static void put(Dict *dict, int number)
{
    assert_true(dict_set_steal(dict, key_of(number), int_from_int64(number)));
}

static bool has(Dict *dict, int number)
{
    Object *key = key_of(number), *value = dict_get(dict, key);
    decref(key);
    if (value)
        assert_int_object(number, value);
    return value != NULL;
}

static void remove_key(Dict *dict, int number)
{
    Object *key = key_of(number);
    assert_true(dict_delete(dict, key));
    decref(key);
}

static void assert_order(Dict *dict, const int *numbers, isize count)
{
    isize position = 0;
    Object *value;
    for (isize i = 0; i < count; i++) {
        assert_true(dict_next(dict, &position, NULL, &value));
        assert_int_object(numbers[i], value);
    }
    assert_false(dict_next(dict, &position, NULL, &value));
}

/* Tables of 8, 16, 32 … slots, two thirds of which are used, as CPython's: sys.getsizeof shows it. */
static void tables_grow_as_in_cpython(void **state)
{
    static const int full_at[] = {5, 10, 21, 42, 85, 170, 341};
    Dict *dict = dict_new();
    int count = 0;
    for (unsigned i = 0; i < sizeof full_at / sizeof *full_at; i++) {
        while (count < full_at[i])
            put(dict, count++);
        assert_int_equal(dict->keys->log2_size, 3 + i);
        assert_int_equal(dict->keys->usable, 0);
    }
    for (int i = 0; i < count; i++)
        assert_true(has(dict, i));
    assert_false(has(dict, count));
    decref(dict);
}

static void entries_keep_the_order_of_insertion(void **state)
{
    Dict *dict = dict_new();
    for (int i = 0; i < 6; i++)
        put(dict, i);
    remove_key(dict, 2);
    put(dict, 0); /* stays where it is */
    put(dict, 2); /* comes last */
    static const int expected[] = {0, 1, 3, 4, 5, 2};
    assert_order(dict, expected, 6);
    assert_int_equal(dict_length(dict), 6);
    decref(dict);
}

/* The place of a deleted entry is used again only after the table is made anew; meanwhile nothing is lost. */
static void deletions_and_insertions_never_fill_the_table(void **state)
{
    Dict *dict = dict_new();
    for (int i = 0; i < 5000; i++) {
        put(dict, i);
        if (i >= 3)
            remove_key(dict, i - 3);
    }
    assert_int_equal(dict_length(dict), 3);
    assert_true(dict->keys->log2_size <= 4);
    static const int expected[] = {4997, 4998, 4999};
    assert_order(dict, expected, 3);
    decref(dict);
}

/* Keys whose hashes agree in all low bits share one chain of probes. */
static void colliding_keys_are_told_apart(void **state)
{
    Dict *dict = dict_new();
    for (int64_t i = 1; i <= 200; i++)
        assert_true(dict_set_steal(dict, int_from_int64(i << 32), int_from_int64(i)));
    for (int64_t i = 1; i <= 200; i += 2) {
        Object *key = int_from_int64(i << 32);
        assert_true(dict_delete(dict, key));
        decref(key);
    }
    for (int64_t i = 1; i <= 200; i++) {
        Object *key = int_from_int64(i << 32), *value = dict_get(dict, key);
        assert_int_equal(value != NULL, i % 2 == 0);
        if (value)
            assert_int_object(i, value);
        decref(key);
    }
    decref(dict);
}

/* A table of names becomes a general one when another key comes, and keeps its order. */
static void names_and_numbers_live_together(void **state)
{
    Dict *dict = dict_new();
    assert_true(dict_set_text(dict, "first", int_from_int64(1)));
    assert_int_equal(dict->keys->kind, KEYS_UNICODE);
    put(dict, 2);
    assert_int_equal(dict->keys->kind, KEYS_GENERAL);
    assert_int_object(1, dict_get_text(dict, "first"));
    static const int expected[] = {1, 2};
    assert_order(dict, expected, 2);
    decref(dict);
}

/* Caches trust a version: it must change when a key comes or goes, and need not when a value changes. */
static void the_version_changes_with_the_keys(void **state)
{
    Dict *dict = dict_new();
    assert_true(dict_set_text(dict, "a", NONE));
    uint32_t version = dict_keys_version(dict);
    assert_int_not_equal(version, 0);
    assert_true(dict_set_text(dict, "a", TRUE));
    assert_int_equal(dict_keys_version(dict), version);
    assert_true(dict_set_text(dict, "b", NONE));
    assert_int_not_equal(dict_keys_version(dict), version);
    version = dict_keys_version(dict);
    Str *name = str_intern_text("b");
    assert_true(dict_delete_str(dict, name));
    decref(name);
    assert_int_not_equal(dict_keys_version(dict), version);
    decref(dict);
}

/* Each allocation of an insertion that makes the table grow fails in turn: the dict is as it was. */
static void a_failed_insertion_changes_nothing(void **state)
{
    Dict *dict = dict_new();
    for (int i = 0; i < 5; i++)
        put(dict, i);
    Object *key = key_of(5);
    bool done = false;
    for (int n = 0; !done; n++) {
        assert_true(n < 10);
        fail_allocation_after(n);
        done = dict_set(dict, key, NONE);
        if (!done) {
            assert_memory_error();
            static const int expected[] = {0, 1, 2, 3, 4};
            assert_order(dict, expected, 5);
            assert_int_equal(key->refcount, 1);
        }
    }
    HEAP->fail_countdown = 0;
    assert_int_equal(dict_length(dict), 6);
    decref(key);
    decref(dict);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_grow_as_in_cpython),
        cmocka_unit_test(entries_keep_the_order_of_insertion),
        cmocka_unit_test(deletions_and_insertions_never_fill_the_table),
        cmocka_unit_test(colliding_keys_are_told_apart),
        cmocka_unit_test(names_and_numbers_live_together),
        cmocka_unit_test(the_version_changes_with_the_keys),
        cmocka_unit_test(a_failed_insertion_changes_nothing),
    };
    return cmocka_run_group_tests(tests, runtime_begin, runtime_end);
}
