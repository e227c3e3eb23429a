/* io.c: the module _io: the standard streams, print(), input(), open(), and the abstract bases of files.
 *
 * print() writes straight into our own text files; any other object is asked for its write method, piece by
 * piece, as CPython does.
 */
#include "io.h"
#include "files.h"
#include "io_objects.h"

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../objects/builtin.h"
#include "../objects/bytes.h"
#include "../objects/codecs.h"
#include "../objects/dict.h"
#include "../objects/iterator.h"
#include "../objects/list.h"
#include "../objects/module.h"
#include "../objects/slot_dispatch.h"
#include "../objects/str_methods.h"
#include "../objects/traceback.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "../vm/vm.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- errors ------------------------------------------------------------------------------------------------------ */

Object *io_raise_errno(Object *filename)
{
    if (errno == EINTR && !vm_serve_requests())
        return NULL;
    return raise_errno(OSError, errno, filename);
}

Object *io_raise_closed(void)
{
    return raise_error(ValueError, "I/O operation on closed file.");
}

Object *io_raise_whence(isize whence)
{
    return raise_error(ValueError, "invalid whence (%zd, should be 0, 1 or 2)", whence);
}

bool io_size_argument(Object *object, isize *size)
{
    *size = -1;
    if (!object || object == NONE)
        return true;
    if (!object_has_index(object))
        return raise_error(TypeError, "argument should be integer or None, not '%.200T'", object);
    return object_as_isize(object, OverflowError, size);
}

/* io.UnsupportedOperation, kept in the module _io's dict; made at the first need. */
static NEW Object *unsupported_type(void)
{
    NATIVE_FRAME(held, "io.UnsupportedOperation", "bases", "namespace", "module", "type");
    Dict *home = module_dict(RUNTIME->sys);
    Object *known = dict_get_text(home, "_unsupported_operation");
    if (known)
        return native_leave(held, new_reference(known));
    held[0] = (Object *)tuple_pack(2, OSError, ValueError);
    held[1] = (Object *)dict_new();
    held[2] = (Object *)str_from_text("io");
    if (!held[0] || !held[1] || !held[2] || !dict_set_str((Dict *)held[1], NAME(__module__), held[2]))
        return native_leave(held, NULL);
    set_slot(&held[2], (Object *)str_intern_text("UnsupportedOperation"));
    if (!held[2])
        return native_leave(held, NULL);
    Object *args[] = {held[2], held[0], held[1]};
    held[3] = object_call((Object *)TYPE(type), args, 3, NULL);
    if (!held[3] || !dict_set_text(home, "_unsupported_operation", held[3]))
        return native_leave(held, NULL);
    return native_leave(held, new_reference(held[3]));
}

Object *io_raise_unsupported(const char *what)
{
    Object *type = unsupported_type();
    if (type)
        raise_error((Type *)type, "%s", what);
    decref_maybe(type);
    return NULL;
}

/* ---- the standard streams --------------------------------------------------------------------------------------- */

static Object *standard_stream(int descriptor, const char *name, unsigned flags)
{
    NATIVE_FRAME(held, "sys", "name", "mode", "encoding", "errors");
    int file = file_from_descriptor(descriptor, false);
    if (file < 0)
        return native_leave(held, new_none());
    held[0] = (Object *)str_from_text(name);
    held[1] = (Object *)str_from_text(flags & FILE_READABLE ? "r" : "w");
    held[2] = (Object *)str_from_text("utf-8");
    held[3] = (Object *)str_from_text(descriptor == 2 ? "backslashreplace" : "strict");
    if (!held[0] || !held[1] || !held[2] || !held[3])
        return native_leave(held, NULL);
    bool by_line = descriptor == 2 || (descriptor == 1 && file_is_terminal(file));
    return native_leave(held, text_file_new(file, flags, held[0], (Str *)held[1], (Str *)held[2], (Str *)held[3],
                                            descriptor == 0 ? NULL : RUNTIME->latin1['\n'], by_line));
}

