/* codecs.c: text to bytes and back, in the encodings that need no tables.
 *
 * Every codec meets errors the same way: it names the ill-formed stretch and a reason, and handle_… applies the
 * error handler: raise, skip, or put something in its place. Handlers are names, as in CPython; those that the program
 * has registered stand in RUNTIME->codec_errors. Encodings not known here are looked for in the module codecs.
 */
#include "codecs.h"
#include "bytes.h"
#include "charmap.h"
#include "dict.h"
#include "str_data.h"

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../modules/import.h"
#include "../runtime.h"
#include "../unicode_names.h"
#include "int.h"
#include "tuple.h"

#include <ctype.h>
#include <stdio.h>

typedef enum Codec { CODEC_UTF8, CODEC_ASCII, CODEC_LATIN1, CODEC_UTF16, CODEC_UTF16LE, CODEC_UTF16BE, CODEC_UTF32,
                     CODEC_UTF32LE, CODEC_UTF32BE, CODEC_UTF8_SIG, CODEC_CHARMAP, CODEC_UNKNOWN } Codec;

typedef enum Handler { HANDLER_STRICT, HANDLER_IGNORE, HANDLER_REPLACE, HANDLER_BACKSLASH, HANDLER_SURROGATE_ESCAPE,
                       HANDLER_SURROGATE_PASS, HANDLER_XML, HANDLER_NAME, HANDLER_UNKNOWN } Handler;

static const struct {
    const char *name;
    Codec codec;
} codec_names[] = {
    {"utf_8", CODEC_UTF8},          {"utf8", CODEC_UTF8},           {"u8", CODEC_UTF8},
    {"cp65001", CODEC_UTF8},        {"ascii", CODEC_ASCII},         {"us_ascii", CODEC_ASCII},
    {"646", CODEC_ASCII},           {"latin_1", CODEC_LATIN1},      {"latin1", CODEC_LATIN1},
    {"latin", CODEC_LATIN1},        {"l1", CODEC_LATIN1},           {"iso_8859_1", CODEC_LATIN1},
    {"iso8859_1", CODEC_LATIN1},    {"8859", CODEC_LATIN1},         {"cp819", CODEC_LATIN1},
    {"utf_16", CODEC_UTF16},        {"utf16", CODEC_UTF16},         {"u16", CODEC_UTF16},
    {"utf_16_le", CODEC_UTF16LE},   {"utf_16le", CODEC_UTF16LE},    {"utf_16_be", CODEC_UTF16BE},
    {"utf_16be", CODEC_UTF16BE},    {"utf_32", CODEC_UTF32},        {"utf32", CODEC_UTF32},
    {"u32", CODEC_UTF32},           {"utf_32_le", CODEC_UTF32LE},   {"utf_32le", CODEC_UTF32LE},
    {"utf_32_be", CODEC_UTF32BE},   {"utf_32be", CODEC_UTF32BE},    {"utf_8_sig", CODEC_UTF8_SIG},
};

/* "UTF-8", "utf8" and "Utf 8" are one name: letters and digits in lower case, the rest as one underscore. */
static void normalise(const char *name, char *to, size_t room)
{
    size_t length = 0;
    bool gap = false;
    for (; *name && length + 2 < room; name++) {
        if (isalnum((unsigned char)*name) || *name == '.') {
            if (gap && length)
                to[length++] = '_';
            to[length++] = (char)tolower((unsigned char)*name);
            gap = false;
        } else {
            gap = true;
        }
    }
    to[length] = 0;
}

static Codec codec_called(const char *encoding)
{
    char name[32];
    if (!encoding)
        return CODEC_UTF8;
    normalise(encoding, name, sizeof name);
    for (size_t i = 0; i < sizeof codec_names / sizeof codec_names[0]; i++)
        if (strcmp(codec_names[i].name, name) == 0)
            return codec_names[i].codec;
    return charmap_name(name) ? CODEC_CHARMAP : CODEC_UNKNOWN;
}

static const char *const canonical_names[] = {"utf-8",     "ascii",     "latin-1",   "utf-16",    "utf-16-le",
                                              "utf-16-be", "utf-32",    "utf-32-le", "utf-32-be", "utf-8-sig", "charmap"};

