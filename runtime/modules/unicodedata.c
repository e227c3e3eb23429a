/* unicodedata.c: the module unicodedata: properties and names of characters, and normal forms.
 *
 * A text is normalised in an array of code points: each character is decomposed, marks are sorted by their combining
 * class, and for NFC and NFKC utf8proc composes the array in place. Lone surrogates stay as they are, as in CPython;
 * utf8proc's functions for whole texts would refuse them.
 */
#include <string.h>
#include <utf8proc.h>

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../objects/bytes.h"
#include "../objects/float.h"
#include "../objects/int.h"
#include "../objects/module.h"
#include "../objects/str.h"
#include "../objects/str_data.h"
#include "../runtime.h"
#include "../type.h"
#include "../unicode.h"
#include "../unicode_names.h"

/* ---- properties of one character ------------------------------------------------------------------------------ */

/* A str of one character; `argument` is what the TypeError calls it. */
static bool take_character(Object *object, const char *function, const char *argument, uint32_t *c)
{
    if (!is_str(object) || str_length((Str *)object) != 1)
        return raise_error(TypeError, "%s() %s must be a unicode character, not %T", function, argument, object);
    *c = str_at((Str *)object, 0);
    return true;
}

#define PROPERTY_FUNCTION(name, result)                              \
    static Object *name(Object **args, isize count, Tuple *names)    \
    {                                                                \
        uint32_t c;                                                  \
        if (!take_character(args[0], #name, "argument", &c))         \
            return NULL;                                             \
        return result;                                               \
    }
PROPERTY_FUNCTION(category, (Object *)str_from_text(unicode_category(c)))
PROPERTY_FUNCTION(bidirectional, (Object *)str_from_text(unicode_bidirectional(c)))
PROPERTY_FUNCTION(combining, int_from_int64(unicode_combining_class(c)))
PROPERTY_FUNCTION(mirrored, int_from_int64(unicode_is_mirrored(c)))
PROPERTY_FUNCTION(east_asian_width, (Object *)str_from_text(unicode_east_asian_width(c)))

static Object *decomposition(Object **args, isize count, Tuple *names)
{
    uint32_t c, to[DECOMPOSITION_MAX];
    const char *tag = NULL;
    if (!take_character(args[0], "decomposition", "argument", &c))
        return NULL;
    int parts = unicode_decomposition(c, &tag, to);
    Str *text = tag && parts ? str_format("<%s>", tag) : RUNTIME->empty_str;
    for (int i = 0; text && i < parts; i++) {
        Str *longer = str_format(text->length ? "%U %04X" : "%U%04X", text, (unsigned)to[i]);
        decref(text);
        text = longer;
    }
    return (Object *)text;
}

/* The second argument, or ValueError. */
static NEW Object *otherwise(Object *given_or_null, const char *complaint)
{
    return given_or_null ? new_reference(given_or_null) : raise_error(ValueError, "%s", complaint);
}

static Object *decimal(Object **args, isize count, Tuple *names)
{
    uint32_t c;
    if (!take_character(args[0], "decimal", "argument 1", &c))
        return NULL;
    int value = unicode_decimal_value(c);
    return value >= 0 ? int_from_int64(value) : otherwise(args[1], "not a decimal");
}

static Object *digit(Object **args, isize count, Tuple *names)
{
    uint32_t c;
    if (!take_character(args[0], "digit", "argument 1", &c))
        return NULL;
    int value = unicode_digit_value(c);
    return value >= 0 ? int_from_int64(value) : otherwise(args[1], "not a digit");
}

static Object *numeric(Object **args, isize count, Tuple *names)
{
    uint32_t c;
    double value;
    if (!take_character(args[0], "numeric", "argument 1", &c))
        return NULL;
    return unicode_numeric_value(c, &value) ? float_new(value) : otherwise(args[1], "not a numeric character");
}

/* ---- names ------------------------------------------------------------------------------------------------------ */

static Object *name(Object **args, isize count, Tuple *names)
{
    uint32_t c;
    char text[UNICODE_NAME_MAX];
    if (!take_character(args[0], "name", "argument 1", &c))
        return NULL;
    size_t length = unicode_name(c, text);
    return length ? (Object *)str_from_ascii(text, (isize)length) : otherwise(args[1], "no such name");
}

static Object *lookup_text(const char *text, isize length)
{
    uint32_t sequence[UNICODE_SEQUENCE_MAX];
    if (length > UNICODE_NAME_MAX)
        return raise_error(KeyError, "name too long");
    int32_t c = unicode_named(text, (size_t)length);
    if (c >= 0)
        return (Object *)str_from_char((uint32_t)c);
    size_t in_sequence = unicode_named_sequence(text, (size_t)length, sequence);
    if (in_sequence)
        return (Object *)str_from_characters(sequence, (isize)in_sequence);
    return raise_error(KeyError, "undefined character name '%s'", text);
}

static Object *lookup(Object **args, isize count, Tuple *names)
{
    isize length;
    if (is_str(args[0])) {
        const char *text = str_utf8((Str *)args[0], &length);
        return text ? lookup_text(text, length) : NULL;
    }
    Buffer buffer;
    if (!buffer_get(args[0], &buffer))
        return NULL;
    bool is_writable = buffer.is_writable;
    Bytes *bytes = is_writable ? NULL : bytes_new(buffer.data, buffer.length); /* for the zero at its end */
    buffer_release(&buffer);
    if (is_writable)
        return raise_bad_argument("lookup", "argument", "read-only bytes-like object", args[0]);
    Object *result = bytes ? lookup_text(bytes_data(bytes), bytes_length(bytes)) : NULL;
    decref_maybe(bytes);
    return result;
}

/* ---- normal forms ----------------------------------------------------------------------------------------------- */

typedef struct Points {
    int32_t *items; /* a block of the region */
    isize count;
} Points;

static isize decompose_into(Str *text, int options, int32_t *to, isize room)
{
    isize used = 0;
    int boundary = 0;
    for (isize i = 0; i < text->length; i++)
        used += utf8proc_decompose_char((utf8proc_int32_t)str_at(text, i), to + (room ? used : 0),
                                        room - (room ? used : 0), (utf8proc_option_t)options, &boundary);
    return used;
}

/* Marks that follow each other are put in order of their combining classes; equal ones keep theirs. */
static void sort_marks(Points *points)
{
    for (isize i = 1; i < points->count; i++) {
        int32_t c = points->items[i];
        int class = unicode_combining_class((uint32_t)c);
        isize at = i;
        while (class && at > 0 && unicode_combining_class((uint32_t)points->items[at - 1]) > class) {
            points->items[at] = points->items[at - 1];
            at--;
        }
        points->items[at] = c;
    }
}

/* The text itself if it is in the form already. NULL: out of memory. */
static NEW Str *normalised(Str *text, int options)
{
    options |= UTF8PROC_STABLE;
    Points points = {NULL, decompose_into(text, options, NULL, 0)};
    points.items = heap_allocate((size_t)(points.count ? points.count : 1) * sizeof *points.items);
    if (!points.items)
        return NULL;
    decompose_into(text, options, points.items, points.count);
    sort_marks(&points);
    if (options & UTF8PROC_COMPOSE)
        points.count = utf8proc_normalize_utf32(points.items, points.count,
                                                (utf8proc_option_t)(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
    Str *result = str_from_characters((const uint32_t *)points.items, points.count);
    heap_free(points.items);
    if (result && str_equal(result, text)) {
        decref(result);
        return str_unchanged(text);
    }
    return result;
}

/* The form's name as utf8proc's options; ValueError. */
static bool take_form(Str *form, int *options)
{
    static const struct {
        const char *name;
        int options;
    } forms[] = {{"NFC", UTF8PROC_DECOMPOSE | UTF8PROC_COMPOSE},
                 {"NFKC", UTF8PROC_DECOMPOSE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT},
                 {"NFD", UTF8PROC_DECOMPOSE},
                 {"NFKD", UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT}};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++)
        if (str_equal_text(form, forms[i].name)) {
            *options = forms[i].options;
            return true;
        }
    return raise_error(ValueError, "invalid normalization form");
}

/* The text in the form that the arguments ask for; ASCII and empty texts are in all forms, as CPython finds. */
static NEW Str *normalise_arguments(Object **args, const char *function)
{
    int options = 0;
    if (!is_str(args[0]))
        return (Str *)raise_bad_argument(function, "argument 1", "str", args[0]);
    if (!is_str(args[1]))
        return (Str *)raise_bad_argument(function, "argument 2", "str", args[1]);
    Str *text = (Str *)args[1];
    if (text->length == 0)
        return str_unchanged(text);
    if (!take_form((Str *)args[0], &options))
        return NULL;
    return str_is_ascii(text) ? str_unchanged(text) : normalised(text, options);
}

static Object *normalize(Object **args, isize count, Tuple *names)
{
    return (Object *)normalise_arguments(args, "normalize");
}

static Object *is_normalized(Object **args, isize count, Tuple *names)
{
    Str *form = normalise_arguments(args, "is_normalized");
    if (!form)
        return NULL;
    bool is_same = str_equal(form, (Str *)args[1]);
    decref(form);
    return new_bool(is_same);
}

/* ---- the module ------------------------------------------------------------------------------------------------- */

static const Native functions[] = {
    {"bidirectional", bidirectional, "($module, chr, /)",
     "Returns the bidirectional class assigned to the character chr as string."},
    {"category", category, "($module, chr, /)",
     "Returns the general category assigned to the character chr as string."},
    {"combining", combining, "($module, chr, /)",
     "Returns the canonical combining class assigned to the character chr as integer."},
    {"decimal", decimal, "($module, chr, default=<unrepresentable>, /)",
     "Converts a Unicode character into its equivalent decimal value."},
    {"decomposition", decomposition, "($module, chr, /)",
     "Returns the character decomposition mapping assigned to the character chr as string."},
    {"digit", digit, "($module, chr, default=<unrepresentable>, /)",
     "Converts a Unicode character into its equivalent digit value."},
    {"east_asian_width", east_asian_width, "($module, chr, /)",
     "Returns the east asian width assigned to the character chr as string."},
    {"is_normalized", is_normalized, "($module, form, unistr, /)",
     "Return whether the Unicode string unistr is in the normal form 'form'."},
    {"lookup", lookup, "($module, name, /)", "Look up character by name."},
    {"mirrored", mirrored, "($module, chr, /)",
     "Returns the mirrored property assigned to the character chr as integer."},
    {"name", name, "($module, chr, default=<unrepresentable>, /)",
     "Returns the name assigned to the character chr as a string."},
    {"normalize", normalize, "($module, form, unistr, /)",
     "Return the normal form 'form' for the Unicode string unistr."},
    {"numeric", numeric, "($module, chr, default=<unrepresentable>, /)",
     "Converts a Unicode character into its equivalent numeric value."},
    {0}};

static bool fill(Module *module)
{
    return module_add(module, "unidata_version", (Object *)str_from_text("15.1.0"));
}

const ModuleSpec unicodedata_module = {
    "unicodedata", "This module provides access to the Unicode Character Database.", functions, fill};
