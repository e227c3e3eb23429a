/* loop.h: the evaluation loop. loop.c and loop_traced.c include it, the latter with TRACED defined.
 *
 * Four variables are the machine's registers:
 *
 *     frame   the running frame         next    just behind the unit being executed; its inline cache begins there
 *     sp      just above the top value  oparg   the argument, EXTENDED_ARG included
 *
 * An instruction leaves `next` and `sp` alone until it can fail no more, then ends with DISPATCH(). Whatever may run
 * Python, raise, or be audited comes after SPILL(), which writes both registers to the frame. On failure:
 * `goto error`; the values still on the stack are released by the unwinding.
 *
 * A special form checks its operands with GUARD and falls back to its base; so it never needs to be right about
 * the future. See opcodes.def for FUSED forms.
 *
 * Instructions stand by family in ops_*.inc, which are parts of the function below and of nothing else.
 */
#include "../abstract.h"
#include "../error.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../modules/import.h"
#include "../objects/bound_method.h"
#include "../objects/builtin.h"
#include "../objects/cell.h"
#include "../objects/dict.h"
#include "../objects/exceptions.h"
#include "../objects/float.h"
#include "../objects/function.h"
#include "../objects/generator.h"
#include "../objects/instance.h"
#include "../objects/int_inline.h"
#include "../objects/list.h"
#include "../objects/module.h"
#include "../objects/range.h"
#include "../objects/sequence_iterator.h"
#include "../objects/set.h"
#include "../objects/slice.h"
#include "../objects/slot_dispatch.h"
#include "../objects/str.h"
#include "../objects/super.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "helpers.h"
#include "special.h"
#include "specialise.h"
#include "stack.h"
#include "values.h"
#include "vm.h"
#include <math.h>
#include <string.h>

#ifdef TRACED
#define LOOP loop_traced
#define IS_TRACED_LOOP true
#define DISPATCH() goto traced_dispatch
#define TRACE_EVENT(frame, event)                               \
    do {                                                        \
        if (vm->event_tracer)                                   \
            ((EventTracer)vm->event_tracer)((frame), (event));  \
    } while (0)

static const bool is_fused[256] = {
#define OP(name, operand, pops, pushes, caches, doc)
#define SPECIAL(name, base, doc)
#define FUSED(name, base, doc) [OP_##name] = true,
#include "opcodes.def"
};
#else
#define TRACE_EVENT(frame, event) ((void)0)
#define LOOP loop_plain
#define IS_TRACED_LOOP false
#define DISPATCH()                      \
    do {                                \
        unsigned unit_ = next->cache;   \
        next++;                         \
        oparg = (int)(unit_ >> 8);      \
        goto *targets[unit_ & 0xff];    \
    } while (0)
#endif

#define TARGET(name) op_##name:
/* Ends an instruction with `caches` units behind it. */
#define DISPATCH_PAST(caches) \
    do {                      \
        next += (caches);     \
        DISPATCH();           \
    } while (0)

#define SPILL() (frame->instruction = next - 1, frame->stack_top = sp)
#define PUSH(value)                          \
    do {                                     \
        Object *pushed_ = (Object *)(value); \
        *sp++ = pushed_;                     \
    } while (0)
#define LOCAL(i) (frame->slots[i])
#define CONSTANT(i) (frame->code->constants->items[i])
#define NAME_AT(i) ((Str *)frame->code->names->items[i])

/* decref for values that are not on the stack any more: registers are written out only if something dies. */
#define DROP(value)                                                              \
    do {                                                                         \
        Object *dropped_ = (Object *)(value);                                    \
        if ((int32_t)dropped_->refcount >= 0 && --dropped_->refcount == 0) {     \
            SPILL();                                                             \
            object_deallocate(dropped_);                                         \
        }                                                                        \
    } while (0)
#define DROP_MAYBE(value)           \
    do {                            \
        Object *maybe_ = (value);   \
        if (maybe_)                 \
            DROP(maybe_);           \
    } while (0)

