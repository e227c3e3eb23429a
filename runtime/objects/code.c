/* code.c: code objects, their tables, and what Python sees of them.
 *
 * A code object owns four blocks of raw memory besides itself: units (with the bitmap of instruction starts
 * behind them), kinds of slots, exception entries, positions. All have their final size from the beginning.
 *
 * CPython's code object keeps its instructions inside; sys.getsizeof shows what CPython's would take.
 */
#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../runtime.h"
#include "../vm/code.h"
#include "../vm/fuse.h"
#include "../vm/vm.h"
#include "bytes.h"
#include "fields.h"
#include "int.h"
#include "list.h"
#include "str.h"
#include "tuple.h"
#include "weakref.h"
#include <string.h>

/* CPython waits for a second execution before it specialises: value 1 and backoff 1 of its counters. */
#define COUNTER_WARM_UP ((1 << 4) | 1)
#define SHOWN_BASE_BYTES 200 /* sizeof(PyCodeObject) of 3.13, without the instructions */

/* ---- making ------------------------------------------------------------------------------------------------ */

static void *copy_block(const void *source, size_t size_bytes)
{
    void *copy = heap_allocate(size_bytes ? size_bytes : 1);
    if (copy && size_bytes)
        memcpy(copy, source, size_bytes);
    return copy;
}

/* Marks where instructions begin, and readies the counters of those that adapt. */
static void prepare_units(Code *self)
{
    self->first_traceable = 0;
    bool is_resumed = false;
    for (isize i = 0; i < self->unit_count; i += 1 + opcode_info[self->units[i].opcode].caches) {
        self->starts[i >> 3] |= (uint8_t)(1 << (i & 7));
        const OpcodeInfo *info = &opcode_info[self->units[i].opcode];
        if (info->caches && self->units[i].opcode != OP_JUMP_BACKWARD)
            self->units[i + 1].cache = COUNTER_WARM_UP;
        if (self->units[i].opcode == OP_RESUME && !is_resumed) {
            is_resumed = true;
            self->first_traceable = (int32_t)i;
        }
    }
}

/* Loads in front of instructions that have no special forms. */
static void fuse_fixed(Code *self)
{
    for (isize i = 0; i < self->unit_count; i += 1 + opcode_info[self->units[i].opcode].caches) {
        Opcode opcode = (Opcode)self->units[i].opcode;
        if (opcode == OP_RETURN_VALUE || opcode == OP_POP_JUMP_IF_NONE || opcode == OP_POP_JUMP_IF_NOT_NONE)
            fuse_before(self, &self->units[i]);
    }
}

static bool copy_tables(Code *self, const CodeSpec *spec)
{
    size_t unit_bytes = (size_t)spec->unit_count * sizeof(Unit);
    size_t start_bytes = (size_t)(spec->unit_count + 7) / 8;
    self->units = heap_allocate_zeroed(unit_bytes + start_bytes);
    if (!self->units)
        return false;
    memcpy(self->units, spec->units, unit_bytes);
    self->starts = (uint8_t *)self->units + unit_bytes;
    self->slot_kinds = copy_block(spec->slot_kinds, (size_t)self->slot_count);
    self->exception_entries =
        copy_block(spec->exception_entries, (size_t)spec->exception_entry_count * sizeof(ExceptionEntry));
    self->positions = copy_block(spec->positions, (size_t)spec->position_count * sizeof(Position));
    return self->slot_kinds && self->exception_entries && self->positions;
}

static void count_slots(Code *self)
{
    self->local_count = self->cell_count = self->free_count = 0;
    for (int i = 0; i < self->slot_count; i++) {
        unsigned kind = self->slot_kinds[i];
        if (kind & LOCAL_PLAIN)
            self->local_count++;
        else if (kind & LOCAL_CELL)
            self->cell_count++;
        else if (kind & LOCAL_FREE)
            self->free_count++;
    }
}

NEW Code *code_new(const CodeSpec *spec)
{
    Code *self = (Code *)object_new(TYPE(code));
    if (!self)
        return NULL;
    self->argument_count = spec->argument_count;
    self->positional_only_count = spec->positional_only_count;
    self->keyword_only_count = spec->keyword_only_count;
    self->flags = spec->flags;
    self->stack_size = spec->stack_size + 1; /* fallbacks of fused instructions push no more than the base did */
    self->first_line = spec->first_line;
    self->slot_count = (int32_t)tuple_length(spec->slot_names);
    self->unit_count = (int32_t)spec->unit_count;
    self->exception_entry_count = (int32_t)spec->exception_entry_count;
    self->position_count = (int32_t)spec->position_count;
    self->constants = new_reference(spec->constants);
    self->exact_count = self->keyword_only_count || (self->flags & (CODE_VAR_ARGS | CODE_VAR_KEYWORDS))
                            ? -1
                            : self->argument_count;
    self->names = new_reference(spec->names);
    self->slot_names = new_reference(spec->slot_names);
    self->filename = new_reference(spec->filename);
    self->name = new_reference(spec->name);
    self->qualified_name = new_reference(spec->qualified_name);
    self->version = ++RUNTIME->vm.next_code_version;
    if (!copy_tables(self, spec)) {
        decref(self);
        return NULL;
    }
    count_slots(self);
    self->frame_bytes = (int32_t)((sizeof(Frame) + (size_t)(self->slot_count + self->stack_size) * sizeof(Object *) +
                                   15) &
                                  ~(size_t)15);
    prepare_units(self);
    fuse_fixed(self);
    return self;
}

