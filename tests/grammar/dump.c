/* dump.c: prints a file's syntax tree as Python's ast.dump(tree, include_attributes=True) does, so that the two can be
 * compared byte for byte.
 *
 *     dump FILE            the tree, or the error as  Type|message|line|offset|end_line|end_offset
 *     dump --error FILE    only whether there is an error
 *
 * Ints are printed in the base in which they were written, as hex, so that no big-number arithmetic is needed here: the
 * reference's side does the same.
 */
#include "parser.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void expr(const Expr *e);
static void stmts(const StmtSeq *list);
static void pattern(const Pattern *p);

static void attributes(Span s)
{
    printf(", lineno=%d, col_offset=%d, end_lineno=%d, end_col_offset=%d)", s.line, s.column, s.end_line, s.end_column);
}

/* Without the comma, for nodes with no field printed before. */
static void bare_attributes(Span s)
{
    printf("lineno=%d, col_offset=%d, end_lineno=%d, end_col_offset=%d)", s.line, s.column, s.end_line, s.end_column);
}

static void name(const Name *n)
{
    printf("'%s'", n->text);
}

static void bytes(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        printf("%02x", (unsigned char)text[i]);
}

static void constant(const Constant *c)
{
    switch (c->kind) {
    case CONST_NONE: printf("None"); break;
    case CONST_TRUE: printf("True"); break;
    case CONST_FALSE: printf("False"); break;
    case CONST_ELLIPSIS: printf("Ellipsis"); break;
    case CONST_INT: printf("int%d:%s", c->base, c->text); break;
    case CONST_FLOAT: printf("float:%.17g", c->number); break;
    case CONST_IMAGINARY: printf("imaginary:%.17g", c->number); break;
    case CONST_STR: printf("str:"); bytes(c->text, c->length); break;
    case CONST_BYTES: printf("bytes:"); bytes(c->text, c->length); break;
    default: break;
    }
}

static const char *const contexts[] = {"Load()", "Store()", "Del()"};

static void exprs(const ExprSeq *list)
{
    printf("[");
    for (size_t i = 0; i < list->count; i++) {
        if (i) printf(", ");
        if (list->items[i]) expr(list->items[i]); else printf("None");
    }
    printf("]");
}

/* Fields that are empty lists are left out, as ast.dump does. */
static int first_field;
static void field(const char *label)
{
    printf(first_field ? "%s=" : ", %s=", label);
    first_field = 0;
}

static void field_expr(const char *label, const Expr *e)
{
    if (!e) return;
    field(label); expr(e); first_field = 0;
}

static void field_exprs(const char *label, const ExprSeq *list)
{
    if (!list->count) return;
    field(label); exprs(list); first_field = 0;
}

static void field_stmts(const char *label, const StmtSeq *list)
{
    if (!list->count) return;
    field(label); stmts(list); first_field = 0;
}

static void finish(Span span)
{
    if (first_field) bare_attributes(span); else attributes(span);
    first_field = 0;
}

static void open(const char *node)
{
    printf("%s(", node);
    first_field = 1;
}

static void comprehensions(const ComprehensionSeq *list)
{
    field("generators"); printf("[");
    for (size_t i = 0; i < list->count; i++) {
        if (i) printf(", ");
        open("comprehension");
        field_expr("target", list->items[i]->target);
        field_expr("iter", list->items[i]->iter);
        field_exprs("ifs", &list->items[i]->ifs);
        printf(", is_async=0)");
    }
    printf("]"); first_field = 0;
}

static void arg(const Arg *a)
{
    open("arg"); field("arg"); name(a->arg); field_expr("annotation", a->annotation); finish(a->span);
}

static void args_field(const char *label, const ArgSeq *list)
{
    if (!list->count) return;
    field(label); printf("[");
    for (size_t i = 0; i < list->count; i++) { if (i) printf(", "); arg(list->items[i]); }
    printf("]"); first_field = 0;
}

