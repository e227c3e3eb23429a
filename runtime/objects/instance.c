/* instance.c: objects of Python classes: their attributes, birth and death.
 *
 * See instance.h for the layout. Attributes of plain classes stand in inline values behind the struct, at the
 * index that the class's shared keys give to their name; a lookup of `self.x` is a search of the names and one
 * load. A dict is made when a program asks for __dict__, or when a name does not fit any more.
 */
#include "instance.h"
#include "../abstract.h"
#include "../error.h"
#include "../heap/fresh.h"
#include "../runtime.h"
#include "tuple.h"
#include <string.h>

/* ---- birth ------------------------------------------------------------------------------------------------- */

/* With inline values, which are not zeroed twice (1.4 % fewer instructions where many small instances are made). */
static inline Object *new_with_values(Type *type)
{
    char *block = block_allocate(BLOCK_INSTANCE, block_heads_bytes(BLOCK_INSTANCE) + type->size_bytes +
                                                     values_size_bytes(type->shared_keys));
    if (UNLIKELY(!block))
        return raise_memory();
    Object *self = (Object *)(block + block_heads_bytes(BLOCK_INSTANCE));
    memset(block, 0, block_heads_bytes(BLOCK_INSTANCE) + type->size_bytes);
    self->refcount = 1;
    self->flags = FLAG_COLLECTED | FLAG_PREHEADER;
    self->type = type;
    incref(type);
    values_initialise(instance_values(self), type->shared_keys);
    Generation *youngest = &RUNTIME->gc.generations[0];
    if (UNLIKELY(++youngest->count > youngest->threshold))
        gc_note_full();
    track_collected(self);
    return self;
}

Object *instance_new(Type *type)
{
    if (LIKELY(type->flags & TYPE_INLINE_VALUES))
        return new_with_values(type);
    Object *self = object_new(type);
    if (LIKELY(self != NULL) && (type->flags & TYPE_COLLECTED))
        gc_track(self);
    return self;
}

/* ---- the dict ---------------------------------------------------------------------------------------------- */

Dict **instance_dict_place(Object *self)
{
    const Type *type = self->type;
    if ((self->flags & FLAG_PREHEADER) && (type->flags & TYPE_HAS_DICT_WORD))
        return instance_dict_slot(self);
    return type->dict_offset ? (Dict **)((char *)self + type->dict_offset) : NULL;
}

/* The inline values, while they are valid; NULL otherwise. */
DictValues *instance_inline_values(Object *self)
{
    if (!(self->type->flags & TYPE_INLINE_VALUES))
        return NULL;
    DictValues *values = instance_values(self);
    return values->valid ? values : NULL;
}

static Dict *instance_dict_peek(Object *self)
{
    Dict **place = instance_dict_place(self);
    return place ? *place : NULL;
}

Dict *instance_dict(Object *self)
{
    Dict **place = instance_dict_place(self);
    if (!place || *place)
        return place ? *place : NULL;
    DictValues *values = instance_inline_values(self);
    DictKeys *keys = self->type->shared_keys;
    *place = values ? dict_over_values(keys, values, self) : keys ? dict_new_shared(keys) : dict_new();
    return *place;
}

/* The dict that the instance is about to lose may have other holders: it gets the values for itself. */
static void let_go_of_values(Object *self, Dict *dict)
{
    DictValues *values = instance_inline_values(self);
    if (!dict || !values || !dict_borrows(dict, values))
        return;
    if (dict->head.refcount > 1 && !dict_detach_values(dict)) {
        error_clear(); /* no memory: what the other holders see is an empty dict */
        dict_clear(dict);
    }
}

/* Releases inline values in order. */
static void clear_values(DictValues *values)
{
    values->valid = false;
    for (int i = 0; i < values->capacity; i++)
        clear_slot(&values->values[i]);
}

static void clear_instance_dict(Object *self)
{
    Dict **place = instance_dict_slot(self);
    let_go_of_values(self, *place);
    clear_slot(place);
    DictValues *values = instance_inline_values(self);
    if (values)
        clear_values(values);
}

