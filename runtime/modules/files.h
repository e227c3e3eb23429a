/* files.h: open files of the host.
 *
 * What the operating system holds for the program lives here, outside the region: a table of descriptors with
 * their read and write buffers. Objects in the region hold an index into it. No system call gets a pointer
 * into the region; data is copied through the buffers.
 */
#ifndef VIV_FILES_H
#define VIV_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define FILE_BUFFER_BYTES 8192 /* CPython's io.DEFAULT_BUFFER_SIZE in 3.13 */

/* Index of a fresh entry, or -1 with errno set. `flags` are those of open(2). */
int file_open(const char *path, int flags);
int file_from_descriptor(int descriptor, bool close_it);
/* Entries that are not open have descriptor -1 and are no terminal. */
int file_descriptor(int file);
bool file_is_terminal(int file);

/* All of these return false (or -1) with errno set. */
bool file_close(int file); /* flushes; the entry is free afterwards, whatever happened */
bool file_write(int file, const void *data, size_t count);
bool file_flush(int file);
/* Reads more into the buffer: bytes added, 0 at the end. */
ptrdiff_t file_fill(int file);
/* What has been read and not taken. */
const char *file_pending(int file, size_t *count);
void file_take(int file, size_t count);
int64_t file_seek(int file, int64_t offset, int whence);
int64_t file_tell(int file);
bool file_truncate(int file, int64_t size);

#endif
