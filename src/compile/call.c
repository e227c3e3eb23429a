/* call.c: calls, method calls, super().
 *
 * The stack of a call: callable, self or NULL, arguments. A method call pushes method and self with one LOAD_ATTR, and
 * super().x asks the machine for the attribute without making the super object.
 */
#include "call.h"

#include "checks.h"

void check_keywords(Compiler *c, const KeywordSeq *keywords)
{
    for (size_t i = 0; i < keywords->count; i++) {
        Name *name = keywords->items[i]->arg;
        if (name)
            check_name_is_allowed(c, name, STORE, keywords->items[i]->span);
        for (size_t j = i + 1; name && j < keywords->count; j++)
            if (keywords->items[j]->arg == name)
                compile_error(c, keywords->items[j]->span, "keyword argument repeated: %s", name->text);
    }
}

static bool has_unpacking(const ExprSeq *args, const KeywordSeq *keywords)
{
    for (size_t i = 0; i < args->count; i++)
        if (args->items[i]->kind == EXPR_STARRED)
            return true;
    for (size_t i = 0; i < keywords->count; i++)
        if (!keywords->items[i]->arg)
            return true;
    return false;
}

/* math.sqrt(…): a module's functions are no methods. */
static bool is_imported(Compiler *c, const Expr *e)
{
    if (e->kind != EXPR_NAME)
        return false;
    long flags = name_map_get(&c->top->symbols, e->as.name.id);
    return flags >= 0 && (flags & SYMBOL_IMPORTED);
}

bool call_is_method(Compiler *c, const Expr *e)
{
    const Expr *method = e->as.call.func;
    const ExprSeq *args = &e->as.call.args;
    const KeywordSeq *keywords = &e->as.call.keywords;
    if (method->kind != EXPR_ATTRIBUTE || method->as.attribute.ctx != LOAD ||
        is_imported(c, method->as.attribute.value))
        return false;
    if (args->count + keywords->count + (keywords->count != 0) >= STACK_USE_GUIDELINE)
        return false;
    return !has_unpacking(args, keywords);
}

static void emit_keyword_names(Compiler *c, const KeywordSeq *keywords, size_t from, size_t to, Span span)
{
    Tuple *names = HOLD(c, tuple_new((isize)(to - from)));
    for (size_t i = from; i < to; i++)
        names->items[i - from] = (Object *)new_reference(name_str(c, keywords->items[i]->arg));
    emit_constant(c, (Object *)names, span);
}

static void compile_plain_arguments(Compiler *c, const ExprSeq *args, const KeywordSeq *keywords, int already,
                                    Span names_span, Span span)
{
    for (size_t i = 0; i < args->count; i++)
        compile_expression(c, args->items[i]);
    int count = already + (int)args->count;
    if (!keywords->count) {
        emit_at(c, OP_CALL, count, span);
        return;
    }
    for (size_t i = 0; i < keywords->count; i++)
        compile_expression(c, keywords->items[i]->value);
    emit_keyword_names(c, keywords, 0, keywords->count, names_span);
    emit_at(c, OP_CALL_KW, count + (int)keywords->count, span);
}

/* name=value pairs [from, to) as a dict. */
static void compile_keyword_part(Compiler *c, const KeywordSeq *keywords, size_t from, size_t to, Span span)
{
    size_t count = to - from;
    bool is_big = count * 2 > STACK_USE_GUIDELINE;
    if (count > 1 && !is_big) {
        for (size_t i = from; i < to; i++)
            compile_expression(c, keywords->items[i]->value);
        emit_keyword_names(c, keywords, from, to, span);
        emit_at(c, OP_BUILD_CONST_KEY_MAP, (int)count, span);
        return;
    }
    if (is_big)
        emit_at(c, OP_BUILD_MAP, 0, NO_SPAN);
    for (size_t i = from; i < to; i++) {
        emit_constant(c, (Object *)name_str(c, keywords->items[i]->arg), span);
        compile_expression(c, keywords->items[i]->value);
        if (is_big)
            emit_at(c, OP_MAP_ADD, 1, NO_SPAN);
    }
    if (!is_big)
        emit_at(c, OP_BUILD_MAP, (int)count, span);
}

static void merge_keyword_part(Compiler *c, const KeywordSeq *keywords, size_t from, size_t to, bool *has_dict,
                               Span span)
{
    compile_keyword_part(c, keywords, from, to, span);
    if (*has_dict)
        emit_at(c, OP_DICT_MERGE, 1, span);
    *has_dict = true;
}

