/* compiler.h: what the files of the compiler share.
 *
 * Everything the compiler needs for itself (scopes, instructions, blocks) lives in the arena of the syntax tree
 * and dies with it. References to run-time objects are owned by three containers in the slots of one native frame
 * (see HELD_…), where the audit sees them; the arena only borrows them. So an error may leave from anywhere with
 * one jump, compile_fail, and nothing is lost: that is why these functions do not return success or failure.
 *
 * A CodeUnit is one code object in the making; units are nested as the source is. A unit's instructions are first a
 * plain sequence with numbered labels, then basic blocks (flow.h).
 */
#ifndef COMPILE_COMPILER_H
#define COMPILE_COMPILER_H

#include <setjmp.h>

#include "ast.h"
#include "parser.h"

#include "compile.h"
#include "viv.h"

typedef struct Compiler Compiler;
typedef struct CodeUnit CodeUnit;
typedef struct Scope Scope;

/* ---- names to numbers, in the order of insertion ---- */

typedef struct NameMapEntry {
    Name *name;
    long value;
} NameMapEntry;

/* Zeroed memory is an empty map; what it holds is the arena's. */
typedef struct NameMap {
    size_t count, room, slot_count; /* deleted entries have no name */
    NameMapEntry *entries;
    int32_t *slots; /* open addressing by the name's hash: index + 1, 0 is free */
} NameMap;

/* -1 if absent: all values are 0 or more. */
long name_map_get(const NameMap *map, const Name *name);
void name_map_set(Compiler *c, NameMap *map, Name *name, long value);
void name_map_remove(NameMap *map, const Name *name);
void name_map_add_all(Compiler *c, NameMap *map, const NameMap *from);
static inline bool name_map_has(const NameMap *map, const Name *name)
{
    return name_map_get(map, name) >= 0;
}

/* ---- symbols.c: who binds and who reads a name ---- */

/* What a scope does with a name; the NameScope that comes of it stands above SYMBOL_SCOPE_SHIFT. */
enum SymbolFlag {
    SYMBOL_GLOBAL = 1, SYMBOL_LOCAL = 2, SYMBOL_PARAMETER = 4, SYMBOL_NONLOCAL = 8, SYMBOL_USED = 16,
    SYMBOL_FREE_CLASS = 64, /* free in a method, and bound or global in the class around */
    SYMBOL_IMPORTED = 128, SYMBOL_ANNOTATED = 256, SYMBOL_COMP_ITERATION = 512, SYMBOL_TYPE_PARAMETER = 1024,
    SYMBOL_COMP_CELL = 2048, /* a cell in a comprehension that stands inline */
    SYMBOL_BOUND = SYMBOL_LOCAL | SYMBOL_PARAMETER | SYMBOL_IMPORTED | SYMBOL_TYPE_PARAMETER,
    SYMBOL_SCOPE_SHIFT = 12
};
typedef enum NameScope {
    SCOPE_UNKNOWN, SCOPE_LOCAL, SCOPE_GLOBAL_EXPLICIT, SCOPE_GLOBAL_IMPLICIT, SCOPE_FREE, SCOPE_CELL
} NameScope;

/* What a scope is; SCOPE_FUNCTION: def, lambda, comprehensions, type parameters. */
typedef enum ScopeKind { SCOPE_MODULE, SCOPE_CLASS, SCOPE_FUNCTION } ScopeKind;
typedef enum ComprehensionKind { COMP_NONE, COMP_LIST, COMP_SET, COMP_DICT, COMP_GENERATOR } ComprehensionKind;

typedef struct Directive { /* global x, nonlocal x: for error messages */
    Name *name;
    Span span;
    struct Directive *next;
} Directive;

