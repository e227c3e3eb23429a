/* command_dis.c: :dis F lists the instructions of a function, each with the stack that it leaves. */
#include "command.h"

#include "observe/host_memory.h"
#include "observe/sketch.h"
#include "observe/stack_sketch.h"

#include "viv.h"

#include <stdlib.h>
#include <string.h>

#define STACK_COLUMN 39

static const char *const operators[] = {
    "+",  "&",  "//",  "<<",  "@",  "*",  "%",  "|",  "**",  ">>",  "-",  "/",  "^",
    "+=", "&=", "//=", "<<=", "@=", "*=", "%=", "|=", "**=", ">>=", "-=", "/=", "^="};
static const char *const comparisons[] = {"<", "<=", "==", "!=", ">", ">="};

static void show_indexed(Text *out, Session *session, Tuple *table, int index)
{
    if (index < table->size)
        sketch_reference(out, session->labels, table->items[index]);
}

static void show_name(Text *out, Tuple *names, int index)
{
    if (index < names->size)
        sketch_plain_str(out, (Str *)names->items[index]);
}

/* What the argument of the instruction at `unit` stands for. */
static void show_operand(Text *out, Session *session, Code *code, Opcode opcode, int oparg, isize unit)
{
    isize after = unit + 1 + opcode_info[opcode].caches;
    switch ((Operand)opcode_info[opcode].operand) {
    case OPERAND_NONE:
        break;
    case OPERAND_LOCAL:
    case OPERAND_FREE:
        show_name(out, code->slot_names, oparg);
        break;
    case OPERAND_TWO_LOCALS:
        show_name(out, code->slot_names, oparg >> 4);
        text_add(out, ", ");
        show_name(out, code->slot_names, oparg & 15);
        break;
    case OPERAND_CONST:
        show_indexed(out, session, code->constants, oparg);
        break;
    case OPERAND_NAME:
        show_name(out, code->names, oparg);
        break;
    case OPERAND_NAME_BIT:
        show_name(out, code->names, opcode == OP_LOAD_SUPER_ATTR ? oparg >> 2 : oparg >> 1);
        break;
    case OPERAND_JUMP:
        text_format(out, "to %td", after + oparg);
        break;
    case OPERAND_JUMP_BACK:
        text_format(out, "to %td", after - oparg);
        break;
    case OPERAND_OPERATOR:
        text_add(out, oparg < (int)(sizeof operators / sizeof *operators) ? operators[oparg] : "?");
        break;
    case OPERAND_COMPARE:
        text_add(out, comparisons[(oparg >> 5) % 6]);
        break;
    case OPERAND_COUNT:
    case OPERAND_RAW:
        text_format(out, "%d", oparg);
        break;
    }
}

/* ---- the walk -------------------------------------------------------------------------------------------- */

/* The walk goes down the code once. A jump ahead leaves the stack that it brings at its target; so does the start of a
 * guarded stretch at its handler. */
typedef struct Listing {
    Session *session;
    Text *out;
    Code *code;
    StackSketch stack;
    StackSketch *arriving; /* one for each unit */
    bool *is_arrived;      /* whether `arriving` is known there */
    int last_line;
} Listing;

static void arrive(Listing *listing, isize unit, StackSketch stack)
{
    if (unit < listing->code->unit_count && !listing->is_arrived[unit]) {
        listing->arriving[unit] = stack;
        listing->is_arrived[unit] = true;
    } else
        stack_sketch_clear(&stack);
}

/* Takes over the stack that a jump brought here, and hands the present one to handlers whose stretch begins here. */
static void enter_unit(Listing *listing, isize unit)
{
    if (listing->is_arrived[unit]) {
        stack_sketch_clear(&listing->stack);
        listing->stack = stack_sketch_copy(&listing->arriving[unit]);
    }
    for (isize i = 0; i < listing->code->exception_entry_count; i++) {
        const ExceptionEntry *entry = &listing->code->exception_entries[i];
        if (entry->start == (uint32_t)unit)
            arrive(listing, entry->target, stack_sketch_at_handler(&listing->stack, entry->depth, entry->push_last));
    }
}

static void show_instruction(Listing *listing, isize unit, int oparg)
{
    Text *out = listing->out, operand = {0};
    Opcode opcode = code_base_opcode(listing->code, unit);
    size_t start = out->length;
    int line = code_line(listing->code, unit);
    enter_unit(listing, unit);
    if (line > 0 && line != listing->last_line)
        text_format(out, "  %-4d", line);
    listing->last_line = line;
    text_pad_to(out, start, 7);
    text_format(out, "%4td  %s ", unit, opcode_info[opcode].name);
    show_operand(&operand, listing->session, listing->code, opcode, oparg, unit);
    text_add(out, text_string(&operand));
    text_clip(out, start, STACK_COLUMN - 1);
    text_pad_to(out, start, STACK_COLUMN);
    stack_sketch_step(&listing->stack, opcode, oparg, text_string(&operand));
    if (opcode_info[opcode].operand == OPERAND_JUMP)
        arrive(listing, unit + 1 + opcode_info[opcode].caches + oparg, stack_sketch_copy(&listing->stack));
    stack_sketch_show(&listing->stack, out, listing->session->width - STACK_COLUMN);
    text_add(out, "\n");
    text_free(&operand);
}

static void show_code(Text *out, Session *session, Code *code)
{
    size_t units = (size_t)code->unit_count;
    Listing listing = {.session = session, .out = out, .code = code, .last_line = -1};
    listing.arriving = host_zeroed(units, sizeof *listing.arriving);
    listing.is_arrived = host_zeroed(units, sizeof *listing.is_arrived);
    int extended = 0;
    text_add(out, "  line unit  op                        stack after\n");
    for (isize unit = 0; unit < code->unit_count;) {
        Opcode opcode = code_base_opcode(code, unit);
        int oparg = extended << 8 | code->units[unit].oparg;
        extended = opcode == OP_EXTENDED_ARG ? oparg : 0;
        if (opcode != OP_EXTENDED_ARG)
            show_instruction(&listing, unit, oparg);
        unit += 1 + opcode_info[opcode].caches;
    }
    for (size_t unit = 0; unit < units; unit++)
        stack_sketch_clear(&listing.arriving[unit]);
    stack_sketch_clear(&listing.stack);
    free(listing.arriving);
    free(listing.is_arrived);
}

bool instruction_help(const char *name, Text *out)
{
    for (int opcode = 0; opcode < 256; opcode++)
        if (opcode_info[opcode].name && strcmp(opcode_info[opcode].name, name) == 0) {
            text_format(out, "  %s: %s.\n", name, opcode_info[opcode].doc);
            return true;
        }
    return false;
}

void command_dis(Session *session, const char *rest, Text *out)
{
    Object *object = argument_object(session, rest, NULL, out);
    if (!object)
        return;
    if (has_type(object, TYPE(function)))
        show_code(out, session, ((Function *)object)->code);
    else if (has_type(object, TYPE(code)))
        show_code(out, session, (Code *)object);
    else
        text_format(out, "  %s is a %s: only functions written in Python have instructions.\n", rest,
                    sketch_kind(object));
}
