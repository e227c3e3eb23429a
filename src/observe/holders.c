/* holders.c: naming every holder of an object; see holders.h.
 *
 * A Holder from the heap's walk says which object, frame or root holds, and by which edge. Here it becomes words, in
 * three steps: whose part the holding object is (a dict may be an instance's attributes, a tuple a function's
 * defaults), how the reference is written, and where in the owner it stands. Each owner is found by a walk of the heap
 * of its own, so only references that are shown are named: a list of ten thousand holders costs no more than its first
 * twenty lines.
 */
#include "holders.h"

#include "host_memory.h"
#include "sketch.h"

#include "viv.h"

#include <stdlib.h>
#include <string.h>

Dict *top_level_names(void)
{
    return RUNTIME->main ? module_dict(RUNTIME->main) : NULL;
}

/* The module whose namespace `dict` is, or NULL. */
static Module *module_of_dict(const Dict *dict)
{
    isize position = 0;
    Object *key, *value;
    while (RUNTIME->modules && dict_next(RUNTIME->modules, &position, &key, &value))
        if (has_type(value, TYPE(module)) && module_dict((Module *)value) == dict)
            return (Module *)value;
    return NULL;
}

/* Key or value of entry `index` of a dict, counted as traversal counts entries. */
static bool dict_entry(Dict *dict, isize index, Object **key, Object **value)
{
    if (index < 0 || index >= dict->keys->entry_count)
        return false;
    if (keys_are_str(dict->keys)) {
        *key = keys_str_entries(dict->keys)[index].key;
        *value = dict->values ? dict->values->values[index] : keys_str_entries(dict->keys)[index].value;
    } else {
        *key = keys_general_entries(dict->keys)[index].key;
        *value = keys_general_entries(dict->keys)[index].value;
    }
    return *key != NULL;
}

/* ---- parts and their owners ------------------------------------------------------------------------------ */

/* The owner of a part, and which of its fields leads there. */
typedef struct OwnerSearch {
    const char *fields[3]; /* names that count; the rest are NULL */
    bool counts_dict_edge; /* an instance's __dict__ counts too */
    Object *owner;
    const char *field;
    isize index; /* of the item, where the owner is a tuple */
} OwnerSearch;

/* The name of the type's own field that the reference is, or NULL. */
static const char *field_of(const Holder *holder)
{
    return (holder->edge & EDGE_KIND_MASK) == EDGE_FIELD ? field_name(holder->object, holder->index) : NULL;
}

static void match_owner(void *context, const Holder *holder)
{
    OwnerSearch *search = context;
    if (search->owner || holder->kind != HOLDER_OBJECT)
        return;
    const char *field = field_of(holder);
    bool counts = search->counts_dict_edge && (holder->edge & EDGE_KIND_MASK) == EDGE_DICT;
    for (int i = 0; i < 3 && search->fields[i] && field && !counts; i++)
        counts = strcmp(field, search->fields[i]) == 0;
    if (counts) {
        search->owner = holder->object;
        search->field = field;
    }
}

/* The instance or class whose attributes the dict holds, or the function whose keyword defaults; or none. */
static OwnerSearch owner_of_dict(Dict *dict)
{
    OwnerSearch search = {.fields = {"__dict__", "__kwdefaults__"}, .counts_dict_edge = true};
    heap_holders(&dict->head, match_owner, &search);
    return search;
}

static OwnerSearch owner_of_tuple(Object *tuple, const char *field)
{
    OwnerSearch search = {.fields = {field}};
    heap_holders(tuple, match_owner, &search);
    return search;
}

static void match_closure(void *context, const Holder *holder)
{
    OwnerSearch *search = context;
    if (search->owner || holder->kind != HOLDER_OBJECT || !is_tuple(holder->object))
        return;
    *search = owner_of_tuple(holder->object, "__closure__");
    search->index = holder->index;
}

/* The function in whose closure the cell stands, or none. */
static OwnerSearch owner_of_cell(Object *cell)
{
    OwnerSearch search = {0};
    heap_holders(cell, match_closure, &search);
    return search;
}

/* ---- one reference in words ------------------------------------------------------------------------------ */

static void describe_module_entry(Place *place, Module *module, Object *key, EdgeKind kind)
{
    Text *name = &place->name;
    bool is_main = module == RUNTIME->main;
    if (kind == EDGE_KEY)
        text_add(name, "the name ");
    else if (module == RUNTIME->builtins && is_str(key) && str_equal_text((Str *)key, "_")) {
        text_add(name, "_, the last value shown");
        return;
    } else if (is_main)
        text_add(name, "name ");
    else {
        sketch_module_name(name, module);
        text_add(name, ".");
    }
    if (is_str(key))
        sketch_plain_str(name, (Str *)key);
    else
        text_add(name, "(not a str)");
    if (kind == EDGE_KEY) {
        text_add(name, " of module ");
        sketch_module_name(name, module);
    }
}

