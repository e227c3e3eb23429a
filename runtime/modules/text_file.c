/* text_file.c: _io.TextIOWrapper, what open() gives for text.
 *
 * Reading decodes a buffer at a time into `pending` and hands out pieces of it; an incomplete character stays
 * undecoded in the host's buffer. Writing encodes and leaves the rest to the host's buffer, which is written
 * out after each line for terminals and sys.stderr. tell() is the position of the bytes that `pending` does not
 * cover.
 */
#include "files.h"
#include "io.h"
#include "io_objects.h"

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../objects/builtin.h"
#include "../objects/bytes.h"
#include "../objects/codecs.h"
#include "../objects/dict.h"
#include "../objects/list.h"
#include "../objects/str_data.h"
#include "../objects/str_methods.h"
#include "../objects/tuple.h"
#include "../objects/weakref.h"
#include "../runtime.h"

#include <errno.h>
#include <unistd.h>

Object *text_file_new(int file, unsigned flags, Object *name, Str *mode, Str *encoding, Str *errors, Str *newline,
                      bool line_buffering)
{
    TextFile *self = (TextFile *)file_object_new(TYPE(text_file), file, flags, name);
    if (!self)
        return NULL;
    self->line_buffering = line_buffering;
    self->mode = new_reference_maybe(mode);
    self->encoding = new_reference_maybe(encoding);
    self->errors = new_reference_maybe(errors);
    self->newline = new_reference_maybe(newline);
    return (Object *)self;
}

static bool check_open(const TextFile *self)
{
    return file_object_check_open(&self->base);
}

static bool check_readable(const TextFile *self)
{
    return check_open(self) && ((self->base.flags & FILE_READABLE) || io_raise_unsupported("not readable"));
}

/* ---- writing --------------------------------------------------------------------------------------------------- */

/* "\n" as the file wants it: NULL newline and "" leave it alone on this system. */
static Str *translate_newlines(TextFile *self, Str *text)
{
    if (!self->newline || self->newline->length == 0 || str_equal_text(self->newline, "\n"))
        return new_reference(text);
    Str *line_feed = RUNTIME->latin1['\n'];
    return str_replace(text, line_feed, self->newline, -1);
}

static bool write_encoded(TextFile *self, Str *text)
{
    if (str_is_ascii(text))
        return file_write(self->base.file, str_data(text), (size_t)text->length) || io_raise_errno(NULL);
    Bytes *bytes = (Bytes *)codec_encode(text, str_text(self->encoding), str_text(self->errors));
    if (!bytes)
        return false;
    bool done = file_write(self->base.file, bytes->data, (size_t)bytes->length) || io_raise_errno(NULL);
    decref(bytes);
    return done;
}

static bool is_ascii_compatible(const TextFile *self)
{
    const char *name = codec_name(str_text(self->encoding));
    return name && strncmp(name, "utf-16", 6) != 0 && strncmp(name, "utf-32", 6) != 0 && strcmp(name, "utf-8-sig") != 0;
}

bool text_file_write(TextFile *self, Str *text)
{
    if (!check_open(self))
        return false;
    if (!(self->base.flags & FILE_WRITABLE))
        return io_raise_unsupported("not writable");
    clear_slot(&self->pending);
    Str *translated = translate_newlines(self, text);
    if (!translated)
        return false;
    bool done;
    if (is_ascii_compatible(self)) {
        done = write_encoded(self, translated);
    } else {
        Bytes *bytes = (Bytes *)codec_encode(translated, str_text(self->encoding), str_text(self->errors));
        done = bytes && (file_write(self->base.file, bytes->data, (size_t)bytes->length) || io_raise_errno(NULL));
        decref_maybe(bytes);
    }
    decref(translated);
    if (done && self->line_buffering &&
        (str_find_char(text, '\n', 0, text->length) >= 0 || str_find_char(text, '\r', 0, text->length) >= 0))
        done = text_file_flush(self);
    return done;
}

bool text_file_flush(TextFile *self)
{
    return !(self->base.flags & FILE_WRITABLE) || file_flush(self->base.file) || io_raise_errno(NULL);
}

/* ---- reading ---------------------------------------------------------------------------------------------------- */