bool io_install_standard(Module *sys)
{
    static const struct {
        const char *name, *twin, *shown;
        unsigned flags;
    } streams[] = {{"stdin", "__stdin__", "<stdin>", FILE_READABLE},
                   {"stdout", "__stdout__", "<stdout>", FILE_WRITABLE},
                   {"stderr", "__stderr__", "<stderr>", FILE_WRITABLE}};
    for (int i = 0; i < 3; i++) {
        Object *stream = standard_stream(i, streams[i].shown, streams[i].flags);
        if (!stream || !module_add(sys, streams[i].twin, new_reference(stream))) {
            decref_maybe(stream);
            return false;
        }
        if (!module_add(sys, streams[i].name, stream))
            return false;
    }
    return true;
}

static BORROWED Object *sys_attribute(Str *name)
{
    return RUNTIME->sys ? dict_get_str(module_dict(RUNTIME->sys), name) : NULL;
}

static void flush_quietly(Object *stream)
{
    if (stream && is_exact(stream, text_file) && !(((TextFile *)stream)->base.flags & FILE_CLOSED))
        file_flush(((TextFile *)stream)->base.file);
}

/* The standard streams are the first three entries of the host's table. */
void io_flush_standard(void)
{
    file_flush(1);
    file_flush(2);
}

void io_finish(void)
{
    Object *raised = error_fetch();
    flush_quietly(sys_attribute(NAME(stdout)));
    flush_quietly(sys_attribute(NAME(stderr)));
    io_flush_standard();
    error_restore(raised);
}

/* file.write(text) for any object; the fast way for our own files. False: raised. May run Python. */
static bool io_write(Object *file, Str *text)
{
    if (is_exact(file, text_file))
        return text_file_write((TextFile *)file, text);
    Object *result = object_call_method_one(file, NAME(write), (Object *)text);
    decref_maybe(result);
    return result != NULL;
}

void io_write_error_text(const char *utf8)
{
    Object *stream = sys_attribute(NAME(stderr));
    Str *text = stream && stream != NONE ? str_from_utf8_surrogates(utf8, (isize)strlen(utf8)) : NULL;
    if (text) {
        NATIVE_FRAME(held, "sys.stderr", "text", "stream");
        held[0] = (Object *)text;
        held[1] = new_reference(stream);
        if (!io_write(held[1], text))
            error_clear();
        native_leave(held, NULL);
        return;
    }
    if (!text)
        error_clear();
    if (file_write(2, utf8, strlen(utf8)))
        file_flush(2);
}

/* ---- print() ---------------------------------------------------------------------------------------------------- */

typedef struct PrintOptions {
    Object *separator, *end, *file, *flush; /* NULL: absent or None */
} PrintOptions;

static bool raise_unexpected(Str *name)
{
    static const char *const known[] = {"sep", "end", "file", "flush"};
    NATIVE_FRAME(held, "print", "parameters", "name");
    held[0] = (Object *)list_new(0);
    for (int i = 0; held[0] && i < 4; i++) {
        held[1] = (Object *)str_from_text(known[i]);
        if (!held[1] || !list_append((List *)held[0], held[1]))
            return native_leave_bool(held, false);
        clear_slot(&held[1]);
    }
    Str *nearest = held[0] ? suggestion_nearest((List *)held[0], name) : NULL;
    if (nearest)
        raise_error(TypeError, "print() got an unexpected keyword argument '%U'. Did you mean '%U'?", name, nearest);
    else
        raise_unexpected_keyword("print", (Object *)name);
    return native_leave_bool(held, false);
}

static bool print_options(Object **args, isize count, Tuple *names, PrintOptions *options)
{
    *options = (PrintOptions){0};
    for (isize i = 0; names && i < names->size; i++) {
        Str *name = (Str *)names->items[i];
        Object *value = args[count + i];
        if (str_equal_text(name, "sep"))
            options->separator = value == NONE ? NULL : value;
        else if (str_equal_text(name, "end"))
            options->end = value == NONE ? NULL : value;
        else if (str_equal_text(name, "file"))
            options->file = value == NONE ? NULL : value;
        else if (str_equal_text(name, "flush"))
            options->flush = value;
        else
            return raise_unexpected(name);
    }
    if (options->separator && !is_str(options->separator))
        return raise_error(TypeError, "sep must be None or a string, not %.200T", options->separator);
    if (options->end && !is_str(options->end))
        return raise_error(TypeError, "end must be None or a string, not %.200T", options->end);
    return true;
}

