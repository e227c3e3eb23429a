/* traceback_print.c: exceptions as text: chains of causes and contexts, groups, notes, SyntaxErrors.
 *
 * As CPython's traceback.TracebackException: first everything is asked of the exceptions (str, notes, suggestions:
 * Python runs) and written into nodes, one for each exception, each exception once however the chain loops; then
 * the nodes are printed, oldest cause first. Nodes are the host's memory; the objects that they refer to are
 * kept alive in a list that stands in a native frame.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../abstract.h"
#include "../error.h"
#include "../modules/io.h"
#include "../runtime.h"
#include "../vm/frame.h"
#include "dict.h"
#include "exceptions.h"
#include "int.h"
#include "list.h"
#include "module.h"
#include "simple_namespace.h"
#include "traceback_text.h"
#include "tuple.h"

#define GROUP_WIDTH_MAX 15 /* exceptions of one group that are shown */
#define GROUP_DEPTH_MAX 10

typedef struct Node {
    Object *exception;
    char *type_name; /* "ValueError", "package.Error" */
    char *message;   /* str() with suggestions */
    char *notes;     /* lines, each ended */
    struct Node *cause, *context;
    struct Node **children; /* of a group */
    int child_count;
    bool is_group;
} Node;

/* All that is being made. */
typedef struct Forest {
    Node **nodes; /* in order of making; also the set of what has been seen */
    size_t count, room;
    List *kept; /* objects that nodes refer to */
    SourceCache cache;
} Forest;

/* ---- asking ------------------------------------------------------------------------------------------------------ */

static char *take_text(TextBuffer *text)
{
    if (!text->data)
        trace_append(text, "", 0);
    return text->data;
}

/* str() or repr() of anything: never fails. */
static void put_safely(TextBuffer *text, Object *object, bool as_repr, const char *what)
{
    Str *string = as_repr ? object_repr(object) : object_str(object);
    if (string)
        trace_str(text, string);
    else
        trace_put(text, "<%s %s() failed>", what, as_repr ? "repr" : "str");
    error_clear();
    decref_maybe(string);
}

static char *name_of_type(Object *exception)
{
    TextBuffer text = {0};
    Object *type = (Object *)exception->type;
    Object *module = object_get_attribute_text(type, "__module__");
    Object *name = object_get_attribute_text(type, "__qualname__");
    error_clear();
    bool is_plain = module && is_str(module) &&
                    (str_equal_text((Str *)module, "builtins") || str_equal_text((Str *)module, "__main__"));
    if (!is_plain) {
        if (module && is_str(module))
            trace_str(&text, (Str *)module);
        else
            trace_put(&text, "<unknown>");
        trace_put(&text, ".");
    }
    if (name && is_str(name))
        trace_str(&text, (Str *)name);
    else
        trace_put(&text, "%s", exception->type->name);
    decref_maybe(module);
    decref_maybe(name);
    return take_text(&text);
}

static void put_suggestion(TextBuffer *text, Object *exception)
{
    Object *wrong = NULL;
    bool is_name = is_instance_of(exception, NameError);
    if (is_instance_of(exception, ImportError))
        wrong = ((ImportErrorObject *)exception)->name_from;
    else if (is_name)
        wrong = ((NameErrorObject *)exception)->name;
    else if (is_instance_of(exception, AttributeError))
        wrong = ((AttributeErrorObject *)exception)->name;
    if (!wrong || !is_str(wrong))
        return;
    incref(wrong);
    Object *suggestion = suggestion_for(exception, (Traceback *)as_exception(exception)->traceback, (Str *)wrong);
    if (suggestion) {
        trace_put(text, ". Did you mean: '");
        trace_str(text, (Str *)suggestion);
        trace_put(text, "'?");
    }
    if (is_name && is_library_module_name((Str *)wrong)) {
        trace_put(text, suggestion ? " Or did you forget to import '" : ". Did you forget to import '");
        trace_str(text, (Str *)wrong);
        trace_put(text, "'?");
    }
    decref_maybe(suggestion);
    decref(wrong);
}

