/* builtin.c: functions written in C, and the binding of arguments to their signatures.
 *
 * A Native says in one text what it accepts, "($self, index, object, /)", as CPython's __text_signature__ does.
 * The text is read once, when the Python object is made: the Arity kept inside that object answers every
 * call that is right and purely positional. Keywords and errors read the text again: names need no table.
 *
 * The words of arity errors differ in CPython with the way in which a function was declared there. The
 * signature determines that way: no parameters, one, positional-only ones, or keywords (see ArityStyle).
 */
#include "builtin.h"
#include "../abstract.h"
#include "../error.h"
#include "../heap/fresh.h"
#include "../runtime.h"
#include "dict.h"
#include "module.h"
#include "tuple.h"
#include <stdio.h>
#include <string.h>

#define PARAMETERS_MAX 32

typedef struct Parameter {
    const char *name; /* without stars */
    size_t length;
    bool has_default;
    char mark; /* 0: ordinary; '/'; '*': a bare star; 'a': *args; 'k': **kwargs; '$': self */
} Parameter;

/* ---- reading signatures ------------------------------------------------------------------------------------ */

/* The end of the parameter that begins at `at`: its comma or the closing bracket. */
static const char *parameter_end(const char *at)
{
    int depth = 0;
    char quote = 0;
    for (; *at; at++) {
        if (quote) {
            if (*at == '\\' && at[1])
                at++;
            else if (*at == quote)
                quote = 0;
        } else if (*at == '\'' || *at == '"') {
            quote = *at;
        } else if (*at == '(' || *at == '[' || *at == '{') {
            depth++;
        } else if (*at == ')' || *at == ']' || *at == '}') {
            if (depth-- == 0)
                return at;
        } else if (*at == ',' && depth == 0) {
            return at;
        }
    }
    return at;
}

/* Reads the parameter at `at` (behind the opening bracket or a comma); false at the end. */
static bool next_parameter(const char **at, Parameter *parameter)
{
    const char *start = *at;
    while (*start == ' ' || *start == ',')
        start++;
    if (*start == ')' || *start == '\0')
        return false;
    const char *end = parameter_end(start);
    *at = end;
    parameter->mark = 0;
    if (*start == '/') {
        parameter->mark = '/';
    } else if (*start == '$') {
        parameter->mark = '$';
        start++;
    } else if (start[0] == '*' && start[1] == '*') {
        parameter->mark = 'k';
        start += 2;
    } else if (*start == '*') {
        parameter->mark = end == start + 1 ? '*' : 'a';
        start++;
    }
    const char *stop = start;
    while (stop < end && *stop != '=' && *stop != ':' && *stop != ' ')
        stop++;
    parameter->name = start;
    parameter->length = (size_t)(stop - start);
    parameter->has_default = memchr(start, '=', (size_t)(end - start)) != NULL;
    return true;
}

static Arity arity_of_signature(const char *signature)
{
    Arity arity = {0};
    if (!signature || signature[0] != '(') {
        arity.is_raw = 1;
        arity.style = ARITY_RAW;
        return arity;
    }
    bool keyword_only = false, has_slash = false;
    const char *at = signature + 1;
    Parameter parameter;
    while (next_parameter(&at, &parameter)) {
        switch (parameter.mark) {
        case '/':
            arity.positional_only = arity.total;
            has_slash = true;
            break;
        case '*':
            keyword_only = true;
            break;
        case 'a':
        case 'k':
            arity.is_raw = 1;
            break;
        case '$':
            if (strncmp(parameter.name, "module", 6) == 0)
                break;
            arity.has_self = 1;
            /* fall through */
        default:
            arity.total++;
            arity.positional += !keyword_only;
            arity.required += !parameter.has_default;
            arity.required_positional += !parameter.has_default && !keyword_only;
        }
    }
    if (!has_slash && arity.total == arity.has_self)
        arity.positional_only = arity.total;
    return arity;
}

