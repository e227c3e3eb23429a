/* str_intern.c: the table of interned strings, and the shared strings that exist from the start.
 *
 * Open addressing with linear probing; a deleted place keeps a marker so that probes go on. The table counts no
 * references: a mortal string leaves it when it dies, so `sys.getrefcount` of an interned string shows its
 * users only, as in CPython 3.13. Single Latin-1 characters, the empty text and the runtime's own names are
 * interned and immortal.
 */
#include "str.h"
#include "str_data.h"

#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "bytes.h"
#include "str_methods.h"

#define INTERN_DELETED ((Str *)1)
#define INTERN_FIRST_ROOM 4096

/* The place of an equal string, or where one may be put. The table is never full. */
static isize find_place(const InternState *interned, Str *text)
{
    isize mask = interned->room - 1, at = str_hash(text) & mask, reusable = -1;
    for (;; at = (at + 1) & mask) {
        Str *there = interned->table[at];
        if (!there)
            return reusable >= 0 ? reusable : at;
        if (there == INTERN_DELETED)
            reusable = reusable >= 0 ? reusable : at;
        else if (there == text || (there->hash == text->hash && str_equal(there, text)))
            return at;
    }
}

static bool make_room(InternState *interned)
{
    if (interned->room && interned->filled * 3 < interned->room * 2)
        return true;
    isize room = interned->room ? interned->room : INTERN_FIRST_ROOM;
    while (interned->used * 3 >= room)
        room *= 2;
    Str **table = heap_allocate_zeroed((size_t)room * sizeof(Str *));
    if (!table)
        return false;
    InternState larger = {table, room, 0, 0};
    for (isize i = 0; i < interned->room; i++) {
        Str *text = interned->table[i];
        if (text && text != INTERN_DELETED) {
            table[find_place(&larger, text)] = text;
            larger.used = ++larger.filled;
        }
    }
    heap_free(interned->table);
    *interned = larger;
    return true;
}

static void make_immortal(Str *text)
{
    text->state.interned = STR_INTERNED_IMMORTAL;
    text->head.refcount = REFCOUNT_IMMORTAL;
}

static Str *intern(STOLEN Str *self, bool immortal)
{
    InternState *interned = &RUNTIME->interned;
    if (self->state.interned == STR_NOT_INTERNED) {
        if (!make_room(interned)) {
            error_clear(); /* as in CPython, interning is never worth a MemoryError */
            return self;
        }
        isize at = find_place(interned, self);
        Str *there = interned->table[at];
        if (there && there != INTERN_DELETED) {
            incref(there);
            decref(self);
            self = there;
        } else {
            interned->filled += there == NULL;
            interned->used++;
            interned->table[at] = self;
            self->state.interned = STR_INTERNED_MORTAL;
            self->head.flags |= FLAG_INTERNED;
        }
    }
    if (immortal && self->state.interned == STR_INTERNED_MORTAL)
        make_immortal(self);
    return self;
}

Str *str_intern(STOLEN Str *self)
{
    return intern(self, false);
}

Str *str_intern_immortal(STOLEN Str *self)
{
    return intern(self, true);
}

Str *str_intern_text(const char *text)
{
    Str *self = str_from_text(text);
    return self ? str_intern(self) : NULL;
}

void str_intern_forget(Str *self)
{
    InternState *interned = &RUNTIME->interned;
    isize at = find_place(interned, self);
    if (interned->table[at] == self) {
        interned->table[at] = INTERN_DELETED;
        interned->used--;
    }
    self->state.interned = STR_NOT_INTERNED;
    self->head.flags &= ~(uint32_t)FLAG_INTERNED;
}

/* ---- start-up ------------------------------------------------------------------------------------------------ */

static Str *intern_static(Str *text)
{
    if (!text)
        return NULL;
    text = str_intern_immortal(text);
    if (text->state.interned != STR_INTERNED_IMMORTAL && text->state.interned != STR_INTERNED_STATIC)
        return NULL;
    text->state.interned = STR_INTERNED_STATIC;
    text->state.is_static = 1;
    return text;
}

/* CPython's own single characters come with their UTF-8: sys.getsizeof('é') is 61, not 59. */
static bool give_utf8(Str *text)
{
    return str_is_ascii(text) || str_utf8(text, NULL) != NULL;
}

static bool make_characters(void)
{
    RUNTIME->empty_str = intern_static(str_new(0, 0x7f));
    if (!RUNTIME->empty_str)
        return false;
    for (uint32_t c = 0; c < 256; c++) {
        Str *text = str_new(1, round_limit(c));
        if (!text)
            return false;
        str_write(1, str_data(text), 0, c);
        RUNTIME->latin1[c] = intern_static(text);
        if (!RUNTIME->latin1[c] || !give_utf8(text))
            return false;
    }
    return true;
}

static bool make_names(void)
{
#define NAME_ENTRY(name)                                      \
    RUNTIME->names.n_##name = intern_static(str_from_text(#name)); \
    if (!RUNTIME->names.n_##name)                                 \
        return false;
#define NAME_TEXT_ENTRY(name, text)                          \
    RUNTIME->names.n_##name = intern_static(str_from_text(text)); \
    if (!RUNTIME->names.n_##name)                                \
        return false;
#include "../names.def"
#undef NAME_ENTRY
#undef NAME_TEXT_ENTRY
    return true;
}

bool str_initialise(void)
{
    return make_characters() && bytes_initialise() && make_names();
}
