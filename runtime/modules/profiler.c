/* profiler.c: the module _lsprof: counting calls, and memory line by line; cProfile, tracemalloc and
 * memory_profiler are made of it.
 *
 * A Profiler is a tracer of the machine: it looks before each instruction. Comparing the running frame with the
 * one before tells what happened: a frame on top of it is a call, a frame below it a return, the same frame at
 * its first instruction a call from C. In line mode the growth of the heap between two lines is put down to the
 * line that ran in between.
 *
 * What it knows stands in `entries`, a block of its own; the code objects in it are kept alive by `keys`.
 */
#include <string.h>
#include <time.h>

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../objects/builtin.h"
#include "../objects/descriptors.h"
#include "../objects/float.h"
#include "../objects/int.h"
#include "../objects/list.h"
#include "../objects/module.h"
#include "../objects/str.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/vm.h"

/* Calls of one function, or runs of one line. */
typedef struct Entry {
    Object *key; /* a Code, or a C function's description; held by `keys` */
    const Native *native; /* the C function, or NULL */
    int32_t line; /* line mode */
    int32_t depth; /* activations that are running */
    int64_t calls, recursive_calls;
    int64_t inline_time, total_time; /* nanoseconds */
    int64_t bytes, blocks;           /* line mode: growth of the heap */
    int64_t high_bytes;              /* line mode: the heap after the last run */
} Entry;

typedef struct Activation {
    int32_t entry;
    int64_t start, inner_time;
    Frame *frame;
} Activation;

typedef struct Profiler {
    Object head;
    List *keys;
    Entry *entries;
    isize entry_count, entry_room;
    int32_t *index; /* open addressing: entry number + 1, or 0 */
    isize index_room;
    Activation *stack;
    isize depth, stack_room;
    Frame *frame; /* the one seen last */
    Frame *base;  /* the one that called enable() */
    int32_t line_entry; /* line mode: the entry of the line that is running, or -1 */
    bool counts_lines, is_on;
    int64_t last_bytes, last_blocks, start_bytes, peak_bytes;
    Object *only; /* line mode: the one code whose lines count, or NULL */
} Profiler;

/* ---- the heap's size --------------------------------------------------------------------------------- */

static void measure_heap(int64_t *bytes, int64_t *blocks)
{
    *bytes = HEAP->large_end - HEAP->large_start;
    *blocks = HEAP->large_live_count;
    for (uint32_t i = 0; i < HEAP->arena_count; i++) {
        const char *arena = HEAP->region_end - (size_t)(i + 1) * ARENA_BYTES;
        for (size_t j = 0; j < POOLS_PER_ARENA; j++) {
            const Pool *pool = (const Pool *)(arena + j * POOL_BYTES);
            if (pool->in_use) {
                *bytes += (int64_t)pool->live_count * pool->block_bytes;
                *blocks += pool->live_count;
            }
        }
    }
}

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/* ---- entries ----------------------------------------------------------------------------------------- */

/* A C function is known by its Native, whatever it is bound to; a line by its code and number. */
static size_t hash_of(const Object *key, const Native *native, int32_t line)
{
    uint64_t identity = native ? (uint64_t)(uintptr_t)native : (uint64_t)(uintptr_t)key;
    uint64_t hash = identity * 0x9e3779b97f4a7c15u ^ (uint64_t)line * 0xbf58476d1ce4e5b9u;
    return (size_t)(hash ^ hash >> 29);
}

static bool is_entry(const Entry *entry, const Object *key, const Native *native, int32_t line)
{
    return entry->native == native && entry->line == line && (native || entry->key == key);
}

/* "<built-in method builtins.len>", "<method 'append' of 'list' objects>" */
static NEW Object *describe_native(const Native *native, Object *self, Type *owner)
{
    if (self && has_type(self, TYPE(module)))
        return (Object *)str_format("<built-in method %U.%s>", module_name((Module *)self), native->name);
    if (!self && !owner)
        return (Object *)str_format("<built-in method %s>", native->name);
    return (Object *)str_format("<method '%s' of '%N' objects>", native->name, owner ? owner : self->type);
}

/* Grows an array of `size`-byte elements to hold one more than `count`. */
static bool make_room(void **array, isize count, isize *room, size_t size)
{
    if (count < *room)
        return true;
    isize larger = *room ? *room * 2 : 64;
    void *grown = heap_resize(*array, (size_t)larger * size);
    if (!grown)
        return false;
    *array = grown;
    *room = larger;
    return true;
}

