/* getters.c: operator.itemgetter, attrgetter and methodcaller: callables that fetch from what they are given.
 *
 * All three hold a tuple: the keys, the dotted names, or the method's name with its arguments.
 */
#include "../abstract.h"
#include "../error.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"
#include "builtin.h"
#include "dict.h"
#include "list.h"
#include "sequence.h"
#include "str.h"
#include "tuple.h"

typedef struct Getter {
    Object head;
    Tuple *wanted;
    Dict *keywords; /* methodcaller; or NULL */
} Getter;

static NEW Object *make(Type *type, STOLEN Tuple *wanted)
{
    Getter *self = wanted ? (Getter *)object_new(type) : NULL;
    if (!self) {
        decref_maybe(wanted);
        return NULL;
    }
    self->wanted = wanted;
    gc_track((Object *)self);
    return (Object *)self;
}

/* The result of a getter with one item is what it fetches, with several a tuple of them. */
static Object *fetch_all(Getter *self, Object *object, Object *(*fetch)(Object *, Object *))
{
    Tuple *wanted = self->wanted;
    if (wanted->size == 1)
        return fetch(object, wanted->items[0]);
    NATIVE_FRAME(held, "getter", "result");
    Tuple *result = tuple_new(wanted->size);
    held[0] = (Object *)result;
    for (isize i = 0; result && i < wanted->size; i++)
        if (!(result->items[i] = fetch(object, wanted->items[i])))
            return native_leave(held, NULL);
    return native_leave_with(held, 0);
}

static bool only_argument(const char *name, isize count, Tuple *names)
{
    return no_keywords(name, names) && arguments_check_count(name, count, 1, 1);
}

static bool append_text(StrBuilder *builder, STOLEN Str *text)
{
    bool done = text && builder_append_str(builder, text);
    decref_maybe(text);
    return done;
}

static Object *represent(Object *object)
{
    Getter *self = (Getter *)object;
    StrBuilder builder;
    builder_start(&builder);
    bool done = true;
    for (isize i = 0; done && i < self->wanted->size; i++)
        done = append_text(&builder, str_format(i ? ", %R" : "%R", self->wanted->items[i]));
    isize position = 0;
    Object *key, *value;
    while (done && self->keywords && dict_next(self->keywords, &position, &key, &value))
        done = append_text(&builder, str_format(", %U=%R", key, value));
    if (!done) {
        builder_drop(&builder);
        return NULL;
    }
    Str *inside = builder_finish(&builder);
    Str *result = inside ? str_format("operator.%s(%U)", bare_type_name(object), inside) : NULL;
    decref_maybe(inside);
    return (Object *)result;
}

/* ---- itemgetter --------------------------------------------------------------------------------------------- */

static Object *item_create(Type *type, Object **args, isize count, Tuple *names)
{
    if (!no_keywords("itemgetter", names))
        return NULL;
    if (count < 1)
        return raise_error(TypeError, "itemgetter expected 1 argument, got 0");
    return make(type, tuple_from_array(args, count));
}

static Object *item_call(Object *self, Object **args, isize count, Tuple *names)
{
    return only_argument("itemgetter", count, names) ? fetch_all((Getter *)self, args[0], object_get_item) : NULL;
}

/* ---- attrgetter --------------------------------------------------------------------------------------------- */

static Object *attribute_create(Type *type, Object **args, isize count, Tuple *names)
{
    if (!no_keywords("attrgetter", names))
        return NULL;
    if (count < 1)
        return raise_error(TypeError, "attrgetter expected 1 argument, got 0");
    for (isize i = 0; i < count; i++)
        if (!is_str(args[i]))
            return raise_error(TypeError, "attribute name must be a string");
    return make(type, tuple_from_array(args, count));
}

/* object.a.b.c for the name "a.b.c". */
static Object *dotted_attribute(Object *object, Object *name)
{
    Str *path = (Str *)name;
    isize start = 0, end, length = str_length(path);
    NATIVE_FRAME(held, "attrgetter", "object", "name");
    if (str_find_char(path, '.', 0, length) < 0)
        return native_leave(held, object_get_attribute(object, path));
    held[0] = new_reference(object);
    do {
        end = str_find_char(path, '.', start, length);
        if (end < 0)
            end = length;
        set_slot(&held[1], (Object *)str_substring(path, start, end));
        Object *value = held[1] ? object_get_attribute(held[0], (Str *)held[1]) : NULL;
        set_slot(&held[0], value);
        start = end + 1;
    } while (held[0] && end < length);
    return native_leave_with(held, 0);
}

