/* holders.h: who holds an object, in words.
 *
 * The list is made by walking every reference in the heap, so it adds up to the object's count, exactly. Each
 * reference has a name that a student can find: `name a`, `#2['items']`, `#7.next`, `default 1 of function f`, `cell n
 * of function g`, `local item in f`, `iterator of list.extend`, `the source being run`.
 *
 * Parts that nobody sees as objects of their own (an instance's __dict__, a class's, the tuple of a function's
 * defaults, a cell of its closure) are looked through: their owner is named as the holder.
 */
#ifndef VIV_HOLDERS_H
#define VIV_HOLDERS_H

#include "label.h"
#include "text.h"

#include "viv.h"

typedef struct HolderList {
    Holder *holders; /* names at top level first, in order of binding, then the others as found */
    size_t count, room;
    size_t name_count; /* how many of them are names at top level */
} HolderList;

/* Every reference to `object`, as many as its count. Mentions nothing. */
HolderList holders_of(Object *object);
void holders_free(HolderList *list);

/* True if following holders upwards from `object` comes to a root, a frame or a module: it is not garbage. */
bool holders_reach_root(Object *object);

/* What holds, and where in it. */
typedef struct Place {
    Object *owner; /* the object that a person would call the holder; NULL: a name, a frame, a root. Borrowed */
    Text name;     /* the reference alone: "name a", "#2['items']", "default 1 of function f" */
    Text position; /* where in the owner: "under key 'items'"; empty without an owner */
} Place;

/* Describes one reference; gives badges to what it mentions. Release with place_free. */
Place place_of_holder(Labels *labels, const Holder *holder);
void place_free(Place *place);

/* The reference's name alone, as in Place. */
void holder_name(Text *text, Labels *labels, const Holder *holder);

/* The shortest way to write the reference: "a", and "box['items']" where the holder has a name at top level. */
void holder_path(Text *text, Labels *labels, const Holder *holder);

/* The names at top level that refer to the object, comma-separated: "a, b". Empty: none does. */
void names_of(Text *text, Object *object);
/* How a person finds the object: "name box", "names a, b", or its first other holder: "#3.items". Empty: nobody. */
void path_to(Text *text, Labels *labels, Object *object);
/* The dict of top-level names, and the module that it belongs to. */
BORROWED Dict *top_level_names(void);

#endif
