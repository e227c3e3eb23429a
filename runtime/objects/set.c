/* set.c: the table under `set` and `frozenset`; what Python sees of them is in set_type.c.
 *
 * Open addressing in a power-of-two table: a probe looks at the slot, then at the nine after it (they share
 * cache lines), then jumps. The first eight slots stand in the object itself.
 *
 *     [ Object | fill used mask table hash finger | 8 small slots | weakrefs ]     table ──▶ small, or a block
 *
 * A slot's key is NULL (never used), SET_DUMMY (deleted: hash -1, which no key has) or a live reference with
 * its hash. Always true: used <= fill; 5 * fill < 3 * mask after each insertion, so a probe meets a free slot.
 * A key that is added takes the last deleted slot that its search passed, if any.
 * Probing, growth and the choice of algorithm for each operation follow CPython's, because programs print sets,
 * and their order is the table's.
 *
 * A comparison may run __eq__, which may change the set: table and key are looked at again, and the search
 * begins anew if they differ.
 */
#include "set.h"

#include <string.h>

#include "../abstract.h"
#include "../error.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"
#include "dict_keys.h"
#include "equal.h"
#include "set_table.h"

#define LINEAR_PROBES 9
#define PERTURB_SHIFT 5
#define GROW_SLOWLY_FROM 50000 /* keys: from here on a set grows to twice its keys, below to four times */

static inline isize probes_at(size_t slot, size_t mask)
{
    return slot + LINEAR_PROBES <= mask ? LINEAR_PROBES : 0;
}

/* ---- the table --------------------------------------------------------------------------------------------- */

/* Into a table that has no dummies and not this key. The reference is handed over. */
static void insert_clean(SetEntry *table, size_t mask, Object *key, isize hash)
{
    size_t perturb = (size_t)hash, slot = (size_t)hash & mask;
    for (;;) {
        SetEntry *entry = &table[slot];
        for (isize probes = probes_at(slot, mask); probes >= 0; probes--, entry++)
            if (!entry->key) {
                *entry = (SetEntry){key, hash};
                return;
            }
        perturb >>= PERTURB_SHIFT;
        slot = (slot * 5 + 1 + perturb) & mask;
    }
}

/* A table of more than `least` slots without dummies. Runs no Python. */
static bool set_resize(Set *self, isize least)
{
    size_t slots = SET_SMALL_SIZE;
    while (slots <= (size_t)least)
        slots <<= 1;
    if (slots > (size_t)PTRDIFF_MAX / sizeof(SetEntry))
        return raise_memory() != NULL;
    SetEntry small_copy[SET_SMALL_SIZE], *old = self->table, *fresh = self->small;
    bool old_is_block = old != self->small;
    if (slots == SET_SMALL_SIZE) {
        if (!old_is_block) {
            if (self->fill == self->used)
                return true;
            old = memcpy(small_copy, old, sizeof small_copy);
        }
    } else if (!(fresh = heap_allocate(slots * sizeof(SetEntry)))) {
        return false;
    }
    memset(fresh, 0, slots * sizeof(SetEntry));
    for (isize i = 0; i <= self->mask; i++)
        if (set_entry_is_live(&old[i]))
            insert_clean(fresh, slots - 1, old[i].key, old[i].hash);
    self->mask = (isize)slots - 1;
    self->table = fresh;
    self->fill = self->used;
    if (old_is_block)
        heap_free(old);
    return true;
}

static bool grow(Set *self)
{
    return set_resize(self, self->used > GROW_SLOWLY_FROM ? self->used * 2 : self->used * 4);
}

/* The comparison of a key with an entry of the same hash. 1, 0, -1 raised, LOOKUP_RESTART. */
static isize compare_entry(Set *self, SetEntry *entry, Object *key)
{
    int equal = equal_at_once(entry->key, key);
    if (equal != -2)
        return equal;
    SetEntry *table = self->table;
    NATIVE_FRAME(held, "set lookup", "key compared with");
    Object *candidate = held[0] = new_reference(entry->key);
    equal = object_compare_bool(candidate, key, COMPARE_EQ);
    isize answer = equal;
    if (equal >= 0 && (table != self->table || entry->key != candidate))
        answer = LOOKUP_RESTART;
    (void)native_leave_bool(held, equal >= 0);
    if (equal >= 0 && table != self->table)
        return LOOKUP_RESTART;
    return answer;
}