/* file.write(str(value)); the text stands in held[1] meanwhile. */
static bool print_value(Object **held, Object *value)
{
    if (is_exact(value, str))
        return io_write(held[0], (Str *)value);
    held[1] = (Object *)object_str(value);
    bool done = held[1] && io_write(held[0], (Str *)held[1]);
    clear_slot(&held[1]);
    return done;
}

static bool print_all(Object **held, Object **args, isize count, const PrintOptions *options)
{
    Str *separator = options->separator ? (Str *)options->separator : RUNTIME->latin1[' '];
    Str *end = options->end ? (Str *)options->end : RUNTIME->latin1['\n'];
    for (isize i = 0; i < count; i++) {
        if (i && !io_write(held[0], separator))
            return false;
        if (!print_value(held, args[i]))
            return false;
    }
    return io_write(held[0], end);
}

Object *io_print(Object **args, isize count, Tuple *names)
{
    PrintOptions options;
    if (!print_options(args, count, names, &options))
        return NULL;
    NATIVE_FRAME(held, "print", "file", "text");
    Object *file = options.file ? options.file : sys_attribute(NAME(stdout));
    if (!file)
        return native_leave(held, raise_error(RuntimeError, "lost sys.stdout"));
    if (file == NONE)
        return native_leave(held, new_none());
    held[0] = new_reference(file);
    arguments_hold(held, args, count, NULL); /* CPython passes them in a tuple, which programs can notice */
    bool done = print_all(held, args, count, &options);
    arguments_let_go(held);
    if (!done)
        return native_leave(held, NULL);
    int flush = options.flush ? object_is_true(options.flush) : 0;
    if (flush > 0) {
        held[1] = object_call_method_none(held[0], NAME(flush));
        if (!held[1])
            flush = -1;
    }
    return native_leave(held, flush < 0 ? NULL : new_none());
}

/* ---- input() ---------------------------------------------------------------------------------------------------- */

static bool flush_stream(Object *stream)
{
    if (is_exact(stream, text_file))
        return text_file_flush((TextFile *)stream);
    Object *result = object_call_method_none(stream, NAME(flush));
    decref_maybe(result);
    return result != NULL;
}

/* A line from the stream without its end; EOFError at the end. */
static Object *line_of(Object *stream)
{
    NATIVE_FRAME(held, "input", "line");
    held[0] = object_call_method_none(stream, NAME(readline));
    if (!held[0])
        return native_leave(held, NULL);
    if (!is_str(held[0]))
        return native_leave(held, raise_error(TypeError, "object.readline() returned non-string"));
    Str *line = (Str *)held[0];
    if (line->length == 0)
        return native_leave(held, raise_error(EOFError, "EOF when reading a line"));
    isize length = line->length - (str_at(line, line->length - 1) == '\n');
    return native_leave(held, (Object *)str_substring(line, 0, length));
}

Object *io_input(Object **args, isize count, Tuple *names)
{
    static const char *const lost[] = {"input(): lost sys.stdin", "input(): lost sys.stdout",
                                       "input(): lost sys.stderr"};
    Str *const streams[] = {NAME(stdin), NAME(stdout), NAME(stderr)};
    NATIVE_FRAME(held, "input", "sys.stdin", "sys.stdout", "sys.stderr", "prompt");
    for (int i = 0; i < 3; i++) {
        Object *stream = sys_attribute(streams[i]);
        if (!stream || stream == NONE)
            return native_leave(held, raise_error(RuntimeError, "%s", lost[i]));
        held[i] = new_reference(stream);
    }
    if (!flush_stream(held[2]))
        error_clear();
    if (args[0]) {
        held[3] = (Object *)object_str(args[0]);
        if (!held[3] || !io_write(held[1], (Str *)held[3]))
            return native_leave(held, NULL);
    }
    if (!flush_stream(held[1]))
        error_clear();
    return native_leave(held, line_of(held[0]));
}

