/* peephole.c: what can be done better within one block, as CPython 3.13 does it.
 *
 * It does what CPython's Python/flowgraph.c does, in its order and no more, because programs see the result: dis, line
 * numbers of tracebacks, sys.getsizeof of code. An instruction that is not needed becomes a NOP, which keeps its line
 * until nops.c has decided whether a tracer must stop there.
 */
#include "flow.h"

/* The index of a constant that the optimiser made. */
static int add_constant(Flow *f, STOLEN Object *object)
{
    object = constant_merge(f->c, HOLD(f->c, object));
    List *constants = f->unit->constants;
    for (isize i = 0; i < list_length(constants); i++)
        if (list_at(constants, i) == object)
            return (int)i;
    if (!list_append(constants, object))
        compile_fail(f->c);
    return (int)list_length(constants) - 1;
}

static int constant_truth(Flow *f, int index)
{
    int truth = object_is_true(list_at(f->unit->constants, index));
    if (truth < 0)
        compile_fail(f->c);
    return truth;
}

/* x is None, as a jump. `at` is the LOAD_CONST None. */
static void fuse_none_test(Block *b, int at)
{
    if (at + 2 >= b->count)
        return;
    Instruction *is_op = &b->items[at + 1], *jump = &b->items[at + 2];
    if (jump->opcode == OP_TO_BOOL) {
        make_nop(jump);
        if (at + 3 >= b->count)
            return;
        jump = &b->items[at + 3];
    }
    bool invert = is_op->oparg;
    if (jump->opcode == OP_POP_JUMP_IF_FALSE)
        invert = !invert;
    else if (jump->opcode != OP_POP_JUMP_IF_TRUE)
        return;
    make_nop(&b->items[at]);
    make_nop(is_op);
    jump->opcode = invert ? OP_POP_JUMP_IF_NOT_NONE : OP_POP_JUMP_IF_NONE;
}

/* `at`: a LOAD_CONST of constant `index`, or a COPY of one. */
static void after_constant(Flow *f, Block *b, int at, int index)
{
    Instruction *load = &b->items[at], *next = at + 1 < b->count ? load + 1 : NULL;
    if (!next)
        return;
    switch (next->opcode) {
    case OP_POP_JUMP_IF_FALSE: case OP_POP_JUMP_IF_TRUE: {
        bool jumps = constant_truth(f, index) == (next->opcode == OP_POP_JUMP_IF_TRUE);
        make_nop(load);
        if (jumps)
            next->opcode = PSEUDO_JUMP;
        else
            make_nop(next);
        break;
    }
    case OP_IS_OP:
        if (list_at(f->unit->constants, index) == NONE)
            fuse_none_test(b, at);
        break;
    case OP_RETURN_VALUE:
        make_nop(load);
        next->opcode = OP_RETURN_CONST;
        next->oparg = index;
        break;
    case OP_TO_BOOL: {
        int truth = constant_truth(f, index);
        make_nop(load);
        next->opcode = OP_LOAD_CONST;
        next->oparg = add_constant(f, new_bool(truth));
        break;
    }
    default:
        break;
    }
}

/* A tuple of constants is a constant. */
static void fold_tuple(Flow *f, Block *b, int at)
{
    int count = b->items[at].oparg;
    if (at < count)
        return;
    for (int i = at - count; i < at; i++)
        if (b->items[i].opcode != OP_LOAD_CONST)
            return;
    Tuple *tuple = tuple_new(count);
    if (!tuple)
        compile_fail(f->c);
    for (int i = 0; i < count; i++) {
        Instruction *load = &b->items[at - count + i];
        tuple->items[i] = new_reference(list_at(f->unit->constants, load->oparg));
        make_nop(load);
    }
    b->items[at].opcode = OP_LOAD_CONST;
    b->items[at].oparg = add_constant(f, (Object *)tuple);
}

/* a, b = b, a: no tuple. True if the pair is gone. */
static bool swap_instead_of_tuple(Instruction *build, Instruction *unpack)
{
    if (build->oparg == 1) {
        make_nop(build);
        make_nop(unpack);
        return true;
    }
    if (build->oparg != 2 && build->oparg != 3)
        return false;
    make_nop(build);
    unpack->opcode = OP_SWAP;
    return true;
}

