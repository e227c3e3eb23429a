/* dict_type.c: the `dict` type as the collector and operators see it; its methods are in dict_methods.c.
 *
 * References of a dict as traversal reports them: EDGE_KEY and EDGE_VALUE of entry i. CPython's collector skips
 * keys of tables that hold only str, so those are hidden. Values inside an instance are reported by the
 * instance, names of attributes by the class.
 */
#include "../abstract.h"
#include "../error.h"
#include "../heap/blocks.h"
#include "../heap/fresh.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../vm/native.h"
#include "dict_keys.h"
#include "equal.h"
#include "list.h"
#include "sequence.h"
#include "tuple.h"

/* ---- the collector and death ------------------------------------------------------------------------------- */

static void traverse_values(Dict *self, VisitFunction visit, void *context)
{
    if (!self->values->embedded)
        for (isize i = 0; i < self->values->capacity; i++)
            VISIT(self->values->values[i], EDGE_VALUE, i);
    if (keys_reports(self->keys, (Object *)self))
        keys_traverse_names(self->keys, visit, context, EDGE_KEY | EDGE_HIDDEN);
}

static void traverse(Object *object, VisitFunction visit, void *context)
{
    Dict *self = (Dict *)object;
    DictKeys *keys = self->keys;
    if (self->values) {
        traverse_values(self, visit, context);
        return;
    }
    for (isize i = 0; i < keys->entry_count; i++) {
        if (keys_are_str(keys)) {
            VISIT(keys_str_entries(keys)[i].value, EDGE_VALUE, i);
            VISIT(keys_str_entries(keys)[i].key, EDGE_KEY | EDGE_HIDDEN, i);
        } else { /* values first: the order in which gc.get_referents gives them */
            VISIT(keys_general_entries(keys)[i].value, EDGE_VALUE, i);
            VISIT(keys_general_entries(keys)[i].key, EDGE_KEY, i);
        }
    }
}

static void deallocate(Object *object)
{
    Dict *self = (Dict *)object;
    untrack_collected(object);
    if (!dealloc_enter_fast(object))
        return;
    DictKeys *keys = self->keys;
    DictValues *values = self->values;
    self->keys = EMPTY_KEYS;
    self->values = NULL;
    if (values) {
        if (!values->embedded)
            dict_release_values(values);
        keys_leave(keys, object);
    } else if (keys) {
        keys_release(keys);
    }
    if (!is_exact(self, dict) || !free_list_push_object(FREE_DICT, object))
        object_free(object);
    dealloc_leave_fast();
}

static void clear(Object *object)
{
    dict_clear((Dict *)object);
}

static size_t shown_size(Object *object)
{
    Dict *self = (Dict *)object;
    size_t size = object->type->size_bytes;
    if (self->values)
        size += (size_t)(self->keys->entry_count + self->keys->usable) * sizeof(Object *);
    if (self->keys->refcount == 1)
        size += keys_size_bytes(self->keys);
    return size;
}

/* ---- making ------------------------------------------------------------------------------------------------ */

static Object *create(Type *type, Object **args, isize count, Tuple *names)
{
    Dict *self = (Dict *)object_new(type);
    if (!self)
        return NULL;
    self->keys = EMPTY_KEYS;
    if (type != TYPE(dict))
        gc_track((Object *)self);
    return (Object *)self;
}

bool dict_update_keywords(Dict *self, Object **values, Tuple *names)
{
    if (!names || names->size == 0)
        return true;
    NATIVE_FRAME(held, "dict.update", "keywords");
    held[0] = (Object *)dict_from_items(names->items, 1, values, 1, names->size);
    return native_leave_bool(held, held[0] && dict_merge(self, held[0], 1));
}

static bool initialise(Object *object, Object **args, isize count, Tuple *names)
{
    Dict *self = (Dict *)object;
    if (count > 1)
        return raise_error(TypeError, "dict expected at most 1 argument, got %zd", count);
    if (count == 1 && !dict_update(self, args[0]))
        return false;
    if (!is_exact(self, dict))
        return dict_update_keywords(self, args + count, names);
    for (isize i = 0; names && i < names->size; i++)
        if (!dict_set(self, names->items[i], args[count + i]))
            return false;
    return true;
}

/* ---- what operators do ------------------------------------------------------------------------------------- */

static bool append_repr(StrBuilder *builder, Object *object)
{
    Str *text = object_repr(object);
    bool done = text && builder_append_str(builder, text);
    decref_maybe(text);
    return done;
}

static bool append_entries(StrBuilder *builder, Dict *self)
{
    NATIVE_FRAME(held, "dict.__repr__", "key", "value");
    isize position = 0;
    Object *key, *value;
    for (bool is_first = true; dict_next(self, &position, &key, &value); is_first = false) {
        set_slot(&held[0], new_reference(key));
        set_slot(&held[1], new_reference(value));
        if ((!is_first && !builder_append_ascii(builder, ", ", 2)) || !append_repr(builder, key) ||
            !builder_append_ascii(builder, ": ", 2) || !append_repr(builder, value))
            return native_leave_bool(held, false);
        clear_slot(&held[0]);
        clear_slot(&held[1]);
    }
    return native_leave_bool(held, true);
}