#define GUARD(condition, base)         \
    do {                               \
        if (UNLIKELY(!(condition)))    \
            goto op_##base;            \
    } while (0)

/* In front of a base instruction: when its counter has run out, choose a form and start again. */
#define ADAPT(specialise)                             \
    do {                                              \
        if (UNLIKELY(next->cache < 16)) {             \
            SPILL();                                  \
            specialise;                               \
            goto *targets[next[-1].opcode];           \
        }                                             \
        next->cache -= 16;                            \
    } while (0)

/* Replaces the two top values, which have been used, by the result. */
#define RESULT_OF_TWO(result_expression)              \
    do {                                              \
        SPILL();                                      \
        Object *result_ = (result_expression);        \
        if (UNLIKELY(!result_))                       \
            goto error;                               \
        Object *right_ = sp[-1], *left_ = sp[-2];     \
        sp--;                                         \
        sp[-1] = result_;                             \
        DROP_AS_TEMPORARY(left_);                     \
        DROP_AS_TEMPORARY(right_);                    \
    } while (0)
#define DROP_AS_TEMPORARY(value) DROP(value)

/* Backward jumps and calls: one countdown for everything that can wait until then. Execution goes on `units` away. */
#define DISPATCH_CHECKED(units)                            \
    do {                                                   \
        if (UNLIKELY(--RUNTIME->vm.countdown < 0)) {       \
            SPILL();                                       \
            if (!serve_requests())                         \
                goto error;                                \
            next += (units);                               \
            goto go_on_after_requests;                     \
        }                                                  \
        next += (units);                                   \
        DISPATCH();                                        \
    } while (0)

/* The end of an instruction that has called C: `units` behind its beginning. */
#define CHECK_AFTER_CALL(units)                            \
    do {                                                   \
        next += (units) - 1;                               \
        DISPATCH();                                        \
    } while (0)

/* Starts the frame that a call instruction has pushed; the caller goes on `units` behind the instruction. */
#define ENTER(callee, units)                      \
    do {                                          \
        frame->return_offset = (uint16_t)(units); \
        (callee)->previous = frame;               \
        frame = (callee);                         \
        goto start_frame;                         \
    } while (0)

/* A special method written in Python, if the operands have one: the loop goes on in its frame (special.h). The registers
 * are written out; `units` is the instruction's length. */
#define ENTER_IF_SPECIAL(is_special, units)             \
    do {                                                \
        SpecialCall special_;                           \
        if (is_special) {                               \
            Frame *callee_ = special_push(frame, &special_); \
            if (UNLIKELY(!callee_))                     \
                goto error;                             \
            ENTER(callee_, units);                      \
        }                                               \
    } while (0)
#define IS_OF_CLASS(object) (((object)->type->flags & TYPE_HEAP) != 0)

/* The undefined-behaviour sanitizer's checks give a function of this size so many blocks that each indirect jump
 * may reach that compilers take minutes; the helpers and everything else stay under its eye. */