/* One block of the symbol table; `symbols` maps a name to its SymbolFlags. */
struct Scope {
    ScopeKind kind;
    ComprehensionKind comprehension;
    Name *name;
    Span span;
    Scope *parent, *first_child, *last_child, *next;
    NameMap symbols, parameters;
    Directive *directives;
    bool is_nested, is_generator, has_varargs, has_varkeywords, has_free, child_has_free;
    bool is_inlined, needs_class_closure, needs_class_dict, in_comp_target, is_lambda;
    bool is_type_params;  /* the scope around a generic function, class or alias, which holds its type parameters */
    bool sees_class;      /* such a scope, or a bound within it, in a class body: looks into the class's names first */
    const char *refuses;  /* where `yield` and `:=` are not allowed: "within an annotation"; else NULL */
    int comp_iterables; /* > 0 while the iterable of a comprehension is visited */
};

static inline NameScope scope_of_flags(long flags)
{
    return flags < 0 ? SCOPE_UNKNOWN : (NameScope)((flags >> SYMBOL_SCOPE_SHIFT) & 15);
}
static inline bool scope_is_function(const Scope *scope)
{
    return scope->kind == SCOPE_FUNCTION;
}

/* Builds and analyses the scopes of a tree; scope_find gives the one of a def, class, lambda, comprehension. */
Scope *symbols_build(Compiler *c, SyntaxTree *tree);
Scope *scope_find(Compiler *c, const void *node);
/* `name` as a private name of the class `private` (which may be NULL). */
Name *name_mangle(Compiler *c, Name *private, Name *name);

/* ---- instructions ---- */

/* Known to the compiler only. Those up to PSEUDO_STORE_FAST_MAYBE_NULL live until flow.c; the rest only name a form
 * of an instruction for emit_name. */
enum PseudoOpcode {
    PSEUDO_JUMP = 256, PSEUDO_JUMP_NO_INTERRUPT, PSEUDO_SETUP_FINALLY, PSEUDO_SETUP_CLEANUP, PSEUDO_SETUP_WITH,
    PSEUDO_POP_BLOCK, PSEUDO_LOAD_CLOSURE, PSEUDO_STORE_FAST_MAYBE_NULL,
    PSEUDO_LOAD_METHOD, PSEUDO_LOAD_SUPER_METHOD, PSEUDO_LOAD_ZERO_SUPER_ATTR, PSEUDO_LOAD_ZERO_SUPER_METHOD
};

typedef struct Block Block;

/* An instruction before it is encoded: an Opcode or PseudoOpcode. */
typedef struct Instruction {
    int opcode, oparg;
    int label;      /* where a jump or SETUP_ goes, or -1 */
    Block *target;  /* the same, once there are blocks */
    Block *handler; /* who gets its exceptions */
    Span span;      /* line -1: none */
} Instruction;

#define NO_SPAN ((Span){-1, -1, -1, -1})

/* A unit's instructions, in the order of emission. */
typedef struct InstructionSequence {
    Instruction *items;
    int count, room;
    int *labels; /* index of the instruction at each label */
    int label_count, label_room;
} InstructionSequence;

/* What `break`, `continue` and `return` have to undo on their way out. */
typedef enum FrameBlockKind {
    BLOCK_WHILE, BLOCK_FOR, BLOCK_TRY, BLOCK_FINALLY_TRY, BLOCK_FINALLY_END, BLOCK_WITH, BLOCK_HANDLER_CLEANUP,
    BLOCK_POP_VALUE, BLOCK_EXCEPTION_HANDLER, BLOCK_EXCEPTION_GROUP_HANDLER
} FrameBlockKind;

typedef struct FrameBlock {
    FrameBlockKind kind;
    int start, exit; /* labels */
    Span span;
    void *datum; /* FINALLY_TRY: the StmtSeq; HANDLER_CLEANUP: the Name, or NULL */
} FrameBlock;

#define MAX_STATIC_BLOCKS 21 /* CPython's */
#define TOO_MANY_BLOCKS "too many statically nested blocks"