/* ---- open() ----------------------------------------------------------------------------------------------------- */

typedef struct OpenMode {
    bool creating, reading, writing, appending, updating, text, binary;
    unsigned flags; /* FILE_… */
    int system;     /* O_… */
} OpenMode;

static bool complain(const char *message)
{
    raise_error(ValueError, "%s", message);
    return false;
}

static bool read_mode(Str *text, OpenMode *mode)
{
    *mode = (OpenMode){0};
    for (isize i = 0; i < text->length; i++) {
        uint32_t c = str_at(text, i);
        bool *flag = c == 'x'   ? &mode->creating
                     : c == 'r' ? &mode->reading
                     : c == 'w' ? &mode->writing
                     : c == 'a' ? &mode->appending
                     : c == '+' ? &mode->updating
                     : c == 't' ? &mode->text
                     : c == 'b' ? &mode->binary
                                : NULL;
        if (!flag || *flag)
            return raise_error(ValueError, "invalid mode: '%.200U'", text);
        *flag = true;
    }
    if (mode->text && mode->binary)
        return complain("can't have text and binary mode at once");
    int kinds = mode->creating + mode->reading + mode->writing + mode->appending;
    if (kinds > 1)
        return complain("must have exactly one of create/read/write/append mode");
    if (kinds == 0)
        return complain("Must have exactly one of create/read/write/append mode and at most one plus");
    mode->flags = (mode->reading || mode->updating ? FILE_READABLE : 0) |
                  (!mode->reading || mode->updating ? FILE_WRITABLE : 0) | (mode->appending ? FILE_APPENDING : 0) |
                  (mode->creating ? FILE_CREATING : 0);
    mode->system = mode->updating ? O_RDWR : mode->reading ? O_RDONLY : O_WRONLY;
    mode->system |= mode->creating ? O_CREAT | O_EXCL : mode->writing ? O_CREAT | O_TRUNC : 0;
    mode->system |= mode->appending ? O_CREAT | O_APPEND : 0;
    return true;
}

enum { OPEN_FILE, OPEN_MODE, OPEN_BUFFERING, OPEN_ENCODING, OPEN_ERRORS, OPEN_NEWLINE, OPEN_CLOSEFD, OPEN_OPENER };

static bool text_option(Object **args, int which, const char *name)
{
    if (args[which] == NONE)
        args[which] = NULL;
    if (args[which] && !is_str(args[which]))
        return raise_error(TypeError, "open() argument '%s' must be str or None, not %T", name, args[which]);
    return true;
}

static bool check_binary(Object **args)
{
    if (args[OPEN_ENCODING])
        return complain("binary mode doesn't take an encoding argument");
    if (args[OPEN_ERRORS])
        return complain("binary mode doesn't take an errors argument");
    return !args[OPEN_NEWLINE] || complain("binary mode doesn't take a newline argument");
}

static bool check_newline(Str *newline)
{
    if (!newline || newline->length == 0 || str_equal_text(newline, "\n") || str_equal_text(newline, "\r") ||
        str_equal_text(newline, "\r\n"))
        return true;
    return raise_error(ValueError, "illegal newline value: %U", newline);
}

/* A path, str or bytes, as NUL-ended UTF-8. */
static const char *path_text(Object *path)
{
    isize length;
    const char *text;
    if (is_bytes(path)) {
        text = ((Bytes *)path)->data;
        length = ((Bytes *)path)->length;
    } else {
        text = str_utf8((Str *)path, &length);
    }
    if (text && (isize)strlen(text) != length)
        return raise_error(ValueError, "embedded null byte"), NULL;
    return text;
}

