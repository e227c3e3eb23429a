/* python.y: tokens to syntax tree, in the order and with the names of Python's language reference.
 *
 * The grammar is LALR(1) without a conflict, because the scanner and the token queue (parser.c) decide beforehand what
 * one token of look-ahead cannot: which `match`, `case` and `type` are keywords, and which `with (` opens a list of
 * managers (WITH_PAREN).  Targets are read as expressions, and turned into targets by the actions (ast.c).
 *
 * A parse begins with one of the START_ tokens, which says what is wanted.  START_EXPRESSION and START_DISJUNCTION
 * serve diagnose.c, which measures expressions in text that is wrong.
 *
 * Actions never stop the parser: a constructor that finds fault leaves an error in `parser`, which is looked at after
 * each token.
 */
%define api.pure full
%define api.push-pull push
%define api.token.prefix {TOK_}
%define api.location.type {Span}
%define api.value.type union
%define parse.error custom
%define parse.lac full
%locations
%expect 0
%parse-param {Parser *parser}

%code requires {
#include "ast.h"
#include "build.h"

/* From the first part that is not empty to the last.  An empty rule is a point, just after what stands before it. */
#define YYLLOC_DEFAULT(current, rhs, n)                                                                                \
    do {                                                                                                               \
        int first_part = 1;                                                                                            \
        while (first_part < (n) && span_is_empty(YYRHSLOC(rhs, first_part)))                                           \
            first_part++;                                                                                              \
        (current) = (n) ? span_join(YYRHSLOC(rhs, first_part), YYRHSLOC(rhs, n)) : span_after(YYRHSLOC(rhs, 0));       \
    } while (0)
}

%code {
#include "state.h"

#include <stdlib.h>

/* Above what the scanner's and the constructors' own limits let through; a stack that deep ends in MemoryError. */
#define YYMAXDEPTH 100000
#define YYMALLOC malloc
#define YYFREE free

static void yyerror(Span *span, Parser *parser, const char *message);
}

%token START_FILE START_SINGLE START_EVAL START_EXPRESSION START_DISJUNCTION
%token START_BITWISE_OR START_STAR_EXPRESSIONS
%token NEWLINE "newline" INDENT "indent" DEDENT "dedent"

%token IF "if" ELIF "elif" ELSE "else" WHILE "while" FOR "for" IN "in" TRY "try" EXCEPT "except" FINALLY "finally"
%token WITH "with" AS "as" DEF "def" CLASS "class" RETURN "return" YIELD "yield" FROM "from" LAMBDA "lambda"
%token AND "and" OR "or" NOT "not" IS "is" DEL "del" PASS "pass" BREAK "break" CONTINUE "continue" GLOBAL "global"
%token NONLOCAL "nonlocal" IMPORT "import" RAISE "raise" ASSERT "assert" NONE "None" TRUE "True" FALSE "False"
%token ASYNC "async" AWAIT "await" UNKNOWN "unknown character"
%token MATCH "match" CASE "case" TYPE "type" WITH_PAREN "with ("

%token LESS_EQUAL "<=" GREATER_EQUAL ">=" EQUAL "==" NOT_EQUAL "!=" LEFT_SHIFT "<<" RIGHT_SHIFT ">>" POWER "**"
%token FLOOR_DIVIDE "//" ARROW "->" WALRUS ":=" ELLIPSIS "..."
%token <BinaryOperator> AUGMENTED "augmented assignment"

%token <Name *> NAME "name"
%token <Literal> NUMBER "number" STRING "string"
%token FSTRING_START "f-string" FSTRING_END "end of f-string" FSTRING_COLON "format spec" FSTRING_EQUAL "f-string ="
%token <Literal> FSTRING_MIDDLE "f-string text" FSTRING_CONVERSION "conversion"

%nterm <StmtSeq> statements simple_stmts simple_list block else_block_opt finally_block
%nterm <Stmt *> statement compound_stmt simple_stmt assignment import_stmt if_stmt while_stmt for_stmt try_stmt
%nterm <Stmt *> with_stmt function_def class_def match_stmt
%nterm <IfClauseSeq> elif_clauses
%nterm <ExceptHandlerSeq> except_blocks except_star_blocks
%nterm <ExceptHandler *> except_block except_star_block
%nterm <WithItemSeq> with_items paren_items
%nterm <WithItem *> with_item paren_item
%nterm <ExprSeq> decorators targets star_list expr_list star_named_list star_named_two slice_list strings fstring_parts
%nterm <ExprSeq> for_target_list
%nterm <Expr *> annotated_rhs star_expressions star_expression yield_expr named_expression star_named starred
%nterm <Expr *> expression disjunction conjunction inversion comparison bitwise_or bitwise_xor bitwise_and shift_expr
%nterm <Expr *> sum term factor power primary atom expressions for_targets target slices slice expression_opt
%nterm <Expr *> fstring fstring_field fstring_spec_opt subject_expr guard_opt annotation_opt returns_opt default_opt
%nterm <Expr *> assigned_opt bound_opt type_default_opt star_type_default_opt group
%nterm <NameSeq> names
%nterm <Name *> dotted_name
%nterm <ImportSource> import_source
%nterm <int> dots
%nterm <AliasSeq> dotted_as_names as_names
%nterm <Alias *> dotted_as_name as_name
%nterm <ParameterSeq> parameters parameter_list lambda_parameters lambda_parameter_list
%nterm <Parameter> parameter lambda_parameter
%nterm <TypeParamSeq> type_params_opt type_param_list
%nterm <TypeParam *> type_param
%nterm <MatchCaseSeq> case_blocks
%nterm <MatchCase *> case_block
%nterm <PatternSeq> pattern_list or_patterns
%nterm <Pattern *> patterns star_pattern pattern or_pattern closed_pattern
%nterm <Expr *> literal_expr number signed_number attribute class_name constant_string
%nterm <PatternItemSeq> mapping_items class_arguments
%nterm <PatternItem> mapping_item class_argument
%nterm <ArgumentSeq> arguments argument_list
%nterm <Argument> argument
%nterm <ComparisonOperator> compare_op
%nterm <ComprehensionSeq> comprehension
%nterm <Comprehension *> for_if_clause
%nterm <DictItemSeq> dict_items
%nterm <DictItem> dict_item

