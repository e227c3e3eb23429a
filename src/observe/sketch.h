/* sketch.h: values as people are shown them, through no code of the program.
 *
 * A command that printed with repr() would run the student's code and change the heap it reports. These
 * functions read the objects' own fields instead, allocate nothing in the region and never fail.
 *
 *     [1, 2, #4]      containers' items: atoms by value, everything else by badge
 *     P x=1, y=#2     instances: their attributes
 *
 * Long values are shortened: the first three items and the last two, 40 characters of a string.
 */
#ifndef VIV_SKETCH_H
#define VIV_SKETCH_H

#include "label.h"
#include "text.h"

/* Atoms are shown by value and are given no badge: None, bool, numbers, str, bytes, Ellipsis … */
bool is_atom(const Object *object);

/* "#1 list [1, 2, 3]"; an atom: "int 5". Gives badges to all it mentions. */
void sketch_line(Text *text, Labels *labels, Object *object);
/* "#1 list": the badge and the kind; an atom: "int 5". */
void sketch_name(Text *text, Labels *labels, Object *object);
/* The value alone: "[1, 2, 3]". */
void sketch_value(Text *text, Labels *labels, Object *object);
/* How an item of a container is shown: an atom's value, or "#4". */
void sketch_reference(Text *text, Labels *labels, Object *object);
/* "list", "function", "class": the word before the value. */
const char *sketch_kind(const Object *object);
/* The bytes sys.getsizeof counts, collector head included. Runs no code: the type's own rule. */
size_t sketch_size_bytes(Object *object);
/* A text with quotes and escapes, at most 40 characters of it. */
void sketch_str(Text *text, Str *string);
/* The text without quotes, surrogates and control characters escaped. */
void sketch_plain_str(Text *text, Str *string);

/* The module's name; nothing, if it has none. */
void sketch_module_name(Text *text, Module *module);

/* Calls `visit` for each attribute that the instance itself holds, in order of insertion: inline values, or the
 * entries of its dict, or slots. Borrowed references. */
typedef void (*AttributeVisit)(void *context, Str *name, Object *value);
void each_attribute(Object *object, AttributeVisit visit, void *context);

#endif
