/* str.c: making, comparing, hashing and joining texts; the type `str` itself.
 *
 * See str.h for the representation. A str of length 1 below U+0100, and the empty one, are shared wherever
 * CPython shares them: results of slicing, case mapping and the like pass through str_shared(), while join and
 * concatenation leave a fresh object, as there.
 */
#include "str.h"
#include "sequence.h"
#include "str_data.h"

#include "../abstract.h"
#include "../error.h"
#include "../heap/fresh.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../type.h"
#include "builtin.h"
#include "bytes.h"
#include "dict.h"
#include "slice.h"
#include "str_methods.h"
#include "tuple.h"

/* ---- arrays of characters ------------------------------------------------------------------------------ */

static uint32_t limit_of_wide(const uint32_t *data, isize length)
{
    uint32_t bits = 0;
    for (isize i = 0; i < length; i++)
        bits |= data[i];
    return round_limit(bits > CHARACTER_MAX ? CHARACTER_MAX : bits);
}

static uint32_t limit_of_double(const uint16_t *data, isize length)
{
    uint32_t bits = 0;
    for (isize i = 0; i < length; i++)
        bits |= data[i];
    return round_limit(bits);
}

uint32_t characters_limit(int kind, const void *data, isize length)
{
    if (kind == 1)
        return bytes_are_ascii(data, length) ? 0x7f : 0xff;
    return kind == 2 ? limit_of_double(data, length) : limit_of_wide(data, length);
}

void characters_copy(int to_kind, void *to, isize to_at, int from_kind, const void *from, isize from_at, isize count)
{
    if (to_kind == from_kind) {
        memcpy((char *)to + to_at * to_kind, (const char *)from + from_at * from_kind, (size_t)(count * to_kind));
    } else if (to_kind == 2 && from_kind == 1) {
        for (isize i = 0; i < count; i++)
            ((uint16_t *)to)[to_at + i] = ((const uint8_t *)from)[from_at + i];
    } else if (to_kind == 4 && from_kind == 1) {
        for (isize i = 0; i < count; i++)
            ((uint32_t *)to)[to_at + i] = ((const uint8_t *)from)[from_at + i];
    } else {
        for (isize i = 0; i < count; i++)
            str_write(to_kind, to, to_at + i, str_read(from_kind, from, from_at + i));
    }
}

void characters_fill(int kind, void *to, isize at, uint32_t character, isize count)
{
    if (kind == 1)
        memset((char *)to + at, (int)character, (size_t)count);
    else
        for (isize i = 0; i < count; i++)
            str_write(kind, to, at + i, character);
}

/* ---- making ---------------------------------------------------------------------------------------------- */

static Str *str_initialise_head(Str *self, isize length, uint32_t limit)
{
    self->head.refcount = 1;
    self->head.type = TYPE(str);
    self->length = length;
    self->hash = -1;
    self->state.interned = STR_NOT_INTERNED;
    self->state.kind = (unsigned)kind_for_limit(limit);
    self->state.is_compact = 1;
    self->state.is_static = 0;
    if (limit < 0x80) {
        self->head.flags = FLAG_ASCII;
        self->state.is_ascii = 1;
    } else {
        self->head.flags = 0;
        self->state.is_ascii = 0;
        self->utf8_length = 0;
        self->utf8 = NULL;
    }
    self->state.utf8_hidden = self->state.utf8_lossy = 0;
    return self;
}

static size_t compact_size_bytes(isize length, uint32_t limit)
{
    if (limit < 0x80)
        return STR_ASCII_HEAD_BYTES + (size_t)length + 1;
    return STR_COMPACT_HEAD_BYTES + ((size_t)length + 1) * (size_t)kind_for_limit(limit);
}

Str *str_new(isize length, uint32_t limit)
{
    if (length == 0 && RUNTIME->empty_str)
        return RUNTIME->empty_str;
    if (UNLIKELY(length > STR_LENGTH_MAX / 4))
        return raise_memory(), NULL;
    Str *self = object_allocate_plain(compact_size_bytes(length, limit));
    if (UNLIKELY(!self))
        return NULL;
    str_initialise_head(self, length, limit);
    str_write(str_kind(self), str_data(self), length, 0);
    return self;
}

