/* dict.c: the operations of dictionaries. Tables: dict_keys.c; the Python side: dict_methods.c, dict_views.c.
 *
 * A dict is a count and a key table. The table is its own (combined: keys and values in the entries), or that
 * of a class (split: values in an array of their own, which may stand inside an instance, the lender).
 *
 * Always true: `used` is the number of values that are not NULL; an empty dict that was never filled has
 * EMPTY_KEYS; `values` is not NULL iff the table is split; a dict of str keys can be searched for a str
 * without running Python.
 *
 * A comparison with a key may run __eq__, which may change the dict: so the table and the key that was compared
 * are looked at again afterwards, and the search begins anew if they differ. The key being inserted, its value
 * and the key compared with are held meanwhile, as in CPython. What falls out of the dict is released last.
 */
#include "dict.h"

#include <string.h>

#include "../abstract.h"
#include "../error.h"
#include "../heap/blocks.h"
#include "../heap/fresh.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../vm/native.h"
#include "dict_keys.h"
#include "list.h"
#include "set.h"
#include "tracking.h"
#include "tuple.h"

/* ---- making ------------------------------------------------------------------------------------------------ */

static NEW Dict *dict_new_with_keys(STOLEN DictKeys *keys, DictValues *values, isize used)
{
    Dict *self = free_list_pop(FREE_DICT);
    if (LIKELY(self != NULL)) {
        self->head = (Object){1, FLAG_COLLECTED, TYPE(dict)};
    } else if (!(self = (Dict *)fresh_collected(TYPE(dict), sizeof(Dict)))) {
        keys_release(keys);
        return NULL;
    }
    self->used = used;
    self->lender = NULL;
    self->keys = keys;
    self->values = values;
    return self;
}

NEW Dict *dict_new(void)
{
    return dict_new_with_keys(EMPTY_KEYS, NULL, 0);
}

#define PRESIZE_MOST 17 /* log2: a larger dict grows step by step, as in CPython */

static NEW Dict *dict_new_presized(isize count, bool only_str_keys)
{
    if (count <= usable_of(1 << KEYS_LOG2_LEAST))
        return dict_new();
    unsigned log2 = count > usable_of((isize)1 << PRESIZE_MOST) ? PRESIZE_MOST : keys_log2_for_entries(count);
    DictKeys *keys = keys_new(log2, only_str_keys);
    return keys ? dict_new_with_keys(keys, NULL, 0) : NULL;
}

NEW Dict *dict_from_items(Object *const *keys, isize key_step, Object *const *values, isize value_step, isize count)
{
    bool only_str = true;
    for (isize i = 0; i < count && only_str; i++)
        only_str = is_exact(keys[i * key_step], str);
    Dict *self = dict_new_presized(count, only_str);
    if (!self)
        return NULL;
    NATIVE_FRAME(held, "dict display", "dict");
    held[0] = (Object *)self;
    for (isize i = 0; i < count; i++)
        if (!dict_set(self, keys[i * key_step], values[i * value_step]))
            return (Dict *)native_leave(held, NULL);
    return (Dict *)native_leave_with(held, 0);
}

static inline void maintain_tracking(Dict *self, Object *key, Object *value)
{
    if (!gc_is_tracked((Object *)self) && (may_be_tracked(key) || may_be_tracked(value)))
        gc_track((Object *)self);
}

/* ---- the table --------------------------------------------------------------------------------------------- */

static void move_split_entries(Dict *self, DictKeys *fresh)
{
    DictStrEntry *old = keys_str_entries(self->keys);
    for (isize i = 0; i < self->used; i++) {
        isize index = values_index_of_rank(self->values, i);
        Object *key = new_reference(old[index].key), *value = self->values->values[index];
        if (keys_are_str(fresh))
            keys_str_entries(fresh)[i] = (DictStrEntry){key, value};
        else
            keys_general_entries(fresh)[i] = (DictEntry){((Str *)key)->hash, key, value};
    }
}

