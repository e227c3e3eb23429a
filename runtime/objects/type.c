/* type.c: types as objects: start-up, lookup along the MRO, attributes, calls, life and death.
 *
 * Built-in types stand in the Runtime struct and are made at start-up from their specs: first the C side of all of
 * them (sizes, slots, deallocators: enough to make objects), then, bases first, what Python sees: MRO and a
 * dict of slot wrappers, method descriptors, members and properties. Classes are in type_new.c.
 *
 * Always true: a type with a version has bases with versions, so that whoever changes a type finds all caches
 * that could know the old state by walking down its subclasses and stopping at those without a version. The
 * lookup cache is keyed by version and never emptied: a version is not used twice.
 */
#include "type_object.h"
#include "../abstract.h"
#include "../error.h"
#include "../heap/fresh.h"
#include "../runtime.h"
#include "builtin.h"
#include "descriptors.h"
#include "dict.h"
#include "exceptions.h"
#include "fields.h"
#include "instance.h"
#include "int.h"
#include "iterator.h"
#include "list.h"
#include "property.h"
#include "slot_dispatch.h"
#include "tuple.h"
#include "type_slots.h"
#include "weakref.h"
#include <string.h>

/* ---- lookup -------------------------------------------------------------------------------------------------- */

bool is_subtype(const Type *type, const Type *base)
{
    if (type == base)
        return true;
    const Tuple *mro = type->mro;
    if (LIKELY(mro != NULL)) {
        for (isize i = 0; i < mro->size; i++)
            if (mro->items[i] == (const Object *)base)
                return true;
        return false;
    }
    for (; type; type = type->base) /* while it is being made */
        if (type == base)
            return true;
    return base == TYPE(object);
}

static bool assign_version(Type *type)
{
    if (type->version)
        return true;
    TypeState *state = &RUNTIME->type_state;
    if (!(type->flags & TYPE_READY) || (type->flags & TYPE_NO_VERSION) || state->next_version == UINT32_MAX)
        return false;
    for (isize i = 0; i < tuple_length(type->bases); i++)
        if (!assign_version((Type *)tuple_at(type->bases, i)))
            return false;
    type->version = ++state->next_version;
    return true;
}

uint32_t type_version(Type *type)
{
    return assign_version(type) ? type->version : 0;
}

static Object *search_mro(const Type *type, Str *name)
{
    const Tuple *mro = type->mro;
    for (isize i = 0; mro && i < mro->size; i++) {
        const Type *base = (Type *)mro->items[i];
        if (!base->dict)
            continue;
        Object *found = dict_get_str(base->dict, name);
        if (found)
            return found;
    }
    return NULL;
}

static NOINLINE Object *lookup_slowly(Type *type, Str *name, isize hash)
{
    Object *found = search_mro(type, name);
    if (!assign_version(type))
        return found;
    uintptr_t index = ((uintptr_t)name >> 4) ^ type->version;
    LookupEntry *entry = &RUNTIME->type_state.cache[index % LOOKUP_CACHE_SIZE];
    *entry = (LookupEntry){type->version, -1, name, hash, found};
    return found;
}

Object *type_lookup(Type *type, Str *name)
{
    uintptr_t index = ((uintptr_t)name >> 4) ^ type->version;
    LookupEntry *entry = &RUNTIME->type_state.cache[index % LOOKUP_CACHE_SIZE];
    isize hash = str_hash(name);
    if (LIKELY(entry->version == type->version && type->version && entry->name == name && entry->name_hash == hash))
        return entry->value;
    return lookup_slowly(type, name, hash);
}

LookupEntry *type_lookup_entry(Type *type, Str *name)
{
    uintptr_t index = ((uintptr_t)name >> 4) ^ type->version;
    LookupEntry *entry = &RUNTIME->type_state.cache[index % LOOKUP_CACHE_SIZE];
    isize hash = str_hash(name);
    if (LIKELY(entry->version == type->version && type->version && entry->name == name && entry->name_hash == hash))
        return entry;
    lookup_slowly(type, name, hash);
    return type->version ? &RUNTIME->type_state.cache[(((uintptr_t)name >> 4) ^ type->version) % LOOKUP_CACHE_SIZE]
                         : NULL;
}

