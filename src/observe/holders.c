/* holders.c: naming every holder of an object; see holders.h. */
#include "holders.h"

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

/* ---- a holder's name ------------------------------------------------------------------------------------ */

static void module_entry_name(Text *text, Module *module, Object *key, EdgeKind kind)
{
    bool is_main = module == RUNTIME->main;
    if (kind == EDGE_KEY)
        text_add(text, "the name ");
    else if (module == RUNTIME->builtins && is_str(key) && str_equal_text((Str *)key, "_")) {
        text_add(text, "_, the last value shown");
        return;
    } else if (is_main)
        text_add(text, "name ");
    else {
        sketch_module_name(text, module);
        text_add(text, ".");
    }
    if (is_str(key))
        sketch_plain_str(text, (Str *)key);
    else
        text_add(text, "(not a str)");
    if (kind == EDGE_KEY) {
        text_add(text, " of module ");
        sketch_module_name(text, module);
    }
}

static void dict_entry_name(Text *text, Labels *labels, Dict *dict, EdgeKind kind, isize index)
{
    Object *key = NULL, *value = NULL;
    if (!dict_entry(dict, index, &key, &value)) {
        text_format(text, "#%d", label_of(labels, &dict->head));
        return;
    }
    Module *module = module_of_dict(dict);
    if (module) {
        module_entry_name(text, module, key, kind);
        return;
    }
    text_add(text, kind == EDGE_KEY ? "key " : "");
    text_format(text, "#%d[", label_of(labels, &dict->head));
    sketch_reference(text, labels, key);
    text_add(text, "]");
}

static void describe_field(Text *text, Labels *labels, Object *object, isize index)
{
    const char *name = field_name(object, index);
    if (name)
        text_format(text, "#%d.%s", label_of(labels, object), name);
    else
        text_format(text, "#%d (%s)", label_of(labels, object), object->type->name);
}

static void member_name(Text *text, Labels *labels, Object *object, isize index)
{
    text_format(text, "#%d.", label_of(labels, object));
    Tuple *names = NULL;
    for (Type *type = object->type; type && !names; type = type->base)
        if (type->slot_names && is_tuple(type->slot_names) && index < ((Tuple *)type->slot_names)->size)
            names = (Tuple *)type->slot_names;
    if (names && is_str(names->items[index]))
        sketch_plain_str(text, (Str *)names->items[index]);
    else
        text_format(text, "(slot %td)", index);
}

static void local_name(Text *text, Code *code, isize index)
{
    if (index < code->slot_names->size)
        sketch_plain_str(text, (Str *)code->slot_names->items[index]);
}

static void object_holder_name(Text *text, Labels *labels, Object *object, EdgeKind kind, isize index)
{
    switch ((int)(kind & EDGE_KIND_MASK)) {
    case EDGE_KEY:
    case EDGE_VALUE:
        if (is_dict(object)) {
            dict_entry_name(text, labels, (Dict *)object, kind & EDGE_KIND_MASK, index);
            return;
        }
        break;
    case EDGE_ITEM:
        if (object == RUNTIME->source_holder)
            text_add(text, "the source being run");
        else if (is_any_set(object))
            text_format(text, "item of #%d", label_of(labels, object));
        else
            text_format(text, "#%d[%td]", label_of(labels, object), index);
        return;
    case EDGE_ATTRIBUTE:
        text_format(text, "#%d.", label_of(labels, object));
        sketch_plain_str(text, keys_name_at(object->type->shared_keys, index));
        return;
    case EDGE_MEMBER:
        member_name(text, labels, object, index);
        return;
    case EDGE_TYPE:
        text_format(text, "#%d, as its type", label_of(labels, object));
        return;
    case EDGE_DICT:
        text_format(text, "#%d.__dict__", label_of(labels, object));
        return;
    case EDGE_CONSTANT:
        text_format(text, "constant %td of code #%d", index, label_of(labels, object));
        return;
    case EDGE_LOCAL:
        if (has_type(object, TYPE(generator))) {
            text_add(text, "local ");
            local_name(text, ((Generator *)object)->frame.code, index);
            text_format(text, " of paused generator #%d", label_of(labels, object));
            return;
        }
        break;
    case EDGE_STACK:
        text_format(text, "value on the stack of #%d", label_of(labels, object));
        return;
    }
    describe_field(text, labels, object, index);
}

