/* gc.c: finding and freeing cycles.
 *
 * Trial deletion, in phases that can be watched one by one. For the generations to be collected:
 *
 *     copy counts        each object's count goes into its head
 *     subtract           each reference between examined objects takes one off: what is left comes from outside
 *     separate           everything reachable from an object with something left stays; the rest is garbage
 *     weak references    those to garbage are cleared; callbacks of those that are not garbage run
 *     finalise           __del__ runs, once in an object's life; what it resurrects is found by
 *                        copying and subtracting again
 *     clear              each object drops its references; counts do the rest
 *
 * Only references that CPython's collector sees are followed (no EDGE_HIDDEN). The order of every list is
 * CPython's, because the order of finalisers shows it.
 *
 * Temporarily allowed not to hold: while objects have FLAG_COLLECTING their lists are linked forwards only,
 * `previous` being a count.
 */
#include "gc.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "../abstract.h"
#include "../error.h"
#include "../objects/dict.h"
#include "../objects/list.h"
#include "../objects/tracking.h"
#include "../objects/tuple.h"
#include "../objects/weakref.h"
#include "../runtime.h"
#include "../vm/vm.h"
#include "heap.h"

#define OLDEST (GENERATION_COUNT - 1)

/* ---- rings of heads ---------------------------------------------------------------------------------------- */

static void list_start(GcHead *list)
{
    list->next = list->previous = list;
}

static bool list_is_empty(const GcHead *list)
{
    return list->next == list;
}

static void list_append_head(GcHead *head, GcHead *list)
{
    GcHead *last = list->previous;
    head->previous = last;
    last->next = head;
    head->next = list;
    list->previous = head;
}

static void list_move(GcHead *head, GcHead *to)
{
    head->previous->next = head->next;
    head->next->previous = head->previous;
    list_append_head(head, to);
}

void gc_list_merge(GcHead *from, GcHead *to)
{
    if (!list_is_empty(from)) {
        GcHead *to_last = to->previous, *from_first = from->next, *from_last = from->previous;
        to_last->next = from_first;
        from_first->previous = to_last;
        from_last->next = to;
        to->previous = from_last;
    }
    list_start(from);
}

isize gc_list_length(const GcHead *list)
{
    isize length = 0;
    for (const GcHead *head = list->next; head != list; head = head->next)
        length++;
    return length;
}

void gc_initialise(void)
{
    GcState *gc = &RUNTIME->gc;
    static const int32_t thresholds[GENERATION_COUNT] = {2000, 10, 10}; /* CPython 3.13.0's */
    for (int i = 0; i < GENERATION_COUNT; i++) {
        list_start(&gc->generations[i].head);
        gc->generations[i].threshold = thresholds[i];
    }
    list_start(&gc->permanent);
    gc->is_enabled = true;
}

bool gc_initialise_lists(void)
{
    RUNTIME->gc.garbage = (Object *)list_new(0);
    RUNTIME->gc.callbacks = (Object *)list_new(0);
    return RUNTIME->gc.garbage && RUNTIME->gc.callbacks;
}

/* ---- what the collector sees ----------------------------------------------------------------------------------- */

typedef struct SeenOnly {
    VisitFunction visit;
    void *context;
} SeenOnly;

static void visit_if_seen(void *context, Object *referent, EdgeKind kind, isize index)
{
    SeenOnly *seen = context;
    if (!(kind & EDGE_HIDDEN))
        seen->visit(seen->context, referent, kind, index);
}

void gc_visit_referents(Object *object, VisitFunction visit, void *context)
{
    SeenOnly seen = {visit, context};
    if (object->type->traverse)
        object->type->traverse(object, visit_if_seen, &seen);
}

/* ---- copy counts, subtract internal references ------------------------------------------------------------------ */

static void copy_counts(GcHead *young)
{
    GcHead *kept = young, *next;
    for (GcHead *head = young->next; head != young; head = next) {
        Object *object = GC_OBJECT(head);
        next = head->next;
        if (UNLIKELY(is_immortal(object))) { /* leaves the list: it can never be garbage */
            kept->next = next;
            object->flags &= ~(uint32_t)FLAG_TRACKED;
            continue;
        }
        object->flags = (object->flags | FLAG_COLLECTING) & ~(uint32_t)FLAG_UNREACHABLE;
        head->previous = (GcHead *)(uintptr_t)object->refcount;
        kept = head;
    }
    young->previous = kept;
}

