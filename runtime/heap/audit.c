/* audit.c: the proof that every count is the number of references that exist.
 *
 * One walk visits every reference: the runtime's roots, frames, native frames, static types, and each live
 * object in each pool and large block. Sums are kept in a table in host memory, so that looking changes nothing;
 * then each object's count is compared with its sum. An object in the trashcan must have count 0.
 *
 * The text of a failure is made from the objects' own fields: no code of the program runs.
 */
#include "audit.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "../objects/dict.h"
#include "../objects/fields.h"
#include "../objects/float.h"
#include "../objects/function.h"
#include "../objects/list.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "../vm/native.h"
#include "../vm/vm.h"
#include "blocks.h"

#define LINES_MAX 12 /* mismatches and leaks that are spelled out */

/* ---- every reference ------------------------------------------------------------------------------------------ */

typedef struct Walk {
    HolderVisit visit;
    void *context;
    Holder holder; /* who is being walked */
} Walk;

static void visit_edge(void *context, Object *referent, EdgeKind kind, isize index)
{
    Walk *walk = context;
    walk->holder.edge = kind & EDGE_KIND_MASK;
    walk->holder.is_hidden = (kind & EDGE_HIDDEN) != 0;
    walk->holder.index = index;
    walk->holder.referent = referent;
    walk->visit(walk->context, &walk->holder);
}

static void walk_object(Walk *walk, Object *object)
{
    walk->holder = (Holder){.kind = HOLDER_OBJECT, .object = object};
    if (object->type->traverse)
        object->type->traverse(object, visit_edge, walk);
}

static void walk_block(void *context, void *start, size_t size_bytes, BlockKind kind)
{
    if (kind != BLOCK_RAW)
        walk_object(context, object_in_block(start, kind));
}

static void walk_frame(void *context, Frame *frame)
{
    Walk *walk = context;
    walk->holder = (Holder){.kind = HOLDER_FRAME, .frame = frame};
    frame_traverse(frame, visit_edge, walk, 0);
}

static void walk_natives(Walk *walk)
{
    for (NativeFrame *frame = RUNTIME->natives.newest; frame; frame = frame->previous) {
        walk->holder = (Holder){.kind = HOLDER_NATIVE, .native = frame};
        int slots = frame->info->slot_count;
        for (int i = 0; i < slots; i++)
            if (frame->slots[i])
                visit_edge(walk, frame->slots[i], EDGE_NATIVE, i);
        for (isize i = 0; frame->array && i < frame->array_count; i++)
            if (frame->array[i])
                visit_edge(walk, frame->array[i], EDGE_NATIVE, slots + i);
    }
}

static void walk_root(Walk *walk, const char *name, void *object)
{
    if (!object)
        return;
    walk->holder = (Holder){.kind = HOLDER_ROOT, .root = name};
    visit_edge(walk, object, EDGE_ROOT, 0);
}

static void walk_roots(Walk *walk)
{
    Runtime *runtime = RUNTIME;
    walk_root(walk, "sys.modules", runtime->modules);
    walk_root(walk, "the module builtins", runtime->builtins);
    walk_root(walk, "the module sys", runtime->sys);
    walk_root(walk, "the main module", runtime->main);
    walk_root(walk, "the lines of sources", runtime->sources);
    walk_root(walk, SOURCE_HOLDER_NAME, runtime->source_holder);
    walk_root(walk, "functions for the end", runtime->at_exit);
    walk_root(walk, "handlers of coding errors", runtime->codec_errors);
    walk_root(walk, "the reprs being made", runtime->in_repr);
    walk_root(walk, "gc.garbage", runtime->gc.garbage);
    walk_root(walk, "gc.callbacks", runtime->gc.callbacks);
    for (int i = 0; i < runtime->errors.memory_error_count; i++)
        walk_root(walk, "the memory errors kept ready", runtime->errors.memory_errors[i]);
    walk->holder = (Holder){.kind = HOLDER_ROOT, .root = "the machine"};
    vm_traverse(visit_edge, walk);
    vm_each_frame(walk_frame, walk);
    walk_natives(walk);
    for (int i = 0; i < TYPE_COUNT; i++)
        walk_object(walk, (Object *)&runtime->types[i]);
}

void heap_references(HolderVisit visit, void *context)
{
    Walk walk = {visit, context, {0}};
    walk_roots(&walk);
    blocks_each(walk_block, &walk);
}

typedef struct HolderSearch {
    Object *object;
    HolderVisit visit;
    void *context;
} HolderSearch;

static void visit_if_wanted(void *context, const Holder *holder)
{
    HolderSearch *search = context;
    if (holder->referent == search->object)
        search->visit(search->context, holder);
}

