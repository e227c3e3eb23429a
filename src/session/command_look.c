/* command_look.c: :names, :id, :refcount, :who, :heap. Looking changes nothing: no user code runs, and the only
 * trace is the badge of what was shown. */
#include "command.h"

#include "observe/holders.h"
#include "observe/sketch.h"

#include "viv.h"

#include <stdlib.h>
#include <string.h>

#define GLOSS_COLUMN 34

/* Ends the line that began at `start`, its gloss in the right column. */
static void end_line(Session *session, Text *out, size_t start, const char *gloss)
{
    text_clip(out, start, session->width);
    if (gloss && *gloss) {
        int columns = text_columns(out, start);
        Text right = {0};
        text_add(&right, gloss);
        int column = columns + 3 > GLOSS_COLUMN ? columns + 3 : GLOSS_COLUMN;
        if (column + text_columns(&right, 0) <= session->width) {
            text_pad_to(out, start, column);
            text_add(out, gloss);
        }
        text_free(&right);
    }
    text_add(out, "\n");
}

/* ---- :names ---------------------------------------------------------------------------------------------- */

static bool is_shown_name(Object *key)
{
    return is_str(key) && strncmp(str_text((Str *)key), "__", 2) != 0;
}

static int widest_name(Dict *names)
{
    int widest = 0;
    isize position = 0;
    Object *key;
    while (dict_next(names, &position, &key, NULL)) {
        int length = (int)str_length((Str *)key);
        if (is_shown_name(key) && length > widest)
            widest = length;
    }
    return widest < 24 ? widest : 24;
}

/* The first name before `until` that is bound to the same object, or NULL. */
static Str *earlier_name(Dict *names, Object *object, Object *until)
{
    isize position = 0;
    Object *key, *value;
    while (dict_next(names, &position, &key, &value) && key != until)
        if (value == object && is_shown_name(key))
            return (Str *)key;
    return NULL;
}

void command_names(Session *session, const char *rest, Text *out)
{
    Dict *names = top_level_names();
    int width = widest_name(names), shown = 0;
    isize position = 0;
    Object *key, *value;
    while (dict_next(names, &position, &key, &value)) {
        if (!is_shown_name(key))
            continue;
        size_t start = out->length;
        Text gloss = {0};
        text_add(out, "  ");
        sketch_plain_str(out, (Str *)key);
        text_pad_to(out, start, 2 + width);
        text_add(out, " → ");
        sketch_line(out, session->labels, value);
        Str *earlier = is_atom(value) ? NULL : earlier_name(names, value, key);
        if (earlier) {
            text_add(&gloss, "same object as ");
            sketch_plain_str(&gloss, earlier);
        }
        end_line(session, out, start, text_string(&gloss));
        text_free(&gloss);
        shown++;
    }
    if (!shown)
        text_add(out, "  No names yet. Type  x = [1, 2]  to make one.\n");
}

/* ---- :id ------------------------------------------------------------------------------------------------- */

static void count_words(Text *out, Object *object)
{
    char count[32];
    if (is_immortal(object))
        text_add(out, "immortal");
    else
        text_format(out, "refs %s", text_count(count, object->refcount));
}

static void identity_card(Session *session, Text *out, const char *argument, int length, Object *object, bool is_full)
{
    char size[32];
    text_format(out, "  %.*s → ", length, argument);
    if (!is_full) {
        sketch_reference(out, session->labels, object);
        text_add(out, "\n");
        return;
    }
    if (is_atom(object)) {
        text_format(out, "%s ", sketch_kind(object));
        sketch_value(out, session->labels, object);
    } else
        text_format(out, "#%d %s", label_of(session->labels, object), sketch_kind(object));
    text_format(out, ", %s, ", text_size(size, sketch_size_bytes(object)));
    count_words(out, object);
    text_add(out, "\n");
}

/* The length of an argument up to where the next begins, without trailing blanks. */
static int argument_length(const char *argument, const char *next)
{
    while (next > argument && next[-1] == ' ')
        next--;
    return (int)(next - argument);
}

