/* expression.c: code for expressions.
 *
 * The value is left on the stack; targets (context STORE and DEL) take theirs from it. Spines, chains of operators,
 * attributes, subscripts and calls that lean to the left, may be very long: compile_expression walks down the spine
 * first, remembering its nodes, and emits on the way back.
 */
#include "checks.h"

#include "call.h"

int binary_operator_number(BinaryOperator op)
{
    static const unsigned char numbers[] = {
        [OP_ADD] = NUMBER_ADD, [OP_SUB] = NUMBER_SUBTRACT, [OP_MULT] = NUMBER_MULTIPLY,
        [OP_MAT_MULT] = NUMBER_MATRIX_MULTIPLY, [OP_DIV] = NUMBER_TRUE_DIVIDE, [OP_MOD] = NUMBER_REMAINDER,
        [OP_POW] = NUMBER_POWER, [OP_L_SHIFT] = NUMBER_LEFT_SHIFT, [OP_R_SHIFT] = NUMBER_RIGHT_SHIFT,
        [OP_BIT_OR] = NUMBER_OR, [OP_BIT_XOR] = NUMBER_XOR, [OP_BIT_AND] = NUMBER_AND,
        [OP_FLOOR_DIV] = NUMBER_FLOOR_DIVIDE};
    return numbers[op];
}

Span attribute_span(Span span, const Expr *attribute)
{
    if (span.line == attribute->span.end_line)
        return span;
    span.line = attribute->span.end_line;
    int length = (int)attribute->as.attribute.attr->length;
    if (length <= attribute->span.end_column)
        span.column = attribute->span.end_column - length;
    else
        span.column = span.end_column = -1;
    if (span.end_line < span.line)
        span.end_line = span.line;
    return span;
}

/* ---- comparison and truth ---- */

static void emit_compare(Compiler *c, ComparisonOperator op, Span span)
{
    /* Which outcomes make it true: unordered 1, less 2, greater 4, equal 8. */
    static const unsigned char masks[] = {[COMPARE_LT] = 2, [COMPARE_LE] = 10, [COMPARE_EQ] = 8,
                                          [COMPARE_NE] = 7, [COMPARE_GT] = 4,  [COMPARE_GE] = 12};
    static const unsigned char operators[] = {[CMP_EQ] = COMPARE_EQ, [CMP_NOT_EQ] = COMPARE_NE, [CMP_LT] = COMPARE_LT,
                                              [CMP_LT_E] = COMPARE_LE, [CMP_GT] = COMPARE_GT, [CMP_GT_E] = COMPARE_GE};
    switch (op) {
    case CMP_IS: case CMP_IS_NOT:
        emit_at(c, OP_IS_OP, op == CMP_IS_NOT, span);
        break;
    case CMP_IN: case CMP_NOT_IN:
        emit_at(c, OP_CONTAINS_OP, op == CMP_NOT_IN, span);
        break;
    default:
        emit_at(c, OP_COMPARE_OP, operators[op] << 5 | masks[operators[op]], span);
    }
}

/* left < middle < right: all comparisons but the last, each followed by `after`'s business. */
static void compile_compare(Compiler *c, Expr *e)
{
    size_t last = e->as.compare.ops.count - 1;
    check_compare(c, e);
    compile_expression(c, e->as.compare.left);
    if (last == 0) {
        compile_expression(c, e->as.compare.comparators.items[0]);
        emit_compare(c, e->as.compare.ops.items[0], e->span);
        return;
    }
    int cleanup = label_new(c), end = label_new(c);
    for (size_t i = 0; i < last; i++) {
        compile_expression(c, e->as.compare.comparators.items[i]);
        emit_at(c, OP_SWAP, 2, e->span);
        emit_at(c, OP_COPY, 2, e->span);
        emit_compare(c, e->as.compare.ops.items[i], e->span);
        emit_at(c, OP_COPY, 1, e->span);
        emit(c, OP_TO_BOOL, e->span);
        emit_jump(c, OP_POP_JUMP_IF_FALSE, cleanup, e->span);
        emit(c, OP_POP_TOP, e->span);
    }
    compile_expression(c, e->as.compare.comparators.items[last]);
    emit_compare(c, e->as.compare.ops.items[last], e->span);
    emit_jump(c, PSEUDO_JUMP_NO_INTERRUPT, end, NO_SPAN);
    label_here(c, cleanup);
    emit_at(c, OP_SWAP, 2, e->span);
    emit(c, OP_POP_TOP, e->span);
    label_here(c, end);
}

