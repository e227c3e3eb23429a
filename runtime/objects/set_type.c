/* set_type.c: the types `set` and `frozenset`: operators, methods, iterator. The table is in set.c.
 *
 * Operators demand sets on both sides and answer NotImplemented otherwise; methods take any iterable. Results
 * have the built-in type that the left operand derives from.
 */
#include <string.h>

#include "../abstract.h"
#include "../error.h"
#include "../heap/fresh.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"
#include "builtin.h"
#include "dict.h"
#include "generic_alias.h"
#include "iterator.h"
#include "list.h"
#include "sequence.h"
#include "set_table.h"
#include "tuple.h"
#include "weakref.h"

/* ---- making, the collector, death --------------------------------------------------------------------------- */

static Object *create_set(Type *type, Object **args, isize count, Tuple *names)
{
    return (Object *)set_make(type, NULL);
}

static Object *create_frozenset(Type *type, Object **args, isize count, Tuple *names)
{
    if (type == TYPE(frozenset) && !no_keywords("frozenset", names))
        return NULL;
    if (count > 1)
        return raise_error(TypeError, "frozenset expected at most 1 argument, got %zd", count);
    if (count && type == TYPE(frozenset) && is_exact(args[0], frozenset))
        return new_reference(args[0]);
    return (Object *)set_make(type, count ? args[0] : NULL);
}

static bool initialise(Object *object, Object **args, isize count, Tuple *names)
{
    Set *self = (Set *)object;
    if ((is_exact(self, set) || object->type->slots.initialise == initialise) && !no_keywords("set", names))
        return false;
    if (count > 1)
        return raise_error(TypeError, "set expected at most 1 argument, got %zd", count);
    if (self->fill)
        set_clear(self);
    self->hash = -1;
    return count == 0 || set_update(self, args[0]);
}

static void traverse(Object *object, VisitFunction visit, void *context)
{
    Set *self = (Set *)object;
    for (isize i = 0; i <= self->mask; i++)
        if (set_entry_is_live(&self->table[i]))
            VISIT(self->table[i].key, EDGE_ITEM, i);
}

static void deallocate(Object *object)
{
    Set *self = (Set *)object;
    gc_untrack(object);
    if (!dealloc_enter(object))
        return;
    weakref_clear_at(object, offsetof(Set, weakrefs));
    if (self->table)
        set_clear(self);
    object_free(object);
    dealloc_leave();
}

static void clear(Object *object)
{
    set_clear((Set *)object);
}

static size_t shown_size(Object *object)
{
    Set *self = (Set *)object;
    size_t table = self->table == self->small ? 0 : ((size_t)self->mask + 1) * sizeof(SetEntry);
    return object->type->size_bytes + table;
}

/* ---- what operators do -------------------------------------------------------------------------------------- */

static Object *represent_keys(Object *object, List *keys)
{
    StrBuilder builder;
    builder_start(&builder);
    bool is_plain = is_exact(object, set);
    Str *text = object_repr((Object *)keys);
    bool done = text && (is_plain || (builder_append_text(&builder, object->type->name) &&
                                      builder_append_char(&builder, '(')));
    done = done && builder_append_char(&builder, '{') && builder_append_part(&builder, text, 1, str_length(text) - 1) &&
           builder_append_char(&builder, '}') && (is_plain || builder_append_char(&builder, ')'));
    decref_maybe(text);
    return (Object *)builder_end(&builder, done);
}

static Object *represent(Object *object)
{
    int entered = repr_enter(object);
    if (entered != 0)
        return entered > 0 ? (Object *)str_format("%T(...)", object) : NULL;
    Object *result;
    if (((Set *)object)->used == 0) {
        result = (Object *)str_format("%T()", object);
    } else {
        NATIVE_FRAME(held, "set.__repr__", "keys");
        held[0] = (Object *)sequence_to_list(object);
        result = native_leave(held, held[0] ? represent_keys(object, (List *)held[0]) : NULL);
    }
    repr_leave(object);
    return result;
}

static uint64_t shuffle(uint64_t hash)
{
    return ((hash ^ 89869747ULL) ^ (hash << 16)) * 3644798167ULL;
}

