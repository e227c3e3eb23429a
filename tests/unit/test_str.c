/* test_str.c: the narrowest kind, whichever way a text is made; the builder at its edges; interning. */
#include "fixture.h"

#include <string.h>

#include "objects/str.h"

/* The largest character of each kind, and the smallest that needs the next. */
static const struct {
    uint32_t character;
    int kind;
    bool is_ascii;
} edges[] = {{0x7f, 1, true}, {0x80, 1, false}, {0xff, 1, false}, {0x100, 2, false}, {0xd800, 2, false},
             {0xffff, 2, false}, {0x10000, 4, false}, {0x10ffff, 4, false}};
#define EDGE_COUNT (sizeof edges / sizeof *edges)

static void assert_kind(const Str *text, size_t edge)
{
    assert_int_equal(str_kind(text), edges[edge].kind);
    assert_int_equal(str_is_ascii(text), edges[edge].is_ascii);
    assert_int_equal((text->head.flags & FLAG_ASCII) != 0, edges[edge].is_ascii);
    assert_int_equal(str_read(str_kind(text), str_data(text), str_length(text)), 0); /* the final zero */
}

static void a_text_is_as_narrow_as_it_can_be(void **state)
{
    for (size_t i = 0; i < EDGE_COUNT; i++) {
        uint32_t characters[] = {'a', edges[i].character, 'b'};
        Str *text = str_from_characters(characters, 3);
        assert_kind(text, i);
        assert_int_equal(str_at(text, 1), edges[i].character);
        Str *narrow = str_substring(text, 2, 3);
        assert_kind(narrow, 0);
        Str *joined = str_concatenate(narrow, text);
        assert_kind(joined, i);
        assert_int_equal(str_at(joined, 2), edges[i].character);
        Str *replaced = str_replace(text, str_from_char('b'), narrow, -1);
        assert_true(str_equal(replaced, text));
        decref(text);
        decref(narrow);
        decref(joined);
        decref(replaced);
    }
}

/* A text built from wide and narrow pieces equals the one made at once, in layout too. */
static void the_builder_widens_as_it_goes(void **state)
{
    for (size_t i = 0; i < EDGE_COUNT; i++)
        for (isize before = 60; before < 70; before++) { /* around what fits into the builder itself */
            StrBuilder builder;
            builder_start(&builder);
            assert_true(builder_append_repeated(&builder, 'x', before));
            assert_true(builder_append_char(&builder, edges[i].character));
            assert_true(builder_append_ascii(&builder, "end", 3));
            Str *text = builder_finish(&builder);
            assert_int_equal(str_length(text), before + 4);
            assert_kind(text, i);
            assert_int_equal(str_at(text, 0), 'x');
            assert_int_equal(str_at(text, before), edges[i].character);
            assert_int_equal(str_at(text, before + 3), 'd');
            decref(text);
        }
}

static void a_builder_that_fails_can_be_dropped(void **state)
{
    Str *long_text = str_repeat(str_from_char('y'), 100);
    for (int n = 0; n < 2; n++) {
        StrBuilder builder;
        builder_start(&builder);
        assert_true(builder_append_ascii(&builder, "start", 5));
        fail_allocation_after(n);
        bool ok = builder_append_str(&builder, long_text) && builder_append_char(&builder, 0x1f600);
        assert_false(ok);
        assert_memory_error();
        builder_drop(&builder);
    }
    StrBuilder builder;
    builder_start(&builder);
    assert_false(builder_append_repeated(&builder, 'x', INT64_MAX / 2));
    assert_memory_error();
    builder_drop(&builder);
    decref(long_text);
}

static void utf8_is_checked(void **state)
{
    static const char *const wrong[] = {"\x80",         "\xc0\x80",         "\xc3", "\xe0\x80\x80",
                                        "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xff", "a\xe2\x82"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_null(str_from_utf8(wrong[i], (isize)strlen(wrong[i])));
        assert_true(error_matches(UnicodeDecodeError));
        error_clear();
    }
    Str *text = str_from_utf8("\xf4\x8f\xbf\xbf\xed\x9f\xbf", 7);
    assert_int_equal(str_length(text), 2);
    assert_int_equal(str_at(text, 0), 0x10ffff);
    assert_int_equal(str_at(text, 1), 0xd7ff);
    isize length;
    assert_memory_equal(str_utf8(text, &length), "\xf4\x8f\xbf\xbf\xed\x9f\xbf", 7);
    assert_int_equal(length, 7);
    decref(text);
    Str *surrogate = str_from_char(0xdc80);
    assert_null(str_utf8(surrogate, NULL));
    assert_true(error_matches(UnicodeEncodeError));
    error_clear();
    decref(surrogate);
}

/* Appending in place must not change a text that somebody else holds, nor one whose hash is known. */
static void appending_in_place_is_never_seen(void **state)
{
    Object *text = (Object *)str_from_text("shared text"), *other = new_reference(text);
    Object *tail = (Object *)str_from_text("é");
    isize hash = str_hash((Str *)other);
    assert_true(str_append_in_place(&text, tail));
    assert_true(str_equal_text((Str *)other, "shared text"));
    assert_int_equal(str_hash((Str *)other), hash);
    assert_ptr_not_equal(text, other);
    Str *whole = str_from_text("shared texté");
    assert_true(str_equal((Str *)text, whole));
    assert_true(str_append_in_place(&text, tail)); /* nobody else holds it */
    assert_int_equal(str_length((Str *)text), 13);
    assert_int_not_equal(str_hash((Str *)text), str_hash(whole));
    decref(text);
    decref(other);
    decref(tail);
    decref(whole);
}

/* The table of interned texts does not count; a text leaves it when it dies, and its place is used again. */
static void interned_texts_die_with_their_holders(void **state)
{
    isize used = RUNTIME->interned.used;
    for (int round = 0; round < 3; round++) {
        Str *texts[3000];
        char name[32];
        for (int i = 0; i < 3000; i++) {
            snprintf(name, sizeof name, "interned_%d", i);
            texts[i] = str_intern_text(name);
            Str *again = str_intern_text(name);
            assert_ptr_equal(again, texts[i]);
            assert_int_equal(texts[i]->head.refcount, 2);
            decref(again);
        }
        assert_int_equal(RUNTIME->interned.used, used + 3000);
        for (int i = 0; i < 3000; i++)
            decref(texts[i]);
        assert_int_equal(RUNTIME->interned.used, used);
        assert_true(RUNTIME->interned.filled < RUNTIME->interned.room);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_as_narrow_as_it_can_be),
        cmocka_unit_test(the_builder_widens_as_it_goes),
        cmocka_unit_test(a_builder_that_fails_can_be_dropped),
        cmocka_unit_test(utf8_is_checked),
        cmocka_unit_test(appending_in_place_is_never_seen),
        cmocka_unit_test(interned_texts_die_with_their_holders),
    };
    return cmocka_run_group_tests(tests, runtime_begin, runtime_end);
}
