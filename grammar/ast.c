/* ast.c: names, sequences, expressions.  Statements are made in ast_stmt.c, patterns in ast_pattern.c.
 *
 * A sequence grows in the arena by doubling: its room is the smallest power of two that holds `count`, so it need not
 * be stored, and a sequence can be passed by value.  (Two copies of one sequence must not both be appended to.)
 */
#include "shape.h"
#include "state.h"

#include <string.h>

/* ---- Names ------------------------------------------------------------------------------------------------------ */

static uint32_t hash_of(const char *text, size_t length)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash;
}

static void grow_names(Arena *arena, NameTable *table)
{
    size_t bucket_count = table->bucket_count ? table->bucket_count * 2 : 64;
    Name **buckets = arena_alloc(arena, bucket_count * sizeof *buckets);
    if (!buckets)
        return;
    for (size_t i = 0; i < table->bucket_count; i++)
        for (Name *name = table->buckets[i], *next; name; name = next) {
            next = name->next_in_bucket;
            Name **bucket = &buckets[name->hash & (bucket_count - 1)];
            name->next_in_bucket = *bucket;
            *bucket = name;
        }
    table->buckets = buckets;
    table->bucket_count = bucket_count;
}

Name *name_intern(Arena *arena, const char *text, size_t length)
{
    NameTable *table = arena_names(arena);
    uint32_t hash = hash_of(text, length);
    if (table->count >= table->bucket_count)
        grow_names(arena, table);
    if (!table->bucket_count)
        return NULL;
    Name **bucket = &table->buckets[hash & (table->bucket_count - 1)];
    for (Name *name = *bucket; name; name = name->next_in_bucket)
        if (name->hash == hash && name->length == length && memcmp(name->text, text, length) == 0)
            return name;
    Name *name = arena_alloc(arena, sizeof *name + length + 1);
    if (!name)
        return NULL;
    name->length = length;
    name->hash = hash;
    memcpy(name->text, text, length);
    name->next_in_bucket = *bucket;
    *bucket = name;
    table->count++;
    return name;
}

/* ---- Sequences -------------------------------------------------------------------------------------------------- */

static void *room_for_one_more(Parser *parser, void *items, size_t count, size_t item_size)
{
    bool is_full = (count & (count - 1)) == 0; /* at 0, 1, 2, 4, 8 … */
    if (!is_full)
        return items;
    void *larger = arena_alloc(parser->arena, (count ? count * 2 : 1) * item_size);
    if (count)
        memcpy(larger, items, count * item_size);
    return larger;
}

#define DEFINE_APPEND(function, Seq, Item)                                                                             \
    Seq function(Parser *parser, Seq list, Item item)                                                                  \
    {                                                                                                                  \
        list.items = room_for_one_more(parser, list.items, list.count, sizeof item);                                   \
        list.items[list.count++] = item;                                                                               \
        return list;                                                                                                   \
    }

DEFINE_APPEND(expr_append, ExprSeq, Expr *)
DEFINE_APPEND(stmt_append, StmtSeq, Stmt *)
DEFINE_APPEND(name_append, NameSeq, Name *)
DEFINE_APPEND(alias_append, AliasSeq, Alias *)
DEFINE_APPEND(if_clause_append, IfClauseSeq, IfClause)
DEFINE_APPEND(handler_append, ExceptHandlerSeq, ExceptHandler *)
DEFINE_APPEND(with_item_append, WithItemSeq, WithItem *)
DEFINE_APPEND(parameter_append, ParameterSeq, Parameter)
DEFINE_APPEND(type_param_append, TypeParamSeq, TypeParam *)
DEFINE_APPEND(case_append, MatchCaseSeq, MatchCase *)
DEFINE_APPEND(pattern_append, PatternSeq, Pattern *)
DEFINE_APPEND(pattern_item_append, PatternItemSeq, PatternItem)
DEFINE_APPEND(arg_append, ArgSeq, Arg *)
DEFINE_APPEND(argument_append, ArgumentSeq, Argument)
DEFINE_APPEND(dict_item_append, DictItemSeq, DictItem)
DEFINE_APPEND(comprehension_append, ComprehensionSeq, Comprehension *)
static DEFINE_APPEND(compare_op_append, CompareOpSeq, ComparisonOperator)
static DEFINE_APPEND(keyword_append, KeywordSeq, Keyword *)

