/* diagnose.c: what was meant, when the grammar says no.
 *
 * An error is found in this order, CPython's:
 *
 *   1. a lexical error, anywhere in the text (the scanner has gone on after the grammar stopped);
 *   2. the text ends inside brackets: the bracket was never closed;
 *   3. the first situation of the table below that fits, which has words of its own;
 *   4. "invalid syntax" at the token that the grammar rejected.
 *
 * A situation looks at the kept tokens around the rejected one, tokens[at].  Where it must know how far an expression
 * reaches, it pushes tokens into a second parser (measure.c), so the grammar is written down once.  The order of the
 * table is that in which CPython's second pass comes upon the situations.
 */
#include "diagnose.h"

#include <string.h>

/* ---- Reports ----------------------------------------------------------------------------------------------------- */

static bool report_typed(Parser *parser, const char *type, Span span, const char *message)
{
    parser->error = error_make_span(parser, type, span, message);
    return true;
}

static bool report(Parser *parser, Span span, const char *message)
{
    return report_typed(parser, "SyntaxError", span, message);
}

/* A token that has no text of its own (INDENT, DEDENT, the end) has no end either, in CPython's reports. */
static bool report_token(Parser *parser, const char *type, size_t at, const char *message)
{
    const Token *token = &parser->tokens[at];
    int line = token->span.line, column = token->span.column;
    if (token->kind == TOK_YYEOF || (token->kind == TOK_DEDENT && (size_t)line == parser->line_count)) {
        line = at == 0 && parser->source_length == 0 ? 0 : line > 1 ? line - 1 : line;
        column = (int)line_length(parser, line) + 1;
    } else if (token->kind != TOK_INDENT && token->kind != TOK_DEDENT) {
        return report_typed(parser, type, token->span, message);
    }
    column = column_in_characters(parser, line, column);
    parser->error = error_make(parser, type, line, column, line, -1, message);
    return true;
}

/* From a token to the last that CPython would have read, tokens[last], whose end it gives without adding one. */
static bool report_from(Parser *parser, Span first, size_t last, const char *message)
{
    Span end = parser->tokens[last < parser->token_count ? last : parser->token_count - 1].span;
    report(parser, span_join(first, end), message);
    parser->error.end_column--;
    return true;
}

static bool report_never_closed(Parser *parser)
{
    const Bracket *bracket = &parser->brackets[parser->bracket_count - 1];
    int column = column_in_characters(parser, bracket->line, bracket->column) + 1;
    parser->error = error_make(parser, "SyntaxError", bracket->line, column, bracket->line, 0,
                               format_message(parser, "'%c' was never closed", bracket->opener));
    return true;
}

/* ---- Looking around ---------------------------------------------------------------------------------------------- */

static int kind_at(const Parser *parser, size_t at)
{
    return at < parser->token_count ? parser->tokens[at].kind : TOK_YYEOF;
}

static Span span_at(const Parser *parser, size_t at)
{
    return parser->tokens[at].span;
}

static bool is_layout(int kind)
{
    return kind == TOK_NEWLINE || kind == TOK_INDENT || kind == TOK_DEDENT;
}

/* The first token of the logical line in which tokens[at] is (a NEWLINE belongs to the line it ends). */
static size_t line_begin(const Parser *parser, size_t at)
{
    while (at > 0 && !is_layout(parser->tokens[at - 1].kind))
        at--;
    return at;
}

/* The bracket around tokens[at]: its index, or -1. */
static long opener_of(const Parser *parser, size_t at)
{
    int level = at > 0 ? parser->tokens[at - 1].level : 0;
    for (size_t i = at; level > 0 && i-- > 0;)
        if (parser->tokens[i].level == level &&
            strchr("([{", parser->tokens[i].kind < 128 ? parser->tokens[i].kind : 'x') &&
            (i == 0 || parser->tokens[i - 1].level == level - 1))
            return (long)i;
        else if (parser->tokens[i].kind == TOK_WITH_PAREN && parser->tokens[i].level == level)
            return (long)i;
    return -1;
}

static bool ends_operand(int kind)
{
    switch (kind) {
    case TOK_NAME: case TOK_STRING: case TOK_FSTRING_END: case ')': case ']': case '}':
        return true;
    default:
        return false;
    }
}

/* Is the bracket a call's, or the one of a class? */
static bool is_call(const Parser *parser, long opener)
{
    return opener > 0 && kind_at(parser, (size_t)opener) == '(' && ends_operand(kind_at(parser, (size_t)opener - 1));
}

static bool is_in_definition(const Parser *parser, size_t first, size_t at)
{
    return kind_at(parser, first) == TOK_DEF && at > first && parser->tokens[at - 1].level > 0;
}

