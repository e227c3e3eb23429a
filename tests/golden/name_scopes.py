# Local, enclosing, global and built-in names.
x = 'g'
def f():
    def show(): return x
    return show()
print(f())
def g():
    x = 'e'
    class C:
        a = x
        x = 'c'
        def m(self): return x
        b = [x for _ in [0]]
        c = lambda: x
    return C.a if hasattr(C, 'a') else None, C().m(), C.b, C.c()
try: print(g())
except NameError as e: print(e)
def h(flag):
    if flag: z = 1
    return z
print(h(1))
try: h(0)
except UnboundLocalError as e: print(e)
for i in range(2): pass
print(i)
[i for i in 'abc']; print(i)
def gen(): return [k for k in range(3)], 'k' in locals()
print(gen())
import builtins
builtins.zork = 5; print(zork); del builtins.zork
try: zork
except NameError as e: print(e)
len = lambda x: 'shadow'; print(len([])); del len; print(len([]))
def dflt(a=x): x = 'local'; return a, x
print(dflt())
def star(*args): args += (1,); return args
print(star(0))
if False: never = 1
try: never
except NameError as e: print(e)
try: print(undefined_a)
except NameError as e: print(e.name, e)
def outer():
    v = 1
    def r(): return v
    def w():
        nonlocal v; v = v + 1
    def d():
        nonlocal v; del v
    w(); print(r()); d()
    try: r()
    except NameError as e: print(e)
    try: w()
    except NameError as e: print(e)
    v = 9; print(r())
outer()
def loopvar():
    for e in [1]: pass
    try: raise ValueError
    except ValueError as e: pass
    try: return e
    except UnboundLocalError as u: return str(u)
print(loopvar())
def cls():
    class A: pass
    class B(A): y = A
    return B.y is A, B.__qualname__
print(cls())
lam = [(lambda n: lambda: n)(i) for i in range(3)]; print([f() for f in lam])
def t():
    try: return a_
    except NameError as e: return type(e).__name__
    a_ = 1
print(t())
print(__name__, __doc__, __spec__, __package__, type(__loader__).__name__ if 0 else '', __builtins__.__name__)
def walrus():
    print([y := i for i in range(3)], y)
    if any((hit := n) > 1 for n in range(5)): print(hit)
walrus()
def p(a, b=lambda: x): return b()
print(p(1))
global gx
gx = 5; print(gx)
def setg():
    global gx, gy
    gx, gy = 1, 2
setg(); print(gx, gy)
class Meta(type):
    def __prepare__(name, bases): return {'pre': 1}
class U(metaclass=Meta):
    post = pre + 1
print(U.pre, U.post)
