/* files.c: see files.h. The one table of this program that is neither constant nor in the region: what is
 * printed cannot be unprinted, so there is nothing to restore. */
#include "files.h"

#include "../runtime.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct HostFile {
    int descriptor; /* -1: the entry is free */
    bool close_it;
    char *written; /* not yet handed to the system */
    size_t written_count;
    char *read; /* [read_at, read_end) has been read and not taken */
    size_t read_at, read_end, read_room;
} HostFile;

static struct {
    HostFile *entries;
    int count;
} files;

static HostFile *entry(int file)
{
    if (file < 0 || file >= files.count || files.entries[file].descriptor < 0) {
        errno = EBADF;
        return NULL;
    }
    return &files.entries[file];
}

int file_from_descriptor(int descriptor, bool close_it)
{
    int at = 0;
    while (at < files.count && files.entries[at].descriptor >= 0)
        at++;
    if (at == files.count) {
        HostFile *grown = realloc(files.entries, (size_t)(files.count + 16) * sizeof *grown);
        if (!grown) {
            errno = ENOMEM;
            return -1;
        }
        files.entries = grown;
        for (int i = 0; i < 16; i++)
            grown[files.count + i] = (HostFile){.descriptor = -1};
        files.count += 16;
    }
    files.entries[at] = (HostFile){.descriptor = descriptor, .close_it = close_it};
    return at;
}

int file_open(const char *path, int flags)
{
    int descriptor = open(path, flags | O_CLOEXEC, 0666);
    if (descriptor < 0)
        return -1;
    int file = file_from_descriptor(descriptor, true);
    if (file < 0)
        close(descriptor);
    return file;
}

int file_descriptor(int file)
{
    HostFile *self = entry(file);
    return self ? self->descriptor : -1;
}

bool file_is_terminal(int file)
{
    HostFile *self = entry(file);
    return self && isatty(self->descriptor);
}

static bool write_all(int descriptor, const char *data, size_t count)
{
    while (count) {
        ssize_t done = write(descriptor, data, count);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return false;
        data += done;
        count -= (size_t)done;
    }
    return true;
}

bool file_flush(int file)
{
    HostFile *self = entry(file);
    if (!self)
        return false;
    size_t count = self->written_count;
    self->written_count = 0;
    return write_all(self->descriptor, self->written, count);
}

/* Reading ahead has moved the system's position: bring it back before writing. */
static bool forget_read(HostFile *self)
{
    size_t ahead = self->read_end - self->read_at;
    self->read_at = self->read_end = 0;
    return !ahead || lseek(self->descriptor, -(off_t)ahead, SEEK_CUR) >= 0 || errno == ESPIPE;
}

bool file_write(int file, const void *data, size_t count)
{
    HostFile *self = entry(file);
    if (!self || !forget_read(self))
        return false;
    if (!self->written && !(self->written = malloc(FILE_BUFFER_BYTES))) {
        errno = ENOMEM;
        return false;
    }
    const char *from = data;
    while (count) {
        size_t part = FILE_BUFFER_BYTES - self->written_count;
        if (part > count)
            part = count;
        memcpy(self->written + self->written_count, from, part);
        self->written_count += part;
        from += part;
        count -= part;
        if (self->written_count == FILE_BUFFER_BYTES && !file_flush(file))
            return false;
    }
    return true;
}

ptrdiff_t file_fill(int file)
{
    HostFile *self = entry(file);
    if (!self || (self->written_count && !file_flush(file)))
        return -1;
    if (self->read_at == self->read_end)
        self->read_at = self->read_end = 0;
    if (self->read_room - self->read_end < FILE_BUFFER_BYTES) {
        size_t kept = self->read_end - self->read_at;
        if (self->read_at)
            memmove(self->read, self->read + self->read_at, kept);
        self->read_at = 0;
        self->read_end = kept;
        if (self->read_room - kept < FILE_BUFFER_BYTES) {
            size_t room = kept * 2 + FILE_BUFFER_BYTES;
            char *grown = realloc(self->read, room);
            if (!grown) {
                errno = ENOMEM;
                return -1;
            }
            self->read = grown;
            self->read_room = room;
        }
    }
    ssize_t got;
    do
        got = read(self->descriptor, self->read + self->read_end, FILE_BUFFER_BYTES);
    while (got < 0 && errno == EINTR && !(RUNTIME->vm.requests & REQUEST_INTERRUPT)); /* Ctrl-C ends input() */
    if (got > 0)
        self->read_end += (size_t)got;
    return got;
}

const char *file_pending(int file, size_t *count)
{
    HostFile *self = entry(file);
    *count = self ? self->read_end - self->read_at : 0;
    return *count ? self->read + self->read_at : "";
}

void file_take(int file, size_t count)
{
    HostFile *self = entry(file);
    if (self)
        self->read_at += count;
}

int64_t file_seek(int file, int64_t offset, int whence)
{
    HostFile *self = entry(file);
    if (!self || (self->written_count && !file_flush(file)))
        return -1;
    if (whence == SEEK_CUR)
        offset -= (int64_t)(self->read_end - self->read_at);
    off_t position = lseek(self->descriptor, offset, whence);
    if (position >= 0)
        self->read_at = self->read_end = 0;
    return position;
}

int64_t file_tell(int file)
{
    HostFile *self = entry(file);
    if (!self)
        return -1;
    off_t position = lseek(self->descriptor, 0, SEEK_CUR);
    if (position < 0)
        return -1;
    return position - (int64_t)(self->read_end - self->read_at) + (int64_t)self->written_count;
}

bool file_truncate(int file, int64_t size)
{
    HostFile *self = entry(file);
    return self && file_flush(file) && ftruncate(self->descriptor, size) == 0;
}

bool file_close(int file)
{
    HostFile *self = entry(file);
    if (!self)
        return false;
    bool done = file_flush(file);
    int reason = errno;
    if (self->close_it && close(self->descriptor) < 0 && done) {
        done = false;
        reason = errno;
    }
    free(self->written);
    free(self->read);
    *self = (HostFile){.descriptor = -1};
    errno = reason;
    return done;
}