void heap_holders(Object *object, HolderVisit visit, void *context)
{
    HolderSearch search = {object, visit, context};
    heap_references(visit_if_wanted, &search);
}

typedef struct ObjectWalk {
    void (*visit)(void *context, Object *object);
    void *context;
} ObjectWalk;

static void visit_object_block(void *context, void *start, size_t size_bytes, BlockKind kind)
{
    ObjectWalk *walk = context;
    if (kind != BLOCK_RAW)
        walk->visit(walk->context, object_in_block(start, kind));
}

void heap_objects(void (*visit)(void *context, Object *object), void *context)
{
    ObjectWalk walk = {visit, context};
    blocks_each(visit_object_block, &walk);
}

/* ---- a table of sums, in host memory ----------------------------------------------------------------------------- */

typedef struct Sum {
    Object *object;
    uint64_t found;
    bool is_live; /* stands in a live block */
} Sum;

typedef struct Sums {
    Sum *entries;
    size_t room; /* a power of two */
    size_t used;
    bool failed; /* the host is out of memory */
} Sums;

static Sum *find(Sums *sums, Object *object)
{
    size_t at = ((uintptr_t)object >> 4) * 0x9e3779b97f4a7c15ull >> 20;
    for (;; at++) {
        Sum *entry = &sums->entries[at & (sums->room - 1)];
        if (!entry->object || entry->object == object)
            return entry;
    }
}

static Sum *sum_of(Sums *sums, Object *object)
{
    if (2 * (sums->used + 1) > sums->room) {
        Sums larger = {.room = sums->room ? 2 * sums->room : 4096, .used = sums->used};
        larger.entries = calloc(larger.room, sizeof *larger.entries);
        if (!larger.entries) {
            sums->failed = true;
            return NULL;
        }
        for (size_t i = 0; i < sums->room; i++)
            if (sums->entries[i].object)
                *find(&larger, sums->entries[i].object) = sums->entries[i];
        free(sums->entries);
        *sums = larger;
    }
    Sum *entry = find(sums, object);
    if (!entry->object) {
        entry->object = object;
        sums->used++;
    }
    return entry;
}

static void count_reference(void *context, const Holder *holder)
{
    Sum *sum = sum_of(context, holder->referent);
    if (sum)
        sum->found++;
}

static void note_live(void *context, Object *object)
{
    Sum *sum = sum_of(context, object);
    if (sum)
        sum->is_live = true;
}

static bool is_static(const Object *object)
{
    return (const char *)object >= (const char *)RUNTIME && (const char *)object < (const char *)(RUNTIME + 1);
}

/* ---- words ------------------------------------------------------------------------------------------------------ */

typedef struct Line {
    char *at, *end;
} Line;

static void put(Line *line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    int wrote = vsnprintf(line->at, (size_t)(line->end - line->at), format, arguments);
    va_end(arguments);
    if (wrote > 0)
        line->at += wrote < line->end - line->at ? wrote : line->end - line->at - 1;
}

static void put_str(Line *line, const Str *text, isize most)
{
    for (isize i = 0; i < str_length(text) && i < most; i++) {
        uint32_t c = str_at(text, i);
        put(line, c >= 32 && c < 127 ? "%c" : "\\x%02x", (int)c);
    }
    if (str_length(text) > most)
        put(line, "…");
}

static void sketch(Line *line, Object *object, int depth);

static void sketch_items(Line *line, Object **items, isize count, int depth, const char *brackets)
{
    put(line, "%c", brackets[0]);
    for (isize i = 0; i < count && i < 3; i++) {
        if (i)
            put(line, ", ");
        sketch(line, items[i], depth);
    }
    put(line, "%s%c", count > 3 ? ", …" : "", brackets[1]);
}

static void sketch_dict(Line *line, Dict *dict)
{
    isize position = 0;
    Object *key, *value;
    put(line, "{");
    for (int i = 0; i < 4 && dict_next(dict, &position, &key, &value); i++) {
        if (i == 3) {
            put(line, ", …");
            break;
        }
        put(line, i ? ", " : "");
        sketch(line, key, 1);
        put(line, ": ");
        sketch(line, value, 1);
    }
    put(line, "}");
}

