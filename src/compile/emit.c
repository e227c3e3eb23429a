/* emit.c: putting instructions into the unit being compiled: labels, names, constants, variables, blocks.
 *
 * A unit is entered for each code object and nested like the scopes. Its dicts of names give numbers in order of
 * first use; cells and free variables share one numbering until flow.c gives every slot its place in the frame.
 */
#include "compiler.h"

#include <stdlib.h>
#include <string.h>

/* ---- the sequence ---- */

static Instruction *append(Compiler *c, InstructionSequence *sequence)
{
    sequence->items = compile_grow(c, sequence->items, sequence->count, &sequence->room, sizeof *sequence->items);
    return &sequence->items[sequence->count++];
}

void emit_at(Compiler *c, int opcode, int oparg, Span span)
{
    *append(c, &c->unit->sequence) = (Instruction){.opcode = opcode, .oparg = oparg, .label = -1, .span = span};
}

int label_new(Compiler *c)
{
    InstructionSequence *sequence = &c->unit->sequence;
    sequence->labels = compile_grow(c, sequence->labels, sequence->label_count, &sequence->label_room, sizeof(int));
    sequence->labels[sequence->label_count] = -1;
    return sequence->label_count++;
}

void label_here(Compiler *c, int label)
{
    c->unit->sequence.labels[label] = c->unit->sequence.count;
}

void emit_jump(Compiler *c, int opcode, int label, Span span)
{
    *append(c, &c->unit->sequence) = (Instruction){.opcode = opcode, .label = label, .span = span};
}

/* in front of instruction `at` */
static void emit_insert(Compiler *c, int at, int opcode, int label, Span span)
{
    InstructionSequence *sequence = &c->unit->sequence;
    append(c, sequence);
    memmove(&sequence->items[at + 1], &sequence->items[at],
            (size_t)(sequence->count - 1 - at) * sizeof *sequence->items);
    sequence->items[at] = (Instruction){.opcode = opcode, .label = label, .span = span};
    for (int i = 0; i < sequence->label_count; i++)
        if (sequence->labels[i] >= at)
            sequence->labels[i]++;
}

void emit_constant(Compiler *c, Object *object, Span span)
{
    emit_at(c, OP_LOAD_CONST, constant_add(c, c->unit, object), span);
}

/* ---- names ---- */

int number_of(Compiler *c, NameMap *map, Name *name)
{
    long number = name_map_get(map, name);
    if (number < 0) {
        number = (long)map->count;
        name_map_set(c, map, name, number);
    }
    return (int)number;
}

void emit_name(Compiler *c, int opcode, Name *name, Span span)
{
    int arg = number_of(c, &c->unit->names, name_mangle(c, c->unit->private, name));
    switch (opcode) {
    case OP_LOAD_ATTR:
        arg <<= 1;
        break;
    case PSEUDO_LOAD_METHOD:
        opcode = OP_LOAD_ATTR;
        arg = arg << 1 | 1;
        break;
    case OP_LOAD_SUPER_ATTR:
        arg = arg << 2 | 2;
        break;
    case PSEUDO_LOAD_SUPER_METHOD:
        opcode = OP_LOAD_SUPER_ATTR;
        arg = arg << 2 | 3;
        break;
    case PSEUDO_LOAD_ZERO_SUPER_ATTR:
        opcode = OP_LOAD_SUPER_ATTR;
        arg <<= 2;
        break;
    case PSEUDO_LOAD_ZERO_SUPER_METHOD:
        opcode = OP_LOAD_SUPER_ATTR;
        arg = arg << 2 | 1;
        break;
    default:
        break;
    }
    emit_at(c, opcode, arg, span);
}

void check_name_is_allowed(Compiler *c, Name *name, ExprContext context, Span span)
{
    if (name != c->known.debug || context == LOAD)
        return;
    compile_error(c, span, context == STORE ? "cannot assign to __debug__" : "cannot delete __debug__");
}

typedef enum Access { ACCESS_NAME, ACCESS_FAST, ACCESS_GLOBAL, ACCESS_DEREF } Access;

