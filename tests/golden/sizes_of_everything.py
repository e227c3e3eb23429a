# marks: layout
# sys.getsizeof and __sizeof__ of built-in types in many sizes.
import sys, collections, itertools, functools, operator, types, enum, datetime, fractions, decimal, random, re, array, io, weakref, string, time, dataclasses, contextlib, copy, gc, math
S = sys.getsizeof
def p(name, *objects):
    print(name, *[S(o) for o in objects])
p("int", *[2 ** k for k in (0, 1, 29, 30, 31, 59, 60, 61, 62, 63, 64, 89, 90, 91, 119, 120, 1000, 10000)], *[-(2 ** k) for k in (29, 30, 60, 63, 90)], 0, True)
p("float complex", 1.5, 1j)
p("str", *["a" * n for n in range(0, 20)], "é", "éé", "é" * 10, "ā", "ā" * 10, "😀", "😀" * 10, "ab" * 100, str(10 ** 40), "x".upper(), "%s" % 5)
s = "é" * 5; s.encode(); p("str utf8 cached", s)
p("bytes", *[b"a" * n for n in range(12)])
def grow(make, add, n=40):
    o = make(); r = [S(o)]
    for i in range(n):
        add(o, i); r.append(S(o))
    return r
print("bytearray", *grow(bytearray, lambda o, i: o.append(i % 256)), *[S(bytearray(n)) for n in (0, 1, 2, 10, 100)], S(bytearray(b"abc")), S(bytearray([1, 2, 3])))
print("list append", *grow(list, lambda o, i: o.append(i), 70))
print("list insert", *grow(list, lambda o, i: o.insert(0, i)))
print("list extend", *grow(list, lambda o, i: o.extend(range(i))))
print("list iadd", *grow(list, lambda o, i: o.__iadd__([1] * i)))
def shrink(o, i):
    o.pop() if o else None
print("list pop", *grow(lambda: list(range(40)), shrink))
p("list made", [], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4], [1] * 5, [1] * 17, list(range(10)), list("abc"), list((1, 2)), [x for x in range(10)], [*range(5)], [*[1, 2], 3], sorted([3, 1]), [1, 2] + [3], [1, 2, 3][:2], list({1: 2}), list(iter([1, 2, 3])), list(x for x in range(7)), "a b c".split(), "a\nb".splitlines(), list(map(str, range(9))), list(zip(range(3), range(3))), [1, 2, 3].copy(), list(range(1000)))
a = [1, 2, 3]; a[1:1] = [5] * 10; p("slice assign", a); a[:] = []; p("cleared", a); a.clear(); p("", a); a = list(range(20)); del a[5:]; p("del", a); a *= 3; p("imul", a); a.reverse(); a.sort(); p("sorted", a); a.remove(0); p("removed", a)
p("tuple", (), (1,), (1, 2), tuple(range(5)), tuple(range(20)), tuple(x for x in range(11)), tuple([1, 2]), (1,) + (2,), (1,) * 10)
print("dict set", *grow(dict, lambda o, i: o.__setitem__(i, i), 100))
print("dict str", *grow(dict, lambda o, i: o.__setitem__(str(i), i), 100))
print("dict update", *grow(dict, lambda o, i: o.update({i * 2: 1, i * 2 + 1: 2})))
p("dict made", {}, {1: 2}, {"a": 1}, {"a": 1, "b": 2}, dict(a=1), dict([(1, 2)]), dict(zip(range(6), range(6))), {i: i for i in range(5)}, {i: i for i in range(6)}, {str(i): i for i in range(5)}, {str(i): i for i in range(6)}, dict.fromkeys(range(5)), dict.fromkeys("abcdef"), dict.fromkeys(range(100)), {**{1: 2}}, {1: 2} | {3: 4}, {i: i for i in range(11)}, {1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6}, dict({i: i for i in range(10)}), {i: i for i in range(1000)}.copy())
d = {i: i for i in range(50)}
for i in range(45): del d[i]
p("dict deleted", d, d.copy(), dict(d)); d.clear(); p("dict cleared", d); d = {"a": 1}; d[1] = 2; p("mixed", d); d = {i: i for i in range(6)}; d.popitem(); d[9] = 1; p("popitem", d)
print("set add", *grow(set, lambda o, i: o.add(i), 100))
p("set made", set(), {1}, {1, 2, 3, 4}, {1, 2, 3, 4, 5}, set(range(100)), set("abcdef"), frozenset(), frozenset([1]), frozenset(range(6)), frozenset(range(50)), {i for i in range(5)}, {1, 2} | {3}, {1, 2, 3} & {1}, {1} - {2}, set(range(10)).copy(), set({1: 2, 3: 4}), set(range(60000)))
s = set(range(100)); s -= set(range(98)); p("set shrunk", s, s.copy(), set(s)); s.clear(); p("set clear", s)
p("views", {}.keys(), {}.values(), {}.items(), iter({}), iter({}.items()), iter({}.values()), reversed({}), iter(set()), iter([]), iter(()), iter(""), iter(b""), iter(bytearray()), iter(range(1)), iter(range(10 ** 30)), reversed([]), reversed(()), enumerate([]), zip(), zip([]), zip([], []), map(int, []), filter(int, []), iter(int, 1))
p("range slice", range(1), range(10 ** 30), slice(1), None, ..., NotImplemented, object(), type, int, object, memoryview(b"abc"))
class A: pass
class B:
    __slots__ = ()
