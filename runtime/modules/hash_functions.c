/* hash_functions.c: the module _hash: digests of bytes, for hashlib.
 *
 * MD5, SHA-1 and the SHA-2 family pad the message to whole blocks and fold each into a small state; SHA-3 and SHAKE
 * stir the message into 200 bytes and read the answer off the same. All take the message as a whole: hashlib keeps
 * what was given to update() until a digest is asked for. The constants are FIPS 180-4's, FIPS 202's and RFC 1321's,
 * computed where the standards say how.
 */
#include <math.h>
#include <string.h>

#include "../abstract.h"
#include "../error.h"
#include "../objects/bytes.h"
#include "../objects/int.h"
#include "../objects/module.h"
#include "../objects/str.h"
#include "../objects/tuple.h"
#include "../runtime.h"
#include "../type.h"

#define DIGEST_MAX 64
#define BLOCK_MAX 144

static uint32_t turn_left(uint32_t word, int bits)
{
    return word << bits | word >> (32 - bits);
}

static uint32_t turn_right(uint32_t word, int bits)
{
    return word >> bits | word << (32 - bits);
}

static uint64_t turn_right_64(uint64_t word, int bits)
{
    return word >> bits | word << (64 - bits);
}

static uint64_t load(const uint8_t *from, int size_bytes, bool is_little)
{
    uint64_t word = 0;
    for (int i = 0; i < size_bytes; i++)
        word = word << 8 | from[is_little ? size_bytes - 1 - i : i];
    return word;
}

static void store(uint8_t *to, uint64_t word, int size_bytes, bool is_little)
{
    for (int i = 0; i < size_bytes; i++, word >>= 8)
        to[is_little ? i : size_bytes - 1 - i] = (uint8_t)word;
}

/* ---- one block into the state ----------------------------------------------------------------------------- */

typedef void Fold(uint64_t *state, const uint8_t *block);

