/* test_code.c: the tables of code objects, looked at in what the compiler makes of the golden programs, and the data
 * stack under deep recursion. */
#include "fixture.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <fcntl.h>
#include <unistd.h>

#include "compile/compile.h"
#include "objects/dict.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "vm/code.h"
#include "vm/vm.h"

/* Without the SyntaxWarnings, which are printed. */
static Code *compiled(const char *source)
{
    Str *text = str_from_text(source), *name = str_from_text("<unit test>");
    assert_non_null(text);
    int errors = dup(STDERR_FILENO), nothing = open("/dev/null", O_WRONLY);
    dup2(nothing, STDERR_FILENO);
    close(nothing);
    Code *code = compile_text(text, name, COMPILE_EXEC, 0);
    dup2(errors, STDERR_FILENO);
    close(errors);
    decref(text);
    decref(name);
    return code;
}

/* ---- tables --------------------------------------------------------------------------------------------- */

static void check_units(const Code *code)
{
    for (isize unit = 0; unit < code->unit_count;) {
        assert_true(code_starts(code, unit));
        int caches = opcode_info[code->units[unit].opcode].caches;
        for (int i = 1; i <= caches; i++)
            assert_false(code_starts(code, unit + i));
        unit += 1 + caches;
        assert_true(unit <= code->unit_count);
    }
}

/* Entries are sorted, do not overlap, lead to instructions of this code, and never ask for more than the stack has. */
static void check_handlers(const Code *code)
{
    uint32_t end = 0;
    for (int i = 0; i < code->exception_entry_count; i++) {
        const ExceptionEntry *entry = &code->exception_entries[i];
        assert_true(entry->start >= end && entry->start < entry->end);
        end = entry->end;
        assert_true((isize)end <= code->unit_count);
        assert_true(code_starts(code, entry->start) && code_starts(code, entry->target));
        assert_true(entry->depth + entry->push_last + 1 <= code->stack_size);
    }
}

static void check_positions(const Code *code)
{
    for (int i = 0; i < code->position_count; i++) {
        const Position *at = &code->positions[i];
        assert_true(i == 0 || at->unit > code->positions[i - 1].unit);
        assert_true(at->line == -1 || (at->line >= 0 /* a module begins at 0 */ && at->end_line >= at->line));
        assert_true(at->column == -1 || at->end_line > at->line || at->end_column >= at->column);
        assert_ptr_equal(code_position(code, at->unit), at);
        if (i > 0)
            assert_ptr_equal(code_position(code, (isize)at->unit - 1), at - 1);
    }
}

static int check_code(const Code *code)
{
    check_units(code);
    check_handlers(code);
    check_positions(code);
    int count = 1;
    for (isize i = 0; i < code->constants->size; i++)
        if (is_exact(code->constants->items[i], code))
            count += check_code((Code *)code->constants->items[i]);
    return count;
}

static char *text_of_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    char *text = NULL;
    size_t length = 0, room = 0;
    for (size_t got = 1; got; length += got) {
        text = realloc(text, room = length + 4097);
        got = fread(text + length, 1, room - length - 1, file);
    }
    text[length] = 0;
    fclose(file);
    return text;
}

static void the_compilers_tables_are_whole(void **state)
{
    DIR *folder = opendir("tests/golden");
    if (!folder)
        skip();
    int count = 0;
    for (struct dirent *entry; (entry = readdir(folder));) {
        char path[512];
        snprintf(path, sizeof path, "tests/golden/%s", entry->d_name);
        size_t length = strlen(path);
        char *text = strcmp(path + length - 3, ".py") == 0 ? text_of_file(path) : NULL;
        Code *code = text ? compiled(text) : NULL;
        if (code)
            count += check_code(code);
        else
            error_clear(); /* a syntax error is what that program is about */
        decref_maybe(code);
        free(text);
    }
    closedir(folder);
    assert_true(count > 1000);
}

/* ---- the data stack ------------------------------------------------------------------------------------- */

typedef struct Depth {
    int deepest, wrong;
} Depth;

typedef struct Chain {
    Frame *last;
    int count, wrong;
} Chain;

static void check_link(void *context, Frame *frame)
{
    Chain *chain = context;
    if (chain->count++ && frame->previous != chain->last)
        chain->wrong++;
    chain->last = frame;
}

/* The frames on the data stack, oldest first, are the chain of callers, whatever chunks they lie in. */
static bool look_at_frames(void *context, Frame *frame, Object **stack_top)
{
    Depth *depth = context;
    Chain chain = {0};
    vm_each_frame(check_link, &chain);
    if (chain.count > depth->deepest)
        depth->deepest = chain.count;
    depth->wrong += chain.wrong + (chain.last != frame);
    return true;
}

static void run(const char *source)
{
    Code *code = compiled(source);
    Dict *globals = dict_new();
    Object *result = vm_run_code(code, globals, NULL);
    assert_non_null(result);
    decref(result);
    dict_clear(globals);
    decref(globals);
    decref(code);
}

static void frames_stand_in_chunks_that_never_move(void **state)
{
    VmState *vm = &RUNTIME->vm;
    char *top = vm->stack_top;
    Depth depth = {0};
    vm_set_tracer(look_at_frames, &depth);
    run("def f(n, a=1, b=2, c=3, d=4, e=5, g=6, h=7, i=8, j=9, k=10):\n"
        "    return n and f(n - 1) + 1\n"
        "assert f(700) == 700\n");
    vm_set_tracer(NULL, NULL);
    assert_int_equal(depth.wrong, 0);
    assert_int_equal(depth.deepest, 702);
    assert_ptr_equal(vm->frame, NULL);
    assert_true(top == NULL || vm->stack_top == top);
    assert_true(!vm->chunk || !vm->chunk->previous);
    assert_int_equal(vm->recursion_left, vm->recursion_limit);
}

/* Each allocation of a deep recursion fails in turn: the stack is empty again after the MemoryError. */
static void a_stack_that_cannot_grow_is_a_memory_error(void **state)
{
    VmState *vm = &RUNTIME->vm;
    NATIVE_FRAME(held, "unit test", "code");
    Code *code = compiled("def f(n):\n    return n and f(n - 1) + 1\nf(900)\n");
    held[0] = (Object *)code; /* where the audit sees it */
    for (int n = 0; n < 40; n++) {
        Dict *globals = dict_new();
        fail_allocation_after(n);
        Object *result = vm_run_code(code, globals, NULL);
        HEAP->fail_countdown = 0;
        if (!result)
            assert_memory_error();
        decref_maybe(result);
        dict_clear(globals);
        decref(globals);
        assert_ptr_equal(vm->frame, NULL);
        assert_int_equal(vm->recursion_left, vm->recursion_limit);
        assert_true(audit_run(stderr));
    }
    (void)native_leave(held, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_compilers_tables_are_whole),
        cmocka_unit_test(frames_stand_in_chunks_that_never_move),
        cmocka_unit_test(a_stack_that_cannot_grow_is_a_memory_error),
    };
    return cmocka_run_group_tests(tests, runtime_begin, runtime_end);
}
