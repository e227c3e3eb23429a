# Operators and built-in functions call special methods, and say what is wrong with what those return.
import sys
def t(f, *a):
    try: r=f(*a); print('ok',repr(r).split(' at 0x')[0])
    except BaseException as e: print(type(e).__name__, e)
# operators
class V:
    def __init__(s,x): s.x=x
    def __add__(s,o): return ('add',s.x,getattr(o,'x',o))
    def __radd__(s,o): return ('radd',s.x,o)
    def __iadd__(s,o): s.x+=o; return s
    def __eq__(s,o): return isinstance(o,V) and s.x==o.x
    def __lt__(s,o): return s.x<o.x
    def __getitem__(s,k): return k
    def __len__(s): return s.x
    def __contains__(s,k): return k==s.x
    def __call__(s,*a,**k): return a,k
    def __bool__(s): return s.x>1
    def __index__(s): return s.x
    def __neg__(s): return -s.x
    def __pow__(s,o,m=None): return (o,m)
    def __rpow__(s,o): return 'rpow',o
    def __matmul__(s,o): return '@'
    def __divmod__(s,o): return 'dm'
    def __enter__(s): return s
    def __exit__(s,*a): return True
    def __iter__(s): return iter(range(s.x))
    def __reversed__(s): return 'rev'
    def __format__(s,f): return 'F'+f
    def __int__(s): return s.x
    def __float__(s): return float(s.x)
    def __complex__(s): return complex(s.x)
    def __round__(s,n=None): return 'r',n
    def __hash__(s): return 7
v=V(3)
t(lambda: v+1)
t(lambda: 1+v)
t(lambda: v+v)
t(lambda: v-1)
t(lambda: 1-v)
t(lambda: v==V(3))
t(lambda: v!=V(3))
t(lambda: v<V(4))
t(lambda: v>V(4))
t(lambda: v<=V(3))
t(lambda: v[1:2])
t(lambda: v[1,2])
t(lambda: len(v))
t(lambda: 3 in v)
t(lambda: v(1,a=2))
t(lambda: bool(v))
t(lambda: [1,2,3,4][v])
t(lambda: -v)
t(lambda: +v)
t(lambda: v**2)
t(lambda: pow(v,2,3))
t(lambda: 2**v)
t(lambda: v@1)
t(lambda: 1@v)
t(lambda: divmod(v,1))
t(lambda: list(v))
t(lambda: reversed(v))
t(lambda: f"{v:abc}")
t(lambda: int(v))
t(lambda: float(v))
t(lambda: complex(v))
t(lambda: round(v))
t(lambda: round(v,1))
t(lambda: hash(v))
t(lambda: range(v))
t(lambda: 'ab'*v)
t(lambda: v*2)
t(lambda: ~v)
t(lambda: abs(v))
t(lambda: v<<1)
t(lambda: v[0])
t(lambda: hex(v))
t(lambda: v.foo)
t(lambda: v.__add__(1))
t(lambda: V.__add__)
v+=2
t(lambda: v.x)
class Bad:
    def __len__(s): return -1
    def __bool__(s): return 1
    def __hash__(s): return 'a'
    def __repr__(s): return 1
    def __str__(s): return 2
    def __index__(s): return 'x'
    def __iter__(s): return 1
    def __contains__(s,x): raise KeyError('c')
    def __format__(s,f): return 1
    def __int__(s): return '1'
    def __float__(s): return 1
    def __eq__(s,o): raise ValueError('eq')
    def __call__(s): return s.nope
    def __add__(s,o): return NotImplemented
    def __getattr__(s,n): raise AttributeError('no '+n)
    def __init__(s): return None
b=Bad()
t(lambda: len(b))
t(lambda: bool(b))
t(lambda: hash(b))
t(lambda: repr(b))
t(lambda: str(b))
t(lambda: [1][b])
t(lambda: iter(b))
t(lambda: 1 in b)
t(lambda: f'{b}')
t(lambda: int(b))
t(lambda: float(b))
t(lambda: b==1)
t(lambda: b())
t(lambda: b+1)
t(lambda: b.zip)
t(lambda: b<1)
t(lambda: '%d'%b)
t(lambda: range(b))
t(lambda: [b].index(3))
t(lambda: {b:1})
class L2:
    def __len__(s): return 10**30
