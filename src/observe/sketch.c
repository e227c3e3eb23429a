/* sketch.c: showing values without running code; see sketch.h.
 *
 * Bottom up: atoms, which are shown by value everywhere; references, which are an atom's value or a badge; containers
 * and instances, whose items are references, so that no value is shown deeper than one level and a list that holds
 * itself needs no care. Every kind that is not known here is shown by its attributes, or by its type alone.
 */
#include "sketch.h"

#include "viv.h"

#include <gmp.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_ITEMS 3
#define LAST_ITEMS 2
#define ITEMS_SHOWN_WHOLE 8 /* a container of up to so many items is not shortened */
#define STRING_CHARACTERS 40

bool is_atom(const Object *object)
{
    const Type *type = object->type;
    return type == TYPE(none_type) || type == TYPE(bool) || type == TYPE(int) || type == TYPE(float) ||
           type == TYPE(complex) || type == TYPE(str) || type == TYPE(bytes) || type == TYPE(ellipsis_type) ||
           type == TYPE(not_implemented_type) || type == TYPE(range) || type == TYPE(slice);
}

/* ---- atoms ---------------------------------------------------------------------------------------------- */

static void sketch_character(Text *text, uint32_t character, uint32_t quote)
{
    if (character == '\n')
        text_add(text, "\\n");
    else if (character == '\t')
        text_add(text, "\\t");
    else if (character == '\r')
        text_add(text, "\\r");
    else if (character == '\\' || (quote && character == quote))
        text_format(text, "\\%c", (char)character);
    else if (character < 32 || character == 127)
        text_format(text, "\\x%02x", character);
    else if (character >= 0xd800 && character <= 0xdfff)
        text_format(text, "\\u%04x", character);
    else
        text_add_character(text, character);
}

static bool str_has(Str *string, uint32_t character)
{
    for (isize i = 0; i < str_length(string) && i < STRING_CHARACTERS; i++)
        if (str_at(string, i) == character)
            return true;
    return false;
}

void sketch_str(Text *text, Str *string)
{
    isize length = str_length(string);
    uint32_t quote = str_has(string, '\'') && !str_has(string, '"') ? '"' : '\'';
    text_add_character(text, quote);
    for (isize i = 0; i < length && i < STRING_CHARACTERS; i++)
        sketch_character(text, str_at(string, i), quote);
    if (length > STRING_CHARACTERS) {
        char count[32];
        text_format(text, "…%c (%s characters)", (char)quote, text_count(count, length));
    } else
        text_add_character(text, quote);
}

void sketch_plain_str(Text *text, Str *string)
{
    for (isize i = 0; i < str_length(string); i++)
        sketch_character(text, str_at(string, i), 0);
}

static void sketch_int(Text *text, const Int *number)
{
    if (number->size == 0) {
        text_format(text, "%lld", (long long)number->value);
        return;
    }
    isize limbs = number->size < 0 ? -number->size : number->size;
    if (limbs > 8) {
        char count[32];
        double digits = (double)limbs * 64 * log10(2);
        text_format(text, "%sabout 10**%s", number->size < 0 ? "-" : "", text_count(count, (long long)digits));
        return;
    }
    mp_limb_t copy[8];
    unsigned char digits[8 * 20 + 1];
    memcpy(copy, number->limbs, (size_t)limbs * sizeof *copy);
    size_t length = mpn_get_str(digits, 10, copy, (mp_size_t)limbs);
    if (number->size < 0)
        text_add(text, "-");
    size_t start = 0;
    while (start + 1 < length && digits[start] == 0)
        start++;
    for (; start < length; start++)
        text_add_character(text, '0' + digits[start]);
}

/* The shortest decimal text that reads back as the same number, as repr() writes it. */
static void sketch_float(Text *text, double value)
{
    char digits[32];
    if (isnan(value) || isinf(value)) {
        text_add(text, isnan(value) ? "nan" : value < 0 ? "-inf" : "inf");
        return;
    }
    for (int precision = 1; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, value);
        if (strtod(digits, NULL) == value)
            break;
    }
    double magnitude = fabs(value);
    if (strchr(digits, 'e') && magnitude < 1e16 && magnitude >= 1e-4)
        snprintf(digits, sizeof digits, "%.0f", value);
    text_add(text, digits);
    if (!strpbrk(digits, ".e"))
        text_add(text, ".0");
}

