/* narration.c: comparing the heap before and after an input; see narration.h.
 *
 * A Moment lists the bindings of top-level names, and every object that they reach, in depth-first order. An
 * object is known again by its address: FLAG_NOTICED makes deaths report themselves, so an address whose
 * object died in between belongs to somebody else.
 */
#include "narration.h"

#include "holders.h"
#include "sketch.h"

#include "viv.h"

#include <stdlib.h>
#include <string.h>

#define OBJECTS_MAX 20000 /* beyond that, narration tells what it can of the first so many */
#define LINES_MAX 8
#define GLOSS_COLUMN 34
#define WIDTH 80

typedef struct Sighting {
    Object *object;
    uint32_t refcount;
    uint64_t content; /* a hash over what it refers to */
    char *value;      /* its sketch, for "was …" */
    char kind[48];    /* "list": kept for when it is dead */
    int label;        /* 0 while it was never mentioned */
    bool is_dead;
} Sighting;

typedef struct Binding {
    Object *name, *value; /* not owned: only compared; `name` is interned and bound */
    char *text;           /* of an atom's value, else NULL */
} Binding;

typedef struct Moment {
    Sighting *objects;
    size_t object_count, object_room;
    size_t *index; /* hash table into objects: place + 1 */
    size_t index_room;
    Binding *bindings;
    size_t binding_count, binding_room;
} Moment;

struct Narration {
    Labels *labels;
    Moment before;
    int last_label; /* given before the input */
    Text *out; /* while telling */
    int lines, lines_left_out;
};

static void *grown(void *array, size_t count, size_t *room, size_t item_bytes)
{
    if (count < *room)
        return array;
    *room = *room ? *room * 2 : 32;
    array = realloc(array, *room * item_bytes);
    if (!array) {
        fputs("viv: the machine is out of memory\n", stderr);
        exit(1);
    }
    return array;
}

/* ---- a moment -------------------------------------------------------------------------------------------- */

static size_t *index_place(Moment *moment, const Object *object)
{
    size_t at = (((uintptr_t)object >> 4) * 0x9E3779B97F4A7C15u >> 20) & (moment->index_room - 1);
    while (moment->index[at] && moment->objects[moment->index[at] - 1].object != object)
        at = (at + 1) & (moment->index_room - 1);
    return &moment->index[at];
}

static Sighting *sighting_of(Moment *moment, const Object *object)
{
    if (!moment->index_room)
        return NULL;
    size_t place = *index_place(moment, object);
    return place ? &moment->objects[place - 1] : NULL;
}

static void grow_index(Moment *moment)
{
    if (moment->index_room && moment->object_count * 2 < moment->index_room)
        return;
    moment->index_room = moment->index_room ? moment->index_room * 2 : 64;
    free(moment->index);
    moment->index = calloc(moment->index_room, sizeof *moment->index);
    if (!moment->index) {
        fputs("viv: the machine is out of memory\n", stderr);
        exit(1);
    }
    for (size_t i = 0; i < moment->object_count; i++)
        *index_place(moment, moment->objects[i].object) = i + 1;
}

static void moment_clear(Moment *moment)
{
    for (size_t i = 0; i < moment->object_count; i++)
        free(moment->objects[i].value);
    for (size_t i = 0; i < moment->binding_count; i++)
        free(moment->bindings[i].text);
    free(moment->objects);
    free(moment->index);
    free(moment->bindings);
    *moment = (Moment){0};
}

/* Objects that are told of; modules, classes' insides, code and the like are part of the furniture. */
static bool is_told(const Object *object)
{
    const Type *type = object->type;
    return !is_atom(object) && !is_immortal(object) && type != TYPE(module) && type != TYPE(code) &&
           type != TYPE(builtin) && type != TYPE(cell);
}

static void see(Moment *moment, Object *object); /* follow and see call each other */

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

typedef struct Walk {
    Moment *moment;
    uint64_t content;
} Walk;

/* Of a function only the defaults and the closure are its own; of an instance not its class. */
static bool is_followed(Object *from, EdgeKind kind, isize index)
{
    if (kind == EDGE_TYPE || kind == EDGE_CONSTANT || kind == EDGE_STACK)
        return false;
    if (is_type(from) || has_type(from, TYPE(module)))
        return false;
    if (has_type(from, TYPE(function))) {
        const char *name = field_name(from, index);
        return name && (strcmp(name, "__defaults__") == 0 || strcmp(name, "__closure__") == 0);
    }
    return true;
}

