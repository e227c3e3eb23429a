/* str.h: text, in CPython's compact representation (PEP 393).
 *
 * An exact str is one block: the head, then its characters, each as wide as the widest needs (its *kind*:
 * 1, 2 or 4 bytes), then one zero character. Text that is all ASCII uses the short head.
 *
 *     [ Object | length | hash | state ] a b c \0                                41 + n bytes
 *     [ Object | length | hash | state | utf8_length | utf8 ] é b c \0           57 + n, 58 + 2n, 60 + 4n
 *     [ Object | length | hash | state | utf8_length | utf8 | data ] …           an instance of a subclass
 *
 * Always true: the kind is the narrowest that holds the text, so two equal texts have equal kinds and can be
 * compared by memcmp; hash is -1 until it is first asked for; FLAG_ASCII is set on compact ASCII texts only.
 * A str never changes once anybody else can see it.
 */
#ifndef VIV_STR_H
#define VIV_STR_H

#include "../object.h"

/* How long an interned str lives. STATIC: made at the start, as one that CPython has compiled in. */
enum StrInterned { STR_NOT_INTERNED, STR_INTERNED_MORTAL, STR_INTERNED_IMMORTAL, STR_INTERNED_STATIC };

/* The fields of the longest form; shorter ones end earlier. */
struct Str {
    Object head;
    isize length; /* characters */
    isize hash;   /* -1: not computed */
    struct {
        unsigned interned : 2; /* enum StrInterned */
        unsigned kind : 3;     /* bytes per character: 1, 2, 4 */
        unsigned is_compact : 1;
        unsigned is_ascii : 1;
        unsigned is_static : 1;
        unsigned utf8_hidden : 1; /* the cache was made for messages: sys.getsizeof leaves it out */
        unsigned utf8_lossy : 1;  /* … and lone surrogates were written as characters */
        unsigned : 22;
    } state;
    /* Not in compact ASCII texts. */
    isize utf8_length;
    char *utf8; /* cached encoding, a block of its own, or NULL */
    /* Not in compact texts. */
    void *data;
};

#define CHARACTER_MAX 0x10ffff /* Unicode's last code point; sys.maxunicode */
#define STR_ASCII_HEAD_BYTES ((size_t)40)
#define STR_COMPACT_HEAD_BYTES ((size_t)56)
#define STR_LENGTH_MAX ((isize)(INT64_MAX - 64))

_Static_assert(offsetof(Str, utf8_length) == 40, "a compact ASCII text begins where utf8_length would be");
_Static_assert(offsetof(Str, data) == 56, "a compact text begins where data would be");

/* The table of interned strings: open addressing, references not counted; a mortal string leaves the table
 * when it dies. */
typedef struct InternState {
    Str **table; /* NULL: free; INTERN_DELETED: was used */
    isize room;  /* a power of two, or 0 */
    isize used;  /* live entries */
    isize filled; /* live and deleted entries */
} InternState;

/* ---- reading ------------------------------------------------------------------------------------------- */

static inline isize str_length(const Str *self)
{
    return self->length;
}
static inline int str_kind(const Str *self)
{
    return (int)self->state.kind;
}
static inline bool str_is_ascii(const Str *self)
{
    return self->state.is_ascii;
}
static inline void *str_data(const Str *self)
{
    if (LIKELY(self->head.flags & FLAG_ASCII))
        return (char *)self + STR_ASCII_HEAD_BYTES;
    if (LIKELY(self->state.is_compact))
        return (char *)self + (self->state.is_ascii ? STR_ASCII_HEAD_BYTES : STR_COMPACT_HEAD_BYTES);
    return self->data;
}
static inline uint32_t str_read(int kind, const void *data, isize at)
{
    return kind == 1   ? ((const uint8_t *)data)[at]
           : kind == 2 ? ((const uint16_t *)data)[at]
                       : ((const uint32_t *)data)[at];
}
static inline void str_write(int kind, void *data, isize at, uint32_t character)
{
    if (kind == 1)
        ((uint8_t *)data)[at] = (uint8_t)character;
    else if (kind == 2)
        ((uint16_t *)data)[at] = (uint16_t)character;
    else
        ((uint32_t *)data)[at] = character;
}
static inline uint32_t str_at(const Str *self, isize at)
{
    return str_read(str_kind(self), str_data(self), at);
}
/* The largest character that a text of this kind may hold: 127, 255, 0xffff or 0x10ffff. */
static inline uint32_t str_limit(const Str *self)
{
    return self->state.is_ascii ? 0x7f : self->state.kind == 1 ? 0xff : self->state.kind == 2 ? 0xffff : CHARACTER_MAX;
}

