/* command_dis.c: :dis F lists the instructions of a function, each with what it does. */
#include "command.h"

#include "observe/sketch.h"

#include "viv.h"

#define DOC_COLUMN 39

static const char *const operators[] = {"+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^",
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

static void show_instruction(Text *out, Session *session, Code *code, isize unit, int oparg, int *last_line)
{
    Opcode opcode = code_base_opcode(code, unit);
    size_t start = out->length;
    int line = code_line(code, unit);
    if (line > 0 && line != *last_line)
        text_format(out, "%5d", line);
    *last_line = line;
    text_pad_to(out, start, 5);
    text_format(out, "%5td  %s ", unit, opcode_info[opcode].name);
    show_operand(out, session, code, opcode, oparg, unit);
    text_clip(out, start, DOC_COLUMN - 1);
    text_pad_to(out, start, DOC_COLUMN);
    text_add(out, opcode_info[opcode].doc);
    text_clip(out, start, session->width);
    text_add(out, "\n");
}

static void show_code(Text *out, Session *session, Code *code)
{
    int last_line = -1, extended = 0;
    text_add(out, " line unit  instruction               what it does\n");
    for (isize unit = 0; unit < code->unit_count;) {
        Opcode opcode = code_base_opcode(code, unit);
        int oparg = extended << 8 | code->units[unit].oparg;
        extended = opcode == OP_EXTENDED_ARG ? oparg : 0;
        if (opcode != OP_EXTENDED_ARG)
            show_instruction(out, session, code, unit, oparg, &last_line);
        unit += 1 + opcode_info[opcode].caches;
    }
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
        text_format(out, "  %s is a %s: only functions written in Python have instructions.\n", rest, sketch_kind(object));
}