/* Remembers the line ends of a text; with newline=None they all become "\n". */
static Str *universal(TextFile *self, STOLEN Str *text)
{
    bool keeps = self->newline != NULL;
    if (str_find_char(text, '\r', 0, text->length) < 0) {
        if (str_find_char(text, '\n', 0, text->length) >= 0)
            self->newlines_seen |= 1;
        return text;
    }
    StrBuilder builder;
    builder_start(&builder);
    for (isize i = 0; i < text->length; i++) {
        uint32_t c = str_at(text, i);
        bool is_pair = c == '\r' && i + 1 < text->length && str_at(text, i + 1) == '\n';
        if (c == '\r' || c == '\n')
            self->newlines_seen |= c == '\n' ? 1 : is_pair ? 4 : 2;
        i += is_pair;
        if (!keeps && !builder_append_char(&builder, c == '\r' ? '\n' : c)) {
            builder_drop(&builder);
            decref(text);
            return NULL;
        }
    }
    if (keeps) {
        builder_drop(&builder);
        return text;
    }
    decref(text);
    return builder_finish(&builder);
}

/* Decodes what the host's buffer has. A "\r" at its end waits for what follows. NULL: raised. */
static Str *decode_buffered(TextFile *self, bool final)
{
    size_t count;
    const char *data = file_pending(self->base.file, &count);
    const char *encoding = codec_name(str_text(self->encoding)), *errors = str_text(self->errors);
    isize taken = (isize)count;
    if (!final && count && data[count - 1] == '\r')
        taken--;
    Str *text;
    if (strcmp(encoding, "utf-8") == 0 && !final)
        text = utf8_decode_partial(data, taken, errors, &taken);
    else
        text = (Str *)codec_decode(data, taken, encoding, errors);
    if (!text)
        return NULL;
    file_take(self->base.file, (size_t)taken);
    return self->newline && self->newline->length ? text : universal(self, text);
}

/* UTF-16 and UTF-32 texts, which have a mark at the start, are read as a whole. */
static bool reads_whole(const TextFile *self)
{
    return !is_ascii_compatible(self);
}

/* Makes `pending` longer. 1: it is, 0: the end of the file, -1: raised. */
static int read_more(TextFile *self)
{
    ptrdiff_t got;
    if (self->at_end)
        return 0;
    do
        got = file_fill(self->base.file);
    while (got > 0 && reads_whole(self));
    if (got < 0)
        return io_raise_errno(NULL), -1;
    self->at_end = got == 0;
    Str *fresh = decode_buffered(self, got == 0);
    if (!fresh)
        return -1;
    if (fresh->length == 0) {
        decref(fresh);
        return got == 0 ? 0 : 1;
    }
    Str *rest = self->pending ? str_substring(self->pending, self->pending_at, self->pending->length)
                              : RUNTIME->empty_str;
    Str *joined = rest ? str_concatenate(rest, fresh) : NULL;
    decref_maybe(rest);
    decref(fresh);
    if (!joined)
        return -1;
    set_slot(&self->pending, joined);
    self->pending_at = 0;
    return 1;
}

static isize pending_length(const TextFile *self)
{
    return self->pending ? self->pending->length - self->pending_at : 0;
}

/* Takes `count` characters of what is pending. */
static Str *take(TextFile *self, isize count)
{
    if (!self->pending)
        return RUNTIME->empty_str;
    isize from = self->pending_at;
    Str *text = str_substring(self->pending, from, from + count);
    if (!text)
        return NULL;
    self->pending_at = from + count;
    if (self->pending_at == self->pending->length)
        clear_slot(&self->pending);
    return text;
}

/* The end of the first line within the pending text at or after `from`, or -1: none yet. */
static isize line_end(TextFile *self, isize from)
{
    Str *pending = self->pending;
    isize length = pending->length;
    if (!self->newline || str_equal_text(self->newline, "\n")) {
        isize at = str_find_char(pending, '\n', from, length);
        return at < 0 ? -1 : at + 1;
    }
    if (self->newline->length) {
        isize at = str_find(pending, self->newline, from, length);
        return at < 0 ? -1 : at + self->newline->length;
    }
    for (isize at = from; at < length; at++) {
        uint32_t c = str_at(pending, at);
        if (c == '\n')
            return at + 1;
        if (c == '\r')
            return at + 1 < length && str_at(pending, at + 1) == '\n' ? at + 2 : at + 1;
    }
    return -1;
}

