/* import.c: finding modules and running them.
 *
 * A name is looked up in sys.modules, then among the modules written in C, then as a file (name.py, or
 * name/__init__.py for a package) in each directory of sys.path or of the parent's __path__, and last among the
 * library modules that are built in as Python source: so a program's own random.py hides the library's, as in
 * CPython.
 *
 * Always true: a module stands in sys.modules before its code runs, and leaves it if the code fails.
 * A module whose code runs has __spec__._initializing true: that tells a circular import from a missing name.
 */
#include "import.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "../abstract.h"
#include "../error.h"
#include "../objects/dict.h"
#include "../objects/exceptions.h"
#include "../objects/int.h"
#include "../objects/list.h"
#include "../objects/module.h"
#include "../objects/simple_namespace.h"
#include "../objects/str.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "../vm/vm.h"
#include "embedded.h"
#include "modules.h"
#include "sys_internal.h"

/* ---- the modules written in C ------------------------------------------------------------------------ */

#define MODULE(name) extern const ModuleSpec name##_module;
#include "modules.def"
#undef MODULE

static const ModuleSpec *const native_modules[] = {
#define MODULE(name) &name##_module,
#include "modules.def"
#undef MODULE
};
#define NATIVE_MODULE_COUNT (sizeof native_modules / sizeof *native_modules)

static const ModuleSpec *find_native(Str *name)
{
    for (size_t i = 0; i < NATIVE_MODULE_COUNT; i++)
        if (str_equal_text(name, native_modules[i]->name))
            return native_modules[i];
    return NULL;
}

const char *import_native_name(size_t index)
{
    return index < NATIVE_MODULE_COUNT ? native_modules[index]->name : NULL;
}

static const EmbeddedModule *find_embedded(Str *name)
{
    for (const EmbeddedModule *module = embedded_modules; module->name; module++)
        if (str_equal_text(name, module->name))
            return module;
    return NULL;
}

/* ---- errors ------------------------------------------------------------------------------------------ */

/* Gives the ImportError that is raised its name, path and name_from. */
static void complete_import_error(Object *name, Object *path, Object *name_from)
{
    Object *current = error_current();
    if (!current || !error_matches(ImportError))
        return;
    ImportErrorObject *error = (ImportErrorObject *)current;
    set_slot(&error->name, new_reference_maybe(name));
    set_slot(&error->path, new_reference_maybe(path));
    set_slot(&error->name_from, new_reference_maybe(name_from));
}

static void raise_not_found(Str *name)
{
    raise_error(ModuleNotFoundError, "No module named %R", name);
    complete_import_error((Object *)name, NULL, NULL);
}

/* ---- where a module is ------------------------------------------------------------------------------- */

typedef struct Location {
    char path[PATH_MAX];      /* of the source file                            */
    char directory[PATH_MAX]; /* of a package                                  */
    bool is_package;
    bool is_namespace; /* a directory without __init__.py                      */
} Location;

