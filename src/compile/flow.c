/* flow.c: from a sequence of instructions to optimised basic blocks.
 *
 * The passes, their order and their effects are CPython 3.13's (flowgraph.c), so that the code that programs can see
 * (dis, line numbers in tracebacks, what is constant) is the same:
 *
 *     build → exception handlers → unreachable → line numbers → peephole → NOPs and jumps → unused constants
 *           → unbound locals → superinstructions → cold blocks to the end → line numbers → jumps → assemble
 */
#include "flow.h"

#define SMALL_EXIT_MAX 4 /* instructions of an exit that is copied rather than jumped to */

/* linked nowhere                               */
static Block *block_new(Flow *f)
{
    Block *b = compile_allocate(f->c, sizeof *b);
    b->start_depth = -1;
    return b;
}

Instruction *block_add(Flow *f, Block *b)
{
    b->items = compile_grow(f->c, b->items, b->count, &b->room, sizeof *b->items);
    Instruction *instruction = &b->items[b->count++];
    *instruction = (Instruction){.opcode = OP_NOP, .label = -1, .span = NO_SPAN};
    return instruction;
}

static void add_jump(Flow *f, Block *b, int opcode, Block *target, Span span)
{
    Instruction *jump = block_add(f, b);
    jump->opcode = opcode;
    jump->target = target;
    jump->span = span;
    target->is_target = true;
}

/* ---- building ---- */

static void build(Flow *f)
{
    const InstructionSequence *sequence = &f->unit->sequence;
    Block **at = compile_allocate(f->c, (size_t)(sequence->count + 1) * sizeof *at);
    bool *starts = compile_allocate(f->c, (size_t)sequence->count + 1);
    for (int i = 0; i < sequence->count; i++)
        if (sequence->items[i].label >= 0)
            starts[sequence->labels[sequence->items[i].label]] = true;
    Block *current = f->entry = block_new(f);
    for (int i = 0; i < sequence->count; i++) {
        const Instruction *last = block_last(current);
        bool is_over = last && (is_jump(last->opcode) || is_scope_exit(last->opcode));
        if (is_over || (starts[i] && current->count))
            current = current->next = block_new(f);
        current->is_target |= starts[i];
        at[i] = current;
        *block_add(f, current) = sequence->items[i];
    }
    for (Block *b = f->entry; b; b = b->next)
        for (int i = 0; i < b->count; i++)
            if (b->items[i].label >= 0) {
                b->items[i].target = at[sequence->labels[b->items[i].label]];
                if (is_setup(b->items[i].opcode))
                    b->items[i].target->is_handler = true;
            }
}

/* ---- who handles whose exceptions ---- */

typedef struct ExceptStack {
    int depth;
    Block *handlers[MAX_STATIC_BLOCKS + 3]; /* [0] is nobody; the generator's own and inlined comprehensions' on top */
} ExceptStack;

typedef struct WorkList {
    Block **items;
    int count;
} WorkList;

static int clear_visited(Flow *f)
{
    int count = 0;
    for (Block *b = f->entry; b; b = b->next, count++)
        b->visited = false;
    return count;
}

static WorkList work_list(Flow *f)
{
    int count = clear_visited(f);
    return (WorkList){compile_allocate(f->c, ((size_t)count + 1) * sizeof(Block *)), 0};
}

static void push_once(WorkList *work, Block *b)
{
    if (b->visited)
        return;
    b->visited = true;
    work->items[work->count++] = b;
}

static void visit_with_stack(Flow *f, WorkList *work, Block *b, const ExceptStack *stack)
{
    if (b->visited)
        return;
    b->except_stack = compile_allocate(f->c, sizeof *stack);
    *b->except_stack = *stack;
    push_once(work, b);
}

static void push_handler(Flow *f, ExceptStack *stack, const Instruction *setup)
{
    if (setup->opcode != PSEUDO_SETUP_FINALLY)
        setup->target->preserves_last = true;
    if (stack->depth + 1 >= (int)(sizeof stack->handlers / sizeof *stack->handlers))
        compile_error(f->c, setup->span, TOO_MANY_BLOCKS);
    stack->handlers[++stack->depth] = setup->target;
}

