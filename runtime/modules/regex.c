/* regex.c: the module _re: compiled patterns and their matches. lib/re.py is what programs import.
 *
 * A Pattern owns its program. A Match keeps the text and the places of its groups, a copy of the machine's
 * registers: groups[2g], groups[2g+1], −1 where a group took no part.
 */
#include "regex.h"

#include <string.h>

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../objects/builtin.h"
#include "../objects/bytes.h"
#include "../objects/dict.h"
#include "../objects/fields.h"
#include "../objects/generic_alias.h"
#include "../objects/int.h"
#include "../objects/iterator.h"
#include "../objects/list.h"
#include "../objects/module.h"
#include "../objects/str.h"
#include "../objects/str_methods.h"
#include "../objects/tuple.h"
#include "../objects/weakref.h"
#include "../runtime.h"

typedef struct Pattern {
    Object head;
    Object *pattern; /* str or bytes */
    Dict *group_index;
    unsigned flags;
    bool is_bytes;
    RegexProgram program;
    Object *weakrefs;
} Pattern;

typedef struct Match {
    Object head;
    Pattern *pattern;
    Object *string;
    isize pos, endpos;
    isize last_index; /* the last group closed, or −1 */
    isize group_count; /* with group 0 */
    isize groups[];
} Match;

/* A search under way: the text is held, the machine runs over it. */
typedef struct Search {
    RegexMatcher matcher;
    Buffer buffer; /* of a bytes-like text */
    Object *string;
    isize pos, endpos;
} Search;

/* ---- searches --------------------------------------------------------------------------------------------------- */

static bool search_start(Search *search, Pattern *pattern, Object *string, isize pos, isize endpos)
{
    int kind = 1;
    const void *text;
    isize length;
    *search = (Search){.string = string};
    if (is_str(string)) {
        if (pattern->is_bytes)
            return raise_error(TypeError, "cannot use a bytes pattern on a string-like object");
        kind = str_kind((Str *)string);
        text = str_data((Str *)string);
        length = str_length((Str *)string);
    } else {
        if (!is_buffer(string))
            return raise_error(TypeError, "expected string or bytes-like object, got '%.200T'", string);
        if (!pattern->is_bytes)
            return raise_error(TypeError, "cannot use a string pattern on a bytes-like object");
        if (!buffer_get(string, &search->buffer))
            return false;
        text = search->buffer.data;
        length = search->buffer.length;
    }
    search->endpos = endpos < 0 ? 0 : endpos > length ? length : endpos;
    search->pos = pos < 0 ? 0 : pos > length ? length : pos;
    if (!regex_start(&search->matcher, &pattern->program, kind, text, search->endpos)) {
        buffer_release(&search->buffer);
        return false;
    }
    return true;
}

static void search_finish(Search *search)
{
    regex_finish(&search->matcher);
    buffer_release(&search->buffer);
}

/* The next match from *at on: 1, 0, -1. *at moves behind it, and an empty one is not found twice. */
static int search_next(Search *search, isize *at)
{
    if (*at > search->endpos)
        return 0;
    int found = regex_search_from(&search->matcher, *at);
    if (found > 0) {
        *at = search->matcher.end;
        search->matcher.must_advance = search->matcher.end == search->matcher.start;
    }
    return found;
}

static Object *piece(Object *string, const Search *search, isize start, isize end)
{
    if (start < 0 || end < start)
        start = end = 0;
    if (is_str(string))
        return (Object *)str_substring((Str *)string, start, end);
    if (is_exact(string, bytes) && start == 0 && end == ((Bytes *)string)->length)
        return new_reference(string);
    if (search)
        return (Object *)bytes_new((const char *)search->matcher.text + start, end - start);
    Buffer buffer;
    if (!buffer_get(string, &buffer))
        return NULL;
    isize length = buffer.length;
    end = end > length ? length : end;
    start = start > end ? end : start;
    Object *result = (Object *)bytes_new(buffer.data + start, end - start);
    buffer_release(&buffer);
    return result;
}

static isize group_start(const RegexMatcher *m, isize group)
{
    return group == 0 ? m->start : m->registers[2 * group - 1];
}

