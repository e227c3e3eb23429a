/* scanner.h: what the rules of python.l do, by hand (scanner.c).  Each is called with token_start and cursor around the
 * match. */
#ifndef GRAMMAR_SCANNER_H
#define GRAMMAR_SCANNER_H

#include "state.h"

/* ---- Lines and indentation --------------------------------------------------------------------------------------- */

/* White space at a line's start, after a backslash, and a line of nothing else (or a comment). */
void scan_indentation(Parser *parser, const char *text, int length);
void scan_continued_indentation(Parser *parser);
void scan_blank_line(Parser *parser);
/* The first token of a line comes: INDENT, DEDENTs or neither. */
void scan_line_begins(Parser *parser);
/* True if it ends a logical line. */
bool scan_newline(Parser *parser);
/* A newline that is part of something: a string, or a continued line. */
void scan_line_break(Parser *parser, bool is_continued);
void scan_bad_continuation(Parser *parser);

/* ---- Tokens ------------------------------------------------------------------------------------------------------ */

/* Give the length that belongs to the token. */
int scan_name(Parser *parser, const char *text, int length);
int scan_number(Parser *parser, size_t length);
int scan_equal(Parser *parser, int length);
int scan_conversion(Parser *parser, int length);

/* `kind` is the token's; an augmented assignment carries its operator; `c` opens a bracket or is no token at all. */
void scan_operator(Parser *parser, int kind);
void scan_augmented(Parser *parser, BinaryOperator op);
void scan_unknown(Parser *parser, char c);
void scan_open(Parser *parser, char c);
/* These two: true if the text of an f-string follows. */
bool scan_close(Parser *parser, char c);
bool scan_colon(Parser *parser);

/* ---- Strings ----------------------------------------------------------------------------------------------------- */

/* Of a plain string: its prefix and quote, its closing quote, and a line's or the text's end instead of that. */
void scan_string_begins(Parser *parser);
void scan_string_ends(Parser *parser);
void scan_unterminated_string(Parser *parser);

/* Of an f-string: prefix and quote, \N{ or \{, {{ or }}, and the braces of a replacement field. */
void scan_fstring_begins(Parser *parser, const char *text, int length);
void scan_escaped_brace(Parser *parser);
void scan_doubled_brace(Parser *parser);
void scan_field_begins(Parser *parser);
void scan_field_ends(Parser *parser);
/* True if it ends the f-string. */
bool scan_fstring_quote(Parser *parser, char quote, int length);
void scan_fstring_newline(Parser *parser);

/* Of the innermost f-string. */
bool fstring_is_raw(const Parser *parser);
bool fstring_is_in_spec(const Parser *parser);
/* 3 if three quotes end the f-string, else 1. */
int fstring_quote_size(const Parser *parser);
/* In a replacement field, outside all brackets but its own. */
bool is_at_field_top(const Parser *parser);

/* Nothing more is scanned. */
void scanner_stop(Parser *parser);

#endif