static void sketch_bytes(Text *text, const unsigned char *data, isize length)
{
    text_add(text, "b'");
    for (isize i = 0; i < length && i < STRING_CHARACTERS; i++) {
        if (data[i] < 127)
            sketch_character(text, data[i], '\'');
        else
            text_format(text, "\\x%02x", data[i]);
    }
    text_add(text, length > STRING_CHARACTERS ? "…'" : "'");
}

/* Whether item `at` of `count` is left out; at the first one left out, says how many are. */
static bool is_left_out(Text *text, isize at, isize count)
{
    if (count <= ITEMS_SHOWN_WHOLE || at < FIRST_ITEMS || at >= count - LAST_ITEMS)
        return false;
    if (at == FIRST_ITEMS) {
        char number[32];
        text_format(text, ", … %s more", text_count(number, count - FIRST_ITEMS - LAST_ITEMS));
    }
    return true;
}

static void sketch_items(Text *text, Labels *labels, Object **items, isize count)
{
    for (isize i = 0; i < count; i++) {
        if (is_left_out(text, i, count))
            continue;
        text_add(text, i ? ", " : "");
        sketch_reference(text, labels, items[i]);
    }
}

static void sketch_range(Text *text, Labels *labels, Range *range)
{
    text_add(text, "range(");
    sketch_reference(text, labels, range->start);
    text_add(text, ", ");
    sketch_reference(text, labels, range->stop);
    if (!(is_exact(range->step, int) && int_is_compact(range->step) && int_value(range->step) == 1)) {
        text_add(text, ", ");
        sketch_reference(text, labels, range->step);
    }
    text_add(text, ")");
}

/* A float as complex numbers show their parts: without ".0". */
static void sketch_part(Text *text, double value)
{
    sketch_float(text, value);
    if (text->length > 2 && strcmp(text->data + text->length - 2, ".0") == 0)
        text->data[text->length -= 2] = '\0';
}

static void sketch_complex(Text *text, const Complex *number)
{
    bool has_real = number->real != 0 || signbit(number->real);
    if (has_real) {
        text_add(text, "(");
        sketch_part(text, number->real);
        text_add(text, signbit(number->imag) ? "" : "+");
    }
    sketch_part(text, number->imag);
    text_add(text, has_real ? "j)" : "j");
}

static void sketch_slice(Text *text, Labels *labels, Slice *slice)
{
    Object *parts[] = {slice->start, slice->stop, slice->step};
    text_add(text, "slice(");
    sketch_items(text, labels, parts, 3);
    text_add(text, ")");
}

static bool sketch_atom(Text *text, Labels *labels, Object *object)
{
    const Type *type = object->type;
    if (type == TYPE(none_type))
        text_add(text, "None");
    else if (type == TYPE(bool))
        text_add(text, object == TRUE ? "True" : "False");
    else if (type == TYPE(int))
        sketch_int(text, (Int *)object);
    else if (type == TYPE(float))
        sketch_float(text, ((Float *)object)->value);
    else if (type == TYPE(str))
        sketch_str(text, (Str *)object);
    else if (type == TYPE(bytes))
        sketch_bytes(text, (const unsigned char *)bytes_data((Bytes *)object), bytes_length((Bytes *)object));
    else if (type == TYPE(range))
        sketch_range(text, labels, (Range *)object);
    else if (type == TYPE(ellipsis_type))
        text_add(text, "Ellipsis");
    else if (type == TYPE(not_implemented_type))
        text_add(text, "NotImplemented");
    else if (type == TYPE(complex))
        sketch_complex(text, (Complex *)object);
    else if (type == TYPE(slice))
        sketch_slice(text, labels, (Slice *)object);
    else
        return false;
    return true;
}

void sketch_reference(Text *text, Labels *labels, Object *object)
{
    if (!object)
        text_add(text, "(empty)");
    else if (!sketch_atom(text, labels, object))
        text_format(text, "#%d", label_of(labels, object));
}

/* ---- containers ------------------------------------------------------------------------------------------ */

