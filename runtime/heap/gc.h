/* gc.h: the cycle collector: three generations, as CPython 3.13.0.
 *
 * A collection is a sequence of separate phases (enum GcPhase); an observer may look after each of them. The
 * rules of when, what and in which order are CPython's: thresholds 2000, 10, 10; the count of generation 0 is
 * allocations minus deallocations of collected objects; the oldest generation is collected only when the
 * objects that wait for it exceed a quarter of those that survived the last full collection.
 */
#ifndef VIV_GC_H
#define VIV_GC_H

#include "../object.h"

/* Stands in front of each object with FLAG_COLLECTED. While a collection runs, `previous` of an object under
 * examination holds its count of outside references instead. */
typedef struct GcHead {
    struct GcHead *next;
    struct GcHead *previous;
} GcHead;

#define GC_HEAD(object) ((GcHead *)(object) - 1)
#define GC_OBJECT(gc_head) ((Object *)((GcHead *)(gc_head) + 1))

#define GENERATION_COUNT 3

/* Objects that have survived as many collections as its number; 2 means two or more. */
typedef struct Generation {
    GcHead head; /* a ring */
    int32_t threshold;
    int32_t count; /* generation 0: allocations - deallocations; others: collections of the younger one */
} Generation;

/* gc.get_stats(). */
typedef struct GcStatistics {
    int64_t collections, collected, uncollectable;
} GcStatistics;

/* Where a collection stands, for an observer. */
typedef enum GcPhase {
    GC_START,         /* `young` holds the generations to be collected                                  */
    GC_COPIED,        /* each object's count has been copied                                            */
    GC_SUBTRACTED,    /* ... and internal references subtracted: > 0 means held from outside            */
    GC_SEPARATED,     /* `unreachable` is what nobody outside holds                                     */
    GC_WEAKREFS,      /* weak references to garbage are cleared, callbacks have run                     */
    GC_FINALISED,     /* __del__ has run; what was resurrected is back in `young`                       */
    GC_CLEARED,       /* cycles are broken                                                              */
    GC_PHASE_COUNT
} GcPhase;

/* What an observer is told. */
typedef struct GcReport {
    GcPhase phase;
    int generation;
    GcHead *young;       /* objects held from outside (or not yet examined)   */
    GcHead *unreachable; /* garbage                                           */
} GcReport;

/* Called after each phase. Must neither run Python nor allocate in the region. */
typedef void (*GcObserver)(void *context, const GcReport *report);

/* gc.set_debug(): CPython's numbers. */
enum GcDebug {
    GC_DEBUG_STATS = 1,
    GC_DEBUG_COLLECTABLE = 2,
    GC_DEBUG_UNCOLLECTABLE = 4,
    GC_DEBUG_SAVEALL = 32
};

/* RUNTIME->gc. */
typedef struct GcState {
    Generation generations[GENERATION_COUNT];
    GcHead permanent; /* gc.freeze() */
    GcStatistics statistics[GENERATION_COUNT];
    int64_t long_lived_total;   /* survivors of the last full collection               */
    int64_t long_lived_pending; /* survivors of middle collections since               */
    Object *garbage;            /* gc.garbage, a list                                  */
    Object *callbacks;          /* gc.callbacks, a list                                */
    GcObserver observer;        /* points into the program text; NULL in checkpoints   */
    void *observer_context;
    int32_t debug;
    bool is_enabled;
    bool is_collecting;
    bool is_due; /* generation 0 is full: the evaluation loop calls gc_run_due at its next countdown */
    int32_t stress_interval; /* stress mode: a collection at every n-th allocation; 0: off */
} GcState;

static inline bool gc_is_tracked(const Object *object)
{
    return (object->flags & FLAG_TRACKED) != 0;
}

/* The evaluation loop calls this at a safe point when is_due is set. Runs Python; errors are unraisable. */
void gc_run_due(void);

/* Called by allocation when generation 0's count passes its threshold. Runs nothing. */
void gc_note_full(void);

/* A collection of the generations 0 … generation. Returns the number of unreachable objects found. */
isize gc_collect(int generation);
/* The collections of the program's end: gc.callbacks are not called. */
isize gc_collect_at_exit(void);

/* Finds what a full collection would free and calls `visit` for each such object, in the collector's order. Nothing is
 * freed, no Python runs, and every list, count and flag is afterwards as it was. `visit` may look, not change.
 * False: the host has no memory for the lists (or a collection is running), and nothing was visited. */
bool gc_find_unreachable(void (*visit)(void *context, Object *object), void *context);

/* Calls `visit` for each reference that CPython's gc.get_referents would see. */
void gc_visit_referents(Object *object, VisitFunction visit, void *context);

/* Rings of heads. */
isize gc_list_length(const GcHead *list);
void gc_list_merge(GcHead *from, GcHead *to); /* empties `from` */

/* Start-up: the generations; and, once lists can be made, gc.garbage and gc.callbacks (false: out of memory). */
void gc_initialise(void);
bool gc_initialise_lists(void);

#endif
