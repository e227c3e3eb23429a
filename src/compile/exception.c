/* exception.c: try in its three forms, and with.
 *
 * SETUP_FINALLY, SETUP_CLEANUP and SETUP_WITH open a block whose exceptions go to their label, POP_BLOCK closes it;
 * none of them costs anything at run time, flow.c makes the exception table from them. A finally body is compiled
 * once for each way of reaching it.
 */
#include "compiler.h"

/* What runs while an exception is handled is protected: what it raises goes on from `cleanup`. */
static void begin_handling(Compiler *c, int cleanup, Span span)
{
    emit_jump(c, PSEUDO_SETUP_CLEANUP, cleanup, span);
    emit(c, OP_PUSH_EXC_INFO, span);
}

static void cleanup_here(Compiler *c, int cleanup)
{
    label_here(c, cleanup);
    emit_at(c, OP_COPY, 3, NO_SPAN);
    emit(c, OP_POP_EXCEPT, NO_SPAN);
    emit_at(c, OP_RERAISE, 1, NO_SPAN);
}

/* except … as name: the name is unbound at the end. */
static void forget_name(Compiler *c, Name *name)
{
    emit_constant(c, NONE, NO_SPAN);
    emit_variable(c, name, STORE, NO_SPAN);
    emit_variable(c, name, DEL, NO_SPAN);
}

static void handler_body(Compiler *c, ExceptHandler *handler)
{
    int body = label_new(c);
    label_here(c, body);
    block_push(c, BLOCK_HANDLER_CLEANUP, body, -1, handler->span, handler->name);
    compile_body(c, &handler->body);
    block_pop(c);
    emit(c, PSEUDO_POP_BLOCK, NO_SPAN);
}

static void named_handler_body(Compiler *c, ExceptHandler *handler, int end)
{
    int cleanup_end = label_new(c);
    emit_variable(c, handler->name, STORE, handler->span);
    emit_jump(c, PSEUDO_SETUP_CLEANUP, cleanup_end, handler->span);
    handler_body(c, handler);
    emit(c, PSEUDO_POP_BLOCK, NO_SPAN);
    emit(c, OP_POP_EXCEPT, NO_SPAN);
    forget_name(c, handler->name);
    emit_jump(c, PSEUDO_JUMP_NO_INTERRUPT, end, NO_SPAN);
    label_here(c, cleanup_end);
    forget_name(c, handler->name);
    emit_at(c, OP_RERAISE, 1, NO_SPAN);
}

static void plain_handler_body(Compiler *c, ExceptHandler *handler, int end)
{
    handler_body(c, handler);
    emit(c, OP_POP_EXCEPT, NO_SPAN);
    emit_jump(c, PSEUDO_JUMP_NO_INTERRUPT, end, NO_SPAN);
}

static void compile_handlers(Compiler *c, Stmt *s, int end)
{
    const ExceptHandlerSeq *handlers = &s->as.try_.handlers;
    for (size_t i = 0; i < handlers->count; i++) {
        ExceptHandler *handler = handlers->items[i];
        if (!handler->type && i + 1 < handlers->count)
            compile_error(c, handler->span, "default 'except:' must be last");
        int next = label_new(c);
        if (handler->type) {
            compile_expression(c, handler->type);
            emit(c, OP_CHECK_EXC_MATCH, handler->span);
            emit_jump(c, OP_POP_JUMP_IF_FALSE, next, handler->span);
        }
        if (handler->name)
            named_handler_body(c, handler, end);
        else {
            emit(c, OP_POP_TOP, handler->span);
            plain_handler_body(c, handler, end);
        }
        label_here(c, next);
    }
}

/* The body of a try whose handlers are at `except`. */
static void protected_body(Compiler *c, Stmt *s, int except)
{
    int body = label_new(c);
    emit_jump(c, PSEUDO_SETUP_FINALLY, except, s->span);
    label_here(c, body);
    block_push(c, BLOCK_TRY, body, -1, s->span, NULL);
    compile_body(c, &s->as.try_.body);
    block_pop(c);
    emit(c, PSEUDO_POP_BLOCK, NO_SPAN);
}