void type_modified(Type *type)
{
    if (!type->version)
        return;
    isize position = 0;
    Object *reference;
    while (type->subclasses && dict_next((Dict *)type->subclasses, &position, NULL, &reference)) {
        Object *subclass = ((Weakref *)reference)->referent;
        if (subclass)
            type_modified((Type *)subclass);
    }
    type->version = 0;
}

/* ---- subclasses ---------------------------------------------------------------------------------------------- */

bool type_add_subclass(Type *base, Type *type)
{
    if (!base->subclasses && !(base->subclasses = (Object *)dict_new()))
        return false;
    Object *key = int_from_int64((int64_t)(uintptr_t)type), *reference = weakref_new((Object *)type, NULL);
    bool done = key && reference && dict_set((Dict *)base->subclasses, key, reference);
    decref_maybe(key);
    decref_maybe(reference);
    return done;
}

/* Runs while a class dies too: an exception in flight is kept. */
void type_remove_subclass(Type *base, Type *type)
{
    if (!base->subclasses)
        return;
    Object *raised = error_fetch();
    Object *key = int_from_int64((int64_t)(uintptr_t)type);
    if (!key || dict_discard((Dict *)base->subclasses, key) < 0)
        error_clear();
    decref_maybe(key);
    error_restore(raised);
}

Object *type_subclasses(Type *type)
{
    List *result = list_new(0);
    for (int i = 0; result && i < TYPE_COUNT; i++) {
        Type *candidate = &RUNTIME->types[i];
        if (candidate->base == type && !list_append(result, (Object *)candidate))
            clear_slot(&result);
    }
    isize position = 0;
    Object *reference;
    while (result && type->subclasses && dict_next((Dict *)type->subclasses, &position, NULL, &reference)) {
        Object *subclass = ((Weakref *)reference)->referent;
        if (subclass && subclass->refcount && !list_append(result, subclass))
            clear_slot(&result);
    }
    return (Object *)result;
}

/* ---- start-up ------------------------------------------------------------------------------------------------ */

static const TypeSpec *spec_at(TypeIndex index)
{
    static const TypeSpec *const specs[] = {
#define TYPE_ENTRY(name) [TYPE_INDEX_##name] = &name##_type,
#define EXCEPTION_ENTRY(name, base, layout, doc)
#include "../types.def"
#undef TYPE_ENTRY
#undef EXCEPTION_ENTRY
    };
    return index < TYPE_INDEX_BaseException ? specs[index] : exception_spec(index);
}

/* "is or derives from" bits that a type begins with. */
static uint32_t own_kind(TypeIndex index)
{
    switch (index) {
    case TYPE_INDEX_int:
        return TYPE_INT;
    case TYPE_INDEX_str:
        return TYPE_STR;
    case TYPE_INDEX_bytes:
        return TYPE_BYTES;
    case TYPE_INDEX_tuple:
        return TYPE_TUPLE;
    case TYPE_INDEX_list:
        return TYPE_LIST;
    case TYPE_INDEX_dict:
        return TYPE_DICT;
    case TYPE_INDEX_set:
    case TYPE_INDEX_frozenset:
        return TYPE_SET;
    case TYPE_INDEX_float:
        return TYPE_FLOAT;
    case TYPE_INDEX_BaseException:
        return TYPE_EXCEPTION;
    case TYPE_INDEX_type:
        return TYPE_TYPE;
    case TYPE_INDEX_function:
    case TYPE_INDEX_method_descriptor:
    case TYPE_INDEX_slot_wrapper:
        return TYPE_METHOD_DESCRIPTOR;
    default:
        return 0;
    }
}