static bool is_file(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static bool is_directory(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool join_path(char *path, const char *front, const char *middle, const char *end)
{
    size_t length = strlen(front);
    const char *slash = length && front[length - 1] != '/' ? "/" : "";
    return (size_t)snprintf(path, PATH_MAX, "%s%s%s%s", front, slash, middle, end) < PATH_MAX;
}

/* Looks for the module `base` in one directory. */
static bool look_in(const char *directory, const char *base, Location *location)
{
    location->is_package = location->is_namespace = false;
    if (!join_path(location->directory, directory, base, ""))
        return false;
    if (is_directory(location->directory)) {
        location->is_package = true;
        if (join_path(location->path, location->directory, "__init__", ".py") && is_file(location->path))
            return true;
        location->is_package = false;
        location->is_namespace = true;
    }
    if (join_path(location->path, directory, base, ".py") && is_file(location->path)) {
        location->is_namespace = false;
        return true;
    }
    return location->is_namespace;
}

/* Copies a directory of sys.path; "" is where the program was started. */
static bool copy_directory(Object *entry, char *directory)
{
    if (!is_str(entry))
        return false;
    const char *text = str_text((Str *)entry);
    if (!*text)
        return realpath(".", directory) != NULL;
    return (size_t)snprintf(directory, PATH_MAX, "%s", text) < PATH_MAX;
}

/* Looks through `path`, a list. Runs no Python. A directory without __init__.py counts only if nothing else does. */
static bool look_along(Object *path, const char *base, Location *location)
{
    Location space = {.is_namespace = false};
    for (isize i = 0; path && is_list(path) && i < ((List *)path)->size; i++) {
        char directory[PATH_MAX];
        if (!copy_directory(((List *)path)->items[i], directory) || !look_in(directory, base, location))
            continue;
        if (!location->is_namespace)
            return true;
        if (!space.is_namespace)
            space = *location;
    }
    if (space.is_namespace)
        *location = space;
    return space.is_namespace;
}

/* ---- making a module --------------------------------------------------------------------------------- */

static NEW Object *path_object(const char *path)
{
    return (Object *)str_from_utf8_surrogates(path, (isize)strlen(path));
}

/* The part of a dotted name before the last dot; "" if there is none. */
static NEW Str *parent_name(Str *name)
{
    isize dot = str_length(name) - 1;
    while (dot >= 0 && str_at(name, dot) != '.')
        dot--;
    return str_substring(name, 0, dot < 0 ? 0 : dot);
}

static bool dict_set_new(Dict *dict, const char *key, STOLEN Object *value)
{
    bool done = value && dict_set_text(dict, key, value);
    decref_maybe(value);
    return done;
}

/* What __spec__ of a module from source says. */
static NEW Object *make_spec(Str *name, Object *origin, Object *locations, Object *parent)
{
    Dict *dict = dict_new();
    Object *spec = NULL;
    if (dict && dict_set_text(dict, "name", (Object *)name) && dict_set_text(dict, "loader", NONE) &&
        dict_set_text(dict, "origin", origin) && dict_set_text(dict, "submodule_search_locations", locations) &&
        dict_set_text(dict, "parent", parent) && dict_set_text(dict, "_initializing", TRUE))
        spec = simple_namespace_new(dict);
    decref_maybe(dict);
    return spec;
}

static bool set_initializing(Dict *dict, Object *value)
{
    Object *spec = dict_get_text(dict, "__spec__");
    if (!spec || !has_type(spec, TYPE(simple_namespace)))
        return true;
    Dict *fields = (Dict *)object_dict(spec);
    bool done = !fields || dict_set_text(fields, "_initializing", value);
    decref_maybe(fields);
    return done;
}

/* A module about to run: `origin` NULL for what is built in; `directory` NULL unless it is a package. */
static NEW Module *prepare_module(Str *name, const char *origin, const char *directory, bool is_package)
{
    Module *module = module_new(name);
    Str *parent = is_package ? new_reference(name) : parent_name(name);
    Object *file = origin ? path_object(origin) : (Object *)str_from_text("built-in");
    Object *locations = is_package ? (Object *)list_new(0) : new_none();
    Object *spec = NULL;
    bool done = module && parent && file && locations;
    if (done && directory)
        done = list_append_steal((List *)locations, path_object(directory));
    if (done)
        spec = make_spec(name, file, locations, (Object *)parent);
    Dict *dict = done && spec ? module_dict(module) : NULL;
    done = dict && dict_set_text(dict, "__package__", (Object *)parent) && dict_set_text(dict, "__spec__", spec) &&
           (!is_package || dict_set_text(dict, "__path__", locations)) &&
           (!origin || dict_set_text(dict, "__file__", file)) &&
           dict_set_text(dict, "__builtins__", (Object *)module_dict(RUNTIME->builtins));
    decref_maybe(parent);
    decref_maybe(file);
    decref_maybe(locations);
    decref_maybe(spec);
    if (done)
        return module;
    decref_maybe(module);
    return NULL;
}

/* Compiles and runs `source` in `module`. */
static bool run_source(Module *module, Str *source, Str *filename)
{
    NATIVE_FRAME(held, "import", "code");
    if (RUNTIME->sources && !dict_set_str(RUNTIME->sources, filename, (Object *)source))
        return native_leave_bool(held, false);
    held[0] = (Object *)vm_compile(source, filename, COMPILE_EXEC, 0);
    Object *result = held[0] ? vm_run_code((Code *)held[0], module_dict(module), NULL) : NULL;
    decref_maybe(result);
    return native_leave_bool(held, result != NULL);
}

/* Puts a prepared module into sys.modules, runs it, takes it out again if that fails. Gives what stands in
 * sys.modules afterwards: a module may replace itself. */
static NEW Object *install_and_run(Str *name, STOLEN Module *module, STOLEN Str *source, STOLEN Str *filename)
{
    NATIVE_FRAME(held, "import", "module", "source", "file name");
    held[0] = (Object *)module;
    held[1] = (Object *)source;
    held[2] = (Object *)filename;
    if (!module || !source || !filename || !dict_set(RUNTIME->modules, (Object *)name, (Object *)module))
        return native_leave(held, NULL);
    if (!run_source(module, source, filename)) {
        Object *error = error_fetch();
        if (dict_discard(RUNTIME->modules, (Object *)name) < 0)
            error_clear();
        error_restore(error);
        return native_leave(held, NULL);
    }
    if (!set_initializing(module_dict(module), FALSE))
        return native_leave(held, NULL);
    Object *final = dict_get(RUNTIME->modules, (Object *)name);
    if (!final && !error_occurred())
        raise_error(ImportError, "%R not in sys.modules as expected", name); /* CPython: KeyError of the pop */
    return native_leave(held, new_reference_maybe(final));
}

/* Says of a module written in C where it comes from. */
static bool add_native_spec(Module *module, Str *name)
{
    Object *origin = (Object *)str_from_text("built-in"), *package = (Object *)str_from_text("");
    Object *spec = origin && package ? make_spec(name, origin, NONE, package) : NULL;
    bool done = spec && dict_set_text(module_dict(module), "__spec__", spec) &&
                dict_set_text(module_dict(module), "__package__", package) &&
                set_initializing(module_dict(module), FALSE);
    decref_maybe(origin);
    decref_maybe(package);
    decref_maybe(spec);
    return done;
}

static NEW Object *load_native(Str *name, const ModuleSpec *spec)
{
    Module *module = module_from_spec(spec);
    if (!module)
        return NULL;
    if (!add_native_spec(module, name) || !dict_set(RUNTIME->modules, (Object *)name, (Object *)module)) {
        decref(module);
        return NULL;
    }
    return (Object *)module;
}

static NEW Object *load_embedded(Str *name, const EmbeddedModule *embedded)
{
    Module *module = prepare_module(name, NULL, NULL, embedded->is_package);
    Str *source = module ? str_from_text(embedded->source) : NULL;
    Str *filename = source ? str_format("<frozen %U>", name) : NULL;
    return install_and_run(name, module, source, filename);
}

static NEW Object *load_namespace(Str *name, const Location *location)
{
    Module *module = prepare_module(name, NULL, location->directory, true);
    if (module && set_initializing(module_dict(module), FALSE) &&
        dict_set(RUNTIME->modules, (Object *)name, (Object *)module))
        return (Object *)module;
    decref_maybe(module);
    return NULL;
}

static NEW Object *load_file(Str *name, const Location *location)
{
    if (location->is_namespace)
        return load_namespace(name, location);
    Module *module = prepare_module(name, location->path, location->is_package ? location->directory : NULL,
                                    location->is_package);
    Str *source = module ? import_read_source(location->path) : NULL;
    Str *filename = source ? (Str *)path_object(location->path) : NULL;
    return install_and_run(name, module, source, filename);
}

/* ---- importing a dotted name ------------------------------------------------------------------------- */

/* Where the parts of a name are looked for: sys.path, or the parent's __path__. 1: *path is NEW; 0: the parent
 * is no package, raised as ModuleNotFoundError; -1: raised. */
static int search_path_of(Str *name, Object *parent, Object **path)
{
    if (!parent) {
        *path = new_reference_maybe(dict_get_text(module_dict(RUNTIME->sys), "path"));
        return 1;
    }
    int found = object_find_attribute(parent, NAME(__path__), path);
    if (found == 0) {
        Str *front = parent_name(name);
        if (front)
            raise_error(ModuleNotFoundError, "No module named %R; %R is not a package", name, front);
        decref_maybe(front);
        complete_import_error((Object *)name, NULL, NULL);
    }
    return found;
}

static NEW Object *load(Str *name, Object *parent)
{
    const ModuleSpec *native = find_native(name);
    if (native)
        return load_native(name, native);
    Object *path = NULL;
    if (search_path_of(name, parent, &path) <= 0)
        return NULL;
    Str *front = parent_name(name);
    Str *last = front ? str_substring(name, str_length(front) ? str_length(front) + 1 : 0, str_length(name)) : NULL;
    decref_maybe(front);
    Location location;
    bool is_found = last && look_along(path, str_text(last), &location);
    decref_maybe(path);
    decref_maybe(last);
    if (!last)
        return NULL;
    /* a program's own file hides the library's, but not what CPython's library lacks (memory_profiler) */
    const EmbeddedModule *embedded = find_embedded(name);
    if (embedded && is_found && !location.is_namespace && sys_knows_library(embedded->name))
        embedded = NULL;
    if (embedded)
        return load_embedded(name, embedded);
    if (is_found)
        return load_file(name, &location);
    raise_not_found(name);
    return NULL;
}

/* The module from sys.modules: 1: *module is NEW; 0: not there; -1: raised. */
static int find_loaded(Str *name, Object **module)
{
    Object *found = dict_get(RUNTIME->modules, (Object *)name);
    if (!found)
        return error_occurred() ? -1 : 0;
    if (found == NONE) {
        raise_error(ModuleNotFoundError, "import of %U halted; None in sys.modules", name);
        complete_import_error((Object *)name, NULL, NULL);
        return -1;
    }
    *module = new_reference(found);
    return 1;
}

/* Binds a submodule in its parent. */
static bool bind_in_parent(Object *parent, Str *name, Object *module)
{
    Str *front = parent_name(name);
    Str *last = front ? str_substring(name, str_length(front) + 1, str_length(name)) : NULL;
    if (last)
        last = str_intern(last);
    bool done = last && object_set_attribute(parent, last, module);
    decref_maybe(front);
    decref_maybe(last);
    return done;
}

static NEW Object *import_by_name(Str *name)
{
    Object *module = NULL;
    if (find_loaded(name, &module) != 0)
        return module;
    if (!enter_recursion(" while importing a module"))
        return NULL;
    NATIVE_FRAME(held, "import", "name", "parent's name", "parent", "module");
    held[0] = new_reference((Object *)name);
    held[1] = (Object *)parent_name(name);
    bool has_parent = held[1] && str_length((Str *)held[1]) > 0;
    if (has_parent)
        held[2] = import_by_name((Str *)held[1]);
    if (held[1] && (!has_parent || held[2])) {
        /* the parent's code may have imported it already */
        int found = find_loaded(name, &held[3]);
        if (found == 0)
            held[3] = load(name, held[2]);
        if (found == 0 && held[3] && has_parent && !bind_in_parent(held[2], name, held[3]))
            clear_slot(&held[3]);
    }
    module = held[3];
    held[3] = NULL;
    leave_recursion();
    return native_leave(held, module);
}

NEW Object *import_by_text(const char *text)
{
    Str *name = str_intern_text(text);
    Object *module = name ? import_by_name(name) : NULL;
    decref_maybe(name);
    return module;
}

/* ---- relative names ---------------------------------------------------------------------------------- */

/* The package that a relative import starts from. */
static NEW Str *package_of(Object *globals)
{
    if (!globals || !is_dict(globals))
        return (Str *)raise_error(KeyError, "'__name__' not in globals");
    Object *package = dict_get_text((Dict *)globals, "__package__");
    if (package && package != NONE) {
        if (is_str(package))
            return new_reference((Str *)package);
        return (Str *)raise_error(TypeError, "package must be a string");
    }
    Object *name = dict_get_text((Dict *)globals, "__name__");
    if (!name)
        return (Str *)raise_error(KeyError, "'__name__' not in globals");
    if (!is_str(name))
        return (Str *)raise_error(TypeError, "__name__ must be a string");
    if (dict_get_text((Dict *)globals, "__path__"))
        return new_reference((Str *)name);
    return parent_name((Str *)name);
}

static NEW Str *resolve_relative(Str *name, Object *globals, isize level)
{
    Str *package = package_of(globals);
    if (!package)
        return NULL;
    if (str_length(package) == 0) {
        decref(package);
        return (Str *)raise_error(ImportError, "attempted relative import with no known parent package");
    }
    for (isize i = 1; i < level; i++) {
        Str *up = parent_name(package);
        decref(package);
        if (!up)
            return NULL;
        package = up;
        if (str_length(package) == 0) {
            decref(package);
            return (Str *)raise_error(ImportError, "attempted relative import beyond top-level package");
        }
    }
    if (str_length(name) == 0)
        return package;
    Str *full = str_format("%U.%U", package, name);
    decref(package);
    return full ? str_intern(full) : NULL;
}

/* ---- from package import names ----------------------------------------------------------------------- */

static bool import_submodule(Object *module, Str *name)
{
    NATIVE_FRAME(held, "import", "package's name", "submodule's name");
    held[0] = object_get_attribute(module, NAME(__name__));
    if (!held[0])
        return native_leave_bool(held, false);
    held[1] = (Object *)str_format("%S.%U", held[0], name);
    Object *submodule = held[1] ? import_by_name((Str *)held[1]) : NULL;
    if (!submodule && error_matches(ModuleNotFoundError)) {
        /* that there is no such submodule will be said by import_from, in its words */
        Object *missing = ((ImportErrorObject *)error_current())->name;
        if (missing && held[1] && is_str(missing) && str_equal((Str *)missing, (Str *)held[1]))
            error_clear();
    }
    decref_maybe(submodule);
    return native_leave_bool(held, !error_occurred());
}

static bool handle_names(Object *module, Object *names, bool is_all)
{
    isize count = object_length(names);
    for (isize i = 0; i < count; i++) {
        NATIVE_FRAME(held, "import", "index", "name", "attribute");
        held[0] = int_from_int64(i);
        held[1] = held[0] ? object_get_item(names, held[0]) : NULL;
        bool done = held[1] != NULL;
        if (done && !is_str(held[1])) {
            raise_error(TypeError, "Item in ``from list'' must be str, not %T", held[1]);
            done = false;
        } else if (done && str_equal_text((Str *)held[1], "*")) {
            Object *all = NULL;
            int found = is_all ? 0 : object_find_attribute(module, NAME(__all__), &all);
            done = found >= 0 && (!found || handle_names(module, all, true));
            decref_maybe(all);
        } else if (done) {
            int found = object_find_attribute(module, (Str *)held[1], &held[2]);
            done = found > 0 || (found == 0 && import_submodule(module, (Str *)held[1]));
        }
        if (!native_leave_bool(held, done))
            return false;
    }
    return count >= 0;
}

/* ---- __import__ -------------------------------------------------------------------------------------- */

/* `import a.b.c` binds a; in a relative import, the same number of parts from the front. */
static NEW Object *first_module(Str *name, Str *full, Object *module)
{
    isize dot = str_find_char(name, '.', 0, str_length(name));
    if (dot < 0)
        return new_reference(module);
    Str *front = str_substring(full, 0, str_length(full) - (str_length(name) - dot));
    Object *first = front ? import_by_name(front) : NULL;
    decref_maybe(front);
    return first;
}

static int has_names(Object *fromlist)
{
    return fromlist && fromlist != NONE ? object_is_true(fromlist) : 0;
}

/* __import__(name, globals, locals, fromlist, level). globals and fromlist may be NULL or None. */
static NEW Object *import_module_level(Str *name, Object *globals, Object *fromlist, isize level)
{
    if (level < 0)
        return raise_error(ValueError, "level must be >= 0");
    if (level == 0 && str_length(name) == 0)
        return raise_error(ValueError, "Empty module name");
    NATIVE_FRAME(held, "import", "name", "module");
    held[0] = level ? (Object *)resolve_relative(name, globals, level) : new_reference((Object *)name);
    held[1] = held[0] ? import_by_name((Str *)held[0]) : NULL;
    int wants_names = held[1] ? has_names(fromlist) : -1;
    if (wants_names < 0)
        return native_leave(held, NULL);
    if (!wants_names)
        return native_leave(held, str_length(name) ? first_module(name, (Str *)held[0], held[1])
                                                   : new_reference(held[1]));
    Object *path = NULL;
    int is_package = object_find_attribute(held[1], NAME(__path__), &path);
    decref_maybe(path);
    bool done = is_package == 0 || (is_package > 0 && handle_names(held[1], fromlist, false));
    return native_leave(held, done ? new_reference(held[1]) : NULL);
}

Object *builtin_import(Object **args, isize count, Tuple *names)
{
    if (!is_str(args[0]))
        return raise_error(TypeError, "module name must be a string");
    isize level = 0;
    if (args[4] && !object_as_isize(args[4], OverflowError, &level))
        return NULL;
    return import_module_level((Str *)args[0], args[1], args[3], level);
}

/* ---- from module import name ------------------------------------------------------------------------- */

static bool is_initializing(Object *module)
{
    Object *spec = NULL, *value = NULL;
    bool result = false;
    if (object_find_attribute(module, NAME(__spec__), &spec) == 1 && has_type(spec, TYPE(simple_namespace))) {
        Str *name = str_intern_text("_initializing");
        result = name && object_find_attribute(spec, name, &value) == 1 && value == TRUE;
        decref_maybe(name);
    }
    decref_maybe(spec);
    decref_maybe(value);
    error_clear();
    return result;
}

static void raise_cannot_import(Object *module, Str *name, Object *module_name)
{
    Object *file = NULL;
    if (object_find_attribute(module, NAME(__file__), &file) < 0)
        error_clear();
    if (!module_name)
        raise_error(ImportError, "cannot import name %R from '<unknown module name>' (unknown location)", name);
    else if (is_initializing(module))
        raise_error(ImportError,
                    file ? "cannot import name %R from partially initialized module %R "
                           "(most likely due to a circular import) (%S)"
                         : "cannot import name %R from partially initialized module %R "
                           "(most likely due to a circular import)",
                    name, module_name, file);
    else if (file)
        raise_error(ImportError, "cannot import name %R from %R (%S)", name, module_name, file);
    else
        raise_error(ImportError, "cannot import name %R from %R (unknown location)", name, module_name);
    complete_import_error(module_name, file, (Object *)name);
    decref_maybe(file);
}

NEW Object *import_from(Object *module, Str *name)
{
    Object *value = NULL;
    if (object_find_attribute(module, name, &value) != 0)
        return value;
    NATIVE_FRAME(held, "import from", "module's name", "full name");
    if (object_find_attribute(module, NAME(__name__), &held[0]) < 0)
        return native_leave(held, NULL);
    if (held[0] && is_str(held[0])) {
        /* a submodule whose own import is under way is not yet bound in its package */
        held[1] = (Object *)str_format("%U.%U", held[0], name);
        value = held[1] ? dict_get(RUNTIME->modules, held[1]) : NULL;
        if (value)
            return native_leave(held, new_reference(value));
    }
    if (!error_occurred())
        raise_cannot_import(module, name, held[0] && is_str(held[0]) ? held[0] : NULL);
    return native_leave(held, NULL);
}

/* ---- start-up ---------------------------------------------------------------------------------------- */

static NEW Module *make_native(const ModuleSpec *spec)
{
    Str *name = str_intern_text(spec->name);
    Object *module = name ? load_native(name, spec) : NULL;
    decref_maybe(name);
    return (Module *)module;
}

static NEW Module *make_main(void)
{
    Module *module = module_new(NAME(__main__));
    if (module && dict_set_new(module_dict(module), "__annotations__", (Object *)dict_new()) &&
        dict_set_text(module_dict(module), "__builtins__", (Object *)RUNTIME->builtins) &&
        dict_set_str(RUNTIME->modules, NAME(__main__), (Object *)module))
        return module;
    decref_maybe(module);
    return NULL;
}

bool modules_initialise(void)
{
    RUNTIME->modules = dict_new();
    RUNTIME->sources = dict_new();
    if (!RUNTIME->modules || !RUNTIME->sources)
        return false;
    RUNTIME->builtins = make_native(&builtins_module);
    if (!RUNTIME->builtins)
        return false;
    RUNTIME->sys = make_native(&sys_module);
    if (RUNTIME->sys)
        RUNTIME->main = make_main();
    return RUNTIME->main != NULL;
}