static bool grow_index(Profiler *self)
{
    if (self->entry_count * 2 < self->index_room)
        return true;
    isize room = self->index_room ? self->index_room * 2 : 256;
    int32_t *index = heap_allocate_zeroed((size_t)room * sizeof(int32_t));
    if (!index)
        return false;
    heap_free(self->index);
    self->index = index;
    self->index_room = room;
    for (isize i = 0; i < self->entry_count; i++) {
        const Entry *entry = &self->entries[i];
        size_t at = hash_of(entry->key, entry->native, entry->line) & (size_t)(room - 1);
        while (index[at])
            at = (at + 1) & (size_t)(room - 1);
        index[at] = (int32_t)i + 1;
    }
    return true;
}

/* The number of an entry; -1 and its place in the index if there is none; -2: no memory. */
static int32_t find_entry(Profiler *self, const Object *key, const Native *native, int32_t line, size_t *place)
{
    if (!grow_index(self))
        return -2;
    size_t mask = (size_t)self->index_room - 1, at = hash_of(key, native, line) & mask;
    for (; self->index[at]; at = (at + 1) & mask) {
        if (is_entry(&self->entries[self->index[at] - 1], key, native, line))
            return self->index[at] - 1;
    }
    *place = at;
    return -1;
}

static int32_t add_entry(Profiler *self, Object *key, const Native *native, int32_t line, size_t place)
{
    if (!make_room((void **)&self->entries, self->entry_count, &self->entry_room, sizeof(Entry)) ||
        !list_append(self->keys, key))
        return -2;
    self->entries[self->entry_count] = (Entry){.key = key, .native = native, .line = line};
    self->index[place] = (int32_t)++self->entry_count;
    return (int32_t)self->entry_count - 1;
}

/* The entry of a code object (line 0) or of one of its lines, made if need be; negative: no memory. */
static int32_t entry_of_code(Profiler *self, Object *code, int32_t line)
{
    size_t place;
    int32_t entry = find_entry(self, code, NULL, line, &place);
    return entry == -1 ? add_entry(self, code, NULL, line, place) : entry;
}

/* ---- calls ------------------------------------------------------------------------------------------- */

static bool push_call(Profiler *self, int32_t entry, Frame *frame)
{
    if (entry < 0 || !make_room((void **)&self->stack, self->depth, &self->stack_room, sizeof(Activation)))
        return false;
    self->stack[self->depth++] = (Activation){.entry = entry, .start = now(), .frame = frame};
    Entry *called = &self->entries[entry];
    called->calls++;
    if (called->depth++ > 0)
        called->recursive_calls++;
    return true;
}

static void pop_call(Profiler *self)
{
    Activation *done = &self->stack[--self->depth];
    Entry *entry = &self->entries[done->entry];
    int64_t time = now() - done->start;
    entry->inline_time += time - done->inner_time;
    if (--entry->depth == 0)
        entry->total_time += time;
    if (self->depth)
        self->stack[self->depth - 1].inner_time += time;
}

/* A C function that the instruction at hand is about to call: counted, its time is its caller's. */
static bool note_native(Profiler *self, Frame *frame, Object **stack_top)
{
    Opcode opcode = code_base_opcode(frame->code, frame_unit(frame));
    if (opcode != OP_CALL && opcode != OP_CALL_KW)
        return true;
    int oparg = frame->instruction->oparg, above = opcode == OP_CALL_KW; /* the names of keywords */
    Object *callable = stack_top[-2 - oparg - above], *bound = NULL;
    const Native *native = NULL;
    Type *owner = NULL;
    if (callable && has_type(callable, TYPE(builtin))) {
        native = ((Builtin *)callable)->native;
        bound = ((Builtin *)callable)->self;
    } else if (callable && has_type(callable, TYPE(method_descriptor))) {
        native = ((MethodDescriptor *)callable)->native;
        owner = ((MethodDescriptor *)callable)->owner;
    }
    if (!native)
        return true;
    size_t place;
    int32_t entry = find_entry(self, NULL, native, 0, &place);
    if (entry == -1) {
        Object *text = describe_native(native, bound, owner);
        entry = text ? add_entry(self, text, native, 0, place) : -2;
        decref_maybe(text);
    }
    if (entry < 0)
        return false;
    self->entries[entry].calls++;
    return true;
}

/* The machine may enter a function before it swaps to the traced loop: the frames between `base` and the running
 * one are calls too. */
static bool push_chain(Profiler *self, Frame *frame, bool is_first)
{
    isize depth = 0;
    Frame *below = frame;
    for (; below && below != self->base; below = below->previous)
        depth++;
    if (!below && is_first) /* base itself has returned */
        return push_call(self, entry_of_code(self, (Object *)frame->code, 0), frame);
    if (!below) {
        self->base = frame;
        return true;
    }
    for (; depth > 0; depth--) {
        Frame *next = frame;
        for (isize i = 1; i < depth; i++)
            next = next->previous;
        if (!push_call(self, entry_of_code(self, (Object *)next->code, 0), next))
            return false;
    }
    return true;
}

