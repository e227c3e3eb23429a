/* check.h: `viv --check`, `--bless` and `--print`. */
#ifndef VIV_CHECK_H
#define VIV_CHECK_H

typedef enum CheckMode {
    CHECK_COMPARE, /* show a difference; 1 if there is one       */
    CHECK_BLESS,   /* write what is seen into the file           */
    CHECK_PRINT    /* write what is seen to standard output      */
} CheckMode;

/* Runs `body` in a runtime of its own, started for it and finished after it; gives body's result, or another
 * number if the runtime could not start or the final audit failed. */
typedef int (*FreshRuntime)(int (*body)(void *argument), void *argument);

/* Runs each file in a process of its own, so that every file begins with an empty heap. Returns the exit code. */
int check_files(char **paths, int count, CheckMode mode, FreshRuntime in_fresh_runtime);

#endif
