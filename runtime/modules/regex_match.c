/* regex_match.c: the machine that runs a regular expression. See regex.h.
 *
 * The stack holds, newest last, what to do when the current attempt fails: go on elsewhere, undo the change of a
 * register, give up a character of a repeat. A BARRIER marks where a look-around or atomic group began: when it
 * has succeeded its alternatives are forgotten, but not the undoing.
 */
#include "regex.h"

#include "../error.h"
#include "../heap/heap.h"
#include "../objects/search.h"
#include "../objects/str.h"
#include "../unicode.h"
#include "../vm/vm.h"

#include <string.h>

typedef enum EntryKind { ENTRY_GO, ENTRY_UNDO, ENTRY_GREEDY, ENTRY_LAZY, ENTRY_LAZY_LOOP, ENTRY_BARRIER } EntryKind;

typedef struct RegexEntry {
    EntryKind kind;
    uint32_t at;  /* program place, or register */
    isize where;  /* position, or the register's old value */
    isize extra;  /* least position, limit, or the previous barrier */
} RegexEntry;

bool regex_start(RegexMatcher *matcher, const RegexProgram *program, int kind, const void *text, isize length)
{
    *matcher = (RegexMatcher){.program = program, .kind = kind, .text = text, .length = length, .barrier = -1};
    matcher->registers = heap_allocate((size_t)program->register_count * sizeof(isize));
    return matcher->registers != NULL;
}

void regex_finish(RegexMatcher *matcher)
{
    heap_free(matcher->registers);
    heap_free(matcher->stack);
}

static NOINLINE bool grow_stack(RegexMatcher *m)
{
    isize room = m->stack_room ? m->stack_room * 2 : 64;
    RegexEntry *grown = heap_resize(m->stack, (size_t)room * sizeof *grown);
    if (!grown)
        return false;
    m->stack = grown;
    m->stack_room = room;
    return true;
}

static inline bool push(RegexMatcher *m, EntryKind kind, uint32_t at, isize where, isize extra)
{
    if (UNLIKELY(m->stack_used == m->stack_room) && !grow_stack(m))
        return false;
    m->stack[m->stack_used++] = (RegexEntry){kind, at, where, extra};
    return true;
}

/* Nothing to undo when there is nowhere to go back to. */
static bool set_register(RegexMatcher *m, uint32_t number, isize value)
{
    if (m->stack_used && !push(m, ENTRY_UNDO, number, m->registers[number], 0))
        return false;
    m->registers[number] = value;
    return true;
}

/* ---- characters ------------------------------------------------------------------------------------------------- */

static bool is_word(uint32_t c, bool ascii_only)
{
    if (c < 128)
        return (c | 32) - 'a' < 26 || c - '0' < 10 || c == '_';
    return !ascii_only && unicode_is_alphanumeric(c);
}

/* `category`: a RegexCategory, perhaps with REGEX_CATEGORY_ASCII. */
static bool regex_in_category(uint32_t category, uint32_t c)
{
    bool ascii_only = category & REGEX_CATEGORY_ASCII;
    bool is_ascii_space = c == ' ' || (c >= 9 && c <= 13);
    switch (category & 7) {
    case REGEX_DIGIT:
        return ascii_only ? c - '0' < 10 : unicode_is_decimal(c);
    case REGEX_NOT_DIGIT:
        return !(ascii_only ? c - '0' < 10 : unicode_is_decimal(c));
    case REGEX_SPACE:
        return ascii_only ? is_ascii_space : unicode_is_space(c);
    case REGEX_NOT_SPACE:
        return !(ascii_only ? is_ascii_space : unicode_is_space(c));
    case REGEX_WORD:
        return is_word(c, ascii_only);
    default:
        return !is_word(c, ascii_only);
    }
}

/* One character for all cases of it: ſ, K and s share theirs with what they look like. */
uint32_t regex_fold(uint32_t c, bool ascii_only)
{
    if (c < 128)
        return c - 'A' < 26 ? c + 32 : c;
    return ascii_only ? c : unicode_simple_lower(unicode_simple_upper(unicode_simple_lower(c)));
}

