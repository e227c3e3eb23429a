/* match.c: the match statement.
 *
 * While a pattern is tried, the stack holds, from the top: `on_top` values that the pattern still needs, then the values
 * captured so far (bound to their names only when the whole pattern and nothing else can fail before the guard), then
 * the subject. A failing test jumps to fail_pops[n], the place in a chain of POP_TOPs that drops just what is there.
 */
#include "checks.h"

#include <string.h>

typedef struct PatternContext {
    Name **stores; /* names captured, in the order of their values on the stack */
    int store_count, store_room;
    bool allow_irrefutable;
    int *fail_pops; /* labels */
    int fail_pop_count, fail_pop_room;
    int on_top;
} PatternContext;

static void compile_pattern(Compiler *c, Pattern *p, PatternContext *context);

/* ---- failing ---- */

static void need_fail_pop(Compiler *c, PatternContext *context, int pops)
{
    while (context->fail_pop_count <= pops) {
        context->fail_pops = compile_grow(c, context->fail_pops, context->fail_pop_count, &context->fail_pop_room,
                                          sizeof(int));
        context->fail_pops[context->fail_pop_count++] = label_new(c);
    }
}

static void fail_with(Compiler *c, PatternContext *context, int jump, Span span)
{
    int pops = context->on_top + context->store_count;
    need_fail_pop(c, context, pops);
    emit_jump(c, jump, context->fail_pops[pops], span);
}

static void emit_fail_pops(Compiler *c, PatternContext *context, Span span)
{
    if (!context->fail_pop_count)
        return;
    while (--context->fail_pop_count) {
        label_here(c, context->fail_pops[context->fail_pop_count]);
        emit(c, OP_POP_TOP, span);
    }
    label_here(c, context->fail_pops[0]);
    context->fail_pops = NULL;
    context->fail_pop_room = 0;
}

/* ---- captures ---- */

static int store_index(const PatternContext *context, const Name *name)
{
    for (int i = 0; i < context->store_count; i++)
        if (context->stores[i] == name)
            return i;
    return -1;
}

static void rotate(Compiler *c, int count, Span span)
{
    while (count > 1)
        emit_at(c, OP_SWAP, count--, span);
}

static void add_store(Compiler *c, PatternContext *context, Name *name, Span span)
{
    if (store_index(context, name) >= 0)
        compile_error(c, span, "multiple assignments to name %R in pattern", (Object *)name_str(c, name));
    context->stores = compile_grow(c, context->stores, context->store_count, &context->store_room,
                                   sizeof *context->stores);
    context->stores[context->store_count++] = name;
}

/* The value on top is captured: it goes below what is still needed. NULL: dropped. */
static void capture(Compiler *c, PatternContext *context, Name *name, Span span)
{
    if (!name) {
        emit(c, OP_POP_TOP, span);
        return;
    }
    check_name_is_allowed(c, name, STORE, span);
    if (store_index(context, name) < 0)
        rotate(c, context->on_top + context->store_count + 1, span);
    add_store(c, context, name, span);
}

/* ---- the patterns ---- */

static bool is_wildcard(const Pattern *p)
{
    return p->kind == PATTERN_AS && !p->as.as.name && !p->as.as.pattern;
}

static void compile_subpattern(Compiler *c, Pattern *p, PatternContext *context)
{
    bool allowed = context->allow_irrefutable;
    context->allow_irrefutable = true;
    compile_pattern(c, p, context);
    context->allow_irrefutable = allowed;
}

static void pattern_as(Compiler *c, Pattern *p, PatternContext *context)
{
    Name *name = p->as.as.name;
    if (p->as.as.pattern) {
        context->on_top++;
        emit_at(c, OP_COPY, 1, p->span);
        compile_pattern(c, p->as.as.pattern, context);
        context->on_top--;
    } else if (!context->allow_irrefutable) {
        if (name)
            compile_error(c, p->span, "name capture %R makes remaining patterns unreachable",
                          (Object *)name_str(c, name));
        compile_error(c, p->span, "wildcard makes remaining patterns unreachable");
    }
    capture(c, context, name, p->span);
}

static void pattern_value(Compiler *c, Pattern *p, PatternContext *context)
{
    Expr *value = p->as.value.value;
    if (value->kind != EXPR_CONSTANT && value->kind != EXPR_ATTRIBUTE)
        compile_error(c, p->span, "patterns may only match literals and attribute lookups");
    compile_expression(c, value);
    emit_at(c, OP_COMPARE_OP, COMPARE_EQ << 5 | 8, p->span);
    emit(c, OP_TO_BOOL, p->span);
    fail_with(c, context, OP_POP_JUMP_IF_FALSE, p->span);
}