static isize group_end(const RegexMatcher *m, isize group)
{
    return group == 0 ? m->end : m->registers[2 * group];
}

static Object *match_new(Pattern *pattern, const Search *search)
{
    isize count = pattern->program.group_count + 1;
    Match *self = (Match *)object_new_items(TYPE(re_match), 2 * count);
    if (!self)
        return NULL;
    self->pattern = new_reference(pattern);
    self->string = new_reference(search->string);
    self->pos = search->pos;
    self->endpos = search->endpos;
    self->last_index = search->matcher.registers[0];
    self->group_count = count;
    for (isize g = 0; g < count; g++) {
        isize start = group_start(&search->matcher, g), end = group_end(&search->matcher, g);
        bool took_part = start >= 0 && end >= 0;
        self->groups[2 * g] = took_part ? start : -1;
        self->groups[2 * g + 1] = took_part ? end : -1;
    }
    gc_track((Object *)self);
    return (Object *)self;
}

/* ---- pattern.match and its kin ---------------------------------------------------------------------------------- */

enum { FIND_MATCH, FIND_FULLMATCH, FIND_SEARCH };

static bool position_arguments(Object **args, isize *pos, isize *endpos)
{
    return isize_argument(args[2], 0, pos) && isize_argument(args[3], INT64_MAX, endpos);
}

static Object *find_one(Object **args, int how)
{
    Pattern *self = (Pattern *)args[0];
    Search search;
    isize pos, endpos;
    if (!position_arguments(args, &pos, &endpos) || !search_start(&search, self, args[1], pos, endpos))
        return NULL;
    int found = 0;
    search.matcher.wants_whole = how == FIND_FULLMATCH;
    if (search.pos <= search.endpos)
        found = how == FIND_SEARCH ? regex_search_from(&search.matcher, search.pos)
                                   : regex_match_at(&search.matcher, search.pos);
    Object *result = found < 0 ? NULL : found ? match_new(self, &search) : new_none();
    search_finish(&search);
    return result;
}

static Object *pattern_match(Object **args, isize count, Tuple *names)
{
    return find_one(args, FIND_MATCH);
}
static Object *pattern_fullmatch(Object **args, isize count, Tuple *names)
{
    return find_one(args, FIND_FULLMATCH);
}
static Object *pattern_search(Object **args, isize count, Tuple *names)
{
    return find_one(args, FIND_SEARCH);
}

/* What findall gives for a match: the whole, the only group, or a tuple of the groups. */
static Object *found_item(Pattern *self, Search *search)
{
    const RegexMatcher *m = &search->matcher;
    isize groups = self->program.group_count;
    if (groups < 2)
        return piece(search->string, search, group_start(m, groups), group_end(m, groups));
    Tuple *items = tuple_new(groups);
    for (isize g = 1; items && g <= groups; g++) {
        items->items[g - 1] = piece(search->string, search, group_start(m, g), group_end(m, g));
        if (!items->items[g - 1])
            clear_slot(&items);
    }
    return (Object *)items;
}

static Object *pattern_findall(Object **args, isize count, Tuple *names)
{
    Pattern *self = (Pattern *)args[0];
    Search search;
    isize pos, endpos;
    if (!position_arguments(args, &pos, &endpos) || !search_start(&search, self, args[1], pos, endpos))
        return NULL;
    List *list = list_new(0);
    int found = list ? 1 : -1;
    for (isize at = search.pos; found > 0 && (found = search_next(&search, &at)) > 0;) {
        Object *item = found_item(self, &search);
        if (!item || !list_append_steal(list, item))
            found = -1;
    }
    search_finish(&search);
    if (found < 0)
        clear_slot(&list);
    return (Object *)list;
}

