/* stack_sketch.c: a stack of words; see stack_sketch.h. */
#include "stack_sketch.h"

#include "host_memory.h"

#include <stdlib.h>
#include <string.h>

#define VALUE_COLUMNS 24 /* longer words are cut */

/* ---- the stack ------------------------------------------------------------------------------------------- */

static void push(StackSketch *stack, const char *value)
{
    stack->values = host_grown(stack->values, stack->depth, &stack->room, sizeof *stack->values);
    stack->values[stack->depth++] = host_text(value);
}

static void push_text(StackSketch *stack, Text *text)
{
    text_clip(text, 0, VALUE_COLUMNS);
    push(stack, text_string(text));
    text_free(text);
}

static void drop(StackSketch *stack, int count)
{
    while (count-- > 0 && stack->depth)
        free(stack->values[--stack->depth]);
}

/* The value at that depth, 1 for the top; "?" where the stack is not known so deep. */
static const char *peek(const StackSketch *stack, int depth)
{
    return depth > 0 && (size_t)depth <= stack->depth ? stack->values[stack->depth - (size_t)depth] : "?";
}

/* "a,b": the `count` values below depth `below`, bottom first. */
static void add_values(Text *text, const StackSketch *stack, int count, int below)
{
    bool is_first = true;
    for (int depth = below + count; depth > below; depth--) {
        if (!*peek(stack, depth))
            continue;
        text_format(text, "%s%s", is_first ? "" : ",", peek(stack, depth));
        is_first = false;
    }
}

/* ---- what results are called ----------------------------------------------------------------------------- */

/* How the result of an instruction is written. %1 and %2 are the values taken, the deeper one first; %o the operand;
 * %* all values taken. */
static const struct {
    Opcode opcode;
    const char *form;
} forms[] = {
    {OP_LOAD_FAST, "%o"}, {OP_LOAD_FAST_CHECK, "%o"}, {OP_LOAD_FAST_AND_CLEAR, "%o"}, {OP_LOAD_CONST, "%o"},
    {OP_LOAD_GLOBAL, "%o"}, {OP_LOAD_NAME, "%o"}, {OP_LOAD_DEREF, "%o"}, {OP_LOAD_FROM_DICT_OR_GLOBALS, "%o"},
    {OP_LOAD_FROM_DICT_OR_DEREF, "%o"}, {OP_IMPORT_NAME, "%o"}, {OP_LOAD_ATTR, "%1.%o"},
    {OP_LOAD_SUPER_ATTR, "super().%o"}, {OP_LOAD_LOCALS, "locals()"}, {OP_LOAD_BUILD_CLASS, "__build_class__"},
    {OP_LOAD_ASSERTION_ERROR, "AssertionError"}, {OP_BINARY_OP, "(%1%o%2)"}, {OP_COMPARE_OP, "(%1%o%2)"},
    {OP_IS_OP, "(%1 is %2)"}, {OP_CONTAINS_OP, "(%1 in %2)"}, {OP_BINARY_SUBSCR, "%1[%2]"}, {OP_BINARY_SLICE, "slice"},
    {OP_UNARY_NEGATIVE, "(-%1)"}, {OP_UNARY_INVERT, "(~%1)"}, {OP_UNARY_NOT, "(not %1)"}, {OP_BUILD_LIST, "[%*]"},
    {OP_BUILD_TUPLE, "(%*)"}, {OP_BUILD_SET, "{%*}"}, {OP_BUILD_MAP, "{%*}"}, {OP_BUILD_CONST_KEY_MAP, "{%*}"},
    {OP_BUILD_STRING, "f'…'"}, {OP_BUILD_SLICE, "slice(%*)"}, {OP_GET_ITER, "iter(%1)"},
    {OP_MAKE_FUNCTION, "function"}, {OP_CALL_FUNCTION_EX, "result"}, {OP_RETURN_GENERATOR, "generator"},
    {OP_YIELD_VALUE, "sent"},
};

static const char *form_of(Opcode opcode)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (forms[i].opcode == opcode)
            return forms[i].form;
    return NULL;
}

static void add_form(Text *text, const char *form, const StackSketch *stack, int pops, const char *operand)
{
    for (; *form; form++) {
        if (*form != '%') {
            text_append(text, form, 1);
            continue;
        }
        switch (*++form) {
        case 'o':
            text_add(text, operand);
            break;
        case '*':
            add_values(text, stack, pops, 0);
            break;
        default:
            text_add(text, peek(stack, pops - (*form - '1')));
        }
    }
}

/* ---- one instruction ------------------------------------------------------------------------------------- */

/* A call: function, a place for self, arguments; with keywords their names on top. */
static void step_call(StackSketch *stack, int arguments, bool has_names)
{
    Text text = {0};
    text_format(&text, "%s(", peek(stack, arguments + 2 + has_names));
    add_values(&text, stack, arguments + 1, has_names); /* self too, where there is one */
    text_add(&text, ")");
    drop(stack, arguments + 2 + has_names);
    push_text(stack, &text);
}

static void step_copy(StackSketch *stack, int depth)
{
    char *value = host_text(peek(stack, depth));
    push(stack, value);
    free(value);
}

