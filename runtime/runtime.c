/* runtime.c: the beginning and the end.
 *
 * Starting: the region, the blocks, what needs no types (names), the types, what needs types, modules.
 * Finishing, in CPython's order: functions registered with atexit, a collection, sys.modules emptied in order of
 * import, a collection, the dicts of modules that are still alive (last imported first), then sys and builtins,
 * a collection. Afterwards only what the runtime itself made is left; the audit can prove it.
 */
#include "runtime.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abstract.h"
#include "error.h"
#include "heap/audit.h"
#include "heap/heap.h"
#include "modules/io.h"
#include "modules/modules.h"
#include "modules/sys_internal.h"
#include "objects/dict.h"
#include "objects/exceptions.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/traceback.h"
#include "objects/tuple.h"
#include "objects/weakref.h"
#include "vm/vm.h"

/* ---- the beginning ------------------------------------------------------------------------------------------- */

static void lay_out_region(void)
{
    size_t limit_bytes = HEAP->limit_bytes;
    char *stack = (char *)REGION_BASE + ((sizeof(Runtime) + 4095) & ~(size_t)4095);
    RUNTIME->natives.top = stack;
    RUNTIME->natives.limit = stack + NATIVE_STACK_BYTES;
    blocks_initialise(limit_bytes, stack + NATIVE_STACK_BYTES);
}

/* () exists before the type of tuples is ready: types are made of tuples. */
static bool make_empty_tuple(void)
{
    Object *empty = object_in_fresh_block(TYPE(tuple), sizeof(Tuple), BLOCK_COLLECTED, FLAG_COLLECTED);
    if (!empty)
        return false;
    empty->refcount = REFCOUNT_IMMORTAL;
    ((Tuple *)empty)->size = 0;
    RUNTIME->empty_tuple = (Tuple *)empty;
    return true;
}

/* None and its like stand in the Runtime; types that are being made refer to them already. */
static void make_singletons(void)
{
    RUNTIME->none = (Object){REFCOUNT_IMMORTAL, 0, TYPE(none_type)};
    RUNTIME->not_implemented = (Object){REFCOUNT_IMMORTAL, 0, TYPE(not_implemented_type)};
    RUNTIME->ellipsis = (Object){REFCOUNT_IMMORTAL, 0, TYPE(ellipsis_type)};
}

#if defined(VIV_TEST)
/* VIV_FAIL_ALLOC=n: the n-th allocation from here on fails; n+: and all after it. VIV_GC_STRESS=n: a collection
 * at every n-th allocation. VIV_QUARANTINE=n: n freed blocks wait before they are used again: addresses differ from
 * CPython's then, but what uses a block after its end meets poison instead of the next object. */
static void read_test_settings(void)
{
    const char *fail = getenv("VIV_FAIL_ALLOC"), *stress = getenv("VIV_GC_STRESS"), *held_back = getenv("VIV_QUARANTINE");
    if (fail) {
        HEAP->fail_countdown = atoll(fail);
        HEAP->fail_from_then_on = strchr(fail, '+') != NULL;
    }
    if (stress)
        RUNTIME->gc.stress_interval = atoi(stress);
    if (held_back && atoi(held_back) > 0) {
        free_lists_clear();
        HEAP->quarantine_limit = atoi(held_back) < QUARANTINE_MAX ? (uint32_t)atoi(held_back) : QUARANTINE_MAX;
    }
    vm_audit_every();
}
#else
static void read_test_settings(void)
{
}
#endif

bool runtime_start(size_t heap_limit_bytes, const char **why)
{
    if (!region_map(heap_limit_bytes, why))
        return false;
    lay_out_region();
    gc_initialise();
    vm_initialise();
    make_singletons();
    RUNTIME->max_str_digits = MAX_STR_DIGITS_DEFAULT;
    if (!make_empty_tuple() || !str_initialise() || !types_initialise() || !numbers_initialise() ||
        !exceptions_initialise() || !gc_initialise_lists() || !modules_initialise()) {
        *why = "the heap limit is too small to start";
        if (error_occurred() && getenv("VIV_DEBUG_START"))
            traceback_print(error_current());
        region_unmap();
        return false;
    }
#ifdef VIV_TEST
    if (!module_add_functions(RUNTIME->builtins, audit_test_functions))
        error_clear();
#endif
    read_test_settings();
    return true;
}

/* ---- the end ----------------------------------------------------------------------------------------------------- */

