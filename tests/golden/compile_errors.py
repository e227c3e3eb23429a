# Each mistake is refused in CPython's words, at its place.
cases = r'''
return 1
---
def f():
    x = 1
    global x
---
def f(x):
    global x
---
def f():
    print(x)
    global x
---
def f():
    x: int = 1
    global x
---
def f():
    global x
    x: int = 1
---
def f():
    nonlocal x
---
nonlocal x
---
def f(x):
    nonlocal x
---
def f():
    x = 1
    def g():
        print(x)
        nonlocal x
---
def f():
    global x
    nonlocal x
---
def f(a, a): pass
---
lambda a, *, a: 1
---
def f(a, *a): pass
---
break
---
continue
---
for x in y:
    def f():
        break
---
yield 1
---
class A:
    yield 1
---
class A: return 1
---
[(yield x) for x in y]
---
def f(): return {(yield 1) for x in y}
---
def f(): ((yield 1) for x in y)
---
def f(): {(yield 1):2 for x in y}
---
[x := 1 for x in y]
---
[y := 1 for x in (y := 2)]
---
[i for i in range(5) if (j := 0) for j in range(5)]
---
class A: [(x := 1) for i in y]
---
def f():
    from a import *
---
class A:
    from a import *
---
from __future__ import braces
---
from __future__ import nope
---
x = 1
from __future__ import annotations
---
f(a=1, a=2)
---
f(**k, a=1, b=2, a=3)
---
*a = 1
---
*a, *b = c
---
a = *b
---
print(*a for a in b)
---
__debug__ = 1
---
def f(__debug__): pass
---
del __debug__
---
x.__debug__ = 1
---
import __debug__
---
f(__debug__=1)
---
class __debug__: pass
---
for __debug__ in x: pass
---
try: pass
except: pass
except E: pass
---
try: pass
except* E:
    return
---
def f():
    try: pass
    except* E:
        return
---
while 1:
    try: pass
    except* E:
        break
---
with a as b, c as b: yield
---
x: int; global x
---
def f():
    def g():
        nonlocal x
    x = 1
---
def f():
    def g():
        nonlocal y
    x = 1
---
(x for x in y if (yield))
---
lambda: (yield)
---
def f(): x = yield = 1
---
def f(a=1, b): pass
---
a, b += 1
---
x = 9999999999999999999999999999999999999999999999999999 + "a"
---
def f():
  for a in b:
   for a in b:
    for a in b:
     for a in b:
      for a in b:
       for a in b:
        for a in b:
         for a in b:
          for a in b:
           for a in b:
            for a in b:
             for a in b:
              for a in b:
               for a in b:
                for a in b:
                 for a in b:
                  for a in b:
                   for a in b:
                    for a in b:
                     for a in b:
                      for a in b: pass
---
{**a, 'x': 1, **b}; (a, *b) = (*c, d); [*x]; f(*a, **b)
---
def f():
    x = 1
    class A:
        nonlocal x
        x = 2
---
class A:
    def f(self):
        nonlocal __class__
---
class A:
    nonlocal __class__
---
def é(): return ñ
return
---
é = "ñ"; continue
---
a: b: c
---
(a): int; a.b: int; a[b]: int; (a.b): int = 3
---
def f():
    (a): int
    global a
---
with open(x) as (a, b): pass
---
match x:
    case a: pass
    case b: pass
---
match x:
    case [a, a]: pass
---
match x:
    case {'a': 1, 'a': 2}: pass
---
match x:
    case A(b=1, b=2): pass
---
match x:
    case a | b: pass
---
match x:
    case (1 | a): pass
---
match x:
    case [*a, *b]: pass
---
match x:
    case _: pass
    case 1: pass
---
match x:
    case (a|1)|2: pass
'''.split('---\n')
for c in cases:
    try:
        compile(c, "<s>", "exec")
        print("ok", repr(c[:30]))
    except SyntaxError as e:
        print(type(e).__name__, e.args, e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset)
    except Exception as e:
        print(repr(e))