%%

/* ---- Starting points -------------------------------------------------------------------------------------------- */

start:
    START_FILE                           { parser->tree = tree_statements(parser, TREE_MODULE, (StmtSeq){0}); }
  | START_FILE statements[body]          { parser->tree = tree_statements(parser, TREE_MODULE, $body); }
  | START_SINGLE single
  | START_EVAL expressions[value] newlines { parser->tree = tree_expression(parser, $value); }
  | START_EXPRESSION expression[value]   { parser->measured = $value; }
  | START_DISJUNCTION disjunction[value] { parser->measured = $value; }
  | START_BITWISE_OR bitwise_or[value]   { parser->measured = $value; }
  | START_STAR_EXPRESSIONS star_expressions[value] { parser->measured = $value; }
  ;

/* What follows a compound statement here is the blank line that ends it. */
single:
    simple_stmts[body]                   { parser->tree = tree_statements(parser, TREE_INTERACTIVE, $body); }
  | compound_stmt[one] NEWLINE           { parser->tree = tree_statements(parser, TREE_INTERACTIVE, stmt_list(parser, $one)); }
  ;

newlines: %empty | newlines NEWLINE ;

/* ---- Statements ------------------------------------------------------------------------------------------------- */

statements:
    statement[one]                       { $$ = stmt_list(parser, $one); }
  | simple_stmts
  | statements[list] statement[next]     { $$ = stmt_append(parser, $list, $next); }
  | statements[list] simple_stmts[more]  { $$ = stmt_concat(parser, $list, $more); }
  ;

statement: compound_stmt ;

simple_stmts:
    simple_list NEWLINE                  { $$ = $simple_list; @$ = @simple_list; }
  | simple_list ';'[end] NEWLINE         { $$ = $simple_list; @$ = span_join(@simple_list, @end); }
  ;

simple_list:
    simple_stmt[one]                     { $$ = stmt_list(parser, $one); }
  | simple_list[list] ';' simple_stmt[next] { $$ = stmt_append(parser, $list, $next); }
  ;

compound_stmt: if_stmt | while_stmt | for_stmt | try_stmt | with_stmt | function_def | class_def | match_stmt
  | decorators function_def[definition]  { $$ = stmt_decorated($definition, $decorators); }
  | decorators class_def[definition]     { $$ = stmt_decorated($definition, $decorators); }
  ;

/* ---- Simple statements ------------------------------------------------------------------------------------------ */

simple_stmt: assignment | import_stmt
  | star_expressions[value]              { $$ = stmt_expr(parser, @$, $value); }
  | yield_expr[value]                    { $$ = stmt_expr(parser, @$, $value); }
  | "return"                             { $$ = stmt_return(parser, @$, NULL); }
  | "return" star_expressions[value]     { $$ = stmt_return(parser, @$, $value); }
  | "raise"                              { $$ = stmt_raise(parser, @$, NULL, NULL); }
  | "raise" expression[exc]              { $$ = stmt_raise(parser, @$, $exc, NULL); }
  | "raise" expression[exc] "from" expression[cause] { $$ = stmt_raise(parser, @$, $exc, $cause); }
  | "pass"                               { $$ = stmt_keyword(parser, @$, STMT_PASS); }
  | "break"                              { $$ = stmt_keyword(parser, @$, STMT_BREAK); }
  | "continue"                           { $$ = stmt_keyword(parser, @$, STMT_CONTINUE); }
  | "del" star_expressions[targets]      { $$ = stmt_delete(parser, @$, $targets); }
  | "assert" expression[test]            { $$ = stmt_assert(parser, @$, $test, NULL); }
  | "assert" expression[test] ',' expression[message] { $$ = stmt_assert(parser, @$, $test, $message); }
  | "global" names                       { $$ = stmt_names(parser, @$, STMT_GLOBAL, $names); }
  | "nonlocal" names                     { $$ = stmt_names(parser, @$, STMT_NONLOCAL, $names); }
  | "type" NAME type_params_opt[params] '=' expression[value] { $$ = stmt_type_alias(parser, @$, $NAME, @NAME, $params, $value); }
  ;

names:
    NAME                                 { $$ = name_append(parser, (NameSeq){0}, $NAME); }
  | names[list] ',' NAME                 { $$ = name_append(parser, $list, $NAME); }
  ;

assignment:
    star_expressions[target] ':' expression[annotation] assigned_opt[value] { $$ = stmt_ann_assign(parser, @$, $target, $annotation, $value); }
  | star_expressions[target] AUGMENTED[op] annotated_rhs[value] { $$ = stmt_aug_assign(parser, @$, $target, $op, $value); }
  | targets annotated_rhs[value]         { $$ = stmt_assign(parser, @$, $targets, $value); }
  ;

targets:
    star_expressions[target] '='         { $$ = expr_append(parser, (ExprSeq){0}, $target); }
  | yield_expr[target] '='               { $$ = expr_append(parser, (ExprSeq){0}, $target); }
  | targets[list] star_expressions[target] '=' { $$ = expr_append(parser, $list, $target); }
  | targets[list] yield_expr[target] '=' { $$ = expr_append(parser, $list, $target); }
  ;

annotated_rhs: star_expressions | yield_expr ;

assigned_opt:
    %empty                               { $$ = NULL; }
  | '=' annotated_rhs[value]             { $$ = $value; }
  ;

/* ---- Import ----------------------------------------------------------------------------------------------------- */

import_stmt:
    "import" dotted_as_names[list]       { $$ = stmt_import(parser, @$, $list); }
  | "from" import_source[from] "import" '*'[star] { $$ = stmt_import_star(parser, @$, $from, @star); }
  | "from" import_source[from] "import" as_names[list] { $$ = stmt_import_from(parser, @$, $from, $list); }
  | "from" import_source[from] "import" '(' as_names[list] ')' { $$ = stmt_import_from(parser, @$, $from, $list); }
  | "from" import_source[from] "import" '(' as_names[list] ',' ')' { $$ = stmt_import_from(parser, @$, $from, $list); }
  ;