static void pattern_singleton(Compiler *c, Pattern *p, PatternContext *context)
{
    ConstantKind kind = p->as.singleton.value;
    emit_constant(c, kind == CONST_NONE ? NONE : kind == CONST_TRUE ? TRUE : FALSE, p->span);
    emit_at(c, OP_IS_OP, 0, p->span);
    fail_with(c, context, OP_POP_JUMP_IF_FALSE, p->span);
}

/* len(subject) == length, or >= length. */
static void check_length(Compiler *c, PatternContext *context, size_t length, bool at_least, Span span)
{
    emit(c, OP_GET_LEN, span);
    emit_constant(c, HOLD(c, int_from_isize((isize)length)), span);
    emit_at(c, OP_COMPARE_OP, at_least ? COMPARE_GE << 5 | 12 : COMPARE_EQ << 5 | 8, span);
    fail_with(c, context, OP_POP_JUMP_IF_FALSE, span);
}

/* Every item on the stack, then one pattern after the other. */
static void sequence_by_unpacking(Compiler *c, const PatternSeq *patterns, size_t star, PatternContext *context,
                                  Span span)
{
    int count = (int)patterns->count;
    if (star < patterns->count) {
        if (star >= 1 << 8 || patterns->count - star - 1 >= INT32_MAX >> 8)
            compile_error(c, span, "too many expressions in star-unpacking sequence pattern");
        emit_at(c, OP_UNPACK_EX, (int)(star + ((patterns->count - star - 1) << 8)), span);
    } else
        emit_at(c, OP_UNPACK_SEQUENCE, count, span);
    context->on_top += count;
    for (int i = 0; i < count; i++) {
        context->on_top--;
        compile_subpattern(c, patterns->items[i], context);
    }
}

/* Where the starred part is not wanted: only the items that matter. */
static void sequence_by_index(Compiler *c, const PatternSeq *patterns, size_t star, PatternContext *context, Span span)
{
    context->on_top++;
    for (size_t i = 0; i < patterns->count; i++) {
        if (i == star || is_wildcard(patterns->items[i]))
            continue;
        emit_at(c, OP_COPY, 1, span);
        if (i < star)
            emit_constant(c, HOLD(c, int_from_isize((isize)i)), span);
        else {
            emit(c, OP_GET_LEN, span);
            emit_constant(c, HOLD(c, int_from_isize((isize)(patterns->count - i))), span);
            emit_at(c, OP_BINARY_OP, NUMBER_SUBTRACT, span);
        }
        emit(c, OP_BINARY_SUBSCR, span);
        compile_subpattern(c, patterns->items[i], context);
    }
    context->on_top--;
    emit(c, OP_POP_TOP, span);
}

static void pattern_sequence(Compiler *c, Pattern *p, PatternContext *context)
{
    const PatternSeq *patterns = &p->as.sequence.patterns;
    size_t count = patterns->count, star = count;
    bool only_wildcards = true, star_is_wildcard = false;
    for (size_t i = 0; i < count; i++) {
        const Pattern *item = patterns->items[i];
        if (item->kind == PATTERN_STAR) {
            if (star < count)
                compile_error(c, p->span, "multiple starred names in sequence pattern");
            star = i;
            star_is_wildcard = !item->as.star.name;
            only_wildcards &= star_is_wildcard;
        } else
            only_wildcards &= is_wildcard(item);
    }
    context->on_top++;
    emit(c, OP_MATCH_SEQUENCE, p->span);
    fail_with(c, context, OP_POP_JUMP_IF_FALSE, p->span);
    if (star == count)
        check_length(c, context, count, false, p->span);
    else if (count > 1)
        check_length(c, context, count - 1, true, p->span);
    context->on_top--;
    if (only_wildcards)
        emit(c, OP_POP_TOP, p->span);
    else if (star_is_wildcard)
        sequence_by_index(c, patterns, star, context, p->span);
    else
        sequence_by_unpacking(c, patterns, star, context, p->span);
}

static void compile_mapping_keys(Compiler *c, Pattern *p)
{
    const ExprSeq *keys = &p->as.mapping.keys;
    Set *seen = HOLD(c, set_new(NULL));
    for (size_t i = 0; i < keys->count; i++) {
        Expr *key = keys->items[i];
        if (is_constant(key)) {
            Object *value = constant_object(c, key);
            int known = set_contains(seen, value);
            if (known > 0)
                compile_error(c, p->span, "mapping pattern checks duplicate key (%R)", value);
            if (known < 0 || !set_add(seen, value))
                compile_fail(c);
        } else if (key->kind != EXPR_ATTRIBUTE)
            compile_error(c, p->span, "mapping pattern keys may only match literals and attribute lookups");
        compile_expression(c, key);
    }
}

