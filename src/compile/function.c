/* function.c: code that makes functions and classes: decorators, defaults, annotations, bodies, closures.
 *
 * A def statement leaves on the stack, in this order: decorators, a tuple of defaults, a dict of keyword defaults,
 * annotations, the cells of the closure, the code; MAKE_FUNCTION takes the code, and SET_FUNCTION_ATTRIBUTE puts in
 * what else is there (the bits of FunctionPart). The body is a CodeUnit of its own, finished before the outer one goes
 * on. Type parameters add a unit between the two: a function that makes them, called at once.
 */
#include "checks.h"

#include <stdlib.h>
#include <string.h>

/* ---- docstrings, __annotations__ ---- */

static bool body_has_annotations(const StmtSeq *body);

static bool statement_has_annotations(const Stmt *s)
{
    switch (s->kind) {
    case STMT_ANN_ASSIGN:
        return true;
    case STMT_FOR:
        return body_has_annotations(&s->as.for_.body) || body_has_annotations(&s->as.for_.orelse);
    case STMT_WHILE:
        return body_has_annotations(&s->as.while_.body) || body_has_annotations(&s->as.while_.orelse);
    case STMT_IF:
        for (;;) { /* elif chains may be long */
            if (body_has_annotations(&s->as.if_.body))
                return true;
            if (s->as.if_.orelse.count != 1 || s->as.if_.orelse.items[0]->kind != STMT_IF)
                return body_has_annotations(&s->as.if_.orelse);
            s = s->as.if_.orelse.items[0];
        }
    case STMT_MATCH:
        for (size_t i = 0; i < s->as.match.cases.count; i++)
            if (body_has_annotations(&s->as.match.cases.items[i]->body))
                return true;
        return false;
    case STMT_WITH:
        return body_has_annotations(&s->as.with.body);
    case STMT_TRY: case STMT_TRY_STAR:
        for (size_t i = 0; i < s->as.try_.handlers.count; i++)
            if (body_has_annotations(&s->as.try_.handlers.items[i]->body))
                return true;
        return body_has_annotations(&s->as.try_.body) || body_has_annotations(&s->as.try_.finalbody) ||
               body_has_annotations(&s->as.try_.orelse);
    default:
        return false;
    }
}

static bool body_has_annotations(const StmtSeq *body)
{
    for (size_t i = 0; i < body->count; i++)
        if (statement_has_annotations(body->items[i]))
            return true;
    return false;
}

/* Where the line that begins at `at` ends: after its '\n'. */
static isize line_end(const Str *text, isize at)
{
    while (at < str_length(text))
        if (str_at(text, at++) == '\n')
            break;
    return at;
}

/* The least indentation of the lines after the first; blank lines do not count. */
static isize docstring_margin(const Str *text)
{
    isize margin = -1, length = str_length(text);
    for (isize at = line_end(text, 0); at < length; at = line_end(text, at)) {
        isize start = at;
        while (at < length && str_at(text, at) == ' ')
            at++;
        if (at < length && str_at(text, at) != '\n' && (margin < 0 || at - start < margin))
            margin = at - start;
    }
    return margin < 0 ? 0 : margin;
}

/* Without the indentation that its place in the source gave it. */
static Str *clean_docstring(Compiler *c, Str *doc)
{
    Object *expanded = HOLD(c, object_call_method_none((Object *)doc, HOLD(c, str_intern_text("expandtabs"))));
    Str *text = (Str *)expanded;
    isize margin = docstring_margin(text), length = str_length(text), at = 0;
    while (at < length && str_at(text, at) == ' ')
        at++;
    if (at == 0 && margin == 0)
        return text;
    StrBuilder builder;
    builder_start(&builder);
    isize end = line_end(text, at);
    bool is_good = builder_append_part(&builder, text, at, end);
    for (at = end; is_good && at < length; at = end) {
        for (isize i = 0; i < margin && at < length && str_at(text, at) == ' '; i++)
            at++;
        end = line_end(text, at);
        is_good = builder_append_part(&builder, text, at, end);
    }
    if (!is_good) {
        builder_drop(&builder);
        compile_fail(c);
    }
    return HOLD(c, builder_finish(&builder));
}