class C:
    __slots__ = "a", "b"
class D(A):
    __slots__ = "z",
class E(C): pass
class F:
    __slots__ = "a", "__dict__"
class G:
    __slots__ = "a", "__weakref__"
p("instances", A(), B(), C(), D(), E(), F(), G())
class L(list): pass
class T(tuple): pass
class Di(dict): pass
class St(str): pass
class I(int): pass
class Fl(float): pass
class Se(set): pass
class By(bytes): pass
class Ls(list): __slots__ = ()
class Ts(tuple): __slots__ = ()
class Is(int): __slots__ = ()
class Ex(Exception): pass
class M(type): pass
class MC(metaclass=M): pass
p("subclasses", L(), L([1, 2]), T(), T((1, 2)), Di(), Di(a=1), St(), St("abc"), I(), I(2 ** 70), Fl(), Se(), Se([1]), By(), By(b"abc"), Ls(), Ts((1,)), Is(5), Ex(), Ex(1))
p("classes", A, B, C, D, L, M, MC, Ex)
def instance(n):
    a = A()
    for i in range(n): setattr(a, f"x{i}", i)
    return a
print("instance dict", *[(S(instance(n)), S(instance(n).__dict__)) for n in range(0, 32, 3)])
class W:
    def __init__(self, n):
        self.a = 1; self.b = 2; self.c = n
w = W(1); print("instance dict 2", S(w), S(w.__dict__), S(vars(W(2)))); w.d = 4; print(S(w.__dict__)); del w.a; print(S(w.__dict__)); w.__dict__ = {"q": 1}; print(S(w.__dict__))
def f(a, b=1, *c, d=2, **e):
    x = 1
    def g(): return x
    return g
def gen():
    a = b = 1
    yield a
