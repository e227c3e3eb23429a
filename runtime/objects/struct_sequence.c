/* struct_sequence.c: tuples whose items also have names, such as sys.version_info.
 *
 * Each is a class of its own, made from a spec: a subclass of tuple without a dict, with a member descriptor for
 * each field that points straight at the item. Fields beyond those that the tuple shows stand behind its items, where
 * only their descriptors find them.
 */
#include "struct_sequence.h"
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "builtin.h"
#include "descriptors.h"
#include "dict.h"
#include "instance.h"
#include "int.h"
#include "list.h"
#include "sequence.h"
#include "tuple.h"
#include "type_object.h"
#include <string.h>

typedef struct FieldCounts {
    isize all, visible, unnamed;
} FieldCounts;

static FieldCounts counts_of(const StructSequenceSpec *spec)
{
    FieldCounts counts = {0, 0, 0};
    for (; spec->fields[counts.all]; counts.all++)
        counts.unnamed += spec->fields[counts.all] == STRUCT_SEQUENCE_UNNAMED;
    counts.visible = spec->visible_count ? spec->visible_count : counts.all;
    return counts;
}

/* The name of item `index`; items without one are passed over, as CPython's repr does. */
static const char *name_of(const StructSequenceSpec *spec, isize index)
{
    const char *const *field = spec->fields;
    for (;; field++)
        if (*field != STRUCT_SEQUENCE_UNNAMED && index-- == 0)
            return *field;
}

/* ---- life: the hidden items stand behind those that the tuple knows of ------------------------------------------ */

static isize hidden_count(const Object *object)
{
    FieldCounts counts = counts_of(object->type->sequence);
    return counts.all - counts.visible;
}

static void deallocate(Object *object)
{
    Tuple *self = (Tuple *)object;
    gc_untrack(object);
    for (isize i = 0, count = hidden_count(object); i < count; i++)
        clear_slot(&self->items[self->size + i]);
    instance_deallocate(object);
}

static void traverse(Object *object, VisitFunction visit, void *context)
{
    Tuple *self = (Tuple *)object;
    instance_traverse(object, visit, context);
    for (isize i = 0, count = hidden_count(object); i < count; i++)
        VISIT(self->items[self->size + i], EDGE_ITEM, self->size + i);
}

size_t struct_sequence_hidden_size(const Object *object)
{
    return object->type->sequence ? (size_t)hidden_count(object) * sizeof(Object *) : 0;
}

/* Those that are not given are NULL. */
static NEW Tuple *new_empty(Type *type)
{
    FieldCounts counts = counts_of(type->sequence);
    Tuple *self = (Tuple *)object_new_items(type, counts.all);
    for (isize i = 0; self && i < counts.all; i++)
        self->items[i] = NULL;
    if (self)
        self->size = counts.visible;
    return self;
}

Object *struct_sequence_new(Type *type, STOLEN Object **items, isize count)
{
    Tuple *self = new_empty(type);
    for (isize i = 0; i < count; i++)
        if (self)
            self->items[i] = items[i];
        else
            decref_maybe(items[i]);
    if (self)
        gc_track(&self->head);
    return (Object *)self;
}

/* ---- what Python sees ------------------------------------------------------------------------------------------- */

/* name(field=item, …) */
static Object *sequence_represent(Object *object)
{
    NATIVE_FRAME(held, "repr of a struct sequence", "texts", "comma", "inside", "name");
    Tuple *self = (Tuple *)object;
    List *texts = list_new(0);
    held[0] = (Object *)texts;
    bool done = texts != NULL;
    for (isize i = 0; done && i < tuple_length(self); i++) {
        Str *text = str_format("%s=%R", name_of(object->type->sequence, i), tuple_at(self, i));
        done = text && list_append_steal(texts, (Object *)text);
    }
    held[1] = done ? (Object *)str_from_text(", ") : NULL;
    held[2] = held[1] ? (Object *)str_join((Str *)held[1], held[0]) : NULL;
    held[3] = held[2] ? (Object *)type_full_name(object->type) : NULL;
    return native_leave(held, held[3] ? (Object *)str_format("%U(%U)", held[3], held[2]) : NULL);
}

