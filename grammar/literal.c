/* literal.c: what numbers and strings stand for.
 *
 * The scanner has found where a literal begins and ends and that its form is right; here its text becomes a value.
 * Strings are decoded to UTF-8, in which a lone surrogate takes three bytes like any other character of its range.
 */
#include "state.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- Numbers ---------------------------------------------------------------------------------------------------- */

static int base_of(const char *text, size_t length)
{
    if (length < 2 || text[0] != '0')
        return 10;
    switch (text[1]) {
    case 'x': case 'X':
        return 16;
    case 'o': case 'O':
        return 8;
    case 'b': case 'B':
        return 2;
    default:
        return 10;
    }
}

static char *without_underscores(Parser *parser, const char *text, size_t *length)
{
    char *digits = arena_alloc(parser->arena, *length + 1);
    size_t count = 0;
    for (size_t i = 0; i < *length; i++)
        if (text[i] != '_')
            digits[count++] = text[i];
    *length = count;
    return digits;
}

static void set_int(Parser *parser, Span span, Constant *constant, const char *digits, size_t length)
{
    constant->kind = CONST_INT;
    constant->base = base_of(digits, length);
    size_t prefix = constant->base == 10 ? 0 : 2;
    constant->text = digits + prefix;
    constant->length = length - prefix;
    if (constant->base != 10 || constant->length <= MAX_DIGITS || parser->has_fault)
        return;
    fault(parser, span,
          "Exceeds the limit (%d digits) for integer string conversion: value has %zu digits; use "
          "sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge integer literals to "
          "avoid decimal conversion limits.",
          MAX_DIGITS, constant->length);
    parser->fault.column = parser->fault.end_column = 0; /* CPython gives no columns here */
}

Expr *expr_number(Parser *parser, Span span, Literal literal)
{
    Expr *expr = expr_new(parser, span, EXPR_CONSTANT);
    Constant *constant = &expr->as.constant;
    size_t length = literal.length;
    char *digits = without_underscores(parser, parser->source + literal.start, &length);
    bool is_imaginary = digits[length - 1] == 'j' || digits[length - 1] == 'J';
    bool is_float = base_of(digits, length) == 10 && strpbrk(digits, ".eE");
    if (!is_imaginary && !is_float) {
        set_int(parser, span, constant, digits, length);
        return expr;
    }
    constant->kind = is_imaginary ? CONST_IMAGINARY : CONST_FLOAT;
    constant->number = strtod(digits, NULL);
    return expr;
}

/* ---- Escapes ---------------------------------------------------------------------------------------------------- */

/* Decoding goes from `at` to `end`, writing to `out`.  `position` counts as CPython's decoder does, for which a
 * non-ASCII character is the ten characters of its \U escape. */
typedef struct Decoder {
    Parser *parser;
    Span span;
    const char *start, *at, *end;
    char *out;
    size_t position;
    bool is_bytes, is_fstring;
    bool has_warned;
} Decoder;