static void sketch(Line *line, Object *object, int depth)
{
    if (!object) {
        put(line, "NULL");
    } else if (object == NONE || object == TRUE || object == FALSE) {
        put(line, object == NONE ? "None" : object == TRUE ? "True" : "False");
    } else if (object->flags & FLAG_COMPACT_INT) {
        put(line, "%lld", (long long)((Int *)object)->value);
    } else if (is_exact(object, float)) {
        put(line, "%g", ((Float *)object)->value);
    } else if (is_exact(object, str)) {
        put(line, "'");
        put_str(line, (Str *)object, 40);
        put(line, "'");
    } else if (is_type(object)) {
        put(line, "<class %s>", ((Type *)object)->name);
    } else if (depth == 0 && is_exact(object, list)) {
        sketch_items(line, ((List *)object)->items, ((List *)object)->room < 0 ? 0 : ((List *)object)->size, 1, "[]");
    } else if (depth == 0 && is_exact(object, tuple)) {
        sketch_items(line, ((Tuple *)object)->items, ((Tuple *)object)->size, 1, "()");
    } else if (depth == 0 && is_exact(object, dict)) {
        sketch_dict(line, (Dict *)object);
    } else if (is_exact(object, function)) {
        put(line, "<function ");
        put_str(line, ((Function *)object)->qualified_name, 60);
        put(line, ">");
    } else if (is_exact(object, code)) {
        put(line, "<code ");
        put_str(line, ((Code *)object)->qualified_name, 60);
        put(line, ">");
    } else {
        put(line, "<%s at %p>", object->type->name, (void *)object);
    }
}

void audit_sketch(Object *object, char *text, size_t size_bytes)
{
    Line line = {text, text + size_bytes};
    text[0] = 0;
    sketch(&line, object, 0);
}

static void put_entry_name(Line *line, const Holder *holder)
{
    isize position = 0;
    Object *key, *value;
    if (is_dict(holder->object))
        for (isize i = 0; dict_next((Dict *)holder->object, &position, &key, &value); i++)
            if (value == holder->referent || key == holder->referent) {
                put(line, "%s ", holder->edge == EDGE_KEY ? "key" : "value of");
                sketch(line, key, 1);
                put(line, " in ");
                return;
            }
    put(line, "%s %td of ", holder->edge == EDGE_KEY ? "key" : "value", holder->index);
}

static void put_field_name(Line *line, const Holder *holder)
{
    const char *name = field_name(holder->object, holder->index);
    if (name)
        put(line, ".%s of ", name);
    else
        put(line, "field %td of ", holder->index);
}

static void put_slot_name(Line *line, const Holder *holder)
{
    static const char *const words[] = {"field", "item", "key", "value", "attribute", "member", "local",
                                        "stack", "constant", "type", "dict", "root", "native"};
    switch ((int)holder->edge) {
    case EDGE_ITEM:
        put(line, "[%td] of ", holder->index);
        break;
    case EDGE_KEY:
    case EDGE_VALUE:
        put_entry_name(line, holder);
        break;
    case EDGE_FIELD:
        put_field_name(line, holder);
        break;
    case EDGE_TYPE:
        put(line, "type of ");
        break;
    case EDGE_DICT:
        put(line, "__dict__ of ");
        break;
    default:
        put(line, "%s %td of ", words[holder->edge], holder->index);
    }
}

static void put_holder(Line *line, const Holder *holder)
{
    switch (holder->kind) {
    case HOLDER_OBJECT:
        put_slot_name(line, holder);
        put(line, "%s ", holder->object->type->name);
        sketch(line, holder->object, 0);
        break;
    case HOLDER_FRAME:
        if (holder->edge == EDGE_LOCAL) {
            Tuple *names = holder->frame->code->slot_names;
            put(line, "local ");
            if (names && holder->index < names->size)
                put_str(line, (Str *)names->items[holder->index], 40);
        } else {
            put(line, holder->edge == EDGE_STACK ? "stack %td" : "field %td", holder->index);
        }
        put(line, " in ");
        put_str(line, holder->frame->code->qualified_name, 60);
        break;
    case HOLDER_NATIVE:
        if (holder->index < holder->native->info->slot_count)
            put(line, "%s of %s", holder->native->info->slots[holder->index], holder->native->info->title);
        else
            put(line, "array[%td] of %s", holder->index - holder->native->info->slot_count,
                holder->native->info->title);
        break;
    default:
        put(line, "%s", holder->root);
    }
}

typedef struct HolderPrint {
    FILE *output;
    int count;
} HolderPrint;

static void print_holder(void *context, const Holder *holder)
{
    HolderPrint *print = context;
    char text[512];
    Line line = {text, text + sizeof text};
    text[0] = 0;
    put_holder(&line, holder);
    if (print->count < 8)
        fprintf(print->output, "%s %s", print->count ? "," : ":", text);
    else if (print->count == 8)
        fprintf(print->output, ", …");
    print->count++;
}

static void print_holders(FILE *output, Object *object)
{
    HolderPrint print = {output, 0};
    heap_holders(object, print_holder, &print);
    fprintf(output, "\n");
}

/* ---- the audit -------------------------------------------------------------------------------------------------- */

static uint64_t expected_of(const Object *object)
{
    return object->flags & FLAG_IN_TRASHCAN ? 0 : object->refcount;
}

