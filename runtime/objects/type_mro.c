/* type_mro.c: in which order bases are looked at, which of them decides the layout, and how both can change.
 *
 * The MRO is the C3 linearisation: a class stands before its bases, and bases keep the order in which each class
 * names them. The layout of instances comes from the "solid" bases, those that add fields: all bases must agree
 * on one chain of them.
 */
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "dict.h"
#include "instance.h"
#include "list.h"
#include "module.h"
#include "tuple.h"
#include "type_object.h"
#include "type_slots.h"

/* ---- C3 ------------------------------------------------------------------------------------------------------ */

static bool raise_inconsistent(Tuple *bases)
{
    Str *names = NULL;
    for (isize i = 0; i < tuple_length(bases); i++) {
        Type *base = (Type *)tuple_at(bases, i);
        Str *longer = names ? str_format("%U, %N", names, base) : str_format("%N", base);
        decref_maybe(names);
        if (!longer)
            return false;
        names = longer;
    }
    raise_error(TypeError, "Cannot create a consistent method resolution order (MRO) for bases %U", names);
    decref(names);
    return false;
}

static bool check_duplicates(Tuple *bases)
{
    for (isize i = 0; i < tuple_length(bases); i++)
        for (isize j = i + 1; j < tuple_length(bases); j++)
            if (tuple_at(bases, i) == tuple_at(bases, j))
                return raise_error(TypeError, "duplicate base class %N", (Type *)tuple_at(bases, i));
    return true;
}

static bool stands_behind_the_head(Tuple **rows, const isize *heads, isize count, Object *candidate)
{
    for (isize i = 0; i < count; i++)
        for (isize j = heads[i] + 1; j < tuple_length(rows[i]); j++)
            if (tuple_at(rows[i], j) == candidate)
                return true;
    return false;
}

/* The rows are the bases' MROs and the list of bases itself; heads[i] is how much of row i is used up. */
static bool merge(List *result, Tuple **rows, isize *heads, isize count)
{
    for (;;) {
        Object *next = NULL;
        bool all_used = true;
        for (isize i = 0; i < count && !next; i++) {
            if (heads[i] >= tuple_length(rows[i]))
                continue;
            all_used = false;
            Object *candidate = tuple_at(rows[i], heads[i]);
            if (!stands_behind_the_head(rows, heads, count, candidate))
                next = candidate;
        }
        if (all_used)
            return true;
        if (!next)
            return raise_inconsistent(rows[count - 1]);
        if (!list_append(result, next))
            return false;
        for (isize i = 0; i < count; i++)
            if (heads[i] < tuple_length(rows[i]) && tuple_at(rows[i], heads[i]) == next)
                heads[i]++;
    }
}

static bool linearise_many(Type *type, List *result)
{
    isize count = tuple_length(type->bases) + 1;
    Tuple **rows = heap_allocate((size_t)count * sizeof(Tuple *));
    isize *heads = rows ? heap_allocate_zeroed((size_t)count * sizeof(isize)) : NULL;
    bool done = heads != NULL;
    for (isize i = 0; done && i < count - 1; i++)
        rows[i] = ((Type *)tuple_at(type->bases, i))->mro;
    if (done) {
        rows[count - 1] = type->bases;
        done = merge(result, rows, heads, count);
    }
    heap_free(rows);
    heap_free(heads);
    return done;
}

List *type_linearise(Type *type)
{
    Tuple *bases = type->bases;
    for (isize i = 0; i < tuple_length(bases); i++)
        if (!((Type *)tuple_at(bases, i))->mro) {
            raise_error(TypeError, "Cannot extend an incomplete type '%N'", (Type *)tuple_at(bases, i));
            return NULL;
        }
    List *result = list_new(0);
    if (!result || !list_append(result, (Object *)type) || !check_duplicates(bases)) {
        decref_maybe(result);
        return NULL;
    }
    bool done = true;
    if (tuple_length(bases) == 1) {
        Tuple *mro = ((Type *)tuple_at(bases, 0))->mro;
        for (isize i = 0; done && i < tuple_length(mro); i++)
            done = list_append(result, tuple_at(mro, i));
    } else {
        done = linearise_many(type, result);
    }
    if (!done)
        clear_slot(&result);
    return result;
}

/* What a metaclass's mro() gave must be types whose layout this type has too. */
static bool check_custom_mro(Type *type, Tuple *mro)
{
    for (isize i = 0; i < tuple_length(mro); i++) {
        Object *base = tuple_at(mro, i);
        if (!is_type(base))
            return raise_error(TypeError, "mro() returned a non-class ('%T')", base);
        if (!is_subtype(type_solid_base(type), type_solid_base((Type *)base)))
            return raise_error(TypeError, "mro() returned base with unsuitable layout ('%N')", (Type *)base);
    }
    return true;
}