static int hex_value(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

static void escape_error(Decoder *decoder, size_t length, const char *reason)
{
    fault(decoder->parser, decoder->span,
          "(unicode error) 'unicodeescape' codec can't decode bytes in position %zu-%zu: %s", decoder->position,
          decoder->position + length - 1, reason);
    decoder->at = decoder->end;
}

/* \xHH, \uHHHH, \UHHHHHHHH; `at` is just after the letter. */
static void decode_hex(Decoder *decoder, int digits, const char *reason)
{
    uint32_t value = 0;
    int count = 0;
    const char *s = decoder->at;
    for (; count < digits && s < decoder->end && hex_value(*s) >= 0; s++, count++)
        value = value << 4 | (uint32_t)hex_value(*s);
    if (count < digits) {
        if (decoder->is_bytes) {
            fault(decoder->parser, decoder->span, "(value error) invalid \\x escape at position %zu",
                  decoder->position);
            decoder->at = decoder->end;
        } else {
            escape_error(decoder, (size_t)count + 2, reason);
        }
        return;
    }
    if (value > 0x10FFFF) {
        escape_error(decoder, (size_t)count + 2, "illegal Unicode character");
        return;
    }
    decoder->at = s;
    decoder->position += (size_t)digits + 2;
    if (decoder->is_bytes)
        *decoder->out++ = (char)value;
    else
        decoder->out += code_point_write((int32_t)value, decoder->out);
}

/* Characters from `at` to `end` as CPython's decoder is given them: \UHHHHHHHH for each that is not ASCII. */
static size_t escaped_length(const char *at, const char *end)
{
    size_t length = 0;
    for (; at < end; at++)
        length += !(*at & 0x80) ? 1 : (*at & 0xc0) == 0xc0 ? 10 : 0;
    return length;
}

/* \N{name}; `at` is just after the N. */
static void decode_name(Decoder *decoder)
{
    const char *name = decoder->at + 1;
    const char *close = decoder->at < decoder->end && *decoder->at == '{'
                            ? memchr(name, '}', (size_t)(decoder->end - name)) : NULL;
    if (!close || close == name) {
        size_t length = 2 + escaped_length(decoder->at, close ? close : decoder->end);
        bool has_brace = decoder->at < decoder->end && *decoder->at == '{';
        escape_error(decoder, has_brace ? length : 2, "malformed \\N character escape");
        return;
    }
    Parser *parser = decoder->parser;
    int32_t c = parser->unicode_lookup ? parser->unicode_lookup(name, (size_t)(close - name)) : '?';
    size_t length = 2 + escaped_length(decoder->at, close + 1);
    if (c < 0) {
        escape_error(decoder, length, "unknown Unicode character name");
        return;
    }
    decoder->at = close + 1;
    decoder->position = decoder->is_fstring ? 0 : decoder->position + length; /* CPython's token ends with the name */
    decoder->out += code_point_write(c, decoder->out);
}

/* The line and column of a place in the literal, for a warning. */
static void warn_at(Decoder *decoder, const char *place, const char *format, int length)
{
    Parser *parser = decoder->parser;
    if (decoder->has_warned || parser->is_measuring)
        return;
    decoder->has_warned = true;
    int line = decoder->span.line;
    for (const char *s = decoder->start; s < place; s++)
        line += *s == '\n';
    size_t column = (size_t)(place - parser->source) - parser->line_starts[line - 1];
    parser_warn(parser, line, column_in_characters(parser, line, (int)column) + 1, format, length, place + 1);
}

static void decode_octal(Decoder *decoder)
{
    const char *backslash = decoder->at - 1;
    int value = 0, count = 0;
    for (; count < 3 && decoder->at < decoder->end && *decoder->at >= '0' && *decoder->at <= '7'; count++)
        value = value * 8 + (*decoder->at++ - '0');
    if (value > 0377)
        warn_at(decoder, backslash, "invalid octal escape sequence '\\%.*s'", 3);
    decoder->position += (size_t)count + 1;
    if (decoder->is_bytes)
        *decoder->out++ = (char)value;
    else
        decoder->out += code_point_write(value, decoder->out);
}

static void decode_unknown(Decoder *decoder)
{
    int32_t c;
    int length = code_point_read(decoder->at, &c);
    warn_at(decoder, decoder->at - 1, "invalid escape sequence '\\%.*s'", length);
    *decoder->out++ = '\\';
    decoder->position += length == 1 ? 1 : 6;
}

static void decode_escape(Decoder *decoder)
{
    static const char simple[] = "\\'\"abfnrtv", values[] = "\\'\"\a\b\f\n\r\t\v";
    decoder->at++;
    if (decoder->at == decoder->end) { /* f"\{x}": the text stops at the brace */
        *decoder->out++ = '\\';
        return;
    }
    char c = *decoder->at;
    const char *found = c ? strchr(simple, c) : NULL;
    if (c == '\n' || found) {
        if (found)
            *decoder->out++ = values[found - simple];
        decoder->at++;
        decoder->position += 2;
    } else if (c >= '0' && c <= '7') {
        decode_octal(decoder);
    } else if (c == 'x') {
        decoder->at++;
        decode_hex(decoder, 2, "truncated \\xXX escape");
    } else if (!decoder->is_bytes && c == 'u') {
        decoder->at++;
        decode_hex(decoder, 4, "truncated \\uXXXX escape");
    } else if (!decoder->is_bytes && c == 'U') {
        decoder->at++;
        decode_hex(decoder, 8, "truncated \\UXXXXXXXX escape");
    } else if (!decoder->is_bytes && c == 'N') {
        decoder->at++;
        decode_name(decoder);
    } else {
        decode_unknown(decoder);
    }
}

/* Never longer than the source: an escape of n bytes stands for n bytes at most. */
static void decode(Decoder *decoder, Constant *constant)
{
    char *text = arena_alloc(decoder->parser->arena, (size_t)(decoder->end - decoder->at) + 4);
    decoder->out = text;
    while (decoder->at < decoder->end) {
        if (*decoder->at == '\\') {
            decode_escape(decoder);
            continue;
        }
        int32_t c;
        int length = code_point_read(decoder->at, &c);
        memcpy(decoder->out, decoder->at, (size_t)length);
        decoder->out += length;
        decoder->at += length;
        decoder->position += length == 1 ? 1 : 10;
    }
    *decoder->out = '\0';
    constant->text = text;
    constant->length = (size_t)(decoder->out - text);
}

/* ---- Strings ---------------------------------------------------------------------------------------------------- */

static bool is_ascii(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] >= 0x80)
            return false;
    return true;
}

