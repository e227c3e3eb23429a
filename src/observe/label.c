/* label.c: badges, in a hash table from address to number with open addressing.
 *
 * Always true: number_of[i] belongs to object_at[i]; a dead object's entry keeps its place as a tombstone
 * (address 1) until the table is rebuilt; objects[n] is NULL once number n has died.
 */
#include "label.h"

#include <stdlib.h>
#include <string.h>

#define TOMBSTONE ((const Object *)1)

struct Labels {
    const Object **keys;
    int *numbers;
    size_t room; /* a power of two */
    size_t used; /* entries and tombstones */
    Object **objects; /* by number; [0] is not used */
    int last;
    int objects_room;
};

static void *must(void *block)
{
    if (!block) {
        fputs("viv: the machine is out of memory\n", stderr);
        exit(1);
    }
    return block;
}

static size_t place_of(const Labels *labels, const Object *object)
{
    size_t hash = ((uintptr_t)object >> 4) * 0x9E3779B97F4A7C15u;
    size_t at = (hash >> 20) & (labels->room - 1);
    while (labels->keys[at] && labels->keys[at] != object)
        at = (at + 1) & (labels->room - 1);
    return at;
}

static void rebuild(Labels *labels, size_t room)
{
    free(labels->keys);
    free(labels->numbers);
    labels->keys = must(calloc(room, sizeof *labels->keys));
    labels->numbers = must(calloc(room, sizeof *labels->numbers));
    labels->room = room;
    labels->used = 0;
    for (int number = 1; number <= labels->last; number++)
        if (labels->objects[number]) {
            size_t at = place_of(labels, labels->objects[number]);
            labels->keys[at] = labels->objects[number];
            labels->numbers[at] = number;
            labels->used++;
        }
}

Labels *labels_new(void)
{
    Labels *labels = must(calloc(1, sizeof *labels));
    labels->objects_room = 64;
    labels->objects = must(calloc((size_t)labels->objects_room, sizeof *labels->objects));
    rebuild(labels, 128);
    return labels;
}

void labels_free(Labels *labels)
{
    if (!labels)
        return;
    free(labels->keys);
    free(labels->numbers);
    free(labels->objects);
    free(labels);
}

Labels *labels_copy(const Labels *labels)
{
    Labels *copy = must(calloc(1, sizeof *copy));
    copy->last = labels->last;
    copy->objects_room = labels->objects_room;
    copy->objects = must(calloc((size_t)copy->objects_room, sizeof *copy->objects));
    memcpy(copy->objects, labels->objects, (size_t)(labels->last + 1) * sizeof *copy->objects);
    rebuild(copy, labels->room);
    return copy;
}

int label_peek(const Labels *labels, const Object *object)
{
    size_t at = place_of(labels, object);
    return labels->keys[at] ? labels->numbers[at] : 0;
}

static int give_number(Labels *labels, Object *object)
{
    int number = ++labels->last;
    if (number >= labels->objects_room) {
        labels->objects_room *= 2;
        labels->objects = must(realloc(labels->objects, (size_t)labels->objects_room * sizeof *labels->objects));
    }
    labels->objects[number] = object;
    if ((labels->used + 1) * 2 > labels->room)
        rebuild(labels, labels->room * 2);
    else {
        size_t at = place_of(labels, object);
        labels->keys[at] = object;
        labels->numbers[at] = number;
        labels->used++;
    }
    object->flags |= FLAG_NOTICED;
    return number;
}

int label_of(Labels *labels, Object *object)
{
    int number = label_peek(labels, object);
    return number ? number : give_number(labels, object);
}

Object *label_object(const Labels *labels, int number)
{
    return number > 0 && number <= labels->last ? labels->objects[number] : NULL;
}

int label_last(const Labels *labels)
{
    return labels->last;
}

void label_forget(Labels *labels, const Object *object)
{
    size_t at = place_of(labels, object);
    if (!labels->keys[at])
        return;
    labels->objects[labels->numbers[at]] = NULL;
    labels->keys[at] = TOMBSTONE;
    labels->numbers[at] = 0;
}