Object *raise_unknown_encoding(const char *encoding)
{
    return raise_error(LookupError, "unknown encoding: %s", encoding);
}

const char *codec_name(const char *encoding)
{
    char name[32];
    Codec codec = codec_called(encoding);
    if (codec != CODEC_CHARMAP)
        return codec == CODEC_UNKNOWN ? NULL : canonical_names[codec];
    normalise(encoding, name, sizeof name);
    return charmap_name(name);
}

/* CPython does these itself; of a failure of all others a note tells the encoding. */
static bool is_direct(const char *encoding)
{
    static const char *const direct[] = {"utf_8",   "utf8",   "utf_16",  "utf16",      "utf_32",   "utf32",
                                         "ascii", "us_ascii", "latin_1", "latin1", "iso_8859_1", "iso8859_1"};
    char name[32];
    if (!encoding)
        return true;
    normalise(encoding, name, sizeof name);
    for (size_t i = 0; i < sizeof direct / sizeof direct[0]; i++)
        if (strcmp(direct[i], name) == 0)
            return true;
    return false;
}

static void note_failure(const char *what, const char *encoding)
{
    NATIVE_FRAME(held, "codec", "exception", "note", "result");
    held[0] = error_fetch();
    held[1] = (Object *)str_format("%s with '%s' codec failed", what, encoding);
    held[2] = held[1] ? object_call_method_one(held[0], NAME(add_note), held[1]) : NULL;
    if (!held[2])
        error_clear();
    error_restore(held[0]);
    held[0] = NULL;
    native_leave(held, NULL);
}

/* An encoding that the module codecs knows: its function, "_encode" or "_decode", does it. */
static Object *ask_module(const char *function, Object *object, const char *encoding, const char *errors)
{
    NATIVE_FRAME(held, "codec", "module", "function", "encoding", "errors");
    held[0] = import_by_text("codecs");
    held[1] = held[0] ? object_get_attribute_text(held[0], function) : NULL;
    held[2] = held[1] ? (Object *)str_from_text(encoding) : NULL;
    held[3] = held[2] ? (Object *)str_from_text(errors ? errors : "strict") : NULL;
    Object *args[] = {object, held[2], held[3]};
    return native_leave(held, held[3] ? object_call(held[1], args, 3, NULL) : NULL);
}

/* The function that the program has registered under the name, or NULL; borrowed. */
static Object *registered_handler(const char *errors)
{
    return RUNTIME->codec_errors ? dict_get_text(RUNTIME->codec_errors, errors) : NULL;
}

/* What a registered handler says of the exception that is raised: (replacement, position). Its parts stand in the tuple
 * that is returned; `kind` is "decoding" or "encoding". */
static NEW Tuple *ask_handler(const char *errors, const char *kind, isize length, isize *position)
{
    bool for_encoding = *kind == 'e';
    NATIVE_FRAME(held, "error handler", "exception", "function", "answer");
    held[0] = error_fetch();
    held[1] = new_reference(registered_handler(errors));
    held[2] = object_call_one(held[1], held[0]);
    if (!held[2])
        return (Tuple *)native_leave(held, NULL);
    Tuple *answer = (Tuple *)held[2];
    bool is_fine = is_tuple(held[2]) && answer->size == 2 && is_int(answer->items[1]) &&
                   (is_str(answer->items[0]) || (for_encoding && is_bytes(answer->items[0])));
    if (!is_fine)
        return (Tuple *)native_leave(held, raise_error(TypeError, "%s error handler must return (%s, int) tuple", kind,
                                                       for_encoding ? "str/bytes" : "str"));
    if (!int_as_isize(answer->items[1], position))
        return (Tuple *)native_leave(held, NULL);
    if (*position < 0)
        *position += length;
    if (*position < 0 || *position > length)
        return (Tuple *)native_leave(held, raise_error(IndexError, "position %zd from error handler out of bounds", *position));
    held[2] = NULL;
    return (Tuple *)native_leave(held, (Object *)answer);
}

