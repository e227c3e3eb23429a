/* regex_compile.c: from the text of a pattern to its program. See regex.h for the operations.
 *
 * One pass: each parse_… function writes operations behind what is there and tells how many characters they can
 * match (Width), which look-behind needs. A branch or repeat is put in front of finished operations by moving
 * them; distances are relative, so they stay right. Messages and positions are CPython's.
 */
#include "regex.h"

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../objects/dict.h"
#include "../objects/int.h"
#include "../objects/str_data.h"
#include "../runtime.h"
#include "../unicode.h"

#include <stdarg.h>
#include <string.h>

#define END 0xffffffffu
#define GROUPS_MAX 100000
#define WIDTH_MAX ((isize)1 << 40)

typedef struct Width {
    isize least, most;
} Width;

typedef struct Parser {
    Str *pattern;
    isize at;
    bool is_bytes;
    unsigned flags; /* in force here */
    unsigned global_flags, inline_flags;
    Dict *names;
    RegexProgram *program;
    isize open_groups[64]; /* the numbers of the innermost open ones, for "cannot refer to an open group" */
    int open_count;
    isize loop_count;
    Width group_widths[64]; /* of the first groups, once closed */
    isize look_groups;      /* inside a look-behind: the first group number that it may not refer to; else 0 */
    int depth;              /* of parse_alternatives */
    bool has_loose_look;    /* a look-behind without a fixed width: said last, as CPython does */
    isize tested_group, tested_at; /* the highest group a (?(group)…) asks about, and where */
} Parser;

static bool parse_alternatives(Parser *p, Width *width);

/* re.PatternError(message, pattern, position). */
static bool regex_raise(Str *pattern, isize position, const char *format, ...)
{
    NATIVE_FRAME(held, "re.compile", "message", "position", "type", "error");
    va_list arguments;
    va_start(arguments, format);
    held[0] = (Object *)str_format_va(format, arguments);
    va_end(arguments);
    held[1] = int_from_isize(position);
    Object *module = dict_get_text(RUNTIME->modules, "re");
    if (!held[0] || !held[1] || !module)
        return native_leave_bool(held, false);
    held[2] = object_get_attribute_text(module, "PatternError");
    Object *args[] = {held[0], (Object *)pattern, held[1]};
    held[3] = held[2] ? object_call(held[2], args, position < 0 ? 1 : 3, NULL) : NULL;
    if (held[3])
        raise_object(new_reference(held[3]));
    return native_leave_bool(held, false);
}

/* ---- writing operations ----------------------------------------------------------------------------------------- */

static bool make_room(RegexProgram *program, isize more)
{
    if (program->length + more <= program->room)
        return true;
    isize room = (program->length + more) * 2 + 64;
    uint32_t *grown = heap_resize(program->code, (size_t)room * sizeof *grown);
    if (!grown)
        return false;
    program->code = grown;
    program->room = room;
    return true;
}

/* Puts words in front of what begins at `place`. */
static bool insert(Parser *p, isize place, int count, const uint32_t *words)
{
    RegexProgram *program = p->program;
    if (!make_room(program, count))
        return false;
    memmove(program->code + place + count, program->code + place, (size_t)(program->length - place) * sizeof(uint32_t));
    memcpy(program->code + place, words, (size_t)count * sizeof(uint32_t));
    program->length += count;
    return true;
}

