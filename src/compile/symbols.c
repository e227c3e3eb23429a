/* symbols.c: the first walk over the tree: which scopes there are, and what each does with its names.
 *
 * A scope is a module, class, function, lambda or comprehension. Its symbols map each name to SymbolFlag bits: bound,
 * used, a parameter, declared global. What follows from that (a local, a cell, a global?) is decided afterwards, by
 * scopes.c, because a name may be bound below its use.
 *
 * Left spines (1+1+…, a.b.c…) and elif chains may be very long: they are followed by loops.
 */
#include "symbols.h"

#include <string.h>
#include "shape.h"

#define SCOPE_TABLE_LEAST 64

typedef struct ScopeTable {
    size_t count, slot_count;
    struct { const void *node; Scope *scope; } *slots;
} ScopeTable;

static size_t scope_slot(const ScopeTable *table, const void *node)
{
    size_t at = ((uintptr_t)node >> 4) * 0x9E3779B97F4A7C15ull >> 20 & (table->slot_count - 1);
    while (table->slots[at].node && table->slots[at].node != node)
        at = (at + 1) & (table->slot_count - 1);
    return at;
}

static void scope_table_grow(Compiler *c, ScopeTable *table)
{
    ScopeTable old = *table;
    table->slot_count = old.slot_count ? old.slot_count * 2 : SCOPE_TABLE_LEAST;
    table->slots = compile_allocate(c, table->slot_count * sizeof *table->slots);
    for (size_t i = 0; i < old.slot_count; i++)
        if (old.slots[i].node)
            table->slots[scope_slot(table, old.slots[i].node)] = old.slots[i];
}

Scope *scope_find(Compiler *c, const void *node)
{
    return c->scope_table->slots[scope_slot(c->scope_table, node)].scope;
}

static Scope *enter(Compiler *c, ScopeKind kind, Name *name, const void *node, Span span)
{
    Scope *scope = compile_allocate(c, sizeof *scope);
    Scope *parent = c->scope;
    *scope = (Scope){.kind = kind, .name = name, .span = span, .parent = parent};
    if (parent) {
        scope->is_nested = parent->is_nested || scope_is_function(parent);
        if (parent->last_child)
            parent->last_child->next = scope;
        else
            parent->first_child = scope;
        parent->last_child = scope;
        /* Within a comprehension's iterable, the scopes inside know it too. */
        scope->comp_iterables = parent->comp_iterables;
    }
    ScopeTable *table = c->scope_table;
    if ((table->count + 1) * 2 > table->slot_count)
        scope_table_grow(c, table);
    size_t at = scope_slot(table, node);
    table->slots[at].node = node;
    table->slots[at].scope = scope;
    table->count++;
    c->scope = scope;
    return scope;
}

static void leave(Compiler *c)
{
    c->scope = c->scope->parent;
}

/* ---- names ---- */

Name *name_mangle(Compiler *c, Name *private, Name *name)
{
    size_t length = name->length;
    if (!private || length < 2 || name->text[0] != '_' || name->text[1] != '_')
        return name;
    if ((name->text[length - 1] == '_' && name->text[length - 2] == '_') || memchr(name->text, '.', length))
        return name;
    const char *class_name = private->text;
    while (*class_name == '_')
        class_name++;
    if (!*class_name)
        return name;
    size_t class_length = strlen(class_name);
    char *text = compile_allocate(c, class_length + length + 2);
    text[0] = '_';
    memcpy(text + 1, class_name, class_length);
    memcpy(text + 1 + class_length, name->text, length);
    return name_intern(c->arena, text, class_length + length + 1);
}

static void record_directive(Compiler *c, Name *name, Span span)
{
    Directive *directive = compile_allocate(c, sizeof *directive);
    *directive = (Directive){name_mangle(c, c->private, name), span, c->scope->directives};
    c->scope->directives = directive;
}

void symbol_error_at_directive(Compiler *c, Scope *scope, Name *name, const char *format)
{
    Span span = NO_SPAN;
    for (const Directive *d = scope->directives; d; d = d->next)
        if (d->name == name)
            span = d->span;
    symbol_error(c, span, format, name->text);
}