static Handler handler_called(const char *errors)
{
    static const char *const names[] = {"strict",         "ignore",        "replace",           "backslashreplace",
                                        "surrogateescape", "surrogatepass", "xmlcharrefreplace", "namereplace"};
    if (!errors)
        return HANDLER_STRICT;
    for (int i = 0; i < (int)(sizeof names / sizeof names[0]); i++)
        if (strcmp(errors, names[i]) == 0)
            return (Handler)i;
    return HANDLER_UNKNOWN;
}

/* ---- the exceptions ------------------------------------------------------------------------------------------- */

static Object *raise_unicode_error(Type *type, const char *encoding, Object *object, isize start, isize end,
                                   const char *reason)
{
    NATIVE_FRAME(held, "codec", "encoding", "start", "end", "reason");
    held[0] = (Object *)str_from_text(encoding);
    held[1] = int_from_isize(start);
    held[2] = int_from_isize(end);
    held[3] = (Object *)str_from_text(reason);
    if (!held[0] || !held[1] || !held[2] || !held[3])
        return native_leave(held, NULL);
    Object *args[] = {held[0], object, held[1], held[2], held[3]};
    Object *exception = object_call((Object *)type, args, 5, NULL);
    return native_leave(held, exception ? raise_object(exception) : NULL);
}

Object *raise_encode_error(const char *encoding, Str *text, isize start, isize end, const char *reason)
{
    return raise_unicode_error(UnicodeEncodeError, encoding, (Object *)text, start, end, reason);
}

static Object *raise_decode_error(const char *encoding, const char *data, isize length, isize start, isize end,
                           const char *reason)
{
    NATIVE_FRAME(held, "codec", "bytes");
    held[0] = (Object *)bytes_new(data, length);
    if (held[0])
        raise_unicode_error(UnicodeDecodeError, encoding, held[0], start, end, reason);
    return native_leave(held, NULL);
}

/* ---- decoding -------------------------------------------------------------------------------------------------- */

typedef struct Decoder {
    StrBuilder builder;
    const char *encoding;
    const char *data;
    isize length;
    Handler handler;
    const char *errors;
    Codec codec;
    const uint32_t *table; /* of a charmap */
} Decoder;

static bool raise_unknown_handler(const char *errors)
{
    return raise_error(LookupError, "unknown error handler name '%s'", errors);
}