static Access access_of(CodeUnit *u, Name *mangled, NameMap **map)
{
    *map = &u->names;
    switch (scope_of_flags(name_map_get(&u->scope->symbols, mangled))) {
    case SCOPE_FREE:
        *map = &u->frees;
        return ACCESS_DEREF;
    case SCOPE_CELL:
        *map = &u->cells;
        return ACCESS_DEREF;
    case SCOPE_LOCAL:
        if (!scope_is_function(u->scope) && name_map_get(&u->hidden, mangled) != 1)
            return ACCESS_NAME;
        *map = &u->locals;
        return ACCESS_FAST;
    case SCOPE_GLOBAL_IMPLICIT:
        return scope_is_function(u->scope) ? ACCESS_GLOBAL : ACCESS_NAME;
    case SCOPE_GLOBAL_EXPLICIT:
        return ACCESS_GLOBAL;
    default:
        return ACCESS_NAME;
    }
}

/* In a scope of type parameters in a class body. Returns the instruction that then looks the name up. */
static int look_into_class_first(Compiler *c, int opcode, Name *mangled, Span span)
{
    CodeUnit *u = c->unit;
    bool is_global = opcode == OP_LOAD_GLOBAL;
    if (is_global && scope_of_flags(name_map_get(&u->scope->symbols, mangled)) != SCOPE_GLOBAL_IMPLICIT)
        return opcode;
    if (!is_global && opcode != OP_LOAD_DEREF)
        return opcode;
    emit_at(c, OP_LOAD_DEREF, number_of(c, &u->frees, c->known.classdict), span);
    return is_global ? OP_LOAD_FROM_DICT_OR_GLOBALS : OP_LOAD_FROM_DICT_OR_DEREF;
}

void emit_variable(Compiler *c, Name *name, ExprContext context, Span span)
{
    static const short opcodes[][3] = {[ACCESS_NAME] = {OP_LOAD_NAME, OP_STORE_NAME, OP_DELETE_NAME},
                                       [ACCESS_FAST] = {OP_LOAD_FAST, OP_STORE_FAST, OP_DELETE_FAST},
                                       [ACCESS_GLOBAL] = {OP_LOAD_GLOBAL, OP_STORE_GLOBAL, OP_DELETE_GLOBAL},
                                       [ACCESS_DEREF] = {OP_LOAD_DEREF, OP_STORE_DEREF, OP_DELETE_DEREF}};
    CodeUnit *u = c->unit;
    Name *mangled = name_mangle(c, u->private, name);
    check_name_is_allowed(c, name, context, span);
    NameMap *map;
    Access access = access_of(u, mangled, &map);
    int opcode = opcodes[access][context];
    bool is_plain_class = u->scope->kind == SCOPE_CLASS && !u->inlined_depth;
    if (access == ACCESS_DEREF && context == LOAD && is_plain_class) {
        emit(c, OP_LOAD_LOCALS, span);
        opcode = OP_LOAD_FROM_DICT_OR_DEREF;
    } else if (access == ACCESS_NAME && context == LOAD && u->scope->kind == SCOPE_CLASS && u->inlined_depth)
        opcode = OP_LOAD_GLOBAL;
    if (context == LOAD && u->scope->sees_class && mangled != c->known.classdict)
        opcode = look_into_class_first(c, opcode, mangled, span);
    int number = number_of(c, map, mangled);
    emit_at(c, opcode, opcode == OP_LOAD_GLOBAL ? number << 1 : number, span);
}

/* ---- blocks ---- */

void block_push(Compiler *c, FrameBlockKind kind, int start, int exit, Span span, void *datum)
{
    if (c->unit->block_count >= MAX_STATIC_BLOCKS)
        compile_error(c, span, TOO_MANY_BLOCKS);
    c->unit->blocks[c->unit->block_count++] = (FrameBlock){kind, start, exit, span, datum};
}

void block_pop(Compiler *c)
{
    c->unit->block_count--;
}

/* ---- units ---- */

static int compare_names(const void *left, const void *right)
{
    return strcmp((*(Name *const *)left)->text, (*(Name *const *)right)->text);
}

/* Cells or free variables of the scope, in alphabetical order. */
static void number_sorted(Compiler *c, CodeUnit *u, NameMap *map, NameScope wanted, long flag, long first)
{
    const NameMap *symbols = &u->scope->symbols;
    Name **found = compile_allocate(c, (symbols->count + 1) * sizeof *found);
    size_t count = 0;
    for (size_t i = 0; i < symbols->count; i++)
        if (symbols->entries[i].name &&
            (scope_of_flags(symbols->entries[i].value) == wanted || (symbols->entries[i].value & flag)))
            found[count++] = symbols->entries[i].name;
    qsort(found, count, sizeof *found, compare_names);
    for (size_t i = 0; i < count; i++)
        name_map_set(c, map, found[i], first + (long)i);
}

