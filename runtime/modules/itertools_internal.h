/* itertools_internal.h: the one layout that all iterators of itertools share.
 *
 * Each type uses a few owned references, a few numbers and perhaps an array of indices; what they mean is said
 * where the type is defined, and TypeSpec.field_names has names for people. One traversal, one clear and one
 * deallocator serve them all. The includes are those of every file of the family.
 */
#ifndef VIV_ITERTOOLS_INTERNAL_H
#define VIV_ITERTOOLS_INTERNAL_H

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../objects/builtin.h"
#include "../objects/int.h"
#include "../objects/iterator.h"
#include "../objects/list.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "../type.h"

#define TOOL_FIELDS 6
#define TOOL_NUMBERS 4

/* Any iterator of itertools. */
typedef struct Tool {
    Object head;
    Object *fields[TOOL_FIELDS]; /* owned, or NULL */
    int64_t numbers[TOOL_NUMBERS];
    int64_t *indices; /* a block of its own, or NULL */
    bool is_started, is_finished;
} Tool;

/* The slots that all share. */
void tool_deallocate(Object *object);
void tool_traverse(Object *object, VisitFunction visit, void *context);
void tool_clear(Object *object);

/* An instance whose first fields are `first` and `second`, both stolen; NULL if `first` is, or without memory. */
NEW Tool *tool_new(Type *type, STOLEN Object *first, STOLEN Object *second);

/* iter_next of an iterator that a re-entrant call might release. */
int tool_next(Object *iterator, Object **item);

/* Exhausted: releases all fields. Always 0. */
int tool_finish(Tool *self);

/* A TypeSpec of this layout: its C and Python names, slots, the size that CPython shows, fields for people. */
/* With the indices that CPython counts: numbers[NUMBER_SHOWN_ITEMS] of them. */
#define NUMBER_SHOWN_ITEMS 3
size_t tool_shown_size(Object *object);

#define TOOL_TYPE(identifier, python_name, create_function, next_function, size, names, method_table, doc_text) \
    const TypeSpec itertools_##identifier##_type = {                                                             \
        .name = "itertools." python_name,                                                                        \
        .size_bytes = sizeof(Tool),                                                                              \
        .shown_size = tool_shown_size,                                                                           \
        .shown_size_bytes = size,                                                                                \
        .flags = TYPE_COLLECTED | TYPE_BASE,                                                                     \
        .slots = {.iterate = iterator_self, .next = next_function, .create = create_function},                    \
        .deallocate = tool_deallocate,                                                                           \
        .traverse = tool_traverse,                                                                               \
        .clear = tool_clear,                                                                                     \
        .field_names = names,                                                                                    \
        .methods = method_table,                                                                                 \
        .doc = doc_text}

#endif
