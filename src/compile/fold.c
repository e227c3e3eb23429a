/* fold.c: the walk over the tree that makes literals into objects and works out what can be known beforehand.
 *
 * It does what CPython 3.13's ast_opt.c does, no more and no less, because programs can tell: `is` shows what is one
 * object, and a result that would be too large (see the limits) is left to run time. A folded node becomes an
 * EXPR_CONSTANT in place. What was a docstring stays one, and what folding made look like one does not become one.
 */
#include "compiler.h"
#include "fold.h"

static void fold(Compiler *c, Expr *e);
static void fold_body(Compiler *c, StmtSeq *body);

static void fold_maybe(Compiler *c, Expr *e)
{
    if (e)
        fold(c, e);
}

static void fold_all(Compiler *c, const ExprSeq *sequence)
{
    for (size_t i = 0; i < sequence->count; i++)
        fold_maybe(c, sequence->items[i]);
}

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
            /* ~True is deprecated: the warning belongs to run time */
            become(c, e, value->type == TYPE(bool) ? NULL : number_invert(value));
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

/* The same for calls, attributes and subscripts. */
static void fold_trailers(Compiler *c, Expr *e)
{
    if (e->kind == EXPR_SUBSCRIPT && e->as.subscript.value->kind == EXPR_CONSTANT) {
        fold(c, e->as.subscript.value);
        fold(c, e->as.subscript.slice);
        if (e->as.subscript.ctx == LOAD && is_constant(e->as.subscript.slice))
            become(c, e, object_get_item(constant_object(c, e->as.subscript.value), constant_object(c, e->as.subscript.slice)));
        return;
    }
    Expr *whole = e;
    for (;;) {
        if (e->kind == EXPR_CALL) {
            fold_all(c, &e->as.call.args);
            for (size_t i = 0; i < e->as.call.keywords.count; i++)
                fold(c, e->as.call.keywords.items[i]->value);
            e = e->as.call.func;
        } else if (e->kind == EXPR_ATTRIBUTE)
            e = e->as.attribute.value;
        else if (e->kind == EXPR_SUBSCRIPT) {
            fold(c, e->as.subscript.slice);
            e = e->as.subscript.value;
        } else
            break;
    }
    fold(c, e);
    /* What a bracket held may have become constant: ((1, 2)[0]) */
    if (whole->kind == EXPR_SUBSCRIPT && whole->as.subscript.value == e && whole->as.subscript.ctx == LOAD &&
        is_constant(e) && is_constant(whole->as.subscript.slice))
        become(c, whole, object_get_item(constant_object(c, e), constant_object(c, whole->as.subscript.slice)));
}

static void fold_arguments(Compiler *c, Arguments *args)
{
    const ArgSeq *groups[] = {&args->posonlyargs, &args->args, &args->kwonlyargs};
    if (!c->future_annotations) {
        for (int g = 0; g < 3; g++)
            for (size_t i = 0; i < groups[g]->count; i++)
                fold_maybe(c, groups[g]->items[i]->annotation);
        if (args->vararg)
            fold_maybe(c, args->vararg->annotation);
        if (args->kwarg)
            fold_maybe(c, args->kwarg->annotation);
    }
    fold_all(c, &args->kw_defaults);
    fold_all(c, &args->defaults);
}

static void fold_generators(Compiler *c, const ComprehensionSeq *generators)
{
    for (size_t i = 0; i < generators->count; i++) {
        fold(c, generators->items[i]->target);
        fold(c, generators->items[i]->iter);
        fold_all(c, &generators->items[i]->ifs);
        fold_iterable(c, generators->items[i]->iter);
    }
}

static void fold_compare(Compiler *c, Expr *e)
{
    fold(c, e->as.compare.left);
    fold_all(c, &e->as.compare.comparators);
    size_t last = e->as.compare.ops.count - 1;
    if (e->as.compare.ops.items[last] == CMP_IN || e->as.compare.ops.items[last] == CMP_NOT_IN)
        fold_iterable(c, e->as.compare.comparators.items[last]);
}

