/* dict_views.c: dict.keys(), .values() and .items().
 *
 * A view is nothing but a reference to its dict. Views of keys and items are sets to the eye: operators make
 * real sets of them first, as CPython does, so the order of the results is the same.
 */
#include "../abstract.h"
#include "../error.h"
#include "../heap/fresh.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../vm/native.h"
#include "dict_keys.h"
#include "equal.h"
#include "iterator.h"
#include "list.h"
#include "sequence.h"
#include "set.h"
#include "tuple.h"

NEW Object *dict_view_new(Object *dict, Type *type)
{
    DictView *self = (DictView *)fresh_collected(type, sizeof(DictView));
    if (!self)
        return NULL;
    self->dict = (Dict *)new_reference(dict);
    gc_track((Object *)self);
    return (Object *)self;
}

static bool is_set_like_view(const Object *object)
{
    return is_instance_of(object, TYPE(dict_keys)) || is_instance_of(object, TYPE(dict_items));
}

static Dict *dict_of(const Object *view)
{
    return ((const DictView *)view)->dict;
}

static isize length(Object *object)
{
    return dict_of(object) ? dict_of(object)->used : 0;
}

static Object *represent(Object *object)
{
    int entered = repr_enter(object);
    if (entered != 0)
        return entered > 0 ? (Object *)str_from_text("...") : NULL;
    NATIVE_FRAME(held, "view.__repr__", "items");
    held[0] = (Object *)sequence_to_list(object);
    Object *result = held[0] ? (Object *)str_format("%T(%R)", object, held[0]) : NULL;
    repr_leave(object);
    return native_leave(held, result);
}

static Object *iterate_keys(Object *object)
{
    return dict_iterate_as(dict_of(object), TYPE(dict_key_iterator));
}

static Object *iterate_values(Object *object)
{
    return dict_iterate_as(dict_of(object), TYPE(dict_value_iterator));
}

static Object *iterate_items(Object *object)
{
    return dict_iterate_as(dict_of(object), TYPE(dict_item_iterator));
}

static int keys_contain(Object *object, Object *key)
{
    return dict_contains(dict_of(object), key);
}

static int items_contain(Object *object, Object *item)
{
    if (!is_tuple(item) || ((Tuple *)item)->size != 2)
        return 0;
    Tuple *pair = (Tuple *)item;
    NATIVE_FRAME(held, "dict_items.__contains__", "value");
    int found = dict_find(dict_of(object), pair->items[0], &held[0]);
    if (found > 0)
        found = equal_held(held[0], pair->items[1]);
    (void)native_leave_bool(held, found >= 0);
    return found;
}

/* 1 if each item of `left` is in `right`. */
static int all_contained(Object *left, Object *right)
{
    NATIVE_FRAME(held, "view comparison", "iterator", "item");
    held[0] = object_iterate(left);
    int answer = held[0] ? 1 : -1, more;
    while (answer > 0 && (more = iter_next(held[0], &held[1])) != 0) {
        answer = more < 0 ? -1 : object_contains(right, held[1]);
        clear_slot(&held[1]);
    }
    (void)native_leave_bool(held, answer >= 0);
    return answer;
}

static Object *compare(Object *left, Object *right, CompareOperator operator)
{
    if (!is_any_set(right) && !is_set_like_view(right))
        return new_not_implemented();
    isize size = object_length(left), other_size = object_length(right);
    if (size < 0 || other_size < 0)
        return NULL;
    int answer = 0;
    switch (operator) {
    case COMPARE_EQ:
    case COMPARE_NE:
        answer = size == other_size ? all_contained(left, right) : 0;
        if (operator == COMPARE_NE && answer >= 0)
            answer = !answer;
        break;
    case COMPARE_LT: answer = size < other_size ? all_contained(left, right) : 0; break;
    case COMPARE_LE: answer = size <= other_size ? all_contained(left, right) : 0; break;
    case COMPARE_GT: answer = size > other_size ? all_contained(right, left) : 0; break;
    case COMPARE_GE: answer = size >= other_size ? all_contained(right, left) : 0; break;
    }
    return answer < 0 ? NULL : new_bool(answer);
}

static Object *to_set(Object *object)
{
    if (is_exact(object, dict_keys) && is_exact(dict_of(object), dict))
        object = (Object *)dict_of(object);
    return (Object *)set_new(object);
}

/* A set of `left`, changed by a method of set with `right`. */
static Object *combined(Object *left, Object *right, bool (*change)(Set *, Object *))
{
    NATIVE_FRAME(held, "view operator", "set");
    Object *result = held[0] = to_set(left);
    if (!result || !change((Set *)result, right))
        return native_leave(held, NULL);
    return native_leave_with(held, 0);
}

static Object *subtract(Object *left, Object *right)
{
    return combined(left, right, set_difference_update);
}

static Object *unite(Object *left, Object *right)
{
    return combined(left, right, set_update);
}

