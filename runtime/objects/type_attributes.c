/* type_attributes.c: what a class tells about itself and lets be changed: __name__, __bases__, __dict__, …
 *
 * Static types keep these facts in their TypeSpec, classes of class statements in fields of Type or in their dict; both
 * show the same attributes. Only the latter can be changed, and what a lookup could see changing is told type_modified.
 */
#include "../abstract.h"
#include "../error.h"
#include "../runtime.h"
#include "builtin.h"
#include "dict.h"
#include "generic_alias.h"
#include "int.h"
#include "iterator.h"
#include "list.h"
#include "tuple.h"
#include "type_object.h"
#include <string.h>

static bool check_settable(Type *type, Object *value, const char *name)
{
    if (type->flags & TYPE_IMMUTABLE)
        raise_error(TypeError, "cannot set '%s' attribute of immutable type '%N'", name, type);
    else if (!value)
        raise_error(TypeError, "cannot delete '%s' attribute of immutable type '%N'", name, type);
    else
        return true;
    return false;
}

/* ---- names --------------------------------------------------------------------------------------------------- */

static Object *get_name(Object *self)
{
    return type_name((Type *)self);
}

bool type_check_name(Str *name)
{
    for (isize i = 0; i < str_length(name); i++)
        if (str_at(name, i) == 0)
            return raise_error(ValueError, "type name must not contain null characters");
    return str_utf8(name, NULL) != NULL;
}

static bool set_name(Object *self, Object *value)
{
    Type *type = (Type *)self;
    if (!check_settable(type, value, "__name__"))
        return false;
    if (!is_str(value))
        return raise_error(TypeError, "can only assign string to %N.__name__, not '%T'", type, value);
    if (!type_check_name((Str *)value))
        return false;
    Str *old = type->name_object;
    type->name_object = (Str *)new_reference(value);
    type->name = str_utf8(type->name_object, NULL);
    decref(old);
    return true;
}

static Object *get_qualified_name(Object *self)
{
    return type_qualified_name((Type *)self);
}

static bool set_qualified_name(Object *self, Object *value)
{
    Type *type = (Type *)self;
    if (!check_settable(type, value, "__qualname__"))
        return false;
    if (!is_str(value))
        return raise_error(TypeError, "can only assign string to %N.__qualname__, not '%T'", type, value);
    set_slot(&type->qualified_name, (Str *)new_reference(value));
    return true;
}

static Object *get_module(Object *self)
{
    return type_module((Type *)self);
}

static bool set_module(Object *self, Object *value)
{
    Type *type = (Type *)self;
    if (!check_settable(type, value, "__module__"))
        return false;
    type_modified(type);
    Str *first_line = str_intern_text("__firstlineno__");
    if (!first_line || dict_discard(type->dict, (Object *)first_line) < 0)
        error_clear();
    decref_maybe(first_line);
    return dict_set_str(type->dict, NAME(__module__), value);
}

/* ---- structure ----------------------------------------------------------------------------------------------- */

static Object *get_bases(Object *self)
{
    return (Object *)new_reference(((Type *)self)->bases);
}

static bool set_bases(Object *self, Object *value)
{
    return type_set_bases((Type *)self, value);
}

static Object *get_mro(Object *self)
{
    Tuple *mro = ((Type *)self)->mro;
    return mro ? (Object *)new_reference(mro) : new_none();
}

static Object *get_base(Object *self)
{
    Type *base = ((Type *)self)->base;
    return base ? (Object *)new_reference(base) : new_none();
}

static Object *get_dict(Object *self)
{
    Dict *dict = ((Type *)self)->dict;
    return dict ? mapping_proxy_new((Object *)dict) : new_none();
}

static Object *get_size(Object *self)
{
    return int_from_int64((int64_t)type_shown_size_bytes((Type *)self));
}

static Object *get_item_size(Object *self)
{
    const Type *type = (Type *)self;
    size_t shown = type->spec->shown_item_size_bytes;
    return int_from_int64((int64_t)(shown ? shown : type->item_size_bytes));
}

