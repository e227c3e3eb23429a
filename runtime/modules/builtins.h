/* builtins.h: the functions of the builtins module that stand in files of their own. */
#ifndef VIV_BUILTINS_H
#define VIV_BUILTINS_H

#include "../object.h"

/* builtins_class.c */
Object *builtin_build_class(Object **args, isize count, Tuple *names);
/* builtins_code.c */
Object *builtin_compile(Object **args, isize count, Tuple *names);
Object *builtin_eval(Object **args, isize count, Tuple *names);
Object *builtin_exec(Object **args, isize count, Tuple *names);
Object *builtin_globals(Object **args, isize count, Tuple *names);
Object *builtin_locals(Object **args, isize count, Tuple *names);
Object *builtin_dir(Object **args, isize count, Tuple *names);
Object *builtin_vars(Object **args, isize count, Tuple *names);
/* builtins_iterate.c */
Object *builtin_all(Object **args, isize count, Tuple *names);
Object *builtin_any(Object **args, isize count, Tuple *names);
Object *builtin_iter(Object **args, isize count, Tuple *names);
Object *builtin_next(Object **args, isize count, Tuple *names);
Object *builtin_max(Object **args, isize count, Tuple *names);
Object *builtin_min(Object **args, isize count, Tuple *names);
Object *builtin_sorted(Object **args, isize count, Tuple *names);
Object *builtin_sum(Object **args, isize count, Tuple *names);

/* exit, quit, copyright, credits, license, help: objects/site.c */
bool site_add_objects(Module *builtins);

#endif
