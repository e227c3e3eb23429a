# What sys.getrefcount shows inside each special method is what CPython's calls hold.
from sys import getrefcount as ref
class C:
    def __init__(self, x): print("init", ref(x), ref(self))
class D:
    def __new__(cls, x):
        print("new", ref(x)); return super().__new__(cls)
    def __init__(self, x): print("init", ref(x), ref(self))
class E:
    def __call__(self, x, y=1): print("call", ref(x), ref(y), ref(self))
    def __getitem__(self, x): return ref(x), ref(self)
    def __setitem__(self, x, y): print(ref(x), ref(y), ref(self))
    def __contains__(self, x): print(ref(x), ref(self)); return True
    def __iter__(self): print(ref(self)); return iter(())
    def __len__(self): print(ref(self)); return 1
    def __bool__(self): print(ref(self)); return True
    def __eq__(self, x): print(ref(self), ref(x)); return True
    def __hash__(self): print(ref(self)); return 1
    def __repr__(self): print(ref(self)); return "E"
    def __enter__(self): print(ref(self))
    def __exit__(self, *a): print(ref(self), ref(a))
    def __getattr__(self, n): print(ref(self)); return 1
    def __setattr__(self, n, v): print(ref(self), ref(v))
    def __delattr__(self, n): print(ref(self))
    def __add__(self, o): print(ref(self), ref(o)); return 1
    def __radd__(self, o): print(ref(self), ref(o)); return 1
    def __iadd__(self, o): print(ref(self), ref(o)); return self
    def __neg__(self): print(ref(self)); return 1
    def __index__(self): print(ref(self)); return 0
    def __format__(self, s): print(ref(self)); return ""
    def __next__(self): print(ref(self)); raise StopIteration
def f(*a, **k): print([ref(x) for x in a], [ref(k[x]) for x in k])
o = object()
e = E()
l = [o]
def run():
    for i in range(4):
        print("-", i)
        C(o); D(o); e(o); e(o, o); e[o]; e[o] = o; o in e; [*e]; len(e); bool(e); e == o; hash(e); repr(e)
        with e: pass
        e.zz; e.zz = o; del e.zz; e + o; o + e; -e; l[e]; f"{e}"; next(e, None); not e
        x = e; x += o
        f(o, k=o); f(*[o]); f(**{"k": o}); f(*l, **{"k": o})
        for q in e: pass
        {e: 1}; {e}; e < o if 0 else 1
        str(e); sorted([e], key=f); list(map(f, [o])); max([o], key=f)
run()