static void compile_try_except(Compiler *c, Stmt *s)
{
    int except = label_new(c), end = label_new(c), cleanup = label_new(c);
    protected_body(c, s, except);
    compile_body(c, &s->as.try_.orelse);
    emit_jump(c, PSEUDO_JUMP_NO_INTERRUPT, end, NO_SPAN);
    label_here(c, except);
    begin_handling(c, cleanup, NO_SPAN);
    block_push(c, BLOCK_EXCEPTION_HANDLER, -1, -1, s->span, NULL);
    compile_handlers(c, s, end);
    block_pop(c);
    emit_at(c, OP_RERAISE, 0, NO_SPAN);
    cleanup_here(c, cleanup);
    label_here(c, end);
}

static void compile_try_finally(Compiler *c, Stmt *s, void (*protected)(Compiler *, Stmt *))
{
    int body = label_new(c), end = label_new(c), exit = label_new(c), cleanup = label_new(c);
    emit_jump(c, PSEUDO_SETUP_FINALLY, end, s->span);
    label_here(c, body);
    block_push(c, BLOCK_FINALLY_TRY, body, end, s->span, &s->as.try_.finalbody);
    if (s->as.try_.handlers.count)
        protected(c, s);
    else
        compile_body(c, &s->as.try_.body);
    emit(c, PSEUDO_POP_BLOCK, NO_SPAN);
    block_pop(c);
    compile_body(c, &s->as.try_.finalbody);
    emit_jump(c, PSEUDO_JUMP_NO_INTERRUPT, exit, NO_SPAN);

    label_here(c, end);
    block_push(c, BLOCK_FINALLY_END, end, -1, s->span, NULL);
    begin_handling(c, cleanup, NO_SPAN);
    compile_body(c, &s->as.try_.finalbody);
    block_pop(c);
    emit_at(c, OP_RERAISE, 0, NO_SPAN);
    cleanup_here(c, cleanup);
    label_here(c, exit);
}

void compile_try(Compiler *c, Stmt *s)
{
    if (s->as.try_.finalbody.count)
        compile_try_finally(c, s, compile_try_except);
    else
        compile_try_except(c, s);
}

/* ---- except*: the stack holds the group, a list of what is to be raised, and the part not yet handled ---- */

static void star_handler(Compiler *c, ExceptHandler *handler, bool is_first, bool is_last, int reraise_star)
{
    int except = label_new(c), except_with_error = label_new(c), no_match = label_new(c);
    int cleanup_end = label_new(c);
    if (is_first) {
        emit_at(c, OP_BUILD_LIST, 0, handler->span);
        emit_at(c, OP_COPY, 2, handler->span);
    }
    compile_expression(c, handler->type);
    emit(c, OP_CHECK_EG_MATCH, handler->span);
    emit_at(c, OP_COPY, 1, handler->span);
    emit_jump(c, OP_POP_JUMP_IF_NONE, no_match, handler->span);
    if (handler->name)
        emit_variable(c, handler->name, STORE, handler->span);
    else
        emit(c, OP_POP_TOP, handler->span);
    emit_jump(c, PSEUDO_SETUP_CLEANUP, cleanup_end, handler->span);
    handler_body(c, handler);
    if (handler->name)
        forget_name(c, handler->name);
    emit_jump(c, PSEUDO_JUMP, except, NO_SPAN);

    label_here(c, cleanup_end); /* the handler raised: that goes to the list */
    if (handler->name)
        forget_name(c, handler->name);
    emit_at(c, OP_LIST_APPEND, 3, NO_SPAN);
    emit(c, OP_POP_TOP, NO_SPAN);
    emit_jump(c, PSEUDO_JUMP, except_with_error, NO_SPAN);

    label_here(c, except);
    emit(c, OP_NOP, NO_SPAN);
    emit_jump(c, PSEUDO_JUMP, except_with_error, NO_SPAN);
    label_here(c, no_match);
    emit(c, OP_POP_TOP, handler->span);
    label_here(c, except_with_error);
    if (is_last) {
        emit_at(c, OP_LIST_APPEND, 1, NO_SPAN);
        emit_jump(c, PSEUDO_JUMP, reraise_star, NO_SPAN);
    }
}

