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
#include "shape.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- what is no node ---- */

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

static const char *const contexts[] = {"Load", "Store", "Del"};
static const char *const bool_operators[] = {"And", "Or"};
static const char *const binary_operators[] = {"Add", "Sub", "Mult", "MatMult", "Div", "Mod", "Pow", "LShift", "RShift",
                                               "BitOr", "BitXor", "BitAnd", "FloorDiv"};
static const char *const unary_operators[] = {"Invert", "Not", "UAdd", "USub"};
static const char *const comparison_operators[] = {"Eq",  "NotEq", "Lt",    "LtE", "Gt",
                                                   "GtE", "Is",    "IsNot", "In",  "NotIn"};

static void value(FieldType type, const void *at)
{
    switch (type) {
    case OF_ExprContext: printf("%s()", contexts[*(const ExprContext *)at]); break;
    case OF_BoolOperator: printf("%s()", bool_operators[*(const BoolOperator *)at]); break;
    case OF_BinaryOperator: printf("%s()", binary_operators[*(const BinaryOperator *)at]); break;
    case OF_UnaryOperator: printf("%s()", unary_operators[*(const UnaryOperator *)at]); break;
    case OF_CompareOpSeq: {
        const CompareOpSeq *ops = at;
        for (size_t i = 0; i < ops->count; i++)
            printf("%s%s()", i ? ", " : "[", comparison_operators[ops->items[i]]);
        printf("]");
        break;
    }
    case OF_ConstantKind: constant(&(Constant){.kind = *(const ConstantKind *)at}); break;
    case OF_bool: printf("%d", *(const bool *)at); break;
    case OF_int: printf("%d", *(const int *)at); break;
    default: break;
    }
}

/* ---- nodes ---- */

static void expr(const Expr *e);
static void stmt(const Stmt *s);
static void pattern(const Pattern *p);
static void part(FieldType type, const void *node);

static void node(FieldType type, const void *node)
{
    if (!node) printf("None");
    else if (type == OF_Expr) expr(node);
    else if (type == OF_Stmt) stmt(node);
    else if (type == OF_Pattern) pattern(node);
    else if (type == OF_Name) name(node);
    else part(type, node);
}

static void sequence(FieldType type, AnySeq all)
{
    printf("[");
    for (size_t i = 0; i < all.count; i++) {
        if (i) printf(type == OF_Stmt ? ",\n" : ", ");
        node(type, all.items[i]);
    }
    printf("]");
}

/* As ast.dump does, leaves out what is absent and lists that are empty.  Gives what stands before the next field. */
static const char *fields(const Shape *shape, const void *owner)
{
    const char *comma = "";
    for (const NodeField *field = shape->fields; field < shape->fields + shape->count; field++) {
        const void *at = (const char *)owner + field->offset;
        bool is_value = field->form == FIELD_VALUE, is_list = field->form == FIELD_MANY;
        if (is_value ? field->type == OF_Span || field->type == OF_TypeParamKind
                     : is_list ? !any_sequence(at).count : !any_node(at))
            continue;
        printf("%s%s=", comma, field->name);
        comma = ", ";
        if (is_value) value(field->type, at);
        else if (is_list) sequence(field->type, any_sequence(at));
        else node(field->type, any_node(at));
    }
    return comma;
}

static void finish(const char *comma, Span s)
{
    printf("%slineno=%d, col_offset=%d, end_lineno=%d, end_col_offset=%d)", comma, s.line, s.column, s.end_line,
           s.end_column);
}

static void expr(const Expr *e)
{
    static const char *const titles[] = {
#define EXPR(KIND, member, title, ...) [EXPR_##KIND] = title,
#define EXPR_LIKE(KIND, OTHER, title, ...) [EXPR_##KIND] = title,
#define EXPR_LEAF(KIND, title) [EXPR_##KIND] = title,
#include "ast.def"
    };
    printf("%s(", titles[e->kind]);
    const char *comma = fields(expr_shape(e->kind), &e->as);
    if (e->kind == EXPR_CONSTANT) {
        printf("value=");
        constant(&e->as.constant);
        comma = e->as.constant.is_u_prefix ? ", kind='u', " : ", ";
    }
    finish(comma, e->span);
}

static void stmt(const Stmt *s)
{
    static const char *const titles[] = {
#define STMT(KIND, member, title, ...) [STMT_##KIND] = title,
#define STMT_LIKE(KIND, OTHER, title) [STMT_##KIND] = title,
#define STMT_LEAF(KIND, title) [STMT_##KIND] = title,
#include "ast.def"
    };
    printf("%s(", titles[s->kind]);
    finish(fields(stmt_shape(s->kind), &s->as), s->span);
}

static void pattern(const Pattern *p)
{
    static const char *const titles[] = {
#define PATTERN(KIND, member, title, ...) [PATTERN_##KIND] = title,
#include "ast.def"
    };
    printf("%s(", titles[p->kind]);
    finish(fields(pattern_shape(p->kind), &p->as), p->span);
}

static void part(FieldType type, const void *part)
{
    static const char *const titles[] = {
#define PART(Type, title, ...) [OF_##Type] = title,
#include "ast.def"
    };
    static const char *const type_params[] = {"TypeVar", "ParamSpec", "TypeVarTuple"};
    const Shape *shape = part_shape(type);
    const Span *span = NULL;
    for (size_t i = 0; i < shape->count; i++)
        if (shape->fields[i].type == OF_Span)
            span = (const Span *)((const char *)part + shape->fields[i].offset);
    printf("%s(", type == OF_TypeParam ? type_params[((const TypeParam *)part)->kind] : titles[type]);
    const char *comma = fields(shape, part);
    if (span) finish(comma, *span);
    else printf(type == OF_Comprehension ? ", is_async=0)" : ")");
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
        printf("Module(body="); sequence(OF_Stmt, any_sequence(&parser_tree(parser)->body)); printf(")\n");
    }
    parser_free(parser);
    arena_free(arena);
    free(text);
    return status == PARSE_ERROR;
}
