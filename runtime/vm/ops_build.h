/* ops_build.h (part of loop.h): new containers, strings, functions. */

/* The `oparg` top values move into what `expression` makes of them. */
#define BUILD(expression)                    \
    do {                                     \
        SPILL();                             \
        Object *built_ = (Object *)(expression); \
        if (UNLIKELY(!built_))               \
            goto error;                      \
        sp -= oparg;                         \
        PUSH(built_);                        \
        DISPATCH();                          \
    } while (0)

TARGET(BUILD_TUPLE)
    BUILD(build_tuple(sp - oparg, oparg));

TARGET(BUILD_LIST)
    BUILD(build_list(sp - oparg, oparg));

TARGET(BUILD_SET)
{
    SPILL();
    Object *set = build_set(sp - oparg, oparg);
    if (UNLIKELY(!set))
        goto error;
    sp -= oparg;
    PUSH(set);
    DISPATCH();
}

TARGET(BUILD_MAP)
{
    SPILL();
    Dict *dict = dict_from_items(sp - 2 * oparg, 2, sp - 2 * oparg + 1, 2, oparg);
    if (UNLIKELY(!dict))
        goto error;
    Object **first = sp - 2 * oparg;
    for (int i = 0; i < 2 * oparg; i++)
        decref(first[i]); /* the dict holds them */
    sp = first;
    PUSH(dict);
    DISPATCH();
}

TARGET(BUILD_CONST_KEY_MAP)
{
    SPILL();
    Tuple *keys = (Tuple *)sp[-1];
    Dict *dict = dict_from_items(keys->items, 1, sp - 1 - oparg, 1, oparg);
    if (UNLIKELY(!dict))
        goto error;
    decref(keys);
    for (int i = 0; i < oparg; i++)
        decref(sp[-2 - i]);
    sp -= oparg + 1;
    PUSH(dict);
    DISPATCH();
}

TARGET(BUILD_STRING)
{
    SPILL();
    Str *text = str_join_array(sp - oparg, oparg);
    if (UNLIKELY(!text))
        goto error;
    for (int i = oparg; i > 0; i--)
        decref(sp[-i]); /* strings: their death runs nothing */
    sp -= oparg;
    PUSH(text);
    DISPATCH();
}

TARGET(BUILD_SLICE)
{
    SPILL();
    Object *step = oparg == 3 ? sp[-1] : NULL;
    Object *slice = slice_new(sp[-oparg], sp[1 - oparg], step);
    if (UNLIKELY(!slice))
        goto error;
    for (int i = oparg; i > 0; i--)
        decref(sp[-i]); /* the slice holds them */
    sp -= oparg;
    PUSH(slice);
    DISPATCH();
}

TARGET(LIST_APPEND)
{
    Object *item = *--sp;
    if (UNLIKELY(!list_append_fast((List *)sp[-oparg], item)))
        goto error;
    DISPATCH();
}

TARGET(LIST_EXTEND)
{
    SPILL();
    if (!extend_list((List *)sp[-1 - oparg], sp[-1]))
        goto error;
    Object *iterable = *--sp;
    DROP(iterable);
    DISPATCH();
}

TARGET(SET_ADD)
{
    SPILL();
    if (!set_add((Set *)sp[-1 - oparg], sp[-1]))
        goto error;
    Object *item = *--sp;
    DROP(item);
    DISPATCH();
}

TARGET(SET_UPDATE)
{
    SPILL();
    if (!set_update((Set *)sp[-1 - oparg], sp[-1]))
        goto error;
    Object *iterable = *--sp;
    DROP(iterable);
    DISPATCH();
}

TARGET(MAP_ADD)
{
    SPILL();
    if (!dict_set((Dict *)sp[-2 - oparg], sp[-2], sp[-1]))
        goto error;
    Object *key = sp[-2], *value = sp[-1];
    sp -= 2;
    DROP(key);
    DROP(value);
    DISPATCH();
}

TARGET(DICT_UPDATE)
{
    SPILL();
    if (!update_dict((Dict *)sp[-1 - oparg], sp[-1]))
        goto error;
    Object *mapping = *--sp;
    DROP(mapping);
    DISPATCH();
}

TARGET(DICT_MERGE)
{
    SPILL();
    if (!merge_keywords((Dict *)sp[-1 - oparg], sp[-1], sp[-4 - oparg]))
        goto error;
    Object *mapping = *--sp;
    DROP(mapping);
    DISPATCH();
}

TARGET(FORMAT_SIMPLE)
{
    Object *value = sp[-1];
    if (LIKELY(value->type == TYPE(str)))
        DISPATCH();
    SPILL();
    Str *text = object_format(value, NULL);
    if (UNLIKELY(!text))
        goto error;
    sp[-1] = (Object *)text;
    DROP(value);
    DISPATCH();
}

TARGET(FORMAT_WITH_SPEC)
{
    SPILL();
    Str *text = object_format(sp[-2], (Str *)sp[-1]);
    if (UNLIKELY(!text))
        goto error;
    Object *value = sp[-2], *specification = sp[-1];
    sp--;
    sp[-1] = (Object *)text;
    DROP(value);
    DROP(specification);
    DISPATCH();
}

TARGET(CONVERT_VALUE)
{
    SPILL();
    Object *value = sp[-1];
    Str *text = oparg == 1 ? object_str(value) : oparg == 2 ? object_repr(value) : object_ascii(value);
    if (UNLIKELY(!text))
        goto error;
    sp[-1] = (Object *)text;
    DROP(value);
    DISPATCH();
}

TARGET(MAKE_FUNCTION)
{
    SPILL();
    Function *function = function_new((Code *)sp[-1], frame->globals, NULL);
    if (UNLIKELY(!function))
        goto error;
    function_version(function);
    Object *code = sp[-1];
    sp[-1] = (Object *)function;
    DROP(code);
    DISPATCH();
}

TARGET(SET_FUNCTION_ATTRIBUTE)
{
    Function *function = (Function *)sp[-1];
    Object *value = sp[-2];
    if (oparg == FUNCTION_DEFAULTS)
        function->defaults = (Tuple *)value;
    else if (oparg == FUNCTION_KEYWORD_DEFAULTS)
        function->keyword_defaults = (Dict *)value;
    else if (oparg == FUNCTION_ANNOTATIONS)
        function->annotations = value;
    else
        function->closure = (Tuple *)value;
    sp--;
    sp[-1] = (Object *)function;
    DISPATCH();
}

TARGET(LOAD_BUILD_CLASS)
{
    SPILL();
    Object *build = load_build_class(frame);
    if (!build)
        goto error;
    PUSH(build);
    DISPATCH();
}

TARGET(LOAD_ASSERTION_ERROR)
    PUSH(AssertionError);
    DISPATCH();
