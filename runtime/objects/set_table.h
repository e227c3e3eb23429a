/* set_table.h: the set table, as set.c offers it to set_type.c. Each may run Python unless it says not. */
#ifndef VIV_SET_TABLE_H
#define VIV_SET_TABLE_H

#include "set.h"

static inline bool set_entry_is_live(const SetEntry *entry)
{
    return entry->key && entry->key != SET_DUMMY;
}

/* An instance of set, frozenset or a subclass. */
NEW Set *set_make(Type *type, Object *iterable_or_null);
Type *set_base_type(const Set *self); /* set or frozenset, whichever it derives from */
/* set_contains with the hash at hand. */
int set_contains_hashed(Set *self, Object *key, isize hash);
void set_swap(Set *left, Set *right);    /* runs no Python */
NEW Object *set_difference(Set *self, Object *other); /* self - other, any iterable */

#endif