static bool append_escaped_bytes(Decoder *decoder, isize start, isize end)
{
    static const char digits[] = "0123456789abcdef";
    for (isize i = start; i < end; i++) {
        uint8_t byte = (uint8_t)decoder->data[i];
        char text[4] = {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
        if (!builder_append_ascii(&decoder->builder, text, 4))
            return false;
    }
    return true;
}

/* surrogatepass for UTF-8: an encoded surrogate at `start` is taken as one. */
static bool pass_surrogate(Decoder *decoder, isize start, isize *next, bool *done)
{
    const uint8_t *at = (const uint8_t *)decoder->data + start;
    *done = decoder->codec == CODEC_UTF8 && decoder->length - start >= 3 && at[0] == 0xed && at[1] >= 0xa0 &&
            at[1] <= 0xbf && (at[2] & 0xc0) == 0x80;
    if (!*done)
        return true;
    *next = start + 3;
    return builder_append_char(&decoder->builder, 0xd000u | (at[1] & 0x3fu) << 6 | (at[2] & 0x3fu));
}

static bool decode_by_handler(Decoder *decoder, isize start, isize end, const char *reason, isize *next)
{
    if (!registered_handler(decoder->errors))
        return error_occurred() ? false : raise_unknown_handler(decoder->errors);
    raise_decode_error(decoder->encoding, decoder->data, decoder->length, start, end, reason);
    Tuple *answer = ask_handler(decoder->errors, "decoding", decoder->length, next);
    bool done = answer && builder_append_str(&decoder->builder, (Str *)answer->items[0]);
    decref_maybe(answer);
    return done;
}

/* Deals with the ill-formed bytes [start, end); decoding goes on at *next. */
static bool handle_decode_error(Decoder *decoder, isize start, isize end, const char *reason, isize *next)
{
    bool done = false;
    *next = end;
    switch (decoder->handler) {
    case HANDLER_IGNORE:
        return true;
    case HANDLER_REPLACE:
        return builder_append_char(&decoder->builder, 0xfffd);
    case HANDLER_BACKSLASH:
        return append_escaped_bytes(decoder, start, end);
    case HANDLER_SURROGATE_ESCAPE: {
        isize taken = start;
        while (taken < end && (uint8_t)decoder->data[taken] >= 0x80) {
            if (!builder_append_char(&decoder->builder, 0xdc00u + (uint8_t)decoder->data[taken]))
                return false;
            taken++;
        }
        *next = taken;
        done = taken > start;
        break;
    }
    case HANDLER_SURROGATE_PASS:
        if (!pass_surrogate(decoder, start, next, &done))
            return false;
        break;
    case HANDLER_UNKNOWN:
        return decode_by_handler(decoder, start, end, reason, next);
    default:
        break;
    }
    if (done)
        return true;
    if (decoder->handler == HANDLER_XML || decoder->handler == HANDLER_NAME)
        return raise_error(TypeError, "don't know how to handle UnicodeDecodeError in error callback");
    return raise_decode_error(decoder->encoding, decoder->data, decoder->length, start, end, reason);
}

static void decoder_start(Decoder *decoder, Codec codec, const char *encoding, const char *data, isize length,
                          const char *errors)
{
    *decoder = (Decoder){.encoding = encoding, .data = data, .length = length, .errors = errors, .codec = codec,
                         .handler = handler_called(errors)};
    builder_start(&decoder->builder);
}

static Str *decoder_finish(Decoder *decoder, bool succeeded)
{
    return builder_end(&decoder->builder, succeeded);
}

static const char *reason_for_utf8(uint8_t first, bool incomplete)
{
    if (incomplete)
        return "unexpected end of data";
    return first < 0xc2 || first > 0xf4 ? "invalid start byte" : "invalid continuation byte";
}

/* `consumed` non-NULL: an incomplete sequence at the end is left for later. */
static bool decode_utf8(Decoder *decoder, isize at, isize *consumed)
{
    const uint8_t *data = (const uint8_t *)decoder->data;
    while (at < decoder->length) {
        isize run = at;
        while (run < decoder->length && data[run] < 0x80)
            run++;
        if (run > at && !builder_append_ascii(&decoder->builder, decoder->data + at, run - at))
            return false;
        at = run;
        if (at == decoder->length)
            break;
        int used;
        bool incomplete;
        uint32_t character = utf8_decode_one(data + at, decoder->length - at, &used, &incomplete);
        if (character != UTF8_BAD) {
            if (!builder_append_char(&decoder->builder, character))
                return false;
            at += used;
        } else if (incomplete && consumed) {
            break;
        } else if (!handle_decode_error(decoder, at, at + used, reason_for_utf8(data[at], incomplete), &at)) {
            return false;
        }
    }
    if (consumed)
        *consumed = at;
    return true;
}

Str *utf8_decode(const char *data, isize length, const char *errors)
{
    return utf8_decode_partial(data, length, errors, NULL);
}

Str *utf8_decode_partial(const char *data, isize length, const char *errors, isize *consumed)
{
    Decoder decoder;
    decoder_start(&decoder, CODEC_UTF8, "utf-8", data, length, errors);
    return decoder_finish(&decoder, decode_utf8(&decoder, 0, consumed));
}

static bool decode_ascii(Decoder *decoder)
{
    for (isize at = 0; at < decoder->length;) {
        isize run = at;
        while (run < decoder->length && !(decoder->data[run] & 0x80))
            run++;
        if (run > at && !builder_append_ascii(&decoder->builder, decoder->data + at, run - at))
            return false;
        at = run;
        if (at < decoder->length && !handle_decode_error(decoder, at, at + 1, "ordinal not in range(128)", &at))
            return false;
    }
    return true;
}

static bool decode_charmap(Decoder *decoder)
{
    for (isize at = 0; at < decoder->length;) {
        uint32_t character = decoder->table[(uint8_t)decoder->data[at]];
        if (character != CHARMAP_NONE) {
            if (!builder_append_char(&decoder->builder, character))
                return false;
            at++;
        } else if (!handle_decode_error(decoder, at, at + 1, "character maps to <undefined>", &at)) {
            return false;
        }
    }
    return true;
}

static uint32_t read_unit(const uint8_t *at, int width, bool big_endian)
{
    uint32_t unit = 0;
    for (int i = 0; i < width; i++)
        unit |= (uint32_t)at[i] << 8 * (big_endian ? width - 1 - i : i);
    return unit;
}

static bool decode_utf16(Decoder *decoder, isize at, bool big_endian)
{
    const uint8_t *data = (const uint8_t *)decoder->data;
    isize length = decoder->length;
    while (at < length) {
        bool handled = true;
        if (length - at < 2) {
            handled = handle_decode_error(decoder, at, length, "truncated data", &at);
        } else {
            uint32_t unit = read_unit(data + at, 2, big_endian);
            uint32_t second = length - at >= 4 ? read_unit(data + at + 2, 2, big_endian) : 0;
            if (!IS_SURROGATE(unit)) {
                handled = builder_append_char(&decoder->builder, unit);
                at += 2;
            } else if (unit < 0xdc00 && second >= 0xdc00 && second <= 0xdfff) {
                handled = builder_append_char(&decoder->builder, 0x10000 + ((unit & 0x3ff) << 10 | (second & 0x3ff)));
                at += 4;
            } else if (decoder->handler == HANDLER_SURROGATE_PASS) {
                handled = builder_append_char(&decoder->builder, unit);
                at += 2;
            } else if (unit < 0xdc00 && length - at < 4) {
                handled = handle_decode_error(decoder, at, length, "unexpected end of data", &at);
            } else {
                handled = handle_decode_error(decoder, at, at + 2,
                                              unit < 0xdc00 ? "illegal UTF-16 surrogate" : "illegal encoding", &at);
            }
        }
        if (!handled)
            return false;
    }
    return true;
}

static bool decode_utf32(Decoder *decoder, isize at, bool big_endian)
{
    const uint8_t *data = (const uint8_t *)decoder->data;
    while (at < decoder->length) {
        bool handled;
        if (decoder->length - at < 4) {
            handled = handle_decode_error(decoder, at, decoder->length, "truncated data", &at);
        } else {
            uint32_t unit = read_unit(data + at, 4, big_endian);
            if (unit > CHARACTER_MAX) {
                handled = handle_decode_error(decoder, at, at + 4, "code point not in range(0x110000)", &at);
            } else if (IS_SURROGATE(unit) && decoder->handler != HANDLER_SURROGATE_PASS) {
                handled = handle_decode_error(decoder, at, at + 4,
                                              "code point in surrogate code point range(0xd800, 0xe000)", &at);
            } else {
                handled = builder_append_char(&decoder->builder, unit);
                at += 4;
            }
        }
        if (!handled)
            return false;
    }
    return true;
}

/* A byte order mark decides for utf-16 and utf-32; without one they are little-endian, as the machine. */
static bool decode_marked(Decoder *decoder, Codec codec)
{
    const uint8_t *data = (const uint8_t *)decoder->data;
    int width = codec == CODEC_UTF16 ? 2 : 4;
    uint32_t mark = width == 2 ? 0xfeff : 0xfeff;
    bool big_endian = false;
    isize at = 0;
    if (decoder->length >= width) {
        if (read_unit(data, width, false) == mark)
            at = width;
        else if (read_unit(data, width, true) == mark)
            at = width, big_endian = true;
    }
    decoder->encoding = width == 2 ? (at ? (big_endian ? "utf-16-be" : "utf-16-le") : "utf-16-le")
                                   : (at ? (big_endian ? "utf-32-be" : "utf-32-le") : "utf-32-le");
    return width == 2 ? decode_utf16(decoder, at, big_endian) : decode_utf32(decoder, at, big_endian);
}

static Object *decode(const char *data, isize length, const char *encoding, const char *errors)
{
    uint32_t table[256];
    Codec codec = codec_called(encoding);
    if (codec == CODEC_CHARMAP && !charmap_fill(codec_name(encoding), table))
        return raise_unknown_encoding(encoding);
    if (codec == CODEC_UTF8 && bytes_are_ascii(data, length))
        return (Object *)str_from_ascii(data, length);
    if (codec == CODEC_LATIN1)
        return (Object *)str_from_latin1((const uint8_t *)data, length);
    Decoder decoder;
    decoder_start(&decoder, codec, canonical_names[codec], data, length, errors);
    decoder.table = table;
    bool done;
    switch (codec) {
    case CODEC_ASCII:
        done = decode_ascii(&decoder);
        break;
    case CODEC_CHARMAP:
        done = decode_charmap(&decoder);
        break;
    case CODEC_UTF16:
    case CODEC_UTF32:
        done = decode_marked(&decoder, codec);
        break;
    case CODEC_UTF16LE:
    case CODEC_UTF16BE:
        done = decode_utf16(&decoder, 0, codec == CODEC_UTF16BE);
        break;
    case CODEC_UTF32LE:
    case CODEC_UTF32BE:
        done = decode_utf32(&decoder, 0, codec == CODEC_UTF32BE);
        break;
    default: {
        bool marked = codec == CODEC_UTF8_SIG && length >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0;
        decoder.codec = CODEC_UTF8;
        decoder.encoding = "utf-8";
        done = decode_utf8(&decoder, marked ? 3 : 0, NULL);
    }
    }
    return (Object *)decoder_finish(&decoder, done);
}

Object *codec_decode(const char *data, isize length, const char *encoding, const char *errors)
{
    if (!length) /* whatever the encoding is called, as in CPython */
        return (Object *)RUNTIME->empty_str;
    bool is_known = codec_called(encoding) != CODEC_UNKNOWN;
    Object *result;
    if (is_known && (!errors || handler_called(errors) != HANDLER_UNKNOWN)) {
        result = decode(data, length, encoding, errors);
    } else {
        NATIVE_FRAME(held, "codec", "bytes"); /* Python runs: what it does to the object must not matter */
        held[0] = (Object *)bytes_new(data, length);
        if (!held[0])
            return native_leave(held, NULL);
        result = native_leave(held, is_known ? decode(((Bytes *)held[0])->data, length, encoding, errors)
                                             : ask_module("_decode", held[0], encoding, errors));
    }
    if (!result && is_known && !is_direct(encoding))
        note_failure("decoding", encoding);
    return result;
}

/* ---- encoding --------------------------------------------------------------------------------------------------- */

typedef struct Encoder {
    Bytes *bytes; /* grows; `length` of it is written */
    isize length;
    Str *text;
    Codec codec;
    const char *encoding, *errors, *reason;
    Handler handler;
    uint32_t most; /* characters above cannot be encoded; surrogates likewise in the UTFs */
    const uint32_t *table; /* of a charmap */
} Encoder;

/* The byte that means `c`, or -1. */
static int charmap_byte(const uint32_t *table, uint32_t c)
{
    if (c < 0x80 && table[c] == c)
        return (int)c;
    for (int byte = 0; byte < 256; byte++)
        if (table[byte] == c)
            return byte;
    return -1;
}

static bool emit(Encoder *encoder, const char *data, isize count)
{
    if (encoder->length + count > encoder->bytes->length) {
        isize room = encoder->length + count + encoder->length / 2 + 32;
        encoder->bytes = bytes_resize(encoder->bytes, room);
        if (!encoder->bytes)
            return false;
    }
    memcpy(encoder->bytes->data + encoder->length, data, (size_t)count);
    encoder->length += count;
    return true;
}

static void write_unit(char *to, uint32_t unit, int width, bool big_endian)
{
    for (int i = 0; i < width; i++)
        to[i] = (char)(unit >> 8 * (big_endian ? width - 1 - i : i));
}

static bool emit_char(Encoder *encoder, uint32_t c)
{
    char bytes[4];
    bool big = encoder->codec == CODEC_UTF16BE || encoder->codec == CODEC_UTF32BE;
    switch (encoder->codec) {
    case CODEC_ASCII:
    case CODEC_LATIN1:
        bytes[0] = (char)c;
        return emit(encoder, bytes, 1);
    case CODEC_CHARMAP:
        bytes[0] = (char)charmap_byte(encoder->table, c);
        return emit(encoder, bytes, 1);
    case CODEC_UTF8:
    case CODEC_UTF8_SIG:
        return emit(encoder, bytes, utf8_encode_one(bytes, c));
    case CODEC_UTF16:
    case CODEC_UTF16LE:
    case CODEC_UTF16BE:
        if (c < 0x10000) {
            write_unit(bytes, c, 2, big);
            return emit(encoder, bytes, 2);
        }
        write_unit(bytes, 0xd800 + ((c - 0x10000) >> 10), 2, big);
        write_unit(bytes + 2, 0xdc00 + ((c - 0x10000) & 0x3ff), 2, big);
        return emit(encoder, bytes, 4);
    default:
        write_unit(bytes, c, 4, big);
        return emit(encoder, bytes, 4);
    }
}

static bool emit_ascii(Encoder *encoder, const char *text)
{
    for (; *text; text++)
        if (!emit_char(encoder, (uint8_t)*text))
            return false;
    return true;
}

static bool can_encode(const Encoder *encoder, uint32_t c)
{
    if (encoder->codec == CODEC_CHARMAP)
        return charmap_byte(encoder->table, c) >= 0;
    return c <= encoder->most && !(IS_SURROGATE(c) && encoder->most > 0xff);
}

static bool emit_replacement(Encoder *encoder, uint32_t c)
{
    char text[UNICODE_NAME_MAX + 8], name[UNICODE_NAME_MAX];
    if (encoder->handler == HANDLER_XML)
        snprintf(text, sizeof text, "&#%u;", c);
    else if (encoder->handler == HANDLER_REPLACE)
        strcpy(text, "?");
    else if (encoder->handler == HANDLER_NAME && unicode_name(c, name))
        snprintf(text, sizeof text, "\\N{%s}", name);
    else
        snprintf(text, sizeof text, c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x", c);
    return emit_ascii(encoder, text);
}

/* Puts what a handler gave: bytes as they are, characters if they can be encoded. */
static bool emit_answer(Encoder *encoder, Object *answer, isize start, isize end)
{
    if (is_bytes(answer))
        return emit(encoder, ((Bytes *)answer)->data, ((Bytes *)answer)->length);
    Str *text = (Str *)answer;
    for (isize i = 0; i < text->length; i++) {
        uint32_t c = str_at(text, i);
        if (!can_encode(encoder, c)) {
            raise_encode_error(encoder->encoding, encoder->text, start, end, encoder->reason);
            return false;
        }
        if (!emit_char(encoder, c))
            return false;
    }
    return true;
}

static bool encode_by_handler(Encoder *encoder, isize start, isize end, isize *next)
{
    if (!registered_handler(encoder->errors))
        return error_occurred() ? false : raise_unknown_handler(encoder->errors);
    NATIVE_FRAME(held, "codec", "bytes so far", "answer");
    held[0] = (Object *)encoder->bytes;
    raise_encode_error(encoder->encoding, encoder->text, start, end, encoder->reason);
    Tuple *answer = ask_handler(encoder->errors, "encoding", encoder->text->length, next);
    held[0] = NULL;
    held[1] = (Object *)answer;
    return native_leave_bool(held, answer && emit_answer(encoder, answer->items[0], start, end));
}

/* The characters [start, end) cannot be encoded; encoding goes on at *next. */
static bool handle_encode_error(Encoder *encoder, isize start, isize end, isize *next)
{
    *next = end;
    if (encoder->handler == HANDLER_IGNORE)
        return true;
    if (encoder->handler == HANDLER_UNKNOWN)
        return encode_by_handler(encoder, start, end, next);
    for (isize i = start; i < end; i++) {
        uint32_t c = str_at(encoder->text, i);
        bool done = false, handled = true;
        char byte = (char)(c - 0xdc00);
        switch (encoder->handler) {
        case HANDLER_REPLACE:
        case HANDLER_BACKSLASH:
        case HANDLER_XML:
        case HANDLER_NAME:
            done = emit_replacement(encoder, c);
            break;
        case HANDLER_SURROGATE_ESCAPE:
            handled = c >= 0xdc80 && c <= 0xdcff;
            done = handled && emit(encoder, &byte, 1);
            break;
        case HANDLER_SURROGATE_PASS:
            handled = IS_SURROGATE(c) && encoder->most > 0xff && encoder->codec != CODEC_CHARMAP;
            done = handled && emit_char(encoder, c);
            break;
        default:
            handled = false;
        }
        if (!handled)
            return raise_encode_error(encoder->encoding, encoder->text, i == start ? start : i, end, encoder->reason);
        if (!done)
            return false;
    }
    return true;
}

static bool encode_all(Encoder *encoder)
{
    Str *text = encoder->text;
    int kind = str_kind(text);
    const void *data = str_data(text);
    for (isize at = 0; at < text->length;) {
        uint32_t c = str_read(kind, data, at);
        if (can_encode(encoder, c)) {
            if (!emit_char(encoder, c))
                return false;
            at++;
            continue;
        }
        isize end = at + 1;
        while (end < text->length && !can_encode(encoder, str_read(kind, data, end)))
            end++;
        if (!handle_encode_error(encoder, at, end, &at))
            return false;
    }
    return true;
}

/* The common cases, which are copies. */
static Object *encode_at_once(Str *text, Codec codec)
{
    if (str_is_ascii(text) && (codec == CODEC_UTF8 || codec == CODEC_ASCII || codec == CODEC_LATIN1))
        return (Object *)bytes_new(str_data(text), text->length);
    if (codec == CODEC_LATIN1 && str_kind(text) == 1)
        return (Object *)bytes_new(str_data(text), text->length);
    if (codec == CODEC_UTF8 && text->utf8 && !text->state.utf8_lossy)
        return (Object *)bytes_new(text->utf8, text->utf8_length);
    return NULL;
}

Object *codec_encode(Str *text, const char *encoding, const char *errors)
{
    uint32_t table[256];
    Codec codec = codec_called(encoding);
    if (codec == CODEC_UNKNOWN)
        return ask_module("_encode", (Object *)text, encoding, errors);
    if (codec == CODEC_CHARMAP && !charmap_fill(codec_name(encoding), table))
        return raise_unknown_encoding(encoding);
    Object *copy = encode_at_once(text, codec);
    if (copy || error_occurred())
        return copy;
    Encoder encoder = {.text = text, .codec = codec, .encoding = canonical_names[codec], .errors = errors,
                       .handler = handler_called(errors), .table = table};
    encoder.most = codec == CODEC_ASCII ? 0x7f : codec == CODEC_LATIN1 ? 0xff : CHARACTER_MAX;
    encoder.reason = codec == CODEC_ASCII    ? "ordinal not in range(128)"
                     : codec == CODEC_LATIN1 ? "ordinal not in range(256)"
                     : codec == CODEC_CHARMAP ? "character maps to <undefined>"
                                             : "surrogates not allowed";
    if (codec == CODEC_UTF8_SIG)
        encoder.encoding = "utf-8";
    isize width = codec >= CODEC_UTF32 && codec <= CODEC_UTF32BE ? 4 : 2;
    encoder.bytes = bytes_new(NULL, text->length * width + 8);
    if (!encoder.bytes)
        return NULL;
    bool done = true;
    if (codec == CODEC_UTF16 || codec == CODEC_UTF32 || codec == CODEC_UTF8_SIG)
        done = emit_char(&encoder, 0xfeff);
    done = done && encode_all(&encoder);
    if (!done) {
        decref_maybe(encoder.bytes);
        if (!is_direct(encoding))
            note_failure("encoding", encoding);
        return NULL;
    }
    if (encoder.length == 1) {
        Bytes *single = RUNTIME->byte_strings[(uint8_t)encoder.bytes->data[0]];
        decref(encoder.bytes);
        return (Object *)single;
    }
    return (Object *)bytes_resize(encoder.bytes, encoder.length);
}