static void add_to(Compiler *c, Scope *scope, Name *plain, long flag, Span span)
{
    Name *name = name_mangle(c, c->private, plain);
    long flags = symbol_flags(scope, name);
    if ((flag & SYMBOL_PARAMETER) && (flags & SYMBOL_PARAMETER))
        symbol_error(c, span, "duplicate argument '%s' in function definition", plain->text);
    if ((flag & SYMBOL_TYPE_PARAMETER) && (flags & SYMBOL_TYPE_PARAMETER))
        symbol_error(c, span, "duplicate type parameter '%s'", plain->text);
    flags |= flag;
    if (scope->in_comp_target) {
        if (flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL))
            symbol_error(c, span, "comprehension inner loop cannot rebind assignment expression target '%s'",
                         plain->text);
        flags |= SYMBOL_COMP_ITERATION;
    }
    name_map_set(c, &scope->symbols, name, flags);
    if (flag & SYMBOL_PARAMETER)
        name_map_set(c, &scope->parameters, name, (long)scope->parameters.count);
    else if (flag & SYMBOL_GLOBAL)
        name_map_set(c, &c->top->symbols, name, flag | symbol_flags(c->top, name));
}

static void add(Compiler *c, Name *name, long flag, Span span)
{
    add_to(c, c->scope, name, flag, span);
}

/* ---- expressions ---- */

/* Each takes the Compiler: as Visitor wants it. */
static void visit_expression(void *compiler, Expr *e);
static void visit_annotation(void *compiler, Expr *e);
static void visit_body(void *compiler, StmtSeq *body);
static void visit_pattern(void *compiler, Pattern *p);

static const Visitor visiting = {visit_expression, visit_annotation, visit_body, visit_pattern};

static void visit_maybe(Compiler *c, Expr *e)
{
    if (e)
        visit_expression(c, e);
}

static void visit_all(Compiler *c, const ExprSeq *sequence)
{
    for (size_t i = 0; i < sequence->count; i++)
        visit_maybe(c, sequence->items[i]);
}

static void visit_keywords(Compiler *c, const KeywordSeq *keywords)
{
    for (size_t i = 0; i < keywords->count; i++)
        visit_expression(c, keywords->items[i]->value);
}

static void add_parameters(Compiler *c, const ArgSeq *args)
{
    for (size_t i = 0; i < args->count; i++)
        add(c, args->items[i]->arg, SYMBOL_PARAMETER, args->items[i]->span);
}

static void visit_parameters(Compiler *c, const Arguments *args)
{
    add_parameters(c, &args->posonlyargs);
    add_parameters(c, &args->args);
    add_parameters(c, &args->kwonlyargs);
    if (args->vararg) {
        add_parameters(c, &(ArgSeq){1, (Arg **)&args->vararg});
        c->scope->has_varargs = true;
    }
    if (args->kwarg) {
        add_parameters(c, &(ArgSeq){1, (Arg **)&args->kwarg});
        c->scope->has_varkeywords = true;
    }
}

/* An annotation that is kept as text uses no names, but is checked all the same. */
static void visit_annotation(void *compiler, Expr *e)
{
    Compiler *c = compiler;
    if (!e)
        return;
    Scope aside = {.kind = SCOPE_FUNCTION, .refuses = "within an annotation", .parent = c->scope}, *scope = c->scope;
    if (c->future_annotations)
        c->scope = &aside;
    visit_expression(c, e);
    c->scope = scope;
}

static void refuse_here(Compiler *c, const char *what, Expr *e)
{
    if (c->scope->refuses)
        symbol_error(c, e->span, "%s cannot be used %s", what, c->scope->refuses);
}

static void visit_annotations(Compiler *c, const ArgSeq *args)
{
    for (size_t i = 0; i < args->count; i++)
        visit_annotation(c, args->items[i]->annotation);
}

static void visit_lambda(Compiler *c, Expr *e)
{
    visit_all(c, &e->as.lambda.args->defaults);
    visit_all(c, &e->as.lambda.args->kw_defaults);
    enter(c, SCOPE_FUNCTION, compile_name(c, "lambda"), e, e->span)->is_lambda = true;
    visit_parameters(c, e->as.lambda.args);
    visit_expression(c, e->as.lambda.body);
    leave(c);
}

static void visit_generator_part(Compiler *c, Comprehension *generator, bool with_iterable)
{
    c->scope->in_comp_target = true;
    visit_expression(c, generator->target);
    c->scope->in_comp_target = false;
    if (with_iterable) {
        c->scope->comp_iterables++;
        visit_expression(c, generator->iter);
        c->scope->comp_iterables--;
    }
    visit_all(c, &generator->ifs);
}