static void step_swap(StackSketch *stack, int depth)
{
    if (depth < 2 || (size_t)depth > stack->depth)
        return;
    char **top = &stack->values[stack->depth - 1], **deep = &stack->values[stack->depth - (size_t)depth], *value = *top;
    *top = *deep;
    *deep = value;
}

/* `with`: the manager gives way to its __exit__, which waits for the end, and what its __enter__ returns. */
static void step_before_with(StackSketch *stack)
{
    Text exit = {0}, entered = {0};
    text_format(&exit, "%s.__exit__", peek(stack, 1));
    text_format(&entered, "%s.__enter__()", peek(stack, 1));
    drop(stack, 1);
    push_text(stack, &exit);
    push_text(stack, &entered);
}

/* A handler puts the exception that was being handled before below its own. */
static void step_push_exception(StackSketch *stack)
{
    drop(stack, 1);
    push(stack, "previous");
    push(stack, "exception");
}

/* Takes and leaves as many values as the table says; those at the bottom that are only looked at stay as they are. */
static void step_by_table(StackSketch *stack, Opcode opcode, int oparg, const char *operand)
{
    int pops = opcode_pops(opcode, oparg), pushes = opcode_pushes(opcode, oparg);
    const char *form = form_of(opcode);
    if (form) {
        Text result = {0};
        add_form(&result, form, stack, pops, operand);
        drop(stack, pops);
        push_text(stack, &result);
        if (pushes > 1)
            push(stack, ""); /* room for self */
        return;
    }
    drop(stack, pops - pushes);
    for (int i = pops; i < pushes; i++)
        push(stack, opcode == OP_PUSH_NULL ? "" : opcode == OP_FOR_ITER ? "item" : "value");
}

/* Instructions on two locals: "a, b" stands for both. */
static void step_two_locals(StackSketch *stack, Opcode opcode, const char *operand)
{
    const char *comma = strstr(operand, ", ");
    Text first = {0};
    text_append(&first, operand, comma ? (size_t)(comma - operand) : strlen(operand));
    if (opcode == OP_LOAD_FAST_LOAD_FAST)
        push(stack, text_string(&first));
    else
        drop(stack, opcode == OP_STORE_FAST_STORE_FAST ? 2 : 1);
    if (opcode != OP_STORE_FAST_STORE_FAST)
        push(stack, comma ? comma + 2 : "?");
    text_free(&first);
}

void stack_sketch_step(StackSketch *stack, Opcode opcode, int oparg, const char *operand)
{
    switch ((int)opcode) {
    case OP_CALL:
    case OP_CALL_KW:
        step_call(stack, oparg, opcode == OP_CALL_KW);
        break;
    case OP_BEFORE_WITH:
        step_before_with(stack);
        break;
    case OP_PUSH_EXC_INFO:
        step_push_exception(stack);
        break;
    case OP_CHECK_EXC_MATCH:
        drop(stack, 1);
        push(stack, "matches");
        break;
    case OP_COPY:
        step_copy(stack, oparg);
        break;
    case OP_SWAP:
        step_swap(stack, oparg);
        break;
    case OP_LOAD_FAST_LOAD_FAST:
    case OP_STORE_FAST_LOAD_FAST:
    case OP_STORE_FAST_STORE_FAST:
        step_two_locals(stack, opcode, operand);
        break;
    default:
        step_by_table(stack, opcode, oparg, operand);
    }
}

/* ---- copies and lines ------------------------------------------------------------------------------------ */

StackSketch stack_sketch_copy(const StackSketch *stack)
{
    StackSketch copy = {0};
    for (size_t i = 0; i < stack->depth; i++)
        push(&copy, stack->values[i]);
    return copy;
}

StackSketch stack_sketch_at_handler(const StackSketch *stack, size_t depth, bool has_instruction)
{
    StackSketch handler = stack_sketch_copy(stack);
    drop(&handler, (int)stack->depth - (int)depth);
    while (handler.depth < depth)
        push(&handler, "value");
    if (has_instruction)
        push(&handler, "place");
    push(&handler, "exception");
    return handler;
}

void stack_sketch_clear(StackSketch *stack)
{
    drop(stack, (int)stack->depth);
    free(stack->values);
    *stack = (StackSketch){0};
}

/* The first value from which on the rest fits. */
static size_t first_shown(const StackSketch *stack, int columns)
{
    size_t first = stack->depth;
    for (int wide = 0; first > 0; first--) {
        Text value = {0};
        text_add(&value, stack->values[first - 1]);
        wide += text_columns(&value, 0) + 1;
        text_free(&value);
        if (wide > columns)
            break;
    }
    return first;
}

void stack_sketch_show(const StackSketch *stack, Text *out, int columns)
{
    size_t first = first_shown(stack, columns - 2), start = out->length;
    text_add(out, first ? "…" : "");
    for (size_t i = first; i < stack->depth; i++)
        if (*stack->values[i])
            text_format(out, "%s%s", out->length > start ? " " : "", stack->values[i]);
    if (out->length == start)
        text_add(out, "-");
}