static void fail_if_none(Compiler *c, PatternContext *context, Span span)
{
    emit_at(c, OP_COPY, 1, span);
    emit_constant(c, NONE, span);
    emit_at(c, OP_IS_OP, 1, span);
    fail_with(c, context, OP_POP_JUMP_IF_FALSE, span);
}

/* **rest: a copy of the subject without the keys. */
static void capture_rest(Compiler *c, Pattern *p, PatternContext *context, int size)
{
    emit_at(c, OP_BUILD_MAP, 0, p->span);
    emit_at(c, OP_SWAP, 3, p->span);
    emit_at(c, OP_DICT_UPDATE, 2, p->span);
    emit_at(c, OP_UNPACK_SEQUENCE, size, p->span);
    while (size) {
        emit_at(c, OP_COPY, 1 + size--, p->span);
        emit_at(c, OP_SWAP, 2, p->span);
        emit(c, OP_DELETE_SUBSCR, p->span);
    }
    capture(c, context, p->as.mapping.rest, p->span);
}

static void pattern_mapping(Compiler *c, Pattern *p, PatternContext *context)
{
    int size = (int)p->as.mapping.keys.count;
    Name *rest = p->as.mapping.rest;
    context->on_top++;
    emit(c, OP_MATCH_MAPPING, p->span);
    fail_with(c, context, OP_POP_JUMP_IF_FALSE, p->span);
    if (!size && !rest) {
        context->on_top--;
        emit(c, OP_POP_TOP, p->span);
        return;
    }
    if (size)
        check_length(c, context, (size_t)size, true, p->span);
    compile_mapping_keys(c, p);
    emit_at(c, OP_BUILD_TUPLE, size, p->span);
    emit(c, OP_MATCH_KEYS, p->span);
    context->on_top += 2;
    fail_if_none(c, context, p->span);
    emit_at(c, OP_UNPACK_SEQUENCE, size, p->span);
    context->on_top += size - 1;
    for (int i = 0; i < size; i++) {
        context->on_top--;
        compile_subpattern(c, p->as.mapping.patterns.items[i], context);
    }
    context->on_top -= 2;
    if (rest)
        capture_rest(c, p, context, size);
    else {
        emit(c, OP_POP_TOP, p->span);
        emit(c, OP_POP_TOP, p->span);
    }
}

static void check_attributes(Compiler *c, const Pattern *p)
{
    const NameSeq *names = &p->as.class_.kwd_attrs;
    for (size_t i = 0; i < names->count; i++) {
        check_name_is_allowed(c, names->items[i], STORE, p->as.class_.kwd_patterns.items[i]->span);
        for (size_t k = i + 1; k < names->count; k++)
            if (names->items[k] == names->items[i])
                compile_error(c, p->as.class_.kwd_patterns.items[k]->span,
                              "attribute name repeated in class pattern: %s", names->items[i]->text);
    }
}

static void pattern_class(Compiler *c, Pattern *p, PatternContext *context)
{
    const NameSeq *names = &p->as.class_.kwd_attrs;
    int positional = (int)p->as.class_.patterns.count, count = positional + (int)names->count;
    check_attributes(c, p);
    compile_expression(c, p->as.class_.cls);
    Tuple *tuple = HOLD(c, tuple_new((isize)names->count));
    for (size_t i = 0; i < names->count; i++)
        tuple->items[i] = (Object *)new_reference(name_str(c, names->items[i]));
    emit_constant(c, (Object *)tuple, p->span);
    emit_at(c, OP_MATCH_CLASS, positional, p->span);
    emit_at(c, OP_COPY, 1, p->span);
    emit_constant(c, NONE, p->span);
    emit_at(c, OP_IS_OP, 1, p->span);
    context->on_top++;
    fail_with(c, context, OP_POP_JUMP_IF_FALSE, p->span);
    emit_at(c, OP_UNPACK_SEQUENCE, count, p->span);
    context->on_top += count - 1;
    for (int i = 0; i < count; i++) {
        context->on_top--;
        Pattern *item = i < positional ? p->as.class_.patterns.items[i]
                                       : p->as.class_.kwd_patterns.items[i - positional];
        if (is_wildcard(item))
            emit(c, OP_POP_TOP, p->span);
        else
            compile_subpattern(c, item, context);
    }
}