/* May an expression begin at tokens[at], seen from what stands before it? */
static bool may_begin_expression(const Parser *parser, size_t first, size_t at)
{
    int statement = kind_at(parser, first);
    if (at == first)
        return true;
    if (statement == TOK_FROM || statement == TOK_IMPORT)
        return false;
    const Token *before = &parser->tokens[at - 1];
    bool is_parameter = statement == TOK_DEF && strchr("(,*", before->kind < 128 ? before->kind : 'x') &&
                        opener_of(parser, at) == (long)first + 2;
    if (is_parameter)
        return false;
    switch (before->kind) {
    case TOK_AS:
        return statement == TOK_WITH;
    case '(': case '[': case '{': case ',': case ':': case ';': case '=': case '@':
    case TOK_WITH_PAREN: case TOK_RETURN: case TOK_ASSERT: case TOK_RAISE: case TOK_ELSE: case TOK_WALRUS: case TOK_ARROW:
    case TOK_AUGMENTED: case TOK_YIELD: case TOK_FROM: case TOK_WITH: case TOK_EXCEPT: case TOK_MATCH: case TOK_DEL:
        return true;
    case TOK_IF: case TOK_ELIF: case TOK_WHILE: case TOK_IN:
        return before->level == 0 && (at - 1 == first || kind_at(parser, first) == TOK_FOR);
    case '*': case TOK_POWER: {
        int outer = at >= 2 ? kind_at(parser, at - 2) : 0;
        bool is_first = before->kind == '*' && (outer == '(' || outer == '[' || outer == '{');
        return is_first || ((outer == '(' || outer == ',') && is_call(parser, opener_of(parser, at)));
    }
    default:
        return false;
    }
}

/* The `{` of the f-string's field around tokens[at], or 0. */
static size_t field_of(const Parser *parser, size_t at)
{
    long opener = opener_of(parser, at);
    if (opener <= 0 || kind_at(parser, (size_t)opener) != '{')
        return 0;
    int before = kind_at(parser, (size_t)opener - 1);
    bool is_field = before == TOK_FSTRING_START || before == TOK_FSTRING_MIDDLE || before == TOK_FSTRING_COLON;
    for (size_t i = (size_t)opener; !is_field && before == '}' && i-- > 0;)
        if (kind_at(parser, i) == TOK_FSTRING_START || kind_at(parser, i) == TOK_FSTRING_COLON)
            is_field = true; /* two fields side by side */
        else if (is_layout(kind_at(parser, i)))
            break;
    return is_field ? (size_t)opener : 0;
}

static bool is_name(const Parser *parser, size_t at, const char *text)
{
    return kind_at(parser, at) == TOK_NAME && strcmp(parser->tokens[at].value.TOK_NAME->text, text) == 0;
}

static bool is_legacy_name(const Parser *parser, size_t at)
{
    return is_name(parser, at, "print") || is_name(parser, at, "exec");
}

/* CPython compares only as many characters as the name has, so that `c` counts as `case`, too. */
static bool is_soft_keyword(const Parser *parser, size_t at)
{
    static const char *const words[] = {"_", "case", "match", "type"};
    if (kind_at(parser, at) != TOK_NAME)
        return false;
    const Name *name = parser->tokens[at].value.TOK_NAME;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncmp(words[i], name->text, name->length) == 0)
            return true;
    return false;
}

/* ---- Situations: blocks and indentation -------------------------------------------------------------------------- */

static const char *block_name(const Parser *parser, size_t first)
{
    switch (kind_at(parser, first)) {
    case TOK_IF: return "'if' statement";
    case TOK_ELIF: return "'elif' statement";
    case TOK_ELSE: return "'else' statement";
    case TOK_FOR: return "'for' statement";
    case TOK_WHILE: return "'while' statement";
    case TOK_WITH: return "'with' statement";
    case TOK_TRY: return "'try' statement";
    case TOK_EXCEPT: return kind_at(parser, first + 1) == '*' ? "'except*' statement" : "'except' statement";
    case TOK_FINALLY: return "'finally' statement";
    case TOK_MATCH: return "'match' statement";
    case TOK_CASE: return "'case' statement";
    case TOK_CLASS: return "class definition";
    case TOK_DEF: return "function definition";
    default: return NULL;
    }
}

static bool missing_block(Parser *parser, size_t at)
{
    if (at < 2 || kind_at(parser, at - 1) != TOK_NEWLINE || kind_at(parser, at - 2) != ':' ||
        kind_at(parser, at) == TOK_INDENT)
        return false;
    size_t first = line_begin(parser, at - 2);
    const char *name = block_name(parser, first);
    if (!name)
        return false;
    return report_token(parser, "IndentationError", at,
                        format_message(parser, "expected an indented block after %s on line %d", name,
                                       span_at(parser, first).line));
}

static bool missing_handler(Parser *parser, size_t at)
{
    if (at == 0 || !is_layout(kind_at(parser, at - 1)) || !is_expected(parser, at, TOK_EXCEPT) ||
        is_expected(parser, at, TOK_NAME))
        return false;
    return report_token(parser, "SyntaxError", at, "expected 'except' or 'finally' block");
}

static bool no_exception(Parser *parser, size_t at)
{
    bool is_empty = at >= 2 && kind_at(parser, at - 1) == '*' && kind_at(parser, at - 2) == TOK_EXCEPT &&
                    (kind_at(parser, at) == ':' || kind_at(parser, at) == TOK_NEWLINE);
    return is_empty && report(parser, span_at(parser, at), "expected one or more exception types");
}

static bool mixed_handlers(Parser *parser, size_t at)
{
    if (at == 0 || kind_at(parser, at - 1) != TOK_EXCEPT)
        return false;
    const char *message = "cannot have both 'except' and 'except*' on the same 'try'";
    if (kind_at(parser, at) == '*' && kind_at(parser, at + 1) == ':')
        return no_exception(parser, at + 1);
    if (kind_at(parser, at) == '*')
        return report(parser, span_join(span_at(parser, at - 1), span_at(parser, at)), message);
    if (is_expected(parser, at, '*') && !is_expected(parser, at, ':'))
        return report(parser, span_at(parser, at - 1), message);
    return false;
}