static void fold_md5(uint64_t *state, const uint8_t *block)
{
    static const int8_t turns[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
    uint32_t a = (uint32_t)state[0], b = (uint32_t)state[1], c = (uint32_t)state[2], d = (uint32_t)state[3];
    for (int i = 0; i < 64; i++) {
        uint32_t mixed;
        int word;
        switch (i / 16) {
        case 0: mixed = (b & c) | (~b & d), word = i; break;
        case 1: mixed = (d & b) | (~d & c), word = (5 * i + 1) % 16; break;
        case 2: mixed = b ^ c ^ d, word = (3 * i + 5) % 16; break;
        default: mixed = c ^ (b | ~d), word = 7 * i % 16;
        }
        uint32_t constant = (uint32_t)(int64_t)floor(fabs(sin(i + 1)) * 4294967296.0);
        mixed += a + constant + (uint32_t)load(block + 4 * word, 4, true);
        a = d;
        d = c;
        c = b;
        b += turn_left(mixed, turns[i / 16][i % 4]);
    }
    state[0] += a;
    state[1] += b;
    state[2] += c;
    state[3] += d;
}

static void fold_sha1(uint64_t *state, const uint8_t *block)
{
    uint32_t words[80], v[5];
    for (int i = 0; i < 80; i++)
        words[i] = i < 16 ? (uint32_t)load(block + 4 * i, 4, false)
                          : turn_left(words[i - 3] ^ words[i - 8] ^ words[i - 14] ^ words[i - 16], 1);
    for (int i = 0; i < 5; i++)
        v[i] = (uint32_t)state[i];
    for (int i = 0; i < 80; i++) {
        uint32_t mixed = i < 20   ? ((v[1] & v[2]) | (~v[1] & v[3])) + 0x5A827999
                         : i < 40 ? (v[1] ^ v[2] ^ v[3]) + 0x6ED9EBA1
                         : i < 60 ? ((v[1] & v[2]) | (v[1] & v[3]) | (v[2] & v[3])) + 0x8F1BBCDC
                                  : (v[1] ^ v[2] ^ v[3]) + 0xCA62C1D6;
        uint32_t next = turn_left(v[0], 5) + mixed + v[4] + words[i];
        memmove(v + 1, v, 4 * sizeof *v);
        v[2] = turn_left(v[2], 30);
        v[0] = next;
    }
    for (int i = 0; i < 5; i++)
        state[i] += v[i];
}

/* The first 64 bits behind the point of the cube roots of the first 80 primes; SHA-256 takes the upper halves. */
static const uint64_t cube_roots[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc, 0x3956c25bf348b538,
    0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118, 0xd807aa98a3030242, 0x12835b0145706fbe,
    0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2, 0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235,
    0xc19bf174cf692694, 0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5, 0x983e5152ee66dfab,
    0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4, 0xc6e00bf33da88fc2, 0xd5a79147930aa725,
    0x06ca6351e003826f, 0x142929670a0e6e70, 0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed,
    0x53380d139d95b3df, 0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30, 0xd192e819d6ef5218,
    0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8, 0x19a4c116b8d2d0c8, 0x1e376c085141ab53,
    0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8, 0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373,
    0x682e6ff3d6b2b8a3, 0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b, 0xca273eceea26619c,
    0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178, 0x06f067aa72176fba, 0x0a637dc5a2c898a6,
    0x113f9804bef90dae, 0x1b710b35131c471b, 0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc,
    0x431d67c49c100d4c, 0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};

static void fold_sha256(uint64_t *state, const uint8_t *block)
{
    uint32_t words[64], v[8];
    for (int i = 0; i < 64; i++) {
        if (i < 16) {
            words[i] = (uint32_t)load(block + 4 * i, 4, false);
            continue;
        }
        uint32_t older = words[i - 15], newer = words[i - 2];
        words[i] = words[i - 16] + words[i - 7] + (turn_right(older, 7) ^ turn_right(older, 18) ^ older >> 3) +
                   (turn_right(newer, 17) ^ turn_right(newer, 19) ^ newer >> 10);
    }
    for (int i = 0; i < 8; i++)
        v[i] = (uint32_t)state[i];
    for (int i = 0; i < 64; i++) {
        uint32_t first = v[7] + (turn_right(v[4], 6) ^ turn_right(v[4], 11) ^ turn_right(v[4], 25)) +
                         ((v[4] & v[5]) ^ (~v[4] & v[6])) + (uint32_t)(cube_roots[i] >> 32) + words[i];
        uint32_t second = (turn_right(v[0], 2) ^ turn_right(v[0], 13) ^ turn_right(v[0], 22)) +
                          ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += first;
        v[0] = first + second;
    }
    for (int i = 0; i < 8; i++)
        state[i] += v[i];
}

static void fold_sha512(uint64_t *state, const uint8_t *block)
{
    uint64_t words[80], v[8];
    for (int i = 0; i < 80; i++) {
        if (i < 16) {
            words[i] = load(block + 8 * i, 8, false);
            continue;
        }
        uint64_t older = words[i - 15], newer = words[i - 2];
        words[i] = words[i - 16] + words[i - 7] + (turn_right_64(older, 1) ^ turn_right_64(older, 8) ^ older >> 7) +
                   (turn_right_64(newer, 19) ^ turn_right_64(newer, 61) ^ newer >> 6);
    }
    memcpy(v, state, sizeof v);
    for (int i = 0; i < 80; i++) {
        uint64_t first = v[7] + (turn_right_64(v[4], 14) ^ turn_right_64(v[4], 18) ^ turn_right_64(v[4], 41)) +
                         ((v[4] & v[5]) ^ (~v[4] & v[6])) + cube_roots[i] + words[i];
        uint64_t second = (turn_right_64(v[0], 28) ^ turn_right_64(v[0], 34) ^ turn_right_64(v[0], 39)) +
                          ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
        memmove(v + 1, v, 7 * sizeof *v);
        v[4] += first;
        v[0] = first + second;
    }
    for (int i = 0; i < 8; i++)
        state[i] += v[i];
}

/* ---- SHA-3 ------------------------------------------------------------------------------------------------- */

static uint64_t turn_left_64(uint64_t word, int bits)
{
    return bits ? word << bits | word >> (64 - bits) : word;
}

static void stir(uint64_t lanes[25])
{
    uint8_t shift = 1; /* the linear feedback register that the round constants come from */
    for (int round = 0; round < 24; round++) {
        uint64_t columns[5], fresh[25];
        for (int x = 0; x < 5; x++)
            columns[x] = lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20];
        for (int i = 0; i < 25; i++)
            lanes[i] ^= columns[(i + 4) % 5] ^ turn_left_64(columns[(i + 1) % 5], 1);
        int x = 1, y = 0;
        fresh[0] = lanes[0];
        for (int step = 0; step < 24; step++) {
            int next_y = (2 * x + 3 * y) % 5;
            fresh[y + 5 * next_y] = turn_left_64(lanes[x + 5 * y], (step + 1) * (step + 2) / 2 % 64);
            x = y;
            y = next_y;
        }
        for (int i = 0; i < 25; i++)
            lanes[i] = fresh[i] ^ (~fresh[i / 5 * 5 + (i + 1) % 5] & fresh[i / 5 * 5 + (i + 2) % 5]);
        for (int bit = 0; bit < 7; bit++) {
            if (shift & 1)
                lanes[0] ^= 1ULL << ((1 << bit) - 1);
            shift = (uint8_t)(shift << 1 ^ (shift >> 7) * 0x71);
        }
    }
}

