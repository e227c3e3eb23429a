/* test_parser.c: the parser as a prompt and a compiler use it: line by line, at its limits, and out of memory. */
#include "parser.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int count, failures;

static void check(int is_right, const char *claim)
{
    count++;
    failures += !is_right;
    printf("%s %d - %s\n", is_right ? "ok" : "not ok", count, claim);
}

/* Feeds lines at a prompt; gives the answers, one letter each: M, D or E. */
static void prompt(const char *const *lines, char *answers)
{
    Arena *arena = arena_new();
    Parser *parser = parser_new(PARSE_SINGLE, "<stdin>", arena);
    for (; *lines; lines++)
        *answers++ = "MDE"[parser_feed(parser, *lines, strlen(*lines))];
    *answers = '\0';
    parser_free(parser);
    arena_free(arena);
}

#define PROMPT(expected, claim, ...)                                                                                   \
    do {                                                                                                               \
        char answers[32];                                                                                              \
        prompt((const char *const[]){__VA_ARGS__, NULL}, answers);                                                     \
        check(strcmp(answers, expected) == 0, claim);                                                                  \
    } while (0)

static void test_prompt(void)
{
    PROMPT("D", "a simple line is complete", "x = 1\n");
    PROMPT("D", "a line without its newline is complete", "x");
    PROMPT("D", "a blank line is an input of nothing", "\n");
    PROMPT("D", "a comment is an input of nothing", "# hello\n");
    PROMPT("MMD", "a blank line ends a block", "if x:\n", "    y\n", "\n");
    PROMPT("MMMMD", "else goes on with it", "if x:\n", "    y\n", "else:\n", "    z\n", "\n");
    PROMPT("MMD", "a line of blanks ends a block, too", "if x:\n", "    y\n", "    \n");
    PROMPT("MMMD", "a comment in a block does not", "if x:\n", "# c\n", "    y\n", "\n");
    PROMPT("MD", "a one-line block wants a blank line", "if x: y\n", "\n");
    PROMPT("MMMD", "a decorated function is one input", "@a\n", "def f():\n", "    pass\n", "\n");
    PROMPT("MD", "inside brackets more is needed", "x = (1,\n", "2)\n");
    PROMPT("MMD", "a blank line inside brackets ends nothing", "x = (1,\n", "\n", "2)\n");
    PROMPT("MMD", "inside a triple-quoted string more is needed", "x = '''a\n", "\n", "b'''\n");
    PROMPT("MD", "inside a triple-quoted f-string more is needed", "x = f'''a{\n", "1} b'''\n");
    PROMPT("MD", "after a backslash more is needed", "x = \\\n", "1\n");
    PROMPT("MMMMD", "match and case", "match x:\n", "    case 1:\n", "        y\n", "    case _: z\n", "\n");
    PROMPT("D", "match as a name", "match = 1\n");
    PROMPT("E", "an error is seen at once", "x y\n");
    PROMPT("E", "also inside brackets", "(x y\n");
    PROMPT("ME", "a block that is missing", "if x:\n", "\n");
    PROMPT("ME", "a string that does not end", "if x:\n", "    'abc\n");
    PROMPT("MMMMD", "try waits for its handler", "try:\n", "    x\n", "except A:\n", "    y\n", "\n");
}

static void test_queries(void)
{
    Arena *arena = arena_new();
    Parser *parser = parser_new(PARSE_SINGLE, "<stdin>", arena);
    check(!parser_is_inside_block(parser), "nothing was begun");
    parser_feed(parser, "if x:\n", 6);
    check(parser_is_inside_block(parser), "after a header we are inside a block");
    check(parser_line_continues_block(parser, "    y\n", 6), "an indented line continues it");
    check(parser_line_continues_block(parser, "\n", 1), "so may a blank line");
    parser_feed(parser, "    y\n", 6);
    check(parser_line_continues_block(parser, "else:\n", 6), "else continues it");
    check(parser_line_continues_block(parser, "elif y:\n", 8), "elif continues it");
    check(!parser_line_continues_block(parser, "elsewhere = 1\n", 14), "a name that begins with else does not");
    check(!parser_line_continues_block(parser, "x = 1\n", 6), "a statement at the margin does not");
    parser_feed(parser, "    z = (\n", 10);
    check(parser_is_inside_brackets(parser), "an open bracket is noticed");
    check(parser_line_continues_block(parser, "x = 1\n", 6), "inside brackets any line continues");
    parser_free(parser);
    arena_free(arena);
}

/* The error's message for a whole text, or "" if it is right. */
static const char *message_of(const char *text, size_t length)
{
    static char message[300];
    Arena *arena = arena_new();
    Parser *parser = parser_new(PARSE_FILE, "test", arena);
    if (parser_feed(parser, text, length) != PARSE_ERROR)
        parser_finish(parser);
    const ParseError *error = parser_error(parser);
    snprintf(message, sizeof message, "%s", error ? error->message : "");
    parser_free(parser);
    arena_free(arena);
    return message;
}

