/* struct_sequence.h: tuples whose items also have names: sys.version_info, time.struct_time. */
#ifndef VIV_STRUCT_SEQUENCE_H
#define VIV_STRUCT_SEQUENCE_H

#include "../object.h"

/* What the type is made from. */
#define STRUCT_SEQUENCE_UNNAMED ((const char *)1) /* a field that only an index reaches */

typedef struct StructSequenceSpec {
    const char *name; /* "sys.version_info" */
    const char *doc;
    const char *const *fields; /* NULL-ended */
    int visible_count; /* of the items that the tuple shows; 0: all */
    bool is_unique;    /* programs cannot make instances */
} StructSequenceSpec;

/* A type of such tuples, made from the spec; a subclass of tuple. */
NEW Type *struct_sequence_type_new(const StructSequenceSpec *spec);
/* An instance; items are stolen. */
NEW Object *struct_sequence_new(Type *type, STOLEN Object **items, isize count);
/* Bytes of the items behind those that the tuple shows. */
size_t struct_sequence_hidden_size(const Object *object);

#endif
