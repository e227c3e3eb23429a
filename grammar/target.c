/* target.c: expressions that turn out to be targets, of `=`, `for`, `del`, `with` and the rest.
 *
 * The grammar reads a target as an expression, because it cannot know until it sees the `=`.  Here the expression is
 * searched for what cannot be a target, described in CPython's words, and marked.
 */
#include "state.h"

static const char *constant_description(const Constant *constant)
{
    switch (constant->kind) {
    case CONST_NONE:
        return "None";
    case CONST_TRUE:
        return "True";
    case CONST_FALSE:
        return "False";
    case CONST_ELLIPSIS:
        return "ellipsis";
    default:
        return "literal";
    }
}

const char *expr_description(const Expr *expr)
{
    static const char *const descriptions[] = {
#define EXPR(KIND, member, title, words, ...) [EXPR_##KIND] = words,
#define EXPR_LIKE(KIND, OTHER, title, words) [EXPR_##KIND] = words,
#include "ast.def"
    };
    return expr->kind == EXPR_CONSTANT ? constant_description(&expr->as.constant) : descriptions[expr->kind];
}

static Expr *invalid_among(ExprSeq elts, TargetUse use)
{
    for (size_t i = 0; i < elts.count; i++) {
        Expr *invalid = invalid_target(elts.items[i], use);
        if (invalid)
            return invalid;
    }
    return NULL;
}

Expr *invalid_target(Expr *expr, TargetUse use)
{
    switch (expr->kind) {
    case EXPR_LIST:
        return invalid_among(expr->as.list.elts, use);
    case EXPR_TUPLE:
        return invalid_among(expr->as.tuple.elts, use);
    case EXPR_STARRED:
        return use == TARGET_DELETE ? expr : invalid_target(expr->as.starred.value, use);
    case EXPR_COMPARE:
        /* `for f() in x`: read as a comparison when diagnose.c measures it */
        if (use == TARGET_FOR && expr->as.compare.ops.items[0] == CMP_IN)
            return invalid_target(expr->as.compare.left, use);
        return expr;
    case EXPR_NAME:
    case EXPR_SUBSCRIPT:
    case EXPR_ATTRIBUTE:
        return NULL;
    default:
        return expr;
    }
}

static void set_context_of_all(ExprSeq elts, ExprContext context)
{
    for (size_t i = 0; i < elts.count; i++)
        expr_set_context(elts.items[i], context);
}

void expr_set_context(Expr *expr, ExprContext context)
{
    switch (expr->kind) {
    case EXPR_NAME:
        expr->as.name.ctx = context;
        break;
    case EXPR_ATTRIBUTE:
        expr->as.attribute.ctx = context;
        break;
    case EXPR_SUBSCRIPT:
        expr->as.subscript.ctx = context;
        break;
    case EXPR_STARRED:
        expr->as.starred.ctx = context;
        expr_set_context(expr->as.starred.value, context);
        break;
    case EXPR_LIST:
        expr->as.list.ctx = context;
        set_context_of_all(expr->as.list.elts, context);
        break;
    case EXPR_TUPLE:
        expr->as.tuple.ctx = context;
        set_context_of_all(expr->as.tuple.elts, context);
        break;
    default:
        break;
    }
}

static void make_target(Parser *parser, Expr *target, TargetUse use)
{
    Expr *invalid = invalid_target(target, use);
    if (invalid)
        fault(parser, invalid->span, use == TARGET_DELETE ? "cannot delete %s" : FAULT_ASSIGN,
              expr_description(invalid));
    expr_set_context(target, use == TARGET_DELETE ? DEL : STORE);
}

Expr *expr_for_targets(Parser *parser, Span span, ExprSeq list, bool ends_with_comma)
{
    Expr *target = expr_maybe_tuple(parser, span, list, ends_with_comma);
    make_target(parser, target, TARGET_FOR);
    return target;
}

/* ---- Statements that bind --------------------------------------------------------------------------------------- */

Stmt *stmt_delete(Parser *parser, Span span, Expr *targets)
{
    bool is_list = targets->kind == EXPR_TUPLE && !targets->parenthesised;
    make_target(parser, targets, TARGET_DELETE);
    ExprSeq list = is_list ? targets->as.tuple.elts : expr_append(parser, (ExprSeq){0}, targets);
    return stmt_make(parser, span, (Stmt){STMT_DELETE, .as.delete = {list}});
}

