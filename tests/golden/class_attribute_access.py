# __getattr__, __getattribute__, __slots__ and private names.
class A:
    def __getattr__(self, n):
        if n == 'boom': raise ValueError('boom')
        if n.startswith('__'): raise AttributeError(n)
        return 'ga:' + n
    x = 1
a = A()
print(a.x, a.y, getattr(a, 'z'), hasattr(a, 'foo'), getattr(a, '__q', 3))
try: a.boom
except ValueError as e: print(e)
class B:
    def __getattribute__(self, n):
        print('gattr', n)
        return object.__getattribute__(self, n)
    def __setattr__(self, n, v):
        print('sattr', n, v); object.__setattr__(self, n, v)
    def __delattr__(self, n):
        print('dattr', n); object.__delattr__(self, n)
b = B(); b.x = 1; print(b.x); del b.x
try: b.x
except AttributeError as e: print(e, e.name, e.obj is b)
print(hasattr(b, 'y'))
setattr(b, 'q', 5); print(getattr(b, 'q')); delattr(b, 'q')
class C:
    def __getattribute__(self, n): raise AttributeError('none ' + n)
    def __getattr__(self, n): return 'fallback ' + n
print(C().foo)
class D:
    __slots__ = ('a', 'b')
d = D(); d.a = 1; print(d.a)
for f in ('d.b', 'd.c', 'd.__dict__', 'setattr(d, "c", 1)', 'delattr(d, "b")'):
    try: print(eval(f))
    except AttributeError as e: print(e)
print(D.a, type(D.a), D.__slots__, D.a.__get__(d), D.a.__name__, D.a.__objclass__)
class E(D): pass
e = E(); e.c = 1; e.a = 2; print(e.c, e.a, e.__dict__)
class F(D): __slots__ = ['c']
f = F(); f.c = 1; f.a = 2
try: f.z = 1
except AttributeError as x: print(x)
for src in ("class G: __slots__ = ('a',); a = 1", "class G: __slots__ = (1,)", "class G: __slots__ = ('a b',)", "class G(int): __slots__ = ('a',)", "class G: __slots__ = '__dict__', '__weakref__'", "class G(E): __slots__ = '__dict__',", "class G: __slots__ = 'abc'", "class G: __slots__ = ()", "class G(tuple): __slots__ = ('x',)", "class G(str): __slots__ = ()"):
    try: exec(src); print('ok', src)
    except Exception as x: print(type(x).__name__, x)
class H:
    __slots__ = ('__priv', 'pub')
    def __init__(self): self.__priv = 1
print(H()._H__priv, H.__slots__, sorted(k for k in H.__dict__ if 'p' in k))
class P:
    def __init__(self): self.__x = 1
    def get(self): return self.__x
    __y = 2
    def __m(self): return 'm'
    def call(self): return self.__m()
p = P(); print(p.get(), p._P__x, P._P__y, p.call(), p.__dict__)
try: p.__x
except AttributeError as e: print(e)
