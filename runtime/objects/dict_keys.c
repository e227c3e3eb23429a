/* dict_keys.c: the key tables under dicts and under the attributes of instances.
 *
 *     [ header | index: 2^log2_size slots | entries: two thirds as many ]
 *
 * A slot holds the number of an entry, INDEX_EMPTY, or INDEX_DELETED. Entries stand in order of insertion; a
 * deleted one has NULL key and value and its place is not used again. Probing goes as CPython's: slot*5 + perturb
 * + 1, where perturb feeds the hash's upper bits in.
 *
 * Always true: usable + entry_count <= two thirds of the slots, so a probe always meets an empty slot; an entry
 * of a KEYS_UNICODE or KEYS_SPLIT table has a key that is exactly a str; version is 0 or was given out for
 * exactly this set of keys in these places.
 */
#include "dict_keys.h"

#include <string.h>

#include "../abstract.h"
#include "../error.h"
#include "../heap/blocks.h"
#include "../heap/heap.h"
#include "../vm/native.h"
#include "equal.h"

#define PERTURB_SHIFT 5

const DictKeys empty_dict_keys = {.refcount = -1,
                                  .log2_size = 0,
                                  .log2_index_bytes = 3,
                                  .kind = KEYS_UNICODE,
                                  .version = 1,
                                  .indices = {-1, -1, -1, -1, -1, -1, -1, -1}};

/* ---- making and freeing ------------------------------------------------------------------------------------ */

/* CPython's formula, which overshoots for some numbers; sys.getsizeof shows it. */
unsigned keys_log2_for_slots(isize least_slots)
{
    uint64_t bits = (((uint64_t)least_slots | 8) - 1) | 7;
    return 64 - (unsigned)__builtin_clzll(bits);
}

unsigned keys_log2_for_entries(isize entry_count)
{
    return entry_count > PTRDIFF_MAX / 4 ? 62 : keys_log2_for_slots((entry_count * 3 + 1) / 2);
}

static size_t entry_bytes(const DictKeys *keys)
{
    return keys_are_str(keys) ? sizeof(DictStrEntry) : sizeof(DictEntry);
}

size_t keys_size_bytes(const DictKeys *keys)
{
    return sizeof(DictKeys) + ((size_t)1 << keys->log2_index_bytes) +
           entry_bytes(keys) * (size_t)usable_of(keys_slots(keys));
}

NEW DictKeys *keys_new(unsigned log2_size, bool only_str)
{
    if (log2_size >= 48)
        return (DictKeys *)raise_memory();
    size_t usable = (size_t)usable_of((isize)1 << log2_size);
    unsigned log2_index_bytes = log2_size + (log2_size < 8 ? 0 : log2_size < 16 ? 1 : log2_size < 32 ? 2 : 3);
    size_t index_bytes = (size_t)1 << log2_index_bytes;
    size_t entries_bytes = usable * (only_str ? sizeof(DictStrEntry) : sizeof(DictEntry));
    DictKeys *keys = log2_size == KEYS_LOG2_LEAST && only_str ? free_list_pop(FREE_DICT_KEYS) : NULL;
    if (!keys && !(keys = heap_allocate(sizeof(DictKeys) + index_bytes + entries_bytes)))
        return NULL;
    keys->refcount = 1;
    keys->log2_size = (uint8_t)log2_size;
    keys->log2_index_bytes = (uint8_t)log2_index_bytes;
    keys->kind = only_str ? KEYS_UNICODE : KEYS_GENERAL;
    keys->is_orphaned = 0;
    keys->version = 0;
    keys->usable = (isize)usable;
    keys->entry_count = 0;
    memset(keys->indices, 0xff, index_bytes);
    memset(keys->indices + index_bytes, 0, entries_bytes);
    return keys;
}

void keys_free(DictKeys *keys)
{
    if (keys == EMPTY_KEYS)
        return;
    if (keys->log2_size != KEYS_LOG2_LEAST || !keys_are_str(keys) || !free_list_push(FREE_DICT_KEYS, keys))
        heap_free(keys);
}

/* Brings the keys and values together at the front of the entries, so that they are one array of references. */
static isize flatten_entries(DictKeys *keys, Object **flat)
{
    isize count = 0;
    for (isize i = 0; i < keys->entry_count; i++) {
        Object *key, *value;
        if (keys_are_str(keys)) {
            key = keys_str_entries(keys)[i].key;
            value = keys_str_entries(keys)[i].value;
        } else {
            key = keys_general_entries(keys)[i].key;
            value = keys_general_entries(keys)[i].value;
        }
        if (key)
            flat[count++] = key;
        if (value)
            flat[count++] = value;
    }
    return count;
}

