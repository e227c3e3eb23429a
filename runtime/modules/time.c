/* time.c: the time module: clocks, sleeping, calendar time as struct_time, and its text.
 *
 * Nanoseconds since some start are the one inner representation; floats are made of them at the border.
 */
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../objects/dict.h"
#include "../objects/float.h"
#include "../objects/int.h"
#include "../objects/module.h"
#include "../objects/simple_namespace.h"
#include "../objects/str.h"
#include "../objects/struct_sequence.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "../vm/vm.h"
#include "import.h"

#define NANOSECONDS 1000000000LL

/* ---- clocks ------------------------------------------------------------------------------------------ */

static int64_t read_clock(clockid_t clock)
{
    struct timespec now = {0};
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * NANOSECONDS + now.tv_nsec;
}

static NEW Object *seconds(int64_t nanoseconds)
{
    return float_new((double)nanoseconds / 1e9);
}

#define CLOCK_FUNCTIONS(name, clock)                                        \
    static Object *name(Object **args, isize count, Tuple *names)           \
    {                                                                       \
        return seconds(read_clock(clock));                                  \
    }                                                                       \
    static Object *name##_ns(Object **args, isize count, Tuple *names)      \
    {                                                                       \
        return int_from_int64(read_clock(clock));                           \
    }
CLOCK_FUNCTIONS(time_now, CLOCK_REALTIME)
CLOCK_FUNCTIONS(monotonic, CLOCK_MONOTONIC)
CLOCK_FUNCTIONS(process_time, CLOCK_PROCESS_CPUTIME_ID)
CLOCK_FUNCTIONS(thread_time, CLOCK_THREAD_CPUTIME_ID)

static bool take_clock(Object *number, clockid_t *clock)
{
    int value;
    if (!is_int(number)) {
        raise_error(TypeError, "clk_id should be integer, not %T", number);
        return false;
    }
    if (!int_as_int(number, &value))
        return false;
    struct timespec ignored;
    if (clock_gettime(value, &ignored) != 0) {
        raise_errno(OSError, errno, NULL);
        return false;
    }
    *clock = value;
    return true;
}

static Object *clock_gettime_seconds(Object **args, isize count, Tuple *names)
{
    clockid_t clock;
    return take_clock(args[0], &clock) ? seconds(read_clock(clock)) : NULL;
}

static Object *clock_gettime_nanoseconds(Object **args, isize count, Tuple *names)
{
    clockid_t clock;
    return take_clock(args[0], &clock) ? int_from_int64(read_clock(clock)) : NULL;
}

static Object *clock_resolution(Object **args, isize count, Tuple *names)
{
    clockid_t clock;
    struct timespec step = {0};
    if (!take_clock(args[0], &clock))
        return NULL;
    clock_getres(clock, &step);
    return seconds((int64_t)step.tv_sec * NANOSECONDS + step.tv_nsec);
}

typedef struct ClockInfo {
    const char *name, *implementation;
    bool is_monotonic, is_adjustable;
} ClockInfo;

static const ClockInfo clock_infos[] = {
    {"time", "clock_gettime(CLOCK_REALTIME)", false, true},
    {"monotonic", "clock_gettime(CLOCK_MONOTONIC)", true, false},
    {"perf_counter", "clock_gettime(CLOCK_MONOTONIC)", true, false},
    {"process_time", "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)", true, false},
    {"thread_time", "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", true, false},
};

static NEW Object *describe_clock(const ClockInfo *info)
{
    Dict *dict = dict_new();
    Object *implementation = (Object *)str_from_text(info->implementation), *resolution = float_new(1e-9);
    Object *result = NULL;
    if (dict && implementation && resolution && dict_set_text(dict, "implementation", implementation) &&
        dict_set_text(dict, "monotonic", new_bool(info->is_monotonic)) &&
        dict_set_text(dict, "adjustable", new_bool(info->is_adjustable)) &&
        dict_set_text(dict, "resolution", resolution))
        result = simple_namespace_new(dict);
    decref_maybe(dict);
    decref_maybe(implementation);
    decref_maybe(resolution);
    return result;
}

