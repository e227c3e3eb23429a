/* bytes_methods.c: the methods that bytes and bytearray share.
 *
 * Each native takes either type as args[0] and gives a result of the same kind. A bytearray's memory may be
 * changed by user code, so arguments are converted first and `self` is read last, with nothing in between.
 */
#include <limits.h>

#include "bytes_methods.h"
#include "bytearray.h"
#include "search.h"
#include "str_data.h"
#include "str_methods.h"

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "list.h"
#include "memoryview.h"
#include "sequence.h"
#include "tuple.h"

typedef struct Run {
    const char *data;
    isize length;
} Run;

static Run run_of(Object *self)
{
    if (is_bytes(self))
        return (Run){((Bytes *)self)->data, ((Bytes *)self)->length};
    return (Run){bytearray_data((ByteArray *)self), ((ByteArray *)self)->length};
}

/* A fresh object like self with `length` bytes for the caller to write at *to. */
static Object *blank_like(Object *self, isize length, char **to)
{
    if (is_bytes(self)) {
        Bytes *result = bytes_new(NULL, length);
        if (result)
            *to = result->data;
        return (Object *)result;
    }
    ByteArray *result = bytearray_new(NULL, length);
    if (result)
        *to = bytearray_data(result);
    return (Object *)result;
}

static Object *copy_like(Object *self, const char *data, isize length)
{
    return is_bytes(self) ? (Object *)bytes_new(data, length) : (Object *)bytearray_new(data, length);
}

/* self where that is allowed: an exact bytes. */
static Object *unchanged(Object *self)
{
    Run run = run_of(self);
    return is_exact(self, bytes) ? new_reference(self) : copy_like(self, run.data, run.length);
}

static bool is_space(char c)
{
    return c == ' ' || (c >= 9 && c <= 13);
}
static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}
static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}
static bool is_alpha(char c)
{
    return is_upper(c) || is_lower(c);
}
static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}
static bool is_alnum(char c)
{
    return is_alpha(c) || is_digit(c);
}
static char to_upper(char c)
{
    return (char)(is_lower(c) ? c - 32 : c);
}
static char to_lower(char c)
{
    return (char)(is_upper(c) ? c + 32 : c);
}

/* ---- finding ----------------------------------------------------------------------------------------------------- */

/* What is looked for: a buffer, or one byte given as an int. */
typedef struct Wanted {
    Buffer buffer; /* owner NULL for an int */
    char byte;
    Run run;
} Wanted;

static bool wanted_from(Object *object, Wanted *wanted)
{
    wanted->buffer.owner = NULL;
    if (is_buffer(object)) {
        if (!buffer_get(object, &wanted->buffer))
            return false;
        wanted->run = (Run){wanted->buffer.data, wanted->buffer.length};
        return true;
    }
    if (!object_has_index(object))
        return raise_error(TypeError, "argument should be integer or bytes-like object, not '%.200T'", object);
    int byte;
    if (!byte_from(object, &byte))
        return false;
    wanted->byte = (char)byte;
    wanted->run = (Run){NULL, 1};
    return true;
}

static const char *wanted_data(const Wanted *wanted)
{
    return wanted->run.data ? wanted->run.data : &wanted->byte;
}

enum { FIND_FIRST, FIND_LAST, FIND_COUNT };

/* -1: not there; -2: raised. */
static isize find_in(Object **args, int how)
{
    isize start, end, result = -1;
    Wanted wanted;
    if (!wanted_from(args[1], &wanted))
        return -2;
    Run self = run_of(args[0]);
    if (!bounds_from(args[2], args[3], self.length, &start, &end)) {
        buffer_release(&wanted.buffer);
        return -2;
    }
    self = run_of(args[0]);
    if (end > self.length)
        end = self.length;
    if (how == FIND_COUNT)
        result = 0;
    if (start <= end) {
        const char *data = self.data + start, *needle = wanted_data(&wanted);
        if (how == FIND_COUNT)
            result = search_count(1, data, end - start, needle, wanted.run.length, -1);
        else if (how == FIND_FIRST)
            result = search(1, data, end - start, needle, wanted.run.length);
        else
            result = search_last(1, data, end - start, needle, wanted.run.length);
        if (how != FIND_COUNT && result >= 0)
            result += start;
    }
    buffer_release(&wanted.buffer);
    return result;
}

