/* statement.c: code for statements, but for those with files of their own: functions and classes (function.c), try
 * and with (exception.c), match (match.c).
 *
 * Leaving a block early (return, break, continue) means undoing what its entry did; compile_unwind emits that for
 * each block between the statement and where it goes, innermost first.
 */
#include "compiler.h"

#include <string.h>

#include "checks.h"

/* ---- leaving blocks ---- */

static void swap_if(Compiler *c, bool preserve_top, Span span)
{
    if (preserve_top)
        emit_at(c, OP_SWAP, 2, span);
}

static void unwind_handler_cleanup(Compiler *c, Span span, FrameBlock *block, bool preserve_top)
{
    Name *name = block->datum;
    if (name)
        emit(c, PSEUDO_POP_BLOCK, span);
    swap_if(c, preserve_top, span);
    emit(c, PSEUDO_POP_BLOCK, span);
    emit(c, OP_POP_EXCEPT, span);
    if (name) {
        emit_constant(c, NONE, span);
        emit_variable(c, name, STORE, span);
        emit_variable(c, name, DEL, span);
    }
}

static void unwind_finally_try(Compiler *c, Span *span, FrameBlock *block, bool preserve_top)
{
    emit(c, PSEUDO_POP_BLOCK, *span);
    if (preserve_top)
        block_push(c, BLOCK_POP_VALUE, -1, -1, *span, NULL);
    compile_body(c, block->datum);
    if (preserve_top)
        block_pop(c);
    *span = NO_SPAN; /* the finally block seems to run after the statement that leaves */
}

static void unwind_with(Compiler *c, Span *span, FrameBlock *block, bool preserve_top)
{
    emit(c, PSEUDO_POP_BLOCK, block->span);
    swap_if(c, preserve_top, block->span);
    compile_normal_exit(c, block->span);
    *span = NO_SPAN;
}

/* Emits what leaving the block means; the block must be popped already. */
static void compile_unwind_block(Compiler *c, Span *span, FrameBlock *block, bool preserve_top)
{
    switch (block->kind) {
    case BLOCK_WHILE: case BLOCK_EXCEPTION_HANDLER: case BLOCK_EXCEPTION_GROUP_HANDLER:
        break;
    case BLOCK_FOR: case BLOCK_POP_VALUE: /* an iterator, a value */
        swap_if(c, preserve_top, *span);
        emit(c, OP_POP_TOP, *span);
        break;
    case BLOCK_TRY:
        emit(c, PSEUDO_POP_BLOCK, *span);
        break;
    case BLOCK_FINALLY_TRY:
        unwind_finally_try(c, span, block, preserve_top);
        break;
    case BLOCK_FINALLY_END:
        swap_if(c, preserve_top, *span);
        emit(c, OP_POP_TOP, *span);
        swap_if(c, preserve_top, *span);
        emit(c, PSEUDO_POP_BLOCK, *span);
        emit(c, OP_POP_EXCEPT, *span);
        break;
    case BLOCK_WITH:
        unwind_with(c, span, block, preserve_top);
        break;
    case BLOCK_HANDLER_CLEANUP:
        unwind_handler_cleanup(c, *span, block, preserve_top);
        break;
    }
}

static void compile_unwind(Compiler *c, Span *span, bool preserve_top, FrameBlock **loop)
{
    CodeUnit *u = c->unit;
    if (!u->block_count)
        return;
    FrameBlock *top = &u->blocks[u->block_count - 1];
    if (top->kind == BLOCK_EXCEPTION_GROUP_HANDLER)
        compile_error(c, *span, "'break', 'continue' and 'return' cannot appear in an except* block");
    if (loop && (top->kind == BLOCK_WHILE || top->kind == BLOCK_FOR)) {
        *loop = top;
        return;
    }
    FrameBlock copy = *top;
    u->block_count--;
    compile_unwind_block(c, span, &copy, preserve_top);
    compile_unwind(c, span, preserve_top, loop);
    u->blocks[u->block_count++] = copy;
}

