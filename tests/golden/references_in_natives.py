# How many references callbacks see while natives run, and what the collector tracks.
import sys, gc
rc=sys.getrefcount
class It:
    def __init__(s,n): s.n=n; s.x=[]
    def __iter__(s): print('iter',rc(s)); return s
    def __next__(s):
        print('next',rc(s), end=' ')
        s.n-=1
        if s.n<0: raise StopIteration
        return K(s.n)
class K:
    def __init__(s,v): s.v=v
    def __hash__(s): print('h',rc(s),end=' '); return 1
    def __eq__(s,o): print('eq',rc(s),rc(o),end=' '); return s.v==o.v
    def __lt__(s,o): print('lt',rc(s),rc(o),end=' '); return s.v<o.v
    def __gt__(s,o): print('gt',rc(s),rc(o),end=' '); return s.v>o.v
    def __add__(s,o): print('add',rc(s),rc(o),end=' '); return K(s.v+o.v)
    def __radd__(s,o): print('radd',rc(s),rc(o),end=' '); return s
    def __bool__(s): print('bool',rc(s),end=' '); return s.v>0
    def __index__(s): print('idx',rc(s),end=' '); return 1
    def __repr__(s): print('repr',rc(s),end=' '); return 'K%d'%s.v
    def __len__(s): print('len',rc(s),end=' '); return 3
    def __call__(s,*a): print('call',rc(s),*[rc(x) for x in a],end=' '); return a[0]
def kf(x): print('kf',rc(x),end=' '); return x
def t(name,f):
    print('--',name); 
    try: f()
    except Exception as e: print(type(e).__name__,e)
    print()
t('list',lambda: list(It(2))); t('tuple',lambda: tuple(It(2))); t('set',lambda: set(It(2))); t('frozenset',lambda: frozenset(It(2))); t('sum',lambda: sum(It(3))); t('min',lambda: min(It(2))); t('max',lambda: max(It(2),key=kf)); t('sorted',lambda: sorted(It(3))); t('sortedk',lambda: sorted(It(3),key=kf)); t('any',lambda: any(It(2))); t('all',lambda: all(It(2))); t('map',lambda: list(map(kf,It(2)))); t('filter',lambda: list(filter(kf,It(2)))); t('filterN',lambda: list(filter(None,It(2)))); t('zip',lambda: list(zip(It(2),It(2)))); t('enum',lambda: list(enumerate(It(2)))); t('ext',lambda: [].extend(It(2))); t('ext2',lambda: [1].extend(It(2))); t('upd',lambda: set().update(It(2))); t('fromkeys',lambda: dict.fromkeys(It(2))); t('unpack',lambda: [*It(2)]); t('unpackt',lambda: (*It(2),)); t('unpacks',lambda: {*It(2)}); t('join',lambda: ''.join(It(1)))
def z(): a,b=It(2)
t('un',z)
def z():
    for x in It(2): pass
t('for',z); t('comp',lambda: [x for x in It(2)]); t('dictz',lambda: dict(zip(It(2),It(2)))); t('in',lambda: 5 in It(1)); t('iter1',lambda: list(iter(K(0),5)))
k=K(1); m=K(2); l=[k,m]
t('contains',lambda: m in l); t('index',lambda: l.index(m)); t('count',lambda: l.count(K(9))); t('remove',lambda: l.remove(m)); l=[k,m]; tt=(k,m)
t('tcontains',lambda: K(3) in tt); t('tindex',lambda: tt.index(m)); t('eq',lambda: l==[K(1),K(2)]); t('teq',lambda: tt==(K(1),K(2))); t('lt',lambda: l<[K(1),K(3)]); t('tlt',lambda: tt<(K(1),K(3)))
t('sort',lambda: l.sort()); t('sortk',lambda: l.sort(key=kf)); t('repr',lambda: repr(l)); t('trepr',lambda: repr(tt)); 
d={k:m}
t('dget',lambda: d.get(K(2))); t('dgi',lambda: d[k]); t('din',lambda: K(1) in d); t('dsd',lambda: d.setdefault(K(3),K(4))); t('dpop',lambda: d.pop(K(3))); t('drepr',lambda: repr(d)); t('deq',lambda: d=={K(1):K(2)}); t('dupd',lambda: d.update({K(1):K(5)})); t('dor',lambda: d|{K(1):K(6)}); t('dict',lambda: dict(d)); t('dupd2',lambda: d.update([(K(1),K(7))])); t('dlit',lambda: {k:1,m:2}); t('dkeys',lambda: d.keys()&{K(1)}); t('ditems',lambda: (k,m) in d.items())
s={k}
t('sadd',lambda: s.add(K(2))); t('sin',lambda: K(1) in s); t('sdis',lambda: s.discard(K(5))); t('sor',lambda: s|{K(1)}); t('sand',lambda: s&{K(1)}); t('ssub',lambda: s-{K(1)}); t('sxor',lambda: s^{K(1)}); t('srepr',lambda: repr(s)); t('ssub2',lambda: s.issubset([K(1),K(2)])); t('sisd',lambda: s.isdisjoint([K(9)]))
t('idx',lambda: [1,2,3][K(0)]); t('idx2',lambda: [1,2,3].pop(K(0))); t('mul',lambda: [1]*K(0)); t('bool',lambda: bool(K(0))); t('not',lambda: not k); t('len',lambda: len(K(0))); t('rev',lambda: list(reversed(l))); t('call',lambda: k(m)); t('reprk',lambda: repr(K(0))); t('print',lambda: print(K(0))); t('fmt',lambda: f'{K(0)!r}'); t('hash',lambda: hash(K(0))); t('isinst',lambda: isinstance(k,K)); t('max2',lambda: max(k,m)); t('divmod',lambda: k+m)
import functools, collections, heapq, operator
t('reduce',lambda: functools.reduce(operator.add,It(3))); t('deque',lambda: collections.deque(It(2))); t('dqin',lambda: m in collections.deque([k,m])); t('counter',lambda: collections.Counter(It(2))); t('defd',lambda: collections.defaultdict(lambda: k)[K(5)]); t('partial',lambda: functools.partial(kf)(k)); t('cmp',lambda: sorted(l,key=functools.cmp_to_key(lambda a,b: print(rc(a),rc(b),end=' ') or 0)))
print(gc.is_tracked([]),gc.is_tracked({}),gc.is_tracked({1:2}),gc.is_tracked({1:[]}),gc.is_tracked(()),gc.is_tracked((1,2)),gc.is_tracked(tuple([1])),gc.is_tracked(([],)),gc.is_tracked({'a':()}),gc.is_tracked({1:(1,)}),gc.is_tracked(set()),gc.is_tracked(dict()),gc.is_tracked(dict(a=1)),gc.is_tracked(dict(a=[])),gc.is_tracked({}.keys()),gc.is_tracked(iter([])))
x={1:[]}; y=x.copy(); print(gc.is_tracked(y), gc.is_tracked({1:2}|{3:[]})); del x[1]; gc.collect(); print(gc.is_tracked(x)); a=(1,(2,3)); print(gc.is_tracked(a)); gc.collect(); print(gc.is_tracked(a)); b=tuple([1,2]); print(gc.is_tracked(b)); gc.collect(); print(gc.is_tracked(b))
print([type(r).__name__ for r in gc.get_referents({1:'a','b':[]})], [type(r).__name__ for r in gc.get_referents({'b':[]})], len(gc.get_referents([1,2,'a'])), len(gc.get_referents({1,2})))
