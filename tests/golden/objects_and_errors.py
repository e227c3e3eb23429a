# marks: layout
# Attribute lookup, descriptors, operators without an answer, argument errors, sizes and counts of classes.
import sys, gc
five, abc, one, pair = 5, 'abc', [1], (1,)
def t(f, *a):
    try: r=f(*a); print('ok',repr(r).split(' at 0x')[0])
    except BaseException as e: print(type(e).__name__, e, getattr(e,'__notes__',''))
# match-self/abc etc
class A:
    x=1
    def __init__(self): self.y=2
    @property
    def p(self): return self.nope
    def __getattr__(self,n):
        if n=='p': return 'fallback for p'
        raise AttributeError(f'custom {n}')
t(lambda: A().p)
t(lambda: A().q)
class B:
    @property
    def p(self): raise KeyError('k')
t(lambda: B().p)
t(lambda: hasattr(B(),'p'))
t(lambda: getattr(B(),'p',5))
# __class__ property override, isinstance
class Fake:
    @property
    def __class__(self): return int
t(lambda: isinstance(Fake(),int))
t(lambda: type(Fake()) is Fake)
# __new__ returning other types
class W:
    def __new__(cls, v): return 5 if v else super().__new__(cls)
    def __init__(self, v): print('init', v)
t(lambda: W(1))
t(lambda: W(0))
# slots with defaults / inheritance conflicts
t(lambda: type('M',(type('a',(),{'__slots__':('x',)}),type('b',(),{'__slots__':('y',)})),{}))
t(lambda: type('M',(int,type('b',(),{})),{}).__mro__)
# class body features
class C:
    a = [i for i in range(3)]
    b = __qualname__
    __module__ = 'mod'
    def f(self): return __class__
t(lambda: C.a)
t(lambda: C.b)
t(lambda: C.__module__)
t(lambda: C().f())
t(lambda: C)
# annotations
class D:
    x: int = 3
    y: 'str'
t(lambda: D.__annotations__)
t(lambda: D().x)
t(lambda: D.y)
# __set_name__ and __init_subclass__ order
class S:
    def __set_name__(self,o,n): print('set_name',n)
class Base:
    def __init_subclass__(cls,**k): print('init_subclass',cls.__name__,k)
class Der(Base, a=1): s=S(); u=S()
# getattr on class via metaclass property
class Meta(type):
    @property
    def z(cls): return 'meta z'
    def m(cls): return 'meta m'
class E(metaclass=Meta):
    z='own'
t(lambda: E.z)
t(lambda: E.m())
t(lambda: E().z)
t(lambda: E().m())
# functions as descriptors
f=lambda self: ('f',self)
t(lambda: f.__get__(3)())
t(lambda: f.__get__(None,int) is f)
t(lambda: f.__get__(None))
m=A().__init__
t(lambda: m.__self__.y)
t(lambda: m.__func__ is A.__init__)
t(lambda: A().__init__==A().__init__); a=A()
t(lambda: a.__init__==a.__init__)
t(lambda: hash(a.__init__)==hash(a.__init__))
t(lambda: a.__init__ is a.__init__)
t(lambda: setattr(m,'x',1))
t(lambda: m.__name__)
# object comparisons
t(lambda: object()<object())
t(lambda: object()==object())
t(lambda: A()!=A())
class Cmp:
    def __eq__(self,o): return NotImplemented
    def __ne__(self,o): return 'ne'
t(lambda: Cmp()==Cmp())
t(lambda: Cmp()!=1)
t(lambda: 1!=Cmp())
class Lt:
    def __gt__(self,o): return 'gt called'
t(lambda: 1<Lt())
t(lambda: Lt()<1)
# in place fallbacks
class Ip:
    def __add__(s,o): return 'add'
    def __isub__(s,o): return NotImplemented
    def __sub__(s,o): return 'sub'