/* The host's file for open(), by number or path: -1 raised. */
static int open_host(Object *name, const OpenMode *mode, bool closes)
{
    struct stat facts;
    if (is_int(name)) {
        int descriptor;
        if (!object_as_int(name, &descriptor)) {
            error_clear();
            return raise_not_path(name), -1;
        }
        if (descriptor < 0)
            return complain("negative file descriptor"), -1;
        if (fstat(descriptor, &facts) < 0)
            return io_raise_errno(NULL), -1;
        return file_from_descriptor(descriptor, closes);
    }
    if (!closes)
        return complain("Cannot use closefd=False with file name"), -1;
    const char *text = path_text(name);
    if (!text)
        return -1;
    int file = file_open(text, mode->system);
    if (file >= 0 && fstat(file_descriptor(file), &facts) == 0 && S_ISDIR(facts.st_mode)) {
        file_close(file);
        file = -1;
        errno = EISDIR;
    }
    if (file < 0)
        raise_errno(OSError, errno, name);
    return file;
}

static Object *open_text(Object **args, int file, const OpenMode *mode, isize buffering)
{
    NATIVE_FRAME(held, "open", "mode", "encoding", "errors");
    held[0] = args[OPEN_MODE] ? new_reference(args[OPEN_MODE]) : (Object *)RUNTIME->latin1['r'];
    bool by_locale = !args[OPEN_ENCODING] || str_equal_text((Str *)args[OPEN_ENCODING], "locale");
    held[1] = by_locale ? (Object *)str_from_text("UTF-8") : new_reference(args[OPEN_ENCODING]);
    held[2] = args[OPEN_ERRORS] ? new_reference(args[OPEN_ERRORS]) : (Object *)new_reference(NAME(strict));
    Object *result = NULL;
    if (held[1] && !codec_name(str_text((Str *)held[1])))
        raise_unknown_encoding(str_text((Str *)held[1]));
    else if (held[1])
        result = text_file_new(file, mode->flags | FILE_OWNER, args[OPEN_FILE], (Str *)held[0], (Str *)held[1],
                               (Str *)held[2], (Str *)args[OPEN_NEWLINE], buffering == 1 || file_is_terminal(file));
    return native_leave(held, result);
}

static bool open_options(Object **args, OpenMode *mode, isize *buffering)
{
    if (args[OPEN_MODE] && !is_str(args[OPEN_MODE]))
        return raise_error(TypeError, "open() argument 'mode' must be str, not %T", args[OPEN_MODE]);
    if (!isize_argument(args[OPEN_BUFFERING], -1, buffering) || !text_option(args, OPEN_ENCODING, "encoding") ||
        !text_option(args, OPEN_ERRORS, "errors") || !text_option(args, OPEN_NEWLINE, "newline"))
        return false;
    if (!read_mode(args[OPEN_MODE] ? (Str *)args[OPEN_MODE] : RUNTIME->latin1['r'], mode))
        return false;
    if (mode->binary)
        return check_binary(args);
    return *buffering != 0 || complain("can't have unbuffered text I/O");
}

Object *io_open(Object **given, isize count, Tuple *names)
{
    Object *args[8];
    OpenMode mode;
    isize buffering;
    memcpy(args, given, sizeof args);
    if (!open_options(args, &mode, &buffering))
        return NULL;
    int closes = args[OPEN_CLOSEFD] ? object_is_true(args[OPEN_CLOSEFD]) : 1;
    if (closes < 0)
        return NULL;
    NATIVE_FRAME(held, "open", "name");
    held[0] = is_int(args[OPEN_FILE]) ? new_reference(args[OPEN_FILE]) : object_file_path(args[OPEN_FILE]);
    args[OPEN_FILE] = held[0];
    int file = held[0] ? open_host(held[0], &mode, closes) : -1;
    if (file < 0)
        return native_leave(held, NULL);
    Object *result = NULL;
    if (mode.appending)
        file_seek(file, 0, SEEK_END);
    if (mode.binary) {
        Type *type = buffering == 0                           ? TYPE(raw_file)
                     : mode.updating                          ? TYPE(buffered_random)
                     : mode.flags & FILE_READABLE             ? TYPE(buffered_reader)
                                                              : TYPE(buffered_writer);
        result = (Object *)file_object_new(type, file, mode.flags | FILE_OWNER, args[OPEN_FILE]);
    } else if (check_newline((Str *)args[OPEN_NEWLINE])) {
        result = open_text(args, file, &mode, buffering);
    }
    if (!result)
        file_close(file);
    return native_leave(held, result);
}

