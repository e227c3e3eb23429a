# References that a special method finds, in calls of built-in functions and in classes of many kinds.
import sys

rc = sys.getrefcount


def see(name, *args):
    print("   ", name, *(rc(a) - 2 for a in args))


UNARY = "neg pos abs invert int float index hash len bool str repr iter complex round trunc".split()
BINARY = "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul divmod".split()
ORDER = "lt le eq ne gt ge".split()
RESULT = {"int": 1, "float": 1.5, "index": 1, "hash": 1, "len": 1, "bool": True, "str": "s", "repr": "r", "complex": 1j}


class K:
    def __init__(self, value=0):
        self.value = value

    def __getitem__(self, key):
        see("getitem", self, key)
        if self.value == "stop":
            raise IndexError
        return 1

    def __setitem__(self, key, value):
        see("setitem", self, key, value)

    def __delitem__(self, key):
        see("delitem", self, key)

    def __getattr__(self, name):
        see("getattr", self)
        return 1

    def __contains__(self, other):
        see("contains", self, other)
        return True

    def __call__(self, *args, **keywords):
        see("call", self, *args, *keywords.values())
        return self

    def __format__(self, specification):
        see("format", self)
        return "f"

    def __enter__(self):
        see("enter", self)
        return self

    def __exit__(self, *args):
        see("exit", self)

    def __get__(self, instance, owner):
        see("get", self, instance)
        return 1

    def __set__(self, instance, value):
        see("set", self, instance, value)

    def __delete__(self, instance):
        see("delete", self, instance)


def unary(name):
    def method(self):
        see(name, self)
        if name == "iter":
            return iter([1, 2])
        return RESULT.get(name, 1)
    return method


def binary(name, result):
    def method(self, other, *more):
        see(name, self, other, *more)
        return result
    return method


for name in UNARY:
    setattr(K, f"__{name}__", unary(name))
for name in BINARY:
    for prefix in ("", "r", "i"):
        setattr(K, f"__{prefix}{name}__", binary(prefix + name, 1 if prefix != "i" else NotImplemented))
for name in ORDER:
    setattr(K, f"__{name}__", binary(name, True))


class P:
    "plain"