static void sketch_dict(Text *text, Labels *labels, Dict *dict)
{
    isize position = 0, at = 0, count = dict_length(dict);
    Object *key, *value;
    text_add(text, "{");
    for (; dict_next(dict, &position, &key, &value); at++) {
        if (is_left_out(text, at, count))
            continue;
        text_add(text, at ? ", " : "");
        sketch_reference(text, labels, key);
        text_add(text, ": ");
        sketch_reference(text, labels, value);
    }
    text_add(text, "}");
}

static void sketch_set(Text *text, Labels *labels, Set *set)
{
    isize position = 0, at = 0, count = set_length(set);
    Object *key;
    text_add(text, count ? "{" : "empty");
    for (; set_next(set, &position, &key, NULL); at++) {
        if (is_left_out(text, at, count))
            continue;
        text_add(text, at ? ", " : "");
        sketch_reference(text, labels, key);
    }
    text_add(text, count ? "}" : "");
}

static void sketch_deque(Text *text, Labels *labels, Deque *deque)
{
    text_add(text, "[");
    for (isize i = 0; i < deque->size; i++) {
        if (is_left_out(text, i, deque->size))
            continue;
        text_add(text, i ? ", " : "");
        sketch_reference(text, labels, deque->items[(deque->first + i) & (deque->room - 1)]);
    }
    text_add(text, "]");
    if (deque->most >= 0)
        text_format(text, ", at most %td", deque->most);
}

/* ---- instances ------------------------------------------------------------------------------------------- */

static void each_slot(Object *object, AttributeVisit visit, void *context)
{
    for (Type *type = object->type; type; type = type->base) {
        if (!(type->flags & TYPE_HEAP) || !type->slot_names || !is_tuple(type->slot_names))
            continue;
        Tuple *names = (Tuple *)type->slot_names;
        size_t offset = type->size_bytes - (size_t)type->slot_count * sizeof(Object *);
        for (isize i = 0; i < type->slot_count && i < names->size; i++) {
            Object *value = *(Object **)((char *)object + offset + (size_t)i * sizeof(Object *));
            if (value)
                visit(context, (Str *)names->items[i], value);
        }
    }
}

void each_attribute(Object *object, AttributeVisit visit, void *context)
{
    each_slot(object, visit, context);
    DictValues *values = object->type->flags & TYPE_INLINE_VALUES ? instance_values(object) : NULL;
    if (values && values->valid) {
        uint8_t *order = values_order(values);
        for (int i = 0; i < values->size; i++) {
            Object *value = values->values[order[i]];
            if (value)
                visit(context, keys_name_at(object->type->shared_keys, order[i]), value);
        }
        return;
    }
    Dict **place = instance_dict_place(object);
    Dict *dict = place ? *place : NULL;
    isize position = 0;
    Object *key, *value;
    while (dict && dict_next(dict, &position, &key, &value))
        if (is_str(key))
            visit(context, (Str *)key, value);
}

typedef struct AttributeSketch {
    Text *text;
    Labels *labels;
    int count;
} AttributeSketch;

static void sketch_attribute(void *context, Str *name, Object *value)
{
    AttributeSketch *sketch = context;
    if (sketch->count++ >= ITEMS_SHOWN_WHOLE)
        return;
    text_add(sketch->text, sketch->count > 1 ? ", " : "");
    sketch_plain_str(sketch->text, name);
    text_add(sketch->text, "=");
    sketch_reference(sketch->text, sketch->labels, value);
}

static void sketch_attributes(Text *text, Labels *labels, Object *object)
{
    AttributeSketch sketch = {text, labels, 0};
    each_attribute(object, sketch_attribute, &sketch);
    if (sketch.count > ITEMS_SHOWN_WHOLE)
        text_format(text, ", … %d more", sketch.count - ITEMS_SHOWN_WHOLE);
}

void sketch_module_name(Text *text, Module *module)
{
    Str *name = module_name(module);
    if (name)
        sketch_plain_str(text, name);
}

/* "count, paused at line 4" */
static void sketch_generator(Text *text, Generator *generator)
{
    sketch_plain_str(text, generator->qualified_name);
    if (generator->state == GENERATOR_CREATED)
        text_add(text, ", not started");
    else if (generator->state == GENERATOR_FINISHED)
        text_add(text, ", finished");
    else if (generator->state == GENERATOR_RUNNING)
        text_add(text, ", running");
    else
        text_format(text, ", paused at line %d", frame_line(&generator->frame));
}

