/* lesson.h: a lesson or transcript file, read.
 *
 * Markdown. What stands at the left margin is prose; a block indented by four spaces whose first line begins with
 * `>>> ` is a transcript. `Predict:`, `Try:`, `Ask:` and `Recap:` at the margin are special:
 *
 *     Predict: question                     applies to the next block
 *     ( ) a choice | what to say to it
 *     = expression                          the right choice is the one equal to its value
 *     Try: task
 *     check: expression                     becomes true in the next block, which is a solution
 *     hint: one of at most three
 */
#ifndef VIV_LESSON_H
#define VIV_LESSON_H

#include <stdbool.h>
#include <stddef.h>

#define LESSON_CHOICES_MAX 8
#define LESSON_HINTS_MAX 3

typedef enum PartKind {
    PART_PROSE,   /* one line, copied as it is                 */
    PART_INPUT,   /* a complete input of a transcript block    */
    PART_PREDICT, /* a question with choices                   */
    PART_TRY      /* a task with a check                       */
} PartKind;

typedef struct Choice {
    char *text, *reply;
} Choice;

typedef struct Part {
    PartKind kind;
    int line;          /* in the file, from 1                                             */
    int block;         /* number of the transcript block, for inputs; of the block to come, for questions */
    char *text;        /* prose: the line. input: its lines, without prompts. questions: the question */
    char *source;      /* input: the lines as they stand in the file. questions: likewise */
    char *expected;    /* input: the output lines, indented, as they stand in the file    */
    char *expression;  /* predict: after `=`. try: after `check:`                         */
    Choice choices[LESSON_CHOICES_MAX];
    int choice_count;
    char *hints[LESSON_HINTS_MAX];
    int hint_count;
    bool is_solved;    /* try: the check has been true after an input of its block */
} Part;

typedef struct Lesson {
    char *path;
    char *title;      /* of the first heading, or NULL */
    bool tells;       /* narration: `tell: off` in the header turns it off */
    Part *parts;
    size_t part_count, part_room;
    char *problem;    /* what is wrong with the file's form, or NULL */
} Lesson;

/* NULL: the file cannot be read, errno says why. */
Lesson *lesson_read(const char *path);
void lesson_free(Lesson *lesson);

#endif
