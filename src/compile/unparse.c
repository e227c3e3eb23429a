/* unparse.c: an expression as source text, for `from __future__ import annotations`.
 *
 * The text is CPython's (ast_unparse.c): brackets only where precedence demands them.
 */
#include "compiler.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

typedef enum Level {
    LEVEL_NAMED, LEVEL_TUPLE, LEVEL_TEST, LEVEL_OR, LEVEL_AND, LEVEL_NOT, LEVEL_COMPARE, LEVEL_EXPR,
    LEVEL_BIT_OR = LEVEL_EXPR, LEVEL_BIT_XOR, LEVEL_BIT_AND, LEVEL_SHIFT, LEVEL_ARITHMETIC, LEVEL_TERM, LEVEL_FACTOR,
    LEVEL_POWER, LEVEL_AWAIT, LEVEL_ATOM
} Level;

typedef struct Writer { /* UTF-8 in the arena: nothing to release when we fail */
    Compiler *c;
    char *text;
    int length, room;
} Writer;

static void put_bytes(Writer *w, const char *text, isize length)
{
    for (isize i = 0; i < length; i++) {
        w->text = compile_grow(w->c, w->text, w->length, &w->room, 1);
        w->text[w->length++] = text[i];
    }
}

static void put(Writer *w, const char *text)
{
    put_bytes(w, text, (isize)strlen(text));
}

static const char *bytes_of(Writer *w, Str *text, isize *length)
{
    const char *bytes = str_utf8(text, length);
    if (!bytes)
        compile_fail(w->c);
    return bytes;
}

static void put_str(Writer *w, Str *text)
{
    isize length;
    const char *bytes = bytes_of(w, text, &length);
    put_bytes(w, bytes, length);
}

static Str *written(Writer *w)
{
    return HOLD(w->c, str_from_utf8(w->text ? w->text : "", w->length));
}

static void put_if(Writer *w, bool condition, const char *text)
{
    if (condition)
        put(w, text);
}

static void write(Writer *w, Expr *e, Level level);

static void write_items(Writer *w, const ExprSeq *elts, Level level)
{
    for (size_t i = 0; i < elts->count; i++) {
        put_if(w, i > 0, ", ");
        write(w, elts->items[i], level);
    }
}

static void write_bool_op(Writer *w, Expr *e, Level level)
{
    bool is_and = e->as.bool_op.op == BOOL_AND;
    Level own = is_and ? LEVEL_AND : LEVEL_OR;
    put_if(w, level > own, "(");
    for (size_t i = 0; i < e->as.bool_op.values.count; i++) {
        put_if(w, i > 0, is_and ? " and " : " or ");
        write(w, e->as.bool_op.values.items[i], own + 1);
    }
    put_if(w, level > own, ")");
}

static void write_binary(Writer *w, Expr *e, Level level)
{
    static const struct { const char *text; Level level;
    } operators[] = {[OP_ADD] = {" + ", LEVEL_ARITHMETIC},  [OP_SUB] = {" - ", LEVEL_ARITHMETIC},
                     [OP_MULT] = {" * ", LEVEL_TERM},       [OP_MAT_MULT] = {" @ ", LEVEL_TERM},
                     [OP_DIV] = {" / ", LEVEL_TERM},        [OP_MOD] = {" % ", LEVEL_TERM},
                     [OP_L_SHIFT] = {" << ", LEVEL_SHIFT},  [OP_R_SHIFT] = {" >> ", LEVEL_SHIFT},
                     [OP_BIT_OR] = {" | ", LEVEL_BIT_OR},   [OP_BIT_XOR] = {" ^ ", LEVEL_BIT_XOR},
                     [OP_BIT_AND] = {" & ", LEVEL_BIT_AND}, [OP_FLOOR_DIV] = {" // ", LEVEL_TERM},
                     [OP_POW] = {" ** ", LEVEL_POWER}};
    Level own = operators[e->as.bin_op.op].level;
    bool from_right = e->as.bin_op.op == OP_POW;
    put_if(w, level > own, "(");
    write(w, e->as.bin_op.left, own + from_right);
    put(w, operators[e->as.bin_op.op].text);
    write(w, e->as.bin_op.right, own + !from_right);
    put_if(w, level > own, ")");
}

static void write_unary(Writer *w, Expr *e, Level level)
{
    static const char *const texts[] = {
        [UNARY_INVERT] = "~", [UNARY_NOT] = "not ", [UNARY_ADD] = "+", [UNARY_SUB] = "-"};
    Level own = e->as.unary_op.op == UNARY_NOT ? LEVEL_NOT : LEVEL_FACTOR;
    put_if(w, level > own, "(");
    put(w, texts[e->as.unary_op.op]);
    write(w, e->as.unary_op.operand, own);
    put_if(w, level > own, ")");
}