static void move_combined_entries(Dict *self, DictKeys *fresh)
{
    DictKeys *old = self->keys;
    isize count = 0;
    for (isize i = 0; i < old->entry_count; i++) {
        if (!keys_are_str(old)) {
            DictEntry *entry = &keys_general_entries(old)[i];
            if (entry->value)
                keys_general_entries(fresh)[count++] = *entry;
            continue;
        }
        DictStrEntry *entry = &keys_str_entries(old)[i];
        if (!entry->value)
            continue;
        if (keys_are_str(fresh))
            keys_str_entries(fresh)[count++] = *entry;
        else
            keys_general_entries(fresh)[count++] = (DictEntry){((Str *)entry->key)->hash, entry->key, entry->value};
    }
}

/* Embedded values whose references have moved into a combined table. */
static void abandon_values(DictValues *values)
{
    if (!values->embedded) {
        values_free(values);
        return;
    }
    values->valid = 0;
    values->size = 0;
    memset(values->values, 0, values->capacity * sizeof(Object *));
}

/* Moves everything into a combined table of 2^log2_size slots. Runs no Python. */
bool dict_resize(Dict *self, unsigned log2_size, bool only_str)
{
    DictKeys *old = self->keys;
    DictKeys *fresh = keys_new(log2_size, only_str && keys_are_str(old));
    if (!fresh)
        return false;
    if (self->values) {
        move_split_entries(self, fresh);
        abandon_values(self->values);
        self->values = NULL;
        self->lender = NULL;
        keys_leave(old, (Object *)self);
    } else {
        move_combined_entries(self, fresh);
        keys_free(old);
    }
    keys_build_index(fresh, self->used);
    fresh->usable -= self->used;
    fresh->entry_count = self->used;
    self->keys = fresh;
    return true;
}

static bool grow(Dict *self, bool only_str)
{
    return dict_resize(self, keys_log2_for_slots(self->used * 3), only_str);
}

/* A copy of a combined table that has no holes worth closing; every key and value gains a reference. */
static DictKeys *clone_keys(const DictKeys *keys)
{
    DictKeys *clone = keys_new(keys->log2_size, keys_are_str(keys));
    if (!clone)
        return NULL;
    size_t bytes = keys_size_bytes(keys) - offsetof(DictKeys, indices);
    memcpy(clone->indices, keys->indices, bytes);
    clone->usable = keys->usable;
    clone->entry_count = keys->entry_count;
    for (isize i = 0; i < clone->entry_count; i++) {
        if (keys_are_str(clone)) {
            incref_maybe(keys_str_entries(clone)[i].key);
            incref_maybe(keys_str_entries(clone)[i].value);
        } else {
            incref_maybe(keys_general_entries(clone)[i].key);
            incref_maybe(keys_general_entries(clone)[i].value);
        }
    }
    return clone;
}

/* ---- looking up -------------------------------------------------------------------------------------------- */

static Object **value_place(Dict *self, isize index)
{
    if (self->values)
        return &self->values->values[index];
    return keys_are_str(self->keys) ? &keys_str_entries(self->keys)[index].value
                                    : &keys_general_entries(self->keys)[index].value;
}

/* One comparison that runs Python. 1 equal, 0 not, LOOKUP_FAILED, LOOKUP_RESTART. */
static isize compare_asking(Dict *self, DictKeys *keys, isize index, Object *key)
{
    NATIVE_FRAME(held, "dict lookup", "key compared with");
    Object *candidate = held[0] = new_reference(keys_key_at(keys, index));
    int equal = object_compare_bool(candidate, key, COMPARE_EQ);
    isize answer = equal < 0 ? LOOKUP_FAILED : equal;
    if (equal >= 0 && (self->keys != keys || index >= keys->entry_count || keys_key_at(keys, index) != candidate))
        answer = LOOKUP_RESTART;
    (void)native_leave_bool(held, equal >= 0);
    /* the candidate's death may have changed the dict as well */
    if (answer != LOOKUP_FAILED && self->keys != keys)
        answer = LOOKUP_RESTART;
    return answer;
}