/* "#7.next", "as attribute next". */
static void describe_attribute(Place *place, Labels *labels, Object *owner, Str *attribute)
{
    place->owner = owner;
    text_format(&place->name, "#%d.", label_of(labels, owner));
    sketch_plain_str(&place->name, attribute);
    text_add(&place->position, "as attribute ");
    sketch_plain_str(&place->position, attribute);
}

/* "default 1 of function f", "as default 1"; `position` says which. */
static void describe_function_part(Place *place, const OwnerSearch *owner, const char *preposition)
{
    place->owner = owner->owner;
    Text part = place->position;
    place->position = (Text){0};
    text_format(&place->name, "%s of function ", text_string(&part));
    sketch_plain_str(&place->name, ((Function *)owner->owner)->qualified_name);
    text_format(&place->position, "%s %s", preposition, text_string(&part));
    text_free(&part);
}

static void describe_plain_entry(Place *place, Labels *labels, Dict *dict, Object *key, EdgeKind kind)
{
    place->owner = &dict->head;
    text_add(&place->name, kind == EDGE_KEY ? "key " : "");
    text_format(&place->name, "#%d[", label_of(labels, &dict->head));
    sketch_reference(&place->name, labels, key);
    text_add(&place->name, "]");
    text_add(&place->position, kind == EDGE_KEY ? "as a key" : "under key ");
    if (kind == EDGE_VALUE)
        sketch_reference(&place->position, labels, key);
}

static void describe_dict_entry(Place *place, Labels *labels, Dict *dict, EdgeKind kind, isize index)
{
    Object *key = NULL, *value = NULL;
    Module *module = module_of_dict(dict);
    if (!dict_entry(dict, index, &key, &value)) {
        place->owner = &dict->head;
        text_format(&place->name, "#%d", label_of(labels, &dict->head));
        return;
    }
    if (module) {
        describe_module_entry(place, module, key, kind);
        return;
    }
    OwnerSearch owner = owner_of_dict(dict);
    if (owner.owner && is_str(key) && kind == EDGE_VALUE) {
        if (!owner.field || strcmp(owner.field, "__kwdefaults__") != 0) {
            describe_attribute(place, labels, owner.owner, (Str *)key);
            return;
        }
        text_add(&place->position, "default of ");
        sketch_plain_str(&place->position, (Str *)key);
        describe_function_part(place, &owner, "as");
        return;
    }
    describe_plain_entry(place, labels, dict, key, kind);
}

static void describe_item(Place *place, Labels *labels, Object *object, isize index)
{
    OwnerSearch owner = is_tuple(object) ? owner_of_tuple(object, "__defaults__") : (OwnerSearch){0};
    if (owner.owner) {
        text_format(&place->position, "default %td", index + 1);
        describe_function_part(place, &owner, "as");
        return;
    }
    place->owner = object;
    if (is_any_set(object)) {
        text_format(&place->name, "item of #%d", label_of(labels, object));
        text_add(&place->position, "as an item");
    } else {
        text_format(&place->name, "#%d[%td]", label_of(labels, object), index);
        text_format(&place->position, "at index %td", index);
    }
}

static void describe_member(Place *place, Labels *labels, Object *object, isize index)
{
    Tuple *names = NULL;
    for (Type *type = object->type; type && !names; type = type->base)
        if (type->slot_names && is_tuple(type->slot_names) && index < ((Tuple *)type->slot_names)->size)
            names = (Tuple *)type->slot_names;
    if (names && is_str(names->items[index]))
        describe_attribute(place, labels, object, (Str *)names->items[index]);
    else
        text_format(&place->name, "#%d.(slot %td)", label_of(labels, object), index);
}

static void add_local_name(Text *text, Code *code, isize index)
{
    if (index < code->slot_names->size)
        sketch_plain_str(text, (Str *)code->slot_names->items[index]);
}

static void describe_generator_local(Place *place, Labels *labels, Generator *generator, isize index)
{
    text_add(&place->name, "local ");
    add_local_name(&place->name, generator->frame.code, index);
    text_format(&place->name, " of paused generator #%d", label_of(labels, &generator->head));
    text_add(&place->position, "in local ");
    add_local_name(&place->position, generator->frame.code, index);
    text_add(&place->position, ", paused");
}