static void visit_subtract(void *context, Object *referent, EdgeKind kind, isize index)
{
    if ((referent->flags & FLAG_COLLECTING) && !(kind & EDGE_HIDDEN)) {
        GcHead *head = GC_HEAD(referent);
        head->previous = (GcHead *)((uintptr_t)head->previous - 1);
    }
}

static void subtract_internal_references(GcHead *young)
{
    for (GcHead *head = young->next; head != young; head = head->next) {
        Object *object = GC_OBJECT(head);
        object->type->traverse(object, visit_subtract, NULL);
    }
}

/* ---- separate ---------------------------------------------------------------------------------------------------- */

/* `referent` is reachable: if it was thought garbage it comes back, and will be walked itself. */
static void visit_reachable(void *context, Object *referent, EdgeKind kind, isize index)
{
    if (!(referent->flags & FLAG_COLLECTING) || (kind & EDGE_HIDDEN))
        return;
    GcHead *head = GC_HEAD(referent);
    if (referent->flags & FLAG_UNREACHABLE) {
        head->previous->next = head->next;
        head->next->previous = head->previous;
        referent->flags &= ~(uint32_t)FLAG_UNREACHABLE;
        list_append_head(head, context);
        head->previous = (GcHead *)(uintptr_t)1;
    } else if (!head->previous) {
        head->previous = (GcHead *)(uintptr_t)1;
    }
}

/* Objects with no outside reference move to `unreachable`; a walk from the others brings back what they reach.
 * Afterwards both lists are linked both ways; garbage keeps FLAG_COLLECTING. */
static void separate_unreachable(GcHead *young, GcHead *unreachable)
{
    GcHead *previous = young;
    for (GcHead *head = young->next; head != young; head = previous->next) {
        Object *object = GC_OBJECT(head);
        if (head->previous) {
            object->type->traverse(object, visit_reachable, young);
            head->previous = previous;
            object->flags &= ~(uint32_t)FLAG_COLLECTING;
            previous = head;
        } else {
            previous->next = head->next;
            object->flags |= FLAG_UNREACHABLE;
            list_append_head(head, unreachable);
        }
    }
    young->previous = previous;
}

static void report(GcPhase phase, int generation, GcHead *young, GcHead *unreachable)
{
    GcState *gc = &RUNTIME->gc;
    if (gc->observer) {
        GcReport about = {phase, generation, young, unreachable};
        gc->observer(gc->observer_context, &about);
    }
}

/* All that nobody outside `young` holds, directly or not, moves to `unreachable`. */
static void deduce_unreachable(GcHead *young, GcHead *unreachable, int generation)
{
    list_start(unreachable);
    copy_counts(young);
    report(GC_COPIED, generation, young, unreachable);
    subtract_internal_references(young);
    report(GC_SUBTRACTED, generation, young, unreachable);
    separate_unreachable(young, unreachable);
}

/* ---- looking without collecting -------------------------------------------------------------------------------- */

/* A ring as it was: deducing moves objects about, so each place is written down first. Host memory. */
typedef struct SavedRing {
    GcHead *ring;
    GcHead **heads;
    isize count;
} SavedRing;

static bool ring_save(SavedRing *saved, GcHead *ring)
{
    *saved = (SavedRing){.ring = ring};
    saved->heads = malloc((size_t)(gc_list_length(ring) + 1) * sizeof *saved->heads);
    if (!saved->heads)
        return false;
    for (GcHead *head = ring->next; head != ring; head = head->next)
        saved->heads[saved->count++] = head;
    return true;
}

static void ring_restore(const SavedRing *saved)
{
    list_start(saved->ring);
    for (isize i = 0; i < saved->count; i++) {
        Object *object = GC_OBJECT(saved->heads[i]);
        object->flags = (object->flags | FLAG_TRACKED) & ~(uint32_t)(FLAG_COLLECTING | FLAG_UNREACHABLE);
        list_append_head(saved->heads[i], saved->ring);
    }
}

