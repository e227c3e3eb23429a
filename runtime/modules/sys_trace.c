/* sys_trace.c: sys.settrace and sys.setprofile.
 *
 * Both are one Tracer of the machine: the traced loop shows it each instruction before it runs, and (vm->event_tracer)
 * each exception that reaches a frame. From these follow CPython's events: RESUME is a call, the returning and yielding
 * instructions are returns, a CALL of a C function is a c_call whose end shows at the frame's next instruction.
 *
 * A line begins at an instruction whose line is not that of the instruction before it in the code, or to which a jump or
 * a handler leads; it is an event if the instruction that ran last in the frame has another line, or is a RESUME, or
 * jumps back. What ran last stands in the frame object, which every traced frame has.
 *
 * While a function runs that has been called for an event, there are no events.
 */
#include "../abstract.h"
#include "../error.h"
#include "../objects/builtin.h"
#include "../objects/descriptors.h"
#include "../objects/exceptions.h"
#include "../objects/str.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "../vm/vm.h"
#include "sys_internal.h"

static int base_of(const Code *code, isize unit)
{
    return opcode_info[code->units[unit].opcode].base;
}

/* ---- calling the program's functions ----------------------------------------------------------------------------------- */

/* function(frame, event, argument), with nothing raised meanwhile. NULL: raised, and tracing is over. */
static NEW Object *call_back(Object *function, Frame *frame, const char *event, Object *argument)
{
    VmState *vm = &RUNTIME->vm;
    NATIVE_FRAME(held, "a trace function", "function", "frame", "event", "argument", "raised");
    held[4] = error_fetch();
    held[0] = new_reference(function);
    held[1] = (Object *)new_reference_maybe((Object *)frame_object(frame));
    held[2] = (Object *)str_intern_text(event);
    held[3] = new_reference(argument ? argument : NONE);
    vm->in_trace = true;
    Object *result = held[1] && held[2] ? object_call(function, held + 1, 3, NULL) : NULL;
    vm->in_trace = false;
    if (result && held[4]) {
        error_restore(held[4]);
        held[4] = NULL;
    }
    return native_leave(held, result);
}

static bool trace_event(Frame *frame, Object *function, const char *event, Object *argument)
{
    Object *result = call_back(function, frame, event, argument);
    if (!result) {
        sys_set_tracing(NULL, RUNTIME->vm.profile_function);
        if (frame->object)
            clear_slot(&frame->object->trace);
        return false;
    }
    if (result == NONE)
        return true;
    set_slot(&frame->object->trace, result);
    return true;
}

static bool profile_event(Frame *frame, const char *event, Object *argument)
{
    Object *result = call_back(RUNTIME->vm.profile_function, frame, event, argument);
    if (!result)
        sys_set_tracing(RUNTIME->vm.trace_function, NULL);
    decref_maybe(result);
    return result != NULL;
}

static Object *trace_of(Frame *frame)
{
    return RUNTIME->vm.trace_function && frame->object ? frame->object->trace : NULL;
}

/* ---- lines ------------------------------------------------------------------------------------------------------------------ */

static isize unit_before(const Code *code, isize unit)
{
    do
        unit--;
    while (unit >= 0 && !code_starts(code, unit));
    return unit;
}

/* Where the jump at `unit` leads, or -1. */
static isize jump_target(const Code *code, isize unit, int oparg)
{
    int opcode = base_of(code, unit);
    isize behind = unit + 1 + opcode_info[opcode].caches;
    switch (opcode) {
    case OP_POP_JUMP_IF_FALSE: case OP_POP_JUMP_IF_TRUE: case OP_POP_JUMP_IF_NONE: case OP_POP_JUMP_IF_NOT_NONE:
    case OP_JUMP_FORWARD:
        return behind + oparg;
    case OP_FOR_ITER:
        return behind + oparg + 1; /* END_FOR is skipped */
    case OP_JUMP_BACKWARD: case OP_JUMP_BACKWARD_NO_INTERRUPT:
        return behind - oparg;
    default:
        return -1;
    }
}

static bool is_target(const Code *code, isize wanted)
{
    int extended = 0;
    for (isize unit = code->first_traceable; unit < code->unit_count; unit++) {
        if (!code_starts(code, unit))
            continue;
        int oparg = extended << 8 | code->units[unit].oparg;
        extended = base_of(code, unit) == OP_EXTENDED_ARG ? oparg : 0;
        if (jump_target(code, unit, oparg) == wanted)
            return true;
    }
    for (int i = 0; i < code->exception_entry_count; i++)
        if ((isize)code->exception_entries[i].target == wanted)
            return true;
    return false;
}

static bool begins_line(const Code *code, isize unit, int line)
{
    int opcode = base_of(code, unit);
    if (opcode == OP_END_FOR || opcode == OP_END_SEND || opcode == OP_RESUME)
        return false;
    isize before = unit_before(code, unit);
    bool is_first = before <= code->first_traceable; /* behind the RESUME that begins the function */
    return is_first || code_line(code, before) != line || is_target(code, unit);
}

