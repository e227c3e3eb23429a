/* ast.h: the syntax tree, node for node and field for field that of CPython 3.13 (Parser/Python.asdl), without the
 * nodes of async.
 *
 * Each node has a kind, a span, and a union `as` with one member per kind: `node->as.bin_op.left`.  A field that the
 * reference marks `?` is NULL when it is absent; one marked `*` is a sequence { count, items }, never NULL itself.
 * Everything lives in one Arena and is freed with it; nothing here owns anything.
 *
 * Always true of a finished tree: targets carry STORE or DEL, everything else LOAD; a Name is unique in its arena, so
 * that equal names are equal pointers; a child of an expression is nested at most MAX_NESTING deep, *not counting
 * left spines*.  `1+1+1+…` (BIN_OP), `a.b.c…`, `f()()()…`, `x[0][0]…` may be ten-thousands of nodes deep on the
 * left: who walks the tree follows `left` / `value` / `func` with a loop, not with recursion.  An `if … elif …` chain is
 * deep on `orelse` in the same way.
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
typedef struct TypeParam TypeParam;
typedef struct ExceptHandler ExceptHandler;

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

SEQUENCE(ExprSeq, Expr *);
SEQUENCE(StmtSeq, Stmt *);
SEQUENCE(PatternSeq, Pattern *);
SEQUENCE(NameSeq, Name *);
SEQUENCE(CompareOpSeq, ComparisonOperator);
SEQUENCE(TypeParamSeq, TypeParam *);
SEQUENCE(ExceptHandlerSeq, ExceptHandler *);

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

/* ---- Parts of nodes --------------------------------------------------------------------------------------------- */

typedef struct Comprehension { /* for target in iter if … if … */
    Expr *target, *iter;
    ExprSeq ifs;
} Comprehension;
SEQUENCE(ComprehensionSeq, Comprehension *);

typedef struct Arg {
    Span span;
    Name *arg;
    Expr *annotation; /* ? */
} Arg;
SEQUENCE(ArgSeq, Arg *);

/* The parameters of def and lambda.  `defaults` belong to the last of posonlyargs + args; `kw_defaults` has one item
 * for each of kwonlyargs, NULL where there is no default. */
typedef struct Arguments {
    ArgSeq posonlyargs, args;
    Arg *vararg; /* ? */
    ArgSeq kwonlyargs;
    ExprSeq kw_defaults;
    Arg *kwarg; /* ? */
    ExprSeq defaults;
} Arguments;

typedef struct Keyword { /* name=value in a call, or **value when arg is NULL */
    Span span;
    Name *arg; /* ? */
    Expr *value;
} Keyword;
SEQUENCE(KeywordSeq, Keyword *);

typedef struct Alias { /* of import; the name is dotted in `import a.b`, and "*" in `from a import *` */
    Span span;
    Name *name;
    Name *asname; /* ? */
} Alias;
SEQUENCE(AliasSeq, Alias *);

typedef struct WithItem {
    Expr *context_expr;
    Expr *optional_vars; /* ? */
} WithItem;
SEQUENCE(WithItemSeq, WithItem *);

typedef struct MatchCase {
    Pattern *pattern;
    Expr *guard; /* ? */
    StmtSeq body;
} MatchCase;
SEQUENCE(MatchCaseSeq, MatchCase *);

struct ExceptHandler {
    Span span;
    Expr *type; /* ? */
    Name *name; /* ? */
    StmtSeq body;
};

typedef enum TypeParamKind { TYPE_VAR, PARAM_SPEC, TYPE_VAR_TUPLE } TypeParamKind;

struct TypeParam {
    TypeParamKind kind;
    Span span;
    Name *name;
    Expr *bound;         /* ?  TYPE_VAR only */
    Expr *default_value; /* ? */
};

/* ---- Expressions ------------------------------------------------------------------------------------------------ */

typedef enum ExprKind {
    EXPR_BOOL_OP, EXPR_NAMED_EXPR, EXPR_BIN_OP, EXPR_UNARY_OP, EXPR_LAMBDA, EXPR_IF_EXP, EXPR_DICT, EXPR_SET,
    EXPR_LIST_COMP, EXPR_SET_COMP, EXPR_DICT_COMP, EXPR_GENERATOR_EXP, EXPR_YIELD, EXPR_YIELD_FROM, EXPR_COMPARE,
    EXPR_CALL, EXPR_FORMATTED_VALUE, EXPR_JOINED_STR, EXPR_CONSTANT, EXPR_ATTRIBUTE, EXPR_SUBSCRIPT, EXPR_STARRED,
    EXPR_NAME, EXPR_LIST, EXPR_TUPLE, EXPR_SLICE
} ExprKind;