static void write_arg(Writer *w, const char *star, const Arg *arg, bool *is_first)
{
    put_if(w, !*is_first, ", ");
    *is_first = false;
    put(w, star);
    put(w, arg->arg->text);
    if (arg->annotation) {
        put(w, ": ");
        write(w, arg->annotation, LEVEL_TEST);
    }
}

static void write_arguments(Writer *w, const Arguments *args)
{
    bool is_first = true;
    size_t positional = args->posonlyargs.count, count = positional + args->args.count;
    for (size_t i = 0; i < count; i++) {
        write_arg(w, "", i < positional ? args->posonlyargs.items[i] : args->args.items[i - positional], &is_first);
        size_t without_default = count - args->defaults.count;
        if (i >= without_default) {
            put(w, "=");
            write(w, args->defaults.items[i - without_default], LEVEL_TEST);
        }
        put_if(w, positional && i + 1 == positional, ", /");
    }
    if (args->vararg)
        write_arg(w, "*", args->vararg, &is_first);
    else if (args->kwonlyargs.count) {
        put_if(w, !is_first, ", ");
        is_first = false;
        put(w, "*");
    }
    for (size_t i = 0; i < args->kwonlyargs.count; i++) {
        write_arg(w, "", args->kwonlyargs.items[i], &is_first);
        if (args->kw_defaults.items[i]) {
            put(w, "=");
            write(w, args->kw_defaults.items[i], LEVEL_TEST);
        }
    }
    if (args->kwarg)
        write_arg(w, "**", args->kwarg, &is_first);
}

static void write_lambda(Writer *w, Expr *e, Level level)
{
    const Arguments *args = e->as.lambda.args;
    bool has_arguments = args->posonlyargs.count || args->args.count || args->vararg || args->kwonlyargs.count ||
                         args->kwarg;
    put_if(w, level > LEVEL_TEST, "(");
    put(w, has_arguments ? "lambda " : "lambda");
    write_arguments(w, args);
    put(w, ": ");
    write(w, e->as.lambda.body, LEVEL_TEST);
    put_if(w, level > LEVEL_TEST, ")");
}

static void write_choice(Writer *w, Expr *e, Level level)
{
    put_if(w, level > LEVEL_TEST, "(");
    write(w, e->as.if_exp.body, LEVEL_TEST + 1);
    put(w, " if ");
    write(w, e->as.if_exp.test, LEVEL_TEST + 1);
    put(w, " else ");
    write(w, e->as.if_exp.orelse, LEVEL_TEST);
    put_if(w, level > LEVEL_TEST, ")");
}

static void write_dict(Writer *w, Expr *e, Level level)
{
    put(w, "{");
    for (size_t i = 0; i < e->as.dict.values.count; i++) {
        put_if(w, i > 0, ", ");
        if (e->as.dict.keys.items[i]) {
            write(w, e->as.dict.keys.items[i], LEVEL_TEST);
            put(w, ": ");
            write(w, e->as.dict.values.items[i], LEVEL_TEST);
        } else {
            put(w, "**");
            write(w, e->as.dict.values.items[i], LEVEL_EXPR);
        }
    }
    put(w, "}");
}

static void write_generators(Writer *w, const ComprehensionSeq *generators)
{
    for (size_t i = 0; i < generators->count; i++) {
        put(w, " for ");
        write(w, generators->items[i]->target, LEVEL_TUPLE);
        put(w, " in ");
        write(w, generators->items[i]->iter, LEVEL_TEST + 1);
        for (size_t k = 0; k < generators->items[i]->ifs.count; k++) {
            put(w, " if ");
            write(w, generators->items[i]->ifs.items[k], LEVEL_TEST + 1);
        }
    }
}

static void write_compare(Writer *w, Expr *e, Level level)
{
    static const char *const operators[] = {
        [CMP_EQ] = " == ", [CMP_NOT_EQ] = " != ",    [CMP_LT] = " < ",  [CMP_LT_E] = " <= ",
        [CMP_GT] = " > ",  [CMP_GT_E] = " >= ",      [CMP_IS] = " is ", [CMP_IS_NOT] = " is not ",
        [CMP_IN] = " in ", [CMP_NOT_IN] = " not in "};
    put_if(w, level > LEVEL_COMPARE, "(");
    write(w, e->as.compare.left, LEVEL_COMPARE + 1);
    for (size_t i = 0; i < e->as.compare.ops.count; i++) {
        put(w, operators[e->as.compare.ops.items[i]]);
        write(w, e->as.compare.comparators.items[i], LEVEL_COMPARE + 1);
    }
    put_if(w, level > LEVEL_COMPARE, ")");
}