static void jump_if_chain(Compiler *c, Expr *e, int target, bool condition)
{
    size_t last = e->as.compare.ops.count - 1;
    int cleanup = label_new(c), end = label_new(c);
    check_compare(c, e);
    compile_expression(c, e->as.compare.left);
    for (size_t i = 0; i < last; i++) {
        compile_expression(c, e->as.compare.comparators.items[i]);
        emit_at(c, OP_SWAP, 2, e->span);
        emit_at(c, OP_COPY, 2, e->span);
        emit_compare(c, e->as.compare.ops.items[i], e->span);
        emit(c, OP_TO_BOOL, e->span);
        emit_jump(c, OP_POP_JUMP_IF_FALSE, cleanup, e->span);
    }
    compile_expression(c, e->as.compare.comparators.items[last]);
    emit_compare(c, e->as.compare.ops.items[last], e->span);
    emit(c, OP_TO_BOOL, e->span);
    emit_jump(c, condition ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE, target, e->span);
    emit_jump(c, PSEUDO_JUMP_NO_INTERRUPT, end, NO_SPAN);
    label_here(c, cleanup);
    emit(c, OP_POP_TOP, e->span);
    if (!condition)
        emit_jump(c, PSEUDO_JUMP_NO_INTERRUPT, target, NO_SPAN);
    label_here(c, end);
}

static void jump_if_bool_op(Compiler *c, Expr *e, int target, bool condition, Span span)
{
    const ExprSeq *values = &e->as.bool_op.values;
    bool inner_condition = e->as.bool_op.op == BOOL_OR;
    int inner = inner_condition == condition ? target : label_new(c);
    for (size_t i = 0; i + 1 < values->count; i++)
        compile_jump_if(c, values->items[i], inner, inner_condition, span);
    compile_jump_if(c, values->items[values->count - 1], target, condition, span);
    if (inner != target)
        label_here(c, inner);
}

static void jump_if_choice(Compiler *c, Expr *e, int target, bool condition, Span span)
{
    int orelse = label_new(c), end = label_new(c);
    compile_jump_if(c, e->as.if_exp.test, orelse, false, span);
    compile_jump_if(c, e->as.if_exp.body, target, condition, span);
    emit_jump(c, PSEUDO_JUMP_NO_INTERRUPT, end, NO_SPAN);
    label_here(c, orelse);
    compile_jump_if(c, e->as.if_exp.orelse, target, condition, span);
    label_here(c, end);
}

void compile_jump_if(Compiler *c, Expr *e, int target, bool condition, Span span)
{
    compile_enter(c);
    while (e->kind == EXPR_UNARY_OP && e->as.unary_op.op == UNARY_NOT) {
        e = e->as.unary_op.operand;
        condition = !condition;
    }
    if (e->kind == EXPR_BOOL_OP)
        jump_if_bool_op(c, e, target, condition, span);
    else if (e->kind == EXPR_IF_EXP)
        jump_if_choice(c, e, target, condition, span);
    else if (e->kind == EXPR_COMPARE && e->as.compare.ops.count > 1)
        jump_if_chain(c, e, target, condition);
    else {
        compile_expression(c, e);
        emit(c, OP_TO_BOOL, e->span);
        emit_jump(c, condition ? OP_POP_JUMP_IF_TRUE : OP_POP_JUMP_IF_FALSE, target, e->span);
    }
    compile_leave(c);
}

