/* scopes.c: the second step over the scopes: where does each name live?
 *
 * From the outside in, each scope gets the names bound in functions around it and those declared global; from the
 * inside out, it learns which names the scopes within need from it. A local that somebody inside needs is a cell; a
 * name that is bound in a function around is free; every other name is global. The rules, and the treatment of
 * comprehensions that stand inline (PEP 709), are those of CPython 3.13's symtable.c.
 */
#include "symbols.h"

typedef NameMap NameSet; /* the values mean nothing */

static void name_set_add(Compiler *c, NameSet *set, Name *name)
{
    name_map_set(c, set, name, 1);
}

/* What the scopes around a scope say. `bound` is NULL at the top. */
typedef struct Around {
    NameSet *bound, *global, *type_params;
    const Scope *class; /* the class whose names a scope of type parameters sees, or NULL */
} Around;

typedef struct Analysis {
    Scope *scope;
    NameMap places; /* name → NameScope */
    NameSet local, inlined_cells;
} Analysis;

static void place(Compiler *c, Analysis *a, Name *name, NameScope where)
{
    name_map_set(c, &a->places, name, where);
}

/* A name of the class body: at run time it is looked up there, then as a global. */
static bool place_in_class(Compiler *c, Analysis *a, Name *name, const Scope *class)
{
    long flags = symbol_flags(class, name);
    if (flags & SYMBOL_GLOBAL)
        place(c, a, name, SCOPE_GLOBAL_EXPLICIT);
    else if ((flags & SYMBOL_BOUND) && !(flags & SYMBOL_NONLOCAL))
        place(c, a, name, SCOPE_GLOBAL_IMPLICIT);
    else
        return false;
    return true;
}

static void analyse_name(Compiler *c, Analysis *a, Name *name, long flags, Around around, NameSet *free)
{
    Scope *scope = a->scope;
    if (flags & SYMBOL_GLOBAL) {
        if (flags & SYMBOL_NONLOCAL)
            symbol_error_at_directive(c, scope, name, "name '%s' is nonlocal and global");
        place(c, a, name, SCOPE_GLOBAL_EXPLICIT);
        name_set_add(c, around.global, name);
        if (around.bound)
            name_map_remove(around.bound, name);
    } else if (flags & SYMBOL_NONLOCAL) {
        if (!around.bound)
            symbol_error_at_directive(c, scope, name, "nonlocal declaration not allowed at module level");
        if (!name_map_has(around.bound, name))
            symbol_error_at_directive(c, scope, name, "no binding for nonlocal '%s' found");
        if (name_map_has(around.type_params, name))
            symbol_error_at_directive(c, scope, name, "nonlocal binding not allowed for type parameter '%s'");
        place(c, a, name, SCOPE_FREE);
        scope->has_free = true;
        name_set_add(c, free, name);
    } else if (flags & SYMBOL_BOUND) {
        place(c, a, name, SCOPE_LOCAL);
        name_set_add(c, &a->local, name);
        name_map_remove(around.global, name);
        if (flags & SYMBOL_TYPE_PARAMETER)
            name_set_add(c, around.type_params, name);
        else
            name_map_remove(around.type_params, name);
    } else if (around.class && place_in_class(c, a, name, around.class)) {
        return;
    } else if (around.bound && name_map_has(around.bound, name)) {
        place(c, a, name, SCOPE_FREE);
        scope->has_free = true;
        name_set_add(c, free, name);
    } else {
        if (scope->is_nested && !name_map_has(around.global, name))
            scope->has_free = true;
        place(c, a, name, SCOPE_GLOBAL_IMPLICIT);
    }
}

static bool is_free_in_a_child(const Scope *scope, const Name *name)
{
    for (const Scope *child = scope->first_child; child; child = child->next)
        if (scope_of_flags(name_map_get(&child->symbols, name)) == SCOPE_FREE)
            return true;
    return false;
}

/* A comprehension becomes part of the scope around it: its names join that scope's. */
static void inline_comprehension(Compiler *c, Analysis *a, Scope *comprehension, NameSet *comprehension_free)
{
    bool remove_class = false;
    for (size_t i = 0; i < comprehension->symbols.count; i++) {
        Name *name = comprehension->symbols.entries[i].name;
        long flags = comprehension->symbols.entries[i].value;
        if (!name || (flags & SYMBOL_PARAMETER))
            continue;
        NameScope where = scope_of_flags(flags);
        long only_flags = flags & ((1L << SYMBOL_SCOPE_SHIFT) - 1);
        if (where == SCOPE_CELL || (only_flags & SYMBOL_COMP_CELL))
            name_set_add(c, &a->inlined_cells, name);
        if (where == SCOPE_FREE && a->scope->kind == SCOPE_CLASS && name == c->known.class_) {
            where = SCOPE_GLOBAL_IMPLICIT; /* the class's cell is for its methods */
            name_map_remove(comprehension_free, name);
            remove_class = true;
        }
        long existing = name_map_get(&a->scope->symbols, name);
        if (existing < 0) {
            name_map_set(c, &a->scope->symbols, name, only_flags);
            place(c, a, name, where);
        } else if ((existing & SYMBOL_BOUND) && a->scope->kind != SCOPE_CLASS &&
                   !is_free_in_a_child(comprehension, name))
            name_map_remove(comprehension_free, name);
    }
    comprehension->is_inlined = true;
    if (remove_class)
        name_map_remove(&comprehension->symbols, c->known.class_);
}

