/* lru_cache.c: the callable that functools.lru_cache makes of a function.
 *
 * The cache is a dict from the arguments of a call to its result. When the size is limited the dict's order is
 * the order of use: a result that is used again is moved to the end, and the first entry goes when there are too
 * many. `first` remembers how far the table is known to be empty from its start, so that the first entry is found
 * at once.
 */
#include "../abstract.h"
#include "../error.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"
#include "bound_method.h"
#include "dict_keys.h"
#include "fields.h"
#include "instance.h"
#include "int_inline.h"
#include "tuple.h"
#include "weakref.h"

typedef struct LruCache {
    Object head;
    Object *function;
    Dict *cache;
    Object *info_type;
    isize most; /* -1: no limit */
    isize hits, misses;
    isize first;
    const DictKeys *first_keys; /* the table that `first` is about    */
    bool is_typed;
    Dict *dict;
    Object *weakrefs;
} LruCache;

static Object *create(Type *type, Object **args, isize count, Tuple *names)
{
    if (count != 4)
        return raise_error(TypeError, "_lru_cache_wrapper expected 4 arguments, got %zd", count);
    isize most = -1;
    if (args[1] != NONE && !object_as_isize(args[1], OverflowError, &most))
        return NULL;
    int is_typed = object_is_true(args[2]);
    if (is_typed < 0)
        return NULL;
    if (!object_is_callable(args[0]))
        return raise_first_not_callable();
    LruCache *self = (LruCache *)object_new(type);
    if (!self)
        return NULL;
    self->most = most;
    self->is_typed = is_typed;
    self->function = new_reference(args[0]);
    self->info_type = new_reference(args[3]);
    self->cache = dict_new();
    gc_track((Object *)self);
    if (!self->cache) {
        decref(self);
        return NULL;
    }
    return (Object *)self;
}

/* What stands for the arguments: one int or str itself, else a tuple of positional ones, then a mark, names and
 * values of keywords, then types. */
static NEW Object *make_key(LruCache *self, Object **args, isize count, Tuple *names)
{
    isize keywords = names ? names->size : 0;
    if (count == 1 && !keywords && !self->is_typed && (is_exact(args[0], int) || is_exact(args[0], str)))
        return new_reference(args[0]);
    isize size = count + (keywords ? 1 + 2 * keywords : 0) + (self->is_typed ? count + keywords : 0), at = 0;
    Tuple *key = tuple_new(size);
    if (!key || size == 0)
        return (Object *)key;
    for (isize i = 0; i < count; i++)
        key->items[at++] = new_reference(args[i]);
    if (keywords)
        key->items[at++] = (Object *)new_reference(TYPE(lru_cache)); /* no argument is this by chance */
    for (isize i = 0; i < keywords; i++) {
        key->items[at++] = new_reference(names->items[i]);
        key->items[at++] = new_reference(args[count + i]);
    }
    for (isize i = 0; self->is_typed && i < count + keywords; i++)
        key->items[at++] = (Object *)new_reference(args[i]->type);
    return (Object *)key;
}

/* Adds an entry at the end. A table that grew has no holes: its first entry is the first of all. */
static bool add_last(LruCache *self, Object *key, isize hash, Object *value)
{
    bool done = dict_set_with_hash(self->cache, key, hash, value);
    if (self->cache->keys != self->first_keys) {
        self->first_keys = self->cache->keys;
        self->first = 0;
    }
    return done;
}

/* Lets the oldest entry go. */
static bool drop_first(LruCache *self)
{
    Object *key, *value;
    if (!dict_next(self->cache, &self->first, &key, NULL))
        return true;
    NATIVE_FRAME(held, "lru_cache", "key", "result");
    held[0] = new_reference(key);
    int taken = dict_take(self->cache, key, &value);
    held[1] = value;
    return native_leave_bool(held, taken >= 0);
}

/* Moves the entry of a result that was used to the end. */
static bool touch(LruCache *self, Object *key, isize hash)
{
    Object *value;
    int taken = dict_take(self->cache, key, &value);
    if (taken <= 0)
        return taken == 0;
    bool done = add_last(self, key, hash, value);
    decref(value);
    return done;
}

