/* int.c: the `int` type: representation, conversion to and from C numbers, the type's table.
 *
 * An int is 16 bytes of header, a size and a payload:
 *
 *     size 0        [ value: one signed 64-bit word ]      compact
 *     size ±n       [ limb 0 | limb 1 | … | limb n-1 ]     GMP limbs, least significant first
 *
 * Always true: a value that fits in 64 signed bits is compact; otherwise the last limb is not 0. Exact compact
 * ints carry FLAG_COMPACT_INT; instances of subclasses (bool too) never do. −5 … 256 of the exact type exist
 * once, in the Runtime struct.
 *
 * CPython has 30-bit digits, and programs see them only through sizes: shown_size computes what CPython would
 * need. Arithmetic is in int_arithmetic.c, bits in int_bits.c, powers in int_power.c, text in int_text.c.
 */
#include "int_internal.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bytes.h"
#include "float.h"
#include "str.h"
#include "tuple.h"

/* ---- memory ------------------------------------------------------------------------------------------ */

NEW Int *int_allocate(isize count)
{
    if (count < 1)
        count = 1;
    if (count > LIMBS_MOST)
        return (Int *)raise_memory();
    return (Int *)object_new_items(TYPE(int), count - 1);
}

NEW Object *int_finish(STOLEN Int *self, isize count, bool is_negative)
{
    const mp_limb_t *limbs = limbs_of(self);
    count = limbs_normal_count(limbs, count);
    if (count > 1 || (count == 1 && limbs[0] > (uint64_t)INT64_MAX + is_negative)) {
        self->size = is_negative ? -count : count;
        if (!scratch_failed())
            return (Object *)self;
        decref(self);
        return NULL;
    }
    uint64_t magnitude = count ? limbs[0] : 0;
    decref(self);
    if (scratch_failed())
        return NULL;
    return int_make((int64_t)(is_negative ? -magnitude : magnitude));
}

/* GMP's scratch. It cannot be told that there is none, so what the region refuses comes from the host. */
static void *gmp_allocate(size_t size_bytes)
{
    void *block = error_occurred() ? NULL : heap_allocate(size_bytes);
    if (!block)
        block = malloc(size_bytes);
    if (!block)
        abort(); /* the host itself has no memory left for a temporary */
    return block;
}

static bool is_in_region(const void *block)
{
    return region_has(block, (size_t)1 << 44);
}

static void gmp_free(void *block, size_t size_bytes)
{
    if (is_in_region(block))
        heap_free(block);
    else
        free(block);
}

static void *gmp_reallocate(void *block, size_t old_bytes, size_t size_bytes)
{
    void *fresh = gmp_allocate(size_bytes);
    memcpy(fresh, block, old_bytes < size_bytes ? old_bytes : size_bytes);
    gmp_free(block, old_bytes);
    return fresh;
}

/* ---- making ------------------------------------------------------------------------------------------ */

NEW Object *int_from_int64(int64_t value)
{
    return int_make(value);
}

NEW Object *int_from_isize(isize value)
{
    return int_make(value);
}

NEW Object *int_from_uint64(uint64_t value)
{
    if (value <= INT64_MAX)
        return int_make((int64_t)value);
    return int_from_limbs(&value, 1, false);
}

NEW Object *int_from_limbs(const uint64_t *limbs, isize count, bool is_negative)
{
    count = limbs_normal_count((const mp_limb_t *)limbs, count);
    Int *result = int_allocate(count);
    if (!result)
        return NULL;
    memcpy(result->limbs, limbs, (size_t)count * sizeof(mp_limb_t));
    return int_finish(result, count, is_negative);
}

