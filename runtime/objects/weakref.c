/* weakref.c: weak references, proxies, and what happens to them when their object dies.
 *
 * An object's references hang in a list whose head stands in the object. Its order is CPython's: the plain
 * ref first, then the plain proxy, then all others, newest of them first after those two.
 *
 * Always true: referent is a live object that lists this reference, or NULL and the reference is in no list.
 */
#include "weakref.h"

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"
#include "builtin.h"
#include "generic_alias.h"
#include "int.h"
#include "tuple.h"

Weakref **weakref_list_of(Object *object)
{
    size_t offset = object->type->weakrefs_offset;
    return offset ? weakref_list_at(object, offset) : NULL;
}

bool is_weakref(const Object *object)
{
    const Type *type = object->type;
    return type == TYPE(weak_reference) || type == TYPE(weak_proxy) || type == TYPE(weak_callable_proxy) ||
           ((type->flags & TYPE_HEAP) && is_subtype(type, TYPE(weak_reference)));
}

static bool is_proxy(const Object *object)
{
    return object->type == TYPE(weak_proxy) || object->type == TYPE(weak_callable_proxy);
}

/* ---- the list ------------------------------------------------------------------------------------------------ */

static void unlink_reference(Weakref *self, Weakref **list)
{
    if (*list == self)
        *list = self->next;
    if (self->previous)
        self->previous->next = self->next;
    if (self->next)
        self->next->previous = self->previous;
    self->previous = self->next = NULL;
}

static void insert_after(Weakref *self, Weakref *previous, Weakref **list)
{
    self->previous = previous;
    self->next = previous ? previous->next : *list;
    if (self->next)
        self->next->previous = self;
    if (previous)
        previous->next = self;
    else
        *list = self;
}

/* The shared ones: no callback, exactly these types. They stand first and second. */
static void find_shared(Weakref **list, Weakref **reference, Weakref **proxy)
{
    *reference = *proxy = NULL;
    Weakref *first = *list;
    if (first && !first->callback) {
        if (first->head.type == TYPE(weak_reference)) {
            *reference = first;
            first = first->next;
        }
        if (first && !first->callback && is_proxy((Object *)first))
            *proxy = first;
    }
}

isize weakref_count(Object *object)
{
    Weakref **list = weakref_list_of(object);
    isize count = 0;
    for (Weakref *at = list ? *list : NULL; at; at = at->next)
        count++;
    return count;
}

/* ---- making -------------------------------------------------------------------------------------------------- */

static Weakref *make(Type *type, Object *object, Object *callback)
{
    Weakref *self = (Weakref *)object_new(type);
    if (!self)
        return NULL;
    self->hash = -1;
    self->referent = object;
    self->callback = new_reference_maybe(callback);
    gc_track((Object *)self);
    return self;
}

static Object *new_of_type(Type *type, Object *object, Object *callback)
{
    Weakref **list = weakref_list_of(object);
    if (!list)
        return raise_error(TypeError, "cannot create weak reference to '%T' object", object);
    if (callback == NONE)
        callback = NULL;
    bool wants_proxy = type == TYPE(weak_proxy) || type == TYPE(weak_callable_proxy);
    Weakref *shared, *shared_proxy;
    find_shared(list, &shared, &shared_proxy);
    if (!callback && type == TYPE(weak_reference) && shared)
        return (Object *)new_reference(shared);
    if (!callback && wants_proxy && shared_proxy)
        return (Object *)new_reference(shared_proxy);
    Weakref *self = make(type, object, callback);
    if (!self)
        return NULL;
    find_shared(list, &shared, &shared_proxy); /* making it may have collected */
    if (!callback && type == TYPE(weak_reference))
        insert_after(self, NULL, list);
    else if (!callback && wants_proxy)
        insert_after(self, shared, list);
    else
        insert_after(self, shared_proxy ? shared_proxy : shared, list);
    return (Object *)self;
}

Object *weakref_new(Object *object, Object *callback)
{
    return new_of_type(TYPE(weak_reference), object, callback);
}

Object *weakref_proxy_new(Object *object, Object *callback)
{
    return new_of_type(object_is_callable(object) ? TYPE(weak_callable_proxy) : TYPE(weak_proxy), object, callback);
}

Object *weakref_get(Object *reference)
{
    Object *referent = ((Weakref *)reference)->referent;
    return new_reference_maybe(referent && referent->refcount > 0 ? referent : NULL);
}

/* ---- clearing ------------------------------------------------------------------------------------------------- */

void weakref_clear_quietly(Weakref *self)
{
    if (!self->referent)
        return;
    unlink_reference(self, weakref_list_of(self->referent));
    self->referent = NULL;
}