static void decode_text(Parser *parser, Span span, Constant *constant, const char *text, size_t length, bool is_raw,
                        bool is_fstring)
{
    if (is_raw || !memchr(text, '\\', length)) {
        constant->text = arena_copy(parser->arena, text, length);
        constant->length = length;
        return;
    }
    Decoder decoder = {.parser = parser, .span = span, .start = text, .at = text, .end = text + length};
    decoder.is_bytes = constant->kind == CONST_BYTES;
    decoder.is_fstring = is_fstring;
    decode(&decoder, constant);
}

Expr *expr_string(Parser *parser, Span span, Literal literal)
{
    Expr *expr = expr_new(parser, span, EXPR_CONSTANT);
    Constant *constant = &expr->as.constant;
    const char *text = parser->source + literal.start;
    size_t length = literal.length;
    bool is_raw = false;
    constant->kind = CONST_STR;
    for (; *text != '"' && *text != '\''; text++, length--) {
        is_raw |= tolower((unsigned char)*text) == 'r';
        constant->is_u_prefix |= *text == 'u';
        if (tolower((unsigned char)*text) == 'b')
            constant->kind = CONST_BYTES;
    }
    size_t quotes = length >= 6 && text[1] == text[0] && text[2] == text[0] ? 3 : 1;
    text += quotes;
    length -= 2 * quotes;
    if (constant->kind == CONST_BYTES && !is_ascii(text, length))
        fault(parser, span, "bytes can only contain ASCII literal characters");
    decode_text(parser, span, constant, text, length, is_raw, false);
    return expr;
}

static Expr *constant_of_text(Parser *parser, Span span, const char *text, size_t length)
{
    Expr *expr = expr_new(parser, span, EXPR_CONSTANT);
    expr->as.constant.kind = CONST_STR;
    expr->as.constant.text = arena_copy(parser->arena, text, length);
    expr->as.constant.length = length;
    return expr;
}

Expr *expr_fstring_text(Parser *parser, Span span, Literal text)
{
    Expr *expr = expr_new(parser, span, EXPR_CONSTANT);
    expr->as.constant.kind = CONST_STR;
    bool had_fault = parser->has_fault;
    decode_text(parser, span, &expr->as.constant, parser->source + text.start, text.length, text.is_raw,
                true);
    parser->fault_is_in_fstring |= parser->has_fault && !had_fault;
    return expr;
}

/* ---- Neighbouring strings --------------------------------------------------------------------------------------- */

static bool is_text(const Expr *expr)
{
    return expr->kind == EXPR_CONSTANT;
}

/* Constants items[from .. to) as one, which has the first one's kind. */
static Expr *join_texts(Parser *parser, Span span, ExprSeq list, size_t from, size_t to)
{
    size_t length = 0;
    for (size_t i = from; i < to; i++)
        length += list.items[i]->as.constant.length;
    char *text = arena_alloc(parser->arena, length + 1), *out = text;
    for (size_t i = from; i < to; i++) {
        const Constant *part = &list.items[i]->as.constant;
        if (part->length)
            memcpy(out, part->text, part->length);
        out += part->length;
    }
    Expr *expr = expr_new(parser, span, EXPR_CONSTANT);
    expr->as.constant = list.items[from]->as.constant;
    expr->as.constant.text = text;
    expr->as.constant.length = length;
    return expr;
}

