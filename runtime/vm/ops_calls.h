/* ops_calls.h (part of loop.h): calls and returns.
 *
 * On the stack stand the callable, its self or NULL, and the arguments. A Python function gets a frame on the data
 * stack: its references move from the caller's stack into the callee's slots, and the loop goes on there.
 * CALL's cache: [counter, version of the function or type (2)].
 */

TARGET(CALL)
    ADAPT(specialise_call(frame, next - 1, oparg, sp - oparg - 2));
{
    if (sp[-1 - oparg] == NULL && sp[-2 - oparg]->type == TYPE(bound_method))
        expand_bound_method(sp - 2 - oparg);
    Object *callable = sp[-2 - oparg];
    Object **args = sp - oparg;
    isize count = oparg;
    if (args[-1]) {
        args--;
        count++;
    }
    SPILL();
    if (callable->type == TYPE(function)) {
        sp -= oparg + 2;
        frame->stack_top = sp; /* what was above belongs to call_push */
        Frame *callee = call_push((Function *)callable, NULL, args, count, NULL);
        if (UNLIKELY(!callee))
            goto error;
        ENTER(callee, 4);
    }
    Object *result = object_call(callable, args, count, NULL);
    if (UNLIKELY(!result))
        goto error;
    sp -= oparg + 1; /* the slots above are no longer the stack's */
    sp[-1] = result;
    DROP(callable);
    for (isize i = 0; i < count; i++)
        DROP(args[i]);
    CHECK_AFTER_CALL(4);
}

/* A function of as many parameters as there are arguments, without * and **, defaults or keywords. */
TARGET(CALL_PY_EXACT_ARGS)
{
    Function *function = (Function *)sp[-2 - oparg];
    GUARD(function->head.type == TYPE(function) && function->version == read_cache32(next + 1), CALL);
    Code *code = function->code;
    Object **args = sp - oparg;
    int count = oparg;
    if (args[-1]) {
        args--;
        count++;
    }
    GUARD(code->argument_count == count, CALL);
    SPILL();
    Frame *callee = stack_push(code);
    if (UNLIKELY(!callee))
        goto error;
    frame_begin(callee, function, code, NULL);
    for (int i = 0; i < count; i++)
        callee->slots[i] = args[i];
    frame_empty_slots(callee, count, code->slot_count);
    frame->stack_top = sp - oparg - 2;
    ENTER(callee, 4);
}

TARGET(CALL_BOUND_METHOD_EXACT_ARGS)
{
    BoundMethod *method = (BoundMethod *)sp[-2 - oparg];
    GUARD(method->head.type == TYPE(bound_method) && sp[-1 - oparg] == NULL, CALL);
    Function *function = (Function *)method->function;
    GUARD(function->head.type == TYPE(function) && function->version == read_cache32(next + 1), CALL);
    Code *code = function->code;
    GUARD(code->argument_count == oparg + 1, CALL);
    SPILL();
    Frame *callee = stack_push(code);
    if (UNLIKELY(!callee))
        goto error;
    incref(function);
    frame_begin(callee, function, code, NULL);
    callee->slots[0] = new_reference(method->self);
    for (int i = 0; i < oparg; i++)
        callee->slots[i + 1] = sp[i - oparg];
    frame_empty_slots(callee, oparg + 1, code->slot_count);
    sp -= oparg + 2;
    frame->stack_top = sp;
    DROP(method);
    ENTER(callee, 4);
}

TARGET(CALL_TYPE_1)
{
    GUARD(oparg == 1 && sp[-2] == NULL && sp[-3] == (Object *)TYPE(type), CALL);
    Object *argument = sp[-1];
    sp -= 2;
    sp[-1] = new_reference((Object *)argument->type);
    DROP(argument);
    DISPATCH_PAST(3);
}

TARGET(CALL_STR_1)
{
    GUARD(oparg == 1 && sp[-2] == NULL && sp[-3] == (Object *)TYPE(str), CALL);
    SPILL();
    Object *argument = sp[-1];
    Object *text = (Object *)object_str(argument);
    if (UNLIKELY(!text))
        goto error;
    sp -= 2;
    sp[-1] = text;
    DROP(argument);
    CHECK_AFTER_CALL(4);
}

