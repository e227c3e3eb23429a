/* flow.h: a unit's instructions as basic blocks.
 *
 * A block is a run of instructions that is entered at its first and left at its last: only the last may jump (SETUP_
 * instructions, which have a target too, jump nowhere by themselves). Blocks are linked in the order in which they
 * will stand; one that does not end in an unconditional jump or an exit falls through to the next.
 */
#ifndef COMPILE_FLOW_H
#define COMPILE_FLOW_H

#include "compiler.h"

/* Lives in the arena, as its instructions do. */
struct Block {
    Instruction *items;
    int count, room;
    Block *next;
    int predecessors;
    int start_depth; /* values on the stack at its start; -1: not reached */
    int offset;      /* in units, once assembled */
    bool is_target;  /* somebody jumps here */
    bool is_handler;
    bool preserves_last; /* a handler that finds the index of the raising instruction on the stack, too */
    bool visited, is_cold, is_warm;
    uint64_t unsafe_locals; /* of the first 64: those that may be unbound at its start */
    struct ExceptStack *except_stack;
};

/* A unit on its way from instructions to code. */
typedef struct Flow {
    Compiler *c;
    CodeUnit *unit;
    Block *entry;
    int parameter_count;
} Flow;

static inline bool is_setup(int opcode)
{
    return opcode == PSEUDO_SETUP_FINALLY || opcode == PSEUDO_SETUP_CLEANUP || opcode == PSEUDO_SETUP_WITH;
}
static inline bool is_unconditional_jump(int opcode)
{
    return opcode == PSEUDO_JUMP || opcode == PSEUDO_JUMP_NO_INTERRUPT || opcode == OP_JUMP_FORWARD ||
           opcode == OP_JUMP_BACKWARD || opcode == OP_JUMP_BACKWARD_NO_INTERRUPT;
}
static inline bool is_conditional_jump(int opcode)
{
    return opcode == OP_POP_JUMP_IF_FALSE || opcode == OP_POP_JUMP_IF_TRUE || opcode == OP_POP_JUMP_IF_NONE ||
           opcode == OP_POP_JUMP_IF_NOT_NONE;
}
static inline bool is_jump(int opcode)
{
    return is_unconditional_jump(opcode) || is_conditional_jump(opcode) || opcode == OP_FOR_ITER || opcode == OP_SEND;
}
static inline bool is_scope_exit(int opcode)
{
    return opcode == OP_RETURN_VALUE || opcode == OP_RETURN_CONST || opcode == OP_RAISE_VARARGS ||
           opcode == OP_RERAISE || opcode == OP_INTERPRETER_EXIT;
}
static inline Instruction *block_last(const Block *b)
{
    return b->count ? &b->items[b->count - 1] : NULL;
}
static inline bool block_falls_through(const Block *b)
{
    const Instruction *last = block_last(b);
    return !last || !(is_scope_exit(last->opcode) || is_unconditional_jump(last->opcode));
}
static inline Block *block_nonempty(Block *b)
{
    while (b && !b->count)
        b = b->next;
    return b;
}
static inline void make_nop(Instruction *instruction)
{
    instruction->opcode = OP_NOP;
    instruction->oparg = 0;
    instruction->target = NULL;
}

Instruction *block_add(Flow *f, Block *b); /* a zeroed one at the end; valid until the next */

/* peephole.c: within one block. */
void peephole(Flow *f, Block *b);
/* nops.c: superfluous NOPs, pairs, jumps; true if something changed. */
void remove_nops(Flow *f);
void remove_nops_and_pairs(Flow *f);
bool remove_redundant_jumps(Flow *f);
/* locals.c: LOAD_FAST_CHECK where a local may be unbound. */
void check_unbound_locals(Flow *f, int local_count);
/* assemble.c */
Code *assemble(Flow *f, unsigned flags, int stack_size);
/* Gives cells their slots in the frame, and the code its prefix. */
void place_cells(Flow *f, unsigned flags);

#endif