Str *str_new_ascii(isize length, char **data)
{
    if (UNLIKELY(length == 0 || length > STR_LENGTH_MAX / 4)) {
        Str *shared = str_new(length, 0x7f);
        *data = shared ? str_data(shared) : NULL;
        return shared;
    }
    Str *self = block_allocate(BLOCK_PLAIN, STR_ASCII_HEAD_BYTES + (size_t)length + 1);
    if (UNLIKELY(!self))
        return raise_memory(), NULL;
    str_initialise_head(self, length, 0x7f);
    *data = (char *)self + STR_ASCII_HEAD_BYTES;
    (*data)[length] = 0;
    return self;
}

Str *str_from_ascii(const char *text, isize length)
{
    if (length == 0) /* text may be NULL */
        return new_reference(RUNTIME->empty_str);
    if (length == 1)
        return RUNTIME->latin1[(uint8_t)*text];
    char *data;
    Str *self = str_new_ascii(length, &data);
    if (LIKELY(self != NULL))
        memcpy(data, text, (size_t)length);
    return self;
}

Str *str_from_latin1(const uint8_t *text, isize length)
{
    return str_from_kind(1, text, length);
}

Str *str_from_kind(int kind, const void *data, isize length)
{
    if (length == 1)
        return str_from_char(str_read(kind, data, 0));
    uint32_t limit = characters_limit(kind, data, length);
    Str *self = str_new(length, limit);
    if (self && length)
        characters_copy(str_kind(self), str_data(self), 0, kind, data, 0, length);
    return self;
}

Str *str_from_characters(const uint32_t *characters, isize length)
{
    return str_from_kind(4, characters, length);
}

Str *str_from_code(int64_t code)
{
    if (code < 0 || code > CHARACTER_MAX)
        return (Str *)raise_error(OverflowError, "%%c arg not in range(0x110000)");
    return str_from_char((uint32_t)code);
}

Str *str_from_char(uint32_t character)
{
    if (character < 256)
        return RUNTIME->latin1[character];
    Str *self = str_new(1, round_limit(character));
    if (self)
        str_write(str_kind(self), str_data(self), 0, character);
    return self;
}

Str *str_shared(STOLEN Str *fresh)
{
    if (!fresh || fresh->length > 1)
        return fresh;
    if (fresh->length == 1 && (fresh->state.kind != 1 || fresh == RUNTIME->latin1[str_at(fresh, 0)]))
        return fresh;
    Str *shared = fresh->length ? RUNTIME->latin1[str_at(fresh, 0)] : RUNTIME->empty_str;
    decref(fresh);
    return shared;
}

Str *str_from_object(Object *object)
{
    Str *self = (Str *)object;
    if (self->state.is_compact)
        return new_reference(self);
    return str_from_kind(str_kind(self), str_data(self), self->length);
}

/* Gives the text that a str subclass's instance holds to a fresh instance of `type`. */
static Object *str_new_subtype(Type *type, Str *text)
{
    Str *self = (Str *)object_new(type);
    if (!self)
        return NULL;
    size_t size_bytes = (size_t)(text->length + 1) * (size_t)str_kind(text);
    self->hash = -1;
    self->state.kind = text->state.kind;
    self->state.is_ascii = text->state.is_ascii;
    self->data = heap_allocate(size_bytes);
    if (!self->data) {
        decref(self);
        return NULL;
    }
    memcpy(self->data, str_data(text), size_bytes);
    self->length = text->length;
    self->hash = text->hash;
    return (Object *)self;
}

static bool has_own_utf8(const Str *self)
{
    if (self->state.is_compact) /* has no `data`: its characters stand there */
        return !self->state.is_ascii && self->utf8;
    return self->utf8 && self->utf8 != self->data;
}