typedef struct Follow {
    Walk *walk;
    Object *from;
    bool is_instance_dict; /* attributes look the same whether they stand inline or in a dict */
} Follow;

/* A cell or an instance's __dict__ is not told of: what it holds is its owner's. */
static bool is_looked_through(Object *referent, EdgeKind kind)
{
    return referent->type->traverse && (has_type(referent, TYPE(cell)) || kind == EDGE_DICT);
}

static void follow(void *context, Object *referent, EdgeKind kind, isize index)
{
    Follow *step = context;
    kind &= EDGE_KIND_MASK;
    if (!is_followed(step->from, kind, index))
        return;
    if (is_looked_through(referent, kind)) {
        Follow inner = {step->walk, referent, kind == EDGE_DICT};
        referent->type->traverse(referent, follow, &inner);
        return;
    }
    if (step->is_instance_dict && kind == EDGE_KEY)
        return;
    step->walk->content = mix(step->walk->content, reference_hash(referent));
    if (is_told(referent))
        see(step->walk->moment, referent);
}

/* Notes an object and, depth first, what it refers to. Depth is bounded by leaving the rest to the list: the
 * walk goes on from each noted object in turn. */
static void see(Moment *moment, Object *object)
{
    grow_index(moment);
    size_t *place = index_place(moment, object);
    if (*place || moment->object_count >= OBJECTS_MAX)
        return;
    moment->objects = grown(moment->objects, moment->object_count, &moment->object_room, sizeof(Sighting));
    moment->objects[moment->object_count] = (Sighting){.object = object, .refcount = object->refcount};
    *place = ++moment->object_count;
}

static void look_inside(Moment *moment, size_t at)
{
    Object *object = moment->objects[at].object;
    Walk walk = {moment, (uint64_t)(uintptr_t)object->type};
    Follow step = {&walk, object, false};
    if (is_list(object)) /* its own traverse goes from the last item to the first, as CPython's does */
        for (isize i = 0; i < ((List *)object)->size; i++)
            follow(&step, ((List *)object)->items[i], EDGE_ITEM, i);
    else if (object->type->traverse)
        object->type->traverse(object, follow, &step);
    moment->objects[at].content = walk.content;
}

static void note_binding(Moment *moment, Labels *labels, Object *name, Object *value)
{
    moment->bindings = grown(moment->bindings, moment->binding_count, &moment->binding_room, sizeof(Binding));
    Binding *binding = &moment->bindings[moment->binding_count++];
    *binding = (Binding){.name = name, .value = value};
    if (is_atom(value)) {
        Text text = {0};
        sketch_value(&text, labels, value);
        binding->text = strdup(text_string(&text));
        text_free(&text);
    }
}

static bool is_system_name(Object *name)
{
    return is_str(name) && str_length((Str *)name) > 4 && str_at((Str *)name, 0) == '_' &&
           str_at((Str *)name, 1) == '_';
}

/* The value that the prompt showed last, which `_` holds; or NULL. */
static Object *last_shown(void)
{
    return RUNTIME->builtins ? dict_get_str(module_dict(RUNTIME->builtins), NAME(_)) : NULL;
}

static void moment_take(Moment *moment, Labels *labels)
{
    isize position = 0;
    Object *name, *value;
    Dict *names = top_level_names();
    while (names && dict_next(names, &position, &name, &value)) {
        if (is_system_name(name))
            continue;
        note_binding(moment, labels, name, value);
        if (is_told(value))
            see(moment, value);
    }
    Object *shown = last_shown();
    if (shown && is_told(shown))
        see(moment, shown);
    for (size_t at = 0; at < moment->object_count; at++)
        look_inside(moment, at);
}

void told_objects(void (*visit)(void *context, Object *object), void *context)
{
    Labels *none = labels_new();
    Moment moment = {0};
    moment_take(&moment, none);
    for (size_t i = 0; i < moment.object_count; i++)
        visit(context, moment.objects[i].object);
    moment_clear(&moment);
    labels_free(none);
}

/* ---- before and after ------------------------------------------------------------------------------------ */