static void arguments(const Arguments *a)
{
    field("args");
    open("arguments");
    args_field("posonlyargs", &a->posonlyargs);
    args_field("args", &a->args);
    if (a->vararg) { field("vararg"); arg(a->vararg); first_field = 0; }
    args_field("kwonlyargs", &a->kwonlyargs);
    field_exprs("kw_defaults", &a->kw_defaults);
    if (a->kwarg) { field("kwarg"); arg(a->kwarg); first_field = 0; }
    field_exprs("defaults", &a->defaults);
    printf(")"); first_field = 0;
}

static void keywords(const KeywordSeq *list)
{
    if (!list->count) return;
    field("keywords"); printf("[");
    for (size_t i = 0; i < list->count; i++) {
        if (i) printf(", ");
        open("keyword");
        if (list->items[i]->arg) { field("arg"); name(list->items[i]->arg); }
        field_expr("value", list->items[i]->value);
        finish(list->items[i]->span);
    }
    printf("]"); first_field = 0;
}

static const char *const binary[] = {"Add()", "Sub()", "Mult()", "MatMult()", "Div()", "Mod()", "Pow()", "LShift()",
                                     "RShift()", "BitOr()", "BitXor()", "BitAnd()", "FloorDiv()"};
static const char *const unary[] = {"Invert()", "Not()", "UAdd()", "USub()"};
static const char *const compare[] = {"Eq()", "NotEq()", "Lt()", "LtE()", "Gt()", "GtE()", "Is()", "IsNot()", "In()",
                                      "NotIn()"};

static void expr_fields(const Expr *e);

static void expr(const Expr *e)
{
    static const char *const names[] = {
        "BoolOp", "NamedExpr", "BinOp", "UnaryOp", "Lambda", "IfExp", "Dict", "Set", "ListComp", "SetComp", "DictComp",
        "GeneratorExp", "Yield", "YieldFrom", "Compare", "Call", "FormattedValue", "JoinedStr", "Constant",
        "Attribute", "Subscript", "Starred", "Name", "List", "Tuple", "Slice"};
    open(names[e->kind]);
    expr_fields(e);
    finish(e->span);
}

static void expr_fields(const Expr *e)
{
    switch (e->kind) {
    case EXPR_BOOL_OP:
        field("op"); printf(e->as.bool_op.op == BOOL_AND ? "And()" : "Or()");
        field_exprs("values", &e->as.bool_op.values); break;
    case EXPR_NAMED_EXPR: field_expr("target", e->as.named_expr.target); field_expr("value", e->as.named_expr.value); break;
    case EXPR_BIN_OP:
        field_expr("left", e->as.bin_op.left); field("op"); printf("%s", binary[e->as.bin_op.op]);
        field_expr("right", e->as.bin_op.right); break;
    case EXPR_UNARY_OP: field("op"); printf("%s", unary[e->as.unary_op.op]); field_expr("operand", e->as.unary_op.operand); break;
    case EXPR_LAMBDA: arguments(e->as.lambda.args); field_expr("body", e->as.lambda.body); break;
    case EXPR_IF_EXP:
        field_expr("test", e->as.if_exp.test); field_expr("body", e->as.if_exp.body);
        field_expr("orelse", e->as.if_exp.orelse); break;
    case EXPR_DICT: field_exprs("keys", &e->as.dict.keys); field_exprs("values", &e->as.dict.values); break;
    case EXPR_SET: field_exprs("elts", &e->as.set.elts); break;
    case EXPR_LIST_COMP: case EXPR_SET_COMP: case EXPR_GENERATOR_EXP:
        field_expr("elt", e->as.comp.elt); comprehensions(&e->as.comp.generators); break;
    case EXPR_DICT_COMP:
        field_expr("key", e->as.dict_comp.key); field_expr("value", e->as.dict_comp.value);
        comprehensions(&e->as.dict_comp.generators); break;
    case EXPR_YIELD: field_expr("value", e->as.yield.value); break;
    case EXPR_YIELD_FROM: field_expr("value", e->as.yield_from.value); break;
    case EXPR_COMPARE:
        field_expr("left", e->as.compare.left); field("ops"); printf("[");
        for (size_t i = 0; i < e->as.compare.ops.count; i++)
            printf("%s%s", i ? ", " : "", compare[e->as.compare.ops.items[i]]);
        printf("]"); field_exprs("comparators", &e->as.compare.comparators); break;
    case EXPR_CALL: field_expr("func", e->as.call.func); field_exprs("args", &e->as.call.args); keywords(&e->as.call.keywords); break;
    case EXPR_FORMATTED_VALUE:
        field_expr("value", e->as.formatted_value.value);
        field("conversion"); printf("%d", e->as.formatted_value.conversion);
        field_expr("format_spec", e->as.formatted_value.format_spec); break;
    case EXPR_JOINED_STR: field_exprs("values", &e->as.joined_str.values); break;
    case EXPR_CONSTANT:
        field("value"); constant(&e->as.constant);
        if (e->as.constant.is_u_prefix) { field("kind"); printf("'u'"); }
        break;
    case EXPR_ATTRIBUTE:
        field_expr("value", e->as.attribute.value); field("attr"); name(e->as.attribute.attr);
        field("ctx"); printf("%s", contexts[e->as.attribute.ctx]); break;
    case EXPR_SUBSCRIPT:
        field_expr("value", e->as.subscript.value); field_expr("slice", e->as.subscript.slice);
        field("ctx"); printf("%s", contexts[e->as.subscript.ctx]); break;
    case EXPR_STARRED: field_expr("value", e->as.starred.value); field("ctx"); printf("%s", contexts[e->as.starred.ctx]); break;
    case EXPR_NAME: field("id"); name(e->as.name.id); field("ctx"); printf("%s", contexts[e->as.name.ctx]); break;
    case EXPR_LIST: field_exprs("elts", &e->as.list.elts); field("ctx"); printf("%s", contexts[e->as.list.ctx]); break;
    case EXPR_TUPLE: field_exprs("elts", &e->as.tuple.elts); field("ctx"); printf("%s", contexts[e->as.tuple.ctx]); break;
    case EXPR_SLICE:
        field_expr("lower", e->as.slice.lower); field_expr("upper", e->as.slice.upper);
        field_expr("step", e->as.slice.step); break;
    }
}

