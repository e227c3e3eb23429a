/* test_difference.c: what --check shows when a file and its run part. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "lesson/difference.h"

static char *difference(const char *expected, const char *actual)
{
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    difference_print(stream, "f", expected, actual);
    fclose(stream);
    return text;
}

static void equal_texts_print_nothing(void **state)
{
    char *text = difference("a\nb\n", "a\nb\n");
    assert_string_equal(text, "");
    free(text);
}

static void a_changed_line_stands_between_its_neighbours(void **state)
{
    char *text = difference("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nV\n6\n7\n8\n9\n");
    assert_string_equal(text, "--- f, as written\n+++ f, as it runs\n@@ line 2 @@\n 2\n 3\n 4\n-5\n+V\n 6\n 7\n 8\n");
    free(text);
}

static void lines_at_the_end_are_added(void **state)
{
    char *text = difference("", "a\nb\n");
    assert_string_equal(text, "--- f, as written\n+++ f, as it runs\n@@ line 1 @@\n+a\n+b\n");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_texts_print_nothing),
        cmocka_unit_test(a_changed_line_stands_between_its_neighbours),
        cmocka_unit_test(lines_at_the_end_are_added),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
