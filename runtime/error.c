/* error.c: raising, and looking at what is raised.
 *
 * The exception in flight is RUNTIME->vm.raised, owned, always an instance. A message is formatted, an
 * instance made, its __context__ linked to the exception being handled, and it takes that place. If making it
 * fails, the failure's own exception stands there instead: something is always raised.
 *
 * MemoryErrors are made beforehand and come back when they die, as in CPython: raising one allocates nothing.
 */
#include "error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "abstract.h"
#include "heap/heap.h"
#include "objects/dict.h"
#include "objects/exceptions.h"
#include "objects/tuple.h"
#include "objects/traceback.h"
#include "runtime.h"
#include "vm/vm.h"

/* ---- formatting ------------------------------------------------------------------------------------------- */

typedef struct Directive {
    int precision; /* -1: none */
    int width;
    bool pads_with_zero;
    char size; /* 0, 'l', 'L' (ll), 'z' */
    char letter;
} Directive;

static const char *read_directive(const char *at, Directive *directive)
{
    *directive = (Directive){.precision = -1};
    if (*at == '0')
        directive->pads_with_zero = true;
    while (*at >= '0' && *at <= '9')
        directive->width = directive->width * 10 + (*at++ - '0');
    if (*at == '.') {
        directive->precision = 0;
        while (*++at >= '0' && *at <= '9')
            directive->precision = directive->precision * 10 + (*at - '0');
    }
    if (at[0] == 'l' && at[1] == 'l') {
        directive->size = 'L';
        at += 2;
    } else if (*at == 'l' || *at == 'z') {
        directive->size = *at++;
    }
    directive->letter = *at;
    return at + 1;
}

static bool append_limited(StrBuilder *builder, const Str *text, int precision)
{
    isize length = str_length(text);
    return builder_append_part(builder, text, 0, precision >= 0 && precision < length ? precision : length);
}

/* `text` is stolen; NULL means that making it has failed. */
static bool append_made(StrBuilder *builder, Str *text, int precision)
{
    bool ok = text && append_limited(builder, text, precision);
    decref_maybe(text);
    return ok;
}

static bool append_c_text(StrBuilder *builder, const char *text, int precision)
{
    size_t length = strlen(text);
    if (precision < 0 || (size_t)precision >= length)
        return builder_append_text(builder, text);
    while (precision > 0 && ((unsigned char)text[precision] & 0xc0) == 0x80)
        precision--;
    char part[512];
    if ((size_t)precision >= sizeof part)
        precision = sizeof part - 1;
    memcpy(part, text, (size_t)precision);
    part[precision] = 0;
    return builder_append_text(builder, part);
}

static bool append_number(StrBuilder *builder, const Directive *d, va_list *arguments)
{
    char text[64];
    const bool is_signed = d->letter == 'd' || d->letter == 'i';
    if (is_signed) {
        long long value = d->size == 'L'   ? va_arg(*arguments, long long)
                          : d->size == 'l' ? va_arg(*arguments, long)
                          : d->size == 'z' ? va_arg(*arguments, isize) : va_arg(*arguments, int);
        snprintf(text, sizeof text, d->pads_with_zero ? "%0*lld" : "%*lld", d->width, value);
    } else {
        unsigned long long value = d->size == 'L'   ? va_arg(*arguments, unsigned long long)
                                   : d->size == 'l' ? va_arg(*arguments, unsigned long)
                                   : d->size == 'z' ? va_arg(*arguments, size_t) : va_arg(*arguments, unsigned);
        const char *format = d->letter == 'x' ? (d->pads_with_zero ? "%0*llx" : "%*llx")
                             : d->letter == 'X' ? (d->pads_with_zero ? "%0*llX" : "%*llX")
                                                : (d->pads_with_zero ? "%0*llu" : "%*llu");
        snprintf(text, sizeof text, format, d->width, value);
    }
    return builder_append_text(builder, text);
}

/* An id that has been shown must stay the object's own. */
static bool append_address(StrBuilder *builder, Object *object)
{
    char text[32];
    object->flags |= FLAG_ID_TAKEN;
    snprintf(text, sizeof text, "%p", (void *)object);
    return builder_append_text(builder, text);
}

static bool append_directive(StrBuilder *builder, const Directive *d, va_list *arguments)
{
    char text[64];
    switch (d->letter) {
    case 's':
        return append_c_text(builder, va_arg(*arguments, const char *), d->precision);
    case 'U':
        return append_limited(builder, va_arg(*arguments, Str *), d->precision);
    case 'S':
        return append_made(builder, object_str(va_arg(*arguments, Object *)), d->precision);
    case 'R':
        return append_made(builder, object_repr(va_arg(*arguments, Object *)), d->precision);
    case 'A':
        return append_made(builder, object_ascii(va_arg(*arguments, Object *)), d->precision);
    case 'T':
        return append_c_text(builder, va_arg(*arguments, Object *)->type->name, d->precision);
    case 'N':
        return append_c_text(builder, va_arg(*arguments, Type *)->name, d->precision);
    case 'c':
        return builder_append_char(builder, (uint32_t)va_arg(*arguments, int));
    case 'g':
        snprintf(text, sizeof text, "%g", va_arg(*arguments, double));
        return builder_append_text(builder, text);
    case 'p':
        return append_address(builder, va_arg(*arguments, Object *));
    case '%':
        return builder_append_char(builder, '%');
    default:
        return append_number(builder, d, arguments);
    }
}

