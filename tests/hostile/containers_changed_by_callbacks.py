# Containers that change, or die, while natives compare, print, sort, extend or clear them.
import sys
class E:
    def __init__(s,f): s.f=f
    def __eq__(s,o): s.f(); return False
    def __hash__(s): return 1
    def __lt__(s,o): s.f(); return True
    def __repr__(s): s.f(); return 'E'
    def __del__(s): pass
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
l=[E(lambda: l.clear()) for _ in range(5)]; t(lambda: l==[E(lambda:0)]*5); t(lambda: len(l))
l=[E(lambda: l.clear()) for _ in range(5)]; t(lambda: repr(l)); 
l=[[E(lambda: l.clear())] for _ in range(5)]; t(lambda: repr(l)); 
l=[E(lambda: l.append(1)) for _ in range(5)]; t(lambda: l.sort()); t(lambda: len(l))
l=[E(lambda: l.clear()) for _ in range(5)]; t(lambda: l.sort()); t(lambda: len(l))
l=[1,2,3]; t(lambda: l.sort(key=lambda x: l.append(x))); t(lambda: l)
l=[3,1,2]; t(lambda: l.sort(key=lambda x: 1/0)); t(lambda: l)
d={}; 
for i in range(3): d[E(lambda: d.clear())]=i
t(lambda: d.get(E(lambda:0))); t(lambda: len(d))
d={E(lambda: d.update({i:i for i in range(100,200)})):1}; t(lambda: d.get(E(lambda:0))); t(lambda: len(d))
n=0
def grow():
    global n; n+=1
    if n<50: d[n+100]=n
d={E(grow):1, 1:2}; t(lambda: d.get(E(lambda:0))); t(lambda: len(d)); n=0; d={E(grow):1, 1:2}; d[E(lambda:0)]=5; t(lambda: len(d))
s={E(lambda: s.clear())}; t(lambda: E(lambda:0) in s); t(lambda: len(s)); s={E(lambda: s.update(range(100,200)))}; s.add(E(lambda:0)); t(lambda: len(s)); 
s={E(lambda: s.clear()) ,1}; t(lambda: s | {E(lambda:0)}); t(lambda: s - {E(lambda: 0)}); t(lambda: s=={E(lambda:0),1})
d={1:E(lambda: d.clear())}; t(lambda: d=={1:2}); t(lambda: repr(d)); d={1:E(lambda: d.clear()),2:3}; t(lambda: repr(d))
class It:
    def __iter__(s): return s
    def __next__(s):
        l.clear(); l.extend(range(5)); s.n=getattr(s,'n',0)+1
        if s.n>3: raise StopIteration
        return s.n
l=[9]; l.extend(It()); t(lambda: l); l=[9]; l[0:0]=It(); t(lambda: l); l+=It(); t(lambda: l)
class Idx:
    def __index__(s): l.clear(); return 0
l=[1,2,3]; t(lambda: l[Idx()]); l=[1,2,3]
def z(): l[Idx()]=5
t(z); l=[1,2,3]; t(lambda: l[Idx():5]); l=[1,2,3]
def z(): l[Idx():2]=[7]
t(z); t(lambda: l); l=[1,2,3]; t(lambda: l.pop(Idx())); l=[1,2,3]; t(lambda: l.insert(Idx(),1)); t(lambda:l); l=[1,2,3]; t(lambda: l*Idx()); l=[1,2,3]; t(lambda: l.index(1,Idx()))
class D:
    def __del__(s): l.append(1)
l=[D() for _ in range(5)]; l.clear(); t(lambda: len(l)); l=[D() for _ in range(5)]; del l[1:4]; t(lambda: len(l)); l=[D(),D()]; l[:]=[1]; t(lambda: l); l=[D(),2]; l[0]=5; t(lambda:l)
d={i:D() for i in range(3)}; l=[]; d.clear(); t(lambda:l); d={i:D() for i in range(3)}; d=None; t(lambda: l); s={D() for i in range(3)}; s.clear(); t(lambda: l); s={D()}; s=None; t(lambda: l)
class H:
    def __length_hint__(s): return sys.maxsize
    def __iter__(s): return iter([1])
t(lambda: list(H()))
class H2:
    def __length_hint__(s): return -1
    def __iter__(s): return iter([1])
t(lambda: list(H2()))
class H3:
    def __len__(s): return -5
t(lambda: len(H3())); t(lambda: bool(H3()))
t(lambda: [1]*sys.maxsize); t(lambda: (1,2)*sys.maxsize); t(lambda: [0]*(2**62))
a=[]; 
for i in range(100000): a=[a]
del a
a=()
for i in range(100000): a=(a,)
t(lambda: a==a); del a
a={}
for i in range(100000): a={1:a}
t(lambda: repr(a)); del a
a=[]; a.append(a); t(lambda: a==a); b=[]; b.append(b); t(lambda: a==b); t(lambda: repr(a)); 