static void visit_comprehension(Compiler *c, Expr *e)
{
    static const struct { const char *name; ComprehensionKind kind; } kinds[] = {
        [EXPR_LIST_COMP] = {"<listcomp>", COMP_LIST}, [EXPR_SET_COMP] = {"<setcomp>", COMP_SET},
        [EXPR_DICT_COMP] = {"<dictcomp>", COMP_DICT}, [EXPR_GENERATOR_EXP] = {"<genexpr>", COMP_GENERATOR}};
    bool is_dict = e->kind == EXPR_DICT_COMP;
    const ComprehensionSeq *generators = is_dict ? &e->as.dict_comp.generators : &e->as.comp.generators;

    c->scope->comp_iterables++;
    visit_expression(c, generators->items[0]->iter);
    c->scope->comp_iterables--;

    Scope *scope = enter(c, SCOPE_FUNCTION, compile_name(c, kinds[e->kind].name), e, e->span);
    scope->comprehension = kinds[e->kind].kind;
    add(c, c->known.dot_zero, SYMBOL_PARAMETER, e->span);
    visit_generator_part(c, generators->items[0], false);
    for (size_t i = 1; i < generators->count; i++)
        visit_generator_part(c, generators->items[i], true);
    if (is_dict)
        visit_expression(c, e->as.dict_comp.value);
    visit_expression(c, is_dict ? e->as.dict_comp.key : e->as.comp.elt);
    scope->is_generator = e->kind == EXPR_GENERATOR_EXP;
    leave(c);
}

static void refuse_yield_in_comprehension(Compiler *c, Expr *e)
{
    static const char *const words[] = {[COMP_LIST] = "'yield' inside list comprehension",
                                        [COMP_SET] = "'yield' inside set comprehension",
                                        [COMP_DICT] = "'yield' inside dict comprehension",
                                        [COMP_GENERATOR] = "'yield' inside generator expression"};
    if (c->scope->comprehension)
        symbol_error(c, e->span, "%s", words[c->scope->comprehension]);
}

/* (x := …) in a comprehension binds in the nearest scope around that is none. */
static void bind_outside_comprehension(Compiler *c, Expr *target)
{
    Name *plain = target->as.name.id, *name = name_mangle(c, c->private, plain);
    for (Scope *scope = c->scope; scope; scope = scope->parent) {
        long flags = symbol_flags(scope, name);
        if (scope->comprehension) {
            if ((flags & SYMBOL_COMP_ITERATION) && (flags & (SYMBOL_LOCAL | SYMBOL_GLOBAL)))
                symbol_error(c, target->span,
                             "assignment expression cannot rebind comprehension iteration variable '%s'", plain->text);
            continue;
        }
        if (scope->refuses)
            symbol_error(c, target->span, "assignment expression within a comprehension cannot be used %s",
                         scope->refuses);
        if (scope->kind == SCOPE_CLASS)
            symbol_error(c, target->span,
                          "assignment expression within a comprehension cannot be used in a class body");
        bool is_global = scope->kind == SCOPE_MODULE || (flags & SYMBOL_GLOBAL);
        add(c, plain, is_global ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL, target->span);
        record_directive(c, plain, target->span);
        add_to(c, scope, plain, scope->kind == SCOPE_MODULE ? SYMBOL_GLOBAL : SYMBOL_LOCAL, target->span);
        return;
    }
}

static void visit_name(Compiler *c, Expr *e)
{
    Name *id = e->as.name.id;
    add(c, id, e->as.name.ctx == LOAD ? SYMBOL_USED : SYMBOL_LOCAL, e->span);
    if (e->as.name.ctx == LOAD && scope_is_function(c->scope) && id == c->known.super_)
        add(c, c->known.class_, SYMBOL_USED, e->span);
}

static void visit_named(Compiler *c, Expr *e)
{
    refuse_here(c, "named expression", e);
    if (c->scope->comp_iterables > 0)
        symbol_error(c, e->span, "assignment expression cannot be used in a comprehension iterable expression");
    if (c->scope->comprehension)
        bind_outside_comprehension(c, e->as.named_expr.target);
    visit_expression(c, e->as.named_expr.value);
    visit_expression(c, e->as.named_expr.target);
}