/* ---- assignment ---- */

static bool is_plain_slice(const Expr *e)
{
    return e->kind == EXPR_SLICE && !e->as.slice.step;
}

static void load_target(Compiler *c, Expr *e, Span span)
{
    switch (e->kind) {
    case EXPR_ATTRIBUTE:
        compile_expression(c, e->as.attribute.value);
        emit_at(c, OP_COPY, 1, span);
        emit_name(c, OP_LOAD_ATTR, e->as.attribute.attr, attribute_span(span, e));
        break;
    case EXPR_SUBSCRIPT:
        compile_expression(c, e->as.subscript.value);
        if (is_plain_slice(e->as.subscript.slice)) {
            compile_slice_parts(c, e->as.subscript.slice);
            for (int i = 0; i < 3; i++)
                emit_at(c, OP_COPY, 3, span);
            emit(c, OP_BINARY_SLICE, span);
        } else {
            compile_expression(c, e->as.subscript.slice);
            emit_at(c, OP_COPY, 2, span);
            emit_at(c, OP_COPY, 2, span);
            emit(c, OP_BINARY_SUBSCR, span);
        }
        break;
    default:
        emit_variable(c, e->as.name.id, LOAD, span);
    }
}

static void store_target(Compiler *c, Expr *e, Span span)
{
    switch (e->kind) {
    case EXPR_ATTRIBUTE:
        span = attribute_span(span, e);
        emit_at(c, OP_SWAP, 2, span);
        emit_name(c, OP_STORE_ATTR, e->as.attribute.attr, span);
        break;
    case EXPR_SUBSCRIPT: {
        bool is_slice = is_plain_slice(e->as.subscript.slice);
        if (is_slice)
            emit_at(c, OP_SWAP, 4, span);
        emit_at(c, OP_SWAP, 3, span);
        emit_at(c, OP_SWAP, 2, span);
        emit(c, is_slice ? OP_STORE_SLICE : OP_STORE_SUBSCR, span);
        break;
    }
    default:
        emit_variable(c, e->as.name.id, STORE, span);
    }
}

static void compile_augmented(Compiler *c, Stmt *s)
{
    Expr *target = s->as.aug_assign.target;
    note_anchor(c, target);
    load_target(c, target, target->span);
    compile_expression(c, s->as.aug_assign.value);
    emit_at(c, OP_BINARY_OP, NUMBER_INPLACE + binary_operator_number(s->as.aug_assign.op), s->span);
    store_target(c, target, target->span);
}

static void compile_assign(Compiler *c, Stmt *s)
{
    const ExprSeq *targets = &s->as.assign.targets;
    compile_expression(c, s->as.assign.value);
    for (size_t i = 0; i < targets->count; i++) {
        if (i + 1 < targets->count)
            emit_at(c, OP_COPY, 1, s->span);
        compile_expression(c, targets->items[i]);
    }
}

static void check_annotation_expression(Compiler *c, Expr *e)
{
    compile_expression(c, e);
    emit(c, OP_POP_TOP, e->span);
}

static void check_annotation_part(Compiler *c, Expr *e)
{
    if (e)
        check_annotation_expression(c, e);
}

static void check_annotation_index(Compiler *c, Expr *e)
{
    switch (e->kind) {
    case EXPR_SLICE:
        check_annotation_part(c, e->as.slice.lower);
        check_annotation_part(c, e->as.slice.upper);
        check_annotation_part(c, e->as.slice.step);
        break;
    case EXPR_TUPLE:
        for (size_t i = 0; i < e->as.tuple.elts.count; i++)
            check_annotation_index(c, e->as.tuple.elts.items[i]);
        break;
    default:
        check_annotation_expression(c, e);
    }
}

