/* constant.c: literals become objects, and equal constants one object.
 *
 * Within one compilation equal constants of equal types are one object (`is` shows it), as in CPython: each is found
 * by a *key* that tells 1 from 1.0 and True, and 0.0 from -0.0. The key of an int, str, None, … or code object is
 * the object itself; other keys are tuples with the object as second item.
 */
#include "compiler.h"

#include <math.h>
#include <string.h>

/* ---- from text to objects ---- */

static uint32_t decode_character(const unsigned char *s, size_t *length)
{
    *length = s[0] < 0x80 ? 1 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : 4;
    uint32_t character = *length == 1 ? s[0] : s[0] & (0xFFu >> (*length + 1));
    for (size_t i = 1; i < *length; i++)
        character = character << 6 | (s[i] & 0x3F);
    return character;
}

/* Text with lone surrogates, which strict UTF-8 does not know. */
static Str *decode_with_surrogates(Compiler *c, const Constant *constant)
{
    uint32_t *characters = compile_allocate(c, (constant->length + 1) * sizeof *characters);
    isize count = 0;
    size_t length;
    for (size_t at = 0; at < constant->length; at += length)
        characters[count++] = decode_character((const unsigned char *)constant->text + at, &length);
    return str_from_characters(characters, count);
}

static bool has_surrogate(const Constant *constant)
{
    const char *at = constant->text, *end = at + constant->length;
    while ((at = memchr(at, 0xED, (size_t)(end - at)))) {
        if (end - at > 1 && ((unsigned char)at[1] & 0xE0) == 0xA0)
            return true;
        at++;
    }
    return false;
}

static Object *new_object(Compiler *c, const Constant *constant)
{
    switch (constant->kind) {
    case CONST_NONE:
        return new_none();
    case CONST_TRUE:
        return TRUE;
    case CONST_FALSE:
        return FALSE;
    case CONST_ELLIPSIS:
        return ELLIPSIS;
    case CONST_INT:
        return int_from_text(constant->text, (isize)constant->length, constant->base);
    case CONST_FLOAT:
        return float_new(constant->number);
    case CONST_IMAGINARY:
        return complex_new(0.0, constant->number);
    case CONST_STR:
        if (has_surrogate(constant))
            return (Object *)decode_with_surrogates(c, constant);
        return (Object *)str_from_utf8(constant->text, (isize)constant->length);
    case CONST_BYTES:
        return (Object *)bytes_new(constant->text, (isize)constant->length);
    case CONST_FOLDED:
        break;
    }
    return NULL;
}

/* makes it; held as a literal */
static Object *constant_literal(Compiler *c, Constant *constant)
{
    if (constant->object)
        return constant->object;
    Object *object = new_object(c, constant);
    if (!object)
        compile_fail(c);
    if (!is_immortal(object) && !list_append_steal(c->literals, object))
        compile_fail(c);
    /* CPython's parser joins bytes literals to an empty one, which gives a single literal back: it is held twice. */
    if (constant->kind == CONST_BYTES && !is_immortal(object) && !list_append(c->literals, object))
        compile_fail(c);
    constant->object = object;
    return object;
}

Object *constant_object(Compiler *c, const Expr *e)
{
    return constant_literal(c, (Constant *)&e->as.constant);
}

/* ---- keys ---- */

static bool is_negative_zero(double value)
{
    return value == 0.0 && signbit(value);
}

static Object *pack_key(Object *type, Object *object, Object *marks)
{
    return (Object *)(marks ? tuple_pack(3, type, object, marks) : tuple_pack(2, type, object));
}

static Object *tuple_key(Compiler *c, Tuple *tuple)
{
    Tuple *keys = tuple_new(tuple_length(tuple));
    if (!keys)
        return NULL;
    for (isize i = 0; i < tuple_length(tuple); i++)
        if (!(keys->items[i] = constant_key(c, tuple_at(tuple, i)))) {
            decref(keys);
            return NULL;
        }
    Object *key = (Object *)tuple_pack(2, keys, tuple);
    decref(keys);
    return key;
}