static bool check_length(const StructSequenceSpec *spec, isize given)
{
    FieldCounts counts = counts_of(spec);
    const char *bound = counts.visible == counts.all ? "" : given < counts.visible ? "n at least" : "n at most";
    isize limit = given < counts.visible ? counts.visible : counts.all;
    if (given >= counts.visible && given <= counts.all)
        return true;
    return raise_error(TypeError, "%s() takes a%s %zd-sequence (%zd-sequence given)", spec->name, bound, limit, given);
}

/* Takes the fields from `from` on out of a dict; those that it lacks are None. */
static bool fill_from_dict(Tuple *self, isize from, Dict *given)
{
    const StructSequenceSpec *spec = self->head.type->sequence;
    FieldCounts counts = counts_of(spec);
    isize found = 0;
    for (isize i = from; i < counts.all; i++) {
        Object *value = given ? dict_get_text(given, name_of(spec, i - counts.unnamed)) : NULL;
        if (!value && error_occurred())
            return false;
        found += value != NULL;
        self->items[i] = new_reference(value ? value : NONE);
    }
    if (given && dict_length(given) > found)
        return raise_error(TypeError, "%s() got duplicate or unexpected field name(s)", spec->name);
    return true;
}

/* type(sequence, dict): the dict may have the hidden fields. */
static Object *sequence_create(Type *type, Object **args, isize count, Tuple *names)
{
    Object *bound[2];
    if (!arguments_bind("structseq", "(sequence, dict={})", args, count, names, bound))
        return NULL;
    NATIVE_FRAME(held, "struct sequence", "items", "result");
    held[0] = sequence_fast(bound[0], "constructor requires a sequence");
    if (!held[0])
        return native_leave(held, NULL);
    if (bound[1] && !is_dict(bound[1]))
        return native_leave(held,
                            raise_error(TypeError, "%s() takes a dict as second arg, if any", type->sequence->name));
    bool from_tuple = is_tuple(held[0]);
    isize given = from_tuple ? tuple_length((Tuple *)held[0]) : list_length((List *)held[0]);
    Object **items = from_tuple ? ((Tuple *)held[0])->items : ((List *)held[0])->items;
    if (!check_length(type->sequence, given))
        return native_leave(held, NULL);
    Tuple *self = new_empty(type);
    held[1] = (Object *)self;
    for (isize i = 0; self && i < given; i++)
        self->items[i] = new_reference(items[i]);
    if (!self || !fill_from_dict(self, given, (Dict *)bound[1]))
        return native_leave(held, NULL);
    gc_track(&self->head);
    held[1] = NULL;
    return native_leave(held, (Object *)self);
}

/* (type, (visible items, {name: hidden item})) */
static Object *sequence_reduce(Object **args, isize count, Tuple *names)
{
    Tuple *self = (Tuple *)args[0];
    const StructSequenceSpec *spec = self->head.type->sequence;
    FieldCounts counts = counts_of(spec);
    NATIVE_FRAME(held, "struct sequence", "items", "hidden items", "arguments");
    Dict *hidden = dict_new();
    held[0] = (Object *)tuple_from_array(self->items, counts.visible);
    held[1] = (Object *)hidden;
    bool done = held[0] && hidden;
    for (isize i = counts.visible; done && i < counts.all; i++)
        done = dict_set_text(hidden, name_of(spec, i - counts.unnamed), self->items[i] ? self->items[i] : NONE);
    held[2] = done ? (Object *)tuple_pack(2, held[0], held[1]) : NULL;
    return native_leave(held, held[2] ? (Object *)tuple_pack(2, self->head.type, held[2]) : NULL);
}

static isize index_of(const StructSequenceSpec *spec, Str *name)
{
    for (isize i = 0; spec->fields[i]; i++)
        if (spec->fields[i] != STRUCT_SEQUENCE_UNNAMED && str_equal_text(name, spec->fields[i]))
            return i;
    return -1;
}