static Object *get_clock_info(Object **args, isize count, Tuple *names)
{
    if (!is_str(args[0]))
        return raise_error(TypeError, "get_clock_info() argument 1 must be str, not %T", args[0]);
    for (size_t i = 0; i < sizeof clock_infos / sizeof *clock_infos; i++)
        if (str_equal_text((Str *)args[0], clock_infos[i].name))
            return describe_clock(&clock_infos[i]);
    return raise_error(ValueError, "unknown clock");
}

/* ---- sleeping ---------------------------------------------------------------------------------------- */

static bool check_number(double value)
{
    if (isnan(value))
        raise_error(ValueError, "Invalid value NaN (not a number)");
    return !isnan(value);
}

/* A number of seconds as nanoseconds, rounded up as sleep rounds. */
static bool take_duration(Object *object, int64_t *nanoseconds)
{
    if (is_float(object)) {
        double value = float_value(object);
        if (!check_number(value))
            return false;
        if (fabs(value) > 9.2e9) {
            raise_error(OverflowError, "timestamp too large to convert to C PyTime_t");
            return false;
        }
        *nanoseconds = (int64_t)ceil(value * 1e9);
        return true;
    }
    Object *number = number_index(object);
    if (!number)
        return false;
    int64_t value;
    bool is_too_large = int_clamp_int64(number, &value) || value > INT64_MAX / NANOSECONDS ||
                        value < -INT64_MAX / NANOSECONDS;
    decref(number);
    if (is_too_large)
        raise_error(OverflowError, "timestamp too large to convert to C PyTime_t");
    else
        *nanoseconds = value * NANOSECONDS;
    return !is_too_large;
}

static Object *sleep_for(Object **args, isize count, Tuple *names)
{
    int64_t nanoseconds;
    if (!take_duration(args[0], &nanoseconds))
        return NULL;
    if (nanoseconds < 0)
        return raise_error(ValueError, "sleep length must be non-negative");
    struct timespec left = {.tv_sec = nanoseconds / NANOSECONDS, .tv_nsec = nanoseconds % NANOSECONDS};
    while (nanosleep(&left, &left) != 0 && errno == EINTR)
        if (!vm_serve_requests())
            return NULL;
    return new_none();
}

/* ---- struct_time ------------------------------------------------------------------------------------- */

static const char *const time_fields[] = {"tm_year", "tm_mon",  "tm_mday",  "tm_hour", "tm_min",    "tm_sec",
                                          "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff", NULL};
#define TIME_VISIBLE 9
#define TIME_FIELDS 11

static const StructSequenceSpec struct_time_spec = {
    "time.struct_time",
    "The time value as returned by gmtime(), localtime(), and strptime(), and\n"
    " accepted by asctime(), mktime() and strftime().  May be considered as a\n"
    " sequence of 9 integers.\n\n"
    " Note that several fields' values are not the same as those defined by\n"
    " the C language standard for struct tm.  For example, the value of the\n"
    " field tm_year is the actual year, not year - 1900.  See individual\n"
    " fields' descriptions for details.",
    time_fields, TIME_VISIBLE};

static NEW Type *struct_time_type(void)
{
    Object *module = import_by_text("time");
    Object *type = module ? object_get_attribute_text(module, "struct_time") : NULL;
    decref_maybe(module);
    return (Type *)type;
}