/* The next line with its end; most -1: no limit; "" at the end of the file. */
static Str *text_file_read_line(TextFile *self, isize most)
{
    isize scanned = 0;
    for (;;) {
        isize have = pending_length(self);
        if (have) {
            isize from = self->pending_at + (scanned > 1 ? scanned - 1 : 0);
            isize end = line_end(self, from);
            isize line = end < 0 ? -1 : end - self->pending_at;
            if (most >= 0 && (line < 0 ? have >= most : line > most))
                return take(self, most);
            if (line >= 0)
                return take(self, line);
            scanned = have;
        }
        if (most == 0)
            return RUNTIME->empty_str;
        int more = read_more(self);
        if (more < 0)
            return NULL;
        if (more == 0) {
            self->at_end = false; /* a terminal, or a file that grows, may give more the next time */
            return take(self, pending_length(self));
        }
    }
}

static Object *text_file_readline(Object **args, isize count, Tuple *names)
{
    TextFile *self = (TextFile *)args[0];
    isize most;
    if (!isize_argument(args[1], -1, &most) || !check_readable(self) || !text_file_flush(self))
        return NULL;
    return (Object *)text_file_read_line(self, most);
}

static Object *text_file_read(Object **args, isize count, Tuple *names)
{
    TextFile *self = (TextFile *)args[0];
    isize most;
    if (!io_size_argument(args[1], &most) || !check_readable(self) || !text_file_flush(self))
        return NULL;
    while (most < 0 || pending_length(self) < most) {
        int more = read_more(self);
        if (more < 0)
            return NULL;
        if (more == 0)
            break;
    }
    self->at_end = false;
    isize have = pending_length(self);
    return (Object *)take(self, most >= 0 && most < have ? most : have);
}

static Object *next_line(Object *self)
{
    return (Object *)text_file_read_line((TextFile *)self, -1);
}

static Object *text_file_readlines(Object **args, isize count, Tuple *names)
{
    isize hint;
    if (!io_size_argument(args[1], &hint) || !check_readable((TextFile *)args[0]))
        return NULL;
    return file_object_read_lines(args[0], hint, next_line);
}

static int text_file_next(Object *object, Object **item)
{
    TextFile *self = (TextFile *)object;
    if (!check_readable(self))
        return -1;
    self->has_told = true;
    Str *line = text_file_read_line(self, -1);
    if (!line)
        return -1;
    if (line->length == 0) {
        self->has_told = false;
        return 0;
    }
    *item = (Object *)line;
    return 1;
}

/* ---- the other methods ------------------------------------------------------------------------------------------ */

static Object *text_file_write_method(Object **args, isize count, Tuple *names)
{
    if (!is_str(args[1]))
        return raise_error(TypeError, "write() argument must be str, not %T", args[1]);
    if (!text_file_write((TextFile *)args[0], (Str *)args[1]))
        return NULL;
    return int_from_isize(((Str *)args[1])->length);
}

static Object *text_file_flush_method(Object **args, isize count, Tuple *names)
{
    TextFile *self = (TextFile *)args[0];
    return check_open(self) && text_file_flush(self) ? new_none() : NULL;
}

static Object *text_file_close(Object **args, isize count, Tuple *names)
{
    clear_slot(&((TextFile *)args[0])->pending);
    return file_object_close(args, count, names);
}

/* The bytes of the file that are pending as text. */
static bool pending_bytes(TextFile *self, int64_t *bytes)
{
    *bytes = 0;
    if (!self->pending)
        return true;
    Str *rest = str_substring(self->pending, self->pending_at, self->pending->length);
    Bytes *encoded = rest ? (Bytes *)codec_encode(rest, str_text(self->encoding), str_text(self->errors)) : NULL;
    decref_maybe(rest);
    if (!encoded)
        return false;
    *bytes = encoded->length;
    decref(encoded);
    return true;
}

