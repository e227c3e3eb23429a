/* moment.c: everything that top-level names reach; see moment.h. */
#include "moment.h"

#include "holders.h"
#include "host_memory.h"
#include "sketch.h"

#include <stdlib.h>
#include <string.h>

#define BYTES_COMPARED 256 /* of a text or bytearray, to see whether it changed */

void moment_clear(Moment *moment)
{
    for (size_t i = 0; i < moment->object_count; i++)
        free(moment->objects[i].value);
    for (size_t i = 0; i < moment->binding_count; i++) {
        free(moment->bindings[i].name_text);
        free(moment->bindings[i].text);
    }
    free(moment->objects);
    free(moment->bindings);
    object_table_clear(&moment->places);
    *moment = (Moment){0};
}

Sighting *moment_sighting(const Moment *moment, const Object *object)
{
    size_t place = object_table_get(&moment->places, object);
    return place ? &moment->objects[place - 1] : NULL;
}

const Binding *moment_binding(const Moment *moment, const Object *name)
{
    for (size_t i = 0; i < moment->binding_count; i++)
        if (moment->bindings[i].name == name)
            return &moment->bindings[i];
    return NULL;
}

/* ---- what is told ---------------------------------------------------------------------------------------- */

/* Types whose objects the machine makes for itself. */
static bool is_furniture(const Type *type)
{
    return type == TYPE(module) || type == TYPE(code) || type == TYPE(builtin) || type == TYPE(cell) ||
           type == TYPE(frame_object) || type == TYPE(traceback);
}

/* Classes and functions of imported modules came with the module. */
static bool is_imported(const Object *object)
{
    if (has_type(object, TYPE(function)))
        return ((const Function *)object)->globals != top_level_names();
    if (!is_type(object))
        return false;
    Object *module = dict_get_str(((const Type *)object)->dict, NAME(__module__));
    return !module || !is_str(module) || !str_equal((Str *)module, NAME(__main__));
}

bool is_told(const Object *object)
{
    return !is_atom(object) && !is_immortal(object) && !is_furniture(object->type) && !is_imported(object);
}

static uint64_t mix(uint64_t hash, uint64_t value)
{
    return (hash ^ value) * 0x100000001b3u + (hash >> 29);
}

/* A hash of what is seen when one looks at the reference: an atom's value, another object's address. */
static uint64_t reference_hash(Object *object)
{
    if (object->flags & FLAG_COMPACT_INT)
        return (uint64_t)((Int *)object)->value;
    if (object->flags & FLAG_FLOAT) {
        uint64_t bits;
        memcpy(&bits, &((Float *)object)->value, sizeof bits);
        return bits;
    }
    if (is_exact(object, str)) {
        Str *string = (Str *)object;
        uint64_t hash = (uint64_t)str_length(string);
        const unsigned char *bytes = str_data(string);
        for (isize i = 0; i < str_length(string) * str_kind(string) && i < BYTES_COMPARED; i++)
            hash = mix(hash, bytes[i]);
        return hash;
    }
    return (uint64_t)(uintptr_t)object;
}

static bool is_field(const Object *from, EdgeKind kind, isize index, const char *name)
{
    const char *field = kind == EDGE_FIELD ? field_name(from, index) : NULL;
    return field && strcmp(field, name) == 0;
}

/* Of a function only the defaults and the closure are its own, of an exception its arguments and attributes, of a
 * generator its locals; of an instance not its class. */
static bool is_followed(Object *from, EdgeKind kind, isize index)
{
    if (kind == EDGE_TYPE || kind == EDGE_CONSTANT || kind == EDGE_STACK)
        return false;
    if (is_type(from) || has_type(from, TYPE(module)))
        return false;
    if (has_type(from, TYPE(generator)))
        return kind == EDGE_LOCAL;
    if (is_exception(from) && kind == EDGE_FIELD)
        return is_field(from, kind, index, "args");
    if (has_type(from, TYPE(function)))
        return is_field(from, kind, index, "__defaults__") || is_field(from, kind, index, "__closure__");
    return true;
}

/* A cell, an instance's __dict__, a function's closure, an exception's arguments are not told of: what they hold is
 * their owner's. */
static bool is_looked_through(const Object *from, Object *referent, EdgeKind kind, isize index)
{
    return referent->type->traverse && (has_type(referent, TYPE(cell)) || kind == EDGE_DICT ||
                                        is_field(from, kind, index, "__closure__") || is_exception(from));
}

/* ---- what an object refers to ---------------------------------------------------------------------------- */

/* Called for each reference that is an object's own, those of its cells and its __dict__ among them. */
typedef void (*ReferenceVisit)(void *context, Object *referent);

typedef struct Follow {
    ReferenceVisit visit;
    void *context;
    Object *from;
    bool is_instance_dict; /* attributes look the same whether they stand inline or in a dict */
} Follow;

static void follow(void *context, Object *referent, EdgeKind kind, isize index)
{
    Follow *step = context;
    kind &= EDGE_KIND_MASK;
    if (!is_followed(step->from, kind, index))
        return;
    if (is_looked_through(step->from, referent, kind, index)) {
        Follow inner = {step->visit, step->context, referent, kind == EDGE_DICT};
        referent->type->traverse(referent, follow, &inner);
    } else if (!(step->is_instance_dict && kind == EDGE_KEY))
        step->visit(step->context, referent);
}

/* From the first item to the last; a list's and a tuple's own traverse go the other way, as CPython's do. */
static void follow_items(Follow *step, Object *sequence)
{
    bool is_a_list = is_list(sequence);
    Object **items = is_a_list ? ((List *)sequence)->items : ((Tuple *)sequence)->items;
    isize count = is_a_list ? ((List *)sequence)->size : ((Tuple *)sequence)->size;
    for (isize i = 0; i < count; i++)
        if (items[i])
            follow(step, items[i], EDGE_ITEM, i);
}

