/* code.h: code objects, and what the compiler hands over to make one.
 *
 * A code object is the immutable result of compiling a function, class body or module: a sequence of 16-bit
 * units (opcode, argument), the tables that the instructions index, and two tables that nobody reads until
 * something goes wrong: exception handlers and source positions. The machine writes only over opcodes (with a
 * SPECIAL or FUSED form, see opcodes.def) and inline caches, never over arguments.
 */
#ifndef VIV_CODE_H
#define VIV_CODE_H

#include "../object.h"

/* The instructions of opcodes.def. */
typedef enum Opcode {
#define OP(name, operand, pops, pushes, caches, doc) OP_##name,
#define SPECIAL(name, base, doc) OP_##name,
#define FUSED(name, base, doc) OP_##name,
#include "opcodes.def"
    OPCODE_COUNT
} Opcode;

/* What an instruction's argument means: opcodes.def says it for each. */
typedef enum Operand {
    OPERAND_NONE, OPERAND_LOCAL, OPERAND_TWO_LOCALS, OPERAND_CONST, OPERAND_NAME, OPERAND_NAME_BIT, OPERAND_FREE,
    OPERAND_COUNT, OPERAND_JUMP, OPERAND_JUMP_BACK, OPERAND_OPERATOR, OPERAND_COMPARE, OPERAND_RAW
} Operand;

/* A line of opcodes.def as a value; opcode_info[opcode]. */
typedef struct OpcodeInfo {
    const char *name;
    const char *doc;
    uint8_t operand; /* Operand */
    uint8_t caches;  /* units that follow */
    uint8_t base;    /* the Opcode whose place it takes; itself for those that the compiler emits */
} OpcodeInfo;

extern const OpcodeInfo opcode_info[256];
/* How many values the instruction takes from and leaves on the stack. */
int opcode_pops(Opcode opcode, int oparg);
int opcode_pushes(Opcode opcode, int oparg);

/* 16 bits of code: an instruction, or a part of the inline cache behind one. */
typedef union Unit {
    struct {
        uint8_t opcode, oparg;
    };
    uint16_t cache;
} Unit;

/* co_flags, CPython's numbers. */
enum CodeFlag {
    CODE_OPTIMIZED = 0x1,
    CODE_NEW_LOCALS = 0x2,
    CODE_VAR_ARGS = 0x4,
    CODE_VAR_KEYWORDS = 0x8,
    CODE_NESTED = 0x10,
    CODE_GENERATOR = 0x20,
    CODE_FUTURE_ANNOTATIONS = 0x1000000,
    CODE_NO_MONITORING = 0x2000000
};

/* What a slot of a frame is; CPython's CO_FAST_… bits, may be combined (a parameter that is a cell). */
enum LocalKind { LOCAL_HIDDEN = 0x10, LOCAL_PLAIN = 0x20, LOCAL_CELL = 0x40, LOCAL_FREE = 0x80 };

/* CALL_INTRINSIC_1 and _2, CPython's numbers. */
enum Intrinsic1 {
    INTRINSIC_1_INVALID, INTRINSIC_PRINT, INTRINSIC_IMPORT_STAR, INTRINSIC_STOPITERATION_ERROR,
    INTRINSIC_ASYNC_GEN_WRAP, INTRINSIC_UNARY_POSITIVE, INTRINSIC_LIST_TO_TUPLE, INTRINSIC_TYPEVAR,
    INTRINSIC_PARAMSPEC, INTRINSIC_TYPEVARTUPLE, INTRINSIC_SUBSCRIPT_GENERIC, INTRINSIC_TYPEALIAS
};
enum Intrinsic2 {
    INTRINSIC_2_INVALID, INTRINSIC_PREP_RERAISE_STAR, INTRINSIC_TYPEVAR_WITH_BOUND,
    INTRINSIC_TYPEVAR_WITH_CONSTRAINTS, INTRINSIC_SET_FUNCTION_TYPE_PARAMS, INTRINSIC_SET_TYPEPARAM_DEFAULT
};