static Arity arity_with_style(Arity arity)
{
    int own = arity.total - arity.has_self;
    if (arity.is_raw)
        arity.style = ARITY_RAW;
    else if (own == 0)
        arity.style = ARITY_NONE;
    else if (arity.positional_only < arity.total)
        arity.style = ARITY_KEYWORDS;
    else
        arity.style = own == 1 && arity.required == arity.total ? ARITY_ONE : ARITY_POSITIONAL;
    return arity;
}

Arity arity_of(const Native *native)
{
    Arity arity = arity_of_signature(native->signature);
    if (native->flags & NATIVE_RAW)
        arity.is_raw = 1;
    return arity_with_style(arity);
}

/* ---- words ------------------------------------------------------------------------------------------------- */

/* Who is called, for messages: an object (its qualified name is worked out when needed) or plain text. */
typedef struct Callee {
    const Native *native;
    Object *callable; /* Builtin or descriptor, or NULL */
    const char *text;
} Callee;

static const char *plural(isize count)
{
    return count == 1 ? "" : "s";
}

static const char *bare_name(const Callee *callee)
{
    return callee->native ? callee->native->name : callee->text;
}

/* "list.append" or "math.sqrt": the qualified name, with the module's in front unless it is builtins. */
static NEW Str *qualified_name_of(const Callee *callee)
{
    if (!callee->callable)
        return str_from_text(bare_name(callee));
    Object *name, *module;
    if (object_find_attribute(callee->callable, NAME(__qualname__), &name) != 1) {
        error_clear();
        return str_from_text(bare_name(callee));
    }
    if (object_find_attribute(callee->callable, NAME(__module__), &module) != 1) {
        error_clear();
        module = NULL;
    }
    Str *result;
    if (module && is_str(module) && !str_equal_text((Str *)module, "builtins"))
        result = str_format("%S.%S", module, name);
    else
        result = str_format("%S", name);
    decref_maybe(module);
    decref(name);
    return result;
}

static bool raise_qualified(const Callee *callee, const char *format, isize count)
{
    Str *name = qualified_name_of(callee);
    if (!name)
        return false;
    raise_error(TypeError, format, name, count);
    decref(name);
    return false;
}

bool arguments_no_keywords(const char *function, Tuple *names)
{
    if (!names || tuple_length(names) == 0)
        return true;
    return raise_error(TypeError, "%s() takes no keyword arguments", function);
}

bool arguments_check_count(const char *function, isize count, isize minimum, isize maximum)
{
    if (LIKELY(count >= minimum && count <= maximum))
        return true;
    bool too_few = count < minimum;
    isize bound = too_few ? minimum : maximum;
    return raise_error(TypeError, "%s expected %s%zd argument%s, got %zd", function,
                       minimum == maximum ? "" : too_few ? "at least " : "at most ", bound, plural(bound), count);
}

/* Too many or too few by position, for functions that take keywords (_PyArg_UnpackKeywords' words). */
static bool check_keyword_style_counts(const Callee *callee, Arity arity, isize count, isize keyword_count)
{
    const char *name = bare_name(callee);
    isize total = arity.total - arity.has_self, positional = arity.positional - arity.has_self;
    isize required = arity.required_positional - arity.has_self, only = arity.positional_only - arity.has_self;
    if (only < 0)
        only = 0;
    if (count + keyword_count > total)
        return raise_error(TypeError, "%s() takes %s %zd %sargument%s (%zd given)", name,
                           arity.required < arity.total ? "at most" : "exactly", total, count == 0 ? "keyword " : "",
                           plural(total), count + keyword_count);
    if (count > positional) {
        if (positional == 0)
            raise_error(TypeError, "%s() takes no positional arguments", name);
        else
            raise_error(TypeError, "%s() takes %s %zd positional argument%s (%zd given)", name,
                        required < positional ? "at most" : "exactly", positional, plural(positional), count);
        return false;
    }
    isize needed = only < required ? only : required;
    if (count < needed)
        return raise_error(TypeError, "%s() takes %s %zd positional argument%s (%zd given)", name,
                           needed < positional ? "at least" : "exactly", needed, plural(needed), count);
    return true;
}

