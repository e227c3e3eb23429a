/* str_replace.c: replace, translate, padding, tabs: methods that write a changed copy.
 *
 * Where nothing changes, the text itself comes back, as in CPython.
 */
#include <limits.h>

#include "str.h"
#include "str_data.h"
#include "str_methods.h"
#include "search.h"

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "dict.h"
#include "int.h"
#include "tuple.h"

/* `fresh` between all characters: "ab".replace("", "-") is "-a-b-". */
static bool replace_between(StrBuilder *builder, Str *self, Str *fresh, isize most)
{
    isize at = 0;
    for (; most > 0; most--) {
        if (!builder_append_str(builder, fresh))
            return false;
        if (at == self->length)
            return true;
        if (most > 1 && !builder_append_char(builder, str_at(self, at++)))
            return false;
    }
    return builder_append_part(builder, self, at, self->length);
}

static bool replace_found(StrBuilder *builder, Str *self, Str *old, Str *fresh, isize most)
{
    isize at = 0;
    for (; most > 0; most--) {
        isize found = str_find(self, old, at, self->length);
        if (found < 0)
            break;
        if (!builder_append_part(builder, self, at, found) || !builder_append_str(builder, fresh))
            return false;
        at = found + old->length;
    }
    return builder_append_part(builder, self, at, self->length);
}

/* Same length, same kind, one allocation: characters for characters in ASCII. */
static Str *replace_ascii_char(Str *self, char old, char fresh)
{
    char *to;
    Str *result = str_new_ascii(self->length, &to);
    if (!result)
        return NULL;
    const char *from = str_data(self);
    for (isize i = 0; i < self->length; i++)
        to[i] = from[i] == old ? fresh : from[i];
    return result;
}

/* The texts are ASCII, so the result can be measured first: one allocation whatever the sizes. */
static Str *replace_ascii(Str *self, Str *old, Str *fresh, isize most)
{
    isize count = search_count(1, str_data(self), self->length, str_data(old), old->length, most);
    if (count == 0)
        return str_unchanged(self);
    isize growth = fresh->length - old->length;
    if (growth > 0 && count > (STR_LENGTH_MAX / 2 - self->length) / growth) {
        raise_error(OverflowError, "replace string is too long");
        return NULL;
    }
    char *to;
    Str *result = str_new_ascii(self->length + count * growth, &to);
    if (!result || result->length == 0)
        return result;
    const char *from = str_data(self), *end = from + self->length;
    for (; count > 0; count--) {
        isize before = search(1, from, end - from, str_data(old), old->length);
        memcpy(to, from, (size_t)before);
        memcpy(to + before, str_data(fresh), (size_t)fresh->length);
        to += before + fresh->length;
        from += before + old->length;
    }
    memcpy(to, from, (size_t)(end - from));
    return result;
}

/* An upper bound of the result, to refuse at once what cannot be had. */
static bool replace_is_affordable(Str *self, Str *old, Str *fresh, isize most)
{
    if (fresh->length <= old->length)
        return true;
    isize count = old->length ? str_count(self, old, 0, self->length) : self->length + 1;
    if (count > most)
        count = most;
    if (count && fresh->length - old->length > (STR_LENGTH_MAX / 4 - self->length) / count)
        return raise_error(OverflowError, "replace string is too long");
    return true;
}

Str *str_replace(Str *self, Str *old, Str *fresh, isize most)
{
    if (most < 0)
        most = INT64_MAX;
    if (most == 0 || self->length < old->length || (self->length == 0 && most != INT64_MAX && old->length) ||
        (old->length == fresh->length && str_equal(old, fresh)))
        return str_unchanged(self);
    if (old->length && str_is_ascii(self) && str_is_ascii(old) && str_is_ascii(fresh)) {
        if (old->length == 1 && fresh->length == 1 && most == INT64_MAX) {
            if (str_find(self, old, 0, self->length) < 0)
                return str_unchanged(self);
            return replace_ascii_char(self, *(char *)str_data(old), *(char *)str_data(fresh));
        }
        return replace_ascii(self, old, fresh, most == INT64_MAX ? -1 : most);
    }
    if (old->length && str_find(self, old, 0, self->length) < 0)
        return str_unchanged(self);
    if (!replace_is_affordable(self, old, fresh, most))
        return NULL;
    StrBuilder builder;
    builder_start(&builder);
    bool done = old->length ? replace_found(&builder, self, old, fresh, most)
                            : replace_between(&builder, self, fresh, most);
    if (!done) {
        builder_drop(&builder);
        return NULL;
    }
    return builder_finish(&builder);
}

