/* argument.c: the object that a command's argument means.
 *
 *     argument: start ( "." name | "[" key "]" )*
 *     start:    name | "#" number | literal
 *     key:      integer | quoted text | name
 *
 * A path is followed through the objects' own fields: properties, __getattr__ and __getitem__ of the program
 * do not run, so what only they could find is "not stored" and said to be so.
 */
#include "command.h"

#include "observe/holders.h"
#include "observe/sketch.h"

#include "viv.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

typedef struct Reader {
    Session *session;
    const char *at;
    Text *out;
} Reader;

static Object *refuse(Reader *reader, const char *format, const char *what)
{
    text_add(reader->out, "  ");
    text_format(reader->out, format, what);
    text_add(reader->out, "\n");
    return NULL;
}

static bool is_name_byte(char byte, bool is_first)
{
    return byte == '_' || (byte & 0x80) || (is_first ? isalpha((unsigned char)byte) : isalnum((unsigned char)byte));
}

/* Reads a name into `name`. False: there is none here. */
static bool read_name(Reader *reader, char *name, size_t room)
{
    size_t length = 0;
    while (is_name_byte(reader->at[0], length == 0) && length + 1 < room)
        name[length++] = *reader->at++;
    name[length] = '\0';
    return length > 0;
}

/* The str key of `dict` with this text; looked for by walking, so that no str is made. */
static Object *dict_find_text(Dict *dict, const char *text)
{
    isize position = 0;
    Object *key, *value;
    while (dict_next(dict, &position, &key, &value))
        if (is_str(key) && strcmp(str_text((Str *)key), text) == 0)
            return value;
    return NULL;
}

static Object *dict_find_int(Dict *dict, long long number)
{
    isize position = 0;
    Object *key, *value;
    while (dict_next(dict, &position, &key, &value))
        if (is_int(key) && int_is_compact(key) && int_value(key) == number)
            return value;
    return NULL;
}

/* ---- starts ---------------------------------------------------------------------------------------------- */

static Object *start_badge(Reader *reader)
{
    char *end;
    long number = strtol(reader->at + 1, &end, 10);
    Object *object = number > 0 && number < 1000000000 ? label_object(reader->session->labels, (int)number) : NULL;
    char shown[32];
    snprintf(shown, sizeof shown, "#%ld", number);
    if (!object)
        return refuse(reader,
                      number > 0 && number <= label_last(reader->session->labels)
                          ? "%s is gone: that object was freed."
                          : "There is no %s yet: objects get their number when they are first shown.",
                      shown);
    reader->at = end;
    return object;
}

static Object *start_int(Reader *reader)
{
    char *end, text[40];
    long long number = strtoll(reader->at, &end, 10);
    snprintf(text, sizeof text, "%.*s", (int)(end - reader->at), reader->at);
    if (number < SMALL_INT_LEAST || number >= SMALL_INT_LEAST + SMALL_INT_COUNT)
        return refuse(reader, "%s is outside the small ints -5..256: each use makes an object of its own. "
                              "Give it a name first.", text);
    reader->at = end;
    return (Object *)&RUNTIME->small_ints[number - SMALL_INT_LEAST];
}

/* A quoted text; true: `text` holds what stands between the quotes. */
static bool read_quoted(Reader *reader, char *text, size_t room)
{
    char quote = *reader->at;
    const char *end = strchr(reader->at + 1, quote);
    if (!end || (size_t)(end - reader->at) >= room)
        return false;
    memcpy(text, reader->at + 1, (size_t)(end - reader->at - 1));
    text[end - reader->at - 1] = '\0';
    reader->at = end + 1;
    return true;
}

static Object *start_text(Reader *reader)
{
    char text[256];
    if (!read_quoted(reader, text, sizeof text))
        return refuse(reader, "The text %s has no closing quote.", reader->at);
    InternState *interned = &RUNTIME->interned;
    for (isize i = 0; i < interned->room; i++) {
        Str *candidate = interned->table[i];
        if ((uintptr_t)candidate > 16 && strcmp(str_text(candidate), text) == 0)
            return (Object *)candidate;
    }
    return refuse(reader, "No interned str '%s' lives: a literal here would be a fresh object. Give it a name first.",
                  text);
}

static Object *find_name(const char *name)
{
    Dict *names = top_level_names();
    Object *value = names ? dict_find_text(names, name) : NULL;
    if (!value && RUNTIME->builtins)
        value = dict_find_text(module_dict(RUNTIME->builtins), name);
    if (value)
        return value;
    return strcmp(name, "None") == 0    ? NONE
           : strcmp(name, "True") == 0  ? TRUE
           : strcmp(name, "False") == 0 ? FALSE
                                        : NULL;
}

