# References that a special method finds: to self and to its argument, in every kind of expression.
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


EXPRESSIONS = """
-k|+k|~k|abs(k)|int(k)|float(k)|complex(k)|hash(k)|len(k)|bool(k)|str(k)|repr(k)|iter(k)|round(k)|not k
-K()|+K()|abs(K())|hash(K())|len(K())|str(K())|repr(K())|not K()|round(K())|bool(K())
k + m|k - m|k * m|k / m|k // m|k % m|k ** m|k << m|k >> m|k & m|k ^ m|k @ m|divmod(k, m)|pow(k, m)|pow(k, m, p)
K() + m|k + K()|K() + K()|K() - K()|K() * 2|2 * K()|2 + K()|p + k|p - K()|[] + k|'' + k|'a' * k|k * 'a'|[1] * k|(1,) * K()|1.5 + k
1 + k|1 - k|k + 1|k * 2|k & 1|1 ** k|2 ** k|1 << k
k < m|k <= m|k == m|k != m|k > m|k >= m|K() < K()|K() == K()|k < K()|1 < k|1 == k|k == 1|'a' == k|p == k|p != k|p < k
k < m < k|K() < K() < K()|k == m == k|k < m > k != m|1 < k < 2
k in [m]|m in [k]|k in (m,)|k in {m}|k in {m: 1}|m in k|K() in [k]|k in [K()]|K() in K()|p in k|k in [1, 2]|1 in [k]|k in (1, k)|m in k
k not in [m]|K() not in k
{k, m}|{k: 1, m: 2}|{K(), K()}|{K(): K(), K(): K()}|{k: m}|{**{k: 1}, **{m: 2}}|{*[k], *[m]}|{k for _ in [1, 2]}|{k: _ for _ in [1, 2]}|{K() for _ in [1, 2]}
set([k, m])|frozenset((k, m))|dict([(k, 1), (m, 2)])|dict.fromkeys([k, m])|{k}.union([m])|{k} & {m}|{k} \\| {m}|{k} - {m}|{k} ^ {m}
k[m]|k[K()]|K()[K()]|k[0:1]|k[m:p]|k[m,]|k[m, p]
[1, 2][k]|(1, 2)[k]|'ab'[k]|b'ab'[k]|[1, 2][k:]|'ab'[k:m]|(1, 2)[:k]|[1, 2][K(0):]|[1, 2][K(0)]|[1, 2][K(0):K(0):K(0)]|range(5)[k]|range(5)[k:]|bytearray(b'ab')[k]
{k: 1}[m]|{k: 1}[k]|{k: 1}[K()]|{1: 1}.get(k)|{1: 1}.get(K(), m)|{k: 1}.get(m)|{k: 1}.pop(m)|{k: 1}.setdefault(m, 2)
k.attribute|K().attribute|getattr(k, 'a')|getattr(K(), 'a', m)|hasattr(k, 'a')
k()|k(m)|K()(m)|k(K())|k(*[m])|k(*(m, K()))|k(a=m)|k(**{'a': m})|k(m, *[p], a=K(), **{'b': K()})|K()(K(), *[K()], a=K())
f'{k}'|f'{k!s}'|f'{k!r}'|f'{K()}'|f'{K()!r}'|f'{k:x}'|f'{K():x}'|f'{k}{m}'|f'{k:{m}}'|f'{k!a}'|f'{k!r:>3}'|f'{K()=}'
'%s' % k|'%s %r' % (k, m)|'%s' % K()|'%d' % k|'%f' % k|'%(a)s' % {'a': k}|'%c' % k|'%x' % k|'%*d' % (2, k)|'%s%s' % (K(), K())|b'%s' % b'a'|'%a' % k
'{}'.format(k)|'{!r}'.format(k)|'{:x}'.format(K())|'{a}'.format(a=k)|'{0.b}'.format(k)|'{0[b]}'.format(k)|'{a}'.format_map({'a': k})|format(k)|format(K(), 'x')|'{!s}{!r}'.format(k, K())
print(k)|print(k, m)|print(K(), K())|print(*[k, m])|print(*(K(), K()))|print(1, sep='', end='\\n')|ascii(k)|repr([k])|str((k, m))|repr({k: m})|repr({k})|str({'a': K()})|repr([K()])
'x'.join([str(k)])|','.join(str(a) for a in [k, m])|','.join(map(str, [k, m]))|''.join(repr(a) for a in [K()])
sorted([k, m])|sorted([k, m, p], key=kk)|sorted([m, k], reverse=True)|min(k, m)|max(k, m)|min([k, m])|max([K(), K()])|min([k, m], key=kk)|max(k, m, key=kk)|min([], default=k)
list(map(kk, [k, m]))|list(filter(kk, [k, m]))|list(filter(None, [k, m]))|[a for a in [k, m] if a]|any([k, m])|all([k, m])|any(a for a in [k, m])|sum([k, m])|sum([k, m], k)|sum([k, K()])
list(map(kk, [K()], [K()]))|list(zip(k, m))|list(enumerate(k))|list(reversed([k]))|list(k)|tuple(k)|set(k)|[*k]|(*k,)|{*k}|dict.fromkeys(k)
k and m|k or m|K() and K()|K() or K()|1 if k else 2|1 if K() else 2|not K()|k is m|k if m else p
isinstance(k, K)|issubclass(K, P)|id(k) and 1|callable(k)|(lambda: k + m)()|(lambda a: a + a)(K())|(lambda a=K(): a + 1)()|(lambda *a: a[0] + a[0])(K())|(lambda **a: a['b'] + 1)(b=K())
[k].index(m)|[k].count(m)|(k,).index(m)|(k,).count(m)|[1, k].remove(k)|[1, k].remove(m)|[k, m] == [m, k]|(k,) == (m,)|(k,) < (m,)|{1: k} == {1: m}|[k] < [m]|[K()] == [K()]|[k] == [k]
list.append([], k)|[1].insert(k, 2)|[1, 2].pop(k)|bytes([k])|bytearray([k])|bytes(k)|chr(k)|hex(k)|oct(k)|bin(k)|range(k)|range(k, m)|'a'.center(k)|'a'.replace('a', 'b', k)|'aa'.find('a', k)|[0].index(0, k)|slice(k).indices(3)|slice(k, m) == slice(m, k)|int('1', k + 9)
(yes := k) + yes|[k, k + 1]|(k, K() + 1)|[K() + K(), K() + K()]|k + (k := 1)|[a + b for a in [k] for b in [m]]|[a + 1 for a in [K()]]|[a + 1 for a in k]
divmod(1, k)|round(1.5, k)|pow(2, k)|math.floor(k)|math.sqrt(k)|math.gcd(k, 4)|math.factorial(k)|operator.add(k, m)|operator.index(k)|operator.getitem([1, 2], k)|operator.contains([k], m)|functools.reduce(operator.add, [k, m])|functools.reduce(lambda a, b: a + b, [k, m])
collections.Counter([k, m])|collections.deque([k]).count(m)|m in collections.deque([k])|itertools.chain([k]).__next__() + 1|list(itertools.groupby([k, m]))|list(itertools.takewhile(kk, [k]))|list(itertools.starmap(kk, [(k,)]))|list(itertools.accumulate([k, m]))
type('T', (P,), {'a': k}).a|type('T', (), {'a': k})().a|property(kk).fget(k)|staticmethod(kk)(k)|vars(P).get('x')|setattr(p, 'q', k)|delattr(p, 'q')|weakref.ref(k) == weakref.ref(m)|hash(weakref.ref(k))|hash((k, m))|hash(frozenset([k]))
""".strip()

