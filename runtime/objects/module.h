/* module.h: module objects, and how a file in modules/ declares one. */
#ifndef VIV_MODULE_H
#define VIV_MODULE_H

#include "../object.h"
#include "../type.h"

/* The dict is what globals() is for the module's code. */
struct Module {
    Object head;
    Dict *dict;
    void *definition; /* these two keep the size that CPython shows */
    void *state;
    Object *weakrefs;
    Str *name; /* owned, for messages while modules die; or NULL */
};

/* A module written in C, as its file declares it; modules/modules.def lists them. */
typedef struct ModuleSpec {
    const char *name;
    const char *doc;
    const Native *functions;  /* ends with a {0} entry; may be NULL        */
    bool (*fill)(Module *);   /* adds what is not a function; may be NULL  */
} ModuleSpec;

/* A module with __name__, __doc__, __package__, __loader__, __spec__ (None each but the first). */
NEW Module *module_new(Str *name);
/* The same with the functions of `spec` in it, then `fill` called. */
NEW Module *module_from_spec(const ModuleSpec *spec);
BORROWED Dict *module_dict(Module *module);
bool module_add(Module *module, const char *name, STOLEN Object *value); /* value NULL: false, already raised */
bool module_add_functions(Module *module, const Native *functions);
/* The module's name for messages: NULL if it has none. Runs nothing. */
BORROWED Str *module_name(Module *module);
/* Empties the dict as CPython does at the end: names with one underscore first, then the rest but __builtins__. */
void module_clear_dict(Module *module);

#endif
