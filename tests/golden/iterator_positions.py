for mk in (lambda: iter([1,2]), lambda: iter((1,2)), lambda: iter("ab"), lambda: iter("é€"), lambda: iter(b"ab"), lambda: iter(bytearray(b"ab")), lambda: reversed([1,2]), lambda: reversed((1,2)), lambda: iter(memoryview(b"ab")), lambda: iter({1,2}), lambda: iter(type("S",(),{"__getitem__":lambda s,i:[1,2][i],"__len__":lambda s:2})())):
    i=mk()
    print(type(i).__name__, [n for n in dir(i) if n in("__length_hint__","__setstate__","__reduce__")])
    def show():
        for n in ("__length_hint__","__reduce__"):
            try: r=getattr(i,n)(); print(n, r if "object at" not in repr(r) else "...", end=" ")
            except Exception as e: print(n, type(e).__name__, str(e)[:60] if "object at" not in str(e) else "...", end=" ")
        print()
    show(); next(i); show(); list(i); show()
    i=mk()
    if hasattr(i,"__setstate__"):
        for v in (1,-5,7,0):
            try: i.__setstate__(v); print(v, end=" "); show()
            except Exception as e: print(v,repr(e))
        for v in ("x",1<<70,1.5):
            try: i.__setstate__(v)
            except Exception as e: print(repr(v)[:5],repr(e))
class L(list):
    def __len__(s): return 99
class T(tuple):
    def __len__(s): return 99
class U(str):
    def __len__(s): return 99
class B(bytes):
    def __len__(s): return 99
class BA(bytearray):
    def __len__(s): return 99
for c,a in ((L,[1,2]),(T,(1,2)),(U,"ab"),(B,b"ab"),(BA,b"ab")):
    i=iter(c(a)); print(c.__name__, i.__length_hint__()); i.__setstate__(50); print(i.__reduce__()[2], i.__length_hint__())
    r=reversed(c(a)); print(r.__length_hint__(), r.__reduce__()[2])
l=[1,2,3]; i=iter(l); next(i); next(i); l.clear(); print(i.__length_hint__(), i.__reduce__())
b=bytearray(b"abc"); i=iter(b); next(i); next(i); b.clear(); print(i.__length_hint__(), i.__reduce__())
l=[1,2,3]; i=reversed(l); l.clear(); print(i.__length_hint__(), i.__reduce__()); print(list(i), i.__reduce__())
