/* warning.c: warnings given by the runtime itself.
 *
 * What is shown, and how often, is decided by the module `warnings`, which is written in Python: a warning imports it.
 * The compiler's SyntaxWarnings go there only if the program has imported it already.
 */
#include <stdarg.h>

#include "abstract.h"
#include "error.h"
#include "modules/import.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "runtime.h"
#include "vm/native.h"

bool raise_warning(Type *category, const char *format, ...)
{
    NATIVE_FRAME(held, "warning", "message", "module", "function", "result");
    va_list arguments;
    va_start(arguments, format);
    held[0] = (Object *)str_format_va(format, arguments);
    va_end(arguments);
    held[1] = held[0] ? import_by_text("warnings") : NULL;
    held[2] = held[1] ? object_get_attribute_text(held[1], "warn") : NULL;
    Object *args[] = {held[0], (Object *)category};
    held[3] = held[2] ? object_call(held[2], args, 2, NULL) : NULL;
    return native_leave_bool(held, held[3] != NULL);
}

/* Hands a SyntaxWarning to warnings.warn_explicit: 1, or 0 if the program does not use the module, -1 raised. */
int warn_of_syntax(Str *message, Str *filename, int line)
{
    Object *module = dict_get_text(RUNTIME->modules, "warnings");
    if (!module)
        return 0;
    NATIVE_FRAME(held, "warning", "module", "function", "line", "result");
    held[0] = new_reference(module);
    held[1] = object_get_attribute_text(module, "warn_explicit");
    held[2] = held[1] ? int_from_int64(line) : NULL;
    Object *args[] = {(Object *)message, (Object *)SyntaxWarning, (Object *)filename, held[2]};
    held[3] = held[2] ? object_call(held[1], args, 4, NULL) : NULL;
    return native_leave_bool(held, held[3] != NULL) ? 1 : -1;
}