static bool unexpected_indent(Parser *parser, size_t at)
{
    if (kind_at(parser, at) == TOK_DEDENT)
        return report_token(parser, "IndentationError", at, "unexpected unindent");
    if (kind_at(parser, at) != TOK_INDENT)
        return false;
    bool is_after_try = at > 0 && kind_at(parser, at - 1) == TOK_NEWLINE &&
                        kind_at(parser, line_begin(parser, at - 1)) == TOK_TRY;
    if (is_after_try) /* try: with its block on the same line */
        return report_token(parser, "SyntaxError", at, "expected 'except' or 'finally' block");
    return report_token(parser, "IndentationError", at, "unexpected indent");
}

/* ---- Situations: headers ----------------------------------------------------------------------------------------- */

static bool several_exceptions(Parser *parser, size_t at)
{
    size_t first = line_begin(parser, at);
    if (kind_at(parser, first) != TOK_EXCEPT || kind_at(parser, at) != ',' || parser->tokens[at].level > 0)
        return false;
    size_t begin = first + 1 + (kind_at(parser, first + 1) == '*');
    size_t end = measure(parser, TOK_START_STAR_EXPRESSIONS, begin, NULL);
    if (kind_at(parser, end) == TOK_AS && kind_at(parser, end + 1) == TOK_NAME)
        end += 2;
    if (kind_at(parser, end) != ':')
        return false;
    return report_from(parser, span_at(parser, begin), end, "multiple exception types must be parenthesized");
}

static bool missing_parameter_list(Parser *parser, size_t at)
{
    size_t first = line_begin(parser, at);
    if (kind_at(parser, first) != TOK_DEF || at < first + 2)
        return false;
    if (at == first + 2)
        return report(parser, span_at(parser, at), "expected '('");
    if (kind_at(parser, first + 2) != '[')
        return false;
    size_t after = first + 3;
    while (after < at && parser->tokens[after - 1].level > 0)
        after++;
    if (after < at)
        return false;
    bool is_inside = parser->tokens[at - 1].level >
                     0; /* the type parameters are wrong: they are taken for something else */
    return report(parser, span_at(parser, is_inside ? first + 2 : at), "expected '('");
}

/* with (a as b, c as d) as e: the first `as` was right, and the last is wrong. */
static bool managers_as_one(Parser *parser, size_t at)
{
    size_t first = line_begin(parser, at), close = at;
    if (kind_at(parser, at) != TOK_AS || kind_at(parser, first) != TOK_WITH ||
        opener_of(parser, at) != (long)first + 1)
        return false;
    while (close < parser->token_count && parser->tokens[close].level > 0)
        close++;
    return kind_at(parser, close + 1) == TOK_AS && report(parser, span_at(parser, close + 1), "invalid syntax");
}

/* Has the statement whose first token is `first` its ':' before tokens[at]? */
static bool has_colon(const Parser *parser, size_t first, size_t at)
{
    while (first < at && !(kind_at(parser, first) == ':' && parser->tokens[first].level == 0))
        first++;
    return first < at;
}

static bool missing_colon(Parser *parser, size_t at)
{
    size_t first = line_begin(parser, at);
    switch (kind_at(parser, first)) {
    case TOK_IF: case TOK_ELIF: case TOK_WHILE: case TOK_FOR: case TOK_WITH: case TOK_CLASS: case TOK_EXCEPT:
    case TOK_MATCH: case TOK_CASE:
        return kind_at(parser, at) == TOK_NEWLINE && is_expected(parser, at, ':') &&
               report(parser, span_at(parser, at), "expected ':'");
    case TOK_ELSE: case TOK_TRY: case TOK_FINALLY:
        return at == first + 1 && report(parser, span_at(parser, at), "expected ':'");
    case TOK_DEF:
        if (at == 0 || parser->tokens[at - 1].level > 0 || has_colon(parser, first, at))
            return false;
        if (kind_at(parser, at - 1) == TOK_ARROW)
            return report(parser, span_at(parser, at - 1), "expected ':'");
        return is_expected(parser, at, ':') && report(parser, span_at(parser, at), "expected ':'");
    default:
        return false;
    }
}

static bool parenthesised_parameters(Parser *parser, size_t at)
{
    size_t first = line_begin(parser, at), end = at + 1;
    if (kind_at(parser, at) != '(')
        return false;
    bool is_def = is_in_definition(parser, first, at) && opener_of(parser, at) == (long)first + 2;
    bool is_lambda = !is_def && is_expected(parser, at, '/') && is_expected(parser, at, ':');
    if (!is_def && !is_lambda && !(at > 0 && kind_at(parser, at - 1) == TOK_LAMBDA))
        return false;
    while (kind_at(parser, end) == TOK_NAME || kind_at(parser, end) == ',')
        end++;
    if (kind_at(parser, end) != ')' || end == at + 1)
        return false;
    return report(parser, span_join(span_at(parser, at), span_at(parser, end)),
                  is_def ? "Function parameters cannot be parenthesized"
                         : "Lambda expression parameters cannot be parenthesized");
}

static bool missing_default(Parser *parser, size_t at)
{
    int kind = kind_at(parser, at);
    size_t first = line_begin(parser, at);
    if (at < 2 || kind_at(parser, at - 1) != '=' || kind_at(parser, at - 2) != TOK_NAME)
        return false;
    bool is_lambda = false;
    for (size_t i = at - 2; i > first && (kind_at(parser, i) == TOK_NAME || kind_at(parser, i) == ','); i--)
        is_lambda |= kind_at(parser, i - 1) == TOK_LAMBDA;
    bool is_def = is_in_definition(parser, first, at) && opener_of(parser, at) == (long)first + 2;
    bool is_end = kind == ',' || (kind == ')' && is_def);
    if (!is_end || !(is_def || is_lambda))
        return false;
    return report(parser, span_at(parser, at - 1), "expected default value expression");
}

