/* object_table.c: a hash table from an object's address to a number; see object_table.h. */
#include "object_table.h"

#include "host_memory.h"

#include <stdlib.h>
#include <string.h>

#define TOMBSTONE ((const Object *)1)
#define LEAST_ROOM 64

typedef struct ObjectEntry {
    const Object *object;
    size_t number;
} ObjectEntry;

/* Where the object stands, or the empty place at which the search for it ends. */
static ObjectEntry *place_of(const ObjectTable *table, const Object *object)
{
    size_t hash = ((uintptr_t)object >> 4) *
                  0x9E3779B97F4A7C15u; /* 2**64 / golden ratio: Knuth's multiplicative hash */
    size_t at = (hash >> 20) & (table->room - 1);
    while (table->entries[at].object && table->entries[at].object != object)
        at = (at + 1) & (table->room - 1);
    return &table->entries[at];
}

static void put(ObjectTable *table, const Object *object, size_t number)
{
    *place_of(table, object) = (ObjectEntry){object, number};
    table->used++;
}

static void grow(ObjectTable *table)
{
    ObjectTable larger = {.room = table->room ? table->room * 2 : LEAST_ROOM};
    larger.entries = host_zeroed(larger.room, sizeof *larger.entries);
    for (size_t i = 0; i < table->room; i++)
        if (table->entries[i].object && table->entries[i].object != TOMBSTONE)
            put(&larger, table->entries[i].object, table->entries[i].number);
    free(table->entries);
    *table = larger;
}

size_t object_table_get(const ObjectTable *table, const Object *object)
{
    return table->room ? place_of(table, object)->number : 0;
}

void object_table_set(ObjectTable *table, const Object *object, size_t number)
{
    if ((table->used + 1) * 2 > table->room)
        grow(table);
    ObjectEntry *entry = place_of(table, object);
    if (entry->object)
        entry->number = number;
    else
        put(table, object, number);
}

void object_table_remove(ObjectTable *table, const Object *object)
{
    ObjectEntry *entry = table->room ? place_of(table, object) : NULL;
    if (entry && entry->object)
        *entry = (ObjectEntry){TOMBSTONE, 0};
}

bool object_table_add(ObjectTable *table, const Object *object)
{
    if (object_table_get(table, object))
        return false;
    object_table_set(table, object, 1);
    return true;
}

ObjectTable object_table_copy(const ObjectTable *table)
{
    ObjectTable copy = *table;
    if (table->room) {
        copy.entries = host_zeroed(table->room, sizeof *copy.entries);
        memcpy(copy.entries, table->entries, table->room * sizeof *copy.entries);
    }
    return copy;
}

void object_table_clear(ObjectTable *table)
{
    free(table->entries);
    *table = (ObjectTable){0};
}
