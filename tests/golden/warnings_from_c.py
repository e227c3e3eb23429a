# What the compiler and C code warn about, and how it is shown.
import sys
a = "\d"
b = b"\q\400"
c = "\777 \z"
d = f"\d {a} \w"
x = 5
x is 1
x is "a"
x is not ()
1 is 1
"a" is x
assert (x, "m")
assert (x > 1,
        "text")
def f():
    return ~True
f(); f()
print(~False)
for i in range(3): ~bool(i)
y = 1if x else 2
z = 0xfor x
z = [1,2 if x else 1]
w = 1or 2
try:
    (1)(2)
except TypeError: pass
try:
    [1, 2](0)
    "a"[1.5]
    "a"["b"]
    [1][1, 2]
    {1}[0]
    (lambda: 0)[0]
except TypeError: pass
try:
    None()
except TypeError: pass
try:
    pass
finally:
    x is 2
exec("x is 3")
eval("'\d'")
compile("\n\n'\g'", "nofile", "exec")
def g():
    '''doc \e'''
g()
class I:
    def __index__(self): return True
    def __int__(self): return True
    def __float__(self):
        class F(float): pass
        return F(1.5)
print(int(I()), float(I()), [1, 2][I()])
class T:
    def __trunc__(self): return 5
print(int(T()))
print(bool(NotImplemented))
if NotImplemented: pass
def gen():
    try: yield 1
    except ValueError: yield 2
q = gen(); next(q); q.throw(ValueError, ValueError(1), None)
import re
re.sub("a", "b", "c", 1)
re.split("a", "b", 1)
import datetime
datetime.datetime.utcfromtimestamp(0)
class C:
    def __complex__(self):
        class F(complex): pass
        return F(1)
print(complex(C()))
print(sum([[1], [2]], []))