void weakref_call_callback(Object *reference, Object *callback)
{
    NATIVE_FRAME(held, "weak reference's callback", "callback");
    held[0] = callback;
    Object *result = object_call_one(callback, reference);
    if (result)
        decref(result);
    else
        error_write_unraisable(NULL, callback);
    native_leave(held, NULL);
}

/* One reference only, without the tuple that keeps several alive while callbacks run. */
static void clear_single(Weakref *self)
{
    Object *callback = self->callback;
    self->callback = NULL;
    weakref_clear_quietly(self);
    if (!callback)
        return;
    if (self->head.refcount > 0) {
        incref(self);
        weakref_call_callback((Object *)self, callback);
        decref(self);
    } else {
        decref(callback);
    }
}

/* Several: all are cleared before the first callback runs, so that no callback can reach the object. */
static void clear_several(Weakref **list)
{
    isize count = 0;
    for (Weakref *at = *list; at; at = at->next)
        count++;
    Tuple *pairs = tuple_new(2 * count);
    if (!pairs) {
        error_write_unraisable("while clearing weak references", NONE);
        while (*list)
            weakref_clear_quietly(*list);
        return;
    }
    for (isize i = 0; i < count; i++) {
        Weakref *self = *list;
        Object *callback = self->callback;
        if (callback && self->head.refcount > 0) {
            pairs->items[2 * i] = (Object *)new_reference(self);
            pairs->items[2 * i + 1] = callback;
        } else {
            decref_maybe(callback);
        }
        self->callback = NULL;
        weakref_clear_quietly(self);
    }
    NATIVE_FRAME(held, "clearing weak references", "references and callbacks");
    held[0] = (Object *)pairs;
    for (isize i = 0; i < count; i++)
        if (pairs->items[2 * i + 1])
            weakref_call_callback(pairs->items[2 * i], new_reference(pairs->items[2 * i + 1]));
    native_leave(held, NULL);
}

void weakref_clear_all(Object *object)
{
    Weakref **list = weakref_list_of(object);
    if (!list || !*list)
        return;
    /* the two shared ones have no callbacks and come first */
    while (*list && !(*list)->callback)
        weakref_clear_quietly(*list);
    if (!*list)
        return;
    Object *in_flight = error_fetch();
    if (!(*list)->next)
        clear_single(*list);
    else
        clear_several(list);
    error_restore(in_flight);
}

/* ---- the type `weakref.ReferenceType` --------------------------------------------------------------------------- */

static Object *create(Type *type, Object **args, isize count, Tuple *names)
{
    if (count < 1 || count > 2)
        return raise_error(TypeError, "__new__ expected at %s %d argument%s, got %zd", count < 1 ? "least" : "most",
                           count < 1 ? 1 : 2, count < 1 ? "" : "s", count);
    if (type == TYPE(weak_reference) && !no_keywords("ref", names))
        return NULL;
    return new_of_type(type, args[0], count > 1 ? args[1] : NULL);
}

static bool initialise(Object *self, Object **args, isize count, Tuple *names)
{
    if (!no_keywords("ref", names))
        return false;
    if (count >= 1 && count <= 2)
        return true;
    return raise_error(TypeError, "__init__ expected at %s %d argument%s, got %zd", count < 1 ? "least" : "most",
                       count < 1 ? 1 : 2, count < 1 ? "" : "s", count);
}

static Object *call(Object *self, Object **args, isize count, Tuple *names)
{
    if (!no_keywords("weakref", names))
        return NULL;
    if (count > 0)
        return raise_error(TypeError, "weakref expected 0 arguments, got %zd", count);
    Object *referent = weakref_get(self);
    return referent ? referent : new_none();
}

static isize hash(Object *object)
{
    Weakref *self = (Weakref *)object;
    if (self->hash != -1)
        return self->hash;
    Object *referent = weakref_get(object);
    if (!referent) {
        raise_error(TypeError, "weak object has gone away");
        return -1;
    }
    NATIVE_FRAME(held, "hash of a weak reference", "object");
    held[0] = referent;
    self->hash = object_hash(referent);
    native_leave(held, NULL);
    return self->hash;
}

/* Live references compare as their objects do, dead ones by identity. */
static Object *compare(Object *left, Object *right, CompareOperator operator)
{
    if ((operator != COMPARE_EQ && operator != COMPARE_NE) || !is_weakref(left) || !is_weakref(right))
        return new_not_implemented();
    NATIVE_FRAME(held, "comparing weak references", "left", "right");
    held[0] = weakref_get(left);
    held[1] = weakref_get(right);
    if (!held[0] || !held[1])
        return native_leave(held, new_bool((left == right) == (operator == COMPARE_EQ)));
    return native_leave(held, object_compare(held[0], held[1], operator));
}

