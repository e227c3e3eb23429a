/* generator.h: generators, which own their frame. */
#ifndef VIV_GENERATOR_H
#define VIV_GENERATOR_H

#include "../vm/frame.h"
#include "../vm/state.h"

typedef enum GeneratorState {
    GENERATOR_CREATED, GENERATOR_SUSPENDED, GENERATOR_SUSPENDED_YIELD_FROM, GENERATOR_RUNNING, GENERATOR_FINISHED
} GeneratorState;

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

/* An empty generator with room for a frame of `code`, which the machine fills. */
NEW Generator *generator_new(Code *code, Str *name, Str *qualified_name);

#endif
