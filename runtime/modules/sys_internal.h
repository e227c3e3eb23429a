/* sys_internal.h: what the files of the sys module share. */
#ifndef VIV_SYS_INTERNAL_H
#define VIV_SYS_INTERNAL_H

#include "../object.h"

/* sys_info.c: version_info, flags, int_info and the like. */
bool sys_add_information(Module *module);

/* True if CPython's standard library has a module, or the package of a module, of this name. */
bool sys_knows_library(const char *name);

/* sys_trace.c: sys.settrace and its like; either function may be NULL. */
void sys_set_tracing(Object *trace, Object *profile);
Object *sys_settrace(Object **args, isize count, Tuple *names);
Object *sys_setprofile(Object **args, isize count, Tuple *names);
Object *sys_gettrace(Object **args, isize count, Tuple *names);
Object *sys_getprofile(Object **args, isize count, Tuple *names);

/* import.c: the name of the index-th module written in C; NULL after the last. */
const char *import_native_name(size_t index);

#endif
