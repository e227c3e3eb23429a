/* object_table.h: numbers that the instrument attaches to objects: a hash table from address to number.
 *
 * Open addressing with linear probing. Always true: at most half of the places are taken, so that a search ends; a
 * removed key leaves a tombstone, which the next growth drops. The objects are not owned and never read: an address
 * whose object has died must be removed by whoever hears of the death.
 */
#ifndef VIV_OBJECT_TABLE_H
#define VIV_OBJECT_TABLE_H

#include "viv.h"

typedef struct ObjectTable {
    struct ObjectEntry *entries;
    size_t room; /* a power of two, or 0 while empty */
    size_t used; /* keys and tombstones */
} ObjectTable;

/* The object's number, or 0: it has none. */
size_t object_table_get(const ObjectTable *table, const Object *object);
/* Gives it a number, which is not 0. */
void object_table_set(ObjectTable *table, const Object *object, size_t number);
/* Nothing happens if it has none. */
void object_table_remove(ObjectTable *table, const Object *object);
/* Enters the object as a member of a set. False: it was one already. */
bool object_table_add(ObjectTable *table, const Object *object);
ObjectTable object_table_copy(const ObjectTable *table);
/* Frees the memory; the table is empty and may be used again. */
void object_table_clear(ObjectTable *table);

#endif