static Object *start_name(Reader *reader)
{
    char name[256];
    read_name(reader, name, sizeof name);
    Object *value = find_name(name);
    return value ? value : refuse(reader, "There is no name '%s' at top level.", name);
}

static Object *read_start(Reader *reader)
{
    char byte = *reader->at;
    if (byte == '#' && isdigit((unsigned char)reader->at[1]))
        return start_badge(reader);
    if (isdigit((unsigned char)byte) || (byte == '-' && isdigit((unsigned char)reader->at[1])))
        return start_int(reader);
    if (byte == '\'' || byte == '"')
        return start_text(reader);
    if (is_name_byte(byte, true))
        return start_name(reader);
    if (!byte)
        return refuse(reader, "%s", "Which object? A name, a path like a[0].x, or a badge like #1.");
    return refuse(reader, "'%s' is not a name, a path like a[0].x, or a badge like #1.", reader->at);
}

/* ---- steps ----------------------------------------------------------------------------------------------- */

typedef struct AttributeSearch {
    const char *name;
    Object *found;
} AttributeSearch;

static void match_attribute(void *context, Str *name, Object *value)
{
    AttributeSearch *search = context;
    if (strcmp(str_text(name), search->name) == 0)
        search->found = value;
}

static Object *find_in_type(Type *type, const char *name)
{
    Tuple *mro = type->mro;
    for (isize i = 0; mro && i < mro->size; i++) {
        Object *value = dict_find_text(((Type *)mro->items[i])->dict, name);
        if (value)
            return value;
    }
    return NULL;
}

static Object *step_attribute(Reader *reader, Object *object)
{
    char name[256];
    reader->at++;
    if (!read_name(reader, name, sizeof name))
        return refuse(reader, "A name must follow the dot before '%s'.", reader->at);
    AttributeSearch search = {name, NULL};
    if (has_type(object, TYPE(module)))
        search.found = dict_find_text(module_dict((Module *)object), name);
    else if (is_type(object))
        search.found = find_in_type((Type *)object, name);
    else
        each_attribute(object, match_attribute, &search);
    if (!search.found && !is_type(object))
        search.found = find_in_type(object->type, name);
    return search.found ? search.found : refuse(reader, "No attribute '%s' is stored there.", name);
}

static Object *item_at(Object *object, long long at)
{
    Object **items = is_list(object) ? ((List *)object)->items : is_tuple(object) ? ((Tuple *)object)->items : NULL;
    isize size = is_list(object) ? ((List *)object)->size : is_tuple(object) ? ((Tuple *)object)->size : 0;
    if (at < 0)
        at += size;
    return items && at >= 0 && at < size ? items[at] : NULL;
}

static Object *step_item(Reader *reader, Object *object)
{
    char text[256];
    const char *start = reader->at++;
    Object *found = NULL;
    if (*reader->at == '\'' || *reader->at == '"') {
        if (read_quoted(reader, text, sizeof text) && is_dict(object))
            found = dict_find_text((Dict *)object, text);
    } else if (isdigit((unsigned char)*reader->at) || *reader->at == '-') {
        char *end;
        long long number = strtoll(reader->at, &end, 10);
        reader->at = end;
        found = is_dict(object) ? dict_find_int((Dict *)object, number) : item_at(object, number);
    }
    if (*reader->at == ']')
        reader->at++;
    else
        return refuse(reader, "A path has plain indices and keys only: '%s' is neither.", start);
    if (found)
        return found;
    snprintf(text, sizeof text, "%.*s", (int)(reader->at - start), start);
    return refuse(reader, "There is nothing at %s.", text);
}

Object *argument_object(Session *session, const char *argument, const char **rest, Text *out)
{
    Reader reader = {session, argument, out};
    Object *object = read_start(&reader);
    while (object && (*reader.at == '.' || *reader.at == '['))
        object = *reader.at == '.' ? step_attribute(&reader, object) : step_item(&reader, object);
    if (object && *reader.at == '(')
        return refuse(&reader, "%s", "A path cannot call: looking runs no code of the program.");
    while (object && *reader.at == ' ')
        reader.at++;
    if (rest)
        *rest = reader.at;
    else if (object && *reader.at)
        return refuse(&reader, "'%s' is more than this command takes.", reader.at);
    return object;
}
