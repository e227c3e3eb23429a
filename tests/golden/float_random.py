# Random arithmetic and formatting of floats.
def rng(seed):
    s = seed
    while True:
        s = (s * 6364136223846793005 + 1442695040888963407) % 2**64
        yield s >> 11
r = rng(3)
def num():
    k = next(r) % 6
    m = next(r) / 2**53
    if k == 0: v = float(next(r) % 1000)
    elif k == 1: v = m * 10.0 ** (next(r) % 40 - 20)
    elif k == 2: v = m * 10.0 ** (next(r) % 600 - 300)
    elif k == 3: v = (next(r) % 10000) / 100
    elif k == 4: v = [0.0, 1e16, 1e22, 5e-324, 1.7e308, 0.1, 1e-4, 1e-5, 123456789.0, float('inf'), float('nan')][next(r) % 11]
    else: v = m
    return -v if next(r) % 2 else v
specs = ['', 'f', '.0f', '.1f', '.2f', '.10f', 'e', '.0e', '.3e', '.16e', 'g', '.0g', '.3g', '.17g', '%', '.1%', ',', ',.2f', '_', 'n', '+', ' .3f', '10.2f', '<10.2f', '^12.3e', '=+12.2f', '010.1f', '#.0f', '#g', 'z.1f', '*>15', '.5', 'G', 'E', 'F', '020,.3f', '.20f', '.3']
for i in range(120):
    a, b = num(), num()
    out = [repr(a), a.hex(), float.fromhex(a.hex()) == a or a != a, a + b, a - b, a * b, a < b, a == b, a >= b, hash(a) if a == a else 0, bool(a), abs(a), -a, a.is_integer()]
    for s in specs: out.append(format(a, s))
    for s in ('%f', '%.3f', '%e', '%g', '%.10g', '%10.2f', '%-12.1e|', '%+.2f', '% g', '%010.3f', '%#.0e', '%r', '%s'): out.append(s % a)
    for n in (None, 0, 1, 2, 5, -1, -3, 15, 20):
        try: out.append(round(a, n))
        except Exception as e: out.append(str(e))
    for f in (lambda: a / b, lambda: a // b, lambda: a % b, lambda: divmod(a, b), lambda: a ** 2, lambda: abs(a) ** 0.5, lambda: a ** b, lambda: int(a), lambda: a.as_integer_ratio(), lambda: a.__floor__(), lambda: a.__ceil__()):
        try: out.append(f())
        except Exception as e: out.append(str(e))
    if i < 8: print(out)
    elif i % 5 == 0: print(hash(str(out)))
import math
fs = 'sqrt exp log log2 log10 log1p expm1 sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh gamma lgamma erf erfc floor ceil trunc fabs degrees radians cbrt exp2 isnan isinf isfinite modf frexp ulp'.split()
for i in range(12):
    a = num()
    for f in fs:
        try: print(f, repr(a), getattr(math, f)(a))
        except Exception as e: print(f, repr(a), type(e).__name__, e)
