/* assemble.c: from basic blocks to a code object: slots of the frame, jump distances, exception and position tables.
 *
 * Slots are numbered locals first, then cells that are no parameters, then free variables; a parameter that is a cell
 * keeps its slot. A jump's distance decides whether it needs EXTENDED_ARG, which moves what is behind it: distances are
 * computed again until none has changed. They only grow, so this ends.
 */
#include "flow.h"

#include <string.h>

#include "anchors.h"

#define UNIT_ARG_BITS 8
#define MAX_EXTENDED_ARGS 3

/* ---- the slots of the frame: locals, cells, free variables ---- */

typedef struct Slots {
    int local_count, cell_count, free_count;
    int *slot_of_cell; /* by the number that cells and free variables share */
    int merged;        /* cells that are parameters too have no slot of their own */
} Slots;

static Slots lay_out_slots(Flow *f)
{
    CodeUnit *u = f->unit;
    Slots slots = {(int)u->locals.count, (int)u->cells.count, (int)u->frees.count, NULL, 0};
    int shared = slots.cell_count + slots.free_count;
    slots.slot_of_cell = compile_allocate(f->c, ((size_t)shared + 1) * sizeof(int));
    for (int i = 0; i < shared; i++) {
        long local = i < slots.cell_count ? name_map_get(&u->locals, u->cells.entries[i].name) : -1;
        if (local >= 0) {
            slots.slot_of_cell[i] = (int)local;
            slots.merged++;
        } else
            slots.slot_of_cell[i] = slots.local_count + i - slots.merged;
    }
    return slots;
}

static bool addresses_cell(int opcode)
{
    switch (opcode) {
    case OP_MAKE_CELL: case PSEUDO_LOAD_CLOSURE: case OP_LOAD_DEREF: case OP_STORE_DEREF: case OP_DELETE_DEREF:
    case OP_LOAD_FROM_DICT_OR_DEREF:
        return true;
    default:
        return false;
    }
}

static Instruction *insert_at(Flow *f, Block *b, int at)
{
    block_add(f, b);
    memmove(&b->items[at + 1], &b->items[at], (size_t)(b->count - 1 - at) * sizeof *b->items);
    b->items[at] = (Instruction){.opcode = OP_NOP, .label = -1, .span = NO_SPAN};
    return &b->items[at];
}

static void insert_prefix(Flow *f, const Slots *slots, unsigned flags)
{
    Block *b = f->entry;
    if (flags & CODE_GENERATOR) {
        Span span = {f->unit->first_line, -1, f->unit->first_line, -1};
        Instruction *instruction = insert_at(f, b, 0);
        instruction->opcode = OP_RETURN_GENERATOR;
        instruction->span = span;
        instruction = insert_at(f, b, 1);
        instruction->opcode = OP_POP_TOP;
        instruction->span = span;
    }
    int done = 0;
    for (int slot = 0; slot < slots->local_count + slots->cell_count; slot++)
        for (int cell = 0; cell < slots->cell_count; cell++)
            if (slots->slot_of_cell[cell] == slot) {
                Instruction *instruction = insert_at(f, b, done++);
                instruction->opcode = OP_MAKE_CELL;
                instruction->oparg = slot;
            }
    if (slots->free_count) {
        Instruction *instruction = insert_at(f, b, 0);
        instruction->opcode = OP_COPY_FREE_VARS;
        instruction->oparg = slots->free_count;
    }
}

void place_cells(Flow *f, unsigned flags)
{
    Slots slots = lay_out_slots(f);
    for (Block *b = f->entry; b; b = b->next)
        for (int i = 0; i < b->count; i++)
            if (addresses_cell(b->items[i].opcode))
                b->items[i].oparg = slots.slot_of_cell[b->items[i].oparg];
    insert_prefix(f, &slots, flags);
}

static void name_slots(Flow *f, CodeSpec *spec)
{
    CodeUnit *u = f->unit;
    Slots slots = lay_out_slots(f);
    int count = slots.local_count + slots.cell_count + slots.free_count - slots.merged;
    Tuple *names = HOLD(f->c, tuple_new(count));
    uint8_t *kinds = compile_allocate(f->c, (size_t)count + 1);
    for (int i = 0; i < slots.local_count; i++) {
        Name *name = u->locals.entries[i].name;
        names->items[i] = (Object *)new_reference(name_str(f->c, name));
        kinds[i] = LOCAL_PLAIN | (name_map_has(&u->cells, name) ? LOCAL_CELL : 0) |
                   (name_map_has(&u->hidden, name) ? LOCAL_HIDDEN : 0);
    }
    for (int i = 0; i < slots.cell_count + slots.free_count; i++) {
        int slot = slots.slot_of_cell[i];
        if (slot < slots.local_count)
            continue;
        bool is_cell = i < slots.cell_count;
        Name *name = is_cell ? u->cells.entries[i].name : u->frees.entries[i - slots.cell_count].name;
        names->items[slot] = (Object *)new_reference(name_str(f->c, name));
        kinds[slot] = is_cell ? LOCAL_CELL : LOCAL_FREE;
    }
    spec->slot_names = (Tuple *)constant_merge(f->c, (Object *)names);
    spec->slot_kinds = kinds;
}

/* ---- distances ---- */

static int extended_args(int oparg)
{
    int count = 0;
    for (unsigned rest = (unsigned)oparg >> UNIT_ARG_BITS; rest; rest >>= UNIT_ARG_BITS)
        count++;
    return count;
}

static int units_of(const Instruction *instruction)
{
    return 1 + extended_args(instruction->oparg) + opcode_info[instruction->opcode].caches;
}