static bool store(LruCache *self, Object *key, isize hash, Object *result)
{
    if (self->most < 0)
        return dict_set_with_hash(self->cache, key, hash, result);
    Object *present = dict_get_with_hash(self->cache, key, hash); /* the call may have stored it meanwhile */
    if (present || error_occurred())
        return present != NULL;
    if (dict_length(self->cache) >= self->most && !drop_first(self))
        return false;
    return add_last(self, key, hash, result);
}

static Object *call(Object *object, Object **args, isize count, Tuple *names)
{
    LruCache *self = (LruCache *)object;
    if (self->most == 0) {
        self->misses++;
        return object_call_as_tuple(self->function, args, count, names);
    }
    NATIVE_FRAME(held, "lru_cache", "key", "result");
    held[0] = make_key(self, args, count, names);
    isize hash = held[0] ? hash_of_key_slow(held[0]) : -1;
    if (hash == -1)
        return native_leave(held, NULL);
    Object *result = dict_get_with_hash(self->cache, held[0], hash);
    if (result) {
        held[1] = new_reference(result);
        self->hits++;
        if (self->most > 0 && !touch(self, held[0], hash))
            return native_leave(held, NULL);
    } else {
        if (error_occurred())
            return native_leave(held, NULL);
        self->misses++;
        /* the key is CPython's tuple of arguments */
        held[1] = object_call_as_tuple(self->function, args, count, names);
        if (!held[1] || !store(self, held[0], hash, held[1]))
            return native_leave(held, NULL);
    }
    return native_leave_with(held, 1);
}

static Object *bind(Object *self, Object *instance, Object *owner)
{
    if (!instance || instance == NONE)
        return new_reference(self);
    return bound_method_new(self, instance);
}

static Object *cache_info(Object **args, isize count, Tuple *names)
{
    LruCache *self = (LruCache *)args[0];
    NATIVE_FRAME(held, "cache_info", "hits", "misses", "maxsize", "currsize");
    held[0] = int_from_isize(self->hits);
    held[1] = int_from_isize(self->misses);
    held[2] = self->most < 0 ? new_none() : int_from_isize(self->most);
    held[3] = int_from_isize(self->cache->used);
    if (!held[0] || !held[1] || !held[2] || !held[3])
        return native_leave(held, NULL);
    return native_leave(held, object_call(self->info_type, held, 4, NULL));
}

static Object *cache_clear(Object **args, isize count, Tuple *names)
{
    LruCache *self = (LruCache *)args[0];
    self->hits = self->misses = 0;
    self->first_keys = NULL;
    dict_clear(self->cache);
    return new_none();
}

static Object *give_self(Object **args, isize count, Tuple *names)
{
    return new_reference(args[0]);
}

static const Native methods[] = {
    {"cache_info", cache_info, "($self, /)", "Report cache statistics", 0},
    {"cache_clear", cache_clear, "($self, /)", "Clear the cache and cache statistics", 0},
    {"__copy__", give_self, "($self, /)", NULL, 0},
    {"__deepcopy__", give_self, "($self, memo, /)", NULL, 0},
    {0}};

static const Property properties[] = {{"__dict__", object_dict, instance_set_dict, NULL}, {0}};

const TypeSpec lru_cache_type = {
    .name = "functools._lru_cache_wrapper",
    .size_bytes = sizeof(LruCache),
    .shown_size_bytes = 152,
    .flags = TYPE_COLLECTED | TYPE_BASE | TYPE_IMMUTABLE | TYPE_METHOD_DESCRIPTOR,
    .dict_offset = offsetof(LruCache, dict),
    .weakrefs_offset = offsetof(LruCache, weakrefs),
    .slots = {.call = call, .descriptor_get = bind, .create = create},
    .clear = fields_clear,
    .fields = (const Field[]){{"cache", offsetof(LruCache, cache)},
                              {"function", offsetof(LruCache, function)},
                              {"cache_info_type", offsetof(LruCache, info_type)},
                              {"__dict__", offsetof(LruCache, dict), EDGE_DICT},
                              {0}},
    .methods = methods,
    .properties = properties,
    .doc = "Create a cached callable that wraps another function."};
