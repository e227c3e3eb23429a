/* fuse.c: which loads are fused with the instruction behind them. */
#include "fuse.h"

void fuse_before(Code *code, Unit *unit)
{
    (void)code;
    (void)unit;
}
