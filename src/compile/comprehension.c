/* comprehension.c: list, set and dict comprehensions, and generator expressions.
 *
 * A generator expression is a function. The other three stand inline in the code around (PEP 709): the names that they
 * bind are fast locals of that code, even in a module or class; outer variables of the same name are put away on the
 * stack and brought back afterwards, on the way of an exception too.
 */
#include "compiler.h"

typedef struct Inlined {
    NameMap outer_symbols; /* what the scope around said of names that mean something else inside */
    NameMap made_hidden;   /* fast locals in a module or class, for the time being */
    Name **pushed;
    int pushed_count, pushed_room;
    int cleanup, end;
} Inlined;

typedef struct Parts {
    ComprehensionKind kind;
    const ComprehensionSeq *generators;
    Expr *elt, *value; /* value: of a dict comprehension */
    Span span;
} Parts;

static void put_away(Compiler *c, Inlined *state, Name *name, NameScope scope, NameScope outer_scope, Span span)
{
    CodeUnit *u = c->unit;
    if (!scope_is_function(u->scope) && name_map_get(&u->hidden, name) != 1) {
        name_map_set(c, &u->hidden, name, 1);
        name_map_set(c, &state->made_hidden, name, 1);
    }
    /* Of a cell, this pushes the cell itself. */
    emit_at(c, OP_LOAD_FAST_AND_CLEAR, number_of(c, &u->locals, name), span);
    if (scope == SCOPE_CELL)
        emit_at(c, OP_MAKE_CELL, number_of(c, outer_scope == SCOPE_FREE ? &u->frees : &u->cells, name), span);
    state->pushed = compile_grow(c, state->pushed, state->pushed_count, &state->pushed_room, sizeof *state->pushed);
    state->pushed[state->pushed_count++] = name;
}

static void enter_inlined(Compiler *c, Inlined *state, Scope *scope, Span span)
{
    CodeUnit *u = c->unit;
    bool in_class = u->scope->kind == SCOPE_CLASS && !u->inlined_depth;
    u->inlined_depth++;
    for (size_t i = 0; i < scope->symbols.count; i++) {
        Name *name = scope->symbols.entries[i].name;
        long flags = scope->symbols.entries[i].value;
        if (!name)
            continue;
        NameScope inner = scope_of_flags(flags);
        long outer_flags = name_map_get(&u->scope->symbols, name);
        NameScope outer = scope_of_flags(outer_flags);
        if ((inner != outer && inner != SCOPE_FREE && !(inner == SCOPE_CELL && outer == SCOPE_FREE)) || in_class) {
            name_map_set(c, &state->outer_symbols, name, outer_flags < 0 ? 0 : outer_flags);
            name_map_set(c, &u->scope->symbols, name, flags);
        }
        /* In a class, whatever is used inside, as CPython has it. */
        if (((flags & SYMBOL_LOCAL) && !(flags & SYMBOL_NONLOCAL)) || in_class)
            put_away(c, state, name, inner, outer, span);
    }
    if (!state->pushed_count)
        return;
    emit_at(c, OP_SWAP, state->pushed_count + 1, span); /* the iterator on top again */
    state->cleanup = label_new(c);
    state->end = label_new(c);
    emit_jump(c, PSEUDO_SETUP_FINALLY, state->cleanup, span);
}

static void bring_back(Compiler *c, const Inlined *state, Span span)
{
    emit_at(c, OP_SWAP, state->pushed_count + 1, span);
    for (int i = state->pushed_count; i-- > 0;)
        emit_at(c, PSEUDO_STORE_FAST_MAYBE_NULL, number_of(c, &c->unit->locals, state->pushed[i]), span);
}

static void leave_inlined(Compiler *c, Inlined *state, Span span)
{
    CodeUnit *u = c->unit;
    u->inlined_depth--;
    if (state->pushed_count) {
        emit(c, PSEUDO_POP_BLOCK, NO_SPAN);
        emit_jump(c, PSEUDO_JUMP_NO_INTERRUPT, state->end, NO_SPAN);
        label_here(c, state->cleanup);
        emit_at(c, OP_SWAP, 2, NO_SPAN); /* the unfinished result lies under the exception */
        emit(c, OP_POP_TOP, NO_SPAN);
        bring_back(c, state, span);
        emit_at(c, OP_RERAISE, 0, NO_SPAN);
        label_here(c, state->end);
        bring_back(c, state, span);
    }
    name_map_add_all(c, &u->scope->symbols, &state->outer_symbols);
    for (size_t i = 0; i < state->made_hidden.count; i++)
        name_map_set(c, &u->hidden, state->made_hidden.entries[i].name, 0);
}

