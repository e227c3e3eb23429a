# Names in class bodies.
x = 'global'
class A:
    y = 'class'
    z = [y for _ in range(1)] if 0 else 1
    try: w = [y for _ in range(1)]
    except NameError as e: print(e)
    v = [q for q in y]
    def f(self): 
        try: return y
        except NameError as e: return str(e)
    x = x
    print(x, y, __name__, __qualname__, __module__)
    def g(self): return x
    class B:
        try: print(y)
        except NameError as e: print(e)
        print(__qualname__)
        def h(self): return __class__
    l = lambda: y
    del y
print(A.w if hasattr(A, 'w') else 'no w', A.v, A().f(), A.x, A().g(), A.B().h(), A.B.__qualname__, A.g.__qualname__)
try: A.l()
except NameError as e: print(e)
def outer():
    n = 1
    class C:
        n = 2
        def m(self): return n
        k = n
    class D:
        nonlocal n
        n = 5
    class E:
        try: print(n)
        except NameError as e: print(e)
        n = 7
        print(n)
        global gg
        gg = 'gg'
    return C().m(), C.k, n, hasattr(D, 'n'), E.n
print(outer(), gg)
def f():
    class F:
        a = 1
        b = a + 1
        def c(self): return self.a
        d = c
    return F
F = f(); print(F.b, F().d(), F.d.__name__, F.__qualname__, F.c.__qualname__)
class G:
    locals()['dyn'] = 3
print(G.dyn)
class H:
    for i in range(3): pass
    if i: j = i
print(H.i, H.j)
class K:
    def __init__(self): self.c = __class__
    @classmethod
    def cm(cls): return __class__, cls
    @staticmethod
    def sm(): return __class__
class K2(K): pass
print(K2().c, K2.cm(), K2.sm())
print(type('N', (), dict(a=1)).__module__)
class Ann:
    a: int = 1
    b: 'str'
    c: list[int]
    (d): int = 4
print(Ann.__annotations__, hasattr(Ann, 'b'))
z: int = 5
w: 'undefined'
print(__annotations__)
def fa(a: int, *b: str, c: float = 1, **d: dict) -> None: q: undefined_thing = 1; r: zz
print(fa.__annotations__, fa(1))
