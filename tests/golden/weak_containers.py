"""WeakValueDictionary, WeakKeyDictionary, WeakSet, WeakMethod, finalize."""
import weakref
class A:
    def __init__(self, n): self.n = n
    def m(self): return self.n
a, b = A(1), A(2)
d = weakref.WeakValueDictionary(a=a, b=b)
print(sorted(d.keys()), len(d), d["a"].n, "b" in d, d.get("zz"))
del a
print(sorted(d.keys()), len(d), "a" in d)
try: d["a"]
except KeyError as e: print("KeyError", e)
d["c"] = b
print(sorted(k for k, v in d.items()), [v.n for v in d.values()])
print(d.pop("c").n, d.setdefault("b", b).n, len(d))
k = weakref.WeakKeyDictionary()
k[b] = "value"
print(k[b], len(k), b in k, list(k.values()))
for key in k: print(key.n)
s = weakref.WeakSet([b])
c = A(3); s.add(c)
print(len(s), c in s, sorted(x.n for x in s))
del c, key
print(len(s))
m = weakref.WeakMethod(b.m)
print(m()(), m == weakref.WeakMethod(b.m))
f = weakref.finalize(b, print, "finalized", 1)
print(f.alive, f.atexit)
del b
print(f.alive, m(), len(d), len(k), len(s), f())
x = A(9)
g = weakref.finalize(x, print, "at exit")
h = weakref.finalize(x, print, "never"); h.atexit = False