STR_NATIVE(replace)
{
    isize most;
    if (!want_str(args[1], "replace", "1") || !want_str(args[2], "replace", "2") ||
        !isize_argument(args[3], -1, &most))
        return NULL;
    return (Object *)str_replace((Str *)args[0], (Str *)args[1], (Str *)args[2], most);
}

STR_NATIVE(removeprefix)
{
    if (!is_str(args[1]))
        return raise_error(TypeError, "removeprefix() argument must be str, not %T", args[1]);
    Str *self = (Str *)args[0], *prefix = (Str *)args[1];
    return (Object *)str_substring(self, str_starts_with(self, prefix) ? prefix->length : 0, self->length);
}

STR_NATIVE(removesuffix)
{
    if (!is_str(args[1]))
        return raise_error(TypeError, "removesuffix() argument must be str, not %T", args[1]);
    Str *self = (Str *)args[0], *suffix = (Str *)args[1];
    return (Object *)str_substring(self, 0, self->length - (str_ends_with(self, suffix) ? suffix->length : 0));
}

STR_NATIVE(expandtabs)
{
    Str *self = (Str *)args[0];
    isize column = 0;
    int tab_size = 8;
    if (args[1] && !object_as_int(args[1], &tab_size))
        return NULL;
    int kind = str_kind(self);
    const void *data = str_data(self);
    if (search_unit(kind, data, self->length, '\t') < 0)
        return (Object *)str_unchanged(self);
    StrBuilder builder;
    builder_start(&builder);
    for (isize i = 0; i < self->length; i++) {
        uint32_t c = str_read(kind, data, i);
        bool done;
        if (c == '\t') {
            isize spaces = tab_size > 0 ? tab_size - column % tab_size : 0;
            done = builder_append_repeated(&builder, ' ', spaces);
            column += spaces;
        } else {
            done = builder_append_char(&builder, c);
            column = c == '\n' || c == '\r' ? 0 : column + 1;
        }
        if (!done)
            return builder_drop(&builder), NULL;
    }
    return (Object *)builder_finish(&builder);
}

/* ---- padding ------------------------------------------------------------------------------------------------ */

Str *str_padded(Str *self, isize left, isize right, uint32_t fill)
{
    uint32_t limit = fill > str_limit(self) ? round_limit(fill) : str_limit(self);
    Str *result = str_new(left + self->length + right, limit);
    if (!result)
        return NULL;
    int kind = str_kind(result);
    void *data = str_data(result);
    characters_fill(kind, data, 0, fill, left);
    characters_copy(kind, data, left, str_kind(self), str_data(self), 0, self->length);
    characters_fill(kind, data, left + self->length, fill, right);
    return result;
}

static Str *pad(Str *self, isize left, isize right, uint32_t fill)
{
    left = left < 0 ? 0 : left;
    right = right < 0 ? 0 : right;
    if (left == 0 && right == 0)
        return str_unchanged(self);
    if (left > STR_LENGTH_MAX / 2 - self->length || right > STR_LENGTH_MAX / 2 - left - self->length) {
        raise_error(OverflowError, "padded string is too long");
        return NULL;
    }
    return str_padded(self, left, right, fill);
}

static bool fill_arguments(Object **args, isize *width, uint32_t *fill)
{
    *fill = ' ';
    if (!isize_argument(args[1], 0, width))
        return false;
    if (!args[2])
        return true;
    if (!is_str(args[2]))
        return raise_error(TypeError, "The fill character must be a unicode character, not %T", args[2]);
    if (((Str *)args[2])->length != 1)
        return raise_error(TypeError, "The fill character must be exactly one character long");
    *fill = str_at((Str *)args[2], 0);
    return true;
}

STR_NATIVE(center)
{
    isize width;
    uint32_t fill;
    if (!fill_arguments(args, &width, &fill))
        return NULL;
    Str *self = (Str *)args[0];
    isize margin = width > self->length ? width - self->length : 0;
    isize left = margin / 2 + (margin & width & 1); /* CPython's choice of the side for an odd space */
    return (Object *)pad(self, left, margin - left, fill);
}

STR_NATIVE(ljust)
{
    isize width;
    uint32_t fill;
    if (!fill_arguments(args, &width, &fill))
        return NULL;
    return (Object *)pad((Str *)args[0], 0, width < 0 ? 0 : width - ((Str *)args[0])->length, fill);
}

STR_NATIVE(rjust)
{
    isize width;
    uint32_t fill;
    if (!fill_arguments(args, &width, &fill))
        return NULL;
    return (Object *)pad((Str *)args[0], width < 0 ? 0 : width - ((Str *)args[0])->length, 0, fill);
}