static Object *represent(Object *self)
{
    Object *referent = weakref_get(self);
    if (!referent)
        return (Object *)str_format("<weakref at %p; dead>", self);
    NATIVE_FRAME(held, "repr of a weak reference", "object");
    held[0] = referent;
    Object *name = NULL;
    int found = object_find_attribute(referent, NAME(__name__), &name);
    Object *text = NULL;
    if (found > 0 && is_str(name))
        text = (Object *)str_format("<weakref at %p; to '%T' at %p (%U)>", self, referent, referent, name);
    else if (found >= 0)
        text = (Object *)str_format("<weakref at %p; to '%T' at %p>", self, referent, referent);
    decref_maybe(name);
    return native_leave(held, text);
}

static void clear(Object *object)
{
    Weakref *self = (Weakref *)object;
    weakref_clear_quietly(self);
    clear_slot(&self->callback);
}

static void deallocate(Object *self)
{
    gc_untrack(self);
    if (!dealloc_enter(self))
        return;
    clear(self);
    object_free(self);
    dealloc_leave();
}

static const Field fields[] = {{"__callback__", offsetof(Weakref, callback)}, {0}};

static Object *get_callback(Object *object)
{
    Weakref *self = (Weakref *)object;
    return new_reference(self->callback && self->referent ? self->callback : NONE);
}

static const Property properties[] = {{"__callback__", get_callback, NULL, NULL}, {0}};

static const Native methods[] = {CLASS_GETITEM_METHOD, {0}};

const TypeSpec weak_reference_type = {
    .name = "weakref.ReferenceType",
    .size_bytes = sizeof(Weakref),
    .flags = TYPE_COLLECTED | TYPE_BASE | TYPE_VECTOR_CALL,
    .slots = {.create = create, .initialise = initialise, .call = call, .hash = hash, .compare = compare,
              .represent = represent},
    .deallocate = deallocate,
    .clear = clear,
    .fields = fields,
    .properties = properties,
    .methods = methods,
};

/* ---- proxies ---------------------------------------------------------------------------------------------------- */

/* The object behind a proxy (NEW), `object` itself (NEW) if it is no proxy; ReferenceError if it is dead. */
static Object *unwrap(Object *object)
{
    if (!is_proxy(object))
        return new_reference(object);
    Object *referent = weakref_get(object);
    return referent ? referent : raise_error(ReferenceError, "weakly-referenced object no longer exists");
}

#define WITH_REFERENT(title, failure, type, expression)             \
    NATIVE_FRAME(held, title, "object of the proxy");               \
    held[0] = unwrap(self);                                         \
    if (!held[0]) {                                                 \
        native_leave(held, NULL);                                   \
        return failure;                                             \
    }                                                               \
    Object *referent = held[0];                                     \
    type result = expression;                                       \
    native_leave(held, NULL);                                       \
    return result;

static Object *proxy_get_attribute(Object *self, Object *name)
{
    WITH_REFERENT("weak proxy", NULL, Object *, object_get_attribute(referent, (Str *)name))
}

static bool proxy_set_attribute(Object *self, Object *name, Object *value)
{
    WITH_REFERENT("weak proxy", false, bool, object_set_attribute(referent, (Str *)name, value))
}

static Object *proxy_string(Object *self)
{
    WITH_REFERENT("weak proxy", NULL, Object *, (Object *)object_str(referent))
}

static Object *proxy_represent(Object *self)
{
    Object *referent = ((Weakref *)self)->referent;
    if (!referent)
        referent = NONE;
    return (Object *)str_format("<weakproxy at %p to %T at %p>", self, referent, referent);
}

static int proxy_truth(Object *self)
{
    WITH_REFERENT("weak proxy", -1, int, object_is_true(referent))
}

static isize proxy_length(Object *self)
{
    WITH_REFERENT("weak proxy", -1, isize, object_length(referent))
}

static int proxy_contains(Object *self, Object *item)
{
    WITH_REFERENT("weak proxy", -1, int, object_contains(referent, item))
}

static Object *proxy_get_item(Object *self, Object *key)
{
    WITH_REFERENT("weak proxy", NULL, Object *, object_get_item(referent, key))
}

static bool proxy_set_item(Object *self, Object *key, Object *value)
{
    WITH_REFERENT("weak proxy", false, bool, object_set_item(referent, key, value))
}

static Object *proxy_iterate(Object *self)
{
    WITH_REFERENT("weak proxy", NULL, Object *, object_iterate(referent))
}

static int proxy_next(Object *self, Object **item)
{
    Object *behind = weakref_get(self);
    if (behind && !object_is_iterator(behind)) {
        raise_error(TypeError, "Weakref proxy referenced a non-iterator '%.200s' object", behind->type->name);
        decref(behind);
        return -1;
    }
    decref_maybe(behind);
    WITH_REFERENT("weak proxy", -1, int, iter_next_inner(referent, item))
}

static Object *proxy_call(Object *self, Object **args, isize count, Tuple *names)
{
    WITH_REFERENT("weak proxy", NULL, Object *, object_call(referent, args, count, names))
}

