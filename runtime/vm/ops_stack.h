/* ops_stack.h (part of loop.h): the stack, local variables, constants. */

TARGET(CACHE)
    goto op_UNKNOWN;

TARGET(NOP)
    DISPATCH();

TARGET(RESUME)
    DISPATCH_CHECKED(0);

TARGET(EXTENDED_ARG)
    oparg = oparg << 8 | next->oparg;
    next++;
    goto *targets[next[-1].opcode];

TARGET(POP_TOP)
{
    Object *value = *--sp;
    DROP(value);
    DISPATCH();
}

TARGET(PUSH_NULL)
    PUSH(NULL);
    DISPATCH();

TARGET(COPY)
{
    Object *value = sp[-oparg];
    incref_maybe(value);
    PUSH(value);
    DISPATCH();
}

TARGET(SWAP)
{
    Object *top = sp[-1];
    sp[-1] = sp[-oparg];
    sp[-oparg] = top;
    DISPATCH();
}

TARGET(LOAD_FAST)
{
    Object *value = LOCAL(oparg);
    incref(value);
    PUSH(value);
    DISPATCH();
}

TARGET(LOAD_FAST_CHECK)
{
    Object *value = LOCAL(oparg);
    if (UNLIKELY(!value)) {
        SPILL();
        raise_unbound_local(frame->code, oparg);
        goto error;
    }
    incref(value);
    PUSH(value);
    DISPATCH();
}

TARGET(LOAD_FAST_AND_CLEAR)
    PUSH(LOCAL(oparg)); /* may be NULL: a comprehension's variable that is not bound outside */
    LOCAL(oparg) = NULL;
    DISPATCH();

TARGET(LOAD_FAST_LOAD_FAST)
{
    Object *first = LOCAL(oparg >> 4), *second = LOCAL(oparg & 15);
    incref(first);
    incref(second);
    sp[0] = first;
    sp[1] = second;
    sp += 2;
    DISPATCH();
}

TARGET(LOAD_CONST)
{
    Object *value = CONSTANT(oparg);
    incref(value);
    PUSH(value);
    DISPATCH();
}

TARGET(STORE_FAST)
{
    Object *old = LOCAL(oparg);
    LOCAL(oparg) = *--sp;
    DROP_MAYBE(old);
    DISPATCH();
}

TARGET(STORE_FAST_LOAD_FAST)
{
    Object *old = LOCAL(oparg >> 4);
    LOCAL(oparg >> 4) = sp[-1];
    Object *value = LOCAL(oparg & 15);
    incref(value);
    sp[-1] = value;
    DROP_MAYBE(old);
    DISPATCH();
}

TARGET(STORE_FAST_STORE_FAST)
{
    Object *old = LOCAL(oparg >> 4);
    LOCAL(oparg >> 4) = *--sp;
    DROP_MAYBE(old);
    old = LOCAL(oparg & 15);
    LOCAL(oparg & 15) = *--sp;
    DROP_MAYBE(old);
    DISPATCH();
}

TARGET(DELETE_FAST)
{
    Object *old = LOCAL(oparg);
    if (UNLIKELY(!old)) {
        SPILL();
        raise_unbound_local(frame->code, oparg);
        goto error;
    }
    LOCAL(oparg) = NULL;
    DROP(old);
    DISPATCH();
}