/* The C side: what is needed to make and free objects of the type. */
static void prepare(TypeIndex index)
{
    Type *type = &RUNTIME->types[index];
    const TypeSpec *spec = spec_at(index);
    Type *base = index == TYPE_INDEX_object ? NULL : &RUNTIME->types[spec->base];
    type->head = (Object){REFCOUNT_IMMORTAL, 0, TYPE(type)};
    type->spec = spec;
    type->name = spec->name;
    type->size_bytes = spec->size_bytes;
    type->item_size_bytes = spec->item_size_bytes;
    type->flags = spec->flags | TYPE_IMMUTABLE | own_kind(index);
    type->base = base;
    type->dict_offset = spec->dict_offset;
    type->weakrefs_offset = spec->weakrefs_offset;
    type->slots = spec->slots;
    type->deallocate = spec->deallocate || !spec->fields ? spec->deallocate : fields_deallocate;
    type->traverse = spec->traverse || !spec->fields ? spec->traverse : fields_traverse;
    type->clear = spec->clear;
    if (!base)
        return;
    type->flags |= base->flags & TYPE_INHERITED_KINDS;
    if (!type->size_bytes)
        type->size_bytes = base->size_bytes;
    if (!type->item_size_bytes)
        type->item_size_bytes = base->item_size_bytes;
    if (!type->dict_offset)
        type->dict_offset = base->dict_offset;
    if (!type->weakrefs_offset)
        type->weakrefs_offset = base->weakrefs_offset;
    if (!type->deallocate)
        type->deallocate = base->deallocate;
    if (!type->traverse)
        type->traverse = base->traverse;
    if (!type->clear)
        type->clear = base->clear;
    if (type->traverse == base->traverse)
        type->flags |= base->flags & TYPE_COLLECTED;
}

static bool add_entry(Type *type, const char *text, STOLEN Object *value, bool replaces)
{
    Str *name = value ? str_intern_text(text) : NULL;
    bool done = name && ((!replaces && dict_get_str(type->dict, name)) || dict_set_str(type->dict, name, value));
    decref_maybe(name);
    decref_maybe(value);
    return done;
}

static NEW Object *method_entry(Type *type, const Native *native)
{
    if (native->flags & NATIVE_CLASS)
        return class_method_descriptor_new(type, native);
    if (!(native->flags & NATIVE_STATIC))
        return method_descriptor_new(type, native);
    Object *function = builtin_new(native, (Object *)type, NULL);
    Object *result = function ? staticmethod_new(function) : NULL;
    decref_maybe(function);
    return result;
}

static bool add_entries(Type *type, const TypeSpec *spec)
{
    for (const Native *native = spec->methods; native && native->name; native++)
        if (!add_entry(type, native->name, method_entry(type, native), native->flags & NATIVE_COEXIST))
            return false;
    for (const Member *member = spec->members; member && member->name; member++)
        if (!add_entry(type, member->name, member_descriptor_new(type, member), false))
            return false;
    for (const Property *property = spec->properties; property && property->name; property++)
        if (!add_entry(type, property->name, property_descriptor_new(type, property), false))
            return false;
    return true;
}

static bool add_doc(Type *type, const TypeSpec *spec)
{
    if (dict_get_str(type->dict, NAME(__doc__)))
        return true;
    const char *text = spec->doc ? spec->doc : exception_doc((int)(type - RUNTIME->types));
    Object *doc = str_or_none(text);
    bool done = doc && dict_set_str(type->dict, NAME(__doc__), doc);
    decref_maybe(doc);
    return done;
}

static bool make_mro(Type *type)
{
    Tuple *base_mro = type->base ? type->base->mro : NULL;
    isize count = base_mro ? base_mro->size : 0;
    type->bases = type->base ? tuple_pack(1, type->base) : new_reference(RUNTIME->empty_tuple);
    type->mro = type->bases ? tuple_new(count + 1) : NULL;
    if (!type->mro)
        return false;
    type->mro->items[0] = (Object *)type;
    for (isize i = 0; i < count; i++)
        type->mro->items[i + 1] = base_mro->items[i];
    return true;
}