/* Neighbouring texts are joined, empty ones dropped. */
static ExprSeq fold(Parser *parser, ExprSeq list)
{
    ExprSeq folded = {0};
    for (size_t from = 0, to; from < list.count; from = to) {
        Expr *first = list.items[from];
        to = from + 1;
        if (!is_text(first)) {
            folded = expr_append(parser, folded, first);
            continue;
        }
        while (to < list.count && is_text(list.items[to]))
            to++;
        Span span = span_join(first->span, list.items[to - 1]->span);
        Expr *text = to - from == 1 ? first : join_texts(parser, span, list, from, to);
        if (text->as.constant.length)
            folded = expr_append(parser, folded, text);
    }
    return folded;
}

static ExprSeq flatten(Parser *parser, ExprSeq parts)
{
    ExprSeq flat = {0};
    for (size_t i = 0; i < parts.count; i++) {
        Expr *part = parts.items[i];
        if (part->kind != EXPR_JOINED_STR) {
            flat = expr_append(parser, flat, part);
            continue;
        }
        for (size_t j = 0; j < part->as.joined_str.values.count; j++)
            flat = expr_append(parser, flat, part->as.joined_str.values.items[j]);
    }
    return flat;
}

static Expr *joined_new(Parser *parser, Span span, ExprSeq values)
{
    return expr_make(parser, span, (Expr){EXPR_JOINED_STR, .as.joined_str = {values}});
}

Expr *expr_strings(Parser *parser, Span span, ExprSeq parts)
{
    size_t bytes = 0, fstrings = 0;
    for (size_t i = 0; i < parts.count; i++) {
        bytes += is_text(parts.items[i]) && parts.items[i]->as.constant.kind == CONST_BYTES;
        fstrings += parts.items[i]->kind == EXPR_JOINED_STR;
    }
    if (bytes && bytes < parts.count) {
        fault_at_last_token(parser, "cannot mix bytes and nonbytes literals");
        return parts.items[0];
    }
    if (fstrings)
        return joined_new(parser, span, fold(parser, flatten(parser, parts)));
    return parts.count == 1 ? parts.items[0] : join_texts(parser, span, parts, 0, parts.count);
}

/* ---- F-strings -------------------------------------------------------------------------------------------------- */

Expr *expr_joined(Parser *parser, Span span, ExprSeq parts)
{
    return joined_new(parser, span, flatten(parser, parts));
}

Expr *expr_format_spec(Parser *parser, Span span, ExprSeq parts)
{
    return joined_new(parser, span, fold(parser, flatten(parser, parts)));
}

static int conversion_of(Parser *parser, Span field, const Literal *literal)
{
    const char *text = parser->source + literal->start;
    if (literal->length == 1 && strchr("sra", text[0]))
        return text[0];
    Span span = field;
    span.column += (int)(literal->start - source_offset(parser, field.line, field.column));
    span.end_line = span.line;
    span.end_column = span.column + (int)literal->length;
    fault(parser, span, "f-string: invalid conversion character '%.*s': expected 's', 'r', or 'a'",
          (int)literal->length, text);
    return -1;
}

Expr *expr_formatted(Parser *parser, Span span, Expr *value, const Span *equal, const Literal *conversion, Expr *spec)
{
    int how = conversion ? conversion_of(parser, span, conversion) : equal && !spec ? 'r' : -1;
    Expr *expr = expr_make(parser, span, (Expr){EXPR_FORMATTED_VALUE, .as.formatted_value = {value, how, spec}});
    if (!equal)
        return expr;
    /* {value=}: the text after the brace, up to what follows the `=`, comes first. */
    Span text_span = {span.line, span.column + 1, equal->end_line, equal->end_column};
    size_t start = source_offset(parser, text_span.line, text_span.column);
    size_t end = source_offset(parser, text_span.end_line, text_span.end_column);
    Expr *text = constant_of_text(parser, text_span, parser->source + start, end - start);
    return joined_new(parser, span, expr_append(parser, expr_append(parser, (ExprSeq){0}, text), expr));
}