static void code_deallocate(Object *object)
{
    Code *self = (Code *)object;
    weakref_clear_at(object, offsetof(Code, weakrefs));
    heap_free(self->units);
    heap_free(self->slot_kinds);
    heap_free(self->exception_entries);
    heap_free(self->positions);
    fields_clear(object);
    object_free(object);
}

/* Code objects are not collected in CPython: all their references are hidden from it. */
static const Field code_fields[] = {{"co_consts", offsetof(Code, constants), EDGE_HIDDEN},
                                    {"co_names", offsetof(Code, names), EDGE_HIDDEN},
                                    {"names of slots", offsetof(Code, slot_names), EDGE_HIDDEN},
                                    {"co_filename", offsetof(Code, filename), EDGE_HIDDEN},
                                    {"co_name", offsetof(Code, name), EDGE_HIDDEN},
                                    {"co_qualname", offsetof(Code, qualified_name), EDGE_HIDDEN},
                                    {"co_code", offsetof(Code, shown_code), EDGE_HIDDEN},
                                    {0}};

/* ---- reading ----------------------------------------------------------------------------------------------- */

const Position *code_position(const Code *self, isize unit)
{
    isize low = 0, high = self->position_count; /* the last entry that begins at or before `unit` */
    while (low < high) {
        isize middle = (low + high) / 2;
        if ((isize)self->positions[middle].unit <= unit)
            low = middle + 1;
        else
            high = middle;
    }
    return low ? &self->positions[low - 1] : NULL;
}

int code_line(const Code *self, isize unit)
{
    if (unit < 0)
        return self->first_line;
    const Position *position = code_position(self, unit);
    return position ? position->line : -1;
}

Opcode code_base_opcode(const Code *self, isize unit)
{
    return (Opcode)opcode_info[self->units[unit].opcode].base;
}

/* ---- what Python sees -------------------------------------------------------------------------------------- */

static NEW Object *get_code(Object *object)
{
    Code *self = (Code *)object;
    if (!self->shown_code) {
        isize length = (isize)self->unit_count * 2;
        Bytes *bytes = bytes_new(NULL, length);
        if (!bytes)
            return NULL;
        char *data = (char *)bytes_data(bytes);
        memset(data, 0, (size_t)length);
        for (isize i = 0; i < self->unit_count; i++)
            if (code_starts(self, i)) {
                data[2 * i] = (char)code_base_opcode(self, i);
                data[2 * i + 1] = (char)self->units[i].oparg;
            }
        self->shown_code = bytes;
    }
    return (Object *)new_reference(self->shown_code);
}

static NEW Object *names_of_kind(Code *self, unsigned kinds)
{
    List *names = list_new(0);
    for (int i = 0; names && i < self->slot_count; i++)
        if ((self->slot_kinds[i] & kinds) && !list_append(names, self->slot_names->items[i]))
            set_slot(&names, NULL);
    if (!names)
        return NULL;
    Tuple *result = list_to_tuple(names);
    decref(names);
    return (Object *)result;
}

static NEW Object *get_variable_names(Object *self)
{
    return names_of_kind((Code *)self, LOCAL_PLAIN);
}
static NEW Object *get_cell_names(Object *self)
{
    return names_of_kind((Code *)self, LOCAL_CELL);
}
static NEW Object *get_free_names(Object *self)
{
    return names_of_kind((Code *)self, LOCAL_FREE);
}
static NEW Object *get_stack_size(Object *self)
{
    return int_from_int64(((Code *)self)->stack_size - 1);
}

static bool append_ints(List *list, isize count, const int64_t *numbers)
{
    Tuple *tuple = tuple_new(count);
    for (isize i = 0; tuple && i < count; i++) {
        tuple->items[i] = numbers[i] < 0 ? new_none() : int_from_int64(numbers[i]);
        if (!tuple->items[i])
            set_slot(&tuple, NULL);
    }
    return tuple && list_append_steal(list, (Object *)tuple);
}