/* Every slot takes part, whatever the order; the effect of free slots and dummies is taken out again. */
static isize hash_frozen(Object *object)
{
    Set *self = (Set *)object;
    if (self->hash != -1)
        return self->hash;
    uint64_t hash = 0;
    for (isize i = 0; i <= self->mask; i++)
        hash ^= shuffle((uint64_t)self->table[i].hash);
    if ((self->mask + 1 - self->fill) & 1)
        hash ^= shuffle(0);
    if ((self->fill - self->used) & 1)
        hash ^= shuffle((uint64_t)-1);
    hash ^= ((uint64_t)self->used + 1) * 1927868237ULL;
    hash ^= (hash >> 11) ^ (hash >> 25);
    hash = hash * 69069ULL + 907133923ULL;
    if (hash == (uint64_t)-1)
        hash = 590923713ULL;
    return self->hash = (isize)hash;
}

static isize length(Object *object)
{
    return ((Set *)object)->used;
}

/* A set as a key stands for the frozenset of its members. 1: *frozen is NEW; 0: another error stays raised. */
static int freeze_key(Object *key, Object **frozen)
{
    if (!is_instance_of(key, TYPE(set)) || !error_matches(TypeError))
        return 0;
    error_clear();
    *frozen = (Object *)frozenset_new(key);
    return *frozen != NULL;
}

static int with_frozen(Set *self, Object *key, int (*action)(Set *, Object *))
{
    int answer = action(self, key);
    if (answer >= 0)
        return answer;
    NATIVE_FRAME(held, "set", "frozen key");
    if (freeze_key(key, &held[0]))
        answer = action(self, held[0]);
    (void)native_leave_bool(held, answer >= 0);
    return answer;
}

static int contains(Object *object, Object *key)
{
    return with_frozen((Set *)object, key, set_contains);
}

/* 1 if each key of `self` is in `other`, 0, -1. */
static int is_subset(Set *self, Object *other)
{
    if (!is_any_set(other)) {
        Object *common = set_intersection(self, other);
        if (!common)
            return -1;
        int answer = ((Set *)common)->used == self->used;
        decref(common);
        return answer;
    }
    if (self->used > ((Set *)other)->used)
        return 0;
    NATIVE_FRAME(held, "set.issubset", "key");
    isize position = 0, hash;
    Object *key;
    int answer = 1;
    while (answer > 0 && set_next(self, &position, &key, &hash)) {
        set_slot(&held[0], new_reference(key));
        answer = set_contains_hashed((Set *)other, key, hash);
    }
    (void)native_leave_bool(held, answer >= 0);
    return answer;
}

static int are_equal(Set *left, Set *right)
{
    if (left->used != right->used || (left->hash != -1 && right->hash != -1 && left->hash != right->hash))
        return 0;
    return is_subset(left, (Object *)right);
}

static Object *compare(Object *left, Object *right, CompareOperator operator)
{
    if (!is_any_set(right))
        return new_not_implemented();
    Set *a = (Set *)left, *b = (Set *)right;
    int answer = 0;
    switch (operator) {
    case COMPARE_EQ: answer = are_equal(a, b); break;
    case COMPARE_NE:
        answer = are_equal(a, b);
        answer = answer < 0 ? answer : !answer;
        break;
    case COMPARE_LE: answer = is_subset(a, right); break;
    case COMPARE_GE: answer = is_subset(b, left); break;
    case COMPARE_LT: answer = a->used < b->used ? is_subset(a, right) : 0; break;
    case COMPARE_GT: answer = b->used < a->used ? is_subset(b, left) : 0; break;
    }
    return answer < 0 ? NULL : new_bool(answer);
}

static bool are_sets(Object *left, Object *right)
{
    return is_any_set(left) && is_any_set(right);
}

/* A copy of the base type of `self`, changed. */
static Object *changed_copy(Set *self, Object *other, bool (*change)(Set *, Object *))
{
    NATIVE_FRAME(held, "set operator", "result");
    Object *result = held[0] = (Object *)set_copy(self);
    if (!result || !change((Set *)result, other))
        return native_leave(held, NULL);
    return native_leave_with(held, 0);
}

static Object *unite(Object *left, Object *right)
{
    if (!are_sets(left, right))
        return new_not_implemented();
    if (left == right)
        return (Object *)set_copy((Set *)left);
    return changed_copy((Set *)left, right, set_update);
}