/* A jump to a jump goes to where that one goes. */
static bool thread_jump(Flow *f, Block *b, int at, int opcode)
{
    Block *target_block = block_nonempty(b->items[at].target);
    if (!target_block)
        return false;
    const Instruction *target = &target_block->items[0];
    if (target->target == b->items[at].target || target_block == target->target)
        return false;
    Instruction jump = b->items[at];
    jump.opcode = opcode;
    jump.target = target->target;
    jump.span = target->span;
    jump.handler = NULL; /* it cannot raise */
    make_nop(&b->items[at]);
    *block_add(f, b) = jump;
    return true;
}

static int first_opcode(Block *target)
{
    target = block_nonempty(target);
    return target ? target->items[0].opcode : OP_NOP;
}

/* ---- SWAPs ---- */

static bool is_swappable(int opcode)
{
    return opcode == OP_STORE_FAST || opcode == PSEUDO_STORE_FAST_MAYBE_NULL || opcode == OP_POP_TOP;
}

static int stored_local(const Instruction *instruction)
{
    return instruction->opcode == OP_STORE_FAST || instruction->opcode == PSEUDO_STORE_FAST_MAYBE_NULL
               ? instruction->oparg
               : -1;
}

static int next_swappable(const Block *b, int at, int line)
{
    while (++at < b->count) {
        if (line >= 0 && b->items[at].span.line != line)
            return -1;
        if (b->items[at].opcode == OP_NOP)
            continue;
        return is_swappable(b->items[at].opcode) ? at : -1;
    }
    return -1;
}

static bool stores_conflict(const Block *b, int j, int k)
{
    int store_j = stored_local(&b->items[j]), store_k = stored_local(&b->items[k]);
    if (store_j < 0 && store_k < 0)
        return false;
    if (store_j == store_k)
        return true;
    for (int i = j + 1; i < k; i++) {
        int store = stored_local(&b->items[i]);
        if (store >= 0 && (store == store_j || store == store_k))
            return true;
    }
    return false;
}

/* SWAP before stores and pops: exchange those instead. */
static void apply_static_swaps(Block *b, int at)
{
    for (; at >= 0; at--) {
        Instruction *swap = &b->items[at];
        if (swap->opcode != OP_SWAP) {
            if (swap->opcode == OP_NOP || is_swappable(swap->opcode))
                continue;
            return;
        }
        int j = next_swappable(b, at, -1);
        if (j < 0)
            return;
        int k = j, line = b->items[j].span.line;
        for (int count = swap->oparg - 1; count > 0; count--)
            if ((k = next_swappable(b, k, line)) < 0)
                return;
        if (stores_conflict(b, j, k))
            return;
        make_nop(swap);
        Instruction held = b->items[j];
        b->items[j] = b->items[k];
        b->items[k] = held;
    }
}

/* Writes the SWAPs that make the permutation, following its cycles, from run[last] backwards. What is before becomes
 * NOPs. stack[i] is where item i comes from; it is used up. */
static void write_swaps(Instruction *run, int last, int *stack, int depth)
{
    int current = last;
    for (int i = 0; i < depth; i++) {
        if (stack[i] == -1 || stack[i] == i)
            continue;
        for (int j = i;;) {
            if (j) {
                run[current].opcode = OP_SWAP;
                run[current--].oparg = j + 1;
            }
            if (stack[j] == -1)
                break;
            int next = stack[j];
            stack[j] = -1;
            j = next;
        }
    }
    while (current >= 0)
        make_nop(&run[current--]);
}

/* A run of SWAPs as few SWAPs: simulate them, and write the permutation. */
static int shorten_swaps(Flow *f, Block *b, int at)
{
    Instruction *run = &b->items[at];
    int length = 0, depth = run->oparg, limit = b->count - at;
    bool has_more = false;
    while (++length < limit) {
        if (run[length].opcode == OP_SWAP) {
            depth = run[length].oparg > depth ? run[length].oparg : depth;
            has_more = true;
        } else if (run[length].opcode != OP_NOP)
            break;
    }
    if (!has_more)
        return at;
    int *stack = compile_allocate(f->c, (size_t)depth * sizeof *stack);
    for (int i = 0; i < depth; i++)
        stack[i] = i;
    for (int i = 0; i < length; i++)
        if (run[i].opcode == OP_SWAP) {
            int top = stack[0];
            stack[0] = stack[run[i].oparg - 1];
            stack[run[i].oparg - 1] = top;
        }
    write_swaps(run, length - 1, stack, depth);
    return at + length - 1;
}