TARGET(CALL_LEN)
{
    Object *callable = sp[-2 - oparg];
    GUARD(oparg == 1 && sp[-2] == NULL && is_native_function(callable, vm->len_native), CALL);
    SPILL();
    Object *argument = sp[-1];
    isize length = object_length(argument);
    if (UNLIKELY(length < 0))
        goto error;
    Object *result = int_of(length);
    if (UNLIKELY(!result))
        goto error;
    sp -= 2;
    sp[-1] = result;
    DROP(callable);
    DROP(argument);
    DISPATCH_PAST(3);
}

TARGET(CALL_ISINSTANCE)
{
    Object *callable = sp[-2 - oparg];
    GUARD(oparg == 2 && sp[-3] == NULL && is_native_function(callable, vm->isinstance_native), CALL);
    SPILL();
    int answer = object_is_instance(sp[-2], sp[-1]);
    if (UNLIKELY(answer < 0))
        goto error;
    Object *object = sp[-2], *class = sp[-1];
    sp -= 3;
    sp[-1] = new_bool(answer);
    DROP(callable);
    DROP(object);
    DROP(class);
    DISPATCH_PAST(3);
}

TARGET(CALL_LIST_APPEND)
{
    Object *callable = sp[-3], *self = sp[-2], *item = sp[-1];
    GUARD(oparg == 1 && self && self->type == TYPE(list) && is_native_method(callable, vm->list_append_native), CALL);
    sp -= 2; /* the item moves into the list */
    if (UNLIKELY(!list_append_fast((List *)self, item))) {
        sp++;
        goto error;
    }
    sp[-1] = NONE;
    DROP(self);
    DROP(callable);
    DISPATCH_PAST(3);
}

/* A function written in C, given what it asks for by position. */
TARGET(CALL_NATIVE)
{
    Object *callable = sp[-2 - oparg];
    Object **args = sp - oparg;
    isize count = oparg;
    if (args[-1]) {
        args--;
        count++;
    }
    GUARD(native_takes(callable, args, count), CALL);
    SPILL();
    Object *result = native_call_fast(callable, args, count);
    if (UNLIKELY(!result))
        goto error;
    sp -= oparg + 1;
    sp[-1] = result;
    DROP(callable);
    for (isize i = 0; i < count; i++)
        DROP(args[i]);
    CHECK_AFTER_CALL(4);
}

/* Class(…) with an __init__ in Python: the instance is made here and waits on our stack; the frame's on_return
 * makes it the result. */
TARGET(CALL_CONSTRUCTOR)
{
    Type *type = (Type *)sp[-2 - oparg];
    GUARD(sp[-1 - oparg] == NULL && is_type(type) && type->version == read_cache32(next + 1), CALL);
    GUARD(type->initialise_version == type->version && type->initialise_cache, CALL);
    Function *function = (Function *)type->initialise_cache;
    Code *code = function->code;
    GUARD(code->argument_count == oparg + 1 && (code->flags & (CODE_VAR_ARGS | CODE_VAR_KEYWORDS)) == 0 && code->keyword_only_count == 0, CALL);
    SPILL();
    Object *instance = instance_new(type);
    if (UNLIKELY(!instance))
        goto error;
    Frame *callee = stack_push(code);
    if (UNLIKELY(!callee)) {
        decref(instance);
        goto error;
    }
    incref(function);
    frame_begin(callee, function, code, NULL);
    callee->on_return = RETURN_SELF;
    callee->slots[0] = new_reference(instance);
    for (int i = 0; i < oparg; i++)
        callee->slots[i + 1] = sp[i - oparg];
    frame_empty_slots(callee, oparg + 1, code->slot_count);
    sp -= oparg + 1;
    sp[-1] = instance;
    frame->stack_top = sp;
    DROP(type);
    vm->recursion_left--; /* CPython has a frame in between */
    ENTER(callee, 4);
}

