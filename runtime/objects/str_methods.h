/* str_methods.h: what the files str_*.c show each other. Others need str.h only. */
#ifndef VIV_STR_METHODS_H
#define VIV_STR_METHODS_H

#include "../type.h"
#include "str.h"

extern const Native str_methods[];

/* One native per method, by file. */
#define STR_NATIVE(name) Object *str_method_##name(Object **args, isize count, Tuple *names)

/* str_case.c */
STR_NATIVE(upper);
STR_NATIVE(lower);
STR_NATIVE(casefold);
STR_NATIVE(title);
STR_NATIVE(capitalize);
STR_NATIVE(swapcase);
/* str_predicates.c */
STR_NATIVE(isalnum);
STR_NATIVE(isalpha);
STR_NATIVE(isascii);
STR_NATIVE(isdecimal);
STR_NATIVE(isdigit);
STR_NATIVE(isidentifier);
STR_NATIVE(islower);
STR_NATIVE(isnumeric);
STR_NATIVE(isprintable);
STR_NATIVE(isspace);
STR_NATIVE(istitle);
STR_NATIVE(isupper);
/* str_find.c */
STR_NATIVE(count);
STR_NATIVE(find);
STR_NATIVE(rfind);
STR_NATIVE(index);
STR_NATIVE(rindex);
STR_NATIVE(startswith);
STR_NATIVE(endswith);
/* str_split.c */
STR_NATIVE(split);
STR_NATIVE(rsplit);
STR_NATIVE(splitlines);
STR_NATIVE(partition);
STR_NATIVE(rpartition);
STR_NATIVE(strip);
STR_NATIVE(lstrip);
STR_NATIVE(rstrip);
/* str_replace.c */
STR_NATIVE(replace);
STR_NATIVE(removeprefix);
STR_NATIVE(removesuffix);
STR_NATIVE(expandtabs);
STR_NATIVE(center);
STR_NATIVE(ljust);
STR_NATIVE(rjust);
STR_NATIVE(zfill);
STR_NATIVE(translate);
STR_NATIVE(maketrans);
/* str_format.c */
STR_NATIVE(format);
STR_NATIVE(format_map);
/* str_join.c */
STR_NATIVE(join);
/* str_methods.c */
STR_NATIVE(encode);

Object *str_iterate(Object *self);

/* str(object, encoding, errors). */
Object *str_decode_object(Object *object, Object *encoding_or_null, Object *errors_or_null);

/* The interned string `self` is about to die. */
void str_intern_forget(Str *self);

/* The shared bytes: made with the shared strings. */
bool bytes_initialise(void);

/* Optional bounds of find and its kin: None and absence mean the ends; clipped as slices are. May run __index__. */
bool bounds_from(Object *start, Object *end, isize length, isize *from, isize *to);

/* An argument that must be an int: any __index__, absent gives `otherwise`. */
bool isize_argument(Object *object, isize otherwise, isize *result);

/* A str argument: false + TypeError "f() argument 'n' must be str, not X" or CPython's other wording. */
bool want_str(Object *object, const char *function, const char *which);

/* A str argument as C text: NULL for absence; false if it is no str or has a zero inside. */
bool text_argument(Object *object, const char *function, const char *which, const char **text);

#endif
