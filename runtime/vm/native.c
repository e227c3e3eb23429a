/* native.c: the stack of native frames.
 *
 * Frames stand one after another from natives.bottom up; `newest` heads the chain. Entering cannot fail: each
 * level of C recursion enters few frames, and enter_recursion bounds the levels.
 */
#include "native.h"

#include <stdlib.h>

#include "../error.h"
#include "../runtime.h"

NOINLINE void native_overflow(void)
{
    abort(); /* the recursion limit is meant to make this impossible */
}

NOINLINE void native_release(Object **held, int slot_count)
{
    Object *in_flight = error_fetch();
    for (int i = 0; i < slot_count; i++)
        if (held[i])
            clear_slot(&held[i]);
    error_restore(in_flight);
}

void native_release_array(Object **held, Object **array, isize count)
{
    for (isize i = 0; i < count; i++) {
        native_show_array(held, array + i + 1, count - i - 1);
        decref_maybe(array[i]);
    }
    native_show_array(held, NULL, 0);
}