static char *message_of(Object *exception)
{
    TextBuffer text = {0};
    put_safely(&text, exception, false, "exception");
    put_suggestion(&text, exception);
    return take_text(&text);
}

static char *notes_of(Object *exception)
{
    Object *notes = NULL;
    int found = object_find_attribute(exception, NAME(__notes__), &notes);
    TextBuffer text = {0};
    error_clear();
    if (found <= 0 || notes == NONE) {
        decref_maybe(notes);
        return NULL;
    }
    if (is_list(notes) || is_tuple(notes)) {
        List *list = sequence_to_list(notes);
        for (isize i = 0; list && i < list->size; i++) {
            put_safely(&text, list->items[i], false, "note");
            trace_put(&text, "\n");
        }
        decref_maybe(list);
    } else {
        put_safely(&text, notes, true, "__notes__");
        trace_put(&text, "\n");
    }
    error_clear();
    decref(notes);
    return take_text(&text);
}

static bool was_seen(const Forest *forest, const Object *exception)
{
    for (size_t i = forest->count; i-- > 0;)
        if (forest->nodes[i]->exception == exception)
            return true;
    return false;
}

static Node *make_node(Forest *forest, Object *exception)
{
    if (forest->count == forest->room) {
        size_t room = forest->room ? 2 * forest->room : 16;
        Node **nodes = realloc(forest->nodes, room * sizeof *nodes);
        if (!nodes)
            return NULL;
        forest->nodes = nodes;
        forest->room = room;
    }
    Node *node = calloc(1, sizeof *node);
    if (!node)
        return NULL;
    node->exception = exception;
    forest->nodes[forest->count++] = node;
    if (!forest->kept || !list_append(forest->kept, exception))
        error_clear();
    node->type_name = name_of_type(exception);
    node->message = message_of(exception);
    node->notes = notes_of(exception);
    return node;
}

static void make_children(Forest *forest, Node *node)
{
    node->is_group = is_instance_of(node->exception, BaseExceptionGroup);
    if (!node->is_group)
        return;
    Tuple *exceptions = (Tuple *)((ExceptionGroupObject *)node->exception)->exceptions;
    node->children = calloc((size_t)exceptions->size, sizeof *node->children);
    for (isize i = 0; node->children && i < exceptions->size; i++) {
        Node *child = make_node(forest, exceptions->items[i]);
        if (!child)
            return;
        node->children[node->child_count++] = child;
    }
}

/* Causes, contexts and members, with a stack of work instead of recursion; `compact`: contexts that will not
 * be shown are left out. */
static void grow(Forest *forest, Node *root)
{
    size_t count = 1, room = 64;
    Node **work = malloc(room * sizeof *work);
    if (!work)
        return;
    work[0] = root;
    while (count > 0) {
        Node *node = work[--count];
        ExceptionObject *exception = as_exception(node->exception);
        if (exception->cause && !was_seen(forest, exception->cause))
            node->cause = make_node(forest, exception->cause);
        bool wants_context = !node->cause && !exception->suppress_context;
        if (exception->context && wants_context && !was_seen(forest, exception->context))
            node->context = make_node(forest, exception->context);
        make_children(forest, node);
        size_t more = (size_t)node->child_count + 2;
        if (count + more > room) {
            room = 2 * (count + more);
            Node **larger = realloc(work, room * sizeof *work);
            if (!larger)
                break;
            work = larger;
        }
        if (node->cause)
            work[count++] = node->cause;
        if (node->context)
            work[count++] = node->context;
        for (int i = 0; i < node->child_count; i++)
            work[count++] = node->children[i];
    }
    free(work);
}

static void fell(Forest *forest)
{
    for (size_t i = 0; i < forest->count; i++) {
        Node *node = forest->nodes[i];
        free(node->type_name);
        free(node->message);
        free(node->notes);
        free(node->children);
        free(node);
    }
    free(forest->nodes);
    source_cache_free(&forest->cache);
}

