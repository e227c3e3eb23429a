/* ast.h: the syntax tree, node for node and field for field that of CPython 3.13 (Parser/Python.asdl), without the
 * nodes of async.  Which nodes there are and what fields they have is said in ast.def.
 *
 * Each node has a kind, a span, and a union `as` with one member per kind: `node->as.bin_op.left`.  A field that the
 * reference marks `?` is NULL when it is absent; one marked `*` is a sequence { count, items }, never NULL itself.
 * Everything lives in one Arena and is freed with it; nothing here owns anything.
 *
 * Always true of a finished tree: targets carry STORE or DEL, everything else LOAD; a Name is unique in its arena, so
 * that equal names are equal pointers; a child of an expression is nested at most MAX_NESTING deep, *not counting
 * left spines*.  `1+1+1+…` (BIN_OP), `a.b.c…`, `f()()()…`, `x[0][0]…` may be ten-thousands of nodes deep on the
 * left: who walks the tree follows `left` / `value` / `func` with a loop, not with recursion.  An `if … elif …` chain is
 * deep on `orelse` in the same way.  shape.h has a walk that does both.
 */
#ifndef GRAMMAR_AST_H
#define GRAMMAR_AST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"

/* From the first character to just after the last.  Lines count from 1, columns are bytes of UTF-8 and count from 0. */
typedef struct Span {
    int line, column, end_line, end_column;
} Span;

/* An identifier, NFKC-normalised, UTF-8, NUL-terminated.  Interned: compare pointers (see name_intern). */
typedef struct Name Name;
struct Name {
    size_t length;
    uint32_t hash;
    Name *next_in_bucket;
    void *object; /* the compiler's: the same as a str */
    char text[];
};

typedef struct Expr Expr;
typedef struct Stmt Stmt;
typedef struct Pattern Pattern;

#define SEQUENCE(Type, Item)                                                                                           \
    typedef struct Type {                                                                                              \
        size_t count;                                                                                                  \
        Item *items;                                                                                                   \
    } Type

typedef enum ExprContext { LOAD, STORE, DEL } ExprContext;

typedef enum BoolOperator { BOOL_AND, BOOL_OR } BoolOperator;

typedef enum BinaryOperator {
    OP_ADD, OP_SUB, OP_MULT, OP_MAT_MULT, OP_DIV, OP_MOD, OP_POW,
    OP_L_SHIFT, OP_R_SHIFT, OP_BIT_OR, OP_BIT_XOR, OP_BIT_AND, OP_FLOOR_DIV
} BinaryOperator;

typedef enum UnaryOperator { UNARY_INVERT, UNARY_NOT, UNARY_ADD, UNARY_SUB } UnaryOperator;

typedef enum ComparisonOperator {
    CMP_EQ, CMP_NOT_EQ, CMP_LT, CMP_LT_E, CMP_GT, CMP_GT_E, CMP_IS, CMP_IS_NOT, CMP_IN, CMP_NOT_IN
} ComparisonOperator;

