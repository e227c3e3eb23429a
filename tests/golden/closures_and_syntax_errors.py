# Closures, cells, and the errors the compiler reports.
def counter():
    n = 0
    def inc():
        nonlocal n; n += 1; return n
    def get(): return n
    return inc, get
i, g = counter(); i(); i(); print(g(), i.__closure__, g.__closure__[0].cell_contents) if 0 else print(g(), g.__closure__[0].cell_contents, g.__code__.co_freevars, counter.__code__.co_cellvars)
fs = [lambda: i for i in range(3)]; print([f() for f in fs])
fs = [lambda i=i: i for i in range(3)]; print([f() for f in fs])
def f():
    def g(): return x
    try: g()
    except NameError as e: print(type(e).__name__, e)
    x = 1
    print(g())
    del x
    try: g()
    except NameError as e: print(type(e).__name__, e)
    try: x
    except NameError as e: print(type(e).__name__, e)
f()
def u():
    try: print(v)
    except UnboundLocalError as e: print(e)
    v = 1
    del v
    try: v
    except UnboundLocalError as e: print(e)
    try: del v
    except UnboundLocalError as e: print(e)
u()
try: del undefined_name
except NameError as e: print(e)
def gl():
    global newg; newg = 5
    try:
        del newg; newg
    except NameError as e: print(e)
    try: del newg
    except NameError as e: print(e)
gl()
def a(x):
    def b(y):
        def c(z): return x + y + z
        return c
    return b
print(a(1)(2)(3), a(1)(2).__qualname__)
def p(x, *args, y=1, **kw):
    def q(): return x, args, y, kw
    return q
print(p(1, 2, 3, y=4, z=5)())
def loop():
    r = []
    for i in range(3):
        def f(): return i
        r.append(f)
    return [x() for x in r]
print(loop())
def comp():
    x = 10
    return [x + y for y in range(2)], {x: y for y in range(1)}, list(x for _ in range(1)), [[x + z for z in range(2)] for x in range(2)], x
print(comp())
class K:
    def m(self):
        def n(): return self, __class__
        return n()[1]
print(K().m())
def rec(n): return 1 if n == 0 else n * rec(n - 1)
print(rec(20))
def outer():
    x = 1
    def mid():
        def inner():
            nonlocal x
            x += 1
        inner()
        return x
    return mid(), x
