# collections.abc: what follows from the abstract methods, and which built-in types count.
from collections.abc import *
import collections.abc as c
class Sq(Sequence):
    def __init__(s,*a): s.a=a
    def __getitem__(s,i): return s.a[i]
    def __len__(s): return len(s.a)
q=Sq(1,2,3,2); print(list(q), list(reversed(q)), 2 in q, q.index(2), q.index(2,2), q.count(2), isinstance(q,Sequence))
try: q.index(9)
except ValueError as e: print('VE', e)
class Ms(MutableSequence):
    def __init__(s,*a): s.a=list(a)
    def __getitem__(s,i): return s.a[i]
    def __setitem__(s,i,v): s.a[i]=v
    def __delitem__(s,i): del s.a[i]
    def __len__(s): return len(s.a)
    def insert(s,i,v): s.a.insert(i,v)
m=Ms(1,2,3); m.append(4); m.extend([5]); m+= [6]; m.reverse(); print(m.a, m.pop(), m.a); m.remove(4); print(m.a); m.clear(); print(m.a)
class St(MutableSet):
    def __init__(s,it=()): s.d=dict.fromkeys(it)
    def __contains__(s,x): return x in s.d
    def __iter__(s): return iter(s.d)
    def __len__(s): return len(s.d)
    def add(s,x): s.d[x]=None
    def discard(s,x): s.d.pop(x,None)
    def __repr__(s): return 'St%r'%list(s.d)
a=St([1,2,3]); b=St([2,3,4]); print(a&b, a|b, a-b, a^b, a<=b, a<a, a==St([3,2,1]), a.isdisjoint([9]), a&[1], [1]|a, a>=St([1]), a!={1}, {1,2,3}==a)
a|={7}; a&={1,7}; a^={1,8}; a-={8}; print(a, a.pop(), a)
try: a.remove(99)
except KeyError as e: print('KE',e)
try: hash(a)
except TypeError as e: print(e)
class Mp(MutableMapping):
    def __init__(s): s.d={}
    def __getitem__(s,k): return s.d[k]
    def __setitem__(s,k,v): s.d[k]=v
    def __delitem__(s,k): del s.d[k]
    def __iter__(s): return iter(s.d)
    def __len__(s): return len(s.d)
p=Mp(); p['a']=1; p.update(b=2); p.update({'c':3}); p.update([('d',4)]); print(dict(p), p.get('z',0), 'a' in p, p.pop('a'), p.popitem(), p.setdefault('q',9), list(p.keys()), list(p.items()), list(p.values()), p=={'c':3}, 2 in p.values(), ('q',9) in p.items(), p.keys()&{'q'})
try: p.pop('nope')
except KeyError as e: print('KE',e)
print(repr(p.keys())[:9]); p.clear(); print(len(p))
try: Mp.__abstractmethods__; Sequence()
except TypeError as e: print(e)
try: MutableMapping()
except TypeError as e: print(e)
for t in (list,dict,set,frozenset,str,bytes,tuple,range,int,type(iter([])),type(x for x in ()),type(len)):
    print(t.__name__, [n for n in sorted(c.__all__) if issubclass(t, getattr(c,n))])
print(Callable[[int],str], Callable[...,int], Iterable[int], Mapping[str,int], Sequence.__module__, Sequence, Sized.__mro__)
class Cx:
    __hash__=None
    def __len__(s): return 1
print(isinstance(Cx(),Hashable), isinstance(Cx(),Sized), isinstance(Cx(),Collection), issubclass(int,Hashable))
class Gn(Generator):
    def send(s,v): return 5
    def throw(s,t,*a): raise t
g=Gn(); print(next(g), g.close())
