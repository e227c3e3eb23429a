/* cell.h: a variable shared between a function and those inside it. */
#ifndef VIV_CELL_H
#define VIV_CELL_H

#include "../object.h"

/* A variable's place: the frame and the inner functions hold the cell, the cell holds the value. */
typedef struct Cell {
    Object head;
    Object *value; /* owned; NULL while the variable is unbound */
} Cell;

NEW Cell *cell_new(Object *value_or_null); /* takes a reference of its own */

#endif
