/* sequence.h: what lists, tuples and their iterators have in common. */
#ifndef VIV_SEQUENCE_H
#define VIV_SEQUENCE_H

#include "../object.h"

/* "[a, b]": opening, items' repr, closing. Items are fetched again each time, so a list may change meanwhile;
 * `inside` is the text for a container within itself. Runs Python. */
NEW Object *represent_items(Object *sequence, const char *opening, const char *closing,
                            const char *inside);
/* How two sequences compare that differ first in `left` and `right`. Runs Python. */
NEW Object *compare_at_difference(Object *left, Object *right, CompareOperator operator);
/* The argument of pop(): the last item unless given. IndexError "pop from empty list", "pop index out of range", with
 * the `size` that the sequence has after __index__ has run. */
bool pop_index(Object *argument_or_null, const isize *size, const char *type, isize *at);
Object *raise_not_in_sequence(void); /* ValueError "sequence.index(x): x not in sequence" */
/* "".join's iterable as a list or tuple; TypeError "can only join an iterable". Runs Python. */
NEW Object *items_to_join(Object *iterable);
/* `key`, which must have __index__, as an index into a sequence of *size items (looked at after __index__ has run):
 * counted from the end if negative. IndexError says `out_of_range`. */
bool item_index(Object *key, const isize *size, const char *out_of_range, isize *at);
/* The start and stop arguments of index(), counted from the end if negative; stop may lie behind the end. Runs
 * Python. */
bool index_bounds(Object *start_or_null, Object *stop_or_null, const isize *size, isize *start, isize *stop);
/* Closes the gaps that items start, start + step … leave, `count` of them. Returns what is left of `size` items. */
isize drop_stepped(char *items, size_t item_bytes, isize size, isize start, isize step, isize count);
/* A builtin by its name, for __reduce__. Runs no Python. */
NEW Object *builtin_named(const char *name);

/* The name of an object's type without the module in front: what __name__ shows. */
const char *bare_type_name(const Object *object);

#endif