static Object *pattern_split(Object **args, isize count, Tuple *names)
{
    Pattern *self = (Pattern *)args[0];
    Search search;
    isize most, done = 0, last = 0;
    if (!isize_argument(args[2], 0, &most) || !search_start(&search, self, args[1], 0, INT64_MAX))
        return NULL;
    List *list = list_new(0);
    int found = list ? 1 : -1;
    for (isize at = 0; found > 0 && (most == 0 || done < most) && (found = search_next(&search, &at)) > 0; done++) {
        Object *item = piece(args[1], &search, last, search.matcher.start);
        if (!item || !list_append_steal(list, item))
            found = -1;
        for (isize g = 1; found > 0 && g <= self->program.group_count; g++) {
            isize start = group_start(&search.matcher, g), end = group_end(&search.matcher, g);
            item = start >= 0 && end >= 0 ? piece(args[1], &search, start, end) : new_none();
            if (!item || !list_append_steal(list, item))
                found = -1;
        }
        last = at;
    }
    Object *rest = found < 0 ? NULL : piece(args[1], &search, last, search.endpos);
    if (!rest || !list_append_steal(list, rest))
        clear_slot(&list);
    search_finish(&search);
    return (Object *)list;
}

/* ---- pattern.sub ------------------------------------------------------------------------------------------------ */

static bool has_backslash(Object *text)
{
    if (is_str(text))
        return str_find_char((Str *)text, '\\', 0, str_length((Str *)text)) >= 0;
    return memchr(((Bytes *)text)->data, '\\', (size_t)((Bytes *)text)->length) != NULL;
}

/* A replacement's parts, from re._parse_template: a list of texts and group numbers. */
static Object *parse_template(Object *pattern, Object *template)
{
    Object *module = dict_get_text(RUNTIME->modules, "re");
    if (!module)
        return raise_error(RuntimeError, "re is not imported");
    NATIVE_FRAME(held, "re.sub", "_parse_template");
    held[0] = object_get_attribute_text(module, "_parse_template");
    return native_leave(held, held[0] ? object_call_two(held[0], pattern, template) : NULL);
}

static bool append_template(List *parts, List *template, Search *search)
{
    for (isize i = 0; i < template->size; i++) {
        Object *part = template->items[i];
        isize g = is_int(part) ? (isize)int_value(part) : 0;
        Object *text = is_int(part) ? piece(search->string, search, group_start(&search->matcher, g),
                                            group_end(&search->matcher, g))
                                    : new_reference(part);
        if (!text || !list_append_steal(parts, text))
            return false;
    }
    return true;
}

/* The parts of the result in held[0], joined. */
static Object *join_parts(Object **held, bool is_bytes_result)
{
    if (!is_bytes_result)
        return (Object *)str_join(RUNTIME->empty_str, held[0]);
    return object_call_method_one((Object *)RUNTIME->empty_bytes, NAME(join), held[0]);
}

/* One replacement: held[1] is the template list, literal text or function; held[2], held[3] are for the call. */
static bool append_replacement(Pattern *self, Search *search, Object **held, bool is_callable)
{
    List *parts = (List *)held[0];
    if (is_callable) {
        held[2] = match_new(self, search);
        held[3] = held[2] ? object_call_one(held[1], held[2]) : NULL;
        bool done = held[3] && (held[3] == NONE || list_append(parts, held[3]));
        clear_slot(&held[2]);
        clear_slot(&held[3]);
        return done;
    }
    return is_list(held[1]) ? append_template(parts, (List *)held[1], search) : list_append(parts, held[1]);
}

static Object *substitute(Pattern *self, Object *replacement, Object *string, isize most, isize *done)
{
    NATIVE_FRAME(held, "re.sub", "parts", "replacement", "match", "text");
    Search search;
    bool is_callable = object_is_callable(replacement);
    if (is_callable || ((is_str(replacement) || is_bytes(replacement)) && !has_backslash(replacement)))
        held[1] = new_reference(replacement);
    else
        held[1] = parse_template((Object *)self, replacement);
    held[0] = held[1] ? (Object *)list_new(0) : NULL;
    if (!held[0] || !search_start(&search, self, string, 0, INT64_MAX))
        return native_leave(held, NULL);
    isize last = 0;
    int found = 1;
    *done = 0;
    for (isize at = 0; (most == 0 || *done < most) && (found = search_next(&search, &at)) > 0; ++*done) {
        if (last < search.matcher.start) {
            Object *before = piece(string, &search, last, search.matcher.start);
            if (!before || !list_append_steal((List *)held[0], before)) {
                found = -1;
                break;
            }
        }
        last = at;
        if (!append_replacement(self, &search, held, is_callable)) {
            found = -1;
            break;
        }
    }
    Object *rest = found < 0 ? NULL : piece(string, &search, last, search.endpos);
    bool complete = rest && list_append_steal((List *)held[0], rest);
    search_finish(&search);
    return native_leave(held, complete ? join_parts(held, self->is_bytes) : NULL);
}