static void compile_bool_op(Compiler *c, Expr *e)
{
    const ExprSeq *values = &e->as.bool_op.values;
    int jump = e->as.bool_op.op == BOOL_AND ? OP_POP_JUMP_IF_FALSE : OP_POP_JUMP_IF_TRUE;
    int end = label_new(c);
    for (size_t i = 0; i + 1 < values->count; i++) {
        compile_expression(c, values->items[i]);
        emit_at(c, OP_COPY, 1, e->span);
        emit(c, OP_TO_BOOL, e->span);
        emit_jump(c, jump, end, e->span);
        emit(c, OP_POP_TOP, e->span);
    }
    compile_expression(c, values->items[values->count - 1]);
    label_here(c, end);
}

static void compile_choice(Compiler *c, Expr *e)
{
    for (int end = label_new(c);;) {
        int next = label_new(c);
        compile_jump_if(c, e->as.if_exp.test, next, false, e->span);
        compile_expression(c, e->as.if_exp.body);
        emit_jump(c, PSEUDO_JUMP_NO_INTERRUPT, end, NO_SPAN);
        label_here(c, next);
        e = e->as.if_exp.orelse;
        if (e->kind != EXPR_IF_EXP) {
            compile_expression(c, e);
            label_here(c, end);
            return;
        }
    }
}

static void compile_unary(Compiler *c, Expr *e)
{
    compile_expression(c, e->as.unary_op.operand);
    switch (e->as.unary_op.op) {
    case UNARY_NOT:
        emit(c, OP_TO_BOOL, e->span);
        emit(c, OP_UNARY_NOT, e->span);
        break;
    case UNARY_INVERT:
        emit(c, OP_UNARY_INVERT, e->span);
        break;
    case UNARY_ADD:
        emit_at(c, OP_CALL_INTRINSIC_1, INTRINSIC_UNARY_POSITIVE, e->span);
        break;
    case UNARY_SUB:
        emit(c, OP_UNARY_NEGATIVE, e->span);
        break;
    }
}

/* ---- collections ---- */

static bool all_constant(const ExprSeq *elts, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (!elts->items[i] || !is_constant(elts->items[i]))
            return false;
    return true;
}

static Tuple *constant_tuple(Compiler *c, const ExprSeq *elts, size_t from, size_t to)
{
    Tuple *tuple = HOLD(c, tuple_new((isize)(to - from)));
    for (size_t i = from; i < to; i++)
        tuple->items[i - from] = new_reference(constant_object(c, elts->items[i]));
    return tuple;
}

static const struct { short build, add, extend; } collection_opcodes[] = {
    [COLLECTION_LIST] = {OP_BUILD_LIST, OP_LIST_APPEND, OP_LIST_EXTEND},
    [COLLECTION_SET] = {OP_BUILD_SET, OP_SET_ADD, OP_SET_UPDATE},
    [COLLECTION_TUPLE] = {OP_BUILD_LIST, OP_LIST_APPEND, OP_LIST_EXTEND}}; /* by way of a list */

static void constant_collection(Compiler *c, const ExprSeq *elts, int pushed, CollectionKind kind, Span span)
{
    Object *folded = (Object *)constant_tuple(c, elts, 0, elts->count);
    if (kind == COLLECTION_TUPLE && !pushed) {
        emit_constant(c, folded, span);
        return;
    }
    if (kind == COLLECTION_SET)
        folded = (Object *)HOLD(c, frozenset_new(folded));
    emit_at(c, collection_opcodes[kind].build, pushed, span);
    emit_constant(c, folded, span);
    emit_at(c, collection_opcodes[kind].extend, 1, span);
    if (kind == COLLECTION_TUPLE)
        emit_at(c, OP_CALL_INTRINSIC_1, INTRINSIC_LIST_TO_TUPLE, span);
}

