/* check.c: running lesson files, each in a process of its own, and comparing; see check.h. */
#include "check.h"

#include "difference.h"
#include "lesson.h"
#include "replay.h"

#include "observe/text.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

typedef struct Job {
    Lesson *lesson;
    FILE *output, *problems;
} Job;

static int replay_body(void *argument)
{
    Job *job = argument;
    lesson_replay(job->lesson, job->output, job->problems);
    fflush(job->output);
    fflush(job->problems);
    return 0;
}

static char *whole_text(FILE *file)
{
    Text text = {0};
    rewind(file);
    text_read(&text, file);
    fclose(file);
    char *copy = text_copy(&text);
    text_free(&text);
    return copy;
}

static char *file_text(const char *path)
{
    FILE *file = fopen(path, "r");
    return file ? whole_text(file) : NULL;
}

/* Runs the lesson in a child. False: it did not come to its end; said on standard error. */
static bool run_in_child(Job *job, FreshRuntime in_fresh_runtime)
{
    int status;
    fflush(stdout);
    fflush(stderr);
    pid_t child = fork();
    if (child == 0)
        _exit(in_fresh_runtime(replay_body, job));
    if (child < 0 || waitpid(child, &status, 0) < 0) {
        fprintf(stderr, "viv: cannot start a process: %s\n", strerror(errno));
        return false;
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    if (WIFSIGNALED(status))
        fprintf(stderr, "%s: ended by signal %d\n", job->lesson->path, WTERMSIG(status));
    else
        fprintf(stderr, "%s: ended with exit code %d\n", job->lesson->path, WEXITSTATUS(status));
    return false;
}

static bool write_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");
    if (!file || fputs(text, file) < 0) {
        fprintf(stderr, "viv: cannot write %s: %s\n", path, strerror(errno));
        if (file)
            fclose(file);
        return false;
    }
    return fclose(file) == 0;
}

/* What to do with the text as it runs. False: a difference was shown, or writing failed. */
static bool conclude(const char *path, CheckMode mode, const char *expected, const char *actual)
{
    if (mode == CHECK_PRINT) {
        fputs(actual, stdout);
        return true;
    }
    if (mode == CHECK_COMPARE)
        return !difference_print(stdout, path, expected, actual);
    if (strcmp(expected, actual) == 0)
        return true;
    printf("%s: rewritten\n", path);
    return write_file(path, actual);
}

static bool check_file(const char *path, CheckMode mode, FreshRuntime in_fresh_runtime)
{
    Job job = {lesson_read(path), tmpfile(), tmpfile()};
    char *expected = file_text(path);
    if (!job.lesson || !expected || !job.output || !job.problems) {
        fprintf(stderr, "viv: cannot read %s: %s\n", path, strerror(errno));
        return false;
    }
    bool is_good = run_in_child(&job, in_fresh_runtime);
    char *actual = whole_text(job.output), *problems = whole_text(job.problems);
    if (is_good)
        is_good = conclude(path, mode, expected, actual);
    if (*problems) {
        fputs(problems, stdout);
        is_good = false;
    }
    free(expected);
    free(actual);
    free(problems);
    lesson_free(job.lesson);
    return is_good;
}

int check_files(char **paths, int count, CheckMode mode, FreshRuntime in_fresh_runtime)
{
    int failures = 0;
    for (int i = 0; i < count; i++)
        failures += !check_file(paths[i], mode, in_fresh_runtime);
    if (mode == CHECK_COMPARE && failures)
        printf("%d of %d files differ\n", failures, count);
    return failures ? 1 : 0;
}
