/* command_heap.c: :heap, what lives: each object in a row, or, where there are too many, by type.
 *
 *     #   type  size  refs  value               held by
 *     1   list    88     3  [1, 2, 3]           a, b, box['items']
 *
 * Counted is what top-level names reach; the atoms among it (numbers, text) are summed up in a sentence.
 */
#include "command.h"

#include "observe/holders.h"
#include "observe/host_memory.h"
#include "observe/moment.h"
#include "observe/sketch.h"

#include "viv.h"

#include <stdlib.h>
#include <string.h>

#define ROWS_MAX 16
#define TYPES_MAX 16
#define TYPE_COLUMNS_MAX 14
#define VALUE_COLUMNS_MIN 18
#define VALUE_COLUMNS_MAX 28
#define HOLDERS_IN_ROW 3

typedef struct TypeCount {
    const char *name;
    size_t objects, bytes;
} TypeCount;

typedef struct TypeCounts {
    TypeCount *all;
    size_t count, room;
} TypeCounts;

/* What is asked for: all of it, or objects of a type, made by the last input, larger than so many bytes. */
typedef struct Filter {
    char type[64]; /* empty: any */
    bool only_new, is_by_type;
    long long above_bytes; /* -1: any size */
} Filter;

typedef struct Census {
    Session *session;
    Filter filter;
    Object *rows[ROWS_MAX];
    size_t objects, bytes;
    TypeCounts types;
    size_t interned, other_atoms; /* str that stand in the intern table; numbers, text, bytes */
} Census;

static void count_type(TypeCounts *types, const char *name, size_t bytes)
{
    size_t i = 0;
    while (i < types->count && strcmp(types->all[i].name, name) != 0)
        i++;
    if (i == types->count) {
        types->all = host_grown(types->all, types->count, &types->room, sizeof *types->all);
        types->all[types->count++] = (TypeCount){.name = name};
    }
    types->all[i].objects++;
    types->all[i].bytes += bytes;
}

/* ---- the argument ---------------------------------------------------------------------------------------- */

static bool read_size(const char *word, Filter *filter)
{
    char *end;
    filter->above_bytes = strtoll(word, &end, 10);
    return end != word && !*end && filter->above_bytes >= 0;
}

/* Reads "[TYPE|types] [new] [>N]", in any order. False: *out says what does not belong there. */
static bool read_filter(const char *rest, Filter *filter, Text *out)
{
    *filter = (Filter){.above_bytes = -1};
    while (*rest) {
        char word[64];
        size_t length = strcspn(rest, " ");
        snprintf(word, sizeof word, "%.*s", (int)length, rest);
        rest += length + strspn(rest + length, " ");
        if (strcmp(word, "new") == 0)
            filter->only_new = true;
        else if (strcmp(word, "types") == 0)
            filter->is_by_type = true;
        else if (*word == '>' && read_size(word + 1, filter))
            continue;
        else if (*word == '>' || *filter->type) {
            text_format(out, "  :heap takes a type, new, types or >BYTES, not '%s'.\n", word);
            return false;
        } else
            memcpy(filter->type, word, sizeof word);
    }
    return true;
}

/* Objects are chosen, rather than all shown. */
static bool is_filtered(const Filter *filter)
{
    return *filter->type || filter->only_new || filter->above_bytes >= 0;
}

static bool is_wanted(const Census *census, const Object *object, size_t bytes)
{
    const Filter *filter = &census->filter;
    return (!*filter->type || strcmp(sketch_kind(object), filter->type) == 0 ||
            strcmp(object->type->name, filter->type) == 0) &&
           (!filter->only_new || birth_input(object) == census->session->input_count) &&
           (filter->above_bytes < 0 || bytes > (size_t)filter->above_bytes);
}

/* ---- the census ------------------------------------------------------------------------------------------ */

static void count_object(void *context, Object *object)
{
    Census *census = context;
    size_t bytes = sketch_size_bytes(object);
    if (!is_wanted(census, object, bytes))
        return;
    if (census->objects < ROWS_MAX)
        census->rows[census->objects] = object;
    count_type(&census->types, sketch_kind(object), bytes);
    census->objects++;
    census->bytes += bytes;
}

static void count_atom(void *context, Object *atom)
{
    Census *census = context;
    bool is_small_int = is_exact(atom, int) && is_immortal(atom);
    if (is_small_int || atom == NONE || atom == TRUE || atom == FALSE || is_exact(atom, ellipsis_type))
        return; /* they live whether the program uses them or not */
    if (atom->flags & FLAG_INTERNED)
        census->interned++;
    else
        census->other_atoms++;
}

/* ---- rows ------------------------------------------------------------------------------------------------ */

/* "a, b, box['items']": holders by the names under which a person finds them. */
static void held_by(Session *session, Text *out, Object *object)
{
    HolderList list = holders_of(object);
    for (size_t i = 0; i < list.count; i++) {
        if (i == HOLDERS_IN_ROW) {
            text_add(out, ", …");
            break;
        }
        text_add(out, i ? ", " : "");
        holder_path(out, session->labels, &list.holders[i]);
    }
    holders_free(&list);
}

typedef struct Columns {
    int type, value;
} Columns;

static int at_most(int columns, int most)
{
    return columns < most ? columns : most;
}

