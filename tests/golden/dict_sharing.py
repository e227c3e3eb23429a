# marks: layout
# Dicts of instances and classes, their sizes, order and sharing.
# dict specifics
import sys, gc
g=sys.getsizeof
class A: pass
r=[]
for i in range(40):
    a=A(); 
    for j in range(i): setattr(a,'x%d'%j,j)
    r.append((g(a.__dict__), len(a.__dict__)))
print(r)
class B:
    def __init__(s): s.a=1; s.b=2; s.c=3
b=B(); d=b.__dict__; d['z']=1; print(list(d), b.z); del b.a; print(d, b.__dict__ is d); b.a=9; print(d); d.clear(); print(b.__dict__); b.q=1; print(d)
b=B(); d=b.__dict__; b.__dict__={'n':5}; print(b.n, d, hasattr(b,'a')); b.m=6; print(vars(b))
b=B(); d=b.__dict__; del b; print(d, g(d)); d['new']=1; print(d)
b=B(); d=b.__dict__; d[3]=4; print(d, b.a); b.k=1; print(d, g(d)); del d['a']; print(hasattr(b,'a')); 
b=B(); e=dict(b.__dict__); f=b.__dict__.copy(); b.a=100; print(e,f,g(e),g(f)); f['k']=1; print(f, g(f))
b=B(); print(b.__dict__.popitem(), b.__dict__, b.__dict__.pop('a'), vars(b), b.__dict__.setdefault('w',5), b.w)
b=B(); it=iter(b.__dict__); next(it)
b.zz=1
try: next(it)
except RuntimeError as e: print(e)
b=B(); print(list(reversed(b.__dict__)), b.__dict__|{'a':5}, b.__dict__=={'a':1,'b':2,'c':3}, sorted(b.__dict__.items()), {**b.__dict__})
b.__dict__.update(x=1,y=2); print(vars(b), b.y)
for k in list(b.__dict__): del b.__dict__[k]
print(vars(b)); b.p=1; print(vars(b))
class C:
    __slots__=('a','__dict__')
c=C(); c.a=1; c.b=2; print(c.__dict__, g(c.__dict__))
class D(dict): pass
d=D(a=1); d.x=5; print(d, d.x, vars(d), g(d))
class F:
    def __init__(s, n): 
        for i in range(n): s.__dict__['k%d'%i]=i
print([g(F(n).__dict__) for n in (0,1,5,6,12,30,31,40)])
x=A(); x.__dict__['a b']=1; print(getattr(x,'a b')); x.__dict__[5]=1
try: print(x.zz)
except AttributeError as e: print(e)
print(vars(x)); setattr(x,'a b',2); print(vars(x)); del x.__dict__['a b']; print(vars(x))
d={'a':1,'b':2,'c':3}; del d['b']; d['d']=4; print(list(d), list(reversed(d)), d.popitem(), d, g(d)); d['b']=1; print(d)
d=dict.fromkeys('abcdefgh',0); 
for k in 'abcdef': del d[k]
print(g(d), g(d.copy()), g(dict(d)), g({**d}), d); d.update(dict.fromkeys(range(20))); print(g(d))
d={i:i for i in range(10)}; 
for i in range(9): del d[i]
d[20]=1; d[21]=2; print(d, g(d)); [d.__setitem__(i,i) for i in range(30,40)]; print(g(d), list(d))
d={}; d[1]=1; d[1.0]=2; d[True]=3; print(d); d={0:'a'}; d[-0.0]='b'; d[False]='c'; print(d); n=float('nan'); d={n:1}; print(n in d, float('nan') in d, d[n])
print({'a':1}.keys()=={'a'}, {'a':1}.items()>={('a',1)}, {1:[]}.items()==[(1,[])], {1:2}.keys()<{1,2}, {1:2}.values()=={1:2}.values())
try: {1:[]}.items()|{1}
except TypeError as e: print(e)
print(dict([('a',1)],b=2), dict({'a':1},a=2), dict(zip('ab',[1,2])), {}.fromkeys('ab',[]), D.fromkeys('ab'))
class M:
    def keys(s): return ['x','y']
    def __getitem__(s,k): return k*2
print(dict(M()), {**M()}, {}|dict(M())); d={}; d.update(M()); d|=M(); print(d)
def f(**k): return k
print(f(**M()), f(**{'a':1}), g(f(a=1)), g(f(**{str(i):i for i in range(10)})))
try: f(**{1:2})
except TypeError as e: print(e)
try: f(a=1,**{'a':2})
except TypeError as e: print(e)
try: {}[[]]
except TypeError as e: print(e)
try: {}[{}]=1
except TypeError as e: print(e)
e={}; e['e']=e; print(e, [e], repr(e.values()), repr(e.items())); print(len(repr({'a':{'b':{}}})), {}.__class_getitem__(int), dict[str,int])
print(dict.__hash__, {}.__eq__(5), dict.__doc__[:20], hash(frozenset({1:2}.items())))
class L(list): pass
class E(Exception): pass
class S:
    __slots__=('a','__dict__')
class I(int): pass
class D(dict): pass
for c in (L,E,S,I,D):
    x=c(); x.b=1; print(c, g(x.__dict__), g(x)); y=c(); print(g(y.__dict__), g(vars(c()))); y.z=1; print(g(y.__dict__)); del y.z; print(g(y.__dict__)); y.__dict__['q']=1; y.__dict__[1]=2; print(g(y.__dict__))
def f(): pass
f.a=1; print(g(f.__dict__))
