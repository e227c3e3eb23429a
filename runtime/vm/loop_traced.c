/* loop_traced.c: the evaluation loop that asks the tracer before each instruction. */
#define TRACED
#include "loop.h"