import_source:
    dotted_name[module]                  { $$ = (ImportSource){$module, 0}; }
  | dots                                 { $$ = (ImportSource){NULL, $dots}; }
  | dots dotted_name[module]             { $$ = (ImportSource){$module, $dots}; }
  ;

dots:
    '.'                                  { $$ = 1; }
  | "..."                                { $$ = 3; }
  | dots[before] '.'                     { $$ = $before + 1; }
  | dots[before] "..."                   { $$ = $before + 3; }
  ;

dotted_name:
    NAME
  | dotted_name[before] '.' NAME         { $$ = name_dotted(parser, $before, $NAME); }
  ;

dotted_as_names:
    dotted_as_name[one]                  { $$ = alias_append(parser, (AliasSeq){0}, $one); }
  | dotted_as_names[list] ',' dotted_as_name[next] { $$ = alias_append(parser, $list, $next); }
  ;

dotted_as_name:
    dotted_name[name]                    { $$ = alias_new(parser, @$, $name, NULL); }
  | dotted_name[name] "as" NAME[as]      { $$ = alias_new(parser, @$, $name, $as); }
  ;

as_names:
    as_name[one]                         { $$ = alias_append(parser, (AliasSeq){0}, $one); }
  | as_names[list] ',' as_name[next]     { $$ = alias_append(parser, $list, $next); }
  ;

as_name:
    NAME[name]                           { $$ = alias_new(parser, @$, $name, NULL); }
  | NAME[name] "as" NAME[as]             { $$ = alias_new(parser, @$, $name, $as); }
  ;

/* ---- Compound statements ---------------------------------------------------------------------------------------- */

block:
    simple_stmts
  | NEWLINE INDENT statements DEDENT     { $$ = $statements; @$ = @statements; }
  ;

if_stmt:
    "if" named_expression[test] ':' block[body] elif_clauses[rest] else_block_opt[orelse] { $$ = stmt_if(parser, @$, $test, $body, $rest, $orelse); }
  ;

elif_clauses:
    %empty                               { $$ = (IfClauseSeq){0}; }
  | elif_clauses[list] "elif"[keyword] named_expression[test] ':' block[body] { $$ = if_clause_append(parser, $list, (IfClause){@keyword, $test, $body}); }
  ;

else_block_opt:
    %empty                               { $$ = (StmtSeq){0}; }
  | "else" ':' block                     { $$ = $block; }
  ;

while_stmt:
    "while" named_expression[test] ':' block[body] else_block_opt[orelse] { $$ = stmt_while(parser, @$, $test, $body, $orelse); }
  ;

for_stmt:
    "for" for_targets[target] "in" star_expressions[iter] ':' block[body] else_block_opt[orelse] { $$ = stmt_for(parser, @$, $target, $iter, $body, $orelse); }
  ;

/* At the bit-or level, so that `in` stays free. */
for_targets:
    for_target_list[list]                { $$ = expr_for_targets(parser, @$, $list, false); }
  | for_target_list[list] ','            { $$ = expr_for_targets(parser, @$, $list, true); }
  ;

for_target_list:
    target[one]                          { $$ = expr_append(parser, (ExprSeq){0}, $one); }
  | for_target_list[list] ',' target[next] { $$ = expr_append(parser, $list, $next); }
  ;

target: bitwise_or | starred ;

try_stmt:
    "try" ':' block[body] finally_block[final] { $$ = stmt_try(parser, @$, STMT_TRY, $body, (ExceptHandlerSeq){0}, (StmtSeq){0}, $final); }
  | "try" ':' block[body] except_blocks[handlers] else_block_opt[orelse] { $$ = stmt_try(parser, @$, STMT_TRY, $body, $handlers, $orelse, (StmtSeq){0}); }
  | "try" ':' block[body] except_blocks[handlers] else_block_opt[orelse] finally_block[final] { $$ = stmt_try(parser, @$, STMT_TRY, $body, $handlers, $orelse, $final); }
  | "try" ':' block[body] except_star_blocks[handlers] else_block_opt[orelse] { $$ = stmt_try(parser, @$, STMT_TRY_STAR, $body, $handlers, $orelse, (StmtSeq){0}); }
  | "try" ':' block[body] except_star_blocks[handlers] else_block_opt[orelse] finally_block[final] { $$ = stmt_try(parser, @$, STMT_TRY_STAR, $body, $handlers, $orelse, $final); }
  ;

finally_block: "finally" ':' block       { $$ = $block; } ;

except_blocks:
    except_block[one]                    { $$ = handler_append(parser, (ExceptHandlerSeq){0}, $one); }
  | except_blocks[list] except_block[next] { $$ = handler_append(parser, $list, $next); }
  ;

except_block:
    "except" ':' block[body]             { $$ = handler_new(parser, @$, NULL, NULL, $body); }
  | "except" expression[type] ':' block[body] { $$ = handler_new(parser, @$, $type, NULL, $body); }
  | "except" expression[type] "as" NAME ':' block[body] { $$ = handler_new(parser, @$, $type, $NAME, $body); }
  ;

except_star_blocks:
    except_star_block[one]               { $$ = handler_append(parser, (ExceptHandlerSeq){0}, $one); }
  | except_star_blocks[list] except_star_block[next] { $$ = handler_append(parser, $list, $next); }
  ;

except_star_block:
    "except" '*' expression[type] ':' block[body] { $$ = handler_new(parser, @$, $type, NULL, $body); }
  | "except" '*' expression[type] "as" NAME ':' block[body] { $$ = handler_new(parser, @$, $type, $NAME, $body); }
  ;

