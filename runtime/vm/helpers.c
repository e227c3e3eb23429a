/* helpers.c: names, unpacking, building and with: the slow halves of the loop's instructions.
 *
 * The loop keeps the fast half of an instruction; what is rare, raises or is long stands here, out of its registers'
 * way. Each function finds its operands on the frame's stack or gets them borrowed from it: they stay there, held and
 * seen by the audit, until the loop drops them, so that nothing here owns what Python could look for.
 */
#include "helpers.h"
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../objects/bound_method.h"
#include "../objects/cell.h"
#include "../objects/dict.h"
#include "../objects/exceptions.h"
#include "../objects/function.h"
#include "../objects/generator.h"
#include "../objects/int_inline.h"
#include "../objects/list.h"
#include "../objects/module.h"
#include "../objects/set.h"
#include "../objects/slice.h"
#include "../objects/str.h"
#include "../objects/super.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "native.h"
#include "vm.h"
#include <string.h>

/* ---- names ------------------------------------------------------------------------------------------------- */

/* mapping[name] where a missing key is no error. 1: *value is NEW; 0: absent; -1: raised. */
static int find_in_mapping(Object *mapping, Str *name, Object **value)
{
    if (is_exact(mapping, dict))
        return dict_find((Dict *)mapping, (Object *)name, value);
    *value = object_get_item(mapping, (Object *)name);
    if (*value)
        return 1;
    if (!error_matches(KeyError))
        return -1;
    error_clear();
    return 0;
}

static Object *raise_not_defined(Str *name)
{
    return raise_name_error(name, "name '%.200U' is not defined", name);
}

NEW Object *load_global(Frame *frame, Str *name)
{
    Object *value;
    int found = dict_find(frame->globals, (Object *)name, &value);
    if (found == 0)
        found = find_in_mapping(frame->builtins, name, &value);
    if (found > 0)
        return value;
    return found < 0 ? NULL : raise_not_defined(name);
}

NEW Object *load_name(Frame *frame, Str *name)
{
    Object *value;
    if (!frame->locals)
        return raise_error(SystemError, "no locals found when loading '%U'", name);
    int found = find_in_mapping(frame->locals, name, &value);
    if (found == 0)
        return load_global(frame, name);
    return found > 0 ? value : NULL;
}

NEW Object *load_from_dict_or_globals(Frame *frame, Object *mapping, Str *name)
{
    Object *value;
    int found = find_in_mapping(mapping, name, &value);
    if (found == 0)
        return load_global(frame, name);
    return found > 0 ? value : NULL;
}

NEW Object *load_from_dict_or_cell(Frame *frame, Object *mapping, int slot)
{
    Object *value;
    int found = find_in_mapping(mapping, (Str *)frame->code->slot_names->items[slot], &value);
    if (found)
        return found > 0 ? value : NULL;
    value = ((Cell *)frame->slots[slot])->value;
    if (!value)
        raise_unbound_cell(frame->code, slot);
    return new_reference_maybe(value);
}

bool store_name(Frame *frame, Str *name, Object *value)
{
    if (!frame->locals) {
        raise_error(SystemError, "no locals found when storing '%U'", name);
        return false;
    }
    if (is_exact(frame->locals, dict))
        return dict_set_str((Dict *)frame->locals, name, value);
    return object_set_item(frame->locals, (Object *)name, value);
}

bool delete_name(Frame *frame, Str *name)
{
    if (!frame->locals) {
        raise_error(SystemError, "no locals when deleting '%U'", name);
        return false;
    }
    if (object_set_item(frame->locals, (Object *)name, NULL))
        return true;
    if (error_matches(KeyError)) {
        error_clear();
        raise_not_defined(name);
    }
    return false;
}

bool delete_global(Frame *frame, Str *name)
{
    int deleted = dict_discard(frame->globals, (Object *)name);
    if (deleted == 0)
        raise_not_defined(name);
    return deleted > 0;
}

void raise_unbound_local(const Code *code, int slot)
{
    Str *name = (Str *)code->slot_names->items[slot];
    raise_error(UnboundLocalError, "cannot access local variable '%U' where it is not associated with a value", name);
}