/* ---- one instruction after the other ---- */

static void drop_to_bool(Instruction *first)
{
    first[1].opcode = first->opcode;
    first[1].oparg = first->oparg;
    make_nop(first);
}

static void skip_jump(Flow *f, Block *b, int at)
{
    int opcode = b->items[at].opcode, target = first_opcode(b->items[at].target);
    if (target == PSEUDO_JUMP || (target == PSEUDO_JUMP_NO_INTERRUPT && opcode == PSEUDO_JUMP))
        thread_jump(f, b, at, PSEUDO_JUMP);
    else if (target == PSEUDO_JUMP_NO_INTERRUPT)
        thread_jump(f, b, at, PSEUDO_JUMP_NO_INTERRUPT);
}

/* What another store to the same local overwrites at once need not be stored. */
static void drop_store(Instruction *first)
{
    Instruction *next = first + 1;
    if (next->oparg == first->oparg && next->span.line == first->span.line) {
        first->opcode = OP_POP_TOP;
        first->oparg = 0;
    }
}

/* Two instructions that follow each other. */
static void improve_pair(Instruction *first, Instruction *next)
{
    bool is_tested = next->opcode == OP_TO_BOOL;
    switch (first->opcode) {
    case OP_STORE_FAST:
        if (next->opcode == OP_STORE_FAST)
            drop_store(first);
        break;
    case OP_LOAD_GLOBAL:
        if (next->opcode == OP_PUSH_NULL && !(first->oparg & 1)) {
            first->oparg |= 1;
            make_nop(next);
        }
        break;
    case OP_COMPARE_OP:
        first->oparg |= is_tested ? 16 : 0;
        /* fall through */
    case OP_CONTAINS_OP: case OP_IS_OP:
        if (is_tested)
            drop_to_bool(first);
        break;
    case OP_TO_BOOL:
        if (is_tested)
            make_nop(first);
        break;
    case OP_UNARY_NOT:
        if (is_tested)
            drop_to_bool(first);
        else if (next->opcode == OP_UNARY_NOT) {
            make_nop(first);
            make_nop(next);
        }
        break;
    default:
        break;
    }
}

/* Returns the index from which to go on. */
static int improve(Flow *f, Block *b, int at)
{
    Instruction *instruction = &b->items[at], *next = at + 1 < b->count ? instruction + 1 : NULL;
    switch (instruction->opcode) {
    case OP_BUILD_TUPLE: {
        bool is_unpacked = next && next->opcode == OP_UNPACK_SEQUENCE && next->oparg == instruction->oparg;
        if (!is_unpacked || !swap_instead_of_tuple(instruction, next))
            fold_tuple(f, b, at);
        break;
    }
    case OP_POP_JUMP_IF_NONE: case OP_POP_JUMP_IF_NOT_NONE: case OP_POP_JUMP_IF_FALSE: case OP_POP_JUMP_IF_TRUE:
        if (first_opcode(instruction->target) == PSEUDO_JUMP)
            thread_jump(f, b, at, instruction->opcode);
        break;
    case PSEUDO_JUMP: case PSEUDO_JUMP_NO_INTERRUPT:
        skip_jump(f, b, at);
        break;
    case OP_SWAP:
        if (instruction->oparg == 1) {
            make_nop(instruction);
            break;
        }
        at = shorten_swaps(f, b, at);
        apply_static_swaps(b, at);
        break;
    default:
        if (next)
            improve_pair(instruction, next);
    }
    return at + 1;
}

void peephole(Flow *f, Block *b)
{
    int constant = -1; /* what the instruction before left on top, if that is a constant */
    for (int at = 0; at < b->count;) {
        Instruction *instruction = &b->items[at];
        bool is_copy = constant >= 0 && instruction->opcode == OP_COPY && instruction->oparg == 1;
        if (instruction->opcode == OP_LOAD_CONST || is_copy) {
            if (!is_copy)
                constant = instruction->oparg;
            after_constant(f, b, at++, constant);
        } else {
            constant = -1;
            at = improve(f, b, at);
        }
    }
}