/* The search with comparisons that run Python. Index, INDEX_EMPTY, LOOKUP_FAILED or LOOKUP_RESTART. */
static isize find_asking(Dict *self, Object *key, isize hash)
{
    DictKeys *keys = self->keys;
    size_t mask = (size_t)keys_slots(keys) - 1, perturb = (size_t)hash, slot = (size_t)hash & mask;
    for (;;) {
        isize index = keys_index(keys, slot);
        if (index == INDEX_EMPTY)
            return INDEX_EMPTY;
        if (index >= 0) {
            Object *candidate = keys_key_at(keys, index);
            if (candidate == key)
                return index;
            if (keys_hash_at(keys, index) == hash) {
                isize answer = compare_asking(self, keys, index, key);
                if (answer < 0)
                    return answer;
                if (answer)
                    return index;
            }
        }
        perturb >>= 5;
        slot = (slot * 5 + perturb + 1) & mask;
    }
}

isize dict_lookup(Dict *self, Object *key, isize hash, Object **value)
{
    isize index = keys_find(self->keys, key, hash);
    if (UNLIKELY(index == LOOKUP_ASKS)) {
        do
            index = find_asking(self, key, hash);
        while (index == LOOKUP_RESTART);
    }
    *value = index >= 0 ? *value_place(self, index) : NULL;
    return index;
}

BORROWED Object *dict_get_with_hash(Dict *self, Object *key, isize hash)
{
    Object *value;
    dict_lookup(self, key, hash, &value);
    return value;
}

BORROWED Object *dict_get(Dict *self, Object *key)
{
    isize hash = hash_of_key_slow(key);
    return hash == -1 ? NULL : dict_get_with_hash(self, key, hash);
}

BORROWED Object *dict_get_str(Dict *self, Str *key)
{
    if (UNLIKELY(!keys_are_str(self->keys)))
        return dict_get_with_hash(self, (Object *)key, str_hash(key));
    isize index = keys_find_str_hash(self->keys, key, str_hash(key));
    return index < 0 ? NULL : dict_value_at(self, index);
}

BORROWED Object *dict_get_text(Dict *self, const char *key)
{
    Str *name = str_intern_text(key);
    if (!name)
        return NULL;
    Object *value = dict_get_str(self, name);
    decref(name);
    return value;
}

/* 1: *value is what the key has, borrowed; 0: nothing; -1: raised. */
static inline int look_up(Dict *self, Object *key, isize *hash, isize *index, Object **value)
{
    *value = NULL;
    *hash = hash_of_key_slow(key);
    if (*hash == -1 || (*index = dict_lookup(self, key, *hash, value)) == LOOKUP_FAILED)
        return -1;
    return *value != NULL;
}

int dict_find(Dict *self, Object *key, Object **value)
{
    isize hash, index;
    int found = look_up(self, key, &hash, &index, value);
    if (found > 0)
        incref(*value);
    return found;
}

int dict_contains(Dict *self, Object *key)
{
    isize hash, index;
    Object *value;
    return look_up(self, key, &hash, &index, &value);
}

/* ---- setting ----------------------------------------------------------------------------------------------- */

/* Adds an entry for a key known to be absent; keeps references of its own. */
static bool insert_absent(Dict *self, Object *key, isize hash, Object *value)
{
    if (self->keys->usable <= 0 && !grow(self, true))
        return false;
    DictKeys *keys = self->keys;
    keys->version = 0;
    isize index = keys->entry_count;
    keys_set_index(keys, keys_slot_for(keys, hash), index);
    if (keys_are_str(keys))
        keys_str_entries(keys)[index] = (DictStrEntry){new_reference(key), new_reference(value)};
    else
        keys_general_entries(keys)[index] = (DictEntry){hash, new_reference(key), new_reference(value)};
    keys->usable--;
    keys->entry_count++;
    self->used++;
    maintain_tracking(self, key, value);
    return true;
}

