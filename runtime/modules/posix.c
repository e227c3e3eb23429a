/* posix.c: the module posix: what the os module takes from the host: files' names, directories, environment.
 *
 * A path is copied out of the region before the host sees it. Errors become OSError with the host's number.
 */
#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../objects/bytes.h"
#include "../objects/dict.h"
#include "../objects/float.h"
#include "../objects/int.h"
#include "../objects/list.h"
#include "../objects/module.h"
#include "../objects/str.h"
#include "../objects/struct_sequence.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "import.h"

extern char **environ;

static NEW Object *host_text(const char *text)
{
    return (Object *)str_from_utf8_surrogates(text, (isize)strlen(text));
}

/* Copies a path (str or bytes; absent: "."); TypeError, ValueError, OSError. */
static bool take_path(const char *function, Object *object, char path[PATH_MAX])
{
    const char *text = ".";
    isize length = 1;
    if (object && is_bytes(object)) {
        text = bytes_data((Bytes *)object);
        length = bytes_length((Bytes *)object);
    } else if (object && is_str(object)) {
        text = str_utf8((Str *)object, &length);
        if (!text)
            return false;
    } else if (object) {
        raise_error(TypeError, "%s: path should be string, bytes or os.PathLike, not %T", function, object);
        return false;
    }
    if (memchr(text, 0, (size_t)length)) {
        raise_error(ValueError, "%s: embedded null character in path", function);
        return false;
    }
    if (length >= PATH_MAX) {
        raise_errno(OSError, ENAMETOOLONG, object);
        return false;
    }
    memcpy(path, text, (size_t)length);
    path[length] = 0;
    return true;
}

static NEW Object *done_or_errno(int result, Object *path)
{
    return result == 0 ? new_none() : raise_errno(OSError, errno, path);
}

/* ---- directories and files --------------------------------------------------------------------------- */

static Object *posix_getcwd(Object **args, isize count, Tuple *names)
{
    char path[PATH_MAX];
    return getcwd(path, sizeof path) ? host_text(path) : raise_errno(OSError, errno, NULL);
}

static Object *posix_chdir(Object **args, isize count, Tuple *names)
{
    char path[PATH_MAX];
    return take_path("chdir", args[0], path) ? done_or_errno(chdir(path), args[0]) : NULL;
}

static Object *posix_mkdir(Object **args, isize count, Tuple *names)
{
    char path[PATH_MAX];
    isize mode = 0777;
    if (!take_path("mkdir", args[0], path) || (args[1] && !object_as_isize(args[1], OverflowError, &mode)))
        return NULL;
    return done_or_errno(mkdir(path, (mode_t)mode), args[0]);
}

static Object *posix_rmdir(Object **args, isize count, Tuple *names)
{
    char path[PATH_MAX];
    return take_path("rmdir", args[0], path) ? done_or_errno(rmdir(path), args[0]) : NULL;
}

static Object *posix_unlink(Object **args, isize count, Tuple *names)
{
    char path[PATH_MAX];
    return take_path("unlink", args[0], path) ? done_or_errno(unlink(path), args[0]) : NULL;
}

static Object *posix_rename(Object **args, isize count, Tuple *names)
{
    char from[PATH_MAX], to[PATH_MAX];
    if (!take_path("rename", args[0], from) || !take_path("rename", args[1], to))
        return NULL;
    return done_or_errno(rename(from, to), args[0]);
}

static Object *posix_listdir(Object **args, isize count, Tuple *names)
{
    char path[PATH_MAX];
    if (!take_path("listdir", args[0], path))
        return NULL;
    DIR *directory = opendir(path);
    if (!directory)
        return raise_errno(OSError, errno, args[0]);
    List *list = list_new(0);
    const struct dirent *entry;
    while (list && (entry = readdir(directory))) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0)
            continue;
        Object *name = host_text(entry->d_name);
        if (!name || !list_append_steal(list, name))
            clear_slot(&list);
    }
    closedir(directory);
    return (Object *)list;
}

static const char *const stat_fields[] = {
    "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", STRUCT_SEQUENCE_UNNAMED,
    STRUCT_SEQUENCE_UNNAMED, STRUCT_SEQUENCE_UNNAMED, "st_atime", "st_mtime", "st_ctime", "st_atime_ns", "st_mtime_ns",
    "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev", NULL};