/* In `with (…):` the parentheses hold several managers, or are part of one: with_parenthesised decides. */
with_stmt:
    "with" with_items[items] ':' block[body] { $$ = stmt_with(parser, @$, $items, $body); }
  | "with" "with ("[open] paren_items[items] ')'[close] ':' block[body] { $$ = stmt_with(parser, @$, with_parenthesised(parser, span_join(@open, @close), $items, false), $body); }
  | "with" "with ("[open] paren_items[items] ',' ')'[close] ':' block[body] { $$ = stmt_with(parser, @$, with_parenthesised(parser, span_join(@open, @close), $items, true), $body); }
  | "with" "with ("[open] ')'[close] ':' block[body] { $$ = stmt_with(parser, @$, with_parenthesised(parser, span_join(@open, @close), (WithItemSeq){0}, false), $body); }
  | "with" "with (" yield_expr[value] ')' ':' block[body] { $$ = stmt_with(parser, @$, with_one(parser, expr_parenthesised($value)), $body); }
  | "with" "with ("[open] named_expression[elt] comprehension[loops] ')'[close] ':' block[body] { $$ = stmt_with(parser, @$, with_one(parser, expr_comp(parser, span_join(@open, @close), EXPR_GENERATOR_EXP, $elt, $loops)), $body); }
  ;

with_items:
    with_item[one]                       { $$ = with_item_append(parser, (WithItemSeq){0}, $one); }
  | with_items[list] ',' with_item[next] { $$ = with_item_append(parser, $list, $next); }
  ;

with_item:
    expression[value]                    { $$ = with_item_new(parser, $value, NULL); }
  | expression[value] "as" target        { $$ = with_item_new(parser, $value, $target); }
  ;

paren_items:
    paren_item[one]                      { $$ = with_item_append(parser, (WithItemSeq){0}, $one); }
  | paren_items[list] ',' paren_item[next] { $$ = with_item_append(parser, $list, $next); }
  ;

paren_item:
    named_expression[value]              { $$ = with_item_new(parser, $value, NULL); }
  | starred[value]                       { $$ = with_item_new(parser, $value, NULL); }
  | expression[value] "as" target        { $$ = with_item_new(parser, $value, $target); }
  ;

/* ---- Functions and classes -------------------------------------------------------------------------------------- */

decorators:
    '@' named_expression[value] NEWLINE  { $$ = expr_append(parser, (ExprSeq){0}, $value); }
  | decorators[list] '@' named_expression[value] NEWLINE { $$ = expr_append(parser, $list, $value); }
  ;

function_def:
    "def" NAME type_params_opt[types] '(' parameters ')' returns_opt[returns] ':' block[body] { $$ = stmt_function_def(parser, @$, $NAME, $types, arguments_build(parser, $parameters, false), $returns, $body); }
  ;

returns_opt:
    %empty                               { $$ = NULL; }
  | "->" expression[type]                { $$ = $type; }
  ;

parameters:
    %empty                               { $$ = (ParameterSeq){0}; }
  | parameter_list
  | parameter_list ','                   { $$ = parameters_end_with_comma($parameter_list); }
  ;

parameter_list:
    parameter[one]                       { $$ = parameter_append(parser, (ParameterSeq){0}, $one); }
  | parameter_list[list] ',' parameter[next] { $$ = parameter_append(parser, $list, $next); }
  ;

parameter:
    NAME annotation_opt[type] default_opt[value] { $$ = parameter_new(parser, PARAMETER_PLAIN, @$, $NAME, span_join(@NAME, @type), $type, $value); }
  | '*'                                  { $$ = parameter_new(parser, PARAMETER_STAR, @$, NULL, @$, NULL, NULL); }
  | '*' NAME annotation_opt[type] default_opt[value] { $$ = parameter_new(parser, PARAMETER_VARARG, @$, $NAME, span_join(@NAME, @type), $type, $value); }
  | '*' NAME ':' starred[type]           { $$ = parameter_new(parser, PARAMETER_VARARG, @$, $NAME, span_join(@NAME, @type), $type, NULL); }
  | "**" NAME annotation_opt[type] default_opt[value] { $$ = parameter_new(parser, PARAMETER_KWARG, @$, $NAME, span_join(@NAME, @type), $type, $value); }
  | '/'                                  { $$ = parameter_new(parser, PARAMETER_SLASH, @$, NULL, @$, NULL, NULL); }
  ;

annotation_opt:
    %empty                               { $$ = NULL; }
  | ':' expression[type]                 { $$ = $type; }
  ;

default_opt:
    %empty                               { $$ = NULL; }
  | '=' expression[value]                { $$ = $value; }
  ;

lambda_parameters:
    %empty                               { $$ = (ParameterSeq){0}; }
  | lambda_parameter_list
  | lambda_parameter_list ','            { $$ = parameters_end_with_comma($lambda_parameter_list); }
  ;

lambda_parameter_list:
    lambda_parameter[one]                { $$ = parameter_append(parser, (ParameterSeq){0}, $one); }
  | lambda_parameter_list[list] ',' lambda_parameter[next] { $$ = parameter_append(parser, $list, $next); }
  ;

lambda_parameter:
    NAME default_opt[value]              { $$ = parameter_new(parser, PARAMETER_PLAIN, @$, $NAME, @NAME, NULL, $value); }
  | '*'                                  { $$ = parameter_new(parser, PARAMETER_STAR, @$, NULL, @$, NULL, NULL); }
  | '*' NAME default_opt[value]          { $$ = parameter_new(parser, PARAMETER_VARARG, @$, $NAME, @NAME, NULL, $value); }
  | "**" NAME default_opt[value]         { $$ = parameter_new(parser, PARAMETER_KWARG, @$, $NAME, @NAME, NULL, $value); }
  | '/'                                  { $$ = parameter_new(parser, PARAMETER_SLASH, @$, NULL, @$, NULL, NULL); }
  ;

class_def:
    "class" NAME type_params_opt[types] ':' block[body] { $$ = stmt_class_def(parser, @$, $NAME, $types, (ArgumentSeq){0}, $body); }
  | "class" NAME type_params_opt[types] '(' arguments ')' ':' block[body] { $$ = stmt_class_def(parser, @$, $NAME, $types, $arguments, $body); }
  ;

