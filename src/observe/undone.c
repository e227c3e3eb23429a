/* undone.c: comparing a moment with the one that was put back; see undone.h. */
#include "undone.h"

#include "sketch.h"

#include <stdlib.h>
#include <string.h>

#define LINES_MAX 8
#define INDENT "    "
#define GAP "     " /* between the parts of a line */

typedef struct Telling {
    Text *out;
    const Moment *from, *to;
    Labels *labels;
    int width;
    int lines, left_out;
    Text pending; /* the last line, not yet ended: counts may follow in it */
} Telling;

/* ---- lines ----------------------------------------------------------------------------------------------- */

static void end_pending(Telling *telling)
{
    if (!telling->pending.length)
        return;
    text_clip(&telling->pending, 0, telling->width);
    text_add(telling->out, text_string(&telling->pending));
    text_add(telling->out, "\n");
    text_clear(&telling->pending);
}

/* Takes the line over, unless the telling is long enough. */
static void tell(Telling *telling, Text *line)
{
    if (telling->lines++ < LINES_MAX) {
        end_pending(telling);
        text_add(&telling->pending, text_string(line));
    } else
        telling->left_out++;
    text_free(line);
}

/* A short part stands in the line before it, if there is room. */
static void tell_beside(Telling *telling, Text *part)
{
    int columns = text_columns(&telling->pending, 0) + text_columns(part, 0) + (int)strlen(GAP);
    if (telling->pending.length && !telling->left_out && columns <= telling->width) {
        text_add(&telling->pending, GAP);
        text_add(&telling->pending, text_string(part));
        text_free(part);
        return;
    }
    Text line = {0};
    text_add(&line, INDENT);
    text_add(&line, text_string(part));
    text_free(part);
    tell(telling, &line);
}

/* ---- what is the same ------------------------------------------------------------------------------------ */

static Sighting *same_in(const Moment *moment, const Sighting *seen)
{
    Sighting *other = moment_sighting(moment, seen->object);
    return other && other->birth == seen->birth ? other : NULL;
}

/* Names are compared by their text: the str of a name may have been made since. */
static const Binding *same_name_in(const Moment *moment, const Binding *binding)
{
    for (size_t i = 0; i < moment->binding_count; i++)
        if (strcmp(moment->bindings[i].name_text, binding->name_text) == 0)
            return &moment->bindings[i];
    return NULL;
}

/* Both bindings, of different moments, lead to the same value. */
static bool same_value(const Telling *telling, const Binding *from, const Binding *to)
{
    if (from->text || to->text)
        return from->text && to->text && strcmp(from->text, to->text) == 0;
    const Sighting *seen = moment_sighting(telling->from, from->value);
    return from->value == to->value && (!seen || same_in(telling->to, seen));
}

typedef struct Search {
    const Sighting *seen;
    bool is_found;
} Search;

static void match_living(void *context, Object *object)
{
    Search *search = context;
    if (object == search->seen->object && birth_input(object) == search->seen->birth)
        search->is_found = true;
}

/* It may live without being reached from a name. */
static bool is_alive(const Sighting *seen)
{
    Search search = {seen, false};
    heap_objects(match_living, &search);
    return search.is_found;
}

/* ---- what is told ---------------------------------------------------------------------------------------- */

static void add_badge(Text *text, int label, const char *kind)
{
    if (label)
        text_format(text, "#%d ", label);
    text_add(text, kind);
}

/* "box gone": the names of a vanished object, which went with it. */
static void add_gone_names(const Telling *telling, Text *line, const Sighting *seen)
{
    bool is_first = true;
    for (size_t i = 0; i < telling->from->binding_count; i++) {
        const Binding *binding = &telling->from->bindings[i];
        if (binding->value != seen->object || same_name_in(telling->to, binding))
            continue;
        text_format(line, "%s%s", is_first ? GAP : ", ", binding->name_text);
        is_first = false;
    }
    if (!is_first)
        text_add(line, " gone");
}

