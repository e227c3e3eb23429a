/* scanner.c: the parts of the scanner that are not patterns: indentation, brackets, f-strings, what is wrong.
 *
 * Tokens go to the queue as they are found (token_add).  After a lexical error the scanner stops for good.
 *
 * Always true between two matches: `cursor` is the offset just after the last match, on line `line`, which begins at
 * `line_start`; brackets[] has what is open, with the fields of f-strings among them; fstrings[] the f-strings that
 * are open.
 */
#include "scanner.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* ---- Places ----------------------------------------------------------------------------------------------------- */

static int column_of(const Parser *parser, size_t offset)
{
    return (int)(offset - parser->line_start);
}

static Span token_span(const Parser *parser)
{
    return (Span){parser->line, column_of(parser, parser->token_start), parser->line,
                  column_of(parser, parser->cursor)};
}

/* An error whose column is that of the last character read, as CPython's tokenizer has it; `end` is just after that. */
static void error_at(Parser *parser, size_t end, const char *format, ...)
{
    char message[200];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    int column = column_in_characters(parser, parser->line, column_of(parser, end));
    lexical_error(parser, "SyntaxError", parser->line, column, parser->line, column, "%s", message);
    scanner_stop(parser);
}

static void next_line(Parser *parser, size_t line_start)
{
    if (parser->line_count == parser->line_room)
        parser->line_starts = parser_grow(parser, parser->line_starts, parser->line_count, &parser->line_room,
                                          sizeof *parser->line_starts);
    parser->line_starts[parser->line_count++] = line_start;
    parser->line++;
    parser->line_start = line_start;
}

void scan_line_break(Parser *parser, bool is_continued)
{
    parser->is_continued = is_continued;
    next_line(parser, parser->cursor);
}

/* ---- Lines and indentation -------------------------------------------------------------------------------------- */

void scan_indentation(Parser *parser, const char *text, int length)
{
    for (int i = 0; i < length; i++) {
        if (text[i] == ' ') {
            parser->indent_column++;
            parser->indent_alternative++;
        } else if (text[i] == '\t') {
            parser->indent_column = (parser->indent_column / 8 + 1) * 8;
            parser->indent_alternative++;
        } else {
            parser->indent_column = parser->indent_alternative = 0;
        }
    }
}

void scan_continued_indentation(Parser *parser)
{
    if (parser->continued_column < 0)
        parser->continued_column = parser->indent_column;
    scan_line_break(parser, true);
}

static void begin_line(Parser *parser)
{
    parser->indent_column = parser->indent_alternative = 0;
    parser->continued_column = -1;
    parser->is_at_line_start = true;
    next_line(parser, parser->cursor);
}

static void add_dedent(Parser *parser, Span span)
{
    parser->indent_count--;
    token_add_plain(parser, TOK_DEDENT, span);
}

/* At a prompt, a blank line (but not a comment) ends the statement that was begun. */
void scan_blank_line(Parser *parser)
{
    const char *line = parser->source + parser->line_start;
    bool has_comment = memchr(line, '#', parser->token_start - parser->line_start) != NULL;
    if (parser->mode == PARSE_SINGLE && parser->token_count > 0 && !has_comment) {
        Span span = token_span(parser);
        while (parser->indent_count > 1 && !parser->has_fault && !parser->is_rejected)
            add_dedent(parser, (Span){span.line, span.column, span.line, span.column});
        token_add_plain(parser, TOK_NEWLINE, span);
    }
    begin_line(parser);
}

/* About the line as a whole: no column. */
static void indentation_error(Parser *parser, const char *type, const char *message)
{
    lexical_error(parser, type, parser->line, 1, parser->line, 0, "%s", message);
    scanner_stop(parser);
}

static void tab_error(Parser *parser)
{
    indentation_error(parser, "TabError", "inconsistent use of tabs and spaces in indentation");
}

