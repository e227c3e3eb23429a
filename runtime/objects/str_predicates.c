/* str_predicates.c: isalpha, isdigit, isidentifier and the other questions to a whole text. */
#include "str.h"
#include "str_data.h"
#include "str_methods.h"

#include "../runtime.h"
#include "../unicode.h"

typedef bool (*CharacterPredicate)(uint32_t c);

static bool all_characters(const Str *self, CharacterPredicate predicate)
{
    int kind = str_kind(self);
    const void *data = str_data(self);
    for (isize i = 0; i < self->length; i++)
        if (!predicate(str_read(kind, data, i)))
            return false;
    return true;
}

#define ALL_AND_NOT_EMPTY(name, predicate)                                           \
    STR_NATIVE(name)                                                                 \
    {                                                                                \
        Str *self = (Str *)args[0];                                                  \
        return new_bool(self->length > 0 && all_characters(self, predicate));        \
    }

ALL_AND_NOT_EMPTY(isalnum, unicode_is_alphanumeric)
ALL_AND_NOT_EMPTY(isalpha, unicode_is_alpha)
ALL_AND_NOT_EMPTY(isdecimal, unicode_is_decimal)
ALL_AND_NOT_EMPTY(isdigit, unicode_is_digit)
ALL_AND_NOT_EMPTY(isnumeric, unicode_is_numeric)
ALL_AND_NOT_EMPTY(isspace, unicode_is_space)

STR_NATIVE(isprintable)
{
    return new_bool(all_characters((Str *)args[0], unicode_is_printable));
}

STR_NATIVE(isascii)
{
    return new_bool(str_is_ascii((Str *)args[0]));
}

/* Some character is `wanted`, and none is `unwanted` or in title case. */
static bool has_only_case(const Str *self, CharacterPredicate wanted, CharacterPredicate unwanted)
{
    int kind = str_kind(self);
    const void *data = str_data(self);
    bool found = false;
    for (isize i = 0; i < self->length; i++) {
        uint32_t c = str_read(kind, data, i);
        if (unwanted(c) || unicode_is_title(c))
            return false;
        found = found || wanted(c);
    }
    return found;
}

STR_NATIVE(islower)
{
    return new_bool(has_only_case((Str *)args[0], unicode_is_lower, unicode_is_upper));
}

STR_NATIVE(isupper)
{
    return new_bool(has_only_case((Str *)args[0], unicode_is_upper, unicode_is_lower));
}

STR_NATIVE(istitle)
{
    Str *self = (Str *)args[0];
    int kind = str_kind(self);
    const void *data = str_data(self);
    bool found = false, follows_cased = false;
    for (isize i = 0; i < self->length; i++) {
        uint32_t c = str_read(kind, data, i);
        bool is_capital = unicode_is_upper(c) || unicode_is_title(c);
        if (is_capital ? follows_cased : unicode_is_lower(c) && !follows_cased)
            return new_bool(false);
        follows_cased = is_capital || unicode_is_lower(c);
        found = found || follows_cased;
    }
    return new_bool(found);
}

bool str_is_identifier(const Str *self)
{
    int kind = str_kind(self);
    const void *data = str_data(self);
    if (self->length == 0 || !unicode_is_identifier_start(str_read(kind, data, 0)))
        return false;
    for (isize i = 1; i < self->length; i++)
        if (!unicode_is_identifier_part(str_read(kind, data, i)))
            return false;
    return true;
}

STR_NATIVE(isidentifier)
{
    return new_bool(str_is_identifier((Str *)args[0]));
}

bool str_is_name_like(const Str *self)
{
    if (!str_is_ascii(self))
        return false;
    const char *data = str_data(self);
    for (isize i = 0; i < self->length; i++)
        if (!unicode_is_identifier_part((uint8_t)data[i]))
            return false;
    return true;
}

/* Digits and spaces of any script in ASCII; at the first other character '?' and the end, so that whoever reads
 * the result as a number fails there. */
Str *str_to_ascii_digits(Str *self)
{
    if (str_is_ascii(self))
        return str_unchanged(self);
    StrBuilder builder;
    builder_start(&builder);
    for (isize i = 0; i < self->length; i++) {
        uint32_t c = str_at(self, i);
        int digit = c < 127 ? -1 : unicode_decimal_value(c);
        uint32_t shown = c < 127 ? c : unicode_is_space(c) ? ' ' : digit >= 0 ? (uint32_t)('0' + digit) : '?';
        if (!builder_append_char(&builder, shown)) {
            builder_drop(&builder);
            return NULL;
        }
        if (shown == '?' && c >= 127)
            break;
    }
    return builder_finish(&builder);
}