/* Entries of RUNTIME->at_exit are tuples: function, tuple of arguments, dict of keywords or None. Last in,
 * first out; a function may register more. */
void runtime_run_at_exit(void)
{
    List *list = (List *)RUNTIME->at_exit;
    while (list && list->size > 0) {
        Tuple *entry = (Tuple *)list_pop(list, list->size - 1);
        Object *keywords = entry->items[2];
        NATIVE_FRAME(held, "atexit", "entry");
        held[0] = (Object *)entry;
        Object *result = object_call_tuple(entry->items[0], (Tuple *)entry->items[1],
                                           keywords == NONE ? NULL : (Dict *)keywords);
        if (result)
            decref(result);
        else
            error_write_unraisable("in atexit callback", entry->items[0]);
        native_leave(held, NULL);
    }
}

/* sys's references to the program's values go first, so that they die while modules are whole. */
static void forget_special_names(void)
{
    static const char *const names[] = {"path", "argv", "ps1", "ps2", "last_exc", "last_type", "last_value",
                                        "last_traceback", "path_hooks", "path_importer_cache", "meta_path", NULL};
    Dict *builtins = module_dict(RUNTIME->builtins), *sys = module_dict(RUNTIME->sys);
    if (!dict_set_str(builtins, NAME(_), NONE))
        error_clear();
    for (int i = 0; names[i]; i++)
        if (dict_get_text(sys, names[i]) && !dict_set_text(sys, names[i], NONE))
            error_clear();
}

/* Every value of sys.modules becomes None; weak references to the modules, in order of import, come back. */
static List *remove_modules(void)
{
    List *left = list_new(0);
    Dict *modules = RUNTIME->modules;
    List *names = left ? dict_keys_list(modules) : NULL;
    for (isize i = 0; names && i < names->size; i++) {
        Object *module = dict_get(modules, names->items[i]);
        if (!module || module == NONE)
            continue;
        Object *weak = has_type(module, TYPE(module)) ? weakref_new(module, NULL) : NULL;
        if (weak && !list_append_steal(left, weak))
            error_clear();
        if (!dict_set(modules, names->items[i], NONE))
            error_clear();
    }
    decref_maybe(names);
    error_clear();
    return left;
}

/* Modules that something still holds, the last imported first; not sys and builtins, which come last. */
static void clear_modules_left(List *left)
{
    for (isize i = left ? left->size - 1 : -1; i >= 0; i--) {
        Object *module = weakref_get(left->items[i]);
        if (module && module != (Object *)RUNTIME->sys && module != (Object *)RUNTIME->builtins)
            module_clear_dict((Module *)module);
        decref_maybe(module);
    }
    decref_maybe(left);
}

static void finish_modules(void)
{
    forget_special_names();
    clear_slot(&RUNTIME->main);
    List *left = remove_modules();
    dict_clear(RUNTIME->modules);
    gc_collect_at_exit();
    clear_modules_left(left);
    module_clear_dict(RUNTIME->sys);
    module_clear_dict(RUNTIME->builtins);
    gc_collect_at_exit();
}

/* What the runtime holds for the program. */
static void release_roots(void)
{
    RUNTIME->gc.debug = 0; /* DEBUG_SAVEALL would save what is to be freed */
    clear_slot(&RUNTIME->modules);
    clear_slot(&RUNTIME->sys);
    clear_slot(&RUNTIME->builtins);
    clear_slot(&RUNTIME->sources);
    clear_slot(&RUNTIME->source_holder);
    clear_slot(&RUNTIME->at_exit);
    clear_slot(&RUNTIME->codec_errors);
    clear_slot(&RUNTIME->gc.callbacks);
    clear_slot(&RUNTIME->gc.garbage);
    ErrorState *errors = &RUNTIME->errors;
    while (errors->memory_error_count > 0)
        decref(errors->memory_errors[--errors->memory_error_count]);
}

bool runtime_finish(void)
{
    error_clear();
#ifdef VIV_TEST
    region_dump();
#endif
    runtime_run_at_exit();
    sys_set_tracing(NULL, NULL);
    io_flush_standard();
    gc_collect_at_exit();
    finish_modules();
    RUNTIME->is_finalising = true;
    io_finish();
    release_roots();
    vm_finish();
    gc_collect_at_exit();
    free_lists_clear();
    if (!audit_is_on())
        return true;
    bool agrees = audit_run(stderr);
    return audit_leaks(stderr) && agrees;
}