static bool empty_type_parameters(Parser *parser, size_t at)
{
    int statement = kind_at(parser, line_begin(parser, at));
    if (kind_at(parser, at) != ']' || at == 0 || kind_at(parser, at - 1) != '[')
        return false;
    if (statement != TOK_DEF && statement != TOK_CLASS && statement != TOK_TYPE)
        return false;
    return report_from(parser, span_at(parser, at), statement == TOK_TYPE ? at + 1 : at,
                       "Type parameter list cannot be empty");
}

static bool bound_not_allowed(Parser *parser, size_t at)
{
    int statement = kind_at(parser, line_begin(parser, at));
    if (kind_at(parser, at) != ':' || at < 3 || kind_at(parser, at - 1) != TOK_NAME)
        return false;
    if (statement != TOK_DEF && statement != TOK_CLASS && statement != TOK_TYPE)
        return false;
    int stars = kind_at(parser, at - 2);
    if ((stars != '*' && stars != TOK_POWER) || !(kind_at(parser, at - 3) == '[' || kind_at(parser, at - 3) == ','))
        return false;
    size_t end = measure(parser, TOK_START_EXPRESSION, at + 1, NULL);
    return end > at + 1 && report_from(parser, span_at(parser, at), end,
                                       stars == '*' ? "cannot use bound with TypeVarTuple"
                                                    : "cannot use bound with ParamSpec");
}

static bool import_names(Parser *parser, size_t at)
{
    size_t first = line_begin(parser, at);
    int statement = kind_at(parser, first);
    if (statement == TOK_IMPORT && kind_at(parser, at) == TOK_FROM && at > first + 1) {
        size_t end = at + 1;
        while (kind_at(parser, end) == TOK_NAME || kind_at(parser, end) == '.')
            end++;
        return end > at + 1 && report_from(parser, span_at(parser, first), end,
                                           "Did you mean to use 'from ... import ...' instead?");
    }
    if (kind_at(parser, at) != TOK_NEWLINE || at == 0)
        return false;
    if (kind_at(parser, at - 1) == TOK_IMPORT)
        return report_from(parser, span_at(parser, at), at, "Expected one or more names after 'import'");
    bool is_from = statement == TOK_FROM && kind_at(parser, at - 1) == ',';
    return is_from && report(parser, span_at(parser, at), "trailing comma not allowed without surrounding parentheses");
}

static bool pattern_target(Parser *parser, size_t at)
{
    size_t first = line_begin(parser, at);
    if (kind_at(parser, first) != TOK_CASE || at < 2)
        return false;
    size_t as = kind_at(parser, at - 1) == TOK_AS ? at - 1 : kind_at(parser, at - 2) == TOK_AS ? at - 2 : 0;
    if (!as)
        return false;
    Expr *target = NULL;
    if (kind_at(parser, as + 1) != TOK_NAME)
        measure(parser, TOK_START_EXPRESSION, as + 1, &target);
    if (!target)
        return false;
    return report(parser, target->span, "invalid pattern target");
}

/* ---- Situations: expressions ------------------------------------------------------------------------------------- */

/* a b, in brackets: two expressions side by side. */
static bool forgotten_comma(Parser *parser, size_t begin, size_t at)
{
    bool is_excused = is_soft_keyword(parser, begin) || is_legacy_name(parser, begin) ||
                      (kind_at(parser, begin) == TOK_NAME && kind_at(parser, begin + 1) == TOK_STRING);
    Expr *left = NULL, *right = NULL;
    if (is_excused || measure(parser, TOK_START_DISJUNCTION, begin, &left) != at || !left)
        return false;
    size_t end = measure(parser, TOK_START_EXPRESSION, at, &right);
    if (!right || parser->tokens[end - 1].level == 0)
        return false;
    return report(parser, span_join(left->span, right->span), "invalid syntax. Perhaps you forgot a comma?");
}

/* a if b, without else. */
static bool forgotten_else(Parser *parser, size_t begin, size_t at)
{
    if (kind_at(parser, at) == ':' || kind_at(parser, at) == TOK_ELSE)
        return false;
    Expr *body = NULL, *test = NULL;
    size_t middle = measure(parser, TOK_START_DISJUNCTION, begin, &body);
    if (!body || middle >= at || kind_at(parser, middle) != TOK_IF)
        return false;
    if (measure(parser, TOK_START_DISJUNCTION, middle + 1, &test) != at || !test)
        return false;
    return report(parser, span_join(body->span, test->span), "expected 'else' after 'if' expression");
}

static bool legacy_statement(Parser *parser, size_t at)
{
    size_t first = line_begin(parser, at);
    if (at >= 2 && kind_at(parser, at - 1) == TOK_NOT) /* `print not` could have gone on with `in` */
        at--;
    if (at == 0 || !is_legacy_name(parser, at - 1) || kind_at(parser, at) == '(' ||
        !may_begin_expression(parser, first, at - 1))
        return false;
    Expr *rest = NULL;
    measure(parser, TOK_START_STAR_EXPRESSIONS, at, &rest);
    if (!rest)
        return false;
    const char *name = parser->tokens[at - 1].value.TOK_NAME->text;
    size_t end = measure(parser, TOK_START_STAR_EXPRESSIONS, at, NULL);
    if (kind_at(parser, end) == TOK_IF &&
        forgotten_else(parser, at, measure(parser, TOK_START_DISJUNCTION, end + 1, NULL)))
        return true;
    return report(parser, span_join(span_at(parser, at - 1), span_at(parser, end - 1)),
                  format_message(parser, "Missing parentheses in call to '%s'. Did you mean %s(...)?", name, name));
}