/* Releases every key and value of a table that nobody else can see any more, in order. Runs Python. */
static void keys_release_entries(DictKeys *keys)
{
    Object **flat = keys_entries(keys);
    isize count = flatten_entries(keys, flat);
    NATIVE_FRAME(held, "dict", "entries");
    native_release_array(held, flat, count);
    (void)native_leave(held, NULL);
}

void keys_retain(DictKeys *keys)
{
    if (keys->refcount > 0)
        keys->refcount++;
}

void keys_release(DictKeys *keys)
{
    if (keys->refcount < 0 || --keys->refcount > 0)
        return;
    keys_release_entries(keys);
    keys_free(keys);
}

/* ---- finding ----------------------------------------------------------------------------------------------- */

isize keys_find_str_hash(const DictKeys *keys, Str *key, isize hash)
{
    const DictStrEntry *entries = keys_str_entries(keys);
    size_t mask = (size_t)keys_slots(keys) - 1, perturb = (size_t)hash, slot = (size_t)hash & mask;
    for (;;) {
        isize index = keys_index(keys, slot);
        if (index >= 0) {
            Str *candidate = (Str *)entries[index].key;
            if (candidate == key || (candidate->hash == hash && str_equal(candidate, key)))
                return index;
        } else if (index == INDEX_EMPTY) {
            return INDEX_EMPTY;
        }
        perturb >>= PERTURB_SHIFT;
        slot = (slot * 5 + perturb + 1) & mask;
    }
}

isize keys_find_str(const DictKeys *keys, Str *key)
{
    return keys_find_str_hash(keys, key, str_hash(key));
}

isize keys_find(const DictKeys *keys, Object *key, isize hash)
{
    bool only_str = keys_are_str(keys);
    if (only_str && has_type(key, TYPE(str)))
        return keys_find_str_hash(keys, (Str *)key, hash);
    size_t mask = (size_t)keys_slots(keys) - 1, perturb = (size_t)hash, slot = (size_t)hash & mask;
    for (;;) {
        isize index = keys_index(keys, slot);
        if (index >= 0) {
            Object *candidate = only_str ? keys_str_entries(keys)[index].key : keys_general_entries(keys)[index].key;
            if (candidate == key)
                return index;
            isize its_hash = only_str ? ((Str *)candidate)->hash : keys_general_entries(keys)[index].hash;
            if (its_hash == hash) {
                int equal = equal_at_once(candidate, key);
                if (equal == 1)
                    return index;
                if (equal == -2)
                    return LOOKUP_ASKS;
            }
        } else if (index == INDEX_EMPTY) {
            return INDEX_EMPTY;
        }
        perturb >>= PERTURB_SHIFT;
        slot = (slot * 5 + perturb + 1) & mask;
    }
}

size_t keys_slot_for(const DictKeys *keys, isize hash)
{
    size_t mask = (size_t)keys_slots(keys) - 1, perturb = (size_t)hash, slot = (size_t)hash & mask;
    while (keys_index(keys, slot) >= 0) {
        perturb >>= PERTURB_SHIFT;
        slot = (slot * 5 + perturb + 1) & mask;
    }
    return slot;
}

size_t keys_slot_of(const DictKeys *keys, isize hash, isize index)
{
    size_t mask = (size_t)keys_slots(keys) - 1, perturb = (size_t)hash, slot = (size_t)hash & mask;
    while (keys_index(keys, slot) != index) {
        perturb >>= PERTURB_SHIFT;
        slot = (slot * 5 + perturb + 1) & mask;
    }
    return slot;
}

void keys_build_index(DictKeys *keys, isize entry_count)
{
    size_t mask = (size_t)keys_slots(keys) - 1;
    for (isize i = 0; i < entry_count; i++) {
        size_t hash = (size_t)keys_hash_at(keys, i), perturb = hash, slot = hash & mask;
        while (keys_index(keys, slot) != INDEX_EMPTY) {
            perturb >>= PERTURB_SHIFT;
            slot = (slot * 5 + perturb + 1) & mask;
        }
        keys_set_index(keys, slot, i);
    }
}

isize hash_of_key_slow(Object *key)
{
    isize hash;
    return hash_at_once(key, &hash) ? hash : object_hash(key);
}