static bool sum_agrees(const Sum *sum)
{
    if (!sum->object || is_static(sum->object))
        return true;
    if (!sum->is_live)
        return false;
    return is_immortal(sum->object) || sum->found == expected_of(sum->object);
}

static void print_mismatch(FILE *output, const Sum *sum)
{
    char text[256];
    if (!sum->is_live) {
        fprintf(output, "audit failed: freed block at %p is referred to", (void *)sum->object);
    } else {
        audit_sketch(sum->object, text, sizeof text);
        fprintf(output, "audit failed: %s %s count %u, found %llu", sum->object->type->name, text,
                sum->object->refcount, (unsigned long long)sum->found);
    }
    print_holders(output, sum->object);
}

static int by_address(const void *left, const void *right)
{
    const Sum *a = left, *b = right;
    return a->object < b->object ? -1 : a->object > b->object;
}

bool audit_run(FILE *output)
{
    Sums sums = {0};
    heap_objects(note_live, &sums);
    heap_references(count_reference, &sums);
    if (sums.failed || !sums.entries) {
        fprintf(output, "audit failed: not enough memory outside the heap\n");
        free(sums.entries);
        return false;
    }
    size_t wrong = 0;
    for (size_t i = 0; i < sums.room; i++)
        if (!sum_agrees(&sums.entries[i]))
            sums.entries[wrong++] = sums.entries[i];
    qsort(sums.entries, wrong, sizeof *sums.entries, by_address);
    for (size_t i = 0; i < wrong && i < LINES_MAX; i++)
        print_mismatch(output, &sums.entries[i]);
    if (wrong > LINES_MAX)
        fprintf(output, "audit failed: and %zu more\n", wrong - LINES_MAX);
    free(sums.entries);
    return wrong == 0;
}

#ifdef VIV_TEST
void audit_repair(void)
{
    Sums sums = {0};
    heap_objects(note_live, &sums);
    heap_references(count_reference, &sums);
    for (size_t i = 0; !sums.failed && i < sums.room; i++)
        if (sums.entries[i].is_live && !is_immortal(sums.entries[i].object))
            sums.entries[i].object->refcount = (uint32_t)sums.entries[i].found;
    free(sums.entries);
}
#endif

/* ---- leaks ------------------------------------------------------------------------------------------------------ */

/* Objects reached from the roots and not walked yet. */
typedef struct Marking {
    Sums seen;
    Object **work;
    size_t count, room;
} Marking;

static void mark(void *context, const Holder *holder)
{
    Marking *marking = context;
    Sum *sum = sum_of(&marking->seen, holder->referent);
    if (!sum || sum->found++)
        return;
    if (marking->count == marking->room) {
        size_t room = marking->room ? 2 * marking->room : 4096;
        Object **work = realloc(marking->work, room * sizeof *work);
        if (!work) {
            marking->seen.failed = true;
            return;
        }
        marking->work = work;
        marking->room = room;
    }
    marking->work[marking->count++] = holder->referent;
}

typedef struct LeakList {
    Marking *marking;
    FILE *output;
    size_t count;
} LeakList;

static void print_if_leaked(void *context, Object *object)
{
    LeakList *list = context;
    if (is_immortal(object) || find(&list->marking->seen, object)->found)
        return;
    if (list->count++ < LINES_MAX) {
        char text[256];
        audit_sketch(object, text, sizeof text);
        fprintf(list->output, "leaked: %s %s count %u", object->type->name, text, object->refcount);
        print_holders(list->output, object);
    }
}

static void mark_immortal(void *context, Object *object)
{
    Marking *marking = context;
    if (is_immortal(object)) {
        Walk walk = {mark, marking, {0}};
        walk_object(&walk, object);
    }
}

bool audit_leaks(FILE *output)
{
    Marking marking = {0};
    sum_of(&marking.seen, NONE);
    Walk walk = {mark, &marking, {0}};
    walk_roots(&walk);
    heap_objects(mark_immortal, &marking);
    while (marking.count > 0)
        walk_object(&walk, marking.work[--marking.count]);
    LeakList list = {&marking, output, 0};
    if (!marking.seen.failed)
        heap_objects(print_if_leaked, &list);
    if (list.count > LINES_MAX)
        fprintf(output, "leaked: and %zu more\n", list.count - LINES_MAX);
    free(marking.work);
    free(marking.seen.entries);
#ifdef VIV_TEST
    return audit_raw(output) && list.count == 0;
#else
    return list.count == 0;
#endif
}

bool audit_is_on(void)
{
    const char *setting = getenv("VIV_AUDIT");
#if defined(VIV_TEST) || defined(__SANITIZE_ADDRESS__)
    return !setting || strcmp(setting, "0") != 0;
#else
    return setting && strcmp(setting, "0") != 0;
#endif
}
