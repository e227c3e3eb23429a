/* measure.c: a second parser, for questions about text that is wrong.
 *
 * A probe is a copy of the Parser with a grammar state of its own, fed from the kept tokens.  It makes nodes in the same
 * arena, reports nothing, and is forgotten.
 */
#include "diagnose.h"

#include <string.h>

static bool probe_open(Parser *probe, Parser *parser, int start)
{
    *probe = *parser;
    probe->is_measuring = true;
    probe->has_fault = probe->is_rejected = probe->is_too_deep = probe->is_accepted = false;
    probe->measured = NULL;
    probe->tree = NULL;
    if (parser->probe) /* left behind when memory ran out */
        yypstate_delete(parser->probe);
    probe->grammar = parser->probe = yypstate_new();
    if (!probe->grammar)
        arena_out_of_memory(parser->arena);
    YYSTYPE value;
    memset(&value, 0, sizeof value);
    Span span = {1, 0, 1, 0};
    yypush_parse(probe->grammar, start, &value, &span, probe);
    return true;
}

static void probe_close(Parser *probe, Parser *parser)
{
    yypstate_delete(probe->grammar);
    parser->probe = NULL;
}

/* Words that are keywords only at a statement's start are names in the middle of it. */
static int kind_inside(int kind)
{
    switch (kind) {
    case TOK_WITH_PAREN:
        return '(';
    default:
        return kind;
    }
}

static bool probe_push(Parser *probe, const Token *token, int kind)
{
    YYSTYPE value = token->value;
    Span span = token->span;
    yypush_parse(probe->grammar, kind, &value, &span, probe);
    return !probe->is_rejected && !probe->is_too_deep;
}

static Expr *build(Parser *parser, int start, size_t begin, size_t end)
{
    Parser probe;
    probe_open(&probe, parser, start);
    for (size_t i = begin; i < end; i++)
        probe_push(&probe, &parser->tokens[i], kind_inside(parser->tokens[i].kind));
    probe_push(&probe, &parser->tokens[end - 1], TOK_YYEOF);
    probe_close(&probe, parser);
    return probe.measured;
}

size_t measure(Parser *parser, int start, size_t begin, Expr **result)
{
    Parser probe;
    size_t end = begin;
    probe_open(&probe, parser, start);
    size_t i = begin;
    for (; i < parser->token_count; i++) {
        const Token *token = &parser->tokens[i];
        if (!probe_push(&probe, token, kind_inside(token->kind)))
            break;
        if (parser_expects(probe.grammar, TOK_YYEOF))
            end = i + 1;
    }
    if (parser->measured_to < i)
        parser->measured_to = i;
    probe_close(&probe, parser);
    if (result)
        *result = end > begin ? build(parser, start, begin, end) : NULL;
    return end;
}

size_t measure_generator(Parser *parser, size_t begin)
{
    Parser probe;
    size_t end = begin;
    bool has_loop = false;
    probe_open(&probe, parser, TOK_START_EXPRESSION);
    Token bracket = parser->tokens[begin];
    probe_push(&probe, &bracket, '(');
    for (size_t i = begin; i < parser->token_count; i++) {
        const Token *token = &parser->tokens[i];
        if (!probe_push(&probe, token, kind_inside(token->kind)))
            break;
        has_loop |= token->kind == TOK_FOR;
        if (has_loop && token->level == parser->tokens[begin].level && parser_expects(probe.grammar, ')'))
            end = i + 1;
        if (token->level < parser->tokens[begin].level)
            break;
    }
    probe_close(&probe, parser);
    return end;
}

bool is_expected(Parser *parser, size_t at, int kind)
{
    static const int starts[] = {[PARSE_FILE] = TOK_START_FILE, [PARSE_SINGLE] = TOK_START_SINGLE,
                                 [PARSE_EVAL] = TOK_START_EVAL};
    Parser probe;
    probe_open(&probe, parser, starts[parser->mode]);
    for (size_t i = 0; i < at; i++)
        probe_push(&probe, &parser->tokens[i], parser->tokens[i].kind);
    bool is_taken = !probe.is_rejected && parser_expects(probe.grammar, kind);
    probe_close(&probe, parser);
    return is_taken;
}
