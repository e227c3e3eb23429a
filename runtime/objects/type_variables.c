/* type_variables.c: TypeVar, ParamSpec, TypeVarTuple and the alias that a `type` statement makes.
 *
 * The first three share one layout: a name and things that are computed when they are first asked for (PEP 695,
 * 696): bound, constraints, default. Each is a function until then ("compute"), the value afterwards.
 */
#include "type_variables.h"
#include "../abstract.h"
#include "../error.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../modules/import.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/vm.h"
#include "dict.h"
#include "function.h"
#include "generic_alias.h"
#include "str.h"
#include "tuple.h"

/* A value that a function gives once. */
typedef struct Lazy {
    Object *compute, *value;
} Lazy;

enum { LAZY_BOUND, LAZY_CONSTRAINTS, LAZY_DEFAULT, LAZY_COUNT };

typedef struct TypeVariable {
    Object head;
    Str *name;
    Lazy lazy[LAZY_COUNT];
    Object *module;
    Dict *dict;
    bool is_covariant, is_contravariant, infers_variance;
} TypeVariable;

typedef struct TypeAlias {
    Object head;
    Str *name;
    Object *parameters; /* tuple, or NULL */
    Lazy value;
    Object *module;
} TypeAlias;

static BORROWED Object *lazy_get(Lazy *lazy)
{
    if (!lazy->value && lazy->compute) {
        lazy->value = object_call_none(lazy->compute);
        if (lazy->value)
            clear_slot(&lazy->compute);
    }
    return lazy->value;
}

static Object *current_module(void)
{
    Object *module = vm_current_globals() ? dict_get_str(vm_current_globals(), NAME(__name__)) : NULL;
    return new_reference_maybe(module);
}

static NEW Object *variable_new(Type *type, Str *name)
{
    TypeVariable *self = (TypeVariable *)object_new(type);
    if (!self)
        return NULL;
    self->name = new_reference(name);
    self->infers_variance = true;
    self->module = current_module();
    gc_track((Object *)self);
    return (Object *)self;
}

NEW Object *type_variable_new(Str *name, Object *bound, Object *constraints)
{
    TypeVariable *self = (TypeVariable *)variable_new(TYPE(type_variable), name);
    if (self) {
        self->lazy[LAZY_BOUND].compute = new_reference_maybe(bound);
        self->lazy[LAZY_CONSTRAINTS].compute = new_reference_maybe(constraints);
    }
    return (Object *)self;
}

NEW Object *param_spec_new(Str *name)
{
    return variable_new(TYPE(param_spec), name);
}

NEW Object *type_variable_tuple_new(Str *name)
{
    return variable_new(TYPE(type_variable_tuple), name);
}

NEW Object *type_alias_new(Tuple *parts)
{
    TypeAlias *self = (TypeAlias *)object_new(TYPE(type_alias));
    if (!self)
        return NULL;
    self->name = (Str *)new_reference(parts->items[0]);
    self->parameters = parts->items[1] == NONE ? NULL : new_reference(parts->items[1]);
    self->value.compute = new_reference(parts->items[2]);
    self->module = current_module();
    gc_track((Object *)self);
    return (Object *)self;
}

bool type_parameter_set_default(Object *parameter, Object *compute)
{
    set_slot(&((TypeVariable *)parameter)->lazy[LAZY_DEFAULT].compute, new_reference(compute));
    return true;
}

NEW Object *generic_subscript(Tuple *parameters)
{
    Object *typing = import_by_text("typing");
    Object *generic = typing ? object_get_attribute_text(typing, "Generic") : NULL;
    Object *result = generic ? object_get_item(generic, (Object *)parameters) : NULL;
    decref_maybe(typing);
    decref_maybe(generic);
    return result;
}

/* ---- TypeVar and its kin ----------------------------------------------------------------------------------- */

static void variable_clear(Object *object)
{
    TypeVariable *self = (TypeVariable *)object;
    for (int i = 0; i < LAZY_COUNT; i++) {
        clear_slot(&self->lazy[i].compute);
        clear_slot(&self->lazy[i].value);
    }
    clear_slot(&self->dict);
}

static const Field variable_fields[] = {{"function for the bound", offsetof(TypeVariable, lazy[0].compute)},
                                        {"__bound__", offsetof(TypeVariable, lazy[0].value)},
                                        {"function for the constraints", offsetof(TypeVariable, lazy[1].compute)},
                                        {"__constraints__", offsetof(TypeVariable, lazy[1].value)},
                                        {"function for the default", offsetof(TypeVariable, lazy[2].compute)},
                                        {"__default__", offsetof(TypeVariable, lazy[2].value)},
                                        {"__dict__", offsetof(TypeVariable, dict)},
                                        {"__name__", offsetof(TypeVariable, name), EDGE_HIDDEN},
                                        {"__module__", offsetof(TypeVariable, module), EDGE_HIDDEN},
                                        {0}};

