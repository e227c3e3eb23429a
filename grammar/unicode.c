/* unicode.c: UTF-8, and what may stand in an identifier.
 *
 * Identifiers are defined by XID_Start and XID_Continue (Unicode annex 31).  utf8proc knows the general categories
 * those are derived from, but not the properties themselves; the few characters by which they differ are listed here,
 * from PropList.txt (Other_ID_Start, Other_ID_Continue, Pattern_Syntax) and DerivedCoreProperties.txt.
 */
#include "state.h"

#include <stdlib.h>
#include <utf8proc.h>

typedef struct Range {
    int32_t first, last;
} Range;

static const Range other_start[] = {{0x1885, 0x1886}, {0x2118, 0x2118}, {0x212E, 0x212E}};
static const Range other_continue[] = {{0xB7, 0xB7},     {0x387, 0x387},   {0x1369, 0x1371}, {0x19DA, 0x19DA},
                                       {0x200C, 0x200D}, {0x30FB, 0x30FB}, {0xFF65, 0xFF65}};
/* Letters whose NFKC form is no identifier. */
static const Range excluded[] = {{0x37A, 0x37A},   {0x2E2F, 0x2E2F}, {0xFC5E, 0xFC63}, {0xFDFA, 0xFDFB},
                                 {0xFE70, 0xFE70}, {0xFE72, 0xFE72}, {0xFE74, 0xFE74}, {0xFE76, 0xFE76},
                                 {0xFE78, 0xFE78}, {0xFE7A, 0xFE7A}, {0xFE7C, 0xFE7C}, {0xFE7E, 0xFE7E}};
/* The same, at the start only. */
static const Range excluded_at_start[] = {{0xE33, 0xE33}, {0xEB3, 0xEB3}, {0xFF9E, 0xFF9F}};

#define IS_IN(ranges, c) is_in(ranges, sizeof(ranges) / sizeof *(ranges), c)

static bool is_in(const Range *ranges, size_t count, int32_t c)
{
    for (size_t i = 0; i < count; i++)
        if (ranges[i].first <= c && c <= ranges[i].last)
            return true;
    return false;
}

static bool is_letter(int32_t c)
{
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
        return !IS_IN(excluded, c);
    default:
        return IS_IN(other_start, c);
    }
}

static bool may_start(int32_t c)
{
    return c == '_' || (is_letter(c) && !IS_IN(excluded_at_start, c));
}

static bool may_continue(int32_t c)
{
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_PC:
        return true;
    default:
        return is_letter(c) || IS_IN(other_continue, c);
    }
}

int code_point_read(const char *text, int32_t *code_point)
{
    const unsigned char *s = (const unsigned char *)text;
    if (s[0] < 0x80) {
        *code_point = s[0];
        return 1;
    }
    if (s[0] < 0xE0) {
        *code_point = (s[0] & 0x1F) << 6 | (s[1] & 0x3F);
        return 2;
    }
    if (s[0] < 0xF0) {
        *code_point = (s[0] & 0x0F) << 12 | (s[1] & 0x3F) << 6 | (s[2] & 0x3F);
        return 3;
    }
    *code_point = (s[0] & 0x07) << 18 | (s[1] & 0x3F) << 12 | (s[2] & 0x3F) << 6 | (s[3] & 0x3F);
    return 4;
}

int code_point_write(int32_t c, char *text)
{
    if (c < 0x80) {
        text[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        text[0] = (char)(0xC0 | c >> 6);
        text[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        text[0] = (char)(0xE0 | c >> 12);
        text[1] = (char)(0x80 | (c >> 6 & 0x3F));
        text[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    text[0] = (char)(0xF0 | c >> 18);
    text[1] = (char)(0x80 | (c >> 12 & 0x3F));
    text[2] = (char)(0x80 | (c >> 6 & 0x3F));
    text[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

bool identifier_is_valid(const char *text, size_t length, size_t *bad)
{
    for (size_t i = 0; i < length;) {
        int32_t c;
        int size = code_point_read(text + i, &c);
        if (i == 0 ? !may_start(c) : !may_continue(c)) {
            *bad = i;
            return false;
        }
        i += size;
    }
    return true;
}

Name *identifier_normalise(Parser *parser, const char *text, size_t length)
{
    utf8proc_uint8_t *normal = NULL;
    utf8proc_option_t options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT;
    utf8proc_ssize_t size = utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &normal, options);
    if (size < 0) {
        arena_out_of_memory(parser->arena);
        return NULL;
    }
    char *copy = arena_copy(parser->arena, (const char *)normal, (size_t)size); /* before the malloc'd text is freed */
    free(normal);
    return name_intern(parser->arena, copy, (size_t)size);
}

bool character_is_printable(int32_t c)
{
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return false;
    case UTF8PROC_CATEGORY_ZS:
        return c == ' ';
    default:
        return true;
    }
}