static void write_call(Writer *w, Expr *e, Level level)
{
    const ExprSeq *args = &e->as.call.args;
    write(w, e->as.call.func, LEVEL_ATOM);
    if (args->count == 1 && !e->as.call.keywords.count && args->items[0]->kind == EXPR_GENERATOR_EXP) {
        write(w, args->items[0], LEVEL_ATOM); /* has its own brackets */
        return;
    }
    put(w, "(");
    write_items(w, args, LEVEL_TEST);
    for (size_t i = 0; i < e->as.call.keywords.count; i++) {
        const Keyword *keyword = e->as.call.keywords.items[i];
        put_if(w, i > 0 || args->count, ", ");
        put(w, keyword->arg ? keyword->arg->text : "**");
        put_if(w, keyword->arg != NULL, "=");
        write(w, keyword->value, LEVEL_TEST);
    }
    put(w, ")");
}

/* ---- constants and f-strings ---- */

static void write_repr(Writer *w, Object *value)
{
    Str *text = HOLD(w->c, object_repr(value));
    const char *utf8 = str_text(text);
    bool is_number = value->type == TYPE(float) || value->type == TYPE(complex);
    const char *infinity = is_number ? strstr(utf8, "inf") : NULL;
    if (!infinity) {
        put_str(w, text);
        return;
    }
    /* inf is no literal */
    put_str(w, HOLD(w->c, str_substring(text, 0, infinity - utf8)));
    put(w, "1e309");
    put(w, infinity + 3);
}

static void collect_joined(Writer *inner, Expr *e, bool is_spec);

static void collect_escaped(Writer *inner, Str *text)
{
    isize length;
    const char *bytes = bytes_of(inner, text, &length);
    for (isize i = 0; i < length; i++) {
        put_bytes(inner, &bytes[i], 1);
        if (bytes[i] == '{' || bytes[i] == '}')
            put_bytes(inner, &bytes[i], 1);
    }
}

static void collect_field(Writer *inner, Expr *e)
{
    Writer field = {.c = inner->c};
    write(&field, e->as.formatted_value.value, LEVEL_TEST + 1);
    Str *text = written(&field);
    put(inner, str_length(text) && str_at(text, 0) == '{' ? "{ " : "{");
    put_str(inner, text);
    if (e->as.formatted_value.conversion > 0)
        put(inner, (char[]){'!', (char)e->as.formatted_value.conversion, 0});
    if (e->as.formatted_value.format_spec) {
        put(inner, ":");
        collect_joined(inner, e->as.formatted_value.format_spec, true);
    }
    put(inner, "}");
}

static void collect_joined(Writer *inner, Expr *e, bool is_spec)
{
    if (e->kind == EXPR_CONSTANT)
        collect_escaped(inner, (Str *)constant_object(inner->c, e));
    else if (e->kind == EXPR_FORMATTED_VALUE)
        collect_field(inner, e);
    else
        for (size_t i = 0; i < e->as.joined_str.values.count; i++)
            collect_joined(inner, e->as.joined_str.values.items[i], is_spec);
}

static void write_joined(Writer *w, Expr *e, Level level)
{
    Writer inner = {.c = w->c};
    collect_joined(&inner, e, false);
    put(w, "f");
    put_str(w, HOLD(w->c, str_repr(written(&inner))));
}

/* ---- the rest ---- */

static void write_attribute(Writer *w, Expr *e, Level level)
{
    Expr *value = e->as.attribute.value;
    write(w, value, LEVEL_ATOM);
    /* 1.real would be a broken float */
    put_if(w, value->kind == EXPR_CONSTANT && constant_object(w->c, value)->type == TYPE(int), " ");
    put(w, ".");
    put(w, e->as.attribute.attr->text);
}

static void write_slice(Writer *w, Expr *e, Level level)
{
    if (e->as.slice.lower)
        write(w, e->as.slice.lower, LEVEL_TEST);
    put(w, ":");
    if (e->as.slice.upper)
        write(w, e->as.slice.upper, LEVEL_TEST);
    if (e->as.slice.step) {
        put(w, ":");
        write(w, e->as.slice.step, LEVEL_TEST);
    }
}

static void write_tuple(Writer *w, Expr *e, Level level)
{
    const ExprSeq *elts = &e->as.tuple.elts;
    if (!elts->count) {
        put(w, "()");
        return;
    }
    put_if(w, level > LEVEL_TUPLE, "(");
    write_items(w, elts, LEVEL_TEST);
    put_if(w, elts->count == 1, ",");
    put_if(w, level > LEVEL_TUPLE, ")");
}

