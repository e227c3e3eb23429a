/* locals.c: which loads of locals must check that the local is bound.
 *
 * A local is unsafe where some path from the start, or from a `del`, leads to without a store. The first 64 locals are
 * followed through the whole function, as bits of one word; the rest only within each block, as CPython does.
 */
#include "flow.h"

#define TRACKED_LOCALS 64

typedef struct Work {
    Block **items;
    int count;
} Work;

static void reach(Work *work, Block *b, uint64_t unsafe)
{
    uint64_t both = b->unsafe_locals | unsafe;
    if (both == b->unsafe_locals)
        return;
    b->unsafe_locals = both;
    if (!b->visited) {
        b->visited = true;
        work->items[work->count++] = b;
    }
}

static void scan(Work *work, Block *b)
{
    uint64_t unsafe = b->unsafe_locals;
    for (int i = 0; i < b->count; i++) {
        Instruction *instruction = &b->items[i];
        if (instruction->handler)
            reach(work, instruction->handler, unsafe);
        if (instruction->oparg >= TRACKED_LOCALS)
            continue;
        uint64_t bit = 1ull << instruction->oparg;
        switch (instruction->opcode) {
        case OP_DELETE_FAST: case OP_LOAD_FAST_AND_CLEAR: case PSEUDO_STORE_FAST_MAYBE_NULL:
            unsafe |= bit;
            break;
        case OP_STORE_FAST: case OP_LOAD_FAST_CHECK:
            unsafe &= ~bit;
            break;
        case OP_LOAD_FAST:
            if (unsafe & bit)
                instruction->opcode = OP_LOAD_FAST_CHECK;
            unsafe &= ~bit;
            break;
        default:
            break;
        }
    }
    if (b->next && block_falls_through(b))
        reach(work, b->next, unsafe);
    if (b->count && is_jump(block_last(b)->opcode))
        reach(work, block_last(b)->target, unsafe);
}

static void check_many_locals(Flow *f, int local_count)
{
    Block **bound_in = compile_allocate(f->c, (size_t)local_count * sizeof *bound_in);
    for (Block *b = f->entry; b; b = b->next)
        for (int i = 0; i < b->count; i++) {
            Instruction *instruction = &b->items[i];
            int local = instruction->oparg;
            if (local < TRACKED_LOCALS)
                continue;
            switch (instruction->opcode) {
            case OP_DELETE_FAST: case OP_LOAD_FAST_AND_CLEAR: case PSEUDO_STORE_FAST_MAYBE_NULL:
                bound_in[local] = NULL;
                break;
            case OP_STORE_FAST:
                bound_in[local] = b;
                break;
            case OP_LOAD_FAST:
                if (bound_in[local] != b && local >= f->parameter_count)
                    instruction->opcode = OP_LOAD_FAST_CHECK;
                bound_in[local] = b;
                break;
            default:
                break;
            }
        }
}

void check_unbound_locals(Flow *f, int local_count)
{
    if (!local_count)
        return;
    if (local_count > TRACKED_LOCALS)
        check_many_locals(f, local_count);
    int block_count = 0;
    for (Block *b = f->entry; b; b = b->next, block_count++) {
        b->visited = false;
        b->unsafe_locals = 0;
    }
    Work work = {compile_allocate(f->c, (size_t)block_count * sizeof(Block *)), 0};
    uint64_t unsafe = 0;
    for (int local = f->parameter_count; local < local_count && local < TRACKED_LOCALS; local++)
        unsafe |= 1ull << local;
    reach(&work, f->entry, unsafe);
    for (Block *b = f->entry; b; b = b->next) /* each once, however little is unsafe */
        if (!b->visited) {
            b->visited = true;
            work.items[work.count++] = b;
        }
    while (work.count) {
        Block *b = work.items[--work.count];
        b->visited = false;
        scan(&work, b);
    }
}
