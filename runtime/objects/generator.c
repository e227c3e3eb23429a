/* generator.c: the `generator` type.
 *
 * A generator owns its frame: the frame of the call moves into it when the call returns it, and is in the chain
 * of frames only while the generator runs.
 *
 * Always true: frame.code is set while the generator lives; unless state is GENERATOR_FINISHED the frame's slots
 * are live; handled.previous is meaningful only while it runs.
 */
#include "generator.h"
#include "../abstract.h"
#include "../error.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"
#include "../vm/stack.h"
#include "../vm/vm.h"
#include "exceptions.h"
#include "function.h"
#include "generic_alias.h"
#include "int.h"
#include "iterator.h"
#include "str.h"
#include "traceback.h"
#include "tuple.h"
#include "weakref.h"
#include "../vm/helpers.h"
#include <string.h>

#define SHOWN_BASE_BYTES 144 /* PyGenObject of 3.13 without the frame's slots */

NEW Generator *generator_take_frame(Frame *frame)
{
    size_t frame_bytes = (size_t)frame->code->frame_bytes;
    Generator *self = (Generator *)object_new_sized(TYPE(generator), offsetof(Generator, frame) + frame_bytes);
    if (!self)
        return NULL;
    isize used = frame->stack_top - frame->slots;
    memcpy(&self->frame, frame, sizeof(Frame));
    memcpy(self->frame.slots, frame->slots, (size_t)used * sizeof(Object *));
    self->frame.stack_top = self->frame.slots + used;
    self->frame.owner = FRAME_GENERATOR;
    if (self->frame.object)
        self->frame.object->frame = &self->frame;
    self->name = new_reference(frame->function->name);
    self->qualified_name = new_reference(frame->function->qualified_name);
    self->handled.value = NULL;
    self->state = GENERATOR_CREATED;
    return self;
}

void generator_frame_finished(Frame *frame)
{
    Generator *self = generator_of_frame(frame);
    self->state = GENERATOR_FINISHED;
    RUNTIME->vm.handled = self->handled.previous;
    frame_clear(frame);
    frame->previous = NULL;
    frame->instruction = NULL; /* it stands nowhere any more */
    clear_slot(&self->handled.value);
}

/* ---- resuming from C --------------------------------------------------------------------------------------- */

static NEW Object *run(Generator *self, LoopEntry entry)
{
    VmState *vm = &RUNTIME->vm;
    Frame *frame = &self->frame;
    if (!enter_recursion("")) {
        return NULL;
    }
    self->state = GENERATOR_RUNNING;
    self->handled.previous = vm->handled;
    vm->handled = &self->handled;
    frame->on_return = 0;
    Object *result = loop_run(frame, entry);
    leave_recursion();
    return result;
}

/* 1: *result was yielded; 0: the generator has returned *result; -1: raised. */
static int generator_resume(Generator *self, Object *value, Object **result)
{
    *result = NULL;
    if (self->state == GENERATOR_RUNNING) {
        raise_error(ValueError, "generator already executing");
        return -1;
    }
    if (self->state == GENERATOR_FINISHED) {
        *result = new_none();
        return 0;
    }
    if (self->state == GENERATOR_CREATED && value != NONE) {
        raise_error(TypeError, "can't send non-None value to a just-started generator");
        return -1;
    }
    int8_t state = self->state;
    *self->frame.stack_top++ = new_reference(value);
    *result = run(self, LOOP_START);
    if (*result)
        return self->state == GENERATOR_FINISHED ? 0 : 1;
    if (self->state == state) { /* never entered: the C recursion limit */
        self->frame.stack_top--;
        decref(value);
    }
    return -1;
}

/* Raises the exception in flight inside the generator. */
static int resume_raised(Generator *self, Object **result)
{
    *result = NULL;
    if (self->state == GENERATOR_RUNNING) {
        error_clear();
        raise_error(ValueError, "generator already executing");
        return -1;
    }
    if (self->state == GENERATOR_FINISHED)
        return -1;
    Object *handled = self->handled.value; /* what the generator itself is handling becomes the context */
    if (handled && handled != RUNTIME->vm.raised)
        exception_chain(RUNTIME->vm.raised, handled);
    if (self->state == GENERATOR_CREATED) {
        /* CPython runs the frame for one instant: it is in the traceback, nothing else happens */
        Object *raised = error_fetch();
        FrameObject *object = frame_object(&self->frame);
        if (!object || !traceback_add(raised, (Object *)object, (int32_t)(2 * frame_unit(&self->frame)),
                                      self->frame.code->first_line))
            error_clear();
        self->state = GENERATOR_FINISHED;
        frame_clear(&self->frame);
        error_restore(raised);
        return -1;
    }
    /* Where a sent value would be: handlers inside `yield from` expect one. */
    Object **stack_top = self->frame.stack_top;
    *self->frame.stack_top++ = NONE;
    int8_t state = self->state;
    *result = run(self, LOOP_RAISED);
    if (!*result && self->state == state) /* never entered: the C recursion limit */
        self->frame.stack_top = stack_top;
    if (*result)
        return self->state == GENERATOR_FINISHED ? 0 : 1;
    return -1;
}

