/* builtin.h: functions written in C as Python objects, and how arguments reach them.
 *
 * The text signature of a Native ("($self, object, /)") is the one place that says what it accepts. Its Arity is
 * computed once, when the object is made; a call whose positional arguments match it exactly passes the caller's
 * array on as it is.
 */
#ifndef VIV_BUILTIN_H
#define VIV_BUILTIN_H

#include "../object.h"
#include "../type.h"

/* What a signature says, self included for methods. */
typedef struct Arity {
    uint8_t required;        /* parameters without a default                                  */
    uint8_t positional;      /* parameters that may be given by position                      */
    uint8_t total;           /* keyword-only ones included: entries that the function gets    */
    uint8_t positional_only; /* parameters in front of the slash                              */
    uint8_t has_self;        /* the first parameter is $self, $module or $type                */
    uint8_t is_raw;          /* NATIVE_RAW: not bound at all                                  */
    uint8_t style;           /* ArityStyle: decides the words of errors                       */
    uint8_t required_positional;
} Arity;

/* How CPython words the wrong number of arguments: by the calling convention that its signature asks for. */
enum ArityStyle {
    ARITY_NONE,       /* "f() takes no arguments (1 given)"                  */
    ARITY_ONE,        /* "f() takes exactly one argument (0 given)"          */
    ARITY_POSITIONAL, /* "f expected at most 2 arguments, got 3"             */
    ARITY_KEYWORDS,   /* "f() takes at most 2 arguments (3 given)"           */
    ARITY_RAW
};

/* A builtin function, or a method bound to its object: len, [].append, dict.fromkeys. */
typedef struct Builtin {
    Object head;
    const Native *native;
    Object *self;     /* passed first if arity.has_self; a module for functions of modules */
    Object *module;   /* __module__: a str, or NULL                                         */
    Object *weakrefs;
    Arity arity;
} Builtin;

/* Read from the signature. */
Arity arity_of(const Native *native);

/* `module_name` (a str) and `self` may be NULL; references of its own are taken. builtin_bind: with an arity that is
 * known already, and no module. */
NEW Object *builtin_new(const Native *native, Object *self, Object *module_name);
NEW Object *builtin_bind(const Native *native, Arity arity, Object *self);

/* Calls with args as passed; if arity.has_self, args[0] is self and counts. Binds arguments, raises in CPython's
 * words; `callable` is the Builtin or descriptor that gives its qualified name to messages. */
NEW Object *native_call(const Native *native, Arity arity, Object *callable, Object **args, isize count, Tuple *names);

/* Binds arguments to the parameters of `signature` ("(iterable=(), /, start=0)", no self): `bound` gets one entry
 * each, borrowed, NULL if absent. For create and initialise slots, and natives that look at theirs themselves.
 * Errors name `function` ("enumerate"). */
bool arguments_bind(const char *function, const char *signature, Object **args, isize count, Tuple *names,
                    Object **bound);
/* "f() takes no keyword arguments" if there are any. */
bool arguments_no_keywords(const char *function, Tuple *names);
/* "f expected at most 2 arguments, got 3": positional arguments alone. */
bool arguments_check_count(const char *function, isize count, isize minimum, isize maximum);
static inline bool no_keywords(const char *function, Tuple *names)
{
    return LIKELY(!names) || arguments_no_keywords(function, names);
}

/* __text_signature__ and __doc__: a str or None. NULL: out of memory. */
NEW Object *native_text_signature(const Native *native);
NEW Object *native_doc(const Native *native);

#endif
