/* compile.h: source text in, code object out.
 *
 * text → parser (grammar/) → fold.c → symbols.c → code generation → flow.c → assemble.c → Code
 */
#ifndef COMPILE_COMPILE_H
#define COMPILE_COMPILE_H

#include "viv.h"

/* The runtime's CompileHook. Raises SyntaxError and its kin, with all fields; MemoryError; RecursionError. Warnings go
 * to sys.stderr. `flags`: CODE_FUTURE_ANNOTATIONS, as if the source began with that import, and COMPILE_HOLD_LITERALS
 * (vm.h). */
NEW Code *compile_text(Str *source, Str *filename, CompileMode mode, unsigned flags);

#endif
