/* search.c: finding a run of units in another; the promise of linear time is in search.h.
 *
 * For bytes the C library's memchr and memmem are the fastest that there is. For two- and four-byte units a loop looks
 * for the first unit of the needle, then at its last, then at all; it counts what it has compared, and gives way to
 * Knuth-Morris-Pratt before that exceeds a small multiple of the text.
 */
#define _GNU_SOURCE /* memmem, memrchr */
#include "search.h"

#include "../error.h"
#include "../heap/heap.h"

#include <string.h>

static inline uint32_t unit_at(int width, const void *data, isize at)
{
    return width == 1   ? ((const uint8_t *)data)[at]
           : width == 2 ? ((const uint16_t *)data)[at]
                        : ((const uint32_t *)data)[at];
}

isize search_unit(int width, const void *hay, isize length, uint32_t unit)
{
    if (width == 1) {
        const char *found = unit < 256 && length ? memchr(hay, (int)unit, (size_t)length) : NULL;
        return found ? found - (const char *)hay : -1;
    }
    if (width == 2) {
        const uint16_t *data = hay;
        for (isize i = 0; i < length; i++)
            if (data[i] == unit)
                return i;
        return -1;
    }
    const uint32_t *data = hay;
    for (isize i = 0; i < length; i++)
        if (data[i] == unit)
            return i;
    return -1;
}

static isize search_unit_last(int width, const void *hay, isize length, uint32_t unit)
{
    if (width == 1) {
        const char *found = unit < 256 && length ? memrchr(hay, (int)unit, (size_t)length) : NULL;
        return found ? found - (const char *)hay : -1;
    }
    for (isize i = length; i-- > 0;)
        if (unit_at(width, hay, i) == unit)
            return i;
    return -1;
}

static isize search_count_unit(int width, const void *hay, isize length, uint32_t unit)
{
    isize count = 0;
    if (width == 1) {
        const uint8_t *data = hay;
        if (unit < 256)
            for (isize i = 0; i < length; i++)
                count += data[i] == unit;
    } else {
        for (isize i = 0; i < length; i++)
            count += unit_at(width, hay, i) == unit;
    }
    return count;
}

static bool matches(int width, const void *hay, isize at, const void *needle, isize needle_length)
{
    return memcmp((const char *)hay + at * width, needle, (size_t)(needle_length * width)) == 0;
}

/* Knuth-Morris-Pratt from `from` on. Without memory for its table it goes on by brute force. */
static isize search_steadily(int width, const void *hay, isize length, const void *needle, isize n, isize from)
{
    isize *fallback = heap_allocate((size_t)n * sizeof(isize));
    if (!fallback) {
        error_clear();
        for (; from + n <= length; from++)
            if (matches(width, hay, from, needle, n))
                return from;
        return -1;
    }
    fallback[0] = 0;
    for (isize i = 1, matched = 0; i < n; i++) {
        while (matched && unit_at(width, needle, i) != unit_at(width, needle, matched))
            matched = fallback[matched - 1];
        matched += unit_at(width, needle, i) == unit_at(width, needle, matched);
        fallback[i] = matched;
    }
    isize result = -1;
    for (isize i = from, matched = 0; i < length; i++) {
        while (matched && unit_at(width, hay, i) != unit_at(width, needle, matched))
            matched = fallback[matched - 1];
        matched += unit_at(width, hay, i) == unit_at(width, needle, matched);
        if (matched == n) {
            result = i - n + 1;
            break;
        }
    }
    heap_free(fallback);
    return result;
}

static isize search_wide(int width, const void *hay, isize length, const void *needle, isize n)
{
    uint32_t first = unit_at(width, needle, 0), last = unit_at(width, needle, n - 1);
    isize work = 0;
    for (isize at = 0; at + n <= length;) {
        isize next = search_unit(width, (const char *)hay + at * width, length - n + 1 - at, first);
        if (next < 0)
            return -1;
        at += next;
        if (unit_at(width, hay, at + n - 1) == last) {
            if (matches(width, hay, at, needle, n))
                return at;
            work += n;
            if (work > 16 * (at + 64))
                return search_steadily(width, hay, length, needle, n, at + 1);
        }
        at++;
    }
    return -1;
}

/* memmem prepares tables that pay off in long texts only. */
#define SHORT_HAY 300

static isize search_short(const char *hay, isize length, const char *needle, isize needle_length)
{
    const char *at = hay, *last = hay + length - needle_length;
    while (at <= last) {
        at = memchr(at, needle[0], (size_t)(last - at) + 1);
        if (!at)
            return -1;
        if (at[1] == needle[1] && memcmp(at, needle, (size_t)needle_length) == 0)
            return at - hay;
        at++;
    }
    return -1;
}

isize search(int width, const void *hay, isize length, const void *needle, isize needle_length)
{
    if (needle_length > length)
        return -1;
    if (needle_length == 0)
        return 0;
    if (needle_length == 1)
        return search_unit(width, hay, length, unit_at(width, needle, 0));
    if (width > 1)
        return search_wide(width, hay, length, needle, needle_length);
    if (length <= SHORT_HAY)
        return search_short(hay, length, needle, needle_length);
    const char *found = memmem(hay, (size_t)length, needle, (size_t)needle_length);
    return found ? found - (const char *)hay : -1;
}

isize search_last(int width, const void *hay, isize length, const void *needle, isize needle_length)
{
    if (needle_length > length)
        return -1;
    if (needle_length == 0)
        return length;
    uint32_t first = unit_at(width, needle, 0);
    isize before = length - needle_length + 1;
    while (before > 0) {
        isize at = search_unit_last(width, hay, before, first);
        if (at < 0 || matches(width, hay, at, needle, needle_length))
            return at;
        before = at;
    }
    return -1;
}

isize search_count(int width, const void *hay, isize length, const void *needle, isize needle_length, isize most)
{
    if (needle_length == 0)
        return most >= 0 && most < length + 1 ? most : length + 1;
    if (needle_length == 1 && most < 0)
        return search_count_unit(width, hay, length, unit_at(width, needle, 0));
    isize count = 0;
    for (isize at = 0; most < 0 || count < most; count++) {
        isize found = search(width, (const char *)hay + at * width, length - at, needle, needle_length);
        if (found < 0)
            break;
        at += found + needle_length;
    }
    return count;
}
