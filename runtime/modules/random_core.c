/* random_core.c: the module _random: the Mersenne Twister MT19937 of Matsumoto and Nishimura.
 *
 * 624 words of state and an index. Seeding by array, random() from 27 + 26 bits and getrandbits by words from
 * the least significant up: as in CPython, so that the same seed gives the same numbers.
 */
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "../abstract.h"
#include "../error.h"
#include "../heap/heap.h"
#include "../objects/builtin.h"
#include "../objects/float.h"
#include "../objects/int.h"
#include "../objects/module.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "../type.h"

#define WORDS 624
#define MIDDLE 397

typedef struct Twister {
    Object head;
    int32_t index;
    uint32_t state[WORDS];
} Twister;

/* ---- the generator ----------------------------------------------------------------------------------- */

static uint32_t mix(uint32_t high, uint32_t low)
{
    uint32_t joined = (high & 0x80000000u) | (low & 0x7fffffffu);
    return joined >> 1 ^ (low & 1 ? 0x9908b0dfu : 0);
}

static void twist(Twister *self)
{
    uint32_t *state = self->state;
    int i = 0;
    for (; i < WORDS - MIDDLE; i++)
        state[i] = state[i + MIDDLE] ^ mix(state[i], state[i + 1]);
    for (; i < WORDS - 1; i++)
        state[i] = state[i + MIDDLE - WORDS] ^ mix(state[i], state[i + 1]);
    state[WORDS - 1] = state[MIDDLE - 1] ^ mix(state[WORDS - 1], state[0]);
    self->index = 0;
}

static uint32_t next_word(Twister *self)
{
    if (self->index >= WORDS)
        twist(self);
    uint32_t word = self->state[self->index++];
    word ^= word >> 11;
    word ^= word << 7 & 0x9d2c5680u;
    word ^= word << 15 & 0xefc60000u;
    return word ^ word >> 18;
}

static void seed_word(Twister *self, uint32_t seed)
{
    self->state[0] = seed;
    for (uint32_t i = 1; i < WORDS; i++)
        self->state[i] = 1812433253u * (self->state[i - 1] ^ self->state[i - 1] >> 30) + i;
    self->index = WORDS;
}

static void seed_array(Twister *self, const uint32_t *key, isize length)
{
    uint32_t *state = self->state;
    seed_word(self, 19650218u);
    isize i = 1, j = 0;
    for (isize k = WORDS > length ? WORDS : length; k; k--) {
        state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >> 30) * 1664525u) + key[j] + (uint32_t)j;
        if (++i >= WORDS) {
            state[0] = state[WORDS - 1];
            i = 1;
        }
        if (++j >= length)
            j = 0;
    }
    for (int k = WORDS - 1; k; k--) {
        state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >> 30) * 1566083941u) - (uint32_t)i;
        if (++i >= WORDS) {
            state[0] = state[WORDS - 1];
            i = 1;
        }
    }
    state[0] = 0x80000000u;
}

/* ---- seeding ----------------------------------------------------------------------------------------- */

static void seed_from_host(Twister *self)
{
    uint32_t key[WORDS];
    if (getrandom(key, sizeof key, GRND_NONBLOCK) != (ssize_t)sizeof key) {
        struct timespec now;
        clock_gettime(CLOCK_REALTIME, &now);
        memset(key, 0, sizeof key);
        key[0] = (uint32_t)now.tv_nsec;
        key[1] = (uint32_t)now.tv_sec;
    }
    seed_array(self, key, WORDS);
}

/* The absolute value, in 32-bit words, is the key. */
static bool seed_from_int(Twister *self, Object *number)
{
    isize length = (int_bit_length(number) + 31) / 32;
    uint32_t *key = heap_allocate_zeroed((size_t)(length + 2) * sizeof(uint32_t));
    Object *magnitude = key ? int_absolute(number) : NULL;
    if (!magnitude) {
        heap_free(key);
        return false;
    }
    if (int_is_compact(magnitude)) {
        uint64_t word = (uint64_t)int_value(magnitude);
        memcpy(key, &word, sizeof word);
    } else
        memcpy(key, ((Int *)magnitude)->limbs, (size_t)((Int *)magnitude)->size * sizeof(uint64_t));
    seed_array(self, key, length ? length : 1);
    decref(magnitude);
    heap_free(key);
    return true;
}

static bool seed(Twister *self, Object *argument)
{
    if (!argument || argument == NONE) {
        seed_from_host(self);
        return true;
    }
    if (is_int(argument))
        return seed_from_int(self, argument);
    isize hash = object_hash(argument);
    if (hash == -1)
        return false;
    Object *number = int_from_uint64((uint64_t)hash);
    bool done = number && seed_from_int(self, number);
    decref_maybe(number);
    return done;
}