static void piecewise_collection(Compiler *c, const ExprSeq *elts, int pushed, CollectionKind kind, bool is_big,
                                 Span span)
{
    bool is_built = is_big;
    if (is_big)
        emit_at(c, collection_opcodes[kind].build, pushed, span);
    for (size_t i = 0; i < elts->count; i++) {
        Expr *e = elts->items[i];
        if (e->kind == EXPR_STARRED) {
            if (!is_built)
                emit_at(c, collection_opcodes[kind].build, (int)i + pushed, span);
            is_built = true;
            compile_expression(c, e->as.starred.value);
            emit_at(c, collection_opcodes[kind].extend, 1, span);
        } else {
            compile_expression(c, e);
            if (is_built)
                emit_at(c, collection_opcodes[kind].add, 1, span);
        }
    }
    if (kind == COLLECTION_TUPLE)
        emit_at(c, OP_CALL_INTRINSIC_1, INTRINSIC_LIST_TO_TUPLE, span);
}

void compile_collection(Compiler *c, const ExprSeq *elts, int pushed, CollectionKind kind, Span span)
{
    if (elts->count > 2 && all_constant(elts, 0, elts->count)) {
        constant_collection(c, elts, pushed, kind, span);
        return;
    }
    bool is_big = elts->count + (size_t)pushed > STACK_USE_GUIDELINE, has_star = false;
    for (size_t i = 0; i < elts->count; i++)
        has_star |= elts->items[i]->kind == EXPR_STARRED;
    if (is_big || has_star) {
        piecewise_collection(c, elts, pushed, kind, is_big, span);
        return;
    }
    for (size_t i = 0; i < elts->count; i++)
        compile_expression(c, elts->items[i]);
    emit_at(c, kind == COLLECTION_TUPLE ? OP_BUILD_TUPLE : collection_opcodes[kind].build, (int)elts->count + pushed,
            span);
}

static void compile_unpack(Compiler *c, const ExprSeq *elts, Span span)
{
    bool has_star = false;
    for (size_t i = 0; i < elts->count; i++) {
        if (elts->items[i]->kind != EXPR_STARRED)
            continue;
        if (has_star)
            compile_error(c, span, "multiple starred expressions in assignment");
        if (i >= 1 << 8 || elts->count - i - 1 >= INT32_MAX >> 8)
            compile_error(c, span, "too many expressions in star-unpacking assignment");
        has_star = true;
        emit_at(c, OP_UNPACK_EX, (int)(i + ((elts->count - i - 1) << 8)), span);
    }
    if (!has_star)
        emit_at(c, OP_UNPACK_SEQUENCE, (int)elts->count, span);
}

static void compile_sequence(Compiler *c, Expr *e)
{
    const ExprSeq *elts = &e->as.tuple.elts; /* lists have the same layout */
    if (e->as.tuple.ctx == LOAD) {
        compile_collection(c, elts, 0, e->kind == EXPR_LIST ? COLLECTION_LIST : COLLECTION_TUPLE, e->span);
        return;
    }
    if (e->as.tuple.ctx == STORE)
        compile_unpack(c, elts, e->span);
    for (size_t i = 0; i < elts->count; i++) {
        Expr *item = elts->items[i];
        bool is_star = e->as.tuple.ctx == STORE && item->kind == EXPR_STARRED;
        compile_expression(c, is_star ? item->as.starred.value : item);
    }
}

/* Items [from, to) of a display, none of them a **. */
static void compile_dict_part(Compiler *c, Expr *e, size_t from, size_t to)
{
    const ExprSeq *keys = &e->as.dict.keys, *values = &e->as.dict.values;
    size_t count = to - from;
    bool is_big = count * 2 > STACK_USE_GUIDELINE;
    if (count > 1 && !is_big && all_constant(keys, from, to)) {
        for (size_t i = from; i < to; i++)
            compile_expression(c, values->items[i]);
        emit_constant(c, (Object *)constant_tuple(c, keys, from, to), e->span);
        emit_at(c, OP_BUILD_CONST_KEY_MAP, (int)count, e->span);
        return;
    }
    if (is_big)
        emit_at(c, OP_BUILD_MAP, 0, e->span);
    for (size_t i = from; i < to; i++) {
        compile_expression(c, keys->items[i]);
        compile_expression(c, values->items[i]);
        if (is_big)
            emit_at(c, OP_MAP_ADD, 1, e->span);
    }
    if (!is_big)
        emit_at(c, OP_BUILD_MAP, (int)count, e->span);
}

