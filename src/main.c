/* main.c: the command line. */
#include "compile/compile.h"
#include "lesson/check.h"
#include "observe/text.h"
#include "repl/prompt.h"

#include "viv.h"

#include <ctype.h>
#include <errno.h>
#include <signal.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define EXIT_USAGE 2 /* as CPython's, for wrong options and files that cannot be opened */

static const char usage[] = "usage: viv [option] ... [-c code | file | -] [argument] ...\n";

static const char help[] =
    "usage: viv [option] ... [-c code | file | -] [argument] ...\n"
    "\n"
    "Without a file viv opens the prompt. Piped input is the prompt too, without banner\n"
    "and narration; `viv -` reads a script from standard input instead.\n"
    "\n"
    "  -c code          run code; what follows is sys.argv\n"
    "  --check FILE...  run transcripts and lessons, show where they differ; exit 1 if so\n"
    "  --bless FILE...  run them and rewrite their output\n"
    "  --print FILE     run one and print how it comes out\n"
    "  --heap SIZE      limit of the heap in bytes, or as 64K, 64M, 1G (default 512M)\n"
    "  --audit          prove every reference count when the program ends\n"
    "  --version, -V    the version\n"
    "  --help, -h       this text\n";

typedef enum Action { ACTION_PROMPT, ACTION_FILE, ACTION_CODE, ACTION_STDIN, ACTION_LESSONS, ACTION_USAGE } Action;

typedef struct Options {
    Action action;
    CheckMode check_mode;
    const char *code;  /* -c */
    char **arguments;  /* sys.argv, or the lesson files */
    int argument_count;
    size_t heap_bytes; /* 0: the default */
} Options;

/* Set once from the command line, before anything runs. */
static size_t heap_limit_bytes;

/* ---- Ctrl-C ---------------------------------------------------------------------------------------------- */

static bool ended_by_interrupt; /* an uncaught KeyboardInterrupt: the shell should see the signal */

static void on_interrupt(int signal_number)
{
    vm_request(REQUEST_INTERRUPT);
}

static void watch_interrupts(void)
{
    struct sigaction action = {.sa_handler = on_interrupt};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
}

/* ---- running a program ----------------------------------------------------------------------------------- */

/* The program's exit code: 0, or what its uncaught exception says. */
static int run_main(Str *source, Str *filename)
{
    Object *result = vm_run_source(source, filename, COMPILE_EXEC, 0, module_dict(RUNTIME->main), NULL);
    if (!result) {
        ended_by_interrupt = error_matches(KeyboardInterrupt);
        return traceback_exit_code();
    }
    decref(result);
    return 0;
}

/* `source` and `filename` are stolen; NULL: raised. */
static int run_text(STOLEN Str *source, STOLEN Str *filename)
{
    NATIVE_FRAME(held, "the program", "source", "file name");
    held[0] = (Object *)source;
    held[1] = (Object *)filename;
    int code = source && filename ? run_main(source, filename) : traceback_exit_code();
    native_leave(held, NULL);
    return code;
}

/* Code from the command line has no file, but tracebacks can show its lines all the same. */
static int run_code(const char *code)
{
    Str *source = str_from_utf8_surrogates(code, (isize)strlen(code)), *name = str_from_text("<string>");
    if (source && name && !dict_set_str(RUNTIME->sources, name, (Object *)source))
        clear_slot(&source);
    return run_text(source, name);
}

static int run_stdin(void)
{
    Text text = {0};
    text_read(&text, stdin);
    Str *source = str_from_utf8(text_string(&text), (isize)text.length);
    text_free(&text);
    return run_text(source, str_from_text("<stdin>"));
}

/* The script's name as __file__ and tracebacks show it: absolute, but not otherwise changed. False: too long. */
static bool absolute_path(const char *path, char absolute[PATH_MAX])
{
    size_t length = 0;
    if (path[0] != '/') {
        if (strncmp(path, "./", 2) == 0)
            path += 2;
        if (!getcwd(absolute, PATH_MAX - 1))
            return false;
        length = strlen(absolute);
        absolute[length++] = '/';
    }
    if (length + strlen(path) >= PATH_MAX)
        return false;
    strcpy(absolute + length, path);
    return true;
}

static int run_file(const char *path)
{
    char absolute[PATH_MAX];
    if (absolute_path(path, absolute))
        path = absolute;
    if (access(path, R_OK) != 0) {
        fprintf(stderr, "viv: can't open file '%s': [Errno %d] %s\n", path, errno, strerror(errno));
        return EXIT_USAGE;
    }
    struct stat status;
    if (stat(path, &status) == 0 && S_ISDIR(status.st_mode)) {
        fprintf(stderr, "viv: can't find '__main__' module in '%s'\n", path);
        return 1;
    }
    Str *filename = str_from_utf8_surrogates(path, (isize)strlen(path));
    if (filename && !dict_set_str(module_dict(RUNTIME->main), NAME(__file__), (Object *)filename))
        clear_slot(&filename);
    return run_text(filename ? import_read_script(path) : NULL, filename);
}

