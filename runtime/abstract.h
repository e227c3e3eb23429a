/* abstract.h: what can be done with any object, whatever its type (CPython's Objects/abstract.c and the
 * generic parts of object.c). Unless a line says otherwise each may run Python, so borrowed pointers die.
 */
#ifndef VIV_ABSTRACT_H
#define VIV_ABSTRACT_H

#include "object.h"

/* Attributes. NULL or false: AttributeError or whatever the object's own code raises. */
NEW Object *object_get_attribute(Object *object, Str *name);
/* 1: *value is NEW; 0: no such attribute, nothing raised; -1: another error. */
int object_find_attribute(Object *object, Str *name, Object **value);
bool object_set_attribute(Object *object, Str *name, Object *value); /* value NULL: delete */
NEW Object *object_get_attribute_text(Object *object, const char *name);
/* The generic get_attribute and set_attribute slots: MRO, descriptors, instance attributes. */
NEW Object *object_generic_get_attribute(Object *object, Object *name);
bool object_generic_set_attribute(Object *object, Object *name, Object *value);
/* The same without AttributeError: 1: *value is NEW; 0: absent, nothing raised; -1: raised. */
int object_generic_find_attribute(Object *object, Str *name, Object **value);
/* A method for an immediate call. 1: *method is NEW and unbound, pass `object` first; 0: *method is NEW and
 * complete; -1: raised. */
int object_get_method(Object *object, Str *name, Object **method);
/* A dunder looked up on the type, bound: NULL and nothing raised if absent. */
NEW Object *object_lookup_special(Object *object, Str *name);
/* The __dict__ of an instance: made if need be; NULL and nothing raised if it can have none. */
NEW Object *object_dict(Object *object);

/* Calls. `names`: tuple of keyword names, or NULL (see CallFunction). */
NEW Object *object_call(Object *callable, Object **args, isize count, Tuple *names);
NEW Object *object_call_none(Object *callable);
NEW Object *object_call_one(Object *callable, Object *argument);
NEW Object *object_call_two(Object *callable, Object *first, Object *second);
/* The same for an array whose references are those of a tuple that the caller has. */
NEW Object *object_call_as_tuple(Object *callable, Object **args, isize count, Tuple *names);
NEW Object *object_call_tuple(Object *callable, Tuple *args, Dict *keywords_or_null);
NEW Object *object_call_method(Object *object, Str *name, Object **args, isize count);
NEW Object *object_call_method_none(Object *object, Str *name);
NEW Object *object_call_method_one(Object *object, Str *name, Object *argument);
bool object_is_callable(Object *object); /* runs nothing */

/* Text, truth, comparison, hash. object_is_true and object_compare_bool: 1, 0, -1: raised. */
NEW Str *object_repr(Object *object);
NEW Str *object_str(Object *object);
NEW Str *object_ascii(Object *object);
NEW Str *object_format(Object *object, Str *specification_or_null);
/* os.fspath(): a str or bytes itself, or what its type's __fspath__ gives. */
NEW Object *object_file_path(Object *object);
int object_is_true(Object *object);
NEW Object *object_compare(Object *left, Object *right, CompareOperator operator);
/* What is left of it when left's method has declined and right's type does not derive from left's. */
NEW Object *object_compare_declined(Object *left, Object *right, CompareOperator operator);
int object_compare_bool(Object *left, Object *right, CompareOperator operator); /* identical means equal */
Object *compare_numbers(isize left, isize right, CompareOperator operator); /* TRUE or FALSE. Runs no Python. */
isize object_hash(Object *object); /* never -1 but for an error */
isize hash_address(const void *pointer); /* CPython's: the four lowest bits, always the same, moved to the top */
isize object_hash_by_address(Object *object); /* object.__hash__: runs nothing, takes the id */
isize object_hash_not_implemented(Object *object); /* the hash slot of unhashable types: __hash__ is None */
/* repr() of a container within itself: 1 already inside (print "[...]"), 0 entered, -1 raised. */
int repr_enter(Object *object);
void repr_leave(Object *object);

/* Containers and iteration. Lengths: -1: raised; object_contains: 1, 0, -1: raised. */
isize object_length(Object *object);
isize object_length_hint(Object *object, isize otherwise); /* operator.length_hint: __len__ or __length_hint__ */
NEW Object *object_get_item(Object *object, Object *key);
bool object_set_item(Object *object, Object *key, Object *value); /* value NULL: delete */
int object_contains(Object *container, Object *item);
NEW Object *object_iterate(Object *object); /* iter(object) */
/* 1: *item is NEW; 0: the end; -1: raised. */
int iter_next(Object *iterator, Object **item);
/* The same for iterators that read another one: as deep as they may be nested, RecursionError comes first. */
int iter_next_inner(Object *iterator, Object **item);
/* The same, but a StopIteration raised by a Python __next__ stays raised (-1), so that its value is not lost: for
 * next() and `yield from`. 0: a built-in iterator's end, nothing raised. */
int iter_next_keeping_stop(Object *iterator, Object **item);
bool object_is_iterator(Object *object); /* has it a __next__? runs nothing */

/* Numbers. */
typedef enum NumberOperator {
    NUMBER_ADD, NUMBER_AND, NUMBER_FLOOR_DIVIDE, NUMBER_LEFT_SHIFT, NUMBER_MATRIX_MULTIPLY, NUMBER_MULTIPLY,
    NUMBER_REMAINDER, NUMBER_OR, NUMBER_POWER, NUMBER_RIGHT_SHIFT, NUMBER_SUBTRACT, NUMBER_TRUE_DIVIDE,
    NUMBER_XOR, /* order of CPython's NB_ADD …; inplace forms follow in the same order */
    NUMBER_INPLACE
} NumberOperator;
/* left OP right, or left OP= right for NUMBER_INPLACE + operator. */
NEW Object *number_operate(int operator, Object *left, Object *right);
/* What is left of it when the in-place method, or every numeric method, has declined. */
NEW Object *number_operate_by_slots(int operator, Object *left, Object *right);
NEW Object *number_operate_at_last(int operator, Object *left, Object *right);
/* The right operand's numeric slot alone; NotImplemented: it declines. */
NEW Object *number_operate_right(int operator, Object *left, Object *right);
NEW Object *number_divmod(Object *left, Object *right);
NEW Object *number_power(Object *base, Object *exponent, Object *modulus_or_none);
NEW Object *number_negative(Object *operand);
NEW Object *number_positive(Object *operand);
NEW Object *number_invert(Object *operand);
NEW Object *number_absolute(Object *operand);
NEW Object *number_index(Object *object);  /* operator.index: an int, TypeError otherwise            */
NEW Object *number_to_int(Object *object); /* int(object) for numbers, text and bytes                */
NEW Object *number_to_float(Object *object);
bool object_has_index(Object *object);     /* would number_index accept its type? runs nothing         */
/* An index argument: false + error. Too large: clipped if `overflow` is NULL, else that error is raised. */
bool object_as_isize(Object *object, Type *overflow, isize *result);
/* A size, count or position as an argument of a C function: OverflowError in the words that CPython has for those. */
bool size_argument(Object *argument, isize *result);
bool object_as_double(Object *object, double *result); /* as math functions read their arguments; TypeError */

/* Types. 1, 0, -1: raised. */
int object_is_instance(Object *object, Object *type_or_tuple);
int object_is_subclass(Object *type, Object *type_or_tuple);
#define NO_CLASS_GIVEN "issubclass() arg 1 must be a class" /* the TypeError of classes and unions alike */

#endif
