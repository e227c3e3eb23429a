/* complete.c: completion for readline. Attributes are read off the objects' own tables: Tab runs no code. */
#include "complete.h"

#include "session/command.h"

#include "observe/holders.h"
#include "observe/host_memory.h"
#include "observe/sketch.h"

#include "viv.h"

#define _FUNCTION_DEF 1 /* or readline takes the names Function and CPFunction */
#include <readline/readline.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const keywords[] = {
    "False", "None", "True", "and", "as", "assert", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield", NULL};

/* readline's generators are called without an argument of ours. */
static Session *completing;

typedef struct Matches {
    char **words;
    size_t count, room, next;
    const char *prefix; /* what stands before the word in the line: "a.b." */
    const char *typed;
} Matches;

static Matches matches;

static void offer(const char *word)
{
    if (strncmp(word, matches.typed, strlen(matches.typed)) != 0)
        return;
    matches.words = host_grown(matches.words, matches.count, &matches.room, sizeof *matches.words);
    Text whole = {0};
    text_format(&whole, "%s%s", matches.prefix, word);
    matches.words[matches.count++] = text_copy(&whole); /* readline frees it */
    text_free(&whole);
}

static void offer_dict(Dict *dict)
{
    isize position = 0;
    Object *key;
    while (dict && dict_next(dict, &position, &key, NULL)) {
        if (!is_str(key))
            continue;
        const char *word = str_text((Str *)key);
        if (word[0] != '_' || matches.typed[0] == '_')
            offer(word);
    }
}

static void offer_attribute(void *context, Str *name, Object *value)
{
    offer(str_text(name));
}

static void offer_attributes(Object *object)
{
    if (has_type(object, TYPE(module))) {
        offer_dict(module_dict((Module *)object));
        return;
    }
    Type *type = is_type(object) ? (Type *)object : object->type;
    if (!is_type(object))
        each_attribute(object, offer_attribute, NULL);
    for (isize i = 0; type->mro && i < type->mro->size; i++)
        offer_dict(((Type *)type->mro->items[i])->dict);
}

/* Badges of what lives. */
static void offer_badges(void)
{
    for (int number = 1; number <= label_last(completing->labels); number++)
        if (label_object(completing->labels, number)) {
            char badge[16];
            snprintf(badge, sizeof badge, "#%d", number);
            offer(badge);
        }
}

static void gather(const char *text, bool is_command)
{
    static char prefix[512];
    const char *dot = strrchr(text, '.');
    prefix[0] = '\0';
    matches.count = matches.next = 0;
    matches.prefix = prefix;
    matches.typed = text;
    if (is_command) {
        for (const Command *command = commands; command->name; command++)
            offer(command->name);
        return;
    }
    if (dot && (size_t)(dot - text) + 2 < sizeof prefix) {
        Text ignored = {0};
        snprintf(prefix, sizeof prefix, "%.*s", (int)(dot - text), text);
        Object *object = argument_object(completing, prefix, NULL, &ignored);
        text_free(&ignored);
        snprintf(prefix, sizeof prefix, "%.*s", (int)(dot - text) + 1, text);
        matches.typed = dot + 1;
        if (object)
            offer_attributes(object);
        return;
    }
    if (*text == '#') {
        offer_badges();
        return;
    }
    offer_dict(top_level_names());
    offer_dict(RUNTIME->builtins ? module_dict(RUNTIME->builtins) : NULL);
    for (int i = 0; keywords[i]; i++)
        offer(keywords[i]);
}

static char *next_match(const char *text, int state)
{
    return matches.next < matches.count ? matches.words[matches.next++] : NULL;
}

static char **complete_word(const char *text, int start, int end)
{
    rl_attempted_completion_over = 1; /* never file names */
    if (end == 0 || strspn(rl_line_buffer, " \t") == (size_t)end) {
        rl_insert_text("    ");
        return NULL;
    }
    bool is_command = rl_line_buffer[0] == ':' && start == 1;
    gather(text, is_command);
    rl_completion_append_character = is_command ? ' ' : '\0';
    return rl_completion_matches(text, next_match);
}

void complete_install(Session *session)
{
    completing = session;
    rl_readline_name = "viv";
    rl_attempted_completion_function = complete_word;
    rl_basic_word_break_characters = " \t\n`~!@$%^&*()-=+{}\\|;:'\",<>/?";
    rl_completer_word_break_characters = (char *)rl_basic_word_break_characters;
}
