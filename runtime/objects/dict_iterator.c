/* dict_iterator.c: iteration over keys, values and items of a dict, forwards and backwards.
 *
 * An iterator remembers the dict's size and how many entries it has yet to give: a dict that changed its size
 * meanwhile raises, and so does one in which an entry is found that was not there at the beginning.
 * Backwards, the position runs from the last entry down to -1.
 *
 * The iterator over items keeps its last pair and fills it again if nobody else holds it.
 */
#include "../abstract.h"
#include "../error.h"
#include "../heap/fresh.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../vm/native.h"
#include "dict_keys.h"
#include "iterator.h"
#include "list.h"
#include "sequence.h"
#include "tuple.h"

static bool goes_backwards(const Type *type)
{
    return type == TYPE(dict_reverse_key_iterator) || type == TYPE(dict_reverse_value_iterator) ||
           type == TYPE(dict_reverse_item_iterator);
}

static bool gives_pairs(const Type *type)
{
    return type == TYPE(dict_item_iterator) || type == TYPE(dict_reverse_item_iterator);
}

NEW Object *dict_iterate_as(Dict *dict, Type *type)
{
    DictIterator *self = (DictIterator *)fresh_collected(type, sizeof(DictIterator));
    if (!self)
        return NULL;
    self->position = 0;
    self->result = NULL;
    self->dict = new_reference(dict);
    self->used = dict->used;
    self->left = dict->used;
    if (goes_backwards(type))
        self->position = (dict->values ? dict->used : dict->keys->entry_count) - 1;
    if (gives_pairs(type) && !(self->result = tuple_pack(2, NONE, NONE))) {
        decref(self);
        return NULL;
    }
    gc_track((Object *)self);
    return (Object *)self;
}

NEW Object *dict_iterate(Object *dict)
{
    return dict_iterate_as((Dict *)dict, TYPE(dict_key_iterator));
}

/* The entry before *position, which moves below it. */
static bool previous_entry(Dict *dict, isize *position, Object **key, Object **value)
{
    isize i = *position;
    DictKeys *keys = dict->keys;
    if (dict->values) {
        if (i < 0 || i >= dict->values->size)
            return false;
        isize index = values_index_of_rank(dict->values, i);
        *key = keys_key_at(keys, index);
        *value = dict->values->values[index];
        *position = i - 1;
        return true;
    }
    if (i >= keys->entry_count)
        return false;
    for (; i >= 0; i--) {
        *value = keys_are_str(keys) ? keys_str_entries(keys)[i].value : keys_general_entries(keys)[i].value;
        if (*value)
            break;
    }
    if (i < 0)
        return false;
    *key = keys_key_at(keys, i);
    *position = i - 1;
    return true;
}

static int finish(DictIterator *self, int result)
{
    Dict *dict = self->dict;
    self->dict = NULL;
    decref(dict);
    return result;
}

/* 1: the next entry, borrowed; 0 the end; -1 raised. */
static inline int advance(DictIterator *self, bool backwards, Object **key, Object **value)
{
    Dict *dict = self->dict;
    if (!dict)
        return 0;
    if (UNLIKELY(self->used != dict->used)) {
        self->used = -1;
        raise_error(RuntimeError, "dictionary changed size during iteration");
        return -1;
    }
    isize position = self->position;
    bool found = backwards ? previous_entry(dict, &position, key, value) : dict_next(dict, &position, key, value);
    if (!found)
        return finish(self, 0);
    if (UNLIKELY(self->left == 0) && !backwards) {
        raise_error(RuntimeError, "dictionary keys changed during iteration");
        return finish(self, -1);
    }
    self->position = position;
    self->left--;
    return 1;
}

static int next_key(Object *object, Object **item)
{
    Object *value;
    int more = advance((DictIterator *)object, false, item, &value);
    if (more > 0)
        incref(*item);
    return more;
}

static int next_value(Object *object, Object **item)
{
    Object *key;
    int more = advance((DictIterator *)object, false, &key, item);
    if (more > 0)
        incref(*item);
    return more;
}

/* (key, value), in the pair of last time if only the iterator holds it. */
static int give_pair(DictIterator *self, Object *key, Object *value, Object **item)
{
    Tuple *pair = self->result;
    if (!pair || pair->head.refcount != 1) {
        *item = (Object *)tuple_pack(2, key, value);
        return *item ? 1 : -1;
    }
    Object *old_key = pair->items[0], *old_value = pair->items[1];
    pair->items[0] = new_reference(key);
    pair->items[1] = new_reference(value);
    incref(pair);
    gc_track((Object *)pair); /* a collection may have untracked it */
    *item = (Object *)pair;
    decref(old_key);
    decref(old_value);
    return 1;
}

static int next_item(Object *object, Object **item)
{
    Object *key, *value;
    int more = advance((DictIterator *)object, false, &key, &value);
    return more > 0 ? give_pair((DictIterator *)object, key, value, item) : more;
}

static int previous(Object *object, Object **item)
{
    Object *key, *value;
    int more = advance((DictIterator *)object, true, &key, &value);
    if (more <= 0)
        return more;
    if (object->type == TYPE(dict_reverse_item_iterator))
        return give_pair((DictIterator *)object, key, value, item);
    *item = new_reference(object->type == TYPE(dict_reverse_key_iterator) ? key : value);
    return 1;
}

static Object *length_hint(Object **args, isize count, Tuple *names)
{
    DictIterator *self = (DictIterator *)args[0];
    return int_from_isize(self->dict && self->used == self->dict->used ? self->left : 0);
}

/* (iter, ([what is left],)): walked on a copy of the iterator. */
static Object *reduce(Object **args, isize count, Tuple *names)
{
    DictIterator *self = (DictIterator *)args[0];
    if (!self->dict)
        return iterator_reduced_to_list(new_reference(args[0]));
    DictIterator *copy = (DictIterator *)dict_iterate_as(self->dict, args[0]->type);
    if (!copy)
        return NULL;
    copy->used = self->used;
    copy->position = self->position;
    copy->left = self->left;
    return iterator_reduced_to_list(&copy->head);
}

static const Native methods[] = {
    LENGTH_HINT_METHOD(length_hint),
    REDUCE_METHOD(reduce),
    {0}};

static const Field fields[] = {{"dict", offsetof(DictIterator, dict)}, {"pair", offsetof(DictIterator, result)}, {0}};

#define ITERATOR_TYPE(spec, type_name, next_function)                                  \
    const TypeSpec spec = {.name = type_name,                                          \
                           .size_bytes = sizeof(DictIterator),                         \
                           .flags = TYPE_COLLECTED | TYPE_NO_CREATE | TYPE_IMMUTABLE,  \
                           .slots = {.iterate = iterator_self, .next = next_function}, \
                           .fields = fields,                                           \
                           .methods = methods}

ITERATOR_TYPE(dict_key_iterator_type, "dict_keyiterator", next_key);
ITERATOR_TYPE(dict_value_iterator_type, "dict_valueiterator", next_value);
ITERATOR_TYPE(dict_item_iterator_type, "dict_itemiterator", next_item);
ITERATOR_TYPE(dict_reverse_key_iterator_type, "dict_reversekeyiterator", previous);
ITERATOR_TYPE(dict_reverse_value_iterator_type, "dict_reversevalueiterator", previous);
ITERATOR_TYPE(dict_reverse_item_iterator_type, "dict_reverseitemiterator", previous);