EXPRESSIONS = r"""
bytes(k)|bytearray(k)|complex(k)|complex(k, m)|complex(k, 1)|float(K())|int(K())|str(K())|bool(K())|list(K())|tuple(K())|dict(K())|set(K())|frozenset(K())|enumerate(k)|enumerate(K())|zip(k)|map(kk, K())|filter(kk, K())|reversed(k)|slice(k)
collections.deque(k)|collections.deque(K(), 3)|collections.defaultdict(list, K())|collections.Counter(K())|itertools.chain(k)|itertools.chain.from_iterable(k)|itertools.islice(k, 1)|itertools.islice([1], k)|itertools.cycle(k)|itertools.product(k, m)|itertools.zip_longest(k, m)|itertools.permutations(k)|itertools.tee(k)|itertools.count(k)|itertools.groupby(k)|itertools.compress(k, m)|list(itertools.compress([k], [m]))|itertools.batched(k, 2)|itertools.starmap(kk, k)|itertools.pairwise(k)|itertools.accumulate(k)
str(ValueError(k))|repr(ValueError(k, m))|OSError(k, m)|str(KeyError(k))|ExceptionGroup('a', [ValueError(k)])|StopIteration(k).value + 1|super(K, k).__init__|property(k)|classmethod(kk).__get__(k)(m)|staticmethod(kk)(k, m)|memoryview(b'abc')[k]|type(k)|range(k, m, k)|int(b'1', k)|round(1, k)|round(K(), K())|sum(K())|sum([K()], K())
(1).__add__(k)|[1].__contains__(k)|[k].__contains__(m)|{}.__setitem__(k, 1)|{k: 1}.__getitem__(m)|{k: 1}.__contains__(m)|{k}.__contains__(m)|object.__eq__(k, m)|[1, 2].__getitem__(k)|[1, 2].__setitem__(k, m)|[].__iadd__(k)|(1,).__mul__(k)|'a'.__mul__(k)|[k].__eq__([m])|'ab'.__getitem__(k)|(k,).__hash__()|[k].__repr__()|k.__class__.__add__(k, m)|K.__add__(K(), K())|[].__init__(k)
{1}.union(k)|{1}.update(k)|{1}.intersection(k)|{1}.difference(k)|{1}.symmetric_difference(k)|{1}.issubset(k)|{1}.issuperset(k)|{1}.isdisjoint(k)|{k}.isdisjoint([m])|{k}.issubset([m])|{1}.add(k)|{k}.discard(m)|frozenset([1]).union(k, m)|{1}.intersection_update(k)|{1}.difference_update(k)
{}.update(k)|{}.update(a=k)|{}.update([(k, 1)])|{}.update([k])|dict([k])|dict(a=k)|dict(K())|{}.get(k)|{}.pop(k, 1)|{}.setdefault(k, m)|{k: 1}.items() == {m: 1}.items()|(k, 1) in {m: 1}.items()|k in {m: 1}.keys()|k in {1: m}.values()|{k: 1}.keys() & {m}|{1: k} \| {2: m}|dict.fromkeys(k)|dict.fromkeys(k, m)|{k: 1} == {m: 1}
[].extend(k)|[1].insert(k, m)|[k, m].sort()|[1, 2].pop(k)|[k].copy()[0] + 1|[1] * k|[1] + k|[1, 2].index(k)|[k, 1].index(1, k)|[k].count(k)|[k] in [[m]]|[k].remove(m)|[1, 2, 3][k:m:p]
'a'.join(k)|'a'.join([k])|'a'.split(k)|'a' in k|k in 'a'|'a'.startswith(k)|'a'.ljust(k)|'%s' % (k,)|'%s%s' % (k, m)|'%(a)s%(b)s' % k|'%d%%' % k|'{0}{0}'.format(k)|'{0:{1}}'.format(k, m)|'a'.translate(k)|str.join(',', [str(k)])|'abc'.find('c', k, m)|'a'.encode(k)|b'a'.join([k])|bytes.fromhex(k)|b'abc'.find(k)|k in b'abc'|b'abc'.count(k)|int.from_bytes(k)|(1).to_bytes(k)|'a'.zfill(k)|'a'.expandtabs(k)|'a\tb'.expandtabs(tabsize=k)|'a'.splitlines(k)|'a'.splitlines(keepends=k)
k.__eq__(m)|k.__format__('')|k.__len__()|(k).__getitem__(m)|[k][0].__add__(m)|getattr(k, '__add__')(m)|K.__call__(k, m)|k(m, x=m)|k(**{'x': m})|k(*(), **{})|k(*k)|k(*K())|kk(*[k])|kk(k)|kk(k, *[m])|(lambda *a, **b: a[0] + b['x'])(k, x=m)|(lambda a, b=1, *, c: a + c)(k, c=m)|(lambda a: a + 1)(a=k)|(lambda a: a + 1)(**{'a': k})|(lambda a: a + 1)(*[k])|max(*[k, m])|max([k, m], default=p)|print(*[k], sep='')|sorted(k)|sorted([k, m], key=lambda a: a)|sorted([(k, 1), (m, 2)])|min((k, m), key=lambda a: (a, 1))
functools.partial(k, m)()|functools.partial(kk, k)(m)|functools.reduce(kk, [k, m])|functools.reduce(kk, [k], m)|functools.cmp_to_key(kk)(k) < functools.cmp_to_key(kk)(m)|functools.lru_cache(kk)(k)|operator.methodcaller('__add__', m)(k)|operator.itemgetter(k)(m)|operator.itemgetter(m)([1, 2])|operator.attrgetter('a')(k)|operator.attrgetter('a.b')(k)|operator.eq(k, m)|operator.not_(k)|operator.truth(k)|operator.concat(k, m)|operator.countOf([k], m)|operator.indexOf([k], m)|operator.iadd(k, m)|operator.call(k, m)|operator.length_hint(k)
math.ceil(k)|math.trunc(k)|math.sin(k)|math.hypot(k, m)|math.dist([k], [m])|math.fsum([k, m])|math.prod([k, m])|math.comb(k, m)|math.isqrt(k)|math.ldexp(1.0, k)|math.copysign(k, m)|math.log(k, m)|math.log2(k)|math.lcm(k, m)|math.isclose(k, m)|math.pow(k, m)|math.sumprod([k], [m])|divmod(K(), K())|pow(K(), K(), K())|abs(K())|hash((K(), k))
eval('k + m')|eval('k', {'k': k}) + 1|(lambda: (yield k))().send(None) + 1|next(a + 1 for a in [k])|[*k, *m]|{**k}|(*k, *m)|[a for a in k if a]|{a: a for a in [k]}|{a for a in [k, m]}|[a for a in (k, m) if a == k]|all(a == k for a in [m])|iter(k, m)|list(iter(k, 1))|next(iter(k))|next(k, m)|isinstance(k, (K, P))|issubclass(K, (P, K))|callable(k)|dir(P)|vars(k) and 1|id(k) > 0|len(k) + len(K())|repr(K) and 1|k.__class__|k.value.real|K().value
weakref.proxy(k) + 1|weakref.ref(k)() + 1|hash(weakref.ref(k))|weakref.ref(k) == weakref.ref(m)|copy.copy([k])[0] + 1|copy.deepcopy([1]) == [k]|types.SimpleNamespace(a=k) == types.SimpleNamespace(a=m)|types.SimpleNamespace(a=k).a + 1|types.MappingProxyType({k: 1})[m]|types.MethodType(k, m)(p)|types.MethodType(kk, k)(m)|types.MethodType(kk, k)(a=m) if 0 else 1
array.array('i', [k])|array.array('i', [1, 2])[k]|array.array('d', [k])|json.dumps(str(k))|random.choice([k]) + 1|re.sub('a', lambda m: str(k), 'a')|reprlib.repr(k)|reprlib.repr([k])|collections.OrderedDict([(1, k)]) == {1: m}|collections.ChainMap({k: 1})[m]|collections.namedtuple('N', 'a')(k) == (m,)|enum.Enum('E', {'a': k}).a.value + 1|io.StringIO().write(str(k))|io.StringIO('abc').read(k)|io.StringIO('abc').seek(k)|sys.intern(str(k))|sys.getsizeof(k) > 1|gc.is_tracked(k)|fractions.Fraction(1, k)
""".strip()

