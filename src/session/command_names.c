/* command_names.c: :names and :id, what names exist and what they lead to. */
#include "command.h"

#include "observe/holders.h"
#include "observe/sketch.h"

#include "viv.h"

#include <string.h>

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
        text_add(out, "  → ");
        sketch_line(out, session->labels, value);
        Str *earlier = is_atom(value) ? NULL : earlier_name(names, value, key);
        if (earlier) {
            text_add(&gloss, "same object as ");
            sketch_plain_str(&gloss, earlier);
        }
        text_end_line(out, start, text_string(&gloss), session->width);
        text_free(&gloss);
        shown++;
    }
    if (!shown)
        text_add(out, "  No names yet. Type  x = [1, 2]  to make one.\n");
}

/* ---- :id ------------------------------------------------------------------------------------------------- */

/* "refs 3, made by input 1": what the card says of an object's life. */
static void life_words(Text *out, Object *object)
{
    char count[32];
    int input = birth_input(object);
    if (is_immortal(object)) {
        text_add(out, "immortal");
        return;
    }
    text_format(out, "refs %s", text_count(count, object->refcount));
    if (input == 0)
        text_add(out, ", made before input 1");
    else if (input > 0)
        text_format(out, ", made by input %s%s", text_count(count, input),
                    input == BIRTH_INPUT_LAST ? " or later" : "");
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
    sketch_name(out, session->labels, object);
    text_format(out, ", %s, ", text_size(size, sketch_size_bytes(object)));
    life_words(out, object);
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
            text_format(&gloss, "(%.*s is %.*s: %s)", first_length, first_argument, length, rest,
                        all_one ? "True" : "False");
            text_end_line(out, start, text_string(&gloss), session->width);
            text_free(&gloss);
        }
        rest = next;
    } while (*rest);
    if (count > 2)
        text_add(out, all_one ? "  one object\n" : "  not all one object\n");
}

