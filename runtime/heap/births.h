/* births.h: which input of a session made an object.
 *
 * The number stands in the upper half of the object's flags, so a checkpoint saves it with the object and going back
 * restores it. Making an object does not write it: the flags of a fresh object have none, and when an input has
 * ended, a walk over the heap stamps all that live without a stamp. A program that no session runs is never walked.
 */
#ifndef VIV_BIRTHS_H
#define VIV_BIRTHS_H

#include "../object.h"

/* The last input that has a number of its own; what later ones make is stamped with this one. */
#define BIRTH_INPUT_LAST 65534

/* Stamps each living heap object that has no stamp as made by `input`; 0: before the first. Runs no Python,
 * allocates nothing in the region. */
void births_note(int input);

/* The input that made the object; 0: it was there before the first. -1: made since the last births_note. Objects
 * that stand in the Runtime (None, small ints, built-in types) count as made before the first. */
int birth_input(const Object *object);

#endif
