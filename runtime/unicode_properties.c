/* unicode_properties.c: what unicodedata tells of characters beyond unicode.c.
 *
 * utf8proc has these properties for Unicode 15.0 and, for what 15.1 added, nothing: those are ideographs (L) and signs
 * (ON). Widths, numbers and the odd decomposition are tables of our own: unicode_property_tables.h.
 */
#include "unicode.h"

#include <stddef.h>
#include <string.h>
#include <utf8proc.h>

#include "unicode_property_tables.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

const char *unicode_bidirectional(uint32_t c)
{
    static const char names[][4] = {"",   "L",  "LRE", "LRO", "R",  "AL", "RLE", "RLO", "PDF", "EN",  "ES",  "ET",
                                    "AN", "CS", "NSM", "BN",  "B",  "S",  "WS",  "ON",  "LRI", "RLI", "FSI", "PDI"};
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)c);
    if (property->bidi_class)
        return names[property->bidi_class];
    const char *category = unicode_category(c);
    return strcmp(category, "Lo") == 0 ? "L" : strcmp(category, "So") == 0 ? "ON" : "";
}

int unicode_combining_class(uint32_t c)
{
    return utf8proc_get_property((utf8proc_int32_t)c)->combining_class;
}

bool unicode_is_mirrored(uint32_t c)
{
    return utf8proc_get_property((utf8proc_int32_t)c)->bidi_mirrored;
}

const char *unicode_east_asian_width(uint32_t c)
{
    static const char names[][3] = {"N", "A", "H", "W", "F", "Na"};
    size_t low = 0, high = COUNT(widths);
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (widths[middle].first <= c)
            low = middle;
        else
            high = middle;
    }
    return names[widths[low].width];
}

bool unicode_numeric_value(uint32_t c, double *value)
{
    size_t low = 0, high = COUNT(numeric_runs);
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (numeric_runs[middle].first <= c)
            low = middle;
        else
            high = middle;
    }
    const NumericRun *run = &numeric_runs[low];
    uint32_t place = c - run->first;
    if (c < run->first || place >= run->count)
        return false;
    *value = (double)(run->numerator + (int64_t)run->step * place) / run->denominator;
    return true;
}

int unicode_digit_value(uint32_t c)
{
    double value;
    return unicode_is_digit(c) && unicode_numeric_value(c, &value) ? (int)value : -1;
}

static const uint32_t *special_step(uint32_t c)
{
    for (const uint32_t *at = decomposition_steps; *at; at += 2 + at[1])
        if (*at == c)
            return at + 1;
    return NULL;
}

static int decompose(uint32_t c, int options, int32_t *to)
{
    int boundary = 0;
    return (int)utf8proc_decompose_char((utf8proc_int32_t)c, to, DECOMPOSITION_MAX, (utf8proc_option_t)options,
                                        &boundary);
}

/* A full canonical decomposition ends in the second part of the step; the first part composes what is before it. A
 * full decomposition for compatibility is the step itself. special_step has what does not keep to that. */
int unicode_decomposition(uint32_t c, const char **tag, uint32_t to[DECOMPOSITION_MAX])
{
    static const char tags[][9] = {"",         "font",   "noBreak", "initial",  "medial",   "final",
                                   "isolated", "circle", "super",   "sub",      "vertical", "wide",
                                   "narrow",   "small",  "square",  "fraction", "compat"};
    const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)c);
    bool is_hangul = c >= 0xac00 && c <= 0xd7a3;
    if (is_hangul || property->decomp_seqindex == UINT16_MAX)
        return 0;
    *tag = property->decomp_type ? tags[property->decomp_type] : NULL;
    const uint32_t *special = special_step(c);
    if (special) {
        memcpy(to, special + 1, *special * sizeof *to);
        return (int)*special;
    }
    int count = decompose(c, UTF8PROC_DECOMPOSE | UTF8PROC_STABLE | (*tag ? UTF8PROC_COMPAT : 0), (int32_t *)to);
    if (*tag || count == 1)
        return count;
    uint32_t last = to[count - 1];
    count = (int)utf8proc_normalize_utf32((int32_t *)to, count - 1, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    to[count] = last;
    return count + 1;
}