static Object *intersect(Object *left, Object *right)
{
    return are_sets(left, right) ? set_intersection((Set *)left, right) : new_not_implemented();
}

static Object *subtract(Object *left, Object *right)
{
    return are_sets(left, right) ? set_difference((Set *)left, right) : new_not_implemented();
}

static Object *symmetric_difference(Set *self, Object *other)
{
    NATIVE_FRAME(held, "set.symmetric_difference", "result");
    Set *result = set_make(set_base_type(self), other);
    held[0] = (Object *)result;
    if (!result || !set_symmetric_difference_update(result, (Object *)self))
        return native_leave(held, NULL);
    return native_leave_with(held, 0);
}

static Object *exclusive(Object *left, Object *right)
{
    return are_sets(left, right) ? symmetric_difference((Set *)left, right) : new_not_implemented();
}

static Object *inplace(Object *left, Object *right, bool (*change)(Set *, Object *))
{
    if (!is_any_set(right))
        return new_not_implemented();
    return change((Set *)left, right) ? new_reference(left) : NULL;
}

static Object *unite_inplace(Object *left, Object *right)
{
    return inplace(left, right, set_update);
}

static bool intersection_update(Set *self, Object *other)
{
    Object *common = set_intersection(self, other);
    if (!common)
        return false;
    set_swap(self, (Set *)common);
    decref(common);
    return true;
}

static Object *intersect_inplace(Object *left, Object *right)
{
    return inplace(left, right, intersection_update);
}

static Object *subtract_inplace(Object *left, Object *right)
{
    return inplace(left, right, set_difference_update);
}

static Object *exclusive_inplace(Object *left, Object *right)
{
    return inplace(left, right, set_symmetric_difference_update);
}

/* ---- methods ------------------------------------------------------------------------------------------------ */

static Object *method_add(Object **args, isize count, Tuple *names)
{
    return set_add((Set *)args[0], args[1]) ? new_none() : NULL;
}

static Object *method_clear(Object **args, isize count, Tuple *names)
{
    set_clear((Set *)args[0]);
    return new_none();
}

static Object *method_contains(Object **args, isize count, Tuple *names)
{
    int answer = contains(args[0], args[1]);
    return answer < 0 ? NULL : new_bool(answer);
}

static Object *method_copy(Object **args, isize count, Tuple *names)
{
    if (is_exact(args[0], frozenset))
        return new_reference(args[0]);
    return (Object *)set_copy((Set *)args[0]);
}

static Object *method_discard(Object **args, isize count, Tuple *names)
{
    return with_frozen((Set *)args[0], args[1], set_discard) < 0 ? NULL : new_none();
}

static Object *method_remove(Object **args, isize count, Tuple *names)
{
    int found = with_frozen((Set *)args[0], args[1], set_discard);
    if (found == 0)
        return raise_key_error(args[1]);
    return found < 0 ? NULL : new_none();
}

static Object *method_pop(Object **args, isize count, Tuple *names)
{
    Set *self = (Set *)args[0];
    if (self->used == 0)
        return raise_error(KeyError, "pop from an empty set");
    isize slot = self->finger & self->mask;
    while (!set_entry_is_live(&self->table[slot]))
        slot = (slot + 1) & self->mask;
    Object *key = self->table[slot].key;
    self->table[slot] = (SetEntry){SET_DUMMY, -1};
    self->used--;
    self->finger = slot + 1;
    return key;
}

/* Methods of any number of arguments hold them in a tuple, as CPython's do: it counts. */
static NEW Object *arguments_of(Object **args, isize count)
{
    return (Object *)tuple_from_array(args + 1, count - 1);
}

static bool only_positional(const char *method, Object *self, Tuple *names)
{
    if (names && names->size)
        raise_error(TypeError, "%s.%s() takes no keyword arguments", set_base_type((Set *)self)->name, method);
    return !names || names->size == 0;
}

/* Changes `self` with each argument in turn. */
static bool change_with_all(Set *self, Object **args, isize count, bool (*change)(Set *, Object *))
{
    NATIVE_FRAME(held, "set", "arguments");
    held[0] = arguments_of(args, count);
    bool done = held[0] != NULL;
    for (isize i = 1; done && i < count; i++)
        if (args[i] != args[0] || args[0] == (Object *)self) /* a union with itself adds nothing */
            done = change(self, args[i]);
    return native_leave_bool(held, done);
}