static bool broken_expression(Parser *parser, size_t at)
{
    size_t first = line_begin(parser, at);
    for (size_t begin = first; begin < at; begin++) {
        if (!may_begin_expression(parser, first, begin))
            continue;
        bool is_empty_subscript = kind_at(parser, at) == ']' && kind_at(parser, at - 1) == '['; /* a [] */
        if (forgotten_comma(parser, begin, at - is_empty_subscript) || forgotten_else(parser, begin, at))
            return true;
    }
    return false;
}

/* Where a named expression may stand: not in a call, whose `=` names an argument. */
static bool may_begin_named(const Parser *parser, size_t first, size_t begin)
{
    if (begin == first)
        return false;
    switch (kind_at(parser, begin - 1)) {
    case TOK_IF: case TOK_ELIF: case TOK_WHILE: case '@':
        return parser->tokens[begin - 1].level == 0;
    case '(': case '[': case '{': case ',': case TOK_WITH_PAREN: {
        long opener = opener_of(parser, begin);
        return opener >= 0 && !is_call(parser, opener) && !is_in_definition(parser, first, begin);
    }
    default:
        return false;
    }
}

static bool is_kept_from_assignment(const Expr *expr)
{
    bool is_keyword = expr->kind == EXPR_CONSTANT && expr->as.constant.kind <= CONST_FALSE;
    return is_keyword || expr->kind == EXPR_LIST || expr->kind == EXPR_TUPLE || expr->kind == EXPR_GENERATOR_EXP;
}

static bool assignment_in_expression(Parser *parser, size_t at)
{
    size_t first = line_begin(parser, at);
    if (kind_at(parser, at) != '=')
        return false;
    for (size_t begin = first; begin < at; begin++) {
        Expr *target = NULL;
        if (!may_begin_named(parser, first, begin) ||
            measure(parser, TOK_START_BITWISE_OR, begin, &target) != at || !target)
            continue;
        size_t end = measure(parser, TOK_START_BITWISE_OR, at + 1, NULL);
        if (end == at + 1 || kind_at(parser, end) == '=' || kind_at(parser, end) == TOK_WALRUS)
            return false;
        if (kind_at(parser, begin) == TOK_NAME && begin + 1 == at)
            return report(parser, span_join(span_at(parser, begin), span_at(parser, end - 1)),
                          FAULT_ASSIGN_TO_NAME);
        if (!is_kept_from_assignment(target))
            return report(parser, target->span,
                          format_message(parser, FAULT_ASSIGN_HERE,
                                         expr_description(target)));
        return false;
    }
    return false;
}

static bool walrus_target(Parser *parser, size_t at)
{
    size_t first = line_begin(parser, at);
    if (kind_at(parser, at) != TOK_WALRUS)
        return false;
    for (size_t begin = first; begin < at; begin++) {
        Expr *target = NULL;
        if (!(begin == first || may_begin_named(parser, first, begin)) ||
            measure(parser, TOK_START_EXPRESSION, begin, &target) != at || !target || target->kind == EXPR_NAME ||
            measure(parser, TOK_START_EXPRESSION, at + 1, NULL) == at + 1)
            continue;
        return report(parser, target->span,
                      format_message(parser, "cannot use assignment expressions with %s", expr_description(target)));
    }
    return false;
}

/* Arguments: begin after the bracket or a comma of its level. */
static size_t argument_begin(const Parser *parser, long opener, size_t at)
{
    int level = parser->tokens[opener].level;
    size_t i = at;
    while (i - 1 > (size_t)opener && !(kind_at(parser, i - 1) == ',' && parser->tokens[i - 1].level == level))
        i--;
    return i;
}

/* 'a' = b, and 'a' = , among arguments. */
static bool argument_not_named(Parser *parser, size_t at)
{
    long opener = opener_of(parser, at);
    if (at == 0 || !is_call(parser, opener) || kind_at(parser, line_begin(parser, at)) == TOK_CASE ||
        is_in_definition(parser, line_begin(parser, at), at))
        return false;
    size_t begin = argument_begin(parser, opener, at), equal = kind_at(parser, at) == '=' ? at : at - 1;
    int first = kind_at(parser, begin);
    if (kind_at(parser, equal) != '=' || equal <= begin)
        return false;
    if (first == '*' || first == TOK_POWER) {
        size_t end = measure(parser, TOK_START_EXPRESSION, equal + 1, NULL);
        return measure(parser, TOK_START_EXPRESSION, begin + 1, NULL) == equal && end > equal + 1 &&
               report(parser, span_join(span_at(parser, begin), span_at(parser, end - 1)),
                      first == '*' ? "cannot assign to iterable argument unpacking"
                                   : "cannot assign to keyword argument unpacking");
    }
    Expr *name = NULL;
    if (equal == at || (begin + 1 == equal && first == TOK_NAME) ||
        measure(parser, TOK_START_EXPRESSION, begin, &name) != equal || !name)
        return false;
    bool is_keyword = name->kind == EXPR_CONSTANT && name->as.constant.kind <= CONST_FALSE;
    return report(parser, span_join(name->span, span_at(parser, equal)),
                  is_keyword ? format_message(parser, FAULT_ASSIGN, expr_description(name))
                             : FAULT_ASSIGN_IN_CALL);
}

