# Classes, instances and their attributes, and what plain objects refuse.
class A:
    """doc"""
    x = 1
    def __init__(self, a, b=2):
        self.a = a
        self.b = b
    def m(self): return self.a + self.b
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(x): return x * 2
    def __repr__(self): return f'A({self.a}, {self.b})'
a = A(1)
print(a, a.m(), A.m(a), a.c(), A.c(), a.s(3), A.s(4), A.__doc__, A.x, a.x)
a.x = 5
print(a.x, A.x, a.__dict__, sorted(A.__dict__), A.__module__, A.__qualname__, A.__name__, A.__bases__, A.__mro__)
for f in (lambda: A(), lambda: A(1, 2, 3), lambda: A(1, c=3), lambda: a.foo, lambda: A.foo, lambda: a.m(1), lambda: A.m(), lambda: a.c(1), lambda: delattr(a, 'zz'), lambda: a(), lambda: a[0], lambda: len(a), lambda: a + 1, lambda: 1 + a, lambda: a < a, lambda: -a, lambda: iter(a), lambda: a.__len__, lambda: int(a), lambda: float(a), lambda: 1 in a, lambda: hash(A), lambda: next(a), lambda: [1][a], lambda: a @ a, lambda: round(a), lambda: abs(a), lambda: ~a, lambda: divmod(a, 1), lambda: a ** 2, lambda: bytes(a), lambda: complex(a), lambda: '%d' % a, lambda: reversed(a), lambda: dict(a), lambda: set(a), lambda: (*a,), lambda: print(*a), lambda: print(**a), lambda: range(a), lambda: chr(a), lambda: ord(a), lambda: format(a, 'x'), lambda: sum(a), lambda: max(a), lambda: 'a' * a, lambda: [1] * a, lambda: 'abc'.join(a), lambda: a.__enter__, lambda: isinstance(1, a), lambda: issubclass(a, int), lambda: exec(a), lambda: a.x.y, lambda: memoryview(a), lambda: str(b'', a), lambda: zip(a), lambda: map(len, a), lambda: enumerate(a), lambda: any(a), lambda: sorted(a), lambda: tuple(a), lambda: frozenset(a), lambda: hex(a), lambda: pow(a, 2), lambda: math):
    try:
        r = f()
        print(type(r))
    except Exception as e:
        print(type(e).__name__, e)
del a.x
print(a.x)
try:
    del a.x
except AttributeError as e: print(e)
try:
    del A.zz
except AttributeError as e: print(e)
print(a.m.__func__ is A.m, a.m.__self__ is a, a.m.__name__, a.m == a.m, a.m is a.m, hash(a.m) == hash(a.m), A.m.__qualname__)
print(type(A), type(a), A.__class__, a.__class__, isinstance(a, A), issubclass(A, object))
A.y = 7
print(a.y)
class B(A): pass
print(B(3), B.__mro__, B.__base__, A.__subclasses__())
a.__class__ = B
print(type(a))
try:
    a.__class__ = int
except TypeError as e: print(e)
try:
    a.__class__ = 1
except TypeError as e: print(e)