/* UTF-8 of the text, NUL-ended; *length may be NULL. Valid as long as `self`. Lone surrogates raise
 * UnicodeEncodeError: NULL. Runs no Python. The cache shows in sys.getsizeof as CPython's does. */
const char *str_utf8(Str *self, isize *length);
/* The same for messages, never failing: lone surrogates are written as if they were characters; "" when memory
 * is out. Does not change what sys.getsizeof shows. */
const char *str_text(Str *self);

/* None of these runs Python or raises. */
bool str_equal(const Str *left, const Str *right);
bool str_equal_text(const Str *self, const char *ascii);
/* str_equal for the loop: most answers come from identity, length or the first character. */
static inline bool str_is(const Object *left_object, const Object *right_object)
{
    const Str *left = (const Str *)left_object, *right = (const Str *)right_object;
    if (left == right)
        return true;
    if (left->length != right->length)
        return false;
    if (LIKELY(left_object->flags & right_object->flags & FLAG_ASCII)) {
        const char *a = (const char *)left + STR_ASCII_HEAD_BYTES, *b = (const char *)right + STR_ASCII_HEAD_BYTES;
        return *a == *b && (left->length <= 1 || __builtin_memcmp(a, b, (size_t)left->length) == 0);
    }
    return str_equal(left, right);
}
int str_compare(const Str *left, const Str *right); /* -1, 0, 1 */
isize str_hash_slow(Str *self);
static inline isize str_hash(Str *self)
{
    return LIKELY(self->hash != -1) ? self->hash : str_hash_slow(self);
}

/* ---- making ---------------------------------------------------------------------------------------------- */

/* `length` characters not yet written, the kind after `limit`, the largest character to come. The caller fills
 * str_data() before anybody sees it; the final zero is there. Length 0 gives the shared empty text. */
NEW Str *str_new(isize length, uint32_t limit);
NEW Str *str_new_ascii(isize length, char **data);
NEW Str *str_from_ascii(const char *text, isize length); /* no check */
NEW Str *str_from_latin1(const uint8_t *text, isize length);
NEW Str *str_from_utf8(const char *text, isize length); /* strict: UnicodeDecodeError */
NEW Str *str_from_utf8_surrogates(const char *text,
                                  isize length);        /* ill-formed bytes become U+DC80…U+DCFF (surrogateescape) */
NEW Str *str_from_text(const char *text);               /* NUL-ended UTF-8 */
NEW Object *str_or_none(const char *text_or_null);      /* the same; None for NULL */
NEW Str *str_from_characters(const uint32_t *characters, isize length);
NEW Str *str_from_kind(int kind, const void *data, isize length); /* narrows as far as possible */
NEW Str *str_from_char(uint32_t character);
NEW Str *str_from_code(int64_t code); /* "%c" % code: the character, or OverflowError "%c arg not in range(0x110000)" */
NEW Str *str_from_object(Object *object); /* an exact str with the text of a str (or of a subclass's instance) */

/* NULL: MemoryError, or OverflowError where the text would be too long. */
NEW Str *str_concatenate(Str *left, Str *right);
NEW Str *str_repeat(Str *self, isize times);
NEW Str *str_substring(Str *self, isize start, isize end); /* clipped; may give self */
NEW Str *str_join(Str *separator, Object *iterable);       /* runs Python: the iterator */
NEW Str *str_join_array(Object **items, isize count);      /* "".join of exact strings: f-strings */
/* *slot = *slot + right, in place where nobody can tell. On failure *slot is released and NULL. */
bool str_append_in_place(Object **slot, Object *right);
NEW Str *str_item(Str *self, isize at); /* one character; no range check */
NEW Str *str_repr(Str *self);
NEW Str *str_ascii(Str *text); /* escapes what is not ASCII (repr → ascii()) */

