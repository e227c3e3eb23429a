/* ast_stmt.c: makes statements and their parts.  Those that bind by a target are in target.c.
 *
 * What the grammar is too coarse for is checked here: the order of parameters and of arguments, the names of keyword
 * arguments, whether the parentheses behind `with` hold managers or an expression.  The fault is left in the parser and
 * something harmless returned (see build.h), so that no action has to look.
 */
#include "state.h"

#include <string.h>

SyntaxTree *tree_statements(Parser *parser, SyntaxTreeKind kind, StmtSeq body)
{
    SyntaxTree *tree = arena_alloc(parser->arena, sizeof *tree);
    tree->kind = kind;
    tree->body = body;
    parser->is_accepted = true;
    return tree;
}

SyntaxTree *tree_expression(Parser *parser, Expr *value)
{
    SyntaxTree *tree = tree_statements(parser, TREE_EXPRESSION, (StmtSeq){0});
    tree->expression = value;
    return tree;
}

Stmt *stmt_make(Parser *parser, Span span, Stmt fields)
{
    Stmt *stmt = arena_alloc(parser->arena, sizeof *stmt);
    *stmt = fields;
    stmt->span = span;
    return stmt;
}

StmtSeq stmt_list(Parser *parser, Stmt *one)
{
    return stmt_append(parser, (StmtSeq){0}, one);
}

Stmt *stmt_expr(Parser *parser, Span span, Expr *value)
{
    return stmt_make(parser, span, (Stmt){STMT_EXPR, .as.expr = {value}});
}

Stmt *stmt_return(Parser *parser, Span span, Expr *value)
{
    return stmt_make(parser, span, (Stmt){STMT_RETURN, .as.return_ = {value}});
}

Stmt *stmt_raise(Parser *parser, Span span, Expr *exc, Expr *cause)
{
    return stmt_make(parser, span, (Stmt){STMT_RAISE, .as.raise = {exc, cause}});
}

Stmt *stmt_keyword(Parser *parser, Span span, StmtKind kind)
{
    return stmt_make(parser, span, (Stmt){kind});
}

Stmt *stmt_assert(Parser *parser, Span span, Expr *test, Expr *message)
{
    return stmt_make(parser, span, (Stmt){STMT_ASSERT, .as.assert_ = {test, message}});
}

Stmt *stmt_names(Parser *parser, Span span, StmtKind kind, NameSeq names)
{
    return stmt_make(parser, span, (Stmt){kind, .as.global = {names}});
}

Stmt *stmt_type_alias(Parser *parser, Span span, Name *name, Span name_span, TypeParamSeq params, Expr *value)
{
    Expr *target = expr_name(parser, name_span, name);
    expr_set_context(target, STORE);
    return stmt_make(parser, span, (Stmt){STMT_TYPE_ALIAS, .as.type_alias = {target, params, value}});
}

/* ---- Import ----------------------------------------------------------------------------------------------------- */

Name *name_dotted(Parser *parser, Name *before, Name *name)
{
    size_t length = before->length + 1 + name->length;
    char *text = arena_alloc(parser->arena, length + 1);
    memcpy(text, before->text, before->length);
    text[before->length] = '.';
    memcpy(text + before->length + 1, name->text, name->length);
    return name_intern(parser->arena, text, length);
}

Alias *alias_new(Parser *parser, Span span, Name *name, Name *asname)
{
    Alias *alias = arena_alloc(parser->arena, sizeof *alias);
    *alias = (Alias){span, name, asname};
    return alias;
}

Stmt *stmt_import(Parser *parser, Span span, AliasSeq names)
{
    return stmt_make(parser, span, (Stmt){STMT_IMPORT, .as.import = {names}});
}

Stmt *stmt_import_from(Parser *parser, Span span, ImportSource from, AliasSeq names)
{
    return stmt_make(parser, span, (Stmt){STMT_IMPORT_FROM, .as.import_from = {from.module, names, from.level}});
}