static Object *method_update(Object **args, isize count, Tuple *names)
{
    if (!only_positional("update", args[0], names))
        return NULL;
    return change_with_all((Set *)args[0], args, count, set_update) ? new_none() : NULL;
}

static Object *method_difference_update(Object **args, isize count, Tuple *names)
{
    if (!only_positional("difference_update", args[0], names))
        return NULL;
    return change_with_all((Set *)args[0], args, count, set_difference_update) ? new_none() : NULL;
}

static Object *method_union(Object **args, isize count, Tuple *names)
{
    if (!only_positional("union", args[0], names))
        return NULL;
    NATIVE_FRAME(held, "set.union", "result");
    Object *result = held[0] = (Object *)set_copy((Set *)args[0]);
    if (!result || !change_with_all((Set *)result, args, count, set_update))
        return native_leave(held, NULL);
    return native_leave_with(held, 0);
}

/* The intersection with all arguments. */
static Object *intersect_all(Object **args, isize count)
{
    if (count == 1)
        return (Object *)set_copy((Set *)args[0]);
    NATIVE_FRAME(held, "set.intersection", "result", "arguments");
    held[1] = arguments_of(args, count);
    held[0] = held[1] ? set_intersection((Set *)args[0], args[1]) : NULL;
    for (isize i = 2; held[0] && i < count; i++) {
        Object *further = set_intersection((Set *)held[0], args[i]);
        set_slot(&held[0], further);
    }
    return native_leave_with(held, 0);
}

static Object *method_intersection(Object **args, isize count, Tuple *names)
{
    if (!only_positional("intersection", args[0], names))
        return NULL;
    return intersect_all(args, count);
}

static Object *method_intersection_update(Object **args, isize count, Tuple *names)
{
    if (!only_positional("intersection_update", args[0], names))
        return NULL;
    Object *common = intersect_all(args, count);
    if (!common)
        return NULL;
    set_swap((Set *)args[0], (Set *)common);
    decref(common);
    return new_none();
}

static Object *method_difference(Object **args, isize count, Tuple *names)
{
    if (!only_positional("difference", args[0], names))
        return NULL;
    if (count == 1)
        return (Object *)set_copy((Set *)args[0]);
    NATIVE_FRAME(held, "set.difference", "result", "arguments");
    held[1] = arguments_of(args, count);
    held[0] = held[1] ? set_difference((Set *)args[0], args[1]) : NULL;
    for (isize i = 2; held[0] && i < count; i++)
        if (!set_difference_update((Set *)held[0], args[i]))
            return native_leave(held, NULL);
    return native_leave_with(held, 0);
}

static Object *method_symmetric_difference(Object **args, isize count, Tuple *names)
{
    return symmetric_difference((Set *)args[0], args[1]);
}

static Object *method_symmetric_difference_update(Object **args, isize count, Tuple *names)
{
    return set_symmetric_difference_update((Set *)args[0], args[1]) ? new_none() : NULL;
}

static Object *method_issubset(Object **args, isize count, Tuple *names)
{
    int answer = is_subset((Set *)args[0], args[1]);
    return answer < 0 ? NULL : new_bool(answer);
}

/* 1: every item (wanted true) or none (false) of the iterable is in the set; 0; -1. */
static int all_items(Set *self, Object *iterable, bool wanted)
{
    NATIVE_FRAME(held, "set", "iterator", "item");
    held[0] = object_iterate(iterable);
    int more = held[0] ? 1 : -1, answer = 1;
    while (more > 0 && answer == 1 && (more = iter_next(held[0], &held[1])) > 0) {
        int has = set_contains(self, held[1]);
        answer = has < 0 ? -1 : has == wanted;
        clear_slot(&held[1]);
    }
    (void)native_leave_bool(held, more >= 0 && answer >= 0);
    return more < 0 ? -1 : answer;
}

static Object *method_issuperset(Object **args, isize count, Tuple *names)
{
    int answer = is_any_set(args[1]) ? is_subset((Set *)args[1], args[0]) : all_items((Set *)args[0], args[1], true);
    return answer < 0 ? NULL : new_bool(answer);
}

