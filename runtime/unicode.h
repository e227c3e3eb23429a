/* unicode.h: properties and mappings of characters, as CPython 3.13 has them (Unicode 15.1).
 *
 * utf8proc knows categories, simple case mappings and normal forms of Unicode 15.0; unicode_tables.h has the
 * rest: what 15.1 added, special casing, case folding, numeric types, XID.
 */
#ifndef VIV_UNICODE_H
#define VIV_UNICODE_H

#include <stdbool.h>
#include <stdint.h>

#define CASE_MAPPING_MAX 3 /* characters that one character can become */

/* What str.isprintable, str.isspace … ask of each character. CPython's own definitions (Objects/unicodectype.c), not
 * always the standard's: a line break is what str.splitlines splits at. */
bool unicode_is_printable(uint32_t c);
bool unicode_is_space(uint32_t c);
bool unicode_is_line_break(uint32_t c);
bool unicode_is_alpha(uint32_t c);
bool unicode_is_decimal(uint32_t c);
bool unicode_is_digit(uint32_t c);
bool unicode_is_numeric(uint32_t c);
bool unicode_is_lower(uint32_t c);
bool unicode_is_upper(uint32_t c);
bool unicode_is_title(uint32_t c);
bool unicode_is_cased(uint32_t c);
bool unicode_is_case_ignorable(uint32_t c);
bool unicode_is_identifier_start(uint32_t c);
bool unicode_is_identifier_part(uint32_t c);
static inline bool unicode_is_alphanumeric(uint32_t c)
{
    return unicode_is_alpha(c) || unicode_is_decimal(c) || unicode_is_digit(c) || unicode_is_numeric(c);
}

/* -1: not a decimal digit. */
int unicode_decimal_value(uint32_t c);

/* Two letters as in the standard ("Lu", "Zs"); "Cn" for what is not assigned. */
const char *unicode_category(uint32_t c);

/* What unicodedata tells: bidirectional class ("L", "" if not assigned), canonical combining class, East Asian width. */
const char *unicode_bidirectional(uint32_t c);
int unicode_combining_class(uint32_t c);
bool unicode_is_mirrored(uint32_t c);
const char *unicode_east_asian_width(uint32_t c);

/* The number that a character stands for; unicode_digit_value: 0 … 9 or -1; unicode_numeric_value: false if none. */
int unicode_digit_value(uint32_t c);
bool unicode_numeric_value(uint32_t c, double *value);

/* One step of decomposition: how many characters were written, 0: there is none. *tag is its kind ("compat", "font"),
 * NULL for a canonical one. Hangul syllables have none here, as in CPython. */
#define DECOMPOSITION_MAX 18
int unicode_decomposition(uint32_t c, const char **tag, uint32_t to[DECOMPOSITION_MAX]);

/* Full mappings: how many characters were written to `to`. */
int unicode_lower(uint32_t c, uint32_t to[CASE_MAPPING_MAX]);
int unicode_upper(uint32_t c, uint32_t to[CASE_MAPPING_MAX]);
int unicode_title(uint32_t c, uint32_t to[CASE_MAPPING_MAX]);
int unicode_fold(uint32_t c, uint32_t to[CASE_MAPPING_MAX]);
/* Simple mapping: one character for one (regular expressions without case). */
uint32_t unicode_simple_lower(uint32_t c);
uint32_t unicode_simple_upper(uint32_t c);

#endif
