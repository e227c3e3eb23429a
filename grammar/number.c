/* number.c: the form of numbers, and what CPython says of those that have none.
 *
 * Follows the shape of the lexical definition in the reference: digits may be parted by single underscores; what stands
 * directly after a number must not look like more of it.
 */
#include "scanner.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* The text is read from `at`; the source ends in '\n', so reading one character further is safe.  CPython's column is
 * that of the last character it has read. */
typedef struct Reader {
    Parser *parser;
    const char *at;
    bool has_failed;
} Reader;

static void fail(Reader *reader, const char *end, const char *format, ...)
{
    char message[120];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    Parser *parser = reader->parser;
    int column = column_in_characters(parser, parser->line, (int)(end - parser->source - (long)parser->line_start));
    lexical_error(parser, "SyntaxError", parser->line, column, parser->line, column, "%s", message);
    scanner_stop(parser);
    reader->has_failed = true;
}

static bool is_digit_of(char c, int base)
{
    if (base == 16)
        return isxdigit((unsigned char)c);
    return c >= '0' && c < '0' + base;
}

static bool may_continue_name(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

/* `1if x else y` is allowed, with a warning. */
static bool is_keyword_next(const char *at)
{
    static const char *const words[] = {"and", "else", "for", "if", "in", "is", "not", "or"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i]);
        if (strncmp(at, words[i], length) == 0)
            return true;
    }
    return false;
}

static void check_end(Reader *reader, const char *kind)
{
    char c = *reader->at;
    Parser *parser = reader->parser;
    if (reader->has_failed)
        return;
    if (is_keyword_next(reader->at)) {
        int column = (int)(reader->at - parser->source - (long)parser->line_start);
        parser_warn(parser, parser->line, column_in_characters(parser, parser->line, column), "invalid %s literal",
                    kind);
    } else if ((unsigned char)c < 0x80 && may_continue_name(c)) {
        fail(reader, reader->at, "invalid %s literal", kind);
    }
}

/* digit+ ("_" digit+)* in base 10. */
static void read_digits(Reader *reader)
{
    for (;;) {
        while (isdigit((unsigned char)*reader->at))
            reader->at++;
        if (*reader->at != '_')
            return;
        reader->at++;
        if (!isdigit((unsigned char)*reader->at)) {
            fail(reader, reader->at, "invalid decimal literal");
            return;
        }
    }
}

/* After 0x, 0o, 0b. */
static void read_based(Reader *reader, int base, const char *kind)
{
    do {
        if (*reader->at == '_')
            reader->at++;
        if (!is_digit_of(*reader->at, base)) {
            if (base < 10 && isdigit((unsigned char)*reader->at))
                fail(reader, reader->at + 1, "invalid digit '%c' in %s literal", *reader->at, kind);
            else
                fail(reader, reader->at, "invalid %s literal", kind);
            return;
        }
        while (is_digit_of(*reader->at, base))
            reader->at++;
    } while (*reader->at == '_');
    if (base < 10 && isdigit((unsigned char)*reader->at))
        fail(reader, reader->at + 1, "invalid digit '%c' in %s literal", *reader->at, kind);
    else
        check_end(reader, kind);
}

static void read_exponent(Reader *reader)
{
    const char *e = reader->at;
    const char *sign = e + 1;
    bool has_sign = *sign == '+' || *sign == '-';
    const char *digit = sign + has_sign;
    if (isdigit((unsigned char)*digit)) {
        reader->at = digit;
        read_digits(reader);
    } else if (has_sign) {
        reader->at = digit;
        fail(reader, digit, "invalid decimal literal");
    } else {
        check_end(reader, "decimal");
    }
}

/* [fraction] [exponent] ["j"], after the whole part. */
static void read_rest(Reader *reader)
{
    if (!reader->has_failed && (*reader->at == 'e' || *reader->at == 'E')) {
        const char *before = reader->at;
        read_exponent(reader);
        if (reader->at == before) /* the e begins a word: 1else */
            return;
    }
    if (reader->has_failed)
        return;
    if (*reader->at == 'j' || *reader->at == 'J') {
        reader->at++;
        check_end(reader, "imaginary");
    } else {
        check_end(reader, "decimal");
    }
}

static void read_fraction(Reader *reader)
{
    reader->at++;
    if (isdigit((unsigned char)*reader->at))
        read_digits(reader);
    read_rest(reader);
}

static void report_leading_zeros(Reader *reader, const char *start, const char *zeros_end)
{
    Parser *parser = reader->parser;
    int column = (int)(start - parser->source - (long)parser->line_start);
    int end = (int)(zeros_end - parser->source - (long)parser->line_start);
    lexical_error(parser, "SyntaxError", parser->line, column_in_characters(parser, parser->line, column) + 1,
                  parser->line, column_in_characters(parser, parser->line, end) + 1,
                  "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers");
    scanner_stop(parser);
    reader->has_failed = true;
}

/* 0, 00_0, 0.5, 0e1, 0j; but not 012. */
static void read_after_zero(Reader *reader)
{
    const char *start = reader->at - 1;
    bool is_nonzero = false;
    for (;;) {
        if (*reader->at == '_') {
            reader->at++;
            if (!isdigit((unsigned char)*reader->at)) {
                fail(reader, reader->at, "invalid decimal literal");
                return;
            }
        }
        if (*reader->at != '0')
            break;
        reader->at++;
    }
    const char *zeros_end = reader->at;
    if (isdigit((unsigned char)*reader->at)) {
        is_nonzero = true;
        read_digits(reader);
    }
    if (reader->has_failed)
        return;
    char c = *reader->at;
    if (c == '.')
        read_fraction(reader);
    else if (c == 'e' || c == 'E' || c == 'j' || c == 'J')
        read_rest(reader);
    else if (is_nonzero)
        report_leading_zeros(reader, start, zeros_end);
    else
        check_end(reader, "decimal");
}

static void read_zero(Reader *reader)
{
    reader->at++;
    switch (*reader->at) {
    case 'x': case 'X':
        reader->at++;
        read_based(reader, 16, "hexadecimal");
        break;
    case 'o': case 'O':
        reader->at++;
        read_based(reader, 8, "octal");
        break;
    case 'b': case 'B':
        reader->at++;
        read_based(reader, 2, "binary");
        break;
    default:
        read_after_zero(reader);
    }
}

int scan_number(Parser *parser, size_t length)
{
    (void)length;
    const char *start = parser->source + parser->token_start;
    Reader reader = {parser, start, false};
    if (*start == '.') {
        read_fraction(&reader);
    } else if (*start == '0') {
        read_zero(&reader);
    } else {
        read_digits(&reader);
        if (!reader.has_failed && *reader.at == '.')
            read_fraction(&reader);
        else
            read_rest(&reader);
    }
    size_t taken = (size_t)(reader.at - start);
    if (reader.has_failed)
        return 0;
    Span span = {parser->line, (int)(parser->token_start - parser->line_start), parser->line, 0};
    span.end_column = span.column + (int)taken;
    YYSTYPE value;
    memset(&value, 0, sizeof value);
    value.TOK_NUMBER = (Literal){parser->token_start, taken, false};
    token_add(parser, TOK_NUMBER, span, value);
    return (int)taken;
}