void command_id(Session *session, const char *rest, Text *out)
{
    Object *first = NULL;
    int count = 0;
    bool all_one = true;
    const char *first_argument = rest;
    int first_length = 0;
    do {
        const char *next;
        Object *object = argument_object(session, rest, &next, out);
        if (!object)
            return;
        int length = argument_length(rest, next);
        identity_card(session, out, rest, length, object, object != first);
        if (!first)
            first = object, first_length = length;
        all_one = all_one && object == first;
        if (++count == 2 && !*next) {
            size_t start = out->length;
            Text gloss = {0};
            text_add(out, all_one ? "  one object, two names" : "  two objects");
            text_format(&gloss, "(%.*s is %.*s: %s)", first_length, first_argument, length, rest, all_one ? "True" : "False");
            end_line(session, out, start, text_string(&gloss));
            text_free(&gloss);
        }
        rest = next;
    } while (*rest);
    if (count > 2)
        text_add(out, all_one ? "  one object\n" : "  not all one object\n");
}

/* ---- :refcount ------------------------------------------------------------------------------------------- */

static void describe(Session *session, Text *out, Object *object)
{
    if (is_atom(object)) {
        text_format(out, "%s ", sketch_kind(object));
        sketch_value(out, session->labels, object);
    } else
        text_format(out, "#%d %s", label_of(session->labels, object), sketch_kind(object));
}

static void describe_immortal(Session *session, Text *out, Object *object)
{
    text_add(out, "  ");
    describe(session, out, object);
    text_add(out, " is immortal: it is never freed, and its count does not change.\n"
                  "  sys.getrefcount would say 4294967295.\n");
}

void command_refcount(Session *session, const char *rest, Text *out)
{
    Object *object = argument_object(session, rest, NULL, out);
    char count[32];
    if (!object)
        return;
    if (is_immortal(object)) {
        describe_immortal(session, out, object);
        return;
    }
    HolderList holders = holders_of(session->labels, object);
    text_add(out, "  ");
    describe(session, out, object);
    text_format(out, " has %s reference%s\n", text_count(count, object->refcount), object->refcount == 1 ? "" : "s");
    for (size_t i = 0; i < holders.count; i++) {
        size_t start = out->length;
        text_format(out, "    %s", holders.lines[i].name);
        text_pad_to(out, start, 20);
        if (*holders.lines[i].where)
            text_format(out, " %s", holders.lines[i].where);
        else
            while (out->data[out->length - 1] == ' ')
                out->data[--out->length] = '\0';
        text_clip(out, start, session->width);
        text_add(out, "\n");
    }
    if (holders.count != object->refcount)
        text_format(out, "  audit failed: the count is %u, but %zu holders were found\n", object->refcount, holders.count);
    text_format(out, "  sys.getrefcount(%s) would say %s: the call itself holds one more.\n", rest,
                text_count(count, (long long)object->refcount + 1));
    holders_free(&holders);
}

/* ---- :who ------------------------------------------------------------------------------------------------ */

static void who_names(Text *out, const HolderList *holders)
{
    bool is_first = true;
    for (size_t i = 0; i < holders->count; i++)
        if (holders->lines[i].is_name) {
            text_format(out, "%s%s", is_first ? "    " : ", ", holders->lines[i].name);
            is_first = false;
        }
    if (!is_first)
        text_add(out, "   top level\n");
}

static void who_other(Session *session, Text *out, const HolderLine *line)
{
    size_t start = out->length;
    text_format(out, "    %s", line->name);
    if (line->through) {
        Text names = {0};
        names_of(&names, line->through);
        text_format(out, "   in %s", sketch_kind(line->through));
        if (names.length)
            text_format(out, ", held by name %s", text_string(&names));
        text_free(&names);
    }
    text_clip(out, start, session->width);
    text_add(out, "\n");
}

void command_who(Session *session, const char *rest, Text *out)
{
    Object *object = argument_object(session, rest, NULL, out);
    if (!object)
        return;
    if (is_immortal(object)) {
        describe_immortal(session, out, object);
        return;
    }
    HolderList holders = holders_of(session->labels, object);
    text_add(out, "  ");
    describe(session, out, object);
    text_add(out, holders.count ? " is held by\n" : " is held by nobody\n");
    who_names(out, &holders);
    for (size_t i = 0; i < holders.count; i++)
        if (!holders.lines[i].is_name)
            who_other(session, out, &holders.lines[i]);
    holders_free(&holders);
}