/* ---- printing nodes --------------------------------------------------------------------------------------------- */

typedef struct Printer {
    TextBuffer *output;
    Forest *forest;
    int depth; /* of groups */
    bool needs_close;
} Printer;

/* Each line of `text` behind the margin of the groups around it. */
static void emit(Printer *printer, const char *text, char margin)
{
    while (*text) {
        const char *end = strchr(text, '\n');
        size_t length = end ? (size_t)(end - text) + 1 : strlen(text);
        if (printer->depth)
            trace_put(printer->output, "%*s%c ", 2 * printer->depth, "", margin);
        trace_append(printer->output, text, length);
        text += length;
    }
}

static void emit_buffer(Printer *printer, TextBuffer *text)
{
    if (text->data)
        emit(printer, text->data, '|');
    trace_free(text);
}

static bool as_number(Object *object, int64_t *value)
{
    bool ok = object && object != NONE && is_int(object) && int_as_int64(object, value);
    error_clear();
    return ok;
}

/* The line of a SyntaxError and the carets below it. */
static void put_syntax_text(TextBuffer *text, const SyntaxErrorObject *error)
{
    const Str *line = (const Str *)error->text;
    isize whole = str_length(line), length = whole, spaces = 0;
    while (length > 0 && str_at(line, length - 1) == '\n')
        length--;
    while (spaces < length && strchr(" \n\f", (int)str_at(line, spaces)) && str_at(line, spaces) < 128)
        spaces++;
    trace_put(text, "    ");
    for (isize i = spaces; i < length; i++)
        trace_character(text, str_at(line, i));
    trace_put(text, "\n");
    int64_t offset, end_offset, start_line = 0, end_line = 0;
    if (!as_number(error->offset, &offset))
        return;
    bool has_line = as_number(error->line, &start_line), has_end = as_number(error->end_line, &end_line);
    if (has_line == has_end && start_line == end_line) {
        if (!as_number(error->end_offset, &end_offset) || end_offset == 0)
            end_offset = offset;
    } else {
        end_offset = length + 1;
    }
    if (whole && offset > whole)
        offset = length + 1;
    if (whole && end_offset > whole)
        end_offset = length + 1;
    if (offset >= end_offset || end_offset < 0)
        end_offset = offset + 1;
    int64_t column = offset - 1 - spaces, end_column = end_offset - 1 - spaces;
    if (column < 0)
        return;
    trace_put(text, "    ");
    for (int64_t i = 0; i < column; i++) {
        uint32_t c = i + spaces < length ? str_at(line, (isize)(i + spaces)) : ' ';
        if (i + spaces < length)
            trace_character(text, c == '\t' || c == '\f' || c == '\v' || c == 0x3000 || c == 0xa0 ? c : ' ');
    }
    for (int64_t i = column; i < end_column; i++)
        trace_put(text, "^");
    trace_put(text, "\n");
}

static void put_field(TextBuffer *text, Object *field)
{
    put_safely(text, field, false, "field");
}

static void put_syntax_error(TextBuffer *text, const Node *node)
{
    const SyntaxErrorObject *error = (const SyntaxErrorObject *)node->exception;
    bool has_line = error->line && error->line != NONE, has_file = error->filename && error->filename != NONE;
    if (has_line) {
        trace_put(text, "  File \"");
        if (has_file)
            put_field(text, error->filename);
        else
            trace_put(text, "<string>");
        trace_put(text, "\", line ");
        put_field(text, error->line);
        trace_put(text, "\n");
    }
    if (error->text && is_str(error->text))
        put_syntax_text(text, error);
    trace_put(text, "%s: ", node->type_name);
    if (error->message && error->message != NONE && !(is_str(error->message) && str_length((Str *)error->message) == 0))
        put_field(text, error->message);
    else
        trace_put(text, "<no detail available>");
    if (!has_line && has_file) {
        trace_put(text, " (");
        put_field(text, error->filename);
        trace_put(text, ")");
    }
    trace_put(text, "\n");
}