static Object *pattern_sub(Object **args, isize count, Tuple *names)
{
    isize most, done;
    return isize_argument(args[3], 0, &most) ? substitute((Pattern *)args[0], args[1], args[2], most, &done) : NULL;
}

static Object *pattern_subn(Object **args, isize count, Tuple *names)
{
    isize most, done;
    if (!isize_argument(args[3], 0, &most))
        return NULL;
    NATIVE_FRAME(held, "re.subn", "text", "count");
    held[0] = substitute((Pattern *)args[0], args[1], args[2], most, &done);
    held[1] = held[0] ? int_from_isize(done) : NULL;
    return native_leave(held, held[1] ? (Object *)tuple_pack(2, held[0], held[1]) : NULL);
}

/* ---- the scanner of finditer ------------------------------------------------------------------------------------ */

typedef struct Scanner {
    Object head;
    Pattern *pattern;
    Object *string;
    isize at, pos, endpos;
    bool must_advance;
} Scanner;

static Object *scanner_new(Object **args)
{
    isize pos, endpos;
    Search search;
    if (!position_arguments(args, &pos, &endpos) || !search_start(&search, (Pattern *)args[0], args[1], pos, endpos))
        return NULL;
    Scanner *self = (Scanner *)object_new(TYPE(re_scanner));
    if (self) {
        self->pattern = (Pattern *)new_reference(args[0]);
        self->string = new_reference(args[1]);
        self->at = self->pos = search.pos;
        self->endpos = search.endpos;
        gc_track((Object *)self);
    }
    search_finish(&search);
    return (Object *)self;
}

static Object *scan(Object *object, bool anywhere)
{
    Scanner *self = (Scanner *)object;
    Search search;
    if (self->at > self->endpos)
        return new_none();
    if (!search_start(&search, self->pattern, self->string, self->pos, self->endpos))
        return NULL;
    search.matcher.must_advance = self->must_advance;
    int found = anywhere ? regex_search_from(&search.matcher, self->at) : regex_match_at(&search.matcher, self->at);
    Object *result = found < 0 ? NULL : found ? match_new(self->pattern, &search) : new_none();
    if (found > 0) {
        self->must_advance = search.matcher.end == search.matcher.start;
        self->at = search.matcher.end;
    } else {
        self->at = self->endpos + 1;
    }
    search_finish(&search);
    return result;
}

static Object *scanner_search(Object **args, isize count, Tuple *names)
{
    return scan(args[0], true);
}
static Object *scanner_match(Object **args, isize count, Tuple *names)
{
    return scan(args[0], false);
}

static Object *pattern_scanner(Object **args, isize count, Tuple *names)
{
    return scanner_new(args);
}

static Object *pattern_finditer(Object **args, isize count, Tuple *names)
{
    NATIVE_FRAME(held, "re.finditer", "scanner", "search", "iter");
    held[0] = scanner_new(args);
    held[1] = held[0] ? object_get_attribute_text(held[0], "search") : NULL;
    held[2] = held[1] ? object_get_attribute_text((Object *)RUNTIME->builtins, "iter") : NULL;
    return native_leave(held, held[2] ? object_call_two(held[2], held[1], NONE) : NULL);
}

static Object *get_scanner_pattern(Object *self)
{
    return (Object *)new_reference(((Scanner *)self)->pattern);
}

/* ---- the type Pattern ------------------------------------------------------------------------------------------- */

