/* intrinsics.c: CALL_INTRINSIC_1 and _2: what the compiler asks for that is no operator. */
#include "../abstract.h"
#include "../error.h"
#include "../objects/dict.h"
#include "../objects/exceptions.h"
#include "../objects/function.h"
#include "../objects/list.h"
#include "../objects/module.h"
#include "../objects/str.h"
#include "../objects/tuple.h"
#include "../objects/type_variables.h"
#include "../runtime.h"
#include "helpers.h"
#include "native.h"

/* The value of an expression statement at the prompt goes to sys.displayhook. */
static NEW Object *print_expression(Object *value)
{
    Object *hook = dict_get_str(module_dict(RUNTIME->sys), NAME(displayhook));
    if (!hook)
        return error_occurred() ? NULL : raise_error(RuntimeError, "lost sys.displayhook");
    incref(hook);
    Object *result = object_call_one(hook, value);
    decref(hook);
    return result;
}

/* The names that `from module import *` takes; *skips_private: all but those with an underscore in front. */
static NEW Object *exported_names(Object *module, bool *skips_private)
{
    Object *names;
    *skips_private = false;
    int found = object_find_attribute(module, NAME(__all__), &names);
    if (found)
        return found > 0 ? names : NULL;
    Object *dict;
    found = object_find_attribute(module, NAME(__dict__), &dict);
    if (found == 0)
        raise_error(ImportError, "from-import-* object has no __dict__ and no __all__");
    if (found <= 0)
        return NULL;
    names = object_call_method_none(dict, NAME(keys));
    List *list = names ? sequence_to_list(names) : NULL;
    decref(dict);
    decref_maybe(names);
    *skips_private = true;
    return (Object *)list;
}

static bool import_name_into(Object *namespace, Object *module, Object *name, bool skips_private)
{
    if (!is_str(name))
        return raise_error(TypeError, "%s in %T.__all__ must be str, not %T", skips_private ? "Key" : "Item", module,
                           name);
    if (skips_private && str_length((Str *)name) > 0 && str_at((Str *)name, 0) == '_')
        return true;
    Object *value = object_get_attribute(module, (Str *)name);
    bool is_set = value && object_set_item(namespace, name, value);
    decref_maybe(value);
    return is_set;
}

static NEW Object *import_star(Frame *frame, Object *module)
{
    NATIVE_FRAME(held, "import *", "names", "name");
    bool skips_private;
    if (!frame->locals) {
        raise_error(SystemError, "no locals found during 'import *'");
        return native_leave(held, NULL);
    }
    held[0] = exported_names(module, &skips_private);
    isize length = held[0] ? object_length(held[0]) : -1;
    for (isize i = 0; i < length; i++) {
        Object *index = int_from_int64(i);
        set_slot(&held[1], index ? object_get_item(held[0], index) : NULL);
        decref_maybe(index);
        if (!held[1] || !import_name_into(frame->locals, module, held[1], skips_private))
            return native_leave(held, NULL);
    }
    return native_leave(held, length < 0 ? NULL : new_none());
}

/* A generator let StopIteration escape. */
static NEW Object *stop_iteration_error(Object *exception)
{
    if (!exception_matches(exception, (Object *)StopIteration))
        return new_reference(exception);
    Object *message = (Object *)str_from_text("generator raised StopIteration");
    Object *error = message ? object_call_one((Object *)RuntimeError, message) : NULL;
    decref_maybe(message);
    if (!error)
        return NULL;
    exception_set_cause(error, new_reference(exception));
    exception_set_context(error, new_reference(exception));
    return error;
}

NEW Object *call_intrinsic_1(Frame *frame, int which, Object *argument)
{
    switch (which) {
    case INTRINSIC_PRINT:
        return print_expression(argument);
    case INTRINSIC_IMPORT_STAR:
        return import_star(frame, argument);
    case INTRINSIC_STOPITERATION_ERROR:
        return stop_iteration_error(argument);
    case INTRINSIC_UNARY_POSITIVE:
        return number_positive(argument);
    case INTRINSIC_LIST_TO_TUPLE:
        return (Object *)list_to_tuple((List *)argument);
    case INTRINSIC_TYPEVAR:
        return type_variable_new((Str *)argument, NULL, NULL);
    case INTRINSIC_PARAMSPEC:
        return param_spec_new((Str *)argument);
    case INTRINSIC_TYPEVARTUPLE:
        return type_variable_tuple_new((Str *)argument);
    case INTRINSIC_SUBSCRIPT_GENERIC:
        return generic_subscript((Tuple *)argument);
    case INTRINSIC_TYPEALIAS:
        return type_alias_new((Tuple *)argument);
    default:
        return raise_error(SystemError, "unknown intrinsic function %d", which);
    }
}

NEW Object *call_intrinsic_2(int which, Object *first, Object *second)
{
    switch (which) {
    case INTRINSIC_PREP_RERAISE_STAR:
        return exception_prepare_reraise_star(first, second);
    case INTRINSIC_TYPEVAR_WITH_BOUND:
        return type_variable_new((Str *)first, second, NULL);
    case INTRINSIC_TYPEVAR_WITH_CONSTRAINTS:
        return type_variable_new((Str *)first, NULL, second);
    case INTRINSIC_SET_FUNCTION_TYPE_PARAMS:
        set_slot(&((Function *)first)->type_params, (Tuple *)new_reference(second));
        return new_reference(first);
    case INTRINSIC_SET_TYPEPARAM_DEFAULT:
        return type_parameter_set_default(first, second) ? new_reference(first) : NULL;
    default:
        return raise_error(SystemError, "unknown intrinsic function %d", which);
    }
}
