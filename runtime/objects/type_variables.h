/* type_variables.h: what `def f[T]`, `class C[T]` and `type A[T] = …` make. */
#ifndef VIV_TYPE_VARIABLES_H
#define VIV_TYPE_VARIABLES_H

#include "../object.h"

/* `bound` and `constraints` are functions that compute them when they are asked for, or NULL. */
NEW Object *type_variable_new(Str *name, Object *bound, Object *constraints);
NEW Object *param_spec_new(Str *name);
NEW Object *type_variable_tuple_new(Str *name);
/* (name, type parameters or None, function that computes the value). */
NEW Object *type_alias_new(Tuple *parts);
/* `compute` is a function. */
bool type_parameter_set_default(Object *parameter, Object *compute);
/* typing.Generic[parameters]: the base class of `class C[T]`. */
NEW Object *generic_subscript(Tuple *parameters);

#endif