static void sponge(const uint8_t *data, size_t length, size_t rate, uint8_t suffix, uint8_t *digest, size_t size)
{
    uint64_t lanes[25] = {0};
    uint8_t block[BLOCK_MAX + 24];
    for (bool is_last = false; !is_last; length -= rate, data += rate) {
        is_last = length < rate;
        memset(block, 0, rate);
        memcpy(block, data, is_last ? length : rate);
        if (is_last) {
            block[length] ^= suffix;
            block[rate - 1] ^= 0x80;
        }
        for (size_t i = 0; i < rate / 8; i++)
            lanes[i] ^= load(block + 8 * i, 8, true);
        stir(lanes);
        if (is_last)
            break;
    }
    for (size_t at = 0; at < size; at++) {
        if (at && at % rate == 0)
            stir(lanes);
        digest[at] = (uint8_t)(lanes[at % rate / 8] >> at % 8 * 8);
    }
}

/* ---- the table ---------------------------------------------------------------------------------------------- */

typedef struct Algorithm {
    const char *name;
    int digest_size, block_size;
    Fold *fold;     /* NULL: a sponge */
    uint8_t suffix; /* of the sponge */
    uint64_t start[8];
} Algorithm;

static const Algorithm algorithms[] = {
    {"md5", 16, 64, fold_md5, 0, {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476}},
    {"sha1", 20, 64, fold_sha1, 0, {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}},
    {"sha224", 28, 64, fold_sha256, 0,
     {0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939,
      0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4}},
    {"sha256", 32, 64, fold_sha256, 0,
     {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}},
    {"sha384", 48, 128, fold_sha512, 0,
     {0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
      0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4}},
    {"sha512", 64, 128, fold_sha512, 0,
     {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
      0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179}},
    {"sha3_224", 28, 144, NULL, 0x06, {0}},
    {"sha3_256", 32, 136, NULL, 0x06, {0}},
    {"sha3_384", 48, 104, NULL, 0x06, {0}},
    {"sha3_512", 64, 72, NULL, 0x06, {0}},
    {"shake_128", 0, 168, NULL, 0x1f, {0}},
    {"shake_256", 0, 136, NULL, 0x1f, {0}},
};