STATEMENTS = r"""
k(m).x = 1
x = {}; x[k] = x[m] = p
x = [k, m]; x[0], x[1] = x[1], x[0]; x[0] + x[1]
x = [1]; x[K():K()] = k
x = [1, 2]; x += k
x = (1,); x += (k,); x[1] + 1
x = k; x **= m
x = k; x @= m; x >>= p; x |= m
x = {1}; x |= {k}; x &= {m}; x -= {k}
x = 'a'; x += str(k)
x = 'a'; x *= k
x = 1; x += k; x = 2 ** k
class X(P):\n    a = property(kk)\nX().a
class X(P):\n    a = classmethod(kk)\nX.a(k)
class X(P):\n    a = staticmethod(kk)\nX.a(k); X().a(k)
class X(P):\n    __slots__ = 'a',\nx = X(); x.a = k; x.a + 1; del x.a
class X(P):\n    __slots__ = 'a',\nx = X(); x.a = K(); x.a + x.a
class X(P):\n    def __getattr__(self, n): return n\nx = X(); x.q = k; x.q + 1; x.r
class X(P):\n    def __setattr__(self, n, v): see('setattr', self, v)\nX().q = k; X().q = K()
class X(P):\n    def __delattr__(self, n): see('delattr', self)\ndel X().q
class X(P):\n    def __getattribute__(self, n): see('getattribute', self); return k\nX().q + 1; getattr(X(), 'q')
class X(P):\n    def __init__(self, *a, **b): see('init', self, *a, *b.values())\nX(k); X(K()); X(a=k); X(*[k]); X(**{'a': k}); X(k, *[m], a=K(), **{'b': k})
class X(P):\n    def __new__(c, *a, **b): see('new', *a, *b.values()); return object.__new__(c)\nX(k); X(K()); X(a=k); X(*[k]); X(**{'a': k})
class X(P):\n    def __new__(c, *a, **b): see('new', *a, *b.values()); return object.__new__(c)\n    def __init__(self, *a, **b): see('init', self, *a, *b.values())\nX(k); X(K()); X(a=k); X(*[k]); X(**{'a': k})
class X(type):\n    def __call__(c, *a, **b): see('metacall', *a, *b.values()); return k\nclass Y(metaclass=X): pass\nY(k); Y(K(), a=m); Y(*[k])
class X(P):\n    def __class_getitem__(c, i): see('class_getitem', i)\nX[k]; X[K()]; X[k, m]
class X(P):\n    def __set_name__(*a): see('x')\n    a = 1
class X:\n    def __set_name__(self, o, n): see('set_name', self)\nclass Y:\n    a = X(); b = x = X()
class X(P):\n    def __del__(self): see('del', self)\nx = X(); x = None; X(); del x
class X(P):\n    def __missing__(self, key): see('missing', self, key)
class X(dict):\n    def __missing__(self, key): see('missing', self, key); return 1\nX()[k]; X()[K()]; x = X(); x[k]
class X(list):\n    def __getitem__(self, i): see('sub', self, i); return 1\nX([k])[0]; x = X([1]); x[k]; x[0:1]
class X(int):\n    def __add__(self, o): see('sub', self, o); return 1\nX() + k; k + X(); X() + 1; 1 + X(); x = X(); x + x
class X(str):\n    def __eq__(self, o): see('sub', self, o); return True\n    __hash__ = str.__hash__\nX('a') == 'a'; X('a') in ['a']; {X('a'): 1}['a']; {'a': 1}[X('a')]
class X(Exception):\n    def __init__(self, *a): see('init', self, *a)\n    def __str__(self): see('str', self); return 'x'\ntry:\n    raise X(k)\nexcept X as e: str(e); e.args[0] + 1
class X(Exception):\n    def __init__(self, *a): see('init', self, *a)\ntry:\n    raise X\nexcept Exception as e: see('e', e)
class X:\n    def __enter__(self): see('enter', self); return k\n    def __exit__(self, t, v, b): see('exit', self, v); return True\nwith X() as x: x + 1\nwith X(): raise ValueError(k)\nwith X() as x: {}[m]
class X:\n    def __iter__(self): see('iter', self); return self\n    def __next__(self): see('next', self); raise StopIteration\nlist(X()); [a for a in X()]; [*X()]; a, = [1] or X(); sum(X()); max(X(), default=1); dict.fromkeys(X()); 1 in X()
class X:\n    n = 0\n    def __iter__(self): return self\n    def __next__(self):\n        see('next', self); self.n += 1\n        if self.n > 2: raise StopIteration\n        return k\nfor x in X(): x + 1\na, b = X(); list(X()); tuple(X()); set(X()); ','.join(map(str, X())); [*X()]; print(*X()); sorted(X()); {*X()}; list(zip(X(), X())); list(enumerate(X())); sum(X()); all(X()); any(X()); list(filter(None, X())); m in X(); min(X())
class X:\n    def __len__(self): see('len', self); return 2\n    def __getitem__(self, i):\n        see('getitem', self)\n        if i > 1: raise IndexError\n        return k\nlist(X()); list(reversed(X())); a, b = X(); m in X(); iter(X()); [*X()]; x = X(); list(iter(x)); x[0] + 1; not X(); 1 if X() else 0
class X:\n    def keys(self): see('keys', self); return ['a']\n    def __getitem__(self, i): see('getitem', self); return k\n{**X()}; dict(X()); {}.update(X()); kk(**X()); (lambda a: a + 1)(**X()); k(**X()); x = X(); {**x, **x}
class X:\n    def __contains__(self, o): see('contains', self, o); return 1\nk in X(); k not in X(); K() in X(); x = X(); k in x; x in [x]
class X:\n    def __lt__(self, o): see('lt', self, o); return True\nsorted([X(), X(), X()]); x = [X(), X()]; x.sort(); min(X(), X()); max([X(), X()]); X() < X() < X(); (X(),) < (X(),)
class X:\n    def __eq__(self, o): see('eq', self, o); return False\n    def __hash__(self): see('hash', self); return 1\n{X(), X()}; {X(): 1, X(): 2}; X() in [X(), X()]; X() in {X()}; [X()].count(X()); [X()] == [X()]; {X(): 1}.get(X()); x = X(); x in {x}; {x: 1}[x]; {x}.discard(x); {X()}.discard(X()); {X()} == {X()}; {1: X()} == {1: X()}; (X(), x).index(x)
class X:\n    def __index__(self): see('index', self); return 1\n[1, 2][X()]; [1, 2][X():]; 'ab'[X()]; range(X()); range(5)[X()]; [1, 2].pop(X()); hex(X()); x = [1, 2]; x[X()] = X(); x[X():] = [X()]; del x[X()]; bytes([X()]); 'a' * X(); [1] * X(); chr(X()); b'ab'[X()]; bytearray(X()); slice(X(), X()).indices(5); (1 << 70).__lshift__(1); 1 << 2
class X:\n    def __bool__(self): see('bool', self); return False\nX() or 1; X() and 1; not X(); 1 if X() else 2; bool(X()); any([X()]); all([X()]); list(filter(None, [X()])); x = X(); x or 1\nif x: pass\nwhile X(): pass\nassert not X()
class X:\n    def __call__(self, *a, **b): see('call', self, *a, *b.values()); return a and a[0]\nX()(); X()(k); X()(K()); X()(a=k); X()(*[k]); X()(**{'a': k}); x = X(); x(k); x(x); list(map(X(), [k])); sorted([k], key=X()); max([k, m], key=X()); list(filter(X(), [k])); functools.reduce(X(), [k, m]); X()(k, *[m], a=p); type('T', (), {'f': X()})().f(k)
@X\ndef f(): pass
def g(f): see('decorate', f); return f\n@g\ndef f(a=k): return a\n@g\nclass X: pass\nf() + 1
def f(a, b=K(), *c, d=K(), **e): return a + b, c[0] + d, e['z'] + a\nf(k, m, p if 0 else k, d=m, z=k); f(K(), K(), K(), z=K())
def f(a):\n    b = a\n    def g():\n        nonlocal b\n        b = b + 1 if 0 else b\n        return b + a\n    return g\nf(k)(); f(K())()
def f():\n    for x in [k]:\n        try:\n            yield x + 1\n        finally:\n            x + 2\ng = f(); next(g); g.close(); list(f())
def f():\n    x = yield from g()\n    x + 1\ndef g():\n    yield k\n    return K()\nlist(f())
def f():\n    with k as x: return x + 1\nf()
def f(n): return k + n if n == 0 else f(n - 1)\nf(3)
def f():\n    try: raise KeyError(k)\n    except KeyError as e: return e.args[0] + 1\n    finally: k + 2\nf()
global_k = k; del global_k; k + 1
x = lambda y=k: y + 1; x(); x(K())
x = [lambda y=y: y + 1 for y in [k, K()]]; x[0](); x[1]()
while True:\n    k + 1\n    break
for i, (x, y) in enumerate([(k, m)]): x + y
for x, *y in [(k, m, p)]: x + y[0]
(x := K()) + x; [x := K(), x + 1]; (x, x := K(), x + 1)
print(f'{k}{(lambda: K())()}{[K()]}{K()!r:>10}')
import functools as ff; ff.reduce(lambda a, b: a + b if 0 else b, [k, m]) + 1
try:\n    k + {}[1]\nexcept KeyError: k + 1
try:\n    1 / 0\nexcept ZeroDivisionError as e: e.args = (k,); str(e)
try:\n    raise ExceptionGroup('a', [ValueError(k)])\nexcept* ValueError as e: e.exceptions[0].args[0] + 1
match {'a': k, 'b': m}:\n    case {'a': x, **rest}: x + rest['b']
match (k, m, p):\n    case [x, *y]: x + y[0]
match k:\n    case K(a=1, b=x): x
match [k]:\n    case [P()] | [K()]: k + 1
del k.x
del p.d, k[0]
assert (k, m)[0], K()
type X = k
""".strip()