i=Ip(); i+=1; print(i); i=Ip(); i-=1; print(i)
def bad():
    i=Ip(); i*=2
t(bad)
def bad2():
    x=5; x@=3
t(bad2)
def bad3():
    x='a'; x-=3
t(bad3)
t(lambda: [1]+(2,))
t(lambda: (1,)+[2])
t(lambda: 'a'+1)
t(lambda: 1+'a')
t(lambda: b'a'+'b')
t(lambda: [1]*'a')
t(lambda: 'a'*1.5)
t(lambda: {}+{})
t(lambda: None+1)
t(lambda: -'a')
t(lambda: ~1.5)
t(lambda: 5%'a')
t(lambda: {1}|[1])
t(lambda: 2**'a')
t(lambda: pow(2,3,'a'))
t(lambda: divmod('a',1))
t(lambda: [] < 5)
t(lambda: {}<{})
t(lambda: 1<'a')
t(lambda: print>>1)
t(lambda: object()+1)
t(lambda: abs('x'))
t(lambda: len(5))
t(lambda: five[0])
t(lambda: abc['a'])
t(lambda: one['a'])
t(lambda: {}[[]])
t(lambda: pair[1.5])
t(lambda: 1 in 5)
t(lambda: 'a' in 5)
t(lambda: 5 in 'a')
t(lambda: iter(5))
t(lambda: next(5))
t(lambda: list(5))
t(lambda: [*5])
t(lambda: max(5))
t(lambda: sum('ab'))
t(lambda: reversed(5))
t(lambda: reversed({1}))
t(lambda: hash([]))
t(lambda: {[]:1})
t(lambda: int([]))
t(lambda: float([]))
t(lambda: int('x'))
t(lambda: chr('a'))
t(lambda: round('a'))
t(lambda: format(1,'q'))
t(lambda: format(A(),'x'))
t(lambda: f'{A():>5}')
t(lambda: '%d'%'a')
t(lambda: isinstance(1))
t(lambda: type.mro(5))
t(lambda: setattr(5,'x',1))
t(lambda: delattr(A,'nope'))
t(lambda: [].x)
t(lambda: setattr([],'x',1))
t(lambda: delattr([],'append'))
t(lambda: setattr(len,'x',1))
t(lambda: [].append.x)
t(lambda: setattr(A.__init__,'x',1))
t(lambda: A.__init__.x)
t(lambda: (lambda:0).__code__.x)
def g(a,b=1,*,c): pass
t(lambda: g())
t(lambda: g(1))
t(lambda: g(1,2,3,c=1))
t(lambda: g(1,c=1,d=2))
t(lambda: g(1,a=2,c=1))
t(lambda: g(*5))
t(lambda: g(**5))
t(lambda: g(**{1:2}))
t(lambda: A(1))
t(lambda: A.f())
t(lambda: a(1))
t(lambda: C.f())
t(lambda: C().f(1,2))
for n in range(3): gc.collect()
t(lambda: gc.is_tracked(A()))
t(lambda: gc.is_tracked(5))
t(lambda: gc.is_tracked(A))
t(lambda: gc.get_referents(a))
t(lambda: len(gc.get_referents(A)))
t(lambda: sys.getsizeof(A))
t(lambda: sys.getsizeof(a))
t(lambda: sys.getsizeof(a.__init__))
t(lambda: sys.getsizeof(a.__dict__))
t(lambda: sys.getsizeof(f))
t(lambda: sys.getsizeof(type))
t(lambda: object.__sizeof__(a))
t(lambda: A.__sizeof__(a))
t(lambda: type.__sizeof__(A))
t(lambda: A.__basicsize__)
t(lambda: sys.getsizeof(property()))
t(lambda: sys.getrefcount(A))
t(lambda: sys.getrefcount(a))
t(lambda: sys.getrefcount(A.__dict__))
t(lambda: sys.getrefcount(A.__mro__))
t(lambda: sys.getrefcount(A.__init__))
