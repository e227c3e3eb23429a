# __new__, __init__, __bases__ and attributes of classes.
class A:
    def __init__(self): pass
    def __new__(cls, *a): print('new', a); return object.__new__(cls)
A()
class B:
    def __new__(cls): return 5
    def __init__(self): print('never')
print(B())
class C:
    def __init__(self): return 5
try: C()
except TypeError as e: print(e)
class D:
    def __new__(cls, x): return super().__new__(cls)
try: D()
except TypeError as e: print(e)
try: D(1).__init__(2, 3)
except TypeError as e: print(e)
class E: pass
try: E(1)
except TypeError as e: print(e)
try: E(a=1)
except TypeError as e: print(e)
class F:
    def __init__(self, a): pass
try: F()
except TypeError as e: print(e)
print(E.__init__ is object.__init__, E.__dict__.keys() >= {'__module__', '__dict__', '__weakref__', '__doc__'}, list(E.__dict__), E().__dict__, E.__doc__, E.__weakrefoffset__, E.__flags__ & 1, E.__basicsize__, E.__itemsize__, E.__dictoffset__, E.__firstlineno__, E.__static_attributes__, F.__static_attributes__)
e = E(); e.__dict__ = {'q': 1}; print(e.q, vars(e))
try: e.__dict__ = 5
except TypeError as x: print(x)
del e.__dict__; print(e.__dict__)
E.__name__ = 'Renamed'; print(E, E.__qualname__, E.__name__); E.__qualname__ = 'Q.R'; print(E)
for s in ('E.__name__ = 5', 'E.__bases__ = 5', 'E.__bases__ = ()', 'E.__bases__ = (int,)', 'E.__dict__ = {}', 'E.__mro__ = ()', 'del E.__name__', 'E.__module__ = "m"', 'int.x = 5', 'del int.real', 'E.__class__ = int', 'e.__class__ = int', 'object.x = 1', 'E.__doc__ = "d"', 'E.__qualname__ = 5', 'del E.__doc__', 'del E.nope', 'type.foo = 1', 'E.__bases__ = (E,)', 'E.__dict__["x"] = 1'):
    try: exec(s); print(s, 'ok')
    except Exception as x: print(s, type(x).__name__, x)
class P: v = 'P'
class Q: v = 'Q'
class R(P): pass
r = R(); print(r.v); R.__bases__ = (Q,); print(r.v, R.__mro__)
class Cmp:
    def __init__(s, v): s.v = v
    def __eq__(s, o): return s.v == o.v
    def __lt__(s, o): return s.v < o.v
a, b = Cmp(1), Cmp(2); print(a == b, a != b, a < b, a > b)
try: a <= b
except TypeError as x: print(x)
class RO:
    def __eq__(s, o): print('eq', type(o).__name__); return NotImplemented
    def __ne__(s, o): print('ne'); return NotImplemented
print(RO() == RO(), RO() != 5, RO() == 5, 5 == RO())
class Sub(RO):
    def __eq__(s, o): print('sub eq'); return True
print(RO() == Sub())
print(object() == object(), object() != object(), (o := object()) == o, object().__eq__(5), object().__ne__(5), object().__lt__(5), object.__eq__(1, 1))
class Call:
    def __call__(self, *a, **k): return a, k
c = Call(); print(c(1, x=2), callable(c), [*map(c, [1])])
class NC: pass
n = NC(); n.__call__ = lambda: 5
try: n()
except TypeError as x: print(x)
class Iter2:
    def __init__(s): s.i = 0
    def __iter__(s): return s
    def __next__(s):
        s.i += 1
        if s.i > 2: raise StopIteration
        return s.i
it = Iter2(); print(list(it), list(it))
class Ctx:
    x = property(lambda s: s._x, lambda s, v: setattr(s, '_x', v * 2))
c = Ctx(); c.x = 4; print(c.x)
class Dyn:
    def __init_subclass__(cls, /, tag=None, **kw): cls.tag = tag
class Dy(Dyn, tag='t'): pass
print(Dy.tag)
class SetName:
    def __set_name__(self, o, n): self.n = n
class Holder: a = SetName(); b = SetName()
print(Holder.a.n, Holder.__dict__['b'].n)
print([c.__name__ for c in type.__mro__], type.__class__, object.__class__, type.__bases__, object.__bases__, isinstance(type, object), isinstance(object, type))
X = type('X', (P, Q), {'m': lambda s: s.v, '__doc__': 'xdoc'}); print(X().m(), X.__doc__, X.__module__, X)
class Outer:
    class Inner:
        class Deep: pass
    i = Inner()
print(Outer.Inner.Deep, Outer.i, Outer.Inner.__qualname__) if 0 else print(Outer.Inner.Deep.__qualname__)
def mk():
    class Local: pass
    return Local
print(mk(), mk().__qualname__, mk() is mk())
class Fmt:
    def __format__(self, s): return f'<{s}>'
print(f'{Fmt()}', f'{Fmt():abc}', '{:x y}'.format(Fmt()), format(Fmt()), f'{Fmt()!r:.5}', f'{Fmt():{"nested"}}')
class Len0:
    def __len__(self): return 0
print(bool(Len0()), not Len0(), 'yes' if Len0() else 'no', type(Len0() and 'or'))
class Index:
    def __index__(self): return 5
print(range(10)[Index()], hex(Index()), [0] * Index(), 'abcdefg'[Index():], int(Index()), float(Index()), complex(Index()), round(3.14159265, Index()), chr(Index()), bytes(Index()))
class Contains:
    def __contains__(self, x): return x > 5
print(6 in Contains(), 4 in Contains(), 4 not in Contains())
class RSub(int):
    def __rsub__(self, o): return 'rsub'
    def __sub__(self, o): return 'sub'
print(5 - RSub(3), RSub(3) - 5, RSub(1) - RSub(2))
class FH:
    __hash__ = lambda s: 42
    __len__ = lambda s: 7
    __str__ = lambda s: 'fh'
    __eq__ = lambda s, o: True
print(hash(FH()), len(FH()), str(FH()), {FH(): 1}[FH()])
FH.__len__ = lambda s: 8; print(len(FH())); del FH.__len__
try: len(FH())
except TypeError as x: print(x)
class Mut: pass
m = Mut(); Mut.__add__ = lambda s, o: 'added'; print(m + 1); Mut.__getitem__ = lambda s, i: i; print(m[3]); Mut.__iter__ = lambda s: iter('xy'); print(list(m)); Mut.__bool__ = lambda s: False; print(bool(m))
print(super.__doc__ is not None, super(Sub, Sub()).__eq__ is not None)
class Base1:
    def who(self): return 'Base1'
class Mixin:
    def who(self): return 'Mixin+' + super().who()
class Combined(Mixin, Base1): pass
print(Combined().who(), Combined.who.__qualname__)
class St:
    @staticmethod
    def s(): return 's'
    @classmethod
    def c(cls): return cls.__name__
    s2 = staticmethod(len); c2 = classmethod(lambda cls, x: (cls.__name__, x))
print(St.s(), St().s(), St.c(), St().c2(5), St.s2([1]), type(St.__dict__['s']), type(St.__dict__['c']))
