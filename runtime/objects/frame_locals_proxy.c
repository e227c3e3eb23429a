/* frame_locals_proxy.c: frame.f_locals of a function: a mapping that reads and writes the variables themselves
 * (PEP 667). Names that are no variables go to a dict of the frame object.
 */
#include "../abstract.h"
#include "../error.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "cell.h"
#include "dict.h"
#include "frame_object.h"
#include "list.h"
#include "str.h"
#include "tuple.h"

typedef struct FrameLocalsProxy {
    Object head;
    FrameObject *frame;
} FrameLocalsProxy;

NEW Object *frame_locals_proxy_new(FrameObject *frame)
{
    FrameLocalsProxy *self = (FrameLocalsProxy *)object_new(TYPE(frame_locals_proxy));
    if (!self)
        return NULL;
    self->frame = new_reference(frame);
    gc_track((Object *)self);
    return (Object *)self;
}

enum EntryPart { KEYS, VALUES, ITEMS };

static Frame *frame_of(Object *self)
{
    return ((FrameLocalsProxy *)self)->frame->frame;
}

static Dict *extra_of(Object *self)
{
    return (Dict *)((FrameLocalsProxy *)self)->frame->extra_locals;
}

/* The slot of a variable, -1 if there is none; -2: raised (an unhashable key is no name). What reads takes bound
 * variables only; what writes leaves those of an inline comprehension alone. */
static int slot_of(Object *self, Object *key, bool reads)
{
    if (!is_str(key))
        return object_hash(key) == -1 && error_occurred() ? -2 : -1;
    Frame *frame = frame_of(self);
    for (int i = 0; i < frame->code->slot_count; i++)
        if (str_equal((Str *)frame->code->slot_names->items[i], (Str *)key) &&
            (reads ? frame_slot_value(frame, i) != NULL : !(frame->code->slot_kinds[i] & LOCAL_HIDDEN)))
            return i;
    return -1;
}

static NEW Object *proxy_get_item(Object *self, Object *key)
{
    int slot = slot_of(self, key, true);
    if (slot == -2)
        return NULL;
    Object *value = slot >= 0        ? frame_slot_value(frame_of(self), slot)
                    : extra_of(self) ? dict_get(extra_of(self), key)
                                     : NULL;
    if (value)
        return new_reference(value);
    return error_occurred() ? NULL : raise_error(KeyError, "local variable '%R' is not defined", key);
}

static bool proxy_set_item(Object *self, Object *key, Object *value)
{
    int slot = slot_of(self, key, false);
    if (slot == -2)
        return false;
    if (slot >= 0) {
        if (!value)
            return raise_error(ValueError, "cannot remove local variables from FrameLocalsProxy");
        Frame *frame = frame_of(self);
        Object **place = &frame->slots[slot];
        if (*place && (frame->code->slot_kinds[slot] & (LOCAL_CELL | LOCAL_FREE)) && is_exact(*place, cell))
            place = &((Cell *)*place)->value;
        set_slot(place, new_reference(value));
        return true;
    }
    FrameObject *object = ((FrameLocalsProxy *)self)->frame;
    if (!value) {
        if (object->extra_locals)
            return dict_delete((Dict *)object->extra_locals, key);
        return raise_key_error(key);
    }
    if (!object->extra_locals && !(object->extra_locals = (Object *)dict_new()))
        return false;
    return dict_set((Dict *)object->extra_locals, key, value);
}

static NEW Dict *as_dict(Object *self)
{
    return (Dict *)frame_locals(frame_of(self));
}

static int proxy_contains(Object *self, Object *key)
{
    int slot = slot_of(self, key, true);
    if (slot == -2)
        return -1;
    return slot >= 0 ? 1 : extra_of(self) ? dict_contains(extra_of(self), key) : 0;
}

static isize proxy_length(Object *self)
{
    isize length = extra_of(self) ? dict_length(extra_of(self)) : 0;
    Frame *frame = frame_of(self);
    for (int i = 0; i < frame->code->slot_count; i++)
        length += frame_slot_value(frame, i) != NULL;
    return length;
}

static bool append_entry(List *list, Object *key, Object *value, int part)
{
    if (part != ITEMS)
        return list_append(list, part == KEYS ? key : value);
    Tuple *pair = tuple_pack(2, key, value);
    return pair && list_append_steal(list, (Object *)pair);
}

/* Bound variables, then the added names, which may be those of an inline comprehension's variables once more. */
static NEW Object *entries(Object *self, int part)
{
    Frame *frame = frame_of(self);
    List *list = list_new(0);
    bool is_done = list != NULL;
    for (int i = 0; is_done && i < frame->code->slot_count; i++) {
        Object *value = frame_slot_value(frame, i);
        is_done = !value || append_entry(list, frame->code->slot_names->items[i], value, part);
    }
    Object *key, *value;
    isize position = 0;
    while (is_done && extra_of(self) && dict_next(extra_of(self), &position, &key, &value))
        is_done = append_entry(list, key, value, part);
    if (!is_done)
        set_slot(&list, NULL);
    return (Object *)list;
}

static NEW Object *proxy_keys(Object **args, isize count, Tuple *names)
{
    return entries(args[0], KEYS);
}

