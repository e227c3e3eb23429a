/* search.h: finding a run of units (bytes or characters) in another, for str and bytes alike.
 *
 * Units are 1, 2 or 4 bytes wide, the same on both sides. Byte-wide searches go through memchr and memmem
 * (linear in the worst case); wider ones count their work and change to Knuth-Morris-Pratt before they
 * become quadratic.
 */
#ifndef VIV_SEARCH_H
#define VIV_SEARCH_H

#include "../object.h"

/* Index of the first `unit`, -1: none. Lengths are in units. */
isize search_unit(int width, const void *hay, isize length, uint32_t unit);
/* -1: not found. needle_length 0 is found at 0 (at the end, for the last). */
isize search(int width, const void *hay, isize length, const void *needle, isize needle_length);
isize search_last(int width, const void *hay, isize length, const void *needle, isize needle_length);
/* How many times it occurs without overlap, at most `most` (-1: no limit). */
isize search_count(int width, const void *hay, isize length, const void *needle, isize needle_length, isize most);

#endif