/* Visits all of a node but the left end of its spine, which it returns (NULL: nothing is left). */
static Expr *visit_step(Compiler *c, Expr *e)
{
    switch (e->kind) {
    case EXPR_NAMED_EXPR:
        visit_named(c, e);
        return NULL;
    case EXPR_LAMBDA:
        visit_lambda(c, e);
        return NULL;
    case EXPR_LIST_COMP: case EXPR_SET_COMP: case EXPR_DICT_COMP: case EXPR_GENERATOR_EXP:
        visit_comprehension(c, e);
        return NULL;
    case EXPR_YIELD: case EXPR_YIELD_FROM:
        refuse_here(c, "yield expression", e);
        expr_visit_children(e, &visiting, c);
        c->scope->is_generator = true;
        refuse_yield_in_comprehension(c, e);
        return NULL;
    case EXPR_NAME:
        visit_name(c, e);
        return NULL;
    default:
        return expr_visit_children(e, &visiting, c);
    }
}

static void visit_expression(void *compiler, Expr *e)
{
    Compiler *c = compiler;
    compile_enter(c);
    while (e)
        e = visit_step(c, e);
    compile_leave(c);
}

/* ---- statements ---- */

/* The value of a bound, default or alias is computed when it is first asked for: a scope of its own. */
static void visit_lazily(Compiler *c, Expr *e, Name *name, const void *key, bool sees_class, const char *where)
{
    if (!e)
        return;
    enter(c, SCOPE_FUNCTION, name, key, e->span);
    c->scope->refuses = where;
    c->scope->sees_class = sees_class;
    if (sees_class)
        add(c, c->known.classdict, SYMBOL_USED, e->span);
    visit_expression(c, e);
    leave(c);
}

static void visit_type_parameter(Compiler *c, TypeParam *parameter)
{
    static const char *const where[] = {[TYPE_VAR] = "within a TypeVar default",
                                        [PARAM_SPEC] = "within a ParamSpec default",
                                        [TYPE_VAR_TUPLE] = "within a TypeVarTuple default"};
    bool sees_class = c->scope->sees_class;
    add(c, parameter->name, SYMBOL_TYPE_PARAMETER | SYMBOL_LOCAL, parameter->span);
    if (parameter->bound)
        visit_lazily(c, parameter->bound, parameter->name, parameter, sees_class,
                     parameter->bound->kind == EXPR_TUPLE ? "within a TypeVar constraint" : "within a TypeVar bound");
    visit_lazily(c, parameter->default_value, parameter->name, (char *)parameter + 1, sees_class,
                 where[parameter->kind]);
}

/* Between a generic definition and the scope around it: the scope that holds its type parameters. */
static void enter_type_parameters(Compiler *c, const TypeParamSeq *parameters, const Stmt *s, Name *name)
{
    bool in_class = c->scope->kind == SCOPE_CLASS;
    enter(c, SCOPE_FUNCTION, name, parameters->items, s->span);
    c->scope->is_type_params = true;
    c->scope->refuses = "within the definition of a generic";
    if (in_class) {
        c->scope->sees_class = true;
        add(c, c->known.classdict, SYMBOL_USED, s->span);
    }
    if (s->kind == STMT_CLASS_DEF) {
        add(c, c->known.type_params, SYMBOL_LOCAL | SYMBOL_USED, s->span);
        add(c, c->known.generic_base, SYMBOL_LOCAL | SYMBOL_USED, s->span);
    }
}

static void visit_type_parameters(Compiler *c, const TypeParamSeq *parameters)
{
    for (size_t i = 0; i < parameters->count; i++)
        visit_type_parameter(c, parameters->items[i]);
}

static void visit_type_alias(Compiler *c, Stmt *s)
{
    const TypeParamSeq *parameters = &s->as.type_alias.type_params;
    Name *name = s->as.type_alias.name->as.name.id;
    bool in_class = c->scope->kind == SCOPE_CLASS;
    visit_expression(c, s->as.type_alias.name);
    if (parameters->count) {
        enter_type_parameters(c, parameters, s, name);
        visit_type_parameters(c, parameters);
    }
    visit_lazily(c, s->as.type_alias.value, name, s, in_class, "within a type alias");
    if (parameters->count)
        leave(c);
}

