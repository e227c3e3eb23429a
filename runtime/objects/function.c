/* function.c: the `function` type: code, and what a call of it needs besides arguments.
 *
 * Always true: globals, builtins, name, qualified_name and code are never NULL while the function lives.
 * `version` stands for this code with these defaults; a call site that has remembered it need not look at
 * anything else. Whatever changes code or defaults takes the version away.
 */
#include "function.h"
#include "../abstract.h"
#include "../error.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../vm/vm.h"
#include "bound_method.h"
#include "builtin.h"
#include "cell.h"
#include "dict.h"
#include "instance.h"
#include "module.h"
#include "str.h"
#include "tuple.h"
#include "weakref.h"

/* ---- making ------------------------------------------------------------------------------------------------ */

NEW Function *function_new(Code *code, Dict *globals, Str *qualified_name_or_null)
{
    Object *builtins = vm_builtins_of(globals);
    if (!builtins)
        return NULL;
    Function *self = (Function *)object_new(TYPE(function));
    if (!self)
        return NULL;
    self->globals = new_reference(globals);
    self->builtins = new_reference(builtins);
    self->name = new_reference(code->name);
    self->qualified_name = new_reference(qualified_name_or_null ? qualified_name_or_null : code->qualified_name);
    self->code = new_reference(code);
    Object *first = tuple_length(code->constants) ? code->constants->items[0] : NULL;
    self->doc = first && is_str(first) ? new_reference(first) : new_none();
    self->module = new_reference_maybe(dict_get_str(globals, NAME(__name__)));
    gc_track((Object *)self);
    return self;
}

uint32_t function_version(Function *self)
{
    if (self->version == 0 && RUNTIME->vm.next_function_version != UINT32_MAX)
        self->version = ++RUNTIME->vm.next_function_version;
    return self->version;
}

/* __annotations__: made into a dict if need be. NULL: raised. */
static BORROWED Object *function_annotations(Function *self)
{
    if (self->annotations && !is_tuple(self->annotations))
        return self->annotations;
    Dict *dict = dict_new();
    Tuple *pairs = (Tuple *)self->annotations;
    for (isize i = 0; dict && pairs && i < tuple_length(pairs); i += 2)
        if (!dict_set(dict, pairs->items[i], pairs->items[i + 1]))
            set_slot(&dict, NULL);
    if (!dict)
        return NULL;
    set_slot(&self->annotations, (Object *)dict);
    return self->annotations;
}

static void release_parts(Function *self)
{
    /* CPython's func_clear order */
    clear_slot(&self->globals);
    clear_slot(&self->builtins);
    clear_slot(&self->module);
    clear_slot(&self->defaults);
    clear_slot(&self->keyword_defaults);
    clear_slot(&self->doc);
    clear_slot(&self->dict);
    clear_slot(&self->closure);
    clear_slot(&self->annotations);
    clear_slot(&self->type_params);
}

static void function_deallocate(Object *object)
{
    Function *self = (Function *)object;
    gc_untrack(object);
    if (!dealloc_enter(object))
        return;
    weakref_clear_at(object, offsetof(Function, weakrefs));
    self->version = 0;
    release_parts(self);
    decref_maybe(self->code);
    decref_maybe(self->name);
    decref_maybe(self->qualified_name);
    object_free(object);
    dealloc_leave();
}

enum {
    FIELD_GLOBALS, FIELD_BUILTINS, FIELD_NAME, FIELD_QUALIFIED_NAME, FIELD_CODE, FIELD_DEFAULTS,
    FIELD_KEYWORD_DEFAULTS, FIELD_CLOSURE, FIELD_DOC, FIELD_DICT, FIELD_MODULE, FIELD_ANNOTATIONS, FIELD_TYPE_PARAMS
};
static const char *const function_fields[] = {
    "__globals__", "__builtins__", "__name__", "__qualname__", "__code__", "__defaults__", "__kwdefaults__",
    "__closure__", "__doc__", "__dict__", "__module__", "__annotations__", "__type_params__", NULL};

/* In the order of CPython's func_traverse. */
static void function_traverse(Object *object, VisitFunction visit, void *context)
{
    Function *self = (Function *)object;
    VISIT(self->code, EDGE_FIELD, FIELD_CODE);
    VISIT(self->globals, EDGE_FIELD, FIELD_GLOBALS);
    VISIT(self->module, EDGE_FIELD, FIELD_MODULE);
    VISIT(self->defaults, EDGE_FIELD, FIELD_DEFAULTS);
    VISIT(self->keyword_defaults, EDGE_FIELD, FIELD_KEYWORD_DEFAULTS);
    VISIT(self->doc, EDGE_FIELD, FIELD_DOC);
    VISIT(self->name, EDGE_FIELD, FIELD_NAME);
    VISIT(self->dict, EDGE_FIELD, FIELD_DICT);
    VISIT(self->closure, EDGE_FIELD, FIELD_CLOSURE);
    VISIT(self->annotations, EDGE_FIELD, FIELD_ANNOTATIONS);
    VISIT(self->type_params, EDGE_FIELD, FIELD_TYPE_PARAMS);
    VISIT(self->builtins, EDGE_FIELD, FIELD_BUILTINS);
    VISIT(self->qualified_name, EDGE_FIELD, FIELD_QUALIFIED_NAME);
}