/* All generations as one, judged; the garbage is visited. The rings are left in disorder. */
static void visit_garbage(void (*visit)(void *context, Object *object), void *context)
{
    GcState *gc = &RUNTIME->gc;
    GcHead *young = &gc->generations[OLDEST].head, unreachable;
    GcObserver observer = gc->observer;
    gc->observer = NULL;
    for (int i = 0; i < OLDEST; i++)
        gc_list_merge(&gc->generations[i].head, young);
    deduce_unreachable(young, &unreachable, OLDEST);
    gc->observer = observer;
    for (GcHead *head = unreachable.next; head != &unreachable; head = head->next)
        visit(context, GC_OBJECT(head));
}

bool gc_find_unreachable(void (*visit)(void *context, Object *object), void *context)
{
    SavedRing saved[GENERATION_COUNT] = {{0}};
    bool ok = !RUNTIME->gc.is_collecting;
    for (int i = 0; ok && i < GENERATION_COUNT; i++)
        ok = ring_save(&saved[i], &RUNTIME->gc.generations[i].head);
    if (ok) {
        visit_garbage(visit, context);
        for (int i = 0; i < GENERATION_COUNT; i++)
            ring_restore(&saved[i]);
    }
    for (int i = 0; i < GENERATION_COUNT; i++)
        free(saved[i].heads);
    return ok;
}

/* ---- untracking ------------------------------------------------------------------------------------------------- */

static void untrack_tuple_of_atoms(Object *object)
{
    Tuple *tuple = (Tuple *)object;
    for (isize i = 0; i < tuple->size; i++)
        if (!tuple->items[i] || may_be_tracked(tuple->items[i])) /* NULL: still being filled */
            return;
    gc_untrack(object);
}

static void untrack_dict_of_atoms(Object *object)
{
    Object *key, *value;
    bool text_keys = keys_are_str(((Dict *)object)->keys);
    for (isize position = 0; dict_next((Dict *)object, &position, &key, &value);)
        if (may_be_tracked(value) || (!text_keys && may_be_tracked(key)))
            return;
    gc_untrack(object);
}

static void untrack_atoms(GcHead *list, const Type *type, void (*untrack)(Object *))
{
    for (GcHead *head = list->next; head != list;) {
        GcHead *next = head->next;
        if (has_type(GC_OBJECT(head), type))
            untrack(GC_OBJECT(head));
        head = next;
    }
}

/* ---- weak references -------------------------------------------------------------------------------------------- */

/* Clears the weak references to one garbage object; those whose callbacks must run move to `to_call`, held. */
static void clear_references_to(Object *object, GcHead *to_call)
{
    Weakref **first = weakref_list_of(object);
    while (first && *first) {
        Weakref *reference = *first;
        weakref_clear_quietly(reference);
        if (!reference->callback || (reference->head.flags & FLAG_COLLECTING))
            continue; /* garbage itself: its callback could show garbage to the program */
        incref(reference);
        list_move(GC_HEAD(reference), to_call);
    }
}

/* Returns how many weak references died with their callbacks. */
static isize handle_weakrefs(GcHead *unreachable, GcHead *old)
{
    GcHead to_call;
    list_start(&to_call);
    for (GcHead *head = unreachable->next; head != unreachable; head = head->next) {
        Object *object = GC_OBJECT(head);
        if (is_weakref(object))
            weakref_clear_quietly((Weakref *)object);
        clear_references_to(object, &to_call);
    }
    isize freed = 0;
    while (!list_is_empty(&to_call)) {
        GcHead *head = to_call.next;
        Object *reference = GC_OBJECT(head);
        weakref_call_callback(reference, new_reference(((Weakref *)reference)->callback));
        decref(reference);
        if (to_call.next == head)
            list_move(head, old);
        else
            freed++;
    }
    return freed;
}

/* ---- finalise, clear -------------------------------------------------------------------------------------------- */