/* Interning. `self` is an exact str, stolen; a NEW reference to the interned one comes back (never NULL: when
 * memory is out the string itself, not interned). */
NEW Str *str_intern(STOLEN Str *self);
NEW Str *str_intern_immortal(STOLEN Str *self);
NEW Str *str_intern_text(const char *text); /* NULL: out of memory */
static inline bool str_is_interned(const Str *self)
{
    return self->state.interned != STR_NOT_INTERNED;
}

/* ---- searching ------------------------------------------------------------------------------------------- */

/* Index of the first (last) `needle` within [start, end), or -1. Bounds must lie within the text. */
isize str_find(const Str *self, const Str *needle, isize start, isize end);
isize str_find_last(const Str *self, const Str *needle, isize start, isize end);
isize str_find_char(const Str *self, uint32_t character, isize start, isize end);
isize str_count(const Str *self, const Str *needle, isize start, isize end);
int str_contains(const Str *self, const Str *needle);
bool str_starts_with(const Str *self, const Str *prefix);
bool str_ends_with(const Str *self, const Str *suffix);
NEW Str *str_replace(Str *self, Str *old, Str *fresh, isize most); /* most -1: all */
NEW List *str_split(Str *self, Str *separator_or_null, isize most);
bool str_is_identifier(const Str *self);

/* True if every character of the text is one of [A-Za-z0-9_]: what CPython interns among constants. */
bool str_is_name_like(const Str *self);

/* Formatting. */
NEW Object *str_percent(Str *format, Object *arguments);   /* format % arguments */
/* `fill` so many times in front and behind; the caller has checked that the length fits. */
NEW Str *str_padded(Str *self, isize left, isize right, uint32_t fill);
NEW Str *str_format_spec(Str *self, Str *specification);   /* str.__format__ */

/* int(), float(): digits and white space of any script as ASCII, other characters as '?'. May give self. */
NEW Str *str_to_ascii_digits(Str *self);

/* ---- building piece by piece -------------------------------------------------------------------------------
 * The buffer is a str under construction in the region; a short ASCII text never leaves `small`.
 *
 *     StrBuilder builder;
 *     builder_start(&builder);
 *     bool done = builder_append_char(&builder, '[') && …;
 *     return builder_end(&builder, done);
 */
typedef struct StrBuilder {
    Str *buffer;  /* NULL while the text fits `small` */
    void *data;
    isize length;
    isize room;
    int kind;
    uint32_t limit; /* the largest character seen, rounded up as str_limit does */
    char small[64];
} StrBuilder;

/* Each `bool`: false with MemoryError set; the builder must then be dropped. None runs Python. */
void builder_start(StrBuilder *builder);
bool builder_append_char_slow(StrBuilder *builder, uint32_t character);
bool builder_append_ascii(StrBuilder *builder, const char *text, isize length);
bool builder_append_text(StrBuilder *builder, const char *utf8); /* NUL-ended UTF-8 */
bool builder_append_str(StrBuilder *builder, const Str *text);
bool builder_append_part(StrBuilder *builder, const Str *text, isize start, isize end);
bool builder_append_repeated(StrBuilder *builder, uint32_t character, isize times);
NEW Str *builder_finish(StrBuilder *builder); /* drops the buffer, on failure too */
void builder_drop(StrBuilder *builder);
NEW Str *builder_end(StrBuilder *builder, bool is_whole); /* finishes or, with NULL, drops it */

static inline bool builder_append_char(StrBuilder *builder, uint32_t character)
{
    if (LIKELY(character < 128 && builder->kind == 1 && builder->length < builder->room)) {
        ((uint8_t *)builder->data)[builder->length++] = (uint8_t)character;
        return true;
    }
    return builder_append_char_slow(builder, character);
}

/* ---- the process ------------------------------------------------------------------------------------------- */

/* Start-up, after the heap and before types: the shared strings (empty, single characters), the shared bytes,
 * RUNTIME->names. Needs no type to be ready. False: out of memory. */
bool str_initialise(void);

/* SipHash-1-3 of a block of bytes with RUNTIME->hash_key, as str and bytes use it (never -1; empty: 0). */
isize hash_bytes(const void *data, isize length);

#endif
