/* call.c: binding arguments to parameters, and entering the loop from C.
 *
 * A Python function's frame is filled from the caller's arguments in CPython's order: positional ones, *args,
 * keywords, then defaults. The references move; what cannot be placed is released, and the error is raised with
 * the frame already pushed, so that one path undoes everything.
 */
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../objects/cell.h"
#include "../objects/dict.h"
#include "../objects/list.h"
#include "../objects/module.h"
#include "../objects/str.h"
#include "../objects/traceback.h"
#include "../objects/tuple.h"
#include "native.h"
#include "stack.h"
#include "vm.h"
#include <string.h>

/* ---- errors: "f() missing 2 required positional arguments: 'a' and 'b'" ------------------------------------ */

static NEW Str *join_names(List *quoted)
{
    isize count = list_length(quoted);
    Str **names = (Str **)quoted->items;
    if (count == 1)
        return new_reference(names[0]);
    if (count == 2)
        return str_format("%U and %U", names[0], names[1]);
    Str *text = new_reference(names[0]);
    for (isize i = 1; text && i < count; i++)
        set_slot(&text, str_format(i == count - 1 ? "%U, and %U" : "%U, %U", text, names[i]));
    return text;
}

static void raise_missing(Function *function, Frame *frame, int from, int to, const char *kind)
{
    List *quoted = list_new(0);
    for (int i = from; quoted && i < to; i++)
        if (!frame->slots[i]) {
            Str *name = str_format("%R", frame->code->slot_names->items[i]);
            if (!name || !list_append_steal(quoted, (Object *)name))
                set_slot(&quoted, NULL);
        }
    if (!quoted)
        return;
    isize count = list_length(quoted);
    Str *text = join_names(quoted);
    if (text)
        raise_error(TypeError, "%U() missing %zd required %s argument%s: %U", function->qualified_name, count, kind,
                    count == 1 ? "" : "s", text);
    decref_maybe(text);
    decref(quoted);
}

static void raise_too_many(Function *function, Frame *frame, isize given)
{
    Code *code = frame->code;
    int most = code->argument_count, keyword_only_given = 0;
    isize default_count = function->defaults ? tuple_length(function->defaults) : 0;
    for (int i = most; i < most + code->keyword_only_count; i++)
        keyword_only_given += frame->slots[i] != NULL;
    Str *takes = default_count ? str_format("from %zd to %d", most - default_count, most) : str_format("%d", most);
    bool is_plural = default_count ? true : most != 1;
    Str *more = keyword_only_given ? str_format(" positional argument%s (and %d keyword-only argument%s)",
                                                given != 1 ? "s" : "", keyword_only_given,
                                                keyword_only_given != 1 ? "s" : "")
                                   : str_from_text("");
    if (takes && more)
        raise_error(TypeError, "%U() takes %U positional argument%s but %zd%U %s given", function->qualified_name,
                    takes, is_plural ? "s" : "", given, more, given == 1 && !keyword_only_given ? "was" : "were");
    decref_maybe(takes);
    decref_maybe(more);
}

/* True and raised: some of the names are positional-only parameters. */
static bool raise_positional_only(Function *function, Code *code, Tuple *names)
{
    Str *text = NULL;
    for (int i = 0; i < code->positional_only_count; i++)
        for (isize k = 0; k < tuple_length(names); k++) {
            Str *parameter = (Str *)code->slot_names->items[i];
            if (!str_equal(parameter, (Str *)names->items[k]))
                continue;
            Str *longer = text ? str_format("%U, %U", text, parameter) : new_reference(parameter);
            decref_maybe(text);
            text = longer;
            if (!text)
                return true;
        }
    if (!text)
        return false;
    raise_error(TypeError, "%U() got some positional-only arguments passed as keyword arguments: '%U'",
                function->qualified_name, text);
    decref(text);
    return true;
}