static NEW Tuple *custom_mro(Type *type)
{
    NATIVE_FRAME(held, "mro", "method", "order");
    held[0] = object_lookup_special((Object *)type, NAME(mro));
    held[1] = held[0] ? object_call_none(held[0]) : NULL;
    Tuple *mro = held[1] ? sequence_to_tuple(held[1]) : NULL;
    if (mro && !check_custom_mro(type, mro))
        clear_slot(&mro);
    return (Tuple *)native_leave(held, (Object *)mro);
}

bool type_set_mro(Type *type)
{
    Tuple *mro;
    bool is_custom = type->head.type != TYPE(type) &&
                     type_lookup(type->head.type, NAME(mro)) != type_lookup(TYPE(type), NAME(mro));
    if (is_custom) {
        mro = custom_mro(type);
        type->flags |= TYPE_NO_VERSION;
    } else {
        List *order = type_linearise(type);
        mro = order ? list_to_tuple(order) : NULL;
        decref_maybe(order);
    }
    if (!mro)
        return false;
    type_modified(type);
    set_slot(&type->mro, mro);
    return true;
}

/* ---- layouts ------------------------------------------------------------------------------------------------- */

/* The nearest class, itself included, whose instances have fields that its base's have not. */
Type *type_solid_base(Type *type)
{
    while (type->base && type->size_bytes == type->base->size_bytes &&
           type->item_size_bytes == type->base->item_size_bytes)
        type = type->base;
    return type;
}

Type *type_best_base(Tuple *bases)
{
    Type *winner = NULL, *best = NULL;
    for (isize i = 0; i < tuple_length(bases); i++) {
        Type *base = (Type *)tuple_at(bases, i);
        if (!is_type(base))
            return raise_error(TypeError, "bases must be types"), NULL;
        if (!(base->flags & TYPE_BASE))
            return raise_error(TypeError, "type '%N' is not an acceptable base type", base), NULL;
        Type *candidate = type_solid_base(base);
        if (!winner || (winner != candidate && !is_subtype(winner, candidate) && is_subtype(candidate, winner))) {
            winner = candidate;
            best = base;
        } else if (!is_subtype(winner, candidate)) {
            return raise_error(TypeError, "multiple bases have instance lay-out conflict"), NULL;
        }
    }
    return best;
}

static const Member *members_of(const Type *type)
{
    return (const Member *)((const char *)type + type->head.type->size_bytes);
}

/* Two classes that add the same __slots__ to the same base have the same layout. */
static bool same_members_added(Type *left, Type *right)
{
    if (left->slot_count != right->slot_count || left->size_bytes != right->size_bytes)
        return false;
    for (isize i = 0; i < left->slot_count; i++) {
        Str *ours = (Str *)tuple_at((Tuple *)left->slot_names, i),
            *theirs = (Str *)tuple_at((Tuple *)right->slot_names, i);
        if (!str_equal(ours, theirs) || members_of(left)[i].offset != members_of(right)[i].offset)
            return false;
    }
    return true;
}

static Type *first_without_additions(Type *type)
{
    while ((type->flags & TYPE_HEAP) && type->base && type->size_bytes == type->base->size_bytes &&
           type->dict_offset == type->base->dict_offset && type->weakrefs_offset == type->base->weakrefs_offset &&
           (type->flags & (TYPE_HAS_DICT_WORD | TYPE_PREHEADER)) ==
               (type->base->flags & (TYPE_HAS_DICT_WORD | TYPE_PREHEADER)))
        type = type->base;
    return type;
}

static bool type_layouts_agree(Type *left, Type *right)
{
    uint32_t layout = TYPE_HAS_DICT_WORD | TYPE_PREHEADER | TYPE_COLLECTED | TYPE_INLINE_VALUES;
    if (left->deallocate != right->deallocate || (left->flags & layout) != (right->flags & layout) ||
        left->weakrefs_offset != right->weakrefs_offset || left->size_bytes != right->size_bytes)
        return false;
    left = first_without_additions(left);
    right = first_without_additions(right);
    if (left == right)
        return true;
    return (left->flags & TYPE_HEAP) && (right->flags & TYPE_HEAP) && left->base == right->base &&
           same_members_added(left, right);
}

/* ---- __bases__ = … ------------------------------------------------------------------------------------------- */

/* By the chain of bases: inside an mro() that changes bases again, this chain is further than the MROs are. */
static bool is_based_on(const Type *type, const Type *other)
{
    while (type && type != other)
        type = type->base;
    return type != NULL;
}

static bool check_bases(Type *type, Object *value)
{
    if (type->flags & TYPE_IMMUTABLE)
        return raise_error(TypeError, "cannot set '__bases__' attribute of immutable type '%N'", type);
    if (!value)
        return raise_error(TypeError, "cannot delete '__bases__' attribute of immutable type '%N'", type);
    if (!is_tuple(value))
        return raise_error(TypeError, "can only assign tuple to %N.__bases__, not %T", type, value);
    Tuple *bases = (Tuple *)value;
    if (tuple_length(bases) == 0)
        return raise_error(TypeError, "can only assign non-empty tuple to %N.__bases__, not ()", type);
    for (isize i = 0; i < tuple_length(bases); i++) {
        Object *base = tuple_at(bases, i);
        if (!is_type(base))
            return raise_error(TypeError, "%N.__bases__ must be tuple of classes, not '%T'", type, base);
        if (is_subtype((Type *)base, type) || is_based_on((Type *)base, type))
            return raise_error(TypeError, "a __bases__ item causes an inheritance cycle");
    }
    return true;
}

