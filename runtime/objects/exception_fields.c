/* exception_fields.c: exceptions with fields of their own: SystemExit, StopIteration, AttributeError, NameError,
 * ImportError, OSError, SyntaxError, UnicodeError.
 *
 * For each layout: initialise, the fields, the members, and its str(). A field is NULL until it is set and
 * shows as None.
 */
#include <errno.h>
#include <string.h>

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "builtin.h"
#include "bytes.h"
#include "dict.h"
#include "exception_layouts.h"
#include "int.h"
#include "tuple.h"

#define KEYWORDS_MAX 3

/* Stores the keyword arguments among `known` into the fields; any other is an error. */
static bool take_keywords(const char *function, Object **values, Tuple *names, const char *const *known,
                          Object **fields[])
{
    for (isize i = 0; names && i < names->size; i++) {
        int at = 0;
        while (known[at] && !str_equal_text((Str *)names->items[i], known[at]))
            at++;
        if (!known[at])
            return raise_unexpected_keyword(function, names->items[i]);
        set_slot(fields[at], new_reference(values[i]));
    }
    return true;
}

static Object *or_none(Object *value)
{
    return value ? value : NONE;
}

/* A layout's fields as the heap walks them, and as Python sees them. */
#define FIELD(layout, name, field) {name, offsetof(layout##Object, field)}
#define MEMBER(layout, shown, field, doc) {shown, MEMBER_OBJECT, offsetof(layout##Object, field), false, doc}

/* ---- SystemExit, StopIteration ------------------------------------------------------------------------------- */

bool SystemExit_initialise(Object *self, Object **args, isize count, Tuple *names)
{
    if (!exception_initialise(self, args, count, names))
        return false;
    if (count > 0) {
        Object *code = count == 1 ? new_reference(args[0]) : (Object *)new_reference(as_exception(self)->args);
        set_slot(&((SystemExitObject *)self)->code, code);
    }
    return true;
}

const Field SystemExit_fields[] = {FIELD(SystemExit, "code", code), EXCEPTION_FIELD_TABLE, {0}};
const Member SystemExit_members[] = {MEMBER(SystemExit, "code", code, "exception code"), {0}};

bool StopIteration_initialise(Object *self, Object **args, isize count, Tuple *names)
{
    if (!exception_initialise(self, args, count, names))
        return false;
    set_slot(&((StopIterationObject *)self)->value, new_reference(count > 0 ? args[0] : NONE));
    return true;
}

const Field StopIteration_fields[] = {FIELD(StopIteration, "value", value), EXCEPTION_FIELD_TABLE, {0}};
const Member StopIteration_members[] = {MEMBER(StopIteration, "value", value, "generator return value"), {0}};

/* ---- AttributeError, NameError --------------------------------------------------------------------------------- */

bool AttributeError_initialise(Object *object, Object **args, isize count, Tuple *names)
{
    AttributeErrorObject *self = (AttributeErrorObject *)object;
    static const char *const known[] = {"name", "obj", NULL};
    return exception_set_args(object, args, count) &&
           take_keywords("AttributeError", args + count, names, known, (Object **[]){&self->name, &self->object});
}

const Field AttributeError_fields[] = {FIELD(AttributeError, "obj", object), FIELD(AttributeError, "name", name),
                                       EXCEPTION_FIELD_TABLE, {0}};
const Member AttributeError_members[] = {MEMBER(AttributeError, "name", name, "attribute name"),
                                         MEMBER(AttributeError, "obj", object, "object"), {0}};

bool NameError_initialise(Object *object, Object **args, isize count, Tuple *names)
{
    static const char *const known[] = {"name", NULL};
    return exception_set_args(object, args, count) &&
           take_keywords("NameError", args + count, names, known, (Object **[]){&((NameErrorObject *)object)->name});
}

const Field NameError_fields[] = {FIELD(NameError, "name", name), EXCEPTION_FIELD_TABLE, {0}};
const Member NameError_members[] = {MEMBER(NameError, "name", name, "name"), {0}};