/* The entry of `key`, or the free one where the search ended: for adding, the last deleted one on the way. NULL:
 * raised; *restart: look again. */
static SetEntry *probe(Set *self, Object *key, isize hash, bool for_adding, bool *restart)
{
    size_t mask = (size_t)self->mask, perturb = (size_t)hash, slot = (size_t)hash & mask;
    SetEntry *dummy = NULL;
    *restart = false;
    for (;;) {
        SetEntry *entry = &self->table[slot];
        for (isize probes = probes_at(slot, mask); probes >= 0; probes--, entry++) {
            if (!entry->key)
                return dummy ? dummy : entry;
            if (for_adding && entry->key == SET_DUMMY)
                dummy = entry;
            if (entry->hash != hash)
                continue;
            isize answer = compare_entry(self, entry, key);
            if (answer == 1)
                return entry;
            if (answer == LOOKUP_RESTART)
                *restart = true;
            if (answer < 0)
                return NULL;
        }
        perturb >>= PERTURB_SHIFT;
        slot = (slot * 5 + 1 + perturb) & mask;
    }
}

static SetEntry *find(Set *self, Object *key, isize hash, bool for_adding)
{
    bool restart;
    SetEntry *entry;
    do
        entry = probe(self, key, hash, for_adding, &restart);
    while (restart);
    return entry;
}

/* The entry of a key, or a free one. NULL: raised. */
static SetEntry *set_find(Set *self, Object *key, isize hash)
{
    return find(self, key, hash, false);
}

static bool add_found(Set *self, SetEntry *entry, Object *key, isize hash)
{
    if (set_entry_is_live(entry))
        return true;
    bool was_dummy = entry->key != NULL;
    *entry = (SetEntry){new_reference(key), hash};
    self->used++;
    if (was_dummy)
        return true;
    self->fill++;
    return (size_t)self->fill * 5 < (size_t)self->mask * 3 || grow(self);
}

/* Comparisons may make everybody else let go of the key. */
static NOINLINE bool add_held(Set *self, Object *key, isize hash)
{
    NATIVE_FRAME(held, "set insertion", "key");
    held[0] = new_reference(key);
    SetEntry *entry = find(self, key, hash, true);
    return native_leave_bool(held, entry && add_found(self, entry, key, hash));
}

/* The same as long as no comparison runs Python; else NULL. */
static inline SetEntry *find_at_once(const Set *self, const Object *key, isize hash, bool for_adding)
{
    size_t mask = (size_t)self->mask, perturb = (size_t)hash, slot = (size_t)hash & mask;
    SetEntry *dummy = NULL;
    for (;;) {
        SetEntry *entry = &self->table[slot];
        for (isize probes = probes_at(slot, mask); probes >= 0; probes--, entry++) {
            if (!entry->key)
                return dummy ? dummy : entry;
            if (entry->key == key)
                return entry;
            if (for_adding && entry->key == SET_DUMMY)
                dummy = entry;
            if (entry->hash == hash) {
                int equal = equal_at_once(entry->key, key);
                if (equal)
                    return equal == 1 ? entry : NULL;
            }
        }
        perturb >>= PERTURB_SHIFT;
        slot = (slot * 5 + 1 + perturb) & mask;
    }
}

static bool set_add_hashed(Set *self, Object *key, isize hash)
{
    SetEntry *entry = find_at_once(self, key, hash, true);
    return LIKELY(entry != NULL) ? add_found(self, entry, key, hash) : add_held(self, key, hash);
}

bool set_add(Set *self, Object *key)
{
    isize hash = hash_of_key_slow(key);
    return hash != -1 && set_add_hashed(self, key, hash);
}

int set_contains_hashed(Set *self, Object *key, isize hash)
{
    SetEntry *entry = find_at_once(self, key, hash, false);
    if (UNLIKELY(!entry))
        entry = set_find(self, key, hash);
    return entry ? entry->key != NULL : -1;
}

int set_contains(Set *self, Object *key)
{
    isize hash = hash_of_key_slow(key);
    return hash == -1 ? -1 : set_contains_hashed(self, key, hash);
}

