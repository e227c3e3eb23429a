/* atexit.c: the module `atexit`: functions to be called when the program ends (runtime_finish calls them).
 *
 * RUNTIME->at_exit is a list of tuples: function, tuple of arguments, dict of keywords or None.
 */
#include "../abstract.h"
#include "../error.h"
#include "../objects/dict.h"
#include "../objects/int.h"
#include "../objects/list.h"
#include "../objects/module.h"
#include "../objects/tuple.h"
#include "../runtime.h"

static Object *register_function(Object **args, isize count, Tuple *names)
{
    if (count < 1)
        return raise_error(TypeError, "register() takes at least 1 argument (0 given)");
    if (!object_is_callable(args[0]))
        return raise_first_not_callable();
    if (!RUNTIME->at_exit && !(RUNTIME->at_exit = (Object *)list_new(0)))
        return NULL;
    Tuple *arguments = tuple_from_array(args + 1, count - 1);
    Object *keywords = names && names->size > 0 ? (Object *)dict_new() : new_none();
    bool ok = arguments && keywords;
    for (isize i = 0; ok && names && i < names->size; i++)
        ok = dict_set((Dict *)keywords, names->items[i], args[count + i]);
    Tuple *entry = ok ? tuple_pack(3, args[0], arguments, keywords) : NULL;
    decref_maybe(arguments);
    decref_maybe(keywords);
    if (!entry || !list_append_steal((List *)RUNTIME->at_exit, (Object *)entry))
        return NULL;
    return new_reference(args[0]);
}

static Object *unregister(Object **args, isize count, Tuple *names)
{
    List *list = (List *)RUNTIME->at_exit;
    for (isize i = 0; list && i < list->size;) {
        Object *entry = new_reference(list->items[i]);
        int same = object_compare_bool(((Tuple *)entry)->items[0], args[0], COMPARE_EQ);
        decref(entry);
        if (same < 0)
            return NULL;
        if (same && i < list->size)
            decref(list_pop(list, i));
        else
            i++;
    }
    return new_none();
}

static Object *clear(Object **args, isize count, Tuple *names)
{
    if (RUNTIME->at_exit)
        list_clear((List *)RUNTIME->at_exit);
    return new_none();
}

static Object *run(Object **args, isize count, Tuple *names)
{
    runtime_run_at_exit();
    return new_none();
}

static Object *get_count(Object **args, isize count, Tuple *names)
{
    return int_from_isize(RUNTIME->at_exit ? ((List *)RUNTIME->at_exit)->size : 0);
}

static const Native functions[] = {
    {"register", register_function, "($module, func, /, *args, **kwargs)",
     "Register a function to be executed upon normal program termination.", NATIVE_RAW},
    {"unregister", unregister, "($module, func, /)",
     "Unregister an exit function which was previously registered using atexit.register."},
    {"_clear", clear, "($module, /)", "Clear the list of previously registered exit functions."},
    {"_run_exitfuncs", run, "($module, /)", "Run all registered exit functions."},
    {"_ncallbacks", get_count, "($module, /)", "Return the number of registered exit functions."},
    {0}};

const ModuleSpec atexit_module = {
    "atexit", "allow programmer to define multiple exit functions to be executed upon normal program termination.",
    functions, NULL};
