# list.__getitem__ and its like are methods, not slot wrappers.
for t in (list, dict, set, frozenset, tuple, str, bytes, bytearray, range, type({}.keys()), type({}.items()), memoryview):
    for n in ('__getitem__', '__contains__', '__setitem__','__delitem__', '__len__', '__reversed__', '__eq__','__iter__'):
        d = t.__dict__.get(n)
        if d is not None:
            print(t.__name__, n, d, type(d).__name__, getattr(d, '__text_signature__', 0), repr(d.__doc__), d.__qualname__)
for o, n in (([1], '__getitem__'), ({}, '__getitem__'), ({}, '__contains__'), (set(), '__contains__'), (frozenset(), '__contains__')):
    m = getattr(o, n)
    print(type(m).__name__, m.__name__, m.__qualname__, m.__self__, str(m)[:30], m.__module__, m == getattr(o, n))
print([1, 2].__getitem__(1), {1: 2}.__getitem__(1), {1: 2}.__contains__(1), {1}.__contains__(1), frozenset([1]).__contains__(2))
class L(list):
    def __getitem__(self, i): return 'sub'
class D(dict):
    def __missing__(self, k): return k
    def __contains__(self, k): return 'x'
class E(dict): pass
class F(list): pass
class S(set):
    __contains__ = frozenset.__contains__
print(L([1])[0], list.__getitem__(L([1]), 0), D()[3], dict.__getitem__(D(), 4), 1 in D(), D().__contains__(2), super(L, L([5])).__getitem__(0))
print(E({1: 2})[1], F([1])[0], E.__getitem__ is dict.__getitem__, F.__getitem__, type(E().__contains__))
for f in (lambda: list.__getitem__([1]), lambda: list.__getitem__(), lambda: list.__getitem__(1, 2), lambda: [1].__getitem__(1, 2), lambda: {}.__getitem__(1), lambda: {}.__contains__(), lambda: dict.__contains__(1, 2), lambda: {}.__contains__([]), lambda: set.__contains__({}, 1), lambda: {1}.__contains__(set()), lambda: {1}.__contains__([]), lambda: [1].__getitem__('a'), lambda: [1].__getitem__(5), lambda: 1 in S(), lambda: {}.__getitem__(key=1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
class M(dict):
    pass
M.__getitem__ = lambda s, k: 'patched'
print(M()[1], dict.__getitem__.__objclass__, list.__getitem__.__get__([7])(0))
class N(list): __getitem__ = dict.__getitem__
try: N([1])[0]
except TypeError as e: print(e)
class O(dict): __getitem__ = dict.get
print(O()[1])
class Q: __getitem__ = [10, 20].__getitem__; __contains__ = {1: 1}.__contains__
print(Q()[1], 1 in Q(), 2 in Q())
import operator
print(operator.getitem([1], 0), list(map([5, 6].__getitem__, [1, 0])), sorted([1, 2], key={1: 5, 2: 3}.__getitem__), list(filter({1}.__contains__, [1, 2])))
