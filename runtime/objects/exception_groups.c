/* exception_groups.c: BaseExceptionGroup and ExceptionGroup, and what `except*` does with them.
 *
 * A group is a tree: its leaves are plain exceptions, its inner nodes groups. Splitting walks the tree and
 * builds up to two trees of the same shape, one with the leaves that match and one with the rest; each group
 * in them is made by the original's derive(), so that subclasses keep their type.
 */
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "exception_layouts.h"
#include "generic_alias.h"
#include "list.h"
#include "tuple.h"

static bool is_group(const Object *object)
{
    return is_instance_of(object, BaseExceptionGroup);
}

static ExceptionGroupObject *as_group(Object *object)
{
    return (ExceptionGroupObject *)object;
}

/* ---- making ---------------------------------------------------------------------------------------------------- */

static bool check_arguments(Object **args, isize count)
{
    if (count != 2)
        return raise_error(TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zd given)", count);
    if (!is_str(args[0]))
        return raise_error(TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %s",
                           args[0] == NONE ? "None" : args[0]->type->name);
    Object *sequence = args[1];
    bool is_sequence = is_list(sequence) || is_tuple(sequence) ||
                       (sequence->type->slots.get_item && !is_dict(sequence) && !is_any_set(sequence));
    if (!is_sequence)
        raise_error(TypeError, "second argument (exceptions) must be a sequence");
    return is_sequence;
}

/* 1: some are not Exceptions; 0: all are; -1: raised. */
static int examine(const Tuple *exceptions)
{
    if (exceptions->size == 0) {
        raise_error(ValueError, "second argument (exceptions) must be a non-empty sequence");
        return -1;
    }
    int has_base_exceptions = 0;
    for (isize i = 0; i < exceptions->size; i++) {
        if (!is_exception(exceptions->items[i])) {
            raise_error(ValueError, "Item %zd of second argument (exceptions) is not an exception", i);
            return -1;
        }
        has_base_exceptions |= !is_instance_of(exceptions->items[i], Exception);
    }
    return has_base_exceptions;
}

