/* ops_generators.h (part of loop.h): generators and yield from. */

/* The frame of this call moves into a generator, which is what the call returns. */
TARGET(RETURN_GENERATOR)
{
    SPILL();
    Generator *generator = generator_take_frame(frame);
    if (UNLIKELY(!generator))
        goto error;
    unsigned on_return = frame->on_return;
    Frame *caller = frame->previous;
    generator->frame.previous = NULL;
    generator->frame.on_return = 0;
    stack_pop(frame);
    frame = caller;
    vm->frame = frame;
    vm->recursion_left++;
    gc_track((Object *)generator);
    if (on_return & RETURN_TO_C)
        return (Object *)generator;
    if (on_return & RETURN_SELF) {
        vm->recursion_left++;
        sp = frame->stack_top;
        next = frame->instruction + 1;
        raise_error(TypeError, "__init__() should return None, not 'generator'");
        decref(generator);
        goto error;
    }
    next = frame->instruction + frame->return_offset;
    sp = frame->stack_top;
    PUSH(generator);
    DISPATCH();
}

TARGET(YIELD_VALUE)
{
    Object *value = *--sp;
    SPILL();
    Generator *generator = generator_of_frame(frame);
    generator->state = (int8_t)(GENERATOR_SUSPENDED + (oparg & 1));
    vm->handled = generator->handled.previous;
    vm->recursion_left++;
    unsigned on_return = frame->on_return;
    Frame *caller = frame->previous;
    frame->previous = NULL;
    frame = caller;
    vm->frame = frame;
    if (on_return & RETURN_TO_C)
        return value;
    next = frame->instruction + 2; /* behind SEND or FOR_ITER and its cache */
    sp = frame->stack_top;
    PUSH(value);
    DISPATCH();
}

TARGET(SEND)
{
    ADAPT(specialise_send(next - 1, sp[-2]));
    SPILL();
    Object *result;
    int more = send_value(sp[-2], sp[-1], &result);
    if (UNLIKELY(more < 0))
        goto error;
    Object *sent = sp[-1];
    sp[-1] = result;
    DROP(sent);
    DISPATCH_PAST(more ? 1 : 1 + oparg);
}

TARGET(SEND_GENERATOR)
{
    Generator *generator = (Generator *)sp[-2];
    GUARD(generator->head.type == TYPE(generator) && generator->state < GENERATOR_RUNNING, SEND);
    GUARD(generator->state != GENERATOR_CREATED || sp[-1] == NONE, SEND);
    Frame *callee = &generator->frame;
    *callee->stack_top++ = *--sp;
    SPILL();
    callee->on_return = 0;
    generator->state = GENERATOR_RUNNING;
    generator->handled.previous = vm->handled;
    vm->handled = &generator->handled;
    ENTER(callee, 2 + oparg);
}

TARGET(END_SEND)
{
    Object *receiver = sp[-2];
    sp[-2] = sp[-1];
    sp--;
    DROP(receiver);
    DISPATCH();
}

TARGET(GET_YIELD_FROM_ITER)
{
    Object *iterable = sp[-1];
    if (iterable->type == TYPE(generator))
        DISPATCH();
    SPILL();
    Object *iterator = object_iterate(iterable);
    if (UNLIKELY(!iterator))
        goto error;
    sp[-1] = iterator;
    DROP(iterable);
    DISPATCH();
}

/* [inner generator, value sent last, exception]: throw() went through the inner generator. */
TARGET(CLEANUP_THROW)
{
    SPILL();
    Object *exception = sp[-1];
    if (!exception_matches(exception, (Object *)StopIteration)) {
        set_slot(&vm->raised, new_reference(exception));
        goto unwind_in_frame;
    }
    Object *value = new_reference_maybe(((StopIterationObject *)exception)->value);
    Object *sent = sp[-2], *inner = sp[-3];
    sp--;
    sp[-1] = value ? value : NONE;
    sp[-2] = NONE;
    DROP(inner);
    DROP(sent);
    DROP(exception);
    DISPATCH();
}