import array, enum, fractions, gc, io, json, random, re, reprlib, string, types
import collections
import copy
import functools
import itertools
import math
import operator
import weakref


gc.disable()


def kk(*args):
    see("kk", *args)
    return 1


def run(source, mode):
    print(source.replace("\n", "; "))
    k, m, p = K(0), K(0), P()
    space = dict(globals(), k=k, m=m, p=p)
    try:
        exec(compile(source, "x", mode), space)
    except Exception as error:
        print("   !", type(error).__name__)
    space = None
    body = ("return " if mode == "eval" else "") + source.replace("\n", "\n    ")
    print("  in a function")
    names = ["k", "m", "p"]
    space = dict(globals())
    exec(compile(f"def function(k, m, p):\n    {body}\n", "x", "exec"), space)
    try:
        space["function"](k, m, p)
    except Exception as error:
        print("   !", type(error).__name__)
    for name in list(vars(P)):
        if not name.startswith("__") or name in ("__add__", "__eq__", "__getitem__", "__iter__"):
            delattr(P, name)


for line in EXPRESSIONS.split("\n"):
    for source in line.replace("\\|", "\0").split("|"):
        run(source.replace("\0", "|"), "eval")
for source in STATEMENTS.split("\n"):
    run(source.replace("\\n", "\n"), "exec")
