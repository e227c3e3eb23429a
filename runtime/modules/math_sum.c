/* math_sum.c: sums and products of many numbers: fsum, prod, sumprod, dist, hypot.
 *
 * Sums are exact or nearly so: fsum keeps a list of doubles that do not overlap and whose sum is exact
 * (Shewchuk), sumprod and hypot work in two or three doubles at a time ("double length"), as CPython does, so
 * that the last digits agree.
 */
#include "math_internal.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "../objects/builtin.h"

/* ---- sums of two doubles without loss ---------------------------------------------------------------- */

typedef struct Double2 {
    double high, low;
} Double2;

/* For |a| >= |b|. */
static Double2 fast_sum(double a, double b)
{
    double sum = a + b;
    return (Double2){sum, (a - sum) + b};
}

static Double2 exact_sum(double a, double b)
{
    double sum = a + b, part = sum - a;
    return (Double2){sum, (a - (sum - part)) + (b - part)};
}

static Double2 exact_product(double a, double b)
{
    double product = a * b;
    return (Double2){product, fma(a, b, -product)};
}

/* ---- fsum -------------------------------------------------------------------------------------------- */

#define PARTIALS_ON_STACK 32

typedef struct Partials {
    double *items; /* growing in magnitude, not overlapping */
    isize count, room;
    double small[PARTIALS_ON_STACK];
    double special_sum, infinity_sum; /* of infinities and nans */
} Partials;

static bool make_room(Partials *self)
{
    if (self->count < self->room)
        return true;
    size_t bytes = (size_t)self->room * 2 * sizeof(double);
    double *items = heap_allocate(bytes);
    if (!items)
        return false;
    memcpy(items, self->items, (size_t)self->count * sizeof(double));
    if (self->items != self->small)
        heap_free(self->items);
    self->items = items;
    self->room *= 2;
    return true;
}

/* False: overflow. */
static bool add_partial(Partials *self, double x)
{
    double given = x;
    isize kept = 0;
    for (isize i = 0; i < self->count; i++) {
        double y = self->items[i];
        Double2 sum = fabs(x) < fabs(y) ? fast_sum(y, x) : fast_sum(x, y);
        if (sum.low != 0)
            self->items[kept++] = sum.low;
        x = sum.high;
    }
    self->count = kept;
    if (x == 0)
        return true;
    if (isfinite(x)) {
        if (!make_room(self))
            return false;
        self->items[self->count++] = x;
        return true;
    }
    if (isfinite(given)) {
        raise_error(OverflowError, "intermediate overflow in fsum");
        return false;
    }
    if (isinf(given))
        self->infinity_sum += given;
    self->special_sum += given;
    self->count = 0;
    return true;
}

/* The sum of the partials, rounded once, half to even. */
static double round_partials(const Partials *self)
{
    isize at = self->count;
    if (at == 0)
        return 0.0;
    double high = self->items[--at], low = 0;
    while (at > 0) {
        Double2 sum = fast_sum(high, self->items[--at]);
        high = sum.high;
        low = sum.low;
        if (low != 0)
            break;
    }
    /* Half-way cases are decided by the sign of what is still below. */
    if (at > 0 && ((low < 0 && self->items[at - 1] < 0) || (low > 0 && self->items[at - 1] > 0))) {
        double twice = low * 2.0, moved = high + twice;
        if (twice == moved - high)
            high = moved;
    }
    return high;
}

static NEW Object *finish_fsum(const Partials *self)
{
    if (self->special_sum == 0)
        return float_new(round_partials(self));
    if (isnan(self->infinity_sum))
        return raise_error(ValueError, "-inf + inf in fsum");
    return float_new(self->special_sum);
}

Object *math_fsum(Object **args, isize count, Tuple *names)
{
    NATIVE_FRAME(held, "math.fsum", "iterator", "item");
    held[0] = object_iterate(args[0]);
    if (!held[0])
        return native_leave(held, NULL);
    Partials partials = {.room = PARTIALS_ON_STACK};
    partials.items = partials.small;
    int more;
    while ((more = iter_next(held[0], &held[1])) == 1) {
        double x;
        if (!object_as_double(held[1], &x) || !add_partial(&partials, x)) {
            more = -1;
            break;
        }
        clear_slot(&held[1]);
    }
    Object *result = more == 0 ? finish_fsum(&partials) : NULL;
    if (partials.items != partials.small)
        heap_free(partials.items);
    return native_leave(held, result);
}

