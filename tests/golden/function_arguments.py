# Binding arguments, and the words of every mistake.
def f(a, b=2, *c, d, e=5, **g): return a, b, c, d, e, g
for s in ('f(1, d=4)', 'f(1, 2, 3, 4, d=5)', 'f(1)', 'f()', 'f(1, 2, d=3, a=1)', 'f(d=1)', 'f(1, d=2, z=3, y=4)', 'f(*[1, 2], **{"d": 3})', 'f(*range(5), d=0, **{"q": 1})', 'f(1, **{"d": 1}, **{"e": 2})', 'f(1, **{"d": 1}, d=2)', 'f(1, d=1, **{"d": 2})', 'f(**{"a": 1, "d": 2})', 'f(*5)', 'f(**5)', 'f(*[1], *5)', 'f(1, *"ab", d=2)', 'f(**{1: 2})', 'f(*None)', 'f(**None)', 'f(**[("a", 1)])'):
    try: print(s, eval(s))
    except TypeError as e: print(s, e)
def p(a, b, /, c, *, d): return a, b, c, d
for s in ('p(1, 2, 3, d=4)', 'p(1, 2, c=3, d=4)', 'p(1, b=2, c=3, d=4)', 'p(a=1, b=2, c=3, d=4)', 'p(1, 2, 3, 4)', 'p(1, 2)', 'p(1, 2, 3)', 'p()', 'p(1)', 'p(1, 2, 3, 4, d=5)', 'p(1, 2, 3, d=4, e=5)', 'p(1, 2, d=4)', 'p(1, 2, 3, c=3, d=4)'):
    try: print(s, eval(s))
    except TypeError as e: print(s, e)
def q(a, /, **k): return a, k
print(q(1, a=2))
def n(): pass
def k(*, a, b): pass
def o(a, b=1): pass
def z(a, b, c, d): pass
def y(*, a=1): pass
def w(*a): return a
for s in ('n(1)', 'n(a=1)', 'n(1, 2)', 'k()', 'k(a=1)', 'k(1)', 'k(1, a=1, b=2)', 'k(a=1, b=2, c=3)', 'o()', 'o(1, 2, 3)', 'o(1, 2, 3, 4)', 'o(b=1)', 'o(1, a=1)', 'z()', 'z(1)', 'z(1, 2)', 'z(1, 2, 3)', 'z(d=1)', 'z(1, 2, 3, 4, 5)', 'y(1)', 'y(1, a=2)', 'w(a=1)', 'n(*[1])', 'n(**{"x": 1})', 'len()', 'len(1, 2)', '[].append()', '"".join()', 'int(1, 2, 3)', 'dict(1, 2)', 'print(x=1)', 'isinstance(1)', '"a".split(1, 2, 3)', '{}.get()', 'range()', 'abs(1, 2)', 'abs(x=1)', 'ord()', '"".replace("a")', 'open()', 'getattr()', 'sum(x=1)', 'sorted(x=1)', '"a".encode(x=1)', 'str(1, 2, 3, 4)', 'list(1, 2)', 'set(1, 2)', 'float(1, 2)', 'complex(1, 2, 3)', 'bool(1, 2)', 'bool(x=1)', 'tuple(x=1)', 'object(1)', 'type(1, 2)', 'super(1, 2, 3)', 'slice()', 'property(1, 2, 3, 4, 5)', 'classmethod()', 'map()', 'filter()', 'zip(x=1)', 'enumerate()', 'reversed()', 'iter()', 'next()', 'memoryview()', 'bytearray(1, 2, 3, 4)', 'hash()', 'id()', 'divmod(1)', 'pow(1)', 'round()', 'min()', 'max()', 'chr()', 'bin()', 'input(1, 2)', 'repr()', 'vars(1, 2)', 'globals(1)', 'locals(1)', 'dir(1, 2)', 'setattr(1)', 'delattr(1)', 'hasattr(1)', 'callable()', 'format()', 'eval()', 'exec()', 'compile()', '__import__()', 'issubclass(1)', 'any()', 'all()', 'ascii()', 'hex()', 'oct()', '[].pop(1, 2)', '[].insert(1)', '[].sort(1)', '[].index()', '[].count()', '[].extend()', '[].remove()', '[].reverse(1)', '[].clear(1)', '[].copy(1)', '{}.pop()', '{}.setdefault()', '{}.update(1, 2)', '{}.keys(1)', '{}.items(1)', '{}.popitem(1)', '{}.fromkeys()', '{}.copy(1)', 'set().add()', 'set().remove()', 'set().pop(1)', '().count()', '().index()', '"".find()', '"".count()', '"".startswith()', '"".strip(1, 2)', '"".upper(1)', '"".format_map()', '"".center()', '"".zfill()', '"".partition()', '"".translate()', '"".splitlines(1, 2)', '"".expandtabs(1, 2)', '"".isalpha(1)', 'b"".decode(1, 2, 3)', 'b"".hex(1, 2, 3)', '(1).to_bytes(1, 2, 3)', '(1).bit_length(1)', 'int.from_bytes()', '(1.5).hex(1)', 'float.fromhex()', '(1.5).is_integer(1)', 'dict.fromkeys()', 'str.maketrans()', '(x for x in []).send()', '(x for x in []).throw()', '(x for x in []).close(1)', 'object.__setattr__(1)', 'object.__getattribute__()', 'object().__reduce_ex__()', 'int.__add__()', 'int.__add__(1)', 'int.__add__(1, 2, 3)', '(1).__add__()', 'type.__call__()', 'type.mro()', 'int.mro(1)', 'ValueError().with_traceback()', 'ValueError().add_note()', 'range(3).count()', 'range(3).index()', 'slice(1).indices()', 'memoryview(b"").tobytes(1, 2)', 'memoryview(b"").cast()', 'bytearray().append()', 'bytearray().pop(1, 2)', 'bytearray().extend()'):
    try: print(s, eval(s))
    except Exception as e: print(s, '|', type(e).__name__, '|', e)
