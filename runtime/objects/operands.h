/* operands.h: what begins each arithmetic slot of float and complex. */
#ifndef VIV_OPERANDS_H
#define VIV_OPERANDS_H

#include "../runtime.h"

/* `left` and `right` as values a and b of type Value, read by the file's own operand_value (1: done, 0: no such number,
 * -1: raised); where that fails it returns NotImplemented or NULL. */
#define TAKE_OPERANDS(Value, a, b)                            \
    Value a, b;                                               \
    {                                                         \
        int known = operand_value(left, &a);                  \
        if (known == 1)                                       \
            known = operand_value(right, &b);                 \
        if (known != 1)                                       \
            return known < 0 ? NULL : new_not_implemented();  \
    }

#endif