static void type_params(const TypeParamSeq *list)
{
    static const char *const names[] = {"TypeVar", "ParamSpec", "TypeVarTuple"};
    if (!list->count) return;
    field("type_params"); printf("[");
    for (size_t i = 0; i < list->count; i++) {
        const TypeParam *t = list->items[i];
        if (i) printf(", ");
        open(names[t->kind]); field("name"); name(t->name);
        field_expr("bound", t->bound); field_expr("default_value", t->default_value); finish(t->span);
    }
    printf("]"); first_field = 0;
}

static void aliases(const AliasSeq *list)
{
    field("names"); printf("[");
    for (size_t i = 0; i < list->count; i++) {
        if (i) printf(", ");
        open("alias"); field("name"); name(list->items[i]->name);
        if (list->items[i]->asname) { field("asname"); name(list->items[i]->asname); }
        finish(list->items[i]->span);
    }
    printf("]"); first_field = 0;
}

static void handlers(const ExceptHandlerSeq *list)
{
    if (!list->count) return;
    field("handlers"); printf("[");
    for (size_t i = 0; i < list->count; i++) {
        const ExceptHandler *h = list->items[i];
        if (i) printf(", ");
        open("ExceptHandler"); field_expr("type", h->type);
        if (h->name) { field("name"); name(h->name); }
        field_stmts("body", &h->body); finish(h->span);
    }
    printf("]"); first_field = 0;
}

static void with_items(const WithItemSeq *list)
{
    field("items"); printf("[");
    for (size_t i = 0; i < list->count; i++) {
        if (i) printf(", ");
        open("withitem"); field_expr("context_expr", list->items[i]->context_expr);
        field_expr("optional_vars", list->items[i]->optional_vars); printf(")");
    }
    printf("]"); first_field = 0;
}

static void cases(const MatchCaseSeq *list)
{
    field("cases"); printf("[");
    for (size_t i = 0; i < list->count; i++) {
        if (i) printf(", ");
        open("match_case"); field("pattern"); pattern(list->items[i]->pattern); first_field = 0;
        field_expr("guard", list->items[i]->guard); field_stmts("body", &list->items[i]->body); printf(")");
    }
    printf("]"); first_field = 0;
}

