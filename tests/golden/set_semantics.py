# Sets: operators, mutation while walking, subclasses.
s = {3, 1, 2}; s |= {5}; s &= {1, 2, 5, 7}; s -= {1}; s ^= {9, 2}; print(sorted(s), len(s))
for op in ('s |= [1]', 's &= 1', 's -= "a"', 's ^= None', 's += {1}', 's < [1]'):
    try: exec(op)
    except TypeError as e: print(e)
f = frozenset([1, 2]); g = f; f |= {3}; print(f, g, type(f))
a = set('hello'); print(sorted(a), a == set('olleh'), sorted(a ^ set('world')), a.issubset('helo!'), a >= {'h'}, a > a)
s = {1, 2, 3}
try:
    for x in s: s.add(x + 10)
except RuntimeError as e: print(e)
try:
    for x in s: s.discard(x)
except RuntimeError as e: print(e)
s = set(); s.add(1); s.add(1); s.update('ab', [2]); s.discard(99); s.remove(1); print(sorted(s, key=str), s.pop() in ('a', 'b', 2))
print({(1, 2), (1, 2)}, {1, True, 1.0}, {0, False, 0.0}, set([frozenset([1]), frozenset([1])]), {float('nan')} == {float('nan')})
s = {frozenset([1, 2])}; print({1, 2} in s); s.discard({1, 2}); print(s)
print(set(range(20)), {i % 7 for i in range(50)}, set('abcdefg') - set('aceg'), {'x', 'y', 'z', 'w'}, frozenset('banana'))
print(set().union(*[[1], [2]]), {1, 2}.intersection({2}, [2, 3]), set([1, 2, 3]).difference([1], [2]), {1}.symmetric_difference('a'))
print({1} <= {1, 2} <= {1, 2, 3}, {1} < {2}, {1} > {2}, not {1} < {1}, set() == frozenset(), {1: 2}.keys() == {1}, set() <= set())
class S(set):
    def __init__(self, *a): super().__init__(*a); self.tag = 1
x = S([1]); print(x, x.tag, x | {2}, type(x | {2}), type(x.copy()), x == {1})
try: {1, [2]}
except TypeError as e: print(e)
try: set([[1]])
except TypeError as e: print(e)
r = set(); r.add(frozenset(r)); print(r)
it = iter({1}); print(next(it), next(it, None), it.__length_hint__())
print(sorted([{1, 2}, {1}, {1, 2, 3}]), max({3, 1}), sum({1, 2}), any({0}), all(set()), len(frozenset()), bool(set()), list({5: 1}), tuple({7}), ''.join(sorted({'b', 'a'})))