Object *raise_no_dict(void)
{
    return raise_error(AttributeError, "This object has no __dict__");
}

static bool check_is_dict(Object *value)
{
    return is_dict(value) || raise_error(TypeError, "__dict__ must be set to a dictionary, not a '%.200T'", value);
}

bool instance_store_dict(Object *self, Object *value)
{
    if (!value)
        return raise_error(TypeError, "cannot delete __dict__");
    if (!check_is_dict(value))
        return false;
    set_slot(instance_dict_place(self), (Dict *)new_reference(value));
    return true;
}

bool instance_set_dict(Object *self, Object *value)
{
    Dict **place = instance_dict_place(self);
    if (!place)
        return raise_no_dict();
    if (value && !check_is_dict(value))
        return false;
    Dict *old = *place;
    DictValues *values = instance_inline_values(self);
    incref_maybe(value);
    let_go_of_values(self, old);
    *place = (Dict *)value;
    if (values && values->valid)
        clear_values(values);
    decref_maybe(old);
    return true;
}

/* ---- attributes in the instance ---------------------------------------------------------------------------- */

Object *instance_get(Object *self, Str *name)
{
    DictValues *values = instance_inline_values(self);
    if (values) {
        isize index = keys_find_str(self->type->shared_keys, name);
        if (index >= 0)
            return index < values->capacity ? values->values[index] : NULL;
        if (!*instance_dict_slot(self))
            return NULL;
    }
    Dict *dict = instance_dict_peek(self);
    return dict ? dict_get_str(dict, name) : NULL;
}

/* Where the attribute stands, or NULL: the class has a say in it, or there is no such place. */
static Object **place_at_once(Object *self, Str *name, bool is_store)
{
    Type *type = self->type;
    if (!(type->flags & TYPE_INLINE_VALUES))
        return NULL;
    LookupEntry *entry = type_lookup_entry(type, name);
    if (UNLIKELY(!entry) || (entry->value && (!is_store || entry->value->type->slots.descriptor_set)))
        return NULL;
    if (UNLIKELY(entry->value_index < 0)) {
        isize index = keys_find_str(type->shared_keys, name);
        if (index < 0)
            return NULL;
        entry->value_index = (int32_t)index;
    }
    DictValues *values = instance_values(self);
    return values->valid && entry->value_index < values->capacity ? &values->values[entry->value_index] : NULL;
}

Object *instance_get_at_once(Object *self, Str *name)
{
    if (self->type->slots.get_attribute != object_generic_get_attribute)
        return NULL;
    Object **place = place_at_once(self, name, false);
    return place ? *place : NULL;
}

bool instance_set_at_once(Object *self, Str *name, Object *value)
{
    if (self->type->slots.set_attribute != object_generic_set_attribute)
        return false;
    Object **place = place_at_once(self, name, true);
    if (!place || !*place || *instance_dict_slot(self))
        return false;
    Object *old = *place;
    if (old->refcount == 1 && !(old->flags & (FLAG_COMPACT_INT | FLAG_FLOAT | FLAG_ASCII)))
        return false; /* its __del__ could count what the general way holds */
    *place = new_reference(value);
    decref(old);
    return true;
}

/* -1: the name has no place among the inline values. */
static isize index_for_name(Object *self, const DictValues *values, Str *name, bool is_store)
{
    isize index = keys_find_str(self->type->shared_keys, name);
    if (index < 0 && is_store)
        index = keys_add_name(self->type->shared_keys, name);
    return index < values->capacity ? index : -1;
}

static int set_in_dict(Object *self, Str *name, Object *value)
{
    if (value) {
        Dict *dict = instance_dict(self);
        if (!dict)
            return error_occurred() ? -1 : 0;
        incref(dict);
        bool done = dict_set_str(dict, name, value);
        decref(dict);
        return done ? 1 : -1;
    }
    Dict *dict = instance_dict_peek(self);
    if (!dict)
        return 0;
    incref(dict);
    int found = dict_discard(dict, (Object *)name);
    decref(dict);
    return found;
}