static void indent_more(Parser *parser, int column, int alternative, Span span)
{
    if (alternative <= parser->indents[parser->indent_count - 1].alternative_column) {
        tab_error(parser);
        return;
    }
    if (parser->indent_count >= MAX_INDENTS) {
        indentation_error(parser, "IndentationError", "too many levels of indentation");
        return;
    }
    parser->indents[parser->indent_count++] = (Indent){column, alternative, parser->next_is_match_body};
    token_add_plain(parser, TOK_INDENT, span);
}

static void indent_less(Parser *parser, int column, int alternative, Span span)
{
    int depth = parser->indent_count;
    while (depth > 1 && parser->indents[depth - 1].column > column)
        depth--;
    if (parser->indents[depth - 1].column != column) {
        int end = column_in_characters(parser, parser->line, (int)line_length(parser, parser->line)) + 1;
        lexical_error(parser, "IndentationError", parser->line, end, parser->line, -1,
                      "unindent does not match any outer indentation level");
        scanner_stop(parser);
        return;
    }
    if (parser->indents[depth - 1].alternative_column != alternative) {
        tab_error(parser);
        return;
    }
    while (parser->indent_count > depth)
        add_dedent(parser, span);
}

void scan_line_begins(Parser *parser)
{
    int column = parser->continued_column >= 0 ? parser->continued_column : parser->indent_column;
    int alternative = parser->continued_column >= 0 ? parser->continued_column : parser->indent_alternative;
    Indent current = parser->indents[parser->indent_count - 1];
    Span span = token_span(parser);
    span.end_column = span.column;
    parser->is_at_line_start = false;
    parser->is_continued = false;
    if (column == current.column) {
        if (alternative != current.alternative_column)
            tab_error(parser);
    } else if (column > current.column) {
        indent_more(parser, column, alternative, span);
    } else {
        indent_less(parser, column, alternative, span);
    }
    parser->next_is_match_body = false;
}

bool scan_newline(Parser *parser)
{
    parser->is_continued = false;
    if (parser->bracket_count > 0) {
        next_line(parser, parser->cursor);
        return false;
    }
    Span span = token_span(parser);
    if (parser->comment_start > parser->line_start)
        span.column = column_of(parser, parser->comment_start);
    token_add_plain(parser, TOK_NEWLINE, span);
    begin_line(parser);
    return true;
}

void scan_bad_continuation(Parser *parser)
{
    int column = column_in_characters(parser, parser->line, column_of(parser, parser->cursor + 1));
    lexical_error(parser, "SyntaxError", parser->line, column, parser->line, 0, /* as CPython has it, here only */
                  "unexpected character after line continuation character");
    scanner_stop(parser);
}

/* ---- Names and operators ---------------------------------------------------------------------------------------- */

static void add_text_token(Parser *parser, int kind, Span span, size_t start, size_t length, bool is_raw)
{
    YYSTYPE value;
    memset(&value, 0, sizeof value);
    value.TOK_NUMBER = (Literal){start, length, is_raw};
    token_add(parser, kind, span, value);
}

static void report_character(Parser *parser, size_t offset)
{
    int32_t c;
    const char *text = parser->source + offset;
    int size = code_point_read(text, &c);
    if (character_is_printable(c))
        error_at(parser, offset + (size_t)size, "invalid character '%.*s' (U+%04X)", size, text, (unsigned)c);
    else
        error_at(parser, offset + (size_t)size, "invalid non-printable character U+%04X", (unsigned)c);
}

static bool has_non_ascii(const char *text, int length)
{
    for (int i = 0; i < length; i++)
        if ((unsigned char)text[i] >= 0x80)
            return true;
    return false;
}

int scan_name(Parser *parser, const char *text, int length)
{
    YYSTYPE value;
    memset(&value, 0, sizeof value);
    int kind = keyword_kind(text, (size_t)length);
    if (kind == TOK_NAME && has_non_ascii(text, length)) {
        size_t bad;
        if (!identifier_is_valid(text, (size_t)length, &bad)) {
            report_character(parser, parser->token_start + bad);
            return length;
        }
        value.TOK_NAME = identifier_normalise(parser, text, (size_t)length);
    } else if (kind == TOK_NAME) {
        value.TOK_NAME = name_intern(parser->arena, text, (size_t)length);
    }
    token_add(parser, kind, token_span(parser), value);
    return length;
}