static void fold_node(Compiler *c, Expr *e)
{
    switch (e->kind) {
    case EXPR_BOOL_OP:
        fold_all(c, &e->as.bool_op.values);
        break;
    case EXPR_NAMED_EXPR:
        fold(c, e->as.named_expr.value);
        break;
    case EXPR_BIN_OP:
        fold_binary_spine(c, e);
        break;
    case EXPR_UNARY_OP:
        fold(c, e->as.unary_op.operand);
        fold_unary(c, e);
        break;
    case EXPR_LAMBDA:
        fold_arguments(c, e->as.lambda.args);
        fold(c, e->as.lambda.body);
        break;
    case EXPR_IF_EXP:
        fold(c, e->as.if_exp.test);
        fold(c, e->as.if_exp.body);
        fold(c, e->as.if_exp.orelse);
        break;
    case EXPR_DICT:
        fold_all(c, &e->as.dict.keys);
        fold_all(c, &e->as.dict.values);
        break;
    case EXPR_SET:
        fold_all(c, &e->as.set.elts);
        break;
    case EXPR_LIST_COMP: case EXPR_SET_COMP: case EXPR_GENERATOR_EXP:
        fold(c, e->as.comp.elt);
        fold_generators(c, &e->as.comp.generators);
        break;
    case EXPR_DICT_COMP:
        fold(c, e->as.dict_comp.key);
        fold(c, e->as.dict_comp.value);
        fold_generators(c, &e->as.dict_comp.generators);
        break;
    case EXPR_YIELD: case EXPR_YIELD_FROM:
        fold_maybe(c, e->as.yield.value);
        break;
    case EXPR_COMPARE:
        fold_compare(c, e);
        break;
    case EXPR_CALL: case EXPR_ATTRIBUTE: case EXPR_SUBSCRIPT:
        fold_trailers(c, e);
        break;
    case EXPR_FORMATTED_VALUE:
        fold(c, e->as.formatted_value.value);
        fold_maybe(c, e->as.formatted_value.format_spec);
        break;
    case EXPR_JOINED_STR:
        fold_all(c, &e->as.joined_str.values);
        break;
    case EXPR_CONSTANT:
        constant_object(c, e);
        break;
    case EXPR_STARRED:
        fold(c, e->as.starred.value);
        break;
    case EXPR_NAME:
        if (e->as.name.ctx == LOAD && e->as.name.id == c->known.debug)
            become(c, e, TRUE);
        break;
    case EXPR_LIST:
        fold_all(c, &e->as.list.elts);
        break;
    case EXPR_TUPLE:
        fold_all(c, &e->as.tuple.elts);
        if (e->as.tuple.ctx == LOAD && all_constant(&e->as.tuple.elts))
            become(c, e, tuple_of_constants(c, &e->as.tuple.elts));
        break;
    case EXPR_SLICE:
        fold_maybe(c, e->as.slice.lower);
        fold_maybe(c, e->as.slice.upper);
        fold_maybe(c, e->as.slice.step);
        break;
    }
}