p("functions", f, f(1), lambda: 0, f.__code__ and f, gen(), len, [].append, list.append, int.__add__, (1).__add__, A().__init__, W.__init__, W(1).__init__, property(), property(f), classmethod(f), staticmethod(f), dict.fromkeys, dict.__dict__["fromkeys"], type.__dict__["__mro__"], int.__dict__["real"], C.a, super(A, A()), f(1).__closure__, f(1).__closure__[0], types.ModuleType("m"), sys, types.SimpleNamespace(), types.SimpleNamespace(a=1), types.MappingProxyType({}), list[int], int | str, types.MethodType(f, 1), operator.itemgetter(1), operator.itemgetter(1, 2), operator.attrgetter("a"), operator.methodcaller("a"), functools.partial(f), functools.partial(f, 1, a=2), functools.lru_cache(f), functools.cmp_to_key(f), weakref.ref(A), weakref.ref(w), weakref.proxy(w), functools.cached_property(f), functools.singledispatch(f))
p("exceptions", BaseException(), Exception(1), ValueError("a", "b"), KeyError(), OSError(1, "a"), OSError(1, "a", "f"), StopIteration(1), SystemExit(), SyntaxError(), ImportError(), UnicodeDecodeError("a", b"", 0, 1, ""), NameError(), AttributeError(), ExceptionGroup("a", [ValueError()]), MemoryError(), RecursionError(), Warning(), KeyboardInterrupt())
def tb():
    try: 1 / 0
    except ZeroDivisionError as e: return e.__traceback__
p("traceback", tb(), tb().tb_frame.f_locals if 0 else 0)
p("collections", collections.deque(), collections.deque(range(64)), collections.deque(range(65)), collections.deque(range(200)), collections.deque(maxlen=3), collections.defaultdict(int), collections.defaultdict(int, a=1), collections.Counter("abc"), collections.namedtuple("N", "a b")(1, 2), collections.ChainMap(), iter(collections.deque()))
p("itertools", itertools.count(), itertools.cycle([]), itertools.repeat(1), itertools.chain(), itertools.islice([], 1), itertools.product([1], [2]), itertools.permutations([1, 2]), itertools.combinations([1, 2, 3], 2), itertools.groupby([]), itertools.accumulate([]), itertools.takewhile(f, []), itertools.dropwhile(f, []), itertools.starmap(f, []), itertools.compress([], []), itertools.zip_longest([], []), itertools.pairwise([]), itertools.batched([1], 1), itertools.filterfalse(f, []), itertools.tee([])[0], itertools.combinations_with_replacement([1, 2], 2))
p("others", array.array("i"), array.array("i", [1, 2, 3]), array.array("d", range(10)), array.array("b", b"abc"), re.match("a", "a"), time.gmtime(0), io.StringIO(), io.BytesIO(), fractions.Fraction(1, 2), enum.Enum("Q", "a b").a)
print("array append", *grow(lambda: array.array("i"), lambda o, i: o.append(i)))
print("deque", *grow(collections.deque, lambda o, i: o.append(i), 20))
f1 = lambda: 0
f1.x = 1
p("function dict", f1, f1.__dict__, A.__dict__, vars(A()), globals() and {}, sys.version_info, sys.flags, sys.float_info)
for code in "0", "x = 1", "def f(a, b): return a + b", "[x for x in y]", "class Q:\n a = 1", "try:\n a\nexcept E:\n b": p("code", compile(code, "s", "exec"))
p("code", f.__code__, gen.__code__, instance.__code__, W.__init__.__code__, (lambda: 0).__code__)
for o in (1, "a", [], {}, (), set(), A(), f, None, 1.5, b"", range(1), L(), Ex()): print(o.__sizeof__(), end=" ")
print(int.__sizeof__(2 ** 100), list.__sizeof__([1, 2]), object.__sizeof__([1]), type.__sizeof__(A), dict.__sizeof__({1: 2}))
print([t.__basicsize__ for t in (int, float, str, list, tuple, dict, set, frozenset, bytes, bytearray, object, type, A, C, E, L, range, slice, types.FunctionType, types.CodeType, types.GeneratorType, types.MethodType, types.ModuleType, property, classmethod, BaseException, OSError, memoryview, super, zip, enumerate, collections.deque, weakref.ref)], [t.__itemsize__ for t in (int, tuple, bytes, str, list, type, T, L)], [t.__dictoffset__ for t in (A, L, T, BaseException, int, types.FunctionType, types.ModuleType, Di)], [t.__weakrefoffset__ for t in (A, set, types.FunctionType, list, L, T)])
