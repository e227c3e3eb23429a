/* moment.h: what top-level names reach at one moment: the bindings, and every object, in depth-first order.
 *
 * Two moments compared tell what an input did, or what taking it back undid. Objects that are part of the furniture
 * (modules, code, cells, the insides of classes) are not told of, and atoms are told by value.
 */
#ifndef VIV_MOMENT_H
#define VIV_MOMENT_H

#include "label.h"
#include "object_table.h"

/* An object as it was. The pointer is only compared: it may have died since. */
typedef struct Sighting {
    Object *object;
    uint32_t refcount;
    int birth;        /* the input that made it; see heap/births.h */
    uint64_t content; /* a hash over what it refers to */
    char *value;      /* its sketch, for "was …"; NULL until moment_describe, and while it has no badge */
    char kind[48];    /* "list": kept for when it is dead; empty until moment_describe */
    int label;        /* 0 while it was never mentioned */
    bool is_dead;     /* set by who hears of the death */
} Sighting;

typedef struct Binding {
    Object *name, *value; /* not owned: only compared; `name` is interned and bound */
    char *name_text;
    char *text; /* of an atom's value, else NULL */
} Binding;

typedef struct Moment {
    Sighting *objects;
    size_t object_count, object_room;
    ObjectTable places; /* object → place + 1 */
    Binding *bindings;
    size_t binding_count, binding_room;
} Moment;

/* Fills an empty moment. Gives badges to what atoms like range(#1) mention, and to nothing else. */
void moment_take(Moment *moment, Labels *labels);
/* Writes down kind, badge and value of each object, so that they can be told after it has died. */
void moment_describe(Moment *moment, Labels *labels);
/* Frees what the moment holds; it is empty and may be taken again. */
void moment_clear(Moment *moment);

/* The object's sighting, or NULL: it was not reached. */
Sighting *moment_sighting(const Moment *moment, const Object *object);
/* What the name was bound to, or NULL: nothing. */
const Binding *moment_binding(const Moment *moment, const Object *name);

/* True for what narration speaks of by badge: no atom, no module, no code. */
bool is_told(const Object *object);
/* The value that the prompt showed last, which `_` holds; or NULL. */
BORROWED Object *last_shown(void);

/* Visits the program's objects: what top-level names reach, in the order in which they are reached; then, if
 * visit_atom is not NULL, the atoms among their items and names' values, each once. */
void told_objects(void (*visit)(void *context, Object *object), void (*visit_atom)(void *context, Object *atom),
                  void *context);

#endif