void scan_operator(Parser *parser, int kind)
{
    token_add_plain(parser, kind, token_span(parser));
}

void scan_augmented(Parser *parser, BinaryOperator op)
{
    YYSTYPE value;
    memset(&value, 0, sizeof value);
    value.TOK_AUGMENTED = op;
    token_add(parser, TOK_AUGMENTED, token_span(parser), value);
}

/* A character that begins no token.  `$`, `?`, `!` and the backquote are left for the grammar to reject. */
void scan_unknown(Parser *parser, char c)
{
    if (c == '$' || c == '?' || c == '`' || c == '!')
        scan_operator(parser, TOK_UNKNOWN);
    else
        report_character(parser, parser->token_start);
}

/* ---- Brackets --------------------------------------------------------------------------------------------------- */

static bool open_bracket(Parser *parser, char c, int fstring)
{
    if (parser->bracket_count >= MAX_BRACKETS) {
        error_at(parser, parser->cursor, "too many nested parentheses");
        return false;
    }
    int column = column_of(parser, parser->token_start);
    parser->brackets[parser->bracket_count++] = (Bracket){c, parser->line, column, fstring, false};
    return true;
}

void scan_open(Parser *parser, char c)
{
    if (open_bracket(parser, c, 0))
        scan_operator(parser, c);
}

static Bracket *innermost(Parser *parser)
{
    return parser->bracket_count ? &parser->brackets[parser->bracket_count - 1] : NULL;
}

bool is_at_field_top(const Parser *parser)
{
    if (parser->bracket_count == 0 || parser->fstring_count == 0)
        return false;
    return parser->brackets[parser->bracket_count - 1].fstring == parser->fstring_count;
}

static char closer_of(char opener)
{
    return opener == '(' ? ')' : opener == '[' ? ']' : '}';
}

static void report_mismatch(Parser *parser, const Bracket *open, char c)
{
    if (is_at_field_top(parser))
        error_at(parser, parser->cursor, "f-string: unmatched '%c'", c);
    else if (open->line != parser->line)
        error_at(parser, parser->cursor, "closing parenthesis '%c' does not match opening parenthesis '%c' on line %d",
                 c, open->opener, open->line);
    else
        error_at(parser, parser->cursor, "closing parenthesis '%c' does not match opening parenthesis '%c'", c,
                 open->opener);
}

static void begin_text(Parser *parser)
{
    parser->is_in_fstring_text = true;
    parser->literal_start = parser->cursor;
    parser->literal_line = parser->line;
    parser->literal_line_start = parser->line_start;
}

bool scan_close(Parser *parser, char c)
{
    Bracket *open = innermost(parser);
    if (!open) {
        error_at(parser, parser->cursor, "unmatched '%c'", c);
        return false;
    }
    if (closer_of(open->opener) != c) {
        report_mismatch(parser, open, c);
        return false;
    }
    bool is_field = is_at_field_top(parser);
    parser->bracket_count--;
    scan_operator(parser, c);
    if (is_field)
        begin_text(parser);
    return is_field && !parser->has_lexical_error;
}

/* ---- Strings ---------------------------------------------------------------------------------------------------- */

void scan_string_begins(Parser *parser)
{
    parser->is_in_string = true;
    parser->literal_start = parser->token_start;
    parser->literal_line = parser->line;
    parser->literal_line_start = parser->line_start;
}

static Span literal_span(const Parser *parser, size_t end)
{
    return (Span){parser->literal_line, (int)(parser->literal_start - parser->literal_line_start), parser->line,
                  column_of(parser, end)};
}

void scan_string_ends(Parser *parser)
{
    parser->is_in_string = false;
    size_t length = parser->cursor - parser->literal_start;
    add_text_token(parser, TOK_STRING, literal_span(parser, parser->cursor), parser->literal_start, length, false);
}

static void report_unterminated(Parser *parser, int line, int byte_column, const char *what, const char *guess)
{
    int column = column_in_characters(parser, line, byte_column) + 1;
    lexical_error(parser, "SyntaxError", line, column, line, column, "unterminated %s (detected at line %d)%s", what,
                  parser->line, guess);
    scanner_stop(parser);
}

