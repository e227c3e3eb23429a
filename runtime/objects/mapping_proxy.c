/* mapping_proxy.c: the read-only view of a mapping that `C.__dict__` gives.
 *
 * It owns a reference to the mapping and passes every question on; no method of it changes anything. `C.__dict__` is not
 * the dict itself because types remember what lookups found: a change must go through setattr, which tells them.
 */
#include "../abstract.h"
#include "../error.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"
#include "builtin.h"
#include "dict.h"
#include "generic_alias.h"
#include "iterator.h"

typedef struct MappingProxy {
    Object head;
    Object *mapping;
} MappingProxy;

/* What is behind it, and behind the proxy that it may be a proxy of. */
static Object *mapping_of(Object *proxy)
{
    Object *mapping = ((MappingProxy *)proxy)->mapping;
    while (is_exact(mapping, mapping_proxy))
        mapping = ((MappingProxy *)mapping)->mapping;
    return mapping;
}

NEW Object *mapping_proxy_new(Object *mapping)
{
    if (is_list(mapping) || is_tuple(mapping) || !mapping->type->slots.get_item)
        return raise_error(TypeError, "mappingproxy() argument must be a mapping, not %T", mapping);
    MappingProxy *self = (MappingProxy *)object_new(TYPE(mapping_proxy));
    if (!self)
        return NULL;
    self->mapping = new_reference(mapping);
    gc_track((Object *)self);
    return (Object *)self;
}

static Object *create(Type *type, Object **args, isize count, Tuple *names)
{
    Object *bound[1];
    if (!arguments_bind("mappingproxy", "(mapping)", args, count, names, bound))
        return NULL;
    return mapping_proxy_new(bound[0]);
}

static isize length(Object *self)
{
    return object_length(mapping_of(self));
}

static Object *get_item(Object *self, Object *key)
{
    return object_get_item(mapping_of(self), key);
}

static int contains(Object *self, Object *key)
{
    return object_contains(mapping_of(self), key);
}

static Object *iterate(Object *self)
{
    return object_iterate(mapping_of(self));
}

static Object *represent(Object *self)
{
    return (Object *)str_format("mappingproxy(%R)", ((MappingProxy *)self)->mapping);
}

static Object *string(Object *self)
{
    return (Object *)object_str(mapping_of(self));
}

static Object *compare(Object *left, Object *right, CompareOperator operator)
{
    return object_compare(mapping_of(left), right, operator);
}

static isize hash(Object *self)
{
    return object_hash(mapping_of(self));
}

static Object *unwrapped(Object *object)
{
    return is_instance_of(object, TYPE(mapping_proxy)) ? mapping_of(object) : object;
}

static Object *unite(Object *left, Object *right)
{
    return number_operate(NUMBER_OR, unwrapped(left), unwrapped(right));
}

static Object *unite_inplace(Object *left, Object *right)
{
    return raise_error(TypeError, "'|=' is not supported by %T; use '|' instead", left);
}

static Object *method_get(Object **args, isize count, Tuple *names)
{
    Object *arguments[2] = {args[1], args[2] ? args[2] : NONE};
    return object_call_method(mapping_of(args[0]), NAME(get), arguments, 2);
}

static Object *method_keys(Object **args, isize count, Tuple *names)
{
    return object_call_method_none(mapping_of(args[0]), NAME(keys));
}

static Object *method_values(Object **args, isize count, Tuple *names)
{
    return object_call_method_none(mapping_of(args[0]), NAME(values));
}

static Object *method_items(Object **args, isize count, Tuple *names)
{
    return object_call_method_none(mapping_of(args[0]), NAME(items));
}

static Object *method_copy(Object **args, isize count, Tuple *names)
{
    return object_call_method_none(mapping_of(args[0]), NAME(copy));
}

static Object *method_reversed(Object **args, isize count, Tuple *names)
{
    return object_call_method_none(mapping_of(args[0]), NAME(__reversed__));
}

static const Native methods[] = {
    {"get", method_get, "($self, key, default=None, /)",
     "Return the value for key if key is in the mapping, else default.", 0},
    {"keys", method_keys, "($self, /)", "a set-like object providing a view on D's keys", 0},
    {"values", method_values, "($self, /)", "an object providing a view on D's values", 0},
    {"items", method_items, "($self, /)", "a set-like object providing a view on D's items", 0},
    {"copy", method_copy, "($self, /)", "a shallow copy of D", 0},
    CLASS_GETITEM_METHOD,
    {"__reversed__", method_reversed, "($self, /)", "D.__reversed__() -> reverse iterator", 0},
    {0}};

const TypeSpec mapping_proxy_type = {.name = "mappingproxy",
                                     .size_bytes = sizeof(MappingProxy),
                                     .flags = TYPE_COLLECTED | TYPE_IMMUTABLE,
                                     .slots = {.represent = represent,
                                               .hash = hash,
                                               .string = string,
                                               .compare = compare,
                                               .iterate = iterate,
                                               .create = create,
                                               .bit_or = unite,
                                               .inplace_bit_or = unite_inplace,
                                               .length = length,
                                               .get_item = get_item,
                                               .contains = contains},
                                     .fields = (const Field[]){{"mapping", offsetof(MappingProxy, mapping)}, {0}},
                                     .methods = methods,
                                     .doc = "Read-only proxy of a mapping."};
