# Random arithmetic of ints of every size.
def rng(seed):
    s = seed
    while True:
        s = (s * 6364136223846793005 + 1442695040888963407) % 2**64
        yield s >> 11
r = rng(7)
def num():
    k = next(r) % 8
    bits = [3, 8, 31, 33, 62, 64, 130, 700][k]
    n = 0
    for _ in range(bits // 50 + 1): n = (n << 50) | (next(r) & (2**50 - 1))
    n &= (1 << bits) - 1
    if next(r) % 5 == 0: n = 1 << bits
    if next(r) % 7 == 0: n -= 1
    return -n if next(r) % 2 else n
h = 0
for i in range(3000):
    a, b = num(), num()
    out = [a + b, a - b, a * b, a & b, a | b, a ^ b, ~a, -a, abs(a), a < b, a == b, a <= b, a > b, hash(a), a.bit_length(), a.bit_count(), str(a), hex(a), oct(a), bin(a), int(str(a)), int(hex(a), 16), a >> (b % 90), a << (abs(b) % 90), bool(a), '%x' % a, format(a, ','), a.as_integer_ratio()]
    if b: out += [a // b, a % b, divmod(a, b)]
    try: out.append(a / b)
    except (ZeroDivisionError, OverflowError) as e: out.append(str(e))
    try: out.append(float(a)); out.append(a == float(a)); out.append(a < float(b)); out.append(int(float(a)))
    except OverflowError as e: out.append(str(e))
    if b > 1: out.append(pow(a, abs(num()) % 10**6, b))
    try: out.append(a.to_bytes(20, 'big', signed=True)); out.append(int.from_bytes(a.to_bytes(20, 'little', signed=True), 'little', signed=True))
    except OverflowError as e: out.append(str(e))
    out.append(round(a, -(abs(b) % 5)))
    if abs(a) < 50 and abs(b) < 100: out.append(a ** abs(b))
    x = hash(str(out))
    h ^= x; h = (h * 31 + 7) % 2**64
    if i % 60 == 0: print(i, h)
import math
for i in range(600):
    a, b = abs(num()), abs(num())
    print(math.gcd(a, b), math.isqrt(a), math.lcm(a, b) % 10**9, a.bit_length()) if i % 20 == 0 else None