/* Is the quote at `text` seen again behind a backslash, before the line ends? */
static bool has_escaped_quote(const char *text)
{
    for (const char *at = text + 1; *at && *at != '\n'; at++)
        if (*at == '\\' && *++at == *text)
            return true;
        else if (!*at)
            break;
    return false;
}

void scan_unterminated_string(Parser *parser)
{
    const char *text = parser->source + parser->literal_start;
    const char *quote = text + strcspn(text, "'\"");
    int quote_size = quote[0] == quote[1] && quote[1] == quote[2] ? 3 : 1;
    parser->is_in_string = false;
    if (parser->fstring_count) {
        const Fstring *outer = &parser->fstrings[parser->fstring_count - 1];
        if (outer->quote == *quote && outer->quote_size == quote_size) { /* it was meant to end the f-string */
            parser->line = parser->literal_line;
            parser->line_start = parser->literal_line_start;
            error_at(parser, parser->literal_start + 1, "f-string: expecting '}'");
            return;
        }
    }
    report_unterminated(parser, parser->literal_line, (int)(parser->literal_start - parser->literal_line_start),
                        quote_size == 3 ? "triple-quoted string literal" : "string literal",
                        quote_size == 1 && has_escaped_quote(quote) ? "; perhaps you escaped the end quote?" : "");
}

/* ---- F-strings -------------------------------------------------------------------------------------------------- */

static Fstring *current(const Parser *parser)
{
    return (Fstring *)&parser->fstrings[parser->fstring_count - 1];
}

bool fstring_is_raw(const Parser *parser)
{
    return current(parser)->is_raw;
}

bool fstring_is_in_spec(const Parser *parser)
{
    return is_at_field_top(parser);
}

int fstring_quote_size(const Parser *parser)
{
    return current(parser)->quote_size;
}

void scan_fstring_begins(Parser *parser, const char *text, int length)
{
    if (parser->fstring_count >= MAX_FSTRINGS - 1) {
        error_at(parser, parser->cursor, "too many nested f-strings");
        return;
    }
    int quotes = text[length - 1] == text[length - 2] ? 3 : 1;
    bool is_raw = memchr(text, 'r', (size_t)length) || memchr(text, 'R', (size_t)length);
    parser->fstrings[parser->fstring_count++] =
        (Fstring){text[length - 1], quotes, is_raw, parser->line, column_of(parser, parser->token_start),
                  parser->bracket_count};
    scan_operator(parser, TOK_FSTRING_START);
    begin_text(parser);
}

/* The text from literal_start to `end` becomes a token, unless it is empty; its span goes on to `span_end`. */
static void end_text_before(Parser *parser, size_t end, size_t span_end)
{
    parser->is_in_fstring_text = false;
    if (end == parser->literal_start)
        return;
    size_t length = end - parser->literal_start;
    add_text_token(parser, TOK_FSTRING_MIDDLE, literal_span(parser, span_end), parser->literal_start, length,
                   fstring_is_raw(parser));
}

static void end_text(Parser *parser, size_t end)
{
    end_text_before(parser, end, end);
}

void scan_escaped_brace(Parser *parser)
{
    if (fstring_is_raw(parser))
        return;
    int column = column_in_characters(parser, parser->line, column_of(parser, parser->token_start)) + 1;
    parser_warn(parser, parser->line, column, "invalid escape sequence '\\%c'", parser->source[parser->cursor]);
}

/* {{ or }}: the token's text has one of them, its span both. */
void scan_doubled_brace(Parser *parser)
{
    end_text_before(parser, parser->token_start + 1, parser->cursor);
    begin_text(parser);
}

static int nested_specs(const Parser *parser)
{
    int count = 0;
    for (int i = current(parser)->bracket_count; i < parser->bracket_count; i++)
        count += parser->brackets[i].is_in_spec && parser->brackets[i].fstring == parser->fstring_count;
    return count;
}