static void frame_holder_name(Text *text, Frame *frame, EdgeKind kind, isize index)
{
    switch ((int)(kind & EDGE_KIND_MASK)) {
    case EDGE_LOCAL:
        text_add(text, "local ");
        local_name(text, frame->code, index);
        text_add(text, " in ");
        break;
    case EDGE_STACK:
        text_add(text, "value on the stack of ");
        break;
    default:
        text_add(text, "the running call of ");
    }
    sketch_plain_str(text, frame->code->qualified_name);
    if (frame_line(frame) > 0)
        text_format(text, " (line %d)", frame_line(frame));
}

void holder_name(Text *text, Labels *labels, const Holder *holder)
{
    EdgeKind kind = holder->edge;
    isize index = holder->index;
    switch (holder->kind) {
    case HOLDER_OBJECT:
        object_holder_name(text, labels, holder->object, kind, index);
        break;
    case HOLDER_FRAME:
        frame_holder_name(text, holder->frame, kind, index);
        break;
    case HOLDER_NATIVE: {
        const NativeFrameInfo *info = holder->native->info;
        if (index < info->slot_count)
            text_format(text, "%s of %s", info->slots[index], info->title);
        else
            text_format(text, "item %td held by %s", index - info->slot_count, info->title);
        break;
    }
    case HOLDER_ROOT:
        text_add(text, holder->root);
        break;
    }
}

/* ---- the list of holders -------------------------------------------------------------------------------- */

typedef struct Search {
    Labels *labels;
    HolderList list;
} Search;

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

static void add_line(HolderList *list, HolderLine line)
{
    if (list->count == list->room) {
        list->room = list->room ? list->room * 2 : 8;
        list->lines = realloc(list->lines, list->room * sizeof *list->lines);
        if (!list->lines) {
            fputs("viv: the machine is out of memory\n", stderr);
            exit(1);
        }
    }
    list->lines[list->count++] = line;
}

/* "list b": what the holding object is, and by which names it is known. */
static void describe_through(Text *text, Object *through)
{
    text_add(text, sketch_kind(through));
    size_t end = text->length;
    text_add(text, " ");
    names_of(text, through);
    if (text->length == end + 1)
        text->data[--text->length] = '\0';
}

static void note_holder(void *context, const Holder *holder)
{
    Search *search = context;
    Text name = {0}, where = {0};
    HolderLine line = {0};
    holder_name(&name, search->labels, holder);
    if (holder->kind == HOLDER_OBJECT && holder->object != RUNTIME->source_holder) {
        Object *object = holder->object;
        line.is_name = is_dict(object) && (Dict *)object == top_level_names();
        if (line.is_name)
            text_add(&where, "top level");
        else if (!(is_dict(object) && module_of_dict((Dict *)object))) {
            line.through = object;
            describe_through(&where, object);
        }
    }
    line.name = strdup(text_string(&name));
    line.where = strdup(text_string(&where));
    text_free(&name);
    text_free(&where);
    add_line(&search->list, line);
}

/* Names first, in order of binding (the walk's order within the namespace), then the others as found. */
static void names_first(HolderList *list)
{
    HolderList sorted = {0};
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < list->count; i++)
            if (list->lines[i].is_name == (pass == 0))
                add_line(&sorted, list->lines[i]);
    free(list->lines);
    *list = sorted;
}

HolderList holders_of(Labels *labels, Object *object)
{
    Search search = {labels, {0}};
    heap_holders(object, note_holder, &search);
    names_first(&search.list);
    return search.list;
}

void holders_free(HolderList *list)
{
    for (size_t i = 0; i < list->count; i++) {
        free(list->lines[i].name);
        free(list->lines[i].where);
    }
    free(list->lines);
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
    if (upwards->count == upwards->room) {
        upwards->room = upwards->room ? upwards->room * 2 : 64;
        upwards->objects = realloc(upwards->objects, upwards->room * sizeof(Object *));
        if (!upwards->objects) {
            fputs("viv: the machine is out of memory\n", stderr);
            exit(1);
        }
    }
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