static void raise_unexpected(Function *function, Code *code, Tuple *names, Str *name)
{
    if (code->positional_only_count && raise_positional_only(function, code, names))
        return;
    int first = code->positional_only_count, end = code->argument_count + code->keyword_only_count;
    List *candidates = list_from_array(code->slot_names->items + first, end - first);
    Str *similar = candidates ? suggestion_nearest(candidates, name) : NULL;
    if (similar)
        raise_error(TypeError, "%U() got an unexpected keyword argument '%S'. Did you mean '%S'?",
                    function->qualified_name, name, similar);
    else if (candidates)
        raise_error(TypeError, "%U() got an unexpected keyword argument '%S'", function->qualified_name, name);
    decref_maybe(candidates);
}

/* No *args, **keywords or keyword-only parameters. */
static bool code_is_simple(const Code *code)
{
    return code->keyword_only_count == 0 && !(code->flags & (CODE_VAR_ARGS | CODE_VAR_KEYWORDS));
}

/* ---- binding ----------------------------------------------------------------------------------------------- */

/* Slot of the parameter that may be given by this keyword, or -1. Identity first: names are interned. */
static int parameter_slot(Code *code, Str *name)
{
    int end = code->argument_count + code->keyword_only_count;
    Object **names = code->slot_names->items;
    for (int i = code->positional_only_count; i < end; i++)
        if (names[i] == (Object *)name)
            return i;
    for (int i = code->positional_only_count; i < end; i++)
        if (str_equal((Str *)names[i], name))
            return i;
    return -1;
}

/* Puts keyword arguments in their places; the values move. */
static bool bind_keywords(Function *function, Frame *frame, Object **values, Tuple *names)
{
    Code *code = frame->code;
    Dict *others = NULL;
    if (code->flags & CODE_VAR_KEYWORDS)
        others = (Dict *)frame->slots[code->argument_count + code->keyword_only_count +
                                      ((code->flags & CODE_VAR_ARGS) != 0)];
    for (isize i = 0; i < tuple_length(names); i++) {
        Str *name = (Str *)names->items[i];
        if (!is_str(name)) {
            raise_error(TypeError, "%U() keywords must be strings", function->qualified_name);
            return false;
        }
        int slot = parameter_slot(code, name);
        if (slot < 0 && others) {
            if (!dict_set(others, (Object *)name, values[i]))
                return false;
            clear_slot(&values[i]);
        } else if (slot < 0) {
            raise_unexpected(function, code, names, name);
            return false;
        } else if (frame->slots[slot]) {
            raise_error(TypeError, "%U() got multiple values for argument '%S'", function->qualified_name, name);
            return false;
        } else {
            frame->slots[slot] = values[i];
            values[i] = NULL;
        }
    }
    return true;
}

static bool bind_defaults(Function *function, Frame *frame, isize given)
{
    Code *code = frame->code;
    isize default_count = function->defaults ? tuple_length(function->defaults) : 0;
    isize first_default = code->argument_count - default_count;
    for (isize i = given; i < first_default; i++)
        if (!frame->slots[i]) {
            raise_missing(function, frame, 0, (int)first_default, "positional");
            return false;
        }
    for (isize i = first_default < 0 ? -first_default : 0; i < default_count; i++)
        if (!frame->slots[first_default + i])
            frame->slots[first_default + i] = new_reference(function->defaults->items[i]);
    return true;
}

static bool bind_keyword_defaults(Function *function, Frame *frame)
{
    Code *code = frame->code;
    bool is_missing = false;
    int end = code->argument_count + code->keyword_only_count;
    for (int i = code->argument_count; i < end; i++) {
        if (frame->slots[i])
            continue;
        Object *value = function->keyword_defaults
                            ? dict_get(function->keyword_defaults, code->slot_names->items[i])
                            : NULL;
        if (!value && error_occurred())
            return false;
        frame->slots[i] = new_reference_maybe(value);
        is_missing |= !value;
    }
    if (is_missing)
        raise_missing(function, frame, code->argument_count, end, "keyword-only");
    return !is_missing;
}

