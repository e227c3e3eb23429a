/* type_new.c: making a class.
 *
 * type(name, bases, namespace) in CPython's order: pick the metaclass and the base that decides the layout, lay
 * out __slots__, copy the namespace, compute the MRO, register with the bases, fill the slots, and only then run
 * user code: __set_name__ of what stands in the namespace, and __init_subclass__ of the next class in the MRO.
 *
 * A class's own __slots__ members are described by Members that stand behind the Type in its block:
 *
 *     [ Type … (fields of the metaclass's instances) | Member 0 | Member 1 | … ]
 */
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../vm/vm.h"
#include "builtin.h"
#include "cell.h"
#include "descriptors.h"
#include "dict.h"
#include "function.h"
#include "instance.h"
#include "list.h"
#include "property.h"
#include "super.h"
#include "tuple.h"
#include "type_object.h"
#include "type_slots.h"
#include "weakref.h"
#include <string.h>

/* What is being worked out about the class to be. Owned references stand in native frame slots. */
typedef struct Plan {
    Type *metatype;
    Type *base;       /* decides the layout                   */
    Str *name;
    Tuple *bases;
    Dict *namespace;  /* a copy of what was given             */
    Tuple *members;   /* mangled names of __slots__, or NULL  */
    bool has_slots;   /* __slots__ was given                  */
    bool add_dict, add_weakrefs;
} Plan;

/* ---- metaclass and bases ------------------------------------------------------------------------------------- */

/* The most derived metaclass of the bases and `metatype`; NULL: conflict, raised. */
static Type *type_winner(Type *metatype, Tuple *bases)
{
    Type *winner = metatype;
    for (isize i = 0; i < tuple_length(bases); i++) {
        Type *candidate = tuple_at(bases, i)->type;
        if (is_subtype(winner, candidate))
            continue;
        if (!is_subtype(candidate, winner)) {
            raise_error(TypeError,
                        "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass "
                        "of the metaclasses of all its bases");
            return NULL;
        }
        winner = candidate;
    }
    return winner;
}

/* ---- __slots__ ----------------------------------------------------------------------------------------------- */

/* __name in class C is _C__name, as for attributes. */
static NEW Str *mangle(Str *class_name, Str *name)
{
    isize length = str_length(name), skip = 0;
    bool is_private = length > 2 && str_at(name, 0) == '_' && str_at(name, 1) == '_' &&
                      !(str_at(name, length - 1) == '_' && str_at(name, length - 2) == '_');
    while (skip < str_length(class_name) && str_at(class_name, skip) == '_')
        skip++;
    if (!is_private || skip == str_length(class_name))
        return new_reference(name);
    Str *stripped = str_substring(class_name, skip, str_length(class_name));
    Str *result = stripped ? str_format("_%U%U", stripped, name) : NULL;
    decref_maybe(stripped);
    return result ? str_intern(result) : NULL;
}

static bool check_member_name(Object *name)
{
    if (!is_str(name))
        return raise_error(TypeError, "__slots__ items must be strings, not '%T'", name);
    if (str_is_identifier((Str *)name))
        return true;
    return raise_error(TypeError, "__slots__ must be identifiers");
}

/* One name of __slots__: a member (appended to `members`), or one of the two special words. */
static bool plan_member(Plan *plan, Object *name, bool may_add_dict, bool may_add_weakrefs, List *members)
{
    if (!check_member_name(name))
        return false;
    if (str_equal((Str *)name, NAME(__dict__))) {
        if (may_add_dict && !plan->add_dict)
            return plan->add_dict = true;
        return raise_error(TypeError, "__dict__ slot disallowed: we already got one");
    }
    if (str_equal((Str *)name, NAME(__weakref__))) {
        if (may_add_weakrefs && !plan->add_weakrefs)
            return plan->add_weakrefs = true;
        return raise_error(TypeError, "__weakref__ slot disallowed: we already got one");
    }
    Str *mangled = mangle(plan->name, (Str *)name);
    if (!mangled)
        return false;
    bool done = list_append(members, (Object *)mangled);
    bool is_hidden = str_equal(mangled, NAME(__qualname__)) || str_equal(mangled, NAME(__classcell__));
    if (done && !is_hidden && dict_get_str(plan->namespace, mangled)) {
        raise_error(ValueError, "%R in __slots__ conflicts with class variable", mangled);
        done = false;
    }
    decref(mangled);
    return done;
}