static NEW Object *make_struct_time(const struct tm *time)
{
    Type *type = struct_time_type();
    if (!type)
        return NULL;
    Object *items[TIME_FIELDS] = {
        int_from_int64(time->tm_year + 1900LL), int_from_int64(time->tm_mon + 1),  int_from_int64(time->tm_mday),
        int_from_int64(time->tm_hour),          int_from_int64(time->tm_min),      int_from_int64(time->tm_sec),
        int_from_int64((time->tm_wday + 6) % 7), int_from_int64(time->tm_yday + 1), int_from_int64(time->tm_isdst),
        (Object *)str_from_text(time->tm_zone ? time->tm_zone : "UTC"), int_from_int64(time->tm_gmtoff)};
    bool is_whole = true;
    for (int i = 0; i < TIME_FIELDS; i++)
        is_whole &= items[i] != NULL;
    Object *result = NULL;
    if (is_whole)
        result = struct_sequence_new(type, items, TIME_FIELDS);
    else
        for (int i = 0; i < TIME_FIELDS; i++)
            decref_maybe(items[i]);
    decref(type);
    return result;
}

/* Whole seconds since the epoch from an argument; absent or None: the present. */
static bool take_timestamp(Object *argument, time_t *result)
{
    if (!argument || argument == NONE) {
        *result = time(NULL);
        return true;
    }
    if (is_float(argument)) {
        double value = floor(float_value(argument));
        if (!check_number(value))
            return false;
        if (!(fabs(value) < 9.2e18)) {
            raise_error(OverflowError, "timestamp out of range for platform time_t");
            return false;
        }
        *result = (time_t)value;
        return true;
    }
    Object *number = number_index(argument);
    if (!number)
        return false;
    int64_t value;
    bool is_too_large = int_clamp_int64(number, &value);
    decref(number);
    if (is_too_large)
        raise_error(OverflowError, "timestamp out of range for platform time_t");
    *result = value;
    return !is_too_large;
}

static NEW Object *calendar_time(Object *argument, struct tm *(*convert)(const time_t *, struct tm *))
{
    time_t when;
    struct tm parts;
    if (!take_timestamp(argument, &when))
        return NULL;
    if (!convert(&when, &parts))
        return raise_errno(OSError, errno, NULL);
    return make_struct_time(&parts);
}

static Object *gmtime_of(Object **args, isize count, Tuple *names)
{
    return calendar_time(args[0], gmtime_r);
}

static Object *localtime_of(Object **args, isize count, Tuple *names)
{
    return calendar_time(args[0], localtime_r);
}

/* A tuple of nine numbers as a struct tm. `what` is the function for messages. */
static bool take_parts(Object *object, const char *what, struct tm *result)
{
    if (!is_tuple(object)) {
        raise_error(TypeError, "Tuple or struct_time argument required");
        return false;
    }
    Tuple *tuple = (Tuple *)object;
    int values[TIME_VISIBLE];
    bool fits = tuple->size == TIME_VISIBLE;
    for (int i = 0; fits && i < TIME_VISIBLE; i++)
        fits = is_int(tuple->items[i]) && int_as_int(tuple->items[i], &values[i]);
    if (!fits) {
        if (!error_occurred())
            raise_error(TypeError, "%s: illegal time tuple argument", what);
        return false;
    }
    memset(result, 0, sizeof *result);
    result->tm_year = values[0] - 1900;
    result->tm_mon = values[1] - 1;
    result->tm_mday = values[2];
    result->tm_hour = values[3];
    result->tm_min = values[4];
    result->tm_sec = values[5];
    result->tm_wday = (values[6] + 1) % 7;
    result->tm_yday = values[7] - 1;
    result->tm_isdst = values[8];
    return true;
}

/* The ranges that text needs; 0 stands for the first month, day and day of the year. */
static bool check_parts(struct tm *time)
{
    if (time->tm_mon == -1)
        time->tm_mon = 0;
    if (time->tm_mday == 0)
        time->tm_mday = 1;
    if (time->tm_yday == -1)
        time->tm_yday = 0;
    const char *wrong = time->tm_mon < 0 || time->tm_mon > 11    ? "month"
                        : time->tm_mday < 0 || time->tm_mday > 31 ? "day of month"
                        : time->tm_hour < 0 || time->tm_hour > 23 ? "hour"
                        : time->tm_min < 0 || time->tm_min > 59   ? "minute"
                        : time->tm_sec < 0 || time->tm_sec > 61   ? "seconds"
                        : time->tm_wday < 0                       ? "day of week"
                        : time->tm_yday < 0 || time->tm_yday > 365 ? "day of year"
                                                                   : NULL;
    if (wrong)
        raise_error(ValueError, "%s out of range", wrong);
    return !wrong;
}