/* ---- the type ---------------------------------------------------------------------------------------- */

static Object *create(Type *type, Object **args, isize count, Tuple *names)
{
    Twister *self = (Twister *)object_new(type);
    if (!self)
        return NULL;
    seed_word(self, 5489u); /* until seed() is called */
    if (count && !seed(self, args[0])) {
        decref(self);
        return NULL;
    }
    if (!count)
        seed_from_host(self);
    if (type->flags & TYPE_COLLECTED)
        gc_track((Object *)self);
    return (Object *)self;
}

static Object *seed_method(Object **args, isize count, Tuple *names)
{
    return seed((Twister *)args[0], args[1]) ? new_none() : NULL;
}

static Object *random_method(Object **args, isize count, Tuple *names)
{
    Twister *self = (Twister *)args[0];
    uint32_t high = next_word(self) >> 5, low = next_word(self) >> 6;
    return float_new((high * 67108864.0 + low) * (1.0 / 9007199254740992.0));
}

static Object *getrandbits(Object **args, isize count, Tuple *names)
{
    Twister *self = (Twister *)args[0];
    int bits;
    if (!object_as_int(args[1], &bits))
        return NULL;
    if (bits < 0)
        return raise_error(ValueError, "number of bits must be non-negative");
    if (bits == 0)
        return int_from_int64(0);
    if (bits <= 32)
        return int_from_int64(next_word(self) >> (32 - bits));
    isize words = (bits - 1) / 32 + 1, limbs = words / 2 + 1;
    uint64_t *number = heap_allocate_zeroed((size_t)limbs * sizeof(uint64_t));
    if (!number)
        return NULL;
    for (isize i = 0; i < words; i++, bits -= 32) {
        uint64_t word = next_word(self);
        if (bits < 32)
            word >>= 32 - bits;
        number[i / 2] |= word << (i % 2 * 32);
    }
    Object *result = int_from_limbs(number, limbs, false);
    heap_free(number);
    return result;
}

static Object *getstate(Object **args, isize count, Tuple *names)
{
    Twister *self = (Twister *)args[0];
    Tuple *state = tuple_new(WORDS + 1);
    for (int i = 0; state && i <= WORDS; i++) {
        state->items[i] = int_from_int64(i < WORDS ? (int64_t)self->state[i] : self->index);
        if (!state->items[i]) {
            decref(state);
            return NULL;
        }
    }
    return (Object *)state;
}

static Object *setstate(Object **args, isize count, Tuple *names)
{
    Twister *self = (Twister *)args[0];
    Tuple *state = (Tuple *)args[1];
    if (!is_tuple(args[1]))
        return raise_error(TypeError, "state vector must be a tuple");
    if (state->size != WORDS + 1)
        return raise_error(ValueError, "state vector is the wrong size");
    uint32_t words[WORDS + 1];
    for (int i = 0; i <= WORDS; i++) {
        uint64_t word;
        if (!is_int(state->items[i]))
            return raise_integer_required();
        if (!int_as_uint64(state->items[i], &word))
            return NULL;
        words[i] = (uint32_t)word;
    }
    if (words[WORDS] > WORDS)
        return raise_error(ValueError, "invalid state");
    memcpy(self->state, words, sizeof self->state);
    self->index = (int32_t)words[WORDS];
    return new_none();
}

static const Native methods[] = {
    {"seed", seed_method, "($self, n=None, /)",
     "Defaults to use urandom and falls back to a combination of the current time and the process identifier."},
    {"random", random_method, "($self, /)", "random() -> x in the interval [0, 1)."},
    {"getrandbits", getrandbits, "($self, k, /)", "getrandbits(k) -> x.  Generates an int with k random bits."},
    {"getstate", getstate, "($self, /)", "getstate() -> tuple containing the current state."},
    {"setstate", setstate, "($self, state, /)", "setstate(state) -> None.  Restores generator state."},
    {0}};

const TypeSpec random_core_type = {
    .name = "_random.Random",
    .size_bytes = sizeof(Twister),
    .flags = TYPE_BASE,
    .slots = {.create = create},
    .deallocate = object_free,
    .methods = methods,
    .doc = "Random() -> create a random number generator with its own internal state.",
};

static bool fill(Module *module)
{
    return module_add(module, "Random", (Object *)new_reference(TYPE(random_core)));
}

const ModuleSpec _random_module = {
    .name = "_random",
    .doc = "Module implements the Mersenne Twister random number generator.",
    .fill = fill,
};
