/* sys.c: the sys module: what a program may know and set about the interpreter that runs it. */
#include "sys_internal.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../objects/dict.h"
#include "../objects/exceptions.h"
#include "../objects/float.h"
#include "../objects/int.h"
#include "../objects/list.h"
#include "../objects/module.h"
#include "../objects/str.h"
#include "../objects/traceback.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "../vm/vm.h"
#include "import.h"
#include "io.h"

/* ---- objects ----------------------------------------------------------------------------------------- */

static Object *getrefcount(Object **args, isize count, Tuple *names)
{
    return int_from_int64(args[0]->refcount);
}

/* The heads that stand in front of the object, as CPython counts them. Built-in types are not collected; ExceptionGroup is
 * made there as classes are, with room for weak references. */
static size_t heads_size(const Object *object)
{
    const Type *type = object->type;
    if (is_type(object) && !(((const Type *)object)->flags & TYPE_HEAP))
        return 0;
    if ((type->flags & TYPE_EXCEPTION) && is_subtype(type, ExceptionGroup))
        return COLLECTOR_HEAD_BYTES + PREHEADER_BYTES;
    return (type->flags & TYPE_COLLECTED ? COLLECTOR_HEAD_BYTES : 0) +
           (type->flags & TYPE_PREHEADER ? PREHEADER_BYTES : 0);
}

static NEW Object *size_of(Object *object)
{
    Str *name = NAME(__sizeof__);
    Object *method = object_lookup_special(object, name);
    if (!method) {
        if (!error_occurred())
            raise_error(TypeError, "Type %.100T doesn't define __sizeof__", object);
        return NULL;
    }
    Object *size = object_call_none(method);
    decref(method);
    if (!size)
        return NULL;
    isize bytes;
    if (!is_int(size)) {
        decref(size);
        return raise_integer_required();
    }
    bool fits = int_as_isize(size, &bytes);
    decref(size);
    if (!fits)
        return NULL;
    if (bytes < 0)
        return raise_error(ValueError, "__sizeof__() should return >= 0");
    return int_from_int64(bytes + (isize)heads_size(object));
}

static Object *getsizeof(Object **args, isize count, Tuple *names)
{
    Object *size = size_of(args[0]);
    if (size || !args[1] || !error_matches(TypeError))
        return size;
    error_clear();
    return new_reference(args[1]);
}

static Object *intern(Object **args, isize count, Tuple *names)
{
    if (!is_str(args[0]))
        return raise_error(TypeError, "intern() argument must be str, not %T", args[0]);
    if (!is_exact(args[0], str))
        return raise_error(TypeError, "can't intern %.400T", args[0]);
    return (Object *)str_intern((Str *)new_reference(args[0]));
}

static Object *is_interned(Object **args, isize count, Tuple *names)
{
    if (!is_str(args[0]))
        return raise_error(TypeError, "_is_interned() argument must be str, not %T", args[0]);
    return new_bool(str_is_interned((Str *)args[0]));
}

static void count_block(void *context, void *start, size_t size_bytes, BlockKind kind)
{
    ++*(int64_t *)context;
}

static Object *getallocatedblocks(Object **args, isize count, Tuple *names)
{
    int64_t blocks = 0;
    return blocks_each(count_block, &blocks) ? int_from_int64(blocks) : raise_memory();
}

static Object *getunicodeinternedsize(Object **args, isize count, Tuple *names)
{
    return int_from_int64(RUNTIME->interned.used);
}

/* ---- exceptions and frames --------------------------------------------------------------------------- */

static Object *exception(Object **args, isize count, Tuple *names)
{
    Object *handled = vm_handled_exception();
    return handled ? new_reference(handled) : new_none();
}

static Object *exc_info(Object **args, isize count, Tuple *names)
{
    Object *handled = vm_handled_exception();
    if (!handled)
        return (Object *)tuple_pack(3, NONE, NONE, NONE);
    Object *traceback = ((ExceptionObject *)handled)->traceback;
    return (Object *)tuple_pack(3, handled->type, handled, traceback ? traceback : NONE);
}