/* ---- ImportError ------------------------------------------------------------------------------------------------- */

bool ImportError_initialise(Object *object, Object **args, isize count, Tuple *names)
{
    ImportErrorObject *self = (ImportErrorObject *)object;
    static const char *const known[] = {"name", "path", "name_from", NULL};
    if (!exception_set_args(object, args, count) ||
        !take_keywords("ImportError", args + count, names, known,
                       (Object **[]){&self->name, &self->path, &self->name_from}))
        return false;
    if (count == 1)
        set_slot(&self->message, new_reference(args[0]));
    return true;
}

Object *ImportError_string(Object *object)
{
    Object *message = ((ImportErrorObject *)object)->message;
    return message && is_exact(message, str) ? new_reference(message) : exception_string(object);
}

/* The attributes and those of the fields that are not in args; None if there are neither. */
static NEW Object *state_with(ExceptionObject *self, const char *const names[2], Object *const values[2])
{
    if (!values[0] && !values[1])
        return self->dict ? (Object *)new_reference(self->dict) : new_none();
    Dict *state = self->dict ? dict_copy((Dict *)self->dict) : dict_new();
    for (int i = 0; state && i < 2; i++)
        if (values[i] && !dict_set_text(state, names[i], values[i]))
            set_slot(&state, NULL);
    return (Object *)state;
}

static NEW Object *reduce_with(ExceptionObject *self, STOLEN Object *state)
{
    if (!state)
        return NULL;
    Object *result = (Object *)(state == NONE ? tuple_pack(2, self->head.type, self->args)
                                              : tuple_pack(3, self->head.type, self->args, state));
    decref(state);
    return result;
}

static Object *reduce_import_error(Object **args, isize count, Tuple *names)
{
    ImportErrorObject *self = (ImportErrorObject *)args[0];
    static const char *const fields[] = {"name", "path"};
    return reduce_with((ExceptionObject *)self,
                       state_with((ExceptionObject *)self, fields, (Object *[]){self->name, self->path}));
}

/* The object that lacks the attribute is left out. */
static Object *attribute_error_state(Object **args, isize count, Tuple *names)
{
    AttributeErrorObject *self = (AttributeErrorObject *)args[0];
    static const char *const fields[] = {"name", "args"};
    return state_with((ExceptionObject *)self, fields, (Object *[]){self->name, (Object *)self->args});
}

static Object *reduce_attribute_error(Object **args, isize count, Tuple *names)
{
    return reduce_with((ExceptionObject *)args[0], attribute_error_state(args, count, names));
}

const Native ImportError_methods[] = {{"__reduce__", reduce_import_error, "($self, /)", NULL}, {0}};
const Native AttributeError_methods[] = {{"__getstate__", attribute_error_state, "($self, /)", NULL},
                                         {"__reduce__", reduce_attribute_error, "($self, /)", NULL}, {0}};

const Field ImportError_fields[] = {FIELD(ImportError, "msg", message), FIELD(ImportError, "name", name),
                                    FIELD(ImportError, "path", path), FIELD(ImportError, "name_from", name_from),
                                    EXCEPTION_FIELD_TABLE, {0}};
const Member ImportError_members[] = {MEMBER(ImportError, "msg", message, "exception message"),
                                      MEMBER(ImportError, "name", name, "module name"),
                                      MEMBER(ImportError, "path", path, "module path"),
                                      MEMBER(ImportError, "name_from", name_from, "name imported from module"), {0}};

/* ---- OSError ---------------------------------------------------------------------------------------------------- */