static NEW Object *result_or_stop(int outcome, STOLEN Object *result)
{
    if (outcome == 1)
        return result;
    if (outcome == 0) {
        raise_stop_iteration(result);
        decref(result);
    }
    return NULL;
}

static int generator_next(Object *object, Object **item)
{
    Object *result;
    int outcome = generator_resume((Generator *)object, NONE, &result);
    if (outcome == 1) {
        *item = result;
        return 1;
    }
    if (outcome == 0)
        decref(result); /* a for loop has no use for it */
    return outcome;
}

int generator_next_keeping_stop(Object *object, Object **item)
{
    Object *result;
    int outcome = generator_resume((Generator *)object, NONE, &result);
    *item = result_or_stop(outcome, result);
    return *item ? 1 : -1;
}

static NEW Object *generator_send(Object **args, isize count, Tuple *names)
{
    Object *result;
    int outcome = generator_resume((Generator *)args[0], args[1], &result);
    return result_or_stop(outcome, result);
}

/* ---- yield from: the inner iterator, throw and close ------------------------------------------------------- */

static BORROWED Object *inner_iterator(Generator *self)
{
    return self->state == GENERATOR_SUSPENDED_YIELD_FROM ? self->frame.stack_top[-1] : NULL;
}

/* An instance for throw(type, value, traceback). NULL: raised. */
static NEW Object *thrown_exception(Object *type, Object *value, Object *traceback)
{
    if (traceback && traceback != NONE && !is_exact(traceback, traceback))
        return raise_error(TypeError, "throw() third argument must be a traceback object");
    Object *exception = NULL;
    if (is_type(type) && is_subtype((Type *)type, BaseException)) {
        if (!value || value == NONE)
            exception = object_call_none(type);
        else if (is_instance_of(value, (Type *)type))
            exception = new_reference(value);
        else if (is_tuple(value))
            exception = object_call_tuple(type, (Tuple *)value, NULL);
        else
            exception = object_call_one(type, value);
    } else if (is_exception(type)) {
        if (value && value != NONE)
            return raise_error(TypeError, "instance exception may not have a separate value");
        exception = new_reference(type);
    } else
        return raise_error(TypeError, "exceptions must be classes or instances deriving from BaseException, not %T",
                           type);
    if (exception && !is_exception(exception)) {
        raise_made_no_exception(type, exception, true);
        clear_slot(&exception);
    }
    if (exception && traceback && traceback != NONE)
        set_slot(&as_exception(exception)->traceback, new_reference(traceback));
    return exception;
}

static bool close_inner(Object *inner);
static NEW Object *close_generator(Generator *self);
static int throw_into(Generator *self, Object *args[3], Object **result);

/* The inner iterator of a yield from gets what was thrown, as it was given. 1 yielded, 0 it is done with *result, -1 raised in it,
 * -2: it has no throw(). */
static int throw_into_inner(Generator *self, Object *inner, Object *args[3], Object **result)
{
    if (exception_matches(args[0], (Object *)GeneratorExit)) {
        self->state = GENERATOR_RUNNING;
        bool is_closed = close_inner(inner);
        self->state = GENERATOR_SUSPENDED_YIELD_FROM;
        return is_closed ? -2 : -1;
    }
    self->state = GENERATOR_RUNNING;
    int outcome;
    if (is_exact(inner, generator)) {
        outcome = throw_into((Generator *)inner, args, result);
    } else {
        NATIVE_FRAME(held, "throwing into an iterator", "throw");
        int found = object_find_attribute(inner, NAME(throw), &held[0]);
        outcome = found < 0 ? -1 : -2;
        if (found <= 0)
            held[0] = NULL;
        else {
            *result = object_call(held[0], args, args[2] ? 3 : args[1] ? 2 : 1, NULL);
            outcome = *result ? 1 : -1;
        }
        native_leave_bool(held, true);
    }
    self->state = GENERATOR_SUSPENDED_YIELD_FROM;
    return outcome;
}

