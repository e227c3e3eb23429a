/* command_undo.c: :undo, and :undo -1, which redoes. Says which inputs, and what it did to the names and objects. */
#include "command.h"

#include "observe/moment.h"
#include "observe/undone.h"

#include <stdlib.h>
#include <string.h>

#define INPUT_COLUMNS 50

static void say_input(Text *out, const char *verb, int number, const char *input)
{
    size_t length = strcspn(input, "\n");
    bool has_more_lines = input[length] && input[length + 1];
    Text line = {0};
    text_append(&line, input, length);
    text_clip(&line, 0, INPUT_COLUMNS);
    text_format(out, "  %s input %d:  %s%s\n", verb, number, text_string(&line), has_more_lines ? " …" : "");
    text_free(&line);
}

static void say_there_is_none(const Session *session, Text *out, bool is_redo)
{
    text_add(out, is_redo ? "  There is nothing to redo.\n"
                  : session->input_count ? "  There is no moment further back to return to.\n"
                                         : "  Nothing to undo yet.\n");
}

/* Takes one input back, or redoes it, and says which. False: there is none. */
static bool step(Session *session, Text *out, bool is_redo)
{
    const char *input = is_redo ? history_undone(session->history) : history_last(session->history);
    if (!input)
        return false;
    say_input(out, is_redo ? "Redid" : "Undid", session->input_count + is_redo, input);
    if (is_redo)
        session_redo(session);
    else
        session_undo(session);
    return true;
}

static void travel(Session *session, long count, bool is_redo, Text *out)
{
    Moment from = {0}, to = {0};
    moment_take(&from, session->labels);
    moment_describe(&from, session->labels);
    long done = 0;
    while (done < count && step(session, out, is_redo))
        done++;
    if (done < count)
        say_there_is_none(session, out, is_redo);
    if (done) {
        moment_take(&to, session->labels);
        undone_tell(out, &from, &to, session->labels, session->width);
        text_add(out, is_redo ? "  (nothing ran again, and nothing is printed again)\n"
                              : "  (what it printed stays on the screen)\n");
    }
    moment_clear(&from);
    moment_clear(&to);
}

void command_undo(Session *session, const char *rest, Text *out)
{
    char *end;
    long count = *rest ? strtol(rest, &end, 10) : 1;
    if (*rest && (*end || count == 0))
        text_format(out, "  :undo takes how many inputs to take back (-1 redoes one), not '%s'.\n", rest);
    else
        travel(session, labs(count), count < 0, out);
}
