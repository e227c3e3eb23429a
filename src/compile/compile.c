/* compile.c: from source text to a code object, and what the steps on that way need: memory, errors, warnings.
 *
 * compile_text parses, folds, builds scopes, generates code. All of its own memory is the syntax tree's arena; all
 * its references to objects stand in one native frame. Failing means one jump back to compile_text, from any
 * depth, with an exception set.
 */
#include "compiler.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "viv.h"
#include "warnings.h"

/* Nesting of the compiler's own recursion. The parser bounds what can be nested far below this; it is the last
 * defence of the C stack. */
#define MAX_COMPILE_DEPTH 5000

enum Escape { ESCAPE_OUT_OF_MEMORY = 1, ESCAPE_RAISED = 2 };

/* ---- memory, names ---- */

void compile_fail(Compiler *c)
{
    longjmp(c->escape, ESCAPE_RAISED);
}

void *compile_allocate(Compiler *c, size_t size)
{
    return arena_alloc(c->arena, size);
}

void *compile_grow(Compiler *c, void *items, int count, int *room, size_t item_size)
{
    if (count < *room)
        return items;
    *room = *room ? *room * 2 : 8;
    void *larger = compile_allocate(c, (size_t)*room * item_size);
    if (count)
        memcpy(larger, items, (size_t)count * item_size);
    return larger;
}

Object *compile_hold(Compiler *c, STOLEN Object *object)
{
    if (!object)
        compile_fail(c);
    if (!is_immortal(object) && !list_append_steal(c->objects, object))
        compile_fail(c);
    return object;
}

void compile_enter(Compiler *c)
{
    if (++c->depth > MAX_COMPILE_DEPTH) {
        raise_recursion(" during compilation");
        compile_fail(c);
    }
}

void compile_leave(Compiler *c)
{
    c->depth--;
}

Name *compile_name(Compiler *c, const char *text)
{
    return name_intern(c->arena, text, strlen(text));
}

Str *name_str(Compiler *c, Name *name)
{
    if (!name->object) {
        Str *text = str_from_utf8(name->text, (isize)name->length);
        if (!text)
            compile_fail(c);
        text = str_intern_immortal(text);
        if (!is_immortal(&text->head))
            HOLD(c, text);
        name->object = text;
    }
    return name->object;
}

/* ---- lines of the source ---- */

static void find_lines(Compiler *c)
{
    int room = 0;
    for (size_t at = 0; at < c->text_length;) {
        c->line_starts = compile_grow(c, c->line_starts, c->line_count, &room, sizeof *c->line_starts);
        c->line_starts[c->line_count++] = at;
        const char *end = memchr(c->text + at, '\n', c->text_length - at);
        at = end ? (size_t)(end - c->text) + 1 : c->text_length;
    }
}

static NEW Str *source_line(Compiler *c, int line)
{
    if (line < 1 || line > c->line_count)
        return NULL;
    size_t start = c->line_starts[line - 1], end = line < c->line_count ? c->line_starts[line] : c->text_length;
    return str_from_utf8(c->text + start, (isize)(end - start));
}

static bool source_is_a_file(Compiler *c)
{
    const char *name = str_text(c->filename);
    return name[0] != '<' && access(name, R_OK) == 0;
}

/* ---- errors and warnings ---- */

/* The source line for the error's `text`: only files have one. */
static Str *line_of_error(Compiler *c, Span span)
{
    Str *line = source_is_a_file(c) ? source_line(c, span.line) : NULL;
    if (!line && error_occurred())
        compile_fail(c);
    return line ? HOLD(c, line) : NULL;
}

void compile_error(Compiler *c, Span span, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    Str *message = str_format_va(format, arguments);
    va_end(arguments);
    HOLD(c, message);
    Str *line = line_of_error(c, span);
    /* CPython gives the columns of these errors in bytes. */
    Object *error = syntax_error_new(SyntaxError, message, c->filename, span.line, span.column + 1, line, span.end_line,
                                     span.end_column + 1);
    if (error)
        raise_object(error);
    compile_fail(c);
}

static void set_number(Compiler *c, Object **field, int number)
{
    Object *object = HOLD(c, int_from_int64(number));
    set_slot(field, new_reference(object));
}

