/* ast_pattern.c: makes the patterns of `case`. */
#include "state.h"

#include <string.h>

static Pattern *pattern_make(Parser *parser, Span span, Pattern fields)
{
    Pattern *pattern = arena_alloc(parser->arena, sizeof *pattern);
    *pattern = fields;
    pattern->span = span;
    return pattern;
}

static bool is_wildcard(const Name *name)
{
    return name->length == 1 && name->text[0] == '_';
}

Pattern *pattern_sequence(Parser *parser, Span span, PatternSeq list)
{
    return pattern_make(parser, span, (Pattern){PATTERN_SEQUENCE, .as.sequence = {list}});
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
    return pattern_make(parser, span, (Pattern){PATTERN_STAR, .as.star = {is_wildcard(name) ? NULL : name}});
}

Pattern *pattern_as(Parser *parser, Span span, Pattern *left, Name *name, Span name_span)
{
    if (is_wildcard(name))
        fault(parser, name_span, "cannot use '_' as a target");
    return pattern_make(parser, span, (Pattern){PATTERN_AS, .as.as = {left, name}});
}

Pattern *pattern_capture(Parser *parser, Span span, Name *name)
{
    return pattern_make(parser, span, (Pattern){PATTERN_AS, .as.as = {NULL, is_wildcard(name) ? NULL : name}});
}

Pattern *pattern_or(Parser *parser, Span span, PatternSeq list)
{
    if (list.count == 1)
        return list.items[0];
    return pattern_make(parser, span, (Pattern){PATTERN_OR, .as.or_ = {list}});
}

Pattern *pattern_value(Parser *parser, Span span, Expr *value)
{
    bool is_singleton = value->kind == EXPR_CONSTANT && value->as.constant.kind <= CONST_FALSE;
    if (is_singleton)
        return pattern_make(parser, span, (Pattern){PATTERN_SINGLETON, .as.singleton = {value->as.constant.kind}});
    return pattern_make(parser, span, (Pattern){PATTERN_VALUE, .as.value = {value}});
}

Pattern *pattern_mapping(Parser *parser, Span span, PatternItemSeq items)
{
    ExprSeq keys = {0};
    PatternSeq patterns = {0};
    Name *rest = NULL;
    for (size_t i = 0; i < items.count; i++) {
        PatternItem item = items.items[i];
        Span start = item.key ? item.key->span : item.span;
        if (item.name)
            start.end_column = start.column + 2; /* the stars */
        if (rest)
            fault(parser, start, "invalid syntax");
        if (item.name && is_wildcard(item.name)) {
            Span end = span_after(item.span);
            end.column--;
            fault(parser, end, "invalid syntax");
        }
        if (item.name) {
            rest = item.name;
            continue;
        }
        keys = expr_append(parser, keys, item.key);
        patterns = pattern_append(parser, patterns, item.pattern);
    }
    return pattern_make(parser, span, (Pattern){PATTERN_MAPPING, .as.mapping = {keys, patterns, rest}});
}

Pattern *pattern_class(Parser *parser, Span span, Expr *cls, PatternItemSeq items)
{
    PatternSeq patterns = {0}, named_patterns = {0};
    NameSeq names = {0};
    for (size_t i = 0; i < items.count; i++) {
        PatternItem item = items.items[i];
        if (item.name) {
            names = name_append(parser, names, item.name);
            named_patterns = pattern_append(parser, named_patterns, item.pattern);
        } else {
            if (names.count)
                fault(parser, item.span, "positional patterns follow keyword patterns");
            patterns = pattern_append(parser, patterns, item.pattern);
        }
    }
    return pattern_make(parser, span, (Pattern){PATTERN_CLASS, .as.class_ = {cls, patterns, names, named_patterns}});
}