/* ExprSeq and its like: a sequence for each type of node. */
#define PART(Type, ...)                                                                                                \
    typedef struct Type Type;                                                                                          \
    SEQUENCE(Type##Seq, Type *);
#include "ast.def"
SEQUENCE(ExprSeq, Expr *);
SEQUENCE(StmtSeq, Stmt *);
SEQUENCE(PatternSeq, Pattern *);
SEQUENCE(NameSeq, Name *);
SEQUENCE(CompareOpSeq, ComparisonOperator);

/* ---- Constants -------------------------------------------------------------------------------------------------- */

typedef enum ConstantKind {
    CONST_NONE, CONST_TRUE, CONST_FALSE, CONST_ELLIPSIS,
    CONST_INT, CONST_FLOAT, CONST_IMAGINARY, CONST_STR, CONST_BYTES,
    CONST_FOLDED /* never from the parser: the compiler worked it out, and only `object` tells what it is */
} ConstantKind;

typedef struct Constant {
    ConstantKind kind;
    bool is_u_prefix; /* CONST_STR: written u"…", which is the reference's kind='u' */
    int base;         /* CONST_INT: 2, 8, 10 or 16 */
    double number;    /* CONST_FLOAT, CONST_IMAGINARY */
    size_t length;    /* of text */
    const char *text; /* CONST_INT: the digits, without prefix and underscores.  CONST_STR: UTF-8, lone surrogates as
                       * three bytes, "surrogatepass".  CONST_BYTES: the bytes.  A NUL follows, beyond length. */
    void *object;     /* the compiler's: the value at run time */
} Constant;

/* ---- Nodes, made from ast.def ----------------------------------------------------------------------------------- */

typedef enum TypeParamKind { TYPE_VAR, PARAM_SPEC, TYPE_VAR_TUPLE } TypeParamKind;

typedef enum ExprKind {
#define EXPR(KIND, ...) EXPR_##KIND,
#define EXPR_LIKE(KIND, ...) EXPR_##KIND,
#define EXPR_LEAF(KIND, ...) EXPR_##KIND,
#include "ast.def"
} ExprKind;

typedef enum StmtKind {
#define STMT(KIND, ...) STMT_##KIND,
#define STMT_LIKE(KIND, ...) STMT_##KIND,
#define STMT_LEAF(KIND, ...) STMT_##KIND,
#include "ast.def"
} StmtKind;

typedef enum PatternKind {
#define PATTERN(KIND, ...) PATTERN_##KIND,
#include "ast.def"
} PatternKind;

#define ONE(Type, name) Type *name;
#define MAYBE(Type, name) Type *name;
#define MANY(Type, name) Type##Seq name;
#define SPINE(name) Expr *name;
#define ANNOTATION(name) Expr *name;
#define VALUE(Type, name) Type name;
#define PART(Type, title, ...) struct Type { __VA_ARGS__ };
#define EXPR(KIND, member, title, words, ...) struct Expr_##member { __VA_ARGS__ };
#define STMT(KIND, member, title, ...) struct Stmt_##member { __VA_ARGS__ };
#define PATTERN(KIND, member, title, ...) struct Pattern_##member { __VA_ARGS__ };
#include "ast.def"
#undef ONE
#undef MAYBE
#undef MANY
#undef SPINE
#undef ANNOTATION
#undef VALUE

struct Expr {
    ExprKind kind;
    int depth;          /* how deeply nested it is, left spines not counted: 1 for a leaf */
    Span span;
    bool parenthesised; /* it stood in parentheses of its own (which its span does not include, but a tuple's and a
                         * generator's does) */
    union {
        Constant constant;
#define EXPR(KIND, member, ...) struct Expr_##member member;
#include "ast.def"
    } as;
};

struct Stmt {
    StmtKind kind;
    Span span; /* of def and class: from the keyword, not from the first decorator */
    union {
#define STMT(KIND, member, ...) struct Stmt_##member member;
#include "ast.def"
    } as;
};

struct Pattern {
    PatternKind kind;
    Span span;
    union {
#define PATTERN(KIND, member, ...) struct Pattern_##member member;
#include "ast.def"
    } as;
};

/* ---- The whole -------------------------------------------------------------------------------------------------- */

typedef enum SyntaxTreeKind { TREE_MODULE, TREE_INTERACTIVE, TREE_EXPRESSION } SyntaxTreeKind;

/* The reference calls this `mod`.  TREE_EXPRESSION has `expression`, the other two have `body`. */
typedef struct SyntaxTree {
    SyntaxTreeKind kind;
    StmtSeq body;
    Expr *expression;
} SyntaxTree;

/* The arena's only Name with this text, which is taken as it is (already UTF-8 and NFKC). */
Name *name_intern(Arena *arena, const char *text, size_t length);

#endif