static bool insert_first(Dict *self, Object *key, isize hash, Object *value)
{
    DictKeys *keys = keys_new(KEYS_LOG2_LEAST, is_exact(key, str));
    if (!keys)
        return false;
    self->keys = keys;
    if (insert_absent(self, key, hash, value))
        return true;
    self->keys = EMPTY_KEYS;
    keys_free(keys);
    return false;
}

/* Into the values of a split table; the old value is released. */
static void store_split(Dict *self, isize index, Object *key, Object *value)
{
    maintain_tracking(self, key, value);
    Object *old = values_exchange(self->values, index, new_reference(value));
    if (!old)
        self->used++;
    decref_maybe(old);
}

/* The table can take this key afterwards. *index >= 0: a place in a split table was found for it. */
static bool prepare_insert(Dict *self, Object *key, isize *index)
{
    *index = INDEX_EMPTY;
    if (keys_are_str(self->keys) && !is_exact(key, str))
        return grow(self, false);
    if (!self->values)
        return true;
    *index = keys_add_name(self->keys, (Str *)key);
    return *index >= 0 || grow(self, true);
}

static bool insert_found(Dict *self, Object *key, isize hash, Object *value, isize index)
{
    if (index == LOOKUP_FAILED)
        return false;
    if (index == INDEX_EMPTY)
        return insert_absent(self, key, hash, value);
    maintain_tracking(self, key, value);
    set_slot(value_place(self, index), new_reference(value));
    return true;
}

/* The key, its value and the key compared with are held while Python runs. */
static NOINLINE bool insert_asking(Dict *self, Object *key, isize hash, Object *value)
{
    NATIVE_FRAME(held, "dict insertion", "key", "value");
    held[0] = new_reference(key);
    held[1] = new_reference(value);
    Object *old;
    isize index = dict_lookup(self, key, hash, &old);
    return native_leave_bool(held, insert_found(self, key, hash, value, index));
}

bool dict_insert(Dict *self, Object *key, isize hash, Object *value)
{
    if (self->keys == EMPTY_KEYS)
        return insert_first(self, key, hash, value);
    isize index;
    if (UNLIKELY(self->values || (keys_are_str(self->keys) && !is_exact(key, str)))) {
        if (!prepare_insert(self, key, &index))
            return false;
        if (index >= 0) {
            store_split(self, index, key, value);
            return true;
        }
    }
    index = keys_find(self->keys, key, hash);
    if (UNLIKELY(index == LOOKUP_ASKS))
        return insert_asking(self, key, hash, value);
    return insert_found(self, key, hash, value, index);
}

static NOINLINE bool set_asking(Dict *self, Object *key, Object *value, bool are_held)
{
    NATIVE_FRAME(held, "dict insertion", "key", "value");
    if (!are_held) {
        held[0] = new_reference(key);
        held[1] = new_reference(value);
    }
    isize hash = object_hash(key);
    Object *old;
    if (hash == -1)
        return native_leave_bool(held, false);
    isize index = INDEX_EMPTY;
    if (self->keys == EMPTY_KEYS)
        return native_leave_bool(held, insert_first(self, key, hash, value));
    if (!prepare_insert(self, key, &index))
        return native_leave_bool(held, false);
    if (index >= 0) {
        store_split(self, index, key, value);
        return native_leave_bool(held, true);
    }
    index = dict_lookup(self, key, hash, &old);
    return native_leave_bool(held, insert_found(self, key, hash, value, index));
}

bool dict_set(Dict *self, Object *key, Object *value)
{
    isize hash;
    if (LIKELY(hash_at_once(key, &hash)))
        return dict_insert(self, key, hash, value);
    return set_asking(self, key, value, false);
}

bool dict_set_held(Dict *self, Object *key, Object *value)
{
    isize hash;
    if (LIKELY(hash_at_once(key, &hash)))
        return dict_insert(self, key, hash, value);
    return set_asking(self, key, value, true);
}

