/* str_methods.c: the table of str's methods, and the small ones that have no file of their own. */
#include "str_methods.h"
#include "codecs.h"
#include "bytes.h"
#include "str_data.h"

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "tuple.h"

bool isize_argument(Object *object, isize otherwise, isize *result)
{
    *result = otherwise;
    return !object || size_argument(object, result);
}

/* A str argument as C text: NULL for absence; false if it is no str or has a zero inside. */
bool text_argument(Object *object, const char *function, const char *which, const char **text)
{
    *text = NULL;
    if (!object)
        return true;
    if (!want_str(object, function, which))
        return false;
    isize length;
    *text = str_utf8((Str *)object, &length);
    if (*text && (isize)strlen(*text) != length)
        return raise_error(ValueError, "embedded null character");
    return *text != NULL;
}

STR_NATIVE(encode)
{
    const char *encoding, *errors;
    if (!text_argument(args[1], "encode", "'encoding'", &encoding) ||
        !text_argument(args[2], "encode", "'errors'", &errors))
        return NULL;
    return codec_encode((Str *)args[0], encoding, errors);
}

Object *str_decode_object(Object *object, Object *encoding_object, Object *errors_object)
{
    const char *encoding, *errors;
    if (is_str(object))
        return raise_error(TypeError, "decoding str is not supported");
    if (!is_buffer(object))
        return raise_error(TypeError, "decoding to str: need a bytes-like object, %.80T found", object);
    if (!text_argument(encoding_object, "str", "'encoding'", &encoding) ||
        !text_argument(errors_object, "str", "'errors'", &errors))
        return NULL;
    Buffer buffer;
    if (!buffer_get(object, &buffer))
        return NULL;
    Object *text = codec_decode(buffer.data, buffer.length, encoding, errors);
    buffer_release(&buffer);
    return text;
}

STR_NATIVE(__format__)
{
    if (!is_str(args[1]))
        return raise_bad_argument("__format__", "argument", "str", args[1]);
    if (((Str *)args[1])->length == 0)
        return (Object *)object_str(args[0]); /* a subclass may have a __str__ of its own */
    return (Object *)str_format_spec((Str *)args[0], (Str *)args[1]);
}

STR_NATIVE(__getnewargs__)
{
    Str *copy = str_from_kind(str_kind((Str *)args[0]), str_data((Str *)args[0]), ((Str *)args[0])->length);
    Object *result = copy ? (Object *)tuple_pack(1, copy) : NULL;
    decref_maybe(copy);
    return result;
}

#define METHOD(name, signature, doc) {#name, str_method_##name, signature, doc}

const Native str_methods[] = {
    METHOD(encode, "($self, /, encoding='utf-8', errors='strict')", "The text as bytes in an encoding."),
    METHOD(replace, "($self, old, new, /, count=-1)", "A copy with occurrences of old replaced by new."),
    METHOD(split, "($self, /, sep=None, maxsplit=-1)", "A list of the parts between separators."),
    METHOD(rsplit, "($self, /, sep=None, maxsplit=-1)", "Like split, beginning at the end."),
    METHOD(join, "($self, iterable, /)", "The strings of iterable with this one between them."),
    METHOD(capitalize, "($self, /)", "A copy with the first character in title case, the rest in lower case."),
    METHOD(casefold, "($self, /)", "A copy suitable for comparisons without case."),
    METHOD(title, "($self, /)", "A copy in which each word starts in title case."),
    METHOD(center, "($self, width, fillchar=' ', /)", "A centred copy, padded to width."),
    METHOD(count, "($self, sub, start=None, end=None, /)", "How often sub occurs without overlap."),
    METHOD(expandtabs, "($self, /, tabsize=8)", "A copy with tabs expanded to spaces."),
    METHOD(find, "($self, sub, start=None, end=None, /)", "Where sub first occurs, or -1."),
    METHOD(partition, "($self, sep, /)", "What is before the first separator, the separator, what is after."),
    METHOD(index, "($self, sub, start=None, end=None, /)", "Where sub first occurs; ValueError if nowhere."),
    METHOD(ljust, "($self, width, fillchar=' ', /)", "A copy padded on the right to width."),
    METHOD(lower, "($self, /)", "A copy in lower case."),
    METHOD(lstrip, "($self, chars=None, /)", "A copy without leading white space or chars."),
    METHOD(rfind, "($self, sub, start=None, end=None, /)", "Where sub last occurs, or -1."),
    METHOD(rindex, "($self, sub, start=None, end=None, /)", "Where sub last occurs; ValueError if nowhere."),
    METHOD(rjust, "($self, width, fillchar=' ', /)", "A copy padded on the left to width."),
    METHOD(rstrip, "($self, chars=None, /)", "A copy without trailing white space or chars."),
    METHOD(rpartition, "($self, sep, /)", "Like partition, at the last separator."),
    METHOD(splitlines, "($self, /, keepends=False)", "A list of the lines."),
    METHOD(strip, "($self, chars=None, /)", "A copy without white space or chars at both ends."),
    METHOD(swapcase, "($self, /)", "A copy with upper and lower case exchanged."),
    METHOD(translate, "($self, table, /)", "A copy with each character replaced through a table."),
    METHOD(upper, "($self, /)", "A copy in upper case."),
    METHOD(startswith, "($self, prefix, start=None, end=None, /)", "Does it start with the prefix, or one of a tuple?"),
    METHOD(endswith, "($self, suffix, start=None, end=None, /)", "Does it end with the suffix, or one of a tuple?"),
    METHOD(removeprefix, "($self, prefix, /)", "A copy without the prefix, if it is there."),
    METHOD(removesuffix, "($self, suffix, /)", "A copy without the suffix, if it is there."),
    METHOD(isascii, "($self, /)", "Are all characters below U+0080?"),
    METHOD(islower, "($self, /)", "Are all cased characters in lower case?"),
    METHOD(isupper, "($self, /)", "Are all cased characters in upper case?"),
    METHOD(istitle, "($self, /)", "Does each word start in upper case, and only there?"),
    METHOD(isspace, "($self, /)", "Is all of it white space?"),
    METHOD(isdecimal, "($self, /)", "Are all characters decimal digits?"),
    METHOD(isdigit, "($self, /)", "Are all characters digits?"),
    METHOD(isnumeric, "($self, /)", "Are all characters numeric?"),
    METHOD(isalpha, "($self, /)", "Are all characters letters?"),
    METHOD(isalnum, "($self, /)", "Are all characters letters or numeric?"),
    METHOD(isidentifier, "($self, /)", "Is it a valid name?"),
    METHOD(isprintable, "($self, /)", "Are all characters printable?"),
    METHOD(zfill, "($self, width, /)", "A copy filled with zeros on the left, after a sign."),
    {"format", str_method_format, "($self, /, *args, **kwargs)", "The text with its {fields} filled in.", NATIVE_RAW},
    METHOD(format_map, "($self, mapping, /)", "Like format, with the names from a mapping."),
    METHOD(__format__, "($self, format_spec, /)", "The text formatted after a specification."),
    {"maketrans", str_method_maketrans, "(x, y=<unrepresentable>, z=<unrepresentable>, /)",
     "A table for translate.", NATIVE_STATIC},
    METHOD(__getnewargs__, "($self, /)", "What copy and pickle need."),
    {0}};
