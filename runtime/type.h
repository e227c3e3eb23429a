/* type.h: what a type is, and how a file in objects/ declares one.
 *
 * A built-in type is one const TypeSpec at the bottom of its file; types.def lists them all; at start-up each
 * becomes a Type inside the Runtime struct, so its address is a constant: TYPE(list), or ValueError for
 * exceptions. A class statement makes a Type on the heap.
 */
#ifndef VIV_TYPE_H
#define VIV_TYPE_H

#include "object.h"

/* The signatures of slots. Results that are Objects are NEW; NULL, false and -1: raised. Each may run Python. */
typedef Object *(*UnaryFunction)(Object *self);
typedef Object *(*BinaryFunction)(Object *left, Object *right);
typedef Object *(*TernaryFunction)(Object *first, Object *second, Object *third);
typedef Object *(*CompareFunction)(Object *left, Object *right, CompareOperator operator);
typedef Object *(*RepeatFunction)(Object *self, isize times);
typedef isize (*HashFunction)(Object *self);   /* -1: raised */
typedef isize (*LengthFunction)(Object *self); /* -1: raised */
typedef int (*TruthFunction)(Object *self);    /* 1, 0, -1: raised */
typedef int (*ContainsFunction)(Object *self, Object *item);
typedef bool (*SetItemFunction)(Object *self, Object *key, Object *value); /* value NULL: delete */
/* 1: *item is a NEW reference; 0: the end, no exception set; -1: raised (never StopIteration) */
typedef int (*NextFunction)(Object *self, Object **item);
/* Arguments stand side by side: `count` positional ones, then one value for each of `names` (a tuple of str,
 * or NULL). All are borrowed; args may be written by nobody. PEP 590. */
typedef Object *(*CallFunction)(Object *self, Object **args, isize count, Tuple *names);
typedef Object *(*CreateFunction)(Type *type, Object **args, isize count, Tuple *names);
typedef bool (*InitialiseFunction)(Object *self, Object **args, isize count, Tuple *names);
typedef void (*FinaliseFunction)(Object *self); /* errors are reported as unraisable */
typedef void (*TraverseFunction)(Object *self, VisitFunction visit, void *context);
typedef void (*ObjectFunction)(Object *self);

/* What a type can do: one function for each line of slots.def, or NULL. */
typedef struct TypeSlots {
#define SLOT(field, signature, wrapper, name, reflected) signature field;
#include "slots.def"
#undef SLOT
} TypeSlots;

/* A function written in C. `call` gets its arguments side by side on the caller's stack (borrowed). Unless
 * NATIVE_RAW is set, they are bound to `signature` first: args then has one entry for each parameter (self
 * first, for methods), absent optional ones are NULL, keywords have been put in their places, and arity
 * errors have been raised in CPython's words. A NATIVE_RAW function gets them as passed (`*args` functions). */
typedef Object *(*NativeFunction)(Object **args, isize count, Tuple *names);

enum NativeFlag {
    NATIVE_CLASS = 1,  /* classmethod: args[0] is the class                     */
    NATIVE_STATIC = 2, /* staticmethod: no self                                 */
    NATIVE_RAW = 4,    /* arguments unbound: positional, then values of `names` */
    NATIVE_COEXIST = 8 /* stands in the type's dict in place of the wrapper of a slot that does the same */
};

typedef struct Native {
    const char *name;
    NativeFunction call;
    const char *signature; /* CPython's __text_signature__: "($self, object, /)"; decides arity and keywords */
    const char *doc;       /* first line of CPython's meaning, in our words; may be NULL */
    unsigned flags;
} Native;

/* Rows that many tables of methods have. */
#define LENGTH_HINT_METHOD(function) \
    {"__length_hint__", function, "($self, /)", "Private method returning an estimate of len(list(it))."}
#define REDUCE_METHOD(function) {"__reduce__", function, "($self, /)", "Return state information for pickling."}
#define SET_STATE_METHOD(function) \
    {"__setstate__", function, "($self, object, /)", "Set state information for unpickling."}

/* A C field of the object that Python sees as an attribute (a member descriptor). */
typedef enum {
    MEMBER_OBJECT,
    MEMBER_OBJECT_OR_RAISE,
    MEMBER_INT32,
    MEMBER_ISIZE,
    MEMBER_BOOL8,
    MEMBER_UINT32
} MemberKind;
typedef struct Member {
    const char *name;
    MemberKind kind;
    size_t offset;
    bool read_only;
    const char *doc;
} Member;

/* An attribute computed by C (a getset descriptor). */
typedef struct Property {
    const char *name;
    NEW Object *(*get)(Object *self);
    bool (*set)(Object *self, Object *value); /* NULL: read-only; value NULL: delete */
    const char *doc;
} Property;