static Object *text_file_tell(Object **args, isize count, Tuple *names)
{
    TextFile *self = (TextFile *)args[0];
    int64_t ahead, position;
    if (!check_open(self))
        return NULL;
    if (self->has_told)
        return raise_error(OSError, "telling position disabled by next() call");
    if (!pending_bytes(self, &ahead))
        return NULL;
    position = file_tell(self->base.file);
    if (position < 0)
        return errno == ESPIPE ? io_raise_unsupported("underlying stream is not seekable") : io_raise_errno(NULL);
    return int_from_int64(position - ahead);
}

static bool seek_arguments(Object **args, int64_t *offset, isize *whence)
{
    isize number;
    if (!object_as_isize(args[1], OverflowError, &number) || !isize_argument(args[2], 0, whence))
        return false;
    *offset = number;
    if (*whence < 0 || *whence > 2)
        return io_raise_whence(*whence);
    if (*whence && *offset)
        return io_raise_unsupported(*whence == 1 ? "can't do nonzero cur-relative seeks"
                                                 : "can't do nonzero end-relative seeks");
    if (*whence == 0 && *offset < 0)
        return raise_error(ValueError, "negative seek position %zd", number);
    return true;
}

static Object *text_file_seek(Object **args, isize count, Tuple *names)
{
    TextFile *self = (TextFile *)args[0];
    int64_t offset, ahead;
    isize whence;
    if (!check_open(self) || !seek_arguments(args, &offset, &whence))
        return NULL;
    if (whence == 1) {
        if (!pending_bytes(self, &ahead))
            return NULL;
        offset = -ahead;
    }
    int64_t position = file_seek(self->base.file, offset, (int)whence);
    if (position < 0)
        return errno == ESPIPE ? io_raise_unsupported("underlying stream is not seekable") : io_raise_errno(NULL);
    clear_slot(&self->pending);
    self->has_told = false;
    self->at_end = false;
    return int_from_int64(position);
}

static Object *text_file_truncate(Object **args, isize count, Tuple *names)
{
    TextFile *self = (TextFile *)args[0];
    int64_t ahead = 0;
    if (!check_open(self))
        return NULL;
    if (!(self->base.flags & FILE_WRITABLE))
        return io_raise_unsupported("truncate");
    bool is_here = !args[1] || args[1] == NONE;
    if (is_here && !pending_bytes(self, &ahead))
        return NULL;
    return file_object_truncate(&self->base, args[1], ahead);
}

static Object *text_file_reconfigure(Object **args, isize count, Tuple *names)
{
    TextFile *self = (TextFile *)args[0];
    if (!check_open(self))
        return NULL;
    if (args[1] && args[1] != NONE) {
        if (!is_str(args[1]))
            return raise_error(TypeError, "reconfigure() argument 'encoding' must be str or None, not %T", args[1]);
        if (!codec_name(str_text((Str *)args[1])))
            return raise_unknown_encoding(str_text((Str *)args[1]));
        set_slot(&self->encoding, (Str *)new_reference(args[1]));
    }
    if (args[2] && args[2] != NONE && is_str(args[2]))
        set_slot(&self->errors, (Str *)new_reference(args[2]));
    if (args[4] && args[4] != NONE)
        self->line_buffering = object_is_true(args[4]) > 0;
    return text_file_flush(self) ? new_none() : NULL;
}

static Object *text_file_detach(Object **args, isize count, Tuple *names)
{
    return io_raise_unsupported("detach");
}

static Object *text_file_represent(Object *object)
{
    TextFile *self = (TextFile *)object;
    return (Object *)str_format("<_io.TextIOWrapper name=%R mode='%U' encoding='%U'>",
                                self->base.name ? self->base.name : NONE, self->mode, self->encoding);
}

/* ---- attributes ------------------------------------------------------------------------------------------------- */

static Object *get_mode(Object *self)
{
    return (Object *)new_reference(((TextFile *)self)->mode);
}
static Object *get_encoding(Object *self)
{
    return (Object *)new_reference(((TextFile *)self)->encoding);
}
static Object *get_errors(Object *self)
{
    return (Object *)new_reference(((TextFile *)self)->errors);
}
static Object *get_line_buffering(Object *self)
{
    return new_bool(((TextFile *)self)->line_buffering);
}
static Object *get_write_through(Object *self)
{
    return new_bool(((TextFile *)self)->write_through);
}

