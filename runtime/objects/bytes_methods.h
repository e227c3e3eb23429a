/* bytes_methods.h: what bytes and bytearray share. Others need bytes.h only. */
#ifndef VIV_BYTES_METHODS_H
#define VIV_BYTES_METHODS_H

#include "../type.h"
#include "bytes.h"

extern const Native bytes_methods[];

NEW Object *compare_bytes(const char *left, isize left_length, const char *right, isize right_length,
                          CompareOperator operator);
int bytes_contain(const char *data, isize length, Object *item); /* -1: raised */
void repeat_bytes(char *to, const char *data, isize length, isize times);
/* An int from 0 to 255; ValueError "byte must be in range(0, 256)". May run __index__. */
bool byte_from(Object *object, int *byte);
/* 1: bytes(n), *count zeros; 0: object is no int; -1: raised. */
int zeros_wanted(Object *object, isize *count);
bool object_is_iterable(Object *object);
Object *raise_cannot_concatenate(Object *left, Object *right); /* TypeError "can't concat str to bytes" */
/* What bytes() and bytearray() say of a str without encoding, and of an encoding (or errors) without a str. */
Object *raise_no_encoding(void);
Object *raise_no_text(bool has_encoding);
/* What calling `method`, an object's __bytes__, gives; TypeError if it is no bytes. Runs Python. */
NEW Object *bytes_by_method(Object *method);
NEW Object *bytes_percent(const char *format, isize length, Object *arguments, bool as_bytearray);
Object *bytes_iterate(Object *self);

/* The natives of both types, whose result is like self. */
#define BYTES_NATIVE(name) Object *bytes_method_##name(Object **args, isize count, Tuple *names)
BYTES_NATIVE(capitalize);
BYTES_NATIVE(center);
BYTES_NATIVE(count);
BYTES_NATIVE(decode);
BYTES_NATIVE(endswith);
BYTES_NATIVE(expandtabs);
BYTES_NATIVE(find);
BYTES_NATIVE(fromhex);
BYTES_NATIVE(hex);
BYTES_NATIVE(index);
BYTES_NATIVE(isalnum);
BYTES_NATIVE(isalpha);
BYTES_NATIVE(isascii);
BYTES_NATIVE(isdigit);
BYTES_NATIVE(islower);
BYTES_NATIVE(isspace);
BYTES_NATIVE(istitle);
BYTES_NATIVE(isupper);
BYTES_NATIVE(join);
BYTES_NATIVE(ljust);
BYTES_NATIVE(lower);
BYTES_NATIVE(lstrip);
BYTES_NATIVE(maketrans);
BYTES_NATIVE(partition);
BYTES_NATIVE(removeprefix);
BYTES_NATIVE(removesuffix);
BYTES_NATIVE(replace);
BYTES_NATIVE(rfind);
BYTES_NATIVE(rindex);
BYTES_NATIVE(rjust);
BYTES_NATIVE(rpartition);
BYTES_NATIVE(rsplit);
BYTES_NATIVE(rstrip);
BYTES_NATIVE(split);
BYTES_NATIVE(splitlines);
BYTES_NATIVE(startswith);
BYTES_NATIVE(strip);
BYTES_NATIVE(swapcase);
BYTES_NATIVE(title);
BYTES_NATIVE(translate);
BYTES_NATIVE(upper);
BYTES_NATIVE(zfill);

