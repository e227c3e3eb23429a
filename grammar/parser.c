/* parser.c: takes text in, keeps the queue of tokens, decides soft keywords, drives the grammar.
 *
 * A token is pushed to the grammar as soon as it can be classified.  Three must sometimes wait:
 *
 *     match   at a line's start: until the next token, or the end of the logical line, settles whether it is a keyword
 *     type    at a statement's start: until the next token
 *     with (  until the token after the matching parenthesis
 *
 * After the grammar has rejected a token the scanner goes on, since a lexical error further down has precedence.
 */
#include "state.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *parser_grow(Parser *parser, void *items, size_t count, size_t *room, size_t item_size)
{
    size_t larger = count < 16 ? 32 : count * 2;
    void *grown = larger > SIZE_MAX / item_size ? NULL : realloc(items, larger * item_size);
    if (!grown) {
        arena_out_of_memory(parser->arena);
        abort(); /* not reached: every entry point has set an escape */
    }
    *room = larger;
    return grown;
}

/* ---- Pushing ---------------------------------------------------------------------------------------------------- */

static bool has_stopped(const Parser *parser)
{
    return parser->is_rejected || parser->is_too_deep || parser->has_fault;
}

static void push(Parser *parser, int kind, YYSTYPE *value, Span *span)
{
    int status = yypush_parse(parser->grammar, kind, value, span, parser);
    if (status == 2)
        parser->is_too_deep = true;
    else if (status == 1 && !parser->is_too_deep)
        parser->is_rejected = true;
}

static void push_start(Parser *parser)
{
    static const int starts[] = {[PARSE_FILE] = TOK_START_FILE, [PARSE_SINGLE] = TOK_START_SINGLE,
                                 [PARSE_EVAL] = TOK_START_EVAL};
    Span span = {1, 0, 1, 0};
    YYSTYPE value;
    memset(&value, 0, sizeof value);
    push(parser, starts[parser->mode], &value, &span);
}

/* ---- Soft keywords ---------------------------------------------------------------------------------------------- */

typedef enum Verdict { NO, YES, WAIT } Verdict;

static bool is_named(const Token *token, const char *text)
{
    return token->kind == TOK_NAME && strcmp(token->value.TOK_NAME->text, text) == 0;
}

static bool is_line_start(const Parser *parser, size_t at)
{
    if (at == 0)
        return true;
    int before = parser->tokens[at - 1].kind;
    return before == TOK_NEWLINE || before == TOK_INDENT || before == TOK_DEDENT;
}

static bool is_statement_start(const Parser *parser, size_t at)
{
    if (is_line_start(parser, at))
        return true;
    const Token *before = &parser->tokens[at - 1];
    return before->kind == ';' || (before->kind == ':' && before->level == 0);
}

/* NO: no expression begins like this.  YES: one does, and none goes on like this.  WAIT: both may be. */
static Verdict begins_expression(int kind)
{
    switch (kind) {
    case TOK_NAME: case TOK_NUMBER: case TOK_STRING: case TOK_FSTRING_START: case TOK_NONE: case TOK_TRUE:
    case TOK_FALSE: case TOK_ELLIPSIS: case TOK_LAMBDA: case TOK_AWAIT: case '{': case '~':
        return YES;
    case '(': case '[': case '-': case '+': case '*': case TOK_NOT:
        return WAIT;
    default:
        return NO;
    }
}

static Verdict is_match_keyword(const Parser *parser, size_t at)
{
    if (at + 1 == parser->token_count)
        return WAIT;
    Verdict next = begins_expression(parser->tokens[at + 1].kind);
    if (next != WAIT)
        return next;
    const Token *last = &parser->tokens[parser->token_count - 1];
    if (last->kind != TOK_NEWLINE)
        return WAIT;
    return last[-1].kind == ':' ? YES : NO;
}

static Verdict is_type_keyword(const Parser *parser, size_t at)
{
    if (at + 1 == parser->token_count)
        return WAIT;
    return parser->tokens[at + 1].kind == TOK_NAME ? YES : NO;
}