/* The scopes inside an inlined comprehension become children of the scope around. */
static void splice_children(Scope *scope)
{
    Scope **link = &scope->first_child;
    Scope *last = NULL;
    while (*link) {
        Scope *child = *link;
        if (child->is_inlined && child->first_child) {
            Scope *after = child->next;
            child->last_child->next = after;
            *link = child->first_child;
            for (Scope *grandchild = child->first_child; grandchild != after; grandchild = grandchild->next) {
                last = grandchild;
                link = &grandchild->next;
            }
        } else if (child->is_inlined)
            *link = child->next;
        else {
            last = child;
            link = &child->next;
        }
    }
    scope->last_child = last;
}

static void find_cells(Compiler *c, Analysis *a, NameSet *free)
{
    for (size_t i = 0; i < a->places.count; i++) {
        NameMapEntry *entry = &a->places.entries[i];
        if (entry->value != SCOPE_LOCAL)
            continue;
        if (!name_map_has(free, entry->name) && !name_map_has(&a->inlined_cells, entry->name))
            continue;
        entry->value = SCOPE_CELL;
        name_map_remove(free, entry->name);
    }
}

static void drop_class_free(Compiler *c, Scope *scope, NameSet *free)
{
    if (name_map_has(free, c->known.class_)) {
        scope->needs_class_closure = true;
        name_map_remove(free, c->known.class_);
    }
    if (name_map_has(free, c->known.classdict)) {
        scope->needs_class_dict = true;
        name_map_remove(free, c->known.classdict);
    }
}

static void update_symbols(Compiler *c, Analysis *a, NameSet *bound, NameSet *free)
{
    NameMap *symbols = &a->scope->symbols;
    for (size_t i = 0; i < symbols->count; i++) {
        NameMapEntry *entry = &symbols->entries[i];
        if (!entry->name)
            continue;
        if (name_map_has(&a->inlined_cells, entry->name))
            entry->value |= SYMBOL_COMP_CELL;
        entry->value |= name_map_get(&a->places, entry->name) << SYMBOL_SCOPE_SHIFT;
    }
    for (size_t i = 0; i < free->count; i++) {
        Name *name = free->entries[i].name;
        if (!name)
            continue;
        long flags = name_map_get(symbols, name);
        if (flags >= 0) {
            if (a->scope->kind == SCOPE_CLASS && (flags & (SYMBOL_BOUND | SYMBOL_GLOBAL)))
                name_map_set(c, symbols, name, flags | SYMBOL_FREE_CLASS);
        } else if (!bound || name_map_has(bound, name))
            name_map_set(c, symbols, name, (long)SCOPE_FREE << SYMBOL_SCOPE_SHIFT);
    }
}

/* What the scopes inside see of this one and of those around it. A class's own names are not seen. */
static void add_inner_names(Compiler *c, const Analysis *a, const Around *around, NameSet *bound, NameSet *global)
{
    if (scope_is_function(a->scope))
        name_map_add_all(c, bound, &a->local);
    if (around->bound)
        name_map_add_all(c, bound, around->bound);
    name_map_add_all(c, global, around->global);
}

static void analyse(Compiler *c, Scope *scope, Around around, NameSet *free);

static void analyse_child(Compiler *c, Analysis *a, Scope *child, Around inner, NameSet *free)
{
    NameSet child_bound = {0}, child_global = {0}, child_free = {0}, child_params = {0};
    Scope *scope = a->scope;
    name_map_add_all(c, &child_bound, inner.bound);
    name_map_add_all(c, &child_global, inner.global);
    name_map_add_all(c, &child_free, free);
    name_map_add_all(c, &child_params, inner.type_params);
    analyse(c, child, (Around){&child_bound, &child_global, &child_params, child->sees_class ? inner.class : NULL},
            &child_free);
    if (child->comprehension && child->comprehension != COMP_GENERATOR && !scope->sees_class)
        inline_comprehension(c, a, child, &child_free);
    name_map_add_all(c, free, &child_free);
    if (child->has_free || child->child_has_free)
        scope->child_has_free = true;
}

static void analyse(Compiler *c, Scope *scope, Around around, NameSet *free)
{
    compile_enter(c);
    Analysis a = {.scope = scope};
    NameSet inner_bound = {0}, inner_global = {0}, inner_free = {0};
    bool is_class = scope->kind == SCOPE_CLASS;

    if (is_class) /* before its own names are taken out of what is around */
        add_inner_names(c, &a, &around, &inner_bound, &inner_global);
    for (size_t i = 0; i < scope->symbols.count; i++)
        if (scope->symbols.entries[i].name)
            analyse_name(c, &a, scope->symbols.entries[i].name, scope->symbols.entries[i].value, around, free);
    if (is_class) {
        name_set_add(c, &inner_bound, c->known.class_);
        name_set_add(c, &inner_bound, c->known.classdict);
    } else
        add_inner_names(c, &a, &around, &inner_bound, &inner_global);

    Around inner = {&inner_bound, &inner_global, around.type_params, is_class ? scope : around.class};
    for (Scope *child = scope->first_child; child; child = child->next)
        analyse_child(c, &a, child, inner, &inner_free);
    splice_children(scope);
    if (scope_is_function(scope))
        find_cells(c, &a, &inner_free);
    else if (is_class)
        drop_class_free(c, scope, &inner_free);
    update_symbols(c, &a, around.bound, &inner_free);
    name_map_add_all(c, free, &inner_free);
    compile_leave(c);
}

void scopes_analyse(Compiler *c, Scope *top)
{
    NameSet global = {0}, free = {0}, type_params = {0};
    analyse(c, top, (Around){NULL, &global, &type_params, NULL}, &free);
}