/* Binds args[0 .. count) and the values of `names` behind them. What has moved is NULL in args afterwards. */
static bool bind_arguments(Function *function, Frame *frame, Object **args, isize count, Tuple *names)
{
    Code *code = frame->code;
    int slot = code->argument_count + code->keyword_only_count;
    isize placed = count < code->argument_count ? count : code->argument_count;
    if (code->flags & CODE_VAR_KEYWORDS) {
        Dict *others = dict_new();
        if (!others)
            return false;
        frame->slots[slot + ((code->flags & CODE_VAR_ARGS) != 0)] = (Object *)others;
    }
    for (isize i = 0; i < placed; i++) {
        frame->slots[i] = args[i];
        args[i] = NULL;
    }
    if (code->flags & CODE_VAR_ARGS) {
        Tuple *rest = tuple_from_array_steal(args + placed, count - placed);
        for (isize i = placed; i < count; i++)
            args[i] = NULL; /* consumed, on failure too */
        if (!rest)
            return false;
        frame->slots[slot] = (Object *)rest;
    }
    if (names && !bind_keywords(function, frame, args + count, names))
        return false;
    if (count > code->argument_count && !(code->flags & CODE_VAR_ARGS)) {
        raise_too_many(function, frame, count);
        return false;
    }
    if (count < code->argument_count && !bind_defaults(function, frame, count))
        return false;
    return code->keyword_only_count == 0 || bind_keyword_defaults(function, frame);
}

static void release_array(Object **values, isize count)
{
    for (isize i = 0; i < count; i++)
        if (values[i])
            clear_slot(&values[i]);
}

Frame *call_push(STOLEN Function *function, STOLEN Object *locals, STOLEN Object **args, isize count, Tuple *names)
{
    Code *code = function->code;
    isize total = count + (names ? tuple_length(names) : 0);
    Frame *frame = stack_push(code);
    if (!frame) {
        release_array(args, total);
        decref(function);
        decref_maybe(locals);
        return NULL;
    }
    frame_begin(frame, function, code, locals);
    frame_empty_slots(frame, 0, code->slot_count);
    if (LIKELY(!names && code_is_simple(code) && count == code->argument_count)) {
        for (isize i = 0; i < count; i++)
            frame->slots[i] = args[i];
        return frame;
    }
    if (bind_arguments(function, frame, args, count, names)) {
        release_array(args, total);
        return frame;
    }
    /* in this order, as CPython: the arguments, then the frame */
    Object *raised = error_fetch();
    release_array(args, total);
    frame_leave(frame);
    error_restore(raised);
    return NULL;
}

/* The values of a dict of keywords behind the items of a tuple, all owned by the array. */
static Object **spread(Tuple *positional, Dict *keywords, Tuple **names)
{
    isize count = tuple_length(positional), keyword_count = keywords ? dict_length(keywords) : 0;
    *names = NULL;
    if (keyword_count && !dict_check_keywords(keywords))
        return NULL;
    Object **args = heap_allocate((size_t)(count + keyword_count + 1) * sizeof(Object *));
    if (!args || (keyword_count && !(*names = tuple_new(keyword_count)))) {
        heap_free(args);
        return NULL;
    }
    for (isize i = 0; i < count; i++)
        args[i] = new_reference(positional->items[i]);
    Object *key, *value;
    isize position = 0;
    for (isize i = 0; i < keyword_count && dict_next(keywords, &position, &key, &value); i++) {
        (*names)->items[i] = new_reference(key);
        args[count + i] = new_reference(value);
    }
    return args;
}

Frame *call_push_ex(STOLEN Function *function, STOLEN Object *tuple, STOLEN Object *keywords)
{
    Tuple *names;
    isize count = tuple_length((Tuple *)tuple);
    Object **args = spread((Tuple *)tuple, (Dict *)keywords, &names);
    Frame *frame = NULL;
    if (args)
        frame = call_push(function, NULL, args, count, names);
    else
        decref(function);
    heap_free(args);
    decref_maybe(names);
    decref(tuple);
    decref_maybe(keywords);
    return frame;
}

/* ---- from C ------------------------------------------------------------------------------------------------ */

/* The two loops in turn. */
static NOINLINE Object *loop_swap(void)
{
    VmState *vm = &RUNTIME->vm;
    for (;;) {
        Object *result = (vm->is_traced ? loop_traced : loop_plain)(vm->frame, LOOP_GO_ON);
        if (result != LOOP_SWAP) {
            vm_request(REQUEST_SWAP); /* the loop around has not seen it */
            return result;
        }
    }
}

