/* anchors.h: where the operator of an expression stands. */
#ifndef COMPILE_ANCHORS_H
#define COMPILE_ANCHORS_H

#include "compiler.h"

/* If an instruction with this span stands for a binary operation, subscript or call, fills in the extent of its
 * operator or brackets, which a traceback underlines with ^ among ~. */
void find_anchor(Compiler *c, Span span, Position *position);

#endif
