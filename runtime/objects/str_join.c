/* str_join.c: putting many texts together in one allocation. */
#include "sequence.h"
#include "str.h"
#include "str_data.h"
#include "str_methods.h"

#include "../abstract.h"
#include "../error.h"
#include "../runtime.h"
#include "list.h"
#include "tuple.h"

/* All are one byte wide: copying is all there is to it. */
static void write_joined_bytes(char *to, Str *separator, Object **items, isize count)
{
    isize between = separator ? separator->length : 0;
    const char *gap = separator ? str_data(separator) : NULL;
    for (isize i = 0; i < count; i++) {
        Str *item = (Str *)items[i];
        if (i && between == 1) {
            *to++ = *gap;
        } else if (i && between) {
            memcpy(to, gap, (size_t)between);
            to += between;
        }
        memcpy(to, str_data(item), (size_t)item->length);
        to += item->length;
    }
}

/* Writes items with separators between; the result is wide and long enough. */
static void write_joined(Str *result, Str *separator, Object **items, isize count)
{
    int kind = str_kind(result);
    char *to = str_data(result);
    if (kind == 1) {
        write_joined_bytes(to, separator, items, count);
        return;
    }
    isize separator_length = separator ? separator->length : 0;
    for (isize i = 0; i < count; i++) {
        Str *item = (Str *)items[i];
        if (i && separator_length) {
            characters_copy(kind, to, 0, str_kind(separator), str_data(separator), 0, separator_length);
            to += separator_length * kind;
        }
        characters_copy(kind, to, 0, str_kind(item), str_data(item), 0, item->length);
        to += item->length * kind;
    }
}

static Str *raise_too_long(void)
{
    raise_error(OverflowError, "join() result is too long for a Python string");
    return NULL;
}

static Str *join_items(Str *separator, Object **items, isize count)
{
    isize length = 0, separator_length = separator ? separator->length : 0;
    uint32_t limit = separator_length && count > 1 ? str_limit(separator) : 0x7f;
    for (isize i = 0; i < count; i++) {
        if (LIKELY(items[i]->flags & FLAG_ASCII && items[i]->type == TYPE(str))) { /* leaves the limit alone */
            length += ((Str *)items[i])->length + (i ? separator_length : 0);
            if (UNLIKELY(length > STR_LENGTH_MAX / 2))
                return raise_too_long();
            continue;
        }
        if (UNLIKELY(!is_str(items[i]))) {
            raise_error(TypeError, "sequence item %zd: expected str instance, %.80T found", i, items[i]);
            return NULL;
        }
        Str *item = (Str *)items[i];
        uint32_t item_limit = str_limit(item);
        if (item_limit > limit)
            limit = item_limit;
        length += item->length + (i ? separator_length : 0);
        if (UNLIKELY(length > STR_LENGTH_MAX / 2))
            return raise_too_long();
    }
    Str *result = str_new(length, limit);
    if (result && length)
        write_joined(result, separator, items, count);
    return result;
}

Str *str_join_array(Object **items, isize count)
{
    return join_items(NULL, items, count);
}

Str *str_join(Str *separator, Object *iterable)
{
    NATIVE_FRAME(held, "str.join", "sequence");
    if (is_exact(iterable, list) || is_exact(iterable, tuple)) {
        held[0] = new_reference(iterable);
    } else {
        held[0] = items_to_join(iterable);
        if (!held[0])
            return (Str *)native_leave(held, NULL);
    }
    bool is_a_list = is_list(held[0]);
    isize count = is_a_list ? ((List *)held[0])->size : ((Tuple *)held[0])->size;
    Object **items = is_a_list ? ((List *)held[0])->items : ((Tuple *)held[0])->items;
    Str *result;
    if (count == 0)
        result = RUNTIME->empty_str;
    else if (count == 1 && is_exact(items[0], str))
        result = (Str *)new_reference(items[0]);
    else
        result = join_items(separator, items, count);
    return (Str *)native_leave(held, (Object *)result);
}

STR_NATIVE(join)
{
    return (Object *)str_join((Str *)args[0], args[1]);
}
