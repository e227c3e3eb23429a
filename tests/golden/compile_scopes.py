# Where names live: closures, globals, classes, comprehensions, nonlocal.
x = "global"
def outer():
    x = "outer"
    def inner():
        nonlocal x
        x = "changed"
        def innermost():
            global x
            return x
        return innermost()
    return inner(), x
print(outer(), x)

class C:
    x = "class"
    def method(self): return x
    y = [x for _ in range(1)]
    z = [(lambda: x)() for _ in range(1)]
    w = x
print(C().method(), C.y, C.z, C.w)

def counter():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    return up
c = counter(); c(); print(c(), c.__closure__[0].cell_contents, c.__code__.co_freevars, counter.__code__.co_cellvars)

def f(a):
    g = lambda: a
    a += 1
    return g()
print(f(1))
fs = [lambda: i for i in range(3)]
print([g() for g in fs])
fs = [lambda i=i: i for i in range(3)]
print([g() for g in fs])
i = "outer i"
print([i for i in range(3)], i)
print({i: j for i in range(2) for j in range(2)}, {i % 2 for i in range(5)})
def walrus():
    if any((found := n) > 2 for n in range(5)):
        return found
print(walrus(), [y := 5, y ** 2], y)
def unbound():
    try:
        print(late)
    except UnboundLocalError as e:
        print(e)
    late = 1
    del late
    try:
        late
    except UnboundLocalError as e:
        print(e)
    def inner(): return never
    try:
        inner()
    except NameError as e:
        print(type(e).__name__, e)
    never = 1
    del never
unbound()
class P:
    __secret = 1
    def get(self): return self.__secret
    def __hidden(self): pass
print(P().get(), sorted(n for n in vars(P) if "_P" in n))
class D(C):
    def who(self): return __class__
    @classmethod
    def make(cls): return super().__new__(cls)
print(D().who(), type(D.make()))
def defaults(a, b=[], /, c=2, *args, d, e=4, **kw): return a, b, c, args, d, e, kw
print(defaults(1, d=3), defaults(1, 2, 3, 4, 5, d=6, z=7), defaults.__defaults__, defaults.__kwdefaults__)
def nest():
    a = 1
    return [[a + b + c for c in range(2)] for b in range(2)]
print(nest())
print([[lambda: (p, q) for p in range(2)][0]() for q in range(2)])
def classcell():
    v = 10
    class K:
        v2 = v
        v = 20
        def m(self): return v
    return K.v, K.v2 if hasattr(K, "v2") else None, K().m()
try:
    print(classcell())
except NameError as e:
    print(e)
exec("def late_bound(): return hidden\nhidden = 3\nprint(late_bound())", {})
print(f"{(lambda q: q * 2)(4)} {[k for k in 'ab']}")
