/* error.h: raising, and looking at what is raised.
 *
 * One way: a function that fails sets the exception and returns NULL, false or -1, and only then. The
 * exception in flight is one owned reference in the VmState, always an instance (normalised when raised).
 */
#ifndef VIV_ERROR_H
#define VIV_ERROR_H

#include "object.h"

#define MEMORY_ERRORS_KEPT 16 /* CPython's */

/* Exceptions that must exist before they are needed. */
typedef struct ErrorState {
    Object *memory_errors[MEMORY_ERRORS_KEPT]; /* owned, without args, traceback or context */
    int32_t memory_error_count;
    int32_t recursion_headroom; /* > 0 while a RecursionError is being made */
    Object *last_memory_error; /* given when the others are all in use; never freed */
} ErrorState;

/* Raises `type` with a message in CPython's words and returns NULL. The context (__context__) is set from the
 * exception being handled. Directives: %s C string, %d %i int, %zd isize, %zu, %ld %lld, %c, %x, %g as printf;
 * %T the type name of an Object *, %N the name of a Type *, %S str() of an Object *, %R its repr(), %A its
 * ascii(), %U a Str * itself, %p the id of an Object *, which is taken then, %%. Precision as in "%.200s" is allowed
 * on s, S, R, U, T, N. %S, %R and %A may run Python. */
Object *raise_error(Type *type, const char *format, ...);

Object *raise_value(Type *type, Object *value);      /* raise type(value); value borrowed      */
Object *raise_none(Type *type);                      /* raise type()                           */
Object *raise_object(STOLEN Object *exception);      /* an instance                            */
Object *raise_memory(void);                          /* MemoryError, made beforehand           */
Object *raise_key_error(Object *key);                /* KeyError(key), even if key is a tuple  */
Object *raise_stop_iteration(Object *value);         /* value NULL or None: no argument        */
Object *raise_errno(Type *type, int number, Object *filename); /* OSError(errno, text, filename or NULL)  */
/* NameError/AttributeError with .name (and .obj), from which suggestions are made. */
Object *raise_attribute_error(Object *object, Str *name, const char *format, ...);
Object *raise_name_error(Str *name, const char *format, ...);
/* TypeError "f() parameter must be expected, not X": raise_bad_argument("f", "argument 'n'", "str", got). */
Object *raise_bad_argument(const char *function, const char *parameter, const char *expected, Object *got);

/* ---- what several files complain of: each text stands once, in error.c ------------------------------------- */

Object *raise_no_attribute(Object *object, Str *name);  /* AttributeError "'X' object has no attribute 'name'"    */
Object *raise_attribute_name(Object *name);             /* "attribute name must be string, not 'X'"               */
Object *raise_not_iterable(Object *object);             /* "'X' object is not iterable"                           */
Object *raise_not_iterator(Object *object);             /* "iter() returned non-iterator of type 'X'"             */
Object *raise_not_index(Object *object);                /* "'X' object cannot be interpreted as an integer"       */
Object *raise_integer_required(void);                   /* "an integer is required"                               */
Object *raise_bad_operation(void);                      /* "bad argument type for built-in operation"             */
Object *raise_first_not_callable(void);                 /* "the first argument must be callable"                  */
Object *raise_not_path(Object *object);                 /* "expected str, bytes or os.PathLike object, not X"     */
Object *raise_unexpected_keyword(const char *function, Object *name); /* "f() got an unexpected keyword argument …" */
Object *raise_int_too_large(const char *c_type);        /* OverflowError "Python int too large to convert to C …" */
Object *raise_recursion(const char *where);             /* RecursionError "maximum recursion depth exceeded" + where */

/* ---- what is raised ------------------------------------------------------------------------------------------ */

bool error_occurred(void);                           /* is anything raised?                    */
BORROWED Object *error_current(void);                /* the instance, or NULL                  */
bool error_matches(Type *type);                      /* the raised exception is an instance    */
bool exception_matches(Object *exception, Object *type_or_tuple); /* `except`: runs no Python  */
NEW Object *error_fetch(void);                       /* takes it; nothing is raised then       */
void error_restore(STOLEN Object *exception);        /* puts it back (NULL: clears)            */
void error_clear(void);                              /* nothing is raised then; its death may run Python */
/* "Exception ignored in: …" on sys.stderr, then nothing is raised. Runs Python. */
void error_write_unraisable(const char *what, Object *where);
/* The same past a sys.unraisablehook of the program's own. */
void error_print_unraisable(const char *what, Object *where);

/* Warns about the line that runs, as the filters say; false: they made it an exception. Runs Python. (warnings.c) */
bool raise_warning(Type *category, const char *format, ...);

/* C recursion over objects is counted by enter_recursion(where) and leave_recursion() of runtime.h. The former is false
 * with RecursionError set ("maximum recursion depth exceeded" + where) when CPython's limit would be passed; this
 * decides once the count is used up. */
bool recursion_is_excused(const char *where);
#define WHILE_CALLING " while calling a Python object"

/* A str from a format with the directives above. Runs Python for %S, %R, %A. */
NEW Str *str_format(const char *format, ...);
NEW Str *str_format_va(const char *format, __builtin_va_list arguments);

#endif
