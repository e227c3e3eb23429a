/* command_gc.c: :gc shows the collector's generations; :gc run collects, and tells what was garbage and why. */
#include "command.h"

#include "viv.h"
#include "observe/holders.h"
#include "observe/sketch.h"

#include <string.h>

#define GARBAGE_SHOWN 10
#define OLDEST (GENERATION_COUNT - 1)

/* What the collector watches and the program made: viv's own modules and classes are not counted. */
static isize tracked_count(const GcHead *ring)
{
    isize count = 0;
    for (const GcHead *at = ring->next; at != ring; at = at->next)
        count += birth_input(GC_OBJECT(at)) != 0;
    return count;
}

static void count_one(void *context, Object *object)
{
    ++*(isize *)context;
}

static void show_generations(Text *out)
{
    const GcState *gc = &RUNTIME->gc;
    char count[32];
    isize tracked = 0, unreachable = 0;
    text_add(out, "  generation");
    for (int i = 0; i < GENERATION_COUNT; i++) {
        text_format(out, "   %d: %s of %d", i, text_count(count, gc->generations[i].count),
                    gc->generations[i].threshold);
        tracked += tracked_count(&gc->generations[i].head);
    }
    text_add(out, gc->is_enabled ? "      on\n" : "      off\n");
    gc_find_unreachable(count_one, &unreachable);
    text_format(out, "  tracked %s", text_count(count, tracked));
    text_format(out, "   unreachable now %s (:gc cycles)\n", text_count(count, unreachable));
}

/* ---- :gc run, :gc cycles ---------------------------------------------------------------------------------------- */

typedef struct Collection {
    Session *session;
    Text *out;
    const char *mark; /* "-": freed; "!": unreachable */
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
    text_format(&line, "  %s ", collection->mark);
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

static void note_garbage(void *context, Object *object)
{
    Collection *collection = context;
    if (is_worth_telling(object) && collection->garbage++ < GARBAGE_SHOWN)
        tell_garbage(collection, object);
}

static void observe_collection(void *context, const GcReport *report)
{
    if (report->phase != GC_SEPARATED)
        return;
    for (GcHead *at = report->unreachable->next; at != report->unreachable; at = at->next)
        note_garbage(context, GC_OBJECT(at));
}

static void say_left_out(const Collection *collection)
{
    char count[32];
    if (collection->garbage > GARBAGE_SHOWN)
        text_format(collection->out, "  … %s more\n", text_count(count, collection->garbage - GARBAGE_SHOWN));
}

static void show_cycles(Session *session, Text *out)
{
    Collection collection = {session, out, "!", 0};
    char count[32];
    gc_find_unreachable(note_garbage, &collection);
    say_left_out(&collection);
    if (collection.garbage)
        text_format(out, "  %s object%s unreachable; :gc run would free %s.\n", text_count(count, collection.garbage),
                    collection.garbage == 1 ? " is" : "s are", collection.garbage == 1 ? "it" : "them");
    else
        text_add(out, "  No cycle waits: everything alive can be reached.\n");
}

static void collect(Session *session, int generation, Text *out)
{
    Collection collection = {session, out, "-", 0};
    char count[32];
    RUNTIME->gc.observer = observe_collection;
    RUNTIME->gc.observer_context = &collection;
    isize found = gc_collect(generation);
    RUNTIME->gc.observer = NULL;
    RUNTIME->gc.observer_context = NULL;
    say_left_out(&collection);
    if (found == 0)
        text_add(out, generation < OLDEST ? "  Nothing to collect among the younger objects.\n"
                                          : "  Nothing to collect: everything alive is held from outside a cycle.\n");
    else
        text_format(out, "  Freed %s object%s: only each other held them, and no name led there.\n",
                    text_count(count, found), found == 1 ? "" : "s");
}

/* "run", "run 0" … "run 2": the generation; or -1. */
static int generation_to_run(const char *rest)
{
    if (strncmp(rest, "run", 3) != 0)
        return -1;
    const char *number = rest + 3 + strspn(rest + 3, " ");
    if (!*number)
        return OLDEST;
    return number[0] >= '0' && number[0] <= '0' + OLDEST && !number[1] ? number[0] - '0' : -1;
}

void command_gc(Session *session, const char *rest, Text *out)
{
    int generation = generation_to_run(rest);
    if (!*rest)
        show_generations(out);
    else if (generation >= 0)
        collect(session, generation, out);
    else if (strcmp(rest, "cycles") == 0)
        show_cycles(session, out);
    else if (strcmp(rest, "on") == 0 || strcmp(rest, "off") == 0) {
        RUNTIME->gc.is_enabled = rest[1] == 'n';
        text_format(out, "  automatic collection is %s\n", rest);
    } else
        text_format(out, "  :gc takes run, run 0 to run 2, cycles, on, off or nothing, not '%s'.\n", rest);
}
