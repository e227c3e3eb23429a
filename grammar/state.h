/* state.h: what the parts of the front end share about one parse, and nobody else may see.
 *
 *     text ──▶ scanner (python.l, scanner.c) ──▶ tokens ──▶ queue (parser.c) ──▶ grammar (python.y) ──▶ tree
 *                                                  │
 *                                                  └──▶ diagnose.c, when the grammar says no
 *
 * tokens[0 .. pushed) have gone to the grammar; tokens[pushed .. token_count) wait, because what stands at `pushed`
 * cannot be classified before more is read, or because the grammar has rejected tokens[pushed].  Tokens are kept from
 * the start of the outermost statement on, and forgotten when it is over.
 */
#ifndef GRAMMAR_STATE_H
#define GRAMMAR_STATE_H

#include <setjmp.h>

#include "build.h"
#include "parser.h"
#include "python.tab.h"

#define MAX_BRACKETS 200 /* CPython's: "too many nested parentheses" */
#define MAX_INDENTS 100  /* CPython's: "too many levels of indentation", counting the margin */
#define MAX_FSTRINGS 150 /* CPython's: "too many nested f-strings" */
#define MAX_NESTING 5970 /* as deep as CPython's parser goes in a chain of unary operators before its MemoryError */
#define MAX_DIGITS 4300  /* CPython's limit for decimal ints, against quadratic conversion */

/* One token, as the scanner gave it; classified when it is pushed. */
typedef struct Token {
    int kind; /* a TOK_ or a character */
    int level; /* brackets open just after it */
    Span span;
    YYSTYPE value;
} Token;

/* One bracket that is open. */
typedef struct Bracket {
    char opener;
    int line, column;
    int fstring; /* the f-string (counted from 1) whose replacement field this `{` opens, or 0 */
    bool is_in_spec; /* of that field: its format spec is being read */
} Bracket;

/* One f-string that is not over. */
typedef struct Fstring {
    char quote;
    int quote_size;
    bool is_raw;
    int line, column; /* of its first character */
    int bracket_count; /* brackets open where it stands */
} Fstring;

/* One level of indentation. */
typedef struct Indent {
    int column, alternative_column; /* tabs to eight, tabs to one: they must agree */
    bool is_match_body;
} Indent;

/* Everything about one parse; freed by parser_free, but for the tree, which is the arena's. */
struct Parser {
    ParseMode mode;
    const char *filename;
    Arena *arena;
    UnicodeLookup unicode_lookup;

    /* The text so far, with newlines translated. */
    char *source;
    size_t source_length, source_room;
    size_t *line_starts;
    size_t line_count, line_room;
    bool ends_without_newline, is_latin1;
    size_t fed;

    /* The scanner. */
    void *scanner;
    char *scanned; /* the copy it works on */
    size_t scanned_room;
    size_t cursor, token_start; /* offsets in source: just after, and at, what is being scanned */
    int line;
    size_t line_start;
    size_t literal_start; /* of a string, or of a piece of f-string text, that spans several matches */
    int literal_line;
    size_t literal_line_start;
    Bracket brackets[MAX_BRACKETS];
    int bracket_count;
    Fstring fstrings[MAX_FSTRINGS];
    int fstring_count;
    Indent indents[MAX_INDENTS];
    int indent_count;
    int indent_column, indent_alternative; /* of the line whose indentation is being scanned */
    int continued_column;
    size_t comment_start; /* of the last comment: a NEWLINE behind it begins there */
    bool is_at_line_start, is_continued, is_in_string, is_in_fstring_text;

    /* The queue. */
    Token *tokens;
    size_t token_count, token_room, pushed;
    bool next_is_match_body; /* the line being pushed began with `match` */

    /* The grammar. */
    struct yypstate *grammar, *probe; /* probe: see measure.c */
    SyntaxTree *tree;
    Expr *measured; /* the result of START_EXPRESSION and START_DISJUNCTION */
    bool has_started, is_accepted, is_rejected, is_too_deep;
    bool is_measuring; /* a parser of diagnose.c's: its faults are not reported */
    bool is_finished;
    size_t measured_to; /* the last token that diagnose.c has looked at while measuring */

    /* Faults.  `fault` is the grammar's or a constructor's, `lexical_error` the scanner's, which has precedence. */
    bool has_fault, has_lexical_error, fault_is_in_fstring;
    ParseError fault, lexical_error;
    size_t fault_token;
    ParseError error;
    bool has_error;
    ParseWarning *warnings;
    size_t warning_count, warning_room;
    jmp_buf *escape;
};

/* ---- parser.c ---------------------------------------------------------------------------------------------------- */