StmtSeq stmt_concat(Parser *parser, StmtSeq list, StmtSeq more)
{
    for (size_t i = 0; i < more.count; i++)
        list = stmt_append(parser, list, more.items[i]);
    return list;
}

ParameterSeq parameters_end_with_comma(ParameterSeq list)
{
    list.ends_with_comma = true;
    return list;
}

/* ---- Expressions ------------------------------------------------------------------------------------------------ */

Expr *expr_new(Parser *parser, Span span, ExprKind kind)
{
    Expr *expr = arena_alloc(parser->arena, sizeof *expr);
    expr->kind = kind;
    expr->span = span;
    expr->depth = 1;
    return expr;
}

static void deepen(Parser *parser, Expr *parent, const Expr *child, int levels)
{
    if (child->depth + levels <= parent->depth)
        return;
    parent->depth = child->depth + levels;
    if (parent->depth > MAX_NESTING)
        fault_memory(parser);
}

typedef struct Measuring {
    Parser *parser;
    Expr *parent;
} Measuring;

static void deepen_for(void *measuring, Expr *child)
{
    Measuring *m = measuring;
    deepen(m->parser, m->parent, child, 1);
}

Expr *expr_make(Parser *parser, Span span, Expr fields)
{
    static const Visitor visitor = {.expr = deepen_for};
    Expr *expr = expr_new(parser, span, fields.kind);
    expr->as = fields.as;
    Expr *spine = expr_visit_children(expr, &visitor, &(Measuring){parser, expr});
    if (spine)
        deepen(parser, expr, spine, 0);
    return expr;
}

Expr *expr_name(Parser *parser, Span span, Name *name)
{
    return expr_make(parser, span, (Expr){EXPR_NAME, .as.name = {name}});
}

Expr *expr_keyword(Parser *parser, Span span, ConstantKind kind)
{
    return expr_make(parser, span, (Expr){EXPR_CONSTANT, .as.constant = {kind}});
}

/* One more value of an `and` or `or`, comparison after a comparison: the node to the left grows. */
static Expr *grow(Parser *parser, Expr *expr, Span span, Expr *right)
{
    expr->span = span;
    deepen(parser, expr, right, 1);
    return expr;
}

Expr *expr_bool(Parser *parser, Span span, BoolOperator op, Expr *left, Expr *right)
{
    Expr *expr = left;
    if (left->kind != EXPR_BOOL_OP || left->parenthesised || left->as.bool_op.op != op) {
        ExprSeq values = expr_append(parser, (ExprSeq){0}, left);
        expr = expr_make(parser, span, (Expr){EXPR_BOOL_OP, .as.bool_op = {op, values}});
    }
    expr->as.bool_op.values = expr_append(parser, expr->as.bool_op.values, right);
    return grow(parser, expr, span, right);
}

Expr *expr_compare(Parser *parser, Span span, Expr *left, ComparisonOperator op, Expr *right)
{
    Expr *expr = left;
    if (left->kind != EXPR_COMPARE || left->parenthesised)
        expr = expr_make(parser, span, (Expr){EXPR_COMPARE, .as.compare = {left}});
    expr->as.compare.ops = compare_op_append(parser, expr->as.compare.ops, op);
    expr->as.compare.comparators = expr_append(parser, expr->as.compare.comparators, right);
    return grow(parser, expr, span, right);
}

Expr *expr_named(Parser *parser, Span span, Expr *target, Expr *value)
{
    expr_set_context(target, STORE);
    return expr_make(parser, span, (Expr){EXPR_NAMED_EXPR, .as.named_expr = {target, value}});
}