static bool is_global_in(Compiler *c, const CodeUnit *outer, Name *name)
{
    Name *mangled = name_mangle(c, outer->private, name);
    return scope_of_flags(name_map_get(&outer->scope->symbols, mangled)) == SCOPE_GLOBAL_EXPLICIT;
}

static void set_qualified_name(Compiler *c, CodeUnit *u)
{
    CodeUnit *outer = u->outer;
    Str *name = name_str(c, u->name);
    u->qualified_name = name;
    if (outer && outer->is_type_params)
        outer = outer->outer;
    if (!outer || !outer->outer)
        return;
    bool is_statement = !u->is_lambda && !u->is_comprehension && !u->is_type_params;
    if (is_statement && is_global_in(c, outer, u->name))
        return;
    bool is_in_function = outer->kind == SCOPE_FUNCTION && !outer->is_comprehension;
    u->qualified_name = HOLD(c, str_format(is_in_function ? "%U.<locals>.%U" : "%U.%U", outer->qualified_name, name));
}

void unit_enter(Compiler *c, Scope *scope, Name *name, int line)
{
    CodeUnit *u = compile_allocate(c, sizeof *u);
    u->outer = c->unit;
    u->scope = scope;
    u->kind = scope->kind;
    u->is_lambda = scope->is_lambda;
    u->is_type_params = scope->is_type_params;
    u->is_comprehension = scope->comprehension != COMP_NONE;
    u->name = name;
    u->first_line = line;
    u->private = scope->kind == SCOPE_CLASS ? name : u->outer ? u->outer->private : NULL;
    for (size_t i = 0; i < scope->parameters.count; i++)
        number_of(c, &u->locals, scope->parameters.entries[i].name);
    number_sorted(c, u, &u->cells, SCOPE_CELL, SYMBOL_COMP_CELL, 0);
    if (scope->needs_class_closure)
        number_of(c, &u->cells, c->known.class_);
    if (scope->needs_class_dict)
        number_of(c, &u->cells, c->known.classdict);
    number_sorted(c, u, &u->frees, SCOPE_FREE, SYMBOL_FREE_CLASS, (long)u->cells.count);
    u->constant_numbers = HOLD(c, dict_new());
    u->constants = HOLD(c, list_new(0));
    c->unit = u;
    Span span = {line, 0, line, 0};
    if (scope->kind == SCOPE_MODULE)
        span = (Span){0, 0, 1, 0};
    set_qualified_name(c, u);
    emit_at(c, OP_RESUME, 0, span);
}

void unit_exit(Compiler *c)
{
    c->unit = c->unit->outer;
}

static unsigned code_flags(const CodeUnit *u)
{
    const Scope *scope = u->scope;
    unsigned flags = 0;
    if (scope_is_function(scope)) {
        flags = CODE_NEW_LOCALS | CODE_OPTIMIZED;
        if (scope->is_nested)
            flags |= CODE_NESTED;
        if (scope->is_generator)
            flags |= CODE_GENERATOR;
        if (scope->has_varargs)
            flags |= CODE_VAR_ARGS;
        if (scope->has_varkeywords)
            flags |= CODE_VAR_KEYWORDS;
    }
    return flags;
}

void emit_stop_iteration_handler(Compiler *c)
{
    int handler = label_new(c);
    emit_insert(c, 0, PSEUDO_SETUP_CLEANUP, handler, NO_SPAN);
    emit_constant(c, NONE, NO_SPAN);
    emit(c, OP_RETURN_VALUE, NO_SPAN);
    label_here(c, handler);
    emit_at(c, OP_CALL_INTRINSIC_1, INTRINSIC_STOPITERATION_ERROR, NO_SPAN);
    emit_at(c, OP_RERAISE, 1, NO_SPAN);
}

Code *unit_finish(Compiler *c, bool add_none)
{
    CodeUnit *u = c->unit;
    if (add_none)
        emit_constant(c, NONE, NO_SPAN);
    emit(c, OP_RETURN_VALUE, NO_SPAN);
    unsigned flags = code_flags(u);
    if (c->future_annotations)
        flags |= CODE_FUTURE_ANNOTATIONS;
    Code *code = flow_finish(c, u, flags);
    unit_exit(c);
    return code;
}