/* tokens[at] is a `(` after `with`. */
static Verdict opens_managers(const Parser *parser, size_t at)
{
    int outside = parser->tokens[at].level - 1;
    for (size_t i = at + 1; i < parser->token_count; i++)
        if (parser->tokens[i].level == outside) {
            if (i + 1 == parser->token_count)
                return parser->tokens[i].kind == ')' ? WAIT : NO;
            return parser->tokens[i + 1].kind == ':' ? YES : NO;
        }
    return WAIT;
}

/* Whether tokens[at] has to change its kind, to *kind. */
static Verdict classify(const Parser *parser, size_t at, int *kind)
{
    const Token *token = &parser->tokens[at];
    if (token->kind == '(' && at > 0 && token[-1].kind == TOK_WITH) {
        *kind = TOK_WITH_PAREN;
        bool can_tell = parser->tokens[parser->token_count - 1].level < token->level;
        return can_tell ? opens_managers(parser, at) : WAIT;
    }
    if (token->kind != TOK_NAME)
        return NO;
    if (is_named(token, "match") && is_line_start(parser, at)) {
        *kind = TOK_MATCH;
        return is_match_keyword(parser, at);
    }
    if (is_named(token, "case") && is_line_start(parser, at)) {
        *kind = TOK_CASE;
        return parser->indents[parser->indent_count - 1].is_match_body ? YES : NO;
    }
    if (is_named(token, "type") && is_statement_start(parser, at)) {
        *kind = TOK_TYPE;
        return is_type_keyword(parser, at);
    }
    return NO;
}

/* ---- The queue -------------------------------------------------------------------------------------------------- */

/* A line at the margin that begins a statement: what came before it is of no more use to diagnose.c. */
static void forget_finished(Parser *parser)
{
    size_t at = parser->pushed - 1;
    const Token *token = &parser->tokens[at];
    if (at == 0 || token->span.column != 0 || parser->indent_count != 1 || !is_line_start(parser, at))
        return;
    switch (token->kind) {
    case TOK_ELIF: case TOK_ELSE: case TOK_EXCEPT: case TOK_FINALLY: case TOK_CASE: case TOK_NEWLINE: case TOK_INDENT:
    case TOK_DEDENT: case TOK_YYEOF:
        return;
    default:
        memmove(parser->tokens, token, (parser->token_count - at) * sizeof *token);
        parser->token_count -= at;
        parser->pushed = 1;
    }
}

static bool is_refused(Parser *parser, const Token *token)
{
    if (token->kind != TOK_ASYNC && token->kind != TOK_AWAIT)
        return false;
    fault(parser, token->span, "'%s' is not supported yet", token->kind == TOK_ASYNC ? "async" : "await");
    return true;
}

static void push_next(Parser *parser)
{
    Token *token = &parser->tokens[parser->pushed];
    if (is_refused(parser, token))
        return;
    if (token->kind == TOK_MATCH)
        parser->next_is_match_body = true;
    push(parser, token->kind, &token->value, &token->span);
    if (has_stopped(parser))
        return;
    parser->pushed++;
    forget_finished(parser);
}

/* Pushes what can be classified; everything, with the verdict "no keyword", if nothing more will come. */
static void release(Parser *parser, bool is_all)
{
    while (parser->pushed < parser->token_count && !has_stopped(parser)) {
        int kind = 0;
        Verdict verdict = classify(parser, parser->pushed, &kind);
        if (verdict == WAIT && !is_all)
            return;
        bool is_never_closed = verdict == WAIT && kind == TOK_WITH_PAREN;
        if (verdict == YES || is_never_closed)
            parser->tokens[parser->pushed].kind = kind;
        push_next(parser);
    }
}

void token_add(Parser *parser, int kind, Span span, YYSTYPE value)
{
    if (parser->token_count == parser->token_room)
        parser->tokens = parser_grow(parser, parser->tokens, parser->token_count, &parser->token_room,
                                     sizeof *parser->tokens);
    parser->tokens[parser->token_count++] = (Token){kind, parser->bracket_count, span, value};
    parser->is_continued = false;
    release(parser, false);
}

