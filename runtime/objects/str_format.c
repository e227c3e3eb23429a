/* str_format.c: str.format and str.format_map: literal text and {name.attribute[item]!conversion:spec} fields.
 *
 * A template is read once, left to right, by a Reader over [at, end) of its text. A specification with braces
 * is itself a template, rendered first, one level deep. Values are found in the caller's arguments where they
 * stand; no tuple or dict is made.
 */
#include "../abstract.h"
#include "../error.h"
#include "../runtime.h"
#include "../unicode.h"
#include "format_spec.h"
#include "int.h"
#include "slot_dispatch.h"
#include "str.h"
#include "str_data.h"
#include "str_methods.h"
#include "tuple.h"

#define FORMAT_DEPTH_MAX 2 /* a template, and specifications within it */
#define NO_INDEX ((isize)-1)

typedef enum { NUMBERING_UNKNOWN, NUMBERING_AUTOMATIC, NUMBERING_MANUAL } Numbering;

/* Where the values come from. */
typedef struct FormatSource {
    Object **args; /* positional; NULL for format_map */
    isize count;
    Tuple *names;    /* keywords, whose values follow the positional ones, or NULL */
    Object *mapping; /* of format_map, or NULL */
    Numbering numbering;
    isize next_index;
} FormatSource;

typedef struct Reader {
    Str *text;
    isize at, end;
} Reader;

typedef struct ReplacementField {
    isize name_start, name_end;
    uint32_t conversion; /* 0: none */
    isize spec_start, spec_end;
    bool spec_has_fields;
} ReplacementField;

static bool complain(const char *message)
{
    return raise_error(ValueError, "%s", message);
}

/* ---- reading a template -------------------------------------------------------------------------------------- */

/* The field's name ends at ':' '!' or '}', but brackets protect what they hold. Gives the character that ends it. */
static bool read_name(Reader *reader, ReplacementField *field, uint32_t *ended_by)
{
    uint32_t c = 0;
    field->name_start = reader->at;
    while (reader->at < reader->end) {
        c = str_at(reader->text, reader->at++);
        if (c == '{')
            return complain("unexpected '{' in field name");
        if (c == '[')
            while (reader->at < reader->end && str_at(reader->text, reader->at) != ']')
                reader->at++;
        else if (c == '}' || c == ':' || c == '!')
            break;
    }
    field->name_end = reader->at - 1;
    *ended_by = c;
    return true;
}

static bool read_spec(Reader *reader, ReplacementField *field)
{
    int depth = 1;
    field->spec_start = reader->at;
    while (reader->at < reader->end) {
        uint32_t c = str_at(reader->text, reader->at++);
        if (c == '{') {
            field->spec_has_fields = true;
            depth++;
        } else if (c == '}' && --depth == 0) {
            field->spec_end = reader->at - 1;
            return true;
        }
    }
    return complain("unmatched '{' in format spec");
}

static bool read_field(Reader *reader, ReplacementField *field)
{
    uint32_t c = 0;
    *field = (ReplacementField){0};
    if (!read_name(reader, field, &c))
        return false;
    if (c == '}')
        return true;
    if (c != '!' && c != ':')
        return complain("expected '}' before end of string");
    if (c == '!') {
        if (reader->at >= reader->end)
            return complain("end of string while looking for conversion specifier");
        field->conversion = str_at(reader->text, reader->at++);
        if (reader->at < reader->end) {
            c = str_at(reader->text, reader->at++);
            if (c == '}')
                return true;
            if (c != ':')
                return complain("expected ':' after conversion specifier");
        }
    }
    return read_spec(reader, field);
}

/* Appends the literal text up to the next field. 1: a field follows, 0: the template goes on, -1: raised. */
static int read_literal(Reader *reader, StrBuilder *builder)
{
    isize start = reader->at;
    uint32_t c = 0;
    while (reader->at < reader->end) {
        c = str_at(reader->text, reader->at++);
        if (c == '{' || c == '}')
            break;
    }
    if (c != '{' && c != '}')
        return builder_append_part(builder, reader->text, start, reader->at) ? 0 : -1;
    bool at_end = reader->at >= reader->end;
    bool is_doubled = !at_end && str_at(reader->text, reader->at) == c;
    if (c == '}' && !is_doubled)
        return complain("Single '}' encountered in format string"), -1;
    if (c == '{' && at_end)
        return complain("Single '{' encountered in format string"), -1;
    isize end = is_doubled ? reader->at : reader->at - 1;
    reader->at += is_doubled;
    if (!builder_append_part(builder, reader->text, start, end))
        return -1;
    return !is_doubled;
}

