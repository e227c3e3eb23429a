/* binary_file.c: _io.FileIO, BufferedReader, BufferedWriter, BufferedRandom: files of bytes.
 *
 * All four are a FileObject and one set of functions over the host's table; they differ by name and by which
 * operations they refuse. The host's buffers serve every one of them; a raw file is flushed after each write.
 */
#include "files.h"
#include "io.h"
#include "io_objects.h"

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../objects/bytes.h"
#include "../objects/list.h"
#include "../objects/str_methods.h"
#include "../objects/tuple.h"
#include "../objects/weakref.h"
#include "../runtime.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static bool is_raw(const FileObject *self)
{
    return self->head.type == TYPE(raw_file);
}

static bool check_readable(const FileObject *self)
{
    if (!file_object_check_open(self))
        return false;
    return (self->flags & FILE_READABLE) || io_raise_unsupported(is_raw(self) ? "File not open for reading" : "read");
}

static bool check_writable(const FileObject *self)
{
    if (!file_object_check_open(self))
        return false;
    return (self->flags & FILE_WRITABLE) || io_raise_unsupported(is_raw(self) ? "File not open for writing" : "write");
}

/* ---- reading ---------------------------------------------------------------------------------------------------- */

/* At least `most` bytes pending, or all that come (most < 0). */
static bool fill(FileObject *self, isize most, size_t *have)
{
    for (;;) {
        file_pending(self->file, have);
        if (most >= 0 && *have >= (size_t)most)
            return true;
        ptrdiff_t got = file_fill(self->file);
        if (got < 0)
            return io_raise_errno(NULL);
        if (got == 0)
            return true;
    }
}

static Object *take(FileObject *self, size_t count)
{
    size_t have;
    const char *data = file_pending(self->file, &have);
    Bytes *bytes = bytes_new(data, (isize)(count < have ? count : have));
    if (bytes)
        file_take(self->file, count < have ? count : have);
    return (Object *)bytes;
}

static Object *binary_read(Object **args, isize count, Tuple *names)
{
    FileObject *self = (FileObject *)args[0];
    isize most;
    size_t have;
    if (!io_size_argument(args[1], &most))
        return NULL;
    if (most < -1 && !is_raw(self))
        return raise_error(ValueError, "read length must be non-negative or -1");
    if (!check_readable(self) || !fill(self, most, &have))
        return NULL;
    return take(self, most < 0 || (size_t)most > have ? have : (size_t)most);
}

static Object *binary_peek(Object **args, isize count, Tuple *names)
{
    FileObject *self = (FileObject *)args[0];
    size_t have;
    if (!check_readable(self) || !fill(self, 1, &have))
        return NULL;
    const char *data = file_pending(self->file, &have);
    return (Object *)bytes_new(data, (isize)have);
}

static Object *binary_read_into(Object **args, isize count, Tuple *names)
{
    FileObject *self = (FileObject *)args[0];
    Buffer buffer;
    size_t have;
    if (!check_readable(self) || !buffer_get_writable(args[1], &buffer))
        return NULL;
    Object *result = NULL;
    if (fill(self, buffer.length, &have)) {
        size_t part = have < (size_t)buffer.length ? have : (size_t)buffer.length;
        memcpy(buffer.data, file_pending(self->file, &have), part);
        file_take(self->file, part);
        result = int_from_isize((isize)part);
    }
    buffer_release(&buffer);
    return result;
}

static Object *read_line(FileObject *self, isize most)
{
    size_t have, scanned = 0;
    for (;;) {
        const char *data = file_pending(self->file, &have);
        size_t limit = most >= 0 && (size_t)most < have ? (size_t)most : have;
        const char *end = limit > scanned ? memchr(data + scanned, '\n', limit - scanned) : NULL;
        if (end)
            return take(self, (size_t)(end - data) + 1);
        if (most >= 0 && have >= (size_t)most)
            return take(self, (size_t)most);
        scanned = have;
        ptrdiff_t got = file_fill(self->file);
        if (got < 0)
            return io_raise_errno(NULL);
        if (got == 0)
            return take(self, have);
    }
}