Stmt *stmt_import_star(Parser *parser, Span span, ImportSource from, Span star)
{
    Alias *alias = alias_new(parser, star, name_intern(parser->arena, "*", 1), NULL);
    return stmt_import_from(parser, span, from, alias_append(parser, (AliasSeq){0}, alias));
}

/* ---- Compound statements ---------------------------------------------------------------------------------------- */

static Stmt *one_if(Parser *parser, Span span, Expr *test, StmtSeq body, StmtSeq orelse)
{
    return stmt_make(parser, span, (Stmt){STMT_IF, .as.if_ = {test, body, orelse}});
}

Stmt *stmt_if(Parser *parser, Span span, Expr *test, StmtSeq body, IfClauseSeq rest, StmtSeq orelse)
{
    if (rest.count > MAX_NESTING - 5)
        fault_memory(parser);
    for (size_t i = rest.count; i-- > 0;) {
        IfClause clause = rest.items[i];
        Stmt *inner = one_if(parser, span_join(clause.keyword, span), clause.test, clause.body, orelse);
        orelse = stmt_list(parser, inner);
    }
    return one_if(parser, span, test, body, orelse);
}

Stmt *stmt_while(Parser *parser, Span span, Expr *test, StmtSeq body, StmtSeq orelse)
{
    return stmt_make(parser, span, (Stmt){STMT_WHILE, .as.while_ = {test, body, orelse}});
}

Stmt *stmt_for(Parser *parser, Span span, Expr *target, Expr *iter, StmtSeq body, StmtSeq orelse)
{
    return stmt_make(parser, span, (Stmt){STMT_FOR, .as.for_ = {target, iter, body, orelse}});
}

ExceptHandler *handler_new(Parser *parser, Span span, Expr *type, Name *name, StmtSeq body)
{
    ExceptHandler *handler = arena_alloc(parser->arena, sizeof *handler);
    *handler = (ExceptHandler){span, type, name, body};
    return handler;
}

Stmt *stmt_try(Parser *parser, Span span, StmtKind kind, StmtSeq body, ExceptHandlerSeq handlers, StmtSeq orelse,
               StmtSeq final)
{
    return stmt_make(parser, span, (Stmt){kind, .as.try_ = {body, handlers, orelse, final}});
}

Stmt *stmt_match(Parser *parser, Span span, Expr *subject, MatchCaseSeq cases)
{
    return stmt_make(parser, span, (Stmt){STMT_MATCH, .as.match = {subject, cases}});
}

MatchCase *case_new(Parser *parser, Pattern *pattern, Expr *guard, StmtSeq body)
{
    MatchCase *match_case = arena_alloc(parser->arena, sizeof *match_case);
    *match_case = (MatchCase){pattern, guard, body};
    return match_case;
}

/* ---- With ------------------------------------------------------------------------------------------------------- */

Stmt *stmt_with(Parser *parser, Span span, WithItemSeq items, StmtSeq body)
{
    return stmt_make(parser, span, (Stmt){STMT_WITH, .as.with = {items, body}});
}

WithItemSeq with_one(Parser *parser, Expr *value)
{
    return with_item_append(parser, (WithItemSeq){0}, with_item_new(parser, value, NULL));
}

/* A star or a walrus cannot be a manager, so the parentheses are then part of an expression. */
static bool is_expression_only(WithItemSeq items)
{
    for (size_t i = 0; i < items.count; i++) {
        Expr *value = items.items[i]->context_expr;
        bool is_walrus = value->kind == EXPR_NAMED_EXPR && !value->parenthesised;
        if (is_walrus || value->kind == EXPR_STARRED)
            return true;
    }
    return items.count == 0;
}

