/* module.c: the `module` type: a dict of names with a face.
 *
 * Always true: dict is a Dict until the module is cleared by the collector. `name` is kept beside __name__, so that
 * messages can be written while the dict is being emptied.
 */
#include "module.h"
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "builtin.h"
#include "dict.h"
#include "list.h"
#include "str.h"
#include "weakref.h"

static inline Module *as_module(Object *object)
{
    return (Module *)object;
}

static bool fill_dict(Module *self, Str *name, Object *doc)
{
    return dict_set_str(self->dict, NAME(__name__), (Object *)name) && dict_set_str(self->dict, NAME(__doc__), doc) &&
           dict_set_str(self->dict, NAME(__package__), NONE) && dict_set_str(self->dict, NAME(__loader__), NONE) &&
           dict_set_str(self->dict, NAME(__spec__), NONE);
}

static NEW Object *module_create(Type *type, Object **args, isize count, Tuple *names)
{
    Module *self = (Module *)object_new(type);
    if (!self)
        return NULL;
    self->dict = dict_new();
    if (!self->dict) {
        decref(self);
        return NULL;
    }
    gc_track(&self->head);
    return &self->head;
}

NEW Module *module_new(Str *name)
{
    Module *self = (Module *)module_create(TYPE(module), NULL, 0, NULL);
    if (!self)
        return NULL;
    if (!fill_dict(self, name, NONE)) {
        decref(self);
        return NULL;
    }
    self->name = new_reference(name);
    return self;
}

bool module_add(Module *module, const char *name, STOLEN Object *value)
{
    if (!value)
        return false;
    Str *key = str_intern_text(name);
    bool done = key && dict_set_str(module->dict, key, value);
    decref_maybe(key);
    decref(value);
    return done;
}

bool module_add_functions(Module *module, const Native *functions)
{
    Object *module_name_object = (Object *)module->name;
    for (const Native *native = functions; native && native->name; native++)
        if (!module_add(module, native->name, builtin_new(native, (Object *)module, module_name_object)))
            return false;
    return true;
}

NEW Module *module_from_spec(const ModuleSpec *spec)
{
    Str *name = str_intern_text(spec->name);
    Module *module = name ? module_new(name) : NULL;
    decref_maybe(name);
    if (!module)
        return NULL;
    bool done = (!spec->doc || module_add(module, "__doc__", (Object *)str_from_text(spec->doc))) &&
                module_add_functions(module, spec->functions) && (!spec->fill || spec->fill(module));
    if (!done)
        clear_slot(&module);
    return module;
}

BORROWED Dict *module_dict(Module *module)
{
    return module->dict;
}

BORROWED Str *module_name(Module *module)
{
    return module->name;
}

/* ---- the end of a module --------------------------------------------------------------------------------- */

static bool is_private(Str *name)
{
    return str_length(name) > 0 && str_at(name, 0) == '_' && !(str_length(name) > 1 && str_at(name, 1) == '_');
}

/* Sets to None every name of one pass; a value's death may bind names again, which a later pass or the dict's own
 * death takes care of. */
static void clear_pass(Dict *dict, bool private_names)
{
    isize position = 0;
    Object *key, *value;
    while (dict_next(dict, &position, &key, &value)) {
        if (value == NONE || !is_str(key))
            continue;
        bool is_in_pass = private_names ? is_private((Str *)key) : !str_equal_text((Str *)key, "__builtins__");
        if (is_in_pass && !dict_set_str(dict, (Str *)key, NONE))
            error_clear();
    }
}

void module_clear_dict(Module *module)
{
    Dict *dict = new_reference_maybe(module->dict);
    if (!dict)
        return;
    clear_pass(dict, true);
    clear_pass(dict, false);
    decref(dict);
}

/* ---- the type -------------------------------------------------------------------------------------------- */

static bool module_initialise(Object *object, Object **args, isize count, Tuple *names)
{
    Module *self = as_module(object);
    Object *bound[2];
    if (!arguments_bind("module", "(name, doc=None)", args, count, names, bound))
        return false;
    if (!is_str(bound[0]))
        return raise_error(TypeError, "module() argument 'name' must be str, not %T", bound[0]);
    set_slot(&self->name, new_reference((Str *)bound[0]));
    return fill_dict(self, self->name, bound[1] ? bound[1] : NONE);
}

