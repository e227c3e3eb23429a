/* shape.h: what ast.def says of each node, as tables, and the walk over a node's children that follows from them.
 *
 * A walk needs no list of its own of which node has which children: it handles the nodes that mean something to it and
 * leaves all others to ..._visit_children, which calls back for each child in the order of the fields.
 */
#ifndef GRAMMAR_SHAPE_H
#define GRAMMAR_SHAPE_H

#include <string.h>

#include "ast.h"

typedef enum FieldForm { FIELD_ONE, FIELD_MAYBE, FIELD_MANY, FIELD_SPINE, FIELD_ANNOTATION, FIELD_VALUE } FieldForm;

/* The Type of a field, or of the items of a sequence. */
typedef enum FieldType {
    OF_Expr, OF_Stmt, OF_Pattern, OF_Name,
#define PART(Type, ...) OF_##Type,
#include "ast.def"
    OF_Span, OF_bool, OF_int, OF_ConstantKind, OF_ExprContext, OF_BoolOperator, OF_BinaryOperator, OF_UnaryOperator,
    OF_CompareOpSeq, OF_TypeParamKind
} FieldType;

typedef struct NodeField {
    const char *name;
    FieldForm form;
    FieldType type;
    size_t offset; /* in node->as.member, or in the part */
} NodeField;

typedef struct Shape {
    const NodeField *fields;
    size_t count;
} Shape;

const Shape *expr_shape(ExprKind kind);
const Shape *stmt_shape(StmtKind kind);
const Shape *pattern_shape(PatternKind kind);
const Shape *part_shape(FieldType type);

/* A field's content, whatever it points at: pointers all look alike, and so do sequences. */
typedef struct AnySeq {
    size_t count;
    void **items;
} AnySeq;

static inline void *any_node(const void *at)
{
    void *node;
    memcpy(&node, at, sizeof node);
    return node;
}

static inline AnySeq any_sequence(const void *at)
{
    AnySeq sequence;
    memcpy(&sequence, at, sizeof sequence);
    return sequence;
}

/* What to do with each child; what a walk cannot meet may be NULL.  `walker` is whatever the walk hands on.  What is
 * absent is not visited.  Parts (arguments, handlers, cases …) and names are not shown: the children of parts come in
 * their place. */
typedef struct Visitor {
    void (*expr)(void *walker, Expr *child);
    void (*annotation)(void *walker, Expr *child);
    void (*body)(void *walker, StmtSeq *body); /* empty ones, too */
    void (*pattern)(void *walker, Pattern *child);
} Visitor;

/* Visits all children but the left end of a spine, which is returned (or NULL), so that the caller can go on with it in
 * a loop. */
Expr *expr_visit_children(Expr *expr, const Visitor *visitor, void *walker);
/* A whole `if … elif …` chain is visited as one statement, for the same reason. */
void stmt_visit_children(Stmt *stmt, const Visitor *visitor, void *walker);
void pattern_visit_children(Pattern *pattern, const Visitor *visitor, void *walker);

#endif