static bool in_items(const uint32_t *set, uint32_t c)
{
    const uint32_t *item = set + 12;
    for (uint32_t count = set[11]; count > 0; count--, item += 2)
        if (item[0] == REGEX_SET_CATEGORY ? regex_in_category(item[1], c) : c >= item[0] && c <= item[1])
            return true;
    return false;
}

/* Without the bitmap, which the compiler fills by asking this. */
bool regex_set_has(const uint32_t *set, uint32_t c)
{
    bool found = in_items(set, c);
    if (!found && set[2] & REGEX_SET_FOLDED) {
        bool ascii_only = set[2] & REGEX_SET_ASCII;
        uint32_t folded = regex_fold(c, ascii_only);
        found = in_items(set, folded);
        if (!found && !(ascii_only && c >= 128))
            found = in_items(set, folded < 128 && ascii_only ? (folded - 'a' < 26 ? folded - 32 : folded)
                                                             : unicode_simple_upper(folded));
    }
    return found != ((set[2] & REGEX_SET_NEGATED) != 0);
}

static inline bool set_has(const uint32_t *set, uint32_t c)
{
    if (LIKELY(c < 256))
        return set[3 + c / 32] >> c % 32 & 1;
    return regex_set_has(set, c);
}

static inline uint32_t char_at(const RegexMatcher *m, isize at)
{
    return str_read(m->kind, m->text, at);
}

/* Does the one-character operation at `op` accept c? */
static inline bool accepts(const uint32_t *op, uint32_t c)
{
    switch (op[0]) {
    case RE_CHAR:
        return c == op[1];
    case RE_CHAR_FOLDED:
        return regex_fold(c, op[2]) == op[1];
    case RE_ANY:
        return c != '\n';
    case RE_ANY_ALL:
        return true;
    default:
        return set_has(op, c);
    }
}

/* How many characters from `at` on are accepted, at most `most`. */
static isize run_length(const RegexMatcher *m, const uint32_t *op, isize at, isize most)
{
    isize end = most < m->length - at ? at + most : m->length, i = at;
    if (op[0] == RE_ANY_ALL)
        return end - at;
    if (op[0] == RE_ANY) {
        isize line = search_unit(m->kind, (const char *)m->text + at * m->kind, end - at, '\n');
        return line < 0 ? end - at : line;
    }
    if (op[0] == RE_SET && m->kind == 1) {
        const uint8_t *text = m->text;
        while (i < end && (op[3 + text[i] / 32] >> text[i] % 32 & 1))
            i++;
        return i - at;
    }
    while (i < end && accepts(op, char_at(m, i)))
        i++;
    return i - at;
}

static bool is_boundary(const RegexMatcher *m, isize at, bool ascii_only)
{
    bool before = at > 0 && is_word(char_at(m, at - 1), ascii_only);
    bool after = at < m->length && is_word(char_at(m, at), ascii_only);
    return before != after;
}

static bool is_at(const RegexMatcher *m, uint32_t kind, isize at)
{
    switch (kind & 7) {
    case REGEX_AT_START:
        return at == 0;
    case REGEX_AT_LINE_START:
        return at == 0 || char_at(m, at - 1) == '\n';
    case REGEX_AT_END:
        return at == m->length || (at == m->length - 1 && char_at(m, at) == '\n');
    case REGEX_AT_LINE_END:
        return at == m->length || char_at(m, at) == '\n';
    case REGEX_AT_END_STRING:
        return at == m->length;
    case REGEX_AT_BOUNDARY:
        return m->length > 0 && is_boundary(m, at, kind & REGEX_AT_ASCII);
    default:
        return m->length > 0 && !is_boundary(m, at, kind & REGEX_AT_ASCII);
    }
}