static Object *found(isize at, bool must)
{
    if (at == -2)
        return NULL;
    return at < 0 && must ? raise_error(ValueError, "subsection not found") : int_from_isize(at);
}

BYTES_NATIVE(find)
{
    return found(find_in(args, FIND_FIRST), false);
}
BYTES_NATIVE(rfind)
{
    return found(find_in(args, FIND_LAST), false);
}
BYTES_NATIVE(index)
{
    return found(find_in(args, FIND_FIRST), true);
}
BYTES_NATIVE(rindex)
{
    return found(find_in(args, FIND_LAST), true);
}
BYTES_NATIVE(count)
{
    return found(find_in(args, FIND_COUNT), false);
}

/* 1, 0, or -1: raised. */
static int affix_matches(Object *self, Object *affix, isize start, isize end, bool at_end)
{
    Buffer buffer;
    if (!buffer_get(affix, &buffer))
        return -1;
    Run run = run_of(self);
    if (end > run.length)
        end = run.length;
    end -= buffer.length;
    bool matches = end >= start && memcmp(run.data + (at_end ? end : start), buffer.data, (size_t)buffer.length) == 0;
    buffer_release(&buffer);
    return matches;
}

static Object *affix_method(Object **args, const char *function, bool at_end)
{
    isize start, end;
    if (!bounds_from(args[2], args[3], run_of(args[0]).length, &start, &end))
        return NULL;
    if (is_tuple(args[1])) {
        Tuple *affixes = (Tuple *)args[1];
        for (isize i = 0; i < affixes->size; i++) {
            int matches = affix_matches(args[0], affixes->items[i], start, end, at_end);
            if (matches)
                return matches < 0 ? NULL : new_bool(true);
        }
        return new_bool(false);
    }
    if (!is_buffer(args[1]))
        return raise_error(TypeError, "%s first arg must be bytes or a tuple of bytes, not %T", function, args[1]);
    int matches = affix_matches(args[0], args[1], start, end, at_end);
    return matches < 0 ? NULL : new_bool(matches);
}

BYTES_NATIVE(startswith)
{
    return affix_method(args, "startswith", false);
}
BYTES_NATIVE(endswith)
{
    return affix_method(args, "endswith", true);
}

BYTES_NATIVE(removeprefix)
{
    Buffer prefix;
    if (!buffer_get(args[1], &prefix))
        return NULL;
    Run self = run_of(args[0]);
    bool has = prefix.length && prefix.length <= self.length && !memcmp(self.data, prefix.data, (size_t)prefix.length);
    isize cut = has ? prefix.length : 0;
    Object *result = has ? copy_like(args[0], self.data + cut, self.length - cut) : unchanged(args[0]);
    buffer_release(&prefix);
    return result;
}

BYTES_NATIVE(removesuffix)
{
    Buffer suffix;
    if (!buffer_get(args[1], &suffix))
        return NULL;
    Run self = run_of(args[0]);
    isize kept = self.length - suffix.length;
    bool has = suffix.length && kept >= 0 && !memcmp(self.data + kept, suffix.data, (size_t)suffix.length);
    Object *result = has ? copy_like(args[0], self.data, kept) : unchanged(args[0]);
    buffer_release(&suffix);
    return result;
}

/* ---- splitting -------------------------------------------------------------------------------------------------- */

static bool add_piece(List *list, Object *self, Run run, isize start, isize end)
{
    Object *piece = start == 0 && end == run.length && is_exact(self, bytes)
                        ? new_reference(self)
                        : copy_like(self, run.data + start, end - start);
    return piece && list_append_steal(list, piece);
}