void raise_unbound_cell(const Code *code, int slot)
{
    Str *name = (Str *)code->slot_names->items[slot];
    if (code->slot_kinds[slot] & LOCAL_FREE)
        raise_name_error(
            name, "cannot access free variable '%U' where it is not associated with a value in enclosing scope", name);
    else
        raise_unbound_local(code, slot);
}

bool setup_annotations(Frame *frame)
{
    if (!frame->locals) {
        raise_error(SystemError, "no locals found when setting up annotations");
        return false;
    }
    Object *annotations;
    int found = find_in_mapping(frame->locals, NAME(__annotations__), &annotations);
    if (found) {
        if (found > 0)
            decref(annotations);
        return found > 0;
    }
    annotations = (Object *)dict_new();
    bool is_set = annotations && object_set_item(frame->locals, (Object *)NAME(__annotations__), annotations);
    decref_maybe(annotations);
    return is_set;
}

NEW Object *load_build_class(Frame *frame)
{
    Object *value;
    int found = find_in_mapping(frame->builtins, NAME(__build_class__), &value);
    if (found == 0)
        return raise_name_error(NAME(__build_class__), "__build_class__ not found");
    return found > 0 ? value : NULL;
}

NEW Object *import_name(Frame *frame, Str *name, Object *from_list, Object *level)
{
    NATIVE_FRAME(held, "import", "__import__");
    int found = find_in_mapping(frame->builtins, NAME(__import__), &held[0]);
    if (found <= 0) {
        held[0] = NULL;
        return native_leave(held, found < 0 ? NULL : raise_error(ImportError, "__import__ not found"));
    }
    Object *args[5] = {(Object *)name, (Object *)frame->globals, frame->locals ? frame->locals : NONE, from_list,
                       level};
    return native_leave(held, object_call(held[0], args, 5, NULL));
}

int load_super_attr(Object **at, Str *name, int oparg, Object **method)
{
    Object *super = at[0], *class = at[1], *self = at[2];
    if (super == (Object *)TYPE(super) && is_type(class)) {
        int is_unbound = 0;
        *method = super_get_attribute((Type *)class, self, name, oparg & 1 ? &is_unbound : NULL);
        return *method ? is_unbound : -1;
    }
    Object *proxy = oparg & 2 ? object_call_two(super, class, self) : object_call_none(super);
    if (!proxy)
        return -1;
    *method = object_get_attribute(proxy, name);
    decref(proxy);
    return *method ? 0 : -1;
}

/* ---- unpacking --------------------------------------------------------------------------------------------- */

static void raise_too_few(Object *iterable, int expected, isize got, bool has_star)
{
    raise_error(ValueError, "not enough values to unpack (expected %s%d, got %zd)", has_star ? "at least " : "",
                expected, got);
}

/* Pushes `count` items. */
static bool push_items(Frame *frame, Object *iterator, int count, int expected, bool has_star)
{
    for (int i = 0; i < count; i++) {
        Object *item;
        int more = iter_next(iterator, &item);
        if (more <= 0) {
            if (more == 0)
                raise_too_few(iterator, expected, i, has_star);
            return false;
        }
        *frame->stack_top++ = item;
    }
    return true;
}

/* The rest of the iterator: a list of what is between, then `after` items. */
static bool push_rest(Frame *frame, Object *iterator, int before, int after)
{
    List *list = sequence_to_list(iterator);
    if (!list)
        return false;
    *frame->stack_top++ = (Object *)list;
    isize between = list_length(list) - after;
    if (between < 0) {
        raise_too_few(iterator, before + after, before + list_length(list), true);
        return false;
    }
    for (int i = 0; i < after; i++)
        *frame->stack_top++ = list->items[between + i];
    list->size = between;
    return true;
}

static bool check_exhausted(Object *iterator, int expected)
{
    Object *item;
    int more = iter_next(iterator, &item);
    if (more == 0)
        return true;
    if (more > 0) {
        decref(item);
        raise_error(ValueError, "too many values to unpack (expected %d)", expected);
    }
    return false;
}

static void reverse(Object **first, isize count)
{
    for (isize i = 0; i < count / 2; i++) {
        Object *other = first[i];
        first[i] = first[count - 1 - i];
        first[count - 1 - i] = other;
    }
}

