/* births.c: stamping objects with the input that made them; see births.h. */
#include "births.h"

#include "../runtime.h"
#include "audit.h"

static void stamp(void *context, Object *object)
{
    if (object->flags >> FLAG_BIRTH_SHIFT == 0)
        object->flags |= *(const uint32_t *)context;
}

void births_note(int input)
{
    uint32_t number = (uint32_t)(input < BIRTH_INPUT_LAST ? input : BIRTH_INPUT_LAST) + 1;
    uint32_t bits = number << FLAG_BIRTH_SHIFT;
    heap_objects(stamp, &bits);
}

static bool stands_in_runtime(const Object *object)
{
    return (const char *)object < (const char *)(RUNTIME + 1);
}

int birth_input(const Object *object)
{
    return stands_in_runtime(object) ? 0 : (int)(object->flags >> FLAG_BIRTH_SHIFT) - 1;
}