static void write_named(Writer *w, Expr *e, Level level)
{
    put_if(w, level > LEVEL_NAMED, "(");
    write(w, e->as.named_expr.target, LEVEL_ATOM);
    put(w, " := ");
    write(w, e->as.named_expr.value, LEVEL_ATOM);
    put_if(w, level > LEVEL_NAMED, ")");
}

static void write_set(Writer *w, Expr *e, Level level)
{
    put(w, "{");
    write_items(w, &e->as.set.elts, LEVEL_TEST);
    put(w, "}");
}

static void write_list(Writer *w, Expr *e, Level level)
{
    put(w, "[");
    write_items(w, &e->as.list.elts, LEVEL_TEST);
    put(w, "]");
}

static void write_comprehension(Writer *w, Expr *e, Level level)
{
    bool is_list = e->kind == EXPR_LIST_COMP, is_set = e->kind == EXPR_SET_COMP;
    put(w, is_list ? "[" : is_set ? "{" : "(");
    write(w, e->as.comp.elt, LEVEL_TEST);
    write_generators(w, &e->as.comp.generators);
    put(w, is_list ? "]" : is_set ? "}" : ")");
}

static void write_dict_comprehension(Writer *w, Expr *e, Level level)
{
    put(w, "{");
    write(w, e->as.dict_comp.key, LEVEL_TEST);
    put(w, ": ");
    write(w, e->as.dict_comp.value, LEVEL_TEST);
    write_generators(w, &e->as.dict_comp.generators);
    put(w, "}");
}

static void write_yield(Writer *w, Expr *e, Level level)
{
    put(w, e->as.yield.value ? "(yield " : "(yield");
    if (e->as.yield.value)
        write(w, e->as.yield.value, LEVEL_TUPLE);
    put(w, ")");
}

static void write_yield_from(Writer *w, Expr *e, Level level)
{
    put(w, "(yield from ");
    write(w, e->as.yield_from.value, LEVEL_TEST);
    put(w, ")");
}

static void write_constant(Writer *w, Expr *e, Level level)
{
    Object *value = constant_object(w->c, e);
    put_if(w, e->as.constant.is_u_prefix, "u");
    if (value == ELLIPSIS)
        put(w, "...");
    else
        write_repr(w, value);
}

static void write_subscript(Writer *w, Expr *e, Level level)
{
    write(w, e->as.subscript.value, LEVEL_ATOM);
    put(w, "[");
    write(w, e->as.subscript.slice, LEVEL_TUPLE);
    put(w, "]");
}

static void write_starred(Writer *w, Expr *e, Level level)
{
    put(w, "*");
    write(w, e->as.starred.value, LEVEL_EXPR);
}

static void write_name(Writer *w, Expr *e, Level level)
{
    put(w, e->as.name.id->text);
}

/* Each writes its kind of node where an expression of `level` or above may stand. */
static void (*const writers[])(Writer *w, Expr *e, Level level) = {
    [EXPR_BOOL_OP] = write_bool_op, [EXPR_NAMED_EXPR] = write_named, [EXPR_BIN_OP] = write_binary,
    [EXPR_UNARY_OP] = write_unary, [EXPR_LAMBDA] = write_lambda, [EXPR_IF_EXP] = write_choice, [EXPR_DICT] = write_dict,
    [EXPR_SET] = write_set, [EXPR_LIST_COMP] = write_comprehension, [EXPR_SET_COMP] = write_comprehension,
    [EXPR_DICT_COMP] = write_dict_comprehension, [EXPR_GENERATOR_EXP] = write_comprehension, [EXPR_YIELD] = write_yield,
    [EXPR_YIELD_FROM] = write_yield_from, [EXPR_COMPARE] = write_compare, [EXPR_CALL] = write_call,
    [EXPR_FORMATTED_VALUE] = write_joined, [EXPR_JOINED_STR] = write_joined, [EXPR_CONSTANT] = write_constant,
    [EXPR_ATTRIBUTE] = write_attribute, [EXPR_SUBSCRIPT] = write_subscript, [EXPR_STARRED] = write_starred,
    [EXPR_NAME] = write_name, [EXPR_LIST] = write_list, [EXPR_TUPLE] = write_tuple, [EXPR_SLICE] = write_slice};

static void write(Writer *w, Expr *e, Level level)
{
    compile_enter(w->c);
    writers[e->kind](w, e, level);
    compile_leave(w->c);
}

Str *unparse(Compiler *c, Expr *e)
{
    Writer w = {.c = c};
    write(&w, e, LEVEL_TEST);
    return written(&w);
}