/* The content of a cell: its holder is the function that closes over it. */
static bool describe_cell(Place *place, Object *cell)
{
    OwnerSearch owner = owner_of_cell(cell);
    if (!owner.owner)
        return false;
    Code *code = ((Function *)owner.owner)->code;
    text_add(&place->position, "cell ");
    add_local_name(&place->position, code,
                   code->slot_names->size - ((Function *)owner.owner)->closure->size + owner.index);
    describe_function_part(place, &owner, "in");
    return true;
}

static void describe_field(Place *place, Labels *labels, const Holder *holder)
{
    const char *field = field_of(holder);
    Object *object = holder->object;
    if (has_type(object, TYPE(cell)) && describe_cell(place, object))
        return;
    if (field) {
        text_format(&place->name, "#%d.%s", label_of(labels, object), field);
        text_format(&place->position, "as %s", field);
    } else
        text_format(&place->name, "#%d (%s)", label_of(labels, object), object->type->name);
}

static void describe_object_reference(Place *place, Labels *labels, const Holder *holder)
{
    Object *object = holder->object;
    isize index = holder->index;
    place->owner = object;
    switch ((int)(holder->edge & EDGE_KIND_MASK)) {
    case EDGE_ITEM:
        describe_item(place, labels, object, index);
        return;
    case EDGE_ATTRIBUTE:
        describe_attribute(place, labels, object, keys_name_at(object->type->shared_keys, index));
        return;
    case EDGE_MEMBER:
        describe_member(place, labels, object, index);
        return;
    case EDGE_TYPE:
        text_format(&place->name, "#%d, as its type", label_of(labels, object));
        text_add(&place->position, "as its type");
        return;
    case EDGE_DICT:
        text_format(&place->name, "#%d.__dict__", label_of(labels, object));
        text_add(&place->position, "as its __dict__");
        return;
    case EDGE_CONSTANT:
        text_format(&place->name, "constant %td of code #%d", index, label_of(labels, object));
        text_format(&place->position, "as constant %td", index);
        return;
    case EDGE_STACK:
        text_format(&place->name, "value on the stack of #%d", label_of(labels, object));
        text_add(&place->position, "on its stack");
        return;
    case EDGE_LOCAL:
        if (has_type(object, TYPE(generator))) {
            describe_generator_local(place, labels, (Generator *)object, index);
            return;
        }
        break;
    }
    describe_field(place, labels, holder);
}

static void describe_frame_reference(Place *place, const Holder *holder)
{
    Text *name = &place->name;
    Frame *frame = holder->frame;
    switch ((int)(holder->edge & EDGE_KIND_MASK)) {
    case EDGE_LOCAL:
        text_add(name, "local ");
        add_local_name(name, frame->code, holder->index);
        text_add(name, " in ");
        break;
    case EDGE_STACK:
        text_add(name, "value on the stack of ");
        break;
    default:
        text_add(name, "the running call of ");
    }
    sketch_plain_str(name, frame->code->qualified_name);
    if (frame_line(frame) > 0)
        text_format(name, " (line %d)", frame_line(frame));
}

static void describe_native_reference(Place *place, const Holder *holder)
{
    const NativeFrameInfo *info = holder->native->info;
    if (holder->index < info->slot_count)
        text_format(&place->name, "%s of %s", info->slots[holder->index], info->title);
    else
        text_format(&place->name, "item %td held by %s", holder->index - info->slot_count, info->title);
}

Place place_of_holder(Labels *labels, const Holder *holder)
{
    Place place = {0};
    EdgeKind kind = holder->edge & EDGE_KIND_MASK;
    switch (holder->kind) {
    case HOLDER_OBJECT:
        if (holder->object == RUNTIME->source_holder)
            text_add(&place.name, SOURCE_HOLDER_NAME);
        else if (is_dict(holder->object) && (kind == EDGE_KEY || kind == EDGE_VALUE))
            describe_dict_entry(&place, labels, (Dict *)holder->object, kind, holder->index);
        else
            describe_object_reference(&place, labels, holder);
        break;
    case HOLDER_FRAME:
        describe_frame_reference(&place, holder);
        break;
    case HOLDER_NATIVE:
        describe_native_reference(&place, holder);
        break;
    case HOLDER_ROOT:
        text_add(&place.name, holder->root);
        break;
    }
    return place;
}

void place_free(Place *place)
{
    text_free(&place->name);
    text_free(&place->position);
}

void holder_name(Text *text, Labels *labels, const Holder *holder)
{
    Place place = place_of_holder(labels, holder);
    text_add(text, text_string(&place.name));
    place_free(&place);
}

/* ---- names and paths ------------------------------------------------------------------------------------- */

