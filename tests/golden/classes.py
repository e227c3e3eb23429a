# marks: layout
# Metaclasses, __slots__, changing classes, lifetimes of instances and their dicts.
import sys, gc, weakref
def t(f, *a):
    try: r=f(*a); print('ok',repr(r).split(' at 0x')[0])
    except BaseException as e: print(type(e).__name__, e, getattr(e,'__notes__',''))
class Meta(type):
    def __new__(m,n,b,d,**k): print('new',n,sorted(k)); return super().__new__(m,n,b,d)
    def __init__(c,n,b,d,**k): print('init',n); super().__init__(n,b,d)
    def __call__(c,*a,**k): print('call',a,k); return super().__call__(*a,**k)
    @classmethod
    def __prepare__(m,n,b,**k): print('prep',n); return {'prepared':1}
    def __getattr__(c,n): return 'meta '+n
    def __len__(c): return 42
    def __getitem__(c,i): return i
    def __iter__(c): return iter('xy')
    def __contains__(c,i): return True
    def __repr__(c): return '<'+c.__name__+'>'
    def __instancecheck__(c,o): return o==1
    def __subclasscheck__(c,o): return o is int
    def __add__(c,o): return 'meta+'
    def __dir__(c): return ['z','a']
    @property
    def mp(c): return 'mp'
class A(metaclass=Meta, opt=1):
    def __init__(s,x=0): s.x=x
t(lambda: A(5).x)
t(lambda: A.prepared)
t(lambda: A.foo)
t(lambda: len(A))
t(lambda: A[3])
t(lambda: list(A))
t(lambda: 1 in A)
t(lambda: A)
t(lambda: isinstance(1,A))
t(lambda: isinstance(A(),A))
t(lambda: issubclass(int,A))
t(lambda: A+1)
t(lambda: dir(A))
t(lambda: A.mp)
t(lambda: A().mp)
t(lambda: type(A))
t(lambda: A.__class__)
class B(A): pass
t(lambda: B.__mro__)
t(lambda: type(B))
class Sub:
    def __init_subclass__(cls, tag=None, **k): super().__init_subclass__(**k); cls.tag=tag
class S1(Sub, tag='t'): pass
t(lambda: S1.tag)
t(lambda: type('S2',(Sub,),{},tag=4).tag)
t(lambda: type('S2',(Sub,),{},bad=4))
class X:
    __slots__=('a','b')
x=X()
t(lambda: x.a); x.a=1
t(lambda: x.a)
t(lambda: setattr(x,'c',1))
t(lambda: X.a)
t(lambda: x.__dict__)
t(lambda: X.__slots__); del x.a
t(lambda: delattr(x,'a'))
t(lambda: hasattr(x,'b'))
t(lambda: sys.getsizeof(x))
t(lambda: weakref.ref(x))
class X2(X): __slots__=('c',)
y=X2(); y.a=1; y.c=3
t(lambda: (y.a,y.c))
t(lambda: sys.getsizeof(y))
t(lambda: setattr(y,'d',1))
class X3(X): pass
z=X3(); z.a=1; z.q=2
t(lambda: z.__dict__)
t(lambda: sys.getsizeof(z))
class P: __slots__=('__priv',)
t(lambda: P.__slots__)
t(lambda: [k for k in P.__dict__ if 'priv' in k])
class Y: pass
yy=Y()
t(lambda: Y.__subclasses__()); Y.k=1
t(lambda: yy.k); Y.__name__='Z'
t(lambda: Y.__name__, )
t(lambda: Y.__qualname__); Y.__qualname__='Q.Z'
t(lambda: repr(Y)); Y.__module__='m'
t(lambda: repr(Y))
t(lambda: Y.__doc__); Y.__doc__='d'
t(lambda: Y.__doc__)
class C1:
    def f(s): return 1
class C2(C1): pass
c=C2()
t(lambda: c.f()); C1.f=lambda s: 2
t(lambda: c.f()); C2.f=lambda s:3
t(lambda: c.f()); del C2.f
t(lambda: c.f()); del C1.f
t(lambda: c.f())
C1.__len__=lambda s: 9
t(lambda: len(c)); del C1.__len__
t(lambda: len(c)); C1.__call__=lambda s: 'called'
t(lambda: c()); C1.__eq__=lambda s,o: 'eq'
t(lambda: c==1)
C1.__getattr__=lambda s,n: 'ga'+n
t(lambda: c.nope); del C1.__getattr__
t(lambda: c.nope)
C1.__add__=lambda s,o:'add'
t(lambda: c+1); C2.__radd__=lambda s,o:'radd'
t(lambda: 1+c)
t(lambda: C1()+c)
# diamond
class D0:
    def m(s): return ['D0']
