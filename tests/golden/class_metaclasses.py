# Metaclasses, __init_subclass__, __prepare__, __mro_entries__.
class M(type):
    def __new__(m, name, bases, ns, **kw):
        print('new', name, bases, sorted(k for k in ns if not k.startswith('__')), kw)
        return super().__new__(m, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw):
        print('init', name, kw); super().__init__(name, bases, ns)
    def __call__(cls, *a, **k):
        print('call', a, k); return super().__call__(*a, **k)
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print('prepare', name, kw); return {'injected': 1}
    def __instancecheck__(cls, x): return x == 5
    def __subclasscheck__(cls, x): return x is int
    def __getattr__(cls, n): return 'meta ' + n
    def __len__(cls): return 9
    def __getitem__(cls, i): return i
    def __iter__(cls): return iter('xyz')
    def __contains__(cls, x): return True
    def __add__(cls, o): return 'added'
    def __repr__(cls): return '<M %s>' % cls.__name__
    def __bool__(cls): return False
    @property
    def prop(cls): return 'prop of ' + cls.__name__
class A(metaclass=M, kw=1):
    x = 2
    def __init__(self, v): self.v = v
a = A(3)
print(a.v, A.injected, isinstance(5, A), isinstance(a, A), isinstance(6, A), issubclass(int, A), issubclass(A, A), A.foo, len(A), A[3], list(A), 7 in A, A + 1, A, bool(A), A.prop, type(A))
try: a.foo
except AttributeError as e: print(e)
try: a.prop
except AttributeError as e: print(e)
class B(A): y = 1
print(B.__mro__, M.mro(B))
class M2(type): pass
try:
    class C(A, metaclass=M2): pass
except TypeError as e: print(e)
def fmeta(name, bases, ns): return (name, bases, sorted(ns))
class D(metaclass=fmeta): z = 1
print(D)
try:
    class E(foo=1): pass
except TypeError as e: print(e)
try:
    class E(metaclass=int): pass
except TypeError as e: print(e)
class I:
    def __init_subclass__(cls, **kw): print('init_subclass', cls.__name__, kw); super().__init_subclass__()
class J(I, a=1): pass
class K(J): pass
try: type('L', (I,), {}, z=2)
except TypeError as e: print(e)
class N:
    def __init_subclass__(cls, req): cls.req = req
class O(N, req=5): pass
print(O.req)
try:
    class Q(N): pass
except TypeError as e: print(e)
class ME:
    def __mro_entries__(self, bases): return (list,)
class R(ME()): pass
print(R.__bases__, R.__orig_bases__.__class__)
class G:
    def __class_getitem__(cls, item): return cls.__name__, item
print(G[int], G[1, 2])
try: type.__call__()
except TypeError as e: print(e)
print(type.__call__(int, '5'), type.__new__(type, 'X', (), {}), type('Y', (), {'a': 1}).a)
class Sing(type):
    _i = {}
    def __call__(cls):
        if cls not in cls._i: cls._i[cls] = super().__call__()
        return cls._i[cls]
class S(metaclass=Sing): pass
print(S() is S())
class Prep(type):
    @classmethod
    def __prepare__(m, n, b): return 5
try:
    class T(metaclass=Prep): pass
except TypeError as e: print(e)
class BadMro(type):
    def mro(cls): return [int, object] if cls.__name__ == 'U' else super().mro()
try:
    class U(metaclass=BadMro): pass
    print(U.__mro__)
except TypeError as e: print(e)
