/* generic.c: type parameters and type aliases (PEP 695, PEP 696).
 *
 * The type parameters of a generic function, class or alias live in a function of their own, which is called once: it
 * makes them, then the thing itself. Bounds, defaults and the values of aliases are functions, too, called when they
 * are first asked for.
 */
#include "compiler.h"

#include <stdio.h>

static void compile_lazily(Compiler *c, Expr *e, Name *name, const void *key, bool allow_star)
{
    unit_enter(c, scope_find(c, key), name, e->span.line);
    CodeUnit *inner = c->unit;
    if (allow_star && e->kind == EXPR_STARRED) {
        compile_expression(c, e->as.starred.value);
        emit_at(c, OP_UNPACK_SEQUENCE, 1, e->span);
    } else
        compile_expression(c, e);
    emit(c, OP_RETURN_VALUE, e->span);
    Code *code = unit_finish(c, true);
    compile_closure(c, inner, code, 0, e->span);
}

static void compile_type_parameter(Compiler *c, TypeParam *parameter, bool *seen_default)
{
    static const short intrinsics[] = {[TYPE_VAR] = INTRINSIC_TYPEVAR, [PARAM_SPEC] = INTRINSIC_PARAMSPEC,
                                       [TYPE_VAR_TUPLE] = INTRINSIC_TYPEVARTUPLE};
    Span span = parameter->span;
    emit_constant(c, (Object *)name_str(c, parameter->name), span);
    if (parameter->bound) {
        compile_lazily(c, parameter->bound, parameter->name, parameter, false);
        emit_at(c, OP_CALL_INTRINSIC_2, parameter->bound->kind == EXPR_TUPLE ? INTRINSIC_TYPEVAR_WITH_CONSTRAINTS
                                                                             : INTRINSIC_TYPEVAR_WITH_BOUND, span);
    } else
        emit_at(c, OP_CALL_INTRINSIC_1, intrinsics[parameter->kind], span);
    if (parameter->default_value) {
        *seen_default = true;
        compile_lazily(c, parameter->default_value, parameter->name, (char *)parameter + 1,
                       parameter->kind == TYPE_VAR_TUPLE);
        emit_at(c, OP_CALL_INTRINSIC_2, INTRINSIC_SET_TYPEPARAM_DEFAULT, span);
    } else if (*seen_default)
        compile_error(c, span, "non-default type parameter '%s' follows default type parameter", parameter->name->text);
    emit_at(c, OP_COPY, 1, span);
    emit_variable(c, parameter->name, STORE, span);
}

static void compile_type_parameters(Compiler *c, const TypeParamSeq *parameters)
{
    bool seen_default = false;
    for (size_t i = 0; i < parameters->count; i++)
        compile_type_parameter(c, parameters->items[i], &seen_default);
    emit_at(c, OP_BUILD_TUPLE, (int)parameters->count, parameters->items[0]->span);
}

static CodeUnit *enter_unit(Compiler *c, const TypeParamSeq *parameters, Name *what, int line)
{
    static const char format[] = "<generic parameters of %s>";
    size_t room = what->length + sizeof format;
    char *text = compile_allocate(c, room);
    int length = snprintf(text, room, format, what->text);
    unit_enter(c, scope_find(c, parameters->items), name_intern(c->arena, text, (size_t)length), line);
    return c->unit;
}

CodeUnit *enter_type_params(Compiler *c, const TypeParamSeq *parameters, Name *what, int line)
{
    CodeUnit *unit = enter_unit(c, parameters, what, line);
    compile_type_parameters(c, parameters);
    return unit;
}

void leave_type_params(Compiler *c, CodeUnit *inner, int arguments, Span span)
{
    Code *code = unit_finish(c, false);
    compile_closure(c, inner, code, 0, span);
    if (arguments) {
        emit_at(c, OP_SWAP, arguments + 1, span);
        emit_at(c, OP_CALL, arguments - 1, span); /* the first stands where self would */
    } else {
        emit(c, OP_PUSH_NULL, span);
        emit_at(c, OP_CALL, 0, span);
    }
}

static void compile_alias_value(Compiler *c, Stmt *s, Name *name)
{
    unit_enter(c, scope_find(c, s), name, s->span.line);
    CodeUnit *inner = c->unit;
    constant_add(c, inner, NONE); /* so that it has no docstring */
    compile_expression(c, s->as.type_alias.value);
    emit(c, OP_RETURN_VALUE, s->span);
    Code *code = unit_finish(c, false);
    compile_closure(c, inner, code, 0, s->span);
    emit_at(c, OP_BUILD_TUPLE, 3, s->span);
    emit_at(c, OP_CALL_INTRINSIC_1, INTRINSIC_TYPEALIAS, s->span);
}

void compile_type_alias(Compiler *c, Stmt *s)
{
    const TypeParamSeq *parameters = &s->as.type_alias.type_params;
    Name *name = s->as.type_alias.name->as.name.id;
    if (parameters->count) {
        CodeUnit *generic = enter_unit(c, parameters, name, s->span.line);
        emit_constant(c, (Object *)name_str(c, name), s->span);
        compile_type_parameters(c, parameters);
        compile_alias_value(c, s, name);
        leave_type_params(c, generic, 0, s->span);
    } else {
        emit_constant(c, (Object *)name_str(c, name), s->span);
        emit_constant(c, NONE, s->span);
        compile_alias_value(c, s, name);
    }
    emit_variable(c, name, STORE, s->span);
}