static bool type_has_dict(const Type *type)
{
    return (type->flags & TYPE_HAS_DICT_WORD) || type->dict_offset;
}

static isize shown_item_size(const Type *type)
{
    return (isize)(type->spec->shown_item_size_bytes ? type->spec->shown_item_size_bytes : type->item_size_bytes);
}

/* A second base may bring a dict or weak references that __slots__ did not ask for. */
static void take_from_other_bases(Plan *plan, bool may_add_dict, bool may_add_weakrefs)
{
    for (isize i = 0; i < tuple_length(plan->bases); i++) {
        Type *base = (Type *)tuple_at(plan->bases, i);
        if (base == plan->base)
            continue;
        if (may_add_dict && type_has_dict(base))
            plan->add_dict = true;
        if (may_add_weakrefs && base->weakrefs_offset)
            plan->add_weakrefs = true;
    }
}

/* held[0]: the __slots__ as a tuple, held[1]: list of members; both stay the caller's. */
static bool plan_slots(Plan *plan, Object **held)
{
    bool may_add_dict = !type_has_dict(plan->base);
    bool may_add_weakrefs = !plan->base->weakrefs_offset && shown_item_size(plan->base) == 0;
    Object *slots = dict_get_str(plan->namespace, NAME(__slots__));
    if (!slots) {
        plan->add_dict = may_add_dict;
        plan->add_weakrefs = may_add_weakrefs;
        return true;
    }
    plan->has_slots = true;
    incref(slots);
    held[0] = is_str(slots) ? (Object *)tuple_pack(1, slots) : (Object *)sequence_to_tuple(slots);
    decref(slots);
    List *members = held[0] ? list_new(0) : NULL;
    held[1] = (Object *)members;
    if (!members)
        return false;
    Tuple *names = (Tuple *)held[0];
    if (tuple_length(names) > 0 && shown_item_size(plan->base) != 0)
        return raise_error(TypeError, "nonempty __slots__ not supported for subtype of '%N'", plan->base);
    for (isize i = 0; i < tuple_length(names); i++)
        if (!plan_member(plan, tuple_at(names, i), may_add_dict, may_add_weakrefs, members))
            return false;
    take_from_other_bases(plan, may_add_dict, may_add_weakrefs);
    if (!list_sort(members, NULL, false))
        return false;
    held[2] = (Object *)(plan->members = list_to_tuple(members));
    return plan->members != NULL;
}

/* ---- the object ---------------------------------------------------------------------------------------------- */

/* Instances of classes are collected without exception: each refers to its class, which refers to much. */
static uint32_t flags_for(const Plan *plan, isize member_count)
{
    uint32_t inherited = TYPE_INHERITED_KINDS | TYPE_SEQUENCE | TYPE_PREHEADER | TYPE_HAS_DICT_WORD | TYPE_HAS_MEMBERS;
    uint32_t flags = TYPE_HEAP | TYPE_BASE | TYPE_COLLECTED | (plan->base->flags & inherited);
    if (plan->add_dict)
        flags |= TYPE_HAS_DICT_WORD | TYPE_PREHEADER;
    if (plan->add_weakrefs)
        flags |= TYPE_PREHEADER;
    if (member_count)
        flags |= TYPE_HAS_MEMBERS;
    return flags;
}

static void lay_out_members(Type *type, const Plan *plan)
{
    Member *members = (Member *)((char *)type + type->head.type->size_bytes);
    for (isize i = 0; i < type->slot_count; i++) {
        Str *name = (Str *)tuple_at(plan->members, i);
        members[i] = (Member){str_text(name), MEMBER_OBJECT_OR_RAISE,
                              plan->base->size_bytes + (size_t)i * sizeof(Object *), false, NULL};
    }
}

