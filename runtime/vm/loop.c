/* loop.c: the evaluation loop as programs run it. */
#include "loop.h"
