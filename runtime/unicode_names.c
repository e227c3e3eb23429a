/* unicode_names.c: from characters to names and back.
 *
 * unicode_names_data.h, made by unicode_names.pl, which tells how names are coded, holds
 *
 *     name_codes   \0 codes \0 codes \0 …    one row for each character that has a name of its own, in their order
 *     runs         (character, index of its row) wherever the characters are not consecutive
 *     word_texts   length text length text …, in the order of their codes
 *
 * and the place of every 16th row and 8th word, from which the rest is a short walk. From a name to its character:
 * its codes are searched for as a piece of text, and the rows before it are counted. That costs some microseconds;
 * a table of hashes for it would be as large again.
 *
 * Always true: codes are never 0, words are in ascending order within those of one and of two bytes.
 */
#define _GNU_SOURCE /* memmem */
#include "unicode_names.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Run {
    uint32_t first, index;
} Run;
typedef struct Series {
    uint32_t first, last;
    char prefix[40];
} Series;

#include "unicode_names_data.h"

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

/* ---- words and their codes ---------------------------------------------------------------------------------- */

typedef struct Word {
    const char *text;
    size_t length;
} Word;

static Word word_at(size_t index)
{
    const char *at = word_texts + word_samples[index / WORDS_PER_SAMPLE];
    for (size_t i = index % WORDS_PER_SAMPLE; i > 0; i--)
        at += 1 + (uint8_t)*at;
    return (Word){at + 1, (uint8_t)*at};
}

static int compare_words(Word left, Word right)
{
    size_t common = left.length < right.length ? left.length : right.length;
    int order = memcmp(left.text, right.text, common);
    return order ? order : (left.length > right.length) - (left.length < right.length);
}

/* Index of a word among those in [low, high), or -1. */
static ptrdiff_t find_word(Word word, size_t low, size_t high)
{
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = compare_words(word, word_at(middle));
        if (order == 0)
            return (ptrdiff_t)middle;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return -1;
}

/* Writes the word's code; gives its length, 0: no name has this word. */
static size_t encode_word(Word word, char *to)
{
    ptrdiff_t index = find_word(word, 0, SINGLES);
    if (index >= 0) {
        *to = (char)(index + 1);
        return 1;
    }
    index = find_word(word, SINGLES, WORD_COUNT);
    if (index < 0)
        return 0;
    to[0] = (char)(SINGLES + 1 + (index - SINGLES) / 255);
    to[1] = (char)(1 + (index - SINGLES) % 255);
    return 2;
}

/* ---- the rows ----------------------------------------------------------------------------------------------- */

static const char *row_at(size_t index)
{
    const char *at = name_codes + name_samples[index / NAMES_PER_SAMPLE];
    for (size_t i = index % NAMES_PER_SAMPLE; i > 0; i--)
        at += strlen(at) + 1;
    return at;
}