static Object *attribute_call(Object *self, Object **args, isize count, Tuple *names)
{
    return only_argument("attrgetter", count, names) ? fetch_all((Getter *)self, args[0], dotted_attribute) : NULL;
}

/* ---- methodcaller ------------------------------------------------------------------------------------------- */

static Object *method_create(Type *type, Object **args, isize count, Tuple *names)
{
    if (count < 1)
        return raise_error(TypeError, "methodcaller needs at least one argument, the method name");
    if (!is_str(args[0]))
        return raise_error(TypeError, "method name must be a string");
    Getter *self = (Getter *)make(type, tuple_from_array(args, count));
    if (self && names && names->size) {
        self->keywords = dict_from_items(names->items, 1, args + count, 1, names->size);
        if (!self->keywords)
            decref(self);
        if (error_occurred())
            return NULL;
    }
    return (Object *)self;
}

static Object *method_call(Object *object, Object **args, isize count, Tuple *names)
{
    Getter *self = (Getter *)object;
    if (!only_argument("methodcaller", count, names))
        return NULL;
    Str *name = (Str *)self->wanted->items[0];
    if (!self->keywords)
        return object_call_method(args[0], name, self->wanted->items + 1, self->wanted->size - 1);
    NATIVE_FRAME(held, "methodcaller", "method", "arguments");
    held[0] = object_get_attribute(args[0], name);
    held[1] = held[0] ? (Object *)tuple_slice(self->wanted, 1, self->wanted->size) : NULL;
    return native_leave(held, held[1] ? object_call_tuple(held[0], (Tuple *)held[1], self->keywords) : NULL);
}

static Object *getter_reduce(Object **args, isize count, Tuple *names)
{
    return (Object *)tuple_pack(2, args[0]->type, ((Getter *)args[0])->wanted);
}

/* With keywords: (functools.partial(methodcaller, name, **keywords), arguments). */
static Object *method_reduce(Object **args, isize count, Tuple *names)
{
    Getter *self = (Getter *)args[0];
    if (!self->keywords)
        return getter_reduce(args, count, names);
    NATIVE_FRAME(held, "methodcaller.__reduce__", "first arguments", "maker", "arguments");
    held[0] = (Object *)tuple_pack(2, self->head.type, self->wanted->items[0]);
    held[1] = held[0] ? object_call_tuple((Object *)TYPE(partial), (Tuple *)held[0], self->keywords) : NULL;
    held[2] = held[1] ? (Object *)tuple_slice(self->wanted, 1, self->wanted->size) : NULL;
    return native_leave(held, held[2] ? (Object *)tuple_pack(2, held[1], held[2]) : NULL);
}

static const Native getter_methods[] = {
    {"__reduce__", getter_reduce, "($self, /)", "Return state information for pickling"}, {0}};
static const Native method_caller_methods[] = {
    {"__reduce__", method_reduce, "($self, /)", "Return state information for pickling"}, {0}};

static const Field getter_fields[] = {{"arguments", offsetof(Getter, wanted)},
                                      {"keywords", offsetof(Getter, keywords)},
                                      {0}};

#define GETTER_TYPE(spec, type_name, size, create_function, call_function, method_table, text)                  \
    const TypeSpec spec = {.name = type_name,                                                                   \
                           .size_bytes = sizeof(Getter),                                                        \
                           .shown_size_bytes = size,                                                            \
                           .flags = TYPE_COLLECTED | TYPE_IMMUTABLE,                                            \
                           .slots = {.represent = represent, .call = call_function, .create = create_function}, \
                           .fields = getter_fields,                                                             \
                           .methods = method_table,                                                             \
                           .doc = text}

GETTER_TYPE(item_getter_type, "operator.itemgetter", 48, item_create, item_call, getter_methods,
            "Return a callable object that fetches the given item(s) from its operand.\n"
            "After f = itemgetter(2), the call f(r) returns r[2].\n"
            "After g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])");
GETTER_TYPE(attribute_getter_type, "operator.attrgetter", 40, attribute_create, attribute_call, getter_methods,
            "Return a callable object that fetches the given attribute(s) from its operand.\n"
            "After f = attrgetter('name'), the call f(r) returns r.name.\n"
            "After g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\n"
            "After h = attrgetter('name.first', 'name.last'), the call h(r) returns\n"
            "(r.name.first, r.name.last).");
GETTER_TYPE(method_caller_type, "operator.methodcaller", 64, method_create, method_call, method_caller_methods,
            "Return a callable object that calls the given method on its operand.\n"
            "After f = methodcaller('name'), the call f(r) returns r.name().\n"
            "After g = methodcaller('name', 'date', foo=1), the call g(r) returns\n"
            "r.name('date', foo=1).");