static int set_discard_hashed(Set *self, Object *key, isize hash)
{
    SetEntry *entry = set_find(self, key, hash);
    if (!entry)
        return -1;
    if (!entry->key)
        return 0;
    Object *old = entry->key;
    *entry = (SetEntry){SET_DUMMY, -1};
    self->used--;
    decref(old);
    return 1;
}

int set_discard(Set *self, Object *key)
{
    isize hash = hash_of_key_slow(key);
    return hash == -1 ? -1 : set_discard_hashed(self, key, hash);
}

/* Releases the keys of a table that no set holds any more, in order. */
static void release_table(SetEntry *table, isize mask)
{
    Object **flat = (Object **)table; /* keys are brought together at the front: one array of references */
    isize count = 0;
    for (isize i = 0; i <= mask; i++) {
        Object *key = table[i].key;
        if (key && key != SET_DUMMY)
            flat[count++] = key;
    }
    NATIVE_FRAME(held, "set.clear", "keys");
    native_release_array(held, flat, count);
    (void)native_leave(held, NULL);
}

/* Forgets the table; runs no Python. */
static void set_empty(Set *self)
{
    memset(self->small, 0, sizeof self->small);
    self->fill = self->used = 0;
    self->mask = SET_SMALL_SIZE - 1;
    self->table = self->small;
    self->hash = -1;
}

void set_clear(Set *self)
{
    SetEntry *table = self->table, small_copy[SET_SMALL_SIZE];
    isize mask = self->mask;
    bool is_block = table != self->small;
    if (!is_block) {
        if (self->fill == 0)
            return;
        table = memcpy(small_copy, table, sizeof small_copy);
    }
    set_empty(self);
    release_table(table, mask);
    if (is_block)
        heap_free(table);
}

bool set_next(Set *self, isize *position, Object **key, isize *hash_or_null)
{
    isize i = *position;
    if (i < 0)
        return false;
    while (i <= self->mask && !set_entry_is_live(&self->table[i]))
        i++;
    *position = i + 1;
    if (i > self->mask)
        return false;
    *key = self->table[i].key;
    if (hash_or_null)
        *hash_or_null = self->table[i].hash;
    return true;
}

/* ---- taking in whole collections --------------------------------------------------------------------------- */

/* Both tables have the same shape and ours is empty: slot by slot. */
static void copy_slots(Set *self, Set *other)
{
    for (isize i = 0; i <= other->mask; i++)
        if (other->table[i].key)
            self->table[i] = (SetEntry){new_reference(other->table[i].key), other->table[i].hash};
    self->fill = other->fill;
    self->used = other->used;
}

static bool merge_set(Set *self, Set *other)
{
    if (other == self || other->used == 0)
        return true;
    if ((self->fill + other->used) * 5 >= self->mask * 3 && !set_resize(self, (self->used + other->used) * 2))
        return false;
    if (self->fill == 0 && self->mask == other->mask && other->fill == other->used) {
        copy_slots(self, other);
        return true;
    }
    if (self->fill == 0) {
        for (isize i = 0; i <= other->mask; i++)
            if (set_entry_is_live(&other->table[i]))
                insert_clean(self->table, (size_t)self->mask, new_reference(other->table[i].key), other->table[i].hash);
        self->fill = self->used = other->used;
        return true;
    }
    for (isize i = 0; i <= other->mask; i++) {
        SetEntry *entry = &other->table[i];
        if (set_entry_is_live(entry) && !set_add_hashed(self, entry->key, entry->hash))
            return false;
    }
    return true;
}

static bool merge_dict(Set *self, Dict *other)
{
    if ((self->fill + other->used) * 5 >= self->mask * 3 && !set_resize(self, (self->used + other->used) * 2))
        return false;
    isize position = 0, hash;
    Object *key;
    while (dict_next_with_hash(other, &position, &key, NULL, &hash))
        if (!set_add_hashed(self, key, hash))
            return false;
    return true;
}

