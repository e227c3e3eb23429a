# marks: layout
# The order of sets and dicts, their sizes and hashes, after random operations.
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
random=R(2)
g=sys.getsizeof
def key():
    r=random.random()
    if r<.4: return random.randrange(-50,200)
    if r<.7: return 'k%d'%random.randrange(100)
    if r<.8: return random.randrange(12)/2
    if r<.9: return (random.randrange(9),random.randrange(9))
    return random.choice([None,True,False,1<<70,-1<<65,b'x',frozenset([1,2])])
for rnd in range(12):
    d={}; s=set()
    ops=[]
    kk = key if rnd%3 else (lambda:'k%d'%random.randrange(12))
    for i in range(random.randrange(120)):
        o=random.randrange(14)
        k=kk()
        try:
            if o<5: d[k]=i; s.add(k)
            elif o==5: d.pop(k,None); s.discard(k)
            elif o==6 and d: ops.append(d.popitem())
            elif o==7 and s: ops.append(s.pop())
            elif o==8: d.setdefault(k,i)
            elif o==9: d.update({kk():1 for _ in range(random.randrange(10))})
            elif o==10: s |= {kk() for _ in range(random.randrange(20))}
            elif o==11: s -= {kk() for _ in range(random.randrange(50))}
            elif o==12 and random.random()<.2: s &= {kk() for _ in range(random.randrange(200))}
            elif o==13: s ^= {kk() for _ in range(random.randrange(20))}
            if random.random()<.01: d=d.copy()
            if random.random()<.01: s=s.copy()
            if random.random()<.01: d=d|{1:2,'a':3}
            if random.random()<.005: d.clear()
        except Exception as e: ops.append(repr(e))
        ops.append((len(d),g(d),len(s),g(s)))
    print(ops[-3:]); print(d); print(s); print(frozenset(s), hash(frozenset(s)))
    print(list(reversed(d)), list(d.items())[:5], d.keys()&s, d.keys()|s, d.keys()-s, d.keys()^s, list(s), s<=set(d), s.isdisjoint(d))
    print(hash(tuple(s)), list(s)==list(frozenset(s)), {*s}=={*d}, sum(map(hash, s)))