void compile_docstring_body(Compiler *c, const StmtSeq *body, Span span)
{
    size_t first = 0;
    if (body_has_annotations(body))
        emit(c, OP_SETUP_ANNOTATIONS, span);
    Expr *docstring = c->is_single && !c->unit->outer ? NULL : body_docstring(body);
    if (docstring) {
        first = 1;
        emit_constant(c, (Object *)clean_docstring(c, (Str *)constant_object(c, docstring)), docstring->span);
        emit_variable(c, c->known.doc, STORE, NO_SPAN);
    }
    compile_enter(c);
    for (size_t i = first; i < body->count; i++)
        compile_statement(c, body->items[i]);
    compile_leave(c);
}

/* ---- functions ---- */

static void compile_decorators(Compiler *c, const ExprSeq *decorators)
{
    for (size_t i = 0; i < decorators->count; i++)
        compile_expression(c, decorators->items[i]);
}

static void apply_decorators(Compiler *c, const ExprSeq *decorators)
{
    for (size_t i = decorators->count; i-- > 0;)
        emit_at(c, OP_CALL, 0, decorators->items[i]->span);
}

static void check_parameter_names(Compiler *c, const Arguments *args)
{
    const ArgSeq *groups[] = {&args->posonlyargs, &args->args, &args->kwonlyargs};
    for (int g = 0; g < 3; g++)
        for (size_t i = 0; i < groups[g]->count; i++)
            check_name_is_allowed(c, groups[g]->items[i]->arg, STORE, groups[g]->items[i]->span);
    if (args->vararg)
        check_name_is_allowed(c, args->vararg->arg, STORE, args->vararg->span);
    if (args->kwarg)
        check_name_is_allowed(c, args->kwarg->arg, STORE, args->kwarg->span);
}

static int compile_keyword_defaults(Compiler *c, const Arguments *args, Span span)
{
    size_t count = 0;
    for (size_t i = 0; i < args->kwonlyargs.count; i++)
        count += args->kw_defaults.items[i] != NULL;
    if (!count)
        return 0;
    Tuple *names = HOLD(c, tuple_new((isize)count));
    size_t at = 0;
    for (size_t i = 0; i < args->kwonlyargs.count; i++) {
        if (!args->kw_defaults.items[i])
            continue;
        Name *name = name_mangle(c, c->unit->private, args->kwonlyargs.items[i]->arg);
        names->items[at++] = (Object *)new_reference(name_str(c, name));
        compile_expression(c, args->kw_defaults.items[i]);
    }
    emit_constant(c, (Object *)names, span);
    emit_at(c, OP_BUILD_CONST_KEY_MAP, (int)count, span);
    return FUNCTION_KEYWORD_DEFAULTS;
}

static int compile_defaults(Compiler *c, const Arguments *args, Span span)
{
    int flags = 0;
    if (args->defaults.count) {
        flags = FUNCTION_DEFAULTS;
        for (size_t i = 0; i < args->defaults.count; i++)
            compile_expression(c, args->defaults.items[i]);
        emit_at(c, OP_BUILD_TUPLE, (int)args->defaults.count, span);
    }
    return flags | compile_keyword_defaults(c, args, span);
}

static void annotate(Compiler *c, Name *name, Expr *annotation, int *count, Span span)
{
    if (!annotation)
        return;
    emit_constant(c, (Object *)name_str(c, name_mangle(c, c->unit->private, name)), span);
    if (annotation->kind == EXPR_STARRED && !c->future_annotations) {
        compile_expression(c, annotation->as.starred.value);
        emit_at(c, OP_UNPACK_SEQUENCE, 1, span);
    } else
        compile_annotation(c, annotation);
    *count += 2;
}