/* Rows of a table of methods. */
#define BYTES_METHOD(name, signature, doc) {#name, bytes_method_##name, signature, doc}
#define BYTES_SHARED_METHODS                                                                                        \
    BYTES_METHOD(capitalize, "($self, /)", "A copy with the first byte in upper case, the rest in lower."),        \
    BYTES_METHOD(center, "($self, width, fillchar=b' ', /)", "A centred copy, padded to width."),                  \
    BYTES_METHOD(count, "($self, sub, start=None, end=None, /)", "How often sub occurs without overlap."),         \
    BYTES_METHOD(decode, "($self, /, encoding='utf-8', errors='strict')", "The bytes as text."),                   \
    BYTES_METHOD(endswith, "($self, suffix, start=None, end=None, /)", "Does it end with suffix?"),                \
    BYTES_METHOD(expandtabs, "($self, /, tabsize=8)", "A copy with tabs expanded to spaces."),                     \
    BYTES_METHOD(find, "($self, sub, start=None, end=None, /)", "Where sub first occurs, or -1."),                 \
    {"fromhex", bytes_method_fromhex, "($type, string, /)", "Bytes from hexadecimal digits.", NATIVE_CLASS},       \
    BYTES_METHOD(hex, "($self, /, sep=<unrepresentable>, bytes_per_sep=1)", "Hexadecimal digits of the bytes."),   \
    BYTES_METHOD(index, "($self, sub, start=None, end=None, /)", "Where sub first occurs; ValueError if nowhere."), \
    BYTES_METHOD(isalnum, "($self, /)", "Are all bytes ASCII letters or digits?"),                                 \
    BYTES_METHOD(isalpha, "($self, /)", "Are all bytes ASCII letters?"),                                           \
    BYTES_METHOD(isascii, "($self, /)", "Are all bytes below 128?"),                                               \
    BYTES_METHOD(isdigit, "($self, /)", "Are all bytes ASCII digits?"),                                            \
    BYTES_METHOD(islower, "($self, /)", "Are all cased bytes in lower case?"),                                     \
    BYTES_METHOD(isspace, "($self, /)", "Are all bytes white space?"),                                             \
    BYTES_METHOD(istitle, "($self, /)", "Does each word start in upper case, and only there?"),                    \
    BYTES_METHOD(isupper, "($self, /)", "Are all cased bytes in upper case?"),                                     \
    BYTES_METHOD(join, "($self, iterable_of_bytes, /)", "The items of the iterable with self between them."),      \
    BYTES_METHOD(ljust, "($self, width, fillchar=b' ', /)", "A copy padded on the right to width."),               \
    BYTES_METHOD(lower, "($self, /)", "A copy in lower case."),                                                    \
    BYTES_METHOD(lstrip, "($self, bytes=None, /)", "A copy without leading white space or bytes."),                \
    {"maketrans", bytes_method_maketrans, "(frm, to, /)", "A table for translate.", NATIVE_STATIC},                \
    BYTES_METHOD(partition, "($self, sep, /)", "What is before the separator, the separator, what is after."),     \
    BYTES_METHOD(removeprefix, "($self, prefix, /)", "A copy without the prefix, if it is there."),                \
    BYTES_METHOD(removesuffix, "($self, suffix, /)", "A copy without the suffix, if it is there."),                \
    BYTES_METHOD(replace, "($self, old, new, count=-1, /)", "A copy with old replaced by new."),                   \
    BYTES_METHOD(rfind, "($self, sub, start=None, end=None, /)", "Where sub last occurs, or -1."),                 \
    BYTES_METHOD(rindex, "($self, sub, start=None, end=None, /)", "Where sub last occurs; ValueError if nowhere."), \
    BYTES_METHOD(rjust, "($self, width, fillchar=b' ', /)", "A copy padded on the left to width."),                \
    BYTES_METHOD(rpartition, "($self, sep, /)", "Like partition, at the last separator."),                         \
    BYTES_METHOD(rsplit, "($self, /, sep=None, maxsplit=-1)", "Like split, beginning at the end."),                \
    BYTES_METHOD(rstrip, "($self, bytes=None, /)", "A copy without trailing white space or bytes."),               \
    BYTES_METHOD(split, "($self, /, sep=None, maxsplit=-1)", "A list of the parts between separators."),           \
    BYTES_METHOD(splitlines, "($self, /, keepends=False)", "A list of the lines."),                                \
    BYTES_METHOD(startswith, "($self, prefix, start=None, end=None, /)", "Does it start with prefix?"),            \
    BYTES_METHOD(strip, "($self, bytes=None, /)", "A copy without white space or bytes at both ends."),            \
    BYTES_METHOD(swapcase, "($self, /)", "A copy with upper and lower case exchanged."),                           \
    BYTES_METHOD(title, "($self, /)", "A copy in which each word starts in upper case."),                          \
    BYTES_METHOD(translate, "($self, table, /, delete=b'')", "A copy with each byte replaced through a table."),   \
    BYTES_METHOD(upper, "($self, /)", "A copy in upper case."),                                                    \
    BYTES_METHOD(zfill, "($self, width, /)", "A copy filled with zeros on the left, after a sign.")

#endif