static void compile_keyword_dict(Compiler *c, const KeywordSeq *keywords, Span span)
{
    bool has_dict = false;
    size_t waiting = 0;
    for (size_t i = 0; i < keywords->count; i++) {
        if (keywords->items[i]->arg) {
            waiting++;
            continue;
        }
        if (waiting)
            merge_keyword_part(c, keywords, i - waiting, i, &has_dict, span);
        waiting = 0;
        if (!has_dict)
            emit_at(c, OP_BUILD_MAP, 0, span);
        has_dict = true;
        compile_expression(c, keywords->items[i]->value);
        emit_at(c, OP_DICT_MERGE, 1, span);
    }
    if (waiting)
        merge_keyword_part(c, keywords, keywords->count - waiting, keywords->count, &has_dict, span);
}

void compile_call_rest(Compiler *c, Span span, int already, const ExprSeq *args, const KeywordSeq *keywords)
{
    check_keywords(c, keywords);
    bool is_big = args->count + keywords->count * 2 > STACK_USE_GUIDELINE;
    if (!is_big && !has_unpacking(args, keywords)) {
        compile_plain_arguments(c, args, keywords, already, span, span);
        return;
    }
    if (!already && args->count == 1 && args->items[0]->kind == EXPR_STARRED)
        compile_expression(c, args->items[0]->as.starred.value);
    else
        compile_collection(c, args, already, COLLECTION_TUPLE, span);
    if (keywords->count)
        compile_keyword_dict(c, keywords, span);
    emit_at(c, OP_CALL_FUNCTION_EX, keywords->count > 0, span);
}

static void compile_method_arguments(Compiler *c, Expr *e)
{
    Expr *method = e->as.call.func;
    compile_plain_arguments(c, &e->as.call.args, &e->as.call.keywords, 0, attribute_span(method->span, method),
                            attribute_span(e->span, method));
}

void compile_call_on_value(Compiler *c, Expr *e)
{
    if (call_is_method(c, e)) {
        Expr *method = e->as.call.func;
        emit_name(c, PSEUDO_LOAD_METHOD, method->as.attribute.attr, attribute_span(method->span, method));
        compile_method_arguments(c, e);
        return;
    }
    emit(c, OP_PUSH_NULL, e->as.call.func->span);
    compile_call_rest(c, e->span, 0, &e->as.call.args, &e->as.call.keywords);
}

/* ---- super ---- */

static NameScope scope_in(const Scope *scope, const Name *name)
{
    return scope_of_flags(name_map_get(&scope->symbols, name));
}

bool is_super_call(Compiler *c, const Expr *attribute)
{
    const Expr *call = attribute->as.attribute.value;
    if (call->kind != EXPR_CALL || call->as.call.func->kind != EXPR_NAME ||
        call->as.call.func->as.name.id != c->known.super_)
        return false;
    if (attribute->as.attribute.attr == c->known.class_)
        return false;
    const CodeUnit *u = c->unit;
    if (scope_in(u->scope, c->known.super_) != SCOPE_GLOBAL_IMPLICIT ||
        scope_in(c->top, c->known.super_) != SCOPE_UNKNOWN)
        return false;
    if (call->as.call.keywords.count || has_unpacking(&call->as.call.args, &call->as.call.keywords))
        return false;
    if (call->as.call.args.count == 2)
        return true;
    return call->as.call.args.count == 0 && u->argument_count > 0 && scope_in(u->scope, c->known.class_) == SCOPE_FREE;
}

static bool super_is_zero(const Expr *attribute)
{
    return attribute->as.attribute.value->as.call.args.count == 0;
}

/* Pushes super, class and self. */
static void compile_super_arguments(Compiler *c, const Expr *attribute)
{
    Expr *call = attribute->as.attribute.value;
    emit_variable(c, c->known.super_, LOAD, call->as.call.func->span);
    if (super_is_zero(attribute)) {
        emit_at(c, OP_LOAD_DEREF, number_of(c, &c->unit->frees, c->known.class_), call->span);
        emit_variable(c, c->unit->locals.entries[0].name, LOAD, call->span);
    } else
        for (int i = 0; i < 2; i++)
            compile_expression(c, call->as.call.args.items[i]);
}

void compile_super(Compiler *c, Expr *e)
{
    bool is_call = e->kind == EXPR_CALL;
    Expr *attribute = is_call ? e->as.call.func : e;
    compile_super_arguments(c, attribute);
    int opcode = super_is_zero(attribute) ? (is_call ? PSEUDO_LOAD_ZERO_SUPER_METHOD : PSEUDO_LOAD_ZERO_SUPER_ATTR)
                                          : (is_call ? PSEUDO_LOAD_SUPER_METHOD : OP_LOAD_SUPER_ATTR);
    emit_name(c, opcode, attribute->as.attribute.attr, attribute->span);
    emit(c, OP_NOP, attribute_span(attribute->span, attribute));
    if (is_call)
        compile_method_arguments(c, e);
}