static NEW Type *allocate(const Plan *plan)
{
    isize member_count = plan->members ? tuple_length(plan->members) : 0;
    Type *type = (Type *)object_new_items(plan->metatype, member_count);
    if (!type)
        return NULL;
    const Type *base = plan->base;
    type->spec = base->spec;
    type->name_object = new_reference(plan->name);
    type->qualified_name = new_reference(plan->name);
    type->name = str_utf8(plan->name, NULL);
    type->slot_names = (Object *)new_reference_maybe(plan->members);
    type->slot_count = member_count;
    type->flags = flags_for(plan, member_count);
    type->size_bytes = base->size_bytes + (size_t)member_count * sizeof(Object *);
    type->item_size_bytes = base->item_size_bytes;
    type->dict_offset = base->dict_offset;
    type->weakrefs_offset = plan->add_weakrefs ? WEAKREFS_OFFSET_INSTANCE : base->weakrefs_offset;
    type->base = (Type *)new_reference(base);
    type->bases = new_reference(plan->bases);
    type->dict = new_reference(plan->namespace);
    type->deallocate = instance_deallocate;
    type->traverse = instance_traverse;
    type->clear = instance_clear;
    lay_out_members(type, plan);
    gc_track(&type->head);
    return type;
}

/* ---- the namespace ------------------------------------------------------------------------------------------- */

static bool set_default_module(Type *type)
{
    if (dict_get_str(type->dict, NAME(__module__)))
        return true;
    Dict *globals = vm_current_globals();
    Object *module = globals ? dict_get_str(globals, NAME(__name__)) : NULL;
    return !module || dict_set_str(type->dict, NAME(__module__), module);
}

static bool take_qualified_name(Type *type)
{
    Object *name = dict_get_str(type->dict, NAME(__qualname__));
    if (!name)
        return true;
    if (!is_str(name))
        return raise_error(TypeError, "type __qualname__ must be a str, not %T", name);
    set_slot(&type->qualified_name, (Str *)new_reference(name));
    return dict_delete_str(type->dict, NAME(__qualname__));
}

/* A plain function of that name becomes a static or class method. */
static bool wrap_function(Type *type, Str *name, Object *(*wrap)(Object *))
{
    Object *function = dict_get_str(type->dict, name);
    if (!function || !is_exact(function, function))
        return true;
    Object *wrapped = wrap(function);
    bool done = wrapped && dict_set_str(type->dict, name, wrapped);
    decref_maybe(wrapped);
    return done;
}

static Object *get_instance_dict(Object *self)
{
    Object *dict = object_dict(self);
    if (!dict && !error_occurred())
        raise_no_dict();
    return dict;
}

static Object *get_instance_weakrefs(Object *self)
{
    Weakref **list = weakref_list_of(self);
    if (!list)
        return raise_error(AttributeError, "This object has no __weakref__");
    return *list ? (Object *)new_reference(*list) : new_none();
}

static const Property dict_property = {"__dict__", get_instance_dict, instance_set_dict,
                                       "dictionary for instance variables"};
static const Property weakrefs_property = {"__weakref__", get_instance_weakrefs, NULL,
                                           "list of weak references to the object"};

static bool add_property(Type *type, const Property *property, Str *name)
{
    if (dict_get_str(type->dict, name))
        return true;
    Object *descriptor = property_descriptor_new(type, property);
    bool done = descriptor && dict_set_str(type->dict, name, descriptor);
    decref_maybe(descriptor);
    return done;
}

static bool add_members(Type *type)
{
    const Member *members = (const Member *)((char *)type + type->head.type->size_bytes);
    for (isize i = 0; i < type->slot_count; i++) {
        Object *descriptor = member_descriptor_new(type, &members[i]);
        bool done = descriptor && dict_set_str(type->dict, (Str *)tuple_at((Tuple *)type->slot_names, i), descriptor);
        decref_maybe(descriptor);
        if (!done)
            return false;
    }
    return true;
}

