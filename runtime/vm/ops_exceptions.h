/* ops_exceptions.h (part of loop.h): raising, handling, with. */

TARGET(RAISE_VARARGS)
{
    SPILL();
    Object *exception = oparg > 0 ? sp[-oparg] : NULL;
    Object *cause = oparg > 1 ? sp[-1] : NULL;
    if (raise_statement(exception, cause)) /* bare raise: the traceback has this frame already */
        goto unwind_in_frame;
    goto error;
}

TARGET(RERAISE)
{
    SPILL();
    Object *exception = sp[-1];
    if (oparg)
        frame->instruction = frame->code->units + int_value(sp[-1 - oparg]);
    set_slot(&vm->raised, new_reference(exception));
    goto unwind_in_frame;
}

TARGET(PUSH_EXC_INFO)
{
    Object *exception = sp[-1];
    Object *handled = vm->handled->value;
    sp[-1] = handled ? handled : NONE;
    vm->handled->value = new_reference(exception);
    PUSH(exception);
    DISPATCH();
}

TARGET(POP_EXCEPT)
{
    Object *previous = *--sp;
    Object *handled = vm->handled->value;
    vm->handled->value = previous == NONE ? NULL : previous;
    DROP_MAYBE(handled);
    DISPATCH();
}

TARGET(CHECK_EXC_MATCH)
{
    SPILL();
    Object *type = sp[-1];
    int matches = check_exception_match(sp[-2], type);
    if (UNLIKELY(matches < 0))
        goto error;
    sp[-1] = new_bool(matches);
    DROP(type);
    DISPATCH();
}

/* [exception, type] → [rest, match], either may be None. */
TARGET(CHECK_EG_MATCH)
{
    SPILL();
    Object *match, *rest;
    if (!check_group_match(sp[-2], sp[-1], &match, &rest))
        goto error;
    Object *exception = sp[-2], *type = sp[-1];
    sp[-2] = rest;
    sp[-1] = match;
    DROP(exception);
    DROP(type);
    DISPATCH();
}

TARGET(BEFORE_WITH)
{
    SPILL();
    if (!begin_with(frame))
        goto error;
    sp = frame->stack_top;
    DISPATCH();
}

/* [exit, last unit, previous exception, exception] → … and the result of exit(type, exception, traceback). */
TARGET(WITH_EXCEPT_START)
{
    SPILL();
    Object *exception = sp[-1];
    Object *traceback = ((ExceptionObject *)exception)->traceback;
    if (!traceback)
        traceback = NONE;
    Object *args[3] = {(Object *)exception->type, exception, traceback};
    Object *result = object_call(sp[-4], args, 3, NULL);
    if (UNLIKELY(!result))
        goto error;
    PUSH(result);
    DISPATCH();
}
