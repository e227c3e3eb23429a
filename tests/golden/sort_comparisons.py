# sort makes the same comparisons, in the same order, as CPython's.
import sys
class R:
    def __init__(self,s): self.s=s
    def random(self):
        self.s=(self.s*6364136223846793005+1442695040888963407)&((1<<64)-1)
        return (self.s>>33)/(1<<31)
    def randrange(self,n,m=None):
        if m is None: return int(self.random()*n)
        return n+int(self.random()*(m-n))
    def choice(self,l): return l[self.randrange(len(l))]
random=R(7)
class K:
    def __init__(self,v,n): self.v=v; self.n=n
    def __lt__(self,o):
        log.append((self.n,o.n)); return self.v<o.v
for n in list(range(0,40,4))+[63,64,65,200,500]:
  for kind in range(8):
    if kind==0: v=[random.randrange(n+1) for _ in range(n)]
    elif kind==1: v=list(range(n))
    elif kind==2: v=list(range(n,0,-1))
    elif kind==3: v=[i//3 for i in range(n,0,-1)]
    elif kind==4: v=[random.randrange(4) for _ in range(n)]
    elif kind==5: v=[i%7 for i in range(n)]
    elif kind==6: v=[i if random.random()<.9 else random.randrange(n+1) for i in range(n)]
    else: v=[5]*n
    for rev in (False,True):
        log=[]
        a=[K(x,i) for i,x in enumerate(v)]
        b=sorted(a,reverse=rev)
        print(n,kind,rev,len(log),hash(tuple(log)),hash(tuple(k.n for k in b)))
        log=[]; a.sort(key=lambda k:(k.v, k), reverse=rev); print(len(log),hash(tuple(log)),hash(tuple(k.n for k in a)))
    w=sorted(range(n),key=v.__getitem__); print(hash(tuple(w)))
    w=sorted(range(n),key=lambda i:v[i]/2,reverse=True); print(hash(tuple(w)))
    w=sorted(range(n),key=lambda i:str(v[i])); print(hash(tuple(w)))
    w=sorted([(v[i],i) for i in range(n)]); print(hash(tuple(w)))
    w=sorted([(str(v[i]),-i) for i in range(n)]); print(hash(tuple(w)))