/* The subclass that stands for an error number. */
static Type *class_of_number(Object *number)
{
    int64_t value;
    if (!is_int(number) || !int_as_int64(number, &value)) {
        error_clear();
        return OSError;
    }
    switch (value) {
    case EAGAIN: case EALREADY: case EINPROGRESS:
        return BlockingIOError;
    case EPIPE: case ESHUTDOWN:
        return BrokenPipeError;
    case ECHILD:
        return ChildProcessError;
    case ECONNABORTED:
        return ConnectionAbortedError;
    case ECONNREFUSED:
        return ConnectionRefusedError;
    case ECONNRESET:
        return ConnectionResetError;
    case EEXIST:
        return FileExistsError;
    case ENOENT:
        return FileNotFoundError;
    case EISDIR:
        return IsADirectoryError;
    case ENOTDIR:
        return NotADirectoryError;
    case EINTR:
        return InterruptedError;
    case EACCES: case EPERM:
        return PermissionError;
    case ESRCH:
        return ProcessLookupError;
    case ETIMEDOUT:
        return TimeoutError;
    default:
        return OSError;
    }
}

/* A subclass with an __init__ of its own and OSError's __new__: then the arguments are for OSError.__init__. */
static bool waits_for_initialise(Type *type)
{
    return type->slots.initialise != OSError_initialise && type->slots.create == OSError_create;
}

/* OSError(errno, strerror, filename, winerror, filename2): 2 to 5 arguments fill fields. */
static bool fill_os_error(OSErrorObject *self, Object **args, isize count)
{
    isize kept = count;
    if (count >= 2 && count <= 5) {
        set_slot(&self->number, new_reference(args[0]));
        set_slot(&self->strerror, new_reference(args[1]));
        Object *filename = count > 2 ? args[2] : NULL;
        if (filename && filename != NONE) {
            if (self->head.type == BlockingIOError && object_has_index(filename)) {
                if (!object_as_isize(filename, ValueError, &self->written))
                    return false;
            } else {
                set_slot(&self->filename, new_reference(filename));
                if (count == 5 && args[4] != NONE)
                    set_slot(&self->filename2, new_reference(args[4]));
                kept = 2; /* the file names are taken out of args, as CPython does for compatibility */
            }
        }
    }
    return exception_set_args((Object *)self, args, kept);
}

Object *OSError_create(Type *type, Object **args, isize count, Tuple *names)
{
    bool waits = waits_for_initialise(type);
    if (!waits && !no_keywords(type->name, names))
        return NULL;
    if (!waits && type == OSError && count >= 2 && count <= 5)
        type = class_of_number(args[0]);
    OSErrorObject *self = (OSErrorObject *)exception_create(type, args, waits ? 0 : count, NULL);
    if (!self)
        return NULL;
    self->written = -1;
    if (!waits && !fill_os_error(self, args, count)) {
        decref(self);
        return NULL;
    }
    return (Object *)self;
}

bool OSError_initialise(Object *object, Object **args, isize count, Tuple *names)
{
    if (!waits_for_initialise(object->type))
        return true; /* OSError_create has done it */
    if (!no_keywords(object->type->name, names))
        return false;
    return fill_os_error((OSErrorObject *)object, args, count);
}

Object *OSError_string(Object *object)
{
    OSErrorObject *self = (OSErrorObject *)object;
    if (self->filename && self->filename2)
        return (Object *)str_format("[Errno %S] %S: %R -> %R", or_none(self->number), or_none(self->strerror),
                                    self->filename, self->filename2);
    if (self->filename)
        return (Object *)str_format("[Errno %S] %S: %R", or_none(self->number), or_none(self->strerror),
                                    self->filename);
    if (self->number && self->strerror)
        return (Object *)str_format("[Errno %S] %S", self->number, self->strerror);
    return exception_string(object);
}

/* The arguments that would make it again: the file names are no longer in args. */
static Object *reduce_os_error(Object **args, isize count, Tuple *names)
{
    OSErrorObject *self = (OSErrorObject *)args[0];
    Object **given = self->args->items;
    Tuple *arguments;
    if (self->args->size != 2 || !self->filename)
        arguments = new_reference(self->args);
    else if (self->filename2)
        arguments = tuple_pack(5, given[0], given[1], self->filename, NONE, self->filename2);
    else
        arguments = tuple_pack(3, given[0], given[1], self->filename);
    if (!arguments)
        return NULL;
    Tuple *result = self->dict ? tuple_pack(3, self->head.type, arguments, self->dict)
                               : tuple_pack(2, self->head.type, arguments);
    decref(arguments);
    return (Object *)result;
}

