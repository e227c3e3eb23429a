/* string_io.c: io.StringIO and io.BytesIO: files in memory.
 *
 * A BytesIO keeps a bytes with room to spare of which `length` bytes count. A StringIO keeps its text as 4-byte
 * characters, because it may be overwritten anywhere with anything. Nothing of the host is involved.
 */
#include "io.h"
#include "io_objects.h"

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../objects/builtin.h"
#include "../objects/bytes.h"
#include "../objects/fields.h"
#include "../objects/int.h"
#include "../objects/list.h"
#include "../objects/memoryview.h"
#include "../objects/search.h"
#include "../objects/str_data.h"
#include "../objects/str_methods.h"
#include "../objects/tuple.h"
#include "../objects/weakref.h"
#include "../runtime.h"

typedef struct MemoryFile {
    Object head;
    char *data;   /* a block of `room` units, or NULL          */
    isize length; /* units that count                          */
    isize room;
    isize at;     /* the position; may lie behind the end      */
    isize exports; /* views held; no writing meanwhile */
    bool is_closed;
    uint8_t translate; /* StringIO: 0 none, 1 universal on input, 2 "\r\n", 3 "\r" on output */
    Object *newline;   /* StringIO: as given                    */
    Dict *dict;
    Object *weakrefs;
} MemoryFile;

static bool is_text(const MemoryFile *self)
{
    return is_instance_of((const Object *)self, TYPE(string_io));
}

static int unit(const MemoryFile *self)
{
    return is_text(self) ? 4 : 1;
}

static bool check_open(const MemoryFile *self)
{
    return !self->is_closed || raise_error(ValueError, "I/O operation on closed file%s", is_text(self) ? "" : ".");
}

static bool check_exports(const MemoryFile *self)
{
    return !self->exports || raise_exported();
}

static bool make_room(MemoryFile *self, isize needed)
{
    if (needed <= self->room)
        return true;
    if (needed > INT64_MAX / 16)
        return raise_memory() != NULL;
    isize room = needed + needed / 8 + 64;
    char *grown = heap_resize(self->data, (size_t)(room * unit(self)));
    if (!grown)
        return false;
    self->data = grown;
    self->room = room;
    return true;
}

/* Room for `count` units at the position; what lies between the end and the position becomes zero. */
static char *prepare_write(MemoryFile *self, isize count)
{
    int width = unit(self);
    if (self->at > INT64_MAX / 32 - count || !make_room(self, self->at + count))
        return error_occurred() ? NULL : (char *)raise_memory();
    if (self->at > self->length)
        memset(self->data + self->length * width, 0, (size_t)((self->at - self->length) * width));
    char *to = self->data + self->at * width;
    self->at += count;
    if (self->at > self->length)
        self->length = self->at;
    return to;
}

static Object *piece(MemoryFile *self, isize count)
{
    int width = unit(self);
    isize left = self->at < self->length ? self->length - self->at : 0;
    if (count < 0 || count > left)
        count = left;
    const char *from = count ? self->data + self->at * width : "";
    Object *result = is_text(self) ? (Object *)str_from_kind(4, count ? from : (const char *)U"", count)
                                   : (Object *)bytes_new(from, count);
    if (result)
        self->at += count;
    return result;
}

static isize line_length(MemoryFile *self)
{
    isize left = self->at < self->length ? self->length - self->at : 0;
    if (!left)
        return 0;
    int width = unit(self);
    isize end = search_unit(width, self->data + self->at * width, left, '\n');
    return end < 0 ? left : end + 1;
}

/* ---- methods ---------------------------------------------------------------------------------------------------- */

static Object *memory_read(Object **args, isize count, Tuple *names)
{
    MemoryFile *self = (MemoryFile *)args[0];
    isize size;
    return check_open(self) && io_size_argument(args[1], &size) ? piece(self, size) : NULL;
}

static Object *memory_readline(Object **args, isize count, Tuple *names)
{
    MemoryFile *self = (MemoryFile *)args[0];
    isize size;
    if (!check_open(self) || !io_size_argument(args[1], &size))
        return NULL;
    isize line = line_length(self);
    return piece(self, size >= 0 && size < line ? size : line);
}

static Object *next_line(Object *object)
{
    MemoryFile *self = (MemoryFile *)object;
    return piece(self, line_length(self));
}

