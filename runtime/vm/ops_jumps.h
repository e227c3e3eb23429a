/* ops_jumps.h (part of loop.h): jumps and for loops. */

TARGET(JUMP_FORWARD)
    next += oparg;
    DISPATCH();

TARGET(JUMP_BACKWARD)
    DISPATCH_CHECKED(1 - oparg);

TARGET(JUMP_BACKWARD_NO_INTERRUPT)
    next -= oparg;
    DISPATCH();

TARGET(POP_JUMP_IF_FALSE)
{
    Object *condition = *--sp; /* a bool: immortal */
    next += condition == FALSE ? oparg + 1 : 1;
    DISPATCH();
}

TARGET(POP_JUMP_IF_TRUE)
{
    Object *condition = *--sp;
    next += condition == TRUE ? oparg + 1 : 1;
    DISPATCH();
}

TARGET(POP_JUMP_IF_NONE)
{
    Object *value = *--sp;
    bool is_none = value == NONE;
    DROP(value);
    next += is_none ? oparg + 1 : 1;
    DISPATCH();
}

TARGET(POP_JUMP_IF_NOT_NONE)
{
    Object *value = *--sp;
    bool is_none = value == NONE;
    DROP(value);
    next += is_none ? 1 : oparg + 1;
    DISPATCH();
}

TARGET(GET_ITER)
{
    SPILL();
    Object *iterator = object_iterate(sp[-1]);
    if (UNLIKELY(!iterator))
        goto error;
    Object *iterable = sp[-1];
    sp[-1] = iterator;
    DROP(iterable);
    DISPATCH();
}

/* The loop is over: the iterator goes, and so do END_FOR and POP_TOP, which a generator's return would need. */
#define END_LOOP()                   \
    do {                             \
        Object *iterator_ = *--sp;   \
        DROP(iterator_);             \
        DISPATCH_PAST(1 + oparg + 2); \
    } while (0)

TARGET(FOR_ITER)
{
    ADAPT(specialise_for_iter(frame, next - 1, sp[-1], oparg));
    SPILL();
    Object *item;
    int more = iter_next(sp[-1], &item);
    if (UNLIKELY(more <= 0)) {
        if (more < 0)
            goto error;
        END_LOOP();
    }
    PUSH(item);
    DISPATCH_PAST(1);
}

TARGET(FOR_ITER_LIST)
{
    ListIterator *iterator = (ListIterator *)sp[-1];
    GUARD(iterator->head.type == TYPE(list_iterator), FOR_ITER);
    List *list = iterator->list;
    if (LIKELY(list != NULL)) {
        if (LIKELY(iterator->index < list->size)) {
            Object *item = list->items[iterator->index++];
            incref(item);
            PUSH(item);
            DISPATCH_PAST(1);
        }
        iterator->list = NULL;
        DROP(list);
    }
    END_LOOP();
}

TARGET(FOR_ITER_TUPLE)
{
    TupleIterator *iterator = (TupleIterator *)sp[-1];
    GUARD(iterator->head.type == TYPE(tuple_iterator), FOR_ITER);
    Tuple *tuple = iterator->tuple;
    if (LIKELY(tuple != NULL)) {
        if (LIKELY(iterator->index < tuple->size)) {
            Object *item = tuple->items[iterator->index++];
            incref(item);
            PUSH(item);
            DISPATCH_PAST(1);
        }
        iterator->tuple = NULL;
        DROP(tuple);
    }
    END_LOOP();
}

TARGET(FOR_ITER_RANGE)
{
    RangeIterator *iterator = (RangeIterator *)sp[-1];
    GUARD(iterator->head.type == TYPE(range_iterator), FOR_ITER);
    if (UNLIKELY(iterator->length <= 0))
        END_LOOP();
    Object *item = int_of(iterator->start);
    if (UNLIKELY(!item))
        goto error;
    iterator->length--;
    iterator->start = (int64_t)((uint64_t)iterator->start + (uint64_t)iterator->step);
    PUSH(item);
    DISPATCH_PAST(1);
}

/* The same, followed by STORE_FAST: the variable's own block takes the next number if nobody else holds it. */
TARGET(FOR_ITER_RANGE_STORE)
{
    RangeIterator *iterator = (RangeIterator *)sp[-1];
    GUARD(iterator->head.type == TYPE(range_iterator), FOR_ITER);
    if (UNLIKELY(iterator->length <= 0))
        END_LOOP();
    int64_t value = iterator->start;
    Object **slot = &LOCAL(next[1].oparg);
    Object *old = *slot;
    if (LIKELY(old && int_is_reusable(old) && !int_is_small(value))) {
        ((Int *)old)->value = value;
    } else {
        Object *item = int_of(value);
        if (UNLIKELY(!item))
            goto error;
        *slot = item;
        DROP_MAYBE(old);
    }
    iterator->length--;
    iterator->start = (int64_t)((uint64_t)value + (uint64_t)iterator->step);
    DISPATCH_PAST(2);
}

/* The generator's frame runs in this loop. */
TARGET(FOR_ITER_GENERATOR)
{
    Generator *generator = (Generator *)sp[-1];
    GUARD(generator->head.type == TYPE(generator), FOR_ITER);
    GUARD(generator->state < GENERATOR_RUNNING, FOR_ITER);
    SPILL();
    Frame *callee = &generator->frame;
    *callee->stack_top++ = NONE;
    callee->on_return = 0;
    generator->state = GENERATOR_RUNNING;
    generator->handled.previous = vm->handled;
    vm->handled = &generator->handled;
    ENTER(callee, 2 + oparg);
}

TARGET(END_FOR)
{
    Object *value = *--sp;
    DROP(value);
    DISPATCH();
}
