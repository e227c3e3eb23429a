/* gc.c: the module `gc`: the collector as programs see it. The collector itself is heap/gc.c. */
#include "../abstract.h"
#include "../error.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../objects/builtin.h"
#include "../objects/dict.h"
#include "../objects/int.h"
#include "../objects/list.h"
#include "../objects/module.h"
#include "../objects/tuple.h"
#include "../runtime.h"

static Object *collect(Object **args, isize count, Tuple *names)
{
    int generation = GENERATION_COUNT - 1;
    if (args[0] && !object_as_int(args[0], &generation))
        return NULL;
    if (generation < 0 || generation >= GENERATION_COUNT)
        return raise_error(ValueError, "invalid generation");
    return int_from_isize(gc_collect(generation));
}

static Object *enable(Object **args, isize count, Tuple *names)
{
    RUNTIME->gc.is_enabled = true;
    return new_none();
}

static Object *disable(Object **args, isize count, Tuple *names)
{
    RUNTIME->gc.is_enabled = false;
    return new_none();
}

static Object *is_enabled(Object **args, isize count, Tuple *names)
{
    return new_bool(RUNTIME->gc.is_enabled);
}

static Object *three(int64_t first, int64_t second, int64_t third)
{
    Object *items[] = {int_from_int64(first), int_from_int64(second), int_from_int64(third)};
    if (items[0] && items[1] && items[2])
        return (Object *)tuple_from_array_steal(items, 3);
    for (int i = 0; i < 3; i++)
        decref_maybe(items[i]);
    return NULL;
}

static Object *get_count(Object **args, isize count, Tuple *names)
{
    const Generation *g = RUNTIME->gc.generations;
    return three(g[0].count, g[1].count, g[2].count);
}

static Object *get_threshold(Object **args, isize count, Tuple *names)
{
    const Generation *g = RUNTIME->gc.generations;
    return three(g[0].threshold, g[1].threshold, g[2].threshold);
}

static Object *set_threshold(Object **args, isize count, Tuple *names)
{
    if (!args[0])
        return raise_error(TypeError, "gc.set_threshold requires 1 to 3 arguments");
    for (int i = 0; i < GENERATION_COUNT && args[i]; i++) {
        int64_t value;
        Object *number = number_index(args[i]);
        bool ok = number && int_as_int64(number, &value);
        decref_maybe(number);
        if (!ok)
            return NULL;
        RUNTIME->gc.generations[i].threshold = (int32_t)value;
    }
    return new_none();
}

static Object *set_debug(Object **args, isize count, Tuple *names)
{
    int flags;
    if (!object_as_int(args[0], &flags))
        return NULL;
    RUNTIME->gc.debug = flags;
    return new_none();
}

static Object *get_debug(Object **args, isize count, Tuple *names)
{
    return int_from_int64(RUNTIME->gc.debug);
}

static Object *is_tracked(Object **args, isize count, Tuple *names)
{
    return new_bool(gc_is_tracked(args[0]));
}

static Object *is_finalized(Object **args, isize count, Tuple *names)
{
    return new_bool((args[0]->flags & FLAG_COLLECTED) && (args[0]->flags & FLAG_FINALISED));
}

/* ---- lists of objects ------------------------------------------------------------------------------------------ */

static bool append_generation(List *result, const GcHead *ring)
{
    for (const GcHead *head = ring->next; head != ring; head = head->next) {
        Object *object = GC_OBJECT(head);
        if (object != (Object *)result && !list_append(result, object))
            return false;
    }
    return true;
}

static Object *get_objects(Object **args, isize count, Tuple *names)
{
    isize generation = -1;
    if (args[0] && args[0] != NONE) {
        if (!object_as_isize(args[0], OverflowError, &generation))
            return NULL;
        if (generation >= GENERATION_COUNT)
            return raise_error(ValueError,
                               "generation parameter must be less than the number of available generations (%d)",
                               GENERATION_COUNT);
        if (generation < 0)
            return raise_error(ValueError, "generation parameter cannot be negative");
    }
    List *result = list_new(0);
    bool ok = result != NULL;
    for (isize i = 0; ok && i < GENERATION_COUNT; i++)
        if (generation < 0 || generation == i)
            ok = append_generation(result, &RUNTIME->gc.generations[i].head);
    if (!ok) {
        decref_maybe(result);
        return NULL;
    }
    return (Object *)result;
}

typedef struct Search {
    Object **wanted;
    isize count;
    bool found;
} Search;

static void visit_wanted(void *context, Object *referent, EdgeKind kind, isize index)
{
    Search *search = context;
    for (isize i = 0; i < search->count && !search->found; i++)
        search->found = search->wanted[i] == referent;
}

static bool append_referrers(List *result, const GcHead *ring, Object **wanted, isize count)
{
    for (const GcHead *head = ring->next; head != ring; head = head->next) {
        Object *object = GC_OBJECT(head);
        if (object == (Object *)result)
            continue;
        Search search = {wanted, count, false};
        gc_visit_referents(object, visit_wanted, &search);
        if (search.found && !list_append(result, object))
            return false;
    }
    return true;
}

static Object *get_referrers(Object **args, isize count, Tuple *names)
{
    if (!no_keywords("gc.get_referrers", names))
        return NULL;
    List *result = list_new(0);
    bool ok = result != NULL;
    for (int i = 0; ok && i < GENERATION_COUNT; i++)
        ok = append_referrers(result, &RUNTIME->gc.generations[i].head, args, count);
    if (!ok) {
        decref_maybe(result);
        return NULL;
    }
    return (Object *)result;
}

