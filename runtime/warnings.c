/* warnings.c: warnings that C code gives.
 *
 * Once the program has imported the module warnings, its filters decide, and its warn_explicit does the rest. Before
 * that nobody can have changed the filters, so the default ones are applied here and nothing needs to be imported:
 * deprecations are shown where __main__ runs into them, what concerns imports and resources never, everything else
 * once for each line. What has been shown is noted in the __warningregistry__ of the module that is warned about, in
 * the form that the module warnings understands.
 */
#include "warnings.h"

#include <stdarg.h>

#include "abstract.h"
#include "objects/dict.h"
#include "objects/module.h"
#include "objects/traceback_text.h"
#include "objects/tuple.h"
#include "runtime.h"
#include "vm/vm.h"

static bool default_filters_show(const Type *category, const Str *module)
{
    if (is_subtype(category, DeprecationWarning))
        return module && str_equal_text((Str *)module, "__main__");
    return !is_subtype(category, PendingDeprecationWarning) && !is_subtype(category, ImportWarning) &&
           !is_subtype(category, ResourceWarning);
}

/* 1: it stands in the registry; 0: it is noted there; -1: raised. */
static int note(Dict *registry, Type *category, Str *text, int line)
{
    NATIVE_FRAME(held, "warning", "line", "key");
    if (!dict_get_text(registry, "version") && !dict_set_text(registry, "version", &RUNTIME->small_ints[5].head))
        return native_leave_bool(held, false) - 1;
    held[0] = int_from_int64(line);
    held[1] = held[0] ? (Object *)tuple_pack(3, text, category, held[0]) : NULL;
    Object *known = held[1] ? dict_get(registry, held[1]) : NULL;
    int answer = known ? 1 : error_occurred() || !held[1] || !dict_set(registry, held[1], TRUE) ? -1 : 0;
    native_leave(held, NULL);
    return answer;
}

/* The line without the spaces around it, as tracebacks find it; NULL, and nothing raised, without one. */
static NEW Str *line_of_file(Str *filename, int line)
{
    SourceCache cache = {0};
    SourceLine found = source_line(&cache, filename, line);
    while (found.length && (*found.characters == ' ' || *found.characters == '\t')) {
        found.characters++;
        found.length--;
    }
    Str *text = found.length ? str_from_characters(found.characters, found.length) : NULL;
    source_cache_free(&cache);
    if (!text)
        error_clear();
    return text;
}

static bool show(Type *category, Str *text, Str *filename, int line, bool is_running)
{
    Object *stream = dict_get_str(module_dict(RUNTIME->sys), NAME(stderr));
    if (!stream || stream == NONE)
        return !error_occurred();
    NATIVE_FRAME(held, "warning", "stream", "text", "source line");
    held[0] = new_reference(stream);
    held[1] = (Object *)str_format("%U:%d: %N: %U\n", filename, line, category, text);
    if (held[1] && (is_running || str_text(filename)[0] != '<')) { /* CPython has no text of those before they run */
        held[2] = (Object *)line_of_file(filename, line);
        if (held[2])
            set_slot(&held[1], (Object *)str_format("%U  %U\n", held[1], held[2]));
    }
    Object *result = held[1] ? object_call_method_one(held[0], NAME(write), held[1]) : NULL;
    decref_maybe(result);
    return native_leave_bool(held, result != NULL);
}

/* warnings.warn_explicit, if the program has that module. NEW, or NULL and nothing raised. */
static NEW Object *explicit_function(void)
{
    Object *module = dict_get_text(RUNTIME->modules, "warnings"), *function = NULL;
    return module && object_find_attribute(module, NAME(warn_explicit), &function) > 0 ? function : NULL;
}

bool warning_issue_at(Type *category, Str *text, Str *filename, int line, Str *module, Dict *registry)
{
    NATIVE_FRAME(held, "warning", "function", "line", "result");
    held[0] = explicit_function();
    if (error_occurred())
        return native_leave_bool(held, false);
    if (held[0]) {
        held[1] = int_from_int64(line);
        Object *args[] = {(Object *)text, (Object *)category, (Object *)filename, held[1],
                          module ? (Object *)module : NONE, registry ? (Object *)registry : NONE};
        held[2] = held[1] ? object_call(held[0], args, 6, NULL) : NULL;
        return native_leave_bool(held, held[2] != NULL);
    }
    native_leave(held, NULL);
    if (!default_filters_show(category, module))
        return true;
    int known = registry ? note(registry, category, text, line) : 0;
    return known ? known > 0 : show(category, text, filename, line, module != NULL);
}

static Dict *registry_of(Dict *globals)
{
    Object *registry = dict_get_str(globals, NAME(__warningregistry__));
    if (!registry && !error_occurred()) {
        Dict *fresh = dict_new();
        if (fresh && dict_set_str(globals, NAME(__warningregistry__), (Object *)fresh))
            registry = (Object *)fresh;
        decref_maybe(fresh);
    }
    return (Dict *)registry;
}

static bool warn_here(Object **held, Type *category)
{
    Frame *frame = vm_current_frame();
    Dict *globals = frame ? frame->globals : module_dict(RUNTIME->sys);
    Object *module = dict_get_str(globals, NAME(__name__));
    held[1] = frame ? (Object *)new_reference(frame->code->filename) : (Object *)str_from_text("<sys>");
    held[2] = (Object *)new_reference_maybe(registry_of(globals));
    if (error_occurred() || !held[1] || !held[2])
        return false;
    held[3] = module && is_str(module) ? new_reference(module) : (Object *)str_from_text("<string>");
    Dict *registry = is_exact(held[2], dict) ? (Dict *)held[2] : NULL;
    return held[3] && warning_issue_at(category, (Str *)held[0], (Str *)held[1], frame ? frame_line(frame) : 0,
                                       (Str *)held[3], registry);
}

bool raise_warning(Type *category, const char *format, ...)
{
    NATIVE_FRAME(held, "warning", "text", "file name", "registry", "module");
    va_list arguments;
    va_start(arguments, format);
    held[0] = (Object *)str_format_va(format, arguments);
    va_end(arguments);
    return native_leave_bool(held, held[0] && warn_here(held, category));
}