type_params_opt:
    %empty                               { $$ = (TypeParamSeq){0}; }
  | '[' type_param_list[list] ']'        { $$ = $list; }
  | '[' type_param_list[list] ',' ']'    { $$ = $list; }
  ;

type_param_list:
    type_param[one]                      { $$ = type_param_append(parser, (TypeParamSeq){0}, $one); }
  | type_param_list[list] ',' type_param[next] { $$ = type_param_append(parser, $list, $next); }
  ;

type_param:
    NAME bound_opt[bound] type_default_opt[value] { $$ = type_param_new(parser, @$, TYPE_VAR, $NAME, $bound, $value); }
  | '*' NAME star_type_default_opt[value] { $$ = type_param_new(parser, @$, TYPE_VAR_TUPLE, $NAME, NULL, $value); }
  | "**" NAME type_default_opt[value]    { $$ = type_param_new(parser, @$, PARAM_SPEC, $NAME, NULL, $value); }
  ;

bound_opt:
    %empty                               { $$ = NULL; }
  | ':' expression[bound]                { $$ = $bound; }
  ;

type_default_opt:
    %empty                               { $$ = NULL; }
  | '=' expression[value]                { $$ = $value; }
  ;

star_type_default_opt:
    %empty                               { $$ = NULL; }
  | '=' star_expression[value]           { $$ = $value; }
  ;

/* ---- Match ------------------------------------------------------------------------------------------------------ */

match_stmt:
    "match" subject_expr[subject] ':' NEWLINE INDENT case_blocks[cases] DEDENT { $$ = stmt_match(parser, span_join(@1, @cases), $subject, $cases); @$ = $$->span; }
  ;

subject_expr:
    star_named                           { $$ = expr_subject(parser, $star_named); }
  | star_named ','                       { $$ = expr_tuple(parser, @$, expr_append(parser, (ExprSeq){0}, $star_named)); }
  | star_named_two[list]                 { $$ = expr_tuple(parser, @$, $list); }
  | star_named_two[list] ','             { $$ = expr_tuple(parser, @$, $list); }
  ;

case_blocks:
    case_block[one]                      { $$ = case_append(parser, (MatchCaseSeq){0}, $one); }
  | case_blocks[list] case_block[next]   { $$ = case_append(parser, $list, $next); }
  ;

case_block:
    "case" patterns guard_opt[guard] ':' block[body] { $$ = case_new(parser, $patterns, $guard, $body); }
  ;

guard_opt:
    %empty                               { $$ = NULL; }
  | "if" named_expression[test]          { $$ = $test; }
  ;

patterns:
    pattern_list[list]                   { $$ = pattern_open(parser, @$, $list, false); }
  | pattern_list[list] ','               { $$ = pattern_open(parser, @$, $list, true); }
  ;

pattern_list:
    star_pattern[one]                    { $$ = pattern_append(parser, (PatternSeq){0}, $one); }
  | pattern_list[list] ',' star_pattern[next] { $$ = pattern_append(parser, $list, $next); }
  ;

star_pattern:
    pattern
  | '*' NAME                             { $$ = pattern_star(parser, @$, $NAME); }
  ;

pattern:
    or_pattern
  | or_pattern[left] "as" NAME           { $$ = pattern_as(parser, @$, $left, $NAME, @NAME); }
  ;

or_pattern:
    or_patterns[list]                    { $$ = pattern_or(parser, @$, $list); }
  ;

or_patterns:
    closed_pattern[one]                  { $$ = pattern_append(parser, (PatternSeq){0}, $one); }
  | or_patterns[list] '|' closed_pattern[next] { $$ = pattern_append(parser, $list, $next); }
  ;

closed_pattern:
    literal_expr[value]                  { $$ = pattern_value(parser, @$, $value); }
  | NAME                                 { $$ = pattern_capture(parser, @$, $NAME); }
  | attribute[value]                     { $$ = pattern_value(parser, @$, $value); }
  | '(' ')'                              { $$ = pattern_sequence(parser, @$, (PatternSeq){0}); }
  | '(' pattern_list[list] ')'           { $$ = pattern_group(parser, @$, $list, false); }
  | '(' pattern_list[list] ',' ')'       { $$ = pattern_group(parser, @$, $list, true); }
  | '[' ']'                              { $$ = pattern_sequence(parser, @$, (PatternSeq){0}); }
  | '[' pattern_list[list] ']'           { $$ = pattern_sequence(parser, @$, $list); }
  | '[' pattern_list[list] ',' ']'       { $$ = pattern_sequence(parser, @$, $list); }
  | '{' '}'                              { $$ = pattern_mapping(parser, @$, (PatternItemSeq){0}); }
  | '{' mapping_items[items] '}'         { $$ = pattern_mapping(parser, @$, $items); }
  | '{' mapping_items[items] ',' '}'     { $$ = pattern_mapping(parser, @$, $items); }
  | class_name[class] '(' ')'            { $$ = pattern_class(parser, @$, $class, (PatternItemSeq){0}); }
  | class_name[class] '(' class_arguments[items] ')' { $$ = pattern_class(parser, @$, $class, $items); }
  | class_name[class] '(' class_arguments[items] ',' ')' { $$ = pattern_class(parser, @$, $class, $items); }
  ;

attribute:
    NAME[value] '.' NAME[attr]           { $$ = expr_attribute(parser, @$, expr_name(parser, @value, $value), $attr); }
  | attribute[value] '.' NAME[attr]      { $$ = expr_attribute(parser, @$, $value, $attr); }
  ;

class_name:
    NAME                                 { $$ = expr_name(parser, @$, $NAME); }
  | attribute
  ;

literal_expr: number | constant_string
  | "None"                               { $$ = expr_keyword(parser, @$, CONST_NONE); }
  | "True"                               { $$ = expr_keyword(parser, @$, CONST_TRUE); }
  | "False"                              { $$ = expr_keyword(parser, @$, CONST_FALSE); }
  ;