t(lambda: len(L2()))
class L3:
    def __len__(s): return 1.5
t(lambda: len(L3()))
class In:
    def __init__(s): return 5
t(lambda: In())
class A:
    def __eq__(s,o): return True
t(lambda: hash(A()))
t(lambda: {A()})
class Sub(int):
    def __add__(s,o): return 'sub'
    def __radd__(s,o): return 'rsub'
t(lambda: 1+Sub(2))
t(lambda: Sub(2)+1)
t(lambda: Sub(1)+Sub(2))
t(lambda: Sub(3)*2)
t(lambda: type(Sub(3)*2))
t(lambda: Sub(5)-1)
t(lambda: 1.5+Sub(1))
class LL(list):
    def append(s,x): super().append(x*2)
    def __getitem__(s,i): return 'item'
l=LL([1]); l.append(4)
t(lambda: l)
t(lambda: l[0])
t(lambda: l+[1])
t(lambda: type(l+[1]))
t(lambda: l*2)
t(lambda: list(l))
t(lambda: l==[1,8])
t(lambda: [1]+l)
class D(dict):
    def __missing__(s,k): return k*2
t(lambda: D()['a'])
t(lambda: D().get('a'))
t(lambda: D(a=1)|{'b':2})
t(lambda: type(D()|{}))
class T(tuple):
    def __new__(cls,*a): return super().__new__(cls,a)
t(lambda: T(1,2))
t(lambda: T(1,2)+(3,))
t(lambda: type(T(1)[:]))
t(lambda: T(1,2)==(1,2))
t(lambda: hash(T(1,2))==hash((1,2)))
class St(str):
    def upper(s): return 'UP'
t(lambda: St('abc').upper())
t(lambda: St('a')+'b')
t(lambda: {St('a'):1}['a'])
t(lambda: type(St('a').strip()))
t(lambda: St('x')=='x')
t(lambda: 'a' in St('abc'))
t(lambda: str(St('q')))
t(lambda: type(str(St('q'))))
class E(Exception):
    def __init__(s,a,b): super().__init__(a); s.b=b
t(lambda: E(1,2))
t(lambda: E(1,2).args)
t(lambda: str(E(1,2)))
class Desc:
    def __set_name__(s,o,n): s.n=n
    def __get__(s,o,t=None): return ('get',s.n,o is None,t.__name__)
class ND(Desc): pass
class DD(Desc):
    def __set__(s,o,v): o.__dict__['stored']=v
    def __delete__(s,o): o.__dict__['deleted']=1
class H:
    nd=ND(); dd=DD()
h=H()
t(lambda: h.nd)
t(lambda: H.nd); h.nd=5
t(lambda: h.nd); h.dd=6
t(lambda: h.dd)
t(lambda: h.__dict__); del h.dd
t(lambda: h.__dict__); del h.nd
t(lambda: h.nd)
class GA:
    def __getattribute__(s,n):
        if n=='q': raise AttributeError('qq')
        return object.__getattribute__(s,n)
    def __getattr__(s,n): return 'fallback '+n
t(lambda: GA().q)
t(lambda: GA().zz)
t(lambda: GA().__class__)
class SA:
    def __setattr__(s,n,v): object.__setattr__(s,n,v*2)
    def __delattr__(s,n): object.__delattr__(s,n); print('deleted',n)
s=SA(); s.a=2
t(lambda: s.a); del s.a
t(lambda: s.a)
class Pr:
    @property
    def x(s): "doc"; return s._x
    @x.setter
    def x(s,v): s._x=v
    @property
    def ro(s): return 1
p=Pr()
t(lambda: p.x); p.x=3
t(lambda: p.x)
t(lambda: setattr(p,'ro',1))
t(lambda: delattr(p,'x'))
t(lambda: Pr.x.__doc__)
t(lambda: Pr.__dict__['x'].fget.__name__)
class CM:
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(a): return a
class CM2(CM): pass
t(lambda: CM2.c())
t(lambda: CM2().c())
t(lambda: CM.s(1))
t(lambda: CM().s(2))
t(lambda: CM.__dict__['c'])
t(lambda: CM.c.__func__.__name__)