bool dict_set_steal(Dict *self, STOLEN Object *key, STOLEN Object *value)
{
    bool done = dict_set(self, key, value);
    decref(key);
    decref(value);
    return done;
}

bool dict_set_with_hash(Dict *self, Object *key, isize hash, Object *value)
{
    return dict_insert(self, key, hash, value);
}

bool dict_set_str(Dict *self, Str *key, Object *value)
{
    return dict_insert(self, (Object *)key, str_hash(key), value);
}

bool dict_set_text(Dict *self, const char *key, Object *value)
{
    Str *name = str_intern_text(key);
    if (!name)
        return false;
    bool done = dict_set_str(self, name, value);
    decref(name);
    return done;
}

BORROWED Object *dict_set_default(Dict *self, Object *key, Object *otherwise)
{
    isize hash = hash_of_key_slow(key), index = INDEX_EMPTY;
    if (hash == -1)
        return NULL;
    if (self->keys == EMPTY_KEYS)
        return insert_first(self, key, hash, otherwise) ? otherwise : NULL;
    if (!prepare_insert(self, key, &index))
        return NULL;
    if (index >= 0) {
        Object *value = self->values->values[index];
        if (!value)
            store_split(self, index, key, value = otherwise);
        return value;
    }
    Object *value;
    index = dict_lookup(self, key, hash, &value);
    if (index == LOOKUP_FAILED)
        return NULL;
    if (index >= 0)
        return value;
    return insert_absent(self, key, hash, otherwise) ? otherwise : NULL;
}

/* ---- deleting ---------------------------------------------------------------------------------------------- */

/* Takes entry `index` out; gives its value. Runs Python (the key's death, which for a str is none). */
static Object *delete_entry(Dict *self, isize hash, isize index)
{
    Object *value = *value_place(self, index), *key = NULL;
    self->used--;
    if (self->values) {
        (void)values_exchange(self->values, index, NULL);
        return value;
    }
    DictKeys *keys = self->keys;
    keys->version = 0;
    keys_set_index(keys, keys_slot_of(keys, hash, index), INDEX_DELETED);
    if (keys_are_str(keys)) {
        key = keys_str_entries(keys)[index].key;
        keys_str_entries(keys)[index] = (DictStrEntry){NULL, NULL};
    } else {
        key = keys_general_entries(keys)[index].key;
        keys_general_entries(keys)[index] = (DictEntry){0, NULL, NULL};
    }
    if (is_exact(key, str)) {
        decref(key);
        return value;
    }
    NATIVE_FRAME(held, "dict deletion", "key", "value");
    held[0] = key;
    held[1] = value;
    clear_slot(&held[0]);
    return native_leave_with(held, 1);
}

/* The value, NEW, of a key that is taken out; 0: absent, -1: raised. */
static int take(Dict *self, Object *key, Object **value)
{
    isize hash, index;
    int found = look_up(self, key, &hash, &index, value);
    if (found > 0)
        *value = delete_entry(self, hash, index);
    else
        *value = NULL;
    return found;
}

int dict_take(Dict *self, Object *key, Object **value)
{
    *value = NULL;
    return self->used == 0 ? 0 : take(self, key, value); /* an empty dict asks for no hash */
}

int dict_discard(Dict *self, Object *key)
{
    Object *value;
    int found = dict_take(self, key, &value);
    decref_maybe(value);
    return found;
}

bool dict_delete(Dict *self, Object *key)
{
    Object *value;
    int found = take(self, key, &value);
    if (found == 0)
        raise_key_error(key);
    decref_maybe(value);
    return found > 0;
}

bool dict_delete_str(Dict *self, Str *key)
{
    return dict_delete(self, (Object *)key);
}

NEW Object *dict_pop(Dict *self, Object *key, Object *otherwise_or_null)
{
    Object *value;
    int found = dict_take(self, key, &value);
    if (found != 0)
        return value;
    if (otherwise_or_null)
        return new_reference(otherwise_or_null);
    return raise_key_error(key);
}

