/* name_map.c: from names to numbers, remembering the order in which they came.
 *
 * Names are unique in their arena, so equal names are equal pointers and their stored hash is enough. Entries stand
 * in an array in order of insertion; `slots` finds them. A removed entry keeps its place without its name: then
 * slots need no repair.
 */
#include "compiler.h"

#define LEAST_SLOTS 8

static size_t find_slot(const NameMap *map, const Name *name)
{
    size_t mask = map->slot_count - 1, at = name->hash & mask;
    while (map->slots[at] && map->entries[map->slots[at] - 1].name != name)
        at = (at + 1) & mask;
    return at;
}

static NameMapEntry *find(const NameMap *map, const Name *name)
{
    if (!map->slot_count)
        return NULL;
    int32_t index = map->slots[find_slot(map, name)];
    return index ? &map->entries[index - 1] : NULL;
}

long name_map_get(const NameMap *map, const Name *name)
{
    const NameMapEntry *entry = find(map, name);
    return entry ? entry->value : -1;
}

void name_map_remove(NameMap *map, const Name *name)
{
    NameMapEntry *entry = find(map, name);
    if (!entry)
        return;
    /* The slot stays taken by an entry that matches nothing. */
    entry->name = NULL;
}

static void rebuild(Compiler *c, NameMap *map)
{
    map->slot_count = map->slot_count ? map->slot_count * 2 : LEAST_SLOTS;
    map->slots = compile_allocate(c, map->slot_count * sizeof *map->slots);
    for (size_t i = 0; i < map->count; i++)
        if (map->entries[i].name)
            map->slots[find_slot(map, map->entries[i].name)] = (int32_t)i + 1;
}

void name_map_set(Compiler *c, NameMap *map, Name *name, long value)
{
    NameMapEntry *entry = find(map, name);
    if (entry) {
        entry->value = value;
        return;
    }
    if ((map->count + 1) * 2 > map->slot_count)
        rebuild(c, map);
    int room = (int)map->room;
    map->entries = compile_grow(c, map->entries, (int)map->count, &room, sizeof *map->entries);
    map->room = (size_t)room;
    map->entries[map->count] = (NameMapEntry){name, value};
    map->slots[find_slot(map, name)] = (int32_t)++map->count;
}

void name_map_add_all(Compiler *c, NameMap *map, const NameMap *from)
{
    for (size_t i = 0; i < from->count; i++)
        if (from->entries[i].name)
            name_map_set(c, map, from->entries[i].name, from->entries[i].value);
}
