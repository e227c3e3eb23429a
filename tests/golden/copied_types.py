# copy, deepcopy, __reduce_ex__ and __getstate__ of built-in types.
import copy, copyreg, sys, collections, itertools, functools, operator, types, enum, datetime, fractions, decimal, random, re, array, io, weakref, time, string
import warnings; warnings.simplefilter("ignore")
def t(name, f):
    try:
        r = f()
        print(name, ascii(r))
    except BaseException as e:
        print(name, type(e).__name__, ascii(str(e)))
class A:
    def __init__(self): self.x = 1
class B:
    __slots__ = "a", "b"
class C(B):
    def __init__(self): self.a = 1; self.z = [1]
class L(list): pass
class D(dict): pass
class T(tuple): pass
class I(int): pass
class S(str): pass
class N:
    def __getnewargs__(self): return (5,)
    def __new__(cls, v=0): o = object.__new__(cls); o.v = v; return o
class NK:
    def __getnewargs_ex__(self): return ((5,), {"k": 6})
    def __new__(cls, v=0, *, k=0): o = object.__new__(cls); o.v = (v, k); return o
class G:
    def __getstate__(self): return {"q": 1}
class GS:
    def __getstate__(self): return 7
    def __setstate__(self, s): self.s = s
class R:
    def __reduce__(self): return "name"
class R2:
    def __reduce_ex__(self, p): return (R2, (), {"p": p})
class Color(enum.Enum): RED = 1
P = collections.namedtuple("P", "a b")
def f(): pass
def gen(): yield
l = L([1, 2]); l.attr = 3
d = D(a=1); d.attr = 4
b = B(); b.a = 5
items = dict(none=None, true=True, int=5, big=10**30, float=1.5, cplx=1j, str="a", bytes=b"a", tuple=(1, [2]), list=[1, [2]], dict={1: [2]}, set={1}, frozenset=frozenset([1]), bytearray=bytearray(b"ab"), range=range(1, 9, 2), slice=slice(1, 2), ellipsis=..., notimpl=NotImplemented, type=int, cls=A, func=f, lam=(lambda: 0), builtin=len, method=[].append, bound=A().__init__, obj=object(), A=A(), B=b, C=C(), L=l, D=d, T=T((1, 2)), I=I(5), S=S("x"), N=N(3), NK=NK(1, k=2), G=G(), GS=GS(), R=R(), R2=R2(), exc=ValueError(1, "a"), os=OSError(1, "a", "f"), key=KeyError("k"), grp=ExceptionGroup("m", [ValueError(1)]), uni=UnicodeDecodeError("a", b"x", 0, 1, "r"), stop=StopIteration(3), syn=SyntaxError("m", ("f", 1, 2, "t", 3, 4)), it=iter([1, 2]), tit=iter((1, 2)), sit=iter("ab"), dit=iter({1: 2}), setit=iter({1}), rit=iter(range(3)), bit=iter(b"ab"), rev=reversed([1, 2]), enum_=enumerate([1]), zip_=zip([1], [2]), map_=map(str, [1]), filt=filter(None, [1]), callit=iter(int, 1), gen=gen(), code=f.__code__, prop=property(f), ref=weakref.ref(A), mp=types.MappingProxyType({1: 2}), ns=types.SimpleNamespace(a=1), un=int | str, cell=(lambda x: lambda: x)(1).__closure__[0], mv=memoryview(b"a"), dq=collections.deque([1, [2]], 5), dd=collections.defaultdict(list, {1: [2]}), cnt=collections.Counter("aab"), nt=P(1, [2]), chain=collections.ChainMap({1: 2}), cnt2=itertools.count(3), rep=itertools.repeat(1, 3), part=functools.partial(f, 1, a=2), itg=operator.itemgetter(1, 2), atg=operator.attrgetter("a", "b"), mc=operator.methodcaller("a", 1, b=2), color=Color.RED, st=time.gmtime(0), keys={1: 2}.keys(), vals={1: 2}.values(), its={1: 2}.items(), tmpl=string.Template("$a"), frame=sys._getframe(), rnd=random.Random(1).getstate().__class__)
def show(o, orig):
    base = "same" if o is orig else type(o).__name__
    return base, (repr(o) if "0x" not in repr(o) else "addr"), getattr(o, "__dict__", None) if not isinstance(o, (type, types.ModuleType, types.FunctionType)) else ""
def red(o, p):
    r = o.__reduce_ex__(p)
    if isinstance(r, str): return r
    out = []
    for x in r:
        s = repr(x)
        out.append(re.sub(r" at 0x[0-9a-f]+", "", s))
    return len(r), out
for name, o in items.items():
    t(name + " copy", lambda: show(copy.copy(o), o))
for name, o in items.items():
    t(name + " deep", lambda: show(copy.deepcopy(o), o))
for name, o in items.items():
    for p in 0, 2, 4:
        t(f"{name} reduce {p}", lambda: red(o, p))
    t(name + " getstate", lambda: re.sub(r" at 0x[0-9a-f]+", "", repr(o.__getstate__())))