static void str_deallocate(Object *object)
{
    Str *self = (Str *)object;
    if (UNLIKELY(self->state.interned == STR_INTERNED_MORTAL))
        str_intern_forget(self);
    if (LIKELY(object->flags & FLAG_ASCII)) {
        free_plain(object);
        return;
    }
    if (has_own_utf8(self))
        heap_free(self->utf8);
    if (!self->state.is_compact)
        heap_free(self->data);
    object_free(object);
}

static size_t str_shown_size(Object *object)
{
    Str *self = (Str *)object;
    size_t size = self->state.is_compact ? compact_size_bytes(self->length, str_limit(self))
                                         : sizeof(Str) + (size_t)(self->length + 1) *
                                                             self->state.kind; /* CPython forgets __slots__ here */
    if (has_own_utf8(self) && !self->state.utf8_hidden)
        size += (size_t)self->utf8_length + 1;
    return size;
}

/* ---- comparing and hashing --------------------------------------------------------------------------------- */

bool str_equal(const Str *left, const Str *right)
{
    if (left == right)
        return true;
    if (left->length != right->length || left->state.kind != right->state.kind)
        return false;
    return memcmp(str_data(left), str_data(right), (size_t)(left->length * str_kind(left))) == 0;
}

bool str_equal_text(const Str *self, const char *ascii)
{
    isize length = (isize)strlen(ascii);
    return self->length == length && self->state.is_ascii && memcmp(str_data(self), ascii, (size_t)length) == 0;
}

static int compare_wide(const Str *left, const Str *right, isize common)
{
    const void *a = str_data(left), *b = str_data(right);
    int a_kind = str_kind(left), b_kind = str_kind(right);
    for (isize i = 0; i < common; i++) {
        uint32_t x = str_read(a_kind, a, i), y = str_read(b_kind, b, i);
        if (x != y)
            return x < y ? -1 : 1;
    }
    return 0;
}

int str_compare(const Str *left, const Str *right)
{
    isize common = left->length < right->length ? left->length : right->length;
    int order;
    if (left->state.kind == 1 && right->state.kind == 1)
        order = memcmp(str_data(left), str_data(right), (size_t)common);
    else
        order = compare_wide(left, right, common);
    if (order)
        return order < 0 ? -1 : 1;
    return left->length < right->length ? -1 : left->length > right->length;
}

isize str_hash_slow(Str *self)
{
    if (self->hash == -1)
        self->hash = hash_bytes(str_data(self), self->length * str_kind(self));
    return self->hash;
}

static isize str_hash_slot(Object *self)
{
    return str_hash((Str *)self);
}

static Object *str_compare_slot(Object *left, Object *right, CompareOperator operator)
{
    if (!is_str(left) || !is_str(right))
        return new_not_implemented();
    if (operator == COMPARE_EQ)
        return new_bool(str_equal((Str *)left, (Str *)right));
    if (operator == COMPARE_NE)
        return new_bool(!str_equal((Str *)left, (Str *)right));
    int order = left == right ? 0 : str_compare((Str *)left, (Str *)right);
    return compare_numbers(order, 0, operator);
}

/* ---- joining two, repeating, cutting ------------------------------------------------------------------------- */

Str *str_concatenate(Str *left, Str *right)
{
    if (left->length == 0)
        return str_unchanged(right);
    if (right->length == 0)
        return str_unchanged(left);
    if (left->length > STR_LENGTH_MAX - right->length) {
        raise_error(OverflowError, "strings are too large to concat");
        return NULL;
    }
    uint32_t limit = str_limit(left) > str_limit(right) ? str_limit(left) : str_limit(right);
    Str *self = str_new(left->length + right->length, limit);
    if (UNLIKELY(!self))
        return NULL;
    int kind = str_kind(self);
    void *data = str_data(self);
    characters_copy(kind, data, 0, str_kind(left), str_data(left), 0, left->length);
    characters_copy(kind, data, left->length, str_kind(right), str_data(right), 0, right->length);
    return self;
}