static Object *pattern_represent(Object *object)
{
    static const struct {
        unsigned flag;
        const char *name;
    } flags[] = {{REGEX_IGNORECASE, "re.IGNORECASE"}, {REGEX_LOCALE, "re.LOCALE"}, {REGEX_MULTILINE, "re.MULTILINE"},
                 {REGEX_DOTALL, "re.DOTALL"},         {REGEX_UNICODE, "re.UNICODE"}, {REGEX_VERBOSE, "re.VERBOSE"},
                 {REGEX_DEBUG, "re.DEBUG"},           {REGEX_ASCII, "re.ASCII"}};
    Pattern *self = (Pattern *)object;
    unsigned shown = self->flags;
    if (!self->is_bytes && (shown & (REGEX_LOCALE | REGEX_ASCII | REGEX_UNICODE)) == REGEX_UNICODE)
        shown &= ~(unsigned)REGEX_UNICODE;
    char text[160] = "";
    for (size_t i = 0; i < sizeof flags / sizeof flags[0]; i++)
        if (shown & flags[i].flag) {
            strcat(text, *text ? "|" : ", ");
            strcat(text, flags[i].name);
        }
    return (Object *)str_format("re.compile(%.200R%s)", self->pattern, text);
}

static Object *pattern_compare(Object *left, Object *right, CompareOperator operator)
{
    if ((operator != COMPARE_EQ && operator != COMPARE_NE) || !is_exact(left, re_pattern) || !is_exact(right, re_pattern))
        return new_not_implemented();
    Pattern *a = (Pattern *)left, *b = (Pattern *)right;
    int equal = left == right || (a->flags == b->flags && a->is_bytes == b->is_bytes);
    if (equal && left != right)
        equal = object_compare_bool(a->pattern, b->pattern, COMPARE_EQ);
    return equal < 0 ? NULL : new_bool(equal == (operator == COMPARE_EQ));
}

static isize pattern_hash(Object *object)
{
    isize hash = object_hash(((Pattern *)object)->pattern);
    if (hash == -1)
        return -1;
    hash ^= (isize)((Pattern *)object)->flags;
    return hash == -1 ? -2 : hash;
}

static Object *get_pattern(Object *self)
{
    return new_reference(((Pattern *)self)->pattern);
}
static Object *get_flags(Object *self)
{
    return int_from_int64(((Pattern *)self)->flags);
}
static Object *get_groups(Object *self)
{
    return int_from_isize(((Pattern *)self)->program.group_count);
}
static Object *get_groupindex(Object *self)
{
    return object_call_one((Object *)TYPE(mapping_proxy), (Object *)((Pattern *)self)->group_index);
}

static Object *itself(Object **args, isize count, Tuple *names)
{
    return new_reference(args[0]);
}

static void pattern_deallocate(Object *object)
{
    Pattern *self = (Pattern *)object;
    heap_free(self->program.code);
    self->program.code = NULL;
    fields_deallocate(object);
}

static const Field pattern_fields[] = {{"pattern", offsetof(Pattern, pattern)},
                                       {"groupindex", offsetof(Pattern, group_index)},
                                       {0}};

#define POSITIONS "($self, /, string, pos=0, endpos=sys.maxsize)"
static const Native pattern_methods[] = {
    {"match", pattern_match, POSITIONS, "A match at the start, or None."},
    {"fullmatch", pattern_fullmatch, POSITIONS, "A match of the whole, or None."},
    {"search", pattern_search, POSITIONS, "The first match anywhere, or None."},
    {"sub", pattern_sub, "($self, /, repl, string, count=0)", "The text with matches replaced."},
    {"subn", pattern_subn, "($self, /, repl, string, count=0)", "The same, and how many."},
    {"findall", pattern_findall, POSITIONS, "A list of what matched."},
    {"split", pattern_split, "($self, /, string, maxsplit=0)", "The text split at matches."},
    {"finditer", pattern_finditer, POSITIONS, "An iterator over the matches."},
    {"scanner", pattern_scanner, POSITIONS, "A scanner over the text."},
    {"__copy__", itself, "($self, /)", "The pattern itself."},
    {"__deepcopy__", itself, "($self, memo, /)", "The pattern itself."},
    CLASS_GETITEM_METHOD,
    {0}};
