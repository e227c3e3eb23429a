/* command_holders.c: :refcount and :who, the references to an object, counted one by one. */
#include "command.h"

#include "observe/holders.h"
#include "observe/sketch.h"

#include "viv.h"

#include <string.h>

#define HOLDERS_SHOWN 20
#define POSITIONS_SHOWN 4
#define NAME_COLUMN 20 /* of :refcount: names of references fill it */
#define OWNER_COLUMN 21 /* of :who: where in the owner it stands */

static void describe_immortal(Session *session, Text *out, Object *object)
{
    text_add(out, "  ");
    sketch_name(out, session->labels, object);
    text_add(out, " is immortal: it is never freed, and its count does not change.\n"
                  "  sys.getrefcount would say 4294967295.\n");
}

/* The object that `rest` names, if it has holders to be told of; otherwise NULL, and *out says why. */
static Object *counted_object(Session *session, const char *rest, Text *out)
{
    Object *object = argument_object(session, rest, NULL, out);
    if (object && is_immortal(object)) {
        describe_immortal(session, out, object);
        return NULL;
    }
    return object;
}

static void say_left_out(Text *out, size_t count)
{
    char number[32];
    if (count)
        text_format(out, "    … %s more\n", text_count(number, (long long)count));
}

/* ---- :refcount ------------------------------------------------------------------------------------------- */

/* "dict box": what the owner is, and by which names it is known. */
static void describe_owner(Text *out, Object *owner)
{
    Text names = {0};
    names_of(&names, owner);
    text_format(out, " %s%s%s", sketch_kind(owner), names.length ? " " : "", text_string(&names));
    text_free(&names);
}

/* Names fill their column, or end two blanks before what follows. */
static void pad_name(Text *out, size_t start)
{
    if (text_columns(out, start) >= NAME_COLUMN)
        text_add(out, "  ");
    text_pad_to(out, start, NAME_COLUMN);
}

static void reference_line(Session *session, Text *out, const Holder *holder, bool is_name)
{
    size_t start = out->length;
    Place place = place_of_holder(session->labels, holder);
    text_format(out, "    %s", text_string(&place.name));
    if (is_name || place.owner)
        pad_name(out, start);
    if (is_name)
        text_add(out, " top level");
    else if (place.owner)
        describe_owner(out, place.owner);
    text_clip(out, start, session->width);
    text_add(out, "\n");
    place_free(&place);
}

void command_refcount(Session *session, const char *rest, Text *out)
{
    Object *object = counted_object(session, rest, out);
    char count[32];
    if (!object)
        return;
    HolderList list = holders_of(object);
    size_t shown = list.count < HOLDERS_SHOWN ? list.count : HOLDERS_SHOWN;
    text_add(out, "  ");
    sketch_name(out, session->labels, object);
    text_format(out, " has %s reference%s\n", text_count(count, object->refcount), object->refcount == 1 ? "" : "s");
    for (size_t i = 0; i < shown; i++)
        reference_line(session, out, &list.holders[i], i < list.name_count);
    say_left_out(out, list.count - shown);
    if (list.count != object->refcount)
        text_format(out, "  audit failed: the count is %u, but %zu holders were found\n", object->refcount, list.count);
    text_format(out, "  sys.getrefcount(%s) would say %s: the call itself holds one more.\n", rest,
                text_count(count, (long long)object->refcount + 1));
    holders_free(&list);
}

/* ---- :who ------------------------------------------------------------------------------------------------ */

/* "name a, name b   top level": all names in one line. */
static void names_line(Session *session, Text *out, const HolderList *list)
{
    size_t start = out->length;
    if (!list->name_count)
        return;
    text_add(out, "    ");
    for (size_t i = 0; i < list->name_count; i++) {
        text_add(out, i ? ", " : "");
        holder_name(out, session->labels, &list->holders[i]);
    }
    text_clip(out, start, session->width - (int)strlen("   top level"));
    text_add(out, "   top level\n");
}

/* One line for an owner: "#2 dict          under key 'items', held by name box". */
typedef struct OwnerLine {
    Object *owner;
    Text text; /* its positions, comma-separated; of a holder that is no object: its name */
    int positions;
} OwnerLine;

static void add_position(OwnerLine *line, const Place *place)
{
    if (++line->positions > POSITIONS_SHOWN)
        return;
    text_add(&line->text, line->positions > 1 ? ", " : "");
    text_add(&line->text, text_string(line->owner ? &place->position : &place->name));
    if (line->positions == POSITIONS_SHOWN)
        text_add(&line->text, " …");
}

/* Joins the references that one owner holds; returns how many lines there are, of at most HOLDERS_SHOWN. */
static size_t owner_lines(Session *session, const HolderList *list, OwnerLine lines[HOLDERS_SHOWN], size_t *left_out)
{
    size_t count = 0;
    for (size_t i = list->name_count; i < list->count; i++) {
        Place place = place_of_holder(session->labels, &list->holders[i]);
        size_t at = 0;
        while (at < count && !(place.owner && lines[at].owner == place.owner))
            at++;
        if (at < HOLDERS_SHOWN) {
            if (at == count)
                lines[count++] = (OwnerLine){.owner = place.owner};
            add_position(&lines[at], &place);
        } else
            ++*left_out;
        place_free(&place);
    }
    return count;
}

static void owner_line(Session *session, Text *out, OwnerLine *line)
{
    size_t start = out->length;
    text_add(out, "    ");
    if (line->owner) {
        Text path = {0};
        text_format(out, "#%d %s", label_of(session->labels, line->owner), sketch_kind(line->owner));
        text_pad_to(out, start, OWNER_COLUMN);
        if (out->data[out->length - 1] != ' ')
            text_add(out, "   ");
        text_add(out, text_string(&line->text));
        path_to(&path, session->labels, line->owner);
        if (path.length)
            text_format(out, ", held by %s", text_string(&path));
        text_free(&path);
    } else
        text_add(out, text_string(&line->text));
    text_clip(out, start, session->width);
    text_add(out, "\n");
    text_free(&line->text);
}

void command_who(Session *session, const char *rest, Text *out)
{
    Object *object = counted_object(session, rest, out);
    if (!object)
        return;
    HolderList list = holders_of(object);
    OwnerLine lines[HOLDERS_SHOWN];
    size_t left_out = 0;
    text_add(out, "  ");
    sketch_name(out, session->labels, object);
    text_add(out, list.count ? " is held by\n" : " is held by nobody\n");
    names_line(session, out, &list);
    size_t count = owner_lines(session, &list, lines, &left_out);
    for (size_t i = 0; i < count; i++)
        owner_line(session, out, &lines[i]);
    say_left_out(out, left_out);
    holders_free(&list);
}
