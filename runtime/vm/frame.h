/* frame.h: the record of one running call.
 *
 *     [ code | previous | function | … | next instruction ] [ locals, cells, free variables ][ stack → ]
 *                                                           slots[0]        slots[code->slot_count]
 *
 * A frame stands on the data stack (FRAME_STACK), inside its generator (FRAME_GENERATOR), or, once its call is
 * over and a frame object outlives it, inside that frame object (FRAME_OBJECT). The native frames of C
 * functions are another chain (native.h).
 *
 * Always true where Python can run or the audit can look: `instruction` is the last instruction begun, `stack_top`
 * says how much of the stack is in use, and every slot below it is NULL or an owned reference. Between such
 * points the loop keeps both in registers.
 */
#ifndef VIV_FRAME_H
#define VIV_FRAME_H

#include "code.h"

/* Who has the memory of a frame. */
typedef enum FrameOwner { FRAME_STACK, FRAME_GENERATOR, FRAME_OBJECT } FrameOwner;
/* RETURN_TO_C: a C function waits for the result. RETURN_SELF: this is an __init__ that a constructor call runs;
 * it must return None, and the caller's result is the instance, which waits on the caller's stack. RETURN_SPECIAL: a
 * special method that an instruction runs (special.h): for an operator, the left operand's, or the right one's
 * reflected method, or the left one's in-place method; for a comparison, the left one's. */
typedef enum FrameReturn {
    RETURN_TO_C = 1,
    RETURN_SELF = 2,
    RETURN_SPECIAL = 4,
    RETURN_REFLECTED = 8,
    RETURN_INPLACE = 16,
    RETURN_COMPARED = 32
} FrameReturn;

typedef struct FrameObject FrameObject;

/* A running, suspended or (in a frame object) finished call. */
struct Frame {
    Code *code;          /* owned                                                                   */
    Frame *previous;     /* the caller; NULL while a generator is not running                       */
    Function *function;  /* owned                                                                   */
    Dict *globals;       /* borrowed from the function                                              */
    Object *builtins;    /* borrowed from the function; nearly always a dict                        */
    Object *locals;      /* owned; NULL for functions, whose locals are the slots                   */
    FrameObject *object; /* owned; NULL until somebody asks                                         */
    Unit *instruction;
    Object **stack_top;  /* just above the last value of the stack                                  */
    uint16_t return_offset; /* units from `instruction` to where the caller goes on after a return  */
    uint8_t owner;       /* FrameOwner                                                              */
    uint8_t on_return;   /* bits of FrameReturn: who waits for the result                           */
    Object *slots[];
};

static inline Object **frame_stack(Frame *frame)
{
    return frame->slots + frame->code->slot_count;
}
static inline isize frame_unit(const Frame *frame)
{
    return frame->instruction - frame->code->units;
}

/* The line being executed, or -1. */
int frame_line(const Frame *frame);

/* Reports every counted reference of a frame: EDGE_LOCAL (index: slot), EDGE_STACK, EDGE_FIELD with the index
 * of a FrameField. `extra` is or-ed to the kinds (EDGE_HIDDEN for frames that the collector must not see). */
enum FrameField { FRAME_FIELD_CODE, FRAME_FIELD_FUNCTION, FRAME_FIELD_LOCALS, FRAME_FIELD_OBJECT, FRAME_FIELD_COUNT };
void frame_traverse(Frame *frame, VisitFunction visit, void *context, int extra);

/* Releases what the frame holds, locals in order, and hands slots over to the frame object if it lives on. */
void frame_clear(Frame *frame);

/* ---- frame objects: objects/frame_object.c ---- */

/* `own` has room for the frame's slots and stack behind it. */
struct FrameObject {
    Object head;
    Frame *frame;          /* NULL never: the live frame, or `own`                         */
    FrameObject *back;     /* f_back, once the frame has left the stack                    */
    Object *trace;
    int32_t forced_line;
    bool trace_lines, trace_opcodes;
    bool is_profiled;      /* the profile function has been told of the call                */
    int32_t last_unit;     /* traced frames: what ran last, or -1                           */
    Object *native_called; /* the C function that is being called, for the profile function */
    Object *extra_locals;  /* names that a program added through f_locals, a dict or NULL  */
    Frame own[];
};

/* The frame object of a frame: made if need be. NULL: MemoryError. */
BORROWED FrameObject *frame_object(Frame *frame);
/* The call is over and the frame object lives on: it takes everything the frame holds. */
void frame_object_take_over(FrameObject *object, Frame *frame);
/* locals() for a frame: a fresh dict for functions, the namespace itself otherwise. */
NEW Object *frame_locals(Frame *frame);
/* frame.f_locals: a write-through proxy for functions, the namespace itself otherwise. */
NEW Object *frame_locals_proxy(FrameObject *object);
/* The nearest caller that runs Python code, or NULL. */
BORROWED Frame *frame_caller(Frame *frame);

#endif