Narration *narration_new(Labels *labels)
{
    Narration *narration = calloc(1, sizeof *narration);
    if (narration)
        narration->labels = labels;
    return narration;
}

void narration_free(Narration *narration)
{
    if (!narration)
        return;
    moment_clear(&narration->before);
    free(narration);
}

void narration_set_labels(Narration *narration, Labels *labels)
{
    narration->labels = labels;
}

void narration_before(Narration *narration)
{
    moment_clear(&narration->before);
    moment_take(&narration->before, narration->labels);
    narration->last_label = label_last(narration->labels);
    for (size_t i = 0; i < narration->before.object_count; i++) {
        Sighting *seen = &narration->before.objects[i];
        seen->label = label_peek(narration->labels, seen->object);
        seen->object->flags |= FLAG_NOTICED;
        snprintf(seen->kind, sizeof seen->kind, "%s", sketch_kind(seen->object));
        if (seen->label) {
            Text text = {0};
            sketch_value(&text, narration->labels, seen->object);
            seen->value = strdup(text_string(&text));
            text_free(&text);
        }
    }
}

void narration_death(Narration *narration, const Object *object)
{
    Sighting *seen = sighting_of(&narration->before, object);
    if (seen && !seen->is_dead) {
        seen->is_dead = true;
        seen->label = label_peek(narration->labels, object);
    }
}

/* The sighting before of an object that is still the same one, or NULL. */
static Sighting *known_before(Narration *narration, const Object *object)
{
    Sighting *seen = sighting_of(&narration->before, object);
    return seen && !seen->is_dead ? seen : NULL;
}

/* Ends a line with its gloss in the right column; a gloss that does not fit is dropped. */
static void tell(Narration *narration, Text *line, const char *gloss)
{
    if (narration->lines++ < LINES_MAX) {
        text_clip(line, 0, WIDTH);
        if (gloss && *gloss) {
            Text right = {0};
            text_add(&right, gloss);
            int column = text_columns(line, 0) + 3 > GLOSS_COLUMN ? text_columns(line, 0) + 3 : GLOSS_COLUMN;
            if (column + text_columns(&right, 0) <= WIDTH) {
                text_pad_to(line, 0, column);
                text_add(line, gloss);
            }
            text_free(&right);
        }
        text_add(narration->out, text_string(line));
        text_add(narration->out, "\n");
    } else
        narration->lines_left_out++;
    text_free(line);
}

static void tell_made(Narration *narration, Moment *after)
{
    for (size_t i = 0; i < after->object_count; i++) {
        Object *object = after->objects[i].object;
        int label = label_peek(narration->labels, object);
        if (known_before(narration, object) || (label && label <= narration->last_label))
            continue;
        Text line = {0};
        text_add(&line, "  + ");
        sketch_line(&line, narration->labels, object);
        tell(narration, &line, NULL);
    }
}

static const Binding *binding_of(const Moment *moment, const Object *name)
{
    for (size_t i = 0; i < moment->binding_count; i++)
        if (moment->bindings[i].name == name)
            return &moment->bindings[i];
    return NULL;
}

static bool same_value(Narration *narration, const Binding *before, const Binding *after)
{
    if (before->text || after->text)
        return before->text && after->text && strcmp(before->text, after->text) == 0;
    return before->value == after->value && (!is_told(after->value) || known_before(narration, after->value));
}

/* "was #1, refs 2 → 1": what the name referred to before, and how its count changed if it lives. */
static void was_gloss(Narration *narration, Text *gloss, const Binding *before)
{
    const char *comma = gloss->length ? ", " : "";
    if (before->text) {
        text_format(gloss, "%swas %s", comma, before->text);
        return;
    }
    Sighting *old = sighting_of(&narration->before, before->value);
    if (!old || !old->label)
        return;
    text_format(gloss, "%swas #%d", comma, old->label);
    if (!old->is_dead && old->refcount != old->object->refcount && !*comma)
        text_format(gloss, ", refs %u → %u", old->refcount, old->object->refcount);
}

/* What a binding did to the counts: of an object that was there before, or else of what the name has left. */
static void binding_gloss(Narration *narration, Text *gloss, const Binding *before, const Binding *after)
{
    Sighting *known = after->text ? NULL : known_before(narration, after->value);
    if (known && known->refcount != after->value->refcount)
        text_format(gloss, "refs %u → %u", known->refcount, after->value->refcount);
    if (before)
        was_gloss(narration, gloss, before);
}

