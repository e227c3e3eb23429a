# Names: globals, class bodies, exec, cells, comprehensions, imports, deletion.
import sys


def t(f, *a):
    try:
        print("->", f(*a))
    except BaseException as e:
        print(type(e).__name__, e)


x = "global"


def read():
    return x


def write(v):
    global x
    x = v


def shadow():
    return len([1, 2])


for i in range(4):
    print(read(), shadow())
    write(i)
len_saved = len
len = lambda q: "mine"
print(shadow())
del len
print(shadow())
t(lambda: undefined)


def delete_global():
    global y
    y = 1
    del y
    del y


t(delete_global)


class Body:
    a = 1
    b = a + 1
    c = [q for q in range(a)]
    x = x
    def method(self):
        return x, __class__
    for i in range(3):
        d = i
    del i
    exec("e = a + 10")
    print(sorted([k for k in list(locals()) if not k.startswith("__")]))


print(Body.b, Body.c, Body.x, Body.e, Body().method()[0], Body().method()[1] is Body)


def outer():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    def get():
        return n
    return inc, get


inc, get = outer()
print(inc(), inc(), get(), inc.__closure__[0].cell_contents, inc.__code__.co_freevars)


def cells(a, b=2):
    def f():
        return a, b, c
    c = 3
    r = f()
    a = 10
    return r, f()


print(cells(1))


def comprehension_scope():
    i = "outer"
    r = [i for i in range(3)]
    s = {i: j for i in range(2) for j in range(2)}
    t = [(lambda: i)() for i in range(3)]
    u = [[i * j for j in range(3)] for i in range(3)]
    return i, r, s, t, u


print(comprehension_scope())


def comprehension_error():
    k = 1
    try:
        [1 / k for k in (1, 0)]
    except ZeroDivisionError:
        return k


print(comprehension_error())
print([y for y in range(3) if (z := y) >= 0], z)
ns = {}
exec("a = 1\ndef f(): return a\nb = f()", ns)
print(sorted(k for k in ns if k != "__builtins__"), ns["f"]())
print(eval("a + b", {"a": 1}, {"b": 2}))
exec("q = 5", globals(), ns)
print(ns["q"])


def function_locals():
    a = 1
    d = locals()
    d["b"] = 2
    a = 3
    return d, locals()


print(function_locals())


def exec_in_function():
    a = 1
    exec("a = 2; b = 3")
    return a, "b" in locals()


print(exec_in_function())


def proxy():
    a, b = 1, 2
    p = sys._getframe().f_locals
    p["a"] = 10
    p.update({"b": 20, "c": 30})
    return a, b, dict(p) == {**p}, p.get("c"), p.pop if hasattr(p, "pop") else None, len(p), "a" in p, list(p)


print(proxy())


def frames():
    def inner():
        f = sys._getframe(1)
        return f.f_locals["v"], f.f_code.co_name, f.f_lineno - f.f_code.co_firstlineno, f.f_back.f_code.co_name
    v = "seen"
    return inner()


print(frames())


def kept_frame():
    secret = [1, 2]
    return sys._getframe()


f = kept_frame()
print(f.f_locals, f.f_back is None or f.f_back.f_code.co_name, f.f_lineno - f.f_code.co_firstlineno)
f.clear()
print(f.f_locals)
t(sys._getframe().clear)


def annotated(a: int, b: "str" = 1) -> None:
    c: int = 5
    return c


print(annotated.__annotations__, annotated(1))
z1: int = 3
z2: "undefined"
print(__annotations__)


print((lambda *a, **k: (a, k))(1, *[2, 3], x=1, **{"y": 2}))
a = b = c = [1]
print(a is b is c, a == b == c, 1 < 2 < 3, 1 < 2 > 5, not a, a and b, [] or "default")
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
l = list(range(10))
l[2:5] = ["x"]
del l[0], l[-1]
l[1] += "y"
print(l, l[::2], l[1:-1])
print(f"{a!r:>5}|{3.14159:.2f}|{'x':^5}|{a=}|{{}}")
assert True
try:
    assert 0, "message"
except AssertionError as e:
    print(repr(e))
