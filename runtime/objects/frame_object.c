/* frame_object.c: the `frame` type: a frame as Python sees it.
 *
 * Most frames never have one. Made on demand, it points at the frame on the data stack (or in its generator),
 * which holds a reference to it; when the call ends and somebody else still holds the object, what the frame
 * held moves into `own`, and the frame object becomes an ordinary container that owns it.
 *
 * Always true: frame is the live frame or `own`; it is tracked by the collector only in the second case.
 */
#include "frame_object.h"
#include "../abstract.h"
#include "../error.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../vm/frame.h"
#include "../vm/vm.h"
#include "cell.h"
#include "dict.h"
#include "function.h"
#include "generator.h"
#include "int.h"
#include "str.h"
#include "tuple.h"
#include <string.h>

#define SHOWN_BASE_BYTES 136 /* PyFrameObject of 3.13 without slots */

BORROWED FrameObject *frame_object(Frame *frame)
{
    if (frame->object)
        return frame->object;
    FrameObject *self = (FrameObject *)object_new_sized(
        TYPE(frame_object), sizeof(FrameObject) + (size_t)frame->code->frame_bytes);
    if (!self)
        return NULL;
    self->frame = frame;
    self->trace_lines = true;
    self->last_unit = -1;
    frame->object = self;
    return self;
}

void frame_object_take_over(FrameObject *self, Frame *frame)
{
    isize used = frame->stack_top - frame->slots;
    memcpy(self->own, frame, sizeof(Frame));
    memcpy(self->own->slots, frame->slots, (size_t)used * sizeof(Object *));
    incref(frame->code);
    self->own->owner = FRAME_OBJECT;
    self->own->object = NULL;
    self->own->stack_top = self->own->slots + used;
    self->own->previous = NULL;
    self->frame = self->own;
    for (isize i = 0; i < used; i++)
        frame->slots[i] = NULL;
    frame->stack_top = frame->slots + frame->code->slot_count;
    frame->function = NULL;
    frame->locals = NULL;
    if (frame->previous) {
        Object *raised = error_fetch();
        FrameObject *back = frame_object(frame->previous);
        if (!back)
            error_clear();
        self->back = new_reference_maybe(back);
        error_restore(raised);
    }
    gc_track((Object *)self);
}

static bool owns_frame(const FrameObject *self)
{
    return self->frame == self->own;
}

static void clear_values(FrameObject *self)
{
    Frame *own = self->own;
    for (isize i = 0; i < own->code->slot_count; i++)
        clear_slot(&own->slots[i]);
    while (own->stack_top > frame_stack(own)) {
        Object *value = *--own->stack_top;
        decref_maybe(value);
    }
}

static void frame_object_clear(Object *object)
{
    FrameObject *self = (FrameObject *)object;
    if (owns_frame(self)) {
        clear_values(self);
        clear_slot(&self->frame->locals);
    }
    clear_slot(&self->trace);
    clear_slot(&self->extra_locals);
    clear_slot(&self->native_called);
}

static void frame_object_deallocate(Object *object)
{
    FrameObject *self = (FrameObject *)object;
    gc_untrack(object);
    if (!dealloc_enter(object))
        return;
    clear_slot(&self->back);
    clear_slot(&self->trace);
    clear_slot(&self->extra_locals);
    clear_slot(&self->native_called);
    if (owns_frame(self)) {
        clear_values(self);
        clear_slot(&self->own->locals);
        clear_slot(&self->own->function);
        decref(self->own->code);
    }
    object_free(object);
    dealloc_leave();
}

enum { FIELD_BACK = FRAME_FIELD_COUNT, FIELD_TRACE, FIELD_EXTRA_LOCALS, FIELD_NATIVE };
static const char *const frame_fields[] = {"f_code", "function", "namespace", "frame object",
                                           "f_back", "f_trace", "names added through f_locals", "C function being profiled", NULL};

static void frame_object_traverse(Object *object, VisitFunction visit, void *context)
{
    FrameObject *self = (FrameObject *)object;
    VISIT(self->back, EDGE_FIELD, FIELD_BACK);
    VISIT(self->trace, EDGE_FIELD, FIELD_TRACE);
    VISIT(self->extra_locals, EDGE_FIELD, FIELD_EXTRA_LOCALS);
    VISIT(self->native_called, EDGE_FIELD | EDGE_HIDDEN, FIELD_NATIVE);
    if (owns_frame(self))
        frame_traverse(self->own, visit, context, 0);
}

/* ---- local variables --------------------------------------------------------------------------------------- */

BORROWED Object *frame_slot_value(Frame *frame, int slot)
{
    Object *value = frame->slots[slot];
    if (value && (frame->code->slot_kinds[slot] & (LOCAL_CELL | LOCAL_FREE)) && is_exact(value, cell))
        return ((Cell *)value)->value;
    return value;
}

/* While a comprehension stands inline in a module or class body, its variables are all that locals() shows there. */
static bool uses_namespace(Frame *frame)
{
    if (frame->code->flags & CODE_OPTIMIZED)
        return false;
    for (int i = 0; i < frame->code->slot_count; i++)
        if ((frame->code->slot_kinds[i] & LOCAL_HIDDEN) && frame_slot_value(frame, i))
            return false;
    return true;
}