static const Property pattern_properties[] = {{"pattern", get_pattern, NULL, "The text it was made from."},
                                              {"flags", get_flags, NULL, "Its flags."},
                                              {"groups", get_groups, NULL, "The number of groups."},
                                              {"groupindex", get_groupindex, NULL, "Names and numbers of groups."},
                                              {0}};

const TypeSpec re_pattern_type = {
    .name = "re.Pattern",
    .size_bytes = sizeof(Pattern),
    .flags = TYPE_COLLECTED | TYPE_NO_CREATE,
    .weakrefs_offset = offsetof(Pattern, weakrefs),
    .slots = {.represent = pattern_represent, .compare = pattern_compare, .hash = pattern_hash},
    .deallocate = pattern_deallocate,
    .fields = pattern_fields,
    .methods = pattern_methods,
    .properties = pattern_properties,
    .doc = "Compiled regular expression object.",
};

static const Field scanner_fields[] = {{"pattern", offsetof(Scanner, pattern)},
                                       {"string", offsetof(Scanner, string)},
                                       {0}};
static const Native scanner_methods[] = {{"search", scanner_search, "($self, /)", "The next match."},
                                         {"match", scanner_match, "($self, /)", "A match where the last one ended."},
                                         {0}};
static const Property scanner_properties[] = {{"pattern", get_scanner_pattern, NULL, "The pattern."}, {0}};

const TypeSpec re_scanner_type = {
    .name = "_sre.SRE_Scanner",
    .size_bytes = sizeof(Scanner),
    .flags = TYPE_COLLECTED | TYPE_NO_CREATE,
    .fields = scanner_fields,
    .methods = scanner_methods,
    .properties = scanner_properties,
};

/* ---- the type Match --------------------------------------------------------------------------------------------- */

/* The number of a group given by number or name; -1: raised. */
static isize group_number(Match *self, Object *key)
{
    isize number = -1;
    if (object_has_index(key)) {
        if (!object_as_isize(key, NULL, &number))
            return -1;
    } else {
        Object *known = is_str(key) ? dict_get_str(self->pattern->group_index, (Str *)key) : NULL;
        number = known ? (isize)int_value(known) : -1;
    }
    if (number < 0 || number >= self->group_count)
        return raise_error(IndexError, "no such group"), -1;
    return number;
}

static Object *group_text(Match *self, isize number, Object *otherwise)
{
    if (self->groups[2 * number] < 0)
        return new_reference(otherwise);
    return piece(self->string, NULL, self->groups[2 * number], self->groups[2 * number + 1]);
}

static Object *group_called(Match *self, Object *key)
{
    isize number = group_number(self, key);
    return number < 0 ? NULL : group_text(self, number, NONE);
}

static Object *match_group(Object **args, isize count, Tuple *names)
{
    Match *self = (Match *)args[0];
    if (!no_keywords("group", names))
        return NULL;
    if (count == 1)
        return group_text(self, 0, NONE);
    if (count == 2)
        return group_called(self, args[1]);
    NATIVE_FRAME(held, "Match.group", "groups");
    held[0] = (Object *)tuple_new(count - 1);
    for (isize i = 1; held[0] && i < count; i++) {
        Object *text = group_called(self, args[i]);
        ((Tuple *)held[0])->items[i - 1] = text;
        if (!text)
            return native_leave(held, NULL);
    }
    return native_leave_with(held, 0);
}

static Object *match_get_item(Object *self, Object *key)
{
    return group_called((Match *)self, key);
}

static Object *match_groups(Object **args, isize count, Tuple *names)
{
    Match *self = (Match *)args[0];
    Tuple *result = tuple_new(self->group_count - 1);
    for (isize g = 1; result && g < self->group_count; g++) {
        result->items[g - 1] = group_text(self, g, args[1] ? args[1] : NONE);
        if (!result->items[g - 1])
            clear_slot(&result);
    }
    return (Object *)result;
}

