/* checks.h: SyntaxWarnings about what is surely a mistake, and small helpers of code generation. */
#ifndef COMPILE_CHECKS_H
#define COMPILE_CHECKS_H

#include "compiler.h"

void check_assert(Compiler *c, const Stmt *s);     /* assert (test, "message") */
void check_compare(Compiler *c, const Expr *e);    /* x is 1 */
void check_caller(Compiler *c, const Expr *e);     /* "a"(b) */
void check_subscript(Compiler *c, const Expr *e);  /* 1[2], [1]["a"] */

/* One of NumberOperator. */
int binary_operator_number(BinaryOperator op);
/* Pushes lower and upper, and step if there is one; says how many. */
int compile_slice_parts(Compiler *c, Expr *e);
/* The annotation, or its text under `from __future__ import annotations`. */
void compile_annotation(Compiler *c, Expr *annotation);

/* What compile_collection builds. */
typedef enum CollectionKind { COLLECTION_LIST, COLLECTION_SET, COLLECTION_TUPLE } CollectionKind;
/* A list, set or tuple of the items; `pushed` values on the stack come first. */
void compile_collection(Compiler *c, const ExprSeq *elts, int pushed, CollectionKind kind, Span span);

/* CPython's: with more values than this a collection is built piece by piece. */
#define STACK_USE_GUIDELINE 30

#endif