NEW Object *frame_locals(Frame *frame)
{
    if (uses_namespace(frame))
        return frame->locals ? new_reference(frame->locals) : (Object *)new_reference(frame->globals);
    Dict *locals = dict_new();
    for (int i = 0; locals && i < frame->code->slot_count; i++) {
        Object *value = frame_slot_value(frame, i);
        if (value && !dict_set(locals, frame->code->slot_names->items[i], value))
            set_slot(&locals, NULL);
    }
    Object *extra = frame->object ? frame->object->extra_locals : NULL;
    if (locals && extra && !dict_update(locals, extra))
        set_slot(&locals, NULL);
    return (Object *)locals;
}

NEW Object *frame_locals_proxy(FrameObject *self)
{
    Frame *frame = self->frame;
    if (uses_namespace(frame))
        return frame->locals ? new_reference(frame->locals) : (Object *)new_reference(frame->globals);
    return frame_locals_proxy_new(self);
}

/* ---- what Python sees -------------------------------------------------------------------------------------- */

static NEW Object *get_back(Object *object)
{
    FrameObject *self = (FrameObject *)object;
    if (self->back)
        return (Object *)new_reference(self->back);
    Frame *caller = owns_frame(self) ? NULL : frame_caller(self->frame);
    if (!caller)
        return new_none();
    return (Object *)new_reference_maybe((Object *)frame_object(caller));
}

static NEW Object *get_code(Object *self)
{
    return (Object *)new_reference(((FrameObject *)self)->frame->code);
}
static NEW Object *get_globals(Object *self)
{
    return (Object *)new_reference(((FrameObject *)self)->frame->globals);
}
static NEW Object *get_builtins(Object *self)
{
    return new_reference(((FrameObject *)self)->frame->builtins);
}
static NEW Object *get_locals(Object *self)
{
    return frame_locals_proxy((FrameObject *)self);
}

static NEW Object *get_line(Object *object)
{
    FrameObject *self = (FrameObject *)object;
    int line = self->forced_line ? self->forced_line : frame_line(self->frame);
    return line < 0 ? new_none() : int_from_int64(line);
}

static bool set_line(Object *object, Object *value)
{
    if (!RUNTIME->vm.in_trace)
        return raise_error(ValueError, "f_lineno can only be set in a trace function");
    return raise_error(ValueError, "viv cannot jump to another line");
}

static NEW Object *get_last_instruction(Object *self)
{
    isize unit = frame_unit(((FrameObject *)self)->frame);
    return int_from_int64(unit < 0 ? -1 : 2 * unit);
}

static NEW Object *get_trace(Object *object)
{
    FrameObject *self = (FrameObject *)object;
    return self->trace ? new_reference(self->trace) : new_none();
}

static bool set_trace(Object *object, Object *value)
{
    set_slot(&((FrameObject *)object)->trace, value == NONE ? NULL : new_reference_maybe(value));
    return true;
}

static NEW Object *frame_clear_method(Object **args, isize count, Tuple *names)
{
    FrameObject *self = (FrameObject *)args[0];
    if (owns_frame(self)) {
        frame_object_clear(args[0]);
        return new_none();
    }
    if (self->frame->owner != FRAME_GENERATOR || generator_of_frame(self->frame)->state == GENERATOR_RUNNING)
        return raise_error(RuntimeError, "cannot clear an executing frame");
    Generator *generator = generator_of_frame(self->frame);
    if (generator->state != GENERATOR_CREATED)
        return raise_error(RuntimeError, "cannot clear a suspended frame");
    Object *result = object_call_method_none((Object *)generator, NAME(close));
    decref_maybe(result);
    return result ? new_none() : NULL;
}

static NEW Object *frame_represent(Object *object)
{
    FrameObject *self = (FrameObject *)object;
    Code *code = self->frame->code;
    return (Object *)str_format("<frame at %p, file %R, line %d, code %U>", object, code->filename,
                                frame_line(self->frame), code->name);
}

static size_t frame_shown_size(Object *object)
{
    Code *code = ((FrameObject *)object)->frame->code;
    return SHOWN_BASE_BYTES + (size_t)(code->slot_count + code->stack_size - 1) * sizeof(Object *);
}

static const Native frame_methods[] = {
    {"clear", frame_clear_method, "($self, /)", "drop the local variables of a frame that has ended"}, {0}};

static const Member frame_members[] = {
    {"f_trace_lines", MEMBER_BOOL8, offsetof(FrameObject, trace_lines), false, NULL}, 
    {"f_trace_opcodes", MEMBER_BOOL8, offsetof(FrameObject, trace_opcodes), false, NULL},
    {0}};

static const Property frame_properties[] = {
    {"f_back", get_back, NULL, NULL},       {"f_code", get_code, NULL, NULL},
    {"f_globals", get_globals, NULL, NULL}, {"f_builtins", get_builtins, NULL, NULL},
    {"f_locals", get_locals, NULL, NULL},   {"f_lineno", get_line, set_line, NULL},
    {"f_lasti", get_last_instruction, NULL, NULL}, {"f_trace", get_trace, set_trace, NULL},
    {0}};

const TypeSpec frame_object_type = {
    .name = "frame",
    .size_bytes = sizeof(FrameObject),
    .flags = TYPE_COLLECTED | TYPE_NO_CREATE,
    .slots = {.represent = frame_represent},
    .deallocate = frame_object_deallocate,
    .traverse = frame_object_traverse,
    .clear = frame_object_clear,
    .shown_size = frame_shown_size,
    .field_names = frame_fields,
    .methods = frame_methods,
    .members = frame_members,
    .properties = frame_properties,
    .doc = "One running call.",
};
