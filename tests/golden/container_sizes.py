# marks: layout
# getsizeof of containers as they grow, shrink and are copied.
import sys
g=sys.getsizeof
l=[]; r=[]
for i in range(60): l.append(i); r.append(g(l))
print(r)
r=[]
while l: l.pop(); r.append(g(l))
print(r)
print([g(list(range(n))) for n in range(40)])
print([g([x for x in range(n)]) for n in range(40)])
print([g(sorted(range(n))) for n in range(20)])
print([g(list(range(n))[1:]) for n in range(20)])
print([g(list({i:1 for i in range(n)})) for n in range(20)])
print([g(list(set(range(n)))) for n in range(20)])
print([g(list('x'*n)) for n in range(20)])
print([g(list((1,)*n)) for n in range(20)])
print([g(list(x for x in range(n))) for n in range(20)])
l=[1,2,3]; l.extend([4,5]); print(g(l)); l.extend(range(10)); print(g(l)); l += (1,2,3); print(g(l)); l.insert(0,5); print(g(l)); del l[3:9]; print(g(l)); l[2:2]=[1]*30; print(g(l)); l*=3; print(g(l)); l.clear(); print(g(l))
print(g([1]), g([1,2,3]), g([1,2,3,4,5]), g([1]*7), g([1]+[2]), g(()), g((1,2)))
d={}; r=[]
for i in range(100): d[i]=i; r.append(g(d))
print(r)
d={}; r=[]
for i in range(100): d[str(i)]=i; r.append(g(d))
print(r)
for i in range(50): del d[str(i)]
print(g(d)); d['x']=1; print(g(d)); d=d.copy(); print(g(d)); d.clear(); print(g(d))
print(g({}), g({1:2}), g({'a':1}), g({'a':1,'b':2,'c':3,'d':4,'e':5,'f':6}), g(dict(a=1)), g(dict(a=1,b=2,c=3,d=4,e=5,f=6)), g({**{'a':1}}), g({'a':1}|{'b':2}))
print([g({i:i for i in range(n)}) for n in range(40)])
print([g(dict.fromkeys(range(n))) for n in range(40)])
print([g(dict.fromkeys(map(str,range(n)))) for n in range(40)])
print([g(dict([(i,i) for i in range(n)])) for n in range(40)])
print([g(dict({i:i for i in range(n)})) for n in range(40)])
print([g({str(i):i for i in range(n)}|{str(i):i for i in range(5)}) for n in range(40)])
s=set(); r=[]
for i in range(100): s.add(i*7); r.append(g(s))
print(r)
print([g(set(range(n))) for n in range(60)], [g(frozenset(range(n))) for n in range(60)])
print([g(set(range(n))|{1,2}) for n in range(40)],[g(set(range(n))&{1,2}) for n in range(10)],[g(set(range(n))-{1,2}) for n in range(40)])
class A:
    def __init__(self): self.a=1; self.b=2; self.c=3
print([g(A().__dict__) for i in range(6)], g(A()))
a=A(); d=a.__dict__; print(g(d)); a.d=4; print(g(d)); d['e']=1; print(g(d)); d[5]=6; print(g(d)); del d[5]; print(g(d), list(d), a.__dict__ is d)
print(g(vars(a).copy()), g(dict(A().__dict__)), g(A().__dict__.copy()))
b=A(); db=b.__dict__; del b; print(db, g(db))
print(g(iter([])), g(iter(())), g(iter({})), g(iter(set())), g(enumerate([])), g(zip()), g(map(str,[])), g(filter(None,[])), g({}.keys()), g({}.items()), g(iter({}.items())), g(reversed([])), g(iter(range(3))), g(A.__dict__), g(iter(int,1)), g(reversed('abc')))
print(g([]), g(set()), g(frozenset()), g({}.values()))
