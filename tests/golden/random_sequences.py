import random
for s in (0, 42, -5, 2**100, 'hello', b'abc', 1.5, ''):
    random.seed(s)
    print(s, random.random(), random.randint(1,100), random.randrange(0,100,7), random.choice('abcdef'), random.getrandbits(70), random.uniform(1,2), random.gauss(0,1), random.gauss(5,2))
    x=list(range(10)); random.shuffle(x); print(x, random.sample(range(100),5), random.sample(range(10**6),30)[:5], random.choices('abc',k=5), random.choices('abc',[1,2,3],k=5))
    print(random.triangular(), random.normalvariate(), random.expovariate(2), random.betavariate(1,2), random.gammavariate(0.5,1), random.gammavariate(3,1), random.vonmisesvariate(0,4), random.paretovariate(2), random.weibullvariate(1,2), random.lognormvariate(0,1), random.randbytes(5))
st=random.getstate(); a=random.random(); random.setstate(st); print(a==random.random(), len(st[1]))
r=random.Random(7); print(r.random(), r.randint(1,6), r.sample(['a','b','c'],2), random.sample('ab',counts=[2,3],k=3) and 1)
for bad in ("random.randint(5,1)","random.randrange(0)","random.randrange(1,10,0)","random.choice([])","random.sample([1],2)","random.sample({1},1)","random.choices([1],weights=[0])","random.seed([])","random.choices([1,2],5)","random.randrange(1.5)"):
    try: print(bad, eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
