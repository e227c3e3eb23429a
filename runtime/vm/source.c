/* source.c: running source text while its literals are held. */
#include "runtime.h"
#include "vm.h"

enum { CODE, AROUND };

Object *vm_run_source(Str *source, Str *filename, CompileMode mode, unsigned flags, Dict *globals, Object *locals)
{
    NATIVE_FRAME(held, "run source", "code", "literals of the source around");
    held[AROUND] = RUNTIME->source_holder;
    RUNTIME->source_holder = NULL;
    Code *code = vm_compile(source, filename, mode, flags | COMPILE_HOLD_LITERALS);
    held[CODE] = (Object *)code;
    Object *result = code ? vm_run_code(code, globals, locals) : NULL;
    Object *around = held[AROUND];
    held[AROUND] = NULL;
    set_slot(&RUNTIME->source_holder, around);
    return native_leave(held, result);
}