static void module_clear(Object *object)
{
    if (as_module(object)->dict)
        dict_clear(as_module(object)->dict);
}

/* <module 'math' (built-in)>, <module 'm' from '/path/m.py'>, <module 'made'>. */
static NEW Object *module_represent(Object *object)
{
    Module *self = as_module(object);
    Object *name = self->dict ? dict_get_str(self->dict, NAME(__name__)) : NULL;
    Object *file = self->dict ? dict_get_str(self->dict, NAME(__file__)) : NULL;
    if (!name)
        return (Object *)str_from_text("<module '?'>");
    if (file && is_str(file))
        return (Object *)str_format("<module %R from %R>", name, file);
    Object *spec = dict_get_str(self->dict, NAME(__spec__));
    bool is_built_in = (spec && spec != NONE) || self == RUNTIME->builtins || self == RUNTIME->sys;
    return (Object *)str_format(is_built_in || self == RUNTIME->main ? "<module %R (built-in)>" : "<module %R>", name);
}

/* A module may define __getattr__ for names that it lacks (PEP 562). */
static NEW Object *module_get_attribute(Object *object, Object *name)
{
    Module *self = as_module(object);
    Object *value = object_generic_get_attribute(object, name);
    if (value || !error_matches(AttributeError) || !self->dict || !is_str(name))
        return value;
    Object *fallback = dict_get_str(self->dict, NAME(__getattr__));
    if (fallback) {
        error_clear();
        return object_call_one(fallback, name);
    }
    Object *own_name = dict_get_str(self->dict, NAME(__name__));
    error_clear();
    if (own_name && is_str(own_name))
        return raise_attribute_error(object, (Str *)name, "module '%U' has no attribute '%U'", own_name, name);
    return raise_attribute_error(object, (Str *)name, "module has no attribute '%U'", name);
}

static NEW Object *module_dir(Object **args, isize count, Tuple *names)
{
    Module *self = as_module(args[0]);
    Object *function = self->dict ? dict_get_str(self->dict, NAME(__dir__)) : NULL;
    return function ? object_call_none(function) : (Object *)dict_keys_list(self->dict);
}

static NEW Object *module_get_annotations(Object *object)
{
    Module *self = as_module(object);
    Object *annotations = dict_get_str(self->dict, NAME(__annotations__));
    if (annotations)
        return new_reference(annotations);
    annotations = (Object *)dict_new();
    if (annotations && !dict_set_str(self->dict, NAME(__annotations__), annotations))
        clear_slot(&annotations);
    return annotations;
}

static bool module_set_annotations(Object *object, Object *value)
{
    Dict *dict = as_module(object)->dict;
    if (value)
        return dict_set_str(dict, NAME(__annotations__), value);
    int found = dict_discard(dict, (Object *)NAME(__annotations__));
    if (found == 0)
        raise_error(AttributeError, "__annotations__");
    return found == 1;
}

static const Field module_fields[] = {{"__dict__", offsetof(Module, dict), EDGE_DICT},
                                      {"__name__", offsetof(Module, name), EDGE_HIDDEN},
                                      {0}};
static const Member module_members[] = {{"__dict__", MEMBER_OBJECT, offsetof(Module, dict), true, NULL}, {0}};
static const Property module_properties[] = {
    {"__annotations__", module_get_annotations, module_set_annotations, NULL}, {0}};
static const Native module_methods[] = {{"__dir__", module_dir, "($self, /)", "The names in the module."}, {0}};

const TypeSpec module_type = {
    .name = "module",
    .size_bytes = sizeof(Module),
    .shown_size_bytes = 56,
    .dict_offset = offsetof(Module, dict),
    .weakrefs_offset = offsetof(Module, weakrefs),
    .flags = TYPE_COLLECTED | TYPE_BASE,
    .slots = {.represent = module_represent,
              .get_attribute = module_get_attribute,
              .set_attribute = object_generic_set_attribute,
              .create = module_create,
              .initialise = module_initialise},
    .clear = module_clear,
    .fields = module_fields,
    .methods = module_methods,
    .members = module_members,
    .properties = module_properties,
    .doc = "A namespace that was imported.",
};