static void annotate_all(Compiler *c, const ArgSeq *args, int *count, Span span)
{
    for (size_t i = 0; i < args->count; i++)
        annotate(c, args->items[i]->arg, args->items[i]->annotation, count, span);
}

static int compile_annotations(Compiler *c, const Arguments *args, Expr *returns, Span span)
{
    int count = 0;
    annotate_all(c, &args->args, &count, span);
    annotate_all(c, &args->posonlyargs, &count, span);
    if (args->vararg)
        annotate(c, args->vararg->arg, args->vararg->annotation, &count, span);
    annotate_all(c, &args->kwonlyargs, &count, span);
    if (args->kwarg)
        annotate(c, args->kwarg->arg, args->kwarg->annotation, &count, span);
    annotate(c, compile_name(c, "return"), returns, &count, span);
    if (!count)
        return 0;
    emit_at(c, OP_BUILD_TUPLE, count, span);
    return FUNCTION_ANNOTATIONS;
}

void compile_closure(Compiler *c, const CodeUnit *inner, Code *code, int flags, Span span)
{
    CodeUnit *u = c->unit;
    for (size_t i = 0; i < inner->frees.count; i++) {
        Name *name = inner->frees.entries[i].name;
        bool is_cell = (u->kind == SCOPE_CLASS && (name == c->known.class_ || name == c->known.classdict)) ||
                       scope_of_flags(name_map_get(&u->scope->symbols, name)) == SCOPE_CELL;
        emit_at(c, PSEUDO_LOAD_CLOSURE, number_of(c, is_cell ? &u->cells : &u->frees, name), span);
    }
    if (inner->frees.count) {
        flags |= FUNCTION_CLOSURE;
        emit_at(c, OP_BUILD_TUPLE, (int)inner->frees.count, span);
    }
    emit_constant(c, (Object *)code, span);
    emit(c, OP_MAKE_FUNCTION, span);
    for (int part = FUNCTION_CLOSURE; part; part >>= 1)
        if (flags & part)
            emit_at(c, OP_SET_FUNCTION_ATTRIBUTE, part, span);
}

static void count_arguments(CodeUnit *u, const Arguments *args)
{
    u->argument_count = (int)(args->posonlyargs.count + args->args.count);
    u->positional_only_count = (int)args->posonlyargs.count;
    u->keyword_only_count = (int)args->kwonlyargs.count;
}

static Code *compile_function_body(Compiler *c, Stmt *s, int first_line, CodeUnit **inner)
{
    const StmtSeq *body = &s->as.function_def.body;
    Scope *scope = scope_find(c, s);
    unit_enter(c, scope, s->as.function_def.name, first_line);
    *inner = c->unit;
    count_arguments(c->unit, s->as.function_def.args);
    /* The first constant is the docstring, or None. */
    Expr *docstring = body_docstring(body);
    constant_add(c, c->unit, docstring ? (Object *)clean_docstring(c, (Str *)constant_object(c, docstring)) : NONE);
    compile_enter(c);
    for (size_t i = docstring ? 1 : 0; i < body->count; i++)
        compile_statement(c, body->items[i]);
    compile_leave(c);
    if (scope->is_generator)
        emit_stop_iteration_handler(c);
    return unit_finish(c, true);
}