static void tell_bindings(Narration *narration, const Moment *after)
{
    for (size_t i = 0; i < after->binding_count; i++) {
        const Binding *binding = &after->bindings[i];
        const Binding *before = binding_of(&narration->before, binding->name);
        if (before && same_value(narration, before, binding))
            continue;
        Text line = {0}, gloss = {0};
        text_add(&line, "  ");
        sketch_plain_str(&line, (Str *)binding->name);
        text_add(&line, " → ");
        if (has_type(binding->value, TYPE(module)) || !is_told(binding->value)) {
            if (!is_atom(binding->value))
                text_format(&line, "%s ", sketch_kind(binding->value));
            sketch_value(&line, narration->labels, binding->value);
        } else
            sketch_reference(&line, narration->labels, binding->value);
        binding_gloss(narration, &gloss, before, binding);
        tell(narration, &line, text_string(&gloss));
        text_free(&gloss);
    }
}

static void tell_changed(Narration *narration, Moment *after)
{
    for (size_t i = 0; i < after->object_count; i++) {
        Sighting *known = known_before(narration, after->objects[i].object);
        if (!known || known->content == after->objects[i].content)
            continue;
        Text line = {0}, gloss = {0};
        text_add(&line, "  ~ ");
        sketch_line(&line, narration->labels, after->objects[i].object);
        if (known->value && *known->value)
            text_format(&gloss, "was %s", known->value);
        tell(narration, &line, text_string(&gloss));
        text_free(&gloss);
    }
}

static void tell_gone(Narration *narration, const Moment *after)
{
    for (size_t i = 0; i < narration->before.binding_count; i++) {
        const Binding *before = &narration->before.bindings[i];
        if (binding_of(after, before->name))
            continue;
        Text line = {0}, gloss = {0};
        text_add(&line, "  ");
        sketch_plain_str(&line, (Str *)before->name);
        text_add(&line, " gone");
        Sighting *known = before->text ? NULL : known_before(narration, before->value);
        if (known && known->label) {
            text_format(&gloss, "#%d refs %u → %u", known->label, known->refcount, known->object->refcount);
            if (last_shown() == known->object)
                text_add(&gloss, "   still held by _");
        }
        tell(narration, &line, text_string(&gloss));
        text_free(&gloss);
    }
}

static void tell_freed(Narration *narration)
{
    for (size_t i = 0; i < narration->before.object_count; i++) {
        Sighting *seen = &narration->before.objects[i];
        if (!seen->is_dead || !seen->label)
            continue; /* what was never mentioned is not missed */
        Text line = {0}, gloss = {0};
        text_format(&line, "  - #%d %s freed", seen->label, seen->kind);
        text_format(&gloss, "refs %u → 0", seen->refcount);
        tell(narration, &line, text_string(&gloss));
        text_free(&gloss);
    }
}

static void tell_unreachable(Narration *narration, Moment *after)
{
    Text line = {0};
    int count = 0;
    for (size_t i = 0; i < narration->before.object_count; i++) {
        Sighting *seen = &narration->before.objects[i];
        if (seen->is_dead || sighting_of(after, seen->object) || holders_reach_root(seen->object))
            continue;
        text_format(&line, "%s#%d %s", count++ ? ", " : "  ! ", label_of(narration->labels, seen->object),
                    sketch_kind(seen->object));
    }
    if (count) {
        text_add(&line, " unreachable");
        tell(narration, &line, count > 1 ? "they hold each other; waiting for :gc" : "it holds itself; waiting for :gc");
    } else
        text_free(&line);
}

void narration_after(Narration *narration, Text *text)
{
    Moment after = {0};
    moment_take(&after, narration->labels);
    narration->out = text;
    narration->lines = narration->lines_left_out = 0;
    tell_made(narration, &after);
    tell_bindings(narration, &after);
    tell_changed(narration, &after);
    tell_gone(narration, &after);
    tell_freed(narration);
    tell_unreachable(narration, &after);
    if (narration->lines_left_out) {
        char count[32];
        text_format(text, "  … %s more\n", text_count(count, narration->lines_left_out));
    }
    moment_clear(&after);
    moment_clear(&narration->before);
}
