/* modules.h: the modules that the runtime is born with. */
#ifndef VIV_MODULES_H
#define VIV_MODULES_H

#include <stdbool.h>

/* Start-up: sys.modules, builtins, sys, __main__. False: out of memory, raised. In modules/import.c. */
bool modules_initialise(void);

#endif