/* ---- binding ----------------------------------------------------------------------------------------------- */

static bool name_is(Object *name, const Parameter *parameter)
{
    Str *text = (Str *)name;
    return (isize)parameter->length == str_length(text) && str_is_ascii(text) &&
           memcmp(str_data(text), parameter->name, parameter->length) == 0;
}

/* Parameter number `index` of those that get an entry. */
static bool parameter_at(const char *signature, int index, Parameter *parameter)
{
    const char *at = signature + 1;
    while (next_parameter(&at, parameter)) {
        bool has_entry = parameter->mark == 0 || (parameter->mark == '$' && strncmp(parameter->name, "module", 6));
        if (has_entry && index-- == 0)
            return true;
    }
    return false;
}

static bool raise_missing(const Callee *callee, const char *signature, Arity arity, int index)
{
    Parameter parameter;
    if (!parameter_at(signature, index, &parameter))
        return false;
    Str *name = str_from_utf8(parameter.name, (isize)parameter.length);
    if (name)
        raise_error(TypeError, "%s() missing required argument '%U' (pos %d)", bare_name(callee), name,
                    index - arity.has_self + 1);
    decref_maybe(name);
    return false;
}

static bool bind_keywords(const Callee *callee, const char *signature, Arity arity, isize count, Object **values,
                          Tuple *names, Object **bound)
{
    for (isize i = 0; i < tuple_length(names); i++) {
        Object *name = tuple_at(names, i);
        int index = arity.positional_only;
        Parameter parameter;
        for (; index < arity.total; index++)
            if (parameter_at(signature, index, &parameter) && name_is(name, &parameter))
                break;
        if (index == arity.total)
            return raise_error(TypeError, "%s() got an unexpected keyword argument '%S'", bare_name(callee), name);
        if (index < count)
            return raise_error(TypeError, "argument for %s() given by name ('%U') and position (%d)",
                               bare_name(callee), name, index - arity.has_self + 1);
        bound[index] = values[i];
    }
    return true;
}

/* A first missing parameter is reported before an unknown keyword, as in CPython. */
static bool find_missing(const Callee *callee, const char *signature, Arity arity, isize count, Tuple *names)
{
    for (int index = (int)count; index < arity.total; index++) {
        Parameter parameter;
        if (!parameter_at(signature, index, &parameter) || parameter.has_default)
            continue;
        bool given = false;
        for (isize i = 0; names && index >= arity.positional_only && i < tuple_length(names); i++)
            given |= name_is(tuple_at(names, i), &parameter);
        if (!given)
            return raise_missing(callee, signature, arity, index);
    }
    return true;
}

static bool check_counts(const Callee *callee, Arity arity, isize count, isize keyword_count)
{
    isize own = count - arity.has_self;
    switch (arity.style) {
    case ARITY_NONE:
        if (keyword_count)
            return raise_qualified(callee, "%U() takes no keyword arguments", 0);
        return own == 0 || raise_qualified(callee, "%U() takes no arguments (%zd given)", own);
    case ARITY_ONE:
        if (keyword_count)
            return raise_qualified(callee, "%U() takes no keyword arguments", 0);
        return own == 1 || raise_qualified(callee, "%U() takes exactly one argument (%zd given)", own);
    case ARITY_POSITIONAL:
        if (keyword_count)
            return raise_qualified(callee, "%U() takes no keyword arguments", 0);
        return arguments_check_count(bare_name(callee), own, arity.required - arity.has_self,
                                     arity.total - arity.has_self);
    default:
        return check_keyword_style_counts(callee, arity, own, keyword_count);
    }
}

static bool bind(const Callee *callee, const char *signature, Arity arity, Object **args, isize count, Tuple *names,
                 Object **bound)
{
    isize keyword_count = names ? tuple_length(names) : 0;
    if (!check_counts(callee, arity, count, keyword_count))
        return false;
    for (isize i = 0; i < arity.total; i++)
        bound[i] = i < count ? args[i] : NULL;
    if (arity.style != ARITY_KEYWORDS)
        return true;
    if ((keyword_count || count < arity.total) && !find_missing(callee, signature, arity, count, names))
        return false;
    return !keyword_count || bind_keywords(callee, signature, arity, count, args + count, names, bound);
}

