/* object.h: what every value is, and the words that say who owns a reference.
 *
 * Every value is an `Object *`: a 16-byte header (count, flags, type) followed by the body that its type
 * declares. Containers have a 16-byte collector head in front of the header, and instances of Python classes
 * two more words before that (dict, weak references), as in CPython 3.13, so that sizes agree.
 *
 *        instances only          containers           every object
 *     [ weakrefs | dict ] [ next | previous ] [ refcount, flags | type ] body …
 *                                             ▲ the Object * points here
 *
 * Always true: refcount equals the number of references that the audit finds, or is REFCOUNT_IMMORTAL.
 */
#ifndef VIV_OBJECT_H
#define VIV_OBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A size or index, as CPython's Py_ssize_t; negative ones mean "from the end", "none" or an error. */
typedef ptrdiff_t isize;

/* Ownership, visible in the signature. NEW: the caller owns the result and must decref, return or store it.
 * BORROWED: somebody else holds it; incref before anything that may run Python. STOLEN: consumed on success
 * and on failure alike. An unmarked parameter is borrowed. */
#define NEW __attribute__((warn_unused_result))
#define BORROWED
#define STOLEN

/* For the compiler: which way a condition goes, and what to keep out of fast paths. */
#define LIKELY(condition) __builtin_expect(!!(condition), 1)
#define UNLIKELY(condition) __builtin_expect(!!(condition), 0)
#define NOINLINE __attribute__((noinline))
/* For the few functions of which the evaluation loop is made: in a function of that size gcc would rather call them (8 %
 * more instructions in programs of small calls). */
#define ALWAYS_INLINE inline __attribute__((always_inline))

typedef struct Type Type;

/* The header. CPython's ob_refcnt and ob_type, the flags in the half of the count that it leaves unused. */
typedef struct Object {
    uint32_t refcount;
    uint32_t flags;
    Type *type;
} Object;

/* What stands in front of the header, in bytes; and the two words of the preheader, from the object. */
#define COLLECTOR_HEAD_BYTES 16
#define PREHEADER_BYTES 16
#define DICT_OFFSET_INSTANCE ((size_t)-(COLLECTOR_HEAD_BYTES + 8))
#define WEAKREFS_OFFSET_INSTANCE ((size_t)-(COLLECTOR_HEAD_BYTES + 16))

/* The count of an object that is never freed; CPython 3.13 shows the same number. */
#define REFCOUNT_IMMORTAL 0xFFFFFFFFu

/* Bits of Object.flags. */
enum ObjectFlag {
    /* Set once, at creation, by the type that makes the object; one test covers two operands:
     * `left->flags & right->flags & FLAG_COMPACT_INT`. */
    FLAG_COMPACT_INT = 1u << 0, /* exactly an int, value in one signed 64-bit word  */
    FLAG_FLOAT = 1u << 1,       /* exactly a float                                   */
    FLAG_ASCII = 1u << 2,       /* a str whose characters are all below 128          */
    FLAG_INTERNED = 1u << 3,    /* a str that stands in the intern table             */
    FLAG_COLLECTED = 1u << 4,   /* has a collector head in front                     */
    FLAG_PREHEADER = 1u << 5,   /* has the dict and weakref words in front of that   */
    /* State. */
    FLAG_TRACKED = 1u << 8,   /* linked into a generation of the collector             */
    FLAG_FINALISED = 1u << 9, /* __del__ has run; it runs once (PEP 442)               */
    FLAG_ID_TAKEN = 1u << 10, /* its address was shown: its block must not be reused in place */
    FLAG_NOTICED = 1u << 11,  /* has a label: report its death (masked in comparisons) */
    FLAG_IN_TRASHCAN = 1u << 12, /* waits to be freed; the audit expects count 0      */
    FLAG_COLLECTING = 1u << 13,  /* the collector's own mark while it runs            */
    FLAG_UNREACHABLE = 1u << 14, /* likewise                                          */
    /* From here on, 16 bits that say which input of a session made the object; see heap/births.h. */
    FLAG_BIRTH_SHIFT = 16
};

