/* fold_binary.c: operators on constants, within CPython's limits, and '%s' % (…) as an f-string.
 *
 * Only what cannot fail and stays small is worked out: the limits below are CPython's, and what exceeds them, or would
 * raise, is left for the program to do. The result is what the runtime's own operators give.
 */
#include "fold.h"

#include <stdio.h>
#include <string.h>

/* CPython's: what is larger is worked out when the program runs. */
#define MAX_INT_BITS 128
#define MAX_COLLECTION_ITEMS 256
#define MAX_TEXT_LENGTH 4096
#define MAX_TOTAL_ITEMS 1024
#define MAX_FORMAT_DIGITS 3

static bool is_exact_int_kind(const Object *object)
{
    return object->type == TYPE(int) || object->type == TYPE(bool);
}

/* How much of `limit` is left after counting the items of a tuple, tuples within it included; -1: none. */
static isize spend_items(const Object *object, isize limit)
{
    if (object->type == TYPE(frozenset)) {
        limit -= set_length((const Set *)object);
        return limit < 0 ? -1 : limit;
    }
    if (object->type != TYPE(tuple))
        return limit;
    const Tuple *tuple = (const Tuple *)object;
    limit -= tuple_length(tuple);
    for (isize i = 0; limit >= 0 && i < tuple_length(tuple); i++)
        limit = spend_items(tuple_at(tuple, i), limit);
    return limit;
}

static bool repeat_is_small(Object *sequence, isize times)
{
    if (times < 0)
        return false;
    if (sequence->type == TYPE(tuple)) {
        isize size = tuple_length((Tuple *)sequence);
        if (size && times > MAX_COLLECTION_ITEMS / size)
            return false;
        return !size || !times || spend_items(sequence, MAX_TOTAL_ITEMS / times) >= 0;
    }
    isize size = sequence->type == TYPE(str) ? str_length((Str *)sequence) : bytes_length((Bytes *)sequence);
    return !size || times <= MAX_TEXT_LENGTH / size;
}

static NEW Object *multiply(Object *left, Object *right)
{
    if (is_exact_int_kind(left) && is_exact_int_kind(right)) {
        if (int_sign(left) && int_sign(right) && int_bit_length(left) + int_bit_length(right) > MAX_INT_BITS)
            return NULL;
        return number_operate(NUMBER_MULTIPLY, left, right);
    }
    if (is_exact_int_kind(right) && !is_exact_int_kind(left)) {
        Object *swapped = left;
        left = right;
        right = swapped;
        if (right->type == TYPE(float) || right->type == TYPE(complex))
            return number_operate(NUMBER_MULTIPLY, right, left);
    }
    if (is_exact_int_kind(left) &&
        (right->type == TYPE(tuple) || right->type == TYPE(str) || right->type == TYPE(bytes))) {
        isize times;
        if (!int_as_isize(left, &times)) {
            error_clear();
            return NULL;
        }
        if (!repeat_is_small(right, times))
            return NULL;
    }
    return number_operate(NUMBER_MULTIPLY, left, right);
}

static NEW Object *power(Object *left, Object *right)
{
    if (is_exact_int_kind(left) && is_exact_int_kind(right) && int_sign(right) > 0) {
        int64_t exponent;
        if (int_clamp_int64(right, &exponent) || exponent > MAX_INT_BITS ||
            int_bit_length(left) > MAX_INT_BITS / exponent)
            return NULL;
    }
    return number_power(left, right, NONE);
}

static NEW Object *shift_left(Object *left, Object *right)
{
    if (is_exact_int_kind(left) && is_exact_int_kind(right) && int_sign(left) && int_sign(right)) {
        int64_t count;
        if (int_clamp_int64(right, &count) || count < 0 || count > MAX_INT_BITS ||
            int_bit_length(left) > MAX_INT_BITS - count)
            return NULL;
    }
    return number_operate(NUMBER_LEFT_SHIFT, left, right);
}

static NEW Object *remainder_of(Object *left, Object *right)
{
    if (left->type == TYPE(str) || left->type == TYPE(bytes))
        return NULL;
    return number_operate(NUMBER_REMAINDER, left, right);
}

Object *fold_binary(Compiler *c, const Expr *e)
{
    static const signed char operators[] = {
        [OP_ADD] = NUMBER_ADD, [OP_SUB] = NUMBER_SUBTRACT, [OP_DIV] = NUMBER_TRUE_DIVIDE,
        [OP_FLOOR_DIV] = NUMBER_FLOOR_DIVIDE, [OP_R_SHIFT] = NUMBER_RIGHT_SHIFT, [OP_BIT_OR] = NUMBER_OR,
        [OP_BIT_XOR] = NUMBER_XOR, [OP_BIT_AND] = NUMBER_AND};
    Object *left = constant_object(c, e->as.bin_op.left), *right = constant_object(c, e->as.bin_op.right);
    switch (e->as.bin_op.op) {
    case OP_MULT:
        return multiply(left, right);
    case OP_POW:
        return power(left, right);
    case OP_L_SHIFT:
        return shift_left(left, right);
    case OP_MOD:
        return remainder_of(left, right);
    case OP_MAT_MULT:
        return NULL;
    default:
        return number_operate(operators[e->as.bin_op.op], left, right);
    }
}