bool unpack_iterable(Frame *frame, int before, int after)
{
    NATIVE_FRAME(held, "unpacking", "iterator");
    Object *sequence = frame->stack_top[-1];
    Object **first = frame->stack_top;
    held[0] = object_iterate(sequence);
    if (!held[0]) {
        if (error_matches(TypeError) && !sequence->type->slots.iterate && !sequence->type->slots.get_item)
            raise_error(TypeError, "cannot unpack non-iterable %T object", sequence);
        return native_leave_bool(held, false);
    }
    bool is_done = push_items(frame, held[0], before, after < 0 ? before : before + after, after >= 0) &&
                   (after < 0 ? check_exhausted(held[0], before) : push_rest(frame, held[0], before, after));
    if (is_done)
        reverse(first, frame->stack_top - first);
    else
        while (frame->stack_top > first) {
            Object *item = *--frame->stack_top;
            decref(item);
        }
    frame->stack_top = is_done ? frame->stack_top : first;
    return native_leave_bool(held, is_done);
}

bool make_slice(Frame *frame)
{
    Object **top = frame->stack_top;
    Object *slice = slice_new(top[-2], top[-1], NULL);
    if (!slice)
        return false;
    decref(top[-2]); /* the slice holds them */
    decref(top[-1]);
    top[-2] = slice;
    frame->stack_top--;
    return true;
}

/* ---- building ---------------------------------------------------------------------------------------------- */

NEW Object *build_list(Object **items, int count)
{
    List *list = list_new(count);
    if (!list)
        return NULL;
    for (int i = 0; i < count; i++)
        list->items[i] = items[i];
    return (Object *)list;
}

NEW Object *build_set(Object **items, int count)
{
    NATIVE_FRAME(held, "making a set", "set");
    held[0] = (Object *)set_new(NULL);
    for (int i = 0; held[0] && i < count; i++) {
        if (!set_add((Set *)held[0], items[i]))
            clear_slot(&held[0]);
        clear_slot(&items[i]);
    }
    return native_leave_with(held, 0);
}

bool extend_list(List *list, Object *iterable)
{
    if (list_extend(list, iterable))
        return true;
    if (error_matches(TypeError) && !iterable->type->slots.iterate && !iterable->type->slots.get_item) {
        error_clear();
        raise_error(TypeError, "Value after * must be an iterable, not %T", iterable);
    }
    return false;
}

bool update_dict(Dict *dict, Object *mapping)
{
    if (is_exact(mapping, dict))
        return dict_merge(dict, mapping, 1);
    if (dict_merge(dict, mapping, 1))
        return true;
    if (error_matches(AttributeError))
        raise_error(TypeError, "'%T' object is not a mapping", mapping);
    return false;
}

/* "f()", as messages about arguments name a callable. */
static NEW Str *callable_text(Object *callable)
{
    if (is_exact(callable, function)) {
        Object *qualified = NULL, *module = ((Function *)callable)->module;
        qualified = (Object *)((Function *)callable)->qualified_name;
        if (module && is_str(module) && !str_equal_text((Str *)module, "builtins"))
            return str_format("%U.%U()", (Str *)module, (Str *)qualified);
        return str_format("%U()", (Str *)qualified);
    }
    Object *qualified = NULL;
    if (object_find_attribute(callable, NAME(__qualname__), &qualified) < 0)
        error_clear();
    if (!qualified || !is_str(qualified)) {
        decref_maybe(qualified);
        return object_str(callable);
    }
    Object *module = NULL;
    if (object_find_attribute(callable, NAME(__module__), &module) < 0)
        error_clear();
    Str *text = module && is_str(module) && !str_equal_text((Str *)module, "builtins")
                    ? str_format("%U.%U()", (Str *)module, (Str *)qualified)
                    : str_format("%U()", (Str *)qualified);
    decref_maybe(module);
    decref(qualified);
    return text;
}

static void raise_not_mapping(Object *callable, Object *mapping)
{
    Str *text = callable_text(callable);
    if (text)
        raise_error(TypeError, "%U argument after ** must be a mapping, not %T", text, mapping);
    decref_maybe(text);
}

