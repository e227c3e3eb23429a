/* builtins.c: the builtins module: its table of functions, the simple ones, and the names of types.
 *
 * Every built-in type that a program can name and every exception stands in the module under its own name.
 */
#include "builtins.h"

#include <string.h>

#include "../abstract.h"
#include "../error.h"
#include "../objects/int_inline.h"
#include "../objects/module.h"
#include "../objects/str.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"
#include "import.h"
#include "io.h"

static bool is_name(Object *name)
{
    if (is_str(name))
        return true;
    return raise_attribute_name(name);
}

static Object *builtin_abs(Object **args, isize count, Tuple *names)
{
    return number_absolute(args[0]);
}

static Object *builtin_ascii(Object **args, isize count, Tuple *names)
{
    return (Object *)object_ascii(args[0]);
}

static Object *in_base(Object *number, int base)
{
    Object *index = number_index(number);
    if (!index)
        return NULL;
    Str *text = int_to_prefixed_str(index, base);
    decref(index);
    return (Object *)text;
}

static Object *builtin_bin(Object **args, isize count, Tuple *names)
{
    return in_base(args[0], 2);
}

static Object *builtin_oct(Object **args, isize count, Tuple *names)
{
    return in_base(args[0], 8);
}

static Object *builtin_hex(Object **args, isize count, Tuple *names)
{
    return in_base(args[0], 16);
}

static Object *builtin_callable(Object **args, isize count, Tuple *names)
{
    return new_bool(object_is_callable(args[0]));
}

static Object *builtin_chr(Object **args, isize count, Tuple *names)
{
    Object *index = number_index(args[0]);
    if (!index)
        return NULL;
    int64_t value;
    (void)int_clamp_int64(index, &value);
    decref(index);
    if (value < 0 || value > CHARACTER_MAX)
        return raise_error(ValueError, "chr() arg not in range(0x110000)");
    return (Object *)str_from_char((uint32_t)value);
}

static Object *ord_of_bytes(Object *object)
{
    isize length = object_length(object);
    if (length < 0)
        return NULL;
    if (length != 1)
        return raise_error(TypeError, "ord() expected a character, but string of length %zd found", length);
    Object *zero = int_from_int64(0);
    return zero ? object_get_item(object, zero) : NULL;
}

static Object *builtin_ord(Object **args, isize count, Tuple *names)
{
    if (is_bytes(args[0]) || is_instance_of(args[0], TYPE(bytearray)))
        return ord_of_bytes(args[0]);
    if (!is_str(args[0]))
        return raise_error(TypeError, "ord() expected string of length 1, but %.200T found", args[0]);
    Str *text = (Str *)args[0];
    if (str_length(text) != 1)
        return raise_error(TypeError, "ord() expected a character, but string of length %zd found", str_length(text));
    return int_from_int64(str_at(text, 0));
}

static Object *builtin_delattr(Object **args, isize count, Tuple *names)
{
    return is_name(args[1]) && object_set_attribute(args[0], (Str *)args[1], NULL) ? new_none() : NULL;
}

static Object *builtin_divmod(Object **args, isize count, Tuple *names)
{
    return number_divmod(args[0], args[1]);
}

static Object *builtin_format(Object **args, isize count, Tuple *names)
{
    if (args[1] && !is_str(args[1]))
        return raise_error(TypeError, "format() argument 2 must be str, not %T", args[1]);
    return (Object *)object_format(args[0], (Str *)args[1]);
}

static Object *builtin_getattr(Object **args, isize count, Tuple *names)
{
    if (!is_name(args[1]))
        return NULL;
    if (!args[2])
        return object_get_attribute(args[0], (Str *)args[1]);
    Object *value;
    int found = object_find_attribute(args[0], (Str *)args[1], &value);
    return found > 0 ? value : found == 0 ? new_reference(args[2]) : NULL;
}

static Object *builtin_hasattr(Object **args, isize count, Tuple *names)
{
    Object *value;
    if (!is_name(args[1]))
        return NULL;
    int found = object_find_attribute(args[0], (Str *)args[1], &value);
    if (found > 0)
        decref(value);
    return found < 0 ? NULL : new_bool(found);
}

static Object *builtin_setattr(Object **args, isize count, Tuple *names)
{
    return is_name(args[1]) && object_set_attribute(args[0], (Str *)args[1], args[2]) ? new_none() : NULL;
}

static Object *builtin_hash(Object **args, isize count, Tuple *names)
{
    isize hash = object_hash(args[0]);
    return hash == -1 ? NULL : int_from_isize(hash);
}

static Object *builtin_id(Object **args, isize count, Tuple *names)
{
    args[0]->flags |= FLAG_ID_TAKEN;
    return int_from_int64((int64_t)(uintptr_t)args[0]);
}

