/* dict_methods.c: the methods of `dict`. */
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../vm/native.h"
#include "dict_keys.h"
#include "generic_alias.h"
#include "set.h"
#include "slot_dispatch.h"
#include "tuple.h"

static Object *method_contains(Object **args, isize count, Tuple *names)
{
    int answer = dict_contains((Dict *)args[0], args[1]);
    return answer < 0 ? NULL : new_bool(answer);
}

static Object *method_get_item(Object **args, isize count, Tuple *names)
{
    return TYPE(dict)->slots.get_item(args[0], args[1]);
}

static Object *method_sizeof(Object **args, isize count, Tuple *names)
{
    return int_from_isize((isize)TYPE(dict)->spec->shown_size(args[0]));
}

static Object *method_get(Object **args, isize count, Tuple *names)
{
    Object *value = dict_get((Dict *)args[0], args[1]);
    if (value)
        return new_reference(value);
    if (error_occurred())
        return NULL;
    return args[2] ? new_reference(args[2]) : new_none();
}

static Object *method_setdefault(Object **args, isize count, Tuple *names)
{
    Object *value = dict_set_default((Dict *)args[0], args[1], args[2] ? args[2] : NONE);
    return value ? new_reference(value) : NULL;
}

static Object *method_pop(Object **args, isize count, Tuple *names)
{
    return dict_pop((Dict *)args[0], args[1], args[2]);
}

/* The last entry; its place in the table is given back, its slot in the index is not. */
static Object *take_last(Dict *self, Tuple *pair)
{
    if (self->values && !dict_resize(self, self->keys->log2_size, true))
        return NULL;
    DictKeys *keys = self->keys;
    keys->version = 0;
    isize last = keys->entry_count - 1;
    if (keys_are_str(keys)) {
        DictStrEntry *entries = keys_str_entries(keys);
        while (!entries[last].value)
            last--;
        keys_set_index(keys, keys_slot_of(keys, str_hash((Str *)entries[last].key), last), INDEX_DELETED);
        pair->items[0] = entries[last].key;
        pair->items[1] = entries[last].value;
        entries[last] = (DictStrEntry){NULL, NULL};
    } else {
        DictEntry *entries = keys_general_entries(keys);
        while (!entries[last].value)
            last--;
        keys_set_index(keys, keys_slot_of(keys, entries[last].hash, last), INDEX_DELETED);
        pair->items[0] = entries[last].key;
        pair->items[1] = entries[last].value;
        entries[last] = (DictEntry){0, NULL, NULL};
    }
    keys->entry_count = last;
    self->used--;
    return (Object *)pair;
}

static Object *method_popitem(Object **args, isize count, Tuple *names)
{
    Dict *self = (Dict *)args[0];
    Tuple *pair = tuple_new(2);
    if (!pair)
        return NULL;
    if (self->used == 0) {
        decref(pair);
        return raise_error(KeyError, "popitem(): dictionary is empty");
    }
    Object *result = take_last(self, pair);
    if (!result)
        decref(pair);
    return result;
}

static Object *method_keys(Object **args, isize count, Tuple *names)
{
    return dict_view_new(args[0], TYPE(dict_keys));
}

static Object *method_items(Object **args, isize count, Tuple *names)
{
    return dict_view_new(args[0], TYPE(dict_items));
}

static Object *method_values(Object **args, isize count, Tuple *names)
{
    return dict_view_new(args[0], TYPE(dict_values));
}

static Object *method_update(Object **args, isize count, Tuple *names)
{
    Dict *self = (Dict *)args[0];
    if (count > 2)
        return raise_error(TypeError, "update expected at most 1 argument, got %zd", count - 1);
    NATIVE_FRAME(held, "dict.update", "unused");
    arguments_hold(held, args, count, NULL); /* CPython passes a tuple */
    bool done = (count < 2 || dict_update(self, args[1])) && dict_update_keywords(self, args + count, names);
    arguments_let_go(held);
    return native_leave(held, done ? new_none() : NULL);
}

static bool fill_from_dict(Dict *self, Dict *keys, Object *value)
{
    if (!dict_resize(self, keys_log2_for_entries(keys->used), keys_are_str(keys->keys)))
        return false;
    isize position = 0, hash;
    Object *key;
    while (dict_next_with_hash(keys, &position, &key, NULL, &hash))
        if (!dict_insert(self, key, hash, value))
            return false;
    return true;
}

