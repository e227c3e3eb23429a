"""Weak references: sharing, callbacks, order, hashes, proxies."""
import weakref, gc
class A:
    def __init__(self, name): self.name = name
    def __repr__(self): return f"A({self.name})"
    def __add__(self, other): return (self.name, other)
    def __len__(self): return 3
    def __getitem__(self, i): return i
    def __call__(self, *args): return args
a = A("a")
r = weakref.ref(a)
print(r() is a, r is weakref.ref(a), weakref.getweakrefcount(a))
def died(which): print("died", which() is None, which is c)
c = weakref.ref(a, died)
print(c is r, c == r, weakref.getweakrefcount(a), len(weakref.getweakrefs(a)))
d = weakref.ref(a, lambda w: print("second"))
p = weakref.proxy(a)
print(p.name, p + 1, len(p), p[7], p is weakref.proxy(a), type(p).__name__, bool(p), str(p), p(1, 2))
p.name = "b"
print(a.name, hash(r) == hash(a))
del a
print(r(), c(), r == c, r == r)
try: p.name
except ReferenceError as e: print(e)
try: hash(weakref.ref(A("x")))
except TypeError as e: print(e)
for value in (1, "s", (), [], {}, None, 1.5, object()):
    try: weakref.ref(value); print("allowed", type(value).__name__)
    except TypeError as e: print(e)
for value in ({1}, frozenset([1]), lambda: 0, A, print, (i for i in ())):
    weakref.ref(value)
class S: __slots__ = ("x",)
try: weakref.ref(S())
except TypeError as e: print(e)
class T: __slots__ = ("x", "__weakref__")
t = T(); w = weakref.ref(t); print(w() is t); del t; print(w())
class Sub(weakref.ref):
    def __init__(self, ob, cb=None, extra=1): super().__init__(ob, cb); self.extra = extra
    def __new__(cls, ob, cb=None, extra=1): return super().__new__(cls, ob, cb)
a = A("s"); s = Sub(a, None, 5); print(s.extra, s() is a, s is not weakref.ref(a), s.__callback__)
def bad(w): raise ValueError("in callback")
b = A("b2"); w1 = weakref.ref(b, lambda w: print("one")); w2 = weakref.ref(b, lambda w: print("two")); w3 = weakref.ref(b, lambda w: print("three"))
del b
x = A("x"); x.me = x; w = weakref.ref(x, lambda w: print("cycle gone", w())); del x; print(gc.collect() > 0)
print(w)if False else None
class D:
    def __del__(self): print("del sees", ref() is None)
o = D(); ref = weakref.ref(o); del o
cell = []
class Evil:
    def __del__(self): cell.append(self)
o = Evil(); ref = weakref.ref(o, lambda w: print("called")); del o; print(ref() is cell[0]); cell.clear(); print(ref())
