/* sys_info.c: what sys says about this Python: versions, limits of numbers, flags. */
#include "sys_internal.h"

#include <float.h>
#include <string.h>

#include "../error.h"
#include "../objects/dict.h"
#include "../objects/float.h"
#include "../objects/int.h"
#include "../objects/list.h"
#include "../objects/module.h"
#include "../objects/set.h"
#include "../objects/simple_namespace.h"
#include "../objects/str.h"
#include "../objects/struct_sequence.h"
#include "../objects/tuple.h"
#include "../runtime.h"

/* The Python that programs are promised. */
#define VERSION_HEX 0x030d00f0
#define VERSION_TEXT "3.13.0 (vivarium, a Python whose heap can be watched)"

/* ---- struct sequences -------------------------------------------------------------------------------- */

/* Makes a type from `spec`, an instance with `items` (stolen, NULL: raised), and adds it under `name`. */
static NEW Object *make_sequence(const StructSequenceSpec *spec, STOLEN Object **items, isize count)
{
    bool is_whole = true;
    for (isize i = 0; i < count; i++)
        is_whole &= items[i] != NULL;
    Type *type = is_whole ? struct_sequence_type_new(spec) : NULL;
    if (!type) {
        for (isize i = 0; i < count; i++)
            decref_maybe(items[i]);
        return NULL;
    }
    Object *sequence = struct_sequence_new(type, items, count);
    decref(type);
    return sequence;
}

static const char *const version_fields[] = {"major", "minor", "micro", "releaselevel", "serial", NULL};
static const StructSequenceSpec version_spec = {
    "sys.version_info", "sys.version_info\n\nVersion information as a named tuple.", version_fields, 0, true};

static NEW Object *make_version(void)
{
    Object *items[] = {int_from_int64(3), int_from_int64(13), int_from_int64(0),
                       (Object *)str_intern_text("final"), int_from_int64(0)};
    return make_sequence(&version_spec, items, 5);
}

static const char *const int_fields[] = {"bits_per_digit", "sizeof_digit", "default_max_str_digits",
                                         "str_digits_check_threshold", NULL};
static const StructSequenceSpec int_spec = {
    "sys.int_info",
    "sys.int_info\n\nA named tuple that holds information about Python's internal representation of integers.",
    int_fields, 0};

static NEW Object *make_int_info(void)
{
    Object *items[] = {int_from_int64(30), int_from_int64(4), int_from_int64(MAX_STR_DIGITS_DEFAULT),
                       int_from_int64(MAX_STR_DIGITS_LEAST)};
    return make_sequence(&int_spec, items, 4);
}

static const char *const float_fields[] = {"max", "max_exp", "max_10_exp", "min",     "min_exp", "min_10_exp",
                                           "dig", "mant_dig", "epsilon",   "radix", "rounds",  NULL};
static const StructSequenceSpec float_spec = {
    "sys.float_info", "sys.float_info\n\nA named tuple holding information about the float type.", float_fields, 0};

static NEW Object *make_float_info(void)
{
    Object *items[] = {float_new(DBL_MAX),           int_from_int64(DBL_MAX_EXP), int_from_int64(DBL_MAX_10_EXP),
                       float_new(DBL_MIN),           int_from_int64(DBL_MIN_EXP), int_from_int64(DBL_MIN_10_EXP),
                       int_from_int64(DBL_DIG),      int_from_int64(DBL_MANT_DIG), float_new(DBL_EPSILON),
                       int_from_int64(FLT_RADIX),    int_from_int64(1)};
    return make_sequence(&float_spec, items, 11);
}

static const char *const hash_fields[] = {"width",     "modulus",   "inf",       "nan",    "imag",
                                          "algorithm", "hash_bits", "seed_bits", "cutoff", NULL};
static const StructSequenceSpec hash_spec = {
    "sys.hash_info", "hash_info\n\nA named tuple providing parameters used for computing hashes.", hash_fields, 0};

static NEW Object *make_hash_info(void)
{
    Object *items[] = {
        int_from_int64(64),      int_from_int64(HASH_MODULUS), int_from_int64(HASH_INFINITY), int_from_int64(0),
        int_from_int64(HASH_IMAGINARY), (Object *)str_from_text("siphash13"),   int_from_int64(64),     int_from_int64(128),
        int_from_int64(0)};
    return make_sequence(&hash_spec, items, 9);
}

enum {
    FLAG_DONT_WRITE_BYTECODE = 4,
    FLAG_DEV_MODE = 13,
    FLAG_SAFE_PATH = 16,
    FLAG_DIGITS = 17,
    FLAG_VISIBLE,
    FLAG_GIL = 18,
    FLAG_COUNT
};
static const char *const flag_fields[] = {
    "debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site",
    "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization", "isolated", "dev_mode",
    "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits", "gil", NULL};
static const StructSequenceSpec flag_spec = {
    "sys.flags", "sys.flags\n\nFlags provided through command line arguments or environment vars.", flag_fields,
    FLAG_VISIBLE, true};

static NEW Object *make_flags(void)
{
    Object *items[FLAG_COUNT];
    for (int i = 0; i < FLAG_COUNT; i++)
        items[i] = i == FLAG_DEV_MODE || i == FLAG_SAFE_PATH ? FALSE : int_from_int64(i == FLAG_DONT_WRITE_BYTECODE);
    items[FLAG_DIGITS] = int_from_int64(MAX_STR_DIGITS_DEFAULT);
    items[FLAG_GIL] = int_from_int64(1);
    return make_sequence(&flag_spec, items, FLAG_COUNT);
}