/* "ValueError: text" and the notes. */
static void put_only(TextBuffer *text, const Node *node)
{
    if (is_instance_of(node->exception, SyntaxError)) {
        put_syntax_error(text, node);
    } else {
        trace_append(text, node->type_name, strlen(node->type_name));
        if (node->message && *node->message) {
            trace_put(text, ": ");
            trace_append(text, node->message, strlen(node->message));
        }
        trace_put(text, "\n");
    }
    if (node->notes)
        trace_append(text, node->notes, strlen(node->notes));
}

static void emit_frames(Printer *printer, const Node *node)
{
    TextBuffer text = {0};
    traceback_frames(&text, &printer->forest->cache, (Traceback *)as_exception(node->exception)->traceback, -1, true);
    emit_buffer(printer, &text);
}

static void emit_only(Printer *printer, const Node *node)
{
    TextBuffer text = {0};
    put_only(&text, node);
    emit_buffer(printer, &text);
}

static void emit_chain(Printer *printer, const Node *last);

static void emit_child(Printer *printer, const Node *group, int i, int shown)
{
    bool is_cut = i >= GROUP_WIDTH_MAX;
    char title[16];
    snprintf(title, sizeof title, is_cut ? "..." : "%d", i + 1);
    trace_put(printer->output, "%*s%s+---------------- %s ----------------\n", 2 * printer->depth, "",
              i == 0 ? "+-" : "  ", title);
    printer->depth++;
    if (is_cut) {
        char text[64];
        int left = group->child_count - GROUP_WIDTH_MAX;
        snprintf(text, sizeof text, "and %d more exception%s\n", left, left > 1 ? "s" : "");
        emit(printer, text, '|');
    } else {
        emit_chain(printer, group->children[i]);
    }
    if (i == shown - 1 && printer->needs_close) {
        trace_put(printer->output, "%*s+------------------------------------\n", 2 * printer->depth, "");
        printer->needs_close = false;
    }
    printer->depth--;
}

static void emit_group(Printer *printer, const Node *node)
{
    bool is_top = printer->depth == 0;
    if (is_top)
        printer->depth = 1;
    if (as_exception(node->exception)->traceback) {
        emit(printer, "Exception Group Traceback (most recent call last):\n", is_top ? '+' : '|');
        emit_frames(printer, node);
    }
    emit_only(printer, node);
    int shown = node->child_count <= GROUP_WIDTH_MAX ? node->child_count : GROUP_WIDTH_MAX + 1;
    printer->needs_close = false;
    for (int i = 0; i < shown; i++) {
        if (i == shown - 1)
            printer->needs_close = true; /* a nested group may close the box for us */
        emit_child(printer, node, i, shown);
    }
    if (is_top)
        printer->depth = 0;
}

static void emit_node(Printer *printer, const Node *node)
{
    if (!node->is_group) {
        if (as_exception(node->exception)->traceback) {
            emit(printer, "Traceback (most recent call last):\n", '|');
            emit_frames(printer, node);
        }
        emit_only(printer, node);
    } else if (printer->depth > GROUP_DEPTH_MAX) {
        emit(printer, "... (max_group_depth is 10)\n", '|');
    } else {
        emit_group(printer, node);
    }
}

static const char cause_text[] = "\nThe above exception was the direct cause of the following exception:\n\n";
static const char context_text[] = "\nDuring handling of the above exception, another exception occurred:\n\n";

/* The chain that ends in `last`, oldest first. */
static void emit_chain(Printer *printer, const Node *last)
{
    size_t count = 0;
    for (const Node *node = last; node; node = node->cause ? node->cause : node->context)
        count++;
    const Node **chain = malloc(count * sizeof *chain);
    if (!chain)
        return;
    const Node *node = last;
    for (size_t i = 0; i < count; i++, node = node->cause ? node->cause : node->context)
        chain[i] = node;
    for (size_t i = count; i-- > 0;) {
        if (chain[i]->cause || chain[i]->context)
            emit(printer, chain[i]->cause ? cause_text : context_text, '|');
        emit_node(printer, chain[i]);
    }
    free(chain);
}