static bool missing_argument_value(Parser *parser, size_t at)
{
    bool is_missing = (kind_at(parser, at) == ',' || kind_at(parser, at) == ')') && at >= 2 &&
                      kind_at(parser, at - 1) == '=' && kind_at(parser, at - 2) == TOK_NAME &&
                      kind_at(parser, line_begin(parser, at)) != TOK_CASE && is_call(parser, opener_of(parser, at));
    return is_missing && report(parser, span_join(span_at(parser, at - 2), span_at(parser, at - 1)),
                                "expected argument value expression");
}

static bool bare_generator(Parser *parser, size_t at)
{
    long opener = opener_of(parser, at);
    if (!is_call(parser, opener))
        return false;
    size_t begin = argument_begin(parser, opener, at);
    if (kind_at(parser, at) == TOK_FOR && kind_at(parser, begin) == TOK_NAME && kind_at(parser, begin + 1) == '=')
        return report(parser, span_join(span_at(parser, begin), span_at(parser, begin + 1)),
                      FAULT_ASSIGN_TO_NAME);
    bool is_class = kind_at(parser, line_begin(parser, at)) == TOK_CLASS;
    bool is_late = kind_at(parser, at) == TOK_FOR && begin > (size_t)opener + 1;
    bool is_early = kind_at(parser, at) == ',' && begin == (size_t)opener + 1;
    if (is_class || !(is_late || is_early) || kind_at(parser, begin) == '*')
        return false;
    size_t end = measure_generator(parser, begin);
    if (end <= begin || (is_early && end != at))
        return false;
    return report(parser, span_join(span_at(parser, begin), span_at(parser, end - 1)),
                  "Generator expression must be parenthesized");
}

static bool comprehension_target(Parser *parser, size_t at)
{
    long opener = opener_of(parser, at);
    if (kind_at(parser, at) != TOK_FOR || opener < 0)
        return false;
    size_t begin = (size_t)opener + 1;
    int bracket = kind_at(parser, (size_t)opener);
    if (kind_at(parser, begin) == '*' && argument_begin(parser, opener, at) == begin)
        return report(parser, span_join(span_at(parser, begin), span_at(parser, at - 1)),
                      FAULT_UNPACKING_IN_COMPREHENSION);
    if (bracket == '(' || argument_begin(parser, opener, at) == begin ||
        measure(parser, TOK_START_STAR_EXPRESSIONS, begin, NULL) != at)
        return false;
    return report(parser, span_join(span_at(parser, begin), span_at(parser, at - 1)),
                  "did you forget parentheses around the comprehension target?");
}

/* for f() …: what stands between `for` and where `in` should be. */
static bool loop_target(Parser *parser, size_t at)
{
    size_t first = line_begin(parser, at), loop = at;
    int level = at > 0 ? parser->tokens[at - 1].level : 0;
    while (loop > first && !(kind_at(parser, loop) == TOK_FOR && parser->tokens[loop].level == level))
        loop--;
    if (loop == at || kind_at(parser, loop) != TOK_FOR || parser->tokens[loop].level != level)
        return false;
    for (size_t i = loop; i < at; i++)
        if (kind_at(parser, i) == TOK_IN && parser->tokens[i].level == level)
            return false;
    Expr *target = NULL;
    measure(parser, TOK_START_STAR_EXPRESSIONS, loop + 1, &target);
    Expr *invalid = target ? invalid_target(target, TARGET_FOR) : NULL;
    return invalid && report(parser, invalid->span,
                             format_message(parser, FAULT_ASSIGN, expr_description(invalid)));
}

/* f() = …, where the rest is wrong, too. */
static bool assignment_target(Parser *parser, size_t at)
{
    size_t begin = line_begin(parser, at);
    for (size_t i = begin; i < at; i++)
        if (parser->tokens[i].level == 0 && (kind_at(parser, i) == ';' || kind_at(parser, i) == ':'))
            begin = i + 1;
    Expr *target = NULL;
    size_t equal = begin < at ? measure(parser, TOK_START_STAR_EXPRESSIONS, begin, &target) : at;
    if (!target || equal >= at || kind_at(parser, equal) != '=')
        return false;
    Expr *invalid = invalid_target(target, TARGET_STAR);
    size_t end = measure(parser, TOK_START_BITWISE_OR, equal + 1, NULL);
    bool is_comparison = end > equal + 1 && kind_at(parser, end) != '=' && kind_at(parser, end) != TOK_WALRUS &&
                         invalid == target && !is_kept_from_assignment(target);
    return invalid && report(parser, invalid->span,
                             format_message(parser, is_comparison
                                            ? FAULT_ASSIGN_HERE
                                            : FAULT_ASSIGN, expr_description(invalid)));
}

static bool missing_in(Parser *parser, size_t at)
{
    if (at < 2 || parser->tokens[at - 1].level == 0 || kind_at(parser, at - 1) == TOK_NOT ||
        !is_expected(parser, at, TOK_IN) ||
        is_expected(parser, at, TOK_AND))
        return false;
    return report(parser, span_at(parser, at), "'in' expected after for-loop variables");
}