void symbol_error(Compiler *c, Span span, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    Str *message = str_format_va(format, arguments);
    va_end(arguments);
    HOLD(c, message);
    Tuple *args = tuple_pack(1, message);
    SyntaxErrorObject *error = HOLD(c, args ? (SyntaxErrorObject *)exception_new(SyntaxError, args) : NULL);
    Str *line = line_of_error(c, span);
    set_slot(&error->filename, (Object *)new_reference(c->filename));
    set_slot(&error->text, line ? (Object *)new_reference(line) : new_none());
    set_number(c, &error->line, span.line);
    set_number(c, &error->offset, span.column + 1);
    set_number(c, &error->end_line, span.end_line);
    if (span.end_column >= 0)
        set_number(c, &error->end_offset, span.end_column + 1);
    else
        set_slot(&error->end_offset, new_none());
    raise_object(new_reference((Object *)error));
    compile_fail(c);
}

/* A filter that makes an exception of the warning means a SyntaxError there. */
static void warn_about(Compiler *c, Span span, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    Str *text = HOLD(c, str_format_va(format, arguments));
    va_end(arguments);
    if (warning_issue_at(SyntaxWarning, text, c->filename, span.line, NULL, NULL))
        return;
    if (!error_matches(SyntaxWarning))
        compile_fail(c);
    error_clear();
    compile_error(c, span, "%U", text);
}