class A:
    def m(self, x): return x
    @classmethod
    def c(cls, x): return x
    @staticmethod
    def s(x): return x
    def __call__(self, x): return x
    def __init__(self, x): pass
for s in ('A()', 'A(1).m()', 'A(1).m(1, 2)', 'A.m()', 'A.m(1)', 'A.c()', 'A(1).c(1, 2)', 'A.s()', 'A(1).s(1, 2)', 'A(1)()', 'A(1)(1, 2)', 'A(1, 2)', 'A(y=1)', 'A(1).m(y=2)', 'A(1).m(x=2)'):
    try: print(s, eval(s))
    except TypeError as e: print(s, e)
def defs(a=[], b={}): a.append(1); return a
print(defs(), defs(), defs.__defaults__, f.__kwdefaults__, f.__defaults__)
f.__defaults__ = (7, 8); print(f(d=1)); f.__defaults__ = None
try: f(d=1)
except TypeError as e: print(e)
f.__kwdefaults__ = {'d': 'dd'}
try: print(f(1, 2))
except TypeError as e: print(e)
try: f.__defaults__ = 5
except TypeError as e: print(e)
try: f.__code__ = 5
except TypeError as e: print(e)
try: f.__name__ = 5
except TypeError as e: print(e)
try: f.__dict__ = 5
except TypeError as e: print(e)
try: f.__closure__ = ()
except AttributeError as e: print(e)
f.attr = 1; print(f.__dict__, f.__name__, f.__module__, f.__qualname__, f.__doc__, f.__closure__, f.__globals__ is globals(), f.__type_params__, f.__annotations__)
g = lambda: 1; f2 = lambda: 2; g.__code__ = f2.__code__; print(g())
def deco(fn):
    print('deco', fn.__name__)
    def inner(*a, **k): return fn(*a, **k) * 2
    return inner
def param(n): return lambda fn: lambda *a: fn(*a) + n
@deco
@param(3)
def dd(x): return x
print(dd(4))
order = []
def o(x): order.append(x); return x
def h(*a, **k): pass
h(o(1), *[o(2)], o(3), x=o(4), **{'y': o(5)}, z=o(6)); print(order)
def many(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1): return a0 + b1
print(many(*range(12)), many(**{n: 1 for n in 'a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1'.split()}))
print((lambda *a, b=1, **c: (a, b, c))(1, 2, b=3, d=4), (lambda a, /, b, *, c: a + b + c)(1, 2, c=3))
