/* viv_object.c: what lessons may ask about the heap; see viv_object.h. */
#include "viv_object.h"

#include "observe/moment.h"
#include "observe/sketch.h"
#include "session/command.h"

#include "viv.h"

#include <string.h>

static Session *asked; /* natives have no argument of ours */

/* The object that a text names: "a", "box['items']", "#1". NULL: LookupError. */
static BORROWED Object *named(Object *argument)
{
    Text out = {0};
    if (!is_str(argument))
        return raise_error(TypeError, "a name in quotes is needed, not %T", argument);
    Object *object = argument_object(asked, str_text((Str *)argument), NULL, &out);
    if (!object)
        raise_error(LookupError, "%.*s", (int)strcspn(text_string(&out) + 2, "\n"), text_string(&out) + 2);
    text_free(&out);
    return object;
}

typedef struct Count {
    const Object *type;
    int64_t found;
} Count;

static void count_one(void *context, Object *object)
{
    Count *count = context;
    count->found += (Object *)object->type == count->type;
}

static NEW Object *viv_count(Object **args, isize count, Tuple *names)
{
    Count answer = {args[0], 0};
    told_objects(count_one, NULL, &answer);
    return int_from_int64(answer.found);
}

static NEW Object *viv_refs(Object **args, isize count, Tuple *names)
{
    Object *object = named(args[0]);
    return object ? int_from_int64(object->refcount) : NULL;
}

static NEW Object *viv_same(Object **args, isize count, Tuple *names)
{
    Object *first = named(args[0]);
    Object *second = first ? named(args[1]) : NULL;
    return second ? new_bool(first == second) : NULL;
}

static NEW Object *viv_alive(Object **args, isize count, Tuple *names)
{
    Text out = {0};
    bool is_alive = is_str(args[0]) && argument_object(asked, str_text((Str *)args[0]), NULL, &out);
    text_free(&out);
    return new_bool(is_alive);
}

static NEW Object *viv_size(Object **args, isize count, Tuple *names)
{
    Object *object = named(args[0]);
    return object ? int_from_int64((int64_t)sketch_size_bytes(object)) : NULL;
}

static const Native functions[] = {
    {"count", viv_count, "(type, /)", "How many objects of exactly that type are reached from names."},
    {"refs", viv_refs, "(name, /)", "The reference count of the object."},
    {"same", viv_same, "(name, other, /)", "Whether two names mean one object."},
    {"alive", viv_alive, "(name, /)", "Whether the object lives."},
    {"size", viv_size, "(name, /)", "Its size in bytes."},
    {0}};

NEW Dict *viv_object_names(Session *session)
{
    asked = session;
    Str *name = str_from_text("viv");
    Module *module = name ? module_new(name) : NULL;
    decref_maybe(name);
    Dict *names = module ? dict_new() : NULL;
    for (const Native *native = functions; names && native->name; native++)
        if (!module_add(module, native->name, builtin_new(native, NULL, NULL)))
            clear_slot(&names);
    if (names && !dict_set_text(names, "viv", (Object *)module))
        clear_slot(&names);
    decref_maybe(module);
    return names;
}