/* Bits of Type.flags and TypeSpec.flags. */
enum TypeFlag {
    TYPE_COLLECTED = 1u << 0,   /* instances have a collector head                               */
    TYPE_BASE = 1u << 1,        /* may be subclassed                                             */
    TYPE_HEAP = 1u << 2,        /* made by a class statement: counted, freed                     */
    TYPE_INLINE_VALUES = 1u << 3, /* attributes stand inside the instance, named by shared keys  */
    TYPE_PREHEADER = 1u << 4,   /* instances have the dict and weakref words in front            */
    TYPE_READY = 1u << 5,
    TYPE_IMMUTABLE = 1u << 6,   /* attributes cannot be set                                      */
    TYPE_SEQUENCE = 1u << 7,    /* iter() and reversed() may index it                            */
    TYPE_NO_CREATE = 1u << 8,   /* "cannot create 'X' instances"                                 */
    TYPE_METHOD_DESCRIPTOR = 1u << 9, /* o.f(…) may skip the bound method                        */
    TYPE_ABSTRACT = 1u << 10,
    TYPE_HAS_FINALISER = 1u << 11,
    TYPE_NO_VERSION = 1u << 12, /* its mro() gave types that are not its bases: lookups are not cached */
    TYPE_HAS_DICT_WORD = 1u << 13, /* with a preheader: its instances have a __dict__ */
    TYPE_HAS_MEMBERS = 1u << 14, /* it or a base has names in __slots__ */
    TYPE_VECTOR_CALL = 1u << 15, /* CPython calls it without a tuple that holds the arguments */
    /* "is or derives from", one bit each, inherited */
    TYPE_INT = 1u << 20,
    TYPE_STR = 1u << 21,
    TYPE_BYTES = 1u << 22,
    TYPE_TUPLE = 1u << 23,
    TYPE_LIST = 1u << 24,
    TYPE_DICT = 1u << 25,
    TYPE_SET = 1u << 26, /* set or frozenset */
    TYPE_FLOAT = 1u << 27,
    TYPE_EXCEPTION = 1u << 28,
    TYPE_TYPE = 1u << 29
};
#define TYPE_INHERITED_KINDS 0x3ff00000u

/* A reference that stands at a fixed place of the object. Traversal, release and the names that people read come from
 * one table of these (objects/fields.h). */
typedef struct Field {
    const char *name;
    size_t offset;
    int kind; /* EDGE_FIELD (0), EDGE_HIDDEN (a hidden one) or EDGE_DICT */
} Field;

/* The place of each built-in type in RUNTIME->types: TYPE(list) is &RUNTIME->types[TYPE_INDEX_list]. */
typedef enum TypeIndex {
#define TYPE_ENTRY(name) TYPE_INDEX_##name,
#define EXCEPTION_ENTRY(name, base, layout, doc) TYPE_INDEX_##name,
#include "types.def"
#undef TYPE_ENTRY
#undef EXCEPTION_ENTRY
    TYPE_COUNT
} TypeIndex;

/* A built-in type as its file declares it. */
typedef struct TypeSpec {
    const char *name;          /* "list"; with a dot the part before it is __module__, else builtins    */
    TypeIndex base;            /* 0 is object: the root's own spec is special                           */
    size_t size_bytes;         /* of the C struct                                                       */
    size_t item_size_bytes;    /* variable-sized: bytes for each item                                   */
    size_t shown_size_bytes;   /* CPython's tp_basicsize where ours differs, else 0                     */
    size_t shown_item_size_bytes;
    unsigned flags;
    size_t dict_offset;        /* of a Dict * field, or 0                                               */
    size_t weakrefs_offset;    /* of the head of the list of weak references, or 0                      */
    TypeSlots slots;
    ObjectFunction deallocate; /* releases what it holds, then object_free; NULL: see fields            */
    TraverseFunction traverse; /* reports every counted reference, hidden ones flagged; NULL: see fields */
    ObjectFunction clear;      /* for the collector: drop what can be part of a cycle                   */
    size_t (*shown_size)(Object *self); /* sys.getsizeof without the collector head; NULL: from the sizes */
    const Field *fields;                /* the references at fixed places: walked and released by themselves */
    const char *const *field_names;     /* of EDGE_FIELD indices, where `traverse` is the type's own    */
    const Native *methods;     /* each ends with a {0} entry                                            */
    const Member *members;
    const Property *properties;
    const char *doc;
} TypeSpec;

/* A type object. References are owned unless a line says not. */
struct Type {
    Object head;
    const TypeSpec *spec; /* a heap type's: that of its nearest built-in base ("solid" layout)          */
    const char *name;     /* UTF-8, for messages; a heap type's points into its name object             */
    size_t size_bytes;
    size_t item_size_bytes;
    uint32_t flags;
    uint32_t version; /* of everything an attribute lookup could find; 0: none; unique while it lasts   */
    size_t dict_offset;
    size_t weakrefs_offset;
    Type *base;
    Tuple *bases;
    Tuple *mro;
    Dict *dict;
    Object *subclasses;      /* dict of weak references, or NULL */
    struct SharedKeys *shared_keys; /* names of inline values; heap types only (see dict.h) */
    Object *weakrefs;
    Str *name_object; /* heap types: owned */
    Str *qualified_name;
    Object *module_name; /* heap types keep it in dict["__module__"]; NULL here */
    Object *slot_names; /* tuple of __slots__ member names, or NULL */
    isize slot_count;
    TypeSlots slots;
    ObjectFunction deallocate;
    TraverseFunction traverse;
    ObjectFunction clear;
    const struct StructSequenceSpec *sequence; /* of a struct sequence: its fields; else NULL */
    Object *initialise_cache; /* __init__ as the specialised constructor call needs it; borrowed, valid for version */
    uint32_t initialise_version;
};

