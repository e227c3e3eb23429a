/* label.h: badges. An object is given #1, #2, … when it is first shown, and keeps it until it dies.
 *
 * A badge is never given again. The only trace it leaves in the heap is FLAG_NOTICED in the object's header,
 * which makes the object's death report itself here, so that the next object in the same block starts
 * without a badge.
 */
#ifndef VIV_LABEL_H
#define VIV_LABEL_H

#include "viv.h"

#include <stdio.h>

typedef struct Labels Labels;

/* The badges of a session. One set at a time listens to deaths. */
Labels *labels_new(void);
void labels_free(Labels *labels);

/* The object's number, given at this first mention if it has none. */
int label_of(Labels *labels, Object *object);
/* The number, or 0: mentions nothing. */
int label_peek(const Labels *labels, const Object *object);
/* The living object with that number, or NULL. */
BORROWED Object *label_object(const Labels *labels, int number);
/* The highest number given so far. */
int label_last(const Labels *labels);

/* Deaths of objects with FLAG_NOTICED come here (the heap calls it just before the block is given back). */
void label_forget(Labels *labels, const Object *object);

/* A copy, for checkpoints. */
Labels *labels_copy(const Labels *labels);

#endif