/* `__class__` and super() in methods find the class through this cell. */
static bool fill_class_cell(Type *type)
{
    Object *cell = dict_get_str(type->dict, NAME(__classcell__));
    if (!cell)
        return true;
    if (!is_exact(cell, cell))
        return raise_error(TypeError, "__classcell__ must be a nonlocal cell, not %R", cell->type);
    set_slot(&((Cell *)cell)->value, (Object *)new_reference(type));
    return dict_delete_str(type->dict, NAME(__classcell__));
}

static bool fill_namespace(Type *type, const Plan *plan)
{
    return set_default_module(type) && take_qualified_name(type) &&
           wrap_function(type, NAME(__new__), staticmethod_new) &&
           wrap_function(type, NAME(__init_subclass__), classmethod_new) &&
           wrap_function(type, NAME(__class_getitem__), classmethod_new) && add_members(type) &&
           (!plan->add_dict || add_property(type, &dict_property, NAME(__dict__))) &&
           (!plan->add_weakrefs || add_property(type, &weakrefs_property, NAME(__weakref__))) && fill_class_cell(type);
}

/* ---- ready --------------------------------------------------------------------------------------------------- */

/* Names of instance attributes that the compiler saw in methods come first. */
static bool make_shared_keys(Type *type)
{
    if (!(type->flags & TYPE_HAS_DICT_WORD))
        return true;
    type->shared_keys = keys_new_for_class();
    if (!type->shared_keys)
        return false;
    Object *names = dict_get_str(type->dict, NAME(__static_attributes__));
    for (isize i = 0; names && is_tuple(names) && i < tuple_length((Tuple *)names); i++) {
        Object *name = tuple_at((Tuple *)names, i);
        if (is_exact(name, str))
            keys_add_name(type->shared_keys, (Str *)name);
    }
    if (type->item_size_bytes == 0 && type->size_bytes == sizeof(Object))
        type->flags |= TYPE_INLINE_VALUES;
    return true;
}

static bool add_doc_and_hash(Type *type)
{
    if (!dict_get_str(type->dict, NAME(__doc__)) && !dict_set_str(type->dict, NAME(__doc__), NONE))
        return false;
    bool unhashable = dict_get_str(type->dict, NAME(__eq__)) && !dict_get_str(type->dict, NAME(__hash__));
    return !unhashable || dict_set_str(type->dict, NAME(__hash__), NONE);
}

static bool make_class_ready(Type *type)
{
    if (!type_set_mro(type))
        return false;
    type->flags |= TYPE_READY;
    if (!add_doc_and_hash(type) || !make_shared_keys(type))
        return false;
    for (isize i = 0; i < tuple_length(type->bases); i++)
        if (!type_add_subclass((Type *)tuple_at(type->bases, i), type))
            return false;
    type_update_slots(type, NULL);
    return true;
}

/* ---- user code ----------------------------------------------------------------------------------------------- */

static void add_set_name_note(Object *value, Object *name, Type *type)
{
    Object *raised = error_fetch();
    Str *note = str_format("Error calling __set_name__ on '%T' instance %R in '%N'", value, name, type);
    Str *method = note ? str_intern_text("add_note") : NULL;
    Object *result = method ? object_call_method_one(raised, method, (Object *)note) : NULL;
    decref_maybe(result);
    decref_maybe(method);
    decref_maybe(note);
    if (error_occurred())
        error_clear();
    error_restore(raised);
}

static bool call_set_name(Type *type, Object *name, Object *value, Object **held)
{
    held[2] = object_lookup_special(value, NAME(__set_name__));
    if (!held[2])
        return !error_occurred();
    Object *result = object_call_two(held[2], (Object *)type, name);
    if (!result)
        add_set_name_note(value, name, type);
    clear_slot(&held[2]);
    decref_maybe(result);
    return result != NULL;
}