int instance_set(Object *self, Str *name, Object *value)
{
    DictValues *values = instance_inline_values(self);
    Dict *dict = values ? *instance_dict_slot(self) : NULL;
    if (!values || (dict && !dict_borrows(dict, values)))
        return set_in_dict(self, name, value);
    isize index = index_for_name(self, values, name, value != NULL);
    if (index < 0)
        return set_in_dict(self, name, value);
    if (!value && !values->values[index])
        return 0;
    Object *old = values_exchange(values, index, new_reference_maybe(value));
    if (dict)
        dict->used += (value != NULL) - (old != NULL);
    decref_maybe(old);
    return 1;
}

/* ---- walking ----------------------------------------------------------------------------------------------- */

static const Member *members_of(const Type *type)
{
    return (const Member *)((const char *)type + type->head.type->size_bytes);
}

/* Members of __slots__, class by class from the object's own down to its built-in base. */
static void traverse_members(Object *self, VisitFunction visit, void *context)
{
    isize index = 0;
    for (const Type *type = self->type; type && (type->flags & TYPE_HEAP); type = type->base)
        for (isize i = 0; i < type->slot_count; i++, index++)
            VISIT(*(Object **)((char *)self + members_of(type)[i].offset), EDGE_MEMBER, index);
}

void instance_traverse(Object *self, VisitFunction visit, void *context)
{
    const Type *type = self->type, *base = type;
    while (base->flags & TYPE_HEAP)
        base = base->base;
    traverse_members(self, visit, context);
    DictValues *values = instance_inline_values(self);
    if (values)
        for (int i = 0; i < values->capacity; i++)
            VISIT(values->values[i], EDGE_ATTRIBUTE, i);
    if (self->flags & FLAG_PREHEADER)
        VISIT(*instance_dict_slot(self), EDGE_DICT, 0);
    else if (type->dict_offset && !base->dict_offset)
        VISIT(*(Dict **)((char *)self + type->dict_offset), EDGE_DICT, 0);
    VISIT(type, EDGE_TYPE, 0);
    if (base->traverse && base != TYPE(object))
        base->traverse(self, visit, context);
}

static void clear_members(Object *self)
{
    for (const Type *type = self->type; type && (type->flags & TYPE_HEAP); type = type->base)
        for (isize i = 0; i < type->slot_count; i++)
            clear_slot((Object **)((char *)self + members_of(type)[i].offset));
}

/* The collector breaks a cycle that goes through this instance. */
void instance_clear(Object *self)
{
    const Type *base = self->type;
    while (base->flags & TYPE_HEAP)
        base = base->base;
    clear_members(self);
    if (self->flags & FLAG_PREHEADER)
        clear_instance_dict(self);
    if (base->clear)
        base->clear(self);
}

/* ---- death ------------------------------------------------------------------------------------------------- */

/* The order is CPython's: __del__ (which may bring the object back), weak references, __slots__ members, the dict or the
 * inline values, then what the built-in base holds; the reference to the class goes last, with the block. */
void instance_deallocate(Object *self)
{
    Type *type = self->type, *base = type;
    while (base->flags & TYPE_HEAP)
        base = base->base;
    untrack_collected(self);
    if (UNLIKELY((type->flags & TYPE_HAS_FINALISER) || type->weakrefs_offset) && !object_finalise_from_dealloc(self))
        return;
    untrack_collected(self);
    if (!dealloc_enter_fast(self))
        return;
    if (type->flags & TYPE_HAS_MEMBERS)
        clear_members(self);
    if (self->flags & FLAG_PREHEADER) {
        DictValues *values;
        if (LIKELY(!*instance_dict_slot(self))) {
            if ((values = instance_inline_values(self)) != NULL)
                clear_values(values);
        } else {
            clear_instance_dict(self);
        }
    } else if (type->dict_offset && !base->dict_offset) {
        clear_slot((Dict **)((char *)self + type->dict_offset));
    }
    if (base->deallocate == object_free || !base->deallocate)
        object_free(self);
    else {
        if ((base->flags & TYPE_COLLECTED) && base != TYPE(object))
            gc_track(self);
        base->deallocate(self);
    }
    dealloc_leave_fast();
}
