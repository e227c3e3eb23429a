/* file_object.c: what every file object over the host's table does alike, be it of text or of bytes.
 *
 * The FileObject is the first part of both. What makes two file objects of one file is `below`: closing one closes
 * those beneath it, and only the one made by open() is the owner, which closes when it dies.
 */
#include "files.h"
#include "io_objects.h"

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../objects/fields.h"
#include "../objects/list.h"
#include "../runtime.h"

#include <unistd.h>

FileObject *file_object_new(Type *type, int file, unsigned flags, Object *name)
{
    FileObject *self = (FileObject *)object_new(type);
    if (!self)
        return NULL;
    self->file = file;
    self->flags = flags;
    self->name = new_reference_maybe(name);
    gc_track((Object *)self);
    return self;
}

Object *file_object_below(FileObject *self, Type *type)
{
    if (!self->below)
        self->below = (Object *)file_object_new(type, self->file, self->flags & ~(unsigned)FILE_OWNER, self->name);
    return new_reference_maybe(self->below);
}

bool file_object_check_open(const FileObject *self)
{
    return !(self->flags & FILE_CLOSED) || io_raise_closed();
}

Object *file_object_read_lines(Object *self, isize hint, NEW Object *(*read_line)(Object *self))
{
    NATIVE_FRAME(held, "readlines", "lines");
    isize total = 0;
    held[0] = (Object *)list_new(0);
    while (held[0]) {
        Object *line = read_line(self);
        if (!line)
            return native_leave(held, NULL);
        isize length = object_length(line);
        total += length;
        if (length == 0) {
            decref(line);
            break;
        }
        if (!list_append_steal((List *)held[0], line))
            return native_leave(held, NULL);
        if (hint > 0 && total >= hint)
            break;
    }
    return native_leave_with(held, 0);
}

Object *file_object_truncate(FileObject *self, Object *size_or_none, int64_t ahead)
{
    isize size;
    if (size_or_none && size_or_none != NONE) {
        if (!object_as_isize(size_or_none, OverflowError, &size))
            return NULL;
    } else {
        size = (isize)(file_tell(self->file) - ahead);
    }
    return file_truncate(self->file, size) ? int_from_isize(size) : io_raise_errno(NULL);
}

/* ---- methods ---------------------------------------------------------------------------------------------------- */

static bool close_file(FileObject *self)
{
    if (self->flags & FILE_CLOSED)
        return true;
    for (FileObject *each = self; each; each = (FileObject *)each->below)
        each->flags |= FILE_CLOSED;
    return file_close(self->file);
}

Object *file_object_close(Object **args, isize count, Tuple *names)
{
    return close_file((FileObject *)args[0]) ? new_none() : io_raise_errno(NULL);
}

Object *file_object_fileno(Object **args, isize count, Tuple *names)
{
    FileObject *self = (FileObject *)args[0];
    return file_object_check_open(self) ? int_from_int64(file_descriptor(self->file)) : NULL;
}

Object *file_object_isatty(Object **args, isize count, Tuple *names)
{
    FileObject *self = (FileObject *)args[0];
    return file_object_check_open(self) ? new_bool(file_is_terminal(self->file)) : NULL;
}

Object *file_object_readable(Object **args, isize count, Tuple *names)
{
    FileObject *self = (FileObject *)args[0];
    return file_object_check_open(self) ? new_bool(self->flags & FILE_READABLE) : NULL;
}

Object *file_object_writable(Object **args, isize count, Tuple *names)
{
    FileObject *self = (FileObject *)args[0];
    return file_object_check_open(self) ? new_bool(self->flags & FILE_WRITABLE) : NULL;
}

Object *file_object_seekable(Object **args, isize count, Tuple *names)
{
    FileObject *self = (FileObject *)args[0];
    return file_object_check_open(self) ? new_bool(lseek(file_descriptor(self->file), 0, SEEK_CUR) >= 0) : NULL;
}

Object *io_write_lines(Object **args, isize count, Tuple *names)
{
    NATIVE_FRAME(held, "writelines", "iterator", "line", "answer");
    held[0] = object_iterate(args[1]);
    if (!held[0])
        return native_leave(held, NULL);
    int more;
    while ((more = iter_next(held[0], &held[1])) == 1) {
        held[2] = object_call_method_one(args[0], NAME(write), held[1]);
        if (!held[2])
            return native_leave(held, NULL);
        clear_slot(&held[2]);
        clear_slot(&held[1]);
    }
    return native_leave(held, more < 0 ? NULL : new_none());
}

Object *io_enter(Object **args, isize count, Tuple *names)
{
    Object *closed = object_get_attribute_text(args[0], "closed");
    int is_closed = closed ? object_is_true(closed) : -1;
    decref_maybe(closed);
    if (is_closed > 0)
        return io_raise_closed();
    return is_closed < 0 ? NULL : new_reference(args[0]);
}

Object *io_exit(Object **args, isize count, Tuple *names)
{
    return object_call_method_none(args[0], NAME(close));
}

/* ---- attributes and slots --------------------------------------------------------------------------------------- */

Object *file_object_get_name(Object *self)
{
    return new_reference(((FileObject *)self)->name);
}

Object *file_object_get_closed(Object *self)
{
    return new_bool(((FileObject *)self)->flags & FILE_CLOSED);
}

Object *file_object_iterate(Object *self)
{
    return file_object_check_open((FileObject *)self) ? new_reference(self) : NULL;
}

/* Before weak references die, so that their callbacks find all that was written. No subclass can have a __del__. */
void file_object_deallocate(Object *self)
{
    if (((FileObject *)self)->flags & FILE_OWNER)
        close_file((FileObject *)self);
    fields_deallocate(self);
}