#define STAT_VISIBLE 10
#define STAT_FIELDS 19
static const StructSequenceSpec stat_spec = {
    "os.stat_result",
    "stat_result: Result from stat, fstat, or lstat.\n\n"
    "This object may be accessed either as a tuple of\n"
    "  (mode, ino, dev, nlink, uid, gid, size, atime, mtime, ctime)\n"
    "or via the attributes st_mode, st_ino, st_dev, st_nlink, st_uid, and so on.\n\n"
    "Posix/windows: If your platform supports st_blksize, st_blocks, st_rdev,\n"
    "or st_flags, they are available as attributes only.\n\n"
    "See os.stat for more information.",
    stat_fields, STAT_VISIBLE};

/* The same time three times: whole seconds, seconds, nanoseconds. */
static void put_time(Object **items, int index, struct timespec time)
{
    items[7 + index] = int_from_int64(time.tv_sec);
    items[10 + index] = float_new((double)time.tv_sec + (double)time.tv_nsec / 1e9);
    items[13 + index] = int_from_int64(time.tv_sec * 1000000000LL + time.tv_nsec);
}

static Object *posix_stat(Object **args, isize count, Tuple *names)
{
    char path[PATH_MAX];
    struct stat status;
    if (!take_path("stat", args[0], path))
        return NULL;
    if (stat(path, &status) != 0)
        return raise_errno(OSError, errno, args[0]);
    Object *module = import_by_text("posix");
    Object *type = module ? object_get_attribute_text(module, "stat_result") : NULL;
    decref_maybe(module);
    if (!type)
        return NULL;
    Object *items[STAT_FIELDS] = {int_from_int64(status.st_mode),   int_from_uint64(status.st_ino),
                                  int_from_uint64(status.st_dev),   int_from_uint64(status.st_nlink),
                                  int_from_int64(status.st_uid),    int_from_int64(status.st_gid),
                                  int_from_int64(status.st_size)};
    put_time(items, 0, status.st_atim);
    put_time(items, 1, status.st_mtim);
    put_time(items, 2, status.st_ctim);
    items[16] = int_from_int64(status.st_blksize);
    items[17] = int_from_int64(status.st_blocks);
    items[18] = int_from_uint64(status.st_rdev);
    bool is_whole = true;
    for (int i = 0; i < STAT_FIELDS; i++)
        is_whole &= items[i] != NULL;
    Object *result = is_whole ? struct_sequence_new((Type *)type, items, STAT_FIELDS) : NULL;
    for (int i = 0; !is_whole && i < STAT_FIELDS; i++)
        decref_maybe(items[i]);
    decref(type);
    return result;
}

static Object *posix_access(Object **args, isize count, Tuple *names)
{
    char path[PATH_MAX];
    isize mode;
    if (!take_path("access", args[0], path) || !object_as_isize(args[1], OverflowError, &mode))
        return NULL;
    return new_bool(access(path, (int)mode) == 0);
}

static Object *posix_realpath(Object **args, isize count, Tuple *names)
{
    char path[PATH_MAX], resolved[PATH_MAX];
    if (!take_path("realpath", args[0], path))
        return NULL;
    return realpath(path, resolved) ? host_text(resolved) : raise_errno(OSError, errno, args[0]);
}

/* ---- the process ------------------------------------------------------------------------------------- */

static Object *posix_getpid(Object **args, isize count, Tuple *names)
{
    return int_from_int64(getpid());
}

static Object *posix_getppid(Object **args, isize count, Tuple *names)
{
    return int_from_int64(getppid());
}

static Object *posix_getuid(Object **args, isize count, Tuple *names)
{
    return int_from_int64(getuid());
}

static Object *posix_cpu_count(Object **args, isize count, Tuple *names)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    return processors > 0 ? int_from_int64(processors) : new_none();
}

static Object *posix_exit(Object **args, isize count, Tuple *names)
{
    isize status;
    if (!object_as_isize(args[0], OverflowError, &status))
        return NULL;
    _exit((int)status);
}

static Object *posix_strerror(Object **args, isize count, Tuple *names)
{
    isize number;
    return object_as_isize(args[0], OverflowError, &number) ? host_text(strerror((int)number)) : NULL;
}

static Object *posix_urandom(Object **args, isize count, Tuple *names)
{
    isize size;
    if (!object_as_isize(args[0], OverflowError, &size))
        return NULL;
    if (size < 0)
        return raise_error(ValueError, "negative argument not allowed");
    Bytes *bytes = bytes_new(NULL, size);
    for (isize at = 0; bytes && at < size;) {
        char piece[256]; /* on the C stack: the host writes nothing into the region itself */
        ssize_t got = getrandom(piece, size - at < 256 ? (size_t)(size - at) : 256, 0);
        if (got < 0) {
            decref(bytes);
            return raise_errno(OSError, errno, NULL);
        }
        memcpy(bytes_data(bytes) + at, piece, (size_t)got);
        at += got;
    }
    return (Object *)bytes;
}

