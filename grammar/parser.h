/* parser.h: text in, syntax tree or error out.
 *
 * A Parser takes text as it comes, one line or a whole file at a time, and says after each piece what it thinks:
 *
 *     Arena *arena = arena_new();
 *     Parser *parser = parser_new(PARSE_FILE, "lesson.py", arena);
 *     if (parser_feed(parser, text, length) != PARSE_ERROR && parser_finish(parser) == PARSE_DONE)
 *         compile(parser_tree(parser));
 *     else
 *         report(parser_error(parser));
 *     parser_free(parser);
 *     arena_free(arena);                       the tree dies here, and so do error and warnings
 *
 * A prompt uses PARSE_SINGLE, feeds line after line while the answer is PARSE_MORE, and makes a fresh Parser for
 * each input.  parser_finish then means that the input ends (Ctrl-D): an unfinished block is closed as by a blank line.
 */
#ifndef GRAMMAR_PARSER_H
#define GRAMMAR_PARSER_H

#include "arena.h"
#include "ast.h"

typedef struct Parser Parser;

/* CPython's "exec", "single" and "eval"; and what a Parser thinks of the text so far. */
typedef enum ParseMode { PARSE_FILE, PARSE_SINGLE, PARSE_EVAL } ParseMode;
typedef enum ParseStatus { PARSE_MORE, PARSE_DONE, PARSE_ERROR } ParseStatus;

/* What CPython would raise: the fields of a SyntaxError.  Columns are 1-based and count characters, as `offset` and
 * `end_offset` do, with its oddities: an end of 0 or -1 is CPython's own.  A line of -1 means None, for all four. */
typedef struct ParseError {
    const char *type; /* "SyntaxError", "IndentationError", "TabError" or "MemoryError" */
    char *message;
    int line, column, end_line, end_column;
    char *text; /* the source line, or NULL */
} ParseError;

/* A SyntaxWarning.  `column` is 1-based, in characters. */
typedef struct ParseWarning {
    const char *message;
    int line, column;
} ParseWarning;

/* NULL when there is no memory.  `filename` is only remembered. */
Parser *parser_new(ParseMode mode, const char *filename, Arena *arena);
void parser_free(Parser *parser);

/* Takes one or more lines; the last may lack its '\n'.  Answers PARSE_DONE only for PARSE_SINGLE (a file may always
 * have more); after DONE or ERROR feeds nothing more.  Text that follows a complete single statement on later lines is
 * not scanned. */
ParseStatus parser_feed(Parser *parser, const char *text, size_t length);

/* No more text will come: PARSE_DONE or PARSE_ERROR. */
ParseStatus parser_finish(Parser *parser);

/* The tree, after PARSE_DONE; else NULL.  For PARSE_SINGLE an input with nothing but blanks and comments is a tree with
 * an empty body. */
SyntaxTree *parser_tree(const Parser *parser);

/* The error, after PARSE_ERROR; else NULL. */
const ParseError *parser_error(const Parser *parser);

/* Warnings so far, in the order of the source. */
size_t parser_warning_count(const Parser *parser);
const ParseWarning *parser_warning(const Parser *parser, size_t at);

/* For a prompt, which indents and colours by them.  In a block: a header line was read whose body is not over. */
bool parser_is_inside_block(const Parser *parser);
bool parser_is_inside_brackets(const Parser *parser);
bool parser_is_inside_string(const Parser *parser);
bool parser_is_continued(const Parser *parser); /* the last line ended in a backslash */

/* For input that is piped into a prompt, where no blank line marks a block's end: would this line go on with the
 * statement that is being read?  True if it is blank or a comment, indented, or begins with what continues a compound statement at the left
 * margin (elif, else, except, finally, case in a match, a def or class under a decorator), and always inside brackets,
 * strings and after a backslash.  If not: feed "\n" first, then start anew with this line. */
bool parser_line_continues_block(const Parser *parser, const char *line, size_t length);

/* Where the names in "\N{…}" are looked up: gives the code point, or -1 for an unknown name.  Without one any name will
 * do: enough for a prompt, which asks only whether the input is complete. */
typedef int32_t (*UnicodeLookup)(const char *name, size_t length);
void parser_set_unicode_lookup(Parser *parser, UnicodeLookup lookup);

#endif