NEW Object *int_from_double(double value)
{
    if (isnan(value))
        return raise_error(ValueError, "cannot convert float NaN to integer");
    if (isinf(value))
        return raise_error(OverflowError, "cannot convert float infinity to integer");
    if (value > -9223372036854775808.0 && value < 9223372036854775808.0)
        return int_make((int64_t)value);

    int exponent;
    uint64_t mantissa = (uint64_t)ldexp(frexp(fabs(value), &exponent), 64); /* its top 53 bits */
    uint64_t limbs[18] = {0};                                               /* 1024 bits, and room to shift */
    int shift = exponent - 64;
    if (shift < 0)
        limbs[0] = mantissa >> -shift;
    else {
        limbs[shift / 64] = mantissa << (shift % 64);
        if (shift % 64)
            limbs[shift / 64 + 1] = mantissa >> (64 - shift % 64);
    }
    return int_from_limbs(limbs, 18, value < 0);
}

NEW Object *int_exact(Object *self)
{
    if (is_exact(self, int))
        return new_reference(self);
    if (int_is_compact(self))
        return int_make(int_value(self));
    Operand operand;
    operand_of(&operand, self);
    return int_from_limbs((const uint64_t *)operand.limbs, operand.count, operand.is_negative);
}

/* An instance of a subclass with the value of `number`. */
static NEW Object *make_instance(Type *type, Object *number)
{
    Operand operand;
    operand_of(&operand, number);
    isize count = int_is_compact(number) ? 1 : operand.count;
    Int *self = (Int *)object_new_items(type, count - 1);
    if (!self)
        return NULL;
    self->size = ((Int *)number)->size;
    memcpy(self->limbs, ((Int *)number)->limbs, (size_t)count * sizeof(mp_limb_t));
    if (type->flags & TYPE_COLLECTED)
        gc_track((Object *)self);
    return (Object *)self;
}

/* ---- reading ----------------------------------------------------------------------------------------- */

bool int_fits_int64(Object *self)
{
    return int_is_compact(self);
}

bool int_clamp_int64(Object *self, int64_t *value)
{
    if (int_is_compact(self)) {
        *value = int_value(self);
        return false;
    }
    *value = int_is_negative(self) ? INT64_MIN : INT64_MAX;
    return true;
}

bool int_as_int64(Object *self, int64_t *value)
{
    if (!int_clamp_int64(self, value))
        return true;
    return raise_int_too_large("long");
}

bool int_as_isize(Object *self, isize *value)
{
    int64_t wide;
    bool is_clamped = int_clamp_int64(self, &wide);
    *value = wide;
    if (is_clamped)
        raise_int_too_large("ssize_t");
    return !is_clamped;
}

bool int_as_int(Object *self, int *value)
{
    int64_t wide;
    if (int_clamp_int64(self, &wide) || wide < INT_MIN || wide > INT_MAX)
        return raise_int_too_large("int");
    *value = (int)wide;
    return true;
}

bool object_as_int(Object *object, int *value)
{
    Object *number = number_index(object);
    bool fits = number && int_as_int(number, value);
    decref_maybe(number);
    return fits;
}

bool int_as_uint64(Object *self, uint64_t *value)
{
    Operand operand;
    operand_of(&operand, self);
    if (operand.is_negative) {
        raise_error(OverflowError, "can't convert negative value to unsigned int");
        return false;
    }
    if (operand.count > 1) {
        raise_int_too_large("unsigned long");
        return false;
    }
    *value = operand.count ? operand.limbs[0] : 0;
    return true;
}

uint64_t int_low_bits(Object *self)
{
    if (int_is_compact(self))
        return (uint64_t)int_value(self);
    uint64_t low = ((Int *)self)->limbs[0];
    return int_is_negative(self) ? -low : low;
}

isize int_bit_length(Object *self)
{
    Operand operand;
    operand_of(&operand, self);
    return limbs_bit_length(operand.limbs, operand.count);
}

/* Doubles have 53 bits: the top 64 of the number, the last of them set if anything below is ("sticky"), round
 * half to even in the conversion from uint64_t exactly as the whole number would. */