STATEMENTS = r"""
k += m
k -= K()
x = K(); x += K()
x = [K()]; x[0] += K()
p.q = K(); p.q += K()
x = k; x *= 2
k[m] = p
k[K()] = K()
K()[m] = K()
k[m] += p
del k[m]
del K()[K()]
k[0:1] = m
x = [1, 2]; x[k] = m
x = [1, 2]; x[k:] = m
x = [1, 2]; del x[k]
x = {}; x[k] = m
x = {k: 1}; x[m] = 2
x = {k: 1}; del x[m]
a, b = k
a, *b = K()
[a, b] = k
for x in k: pass
for x in K(): x + 1
for x in [k, K()]: x + 1
for x in (k, K()): x + 1
for x in {k}: x + 1
for x in {k: K()}.items(): x[0] + x[1]
for i, x in enumerate([k]): x + 1
for x, y in zip([k], [K()]): x + y
for x in (a for a in [k]): x + 1
for x in map(kk, [k]): x + 1
for x in reversed([k]): x + 1
if k: pass
if not K(): pass
if k == m and k < m: pass
while not k: pass
with k: k + 1
with k as x: x + 1
with K() as x: x + 1
with K(), K() as x: pass
assert k
assert k == m, m
match k:\n    case 1: pass\n    case _ if k: pass
match K():\n    case K(value=1): pass\n    case x: x + 1
match [k]:\n    case [x]: x + 1
match {1: k}:\n    case {1: x}: x + 1
match k:\n    case P.none | p.x: pass
@k\ndef f(): pass
@K()\nclass f: pass
@k(m)\ndef f(): pass
class X:\n    a = k; a + 1
class X:\n    a = K(); a + K()
class X(P):\n    k[m] = a = 1
def f(a=K()): return a + 1\nf()
def f(a): return a + 1\nf(k); f(K())
def f(*a): return a[0] + 1\nf(k); f(K())
def f(**a): return a['x'] + 1\nf(x=k); f(x=K())
def f(a): yield a + 1\nlist(f(k)); list(f(K()))
def f():\n    yield k\n    yield K()\nfor x in f(): x + 1
def f():\n    return k\nf() + 1
def f():\n    return (yield k + 1)\ng = f(); next(g); g.close()
def f():\n    x = yield 1\n    x + 1\n    yield 2\ng = f(); next(g); g.send(k); g.close()
def f(): yield from k\nlist(f())
def f(): k + m; return lambda: k + m\nf()()
def f(x):\n    def g(): return x + 1\n    return g\nf(k)(); f(K())()
def f(x):\n    try:\n        x + 1\n    finally:\n        x + 2\nf(K())
try:\n    raise ValueError(k)\nexcept ValueError as e: e.args[0] + 1
try:\n    raise ValueError(K())\nexcept ValueError as e: str(e)
try:\n    raise ValueError(K())\nexcept ValueError as e: repr(e)
try:\n    {}[k]\nexcept KeyError as e: str(e)
try:\n    [][k]\nexcept IndexError as e: pass
P.d = k; p.d
P.d = k; P.d
P.d = k; p.d = m
P.d = k; del p.d
P.d = K(); P().d
P.d = K(); P().d = K()
P.e = property(kk); p.e
P.f = kk; p.f(k)
P.__add__ = kk; p + k; P() + K()
P.__eq__ = kk; p == k; P() == K()
P.__getitem__ = kk; p[k]; P()[K()]
P.__iter__ = kk; iter(p)
x = [K()]; x.sort()
x = [k, m]; x.sort(); x.sort(key=kk)
x = [k, m]; x.sort(reverse=True)
x = [k]; x.extend(k)
x = [k]; x += k
x = [k]; x.index(m); x.count(K()); x.remove(m)
x = {k}; x.add(m); x.discard(m); x.add(K())
x = {k}; x.remove(m)
x = {k}; x.update([m]); x.intersection_update([m])
x = {k: 1}; x.update({m: 2}); x.update([(K(), 1)])
x = {k: 1}; x |= {m: 2}
x = collections.deque([k]); x.index(m); x.remove(m)
x = bytearray(b'ab'); x[k] = 1; x.append(k); x.insert(k, 1)
del x
global gg; gg = K(); gg + 1
x: K() + 1 = K()
lambda: k; (lambda x, y=k: x + y)(m)
print(k, file=sys.stdout)
return_ = k.__add__(m); K.__add__(k, m)
b = k.__add__; b(m)
super(K, k).__init__; object.__eq__(k, m)
next(iter([k])) + 1
next(iter(K().__iter__())) + k
x = k, m; x[0] + x[1]
x = y = K(); x + y
(x, y), z = (k, K()), m; x + y; y + z
x, y = k, K(); x, y = y, x; x + y
*x, y = [k, K()]; x[0] + y
""".strip()

import collections
import gc
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