static void patterns_field(const char *label, const PatternSeq *list)
{
    if (!list->count) return;
    field(label); printf("[");
    for (size_t i = 0; i < list->count; i++) { if (i) printf(", "); pattern(list->items[i]); }
    printf("]"); first_field = 0;
}

static void pattern(const Pattern *p)
{
    static const char *const names[] = {"MatchValue", "MatchSingleton", "MatchSequence", "MatchMapping", "MatchClass",
                                        "MatchStar", "MatchAs", "MatchOr"};
    open(names[p->kind]);
    switch (p->kind) {
    case PATTERN_VALUE: field_expr("value", p->as.value.value); break;
    case PATTERN_SINGLETON:
        field("value"); printf("%s", (const char *const[]){"None", "True", "False"}[p->as.singleton.value]); break;
    case PATTERN_SEQUENCE: patterns_field("patterns", &p->as.sequence.patterns); break;
    case PATTERN_MAPPING:
        field_exprs("keys", &p->as.mapping.keys); patterns_field("patterns", &p->as.mapping.patterns);
        if (p->as.mapping.rest) { field("rest"); name(p->as.mapping.rest); }
        break;
    case PATTERN_CLASS:
        field_expr("cls", p->as.class_.cls); patterns_field("patterns", &p->as.class_.patterns);
        if (p->as.class_.kwd_attrs.count) {
            field("kwd_attrs"); printf("[");
            for (size_t i = 0; i < p->as.class_.kwd_attrs.count; i++) { if (i) printf(", "); name(p->as.class_.kwd_attrs.items[i]); }
            printf("]");
        }
        patterns_field("kwd_patterns", &p->as.class_.kwd_patterns); break;
    case PATTERN_STAR: if (p->as.star.name) { field("name"); name(p->as.star.name); } break;
    case PATTERN_AS:
        if (p->as.as.pattern) { field("pattern"); pattern(p->as.as.pattern); first_field = 0; }
        if (p->as.as.name) { field("name"); name(p->as.as.name); }
        break;
    case PATTERN_OR: patterns_field("patterns", &p->as.or_.patterns); break;
    }
    finish(p->span);
}

static void names_field(const NameSeq *list)
{
    field("names"); printf("[");
    for (size_t i = 0; i < list->count; i++) { if (i) printf(", "); name(list->items[i]); }
    printf("]");
}

