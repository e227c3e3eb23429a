/* fuse.h: letting an instruction take its operands straight from locals and constants. */
#ifndef VIV_FUSE_H
#define VIV_FUSE_H

#include "code.h"

/* The instruction at `unit` has taken a form: the loads in front of it take, or lose, the fused form for it. */
void fuse_before(Code *code, Unit *unit);

#endif