/* Appends a token, and pushes what can be pushed. */
void token_add(Parser *parser, int kind, Span span, YYSTYPE value);
void token_add_plain(Parser *parser, int kind, Span span);
void parser_warn(Parser *parser, int line, int column, const char *format, ...);
/* Grows an array allocated with malloc; leaves through the arena's escape when there is no memory. */
void *parser_grow(Parser *parser, void *items, size_t count, size_t *room, size_t item_size);

/* ---- error.c ----------------------------------------------------------------------------------------------------- */

/* The first fault that an action finds in well-formed text. */
void fault(Parser *parser, Span span, const char *format, ...);
/* Like fault, for an error that has no end (CPython's RAISE_SYNTAX_ERROR at a point). */
void fault_at_last_token(Parser *parser, const char *format, ...);
/* From just after `before`, a comma, to the current token, in the manner of CPython's "starting from". */
void fault_after(Parser *parser, Span before, const char *message);
/* The kept token that begins where the span does. */
size_t token_index(const Parser *parser, Span span);
void fault_memory(Parser *parser);
/* The scanner's error, at character `column` (from 1) of a line. */
void lexical_error(Parser *parser, const char *type, int line, int column, int end_line, int end_column,
                   const char *format, ...);
ParseError error_make(Parser *parser, const char *type, int line, int column, int end_line, int end_column,
                      const char *message);
/* The same from a Span, whose byte columns are converted. */
ParseError error_make_span(Parser *parser, const char *type, Span span, const char *message);
char *format_message(Parser *parser, const char *format, ...);
/* How many characters are in the first `column` bytes of a line. */
int column_in_characters(const Parser *parser, int line, int column);
size_t line_length(const Parser *parser, int line);
size_t source_offset(const Parser *parser, int line, int column);

/* ---- python.l, scanner.c ----------------------------------------------------------------------------------------- */

bool scanner_open(Parser *parser); /* false: no memory */
void scanner_close(Parser *parser);
/* Scans source[cursor .. source_length), adding tokens, until the end or a lexical error. */
void scanner_run(Parser *parser);
/* At the end of the text: what is unterminated, then NEWLINE, DEDENTs. */
void scanner_finish(Parser *parser);
/* Keywords: the token kind, or TOK_NAME. */
int keyword_kind(const char *text, size_t length);

/* ---- unicode.c --------------------------------------------------------------------------------------------------- */

/* Decodes one character of valid UTF-8; gives its length. */
int code_point_read(const char *text, int32_t *code_point);
int code_point_write(int32_t code_point, char *text);
/* True for whole identifiers.  Else `bad` is the offset of the first character that may not stand where it does. */
bool identifier_is_valid(const char *text, size_t length, size_t *bad);
/* The NFKC form, interned. */
Name *identifier_normalise(Parser *parser, const char *text, size_t length);
bool character_is_printable(int32_t code_point);

/* ---- encoding.c -------------------------------------------------------------------------------------------------- */

/* Looks at the first lines of a file and sets is_latin1.  NULL, or the name of an encoding that is not understood. */
const char *encoding_declared(Parser *parser, const char *text, size_t length);

/* ---- ast.c, target.c --------------------------------------------------------------------------------------------- */

/* What CPython's messages call an expression: "function call", "literal", "attribute" … */
const char *expr_description(const Expr *expr);
/* What the constructors and diagnose.c both complain of. */
#define FAULT_ASSIGN "cannot assign to %s"
#define FAULT_ASSIGN_HERE FAULT_ASSIGN " here. Maybe you meant '==' instead of '='?"
#define FAULT_ASSIGN_TO_NAME "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
#define FAULT_ASSIGN_IN_CALL "expression cannot contain assignment, perhaps you meant \"==\"?"
#define FAULT_UNPACKING_IN_COMPREHENSION "iterable unpacking cannot be used in comprehension"
/* The part of an expression that cannot be a target, or NULL.  TARGET_FOR: of a for loop, where `in` is excused. */
typedef enum TargetUse { TARGET_STAR, TARGET_DELETE, TARGET_FOR } TargetUse;
Expr *invalid_target(Expr *expr, TargetUse use);
/* Marks a target and its parts as STORE or DEL. */
void expr_set_context(Expr *expr, ExprContext context);
/* A node with these fields: expr_make(parser, span, (Expr){EXPR_SET, .as.set = {elts}}).  An expression gets its depth
 * from its children; too deep is a MemoryError, as in CPython. */
Expr *expr_make(Parser *parser, Span span, Expr fields);
Stmt *stmt_make(Parser *parser, Span span, Stmt fields);
/* A leaf, all fields zero. */
Expr *expr_new(Parser *parser, Span span, ExprKind kind);

/* ---- diagnose.c -------------------------------------------------------------------------------------------------- */

/* Turns what went wrong into parser->error. */
void diagnose(Parser *parser);
/* In python.y: would the grammar take a token of this kind? */
bool parser_expects(struct yypstate *state, int kind);

#endif
