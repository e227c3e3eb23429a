# Descriptors and properties.
class Desc:
    def __get__(self, obj, cls): print('get', obj is not None, cls.__name__); return 42
    def __set__(self, obj, v): print('set', v)
    def __delete__(self, obj): print('delete')
    def __set_name__(self, owner, name): print('set_name', owner.__name__, name)
class NonData:
    def __get__(self, obj, cls=None): return 'nd'
class A:
    d = Desc()
    n = NonData()
a = A()
print(a.d, A.d); a.d = 5; del a.d
a.__dict__['d'] = 'inst'; print(a.d)
print(a.n); a.n = 'own'; print(a.n, a.__dict__)
class P:
    def __init__(self): self._x = 0
    @property
    def x(self):
        "doc of x"
        return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): print('del x'); self._x = None
    @property
    def ro(self): return 1
    wo = property(None, lambda s, v: print('wo', v))
    y = property(lambda s: 'y', doc='docy')
p = P(); p.x = 3; print(p.x); del p.x; print(p.x, P.x.__doc__, P.y.__doc__, P.x.fset.__name__)
for s in ('p.ro = 1', 'del p.ro', 'p.wo', 'p.wo = 5', 'del p.wo', 'p.y = 1', 'P.x.__get__(None, P)', 'P.x.__get__(p)', 'P.x.__set__(p, 9)', 'P.x.__delete__(p)', 'P.ro.fget = 1', 'P.ro.foo'):
    try: exec(s); print('ok', s)
    except Exception as e: print(type(e).__name__, e)
class Q:
    @property
    def bad(self): raise AttributeError('inner')
    def __getattr__(self, n): return 'fallback ' + n
print(Q().bad)
class Fn:
    def __get__(self, o, t): return lambda *a: (o is None, t.__name__, a)
class R: f = Fn()
print(R().f(1), R.f(2))
print(R.__dict__['f'].__class__, type(A.__dict__['d']).__name__)
f = lambda self: self
print(f.__get__(5)(), f.__get__(None, int) is f)
try: f.__get__(None)
except TypeError as e: print(e)
try: f.__get__(None, None)
except TypeError as e: print(e)
cm = classmethod(lambda cls: cls); print(cm.__get__(None, int)(), cm.__get__(5)(), cm.__func__ is cm.__wrapped__)
sm = staticmethod(lambda: 7); print(sm.__get__(5)(), sm(), sm.__func__.__name__)
class BadSN:
    def __set_name__(self, o, n): raise ValueError('sn')
try:
    class Z: b = BadSN()
except Exception as e: print(type(e), e, e.__notes__)
class OnlySet:
    def __set__(self, o, v): o.__dict__['s'] = v * 2
class T: s = OnlySet()
t = T(); t.s = 5; print(t.s, T.s.__class__.__name__)
try: del t.s
except AttributeError as e: print(e)
