/* ast_pattern.c: makes the patterns of `case`. */
#include "state.h"

#include <string.h>

static Pattern *pattern_new(Parser *parser, Span span, PatternKind kind)
{
    Pattern *pattern = arena_alloc(parser->arena, sizeof *pattern);
    pattern->kind = kind;
    pattern->span = span;
    pattern->depth = 1;
    return pattern;
}

/* Brackets alone nest patterns, and the scanner counts those: the depth needs no limit. */
static void deepen_all(Pattern *parent, PatternSeq children)
{
    for (size_t i = 0; i < children.count; i++)
        if (parent->depth <= children.items[i]->depth)
            parent->depth = children.items[i]->depth + 1;
}

static bool is_wildcard(const Name *name)
{
    return name->length == 1 && name->text[0] == '_';
}

Pattern *pattern_sequence(Parser *parser, Span span, PatternSeq list)
{
    Pattern *pattern = pattern_new(parser, span, PATTERN_SEQUENCE);
    pattern->as.sequence.patterns = list;
    deepen_all(pattern, list);
    return pattern;
}

Pattern *pattern_open(Parser *parser, Span span, PatternSeq list, bool ends_with_comma)
{
    if (list.count > 1 || ends_with_comma)
        return pattern_sequence(parser, span, list);
    if (list.items[0]->kind == PATTERN_STAR)
        fault_at_last_token(parser, "invalid syntax");
    return list.items[0];
}

Pattern *pattern_group(Parser *parser, Span span, PatternSeq list, bool ends_with_comma)
{
    return pattern_open(parser, span, list, ends_with_comma);
}

Pattern *pattern_star(Parser *parser, Span span, Name *name)
{
    Pattern *pattern = pattern_new(parser, span, PATTERN_STAR);
    pattern->as.star.name = is_wildcard(name) ? NULL : name;
    return pattern;
}

Pattern *pattern_as(Parser *parser, Span span, Pattern *left, Name *name, Span name_span)
{
    if (is_wildcard(name))
        fault(parser, name_span, "cannot use '_' as a target");
    Pattern *pattern = pattern_new(parser, span, PATTERN_AS);
    pattern->as.as.pattern = left;
    pattern->as.as.name = name;
    pattern->depth = left->depth + 1;
    return pattern;
}

Pattern *pattern_capture(Parser *parser, Span span, Name *name)
{
    Pattern *pattern = pattern_new(parser, span, PATTERN_AS);
    pattern->as.as.name = is_wildcard(name) ? NULL : name;
    return pattern;
}

Pattern *pattern_or(Parser *parser, Span span, PatternSeq list)
{
    if (list.count == 1)
        return list.items[0];
    Pattern *pattern = pattern_new(parser, span, PATTERN_OR);
    pattern->as.or_.patterns = list;
    deepen_all(pattern, list);
    return pattern;
}

Pattern *pattern_value(Parser *parser, Span span, Expr *value)
{
    bool is_singleton = value->kind == EXPR_CONSTANT && value->as.constant.kind <= CONST_FALSE;
    if (is_singleton) {
        Pattern *pattern = pattern_new(parser, span, PATTERN_SINGLETON);
        pattern->as.singleton.value = value->as.constant.kind;
        return pattern;
    }
    Pattern *pattern = pattern_new(parser, span, PATTERN_VALUE);
    pattern->as.value.value = value;
    return pattern;
}

Pattern *pattern_mapping(Parser *parser, Span span, PatternItemSeq items)
{
    Pattern *pattern = pattern_new(parser, span, PATTERN_MAPPING);
    for (size_t i = 0; i < items.count; i++) {
        PatternItem item = items.items[i];
        Span start = item.key ? item.key->span : item.span;
        if (item.name)
            start.end_column = start.column + 2; /* the stars */
        if (pattern->as.mapping.rest)
            fault(parser, start, "invalid syntax");
        if (item.name && is_wildcard(item.name)) {
            Span end = span_after(item.span);
            end.column--;
            fault(parser, end, "invalid syntax");
        }
        if (item.name) {
            pattern->as.mapping.rest = item.name;
            continue;
        }
        pattern->as.mapping.keys = expr_append(parser, pattern->as.mapping.keys, item.key);
        pattern->as.mapping.patterns = pattern_append(parser, pattern->as.mapping.patterns, item.pattern);
    }
    deepen_all(pattern, pattern->as.mapping.patterns);
    return pattern;
}

Pattern *pattern_class(Parser *parser, Span span, Expr *cls, PatternItemSeq items)
{
    Pattern *pattern = pattern_new(parser, span, PATTERN_CLASS);
    pattern->as.class_.cls = cls;
    for (size_t i = 0; i < items.count; i++) {
        PatternItem item = items.items[i];
        if (item.name) {
            pattern->as.class_.kwd_attrs = name_append(parser, pattern->as.class_.kwd_attrs, item.name);
            pattern->as.class_.kwd_patterns = pattern_append(parser, pattern->as.class_.kwd_patterns, item.pattern);
        } else {
            if (pattern->as.class_.kwd_attrs.count)
                fault(parser, item.span, "positional patterns follow keyword patterns");
            pattern->as.class_.patterns = pattern_append(parser, pattern->as.class_.patterns, item.pattern);
        }
    }
    deepen_all(pattern, pattern->as.class_.patterns);
    deepen_all(pattern, pattern->as.class_.kwd_patterns);
    return pattern;
}
