/* traceback.c: the chain of places that an exception has passed.
 *
 * The machine puts a link in front for each frame that the exception leaves, so the chain reads from the
 * outermost call to the innermost.
 *
 * Always true: the chain has no ring (tb_next checks). The line is computed when somebody asks.
 */
#include "traceback.h"

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/frame.h"
#include "exceptions.h"
#include "fields.h"
#include "int.h"
#include "tuple.h"

static Traceback *make(Object *next, Object *frame, int32_t instruction, int32_t line)
{
    Traceback *self = (Traceback *)object_new(TYPE(traceback));
    if (!self)
        return NULL;
    self->next = (Traceback *)new_reference_maybe(next);
    self->frame = new_reference(frame);
    self->instruction = instruction;
    self->line = line;
    gc_track((Object *)self);
    return self;
}

bool traceback_add(Object *exception, Object *frame, int32_t instruction, int32_t line)
{
    Traceback *link = make(as_exception(exception)->traceback, frame, instruction, line);
    if (!link)
        return false;
    set_slot(&as_exception(exception)->traceback, (Object *)link);
    return true;
}

int traceback_line(const Traceback *self)
{
    if (self->line > 0)
        return self->line;
    const Code *code = ((FrameObject *)self->frame)->frame->code;
    return code_line(code, self->instruction / (isize)sizeof(Unit));
}

static bool is_in_chain(const Traceback *link, const Traceback *chain)
{
    for (; chain; chain = chain->next)
        if (chain == link)
            return true;
    return false;
}

static Object *create(Type *type, Object **args, isize count, Tuple *names)
{
    if (count != 4 || (names && names->size > 0))
        return raise_error(TypeError, "TracebackType() takes exactly 4 arguments (%zd given)", count);
    if (args[0] != NONE && !has_type(args[0], TYPE(traceback)))
        return raise_error(TypeError, "expected traceback object or None, got '%T'", args[0]);
    if (!has_type(args[1], TYPE(frame_object)))
        return raise_error(TypeError, "TracebackType() argument 'tb_frame' must be frame, not %T", args[1]);
    isize instruction, line;
    if (!object_as_isize(args[2], OverflowError, &instruction) || !object_as_isize(args[3], OverflowError, &line))
        return NULL;
    return (Object *)make(args[0] == NONE ? NULL : args[0], args[1], (int32_t)instruction, (int32_t)line);
}

static Object *get_next(Object *object)
{
    Traceback *next = ((Traceback *)object)->next;
    return new_reference(next ? (Object *)next : NONE);
}

static bool set_next(Object *object, Object *value)
{
    if (!value)
        return raise_error(TypeError, "can't delete tb_next attribute"), false;
    if (value != NONE && !has_type(value, TYPE(traceback)))
        return raise_error(TypeError, "expected traceback object, got '%T'", value), false;
    if (value != NONE && is_in_chain((Traceback *)object, (Traceback *)value))
        return raise_error(ValueError, "traceback loop detected"), false;
    set_slot(&((Traceback *)object)->next, value == NONE ? NULL : (Traceback *)new_reference(value));
    return true;
}

static Object *get_line(Object *object)
{
    int line = traceback_line((Traceback *)object);
    return line > 0 ? int_from_int64(line) : new_none();
}

static const Field fields[] = {{"tb_next", offsetof(Traceback, next)}, {"tb_frame", offsetof(Traceback, frame)}, {0}};

static const Member members[] = {
    {"tb_frame", MEMBER_OBJECT, offsetof(Traceback, frame), true, NULL},
    {"tb_lasti", MEMBER_INT32, offsetof(Traceback, instruction), true, NULL},
    {0}};

static const Property properties[] = {
    {"tb_next", get_next, set_next, NULL}, {"tb_lineno", get_line, NULL, NULL}, {0}};

const TypeSpec traceback_type = {
    .name = "traceback",
    .size_bytes = sizeof(Traceback),
    .flags = TYPE_COLLECTED,
    .slots = {.create = create},
    .clear = fields_clear,
    .fields = fields,
    .members = members,
    .properties = properties,
    .doc = "Create a new traceback object.",
};