Expr *expr_binary(Parser *parser, Span span, BinaryOperator op, Expr *left, Expr *right)
{
    Expr *expr = expr_make(parser, span, (Expr){EXPR_BIN_OP, .as.bin_op = {left, op, right}});
    if (op == OP_POW)
        deepen(parser, expr, right, 2);
    return expr;
}

Expr *expr_unary(Parser *parser, Span span, UnaryOperator op, Expr *operand)
{
    return expr_make(parser, span, (Expr){EXPR_UNARY_OP, .as.unary_op = {op, operand}});
}

Expr *expr_lambda(Parser *parser, Span span, Arguments *args, Expr *body)
{
    Expr *expr = expr_make(parser, span, (Expr){EXPR_LAMBDA, .as.lambda = {args, body}});
    deepen(parser, expr, body, 2);
    return expr;
}

Expr *expr_if(Parser *parser, Span span, Expr *test, Expr *body, Expr *orelse)
{
    return expr_make(parser, span, (Expr){EXPR_IF_EXP, .as.if_exp = {test, body, orelse}});
}

Expr *expr_dict(Parser *parser, Span span, DictItemSeq items)
{
    ExprSeq keys = {0}, values = {0};
    for (size_t i = 0; i < items.count; i++) {
        keys = expr_append(parser, keys, items.items[i].key);
        values = expr_append(parser, values, items.items[i].value);
    }
    return expr_make(parser, span, (Expr){EXPR_DICT, .as.dict = {keys, values}});
}

Expr *expr_set(Parser *parser, Span span, ExprSeq elts)
{
    return expr_make(parser, span, (Expr){EXPR_SET, .as.set = {elts}});
}

Expr *expr_list(Parser *parser, Span span, ExprSeq elts)
{
    return expr_make(parser, span, (Expr){EXPR_LIST, .as.list = {elts}});
}

Expr *expr_tuple(Parser *parser, Span span, ExprSeq elts)
{
    return expr_make(parser, span, (Expr){EXPR_TUPLE, .as.tuple = {elts}});
}

Expr *expr_comp(Parser *parser, Span span, ExprKind kind, Expr *elt, ComprehensionSeq loops)
{
    if (elt->kind == EXPR_STARRED)
        fault(parser, elt->span, FAULT_UNPACKING_IN_COMPREHENSION);
    return expr_make(parser, span, (Expr){kind, .as.comp = {elt, loops}});
}

Expr *expr_dict_comp(Parser *parser, Span span, DictItem item, ComprehensionSeq loops)
{
    if (!item.key) {
        Span stars = {item.span.line, item.span.column, item.span.line, item.span.column + 2};
        fault(parser, stars, "dict unpacking cannot be used in dict comprehension");
    }
    return expr_make(parser, span, (Expr){EXPR_DICT_COMP, .as.dict_comp = {item.key, item.value, loops}});
}

Expr *expr_yield(Parser *parser, Span span, Expr *value)
{
    return expr_make(parser, span, (Expr){EXPR_YIELD, .as.yield = {value}});
}

Expr *expr_yield_from(Parser *parser, Span span, Expr *value)
{
    return expr_make(parser, span, (Expr){EXPR_YIELD_FROM, .as.yield_from = {value}});
}

static Keyword *keyword_new(Parser *parser, Argument argument)
{
    Keyword *keyword = arena_alloc(parser->arena, sizeof *keyword);
    *keyword = (Keyword){argument.span, argument.name, argument.value};
    return keyword;
}

/* A generator among other arguments needs parentheses of its own, which the grammar does not accept it without; what
 * is left to check is the order. */
static void sort_arguments(Parser *parser, ArgumentSeq arguments, ExprSeq *positional, KeywordSeq *keywords)
{
    for (size_t i = 0; i < arguments.count; i++) {
        Argument argument = arguments.items[i];
        bool is_keyword = argument.kind == ARGUMENT_NAMED || argument.kind == ARGUMENT_DOUBLE_STARRED;
        if (is_keyword)
            *keywords = keyword_append(parser, *keywords, keyword_new(parser, argument));
        else
            *positional = expr_append(parser, *positional, argument.value);
    }
}