static void merge_dict_part(Compiler *c, Expr *e, size_t from, size_t to, bool *has_dict)
{
    compile_dict_part(c, e, from, to);
    if (*has_dict)
        emit_at(c, OP_DICT_UPDATE, 1, e->span);
    *has_dict = true;
}

static void compile_dict(Compiler *c, Expr *e)
{
    const ExprSeq *keys = &e->as.dict.keys;
    size_t waiting = 0;
    bool has_dict = false;
    for (size_t i = 0; i < keys->count; i++) {
        if (keys->items[i]) {
            if (waiting * 2 > STACK_USE_GUIDELINE) {
                merge_dict_part(c, e, i - waiting, i + 1, &has_dict);
                waiting = 0;
            } else
                waiting++;
            continue;
        }
        if (waiting)
            merge_dict_part(c, e, i - waiting, i, &has_dict);
        waiting = 0;
        if (!has_dict)
            emit_at(c, OP_BUILD_MAP, 0, e->span);
        has_dict = true;
        compile_expression(c, e->as.dict.values.items[i]);
        emit_at(c, OP_DICT_UPDATE, 1, e->span);
    }
    if (waiting)
        merge_dict_part(c, e, keys->count - waiting, keys->count, &has_dict);
    if (!has_dict)
        emit_at(c, OP_BUILD_MAP, 0, e->span);
}

/* ---- f-strings ---- */

static void compile_joined(Compiler *c, Expr *e)
{
    const ExprSeq *values = &e->as.joined_str.values;
    bool is_big = values->count > STACK_USE_GUIDELINE;
    if (is_big) {
        emit_constant(c, (Object *)RUNTIME->empty_str, e->span);
        emit_name(c, PSEUDO_LOAD_METHOD, compile_name(c, "join"), e->span);
        emit_at(c, OP_BUILD_LIST, 0, e->span);
    }
    for (size_t i = 0; i < values->count; i++) {
        compile_expression(c, values->items[i]);
        if (is_big)
            emit_at(c, OP_LIST_APPEND, 1, e->span);
    }
    if (is_big)
        emit_at(c, OP_CALL, 1, e->span);
    else if (values->count > 1)
        emit_at(c, OP_BUILD_STRING, (int)values->count, e->span);
    else if (values->count == 0)
        emit_constant(c, (Object *)RUNTIME->empty_str, e->span);
}

static void compile_formatted(Compiler *c, Expr *e)
{
    compile_expression(c, e->as.formatted_value.value);
    switch (e->as.formatted_value.conversion) {
    case 's':
        emit_at(c, OP_CONVERT_VALUE, 1, e->span);
        break;
    case 'r':
        emit_at(c, OP_CONVERT_VALUE, 2, e->span);
        break;
    case 'a':
        emit_at(c, OP_CONVERT_VALUE, 3, e->span);
        break;
    default:
        break;
    }
    if (e->as.formatted_value.format_spec) {
        compile_expression(c, e->as.formatted_value.format_spec);
        emit(c, OP_FORMAT_WITH_SPEC, e->span);
    } else
        emit(c, OP_FORMAT_SIMPLE, e->span);
}

/* ---- generators ---- */

static void demand_function(Compiler *c, Expr *e)
{
    if (!scope_is_function(c->unit->scope))
        compile_error(c, e->span, "'yield' outside function");
}

static void compile_yield(Compiler *c, Expr *e)
{
    demand_function(c, e);
    if (e->as.yield.value)
        compile_expression(c, e->as.yield.value);
    else
        emit_constant(c, NONE, e->span);
    emit_at(c, OP_YIELD_VALUE, 0, e->span);
    emit_at(c, OP_RESUME, 1, e->span);
}

