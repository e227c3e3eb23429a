/* list_iterator.c: iter(list) and reversed(list).
 *
 * Both hold the list and a position; the list may change meanwhile, so each step looks at its size again. An
 * exhausted iterator lets go of the list and stays exhausted.
 */
#include "../abstract.h"
#include "../error.h"
#include "../heap/fresh.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "fields.h"
#include "iterator.h"
#include "list.h"
#include "sequence.h"

static Object *iterate(Type *type, Object *list, isize index)
{
    ListIterator *self = (ListIterator *)fresh_collected(type, sizeof(ListIterator));
    if (!self)
        return NULL;
    self->index = index;
    self->list = (List *)new_reference(list);
    track_collected((Object *)self);
    return (Object *)self;
}

NEW Object *list_iterate(Object *list)
{
    return iterate(TYPE(list_iterator), list, 0);
}

NEW Object *list_iterate_reversed(Object *list)
{
    return iterate(TYPE(list_reverse_iterator), list, ((List *)list)->size - 1);
}

static int next(Object *object, Object **item)
{
    ListIterator *self = (ListIterator *)object;
    List *list = self->list;
    if (!list)
        return 0;
    if (self->index < list->size) {
        *item = new_reference(list->items[self->index++]);
        return 1;
    }
    self->list = NULL;
    decref(list);
    return 0;
}

static int next_reversed(Object *object, Object **item)
{
    ListIterator *self = (ListIterator *)object;
    List *list = self->list;
    if (!list)
        return 0;
    if (self->index >= 0 && self->index < list->size) {
        *item = new_reference(list->items[self->index--]);
        return 1;
    }
    self->index = -1;
    self->list = NULL;
    decref(list);
    return 0;
}

static Object *length_hint(Object **args, isize count, Tuple *names)
{
    ListIterator *self = (ListIterator *)args[0];
    isize left = self->list ? self->list->size - self->index : 0;
    return int_from_isize(left > 0 ? left : 0);
}

static Object *reversed_length_hint(Object **args, isize count, Tuple *names)
{
    ListIterator *self = (ListIterator *)args[0];
    isize left = self->index + 1;
    return int_from_isize(self->list && self->list->size >= left ? left : 0);
}

static Object *reduced(ListIterator *self, const char *function)
{
    List *empty = list_new(0);
    if (!empty)
        return NULL;
    Object *result = iterator_reduced((Object *)self->list, self->index, function, (Object *)empty);
    decref(empty);
    return result;
}

static Object *reduce(Object **args, isize count, Tuple *names)
{
    return reduced((ListIterator *)args[0], "iter");
}

static Object *reversed_reduce(Object **args, isize count, Tuple *names)
{
    return reduced((ListIterator *)args[0], ((ListIterator *)args[0])->list ? "reversed" : "iter");
}

static Object *set_state(Object **args, isize count, Tuple *names)
{
    ListIterator *self = (ListIterator *)args[0];
    isize index, least = has_type(args[0], TYPE(list_reverse_iterator)) ? -1 : 0;
    if (!object_as_isize(args[1], OverflowError, &index))
        return NULL;
    if (self->list) {
        isize most = least < 0 ? self->list->size - 1 : self->list->size;
        self->index = index < least ? least : index > most ? most : index;
    }
    return new_none();
}

static const Native methods[] = {
    LENGTH_HINT_METHOD(length_hint),
    REDUCE_METHOD(reduce),
    SET_STATE_METHOD(set_state),
    {0}};

static const Native reversed_methods[] = {
    LENGTH_HINT_METHOD(reversed_length_hint),
    REDUCE_METHOD(reversed_reduce),
    SET_STATE_METHOD(set_state),
    {0}};

static const Field fields[] = {{"list", offsetof(ListIterator, list)}, {0}};

const TypeSpec list_iterator_type = {.name = "list_iterator",
                                     .size_bytes = sizeof(ListIterator),
                                     .flags = TYPE_COLLECTED | TYPE_NO_CREATE | TYPE_IMMUTABLE,
                                     .slots = {.iterate = iterator_self, .next = next},
                                     .deallocate = fields_deallocate,
                                     .traverse = fields_traverse,
                                     .fields = fields,
                                     .methods = methods};

const TypeSpec list_reverse_iterator_type = {.name = "list_reverseiterator",
                                             .size_bytes = sizeof(ListIterator),
                                             .flags = TYPE_COLLECTED | TYPE_NO_CREATE | TYPE_IMMUTABLE,
                                             .slots = {.iterate = iterator_self, .next = next_reversed},
                                             .deallocate = fields_deallocate,
                                             .traverse = fields_traverse,
                                             .fields = fields,
                                             .methods = reversed_methods};
