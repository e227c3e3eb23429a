/* str_split.c: split, rsplit, splitlines, partition and the strips.
 *
 * Pieces are substrings; where nothing is cut off, the text itself is the piece (CPython does the same).
 */
#include "str.h"
#include "str_data.h"
#include "str_methods.h"

#include "../abstract.h"
#include "../error.h"
#include "../runtime.h"
#include "../unicode.h"
#include "list.h"
#include "tuple.h"

/* Appends self[start:end] to the list; false: out of memory. */
static inline bool add_piece(List *list, Str *self, isize start, isize end)
{
    Str *piece = str_substring(self, start, end);
    return piece && list_append_steal(list, (Object *)piece);
}

static inline bool is_space_at(const Str *self, isize at)
{
    return unicode_is_space(str_at(self, at));
}

static inline bool is_ascii_space(uint8_t c)
{
    return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f);
}

/* `is_ascii` is constant where this is called, so that each of the two has a loop of its own. */
static inline bool split_space_in(List *list, Str *self, isize most, const bool is_ascii)
{
    const char *data = str_data(self);
    isize length = self->length, at = 0;
#define IS_SPACE() (is_ascii ? is_ascii_space((uint8_t)data[at]) : is_space_at(self, at))
    for (;;) {
        while (at < length && IS_SPACE())
            at++;
        if (at == length)
            return true;
        if (most-- <= 0)
            break;
        isize start = at;
        while (at < length && !IS_SPACE())
            at++;
        if (!is_ascii || (start == 0 && at == length)) {
            if (!add_piece(list, self, start, at))
                return false;
        } else {
            Str *piece = str_from_ascii(data + start, at - start);
            if (!piece || !list_append_fast(list, (Object *)piece))
                return false;
        }
    }
#undef IS_SPACE
    return add_piece(list, self, at, length); /* the rest as it is, with its end */
}

static bool split_space(List *list, Str *self, isize most)
{
    return str_is_ascii(self) ? split_space_in(list, self, most, true) : split_space_in(list, self, most, false);
}

static bool split_space_from_end(List *list, Str *self, isize most)
{
    isize end = self->length;
    for (;;) {
        while (end > 0 && is_space_at(self, end - 1))
            end--;
        if (end == 0)
            return true;
        if (most-- <= 0)
            break;
        isize stop = end;
        while (end > 0 && !is_space_at(self, end - 1))
            end--;
        if (!add_piece(list, self, end, stop))
            return false;
    }
    return add_piece(list, self, 0, end);
}

static bool split_ascii_char(List *list, Str *self, char separator, isize most)
{
    const char *data = str_data(self), *at = data, *end = data + self->length;
    while (most-- > 0) {
        const char *found = at < end ? memchr(at, separator, (size_t)(end - at)) : NULL;
        if (!found)
            break;
        Str *piece = str_from_ascii(at, found - at);
        if (!piece || !list_append_fast(list, (Object *)piece))
            return false;
        at = found + 1;
    }
    return add_piece(list, self, at - data, self->length);
}

static bool split_text(List *list, Str *self, Str *separator, isize most)
{
    isize start = 0, length = self->length;
    if (separator->length == 1 && str_is_ascii(self) && str_is_ascii(separator))
        return split_ascii_char(list, self, *(char *)str_data(separator), most);
    if (separator->length == 1) {
        uint32_t c = str_at(separator, 0);
        while (most-- > 0) {
            isize found = str_find_char(self, c, start, length);
            if (found < 0)
                break;
            if (!add_piece(list, self, start, found))
                return false;
            start = found + 1;
        }
        return add_piece(list, self, start, length);
    }
    while (most-- > 0) {
        isize found = str_find(self, separator, start, length);
        if (found < 0)
            break;
        if (!add_piece(list, self, start, found))
            return false;
        start = found + separator->length;
    }
    return add_piece(list, self, start, length);
}

static bool split_text_from_end(List *list, Str *self, Str *separator, isize most)
{
    isize end = self->length;
    while (most-- > 0) {
        isize found = str_find_last(self, separator, 0, end);
        if (found < 0)
            break;
        if (!add_piece(list, self, found + separator->length, end))
            return false;
        end = found;
    }
    return add_piece(list, self, 0, end);
}

static List *split(Str *self, Str *separator, isize most, bool from_end)
{
    if (most < 0)
        most = INT64_MAX;
    if (separator && separator->length == 0) {
        raise_error(ValueError, "empty separator");
        return NULL;
    }
    List *list = (List *)list_new(0);
    if (!list)
        return NULL;
    bool done;
    if (from_end)
        done = separator ? split_text_from_end(list, self, separator, most) : split_space_from_end(list, self, most);
    else
        done = separator ? split_text(list, self, separator, most) : split_space(list, self, most);
    if (!done) {
        decref(list);
        return NULL;
    }
    if (from_end)
        list_reverse(list);
    return list;
}

