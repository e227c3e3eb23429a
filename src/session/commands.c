/* commands.c: the table of prompt commands. */
#include "command.h"

#include "viv.h"

#include <stdlib.h>
#include <string.h>

#define HELP_COLUMN 26

/* ---- the small commands ---------------------------------------------------------------------------------- */

static void command_tell(Session *session, const char *rest, Text *out)
{
    if (strcmp(rest, "off") == 0)
        session->tell = TELL_OFF;
    else if (strcmp(rest, "brief") == 0)
        session->tell = TELL_BRIEF;
    else if (*rest) {
        text_format(out, "  :tell takes off or brief, not '%s'.\n", rest);
        return;
    }
    text_format(out, "  narration is %s\n", session->tell == TELL_OFF ? "off" : "brief");
}

static void command_audit(Session *session, const char *rest, Text *out)
{
    char *report = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&report, &length);
    if (!stream)
        return;
    bool agrees = audit_run(stream);
    fclose(stream);
    text_add(out, agrees ? "  Every count agrees with the references that were found.\n" : report);
    free(report);
}

static void command_quit(Session *session, const char *rest, Text *out)
{
    session->is_over = true;
}

static void command_help(Session *session, const char *rest, Text *out); /* reads the table below */

/* ---- the table ------------------------------------------------------------------------------------------- */

const Command commands[] = {
    {"names", "", "which names exist and what each refers to",
     "A name is not a box with a value in it. It is an arrow to an object, and\n"
     "  several arrows may lead to one object.",
     command_names, COMPLETE_NOTHING},
    {"id", "X [Y…]", "identity card; with two, whether they are one object",
     "An object has a type, a size, a count of references and an identity. Badges\n"
     "  like #1 stand for the identity: given at first mention, never given again.",
     command_id, COMPLETE_OBJECT},
    {"refcount", "X", "how many references, one line per holder",
     "Each object counts the references to it. When the count reaches zero, the\n"
     "  object is freed at once. The lines add up to the count, always.",
     command_refcount, COMPLETE_OBJECT},
    {"who", "X", "who holds it: one level of referrers",
     "An object lives as long as somebody holds it: a name, an item of a list, an\n"
     "  attribute, a local of a running call.",
     command_who, COMPLETE_OBJECT},
    {"heap", "[TYPE] [new] [>N]", "what lives: each object, or counts by type",
     "A type, `new` (made by the last input) and >N (larger than N bytes) choose\n"
     "  objects; `types` counts by type. What names at top level reach is shown.",
     command_heap, COMPLETE_NOTHING},
    {"gc", "[run|cycles|on|off]", "generations; collect; list cycles; switch it",
     "Counting cannot free objects that hold each other. The collector looks for\n"
     "  groups that nobody outside holds, and frees them. `tracked` counts those\n"
     "  objects that it watches and that your inputs made. `:gc run 0` collects the\n"
     "  youngest generation only, `:gc run 1` two of the three.",
     command_gc, COMPLETE_NOTHING},
    {"dis", "F", "a function's instructions, with the stack beside them",
     "Python runs instructions that take values from a stack and leave their result\n"
     "  there. `:help LOAD_FAST` says what an instruction does.", command_dis, COMPLETE_OBJECT},
    {"undo", "[N]", "put the heap back as it was before the last N inputs",
     "The heap is copied before each input, so going back runs nothing. What was\n"
     "  printed stays printed. :undo -1 goes forward again.",
     command_undo, COMPLETE_NOTHING},
    {"tell", "[off|brief]", "narration: how much is told after each input",
     "  + made   ~ changed in place   - freed   ! alive but unreachable\n"
     "  name → object: the name refers to it from here on",
     command_tell, COMPLETE_NOTHING},
    {"audit", "", "prove every count by the references that exist", NULL, command_audit, COMPLETE_NOTHING},
    {"help", "[WORD]", "this list, or one command and the idea behind it", NULL, command_help, COMPLETE_COMMAND},
    {"quit", "", "leave (so do exit, quit() and Ctrl-D)", NULL, command_quit, COMPLETE_NOTHING},
    {0}};

static void command_help(Session *session, const char *rest, Text *out)
{
    if (*rest == ':')
        rest++;
    for (const Command *command = commands; command->name; command++) {
        size_t start = out->length;
        if (*rest && strcmp(rest, command->name) != 0)
            continue;
        text_format(out, "  :%s %s", command->name, command->arguments);
        text_pad_to(out, start, HELP_COLUMN);
        text_format(out, " %s\n", command->help);
        if (*rest) {
            if (command->idea)
                text_format(out, "  %s\n", command->idea + (strncmp(command->idea, "  ", 2) == 0 ? 2 : 0));
            return;
        }
    }
    if (*rest && !instruction_help(rest, out))
        text_format(out, "  There is no command :%s; :help lists them all.\n", rest);
    else if (!*rest)
        text_add(out, "  X is a name, a path like a[0].x, or a badge like #1. Unique beginnings of the\n"
                      "  words work too (:ref x), and the letters :h :q :u. `> file.txt` at the end of\n"
                      "  a command saves its answer.\n");
}