/* The innermost body: hand the element over. */
static Span compile_element(Compiler *c, const Parts *parts, int depth)
{
    Span span = parts->elt->span;
    compile_expression(c, parts->elt);
    switch (parts->kind) {
    case COMP_GENERATOR:
        emit_at(c, OP_YIELD_VALUE, 0, span);
        emit_at(c, OP_RESUME, 1, span);
        emit(c, OP_POP_TOP, span);
        break;
    case COMP_LIST:
        emit_at(c, OP_LIST_APPEND, depth + 1, span);
        break;
    case COMP_SET:
        emit_at(c, OP_SET_ADD, depth + 1, span);
        break;
    default:
        compile_expression(c, parts->value);
        span.end_line = parts->value->span.end_line;
        span.end_column = parts->value->span.end_column;
        emit_at(c, OP_MAP_ADD, depth + 1, span);
    }
    return span;
}

/* for y in [f(x)]: no list and no loop are needed. */
static Expr *only_item(const Expr *iter)
{
    if (iter->kind != EXPR_LIST && iter->kind != EXPR_TUPLE)
        return NULL;
    const ExprSeq *elts = &iter->as.tuple.elts;
    return elts->count == 1 && elts->items[0]->kind != EXPR_STARRED ? elts->items[0] : NULL;
}

static void compile_generator(Compiler *c, const Parts *parts, size_t at, int depth, bool iterator_is_pushed)
{
    Comprehension *generator = parts->generators->items[at];
    int start = label_new(c), if_cleanup = label_new(c), anchor = label_new(c);
    bool is_loop = true;
    compile_enter(c);
    if (!iterator_is_pushed && at == 0)
        emit_at(c, OP_LOAD_FAST, 0, parts->span);
    else if (!iterator_is_pushed) {
        Expr *item = only_item(generator->iter);
        is_loop = item == NULL;
        compile_expression(c, item ? item : generator->iter);
        if (is_loop)
            emit(c, OP_GET_ITER, generator->iter->span);
    }
    if (is_loop) {
        depth++;
        label_here(c, start);
        emit_jump(c, OP_FOR_ITER, anchor, generator->iter->span);
    }
    compile_expression(c, generator->target);
    for (size_t i = 0; i < generator->ifs.count; i++)
        compile_jump_if(c, generator->ifs.items[i], if_cleanup, false, parts->span);
    Span span = parts->elt->span;
    if (at + 1 < parts->generators->count)
        compile_generator(c, parts, at + 1, depth, false);
    else
        span = compile_element(c, parts, depth);
    label_here(c, if_cleanup);
    if (is_loop) {
        emit_jump(c, PSEUDO_JUMP, start, span);
        label_here(c, anchor);
        emit(c, OP_END_FOR, NO_SPAN);
        emit(c, OP_POP_TOP, NO_SPAN);
    }
    compile_leave(c);
}

static void compile_inlined(Compiler *c, const Parts *parts, Scope *scope)
{
    static const short build[] = {[COMP_LIST] = OP_BUILD_LIST, [COMP_SET] = OP_BUILD_SET, [COMP_DICT] = OP_BUILD_MAP};
    Inlined state = {0};
    Expr *iter = parts->generators->items[0]->iter;
    compile_expression(c, iter);
    emit(c, OP_GET_ITER, iter->span);
    enter_inlined(c, &state, scope, parts->span);
    emit_at(c, build[parts->kind], 0, parts->span);
    emit_at(c, OP_SWAP, 2, parts->span);
    compile_generator(c, parts, 0, 0, true);
    leave_inlined(c, &state, parts->span);
}

static void compile_generator_expression(Compiler *c, const Parts *parts, Scope *scope)
{
    Expr *iter = parts->generators->items[0]->iter;
    unit_enter(c, scope, scope->name, parts->span.line);
    CodeUnit *inner = c->unit;
    inner->argument_count = 1;
    compile_generator(c, parts, 0, 0, false);
    emit_stop_iteration_handler(c);
    Code *code = unit_finish(c, true);
    compile_closure(c, inner, code, 0, parts->span);
    compile_expression(c, iter);
    emit(c, OP_GET_ITER, iter->span);
    emit_at(c, OP_CALL, 0, parts->span);
}

void compile_comprehension(Compiler *c, Expr *e)
{
    Scope *scope = scope_find(c, e);
    Parts parts = {.kind = scope->comprehension, .span = e->span};
    if (e->kind == EXPR_DICT_COMP) {
        parts.generators = &e->as.dict_comp.generators;
        parts.elt = e->as.dict_comp.key;
        parts.value = e->as.dict_comp.value;
    } else {
        parts.generators = &e->as.comp.generators;
        parts.elt = e->as.comp.elt;
    }
    if (parts.kind == COMP_GENERATOR)
        compile_generator_expression(c, &parts, scope);
    else
        compile_inlined(c, &parts, scope);
}
