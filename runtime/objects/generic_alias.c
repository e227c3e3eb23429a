/* generic_alias.c: list[int], and what instances of it pretend to be.
 *
 * An alias remembers a class and the arguments in brackets. Calling it makes an instance of the class; almost
 * every attribute is the class's. It iterates once over its unpacked self, for `*tuple[int, ...]`.
 */
#include "generic_alias.h"
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "builtin.h"
#include "dict.h"
#include "iterator.h"
#include "list.h"
#include "tuple.h"
#include "type_object.h"
#include <string.h>

/* ---- making ------------------------------------------------------------------------------------------------ */

static bool add_once(List *list, Object *item)
{
    for (isize i = 0; i < list_length(list); i++)
        if (list_at(list, i) == item)
            return true;
    return list_append(list, item);
}

static bool is_type_variable(Object *object)
{
    return is_exact(object, type_variable) || is_exact(object, param_spec) || is_exact(object, type_variable_tuple);
}

/* The type variables in `args`, those of nested aliases too, each once. */
Tuple *generic_parameters(Tuple *args)
{
    List *found = list_new(0);
    bool done = found != NULL;
    for (isize i = 0; done && i < tuple_length(args); i++) {
        Object *item = tuple_at(args, i), *inner = NULL;
        if (is_type(item))
            continue;
        if (is_type_variable(item)) {
            done = add_once(found, item);
            continue;
        }
        int has = object_find_attribute(item, NAME(__parameters__), &inner);
        done = has >= 0;
        for (isize j = 0; has == 1 && done && is_tuple(inner) && j < tuple_length((Tuple *)inner); j++)
            done = add_once(found, tuple_at((Tuple *)inner, j));
        decref_maybe(inner);
    }
    Tuple *result = done ? list_to_tuple(found) : NULL;
    decref_maybe(found);
    return result;
}

static NEW Object *alias_of_type(Type *type, Object *origin, Object *args)
{
    Tuple *tuple = is_tuple(args) ? (Tuple *)new_reference(args) : tuple_pack(1, args);
    GenericAlias *self = tuple ? (GenericAlias *)object_new(type) : NULL;
    if (!self) {
        decref_maybe(tuple);
        return NULL;
    }
    self->origin = new_reference(origin);
    self->args = tuple;
    gc_track(&self->head);
    return &self->head;
}

Object *generic_alias_new(Object *origin, Object *args)
{
    return alias_of_type(TYPE(generic_alias), origin, args);
}

Object *class_getitem_native(Object **args, isize count, Tuple *names)
{
    (void)count, (void)names;
    return generic_alias_new(args[0], args[1]);
}

static Object *alias_create(Type *type, Object **args, isize count, Tuple *names)
{
    if (!no_keywords("GenericAlias", names) || !arguments_check_count("GenericAlias", count, 2, 2))
        return NULL;
    return alias_of_type(type, args[0], args[1]);
}

/* ---- text -------------------------------------------------------------------------------------------------- */

/* A class by its qualified name, without "builtins."; anything else by its repr; `...` as it is written. */
Str *type_argument_text(Object *argument)
{
    if (argument == ELLIPSIS)
        return str_from_text("...");
    Object *qualified = NULL, *module = NULL;
    int has = is_instance_of(argument, TYPE(generic_alias))
                  ? 0
                  : object_find_attribute(argument, NAME(__qualname__), &qualified);
    if (has == 1)
        has = object_find_attribute(argument, NAME(__module__), &module);
    Str *result = NULL;
    if (has == 1 && module != NONE) {
        if (is_str(module) && str_equal((Str *)module, NAME(builtins)))
            result = object_str(qualified);
        else
            result = str_format("%S.%S", module, qualified);
    } else if (has >= 0) {
        result = object_repr(argument);
    }
    decref_maybe(qualified);
    decref_maybe(module);
    return result;
}