const Native OSError_methods[] = {{"__reduce__", reduce_os_error, "($self, /)", NULL}, {0}};

static Object *get_written(Object *object)
{
    OSErrorObject *self = (OSErrorObject *)object;
    if (self->written == -1)
        return raise_error(AttributeError, "characters_written");
    return int_from_isize(self->written);
}

static bool set_written(Object *object, Object *value)
{
    OSErrorObject *self = (OSErrorObject *)object;
    if (value)
        return object_as_isize(value, ValueError, &self->written);
    if (self->written == -1)
        return raise_error(AttributeError, "characters_written"), false;
    self->written = -1;
    return true;
}

const Field OSError_fields[] = {FIELD(OSError, "errno", number), FIELD(OSError, "strerror", strerror),
                                FIELD(OSError, "filename", filename), FIELD(OSError, "filename2", filename2),
                                EXCEPTION_FIELD_TABLE, {0}};
const Member OSError_members[] = {MEMBER(OSError, "errno", number, "POSIX exception code"),
                                  MEMBER(OSError, "strerror", strerror, "exception strerror"),
                                  MEMBER(OSError, "filename", filename, "exception filename"),
                                  MEMBER(OSError, "filename2", filename2, "second exception filename"), {0}};
const Property OSError_properties[] = {{"characters_written", get_written, set_written, NULL}, {0}};

/* ---- SyntaxError ------------------------------------------------------------------------------------------------ */

static bool fill_syntax_error(SyntaxErrorObject *self, Object *details)
{
    Tuple *info = sequence_to_tuple(details);
    if (!info)
        return false;
    Object **fields[] = {&self->filename, &self->line, &self->offset, &self->text, &self->end_line, &self->end_offset};
    bool ok = info->size >= 4 && info->size <= 6;
    if (!ok)
        raise_error(TypeError, "function takes %s %d arguments (%zd given)", info->size < 4 ? "at least" : "at most",
                    info->size < 4 ? 4 : 6, info->size);
    for (isize i = 0; ok && i < 6; i++)
        set_slot(fields[i], i < info->size ? new_reference(info->items[i]) : NULL);
    decref(info);
    if (ok && self->end_line && !self->end_offset)
        return raise_error(TypeError, "end_offset must be provided when end_lineno is provided");
    return ok;
}

bool SyntaxError_initialise(Object *object, Object **args, isize count, Tuple *names)
{
    SyntaxErrorObject *self = (SyntaxErrorObject *)object;
    if (!exception_initialise(object, args, count, names))
        return false;
    if (count >= 1)
        set_slot(&self->message, new_reference(args[0]));
    return count != 2 || fill_syntax_error(self, args[1]);
}

Object *SyntaxError_string(Object *object)
{
    SyntaxErrorObject *self = (SyntaxErrorObject *)object;
    Object *message = or_none(self->message);
    int64_t line = 0;
    bool has_line = self->line && is_exact(self->line, int) && int_as_int64(self->line, &line);
    error_clear();
    if (self->filename && is_str(self->filename)) {
        Str *path = (Str *)self->filename;
        isize slash = str_find_char(path, '/', 0, str_length(path));
        for (isize next = slash; next >= 0; next = str_find_char(path, '/', slash + 1, str_length(path)))
            slash = next;
        Str *name = str_substring(path, slash + 1, str_length(path));
        if (!name)
            return NULL;
        Str *text = has_line ? str_format("%S (%U, line %lld)", message, name, (long long)line)
                             : str_format("%S (%U)", message, name);
        decref(name);
        return (Object *)text;
    }
    if (has_line)
        return (Object *)str_format("%S (line %lld)", message, (long long)line);
    return (Object *)object_str(message);
}

