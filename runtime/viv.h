/* viv.h: the public face of the runtime: all that src/ may include.
 *
 * Start with runtime_start(); give the runtime a compiler (vm_set_compiler in vm/vm.h); run code; finish with
 * runtime_finish(). Everything between happens in the region at REGION_BASE.
 */
#ifndef VIV_H
#define VIV_H

#include "abstract.h"
#include "error.h"
#include "heap/audit.h"
#include "heap/births.h"
#include "heap/checkpoint.h"
#include "heap/gc.h"
#include "heap/heap.h"
#include "modules/import.h"
#include "modules/io.h"
#include "object.h"
#include "objects/bound_method.h"
#include "objects/builtin.h"
#include "objects/bytearray.h"
#include "objects/bytes.h"
#include "objects/complex.h"
#include "objects/deque.h"
#include "objects/dict.h"
#include "objects/exceptions.h"
#include "objects/fields.h"
#include "objects/float.h"
#include "objects/function.h"
#include "objects/generator.h"
#include "objects/instance.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/range.h"
#include "objects/set.h"
#include "objects/slice.h"
#include "objects/str.h"
#include "objects/traceback.h"
#include "objects/tuple.h"
#include "objects/weakref.h"
#include "runtime.h"
#include "type.h"
#include "unicode_names.h"
#include "vm/code.h"
#include "vm/frame.h"
#include "vm/vm.h"

#endif