STR_NATIVE(zfill)
{
    Str *self = (Str *)args[0];
    isize width;
    if (!isize_argument(args[1], 0, &width))
        return NULL;
    isize zeros = width - self->length;
    if (width < 0 || zeros <= 0)
        return (Object *)str_unchanged(self);
    Str *result = pad(self, zeros, 0, '0');
    if (!result || self->length == 0)
        return (Object *)result;
    uint32_t sign = str_at(self, 0);
    if (sign == '+' || sign == '-') {
        str_write(str_kind(result), str_data(result), 0, sign);
        str_write(str_kind(result), str_data(result), zeros, '0');
    }
    return (Object *)result;
}

/* ---- translate -------------------------------------------------------------------------------------------- */

/* Appends what the table's answer stands for: None nothing, an int its character, a str itself. */
static bool append_translation(StrBuilder *builder, Object *answer)
{
    if (answer == NONE)
        return true;
    if (is_str(answer))
        return builder_append_str(builder, (Str *)answer);
    if (!is_int(answer))
        return raise_error(TypeError, "character mapping must return integer, None or str");
    int64_t value = int_fits_int64(answer) ? ((Int *)answer)->value : -1;
    if (value < 0 || value > CHARACTER_MAX)
        return raise_error(ValueError, "character mapping must be in range(0x110000)");
    return builder_append_char(builder, (uint32_t)value);
}

static bool translate_char(StrBuilder *builder, Object *table, uint32_t character, Object **held)
{
    held[0] = int_from_int64(character);
    if (!held[0])
        return false;
    held[1] = object_get_item(table, held[0]);
    clear_slot(&held[0]);
    if (!held[1]) {
        if (!error_matches(LookupError))
            return false;
        error_clear();
        return builder_append_char(builder, character);
    }
    bool done = append_translation(builder, held[1]);
    clear_slot(&held[1]);
    return done;
}

STR_NATIVE(translate)
{
    NATIVE_FRAME(held, "str.translate", "key", "answer");
    Str *self = (Str *)args[0];
    StrBuilder builder;
    builder_start(&builder);
    for (isize i = 0; i < self->length; i++)
        if (!translate_char(&builder, args[1], str_at(self, i), held)) {
            builder_drop(&builder);
            return native_leave(held, NULL);
        }
    return native_leave(held, (Object *)builder_finish(&builder));
}

/* {"a": x} becomes {97: x}. */
static bool copy_table(Dict *table, Dict *from)
{
    isize position = 0;
    Object *key, *value;
    while (dict_next(from, &position, &key, &value)) {
        bool done;
        if (is_str(key)) {
            if (((Str *)key)->length != 1)
                return raise_error(ValueError, "string keys in translate table must be of length 1");
            Object *code = int_from_int64(str_at((Str *)key, 0));
            done = code && dict_set(table, code, value);
            decref_maybe(code);
        } else if (is_int(key)) {
            done = dict_set(table, key, value);
        } else {
            return raise_error(TypeError, "keys in translate table must be strings or integers");
        }
        if (!done)
            return false;
    }
    return true;
}

static bool set_code(Dict *table, uint32_t from, STOLEN Object *to)
{
    Object *key = int_from_int64(from);
    bool done = key && to && dict_set(table, key, to);
    decref_maybe(key);
    decref_maybe(to);
    return done;
}

static bool pair_characters(Dict *table, Str *from, Str *to, Str *removed)
{
    if (from->length != to->length)
        return raise_error(ValueError, "the first two maketrans arguments must have equal length");
    for (isize i = 0; i < from->length; i++)
        if (!set_code(table, str_at(from, i), int_from_int64(str_at(to, i))))
            return false;
    for (isize i = 0; removed && i < removed->length; i++)
        if (!set_code(table, str_at(removed, i), new_none()))
            return false;
    return true;
}

static bool fill_table(Dict *table, Object **args)
{
    if (!args[1]) {
        if (!is_dict(args[0]) || !is_exact(args[0], dict))
            return raise_error(TypeError, "if you give only one argument to maketrans it must be a dict");
        return copy_table(table, (Dict *)args[0]);
    }
    if (!is_str(args[0]))
        return raise_error(TypeError, "first maketrans argument must be a string if there is a second argument");
    if (!want_str(args[1], "maketrans", "2") || (args[2] && !want_str(args[2], "maketrans", "3")))
        return false;
    return pair_characters(table, (Str *)args[0], (Str *)args[1], (Str *)args[2]);
}

STR_NATIVE(maketrans)
{
    NATIVE_FRAME(held, "str.maketrans", "table");
    held[0] = (Object *)dict_new();
    if (!held[0] || !fill_table((Dict *)held[0], args))
        return native_leave(held, NULL);
    return native_leave_with(held, 0);
}
