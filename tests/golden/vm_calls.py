# Arguments in every shape, and what is said when they do not fit.
def t(f, *a, **k):
    try:
        print(f(*a, **k))
    except Exception as e:
        print(type(e).__name__, e)


def f(a, b=2, /, c=3, *args, d, e=5, **kw):
    return a, b, c, args, d, e, kw


for i in range(3):
    t(f, 1, d=4)
    t(f, 1, 2, 3, 4, 5, d=6, e=7, z=8)
    t(f, 1, d=4, a=5, b=6)
    t(f)
    t(f, 1)
    t(f, d=1)
    t(f, 1, c=4, d=5, e=6)
    t(f, 1, 2, 3, c=3, d=1)


def u(x):
    a, b = x
    return a, b


def us(x):
    a, *b, c = x
    return a, b, c


for x in ([1, 2], (1, 2), [1, 2, 3], (1,), "ab", "abc", iter([1, 2]), iter([1]), {1: 2, 3: 4}, 5, None, range(2), []):
    t(u, x)
for x in ([1, 2], (1, 2), [1, 2, 3, 4], (1,), "abc", iter([1, 2, 9]), 5, []):
    t(us, x)


def g(a, b, /, c, *, d, e=1):
    pass


t(g); t(g, 1); t(g, 1, 2, 3); t(g, 1, 2, 3, 4, d=1); t(g, 1, 2, c=3, d=4, z=5); t(g, 1, 2, 3, c=3, d=1)
t(g, 1, 2, 3, d=1, a=2, b=1); t(g, 1, 2, 3, 4)


def h(a, b=2):
    return a, b


t(h, 1, 2, 3); t(h); t(h, 1, 2, 3, 4, c=1); t(h, **{'a': 1, 'c': 1}); t(h, 1)


def k1(*, k):
    return k


def k2(*, k, l):
    pass


def k3(a, *, k, l):
    pass


t(k1, 1); t(k1); t(k1, 1, k=1); t(k1, k=3); t(k2); t(k2, 1, 2); t(k3, 1, 2, k=1)


class A:
    def m(self):
        return "m"

    def n(self, a, b, c):
        return a, b, c

    @classmethod
    def c(cls, x):
        return cls.__name__, x

    @staticmethod
    def s(x):
        return x


for i in range(3):
    t(A().m); t(A().m, 1); t(A().n); t(A().n, 1); t(A().n, 1, 2, 3); t(A().n, 1, c=2, b=3)
    t(A.m); t(A.m, 5); t(A.c, 1); t(A().c, 2); t(A.s, 3); t(A().s, 4); t(A.c); t(A.s)


def p0():
    pass


def kw(**k):
    return k


def po(a, b, /):
    pass


t(p0, 1); t(p0, a=1); t(po, a=1, b=2); t(po, 1, b=2)
t(lambda: kw(**{1: 2})); t(lambda: kw(a=1, **{'a': 2})); t(lambda: kw(**5)); t(lambda: kw(*5))
t(lambda: kw(**{'x': 1}, **{'y': 2})); t(lambda: kw(**{'x': 1}, **{'x': 2}))
t(lambda: [*5]); t(lambda: {**5}); t(lambda: print(*5))
t(lambda: len()); t(lambda: len(1, 2)); t(lambda: len(5)); t(lambda: None.x)
t(lambda: isinstance(1)); t(lambda: [].append()); t(lambda: [].append(1, 2)); t(lambda: [].pop(1, 2)); t(lambda: {}.get())


class Init:
    def __init__(self, a, b=1):
        self.a = a
        self.b = b


class Bad:
    def __init__(self):
        return 5


class BadGenerator:
    def __init__(self):
        yield 5


class NoInit:
    pass


class New:
    def __new__(cls, *args):
        self = super().__new__(cls)
        self.args = args
        return self


for i in range(4):
    t(lambda: vars(Init(1))); t(lambda: vars(Init(1, 2))); t(Init); t(Init, 1, 2, 3); t(Init, 1, c=3); t(Bad); t(BadGenerator)
    t(lambda: type(NoInit()).__name__); t(NoInit, 1); t(lambda: New(1, 2).args)


def defaults(x, y=[]):
    y.append(x)
    return y


print(defaults(1), defaults(2))
defaults.__defaults__ = ([9],)
print(defaults(3))
h.__code__ = (lambda a, b=3: (a, b, "changed")).__code__
t(h, 1)
h.__defaults__ = None
t(h, 1)


def many(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17):
    return a0 + a16, a16 + a17, a17 - a16, a16 < a17, [a16, a17][a0]


print(many(*range(18)))
print(many(**{f"a{i}": i for i in range(18)}))


def recursive(n):
    return 0 if n == 0 else 1 + recursive(n - 1)


print(recursive(900))
t(recursive, 5000)
import sys
sys.setrecursionlimit(5000)
print(recursive(4900))
sys.setrecursionlimit(1000)


def depth():
    try:
        return 1 + depth()
    except RecursionError as e:
        return 1


print(depth())


class Deep:
    def __init__(self, n):
        self.child = Deep(n - 1) if n else None

    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __repr__(self):
        return repr(self)


t(Deep, 100000)
t(lambda: Deep(1).zzz)
t(lambda: repr(Deep(1)))