static void clear_embedded(DictValues *values)
{
    Object *taken[SHARED_KEYS_MAX];
    isize count = values->capacity;
    memcpy(taken, values->values, (size_t)count * sizeof(Object *));
    memset(values->values, 0, (size_t)count * sizeof(Object *));
    values->size = 0;
    NATIVE_FRAME(held, "dict.clear", "values");
    native_release_array(held, taken, count);
    (void)native_leave(held, NULL);
}

void dict_release_values(DictValues *values)
{
    NATIVE_FRAME(held, "dict.clear", "values");
    native_release_array(held, values->values, values->capacity);
    values_free(values);
    (void)native_leave(held, NULL);
}

void dict_clear(Dict *self)
{
    DictKeys *keys = self->keys;
    DictValues *values = self->values;
    if (keys == EMPTY_KEYS)
        return;
    self->used = 0;
    if (values && values->embedded) {
        clear_embedded(values);
        return;
    }
    self->keys = EMPTY_KEYS;
    self->values = NULL;
    if (!values) {
        keys_release(keys);
        return;
    }
    dict_release_values(values);
    keys_leave(keys, (Object *)self);
}

/* ---- walking ----------------------------------------------------------------------------------------------- */

bool dict_next_with_hash(Dict *self, isize *position, Object **key, Object **value, isize *hash)
{
    isize i = *position;
    DictKeys *keys = self->keys;
    Object *found = NULL;
    if (self->values) {
        if (i < 0 || i >= self->used)
            return false;
        isize index = values_index_of_rank(self->values, i);
        *position = i + 1;
        if (key)
            *key = keys_str_entries(keys)[index].key;
        if (value)
            *value = self->values->values[index];
        if (hash)
            *hash = keys_hash_at(keys, index);
        return true;
    }
    if (i < 0)
        return false;
    for (; i < keys->entry_count; i++)
        if ((found = *value_place(self, i)))
            break;
    if (!found)
        return false;
    *position = i + 1;
    if (key)
        *key = keys_key_at(keys, i);
    if (value)
        *value = found;
    if (hash)
        *hash = keys_hash_at(keys, i);
    return true;
}

bool dict_next(Dict *self, isize *position, Object **key, Object **value)
{
    return dict_next_with_hash(self, position, key, value, NULL);
}

static List *to_list(Dict *self, bool values)
{
    List *list = list_new(self->used);
    if (!list)
        return NULL;
    isize position = 0, i = 0;
    Object *key, *value;
    while (dict_next(self, &position, &key, &value))
        list->items[i++] = new_reference(values ? value : key);
    return list;
}

NEW List *dict_keys_list(Dict *self)
{
    return to_list(self, false);
}

bool dict_check_keywords(Dict *keywords)
{
    Object *key;
    isize position = 0;
    while (dict_next(keywords, &position, &key, NULL))
        if (!is_str(key))
            return raise_error(TypeError, "keywords must be strings");
    return true;
}

/* ---- copying and merging ----------------------------------------------------------------------------------- */

static Dict *copy_split(Dict *self)
{
    DictValues *values = values_copy(self->values);
    if (!values)
        return NULL;
    keys_retain(self->keys);
    Dict *copy = dict_new_with_keys(self->keys, values, self->used);
    if (!copy) {
        values_free(values);
        return NULL;
    }
    for (isize i = 0; i < values->capacity; i++)
        incref_maybe(values->values[i]);
    return copy;
}

NEW Dict *dict_copy(Dict *self)
{
    if (self->used == 0)
        return dict_new();
    Dict *copy;
    if (self->values) {
        copy = copy_split(self);
    } else if (dict_iterates_plainly(self) && self->used >= self->keys->entry_count * 2 / 3) {
        DictKeys *keys = clone_keys(self->keys);
        copy = keys ? dict_new_with_keys(keys, NULL, self->used) : NULL;
    } else {
        copy = dict_new();
        if (copy && !dict_merge(copy, (Object *)self, 1)) {
            decref(copy);
            copy = NULL;
        }
        return copy;
    }
    if (copy && gc_is_tracked((Object *)self))
        gc_track((Object *)copy);
    return copy;
}