static Object *exclusive(Object *left, Object *right)
{
    return combined(left, right, set_symmetric_difference_update);
}

static int view_contains(Object *view, Object *item)
{
    return is_instance_of(view, TYPE(dict_keys)) ? keys_contain(view, item) : items_contain(view, item);
}

static Object *intersect(Object *left, Object *right)
{
    Object *view = is_set_like_view(left) ? left : right, *other = view == left ? right : left;
    if (is_exact(other, set) && length(view) <= ((Set *)other)->used)
        return set_intersection((Set *)other, view);
    if (is_set_like_view(other) && length(other) > length(view)) {
        Object *swapped = view;
        view = other;
        other = swapped;
    }
    NATIVE_FRAME(held, "view operator", "set", "iterator", "item");
    Object *result = held[0] = (Object *)set_new(NULL);
    held[1] = result ? object_iterate(other) : NULL;
    int more = held[1] ? 1 : -1;
    while (more > 0 && (more = iter_next(held[1], &held[2])) > 0) {
        int has = view_contains(view, held[2]);
        if (has < 0 || (has && !set_add((Set *)result, held[2])))
            more = -1;
        clear_slot(&held[2]);
    }
    if (more == 0)
        held[0] = NULL;
    return native_leave(held, more == 0 ? result : NULL);
}

static Object *method_isdisjoint(Object **args, isize count, Tuple *names)
{
    Object *view = args[0], *other = args[1];
    if (view == other)
        return new_bool(length(view) == 0);
    if (is_any_set(other) || is_set_like_view(other)) {
        isize other_size = object_length(other);
        if (other_size < 0)
            return NULL;
        if (other_size > length(view)) {
            other = view;
            view = args[1];
        }
    }
    NATIVE_FRAME(held, "isdisjoint", "iterator", "item");
    held[0] = object_iterate(other);
    int more = held[0] ? 1 : -1, has = 0;
    while (more > 0 && !has && (more = iter_next(held[0], &held[1])) > 0) {
        has = object_contains(view, held[1]);
        if (has < 0)
            more = -1;
        clear_slot(&held[1]);
    }
    return native_leave(held, more < 0 ? NULL : new_bool(!has));
}

static Object *method_reversed_keys(Object **args, isize count, Tuple *names)
{
    return dict_iterate_as(dict_of(args[0]), TYPE(dict_reverse_key_iterator));
}

static Object *method_reversed_values(Object **args, isize count, Tuple *names)
{
    return dict_iterate_as(dict_of(args[0]), TYPE(dict_reverse_value_iterator));
}

static Object *method_reversed_items(Object **args, isize count, Tuple *names)
{
    return dict_iterate_as(dict_of(args[0]), TYPE(dict_reverse_item_iterator));
}

static Object *get_mapping(Object *self)
{
    return mapping_proxy_new((Object *)dict_of(self));
}

static const Property properties[] = {
    {"mapping", get_mapping, NULL, "dictionary that this view refers to"}, {0}};

#define ISDISJOINT                                                                                             \
    {"isdisjoint", method_isdisjoint, "($self, other, /)",                                                      \
     "Return True if the view and the given iterable have a null intersection.", 0}

static const Native keys_methods[] = {
    ISDISJOINT,
    {"__reversed__", method_reversed_keys, "($self, /)", "Return a reverse iterator over the dict keys.", 0},
    {0}};
static const Native values_methods[] = {
    {"__reversed__", method_reversed_values, "($self, /)", "Return a reverse iterator over the dict values.", 0}, {0}};
static const Native items_methods[] = {
    ISDISJOINT,
    {"__reversed__", method_reversed_items, "($self, /)", "Return a reverse iterator over the dict items.", 0},
    {0}};

static const Field fields[] = {{"dict", offsetof(DictView, dict)}, {0}};

#define VIEW_TYPE(spec, type_name, method_table, ...)                                        \
    const TypeSpec spec = {.name = type_name,                                                \
                           .size_bytes = sizeof(DictView),                                   \
                           .flags = TYPE_COLLECTED | TYPE_NO_CREATE | TYPE_IMMUTABLE,        \
                           .slots = {.represent = represent, .length = length, __VA_ARGS__}, \
                           .fields = fields,                                                 \
                           .methods = method_table,                                          \
                           .properties = properties}

#define SET_OPERATORS                                                                                                  \
    .hash = object_hash_not_implemented, .compare = compare, .subtract = subtract, .bit_and = intersect,               \
    .bit_xor = exclusive, .bit_or = unite

VIEW_TYPE(dict_keys_type, "dict_keys", keys_methods, .iterate = iterate_keys, .contains = keys_contain, SET_OPERATORS);
VIEW_TYPE(dict_values_type, "dict_values", values_methods, .iterate = iterate_values);
VIEW_TYPE(dict_items_type, "dict_items", items_methods, .iterate = iterate_items, .contains = items_contain,
          SET_OPERATORS);
