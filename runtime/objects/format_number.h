/* format_number.h: int, float and complex in the format mini-language. */
#ifndef VIV_FORMAT_NUMBER_H
#define VIV_FORMAT_NUMBER_H

#include "../object.h"

/* format(self, specification); an empty specification is str(self). ValueError as CPython's. */
NEW Str *int_format(Object *self, Str *specification);
NEW Str *float_format(Object *self, Str *specification);
NEW Str *complex_format(Object *self, Str *specification);

/* The digits of a finite or infinite double as C's printf would, for %-formatting and __format__: `code` one of
 * e E f F g G r (shortest); `alternate` keeps the point. The text is allocated with heap_allocate; NULL + error. */
NEW char *double_to_text(double value, char code, int precision, bool alternate, bool add_dot_zero, bool always_sign);

#endif