static Object *match_groupdict(Object **args, isize count, Tuple *names)
{
    Match *self = (Match *)args[0];
    NATIVE_FRAME(held, "Match.groupdict", "result", "text");
    Object *key, *value;
    isize position = 0;
    held[0] = (Object *)dict_new();
    while (held[0] && dict_next(self->pattern->group_index, &position, &key, &value)) {
        held[1] = group_text(self, (isize)int_value(value), args[1] ? args[1] : NONE);
        if (!held[1] || !dict_set((Dict *)held[0], key, held[1]))
            return native_leave(held, NULL);
        clear_slot(&held[1]);
    }
    return native_leave_with(held, 0);
}

static Object *pair(isize first, isize second)
{
    NATIVE_FRAME(held, "Match.span", "start", "end");
    held[0] = int_from_isize(first);
    held[1] = int_from_isize(second);
    return native_leave(held, held[0] && held[1] ? (Object *)tuple_pack(2, held[0], held[1]) : NULL);
}

static isize number_argument(Match *self, Object *key)
{
    return key ? group_number(self, key) : 0;
}

static Object *match_start(Object **args, isize count, Tuple *names)
{
    isize g = number_argument((Match *)args[0], args[1]);
    return g < 0 ? NULL : int_from_isize(((Match *)args[0])->groups[2 * g]);
}
static Object *match_end(Object **args, isize count, Tuple *names)
{
    isize g = number_argument((Match *)args[0], args[1]);
    return g < 0 ? NULL : int_from_isize(((Match *)args[0])->groups[2 * g + 1]);
}
static Object *match_span(Object **args, isize count, Tuple *names)
{
    Match *self = (Match *)args[0];
    isize g = number_argument(self, args[1]);
    return g < 0 ? NULL : pair(self->groups[2 * g], self->groups[2 * g + 1]);
}

static Object *match_expand(Object **args, isize count, Tuple *names)
{
    Match *self = (Match *)args[0];
    NATIVE_FRAME(held, "Match.expand", "parts", "template");
    held[1] = parse_template((Object *)self->pattern, args[1]);
    held[0] = held[1] ? (Object *)list_new(0) : NULL;
    for (isize i = 0; held[0] && i < ((List *)held[1])->size; i++) {
        Object *part = ((List *)held[1])->items[i];
        Object *nothing = self->pattern->is_bytes ? (Object *)RUNTIME->empty_bytes : (Object *)RUNTIME->empty_str;
        Object *text = is_int(part) ? group_text(self, (isize)int_value(part), nothing) : new_reference(part);
        if (!text || !list_append_steal((List *)held[0], text))
            return native_leave(held, NULL);
    }
    return native_leave(held, held[0] ? join_parts(held, self->pattern->is_bytes) : NULL);
}

static Object *match_represent(Object *object)
{
    Match *self = (Match *)object;
    NATIVE_FRAME(held, "Match.__repr__", "text");
    held[0] = group_text(self, 0, NONE);
    if (!held[0])
        return native_leave(held, NULL);
    return native_leave(held, (Object *)str_format("<%T object; span=(%zd, %zd), match=%.50R>", object, self->groups[0],
                                                   self->groups[1], held[0]));
}

static Object *get_pos(Object *self)
{
    return int_from_isize(((Match *)self)->pos);
}
static Object *get_endpos(Object *self)
{
    return int_from_isize(((Match *)self)->endpos);
}
static Object *get_string(Object *self)
{
    return new_reference(((Match *)self)->string);
}
static Object *get_re(Object *self)
{
    return (Object *)new_reference(((Match *)self)->pattern);
}
static Object *get_lastindex(Object *self)
{
    isize last = ((Match *)self)->last_index;
    return last < 0 ? new_none() : int_from_isize(last);
}

static Object *get_lastgroup(Object *object)
{
    Match *self = (Match *)object;
    Object *key, *value;
    isize position = 0;
    while (dict_next(self->pattern->group_index, &position, &key, &value))
        if ((isize)int_value(value) == self->last_index)
            return new_reference(key);
    return new_none();
}

static Object *get_regs(Object *object)
{
    Match *self = (Match *)object;
    Tuple *result = tuple_new(self->group_count);
    for (isize g = 0; result && g < self->group_count; g++) {
        result->items[g] = pair(self->groups[2 * g], self->groups[2 * g + 1]);
        if (!result->items[g])
            clear_slot(&result);
    }
    return (Object *)result;
}

