/* sequence.c: what lists, tuples and their iterators have in common.
 *
 * None of these keeps anything; they exist because two or more types need the same words.
 */
#include "sequence.h"

#include <string.h>

#include "../abstract.h"
#include "../error.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"
#include "dict.h"
#include "equal.h"
#include "list.h"
#include "module.h"
#include "tuple.h"

static isize current_size(const Object *sequence)
{
    return is_list(sequence) ? ((const List *)sequence)->size : ((const Tuple *)sequence)->size;
}

static Object *current_item(const Object *sequence, isize at)
{
    return is_list(sequence) ? ((const List *)sequence)->items[at] : ((const Tuple *)sequence)->items[at];
}

/* repr() of one item. A Python __repr__ holds its self; C code might lose it, so it is held here. */
static Str *item_text(Object *item)
{
    if (item->type->flags & TYPE_HEAP)
        return object_repr(item);
    if (!(item->flags & FLAG_COLLECTED))
        return object_repr(item);
    NATIVE_FRAME(held, "repr", "item");
    held[0] = new_reference(item);
    return (Str *)native_leave(held, (Object *)object_repr(item));
}

static bool append_items(StrBuilder *builder, Object *sequence)
{
    for (isize i = 0; i < current_size(sequence); i++) {
        if (i > 0 && !builder_append_ascii(builder, ", ", 2))
            return false;
        Str *text = item_text(current_item(sequence, i));
        if (!text)
            return false;
        bool appended = builder_append_str(builder, text);
        decref(text);
        if (!appended)
            return false;
    }
    return true;
}

NEW Object *represent_items(Object *sequence, const char *opening, const char *closing,
                            const char *inside)
{
    int entered = repr_enter(sequence);
    if (entered != 0)
        return entered > 0 ? (Object *)str_from_text(inside) : NULL;
    StrBuilder builder;
    builder_start(&builder);
    bool done = builder_append_text(&builder, opening) && append_items(&builder, sequence) &&
                builder_append_text(&builder, closing);
    repr_leave(sequence);
    return (Object *)builder_end(&builder, done);
}

int equal_while_held(Object *item, Object *other, bool item_is_left)
{
    int answer = equal_at_once(item, other);
    if (answer != -2)
        return answer;
    NATIVE_FRAME(held, "comparison", "item");
    held[0] = new_reference(item);
    answer = item_is_left ? object_compare_bool(item, other, COMPARE_EQ) : object_compare_bool(other, item, COMPARE_EQ);
    return native_leave_bool(held, answer < 0) ? -1 : answer;
}

bool pop_index(Object *argument_or_null, const isize *size, const char *type, isize *at)
{
    *at = -1;
    if (argument_or_null && !size_argument(argument_or_null, at))
        return false;
    if (*size == 0)
        return raise_error(IndexError, "pop from empty %s", type);
    if (*at < 0)
        *at += *size;
    return (*at >= 0 && *at < *size) || raise_error(IndexError, "pop index out of range");
}

Object *raise_not_in_sequence(void)
{
    return raise_error(ValueError, "sequence.index(x): x not in sequence");
}

Object *items_to_join(Object *iterable)
{
    return sequence_fast(iterable, "can only join an iterable");
}

bool item_index(Object *key, const isize *size, const char *out_of_range, isize *at)
{
    if (LIKELY(key->flags & FLAG_COMPACT_INT))
        *at = int_value(key);
    else if (!object_as_isize(key, IndexError, at))
        return false;
    if (*at < 0)
        *at += *size;
    return LIKELY(*at >= 0 && *at < *size) || raise_error(IndexError, out_of_range);
}

static bool read_bound(Object *argument, isize otherwise, isize *result)
{
    *result = otherwise;
    if (!argument)
        return true;
    if (!object_has_index(argument))
        return raise_error(TypeError, "slice indices must be integers or have an __index__ method");
    return object_as_isize(argument, NULL, result);
}

bool index_bounds(Object *start_or_null, Object *stop_or_null, const isize *size, isize *start, isize *stop)
{
    if (!read_bound(start_or_null, 0, start) || !read_bound(stop_or_null, PTRDIFF_MAX, stop))
        return false;
    if (*start < 0 && (*start += *size) < 0)
        *start = 0;
    if (*stop < 0 && (*stop += *size) < 0)
        *stop = 0;
    return true;
}

NEW Object *compare_at_difference(Object *left, Object *right, CompareOperator operator)
{
    if (operator == COMPARE_EQ || operator == COMPARE_NE)
        return new_bool(operator == COMPARE_NE);
    return object_compare(left, right, operator);
}

isize drop_stepped(char *items, size_t item_bytes, isize size, isize start, isize step, isize count)
{
    if (count <= 0)
        return size;
    if (step < 0) {
        start += step * (count - 1);
        step = -step;
    }
    isize to = start;
    for (isize at = start, dropped = 0; at < size; at++)
        if (dropped < count && at == start + dropped * step)
            dropped++;
        else
            memmove(items + (size_t)to++ * item_bytes, items + (size_t)at * item_bytes, item_bytes);
    return to;
}

NEW Object *builtin_named(const char *name)
{
    Object *found = dict_get_text(module_dict(RUNTIME->builtins), name);
    if (!found)
        return error_occurred() ? NULL : raise_error(AttributeError, "module 'builtins' has no attribute '%s'", name);
    return new_reference(found);
}

const char *bare_type_name(const Object *object)
{
    const char *name = object->type->name, *dot = strrchr(name, '.');
    return dot && !(object->type->flags & TYPE_HEAP) ? dot + 1 : name;
}
