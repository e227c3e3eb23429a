/* heapq.c: the module _heapq: lists kept so that items[k] <= items[2*k+1] and items[k] <= items[2*k+2].
 *
 * Comparisons may run Python, which may change the list: both operands are held while they are compared, and
 * afterwards the list must still have the size it had. Comparisons come in CPython's order, so that items which
 * are equal come out alike. Items only ever trade places, so no reference is counted for a move.
 */
#include "../abstract.h"
#include "../error.h"
#include "../objects/list.h"
#include "../objects/module.h"
#include "../runtime.h"
#include "../type.h"
#include "../vm/native.h"

/* items[left] < items[right]: 1 yes, 0 no, -1 raised. */
static int is_less(List *heap, isize left, isize right)
{
    NATIVE_FRAME(held, "heap", "left item", "right item");
    isize size = heap->size;
    held[0] = new_reference(heap->items[left]);
    held[1] = new_reference(heap->items[right]);
    int less = object_compare_bool(held[0], held[1], COMPARE_LT);
    if (less >= 0 && heap->size != size) {
        raise_error(RuntimeError, "list changed size during iteration");
        less = -1;
    }
    native_leave_bool(held, true);
    return less;
}

static void swap(List *heap, isize left, isize right)
{
    Object *item = heap->items[left];
    heap->items[left] = heap->items[right];
    heap->items[right] = item;
}

/* items[at] moves towards the root, not beyond `start`, until its parent is not larger. */
static bool rise(List *heap, isize start, isize at)
{
    while (at > start) {
        isize parent = (at - 1) >> 1;
        int less = is_less(heap, at, parent);
        if (less < 0)
            return false;
        if (!less)
            break;
        swap(heap, at, parent);
        at = parent;
    }
    return true;
}

/* The smaller child moves up until items[at] has become a leaf, which then rises: fewer comparisons than stopping on
 * the way, because an item taken from the end mostly belongs near the end. */
static bool sink(List *heap, isize at)
{
    isize start = at, end = heap->size;
    while (at < end >> 1) {
        isize child = 2 * at + 1;
        if (child + 1 < end) {
            int less = is_less(heap, child, child + 1);
            if (less < 0)
                return false;
            child += !less;
        }
        swap(heap, at, child);
        at = child;
    }
    return rise(heap, start, at);
}

static BORROWED List *heap_of(Object *argument, const char *function, const char *which)
{
    if (is_list(argument))
        return (List *)argument;
    raise_error(TypeError, "%s() argument%s must be list, not %T", function, which, argument);
    return NULL;
}

/* The root's place is taken by `item`; gives the root. */
static NEW Object *exchange_root(List *heap, STOLEN Object *item)
{
    Object *root = heap->items[0];
    heap->items[0] = item;
    if (sink(heap, 0))
        return root;
    decref(root);
    return NULL;
}

static Object *heap_push(Object **args, isize count, Tuple *names)
{
    List *heap = heap_of(args[0], "heappush", " 1");
    if (!heap || !list_append(heap, args[1]) || !rise(heap, 0, heap->size - 1))
        return NULL;
    return new_none();
}

static Object *heap_pop(Object **args, isize count, Tuple *names)
{
    List *heap = heap_of(args[0], "heappop", "");
    if (!heap)
        return NULL;
    if (!heap->size)
        return raise_error(IndexError, "index out of range");
    Object *last = list_pop(heap, heap->size - 1);
    if (!last || !heap->size)
        return last;
    return exchange_root(heap, last);
}

static Object *heap_replace(Object **args, isize count, Tuple *names)
{
    List *heap = heap_of(args[0], "heapreplace", " 1");
    if (!heap)
        return NULL;
    if (!heap->size)
        return raise_error(IndexError, "index out of range");
    return exchange_root(heap, new_reference(args[1]));
}

static Object *heap_push_pop(Object **args, isize count, Tuple *names)
{
    List *heap = heap_of(args[0], "heappushpop", " 1");
    if (!heap)
        return NULL;
    if (!heap->size)
        return new_reference(args[1]);
    NATIVE_FRAME(held, "heappushpop", "root");
    held[0] = new_reference(heap->items[0]);
    int less = object_compare_bool(held[0], args[1], COMPARE_LT);
    if (!native_leave_bool(held, less >= 0))
        return NULL;
    if (!less)
        return new_reference(args[1]);
    if (!heap->size)
        return raise_error(IndexError, "index out of range");
    return exchange_root(heap, new_reference(args[1]));
}

static Object *heap_make(Object **args, isize count, Tuple *names)
{
    List *heap = heap_of(args[0], "heapify", "");
    if (!heap)
        return NULL;
    isize size = heap->size;
    for (isize at = size / 2 - 1; at >= 0; at--)
        if (!sink(heap, at))
            return NULL;
    return new_none();
}

static const Native functions[] = {
    {"heapify", heap_make, "(heap, /)", "Transform list into a heap, in-place, in O(len(heap)) time."},
    {"heappop", heap_pop, "(heap, /)", "Pop the smallest item off the heap, maintaining the heap invariant."},
    {"heappush", heap_push, "(heap, item, /)", "Push item onto heap, maintaining the heap invariant."},
    {"heappushpop", heap_push_pop, "(heap, item, /)",
     "Push item on the heap, then pop and return the smallest item from the heap."},
    {"heapreplace", heap_replace, "(heap, item, /)",
     "Pop and return the current smallest value, and add the new item."},
    {0}};

const ModuleSpec _heapq_module = {.name = "_heapq", .doc = "Heap queue algorithm.", .functions = functions};