void scan_field_begins(Parser *parser)
{
    end_text(parser, parser->token_start);
    if (nested_specs(parser) >= 3) {
        error_at(parser, parser->token_start, "f-string: expressions nested too deeply");
        return;
    }
    if (open_bracket(parser, '{', parser->fstring_count))
        scan_operator(parser, '{');
}

void scan_field_ends(Parser *parser)
{
    if (!fstring_is_in_spec(parser)) {
        error_at(parser, parser->cursor, "f-string: single '}' is not allowed");
        return;
    }
    end_text(parser, parser->token_start);
    parser->bracket_count--;
    scan_operator(parser, '}');
    begin_text(parser);
}

bool scan_colon(Parser *parser)
{
    if (!is_at_field_top(parser)) {
        scan_operator(parser, ':');
        return false;
    }
    innermost(parser)->is_in_spec = true;
    scan_operator(parser, TOK_FSTRING_COLON);
    begin_text(parser);
    return true;
}

int scan_equal(Parser *parser, int length)
{
    if (!is_at_field_top(parser)) {
        parser->cursor = parser->token_start + 1;
        scan_operator(parser, '=');
        return 1;
    }
    Span span = token_span(parser);
    for (size_t i = parser->token_start; i < parser->token_start + (size_t)length; i++)
        if (parser->source[i] == '\n')
            next_line(parser, i + 1);
    span.end_line = parser->line;
    span.end_column = column_of(parser, parser->cursor);
    token_add_plain(parser, TOK_FSTRING_EQUAL, span);
    return length;
}

int scan_conversion(Parser *parser, int length)
{
    const char *name = parser->source + parser->token_start + 1;
    bool is_string_prefix = name[length - 1] == '\'' || name[length - 1] == '"';
    if (!is_at_field_top(parser) || is_string_prefix) {
        parser->cursor = parser->token_start + 1;
        scan_operator(parser, TOK_UNKNOWN);
        return 1;
    }
    add_text_token(parser, TOK_FSTRING_CONVERSION, token_span(parser), parser->token_start + 1, (size_t)length - 1,
                   false);
    return length;
}

bool scan_fstring_quote(Parser *parser, char quote, int length)
{
    const Fstring *fstring = current(parser);
    if (fstring->quote != quote || fstring->quote_size != length)
        return false;
    end_text(parser, parser->token_start);
    scan_operator(parser, TOK_FSTRING_END); /* inside a format spec the grammar rejects it, and the `{` stays open */
    parser->fstring_count--;
    return true;
}

static void report_unterminated_fstring(Parser *parser)
{
    const Fstring *fstring = current(parser);
    report_unterminated(parser, fstring->line, fstring->column,
                        fstring->quote_size == 3 ? "triple-quoted f-string literal" : "f-string literal", "");
}

void scan_fstring_newline(Parser *parser)
{
    if (current(parser)->quote_size == 1)
        report_unterminated_fstring(parser);
    else
        next_line(parser, parser->cursor);
}

/* ---- The end of the text ---------------------------------------------------------------------------------------- */

void scanner_finish(Parser *parser)
{
    if (parser->has_lexical_error)
        return;
    if (parser->is_in_string) {
        parser->line -= parser->cursor == parser->line_start && parser->line > 1;
        scan_unterminated_string(parser);
    } else if (parser->is_in_fstring_text) {
        parser->line -= parser->cursor == parser->line_start && parser->line > 1;
        report_unterminated_fstring(parser);
    } else if (parser->is_continued && parser->bracket_count == 0) {
        int line = parser->line - 1, column = (int)line_length(parser, line);
        column = column_in_characters(parser, line, column);
        lexical_error(parser, "SyntaxError", line, column + 1, line, -1, "unexpected EOF while parsing");
    } else if (parser->bracket_count == 0) {
        Span end = {parser->line, 0, parser->line, 0};
        while (parser->indent_count > 1)
            add_dedent(parser, end);
        if (parser->mode == PARSE_SINGLE)
            token_add_plain(parser, TOK_NEWLINE, end);
        else
            token_add_plain(parser, TOK_YYEOF, end);
    }
}
