/* match.c: the match statement. */
#include "compiler.h"

void compile_match(Compiler *c, Stmt *s)
{
    compile_error(c, s->span, "'match' statement is not supported yet");
}