static NEW Object *variable_represent(Object *object)
{
    TypeVariable *self = (TypeVariable *)object;
    if (self->infers_variance)
        return (Object *)new_reference(self->name);
    return (Object *)str_format("%s%U", self->is_covariant ? "+" : self->is_contravariant ? "-" : "~", self->name);
}

static NEW Object *lazy_or_none(Object *object, int which)
{
    Lazy *lazy = &((TypeVariable *)object)->lazy[which];
    Object *value = lazy_get(lazy);
    if (value)
        return new_reference(value);
    return lazy->compute ? NULL : new_none();
}

static NEW Object *get_bound(Object *object)
{
    return lazy_or_none(object, LAZY_BOUND);
}
static NEW Object *get_constraints(Object *object)
{
    Object *value = lazy_or_none(object, LAZY_CONSTRAINTS);
    return value == NONE ? (Object *)tuple_new(0) : value;
}
static NEW Object *get_default(Object *object)
{
    if (((TypeVariable *)object)->lazy[LAZY_DEFAULT].compute || ((TypeVariable *)object)->lazy[LAZY_DEFAULT].value)
        return lazy_or_none(object, LAZY_DEFAULT);
    Object *typing = import_by_text("typing");
    Object *marker = typing ? object_get_attribute_text(typing, "NoDefault") : NULL;
    decref_maybe(typing);
    return marker;
}
static NEW Object *has_default(Object **args, isize count, Tuple *names)
{
    Lazy *lazy = &((TypeVariable *)args[0])->lazy[LAZY_DEFAULT];
    return new_bool(lazy->compute || lazy->value);
}

static const Native variable_methods[] = {{"has_default", has_default, "($self, /)", NULL}, {0}};
static const Member variable_members[] = {
    {"__name__", MEMBER_OBJECT, offsetof(TypeVariable, name), true, NULL},
    {"__module__", MEMBER_OBJECT, offsetof(TypeVariable, module), false, NULL},
    {"__covariant__", MEMBER_BOOL8, offsetof(TypeVariable, is_covariant), true, NULL},
    {"__contravariant__", MEMBER_BOOL8, offsetof(TypeVariable, is_contravariant), true, NULL},
    {"__infer_variance__", MEMBER_BOOL8, offsetof(TypeVariable, infers_variance), true, NULL},
    {0}};
static const Property variable_properties[] = {{"__bound__", get_bound, NULL, NULL},
                                               {"__constraints__", get_constraints, NULL, NULL},
                                               {"__default__", get_default, NULL, NULL},
                                               {0}};

/* T | int: typing.Union[T, int]. */
static NEW Object *variable_or(Object *left, Object *right)
{
    Object *typing = import_by_text("typing");
    Object *form = typing ? object_get_attribute_text(typing, "Union") : NULL;
    Tuple *pair = form ? tuple_pack(2, left, right) : NULL;
    Object *result = pair ? object_get_item(form, (Object *)pair) : NULL;
    decref_maybe(typing);
    decref_maybe(form);
    decref_maybe(pair);
    return result;
}

/* P.args and P.kwargs are objects of their own. */
static NEW Object *part_of_param_spec(Object *self, const char *class_name, const char *name)
{
    if (!is_exact(self, param_spec))
        return raise_error(AttributeError, "'%T' object has no attribute '%s'", self, name);
    Object *typing = import_by_text("typing");
    Object *class = typing ? object_get_attribute_text(typing, class_name) : NULL;
    Object *result = class ? object_call_one(class, self) : NULL;
    decref_maybe(typing);
    decref_maybe(class);
    return result;
}
static Object *get_args(Object *self)
{
    return part_of_param_spec(self, "ParamSpecArgs", "args");
}
static Object *get_kwargs(Object *self)
{
    return part_of_param_spec(self, "ParamSpecKwargs", "kwargs");
}

static const Property param_spec_properties[] = {{"args", get_args, NULL, "Represents positional arguments."},
                                                 {"kwargs", get_kwargs, NULL, "Represents keyword arguments."},
                                                 {"__bound__", get_bound, NULL, NULL},
                                                 {"__default__", get_default, NULL, NULL},
                                                 {0}};