class D1(D0):
    def m(s): return ['D1']+super().m()
class D2(D0):
    def m(s): return ['D2']+super().m()
class D3(D1,D2):
    def m(s): return ['D3']+super().m()
t(lambda: D3().m())
t(lambda: [k.__name__ for k in D3.mro()])
t(lambda: super(D1,D3()).m())
t(lambda: super(D3,D3))
t(lambda: super(D1,D3()).__thisclass__)
D3.__bases__=(D2,D1)
t(lambda: D3().m())
# refcounts
def rc():
    class R: pass
    r=R(); print(sys.getrefcount(r), sys.getrefcount(R)); a=[r]; print(sys.getrefcount(r)); b=r.__class__; print(sys.getrefcount(R)); r.x=1; d=r.__dict__; print(sys.getrefcount(r), sys.getrefcount(d)); m=r.__init__; print(sys.getrefcount(r))
rc()
class Del:
    def __init__(s,n): s.n=n
    def __del__(s): print('del',s.n)
d=Del(1); del d
d=Del(2); d.me=d; del d; gc.collect()
l=[Del(i) for i in range(3)]; del l
class O: pass
o=O(); o.a=Del('a'); o.b=Del('b'); o.c=Del('c'); del o
o=O(); o.a=Del('a'); o.__dict__['b']=Del('b'); dd=o.__dict__; del o; print(list(dd)); del dd
o=O(); 
for i in range(40): setattr(o,'v%d'%i,i)
t(lambda: len(o.__dict__))
t(lambda: o.v39); o.__dict__={'only':1}
t(lambda: o.only)
t(lambda: hasattr(o,'v1')); del o.__dict__
t(lambda: o.__dict__)
o=O(); o.z=1; dd=o.__dict__; o.y=2
t(lambda: dd); dd['w']=3
t(lambda: o.w); del o.z
t(lambda: dd); dd.clear()
t(lambda: o.__dict__); o.n=1
t(lambda: dd)
w=weakref.ref(o)
t(lambda: w() is o); del o
t(lambda: w())
t(lambda: [].__class__.__name__)
t(lambda: (5).__add__(3))
t(lambda: int.__add__)
t(lambda: [].append.__name__)
t(lambda: [].append.__qualname__)
t(lambda: list.append.__qualname__)
t(lambda: len.__module__)
t(lambda: len.__text_signature__)
t(lambda: list.append.__text_signature__)
t(lambda: list.append.__doc__)
t(lambda: int.__add__.__doc__)
t(lambda: type(int.__dict__['real']))
t(lambda: int.__dict__['real'])
t(lambda: dict.__dict__['fromkeys'])
t(lambda: str.maketrans)
t(lambda: object.__new__.__self__)
t(lambda: list.__init__)
t(lambda: (1).real.__class__.__mro__)
t(lambda: type.__mro__)
t(lambda: type.__base__)
t(lambda: int.__bases__)
t(lambda: bool.__mro__)
t(lambda: object.__base__)
t(lambda: vars(5))
t(lambda: vars(O()))
t(lambda: dir(O())[:5])
t(lambda: O.__dict__['__dict__'])
t(lambda: O.__weakref__)
t(lambda: type(O.__dict__))
t(lambda: O.__dict__.__class__)
t(lambda: issubclass(bool,int))
t(lambda: issubclass(int,(str,int)))
t(lambda: issubclass(1,int))
t(lambda: isinstance(1,1))
t(lambda: isinstance(1,(str,(float,int))))
t(lambda: isinstance(1,[int]))
t(lambda: callable(O))
t(lambda: callable(1))
t(lambda: getattr(1,'x',5))
t(lambda: getattr(1,5))
t(lambda: hasattr(1,5))
t(lambda: setattr(O(),5,1))
t(lambda: object().x)
t(lambda: None.x)
t(lambda: (lambda:1).x)
t(lambda: len.x)
t(lambda: print.__self__)
five = 5
t(lambda: five())
none = None
t(lambda: none[0])
t(lambda: setattr(None,'a',1))
t(lambda: 5 .x)
t(lambda: O.x.y)
