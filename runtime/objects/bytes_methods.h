/* bytes_methods.h: what bytes and bytearray share. Others need bytes.h only. */
#ifndef VIV_BYTES_METHODS_H
#define VIV_BYTES_METHODS_H

#include "../type.h"
#include "bytes.h"

extern const Native bytes_methods[];

NEW Object *compare_bytes(const char *left, isize left_length, const char *right, isize right_length,
                          CompareOperator operator);
int bytes_contain(const char *data, isize length, Object *item); /* -1: raised */
void repeat_bytes(char *to, const char *data, isize length, isize times); /* fills length * times bytes */
/* An int from 0 to 255; ValueError "byte must be in range(0, 256)". May run __index__. */
bool byte_from(Object *object, int *byte);
/* 1: bytes(n), *count zeros; 0: object is no int; -1: raised. */
int zeros_wanted(Object *object, isize *count);
bool object_is_iterable(Object *object); /* has its type what iter() needs? runs nothing */
Object *raise_cannot_concatenate(Object *left, Object *right); /* TypeError "can't concat str to bytes" */
/* What bytes() and bytearray() say of a str without encoding, and of an encoding (or errors) without a str. */
Object *raise_no_encoding(void);
Object *raise_no_text(bool has_encoding);
/* What calling `method`, an object's __bytes__, gives; TypeError if it is no bytes. Runs Python. */
NEW Object *bytes_by_method(Object *method);
/* bytes.hex(): its two arguments absent or as given. Runs Python (__index__ of `group`). */
NEW Object *bytes_hexadecimal(const char *data, isize length, Object *separator, Object *group);
/* format % arguments. Runs Python. */
NEW Object *bytes_percent(const char *format, isize length, Object *arguments, bool as_bytearray);
Object *bytes_iterate(Object *self);

/* The natives of both types, whose result is like self. */
#define BYTES_NATIVE(name) Object *bytes_method_##name(Object **args, isize count, Tuple *names)
#define BYTES_METHOD(name, signature, doc, flags) BYTES_NATIVE(name);
#include "bytes_methods.def"
#undef BYTES_METHOD

/* A row of a table of methods for each line of bytes_methods.def. */
#define BYTES_METHOD(name, signature, doc, flags) {#name, bytes_method_##name, signature, doc, flags},

#endif