static void each_reference(Object *object, ReferenceVisit visit, void *context)
{
    Follow step = {visit, context, object, false};
    if (is_exact(object, list) || is_exact(object, tuple))
        follow_items(&step, object);
    else if (object->type->traverse)
        object->type->traverse(object, follow, &step);
}

/* ---- taking a moment ------------------------------------------------------------------------------------- */

/* Notes an object. The walk goes on from each noted object in turn, so depth costs no stack. */
static void see(Moment *moment, Object *object)
{
    if (!is_told(object) || object_table_get(&moment->places, object))
        return;
    moment->objects = host_grown(moment->objects, moment->object_count, &moment->object_room, sizeof(Sighting));
    moment->objects[moment->object_count++] =
        (Sighting){.object = object, .refcount = object->refcount, .birth = birth_input(object)};
    object_table_set(&moment->places, object, moment->object_count);
}

typedef struct Walk {
    Moment *moment;
    uint64_t content;
} Walk;

static void see_reference(void *context, Object *referent)
{
    Walk *walk = context;
    walk->content = mix(walk->content, reference_hash(referent));
    see(walk->moment, referent);
}

/* A hash of what an object holds that is no reference. */
static uint64_t own_content(const Object *object)
{
    uint64_t hash = (uint64_t)(uintptr_t)object->type;
    if (has_type(object, TYPE(generator))) {
        const Generator *generator = (const Generator *)object;
        hash = mix(hash, (uint64_t)generator->state);
        if (generator->state != GENERATOR_FINISHED)
            hash = mix(hash, (uint64_t)frame_line(&generator->frame));
    } else if (has_type(object, TYPE(weak_reference))) {
        hash = mix(hash, (uint64_t)(uintptr_t)((const Weakref *)object)->referent);
    } else if (has_type(object, TYPE(bytearray))) {
        const ByteArray *bytes = (const ByteArray *)object;
        hash = mix(hash, (uint64_t)bytes->length);
        for (isize i = 0; i < bytes->length && i < BYTES_COMPARED; i++)
            hash = mix(hash, (unsigned char)bytes->start[i]);
    }
    return hash;
}

static void look_inside(Moment *moment, size_t at)
{
    Object *object = moment->objects[at].object;
    Walk walk = {moment, own_content(object)};
    each_reference(object, see_reference, &walk);
    moment->objects[at].content = walk.content;
}

static void note_binding(Moment *moment, Labels *labels, Object *name, Object *value)
{
    moment->bindings = host_grown(moment->bindings, moment->binding_count, &moment->binding_room, sizeof(Binding));
    Binding *binding = &moment->bindings[moment->binding_count++];
    *binding = (Binding){.name = name, .value = value};
    Text text = {0};
    sketch_plain_str(&text, (Str *)name);
    binding->name_text = text_copy(&text);
    if (is_atom(value)) {
        text_clear(&text);
        sketch_value(&text, labels, value);
        binding->text = text_copy(&text);
    }
    text_free(&text);
}

static bool is_system_name(Object *name)
{
    return !is_str(name) || (str_length((Str *)name) > 4 && str_at((Str *)name, 0) == '_' &&
           str_at((Str *)name, 1) == '_');
}

Object *last_shown(void)
{
    return RUNTIME->builtins ? dict_get_str(module_dict(RUNTIME->builtins), NAME(_)) : NULL;
}

void moment_take(Moment *moment, Labels *labels)
{
    isize position = 0;
    Object *name, *value;
    Dict *names = top_level_names();
    while (names && dict_next(names, &position, &name, &value)) {
        if (is_system_name(name))
            continue;
        note_binding(moment, labels, name, value);
        see(moment, value);
    }
    Object *shown = last_shown();
    if (shown)
        see(moment, shown);
    for (size_t at = 0; at < moment->object_count; at++)
        look_inside(moment, at);
}

void moment_describe(Moment *moment, Labels *labels)
{
    for (size_t i = 0; i < moment->object_count; i++) {
        Sighting *seen = &moment->objects[i];
        seen->label = label_peek(labels, seen->object);
        snprintf(seen->kind, sizeof seen->kind, "%s", sketch_kind(seen->object));
        if (seen->label) {
            Text text = {0};
            sketch_value(&text, labels, seen->object);
            seen->value = text_copy(&text);
            text_free(&text);
        }
    }
}

/* ---- the program's objects ------------------------------------------------------------------------------- */

typedef struct AtomWalk {
    ObjectTable seen;
    void (*visit)(void *context, Object *atom);
    void *context;
} AtomWalk;

static void visit_if_atom(void *context, Object *referent)
{
    AtomWalk *walk = context;
    if (is_atom(referent) && object_table_add(&walk->seen, referent))
        walk->visit(walk->context, referent);
}

static void visit_atoms(const Moment *moment, AtomWalk *walk)
{
    for (size_t i = 0; i < moment->object_count; i++)
        each_reference(moment->objects[i].object, visit_if_atom, walk);
    for (size_t i = 0; i < moment->binding_count; i++)
        visit_if_atom(walk, moment->bindings[i].value);
    object_table_clear(&walk->seen);
}

void told_objects(void (*visit)(void *context, Object *object), void (*visit_atom)(void *context, Object *atom),
                  void *context)
{
    Labels *none = labels_new();
    Moment moment = {0};
    moment_take(&moment, none);
    for (size_t i = 0; i < moment.object_count; i++)
        visit(context, moment.objects[i].object);
    AtomWalk walk = {.visit = visit_atom, .context = context};
    if (visit_atom)
        visit_atoms(&moment, &walk);
    moment_clear(&moment);
    labels_free(none);
}