static void function_clear(Object *object)
{
    Function *self = (Function *)object;
    self->version = 0;
    release_parts(self);
    /* code, name and qualified_name are never NULL: a call of the cleared function must not crash */
}

/* ---- what Python sees -------------------------------------------------------------------------------------- */

enum { PART_CODE, PART_GLOBALS, PART_NAME, PART_DEFAULTS, PART_CLOSURE, PART_KEYWORD_DEFAULTS, PART_COUNT };

/* A closure has a cell for each free variable of the code, or is absent if there are none. */
static bool check_closure(const Code *code, Object *closure)
{
    if (closure && !is_tuple(closure))
        return raise_error(TypeError, "arg 5 (closure) must be None or tuple");
    if (!closure && code->free_count)
        return raise_error(TypeError, "arg 5 (closure) must be tuple");
    isize cell_count = closure ? tuple_length((Tuple *)closure) : 0;
    if (cell_count != code->free_count)
        return raise_error(ValueError, "%U requires closure of length %d, not %zd", code->name, (int)code->free_count,
                           cell_count);
    for (isize i = 0; i < cell_count; i++)
        if (!is_exact(tuple_at((Tuple *)closure, i), cell))
            return raise_error(TypeError, "arg 5 (closure) expected cell, found %T", tuple_at((Tuple *)closure, i));
    return true;
}

static bool check_parts(Object **parts)
{
    if (!is_exact(parts[PART_CODE], code))
        return raise_error(TypeError, "function() argument 'code' must be code, not %T", parts[PART_CODE]);
    if (!is_dict(parts[PART_GLOBALS]))
        return raise_error(TypeError, "function() argument 'globals' must be dict, not %T", parts[PART_GLOBALS]);
    if (parts[PART_NAME] && !is_str(parts[PART_NAME]))
        return raise_error(TypeError, "arg 3 (name) must be None or string");
    if (parts[PART_DEFAULTS] && !is_tuple(parts[PART_DEFAULTS]))
        return raise_error(TypeError, "arg 4 (defaults) must be None or tuple");
    if (!check_closure((Code *)parts[PART_CODE], parts[PART_CLOSURE]))
        return false;
    return !parts[PART_KEYWORD_DEFAULTS] || is_dict(parts[PART_KEYWORD_DEFAULTS]) ||
           raise_error(TypeError, "arg 6 (kwdefaults) must be None or dict");
}

static NEW Object *function_create(Type *type, Object **args, isize count, Tuple *names)
{
    Object *parts[PART_COUNT];
    if (!arguments_bind("function", "(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)", args, count,
                        names, parts))
        return NULL;
    for (int i = PART_NAME; i < PART_COUNT; i++)
        if (parts[i] == NONE)
            parts[i] = NULL;
    if (!check_parts(parts))
        return NULL;
    Function *self = function_new((Code *)parts[PART_CODE], (Dict *)parts[PART_GLOBALS], NULL);
    if (!self)
        return NULL;
    if (parts[PART_NAME])
        set_slot(&self->name, (Str *)new_reference(parts[PART_NAME]));
    self->defaults = (Tuple *)new_reference_maybe(parts[PART_DEFAULTS]);
    self->closure = (Tuple *)new_reference_maybe(parts[PART_CLOSURE]);
    self->keyword_defaults = (Dict *)new_reference_maybe(parts[PART_KEYWORD_DEFAULTS]);
    return (Object *)self;
}

static NEW Object *function_represent(Object *object)
{
    return (Object *)str_format("<function %U at %p>", ((Function *)object)->qualified_name, object);
}

static NEW Object *function_get(Object *self, Object *instance, Object *owner)
{
    if (!instance || instance == NONE)
        return new_reference(self);
    return bound_method_new(self, instance);
}

static NEW Object *get_code(Object *self)
{
    return (Object *)new_reference(((Function *)self)->code);
}

static bool set_code(Object *object, Object *value)
{
    Function *self = (Function *)object;
    if (!value || !is_exact(value, code))
        return raise_error(TypeError, "__code__ must be set to a code object");
    Code *code = (Code *)value;
    isize cell_count = self->closure ? tuple_length(self->closure) : 0;
    if (cell_count != code->free_count)
        return raise_error(ValueError, "%U() requires a code object with %zd free vars, not %d", self->name, cell_count,
                           (int)code->free_count);
    self->version = 0;
    set_slot(&self->code, new_reference(code));
    return true;
}

