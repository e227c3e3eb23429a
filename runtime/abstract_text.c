/* abstract_text.c: repr, str, format; truth, comparison and hash of any object.
 *
 * Each asks the type's slot and checks what it gives, as CPython's Objects/object.c. Comparison asks the right operand
 * first if its type derives from the left one's, then the left, then the other; identity answers == and != at last.
 */
#include "abstract.h"
#include "error.h"
#include "objects/bytes.h"
#include "objects/dict.h"
#include "objects/int.h"
#include "objects/list.h"
#include "objects/tuple.h"
#include "runtime.h"

/* ---- text -------------------------------------------------------------------------------------------------- */

static NEW Str *checked_text(STOLEN Object *text, const char *method)
{
    if (!text || is_str(text))
        return (Str *)text;
    raise_error(TypeError, "%s returned non-string (type %T)", method, text);
    decref(text);
    return NULL;
}

Str *object_repr(Object *object)
{
    if (!object->type->slots.represent)
        return str_format("<%T object>", object);
    if (!enter_recursion(" while getting the repr of an object"))
        return NULL;
    Object *text = object->type->slots.represent(object);
    leave_recursion();
    return checked_text(text, "__repr__");
}

Str *object_str(Object *object)
{
    if (is_exact(object, str))
        return (Str *)new_reference(object);
    if (!object->type->slots.string)
        return object_repr(object);
    if (!enter_recursion(" while getting the str of an object"))
        return NULL;
    Object *text = object->type->slots.string(object);
    leave_recursion();
    return checked_text(text, "__str__");
}

Str *object_ascii(Object *object)
{
    Str *text = object_repr(object);
    if (!text || str_is_ascii(text))
        return text;
    Str *result = str_ascii(text);
    decref(text);
    return result;
}

Str *object_format(Object *object, Str *specification_or_null)
{
    Str *specification = specification_or_null ? specification_or_null : RUNTIME->empty_str;
    if (str_length(specification) == 0 && (is_exact(object, str) || is_exact(object, int)))
        return object_str(object);
    NATIVE_FRAME(held, "format", "__format__");
    held[0] = object_lookup_special(object, NAME(__format__));
    if (!held[0]) {
        if (!error_occurred())
            raise_error(TypeError, "Type %T doesn't define __format__", object);
        return (Str *)native_leave(held, NULL);
    }
    Object *text = object_call_one(held[0], (Object *)specification);
    if (text && !is_str(text)) {
        raise_error(TypeError, "__format__ must return a str, not %T", text);
        decref(text);
        text = NULL;
    }
    return (Str *)native_leave(held, text);
}

Object *object_file_path(Object *object)
{
    if (is_str(object) || is_bytes(object))
        return new_reference(object);
    Object *method = object_lookup_special(object, NAME(__fspath__));
    if (!method)
        return error_occurred() ? NULL : raise_not_path(object);
    Object *path = object_call_none(method);
    decref(method);
    if (!path || is_str(path) || is_bytes(path))
        return path;
    raise_error(TypeError, "expected %T.__fspath__() to return str or bytes, not %T", object, path);
    decref(path);
    return NULL;
}

/* The list of containers whose repr is being made stands in RUNTIME->in_repr; it is nearly always short. */
int repr_enter(Object *object)
{
    List *active = (List *)RUNTIME->in_repr;
    if (!active && !(RUNTIME->in_repr = (Object *)(active = list_new(0))))
        return -1;
    for (isize i = list_length(active) - 1; i >= 0; i--)
        if (list_at(active, i) == object)
            return 1;
    return list_append(active, object) ? 0 : -1;
}

void repr_leave(Object *object)
{
    List *active = (List *)RUNTIME->in_repr;
    for (isize i = active ? list_length(active) - 1 : -1; i >= 0; i--)
        if (list_at(active, i) == object) {
            list_set_slice(active, i, i + 1, NULL);
            break;
        }
    if (active && list_length(active) == 0)
        clear_slot(&RUNTIME->in_repr);
}

/* ---- truth ------------------------------------------------------------------------------------------------- */

int object_is_true(Object *object)
{
    if (object == TRUE)
        return 1;
    if (object == FALSE || object == NONE)
        return 0;
    const TypeSlots *slots = &object->type->slots;
    if (slots->truth)
        return slots->truth(object);
    if (!slots->length)
        return 1;
    isize length = slots->length(object);
    return length < 0 ? -1 : length > 0;
}

