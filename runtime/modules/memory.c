/* memory.c: the module _memory: bytes of the heap as a program may see them; ctypes is made of it.
 *
 * The first eight bytes of an object are shown as CPython lays them out, the reference count as one word: our
 * flags are nobody's business. Only addresses in the region can be read, so nothing crashes.
 */
#include <string.h>

#include "../abstract.h"
#include "../error.h"
#include "../heap/audit.h"
#include "../heap/heap.h"
#include "../objects/bytes.h"
#include "../objects/int.h"
#include "../objects/module.h"
#include "../runtime.h"

typedef struct Search {
    Object *wanted;
    bool is_found;
} Search;

static void compare_address(void *context, Object *object)
{
    Search *search = context;
    search->is_found |= object == search->wanted;
}

/* Objects that stand in the Runtime struct. */
static bool is_built_in(const void *address)
{
    const char *at = address, *types = (const char *)RUNTIME->types, *ints = (const char *)RUNTIME->small_ints;
    if (address == NONE || address == NOT_IMPLEMENTED || address == ELLIPSIS || address == TRUE || address == FALSE)
        return true;
    if (at >= types && at < types + sizeof RUNTIME->types)
        return (size_t)(at - types) % sizeof(Type) == 0;
    return at >= ints && at < ints + sizeof RUNTIME->small_ints && (size_t)(at - ints) % sizeof(Int) == 0;
}

static bool is_object(void *address)
{
    Search search = {.wanted = address};
    if (is_built_in(address))
        return true;
    heap_objects(compare_address, &search);
    return search.is_found;
}

static bool take_address(Object *argument, void **address)
{
    uint64_t number;
    if (!is_int(argument)) {
        raise_error(TypeError, "an address must be an int, not %T", argument);
        return false;
    }
    if (!int_as_uint64(argument, &number))
        return false;
    *address = (void *)(uintptr_t)number;
    return true;
}

static Object *read_bytes(Object **args, isize count, Tuple *names)
{
    void *address;
    isize size;
    if (!take_address(args[0], &address) || !object_as_isize(args[1], OverflowError, &size))
        return NULL;
    size_t limit = RUNTIME->heap.limit_bytes;
    if (size < 0 || (size_t)size > limit || !region_has(address, limit) ||
        (size && !region_has((char *)address + size - 1, limit)))
        return raise_error(ValueError, "no object is at address %R", args[0]);
    Bytes *bytes = bytes_new(address, size);
    if (bytes && size > 4 && is_object(address)) {
        uint64_t word = ((Object *)address)->refcount;
        memcpy(bytes_data(bytes), &word, size < 8 ? (size_t)size : 8);
    }
    return (Object *)bytes;
}

static Object *object_at(Object **args, isize count, Tuple *names)
{
    void *address;
    if (!take_address(args[0], &address))
        return NULL;
    if (!is_object(address))
        return raise_error(ValueError, "no object is at address %R", args[0]);
    return new_reference((Object *)address);
}

static const Native functions[] = {
    {"read", read_bytes, "($module, address, size, /)", "The bytes at an address of the heap."},
    {"object_at", object_at, "($module, address, /)", "The object that stands at an address."},
    {0}};

const ModuleSpec _memory_module = {
    .name = "_memory",
    .doc = "Looking at the heap by address.",
    .functions = functions,
};
