/* fuse.c: which loads are fused with the instruction behind them.
 *
 * Nothing but the opcode of a load changes; so there is nothing to undo when the form behind it changes, except to
 * choose again.
 */
#include "fuse.h"

typedef struct Fusion {
    uint8_t form;              /* of the instruction proper                              */
    uint8_t ll, lc, sl, sc;    /* what the load in front becomes; 0: not fused           */
    uint8_t moves;             /* what the COPY or SWAP in front becomes                 */
} Fusion;

#define FAMILY(FORM, NAME) \
    {.form = OP_##FORM, .ll = OP_LL_##NAME, .lc = OP_LC_##NAME, .sl = OP_SL_##NAME, .sc = OP_SC_##NAME}

static const Fusion fusions[] = {
    FAMILY(BINARY_OP_ADD_INT, ADD_INT),
    FAMILY(BINARY_OP_SUBTRACT_INT, SUBTRACT_INT),
    FAMILY(BINARY_OP_MULTIPLY_INT, MULTIPLY_INT),
    FAMILY(BINARY_OP_REMAINDER_INT, REMAINDER_INT),
    FAMILY(BINARY_OP_ADD_FLOAT, ADD_FLOAT),
    FAMILY(BINARY_OP_SUBTRACT_FLOAT, SUBTRACT_FLOAT),
    FAMILY(BINARY_OP_MULTIPLY_FLOAT, MULTIPLY_FLOAT),
    FAMILY(COMPARE_OP_INT, COMPARE_INT),
    FAMILY(COMPARE_OP_FLOAT, COMPARE_FLOAT),
    {.form = OP_COMPARE_OP_STR, .lc = OP_LC_COMPARE_STR, .sc = OP_SC_COMPARE_STR},
    {.form = OP_BINARY_SUBSCR_LIST_INT, .ll = OP_LL_SUBSCR_LIST_INT, .lc = OP_LC_SUBSCR_LIST_INT,
     .sl = OP_SL_SUBSCR_LIST_INT, .sc = OP_SC_SUBSCR_LIST_INT, .moves = OP_COPIES_SUBSCR_LIST_INT},
    FAMILY(BINARY_SUBSCR_TUPLE_INT, SUBSCR_TUPLE_INT),
    {.form = OP_BINARY_SUBSCR_DICT, .ll = OP_LL_SUBSCR_DICT},
    {.form = OP_STORE_SUBSCR_LIST_INT, .ll = OP_LL_STORE_SUBSCR_LIST_INT, .moves = OP_SWAPS_STORE_SUBSCR_LIST_INT},
    {.form = OP_LOAD_ATTR_INSTANCE_VALUE, .sl = OP_L_ATTR_INSTANCE_VALUE, .moves = OP_COPY_ATTR_INSTANCE_VALUE},
    {.form = OP_LOAD_ATTR_SLOT, .sl = OP_L_ATTR_SLOT},
    {.form = OP_LOAD_ATTR_METHOD_WITH_VALUES, .sl = OP_L_ATTR_METHOD_WITH_VALUES},
    {.form = OP_LOAD_ATTR_METHOD_NO_DICT, .sl = OP_L_ATTR_METHOD_NO_DICT},
    {.form = OP_STORE_ATTR_INSTANCE_VALUE, .sl = OP_L_STORE_ATTR_INSTANCE_VALUE,
     .moves = OP_SWAP_STORE_ATTR_INSTANCE_VALUE},
    {.form = OP_RETURN_VALUE, .sl = OP_L_RETURN_VALUE},
    {.form = OP_POP_JUMP_IF_NONE, .sl = OP_L_POP_JUMP_IF_NONE},
    {.form = OP_POP_JUMP_IF_NOT_NONE, .sl = OP_L_POP_JUMP_IF_NOT_NONE},
};

static const Fusion *fusion_of(unsigned form)
{
    static const Fusion none = {0};
    for (size_t i = 0; i < sizeof fusions / sizeof fusions[0]; i++)
        if (fusions[i].form == form)
            return &fusions[i];
    return &none;
}

/* The argument of an instruction behind EXTENDED_ARG is not all in its own unit. */
static bool is_extended(Code *code, isize unit)
{
    return code_starts(code, unit - 1) && code->units[unit - 1].opcode == OP_EXTENDED_ARG;
}

static Opcode base_at(Code *code, isize unit)
{
    return code_starts(code, unit) ? code_base_opcode(code, unit) : OP_CACHE;
}

static void fuse_as(Unit *load, unsigned fused, Opcode base)
{
    load->opcode = (uint8_t)(fused ? fused : base);
}

/* Is the unit a COPY or SWAP with this argument? */
static bool moves_at(Code *code, isize unit, Opcode base, int oparg)
{
    return base_at(code, unit) == base && code->units[unit].oparg == oparg;
}

/* COPY 2, COPY 2 and SWAP 3, SWAP 2 stand around list[int] += …, COPY 1 and SWAP 2 around object.name += … */
static void fuse_moves(Code *code, isize at, unsigned fused)
{
    Opcode proper = code_base_opcode(code, at);
    if (proper == OP_BINARY_SUBSCR && moves_at(code, at - 1, OP_COPY, 2) && moves_at(code, at - 2, OP_COPY, 2))
        fuse_as(&code->units[at - 2], fused, OP_COPY);
    else if (proper == OP_STORE_SUBSCR && moves_at(code, at - 1, OP_SWAP, 2) && moves_at(code, at - 2, OP_SWAP, 3))
        fuse_as(&code->units[at - 2], fused, OP_SWAP);
    else if (proper == OP_LOAD_ATTR && moves_at(code, at - 1, OP_COPY, 1) && !(code->units[at].oparg & 1))
        fuse_as(&code->units[at - 1], fused, OP_COPY);
    else if (proper == OP_STORE_ATTR && moves_at(code, at - 1, OP_SWAP, 2))
        fuse_as(&code->units[at - 1], fused, OP_SWAP);
}

void fuse_before(Code *code, Unit *unit)
{
    isize at = unit - code->units;
    const Fusion *fusion = fusion_of(unit->opcode);
    Opcode load = base_at(code, at - 1);
    if (load == OP_LOAD_FAST_LOAD_FAST)
        fuse_as(unit - 1, fusion->ll, load);
    else if (load == OP_LOAD_FAST)
        fuse_as(unit - 1, fusion->sl, load);
    else if (load == OP_LOAD_CONST) {
        fuse_as(unit - 1, fusion->sc, load);
        if (base_at(code, at - 2) == OP_LOAD_FAST && !is_extended(code, at - 1))
            fuse_as(unit - 2, fusion->lc, OP_LOAD_FAST);
    } else
        fuse_moves(code, at, fusion->moves);
}
