# Dicts keep order, views follow, changes while walking are noticed.
d = {'a': 1, 'b': 2, 'c': 3}
k, v, i = d.keys(), d.values(), d.items()
d['d'] = 4; print(k, v, i, len(k)); del d['a']; print(list(k), list(v), list(i)); d['a'] = 9; print(d)
for bad in ('for x in d: d["z"] = 1', 'for x in d: del d[x]', 'for x in d.values(): d.clear()', 'for x in d.items(): d.popitem()', 'for x in d: d.pop(x); d[x+"1"] = 2'):
    d = {'a': 1, 'b': 2, 'c': 3}
    try: exec(bad)
    except RuntimeError as e: print(e)
d = {'a': 1}
for x in d: d[x] = 2
print(d, d.popitem(), d)
d = dict.fromkeys('abc', 0); d.update(a=1, z=2); print(d, list(reversed(d)), d.pop('a'), d | {'q': 1}, {'q': 1} | d)
print({1: 1, **{2: 2}, 3: 3, **{1: 0}}, dict([('a', 1)], b=2), dict({'a': 1}, a=2), dict(dict(x=1)), {True: 1, 1: 2, 1.0: 3})
class K:
    def __init__(s, n): s.n = n
    def __hash__(s): return 1
    def __eq__(s, o): return isinstance(o, K) and s.n == o.n
    def __repr__(s): return f'K{s.n}'
d = {K(1): 'a', K(2): 'b', K(1): 'c'}; print(d, d[K(2)], K(3) in d); del d[K(1)]; print(d, K(2) in d)
class BadEq:
    def __hash__(s): return 1
    def __eq__(s, o): raise ValueError('eq')
d = {K(1): 1}
for f in (lambda: d[BadEq()], lambda: BadEq() in d, lambda: d.get(BadEq()), lambda: d.pop(BadEq()), lambda: d.setdefault(BadEq(), 1), lambda: d.update({BadEq(): 1}), lambda: {BadEq(), BadEq()}, lambda: [1, BadEq()].index(2), lambda: BadEq() in [1], lambda: {BadEq()} == {BadEq()}):
    try: print(f())
    except (ValueError, KeyError) as e: print(type(e).__name__)
class BadHash:
    def __hash__(s): raise KeyError('hash')
for f in (lambda: {BadHash(): 1}, lambda: {}[BadHash()], lambda: {BadHash()}, lambda: hash((BadHash(),)), lambda: {}.get(BadHash())):
    try: f()
    except KeyError as e: print(e)
class H2:
    def __hash__(s): return 'x'
try: hash(H2())
except TypeError as e: print(e)
class H3:
    def __hash__(s): return 2**100
print(hash(H3()) == hash(2**100))
class H4:
    __hash__ = None
try: {H4()}
except TypeError as e: print(e)
class EqOnly:
    def __eq__(s, o): return True
try: hash(EqOnly())
except TypeError as e: print(e, EqOnly.__hash__)
print({'a': 1}.items() == {('a', 1)}, {'a': 1}.items() - {('a', 1)}, {'a': []}.items() == {'a': []}.items())
try: {'a': []}.items() & {('a', 1)}
except TypeError as e: print(e)
print({'a': [1]}.items().isdisjoint([('b', 1)]), ('a', [1]) in {'a': [1]}.items())
n = {}; n['self'] = n; print(n); n2 = [n]; n['l'] = n2; print(n2)
d = {}; d[1] = d.setdefault(1, []); d.setdefault(1).append(5); print(d)
class Sub(dict):
    def __getitem__(s, k): return 'sub'
    def keys(s): return ['x', 'y']
s = Sub(a=1); print(s['q'], s.get('a'), dict(s), {**s}, s | {}, list(s))
class Map:
    def keys(s): return ['m', 'n']
    def __getitem__(s, k): return k * 2
print(dict(Map()), {**Map()}, (lambda **k: k)(**Map()), {'a': 1} | dict(Map())); d = {}; d.update(Map()); print(d)
big = {i: i * i for i in range(1000)}
for i in range(0, 1000, 2): del big[i]
print(len(big), sum(big), big[501], list(big)[:5], 500 in big)
print(eval(repr({'a': (1, 2.5), None: [True], b'x': {1, 2}})), {}.__class__, dict.__name__)
it = iter({'a': 1}); print(next(it), it.__length_hint__(), next(it, 'end'), list(it))
d = {'a': 1, 'b': 2}; it = iter(d); next(it); d['c'] = 3
try: next(it)
except RuntimeError as e: print(e)