static bool is_line_event(Frame *frame, isize unit)
{
    const Code *code = frame->code;
    isize last = frame->object->last_unit;
    int line = code_line(code, unit);
    if (line < 0)
        return false;
    int last_line = last >= 0 ? code_line(code, last) : -1, last_opcode = last >= 0 ? base_of(code, last) : OP_RESUME;
    if (last_line == line && last_opcode == OP_JUMP_BACKWARD && unit < last)
        return true;
    return (last_line != line || last_opcode == OP_RESUME) && begins_line(code, unit, line);
}

/* ---- the tracer ---------------------------------------------------------------------------------------------------------------- */

static bool begin_call(Frame *frame)
{
    VmState *vm = &RUNTIME->vm;
    FrameObject *object = frame_object(frame);
    if (!object)
        return false;
    if (vm->trace_function && !trace_event(frame, vm->trace_function, "call", NULL))
        return false;
    if (!vm->profile_function)
        return true;
    object->is_profiled = true;
    return profile_event(frame, "call", NULL);
}

/* (type, value, traceback) of an exception. */
static NEW Object *exception_triple(Object *object)
{
    ExceptionObject *exception = (ExceptionObject *)object;
    Object *traceback = exception->traceback ? (Object *)exception->traceback : NONE;
    return (Object *)tuple_pack(3, exception->head.type, exception, traceback);
}

/* The value that a generator returns reaches the loop that runs it as a StopIteration. */
static bool stop_event(Frame *generator, Object *result)
{
    Frame *frame = generator->previous;
    Object *function = frame && (generator->code->flags & CODE_GENERATOR) ? trace_of(frame) : NULL;
    int opcode = function ? base_of(frame->code, frame_unit(frame)) : OP_RESUME;
    if ((opcode != OP_FOR_ITER || result == NONE) && opcode != OP_SEND)
        return true;
    NATIVE_FRAME(held, "a trace function", "exception", "argument");
    held[0] = object_call((Object *)StopIteration, &result, result != NONE, NULL);
    held[1] = held[0] ? exception_triple(held[0]) : NULL;
    RUNTIME->vm.frame = frame;
    bool done = held[1] && trace_event(frame, function, "exception", held[1]);
    RUNTIME->vm.frame = generator;
    return native_leave_bool(held, done);
}

static bool end_call(Frame *frame, Object *result)
{
    Object *function = trace_of(frame);
    if (function && !trace_event(frame, function, "return", result))
        return false;
    if (!RUNTIME->vm.profile_function || !frame->object || !frame->object->is_profiled)
        return true;
    frame->object->is_profiled = false;
    return profile_event(frame, "return", result);
}

/* The C function that a call instruction is about to call, bound; NULL: it is none, or (raised) there is no memory. */
static NEW Object *native_called(Object **stack_top, int opcode, int oparg)
{
    Object **at = stack_top - oparg - (opcode == OP_CALL_KW) - 2;
    if (opcode == OP_CALL_FUNCTION_EX)
        at = stack_top - 3 - (oparg & 1);
    Object *callable = at[0], *self = at[1];
    if (is_exact(callable, builtin))
        return new_reference(callable);
    if (!is_exact(callable, method_descriptor))
        return NULL;
    if (!self && opcode != OP_CALL_FUNCTION_EX && oparg > 0)
        self = at[2];
    const MethodDescriptor *method = (MethodDescriptor *)callable;
    return self ? builtin_bind(method->native, method->arity, self) : NULL;
}

static bool profile_native(Frame *frame, Object **stack_top, isize unit)
{
    int opcode = base_of(frame->code, unit);
    if (opcode != OP_CALL && opcode != OP_CALL_KW && opcode != OP_CALL_FUNCTION_EX)
        return true;
    FrameObject *object = frame_object(frame);
    Object *native = object ? native_called(stack_top, opcode, frame->code->units[unit].oparg) : NULL;
    if (!native)
        return object && !error_occurred();
    set_slot(&object->native_called, native);
    return profile_event(frame, "c_call", native);
}

static bool end_native(Frame *frame, const char *event)
{
    if (!frame->object || !frame->object->native_called)
        return true;
    NATIVE_FRAME(held, "a profile function", "function");
    held[0] = frame->object->native_called;
    frame->object->native_called = NULL;
    return native_leave_bool(held, !RUNTIME->vm.profile_function || profile_event(frame, event, held[0]));
}

static bool trace_instruction(Frame *frame, isize unit)
{
    Object *function = trace_of(frame);
    if (!function)
        return true;
    if (frame->object->trace_lines && is_line_event(frame, unit) && !trace_event(frame, function, "line", NULL))
        return false;
    function = trace_of(frame);
    return !function || !frame->object->trace_opcodes || trace_event(frame, function, "opcode", NULL);
}