/* Names and values with surrogates for what is not UTF-8. */
static NEW Object *environment(void)
{
    Dict *dict = dict_new();
    for (char **entry = environ; dict && *entry; entry++) {
        const char *equals = strchr(*entry, '=');
        if (!equals)
            continue;
        Object *name = (Object *)str_from_utf8_surrogates(*entry, equals - *entry);
        Object *value = name ? host_text(equals + 1) : NULL;
        bool done = value && dict_set(dict, name, value);
        decref_maybe(name);
        decref_maybe(value);
        if (!done)
            clear_slot(&dict);
    }
    return (Object *)dict;
}

/* Sets (value None: removes) a variable of the host's environment. */
static Object *posix_putenv(Object **args, isize count, Tuple *names)
{
    if (!is_str(args[0]) || (args[1] != NONE && !is_str(args[1])))
        return raise_error(TypeError, "str expected, not %T", is_str(args[0]) ? args[1] : args[0]);
    const char *name = str_utf8((Str *)args[0], NULL);
    const char *value = args[1] == NONE ? NULL : str_utf8((Str *)args[1], NULL);
    if (!name || (args[1] != NONE && !value))
        return NULL;
    return done_or_errno(value ? setenv(name, value, 1) : unsetenv(name), NULL);
}

static Object *posix_fspath(Object **args, isize count, Tuple *names)
{
    return object_file_path(args[0]);
}

static const Native functions[] = {
    {"fspath", posix_fspath, "($module, /, path)",
     "Return the file system path representation of the object.\n\nIf the object is str or bytes, then allow it to pass "
     "through as-is. If the\nobject defines __fspath__(), then return the result of that method. All other\ntypes raise a "
     "TypeError."},
    {"getcwd", posix_getcwd, "($module, /)", "Return a unicode string representing the current working directory."},
    {"chdir", posix_chdir, "($module, /, path)", "Change the current working directory to the specified path."},
    {"mkdir", posix_mkdir, "($module, /, path, mode=511)", "Create a directory."},
    {"rmdir", posix_rmdir, "($module, /, path)", "Remove a directory."},
    {"unlink", posix_unlink, "($module, /, path)", "Remove a file (same as remove())."},
    {"remove", posix_unlink, "($module, /, path)", "Remove a file (same as unlink())."},
    {"rename", posix_rename, "($module, /, src, dst)", "Rename a file or directory."},
    {"replace", posix_rename, "($module, /, src, dst)", "Rename a file or directory, overwriting the destination."},
    {"listdir", posix_listdir, "($module, /, path=None)",
     "Return a list containing the names of the files in the directory."},
    {"stat", posix_stat, "($module, /, path)", "Perform a stat system call on the given path."},
    {"access", posix_access, "($module, /, path, mode)", "Use the real uid/gid to test for access to a path."},
    {"_realpath", posix_realpath, "($module, path, /)", "The path without links."},
    {"getpid", posix_getpid, "($module, /)", "Return the current process id."},
    {"getppid", posix_getppid, "($module, /)", "Return the parent's process id."},
    {"getuid", posix_getuid, "($module, /)", "Return the current process's user id."},
    {"cpu_count", posix_cpu_count, "($module, /)", "Return the number of logical CPUs in the system."},
    {"_exit", posix_exit, "($module, /, status)",
     "Exit to the system with specified status, without normal exit processing."},
    {"strerror", posix_strerror, "($module, code, /)", "Translate an error code to a message string."},
    {"urandom", posix_urandom, "($module, size, /)",
     "Return a bytes object containing random bytes suitable for cryptographic use."},
    {"_putenv", posix_putenv, "($module, name, value, /)", "Change or remove an environment variable."},
    {0}};

static bool fill(Module *module)
{
    return module_add(module, "environ", environment()) &&
           module_add(module, "stat_result", (Object *)struct_sequence_type_new(&stat_spec)) &&
           module_add(module, "F_OK", int_from_int64(F_OK)) && module_add(module, "R_OK", int_from_int64(R_OK)) &&
           module_add(module, "W_OK", int_from_int64(W_OK)) && module_add(module, "X_OK", int_from_int64(X_OK));
}

const ModuleSpec posix_module = {
    .name = "posix",
    .doc = "What the host's system offers to programs.",
    .functions = functions,
    .fill = fill,
};