static inline bool has_type(const Object *object, const Type *type)
{
    return object->type == type;
}

/* True if `type` is `base` or derives from it (walks the MRO; no Python runs). */
bool is_subtype(const Type *type, const Type *base);

static inline bool is_instance_of(const Object *object, const Type *type)
{
    return object->type == type || is_subtype(object->type, type);
}

#define DEFINE_KIND_CHECK(name, FLAG)                              \
    static inline bool is_##name(const void *object)               \
    {                                                              \
        return (((const Object *)object)->type->flags & (FLAG)) != 0; \
    }
/* is_list(o): a list or an instance of a subclass. is_exact(o, list): a list and nothing else. */
DEFINE_KIND_CHECK(int, TYPE_INT)
DEFINE_KIND_CHECK(str, TYPE_STR)
DEFINE_KIND_CHECK(bytes, TYPE_BYTES)
DEFINE_KIND_CHECK(tuple, TYPE_TUPLE)
DEFINE_KIND_CHECK(list, TYPE_LIST)
DEFINE_KIND_CHECK(dict, TYPE_DICT)
DEFINE_KIND_CHECK(any_set, TYPE_SET)
DEFINE_KIND_CHECK(float, TYPE_FLOAT)
DEFINE_KIND_CHECK(exception, TYPE_EXCEPTION)
DEFINE_KIND_CHECK(type, TYPE_TYPE)
#define is_exact(object, name) (((const Object *)(object))->type == &RUNTIME->types[TYPE_INDEX_##name])

/* Start-up: makes runtime->types[i] from its spec, in table order (bases first). False: out of memory. */
bool types_initialise(void);

/* What lookups remember: (version, name) → the value found, or NULL for "nothing". References are not counted: a
 * version is unique, and a name's address alone proves nothing, so its hash is compared too. */
#define LOOKUP_CACHE_SIZE 1024
typedef struct LookupEntry {
    uint32_t version;
    int32_t value_index; /* of the name in the type's shared keys, once it is known; -1. A name never moves there. */
    Str *name;
    isize name_hash;
    Object *value;
} LookupEntry;

/* The attribute `name` found along the type's MRO, or NULL (nothing raised). Cached by version. */
BORROWED Object *type_lookup(Type *type, Str *name);

/* The same with what is remembered about it: valid until the next lookup. NULL: nothing can be remembered. */
LookupEntry *type_lookup_entry(Type *type, Str *name);

/* A version for inline caches to compare with; 0 if the type cannot have one any more. */
uint32_t type_version(Type *type);

/* Everything below `type` forgets its version: an attribute or the bases have changed. */
void type_modified(Type *type);

/* RUNTIME->type_state. */
typedef struct TypeState {
    uint32_t next_version;
    LookupEntry cache[LOOKUP_CACHE_SIZE];
} TypeState;

/* type(…) and instances through type.__call__: create, then initialise. */
NEW Object *type_call(Object *type, Object **args, isize count, Tuple *names);
/* The same where a tuple that somebody else has holds the arguments. */
NEW Object *type_call_from_tuple(Object *type, Object **args, isize count, Tuple *names);
/* Attributes of a type itself: type.__getattribute__. AttributeError. */
NEW Object *type_get_attribute(Object *type, Object *name);
/* The class that a class statement makes when its metaclass is type itself. */
NEW Object *type_new(Type *metatype, Str *name, Tuple *bases, Dict *namespace, Object **keyword_values,
                     Tuple *keywords);
/* type.__name__, __qualname__, __module__ for messages. NEW str. */
NEW Object *type_name(Type *type);
NEW Object *type_qualified_name(Type *type);
NEW Object *type_module(Type *type);
/* "module.Qualname", or "Qualname" for builtins and __main__ left out if `hide_main`. */
NEW Str *type_full_name(Type *type);
/* __basicsize__ as CPython shows it. */
size_t type_shown_size_bytes(const Type *type);
/* type.__dir__: a list. */
NEW Object *type_dir(Type *type);
/* Alive heap types only; for type.__subclasses__. */
NEW Object *type_subclasses(Type *type);

/* One name under which Python sees a slot. The table is made from slots.def. */
typedef struct SlotName {
    const char *name;
    uint16_t slot_offset;  /* in TypeSlots                                             */
    uint16_t name_offset;  /* in Names                                                 */
    uint8_t kind;          /* of wrapper: how Python's arguments become the slot's     */
    uint8_t detail;        /* comparisons: the operator; reflected names: 1            */
    void *dispatcher;      /* what a Python class puts into the slot                   */
    const char *doc;
} SlotName;
extern const SlotName slot_names[]; /* ends with a {0} entry */
/* Fills the slots of a heap type from its MRO; one name, or (NULL) all of them. */
void type_update_slots(Type *type, Str *name_or_null);

#endif
