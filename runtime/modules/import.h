/* import.h: finding and running modules. */
#ifndef VIV_IMPORT_H
#define VIV_IMPORT_H

#include "../object.h"

/* All of these run Python: the modules' code. */

/* from module import name; ImportError. */
NEW Object *import_from(Object *module, Str *name);
/* An absolute, possibly dotted name; gives the module itself (importlib.import_module). ImportError. */
NEW Object *import_by_text(const char *name);
/* builtins.__import__, for the table in builtins.c: "(name, globals=None, locals=None, fromlist=(), level=0)" */
Object *builtin_import(Object **args, isize count, Tuple *names);

/* The text of a source file decoded: UTF-8, or as its first lines declare. OSError, SyntaxError. */
NEW Str *import_read_source(const char *path);
/* The same for the main program, whose faults CPython words in its own way. */
NEW Str *import_read_script(const char *path);
/* The bytes of a source as text: as its first lines declare, else UTF-8.  SyntaxError if they are not that. */
NEW Str *import_decode_source(const char *data, size_t length);

/* What the command line says: sys.argv = arguments, sys.path = [directory of `script`, or "" if NULL] and
 * PYTHONPATH. */
bool sys_set_command_line(char *const *arguments, int count, const char *script_or_null);

#endif
