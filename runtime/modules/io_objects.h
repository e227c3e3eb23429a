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

/* What every one of them begins with. _io.FileIO and the _io.Buffered… types are no more than this. */
typedef struct FileObject {
    Object head;
    int file;
    unsigned flags;
    Object *name;  /* as given to open()                                                                 */
    Object *below; /* the FileIO of a buffered file, the buffer of a text file, made on demand; or NULL */
    Dict *dict;
    Object *weakrefs;
} FileObject;

/* _io.TextIOWrapper. */
typedef struct TextFile {
    FileObject base;
    bool line_buffering, write_through;
    bool has_told;      /* next() was called: tell() is disabled until the end */
    uint8_t newlines_seen; /* 1: \n, 2: \r, 4: \r\n */
    Str *mode;
    Str *encoding;
    Str *errors;
    Str *newline;       /* NULL: universal, translated                      */
    Str *pending;       /* decoded and not yet read, from pending_at; or NULL */
    isize pending_at;
    bool at_end;        /* the last read found no more                      */
} TextFile;

/* ---- file_object.c ---- */
/* NULL: out of memory. Takes `file` over if FILE_OWNER is set, and references of its own to the objects. */
NEW FileObject *file_object_new(Type *type, int file, unsigned flags, Object *name);
/* `below`, made if need be: a file of this type over the same file. */
NEW Object *file_object_below(FileObject *self, Type *type);
bool file_object_check_open(const FileObject *self); /* ValueError */
/* A list of lines until one is empty, or their lengths reach `hint` (> 0). */
NEW Object *file_object_read_lines(Object *self, isize hint, NEW Object *(*read_line)(Object *self));
/* To the size given, or to where the file is read: `ahead` bytes before the host's position. */
NEW Object *file_object_truncate(FileObject *self, Object *size_or_none, int64_t ahead);
NEW Object *file_object_get_name(Object *self);
NEW Object *file_object_get_closed(Object *self);
NEW Object *file_object_iterate(Object *self);
void file_object_deallocate(Object *self); /* closes an owner's file, frees the type's fields */
#define FILE_NATIVE(name) NEW Object *name(Object **args, isize count, Tuple *names)
FILE_NATIVE(file_object_close);
FILE_NATIVE(file_object_fileno);
FILE_NATIVE(file_object_isatty);
FILE_NATIVE(file_object_readable);
FILE_NATIVE(file_object_seekable);
FILE_NATIVE(file_object_writable);
FILE_NATIVE(io_write_lines); /* these three serve any object with write(), closed and close() */
FILE_NATIVE(io_enter);
FILE_NATIVE(io_exit);

/* Rows of a table of methods. */
#define IO_METHODS                                                                       \
    {"writelines", io_write_lines, "($self, lines, /)", "Writes each of the lines."},    \
    {"__enter__", io_enter, "($self, /)", "The file itself."},                           \
    {"__exit__", io_exit, "($self, /, *args)", "Closes the file.", NATIVE_RAW}
#define FILE_OBJECT_METHODS                                                                    \
    IO_METHODS,                                                                                \
    {"fileno", file_object_fileno, "($self, /)", "The system's number of the file."},          \
    {"isatty", file_object_isatty, "($self, /)", "Is it a terminal?"},                         \
    {"readable", file_object_readable, "($self, /)", "Was it opened for reading?"},            \
    {"writable", file_object_writable, "($self, /)", "Was it opened for writing?"},            \
    {"seekable", file_object_seekable, "($self, /)", "Can the position be changed?"}

/* ---- text_file.c, io.c, binary_file.c ---- */
/* As file_object_new. */
NEW Object *text_file_new(int file, unsigned flags, Object *name, Str *mode, Str *encoding, Str *errors,
                          Str *newline_or_null, bool line_buffering);
/* Raise OSError from errno, io.UnsupportedOperation, ValueError "I/O operation on closed file.". */
Object *io_raise_errno(Object *filename_or_null);
Object *io_raise_unsupported(const char *what);
Object *io_raise_closed(void);
Object *io_raise_whence(isize whence); /* ValueError "invalid whence (3, should be 0, 1 or 2)" */
/* The argument of read() and its kin: None or absent gives -1. May run __index__. */
bool io_size_argument(Object *object_or_null, isize *size);
/* These three run no Python. False or NULL: OSError, UnicodeError, or ValueError for a closed file. */
bool text_file_write(TextFile *self, Str *text);
bool text_file_flush(TextFile *self);

#endif
