/* dict.h: what others may know about dictionaries, their key tables, and the values inside instances.
 *
 * A key table (DictKeys) is a sparse index of 2^log2_size slots (1, 2, 4 or 8 bytes each) and behind it the
 * compact array of entries in insertion order:
 *
 *     [ header 32 bytes | index … | entry 0 | entry 1 | … | entry usable-1 ]
 *
 * A combined table keeps the values in its entries. A split table belongs to a class: its entries hold only
 * the names of attributes, and each instance (or the dict made for it) has an array of values of its own.
 */
#ifndef VIV_DICT_H
#define VIV_DICT_H

#include "../object.h"

/* What the entries of a table look like, and who has it. */
enum DictKeysKind {
    KEYS_GENERAL = 0, /* entries with hashes; any keys                          */
    KEYS_UNICODE = 1, /* every key is exactly a str: a lookup of a str runs no Python */
    KEYS_SPLIT = 2    /* as KEYS_UNICODE, shared by the instances of a class    */
};

/* A key table; the index and the entries follow it. Called SharedKeys where it belongs to a class. */
typedef struct SharedKeys {
    isize refcount; /* holders of the table; negative: the immortal empty table */
    uint8_t log2_size;
    uint8_t log2_index_bytes;
    uint8_t kind;
    uint8_t is_orphaned; /* split: the class is gone, a dict reports the names to the audit */
    uint32_t version;  /* 0: none taken since the keys last changed */
    isize usable;      /* entries that can still be added            */
    isize entry_count; /* entries used, deleted ones included        */
    char indices[];
} DictKeys;
typedef struct SharedKeys SharedKeys;

/* An entry of KEYS_GENERAL; key NULL: deleted. */
typedef struct DictEntry {
    isize hash;
    Object *key;
    Object *value;
} DictEntry;

/* An entry of KEYS_UNICODE, and of KEYS_SPLIT, where the value is unused: a str knows its hash. */
typedef struct DictStrEntry {
    Object *key;
    Object *value;
} DictStrEntry;

/* Values of a split table. Behind values[capacity] stand `capacity` bytes: the order of insertion. */
typedef struct DictValues {
    uint8_t capacity;
    uint8_t size;
    uint8_t embedded; /* inside an instance                                                  */
    uint8_t valid;    /* embedded values: false once a dict has taken them over              */
    Object *values[];
} DictValues;

/* used: how many keys have a value. */
struct Dict {
    Object head;
    isize used;
    Object *lender; /* the instance whose inline values these are (not counted), or NULL */
    DictKeys *keys;
    DictValues *values; /* NULL: combined table */
};

#define SHARED_KEYS_MAX 30 /* CPython's: the attributes that can stand inside an instance */

/* The iterators over keys, values and items share this layout. */
typedef struct DictIterator {
    Object head;
    Dict *dict; /* NULL once exhausted */
    isize used; /* the dict's size when the iteration began; -1 after an error */
    isize position;
    Tuple *result; /* items: the pair that is used again when nobody kept it */
    isize left;
} DictIterator;

/* dict.keys(), .values(), .items(): the type says which. */
typedef struct DictView {
    Object head;
    Dict *dict;
} DictView;

NEW Dict *dict_new(void); /* empty, untracked */
/* {keys[0]: values[0], keys[step]: values[step], …}. Runs Python (hash, eq). */
NEW Dict *dict_from_items(Object *const *keys, isize key_step, Object *const *values, isize value_step, isize count);

/* BORROWED results: NULL and no error: absent. Runs Python only for keys that are not plain str. */
BORROWED Object *dict_get(Dict *self, Object *key);
BORROWED Object *dict_get_with_hash(Dict *self, Object *key, isize hash);
BORROWED Object *dict_get_str(Dict *self, Str *key); /* no error can come of it in a dict of str keys */
BORROWED Object *dict_get_text(Dict *self, const char *key);
/* 1: *value is NEW; 0 absent; -1 raised. */
int dict_find(Dict *self, Object *key, Object **value);
bool dict_set(Dict *self, Object *key, Object *value);
/* The caller's own references to both stay in sight while Python runs: none are added. */
bool dict_set_held(Dict *self, Object *key, Object *value);
bool dict_set_steal(Dict *self, STOLEN Object *key, STOLEN Object *value);
bool dict_set_with_hash(Dict *self, Object *key, isize hash, Object *value);
bool dict_set_str(Dict *self, Str *key, Object *value);
bool dict_set_text(Dict *self, const char *key, Object *value);
bool dict_delete(Dict *self, Object *key); /* KeyError if absent */
bool dict_delete_str(Dict *self, Str *key);
int dict_discard(Dict *self, Object *key); /* 1 deleted, 0 absent, -1 raised */
/* 1: *value is NEW and the key is gone; 0 absent; -1 raised. */
int dict_take(Dict *self, Object *key, Object **value);
NEW Object *dict_pop(Dict *self, Object *key, Object *otherwise_or_null); /* KeyError if absent and no otherwise */
int dict_contains(Dict *self, Object *key);
/* The value that stands there afterwards; NULL: raised. */
BORROWED Object *dict_set_default(Dict *self, Object *key, Object *otherwise);
void dict_clear(Dict *self);
NEW Dict *dict_copy(Dict *self);
bool dict_update(Dict *self, Object *mapping_or_pairs);
/* `override` 1: later values win; 0: earlier stay; 2: KeyError(key) on a duplicate. `other` must have keys(). */
bool dict_merge(Dict *self, Object *other, int override);
NEW List *dict_keys_list(Dict *self);
/* Walks the entries in order; *position begins at 0 and is opaque. key and value are BORROWED, either may be
 * NULL if not wanted. The dict must keep its size meanwhile. Runs no Python. */
