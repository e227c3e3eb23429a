/* cell.h: a variable shared between a function and those inside it. */
#ifndef VIV_CELL_H
#define VIV_CELL_H

#include "../object.h"

typedef struct Cell {
    Object head;
    Object *value; /* owned; NULL while the variable is unbound */
} Cell;

NEW Cell *cell_new(Object *value_or_null);

#endif
