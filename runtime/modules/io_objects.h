/* io_objects.h: the file objects, for the files of modules/ that implement them.
 *
 * A file object holds an index into the host's table (files.h); the objects of one file (text over buffered over
 * raw) share it, and the one made by open() closes it when it dies.
 */
#ifndef VIV_IO_OBJECTS_H
#define VIV_IO_OBJECTS_H

#include "../object.h"
#include "../objects/str.h"

/* Bits of the file objects' flags; FILE_OWNER: it closes the file when it dies. */
enum { FILE_READABLE = 1, FILE_WRITABLE = 2, FILE_APPENDING = 4, FILE_CREATING = 8, FILE_CLOSED = 16, FILE_OWNER = 32 };

/* _io.FileIO and the _io.Buffered… types. */
typedef struct BinaryFile {
    Object head;
    int file;
    unsigned flags;
    Object *name;  /* as given to open()                              */
    Object *raw;   /* a buffered file's FileIO, made on demand; or NULL */
    Dict *dict;
    Object *weakrefs;
} BinaryFile;

/* _io.TextIOWrapper. */
typedef struct TextFile {
    Object head;
    int file;
    unsigned flags;
    bool line_buffering, write_through;
    bool has_told;      /* next() was called: tell() is disabled until the end */
    uint8_t newlines_seen; /* 1: \n, 2: \r, 4: \r\n */
    Object *name;
    Str *mode;
    Str *encoding;
    Str *errors;
    Str *newline;       /* NULL: universal, translated                      */
    Str *pending;       /* decoded and not yet read, from pending_at; or NULL */
    isize pending_at;
    bool at_end;        /* the last read found no more                      */
    Object *buffer;     /* made on demand; or NULL                          */
    Dict *dict;
    Object *weakrefs;
} TextFile;

/* NULL: out of memory. They take `file` over if FILE_OWNER is set, and references of their own to the objects. */
NEW Object *text_file_new(int file, unsigned flags, Object *name, Str *mode, Str *encoding, Str *errors,
                          Str *newline_or_null, bool line_buffering);
NEW Object *binary_file_new(Type *type, int file, unsigned flags, Object *name);
/* Raise OSError from errno, io.UnsupportedOperation, ValueError "I/O operation on closed file.". */
Object *io_raise_errno(Object *filename_or_null);
Object *io_raise_unsupported(const char *what);
Object *io_raise_closed(void);
Object *io_raise_whence(isize whence); /* ValueError "invalid whence (3, should be 0, 1 or 2)" */
/* The argument of read() and its kin: None or absent gives -1. May run __index__. */
bool io_size_argument(Object *object_or_null, isize *size);
/* These three run no Python. False or NULL: OSError, UnicodeError, or ValueError for a closed file. */
bool text_file_write(TextFile *self, Str *text);
NEW Str *text_file_read_line(TextFile *self, isize most); /* with its end; most -1: no limit; "" at the end */
bool text_file_flush(TextFile *self);
const char *io_mode_text(unsigned flags); /* "rb+", what .mode of a raw file shows */

#endif
