/* exceptions.h: exception instances and their fields.
 *
 * The types come from types.def; `layout` there names one of the structs below (XObject). All begin with
 * ExceptionObject, CPython's PyBaseExceptionObject.
 */
#ifndef VIV_EXCEPTIONS_H
#define VIV_EXCEPTIONS_H

#include "../object.h"

#define EXCEPTION_FIELDS                                                                       \
    Object head;                                                                               \
    Dict *dict;        /* attributes set by the program, or NULL                            */ \
    Tuple *args;                                                                               \
    Object *notes;     /* unused: __notes__ stands in dict, as in CPython                   */ \
    Object *traceback; /* Traceback, or NULL                                                */ \
    Object *context;                                                                           \
    Object *cause;                                                                             \
    bool suppress_context;

/* One struct for each layout; objects in fields are owned, or NULL. */
struct BaseExceptionObject {
    EXCEPTION_FIELDS
};
typedef struct SystemExitObject {
    EXCEPTION_FIELDS
    Object *code;
} SystemExitObject;
typedef struct StopIterationObject {
    EXCEPTION_FIELDS
    Object *value;
} StopIterationObject;
typedef struct AttributeErrorObject {
    EXCEPTION_FIELDS
    Object *object, *name;
} AttributeErrorObject;
typedef struct NameErrorObject {
    EXCEPTION_FIELDS
    Object *name;
} NameErrorObject;
typedef struct ImportErrorObject {
    EXCEPTION_FIELDS
    Object *message, *name, *path, *name_from;
} ImportErrorObject;
typedef struct OSErrorObject {
    EXCEPTION_FIELDS
    Object *number, *strerror, *filename, *filename2;
    isize written; /* BlockingIOError.characters_written; -1: unset */
} OSErrorObject;
typedef struct SyntaxErrorObject {
    EXCEPTION_FIELDS
    Object *message, *filename, *line, *offset, *end_line, *end_offset, *text, *print_file_and_line;
} SyntaxErrorObject;
typedef struct UnicodeErrorObject {
    EXCEPTION_FIELDS
    Object *encoding, *object;
    isize start, end;
    Object *reason;
} UnicodeErrorObject;
typedef struct ExceptionGroupObject {
    EXCEPTION_FIELDS
    Object *message, *exceptions;
} ExceptionGroupObject;

static inline ExceptionObject *as_exception(Object *object)
{
    return (ExceptionObject *)object;
}

/* type(args…) of a built-in exception type, without running Python; subclasses go through object_call. */
NEW Object *exception_new(struct Type *type, STOLEN Tuple *args);
/* TypeError: `class` was called for an exception and gave `made`, whose type CPython shows by its bare name, or, in a
 * raise statement, by repr(). */
Object *raise_made_no_exception(Object *class, Object *made, bool by_name);
/* Sets; `value` is stolen, NULL allowed. */
void exception_set_cause(Object *exception, STOLEN Object *cause); /* also suppresses the context */
void exception_set_context(Object *exception, STOLEN Object *context);
/* Links the exception being handled as the __context__ of `exception`, breaking loops as CPython does. */
void exception_chain(Object *exception, Object *handled);
/* SyntaxError(message, (filename, line, offset, text, end_line, end_offset)); offsets count characters from 1. */
NEW Object *syntax_error_new(struct Type *type, Str *message, Str *filename, isize line, isize offset,
                             Str *text_or_null, isize end_line, isize end_offset);
/* except* : 1 split done (*match, *rest are NEW or NULL), -1 raised. */
int exception_group_split(Object *exception, Object *type_or_tuple, Object **match, Object **rest);
/* What re-raising after except* blocks means (CPython's _PyExc_PrepReraiseStar). */
NEW Object *exception_prepare_reraise_star(Object *original, Object *raised_list);

/* The spec of an exception type, made from its line in types.def. */
const struct TypeSpec *exception_spec(int type_index);
/* The doc string of an exception's type; NULL for other types. */
const char *exception_doc(int type_index);

/* The MemoryError and RecursionError kept ready, and NAME()s; called once at start. */
bool exceptions_initialise(void);

#endif
