/* error.c: how errors are written down, in CPython's coordinates.
 *
 * Inside the front end places are Spans, in bytes; a SyntaxError speaks of characters, counted from 1.
 */
#include "state.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

size_t source_offset(const Parser *parser, int line, int column)
{
    return parser->line_starts[line - 1] + (size_t)column;
}

size_t line_length(const Parser *parser, int line)
{
    if (line < 1 || (size_t)line > parser->line_count || !parser->source)
        return 0;
    size_t start = parser->line_starts[line - 1];
    const char *end = memchr(parser->source + start, '\n', parser->source_length - start);
    return end ? (size_t)(end - (parser->source + start)) : parser->source_length - start;
}

int column_in_characters(const Parser *parser, int line, int column)
{
    if (line < 1 || (size_t)line > parser->line_count || !parser->source)
        return column;
    const char *text = parser->source + parser->line_starts[line - 1];
    size_t length = line_length(parser, line);
    int characters = 0;
    for (int i = 0; i < column; i++)
        if ((size_t)i >= length || ((unsigned char)text[i] & 0xC0) != 0x80)
            characters++;
    return characters;
}

static char *format_list(Parser *parser, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = arena_alloc(parser->arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, arguments);
    return text;
}

char *format_message(Parser *parser, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = format_list(parser, format, arguments);
    va_end(arguments);
    return text;
}

/* The line, with its '\n'. A last line that was given without one has got it in files, as in CPython. */
static char *text_of_line(Parser *parser, int line, bool has_newline)
{
    if (line < 1 || (size_t)line > parser->line_count || !parser->source)
        return NULL;
    size_t length = line_length(parser, line);
    char *text = arena_alloc(parser->arena, length + 2);
    memcpy(text, parser->source + parser->line_starts[line - 1], length);
    bool is_last = parser->line_starts[line - 1] + length + 1 >= parser->source_length;
    if (has_newline && (!is_last || !parser->ends_without_newline || parser->mode == PARSE_FILE))
        text[length] = '\n';
    return text;
}

ParseError error_make(Parser *parser, const char *type, int line, int column, int end_line, int end_column,
                      const char *message)
{
    char *copy = arena_copy(parser->arena, message, strlen(message));
    return (ParseError){type, copy, line, column, end_line, end_column, text_of_line(parser, line, true)};
}

ParseError error_make_span(Parser *parser, const char *type, Span span, const char *message)
{
    return error_make(parser, type, span.line, column_in_characters(parser, span.line, span.column) + 1,
                      span.end_line, column_in_characters(parser, span.end_line, span.end_column) + 1, message);
}

static void set_fault(Parser *parser, ParseError error)
{
    parser->has_fault = true;
    parser->fault = error;
    parser->fault_token = parser->pushed;
}

static void fault_list(Parser *parser, Span span, const char *format, va_list arguments)
{
    if (parser->is_measuring)
        parser->has_fault = true;
    else if (!parser->has_fault)
        set_fault(parser, error_make_span(parser, "SyntaxError", span, format_list(parser, format, arguments)));
}

void fault(Parser *parser, Span span, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fault_list(parser, span, format, arguments);
    va_end(arguments);
}

static Span last_token_span(const Parser *parser)
{
    size_t at = parser->pushed < parser->token_count ? parser->pushed : parser->token_count - 1;
    return parser->tokens[at].span;
}

void fault_at_last_token(Parser *parser, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fault_list(parser, last_token_span(parser), format, arguments);
    va_end(arguments);
}

void fault_after(Parser *parser, Span before, const char *message)
{
    Span last = last_token_span(parser);
    bool is_first = !parser->has_fault;
    fault(parser, span_join(span_after(before), last), "%s", message);
    if (is_first && !parser->is_measuring)
        parser->fault.end_column--;
}

size_t token_index(const Parser *parser, Span span)
{
    for (size_t i = parser->token_count; i-- > 0;)
        if (parser->tokens[i].span.line == span.line && parser->tokens[i].span.column == span.column)
            return i;
    return 0;
}

void fault_memory(Parser *parser)
{
    parser->is_too_deep = true;
}

void lexical_error(Parser *parser, const char *type, int line, int column, int end_line, int end_column,
                   const char *format, ...)
{
    if (parser->has_lexical_error)
        return;
    va_list arguments;
    va_start(arguments, format);
    char *message = format_list(parser, format, arguments);
    va_end(arguments);
    parser->has_lexical_error = true;
    parser->lexical_error = error_make(parser, type, line, column, end_line, end_column, message);
    if (end_column > 0) /* CPython's tokenizer, and not its parser, has found it */
        parser->lexical_error.text = text_of_line(parser, line, false);
}
