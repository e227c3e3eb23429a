# Inheritance, super() and subclasses of built-in types.
class A:
    def f(self): return 'A.f'
    def g(self): return 'A.g ' + self.f()
    def __init__(self): print('A init')
class B(A):
    def f(self): return 'B.f ' + super().f()
    def __init__(self):
        print('B init'); super().__init__()
class C(A):
    def f(self): return 'C.f ' + super().f()
    def __init__(self):
        print('C init'); super().__init__()
class D(B, C):
    def f(self): return 'D.f ' + super().f()
    def __init__(self):
        print('D init'); super().__init__()
d = D()
print(d.f(), d.g(), [c.__name__ for c in D.__mro__])
print(super(D, d).f(), super(B, d).f(), super(D, D).f(d))
try:
    class E(A, B): pass
except TypeError as e: print(e)
try:
    class E(A, A): pass
except TypeError as e: print(e)
try: super(D, A())
except TypeError as e: print(e)
try: super(1, A())
except TypeError as e: print(e)
print(super(D, d), super(D, D), super(D))
print(super(D, d).__self__ is d, super(D, d).__thisclass__, super(D, d).__self_class__)
try: super(D, d).nope
except AttributeError as e: print(e)
class F(int):
    def __add__(self, o): return F(int.__add__(self, o))
    def __repr__(self): return 'F(%d)' % self
print(F(3) + 4, F(3) * 2, F(3) + F(4), 4 + F(3), F(), F('12'), F(3) == 3, {F(3): 1}[3], [F(1), F(2)])
class L(list):
    def append(self, x): super().append(x * 2)
l = L([1]); l.append(2); print(l, type(l[:]), type(l + [1]), l == [1, 4], isinstance(l, list), L.__base__)
class Dd(dict):
    def __missing__(self, k): return k * 2
dd = Dd(a=1); print(dd['a'], dd['b'], dd, dd.get('b'), 'b' in dd)
class S(str):
    def __str__(self): return 'S!'
print(S('abc'), repr(S('abc')), S('abc').upper(), type(S('a') + 'b'), f'{S("x")}', '%s' % S('x'), S('abc') == 'abc', ''.join([S('q')]), str(S('z')), type(str(S('z'))))
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
print(T(1, 2), type(T(1) + (2,)), T(1, 2)[0], T() == ())
class Fl(float): pass
print(Fl(1.5), Fl(1.5) + 1, type(Fl(1) + 1), Fl('2'))
class Bo(Exception):
    def __init__(self, a, b): self.a = a; self.b = b
print(repr(Bo(1, 2)), Bo(1, 2).args, str(Bo(1, 2)))
class By(bytes): pass
print(By(b'abc'), By(3), type(By(b'a') + b'b'))
class Se(set): pass
print(Se([1]), type(Se([1]) | {2}), Se([1]) == {1}, Se())
class Fs(frozenset): pass
print(Fs([1]), type(Fs([1]) | {2}), Fs([1]).copy())
class Cx(complex): pass
print(Cx(1, 2), Cx(1,2)+1, type(+Cx(1)))
for t in ('bool', 'type(None)', 'range', 'slice', 'type(lambda:0)', 'type(len)', 'type((x for x in []))', 'type(...)', 'memoryview', 'type({}.keys())'):
    try: type('X', (eval(t),), {})
    except TypeError as e: print(e)