/* ---- :heap ----------------------------------------------------------------------------------------------- */

typedef struct TypeCount {
    const char *name;
    size_t objects, bytes;
} TypeCount;

typedef struct Census {
    Session *session;
    Text *out;
    const char *type_name; /* rows for this type only; NULL: the table by type */
    TypeCount *types;
    size_t type_count, type_room;
    size_t objects, bytes;
} Census;

static void count_type(Census *census, const char *name, size_t bytes)
{
    size_t i = 0;
    while (i < census->type_count && strcmp(census->types[i].name, name) != 0)
        i++;
    if (i == census->type_count) {
        if (census->type_count == census->type_room) {
            census->type_room = census->type_room ? census->type_room * 2 : 32;
            census->types = realloc(census->types, census->type_room * sizeof *census->types);
            if (!census->types)
                abort();
        }
        census->types[census->type_count++] = (TypeCount){.name = name};
    }
    census->types[i].objects++;
    census->types[i].bytes += bytes;
}

static void object_row(Census *census, Object *object, size_t bytes)
{
    Text *out = census->out;
    size_t start = out->length;
    char number[32];
    text_format(out, "  #%d", label_of(census->session->labels, object));
    text_pad_to(out, start, 6);
    text_format(out, " %7s", text_count(number, (long long)bytes));
    text_format(out, " %5s  ", text_count(number, object->refcount));
    sketch_value(out, census->session->labels, object);
    text_clip(out, start, 54);
    Text names = {0};
    names_of(&names, object);
    if (names.length) {
        text_pad_to(out, start, 56);
        text_add(out, text_string(&names));
    }
    text_clip(out, start, census->session->width);
    text_add(out, "\n");
    text_free(&names);
}

static void count_object(void *context, Object *object)
{
    Census *census = context;
    size_t bytes = sketch_size_bytes(object);
    if (census->type_name) {
        if (strcmp(object->type->name, census->type_name) != 0)
            return;
        if (census->objects < 16)
            object_row(census, object, bytes);
    } else
        count_type(census, object->type->name, bytes);
    census->objects++;
    census->bytes += bytes;
}

static int by_bytes(const void *left, const void *right)
{
    const TypeCount *a = left, *b = right;
    if (a->bytes != b->bytes)
        return a->bytes < b->bytes ? 1 : -1;
    return strcmp(a->name, b->name);
}

static void table_by_type(Census *census)
{
    char count[32], bytes[32];
    if (census->type_count)
        qsort(census->types, census->type_count, sizeof *census->types, by_bytes);
    text_add(census->out, census->type_count ? "  type                   count       bytes\n" : "");
    for (size_t i = 0; i < census->type_count && i < 20; i++)
        text_format(census->out, "  %-20.20s %7s %11s\n", census->types[i].name,
                    text_count(count, (long long)census->types[i].objects),
                    text_count(bytes, (long long)census->types[i].bytes));
    if (census->type_count > 20)
        text_format(census->out, "  … %zu more types\n", census->type_count - 20);
}

void command_heap(Session *session, const char *rest, Text *out)
{
    Census census = {.session = session, .out = out, .type_name = *rest ? rest : NULL};
    char count[32], bytes[32];
    size_t start = out->length;
    if (census.type_name)
        text_add(out, "  #        size  refs  value                             held by\n");
    told_objects(count_object, &census);
    if (!census.type_name)
        table_by_type(&census);
    if (!census.objects) {
        out->length = start;
        text_format(out, census.type_name ? "  No %s is reached from the names at top level.\n"
                                          : "  Nothing%s is reached from the names at top level but atoms (numbers, text).\n",
                    census.type_name ? census.type_name : "");
    } else {
        if (census.type_name && census.objects > 16)
            text_format(out, "  … %s more\n", text_count(count, (long long)census.objects - 16));
        text_format(out, "  %s object%s, %s, reached from the names at top level.\n",
                    text_count(count, (long long)census.objects), census.objects == 1 ? "" : "s",
                    text_size(bytes, census.bytes));
    }
    free(census.types);
}