/* ---- the bases, and the module ---------------------------------------------------------------------------------- */

static void plain_deallocate(Object *self)
{
    object_free(self);
}

/* Lines of whatever has a readline(). */
static int next_line(Object *self, Object **item)
{
    *item = object_call_method_none(self, NAME(readline));
    if (!*item)
        return -1;
    if (object_length(*item) > 0)
        return 1;
    clear_slot(item);
    return error_occurred() ? -1 : 0;
}

static Object *answer_false(Object **args, isize count, Tuple *names)
{
    return new_bool(false);
}

static Object *answer_none(Object **args, isize count, Tuple *names)
{
    return new_none();
}

static const Native io_base_methods[] = {
    {"readable", answer_false, "($self, /)", "Can it be read?"},
    {"writable", answer_false, "($self, /)", "Can it be written?"},
    {"seekable", answer_false, "($self, /)", "Can the position be changed?"},
    {"isatty", answer_false, "($self, /)", "Is it a terminal?"},
    {"flush", answer_none, "($self, /)", "Hands everything to the system."},
    {"close", answer_none, "($self, /)", "Closes the file."},
    {"writelines", io_write_lines, "($self, lines, /)", "Writes each of the lines."},
    {"__enter__", io_enter, "($self, /)", "The file itself."},
    {"__exit__", io_exit, "($self, /, *args)", "Closes the file.", NATIVE_RAW},
    {0}};

static Object *get_not_closed(Object *self)
{
    return new_bool(false);
}

static const Property io_base_properties[] = {{"closed", get_not_closed, NULL, "Is it closed?"}, {0}};

#define IO_BASE_TYPE(type, shown_name, base_type, its_methods, its_properties)  \
    const TypeSpec type = {                                                     \
        .name = shown_name,                                                     \
        .base = base_type,                                                      \
        .size_bytes = sizeof(Object),                                           \
        .flags = TYPE_BASE,                                                     \
        .slots = {.iterate = iterator_self, .next = next_line},                \
        .deallocate = plain_deallocate,                                         \
        .methods = its_methods,                                                 \
        .properties = its_properties,                                           \
    }

IO_BASE_TYPE(io_base_type, "_io._IOBase", TYPE_INDEX_object, io_base_methods, io_base_properties);
IO_BASE_TYPE(raw_io_base_type, "_io._RawIOBase", TYPE_INDEX_io_base, NULL, NULL);
IO_BASE_TYPE(buffered_io_base_type, "_io._BufferedIOBase", TYPE_INDEX_io_base, NULL, NULL);
IO_BASE_TYPE(text_io_base_type, "_io._TextIOBase", TYPE_INDEX_io_base, NULL, NULL);

static bool fill_io(Module *module)
{
    static const struct {
        const char *name;
        TypeIndex type;
    } types[] = {{"_IOBase", TYPE_INDEX_io_base},
                 {"_RawIOBase", TYPE_INDEX_raw_io_base},
                 {"_BufferedIOBase", TYPE_INDEX_buffered_io_base},
                 {"_TextIOBase", TYPE_INDEX_text_io_base},
                 {"FileIO", TYPE_INDEX_raw_file},
                 {"BufferedReader", TYPE_INDEX_buffered_reader},
                 {"BufferedWriter", TYPE_INDEX_buffered_writer},
                 {"BufferedRandom", TYPE_INDEX_buffered_random},
                 {"TextIOWrapper", TYPE_INDEX_text_file},
                 {"StringIO", TYPE_INDEX_string_io},
                 {"BytesIO", TYPE_INDEX_bytes_io}};
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
        if (!module_add(module, types[i].name, (Object *)new_reference(&RUNTIME->types[types[i].type])))
            return false;
    return module_add(module, "DEFAULT_BUFFER_SIZE", int_from_int64(FILE_BUFFER_BYTES)) &&
           module_add(module, "UnsupportedOperation", unsupported_type());
}

static const Native io_functions[] = {
    {"open", io_open,
     "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
     "Opens a file."},
    {0}};

const ModuleSpec _io_module = {.name = "_io", .doc = "Files.", .functions = io_functions, .fill = fill_io};