/* An empty dict takes over a clone of a table without holes. 1 done, 0 not applicable, -1 raised. */
static int merge_by_clone(Dict *self, Dict *other)
{
    DictKeys *keys = other->keys;
    if (self->values || other->values || other->used != keys->entry_count)
        return 0;
    if (keys->log2_size != KEYS_LOG2_LEAST && usable_of(keys_slots(keys) / 2) >= other->used)
        return 0;
    DictKeys *clone = clone_keys(keys), *old = self->keys;
    if (!clone)
        return -1;
    self->keys = clone;
    self->used = other->used;
    if (gc_is_tracked((Object *)other))
        gc_track((Object *)self);
    keys_release(old);
    return 1;
}

static bool merge_entry(Dict *self, Object *key, isize hash, Object *value, int override)
{
    if (override != 1) {
        Object *present;
        isize index = dict_lookup(self, key, hash, &present);
        if (index == LOOKUP_FAILED)
            return false;
        if (present && override == 0)
            return true;
        if (present)
            return raise_key_error(key);
    }
    return dict_insert(self, key, hash, value);
}

static bool merge_dict(Dict *self, Dict *other, int override)
{
    if (other == self || other->used == 0)
        return true;
    if (self->used == 0) {
        override = 1;
        int done = merge_by_clone(self, other);
        if (done)
            return done > 0;
    }
    if (usable_of(keys_slots(self->keys)) < other->used &&
        !dict_resize(self, keys_log2_for_entries(self->used + other->used), keys_are_str(other->keys)))
        return false;
    NATIVE_FRAME(held, "dict.update", "key", "value");
    isize size = other->used, position = 0, hash;
    Object *key, *value;
    while (dict_next_with_hash(other, &position, &key, &value, &hash)) {
        set_slot(&held[0], new_reference(key));
        set_slot(&held[1], new_reference(value));
        bool done = merge_entry(self, key, hash, value, override);
        clear_slot(&held[1]);
        clear_slot(&held[0]);
        if (!done)
            return native_leave_bool(held, false);
        if (size != other->used) {
            raise_error(RuntimeError, "dict mutated during update");
            return native_leave_bool(held, false);
        }
    }
    return native_leave_bool(held, true);
}

/* Any object with keys() and []. */
static bool merge_mapping(Dict *self, Object *other, int override)
{
    NATIVE_FRAME(held, "dict.update", "keys", "iterator", "key", "value");
    held[0] = object_call_method_none(other, NAME(keys));
    if (!held[0])
        return native_leave_bool(held, false);
    held[1] = object_iterate(held[0]);
    clear_slot(&held[0]);
    int more = held[1] ? 1 : -1;
    while (more > 0 && (more = iter_next(held[1], &held[2])) > 0) {
        int present = override == 1 ? 0 : dict_contains(self, held[2]);
        if (present > 0 && override == 2)
            raise_key_error(held[2]);
        if (present < 0 || (present > 0 && override == 2)) {
            more = -1;
        } else if (!present) {
            held[3] = object_get_item(other, held[2]);
            if (!held[3] || !dict_set(self, held[2], held[3]))
                more = -1;
            clear_slot(&held[3]);
        }
        clear_slot(&held[2]);
    }
    return native_leave_bool(held, more == 0);
}

bool dict_merge(Dict *self, Object *other, int override)
{
    if (is_dict(other) && dict_iterates_plainly((Dict *)other))
        return merge_dict(self, (Dict *)other, override);
    return merge_mapping(self, other, override);
}