static void fold(Compiler *c, Expr *e)
{
    compile_enter(c);
    fold_node(c, e);
    compile_leave(c);
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

static void fold_pattern(Compiler *c, Pattern *p)
{
    const PatternSeq *inner = NULL;
    switch (p->kind) {
    case PATTERN_VALUE:
        fold(c, p->as.value.value);
        break;
    case PATTERN_SEQUENCE: case PATTERN_OR:
        inner = &p->as.sequence.patterns;
        break;
    case PATTERN_MAPPING:
        fold_all(c, &p->as.mapping.keys);
        inner = &p->as.mapping.patterns;
        break;
    case PATTERN_CLASS:
        fold(c, p->as.class_.cls);
        for (size_t i = 0; i < p->as.class_.kwd_patterns.count; i++)
            fold_pattern(c, p->as.class_.kwd_patterns.items[i]);
        inner = &p->as.class_.patterns;
        break;
    case PATTERN_AS:
        if (p->as.as.pattern)
            fold_pattern(c, p->as.as.pattern);
        break;
    case PATTERN_SINGLETON: case PATTERN_STAR:
        break;
    }
    for (size_t i = 0; inner && i < inner->count; i++)
        fold_pattern(c, inner->items[i]);
}

static void fold_if(Compiler *c, Stmt *s)
{
    for (;;) {
        fold(c, s->as.if_.test);
        fold_body(c, &s->as.if_.body);
        if (s->as.if_.orelse.count != 1 || s->as.if_.orelse.items[0]->kind != STMT_IF) {
            fold_body(c, &s->as.if_.orelse);
            return;
        }
        s = s->as.if_.orelse.items[0];
    }
}

static void fold_type_parameters(Compiler *c, const TypeParamSeq *parameters)
{
    for (size_t i = 0; i < parameters->count; i++) {
        fold_maybe(c, parameters->items[i]->bound);
        fold_maybe(c, parameters->items[i]->default_value);
    }
}

static void fold_statement(Compiler *c, Stmt *s)
{
    switch (s->kind) {
    case STMT_FUNCTION_DEF:
        fold_type_parameters(c, &s->as.function_def.type_params);
        fold_arguments(c, s->as.function_def.args);
        fold_body(c, &s->as.function_def.body);
        fold_all(c, &s->as.function_def.decorator_list);
        if (!c->future_annotations)
            fold_maybe(c, s->as.function_def.returns);
        break;
    case STMT_CLASS_DEF:
        fold_type_parameters(c, &s->as.class_def.type_params);
        fold_all(c, &s->as.class_def.bases);
        for (size_t i = 0; i < s->as.class_def.keywords.count; i++)
            fold(c, s->as.class_def.keywords.items[i]->value);
        fold_body(c, &s->as.class_def.body);
        fold_all(c, &s->as.class_def.decorator_list);
        break;
    case STMT_RETURN:
        fold_maybe(c, s->as.return_.value);
        break;
    case STMT_DELETE:
        fold_all(c, &s->as.delete.targets);
        break;
    case STMT_ASSIGN:
        fold_all(c, &s->as.assign.targets);
        fold(c, s->as.assign.value);
        break;
    case STMT_AUG_ASSIGN:
        fold(c, s->as.aug_assign.target);
        fold(c, s->as.aug_assign.value);
        break;
    case STMT_ANN_ASSIGN:
        fold(c, s->as.ann_assign.target);
        if (!c->future_annotations)
            fold(c, s->as.ann_assign.annotation);
        fold_maybe(c, s->as.ann_assign.value);
        break;
    case STMT_FOR:
        fold(c, s->as.for_.target);
        fold(c, s->as.for_.iter);
        fold_body(c, &s->as.for_.body);
        fold_body(c, &s->as.for_.orelse);
        fold_iterable(c, s->as.for_.iter);
        break;
    case STMT_WHILE:
        fold(c, s->as.while_.test);
        fold_body(c, &s->as.while_.body);
        fold_body(c, &s->as.while_.orelse);
        break;
    case STMT_IF:
        fold_if(c, s);
        break;
    case STMT_WITH:
        for (size_t i = 0; i < s->as.with.items.count; i++) {
            fold(c, s->as.with.items.items[i]->context_expr);
            fold_maybe(c, s->as.with.items.items[i]->optional_vars);
        }
        fold_body(c, &s->as.with.body);
        break;
    case STMT_MATCH:
        fold(c, s->as.match.subject);
        for (size_t i = 0; i < s->as.match.cases.count; i++) {
            fold_pattern(c, s->as.match.cases.items[i]->pattern);
            fold_maybe(c, s->as.match.cases.items[i]->guard);
            fold_body(c, &s->as.match.cases.items[i]->body);
        }
        break;
    case STMT_RAISE:
        fold_maybe(c, s->as.raise.exc);
        fold_maybe(c, s->as.raise.cause);
        break;
    case STMT_TRY: case STMT_TRY_STAR:
        fold_body(c, &s->as.try_.body);
        for (size_t i = 0; i < s->as.try_.handlers.count; i++) {
            fold_maybe(c, s->as.try_.handlers.items[i]->type);
            fold_body(c, &s->as.try_.handlers.items[i]->body);
        }
        fold_body(c, &s->as.try_.orelse);
        fold_body(c, &s->as.try_.finalbody);
        break;
    case STMT_ASSERT:
        fold(c, s->as.assert_.test);
        fold_maybe(c, s->as.assert_.msg);
        break;
    case STMT_EXPR:
        fold(c, s->as.expr.value);
        break;
    case STMT_TYPE_ALIAS:
        fold_type_parameters(c, &s->as.type_alias.type_params);
        fold(c, s->as.type_alias.value);
        break;
    case STMT_IMPORT: case STMT_IMPORT_FROM: case STMT_GLOBAL: case STMT_NONLOCAL:
    case STMT_PASS: case STMT_BREAK: case STMT_CONTINUE:
        break;
    }
}

static void fold_body(Compiler *c, StmtSeq *body)
{
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