bool merge_keywords(Dict *dict, Object *mapping, Object *callable)
{
    if (!is_dict(mapping)) {
        Object *keys;
        int found = object_find_attribute(mapping, NAME(keys), &keys);
        if (found == 0)
            raise_not_mapping(callable, mapping);
        if (found <= 0)
            return false;
        decref(keys);
    }
    if (dict_merge(dict, mapping, 2))
        return true;
    if (!error_matches(KeyError))
        return false;
    Object *raised = error_fetch();
    Object *key = NULL;
    Tuple *args = ((ExceptionObject *)raised)->args;
    if (args && tuple_length(args) == 1)
        key = args->items[0];
    Str *text = callable_text(callable);
    if (text && key && is_str(key))
        raise_error(TypeError, "%U got multiple values for keyword argument '%S'", text, key);
    else if (text && key)
        raise_error(TypeError, "%U keywords must be strings", text);
    else if (text)
        error_restore(new_reference(raised));
    decref_maybe(text);
    decref(raised);
    return false;
}

/* ---- calls ------------------------------------------------------------------------------------------------- */

void expand_bound_method(Object **at)
{
    BoundMethod *method = (BoundMethod *)at[0];
    at[1] = new_reference(method->self);
    at[0] = new_reference(method->function);
    decref(method);
}

bool check_star_arguments(Object *callable, Object **arguments)
{
    Object *given = *arguments;
    if (is_exact(given, tuple))
        return true;
    if (!given->type->slots.iterate && !given->type->slots.get_item) {
        Str *text = callable_text(callable);
        if (text)
            raise_error(TypeError, "%U argument after * must be an iterable, not %T", text, given);
        decref_maybe(text);
        return false;
    }
    Tuple *tuple = sequence_to_tuple(given);
    if (!tuple)
        return false;
    set_slot(arguments, (Object *)tuple);
    return true;
}

static NEW Object *call_with_padding(const Native *native, Object **args, isize count, int total)
{
    Object *padded[8] = {0};
    memcpy(padded, args, (size_t)count * sizeof *args);
    return native->call(padded, total, NULL);
}

NEW Object *native_call_fast(Object *callable, Object **args, isize count)
{
    const Native *native;
    Arity arity;
    if (is_exact(callable, builtin)) {
        native = ((Builtin *)callable)->native;
        arity = ((Builtin *)callable)->arity;
    } else {
        native = ((MethodDescriptor *)callable)->native;
        arity = ((MethodDescriptor *)callable)->arity;
    }
    if (arity.is_raw || count == arity.total)
        return native->call(args, count, NULL);
    return call_with_padding(native, args, count, arity.total);
}

bool float_mixed(int operator, double *left, double right)
{
    switch (operator % NUMBER_INPLACE) {
    case NUMBER_ADD:
        *left += right;
        return true;
    case NUMBER_SUBTRACT:
        *left -= right;
        return true;
    case NUMBER_MULTIPLY:
        *left *= right;
        return true;
    case NUMBER_TRUE_DIVIDE:
        if (right == 0.0)
            return false;
        *left /= right;
        return true;
    default:
        return false;
    }
}

/* ---- with -------------------------------------------------------------------------------------------------- */

bool begin_with(Frame *frame)
{
    Object *manager = frame->stack_top[-1];
    Object *enter = object_lookup_special(manager, NAME(__enter__));
    if (!enter) {
        if (!error_occurred())
            raise_error(TypeError, "'%T' object does not support the context manager protocol", manager);
        return false;
    }
    Object *exit = object_lookup_special(manager, NAME(__exit__));
    if (!exit) {
        if (!error_occurred())
            raise_error(TypeError, "'%T' object does not support the context manager protocol (missed __exit__ method)",
                        manager);
        decref(enter);
        return false;
    }
    frame->stack_top[-1] = exit; /* `manager` goes before __enter__ runs, as in CPython */
    *frame->stack_top++ = enter;
    decref(manager);
    Object *result = object_call_none(enter);
    frame->stack_top--;
    decref(enter);
    if (!result)
        return false;
    *frame->stack_top++ = result;
    return true;
}