/* The Python side. */
static bool make_ready(Type *type)
{
    const TypeSpec *spec = type->spec;
    bool unhashable = type->slots.compare && !type->slots.hash;
    type->dict = dict_new();
    if (!type->dict || !make_mro(type))
        return false;
    TypeSlots own = type->slots;
    if (unhashable)
        own.hash = type->slots.hash = object_hash_not_implemented;
    if (type->base)
        type_inherit_slots(type, type->base);
    type->flags |= TYPE_READY;
    if (type->slots.finalise)
        type->flags |= TYPE_HAS_FINALISER;
    if (type->flags & TYPE_NO_CREATE)
        type->slots.create = NULL;
    return type_add_slot_wrappers(type, &own) && add_entries(type, spec) && add_doc(type, spec);
}

bool types_initialise(void)
{
    for (int i = 0; i < TYPE_COUNT; i++)
        prepare((TypeIndex)i);
    for (int i = 0; i < TYPE_COUNT; i++)
        if (!make_ready(&RUNTIME->types[i]))
            return false;
    return true;
}

/* ---- names --------------------------------------------------------------------------------------------------- */

/* What stands behind the module in the spec's name. */
static NEW Object *static_name(const Type *type)
{
    const char *dot = strrchr(type->spec->name, '.');
    return (Object *)str_intern_text(dot ? dot + 1 : type->spec->name);
}

Object *type_name(Type *type)
{
    if (type->flags & TYPE_HEAP)
        return (Object *)new_reference(type->name_object);
    return static_name(type);
}

Object *type_qualified_name(Type *type)
{
    if (type->flags & TYPE_HEAP)
        return (Object *)new_reference(type->qualified_name);
    return static_name(type);
}

Object *type_module(Type *type)
{
    if (type->flags & TYPE_HEAP) {
        Object *module = dict_get_str(type->dict, NAME(__module__));
        if (module)
            return new_reference(module);
        raise_attribute_error((Object *)type, NAME(__module__), "__module__");
        return NULL;
    }
    const char *dot = strrchr(type->spec->name, '.');
    return (Object *)(dot ? str_intern(str_from_utf8(type->spec->name, dot - type->spec->name))
                          : new_reference(NAME(builtins)));
}

Str *type_full_name(Type *type)
{
    Object *qualified = type_qualified_name(type), *module = qualified ? type_module(type) : NULL;
    if (!qualified)
        return NULL;
    if (!module)
        error_clear();
    Str *result;
    if (!module || !is_str(module) || str_equal((Str *)module, NAME(builtins)))
        result = str_format("%S", qualified);
    else
        result = str_format("%S.%S", module, qualified);
    decref(qualified);
    decref_maybe(module);
    return result;
}

static Object *type_represent(Object *object)
{
    Str *name = type_full_name((Type *)object);
    if (!name)
        return NULL;
    Object *result = (Object *)str_format("<class '%U'>", name);
    decref(name);
    return result;
}

/* ---- attributes of types ------------------------------------------------------------------------------------- */

/* `attribute` as found on the type itself: bound to no instance. */
static NEW Object *bind_to_type(STOLEN Object *attribute, Type *type)
{
    TernaryFunction get = attribute->type->slots.descriptor_get;
    if (!get)
        return attribute;
    Object *result = get(attribute, NULL, (Object *)type);
    decref(attribute);
    return result;
}

/* 1: *value is NEW; 0: absent; -1: raised. */
int type_find_attribute(Type *type, Str *name, Object **value)
{
    Type *meta = type->head.type;
    Object *on_meta = type_lookup(meta, name);
    TernaryFunction get = on_meta ? on_meta->type->slots.descriptor_get : NULL;
    if (get && on_meta->type->slots.descriptor_set) {
        incref(on_meta);
        *value = get(on_meta, (Object *)type, (Object *)meta);
        decref(on_meta);
        return *value ? 1 : -1;
    }
    Object *own = type_lookup(type, name);
    if (own) {
        *value = bind_to_type(new_reference(own), type);
        return *value ? 1 : -1;
    }
    if (!on_meta)
        return 0;
    incref(on_meta);
    if (!get) {
        *value = on_meta;
        return 1;
    }
    *value = get(on_meta, (Object *)type, (Object *)meta);
    decref(on_meta);
    return *value ? 1 : -1;
}

