/* function.h: functions made by def and lambda. */
#ifndef VIV_FUNCTION_H
#define VIV_FUNCTION_H

#include "../vm/code.h"

/* CPython's PyFunctionObject. */
struct Function {
    Object head;
    Dict *globals;            /* owned, as are all below                                    */
    Object *builtins;
    Str *name, *qualified_name;
    Code *code;
    Tuple *defaults;          /* or NULL                                                    */
    Dict *keyword_defaults;   /* or NULL                                                    */
    Tuple *closure;           /* of cells, or NULL                                          */
    Object *doc;
    Dict *dict;               /* or NULL                                                    */
    Object *weakrefs;
    Object *module;           /* what __module__ shows                                      */
    Object *annotations;      /* dict, or tuple of alternating names and values, or NULL    */
    Tuple *type_params;       /* or NULL                                                    */
    uint32_t version;         /* of code and defaults, for inline caches; 0: none           */
};

/* With references of its own; name, doc and module come from code and globals. NULL: out of memory. */
NEW Function *function_new(Code *code, Dict *globals, Str *qualified_name_or_null);
/* *slot = value for `name` ("__qualname__") of functions and generators; TypeError unless it is a str. */
bool function_set_text(Str **slot, Object *value_or_null, const char *name);
/* A number that stands for this function with this code and these defaults; 0: no more numbers. */
uint32_t function_version(Function *function);

#endif
