/* format_spec.h: the mini-language of format(): [[fill]align][sign][z][#][0][width][grouping][.precision][type].
 *
 * One parser for str, int, float and complex; what a field means is up to the type.
 */
#ifndef VIV_FORMAT_SPEC_H
#define VIV_FORMAT_SPEC_H

#include "str.h"

typedef struct FormatSpec {
    uint32_t fill;           /* ' ' unless given                                                */
    char align;              /* '<' '>' '=' '^'; the type's default unless given                */
    char sign;               /* '+' '-' ' ', or 0: not given                                     */
    char grouping;           /* ',' '_', or 0                                                    */
    bool alternate;          /* '#'                                                              */
    bool no_negative_zero;   /* 'z'                                                              */
    bool fill_given, align_given;
    isize width;             /* -1: not given. "0" before the width sets fill '0' and align '=' unless given */
    isize precision;         /* -1: not given                                                    */
    uint32_t type;           /* the presentation type, default_type if not given                 */
} FormatSpec;

/* False with ValueError in CPython's words ("Invalid format specifier '…' for object of type '…'", "Cannot
 * specify ',' with 's'.", "Too many decimal digits in format string"). Runs no Python. */
bool format_spec_parse(Str *specification, Object *object, uint32_t default_type, char default_align,
                       FormatSpec *result);

Object *format_spec_raise_digits(void); /* ValueError "Too many decimal digits in format string" */
/* ValueError "Unknown format code 'x' for object of type 'T'". */
Object *format_spec_raise_unknown(uint32_t type, Object *object);

/* `text` with fill up to spec->width, aligned ('=' counts as '<' here: numbers place their sign themselves). */
NEW Str *format_spec_pad(const FormatSpec *spec, Str *text);
/* The number of fill characters to the left and to the right of `length` characters. */
void format_spec_padding(const FormatSpec *spec, isize length, isize *left, isize *right);

/* In float_text.c: the text of a float as '%' and format() share it (CPython's PyOS_double_to_string), e.g.
 * float_text(3.5, 'f', 2, false, false) is "3.50". */
NEW Str *float_text(double value, char code, int precision, bool alternate, bool always_sign);

#endif