NEW Object *dict_represent(Object *object)
{
    Dict *self = (Dict *)object;
    int entered = repr_enter(object);
    if (entered != 0)
        return entered > 0 ? (Object *)str_from_text("{...}") : NULL;
    StrBuilder builder;
    builder_start(&builder);
    bool done = builder_append_char(&builder, '{') && append_entries(&builder, self) &&
                builder_append_char(&builder, '}');
    repr_leave(object);
    return (Object *)builder_end(&builder, done);
}

static isize length(Object *object)
{
    return ((Dict *)object)->used;
}

static int contains(Object *object, Object *key)
{
    return dict_contains((Dict *)object, key);
}

/* 1, 0, -1. Values are compared while both are held, and the key, as CPython does. */
static int dict_is_equal(Dict *left, Dict *right)
{
    if (left->used != right->used)
        return 0;
    isize position = 0, hash;
    Object *key, *value, *other;
    while (dict_next_with_hash(left, &position, &key, &value, &hash)) {
        NATIVE_FRAME(held, "dict comparison", "key", "left value", "right value");
        held[0] = new_reference(key);
        held[1] = new_reference(value);
        int answer = 0;
        if (dict_lookup(right, key, hash, &other) == LOOKUP_FAILED) {
            answer = -1;
        } else if (other) {
            held[2] = new_reference(other);
            answer = equal_held(value, other);
        }
        (void)native_leave_bool(held, answer >= 0);
        if (answer <= 0)
            return answer;
    }
    return 1;
}

static Object *compare(Object *left, Object *right, CompareOperator operator)
{
    if (!is_dict(left) || !is_dict(right) || (operator != COMPARE_EQ && operator != COMPARE_NE))
        return new_not_implemented();
    int answer = dict_is_equal((Dict *)left, (Dict *)right);
    return answer < 0 ? NULL : new_bool(answer == (operator == COMPARE_EQ));
}

static NOINLINE Object *missing_item(Object *object, Object *key)
{
    if (!is_exact(object, dict)) {
        Object *missing = object_lookup_special(object, NAME(__missing__));
        if (missing) {
            NATIVE_FRAME(held, "dict.__getitem__", "__missing__");
            held[0] = missing;
            return native_leave(held, object_call_one(missing, key));
        }
        if (error_occurred())
            return NULL;
    }
    return raise_key_error(key);
}

static Object *get_item(Object *object, Object *key)
{
    Dict *self = (Dict *)object;
    Object *value;
    isize hash = hash_of_key_slow(key);
    if (hash == -1 || dict_lookup(self, key, hash, &value) == LOOKUP_FAILED)
        return NULL;
    return LIKELY(value != NULL) ? new_reference(value) : missing_item(object, key);
}

static bool set_item(Object *object, Object *key, Object *value)
{
    return value ? dict_set((Dict *)object, key, value) : dict_delete((Dict *)object, key);
}

static Object *unite(Object *left, Object *right)
{
    if (!is_dict(left) || !is_dict(right))
        return new_not_implemented();
    NATIVE_FRAME(held, "dict.__or__", "union");
    held[0] = (Object *)dict_copy((Dict *)left);
    if (!held[0] || !dict_update((Dict *)held[0], right))
        return native_leave(held, NULL);
    return native_leave_with(held, 0);
}

static Object *unite_inplace(Object *object, Object *other)
{
    return dict_update((Dict *)object, other) ? new_reference(object) : NULL;
}

bool dict_iterates_plainly(const Dict *self)
{
    return self->head.type->slots.iterate == dict_iterate;
}

const TypeSpec dict_type = {
    .name = "dict",
    .size_bytes = sizeof(Dict),
    .flags = TYPE_COLLECTED | TYPE_BASE | TYPE_DICT | TYPE_IMMUTABLE | TYPE_VECTOR_CALL,
    .slots = {.represent = dict_represent,
              .hash = object_hash_not_implemented,
              .compare = compare,
              .iterate = dict_iterate,
              .initialise = initialise,
              .create = create,
              .bit_or = unite,
              .inplace_bit_or = unite_inplace,
              .length = length,
              .get_item = get_item,
              .set_item = set_item,
              .contains = contains},
    .deallocate = deallocate,
    .traverse = traverse,
    .clear = clear,
    .shown_size = shown_size,
    .methods = dict_methods,
    .doc = "dict() -> new empty dictionary\n"
           "dict(mapping) -> new dictionary initialized from a mapping object's\n"
           "    (key, value) pairs\n"
           "dict(iterable) -> new dictionary initialized as if via:\n"
           "    d = {}\n"
           "    for k, v in iterable:\n"
           "        d[k] = v\n"
           "dict(**kwargs) -> new dictionary initialized with the name=value pairs\n"
           "    in the keyword argument list.  For example:  dict(one=1, two=2)"};