Str *str_repeat(Str *self, isize times)
{
    if (times < 1 || self->length == 0)
        return RUNTIME->empty_str;
    if (times == 1)
        return str_unchanged(self);
    if (self->length > STR_LENGTH_MAX / times) {
        raise_error(OverflowError, "repeated string is too long");
        return NULL;
    }
    isize length = self->length * times;
    Str *result = str_new(length, str_limit(self));
    if (!result)
        return NULL;
    int kind = str_kind(self);
    char *data = str_data(result);
    if (self->length == 1) {
        characters_fill(kind, data, 0, str_at(self, 0), length);
        return result;
    }
    isize done = self->length * kind, whole = length * kind;
    memcpy(data, str_data(self), (size_t)done);
    while (done < whole) { /* what is there doubles */
        isize more = done < whole - done ? done : whole - done;
        memcpy(data + done, data, (size_t)more);
        done += more;
    }
    return result;
}

Str *str_substring(Str *self, isize start, isize end)
{
    if (end > self->length)
        end = self->length;
    if (start == 0 && end == self->length)
        return str_unchanged(self);
    if (start >= end)
        return RUNTIME->empty_str;
    const void *data = characters_at(str_kind(self), str_data(self), start);
    if (str_is_ascii(self))
        return str_from_ascii(data, end - start);
    return str_from_kind(str_kind(self), data, end - start);
}

Str *str_item(Str *self, isize at)
{
    uint32_t character = str_at(self, at);
    return LIKELY(character < 256) ? RUNTIME->latin1[character] : str_from_char(character);
}

/* A text that only `*slot` holds grows where it is: nobody can tell, because its address was never shown.
 * The condition is CPython's: count 1, not hashed, not interned, exact. */
static bool can_grow(const Str *self, uint32_t more_limit)
{
    return self->head.refcount == 1 && self->head.type == TYPE(str) && self->state.is_compact && self->hash == -1 &&
           self->state.interned == STR_NOT_INTERNED && str_limit(self) >= more_limit;
}

static bool grow(Object **slot, Str *right)
{
    Str *self = (Str *)*slot;
    isize old_length = self->length, length = old_length + right->length;
    int kind = str_kind(self);
    if (has_own_utf8(self)) {
        heap_free(self->utf8);
        self->utf8 = NULL;
        self->utf8_length = 0;
    }
    Str *grown = (Str *)object_resize((Object *)self, compact_size_bytes(length, str_limit(self)));
    if (UNLIKELY(!grown)) {
        *slot = NULL;
        return false;
    }
    grown->length = length;
    void *data = str_data(grown);
    characters_copy(kind, data, old_length, str_kind(right), str_data(right), 0, right->length);
    str_write(kind, data, length, 0);
    *slot = (Object *)grown;
    return true;
}

bool str_append_in_place(Object **slot, Object *right_object)
{
    Str *left = (Str *)*slot, *right = (Str *)right_object;
    if (right->length && left->length && left != right && can_grow(left, str_limit(right)) &&
        left->length <= STR_LENGTH_MAX - right->length)
        return grow(slot, right);
    Str *result = str_concatenate(left, right);
    *slot = (Object *)result;
    decref(left);
    return result != NULL;
}

/* ---- the slots --------------------------------------------------------------------------------------------- */

static isize str_length_slot(Object *self)
{
    return ((Str *)self)->length;
}

static Object *str_concatenate_slot(Object *left, Object *right)
{
    if (UNLIKELY(!is_str(right)))
        return raise_error(TypeError, "can only concatenate str (not \"%.200T\") to str", right);
    return (Object *)str_concatenate((Str *)left, (Str *)right);
}

static Object *str_repeat_slot(Object *self, isize times)
{
    return (Object *)str_repeat((Str *)self, times);
}