static uint64_t top_bits(const Operand *operand, isize *exponent)
{
    mp_limb_t top = operand->limbs[operand->count - 1];
    int gap = __builtin_clzll(top);
    *exponent = (operand->count - 1) * 64 - gap;
    if (operand->count == 1)
        return top << gap;
    mp_limb_t below = operand->limbs[operand->count - 2];
    uint64_t bits = gap ? top << gap | below >> (64 - gap) : top;
    bool is_sticky = gap ? (below << gap) != 0 : below != 0;
    for (isize i = operand->count - 3; i >= 0 && !is_sticky; i--)
        is_sticky = operand->limbs[i] != 0;
    return bits | is_sticky;
}

bool int_as_double(Object *self, double *value)
{
    if (int_is_compact(self)) {
        *value = (double)int_value(self);
        return true;
    }
    Operand operand;
    operand_of(&operand, self);
    isize exponent;
    double magnitude = HUGE_VAL;
    uint64_t bits = top_bits(&operand, &exponent);
    if (exponent <= 1024)
        magnitude = ldexp((double)bits, (int)exponent);
    if (isinf(magnitude)) {
        raise_error(OverflowError, "int too large to convert to float");
        return false;
    }
    *value = operand.is_negative ? -magnitude : magnitude;
    return true;
}

double int_fraction(Object *self, isize *exponent)
{
    Operand operand;
    operand_of(&operand, self);
    uint64_t bits = top_bits(&operand, exponent);
    *exponent += 64;
    return ldexp((double)bits, -64);
}

/* ---- hash and order ---------------------------------------------------------------------------------- */

static uint64_t reduce(uint64_t value)
{
    value = (value & HASH_MODULUS) + (value >> HASH_BITS);
    return value >= HASH_MODULUS ? value - HASH_MODULUS : value;
}

isize int_hash(Object *self)
{
    Operand operand;
    operand_of(&operand, self);
    uint64_t hash = 0;
    for (isize i = operand.count - 1; i >= 0; i--) {
        /* hash * 2**64 = hash * 8 modulo 2**61 - 1: a rotation by three of 61 bits */
        uint64_t rotated = ((hash << 3) & HASH_MODULUS) | hash >> 58;
        hash = reduce(rotated + reduce(operand.limbs[i]));
    }
    isize result = operand.is_negative ? -(isize)hash : (isize)hash;
    return result == -1 ? -2 : result;
}

int int_compare(Object *left, Object *right)
{
    if (int_is_compact(left) && int_is_compact(right))
        return (int_value(left) > int_value(right)) - (int_value(left) < int_value(right));
    Operand a, b;
    operand_of(&a, left);
    operand_of(&b, right);
    if (a.is_negative != b.is_negative)
        return a.is_negative ? -1 : 1;
    int order = a.count != b.count ? (a.count > b.count ? 1 : -1) : mpn_cmp(a.limbs, b.limbs, a.count);
    return a.is_negative ? -order : order;
}

bool int_equal(Object *left, Object *right)
{
    return int_compare(left, right) == 0;
}

/* A double that does not fit in 64 bits is a whole number: compare it with limbs. */
static int compare_large_double(Object *left, double right)
{
    if (int_is_compact(left))
        return right > 0 ? -1 : 1;
    Operand operand;
    operand_of(&operand, left);
    if (operand.is_negative != (right < 0))
        return operand.is_negative ? -1 : 1;
    int exponent;
    double fraction = frexp(fabs(right), &exponent);
    isize bits = limbs_bit_length(operand.limbs, operand.count);
    int order = (bits > exponent) - (bits < exponent);
    if (order == 0) {
        isize ignored;
        uint64_t mantissa = (uint64_t)ldexp(fraction, 64);
        uint64_t top = top_bits(&operand, &ignored); /* a sticky bit makes it the greater one, rightly */
        order = (top > mantissa) - (top < mantissa);
    }
    return operand.is_negative ? -order : order;
}

