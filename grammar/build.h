/* build.h: what the grammar's actions call to make the tree, and the values they pass around on the way.
 *
 * A constructor never fails: where it finds fault (a target that cannot be assigned to, parameters in the wrong order)
 * it leaves the error in the parser, which gives up after the current token, and returns something harmless.
 */
#ifndef GRAMMAR_BUILD_H
#define GRAMMAR_BUILD_H

#include "ast.h"
#include "parser.h"

/* ---- Spans ------------------------------------------------------------------------------------------------------ */

static inline bool span_is_empty(Span span)
{
    return span.line == span.end_line && span.column == span.end_column;
}

static inline Span span_join(Span first, Span last)
{
    return (Span){first.line, first.column, last.end_line, last.end_column};
}

static inline Span span_after(Span span)
{
    return (Span){span.end_line, span.end_column, span.end_line, span.end_column};
}

/* ---- Values that are not yet nodes ------------------------------------------------------------------------------ */

/* A piece of the source that the scanner has measured and an action will decode. */
typedef struct Literal {
    size_t start, length; /* in the parser's source */
    bool is_raw;          /* FSTRING_MIDDLE: backslashes are plain */
} Literal;

typedef struct IfClause { /* elif test: body */
    Span keyword;
    Expr *test;
    StmtSeq body;
} IfClause;
SEQUENCE(IfClauseSeq, IfClause);

typedef struct ImportSource {
    Name *module;
    int level;
} ImportSource;

typedef enum ParameterKind {
    PARAMETER_PLAIN, PARAMETER_STAR, PARAMETER_VARARG, PARAMETER_KWARG, PARAMETER_SLASH
} ParameterKind;

typedef struct Parameter {
    ParameterKind kind;
    Span span;
    Arg *arg;
    Expr *default_value;
} Parameter;

typedef struct ParameterSeq {
    size_t count;
    Parameter *items;
    bool ends_with_comma;
} ParameterSeq;

typedef enum ArgumentKind {
    ARGUMENT_POSITIONAL, ARGUMENT_STARRED, ARGUMENT_NAMED, ARGUMENT_DOUBLE_STARRED
} ArgumentKind;

typedef struct Argument {
    ArgumentKind kind;
    Span span;
    Name *name;
    Expr *value;
} Argument;

typedef struct ArgumentSeq {
    size_t count;
    Argument *items;
} ArgumentSeq;

typedef struct DictItem {
    Span span;
    Expr *key, *value;
} DictItem;
SEQUENCE(DictItemSeq, DictItem);

typedef struct PatternItem { /* key: pattern, **name, pattern, or name=pattern */
    Span span;
    Name *name;
    Expr *key;
    Pattern *pattern;
} PatternItem;
SEQUENCE(PatternItemSeq, PatternItem);

/* ---- Sequences -------------------------------------------------------------------------------------------------- */

ExprSeq expr_append(Parser *parser, ExprSeq list, Expr *item);
StmtSeq stmt_append(Parser *parser, StmtSeq list, Stmt *item);
StmtSeq stmt_concat(Parser *parser, StmtSeq list, StmtSeq more);
NameSeq name_append(Parser *parser, NameSeq list, Name *item);
AliasSeq alias_append(Parser *parser, AliasSeq list, Alias *item);
IfClauseSeq if_clause_append(Parser *parser, IfClauseSeq list, IfClause item);
ExceptHandlerSeq handler_append(Parser *parser, ExceptHandlerSeq list, ExceptHandler *item);
WithItemSeq with_item_append(Parser *parser, WithItemSeq list, WithItem *item);
ParameterSeq parameter_append(Parser *parser, ParameterSeq list, Parameter item);
ParameterSeq parameters_end_with_comma(ParameterSeq list);
TypeParamSeq type_param_append(Parser *parser, TypeParamSeq list, TypeParam *item);
MatchCaseSeq case_append(Parser *parser, MatchCaseSeq list, MatchCase *item);
PatternSeq pattern_append(Parser *parser, PatternSeq list, Pattern *item);
PatternItemSeq pattern_item_append(Parser *parser, PatternItemSeq list, PatternItem item);
ArgSeq arg_append(Parser *parser, ArgSeq list, Arg *item);
ArgumentSeq argument_append(Parser *parser, ArgumentSeq list, Argument item);
/* Complains of positional arguments after keywords. */
ArgumentSeq arguments_checked(Parser *parser, ArgumentSeq list);
DictItemSeq dict_item_append(Parser *parser, DictItemSeq list, DictItem item);
ComprehensionSeq comprehension_append(Parser *parser, ComprehensionSeq list, Comprehension *item);