/* CPython's Py_TPFLAGS bits. */
static Object *get_flags(Object *self)
{
    static const struct {
        uint32_t ours;
        int64_t theirs;
    } bits[] = {
        {TYPE_INLINE_VALUES, 1 << 2}, {TYPE_HAS_DICT_WORD, 1 << 4}, {TYPE_IMMUTABLE, 1 << 8},
        {TYPE_HEAP, 1 << 9},          {TYPE_BASE, 1 << 10},         {TYPE_READY, 1 << 12},
        {TYPE_COLLECTED, 1 << 14},    {TYPE_METHOD_DESCRIPTOR, 1 << 17}, {TYPE_ABSTRACT, 1 << 20},
        {TYPE_INT, 1 << 24},          {TYPE_LIST, 1 << 25},         {TYPE_TUPLE, 1 << 26},
        {TYPE_BYTES, 1 << 27},        {TYPE_STR, 1 << 28},          {TYPE_DICT, 1 << 29},
        {TYPE_EXCEPTION, 1 << 30},    {TYPE_TYPE, 1LL << 31},
    };
    const Type *type = (Type *)self;
    int64_t flags = 0;
    for (size_t i = 0; i < sizeof bits / sizeof *bits; i++)
        if (type->flags & bits[i].ours)
            flags |= bits[i].theirs;
    if ((type->flags & TYPE_PREHEADER) && type->weakrefs_offset)
        flags |= 1 << 3;
    return int_from_int64(flags);
}

static Object *get_dict_offset(Object *self)
{
    const Type *type = (Type *)self;
    return int_from_int64(type->flags & TYPE_HAS_DICT_WORD ? -1 : (int64_t)type->dict_offset);
}

static Object *get_weakrefs_offset(Object *self)
{
    const Type *type = (Type *)self;
    return int_from_int64((int64_t)type->weakrefs_offset);
}

/* ---- documentation, annotations ------------------------------------------------------------------------------ */

static Object *get_doc(Object *self)
{
    Type *type = (Type *)self;
    Object *doc = type_lookup(type, NAME(__doc__));
    if (!(type->flags & TYPE_HEAP))
        doc = dict_get_str(type->dict, NAME(__doc__));
    if (!doc)
        return new_none();
    TernaryFunction get = doc->type->slots.descriptor_get;
    return get ? get(doc, NULL, self) : new_reference(doc);
}

static bool set_doc(Object *self, Object *value)
{
    Type *type = (Type *)self;
    if (!check_settable(type, value, "__doc__"))
        return false;
    type_modified(type);
    return dict_set_str(type->dict, NAME(__doc__), value);
}

static Object *get_text_signature(Object *self)
{
    (void)self;
    return new_none();
}

static Object *get_annotations(Object *self)
{
    Type *type = (Type *)self;
    if (!(type->flags & TYPE_HEAP)) {
        raise_attribute_error(self, NAME(__annotations__), "type object '%N' has no attribute '__annotations__'", type);
        return NULL;
    }
    Object *annotations = dict_get_str(type->dict, NAME(__annotations__));
    if (annotations) {
        TernaryFunction get = annotations->type->slots.descriptor_get;
        return get ? get(annotations, NULL, self) : new_reference(annotations);
    }
    annotations = (Object *)dict_new();
    if (annotations && !dict_set_str(type->dict, NAME(__annotations__), annotations))
        clear_slot(&annotations);
    type_modified(type);
    return annotations;
}

static bool set_annotations(Object *self, Object *value)
{
    Type *type = (Type *)self;
    if (type->flags & TYPE_IMMUTABLE)
        return raise_error(TypeError, "cannot set '__annotations__' attribute of immutable type '%N'", type);
    type_modified(type);
    if (value)
        return dict_set_str(type->dict, NAME(__annotations__), value);
    int found = dict_discard(type->dict, (Object *)NAME(__annotations__));
    if (found == 0)
        raise_attribute_error(self, NAME(__annotations__), "__annotations__");
    return found == 1;
}

static Object *get_type_params(Object *self)
{
    Type *type = (Type *)self;
    Object *params = type->flags & TYPE_HEAP ? dict_get_str(type->dict, NAME(__type_params__)) : NULL;
    return new_reference(params ? params : (Object *)RUNTIME->empty_tuple);
}

static bool set_type_params(Object *self, Object *value)
{
    Type *type = (Type *)self;
    if (!check_settable(type, value, "__type_params__"))
        return false;
    type_modified(type);
    return dict_set_str(type->dict, NAME(__type_params__), value);
}