void compile_annotation(Compiler *c, Expr *annotation)
{
    if (c->future_annotations)
        emit_constant(c, (Object *)unparse(c, annotation), annotation->span);
    else
        compile_expression(c, annotation);
}

static void compile_annotated(Compiler *c, Stmt *s)
{
    Expr *target = s->as.ann_assign.target, *value = s->as.ann_assign.value, *annotation = s->as.ann_assign.annotation;
    bool is_kept = c->unit->kind != SCOPE_FUNCTION;
    if (value) {
        compile_expression(c, value);
        compile_expression(c, target);
    }
    switch (target->kind) {
    case EXPR_NAME:
        check_name_is_allowed(c, target->as.name.id, STORE, target->span);
        if (!s->as.ann_assign.simple || !is_kept)
            break;
        compile_annotation(c, annotation);
        emit_variable(c, c->known.annotations, LOAD, s->span);
        emit_constant(c, (Object *)name_str(c, name_mangle(c, c->unit->private, target->as.name.id)), s->span);
        emit(c, OP_STORE_SUBSCR, s->span);
        break;
    case EXPR_ATTRIBUTE:
        if (!value)
            check_annotation_expression(c, target->as.attribute.value);
        break;
    default:
        if (!value) {
            check_annotation_expression(c, target->as.subscript.value);
            check_annotation_index(c, target->as.subscript.slice);
        }
    }
    if (!s->as.ann_assign.simple && is_kept && !c->future_annotations)
        check_annotation_expression(c, annotation);
}

/* ---- control flow ---- */

static void compile_if(Compiler *c, Stmt *s)
{
    int end = label_new(c);
    for (;;) {
        const StmtSeq *orelse = &s->as.if_.orelse;
        int next = orelse->count ? label_new(c) : end;
        compile_jump_if(c, s->as.if_.test, next, false, s->span);
        compile_body(c, &s->as.if_.body);
        if (!orelse->count)
            break;
        emit_jump(c, PSEUDO_JUMP_NO_INTERRUPT, end, NO_SPAN);
        label_here(c, next);
        if (orelse->count != 1 || orelse->items[0]->kind != STMT_IF) {
            compile_body(c, orelse);
            break;
        }
        s = orelse->items[0];
    }
    label_here(c, end);
}

static void compile_for(Compiler *c, Stmt *s)
{
    int start = label_new(c), cleanup = label_new(c), end = label_new(c);
    Expr *iter = s->as.for_.iter;
    block_push(c, BLOCK_FOR, start, end, s->span, NULL);
    compile_expression(c, iter);
    emit(c, OP_GET_ITER, iter->span);
    label_here(c, start);
    emit_jump(c, OP_FOR_ITER, cleanup, iter->span);
    emit(c, OP_NOP, s->as.for_.target->span); /* the target's line, if it is another */
    compile_expression(c, s->as.for_.target);
    compile_body(c, &s->as.for_.body);
    emit_jump(c, PSEUDO_JUMP, start, NO_SPAN);
    label_here(c, cleanup);
    emit(c, OP_END_FOR, NO_SPAN);
    emit(c, OP_POP_TOP, NO_SPAN);
    block_pop(c);
    compile_body(c, &s->as.for_.orelse);
    label_here(c, end);
}

static void compile_while(Compiler *c, Stmt *s)
{
    int loop = label_new(c), body = label_new(c), anchor = label_new(c), end = label_new(c);
    label_here(c, loop);
    block_push(c, BLOCK_WHILE, loop, end, s->span, NULL);
    compile_jump_if(c, s->as.while_.test, anchor, false, s->span);
    label_here(c, body);
    compile_body(c, &s->as.while_.body);
    compile_jump_if(c, s->as.while_.test, body, true, s->span);
    block_pop(c);
    label_here(c, anchor);
    compile_body(c, &s->as.while_.orelse);
    label_here(c, end);
}