static void compile_try_except_star(Compiler *c, Stmt *s)
{
    int except = label_new(c), orelse = label_new(c), end = label_new(c), cleanup = label_new(c);
    int reraise_star = label_new(c), reraise = label_new(c);
    const ExceptHandlerSeq *handlers = &s->as.try_.handlers;
    protected_body(c, s, except);
    emit_jump(c, PSEUDO_JUMP, orelse, NO_SPAN);
    label_here(c, except);
    begin_handling(c, cleanup, NO_SPAN);
    block_push(c, BLOCK_EXCEPTION_GROUP_HANDLER, -1, -1, s->span, NULL);
    for (size_t i = 0; i < handlers->count; i++)
        star_handler(c, handlers->items[i], i == 0, i + 1 == handlers->count, reraise_star);
    block_pop(c);
    label_here(c, reraise_star);
    emit_at(c, OP_CALL_INTRINSIC_2, INTRINSIC_PREP_RERAISE_STAR, NO_SPAN);
    emit_at(c, OP_COPY, 1, NO_SPAN);
    emit_jump(c, OP_POP_JUMP_IF_NOT_NONE, reraise, NO_SPAN);
    emit(c, OP_POP_TOP, NO_SPAN);
    emit(c, PSEUDO_POP_BLOCK, NO_SPAN);
    emit(c, OP_POP_EXCEPT, NO_SPAN);
    emit_jump(c, PSEUDO_JUMP_NO_INTERRUPT, end, NO_SPAN);
    label_here(c, reraise);
    emit(c, PSEUDO_POP_BLOCK, NO_SPAN);
    emit_at(c, OP_SWAP, 2, NO_SPAN);
    emit(c, OP_POP_EXCEPT, NO_SPAN);
    emit_at(c, OP_RERAISE, 0, NO_SPAN);
    cleanup_here(c, cleanup);
    label_here(c, orelse);
    compile_body(c, &s->as.try_.orelse);
    label_here(c, end);
}

void compile_try_star(Compiler *c, Stmt *s)
{
    if (s->as.try_.finalbody.count)
        compile_try_finally(c, s, compile_try_except_star);
    else
        compile_try_except_star(c, s);
}

/* ---- with ---- */

static void with_exceptional_exit(Compiler *c, int cleanup)
{
    int suppress = label_new(c), exit = label_new(c);
    emit(c, OP_TO_BOOL, NO_SPAN);
    emit_jump(c, OP_POP_JUMP_IF_TRUE, suppress, NO_SPAN);
    emit_at(c, OP_RERAISE, 2, NO_SPAN);
    label_here(c, suppress);
    emit(c, OP_POP_TOP, NO_SPAN);
    emit(c, PSEUDO_POP_BLOCK, NO_SPAN);
    emit(c, OP_POP_EXCEPT, NO_SPAN);
    emit(c, OP_POP_TOP, NO_SPAN);
    emit(c, OP_POP_TOP, NO_SPAN);
    emit_jump(c, PSEUDO_JUMP_NO_INTERRUPT, exit, NO_SPAN);
    cleanup_here(c, cleanup);
    label_here(c, exit);
}

void compile_normal_exit(Compiler *c, Span span)
{
    for (int i = 0; i < 3; i++)
        emit_constant(c, NONE, span);
    emit_at(c, OP_CALL, 2, span);
    emit(c, OP_POP_TOP, span);
}

/* The manager `at` and those that follow it, then the body. */
static void compile_manager(Compiler *c, Stmt *s, size_t at)
{
    WithItem *item = s->as.with.items.items[at];
    int block = label_new(c), final = label_new(c), exit = label_new(c), cleanup = label_new(c);
    Span span = item->context_expr->span;
    compile_enter(c);
    compile_expression(c, item->context_expr);
    emit(c, OP_BEFORE_WITH, span);
    emit_jump(c, PSEUDO_SETUP_WITH, final, span);
    label_here(c, block);
    block_push(c, BLOCK_WITH, block, final, span, s);
    if (item->optional_vars)
        compile_expression(c, item->optional_vars);
    else
        emit(c, OP_POP_TOP, span);
    if (at + 1 == s->as.with.items.count)
        compile_body(c, &s->as.with.body);
    else
        compile_manager(c, s, at + 1);
    emit(c, PSEUDO_POP_BLOCK, NO_SPAN);
    block_pop(c);
    compile_normal_exit(c, span);
    emit_jump(c, PSEUDO_JUMP, exit, span);

    label_here(c, final);
    begin_handling(c, cleanup, span);
    emit(c, OP_WITH_EXCEPT_START, span);
    with_exceptional_exit(c, cleanup);
    label_here(c, exit);
    compile_leave(c);
}

void compile_with(Compiler *c, Stmt *s)
{
    compile_manager(c, s, 0);
}