static void find_handlers_in(Flow *f, WorkList *work, Block *b)
{
    ExceptStack stack = *b->except_stack;
    int yield_depth = -1;
    for (int i = 0; i < b->count; i++) {
        Instruction *instruction = &b->items[i];
        bool is_block_edge = is_setup(instruction->opcode) || instruction->opcode == PSEUDO_POP_BLOCK;
        instruction->handler = is_block_edge ? NULL : stack.handlers[stack.depth];
        if (is_setup(instruction->opcode)) {
            visit_with_stack(f, work, instruction->target, &stack);
            push_handler(f, &stack, instruction);
        } else if (instruction->opcode == PSEUDO_POP_BLOCK) {
            stack.depth--;
            make_nop(instruction);
        } else if (is_jump(instruction->opcode))
            visit_with_stack(f, work, instruction->target, &stack);
        else if (instruction->opcode == OP_YIELD_VALUE)
            yield_depth = stack.depth;
        else if (instruction->opcode == OP_RESUME && instruction->oparg) {
            if (yield_depth == 1)
                instruction->oparg |= 4; /* no try block around: closing the generator may just drop the frame */
            yield_depth = -1;
        }
    }
    if (block_falls_through(b) && b->next)
        visit_with_stack(f, work, b->next, &stack);
}

static void find_handlers(Flow *f)
{
    WorkList work = work_list(f);
    ExceptStack none = {0};
    visit_with_stack(f, &work, f->entry, &none);
    while (work.count)
        find_handlers_in(f, &work, work.items[--work.count]);
}

/* ---- unreachable code, small exits ---- */

static void remove_unreachable(Flow *f)
{
    WorkList work = work_list(f);
    for (Block *b = f->entry; b; b = b->next)
        b->predecessors = 0;
    f->entry->predecessors = 1;
    push_once(&work, f->entry);
    while (work.count) {
        Block *b = work.items[--work.count];
        if (b->next && block_falls_through(b)) {
            push_once(&work, b->next);
            b->next->predecessors++;
        }
        for (int i = 0; i < b->count; i++)
            if (b->items[i].target) {
                push_once(&work, b->items[i].target);
                b->items[i].target->predecessors++;
            }
    }
    for (Block *b = f->entry; b; b = b->next)
        if (!b->predecessors) {
            b->count = 0;
            b->is_handler = false;
        }
}

static bool has_no_line(const Block *b)
{
    for (int i = 0; i < b->count; i++)
        if (b->items[i].span.line >= 0)
            return false;
    return true;
}

static bool exits_scope(const Block *b)
{
    const Instruction *last = block_last(b);
    return last && is_scope_exit(last->opcode);
}

static void append_copies(Flow *f, Block *b, const Block *from)
{
    for (int i = 0; i < from->count; i++) {
        Instruction copy = from->items[i];
        *block_add(f, b) = copy;
    }
}

/* A jump to a small exit becomes that exit. */
static bool inline_exit(Flow *f, Block *b)
{
    Instruction *last = block_last(b);
    if (!last || !is_unconditional_jump(last->opcode))
        return false;
    Block *target = last->target;
    bool is_small_exit = exits_scope(target) && target->count <= SMALL_EXIT_MAX;
    bool is_lineless = target->count && has_no_line(target) && !block_falls_through(target);
    if (!is_small_exit && !is_lineless)
        return false;
    int removed = last->opcode;
    make_nop(last);
    append_copies(f, b, target);
    last = block_last(b);
    if (is_lineless && is_unconditional_jump(last->opcode) && removed == PSEUDO_JUMP)
        last->opcode = PSEUDO_JUMP;
    target->predecessors--;
    return true;
}

static void inline_exits(Flow *f)
{
    for (bool again = true; again;) {
        again = false;
        for (Block *b = f->entry; b; b = b->next)
            again |= inline_exit(f, b);
    }
}

/* ---- line numbers of instructions that have none ---- */