Object *type_get_attribute(Object *object, Object *name)
{
    Object *value;
    if (!is_str(name))
        return raise_attribute_name(name);
    int found = type_find_attribute((Type *)object, (Str *)name, &value);
    if (found == 1)
        return value;
    if (found == 0)
        raise_attribute_error(object, (Str *)name, "type object '%N' has no attribute '%U'", (Type *)object, name);
    return NULL;
}

static bool is_special_name(Str *name)
{
    isize length = str_length(name);
    return length > 4 && str_at(name, 0) == '_' && str_at(name, 1) == '_' && str_at(name, length - 1) == '_' &&
           str_at(name, length - 2) == '_';
}

/* The slots that `name` fills, in `type` and in every class below that does not have the name itself. */
void type_update_slots_below(Type *type, Str *name)
{
    type_update_slots(type, name);
    isize position = 0;
    Object *reference;
    while (type->subclasses && dict_next((Dict *)type->subclasses, &position, NULL, &reference)) {
        Type *subclass = (Type *)((Weakref *)reference)->referent;
        if (subclass && !(subclass->dict && name && dict_get_str(subclass->dict, name)))
            type_update_slots_below(subclass, name);
    }
}

static bool store_in_dict(Type *type, Str *name, Object *value)
{
    if (value)
        return dict_set_str(type->dict, name, value);
    int found = dict_discard(type->dict, (Object *)name);
    if (found == 0)
        raise_attribute_error((Object *)type, name, "type object '%N' has no attribute '%U'", type, name);
    return found == 1;
}

static bool type_set_attribute(Object *object, Object *name_object, Object *value)
{
    Type *type = (Type *)object;
    if (type->flags & TYPE_IMMUTABLE)
        return raise_error(TypeError, "cannot set %R attribute of immutable type '%N'", name_object, type);
    if (!is_exact(name_object, str))
        return raise_attribute_name(name_object);
    Str *name = str_intern(new_reference((Str *)name_object));
    Object *on_meta = type_lookup(type->head.type, name);
    SetItemFunction set = on_meta ? on_meta->type->slots.descriptor_set : NULL;
    bool done;
    if (set) {
        incref(on_meta);
        done = set(on_meta, object, value);
        decref(on_meta);
    } else {
        type_modified(type);
        done = store_in_dict(type, name, value);
        if (done && is_special_name(name))
            type_update_slots_below(type, name);
    }
    decref(name);
    return done;
}

/* ---- calling a type ------------------------------------------------------------------------------------------ */

static Object *initialise_created(Object *created, Object **args, isize count, Tuple *names)
{
    NATIVE_FRAME(held, "call of a type", "instance");
    held[0] = created;
    bool done = created->type->slots.initialise(created, args, count, names);
    held[0] = done ? NULL : created;
    return native_leave(held, done ? created : NULL);
}

static Object *create_and_initialise(Type *type, Object **args, isize count, Tuple *names)
{
    Object *created = type_track_created(type->slots.create(type, args, count, names));
    if (!created || !created->type->slots.initialise || !is_instance_of(created, type))
        return created;
    return initialise_created(created, args, count, names);
}

Object *type_call_from_tuple(Object *object, Object **args, isize count, Tuple *names)
{
    Type *type = (Type *)object;
    if (type == TYPE(type)) {
        bool has_names = names && tuple_length(names);
        if (count == 1 && !has_names)
            return (Object *)new_reference(args[0]->type);
        if (count != 3)
            return raise_error(TypeError, "type() takes 1 or 3 arguments");
    }
    if (!type->slots.create)
        return raise_error(TypeError, "cannot create '%N' instances", type);
    return create_and_initialise(type, args, count, names);
}

