/* weakref.c: the module `_weakref`. The types are in objects/weakref.c; weak dictionaries and sets are written in
 * Python (lib/weakref.py). */
#include "../abstract.h"
#include "../error.h"
#include "../objects/dict.h"
#include "../objects/int.h"
#include "../objects/list.h"
#include "../objects/module.h"
#include "../objects/weakref.h"
#include "../runtime.h"

static Object *get_count(Object **args, isize count, Tuple *names)
{
    return int_from_isize(weakref_count(args[0]));
}

static Object *get_references(Object **args, isize count, Tuple *names)
{
    List *result = list_new(0);
    Weakref **list = weakref_list_of(args[0]);
    for (Weakref *at = list ? *list : NULL; result && at; at = at->next)
        if (at->head.refcount > 0 && !list_append(result, (Object *)at))
            clear_slot(&result);
    return (Object *)result;
}

static Object *proxy(Object **args, isize count, Tuple *names)
{
    return weakref_proxy_new(args[0], args[1]);
}

/* Deletes a weak dictionary's entry, unless its value has been replaced by a live one meanwhile. */
static Object *remove_dead(Object **args, isize count, Tuple *names)
{
    if (!is_dict(args[0]))
        return raise_bad_argument("_remove_dead_weakref", "argument 1", "dict", args[0]);
    Dict *dict = (Dict *)args[0];
    Object *value = dict_get(dict, args[1]);
    if (!value)
        return error_occurred() ? NULL : new_none();
    if (!is_weakref(value))
        return raise_error(TypeError, "not a weakref");
    if (!((Weakref *)value)->referent && !dict_delete(dict, args[1]))
        return NULL;
    return new_none();
}

static const Native functions[] = {
    {"getweakrefcount", get_count, "($module, object, /)", "Return the number of weak references to 'object'."},
    {"getweakrefs", get_references, "($module, object, /)",
     "Return a list of all weak reference objects pointing to 'object'."},
    {"proxy", proxy, "($module, object, callback=None, /)", "Create a proxy object that weakly references 'object'."},
    {"_remove_dead_weakref", remove_dead, "($module, dct, key, /)",
     "Atomically remove key from dict if it points to a dead weakref."},
    {0}};

static Object *type_reference(Type *type)
{
    return new_reference((Object *)type);
}

static bool fill(Module *module)
{
    return module_add(module, "ref", type_reference(TYPE(weak_reference))) &&
           module_add(module, "ReferenceType", type_reference(TYPE(weak_reference))) &&
           module_add(module, "ProxyType", type_reference(TYPE(weak_proxy))) &&
           module_add(module, "CallableProxyType", type_reference(TYPE(weak_callable_proxy)));
}

const ModuleSpec _weakref_module = {"_weakref", "Weak-reference support module.", functions, fill};