static bool star_alone(Parser *parser, size_t at)
{
    if (at < 2)
        return false;
    int before = kind_at(parser, at - 1), opener = kind_at(parser, at - 2), kind = kind_at(parser, at);
    bool is_opened = opener == '(' || opener == '[' || opener == '{' || opener == ',';
    bool is_closed = kind == ',' || kind == ')' || kind == ']' || kind == '}';
    if (before != '*' || !is_opened || (!is_closed && !is_call(parser, opener_of(parser, at))) ||
        (opener == '{' && field_of(parser, at)))
        return false;
    bool is_late = opener == ',' && !is_call(parser, opener_of(parser, at));
    bool is_parameter = is_in_definition(parser, line_begin(parser, at), at) &&
                        opener_of(parser, at) == (long)line_begin(parser, at) + 2;
    return !is_late && !is_parameter && report(parser, span_at(parser, at), "Invalid star expression");
}

static bool double_star_in_group(Parser *parser, size_t at)
{
    if (kind_at(parser, at) != TOK_POWER || at == 0 || kind_at(parser, at - 1) != '(' ||
        is_call(parser, (long)at - 1))
        return false;
    size_t end = measure(parser, TOK_START_EXPRESSION, at + 1, NULL);
    return end > at + 1 && kind_at(parser, end) == ')' &&
           report(parser, span_at(parser, at), "cannot use double starred expression here");
}

static bool dict_item_fault(Parser *parser, size_t at)
{
    long opener = opener_of(parser, at);
    if (opener < 0 || kind_at(parser, (size_t)opener) != '{' || at == 0 || field_of(parser, at) ||
        kind_at(parser, line_begin(parser, at)) == TOK_CASE)
        return false;
    int kind = kind_at(parser, at), before = kind_at(parser, at - 1);
    if (before == ':' && (kind == '}' || kind == ','))
        return report(parser, span_at(parser, at - 1), "expression expected after dictionary key and ':'");
    if (before == ':' && kind == '*') {
        size_t end = measure(parser, TOK_START_BITWISE_OR, at + 1, NULL);
        return end > at + 1 &&
               report_from(parser, span_at(parser, at), end, "cannot use a starred expression in a dictionary value");
    }
    size_t begin = argument_begin(parser, opener, at);
    if (begin == (size_t)opener + 1 || begin == at || !is_expected(parser, at, ':') ||
        measure(parser, TOK_START_EXPRESSION, begin, NULL) != at)
        return false;
    Span last = span_at(parser, at - 1);
    last.column = last.end_column - 1;
    last.line = last.end_line;
    report(parser, last, "':' expected after dictionary key");
    parser->error.end_column = 0;
    return true;
}

/* ---- Situations: f-strings --------------------------------------------------------------------------------------- */

static bool lambda_in_field(Parser *parser, size_t at)
{
    long opener = opener_of(parser, at);
    size_t colon = at;
    while (opener >= 0 && colon > (size_t)opener && kind_at(parser, colon) != TOK_FSTRING_COLON)
        colon--;
    if (opener < 0 || kind_at(parser, colon) != TOK_FSTRING_COLON)
        return false;
    for (size_t i = colon; i > (size_t)opener; i--)
        if (kind_at(parser, i) == TOK_LAMBDA && parser->tokens[i].level == parser->tokens[opener].level)
            return report(parser, span_join(span_at(parser, i), span_at(parser, colon)),
                          "f-string: lambda expressions are not allowed without parentheses");
    return false;
}

static bool is_exclamation(const Parser *parser, size_t at)
{
    return kind_at(parser, at) == TOK_UNKNOWN &&
           parser->source[source_offset(parser, span_at(parser, at).line, span_at(parser, at).column)] == '!';
}

static const char *field_needs_value(const Parser *parser, size_t at)
{
    switch (kind_at(parser, at)) {
    case '}': return "f-string: valid expression required before '}'";
    case TOK_FSTRING_CONVERSION: return "f-string: valid expression required before '!'";
    case TOK_FSTRING_COLON: return "f-string: valid expression required before ':'";
    case TOK_FSTRING_EQUAL: return "f-string: valid expression required before '='";
    default: return is_exclamation(parser, at) ? "f-string: valid expression required before '!'"
                                               : "f-string: expecting a valid expression after '{'";
    }
}

static bool bad_conversion(Parser *parser, size_t at)
{
    int next = kind_at(parser, at + 1);
    if (next == TOK_NAME)
        return report(parser, span_join(span_at(parser, at), span_at(parser, at + 1)),
                      "f-string: conversion type must come right after the exclamanation mark");
    if (at + 1 >= parser->token_count)
        return false;
    return report(parser, span_at(parser, at + 1), next == '}' || next == TOK_FSTRING_COLON
                                                       ? "f-string: missing conversion character"
                                                       : "f-string: invalid conversion character");
}

/* The end of the field's value: `begin` if there is none. */
static size_t field_value_end(Parser *parser, size_t begin)
{
    bool is_yield = kind_at(parser, begin) == TOK_YIELD;
    return measure(parser, TOK_START_STAR_EXPRESSIONS, begin + is_yield, NULL);
}

/* What stands at tokens[end], after value, `=` and conversion, does not belong there. */
static bool bad_field_end(Parser *parser, size_t end, bool has_equal, bool has_conversion)
{
    Span span = span_at(parser, end);
    if (kind_at(parser, end) == TOK_FSTRING_CONVERSION)
        span.end_column = span.column + 1;
    return report(parser, span,
                  has_conversion ? "f-string: expecting ':' or '}'"
                  : has_equal    ? "f-string: expecting '!', or ':', or '}'"
                                 : "f-string: expecting '=', or '!', or ':', or '}'");
}