static size_t index_of_row(const char *row)
{
    uint32_t offset = (uint32_t)(row - name_codes);
    size_t low = 0, high = COUNT(name_samples);
    while (high - low > 1) { /* the last sample at or before it */
        size_t middle = (low + high) / 2;
        if (name_samples[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    size_t index = low * NAMES_PER_SAMPLE;
    for (const char *at = name_codes + name_samples[low]; at < row; at += strlen(at) + 1)
        index++;
    return index;
}

/* The last run that begins at or before `key`: a character, or the index of a row. */
static const Run *run_of(uint32_t key, bool is_index)
{
    size_t low = 0, high = COUNT(runs);
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if ((is_index ? runs[middle].index : runs[middle].first) <= key)
            low = middle;
        else
            high = middle;
    }
    return &runs[low];
}

static size_t decode_row(const char *row, char *name)
{
    char *to = name;
    while (*row) {
        size_t code = (uint8_t)*row++;
        size_t index = code <= SINGLES ? code - 1 : SINGLES + (code - SINGLES - 1) * 255 + (uint8_t)*row++ - 1;
        Word word = word_at(index);
        if (to > name)
            *to++ = ' ';
        memcpy(to, word.text, word.length);
        to += word.length;
    }
    *to = 0;
    return (size_t)(to - name);
}

static int32_t find_row(const char *name, size_t length)
{
    char codes[UNICODE_NAME_MAX + 2] = {0};
    size_t used = 1; /* a zero in front, as in the row of rows */
    for (size_t at = 0; at <= length;) {
        const char *space = memchr(name + at, ' ', length - at);
        size_t end = space ? (size_t)(space - name) : length;
        size_t size = encode_word((Word){name + at, end - at}, codes + used);
        if (!size)
            return -1;
        used += size;
        at = end + 1;
    }
    const char *found = memmem(name_codes, NAME_CODES_BYTES, codes, used + 1);
    if (!found)
        return -1;
    uint32_t index = (uint32_t)index_of_row(found + 1);
    const Run *run = run_of(index, true);
    return (int32_t)(run->first + (index - run->index));
}

/* ---- names that are worked out -------------------------------------------------------------------------------- */

enum { HANGUL_BASE = 0xac00, LEADS = 19, VOWELS = 21, TAILS = 28 }; /* the standard's chapter 3.12 */
static const char hangul_prefix[] = "HANGUL SYLLABLE ";
static const char leads[LEADS][3] = {"G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S",
                                     "SS", "", "J", "JJ", "C", "K", "T", "P", "H"};
static const char vowels[VOWELS][4] = {"A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE",
                                       "OE", "YO", "U", "WEO", "WE", "WI", "YU", "EU", "YI", "I"};
static const char tails[TAILS][3] = {"", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT",
                                     "LP", "LH", "M", "B", "BS", "S", "SS", "NG", "J", "C", "K", "T", "P", "H"};

static size_t name_hangul(uint32_t c, char *name)
{
    uint32_t index = c - HANGUL_BASE;
    return (size_t)snprintf(name, UNICODE_NAME_MAX, "%s%s%s%s", hangul_prefix, leads[index / (VOWELS * TAILS)],
                            vowels[index / TAILS % VOWELS], tails[index % TAILS]);
}

/* Index of the longest part that *at begins with, which is skipped; -1: none. `parts` has `count` texts of `room`. */
static int take_part(const char **at, const char *parts, int count, size_t room)
{
    int best = -1;
    size_t best_length = 0;
    for (int i = 0; i < count; i++) {
        size_t length = strlen(parts + (size_t)i * room);
        if ((best < 0 || length > best_length) && strncmp(*at, parts + (size_t)i * room, length) == 0) {
            best = i;
            best_length = length;
        }
    }
    *at += best_length;
    return best;
}

/* `syllable` is NUL-ended. */
static int32_t find_hangul(const char *syllable)
{
    int lead = take_part(&syllable, leads[0], LEADS, sizeof leads[0]);
    int vowel = take_part(&syllable, vowels[0], VOWELS, sizeof vowels[0]);
    int tail = take_part(&syllable, tails[0], TAILS, sizeof tails[0]);
    return lead < 0 || vowel < 0 || *syllable ? -1 : HANGUL_BASE + (lead * VOWELS + vowel) * TAILS + tail;
}

static const Series *series_of(uint32_t c)
{
    for (size_t i = 0; i < COUNT(series) && series[i].first <= c; i++)
        if (c <= series[i].last)
            return &series[i];
    return NULL;
}

/* CPython works out the unified ideographs, upper case and four or five digits alone; the other series are names like
 * any other to it. */
static int32_t find_in_series(const char *given, const char *upper, size_t length)
{
    for (size_t i = 0; i < COUNT(series); i++) {
        size_t prefix = strlen(series[i].prefix);
        bool is_unified = strncmp(series[i].prefix, "CJK U", 5) == 0;
        const char *name = is_unified ? given : upper;
        if (length < prefix + 4 || length > prefix + 5 || memcmp(name, series[i].prefix, prefix) != 0)
            continue;
        if (strspn(name + prefix, "0123456789ABCDEF") != length - prefix)
            return -1;
        uint32_t c = (uint32_t)strtoul(name + prefix, NULL, 16);
        bool is_short = length == prefix + 4;
        if (c >= series[i].first && c <= series[i].last && (is_unified || is_short == (c < 0x10000)))
            return (int32_t)c;
    }
    return -1;
}

/* ---- what others call ----------------------------------------------------------------------------------------- */

size_t unicode_name(uint32_t c, char name[UNICODE_NAME_MAX])
{
    if (c - HANGUL_BASE < LEADS * VOWELS * TAILS)
        return name_hangul(c, name);
    const Series *of = series_of(c);
    if (of)
        return (size_t)snprintf(name, UNICODE_NAME_MAX, "%s%04X", of->prefix, (unsigned)c);
    const Run *run = run_of(c, false);
    uint32_t index = run->index + (c - run->first);
    if (c < run->first || run + 1 == runs + COUNT(runs) || index >= run[1].index)
        return 0;
    return decode_row(row_at(index), name);
}

/* A copy in upper case, NUL-ended; false: no name is so long. */
static bool copy_upper(const char *name, size_t length, char upper[UNICODE_NAME_MAX])
{
    if (length >= UNICODE_NAME_MAX || memchr(name, 0, length))
        return false;
    for (size_t i = 0; i < length; i++)
        upper[i] = (char)(name[i] >= 'a' && name[i] <= 'z' ? name[i] - ('a' - 'A') : name[i]);
    upper[length] = 0;
    return true;
}

/* Index of a text among those of a table, each NUL-ended; -1: it is not there. */
static ptrdiff_t find_text(const char *texts, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++, texts += strlen(texts) + 1)
        if (strcmp(texts, text) == 0)
            return (ptrdiff_t)i;
    return -1;
}

int32_t unicode_named(const char *given, size_t length)
{
    char name[UNICODE_NAME_MAX], exact[UNICODE_NAME_MAX];
    if (!copy_upper(given, length, name))
        return -1;
    memcpy(exact, given, length);
    exact[length] = 0;
    if (strncmp(exact, hangul_prefix, sizeof hangul_prefix - 1) == 0)
        return find_hangul(exact + sizeof hangul_prefix - 1);
    int32_t c = find_row(name, length);
    if (c < 0)
        c = find_in_series(exact, name, length);
    ptrdiff_t alias = c < 0 ? find_text(alias_texts, COUNT(alias_points), name) : -1;
    return alias < 0 ? c : (int32_t)alias_points[alias];
}

size_t unicode_named_sequence(const char *given, size_t length, uint32_t to[UNICODE_SEQUENCE_MAX])
{
    char name[UNICODE_NAME_MAX];
    if (!copy_upper(given, length, name))
        return 0;
    ptrdiff_t index = find_text(sequence_texts, COUNT(sequence_points), name);
    size_t count = 0;
    while (index >= 0 && count < UNICODE_SEQUENCE_MAX && sequence_points[index][count]) {
        to[count] = sequence_points[index][count];
        count++;
    }
    return count;
}
