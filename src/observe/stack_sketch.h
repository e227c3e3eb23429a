/* stack_sketch.h: what stands on a frame's stack after each instruction, in the words of the source.
 *
 *     LOAD_FAST n       n
 *     LOAD_CONST 1      n 1
 *     BINARY_OP +       (n+1)
 *
 * Nothing runs: names stand for their values, calls for their results. How many values an instruction takes and
 * leaves comes from the table of opcodes; what they are called, from here.
 */
#ifndef VIV_STACK_SKETCH_H
#define VIV_STACK_SKETCH_H

#include "text.h"

#include "viv.h"

typedef struct StackSketch {
    char **values; /* bottom first; an empty text is a place that holds no value (NULL) */
    size_t depth, room;
} StackSketch;

/* The effect of one instruction. `operand` is its argument as people read it: "n", "+", "print". */
void stack_sketch_step(StackSketch *stack, Opcode opcode, int oparg, const char *operand);
/* The stack as an exception handler finds it, after an instruction whose stack was `stack`. */
StackSketch stack_sketch_at_handler(const StackSketch *stack, size_t depth, bool has_instruction);
StackSketch stack_sketch_copy(const StackSketch *stack);
void stack_sketch_clear(StackSketch *stack);
/* "n 1", or "-" while it is empty; at most `columns` wide: what lies deepest is left out first. */
void stack_sketch_show(const StackSketch *stack, Text *out, int columns);

#endif
