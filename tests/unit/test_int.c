/* test_int.c: arithmetic where a number leaves one 64-bit word, and between limbs. Each result is checked by the
 * digits that CPython prints. */
#include "fixture.h"

#include <string.h>

#include "objects/int.h"
#include "objects/str.h"

static Object *number(const char *digits)
{
    Object *result = int_from_text(digits, (isize)strlen(digits), 0);
    assert_non_null(result);
    return result;
}

static void assert_digits(const char *expected, STOLEN Object *result)
{
    assert_non_null(result);
    Str *text = int_to_str(result, 10);
    assert_string_equal(str_text(text), expected);
    decref(text);
    /* What fits a word is compact; what does not has limbs, the last of them not 0. */
    const Int *self = (const Int *)result;
    if (int_fits_int64(result))
        assert_int_equal(self->size, 0);
    else
        assert_true(self->size != 0 && self->limbs[(self->size < 0 ? -self->size : self->size) - 1] != 0);
    decref(result);
}

typedef Object *(*Operation)(Object *, Object *);

static void assert_operation(Operation operation, const char *left, const char *right, const char *expected)
{
    Object *a = number(left), *b = number(right);
    assert_digits(expected, operation(a, b));
    assert_int_equal(a->refcount == REFCOUNT_IMMORTAL ? 1 : a->refcount, 1);
    decref(a);
    decref(b);
}

#define MOST "9223372036854775807"
#define LEAST "-9223372036854775808"

static void sums_cross_the_word(void **state)
{
    assert_operation(int_add, MOST, "1", "9223372036854775808");
    assert_operation(int_add, LEAST, "-1", "-9223372036854775809");
    assert_operation(int_subtract, LEAST, "1", "-9223372036854775809");
    assert_operation(int_subtract, "9223372036854775808", "1", MOST);
    assert_operation(int_add, "-9223372036854775809", "1", LEAST);
    assert_operation(int_subtract, "0", LEAST, "9223372036854775808");
    assert_operation(int_add, "0xffffffffffffffffffffffffffffffff", "1", "340282366920938463463374607431768211456");
    assert_operation(int_subtract, "0x100000000000000000000000000000000", "1",
                     "340282366920938463463374607431768211455");
    assert_operation(int_subtract, "0x10000000000000000", "0xffffffffffffffff", "1");
}

static void products_cross_the_word(void **state)
{
    assert_operation(int_multiply, LEAST, "-1", "9223372036854775808");
    assert_operation(int_multiply, "4294967296", "2147483648", "9223372036854775808");
    assert_operation(int_multiply, "-4294967296", "2147483648", LEAST);
    assert_operation(int_multiply, "3037000500", "3037000500", "9223372037000250000");
    assert_operation(int_multiply, LEAST, LEAST, "85070591730234615865843651857942052864");
    assert_operation(int_multiply, "0xffffffffffffffff", "0", "0");
}

static void quotients_round_down(void **state)
{
    assert_operation(int_floor_divide, LEAST, "-1", "9223372036854775808");
    assert_operation(int_remainder, LEAST, "-1", "0");
    assert_operation(int_floor_divide, "-7", "2", "-4");
    assert_operation(int_remainder, "-7", "2", "1");
    assert_operation(int_remainder, "7", "-2", "-1");
    assert_operation(int_floor_divide, "-0x10000000000000000", "3", "-6148914691236517206");
    assert_operation(int_remainder, "-0x10000000000000000", "3", "2");
    assert_operation(int_floor_divide, "-1", "0x10000000000000000", "-1");
    assert_operation(int_remainder, "-1", "0x10000000000000000", "18446744073709551615");
    assert_operation(int_remainder, LEAST, "0x8000000000000000", "0");
    Object *one = number("1"), *zero = number("0");
    assert_null(int_floor_divide(one, zero));
    assert_true(error_matches(ZeroDivisionError));
    error_clear();
}

