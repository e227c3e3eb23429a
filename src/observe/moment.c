/* moment.c: everything that top-level names reach; see moment.h. */
#include "moment.h"

#include "holders.h"
#include "host_memory.h"
#include "sketch.h"

#include <stdlib.h>
#include <string.h>

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

bool is_told(const Object *object)
{
    const Type *type = object->type;
    return !is_atom(object) && !is_immortal(object) && type != TYPE(module) && type != TYPE(code) &&
           type != TYPE(builtin) && type != TYPE(cell);
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
        for (isize i = 0; i < str_length(string) * str_kind(string) && i < 256; i++)
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

/* Of a function only the defaults and the closure are its own; of an instance not its class. */
static bool is_followed(Object *from, EdgeKind kind, isize index)
{
    if (kind == EDGE_TYPE || kind == EDGE_CONSTANT || kind == EDGE_STACK)
        return false;
    if (is_type(from) || has_type(from, TYPE(module)))
        return false;
    if (has_type(from, TYPE(function)))
        return is_field(from, kind, index, "__defaults__") || is_field(from, kind, index, "__closure__");
    return true;
}

/* A function's closure, a cell and an instance's __dict__ are not told of: what they hold is their owner's. */
static bool is_looked_through(const Object *from, Object *referent, EdgeKind kind, isize index)
{
    return referent->type->traverse &&
           (has_type(referent, TYPE(cell)) || kind == EDGE_DICT || is_field(from, kind, index, "__closure__"));
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

static void each_reference(Object *object, ReferenceVisit visit, void *context)
{
    Follow step = {visit, context, object, false};
    if (is_list(object)) /* its own traverse goes from the last item to the first, as CPython's does */
        for (isize i = 0; i < ((List *)object)->size; i++)
            follow(&step, ((List *)object)->items[i], EDGE_ITEM, i);
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

static void look_inside(Moment *moment, size_t at)
{
    Object *object = moment->objects[at].object;
    Walk walk = {moment, (uint64_t)(uintptr_t)object->type};
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
