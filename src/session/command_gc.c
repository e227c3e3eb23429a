/* command_gc.c: :gc shows the collector's generations; :gc run collects, and tells what was garbage and why. */
#include "command.h"

#include "viv.h"
#include "observe/holders.h"
#include "observe/sketch.h"

#include <string.h>

#define GARBAGE_SHOWN 10

static isize ring_length(const GcHead *ring)
{
    isize length = 0;
    for (const GcHead *at = ring->next; at != ring; at = at->next)
        length++;
    return length;
}

static void show_generations(Text *out)
{
    GcState *gc = &RUNTIME->gc;
    char count[32], threshold[32];
    isize tracked = 0;
    text_add(out, "  generation");
    for (int i = 0; i < GENERATION_COUNT; i++) {
        text_format(out, "   %d: %s of %s", i, text_count(count, gc->generations[i].count),
                    text_count(threshold, gc->generations[i].threshold));
        tracked += ring_length(&gc->generations[i].head);
    }
    text_add(out, gc->is_enabled ? "      on\n" : "      off\n");
    text_format(out, "  tracked %s objects, viv's own modules and classes among them\n",
                text_count(count, tracked));
}

/* ---- :gc run --------------------------------------------------------------------------------------------- */

typedef struct Collection {
    Session *session;
    Text *out;
    isize garbage;
} Collection;

typedef struct GarbageHolders {
    Labels *labels;
    Text *text;
    int count;
} GarbageHolders;

static void note_garbage_holder(void *context, const Holder *holder)
{
    GarbageHolders *holders = context;
    if (holders->count++ >= 3)
        return;
    text_add(holders->text, holders->count > 1 ? ", " : "");
    holder_name(holders->text, holders->labels, holder);
}

static void tell_garbage(Collection *collection, Object *object)
{
    Text line = {0}, held = {0};
    GarbageHolders holders = {collection->session->labels, &held, 0};
    text_add(&line, "  - ");
    sketch_line(&line, collection->session->labels, object);
    text_clip(&line, 0, 44);
    heap_holders(object, note_garbage_holder, &holders);
    text_pad_to(&line, 0, 34);
    text_format(&line, "   only held by %s%s", text_string(&held), holders.count > 3 ? ", …" : "");
    text_clip(&line, 0, collection->session->width);
    text_add(collection->out, text_string(&line));
    text_add(collection->out, "\n");
    text_free(&line);
    text_free(&held);
}

/* Dicts of instances are told as part of their instance. */
static bool is_worth_telling(Object *object)
{
    return !has_type(object, TYPE(cell)) && !has_type(object, TYPE(code));
}

static void observe_collection(void *context, const GcReport *report)
{
    Collection *collection = context;
    if (report->phase != GC_SEPARATED)
        return;
    for (GcHead *at = report->unreachable->next; at != report->unreachable; at = at->next) {
        at = (GcHead *)((uintptr_t)at & ~(uintptr_t)7);
        Object *object = GC_OBJECT(at);
        if (!is_worth_telling(object))
            continue;
        if (collection->garbage++ < GARBAGE_SHOWN)
            tell_garbage(collection, object);
    }
}

static void collect(Session *session, Text *out)
{
    Collection collection = {session, out, 0};
    char count[32];
    RUNTIME->gc.observer = observe_collection;
    RUNTIME->gc.observer_context = &collection;
    isize found = gc_collect(GENERATION_COUNT - 1);
    RUNTIME->gc.observer = NULL;
    RUNTIME->gc.observer_context = NULL;
    if (collection.garbage > GARBAGE_SHOWN)
        text_format(out, "  … %s more\n", text_count(count, collection.garbage - GARBAGE_SHOWN));
    if (found == 0)
        text_add(out, "  Nothing to collect: everything alive is held from outside a cycle.\n");
    else
        text_format(out, "  Freed %s object%s: only each other held them, and no name led there.\n",
                    text_count(count, found), found == 1 ? "" : "s");
}

void command_gc(Session *session, const char *rest, Text *out)
{
    if (!*rest)
        show_generations(out);
    else if (strcmp(rest, "run") == 0)
        collect(session, out);
    else if (strcmp(rest, "on") == 0 || strcmp(rest, "off") == 0) {
        RUNTIME->gc.is_enabled = rest[1] == 'n';
        text_format(out, "  automatic collection is %s\n", rest);
    } else
        text_format(out, "  :gc takes run, on, off or nothing, not '%s'.\n", rest);
}
