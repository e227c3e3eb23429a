/* diagnose.c: what was meant, when the grammar says no. */
#include "state.h"

void diagnose(Parser *parser)
{
    parser->has_error = true;
    if (parser->has_lexical_error) {
        parser->error = parser->lexical_error;
        return;
    }
    if (parser->has_fault) {
        parser->error = parser->fault;
        return;
    }
    size_t at = parser->pushed < parser->token_count ? parser->pushed : parser->token_count ? parser->token_count - 1 : 0;
    Span span = parser->token_count ? parser->tokens[at].span : (Span){1, 0, 1, 0};
    parser->error = error_make_span(parser, "SyntaxError", span, "invalid syntax");
}