static Object *method_isdisjoint(Object **args, isize count, Tuple *names)
{
    Object *self = args[0], *other = args[1];
    if (self == other)
        return new_bool(((Set *)self)->used == 0);
    if (is_any_set(other) && ((Set *)other)->used > ((Set *)self)->used) {
        self = other;
        other = args[0];
    }
    int answer = all_items((Set *)self, other, false);
    return answer < 0 ? NULL : new_bool(answer);
}

static Object *method_reduce(Object **args, isize count, Tuple *names)
{
    NATIVE_FRAME(held, "set.__reduce__", "keys", "arguments", "state");
    held[0] = (Object *)sequence_to_list(args[0]);
    held[1] = held[0] ? (Object *)tuple_pack(1, held[0]) : NULL;
    held[2] = held[1] ? object_call_method_none(args[0], NAME(__getstate__)) : NULL;
    if (!held[2])
        return native_leave(held, NULL);
    return native_leave(held, (Object *)tuple_pack(3, args[0]->type, held[1], held[2]));
}

static Object *method_sizeof(Object **args, isize count, Tuple *names)
{
    return int_from_isize((isize)shown_size(args[0]));
}

#define SHARED_METHODS                                                                                              \
    {"__contains__", method_contains, "($self, object, /)", "x.__contains__(y) <==> y in x.", NATIVE_COEXIST},      \
    {"copy", method_copy, "($self, /)", "Return a shallow copy of a set.", 0},                                      \
    {"difference", method_difference, "($self, /, *others)",                                                        \
     "Return a new set with elements in the set that are not in the others.", NATIVE_RAW},                          \
    {"intersection", method_intersection, "($self, /, *others)",                                                    \
     "Return a new set with elements common to the set and all others.", NATIVE_RAW},                               \
    {"isdisjoint", method_isdisjoint, "($self, other, /)", "Return True if two sets have a null intersection.", 0}, \
    {"issubset", method_issubset, "($self, other, /)", "Report whether another set contains this set.", 0},         \
    {"issuperset", method_issuperset, "($self, other, /)", "Report whether this set contains another set.", 0},     \
    REDUCE_METHOD(method_reduce),                                                                                  \
    {"__sizeof__", method_sizeof, "($self, /)", "S.__sizeof__() -> size of S in memory, in bytes.", 0},             \
    {"symmetric_difference", method_symmetric_difference, "($self, other, /)",                                      \
     "Return a new set with elements in either the set or other but not both.", 0},                                 \
    {"union", method_union, "($self, /, *others)",                                                                  \
     "Return a new set with elements from the set and all others.", NATIVE_RAW},                                    \
    CLASS_GETITEM_METHOD

static const Native set_methods[] = {
    {"add", method_add, "($self, object, /)",
     "Add an element to a set.\n\nThis has no effect if the element is already present.", 0},
    {"clear", method_clear, "($self, /)", "Remove all elements from this set.", 0},
    {"discard", method_discard, "($self, object, /)",
     "Remove an element from a set if it is a member.\n\n"
     "Unlike set.remove(), the discard() method does not raise\nan exception when an element is missing from the set.",
     0},
    {"difference_update", method_difference_update, "($self, /, *others)",
     "Update the set, removing elements found in others.", NATIVE_RAW},
    {"intersection_update", method_intersection_update, "($self, /, *others)",
     "Update the set, keeping only elements found in it and all others.", NATIVE_RAW},
    {"pop", method_pop, "($self, /)",
     "Remove and return an arbitrary set element.\n\nRaises KeyError if the set is empty.", 0},
    {"remove", method_remove, "($self, object, /)",
     "Remove an element from a set; it must be a member.\n\nIf the element is not a member, raise a KeyError.", 0},
    {"symmetric_difference_update", method_symmetric_difference_update, "($self, other, /)",
     "Update the set, keeping only elements found in either set, but not in both.", 0},
    {"update", method_update, "($self, /, *others)", "Update the set, adding elements from all others.", NATIVE_RAW},
    SHARED_METHODS,
    {0}};

static const Native frozenset_methods[] = {SHARED_METHODS, {0}};