static bool look_at_calls(Profiler *self, Frame *frame, Object **stack_top)
{
    bool is_first = frame_unit(frame) <= frame->code->first_traceable;
    if (frame != self->frame || (is_first && self->depth && self->stack[self->depth - 1].frame == frame &&
                                 frame_unit(frame) == 0 && self->frame == frame)) {
        /* activations whose frames are no longer below this one are over */
        while (self->depth && self->stack[self->depth - 1].frame != frame->previous) {
            bool is_same = self->stack[self->depth - 1].frame == frame;
            if (is_same && !is_first)
                break;
            pop_call(self);
        }
        bool is_known = self->depth && self->stack[self->depth - 1].frame == frame;
        if (self->depth == 0 && frame != self->base) {
            if (!push_chain(self, frame, is_first))
                return false;
        } else if (!is_known && is_first && !push_call(self, entry_of_code(self, (Object *)frame->code, 0), frame))
            return false;
        self->frame = frame;
    }
    return note_native(self, frame, stack_top);
}

/* ---- lines ------------------------------------------------------------------------------------------- */

/* Puts what the heap has grown by since the last look down to the line that ran. */
static void settle_line(Profiler *self)
{
    int64_t bytes, blocks;
    measure_heap(&bytes, &blocks);
    if (self->line_entry >= 0) {
        Entry *entry = &self->entries[self->line_entry];
        entry->bytes += bytes - self->last_bytes;
        entry->blocks += blocks - self->last_blocks;
        entry->high_bytes = bytes;
    }
    if (bytes > self->peak_bytes)
        self->peak_bytes = bytes;
    self->last_bytes = bytes;
    self->last_blocks = blocks;
}

/* Its own tables are not the program's growth. */
static void forget_own_growth(Profiler *self)
{
    int64_t before = self->last_bytes;
    measure_heap(&self->last_bytes, &self->last_blocks);
    self->start_bytes += self->last_bytes - before;
}

static bool look_at_lines(Profiler *self, Frame *frame)
{
    if (self->only && (Object *)frame->code != self->only)
        return true;
    int32_t line = frame_line(frame);
    if (line < 0)
        return true;
    bool is_same = self->frame == frame && self->line_entry >= 0 && self->entries[self->line_entry].line == line &&
                   self->entries[self->line_entry].key == (Object *)frame->code;
    if (is_same)
        return true;
    settle_line(self);
    self->line_entry = entry_of_code(self, (Object *)frame->code, line);
    if (self->line_entry < 0)
        return false;
    self->entries[self->line_entry].calls++;
    self->frame = frame;
    forget_own_growth(self);
    return true;
}

/* The Tracer. */
static bool look(void *context, Frame *frame, Object **stack_top)
{
    Profiler *self = context;
    return self->counts_lines ? look_at_lines(self, frame) : look_at_calls(self, frame, stack_top);
}

/* ---- on and off -------------------------------------------------------------------------------------- */

static Object *enable(Object **args, isize count, Tuple *names)
{
    Profiler *self = (Profiler *)args[0];
    self->counts_lines = false;
    self->is_on = true;
    self->frame = self->base = vm_current_frame();
    vm_set_tracer(look, self);
    vm_request(REQUEST_SWAP);
    return new_none();
}

/* enable_lines(code=None): of one function, or of all. */
static Object *enable_lines(Object **args, isize count, Tuple *names)
{
    Profiler *self = (Profiler *)args[0];
    set_slot(&self->only, args[1] && args[1] != NONE ? new_reference(args[1]) : NULL);
    self->counts_lines = self->is_on = true;
    self->frame = NULL;
    self->line_entry = -1;
    measure_heap(&self->last_bytes, &self->last_blocks);
    self->start_bytes = self->peak_bytes = self->last_bytes;
    vm_set_tracer(look, self);
    vm_request(REQUEST_SWAP);
    return new_none();
}

static Object *disable(Object **args, isize count, Tuple *names)
{
    Profiler *self = (Profiler *)args[0];
    if (RUNTIME->vm.tracer_context == self)
        vm_set_tracer(NULL, NULL);
    while (self->depth)
        pop_call(self);
    if (self->counts_lines && self->is_on && !self->only)
        settle_line(self);
    else if (self->line_entry >= 0) /* the function has gone, and what its frame held: not the line's doing */
        self->entries[self->line_entry].high_bytes = self->last_bytes;
    self->line_entry = -1;
    self->is_on = false;
    self->frame = self->base = NULL;
    return new_none();
}