bool dict_next(Dict *self, isize *position, Object **key, Object **value);
bool dict_next_with_hash(Dict *self, isize *position, Object **key, Object **value, isize *hash);
/* False + TypeError "keywords must be strings" if a key is no str: for the **keywords of a call. Runs no Python. */
bool dict_check_keywords(Dict *keywords);

/* A number that differs whenever the set of keys or their places differ; 0: none to be had. Values may change
 * meanwhile: caches remember the version and the index of the entry. */
uint32_t dict_keys_version(Dict *self);

/* Index of the entry of `key` in a table of str keys, -1 if absent. Runs no Python. */
isize keys_find_str(const DictKeys *keys, Str *key);

/* ---- values inside instances: for objects/instance.c ---------------------------------------------------- */

NEW DictKeys *keys_new_for_class(void);       /* refcount 1, room for SHARED_KEYS_MAX names      */
/* Tables are counted by those who hold them. */
void keys_retain(DictKeys *keys);
void keys_release(DictKeys *keys);            /* may free the table and the names                */
/* The class that reported the names to the audit dies, its release follows: a dict takes over reporting. */
void keys_orphan(DictKeys *keys);
/* The references that a table of names holds (EDGE_HIDDEN). Called by the class that owns it. */
void keys_traverse_names(DictKeys *keys, VisitFunction visit, void *context, EdgeKind kind);
BORROWED Str *keys_name_at(const DictKeys *keys, isize index);
/* Index of `name`, added if there is room; -1: no room or no memory (nothing raised). */
isize keys_add_name(DictKeys *keys, Str *name);
size_t keys_size_bytes(const DictKeys *keys); /* as sys.getsizeof counts it */

/* Bytes that inline values take in an instance made at this moment. */
size_t values_size_bytes(const DictKeys *keys);
/* Fills the inline values of a fresh instance with nothing; CPython's growth rule for shared keys. */
void values_initialise(DictValues *values, DictKeys *keys);
/* Stores or (value NULL) deletes attribute `index` of valid values and records the order.
 * Returns the old value, owned by the caller, or NULL. Runs no Python. */
Object *values_exchange(DictValues *values, isize index, STOLEN Object *value);
/* A dict over the valid inline values of `lender`, whose class has `keys`. The caller stores it. */
NEW Dict *dict_over_values(DictKeys *keys, DictValues *values, Object *lender);
/* An empty dict for an instance whose values cannot stand inside it. */
NEW Dict *dict_new_shared(DictKeys *keys);
/* The instance dies or drops the dict: the dict gets a copy of the values; the inline ones stay valid = false
 * and empty. False: no memory (then the dict is emptied, and the values are the instance's to clear). */
bool dict_detach_values(Dict *self);
/* For instance.c's stores when a dict exists: keeps `used` of the dict right. */
static inline bool dict_borrows(const Dict *self, const DictValues *values)
{
    return self->values == values;
}

static inline isize dict_length(const Dict *self)
{
    return self->used;
}

static inline void *keys_entries(const DictKeys *keys)
{
    return (void *)(keys->indices + ((size_t)1 << keys->log2_index_bytes));
}

static inline DictStrEntry *keys_str_entries(const DictKeys *keys)
{
    return (DictStrEntry *)keys_entries(keys);
}

static inline DictEntry *keys_general_entries(const DictKeys *keys)
{
    return (DictEntry *)keys_entries(keys);
}

static inline bool keys_are_str(const DictKeys *keys)
{
    return keys->kind != KEYS_GENERAL;
}

static inline uint8_t *values_order(DictValues *values)
{
    return (uint8_t *)&values->values[values->capacity];
}

/* The value of entry `index` of a dict of str keys (combined or split), for caches keyed by the version. */
static inline BORROWED Object *dict_value_at(const Dict *self, isize index)
{
    return self->values ? self->values->values[index] : keys_str_entries(self->keys)[index].value;
}

#endif