/* ---- the iterator ------------------------------------------------------------------------------------------- */

static Object *iterate(Object *object)
{
    SetIterator *self = (SetIterator *)fresh_collected(TYPE(set_iterator), sizeof(SetIterator));
    if (!self)
        return NULL;
    self->set = (Set *)new_reference(object);
    self->used = self->set->used;
    self->position = 0;
    self->left = self->set->used;
    gc_track((Object *)self);
    return (Object *)self;
}

static int iterator_next(Object *object, Object **item)
{
    SetIterator *self = (SetIterator *)object;
    Set *set = self->set;
    if (!set)
        return 0;
    if (UNLIKELY(self->used != set->used)) {
        self->used = -1;
        raise_error(RuntimeError, "Set changed size during iteration");
        return -1;
    }
    if (!set_next(set, &self->position, item, NULL)) {
        self->set = NULL;
        decref(set);
        return 0;
    }
    self->left--;
    incref(*item);
    return 1;
}

static Object *iterator_length_hint(Object **args, isize count, Tuple *names)
{
    SetIterator *self = (SetIterator *)args[0];
    return int_from_isize(self->set && self->used == self->set->used ? self->left : 0);
}

static Object *iterator_reduce(Object **args, isize count, Tuple *names)
{
    SetIterator *self = (SetIterator *)args[0];
    if (!self->set)
        return iterator_reduced_to_list(new_reference(args[0]));
    SetIterator *copy = (SetIterator *)iterate((Object *)self->set);
    if (!copy)
        return NULL;
    copy->used = self->used;
    copy->position = self->position;
    copy->left = self->left;
    return iterator_reduced_to_list(&copy->head);
}

static const Native iterator_methods[] = {
    LENGTH_HINT_METHOD(iterator_length_hint),
    REDUCE_METHOD(iterator_reduce),
    {0}};

const TypeSpec set_iterator_type = {.name = "set_iterator",
                                    .size_bytes = sizeof(SetIterator),
                                    .flags = TYPE_COLLECTED | TYPE_NO_CREATE | TYPE_IMMUTABLE,
                                    .slots = {.iterate = iterator_self, .next = iterator_next},
                                    .fields = (const Field[]){{"set", offsetof(SetIterator, set)}, {0}},
                                    .methods = iterator_methods};

/* ---- the types ---------------------------------------------------------------------------------------------- */

#define SHARED_SLOTS                                                                                          \
    .represent = represent, .compare = compare, .iterate = iterate, .subtract = subtract, .bit_and = intersect, \
    .bit_xor = exclusive, .bit_or = unite, .length = length, .contains = contains

const TypeSpec set_type = {.name = "set",
                           .size_bytes = sizeof(Set),
                           .flags = TYPE_COLLECTED | TYPE_BASE | TYPE_SET | TYPE_IMMUTABLE | TYPE_VECTOR_CALL,
                           .weakrefs_offset = offsetof(Set, weakrefs),
                           .slots = {SHARED_SLOTS,
                                     .hash = object_hash_not_implemented,
                                     .initialise = initialise,
                                     .create = create_set,
                                     .inplace_subtract = subtract_inplace,
                                     .inplace_bit_and = intersect_inplace,
                                     .inplace_bit_xor = exclusive_inplace,
                                     .inplace_bit_or = unite_inplace},
                           .deallocate = deallocate,
                           .traverse = traverse,
                           .clear = clear,
                           .shown_size = shown_size,
                           .methods = set_methods,
                           .doc = "Build an unordered collection of unique elements."};

const TypeSpec frozenset_type = {.name = "frozenset",
                                 .size_bytes = sizeof(Set),
                                 .flags = TYPE_COLLECTED | TYPE_BASE | TYPE_SET | TYPE_IMMUTABLE | TYPE_VECTOR_CALL,
                                 .weakrefs_offset = offsetof(Set, weakrefs),
                                 .slots = {SHARED_SLOTS, .hash = hash_frozen, .create = create_frozenset},
                                 .deallocate = deallocate,
                                 .traverse = traverse,
                                 .clear = clear,
                                 .shown_size = shown_size,
                                 .methods = frozenset_methods,
                                 .doc = "Build an immutable unordered collection of unique elements."};
