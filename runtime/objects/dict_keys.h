/* dict_keys.h: key tables, as dict.c and its neighbours use them. */
#ifndef VIV_DICT_KEYS_H
#define VIV_DICT_KEYS_H

#include "dict.h"
#include "str.h"
#include "../runtime.h"
#include "../type.h"

/* The least table; special values of the index; what a lookup gives when it finds no entry. */
enum {
    KEYS_LOG2_LEAST = 3, /* CPython's PyDict_LOG_MINSIZE */
    INDEX_EMPTY = -1,
    INDEX_DELETED = -2,
    LOOKUP_FAILED = -3,  /* an exception is set                                     */
    LOOKUP_RESTART = -4, /* a comparison changed the table                          */
    LOOKUP_ASKS = -5     /* only a comparison that runs Python can tell             */
};

/* The table of every empty dict: never counted, never written. */
extern const DictKeys empty_dict_keys;
#define EMPTY_KEYS ((DictKeys *)&empty_dict_keys)

static inline isize keys_slots(const DictKeys *keys)
{
    return (isize)1 << keys->log2_size;
}

/* Entries that a table of `slots` slots takes: two thirds. */
static inline isize usable_of(isize slots)
{
    return (slots << 1) / 3;
}

static inline isize keys_index(const DictKeys *keys, size_t slot)
{
    if (LIKELY(keys->log2_size < 8))
        return ((const int8_t *)keys->indices)[slot];
    if (LIKELY(keys->log2_size < 16))
        return ((const int16_t *)keys->indices)[slot];
    if (LIKELY(keys->log2_size < 32))
        return ((const int32_t *)keys->indices)[slot];
    return ((const int64_t *)keys->indices)[slot];
}

static inline void keys_set_index(DictKeys *keys, size_t slot, isize index)
{
    if (LIKELY(keys->log2_size < 8))
        ((int8_t *)keys->indices)[slot] = (int8_t)index;
    else if (LIKELY(keys->log2_size < 16))
        ((int16_t *)keys->indices)[slot] = (int16_t)index;
    else if (LIKELY(keys->log2_size < 32))
        ((int32_t *)keys->indices)[slot] = (int32_t)index;
    else
        ((int64_t *)keys->indices)[slot] = index;
}

static inline Object *keys_key_at(const DictKeys *keys, isize index)
{
    return keys_are_str(keys) ? keys_str_entries(keys)[index].key : keys_general_entries(keys)[index].key;
}

static inline isize keys_hash_at(const DictKeys *keys, isize index)
{
    return keys_are_str(keys) ? str_hash((Str *)keys_str_entries(keys)[index].key)
                              : keys_general_entries(keys)[index].hash;
}

/* A table of 2^log2_size slots, refcount 1. */
NEW DictKeys *keys_new(unsigned log2_size, bool only_str);
void keys_free(DictKeys *keys); /* the block alone: entries have been moved or released */
unsigned keys_log2_for_slots(isize least_slots);   /* 2^result >= least_slots, >= 8  */
unsigned keys_log2_for_entries(isize entry_count); /* room for so many entries       */
size_t keys_slot_for(const DictKeys *keys, isize hash);               /* a free one  */
size_t keys_slot_of(const DictKeys *keys, isize hash, isize index);   /* that holds `index` */
void keys_build_index(DictKeys *keys, isize entry_count);
/* Index, INDEX_EMPTY or LOOKUP_ASKS. Runs no Python. */
isize keys_find(const DictKeys *keys, Object *key, isize hash);
isize keys_find_str_hash(const DictKeys *keys, Str *key, isize hash);

/* True: this dict over a split table is the one that reports the names, because the class is gone. */
bool keys_reports(DictKeys *keys, Object *dict);
/* A dict gives up its share in a split table. */
void keys_leave(DictKeys *keys, Object *dict);

/* dict.c, for its neighbours. */
void dict_release_values(DictValues *values); /* values of a block of their own, and the block. Runs Python. */
bool dict_iterates_plainly(const Dict *self); /* iter() of it is dict's own                      */
NEW Object *dict_iterate(Object *dict);
/* The iteration of views and of reversed(): `type` says which. */
NEW Object *dict_iterate_as(Dict *dict, Type *type);
NEW Object *dict_view_new(Object *dict, Type *type);
NEW Object *dict_represent(Object *dict);
bool dict_update_keywords(Dict *self, Object **values, Tuple *names);
extern const Native dict_methods[];
/* Index of the entry or INDEX_EMPTY, LOOKUP_FAILED; *value is BORROWED, NULL if absent. Runs Python. */
isize dict_lookup(Dict *self, Object *key, isize hash, Object **value);
bool dict_insert(Dict *self, Object *key, isize hash, Object *value);
bool dict_resize(Dict *self, unsigned log2_size, bool only_str);
/* Index of the `rank`-th attribute in order of insertion. */
static inline isize values_index_of_rank(DictValues *values, isize rank)
{
    return values_order(values)[rank];
}
NEW DictValues *values_new(isize capacity);
void values_free(DictValues *values);
NEW DictValues *values_copy(DictValues *values);

isize hash_of_key_slow(Object *key); /* -1: raised. Runs Python. */
/* A tuple of nothing but str and small int. */
bool tuple_hash_at_once(const Tuple *tuple, isize *hash);
/* hash(key) for the commonest keys, running no Python. */
static inline bool hash_at_once(Object *key, isize *hash)
{
    if (has_type(key, TYPE(str))) {
        *hash = str_hash((Str *)key);
        return true;
    }
    if (key->flags & FLAG_COMPACT_INT) {
        int64_t value = int_value(key);
        if (LIKELY(value >= 0 && value < (int64_t)HASH_MODULUS)) {
            *hash = value;
            return true;
        }
    }
    return has_type(key, TYPE(tuple)) && tuple_hash_at_once((Tuple *)key, hash);
}

#endif