constant_string: strings                 { $$ = expr_strings(parser, @$, $strings); } ;

number:
    signed_number
  | signed_number[real] '+' NUMBER[imaginary] { $$ = expr_complex(parser, @$, $real, OP_ADD, expr_number(parser, @imaginary, $imaginary)); }
  | signed_number[real] '-' NUMBER[imaginary] { $$ = expr_complex(parser, @$, $real, OP_SUB, expr_number(parser, @imaginary, $imaginary)); }
  ;

signed_number:
    NUMBER                               { $$ = expr_number(parser, @$, $NUMBER); }
  | '-' NUMBER                           { $$ = expr_unary(parser, @$, UNARY_SUB, expr_number(parser, @NUMBER, $NUMBER)); }
  ;

mapping_items:
    mapping_item[one]                    { $$ = pattern_item_append(parser, (PatternItemSeq){0}, $one); }
  | mapping_items[list] ',' mapping_item[next] { $$ = pattern_item_append(parser, $list, $next); }
  ;

mapping_item:
    literal_expr[key] ':' pattern        { $$ = (PatternItem){@$, NULL, $key, $pattern}; }
  | attribute[key] ':' pattern           { $$ = (PatternItem){@$, NULL, $key, $pattern}; }
  | "**" NAME                            { $$ = (PatternItem){@$, $NAME, NULL, NULL}; }
  ;

class_arguments:
    class_argument[one]                  { $$ = pattern_item_append(parser, (PatternItemSeq){0}, $one); }
  | class_arguments[list] ',' class_argument[next] { $$ = pattern_item_append(parser, $list, $next); }
  ;

class_argument:
    pattern                              { $$ = (PatternItem){@$, NULL, NULL, $pattern}; }
  | NAME '=' pattern                     { $$ = (PatternItem){@$, $NAME, NULL, $pattern}; }
  ;

/* ---- Expressions ------------------------------------------------------------------------------------------------ */

expressions:
    expr_list[list]                      { $$ = expr_maybe_tuple(parser, @$, $list, false); }
  | expr_list[list] ','                  { $$ = expr_maybe_tuple(parser, @$, $list, true); }
  ;

expr_list:
    expression[one]                      { $$ = expr_append(parser, (ExprSeq){0}, $one); }
  | expr_list[list] ',' expression[next] { $$ = expr_append(parser, $list, $next); }
  ;

star_expressions:
    star_list[list]                      { $$ = expr_maybe_tuple(parser, @$, $list, false); }
  | star_list[list] ','                  { $$ = expr_maybe_tuple(parser, @$, $list, true); }
  ;

star_list:
    star_expression[one]                 { $$ = expr_append(parser, (ExprSeq){0}, $one); }
  | star_list[list] ',' star_expression[next] { $$ = expr_append(parser, $list, $next); }
  ;

star_expression: expression | starred ;

starred: '*' bitwise_or[value]           { $$ = expr_starred(parser, @$, $value); } ;

yield_expr:
    "yield"                              { $$ = expr_yield(parser, @$, NULL); }
  | "yield" star_expressions[value]      { $$ = expr_yield(parser, @$, $value); }
  | "yield" "from" expression[value]     { $$ = expr_yield_from(parser, @$, $value); }
  ;

named_expression:
    expression
  | NAME ":=" expression[value]          { $$ = expr_named(parser, @$, expr_name(parser, @NAME, $NAME), $value); }
  ;

star_named: named_expression | starred ;

star_named_list:
    star_named[one]                      { $$ = expr_append(parser, (ExprSeq){0}, $one); }
  | star_named_list[list] ',' star_named[next] { $$ = expr_append(parser, $list, $next); }
  ;

star_named_two:
    star_named[one] ',' star_named[two]  { $$ = expr_append(parser, expr_append(parser, (ExprSeq){0}, $one), $two); }
  | star_named_two[list] ',' star_named[next] { $$ = expr_append(parser, $list, $next); }
  ;

expression:
    disjunction
  | disjunction[body] "if" disjunction[test] "else" expression[orelse] { $$ = expr_if(parser, @$, $test, $body, $orelse); }
  | "lambda" lambda_parameters[parameters] ':' expression[body] { $$ = expr_lambda(parser, @$, arguments_build(parser, $parameters, true), $body); }
  ;

disjunction:
    conjunction
  | disjunction[left] "or" conjunction[right] { $$ = expr_bool(parser, @$, BOOL_OR, $left, $right); }
  ;

conjunction:
    inversion
  | conjunction[left] "and" inversion[right] { $$ = expr_bool(parser, @$, BOOL_AND, $left, $right); }
  ;

inversion:
    comparison
  | "not" inversion[operand]             { $$ = expr_unary(parser, @$, UNARY_NOT, $operand); }
  ;

comparison:
    bitwise_or
  | comparison[left] compare_op[op] bitwise_or[right] { $$ = expr_compare(parser, @$, $left, $op, $right); }
  ;

compare_op:
    '<'                                  { $$ = CMP_LT; }
  | '>'                                  { $$ = CMP_GT; }
  | "<="                                 { $$ = CMP_LT_E; }
  | ">="                                 { $$ = CMP_GT_E; }
  | "=="                                 { $$ = CMP_EQ; }
  | "!="                                 { $$ = CMP_NOT_EQ; }
  | "in"                                 { $$ = CMP_IN; }
  | "not" "in"                           { $$ = CMP_NOT_IN; }
  | "is"                                 { $$ = CMP_IS; }
  | "is" "not"                           { $$ = CMP_IS_NOT; }
  ;

bitwise_or:
    bitwise_xor
  | bitwise_or[left] '|' bitwise_xor[right] { $$ = expr_binary(parser, @$, OP_BIT_OR, $left, $right); }
  ;

bitwise_xor:
    bitwise_and
  | bitwise_xor[left] '^' bitwise_and[right] { $$ = expr_binary(parser, @$, OP_BIT_XOR, $left, $right); }
  ;

bitwise_and:
    shift_expr
  | bitwise_and[left] '&' shift_expr[right] { $$ = expr_binary(parser, @$, OP_BIT_AND, $left, $right); }
  ;