/* One code object in the making. */
struct CodeUnit {
    CodeUnit *outer;
    Scope *scope;
    ScopeKind kind;
    bool is_lambda, is_comprehension, is_type_params;
    Name *name, *private;
    Str *qualified_name;
    int argument_count, positional_only_count, keyword_only_count, first_line;
    NameMap names, locals, cells, frees; /* cells and frees share one numbering, cells first */
    NameMap hidden;                      /* fast locals of inlined comprehensions outside functions: 1 while in use */
    NameMap static_attributes;           /* of a class: names assigned through self */
    Dict *constant_numbers;              /* merge key → index; constants in the held list */
    List *constants;
    InstructionSequence sequence;
    FrameBlock blocks[MAX_STATIC_BLOCKS];
    int block_count;
    int inlined_depth;
};

/* Slots of the compiler's native frame. */
enum { HELD_LITERALS, HELD_OBJECTS, HELD_CONSTANTS };

/* One compilation. */
struct Compiler {
    Arena *arena;
    jmp_buf escape;
    Str *filename;
    const char *text; /* the source, and where its lines begin (index 0: line 1) */
    size_t text_length;
    size_t *line_starts;
    int line_count;
    Object **held;
    List *literals; /* what CPython's syntax tree holds */
    List *objects;  /* everything else that must live while we compile */
    Dict *constants; /* merge key → the one object of that value */
    CompileMode mode;
    bool is_single;
    bool future_annotations;
    bool in_unevaluated_annotation;
    CodeUnit *unit;
    Scope *top;
    int depth;
    /* symbols.c */
    Scope *scope;
    Name *private;
    struct ScopeTable *scope_table;
    /* Expressions whose operator has carets of its own in tracebacks. */
    struct AnchorTable *anchors;
    struct { /* often needed */
        Name *class_, *classdict, *type_params, *generic_base, *super_, *debug, *self_, *dot_zero, *annotations, *doc;
    } known;
};

/* ---- errors and memory (compile.c) ---- */

_Noreturn void compile_fail(Compiler *c);                     /* an exception is set */
_Noreturn void compile_error(Compiler *c, Span span, const char *format, ...); /* SyntaxError there */
/* The same as the reference's symbol table does it: the place is in the attributes but not in args. */
_Noreturn void symbol_error(Compiler *c, Span span, const char *format, ...);
void compile_warn(Compiler *c, Span span, const char *format, ...);            /* SyntaxWarning there */
void *compile_allocate(Compiler *c, size_t size);              /* zeroed; never NULL */
/* Room for one more in an array of `count`; *room is doubled when need be. */
void *compile_grow(Compiler *c, void *items, int count, int *room, size_t item_size);
/* Owned by the compiler from here on; fails if NULL (an exception is set). Returns its argument. */
Object *compile_hold(Compiler *c, STOLEN Object *object);
void compile_enter(Compiler *c); /* RecursionError beyond the depth that the C stack allows */
void compile_leave(Compiler *c);
Name *compile_name(Compiler *c, const char *text);
BORROWED Str *name_str(Compiler *c, Name *name); /* interned, immortal */
#define HOLD(c, object) ((__typeof__(object))compile_hold((c), (Object *)(object)))

/* ---- constant.c ---- */

BORROWED Object *constant_object(Compiler *c, const Expr *e); /* of an EXPR_CONSTANT */
BORROWED Object *constant_merge(Compiler *c,
                                Object *object); /* the object itself or an equal one of the same types, seen before */
/* What tells constants apart: equal for equal values of the same types, so that 1, 1.0 and True are three. */
NEW Object *constant_key(Compiler *c, Object *object);
int constant_add(Compiler *c, CodeUnit *u, Object *object); /* its index in u->constants */

/* ---- fold.c, unparse.c ---- */

void fold_tree(Compiler *c, SyntaxTree *tree); /* operators of constants become constants, in place */
BORROWED Str *unparse(Compiler *c, Expr *e);   /* the expression as text, for annotations (ast.unparse) */
/* The docstring's expression of a body, or NULL. */
Expr *body_docstring(const StmtSeq *body);

/* ---- emit.c ---- */

