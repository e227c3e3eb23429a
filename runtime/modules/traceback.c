/* traceback.c: the module `_traceback`: the texts of objects/traceback_print.c for lib/traceback.py. */
#include "../abstract.h"
#include "../error.h"
#include "../objects/exceptions.h"
#include "../objects/module.h"
#include "../objects/str.h"
#include "../objects/traceback.h"
#include "../runtime.h"
#include "../vm/frame.h"

static bool check_exception(Object *object)
{
    if (!is_exception(object))
        raise_error(TypeError, "Exception expected for value, %T found", object);
    return is_exception(object);
}

static Object *format(Object **args, isize count, Tuple *names)
{
    return check_exception(args[0]) ? (Object *)traceback_format(args[0]) : NULL;
}

static Object *format_only(Object **args, isize count, Tuple *names)
{
    return check_exception(args[0]) ? (Object *)traceback_format_only(args[0]) : NULL;
}

static Object *format_chain(Object **args, isize count, Tuple *names)
{
    isize limit = -1;
    if (args[1] && args[1] != NONE && !object_as_isize(args[1], OverflowError, &limit))
        return NULL;
    if (args[0] != NONE && !has_type(args[0], TYPE(traceback)))
        return raise_error(TypeError, "expected a traceback, not '%T'", args[0]);
    return (Object *)traceback_format_chain(args[0], limit);
}

static const Native functions[] = {
    {"format_exception", format, "($module, exception, /)", "The whole text of an exception."},
    {"format_only", format_only, "($module, exception, /)", "The last lines of an exception's text."},
    {"format_tb", format_chain, "($module, tb, limit=None, /)", "The lines of a traceback."},
    {0}};

const ModuleSpec _traceback_module = {"_traceback", "The text of tracebacks.", functions, NULL};