static Object *builtin_isinstance(Object **args, isize count, Tuple *names)
{
    int answer = object_is_instance(args[0], args[1]);
    return answer < 0 ? NULL : new_bool(answer);
}

static Object *builtin_issubclass(Object **args, isize count, Tuple *names)
{
    int answer = object_is_subclass(args[0], args[1]);
    return answer < 0 ? NULL : new_bool(answer);
}

static Object *builtin_len(Object **args, isize count, Tuple *names)
{
    isize length = object_length(args[0]);
    return length < 0 ? NULL : int_make(length);
}

static Object *builtin_pow(Object **args, isize count, Tuple *names)
{
    return number_power(args[0], args[1], args[2] ? args[2] : NONE);
}

static Object *builtin_repr(Object **args, isize count, Tuple *names)
{
    return (Object *)object_repr(args[0]);
}

static Object *builtin_round(Object **args, isize count, Tuple *names)
{
    NATIVE_FRAME(held, "round", "__round__");
    held[0] = object_lookup_special(args[0], NAME(__round__));
    if (!held[0]) {
        if (!error_occurred())
            raise_error(TypeError, "type %.100T doesn't define __round__ method", args[0]);
        return native_leave(held, NULL);
    }
    bool has_digits = args[1] && args[1] != NONE;
    return native_leave(held, has_digits ? object_call_one(held[0], args[1]) : object_call_none(held[0]));
}

/* ---- the module --------------------------------------------------------------------------------------------- */

static const Native functions[] = {
    {"__build_class__", builtin_build_class, "(func, name, /, *bases, **kwds)",
     "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\n"
     "Internal helper function used by the class statement.",
     NATIVE_RAW},
    {"__import__", builtin_import, "($module, /, name, globals=None, locals=None, fromlist=(), level=0)",
     "Import a module.", 0},
    {"abs", builtin_abs, "($module, x, /)", "Return the absolute value of the argument.", 0},
    {"all", builtin_all, "($module, iterable, /)",
     "Return True if bool(x) is True for all values x in the iterable.\n\nIf the iterable is empty, return True.", 0},
    {"any", builtin_any, "($module, iterable, /)",
     "Return True if bool(x) is True for any x in the iterable.\n\nIf the iterable is empty, return False.", 0},
    {"ascii", builtin_ascii, "($module, obj, /)", "Return an ASCII-only representation of an object.", 0},
    {"bin", builtin_bin, "($module, number, /)", "Return the binary representation of an integer.", 0},
    {"callable", builtin_callable, "($module, obj, /)",
     "Return whether the object is callable (i.e., some kind of function).", 0},
    {"chr", builtin_chr, "($module, i, /)",
     "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.", 0},
    {"compile", builtin_compile,
     "($module, /, source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
     "Compile source into a code object that can be executed by exec() or eval().", 0},
    {"delattr", builtin_delattr, "($module, obj, name, /)", "Deletes the named attribute from the given object.", 0},
    {"dir", builtin_dir, "(object=<unrepresentable>, /)", "dir([object]) -> list of strings", 0},
    {"divmod", builtin_divmod, "($module, x, y, /)", "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.", 0},
    {"eval", builtin_eval, "($module, source, /, globals=None, locals=None)",
     "Evaluate the given source in the context of globals and locals.", 0},
    {"exec", builtin_exec, "($module, source, /, globals=None, locals=None, *, closure=None)",
     "Execute the given source in the context of globals and locals.", 0},
    {"format", builtin_format, "($module, value, format_spec='', /)",
     "Return type(value).__format__(value, format_spec)", 0},
    {"getattr", builtin_getattr, "(object, name, default=<unrepresentable>, /)",
     "getattr(object, name[, default]) -> value", 0},
    {"globals", builtin_globals, "($module, /)",
     "Return the dictionary containing the current scope's global variables.", 0},
    {"hasattr", builtin_hasattr, "($module, obj, name, /)",
     "Return whether the object has an attribute with the given name.", 0},
    {"hash", builtin_hash, "($module, obj, /)", "Return the hash value for the given object.", 0},
    {"hex", builtin_hex, "($module, number, /)", "Return the hexadecimal representation of an integer.", 0},
    {"id", builtin_id, "($module, obj, /)", "Return the identity of an object.", 0},
    {"input", io_input, "($module, prompt='', /)",
     "Read a string from standard input.  The trailing newline is stripped.", 0},
    {"isinstance", builtin_isinstance, "($module, obj, class_or_tuple, /)",
     "Return whether an object is an instance of a class or of a subclass thereof.", 0},
    {"issubclass", builtin_issubclass, "($module, cls, class_or_tuple, /)",
     "Return whether 'cls' is derived from another class or is the same class.", 0},
    {"iter", builtin_iter, "(object, sentinel=<unrepresentable>, /)",
     "iter(iterable) -> iterator\niter(callable, sentinel) -> iterator", 0},
    {"len", builtin_len, "($module, obj, /)", "Return the number of items in a container.", 0},
    {"locals", builtin_locals, "($module, /)", "Return a dictionary containing the current scope's local variables.",
     0},
    {"max", builtin_max, "(*args, **kwargs)",
     "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value", NATIVE_RAW},
    {"min", builtin_min, "(*args, **kwargs)",
     "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value", NATIVE_RAW},
    {"next", builtin_next, "(iterator, default=<unrepresentable>, /)", "next(iterator[, default])", 0},
    {"oct", builtin_oct, "($module, number, /)", "Return the octal representation of an integer.", 0},
    {"open", io_open,
     "($module, /, file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
     "Open file and return a stream.  Raise OSError upon failure.", 0},
    {"ord", builtin_ord, "($module, c, /)", "Return the Unicode code point for a one-character string.", 0},
    {"pow", builtin_pow, "($module, /, base, exp, mod=None)",
     "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments", 0},
    {"print", io_print, "($module, /, *args, sep=' ', end='\\n', file=None, flush=False)",
     "Prints the values to a stream, or to sys.stdout by default.", NATIVE_RAW},
    {"repr", builtin_repr, "($module, obj, /)", "Return the canonical string representation of the object.", 0},
    {"round", builtin_round, "($module, /, number, ndigits=None)",
     "Round a number to a given precision in decimal digits.", 0},
    {"setattr", builtin_setattr, "($module, obj, name, value, /)",
     "Sets the named attribute on the given object to the specified value.", 0},
    {"sorted", builtin_sorted, "($module, iterable, /, *, key=None, reverse=False)",
     "Return a new list containing all items from the iterable in ascending order.", NATIVE_RAW},
    {"sum", builtin_sum, "($module, iterable, /, start=0)",
     "Return the sum of a 'start' value (default: 0) plus an iterable of numbers", 0},
    {"vars", builtin_vars, "(object=<unrepresentable>, /)", "vars([object]) -> dictionary", 0},
    {0}};