static bool has_default(const ExprSeq *defaults)
{
    for (size_t i = 0; i < defaults->count; i++)
        if (defaults->items[i])
            return true;
    return false;
}

static void visit_function_type_parameters(Compiler *c, Stmt *s)
{
    const Arguments *args = s->as.function_def.args;
    enter_type_parameters(c, &s->as.function_def.type_params, s, s->as.function_def.name);
    add(c, compile_name(c, ".defaults"), SYMBOL_PARAMETER, s->span); /* CPython has it even where there are none */
    if (has_default(&args->kw_defaults))
        add(c, compile_name(c, ".kwdefaults"), SYMBOL_PARAMETER, s->span);
    visit_type_parameters(c, &s->as.function_def.type_params);
}

static void visit_function(Compiler *c, Stmt *s)
{
    Arguments *args = s->as.function_def.args;
    add(c, s->as.function_def.name, SYMBOL_LOCAL, s->span);
    visit_all(c, &args->defaults);
    visit_all(c, &args->kw_defaults);
    visit_all(c, &s->as.function_def.decorator_list);
    if (s->as.function_def.type_params.count)
        visit_function_type_parameters(c, s);
    visit_annotations(c, &args->posonlyargs);
    visit_annotations(c, &args->args);
    if (args->vararg)
        visit_annotation(c, args->vararg->annotation);
    if (args->kwarg)
        visit_annotation(c, args->kwarg->annotation);
    visit_annotations(c, &args->kwonlyargs);
    visit_annotation(c, s->as.function_def.returns);
    enter(c, SCOPE_FUNCTION, s->as.function_def.name, s, s->span);
    visit_parameters(c, args);
    visit_body(c, &s->as.function_def.body);
    leave(c);
    if (s->as.function_def.type_params.count)
        leave(c);
}

static void visit_class(Compiler *c, Stmt *s)
{
    const TypeParamSeq *parameters = &s->as.class_def.type_params;
    Name *name = s->as.class_def.name, *private = c->private;
    add(c, name, SYMBOL_LOCAL, s->span);
    visit_all(c, &s->as.class_def.decorator_list);
    if (parameters->count) {
        enter_type_parameters(c, parameters, s, name);
        c->private = name;
        visit_type_parameters(c, parameters);
    }
    visit_all(c, &s->as.class_def.bases);
    visit_keywords(c, &s->as.class_def.keywords);
    enter(c, SCOPE_CLASS, name, s, s->span);
    c->private = name;
    if (parameters->count) {
        add(c, compile_name(c, "__type_params__"), SYMBOL_LOCAL, s->span);
        add(c, c->known.type_params, SYMBOL_USED, s->span);
    }
    visit_body(c, &s->as.class_def.body);
    leave(c);
    if (parameters->count)
        leave(c);
    c->private = private;
}

static void visit_annotated(Compiler *c, Stmt *s)
{
    Expr *target = s->as.ann_assign.target;
    if (target->kind == EXPR_NAME) {
        Name *id = target->as.name.id;
        long flags = symbol_flags(c->scope, name_mangle(c, c->private, id));
        if ((flags & (SYMBOL_GLOBAL | SYMBOL_NONLOCAL)) && c->scope != c->top && s->as.ann_assign.simple)
            symbol_error(c, s->span, flags & SYMBOL_GLOBAL ? "annotated name '%s' can't be global"
                                                            : "annotated name '%s' can't be nonlocal", id->text);
        if (s->as.ann_assign.simple)
            add(c, id, SYMBOL_ANNOTATED | SYMBOL_LOCAL, target->span);
        else if (s->as.ann_assign.value)
            add(c, id, SYMBOL_LOCAL, target->span);
    } else
        visit_expression(c, target);
    visit_annotation(c, s->as.ann_assign.annotation);
    visit_maybe(c, s->as.ann_assign.value);
}

static void visit_aliases(Compiler *c, const AliasSeq *aliases)
{
    for (size_t i = 0; i < aliases->count; i++) {
        const Alias *alias = aliases->items[i];
        Name *name = alias->asname ? alias->asname : alias->name;
        const char *dot = alias->asname ? NULL : memchr(name->text, '.', name->length);
        if (dot)
            name = name_intern(c->arena, name->text, (size_t)(dot - name->text));
        if (strcmp(alias->name->text, "*") == 0) {
            if (c->scope->kind != SCOPE_MODULE)
                symbol_error(c, alias->span, "import * only allowed at module level");
            continue;
        }
        add(c, name, SYMBOL_IMPORTED, alias->span);
    }
}