/* ---- names shared by the instances of a class -------------------------------------------------------------- */

#define SHARED_KEYS_LOG2 6 /* 64 slots: CPython's NEXT_LOG2_SHARED_KEYS_MAX_SIZE */

NEW DictKeys *keys_new_for_class(void)
{
    DictKeys *keys = keys_new(SHARED_KEYS_LOG2, true);
    if (!keys)
        return NULL;
    keys->usable = SHARED_KEYS_MAX;
    keys->kind = KEYS_SPLIT;
    return keys;
}

isize keys_add_name(DictKeys *keys, Str *name)
{
    isize hash = str_hash(name);
    isize index = keys_find_str_hash(keys, name, hash);
    if (index != INDEX_EMPTY || keys->usable <= 0)
        return index;
    keys->version = 0;
    index = keys->entry_count;
    keys_str_entries(keys)[index].key = (Object *)new_reference(name);
    keys_set_index(keys, keys_slot_for(keys, hash), index);
    keys->entry_count++;
    keys->usable--;
    return index;
}

BORROWED Str *keys_name_at(const DictKeys *keys, isize index)
{
    return (Str *)keys_str_entries(keys)[index].key;
}

void keys_traverse_names(DictKeys *keys, VisitFunction visit, void *context, EdgeKind kind)
{
    for (isize i = 0; i < keys->entry_count; i++)
        VISIT(keys_str_entries(keys)[i].key, kind, i);
}

/* Which dict reports the names of an orphaned table to the audit: in the last entry, which no name can reach. */
static Object **reporter_place(DictKeys *keys)
{
    return &keys_str_entries(keys)[usable_of((isize)1 << SHARED_KEYS_LOG2) - 1].value;
}

void keys_orphan(DictKeys *keys)
{
    keys->is_orphaned = 1;
}

bool keys_reports(DictKeys *keys, Object *dict)
{
    if (!keys->is_orphaned)
        return false;
    Object **reporter = reporter_place(keys);
    if (!*reporter)
        *reporter = dict;
    return *reporter == dict;
}

void keys_leave(DictKeys *keys, Object *dict)
{
    if (keys->is_orphaned && *reporter_place(keys) == dict)
        *reporter_place(keys) = NULL;
    keys_release(keys);
}

/* ---- values of attributes ---------------------------------------------------------------------------------- */

static size_t shared_room(const DictKeys *keys)
{
    return (size_t)(keys->entry_count + keys->usable);
}

static size_t size_for_capacity(size_t capacity)
{
    return ((capacity + 7) & ~(size_t)7) + (capacity + 1) * sizeof(Object *);
}

size_t values_size_bytes(const DictKeys *keys)
{
    return size_for_capacity(shared_room(keys));
}

void values_initialise(DictValues *values, DictKeys *keys)
{
    if (keys->usable > 1)
        keys->usable--;
    size_t capacity = shared_room(keys);
    values->capacity = (uint8_t)capacity;
    values->size = 0;
    values->embedded = 1;
    values->valid = 1;
    memset(values->values, 0, capacity * sizeof(Object *));
}

static void forget_order(DictValues *values, isize index)
{
    uint8_t *order = values_order(values);
    isize i = 0;
    while (order[i] != index)
        i++;
    values->size--;
    memmove(order + i, order + i + 1, (size_t)(values->size - i));
}

Object *values_exchange(DictValues *values, isize index, STOLEN Object *value)
{
    Object *old = values->values[index];
    values->values[index] = value;
    if (!old && value)
        values_order(values)[values->size++] = (uint8_t)index;
    else if (old && !value)
        forget_order(values, index);
    return old;
}

NEW DictValues *values_new(isize capacity)
{
    DictValues *values = heap_allocate(size_for_capacity((size_t)capacity));
    if (!values)
        return NULL;
    values->capacity = (uint8_t)capacity;
    values->size = 0;
    values->embedded = 0;
    values->valid = 1;
    memset(values->values, 0, (size_t)capacity * sizeof(Object *));
    return values;
}

void values_free(DictValues *values)
{
    heap_free(values);
}

/* The pointers and their order, without further references. */
NEW DictValues *values_copy(DictValues *values)
{
    DictValues *copy = values_new(values->capacity);
    if (!copy)
        return NULL;
    copy->size = values->size;
    memcpy(copy->values, values->values, values->capacity * sizeof(Object *));
    memcpy(values_order(copy), values_order(values), values->size);
    return copy;
}
