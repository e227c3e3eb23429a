/* text.h: text that is put together for people, outside the region.
 *
 * Looking must not allocate in the heap it looks at, so what commands say is built here with malloc. Out of
 * memory ends the program with a message: there is nothing left to say it with.
 */
#ifndef VIV_TEXT_H
#define VIV_TEXT_H

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

typedef struct Text {
    char *data; /* UTF-8, always NUL-ended; NULL while empty */
    size_t length;
    size_t room;
} Text;

void text_append(Text *text, const char *bytes, size_t length);
void text_add(Text *text, const char *string);
void text_format(Text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Appends all that can still be read from the file. */
void text_read(Text *text, FILE *file);
/* Appends a Unicode character, as UTF-8. */
void text_add_character(Text *text, unsigned character);
/* Spaces until the line that is being written is `column` columns wide (nothing if it is already). */
void text_pad_to(Text *text, size_t line_start, int column);
/* Columns that the text from byte `start` takes on a terminal. */
int text_columns(const Text *text, size_t start);
/* Cuts the text after byte `start` down to `columns`, ending it with "…" if anything was lost. */
void text_clip(Text *text, size_t start, int columns);
/* Ends the line that began at byte `start`: cut to `width`, its gloss in the right column. A gloss that does not fit
 * is dropped: a line is never wrapped. */
void text_end_line(Text *text, size_t start, const char *gloss, int width);
void text_clear(Text *text);
/* The text, never NULL. Valid until the next change. */
const char *text_string(const Text *text);
/* A copy that the caller frees. */
char *text_copy(const Text *text);
void text_free(Text *text);

/* A count as people write it: 1,234. Static storage per call is avoided: writes into `buffer`. */
const char *text_count(char buffer[32], long long count);
/* Bytes: "88 bytes" below 10,000, then "12.3 KiB". */
const char *text_size(char buffer[32], size_t bytes);

#endif