static Columns measure(const Census *census, size_t count)
{
    Columns columns = {(int)strlen("type"), VALUE_COLUMNS_MIN};
    for (size_t i = 0; i < count; i++) {
        Text value = {0};
        int type = at_most((int)strlen(sketch_kind(census->rows[i])), TYPE_COLUMNS_MAX);
        sketch_value(&value, census->session->labels, census->rows[i]);
        int wide = at_most(text_columns(&value, 0), VALUE_COLUMNS_MAX);
        columns = (Columns){type > columns.type ? type : columns.type, wide > columns.value ? wide : columns.value};
        text_free(&value);
    }
    return columns;
}

static void object_row(Session *session, Text *out, Object *object, Columns columns)
{
    char number[32];
    size_t start = out->length, value_start;
    text_format(out, "  %-3d %-*.*s", label_of(session->labels, object), columns.type, columns.type,
                sketch_kind(object));
    text_format(out, " %5s", text_count(number, (long long)sketch_size_bytes(object)));
    text_format(out, " %5s  ", text_count(number, object->refcount));
    value_start = out->length;
    sketch_value(out, session->labels, object);
    text_clip(out, value_start, columns.value);
    text_pad_to(out, value_start, columns.value + 2);
    held_by(session, out, object);
    text_clip(out, start, session->width);
    text_add(out, "\n");
}

static void object_table(const Census *census, Text *out)
{
    size_t count = census->objects < ROWS_MAX ? census->objects : ROWS_MAX;
    for (size_t i = 0; i < count; i++)
        label_of(census->session->labels, census->rows[i]); /* numbers go down the table, before values mention any */
    Columns columns = measure(census, count);
    text_format(out, "  #   %-*s  size  refs  %-*s  held by\n", columns.type, "type", columns.value, "value");
    for (size_t i = 0; i < count; i++)
        object_row(census->session, out, census->rows[i], columns);
    char left_out[32];
    if (count < census->objects)
        text_format(out, "  … %s more\n", text_count(left_out, (long long)(census->objects - count)));
}

/* ---- by type --------------------------------------------------------------------------------------------- */

static int by_bytes(const void *left, const void *right)
{
    const TypeCount *a = left, *b = right;
    if (a->bytes != b->bytes)
        return a->bytes < b->bytes ? 1 : -1;
    return strcmp(a->name, b->name);
}

static void type_table(const TypeCounts *types, Text *out)
{
    char count[32], bytes[32];
    text_add(out, "  type                   count       bytes\n");
    for (size_t i = 0; i < types->count && i < TYPES_MAX; i++)
        text_format(out, "  %-20.20s %7s %11s\n", types->all[i].name,
                    text_count(count, (long long)types->all[i].objects),
                    text_count(bytes, (long long)types->all[i].bytes));
    if (types->count > TYPES_MAX)
        text_format(out, "  … %zu more types\n", types->count - TYPES_MAX);
}

/* "By type: dict 1 (184 bytes), list 1 (88 bytes)." */
static void type_sentence(const Census *census, Text *out)
{
    char count[32], bytes[32];
    size_t start = out->length;
    text_add(out, "  By type:");
    for (size_t i = 0; i < census->types.count; i++)
        text_format(out, "%s %s %s (%s)", i ? "," : "", census->types.all[i].name,
                    text_count(count, (long long)census->types.all[i].objects),
                    text_size(bytes, census->types.all[i].bytes));
    text_add(out, ".");
    text_clip(out, start, census->session->width);
    text_add(out, "\n");
}

/* "2 objects, 272 bytes. Not shown: 262 small ints, 1 interned str." */
static void totals(const Census *census, Text *out)
{
    char count[32], bytes[32];
    size_t start = out->length;
    text_format(out, "  %s object%s, %s.", text_count(count, (long long)census->objects),
                census->objects == 1 ? "" : "s", text_size(bytes, census->bytes));
    if (!is_filtered(&census->filter)) {
        text_format(out, " Not shown: %d small ints", SMALL_INT_COUNT);
        if (census->interned)
            text_format(out, ", %s interned str", text_count(count, (long long)census->interned));
        if (census->other_atoms)
            text_format(out, ", %s other atom%s", text_count(count, (long long)census->other_atoms),
                        census->other_atoms == 1 ? "" : "s");
        text_add(out, ".");
    }
    text_clip(out, start, census->session->width);
    text_add(out, "\n");
}

static void say_nothing_found(const Filter *filter, Text *out)
{
    if (!is_filtered(filter))
        text_add(out, "  Nothing is reached from the names at top level but atoms (numbers, text).\n");
    else
        text_format(out, "  No such %s is reached from the names at top level.\n",
                    *filter->type ? filter->type : "object");
}

void command_heap(Session *session, const char *rest, Text *out)
{
    Census census = {.session = session};
    if (!read_filter(rest, &census.filter, out))
        return;
    told_objects(count_object, count_atom, &census);
    if (census.types.count)
        qsort(census.types.all, census.types.count, sizeof *census.types.all, by_bytes);
    bool is_by_type = census.filter.is_by_type || (!is_filtered(&census.filter) && census.objects > ROWS_MAX);
    if (!census.objects)
        say_nothing_found(&census.filter, out);
    else {
        if (is_by_type)
            type_table(&census.types, out);
        else
            object_table(&census, out);
        totals(&census, out);
        if (census.types.count > 1 && !is_by_type)
            type_sentence(&census, out);
        if (is_by_type && !census.filter.is_by_type)
            text_format(out, "  :heap %s shows each %s; :heap new, what the last input made.\n",
                        census.types.all[0].name, census.types.all[0].name);
    }
    free(census.types.all);
}