void compile_warn(Compiler *c, Span span, const char *format, ...)
{
    char message[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    warn_about(c, span, "%s", message);
}

static NEW Object *parse_error_object(Str *filename, const ParseError *error)
{
    Type *type = strcmp(error->type, "IndentationError") == 0 ? IndentationError
                 : strcmp(error->type, "TabError") == 0       ? TabError
                                                              : SyntaxError;
    Str *message = str_from_text(error->message);
    Str *text = message && error->text ? str_from_utf8_surrogates(error->text, (isize)strlen(error->text)) : NULL;
    Object *object = NULL;
    if (message && (text || !error->text))
        object = syntax_error_new(type, message, filename, error->line, error->column, text, error->end_line,
                                  error->end_column);
    decref_maybe(message);
    decref_maybe(text);
    return object;
}

static _Noreturn void fail_with_parse_error(Compiler *c, const ParseError *error)
{
    if (strcmp(error->type, "MemoryError") == 0)
        raise_memory();
    else {
        Object *object = parse_error_object(c->filename, error);
        if (object)
            raise_object(object);
    }
    compile_fail(c);
}

/* ---- __future__ ---- */

static bool is_future_import(const Stmt *s)
{
    return s->kind == STMT_IMPORT_FROM && s->as.import_from.level == 0 && s->as.import_from.module &&
           strcmp(s->as.import_from.module->text, "__future__") == 0;
}

static void read_features(Compiler *c, const Stmt *s)
{
    const Span place = {s->span.line, s->span.column, s->span.line, -1};
    static const char *const old[] = {"nested_scopes", "generators", "division", "absolute_import", "with_statement",
                                      "print_function", "unicode_literals", "barry_as_FLUFL", "generator_stop"};
    for (size_t i = 0; i < s->as.import_from.names.count; i++) {
        const Alias *alias = s->as.import_from.names.items[i];
        const char *feature = alias->name->text;
        bool is_known = false;
        for (size_t k = 0; k < sizeof old / sizeof *old; k++)
            is_known |= strcmp(feature, old[k]) == 0;
        if (strcmp(feature, "annotations") == 0)
            c->future_annotations = true;
        else if (strcmp(feature, "braces") == 0)
            symbol_error(c, place, "not a chance");
        else if (!is_known)
            symbol_error(c, place, "future feature %.100s is not defined", feature);
    }
}

/* Such imports count only before all else, but for a docstring. */
static void read_future(Compiler *c, const SyntaxTree *tree)
{
    bool done = false;
    for (size_t i = 0; tree->kind != TREE_EXPRESSION && i < tree->body.count; i++) {
        Stmt *s = tree->body.items[i];
        if (is_future_import(s)) {
            if (done)
                compile_error(c, s->span, "from __future__ imports must occur at the beginning of the file");
            read_features(c, s);
        } else if (!(i == 0 && body_docstring(&tree->body)))
            done = true;
    }
}

/* ---- the whole ---- */

static SyntaxTree *parse(Compiler *c, Parser *parser)
{
    ParseStatus status = parser_feed(parser, c->text, c->text_length);
    if (status == PARSE_MORE)
        status = parser_finish(parser);
    if (status != PARSE_DONE)
        fail_with_parse_error(c, parser_error(parser));
    for (size_t i = 0; i < parser_warning_count(parser); i++) {
        const ParseWarning *warning = parser_warning(parser, i);
        int column = warning->column - 1;
        warn_about(c, (Span){warning->line, column, warning->line, column}, "%s", warning->message);
    }
    return parser_tree(parser);
}

static void know_names(Compiler *c)
{
    c->known.class_ = compile_name(c, "__class__");
    c->known.classdict = compile_name(c, "__classdict__");
    c->known.type_params = compile_name(c, ".type_params");
    c->known.generic_base = compile_name(c, ".generic_base");
    c->known.super_ = compile_name(c, "super");
    c->known.debug = compile_name(c, "__debug__");
    c->known.self_ = compile_name(c, "self");
    c->known.dot_zero = compile_name(c, ".0");
    c->known.annotations = compile_name(c, "__annotations__");
    c->known.doc = compile_name(c, "__doc__");
}

static bool refuse_zero_bytes(const char *text, size_t length)
{
    if (!memchr(text, 0, length))
        return true;
    raise_error(SyntaxError, "source code string cannot contain null bytes");
    return false;
}

/* Parsing and compiling proper. Leaves through compile_fail. */
static Code *compile_tree(Compiler *c, Parser *parser)
{
    find_lines(c);
    know_names(c);
    SyntaxTree *tree = parse(c, parser);
    read_future(c, tree);
    fold_tree(c, tree);
    Scope *top = symbols_build(c, tree);
    unit_enter(c, top, compile_name(c, "<module>"), 1);
    if (tree->kind == TREE_EXPRESSION) {
        compile_expression(c, tree->expression);
        return unit_finish(c, false);
    }
    Span span = {0, 0, 0, 0};
    if (tree->body.count)
        span = tree->body.items[0]->span;
    compile_docstring_body(c, &tree->body, span);
    return unit_finish(c, true);
}

static bool start(Compiler *c, Str *source, Str *filename, CompileMode mode, unsigned flags)
{
    isize length;
    c->text = str_utf8(source, &length);
    c->filename = filename;
    /* In a file the parser says where the zero byte stands. */
    if (!c->text || (!source_is_a_file(c) && !refuse_zero_bytes(c->text, (size_t)length)))
        return false;
    c->text_length = (size_t)length;
    c->mode = mode;
    c->is_single = mode == COMPILE_SINGLE;
    c->future_annotations = (flags & CODE_FUTURE_ANNOTATIONS) != 0;
    c->held[HELD_LITERALS] = (Object *)(c->literals = list_new(0));
    c->held[HELD_OBJECTS] = (Object *)(c->objects = list_new(0));
    c->held[HELD_CONSTANTS] = (Object *)(c->constants = dict_new());
    return c->literals && c->objects && c->constants;
}

static NEW Code *run_compiler(Compiler *c)
{
    static const ParseMode modes[] = {
        [COMPILE_EXEC] = PARSE_FILE, [COMPILE_EVAL] = PARSE_EVAL, [COMPILE_SINGLE] = PARSE_SINGLE};
    Parser *volatile parser = NULL;
    Code *volatile code = NULL;
    int escaped = setjmp(c->escape);
    if (!escaped) {
        arena_set_escape(c->arena, &c->escape);
        parser = parser_new(modes[c->mode], str_text(c->filename), c->arena);
        if (parser) {
            parser_set_unicode_lookup(parser, unicode_named);
            code = new_reference(compile_tree(c, parser));
        } else
            raise_memory();
    } else if (escaped == ESCAPE_OUT_OF_MEMORY)
        raise_memory();
    parser_free(parser);
    return code;
}

Code *compile_text(Str *source, Str *filename, CompileMode mode, unsigned flags)
{
    NATIVE_FRAME(held, "compile", "literals", "objects", "constants");
    Compiler c = {.held = held};
    Code *code = NULL;
    if (start(&c, source, filename, mode, flags)) {
        c.arena = arena_new();
        if (c.arena)
            code = run_compiler(&c);
        else
            raise_memory();
        arena_free(c.arena);
    }
    if (code && (flags & COMPILE_HOLD_LITERALS)) {
        Object *literals = held[HELD_LITERALS];
        held[HELD_LITERALS] = NULL;
        set_slot(&RUNTIME->source_holder, literals);
    }
    return (Code *)native_leave(held, (Object *)code);
}