void token_add_plain(Parser *parser, int kind, Span span)
{
    YYSTYPE value;
    memset(&value, 0, sizeof value);
    token_add(parser, kind, span, value);
}

void parser_warn(Parser *parser, int line, int column, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char message[160];
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    if (parser->warning_count == parser->warning_room)
        parser->warnings = parser_grow(parser, parser->warnings, parser->warning_count, &parser->warning_room,
                                       sizeof *parser->warnings);
    const char *copy = arena_copy(parser->arena, message, strlen(message));
    parser->warnings[parser->warning_count++] = (ParseWarning){copy, line, column};
}

/* ---- Text ------------------------------------------------------------------------------------------------------- */

static void append_source(Parser *parser, const char *text, size_t length)
{
    while (parser->source_length + length + 1 > parser->source_room)
        parser->source = parser_grow(parser, parser->source, parser->source_room, &parser->source_room, 1);
    memcpy(parser->source + parser->source_length, text, length);
    parser->source_length += length;
    parser->source[parser->source_length] = '\0';
}

/* The length of the valid UTF-8 sequence at `s`, or 0, and then why. */
static size_t utf8_sequence(const unsigned char *s, size_t left, const char **why)
{
    size_t length = s[0] < 0x80 ? 1 : s[0] >= 0xC2 && s[0] < 0xE0 ? 2 : (s[0] & 0xF0) == 0xE0 ? 3
                    : s[0] >= 0xF0 && s[0] < 0xF5 ? 4 : 0;
    *why = length ? "invalid continuation byte" : "invalid start byte";
    for (size_t i = 1; i < length; i++) {
        if (i >= left) {
            *why = "unexpected end of data";
            return 0;
        }
        bool is_bad = (s[i] & 0xC0) != 0x80;
        if (i == 1)
            is_bad |= (s[0] == 0xE0 && s[1] < 0xA0) || (s[0] == 0xED && s[1] > 0x9F) ||
                      (s[0] == 0xF0 && s[1] < 0x90) || (s[0] == 0xF4 && s[1] > 0x8F);
        if (is_bad)
            return 0;
    }
    return length;
}

/* An error about the text as a whole; line -1 is None, as CPython has it for most of these. */
static bool refuse(Parser *parser, int line, const char *format, ...)
{
    va_list arguments;
    char message[400];
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    int column = line < 0 ? -1 : 0;
    parser->has_error = true;
    parser->error = error_make(parser, "SyntaxError", line, column, line, column, message);
    return false;
}

static bool is_real_file(const Parser *parser)
{
    return parser->mode == PARSE_FILE && parser->filename && parser->filename[0] != '<';
}

static int last_line(const Parser *parser)
{
    int line = 1;
    for (size_t i = 0; i < parser->source_length; i++)
        line += parser->source[i] == '\n';
    return line;
}

static bool refuse_byte(Parser *parser, unsigned char byte, size_t position, const char *why)
{
    if (byte == '\0')
        return is_real_file(parser) ? refuse(parser, last_line(parser), "source code cannot contain null bytes")
                                    : refuse(parser, -1, "source code string cannot contain null bytes");
    if (!is_real_file(parser))
        return refuse(parser, last_line(parser),
                      "(unicode error) 'utf-8' codec can't decode byte 0x%02x in position %zu: %s", byte, position,
                      why);
    return refuse(parser, -1,
                  "Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, but no encoding declared; see "
                  "https://peps.python.org/pep-0263/ for details",
                  byte, parser->filename, last_line(parser));
}

static bool begin_text(Parser *parser, const char *text, size_t length, size_t *at)
{
    if (parser->fed > 0)
        return true;
    bool has_mark = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0;
    *at = has_mark ? 3 : 0;
    const char *unknown = is_real_file(parser) ? encoding_declared(parser, text + *at, length - *at) : NULL;
    if (unknown)
        return refuse(parser, -1, "encoding problem: %s", unknown);
    if (has_mark && parser->is_latin1)
        return refuse(parser, -1, "encoding problem: iso-8859-1 with BOM");
    return true;
}