typedef enum Part { WHOLE, ONLY } Part;

static void format_exception(TextBuffer *output, Object *exception, Part part)
{
    NATIVE_FRAME(held, "traceback", "exceptions", "exception");
    Forest forest = {0};
    forest.kept = list_new(0);
    error_clear();
    held[0] = (Object *)forest.kept;
    held[1] = new_reference(exception);
    Node *root = make_node(&forest, exception);
    if (root && part == WHOLE) {
        grow(&forest, root);
        Printer printer = {output, &forest, 0, false};
        emit_chain(&printer, root);
    } else if (root) {
        put_only(output, root);
    }
    fell(&forest);
    native_leave(held, NULL);
}

static Str *text_to_str(TextBuffer *text)
{
    Str *result = text->failed ? (Str *)raise_memory()
                               : str_from_utf8(text->data ? text->data : "", (isize)text->length);
    trace_free(text);
    return result;
}

Str *traceback_format(Object *exception)
{
    TextBuffer text = {0};
    format_exception(&text, exception, WHOLE);
    return text_to_str(&text);
}

Str *traceback_format_only(Object *exception)
{
    TextBuffer text = {0};
    format_exception(&text, exception, ONLY);
    return text_to_str(&text);
}

Str *traceback_format_chain(Object *chain, isize limit)
{
    TextBuffer text = {0};
    SourceCache cache = {0};
    if (chain && chain != NONE)
        traceback_frames(&text, &cache, (Traceback *)chain, limit, true);
    source_cache_free(&cache);
    return text_to_str(&text);
}

static void write_out(TextBuffer *text)
{
    if (text->data)
        io_write_error_text(text->data);
    error_clear();
    trace_free(text);
}

void traceback_print(Object *exception)
{
    Object *in_flight = error_fetch();
    TextBuffer text = {0};
    format_exception(&text, exception, WHOLE);
    write_out(&text);
    error_restore(in_flight);
}

/* ---- what nobody caught ----------------------------------------------------------------------------------------- */

/* The message of an exception that cannot be raised anywhere, as CPython's C code prints it: no carets. */
static void put_unraisable(TextBuffer *text, const char *what, Object *where, Object *exception)
{
    if (where && where != NONE) {
        trace_put(text, "Exception ignored %s ", what ? what : "in:");
        Str *shown = object_repr(where);
        error_clear();
        if (shown)
            trace_str(text, shown);
        else
            trace_put(text, "<object repr() failed>");
        decref_maybe(shown);
        trace_put(text, what ? ":\n" : "\n");
    } else if (what) {
        trace_put(text, "Exception ignored %s:\n", what);
    }
    SourceCache cache = {0};
    Object *chain = as_exception(exception)->traceback;
    if (chain) {
        trace_put(text, "Traceback (most recent call last):\n");
        traceback_frames(text, &cache, (Traceback *)chain, -1, false);
    }
    source_cache_free(&cache);
    char *name = name_of_type(exception);
    trace_put(text, "%s", name);
    free(name);
    trace_put(text, ": ");
    put_safely(text, exception, false, "exception");
    trace_put(text, "\n");
}

/* sys.unraisablehook, if the program has put one of its own there: called with the exception's parts. True: it
 * has dealt with it. */
