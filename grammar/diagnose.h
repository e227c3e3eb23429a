/* diagnose.h: questions about kept tokens, answered by a second parser (measure.c). */
#ifndef GRAMMAR_DIAGNOSE_H
#define GRAMMAR_DIAGNOSE_H

#include "state.h"

/* How far the longest expression reaches that begins at tokens[begin]: the index after its last token, or `begin` if
 * there is none.  `start` is TOK_START_EXPRESSION or one of its kin.  `result`, if wanted, is the expression. */
size_t measure(Parser *parser, int start, size_t begin, Expr **result);

/* The same for an expression with its `for … in …` clauses; `begin` if there are none. */
size_t measure_generator(Parser *parser, size_t begin);

/* Would the grammar have taken a token of this kind in place of tokens[at]? */
bool is_expected(Parser *parser, size_t at, int kind);

#endif
