/* checks.c: SyntaxWarnings in CPython's words. */
#include "checks.h"

#include <string.h>

/* The type that the expression surely has, or NULL. */
static const char *type_word(Compiler *c, const Expr *e)
{
    switch (e->kind) {
    case EXPR_TUPLE:
        return "tuple";
    case EXPR_LIST: case EXPR_LIST_COMP:
        return "list";
    case EXPR_DICT: case EXPR_DICT_COMP:
        return "dict";
    case EXPR_SET: case EXPR_SET_COMP:
        return "set";
    case EXPR_GENERATOR_EXP:
        return "generator";
    case EXPR_LAMBDA:
        return "function";
    case EXPR_JOINED_STR: case EXPR_FORMATTED_VALUE:
        return "str";
    case EXPR_CONSTANT:
        return constant_object(c, e)->type->name;
    default:
        return NULL;
    }
}

void check_assert(Compiler *c, const Stmt *s)
{
    const Expr *test = s->as.assert_.test;
    bool is_tuple = test->kind == EXPR_TUPLE && test->as.tuple.elts.count;
    if (is_constant(test)) {
        Object *value = constant_object(c, test);
        is_tuple = value->type == TYPE(tuple) && tuple_length((Tuple *)value);
    }
    if (is_tuple)
        compile_warn(c, s->span, "assertion is always true, perhaps remove parentheses?");
}

/* Something that `is` may sensibly compare: no literal but None, True, False and `...`. */
static bool has_identity(Compiler *c, const Expr *e)
{
    if (!is_constant(e))
        return true;
    Object *value = constant_object(c, e);
    return value == NONE || value == TRUE || value == FALSE || value == ELLIPSIS;
}

void check_compare(Compiler *c, const Expr *e)
{
    const Expr *left = e->as.compare.left;
    for (size_t i = 0; i < e->as.compare.ops.count; i++) {
        const Expr *right = e->as.compare.comparators.items[i];
        ComparisonOperator op = e->as.compare.ops.items[i];
        if ((op == CMP_IS || op == CMP_IS_NOT) && !(has_identity(c, left) && has_identity(c, right))) {
            const Expr *literal = has_identity(c, left) ? right : left;
            compile_warn(c, e->span,
                         op == CMP_IS ? "\"is\" with '%.200s' literal. Did you mean \"==\"?"
                                      : "\"is not\" with '%.200s' literal. Did you mean \"!=\"?",
                         type_word(c, literal));
            return;
        }
        left = right;
    }
}

void check_caller(Compiler *c, const Expr *e)
{
    const char *word = e->kind == EXPR_LAMBDA ? NULL : type_word(c, e);
    if (word)
        compile_warn(c, e->span, "'%.200s' object is not callable; perhaps you missed a comma?", word);
}

static void check_subscripted(Compiler *c, const Expr *e)
{
    if (is_constant(e)) {
        Object *value = constant_object(c, e);
        Type *type = value->type;
        if (!(value == NONE || value == ELLIPSIS || type == TYPE(int) || type == TYPE(bool) || type == TYPE(float) ||
              type == TYPE(complex) || type == TYPE(frozenset)))
            return;
    } else if (e->kind != EXPR_SET && e->kind != EXPR_SET_COMP && e->kind != EXPR_GENERATOR_EXP &&
               e->kind != EXPR_LAMBDA)
        return;
    compile_warn(c, e->span, "'%.200s' object is not subscriptable; perhaps you missed a comma?", type_word(c, e));
}

static void check_index(Compiler *c, const Expr *e, const Expr *index)
{
    const char *index_word = type_word(c, index);
    if (!index_word || strcmp(index_word, "int") == 0 || strcmp(index_word, "bool") == 0)
        return;
    switch (e->kind) {
    case EXPR_CONSTANT: {
        Type *type = constant_object(c, e)->type;
        if (type != TYPE(str) && type != TYPE(bytes) && type != TYPE(tuple))
            return;
        break;
    }
    case EXPR_TUPLE: case EXPR_LIST: case EXPR_LIST_COMP: case EXPR_JOINED_STR: case EXPR_FORMATTED_VALUE:
        break;
    default:
        return;
    }
    compile_warn(c, e->span, "%.200s indices must be integers or slices, not %.200s; perhaps you missed a comma?",
                 type_word(c, e), index_word);
}

void check_subscript(Compiler *c, const Expr *e)
{
    check_subscripted(c, e->as.subscript.value);
    check_index(c, e->as.subscript.value, e->as.subscript.slice);
}