static Object *memory_readlines(Object **args, isize count, Tuple *names)
{
    MemoryFile *self = (MemoryFile *)args[0];
    isize hint;
    return check_open(self) && io_size_argument(args[1], &hint) ? file_object_read_lines(args[0], hint, next_line)
                                                                : NULL;
}

static int memory_next(Object *object, Object **item)
{
    MemoryFile *self = (MemoryFile *)object;
    if (!check_open(self))
        return -1;
    isize line = line_length(self);
    if (line == 0)
        return 0;
    *item = piece(self, line);
    return *item ? 1 : -1;
}

static Str *translated(MemoryFile *self, Str *text)
{
    if (self->translate == 0)
        return new_reference(text);
    if (self->translate > 1)
        return str_replace(text, RUNTIME->latin1['\n'], (Str *)self->newline, -1);
    Str *pair = str_from_text("\r\n"), *half = pair ? str_replace(text, pair, RUNTIME->latin1['\n'], -1) : NULL;
    Str *whole = half ? str_replace(half, RUNTIME->latin1['\r'], RUNTIME->latin1['\n'], -1) : NULL;
    decref_maybe(pair);
    decref_maybe(half);
    return whole;
}

static bool write_text(MemoryFile *self, Str *given)
{
    Str *text = translated(self, given);
    char *to = text ? prepare_write(self, text->length) : NULL;
    if (to)
        characters_copy(4, to, 0, str_kind(text), str_data(text), 0, text->length);
    decref_maybe(text);
    return to != NULL;
}

static Object *string_write(Object **args, isize count, Tuple *names)
{
    MemoryFile *self = (MemoryFile *)args[0];
    if (!is_str(args[1]))
        return raise_error(TypeError, "string argument expected, got '%.200T'", args[1]);
    if (!check_open(self))
        return NULL;
    isize length = ((Str *)args[1])->length;
    return length == 0 || write_text(self, (Str *)args[1]) ? int_from_isize(length) : NULL;
}

static bool write_bytes(MemoryFile *self, Object *object, isize *length)
{
    Buffer buffer;
    if (!check_exports(self) || !buffer_get(object, &buffer))
        return false;
    *length = buffer.length;
    char *to = buffer.length ? prepare_write(self, buffer.length) : NULL;
    if (to)
        memcpy(to, buffer.data, (size_t)buffer.length);
    bool done = to || buffer.length == 0;
    buffer_release(&buffer);
    return done;
}

static Object *bytes_write(Object **args, isize count, Tuple *names)
{
    MemoryFile *self = (MemoryFile *)args[0];
    isize length;
    return check_open(self) && write_bytes(self, args[1], &length) ? int_from_isize(length) : NULL;
}

static Object *memory_getvalue(Object **args, isize count, Tuple *names)
{
    MemoryFile *self = (MemoryFile *)args[0];
    if (!check_open(self))
        return NULL;
    isize at = self->at;
    self->at = 0;
    Object *value = piece(self, -1);
    self->at = at;
    return value;
}

static Object *memory_tell(Object **args, isize count, Tuple *names)
{
    MemoryFile *self = (MemoryFile *)args[0];
    return check_open(self) ? int_from_isize(self->at) : NULL;
}

static Object *memory_seek(Object **args, isize count, Tuple *names)
{
    MemoryFile *self = (MemoryFile *)args[0];
    isize offset, whence;
    if (!check_open(self) || !object_as_isize(args[1], OverflowError, &offset) || !isize_argument(args[2], 0, &whence))
        return NULL;
    if (whence < 0 || whence > 2)
        return is_text(self) ? raise_error(ValueError, "Invalid whence (%zd, should be 0, 1 or 2)", whence)
                             : io_raise_whence(whence);
    if (whence == 0 && offset < 0)
        return raise_error(ValueError, is_text(self) ? "Negative seek position %zd" : "negative seek value %zd",
                           offset);
    if (whence && offset && is_text(self))
        return raise_error(OSError, "Can't do nonzero cur-relative seeks");
    isize base = whence == 1 ? self->at : whence == 2 ? self->length : 0;
    self->at = base + offset < 0 ? 0 : base + offset;
    return int_from_isize(self->at);
}

static Object *memory_truncate(Object **args, isize count, Tuple *names)
{
    MemoryFile *self = (MemoryFile *)args[0];
    isize size = self->at;
    if (!check_open(self) || (args[1] && args[1] != NONE && !object_as_isize(args[1], OverflowError, &size)))
        return NULL;
    if (size < 0)
        return raise_error(ValueError, is_text(self) ? "Negative size value %zd" : "negative size value %zd", size);
    if (!check_exports(self))
        return NULL;
    if (size < self->length)
        self->length = size;
    return int_from_isize(size);
}