static bool has_eval_break(const Block *b)
{
    for (int i = 0; i < b->count; i++)
        switch (b->items[i].opcode) {
        case PSEUDO_JUMP:
        case OP_JUMP_BACKWARD:
        case OP_RESUME:
        case OP_CALL:
        case OP_CALL_KW:
        case OP_CALL_FUNCTION_EX:
            return true;
        default:
            break;
        }
    return false;
}

static bool is_lineless_exit(const Block *b)
{
    return b && b->count && (exits_scope(b) || has_eval_break(b)) && has_no_line(b);
}

/* Such an exit gets the line of whoever comes there; so each jump to it needs a copy of its own. */
static void duplicate_lineless_exits(Flow *f)
{
    for (Block *b = f->entry; b; b = b->next) {
        Instruction *last = block_last(b);
        if (!last || !is_jump(last->opcode))
            continue;
        Block *target = block_nonempty(last->target);
        if (!is_lineless_exit(target) || target->predecessors <= 1)
            continue;
        Block *copy = block_new(f);
        append_copies(f, copy, target);
        copy->items[0].span = last->span;
        copy->is_target = true;
        copy->predecessors = 1;
        copy->next = target->next;
        target->next = copy;
        target->predecessors--;
        last->target = copy;
    }
    for (Block *b = f->entry; b; b = b->next)
        if (b->count && b->next && block_falls_through(b) && is_lineless_exit(b->next))
            b->next->items[0].span = block_last(b)->span;
}

static void propagate_into(Block *b, Span span)
{
    if (b && b->predecessors == 1 && b->count && b->items[0].span.line < 0)
        b->items[0].span = span;
}

static void propagate_lines(Flow *f)
{
    for (Block *b = f->entry; b; b = b->next) {
        Span previous = NO_SPAN;
        for (int i = 0; i < b->count; i++) {
            if (b->items[i].span.line < 0)
                b->items[i].span = previous;
            else
                previous = b->items[i].span;
        }
        if (!b->count)
            continue;
        if (block_falls_through(b))
            propagate_into(b->next, previous);
        if (is_jump(block_last(b)->opcode))
            propagate_into(block_last(b)->target, previous);
    }
}

static void resolve_lines(Flow *f)
{
    duplicate_lineless_exits(f);
    propagate_lines(f);
}

/* ---- constants that nobody loads any more ---- */

static void remove_unused_constants(Flow *f)
{
    List *constants = f->unit->constants;
    isize count = list_length(constants);
    if (!count)
        return;
    int *map = compile_allocate(f->c, (size_t)count * sizeof *map);
    map[0] = 1; /* may be a docstring */
    for (Block *b = f->entry; b; b = b->next)
        for (int i = 0; i < b->count; i++)
            if (b->items[i].opcode == OP_LOAD_CONST || b->items[i].opcode == OP_RETURN_CONST)
                map[b->items[i].oparg] = 1;
    List *kept = HOLD(f->c, list_new(0));
    for (isize i = 0; i < count; i++)
        if (map[i]) {
            map[i] = (int)list_length(kept);
            if (!list_append(kept, list_at(constants, i)))
                compile_fail(f->c);
        }
    for (Block *b = f->entry; b; b = b->next)
        for (int i = 0; i < b->count; i++)
            if (b->items[i].opcode == OP_LOAD_CONST || b->items[i].opcode == OP_RETURN_CONST)
                b->items[i].oparg = map[b->items[i].oparg];
    f->unit->constants = kept;
}

/* ---- two instructions in one ---- */

static void join_instructions(Instruction *first, Instruction *second, int opcode)
{
    int line = first->span.line, next_line = second->span.line;
    if (line >= 0 && next_line >= 0 && line != next_line)
        return;
    if (first->oparg >= 16 || second->oparg >= 16)
        return;
    first->opcode = opcode;
    first->oparg = first->oparg << 4 | second->oparg;
    make_nop(second);
}

