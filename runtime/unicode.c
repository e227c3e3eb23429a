/* unicode.c: properties and mappings of characters; see unicode.h for where each fact comes from.
 *
 * ASCII is answered by arithmetic before any table is asked. Each derived property is a rule over the category
 * and a short sorted list of ranges where the rule is wrong, which the generator has checked for every
 * character.
 */
#include "unicode.h"

#include <stddef.h>
#include <string.h>
#include <utf8proc.h>

#include "unicode_tables.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))
#define IN(table, c) in_ranges(table, COUNT(table), c)

static bool in_ranges(const Range *ranges, size_t count, uint32_t c)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (c < ranges[middle].low)
            high = middle;
        else if (c > ranges[middle].high)
            low = middle + 1;
        else
            return true;
    }
    return false;
}

static utf8proc_category_t category_of(uint32_t c)
{
    if (c >= 0x2ebf0 && IN(category_Lo, c))
        return UTF8PROC_CATEGORY_LO;
    if (c >= 0x2ffc && c <= 0x31ef && IN(category_So, c))
        return UTF8PROC_CATEGORY_SO;
    return utf8proc_category((utf8proc_int32_t)c);
}

const char *unicode_category(uint32_t c)
{
    static const char names[][3] = {"Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd",
                                    "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm",
                                    "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co"};
    return names[category_of(c)];
}

static bool is_letter(utf8proc_category_t category)
{
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool unicode_is_printable(uint32_t c)
{
    if (c < 0x7f)
        return c >= 0x20;
    utf8proc_category_t category = category_of(c);
    return category != UTF8PROC_CATEGORY_CN && category < UTF8PROC_CATEGORY_ZS;
}

bool unicode_is_space(uint32_t c)
{
    if (c < 128)
        return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f);
    return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 ||
           c == 0x202f || c == 0x205f || c == 0x3000;
}

bool unicode_is_line_break(uint32_t c)
{
    return (c >= 10 && c <= 13) || (c >= 0x1c && c <= 0x1e) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

bool unicode_is_alpha(uint32_t c)
{
    if (c < 128)
        return (c | 32) - 'a' < 26;
    return is_letter(category_of(c));
}

bool unicode_is_decimal(uint32_t c)
{
    if (c < 128)
        return c - '0' < 10;
    return category_of(c) == UTF8PROC_CATEGORY_ND;
}

bool unicode_is_digit(uint32_t c)
{
    return unicode_is_decimal(c) || IN(digit_extra, c);
}

bool unicode_is_numeric(uint32_t c)
{
    if (c < 128)
        return c - '0' < 10;
    utf8proc_category_t category = category_of(c);
    return (category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO) || IN(numeric_extra, c);
}

bool unicode_is_lower(uint32_t c)
{
    if (c < 128)
        return c - 'a' < 26;
    return (category_of(c) == UTF8PROC_CATEGORY_LL) != IN(lower_exceptions, c);
}

bool unicode_is_upper(uint32_t c)
{
    if (c < 128)
        return c - 'A' < 26;
    return (category_of(c) == UTF8PROC_CATEGORY_LU) != IN(upper_exceptions, c);
}

bool unicode_is_title(uint32_t c)
{
    return c >= 128 && category_of(c) == UTF8PROC_CATEGORY_LT;
}

bool unicode_is_cased(uint32_t c)
{
    return unicode_is_lower(c) || unicode_is_upper(c) || unicode_is_title(c);
}

bool unicode_is_case_ignorable(uint32_t c)
{
    utf8proc_category_t category = category_of(c);
    bool by_rule = category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME ||
                   category == UTF8PROC_CATEGORY_CF || category == UTF8PROC_CATEGORY_LM ||
                   category == UTF8PROC_CATEGORY_SK;
    return by_rule != IN(ignorable_exceptions, c);
}

bool unicode_is_identifier_start(uint32_t c)
{
    if (c < 128)
        return (c | 32) - 'a' < 26 || c == '_';
    utf8proc_category_t category = category_of(c);
    return (is_letter(category) || category == UTF8PROC_CATEGORY_NL) != IN(start_exceptions, c);
}

bool unicode_is_identifier_part(uint32_t c)
{
    if (c < 128)
        return (c | 32) - 'a' < 26 || c == '_' || c - '0' < 10;
    utf8proc_category_t category = category_of(c);
    bool by_rule = is_letter(category) || category == UTF8PROC_CATEGORY_NL || category == UTF8PROC_CATEGORY_MN ||
                   category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ND ||
                   category == UTF8PROC_CATEGORY_PC;
    return by_rule != IN(part_exceptions, c);
}

int unicode_decimal_value(uint32_t c)
{
    if (c < 128)
        return c - '0' < 10 ? (int)(c - '0') : -1;
    size_t low = 0, high = COUNT(decimal_zeros);
    while (low < high) { /* the first zero above c */
        size_t middle = (low + high) / 2;
        if (decimal_zeros[middle] <= c)
            low = middle + 1;
        else
            high = middle;
    }
    return c - decimal_zeros[low - 1] < 10 ? (int)(c - decimal_zeros[low - 1]) : -1;
}

static const Mapping *find_mapping(const Mapping *mappings, size_t count, uint32_t c)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (mappings[middle].from == c)
            return &mappings[middle];
        if (mappings[middle].from < c)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static int map(const Mapping *mappings, size_t count, uint32_t c, uint32_t otherwise, uint32_t *to)
{
    const Mapping *special = find_mapping(mappings, count, c);
    to[0] = otherwise;
    if (!special)
        return 1;
    memcpy(to, special->to, sizeof special->to);
    return to[2] ? 3 : to[1] ? 2 : 1;
}

#define MAP(table, c, simple, to) map(table, COUNT(table), c, (uint32_t)(simple), to)

int unicode_lower(uint32_t c, uint32_t to[CASE_MAPPING_MAX])
{
    if (c < 128) {
        *to = c - 'A' < 26 ? c + 32 : c;
        return 1;
    }
    return MAP(lower_special, c, utf8proc_tolower((utf8proc_int32_t)c), to);
}

int unicode_upper(uint32_t c, uint32_t to[CASE_MAPPING_MAX])
{
    if (c < 128) {
        *to = c - 'a' < 26 ? c - 32 : c;
        return 1;
    }
    return MAP(upper_special, c, utf8proc_toupper((utf8proc_int32_t)c), to);
}

int unicode_title(uint32_t c, uint32_t to[CASE_MAPPING_MAX])
{
    if (c < 128) {
        *to = c - 'a' < 26 ? c - 32 : c;
        return 1;
    }
    return MAP(title_special, c, utf8proc_totitle((utf8proc_int32_t)c), to);
}

int unicode_fold(uint32_t c, uint32_t to[CASE_MAPPING_MAX])
{
    if (c < 128) {
        *to = c - 'A' < 26 ? c + 32 : c;
        return 1;
    }
    return MAP(fold_special, c, utf8proc_tolower((utf8proc_int32_t)c), to);
}

uint32_t unicode_simple_lower(uint32_t c)
{
    return c == 0x130 ? 'i' : (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
}

uint32_t unicode_simple_upper(uint32_t c)
{
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)c);
}
