# copy, __reduce_ex__ and abstract base classes.
import copy, types, abc
class P:
    def __init__(self): self.a=[1]; self.b=self
p=P(); q=copy.deepcopy(p); print(q.b is q, q.a is p.a, copy.copy(p).a is p.a)
class S:
    __slots__=('x','y')
s=S(); s.x=[1]; t=copy.deepcopy(s); print(t.x, t.x is s.x, hasattr(t,'y'))
class L(list): pass
l=L([1,[2]]); l.z=3; m=copy.deepcopy(l); print(m, m.z, type(m))
class D(dict): pass
print(copy.copy(D(a=1)), copy.copy(3), copy.deepcopy((1,[2])), copy.deepcopy({1:{2}}))
class A(abc.ABC):
    @abc.abstractmethod
    def f(self): ...
    @property
    @abc.abstractmethod
    def g(self): ...
try: A()
except TypeError as e: print(e)
class B(A):
    def f(self): return 1
try: B()
except TypeError as e: print(e)
class C(B): g=1
print(C().f(), A.__abstractmethods__, isinstance(C(),A))
@A.register
class Z: pass
print(isinstance(Z(),A), issubclass(Z,A), issubclass(int,A))
print(object.__reduce_ex__(p,4)[0].__name__, object.__reduce_ex__(s,2)[1:])
for v in (iter([1]), (x for x in ()), object(), 5, [1], {1:2}, P, print, len):
    try: r=v.__reduce_ex__(4); print(r[1:] if isinstance(r,tuple) and 'iterator' not in repr(r) else type(r))
    except TypeError as e: print(e)
try: copy.copy(x for x in ())
except TypeError as e: print(e)
print(types.new_class('N',(P,),{},lambda ns: ns.update(q=1)).q)