/* a, b: what `text_of` makes of the items. */
static NEW Str *joined_texts(Tuple *items, Str *(*text_of)(Object *item))
{
    List *texts = list_new(0);
    bool done = texts != NULL;
    for (isize i = 0; done && i < tuple_length(items); i++) {
        Str *text = text_of(tuple_at(items, i));
        done = text && list_append(texts, (Object *)text);
        decref_maybe(text);
    }
    Str *comma = done ? str_from_text(", ") : NULL;
    Str *result = comma ? str_join(comma, (Object *)texts) : NULL;
    decref_maybe(comma);
    decref_maybe(texts);
    return result;
}

/* A list, of Callable[[int, str], …], shows its own items so; lists within it are values like any other. */
static NEW Str *argument_text(Object *argument)
{
    if (!is_exact(argument, list))
        return type_argument_text(argument);
    NATIVE_FRAME(held, "repr of a generic alias", "items");
    Tuple *items = list_to_tuple((List *)argument); /* a __repr__ may change the list */
    held[0] = (Object *)items;
    Str *inside = items ? joined_texts(items, type_argument_text) : NULL;
    Str *result = inside ? str_format("[%U]", inside) : NULL;
    decref_maybe(inside);
    return (Str *)native_leave(held, (Object *)result);
}

static Object *alias_represent(Object *object)
{
    GenericAlias *self = (GenericAlias *)object;
    Str *origin = type_argument_text(self->origin);
    Str *args = !origin ? NULL : tuple_length(self->args) ? joined_texts(self->args, argument_text)
                                                          : str_from_text("()");
    Object *result = args ? (Object *)str_format("%s%U[%U]", self->is_unpacked ? "*" : "", origin, args) : NULL;
    decref_maybe(origin);
    decref_maybe(args);
    return result;
}

/* ---- behaviour --------------------------------------------------------------------------------------------- */

static Object *alias_compare(Object *left, Object *right, CompareOperator operator)
{
    if ((operator != COMPARE_EQ && operator != COMPARE_NE) || !is_instance_of(left, TYPE(generic_alias)) ||
        !is_instance_of(right, TYPE(generic_alias)))
        return new_not_implemented();
    GenericAlias *a = (GenericAlias *)left, *b = (GenericAlias *)right;
    int equal = a->is_unpacked == b->is_unpacked ? object_compare_bool(a->origin, b->origin, COMPARE_EQ) : 0;
    if (equal == 1)
        equal = object_compare_bool((Object *)a->args, (Object *)b->args, COMPARE_EQ);
    return equal < 0 ? NULL : new_bool(equal == (operator == COMPARE_EQ));
}

static isize alias_hash(Object *object)
{
    GenericAlias *self = (GenericAlias *)object;
    isize origin = object_hash(self->origin), args = origin == -1 ? -1 : object_hash((Object *)self->args);
    if (args == -1)
        return -1;
    isize hash = origin ^ args;
    return hash == -1 ? -2 : hash;
}

static Object *alias_call(Object *object, Object **args, isize count, Tuple *names)
{
    GenericAlias *self = (GenericAlias *)object;
    Object *result = object_call(self->origin, args, count, names);
    if (!result)
        return NULL;
    Str *name = str_intern_text("__orig_class__");
    if (!name || !object_set_attribute(result, name, object)) {
        if (!error_matches(AttributeError) && !error_matches(TypeError)) {
            decref_maybe(name);
            decref(result);
            return NULL;
        }
        error_clear();
    }
    decref_maybe(name);
    return result;
}

/* Attributes that are the alias's own; everything else is the origin's. */
static bool is_own_attribute(Str *name)
{
    static const char *const own[] = {"__class__",      "__bases__",      "__copy__",      "__deepcopy__",
                                      "__origin__",     "__args__",       "__unpacked__",  "__parameters__",
                                      "__typing_unpacked_tuple_args__",   "__mro_entries__", "__reduce_ex__",
                                      "__reduce__",     NULL};
    for (int i = 0; own[i]; i++)
        if (str_equal_text(name, own[i]))
            return strcmp(own[i], "__bases__") != 0;
    return false;
}

