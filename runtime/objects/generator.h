/* generator.h: generators, which own their frame. */
#ifndef VIV_GENERATOR_H
#define VIV_GENERATOR_H

#include "../vm/frame.h"
#include "../vm/state.h"

/* YIELD_FROM: it waits in `yield from`, and the inner iterator is on top of its stack. */
typedef enum GeneratorState {
    GENERATOR_CREATED, GENERATOR_SUSPENDED, GENERATOR_SUSPENDED_YIELD_FROM, GENERATOR_RUNNING, GENERATOR_FINISHED
} GeneratorState;

/* `handled` is what the generator itself handles while it runs (sys.exception() inside it). */
typedef struct Generator {
    Object head;
    Object *weakrefs;
    Str *name, *qualified_name;
    HandledException handled;
    int8_t state;
    Frame frame; /* its slots and stack follow; cleared when state is GENERATOR_FINISHED */
} Generator;

static inline Generator *generator_of_frame(Frame *frame)
{
    return (Generator *)((char *)frame - offsetof(Generator, frame));
}

/* A generator that takes the frame's references over; the caller takes the frame off the data stack. Not tracked. */
NEW Generator *generator_take_frame(Frame *frame);
/* next() that tells the value of the return: 1 or, with StopIteration raised, -1. */
int generator_next_keeping_stop(Object *generator, Object **item);

#endif