static Object *memory_close(Object **args, isize count, Tuple *names)
{
    MemoryFile *self = (MemoryFile *)args[0];
    if (!check_exports(self))
        return NULL;
    self->is_closed = true;
    heap_free(self->data);
    self->data = NULL;
    self->length = self->room = 0;
    return new_none();
}

bool bytes_io_get_buffer(Object *file, Buffer *buffer)
{
    MemoryFile *self = (MemoryFile *)file;
    self->exports++;
    *buffer = (Buffer){new_reference(file), self->data ? self->data : (char *)"", self->length, true};
    return true;
}

void bytes_io_release_buffer(Object *file)
{
    ((MemoryFile *)file)->exports--;
}

static Object *bytes_readinto(Object **args, isize count, Tuple *names)
{
    MemoryFile *self = (MemoryFile *)args[0];
    Buffer buffer;
    if (!check_open(self) || !buffer_get_writable(args[1], &buffer))
        return NULL;
    isize left = self->at < self->length ? self->length - self->at : 0;
    isize part = left < buffer.length ? left : buffer.length;
    if (part)
        memcpy(buffer.data, self->data + self->at, (size_t)part);
    self->at += part;
    buffer_release(&buffer);
    return int_from_isize(part);
}

static Object *bytes_getbuffer(Object **args, isize count, Tuple *names)
{
    return check_open((MemoryFile *)args[0]) ? memoryview_inside(args[0]) : NULL;
}

static Object *memory_true(Object **args, isize count, Tuple *names)
{
    return check_open((MemoryFile *)args[0]) ? new_bool(true) : NULL;
}

static Object *memory_false(Object **args, isize count, Tuple *names)
{
    return check_open((MemoryFile *)args[0]) ? new_bool(false) : NULL;
}

static Object *memory_flush(Object **args, isize count, Tuple *names)
{
    return check_open((MemoryFile *)args[0]) ? new_none() : NULL;
}

static Object *memory_fileno(Object **args, isize count, Tuple *names)
{
    return io_raise_unsupported("fileno");
}

static Object *get_closed(Object *self)
{
    return new_bool(((MemoryFile *)self)->is_closed);
}

static Object *get_none(Object *self)
{
    return new_none();
}

static Object *get_false(Object *self)
{
    return new_bool(false);
}

#define MEMORY_METHODS                                                                      \
    IO_METHODS,                                                                             \
    {"read", memory_read, "($self, size=-1, /)", "At most size, or all there is."},         \
    {"readline", memory_readline, "($self, size=-1, /)", "The next line, with its end."},   \
    {"readlines", memory_readlines, "($self, size=None, /)", "A list of the lines left."},  \
    {"getvalue", memory_getvalue, "($self, /)", "All that was written."},                   \
    {"tell", memory_tell, "($self, /)", "The position."},                                   \
    {"seek", memory_seek, "($self, pos, whence=0, /)", "Goes to a position."},              \
    {"truncate", memory_truncate, "($self, pos=None, /)", "Cuts the file off."},            \
    {"close", memory_close, "($self, /)", "Closes the file."},                              \
    {"flush", memory_flush, "($self, /)", "Does nothing."},                                 \
    {"fileno", memory_fileno, "($self, /)", "Not supported."},                              \
    {"isatty", memory_false, "($self, /)", "Is it a terminal?"},                            \
    {"readable", memory_true, "($self, /)", "Can it be read?"},                             \
    {"writable", memory_true, "($self, /)", "Can it be written?"},                          \
    {"seekable", memory_true, "($self, /)", "Can the position be changed?"}

static const Native string_methods[] = {MEMORY_METHODS, {"write", string_write, "($self, s, /)", "Writes text."}, {0}};
static const Native bytes_io_methods[] = {
    MEMORY_METHODS, {"write", bytes_write, "($self, b, /)", "Writes bytes."},
    {"readinto", bytes_readinto, "($self, buffer, /)", "Reads into a buffer."},
    {"getbuffer", bytes_getbuffer, "($self, /)", "A view of the bytes, which may be written through."},
    {"read1", memory_read, "($self, size=-1, /)", "Like read."}, {0}};