/* The struct tm of an optional argument: the local time if it is absent. */
static bool parts_or_present(Object *argument, const char *what, struct tm *result)
{
    if (argument)
        return take_parts(argument, what, result) && check_parts(result);
    time_t present = time(NULL);
    return localtime_r(&present, result) != NULL;
}

static Object *mktime_of(Object **args, isize count, Tuple *names)
{
    struct tm parts;
    if (!take_parts(args[0], "mktime()", &parts))
        return NULL;
    parts.tm_wday = -1; /* set by success */
    time_t result = mktime(&parts);
    if (result == (time_t)-1 && parts.tm_wday == -1)
        return raise_error(OverflowError, "mktime argument out of range");
    return float_new((double)result);
}

/* ---- text -------------------------------------------------------------------------------------------- */

static NEW Object *text_of(const struct tm *time)
{
    static const char days[7][4] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static const char months[12][4] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return (Object *)str_format("%s %s%3d %02d:%02d:%02d %d", days[time->tm_wday], months[time->tm_mon],
                                time->tm_mday, time->tm_hour, time->tm_min, time->tm_sec, 1900 + time->tm_year);
}

static Object *asctime_of(Object **args, isize count, Tuple *names)
{
    struct tm parts;
    return parts_or_present(args[0], "asctime()", &parts) ? text_of(&parts) : NULL;
}

static Object *ctime_of(Object **args, isize count, Tuple *names)
{
    time_t when;
    struct tm parts;
    if (!take_timestamp(args[0], &when))
        return NULL;
    if (!localtime_r(&when, &parts))
        return raise_errno(OSError, errno, NULL);
    return text_of(&parts);
}

static NEW Object *format_time(const char *format, const struct tm *time)
{
    if (!*format)
        return (Object *)str_from_text("");
    size_t room = 256, format_length = strlen(format);
    for (;;) {
        char *text = heap_allocate(room);
        if (!text)
            return NULL;
        size_t length = strftime(text, room, format, time);
        if (length > 0 || room > 256 * format_length) { /* a format such as %p may rightly give nothing */
            Str *result = str_from_utf8_surrogates(text, (isize)length);
            heap_free(text);
            return (Object *)result;
        }
        heap_free(text);
        room *= 2;
    }
}

static Object *strftime_of(Object **args, isize count, Tuple *names)
{
    if (!is_str(args[0]))
        return raise_error(TypeError, "strftime() argument 1 must be str, not %T", args[0]);
    struct tm parts;
    if (!parts_or_present(args[1], "strftime()", &parts))
        return NULL;
    const char *format = str_utf8((Str *)args[0], NULL);
    return format ? format_time(format, &parts) : NULL;
}

static Object *tzset_now(Object **args, isize count, Tuple *names)
{
    tzset();
    return new_none();
}

/* ---- the module -------------------------------------------------------------------------------------- */

/* The module _strptime, in Python, does it. */
static Object *strptime_of(Object **args, isize count, Tuple *names)
{
    NATIVE_FRAME(held, "time.strptime", "module", "function");
    held[0] = import_by_text("_strptime");
    held[1] = held[0] ? object_get_attribute_text(held[0], "_strptime_time") : NULL;
    return native_leave(held, held[1] ? object_call(held[1], args, args[1] ? 2 : 1, NULL) : NULL);
}