/* Appends the character at text[*at], in UTF-8, and steps over it. */
static bool take_character(Parser *parser, const char *text, size_t length, size_t *at)
{
    const unsigned char *s = (const unsigned char *)text + *at;
    const char *why = NULL;
    size_t size = parser->is_latin1 ? 1 : utf8_sequence(s, length - *at, &why);
    if (*s == '\0' || size == 0)
        return refuse_byte(parser, *s, parser->fed + *at, why);
    if (*s == '\r') {
        append_source(parser, "\n", 1);
        *at += *at + 1 < length && s[1] == '\n' ? 2 : 1;
        return true;
    }
    char encoded[4];
    if (parser->is_latin1)
        append_source(parser, encoded, (size_t)code_point_write(*s, encoded));
    else
        append_source(parser, text + *at, size);
    *at += size;
    return true;
}

/* How many bytes stand for themselves in any encoding. */
static size_t plain_run(const char *text, size_t length)
{
    size_t size = 0;
    while (size < length && (signed char)text[size] > 0 && text[size] != '\r')
        size++;
    return size;
}

/* Appends text to the source: newlines translated, a last newline added, bytes checked.  False: refused. */
static bool take_text(Parser *parser, const char *text, size_t length)
{
    size_t at = 0;
    if (!begin_text(parser, text, length, &at))
        return false;
    while (at < length) {
        size_t plain = plain_run(text + at, length - at);
        append_source(parser, text + at, plain);
        at += plain;
        if (at < length && !take_character(parser, text, length, &at))
            return false;
    }
    parser->fed += length;
    parser->ends_without_newline = parser->source_length > 0 && parser->source[parser->source_length - 1] != '\n';
    if (parser->ends_without_newline)
        append_source(parser, "\n", 1);
    return true;
}

/* ---- What others call ------------------------------------------------------------------------------------------- */

Parser *parser_new(ParseMode mode, const char *filename, Arena *arena)
{
    Parser *parser = calloc(1, sizeof *parser);
    if (!parser)
        return NULL;
    parser->mode = mode;
    parser->filename = filename;
    parser->arena = arena;
    parser->line = 1;
    parser->indent_count = 1;
    parser->continued_column = -1;
    parser->grammar = yypstate_new();
    parser->line_starts = malloc(32 * sizeof *parser->line_starts);
    parser->line_room = 32;
    if (!parser->grammar || !parser->line_starts || !scanner_open(parser)) {
        parser_free(parser);
        return NULL;
    }
    parser->line_starts[parser->line_count++] = 0;
    return parser;
}

void parser_free(Parser *parser)
{
    if (!parser)
        return;
    scanner_close(parser);
    if (parser->grammar)
        yypstate_delete(parser->grammar);
    if (parser->probe)
        yypstate_delete(parser->probe);
    free(parser->source);
    free(parser->scanned);
    free(parser->line_starts);
    free(parser->tokens);
    free(parser->warnings);
    free(parser);
}

/* An error that needs no memory to say. */
static ParseStatus report_no_memory(Parser *parser)
{
    static char message[] = "";
    parser->has_error = true;
    parser->error = (ParseError){"MemoryError", message, 0, 0, 0, 0, NULL};
    return PARSE_ERROR;
}

static ParseStatus status_of(Parser *parser)
{
    if (parser->has_error)
        return PARSE_ERROR;
    bool is_wrong = parser->has_lexical_error || has_stopped(parser);
    bool can_tell = parser->mode == PARSE_SINGLE || parser->is_finished;
    if (is_wrong && can_tell) {
        diagnose(parser);
        return PARSE_ERROR;
    }
    return parser->is_accepted && can_tell ? PARSE_DONE : PARSE_MORE;
}

/* In single mode nothing behind the statement is scanned, so lines go in one by one. */
static void feed_lines(Parser *parser, const char *text, size_t length)
{
    for (size_t at = 0; at < length && status_of(parser) == PARSE_MORE;) {
        const char *end = memchr(text + at, '\n', length - at);
        size_t size = end ? (size_t)(end - (text + at)) + 1 : length - at;
        if (!take_text(parser, text + at, size))
            return;
        scanner_run(parser);
        at += size;
        bool is_only_blank = parser->token_count == 0 && parser->is_at_line_start && parser->continued_column < 0 &&
                             !parser->has_lexical_error;
        if (is_only_blank && at == length)
            parser->tree = tree_statements(parser, TREE_INTERACTIVE, (StmtSeq){0});
    }
}

