/* holders.h: who holds an object, in words.
 *
 * The list is made by walking every reference in the heap, so it adds up to the object's count, exactly. Each
 * holder has a name that a student can find: `name a`, `#2['items']`, `#7.next`, `local item in f`, `iterator of
 * list.extend`, `the source being run`.
 */
#ifndef VIV_HOLDERS_H
#define VIV_HOLDERS_H

#include "label.h"
#include "text.h"

#include "viv.h"

typedef struct HolderLine {
    char *name;   /* "name a", "#2['items']" */
    char *where;  /* "top level", "list b": the gloss on the right; may be empty */
    Object *through; /* the holding object where there is one, else NULL; borrowed */
    bool is_name; /* a name at top level */
} HolderLine;

typedef struct HolderList {
    HolderLine *lines;
    size_t count;
    size_t room;
} HolderList;

/* Every holder of `object`, names first, then by badge. Gives badges to the holders it names. */
HolderList holders_of(Labels *labels, Object *object);
void holders_free(HolderList *list);

/* True if following holders upwards from `object` comes to a root, a frame or a module: it is not garbage. */
bool holders_reach_root(Object *object);

/* A holder's name: "#2['items']". */
void holder_name(Text *text, Labels *labels, const Holder *holder);

/* The names at top level that refer to the object, comma-separated: "a, b". Empty: none does. */
void names_of(Text *text, Object *object);
/* The dict of top-level names, and the module that it belongs to. */
BORROWED Dict *top_level_names(void);

#endif