/* The attribute exists on classes that have it in their own dict only: not on type itself. */
static Object *get_abstract_methods(Object *self)
{
    Type *type = (Type *)self;
    Object *methods = type == TYPE(type) ? NULL : dict_get_str(type->dict, NAME(__abstractmethods__));
    if (methods)
        return new_reference(methods);
    raise_attribute_error(self, NAME(__abstractmethods__), "__abstractmethods__");
    return NULL;
}

static bool set_abstract_methods(Object *self, Object *value)
{
    Type *type = (Type *)self;
    int is_abstract = value ? object_is_true(value) : 0;
    if (is_abstract < 0)
        return false;
    if (value) {
        if (!dict_set_str(type->dict, NAME(__abstractmethods__), value))
            return false;
    } else {
        int found = dict_discard(type->dict, (Object *)NAME(__abstractmethods__));
        if (found == 0)
            raise_attribute_error(self, NAME(__abstractmethods__), "__abstractmethods__");
        if (found != 1)
            return false;
    }
    type_modified(type);
    type->flags &= ~(uint32_t)TYPE_ABSTRACT;
    if (is_abstract)
        type->flags |= TYPE_ABSTRACT;
    return true;
}

/* ---- methods ------------------------------------------------------------------------------------------------- */

static Object *method_mro(Object **args, isize count, Tuple *names)
{
    (void)count, (void)names;
    return (Object *)type_linearise((Type *)args[0]);
}

static Object *method_subclasses(Object **args, isize count, Tuple *names)
{
    (void)count, (void)names;
    return type_subclasses((Type *)args[0]);
}

static Object *method_prepare(Object **args, isize count, Tuple *names)
{
    (void)args, (void)count, (void)names;
    return (Object *)dict_new();
}

static Object *method_instance_check(Object **args, isize count, Tuple *names)
{
    (void)count, (void)names;
    int answer = type_real_is_instance(args[1], args[0]);
    return answer < 0 ? NULL : new_bool(answer);
}

static Object *method_subclass_check(Object **args, isize count, Tuple *names)
{
    (void)count, (void)names;
    int answer = type_real_is_subclass(args[1], args[0]);
    return answer < 0 ? NULL : new_bool(answer);
}

static Object *method_dir(Object **args, isize count, Tuple *names)
{
    (void)count, (void)names;
    return type_dir((Type *)args[0]);
}

static Object *method_sizeof(Object **args, isize count, Tuple *names)
{
    (void)count, (void)names;
    return int_from_int64((int64_t)TYPE(type)->spec->shown_size(args[0]));
}

Object *type_or(Object *left, Object *right)
{
    return union_type_or(left, right);
}

const Native type_methods[] = {
    {"mro", method_mro, "($self, /)", "Return a type's method resolution order.", 0},
    {"__subclasses__", method_subclasses, "($self, /)", "Return a list of immediate subclasses.", 0},
    {"__prepare__", method_prepare, "($cls, name, bases, /, **kwds)", "Create the namespace for the class statement",
     NATIVE_CLASS | NATIVE_RAW},
    {"__instancecheck__", method_instance_check, "($self, instance, /)", "Check if an object is an instance.", 0},
    {"__subclasscheck__", method_subclass_check, "($self, subclass, /)", "Check if a class is a subclass.", 0},
    {"__dir__", method_dir, "($self, /)", "Specialized __dir__ implementation for types.", 0},
    {"__sizeof__", method_sizeof, "($self, /)", "Return memory consumption of the type object.", 0},
    {0},
};

const Property type_properties[] = {
    {"__basicsize__", get_size, NULL, NULL},
    {"__itemsize__", get_item_size, NULL, NULL},
    {"__flags__", get_flags, NULL, NULL},
    {"__weakrefoffset__", get_weakrefs_offset, NULL, NULL},
    {"__base__", get_base, NULL, NULL},
    {"__dictoffset__", get_dict_offset, NULL, NULL},
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualified_name, set_qualified_name, NULL},
    {"__bases__", get_bases, set_bases, NULL},
    {"__mro__", get_mro, NULL, NULL},
    {"__module__", get_module, set_module, NULL},
    {"__abstractmethods__", get_abstract_methods, set_abstract_methods, NULL},
    {"__dict__", get_dict, NULL, NULL},
    {"__doc__", get_doc, set_doc, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL},
    {"__annotations__", get_annotations, set_annotations, NULL},
    {"__type_params__", get_type_params, set_type_params, NULL},
    {0},
};
