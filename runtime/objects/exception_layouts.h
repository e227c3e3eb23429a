/* exception_layouts.h: what exceptions.c, exception_fields.c and exception_groups.c share: for each layout of
 * types.def its create, initialise and tables. For these files only. */
#ifndef VIV_EXCEPTION_LAYOUTS_H
#define VIV_EXCEPTION_LAYOUTS_H

#include "../type.h"
#include "exceptions.h"

NEW Object *exception_create(Type *type, Object **args, isize count, Tuple *names);
bool exception_initialise(Object *self, Object **args, isize count, Tuple *names);
/* args = the positional arguments, if they are not there yet. */
bool exception_set_args(Object *self, Object **args, isize count);
void exception_deallocate(Object *self);
NEW Object *exception_string(Object *self);

/* The end of each layout's fields, in CPython's order. */
#define EXCEPTION_FIELD_TABLE                                              \
    {"__dict__", offsetof(ExceptionObject, dict), EDGE_DICT},              \
    {"args", offsetof(ExceptionObject, args)},                             \
    {"notes", offsetof(ExceptionObject, notes)},                           \
    {"__traceback__", offsetof(ExceptionObject, traceback)},               \
    {"__cause__", offsetof(ExceptionObject, cause)},                       \
    {"__context__", offsetof(ExceptionObject, context)}

#define DECLARE_LAYOUT(layout)                                                           \
    bool layout##_initialise(Object *self, Object **args, isize count, Tuple *names);    \
    extern const Field layout##_fields[];                                                \
    extern const Member layout##_members[];

DECLARE_LAYOUT(SystemExit)
DECLARE_LAYOUT(StopIteration)
DECLARE_LAYOUT(AttributeError)
DECLARE_LAYOUT(ImportError)
DECLARE_LAYOUT(NameError)
DECLARE_LAYOUT(OSError)
DECLARE_LAYOUT(SyntaxError)
DECLARE_LAYOUT(UnicodeError)
DECLARE_LAYOUT(ExceptionGroup)

#define SystemExit_create exception_create
#define StopIteration_create exception_create
#define AttributeError_create exception_create
#define ImportError_create exception_create
#define NameError_create exception_create
#define SyntaxError_create exception_create
#define UnicodeError_create exception_create
NEW Object *OSError_create(Type *type, Object **args, isize count, Tuple *names);
NEW Object *ExceptionGroup_create(Type *type, Object **args, isize count, Tuple *names);

NEW Object *ImportError_string(Object *self);
NEW Object *OSError_string(Object *self);
NEW Object *SyntaxError_string(Object *self);
NEW Object *ExceptionGroup_string(Object *self);
extern const Property OSError_properties[];
extern const Native AttributeError_methods[], ExceptionGroup_methods[], ImportError_methods[], OSError_methods[];
bool unicode_encode_error_initialise(Object *self, Object **args, isize count, Tuple *names);
bool unicode_decode_error_initialise(Object *self, Object **args, isize count, Tuple *names);
bool unicode_translate_error_initialise(Object *self, Object **args, isize count, Tuple *names);
NEW Object *unicode_encode_error_string(Object *self);
NEW Object *unicode_decode_error_string(Object *self);
NEW Object *unicode_translate_error_string(Object *self);

#endif