static NEW Object *iterate_and_drop(List *list)
{
    Object *iterator = object_iterate((Object *)list);
    decref(list);
    return iterator;
}

/* co_lines(): (start, end, line) in bytes for each run of units of one line. */
static NEW Object *code_lines(Object **args, isize count, Tuple *names)
{
    Code *self = (Code *)args[0];
    List *list = list_new(0);
    for (int i = 0; list && i < self->position_count;) {
        int next = i + 1;
        while (next < self->position_count && self->positions[next].line == self->positions[i].line)
            next++;
        int64_t end = next < self->position_count ? (int64_t)self->positions[next].unit : self->unit_count;
        int64_t run[3] = {2 * (int64_t)self->positions[i].unit, 2 * end, self->positions[i].line};
        if (!append_ints(list, 3, run))
            set_slot(&list, NULL);
        i = next;
    }
    return list ? iterate_and_drop(list) : NULL;
}

/* co_positions(): (line, end line, column, end column) of every unit. */
static NEW Object *code_positions(Object **args, isize count, Tuple *names)
{
    Code *self = (Code *)args[0];
    List *list = list_new(0);
    for (isize unit = 0; list && unit < self->unit_count; unit++) {
        const Position *at = code_position(self, unit);
        int64_t place[4] = {-1, -1, -1, -1};
        if (at)
            memcpy(place, (int64_t[]){at->line, at->end_line, at->column, at->end_column}, sizeof place);
        if (!append_ints(list, 4, place))
            set_slot(&list, NULL);
    }
    return list ? iterate_and_drop(list) : NULL;
}

/* ---- replace ---------------------------------------------------------------------------------------------- */

static void spec_of(const Code *self, CodeSpec *spec)
{
    *spec = (CodeSpec){.filename = self->filename, .name = self->name, .qualified_name = self->qualified_name,
                       .argument_count = self->argument_count,
                       .positional_only_count = self->positional_only_count,
                       .keyword_only_count = self->keyword_only_count, .flags = self->flags,
                       .stack_size = self->stack_size - 1, .first_line = self->first_line,
                       .unit_count = self->unit_count, .constants = self->constants, .names = self->names,
                       .slot_names = self->slot_names, .slot_kinds = self->slot_kinds,
                       .exception_entries = self->exception_entries,
                       .exception_entry_count = self->exception_entry_count, .positions = self->positions,
                       .position_count = self->position_count};
}

static bool replace_field(CodeSpec *spec, Str *name, Object *value)
{
    int64_t number;
    if (str_equal_text(name, "co_name") && is_str(value))
        spec->name = (Str *)value;
    else if (str_equal_text(name, "co_qualname") && is_str(value))
        spec->qualified_name = (Str *)value;
    else if (str_equal_text(name, "co_filename") && is_str(value))
        spec->filename = (Str *)value;
    else if (str_equal_text(name, "co_consts") && is_tuple(value) &&
             tuple_length((Tuple *)value) >= tuple_length(spec->constants))
        spec->constants = (Tuple *)value;
    else if (str_equal_text(name, "co_firstlineno") && is_int(value)) {
        if (!int_as_int64(value, &number))
            return false;
        spec->first_line = (int)number;
    } else {
        return raise_error(TypeError, "code.replace() cannot change '%U' to this value", name);
    }
    return true;
}

static NEW Object *code_replace(Object **args, isize count, Tuple *names)
{
    Code *self = (Code *)args[0];
    isize keyword_count = names ? tuple_length(names) : 0;
    if (count > 1)
        return raise_error(TypeError, "replace() takes 0 positional arguments but %zd were given", count - 1);
    CodeSpec spec;
    spec_of(self, &spec);
    for (isize i = 0; i < keyword_count; i++)
        if (!replace_field(&spec, (Str *)names->items[i], args[count + i]))
            return NULL;
    Unit *units = heap_allocate((size_t)self->unit_count * sizeof(Unit));
    if (!units)
        return NULL;
    for (isize i = 0; i < self->unit_count; i++)
        units[i].cache = 0;
    for (isize i = 0; i < self->unit_count; i++)
        if (code_starts(self, i)) {
            units[i].opcode = (uint8_t)code_base_opcode(self, i);
            units[i].oparg = self->units[i].oparg;
        }
    spec.units = units;
    Code *copy = code_new(&spec);
    heap_free(units);
    return (Object *)copy;
}

static NEW Object *code_represent(Object *object)
{
    Code *self = (Code *)object;
    return (Object *)str_format("<code object %U at %p, file \"%U\", line %d>", self->name, object, self->filename,
                                (int)self->first_line);
}

