/* abstract_call.c: calling anything.
 *
 * Arguments always stand side by side in an array: positional ones, then one value for each keyword name. Nobody
 * makes a tuple or a dict on the way unless the callee's signature asks for one.
 */
#include "abstract.h"
#include "error.h"
#include "heap/heap.h"
#include "objects/dict.h"
#include "objects/function.h"
#include "objects/slot_dispatch.h"
#include "objects/tuple.h"
#include "runtime.h"
#include "vm/vm.h"
#include <string.h>

#define SMALL_CALL 8

static inline Object *counted_call(CallFunction call, Object *callable, Object **args, isize count, Tuple *names)
{
    if (!enter_recursion(WHILE_CALLING))
        return NULL;
    Object *result = call(callable, args, count, names);
    leave_recursion();
    return result;
}

Object *object_call(Object *callable, Object **args, isize count, Tuple *names)
{
    CallFunction call = callable->type->slots.call;
    if (UNLIKELY(!call))
        return raise_error(TypeError, "'%T' object is not callable", callable);
    return call == vm_call_function ? call(callable, args, count, names)
                                    : counted_call(call, callable, args, count, names);
}

Object *object_call_as_tuple(Object *callable, Object **args, isize count, Tuple *names)
{
    CallFunction from_tuple = callable->type->slots.call ? call_from_tuple(callable->type->slots.call) : NULL;
    return from_tuple ? counted_call(from_tuple, callable, args, count, names)
                      : object_call(callable, args, count, names);
}

Object *object_call_none(Object *callable)
{
    return object_call(callable, NULL, 0, NULL);
}

Object *object_call_one(Object *callable, Object *argument)
{
    return object_call(callable, &argument, 1, NULL);
}

Object *object_call_two(Object *callable, Object *first, Object *second)
{
    Object *args[] = {first, second};
    return object_call(callable, args, 2, NULL);
}

static Object *call_holding(Object **held, Object *callable, Object **args, isize count, Tuple *names)
{
    if (callable->type->slots.call && call_from_tuple(callable->type->slots.call))
        return object_call_as_tuple(callable, args, count, names);
    arguments_hold(held, args, count, names);
    Object *result = object_call(callable, args, count, names);
    arguments_let_go(held);
    return result;
}

/* f(*args, **keywords): the values are laid out behind the positional arguments, the names become a tuple. */
static Object *call_with_keywords(Object *callable, Tuple *args, Dict *keywords)
{
    isize count = tuple_length(args), keyword_count = dict_length(keywords), position = 0, i = 0;
    NATIVE_FRAME(held, "call with keywords", "names");
    Tuple *names = tuple_new(keyword_count);
    held[0] = (Object *)names;
    if (!names || !dict_check_keywords(keywords))
        return native_leave(held, NULL);
    Object *small[SMALL_CALL], **all = small;
    if (count + keyword_count > SMALL_CALL &&
        !(all = heap_allocate((size_t)(count + keyword_count) * sizeof(Object *))))
        return native_leave(held, NULL);
    memcpy(all, args->items, (size_t)count * sizeof(Object *));
    Object *key, *value;
    for (; i < keyword_count && dict_next(keywords, &position, &key, &value); i++) {
        names->items[i] = new_reference(key);
        all[count + i] = value;
    }
    Object *result = call_holding(held, callable, all, count, names);
    if (all != small)
        heap_free(all);
    return native_leave(held, result);
}

Object *object_call_tuple(Object *callable, Tuple *args, Dict *keywords_or_null)
{
    if (keywords_or_null && dict_length(keywords_or_null) > 0)
        return call_with_keywords(callable, args, keywords_or_null);
    return object_call_as_tuple(callable, args->items, tuple_length(args), NULL);
}

Object *object_call_method(Object *object, Str *name, Object **args, isize count)
{
    Object *method, *small[SMALL_CALL], **all = small;
    int is_unbound = object_get_method(object, name, &method);
    if (is_unbound < 0)
        return NULL;
    NATIVE_FRAME(held, "call of a method", "method");
    held[0] = method;
    if (!is_unbound)
        return native_leave(held, object_call(method, args, count, NULL));
    if (count + 1 > SMALL_CALL && !(all = heap_allocate((size_t)(count + 1) * sizeof(Object *))))
        return native_leave(held, NULL);
    all[0] = object;
    if (count)
        memcpy(all + 1, args, (size_t)count * sizeof(Object *));
    Object *result = object_call(method, all, count + 1, NULL);
    if (all != small)
        heap_free(all);
    return native_leave(held, result);
}

Object *object_call_method_none(Object *object, Str *name)
{
    return object_call_method(object, name, NULL, 0);
}

Object *object_call_method_one(Object *object, Str *name, Object *argument)
{
    return object_call_method(object, name, &argument, 1);
}

bool object_is_callable(Object *object)
{
    return object->type->slots.call != NULL;
}