List *str_split(Str *self, Str *separator, isize most)
{
    return split(self, separator, most, false);
}

static Object *split_method(Object **args, bool from_end)
{
    isize most;
    if (!isize_argument(args[2], -1, &most))
        return NULL;
    if (args[1] && args[1] != NONE && !is_str(args[1]))
        return raise_error(TypeError, "must be str or None, not %.100T", args[1]);
    Str *separator = args[1] && args[1] != NONE ? (Str *)args[1] : NULL;
    return (Object *)split((Str *)args[0], separator, most, from_end);
}

STR_NATIVE(split)
{
    return split_method(args, false);
}

STR_NATIVE(rsplit)
{
    return split_method(args, true);
}

static List *str_split_lines(Str *self, bool keep_ends)
{
    List *list = (List *)list_new(0);
    if (!list)
        return NULL;
    int kind = str_kind(self);
    const void *data = str_data(self);
    for (isize at = 0; at < self->length;) {
        isize start = at;
        while (at < self->length && !unicode_is_line_break(str_read(kind, data, at)))
            at++;
        isize end = at;
        if (at < self->length) {
            bool is_pair = str_read(kind, data, at) == '\r' && at + 1 < self->length &&
                           str_read(kind, data, at + 1) == '\n';
            at += is_pair ? 2 : 1;
        }
        if (!add_piece(list, self, start, keep_ends ? at : end)) {
            decref(list);
            return NULL;
        }
    }
    return list;
}

STR_NATIVE(splitlines)
{
    int keep = args[1] ? object_is_true(args[1]) : 0;
    return keep < 0 ? NULL : (Object *)str_split_lines((Str *)args[0], keep);
}

/* ---- partition -------------------------------------------------------------------------------------------- */

static Object *three(STOLEN Str *first, STOLEN Str *second, STOLEN Str *third)
{
    Tuple *result = first && second && third ? (Tuple *)tuple_pack(3, first, second, third) : NULL;
    decref_maybe(first);
    decref_maybe(second);
    decref_maybe(third);
    return (Object *)result;
}

static Object *partition_at(Object **args, bool last)
{
    if (!is_str(args[1]))
        return raise_error(TypeError, "must be str, not %.100T", args[1]);
    Str *self = (Str *)args[0], *separator = (Str *)args[1];
    if (separator->length == 0)
        return raise_error(ValueError, "empty separator");
    isize at = last ? str_find_last(self, separator, 0, self->length) : str_find(self, separator, 0, self->length);
    if (at < 0) {
        Str *whole = str_unchanged(self), *empty = RUNTIME->empty_str;
        return last ? three(empty, empty, whole) : three(whole, empty, empty);
    }
    return three(str_substring(self, 0, at), new_reference(separator),
                 str_substring(self, at + separator->length, self->length));
}

STR_NATIVE(partition)
{
    return partition_at(args, false);
}

STR_NATIVE(rpartition)
{
    return partition_at(args, true);
}

/* ---- strip ------------------------------------------------------------------------------------------------ */

static bool is_stripped(const Str *self, isize at, const Str *characters)
{
    if (!characters)
        return is_space_at(self, at);
    return str_find_char(characters, str_at(self, at), 0, characters->length) >= 0;
}

enum { STRIP_LEFT = 1, STRIP_RIGHT = 2 };

static Object *strip(Object **args, const char *name, int sides)
{
    Str *self = (Str *)args[0], *characters = NULL;
    if (args[1] && args[1] != NONE) {
        if (!is_str(args[1]))
            return raise_error(TypeError, "%s arg must be None or str", name);
        characters = (Str *)args[1];
    }
    isize start = 0, end = self->length;
    if (sides & STRIP_LEFT)
        while (start < end && is_stripped(self, start, characters))
            start++;
    if (sides & STRIP_RIGHT)
        while (end > start && is_stripped(self, end - 1, characters))
            end--;
    return (Object *)str_substring(self, start, end);
}

STR_NATIVE(strip)
{
    return strip(args, "strip", STRIP_LEFT | STRIP_RIGHT);
}

STR_NATIVE(lstrip)
{
    return strip(args, "lstrip", STRIP_LEFT);
}

STR_NATIVE(rstrip)
{
    return strip(args, "rstrip", STRIP_RIGHT);
}