/* A generic function is made by a function that first makes the type parameters; it gets the defaults. */
static void compile_generic_function(Compiler *c, Stmt *s, int flags, int first_line)
{
    int arguments = (flags & FUNCTION_DEFAULTS ? 1 : 0) + (flags & FUNCTION_KEYWORD_DEFAULTS ? 1 : 0);
    if (arguments == 2)
        emit_at(c, OP_SWAP, 2, s->span);
    CodeUnit *generic = enter_type_params(c, &s->as.function_def.type_params, s->as.function_def.name, first_line);
    generic->argument_count = arguments;
    for (int i = 0; i < arguments; i++)
        emit_at(c, OP_LOAD_FAST, i, s->span);
    flags |= compile_annotations(c, s->as.function_def.args, s->as.function_def.returns, s->span);
    CodeUnit *inner;
    Code *code = compile_function_body(c, s, first_line, &inner);
    compile_closure(c, inner, code, flags, s->span);
    emit_at(c, OP_SWAP, 2, s->span);
    emit_at(c, OP_CALL_INTRINSIC_2, INTRINSIC_SET_FUNCTION_TYPE_PARAMS, s->span);
    leave_type_params(c, generic, arguments, s->span);
}

void compile_function(Compiler *c, Stmt *s)
{
    const ExprSeq *decorators = &s->as.function_def.decorator_list;
    Arguments *args = s->as.function_def.args;
    check_parameter_names(c, args);
    compile_decorators(c, decorators);
    int first_line = decorators->count ? decorators->items[0]->span.line : s->span.line;
    int flags = compile_defaults(c, args, s->span);
    if (s->as.function_def.type_params.count)
        compile_generic_function(c, s, flags, first_line);
    else {
        flags |= compile_annotations(c, args, s->as.function_def.returns, s->span);
        CodeUnit *inner;
        Code *code = compile_function_body(c, s, first_line, &inner);
        compile_closure(c, inner, code, flags, s->span);
    }
    apply_decorators(c, decorators);
    emit_variable(c, s->as.function_def.name, STORE, s->span);
}

void compile_lambda(Compiler *c, Expr *e)
{
    check_parameter_names(c, e->as.lambda.args);
    int flags = compile_defaults(c, e->as.lambda.args, e->span);
    Scope *scope = scope_find(c, e);
    unit_enter(c, scope, compile_name(c, "<lambda>"), e->span.line);
    CodeUnit *inner = c->unit;
    count_arguments(inner, e->as.lambda.args);
    constant_add(c, inner, NONE); /* so that it has no docstring */
    compile_expression(c, e->as.lambda.body);
    if (!scope->is_generator)
        emit(c, OP_RETURN_VALUE, e->as.lambda.body->span);
    Code *code = unit_finish(c, !scope->is_generator);
    compile_closure(c, inner, code, flags, e->span);
}

/* ---- classes ---- */

static int compare_texts(const void *left, const void *right)
{
    return strcmp((*(Name *const *)left)->text, (*(Name *const *)right)->text);
}

static Tuple *static_attributes(Compiler *c, const CodeUnit *u)
{
    size_t count = u->static_attributes.count;
    Name **sorted = compile_allocate(c, (count + 1) * sizeof *sorted);
    for (size_t i = 0; i < count; i++)
        sorted[i] = u->static_attributes.entries[i].name;
    qsort(sorted, count, sizeof *sorted, compare_texts);
    Tuple *names = HOLD(c, tuple_new((isize)count));
    for (size_t i = 0; i < count; i++)
        names->items[i] = (Object *)new_reference(name_str(c, sorted[i]));
    return names;
}