static void stmt(const Stmt *s)
{
    static const char *const names[] = {
        "FunctionDef", "ClassDef", "Return", "Delete", "Assign", "TypeAlias", "AugAssign", "AnnAssign", "For", "While",
        "If", "With", "Match", "Raise", "Try", "TryStar", "Assert", "Import", "ImportFrom", "Global", "Nonlocal",
        "Expr", "Pass", "Break", "Continue"};
    open(names[s->kind]);
    switch (s->kind) {
    case STMT_FUNCTION_DEF:
        field("name"); name(s->as.function_def.name); arguments(s->as.function_def.args);
        field_stmts("body", &s->as.function_def.body); field_exprs("decorator_list", &s->as.function_def.decorator_list);
        field_expr("returns", s->as.function_def.returns); type_params(&s->as.function_def.type_params); break;
    case STMT_CLASS_DEF:
        field("name"); name(s->as.class_def.name); field_exprs("bases", &s->as.class_def.bases);
        keywords(&s->as.class_def.keywords); field_stmts("body", &s->as.class_def.body);
        field_exprs("decorator_list", &s->as.class_def.decorator_list); type_params(&s->as.class_def.type_params); break;
    case STMT_RETURN: field_expr("value", s->as.return_.value); break;
    case STMT_DELETE: field_exprs("targets", &s->as.delete.targets); break;
    case STMT_ASSIGN: field_exprs("targets", &s->as.assign.targets); field_expr("value", s->as.assign.value); break;
    case STMT_TYPE_ALIAS:
        field_expr("name", s->as.type_alias.name); type_params(&s->as.type_alias.type_params);
        field_expr("value", s->as.type_alias.value); break;
    case STMT_AUG_ASSIGN:
        field_expr("target", s->as.aug_assign.target); field("op"); printf("%s", binary[s->as.aug_assign.op]);
        field_expr("value", s->as.aug_assign.value); break;
    case STMT_ANN_ASSIGN:
        field_expr("target", s->as.ann_assign.target); field_expr("annotation", s->as.ann_assign.annotation);
        field_expr("value", s->as.ann_assign.value); field("simple"); printf("%d", s->as.ann_assign.simple); break;
    case STMT_FOR:
        field_expr("target", s->as.for_.target); field_expr("iter", s->as.for_.iter); field_stmts("body", &s->as.for_.body);
        field_stmts("orelse", &s->as.for_.orelse); break;
    case STMT_WHILE: case STMT_IF:
        field_expr("test", s->as.if_.test); field_stmts("body", &s->as.if_.body); field_stmts("orelse", &s->as.if_.orelse); break;
    case STMT_WITH: with_items(&s->as.with.items); field_stmts("body", &s->as.with.body); break;
    case STMT_MATCH: field_expr("subject", s->as.match.subject); cases(&s->as.match.cases); break;
    case STMT_RAISE: field_expr("exc", s->as.raise.exc); field_expr("cause", s->as.raise.cause); break;
    case STMT_TRY: case STMT_TRY_STAR:
        field_stmts("body", &s->as.try_.body); handlers(&s->as.try_.handlers); field_stmts("orelse", &s->as.try_.orelse);
        field_stmts("finalbody", &s->as.try_.finalbody); break;
    case STMT_ASSERT: field_expr("test", s->as.assert_.test); field_expr("msg", s->as.assert_.msg); break;
    case STMT_IMPORT: aliases(&s->as.import.names); break;
    case STMT_IMPORT_FROM:
        if (s->as.import_from.module) { field("module"); name(s->as.import_from.module); }
        aliases(&s->as.import_from.names); field("level"); printf("%d", s->as.import_from.level); break;
    case STMT_GLOBAL: case STMT_NONLOCAL: names_field(&s->as.global.names); break;
    case STMT_EXPR: field_expr("value", s->as.expr.value); break;
    case STMT_PASS: case STMT_BREAK: case STMT_CONTINUE: break;
    }
    finish(s->span);
}

static void stmts(const StmtSeq *list)
{
    printf("[");
    for (size_t i = 0; i < list->count; i++) { if (i) printf(",\n"); stmt(list->items[i]); }
    printf("]");
}

static char *read_file(const char *path, size_t *length)
{
    FILE *file = strcmp(path, "-") ? fopen(path, "rb") : stdin;
    if (!file) return NULL;
    size_t room = 1 << 16;
    char *text = malloc(room);
    *length = 0;
    for (size_t got; (got = fread(text + *length, 1, room - *length, file)) > 0;) {
        *length += got;
        if (*length == room) text = realloc(text, room *= 2);
    }
    if (file != stdin) fclose(file);
    return text;
}

int main(int argc, char **argv)
{
    bool is_quiet = argc > 2 && strcmp(argv[1], "--error") == 0;
    bool is_by_line = argc > 2 && strcmp(argv[1], "--lines") == 0;
    size_t length;
    char *text = argc > 1 ? read_file(argv[argc - 1], &length) : NULL;
    if (!text) { fprintf(stderr, "usage: dump [--error | --lines] FILE\n"); return 2; }
    Arena *arena = arena_new();
    Parser *parser = parser_new(PARSE_FILE, argv[argc - 1], arena);
    if (is_by_line)
        for (size_t at = 0; at < length;) {
            char *end = memchr(text + at, '\n', length - at);
            size_t size = end ? (size_t)(end - text - at) + 1 : length - at;
            parser_feed(parser, text + at, size);
            at += size;
        }
    else
        parser_feed(parser, text, length);
    ParseStatus status = parser_finish(parser);
    if (status == PARSE_ERROR) {
        const ParseError *e = parser_error(parser);
        printf("%s|%s|%d|%d|%d|%d\n", e->type, e->message, e->line, e->column, e->end_line, e->end_column);
    } else if (!is_quiet) {
        printf("Module(body="); stmts(&parser_tree(parser)->body); printf(")\n");
    }
    parser_free(parser);
    arena_free(arena);
    free(text);
    return status == PARSE_ERROR;
}