static char *repeated(const char *piece, int times, const char *end)
{
    size_t size = strlen(piece);
    char *text = malloc(size * (size_t)times + strlen(end) + 1);
    for (int i = 0; i < times; i++)
        memcpy(text + size * (size_t)i, piece, size);
    strcpy(text + size * (size_t)times, end);
    return text;
}

static void check_repeated(const char *piece, int times, const char *end, const char *expected, const char *claim)
{
    char *text = repeated(piece, times, end);
    check(strcmp(message_of(text, strlen(text)), expected) == 0, claim);
    free(text);
}

static void test_limits(void)
{
    const char *too_deep = "Parser stack overflowed - Python source too complex to parse";
    check_repeated("1+", 50000, "1\n", "", "a sum of fifty thousand terms");
    check_repeated("x.", 50000, "x\n", "", "an attribute of an attribute of …");
    check_repeated("x,", 50000, "x\n", "", "a long tuple");
    check_repeated("'a'", 50000, "\n", "", "a long string of strings");
    check_repeated("x = ", 20000, "1\n", "", "a long chain of targets");
    check_repeated("x\n", 50000, "", "", "many statements");
    check_repeated("-", 5969, "x\n", "", "5969 signs are allowed");
    check_repeated("-", 5970, "x\n", too_deep, "5970 are not");
    check_repeated("not ", 200000, "x\n", too_deep, "nor are very many");
    check_repeated("lambda: ", 200000, "x\n", too_deep, "nor nested lambdas");
    check_repeated("x ** ", 200000, "x\n", too_deep, "nor nested powers");
    check_repeated("x if y else ", 200000, "x\n", too_deep, "nor nested conditions");
    check_repeated("(", 201, "\n", "too many nested parentheses", "201 brackets");
    check_repeated("[", 100000, "\n", "too many nested parentheses", "very many brackets");
    check_repeated("9", 4300, "\n", "", "an int of 4300 digits");
    check_repeated(
        "9", 4301, "\n",
        "Exceeds the limit (4300 digits) for integer string conversion: value has 4301 digits; use "
        "sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals "
        "to avoid decimal conversion limits.",
        "an int of 4301 digits");
}

static void test_text(void)
{
    check(strcmp(message_of("\xEF\xBB\xBFx = 1\n", 9), "") == 0, "a byte order mark is skipped");
    check(strcmp(message_of("if x:\r\n  y\r\nz\r\n", 15), "") == 0, "lines may end in CR LF");
    check(strcmp(message_of("x = 1", 5), "") == 0, "the last line may lack its newline");
    check(strcmp(message_of("", 0), "") == 0, "an empty text is right");
    check(strcmp(message_of("x\0y\n", 4), "source code cannot contain null bytes") == 0, "NUL is refused");
    check(strcmp(message_of("\xFFx\n", 3),
                 "Non-UTF-8 code starting with '\\xff' in file test on line 1, but no encoding declared; see "
                 "https://peps.python.org/pep-0263/ for details") == 0,
          "so is what is not UTF-8");
    check(strcmp(message_of("# coding: latin-1\n'\xE9'\n", 22), "") == 0, "unless it is declared to be Latin-1");
    check(strcmp(message_of("# coding: foo\n", 14), "encoding problem: foo") == 0, "and understood");
    check(strcmp(message_of("\f\nx = 1\n", 8), "") == 0, "a form feed is a blank");
}

static void test_eval(void)
{
    Arena *arena = arena_new();
    Parser *parser = parser_new(PARSE_EVAL, "<string>", arena);
    parser_feed(parser, "1 + 2", 5);
    check(parser_finish(parser) == PARSE_DONE && parser_tree(parser)->expression->kind == EXPR_BIN_OP,
          "an expression alone has a tree of its own kind");
    parser_free(parser);
    parser = parser_new(PARSE_EVAL, "<string>", arena);
    parser_feed(parser, "x = 1", 5);
    check(parser_finish(parser) == PARSE_ERROR, "where a statement is an error");
    parser_free(parser);
    arena_free(arena);
}

static void test_warnings(void)
{
    Arena *arena = arena_new();
    Parser *parser = parser_new(PARSE_FILE, "test", arena);
    const char *text = "x = '\\d'\ny = 1if x else 2\n";
    parser_feed(parser, text, strlen(text));
    parser_finish(parser);
    check(parser_warning_count(parser) == 2, "two warnings");
    check(parser_warning_count(parser) > 0 &&
              strcmp(parser_warning(parser, 0)->message, "invalid escape sequence '\\d'") == 0 &&
              parser_warning(parser, 0)->line == 1,
          "one of an escape");
    check(parser_warning_count(parser) > 1 &&
              strcmp(parser_warning(parser, 1)->message, "invalid decimal literal") == 0 &&
              parser_warning(parser, 1)->line == 2,
          "one of a number that runs into a word");
    parser_free(parser);
    arena_free(arena);
}

int main(void)
{
    test_prompt();
    test_queries();
    test_limits();
    test_text();
    test_eval();
    test_warnings();
    printf("1..%d\n", count);
    return failures != 0;
}