static isize proxy_hash(Object *self)
{
    return object_hash_not_implemented(self);
}

static Object *proxy_compare(Object *left, Object *right, CompareOperator operator)
{
    NATIVE_FRAME(held, "comparing weak proxies", "left", "right");
    held[0] = unwrap(left);
    held[1] = held[0] ? unwrap(right) : NULL;
    return native_leave(held, held[1] ? object_compare(held[0], held[1], operator) : NULL);
}

#define UNARY(name, function)                       \
    static Object *proxy_##name(Object *self)       \
    {                                               \
        WITH_REFERENT("weak proxy", NULL, Object *, function(referent)) \
    }
UNARY(negative, number_negative)
UNARY(positive, number_positive)
UNARY(absolute, number_absolute)
UNARY(invert, number_invert)
UNARY(to_int, number_to_int)
UNARY(to_float, number_to_float)
UNARY(index, number_index)

static Object *operate(int operator, Object *left, Object *right)
{
    NATIVE_FRAME(held, "arithmetic on weak proxies", "left", "right");
    held[0] = unwrap(left);
    held[1] = held[0] ? unwrap(right) : NULL;
    return native_leave(held, held[1] ? number_operate(operator, held[0], held[1]) : NULL);
}

#define BINARY(name, operator)                                        \
    static Object *proxy_##name(Object *left, Object *right)          \
    {                                                                 \
        return operate(operator, left, right);                        \
    }                                                                 \
    static Object *proxy_inplace_##name(Object *left, Object *right)  \
    {                                                                 \
        return operate(NUMBER_INPLACE + (operator), left, right);     \
    }
BINARY(add, NUMBER_ADD)
BINARY(subtract, NUMBER_SUBTRACT)
BINARY(multiply, NUMBER_MULTIPLY)
BINARY(remainder, NUMBER_REMAINDER)
BINARY(left_shift, NUMBER_LEFT_SHIFT)
BINARY(right_shift, NUMBER_RIGHT_SHIFT)
BINARY(bit_and, NUMBER_AND)
BINARY(bit_xor, NUMBER_XOR)
BINARY(bit_or, NUMBER_OR)
BINARY(floor_divide, NUMBER_FLOOR_DIVIDE)
BINARY(true_divide, NUMBER_TRUE_DIVIDE)
BINARY(matrix_multiply, NUMBER_MATRIX_MULTIPLY)

static Object *proxy_divmod(Object *left, Object *right)
{
    NATIVE_FRAME(held, "arithmetic on weak proxies", "left", "right");
    held[0] = unwrap(left);
    held[1] = held[0] ? unwrap(right) : NULL;
    return native_leave(held, held[1] ? number_divmod(held[0], held[1]) : NULL);
}

static void proxy_deallocate(Object *self)
{
    gc_untrack(self);
    clear(self);
    object_free(self);
}

#define BOTH(name) .name = proxy_##name, .inplace_##name = proxy_inplace_##name
#define PROXY_SLOTS                                                                                                  \
    .get_attribute = proxy_get_attribute, .set_attribute = proxy_set_attribute, .string = proxy_string,              \
    .represent = proxy_represent, .truth = proxy_truth, .length = proxy_length, .contains = proxy_contains,          \
    .get_item = proxy_get_item, .set_item = proxy_set_item, .iterate = proxy_iterate, .next = proxy_next,            \
    .hash = proxy_hash, .compare = proxy_compare, .negative = proxy_negative, .positive = proxy_positive,            \
    .absolute = proxy_absolute, .invert = proxy_invert, .to_int = proxy_to_int, .to_float = proxy_to_float,          \
    .index = proxy_index, .divmod = proxy_divmod, BOTH(add), BOTH(subtract), BOTH(multiply), BOTH(remainder),        \
    BOTH(left_shift), BOTH(right_shift), BOTH(bit_and), BOTH(bit_xor), BOTH(bit_or), BOTH(floor_divide),             \
    BOTH(true_divide), BOTH(matrix_multiply)

const TypeSpec weak_proxy_type = {
    .name = "weakref.ProxyType",
    .size_bytes = sizeof(Weakref),
    .flags = TYPE_COLLECTED | TYPE_NO_CREATE,
    .slots = {PROXY_SLOTS},
    .deallocate = proxy_deallocate,
    .clear = clear,
    .fields = fields,
};

const TypeSpec weak_callable_proxy_type = {
    .name = "weakref.CallableProxyType",
    .size_bytes = sizeof(Weakref),
    .flags = TYPE_COLLECTED | TYPE_NO_CREATE,
    .slots = {PROXY_SLOTS, .call = proxy_call},
    .deallocate = proxy_deallocate,
    .clear = clear,
    .fields = fields,
};