static Object *slice_of(Str *self, Object *slice)
{
    isize start, stop, step;
    if (!slice_unpack(slice, &start, &stop, &step))
        return NULL;
    isize count = slice_adjust(self->length, &start, &stop, step);
    if (count <= 0)
        return (Object *)RUNTIME->empty_str;
    if (step == 1)
        return (Object *)str_substring(self, start, start + count);
    int kind = str_kind(self);
    const void *data = str_data(self);
    uint32_t limit = 0;
    if (str_is_ascii(self))
        limit = 0x7f;
    else
        for (isize i = 0, at = start; i < count; i++, at += step)
            limit |= str_read(kind, data, at);
    Str *result = str_new(count, round_limit(limit > CHARACTER_MAX ? CHARACTER_MAX : limit));
    if (!result)
        return NULL;
    for (isize i = 0, at = start; i < count; i++, at += step)
        str_write(str_kind(result), str_data(result), i, str_read(kind, data, at));
    return (Object *)result; /* fresh even if it is a single character, as in CPython */
}

static Object *str_get_item(Object *object, Object *key)
{
    Str *self = (Str *)object;
    isize at;
    if (is_exact(key, slice))
        return slice_of(self, key);
    if (!is_int(key) && !object_has_index(key))
        return raise_error(TypeError, "string indices must be integers, not '%.200T'", key);
    return item_index(key, &self->length, "string index out of range", &at) ? (Object *)str_item(self, at) : NULL;
}

static int str_contains_slot(Object *self, Object *item)
{
    if (!is_str(item)) {
        raise_error(TypeError, "'in <string>' requires string as left operand, not %.100T", item);
        return -1;
    }
    return str_contains((Str *)self, (Str *)item);
}

static Object *str_remainder_slot(Object *left, Object *right)
{
    if (!is_str(left))
        return new_not_implemented();
    return str_percent((Str *)left, right);
}

static Object *str_represent(Object *self)
{
    return (Object *)str_repr((Str *)self);
}

static Object *str_string(Object *self)
{
    return (Object *)str_unchanged((Str *)self);
}

/* str(object), str(bytes, encoding, errors). */
static Object *text_of(Object *object, Object *encoding, Object *errors)
{
    if (!object)
        return (Object *)RUNTIME->empty_str;
    if (!encoding && !errors)
        return (Object *)object_str(object);
    return str_decode_object(object, encoding, errors);
}

static Object *str_create(Type *type, Object **args, isize count, Tuple *names)
{
    static const char *const parameters[] = {"object", "encoding", "errors"};
    Object *bound[3];
    if (count > 3)
        return arguments_check_count("str", count, 0, 3), NULL;
    if (!arguments_bind("str", "(object='', encoding=None, errors=None)", args, count, names, bound))
        return NULL;
    if ((bound[1] && !is_str(bound[1])) || (bound[2] && !is_str(bound[2]))) {
        int wrong = bound[1] && !is_str(bound[1]) ? 1 : 2;
        return raise_error(TypeError, "str() argument '%s' must be str, not %T", parameters[wrong], bound[wrong]);
    }
    NATIVE_FRAME(held, "str", "text");
    Object *text = held[0] = text_of(bound[0], bound[1], bound[2]);
    if (!text || type == TYPE(str)) {
        return native_leave_with(held, 0);
    }
    return native_leave(held, str_new_subtype(type, (Str *)text));
}

const TypeSpec str_type = {
    .name = "str",
    .size_bytes = sizeof(Str),
    .flags = TYPE_BASE | TYPE_STR | TYPE_VECTOR_CALL,
    .slots =
        {
            .represent = str_represent,
            .string = str_string,
            .hash = str_hash_slot,
            .compare = str_compare_slot,
            .iterate = str_iterate,
            .create = str_create,
            .length = str_length_slot,
            .get_item = str_get_item,
            .contains = str_contains_slot,
            .concatenate = str_concatenate_slot,
            .repeat = str_repeat_slot,
            .remainder = str_remainder_slot,
        },
    .deallocate = str_deallocate,
    .shown_size = str_shown_size,
    .methods = str_methods,
    .doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\n"
           "Text: an immutable sequence of characters.",
};