/* The class that the group really gets; NULL: raised. */
static Type *choose_class(Type *type, bool has_base_exceptions)
{
    if (type == BaseExceptionGroup)
        return has_base_exceptions ? type : ExceptionGroup;
    if (has_base_exceptions && type == ExceptionGroup) {
        raise_error(TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
        return NULL;
    }
    if (has_base_exceptions && is_subtype(type, Exception)) {
        raise_error(TypeError, "Cannot nest BaseExceptions in '%.200N'", type);
        return NULL;
    }
    return type;
}

Object *ExceptionGroup_create(Type *type, Object **args, isize count, Tuple *names)
{
    if (!check_arguments(args, count))
        return NULL;
    Tuple *exceptions = sequence_to_tuple(args[1]);
    if (!exceptions)
        return NULL;
    int has_base_exceptions = examine(exceptions);
    type = has_base_exceptions < 0 ? NULL : choose_class(type, has_base_exceptions);
    ExceptionGroupObject *self = type ? as_group(exception_create(type, args, count, NULL)) : NULL;
    if (!self) {
        decref(exceptions);
        return NULL;
    }
    self->message = new_reference(args[0]);
    self->exceptions = (Object *)exceptions;
    return (Object *)self;
}

bool ExceptionGroup_initialise(Object *self, Object **args, isize count, Tuple *names)
{
    return exception_initialise(self, args, count, names);
}

const Field ExceptionGroup_fields[] = {{"message", offsetof(ExceptionGroupObject, message)},
                                       {"exceptions", offsetof(ExceptionGroupObject, exceptions)},
                                       EXCEPTION_FIELD_TABLE, {0}};
const Member ExceptionGroup_members[] = {
    {"message", MEMBER_OBJECT, offsetof(ExceptionGroupObject, message), true, "exception message"},
    {"exceptions", MEMBER_OBJECT, offsetof(ExceptionGroupObject, exceptions), true, "nested exceptions"},
    {0}};

Object *ExceptionGroup_string(Object *object)
{
    isize count = ((Tuple *)as_group(object)->exceptions)->size;
    return (Object *)str_format("%S (%zd sub-exception%s)", as_group(object)->message, count, count > 1 ? "s" : "");
}

/* type(message, exceptions) for the classes of this file. */
static Object *new_group(Type *type, Object *message, Object *exceptions)
{
    return object_call_two((Object *)type, message, exceptions);
}

/* ---- splitting -------------------------------------------------------------------------------------------------- */

typedef enum MatchBy { MATCH_TYPE, MATCH_PREDICATE, MATCH_LEAVES } MatchBy;

typedef struct Matcher {
    MatchBy by;
    Object *value; /* a type or tuple of types; a callable; a list of leaves */
} Matcher;

static bool is_exception_class(const Object *object)
{
    return is_type(object) && ((const Type *)object)->flags & TYPE_EXCEPTION;
}

static bool read_matcher(Object *value, Matcher *matcher)
{
    matcher->value = value;
    matcher->by = MATCH_TYPE;
    bool is_good = is_exception_class(value);
    if (is_tuple(value)) {
        is_good = true;
        for (isize i = 0; is_good && i < ((Tuple *)value)->size; i++)
            is_good = is_exception_class(((Tuple *)value)->items[i]);
    } else if (!is_type(value) && object_is_callable(value)) {
        matcher->by = MATCH_PREDICATE;
        is_good = true;
    }
    if (!is_good)
        raise_error(TypeError,
                    "expected an exception type, a tuple of exception types, or a callable (other than a class)");
    return is_good;
}

static int matches(const Matcher *matcher, Object *exception)
{
    if (matcher->by == MATCH_TYPE)
        return exception_matches(exception, matcher->value);
    if (matcher->by == MATCH_LEAVES) {
        List *leaves = (List *)matcher->value;
        for (isize i = 0; i < leaves->size; i++)
            if (leaves->items[i] == exception)
                return 1;
        return 0;
    }
    Object *answer = object_call_one(matcher->value, exception);
    int result = answer ? object_is_true(answer) : -1;
    decref_maybe(answer);
    return result;
}

/* Notes are copied to a list of the part's own. */
static bool copy_notes(Object *from, Object *to)
{
    Object *notes;
    int found = object_find_attribute(from, NAME(__notes__), &notes);
    if (found <= 0)
        return found == 0;
    bool ok = true;
    if (is_list(notes) || is_tuple(notes)) {
        List *copy = sequence_to_list(notes);
        ok = copy && object_set_attribute(to, NAME(__notes__), (Object *)copy);
        decref_maybe(copy);
    }
    decref(notes);
    return ok;
}

/* A group like `original` with the exceptions of `part`: *result NEW, or NULL if the list is empty. */
static bool derive_part(Object *original, List *part, Object **result)
{
    *result = NULL;
    if (part->size == 0)
        return true;
    Str *name = str_intern_text("derive");
    Object *group = name ? object_call_method_one(original, name, (Object *)part) : NULL;
    decref_maybe(name);
    if (!group)
        return false;
    if (!is_group(group)) {
        raise_error(TypeError, "derive must return an instance of BaseExceptionGroup");
        decref(group);
        return false;
    }
    ExceptionObject *source = as_exception(original), *target = as_exception(group);
    set_slot(&target->traceback, new_reference_maybe(source->traceback));
    exception_set_context(group, new_reference_maybe(source->context));
    exception_set_cause(group, new_reference_maybe(source->cause));
    if (!copy_notes(original, group)) {
        decref(group);
        return false;
    }
    *result = group;
    return true;
}

static bool split(Object *exception, const Matcher *matcher, bool wants_rest, Object **match, Object **rest);

static bool split_children(Object *exception, const Matcher *matcher, bool wants_rest, List *matching, List *others)
{
    Tuple *children = (Tuple *)as_group(exception)->exceptions;
    for (isize i = 0; i < children->size; i++) {
        if (!enter_recursion(" in exceptiongroup_split_recursive"))
            return false;
        Object *match, *rest;
        bool ok = split(children->items[i], matcher, wants_rest, &match, &rest);
        leave_recursion();
        if (ok && match)
            ok = list_append_steal(matching, match);
        if (ok && rest)
            ok = list_append_steal(others, rest);
        if (!ok)
            return false;
    }
    return true;
}

/* *match and *rest are NEW or NULL. */
static bool split(Object *exception, const Matcher *matcher, bool wants_rest, Object **match, Object **rest)
{
    *match = *rest = NULL;
    int is_match = matches(matcher, exception);
    if (is_match < 0)
        return false;
    if (is_match) {
        *match = new_reference(exception);
        return true;
    }
    if (!is_group(exception)) {
        if (wants_rest)
            *rest = new_reference(exception);
        return true;
    }
    NATIVE_FRAME(held, "splitting an exception group", "matching", "others");
    List *matching = list_new(0), *others = list_new(0);
    held[0] = (Object *)matching;
    held[1] = (Object *)others;
    bool ok = matching && others && split_children(exception, matcher, wants_rest, matching, others) &&
              derive_part(exception, matching, match);
    if (ok && wants_rest && !derive_part(exception, others, rest)) {
        clear_slot(match);
        ok = false;
    }
    return native_leave_bool(held, ok);
}

static Object *steal_or_none(Object *object)
{
    return object ? object : new_none();
}

static Object *split_method(Object **args, isize count, Tuple *names)
{
    Matcher matcher;
    Object *match, *rest;
    if (!read_matcher(args[1], &matcher) || !split(args[0], &matcher, true, &match, &rest))
        return NULL;
    match = steal_or_none(match);
    rest = steal_or_none(rest);
    Tuple *pair = tuple_pack(2, match, rest);
    decref(match);
    decref(rest);
    return (Object *)pair;
}

static Object *subgroup(Object **args, isize count, Tuple *names)
{
    Matcher matcher;
    Object *match, *rest;
    if (!read_matcher(args[1], &matcher) || !split(args[0], &matcher, false, &match, &rest))
        return NULL;
    return steal_or_none(match);
}

static Object *derive(Object **args, isize count, Tuple *names)
{
    return new_group(BaseExceptionGroup, as_group(args[0])->message, args[1]);
}

const Native ExceptionGroup_methods[] = {
    {"derive", derive, "($self, excs, /)", NULL},
    {"split", split_method, "($self, matcher_value, /)", NULL},
    {"subgroup", subgroup, "($self, matcher_value, /)", NULL},
    CLASS_GETITEM_METHOD,
    {0}};

/* ---- except* ---------------------------------------------------------------------------------------------------- */

/* A plain exception that matches is wrapped in a group. */
static Object *wrap(Object *exception)
{
    Tuple *one = tuple_pack(1, exception);
    Object *group = one ? new_group(BaseExceptionGroup, (Object *)RUNTIME->empty_str, (Object *)one) : NULL;
    decref_maybe(one);
    return group;
}

int exception_group_split(Object *exception, Object *types, Object **match, Object **rest)
{
    *match = *rest = NULL;
    if (exception == NONE)
        return 1;
    if (exception_matches(exception, types)) {
        *match = is_group(exception) ? new_reference(exception) : wrap(exception);
        return *match ? 1 : -1;
    }
    if (!is_group(exception)) {
        *rest = new_reference(exception);
        return 1;
    }
    Str *name = str_intern_text("split");
    Object *pair = name ? object_call_method_one(exception, name, types) : NULL;
    decref_maybe(name);
    if (!pair)
        return -1;
    if (!is_tuple(pair) || ((Tuple *)pair)->size < 2) {
        raise_error(TypeError, "%.200s.split must return a %s, not %.200s", exception->type->name,
                    is_tuple(pair) ? "2-tuple" : "tuple", pair->type->name);
        decref(pair);
        return -1;
    }
    Object **items = ((Tuple *)pair)->items;
    *match = items[0] == NONE ? NULL : new_reference(items[0]);
    *rest = items[1] == NONE ? NULL : new_reference(items[1]);
    decref(pair);
    return 1;
}

static bool same_origin(const Object *left, const Object *right)
{
    const ExceptionObject *a = (const ExceptionObject *)left, *b = (const ExceptionObject *)right;
    return a->notes == b->notes && a->traceback == b->traceback && a->cause == b->cause && a->context == b->context;
}

static bool collect_leaves(Object *exception, List *leaves)
{
    if (exception == NONE)
        return true;
    if (!is_group(exception))
        return list_append(leaves, exception);
    Tuple *children = (Tuple *)as_group(exception)->exceptions;
    bool ok = enter_recursion(" in collect_exception_group_leaf_ids");
    for (isize i = 0; ok && i < children->size; i++)
        ok = collect_leaves(children->items[i], leaves);
    leave_recursion();
    return ok;
}

/* The part of `original` whose leaves are those of the groups in `kept`: *part NEW or NULL. */
static bool project(Object *original, List *kept, Object **part)
{
    NATIVE_FRAME(held, "except*", "leaves");
    List *leaves = list_new(0);
    held[0] = (Object *)leaves;
    bool ok = leaves != NULL;
    for (isize i = 0; ok && i < kept->size; i++)
        ok = collect_leaves(kept->items[i], leaves);
    Matcher matcher = {MATCH_LEAVES, (Object *)leaves};
    Object *rest;
    *part = NULL;
    return native_leave_bool(held, ok && split(original, &matcher, false, part, &rest));
}

Object *exception_prepare_reraise_star(Object *original, Object *raised_list)
{
    List *given = (List *)raised_list;
    if (given->size == 0)
        return new_none();
    if (!is_group(original)) /* it was wrapped: one handler ran at most */
        return new_reference(given->items[0]);
    NATIVE_FRAME(held, "except*", "raised", "reraised", "rest of the group");
    List *raised = list_new(0), *reraised = list_new(0);
    held[0] = (Object *)raised;
    held[1] = (Object *)reraised;
    bool ok = raised && reraised;
    for (isize i = 0; ok && i < given->size; i++) {
        Object *exception = given->items[i];
        if (exception != NONE)
            ok = list_append(is_group(exception) && same_origin(exception, original) ? reraised : raised, exception);
    }
    if (!ok || !project(original, reraised, &held[2]))
        return native_leave(held, NULL);
    if (raised->size == 0)
        return native_leave(held, new_reference(held[2] ? held[2] : NONE));
    if (held[2] && !list_append(raised, held[2]))
        return native_leave(held, NULL);
    if (raised->size == 1)
        return native_leave(held, new_reference(raised->items[0]));
    return native_leave(held, new_group(BaseExceptionGroup, (Object *)RUNTIME->empty_str, (Object *)raised));
}