static void tell_vanished(Telling *telling)
{
    for (size_t i = 0; i < telling->from->object_count; i++) {
        const Sighting *seen = &telling->from->objects[i];
        if (same_in(telling->to, seen) || is_alive(seen))
            continue;
        Text line = {0};
        text_add(&line, INDENT "- ");
        add_badge(&line, seen->label, seen->kind);
        add_gone_names(telling, &line, seen);
        tell(telling, &line);
    }
}

static void tell_returned(Telling *telling)
{
    for (size_t i = 0; i < telling->to->object_count; i++) {
        const Sighting *seen = &telling->to->objects[i];
        if (same_in(telling->from, seen))
            continue;
        Text line = {0};
        text_add(&line, INDENT "+ ");
        sketch_line(&line, telling->labels, seen->object);
        tell(telling, &line);
    }
}

static void add_value(const Telling *telling, Text *line, const Binding *binding)
{
    if (is_told(binding->value) || binding->text)
        sketch_reference(line, telling->labels, binding->value);
    else {
        text_format(line, "%s ", sketch_kind(binding->value));
        sketch_value(line, telling->labels, binding->value);
    }
}

/* What a name led to before the heap was put back: it may be gone. */
static void add_former_value(const Telling *telling, Text *line, const Binding *binding)
{
    const Sighting *seen = moment_sighting(telling->from, binding->value);
    if (binding->text)
        text_format(line, GAP "was %s", binding->text);
    else if (seen && seen->label)
        text_format(line, GAP "was #%d", seen->label);
}

static void tell_bindings(Telling *telling)
{
    for (size_t i = 0; i < telling->to->binding_count; i++) {
        const Binding *binding = &telling->to->bindings[i];
        const Binding *former = same_name_in(telling->from, binding);
        if (former && same_value(telling, former, binding))
            continue;
        Text line = {0};
        text_format(&line, INDENT "%s → ", binding->name_text);
        add_value(telling, &line, binding);
        if (former)
            add_former_value(telling, &line, former);
        tell(telling, &line);
    }
}

static void tell_changed(Telling *telling)
{
    for (size_t i = 0; i < telling->to->object_count; i++) {
        const Sighting *seen = &telling->to->objects[i], *former = same_in(telling->from, seen);
        if (!former || former->content == seen->content)
            continue;
        Text line = {0};
        text_add(&line, INDENT "~ ");
        sketch_line(&line, telling->labels, seen->object);
        if (former->value && *former->value)
            text_format(&line, GAP "was %s", former->value);
        tell(telling, &line);
    }
}

/* Names that went while their objects stay. */
static void tell_gone(Telling *telling)
{
    for (size_t i = 0; i < telling->from->binding_count; i++) {
        const Binding *binding = &telling->from->bindings[i];
        const Sighting *seen = moment_sighting(telling->from, binding->value);
        if (same_name_in(telling->to, binding) || (seen && !same_in(telling->to, seen) && !is_alive(seen)))
            continue;
        Text line = {0};
        text_format(&line, INDENT "%s gone", binding->name_text);
        tell(telling, &line);
    }
}

static void tell_counts(Telling *telling)
{
    for (size_t i = 0; i < telling->to->object_count; i++) {
        const Sighting *seen = &telling->to->objects[i], *former = same_in(telling->from, seen);
        if (!former || former->refcount == seen->refcount)
            continue;
        Text part = {0};
        text_format(&part, "#%d refs %u → %u", label_of(telling->labels, seen->object), former->refcount,
                    seen->refcount);
        tell_beside(telling, &part);
    }
}

void undone_tell(Text *out, const Moment *from, const Moment *to, Labels *labels, int width)
{
    Telling telling = {.out = out, .from = from, .to = to, .labels = labels, .width = width};
    tell_returned(&telling);
    tell_bindings(&telling);
    tell_changed(&telling);
    tell_gone(&telling);
    tell_vanished(&telling);
    tell_counts(&telling);
    end_pending(&telling);
    if (telling.left_out) {
        char count[32];
        text_format(out, INDENT "… %s more\n", text_count(count, telling.left_out));
    }
    text_free(&telling.pending);
}
