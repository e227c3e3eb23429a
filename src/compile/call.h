/* call.h: between expression.c, which walks down spines, and call.c, which emits what calls do there. */
#ifndef COMPILE_CALL_H
#define COMPILE_CALL_H

#include "compiler.h"

void check_keywords(Compiler *c, const KeywordSeq *keywords); /* f(a=1, a=2) */
/* object.name(…) with few plain arguments: no bound method needs to be made. */
bool call_is_method(Compiler *c, const Expr *e);
/* The callable, or for a method call its object, is on the stack. */
void compile_call_on_value(Compiler *c, Expr *e);
/* super().name and super().name(…), as is_super_call says. */
void compile_super(Compiler *c, Expr *e);

#endif
