/* functools.c: the module _functools: reduce, cmp_to_key, and the types partial and _lru_cache_wrapper. */
#include "../abstract.h"
#include "../error.h"
#include "../heap/gc.h"
#include "../heap/heap.h"
#include "../objects/builtin.h"
#include "../objects/module.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"

static Object *reduce(Object **args, isize count, Tuple *names)
{
    NATIVE_FRAME(held, "reduce", "iterator", "result", "item", "arguments");
    held[3] = (Object *)tuple_from_array(args, args[2] ? 3 : 2); /* CPython's are in a tuple, which counts */
    held[0] = held[3] ? object_iterate(args[1]) : NULL;
    if (!held[0]) {
        if (error_matches(TypeError)) {
            error_clear();
            raise_error(TypeError, "reduce() arg 2 must support iteration");
        }
        return native_leave(held, NULL);
    }
    held[1] = new_reference_maybe(args[2]);
    int more;
    while ((more = iter_next(held[0], &held[2])) > 0) {
        if (!held[1]) {
            held[1] = held[2];
            held[2] = NULL;
            continue;
        }
        Object *result = object_call_as_tuple(args[0], held + 1, 2, NULL);
        clear_slot(&held[2]);
        set_slot(&held[1], result);
        if (!result)
            return native_leave(held, NULL);
    }
    held[2] = NULL;
    if (more < 0)
        return native_leave(held, NULL);
    Object *result = held[1];
    held[1] = NULL;
    if (!result)
        raise_error(TypeError, "reduce() of empty iterable with no initial value");
    return native_leave(held, result);
}

/* ---- cmp_to_key --------------------------------------------------------------------------------------------- */

/* Both the callable that makes keys (object NULL) and a key. */
typedef struct KeyWrapper {
    Object head;
    Object *compare;
    Object *object;
} KeyWrapper;

static NEW Object *key_new(Object *compare, Object *object_or_null)
{
    KeyWrapper *self = (KeyWrapper *)object_new(TYPE(key_wrapper));
    if (!self)
        return NULL;
    self->compare = new_reference(compare);
    self->object = new_reference_maybe(object_or_null);
    gc_track((Object *)self);
    return (Object *)self;
}

static Object *key_call(Object *self, Object **args, isize count, Tuple *names)
{
    Object *bound[1];
    if (!arguments_bind("K", "(obj)", args, count, names, bound))
        return NULL;
    return key_new(((KeyWrapper *)self)->compare, bound[0]);
}

static Object *key_compare(Object *left, Object *right, CompareOperator operator)
{
    if (!has_type(left, TYPE(key_wrapper)) || !has_type(right, TYPE(key_wrapper)))
        return raise_error(TypeError, "other argument must be K instance");
    KeyWrapper *a = (KeyWrapper *)left, *b = (KeyWrapper *)right;
    if (!a->object || !b->object)
        return raise_error(AttributeError, "object");
    NATIVE_FRAME(held, "cmp_to_key", "answer", "zero");
    held[0] = object_call_two(a->compare, a->object, b->object);
    held[1] = int_from_int64(0);
    return native_leave(held, held[0] ? object_compare(held[0], held[1], operator) : NULL);
}

static const Member key_members[] = {
    {"obj", MEMBER_OBJECT, offsetof(KeyWrapper, object), false, "Value wrapped by a key function."}, {0}};

const TypeSpec key_wrapper_type = {.name = "functools.KeyWrapper",
                                   .size_bytes = sizeof(KeyWrapper),
                                   .flags = TYPE_COLLECTED | TYPE_NO_CREATE | TYPE_IMMUTABLE,
                                   .slots = {.call = key_call,
                                             .compare = key_compare,
                                             .hash = object_hash_not_implemented},
                                   .fields = (const Field[]){{"compare", offsetof(KeyWrapper, compare)},
                                                             {"object", offsetof(KeyWrapper, object)},
                                                             {0}},
                                   .members = key_members};

static Object *cmp_to_key(Object **args, isize count, Tuple *names)
{
    return key_new(args[0], NULL);
}

static const Native functions[] = {
    {"reduce", reduce, "(function, iterable, initial=<unrepresentable>, /)",
     "Apply a function of two arguments cumulatively to the items of an iterable, from left to right.", 0},
    {"cmp_to_key", cmp_to_key, "(mycmp)", "Convert a cmp= function into a key= function.", 0},
    {0}};

static bool fill(Module *module)
{
    return module_add(module, "partial", (Object *)new_reference(TYPE(partial))) &&
           module_add(module, "_lru_cache_wrapper", (Object *)new_reference(TYPE(lru_cache)));
}

const ModuleSpec _functools_module = {
    .name = "_functools", .doc = "Tools that operate on functions.", .functions = functions, .fill = fill};