print(outer())
c = outer.__code__; print(c.co_name, c.co_argcount, c.co_varnames, c.co_cellvars, c.co_nlocals, c.co_names)
for src in ('def f():\n nonlocal x', 'nonlocal x', 'def f():\n x = 1\n global x', 'def f(x):\n global x', 'def f():\n x = 1\n def g():\n  x = 2\n  nonlocal x', 'def f(x):\n nonlocal x', 'def f():\n global x\n nonlocal x', 'def f():\n print(x)\n global x', 'x: int\nglobal x', 'def f():\n global x\n x: int = 1', 'class A:\n nonlocal __class__', 'def f():\n  for global_ in []: pass\n  global global_', 'def f(a, a): pass', 'lambda x, x: 1', 'def f(*, a): pass\ndef f(*): pass', 'def f(a=1, b): pass', 'def f(**k, a): pass', 'def f(*a, *b): pass', 'f(a=1, a=2)', 'f(**k, *a)', 'f(a=1, 2)', 'f(**k, 2)', 'f(x for x in y, 1)', 'f(1=2)', 'f(a.b=2)', 'f(True=1)', 'def f(None): pass', 'None = 1', 'True = 1', '__debug__ = 1', 'def f(__debug__): pass', 'x.__debug__ = 1', 'del None', 'del f()', 'del 1', 'del (a, 1)', 'f() = 1', '1 = x', 'x + 1 = 2', '(a, 1) = 2', '[a, f()] = 1', 'x = 1 = 2', 'f() += 1', '(a, b) += 1', '[a] += 1', 'a, b += 1', '"a" = 1', 'f"{x}" = 1', '{} = 1', '{a} = 1', '{a: b} = 1', '... = 1', '-x = 1', 'not x = 1', 'x if y else z = 1', 'lambda: 1 = 2', '(yield) = 1', 'x < y = 1', 'x == 1 = 2', '*a = [1]', '*a, *b = 1', '*a', 'print(*a, *b) = 1', 'for 1 in x: pass', 'for f() in x: pass', 'with a as 1: pass', 'with a as f(): pass', 'import a.b as c.d', 'from a import *\ndef f(): from a import *', 'class A: from a import *', 'def f():\n import *', 'from . import', 'from a import (b', 'import', 'from a import b,', 'return 1', 'yield 1', 'break', 'continue', 'class A: return 1', 'class A:\n yield 1', 'def f():\n  class B: break', 'while 1:\n def f(): break', 'for x in y:\n pass\nelse: break', '[x := 1 for y in z]', '[y := 1 for y in z]', '[z for z in (y := 1)]', 'class A: [x := 1 for y in z]', 'x := 1', '(x.y := 1)', '(x[0] := 1)', '((a, b) := 1)', 'f(x := 1)', 'f(a=x := 1)', 'lambda x := 1: 1', 'def f(x := 1): pass', 'assert (1, 2)', 'assert x, y, z', 'raise x from', 'raise from x', 'try: pass', 'try: pass\nelse: pass', 'try: pass\nexcept: pass\nexcept ValueError: pass', 'try: pass\nfinally: pass\nexcept: pass', 'if 1:\npass', 'if 1', 'if 1:', 'if x = 1: pass', 'while x = 1: pass', 'elif 1: pass', 'else: pass', 'def f(:\n pass', 'def f()\n pass', 'def f(): pass pass', 'class A\n pass', 'class A(: pass', '  x = 1', 'x = 1\n  y = 2', 'if 1:\n  x\n y', 'if 1:\n\tx\n        y', '(1', '[1', '{1', '1)', '1]', '(1]', '"abc', "'''abc", 'x = "a\nb"', '1abc', '0777', '0b2', '0o8', '0xg', '1_', '1__0', '1e', '1.e+', '0b', '0x', '1j2', '$', '?', 'a?b', 'x = é€', 'x = €', '\\', '\\ x', 'x = \\\n', 'a b', 'a b c', '1 2', 'print 1', 'print x', 'exec "x"', 'a = b c', '[1 2]', '(1 2)', '{1 2}', 'f(1 2)', '{1: 2 3}', '{1: 2, 3}', '{1, 2: 3}', '{1: }', '{1:2, :3}', '{**a, *b}', '{*a, **b}', '[**a]', '(**a)', 'f(**)', 'f(*)', 'x = ', 'x +', '+', '* 1', 'x ** ', 'not', 'a not b', 'a is not', 'a in', 'lambda', 'lambda x', 'x if y', 'x if y else', 'x.', 'x.1', 'x[', 'x[]', 'x[1:2:3:4]', '.x', '..', '@', '@x', '@x\ny = 1', 'a = @b', 'def', 'class', 'with', 'with a', 'with a as', 'for', 'for x', 'for x in', 'for x in y', 'while', 'del', 'global', 'assert', 'import a as', 'a, = ', 'a ! b', 'a <> b', 'a && b', 'a || b', '!a', 'a++', 'a--', '++a', 'a = b = ', 'a == = b', 'def f(x, /, y, /): pass', 'def f(/): pass', 'def f(*, **k): pass', 'def f(x, *): pass', 'def f(x=1, /, y): pass', 'lambda *: 1', 'lambda /: 1', 'def f(*a=1): pass', 'def f(**k=1): pass', 'def f(x:): pass', 'def f() -> : pass', 'def f(1): pass', 'def f("a"): pass', 'def 1(): pass', 'class 1: pass', 'def f.x(): pass', 'def f((a, b)): pass', 'lambda (a, b): 1', 'from __future__ import nope', 'x = 1\nfrom __future__ import annotations', 'from __future__ import braces', 'u"a" b"b"', 'f"{a" ', 'f"{a!}"', 'f"{a:{b"', "f'{a!z}'", "f'{*a}'", "f'{a=b}'", "f'{lambda x: 1}'", "f'{'", "f'{!r}'", "f'{:x}'", "f'{a.}'", "f'{a b}'", "f'{a:}}'", "f'{{}'", 'b"é"', '"\\x"', '"\\N{"', '"\\N{}"', '"\\u12"', 'b"\\x1"', 'match x:\n case 1: pass\n case', 'match x:\n pass', 'match x:\n case a: pass\n case b: pass', 'match x:\n case a | b: pass', 'match x:\n case {**a, "b": 1}: pass', 'match x:\n case A(a=1, 2): pass', 'match x:\n case [*a, *b]: pass', 'match x:\n case -a: pass', 'match x:\n case 1 + 2: pass', 'match x:\n case (a, a): pass', 'match x:\n case _ as b: pass', 'match x:\n case a as _: pass', 'match x:\n case {1: a, 1: b}: pass', 'match x:\n case A(b=1, b=2): pass', 'match x:\n case f"a": pass', 'match x:\n case a.b(): pass\n case (1 as b.c): pass', 'type X', 'type X = ', 'type 1 = 2', 'def f[T]: pass', 'def f[T, T](): pass', 'def f[](): pass', 'class A[T](T): pass\nclass B[T=int, U]: pass'):
    for mode in ('exec',):
        try: compile(src, 'fn', mode); print(repr(src), 'ok')
        except SyntaxError as e: print(repr(src), type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
        except Exception as e: print(repr(src), type(e).__name__, e)