typedef struct Str Str;
typedef struct Bytes Bytes;
typedef struct Int Int;
typedef struct Float Float;
typedef struct Tuple Tuple;
typedef struct List List;
typedef struct Dict Dict;
typedef struct Set Set;
typedef struct Code Code;
typedef struct Frame Frame;
typedef struct Function Function;
typedef struct Module Module;
typedef struct BaseExceptionObject ExceptionObject;

/* The operators of comparison, numbered as CPython's Py_LT … Py_GE. */
typedef enum { COMPARE_LT, COMPARE_LE, COMPARE_EQ, COMPARE_NE, COMPARE_GT, COMPARE_GE } CompareOperator;

/* Runs the type's deallocator: count is 0. May run Python (__del__, weakref callbacks). */
void object_deallocate(Object *object);

/* Never freed: its count says so, and counting it does nothing (PEP 683). */
static inline bool is_immortal(const Object *object)
{
    return object->refcount == REFCOUNT_IMMORTAL;
}

/* One more reference. The count of an immortal would become 0: it stays. */
static inline void incref_object(Object *object)
{
    uint32_t count = object->refcount + 1;
    if (LIKELY(count != 0))
        object->refcount = count;
}

/* May run Python when the count reaches zero: always the last thing done with a pointer. */
static inline void decref_object(Object *object)
{
    if (UNLIKELY((int32_t)object->refcount < 0)) /* immortals: the sign bit is cheaper than the whole number */
        return;
    if (--object->refcount == 0)
        object_deallocate(object);
}

/* The same for pointers to any struct that begins with an Object. */
#define incref(object) incref_object((Object *)(object))
#define decref(object) decref_object((Object *)(object))

static inline void incref_maybe_object(Object *object)
{
    if (object)
        incref(object);
}
static inline void decref_maybe_object(Object *object)
{
    if (object)
        decref(object);
}
#define incref_maybe(object) incref_maybe_object((Object *)(object)) /* NULL is allowed */
#define decref_maybe(object) decref_maybe_object((Object *)(object))

/* A further reference to the same object, typed as its argument. */
#define new_reference(object) \
    __extension__({ __typeof__(object) reference_ = (object); incref(reference_); reference_; })
#define new_reference_maybe(object) \
    __extension__({ __typeof__(object) reference_ = (object); incref_maybe(reference_); reference_; })

/* Replace before releasing: the old value's death may look at the slot. `fresh` is stolen; NULL is allowed. */
#define set_slot(slot, fresh)                     \
    do {                                          \
        __typeof__(slot) slot_ = (slot);          \
        Object *old_ = (Object *)*slot_;          \
        *slot_ = (fresh);                         \
        decref_maybe(old_);                       \
    } while (0)
#define clear_slot(slot) set_slot(slot, NULL)

/* One counted reference as traversal reports it. Names for people are made from (kind, index) by observe. */
typedef enum EdgeKind {
    EDGE_FIELD,     /* the type's own field `index`, named by field_name()              */
    EDGE_ITEM,      /* [index] of a list, tuple, set: position                          */
    EDGE_KEY,       /* key of dict entry `index`                                        */
    EDGE_VALUE,     /* value of dict entry `index`                                      */
    EDGE_ATTRIBUTE, /* inline attribute `index`, named by the type's shared keys        */
    EDGE_MEMBER,    /* value of __slots__ member `index`                                */
    EDGE_LOCAL,     /* local, cell or free variable `index` of a frame                  */
    EDGE_STACK,     /* value `index` on a frame's evaluation stack                      */
    EDGE_CONSTANT,  /* constant `index` of a code object                                */
    EDGE_TYPE,      /* the object's own counted reference to its (heap) type            */
    EDGE_DICT,      /* an instance's __dict__                                           */
    EDGE_ROOT,      /* a root of the runtime, named by its table                        */
    EDGE_NATIVE,    /* slot `index` of a native frame                                   */
    EDGE_KIND_MASK = 0xff,
    EDGE_HIDDEN = 0x100 /* flag: CPython's collector and gc.get_referents do not see this reference */
} EdgeKind;

/* Called for each reference, by traverse. Must not run Python or allocate in the region. */
typedef void (*VisitFunction)(void *context, Object *referent, EdgeKind kind, isize index);

#define VISIT(referent, kind, index)                                  \
    do {                                                              \
        if (referent)                                                 \
            visit(context, (Object *)(referent), (kind), (index));    \
    } while (0)

#endif
