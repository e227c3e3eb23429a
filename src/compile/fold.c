/* fold.c: the walk over the tree that makes literals into objects and works out what can be known beforehand.
 *
 * It does what CPython 3.13's ast_opt.c does, no more and no less, because programs can tell: `is` shows what is one
 * object, and a result that would be too large (see the limits) is left to run time. A folded node becomes an
 * EXPR_CONSTANT in place. What was a docstring stays one, and what folding made look like one does not become one.
 */
#include "compiler.h"
#include "fold.h"
#include "shape.h"

/* Each takes the Compiler: as Visitor wants it. */
static void fold(void *compiler, Expr *e);
static void fold_annotation(void *compiler, Expr *e);
static void fold_body(void *compiler, StmtSeq *body);
static void fold_pattern(void *compiler, Pattern *p);

static const Visitor folding = {fold, fold_annotation, fold_body, fold_pattern};

/* The node becomes `object`; nothing happens, and nothing is raised, if that could not be worked out. */
static void become(Compiler *c, Expr *e, STOLEN Object *object)
{
    if (!object) {
        if (error_matches(MemoryError))
            compile_fail(c);
        error_clear();
        return;
    }
    if (!is_immortal(object) && !list_append_steal(c->literals, object))
        compile_fail(c);
    e->kind = EXPR_CONSTANT;
    e->as.constant = (Constant){.kind = CONST_FOLDED, .object = object};
}

static bool all_constant(const ExprSeq *sequence)
{
    for (size_t i = 0; i < sequence->count; i++)
        if (!is_constant(sequence->items[i]))
            return false;
    return true;
}

static Object *tuple_of_constants(Compiler *c, const ExprSeq *elts)
{
    Tuple *tuple = tuple_new((isize)elts->count);
    if (!tuple)
        compile_fail(c);
    for (size_t i = 0; i < elts->count; i++)
        tuple->items[i] = new_reference(constant_object(c, elts->items[i]));
    return (Object *)tuple;
}

static bool has_starred(const ExprSeq *elts)
{
    for (size_t i = 0; i < elts->count; i++)
        if (elts->items[i]->kind == EXPR_STARRED)
            return true;
    return false;
}

/* What stands behind `in`, in a comparison, loop or comprehension: a list may be a tuple there. */
static void fold_iterable(Compiler *c, Expr *e)
{
    if (e->kind == EXPR_LIST) {
        if (has_starred(&e->as.list.elts))
            return;
        e->kind = EXPR_TUPLE;
        if (all_constant(&e->as.tuple.elts))
            become(c, e, tuple_of_constants(c, &e->as.tuple.elts));
    } else if (e->kind == EXPR_SET && all_constant(&e->as.set.elts)) {
        Object *tuple = tuple_of_constants(c, &e->as.set.elts);
        Object *set = (Object *)frozenset_new(tuple);
        decref(tuple);
        become(c, e, set);
    }
}

static void fold_unary(Compiler *c, Expr *e)
{
    Expr *operand = e->as.unary_op.operand;
    if (is_constant(operand)) {
        Object *value = constant_object(c, operand);
        switch (e->as.unary_op.op) {
        case UNARY_INVERT:
            become(c, e, number_invert(value)); /* the warning about ~True concerns whoever called eval */
            break;
        case UNARY_NOT: {
            int truth = object_is_true(value);
            become(c, e, truth < 0 ? NULL : new_bool(!truth));
            break;
        }
        case UNARY_ADD:
            become(c, e, number_positive(value));
            break;
        case UNARY_SUB:
            become(c, e, number_negative(value));
            break;
        }
    } else if (e->as.unary_op.op == UNARY_NOT && operand->kind == EXPR_COMPARE && operand->as.compare.ops.count == 1) {
        ComparisonOperator op = operand->as.compare.ops.items[0];
        if (op < CMP_IS)
            return;
        /* not (a in b) is a not in b */
        op = op == CMP_IS ? CMP_IS_NOT : op == CMP_IS_NOT ? CMP_IS : op == CMP_IN ? CMP_NOT_IN : CMP_IN;
        operand->as.compare.ops.items[0] = op;
        *e = *operand;
    }
}

/* From the innermost operator of a left spine outwards. */
static void fold_binary_spine(Compiler *c, Expr *e)
{
    int count = 0;
    Expr *leftmost = e;
    for (; leftmost->kind == EXPR_BIN_OP; leftmost = leftmost->as.bin_op.left)
        count++;
    Expr **spine = compile_allocate(c, (size_t)count * sizeof *spine);
    for (int i = count; i-- > 0; e = e->as.bin_op.left)
        spine[i] = e;
    fold(c, leftmost);
    for (int i = 0; i < count; i++) {
        fold(c, spine[i]->as.bin_op.right);
        if (!fold_percent(c, spine[i]))
            if (is_constant(spine[i]->as.bin_op.left) && is_constant(spine[i]->as.bin_op.right))
                become(c, spine[i], fold_binary(c, spine[i]));
    }
}

