/* weakref.h: weak references and proxies.
 *
 * An object whose type has weakrefs_offset keeps a list of its weak references: the word at that offset from
 * the object (CPython's negative offset, WEAKREFS_OFFSET_INSTANCE, for instances with a preheader). The first
 * may be the plain ref, then the plain proxy (both shared by all who ask), then those with callbacks and
 * subclass instances.
 */
#ifndef VIV_WEAKREF_H
#define VIV_WEAKREF_H

#include "../object.h"

/* A ref, a proxy or an instance of a subclass of ref: a link in the list of its referent. */
typedef struct Weakref {
    Object head;
    Object *referent; /* not counted; NULL: dead */
    Object *callback; /* counted, or NULL */
    isize hash;       /* -1: not computed */
    struct Weakref *previous, *next;
    void *unused;     /* CPython's vectorcall: keeps the size the same */
} Weakref;

static inline Weakref **weakref_list_at(Object *object, size_t offset)
{
    return (Weakref **)((char *)object + (isize)offset);
}

/* A ref, a proxy, or an instance of a subclass of ref. */
bool is_weakref(const Object *object);

/* The list's head, or NULL if the object's type has none. */
Weakref **weakref_list_of(Object *object);

/* weakref.ref(object, callback or NULL). TypeError if the type allows none. */
NEW Object *weakref_new(Object *object, Object *callback_or_null);
NEW Object *weakref_proxy_new(Object *object, Object *callback_or_null);
/* The object, or NULL if it is dead; nothing raised. */
NEW Object *weakref_get(Object *reference);
isize weakref_count(Object *object);

/* From a deallocator of a type with weakrefs, before anything else is released: clears all, calls callbacks.
 * Runs Python. Quick when there are none. */
void weakref_clear_all(Object *object);
static inline void weakref_clear_at(Object *object, size_t offset)
{
    if (UNLIKELY(*weakref_list_at(object, offset) != NULL))
        weakref_clear_all(object);
}

/* Clears one without calling its callback (the collector). */
void weakref_clear_quietly(Weakref *reference);
/* Calls the callback, already taken out; errors are unraisable. Runs Python. */
void weakref_call_callback(Object *reference, STOLEN Object *callback);

#endif
