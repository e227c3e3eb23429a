/* math_integer.c: functions of whole numbers: factorial, comb, perm, gcd, lcm, isqrt. */
#include "math_internal.h"

#include <math.h>

#include "../objects/builtin.h"

/* ---- products ---------------------------------------------------------------------------------------- */

/* first × (first + 1) × … × last, halves first, so that the factors stay of like size; 1 if there are none. */
static NEW Object *product_of_range(int64_t first, int64_t last)
{
    if (first > last)
        return int_from_int64(1);
    if (last - first < 8) {
        Object *product = int_from_int64(first);
        for (int64_t i = first; product && i < last;) { /* `last` may be the largest of its kind */
            Object *factor = int_from_int64(++i);
            set_slot(&product, factor ? int_multiply(product, factor) : NULL);
            decref_maybe(factor);
        }
        return product;
    }
    int64_t middle = first + (last - first) / 2;
    Object *left = product_of_range(first, middle), *right = left ? product_of_range(middle + 1, last) : NULL;
    Object *product = right ? int_multiply(left, right) : NULL;
    decref_maybe(left);
    decref_maybe(right);
    return product;
}

/* n! > (n / e)**n, and so is any product of n different factors: what the heap cannot hold is refused before the
 * work is begun. */
static bool is_product_too_long(int64_t n)
{
    return n > 1000 && (double)n * (log2((double)n) - 1.4427) / 8 > (double)RUNTIME->heap.limit_bytes;
}

Object *math_factorial(Object **args, isize count, Tuple *names)
{
    Object *number = number_index(args[0]);
    if (!number)
        return NULL;
    int64_t n;
    bool is_too_large = int_clamp_int64(number, &n);
    decref(number);
    if (n < 0)
        return raise_error(ValueError, "factorial() not defined for negative values");
    if (is_too_large)
        return raise_error(OverflowError, "factorial() argument should not exceed %lld", (long long)INT64_MAX);
    if (is_product_too_long(n))
        return raise_memory();
    return product_of_range(2, n);
}

/* ---- choosing ---------------------------------------------------------------------------------------- */

/* n and k as ints that are not negative. */
static bool take_both(Object **args, Object **n, Object **k)
{
    *n = number_index(args[0]);
    *k = *n ? number_index(args[1]) : NULL;
    if (!*k) {
        decref_maybe(*n);
        return false;
    }
    const char *name = int_is_negative(*n) ? "n" : int_is_negative(*k) ? "k" : NULL;
    if (!name)
        return true;
    raise_error(ValueError, "%s must be a non-negative integer", name);
    decref(*n);
    decref(*k);
    return false;
}

/* n × (n - 1) × … of k factors. */
static NEW Object *falling_product(Object *n, int64_t k)
{
    if (is_product_too_long(k))
        return raise_memory();
    int64_t compact;
    if (!int_clamp_int64(n, &compact))
        return product_of_range(compact - k + 1, compact);
    Object *product = int_from_int64(1), *factor = new_reference(n), *one = int_from_int64(1);
    for (int64_t i = 0; product && factor && i < k; i++) {
        set_slot(&product, int_multiply(product, factor));
        set_slot(&factor, int_subtract(factor, one));
    }
    if (!factor)
        clear_slot(&product);
    decref_maybe(factor);
    return product;
}

static NEW Object *permutations(Object *n, Object *k)
{
    if (int_compare(n, k) < 0)
        return int_from_int64(0);
    int64_t factors;
    if (int_clamp_int64(k, &factors))
        return raise_error(OverflowError, "k must not exceed %lld", (long long)INT64_MAX);
    return falling_product(n, factors);
}

Object *math_perm(Object **args, isize count, Tuple *names)
{
    if (!args[1] || args[1] == NONE)
        return math_factorial(args, 1, NULL);
    Object *n, *k;
    if (!take_both(args, &n, &k))
        return NULL;
    Object *result = permutations(n, k);
    decref(n);
    decref(k);
    return result;
}

/* n! / k! / (n - k)!, k the smaller of the two choices. */
static NEW Object *combinations(Object *n, Object *k)
{
    Object *rest = int_subtract(n, k);
    if (!rest)
        return NULL;
    if (int_is_negative(rest)) {
        decref(rest);
        return int_from_int64(0);
    }
    int64_t factors;
    bool is_too_large = int_clamp_int64(int_compare(rest, k) < 0 ? rest : k, &factors);
    decref(rest);
    if (is_too_large)
        return raise_error(OverflowError, "min(n - k, k) must not exceed %lld", (long long)INT64_MAX);
    Object *above = falling_product(n, factors), *below = above ? product_of_range(2, factors) : NULL;
    Object *result = below ? int_floor_divide(above, below) : NULL;
    decref_maybe(above);
    decref_maybe(below);
    return result;
}

Object *math_comb(Object **args, isize count, Tuple *names)
{
    Object *n, *k;
    if (!take_both(args, &n, &k))
        return NULL;
    Object *result = combinations(n, k);
    decref(n);
    decref(k);
    return result;
}

/* ---- divisors ---------------------------------------------------------------------------------------- */

/* result = combine(result, number) for each of the numbers. */
static NEW Object *combine_all(Object **numbers, isize count, int64_t start, Object *(*combine)(Object *, Object *))
{
    NATIVE_FRAME(held, "math.gcd or math.lcm", "result", "number");
    held[0] = int_from_int64(start);
    for (isize i = 0; held[0] && i < count; i++) {
        set_slot(&held[1], number_index(numbers[i]));
        if (!held[1])
            return native_leave(held, NULL);
        set_slot(&held[0], combine(held[0], held[1]));
    }
    return native_leave_with(held, 0);
}

Object *math_gcd(Object **args, isize count, Tuple *names)
{
    return no_keywords("math.gcd", names) ? combine_all(args, count, 0, int_greatest_common_divisor) : NULL;
}

static NEW Object *least_common_multiple(Object *a, Object *b)
{
    if (int_sign(a) == 0 || int_sign(b) == 0)
        return int_from_int64(0);
    Object *gcd = int_greatest_common_divisor(a, b), *part = gcd ? int_floor_divide(a, gcd) : NULL;
    Object *product = part ? int_multiply(part, b) : NULL, *result = product ? int_absolute(product) : NULL;
    decref_maybe(gcd);
    decref_maybe(part);
    decref_maybe(product);
    return result;
}

Object *math_lcm(Object **args, isize count, Tuple *names)
{
    return no_keywords("math.lcm", names) ? combine_all(args, count, 1, least_common_multiple) : NULL;
}

Object *math_isqrt(Object **args, isize count, Tuple *names)
{
    Object *number = number_index(args[0]), *root = NULL;
    if (!number)
        return NULL;
    if (int_is_negative(number))
        raise_error(ValueError, "isqrt() argument must be nonnegative");
    else
        root = int_square_root(number);
    decref(number);
    return root;
}