static bool split_space(List *list, Object *self, Run run, isize most)
{
    isize at = 0, length = run.length;
    for (;;) {
        while (at < length && is_space(run.data[at]))
            at++;
        if (at == length)
            return true;
        if (most-- <= 0)
            break;
        isize start = at;
        while (at < length && !is_space(run.data[at]))
            at++;
        if (!add_piece(list, self, run, start, at))
            return false;
    }
    return add_piece(list, self, run, at, length); /* the rest as it is, with its end */
}

static bool split_space_from_end(List *list, Object *self, Run run, isize most)
{
    isize end = run.length;
    for (;;) {
        while (end > 0 && is_space(run.data[end - 1]))
            end--;
        if (end == 0)
            return true;
        if (most-- <= 0)
            break;
        isize stop = end;
        while (end > 0 && !is_space(run.data[end - 1]))
            end--;
        if (!add_piece(list, self, run, end, stop))
            return false;
    }
    return add_piece(list, self, run, 0, end);
}

static bool split_run(List *list, Object *self, Run run, Run separator, isize most)
{
    isize start = 0;
    while (most-- > 0) {
        isize at = search(1, run.data + start, run.length - start, separator.data, separator.length);
        if (at < 0)
            break;
        if (!add_piece(list, self, run, start, start + at))
            return false;
        start += at + separator.length;
    }
    return add_piece(list, self, run, start, run.length);
}

static bool split_run_from_end(List *list, Object *self, Run run, Run separator, isize most)
{
    isize end = run.length;
    while (most-- > 0) {
        isize at = search_last(1, run.data, end, separator.data, separator.length);
        if (at < 0)
            break;
        if (!add_piece(list, self, run, at + separator.length, end))
            return false;
        end = at;
    }
    return add_piece(list, self, run, 0, end);
}

static Object *split(Object **args, bool from_end)
{
    Buffer buffer = {0};
    isize most;
    if (!isize_argument(args[2], -1, &most))
        return NULL;
    most = most < 0 ? INT64_MAX : most;
    bool by_space = !args[1] || args[1] == NONE;
    if (!by_space && !buffer_get(args[1], &buffer))
        return NULL;
    if (!by_space && buffer.length == 0) {
        buffer_release(&buffer);
        return raise_error(ValueError, "empty separator");
    }
    Run run = run_of(args[0]), separator = {buffer.data, buffer.length};
    List *list = list_new(0);
    bool done = list != NULL;
    if (done && by_space)
        done = from_end ? split_space_from_end(list, args[0], run, most) : split_space(list, args[0], run, most);
    else if (done)
        done = from_end ? split_run_from_end(list, args[0], run, separator, most)
                        : split_run(list, args[0], run, separator, most);
    buffer_release(&buffer);
    if (!done)
        clear_slot(&list);
    else if (from_end)
        list_reverse(list);
    return (Object *)list;
}

BYTES_NATIVE(split)
{
    return split(args, false);
}
BYTES_NATIVE(rsplit)
{
    return split(args, true);
}

BYTES_NATIVE(splitlines)
{
    int keep = args[1] ? object_is_true(args[1]) : 0;
    List *list = keep < 0 ? NULL : list_new(0);
    if (!list)
        return NULL;
    Run run = run_of(args[0]);
    for (isize at = 0; at < run.length;) {
        isize start = at;
        while (at < run.length && run.data[at] != '\n' && run.data[at] != '\r')
            at++;
        isize end = at;
        if (at < run.length)
            at += run.data[at] == '\r' && at + 1 < run.length && run.data[at + 1] == '\n' ? 2 : 1;
        if (!add_piece(list, args[0], run, start, keep ? at : end)) {
            decref(list);
            return NULL;
        }
    }
    return (Object *)list;
}

static Object *three(STOLEN Object *first, STOLEN Object *second, STOLEN Object *third)
{
    Tuple *result = first && second && third ? tuple_pack(3, first, second, third) : NULL;
    decref_maybe(first);
    decref_maybe(second);
    decref_maybe(third);
    return (Object *)result;
}