static void compile_return(Compiler *c, Stmt *s)
{
    Expr *value = s->as.return_.value;
    Span span = s->span;
    bool preserve_top = value && !is_constant(value);
    if (!scope_is_function(c->unit->scope))
        compile_error(c, span, "'return' outside function");
    if (preserve_top)
        compile_expression(c, value);
    else if (value) {
        span = value->span;
        emit(c, OP_NOP, span);
    }
    if (!value || value->span.line != s->span.line) {
        span = s->span;
        emit(c, OP_NOP, span);
    }
    compile_unwind(c, &span, preserve_top, NULL);
    if (!value)
        emit_constant(c, NONE, span);
    else if (!preserve_top)
        emit_constant(c, constant_object(c, value), span);
    emit(c, OP_RETURN_VALUE, span);
}

static void compile_loop_exit(Compiler *c, Stmt *s)
{
    bool is_break = s->kind == STMT_BREAK;
    Span span = s->span;
    FrameBlock *loop = NULL;
    emit(c, OP_NOP, span);
    compile_unwind(c, &span, false, &loop);
    if (!loop)
        compile_error(c, s->span, is_break ? "'break' outside loop" : "'continue' not properly in loop");
    if (is_break)
        compile_unwind_block(c, &span, loop, false);
    emit_jump(c, PSEUDO_JUMP, is_break ? loop->exit : loop->start, span);
}

static void compile_assert(Compiler *c, Stmt *s)
{
    Expr *test = s->as.assert_.test;
    check_assert(c, s);
    int end = label_new(c);
    compile_jump_if(c, test, end, true, s->span);
    emit(c, OP_LOAD_ASSERTION_ERROR, s->span);
    if (s->as.assert_.msg) {
        compile_expression(c, s->as.assert_.msg);
        emit_at(c, OP_CALL, 0, s->span);
    }
    emit_at(c, OP_RAISE_VARARGS, 1, test->span);
    label_here(c, end);
}

static void compile_raise(Compiler *c, Stmt *s)
{
    int count = 0;
    if (s->as.raise.exc) {
        compile_expression(c, s->as.raise.exc);
        count++;
        if (s->as.raise.cause) {
            compile_expression(c, s->as.raise.cause);
            count++;
        }
    }
    emit_at(c, OP_RAISE_VARARGS, count, s->span);
}

/* ---- import ---- */

static Name *name_part(Compiler *c, const char *start, const char *end)
{
    return name_intern(c->arena, start, (size_t)(end - start));
}

static void emit_plain_name(Compiler *c, int opcode, Name *name, Span span)
{
    emit_at(c, opcode, number_of(c, &c->unit->names, name), span);
}

static void import_as(Compiler *c, const Alias *alias, Span span)
{
    const char *dot = strchr(alias->name->text, '.');
    if (!dot) {
        emit_variable(c, alias->asname, STORE, span);
        return;
    }
    while (dot) {
        const char *start = dot + 1;
        dot = strchr(start, '.');
        emit_plain_name(c, OP_IMPORT_FROM, name_part(c, start, dot ? dot : start + strlen(start)), span);
        if (dot) {
            emit_at(c, OP_SWAP, 2, span);
            emit(c, OP_POP_TOP, span);
        }
    }
    emit_variable(c, alias->asname, STORE, span);
    emit(c, OP_POP_TOP, span);
}

static void compile_import(Compiler *c, Stmt *s)
{
    for (size_t i = 0; i < s->as.import.names.count; i++) {
        const Alias *alias = s->as.import.names.items[i];
        emit_constant(c, HOLD(c, int_from_int64(0)), s->span);
        emit_constant(c, NONE, s->span);
        emit_name(c, OP_IMPORT_NAME, alias->name, s->span);
        if (alias->asname)
            import_as(c, alias, s->span);
        else {
            const char *text = alias->name->text, *dot = strchr(text, '.');
            emit_variable(c, dot ? name_part(c, text, dot) : alias->name, STORE, s->span);
        }
    }
}

