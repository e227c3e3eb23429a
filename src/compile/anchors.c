/* anchors.c: where the operator of an expression stands.
 *
 * A traceback underlines `a + b` as ~~^~~. CPython finds the operator by parsing the source again when it prints; here the
 * tree is at hand when the code is made, so each position that is the span of a binary operation, a subscript or a call
 * carries the extent of what takes the carets: the operator, or the brackets with what they hold.
 */
#include "anchors.h"

#include <ctype.h>
#include <string.h>

typedef struct AnchorTable {
    size_t count, slot_count;
    Expr **slots;
} AnchorTable;

static size_t span_hash(Span span)
{
    size_t hash = (size_t)span.line * 0x9E3779B97F4A7C15ull;
    hash ^= (size_t)span.column * 0xC2B2AE3D27D4EB4Full + (size_t)span.end_column * 0x165667B19E3779F9ull +
            (size_t)span.end_line;
    return hash ^ hash >> 29;
}

static bool same_span(Span left, Span right)
{
    return left.line == right.line && left.column == right.column && left.end_line == right.end_line &&
           left.end_column == right.end_column;
}

static size_t find_slot(const AnchorTable *table, Span span)
{
    size_t mask = table->slot_count - 1, at = span_hash(span) & mask;
    while (table->slots[at] && !same_span(table->slots[at]->span, span))
        at = (at + 1) & mask;
    return at;
}

void note_anchor(Compiler *c, Expr *e)
{
    if (e->kind != EXPR_BIN_OP && e->kind != EXPR_SUBSCRIPT && e->kind != EXPR_CALL)
        return;
    if (!c->anchors)
        c->anchors = compile_allocate(c, sizeof(AnchorTable));
    AnchorTable *table = c->anchors;
    if ((table->count + 1) * 2 > table->slot_count) {
        AnchorTable old = *table;
        table->slot_count = old.slot_count ? old.slot_count * 2 : 64;
        table->slots = compile_allocate(c, table->slot_count * sizeof *table->slots);
        for (size_t i = 0; i < old.slot_count; i++)
            if (old.slots[i])
                table->slots[find_slot(table, old.slots[i]->span)] = old.slots[i];
    }
    size_t at = find_slot(table, e->span);
    if (!table->slots[at])
        table->count++;
    table->slots[at] = e;
}

/* The offset in the text of a line and byte column. */
static size_t offset_of(const Compiler *c, int line, int column)
{
    if (line < 1 || line > c->line_count)
        return c->text_length;
    size_t offset = c->line_starts[line - 1] + (size_t)column;
    return offset < c->text_length ? offset : c->text_length;
}

static void set_anchor(const Compiler *c, Position *position, int line, size_t from, size_t to)
{
    position->anchor_line = line;
    position->anchor = (int32_t)(from - c->line_starts[line - 1]);
    position->anchor_end = (int32_t)(to - c->line_starts[line - 1]);
}

/* The first character from `at` on that is no space, bracket, comment or continued line; *line follows. */
static size_t skip_to_operator(const Compiler *c, size_t at, size_t end, int *line)
{
    while (at < end) {
        char character = c->text[at];
        if (character == '#') {
            while (at < end && c->text[at] != '\n')
                at++;
            continue;
        }
        if (!isspace((unsigned char)character) && !strchr("()\\", character))
            break;
        if (character == '\n')
            ++*line;
        at++;
    }
    return at;
}

static void anchor_operator(const Compiler *c, const Expr *e, Position *position)
{
    const Span left = e->as.bin_op.left->span;
    int line = left.end_line;
    size_t end = offset_of(c, e->span.end_line, e->span.end_column);
    size_t at = skip_to_operator(c, offset_of(c, line, left.end_column), end, &line);
    if (at >= end)
        return;
    bool is_long = at + 1 < end && !isspace((unsigned char)c->text[at + 1]) && !strchr("\\#", c->text[at + 1]);
    BinaryOperator op = e->as.bin_op.op;
    is_long = is_long && (op == OP_POW || op == OP_FLOOR_DIV || op == OP_L_SHIFT || op == OP_R_SHIFT);
    set_anchor(c, position, line, at, at + 1 + is_long);
}

/* From the opening bracket after `callee` to the end of the expression. */
static void anchor_brackets(const Compiler *c, const Expr *e, const Expr *callee, char bracket, Position *position)
{
    int line = callee->span.end_line;
    size_t at = offset_of(c, line, callee->span.end_column), end = offset_of(c, e->span.end_line, e->span.end_column);
    for (; at < end && c->text[at] != bracket; at++)
        if (c->text[at] == '\n')
            line++;
    if (at < end) /* brackets over several lines: the opening one says it, the end is the expression's */
        set_anchor(c, position, line, at, line == e->span.end_line ? end : at + 1);
}

void find_anchor(Compiler *c, Span span, Position *position)
{
    if (!c->anchors)
        return;
    const AnchorTable *table = c->anchors;
    const Expr *e = table->slots[find_slot(table, span)];
    if (!e)
        return;
    if (e->kind == EXPR_BIN_OP)
        anchor_operator(c, e, position);
    else if (e->kind == EXPR_SUBSCRIPT)
        anchor_brackets(c, e, e->as.subscript.value, '[', position);
    else
        anchor_brackets(c, e, e->as.call.func, '(', position);
}