const Field SyntaxError_fields[] = {FIELD(SyntaxError, "msg", message), FIELD(SyntaxError, "filename", filename),
                                    FIELD(SyntaxError, "lineno", line), FIELD(SyntaxError, "offset", offset),
                                    FIELD(SyntaxError, "end_lineno", end_line),
                                    FIELD(SyntaxError, "end_offset", end_offset), FIELD(SyntaxError, "text", text),
                                    FIELD(SyntaxError, "print_file_and_line", print_file_and_line),
                                    EXCEPTION_FIELD_TABLE, {0}};
const Member SyntaxError_members[] = {
    MEMBER(SyntaxError, "msg", message, "exception msg"),
    MEMBER(SyntaxError, "filename", filename, "exception filename"),
    MEMBER(SyntaxError, "lineno", line, "exception lineno"),
    MEMBER(SyntaxError, "offset", offset, "exception offset"),
    MEMBER(SyntaxError, "text", text, "exception text"),
    MEMBER(SyntaxError, "end_lineno", end_line, "exception end lineno"),
    MEMBER(SyntaxError, "end_offset", end_offset, "exception end offset"),
    MEMBER(SyntaxError, "print_file_and_line", print_file_and_line, "exception print_file_and_line"),
    {0}};

Object *syntax_error_new(Type *type, Str *message, Str *filename, isize line, isize offset, Str *text, isize end_line,
                         isize end_offset)
{
    Object *numbers[] = {int_from_isize(line), int_from_isize(offset), int_from_isize(end_line),
                         int_from_isize(end_offset)};
    Tuple *info = NULL, *args = NULL;
    if (numbers[0] && numbers[1] && numbers[2] && numbers[3])
        info = tuple_pack(6, filename, numbers[0], numbers[1], text ? (Object *)text : NONE, numbers[2], numbers[3]);
    if (info)
        args = tuple_pack(2, message, info);
    decref_maybe(info);
    for (int i = 0; i < 4; i++)
        decref_maybe(numbers[i]);
    return args ? exception_new(type, args) : NULL;
}

/* ---- UnicodeError ----------------------------------------------------------------------------------------------- */

/* The base itself has no fields to fill. */
bool UnicodeError_initialise(Object *self, Object **args, isize count, Tuple *names)
{
    return exception_initialise(self, args, count, names);
}

const Field UnicodeError_fields[] = {FIELD(UnicodeError, "encoding", encoding), FIELD(UnicodeError, "object", object),
                                     FIELD(UnicodeError, "reason", reason), EXCEPTION_FIELD_TABLE, {0}};
const Member UnicodeError_members[] = {
    MEMBER(UnicodeError, "encoding", encoding, "exception encoding"),
    MEMBER(UnicodeError, "object", object, "exception object"),
    {"start", MEMBER_ISIZE, offsetof(UnicodeErrorObject, start), false, "exception start"},
    {"end", MEMBER_ISIZE, offsetof(UnicodeErrorObject, end), false, "exception end"},
    MEMBER(UnicodeError, "reason", reason, "exception reason"),
    {0}};

static bool wants(Object *argument, int position, bool is_right, const char *expected)
{
    if (!is_right)
        raise_error(TypeError, "argument %d must be %s, not %T", position, expected, argument);
    return is_right;
}