static bool look(void *context, Frame *frame, Object **stack_top)
{
    VmState *vm = &RUNTIME->vm;
    isize unit = frame_unit(frame);
    if (vm->in_trace || vm->repeats_call) {
        vm->repeats_call = false;
        return true;
    }
    int opcode = base_of(frame->code, unit);
    bool goes_on = true;
    if (opcode == OP_RESUME)
        goes_on = begin_call(frame);
    else
        goes_on = end_native(frame, "c_return") && trace_instruction(frame, unit);
    Object *result = opcode == OP_RETURN_VALUE || opcode == OP_YIELD_VALUE ? stack_top[-1]
                     : opcode == OP_RETURN_CONST ? frame->code->constants->items[frame->code->units[unit].oparg]
                                                 : NULL;
    if (goes_on && result)
        goes_on = end_call(frame, result) && (opcode == OP_YIELD_VALUE || stop_event(frame, result));
    else if (goes_on && vm->profile_function)
        goes_on = profile_native(frame, stack_top, unit);
    if (frame->object)
        frame->object->last_unit = (int32_t)unit;
    return goes_on;
}

static void exception_event(Frame *frame)
{
    Object *function = trace_of(frame);
    frame->object->last_unit = -1; /* the handler comes from nowhere */
    if (!end_native(frame, "c_exception") || !function)
        return;
    NATIVE_FRAME(held, "a trace function", "raised", "argument");
    held[1] = exception_triple(RUNTIME->vm.raised);
    if (!held[1])
        error_clear();
    else
        trace_event(frame, function, "exception", held[1]);
    native_leave_bool(held, true);
}

/* The end of a `for` loop over an iterator written in Python. */
static bool is_stop(Frame *frame)
{
    return base_of(frame->code, frame_unit(frame)) == OP_FOR_ITER && error_matches(StopIteration);
}

/* An exception that a trace function raises takes the place of the one that it was told of. */
static void look_at_exception(Frame *frame, TraceEvent event)
{
    if (RUNTIME->vm.in_trace || !frame->object)
        return;
    if (event == TRACE_THROWN)
        begin_call(frame);
    else if (event == TRACE_RAISED || (event == TRACE_STOPPED && is_stop(frame)))
        exception_event(frame);
    else if (event == TRACE_UNWOUND)
        end_call(frame, NULL);
}

/* ---- what Python sees -------------------------------------------------------------------------------------------------------------- */

void sys_set_tracing(Object *trace, Object *profile)
{
    VmState *vm = &RUNTIME->vm;
    bool was_on = vm->trace_function || vm->profile_function;
    incref_maybe(trace);
    incref_maybe(profile);
    set_slot(&vm->trace_function, trace);
    set_slot(&vm->profile_function, profile);
    if (trace || profile) {
        vm->event_tracer = look_at_exception;
        vm_set_tracer(look, NULL);
    } else if (was_on) {
        vm->event_tracer = NULL;
        vm_set_tracer(NULL, NULL);
    }
}

/* The plain loop that calls the native must go on as the traced one at once, but looks for that at calls and jumps only.
 * On its way out of a failed instruction it looks too: so the call fails, with nothing raised, and the traced loop
 * makes it again, when there is nothing left to do. Only a call instruction itself can be repeated. */
static Object *give_way(bool was_traced, NativeFunction native)
{
    VmState *vm = &RUNTIME->vm;
    Frame *frame = vm->frame;
    if (was_traced || !vm->is_traced || !frame)
        return new_none();
    Unit *unit = frame->instruction;
    Object **callable = frame->stack_top - unit->oparg - 2;
    if (base_of(frame->code, frame_unit(frame)) != OP_CALL || callable < frame_stack(frame) || !is_exact(*callable, builtin) ||
        ((Builtin *)*callable)->native->call != native)
        return new_none();
    if (unit->opcode == OP_CALL)
        unit[1].cache += 16; /* it counts again */
    vm->repeats_call = true;
    return NULL;
}

Object *sys_settrace(Object **args, isize count, Tuple *names)
{
    bool was_traced = RUNTIME->vm.is_traced;
    sys_set_tracing(args[0] == NONE ? NULL : args[0], RUNTIME->vm.profile_function);
    return give_way(was_traced, sys_settrace);
}

Object *sys_setprofile(Object **args, isize count, Tuple *names)
{
    bool was_traced = RUNTIME->vm.is_traced;
    sys_set_tracing(RUNTIME->vm.trace_function, args[0] == NONE ? NULL : args[0]);
    return give_way(was_traced, sys_setprofile);
}

Object *sys_gettrace(Object **args, isize count, Tuple *names)
{
    Object *function = RUNTIME->vm.trace_function;
    return function ? new_reference(function) : new_none();
}

Object *sys_getprofile(Object **args, isize count, Tuple *names)
{
    Object *function = RUNTIME->vm.profile_function;
    return function ? new_reference(function) : new_none();
}
