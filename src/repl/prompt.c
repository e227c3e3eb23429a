/* prompt.c: the prompt's loop, editing with GNU readline, and Ctrl-C.
 *
 * Ctrl-C sends SIGINT. While a program runs, it asks the machine for a KeyboardInterrupt; while a line is typed, it
 * wakes the reader through a pipe, because the signal may have been taken by another thread.
 */
#include "prompt.h"

#include "complete.h"
#include "input.h"
#include "typed_history.h"
#include "observe/host_memory.h"
#include "session/session.h"

#include "viv.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#define _FUNCTION_DEF 1 /* or readline takes the names Function and CPFunction */
#include <readline/readline.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- Ctrl-C ---------------------------------------------------------------------------------------------- */

static int wake_pipe[2] = {-1, -1}; /* a signal handler can reach nothing but statics */
static volatile sig_atomic_t is_typing;

static void on_interrupt(int signal_number)
{
    int saved = errno;
    if (!is_typing)
        vm_request(REQUEST_INTERRUPT);
    if (wake_pipe[1] >= 0 && write(wake_pipe[1], "!", 1) < 0)
        errno = saved; /* the pipe is full: a wake-up is waiting already */
    errno = saved;
}

static void drain_wake_pipe(void)
{
    char bytes[64];
    while (read(wake_pipe[0], bytes, sizeof bytes) > 0)
        continue;
}

static void watch_interrupts(void)
{
    struct sigaction action = {.sa_handler = on_interrupt};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
}

static bool open_wake_pipe(void)
{
    if (pipe(wake_pipe) != 0)
        return false;
    for (int i = 0; i < 2; i++)
        if (fcntl(wake_pipe[i], F_SETFL, O_NONBLOCK) != 0)
            return false;
    return true;
}

/* ---- a line from a terminal ------------------------------------------------------------------------------ */

typedef enum LineResult { LINE_READ, LINE_INTERRUPTED, LINE_END } LineResult;

/* readline hands a finished line to a function without an argument. */
static char *finished_line;
static bool is_finished;

static void take_line(char *line)
{
    finished_line = line;
    is_finished = true;
    rl_callback_handler_remove();
}

static LineResult interrupted_line(void)
{
    drain_wake_pipe();
    rl_free_line_state();
    rl_callback_sigcleanup();
    rl_callback_handler_remove();
    rl_cleanup_after_signal();
    fputs("\nKeyboardInterrupt\n", stdout);
    fflush(stdout);
    return LINE_INTERRUPTED;
}

/* Waits until a line is finished. False: Ctrl-C came first. */
static bool wait_for_line(void)
{
    while (!is_finished) {
        struct pollfd sources[2] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = wake_pipe[0], .events = POLLIN}};
        if (poll(sources, 2, -1) < 0 && errno != EINTR)
            break;
        if (sources[1].revents & POLLIN)
            return false;
        if (sources[0].revents)
            rl_callback_read_char();
    }
    return true;
}

static LineResult read_terminal_line(const char *prompt, char **line)
{
    is_finished = false;
    drain_wake_pipe();
    rl_callback_handler_install(prompt, take_line);
    is_typing = 1;
    bool is_whole = wait_for_line();
    is_typing = 0;
    if (!is_whole)
        return interrupted_line();
    *line = finished_line;
    return finished_line ? LINE_READ : LINE_END;
}

/* ---- running what was typed ------------------------------------------------------------------------------ */

static void run_input(Session *session, Input *input)
{
    char *text = host_text(input_text(input));
    input_reset(input);
    if (text)
        session_run(session, text);
    free(text);
}

/* One line of a pipe, or of a pasted block: there a block ends before the first line that cannot go on with it. */
static void take_piped_line(Session *session, Input *input, const char *line)
{
    if (!input_is_empty(input) && !input_continues_with(input, line)) {
        input_add_line(input, "");
        run_input(session, input);
        if (session->is_over)
            return;
    }
    if (input_is_empty(input) && *line == ':') {
        session_run(session, line);
        return;
    }
    if (!input_is_empty(input) && !line[strspn(line, " \t")])
        return; /* a blank line ends nothing here */
    if (input_add_line(input, line) == INPUT_COMPLETE)
        run_input(session, input);
}

static void take_pasted_lines(Session *session, Input *input, char *block)
{
    for (char *line = block, *next; line && !session->is_over; line = next) {
        next = strchr(line, '\n');
        if (next)
            *next++ = '\0';
        take_piped_line(session, input, line);
    }
    if (!input_is_empty(input) && !session->is_over) {
        input_add_line(input, "");
        run_input(session, input);
    }
}

/* Runs what was typed line by line; history keeps it as one entry. */
static void run_typed_input(Session *session, Input *input)
{
    typed_history_note(input_text(input));
    run_input(session, input);
}

static void take_typed_line(Session *session, Input *input, char *line)
{
    if (strchr(line, '\n')) {
        typed_history_note(line);
        take_pasted_lines(session, input, line);
    } else if (input_is_empty(input) && *line == ':') {
        typed_history_note(line);
        session_run(session, line);
    } else if (input_add_line(input, line) == INPUT_COMPLETE)
        run_typed_input(session, input);
}

static void run_terminal(Session *session, Input *input)
{
    puts("Vivarium: Python 3.13 with a heap made of glass.  :help lists the commands.");
    typed_history_load();
    complete_install(session);
    rl_catch_signals = 0;
    rl_variable_bind("enable-bracketed-paste", "on");
    while (!session->is_over) {
        char *line = NULL;
        LineResult result = read_terminal_line(input_is_empty(input) ? ">>> " : "... ", &line);
        if (result == LINE_INTERRUPTED)
            input_reset(input);
        else if (result == LINE_READ)
            take_typed_line(session, input, line);
        else if (input_end(input) == INPUT_COMPLETE)
            run_typed_input(session, input);
        else {
            putchar('\n');
            session->is_over = true;
        }
        free(line);
    }
    typed_history_save();
}

static void run_pipe(Session *session, Input *input)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    while (!session->is_over && (length = getline(&line, &room, stdin)) >= 0) {
        while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
            line[--length] = '\0';
        take_piped_line(session, input, line);
    }
    if (!session->is_over && !input_is_empty(input)) {
        input_add_line(input, "");
        run_input(session, input);
    }
    free(line);
}

int prompt_run(bool is_terminal)
{
    Session *session = session_new(is_terminal);
    Input *input = input_new();
    if (!session || !input || !open_wake_pipe())
        return 1;
    watch_interrupts();
    if (is_terminal)
        run_terminal(session, input);
    else
        run_pipe(session, input);
    int exit_code = session->exit_code;
    input_free(input);
    session_free(session);
    return exit_code;
}
