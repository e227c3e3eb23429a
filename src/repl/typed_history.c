/* typed_history.c: readline's history, and the file it is kept in; see typed_history.h. */
#include "typed_history.h"

#include "observe/host_memory.h"

#include <stdbool.h>
#include <stdio.h>
#include <readline/history.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define HISTORY_ENTRIES 2000

/* $XDG_STATE_HOME/vivarium/history, or ~/.local/state/vivarium/history; false: there is no home to keep it in. */
static bool history_path(char *path, size_t room)
{
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    char folder[3000];
    if (state && *state)
        snprintf(folder, sizeof folder, "%s", state);
    else if (home && *home)
        snprintf(folder, sizeof folder, "%s/.local/state", home);
    else
        return false;
    snprintf(path, room, "%s/vivarium/history", folder);
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        mkdir(path, 0700);
        *slash = '/';
    }
    return true;
}

void typed_history_load(void)
{
    char path[4096];
    using_history();
    stifle_history(HISTORY_ENTRIES);
    history_comment_char = '#'; /* readline marks where an entry begins by a line with the time: then entries can */
    history_write_timestamps = 1; /* have several lines */
    if (history_path(path, sizeof path))
        read_history(path);
}

void typed_history_save(void)
{
    char path[4096];
    if (history_path(path, sizeof path))
        write_history(path);
}

void typed_history_note(const char *text)
{
    HIST_ENTRY *last = history_length ? history_get(history_base + history_length - 1) : NULL;
    size_t length = strlen(text);
    while (length && text[length - 1] == '\n')
        length--;
    char *entry = host_text_part(text, length);
    if (length && !(last && strcmp(last->line, entry) == 0))
        add_history(entry);
    free(entry);
}