static Object *clear(Object **args, isize count, Tuple *names)
{
    Profiler *self = (Profiler *)args[0];
    self->entry_count = self->depth = 0;
    self->line_entry = -1;
    if (self->index)
        memset(self->index, 0, (size_t)self->index_room * sizeof(int32_t));
    list_clear(self->keys);
    return new_none();
}

/* ---- answers ----------------------------------------------------------------------------------------- */

static NEW Object *entry_tuple(const Entry *entry)
{
    Object *items[] = {new_reference(entry->key),
                       int_from_int64(entry->calls),
                       int_from_int64(entry->recursive_calls),
                       float_new((double)entry->total_time / 1e9),
                       float_new((double)entry->inline_time / 1e9),
                       int_from_int64(entry->line),
                       int_from_int64(entry->bytes),
                       int_from_int64(entry->blocks),
                       int_from_int64(entry->high_bytes)};
    const isize count = sizeof items / sizeof *items;
    bool is_whole = true;
    for (isize i = 0; i < count; i++)
        is_whole &= items[i] != NULL;
    if (is_whole)
        return (Object *)tuple_from_array_steal(items, count);
    for (isize i = 0; i < count; i++)
        decref_maybe(items[i]);
    return NULL;
}

static Object *getentries(Object **args, isize count, Tuple *names)
{
    Profiler *self = (Profiler *)args[0];
    List *list = list_new(0);
    for (isize i = 0; list && i < self->entry_count; i++) {
        Object *entry = entry_tuple(&self->entries[i]);
        if (!entry || !list_append_steal(list, entry)) {
            decref(list);
            return NULL;
        }
    }
    return (Object *)list;
}

/* (growth since enable_lines, its highest, the whole heap), in bytes. */
static Object *getmemory(Object **args, isize count, Tuple *names)
{
    Profiler *self = (Profiler *)args[0];
    int64_t bytes, blocks;
    measure_heap(&bytes, &blocks);
    if (bytes > self->peak_bytes)
        self->peak_bytes = bytes;
    int64_t current = bytes - self->start_bytes, peak = self->peak_bytes - self->start_bytes;
    Object *items[] = {int_from_int64(current > 0 ? current : 0), int_from_int64(peak > 0 ? peak : 0),
                       int_from_int64(bytes)};
    if (items[0] && items[1] && items[2])
        return (Object *)tuple_from_array_steal(items, 3);
    for (int i = 0; i < 3; i++)
        decref_maybe(items[i]);
    return NULL;
}

/* ---- the type ---------------------------------------------------------------------------------------- */

static Object *create(Type *type, Object **args, isize count, Tuple *names)
{
    Profiler *self = (Profiler *)object_new(type);
    if (!self)
        return NULL;
    self->line_entry = -1;
    self->keys = list_new(0);
    if (!self->keys) {
        decref(self);
        return NULL;
    }
    gc_track((Object *)self);
    return (Object *)self;
}

static void deallocate(Object *object)
{
    Profiler *self = (Profiler *)object;
    if (RUNTIME->vm.tracer_context == self)
        vm_set_tracer(NULL, NULL);
    if (!dealloc_enter(object))
        return;
    gc_untrack(object);
    decref_maybe(self->keys);
    decref_maybe(self->only);
    heap_free(self->entries);
    heap_free(self->index);
    heap_free(self->stack);
    object_free(object);
    dealloc_leave();
}

static const Field fields[] = {{"functions seen", offsetof(Profiler, keys)},
                               {"the function watched", offsetof(Profiler, only)},
                               {0}};

static const Native methods[] = {
    {"enable", enable, "($self, /)", "Begin to count calls."},
    {"enable_lines", enable_lines, "($self, code=None, /)", "Begin to measure the heap line by line."},
    {"disable", disable, "($self, /)", "Stop."},
    {"clear", clear, "($self, /)", "Forget what was counted."},
    {"getentries", getentries, "($self, /)", "What was counted: a list of tuples."},
    {"getmemory", getmemory, "($self, /)", "The heap's growth, its highest, and the whole heap, in bytes."},
    {0}};

const TypeSpec profiler_type = {
    .name = "_lsprof.Profiler",
    .size_bytes = sizeof(Profiler),
    .flags = TYPE_BASE | TYPE_COLLECTED,
    .slots = {.create = create},
    .deallocate = deallocate,
    .fields = fields,
    .methods = methods,
    .doc = "Counts calls and their time, or the growth of the heap line by line.",
};

static bool fill(Module *module)
{
    return module_add(module, "Profiler", (Object *)new_reference(TYPE(profiler)));
}

const ModuleSpec _lsprof_module = {
    .name = "_lsprof",
    .doc = "What cProfile, tracemalloc and memory_profiler are made of.",
    .fill = fill,
};