static void visit_declaration(Compiler *c, Stmt *s)
{
    bool is_global = s->kind == STMT_GLOBAL;
    const char *word = is_global ? "global" : "nonlocal";
    for (size_t i = 0; i < s->as.global.names.count; i++) {
        Name *name = s->as.global.names.items[i];
        long flags = symbol_flags(c->scope, name_mangle(c, c->private, name));
        if (flags & SYMBOL_PARAMETER)
            symbol_error(c, s->span, "name '%s' is parameter and %s", name->text, word);
        if (flags & SYMBOL_USED)
            symbol_error(c, s->span, "name '%s' is used prior to %s declaration", name->text, word);
        if (flags & SYMBOL_ANNOTATED)
            symbol_error(c, s->span, "annotated name '%s' can't be %s", name->text, word);
        if (flags & SYMBOL_LOCAL)
            symbol_error(c, s->span, "name '%s' is assigned to before %s declaration", name->text, word);
        add(c, name, is_global ? SYMBOL_GLOBAL : SYMBOL_NONLOCAL, s->span);
        record_directive(c, name, s->span);
    }
}

static void visit_try(Compiler *c, Stmt *s)
{
    visit_body(c, &s->as.try_.body);
    visit_body(c, &s->as.try_.orelse);
    for (size_t i = 0; i < s->as.try_.handlers.count; i++) {
        ExceptHandler *handler = s->as.try_.handlers.items[i];
        visit_maybe(c, handler->type);
        if (handler->name)
            add(c, handler->name, SYMBOL_LOCAL, handler->span);
        visit_body(c, &handler->body);
    }
    visit_body(c, &s->as.try_.finalbody);
}

static void bind_pattern_name(Compiler *c, Name *name, Span span)
{
    if (name)
        add(c, name, SYMBOL_LOCAL, span);
}

static void visit_pattern(void *compiler, Pattern *p)
{
    Compiler *c = compiler;
    compile_enter(c);
    pattern_visit_children(p, &visiting, c);
    if (p->kind == PATTERN_STAR)
        bind_pattern_name(c, p->as.star.name, p->span);
    else if (p->kind == PATTERN_MAPPING)
        bind_pattern_name(c, p->as.mapping.rest, p->span);
    else if (p->kind == PATTERN_AS)
        bind_pattern_name(c, p->as.as.name, p->span);
    compile_leave(c);
}

static void visit_statement(Compiler *c, Stmt *s)
{
    switch (s->kind) {
    case STMT_FUNCTION_DEF:
        visit_function(c, s);
        break;
    case STMT_CLASS_DEF:
        visit_class(c, s);
        break;
    case STMT_ANN_ASSIGN:
        visit_annotated(c, s);
        break;
    case STMT_TRY: case STMT_TRY_STAR:
        visit_try(c, s);
        break;
    case STMT_IMPORT:
        visit_aliases(c, &s->as.import.names);
        break;
    case STMT_IMPORT_FROM:
        visit_aliases(c, &s->as.import_from.names);
        break;
    case STMT_GLOBAL: case STMT_NONLOCAL:
        visit_declaration(c, s);
        break;
    case STMT_TYPE_ALIAS:
        visit_type_alias(c, s);
        break;
    default:
        stmt_visit_children(s, &visiting, c);
    }
}

static void visit_body(void *compiler, StmtSeq *body)
{
    Compiler *c = compiler;
    compile_enter(c);
    for (size_t i = 0; i < body->count; i++)
        visit_statement(c, body->items[i]);
    compile_leave(c);
}

Scope *symbols_build(Compiler *c, SyntaxTree *tree)
{
    c->scope_table = compile_allocate(c, sizeof *c->scope_table);
    c->scope = NULL;
    c->private = NULL;
    Scope *top = enter(c, SCOPE_MODULE, compile_name(c, "top"), tree, (Span){0, 0, 0, 0});
    c->top = top;
    if (tree->kind == TREE_EXPRESSION)
        visit_expression(c, tree->expression);
    else
        visit_body(c, &tree->body);
    scopes_analyse(c, top);
    return top;
}
