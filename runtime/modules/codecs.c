/* codecs.c: the module _codecs: what runtime/lib/codecs.py needs of the encodings that are written in C. */
#include "../abstract.h"
#include "../error.h"
#include "../objects/builtin.h"
#include "../objects/bytes.h"
#include "../objects/codecs.h"
#include "../objects/dict.h"
#include "../objects/module.h"
#include "../objects/str.h"
#include "../runtime.h"

/* The name under which C knows an encoding, or None. */
static Object *known_name(Object **args, isize count, Tuple *names)
{
    if (!is_str(args[0]))
        return raise_error(TypeError, "lookup() argument must be str, not %T", args[0]);
    const char *name = codec_name(str_text((Str *)args[0]));
    return name ? (Object *)str_from_text(name) : new_none();
}

static Object *register_error(Object **args, isize count, Tuple *names)
{
    if (!is_str(args[0]))
        return raise_error(TypeError, "register_error() argument 1 must be str, not %T", args[0]);
    if (!object_is_callable(args[1]))
        return raise_error(TypeError, "handler must be callable");
    if (!RUNTIME->codec_errors && !(RUNTIME->codec_errors = dict_new()))
        return NULL;
    return dict_set(RUNTIME->codec_errors, args[0], args[1]) ? new_none() : NULL;
}

static Object *registered_error(Object **args, isize count, Tuple *names)
{
    Object *handler = RUNTIME->codec_errors ? dict_get(RUNTIME->codec_errors, args[0]) : NULL;
    if (!handler)
        return error_occurred() ? NULL : new_none();
    return new_reference(handler);
}

static const Native functions[] = {
    {"known_name", known_name, "($module, encoding, /)", "The name under which C knows an encoding, or None."},
    {"register_error", register_error, "($module, errors, handler, /)",
     "Register the specified error handler under the name errors."},
    {"registered_error", registered_error, "($module, errors, /)", "The handler that is registered under a name, or None."},
    {0}};

const ModuleSpec _codecs_module = {.name = "_codecs", .doc = "Encodings of text that are written in C.", .functions = functions};