/* ---- '…' % (…) ---- */

typedef struct Percent {
    Compiler *c;
    Str *format;
    isize at;
    Expr **values;
    size_t value_count;
} Percent;

static Expr *constant_node(Compiler *c, STOLEN Str *text, Span span)
{
    if (!text || !list_append_steal(c->literals, (Object *)text))
        compile_fail(c);
    Expr *e = compile_allocate(c, sizeof *e);
    *e = (Expr){.kind = EXPR_CONSTANT, .span = span, .as.constant = {.kind = CONST_FOLDED, .object = text}};
    return e;
}

/* The text up to the next conversion; "%%" stands for one sign. */
static void take_literal(Percent *p)
{
    isize start = p->at, length = str_length(p->format);
    bool has_percents = false;
    while (p->at < length && (str_at(p->format, p->at) != '%' ||
                              (p->at + 1 < length && str_at(p->format, p->at + 1) == '%'))) {
        if (str_at(p->format, p->at) == '%') {
            has_percents = true;
            p->at++;
        }
        p->at++;
    }
    if (start == p->at)
        return;
    Str *text = str_substring(p->format, start, p->at);
    if (text && has_percents) {
        Str *two = HOLD(p->c, str_from_text("%%")), *one = HOLD(p->c, str_from_text("%"));
        text = HOLD(p->c, text);
        text = str_replace(text, two, one, -1);
    }
    p->values[p->value_count++] = constant_node(p->c, text,
                                                NO_SPAN); /* as in CPython: a traceback never points there */
}

static uint32_t next_character(Percent *p)
{
    return p->at < str_length(p->format) ? str_at(p->format, p->at++) : 0;
}

/* Up to three digits into *number (-1: none); returns the character after them, or 0: too many. */
static uint32_t take_number(Percent *p, uint32_t character, int *number)
{
    for (int digits = 0; character >= '0' && character <= '9'; character = next_character(p)) {
        *number = (*number < 0 ? 0 : *number) * 10 + (int)(character - '0');
        if (++digits >= MAX_FORMAT_DIGITS)
            return 0;
    }
    return character;
}

/* %s, %r, %a with width and precision; NULL: not one of these. */
static Expr *take_conversion(Percent *p, Expr *value)
{
    bool is_left = false;
    int width = -1, precision = -1;
    uint32_t character;
    p->at++; /* the % */
    for (;;) {
        character = next_character(p);
        if (character == '-')
            is_left = true;
        else if (character == 0 || !strchr("+ #0", (int)(character < 128 ? character : 'x')))
            break;
    }
    character = take_number(p, character, &width);
    if (character == '.') {
        precision = 0;
        character = take_number(p, next_character(p), &precision);
    }
    if (character != 's' && character != 'r' && character != 'a')
        return NULL;
    char text[16] = "";
    int length = 0;
    if (!is_left && width > 0)
        text[length++] = '>';
    if (width >= 0)
        length += snprintf(text + length, sizeof text - (size_t)length, "%d", width);
    if (precision >= 0)
        length += snprintf(text + length, sizeof text - (size_t)length, ".%d", precision);
    Expr *e = compile_allocate(p->c, sizeof *e);
    *e = (Expr){.kind = EXPR_FORMATTED_VALUE, .span = value->span};
    e->as.formatted_value.value = value;
    e->as.formatted_value.conversion = (int)character;
    if (length)
        e->as.formatted_value.format_spec = constant_node(p->c, str_from_text(text), value->span);
    return e;
}

bool fold_percent(Compiler *c, Expr *e)
{
    Expr *left = e->as.bin_op.left, *right = e->as.bin_op.right;
    if (e->as.bin_op.op != OP_MOD || !is_constant(left) || right->kind != EXPR_TUPLE)
        return false;
    Object *format = constant_object(c, left);
    const ExprSeq *elts = &right->as.tuple.elts;
    if (format->type != TYPE(str))
        return false;
    for (size_t i = 0; i < elts->count; i++)
        if (elts->items[i]->kind == EXPR_STARRED)
            return false;
    Percent p = {.c = c, .format = (Str *)format,
                 .values = compile_allocate(c, (2 * elts->count + 1) * sizeof(Expr *))};
    size_t used = 0;
    for (;;) {
        take_literal(&p);
        if (p.at >= str_length(p.format))
            break;
        if (used >= elts->count)
            return false;
        Expr *value = take_conversion(&p, elts->items[used++]);
        if (!value)
            return false;
        p.values[p.value_count++] = value;
    }
    if (used < elts->count)
        return false;
    e->kind = EXPR_JOINED_STR;
    e->as.joined_str.values = (ExprSeq){p.value_count, p.values};
    return true;
}