/* Makes one step, from which a lack of memory escapes. */
static ParseStatus run(Parser *parser, void (*step)(Parser *, const char *, size_t), const char *text, size_t length)
{
    if (parser->has_error)
        return PARSE_ERROR;
    jmp_buf escape;
    jmp_buf *previous = arena_set_escape(parser->arena, &escape);
    ParseStatus status;
    if (setjmp(escape) == 0) {
        if (!parser->has_started) {
            parser->has_started = true;
            push_start(parser);
        }
        step(parser, text, length);
        status = status_of(parser);
    } else {
        status = report_no_memory(parser);
    }
    arena_set_escape(parser->arena, previous);
    return status;
}

static void feed(Parser *parser, const char *text, size_t length)
{
    if (parser->mode == PARSE_SINGLE) {
        feed_lines(parser, text, length);
    } else if (take_text(parser, text, length)) {
        scanner_run(parser);
    }
}

ParseStatus parser_feed(Parser *parser, const char *text, size_t length)
{
    return run(parser, feed, text, length);
}

static void finish(Parser *parser, const char *no_text, size_t no_length)
{
    parser->is_finished = true;
    if (parser->is_accepted)
        return;
    scanner_finish(parser);
    release(parser, true);
    bool is_incomplete = parser->bracket_count > 0 && !has_stopped(parser) && !parser->has_lexical_error;
    parser->is_rejected |= is_incomplete; /* the end of the text, in brackets */
}

ParseStatus parser_finish(Parser *parser)
{
    return run(parser, finish, NULL, 0);
}

SyntaxTree *parser_tree(const Parser *parser)
{
    return parser->is_accepted && !parser->has_error ? parser->tree : NULL;
}

const ParseError *parser_error(const Parser *parser)
{
    return parser->has_error ? &parser->error : NULL;
}

size_t parser_warning_count(const Parser *parser)
{
    return parser->warning_count;
}

const ParseWarning *parser_warning(const Parser *parser, size_t at)
{
    return &parser->warnings[at];
}

void parser_set_unicode_lookup(Parser *parser, UnicodeLookup lookup)
{
    parser->unicode_lookup = lookup;
}

/* ---- For a prompt ----------------------------------------------------------------------------------------------- */

bool parser_is_inside_brackets(const Parser *parser)
{
    return parser->bracket_count > 0;
}

bool parser_is_inside_string(const Parser *parser)
{
    return parser->is_in_string || parser->is_in_fstring_text;
}

bool parser_is_continued(const Parser *parser)
{
    return parser->is_continued;
}

bool parser_is_inside_block(const Parser *parser)
{
    return parser->token_count > 0 && parser->is_at_line_start && !parser->is_accepted;
}

static bool begins_with_word(const char *line, size_t length, const char *word)
{
    size_t size = strlen(word);
    if (length < size || memcmp(line, word, size) != 0)
        return false;
    unsigned char next = length > size ? (unsigned char)line[size] : '\n';
    return !(isalnum(next) || next == '_' || next == '=' || next >= 0x80);
}

static bool is_after_decorator(const Parser *parser)
{
    size_t at = parser->token_count;
    if (at == 0 || parser->tokens[at - 1].kind != TOK_NEWLINE)
        return false;
    for (at--; at > 0 && parser->tokens[at - 1].kind != TOK_NEWLINE; at--)
        ;
    return parser->tokens[at].kind == '@';
}

bool parser_line_continues_block(const Parser *parser, const char *line, size_t length)
{
    static const char *const words[] = {"elif", "else", "except", "finally"};
    if (parser->bracket_count > 0 || parser_is_inside_string(parser) || parser->is_continued)
        return true;
    if (length == 0 || strchr(" \t\f\r\n#", line[0]) || is_after_decorator(parser))
        return true;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (begins_with_word(line, length, words[i]))
            return true;
    return false;
}