/* The end of what group `group` matched, repeated at `at`, or -1. */
static isize match_again(const RegexMatcher *m, const uint32_t *op, isize at)
{
    isize start = m->registers[2 * op[1] - 1], end = m->registers[2 * op[1]];
    if (start < 0 || end < start || end - start > m->length - at)
        return -1;
    for (; start < end; start++, at++) {
        uint32_t a = char_at(m, start), b = char_at(m, at);
        if (a != b && (!op[2] || regex_fold(a, op[3]) != regex_fold(b, op[3])))
            return -1;
    }
    return at;
}

/* ---- the machine ------------------------------------------------------------------------------------------------ */

/* The last place at or before `at`, not before `least`, where what follows the repeat may begin; -1: none. */
static isize fitting(const RegexMatcher *m, const uint32_t *next, isize least, isize at)
{
    if (next[0] != RE_CHAR)
        return at;
    if (at == m->length)
        at--;
    while (at >= least && char_at(m, at) != next[1])
        at--;
    return at >= least ? at : -1;
}

/* Starts a repeat of one character. *at moves behind it. 1, 0: it fails, -1: raised. */
static int repeat_one(RegexMatcher *m, uint32_t place, isize *at)
{
    const uint32_t *op = m->program->code + place, *item = op + 5, *next = item + op[4];
    isize start = *at, least = op[2], most = op[3] == REGEX_NO_LIMIT ? m->length : (isize)op[3];
    if (op[1] == REGEX_LAZY) {
        if (run_length(m, item, start, least) < least)
            return 0;
        *at = start + least;
        isize limit = most < m->length - start ? start + most : m->length;
        return *at >= limit || push(m, ENTRY_LAZY, place, *at, limit) ? 1 : -1;
    }
    isize count = run_length(m, item, start, most);
    if (count < least)
        return 0;
    *at = start + count;
    if (op[1] == REGEX_POSSESSIVE || count == least)
        return 1;
    isize fits = fitting(m, next, start + least, *at);
    if (fits < 0)
        return 0;
    *at = fits;
    return fits == start + least || push(m, ENTRY_GREEDY, place, fits, start + least) ? 1 : -1;
}

/* The end of a round of a general repeat, at LOOP. Sets *place. 1, 0: it fails, -1: raised. */
static int loop(RegexMatcher *m, uint32_t *place, isize at, bool again)
{
    const uint32_t *op = m->program->code + *place;
    uint32_t number = op[1], body = *place - op[5], after = *place + 6;
    isize count = m->registers[number];
    bool must = !again && count < (isize)op[3];
    bool may = must || ((op[4] == REGEX_NO_LIMIT || count < (isize)op[4]) && m->registers[number + 1] != at);
    if (!must && op[2] == REGEX_LAZY && !again) {
        *place = after;
        return push(m, ENTRY_LAZY_LOOP, (uint32_t)(op - m->program->code), at, 0) ? 1 : -1;
    }
    if (!may) {
        *place = after;
        return !again;
    }
    if (!must && op[2] == REGEX_GREEDY && !push(m, ENTRY_GO, after, at, 0))
        return -1;
    *place = body;
    return set_register(m, number, count + 1) && set_register(m, number + 1, at) ? 1 : -1;
}

/* A look-around or atomic group has matched: forget its alternatives, keep what must be undone. */
static RegexEntry leave_barrier(RegexMatcher *m, bool undo)
{
    RegexEntry barrier = m->stack[m->barrier];
    isize to = m->barrier;
    if (undo) {
        for (isize i = m->stack_used - 1; i > m->barrier; i--)
            if (m->stack[i].kind == ENTRY_UNDO)
                m->registers[m->stack[i].at] = m->stack[i].where;
    } else {
        for (isize i = m->barrier + 1; i < m->stack_used; i++)
            if (m->stack[i].kind == ENTRY_UNDO)
                m->stack[to++] = m->stack[i];
    }
    m->stack_used = to;
    m->barrier = barrier.extra;
    return barrier;
}