static bool merge_pair(Dict *self, Object *item, isize at, bool override)
{
    NATIVE_FRAME(held, "dict.update", "pair", "key", "value");
    held[0] = sequence_fast(item, "");
    if (!held[0]) {
        if (error_matches(TypeError)) {
            error_clear();
            raise_error(TypeError, "cannot convert dictionary update sequence element #%zd to a sequence", at);
        }
        return native_leave_bool(held, false);
    }
    isize size = is_list(held[0]) ? ((List *)held[0])->size : ((Tuple *)held[0])->size;
    if (size != 2) {
        raise_error(ValueError, "dictionary update sequence element #%zd has length %zd; 2 is required", at, size);
        return native_leave_bool(held, false);
    }
    Object **pair = is_list(held[0]) ? ((List *)held[0])->items : ((Tuple *)held[0])->items;
    held[1] = new_reference(pair[0]);
    held[2] = new_reference(pair[1]);
    bool done = override ? dict_set(self, held[1], held[2]) : dict_set_default(self, held[1], held[2]) != NULL;
    return native_leave_bool(held, done);
}

static bool dict_merge_pairs(Dict *self, Object *pairs, bool override)
{
    NATIVE_FRAME(held, "dict.update", "iterator", "pair");
    held[0] = object_iterate(pairs);
    int more = held[0] ? 1 : -1;
    for (isize i = 0; more > 0 && (more = iter_next(held[0], &held[1])) > 0; i++) {
        if (!merge_pair(self, held[1], i, override))
            more = -1;
        clear_slot(&held[1]);
    }
    return native_leave_bool(held, more == 0);
}

bool dict_update(Dict *self, Object *mapping_or_pairs)
{
    if (is_exact(mapping_or_pairs, dict))
        return merge_dict(self, (Dict *)mapping_or_pairs, 1);
    Object *keys;
    int found = object_find_attribute(mapping_or_pairs, NAME(keys), &keys);
    if (found < 0)
        return false;
    if (!found)
        return dict_merge_pairs(self, mapping_or_pairs, true);
    decref(keys);
    return dict_merge(self, mapping_or_pairs, 1);
}

/* ---- caches ------------------------------------------------------------------------------------------------ */

uint32_t dict_keys_version(Dict *self)
{
    DictKeys *keys = self->keys;
    if (keys->version)
        return keys->version;
    if (RUNTIME->last_keys_version == UINT32_MAX)
        return 0;
    if (RUNTIME->last_keys_version < EMPTY_KEYS->version)
        RUNTIME->last_keys_version = EMPTY_KEYS->version;
    return keys->version = ++RUNTIME->last_keys_version;
}

/* ---- dicts over the values of an instance ------------------------------------------------------------------ */

NEW Dict *dict_over_values(DictKeys *keys, DictValues *values, Object *lender)
{
    isize used = 0;
    bool track = false;
    for (isize i = 0; i < values->capacity; i++)
        if (values->values[i]) {
            used++;
            track |= may_be_tracked(values->values[i]);
        }
    keys_retain(keys);
    Dict *self = dict_new_with_keys(keys, values, used);
    if (!self)
        return NULL;
    self->lender = lender;
    if (track)
        gc_track((Object *)self);
    return self;
}

NEW Dict *dict_new_shared(DictKeys *keys)
{
    DictValues *values = values_new(keys->entry_count + keys->usable);
    if (!values)
        return NULL;
    keys_retain(keys);
    Dict *self = dict_new_with_keys(keys, values, 0);
    if (!self)
        values_free(values);
    return self;
}

bool dict_detach_values(Dict *self)
{
    DictValues *borrowed = self->values;
    if (!borrowed || !borrowed->embedded)
        return true;
    DictValues *own = values_copy(borrowed);
    self->lender = NULL;
    if (!own) {
        DictKeys *keys = self->keys;
        self->keys = EMPTY_KEYS;
        self->values = NULL;
        self->used = 0;
        keys_leave(keys, (Object *)self);
        return false;
    }
    self->values = own;
    abandon_values(borrowed);
    return true;
}