/* ---- prod -------------------------------------------------------------------------------------------- */

Object *math_prod(Object **args, isize count, Tuple *names)
{
    NATIVE_FRAME(held, "math.prod", "iterator", "item", "product");
    held[0] = object_iterate(args[0]);
    if (!held[0])
        return native_leave(held, NULL);
    held[2] = args[1] ? new_reference(args[1]) : int_from_int64(1);
    int more;
    while ((more = iter_next(held[0], &held[1])) == 1) {
        set_slot(&held[2], number_operate(NUMBER_MULTIPLY, held[2], held[1]));
        if (!held[2])
            break;
        clear_slot(&held[1]);
    }
    return native_leave(held, more == 0 ? new_reference(held[2]) : NULL);
}

/* ---- sumprod ----------------------------------------------------------------------------------------- */

typedef struct Double3 {
    double high, low, tiny;
} Double3;

/* total + x * y */
static Double3 add_product(Double3 total, double x, double y)
{
    Double2 product = exact_product(x, y), sum = exact_sum(total.high, product.high);
    Double2 first = exact_sum(total.low, product.low), second = exact_sum(first.high, sum.low);
    return (Double3){sum.high, second.high, total.tiny + first.low + second.low};
}

static double round_double3(Double3 total)
{
    Double2 last = exact_sum(total.low, total.tiny), whole = exact_sum(total.high, last.high);
    return whole.high + (whole.low + last.low);
}

/* Both as doubles, if at least one is a float and the other a float or an int that converts. */
static bool take_floats(Object *p, Object *q, double *x, double *y)
{
    bool p_is_float = is_exact(p, float), q_is_float = is_exact(q, float);
    bool p_is_int = is_exact(p, int) || has_type(p, TYPE(bool)), q_is_int = is_exact(q, int) || has_type(q, TYPE(bool));
    if (!(p_is_float || q_is_float) || !(p_is_float || p_is_int) || !(q_is_float || q_is_int))
        return false;
    if (p_is_float)
        *x = float_value(p);
    else if (int_bit_length(p) > 1000 || !int_as_double(p, x))
        return false;
    if (q_is_float)
        *y = float_value(q);
    else if (int_bit_length(q) > 1000 || !int_as_double(q, y))
        return false;
    return true;
}

enum { SUM_P_ITERATOR, SUM_Q_ITERATOR, SUM_P, SUM_Q, SUM_TOTAL, SUM_TERM };

/* Adds what the doubles hold to the total. */
static bool flush_doubles(Object **held, Double3 *doubles, bool *has_doubles)
{
    if (!*has_doubles)
        return true;
    *has_doubles = false;
    set_slot(&held[SUM_TERM], float_new(round_double3(*doubles)));
    *doubles = (Double3){0, 0, 0};
    if (held[SUM_TERM])
        set_slot(&held[SUM_TOTAL], number_operate(NUMBER_ADD, held[SUM_TOTAL], held[SUM_TERM]));
    return held[SUM_TERM] && held[SUM_TOTAL];
}

static bool add_general(Object **held)
{
    set_slot(&held[SUM_TERM], number_operate(NUMBER_MULTIPLY, held[SUM_P], held[SUM_Q]));
    if (held[SUM_TERM])
        set_slot(&held[SUM_TOTAL], number_operate(NUMBER_ADD, held[SUM_TOTAL], held[SUM_TERM]));
    return held[SUM_TERM] && held[SUM_TOTAL];
}

static bool add_terms(Object **held)
{
    Double3 doubles = {0, 0, 0};
    bool has_doubles = false;
    for (;;) {
        int p = iter_next(held[SUM_P_ITERATOR], &held[SUM_P]);
        int q = p < 0 ? -1 : iter_next(held[SUM_Q_ITERATOR], &held[SUM_Q]);
        if (q < 0)
            return false;
        if (p != q) {
            raise_error(ValueError, "Inputs are not the same length");
            return false;
        }
        if (p == 0)
            return flush_doubles(held, &doubles, &has_doubles);
        double x, y;
        if (take_floats(held[SUM_P], held[SUM_Q], &x, &y)) {
            doubles = add_product(doubles, x, y);
            has_doubles = true;
        } else if (!flush_doubles(held, &doubles, &has_doubles) || !add_general(held))
            return false;
        clear_slot(&held[SUM_P]);
        clear_slot(&held[SUM_Q]);
    }
}