static Object *raise_unexpected_fields(const StructSequenceSpec *spec, Tuple *names)
{
    NATIVE_FRAME(held, "struct sequence", "names");
    List *unexpected = list_new(0);
    held[0] = (Object *)unexpected;
    bool done = unexpected != NULL;
    for (isize i = 0; done && i < tuple_length(names); i++)
        done = index_of(spec, (Str *)names->items[i]) >= 0 || list_append(unexpected, names->items[i]);
    return native_leave(held, done ? raise_error(TypeError, "Got unexpected field name(s): %R", unexpected) : NULL);
}

static Object *sequence_replace(Object **args, isize count, Tuple *names)
{
    Tuple *self = (Tuple *)args[0];
    const StructSequenceSpec *spec = self->head.type->sequence;
    FieldCounts counts = counts_of(spec);
    if (count > 1)
        return raise_error(TypeError, "__replace__() takes no positional arguments (%zd given)", count - 1);
    if (counts.unnamed)
        return raise_error(TypeError, "__replace__() is not supported for %s because it has unnamed field(s)",
                           spec->name);
    Tuple *result = new_empty(self->head.type);
    for (isize i = 0; result && i < counts.all; i++)
        result->items[i] = new_reference_maybe(self->items[i]);
    for (isize i = 0; result && names && i < tuple_length(names); i++) {
        isize index = index_of(spec, (Str *)names->items[i]);
        if (index < 0) {
            decref(result);
            return raise_unexpected_fields(spec, names);
        }
        set_slot(&result->items[index], new_reference(args[count + i]));
    }
    if (result)
        gc_track(&result->head);
    return (Object *)result;
}

static const Native sequence_methods[] = {
    {"__reduce__", sequence_reduce, "($self, /)", NULL},
    {"__replace__", sequence_replace, "($self, /, **changes)",
     "Return a copy of the structure with new values for the specified fields.", NATIVE_RAW},
    {0}};

/* ---- the class -------------------------------------------------------------------------------------------------- */

static bool add_named(Type *type, const char *name, STOLEN Object *value)
{
    bool done = value && dict_set_text(type->dict, name, value);
    decref_maybe(value);
    return done;
}

static bool add_fields(Type *type, const StructSequenceSpec *spec)
{
    FieldCounts counts = counts_of(spec);
    isize matched = 0;
    for (isize i = 0; i < counts.visible; i++)
        matched += spec->fields[i] != STRUCT_SEQUENCE_UNNAMED;
    Tuple *match = tuple_new(matched);
    bool done = match != NULL;
    for (isize i = 0; done && i < matched; i++)
        done = (match->items[i] = (Object *)str_intern_text(name_of(spec, i))) != NULL;
    done = done && add_named(type, "n_sequence_fields", int_from_isize(counts.visible)) &&
           add_named(type, "n_fields", int_from_isize(counts.all)) &&
           add_named(type, "n_unnamed_fields", int_from_isize(counts.unnamed)) &&
           dict_set_str(type->dict, NAME(__match_args__), (Object *)match);
    for (isize i = 0; done && i < counts.all; i++)
        done = spec->fields[i] == STRUCT_SEQUENCE_UNNAMED ||
               add_named(type, spec->fields[i], item_descriptor_new(type, spec->fields[i], i));
    for (const Native *native = sequence_methods; done && native->name; native++)
        done = add_named(type, native->name, method_descriptor_new(type, native));
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
    bool done = namespace && module && doc &&
                dict_set_str(namespace, NAME(__slots__), (Object *)RUNTIME->empty_tuple) &&
                dict_set_str(namespace, NAME(__module__), (Object *)module) &&
                dict_set_str(namespace, NAME(__doc__), doc);
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
    type->sequence = spec;
    type->name = spec->name; /* messages have the module too */
    type->deallocate = deallocate;
    type->traverse = traverse;
    type->slots.represent = sequence_represent;
    type->slots.create = spec->is_unique ? NULL : sequence_create;
    type->flags = (type->flags | TYPE_IMMUTABLE) & ~(uint32_t)TYPE_BASE;
    type_modified(type);
    return type;
}