__attribute__((no_sanitize("undefined"))) Object *LOOP(Frame *frame, LoopEntry entry)
{
    static const void *const targets[256] = {
        [OPCODE_COUNT ... 255] = &&op_UNKNOWN,
#define OP(name, operand, pops, pushes, caches, doc) [OP_##name] = &&op_##name,
#define SPECIAL(name, base, doc) [OP_##name] = &&op_##name,
#define FUSED(name, base, doc) [OP_##name] = &&op_##name,
#include "opcodes.def"
    };
    VmState *const vm = &RUNTIME->vm;
    Unit *next;
    Object **sp;
    int oparg;

    switch (entry) {
    case LOOP_START:
        goto start_frame;
    case LOOP_GO_ON: /* as the other loop left it */
        goto resume_frame;
    default:
        vm->frame = frame;
        if (UNLIKELY(vm->recursion_left-- <= 0) && !check_recursion())
            goto unwind_frame;
        TRACE_EVENT(frame, TRACE_THROWN);
        goto raised_in_frame;
    }

start_frame:
    /* `frame` is on top of the stack but not in the chain yet. */
    vm->frame = frame;
    if (UNLIKELY(vm->recursion_left-- <= 0) && !check_recursion())
        goto unwind_frame;
resume_frame:
    next = frame->instruction + 1;
    sp = frame->stack_top;
#ifndef TRACED
    if (LIKELY(next->opcode == OP_RESUME && vm->countdown > 0)) { /* RESUME, without a dispatch of its own */
        vm->countdown--;
        next++;
    }
#endif
    DISPATCH();

#ifdef TRACED
traced_dispatch:
    frame->instruction = next - 1;
    frame->stack_top = sp;
    if (vm->tracer) {
        Unit *at = next;
        frame->instruction = at;
        if (!((Tracer)vm->tracer)(vm->tracer_context, frame, sp)) {
            next = at + 1;
            goto error;
        }
    }
    if (!vm->is_traced) {
        frame->instruction = next - 1;
        return LOOP_SWAP;
    }
    oparg = next->oparg;
    next++;
    if (vm->event_tracer && is_fused[next[-1].opcode])
        goto *targets[opcode_info[next[-1].opcode].base];
    goto *targets[next[-1].opcode];
#endif

#include "ops_stack.inc"
#include "ops_names.inc"
#include "ops_attributes.inc"
#include "ops_items.inc"
#include "ops_operators.inc"
#include "ops_build.inc"
#include "ops_jumps.inc"
#include "ops_calls.inc"
#include "ops_generators.inc"
#include "ops_exceptions.inc"
#include "ops_fused.inc"

op_UNKNOWN:
    SPILL();
    raise_error(SystemError, "%U:%d: unknown opcode %d", frame->code->filename, frame_line(frame),
                (int)next[-1].opcode);
    goto error;

go_on_after_requests:
    /* `next` is where execution goes on. */
    if (vm->is_traced != IS_TRACED_LOOP) {
        if (!IS_TRACED_LOOP && next[-1].opcode == OP_RESUME)
            next--; /* again, for the tracer to see */
        frame->instruction = next - 1;
        frame->stack_top = sp;
        return LOOP_SWAP;
    }
    DISPATCH();

error:
    frame->instruction = next - 1;
    frame->stack_top = sp;
#ifndef TRACED
    if (UNLIKELY(vm->repeats_call)) {
        frame->instruction--;
        return LOOP_SWAP;
    }
#endif
raised_in_frame:
    next = frame->instruction + 1;
    traceback_here(frame);
    TRACE_EVENT(frame, TRACE_RAISED);
unwind_in_frame:
    /* The exception is in vm->raised, the frame's registers are written out; RERAISE has put frame->instruction back
     * to where it was raised, the handler is looked for here. */
    next = handler_of(frame, next - 1 - frame->code->units);
    if (next) {
        sp = frame->stack_top;
        DISPATCH();
    }
unwind_frame:
    /* Nobody handles it here: the frame ends, and its caller looks. */
    TRACE_EVENT(frame, TRACE_UNWOUND);
    {
        Frame *dying = frame;
        unsigned on_return = frame->on_return;
        frame = dying->previous;
        vm->frame = frame;
        vm->recursion_left++;
        if (dying->owner == FRAME_GENERATOR)
            generator_frame_finished(dying);
        else
            frame_leave(dying);
        if (on_return & RETURN_TO_C)
            return NULL;
        if (on_return & RETURN_SELF)
            vm->recursion_left++;
        if (on_return & RETURN_SPECIAL) {
            TRACE_EVENT(frame, TRACE_STOPPED);
            next = special_raised(frame, on_return);
            if (next) {
                sp = frame->stack_top;
                DISPATCH();
            }
        }
        goto raised_in_frame;
    }
}
