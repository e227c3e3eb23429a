import cmath
import itertools
from math import inf

values = [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 1e-320, 1e308, -1e308, 700.0, 3.3, inf, -inf]
names = ('acos acosh asin asinh atan atanh cos cosh exp log log10 sin sinh sqrt tan tanh phase polar isfinite isinf '
         'isnan').split()
for name in names:
    for real, imag in itertools.product(values, values):
        if abs(real) == abs(imag) == inf:
            continue
        try:
            print(name, real, imag, getattr(cmath, name)(complex(real, imag)))
        except (ValueError, OverflowError) as error:
            print(name, real, imag, type(error).__name__, error)
for size, angle in itertools.product(values, values):
    try:
        print('rect', size, angle, cmath.rect(size, angle))
    except ValueError as error:
        print('rect', size, angle, error)


class Whole:
    def __complex__(self):
        return 1 + 2j


class Real:
    def __float__(self):
        return 4.0


print(cmath.sqrt(Whole()), cmath.sqrt(Real()), cmath.sqrt(-4), cmath.log(8, 2), cmath.log(1j, 1j))
print(cmath.isclose(1, 1.0000000001), cmath.isclose(1 + 1j, 1, abs_tol=2), cmath.isclose(inf, inf), cmath.isclose(1, 2))
for call in (lambda: cmath.sqrt('1'), lambda: cmath.log(0), lambda: cmath.log(1, 0), lambda: cmath.log(2, 1),
             lambda: cmath.exp(1000), lambda: cmath.isclose(1, 2, rel_tol=-1), lambda: cmath.rect(1j, 2), lambda: cmath.sqrt()):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.infj, cmath.nan, cmath.nanj)