/* Gives up characters of a greedy repeat, as far as what follows it may begin. */
static bool give_up_some(RegexMatcher *m, RegexEntry *entry, const uint32_t *next, isize *at)
{
    isize fits = fitting(m, next, entry->extra, entry->where - 1);
    if (fits <= entry->extra)
        m->stack_used--;
    else
        entry->where = fits;
    *at = fits;
    return fits >= 0;
}

/* Takes one more character for a lazy repeat. */
static bool take_another(RegexMatcher *m, RegexEntry *entry, const uint32_t *item, isize *at)
{
    bool is_accepted = accepts(item, char_at(m, entry->where));
    if (is_accepted)
        *at = ++entry->where;
    if (!is_accepted || entry->where >= entry->extra)
        m->stack_used--;
    return is_accepted;
}

/* Takes up the newest alternative. 1: go on at *place, *at; 0: there is none; -1: raised. */
static int back_up(RegexMatcher *m, uint32_t *place, isize *at)
{
    const uint32_t *code = m->program->code;
    while (m->stack_used) {
        RegexEntry *entry = &m->stack[m->stack_used - 1];
        const uint32_t *op = code + entry->at;
        int done = 0;
        switch (entry->kind) {
        case ENTRY_GREEDY:
            *place = (uint32_t)(op + 5 + op[4] - code);
            done = give_up_some(m, entry, op + 5 + op[4], at);
            break;
        case ENTRY_LAZY:
            *place = (uint32_t)(op + 5 + op[4] - code);
            done = take_another(m, entry, op + 5, at);
            break;
        case ENTRY_GO: case ENTRY_LAZY_LOOP:
            *place = entry->at;
            *at = entry->where;
            m->stack_used--;
            done = entry->kind == ENTRY_GO ? 1 : loop(m, place, *at, true);
            break;
        case ENTRY_UNDO:
            m->registers[entry->at] = entry->where;
            m->stack_used--;
            break;
        case ENTRY_BARRIER:
            *place = entry->at + op[3];
            *at = entry->where;
            m->barrier = entry->extra;
            m->stack_used--;
            done = op[0] == RE_LOOK && op[1]; /* a negative look-around could not match: good */
            break;
        }
        if (done)
            return done;
    }
    return 0;
}

/* Begins a look-around or atomic group at `place`. */
static bool enter_barrier(RegexMatcher *m, uint32_t place, isize at)
{
    bool done = push(m, ENTRY_BARRIER, place, at, m->barrier);
    m->barrier = m->stack_used - 1;
    return done;
}

/* An operation on what is already matched. 1: go on at *place, *at; 0: this attempt fails; -1: raised. */
static inline int step(RegexMatcher *m, const uint32_t *op, uint32_t *place, isize *at)
{
    switch (op[0]) {
    case RE_AT:
        *place += 2;
        return is_at(m, op[1], *at);
    case RE_BRANCH:
        *place += 2;
        return push(m, ENTRY_GO, *place - 2 + op[1], *at, 0) ? 1 : -1;
    case RE_JUMP:
        *place += op[1];
        return 1;
    case RE_SAVE:
        *place += 2;
        return set_register(m, op[1], *at) ? 1 : -1;
    case RE_CLOSE:
        *place += 2;
        return set_register(m, 2 * op[1], *at) && set_register(m, 0, op[1]) ? 1 : -1;
    case RE_LOOP_START:
        *place += 3 + op[2]; /* to LOOP, which decides about the first round */
        return set_register(m, op[1], 0) && set_register(m, op[1] + 1, -1) ? 1 : -1;
    case RE_LOOP:
        return loop(m, place, *at, false);
    case RE_BACKREF:
        *place += 4;
        *at = match_again(m, op, *at);
        return *at >= 0;
    case RE_CONDITION:
        *place += m->registers[2 * op[1]] >= 0 ? 3 : op[2];
        return 1;
    default:
        return 0;
    }
}