static NEW Object *variable_create(Type *type, Object **args, isize count, Tuple *names)
{
    if (count < 1 || !is_str(args[0]))
        return raise_error(TypeError, "%s() missing required argument 'name' (pos 1)", type->name);
    TypeVariable *self = (TypeVariable *)variable_new(type, (Str *)args[0]);
    if (!self)
        return NULL;
    self->infers_variance = false;
    if (count > 1) {
        self->lazy[LAZY_CONSTRAINTS].value = (Object *)tuple_from_array(args + 1, count - 1);
        if (!self->lazy[LAZY_CONSTRAINTS].value)
            set_slot(&self, NULL);
    }
    for (isize i = 0; self && names && i < tuple_length(names); i++) {
        Str *name = (Str *)names->items[i];
        Object *value = args[count + i];
        int truth = object_is_true(value);
        if (str_equal_text(name, "bound"))
            set_slot(&self->lazy[LAZY_BOUND].value, new_reference(value));
        else if (str_equal_text(name, "default"))
            set_slot(&self->lazy[LAZY_DEFAULT].value, new_reference(value));
        else if (str_equal_text(name, "covariant"))
            self->is_covariant = truth > 0;
        else if (str_equal_text(name, "contravariant"))
            self->is_contravariant = truth > 0;
        else if (str_equal_text(name, "infer_variance"))
            self->infers_variance = truth > 0;
        else {
            raise_unexpected_keyword(type->name, (Object *)name);
            set_slot(&self, NULL);
        }
    }
    return (Object *)self;
}

#define VARIABLE_TYPE(spec_name, python_name, property_table, text)                                   \
    const TypeSpec spec_name = {                                                                      \
        .name = "typing." python_name,                                                                \
        .size_bytes = sizeof(TypeVariable),                                                           \
        .flags = TYPE_COLLECTED,                                                                      \
        .dict_offset = offsetof(TypeVariable, dict),                                                  \
        .slots = {.represent = variable_represent, .bit_or = variable_or, .create = variable_create}, \
        .clear = variable_clear,                                                                      \
        .fields = variable_fields,                                                                    \
        .methods = variable_methods,                                                                  \
        .members = variable_members,                                                                  \
        .properties = property_table,                                                                 \
        .doc = text,                                                                                  \
    }

VARIABLE_TYPE(type_variable_type, "TypeVar", variable_properties, "A type parameter.");
VARIABLE_TYPE(param_spec_type, "ParamSpec", param_spec_properties,
              "A type parameter that stands for the parameters of a function.");
VARIABLE_TYPE(type_variable_tuple_type, "TypeVarTuple", variable_properties,
              "A type parameter that stands for several types.");

/* ---- type aliases ------------------------------------------------------------------------------------------ */

static void alias_clear(Object *object)
{
    TypeAlias *self = (TypeAlias *)object;
    clear_slot(&self->parameters);
    clear_slot(&self->value.compute);
    clear_slot(&self->value.value);
    clear_slot(&self->module);
}

static NEW Object *alias_represent(Object *self)
{
    return (Object *)new_reference(((TypeAlias *)self)->name);
}

static NEW Object *get_value(Object *self)
{
    Object *value = lazy_get(&((TypeAlias *)self)->value);
    return value ? new_reference(value) : NULL;
}

static NEW Object *get_parameters(Object *self)
{
    Object *parameters = ((TypeAlias *)self)->parameters;
    return parameters ? new_reference(parameters) : (Object *)tuple_new(0);
}

static NEW Object *alias_get_item(Object *self, Object *arguments)
{
    if (!((TypeAlias *)self)->parameters)
        return raise_error(TypeError, "Only generic type aliases are subscriptable");
    return generic_alias_new(self, arguments);
}

static const Field alias_fields[] = {{"__name__", offsetof(TypeAlias, name), EDGE_HIDDEN},
                                     {"__type_params__", offsetof(TypeAlias, parameters)},
                                     {"function for the value", offsetof(TypeAlias, value.compute)},
                                     {"__value__", offsetof(TypeAlias, value.value)},
                                     {"__module__", offsetof(TypeAlias, module)},
                                     {0}};
static const Member alias_members[] = {{"__name__", MEMBER_OBJECT, offsetof(TypeAlias, name), true, NULL},
                                       {"__module__", MEMBER_OBJECT, offsetof(TypeAlias, module), true, NULL},
                                       {0}};
static const Property alias_properties[] = {{"__value__", get_value, NULL, NULL},
                                            {"__type_params__", get_parameters, NULL, NULL},
                                            {"__parameters__", get_parameters, NULL, NULL},
                                            {0}};

const TypeSpec type_alias_type = {
    .name = "typing.TypeAliasType",
    .size_bytes = sizeof(TypeAlias),
    .flags = TYPE_COLLECTED | TYPE_NO_CREATE,
    .slots = {.represent = alias_represent, .bit_or = union_type_or, .get_item = alias_get_item},
    .clear = alias_clear,
    .fields = alias_fields,
    .members = alias_members,
    .properties = alias_properties,
    .doc = "What a type statement makes.",
};