/* SET_FUNCTION_ATTRIBUTE */
enum FunctionPart {
    FUNCTION_DEFAULTS = 1,
    FUNCTION_KEYWORD_DEFAULTS = 2,
    FUNCTION_ANNOTATIONS = 4,
    FUNCTION_CLOSURE = 8
};

/* While the next unit lies in [start, end), an exception goes to `target` with the stack cut down to `depth`
 * values; then the index of the raising unit is pushed (if push_last), then the exception. Sorted by start, not
 * overlapping. All in units. */
typedef struct ExceptionEntry {
    uint32_t start, end, target;
    uint16_t depth;
    uint16_t push_last;
} ExceptionEntry;

/* Where the units from `unit` on (up to the next entry) come from. Lines count from 1, columns are UTF-8 bytes
 * from 0; line -1: no position, column -1: unknown. An operator's carets ~~^~~ need its own extent:
 * [anchor, anchor_end) in columns, anchor -1: none; they lie on line anchor_line. */
typedef struct Position {
    uint32_t unit;
    int32_t line, end_line, column, end_column;
    int32_t anchor_line, anchor, anchor_end;
} Position;

/* CPython's code object; counts are of units, slots or entries. Objects and arrays are owned. */
struct Code {
    Object head;
    int32_t argument_count; /* positional ones, positional-only included; without *args */
    int32_t exact_count;    /* as many positional arguments fill every parameter: argument_count; -1 with *, ** or
                               keyword-only ones */
    int32_t positional_only_count;
    int32_t keyword_only_count;
    uint32_t flags;
    int32_t stack_size;
    int32_t first_line;
    int32_t local_count;     /* co_nlocals: parameters and plain locals                         */
    int32_t slot_count;      /* locals, cells, free variables                                   */
    int32_t cell_count;      /* cells that are not parameters too                                */
    int32_t free_count;
    int32_t frame_bytes;     /* of a Frame of this code with slots and stack                     */
    uint32_t version;        /* a number of its own, for caches                                  */
    int32_t unit_count;
    int32_t exception_entry_count;
    int32_t position_count;
    int32_t first_traceable; /* the unit of RESUME: what comes before has no line               */
    Unit *units;
    uint8_t *starts;         /* one bit for each unit: an instruction begins here               */
    Tuple *constants, *names, *slot_names;
    uint8_t *slot_kinds;
    ExceptionEntry *exception_entries;
    Position *positions;
    Str *filename, *name, *qualified_name;
    Object *weakrefs;
    Bytes *shown_code; /* co_code, once somebody has asked */
};

/* All borrowed: code_new copies the arrays and takes references of its own to the objects. */
typedef struct CodeSpec {
    Str *filename, *name, *qualified_name;
    int argument_count, positional_only_count, keyword_only_count;
    unsigned flags;
    int stack_size, first_line;
    const Unit *units; /* base instructions only; cache units are there and zero */
    isize unit_count;
    Tuple *constants, *names;
    Tuple *slot_names; /* parameters, other locals, cells, free variables: CPython's localsplus */
    const uint8_t *slot_kinds;
    const ExceptionEntry *exception_entries;
    isize exception_entry_count;
    const Position *positions;
    isize position_count;
} CodeSpec;

/* NULL: out of memory. */
NEW Code *code_new(const CodeSpec *spec);

/* The entry that covers a unit, or NULL. */
const Position *code_position(const Code *code, isize unit);
/* One bit per unit: does an instruction begin there? Cache units may look like anything. */
static inline bool code_starts(const Code *code, isize unit)
{
    return unit >= 0 && (code->starts[unit >> 3] >> (unit & 7) & 1) != 0;
}
/* The line of a unit, or -1. */
int code_line(const Code *code, isize unit);
/* The instruction as the compiler wrote it. */
Opcode code_base_opcode(const Code *code, isize unit);

#endif