static void finalise_garbage(GcHead *unreachable)
{
    NATIVE_FRAME(held, "gc", "garbage with a finaliser");
    GcHead seen;
    list_start(&seen);
    while (!list_is_empty(unreachable)) {
        GcHead *head = unreachable->next;
        Object *object = GC_OBJECT(head);
        list_move(head, &seen);
        if (object->type->slots.finalise && !(object->flags & FLAG_FINALISED)) {
            held[0] = new_reference(object);
            object_finalise(object);
            clear_slot(&held[0]);
        }
    }
    native_leave_bool(held, true);
    gc_list_merge(&seen, unreachable);
}

/* What __del__ has put back within reach returns to `old`; the rest is in `garbage`. */
static void save_resurrected(GcHead *unreachable, GcHead *garbage, GcHead *old)
{
    list_start(garbage);
    copy_counts(unreachable);
    subtract_internal_references(unreachable);
    separate_unreachable(unreachable, garbage);
    gc_list_merge(unreachable, old);
}

static void clear_object(Object *object)
{
    GcState *gc = &RUNTIME->gc;
    if (gc->debug & GC_DEBUG_SAVEALL) {
        if (!list_append((List *)gc->garbage, object))
            error_clear();
        return;
    }
    if (!object->type->clear)
        return;
    incref(object);
    object->type->clear(object);
    if (error_occurred())
        error_write_unraisable("in tp_clear of", (Object *)object->type);
    decref(object);
}

static void clear_garbage(GcHead *garbage, GcHead *old)
{
    while (!list_is_empty(garbage)) {
        GcHead *head = garbage->next;
        clear_object(GC_OBJECT(head));
        if (garbage->next == head) { /* still alive: it may die later */
            GC_OBJECT(head)->flags &= ~(uint32_t)(FLAG_COLLECTING | FLAG_UNREACHABLE);
            list_move(head, old);
        }
    }
}

/* ---- gc.callbacks, statistics ----------------------------------------------------------------------------------- */

static NOINLINE void call_callbacks(const char *phase, int generation, isize collected)
{
    List *callbacks = (List *)RUNTIME->gc.callbacks;
    if (!callbacks || callbacks->size == 0)
        return;
    NATIVE_FRAME(held, "gc.collect", "phase", "info", "callback");
    Dict *info = dict_new();
    held[1] = (Object *)info;
    held[0] = (Object *)str_from_text(phase);
    const char *names[] = {"generation", "collected", "uncollectable"};
    isize values[] = {generation, collected, 0};
    bool ok = info && held[0];
    for (int i = 0; ok && i < 3; i++) {
        Object *value = int_from_isize(values[i]);
        ok = value && dict_set_text(info, names[i], value);
        decref_maybe(value);
    }
    for (isize i = 0; ok && i < callbacks->size; i++) {
        set_slot(&held[2], new_reference(callbacks->items[i]));
        Object *result = object_call_two(held[2], held[0], held[1]);
        if (result)
            decref(result);
        else
            error_write_unraisable(NULL, held[2]);
    }
    if (error_occurred())
        error_write_unraisable(NULL, NONE);
    native_leave(held, NULL);
}

static void print_start(int generation)
{
    const GcState *gc = &RUNTIME->gc;
    fprintf(stderr, "gc: collecting generation %d...\ngc: objects in each generation:", generation);
    for (int i = 0; i < GENERATION_COUNT; i++)
        fprintf(stderr, " %td", gc_list_length(&gc->generations[i].head));
    fprintf(stderr, "\ngc: objects in permanent generation: %td\n", gc_list_length(&gc->permanent));
}

static void print_collectable(const GcHead *unreachable)
{
    for (const GcHead *head = unreachable->next; head != unreachable; head = head->next)
        fprintf(stderr, "gc: collectable <%s %p>\n", GC_OBJECT(head)->type->name, (const void *)GC_OBJECT(head));
}

/* ---- a collection ----------------------------------------------------------------------------------------------- */

