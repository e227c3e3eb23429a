/* opcodes.c: the tables made from opcodes.def. */
#include "code.h"

#define OP(name, operand, pops, pushes, caches, doc)                                                                   \
    enum { CACHES_##name = caches, OPERAND_OF_##name = OPERAND_##operand };
#define SPECIAL(name, base, doc) enum { CACHES_##name = CACHES_##base, OPERAND_OF_##name = OPERAND_OF_##base };
#define FUSED(name, base, doc) SPECIAL(name, base, doc)
#include "opcodes.def"

const OpcodeInfo opcode_info[256] = {
#define OP(name, operand, pops, pushes, caches, doc)                                                                   \
    [OP_##name] = {#name, doc, OPERAND_OF_##name, CACHES_##name, OP_##name},
#define SPECIAL(name, base, doc) [OP_##name] = {#name, doc, OPERAND_OF_##name, CACHES_##name, OP_##base},
#define FUSED(name, base, doc) SPECIAL(name, base, doc)
#include "opcodes.def"
};

_Static_assert(OPCODE_COUNT <= 256, "an opcode is one byte");

int opcode_pops(Opcode opcode, int oparg)
{
    switch (opcode) {
#define OP(name, operand, pops, pushes, caches, doc) \
    case OP_##name:                                  \
        return (pops);
#include "opcodes.def"
    default:
        return 0;
    }
}

int opcode_pushes(Opcode opcode, int oparg)
{
    switch (opcode) {
#define OP(name, operand, pops, pushes, caches, doc) \
    case OP_##name:                                  \
        return (pushes);
#include "opcodes.def"
    default:
        return 0;
    }
}