static NEW Object *proxy_values(Object **args, isize count, Tuple *names)
{
    return entries(args[0], VALUES);
}

static NEW Object *proxy_items(Object **args, isize count, Tuple *names)
{
    return entries(args[0], ITEMS);
}

static NEW Object *proxy_copy(Object **args, isize count, Tuple *names)
{
    return (Object *)as_dict(args[0]);
}

static NEW Object *proxy_iterate(Object *self)
{
    Object *keys = proxy_keys(&self, 1, NULL);
    Object *iterator = keys ? object_iterate(keys) : NULL;
    decref_maybe(keys);
    return iterator;
}

/* 1: *value is NEW; 0: no such name; -1: raised. */
static int find_item(Object *self, Object *key, Object **value)
{
    *value = proxy_get_item(self, key);
    if (*value || !error_matches(KeyError))
        return *value ? 1 : -1;
    error_clear();
    return 0;
}

static NEW Object *proxy_get(Object **args, isize count, Tuple *names)
{
    Object *value;
    if (find_item(args[0], args[1], &value) != 0)
        return value;
    return args[2] ? new_reference(args[2]) : new_none();
}

static NEW Object *proxy_set_default(Object **args, isize count, Tuple *names)
{
    Object *value;
    if (find_item(args[0], args[1], &value) != 0)
        return value;
    value = args[2] ? args[2] : NONE;
    return proxy_set_item(args[0], args[1], value) ? new_reference(value) : NULL;
}

static bool update_from(Object *self, Object *other)
{
    Dict *dict = dict_new();
    bool is_done = dict && dict_update(dict, other);
    Object *key, *value;
    isize position = 0;
    while (is_done && dict_next(dict, &position, &key, &value))
        is_done = proxy_set_item(self, key, value);
    decref_maybe(dict);
    return is_done;
}

static NEW Object *proxy_update(Object **args, isize count, Tuple *names)
{
    return update_from(args[0], args[1]) ? new_none() : NULL;
}

static NEW Object *proxy_inplace_or(Object *self, Object *other)
{
    if (!is_dict(other) && !is_exact(other, frame_locals_proxy))
        return new_not_implemented();
    return update_from(self, other) ? new_reference(self) : NULL;
}

static NEW Object *proxy_or(Object *left, Object *right)
{
    bool is_fine = (is_dict(left) || is_exact(left, frame_locals_proxy)) &&
                   (is_dict(right) || is_exact(right, frame_locals_proxy));
    if (!is_fine)
        return new_not_implemented();
    Dict *result = dict_new();
    if (result && (!dict_update(result, left) || !dict_update(result, right)))
        set_slot(&result, NULL);
    return (Object *)result;
}

static NEW Object *proxy_represent(Object *self)
{
    int inside = repr_enter(self);
    if (inside)
        return inside > 0 ? (Object *)str_from_text("{...}") : NULL;
    Dict *dict = as_dict(self);
    Object *text = dict ? (Object *)object_repr((Object *)dict) : NULL;
    decref_maybe(dict);
    repr_leave(self);
    return text;
}

static NEW Object *proxy_compare(Object *left, Object *right, CompareOperator operator)
{
    if (operator != COMPARE_EQ && operator != COMPARE_NE)
        return new_not_implemented();
    if (is_exact(right, frame_locals_proxy))
        return new_bool((frame_of(left) == frame_of(right)) == (operator == COMPARE_EQ));
    if (!is_dict(right))
        return new_not_implemented();
    Dict *dict = as_dict(left);
    Object *result = dict ? object_compare((Object *)dict, right, operator) : NULL;
    decref_maybe(dict);
    return result;
}

static void proxy_clear(Object *object)
{
    (void)object; /* the frame is needed as long as the proxy lives; its own clear breaks the cycle */
}

static const Field proxy_fields[] = {{"frame", offsetof(FrameLocalsProxy, frame)}, {0}};
static const Native proxy_methods[] = {
    {"get", proxy_get, "($self, key, default=None, /)", NULL},
    {"setdefault", proxy_set_default, "($self, key, default=None, /)", NULL},
    {"keys", proxy_keys, "($self, /)", NULL},
    {"values", proxy_values, "($self, /)", NULL},
    {"items", proxy_items, "($self, /)", NULL},
    {"copy", proxy_copy, "($self, /)", NULL},
    {"update", proxy_update, "($self, other, /)", NULL},
    {0}};

const TypeSpec frame_locals_proxy_type = {
    .name = "FrameLocalsProxy",
    .size_bytes = sizeof(FrameLocalsProxy),
    .flags = TYPE_COLLECTED | TYPE_NO_CREATE,
    .slots = {.represent = proxy_represent,
              .compare = proxy_compare,
              .hash = object_hash_not_implemented,
              .iterate = proxy_iterate,
              .length = proxy_length,
              .get_item = proxy_get_item,
              .set_item = proxy_set_item,
              .contains = proxy_contains,
              .bit_or = proxy_or,
              .inplace_bit_or = proxy_inplace_or},
    .clear = proxy_clear,
    .fields = proxy_fields,
    .methods = proxy_methods,
    .doc = "The local variables of a running function.",
};