static Object *alias_get_attribute(Object *object, Object *name)
{
    GenericAlias *self = (GenericAlias *)object;
    if (!is_str(name) || is_own_attribute((Str *)name))
        return object_generic_get_attribute(object, name);
    if (!enter_recursion(" while getting an attribute"))
        return NULL;
    Object *result = object_get_attribute(self->origin, (Str *)name);
    leave_recursion();
    return result;
}

/* list[T][int]: type variables replaced, in the order of __parameters__. */
static NEW Object *substitute(Object *argument, Tuple *parameters, Object **values)
{
    for (isize i = 0; i < tuple_length(parameters); i++)
        if (tuple_at(parameters, i) == argument)
            return new_reference(values[i]);
    Object *inner = NULL;
    int has = is_type(argument) ? 0 : object_find_attribute(argument, NAME(__parameters__), &inner);
    if (has < 0)
        return NULL;
    if (!has || !is_tuple(inner) || tuple_length((Tuple *)inner) == 0) {
        decref_maybe(inner);
        return new_reference(argument);
    }
    Tuple *own = (Tuple *)inner, *arguments = tuple_new(tuple_length(own));
    bool done = arguments != NULL;
    for (isize i = 0; done && i < tuple_length(own); i++)
        done = (arguments->items[i] = substitute(tuple_at(own, i), parameters, values)) != NULL;
    Object *result = done ? object_get_item(argument, (Object *)arguments) : NULL;
    decref_maybe(arguments);
    decref(inner);
    return result;
}

Tuple *generic_substitute(Object *self, Tuple *args, Tuple *parameters, Object *key)
{
    isize wanted = tuple_length(parameters), given = is_tuple(key) ? tuple_length((Tuple *)key) : 1;
    if (wanted == 0) {
        raise_error(TypeError, "%R is not a generic class", self);
        return NULL;
    }
    if (given != wanted) {
        raise_error(TypeError, "Too %s arguments for %R; actual %zd, expected %zd", given > wanted ? "many" : "few",
                    self, given, wanted);
        return NULL;
    }
    Object **values = is_tuple(key) ? ((Tuple *)key)->items : &key;
    Tuple *result = tuple_new(tuple_length(args));
    for (isize i = 0; result && i < tuple_length(args); i++)
        if (!(result->items[i] = substitute(tuple_at(args, i), parameters, values)))
            clear_slot(&result);
    return result;
}

static Tuple *parameters_of(GenericAlias *self)
{
    if (!self->parameters)
        self->parameters = generic_parameters(self->args);
    return self->parameters;
}

static Object *alias_get_item(Object *object, Object *key)
{
    GenericAlias *self = (GenericAlias *)object;
    Tuple *parameters = parameters_of(self);
    Tuple *args = parameters ? generic_substitute(object, self->args, parameters, key) : NULL;
    Object *result = args ? generic_alias_new(self->origin, (Object *)args) : NULL;
    decref_maybe(args);
    return result;
}

static Object *alias_iterate(Object *object)
{
    GenericAlias *self = (GenericAlias *)object;
    GenericAlias *unpacked = (GenericAlias *)generic_alias_new(self->origin, (Object *)self->args);
    if (!unpacked)
        return NULL;
    unpacked->is_unpacked = true;
    Tuple *alone = tuple_pack(1, unpacked);
    decref(unpacked);
    Object *iterator = alone ? object_iterate((Object *)alone) : NULL;
    decref_maybe(alone);
    return iterator;
}

/* ---- attributes and methods -------------------------------------------------------------------------------- */

static Object *get_parameters(Object *self)
{
    return new_reference_maybe((Object *)parameters_of((GenericAlias *)self));
}

static Object *get_unpacked_args(Object *object)
{
    GenericAlias *self = (GenericAlias *)object;
    bool is_tuple_alias = self->is_unpacked && self->origin == (Object *)TYPE(tuple);
    return is_tuple_alias ? (Object *)new_reference(self->args) : new_none();
}

static Object *method_mro_entries(Object **args, isize count, Tuple *names)
{
    (void)count, (void)names;
    return (Object *)tuple_pack(1, ((GenericAlias *)args[0])->origin);
}