bool arguments_bind(const char *function, const char *signature, Object **args, isize count, Tuple *names,
                    Object **bound)
{
    Callee callee = {.text = function};
    return bind(&callee, signature, arity_with_style(arity_of_signature(signature)), args, count, names, bound);
}

Object *native_call(const Native *native, Arity arity, Object *callable, Object **args, isize count, Tuple *names)
{
    if (arity.is_raw || (LIKELY(!names && count == arity.total) && arity.positional == arity.total))
        return native->call(args, count, names);
    Callee callee = {.native = native, .callable = callable};
    Object *bound[PARAMETERS_MAX];
    if (!bind(&callee, native->signature, arity, args, count, names, bound))
        return NULL;
    return native->call(bound, arity.total, NULL);
}

/* ---- objects ----------------------------------------------------------------------------------------------- */

Object *builtin_bind(const Native *native, Arity arity, Object *self)
{
    Builtin *builtin = (Builtin *)fresh_collected(TYPE(builtin), sizeof(Builtin));
    if (!builtin)
        return NULL;
    builtin->native = native;
    builtin->self = new_reference_maybe(self);
    builtin->module = NULL;
    builtin->weakrefs = NULL;
    builtin->arity = arity;
    track_collected(&builtin->head);
    return &builtin->head;
}

Object *builtin_new(const Native *native, Object *self, Object *module_name)
{
    Builtin *builtin = (Builtin *)builtin_bind(native, arity_of(native), self);
    if (builtin)
        builtin->module = new_reference_maybe(module_name);
    return (Object *)builtin;
}

/* Methods get the object they are bound to in front of the arguments. */
static Object *call_with_self(Builtin *self, Object **args, isize count, Tuple *names)
{
    isize total = count + (names ? tuple_length(names) : 0);
    Object *small[9], **all = small;
    if (total + 1 > 9 && !(all = heap_allocate((size_t)(total + 1) * sizeof(Object *))))
        return NULL;
    all[0] = self->self;
    if (total)
        memcpy(all + 1, args, (size_t)total * sizeof(Object *));
    Object *result = native_call(self->native, self->arity, &self->head, all, count + 1, names);
    if (all != small)
        heap_free(all);
    return result;
}

static Object *builtin_call(Object *object, Object **args, isize count, Tuple *names)
{
    Builtin *self = (Builtin *)object;
    if (!enter_recursion(WHILE_CALLING))
        return NULL;
    Object *result = self->arity.has_self ? call_with_self(self, args, count, names)
                                          : native_call(self->native, self->arity, object, args, count, names);
    leave_recursion();
    return result;
}

static bool is_function_of_module(const Builtin *self)
{
    return !self->self || is_exact(self->self, module);
}

static Object *builtin_represent(Object *object)
{
    Builtin *self = (Builtin *)object;
    if (is_function_of_module(self))
        return (Object *)str_format("<built-in function %s>", self->native->name);
    return (Object *)str_format("<built-in method %s of %T object at %p>", self->native->name, self->self, self->self);
}

static isize builtin_hash(Object *object)
{
    Builtin *self = (Builtin *)object;
    isize hash = hash_address(self->self) ^ hash_address((const void *)self->native->call);
    return hash == -1 ? -2 : hash;
}

static Object *builtin_compare(Object *left, Object *right, CompareOperator operator)
{
    if ((operator != COMPARE_EQ && operator != COMPARE_NE) || !is_exact(left, builtin) || !is_exact(right, builtin))
        return new_not_implemented();
    Builtin *a = (Builtin *)left, *b = (Builtin *)right;
    bool equal = a->self == b->self && a->native->call == b->native->call;
    return new_bool(equal == (operator == COMPARE_EQ));
}