static Object *get_newlines(Object *object)
{
    static const char *const texts[] = {"\n", "\r", "\r\n"};
    unsigned seen = ((TextFile *)object)->newlines_seen;
    if (seen == 0)
        return new_none();
    if ((seen & (seen - 1)) == 0)
        return (Object *)str_from_text(texts[seen == 1 ? 0 : seen == 2 ? 1 : 2]);
    Object *found[3];
    isize count = 0;
    static const int order[] = {1, 0, 2}; /* CPython's order: \r, \n, \r\n */
    for (int i = 0; i < 3; i++)
        if (seen & (1u << order[i]))
            found[count++] = (Object *)str_from_text(texts[order[i]]);
    Tuple *result = tuple_from_array(found, count);
    while (count > 0)
        decref_maybe(found[--count]);
    return (Object *)result;
}

static Object *get_buffer(Object *object)
{
    FileObject *self = (FileObject *)object;
    bool reads = self->flags & FILE_READABLE, writes = self->flags & FILE_WRITABLE;
    return file_object_below(self, reads && writes ? TYPE(buffered_random) : reads ? TYPE(buffered_reader)
                                                                                   : TYPE(buffered_writer));
}

/* ---- the type --------------------------------------------------------------------------------------------------- */

static const Field text_file_fields[] = {{"name", offsetof(FileObject, name), EDGE_HIDDEN},
                                         {"mode", offsetof(TextFile, mode), EDGE_HIDDEN},
                                         {"encoding", offsetof(TextFile, encoding)},
                                         {"errors", offsetof(TextFile, errors)},
                                         {"newline", offsetof(TextFile, newline), EDGE_HIDDEN},
                                         {"pending", offsetof(TextFile, pending)},
                                         {"buffer", offsetof(FileObject, below)},
                                         {"__dict__", offsetof(FileObject, dict), EDGE_DICT},
                                         {0}};

static const Native text_file_methods[] = {
    FILE_OBJECT_METHODS,
    {"write", text_file_write_method, "($self, text, /)", "Writes text; gives its length."},
    {"read", text_file_read, "($self, size=-1, /)", "At most size characters, or all there are."},
    {"readline", text_file_readline, "($self, size=-1, /)", "The next line, with its end."},
    {"readlines", text_file_readlines, "($self, hint=-1, /)", "A list of the lines that are left."},
    {"flush", text_file_flush_method, "($self, /)", "Hands everything to the system."},
    {"close", text_file_close, "($self, /)", "Closes the file."},
    {"detach", text_file_detach, "($self, /)", "Not supported."},
    {"seek", text_file_seek, "($self, cookie, whence=0, /)", "Goes to a position."},
    {"tell", text_file_tell, "($self, /)", "The position."},
    {"truncate", text_file_truncate, "($self, pos=None, /)", "Cuts the file off."},
    {"reconfigure", text_file_reconfigure,
     "($self, /, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)",
     "Changes how text is written."},
    {0}};

static const Property text_file_properties[] = {
    {"name", file_object_get_name, NULL, "What open() was given."},
    {"mode", get_mode, NULL, "How it was opened."},
    {"encoding", get_encoding, NULL, "The encoding."},
    {"errors", get_errors, NULL, "The error handler."},
    {"closed", file_object_get_closed, NULL, "Is it closed?"},
    {"line_buffering", get_line_buffering, NULL, "Is it flushed after each line?"},
    {"write_through", get_write_through, NULL, "Is nothing held back?"},
    {"newlines", get_newlines, NULL, "The line ends met so far."},
    {"buffer", get_buffer, NULL, "The file of bytes beneath."},
    {0}};

const TypeSpec text_file_type = {
    .name = "_io.TextIOWrapper",
    .base = TYPE_INDEX_text_io_base,
    .size_bytes = sizeof(TextFile),
    .shown_size_bytes = 200,
    .flags = TYPE_COLLECTED | TYPE_NO_CREATE,
    .dict_offset = offsetof(FileObject, dict),
    .weakrefs_offset = offsetof(FileObject, weakrefs),
    .slots = {.represent = text_file_represent, .iterate = file_object_iterate, .next = text_file_next},
    .deallocate = file_object_deallocate,
    .fields = text_file_fields,
    .methods = text_file_methods,
    .properties = text_file_properties,
    .doc = "A file of text over a file of bytes.",
};
