/* str_find.c: finding texts in texts.
 *
 * A needle wider than the text cannot occur in it; a narrower one is widened first, in a block of the region.
 */
#include "slice.h"
#include "str.h"
#include "str_data.h"
#include "str_methods.h"
#include "search.h"

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "tuple.h"

#define SMALL_NEEDLE 64

/* The characters of a needle as wide as those of the text; `block` is what must be freed. */
typedef struct Needle {
    const void *data;
    void *block;
    uint32_t small[SMALL_NEEDLE];
} Needle;

static bool widen(Needle *wide, const Str *needle, int kind)
{
    wide->block = NULL;
    wide->data = str_data(needle);
    if (str_kind(needle) == kind)
        return true;
    void *to = wide->small;
    if (needle->length > SMALL_NEEDLE) {
        to = wide->block = heap_allocate((size_t)(needle->length * kind));
        if (!to)
            return false;
    }
    characters_copy(kind, to, 0, str_kind(needle), str_data(needle), 0, needle->length);
    wide->data = to;
    return true;
}

typedef isize (*SearchFunction)(int, const void *, isize, const void *, isize);

static isize find_with(SearchFunction function, const Str *self, const Str *needle, isize start, isize end)
{
    int kind = str_kind(self);
    if (str_kind(needle) > kind || needle->length > end - start)
        return -1;
    Needle wide;
    if (!widen(&wide, needle, kind))
        return error_clear(), -1;
    isize at = function(kind, characters_at(kind, str_data(self), start), end - start, wide.data, needle->length);
    heap_free(wide.block);
    return at < 0 ? -1 : at + start;
}

isize str_find(const Str *self, const Str *needle, isize start, isize end)
{
    return find_with(search, self, needle, start, end);
}

isize str_find_last(const Str *self, const Str *needle, isize start, isize end)
{
    return find_with(search_last, self, needle, start, end);
}

isize str_find_char(const Str *self, uint32_t character, isize start, isize end)
{
    int kind = str_kind(self);
    isize at = search_unit(kind, characters_at(kind, str_data(self), start), end - start, character);
    return at < 0 ? -1 : at + start;
}

isize str_count(const Str *self, const Str *needle, isize start, isize end)
{
    int kind = str_kind(self);
    if (str_kind(needle) > kind || needle->length > end - start)
        return 0;
    Needle wide;
    if (!widen(&wide, needle, kind))
        return error_clear(), 0;
    isize count =
        search_count(kind, characters_at(kind, str_data(self), start), end - start, wide.data, needle->length, -1);
    heap_free(wide.block);
    return count;
}

int str_contains(const Str *self, const Str *needle)
{
    return str_find(self, needle, 0, self->length) >= 0;
}

static bool equal_at(const Str *self, const Str *part, isize at)
{
    int kind = str_kind(self), part_kind = str_kind(part);
    const void *data = characters_at(kind, str_data(self), at);
    if (kind == part_kind)
        return memcmp(data, str_data(part), (size_t)(part->length * kind)) == 0;
    for (isize i = 0; i < part->length; i++)
        if (str_read(kind, data, i) != str_read(part_kind, str_data(part), i))
            return false;
    return true;
}

bool str_starts_with(const Str *self, const Str *prefix)
{
    return prefix->length <= self->length && equal_at(self, prefix, 0);
}

bool str_ends_with(const Str *self, const Str *suffix)
{
    return suffix->length <= self->length && equal_at(self, suffix, self->length - suffix->length);
}

/* ---- the methods: f(sub[, start[, end]]) ----------------------------------------------------------------- */

bool bounds_from(Object *start, Object *end, isize length, isize *from, isize *to)
{
    *from = 0;
    *to = length;
    if (start && start != NONE && !slice_index(start, from))
        return false;
    if (end && end != NONE && !slice_index(end, to))
        return false;
    if (*to > length)
        *to = length;
    else if (*to < 0 && (*to += length) < 0)
        *to = 0;
    if (*from < 0 && (*from += length) < 0)
        *from = 0;
    return true;
}

bool want_str(Object *object, const char *function, const char *which)
{
    if (LIKELY(is_str(object)))
        return true;
    return raise_error(TypeError, "%s() argument %s must be str, not %T", function, which, object);
}

static bool find_arguments(Object **args, const char *function, isize *start, isize *end)
{
    return want_str(args[1], function, "1") &&
           bounds_from(args[2], args[3], ((Str *)args[0])->length, start, end);
}

#define FIND_IN(function, name)                                            \
    isize start, end, at = -1;                                             \
    if (!find_arguments(args, name, &start, &end))                         \
        return NULL;                                                       \
    if (start <= end)                                                      \
        at = function((Str *)args[0], (Str *)args[1], start, end)

STR_NATIVE(find)
{
    FIND_IN(str_find, "find");
    return int_from_isize(at);
}

STR_NATIVE(rfind)
{
    FIND_IN(str_find_last, "rfind");
    return int_from_isize(at);
}

STR_NATIVE(index)
{
    FIND_IN(str_find, "index");
    return at < 0 ? raise_error(ValueError, "substring not found") : int_from_isize(at);
}

STR_NATIVE(rindex)
{
    FIND_IN(str_find_last, "rindex");
    return at < 0 ? raise_error(ValueError, "substring not found") : int_from_isize(at);
}

STR_NATIVE(count)
{
    isize start, end;
    if (!find_arguments(args, "count", &start, &end))
        return NULL;
    return int_from_isize(start <= end ? str_count((Str *)args[0], (Str *)args[1], start, end) : 0);
}

/* Does [start, end) begin (or end) with the affix? */
static bool affix_matches(Str *self, Str *affix, isize start, isize end, bool at_end)
{
    end -= affix->length;
    if (end < start)
        return false;
    return equal_at(self, affix, at_end ? end : start);
}

static Object *affix_method(Object **args, const char *function, bool at_end)
{
    Str *self = (Str *)args[0];
    isize start, end;
    if (!bounds_from(args[2], args[3], self->length, &start, &end))
        return NULL;
    if (is_str(args[1]))
        return new_bool(affix_matches(self, (Str *)args[1], start, end, at_end));
    if (!is_tuple(args[1]))
        return raise_error(TypeError, "%s first arg must be str or a tuple of str, not %T", function, args[1]);
    Tuple *affixes = (Tuple *)args[1];
    for (isize i = 0; i < affixes->size; i++) {
        Object *affix = affixes->items[i];
        if (!is_str(affix))
            return raise_error(TypeError, "tuple for %s must only contain str, not %.100T", function, affix);
        if (affix_matches(self, (Str *)affix, start, end, at_end))
            return new_bool(true);
    }
    return new_bool(false);
}

STR_NATIVE(startswith)
{
    return affix_method(args, "startswith", false);
}

STR_NATIVE(endswith)
{
    return affix_method(args, "endswith", true);
}