/* ---- attributes -------------------------------------------------------------------------------------------- */

Object *native_doc(const Native *native)
{
    return str_or_none(native->doc);
}

Object *native_text_signature(const Native *native)
{
    return str_or_none(native->signature);
}

static Object *get_name(Object *self)
{
    return (Object *)str_intern_text(((Builtin *)self)->native->name);
}

static Object *get_qualified_name(Object *object)
{
    Builtin *self = (Builtin *)object;
    if (is_function_of_module(self))
        return get_name(object);
    Type *type = is_type(self->self) ? (Type *)self->self : self->self->type;
    Object *qualified = type_qualified_name(type);
    if (!qualified)
        return NULL;
    Object *result = (Object *)str_format("%S.%s", qualified, self->native->name);
    decref(qualified);
    return result;
}

static Object *get_self(Object *self)
{
    Object *bound = ((Builtin *)self)->self;
    return bound ? new_reference(bound) : new_none();
}

static Object *get_module(Object *self)
{
    Object *module = ((Builtin *)self)->module;
    return module ? new_reference(module) : new_none();
}

static bool set_module(Object *object, Object *value)
{
    Builtin *self = (Builtin *)object;
    set_slot(&self->module, new_reference_maybe(value));
    return true;
}

static Object *get_doc(Object *self)
{
    return native_doc(((Builtin *)self)->native);
}

/* A function's own signature does not name its module; CPython's do. */
static Object *get_text_signature(Object *object)
{
    Builtin *self = (Builtin *)object;
    const char *signature = self->native->signature;
    if (!signature || signature[0] != '(' || signature[1] == '$' || !is_function_of_module(self))
        return native_text_signature(self->native);
    bool is_marked = strstr(signature, "/,") || strstr(signature, "/)");
    bool is_empty = signature[1] == ')';
    return (Object *)str_format("($module%s%s%s", is_marked ? "" : ", /", is_empty ? "" : ", ", signature + 1);
}

/* Pickles and copies by name; a method by its object and name. */
static Object *builtin_reduce(Object **args, isize count, Tuple *names)
{
    (void)count, (void)names;
    Builtin *self = (Builtin *)args[0];
    if (is_function_of_module(self))
        return (Object *)str_from_text(self->native->name);
    Object *getattr = dict_get_text(module_dict(RUNTIME->builtins), "getattr");
    Str *name = str_from_text(self->native->name);
    if (!getattr || !name)
        return decref_maybe(name), NULL;
    Tuple *pair = tuple_pack(2, self->self, (Object *)name);
    decref(name);
    if (!pair)
        return NULL;
    Tuple *result = tuple_pack(2, getattr, (Object *)pair);
    decref(pair);
    return (Object *)result;
}

static const Native builtin_methods[] = {
    {"__reduce__", builtin_reduce, "($self, /)", NULL, 0},
    {0},
};

static const Property builtin_properties[] = {
    {"__doc__", get_doc, NULL, NULL},
    {"__name__", get_name, NULL, NULL},
    {"__qualname__", get_qualified_name, NULL, NULL},
    {"__self__", get_self, NULL, NULL},
    {"__text_signature__", get_text_signature, NULL, NULL},
    {"__module__", get_module, set_module, NULL},
    {0},
};

static const Field builtin_fields[] = {{"__self__", offsetof(Builtin, self)},
                                       {"__module__", offsetof(Builtin, module)},
                                       {0}};

const TypeSpec builtin_type = {
    .name = "builtin_function_or_method",
    .size_bytes = sizeof(Builtin),
    .shown_size_bytes = 56,
    .flags = TYPE_COLLECTED | TYPE_NO_CREATE,
    .weakrefs_offset = offsetof(Builtin, weakrefs),
    .slots = {.represent = builtin_represent,
              .hash = builtin_hash,
              .compare = builtin_compare,
              .call = builtin_call,
              .get_attribute = object_generic_get_attribute},
    .fields = builtin_fields,
    .methods = builtin_methods,
    .properties = builtin_properties,
};