shift_expr:
    sum
  | shift_expr[left] "<<" sum[right]     { $$ = expr_binary(parser, @$, OP_L_SHIFT, $left, $right); }
  | shift_expr[left] ">>" sum[right]     { $$ = expr_binary(parser, @$, OP_R_SHIFT, $left, $right); }
  ;

sum:
    term
  | sum[left] '+' term[right]            { $$ = expr_binary(parser, @$, OP_ADD, $left, $right); }
  | sum[left] '-' term[right]            { $$ = expr_binary(parser, @$, OP_SUB, $left, $right); }
  ;

term:
    factor
  | term[left] '*' factor[right]         { $$ = expr_binary(parser, @$, OP_MULT, $left, $right); }
  | term[left] '/' factor[right]         { $$ = expr_binary(parser, @$, OP_DIV, $left, $right); }
  | term[left] "//" factor[right]        { $$ = expr_binary(parser, @$, OP_FLOOR_DIV, $left, $right); }
  | term[left] '%' factor[right]         { $$ = expr_binary(parser, @$, OP_MOD, $left, $right); }
  | term[left] '@' factor[right]         { $$ = expr_binary(parser, @$, OP_MAT_MULT, $left, $right); }
  ;

factor:
    power
  | '+' factor[operand]                  { $$ = expr_unary(parser, @$, UNARY_ADD, $operand); }
  | '-' factor[operand]                  { $$ = expr_unary(parser, @$, UNARY_SUB, $operand); }
  | '~' factor[operand]                  { $$ = expr_unary(parser, @$, UNARY_INVERT, $operand); }
  ;

power:
    primary
  | primary[left] "**" factor[right]     { $$ = expr_binary(parser, @$, OP_POW, $left, $right); }
  ;

primary:
    atom
  | primary[value] '.' NAME              { $$ = expr_attribute(parser, @$, $value, $NAME); }
  | primary[func] '(' arguments ')'      { $$ = expr_call(parser, @$, $func, $arguments); }
  | primary[func] '('[open] named_expression[elt] comprehension[loops] ')'[close] { $$ = expr_call_generator(parser, @$, $func, expr_comp(parser, span_join(@open, @close), EXPR_GENERATOR_EXP, $elt, $loops)); }
  | primary[value] '[' slices ']'        { $$ = expr_subscript(parser, @$, $value, $slices); }
  ;

slices:
    slice
  | slice[one] ','                       { $$ = expr_tuple(parser, @$, expr_append(parser, (ExprSeq){0}, $one)); }
  | slice_list[list]                     { $$ = expr_tuple(parser, @$, $list); }
  | slice_list[list] ','                 { $$ = expr_tuple(parser, @$, $list); }
  | starred[one]                         { $$ = expr_tuple(parser, @$, expr_append(parser, (ExprSeq){0}, $one)); }
  | starred[one] ','                     { $$ = expr_tuple(parser, @$, expr_append(parser, (ExprSeq){0}, $one)); }
  ;

slice_list:
    slice[one] ',' slice[two]            { $$ = expr_append(parser, expr_append(parser, (ExprSeq){0}, $one), $two); }
  | slice[one] ',' starred[two]          { $$ = expr_append(parser, expr_append(parser, (ExprSeq){0}, $one), $two); }
  | starred[one] ',' slice[two]          { $$ = expr_append(parser, expr_append(parser, (ExprSeq){0}, $one), $two); }
  | starred[one] ',' starred[two]        { $$ = expr_append(parser, expr_append(parser, (ExprSeq){0}, $one), $two); }
  | slice_list[list] ',' slice[next]     { $$ = expr_append(parser, $list, $next); }
  | slice_list[list] ',' starred[next]   { $$ = expr_append(parser, $list, $next); }
  ;

slice:
    named_expression
  | expression_opt[lower] ':' expression_opt[upper] { $$ = expr_slice(parser, @$, $lower, $upper, NULL); }
  | expression_opt[lower] ':' expression_opt[upper] ':' expression_opt[step] { $$ = expr_slice(parser, @$, $lower, $upper, $step); }
  ;

expression_opt:
    %empty                               { $$ = NULL; }
  | expression
  ;

/* ---- Arguments of a call ---------------------------------------------------------------------------------------- */

arguments:
    %empty                               { $$ = (ArgumentSeq){0}; }
  | argument_list[list]                  { $$ = arguments_checked(parser, $list); }
  | argument_list[list] ','              { $$ = arguments_checked(parser, $list); }
  ;

argument_list:
    argument[one]                        { $$ = argument_append(parser, (ArgumentSeq){0}, $one); }
  | argument_list[list] ',' argument[next] { $$ = argument_append(parser, $list, $next); }
  ;

argument:
    named_expression[value]              { $$ = (Argument){ARGUMENT_POSITIONAL, @$, NULL, $value}; }
  | expression[name] '='[equal] expression[value] { $$ = argument_named(parser, @$, $name, @equal, $value); }
  | '*' expression[value]                { $$ = (Argument){ARGUMENT_STARRED, @$, NULL, expr_starred(parser, @$, $value)}; }
  | "**" expression[value]               { $$ = (Argument){ARGUMENT_DOUBLE_STARRED, @$, NULL, $value}; }
  ;

/* ---- Atoms ------------------------------------------------------------------------------------------------------ */

