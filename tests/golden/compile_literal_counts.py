# While a script or exec runs, CPython holds one more reference to each of its literals.
import sys
x = 1000
print('int1000', sys.getrefcount(x))
y = "a b"
print('str space', sys.getrefcount(y))
z = "qwertyname"
print('str name', sys.getrefcount(z))
t = (1000, "a c", 2.5)
print('tuple', sys.getrefcount(t), [sys.getrefcount(i) for i in t])
fl = 3.75
print('float', sys.getrefcount(fl))
def f():
    return 77777
print('fn', sys.getrefcount(f()))
uu = 300*5
print('fold', sys.getrefcount(uu))
print('ident', sys.getrefcount(next(k for k in globals() if k=='fl')))
print(sys.getrefcount('uniqident'), sys.getrefcount('uniq ident'), sys.getrefcount('uniq ident'))
b = b"xyz"
print('b', sys.getrefcount(b))
def g():
    "some doc string"
print(sys.getrefcount(g.__doc__))
q = 5000; r = 5000
print(q is r, sys.getrefcount(q))
exec("k = 123456\nprint(sys.getrefcount(k))")
m = -5000
print('neg', sys.getrefcount(m))
j = f"{x} abc"
jj= f"abcd e"
print(sys.getrefcount(jj))
big = 10**12
print(sys.getrefcount(big), sys.getrefcount(1e10), sys.getrefcount(1j))
ls=[1001,1002,1003]
print([sys.getrefcount(i) for i in ls])
print(eval("sys.getrefcount(99999)"))
c=compile("aa=54321\nprint(sys.getrefcount(aa))","x","exec")
exec(c)