static Object *binary_readline(Object **args, isize count, Tuple *names)
{
    FileObject *self = (FileObject *)args[0];
    isize most = -1;
    if (args[1] && args[1] != NONE && !object_as_isize(args[1], OverflowError, &most))
        return NULL;
    return check_readable(self) ? read_line(self, most) : NULL;
}

static Object *next_line(Object *self)
{
    return read_line((FileObject *)self, -1);
}

static Object *binary_readlines(Object **args, isize count, Tuple *names)
{
    isize hint = -1;
    if (args[1] && args[1] != NONE && !object_as_isize(args[1], OverflowError, &hint))
        return NULL;
    return check_readable((FileObject *)args[0]) ? file_object_read_lines(args[0], hint, next_line) : NULL;
}

static int binary_next(Object *object, Object **item)
{
    FileObject *self = (FileObject *)object;
    if (!check_readable(self))
        return -1;
    *item = read_line(self, -1);
    if (!*item)
        return -1;
    if (((Bytes *)*item)->length)
        return 1;
    *item = NULL;
    return 0;
}

/* ---- writing, moving, closing ----------------------------------------------------------------------------------- */

static Object *binary_write(Object **args, isize count, Tuple *names)
{
    FileObject *self = (FileObject *)args[0];
    Buffer buffer;
    if (!check_writable(self) || !buffer_get(args[1], &buffer))
        return NULL;
    isize length = buffer.length;
    bool done = file_write(self->file, buffer.data, (size_t)length) && (!is_raw(self) || file_flush(self->file));
    buffer_release(&buffer);
    return done ? int_from_isize(length) : io_raise_errno(NULL);
}

static Object *binary_flush(Object **args, isize count, Tuple *names)
{
    FileObject *self = (FileObject *)args[0];
    if (!file_object_check_open(self))
        return NULL;
    return !(self->flags & FILE_WRITABLE) || file_flush(self->file) ? new_none() : io_raise_errno(NULL);
}

static Object *binary_seek(Object **args, isize count, Tuple *names)
{
    FileObject *self = (FileObject *)args[0];
    isize offset, whence;
    if (!file_object_check_open(self) || !object_as_isize(args[1], OverflowError, &offset) ||
        !isize_argument(args[2], 0, &whence))
        return NULL;
    if (whence < 0 || whence > 2)
        return raise_error(ValueError, "whence value %zd unsupported", whence);
    int64_t position = file_seek(self->file, offset, (int)whence);
    return position < 0 ? io_raise_errno(NULL) : int_from_int64(position);
}

static Object *binary_tell(Object **args, isize count, Tuple *names)
{
    FileObject *self = (FileObject *)args[0];
    if (!file_object_check_open(self))
        return NULL;
    int64_t position = file_tell(self->file);
    return position < 0 ? io_raise_errno(NULL) : int_from_int64(position);
}

static Object *binary_truncate(Object **args, isize count, Tuple *names)
{
    FileObject *self = (FileObject *)args[0];
    return check_writable(self) ? file_object_truncate(self, args[1], 0) : NULL;
}

/* ---- attributes ------------------------------------------------------------------------------------------------- */

/* "rb+", what .mode of a raw file shows */
static const char *io_mode_text(unsigned flags)
{
    if (flags & FILE_CREATING)
        return flags & FILE_READABLE ? "xb+" : "xb";
    if (flags & FILE_APPENDING)
        return flags & FILE_READABLE ? "ab+" : "ab";
    if (flags & FILE_READABLE)
        return flags & FILE_WRITABLE ? "rb+" : "rb";
    return "wb";
}

static Object *get_mode(Object *self)
{
    return (Object *)str_from_text(io_mode_text(((FileObject *)self)->flags));
}
static Object *get_raw(Object *self)
{
    return file_object_below((FileObject *)self, TYPE(raw_file));
}
static Object *get_closefd(Object *self)
{
    return new_bool(true);
}

static Object *buffered_represent(Object *object)
{
    return (Object *)str_format("<%T name=%R>", object, ((FileObject *)object)->name);
}

static Object *raw_represent(Object *object)
{
    FileObject *self = (FileObject *)object;
    if (self->flags & FILE_CLOSED)
        return (Object *)str_from_text("<_io.FileIO [closed]>");
    return (Object *)str_format("<_io.FileIO name=%R mode='%s' closefd=True>", self->name, io_mode_text(self->flags));
}