#define EMIT(p, ...)                                                                                                   \
    insert(p, (p)->program->length, (int)(sizeof((uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t)),                       \
           (uint32_t[]){__VA_ARGS__})
#define INSERT(p, place, ...)                                                                        \
    insert(p, place, (int)(sizeof((uint32_t[]){__VA_ARGS__}) / sizeof(uint32_t)), (uint32_t[]){__VA_ARGS__})

/* ---- reading the pattern ---------------------------------------------------------------------------------------- */

static uint32_t peek(const Parser *p)
{
    return p->at < p->pattern->length ? str_at(p->pattern, p->at) : END;
}

static uint32_t peek_after(const Parser *p, isize more)
{
    return p->at + more < p->pattern->length ? str_at(p->pattern, p->at + more) : END;
}

static bool accept(Parser *p, uint32_t c)
{
    if (peek(p) != c)
        return false;
    p->at++;
    return true;
}

static bool ascii_only(const Parser *p)
{
    return p->is_bytes || p->flags & REGEX_ASCII;
}

static bool emit_char(Parser *p, uint32_t c)
{
    if (!(p->flags & REGEX_IGNORECASE))
        return EMIT(p, RE_CHAR, c);
    return EMIT(p, RE_CHAR_FOLDED, regex_fold(c, ascii_only(p)), ascii_only(p));
}

/* `wanted` hexadecimal digits behind \x, \u or \U, which begins at `start`. */
static bool read_hexadecimal(Parser *p, isize start, int wanted, uint32_t *c)
{
    *c = 0;
    for (int i = 0; i < wanted; i++) {
        uint32_t digit = peek(p);
        uint32_t value = digit - '0' < 10 ? digit - '0' : (digit | 32) - 'a' < 6 ? (digit | 32) - 'a' + 10 : END;
        if (digit == END || value == END) {
            Str *text = str_substring(p->pattern, start, p->at);
            if (text)
                regex_raise(p->pattern, start, "incomplete escape %U", text);
            decref_maybe(text);
            return false;
        }
        *c = *c << 4 | value;
        p->at++;
    }
    if (*c > CHARACTER_MAX)
        return regex_raise(p->pattern, start, "bad escape \\U%08x", (unsigned)*c);
    return true;
}

static int category_of(uint32_t c)
{
    switch (c) {
    case 'd':
        return REGEX_DIGIT;
    case 'D':
        return REGEX_NOT_DIGIT;
    case 's':
        return REGEX_SPACE;
    case 'S':
        return REGEX_NOT_SPACE;
    case 'w':
        return REGEX_WORD;
    case 'W':
        return REGEX_NOT_WORD;
    default:
        return -1;
    }
}

/* The escapes that stand for one character, in sets and outside. 1: *value, 0: none of these, -1: raised. */
static int simple_escape(Parser *p, isize start, uint32_t c, uint32_t *value)
{
    static const char letters[] = "abfnrtv\\", values[] = "\a\b\f\n\r\t\v\\";
    const char *known = c < 128 && c ? strchr(letters, (int)c) : NULL;
    if (known) {
        *value = (uint8_t)values[known - letters];
        return 1;
    }
    if (c == 'x')
        return read_hexadecimal(p, start, 2, value) ? 1 : -1;
    if (!p->is_bytes && (c == 'u' || c == 'U'))
        return read_hexadecimal(p, start, c == 'u' ? 4 : 8, value) ? 1 : -1;
    if (c < 128 && ((c | 32) - 'a' < 26 || c - '0' < 10))
        return 0;
    *value = c;
    return 1;
}

static bool bad_escape(Parser *p, isize start, uint32_t c)
{
    if (c == END)
        return regex_raise(p->pattern, start, "bad escape (end of pattern)");
    return regex_raise(p->pattern, start, "bad escape \\%c", (int)c);
}

/* ---- sets ------------------------------------------------------------------------------------------------------- */

static void finish_set(Parser *p, isize place)
{
    uint32_t *set = p->program->code + place;
    set[1] = (uint32_t)(p->program->length - place);
    set[11] = (set[1] - 12) / 2;
    for (uint32_t c = 0; c < 256; c++)
        if (regex_set_has(set, c))
            set[3 + c / 32] |= 1u << c % 32;
}

static bool start_set(Parser *p, bool is_negated)
{
    uint32_t flags = (is_negated ? REGEX_SET_NEGATED : 0) | (p->flags & REGEX_IGNORECASE ? REGEX_SET_FOLDED : 0) |
                     (ascii_only(p) ? REGEX_SET_ASCII : 0);
    return EMIT(p, RE_SET, 0, flags, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}

static uint32_t category_word(const Parser *p, int category)
{
    return (uint32_t)category | (ascii_only(p) ? REGEX_CATEGORY_ASCII : 0);
}

/* One member of a set: a character, or a category (then *category >= 0). */
static bool read_member(Parser *p, isize set_start, uint32_t *c, int *category)
{
    isize start = p->at;
    *category = -1;
    *c = peek(p);
    if (*c == END)
        return regex_raise(p->pattern, set_start, "unterminated character set");
    p->at++;
    if (*c != '\\')
        return true;
    uint32_t escaped = peek(p);
    if (escaped == END)
        return bad_escape(p, start, END);
    p->at++;
    *category = category_of(escaped);
    if (*category >= 0)
        return true;
    int simple = simple_escape(p, start, escaped, c);
    if (simple)
        return simple > 0;
    if (escaped - '0' < 8) {
        *c = escaped - '0';
        for (int i = 0; i < 2 && peek(p) - '0' < 8; i++)
            *c = *c * 8 + (str_at(p->pattern, p->at++) - '0');
        if (*c > 0377) {
            Str *text = str_substring(p->pattern, start, p->at);
            if (text)
                regex_raise(p->pattern, start, "octal escape value %U outside of range 0-0o377", text);
            decref_maybe(text);
            return false;
        }
        return true;
    }
    return bad_escape(p, start, escaped);
}

static bool bad_range(Parser *p, isize start)
{
    Str *text = str_substring(p->pattern, start, p->at);
    if (text)
        regex_raise(p->pattern, start, "bad character range %U", text);
    decref_maybe(text);
    return false;
}

/* Behind the '['. */
static bool parse_set(Parser *p)
{
    isize set_start = p->at - 1, place = p->program->length;
    if (!start_set(p, accept(p, '^')))
        return false;
    for (bool first = true; first || peek(p) != ']'; first = false) {
        isize start = p->at;
        uint32_t low, high;
        int category, high_category;
        if (!read_member(p, set_start, &low, &category))
            return false;
        if (peek(p) == '-' && peek_after(p, 1) == END) {
            return regex_raise(p->pattern, set_start, "unterminated character set");
        } else if (peek(p) == '-' && peek_after(p, 1) != ']') {
            p->at++;
            if (!read_member(p, set_start, &high, &high_category))
                return false;
            if (category >= 0 || high_category >= 0 || high < low)
                return bad_range(p, start);
        } else {
            high = low;
        }
        if (!(category >= 0 ? EMIT(p, REGEX_SET_CATEGORY, category_word(p, category)) : EMIT(p, low, high)))
            return false;
        if (peek(p) == END)
            return regex_raise(p->pattern, set_start, "unterminated character set");
    }
    p->at++;
    finish_set(p, place);
    return true;
}

static bool emit_category(Parser *p, int category)
{
    isize place = p->program->length;
    if (!start_set(p, false) || !EMIT(p, REGEX_SET_CATEGORY, category_word(p, category)))
        return false;
    p->program->code[place + 2] &= ~(uint32_t)REGEX_SET_FOLDED;
    finish_set(p, place);
    return true;
}

/* ---- escapes outside sets --------------------------------------------------------------------------------------- */

static bool is_open(const Parser *p, isize group)
{
    for (int i = 0; i < p->open_count && i < 64; i++)
        if (p->open_groups[i] == group)
            return true;
    return false;
}

static bool emit_back_reference(Parser *p, isize group, isize start, Width *width)
{
    if (is_open(p, group))
        return regex_raise(p->pattern, start, "cannot refer to an open group");
    if (p->look_groups && group >= p->look_groups)
        return regex_raise(p->pattern, start, "cannot refer to group defined in the same lookbehind subpattern");
    *width = group < 64 ? p->group_widths[group] : (Width){0, WIDTH_MAX};
    return EMIT(p, RE_BACKREF, (uint32_t)group, (p->flags & REGEX_IGNORECASE) != 0, ascii_only(p));
}

static bool parse_number_escape(Parser *p, isize start, uint32_t first, Width *width)
{
    uint32_t second = peek(p), third = peek_after(p, 1), value = first - '0';
    if (first == '0') {
        for (int i = 0; i < 2 && peek(p) - '0' < 8; i++)
            value = value * 8 + (str_at(p->pattern, p->at++) - '0');
        return emit_char(p, value);
    }
    if (second - '0' < 10) {
        if (first - '0' < 8 && second - '0' < 8 && third - '0' < 8) {
            value = (value * 8 + second - '0') * 8 + third - '0';
            p->at += 2;
            if (value > 0377)
                return regex_raise(p->pattern, start, "octal escape value \\%c%c%c outside of range 0-0o377",
                                   (int)first, (int)second, (int)third);
            return emit_char(p, value);
        }
        value = value * 10 + second - '0';
        p->at++;
    }
    if ((isize)value > p->program->group_count)
        return regex_raise(p->pattern, start + 1, "invalid group reference %d", (int)value);
    return emit_back_reference(p, value, start, width);
}

/* Behind the backslash, which stands at `start`. */
static bool parse_escape(Parser *p, isize start, Width *width)
{
    uint32_t c = peek(p), value;
    uint32_t kind = ascii_only(p) ? REGEX_AT_ASCII : 0;
    if (c == END)
        return bad_escape(p, start, END);
    p->at++;
    *width = (Width){1, 1};
    if (category_of(c) >= 0)
        return emit_category(p, category_of(c));
    if (c == 'A' || c == 'Z' || c == 'b' || c == 'B') {
        *width = (Width){0, 0};
        return EMIT(p, RE_AT, c == 'A'   ? REGEX_AT_START
                              : c == 'Z' ? REGEX_AT_END_STRING
                              : c == 'b' ? REGEX_AT_BOUNDARY | kind
                                         : REGEX_AT_NOT_BOUNDARY | kind);
    }
    if (c - '0' < 10)
        return parse_number_escape(p, start, c, width);
    int simple = simple_escape(p, start, c, &value);
    if (simple == 0)
        return bad_escape(p, start, c);
    return simple > 0 && emit_char(p, value);
}

/* ---- groups ----------------------------------------------------------------------------------------------------- */

/* A name up to `terminator`, NEW; NULL: raised. */
static Str *read_name(Parser *p, uint32_t terminator, const char *what, bool must_identify)
{
    isize start = p->at;
    while (peek(p) != terminator && peek(p) != END)
        p->at++;
    if (peek(p) == END) {
        if (p->at == start)
            regex_raise(p->pattern, p->at, "missing %s", what);
        else
            regex_raise(p->pattern, start, "missing %c, unterminated name", (int)terminator);
        return NULL;
    }
    if (p->at == start) {
        regex_raise(p->pattern, start, "missing %s", what);
        return NULL;
    }
    Str *name = str_substring(p->pattern, start, p->at++);
    if (name && must_identify && (!str_is_identifier(name) || (p->is_bytes && !str_is_ascii(name)))) {
        regex_raise(p->pattern, start, "bad character in group name %R", name);
        clear_slot(&name);
    }
    return name;
}

static bool close_paren(Parser *p, isize start)
{
    return accept(p, ')') || regex_raise(p->pattern, start, "missing ), unterminated subpattern");
}

/* Opens a group: its number, or -1. `name` is borrowed, or NULL. */
static isize open_group(Parser *p, Str *name, isize name_start)
{
    isize number = ++p->program->group_count;
    if (number > GROUPS_MAX)
        return regex_raise(p->pattern, p->at, "too many groups"), -1;
    if (name) {
        Object *known = dict_get_str(p->names, name);
        if (known) {
            regex_raise(p->pattern, name_start, "redefinition of group name %R as group %d; was group %S", name,
                        (int)number, known);
            return -1;
        }
        Object *value = int_from_isize(number);
        bool done = value && dict_set_str(p->names, name, value);
        decref_maybe(value);
        if (!done)
            return -1;
    }
    if (p->open_count < 64)
        p->open_groups[p->open_count] = number;
    p->open_count++;
    return number;
}

static bool parse_capture(Parser *p, Str *name, isize start, isize name_start, Width *width)
{
    isize number = open_group(p, name, name_start);
    unsigned flags = p->flags;
    if (number < 0 || !EMIT(p, RE_SAVE, (uint32_t)(2 * number - 1)) || !parse_alternatives(p, width))
        return false;
    p->flags = flags;
    p->open_count--;
    if (number < 64)
        p->group_widths[number] = *width;
    return close_paren(p, start) && EMIT(p, RE_CLOSE, (uint32_t)number);
}

static bool parse_plain_group(Parser *p, isize start, unsigned flags, Width *width)
{
    unsigned outer = p->flags;
    p->flags = flags;
    bool done = parse_alternatives(p, width);
    p->flags = outer;
    return done && close_paren(p, start);
}

static bool parse_look(Parser *p, isize start, bool behind, Width *width)
{
    bool is_negative = str_at(p->pattern, p->at++) == '!';
    isize place = p->program->length;
    unsigned flags = p->flags;
    isize outer_groups = p->look_groups;
    Width inner;
    if (behind && !outer_groups)
        p->look_groups = p->program->group_count + 1;
    if (!EMIT(p, RE_LOOK, is_negative, REGEX_AHEAD, 0) || !parse_alternatives(p, &inner))
        return false;
    p->look_groups = outer_groups;
    p->flags = flags;
    if (!close_paren(p, start))
        return false;
    if (behind) {
        if (inner.least != inner.most)
            p->has_loose_look = true;
        p->program->code[place + 2] = (uint32_t)inner.least;
    }
    if (!EMIT(p, RE_LOOK_END))
        return false;
    p->program->code[place + 3] = (uint32_t)(p->program->length - place);
    *width = (Width){0, 0};
    return true;
}

static bool parse_atomic(Parser *p, isize start, Width *width)
{
    isize place = p->program->length;
    if (!EMIT(p, RE_ATOMIC, 0) || !parse_plain_group(p, start, p->flags, width) || !EMIT(p, RE_ATOMIC_END))
        return false;
    p->program->code[place + 1] = (uint32_t)(p->program->length - place);
    return true;
}

static bool parse_sequence(Parser *p, Width *width);

/* The group that a condition names or numbers; false: raised. */
static bool group_called(Parser *p, Str *name, isize name_start, isize *group)
{
    Object *known = dict_get_str(p->names, name);
    bool has_digits = true;
    *group = 0;
    for (isize i = 0; i < name->length && has_digits; i++) {
        has_digits = str_at(name, i) - '0' < 10 && *group < GROUPS_MAX;
        *group = *group * 10 + (isize)(str_at(name, i) - '0');
    }
    if (known)
        *group = (isize)int_value(known);
    if (!known && !has_digits)
        return regex_raise(p->pattern, name_start, str_is_identifier(name) ? "unknown group name %R"
                                                                           : "bad character in group name %R", name);
    if (*group == 0)
        return regex_raise(p->pattern, name_start, "bad group number");
    return *group <= GROUPS_MAX || regex_raise(p->pattern, name_start, "invalid group reference %zd", *group);
}

/* Lets the distance at `operand` lead from the operation at `place` to what comes next. */
static void lead_here(Parser *p, isize place, isize operand)
{
    p->program->code[place + operand] = (uint32_t)(p->program->length - place);
}

/* The branches of a condition. */
static bool parse_branches(Parser *p, isize group, Width *width)
{
    isize place = p->program->length;
    Width yes, no = {0, 0};
    if (!EMIT(p, RE_CONDITION, (uint32_t)group, 0) || !parse_sequence(p, &yes))
        return false;
    bool has_other = accept(p, '|');
    isize jump = p->program->length;
    if (has_other && !EMIT(p, RE_JUMP, 0))
        return false;
    lead_here(p, place, 2);
    if (has_other) {
        if (!parse_sequence(p, &no))
            return false;
        if (peek(p) == '|')
            return regex_raise(p->pattern, p->at, "conditional backref with more than two branches");
        lead_here(p, jump, 1);
    }
    *width = (Width){yes.least < no.least ? yes.least : no.least, yes.most > no.most ? yes.most : no.most};
    return true;
}

/* (?(group)yes|no) behind the second parenthesis. */
static bool parse_condition(Parser *p, isize start, Width *width)
{
    isize name_start = p->at, group;
    Str *name = read_name(p, ')', "group name", false);
    if (!name)
        return false;
    bool is_good = group_called(p, name, name_start, &group);
    decref(name);
    if (!is_good)
        return false;
    if (group > p->tested_group) {
        p->tested_group = group;
        p->tested_at = name_start;
    }
    return parse_branches(p, group, width) && close_paren(p, start);
}

static unsigned flag_called(uint32_t c)
{
    switch (c) {
    case 'a':
        return REGEX_ASCII;
    case 'i':
        return REGEX_IGNORECASE;
    case 'L':
        return REGEX_LOCALE;
    case 'm':
        return REGEX_MULTILINE;
    case 's':
        return REGEX_DOTALL;
    case 'u':
        return REGEX_UNICODE;
    case 'x':
        return REGEX_VERBOSE;
    default:
        return 0;
    }
}

static bool read_flags(Parser *p, unsigned *flags)
{
    for (*flags = 0;; p->at++) {
        uint32_t c = peek(p);
        unsigned flag = c == END ? 0 : flag_called(c);
        if (!flag)
            return true;
        if (flag == REGEX_UNICODE && p->is_bytes)
            return regex_raise(p->pattern, p->at + 1, "bad inline flags: cannot use 'u' flag with a bytes pattern");
        if (flag == REGEX_LOCALE && !p->is_bytes)
            return regex_raise(p->pattern, p->at + 1, "bad inline flags: cannot use 'L' flag with a str pattern");
        *flags |= flag;
    }
}

static bool is_letter(uint32_t c)
{
    return c != END && (c | 32) - 'a' < 26;
}

/* The flags behind a minus. */
static bool read_flags_off(Parser *p, unsigned on, unsigned *off)
{
    isize before = p->at;
    if (!read_flags(p, off))
        return false;
    if (p->at == before)
        return regex_raise(p->pattern, p->at, is_letter(peek(p)) ? "unknown flag" : "missing flag");
    if (*off & (REGEX_ASCII | REGEX_LOCALE | REGEX_UNICODE))
        return regex_raise(p->pattern, p->at, "bad inline flags: cannot turn off flags 'a', 'u' and 'L'");
    return !(on & *off) || regex_raise(p->pattern, p->at, "bad inline flags: flag turned on and off");
}

static bool set_global_flags(Parser *p, isize start, unsigned on)
{
    if (p->depth > 1 || p->program->length > 0)
        return regex_raise(p->pattern, start, "global flags not at the start of the expression");
    p->flags |= on;
    if (on & REGEX_ASCII)
        p->flags &= ~(unsigned)REGEX_UNICODE;
    p->global_flags |= on;
    p->inline_flags |= on;
    return true;
}

/* (?flags) and (?flags-flags:…); the first flag is next. */
static bool parse_flags(Parser *p, isize start, Width *width, bool *is_nothing)
{
    unsigned on, off = 0;
    if (!read_flags(p, &on))
        return false;
    if (on && accept(p, ')')) {
        *is_nothing = true;
        *width = (Width){0, 0};
        return set_global_flags(p, start, on);
    }
    if (accept(p, '-') && !read_flags_off(p, on, &off))
        return false;
    if (!accept(p, ':'))
        return regex_raise(p->pattern, p->at, is_letter(peek(p)) ? "unknown flag"
                                              : off              ? "missing :"
                                                                 : "missing -, : or )");
    unsigned flags = (p->flags | on) & ~off;
    if (on & REGEX_ASCII)
        flags &= ~(unsigned)REGEX_UNICODE;
    if (on & REGEX_UNICODE)
        flags &= ~(unsigned)REGEX_ASCII;
    return parse_plain_group(p, start, flags, width);
}

/* (?P…, behind the P. */
static bool parse_named(Parser *p, isize start, Width *width)
{
    if (accept(p, '<')) {
        isize name_start = p->at;
        Str *name = read_name(p, '>', "group name", true);
        bool done = name && parse_capture(p, name, start, name_start, width);
        decref_maybe(name);
        return done;
    }
    if (accept(p, '=')) {
        isize name_start = p->at;
        Str *name = read_name(p, ')', "group name", true);
        if (!name)
            return false;
        Object *known = dict_get_str(p->names, name);
        bool done = known ? emit_back_reference(p, (isize)int_value(known), name_start, width)
                          : regex_raise(p->pattern, name_start, "unknown group name %R", name);
        decref(name);
        return done;
    }
    uint32_t c = peek(p);
    if (c == END)
        return regex_raise(p->pattern, p->at, "unexpected end of pattern");
    return regex_raise(p->pattern, start + 1, "unknown extension ?P%c", (int)c);
}

/* Behind the '(' at `start`. *is_nothing: a comment or global flags, which cannot be repeated. */
static bool parse_group(Parser *p, isize start, Width *width, bool *is_nothing)
{
    if (!accept(p, '?'))
        return parse_capture(p, NULL, start, 0, width);
    uint32_t c = peek(p);
    if (c == END)
        return regex_raise(p->pattern, p->at, "unexpected end of pattern");
    if (c == ':') {
        p->at++;
        return parse_plain_group(p, start, p->flags, width);
    }
    if (c == 'P')
        return p->at++, parse_named(p, start, width);
    if (c == '=' || c == '!')
        return parse_look(p, start, false, width);
    if (c == '>')
        return p->at++, parse_atomic(p, start, width);
    if (c == '(')
        return p->at++, parse_condition(p, start, width);
    if (c == '#') {
        *is_nothing = true;
        *width = (Width){0, 0};
        while (peek(p) != END && peek(p) != ')')
            p->at++;
        return accept(p, ')') || regex_raise(p->pattern, start, "missing ), unterminated comment");
    }
    if (c == '<') {
        uint32_t next = peek_after(p, 1);
        p->at++;
        if (next == END)
            return regex_raise(p->pattern, p->at, "unexpected end of pattern");
        if (next != '=' && next != '!')
            return regex_raise(p->pattern, start + 1, "unknown extension ?<%c", (int)next);
        return parse_look(p, start, true, width);
    }
    if (flag_called(c) || c == '-')
        return parse_flags(p, start, width, is_nothing);
    return regex_raise(p->pattern, start + 1, "unknown extension ?%c", (int)c);
}

/* ---- repeats ---------------------------------------------------------------------------------------------------- */

static bool is_single(const uint32_t *op, isize length)
{
    switch (op[0]) {
    case RE_CHAR:
        return length == 2;
    case RE_CHAR_FOLDED:
        return length == 3;
    case RE_ANY:
    case RE_ANY_ALL:
        return length == 1;
    case RE_SET:
        return length == op[1];
    default:
        return false;
    }
}

/* {m}, {m,}, {,n}, {m,n} behind the brace. 1: read, 0: only a brace, -1: raised. */
static int read_braces(Parser *p, uint32_t *least, uint32_t *most)
{
    isize start = p->at - 1;
    uint64_t low = 0, high = 0;
    bool has_low = false, has_high = false, comma;
    for (; peek(p) != END && peek(p) - '0' < 10; p->at++, has_low = true)
        low = low < REGEX_NO_LIMIT ? low * 10 + peek(p) - '0' : low;
    comma = accept(p, ',');
    if (comma)
        for (; peek(p) != END && peek(p) - '0' < 10; p->at++, has_high = true)
            high = high < REGEX_NO_LIMIT ? high * 10 + peek(p) - '0' : high;
    if ((!has_low && !comma) || !accept(p, '}')) {
        p->at = start + 1;
        return 0;
    }
    if (!comma) {
        high = low;
        has_high = true;
    }
    if ((has_low && low >= REGEX_NO_LIMIT) || (has_high && high >= REGEX_NO_LIMIT))
        return raise_error(OverflowError, "the repetition number is too large"), -1;
    if (has_high && high < low)
        return regex_raise(p->pattern, start + 1, "min repeat greater than max repeat"), -1;
    *least = (uint32_t)low;
    *most = has_high ? (uint32_t)high : REGEX_NO_LIMIT;
    return 1;
}

/* 1: a repeat follows and has been read; 0: none; -1: raised. */
static int read_repeat(Parser *p, uint32_t *least, uint32_t *most)
{
    uint32_t c = peek(p);
    if (c == '*' || c == '+' || c == '?') {
        p->at++;
        *least = c == '+';
        *most = c == '?' ? 1 : REGEX_NO_LIMIT;
        return 1;
    }
    if (c != '{')
        return 0;
    p->at++;
    int read = read_braces(p, least, most);
    if (read == 0)
        p->at--;
    return read;
}

static isize times(isize width, uint32_t count)
{
    if (width == 0 || count == 0)
        return 0;
    return count == REGEX_NO_LIMIT || width > WIDTH_MAX / count ? WIDTH_MAX : width * count;
}

static bool emit_repeat(Parser *p, isize item, uint32_t least, uint32_t most, uint32_t mode, Width *width)
{
    RegexProgram *program = p->program;
    isize size = program->length - item;
    *width = (Width){times(width->least, least), times(width->most, most)};
    if (size == 0)
        return true;
    if (is_single(program->code + item, size))
        return INSERT(p, item, RE_REPEAT_ONE, mode, least, most, (uint32_t)size);
    if (mode == REGEX_POSSESSIVE && !INSERT(p, item, RE_ATOMIC, 0))
        return false;
    isize body = mode == REGEX_POSSESSIVE ? item + 2 : item;
    uint32_t number = REGEX_SET_CATEGORY |
                      (uint32_t)p->loop_count++; /* registers are numbered when groups are counted */
    if (!INSERT(p, body, RE_LOOP_START, number, (uint32_t)size) ||
        !EMIT(p, RE_LOOP, number, mode == REGEX_LAZY ? REGEX_LAZY : REGEX_GREEDY, least, most, (uint32_t)size))
        return false;
    if (mode == REGEX_POSSESSIVE) {
        if (!EMIT(p, RE_ATOMIC_END))
            return false;
        program->code[item + 1] = (uint32_t)(program->length - item);
    }
    return true;
}

/* ---- sequences and alternatives --------------------------------------------------------------------------------- */

static bool is_verbose_gap(Parser *p)
{
    uint32_t c = peek(p);
    if (!(p->flags & REGEX_VERBOSE) || c == END)
        return false;
    if (c == ' ' || (c >= 9 && c <= 13)) {
        p->at++;
        return true;
    }
    if (c != '#')
        return false;
    while (peek(p) != END && peek(p) != '\n')
        p->at++;
    return true;
}

/* One item without its repeat. */
static bool parse_item(Parser *p, Width *width, bool *is_nothing, bool *is_place)
{
    isize start = p->at;
    uint32_t c = str_at(p->pattern, p->at++);
    *width = (Width){1, 1};
    switch (c) {
    case '.':
        return EMIT(p, p->flags & REGEX_DOTALL ? RE_ANY_ALL : RE_ANY);
    case '^':
    case '$':
        *width = (Width){0, 0};
        *is_place = true;
        if (c == '^')
            return EMIT(p, RE_AT, p->flags & REGEX_MULTILINE ? REGEX_AT_LINE_START : REGEX_AT_START);
        return EMIT(p, RE_AT, p->flags & REGEX_MULTILINE ? REGEX_AT_LINE_END : REGEX_AT_END);
    case '[':
        return parse_set(p);
    case '\\': {
        bool done = parse_escape(p, start, width);
        *is_place = done && width->most == 0;
        return done;
    }
    case '(':
        return parse_group(p, start, width, is_nothing);
    default:
        return emit_char(p, c);
    }
}

/* The repeat behind an item that began at program place `item`. */
static bool parse_repeat(Parser *p, isize item, bool has_item, Width *width)
{
    uint32_t least, most, mode = REGEX_GREEDY;
    isize start = p->at;
    int read = read_repeat(p, &least, &most);
    if (read <= 0)
        return read == 0;
    if (!has_item)
        return regex_raise(p->pattern, start, "nothing to repeat");
    if (accept(p, '?'))
        mode = REGEX_LAZY;
    else if (accept(p, '+'))
        mode = REGEX_POSSESSIVE;
    if (!emit_repeat(p, item, least, most, mode, width))
        return false;
    while (is_verbose_gap(p))
        ;
    isize again = p->at;
    uint32_t c = peek(p);
    if (c == '*' || c == '+' || c == '?' || c == '{') {
        read = read_repeat(p, &least, &most);
        if (read < 0)
            return false;
        if (read > 0)
            return regex_raise(p->pattern, again, "multiple repeat");
    }
    return true;
}

static bool parse_sequence(Parser *p, Width *width)
{
    *width = (Width){0, 0};
    for (;;) {
        if (is_verbose_gap(p))
            continue;
        uint32_t c = peek(p);
        if (c == END || c == '|' || c == ')')
            return true;
        isize item = p->program->length, start = p->at;
        bool is_nothing = false, is_place = false;
        Width one = {0, 0};
        uint32_t least, most;
        if (c == '*' || c == '+' || c == '?')
            return regex_raise(p->pattern, start, "nothing to repeat");
        if (c == '{') {
            p->at++;
            int read = read_braces(p, &least, &most);
            if (read)
                return read > 0 && regex_raise(p->pattern, start, "nothing to repeat");
            p->at = start;
        }
        if (!parse_item(p, &one, &is_nothing, &is_place))
            return false;
        while (is_verbose_gap(p))
            ;
        if (is_nothing)
            continue;
        bool is_bare_place = is_place && p->program->length - item == 2 && p->program->code[item] == RE_AT;
        if (!parse_repeat(p, item, !is_bare_place, &one))
            return false;
        width->least = width->least + one.least < WIDTH_MAX ? width->least + one.least : WIDTH_MAX;
        width->most = width->most + one.most < WIDTH_MAX ? width->most + one.most : WIDTH_MAX;
    }
}

static bool parse_alternatives(Parser *p, Width *width)
{
    if (!enter_recursion(" while compiling a regular expression"))
        return false;
    RegexProgram *program = p->program;
    p->depth++;
    isize place = program->length, pending = -1; /* the newest JUMP to the end; each holds the one before it */
    bool done = parse_sequence(p, width);
    while (done && accept(p, '|')) {
        Width other;
        done = INSERT(p, place, RE_BRANCH, 0) &&
               EMIT(p, RE_JUMP, (uint32_t)(pending < 0 ? 0 : program->length - pending));
        if (!done)
            break;
        pending = program->length - 2;
        program->code[place + 1] = (uint32_t)(program->length - place);
        place = program->length;
        done = parse_sequence(p, &other);
        width->least = other.least < width->least ? other.least : width->least;
        width->most = other.most > width->most ? other.most : width->most;
    }
    while (done && pending >= 0) {
        uint32_t before = program->code[pending + 1];
        program->code[pending + 1] = (uint32_t)(program->length - pending);
        pending = before ? pending - before : -1;
    }
    p->depth--;
    leave_recursion();
    return done;
}

/* Loops get the registers behind those of the groups. */
static void number_loops(RegexProgram *program, isize first)
{
    uint32_t *code = program->code;
    for (isize at = 0; at < program->length;) {
        static const int sizes[] = {
            [RE_SUCCESS] = 1,    [RE_CHAR] = 2,       [RE_CHAR_FOLDED] = 3, [RE_ANY] = 1,       [RE_ANY_ALL] = 1,
            [RE_AT] = 2,         [RE_BRANCH] = 2,     [RE_JUMP] = 2,        [RE_SAVE] = 2,      [RE_CLOSE] = 2,
            [RE_REPEAT_ONE] = 5, [RE_LOOP_START] = 3, [RE_LOOP] = 6,        [RE_LOOK] = 4,      [RE_LOOK_END] = 1,
            [RE_ATOMIC] = 2,     [RE_ATOMIC_END] = 1, [RE_BACKREF] = 4,     [RE_CONDITION] = 3, [RE_FAIL] = 1};
        if (code[at] == RE_LOOP_START || code[at] == RE_LOOP)
            code[at + 1] = (uint32_t)(first + 2 * (isize)(code[at + 1] & ~REGEX_SET_CATEGORY));
        at += code[at] == RE_SET ? (isize)code[at + 1] : sizes[code[at]];
    }
}

static bool parse_all(Parser *p)
{
    Width width;
    if (!parse_alternatives(p, &width))
        return false;
    if (peek(p) == ')')
        return regex_raise(p->pattern, p->at, "unbalanced parenthesis");
    if (p->tested_group > p->program->group_count)
        return regex_raise(p->pattern, p->tested_at, "invalid group reference %zd", p->tested_group);
    if (p->has_loose_look)
        return regex_raise(p->pattern, -1, "look-behind requires fixed-width pattern");
    if (p->global_flags & REGEX_ASCII && p->inline_flags & REGEX_UNICODE)
        return raise_error(ValueError, "ASCII and UNICODE flags are incompatible");
    return EMIT(p, RE_SUCCESS);
}

bool regex_compile(Str *pattern, bool is_bytes, unsigned *flags, Dict *names, RegexProgram *program)
{
    Parser parser = {.pattern = pattern, .is_bytes = is_bytes, .flags = *flags, .names = names, .program = program};
    if (!is_bytes && !(*flags & REGEX_ASCII))
        parser.flags |= REGEX_UNICODE;
    parser.global_flags = parser.flags;
    if (!parse_all(&parser)) {
        heap_free(program->code);
        program->code = NULL;
        return false;
    }
    if (parser.global_flags & REGEX_ASCII)
        parser.global_flags &= ~(unsigned)REGEX_UNICODE;
    *flags = parser.global_flags;
    isize first = 2 * program->group_count + 1;
    number_loops(program, first);
    program->register_count = first + 2 * parser.loop_count;
    return true;
}