static inline NEW Object *run(Frame *frame, LoopEntry entry)
{
    VmState *vm = &RUNTIME->vm;
    frame->previous = vm->frame;
    frame->on_return |= RETURN_TO_C;
    Object *result = UNLIKELY(vm->is_traced) ? loop_traced(frame, entry) : loop_plain(frame, entry);
    return LIKELY(result != LOOP_SWAP) ? result : loop_swap();
}

NEW Object *loop_run(Frame *frame, LoopEntry entry)
{
    return run(frame, entry);
}

static NOINLINE Object *leave_unrun(Frame *frame)
{
    Object *raised = error_fetch();
    frame_leave(frame);
    error_restore(raised);
    return NULL;
}

static inline NEW Object *run_counted(Frame *frame)
{
    if (!enter_recursion(""))
        return leave_unrun(frame);
    Object *result = run(frame, LOOP_START);
    leave_recursion();
    return result;
}

/* Runs the frame to its end, as a call from C. */
static NEW Object *call_run(Frame *frame)
{
    return run_counted(frame);
}

/* As many arguments as parameters, and nothing special. */
static NEW Object *call_exact(Function *function, Object **args, isize count)
{
    Code *code = function->code;
    Frame *frame = stack_push(code);
    if (UNLIKELY(!frame))
        return NULL;
    incref(function);
    frame_begin(frame, function, code, NULL);
    for (isize i = 0; i < count; i++)
        frame->slots[i] = new_reference(args[i]);
    frame_empty_slots(frame, count, code->slot_count);
    return run_counted(frame);
}

static NOINLINE Object *call_binding(Function *function, Object **args, isize count, Tuple *names)
{
    isize total = count + (names ? tuple_length(names) : 0);
    Object *few[8], **owned = few;
    if (total > 8 && !(owned = heap_allocate((size_t)total * sizeof(Object *))))
        return NULL;
    for (isize i = 0; i < total; i++)
        owned[i] = new_reference(args[i]);
    Frame *frame = call_push(new_reference(function), NULL, owned, count, names);
    if (owned != few)
        heap_free(owned);
    return frame ? call_run(frame) : NULL;
}

NEW Object *vm_call_function(Object *callable, Object **args, isize count, Tuple *names)
{
    Function *function = (Function *)callable;
    if (LIKELY(!names && code_is_simple(function->code) && count == function->code->argument_count))
        return call_exact(function, args, count);
    return call_binding(function, args, count, names);
}

BORROWED Object *vm_builtins_of(Dict *globals)
{
    Object *builtins = dict_get_str(globals, NAME(__builtins__));
    if (!builtins)
        return error_occurred() ? NULL : (Object *)module_dict(RUNTIME->builtins);
    if (is_exact(builtins, module))
        return (Object *)module_dict((Module *)builtins);
    return builtins;
}

static NEW Object *run_with_closure(Code *code, Dict *globals, Object *locals, Tuple *closure)
{
    if (!dict_get_str(globals, NAME(__builtins__)) &&
        (error_occurred() || !dict_set_str(globals, NAME(__builtins__), (Object *)module_dict(RUNTIME->builtins))))
        return NULL;
    Function *function = function_new(code, globals, NULL);
    if (!function)
        return NULL;
    function->closure = new_reference_maybe(closure);
    Object *namespace = code->flags & CODE_OPTIMIZED ? NULL : locals ? locals : (Object *)globals;
    Frame *frame = call_push(function, new_reference_maybe(namespace), NULL, 0, NULL);
    return frame ? call_run(frame) : NULL;
}

NEW Object *vm_run_code(Code *code, Dict *globals, Object *locals)
{
    return run_with_closure(code, globals, locals, NULL);
}

NEW Object *vm_run_code_closure(Code *code, Dict *globals, Object *locals, Tuple *closure)
{
    return run_with_closure(code, globals, locals, closure);
}

NEW Object *vm_run_class_body(Function *function, Object *namespace)
{
    Frame *frame = call_push(new_reference(function), new_reference(namespace), NULL, 0, NULL);
    return frame ? call_run(frame) : NULL;
}
