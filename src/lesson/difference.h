/* difference.h: two texts, line by line. */
#ifndef VIV_DIFFERENCE_H
#define VIV_DIFFERENCE_H

#include <stdbool.h>
#include <stdio.h>

/* Prints a unified difference of two texts. False: they are equal, and nothing was printed. */
bool difference_print(FILE *output, const char *name, const char *expected, const char *actual);

#endif
