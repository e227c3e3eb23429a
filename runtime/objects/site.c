/* site.c: the objects that a prompt offers besides functions: exit, quit, copyright, credits, license, help.
 *
 * Each has a text to show when its name alone is typed; called, a quitter leaves the program and a printer prints
 * its text. help(x) prints what an object says of itself: its kind, its signature, its doc string.
 */
#include "../abstract.h"
#include "../error.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../modules/builtins.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"
#include "builtin.h"
#include "dict.h"
#include "module.h"
#include "str.h"
#include "tuple.h"

typedef struct SiteObject {
    Object head;
    Str *name;
    Str *text;
} SiteObject;

static Object *represent(Object *object)
{
    return (Object *)new_reference(((SiteObject *)object)->text);
}

static bool print_line(Object *text)
{
    Object *print = dict_get_text(module_dict(RUNTIME->builtins), "print");
    Object *result = print ? object_call_one(print, text) : NULL;
    decref_maybe(result);
    return result != NULL;
}

static Object *call_quitter(Object *self, Object **args, isize count, Tuple *names)
{
    Object *bound[1];
    if (!arguments_bind("Quitter.__call__", "(code=None)", args, count, names, bound))
        return NULL;
    return raise_value(SystemExit, bound[0] ? bound[0] : NONE);
}

static Object *call_printer(Object *self, Object **args, isize count, Tuple *names)
{
    if (!no_keywords("_Printer.__call__", names) || !arguments_check_count("_Printer.__call__", count, 0, 0))
        return NULL;
    return print_line((Object *)((SiteObject *)self)->text) ? new_none() : NULL;
}

/* "Help on built-in function len in module builtins:", a blank line, then name, signature and doc. */
static NEW Str *help_text(Object *object)
{
    NATIVE_FRAME(held, "help", "name", "signature", "doc");
    if (object_find_attribute(object, NAME(__name__), &held[0]) < 0 ||
        object_find_attribute(object, NAME(__text_signature__), &held[1]) < 0 ||
        object_find_attribute(object, NAME(__doc__), &held[2]) < 0)
        return (Str *)native_leave(held, NULL);
    Str *name = held[0] && is_str(held[0]) ? (Str *)held[0] : NULL;
    Str *signature = held[1] && is_str(held[1]) ? (Str *)held[1] : NULL;
    Str *doc = held[2] && is_str(held[2]) ? (Str *)held[2] : NULL;
    Str *text;
    if (name)
        text = str_format("Help on %T %U:\n\n%U%U\n%s%U", object, name, name,
                          signature ? signature : RUNTIME->empty_str, doc ? "    " : "",
                          doc ? doc : RUNTIME->empty_str);
    else
        text = str_format("Help on %T object:\n\n%U", object, doc ? doc : RUNTIME->empty_str);
    return (Str *)native_leave(held, (Object *)text);
}

static Object *call_helper(Object *self, Object **args, isize count, Tuple *names)
{
    if (!no_keywords("_Helper.__call__", names) || !arguments_check_count("help", count, 0, 1))
        return NULL;
    if (count == 0)
        return print_line((Object *)((SiteObject *)self)->text) ? new_none() : NULL;
    NATIVE_FRAME(held, "help", "text");
    held[0] = (Object *)help_text(args[0]);
    return native_leave(held, held[0] && print_line(held[0]) ? new_none() : NULL);
}

static const Field fields[] = {{"name", offsetof(SiteObject, name)}, {"text", offsetof(SiteObject, text)}, {0}};

#define SITE_TYPE(spec, type_name, call_function)                                    \
    const TypeSpec spec = {.name = type_name,                                        \
                           .size_bytes = sizeof(SiteObject),                         \
                           .flags = TYPE_COLLECTED | TYPE_NO_CREATE,                 \
                           .slots = {.represent = represent, .call = call_function}, \
                           .fields = fields}

SITE_TYPE(quitter_type, "_sitebuiltins.Quitter", call_quitter);
SITE_TYPE(printer_type, "_sitebuiltins._Printer", call_printer);
SITE_TYPE(helper_type, "_sitebuiltins._Helper", call_helper);

static bool add(Module *module, Type *type, const char *name, const char *text)
{
    SiteObject *self = (SiteObject *)object_new(type);
    if (!self)
        return false;
    self->name = str_from_text(name);
    self->text = str_from_text(text);
    gc_track((Object *)self);
    bool is_whole = self->name && self->text;
    if (!is_whole)
        decref(self);
    return is_whole && module_add(module, name, (Object *)self);
}

bool site_add_objects(Module *builtins)
{
    return add(builtins, TYPE(quitter), "quit", "Use quit() or Ctrl-D (i.e. EOF) to exit") &&
           add(builtins, TYPE(quitter), "exit", "Use exit() or Ctrl-D (i.e. EOF) to exit") &&
           add(builtins, TYPE(printer), "copyright", "Vivarium is free software: see the LICENSE file.") &&
           add(builtins, TYPE(printer), "credits",
               "    Thanks to Guido van Rossum and all who made Python what it is.") &&
           add(builtins, TYPE(printer), "license", "See the LICENSE file that comes with Vivarium.") &&
           add(builtins, TYPE(helper), "help",
               "Type help() for interactive help, or help(object) for help about object.");
}