typedef struct Referents {
    List *list;
    bool failed;
} Referents;

static void visit_referent(void *context, Object *referent, EdgeKind kind, isize index)
{
    Referents *referents = context;
    if (!referents->failed && !list_append(referents->list, referent))
        referents->failed = true;
}

static Object *get_referents(Object **args, isize count, Tuple *names)
{
    if (!no_keywords("gc.get_referents", names))
        return NULL;
    Referents referents = {list_new(0), false};
    if (!referents.list)
        return NULL;
    for (isize i = 0; i < count; i++)
        if (args[i]->flags & FLAG_COLLECTED || is_type(args[i]))
            gc_visit_referents(args[i], visit_referent, &referents);
    if (referents.failed) {
        decref(referents.list);
        return NULL;
    }
    return (Object *)referents.list;
}

static Object *get_stats(Object **args, isize count, Tuple *names)
{
    List *result = list_new(0);
    for (int i = 0; result && i < GENERATION_COUNT; i++) {
        const GcStatistics *statistics = &RUNTIME->gc.statistics[i];
        const char *keys[] = {"collections", "collected", "uncollectable"};
        int64_t values[] = {statistics->collections, statistics->collected, statistics->uncollectable};
        Dict *entry = dict_new();
        bool ok = entry != NULL;
        for (int k = 0; ok && k < 3; k++) {
            Object *value = int_from_int64(values[k]);
            ok = value && dict_set_text(entry, keys[k], value);
            decref_maybe(value);
        }
        ok = ok && list_append(result, (Object *)entry);
        decref_maybe(entry);
        if (!ok)
            clear_slot(&result);
    }
    return (Object *)result;
}

static Object *freeze(Object **args, isize count, Tuple *names)
{
    GcState *gc = &RUNTIME->gc;
    for (int i = 0; i < GENERATION_COUNT; i++) {
        gc_list_merge(&gc->generations[i].head, &gc->permanent);
        gc->generations[i].count = 0;
    }
    return new_none();
}

static Object *unfreeze(Object **args, isize count, Tuple *names)
{
    gc_list_merge(&RUNTIME->gc.permanent, &RUNTIME->gc.generations[GENERATION_COUNT - 1].head);
    return new_none();
}

static Object *get_freeze_count(Object **args, isize count, Tuple *names)
{
    return int_from_isize(gc_list_length(&RUNTIME->gc.permanent));
}

static const Native functions[] = {
    {"collect", collect, "($module, /, generation=2)", "Run the garbage collector."},
    {"enable", enable, "($module, /)", "Enable automatic garbage collection."},
    {"disable", disable, "($module, /)", "Disable automatic garbage collection."},
    {"isenabled", is_enabled, "($module, /)", "Returns true if automatic garbage collection is enabled."},
    {"get_count", get_count, "($module, /)", "Return a three-tuple of the current collection counts."},
    {"get_threshold", get_threshold, "($module, /)", "Return the current collection thresholds."},
    {"set_threshold", set_threshold, "($module, threshold0=None, threshold1=None, threshold2=None, /)",
     "Set the collection thresholds (the collection frequency)."},
    {"set_debug", set_debug, "($module, flags, /)", "Set the garbage collection debugging flags."},
    {"get_debug", get_debug, "($module, /)", "Get the garbage collection debugging flags."},
    {"get_objects", get_objects, "($module, /, generation=None)", "Return a list of objects tracked by the collector."},
    {"get_stats", get_stats, "($module, /)", "Return a list of dictionaries containing per-generation statistics."},
    {"get_referrers", get_referrers, "($module, /, *objs)",
     "Return the list of objects that directly refer to any of objs.", NATIVE_RAW},
    {"get_referents", get_referents, "($module, /, *objs)",
     "Return the list of objects that are directly referred to by objs.", NATIVE_RAW},
    {"is_tracked", is_tracked, "($module, obj, /)", "Returns true if the object is tracked by the garbage collector."},
    {"is_finalized", is_finalized, "($module, obj, /)", "Returns true if the object has been already finalized."},
    {"freeze", freeze, "($module, /)", "Freeze all current tracked objects and ignore them for future collections."},
    {"unfreeze", unfreeze, "($module, /)", "Unfreeze all objects in the permanent generation."},
    {"get_freeze_count", get_freeze_count, "($module, /)", "Return the number of objects in the permanent generation."},
    {0}};

static bool fill(Module *module)
{
    return module_add(module, "garbage", new_reference(RUNTIME->gc.garbage)) &&
           module_add(module, "callbacks", new_reference(RUNTIME->gc.callbacks)) &&
           module_add(module, "DEBUG_STATS", int_from_int64(GC_DEBUG_STATS)) &&
           module_add(module, "DEBUG_COLLECTABLE", int_from_int64(GC_DEBUG_COLLECTABLE)) &&
           module_add(module, "DEBUG_UNCOLLECTABLE", int_from_int64(GC_DEBUG_UNCOLLECTABLE)) &&
           module_add(module, "DEBUG_SAVEALL", int_from_int64(GC_DEBUG_SAVEALL)) &&
           module_add(module, "DEBUG_LEAK",
                      int_from_int64(GC_DEBUG_COLLECTABLE | GC_DEBUG_UNCOLLECTABLE | GC_DEBUG_SAVEALL));
}

const ModuleSpec gc_module = {
    "gc", "This module provides access to the garbage collector for reference cycles.", functions, fill};