static void insert_superinstructions(Flow *f)
{
    for (Block *b = f->entry; b; b = b->next)
        for (int i = 0; i + 1 < b->count; i++) {
            Instruction *first = &b->items[i], *second = first + 1;
            if (first->opcode == OP_LOAD_FAST && second->opcode == OP_LOAD_FAST)
                join_instructions(first, second, OP_LOAD_FAST_LOAD_FAST);
            else if (first->opcode == OP_STORE_FAST && second->opcode == OP_LOAD_FAST)
                join_instructions(first, second, OP_STORE_FAST_LOAD_FAST);
            else if (first->opcode == OP_STORE_FAST && second->opcode == OP_STORE_FAST)
                join_instructions(first, second, OP_STORE_FAST_STORE_FAST);
        }
    remove_nops(f);
}

/* ---- handlers stand at the end ---- */

static void push_successors(WorkList *work, const Block *b, void (*push)(WorkList *, Block *))
{
    if (b->next && block_falls_through(b))
        push(work, b->next);
    for (int i = 0; i < b->count; i++)
        if (is_jump(b->items[i].opcode))
            push(work, b->items[i].target);
}

static void mark_warm(Flow *f)
{
    WorkList work = work_list(f);
    push_once(&work, f->entry);
    while (work.count) {
        Block *b = work.items[--work.count];
        b->is_warm = true;
        push_successors(&work, b, push_once);
    }
}

static void push_cold(WorkList *work, Block *b)
{
    if (!b->is_warm)
        push_once(work, b);
}

static void mark_cold(Flow *f)
{
    mark_warm(f);
    WorkList work = work_list(f);
    for (Block *b = f->entry; b; b = b->next)
        if (b->is_handler)
            push_cold(&work, b);
    while (work.count) {
        Block *b = work.items[--work.count];
        b->is_cold = true;
        push_successors(&work, b, push_cold);
    }
}

static void move_cold_blocks(Flow *f)
{
    Block *cold = NULL, *cold_tail = NULL, *b = f->entry;
    while (b->next) {
        while (b->next && !b->next->is_cold)
            b = b->next;
        if (!b->next)
            break;
        Block *end = b->next;
        while (end->next && end->next->is_cold)
            end = end->next;
        if (cold)
            cold_tail->next = b->next;
        else
            cold = b->next;
        cold_tail = end;
        b->next = end->next;
        end->next = NULL;
    }
    b->next = cold;
}

static void push_cold_blocks_to_end(Flow *f)
{
    if (!f->entry->next)
        return;
    mark_cold(f);
    for (Block *b = f->entry; b; b = b->next) {
        if (!b->is_cold || !b->next || !b->next->is_warm || !block_falls_through(b))
            continue;
        Block *jump = block_new(f);
        add_jump(f, jump, PSEUDO_JUMP_NO_INTERRUPT, b->next, NO_SPAN);
        jump->is_cold = true;
        jump->predecessors = 1;
        jump->next = b->next;
        b->next = jump;
    }
    move_cold_blocks(f);
    do
        remove_nops(f);
    while (remove_redundant_jumps(f));
}

/* ---- the stack ---- */

static void reach(Flow *f, WorkList *work, Block *b, int depth)
{
    if (b->start_depth < 0)
        b->start_depth = depth;
    push_once(work, b);
}

static int depth_after_setup(int opcode, int depth)
{
    return depth + (opcode == PSEUDO_SETUP_CLEANUP ? 2 : 1);
}

static int stack_net(const Instruction *instruction)
{
    switch (instruction->opcode) {
    case PSEUDO_LOAD_CLOSURE:
        return 1;
    case PSEUDO_STORE_FAST_MAYBE_NULL:
        return -1;
    default:
        if (instruction->opcode >= 256)
            return 0;
        return opcode_pushes((Opcode)instruction->opcode, instruction->oparg) -
               opcode_pops((Opcode)instruction->opcode, instruction->oparg);
    }
}