static isize code_hash(Object *object)
{
    Code *self = (Code *)object;
    uint64_t hash = (uint64_t)str_hash(self->name) * 31 + (uint64_t)self->first_line * 1000003u;
    for (isize i = 0; i < self->unit_count; i++)
        if (code_starts(self, i))
            hash = (hash ^ code_base_opcode(self, i) ^ ((uint64_t)self->units[i].oparg << 8)) * 1000003u;
    isize result = (isize)hash;
    return result == -1 ? -2 : result;
}

static bool same_units(const Code *left, const Code *right)
{
    for (isize i = 0; i < left->unit_count; i++)
        if (code_starts(left, i) != code_starts(right, i) ||
            (code_starts(left, i) && (code_base_opcode(left, i) != code_base_opcode(right, i) ||
                                      left->units[i].oparg != right->units[i].oparg)))
            return false;
    return true;
}

static NEW Object *code_compare(Object *a, Object *b, CompareOperator operator)
{
    if ((operator != COMPARE_EQ && operator != COMPARE_NE) || !is_exact(a, code) || !is_exact(b, code))
        return new_not_implemented();
    Code *left = (Code *)a, *right = (Code *)b;
    int equal = left == right ||
                (str_equal(left->name, right->name) && left->argument_count == right->argument_count &&
                 left->positional_only_count == right->positional_only_count &&
                 left->keyword_only_count == right->keyword_only_count && left->flags == right->flags &&
                 left->first_line == right->first_line && left->unit_count == right->unit_count &&
                 left->position_count == right->position_count &&
                 memcmp(left->positions, right->positions, (size_t)left->position_count * sizeof(Position)) == 0 &&
                 same_units(left, right));
    if (equal && left != right) {
        equal = object_compare_bool((Object *)left->constants, (Object *)right->constants, COMPARE_EQ);
        if (equal > 0)
            equal = object_compare_bool((Object *)left->names, (Object *)right->names, COMPARE_EQ);
        if (equal > 0)
            equal = object_compare_bool((Object *)left->slot_names, (Object *)right->slot_names, COMPARE_EQ);
        if (equal < 0)
            return NULL;
    }
    return new_bool((operator == COMPARE_EQ) == (equal != 0));
}

static size_t code_shown_size(Object *object)
{
    return (SHOWN_BASE_BYTES + (size_t)((Code *)object)->unit_count * 2 + 7) & ~(size_t)7;
}

static const Native code_methods[] = {
    {"co_lines", code_lines, "($self, /)", "(start, end, line) for each run of bytes"},
    {"co_positions", code_positions, "($self, /)", "(line, end line, column, end column) for each unit"},
    {"replace", code_replace, "($self, /, **changes)", "a copy with some fields changed", NATIVE_RAW},
    {"__replace__", code_replace, "($self, /, **changes)", "the same as replace()", NATIVE_RAW},
    {0}};

static const Member code_members[] = {
    {"co_argcount", MEMBER_INT32, offsetof(Code, argument_count), true, NULL},
    {"co_posonlyargcount", MEMBER_INT32, offsetof(Code, positional_only_count), true, NULL},
    {"co_kwonlyargcount", MEMBER_INT32, offsetof(Code, keyword_only_count), true, NULL},
    {"co_flags", MEMBER_UINT32, offsetof(Code, flags), true, NULL},
    {"co_firstlineno", MEMBER_INT32, offsetof(Code, first_line), true, NULL},
    {"co_nlocals", MEMBER_INT32, offsetof(Code, local_count), true, NULL},
    {"co_names", MEMBER_OBJECT, offsetof(Code, names), true, NULL},
    {"co_consts", MEMBER_OBJECT, offsetof(Code, constants), true, NULL},
    {"co_filename", MEMBER_OBJECT, offsetof(Code, filename), true, NULL},
    {"co_name", MEMBER_OBJECT, offsetof(Code, name), true, NULL},
    {"co_qualname", MEMBER_OBJECT, offsetof(Code, qualified_name), true, NULL},
    {0}};

static const Property code_properties[] = {
    {"co_code", get_code, NULL, NULL},
    {"co_varnames", get_variable_names, NULL, NULL},
    {"co_cellvars", get_cell_names, NULL, NULL},
    {"co_freevars", get_free_names, NULL, NULL},
    {"co_stacksize", get_stack_size, NULL, NULL},
    {0}};

const TypeSpec code_type = {
    .name = "code",
    .size_bytes = sizeof(Code),
    .flags = TYPE_NO_CREATE,
    .weakrefs_offset = offsetof(Code, weakrefs),
    .slots = {.represent = code_represent, .hash = code_hash, .compare = code_compare},
    .deallocate = code_deallocate,
    .shown_size_bytes = SHOWN_BASE_BYTES,
    .shown_size = code_shown_size,
    .fields = code_fields,
    .methods = code_methods,
    .members = code_members,
    .properties = code_properties,
    .doc = "What a function does: instructions, constants, names.",
};
