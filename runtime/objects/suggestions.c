/* suggestions.c: "Did you mean: 'x'?"
 *
 * Among the names that would have been found, the nearest by an edit distance in which a changed case costs 1
 * and everything else 2; no more than a third of the characters may differ. CPython's costs and limits.
 */
#include <string.h>

#include "../abstract.h"
#include "../error.h"
#include "../runtime.h"
#include "../vm/frame.h"
#include "dict.h"
#include "exceptions.h"
#include "list.h"
#include "module.h"
#include "traceback_text.h"

#define CANDIDATES_MAX 750
#define NAME_BYTES_MAX 40
#define MOVE_COST 2
#define CASE_COST 1

static size_t substitution_cost(unsigned char a, unsigned char b)
{
    if ((a & 31) != (b & 31))
        return MOVE_COST;
    if (a == b)
        return 0;
    if (a >= 'A' && a <= 'Z')
        a += 'a' - 'A';
    if (b >= 'A' && b <= 'Z')
        b += 'a' - 'A';
    return a == b ? CASE_COST : MOVE_COST;
}

/* Anything above `most` comes back as most + 1. One row of the usual matrix is kept. */
static size_t distance(const char *a, size_t a_length, const char *b, size_t b_length, size_t most)
{
    while (a_length && b_length && a[0] == b[0])
        a++, a_length--, b++, b_length--;
    while (a_length && b_length && a[a_length - 1] == b[b_length - 1])
        a_length--, b_length--;
    if (!a_length || !b_length)
        return (a_length + b_length) * MOVE_COST;
    if (a_length > NAME_BYTES_MAX || b_length > NAME_BYTES_MAX)
        return most + 1;
    if (b_length < a_length) {
        const char *text = a;
        size_t length = a_length;
        a = b, a_length = b_length;
        b = text, b_length = length;
    }
    if ((b_length - a_length) * MOVE_COST > most)
        return most + 1;
    size_t row[NAME_BYTES_MAX];
    for (size_t i = 0; i < a_length; i++)
        row[i] = (i + 1) * MOVE_COST;
    size_t result = 0;
    for (size_t k = 0; k < b_length; k++) {
        size_t diagonal = k * MOVE_COST, minimum = SIZE_MAX;
        result = diagonal;
        for (size_t i = 0; i < a_length; i++) {
            size_t substitute = diagonal + substitution_cost((unsigned char)b[k], (unsigned char)a[i]);
            diagonal = row[i];
            size_t shift = (result < diagonal ? result : diagonal) + MOVE_COST;
            result = shift < substitute ? shift : substitute;
            row[i] = result;
            if (result < minimum)
                minimum = result;
        }
        if (minimum > most)
            return most + 1;
    }
    return result;
}

/* The nearest of the candidates, or NULL. */
Str *suggestion_nearest(const List *candidates, Str *wrong_name)
{
    isize length, wrong_length;
    const char *wrong = str_utf8(wrong_name, &wrong_length);
    if (!wrong || candidates->size > CANDIDATES_MAX || wrong_length > NAME_BYTES_MAX)
        return NULL;
    size_t best = SIZE_MAX;
    Str *suggestion = NULL;
    for (isize i = 0; i < candidates->size; i++) {
        if (!is_str(candidates->items[i]))
            return NULL;
        Str *candidate = (Str *)candidates->items[i];
        if (str_equal(candidate, wrong_name))
            continue;
        const char *text = str_utf8(candidate, &length);
        if (!text)
            return NULL;
        size_t most = (size_t)(wrong_length + length + 3) * MOVE_COST / 6;
        if (most > best - 1)
            most = best - 1;
        size_t found = distance(wrong, (size_t)wrong_length, text, (size_t)length, most);
        if (found <= most && (!suggestion || found < best)) {
            suggestion = candidate;
            best = found;
        }
    }
    return suggestion;
}

/* ---- candidates ------------------------------------------------------------------------------------------------- */

static FrameObject *last_frame(Traceback *chain)
{
    while (chain && chain->next)
        chain = chain->next;
    return chain ? (FrameObject *)chain->frame : NULL;
}