static void compile_yield_from(Compiler *c, Expr *e)
{
    demand_function(c, e);
    int send = label_new(c), fail = label_new(c), exit = label_new(c);
    compile_expression(c, e->as.yield_from.value);
    emit(c, OP_GET_YIELD_FROM_ITER, e->span);
    emit_constant(c, NONE, e->span);
    label_here(c, send);
    emit_jump(c, OP_SEND, exit, e->span);
    emit_jump(c, PSEUDO_SETUP_FINALLY, fail, e->span); /* StopIteration that a close or throw brings */
    emit_at(c, OP_YIELD_VALUE, 1, e->span);
    emit(c, PSEUDO_POP_BLOCK, NO_SPAN);
    emit_at(c, OP_RESUME, 2, e->span);
    emit_jump(c, PSEUDO_JUMP_NO_INTERRUPT, send, e->span);
    label_here(c, fail);
    emit(c, OP_CLEANUP_THROW, e->span);
    label_here(c, exit);
    emit(c, OP_END_SEND, e->span);
}

/* ---- attributes and subscripts ---- */

/* self.x = … inside a method of a class: the class lists x in __static_attributes__. */
static void note_static_attribute(Compiler *c, Expr *e)
{
    Expr *value = e->as.attribute.value;
    if (e->as.attribute.ctx != STORE || value->kind != EXPR_NAME || value->as.name.id != c->known.self_)
        return;
    for (CodeUnit *u = c->unit->outer; u; u = u->outer)
        if (u->kind == SCOPE_CLASS) {
            name_map_set(c, &u->static_attributes, e->as.attribute.attr, 1);
            return;
        }
}

static void emit_attribute(Compiler *c, Expr *e)
{
    static const short opcodes[] = {OP_LOAD_ATTR, OP_STORE_ATTR, OP_DELETE_ATTR};
    Span span = attribute_span(e->span, e);
    check_name_is_allowed(c, e->as.attribute.attr, e->as.attribute.ctx, e->span);
    emit_name(c, opcodes[e->as.attribute.ctx], e->as.attribute.attr, span);
}

int compile_slice_parts(Compiler *c, Expr *e)
{
    Expr *const parts[] = {e->as.slice.lower, e->as.slice.upper};
    for (int i = 0; i < 2; i++) {
        if (parts[i])
            compile_expression(c, parts[i]);
        else
            emit_constant(c, NONE, e->span);
    }
    if (!e->as.slice.step)
        return 2;
    compile_expression(c, e->as.slice.step);
    return 3;
}

static void emit_subscript(Compiler *c, Expr *e)
{
    static const short opcodes[] = {OP_BINARY_SUBSCR, OP_STORE_SUBSCR, OP_DELETE_SUBSCR};
    Expr *slice = e->as.subscript.slice;
    ExprContext context = e->as.subscript.ctx;
    if (slice->kind == EXPR_SLICE && !slice->as.slice.step && context != DEL) {
        compile_slice_parts(c, slice);
        emit(c, context == LOAD ? OP_BINARY_SLICE : OP_STORE_SLICE, e->span);
    } else {
        compile_expression(c, slice);
        emit(c, opcodes[context], e->span);
    }
}

/* ---- spines ---- */

/* The next node down the left spine, or NULL if `e` is not part of one. */
static Expr *spine_below(Compiler *c, Expr *e)
{
    switch (e->kind) {
    case EXPR_BIN_OP:
        return e->as.bin_op.left;
    case EXPR_ATTRIBUTE:
        if (e->as.attribute.ctx == LOAD && is_super_call(c, e))
            return NULL;
        note_static_attribute(c, e);
        return e->as.attribute.value;
    case EXPR_SUBSCRIPT:
        if (e->as.subscript.ctx == LOAD)
            check_subscript(c, e);
        return e->as.subscript.value;
    case EXPR_CALL:
        check_keywords(c, &e->as.call.keywords);
        if (call_is_method(c, e))
            return is_super_call(c, e->as.call.func) ? NULL : e->as.call.func->as.attribute.value;
        check_caller(c, e->as.call.func);
        return e->as.call.func;
    default:
        return NULL;
    }
}

