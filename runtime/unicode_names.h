/* unicode_names.h: the names of characters, as CPython 3.13 has them (Unicode 15.1, without Tangut ideographs).
 *
 * Names are ASCII in upper case; those of Hangul syllables and of series like CJK UNIFIED IDEOGRAPH-4E00 are worked out,
 * the others are tables made at build time. Nothing here runs Python, allocates or raises.
 */
#ifndef VIV_UNICODE_NAMES_H
#define VIV_UNICODE_NAMES_H

#include <stddef.h>
#include <stdint.h>

#define UNICODE_NAME_MAX 256   /* bytes that no name reaches, with its NUL */
#define UNICODE_SEQUENCE_MAX 4 /* characters of the longest named sequence */

/* Writes the character's own name, NUL-ended, and gives its length; 0: it has none. */
size_t unicode_name(uint32_t c, char name[UNICODE_NAME_MAX]);

/* The character with this name or alias, -1: none. Any case will do but in names that are worked out, as in CPython. */
int32_t unicode_named(const char *name, size_t length);

/* The characters of a named sequence, in any case; how many, 0: there is no such sequence. */
size_t unicode_named_sequence(const char *name, size_t length, uint32_t to[UNICODE_SEQUENCE_MAX]);

#endif