static Object *exit_program(Object **args, isize count, Tuple *names)
{
    if (!args[0] || args[0] == NONE)
        return raise_none(SystemExit);
    if (!is_tuple(args[0]))
        return raise_value(SystemExit, args[0]);
    Object *error = object_call_tuple((Object *)SystemExit, (Tuple *)args[0], NULL); /* the items are its args */
    return error ? raise_object(error) : NULL;
}

static Object *getframe(Object **args, isize count, Tuple *names)
{
    isize depth = 0;
    if (args[0] && !object_as_isize(args[0], OverflowError, &depth))
        return NULL;
    Frame *frame = vm_current_frame();
    while (frame && depth > 0) {
        frame = frame_caller(frame);
        depth--;
    }
    if (!frame)
        return raise_error(ValueError, "call stack is not deep enough");
    return (Object *)new_reference_maybe(frame_object(frame));
}

static Object *getframemodulename(Object **args, isize count, Tuple *names)
{
    isize depth = 0;
    if (args[0] && !object_as_isize(args[0], OverflowError, &depth))
        return NULL;
    Frame *frame = vm_current_frame();
    for (; frame && depth > 0; depth--)
        frame = frame_caller(frame);
    Object *name = frame && frame->globals ? dict_get_str(frame->globals, NAME(__name__)) : NULL;
    return name ? new_reference(name) : error_occurred() ? NULL : new_none();
}

/* ---- limits ------------------------------------------------------------------------------------------ */

static Object *getrecursionlimit(Object **args, isize count, Tuple *names)
{
    return int_from_int64(RUNTIME->vm.recursion_limit);
}

static Object *setrecursionlimit(Object **args, isize count, Tuple *names)
{
    int limit;
    if (!object_as_int(args[0], &limit))
        return NULL;
    if (limit < 1)
        return raise_error(ValueError, "recursion limit must be greater or equal than 1");
    int depth = RUNTIME->vm.recursion_limit - RUNTIME->vm.recursion_left;
    if (depth >= limit)
        return raise_error(RecursionError,
                           "cannot set the recursion limit to %d at the recursion depth %d: the limit is too low",
                           limit, depth);
    RUNTIME->vm.recursion_limit = limit;
    RUNTIME->vm.recursion_left = limit - depth;
    return new_none();
}

static Object *get_int_max_str_digits(Object **args, isize count, Tuple *names)
{
    return int_from_int64(RUNTIME->max_str_digits);
}

static Object *set_int_max_str_digits(Object **args, isize count, Tuple *names)
{
    int digits;
    if (!object_as_int(args[0], &digits))
        return NULL;
    if (digits != 0 && digits < MAX_STR_DIGITS_LEAST)
        return raise_error(ValueError, "maxdigits must be 0 or larger than %d", MAX_STR_DIGITS_LEAST);
    RUNTIME->max_str_digits = digits;
    return new_none();
}

static Object *getswitchinterval(Object **args, isize count, Tuple *names)
{
    return float_new(0.005); /* CPython's; there are no threads to switch between */
}

static Object *getdefaultencoding(Object **args, isize count, Tuple *names)
{
    return (Object *)str_intern_text("utf-8");
}

static Object *getfilesystemencodeerrors(Object **args, isize count, Tuple *names)
{
    return (Object *)str_intern_text("surrogateescape");
}

static Object *is_finalizing(Object **args, isize count, Tuple *names)
{
    return new_bool(RUNTIME->is_finalising);
}

static Object *give_none(Object **args, isize count, Tuple *names)
{
    return new_none();
}

static Object *say_gil_enabled(Object **args, isize count, Tuple *names)
{
    return TRUE;
}

/* ---- hooks ------------------------------------------------------------------------------------------- */

static bool write_to(Object *file, Object *text)
{
    Object *result = object_call_method_one(file, NAME(write), text);
    decref_maybe(result);
    return result != NULL;
}