/* What the spine's node does with the value below it, which is on the stack. */
static void emit_spine_node(Compiler *c, Expr *e)
{
    switch (e->kind) {
    case EXPR_BIN_OP:
        compile_expression(c, e->as.bin_op.right);
        emit_at(c, OP_BINARY_OP, binary_operator_number(e->as.bin_op.op), e->span);
        break;
    case EXPR_ATTRIBUTE:
        emit_attribute(c, e);
        break;
    case EXPR_SUBSCRIPT:
        emit_subscript(c, e);
        break;
    default:
        compile_call_on_value(c, e);
    }
}

/* ---- all of them ---- */

static void compile_named(Compiler *c, Expr *e)
{
    compile_expression(c, e->as.named_expr.value);
    emit_at(c, OP_COPY, 1, e->span);
    compile_expression(c, e->as.named_expr.target);
}

static void compile_set(Compiler *c, Expr *e)
{
    compile_collection(c, &e->as.set.elts, 0, COLLECTION_SET, e->span);
}

static void compile_constant(Compiler *c, Expr *e)
{
    emit_constant(c, constant_object(c, e), e->span);
}

static void compile_starred(Compiler *c, Expr *e)
{
    compile_error(c, e->span, e->as.starred.ctx == STORE ? "starred assignment target must be in a list or tuple"
                                                         : "can't use starred expression here");
}

static void compile_variable(Compiler *c, Expr *e)
{
    emit_variable(c, e->as.name.id, e->as.name.ctx, e->span);
}

static void compile_slice(Compiler *c, Expr *e)
{
    emit_at(c, OP_BUILD_SLICE, compile_slice_parts(c, e), e->span);
}

/* What does not go on below on the left; BIN_OP and SUBSCRIPT always do, CALL and ATTRIBUTE but for super(). */
static void compile_leftmost(Compiler *c, Expr *e)
{
    static void (*const compilers[])(Compiler *c, Expr *e) = {
        [EXPR_BOOL_OP] = compile_bool_op, [EXPR_NAMED_EXPR] = compile_named, [EXPR_UNARY_OP] = compile_unary,
        [EXPR_LAMBDA] = compile_lambda, [EXPR_IF_EXP] = compile_choice, [EXPR_DICT] = compile_dict,
        [EXPR_SET] = compile_set, [EXPR_LIST_COMP] = compile_comprehension, [EXPR_SET_COMP] = compile_comprehension,
        [EXPR_DICT_COMP] = compile_comprehension, [EXPR_GENERATOR_EXP] = compile_comprehension,
        [EXPR_YIELD] = compile_yield, [EXPR_YIELD_FROM] = compile_yield_from, [EXPR_COMPARE] = compile_compare,
        [EXPR_CALL] = compile_super, [EXPR_FORMATTED_VALUE] = compile_formatted, [EXPR_JOINED_STR] = compile_joined,
        [EXPR_CONSTANT] = compile_constant, [EXPR_ATTRIBUTE] = compile_super, [EXPR_STARRED] = compile_starred,
        [EXPR_NAME] = compile_variable, [EXPR_LIST] = compile_sequence, [EXPR_TUPLE] = compile_sequence,
        [EXPR_SLICE] = compile_slice};
    compilers[e->kind](c, e);
}

static void compile_spine(Compiler *c, Expr *e)
{
    Expr **spine = NULL, *below;
    int count = 0, room = 0;
    while ((below = spine_below(c, e))) {
        note_anchor(c, e);
        spine = compile_grow(c, spine, count, &room, sizeof *spine);
        spine[count++] = e;
        e = below;
    }
    note_anchor(c, e);
    compile_leftmost(c, e);
    while (count)
        emit_spine_node(c, spine[--count]);
}

void compile_expression(Compiler *c, Expr *e)
{
    compile_enter(c);
    if (e->kind == EXPR_NAME)
        emit_variable(c, e->as.name.id, e->as.name.ctx, e->span);
    else
        compile_spine(c, e);
    compile_leave(c);
}
