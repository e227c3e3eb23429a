/* label.c: badges: a table from object to number, and a list from number to object.
 *
 * Always true: objects[n] is the living object with number n, or NULL once it has died; the two agree.
 */
#include "label.h"

#include "host_memory.h"
#include "object_table.h"

#include <stdlib.h>
#include <string.h>

struct Labels {
    ObjectTable numbers;
    Object **objects; /* by number; [0] is not used */
    size_t objects_room;
    int last;
};

Labels *labels_new(void)
{
    Labels *labels = host_zeroed(1, sizeof *labels);
    labels->objects = host_grown(NULL, 0, &labels->objects_room, sizeof *labels->objects);
    return labels;
}

void labels_free(Labels *labels)
{
    if (!labels)
        return;
    object_table_clear(&labels->numbers);
    free(labels->objects);
    free(labels);
}

Labels *labels_copy(const Labels *labels)
{
    Labels *copy = host_zeroed(1, sizeof *copy);
    *copy = (Labels){
        .numbers = object_table_copy(&labels->numbers), .objects_room = labels->objects_room, .last = labels->last};
    copy->objects = host_zeroed(copy->objects_room, sizeof *copy->objects);
    memcpy(copy->objects, labels->objects, (size_t)(labels->last + 1) * sizeof *copy->objects);
    return copy;
}

int label_peek(const Labels *labels, const Object *object)
{
    return (int)object_table_get(&labels->numbers, object);
}

static int give_number(Labels *labels, Object *object)
{
    int number = ++labels->last;
    labels->objects = host_grown(labels->objects, (size_t)number, &labels->objects_room, sizeof *labels->objects);
    labels->objects[number] = object;
    object_table_set(&labels->numbers, object, (size_t)number);
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
    int number = label_peek(labels, object);
    if (number) {
        labels->objects[number] = NULL;
        object_table_remove(&labels->numbers, object);
    }
}