/* repr(value) and a line end on sys.stdout; the value becomes builtins._ */
static Object *displayhook(Object **args, isize count, Tuple *names)
{
    if (args[0] == NONE)
        return new_none();
    Dict *builtins = module_dict(RUNTIME->builtins);
    if (!dict_set_str(builtins, NAME(_), NONE))
        return NULL;
    NATIVE_FRAME(held, "sys.displayhook", "sys.stdout", "text", "line end");
    held[0] = new_reference_maybe(dict_get_str(module_dict(RUNTIME->sys), NAME(stdout)));
    if (!held[0] || held[0] == NONE)
        return native_leave(held, raise_error(RuntimeError, "lost sys.stdout"));
    held[1] = (Object *)object_repr(args[0]);
    held[2] = held[1] ? (Object *)str_from_text("\n") : NULL;
    bool done = held[2] && write_to(held[0], held[1]) && write_to(held[0], held[2]) &&
                dict_set_str(builtins, NAME(_), args[0]);
    return native_leave(held, done ? new_none() : NULL);
}

static Object *excepthook(Object **args, isize count, Tuple *names)
{
    if (is_exception(args[1]))
        traceback_print(args[1]);
    return new_none();
}

/* The fields of the argument: exc_value, err_msg, object. */
static Object *unraisablehook(Object **args, isize count, Tuple *names)
{
    NATIVE_FRAME(held, "sys.unraisablehook", "exc_value", "err_msg", "object");
    static const char *const fields[] = {"exc_value", "err_msg", "object"};
    for (int i = 0; i < 3; i++) {
        held[i] = object_get_attribute_text(args[0], fields[i]);
        if (!held[i])
            return native_leave(held, NULL);
    }
    const char *what = is_str(held[1]) ? str_text((Str *)held[1]) : NULL;
    const char lead[] = "Exception ignored "; /* which is printed anyway */
    if (what && strncmp(what, lead, strlen(lead)) == 0)
        what += strlen(lead);
    if (is_exception(held[0])) {
        error_restore(new_reference(held[0]));
        error_print_unraisable(what, held[2] == NONE ? NULL : held[2]);
    }
    return native_leave(held, new_none());
}

/* ---- the module -------------------------------------------------------------------------------------- */

static const Native functions[] = {
    {"__displayhook__", displayhook, "($module, object, /)",
     "Print an object to sys.stdout and also save it in builtins._"},
    {"__excepthook__", excepthook, "($module, exctype, value, traceback, /)",
     "Handle an exception by displaying it with a traceback on sys.stderr."},
    {"__unraisablehook__", unraisablehook, "($module, unraisable, /)", "Handle an unraisable exception."},
    {"_getframe", getframe, "($module, depth=0, /)", "Return a frame object from the call stack."},
    {"_getframemodulename", getframemodulename, "($module, /, depth=0)",
     "Return the name of the module for a calling frame."},
    {"_is_gil_enabled", say_gil_enabled, "($module, /)",
     "Return True if the GIL is currently enabled and False otherwise."},
    {"_is_interned", is_interned, "($module, string, /)", "Return True if the given string is \"interned\"."},
    {"_clear_internal_caches", give_none, "($module, /)", "Clear all internal performance-related caches."},
    {"_clear_type_cache", give_none, "($module, /)", "Clear the internal type lookup cache."},
    {"displayhook", displayhook, "($module, object, /)",
     "Print an object to sys.stdout and also save it in builtins._"},
    {"exc_info", exc_info, "($module, /)", "Return current exception information: (type, value, traceback)."},
    {"excepthook", excepthook, "($module, exctype, value, traceback, /)",
     "Handle an exception by displaying it with a traceback on sys.stderr."},
    {"exception", exception, "($module, /)", "Return the current exception."},
    {"exit", exit_program, "($module, status=None, /)", "Exit the interpreter by raising SystemExit(status)."},
    {"getallocatedblocks", getallocatedblocks, "($module, /)",
     "Return the number of memory blocks currently allocated."},
    {"getdefaultencoding", getdefaultencoding, "($module, /)",
     "Return the current default encoding used by the Unicode implementation."},
    {"getfilesystemencodeerrors", getfilesystemencodeerrors, "($module, /)",
     "Return the error mode used Unicode to OS filename conversion."},
    {"getfilesystemencoding", getdefaultencoding, "($module, /)",
     "Return the encoding used to convert Unicode filenames to OS filenames."},
    {"get_int_max_str_digits", get_int_max_str_digits, "($module, /)",
     "Return the maximum string digits limit for non-binary int<->str conversions."},
    {"getprofile", sys_getprofile, "($module, /)", "Return the profiling function set with sys.setprofile."},
    {"getrecursionlimit", getrecursionlimit, "($module, /)", "Return the current value of the recursion limit."},
    {"getrefcount", getrefcount, "($module, object, /)", "Return the reference count of object."},
    {"getsizeof", getsizeof, "($module, /, object, default=<unrepresentable>)", "Return the size of object in bytes."},
    {"getswitchinterval", getswitchinterval, "($module, /)",
     "Return the current thread switch interval; see sys.setswitchinterval()."},
    {"gettrace", sys_gettrace, "($module, /)", "Return the global debug tracing function set with sys.settrace."},
    {"getunicodeinternedsize", getunicodeinternedsize, "($module, /, *, _only_immortal=False)",
     "Return the number of elements of the unicode interned dictionary"},
    {"intern", intern, "($module, string, /)", "``Intern'' the given string."},
    {"is_finalizing", is_finalizing, "($module, /)", "Return True if Python is exiting."},
    {"set_int_max_str_digits", set_int_max_str_digits, "($module, /, maxdigits)",
     "Set the maximum string digits limit for non-binary int<->str conversions."},
    {"setprofile", sys_setprofile, "($module, function, /)", "Set the profiling function."},
    {"setrecursionlimit", setrecursionlimit, "($module, limit, /)",
     "Set the maximum depth of the Python interpreter stack to n."},
    {"settrace", sys_settrace, "($module, function, /)", "Set the global debug tracing function."},
    {"unraisablehook", unraisablehook, "($module, unraisable, /)", "Handle an unraisable exception."},
    {0}};

