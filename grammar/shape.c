/* shape.c: the tables made from ast.def, and the walk over a node's children. */
#include "shape.h"

/* ---- Shapes ----------------------------------------------------------------------------------------------------- */

/* `Node` is the struct that has the fields: each SHAPE gives the word a meaning of its own. */
#define ONE(Type, name) {#name, FIELD_ONE, OF_##Type, offsetof(Node, name)},
#define MAYBE(Type, name) {#name, FIELD_MAYBE, OF_##Type, offsetof(Node, name)},
#define MANY(Type, name) {#name, FIELD_MANY, OF_##Type, offsetof(Node, name)},
#define SPINE(name) {#name, FIELD_SPINE, OF_Expr, offsetof(Node, name)},
#define ANNOTATION(name) {#name, FIELD_ANNOTATION, OF_Expr, offsetof(Node, name)},
#define VALUE(Type, name) {#name, FIELD_VALUE, OF_##Type, offsetof(Node, name)},

#define SHAPE(Struct, ...)                                                                                             \
    {                                                                                                                  \
        typedef struct Struct Node;                                                                                    \
        static const NodeField fields[] = {__VA_ARGS__};                                                                \
        static const Shape shape = {fields, sizeof fields / sizeof *fields};                                           \
        return &shape;                                                                                                 \
    }

static const Shape leaf = {NULL, 0};

const Shape *expr_shape(ExprKind kind)
{
    switch (kind) {
#define EXPR(KIND, member, title, words, ...) case EXPR_##KIND: SHAPE(Expr_##member, __VA_ARGS__)
#define EXPR_LIKE(KIND, OTHER, ...) case EXPR_##KIND: return expr_shape(EXPR_##OTHER);
#define EXPR_LEAF(KIND, ...) case EXPR_##KIND: return &leaf;
#include "ast.def"
    }
    return NULL;
}

const Shape *stmt_shape(StmtKind kind)
{
    switch (kind) {
#define STMT(KIND, member, title, ...) case STMT_##KIND: SHAPE(Stmt_##member, __VA_ARGS__)
#define STMT_LIKE(KIND, OTHER, ...) case STMT_##KIND: return stmt_shape(STMT_##OTHER);
#define STMT_LEAF(KIND, ...) case STMT_##KIND: return &leaf;
#include "ast.def"
    }
    return NULL;
}

const Shape *pattern_shape(PatternKind kind)
{
    switch (kind) {
#define PATTERN(KIND, member, title, ...) case PATTERN_##KIND: SHAPE(Pattern_##member, __VA_ARGS__)
#include "ast.def"
    }
    return NULL;
}

const Shape *part_shape(FieldType type)
{
    switch (type) {
#define PART(Type, title, ...) case OF_##Type: SHAPE(Type, __VA_ARGS__)
#include "ast.def"
    default:
        return &leaf;
    }
}

/* ---- The walk --------------------------------------------------------------------------------------------------- */

static Expr *visit_fields(const Shape *shape, void *node, const Visitor *visitor, void *walker);

static void visit_child(FieldType type, void *child, const Visitor *visitor, void *walker)
{
    if (type == OF_Expr)
        visitor->expr(walker, child);
    else if (type == OF_Pattern)
        visitor->pattern(walker, child);
    else
        visit_fields(part_shape(type), child, visitor, walker);
}

static void visit_sequence(FieldType type, void *sequence, const Visitor *visitor, void *walker)
{
    if (type == OF_Stmt) {
        visitor->body(walker, sequence);
        return;
    }
    AnySeq all = any_sequence(sequence);
    for (size_t i = 0; i < all.count; i++)
        if (all.items[i])
            visit_child(type, all.items[i], visitor, walker);
}

static Expr *visit_fields(const Shape *shape, void *node, const Visitor *visitor, void *walker)
{
    Expr *spine = NULL;
    for (const NodeField *field = shape->fields; field < shape->fields + shape->count; field++) {
        void *at = (char *)node + field->offset;
        if (field->form == FIELD_VALUE || field->type == OF_Name)
            continue;
        if (field->form == FIELD_MANY) {
            visit_sequence(field->type, at, visitor, walker);
            continue;
        }
        void *child = any_node(at);
        if (field->form == FIELD_SPINE)
            spine = child;
        else if (child && field->form == FIELD_ANNOTATION)
            visitor->annotation(walker, child);
        else if (child)
            visit_child(field->type, child, visitor, walker);
    }
    return spine;
}

Expr *expr_visit_children(Expr *expr, const Visitor *visitor, void *walker)
{
    return visit_fields(expr_shape(expr->kind), &expr->as, visitor, walker);
}

void stmt_visit_children(Stmt *stmt, const Visitor *visitor, void *walker)
{
    while (stmt->kind == STMT_IF && stmt->as.if_.orelse.count == 1 && stmt->as.if_.orelse.items[0]->kind == STMT_IF) {
        visitor->expr(walker, stmt->as.if_.test);
        visitor->body(walker, &stmt->as.if_.body);
        stmt = stmt->as.if_.orelse.items[0];
    }
    visit_fields(stmt_shape(stmt->kind), &stmt->as, visitor, walker);
}

void pattern_visit_children(Pattern *pattern, const Visitor *visitor, void *walker)
{
    visit_fields(pattern_shape(pattern->kind), &pattern->as, visitor, walker);
}