Str *str_format_va(const char *format, va_list arguments)
{
    va_list list;
    va_copy(list, arguments);
    StrBuilder builder;
    builder_start(&builder);
    bool ok = true;
    while (ok && *format) {
        const char *percent = strchr(format, '%');
        if (!percent) {
            ok = builder_append_text(&builder, format);
            break;
        }
        while (ok && format < percent) {
            char part[128];
            size_t length = (size_t)(percent - format);
            if (length >= sizeof part) {
                length = sizeof part - 1;
                while (((unsigned char)format[length] & 0xc0) == 0x80)
                    length--;
            }
            memcpy(part, format, length);
            part[length] = 0;
            ok = builder_append_text(&builder, part);
            format += length;
        }
        Directive directive;
        format = read_directive(percent + 1, &directive);
        ok = ok && append_directive(&builder, &directive, &list);
    }
    va_end(list);
    return builder_end(&builder, ok);
}

Str *str_format(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    Str *text = str_format_va(format, arguments);
    va_end(arguments);
    return text;
}

/* ---- the exception in flight ------------------------------------------------------------------------------- */

bool error_occurred(void)
{
    return RUNTIME->vm.raised != NULL;
}

Object *error_current(void)
{
    return RUNTIME->vm.raised;
}

bool error_matches(Type *type)
{
    return RUNTIME->vm.raised && is_subtype(RUNTIME->vm.raised->type, type);
}

bool exception_matches(Object *exception, Object *type_or_tuple)
{
    if (is_tuple(type_or_tuple)) {
        Tuple *types = (Tuple *)type_or_tuple;
        for (isize i = 0; i < types->size; i++)
            if (exception_matches(exception, types->items[i]))
                return true;
        return false;
    }
    const Type *type = is_type(exception) ? (const Type *)exception : exception->type;
    return is_type(type_or_tuple) && is_subtype(type, (Type *)type_or_tuple);
}

Object *error_fetch(void)
{
    Object *exception = RUNTIME->vm.raised;
    RUNTIME->vm.raised = NULL;
    return exception;
}

void error_restore(Object *exception)
{
    set_slot(&RUNTIME->vm.raised, exception);
}

void error_clear(void)
{
    if (RUNTIME->vm.raised)
        clear_slot(&RUNTIME->vm.raised);
}

/* ---- raising ------------------------------------------------------------------------------------------------ */

Object *raise_object(Object *exception)
{
    if (!exception) /* making it has failed, and said so */
        return NULL;
    Object *handled = vm_handled_exception();
    if (handled && handled != exception)
        exception_chain(exception, handled);
    error_restore(exception);
    return NULL;
}

Object *raise_made_no_exception(Object *class, Object *made, bool by_name)
{
    Object *name = by_name ? type_name(made->type) : (Object *)object_repr((Object *)made->type);
    if (!name)
        return NULL;
    raise_error(TypeError, "calling %R should have returned an instance of BaseException, not %U", class, name);
    decref(name);
    return NULL;
}

/* type(argument), through Python if the class was made by a program. */
static Object *make_exception(Type *type, Object *argument_or_null)
{
    if (!(type->flags & TYPE_HEAP)) {
        Tuple *args = argument_or_null ? tuple_pack(1, argument_or_null) : new_reference(RUNTIME->empty_tuple);
        return args ? exception_new(type, args) : NULL;
    }
    Object *exception = argument_or_null ? object_call_one((Object *)type, argument_or_null)
                                         : object_call_none((Object *)type);
    if (exception && !is_exception(exception)) {
        raise_made_no_exception((Object *)type, exception, true);
        decref(exception);
        return NULL;
    }
    return exception;
}

Object *raise_error(Type *type, const char *format, ...)
{
    error_clear();
    va_list arguments;
    va_start(arguments, format);
    Str *message = str_format_va(format, arguments);
    va_end(arguments);
    if (!message)
        return NULL;
    Object *exception = make_exception(type, (Object *)message);
    decref(message);
    return raise_object(exception);
}

Object *raise_value(Type *type, Object *value)
{
    error_clear();
    if (is_tuple(value) && !(type->flags & TYPE_HEAP))
        return raise_object(exception_new(type, new_reference((Tuple *)value)));
    if (is_tuple(value))
        return raise_object(object_call_tuple((Object *)type, (Tuple *)value, NULL));
    return raise_object(make_exception(type, value == NONE ? NULL : value));
}

