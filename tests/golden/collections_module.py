# collections, functools, operator, heapq, bisect.
from collections import deque, defaultdict, Counter, OrderedDict, namedtuple
import functools, operator, heapq, bisect, sys
from functools import *
P=namedtuple('P','x y', defaults=[5]); p=P(1)
print(p, p.x, p._replace(x=3), P._fields, P._field_defaults, p._asdict(), P._make([1,2]), P.__doc__, P.x.__doc__, p==(1,5), P.__module__, P.__new__.__qualname__)
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: P()); t(lambda: P(1,2,3)); t(lambda: P._make([1])); t(lambda: p._replace(z=1)); t(lambda: namedtuple('A','a a')); t(lambda: namedtuple('A','class')); t(lambda: namedtuple('1','a')); t(lambda: namedtuple('A','_a')); t(lambda: namedtuple('A','a b class _x a',rename=True)._fields)
c=Counter('abracadabra'); print(c, c.most_common(2), c.most_common(), c['z'], c.total(), sorted(c.elements()), c+Counter('abc'), c-Counter('aab'), c&Counter('aab'), c|Counter('zz'), +c, -c)
c.update('aaa'); c.subtract('b'); print(c); del c['nope']; print(c==Counter(c), c<=c, c<c, Counter(a=1,b=2), Counter({'x':3}))
o=OrderedDict([(1,2),(3,4)]); o.move_to_end(1); print(o, list(o)); o.move_to_end(1,last=False); print(o, o.popitem(last=False), o.popitem(), o); print(OrderedDict(a=1)==OrderedDict(a=1), OrderedDict([(1,1),(2,2)])==OrderedDict([(2,2),(1,1)]), OrderedDict([(1,1),(2,2)])=={2:2,1:1}); t(lambda:OrderedDict().popitem())
d=defaultdict(list); d['a'].append(1); print(d, d['b'], d.get('c'), len(d), d.copy(), dict(d))
@lru_cache(maxsize=2)
def f(x): 
    print('call',x); return x*2
f(1);f(2);f(1);f(3);f(2); print(f.cache_info(), f.__name__, f.__wrapped__, f.cache_parameters()) if 0 else print(f.cache_info(), f.__name__, f.cache_parameters())
f.cache_clear(); print(f.cache_info())
@cache
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
print(fib(100), fib.cache_info())
@lru_cache
def g(*a,**k): return (a,k)
print(g(1,b=2),g(1,b=2),g(1.0),g(1),g.cache_info())
class A:
    @lru_cache(None)
    def m(self,x): return x+1
    @cached_property
    def cp(self): print('computed'); return 7
a=A(); print(a.m(1),a.m(1),A.m.cache_info(), a.cp, a.cp)
pp=partial(int,base=2); print(pp('101'), pp.func, pp.args, pp.keywords); print(partial(partial(print,1),2).args, partial(max,1,2)(0)); t(lambda: partial()); t(lambda: partial(1)); print(repr(partial(int,'1',base=3)))
@wraps(f)
def w(): 'doc'
print(w.__name__, w.__wrapped__ is f)
print(reduce(lambda x,y:x+y,[1,2,3]), reduce(operator.add,[],5)); t(lambda: reduce(operator.add,[])); t(lambda: reduce(operator.add,5))
print(sorted([3,1,2],key=cmp_to_key(lambda a,b:b-a)))
@total_ordering
class T:
    def __init__(s,v): s.v=v
    def __lt__(s,o): return s.v<o.v
    def __eq__(s,o): return s.v==o.v
print(T(1)<=T(2),T(1)>T(2),T(2)>=T(2))
@singledispatch
def sd(x): return 'obj'
@sd.register
def _(x:int): return 'int'
@sd.register(list)
def _(x): return 'list'
print(sd(1),sd([]),sd('a'),sd(True))
h=[5,3,8,1,9,2]; heapq.heapify(h); print(h); heapq.heappush(h,0); print(h,[heapq.heappop(h) for _ in range(7)]); print(heapq.nlargest(2,[1,5,3]), heapq.nsmallest(2,[4,2,9],key=lambda x:-x), list(heapq.merge([1,4],[2,3])))
print(bisect.bisect([1,2,2,3],2), bisect.bisect_left([1,2,2,3],2)); l=[1,3]; bisect.insort(l,2); print(l)
print(operator.itemgetter(1)([1,2,3]), operator.itemgetter(0,2)('abc'), operator.attrgetter('real','imag')(3), operator.methodcaller('upper')('a'), operator.methodcaller('split',',',maxsplit=1)('a,b,c'), operator.attrgetter('__class__.__name__')(3))
print(operator.itemgetter(1,2), operator.attrgetter('a.b'), operator.mul(3,4), operator.not_(0), operator.iadd([1],[2]), operator.countOf([1,2,1],1), operator.indexOf([1,2],2), operator.length_hint([1]), operator.__add__(1,2))
t(lambda: operator.itemgetter()); t(lambda: operator.itemgetter(1)()); t(lambda: operator.itemgetter(1)([1]))
