/* codecs.h: encodings of text, and what to do with what cannot be encoded or decoded. */
#ifndef VIV_CODECS_H
#define VIV_CODECS_H

#include "str.h"

#define UTF8_BAD 0xffffffffu

/* One UTF-8 sequence; see str_utf8.c. */
uint32_t utf8_decode_one(const uint8_t *at, isize left, int *used, bool *incomplete);

/* `errors` names an error handler; NULL: strict. NULL: UnicodeDecodeError, LookupError for an unknown handler. */
NEW Str *utf8_decode(const char *data, isize length, const char *errors);
/* `consumed` non-NULL: stops before an incomplete sequence at the end instead of failing. */
NEW Str *utf8_decode_partial(const char *data, isize length, const char *errors, isize *consumed);

/* The canonical spelling of an encoding this program knows ("utf-8", "latin-1", …), or NULL. */
const char *codec_name(const char *encoding);
Object *raise_unknown_encoding(const char *encoding); /* LookupError */

/* Raise the exception with all its fields. */
Object *raise_encode_error(const char *encoding, Str *text, isize start, isize end, const char *reason);

#endif