static int place_blocks(Flow *f)
{
    int offset = 0;
    for (Block *b = f->entry; b; b = b->next) {
        b->offset = offset;
        for (int i = 0; i < b->count; i++)
            offset += units_of(&b->items[i]);
    }
    return offset;
}

/* A longer argument makes code longer, and with it other distances: until nothing changes. */
static int resolve_jumps(Flow *f)
{
    for (;;) {
        int total = place_blocks(f);
        bool changed = false;
        for (Block *b = f->entry; b; b = b->next) {
            int offset = b->offset;
            for (int i = 0; i < b->count; i++) {
                Instruction *instruction = &b->items[i];
                int size = units_of(instruction);
                offset += size;
                if (!is_jump(instruction->opcode))
                    continue;
                int distance = instruction->target->offset - offset;
                instruction->oparg = distance < 0 ? -distance : distance;
                changed |= units_of(instruction) != size;
            }
        }
        if (!changed)
            return total;
    }
}

/* ---- writing ---- */

typedef struct Writer {
    Flow *f;
    Unit *units;
    int unit_count;
    ExceptionEntry *exceptions;
    int exception_count, exception_room;
    Block *handler;
    int handler_start;
    Position *positions;
    int position_count, position_room;
    Span span;
} Writer;

static void write_instruction(Writer *w, const Instruction *instruction)
{
    for (int i = extended_args(instruction->oparg); i > 0; i--) {
        w->units[w->unit_count].opcode = OP_EXTENDED_ARG;
        w->units[w->unit_count++].oparg = (uint8_t)(instruction->oparg >> (UNIT_ARG_BITS * i));
    }
    w->units[w->unit_count].opcode = (uint8_t)instruction->opcode;
    w->units[w->unit_count].oparg = (uint8_t)instruction->oparg;
    w->unit_count += 1 + opcode_info[instruction->opcode].caches;
}

static void end_handler_range(Writer *w)
{
    if (!w->handler || w->handler_start == w->unit_count)
        return;
    w->exceptions = compile_grow(w->f->c, w->exceptions, w->exception_count, &w->exception_room, sizeof *w->exceptions);
    const Block *handler = w->handler;
    w->exceptions[w->exception_count++] = (ExceptionEntry){
        .start = (uint32_t)w->handler_start, .end = (uint32_t)w->unit_count, .target = (uint32_t)handler->offset,
        .depth = (uint16_t)(handler->start_depth - 1 - handler->preserves_last), .push_last = handler->preserves_last};
}

static bool same_span(Span left, Span right)
{
    return left.line == right.line && left.column == right.column && left.end_line == right.end_line &&
           left.end_column == right.end_column;
}

static void write_position(Writer *w, Span span)
{
    if (w->position_count && same_span(span, w->span))
        return;
    w->span = span;
    w->positions = compile_grow(w->f->c, w->positions, w->position_count, &w->position_room, sizeof *w->positions);
    Position *position = &w->positions[w->position_count++];
    *position = (Position){.unit = (uint32_t)w->unit_count, .line = span.line, .end_line = span.end_line,
                           .column = span.column, .end_column = span.end_column, .anchor_line = -1, .anchor = -1,
                           .anchor_end = -1};
    if (span.line >= 0 && span.column >= 0)
        find_anchor(w->f->c, span, position);
}

static void write_blocks(Writer *w)
{
    for (Block *b = w->f->entry; b; b = b->next)
        for (int i = 0; i < b->count; i++) {
            if (b->items[i].handler != w->handler) {
                end_handler_range(w);
                w->handler = b->items[i].handler;
                w->handler_start = w->unit_count;
            }
            write_position(w, b->items[i].span);
            write_instruction(w, &b->items[i]);
        }
    end_handler_range(w);
}

/* ---- the code object ---- */

static Tuple *names_tuple(Compiler *c, const NameMap *map)
{
    Tuple *names = HOLD(c, tuple_new((isize)map->count));
    for (size_t i = 0; i < map->count; i++)
        names->items[i] = (Object *)new_reference(name_str(c, map->entries[i].name));
    return (Tuple *)constant_merge(c, (Object *)names);
}

/* Strings that look like names are interned, in tuples too. */
static void intern_items(Tuple *tuple)
{
    for (isize i = 0; i < tuple_length(tuple); i++) {
        Object *item = tuple_at(tuple, i);
        if (item->type == TYPE(str) && str_is_name_like((Str *)item))
            tuple->items[i] = (Object *)str_intern((Str *)item);
        else if (item->type == TYPE(tuple))
            intern_items((Tuple *)item);
    }
}

Code *assemble(Flow *f, unsigned flags, int stack_size)
{
    Compiler *c = f->c;
    CodeUnit *u = f->unit;
    Writer w = {.f = f};
    w.units = compile_allocate(c, (size_t)resolve_jumps(f) * sizeof(Unit) + sizeof(Unit));
    write_blocks(&w);
    Tuple *constants = HOLD(c, list_to_tuple(u->constants));
    constants = (Tuple *)constant_merge(c, (Object *)constants);
    intern_items(constants);
    CodeSpec spec = {.filename = c->filename,
                     .name = name_str(c, u->name),
                     .qualified_name = u->qualified_name,
                     .argument_count = u->argument_count,
                     .positional_only_count = u->positional_only_count,
                     .keyword_only_count = u->keyword_only_count,
                     .flags = flags,
                     .stack_size = stack_size + (stack_size == 0),
                     .first_line = u->first_line,
                     .units = w.units,
                     .unit_count = w.unit_count,
                     .constants = constants,
                     .names = names_tuple(c, &u->names),
                     .exception_entries = w.exceptions,
                     .exception_entry_count = w.exception_count,
                     .positions = w.positions,
                     .position_count = w.position_count};
    name_slots(f, &spec);
    return HOLD(c, code_new(&spec));
}