int int_compare_double(Object *left, double right)
{
    if (isinf(right))
        return right > 0 ? -1 : 1;
    if (!(right >= -9223372036854775808.0 && right < 9223372036854775808.0))
        return compare_large_double(left, right);
    if (!int_is_compact(left))
        return int_sign(left);
    int64_t whole = (int64_t)right, value = int_value(left);
    if (value != whole)
        return value > whole ? 1 : -1;
    double rest = right - (double)whole;
    return (rest < 0) - (rest > 0);
}

/* ---- the type ---------------------------------------------------------------------------------------- */

/* CPython: three words of header and count, then 30-bit digits, of which even zero has one. */
size_t int_shown_size(Object *self)
{
    isize digits = (int_bit_length(self) + 29) / 30;
    return 24 + 4 * (size_t)(digits ? digits : 1);
}

static size_t shown_size(Object *self)
{
    /* the instance's size beyond an int's is what a subclass added */
    size_t added = self->type->size_bytes > sizeof(Int) ? self->type->size_bytes - sizeof(Int) : 0;
    return int_shown_size(self) + added;
}

static Object *compare(Object *left, Object *right, CompareOperator operator)
{
    if (!is_int(left) || !is_int(right))
        return new_not_implemented();
    int order = left == right ? 0 : int_compare(left, right);
    return compare_numbers(order, 0, operator);
}

static Object *represent(Object *self)
{
    return (Object *)int_to_str(self, 10);
}

static int truth(Object *self)
{
    return int_sign(self) != 0;
}

static Object *to_float(Object *self)
{
    double value;
    return int_as_double(self, &value) ? float_new(value) : NULL;
}

/* int(x=0, /, base=10) finds its two arguments, which CPython's parser would name so. */
static bool find_arguments(Object **args, isize count, Tuple *names, Object **number, Object **base)
{
    isize total = count + (names ? names->size : 0);
    if (count > 2 && total == count) {
        raise_error(TypeError, "int expected at most 2 arguments, got %zd", count);
        return false;
    }
    if (total > 2) {
        raise_error(TypeError, "int() takes at most 2 arguments (%zd given)", total);
        return false;
    }
    *number = count > 0 ? args[0] : NULL;
    *base = count > 1 ? args[1] : NULL;
    for (isize i = 0; names && i < names->size; i++) {
        Str *name = (Str *)names->items[i];
        if (!str_equal_text(name, "base")) {
            raise_unexpected_keyword("int", (Object *)name);
            return false;
        }
        if (*base) {
            raise_error(TypeError, "argument for int() given by name ('base') and position (2)");
            return false;
        }
        *base = args[count + i];
    }
    return true;
}

static bool is_text(Object *object)
{
    return is_str(object) || is_bytes(object) || is_instance_of(object, TYPE(bytearray));
}

static NEW Object *from_base(Object *number, Object *base_object)
{
    if (!number)
        return raise_error(TypeError, "int() missing string argument");
    isize base;
    if (!object_as_isize(base_object, NULL, &base))
        return NULL;
    if ((base != 0 && base < 2) || base > 36)
        return raise_error(ValueError, "int() base must be >= 2 and <= 36, or 0");
    if (!is_text(number))
        return raise_error(TypeError, "int() can't convert non-string with explicit base");
    return int_from_text_object(number, (int)base);
}

static Object *create(Type *type, Object **args, isize count, Tuple *names)
{
    Object *number, *base;
    if (!find_arguments(args, count, names, &number, &base))
        return NULL;
    Object *value;
    if (base)
        value = from_base(number, base);
    else
        value = number ? number_to_int(number) : int_make(0);
    if (!value || type == TYPE(int))
        return value;
    Object *self = make_instance(type, value);
    decref(value);
    return self;
}

#define OPERATOR(name)                                                        \
    static Object *operator_##name(Object *left, Object *right)               \
    {                                                                         \
        if (UNLIKELY(!is_int(left) || !is_int(right)))                        \
            return new_not_implemented();                                     \
        return int_##name(left, right);                                       \
    }