/* throw(type, value, traceback): only the generator in which it is raised makes an exception of them. */
static int throw_into(Generator *self, Object *args[3], Object **result)
{
    *result = NULL;
    NATIVE_FRAME(held, "generator.throw", "inner iterator");
    if (self->state == GENERATOR_RUNNING) {
        raise_error(ValueError, "generator already executing");
        native_leave_bool(held, false);
        return -1;
    }
    Object *inner = inner_iterator(self);
    int outcome = -2;
    if (inner) {
        held[0] = new_reference(inner);
        outcome = throw_into_inner(self, inner, args, result);
        if (outcome == 0) { /* yield from ends with this value: as if StopIteration(value) had been raised in it */
            raise_stop_iteration(*result);
            clear_slot(result);
            outcome = -1;
        }
        if (outcome == -1)
            outcome = resume_raised(self, result);
    }
    if (outcome == -2) {
        Object *exception = thrown_exception(args[0], args[1], args[2]);
        if (exception)
            error_restore(exception); /* moves: from here on the generator's own stack holds it */
        outcome = exception ? resume_raised(self, result) : -1;
    }
    native_leave_bool(held, true);
    return outcome;
}

static NEW Object *generator_throw(Object **args, isize count, Tuple *names)
{
    if (args[2] && !raise_warning(DeprecationWarning, "the (type, exc, tb) signature of throw() is deprecated, use the "
                                                      "single-arg signature instead."))
        return NULL;
    Object *result;
    int outcome = throw_into((Generator *)args[0], args + 1, &result);
    return result_or_stop(outcome, result);
}

static bool close_inner(Object *inner)
{
    NATIVE_FRAME(held, "closing an iterator", "close");
    int found = 1;
    Object *result = NULL;
    if (is_exact(inner, generator))
        result = close_generator((Generator *)inner);
    else if ((found = object_find_attribute(inner, NAME(close), &held[0])) > 0)
        result = object_call_none(held[0]);
    else
        held[0] = NULL;
    decref_maybe(result);
    return native_leave_bool(held, result || found == 0);
}

/* close(): NULL raised; the value of a return in reply to GeneratorExit. */
static NEW Object *close_generator(Generator *self)
{
    if (self->state == GENERATOR_FINISHED)
        return new_none();
    Object *inner = self->state == GENERATOR_CREATED ? NULL : inner_iterator(self);
    if (self->state == GENERATOR_CREATED || (!inner && self->state == GENERATOR_SUSPENDED && frame_handles_nothing(&self->frame))) {
        self->state = GENERATOR_FINISHED;
        frame_clear(&self->frame);
        return new_none();
    }
    bool is_inner_closed = true;
    if (inner) {
        NATIVE_FRAME(held, "generator.close", "inner iterator");
        held[0] = new_reference(inner);
        self->state = GENERATOR_RUNNING;
        is_inner_closed = close_inner(inner);
        self->state = GENERATOR_SUSPENDED_YIELD_FROM;
        native_leave_bool(held, true);
    }
    if (is_inner_closed)
        raise_none(GeneratorExit);
    Object *result;
    int outcome = resume_raised(self, &result);
    if (outcome == 1) {
        decref(result);
        return raise_error(RuntimeError, "generator ignored GeneratorExit");
    }
    if (outcome == 0)
        return result;
    if (error_matches(GeneratorExit) || error_matches(StopIteration)) {
        error_clear();
        return new_none();
    }
    return NULL;
}

static NEW Object *generator_close(Object **args, isize count, Tuple *names)
{
    return close_generator((Generator *)args[0]);
}

/* Runs finally blocks when an unfinished generator dies. */
static void generator_finalise(Object *object)
{
    Generator *self = (Generator *)object;
    if (self->state == GENERATOR_FINISHED || self->state == GENERATOR_RUNNING)
        return;
    Object *raised = error_fetch();
    Object *result = close_generator(self);
    if (!result)
        error_write_unraisable(NULL, object);
    decref_maybe(result);
    error_restore(raised);
}

/* ---- life -------------------------------------------------------------------------------------------------- */

static void generator_deallocate(Object *object)
{
    Generator *self = (Generator *)object;
    if (!dealloc_enter(object))
        return;
    if (!object_finalise_from_dealloc(object)) {
        dealloc_leave();
        return;
    }
    gc_untrack(object);
    if (self->state != GENERATOR_FINISHED) {
        self->state = GENERATOR_FINISHED;
        frame_clear(&self->frame);
    }
    Code *code = self->frame.code;
    clear_slot(&self->name);
    clear_slot(&self->qualified_name);
    clear_slot(&self->handled.value);
    decref(code);
    object_free(object);
    dealloc_leave();
}