static Code *compile_class_body(Compiler *c, Stmt *s, int first_line, CodeUnit **inner)
{
    unit_enter(c, scope_find(c, s), s->as.class_def.name, first_line);
    CodeUnit *u = *inner = c->unit;
    Span span = {first_line, 0, first_line, 0};
    emit_variable(c, compile_name(c, "__name__"), LOAD, span);
    emit_variable(c, compile_name(c, "__module__"), STORE, span);
    emit_constant(c, (Object *)u->qualified_name, span);
    emit_variable(c, compile_name(c, "__qualname__"), STORE, span);
    emit_constant(c, HOLD(c, int_from_int64(first_line)), span);
    emit_variable(c, compile_name(c, "__firstlineno__"), STORE, span);
    if (s->as.class_def.type_params.count) {
        emit_variable(c, c->known.type_params, LOAD, span);
        emit_variable(c, compile_name(c, "__type_params__"), STORE, span);
    }
    if (u->scope->needs_class_dict) {
        emit(c, OP_LOAD_LOCALS, span);
        emit_at(c, OP_STORE_DEREF, number_of(c, &u->cells, c->known.classdict), span);
    }
    compile_docstring_body(c, &s->as.class_def.body, span);
    emit_constant(c, (Object *)static_attributes(c, u), NO_SPAN);
    emit_variable(c, compile_name(c, "__static_attributes__"), STORE, NO_SPAN);
    if (u->scope->needs_class_dict) {
        emit_at(c, PSEUDO_LOAD_CLOSURE, number_of(c, &u->cells, c->known.classdict), NO_SPAN);
        emit_variable(c, compile_name(c, "__classdictcell__"), STORE, NO_SPAN);
    }
    if (u->scope->needs_class_closure) {
        emit_at(c, PSEUDO_LOAD_CLOSURE, number_of(c, &u->cells, c->known.class_), NO_SPAN);
        emit_at(c, OP_COPY, 1, NO_SPAN);
        emit_variable(c, compile_name(c, "__classcell__"), STORE, NO_SPAN);
    } else
        emit_constant(c, NONE, NO_SPAN);
    emit(c, OP_RETURN_VALUE, NO_SPAN);
    return unit_finish(c, true);
}

/* The bases of a generic class end with Generic[its type parameters]. */
static ExprSeq bases_with_generic(Compiler *c, Stmt *s)
{
    const ExprSeq *bases = &s->as.class_def.bases;
    Expr *generic = compile_allocate(c, sizeof *generic);
    *generic = (Expr){.kind = EXPR_NAME, .span = s->span};
    generic->as.name.id = c->known.generic_base;
    generic->as.name.ctx = LOAD;
    ExprSeq all = {bases->count + 1, compile_allocate(c, (bases->count + 1) * sizeof *all.items)};
    if (bases->count)
        memcpy(all.items, bases->items, bases->count * sizeof *all.items);
    all.items[bases->count] = generic;
    return all;
}

static void compile_class_call(Compiler *c, Stmt *s, int first_line)
{
    CodeUnit *inner;
    ExprSeq bases = s->as.class_def.bases;
    Code *code = compile_class_body(c, s, first_line, &inner);
    emit(c, OP_LOAD_BUILD_CLASS, s->span);
    emit(c, OP_PUSH_NULL, s->span);
    compile_closure(c, inner, code, 0, s->span);
    emit_constant(c, (Object *)name_str(c, s->as.class_def.name), s->span);
    if (s->as.class_def.type_params.count) {
        emit_variable(c, c->known.type_params, LOAD, s->span);
        emit_at(c, OP_CALL_INTRINSIC_1, INTRINSIC_SUBSCRIPT_GENERIC, s->span);
        emit_variable(c, c->known.generic_base, STORE, s->span);
        bases = bases_with_generic(c, s);
    }
    compile_call_rest(c, s->span, 2, &bases, &s->as.class_def.keywords);
}

void compile_class(Compiler *c, Stmt *s)
{
    const ExprSeq *decorators = &s->as.class_def.decorator_list;
    const TypeParamSeq *parameters = &s->as.class_def.type_params;
    compile_decorators(c, decorators);
    int first_line = decorators->count ? decorators->items[0]->span.line : s->span.line;
    if (parameters->count) {
        CodeUnit *generic = enter_type_params(c, parameters, s->as.class_def.name, first_line);
        generic->private = s->as.class_def.name;
        emit_variable(c, c->known.type_params, STORE, s->span);
        compile_class_call(c, s, first_line);
        leave_type_params(c, generic, 0, s->span);
    } else
        compile_class_call(c, s, first_line);
    apply_decorators(c, decorators);
    emit_variable(c, s->as.class_def.name, STORE, s->span);
}