/* ---- the types -------------------------------------------------------------------------------------------------- */

static const Field binary_fields[] = {{"name", offsetof(FileObject, name), EDGE_HIDDEN},
                                      {"raw", offsetof(FileObject, below)},
                                      {"__dict__", offsetof(FileObject, dict), EDGE_DICT},
                                      {0}};

#define BINARY_METHODS                                                                      \
    FILE_OBJECT_METHODS,                                                                    \
    {"read", binary_read, "($self, size=-1, /)", "At most size bytes, or all there are."},  \
    {"readinto", binary_read_into, "($self, buffer, /)", "Reads into a buffer."},           \
    {"readline", binary_readline, "($self, size=-1, /)", "The next line, with its end."},   \
    {"readlines", binary_readlines, "($self, hint=-1, /)", "A list of the lines left."},    \
    {"write", binary_write, "($self, buffer, /)", "Writes bytes; gives how many."},         \
    {"flush", binary_flush, "($self, /)", "Hands everything to the system."},               \
    {"close", file_object_close, "($self, /)", "Closes the file."},                         \
    {"seek", binary_seek, "($self, target, whence=0, /)", "Goes to a position."},           \
    {"tell", binary_tell, "($self, /)", "The position."},                                   \
    {"truncate", binary_truncate, "($self, pos=None, /)", "Cuts the file off."}

static const Native buffered_methods[] = {
    BINARY_METHODS,
    {"peek", binary_peek, "($self, size=0, /)", "Bytes to come, left where they are."},
    {"read1", binary_read, "($self, size=-1, /)", "Bytes from the buffer."},
    {0}};
static const Native raw_methods[] = {
    BINARY_METHODS, {"readall", binary_read, "($self, size=-1, /)", "All there are."}, {0}};

static const Property buffered_properties[] = {{"name", file_object_get_name, NULL, "What open() was given."},
                                               {"mode", get_mode, NULL, "How it was opened."},
                                               {"closed", file_object_get_closed, NULL, "Is it closed?"},
                                               {"raw", get_raw, NULL, "The file beneath the buffer."},
                                               {0}};
static const Property raw_properties[] = {{"name", file_object_get_name, NULL, "What open() was given."},
                                          {"mode", get_mode, NULL, "How it was opened."},
                                          {"closed", file_object_get_closed, NULL, "Is it closed?"},
                                          {"closefd", get_closefd, NULL, "Is the system's file closed with it?"},
                                          {0}};

#define BINARY_FILE_TYPE(type, shown_name, base_type, shown, representation, its_methods, its_properties) \
    const TypeSpec type = {                                                                               \
        .name = shown_name,                                                                               \
        .base = base_type,                                                                                \
        .size_bytes = sizeof(FileObject),                                                                 \
        .shown_size_bytes = shown,                                                                        \
        .flags = TYPE_COLLECTED | TYPE_NO_CREATE,                                                         \
        .dict_offset = offsetof(FileObject, dict),                                                        \
        .weakrefs_offset = offsetof(FileObject, weakrefs),                                                \
        .slots = {.represent = representation, .iterate = file_object_iterate, .next = binary_next},           \
        .deallocate = file_object_deallocate,                                                                  \
        .fields = binary_fields,                                                                          \
        .methods = its_methods,                                                                           \
        .properties = its_properties,                                                                     \
    }

BINARY_FILE_TYPE(raw_file_type, "_io.FileIO", TYPE_INDEX_raw_io_base, 48, raw_represent, raw_methods, raw_properties);
BINARY_FILE_TYPE(buffered_reader_type, "_io.BufferedReader", TYPE_INDEX_buffered_io_base, 152, buffered_represent,
                 buffered_methods, buffered_properties);
BINARY_FILE_TYPE(buffered_writer_type, "_io.BufferedWriter", TYPE_INDEX_buffered_io_base, 152, buffered_represent,
                 buffered_methods, buffered_properties);
BINARY_FILE_TYPE(buffered_random_type, "_io.BufferedRandom", TYPE_INDEX_buffered_io_base, 152, buffered_represent,
                 buffered_methods, buffered_properties);
