/* ops_names.h (part of loop.h): global, built-in and other names; cells. */

/* LOAD_GLOBAL's cache: [counter, index, version of the globals' keys, version of the built-ins' keys]. */
TARGET(LOAD_GLOBAL)
{
    ADAPT(specialise_load_global(frame, next - 1, oparg));
    SPILL();
    Object *value = load_global(frame, NAME_AT(oparg >> 1));
    if (UNLIKELY(!value))
        goto error;
    PUSH(value);
    sp[0] = NULL;
    sp += oparg & 1;
    DISPATCH_PAST(4);
}

TARGET(LOAD_GLOBAL_MODULE)
{
    DictKeys *keys = frame->globals->keys;
    GUARD(keys->version == next[2].cache, LOAD_GLOBAL);
    Object *value = keys_str_entries(keys)[next[1].cache].value;
    GUARD(value, LOAD_GLOBAL);
    incref(value);
    sp[0] = value;
    sp[1] = NULL;
    sp += 1 + (oparg & 1);
    DISPATCH_PAST(4);
}

TARGET(LOAD_GLOBAL_BUILTIN)
{
    DictKeys *keys = ((Dict *)frame->builtins)->keys;
    GUARD(frame->globals->keys->version == next[2].cache, LOAD_GLOBAL);
    GUARD(keys->version == next[3].cache, LOAD_GLOBAL);
    Object *value = keys_str_entries(keys)[next[1].cache].value;
    GUARD(value, LOAD_GLOBAL);
    incref(value);
    sp[0] = value;
    sp[1] = NULL;
    sp += 1 + (oparg & 1);
    DISPATCH_PAST(4);
}

TARGET(STORE_GLOBAL)
{
    SPILL();
    if (!dict_set_str(frame->globals, NAME_AT(oparg), sp[-1]))
        goto error;
    Object *value = *--sp;
    DROP(value);
    DISPATCH();
}

TARGET(DELETE_GLOBAL)
    SPILL();
    if (!delete_global(frame, NAME_AT(oparg)))
        goto error;
    DISPATCH();

TARGET(LOAD_NAME)
{
    SPILL();
    Object *value = load_name(frame, NAME_AT(oparg));
    if (UNLIKELY(!value))
        goto error;
    PUSH(value);
    DISPATCH();
}

TARGET(STORE_NAME)
{
    SPILL();
    if (!store_name(frame, NAME_AT(oparg), sp[-1]))
        goto error;
    Object *value = *--sp;
    DROP(value);
    DISPATCH();
}

TARGET(DELETE_NAME)
    SPILL();
    if (!delete_name(frame, NAME_AT(oparg)))
        goto error;
    DISPATCH();

TARGET(LOAD_LOCALS)
    SPILL();
    if (!frame->locals) {
        raise_error(SystemError, "no locals");
        goto error;
    }
    PUSH(new_reference(frame->locals));
    DISPATCH();

TARGET(LOAD_FROM_DICT_OR_GLOBALS)
{
    SPILL();
    Object *value = load_from_dict_or_globals(frame, sp[-1], NAME_AT(oparg));
    if (!value)
        goto error;
    Object *mapping = sp[-1];
    sp[-1] = value;
    DROP(mapping);
    DISPATCH();
}

TARGET(MAKE_CELL)
{
    SPILL();
    Object *initial = LOCAL(oparg);
    Cell *cell = cell_new(initial);
    if (!cell)
        goto error;
    LOCAL(oparg) = (Object *)cell;
    DROP_MAYBE(initial);
    DISPATCH();
}

TARGET(COPY_FREE_VARS)
{
    Tuple *closure = frame->function->closure;
    Object **slot = frame->slots + frame->code->slot_count - oparg;
    for (int i = 0; i < oparg; i++)
        slot[i] = new_reference(closure->items[i]);
    DISPATCH();
}

TARGET(LOAD_DEREF)
{
    Object *value = ((Cell *)LOCAL(oparg))->value;
    if (UNLIKELY(!value)) {
        SPILL();
        raise_unbound_cell(frame->code, oparg);
        goto error;
    }
    incref(value);
    PUSH(value);
    DISPATCH();
}

TARGET(STORE_DEREF)
{
    Cell *cell = (Cell *)LOCAL(oparg);
    Object *old = cell->value;
    cell->value = *--sp;
    DROP_MAYBE(old);
    DISPATCH();
}

TARGET(DELETE_DEREF)
{
    Cell *cell = (Cell *)LOCAL(oparg);
    Object *old = cell->value;
    if (UNLIKELY(!old)) {
        SPILL();
        raise_unbound_cell(frame->code, oparg);
        goto error;
    }
    cell->value = NULL;
    DROP(old);
    DISPATCH();
}

TARGET(LOAD_FROM_DICT_OR_DEREF)
{
    SPILL();
    Object *value = load_from_dict_or_cell(frame, sp[-1], oparg);
    if (!value)
        goto error;
    Object *mapping = sp[-1];
    sp[-1] = value;
    DROP(mapping);
    DISPATCH();
}

TARGET(SETUP_ANNOTATIONS)
    SPILL();
    if (!setup_annotations(frame))
        goto error;
    DISPATCH();

TARGET(IMPORT_NAME)
{
    SPILL();
    Object *module = import_name(frame, NAME_AT(oparg), sp[-1], sp[-2]);
    if (!module)
        goto error;
    Object *from = sp[-1], *level = sp[-2];
    sp--;
    sp[-1] = module;
    DROP(from);
    DROP(level);
    DISPATCH();
}

TARGET(IMPORT_FROM)
{
    SPILL();
    Object *value = import_from(sp[-1], NAME_AT(oparg));
    if (!value)
        goto error;
    PUSH(value);
    DISPATCH();
}