static int run_action(void *argument)
{
    Options *options = argument;
    const char *script = options->action == ACTION_FILE ? options->arguments[0] : NULL;
    if (!sys_set_command_line(options->arguments, options->argument_count, script))
        return traceback_exit_code();
    switch (options->action) {
    case ACTION_FILE:
        return run_file(script);
    case ACTION_CODE:
        return run_code(options->code);
    case ACTION_STDIN:
        return run_stdin();
    default:
        return prompt_run(isatty(STDIN_FILENO));
    }
}

/* ---- a runtime around it --------------------------------------------------------------------------------- */

typedef struct Life {
    int (*body)(void *argument);
    void *argument;
} Life;

static int live(void *argument)
{
    Life *life = argument;
    int code = life->body(life->argument);
    return runtime_finish() ? code : code ? code : 120;
}

static int in_fresh_runtime(int (*body)(void *argument), void *argument)
{
    const char *why;
    Life life = {body, argument};
    if (!runtime_start(heap_limit_bytes, &why)) {
        fprintf(stderr, "viv: %s\n", why);
        return EXIT_USAGE;
    }
    vm_set_compiler(compile_text);
    return machine_run(live, &life);
}

/* ---- options --------------------------------------------------------------------------------------------- */

/* "64M" in bytes; 0: not a size. */
static size_t size_option(const char *text)
{
    char *end;
    errno = 0;
    unsigned long long size = strtoull(text, &end, 10);
    int shift = 0;
    switch (toupper((unsigned char)*end)) {
    case 'K': shift = 10; break;
    case 'M': shift = 20; break;
    case 'G': shift = 30; break;
    case '\0': break;
    default: return 0;
    }
    if (errno || !isdigit((unsigned char)*text) || (*end && end[1]) || size > ((unsigned long long)1 << 40) >> shift)
        return 0;
    return (size_t)(size << shift);
}

static bool refuse(Options *options, const char *format, const char *what)
{
    fprintf(stderr, format, what);
    fprintf(stderr, "\n%sviv --help lists the options.\n", usage);
    options->action = ACTION_USAGE;
    return false;
}

static bool take_lessons(Options *options, CheckMode mode, char **rest)
{
    options->action = ACTION_LESSONS;
    options->check_mode = mode;
    options->arguments = rest;
    options->argument_count = 0;
    while (rest[options->argument_count])
        options->argument_count++;
    return options->argument_count ? false : refuse(options, "viv: %s", "which file?");
}

static void take_arguments(Options *options, Action action, char **rest)
{
    options->action = action;
    options->arguments = rest;
    for (options->argument_count = 0; rest[options->argument_count];)
        options->argument_count++;
}

/* Takes one option, which may use the next word. False: nothing more to read. */
static bool take_option(Options *options, char ***next)
{
    char *option = *(*next)++;
    if (strcmp(option, "-c") == 0) {
        options->code = **next;
        if (!options->code)
            return refuse(options, "viv: %s needs code", "-c");
        take_arguments(options, ACTION_CODE, *next);
        options->arguments[0] = "-c";
        return false;
    }
    if (strcmp(option, "--check") == 0)
        return take_lessons(options, CHECK_COMPARE, *next);
    if (strcmp(option, "--bless") == 0)
        return take_lessons(options, CHECK_BLESS, *next);
    if (strcmp(option, "--print") == 0)
        return take_lessons(options, CHECK_PRINT, *next);
    if (strcmp(option, "--heap") == 0) {
        options->heap_bytes = **next ? size_option(*(*next)++) : 0;
        return options->heap_bytes ? true : refuse(options, "viv: %s needs a size like 64M", "--heap");
    }
    if (strcmp(option, "--audit") == 0)
        return setenv("VIV_AUDIT", "1", 1) == 0;
    return refuse(options, "viv: unknown option %s", option);
}

static Options read_options(char **words)
{
    static char *nothing[] = {"", NULL};
    Options options = {.action = ACTION_PROMPT, .arguments = nothing, .argument_count = 1};
    while (*words && words[0][0] == '-' && words[0][1])
        if (!take_option(&options, &words))
            return options;
    if (*words && strcmp(*words, "-") == 0)
        take_arguments(&options, ACTION_STDIN, words);
    else if (*words)
        take_arguments(&options, ACTION_FILE, words);
    return options;
}

int main(int argc, char **argv)
{
    if (argc == 2 && (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0)) {
        puts("Vivarium 0.1 (Python 3.13.0)");
        return 0;
    }
    if (argc == 2 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
        fputs(help, stdout);
        return 0;
    }
    Options options = read_options(argv + 1);
    heap_limit_bytes = options.heap_bytes;
    signal(SIGPIPE, SIG_IGN); /* a reader that has gone is a BrokenPipeError, as in CPython */
    if (options.action == ACTION_USAGE)
        return EXIT_USAGE;
    if (options.action == ACTION_LESSONS)
        return check_files(options.arguments, options.argument_count, options.check_mode, in_fresh_runtime);
    if (options.action != ACTION_PROMPT)
        watch_interrupts();
    int code = in_fresh_runtime(run_action, &options);
    if (ended_by_interrupt) {
        signal(SIGINT, SIG_DFL);
        raise(SIGINT);
    }
    return code;
}
