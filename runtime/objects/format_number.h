/* format_number.h: int, float and complex in the format mini-language. */
#ifndef VIV_FORMAT_NUMBER_H
#define VIV_FORMAT_NUMBER_H

#include "../object.h"

/* format(self, specification); an empty specification is str(self). ValueError as CPython's. */
NEW Str *int_format(Object *self, Str *specification);
NEW Str *float_format(Object *self, Str *specification);
NEW Str *complex_format(Object *self, Str *specification);

#endif