/* ---- finding the value --------------------------------------------------------------------------------------- */

/* A run of decimal digits as an index; NO_INDEX for other texts. False: too large. */
static bool read_index(Str *text, isize start, isize end, isize *index)
{
    isize value = 0;
    *index = NO_INDEX;
    for (isize i = start; i < end; i++) {
        int digit = unicode_decimal_value(str_at(text, i));
        if (digit < 0)
            return true;
        if (value > (INT64_MAX - digit) / 10)
            return format_spec_raise_digits();
        value = value * 10 + digit;
    }
    if (end > start)
        *index = value;
    return true;
}

static bool choose_index(FormatSource *source, bool is_empty, isize *index)
{
    if (!is_empty && *index == NO_INDEX)
        return true;
    Numbering wanted = is_empty ? NUMBERING_AUTOMATIC : NUMBERING_MANUAL;
    if (source->numbering == NUMBERING_UNKNOWN)
        source->numbering = wanted;
    if (source->numbering != wanted)
        return complain(wanted == NUMBERING_AUTOMATIC
                            ? "cannot switch from manual field specification to automatic field numbering"
                            : "cannot switch from automatic field numbering to manual field specification");
    if (is_empty)
        *index = source->next_index++;
    return true;
}

static Object *value_called(FormatSource *source, Str *name)
{
    if (source->mapping)
        return object_get_item(source->mapping, (Object *)name);
    for (isize i = 0; source->names && i < source->names->size; i++)
        if (str_equal((Str *)source->names->items[i], name))
            return new_reference(source->args[source->count + i]);
    return raise_key_error((Object *)name);
}

static Object *first_value(FormatSource *source, Str *text, isize start, isize end)
{
    isize index;
    if (!read_index(text, start, end, &index) || !choose_index(source, start == end, &index))
        return NULL;
    if (index == NO_INDEX) {
        NATIVE_FRAME(held, "str.format", "name");
        held[0] = (Object *)str_substring(text, start, end);
        return native_leave(held, held[0] ? value_called(source, (Str *)held[0]) : NULL);
    }
    if (!source->args)
        return raise_error(ValueError, "Format string contains positional fields");
    if (index >= source->count)
        return raise_error(IndexError, "Replacement index %zd out of range for positional args tuple", index);
    return new_reference(source->args[index]);
}

/* One step along `.name` or `[item]`: *at moves behind it. held[0] is the value so far, and becomes the next. */
static bool step(Object **held, Str *text, isize *at, isize end)
{
    uint32_t c = str_at(text, (*at)++);
    isize start = *at, index = NO_INDEX, stop;
    if (c == '.') {
        for (stop = start; stop < end && str_at(text, stop) != '.' && str_at(text, stop) != '['; stop++)
            ;
        *at = stop;
    } else if (c == '[') {
        for (stop = start; stop < end && str_at(text, stop) != ']'; stop++)
            ;
        if (stop >= end)
            return complain("Missing ']' in format string");
        *at = stop + 1;
        if (!read_index(text, start, stop, &index))
            return false;
    } else {
        return complain("Only '.' or '[' may follow ']' in format field specifier");
    }
    if (start == stop)
        return complain("Empty attribute in format string");
    held[1] = index != NO_INDEX ? int_from_isize(index) : (Object *)str_substring(text, start, stop);
    if (!held[1])
        return false;
    Object *next = c == '.' ? object_get_attribute(held[0], (Str *)held[1]) : object_get_item(held[0], held[1]);
    clear_slot(&held[1]);
    if (!next)
        return false;
    set_slot(&held[0], next);
    return true;
}