TARGET(CALL_KW)
{
    Tuple *names = (Tuple *)sp[-1];
    int keyword_count = (int)names->size;
    if (sp[-2 - oparg] == NULL && sp[-3 - oparg]->type == TYPE(bound_method))
        expand_bound_method(sp - 3 - oparg);
    Object *callable = sp[-3 - oparg];
    Object **args = sp - 1 - oparg;
    isize count = oparg;
    if (args[-1]) {
        args--;
        count++;
    }
    SPILL();
    if (callable->type == TYPE(function)) {
        sp -= oparg + 3;
        frame->stack_top = sp;
        Frame *callee = call_push((Function *)callable, NULL, args, count - keyword_count, names);
        decref(names); /* the code's constants hold it, and its death would run nothing */
        if (UNLIKELY(!callee))
            goto error;
        ENTER(callee, 1);
    }
    Object *result = object_call(callable, args, count - keyword_count, names);
    if (UNLIKELY(!result))
        goto error;
    decref(names);
    sp -= oparg + 2;
    sp[-1] = result;
    DROP(callable);
    for (isize i = 0; i < count; i++)
        DROP(args[i]);
    CHECK_AFTER_CALL(1);
}

TARGET(CALL_FUNCTION_EX)
{
    SPILL();
    Object **at = sp - 3 - (oparg & 1); /* callable, NULL, arguments, keywords */
    if (!check_star_arguments(at[0], &at[2]))
        goto error;
    Object *keywords = oparg & 1 ? at[3] : NULL;
    if (at[0]->type == TYPE(function)) {
        sp = at;
        frame->stack_top = sp;
        Frame *callee = call_push_ex((Function *)at[0], at[2], keywords);
        if (UNLIKELY(!callee))
            goto error;
        ENTER(callee, 1);
    }
    Object *result = object_call_tuple(at[0], (Tuple *)at[2], (Dict *)keywords);
    if (UNLIKELY(!result))
        goto error;
    Object *callable = at[0], *arguments = at[2];
    sp = at + 1;
    sp[-1] = result;
    DROP(callable);
    DROP(arguments);
    DROP_MAYBE(keywords);
    CHECK_AFTER_CALL(1);
}

TARGET(CALL_INTRINSIC_1)
{
    SPILL();
    Object *result = call_intrinsic_1(frame, oparg, sp[-1]);
    if (UNLIKELY(!result))
        goto error;
    Object *argument = sp[-1];
    sp[-1] = result;
    DROP(argument);
    DISPATCH();
}

TARGET(CALL_INTRINSIC_2)
{
    SPILL();
    Object *result = call_intrinsic_2(oparg, sp[-2], sp[-1]);
    if (UNLIKELY(!result))
        goto error;
    Object *first = sp[-2], *second = sp[-1];
    sp--;
    sp[-1] = result;
    DROP(first);
    DROP(second);
    DISPATCH();
}

TARGET(RETURN_CONST)
{
    Object *value = CONSTANT(oparg);
    incref(value);
    PUSH(value);
}
    /* fall through */
TARGET(RETURN_VALUE)
{
    Object *result = sp[-1];
    Frame *dying = frame;
    frame = dying->previous;
    vm->frame = frame;
    vm->recursion_left++;
    dying->stack_top = sp; /* the result stays in sight while the locals die */
    if (LIKELY(frame_is_plain(dying))) {
        frame_leave_fast(dying);
    return_to_caller:
        next = frame->instruction + frame->return_offset;
        sp = frame->stack_top;
        PUSH(result);
        DISPATCH();
    }
    unsigned on_return = dying->on_return;
    dying->stack_top = sp - 1;
    frame_leave_holding(dying, result);
    if (on_return & RETURN_TO_C)
        return result;
    if (!(on_return & RETURN_SELF))
        goto return_to_caller;
    vm->recursion_left++;
    next = frame->instruction + frame->return_offset;
    sp = frame->stack_top;
    if (UNLIKELY(result != NONE)) {
        next = frame->instruction + 1;
        raise_error(TypeError, "__init__() should return None, not '%.200s'", result->type->name);
        decref(result);
        goto error;
    }
    DISPATCH(); /* the instance is on the stack */
}

TARGET(INTERPRETER_EXIT)
    goto op_UNKNOWN;

TARGET(EXIT_INIT_CHECK)
    goto op_UNKNOWN;