static const Property string_properties[] = {{"closed", get_closed, NULL, "Is it closed?"},
                                             {"newlines", get_none, NULL, "The line ends met."},
                                             {"encoding", get_none, NULL, "Always None."},
                                             {"errors", get_none, NULL, "Always None."},
                                             {"line_buffering", get_false, NULL, "Always False."},
                                             {0}};
static const Property bytes_properties[] = {{"closed", get_closed, NULL, "Is it closed?"}, {0}};

/* ---- the types -------------------------------------------------------------------------------------------------- */

static Object *memory_create(Type *type, Object **args, isize count, Tuple *names)
{
    Object *self = object_new(type);
    if (self)
        gc_track(self);
    return self;
}

static bool set_newline(MemoryFile *self, Object *newline)
{
    if (newline && newline != NONE && !is_str(newline))
        return raise_error(TypeError, "newline must be str or None, not %.200T", newline);
    self->translate = 0;
    if (newline == NONE)
        self->translate = 1;
    else if (newline && str_equal_text((Str *)newline, "\r\n"))
        self->translate = 2;
    else if (newline && str_equal_text((Str *)newline, "\r"))
        self->translate = 3;
    else if (newline && ((Str *)newline)->length && !str_equal_text((Str *)newline, "\n"))
        return raise_error(ValueError, "illegal newline value: %R", newline);
    set_slot(&self->newline, new_reference_maybe(newline));
    return true;
}

static bool string_initialise(Object *object, Object **args, isize count, Tuple *names)
{
    MemoryFile *self = (MemoryFile *)object;
    Object *bound[2];
    if (!arguments_bind("StringIO", "(initial_value='', newline='\\n')", args, count, names, bound))
        return false;
    if (!set_newline(self, bound[1]))
        return false;
    if (bound[0] && bound[0] != NONE && !is_str(bound[0]))
        return raise_error(TypeError, "initial_value must be str or None, not %.200T", bound[0]);
    self->length = self->at = 0;
    self->is_closed = false;
    if (bound[0] && bound[0] != NONE && ((Str *)bound[0])->length && !write_text(self, (Str *)bound[0]))
        return false;
    self->at = 0;
    return true;
}

static bool bytes_initialise_slot(Object *object, Object **args, isize count, Tuple *names)
{
    MemoryFile *self = (MemoryFile *)object;
    Object *bound[1];
    isize length;
    if (!arguments_bind("BytesIO", "(initial_bytes=b'')", args, count, names, bound))
        return false;
    self->length = self->at = 0;
    self->is_closed = false;
    if (bound[0] && bound[0] != NONE && !write_bytes(self, bound[0], &length))
        return false;
    self->at = 0;
    return true;
}

static void memory_deallocate(Object *object)
{
    MemoryFile *self = (MemoryFile *)object;
    if (!object_finalise_from_dealloc(object))
        return;
    heap_free(self->data);
    self->data = NULL;
    fields_deallocate(object);
}

static Object *iterate_itself(Object *self)
{
    return check_open((MemoryFile *)self) ? new_reference(self) : NULL;
}

static const Field memory_fields[] = {{"newline", offsetof(MemoryFile, newline)},
                                      {"__dict__", offsetof(MemoryFile, dict), EDGE_DICT},
                                      {0}};

#define MEMORY_FILE_TYPE(type, shown_name, base_type, shown, initialiser, its_methods, its_properties)                 \
    const TypeSpec type = {                                                                                            \
        .name = shown_name,                                                                                            \
        .base = base_type,                                                                                             \
        .size_bytes = sizeof(MemoryFile),                                                                              \
        .shown_size_bytes = shown,                                                                                     \
        .flags = TYPE_COLLECTED | TYPE_BASE,                                                                           \
        .dict_offset = offsetof(MemoryFile, dict),                                                                     \
        .weakrefs_offset = offsetof(MemoryFile, weakrefs),                                                             \
        .slots = {.create = memory_create, .initialise = initialiser, .iterate = iterate_itself, .next = memory_next}, \
        .deallocate = memory_deallocate,                                                                               \
        .fields = memory_fields,                                                                                       \
        .methods = its_methods,                                                                                        \
        .properties = its_properties,                                                                                  \
    }

MEMORY_FILE_TYPE(string_io_type, "_io.StringIO", TYPE_INDEX_text_io_base, 168, string_initialise, string_methods,
                 string_properties);
MEMORY_FILE_TYPE(bytes_io_type, "_io.BytesIO", TYPE_INDEX_buffered_io_base, 64, bytes_initialise_slot, bytes_io_methods,
                 bytes_properties);
