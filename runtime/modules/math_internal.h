/* math_internal.h: what the files of the math module share, with the includes that all of them need. */
#ifndef VIV_MATH_INTERNAL_H
#define VIV_MATH_INTERNAL_H

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../objects/float.h"
#include "../objects/int.h"
#include "../objects/module.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "../type.h"

Object *math_domain_error(void); /* ValueError "math domain error"    */
Object *math_range_error(void);  /* OverflowError "math range error"  */
/* The first two arguments as doubles; false: raised. May run __float__ and __index__. */
bool math_two_doubles(Object **args, double *x, double *y);

/* isclose()'s rel_tol and abs_tol, each NULL if absent; ValueError for a negative one. */
bool math_take_tolerances(Object **args, double *relative, double *absolute);

/* Natives for the module's table, by the file that has them. */
#define MATH_FUNCTION(name) Object *math_##name(Object **args, isize count, Tuple *names)
MATH_FUNCTION(gamma); /* math_gamma.c */
MATH_FUNCTION(lgamma);
MATH_FUNCTION(fsum); /* math_sum.c */
MATH_FUNCTION(prod);
MATH_FUNCTION(sumprod);
MATH_FUNCTION(dist);
MATH_FUNCTION(hypot);
MATH_FUNCTION(comb); /* math_integer.c */
MATH_FUNCTION(perm);
MATH_FUNCTION(factorial);
MATH_FUNCTION(gcd);
MATH_FUNCTION(lcm);
MATH_FUNCTION(isqrt);

#endif