/* Brings the captures of an alternative, names and values, into the order of the first alternative's. */
static void reorder_stores(Compiler *c, PatternContext *context, const PatternContext *control, const Pattern *whole,
                           Span span)
{
    if (context->store_count != control->store_count)
        compile_error(c, whole->span, "alternative patterns bind different names");
    for (int at = context->store_count; at-- > 0;) {
        int found = store_index(context, control->stores[at]);
        if (found < 0)
            compile_error(c, whole->span, "alternative patterns bind different names");
        if (found == at)
            continue;
        int moved = found + 1, target = at - found;
        Name **rotated = compile_allocate(c, (size_t)moved * sizeof *rotated);
        memcpy(rotated, context->stores, (size_t)moved * sizeof *rotated);
        memmove(context->stores, context->stores + moved, (size_t)target * sizeof *rotated);
        memcpy(context->stores + target, rotated, (size_t)moved * sizeof *rotated);
        for (int i = 0; i < moved; i++)
            rotate(c, at + 1, span);
    }
}

static void pattern_or(Compiler *c, Pattern *p, PatternContext *context)
{
    const PatternSeq *patterns = &p->as.or_.patterns;
    PatternContext control = {0};
    int end = label_new(c);
    for (size_t i = 0; i < patterns->count; i++) {
        Pattern *alternative = patterns->items[i];
        PatternContext own = {.allow_irrefutable = i + 1 == patterns->count && context->allow_irrefutable};
        emit_at(c, OP_COPY, 1, alternative->span);
        compile_pattern(c, alternative, &own);
        if (i == 0)
            control = own;
        else
            reorder_stores(c, &own, &control, p, alternative->span);
        emit_jump(c, PSEUDO_JUMP, end, alternative->span);
        emit_fail_pops(c, &own, alternative->span);
    }
    emit(c, OP_POP_TOP, p->span);
    fail_with(c, context, PSEUDO_JUMP, p->span);
    label_here(c, end);
    /* The captures lie on the copy of the subject, above what the context still needs. */
    int rotations = control.store_count + 1 + context->on_top + context->store_count;
    for (int i = 0; i < control.store_count; i++) {
        rotate(c, rotations, p->span);
        add_store(c, context, control.stores[i], p->span);
    }
    emit(c, OP_POP_TOP, p->span);
}

static void compile_pattern(Compiler *c, Pattern *p, PatternContext *context)
{
    compile_enter(c);
    switch (p->kind) {
    case PATTERN_VALUE:
        pattern_value(c, p, context);
        break;
    case PATTERN_SINGLETON:
        pattern_singleton(c, p, context);
        break;
    case PATTERN_SEQUENCE:
        pattern_sequence(c, p, context);
        break;
    case PATTERN_MAPPING:
        pattern_mapping(c, p, context);
        break;
    case PATTERN_CLASS:
        pattern_class(c, p, context);
        break;
    case PATTERN_STAR:
        capture(c, context, p->as.star.name, p->span);
        break;
    case PATTERN_AS:
        pattern_as(c, p, context);
        break;
    case PATTERN_OR:
        pattern_or(c, p, context);
        break;
    }
    compile_leave(c);
}

/* ---- the statement ---- */

static void compile_case(Compiler *c, MatchCase *case_, bool is_last, bool may_be_irrefutable, int end)
{
    Span span = case_->pattern->span;
    PatternContext context = {.allow_irrefutable = case_->guard || may_be_irrefutable};
    if (!is_last)
        emit_at(c, OP_COPY, 1, span);
    compile_pattern(c, case_->pattern, &context);
    for (int i = 0; i < context.store_count; i++)
        emit_variable(c, context.stores[i], STORE, span);
    context.store_count = 0;
    if (case_->guard) {
        need_fail_pop(c, &context, 0);
        compile_jump_if(c, case_->guard, context.fail_pops[0], false, span);
    }
    if (!is_last)
        emit(c, OP_POP_TOP, span);
    compile_body(c, &case_->body);
    emit_jump(c, PSEUDO_JUMP, end, NO_SPAN);
    emit_fail_pops(c, &context, span);
}

void compile_match(Compiler *c, Stmt *s)
{
    const MatchCaseSeq *cases = &s->as.match.cases;
    MatchCase *last = cases->items[cases->count - 1];
    bool has_default = is_wildcard(last->pattern) && cases->count > 1;
    size_t tested = cases->count - has_default;
    int end = label_new(c);
    compile_expression(c, s->as.match.subject);
    for (size_t i = 0; i < tested; i++)
        compile_case(c, cases->items[i], i + 1 == tested, i + 1 == cases->count, end);
    if (has_default) {
        emit(c, OP_NOP, last->pattern->span); /* for the line */
        if (last->guard)
            compile_jump_if(c, last->guard, end, false, last->pattern->span);
        compile_body(c, &last->body);
    }
    label_here(c, end);
}