static Object *partition(Object **args, bool last)
{
    Buffer separator;
    if (!buffer_get(args[1], &separator))
        return NULL;
    Object *self = args[0], *result;
    Run run = run_of(self);
    if (separator.length == 0) {
        result = raise_error(ValueError, "empty separator");
    } else {
        isize at = last ? search_last(1, run.data, run.length, separator.data, separator.length)
                        : search(1, run.data, run.length, separator.data, separator.length);
        if (at < 0) {
            Object *whole = unchanged(self), *left = copy_like(self, "", 0), *right = copy_like(self, "", 0);
            result = last ? three(left, right, whole) : three(whole, left, right);
        } else {
            isize after = at + separator.length;
            Object *middle = is_bytes(self) ? new_reference(args[1])
                                            : copy_like(self, separator.data, separator.length);
            result = three(copy_like(self, run.data, at), middle,
                           copy_like(self, run.data + after, run.length - after));
        }
    }
    buffer_release(&separator);
    return result;
}

BYTES_NATIVE(partition)
{
    return partition(args, false);
}
BYTES_NATIVE(rpartition)
{
    return partition(args, true);
}

enum { STRIP_LEFT = 1, STRIP_RIGHT = 2 };

static bool is_stripped(char c, const Buffer *bytes)
{
    return bytes->owner ? search_unit(1, bytes->data, bytes->length, (uint8_t)c) >= 0 : is_space(c);
}

static Object *strip(Object **args, int sides)
{
    Buffer bytes = {0};
    if (args[1] && args[1] != NONE && !buffer_get(args[1], &bytes))
        return NULL;
    Run run = run_of(args[0]);
    isize start = 0, end = run.length;
    if (sides & STRIP_LEFT)
        while (start < end && is_stripped(run.data[start], &bytes))
            start++;
    if (sides & STRIP_RIGHT)
        while (end > start && is_stripped(run.data[end - 1], &bytes))
            end--;
    bool whole = start == 0 && end == run.length;
    Object *result = whole ? unchanged(args[0]) : copy_like(args[0], run.data + start, end - start);
    buffer_release(&bytes);
    return result;
}

BYTES_NATIVE(strip)
{
    return strip(args, STRIP_LEFT | STRIP_RIGHT);
}
BYTES_NATIVE(lstrip)
{
    return strip(args, STRIP_LEFT);
}
BYTES_NATIVE(rstrip)
{
    return strip(args, STRIP_RIGHT);
}

/* ---- joining and replacing -------------------------------------------------------------------------------------- */

/* The length of the joined items; -1: raised. */
static isize joined_length(Object **items, isize count, isize separator_length)
{
    isize length = 0;
    for (isize i = 0; i < count; i++) {
        Buffer buffer;
        if (!is_buffer(items[i])) {
            raise_error(TypeError, "sequence item %zd: expected a bytes-like object, %.80T found", i, items[i]);
            return -1;
        }
        if (!buffer_get(items[i], &buffer))
            return -1;
        length += buffer.length + (i ? separator_length : 0);
        buffer_release(&buffer);
        if (length > INT64_MAX / 4) {
            raise_error(OverflowError, "join() result is too long");
            return -1;
        }
    }
    return length;
}

static Object *join_items(Object *self, Object **items, isize count)
{
    Run separator = run_of(self);
    char *to;
    isize length = joined_length(items, count, separator.length);
    if (count == 1 && length >= 0 && is_exact(items[0], bytes) && is_bytes(self))
        return new_reference(items[0]);
    Object *result = length < 0 ? NULL : blank_like(self, length, &to);
    for (isize i = 0; result && i < count; i++) {
        Buffer buffer;
        if (i) {
            memcpy(to, separator.data, (size_t)separator.length);
            to += separator.length;
        }
        if (!buffer_get(items[i], &buffer)) {
            clear_slot(&result);
            break;
        }
        memcpy(to, buffer.data, (size_t)buffer.length);
        to += buffer.length;
        buffer_release(&buffer);
    }
    return result;
}