static NEW Object *get_name(Object *self)
{
    return (Object *)new_reference(((Function *)self)->name);
}

static NEW Object *get_qualified_name(Object *self)
{
    return (Object *)new_reference(((Function *)self)->qualified_name);
}

bool function_set_text(Str **slot, Object *value, const char *name)
{
    if (!value || !is_str(value))
        return raise_error(TypeError, "%s must be set to a string object", name);
    set_slot(slot, (Str *)new_reference(value));
    return true;
}

static bool set_name(Object *self, Object *value)
{
    return function_set_text(&((Function *)self)->name, value, "__name__");
}

static bool set_qualified_name(Object *self, Object *value)
{
    return function_set_text(&((Function *)self)->qualified_name, value, "__qualname__");
}

static NEW Object *get_defaults(Object *object)
{
    Function *self = (Function *)object;
    return self->defaults ? (Object *)new_reference(self->defaults) : new_none();
}

static bool set_defaults(Object *object, Object *value)
{
    Function *self = (Function *)object;
    if (value == NONE)
        value = NULL;
    if (value && !is_tuple(value))
        return raise_error(TypeError, "__defaults__ must be set to a tuple object");
    self->version = 0;
    set_slot(&self->defaults, (Tuple *)new_reference_maybe(value));
    return true;
}

static NEW Object *get_keyword_defaults(Object *object)
{
    Function *self = (Function *)object;
    return self->keyword_defaults ? (Object *)new_reference(self->keyword_defaults) : new_none();
}

static bool set_keyword_defaults(Object *object, Object *value)
{
    Function *self = (Function *)object;
    if (value == NONE)
        value = NULL;
    if (value && !is_dict(value))
        return raise_error(TypeError, "__kwdefaults__ must be set to a dict object");
    self->version = 0;
    set_slot(&self->keyword_defaults, (Dict *)new_reference_maybe(value));
    return true;
}

static NEW Object *get_annotations(Object *self)
{
    Object *annotations = function_annotations((Function *)self);
    return annotations ? new_reference(annotations) : NULL;
}

static bool set_annotations(Object *self, Object *value)
{
    if (value == NONE)
        value = NULL;
    if (value && !is_dict(value))
        return raise_error(TypeError, "__annotations__ must be set to a dict object");
    set_slot(&((Function *)self)->annotations, new_reference_maybe(value));
    return true;
}

static NEW Object *get_type_params(Object *object)
{
    Function *self = (Function *)object;
    return self->type_params ? (Object *)new_reference(self->type_params) : (Object *)tuple_new(0);
}

static bool set_type_params(Object *self, Object *value)
{
    if (!value || !is_tuple(value))
        return raise_error(TypeError, "__type_params__ must be set to a tuple");
    set_slot(&((Function *)self)->type_params, (Tuple *)new_reference(value));
    return true;
}

static const Member function_members[] = {
    {"__closure__", MEMBER_OBJECT, offsetof(Function, closure), true, NULL},
    {"__doc__", MEMBER_OBJECT, offsetof(Function, doc), false, NULL},
    {"__globals__", MEMBER_OBJECT, offsetof(Function, globals), true, NULL},
    {"__module__", MEMBER_OBJECT, offsetof(Function, module), false, NULL},
    {"__builtins__", MEMBER_OBJECT, offsetof(Function, builtins), true, NULL},
    {0}};

static const Property function_properties[] = {
    {"__code__", get_code, set_code, NULL},
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualified_name, set_qualified_name, NULL},
    {"__defaults__", get_defaults, set_defaults, NULL},
    {"__kwdefaults__", get_keyword_defaults, set_keyword_defaults, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__type_params__", get_type_params, set_type_params, NULL},
    {"__dict__", object_dict, instance_store_dict, NULL},
    {0}};

const TypeSpec function_type = {
    .name = "function",
    .size_bytes = sizeof(Function),
    .shown_size_bytes = 144, /* CPython's has a vectorcall pointer more and keeps its collector head apart */
    .flags = TYPE_COLLECTED | TYPE_METHOD_DESCRIPTOR,
    .dict_offset = offsetof(Function, dict),
    .weakrefs_offset = offsetof(Function, weakrefs),
    .slots = {.represent = function_represent,
              .call = vm_call_function,
              .descriptor_get = function_get,
              .create = function_create},
    .deallocate = function_deallocate,
    .traverse = function_traverse,
    .clear = function_clear,
    .field_names = function_fields,
    .members = function_members,
    .properties = function_properties,
    .doc = "A function made by def or lambda.",
};