Object *type_call(Object *object, Object **args, isize count, Tuple *names)
{
    Type *type = (Type *)object;
    if (type->flags & (TYPE_VECTOR_CALL | TYPE_EXCEPTION)) /* an exception keeps CPython's tuple as its args */
        return type_call_from_tuple(object, args, count, names);
    NATIVE_FRAME(held, "a call of a class", "unused");
    arguments_hold(held, args, count, names);
    Object *created = type_call_from_tuple(object, args, count, names);
    arguments_let_go(held);
    return native_leave(held, created);
}

/* ---- life ---------------------------------------------------------------------------------------------------- */

static void type_traverse(Object *object, VisitFunction visit, void *context)
{
    Type *self = (Type *)object;
    VISIT(self->dict, EDGE_FIELD, 0);
    VISIT(self->mro, EDGE_FIELD, 1);
    VISIT(self->bases, EDGE_FIELD, 2);
    if (self->flags & TYPE_HEAP) {
        VISIT(self->base, EDGE_FIELD, 3);
        VISIT(self->name_object, EDGE_FIELD | EDGE_HIDDEN, 4);
        VISIT(self->qualified_name, EDGE_FIELD | EDGE_HIDDEN, 5);
        VISIT(self->slot_names, EDGE_FIELD | EDGE_HIDDEN, 6);
        if (self->shared_keys)
            keys_traverse_names(self->shared_keys, visit, context, EDGE_KEY | EDGE_HIDDEN);
    }
    VISIT(self->subclasses, EDGE_FIELD | EDGE_HIDDEN, 7);
}

static void type_deallocate(Object *object)
{
    Type *self = (Type *)object;
    gc_untrack(object);
    type_modified(self);
    for (isize i = 0; self->bases && i < tuple_length(self->bases); i++)
        type_remove_subclass((Type *)tuple_at(self->bases, i), self);
    if (self->weakrefs)
        weakref_clear_all(object);
    if (!dealloc_enter(object))
        return;
    clear_slot(&self->base);
    clear_slot(&self->dict);
    clear_slot(&self->bases);
    clear_slot(&self->mro);
    clear_slot(&self->subclasses);
    clear_slot(&self->name_object);
    clear_slot(&self->qualified_name);
    clear_slot(&self->slot_names);
    if (self->shared_keys) {
        keys_orphan(self->shared_keys);
        keys_release(self->shared_keys);
        self->shared_keys = NULL;
    }
    object_free(object);
    dealloc_leave();
}

/* Breaks the cycles that every class is in: its dict's descriptors and its MRO refer to it. */
static void type_clear(Object *object)
{
    Type *self = (Type *)object;
    type_modified(self);
    if (self->dict) {
        Dict *dict = new_reference(self->dict);
        dict_clear(dict);
        decref(dict);
    }
    clear_slot(&self->mro);
}

static size_t type_shown_size(Object *object)
{
    Type *self = (Type *)object;
    if (!(self->flags & TYPE_HEAP))
        return 416;
    return 928 + (self->shared_keys ? keys_size_bytes(self->shared_keys) : 0);
}

static const char *const type_fields[] = {"__dict__", "__mro__", "__bases__", "__base__", "__name__",
                                          "__qualname__", "__slots__", "subclasses", NULL};

const TypeSpec type_type = {
    .name = "type",
    .size_bytes = sizeof(Type),
    .item_size_bytes = sizeof(Member),
    .shown_size_bytes = 928,
    .shown_item_size_bytes = 40,
    .flags = TYPE_COLLECTED | TYPE_BASE | TYPE_VECTOR_CALL,
    .dict_offset = offsetof(Type, dict),
    .weakrefs_offset = offsetof(Type, weakrefs),
    .slots = {.represent = type_represent,
              .call = type_call,
              .get_attribute = type_get_attribute,
              .set_attribute = type_set_attribute,
              .initialise = type_initialise,
              .create = type_create,
              .bit_or = type_or},
    .deallocate = type_deallocate,
    .traverse = type_traverse,
    .clear = type_clear,
    .shown_size = type_shown_size,
    .field_names = type_fields,
    .methods = type_methods,
    .properties = type_properties,
    .doc = "type(object) -> the object's type\n"
           "type(name, bases, dict, **kwds) -> a new type",
};
