/* fold.h: the operators of fold.c, in fold_binary.c. */
#ifndef COMPILE_FOLD_H
#define COMPILE_FOLD_H

#include "compiler.h"

/* left OP right of two constants; NULL, with or without an exception: not to be folded. */
NEW Object *fold_binary(Compiler *c, const Expr *e);
/* '…%s…' % (a, b) becomes an f-string: true if it did. */
bool fold_percent(Compiler *c, Expr *e);

#endif