/* ---- comparison -------------------------------------------------------------------------------------------- */

static const CompareOperator swapped[] = {COMPARE_GT, COMPARE_GE, COMPARE_EQ, COMPARE_NE, COMPARE_LT, COMPARE_LE};
static const char *const operator_texts[] = {"<", "<=", "==", "!=", ">", ">="};

/* NULL: raised; NOT_IMPLEMENTED: neither side knows. */
static Object *try_compare(Object *left, Object *right, CompareOperator operator)
{
    CompareFunction ours = left->type->slots.compare, theirs = right->type->slots.compare;
    bool tried_right = false;
    if (left->type != right->type && theirs && is_subtype(right->type, left->type)) {
        tried_right = true;
        Object *result = theirs(right, left, swapped[operator]);
        if (result != NOT_IMPLEMENTED)
            return result;
    }
    if (ours) {
        Object *result = ours(left, right, operator);
        if (result != NOT_IMPLEMENTED)
            return result;
    }
    return theirs && !tried_right ? theirs(right, left, swapped[operator]) : new_not_implemented();
}

/* Neither side knows: identity answers == and !=. */
static Object *compare_at_last(Object *left, Object *right, CompareOperator operator)
{
    if (operator == COMPARE_EQ)
        return new_bool(left == right);
    if (operator == COMPARE_NE)
        return new_bool(left != right);
    return raise_error(TypeError, "'%s' not supported between instances of '%T' and '%T'", operator_texts[operator], left,
                       right);
}

Object *object_compare(Object *left, Object *right, CompareOperator operator)
{
    if (!enter_recursion(" in comparison"))
        return NULL;
    Object *result = try_compare(left, right, operator);
    leave_recursion();
    return result != NOT_IMPLEMENTED ? result : compare_at_last(left, right, operator);
}

Object *object_compare_declined(Object *left, Object *right, CompareOperator operator)
{
    CompareFunction theirs = right->type->slots.compare;
    if (!enter_recursion(" in comparison"))
        return NULL;
    Object *result = theirs ? theirs(right, left, swapped[operator]) : new_not_implemented();
    leave_recursion();
    return result != NOT_IMPLEMENTED ? result : compare_at_last(left, right, operator);
}

int object_compare_bool(Object *left, Object *right, CompareOperator operator)
{
    if (left == right && operator == COMPARE_EQ)
        return 1;
    if (left == right && operator == COMPARE_NE)
        return 0;
    Object *result = object_compare(left, right, operator);
    if (!result)
        return -1;
    if (result == TRUE || result == FALSE)
        return result == TRUE;
    int truth = object_is_true(result);
    decref(result);
    return truth;
}

Object *compare_numbers(isize left, isize right, CompareOperator operator)
{
    bool answer = false;
    switch (operator) {
    case COMPARE_LT: answer = left < right; break;
    case COMPARE_LE: answer = left <= right; break;
    case COMPARE_EQ: answer = left == right; break;
    case COMPARE_NE: answer = left != right; break;
    case COMPARE_GT: answer = left > right; break;
    case COMPARE_GE: answer = left >= right; break;
    }
    return new_bool(answer);
}

/* ---- hash -------------------------------------------------------------------------------------------------- */

isize object_hash(Object *object)
{
    if (is_exact(object, str))
        return str_hash((Str *)object);
    HashFunction hash = object->type->slots.hash;
    if (UNLIKELY(!hash))
        return object_hash_not_implemented(object);
    VmState *vm = &RUNTIME->vm;
    if (UNLIKELY(vm->hash_depth_left <= 0)) {
        raise_error(RecursionError, "maximum recursion depth exceeded while hashing an object");
        return -1;
    }
    vm->hash_depth_left--;
    isize result = hash(object);
    vm->hash_depth_left++;
    return result;
}

isize hash_address(const void *pointer)
{
    uintptr_t address = (uintptr_t)pointer;
    isize hash = (isize)((address >> 4) | (address << 60));
    return hash == -1 ? -2 : hash;
}

isize object_hash_by_address(Object *object)
{
    object->flags |= FLAG_ID_TAKEN;
    return hash_address(object);
}

/* "unhashable type: 'list'" */
static Object *object_hash_not_implemented_raise(Object *object)
{
    return raise_error(TypeError, "unhashable type: '%T'", object);
}

isize object_hash_not_implemented(Object *object)
{
    object_hash_not_implemented_raise(object);
    return -1;
}