atom:
    NAME                                 { $$ = expr_name(parser, @$, $NAME); }
  | NUMBER                               { $$ = expr_number(parser, @$, $NUMBER); }
  | strings                              { $$ = expr_strings(parser, @$, $strings); }
  | "None"                               { $$ = expr_keyword(parser, @$, CONST_NONE); }
  | "True"                               { $$ = expr_keyword(parser, @$, CONST_TRUE); }
  | "False"                              { $$ = expr_keyword(parser, @$, CONST_FALSE); }
  | "..."                                { $$ = expr_keyword(parser, @$, CONST_ELLIPSIS); }
  | group
  | '(' ')'                              { $$ = expr_parenthesised(expr_tuple(parser, @$, (ExprSeq){0})); }
  | '(' star_named[one] ',' ')'          { $$ = expr_parenthesised(expr_tuple(parser, @$, expr_append(parser, (ExprSeq){0}, $one))); }
  | '(' star_named_two[list] ')'         { $$ = expr_parenthesised(expr_tuple(parser, @$, $list)); }
  | '(' star_named_two[list] ',' ')'     { $$ = expr_parenthesised(expr_tuple(parser, @$, $list)); }
  | '(' star_named[elt] comprehension[loops] ')' { $$ = expr_comp(parser, @$, EXPR_GENERATOR_EXP, $elt, $loops); }
  | '[' ']'                              { $$ = expr_list(parser, @$, (ExprSeq){0}); }
  | '[' star_named_list[list] ']'        { $$ = expr_list(parser, @$, $list); }
  | '[' star_named_list[list] ',' ']'    { $$ = expr_list(parser, @$, $list); }
  | '[' star_named[elt] comprehension[loops] ']' { $$ = expr_comp(parser, @$, EXPR_LIST_COMP, $elt, $loops); }
  | '{' '}'                              { $$ = expr_dict(parser, @$, (DictItemSeq){0}); }
  | '{' star_named_list[list] '}'        { $$ = expr_set(parser, @$, $list); }
  | '{' star_named_list[list] ',' '}'    { $$ = expr_set(parser, @$, $list); }
  | '{' star_named[elt] comprehension[loops] '}' { $$ = expr_comp(parser, @$, EXPR_SET_COMP, $elt, $loops); }
  | '{' dict_items[items] '}'            { $$ = expr_dict(parser, @$, $items); }
  | '{' dict_items[items] ',' '}'        { $$ = expr_dict(parser, @$, $items); }
  | '{' dict_item[item] comprehension[loops] '}' { $$ = expr_dict_comp(parser, @$, $item, $loops); }
  ;

group:
    '(' star_named[value] ')'            { $$ = expr_group(parser, $value); }
  | '(' yield_expr[value] ')'            { $$ = expr_parenthesised($value); }
  ;

dict_items:
    dict_item[one]                       { $$ = dict_item_append(parser, (DictItemSeq){0}, $one); }
  | dict_items[list] ',' dict_item[next] { $$ = dict_item_append(parser, $list, $next); }
  ;

dict_item:
    expression[key] ':' expression[value] { $$ = (DictItem){@$, $key, $value}; }
  | "**" bitwise_or[value]               { $$ = (DictItem){@$, NULL, $value}; }
  ;

comprehension:
    for_if_clause[one]                   { $$ = comprehension_append(parser, (ComprehensionSeq){0}, $one); }
  | comprehension[list] for_if_clause[next] { $$ = comprehension_append(parser, $list, $next); }
  ;

for_if_clause:
    "for" for_targets[target] "in" disjunction[iter] { $$ = comprehension_new(parser, $target, $iter); }
  | for_if_clause[loop] "if" disjunction[test] { $$ = comprehension_if(parser, $loop, $test); }
  ;

/* ---- Strings ---------------------------------------------------------------------------------------------------- */

strings:
    STRING[one]                          { $$ = expr_append(parser, (ExprSeq){0}, expr_string(parser, @one, $one)); }
  | fstring[one]                         { $$ = expr_append(parser, (ExprSeq){0}, $one); }
  | strings[list] STRING[next]           { $$ = expr_append(parser, $list, expr_string(parser, @next, $next)); }
  | strings[list] fstring[next]          { $$ = expr_append(parser, $list, $next); }
  ;

fstring: FSTRING_START fstring_parts[parts] FSTRING_END { $$ = expr_joined(parser, @$, $parts); } ;

fstring_parts:
    %empty                               { $$ = (ExprSeq){0}; }
  | fstring_parts[list] FSTRING_MIDDLE[text] { $$ = expr_append(parser, $list, expr_fstring_text(parser, @text, $text)); }
  | fstring_parts[list] fstring_field[field] { $$ = expr_append(parser, $list, $field); }
  ;

fstring_field:
    '{' annotated_rhs[value] fstring_spec_opt[spec] '}' { $$ = expr_formatted(parser, @$, $value, NULL, NULL, $spec); }
  | '{' annotated_rhs[value] FSTRING_CONVERSION[conversion] fstring_spec_opt[spec] '}' { $$ = expr_formatted(parser, @$, $value, NULL, &$conversion, $spec); }
  | '{' annotated_rhs[value] FSTRING_EQUAL[equal] fstring_spec_opt[spec] '}' { $$ = expr_formatted(parser, @$, $value, &@equal, NULL, $spec); }
  | '{' annotated_rhs[value] FSTRING_EQUAL[equal] FSTRING_CONVERSION[conversion] fstring_spec_opt[spec] '}' { $$ = expr_formatted(parser, @$, $value, &@equal, &$conversion, $spec); }
  ;

fstring_spec_opt:
    %empty                               { $$ = NULL; }
  | FSTRING_COLON fstring_parts[parts]   { $$ = expr_format_spec(parser, @$, $parts); }
  ;

%%

/* The parser stops at the token that `parser` is pushing: that is all diagnose.c needs to know. */
static int yyreport_syntax_error(const yypcontext_t *context, Parser *parser)
{
    (void)context;
    (void)yypcontext_expected_tokens; /* diagnose.c asks by trying */
    parser->is_rejected = true;
    return 0;
}

/* Called only when the stack cannot grow. */
static void yyerror(Span *span, Parser *parser, const char *message)
{
    (void)span;
    (void)message;
    parser->is_too_deep = true;
}

/* For diagnose.c. */
bool parser_expects(yypstate *state, int kind)
{
    yysymbol_kind_t expected[YYNTOKENS];
    int count = yypstate_expected_tokens(state, expected, YYNTOKENS);
    for (int i = 0; i < count; i++)
        if (expected[i] == YYTRANSLATE(kind))
            return true;
    return false;
}