static bool fill(Module *module)
{
    return module_add(module, "modules", (Object *)new_reference(RUNTIME->modules)) &&
           module_add(module, "path", (Object *)list_new(0)) && module_add(module, "argv", (Object *)list_new(0)) &&
           module_add(module, "orig_argv", (Object *)list_new(0)) &&
           module_add(module, "meta_path", (Object *)list_new(0)) &&
           module_add(module, "path_hooks", (Object *)list_new(0)) &&
           module_add(module, "path_importer_cache", (Object *)dict_new()) && sys_add_information(module) &&
           io_install_standard(module);
}

const ModuleSpec sys_module = {
    .name = "sys",
    .doc = "This module provides access to some objects used or maintained by the\n"
           "interpreter and to functions that interact strongly with the interpreter.",
    .functions = functions,
    .fill = fill,
};

/* ---- the command line -------------------------------------------------------------------------------- */

static bool append_path(List *list, const char *path, size_t length)
{
    Str *text = str_from_utf8_surrogates(path, (isize)length);
    return text && list_append_steal(list, (Object *)text);
}

/* The directory of a script with links resolved, as CPython finds it. */
static bool append_script_directory(List *path, const char *script)
{
    char resolved[PATH_MAX];
    if (!script)
        return append_path(path, "", 0);
    if (!realpath(script, resolved))
        snprintf(resolved, sizeof resolved, "%s", script);
    const char *slash = strrchr(resolved, '/');
    size_t length = slash ? (size_t)(slash - resolved) : 0;
    return append_path(path, resolved, slash == resolved ? 1 : length);
}

/* PYTHONPATH: directories between colons. */
static bool append_environment(List *path)
{
    const char *at = getenv("PYTHONPATH");
    while (at && *at) {
        const char *colon = strchr(at, ':');
        size_t length = colon ? (size_t)(colon - at) : strlen(at);
        if (length && !append_path(path, at, length))
            return false;
        at = colon ? colon + 1 : NULL;
    }
    return true;
}

bool sys_set_command_line(char *const *arguments, int count, const char *script)
{
    List *argv = list_new(0), *path = list_new(0);
    bool done = argv && path;
    for (int i = 0; done && i < count; i++)
        done = append_path(argv, arguments[i], strlen(arguments[i]));
    done = done && append_script_directory(path, script) && append_environment(path);
    if (!done) {
        decref_maybe(argv);
        decref_maybe(path);
        return false;
    }
    bool has_argv = module_add(RUNTIME->sys, "argv", (Object *)argv); /* both are consumed, whatever happens */
    return module_add(RUNTIME->sys, "path", (Object *)path) && has_argv;
}