/* Whole blocks, and the rest with a one bit, zeros and the length in bits. */
static void fold_all(const Algorithm *algorithm, const uint8_t *data, size_t length, uint8_t *digest)
{
    uint64_t state[8];
    uint8_t tail[2 * 128] = {0};
    size_t block_size = (size_t)algorithm->block_size, word_size = block_size / 16, rest = length % block_size;
    bool is_little = algorithm->fold == fold_md5;
    memcpy(state, algorithm->start, sizeof state);
    for (size_t at = 0; at + block_size <= length; at += block_size)
        algorithm->fold(state, data + at);
    memcpy(tail, data + length - rest, rest);
    tail[rest] = 0x80;
    size_t tail_size = rest + 1 + 2 * word_size > block_size ? 2 * block_size : block_size;
    store(tail + tail_size - 8, (uint64_t)length * 8, 8, is_little);
    for (size_t at = 0; at < tail_size; at += block_size)
        algorithm->fold(state, tail + at);
    uint8_t words[64];
    for (size_t i = 0; i < 8; i++)
        store(words + i * word_size, state[i], (int)word_size, is_little);
    memcpy(digest, words, (size_t)algorithm->digest_size);
}

static const Algorithm *algorithm_of(Object *name)
{
    for (size_t i = 0; is_str(name) && i < sizeof algorithms / sizeof *algorithms; i++)
        if (str_equal_text((Str *)name, algorithms[i].name))
            return &algorithms[i];
    raise_error(ValueError, "unsupported hash type %S", name);
    return NULL;
}

static Object *hash_digest(Object **args, isize count, Tuple *names)
{
    const Algorithm *algorithm = algorithm_of(args[0]);
    isize size = algorithm ? algorithm->digest_size : 0;
    Buffer data;
    if (!algorithm || (args[2] && !object_as_isize(args[2], OverflowError, &size)))
        return NULL;
    if (size < 0)
        return raise_error(ValueError, "value must be positive");
    if (!buffer_get(args[1], &data))
        return NULL;
    Bytes *result = bytes_new(NULL, size);
    if (result && algorithm->fold)
        fold_all(algorithm, (const uint8_t *)data.data, (size_t)data.length, (uint8_t *)result->data);
    else if (result)
        sponge((const uint8_t *)data.data, (size_t)data.length, (size_t)algorithm->block_size, algorithm->suffix,
               (uint8_t *)result->data, (size_t)size);
    buffer_release(&data);
    return (Object *)result;
}

static Object *hash_sizes(Object **args, isize count, Tuple *names)
{
    const Algorithm *algorithm = algorithm_of(args[0]);
    if (!algorithm)
        return NULL;
    return tuple_pair_steal(int_from_int64(algorithm->digest_size), int_from_int64(algorithm->block_size));
}

static Object *hash_crc32(Object **args, isize count, Tuple *names)
{
    Buffer data;
    Object *start = args[1] ? number_index(args[1]) : NULL;
    uint32_t crc = start ? (uint32_t)int_low_bits(start) : 0;
    if (args[1] && !start)
        return NULL;
    decref_maybe(start);
    if (!buffer_get(args[0], &data))
        return NULL;
    crc = ~crc;
    for (isize i = 0; i < data.length; i++) {
        crc ^= (uint8_t)data.data[i];
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
    }
    buffer_release(&data);
    return int_from_int64((uint32_t)~crc);
}

static const Native functions[] = {
    {"crc32", hash_crc32, "(data, crc=0, /)", "Compute CRC-32 checksum of data."},
    {"digest", hash_digest, "(name, data, size=0, /)", "The digest of data; the size is for shake_128 and shake_256."},
    {"sizes", hash_sizes, "(name, /)", "Bytes of a digest and of a block."},
    {0}};

const ModuleSpec _hash_module = {.name = "_hash", .doc = "Digests of bytes.", .functions = functions};
