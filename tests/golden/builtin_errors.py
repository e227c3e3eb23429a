# The words in which builtins and containers refuse.
import sys
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
# builtins errors
t(lambda: abs('a')); t(lambda: chr(-1)); t(lambda: chr('a')); t(lambda: ord('ab')); t(lambda: ord(1)); t(lambda: ord(b'ab')); t(lambda: max()); t(lambda: max([])); t(lambda: max([],default=3)); t(lambda: max(1,2,default=3)); t(lambda: min(1,'a')); t(lambda: max([1],foo=2)); t(lambda: max(5)); t(lambda: max([3,1],[2,9],key=len))
t(lambda: sum('ab','')); t(lambda: sum([b'a'],b'')); t(lambda: sum([[1],[2]],[])); t(lambda: sum([0.1]*10)); t(lambda: sum([1,2.5,3])); t(lambda: sum([1e100,1,-1e100])); t(lambda: sum([2**63,1,2**70])); t(lambda: sum([True,2])); t(lambda: sum(5)); t(lambda: sum([1,'a'])); t(lambda: sum()); t(lambda: sum([1],start=5)); t(lambda: sum([float('inf'),1e308])); t(lambda: sum([-0.0])); t(lambda:sum([-0.0],-0.0))
t(lambda: next(5)); t(lambda: next(iter([]))); t(lambda: next(iter([]),7)); t(lambda: iter(5)); t(lambda: iter(5,6)); t(lambda: len(5)); t(lambda: len()); t(lambda: len(1,2)); t(lambda: hash([])); t(lambda: hash({})); t(lambda: hash({1})); t(lambda: {[]:1}); t(lambda: {{}}); t(lambda: set([[]]))
t(lambda: isinstance(1,5)); t(lambda: issubclass(1,int)); t(lambda: issubclass(int,5)); t(lambda: round('a')); t(lambda: round(2.5)); t(lambda: round(2.567,2)); t(lambda: round(1234,-2)); t(lambda: pow(2,-1)); t(lambda: pow(2,-1,7)); t(lambda: pow(2,3,mod=5)); t(lambda: divmod(7,0)); t(lambda: divmod(7,2)); t(lambda: bin(5.0)); t(lambda: bin(-5)+hex(255)+oct(8))
t(lambda: getattr(1,'foo')); t(lambda: getattr(1,2)); t(lambda: getattr(1,'foo',9)); t(lambda: hasattr(1,2)); t(lambda: setattr(1,'a',2)); t(lambda: delattr(1,'a')); t(lambda: vars(1)); t(lambda: dir(1)[:3]); t(lambda: format(1,2)); t(lambda: format(3.14159,'.2f')); t(lambda: sorted(5)); t(lambda: sorted([1,'a'])); t(lambda: sorted([1],foo=1)); t(lambda: sorted([3,1,2],reverse=True)); t(lambda: sorted()); t(lambda: callable(len)); t(lambda: eval('1+')); t(lambda: eval('  1+1')); t(lambda: eval(5)); t(lambda: exec(5)); t(lambda: eval('x',{'x':3})); t(lambda: eval('x',5)); t(lambda: exec('a=1',{},5)); t(lambda: eval('1',{},[])); t(lambda: compile('1','f','foo')); t(lambda: compile(1,'f','eval')); t(lambda: eval(compile('a+b','f','eval'),{'a':1},{'b':2}))
t(lambda: eval('\0')); t(lambda: zip([1],5)); t(lambda: list(zip([1,2],[3],strict=True))); t(lambda: list(zip([1],[3,4],strict=True))); t(lambda: list(zip([1],[2],[3,4],strict=True))); t(lambda: zip(foo=1)); t(lambda: map()); t(lambda: map(len)); t(lambda: list(map(len,[[],[1]]))); t(lambda: list(map(lambda *a:a,[1,2],'abc',(7,8,9)))); t(lambda: filter(1)); t(lambda: list(filter(None,[0,1,'',2]))); t(lambda: enumerate()); t(lambda: enumerate(5)); t(lambda: list(enumerate('ab',start=2**63-1))); t(lambda: list(enumerate('ab',5))); t(lambda: enumerate([],start='a')); t(lambda: reversed({1})); t(lambda: reversed(5)); t(lambda: list(reversed({1:2}))); t(lambda: list(reversed('abc'))); t(lambda: reversed()); t(lambda: list(reversed(range(3))))
t(lambda: [].pop()); t(lambda: [1].pop(5)); t(lambda: [1].remove(2)); t(lambda: [1].index(2)); t(lambda: [1][5]); t(lambda: [1]+(1,)); t(lambda: [1]*'a'); t(lambda: [1].insert('a',1)); t(lambda: [].extend(5)); t(lambda: list(5)); t(lambda: list(1,2)); t(lambda: list(a=1)); t(lambda: tuple(1,2)); t(lambda: tuple(5)); t(lambda: (1,)[5]); t(lambda: (1,)+[1]); t(lambda: (1,).index(2)); t(lambda: [1]<'a'); t(lambda: (1,)<(2,)); t(lambda: [1,2]<[1,3]); t(lambda: [1].append()); t(lambda: [].sort(1)); t(lambda: [].sort(foo=1))
def z():
    l=[1,2,3]; l[::2]=[1]; 