/* [encoding,] object, start, end, reason. */
static bool fill_unicode_error(Object *object, Object **args, isize count, Tuple *names, bool has_encoding,
                               bool of_bytes)
{
    UnicodeErrorObject *self = (UnicodeErrorObject *)object;
    const int wanted = has_encoding ? 5 : 4;
    if (!exception_initialise(object, args, count, names))
        return false;
    if (count != wanted)
        return raise_error(TypeError, "function takes exactly %d arguments (%zd given)", wanted, count);
    if (has_encoding && !wants(args[0], 1, is_str(args[0]), "str"))
        return false;
    Object **rest = args + (has_encoding ? 1 : 0);
    const int base = has_encoding ? 2 : 1;
    if (of_bytes && !is_buffer(rest[0]))
        return raise_not_bytes_like(rest[0]);
    if (!of_bytes && !wants(rest[0], base, is_str(rest[0]), "str"))
        return false;
    isize start, end;
    if (!size_argument(rest[1], &start) || !size_argument(rest[2], &end) ||
        !wants(rest[3], base + 3, is_str(rest[3]), "str"))
        return false;
    if (has_encoding)
        set_slot(&self->encoding, new_reference(args[0]));
    Object *data = of_bytes && !is_bytes(rest[0]) ? (Object *)bytes_from_object(rest[0]) : new_reference(rest[0]);
    if (!data)
        return false;
    set_slot(&self->object, data);
    self->start = start;
    self->end = end;
    set_slot(&self->reason, new_reference(rest[3]));
    return true;
}

bool unicode_encode_error_initialise(Object *self, Object **args, isize count, Tuple *names)
{
    return fill_unicode_error(self, args, count, names, true, false);
}

bool unicode_decode_error_initialise(Object *self, Object **args, isize count, Tuple *names)
{
    return fill_unicode_error(self, args, count, names, true, true);
}

bool unicode_translate_error_initialise(Object *self, Object **args, isize count, Tuple *names)
{
    return fill_unicode_error(self, args, count, names, false, false);
}

static const char *escape_of(uint32_t character)
{
    return character <= 0xff ? "\\x%02x" : character <= 0xffff ? "\\u%04x" : "\\U%08x";
}

/* "… character '\xe9' in position 3: reason", after `lead`. */
static Object *describe_characters(UnicodeErrorObject *self, const char *verb)
{
    Str *reason = object_str(self->reason);
    Str *encoding = reason && self->encoding ? object_str(self->encoding) : NULL;
    Str *lead = !reason ? NULL
                : encoding ? str_format("'%U' codec can't %s", encoding, verb) : str_format("can't %s", verb);
    Str *text = NULL;
    if (lead && self->start >= 0 && self->start < str_length((Str *)self->object) && self->end == self->start + 1) {
        uint32_t character = str_at((Str *)self->object, self->start);
        Str *escape = str_format(escape_of(character), (unsigned)character);
        text = escape ? str_format("%U character '%U' in position %zd: %U", lead, escape, self->start, reason) : NULL;
        decref_maybe(escape);
    } else if (lead) {
        text = str_format("%U characters in position %zd-%zd: %U", lead, self->start, self->end - 1, reason);
    }
    decref_maybe(lead);
    decref_maybe(encoding);
    decref_maybe(reason);
    return (Object *)text;
}

Object *unicode_encode_error_string(Object *object)
{
    UnicodeErrorObject *self = (UnicodeErrorObject *)object;
    return self->object && is_str(self->object) && self->reason ? describe_characters(self, "encode")
                                                                : (Object *)new_reference(RUNTIME->empty_str);
}

Object *unicode_translate_error_string(Object *object)
{
    UnicodeErrorObject *self = (UnicodeErrorObject *)object;
    return self->object && is_str(self->object) && self->reason ? describe_characters(self, "translate")
                                                                : (Object *)new_reference(RUNTIME->empty_str);
}

Object *unicode_decode_error_string(Object *object)
{
    UnicodeErrorObject *self = (UnicodeErrorObject *)object;
    if (!self->object || !is_bytes(self->object) || !self->reason || !self->encoding)
        return (Object *)new_reference(RUNTIME->empty_str);
    Bytes *data = (Bytes *)self->object;
    if (self->start >= 0 && self->start < data->length && self->end == self->start + 1)
        return (Object *)str_format("'%S' codec can't decode byte 0x%02x in position %zd: %S", self->encoding,
                                    (unsigned)(unsigned char)data->data[self->start], self->start, self->reason);
    return (Object *)str_format("'%S' codec can't decode bytes in position %zd-%zd: %S", self->encoding, self->start,
                                self->end - 1, self->reason);
}
