/* collections.c: the module _collections: the types of collections that are in C, and the counting of items. */
#include "../abstract.h"
#include "../error.h"
#include "../objects/dict_keys.h"
#include "../objects/module.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"

/* mapping[item] += 1 for a plain dict: one hash, no call. */
static bool count_in_dict(Dict *counts, Object *item, Object *one)
{
    isize hash = hash_of_key_slow(item);
    if (hash == -1)
        return false;
    Object *old = dict_get_with_hash(counts, item, hash);
    if (!old)
        return !error_occurred() && dict_set_with_hash(counts, item, hash, one);
    NATIVE_FRAME(held, "counting", "count");
    held[0] = number_operate(NUMBER_ADD, old, one);
    return native_leave_bool(held, held[0] && dict_set_with_hash(counts, item, hash, held[0]));
}

static bool count_in_mapping(Object *counts, Object *item, Object *one)
{
    NATIVE_FRAME(held, "counting", "old count", "count");
    Object *arguments[2] = {item, (Object *)&RUNTIME->small_ints[-SMALL_INT_LEAST]};
    held[0] = object_call_method(counts, NAME(get), arguments, 2);
    held[1] = held[0] ? number_operate(NUMBER_ADD, held[0], one) : NULL;
    return native_leave_bool(held, held[1] && object_set_item(counts, item, held[1]));
}

static Object *count_elements(Object **args, isize count, Tuple *names)
{
    Object *counts = args[0], *one = (Object *)&RUNTIME->small_ints[1 - SMALL_INT_LEAST];
    bool is_plain = is_dict(counts) && type_lookup(counts->type, NAME(get)) == type_lookup(TYPE(dict), NAME(get)) &&
                    type_lookup(counts->type, NAME(__setitem__)) == type_lookup(TYPE(dict), NAME(__setitem__));
    NATIVE_FRAME(held, "counting", "iterator", "item");
    held[0] = object_iterate(args[1]);
    int more = held[0] ? 1 : -1;
    while (more > 0 && (more = iter_next(held[0], &held[1])) > 0) {
        if (!(is_plain ? count_in_dict((Dict *)counts, held[1], one) : count_in_mapping(counts, held[1], one)))
            more = -1;
        clear_slot(&held[1]);
    }
    return native_leave(held, more == 0 ? new_none() : NULL);
}

static const Native functions[] = {{"_count_elements", count_elements, "(mapping, iterable, /)",
                                    "Count elements in the iterable, updating the mapping.", 0},
                                   {0}};

static bool fill(Module *module)
{
    return module_add(module, "deque", (Object *)new_reference(TYPE(deque))) &&
           module_add(module, "defaultdict", (Object *)new_reference(TYPE(default_dict))) &&
           module_add(module, "_deque_iterator", (Object *)new_reference(TYPE(deque_iterator))) &&
           module_add(module, "_deque_reverse_iterator", (Object *)new_reference(TYPE(deque_reverse_iterator)));
}

const ModuleSpec _collections_module = {.name = "_collections",
                                        .doc = "High performance data structures.",
                                        .functions = functions,
                                        .fill = fill};