static bool field_fault(Parser *parser, size_t at)
{
    size_t opener = field_of(parser, at);
    if (!opener)
        return false;
    size_t begin = opener + 1, end = field_value_end(parser, begin);
    if (end == begin) {
        Span first = span_at(parser, begin);
        if (kind_at(parser, begin) == TOK_FSTRING_CONVERSION)
            first.end_column = first.column + 1;
        return report(parser, first, field_needs_value(parser, begin));
    }
    bool has_equal = kind_at(parser, end) == TOK_FSTRING_EQUAL;
    end += has_equal;
    if (is_exclamation(parser, end))
        return bad_conversion(parser, end);
    bool has_conversion = kind_at(parser, end) == TOK_FSTRING_CONVERSION;
    end += has_conversion;
    if (kind_at(parser, end) == TOK_FSTRING_COLON)
        return report(parser, span_at(parser, at), "f-string: expecting '}', or format specs");
    return end < parser->token_count && bad_field_end(parser, end, has_equal, has_conversion);
}

/* ---- The table --------------------------------------------------------------------------------------------------- */

typedef bool Situation(Parser *parser, size_t at);

static Situation *const situations[] = {
    missing_block,
    unexpected_indent,
    missing_handler,
    mixed_handlers,
    several_exceptions,
    no_exception,
    empty_type_parameters,
    bound_not_allowed,
    missing_parameter_list,
    dict_item_fault,
    walrus_target,
    assignment_in_expression,
    legacy_statement,
    lambda_in_field,
    missing_default,
    missing_argument_value,
    argument_not_named,
    bare_generator,
    comprehension_target,
    loop_target,
    broken_expression,
    missing_in,
    parenthesised_parameters,
    star_alone,
    double_star_in_group,
    field_fault,
    import_names,
    pattern_target,
    managers_as_one,
    missing_colon,
    assignment_target,
};

static bool find_situation(Parser *parser, size_t at)
{
    for (size_t i = 0; i < sizeof situations / sizeof *situations; i++)
        if (situations[i](parser, at))
            return true;
    return false;
}

/* Does tokens[at] follow the ':' of "call(): …"? A call takes no annotation, so CPython stops at the ':' already. */
static bool follows_annotated_call(const Parser *parser, size_t at)
{
    if (at < 4 || kind_at(parser, at - 1) != ':' || kind_at(parser, at - 2) != ')' || parser->tokens[at - 1].level > 0)
        return false;
    return kind_at(parser, line_begin(parser, at)) == TOK_NAME && is_call(parser, opener_of(parser, at - 2));
}

static void report_generic(Parser *parser, size_t at)
{
    at -= follows_annotated_call(parser, at);
    report(parser, span_at(parser, at), "invalid syntax");
    if (kind_at(parser, at) == TOK_YYEOF) { /* CPython points before the last line */
        int line = span_at(parser, at).line;
        line = at == 0 && parser->source_length == 0 ? 0 : line > 1 ? line - 1 : line;
        parser->error = error_make(parser, "SyntaxError", line, 0, line, 0, "invalid syntax");
    }
}

/* An action's fault in the text of an f-string is reported where the f-string ends. */
static void place_fstring_fault(Parser *parser)
{
    size_t at = parser->fault_token;
    while (at < parser->token_count && kind_at(parser, at) != TOK_FSTRING_END)
        at++;
    if (at < parser->token_count)
        parser->fault = error_make_span(parser, "SyntaxError", span_at(parser, at), parser->fault.message);
}

static void diagnose_rejected(Parser *parser)
{
    bool is_open = parser->is_finished && parser->bracket_count > 0;
    size_t at = parser->pushed;
    if (at >= parser->token_count) { /* the text ended inside brackets */
        if (is_open)
            report_never_closed(parser);
        else
            parser->error = error_make(parser, "SyntaxError", parser->line, 0, parser->line, 0, "invalid syntax");
        return;
    }
    parser->measured_to = at;
    if (is_open && span_at(parser, at).line > parser->brackets[parser->bracket_count - 1].line) {
        report_never_closed(parser);
        return;
    }
    parser->measured_to = at;
    bool is_found = find_situation(parser, at);
    if (!is_found)
        report_generic(parser, at);
    size_t last = parser->measured_to;
    bool has_met_end = last >= parser->token_count;
    bool may_have_met = is_found || (at > 0 && parser->tokens[at].level > parser->tokens[at - 1].level);
    if (is_open && may_have_met && (has_met_end || (last < parser->token_count && span_at(parser, last).line >
                                    parser->brackets[parser->bracket_count - 1].line)))
        report_never_closed(parser); /* CPython's second pass reads as far as our measuring, and finds this */
}

/* Indentation further down is no matter when something is wrong here. */
static bool lexical_error_has_precedence(const Parser *parser)
{
    bool is_about_layout = strcmp(parser->lexical_error.type, "SyntaxError") != 0;
    if (parser->is_rejected && kind_at(parser, parser->pushed) == TOK_INDENT)
        return false;
    return !is_about_layout || !(parser->has_fault || parser->is_rejected);
}

void diagnose(Parser *parser)
{
    parser->has_error = true;
    if (parser->is_too_deep) {
        parser->error = error_make(parser, "MemoryError", 0, 0, 0, 0,
                                   "Parser stack overflowed - Python source too complex to parse");
    } else if (parser->has_lexical_error && (lexical_error_has_precedence(parser))) {
        parser->error = parser->lexical_error;
    } else if (parser->has_fault) {
        if (parser->fault_is_in_fstring)
            place_fstring_fault(parser);
        parser->error = parser->fault;
    } else {
        diagnose_rejected(parser);
    }
}