/* Append to the current unit, with the place in the source that the instruction stands for. */
void emit_at(Compiler *c, int opcode, int oparg, Span span);
static inline void emit(Compiler *c, int opcode, Span span)
{
    emit_at(c, opcode, 0, span);
}
int label_new(Compiler *c);              /* a place to jump to, not known yet  */
void label_here(Compiler *c, int label); /* … it is where the next instruction comes */
void emit_jump(Compiler *c, int opcode, int label, Span span);
void emit_constant(Compiler *c, Object *object, Span span);
void emit_name(Compiler *c, int opcode, Name *name, Span span); /* an index into co_names; mangles */
int number_of(Compiler *c, NameMap *map, Name *name); /* the name's number, given at the first asking */
/* Loads, stores or deletes a variable, wherever its scope says it lives. */
void emit_variable(Compiler *c, Name *name, ExprContext context, Span span);
/* The stack of FrameBlocks; SyntaxError beyond MAX_STATIC_BLOCKS. */
void block_push(Compiler *c, FrameBlockKind kind, int start, int exit, Span span, void *datum);
void block_pop(Compiler *c);

/* A unit inside the current one becomes the current one; unit_finish makes its Code (held), with `return None` at the
 * end if `add_none`; unit_exit goes back to the outer one. */
void unit_enter(Compiler *c, Scope *scope, Name *name, int line);
void unit_exit(Compiler *c);
Code *unit_finish(Compiler *c, bool add_none);
void emit_stop_iteration_handler(
    Compiler *c); /* around a generator's body: StopIteration becomes RuntimeError (PEP 479) */

/* ---- code generation: statement.c, function.c, expression.c, call.c, comprehension.c, exception.c, match.c ---- */

/* Each emits what the tree means. An expression leaves one value more on the stack, a statement none; the rest say what
 * they take and leave where it is not plain from the syntax. */
void compile_body(Compiler *c, const StmtSeq *body);
void compile_docstring_body(Compiler *c, const StmtSeq *body, Span span);
void compile_statement(Compiler *c, Stmt *s);
void compile_expression(Compiler *c, Expr *e);
void compile_jump_if(Compiler *c, Expr *e, int target, bool condition, Span span);
void compile_function(Compiler *c, Stmt *s);
void compile_class(Compiler *c, Stmt *s);
void compile_lambda(Compiler *c, Expr *e);
void compile_closure(Compiler *c, const CodeUnit *inner, Code *code, int flags, Span span);
void compile_call_rest(Compiler *c, Span span, int already, const ExprSeq *args, const KeywordSeq *keywords);
void compile_comprehension(Compiler *c, Expr *e);
bool is_super_call(Compiler *c, const Expr *attribute);
void compile_try(Compiler *c, Stmt *s);
void compile_try_star(Compiler *c, Stmt *s);
void compile_with(Compiler *c, Stmt *s);
void compile_normal_exit(Compiler *c, Span span); /* calls the manager's __exit__(None, None, None) */
void compile_match(Compiler *c, Stmt *s);
void compile_type_alias(Compiler *c, Stmt *s);
/* Opens the unit of the type parameters and leaves their tuple on its stack; `what` has them. */
CodeUnit *enter_type_params(Compiler *c, const TypeParamSeq *parameters, Name *what, int line);
/* Closes it and calls the function that it has become with `arguments` values that lie on the stack. */
void leave_type_params(Compiler *c, CodeUnit *inner, int arguments, Span span);
/* Unwinds blocks down to the innermost loop (returned, not unwound) or, with `loop` NULL, all of them. */
void check_name_is_allowed(Compiler *c, Name *name, ExprContext context, Span span);
void note_anchor(Compiler *c, Expr *e);
/* Spans as the reference has them for `.name` after a call chain that spans lines. */
Span attribute_span(Span span, const Expr *attribute);

static inline bool is_constant(const Expr *e)
{
    return e->kind == EXPR_CONSTANT;
}

/* flow.c, assemble.c */
Code *flow_finish(Compiler *c, CodeUnit *u, unsigned flags);

#endif
