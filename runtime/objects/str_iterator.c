/* str_iterator.c: what iter() of a text gives: one character at a time, by position.
 *
 * The text is released at the end, after which the iterator stays empty. Characters below U+0100 are the
 * shared ones, so that iterating allocates nothing for most texts. CPython has a second type, with the same
 * methods, for ASCII texts; programs that print an iterator see its name.
 */
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "fields.h"
#include "str.h"
#include "str_methods.h"
#include "tuple.h"

typedef struct StrIterator {
    Object head;
    isize at;
    Str *text; /* NULL at the end */
} StrIterator;

Object *str_iterate(Object *self)
{
    StrIterator *iterator = (StrIterator *)object_new(str_is_ascii((Str *)self) ? TYPE(str_ascii_iterator) : TYPE(str_iterator));
    if (!iterator)
        return NULL;
    iterator->text = (Str *)new_reference(self);
    gc_track((Object *)iterator);
    return (Object *)iterator;
}

static int str_iterator_next(Object *object, Object **item)
{
    StrIterator *self = (StrIterator *)object;
    Str *text = self->text;
    if (!text)
        return 0;
    if (self->at < text->length) {
        *item = (Object *)str_item(text, self->at);
        if (!*item)
            return -1;
        self->at++;
        return 1;
    }
    self->text = NULL;
    decref(text);
    return 0;
}

static Object *str_iterator_length_hint(Object **args, isize count, Tuple *names)
{
    StrIterator *self = (StrIterator *)args[0];
    return int_from_isize(self->text ? self->text->length - self->at : 0);
}

static Object *str_iterator_reduce(Object **args, isize count, Tuple *names)
{
    StrIterator *self = (StrIterator *)args[0];
    NATIVE_FRAME(held, "str_iterator.__reduce__", "iter", "arguments", "position");
    held[0] = object_get_attribute_text((Object *)RUNTIME->builtins, "iter");
    held[1] = (Object *)tuple_pack(1, self->text ? (Object *)self->text : (Object *)RUNTIME->empty_str);
    if (!held[0] || !held[1])
        return native_leave(held, NULL);
    if (!self->text)
        return native_leave(held, (Object *)tuple_pack(2, held[0], held[1]));
    held[2] = int_from_isize(self->at);
    return native_leave(held, held[2] ? (Object *)tuple_pack(3, held[0], held[1], held[2]) : NULL);
}

static Object *str_iterator_set_state(Object **args, isize count, Tuple *names)
{
    StrIterator *self = (StrIterator *)args[0];
    isize at;
    if (!object_as_isize(args[1], OverflowError, &at))
        return NULL;
    if (self->text)
        self->at = at < 0 ? 0 : at > self->text->length ? self->text->length : at;
    return new_none();
}

static const Native str_iterator_methods[] = {
    {"__length_hint__", str_iterator_length_hint, "($self, /)", "How many characters are left."},
    {"__reduce__", str_iterator_reduce, "($self, /)", "What copy and pickle need."},
    {"__setstate__", str_iterator_set_state, "($self, state, /)", "Goes to a position."},
    {0}};

static Object *iterate_itself(Object *self)
{
    return new_reference(self);
}

static const Field str_iterator_fields[] = {{"text", offsetof(StrIterator, text)}, {0}};

const TypeSpec str_iterator_type = {
    .name = "str_iterator",
    .size_bytes = sizeof(StrIterator),
    .flags = TYPE_COLLECTED | TYPE_NO_CREATE,
    .slots = {.iterate = iterate_itself, .next = str_iterator_next},
    .deallocate = fields_deallocate,
    .traverse = fields_traverse,
    .fields = str_iterator_fields,
    .methods = str_iterator_methods,
};

const TypeSpec str_ascii_iterator_type = {
    .name = "str_ascii_iterator",
    .size_bytes = sizeof(StrIterator),
    .flags = TYPE_COLLECTED | TYPE_NO_CREATE,
    .slots = {.iterate = iterate_itself, .next = str_iterator_next},
    .deallocate = fields_deallocate,
    .traverse = fields_traverse,
    .fields = str_iterator_fields,
    .methods = str_iterator_methods,
};