BYTES_NATIVE(join)
{
    NATIVE_FRAME(held, "bytes.join", "sequence");
    held[0] = items_to_join(args[1]);
    if (!held[0])
        return native_leave(held, NULL);
    bool is_a_list = is_list(held[0]);
    isize size = is_a_list ? ((List *)held[0])->size : ((Tuple *)held[0])->size;
    Object **items = is_a_list ? ((List *)held[0])->items : ((Tuple *)held[0])->items;
    return native_leave(held, join_items(args[0], items, size));
}

static Object *replace_between(Object *self, Run run, Run fresh, isize most)
{
    isize times = most < run.length + 1 ? most : run.length + 1;
    char *to;
    if (fresh.length && times > (INT64_MAX / 2 - run.length) / fresh.length)
        return raise_error(OverflowError, "replace bytes is too long");
    Object *result = blank_like(self, run.length + times * fresh.length, &to);
    for (isize i = 0; result && i <= run.length; i++) {
        if (i < times) {
            memcpy(to, fresh.data, (size_t)fresh.length);
            to += fresh.length;
        }
        if (i < run.length)
            *to++ = run.data[i];
    }
    return result;
}

static Object *replace_runs(Object *self, Run run, Run old, Run fresh, isize most)
{
    if (old.length == 0)
        return replace_between(self, run, fresh, most);
    isize count = search_count(1, run.data, run.length, old.data, old.length, most == INT64_MAX ? -1 : most);
    isize growth = fresh.length - old.length;
    char *to;
    if (count == 0)
        return unchanged(self);
    if (growth > 0 && count > (INT64_MAX / 2 - run.length) / growth)
        return raise_error(OverflowError, "replace bytes is too long");
    Object *result = blank_like(self, run.length + count * growth, &to);
    const char *from = run.data, *end = run.data + run.length;
    for (; result && count > 0; count--) {
        isize before = search(1, from, end - from, old.data, old.length);
        memcpy(to, from, (size_t)before);
        memcpy(to + before, fresh.data, (size_t)fresh.length);
        to += before + fresh.length;
        from += before + old.length;
    }
    if (result)
        memcpy(to, from, (size_t)(end - from));
    return result;
}

BYTES_NATIVE(replace)
{
    Buffer old, fresh;
    isize most;
    if (!buffer_get(args[1], &old))
        return NULL;
    if (!buffer_get(args[2], &fresh)) {
        buffer_release(&old);
        return NULL;
    }
    Object *result = NULL;
    if (isize_argument(args[3], -1, &most)) {
        most = most < 0 ? INT64_MAX : most;
        result = most == 0 ? unchanged(args[0])
                           : replace_runs(args[0], run_of(args[0]), (Run){old.data, old.length},
                                          (Run){fresh.data, fresh.length}, most);
    }
    buffer_release(&old);
    buffer_release(&fresh);
    return result;
}

BYTES_NATIVE(expandtabs)
{
    isize column = 0, length = 0;
    char *to;
    int tab_size = 8;
    if (args[1] && !object_as_int(args[1], &tab_size))
        return NULL;
    Run run = run_of(args[0]);
    for (int pass = 0;; pass++) { /* measure, then write */
        Object *result = pass ? blank_like(args[0], length, &to) : NULL;
        if (pass && !result)
            return NULL;
        column = 0;
        for (isize i = 0; i < run.length; i++) {
            char c = run.data[i];
            isize spaces = c == '\t' ? (tab_size > 0 ? tab_size - column % tab_size : 0) : 1;
            if (!pass && length > INT64_MAX / 2 - spaces)
                return raise_error(OverflowError, "result too long");
            if (pass) {
                memset(to, c == '\t' ? ' ' : c, (size_t)spaces);
                to += spaces;
            } else {
                length += spaces;
            }
            column = c == '\n' || c == '\r' ? 0 : column + spaces;
        }
        if (pass)
            return result;
    }
}

/* ---- padding ---------------------------------------------------------------------------------------------------- */

