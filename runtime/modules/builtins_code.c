/* builtins_code.c: the builtins that are about code and namespaces: compile, eval, exec, globals, locals, dir, vars.
 *
 * eval and exec run in the caller's namespaces unless they are given others. Source text goes through the compiler
 * that the program around the runtime has registered.
 */
#include <string.h>

#include "../abstract.h"
#include "../error.h"
#include "../objects/int.h"
#include "../objects/bytes.h"
#include "../objects/cell.h"
#include "../objects/dict.h"
#include "../objects/list.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"
#include "../vm/vm.h"
#include "builtins.h"
#include "import.h"

/* ---- namespaces --------------------------------------------------------------------------------------------- */

Object *builtin_globals(Object **args, isize count, Tuple *names)
{
    Dict *globals = vm_current_globals();
    return globals ? (Object *)new_reference(globals) : raise_error(SystemError, "globals() without a frame");
}

Object *builtin_locals(Object **args, isize count, Tuple *names)
{
    Frame *frame = vm_current_frame();
    return frame ? frame_locals(frame) : raise_error(SystemError, "locals() without a frame");
}

static NEW Object *sorted_names(Object *names)
{
    NATIVE_FRAME(held, "dir", "names");
    List *list = sequence_to_list(names);
    held[0] = (Object *)list;
    if (!list || !list_sort(list, NULL, false))
        return native_leave(held, NULL);
    return native_leave_with(held, 0);
}

static Object *dir_of_locals(void)
{
    NATIVE_FRAME(held, "dir", "locals", "names");
    held[0] = builtin_locals(NULL, 0, NULL);
    if (!held[0])
        return native_leave(held, NULL);
    held[1] = object_call_method_none(held[0], NAME(keys));
    return native_leave(held, held[1] ? sorted_names(held[1]) : NULL);
}

Object *builtin_dir(Object **args, isize count, Tuple *names)
{
    if (!args[0])
        return dir_of_locals();
    NATIVE_FRAME(held, "dir", "__dir__", "names");
    held[0] = object_lookup_special(args[0], NAME(__dir__));
    if (!held[0]) {
        if (!error_occurred())
            raise_error(TypeError, "object does not provide __dir__");
        return native_leave(held, NULL);
    }
    held[1] = object_call_none(held[0]);
    return native_leave(held, held[1] ? sorted_names(held[1]) : NULL);
}

Object *builtin_vars(Object **args, isize count, Tuple *names)
{
    if (!args[0])
        return builtin_locals(NULL, 0, NULL);
    Object *dict;
    int found = object_find_attribute(args[0], NAME(__dict__), &dict);
    if (found == 0)
        raise_error(TypeError, "vars() argument must have __dict__ attribute");
    return found > 0 ? dict : NULL;
}

/* ---- source text -------------------------------------------------------------------------------------------- */

/* The text of a str, or of an object with bytes. `expected` goes on "f() arg 1 must be a …". */
static NEW Str *source_text(Object *source, const char *function, const char *expected)
{
    Str *text;
    if (is_str(source))
        text = str_from_object(source);
    else if (is_buffer(source)) {
        Buffer buffer;
        if (!buffer_get(source, &buffer))
            return NULL;
        text = import_decode_source(buffer.data, (size_t)buffer.length);
        buffer_release(&buffer);
    } else
        return (Str *)raise_error(TypeError, "%s() arg 1 must be a %s", function, expected);
    return text;
}

static NEW Str *file_name(Object *name)
{
    Object *path = object_file_path(name);
    if (!path || is_str(path))
        return (Str *)path;
    Str *text = str_from_utf8(bytes_data((Bytes *)path), bytes_length((Bytes *)path));
    decref(path);
    return text;
}

static bool read_mode(Object *mode, CompileMode *result)
{
    if (!is_str(mode)) {
        raise_error(TypeError, "compile() argument 'mode' must be str, not %T", mode);
        return false;
    }
    if (str_equal_text((Str *)mode, "exec"))
        *result = COMPILE_EXEC;
    else if (str_equal_text((Str *)mode, "eval"))
        *result = COMPILE_EVAL;
    else if (str_equal_text((Str *)mode, "single"))
        *result = COMPILE_SINGLE;
    else {
        raise_error(ValueError, "compile() mode must be 'exec', 'eval' or 'single'");
        return false;
    }
    return true;
}

/* What CPython takes: those of __future__ (0x10 and from 0x20000 on) and of ast. */
#define COMPILE_FLAGS 0x1fef610

/* What the calling code has from __future__ holds for the source that it compiles. */
static unsigned future_flags(void)
{
    Frame *frame = vm_current_frame();
    return frame ? frame->code->flags & CODE_FUTURE_ANNOTATIONS : 0;
}

Object *builtin_compile(Object **args, isize count, Tuple *names)
{
    CompileMode mode;
    int flags = 0;
    if (!read_mode(args[2], &mode) || (args[3] && !object_as_int(args[3], &flags)))
        return NULL;
    if (flags & ~COMPILE_FLAGS)
        return raise_error(ValueError, "compile(): unrecognised flags");
    int alone = args[4] ? object_is_true(args[4]) : 0;
    if (alone < 0)
        return NULL;
    if (!alone)
        flags |= (int)future_flags();
    NATIVE_FRAME(held, "compile", "source", "filename");
    Str *filename = file_name(args[1]);
    held[1] = (Object *)filename;
    if (!filename)
        return native_leave(held, NULL);
    if (is_exact(args[0], code))
        return native_leave(held, new_reference(args[0]));
    Str *text = source_text(args[0], "compile", "string, bytes or AST object");
    held[0] = (Object *)text;
    return native_leave(held, text ? (Object *)vm_compile(text, filename, mode, (unsigned)flags) : NULL);
}