/* The younger generations join `generation`; survivors of the collection go to the next older one. */
static void gather(int generation)
{
    GcState *gc = &RUNTIME->gc;
    if (generation < OLDEST)
        gc->generations[generation + 1].count++;
    for (int i = 0; i <= generation; i++)
        gc->generations[i].count = 0;
    for (int i = 0; i < generation; i++)
        gc_list_merge(&gc->generations[i].head, &gc->generations[generation].head);
}

static void promote_survivors(GcHead *young, GcHead *old, int generation)
{
    GcState *gc = &RUNTIME->gc;
    untrack_atoms(young, TYPE(tuple), untrack_tuple_of_atoms);
    if (young != old) {
        if (generation == OLDEST - 1)
            gc->long_lived_pending += gc_list_length(young);
        gc_list_merge(young, old);
        return;
    }
    untrack_atoms(young, TYPE(dict), untrack_dict_of_atoms); /* only here, or building a dict would be quadratic */
    gc->long_lived_pending = 0;
    gc->long_lived_total = gc_list_length(young);
}

static isize collect_generation(int generation)
{
    GcState *gc = &RUNTIME->gc;
    gather(generation);
    GcHead *young = &gc->generations[generation].head;
    GcHead *old = generation < OLDEST ? &gc->generations[generation + 1].head : young;
    GcHead unreachable, garbage;
    list_start(&unreachable);
    report(GC_START, generation, young, &unreachable);
    deduce_unreachable(young, &unreachable, generation);
    report(GC_SEPARATED, generation, young, &unreachable);
    promote_survivors(young, old, generation);
    if (gc->debug & GC_DEBUG_COLLECTABLE)
        print_collectable(&unreachable);
    isize found = handle_weakrefs(&unreachable, old);
    report(GC_WEAKREFS, generation, old, &unreachable);
    finalise_garbage(&unreachable);
    save_resurrected(&unreachable, &garbage, old);
    report(GC_FINALISED, generation, old, &garbage);
    found += gc_list_length(&garbage);
    clear_garbage(&garbage, old);
    report(GC_CLEARED, generation, old, &garbage);
    if (generation == OLDEST)
        free_lists_clear();
    gc->statistics[generation].collections++;
    gc->statistics[generation].collected += found;
    return found;
}

static isize collect(int generation, bool calls_back)
{
    GcState *gc = &RUNTIME->gc;
    if (gc->is_collecting)
        return 0;
    gc->is_collecting = true;
    gc->is_due = false;
    Object *in_flight = error_fetch();
    if (calls_back)
        call_callbacks("start", generation, 0);
    if (gc->debug & GC_DEBUG_STATS)
        print_start(generation);
    clock_t start = clock();
    isize found = collect_generation(generation);
    if (gc->debug & GC_DEBUG_STATS)
        fprintf(stderr, "gc: done, %td unreachable, 0 uncollectable, %.4fs elapsed\n", found,
                (double)(clock() - start) / CLOCKS_PER_SEC);
    if (calls_back)
        call_callbacks("stop", generation, found);
    error_restore(in_flight);
    gc->is_collecting = false;
    return found;
}

isize gc_collect(int generation)
{
    return collect(generation, true);
}

isize gc_collect_at_exit(void)
{
    return collect(OLDEST, false);
}

void gc_note_full(void)
{
    GcState *gc = &RUNTIME->gc;
    if (!gc->is_enabled || gc->is_collecting || gc->generations[0].threshold == 0 || error_occurred())
        return;
    gc->is_due = true;
    vm_request(REQUEST_COLLECT);
}

/* The oldest generation that is due; full collections wait until enough objects wait for them, or a growing
 * heap would take quadratic time. */
static int generation_due(void)
{
    const GcState *gc = &RUNTIME->gc;
    for (int i = OLDEST; i >= 0; i--)
        if (gc->generations[i].count > gc->generations[i].threshold &&
            (i < OLDEST || gc->long_lived_pending >= gc->long_lived_total / 4))
            return i;
    return gc->stress_interval ? 1 : -1;
}

void gc_run_due(void)
{
    GcState *gc = &RUNTIME->gc;
    gc->is_due = false;
    if (!gc->is_enabled)
        return;
    int generation = generation_due();
    if (generation >= 0)
        collect(generation, true);
}
