/* unwind.c: raising, finding handlers, and what except clauses ask.
 *
 * Nothing is done when a try block is entered. When something is raised, the code's table says, for the unit that was
 * running, how deep the stack was there and where the handler begins: what is above is dropped, the exception pushed.
 * Exceptions that are being handled wait on the stack below (PUSH_EXC_INFO), so the innermost one is all that the
 * machine itself has to hold.
 */
#include "../abstract.h"
#include "../error.h"
#include "../objects/exceptions.h"
#include "../objects/generator.h"
#include "../objects/int_inline.h"
#include "../objects/traceback.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "helpers.h"
#include "vm.h"

BORROWED Object *vm_handled_exception(void)
{
    for (HandledException *at = RUNTIME->vm.handled; at; at = at->previous)
        if (at->value && at->value != NONE)
            return at->value;
    return NULL;
}

/* A class is called, an instance is taken as it is. NULL: raised. */
static NEW Object *exception_of(Object *given, const char *refusal)
{
    if (is_exception(given))
        return new_reference(given);
    if (!is_type(given) || !is_subtype((Type *)given, BaseException))
        return raise_error(TypeError, "%s", refusal);
    Object *instance = object_call_none(given);
    if (instance && !is_exception(instance)) {
        raise_made_no_exception(given, instance, false);
        clear_slot(&instance);
    }
    return instance;
}

bool raise_statement(Object *exception, Object *cause)
{
    if (!exception) {
        Object *handled = vm_handled_exception();
        if (!handled)
            return raise_error(RuntimeError, "No active exception to reraise");
        set_slot(&RUNTIME->vm.raised, new_reference(handled));
        return true;
    }
    Object *instance = exception_of(exception, "exceptions must derive from BaseException");
    if (!instance)
        return false;
    if (cause) {
        Object *fixed = cause == NONE ? NULL : exception_of(cause, "exception causes must derive from BaseException");
        if (!fixed && cause != NONE) {
            decref(instance);
            return false;
        }
        exception_set_cause(instance, fixed);
    }
    return raise_object(instance);
}

static bool is_catchable(Object *type)
{
    return is_type(type) && is_subtype((Type *)type, BaseException);
}

static bool check_except_type(Object *type_or_tuple)
{
    bool is_fine = is_tuple(type_or_tuple) || is_catchable(type_or_tuple);
    if (is_tuple(type_or_tuple))
        for (isize i = 0; i < tuple_length((Tuple *)type_or_tuple); i++)
            is_fine &= is_catchable(((Tuple *)type_or_tuple)->items[i]);
    if (!is_fine)
        raise_error(TypeError, "catching classes that do not inherit from BaseException is not allowed");
    return is_fine;
}

int check_exception_match(Object *exception, Object *type_or_tuple)
{
    if (!check_except_type(type_or_tuple))
        return -1;
    return exception_matches(exception, type_or_tuple);
}

static bool names_a_group(Object *type_or_tuple)
{
    if (is_type(type_or_tuple))
        return is_subtype((Type *)type_or_tuple, BaseExceptionGroup);
    for (isize i = 0; i < tuple_length((Tuple *)type_or_tuple); i++)
        if (is_subtype((Type *)((Tuple *)type_or_tuple)->items[i], BaseExceptionGroup))
            return true;
    return false;
}

bool check_group_match(Object *exception, Object *type_or_tuple, Object **match, Object **rest)
{
    if (!check_except_type(type_or_tuple))
        return false;
    if (names_a_group(type_or_tuple))
        return raise_error(TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.");
    *match = *rest = NULL;
    if (exception != NONE && exception_group_split(exception, type_or_tuple, match, rest) < 0)
        return false;
    if (!*match) {
        *match = new_none();
        if (!*rest)
            *rest = new_reference(exception);
    } else {
        if (!*rest)
            *rest = new_none();
        set_slot(&RUNTIME->vm.handled->value, new_reference(*match));
    }
    return true;
}

void traceback_here(Frame *frame)
{
    isize unit = frame->instruction - frame->code->units;
    if (unit < frame->code->first_traceable)
        return;
    Object *raised = error_fetch();
    FrameObject *object = frame_object(frame);
    if (!object || !traceback_add(raised, (Object *)object, (int32_t)(unit * 2), -1))
        error_clear(); /* no memory for a link: the exception goes on without it */
    RUNTIME->vm.raised = raised;
}

static const ExceptionEntry *find_entry(const Code *code, isize unit)
{
    isize low = 0, high = code->exception_entry_count;
    while (low < high) {
        isize middle = (low + high) / 2;
        if ((isize)code->exception_entries[middle].start <= unit)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0 || (isize)code->exception_entries[low - 1].end <= unit)
        return NULL;
    return &code->exception_entries[low - 1];
}

bool frame_handles_nothing(Frame *frame)
{
    const ExceptionEntry *entry = find_entry(frame->code, frame_unit(frame));
    return !entry || frame->code->units[entry->target].opcode == OP_CALL_INTRINSIC_1;
}

Unit *handler_of(Frame *frame, isize unit)
{
    const ExceptionEntry *entry = find_entry(frame->code, unit);
    Object **keep = frame_stack(frame) + (entry ? entry->depth : 0);
    while (frame->stack_top > keep) {
        Object *value = *--frame->stack_top;
        decref_maybe(value);
    }
    if (!entry)
        return NULL;
    VmState *vm = &RUNTIME->vm;
    if (entry->push_last) {
        Object *last = int_make(frame->instruction - frame->code->units);
        if (!last) { /* the handler is entered with the MemoryError instead */
            last = (Object *)&RUNTIME->small_ints[-SMALL_INT_LEAST];
        }
        *frame->stack_top++ = last;
    }
    *frame->stack_top++ = vm->raised;
    vm->raised = NULL;
    return frame->code->units + entry->target;
}