/* Calls, attributes and subscripts: the spine is not folded but followed. */
static void fold_trailers(Compiler *c, Expr *e)
{
    if (e->kind == EXPR_SUBSCRIPT && e->as.subscript.value->kind == EXPR_CONSTANT) {
        fold(c, e->as.subscript.value);
        fold(c, e->as.subscript.slice);
        if (e->as.subscript.ctx == LOAD && is_constant(e->as.subscript.slice))
            become(
                c, e,
                object_get_item(constant_object(c, e->as.subscript.value), constant_object(c, e->as.subscript.slice)));
        return;
    }
    Expr *whole = e;
    while (e->kind == EXPR_CALL || e->kind == EXPR_ATTRIBUTE || e->kind == EXPR_SUBSCRIPT)
        e = expr_visit_children(e, &folding, c);
    fold(c, e);
    /* What a bracket held may have become constant: ((1, 2)[0]) */
    if (whole->kind == EXPR_SUBSCRIPT && whole->as.subscript.value == e && whole->as.subscript.ctx == LOAD &&
        is_constant(e) && is_constant(whole->as.subscript.slice))
        become(c, whole, object_get_item(constant_object(c, e), constant_object(c, whole->as.subscript.slice)));
}

static void fold_generators(Compiler *c, const ComprehensionSeq *generators)
{
    for (size_t i = 0; i < generators->count; i++)
        fold_iterable(c, generators->items[i]->iter);
}

static void fold_compare(Compiler *c, Expr *e)
{
    size_t last = e->as.compare.ops.count - 1;
    if (e->as.compare.ops.items[last] == CMP_IN || e->as.compare.ops.items[last] == CMP_NOT_IN)
        fold_iterable(c, e->as.compare.comparators.items[last]);
}

/* What can be said of a node whose children are folded. */
static void fold_whole(Compiler *c, Expr *e)
{
    switch (e->kind) {
    case EXPR_UNARY_OP:
        fold_unary(c, e);
        break;
    case EXPR_LIST_COMP: case EXPR_SET_COMP: case EXPR_GENERATOR_EXP:
        fold_generators(c, &e->as.comp.generators);
        break;
    case EXPR_DICT_COMP:
        fold_generators(c, &e->as.dict_comp.generators);
        break;
    case EXPR_COMPARE:
        fold_compare(c, e);
        break;
    case EXPR_CONSTANT:
        constant_object(c, e);
        break;
    case EXPR_NAME:
        if (e->as.name.ctx == LOAD && e->as.name.id == c->known.debug)
            become(c, e, TRUE);
        break;
    case EXPR_TUPLE:
        if (e->as.tuple.ctx == LOAD && all_constant(&e->as.tuple.elts))
            become(c, e, tuple_of_constants(c, &e->as.tuple.elts));
        break;
    default:
        break;
    }
}

static void fold(void *compiler, Expr *e)
{
    Compiler *c = compiler;
    compile_enter(c);
    switch (e->kind) {
    case EXPR_BIN_OP:
        fold_binary_spine(c, e);
        break;
    case EXPR_CALL: case EXPR_ATTRIBUTE: case EXPR_SUBSCRIPT:
        fold_trailers(c, e);
        break;
    default:
        expr_visit_children(e, &folding, c);
        fold_whole(c, e);
    }
    compile_leave(c);
}

/* One that is kept as text shows what was written. */
static void fold_annotation(void *compiler, Expr *e)
{
    Compiler *c = compiler;
    if (!c->future_annotations)
        fold(c, e);
}

/* ---- statements ---- */

Expr *body_docstring(const StmtSeq *body)
{
    if (!body->count || body->items[0]->kind != STMT_EXPR)
        return NULL;
    Expr *e = body->items[0]->as.expr.value;
    if (e->kind != EXPR_CONSTANT)
        return NULL;
    const Constant *constant = &e->as.constant;
    bool is_str = constant->kind == CONST_STR ||
                  (constant->kind == CONST_FOLDED && ((Object *)constant->object)->type == TYPE(str));
    return is_str ? e : NULL;
}

static void fold_pattern(void *compiler, Pattern *p)
{
    pattern_visit_children(p, &folding, compiler);
}

static void fold_statement(Compiler *c, Stmt *s)
{
    stmt_visit_children(s, &folding, c);
    if (s->kind == STMT_FOR)
        fold_iterable(c, s->as.for_.iter);
}

static void fold_body(void *compiler, StmtSeq *body)
{
    Compiler *c = compiler;
    compile_enter(c);
    bool had_docstring = body_docstring(body) != NULL;
    for (size_t i = 0; i < body->count; i++)
        fold_statement(c, body->items[i]);
    Expr *folded = had_docstring ? NULL : body_docstring(body);
    if (folded) { /* hide it from whoever looks for docstrings */
        Expr *joined = compile_allocate(c, sizeof *joined), **values = compile_allocate(c, sizeof *values);
        *values = folded;
        *joined = *folded;
        joined->kind = EXPR_JOINED_STR;
        joined->as.joined_str.values = (ExprSeq){1, values};
        body->items[0]->as.expr.value = joined;
    }
    compile_leave(c);
}

void fold_tree(Compiler *c, SyntaxTree *tree)
{
    if (tree->kind == TREE_EXPRESSION)
        fold(c, tree->expression);
    else
        fold_body(c, &tree->body);
}