/* The types that a program can name, in CPython's order of the module's dict. */
static const TypeIndex named_types[] = {
    TYPE_INDEX_bool,     TYPE_INDEX_memoryview, TYPE_INDEX_bytearray, TYPE_INDEX_bytes,  TYPE_INDEX_classmethod,
    TYPE_INDEX_complex,  TYPE_INDEX_dict,       TYPE_INDEX_enumerate, TYPE_INDEX_filter, TYPE_INDEX_float,
    TYPE_INDEX_frozenset, TYPE_INDEX_property,  TYPE_INDEX_int,       TYPE_INDEX_list,   TYPE_INDEX_map,
    TYPE_INDEX_object,   TYPE_INDEX_range,      TYPE_INDEX_reversed,  TYPE_INDEX_set,    TYPE_INDEX_slice,
    TYPE_INDEX_staticmethod, TYPE_INDEX_str,    TYPE_INDEX_super,     TYPE_INDEX_tuple,  TYPE_INDEX_type,
    TYPE_INDEX_zip};

static bool add(Module *module, const char *name, void *value)
{
    return module_add(module, name, new_reference((Object *)value));
}

static bool add_exceptions(Module *module)
{
    bool done = true;
#define TYPE_ENTRY(name)
#define EXCEPTION_ENTRY(name, base, layout, doc) done = done && add(module, #name, &RUNTIME->types[TYPE_INDEX_##name]);
#include "../types.def"
#undef TYPE_ENTRY
#undef EXCEPTION_ENTRY
    return done && add(module, "EnvironmentError", OSError) && add(module, "IOError", OSError);
}

static bool fill(Module *module)
{
    bool done = add(module, "None", NONE) && add(module, "Ellipsis", ELLIPSIS) &&
                add(module, "NotImplemented", NOT_IMPLEMENTED) && add(module, "False", FALSE) &&
                add(module, "True", TRUE);
    for (size_t i = 0; done && i < sizeof named_types / sizeof named_types[0]; i++)
        done = add(module, RUNTIME->types[named_types[i]].name, &RUNTIME->types[named_types[i]]);
    return done && add(module, "__debug__", TRUE) && add_exceptions(module) && site_add_objects(module);
}

const ModuleSpec builtins_module = {
    .name = "builtins",
    .doc = "Built-in functions, types, exceptions, and other objects.\n\n"
           "This module provides direct access to all 'built-in'\n"
           "identifiers of Python; for example, builtins.len is\n"
           "the full name for the built-in function len().\n\n"
           "This module is not normally accessed explicitly by most\n"
           "applications, but can be useful in modules that provide\n"
           "objects with the same name as a builtin and need the original.",
    .functions = functions,
    .fill = fill};