Object *raise_none(Type *type)
{
    error_clear();
    return raise_object(make_exception(type, NULL));
}

Object *raise_memory(void)
{
    ErrorState *state = &RUNTIME->errors;
    error_clear();
    if (state->memory_error_count > 0)
        return raise_object(state->memory_errors[--state->memory_error_count]);
    if (state->last_memory_error) {
        incref(state->last_memory_error);
        error_restore(state->last_memory_error);
    }
    return NULL;
}

Object *raise_key_error(Object *key)
{
    error_clear();
    return raise_object(make_exception(KeyError, key));
}

Object *raise_stop_iteration(Object *value)
{
    error_clear();
    return raise_object(make_exception(StopIteration, value == NONE ? NULL : value));
}

Object *raise_errno(Type *type, int number, Object *filename)
{
    error_clear();
    Object *code = int_from_int64(number);
    Str *text = code ? str_from_text(number ? strerror(number) : "Error") : NULL;
    Tuple *args = !text ? NULL
                  : filename ? tuple_pack(3, code, text, filename) : tuple_pack(2, code, text);
    if (args)
        raise_object(object_call_tuple((Object *)type, args, NULL)); /* OSError chooses its subclass */
    decref_maybe(args);
    decref_maybe(text);
    decref_maybe(code);
    return NULL;
}

/* type(message); the message is made from the format. */
static NEW Object *make_worded(Type *type, const char *format, va_list arguments)
{
    Str *message = str_format_va(format, arguments);
    Object *exception = message ? make_exception(type, (Object *)message) : NULL;
    decref_maybe(message);
    return exception;
}

Object *raise_attribute_error(Object *object, Str *name, const char *format, ...)
{
    error_clear();
    va_list arguments;
    va_start(arguments, format);
    AttributeErrorObject *exception = (AttributeErrorObject *)make_worded(AttributeError, format, arguments);
    va_end(arguments);
    if (!exception)
        return NULL;
    set_slot(&exception->object, new_reference_maybe(object));
    set_slot(&exception->name, (Object *)new_reference_maybe(name));
    return raise_object((Object *)exception);
}

Object *raise_name_error(Str *name, const char *format, ...)
{
    error_clear();
    va_list arguments;
    va_start(arguments, format);
    NameErrorObject *exception = (NameErrorObject *)make_worded(NameError, format, arguments);
    va_end(arguments);
    if (!exception)
        return NULL;
    set_slot(&exception->name, (Object *)new_reference_maybe(name));
    return raise_object((Object *)exception);
}

Object *raise_bad_argument(const char *function, const char *parameter, const char *expected, Object *got)
{
    return raise_error(TypeError, "%.200s() %.200s must be %.50s, not %.50s", function, parameter, expected,
                       got == NONE ? "None" : got->type->name);
}

/* ---- what several files complain of ------------------------------------------------------------------------- */

Object *raise_no_attribute(Object *object, Str *name)
{
    return raise_attribute_error(object, name, "'%.100T' object has no attribute '%U'", object, name);
}

Object *raise_attribute_name(Object *name)
{
    return raise_error(TypeError, "attribute name must be string, not '%.200T'", name);
}

Object *raise_not_iterable(Object *object)
{
    return raise_error(TypeError, "'%.200T' object is not iterable", object);
}

Object *raise_not_iterator(Object *object)
{
    return raise_error(TypeError, "iter() returned non-iterator of type '%.100T'", object);
}

Object *raise_not_index(Object *object)
{
    return raise_error(TypeError, "'%.200T' object cannot be interpreted as an integer", object);
}

Object *raise_integer_required(void)
{
    return raise_error(TypeError, "an integer is required");
}

Object *raise_bad_operation(void)
{
    return raise_error(TypeError, "bad argument type for built-in operation");
}

Object *raise_first_not_callable(void)
{
    return raise_error(TypeError, "the first argument must be callable");
}

Object *raise_not_path(Object *object)
{
    return raise_error(TypeError, "expected str, bytes or os.PathLike object, not %.200T", object);
}

Object *raise_unexpected_keyword(const char *function, Object *name)
{
    return raise_error(TypeError, "%.200s() got an unexpected keyword argument '%S'", function, name);
}

Object *raise_int_too_large(const char *c_type)
{
    return raise_error(OverflowError, "Python int too large to convert to C %s", c_type);
}

/* ---- recursion ------------------------------------------------------------------------------------------------ */

Object *raise_recursion(const char *where)
{
    RUNTIME->errors.recursion_headroom++;
    raise_error(RecursionError, "maximum recursion depth exceeded%s", where);
    RUNTIME->errors.recursion_headroom--;
    return NULL;
}

NOINLINE bool recursion_is_excused(const char *where)
{
    VmState *vm = &RUNTIME->vm;
    if (RUNTIME->errors.recursion_headroom && vm->c_recursion_left > -TRASHCAN_HEADROOM)
        return true;
    raise_recursion(where);
    vm->c_recursion_left++;
    return false;
}