static Object *method_instance_check(Object **args, isize count, Tuple *names)
{
    (void)args, (void)count, (void)names;
    return raise_error(TypeError, "isinstance() argument 2 cannot be a parameterized generic");
}

static Object *method_subclass_check(Object **args, isize count, Tuple *names)
{
    (void)args, (void)count, (void)names;
    return raise_error(TypeError, "issubclass() argument 2 cannot be a parameterized generic");
}

static Object *method_reduce(Object **args, isize count, Tuple *names)
{
    (void)count, (void)names;
    GenericAlias *self = (GenericAlias *)args[0];
    Tuple *pair = tuple_pack(2, self->origin, (Object *)self->args);
    Tuple *result = pair ? tuple_pack(2, (Object *)TYPE(generic_alias), (Object *)pair) : NULL;
    decref_maybe(pair);
    return (Object *)result;
}

static Object *method_dir(Object **args, isize count, Tuple *names)
{
    (void)count, (void)names;
    static const char *const own[] = {"__origin__", "__args__", "__parameters__", "__mro_entries__", "__reduce_ex__",
                                      "__reduce__", "__copy__", "__deepcopy__", "__unpacked__",
                                      "__typing_unpacked_tuple_args__", "__class__", NULL};
    Str *dir = str_intern_text("__dir__");
    Object *list = dir ? object_call_method_one((Object *)((GenericAlias *)args[0])->origin->type, dir,
                                                ((GenericAlias *)args[0])->origin)
                       : NULL;
    decref_maybe(dir);
    for (int i = 0; list && is_list(list) && own[i]; i++) {
        Str *name = str_intern_text(own[i]);
        int has = name ? object_contains(list, (Object *)name) : -1;
        if (has < 0 || (!has && !list_append((List *)list, (Object *)name)))
            clear_slot(&list);
        decref_maybe(name);
    }
    return list;
}

static const Native alias_methods[] = {
    {"__mro_entries__", method_mro_entries, "($self, bases, /)", NULL, 0},
    {"__instancecheck__", method_instance_check, "($self, instance, /)", NULL, 0},
    {"__subclasscheck__", method_subclass_check, "($self, subclass, /)", NULL, 0},
    {"__reduce__", method_reduce, "($self, /)", NULL, 0},
    {"__dir__", method_dir, "($self, /)", NULL, 0},
    {0},
};

static const Member alias_members[] = {
    {"__origin__", MEMBER_OBJECT, offsetof(GenericAlias, origin), true, NULL},
    {"__args__", MEMBER_OBJECT, offsetof(GenericAlias, args), true, NULL},
    {"__unpacked__", MEMBER_BOOL8, offsetof(GenericAlias, is_unpacked), true, NULL},
    {0},
};

static const Property alias_properties[] = {
    {"__parameters__", get_parameters, NULL, "Type variables in the GenericAlias."},
    {"__typing_unpacked_tuple_args__", get_unpacked_args, NULL, NULL},
    {0},
};

static const Field alias_fields[] = {{"__origin__", offsetof(GenericAlias, origin)},
                                     {"__args__", offsetof(GenericAlias, args)},
                                     {"__parameters__", offsetof(GenericAlias, parameters)},
                                     {0}};

const TypeSpec generic_alias_type = {
    .name = "types.GenericAlias",
    .size_bytes = sizeof(GenericAlias),
    .flags = TYPE_COLLECTED | TYPE_BASE,
    .weakrefs_offset = offsetof(GenericAlias, weakrefs),
    .slots = {.represent = alias_represent,
              .hash = alias_hash,
              .call = alias_call,
              .get_attribute = alias_get_attribute,
              .set_attribute = object_generic_set_attribute,
              .compare = alias_compare,
              .iterate = alias_iterate,
              .create = alias_create,
              .bit_or = union_type_or,
              .get_item = alias_get_item},
    .fields = alias_fields,
    .methods = alias_methods,
    .members = alias_members,
    .properties = alias_properties,
    .doc = "Represent a PEP 585 generic type\n\nE.g. for t = list[int], t.__origin__ is list and t.__args__ is (int,).",
};