/* "to #2": the badge of what it leads to, which it does not hold */
static void sketch_weak_reference(Text *text, Labels *labels, const Weakref *reference)
{
    text_add(text, reference->referent ? "to " : "to nothing: its object is gone");
    if (reference->referent)
        sketch_reference(text, labels, reference->referent);
}

/* "Dog.bark of #2" */
static void sketch_bound_method(Text *text, Labels *labels, BoundMethod *method)
{
    sketch_value(text, labels, method->function);
    text_add(text, " of ");
    sketch_reference(text, labels, method->self);
}

/* ---- any value ------------------------------------------------------------------------------------------- */

static bool sketch_container(Text *text, Labels *labels, Object *object)
{
    if (is_list(object)) {
        text_add(text, "[");
        sketch_items(text, labels, ((List *)object)->items, ((List *)object)->size);
        text_add(text, "]");
    } else if (is_tuple(object)) {
        Tuple *tuple = (Tuple *)object;
        text_add(text, "(");
        sketch_items(text, labels, tuple->items, tuple->size);
        text_add(text, tuple->size == 1 ? ",)" : ")");
    } else if (is_dict(object))
        sketch_dict(text, labels, (Dict *)object);
    else if (is_any_set(object))
        sketch_set(text, labels, (Set *)object);
    else if (has_type(object, TYPE(deque)))
        sketch_deque(text, labels, (Deque *)object);
    else
        return false;
    return true;
}

void sketch_value(Text *text, Labels *labels, Object *object)
{
    if (sketch_atom(text, labels, object) || sketch_container(text, labels, object))
        return;
    if (is_type(object))
        text_add(text, ((Type *)object)->name);
    else if (has_type(object, TYPE(function)))
        sketch_plain_str(text, ((Function *)object)->qualified_name);
    else if (has_type(object, TYPE(builtin)))
        text_add(text, ((Builtin *)object)->native->name);
    else if (has_type(object, TYPE(generator)))
        sketch_generator(text, (Generator *)object);
    else if (has_type(object, TYPE(bound_method)))
        sketch_bound_method(text, labels, (BoundMethod *)object);
    else if (has_type(object, TYPE(weak_reference)))
        sketch_weak_reference(text, labels, (Weakref *)object);
    else if (has_type(object, TYPE(bytearray)))
        sketch_bytes(text, (const unsigned char *)((ByteArray *)object)->start, ((ByteArray *)object)->length);
    else if (has_type(object, TYPE(code)))
        sketch_plain_str(text, ((Code *)object)->qualified_name);
    else if (has_type(object, TYPE(module)))
        sketch_module_name(text, (Module *)object);
    else if (is_exception(object)) {
        Tuple *args = as_exception(object)->args;
        sketch_items(text, labels, args ? args->items : NULL, args ? args->size : 0);
    } else
        sketch_attributes(text, labels, object);
}

const char *sketch_kind(const Object *object)
{
    const char *name = is_type(object) ? "class" : object->type->name, *dot = strrchr(name, '.');
    return dot ? dot + 1 : name;
}

void sketch_name(Text *text, Labels *labels, Object *object)
{
    if (is_atom(object)) {
        text_format(text, "%s ", sketch_kind(object));
        sketch_value(text, labels, object);
    } else
        text_format(text, "#%d %s", label_of(labels, object), sketch_kind(object));
}

void sketch_line(Text *text, Labels *labels, Object *object)
{
    if (!is_atom(object))
        text_format(text, "#%d ", label_of(labels, object));
    text_add(text, sketch_kind(object));
    size_t end = text->length;
    text_add(text, " ");
    sketch_value(text, labels, object);
    if (text->length == end + 1) {
        text->length = end; /* nothing to show but the type */
        text->data[end] = '\0';
    }
}

size_t sketch_size_bytes(Object *object)
{
    const TypeSpec *spec = object->type->spec;
    size_t bytes = spec->shown_size ? spec->shown_size(object)
                   : spec->shown_size_bytes && !(object->type->flags & TYPE_HEAP) ? spec->shown_size_bytes
                                                                                  : object->type->size_bytes;
    if (object->flags & FLAG_COLLECTED)
        bytes += sizeof(GcHead);
    if (object->flags & FLAG_PREHEADER)
        bytes += 2 * sizeof(Object *);
    return bytes;
}
