/* command_run.c: a typed line that starts with a colon: which command it means, and where its answer goes.
 *
 *     :word argument > file.txt
 */
#include "command.h"

#include "observe/host_memory.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* ---- finding a command ----------------------------------------------------------------------------------- */

/* Words that people type and that are not in the table. */
static const struct {
    const char *typed, *means;
} other_words[] = {{"h", "help"}, {"q", "quit"}, {"u", "undo"}, {"refs", "who"}, {0}};

static const Command *command_named(const char *word)
{
    const Command *found = NULL;
    int matches = 0;
    for (int i = 0; other_words[i].typed; i++)
        if (strcmp(word, other_words[i].typed) == 0)
            word = other_words[i].means;
    for (const Command *command = commands; command->name; command++) {
        if (strcmp(command->name, word) == 0)
            return command;
        if (strncmp(command->name, word, strlen(word)) == 0)
            found = command, matches++;
    }
    return matches == 1 && *word ? found : NULL;
}

static int smallest(int a, int b, int c)
{
    return a < b ? (a < c ? a : c) : (b < c ? b : c);
}

#define WORD_MAX 30 /* no command is nearly as long */

/* Edits (insert, delete or replace a letter, swap two neighbours) between two words: the optimal string alignment
 * distance. */
static int edit_distance(const char *left, const char *right)
{
    int cost[WORD_MAX + 1][WORD_MAX + 1];
    int rows = (int)strlen(left), columns = (int)strlen(right);
    if (rows > WORD_MAX || columns > WORD_MAX)
        return WORD_MAX;
    for (int i = 0; i <= rows; i++)
        cost[i][0] = i;
    for (int j = 0; j <= columns; j++)
        cost[0][j] = j;
    for (int i = 1; i <= rows; i++)
        for (int j = 1; j <= columns; j++) {
            bool is_same = left[i - 1] == right[j - 1];
            cost[i][j] = smallest(cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + !is_same);
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1] &&
                cost[i - 2][j - 2] + 1 < cost[i][j])
                cost[i][j] = cost[i - 2][j - 2] + 1;
        }
    return cost[rows][columns];
}

static void unknown_command(const char *word, Text *out)
{
    const Command *nearest = NULL;
    int least = 3;
    if (!*word) {
        text_add(out, "  A command is a colon and a word; :help lists them all.\n");
        return;
    }
    for (const Command *command = commands; command->name; command++) {
        int distance = edit_distance(word, command->name);
        if (distance < least)
            least = distance, nearest = command;
    }
    text_format(out, "  There is no command :%.40s", word);
    if (nearest)
        text_format(out, ". Did you mean :%s?\n", nearest->name);
    else
        text_add(out, "; :help lists them all.\n");
}

/* ---- a line ---------------------------------------------------------------------------------------------- */

static char *trimmed(char *text)
{
    while (isspace((unsigned char)*text))
        text++;
    for (char *end = text + strlen(text); end > text && isspace((unsigned char)end[-1]);)
        *--end = '\0';
    return text;
}

/* Cuts "> file" off the end of an argument. NULL: there is none. A blank must follow the sign: `>100` is a size. */
static char *cut_file(char *argument)
{
    char *sign = strrchr(argument, '>');
    if (!sign || !isspace((unsigned char)sign[1]) || (sign > argument && !isspace((unsigned char)sign[-1])) ||
        strpbrk(sign, "'\""))
        return NULL;
    *sign = '\0';
    trimmed(argument);
    return trimmed(sign + 1);
}

static size_t line_count(const char *text)
{
    size_t lines = 0;
    for (; *text; text++)
        lines += *text == '\n';
    return lines;
}

/* Saves an answer; *out says where, or why not. */
static void save(const Text *answer, const char *path, Text *out)
{
    const char *suffix = strrchr(path, '.');
    char count[32];
    if (!suffix || strcmp(suffix, ".txt") != 0) {
        text_format(out, "  An answer can be saved as text: '%s' does not end in .txt.\n", path);
        return;
    }
    FILE *file = fopen(path, "w");
    bool is_written = file && fputs(text_string(answer), file) >= 0;
    if (file && fclose(file) != 0)
        is_written = false;
    if (is_written)
        text_format(out, "  saved %s lines to %s\n", text_count(count, (long long)line_count(text_string(answer))),
                    path);
    else
        text_format(out, "  cannot write %s: %s\n", path, strerror(errno));
}

static void answer(const Command *command, Session *session, const char *argument, Text *out)
{
    if (*argument && !*command->arguments)
        text_format(out, "  :%s takes nothing after it, not '%.40s'.\n", command->name, argument);
    else
        command->run(session, argument, out);
}

void command_run(Session *session, const char *line, Text *out)
{
    char *word = host_text(line + 1), *rest = word;
    while (isalpha((unsigned char)*rest))
        rest++;
    char *argument = trimmed(rest), *file = cut_file(argument);
    char *name = host_text_part(word, (size_t)(rest - word));
    const Command *command = command_named(name);
    if (!command)
        unknown_command(name, out);
    else if (!file)
        answer(command, session, argument, out);
    else {
        Text saved = {0};
        answer(command, session, argument, &saved);
        save(&saved, file, out);
        text_free(&saved);
    }
    free(name);
    free(word);
}
