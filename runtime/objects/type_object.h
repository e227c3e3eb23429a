/* type_object.h: what the files around type.c know of each other. */
#ifndef VIV_TYPE_OBJECT_H
#define VIV_TYPE_OBJECT_H

#include "../type.h"

/* The specs of all built-in types. */
#define TYPE_ENTRY(name) extern const TypeSpec name##_type;
#define EXCEPTION_ENTRY(name, base, layout, doc)
#include "../types.def"
#undef TYPE_ENTRY
#undef EXCEPTION_ENTRY

/* 1: *value is NEW; 0: absent; -1: raised. */
int type_find_attribute(Type *type, Str *name, Object **value);
bool type_add_subclass(Type *base, Type *type);
void type_remove_subclass(Type *base, Type *type);
void type_update_slots_below(Type *type, Str *name_or_null);

/* type_attributes.c: the methods and properties of type objects. */
extern const Native type_methods[];
extern const Property type_properties[];
NEW Object *type_or(Object *left, Object *right);

/* A name that a type may have: false, raised, if not. */
bool type_check_name(Str *name);

/* abstract_type.c: what type.__instancecheck__ and type.__subclasscheck__ do. */
int type_real_is_instance(Object *object, Object *class);
int type_real_is_subclass(Object *derived, Object *class);

/* type_mro.c */
/* type.mro(): a list in C3 order; TypeError if there is none. */
NEW List *type_linearise(Type *type);
/* Asks the metaclass's mro() and checks what it gives. */
bool type_set_mro(Type *type);
/* The base that decides the layout of instances; NULL: conflict, raised. */
BORROWED Type *type_best_base(Tuple *bases);
/* The nearest class, itself included, whose instances have fields that its base's have not. */
BORROWED Type *type_solid_base(Type *type);
/* __bases__ = value, with everything that follows from it. */
bool type_set_bases(Type *type, Object *value);
/* object.__class__ = value */
bool object_set_class(Object *object, Object *value);

/* type_new.c */
NEW Object *type_create(Type *metatype, Object **args, isize count, Tuple *names);
bool type_initialise(Object *type, Object **args, isize count, Tuple *names);

#endif
