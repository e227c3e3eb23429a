/* property.h: property, classmethod, staticmethod. */
#ifndef VIV_PROPERTY_H
#define VIV_PROPERTY_H

#include "../object.h"

/* property(get, set, delete, doc). doc_is_getters: a copy made by .setter() takes the getter's again. */
typedef struct PropertyObject {
    Object head;
    Object *get, *set, *delete; /* each owned, or NULL */
    Object *doc, *name;
    bool doc_is_getters;
} PropertyObject;

/* classmethod and staticmethod. */
typedef struct MethodHolder {
    Object head;
    Object *callable;
    Dict *dict;
} MethodHolder;

/* Runs Python: both copy __doc__, __name__ and so on from the callable. */
NEW Object *classmethod_new(Object *callable);
NEW Object *staticmethod_new(Object *callable);

#endif