static const Native functions[] = {
    {"asctime", asctime_of, "(t=<unrepresentable>, /)",
     "Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'."},
    {"clock_getres", clock_resolution, "(clk_id, /)", "Return the resolution of the specified clock clk_id."},
    {"clock_gettime", clock_gettime_seconds, "($module, clk_id, /)",
     "Return the time of the specified clock clk_id as a float."},
    {"clock_gettime_ns", clock_gettime_nanoseconds, "($module, clk_id, /)",
     "Return the time of the specified clock clk_id as nanoseconds (int)."},
    {"ctime", ctime_of, "(seconds=None, /)", "Convert a time in seconds since the Epoch to a string in local time."},
    {"get_clock_info", get_clock_info, "(name, /)", "Get information of the specified clock."},
    {"gmtime", gmtime_of, "(seconds=None, /)", "Convert seconds since the Epoch to a time tuple expressing UTC."},
    {"localtime", localtime_of, "(seconds=None, /)",
     "Convert seconds since the Epoch to a time tuple expressing local time."},
    {"mktime", mktime_of, "($module, object, /)", "Convert a time tuple in local time to seconds since the Epoch."},
    {"monotonic", monotonic, "($module, /)", "Monotonic clock, cannot go backward."},
    {"monotonic_ns", monotonic_ns, "($module, /)", "Monotonic clock, cannot go backward, as nanoseconds."},
    {"perf_counter", monotonic, "($module, /)", "Performance counter for benchmarking."},
    {"perf_counter_ns", monotonic_ns, "($module, /)", "Performance counter for benchmarking as nanoseconds."},
    {"process_time", process_time, "($module, /)",
     "Process time for profiling: sum of the kernel and user-space CPU time."},
    {"process_time_ns", process_time_ns, "($module, /)", "Process time for profiling as nanoseconds."},
    {"sleep", sleep_for, "($module, object, /)", "Delay execution for a given number of seconds."},
    {"strptime", strptime_of, "(data_string, format='%a %b %d %H:%M:%S %Y', /)",
     "Parse a string to a time tuple according to a format specification."},
    {"strftime", strftime_of, "(format, t=<unrepresentable>, /)",
     "Convert a time tuple to a string according to a format specification."},
    {"thread_time", thread_time, "($module, /)",
     "Thread time for profiling: sum of the kernel and user-space CPU time."},
    {"thread_time_ns", thread_time_ns, "($module, /)", "Thread time for profiling as nanoseconds."},
    {"time", time_now, "($module, /)", "Return the current time in seconds since the Epoch."},
    {"time_ns", time_now_ns, "($module, /)", "Return the current time in nanoseconds since the Epoch."},
    {"tzset", tzset_now, "($module, /)", "Initialize, or reinitialize, the local timezone."},
    {0}};

static NEW Object *zone_names(void)
{
    return tuple_pair_steal((Object *)str_from_text(tzname[0]), (Object *)str_from_text(tzname[1]));
}

static bool fill(Module *module)
{
    tzset();
    return module_add(module, "struct_time", (Object *)struct_sequence_type_new(&struct_time_spec)) &&
           module_add(module, "timezone", int_from_int64(timezone)) &&
           module_add(module, "altzone", int_from_int64(daylight ? timezone - 3600 : timezone)) &&
           module_add(module, "daylight", int_from_int64(daylight)) && module_add(module, "tzname", zone_names()) &&
           module_add(module, "CLOCK_REALTIME", int_from_int64(CLOCK_REALTIME)) &&
           module_add(module, "CLOCK_MONOTONIC", int_from_int64(CLOCK_MONOTONIC)) &&
           module_add(module, "CLOCK_PROCESS_CPUTIME_ID", int_from_int64(CLOCK_PROCESS_CPUTIME_ID)) &&
           module_add(module, "CLOCK_THREAD_CPUTIME_ID", int_from_int64(CLOCK_THREAD_CPUTIME_ID));
}

const ModuleSpec time_module = {
    .name = "time",
    .doc = "This module provides various functions to manipulate time values.",
    .functions = functions,
    .fill = fill,
};
