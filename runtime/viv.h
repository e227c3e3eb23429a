/* viv.h: the public face of the runtime: all that src/ may include.
 *
 * Start with runtime_start(); give the runtime a compiler (vm_set_compiler in vm/vm.h); run code; finish with
 * runtime_finish(). Everything between happens in the region at REGION_BASE.
 */
#ifndef VIV_H
#define VIV_H

#include "abstract.h"
#include "error.h"
#include "heap/heap.h"
#include "object.h"
#include "runtime.h"
#include "type.h"
#include "vm/code.h"
#include "vm/frame.h"
#include "vm/vm.h"

#endif