Stmt *stmt_ann_assign(Parser *parser, Span span, Expr *target, Expr *annotation, Expr *value)
{
    bool is_list = target->kind == EXPR_LIST, is_tuple = target->kind == EXPR_TUPLE;
    if (is_list || is_tuple)
        fault(parser, is_tuple && !target->parenthesised ? target->as.tuple.elts.items[0]->span : target->span,
              "only single target (not %s) can be annotated", is_list ? "list" : "tuple");
    else if (target->kind == EXPR_STARRED || invalid_target(target, TARGET_STAR))
        fault(parser, target->span, "illegal target for annotation");
    expr_set_context(target, STORE);
    bool is_simple = target->kind == EXPR_NAME && !target->parenthesised;
    return stmt_make(parser, span, (Stmt){STMT_ANN_ASSIGN, .as.ann_assign = {target, annotation, value, is_simple}});
}

Stmt *stmt_aug_assign(Parser *parser, Span span, Expr *target, BinaryOperator op, Expr *value)
{
    if (target->kind != EXPR_NAME && target->kind != EXPR_ATTRIBUTE && target->kind != EXPR_SUBSCRIPT)
        fault(parser, target->span, "'%s' is an illegal expression for augmented assignment",
              expr_description(target));
    expr_set_context(target, STORE);
    return stmt_make(parser, span, (Stmt){STMT_AUG_ASSIGN, .as.aug_assign = {target, op, value}});
}

/* The part of an assigned value that could be the right side of `==`. */
static Span comparable_part(const Expr *value)
{
    while (value->kind == EXPR_TUPLE || value->kind == EXPR_COMPARE || value->kind == EXPR_BOOL_OP ||
           value->kind == EXPR_IF_EXP) {
        if (value->parenthesised)
            break;
        if (value->kind == EXPR_COMPARE)
            value = value->as.compare.left;
        else if (value->kind == EXPR_BOOL_OP)
            value = value->as.bool_op.values.items[0];
        else if (value->kind == EXPR_IF_EXP)
            value = value->as.if_exp.body;
        else
            break;
    }
    return value->span;
}

static bool is_bitwise_or(const Expr *expr)
{
    switch (expr->kind) {
    case EXPR_BOOL_OP: case EXPR_COMPARE: case EXPR_IF_EXP: case EXPR_LAMBDA: case EXPR_YIELD: case EXPR_YIELD_FROM:
    case EXPR_NAMED_EXPR:
        return expr->parenthesised;
    case EXPR_UNARY_OP:
        return expr->parenthesised || expr->as.unary_op.op != UNARY_NOT;
    case EXPR_STARRED:
        return false;
    default:
        return true;
    }
}

/* `f() = 1`, where == may have been meant: said of the last item if there are several. */
static void check_only_target(Parser *parser, const Expr *target, const Expr *value)
{
    const Expr *last = target;
    bool is_tuple = target->kind == EXPR_TUPLE;
    if (is_tuple && !target->parenthesised && target->as.tuple.elts.count > 1)
        last = target->as.tuple.elts.items[target->as.tuple.elts.count - 1];
    bool is_keyword = last->kind == EXPR_CONSTANT && last->as.constant.kind <= CONST_FALSE;
    if (is_keyword || last->kind == EXPR_LIST || last->kind == EXPR_TUPLE || last->kind == EXPR_GENERATOR_EXP ||
        !is_bitwise_or(last) || !is_bitwise_or(value))
        return;
    if (last->kind == EXPR_NAME)
        fault(parser, span_join(last->span, comparable_part(value)),
              FAULT_ASSIGN_TO_NAME);
    else
        fault(parser, last->span, FAULT_ASSIGN_HERE,
              expr_description(last));
}

Stmt *stmt_assign(Parser *parser, Span span, ExprSeq targets, Expr *value)
{
    if (targets.count == 1 && invalid_target(targets.items[0], TARGET_STAR))
        check_only_target(parser, targets.items[0], value);
    for (size_t i = 0; i < targets.count; i++) {
        Expr *target = targets.items[i];
        bool is_yield = target->kind == EXPR_YIELD || target->kind == EXPR_YIELD_FROM;
        if (is_yield && !target->parenthesised)
            fault(parser, target->span, "assignment to yield expression not possible");
        make_target(parser, target, TARGET_STAR);
    }
    return stmt_make(parser, span, (Stmt){STMT_ASSIGN, .as.assign = {targets, value}});
}

WithItem *with_item_new(Parser *parser, Expr *value, Expr *target)
{
    WithItem *item = arena_alloc(parser->arena, sizeof *item);
    *item = (WithItem){value, target};
    if (target)
        make_target(parser, target, TARGET_STAR);
    return item;
}