Object *math_sumprod(Object **args, isize count, Tuple *names)
{
    NATIVE_FRAME(held, "math.sumprod", "iterator of p", "iterator of q", "item of p", "item of q", "total", "term");
    held[SUM_P_ITERATOR] = object_iterate(args[0]);
    held[SUM_Q_ITERATOR] = held[SUM_P_ITERATOR] ? object_iterate(args[1]) : NULL;
    held[SUM_TOTAL] = int_from_int64(0);
    bool done = held[SUM_Q_ITERATOR] && add_terms(held);
    return native_leave(held, done ? new_reference(held[SUM_TOTAL]) : NULL);
}

/* ---- lengths of vectors ------------------------------------------------------------------------------ */

/* The root of the sum of squares of `count` numbers that are not negative, the largest of which is `largest`. */
static double vector_length(double *items, isize count, double largest)
{
    if (largest == 0 || count <= 1)
        return largest;
    int exponent;
    frexp(largest, &exponent);
    if (exponent < -1023) { /* the scale would overflow */
        for (isize i = 0; i < count; i++)
            items[i] /= DBL_MIN;
        return DBL_MIN * vector_length(items, count, largest / DBL_MIN);
    }
    double scale = ldexp(1.0, -exponent), sum = 1.0, low_products = 0, low_sums = 0;
    for (isize i = 0; i < count; i++) {
        double x = items[i] * scale;
        Double2 square = exact_product(x, x), total = fast_sum(sum, square.high);
        sum = total.high;
        low_products += square.low;
        low_sums += total.low;
    }
    double root = sqrt(sum - 1.0 + (low_products + low_sums));
    Double2 square = exact_product(-root, root), total = fast_sum(sum, square.high);
    low_products += square.low;
    low_sums += total.low;
    double rest = total.high - 1.0 + (low_products + low_sums);
    root += rest / (2.0 * root); /* one step of Newton's */
    return root / scale;
}

static NEW Object *length_object(double *items, isize count)
{
    double largest = 0;
    bool has_nan = false;
    for (isize i = 0; i < count; i++) {
        items[i] = fabs(items[i]);
        has_nan |= isnan(items[i]);
        if (items[i] > largest)
            largest = items[i];
    }
    if (isinf(largest))
        return float_new(largest);
    return float_new(has_nan ? NAN : vector_length(items, count, largest));
}

#define COORDINATES_ON_STACK 16

Object *math_hypot(Object **args, isize count, Tuple *names)
{
    if (!no_keywords("math.hypot", names))
        return NULL;
    double small[COORDINATES_ON_STACK];
    double *items = count <= COORDINATES_ON_STACK ? small : heap_allocate((size_t)count * sizeof(double));
    if (!items)
        return NULL;
    isize at = 0;
    while (at < count && object_as_double(args[at], &items[at]))
        at++;
    Object *result = at == count ? length_object(items, count) : NULL;
    if (items != small)
        heap_free(items);
    return result;
}

static NEW Object *distance(Tuple *p, Tuple *q)
{
    if (p->size != q->size)
        return raise_error(ValueError, "both points must have the same number of dimensions");
    double small[COORDINATES_ON_STACK];
    double *items = p->size <= COORDINATES_ON_STACK ? small : heap_allocate((size_t)p->size * sizeof(double));
    if (!items)
        return NULL;
    isize at = 0;
    for (; at < p->size; at++) {
        double x, y;
        if (!object_as_double(p->items[at], &x) || !object_as_double(q->items[at], &y))
            break;
        items[at] = x - y;
    }
    Object *result = at == p->size ? length_object(items, p->size) : NULL;
    if (items != small)
        heap_free(items);
    return result;
}

Object *math_dist(Object **args, isize count, Tuple *names)
{
    NATIVE_FRAME(held, "math.dist", "p", "q");
    held[0] = (Object *)sequence_to_tuple(args[0]);
    held[1] = held[0] ? (Object *)sequence_to_tuple(args[1]) : NULL;
    return native_leave(held, held[1] ? distance((Tuple *)held[0], (Tuple *)held[1]) : NULL);
}