static bool fill_from_set(Dict *self, Set *keys, Object *value)
{
    if (!dict_resize(self, keys_log2_for_entries(keys->used), false))
        return false;
    isize position = 0, hash;
    Object *key;
    while (set_next(keys, &position, &key, &hash))
        if (!dict_insert(self, key, hash, value))
            return false;
    return true;
}

static bool fill_from_iterable(Object *target, Object *iterable, Object *value)
{
    NATIVE_FRAME(held, "dict.fromkeys", "iterator", "key");
    held[0] = object_iterate(iterable);
    int more = held[0] ? 1 : -1;
    while (more > 0 && (more = iter_next(held[0], &held[1])) > 0) {
        bool done = is_exact(target, dict) ? dict_set((Dict *)target, held[1], value)
                                           : object_set_item(target, held[1], value);
        if (!done)
            more = -1;
        clear_slot(&held[1]);
    }
    return native_leave_bool(held, more == 0);
}

static Object *method_fromkeys(Object **args, isize count, Tuple *names)
{
    Object *iterable = args[1], *value = args[2] ? args[2] : NONE;
    NATIVE_FRAME(held, "dict.fromkeys", "dict");
    Object *made = held[0] = object_call_none(args[0]);
    if (!made)
        return native_leave(held, NULL);
    bool is_fresh = is_exact(made, dict) && ((Dict *)made)->used == 0, done;
    if (is_fresh && is_exact(iterable, dict))
        done = fill_from_dict((Dict *)made, (Dict *)iterable, value);
    else if (is_fresh && (is_exact(iterable, set) || is_exact(iterable, frozenset)))
        done = fill_from_set((Dict *)made, (Set *)iterable, value);
    else
        done = fill_from_iterable(made, iterable, value);
    if (!done)
        return native_leave(held, NULL);
    return native_leave_with(held, 0);
}

static Object *method_clear(Object **args, isize count, Tuple *names)
{
    dict_clear((Dict *)args[0]);
    return new_none();
}

static Object *method_copy(Object **args, isize count, Tuple *names)
{
    return (Object *)dict_copy((Dict *)args[0]);
}

static Object *method_reversed(Object **args, isize count, Tuple *names)
{
    return dict_iterate_as((Dict *)args[0], TYPE(dict_reverse_key_iterator));
}

const Native dict_methods[] = {
    {"__contains__", method_contains, "($self, key, /)", "True if the dictionary has the specified key, else False.",
     NATIVE_COEXIST},
    {"__getitem__", method_get_item, "($self, key, /)", "Return self[key].", NATIVE_COEXIST},
    {"__sizeof__", method_sizeof, "($self, /)", "Return the size of the dict in memory.", 0},
    {"get", method_get, "($self, key, default=None, /)",
     "Return the value for key if key is in the dictionary, else default.", 0},
    {"setdefault", method_setdefault, "($self, key, default=None, /)",
     "Insert key with a value of default if key is not in the dictionary.\n\n"
     "Return the value for key if key is in the dictionary, else default.",
     0},
    {"pop", method_pop, "($self, key, default=<unrepresentable>, /)",
     "D.pop(k[,d]) -> v, remove specified key and return the corresponding value.\n\n"
     "If the key is not found, return the default if given; otherwise,\nraise a KeyError.",
     0},
    {"popitem", method_popitem, "($self, /)",
     "Remove and return a (key, value) pair as a 2-tuple.\n\n"
     "Pairs are returned in LIFO (last-in, first-out) order.\nRaises KeyError if the dict is empty.",
     0},
    {"keys", method_keys, "($self, /)", "D.keys() -> a set-like object providing a view on D's keys", 0},
    {"items", method_items, "($self, /)", "D.items() -> a set-like object providing a view on D's items", 0},
    {"values", method_values, "($self, /)", "D.values() -> an object providing a view on D's values", 0},
    {"update", method_update, "($self, /, *args, **kwargs)",
     "D.update([E, ]**F) -> None.  Update D from mapping/iterable E and F.", NATIVE_RAW},
    {"fromkeys", method_fromkeys, "($type, iterable, value=None, /)",
     "Create a new dictionary with keys from iterable and values set to value.", NATIVE_CLASS},
    {"clear", method_clear, "($self, /)", "Remove all items from the dict.", 0},
    {"copy", method_copy, "($self, /)", "Return a shallow copy of the dict.", 0},
    {"__reversed__", method_reversed, "($self, /)", "Return a reverse iterator over the dict keys.", 0},
    CLASS_GETITEM_METHOD,
    {0}};