/* The MRO of `type` and of all below it. Old ones are kept in `undo` (a list of type, mro, type, mro …); None stands for
 * that of a class whose first one is being made. */
static bool rebuild_mros(Type *type, List *undo)
{
    Object *former = type->mro ? (Object *)type->mro : NONE;
    if (!list_append(undo, (Object *)type) || !list_append(undo, former) || !type_set_mro(type))
        return false;
    Object *below = type_subclasses(type);
    if (!below)
        return false;
    bool done = true;
    for (isize i = 0; done && i < list_length((List *)below); i++)
        done = rebuild_mros((Type *)list_at((List *)below, i), undo);
    decref(below);
    return done;
}

static void put_back_mros(List *undo)
{
    for (isize i = 0; i + 1 < list_length(undo); i += 2) {
        Type *type = (Type *)list_at(undo, i);
        Object *former = list_at(undo, i + 1);
        type_modified(type);
        set_slot(&type->mro, former == NONE ? NULL : (Tuple *)new_reference(former));
    }
}

static bool exchange_subclass_entries(Type *type, Tuple *old, Tuple *fresh)
{
    for (isize i = 0; i < tuple_length(old); i++)
        type_remove_subclass((Type *)tuple_at(old, i), type);
    for (isize i = 0; i < tuple_length(fresh); i++)
        if (!type_add_subclass((Type *)tuple_at(fresh, i), type))
            return false;
    return true;
}

bool type_set_bases(Type *type, Object *value)
{
    if (!check_bases(type, value))
        return false;
    Tuple *bases = (Tuple *)value;
    Type *base = type_best_base(bases);
    if (!base)
        return false;
    bool deallocated_alike = base->deallocate == type->base->deallocate ||
                             (type->base == TYPE(object)) == (base == TYPE(object));
    if (!deallocated_alike || type_solid_base(base) != type_solid_base(type->base) ||
        base->item_size_bytes != type->base->item_size_bytes || (base->spec != type->base->spec))
        return raise_error(TypeError, "__bases__ assignment: '%N' object layout differs from '%N'", base, type->base);
    NATIVE_FRAME(held, "__bases__", "former MROs", "former bases", "former base");
    held[0] = (Object *)list_new(0);
    if (!held[0])
        return native_leave_bool(held, false);
    held[1] = (Object *)type->bases;
    held[2] = (Object *)type->base;
    type->bases = new_reference(bases);
    type->base = new_reference(base);
    if (!rebuild_mros(type, (List *)held[0])) {
        Object *raised = error_fetch();
        put_back_mros((List *)held[0]);
        if (type->bases == bases) {
            Object *my_base = (Object *)type->base;
            type->bases = (Tuple *)held[1];
            type->base = (Type *)held[2];
            held[1] = (Object *)bases;
            held[2] = my_base;
        }
        error_restore(raised);
        return native_leave_bool(held, false);
    }
    if (type->bases != bases) /* an mro() has set the bases again */
        return native_leave_bool(held, true);
    bool done = exchange_subclass_entries(type, (Tuple *)held[1], bases);
    type_modified(type);
    type_update_slots_below(type, NULL);
    return native_leave_bool(held, done);
}

/* ---- object.__class__ = … ------------------------------------------------------------------------------------ */

bool object_set_class(Object *object, Object *value)
{
    if (!value)
        return raise_error(TypeError, "can't delete __class__ attribute");
    if (!is_type(value))
        return raise_error(TypeError, "__class__ must be set to a class, not '%T' object", value);
    Type *fresh = (Type *)value, *old = object->type;
    bool modules = is_subtype(fresh, TYPE(module)) && is_subtype(old, TYPE(module));
    if (!modules && ((fresh->flags & TYPE_IMMUTABLE) || (old->flags & TYPE_IMMUTABLE)))
        return raise_error(TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses");
    if (!modules && !type_layouts_agree(old, fresh))
        return raise_error(TypeError, "__class__ assignment: '%N' object layout differs from '%N'", fresh, old);
    /* Inline values are named by the old class's keys: they move into a dict first. */
    if (instance_inline_values(object)) {
        Dict *dict = instance_dict(object);
        if (!dict || !dict_detach_values(dict))
            return error_occurred() ? false : (raise_memory(), false);
    }
    if (fresh->flags & TYPE_HEAP)
        incref(fresh);
    object->type = fresh;
    if (old->flags & TYPE_HEAP)
        decref(old);
    return true;
}