ArgumentSeq arguments_checked(Parser *parser, ArgumentSeq arguments)
{
    bool has_name = false, has_double_star = false;
    for (size_t i = 0; i < arguments.count; i++) {
        ArgumentKind kind = arguments.items[i].kind;
        if (kind == ARGUMENT_POSITIONAL && (has_name || has_double_star))
            fault_at_last_token(parser, has_double_star
                                            ? "positional argument follows keyword argument unpacking"
                                            : "positional argument follows keyword argument");
        if (kind == ARGUMENT_STARRED && has_double_star)
            fault_after(parser, arguments.items[i - 1].span,
                        "iterable argument unpacking follows keyword argument unpacking");
        has_name |= kind == ARGUMENT_NAMED;
        has_double_star |= kind == ARGUMENT_DOUBLE_STARRED;
    }
    return arguments;
}

Expr *expr_call(Parser *parser, Span span, Expr *func, ArgumentSeq arguments)
{
    ExprSeq positional = {0};
    KeywordSeq keywords = {0};
    sort_arguments(parser, arguments, &positional, &keywords);
    return expr_make(parser, span, (Expr){EXPR_CALL, .as.call = {func, positional, keywords}});
}

Expr *expr_call_generator(Parser *parser, Span span, Expr *func, Expr *generator)
{
    Argument argument = {ARGUMENT_POSITIONAL, generator->span, NULL, generator};
    return expr_call(parser, span, func, argument_append(parser, (ArgumentSeq){0}, argument));
}

Expr *expr_attribute(Parser *parser, Span span, Expr *value, Name *attr)
{
    return expr_make(parser, span, (Expr){EXPR_ATTRIBUTE, .as.attribute = {value, attr}});
}

Expr *expr_subscript(Parser *parser, Span span, Expr *value, Expr *slice)
{
    return expr_make(parser, span, (Expr){EXPR_SUBSCRIPT, .as.subscript = {value, slice}});
}

Expr *expr_starred(Parser *parser, Span span, Expr *value)
{
    return expr_make(parser, span, (Expr){EXPR_STARRED, .as.starred = {value}});
}

Expr *expr_slice(Parser *parser, Span span, Expr *lower, Expr *upper, Expr *step)
{
    return expr_make(parser, span, (Expr){EXPR_SLICE, .as.slice = {lower, upper, step}});
}

Expr *expr_maybe_tuple(Parser *parser, Span span, ExprSeq list, bool ends_with_comma)
{
    return list.count == 1 && !ends_with_comma ? list.items[0] : expr_tuple(parser, span, list);
}

Expr *expr_parenthesised(Expr *value)
{
    value->parenthesised = true;
    return value;
}

Expr *expr_group(Parser *parser, Expr *value)
{
    if (value->kind == EXPR_STARRED && !value->parenthesised)
        fault(parser, value->span, "cannot use starred expression here");
    return expr_parenthesised(value);
}

Expr *expr_subject(Parser *parser, Expr *value)
{
    if (value->kind == EXPR_STARRED)
        fault_at_last_token(parser, "invalid syntax");
    return value;
}

Expr *expr_complex(Parser *parser, Span span, Expr *real, BinaryOperator op, Expr *imaginary)
{
    Expr *number = real->kind == EXPR_UNARY_OP ? real->as.unary_op.operand : real;
    if (number->as.constant.kind == CONST_IMAGINARY)
        fault(parser, real->span, "real number required in complex literal");
    if (imaginary->as.constant.kind != CONST_IMAGINARY)
        fault(parser, imaginary->span, "imaginary number required in complex literal");
    return expr_binary(parser, span, op, real, imaginary);
}

Comprehension *comprehension_new(Parser *parser, Expr *target, Expr *iter)
{
    Comprehension *loop = arena_alloc(parser->arena, sizeof *loop);
    *loop = (Comprehension){target, iter};
    return loop;
}

Comprehension *comprehension_if(Parser *parser, Comprehension *loop, Expr *test)
{
    loop->ifs = expr_append(parser, loop->ifs, test);
    return loop;
}