/* The same for the ends of look-arounds and atomic groups. */
static int step_group(RegexMatcher *m, const uint32_t *op, uint32_t *place, isize *at)
{
    switch (op[0]) {
    case RE_LOOK:
        if (!enter_barrier(m, *place, *at))
            return -1;
        *place += 4;
        if (op[2] != REGEX_AHEAD)
            *at -= op[2];
        return *at >= 0;
    case RE_ATOMIC:
        *place += 2;
        return enter_barrier(m, *place - 2, *at) ? 1 : -1;
    case RE_LOOK_END: {
        bool is_negative = m->program->code[m->stack[m->barrier].at + 1];
        *place += 1;
        *at = leave_barrier(m, is_negative).where;
        return !is_negative;
    }
    default: /* RE_ATOMIC_END */
        *place += 1;
        leave_barrier(m, false);
        return 1;
    }
}

/* Runs the program from `at`. 1: matched, *end set; 0: not; -1: raised. */
static int run(RegexMatcher *m, isize at, isize *end)
{
    const uint32_t *code = m->program->code;
    uint32_t place = 0;
    isize begin = at;
    m->stack_used = 0;
    m->barrier = -1;
    for (;;) {
        const uint32_t *op = code + place;
        int done; /* 0: this attempt fails; -1: raised */
        switch (op[0]) {
        case RE_SUCCESS:
            done = !(m->wants_whole && at != m->length) && !(m->must_advance && at == begin);
            if (!done)
                break;
            *end = at;
            return 1;
        case RE_CHAR:
            done = at < m->length && char_at(m, at) == op[1];
            at++;
            place += 2;
            break;
        case RE_CHAR_FOLDED: case RE_ANY: case RE_ANY_ALL:
            done = at < m->length && accepts(op, char_at(m, at));
            at++;
            place += op[0] == RE_CHAR_FOLDED ? 3 : 1;
            break;
        case RE_SET:
            done = at < m->length && set_has(op, char_at(m, at));
            at++;
            place += op[1];
            break;
        case RE_REPEAT_ONE:
            done = repeat_one(m, place, &at);
            place += 5 + op[4];
            break;
        case RE_LOOK: case RE_LOOK_END: case RE_ATOMIC: case RE_ATOMIC_END:
            done = step_group(m, op, &place, &at);
            break;
        default:
            done = step(m, op, &place, &at);
        }
        if (!done) {
            done = back_up(m, &place, &at);
            if (!done)
                return 0;
            if (UNLIKELY(++m->failures % 65536 == 0 && !vm_serve_requests())) /* Ctrl-C */
                return -1;
        }
        if (UNLIKELY(done < 0))
            return -1;
    }
}

int regex_match_at(RegexMatcher *m, isize at)
{
    for (isize i = 0; i < m->program->register_count; i++)
        m->registers[i] = -1;
    int found = run(m, at, &m->end);
    m->start = at;
    return found;
}

/* The first operation that looks at a character, past those that only remember places. */
static const uint32_t *first_operation(const uint32_t *code)
{
    while (code[0] == RE_SAVE)
        code += 2;
    if (code[0] == RE_REPEAT_ONE && code[2] > 0)
        code += 5;
    return code;
}

int regex_search_from(RegexMatcher *m, isize at)
{
    const uint32_t *first = first_operation(m->program->code);
    bool must_advance = m->must_advance;
    for (; at <= m->length; at++) {
        if (first[0] == RE_CHAR) {
            isize found = search_unit(m->kind, (const char *)m->text + at * m->kind, m->length - at, first[1]);
            if (found < 0)
                return 0;
            must_advance = must_advance && found == 0;
            at += found;
        } else if (first[0] == RE_SET) {
            isize before = at;
            while (at < m->length && !set_has(first, char_at(m, at)))
                at++;
            if (at == m->length)
                return 0;
            must_advance = must_advance && at == before;
        } else if (first[0] == RE_AT && first[1] == REGEX_AT_START && at > 0) {
            return 0;
        }
        m->must_advance = must_advance;
        int found = regex_match_at(m, at);
        if (found)
            return found;
        must_advance = false;
    }
    return 0;
}
