/* nops.c: what other passes leave behind: NOPs, loads that are dropped at once, jumps to the next instruction.
 *
 * A NOP stays if it is the only instruction of its line: tracing and tracebacks can see that line.
 */
#include "flow.h"

/* The line at which execution goes on behind the block, or -1. */
static int line_after(const Block *b)
{
    const Block *next = block_nonempty(b->next);
    for (int i = 0; next && i < next->count; i++)
        if (next->items[i].opcode != OP_NOP || next->items[i].span.line >= 0)
            return next->items[i].span.line;
    return -1;
}

static bool nop_is_superfluous(Block *b, int at, int previous_line)
{
    int line = b->items[at].span.line;
    if (line < 0 || line == previous_line)
        return true;
    if (at + 1 == b->count)
        return block_nonempty(b->next) && line_after(b) == line;
    Instruction *next = &b->items[at + 1];
    if (next->span.line == line)
        return true;
    if (next->span.line >= 0)
        return false;
    next->span = b->items[at].span;
    return true;
}

static bool remove_nops_in(Block *b)
{
    int kept = 0, previous_line = -1, count = b->count;
    for (int i = 0; i < b->count; i++) {
        if (b->items[i].opcode == OP_NOP && nop_is_superfluous(b, i, previous_line))
            continue;
        previous_line = b->items[i].span.line;
        b->items[kept++] = b->items[i];
    }
    b->count = kept;
    return kept != count;
}

void remove_nops(Flow *f)
{
    for (Block *b = f->entry; b; b = b->next)
        remove_nops_in(b);
}

static bool remove_pairs(Flow *f)
{
    bool changed = false;
    Instruction *previous = NULL;
    for (Block *b = f->entry; b; b = b->next) {
        remove_nops_in(b);
        if (b->is_target)
            previous = NULL;
        for (int i = 0; i < b->count; i++) {
            Instruction *instruction = &b->items[i];
            if (previous && instruction->opcode == OP_POP_TOP &&
                (previous->opcode == OP_LOAD_CONST || (previous->opcode == OP_COPY && previous->oparg == 1))) {
                make_nop(previous);
                make_nop(instruction);
                changed = true;
            }
            previous = instruction;
        }
        if ((previous && is_jump(previous->opcode)) || !block_falls_through(b))
            previous = NULL;
    }
    return changed;
}

void remove_nops_and_pairs(Flow *f)
{
    while (remove_pairs(f))
        ;
}

bool remove_redundant_jumps(Flow *f)
{
    bool changed = false;
    for (Block *b = f->entry; b; b = b->next) {
        Instruction *last = block_last(b);
        if (!last || !is_unconditional_jump(last->opcode))
            continue;
        if (block_nonempty(last->target) == block_nonempty(b->next)) {
            make_nop(last);
            changed = true;
        }
    }
    return changed;
}