WithItemSeq with_parenthesised(Parser *parser, Span span, WithItemSeq items, bool ends_with_comma)
{
    if (!is_expression_only(items)) {
        if (items.count == 1 && !ends_with_comma && !items.items[0]->optional_vars)
            expr_parenthesised(items.items[0]->context_expr);
        return items;
    }
    ExprSeq values = {0};
    bool has_as = false;
    for (size_t i = 0; i < items.count; i++)
        has_as |= items.items[i]->optional_vars != NULL;
    for (size_t i = 0; i < items.count; i++) {
        Span start = items.items[i]->context_expr->span;
        start.end_line = start.line;
        start.end_column = start.column + 1;
        if (has_as && items.items[i]->context_expr->kind == EXPR_STARRED)
            fault(parser, start, "invalid syntax");
        values = expr_append(parser, values, items.items[i]->context_expr);
    }
    if (has_as)
        fault_at_last_token(parser, "invalid syntax");
    bool is_group = values.count == 1 && !ends_with_comma;
    return with_one(parser, is_group ? expr_group(parser, values.items[0]) : expr_tuple(parser, span, values));
}

/* ---- Functions and classes -------------------------------------------------------------------------------------- */

Stmt *stmt_function_def(Parser *parser, Span span, Name *name, TypeParamSeq types, Arguments *args, Expr *returns,
                        StmtSeq body)
{
    return stmt_make(parser, span, (Stmt){STMT_FUNCTION_DEF, .as.function_def = {name, args, body, .returns = returns,
                                                                                 .type_params = types}});
}

Stmt *stmt_class_def(Parser *parser, Span span, Name *name, TypeParamSeq types, ArgumentSeq arguments, StmtSeq body)
{
    Expr *call = expr_call(parser, span, expr_name(parser, span, name), arguments); /* sorts and checks */
    return stmt_make(parser, span,
                     (Stmt){STMT_CLASS_DEF, .as.class_def = {name, call->as.call.args, call->as.call.keywords, body,
                                                             .type_params = types}});
}

Stmt *stmt_decorated(Stmt *definition, ExprSeq decorators)
{
    if (definition->kind == STMT_FUNCTION_DEF)
        definition->as.function_def.decorator_list = decorators;
    else
        definition->as.class_def.decorator_list = decorators;
    return definition;
}

TypeParam *type_param_new(Parser *parser, Span span, TypeParamKind kind, Name *name, Expr *bound, Expr *value)
{
    TypeParam *param = arena_alloc(parser->arena, sizeof *param);
    *param = (TypeParam){kind, span, name, bound, value};
    return param;
}

Argument argument_named(Parser *parser, Span span, Expr *name, Span equal, Expr *value)
{
    bool is_constant = name->kind == EXPR_CONSTANT && name->as.constant.kind <= CONST_FALSE;
    Span whole = span_join(name->span, equal);
    (void)span;
    if (is_constant)
        fault(parser, whole, FAULT_ASSIGN, expr_description(name));
    else if (name->kind != EXPR_NAME || name->parenthesised)
        fault(parser, whole, FAULT_ASSIGN_IN_CALL);
    return (Argument){ARGUMENT_NAMED, span, name->kind == EXPR_NAME ? name->as.name.id : NULL, value};
}

/* ---- Parameters ------------------------------------------------------------------------------------------------- */

Parameter parameter_new(Parser *parser, ParameterKind kind, Span span, Name *name, Span arg_span, Expr *annotation,
                        Expr *value)
{
    Parameter parameter = {kind, span, NULL, value};
    if (name) {
        parameter.arg = arena_alloc(parser->arena, sizeof *parameter.arg);
        *parameter.arg = (Arg){arg_span, name, annotation};
    }
    return parameter;
}

typedef struct ParameterState {
    bool has_slash, has_star, has_default, is_lambda;
    bool is_last_without_comma; /* of the parameter looked at */
    const Parameter *bare_star; /* waiting for a name */
} ParameterState;

