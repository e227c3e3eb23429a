/* narration.c: comparing the heap before and after an input; see narration.h.
 *
 * An object is known again by its address: FLAG_NOTICED makes deaths report themselves, so an address whose object
 * died in between belongs to somebody else.
 */
#include "narration.h"

#include "holders.h"
#include "host_memory.h"
#include "moment.h"
#include "sketch.h"

#include <stdlib.h>
#include <string.h>

#define LINES_MAX 8
#define WIDTH 80

struct Narration {
    Labels *labels;
    Moment before;
    Text *out; /* while telling */
    int lines, lines_left_out;
};

/* ---- before and after ------------------------------------------------------------------------------------ */

Narration *narration_new(Labels *labels)
{
    Narration *narration = host_zeroed(1, sizeof *narration);
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
    moment_describe(&narration->before, narration->labels);
    for (size_t i = 0; i < narration->before.object_count; i++)
        narration->before.objects[i].object->flags |= FLAG_NOTICED;
}

void narration_death(Narration *narration, const Object *object)
{
    Sighting *seen = moment_sighting(&narration->before, object);
    if (seen && !seen->is_dead) {
        seen->is_dead = true;
        seen->label = label_peek(narration->labels, object);
    }
}

/* The sighting before of an object that is still the same one, or NULL. */
static Sighting *known_before(Narration *narration, const Object *object)
{
    Sighting *seen = moment_sighting(&narration->before, object);
    return seen && !seen->is_dead ? seen : NULL;
}

/* Ends a line with its gloss in the right column; a gloss that does not fit is dropped. */
static void tell(Narration *narration, Text *line, const char *gloss)
{
    if (narration->lines++ < LINES_MAX) {
        text_end_line(line, 0, gloss, WIDTH);
        text_add(narration->out, text_string(line));
    } else
        narration->lines_left_out++;
    text_free(line);
}

/* Badges for what was made and has a line of its own, so that numbers go down the lines. */
static void label_made(Narration *narration, const Moment *after, int input)
{
    int lines = 0;
    for (size_t i = 0; i < after->object_count && lines < LINES_MAX; i++)
        if (after->objects[i].birth == input) {
            label_of(narration->labels, after->objects[i].object);
            lines++;
        }
}

/* The prompt has shown it, and no name was given to it. */
static bool is_only_shown(const Moment *after, const Object *object)
{
    for (size_t i = 0; i < after->binding_count; i++)
        if (after->bindings[i].value == object)
            return false;
    return last_shown() == object;
}

static void tell_made(Narration *narration, const Moment *after, int input)
{
    label_made(narration, after, input);
    for (size_t i = 0; i < after->object_count; i++) {
        if (after->objects[i].birth != input)
            continue;
        Text line = {0};
        text_add(&line, "  + ");
        sketch_line(&line, narration->labels, after->objects[i].object);
        tell(narration, &line, is_only_shown(after, after->objects[i].object) ? "held by _, the last value shown" : "");
    }
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
    Sighting *old = moment_sighting(&narration->before, before->value);
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
        const Binding *before = moment_binding(&narration->before, binding->name);
        if (before && same_value(narration, before, binding))
            continue;
        Text line = {0}, gloss = {0};
        text_format(&line, "  %s → ", binding->name_text);
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

/* "was [1, 2]", unless the change is in what the sketch leaves out. */
static void was_value_gloss(Narration *narration, Text *gloss, const Sighting *known)
{
    Text value = {0};
    sketch_value(&value, narration->labels, known->object);
    if (known->value && *known->value && strcmp(known->value, text_string(&value)) != 0)
        text_format(gloss, "was %s", known->value);
    text_free(&value);
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
        was_value_gloss(narration, &gloss, known);
        tell(narration, &line, text_string(&gloss));
        text_free(&gloss);
    }
}

static void tell_gone(Narration *narration, const Moment *after)
{
    for (size_t i = 0; i < narration->before.binding_count; i++) {
        const Binding *before = &narration->before.bindings[i];
        if (moment_binding(after, before->name))
            continue;
        Text line = {0}, gloss = {0};
        text_format(&line, "  %s gone", before->name_text);
        Sighting *known = before->text ? NULL : known_before(narration, before->value);
        if (known && known->label) {
            text_format(&gloss, "#%d refs %u", known->label, known->refcount);
            if (known->refcount != known->object->refcount)
                text_format(&gloss, " → %u", known->object->refcount);
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

static void note_unreachable(void *context, Object *object)
{
    object_table_add(context, object);
}

/* What lost its last name and lives. It is garbage if the collector would free it; it does not see objects that it
 * does not track, so for those their holders are followed up. */
static bool is_unreachable(Object *object, const ObjectTable *garbage)
{
    return object_table_get(garbage, object) || (!gc_is_tracked(object) && !holders_reach_root(object));
}

static void tell_unreachable(Narration *narration, const Moment *after)
{
    Text line = {0};
    ObjectTable garbage = {0};
    int count = 0;
    bool has_looked = false;
    for (size_t i = 0; i < narration->before.object_count; i++) {
        Sighting *seen = &narration->before.objects[i];
        if (seen->is_dead || moment_sighting(after, seen->object))
            continue;
        if (!has_looked)
            has_looked = gc_find_unreachable(note_unreachable, &garbage);
        if (is_unreachable(seen->object, &garbage))
            text_format(&line, "%s#%d %s", count++ ? ", " : "  ! ", label_of(narration->labels, seen->object),
                        sketch_kind(seen->object));
    }
    if (count) {
        text_add(&line, " unreachable");
        tell(narration, &line,
             count > 1 ? "they hold each other; waiting for :gc" : "it holds itself; waiting for :gc");
    }
    text_free(&line);
    object_table_clear(&garbage);
}

void narration_after(Narration *narration, int input, Text *text)
{
    Moment after = {0};
    moment_take(&after, narration->labels);
    narration->out = text;
    narration->lines = narration->lines_left_out = 0;
    tell_made(narration, &after, input);
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