static void compile_import_from(Compiler *c, Stmt *s)
{
    const AliasSeq *aliases = &s->as.import_from.names;
    emit_constant(c, HOLD(c, int_from_int64(s->as.import_from.level)), s->span);
    Tuple *names = HOLD(c, tuple_new((isize)aliases->count));
    for (size_t i = 0; i < aliases->count; i++)
        names->items[i] = (Object *)new_reference(name_str(c, aliases->items[i]->name));
    emit_constant(c, (Object *)names, s->span);
    Name *module = s->as.import_from.module;
    emit_name(c, OP_IMPORT_NAME, module ? module : compile_name(c, ""), s->span);
    for (size_t i = 0; i < aliases->count; i++) {
        const Alias *alias = aliases->items[i];
        if (strcmp(alias->name->text, "*") == 0) {
            emit_at(c, OP_CALL_INTRINSIC_1, INTRINSIC_IMPORT_STAR, s->span);
            break;
        }
        emit_name(c, OP_IMPORT_FROM, alias->name, s->span);
        emit_variable(c, alias->asname ? alias->asname : alias->name, STORE, s->span);
    }
    emit(c, OP_POP_TOP, s->span);
}

/* ---- all of them ---- */

static void compile_expression_statement(Compiler *c, Stmt *s)
{
    Expr *value = s->as.expr.value;
    if (c->is_single && !c->unit->outer) {
        compile_expression(c, value);
        emit_at(c, OP_CALL_INTRINSIC_1, INTRINSIC_PRINT, s->span);
        emit(c, OP_POP_TOP, NO_SPAN);
    } else if (is_constant(value))
        emit(c, OP_NOP, s->span);
    else {
        compile_expression(c, value);
        emit(c, OP_POP_TOP, NO_SPAN);
    }
}

static void compile_delete(Compiler *c, Stmt *s)
{
    for (size_t i = 0; i < s->as.delete.targets.count; i++)
        compile_expression(c, s->as.delete.targets.items[i]);
}

static void compile_pass(Compiler *c, Stmt *s)
{
    emit(c, OP_NOP, s->span);
}

static void compile_nothing(Compiler *c, Stmt *s) /* the symbol table has seen it */
{
}

void compile_statement(Compiler *c, Stmt *s)
{
    static void (*const compilers[])(Compiler *c, Stmt *s) = {
        [STMT_FUNCTION_DEF] = compile_function, [STMT_CLASS_DEF] = compile_class, [STMT_RETURN] = compile_return,
        [STMT_DELETE] = compile_delete, [STMT_ASSIGN] = compile_assign, [STMT_TYPE_ALIAS] = compile_type_alias,
        [STMT_AUG_ASSIGN] = compile_augmented, [STMT_ANN_ASSIGN] = compile_annotated, [STMT_FOR] = compile_for,
        [STMT_WHILE] = compile_while, [STMT_IF] = compile_if, [STMT_WITH] = compile_with, [STMT_MATCH] = compile_match,
        [STMT_RAISE] = compile_raise, [STMT_TRY] = compile_try, [STMT_TRY_STAR] = compile_try_star,
        [STMT_ASSERT] = compile_assert, [STMT_IMPORT] = compile_import, [STMT_IMPORT_FROM] = compile_import_from,
        [STMT_GLOBAL] = compile_nothing, [STMT_NONLOCAL] = compile_nothing, [STMT_EXPR] = compile_expression_statement,
        [STMT_PASS] = compile_pass, [STMT_BREAK] = compile_loop_exit, [STMT_CONTINUE] = compile_loop_exit};
    compilers[s->kind](c, s);
}

void compile_body(Compiler *c, const StmtSeq *body)
{
    compile_enter(c);
    for (size_t i = 0; i < body->count; i++)
        compile_statement(c, body->items[i]);
    compile_leave(c);
}