/* What is wrong with `parameter` where it stands, in CPython's words, or NULL. */
static const char *parameter_fault(const ParameterState *state, const Arguments *args, const Parameter *parameter)
{
    if (args->kwarg)
        return "arguments cannot follow var-keyword argument";
    switch (parameter->kind) {
    case PARAMETER_PLAIN:
        if (state->has_default && !state->has_star && !parameter->default_value)
            return "parameter without a default follows parameter with a default";
        return NULL;
    case PARAMETER_SLASH:
        if (state->has_star)
            return "/ must be ahead of *";
        if (state->has_slash)
            return "/ may appear only once";
        if (args->args.count > 0)
            return NULL;
        return state->is_last_without_comma ? "invalid syntax" : "at least one argument must precede /";
    case PARAMETER_STAR:
    case PARAMETER_VARARG:
        if (state->has_star && parameter->kind == PARAMETER_STAR && state->is_last_without_comma)
            return "invalid syntax";
        if (state->has_star)
            return "* argument may appear only once";
        return parameter->default_value ? "var-positional argument cannot have default value" : NULL;
    case PARAMETER_KWARG:
        return parameter->default_value ? "var-keyword argument cannot have default value" : NULL;
    }
    return NULL;
}

static void place_plain(Parser *parser, ParameterState *state, Arguments *args, const Parameter *parameter)
{
    if (state->has_star) {
        args->kwonlyargs = arg_append(parser, args->kwonlyargs, parameter->arg);
        args->kw_defaults = expr_append(parser, args->kw_defaults, parameter->default_value);
        return;
    }
    args->args = arg_append(parser, args->args, parameter->arg);
    if (parameter->default_value) {
        state->has_default = true;
        args->defaults = expr_append(parser, args->defaults, parameter->default_value);
    }
}

/* `def` points at the star, `lambda` at what stands where the name should be. */
static void fault_bare_star(Parser *parser, const ParameterState *state)
{
    Span span = state->bare_star->span;
    if (state->is_lambda) {
        size_t at = token_index(parser, span) + 1;
        at += at + 1 < parser->token_count && parser->tokens[at].kind == ',';
        span = at < parser->token_count ? parser->tokens[at].span : span;
    }
    fault(parser, span, "named arguments must follow bare *");
}

static void place(Parser *parser, ParameterState *state, Arguments *args, const Parameter *parameter)
{
    if (state->bare_star && parameter->kind == PARAMETER_KWARG)
        fault_bare_star(parser, state);
    state->bare_star = parameter->kind == PARAMETER_STAR ? parameter : NULL;
    switch (parameter->kind) {
    case PARAMETER_PLAIN:
        place_plain(parser, state, args, parameter);
        break;
    case PARAMETER_SLASH:
        state->has_slash = true;
        args->posonlyargs = args->args;
        args->args = (ArgSeq){0};
        break;
    case PARAMETER_STAR:
    case PARAMETER_VARARG:
        state->has_star = true;
        args->vararg = parameter->arg;
        break;
    case PARAMETER_KWARG:
        args->kwarg = parameter->arg;
        break;
    }
}

/* The part of a parameter that a message points at. */
static Span fault_span(const Parameter *parameter, const Arguments *args)
{
    bool is_default_fault = parameter->default_value && !args->kwarg && parameter->kind != PARAMETER_PLAIN;
    if (is_default_fault) {
        Span name = parameter->arg->span;
        return (Span){name.end_line, name.end_column, name.end_line, name.end_column + 1};
    }
    if (parameter->kind == PARAMETER_VARARG || parameter->kind == PARAMETER_KWARG) { /* its stars */
        Span span = parameter->span;
        return (Span){span.line, span.column, span.line, span.column + (parameter->kind == PARAMETER_KWARG ? 2 : 1)};
    }
    return parameter->arg ? parameter->arg->span : parameter->span;
}

Arguments *arguments_build(Parser *parser, ParameterSeq list, bool is_lambda)
{
    Arguments *args = arena_alloc(parser->arena, sizeof *args);
    ParameterState state = {.is_lambda = is_lambda};
    for (size_t i = 0; i < list.count && !parser->has_fault; i++) {
        state.is_last_without_comma = i + 1 == list.count && !list.ends_with_comma;
        const Parameter *parameter = &list.items[i];
        const char *problem = parameter_fault(&state, args, parameter);
        if (problem)
            fault(parser, fault_span(parameter, args), "%s", problem);
        else
            place(parser, &state, args, parameter);
    }
    if (state.bare_star)
        fault_bare_star(parser, &state);
    return args;
}