static const Field match_fields[] = {{"string", offsetof(Match, string)}, {"re", offsetof(Match, pattern)}, {0}};

static const Native match_methods[] = {
    {"group", match_group, "($self, /, *groups)", "One or more groups, by number or name.", NATIVE_RAW},
    {"start", match_start, "($self, group=0, /)", "Where a group starts."},
    {"end", match_end, "($self, group=0, /)", "Where a group ends."},
    {"span", match_span, "($self, group=0, /)", "Where a group starts and ends."},
    {"groups", match_groups, "($self, /, default=None)", "All groups."},
    {"groupdict", match_groupdict, "($self, /, default=None)", "The named groups."},
    {"expand", match_expand, "($self, /, template)", "A replacement text filled in."},
    {"__copy__", itself, "($self, /)", "The match itself."},
    {"__deepcopy__", itself, "($self, memo, /)", "The match itself."},
    CLASS_GETITEM_METHOD,
    {0}};
static const Property match_properties[] = {{"string", get_string, NULL, "The text."},
                                            {"re", get_re, NULL, "The pattern."},
                                            {"pos", get_pos, NULL, "Where the search began."},
                                            {"endpos", get_endpos, NULL, "Where it would have ended."},
                                            {"lastindex", get_lastindex, NULL, "The last group that matched."},
                                            {"lastgroup", get_lastgroup, NULL, "Its name."},
                                            {"regs", get_regs, NULL, "The spans of all groups."},
                                            {0}};

static size_t match_shown_size(Object *object)
{
    return type_shown_size_bytes(object->type) + (size_t)((Match *)object)->group_count * 2 * sizeof(isize);
}

const TypeSpec re_match_type = {
    .name = "re.Match",
    .size_bytes = sizeof(Match),
    .item_size_bytes = sizeof(isize),
    .shown_size_bytes = 88,
    .shown_size = match_shown_size,
    .flags = TYPE_COLLECTED | TYPE_NO_CREATE,
    .slots = {.represent = match_represent, .get_item = match_get_item},
    .fields = match_fields,
    .methods = match_methods,
    .properties = match_properties,
    .doc = "The result of re.match() and re.search().",
};

/* ---- the module ------------------------------------------------------------------------------------------------- */

static Str *pattern_text(Object *pattern)
{
    if (is_str(pattern))
        return new_reference((Str *)pattern);
    Buffer buffer;
    if (!buffer_get(pattern, &buffer))
        return NULL;
    Str *text = str_from_latin1((uint8_t *)buffer.data, buffer.length);
    buffer_release(&buffer);
    return text;
}

static Object *re_compile(Object **args, isize count, Tuple *names)
{
    isize given;
    if (!is_str(args[0]) && !is_buffer(args[0]))
        return raise_error(TypeError, "first argument must be string or compiled pattern");
    if (!isize_argument(args[1], 0, &given))
        return NULL;
    NATIVE_FRAME(held, "re.compile", "pattern", "text");
    Pattern *self = (Pattern *)object_new(TYPE(re_pattern));
    held[0] = (Object *)self;
    if (!self)
        return native_leave(held, NULL);
    self->pattern = new_reference(args[0]);
    self->is_bytes = !is_str(args[0]);
    self->flags = (unsigned)given;
    self->group_index = dict_new();
    held[1] = (Object *)pattern_text(args[0]);
    if (!self->group_index || !held[1] ||
        !regex_compile((Str *)held[1], self->is_bytes, &self->flags, self->group_index, &self->program))
        return native_leave(held, NULL);
    gc_track((Object *)self);
    return native_leave_with(held, 0);
}

static bool fill_re(Module *module)
{
    return module_add(module, "Pattern", (Object *)new_reference(TYPE(re_pattern))) &&
           module_add(module, "Match", (Object *)new_reference(TYPE(re_match)));
}

static const Native re_functions[] = {{"compile", re_compile, "(pattern, flags=0, /)", "A Pattern."}, {0}};

const ModuleSpec _re_module = {
    .name = "_re", .doc = "Regular expressions.", .functions = re_functions, .fill = fill_re};
