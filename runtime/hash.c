/* hash.c: SipHash-1-3, the hash of str, bytes and memoryview.
 *
 * One compression round for each 8 bytes and three at the end, keyed by RUNTIME->hash_key, which is zero as
 * under PYTHONHASHSEED=0: so hash values, and with them the order of sets, print as CPython's do.
 */
#include "runtime.h"

#include <string.h>

typedef struct SipState {
    uint64_t v0, v1, v2, v3;
} SipState;

static inline uint64_t rotate_left(uint64_t word, int bits)
{
    return word << bits | word >> (64 - bits);
}

static inline void sip_round(SipState *s)
{
    s->v0 += s->v1;
    s->v2 += s->v3;
    s->v1 = rotate_left(s->v1, 13) ^ s->v0;
    s->v3 = rotate_left(s->v3, 16) ^ s->v2;
    s->v0 = rotate_left(s->v0, 32);
    s->v2 += s->v1;
    s->v0 += s->v3;
    s->v1 = rotate_left(s->v1, 17) ^ s->v2;
    s->v3 = rotate_left(s->v3, 21) ^ s->v0;
    s->v2 = rotate_left(s->v2, 32);
}

static inline void sip_word(SipState *s, uint64_t word)
{
    s->v3 ^= word;
    sip_round(s);
    s->v0 ^= word;
}

isize hash_bytes(const void *data, isize length)
{
    if (length == 0)
        return 0;
    const uint8_t *at = data;
    uint64_t k0 = RUNTIME->hash_key[0], k1 = RUNTIME->hash_key[1];
    SipState s = {k0 ^ 0x736f6d6570736575ULL, k1 ^ 0x646f72616e646f6dULL, k0 ^ 0x6c7967656e657261ULL,
                  k1 ^ 0x7465646279746573ULL};
    uint64_t last = (uint64_t)length << 56;
    isize left = length;
    for (; left >= 8; left -= 8, at += 8) {
        uint64_t word;
        memcpy(&word, at, 8);
        sip_word(&s, word);
    }
    for (isize i = 0; i < left; i++)
        last |= (uint64_t)at[i] << (8 * i);
    sip_word(&s, last);
    s.v2 ^= 0xff;
    for (int i = 0; i < 3; i++)
        sip_round(&s);
    isize hash = (isize)((s.v0 ^ s.v1) ^ (s.v2 ^ s.v3));
    return hash == -1 ? -2 : hash;
}