static bool fill_arguments(Object **args, const char *function, isize *width, char *fill)
{
    *fill = ' ';
    if (!isize_argument(args[1], 0, width))
        return false;
    if (!args[2])
        return true;
    bool is_text = is_bytes(args[2]) || is_instance_of(args[2], TYPE(bytearray));
    Run run = is_text ? run_of(args[2]) : (Run){0};
    if (run.length != 1)
        return raise_error(TypeError, "%s() argument 2 must be a byte string of length 1, not %T", function, args[2]);
    *fill = *run.data;
    return true;
}

static Object *pad(Object *self, isize left, isize right, char fill)
{
    Run run = run_of(self);
    char *to;
    left = left < 0 ? 0 : left;
    right = right < 0 ? 0 : right;
    if (left == 0 && right == 0)
        return unchanged(self);
    if (left > INT64_MAX / 4 - run.length || right > INT64_MAX / 4)
        return raise_memory();
    Object *result = blank_like(self, left + run.length + right, &to);
    if (result) {
        memset(to, fill, (size_t)left);
        memcpy(to + left, run.data, (size_t)run.length);
        memset(to + left + run.length, fill, (size_t)right);
    }
    return result;
}

BYTES_NATIVE(center)
{
    isize width;
    char fill;
    if (!fill_arguments(args, "center", &width, &fill))
        return NULL;
    isize length = run_of(args[0]).length, margin = width > length ? width - length : 0;
    isize left = margin / 2 + (margin & width & 1);
    return pad(args[0], left, margin - left, fill);
}

BYTES_NATIVE(ljust)
{
    isize width;
    char fill;
    if (!fill_arguments(args, "ljust", &width, &fill))
        return NULL;
    return pad(args[0], 0, width < 0 ? 0 : width - run_of(args[0]).length, fill);
}

BYTES_NATIVE(rjust)
{
    isize width;
    char fill;
    if (!fill_arguments(args, "rjust", &width, &fill))
        return NULL;
    return pad(args[0], width < 0 ? 0 : width - run_of(args[0]).length, 0, fill);
}

BYTES_NATIVE(zfill)
{
    isize width;
    if (!isize_argument(args[1], 0, &width))
        return NULL;
    isize length = run_of(args[0]).length, zeros = width > length ? width - length : 0;
    Object *result = pad(args[0], zeros, 0, '0');
    if (result && zeros && length) {
        char *data = (char *)run_of(result).data;
        if (data[zeros] == '+' || data[zeros] == '-') {
            data[0] = data[zeros];
            data[zeros] = '0';
        }
    }
    return result;
}

/* ---- bytes for bytes -------------------------------------------------------------------------------------------- */

#define MAP_EACH(name, expression)                                            \
    BYTES_NATIVE(name)                                                        \
    {                                                                         \
        char *to;                                                             \
        Run run = run_of(args[0]);                                            \
        Object *result = blank_like(args[0], run.length, &to);                \
        for (isize i = 0; result && i < run.length; i++) {                    \
            char c = run.data[i];                                             \
            to[i] = (expression);                                             \
        }                                                                     \
        return result;                                                        \
    }

MAP_EACH(upper, to_upper(c))
MAP_EACH(lower, to_lower(c))
MAP_EACH(swapcase, is_upper(c) ? to_lower(c) : to_upper(c))
MAP_EACH(capitalize, i ? to_lower(c) : to_upper(c))
MAP_EACH(title, i && is_alpha(run.data[i - 1]) ? to_lower(c) : to_upper(c))

#define ALL_ARE(name, predicate)                               \
    BYTES_NATIVE(name)                                         \
    {                                                          \
        Run run = run_of(args[0]);                             \
        for (isize i = 0; i < run.length; i++)                 \
            if (!predicate(run.data[i]))                       \
                return new_bool(false);                        \
        return new_bool(run.length > 0);                       \
    }

ALL_ARE(isalnum, is_alnum)
ALL_ARE(isalpha, is_alpha)
ALL_ARE(isdigit, is_digit)
ALL_ARE(isspace, is_space)

BYTES_NATIVE(isascii)
{
    Run run = run_of(args[0]);
    return new_bool(bytes_are_ascii(run.data, run.length));
}