static Object *frozenset_key(Compiler *c, Set *set)
{
    Set *keys = frozenset_new(NULL);
    if (!keys)
        return NULL;
    isize position = 0;
    Object *item, *key = NULL;
    while (set_next(set, &position, &item, NULL)) {
        key = constant_key(c, item);
        if (!key || !set_add(keys, key))
            goto fail;
        decref(key);
    }
    key = (Object *)tuple_pack(2, keys, set);
    decref(keys);
    return key;
fail:
    decref_maybe(key);
    decref(keys);
    return NULL;
}

Object *constant_key(Compiler *c, Object *object)
{
    Type *type = object->type;
    if (object == NONE || object == ELLIPSIS || type == TYPE(int) || type == TYPE(str))
        return new_reference(object);
    if (type == TYPE(float))
        return pack_key((Object *)type, object, is_negative_zero(float_value(object)) ? NONE : NULL);
    if (type == TYPE(complex)) {
        bool real = is_negative_zero(((Complex *)object)->real), imag = is_negative_zero(((Complex *)object)->imag);
        return pack_key((Object *)type, object, real && imag ? TRUE : imag ? FALSE : real ? NONE : NULL);
    }
    if (type == TYPE(tuple))
        return tuple_key(c, (Tuple *)object);
    if (type == TYPE(frozenset))
        return frozenset_key(c, (Set *)object);
    if (type == TYPE(bool) || type == TYPE(bytes))
        return pack_key((Object *)type, object, NULL);
    /* A code object equals itself only. */
    Object *address = int_from_uint64((uint64_t)(uintptr_t)object);
    Object *key = address ? pack_key(address, object, NULL) : NULL;
    decref_maybe(address);
    return key;
}

static Object *key_object(Object *key)
{
    return key->type == TYPE(tuple) ? tuple_at((Tuple *)key, 1) : key;
}

/* The key that the compilation already has, or this one from here on. Borrowed. */
static Object *merge_key(Compiler *c, STOLEN Object *key)
{
    HOLD(c, key);
    Object *known = dict_get(c->constants, key);
    if (known)
        return known;
    if (error_occurred() || !dict_set(c->constants, key, key))
        compile_fail(c);
    return key;
}

static Object *merge_recursively(Compiler *c, Object *object);

/* CPython makes the set anew of the merged items, in the order of the old one: that decides the order of the new. */
static void rebuild_frozenset(Compiler *c, Tuple *key, Set *set)
{
    List *items = HOLD(c, list_new(0));
    isize position = 0;
    Object *item;
    while (set_next(set, &position, &item, NULL))
        if (!list_append(items, key_object(merge_recursively(c, item))))
            compile_fail(c);
    Object *rebuilt = (Object *)frozenset_new((Object *)items);
    if (!rebuilt)
        compile_fail(c);
    set_slot(&key->items[1], rebuilt);
}

static Object *merge_recursively(Compiler *c, Object *object)
{
    Object *key = constant_key(c, object);
    if (!key)
        compile_fail(c);
    Object *merged = merge_key(c, key);
    if (merged == key && object->type == TYPE(tuple)) {
        Tuple *tuple = (Tuple *)object;
        for (isize i = 0; i < tuple_length(tuple); i++) {
            Object *item = key_object(merge_recursively(c, tuple_at(tuple, i)));
            if (item != tuple_at(tuple, i))
                set_slot(&tuple->items[i], new_reference(item));
        }
    } else if (merged == key && object->type == TYPE(frozenset) && set_length((Set *)object))
        rebuild_frozenset(c, (Tuple *)key, (Set *)object);
    return merged;
}

Object *constant_merge(Compiler *c, Object *object)
{
    Object *key = constant_key(c, object);
    if (!key)
        compile_fail(c);
    return key_object(merge_key(c, key));
}

int constant_add(Compiler *c, CodeUnit *u, Object *object)
{
    Object *key = merge_recursively(c, object);
    Object *number = dict_get(u->constant_numbers, key);
    if (number)
        return (int)int_value(number);
    if (error_occurred())
        compile_fail(c);
    int index = (int)list_length(u->constants);
    number = HOLD(c, int_from_int64(index));
    if (!dict_set(u->constant_numbers, key, number) || !list_append(u->constants, key_object(key)))
        compile_fail(c);
    return index;
}