static void bits_are_twos_complement(void **state)
{
    assert_operation(int_bit_and, "-1", "0xffffffffffffffff", "18446744073709551615");
    assert_operation(int_bit_or, "-0x10000000000000000", "1", "-18446744073709551615");
    assert_operation(int_bit_xor, LEAST, "0x8000000000000000", "-18446744073709551616");
    assert_operation(int_bit_and, "-0x10000000000000000", "-0x8000000000000000", "-18446744073709551616");
    assert_operation(int_left_shift, "1", "63", "9223372036854775808");
    assert_operation(int_left_shift, "-1", "63", LEAST);
    assert_operation(int_left_shift, "-1", "64", "-18446744073709551616");
    assert_operation(int_right_shift, "-1", "1000", "-1");
    assert_operation(int_right_shift, "-0x10000000000000001", "64", "-2");
    assert_operation(int_right_shift, "0x10000000000000000", "1", "9223372036854775808");
    assert_operation(int_right_shift, "0x10000000000000000", "2", "4611686018427387904");
    Object *least = number(LEAST);
    assert_digits("9223372036854775807", int_invert(least));
    assert_digits("9223372036854775808", int_negative(least));
    assert_digits("9223372036854775808", int_absolute(least));
    decref(least);
}

/* Work that cannot be afforded is refused before it is begun. */
static void too_large_results_are_refused(void **state)
{
    Object *one = number("1"), *huge = number("0xffffffffffffffffffff"), *wide = number("1000000000000");
    assert_null(int_left_shift(one, huge));
    assert_true(error_occurred());
    error_clear();
    assert_null(int_left_shift(one, wide));
    assert_memory_error();
    Object *ten = number("10");
    assert_null(int_power(ten, wide, NONE));
    assert_memory_error();
    assert_digits("1", int_power(one, huge, NONE));
    decref(huge);
    decref(wide);
}

/* Numbers that read alike hash alike, whatever their layout; −1 is taken by errors. */
static void hashes_are_cpythons(void **state)
{
    static const struct {
        const char *digits;
        int64_t hash;
    } cases[] = {{"0", 0}, {"-1", -2}, {"2305843009213693950", 2305843009213693950}, {"2305843009213693951", 0},
                 {"2305843009213693952", 1}, {MOST, 3}, {LEAST, -4}, {"0x10000000000000000", 8},
                 {"-0x1fffffffffffffff", 0}, {"-2305843009213693952", -2}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Object *self = number(cases[i].digits);
        assert_int_equal(int_hash(self), cases[i].hash);
        decref(self);
    }
}

static void doubles_are_compared_exactly(void **state)
{
    Object *odd = number("9007199254740993"); /* 2**53 + 1 has no double */
    assert_int_equal(int_compare_double(odd, 9007199254740992.0), 1);
    double rounded;
    assert_true(int_as_double(odd, &rounded));
    assert_true(rounded == 9007199254740992.0);
    decref(odd);
    Object *least = number(LEAST);
    assert_int_equal(int_compare_double(least, -9223372036854775808.0), 0);
    decref(least);
}

/* −5 … 256 are the singletons, whichever way they come about. */
static void small_numbers_are_singletons(void **state)
{
    Object *a = number("0x10000000000000000"), *b = number("0xffffffffffffff00");
    Object *difference = int_subtract(a, b);
    assert_ptr_equal(difference, &RUNTIME->small_ints[256 - SMALL_INT_LEAST]);
    decref(a);
    decref(b);
    assert_ptr_equal(int_from_int64(-5), &RUNTIME->small_ints[0]);
    Object *next = int_from_int64(257);
    assert_int_equal(next->refcount, 1);
    decref(next);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sums_cross_the_word),
        cmocka_unit_test(products_cross_the_word),
        cmocka_unit_test(quotients_round_down),
        cmocka_unit_test(bits_are_twos_complement),
        cmocka_unit_test(too_large_results_are_refused),
        cmocka_unit_test(hashes_are_cpythons),
        cmocka_unit_test(doubles_are_compared_exactly),
        cmocka_unit_test(small_numbers_are_singletons),
    };
    return cmocka_run_group_tests(tests, runtime_begin, runtime_end);
}
