/* builtins_class.c: __build_class__, which a class statement calls.
 *
 * In order: bases that stand for others (__mro_entries__), the metaclass, its __prepare__, the body, the call of
 * the metaclass, and the check that the __class__ cell of the body was filled with this class.
 */
#include "../abstract.h"
#include "../error.h"
#include "../objects/cell.h"
#include "../objects/dict.h"
#include "../objects/function.h"
#include "../objects/list.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"
#include "../vm/vm.h"
#include "builtins.h"

enum { BASES, ORIGINAL_BASES, KEYWORDS, METACLASS, NAMESPACE, CELL, CLASS };

/* Appends what base `base` stands for. *list is made when the first base is replaced. */
static bool resolve_base(Object **list, Tuple *bases, isize at)
{
    Object *base = bases->items[at], *method;
    if (is_type(base))
        return !*list || list_append((List *)*list, base);
    int found = object_find_attribute(base, NAME(__mro_entries__), &method);
    if (found < 0)
        return false;
    if (!found)
        return !*list || list_append((List *)*list, base);
    NATIVE_FRAME(held, "__build_class__", "__mro_entries__", "bases");
    held[0] = method;
    held[1] = object_call_one(method, (Object *)bases);
    if (!held[1])
        return native_leave_bool(held, false);
    if (!is_tuple(held[1]))
        return native_leave_bool(held, raise_error(TypeError, "__mro_entries__ must return a tuple"));
    if (!*list && !(*list = (Object *)list_from_array(bases->items, at)))
        return native_leave_bool(held, false);
    return native_leave_bool(held, list_extend((List *)*list, held[1]));
}

static NEW Tuple *resolve_bases(Tuple *bases)
{
    NATIVE_FRAME(held, "__build_class__", "resolved bases");
    for (isize i = 0; i < bases->size; i++)
        if (!resolve_base(&held[0], bases, i))
            return (Tuple *)native_leave(held, NULL);
    Object *result = held[0] ? (Object *)list_to_tuple((List *)held[0]) : (Object *)new_reference(bases);
    return (Tuple *)native_leave(held, result);
}

/* The most derived of `meta` and the types of the bases. BORROWED. */
static Type *most_derived(Type *meta, Tuple *bases)
{
    for (isize i = 0; i < bases->size; i++) {
        Type *type = bases->items[i]->type;
        if (is_subtype(meta, type))
            continue;
        if (!is_subtype(type, meta)) {
            raise_error(TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                                   "subclass of the metaclasses of all its bases");
            return NULL;
        }
        meta = type;
    }
    return meta;
}

/* Fills held[KEYWORDS] (or leaves it NULL) and held[METACLASS]. */
static bool find_metaclass(Object **held, Object **values, Tuple *names)
{
    if (names && names->size) {
        held[KEYWORDS] = (Object *)dict_from_items(names->items, 1, values, 1, names->size);
        if (!held[KEYWORDS] || dict_take((Dict *)held[KEYWORDS], (Object *)NAME(metaclass), &held[METACLASS]) < 0)
            return false;
    }
    Tuple *bases = (Tuple *)held[BASES];
    if (!held[METACLASS])
        held[METACLASS] = (Object *)new_reference(bases->size ? bases->items[0]->type : TYPE(type));
    if (is_type(held[METACLASS])) {
        Type *winner = most_derived((Type *)held[METACLASS], bases);
        if (!winner)
            return false;
        set_slot(&held[METACLASS], (Object *)new_reference(winner));
    }
    return true;
}

static bool is_mapping(Object *object)
{
    return object->type->slots.get_item != NULL;
}

static bool prepare_namespace(Object **held, Object *name)
{
    Object *prepare;
    int found = object_find_attribute(held[METACLASS], NAME(__prepare__), &prepare);
    if (found < 0)
        return false;
    if (!found)
        return (held[NAMESPACE] = (Object *)dict_new()) != NULL;
    Tuple *arguments = tuple_pack(2, name, held[BASES]);
    if (arguments)
        held[NAMESPACE] = object_call_tuple(prepare, arguments, (Dict *)held[KEYWORDS]);
    decref_maybe(arguments);
    decref(prepare);
    if (held[NAMESPACE] && !is_mapping(held[NAMESPACE])) {
        raise_error(TypeError, "%.200s.__prepare__() must return a mapping, not %.200T",
                    is_type(held[METACLASS]) ? ((Type *)held[METACLASS])->name : "<metaclass>", held[NAMESPACE]);
        return false;
    }
    return held[NAMESPACE] != NULL;
}

static bool check_cell(Object *cell_object, Object *name, Object *class)
{
    if (!is_type(class) || !is_exact(cell_object, cell))
        return true;
    Object *value = ((Cell *)cell_object)->value;
    if (value == class)
        return true;
    if (!value)
        raise_error(RuntimeError,
                    "__class__ not set defining %.200R as %.200R. Was __classcell__ propagated to type.__new__?", name,
                    class);
    else
        raise_error(TypeError, "__class__ set to %.200R defining %.200R as %.200R", value, name, class);
    return false;
}

static NEW Object *make_class(Object **held, Object *function, Object *name)
{
    held[CELL] = vm_run_class_body((Function *)function, held[NAMESPACE]);
    if (!held[CELL])
        return NULL;
    if (held[BASES] != held[ORIGINAL_BASES] &&
        !object_set_item(held[NAMESPACE], (Object *)NAME(__orig_bases__), held[ORIGINAL_BASES]))
        return NULL;
    Tuple *arguments = tuple_pack(3, name, held[BASES], held[NAMESPACE]);
    if (arguments)
        held[CLASS] = object_call_tuple(held[METACLASS], arguments, (Dict *)held[KEYWORDS]);
    decref_maybe(arguments);
    if (!held[CLASS] || !check_cell(held[CELL], name, held[CLASS]))
        return NULL;
    Object *class = held[CLASS];
    held[CLASS] = NULL;
    return class;
}

Object *builtin_build_class(Object **args, isize count, Tuple *names)
{
    if (count < 2)
        return raise_error(TypeError, "__build_class__: not enough arguments");
    if (!is_exact(args[0], function))
        return raise_error(TypeError, "__build_class__: func must be a function");
    if (!is_str(args[1]))
        return raise_error(TypeError, "__build_class__: name is not a string");
    NATIVE_FRAME(held, "__build_class__", "bases", "original bases", "keywords", "metaclass", "namespace", "cell",
                 "class");
    held[ORIGINAL_BASES] = (Object *)tuple_from_array(args + 2, count - 2);
    held[BASES] = held[ORIGINAL_BASES] ? (Object *)resolve_bases((Tuple *)held[ORIGINAL_BASES]) : NULL;
    if (!held[BASES] || !find_metaclass(held, args + count, names) || !prepare_namespace(held, args[1]))
        return native_leave(held, NULL);
    return native_leave(held, make_class(held, args[0], args[1]));
}