static int find_stack_depth(Flow *f)
{
    WorkList work = work_list(f);
    int deepest = 0;
    for (Block *b = f->entry; b; b = b->next)
        b->start_depth = -1;
    reach(f, &work, f->entry, 0);
    while (work.count) {
        Block *b = work.items[--work.count];
        int depth = b->start_depth;
        for (int i = 0; i < b->count; i++) {
            const Instruction *instruction = &b->items[i];
            if (is_setup(instruction->opcode)) {
                int inner = depth_after_setup(instruction->opcode, depth);
                deepest = inner > deepest ? inner : deepest;
                reach(f, &work, instruction->target, inner);
                continue;
            }
            depth += stack_net(instruction);
            deepest = depth > deepest ? depth : deepest;
            if (is_jump(instruction->opcode))
                reach(f, &work, instruction->target, depth);
        }
        if (b->next && block_falls_through(b))
            reach(f, &work, b->next, depth);
    }
    return deepest;
}

/* ---- the last steps ---- */

static void convert_pseudo_instructions(Flow *f)
{
    for (Block *b = f->entry; b; b = b->next)
        for (int i = 0; i < b->count; i++) {
            Instruction *instruction = &b->items[i];
            if (is_setup(instruction->opcode))
                make_nop(instruction);
            else if (instruction->opcode == PSEUDO_LOAD_CLOSURE)
                instruction->opcode = OP_LOAD_FAST;
            else if (instruction->opcode == PSEUDO_STORE_FAST_MAYBE_NULL)
                instruction->opcode = OP_STORE_FAST;
        }
    remove_nops(f);
}

static int reversed_jump(int opcode)
{
    switch (opcode) {
    case OP_POP_JUMP_IF_FALSE:
        return OP_POP_JUMP_IF_TRUE;
    case OP_POP_JUMP_IF_TRUE:
        return OP_POP_JUMP_IF_FALSE;
    case OP_POP_JUMP_IF_NONE:
        return OP_POP_JUMP_IF_NOT_NONE;
    default:
        return OP_POP_JUMP_IF_NONE;
    }
}

/* Conditional jumps go forward only. */
static void direct_jump(Flow *f, Block *b)
{
    Instruction *last = block_last(b);
    if (!last || !is_jump(last->opcode))
        return;
    bool is_forward = !last->target->visited;
    if (last->opcode == PSEUDO_JUMP)
        last->opcode = is_forward ? OP_JUMP_FORWARD : OP_JUMP_BACKWARD;
    else if (last->opcode == PSEUDO_JUMP_NO_INTERRUPT)
        last->opcode = is_forward ? OP_JUMP_FORWARD : OP_JUMP_BACKWARD_NO_INTERRUPT;
    else if (is_conditional_jump(last->opcode) && !is_forward) {
        Block *back = block_new(f);
        add_jump(f, back, PSEUDO_JUMP, last->target, last->span);
        back->is_cold = b->is_cold;
        back->next = b->next;
        last->opcode = reversed_jump(last->opcode);
        last->target = b->next;
        b->next = back;
    }
}

static void direct_jumps(Flow *f)
{
    clear_visited(f);
    for (Block *b = f->entry; b; b = b->next) {
        b->visited = true;
        direct_jump(f, b);
    }
}

static void optimise(Flow *f)
{
    inline_exits(f);
    remove_unreachable(f);
    resolve_lines(f);
    for (Block *b = f->entry; b; b = b->next)
        peephole(f, b);
    remove_nops_and_pairs(f);
    remove_unreachable(f);
    do
        remove_nops(f);
    while (remove_redundant_jumps(f));
}

Code *flow_finish(Compiler *c, CodeUnit *u, unsigned flags)
{
    Flow flow = {.c = c, .unit = u}, *f = &flow;
    f->parameter_count = (int)u->scope->parameters.count;
    build(f);
    find_handlers(f);
    optimise(f);
    remove_unused_constants(f);
    check_unbound_locals(f, (int)u->locals.count);
    insert_superinstructions(f);
    push_cold_blocks_to_end(f);
    resolve_lines(f);
    place_cells(f, flags);
    int stack_size = find_stack_depth(f);
    convert_pseudo_instructions(f);
    direct_jumps(f);
    return assemble(f, flags, stack_size);
}
