/* struct_sequence.c: tuples whose items also have names, such as sys.version_info.
 *
 * Each is a class of its own, made from a spec: a subclass of tuple without a dict, with a member descriptor for
 * each field that points straight at the item.
 */
#include "struct_sequence.h"
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "builtin.h"
#include "descriptors.h"
#include "dict.h"
#include "int.h"
#include "list.h"
#include "tuple.h"
#include "type_object.h"
#include <string.h>

static isize field_count(const StructSequenceSpec *spec)
{
    isize count = 0;
    while (spec->fields[count])
        count++;
    return count;
}

/* name(field=item, …) */
static Object *sequence_represent(Object *object)
{
    NATIVE_FRAME(held, "repr of a struct sequence", "field names", "texts");
    Tuple *self = (Tuple *)object;
    held[0] = new_reference_maybe(type_lookup(object->type, NAME(__match_args__)));
    List *texts = list_new(0);
    held[1] = (Object *)texts;
    bool done = texts && held[0];
    for (isize i = 0; done && i < tuple_length(self) && i < tuple_length((Tuple *)held[0]); i++) {
        Str *text = str_format("%S=%R", tuple_at((Tuple *)held[0], i), tuple_at(self, i));
        done = text && list_append(texts, (Object *)text);
        decref_maybe(text);
    }
    Str *comma = done ? str_from_text(", ") : NULL;
    Str *inside = comma ? str_join(comma, (Object *)texts) : NULL;
    Str *name = inside ? type_full_name(object->type) : NULL;
    Object *result = name ? (Object *)str_format("%U(%U)", name, inside) : NULL;
    decref_maybe(comma);
    decref_maybe(inside);
    decref_maybe(name);
    return native_leave(held, result);
}

/* type(iterable): as many items as there are fields. */
static Object *sequence_create(Type *type, Object **args, isize count, Tuple *names)
{
    Object *bound[2], *field_total = type_lookup(type, NAME(__match_args__));
    if (!arguments_bind(type->name, "(sequence, dict={})", args, count, names, bound))
        return NULL;
    Tuple *items = sequence_to_tuple(bound[0]);
    if (!items)
        return NULL;
    isize wanted = field_total ? tuple_length((Tuple *)field_total) : 0, given = tuple_length(items);
    Object *result = NULL;
    if (given < wanted)
        raise_error(TypeError, "%s() takes an at least %zd-sequence (%zd-sequence given)", type->name, wanted, given);
    else {
        Tuple *visible = tuple_slice(items, 0, wanted);
        if (visible) {
            for (isize i = 0; i < wanted; i++)
                incref(tuple_at(visible, i));
            result = struct_sequence_new(type, visible->items, wanted);
            decref(visible);
        }
    }
    decref(items);
    return result;
}

static bool add_field(Type *type, const char *name, isize index)
{
    Object *descriptor = item_descriptor_new(type, name, index);
    bool done = descriptor && dict_set_text(type->dict, name, descriptor);
    decref_maybe(descriptor);
    return done;
}

static bool add_number(Type *type, const char *name, isize number)
{
    Object *value = int_from_isize(number);
    bool done = value && dict_set_text(type->dict, name, value);
    decref_maybe(value);
    return done;
}

static bool add_fields(Type *type, const StructSequenceSpec *spec)
{
    isize count = field_count(spec), visible = spec->visible_count ? spec->visible_count : count;
    Tuple *match = tuple_new(visible);
    bool done = match != NULL;
    for (isize i = 0; done && i < visible; i++)
        done = add_field(type, spec->fields[i], i) &&
               (match->items[i] = (Object *)str_intern_text(spec->fields[i])) != NULL;
    done = done && dict_set_str(type->dict, NAME(__match_args__), (Object *)match) &&
           add_number(type, "n_sequence_fields", visible) && add_number(type, "n_fields", count) &&
           add_number(type, "n_unnamed_fields", 0);
    decref_maybe(match);
    return done;
}

/* {"__slots__": (), "__doc__": …, "__module__": …} */
static NEW Dict *namespace_of(const StructSequenceSpec *spec)
{
    Dict *namespace = dict_new();
    const char *dot = strrchr(spec->name, '.');
    Str *module = dot ? str_from_utf8(spec->name, dot - spec->name) : new_reference(NAME(builtins));
    Object *doc = str_or_none(spec->doc);
    bool done = namespace && module && doc && dict_set_str(namespace, NAME(__slots__), (Object *)RUNTIME->empty_tuple) &&
                dict_set_str(namespace, NAME(__module__), (Object *)module) && dict_set_str(namespace, NAME(__doc__), doc);
    decref_maybe(module);
    decref_maybe(doc);
    if (!done)
        clear_slot(&namespace);
    return namespace;
}

Type *struct_sequence_type_new(const StructSequenceSpec *spec)
{
    const char *dot = strrchr(spec->name, '.');
    Str *name = str_intern_text(dot ? dot + 1 : spec->name);
    Tuple *bases = tuple_pack(1, TYPE(tuple));
    Dict *namespace = namespace_of(spec);
    Type *type = NULL;
    if (name && bases && namespace)
        type = (Type *)type_new(TYPE(type), name, bases, namespace, NULL, NULL);
    decref_maybe(name);
    decref_maybe(bases);
    decref_maybe(namespace);
    if (!type)
        return NULL;
    if (dict_discard(type->dict, (Object *)NAME(__slots__)) < 0 || !add_fields(type, spec)) {
        decref(type);
        return NULL;
    }
    type->slots.represent = sequence_represent;
    type->slots.create = sequence_create;
    type->flags = (type->flags | TYPE_IMMUTABLE) & ~(uint32_t)TYPE_BASE;
    type_modified(type);
    return type;
}

/* Items that the tuple does not show are given up: no field refers to them. */
Object *struct_sequence_new(Type *type, STOLEN Object **items, isize count)
{
    Object *fields = type_lookup(type, NAME(__match_args__));
    isize visible = fields ? tuple_length((Tuple *)fields) : count;
    Tuple *self = (Tuple *)object_new_items(type, visible);
    for (isize i = 0; i < count; i++)
        if (self && i < visible)
            self->items[i] = items[i];
        else
            decref_maybe(items[i]);
    if (!self)
        return NULL;
    self->size = visible;
    gc_track(&self->head);
    return &self->head;
}