static Object *has_only_case(Object *self, bool (*wanted)(char), bool (*unwanted)(char))
{
    Run run = run_of(self);
    bool has = false;
    for (isize i = 0; i < run.length; i++) {
        if (unwanted(run.data[i]))
            return new_bool(false);
        has = has || wanted(run.data[i]);
    }
    return new_bool(has);
}

BYTES_NATIVE(islower)
{
    return has_only_case(args[0], is_lower, is_upper);
}
BYTES_NATIVE(isupper)
{
    return has_only_case(args[0], is_upper, is_lower);
}

BYTES_NATIVE(istitle)
{
    Run run = run_of(args[0]);
    bool has = false, follows = false;
    for (isize i = 0; i < run.length; i++) {
        char c = run.data[i];
        if ((is_upper(c) && follows) || (is_lower(c) && !follows))
            return new_bool(false);
        follows = is_alpha(c);
        has = has || follows;
    }
    return new_bool(has);
}

static Object *translate(Object *self, const char *table, const Buffer *deleted)
{
    bool drop[256] = {false};
    for (isize i = 0; i < deleted->length; i++)
        drop[(uint8_t)deleted->data[i]] = true;
    Run run = run_of(self);
    isize length = 0;
    char *to;
    for (isize i = 0; i < run.length; i++)
        length += !drop[(uint8_t)run.data[i]];
    Object *result = blank_like(self, length, &to);
    for (isize i = 0; result && i < run.length; i++)
        if (!drop[(uint8_t)run.data[i]])
            *to++ = table ? table[(uint8_t)run.data[i]] : run.data[i];
    return result;
}

BYTES_NATIVE(translate)
{
    Buffer table = {0}, deleted = {0};
    Object *result = NULL;
    if (args[1] != NONE) {
        if (!buffer_get(args[1], &table))
            return NULL;
        if (table.length != 256) {
            raise_error(ValueError, "translation table must be 256 characters long");
            goto done;
        }
    }
    if (args[2] && !buffer_get(args[2], &deleted))
        goto done;
    result = translate(args[0], table.data, &deleted);
done:
    buffer_release(&table);
    buffer_release(&deleted);
    return result;
}

BYTES_NATIVE(maketrans)
{
    Buffer from, to;
    if (!buffer_get(args[0], &from))
        return NULL;
    if (!buffer_get(args[1], &to)) {
        buffer_release(&from);
        return NULL;
    }
    Bytes *table = NULL;
    if (from.length != to.length)
        raise_error(ValueError, "maketrans arguments must have same length");
    else
        table = bytes_new(NULL, 256);
    for (int i = 0; table && i < 256; i++)
        table->data[i] = (char)i;
    for (isize i = 0; table && i < from.length; i++)
        table->data[(uint8_t)from.data[i]] = to.data[i];
    buffer_release(&from);
    buffer_release(&to);
    return (Object *)table;
}

/* ---- text ------------------------------------------------------------------------------------------------------- */

BYTES_NATIVE(decode)
{
    const char *encoding, *errors;
    if (!text_argument(args[1], "decode", "'encoding'", &encoding) ||
        !text_argument(args[2], "decode", "'errors'", &errors))
        return NULL;
    Run run = run_of(args[0]);
    return codec_decode(run.data, run.length, encoding, errors);
}

static bool separator_from(Object *object, uint32_t *separator)
{
    isize length = object_length(object);
    if (length < 0)
        return false;
    if (length != 1)
        return raise_error(ValueError, "sep must be length 1.");
    if (is_str(object))
        *separator = str_at((Str *)object, 0);
    else if (is_bytes(object))
        *separator = (uint8_t)((Bytes *)object)->data[0];
    else
        return raise_error(TypeError, "sep must be str or bytes.");
    return *separator < 128 || raise_error(ValueError, "sep must be ASCII.");
}