/* f_locals["self"] of the innermost frame (NEW), or NULL. */
static Object *self_of(FrameObject *frame)
{
    Object *locals = frame ? object_get_attribute((Object *)frame, NAME(f_locals)) : NULL;
    Object *self = locals ? object_get_item(locals, (Object *)NAME(self)) : NULL;
    decref_maybe(locals);
    error_clear();
    return self;
}

static List *names_in(Object *object)
{
    Object *function = dict_get_text(module_dict(RUNTIME->builtins), "dir");
    Object *names = function ? object_call_one(function, object) : NULL;
    if (names && !is_list(names))
        clear_slot(&names);
    return (List *)names;
}

static void drop_underscored(List *names)
{
    isize kept = 0;
    for (isize i = 0; i < names->size; i++) {
        Object *name = names->items[i];
        bool is_hidden = is_str(name) && str_length((Str *)name) > 0 && str_at((Str *)name, 0) == '_';
        if (is_hidden)
            decref(name);
        else
            names->items[kept++] = name;
    }
    names->size = kept;
}

static bool is_underscored(const Str *name)
{
    return str_length(name) > 0 && str_at(name, 0) == '_';
}

static List *attribute_candidates(Object *object, Traceback *chain, Str *wrong_name)
{
    List *names = names_in(object);
    bool hides = !is_underscored(wrong_name);
    if (hides && chain) {
        Object *self = self_of(last_frame(chain));
        hides = self != object;
        decref_maybe(self);
    }
    if (names && hides)
        drop_underscored(names);
    return names;
}

static List *import_candidates(Object *name, Str *wrong_name)
{
    if (!name || !is_str(name) || !RUNTIME->modules)
        return NULL;
    Str *path = (Str *)name;
    isize dot = str_find_char(path, '.', 0, str_length(path));
    Str *top = str_substring(path, 0, dot < 0 ? str_length(path) : dot);
    Object *module = top ? dict_get_str(RUNTIME->modules, top) : NULL;
    decref_maybe(top);
    List *names = module ? names_in(module) : NULL;
    if (names && !is_underscored(wrong_name))
        drop_underscored(names);
    return names;
}

static bool extend_with_attribute(List *names, FrameObject *frame, const char *attribute)
{
    Object *mapping = object_get_attribute_text((Object *)frame, attribute);
    bool ok = mapping && list_extend(names, mapping);
    decref_maybe(mapping);
    return ok;
}

static List *name_candidates(FrameObject *frame)
{
    List *names = list_new(0);
    if (names && extend_with_attribute(names, frame, "f_locals") && extend_with_attribute(names, frame, "f_globals") &&
        extend_with_attribute(names, frame, "f_builtins"))
        return names;
    decref_maybe(names);
    return NULL;
}

/* NameError in a method whose self has the name: "self.name" (NEW), or NULL. */
static Object *through_self(FrameObject *frame, Str *wrong_name)
{
    Object *self = self_of(frame), *value = NULL, *result = NULL;
    if (self && object_find_attribute(self, wrong_name, &value) > 0) {
        decref(value);
        result = (Object *)str_format("self.%U", wrong_name);
    }
    decref_maybe(self);
    return result;
}

Object *suggestion_for(Object *exception, Traceback *chain, Str *wrong_name)
{
    List *candidates = NULL;
    Object *result = NULL;
    if (is_instance_of(exception, AttributeError)) {
        Object *object = ((AttributeErrorObject *)exception)->object;
        candidates = attribute_candidates(object ? object : NONE, chain, wrong_name);
    } else if (is_instance_of(exception, ImportError)) {
        candidates = import_candidates(((ImportErrorObject *)exception)->name, wrong_name);
    } else if (chain) {
        FrameObject *frame = last_frame(chain);
        result = through_self(frame, wrong_name);
        candidates = result ? NULL : name_candidates(frame);
    }
    if (candidates)
        result = (Object *)new_reference_maybe(suggestion_nearest(candidates, wrong_name));
    decref_maybe(candidates);
    error_clear();
    return result;
}

bool is_library_module_name(const Str *name)
{
    static const char *const names[] = {
#define LIBRARY_NAME(text) text,
#include "library_names.def"
#undef LIBRARY_NAME
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal_text(name, names[i]))
            return true;
    return false;
}