bool set_update(Set *self, Object *iterable)
{
    if (is_any_set(iterable))
        return merge_set(self, (Set *)iterable);
    if (is_exact(iterable, dict))
        return merge_dict(self, (Dict *)iterable);
    NATIVE_FRAME(held, "set.update", "iterator", "key");
    held[0] = object_iterate(iterable);
    int more = held[0] ? 1 : -1;
    while (more > 0 && (more = iter_next(held[0], &held[1])) > 0) {
        if (!set_add(self, held[1]))
            more = -1;
        clear_slot(&held[1]);
    }
    return native_leave_bool(held, more == 0);
}

NEW Set *set_make(Type *type, Object *iterable_or_null)
{
    Set *self = (Set *)object_new(type);
    if (!self)
        return NULL;
    self->mask = SET_SMALL_SIZE - 1;
    self->table = self->small;
    self->hash = -1;
    gc_track((Object *)self);
    if (!iterable_or_null)
        return self;
    NATIVE_FRAME(held, "set", "set");
    held[0] = (Object *)self;
    if (!set_update(self, iterable_or_null))
        return (Set *)native_leave(held, NULL);
    return (Set *)native_leave_with(held, 0);
}

NEW Set *set_new(Object *iterable_or_null)
{
    return set_make(TYPE(set), iterable_or_null);
}

NEW Set *frozenset_new(Object *iterable_or_null)
{
    return set_make(TYPE(frozenset), iterable_or_null);
}

Type *set_base_type(const Set *self)
{
    return is_instance_of(&self->head, TYPE(frozenset)) ? TYPE(frozenset) : TYPE(set);
}

NEW Set *set_copy(Set *self)
{
    return set_make(set_base_type(self), (Object *)self);
}

/* ---- algebra ----------------------------------------------------------------------------------------------- */

static bool keep_if_contained(Set *result, Set *self, Object *key, isize hash)
{
    int has = set_contains_hashed(self, key, hash);
    return has >= 0 && (!has || set_add_hashed(result, key, hash));
}

/* held: result, key. */
static bool intersect_sets(Set *result, Set *self, Set *other)
{
    if (other->used > self->used) {
        Set *smaller = self;
        self = other;
        other = smaller;
    }
    NATIVE_FRAME(held, "set.intersection", "key");
    isize position = 0, hash;
    Object *key;
    bool done = true;
    while (done && set_next(other, &position, &key, &hash)) {
        set_slot(&held[0], new_reference(key));
        done = keep_if_contained(result, self, key, hash);
    }
    return native_leave_bool(held, done);
}

static bool intersect_iterable(Set *result, Set *self, Object *other)
{
    NATIVE_FRAME(held, "set.intersection", "iterator", "key");
    held[0] = object_iterate(other);
    int more = held[0] ? 1 : -1;
    while (more > 0 && (more = iter_next(held[0], &held[1])) > 0) {
        isize hash = hash_of_key_slow(held[1]);
        if (hash == -1 || !keep_if_contained(result, self, held[1], hash))
            more = -1;
        clear_slot(&held[1]);
    }
    return native_leave_bool(held, more == 0);
}

NEW Object *set_intersection(Set *self, Object *other)
{
    if ((Object *)self == other)
        return (Object *)set_copy(self);
    NATIVE_FRAME(held, "set.intersection", "result");
    Set *result = set_make(set_base_type(self), NULL);
    held[0] = (Object *)result;
    if (!result || !(is_any_set(other) ? intersect_sets(result, self, (Set *)other)
                                       : intersect_iterable(result, self, other)))
        return native_leave(held, NULL);
    return native_leave_with(held, 0);
}

static bool discard_set(Set *self, Object *other)
{
    NATIVE_FRAME(held, "set.difference_update", "other", "key");
    held[0] = (((Set *)other)->used >> 3) > self->used ? set_intersection(self, other) : new_reference(other);
    if (!held[0])
        return native_leave_bool(held, false);
    isize position = 0, hash;
    Object *key;
    while (set_next((Set *)held[0], &position, &key, &hash)) {
        set_slot(&held[1], new_reference(key));
        if (set_discard_hashed(self, key, hash) < 0)
            return native_leave_bool(held, false);
        clear_slot(&held[1]);
    }
    return native_leave_bool(held, true);
}