static bool call_unraisable_hook(const char *what, Object *where, Object *exception)
{
    Object *hook = RUNTIME->sys ? dict_get_str(module_dict(RUNTIME->sys), NAME(unraisablehook)) : NULL;
    if (!hook || hook == NONE || has_type(hook, TYPE(builtin)))
        return false;
    NATIVE_FRAME(held, "sys.unraisablehook", "hook", "arguments", "message");
    held[0] = new_reference(hook);
    Object *chain = as_exception(exception)->traceback;
    Dict *parts = dict_new();
    held[2] = what ? (Object *)str_format("Exception ignored %s", what) : NULL;
    bool ok = parts && dict_set_text(parts, "exc_type", (Object *)exception->type) &&
              dict_set_text(parts, "exc_value", exception) &&
              dict_set_text(parts, "exc_traceback", chain ? chain : NONE) &&
              dict_set_text(parts, "err_msg", held[2] ? held[2] : NONE) &&
              dict_set_text(parts, "object", where ? where : NONE);
    held[1] = ok ? (Object *)simple_namespace_new(parts) : NULL;
    decref_maybe(parts);
    Object *result = held[1] ? object_call_one(held[0], held[1]) : NULL;
    if (!result)
        error_clear();
    decref_maybe(result);
    return native_leave_bool(held, true);
}

/* With the hook, or (sys.__unraisablehook__) past it. */
static void report_unraisable(const char *what, Object *where, bool asks_hook)
{
    Object *exception = error_fetch();
    if (!exception)
        return;
    NATIVE_FRAME(held, "an exception that is ignored", "exception", "where");
    held[0] = exception;
    held[1] = new_reference_maybe(where);
    if (!asks_hook || !call_unraisable_hook(what, where, exception)) {
        TextBuffer text = {0};
        put_unraisable(&text, what, where, exception);
        write_out(&text);
    }
    native_leave(held, NULL);
}

void error_write_unraisable(const char *what, Object *where)
{
    report_unraisable(what, where, true);
}

void error_print_unraisable(const char *what, Object *where)
{
    report_unraisable(what, where, false);
}

/* sys.exit(code): its exit status; anything but None and ints is printed. */
static int exit_status(Object *exception)
{
    Object *code = ((SystemExitObject *)exception)->code;
    if (!code || code == NONE)
        return 0;
    int64_t number;
    if (is_int(code)) {
        if (int_as_int64(code, &number))
            return (int)(number & 0xff);
        error_clear();
        return 255;
    }
    TextBuffer text = {0};
    put_safely(&text, code, false, "exit code");
    trace_put(&text, "\n");
    write_out(&text);
    return 1;
}

/* sys.excepthook, if the program has put one of its own there. 1: it has printed; 0: there is none. */
static int call_hook(Object *exception)
{
    Object *hook = RUNTIME->sys ? dict_get_str(module_dict(RUNTIME->sys), NAME(excepthook)) : NULL;
    if (!hook || hook == NONE || has_type(hook, TYPE(builtin)))
        return 0;
    NATIVE_FRAME(held, "sys.excepthook", "hook", "exception");
    held[0] = new_reference(hook);
    held[1] = new_reference(exception);
    Object *chain = as_exception(exception)->traceback;
    Object *args[] = {(Object *)exception->type, exception, chain ? chain : NONE};
    Object *result = object_call(hook, args, 3, NULL);
    if (!result) {
        Object *failure = error_fetch();
        io_write_error_text("Error in sys.excepthook:\n");
        traceback_print(failure);
        io_write_error_text("\nOriginal exception was:\n");
        traceback_print(exception);
        decref(failure);
    }
    decref_maybe(result);
    native_leave(held, NULL);
    return 1;
}

int traceback_exit_code(void)
{
    Object *exception = error_fetch();
    if (!exception)
        return 0;
    NATIVE_FRAME(held, "the end of the program", "exception");
    held[0] = exception;
    int status = 1;
    if (is_instance_of(exception, SystemExit)) {
        status = exit_status(exception);
    } else {
        if (!call_hook(exception))
            traceback_print(exception);
        if (exception->type == MemoryError) {
            TextBuffer text = {0};
            trace_put(&text, "viv: the heap is limited to %zuM; --heap SIZE raises the limit\n",
                      HEAP->limit_bytes >> 20);
            write_out(&text);
        }
        if (is_instance_of(exception, KeyboardInterrupt))
            status = 130;
    }
    native_leave(held, NULL);
    return status;
}