struct Expr {
    ExprKind kind;
    int depth;          /* how deeply nested it is, left spines not counted: 1 for a leaf */
    Span span;
    bool parenthesised; /* it stood in parentheses of its own (which its span does not include, but a tuple's and a
                         * generator's does) */
    union {
        struct { BoolOperator op; ExprSeq values; } bool_op;
        struct { Expr *target, *value; } named_expr;
        struct { Expr *left; BinaryOperator op; Expr *right; } bin_op;
        struct { UnaryOperator op; Expr *operand; } unary_op;
        struct { Arguments *args; Expr *body; } lambda;
        struct { Expr *test, *body, *orelse; } if_exp;
        struct { ExprSeq keys, values; } dict; /* a NULL key is **value */
        struct { ExprSeq elts; } set;
        struct { Expr *elt; ComprehensionSeq generators; } comp; /* LIST_COMP, SET_COMP, GENERATOR_EXP */
        struct { Expr *key, *value; ComprehensionSeq generators; } dict_comp;
        struct { Expr *value; } yield; /* value ? */
        struct { Expr *value; } yield_from;
        struct { Expr *left; CompareOpSeq ops; ExprSeq comparators; } compare;
        struct { Expr *func; ExprSeq args; KeywordSeq keywords; } call;
        struct { Expr *value; int conversion; Expr *format_spec; } formatted_value; /* conversion: -1, 's', 'r', 'a';
                                                                                     * format_spec ?, a JOINED_STR */
        struct { ExprSeq values; } joined_str;
        Constant constant;
        struct { Expr *value; Name *attr; ExprContext ctx; } attribute;
        struct { Expr *value, *slice; ExprContext ctx; } subscript;
        struct { Expr *value; ExprContext ctx; } starred;
        struct { Name *id; ExprContext ctx; } name;
        struct { ExprSeq elts; ExprContext ctx; } list;
        struct { ExprSeq elts; ExprContext ctx; } tuple;
        struct { Expr *lower, *upper, *step; } slice; /* each ? */
    } as;
};

/* ---- Statements ------------------------------------------------------------------------------------------------- */

typedef enum StmtKind {
    STMT_FUNCTION_DEF, STMT_CLASS_DEF, STMT_RETURN, STMT_DELETE, STMT_ASSIGN, STMT_TYPE_ALIAS, STMT_AUG_ASSIGN,
    STMT_ANN_ASSIGN, STMT_FOR, STMT_WHILE, STMT_IF, STMT_WITH, STMT_MATCH, STMT_RAISE, STMT_TRY, STMT_TRY_STAR,
    STMT_ASSERT, STMT_IMPORT, STMT_IMPORT_FROM, STMT_GLOBAL, STMT_NONLOCAL, STMT_EXPR, STMT_PASS, STMT_BREAK,
    STMT_CONTINUE
} StmtKind;

struct Stmt {
    StmtKind kind;
    Span span; /* of def and class: from the keyword, not from the first decorator */
    union {
        struct {
            Name *name;
            Arguments *args;
            StmtSeq body;
            ExprSeq decorator_list;
            Expr *returns; /* ? */
            TypeParamSeq type_params;
        } function_def;
        struct {
            Name *name;
            ExprSeq bases;
            KeywordSeq keywords;
            StmtSeq body;
            ExprSeq decorator_list;
            TypeParamSeq type_params;
        } class_def;
        struct { Expr *value; } return_; /* value ? */
        struct { ExprSeq targets; } delete;
        struct { ExprSeq targets; Expr *value; } assign;
        struct { Expr *name; TypeParamSeq type_params; Expr *value; } type_alias;
        struct { Expr *target; BinaryOperator op; Expr *value; } aug_assign;
        struct { Expr *target, *annotation, *value; bool simple; } ann_assign; /* value ? */
        struct { Expr *target, *iter; StmtSeq body, orelse; } for_;
        struct { Expr *test; StmtSeq body, orelse; } while_;
        struct { Expr *test; StmtSeq body, orelse; } if_; /* elif is an orelse of one IF */
        struct { WithItemSeq items; StmtSeq body; } with;
        struct { Expr *subject; MatchCaseSeq cases; } match;
        struct { Expr *exc, *cause; } raise; /* each ? */
        struct { StmtSeq body; ExceptHandlerSeq handlers; StmtSeq orelse, finalbody; } try_; /* TRY and TRY_STAR */
        struct { Expr *test, *msg; } assert_; /* msg ? */
        struct { AliasSeq names; } import;
        struct { Name *module; AliasSeq names; int level; } import_from; /* module ? */
        struct { NameSeq names; } global;   /* GLOBAL and NONLOCAL */
        struct { Expr *value; } expr;
    } as;
};

/* ---- Patterns --------------------------------------------------------------------------------------------------- */

typedef enum PatternKind {
    PATTERN_VALUE, PATTERN_SINGLETON, PATTERN_SEQUENCE, PATTERN_MAPPING, PATTERN_CLASS, PATTERN_STAR, PATTERN_AS,
    PATTERN_OR
} PatternKind;

/* As in the reference, a VALUE may hold any string: that an f-string cannot be a pattern ("patterns may only match
 * literals and attribute lookups") is for the compiler to say. */

struct Pattern {
    PatternKind kind;
    int depth;
    Span span;
    union {
        struct { Expr *value; } value;
        struct { ConstantKind value; } singleton; /* CONST_NONE, CONST_TRUE or CONST_FALSE */
        struct { PatternSeq patterns; } sequence;
        struct { ExprSeq keys; PatternSeq patterns; Name *rest; } mapping; /* rest ? */
        struct { Expr *cls; PatternSeq patterns; NameSeq kwd_attrs; PatternSeq kwd_patterns; } class_;
        struct { Name *name; } star;            /* name ?: NULL is *_ */
        struct { Pattern *pattern; Name *name; } as; /* each ?: both NULL is _, pattern NULL is a capture */
        struct { PatternSeq patterns; } or_;
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