static const char *const thread_fields[] = {"name", "lock", "version", NULL};
static const StructSequenceSpec thread_spec = {
    "sys.thread_info", "sys.thread_info\n\nA named tuple holding information about the thread implementation.",
    thread_fields, 0};

static NEW Object *make_thread_info(void)
{
    Object *items[] = {(Object *)str_from_text("pthread"), (Object *)str_from_text("semaphore"), new_none()};
    return make_sequence(&thread_spec, items, 3);
}

/* ---- the rest ---------------------------------------------------------------------------------------- */

static NEW Object *make_implementation(Module *module)
{
    Dict *dict = dict_new();
    Object *name = (Object *)str_from_text("vivarium"), *tag = (Object *)str_from_text("vivarium-313");
    Object *version = dict_get_text(module_dict(module), "version_info"), *hex = int_from_int64(VERSION_HEX);
    Object *result = NULL;
    if (dict && name && tag && version && hex && dict_set_text(dict, "name", name) &&
        dict_set_text(dict, "cache_tag", tag) && dict_set_text(dict, "version", version) &&
        dict_set_text(dict, "hexversion", hex))
        result = simple_namespace_new(dict);
    decref_maybe(dict);
    decref_maybe(name);
    decref_maybe(tag);
    decref_maybe(hex);
    return result;
}

static NEW Object *make_builtin_names(void)
{
    List *names = list_new(0);
    const char *name;
    for (size_t i = 0; names && (name = import_native_name(i)); i++) {
        Object *text = (Object *)str_intern_text(name);
        if (!text || !list_append_steal(names, text)) {
            decref(names);
            return NULL;
        }
    }
    Object *result = names && list_sort(names, NULL, false) ? (Object *)list_to_tuple(names) : NULL;
    decref_maybe(names);
    return result;
}

/* The standard library's modules, in the order of the alphabet. */
static const char stdlib_names[] =
    "__future__ _thread _tkinter abc antigravity argparse array ast asyncio atexit base64 bdb binascii bisect builtins "
    "bz2 cProfile calendar cmath cmd code codecs codeop collections colorsys compileall concurrent configparser "
    "contextlib contextvars copy copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email "
    "encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc "
    "genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib importlib "
    "inspect io ipaddress itertools json keyword linecache locale logging lzma mailbox marshal math mimetypes mmap "
    "modulefinder msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode operator optparse os pathlib pdb "
    "pickle pickletools pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile "
    "pyclbr pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets "
    "select selectors shelve shlex shutil signal site smtplib socket socketserver sqlite3 sre_compile sre_constants "
    "sre_parse ssl stat statistics string stringprep struct subprocess symtable sys sysconfig syslog tabnanny tarfile "
    "tempfile termios textwrap this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc "
    "tty turtle turtledemo types typing unicodedata unittest urllib uuid venv warnings wave weakref webbrowser winreg "
    "winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo";

bool sys_knows_library(const char *name)
{
    size_t length = strcspn(name, "."); /* a package's parts are known by its name */
    for (const char *at = stdlib_names; *at; at += strspn(at, " ")) {
        size_t word = strcspn(at, " ");
        if (word == length && strncmp(at, name, length) == 0)
            return true;
        at += word;
    }
    return name[0] == '_';
}

static NEW Object *make_stdlib_names(void)
{
    Str *text = str_from_text(stdlib_names);
    List *names = text ? str_split(text, NULL, -1) : NULL;
    Object *result = names ? (Object *)frozenset_new((Object *)names) : NULL;
    decref_maybe(text);
    decref_maybe(names);
    return result;
}

static bool add_text(Module *module, const char *name, const char *text)
{
    return module_add(module, name, (Object *)str_from_text(text));
}

static bool add_texts(Module *module)
{
    return add_text(module, "version", VERSION_TEXT) && add_text(module, "platform", "linux") &&
           add_text(module, "byteorder", "little") && add_text(module, "float_repr_style", "short") &&
           add_text(module, "prefix", "/usr/local") && add_text(module, "exec_prefix", "/usr/local") &&
           add_text(module, "base_prefix", "/usr/local") && add_text(module, "base_exec_prefix", "/usr/local") &&
           add_text(module, "platlibdir", "lib") && add_text(module, "abiflags", "") &&
           add_text(module, "executable", "viv") &&
           add_text(module, "copyright", "Copyright (c) the authors of Vivarium.\nSee the file LICENSE.");
}

static bool add_numbers(Module *module)
{
    return module_add(module, "hexversion", int_from_int64(VERSION_HEX)) &&
           module_add(module, "api_version", int_from_int64(1013)) &&
           module_add(module, "maxsize", int_from_int64(INT64_MAX)) &&
           module_add(module, "maxunicode", int_from_int64(CHARACTER_MAX)) &&
           module_add(module, "dont_write_bytecode", TRUE) && module_add(module, "pycache_prefix", NONE);
}

bool sys_add_information(Module *module)
{
    return add_texts(module) && add_numbers(module) && module_add(module, "version_info", make_version()) &&
           module_add(module, "int_info", make_int_info()) && module_add(module, "float_info", make_float_info()) &&
           module_add(module, "hash_info", make_hash_info()) && module_add(module, "flags", make_flags()) &&
           module_add(module, "thread_info", make_thread_info()) &&
           module_add(module, "implementation", make_implementation(module)) &&
           module_add(module, "builtin_module_names", make_builtin_names()) &&
           module_add(module, "stdlib_module_names", make_stdlib_names()) &&
           module_add(module, "warnoptions", (Object *)list_new(0)) &&
           module_add(module, "_xoptions", (Object *)dict_new());
}