static Object *find_value(FormatSource *source, Str *text, isize start, isize end)
{
    NATIVE_FRAME(held, "str.format", "value", "key");
    isize at = start;
    while (at < end && str_at(text, at) != '.' && str_at(text, at) != '[')
        at++;
    held[0] = first_value(source, text, start, at);
    while (held[0] && at < end)
        if (!step(held, text, &at, end))
            return native_leave(held, NULL);
    return native_leave_with(held, 0);
}

/* ---- rendering ------------------------------------------------------------------------------------------------ */

static Str *render_part(Str *text, isize start, isize end, FormatSource *source, int depth);

static Object *convert(Object *value, uint32_t conversion)
{
    switch (conversion) {
    case 'r':
        return (Object *)object_repr(value);
    case 's':
        return (Object *)object_str(value);
    case 'a':
        return (Object *)object_ascii(value);
    default:
        if (conversion > 32 && conversion < 127)
            return raise_error(ValueError, "Unknown conversion specifier %c", (int)conversion);
        return raise_error(ValueError, "Unknown conversion specifier \\x%x", (unsigned)conversion);
    }
}

/* `only` non-NULL: the field is the whole template, and its text itself is the result: CPython's writer hands it on. */
static bool append_field(StrBuilder *builder, Str *text, const ReplacementField *field, FormatSource *source, int depth,
                         Str **only)
{
    NATIVE_FRAME(held, "str.format", "value", "specification", "result");
    held[0] = find_value(source, text, field->name_start, field->name_end);
    if (!held[0])
        return native_leave_bool(held, false);
    if (field->conversion) {
        Object *converted = convert(held[0], field->conversion);
        if (!converted)
            return native_leave_bool(held, false);
        set_slot(&held[0], converted);
    }
    if (field->spec_start < field->spec_end) {
        held[1] = field->spec_has_fields
                      ? (Object *)render_part(text, field->spec_start, field->spec_end, source, depth - 1)
                      : (Object *)str_substring(text, field->spec_start, field->spec_end);
        if (!held[1])
            return native_leave_bool(held, false);
    }
    if (!held[1] && is_exact(held[0], str))
        held[2] = new_reference(held[0]);
    else
        held[2] = (Object *)object_format(held[0], (Str *)held[1]);
    if (only) {
        *only = (Str *)held[2];
        held[2] = NULL;
        return native_leave_bool(held, *only != NULL);
    }
    return native_leave_bool(held, held[2] && builder_append_str(builder, (Str *)held[2]));
}

static Str *render_part(Str *text, isize start, isize end, FormatSource *source, int depth)
{
    if (depth <= 0) {
        complain("Max string recursion exceeded");
        return NULL;
    }
    Reader reader = {text, start, end};
    StrBuilder builder;
    builder_start(&builder);
    while (reader.at < reader.end) {
        ReplacementField field = {0};
        Str *only = NULL;
        int more = read_literal(&reader, &builder);
        if (more > 0)
            more = read_field(&reader, &field) ? 1 : -1;
        bool is_whole = reader.at == reader.end && builder.length == 0;
        if (more > 0 && !append_field(&builder, text, &field, source, depth, is_whole ? &only : NULL))
            more = -1;
        if (more < 0 || only) {
            builder_drop(&builder);
            return only ? str_shared(only) : NULL;
        }
    }
    return builder_finish(&builder);
}

static Object *render(Str *self, FormatSource *source)
{
    if (str_find_char(self, '{', 0, self->length) < 0 && str_find_char(self, '}', 0, self->length) < 0)
        return (Object *)str_unchanged(self);
    return (Object *)render_part(self, 0, self->length, source, FORMAT_DEPTH_MAX);
}

STR_NATIVE(format)
{
    FormatSource source = {.args = args + 1, .count = count - 1, .names = names};
    NATIVE_FRAME(held, "str.format", "unused");
    arguments_hold(held, args + 1, count - 1, names); /* CPython passes a tuple and a dict */
    Object *result = render((Str *)args[0], &source);
    arguments_let_go(held);
    return native_leave(held, result);
}

STR_NATIVE(format_map)
{
    FormatSource source = {.mapping = args[1]};
    return render((Str *)args[0], &source);
}
