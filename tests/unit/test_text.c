/* test_text.c: text for people: numbers, widths, clipping. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "observe/text.h"

static void counts_have_commas(void **state)
{
    char buffer[32];
    assert_string_equal(text_count(buffer, 0), "0");
    assert_string_equal(text_count(buffer, 999), "999");
    assert_string_equal(text_count(buffer, 1234), "1,234");
    assert_string_equal(text_count(buffer, -1234567), "-1,234,567");
}

static void sizes_change_unit_at_ten_thousand(void **state)
{
    char buffer[32];
    assert_string_equal(text_size(buffer, 1), "1 byte");
    assert_string_equal(text_size(buffer, 9999), "9,999 bytes");
    assert_string_equal(text_size(buffer, 10240), "10.0 KiB");
    assert_string_equal(text_size(buffer, (size_t)64 << 20), "64.0 MiB");
}

static void padding_counts_columns_not_bytes(void **state)
{
    Text text = {0};
    text_add(&text, "b → #1");
    text_pad_to(&text, 0, 8);
    text_add(&text, "|");
    assert_string_equal(text_string(&text), "b → #1  |");
    text_free(&text);
}

static void clipping_says_that_something_is_missing(void **state)
{
    Text text = {0};
    text_add(&text, "αβγδε");
    text_clip(&text, 0, 5);
    assert_string_equal(text_string(&text), "αβγδε");
    text_clip(&text, 0, 4);
    assert_string_equal(text_string(&text), "αβγ…");
    text_free(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_have_commas),
        cmocka_unit_test(sizes_change_unit_at_ten_thousand),
        cmocka_unit_test(padding_counts_columns_not_bytes),
        cmocka_unit_test(clipping_says_that_something_is_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