/* ---- eval and exec ------------------------------------------------------------------------------------------ */

enum { GLOBALS, LOCALS, CODE, TEXT };

static bool is_mapping(Object *object)
{
    return object->type->slots.get_item != NULL;
}

static bool check_namespaces(const char *function, Object *globals, Object *locals)
{
    bool for_eval = function[1] == 'v';
    if (locals != NONE && !is_mapping(locals)) {
        if (for_eval)
            raise_error(TypeError, "locals must be a mapping");
        else
            raise_error(TypeError, "locals must be a mapping or None, not %.100T", locals);
        return false;
    }
    if (globals == NONE || is_dict(globals))
        return true;
    if (!for_eval)
        raise_error(TypeError, "exec() globals must be a dict, not %.100T", globals);
    else if (is_mapping(globals))
        raise_error(TypeError, "globals must be a real dict; try eval(code, {}, mapping)");
    else
        raise_error(TypeError, "globals must be a dict");
    return false;
}

/* Fills held[GLOBALS] and held[LOCALS] from the arguments or from the caller, and adds __builtins__. */
static bool choose_namespaces(Object **held, const char *function, Object *globals, Object *locals)
{
    globals = globals ? globals : NONE;
    locals = locals ? locals : NONE;
    if (!check_namespaces(function, globals, locals))
        return false;
    if (globals == NONE) {
        Dict *current = vm_current_globals();
        if (!current) {
            raise_error(SystemError, "globals and locals cannot be NULL");
            return false;
        }
        held[GLOBALS] = (Object *)new_reference(current);
        held[LOCALS] = locals == NONE ? builtin_locals(NULL, 0, NULL) : new_reference(locals);
    } else {
        held[GLOBALS] = new_reference(globals);
        held[LOCALS] = new_reference(locals == NONE ? globals : locals);
    }
    if (!held[LOCALS])
        return false;
    int has = dict_contains((Dict *)held[GLOBALS], (Object *)NAME(__builtins__));
    if (has == 0) {
        Object *builtins = vm_current_builtins();
        return dict_set_str((Dict *)held[GLOBALS], NAME(__builtins__),
                            builtins ? builtins : (Object *)RUNTIME->builtins);
    }
    return has > 0;
}

/* Leading blanks are allowed in front of an expression. */
static NEW Str *without_leading_blanks(STOLEN Str *text)
{
    isize start = 0, length = str_length(text);
    while (start < length && (str_at(text, start) == ' ' || str_at(text, start) == '\t'))
        start++;
    Str *rest = start ? str_substring(text, start, length) : new_reference(text);
    decref(text);
    return rest;
}

Object *builtin_eval(Object **args, isize count, Tuple *names)
{
    NATIVE_FRAME(held, "eval", "globals", "locals", "code", "source");
    if (!choose_namespaces(held, "eval", args[1], args[2]))
        return native_leave(held, NULL);
    if (is_exact(args[0], code)) {
        if (((Code *)args[0])->free_count)
            return native_leave(held,
                                raise_error(TypeError, "code object passed to eval() may not contain free variables"));
        held[CODE] = new_reference(args[0]);
    } else {
        Str *text = source_text(args[0], "eval", "string, bytes or code object");
        text = text ? without_leading_blanks(text) : NULL;
        held[TEXT] = (Object *)text;
        if (!text)
            return native_leave(held, NULL);
        return native_leave(
            held, vm_run_source(text, NAME(string), COMPILE_EVAL, future_flags(), (Dict *)held[GLOBALS], held[LOCALS]));
    }
    return native_leave(held, vm_run_code((Code *)held[CODE], (Dict *)held[GLOBALS], held[LOCALS]));
}

/* The closure that exec() was given fits the code's free variables. */
static bool check_closure(Code *code, Object *closure)
{
    isize wanted = code->free_count;
    bool is_given = closure && closure != NONE;
    if (wanted == 0) {
        if (is_given)
            raise_error(TypeError, "cannot use a closure with this code object");
        return !is_given;
    }
    bool fits = is_given && is_exact(closure, tuple) && ((Tuple *)closure)->size == wanted;
    for (isize i = 0; fits && i < wanted; i++)
        fits = is_exact(((Tuple *)closure)->items[i], cell);
    if (!fits)
        raise_error(TypeError, "code object requires a closure of exactly length %zd", wanted);
    return fits;
}

Object *builtin_exec(Object **args, isize count, Tuple *names)
{
    Object *closure = args[3] == NONE ? NULL : args[3], *result;
    NATIVE_FRAME(held, "exec", "globals", "locals", "code", "source");
    if (!choose_namespaces(held, "exec", args[1], args[2]))
        return native_leave(held, NULL);
    if (is_exact(args[0], code)) {
        Code *code = (Code *)(held[CODE] = new_reference(args[0]));
        if (!check_closure(code, closure))
            return native_leave(held, NULL);
        result = closure ? vm_run_code_closure(code, (Dict *)held[GLOBALS], held[LOCALS], (Tuple *)closure)
                         : vm_run_code(code, (Dict *)held[GLOBALS], held[LOCALS]);
    } else {
        if (closure)
            return native_leave(held, raise_error(TypeError, "closure can only be used when source is a code object"));
        Str *text = source_text(args[0], "exec", "string, bytes or code object");
        held[TEXT] = (Object *)text;
        result = text ? vm_run_source(text, NAME(string), COMPILE_EXEC, future_flags(), (Dict *)held[GLOBALS],
                                      held[LOCALS])
                      : NULL;
    }
    if (!result)
        return native_leave(held, NULL);
    decref(result);
    return native_leave(held, new_none());
}