/* ---- Trees and statements --------------------------------------------------------------------------------------- */

SyntaxTree *tree_statements(Parser *parser, SyntaxTreeKind kind, StmtSeq body);
SyntaxTree *tree_expression(Parser *parser, Expr *value);

StmtSeq stmt_list(Parser *parser, Stmt *one);
Stmt *stmt_expr(Parser *parser, Span span, Expr *value);
Stmt *stmt_return(Parser *parser, Span span, Expr *value);
Stmt *stmt_raise(Parser *parser, Span span, Expr *exc, Expr *cause);
Stmt *stmt_keyword(Parser *parser, Span span, StmtKind kind);
Stmt *stmt_delete(Parser *parser, Span span, Expr *targets);
Stmt *stmt_assert(Parser *parser, Span span, Expr *test, Expr *message);
Stmt *stmt_names(Parser *parser, Span span, StmtKind kind, NameSeq names);
Stmt *stmt_type_alias(Parser *parser, Span span, Name *name, Span name_span, TypeParamSeq params, Expr *value);
Stmt *stmt_ann_assign(Parser *parser, Span span, Expr *target, Expr *annotation, Expr *value);
Stmt *stmt_aug_assign(Parser *parser, Span span, Expr *target, BinaryOperator op, Expr *value);
Stmt *stmt_assign(Parser *parser, Span span, ExprSeq targets, Expr *value);
Stmt *stmt_import(Parser *parser, Span span, AliasSeq names);
Stmt *stmt_import_star(Parser *parser, Span span, ImportSource from, Span star);
Stmt *stmt_import_from(Parser *parser, Span span, ImportSource from, AliasSeq names);
Stmt *stmt_if(Parser *parser, Span span, Expr *test, StmtSeq body, IfClauseSeq rest, StmtSeq orelse);
Stmt *stmt_while(Parser *parser, Span span, Expr *test, StmtSeq body, StmtSeq orelse);
Stmt *stmt_for(Parser *parser, Span span, Expr *target, Expr *iter, StmtSeq body, StmtSeq orelse);
Stmt *stmt_try(Parser *parser, Span span, StmtKind kind, StmtSeq body, ExceptHandlerSeq handlers, StmtSeq orelse,
               StmtSeq final);
Stmt *stmt_with(Parser *parser, Span span, WithItemSeq items, StmtSeq body);
Stmt *stmt_match(Parser *parser, Span span, Expr *subject, MatchCaseSeq cases);
Stmt *stmt_function_def(Parser *parser, Span span, Name *name, TypeParamSeq types, Arguments *args, Expr *returns,
                        StmtSeq body);
Stmt *stmt_class_def(Parser *parser, Span span, Name *name, TypeParamSeq types, ArgumentSeq arguments, StmtSeq body);
Stmt *stmt_decorated(Stmt *definition, ExprSeq decorators);

/* "a" and "b" give the name "a.b". */
Name *name_dotted(Parser *parser, Name *before, Name *name);
Alias *alias_new(Parser *parser, Span span, Name *name, Name *asname);
ExceptHandler *handler_new(Parser *parser, Span span, Expr *type, Name *name, StmtSeq body);
MatchCase *case_new(Parser *parser, Pattern *pattern, Expr *guard, StmtSeq body);

WithItem *with_item_new(Parser *parser, Expr *value, Expr *target);
WithItemSeq with_one(Parser *parser, Expr *value);
/* What `with (items):` means: several managers, or one that stands in parentheses.  `span` is that of the parentheses. */
WithItemSeq with_parenthesised(Parser *parser, Span span, WithItemSeq items, bool ends_with_comma);

Parameter parameter_new(Parser *parser, ParameterKind kind, Span span, Name *name, Span arg_span, Expr *annotation,
                        Expr *value);
/* Checks the order of parameters and sorts them into an Arguments. */
Arguments *arguments_build(Parser *parser, ParameterSeq list, bool is_lambda);
TypeParam *type_param_new(Parser *parser, Span span, TypeParamKind kind, Name *name, Expr *bound, Expr *value);
/* name=value in a call; complains when what stands before '=' is not a bare name. */
Argument argument_named(Parser *parser, Span span, Expr *name, Span equal, Expr *value);

/* ---- Expressions ------------------------------------------------------------------------------------------------ */

