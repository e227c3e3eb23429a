/* match.c: the match statement's questions about a subject. */
#include "../abstract.h"
#include "../error.h"
#include "../objects/dict.h"
#include "../objects/list.h"
#include "../objects/set.h"
#include "../objects/str.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "helpers.h"

bool is_match_sequence(Object *subject)
{
    return (subject->type->flags & TYPE_SEQUENCE) != 0;
}

bool is_match_mapping(Object *subject)
{
    return is_dict(subject) || is_exact(subject, mapping_proxy);
}

static bool append_unless_seen(Set *seen, Object *key)
{
    int is_there = set_contains(seen, key);
    if (is_there > 0)
        raise_error(ValueError, "mapping pattern checks duplicate key (%R)", key);
    return is_there == 0 && set_add(seen, key);
}

/* One value by subject.get(key, dummy): 1 *value NEW, 0 absent, -1 raised. */
static int match_key(Object *get, Object *key, Object *dummy, Object **value)
{
    *value = object_call_two(get, key, dummy);
    if (!*value)
        return -1;
    if (*value != dummy)
        return 1;
    clear_slot(value);
    return 0;
}

NEW Object *match_keys(Object *subject, Tuple *keys)
{
    isize count = tuple_length(keys);
    if (count == 0)
        return (Object *)tuple_new(0);
    Set *seen = set_new(NULL);
    Object *get = object_get_attribute(subject, NAME(get));
    Object *dummy = object_call_none((Object *)TYPE(object));
    Tuple *values = tuple_new(count);
    bool is_matched = seen && get && dummy && values;
    Object *result = NULL;
    for (isize i = 0; is_matched && i < count; i++) {
        int found = append_unless_seen(seen, keys->items[i]) ? match_key(get, keys->items[i], dummy, &values->items[i])
                                                             : -1;
        is_matched = found > 0;
        if (found == 0)
            result = new_none();
    }
    if (is_matched)
        result = (Object *)new_reference(values);
    decref_maybe(seen);
    decref_maybe(get);
    decref_maybe(dummy);
    decref_maybe(values);
    return result;
}

static NEW Object *match_attribute(Object *subject, Object *class, Str *name, Set *seen)
{
    int is_there = set_contains(seen, (Object *)name);
    if (is_there > 0)
        return raise_error(TypeError, "%s() got multiple sub-patterns for attribute %R", ((Type *)class)->name, name);
    if (is_there < 0 || !set_add(seen, (Object *)name))
        return NULL;
    Object *value;
    return object_find_attribute(subject, name, &value) > 0 ? value : NULL;
}

/* The names that positional patterns stand for; NULL: raised, or (nothing raised) the subject itself. */
static NEW Tuple *positional_names(Object *class, int wanted, bool *is_self)
{
    Object *names;
    int found = object_find_attribute(class, NAME(__match_args__), &names);
    if (found < 0)
        return NULL;
    isize allowed = 1;
    *is_self = false;
    if (found == 0) {
        *is_self = (((Type *)class)->flags & TYPE_INHERITED_KINDS & ~(TYPE_EXCEPTION | TYPE_TYPE)) != 0 ||
                   is_subtype((Type *)class, TYPE(bytearray));
        allowed = *is_self ? 1 : 0;
        names = (Object *)tuple_new(0);
    } else if (!is_exact(names, tuple)) {
        raise_error(TypeError, "%s.__match_args__ must be a tuple (got %T)", ((Type *)class)->name, names);
        decref(names);
        return NULL;
    } else
        allowed = tuple_length((Tuple *)names);
    if (allowed < wanted) {
        raise_error(TypeError, "%s() accepts %zd positional sub-pattern%s (%d given)", ((Type *)class)->name, allowed,
                    allowed == 1 ? "" : "s", wanted);
        decref(names);
        return NULL;
    }
    return (Tuple *)names;
}

static bool match_positional(Object *subject, Object *class, int count, Set *seen, List *values)
{
    bool is_self;
    Tuple *names = positional_names(class, count, &is_self);
    if (!names)
        return false;
    bool is_matched = true;
    if (is_self)
        is_matched = list_append(values, subject);
    for (int i = 0; !is_self && is_matched && i < count; i++) {
        Object *name = names->items[i];
        if (!is_exact(name, str)) {
            raise_error(TypeError, "__match_args__ elements must be strings (got %T)", name);
            is_matched = false;
            break;
        }
        Object *value = match_attribute(subject, class, (Str *)name, seen);
        is_matched = value && list_append_steal(values, value);
    }
    decref(names);
    return is_matched;
}

NEW Object *match_class(Object *subject, Object *class, int positional_count, Tuple *names)
{
    if (!is_type(class))
        return raise_error(TypeError, "called match pattern must be a class");
    if (object_is_instance(subject, class) <= 0)
        return NULL;
    Set *seen = set_new(NULL);
    List *values = list_new(0);
    bool is_matched = seen && values &&
                      (positional_count == 0 || match_positional(subject, class, positional_count, seen, values));
    for (isize i = 0; is_matched && i < tuple_length(names); i++) {
        Object *value = match_attribute(subject, class, (Str *)names->items[i], seen);
        is_matched = value && list_append_steal(values, value);
    }
    Object *result = is_matched ? (Object *)list_to_tuple(values) : NULL;
    decref_maybe(seen);
    decref_maybe(values);
    return result;
}