OPERATOR(add)
OPERATOR(subtract)
OPERATOR(multiply)
OPERATOR(remainder)
OPERATOR(floor_divide)
OPERATOR(true_divide)
OPERATOR(left_shift)
OPERATOR(right_shift)
OPERATOR(bit_and)
OPERATOR(bit_or)
OPERATOR(bit_xor)

static Object *operator_divmod(Object *left, Object *right)
{
    if (!is_int(left) || !is_int(right))
        return new_not_implemented();
    Object *quotient, *remainder;
    if (!int_divide_with_remainder(left, right, &quotient, &remainder))
        return NULL;
    return tuple_pair_steal(quotient, remainder);
}

static Object *operator_power(Object *base, Object *exponent, Object *modulus)
{
    if (!is_int(base) || !is_int(exponent) || (modulus != NONE && !is_int(modulus)))
        return new_not_implemented();
    return int_power(base, exponent, modulus);
}

const TypeSpec int_type = {
    .name = "int",
    .base = TYPE_INDEX_object,
    .size_bytes = sizeof(Int),
    .item_size_bytes = sizeof(mp_limb_t),
    .shown_size_bytes = 24,
    .shown_item_size_bytes = 4,
    .flags = TYPE_BASE | TYPE_INT | TYPE_VECTOR_CALL,
    .slots =
        {
            .represent = represent,
            .hash = int_hash,
            .compare = compare,
            .create = create,
            .add = operator_add,
            .subtract = operator_subtract,
            .multiply = operator_multiply,
            .remainder = operator_remainder,
            .divmod = operator_divmod,
            .power = operator_power,
            .negative = int_negative,
            .positive = int_exact,
            .absolute = int_absolute,
            .truth = truth,
            .invert = int_invert,
            .left_shift = operator_left_shift,
            .right_shift = operator_right_shift,
            .bit_and = operator_bit_and,
            .bit_xor = operator_bit_xor,
            .bit_or = operator_bit_or,
            .to_int = int_exact,
            .to_float = to_float,
            .floor_divide = operator_floor_divide,
            .true_divide = operator_true_divide,
            .index = int_exact,
        },
    .deallocate = free_plain,
    .shown_size = shown_size,
    .methods = int_methods,
    .properties = int_properties,
    .doc = "int([x]) -> integer\n"
           "int(x, base=10) -> integer\n\n"
           "A whole number of any size, from a number or from text in some base.",
};

/* ---- start-up ---------------------------------------------------------------------------------------- */

static void make_immortal(Object *object, Type *type)
{
    object->refcount = REFCOUNT_IMMORTAL;
    object->flags = 0;
    object->type = type;
}

static NEW Int *make_truth_value(int64_t value)
{
    Int *self = object_allocate_plain(sizeof(Int));
    if (!self)
        return NULL;
    make_immortal(&self->head, TYPE(bool));
    self->size = 0;
    self->value = value;
    return self;
}

bool numbers_initialise(void)
{
    mp_set_memory_functions(gmp_allocate, gmp_reallocate, gmp_free);
    make_immortal(&RUNTIME->none, TYPE(none_type));
    make_immortal(&RUNTIME->not_implemented, TYPE(not_implemented_type));
    make_immortal(&RUNTIME->ellipsis, TYPE(ellipsis_type));
    for (int i = 0; i < SMALL_INT_COUNT; i++) {
        Int *small = &RUNTIME->small_ints[i];
        make_immortal(&small->head, TYPE(int));
        small->head.flags = FLAG_COMPACT_INT;
        small->size = 0;
        small->value = i + SMALL_INT_LEAST;
    }
    RUNTIME->false_object = make_truth_value(0);
    RUNTIME->true_object = make_truth_value(1);
    return RUNTIME->false_object && RUNTIME->true_object;
}
