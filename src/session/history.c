/* history.c: two stacks of saved moments; see history.h.
 *
 * Always true: `past` holds the moments before the inputs that count, oldest first; `undone` the moments after those
 * that were taken back, the one to redo next on top.
 */
#include "history.h"

#include "observe/host_memory.h"

#include "viv.h"

#include <stdlib.h>
#include <string.h>

#define MOMENTS_MAX 100
#define MOMENTS_BYTES_MAX ((size_t)256 << 20)

typedef struct SavedMoment {
    Checkpoint *checkpoint;
    Labels *labels;
    char *input; /* the text that ran after it (past) or led to it (undone) */
} SavedMoment;

typedef struct Stack {
    SavedMoment all[MOMENTS_MAX];
    int count;
} Stack;

struct History {
    Stack past, undone;
};

static void moment_free(SavedMoment *moment)
{
    checkpoint_free(moment->checkpoint);
    labels_free(moment->labels);
    free(moment->input);
}

static void drop_all(Stack *stack)
{
    while (stack->count)
        moment_free(&stack->all[--stack->count]);
}

static void drop_oldest(Stack *stack)
{
    moment_free(&stack->all[0]);
    memmove(&stack->all[0], &stack->all[1], (size_t)--stack->count * sizeof stack->all[0]);
}

static size_t size_bytes(const Stack *stack)
{
    size_t bytes = 0;
    for (int i = 0; i < stack->count; i++)
        bytes += checkpoint_size_bytes(stack->all[i].checkpoint);
    return bytes;
}

/* Saves the present on top. False: the host is out of memory. */
static bool save(Stack *stack, const Labels *labels, const char *input)
{
    Checkpoint *checkpoint = checkpoint_take();
    if (!checkpoint)
        return false;
    if (stack->count == MOMENTS_MAX)
        drop_oldest(stack);
    stack->all[stack->count++] = (SavedMoment){checkpoint, labels_copy(labels), host_text(input)};
    while (stack->count > 1 && size_bytes(stack) > MOMENTS_BYTES_MAX)
        drop_oldest(stack);
    return true;
}

History *history_new(void)
{
    return host_zeroed(1, sizeof(History));
}

void history_free(History *history)
{
    drop_all(&history->past);
    drop_all(&history->undone);
    free(history);
}

void history_push(History *history, const Labels *labels, const char *input)
{
    drop_all(&history->undone);
    if (!save(&history->past, labels, input))
        drop_all(&history->past);
}

static const char *top_input(const Stack *stack)
{
    return stack->count ? stack->all[stack->count - 1].input : NULL;
}

const char *history_last(const History *history)
{
    return top_input(&history->past);
}

const char *history_undone(const History *history)
{
    return top_input(&history->undone);
}

/* The present goes to `to`, the moment on top of `from` becomes the present. */
static void travel(Stack *from, Stack *to, Labels **labels)
{
    SavedMoment moment = from->all[--from->count];
    if (!save(to, *labels, moment.input))
        drop_all(to);
    checkpoint_restore(moment.checkpoint);
    labels_free(*labels);
    *labels = moment.labels;
    moment.labels = NULL;
    moment_free(&moment);
}

void history_undo(History *history, Labels **labels)
{
    travel(&history->past, &history->undone, labels);
}

void history_redo(History *history, Labels **labels)
{
    travel(&history->undone, &history->past, labels);
}