Expr *expr_name(Parser *parser, Span span, Name *name);
Expr *expr_keyword(Parser *parser, Span span, ConstantKind kind);
Expr *expr_bool(Parser *parser, Span span, BoolOperator op, Expr *left, Expr *right);
Expr *expr_named(Parser *parser, Span span, Expr *target, Expr *value);
Expr *expr_binary(Parser *parser, Span span, BinaryOperator op, Expr *left, Expr *right);
Expr *expr_unary(Parser *parser, Span span, UnaryOperator op, Expr *operand);
Expr *expr_lambda(Parser *parser, Span span, Arguments *args, Expr *body);
Expr *expr_if(Parser *parser, Span span, Expr *test, Expr *body, Expr *orelse);
Expr *expr_dict(Parser *parser, Span span, DictItemSeq items);
Expr *expr_set(Parser *parser, Span span, ExprSeq elts);
Expr *expr_list(Parser *parser, Span span, ExprSeq elts);
Expr *expr_tuple(Parser *parser, Span span, ExprSeq elts);
Expr *expr_comp(Parser *parser, Span span, ExprKind kind, Expr *elt, ComprehensionSeq loops);
Expr *expr_dict_comp(Parser *parser, Span span, DictItem item, ComprehensionSeq loops);
Expr *expr_yield(Parser *parser, Span span, Expr *value);
Expr *expr_yield_from(Parser *parser, Span span, Expr *value);
Expr *expr_compare(Parser *parser, Span span, Expr *left, ComparisonOperator op, Expr *right);
Expr *expr_call(Parser *parser, Span span, Expr *func, ArgumentSeq arguments);
Expr *expr_call_generator(Parser *parser, Span span, Expr *func, Expr *generator);
Expr *expr_attribute(Parser *parser, Span span, Expr *value, Name *attr);
Expr *expr_subscript(Parser *parser, Span span, Expr *value, Expr *slice);
Expr *expr_starred(Parser *parser, Span span, Expr *value);
Expr *expr_slice(Parser *parser, Span span, Expr *lower, Expr *upper, Expr *step);
/* The only item, or a tuple of several. */
Expr *expr_maybe_tuple(Parser *parser, Span span, ExprSeq list, bool ends_with_comma);
/* (value): notes the parentheses; a starred value is a fault. */
Expr *expr_group(Parser *parser, Expr *value);
Expr *expr_parenthesised(Expr *value);
/* The subject of match: a starred value alone is a fault. */
Expr *expr_subject(Parser *parser, Expr *value);
Expr *expr_for_targets(Parser *parser, Span span, ExprSeq list, bool ends_with_comma);
/* real + imaginary, in a pattern. */
Expr *expr_complex(Parser *parser, Span span, Expr *real, BinaryOperator op, Expr *imaginary);

Comprehension *comprehension_new(Parser *parser, Expr *target, Expr *iter);
Comprehension *comprehension_if(Parser *parser, Comprehension *loop, Expr *test);

/* ---- Literals (literal.c, fstring.c) ---------------------------------------------------------------------------- */

Expr *expr_number(Parser *parser, Span span, Literal literal);
Expr *expr_string(Parser *parser, Span span, Literal literal);
/* Neighbouring strings become one constant, or one JoinedStr. */
Expr *expr_strings(Parser *parser, Span span, ExprSeq parts);
Expr *expr_fstring_text(Parser *parser, Span span, Literal text);
Expr *expr_joined(Parser *parser, Span span, ExprSeq parts);
/* {value=!conversion:spec}; equal and conversion may be NULL.  With `=` gives a JoinedStr of text and value. */
Expr *expr_formatted(Parser *parser, Span span, Expr *value, const Span *equal, const Literal *conversion, Expr *spec);
Expr *expr_format_spec(Parser *parser, Span span, ExprSeq parts);

/* ---- Patterns --------------------------------------------------------------------------------------------------- */

Pattern *pattern_open(Parser *parser, Span span, PatternSeq list, bool ends_with_comma);
Pattern *pattern_star(Parser *parser, Span span, Name *name);
Pattern *pattern_as(Parser *parser, Span span, Pattern *left, Name *name, Span name_span);
Pattern *pattern_or(Parser *parser, Span span, PatternSeq list);
Pattern *pattern_value(Parser *parser, Span span, Expr *value);
Pattern *pattern_capture(Parser *parser, Span span, Name *name);
Pattern *pattern_sequence(Parser *parser, Span span, PatternSeq list);
Pattern *pattern_group(Parser *parser, Span span, PatternSeq list, bool ends_with_comma);
Pattern *pattern_mapping(Parser *parser, Span span, PatternItemSeq items);
Pattern *pattern_class(Parser *parser, Span span, Expr *cls, PatternItemSeq items);

#endif