void names_of(Text *text, Object *object)
{
    isize position = 0;
    Object *key, *value;
    bool is_first = true;
    Dict *names = top_level_names();
    while (names && dict_next(names, &position, &key, &value)) {
        if (value != object || !is_str(key))
            continue;
        text_add(text, is_first ? "" : ", ");
        sketch_plain_str(text, (Str *)key);
        is_first = false;
    }
}

static void note_first(void *context, const Holder *holder)
{
    Holder *first = context;
    if (!first->referent)
        *first = *holder;
}

void path_to(Text *text, Labels *labels, Object *object)
{
    Text names = {0};
    names_of(&names, object);
    if (names.length) {
        text_add(text, strchr(text_string(&names), ',') ? "names " : "name ");
        text_add(text, text_string(&names));
    } else {
        Holder first = {0};
        heap_holders(object, note_first, &first);
        if (first.referent)
            holder_name(text, labels, &first);
    }
    text_free(&names);
}

/* The first name at top level that refers to the object: its text, and true; or false. */
static bool first_name_of(Text *text, Object *object)
{
    Text names = {0};
    names_of(&names, object);
    size_t length = strcspn(text_string(&names), ",");
    text_append(text, text_string(&names), length);
    text_free(&names);
    return length > 0;
}

void holder_path(Text *text, Labels *labels, const Holder *holder)
{
    Place place = place_of_holder(labels, holder);
    const char *name = text_string(&place.name);
    if (strncmp(name, "name ", 5) == 0)
        text_add(text, name + 5);
    else if (*name == '#' && place.owner && first_name_of(text, place.owner))
        text_add(text, name + 1 + strspn(name + 1, "0123456789"));
    else
        text_add(text, name);
    place_free(&place);
}

/* ---- the list of holders --------------------------------------------------------------------------------- */

static bool is_top_level_name(const Holder *holder)
{
    return holder->kind == HOLDER_OBJECT && is_dict(holder->object) && (Dict *)holder->object == top_level_names() &&
           (holder->edge & EDGE_KIND_MASK) == EDGE_VALUE;
}

static void note_holder(void *context, const Holder *holder)
{
    HolderList *list = context;
    list->holders = host_grown(list->holders, list->count, &list->room, sizeof *list->holders);
    list->holders[list->count++] = *holder;
}

/* Keeps the walk's order among the names, which is that of binding, and among the others. */
static void names_first(HolderList *list)
{
    HolderList sorted = {0};
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < list->count; i++)
            if (is_top_level_name(&list->holders[i]) == (pass == 0))
                note_holder(&sorted, &list->holders[i]);
        if (pass == 0)
            sorted.name_count = sorted.count;
    }
    free(list->holders);
    *list = sorted;
}

/* A list's items are walked from last to first, as CPython's are: people count the other way. */
static void items_ascending(HolderList *list)
{
    for (size_t i = 1; i < list->count; i++) {
        Holder moving = list->holders[i];
        size_t at = i;
        for (; at > 0 && moving.kind == HOLDER_OBJECT && is_list(moving.object) &&
               list->holders[at - 1].object == moving.object && list->holders[at - 1].index > moving.index;
             at--)
            list->holders[at] = list->holders[at - 1];
        list->holders[at] = moving;
    }
}

HolderList holders_of(Object *object)
{
    HolderList list = {0};
    heap_holders(object, note_holder, &list);
    names_first(&list);
    items_ascending(&list);
    return list;
}

void holders_free(HolderList *list)
{
    free(list->holders);
    *list = (HolderList){0};
}

/* ---- reachability ---------------------------------------------------------------------------------------- */

/* The objects from which the object in question can be reached, found so far. */
typedef struct Upwards {
    Object **objects;
    size_t count, room;
    bool found_root;
} Upwards;

static void note_upwards(void *context, const Holder *holder)
{
    Upwards *upwards = context;
    if (holder->kind != HOLDER_OBJECT || holder->object->type == TYPE(module) || is_immortal(holder->object)) {
        upwards->found_root = true;
        return;
    }
    for (size_t i = 0; i < upwards->count; i++)
        if (upwards->objects[i] == holder->object)
            return;
    upwards->objects = host_grown(upwards->objects, upwards->count, &upwards->room, sizeof(Object *));
    upwards->objects[upwards->count++] = holder->object;
}

bool holders_reach_root(Object *object)
{
    Upwards upwards = {0};
    heap_holders(object, note_upwards, &upwards);
    for (size_t i = 0; i < upwards.count && !upwards.found_root; i++)
        heap_holders(upwards.objects[i], note_upwards, &upwards);
    free(upwards.objects);
    return upwards.found_root;
}