/* hex(sep, bytes_per_sep): a positive count is from the right, a negative one from the left. */
Object *bytes_hexadecimal(const char *data, isize length, Object *separator_object, Object *group_object)
{
    static const char digits[] = "0123456789abcdef";
    uint32_t separator = 0;
    int group = 1;
    char *to;
    if ((separator_object && !separator_from(separator_object, &separator)) ||
        (group_object && !object_as_int(group_object, &group)))
        return NULL;
    bool from_left = group < 0;
    isize size = from_left ? -(isize)group : group;
    isize separators = separator_object && size && length ? (length - 1) / size : 0;
    if (length > INT64_MAX / 4)
        return raise_memory();
    Str *result = str_new_ascii(length * 2 + separators, &to);
    for (isize i = 0; result && i < length; i++) {
        isize boundary = from_left ? i : length - i;
        if (i && separators && boundary % size == 0)
            *to++ = (char)separator;
        *to++ = digits[(uint8_t)data[i] >> 4];
        *to++ = digits[(uint8_t)data[i] & 15];
    }
    return (Object *)result;
}

BYTES_NATIVE(hex)
{
    Run run = run_of(args[0]);
    return bytes_hexadecimal(run.data, run.length, args[1], args[2]);
}

static int hexadecimal_value(uint32_t c)
{
    return c - '0' < 10 ? (int)(c - '0') : (c | 32) - 'a' < 6 ? (int)((c | 32) - 'a') + 10 : -1;
}

/* Writes the bytes; how many, or -1 and *wrong, where it is no digit. */
static isize read_hexadecimal(Str *text, char *to, isize *wrong)
{
    isize count = 0;
    for (isize i = 0; i < text->length;) {
        uint32_t c = str_at(text, i);
        if (c < 128 && is_space((char)c)) {
            i++;
            continue;
        }
        int high = hexadecimal_value(c);
        int low = high >= 0 && i + 1 < text->length ? hexadecimal_value(str_at(text, i + 1)) : -1;
        if (high < 0 || low < 0) {
            *wrong = high < 0 ? i : i + 1;
            return -1;
        }
        to[count++] = (char)(high << 4 | low);
        i += 2;
    }
    return count;
}

BYTES_NATIVE(fromhex)
{
    if (!is_str(args[1]))
        return raise_error(TypeError, "fromhex() argument must be str, not %T", args[1]);
    Str *text = (Str *)args[1];
    isize wrong = 0;
    Bytes *bytes = bytes_new(NULL, text->length / 2 + 2);
    isize length = bytes ? read_hexadecimal(text, bytes->data, &wrong) : -1;
    if (length < 0) {
        decref_maybe(bytes);
        return bytes ? raise_error(ValueError, "non-hexadecimal number found in fromhex() arg at position %zd", wrong)
                     : NULL;
    }
    Object *result = is_subtype((Type *)args[0], TYPE(bytearray)) ? (Object *)bytearray_new(bytes->data, length)
                                                                  : (Object *)bytes_new(bytes->data, length);
    decref(bytes);
    if (result && args[0] != (Object *)TYPE(bytes) && args[0] != (Object *)TYPE(bytearray)) {
        Object *instance = object_call_one(args[0], result);
        decref(result);
        return instance;
    }
    return result;
}

/* ---- bytes only ------------------------------------------------------------------------------------------------- */

static Object *bytes_to_bytes(Object **args, isize count, Tuple *names)
{
    return is_exact(args[0], bytes) ? new_reference(args[0])
                                    : copy_like(args[0], run_of(args[0]).data, run_of(args[0]).length);
}

static Object *bytes_getnewargs(Object **args, isize count, Tuple *names)
{
    Object *copy = copy_like(args[0], run_of(args[0]).data, run_of(args[0]).length);
    Object *result = copy ? (Object *)tuple_pack(1, copy) : NULL;
    decref_maybe(copy);
    return result;
}

const Native bytes_methods[] = {
#include "bytes_methods.def"
    {"__buffer__", memoryview_of_self, "($self, flags, /)", "A view of the bytes."},
    {"__bytes__", bytes_to_bytes, "($self, /)", "The bytes themselves."},
    {"__getnewargs__", bytes_getnewargs, "($self, /)", "What copy and pickle need."},
    {0}};