static bool discard_iterable(Set *self, Object *other)
{
    NATIVE_FRAME(held, "set.difference_update", "iterator", "key");
    held[0] = object_iterate(other);
    int more = held[0] ? 1 : -1;
    while (more > 0 && (more = iter_next(held[0], &held[1])) > 0) {
        if (set_discard(self, held[1]) < 0)
            more = -1;
        clear_slot(&held[1]);
    }
    return native_leave_bool(held, more == 0);
}

bool set_difference_update(Set *self, Object *other)
{
    if ((Object *)self == other) {
        set_clear(self);
        return true;
    }
    if (!(is_any_set(other) ? discard_set(self, other) : discard_iterable(self, other)))
        return false;
    /* more than a quarter of the slots are dummies: sweep them out */
    return (size_t)(self->fill - self->used) <= (size_t)self->mask / 4 || grow(self);
}

/* Copies what `other` has not. */
static bool copy_absent(Set *result, Set *self, Object *other)
{
    NATIVE_FRAME(held, "set.difference", "key");
    isize position = 0, hash;
    Object *key;
    while (set_next(self, &position, &key, &hash)) {
        set_slot(&held[0], new_reference(key));
        int has;
        if (is_any_set(other)) {
            has = set_contains_hashed((Set *)other, key, hash);
        } else {
            Object *value;
            has = dict_lookup((Dict *)other, key, hash, &value) == LOOKUP_FAILED ? -1 : value != NULL;
        }
        if (has < 0 || (!has && !set_add_hashed(result, key, hash)))
            return native_leave_bool(held, false);
    }
    return native_leave_bool(held, true);
}

NEW Object *set_difference(Set *self, Object *other)
{
    isize other_size = is_any_set(other)        ? ((Set *)other)->used
                       : is_exact(other, dict) ? ((Dict *)other)->used
                                                : -1;
    NATIVE_FRAME(held, "set.difference", "result");
    Set *result;
    bool done;
    if (other_size < 0 || (self->used >> 2) > other_size) {
        held[0] = (Object *)(result = set_copy(self));
        done = result && set_difference_update(result, other);
    } else {
        held[0] = (Object *)(result = set_make(set_base_type(self), NULL));
        done = result && copy_absent(result, self, other);
    }
    if (!done)
        return native_leave(held, NULL);
    return native_leave_with(held, 0);
}

static bool toggle(Set *self, Object *key, isize hash)
{
    int found = set_discard_hashed(self, key, hash);
    return found >= 0 && (found || set_add_hashed(self, key, hash));
}

bool set_symmetric_difference_update(Set *self, Object *other)
{
    if ((Object *)self == other) {
        set_clear(self);
        return true;
    }
    NATIVE_FRAME(held, "set.symmetric_difference_update", "other", "key");
    bool is_dict_itself = is_exact(other, dict);
    held[0] = is_dict_itself || is_any_set(other) ? new_reference(other)
                                                  : (Object *)set_make(set_base_type(self), other);
    bool done = held[0] != NULL;
    isize position = 0, hash;
    Object *key;
    while (done && (is_dict_itself ? dict_next_with_hash((Dict *)held[0], &position, &key, NULL, &hash)
                                   : set_next((Set *)held[0], &position, &key, &hash))) {
        set_slot(&held[1], new_reference(key));
        done = toggle(self, key, hash);
        clear_slot(&held[1]);
    }
    return native_leave_bool(held, done);
}

/* The contents change places: for the in-place forms that compute a fresh set first. */
void set_swap(Set *left, Set *right)
{
    SetEntry small[SET_SMALL_SIZE];
    bool left_is_small = left->table == left->small, right_is_small = right->table == right->small;
    isize fill = left->fill, used = left->used, mask = left->mask;
    SetEntry *table = left->table;
    left->fill = right->fill;
    left->used = right->used;
    left->mask = right->mask;
    left->table = right_is_small ? left->small : right->table;
    right->fill = fill;
    right->used = used;
    right->mask = mask;
    right->table = left_is_small ? right->small : table;
    if (left_is_small || right_is_small) {
        memcpy(small, left->small, sizeof small);
        memcpy(left->small, right->small, sizeof small);
        memcpy(right->small, small, sizeof small);
    }
    left->hash = right->hash = -1;
}