static void generator_traverse(Object *object, VisitFunction visit, void *context)
{
    Generator *self = (Generator *)object;
    VISIT(self->name, EDGE_FIELD | EDGE_HIDDEN, FRAME_FIELD_COUNT);
    VISIT(self->qualified_name, EDGE_FIELD | EDGE_HIDDEN, FRAME_FIELD_COUNT + 1);
    /* CPython's collector does not look into a frame that runs */
    frame_traverse(&self->frame, visit, context, self->state == GENERATOR_RUNNING ? EDGE_HIDDEN : 0);
    VISIT(self->handled.value, EDGE_FIELD, FRAME_FIELD_COUNT + 2);
}

static NEW Object *generator_represent(Object *object)
{
    return (Object *)str_format("<generator object %U at %p>", ((Generator *)object)->qualified_name, object);
}

static size_t generator_shown_size(Object *object)
{
    Code *code = ((Generator *)object)->frame.code;
    return SHOWN_BASE_BYTES + (size_t)(code->slot_count + code->stack_size - 1) * sizeof(Object *);
}

/* ---- what Python sees -------------------------------------------------------------------------------------- */

static NEW Object *get_running(Object *self)
{
    return new_bool(((Generator *)self)->state == GENERATOR_RUNNING);
}
static NEW Object *get_suspended(Object *self)
{
    int state = ((Generator *)self)->state;
    return new_bool(state == GENERATOR_SUSPENDED || state == GENERATOR_SUSPENDED_YIELD_FROM);
}
static NEW Object *get_frame(Object *object)
{
    Generator *self = (Generator *)object;
    if (self->state == GENERATOR_FINISHED)
        return new_none();
    return (Object *)new_reference_maybe((Object *)frame_object(&self->frame));
}
static NEW Object *get_code(Object *self)
{
    return (Object *)new_reference(((Generator *)self)->frame.code);
}
static NEW Object *get_yield_from(Object *self)
{
    Object *inner = inner_iterator((Generator *)self);
    return inner ? new_reference(inner) : new_none();
}
static NEW Object *get_name(Object *self)
{
    return (Object *)new_reference(((Generator *)self)->name);
}
static NEW Object *get_qualified_name(Object *self)
{
    return (Object *)new_reference(((Generator *)self)->qualified_name);
}

static bool set_name(Object *self, Object *value)
{
    return function_set_text(&((Generator *)self)->name, value, "__name__");
}
static bool set_qualified_name(Object *self, Object *value)
{
    return function_set_text(&((Generator *)self)->qualified_name, value, "__qualname__");
}

static const char *const generator_fields[] = {"gi_code", "function", "namespace", "gi_frame", "__name__",
                                               "__qualname__", "exception being handled", NULL};

static const Native generator_methods[] = {
    {"send", generator_send, "($self, arg, /)", "go on; the yield gives arg"},
    {"throw", generator_throw, "($self, typ, val=None, tb=None, /)", "go on; the yield raises"},
    {"close", generator_close, "($self, /)", "raise GeneratorExit inside"},
    CLASS_GETITEM_METHOD,
    {0}};

static const Property generator_properties[] = {
    {"__name__", get_name, set_name, NULL},
    {"__qualname__", get_qualified_name, set_qualified_name, NULL},
    {"gi_running", get_running, NULL, NULL},
    {"gi_suspended", get_suspended, NULL, NULL},
    {"gi_frame", get_frame, NULL, NULL},
    {"gi_code", get_code, NULL, NULL},
    {"gi_yieldfrom", get_yield_from, NULL, NULL},
    {0}};

const TypeSpec generator_type = {
    .name = "generator",
    .size_bytes = sizeof(Generator),
    .flags = TYPE_COLLECTED | TYPE_NO_CREATE,
    .weakrefs_offset = offsetof(Generator, weakrefs),
    .slots = {.represent = generator_represent,
              .iterate = iterator_self,
              .next = generator_next,
              .finalise = generator_finalise},
    .deallocate = generator_deallocate,
    .traverse = generator_traverse,
    .shown_size = generator_shown_size,
    .field_names = generator_fields,
    .methods = generator_methods,
    .properties = generator_properties,
    .doc = "A function that waits at a yield.",
};

/* ---- yield from, from the loop ----------------------------------------------------------------------------- */

int send_value(Object *receiver, Object *value, Object **result)
{
    *result = NULL;
    if (is_exact(receiver, generator))
        return generator_resume((Generator *)receiver, value, result);
    if (value == NONE && object_is_iterator(receiver)) {
        int more = iter_next_keeping_stop(receiver, result);
        if (more == 0)
            *result = new_none();
        if (more >= 0)
            return more;
    } else {
        *result = object_call_method_one(receiver, NAME(send), value);
    }
    if (*result)
        return 1;
    if (!error_matches(StopIteration))
        return -1;
    Object *raised = error_fetch();
    Object *returned = ((StopIterationObject *)raised)->value;
    *result = returned ? new_reference(returned) : new_none();
    decref(raised);
    return 0;
}