/* Over a copy of the namespace, because __set_name__ may change the class. */
static bool set_names(Type *type)
{
    NATIVE_FRAME(held, "class statement", "namespace", "value", "__set_name__");
    Dict *copy = dict_copy(type->dict);
    held[0] = (Object *)copy;
    if (!copy)
        return native_leave_bool(held, false);
    isize position = 0;
    Object *name, *value;
    while (dict_next(copy, &position, &name, &value))
        if (type_lookup(value->type, NAME(__set_name__)) && !call_set_name(type, name, value, held))
            return native_leave_bool(held, false);
    return native_leave_bool(held, true);
}

static bool init_subclass(Type *type, Object **values, Tuple *names)
{
    NATIVE_FRAME(held, "class statement", "__init_subclass__");
    held[0] = super_get_attribute(type, (Object *)type, NAME(__init_subclass__), NULL);
    Object *result = held[0] ? object_call(held[0], values, 0, names) : NULL;
    decref_maybe(result);
    return native_leave_bool(held, result != NULL);
}

/* ---- type.__new__ -------------------------------------------------------------------------------------------- */

static Object *make_class(Plan *plan, Object **keyword_values, Tuple *keywords)
{
    NATIVE_FRAME(held, "class statement", "__slots__", "members", "member names", "namespace", "class");
    held[3] = (Object *)plan->namespace;
    if (!plan_slots(plan, held))
        return native_leave(held, NULL);
    Type *type = allocate(plan);
    held[4] = (Object *)type;
    bool done = type && fill_namespace(type, plan) && make_class_ready(type) && set_names(type) &&
                init_subclass(type, keyword_values, keywords);
    if (done)
        held[4] = NULL;
    return native_leave(held, done ? (Object *)type : NULL);
}

Object *type_new(Type *metatype, Str *name, Tuple *bases, Dict *namespace, Object **keyword_values, Tuple *keywords)
{
    Tuple *object_alone = NULL;
    if (tuple_length(bases) == 0 && !(bases = object_alone = tuple_pack(1, TYPE(object))))
        return NULL;
    Plan plan = {.metatype = metatype, .name = name, .bases = bases};
    plan.base = type_check_name(name) ? type_best_base(bases) : NULL;
    plan.namespace = plan.base ? dict_copy(namespace) : NULL;
    Object *result = plan.namespace ? make_class(&plan, keyword_values, keywords) : NULL;
    decref_maybe(object_alone);
    return result;
}

static bool check_new_arguments(Object **args, isize count)
{
    static const char *const wanted[] = {"str", "tuple", "dict"};
    if (count != 3)
        return raise_error(TypeError, "type.__new__() takes exactly 3 arguments (%zd given)", count);
    bool fits[] = {is_str(args[0]), is_tuple(args[1]), is_dict(args[2])};
    for (int i = 0; i < 3; i++)
        if (!fits[i])
            return raise_error(TypeError, "type.__new__() argument %d must be %s, not %T", i + 1, wanted[i], args[i]);
    return true;
}

Object *type_create(Type *metatype, Object **args, isize count, Tuple *names)
{
    if (!check_new_arguments(args, count))
        return NULL;
    Tuple *bases = (Tuple *)args[1];
    for (isize i = 0; i < tuple_length(bases); i++) {
        Object *base = tuple_at(bases, i), *method;
        int found = is_type(base) ? 0 : object_find_attribute(base, NAME(__mro_entries__), &method);
        if (found == 1) {
            decref(method);
            return raise_error(TypeError, "type() doesn't support MRO entry resolution; use types.new_class()");
        }
        if (found < 0)
            return NULL;
    }
    Type *winner = type_winner(metatype, bases);
    if (!winner)
        return NULL;
    if (winner != metatype && winner->slots.create != type_create)
        return winner->slots.create(winner, args, count, names);
    return type_new(winner, (Str *)args[0], bases, (Dict *)args[2], args + 3, names);
}

bool type_initialise(Object *type, Object **args, isize count, Tuple *names)
{
    (void)type, (void)args;
    if (count == 1 && !no_keywords("type.__init__", names))
        return false;
    if (count != 1 && count != 3)
        return raise_error(TypeError, "type.__init__() takes 1 or 3 arguments");
    return true;
}