t(z)
def z():
    l=[1,2,3]; l[0:1]=5
t(z)
def z():
    l=[1,2,3]; l[::2]=5
t(z)
def z():
    l=list(range(10)); del l[::3]; print(l); del l[-1:0:-2]; print(l); l[1:2]=[7,8,9]; print(l); l[::-1]=range(len(l)); return l
t(z)
def z():
    l=[1]; l[5]=1
t(z)
def z():
    l=[1]; del l[5]
t(z)
t(lambda: {}['a']); t(lambda: {1:2}.pop(5)); t(lambda: {}.popitem()); t(lambda: dict(5)); t(lambda: dict([1])); t(lambda: dict([(1,2,3)])); t(lambda: dict(['ab'])); t(lambda: dict(1,2)); t(lambda: {}.update(1,2)); t(lambda: {}.update(5)); t(lambda: {}|5); t(lambda: {}<{}); t(lambda: dict.fromkeys(5)); t(lambda: {}.get()); t(lambda: {}.setdefault()); t(lambda: {1:2}.items()&{(1,2)}); t(lambda: {1:2}.keys()|[3]); t(lambda: {1:2}.keys()-5); t(lambda: {**5}); t(lambda: dict(**{1:2})); t(lambda: dict(a=1,**{'a':2})); t(lambda: {1:2}.values()); t(lambda: {1:2}.items()); t(lambda: {1:2}.keys().mapping); t(lambda: len({1:2}.keys())); t(lambda: (1,2) in {1:2}.items()); t(lambda: {1:2}.keys().isdisjoint([3])); t(lambda: {1}.remove(5)); t(lambda: set().pop()); t(lambda: {1}|[2]); t(lambda: {1}.union([2],(3,))); t(lambda: {1,2}.intersection([2])); t(lambda: {1}<5); t(lambda: set(5)); t(lambda: set(1,2)); t(lambda: set(a=1)); t(lambda: frozenset(a=1)); t(lambda: {1}.add()); t(lambda: {frozenset([1])}.remove({1})); t(lambda: {1} in {frozenset([1])}); t(lambda: {1,2}.issubset([1,2,3])); t(lambda: {1,2}>={1}); t(lambda: set('a')|frozenset('a')); t(lambda: frozenset('a')|set('a')); t(lambda: {1}.symmetric_difference([1,2])); t(lambda: {1}.discard([])); t(lambda: {1}.isdisjoint(5))
def z():
    d={1:2}
    for k in d: d[k+1]=1
t(z)
def z():
    d={1:2,2:3}
    for k in d: del d[k]; d[k+10]=1
t(z)
def z():
    s={1}
    for k in s: s.add(k+1)
t(z)
def z():
    l=[1,2,3]; l.append(l); d={'a':l}; d['d']=d; l.append(d); t=(l,); l.append(t); print(l,d,t); return {1:l}.values()
t(z)
class M(dict):
    def __missing__(self,k): return k*2
t(lambda: M()[4]); t(lambda: M().get(4)); 
print(globals is globals, exit, quit, copyright is copyright)
def z(): a=1; b=2; return locals(), sorted(vars()), dir()
t(z)
print([x for x in dir() if not x.startswith('__')], __name__, __builtins__.__name__, sorted(globals())[:3])
t(lambda: list(iter(iter([1,2,3,0,4]).__next__, 0)))
class S:
    def __getitem__(self,i):
        if i>3: raise IndexError
        return i
t(lambda: list(S())); t(lambda: 2 in S()); t(lambda: list(reversed(S())));
class L(list): pass
t(lambda: L([1,2])+[3]); t(lambda: type(L([1])*2)); t(lambda: L((1,2))[0:1]); print(L([1]), sys.getsizeof(L()), sys.getsizeof(L([1])))
class D(dict):
    def __init__(self,*a,**k): super().__init__(*a,**k)
print(D(a=1), D({1:2}), D([(1,2)],b=3))
print(list.__doc__, dict.pop.__doc__, [].append.__doc__, len.__doc__[:20], list.append, [].append.__name__, len.__text_signature__, list.pop.__text_signature__, dict.get.__text_signature__)
t(lambda: any([0,1])); t(lambda: all([])); t(lambda: any(5)); t(lambda: ascii('é')); t(lambda: repr('é')); t(lambda: id()); t(lambda: __build_class__()); t(lambda: __build_class__(1,2)); t(lambda: type('A',(1,),{}))
class Meta(type):
    @classmethod
    def __prepare__(m,n,b,**k): print('prep',n,b,k); return {'z':1}
    def __new__(m,n,b,ns,**k): print('new',sorted(ns),k); return super().__new__(m,n,b,ns)
    def __init__(c,n,b,ns,**k): super().__init__(n,b,ns)
class X(metaclass=Meta, q=1): pass
class B1(metaclass=Meta): pass
class M2(type): pass
t(lambda: type('C',(X,),{}) )
def z():
    class C(X, metaclass=M2): pass
t(z)
class E:
    def __mro_entries__(self,bases): return (int,)
class Q(E()): pass
print(Q.__mro__, Q.__orig_bases__[0].__class__)
def z():
    class M3(type):
        @classmethod
        def __prepare__(*a): return 5
    class C(metaclass=M3): pass
t(z)
