# Iterators of every kind.
i = iter([1, 2, 3]); print(next(i), i.__length_hint__(), list(i), list(i), next(i, 'x'))
l = [1, 2, 3]
for x in l:
    if x == 2: l.append(9)
    if len(l) > 6: break
print(l)
l = [1, 2, 3, 4]
for x in l: l.remove(x)
print(l)
it = iter(l); l.clear(); print(list(it))
r = reversed([1, 2, 3]); print(next(r), list(r), r.__length_hint__())
print(list(iter('ab')), list(iter(b'ab')), list(iter((1, 2))), sorted(iter({1, 2})), list(iter({'a': 1})), list(iter(range(2))))
z = zip([1, 2], [3]); print(next(z), next(z, None), list(z))
e = enumerate('ab', 10); print(next(e), list(e))
m = map(lambda x, y: x + y, [1, 2], [10, 20, 30]); print(list(m))
f = filter(None, [0, 1]); print(next(f), list(f))
c = iter(lambda l=[3, 2, 1, 0]: l.pop(), 3); print(list(c), list(c))
class S:
    def __init__(self, n): self.n = n
    def __getitem__(self, i):
        if i < self.n: return i * i
        raise IndexError(i)
    def __len__(self): return self.n
s = S(4); print(list(s), list(reversed(s)), 9 in s, 10 in s, max(s), sum(s), [*s], dict(zip(s, s)), sorted(s, reverse=True), iter(s).__class__.__name__)
a, *b = s; print(a, b)
class Bad:
    def __iter__(self): return 5
try: iter(Bad())
except TypeError as x: print(x)
class NI: __iter__ = None
try: iter(NI())
except TypeError as x: print(x)
try: 1 in NI()
except TypeError as x: print(x)
class NC: __contains__ = None
try: 1 in NC()
except TypeError as x: print(x)
class NH: __reversed__ = None
try: reversed(NH())
except TypeError as x: print(x)
print(next(iter([]), None), next((x for x in []), 'd'))
try: next(iter([]))
except StopIteration as x: print(repr(x))
def g(): yield 1; yield 2
it = g(); print(list(zip(it, it)), list(g()) + [*g()], tuple(g()), set(g()), dict(enumerate(g())), sum(g()), max(g()), ''.join(str(x) for x in g()), any(x > 1 for x in g()))
def chain(*its):
    for i in its: yield from i
print(list(chain('ab', [1], (2,), {3: 4}, range(2))))
it = iter(range(5)); print([x for x in it if x < 2], next(it, 'done'))
it = iter(range(10)); print([(a, next(it)) for a in it])
print(*(x for x in 'abc'), sep=''); print([*range(3), *'ab'], {**{'a': 1}, **{'b': 2}}, (*[1], 2))
print(list(map(str, range(3))), list(filter(lambda x: x % 2, range(6))), list(zip('ab', range(2), [True, False])), [list(x) for x in zip(*[[1, 2], [3, 4]])])
print(range(5).__iter__().__next__(), list(range(3).__reversed__()), iter(range(3)).__reduce__()[1:] if 0 else '', len(range(0, 10, 3)), range(10)[2:8:3], range(3) == range(0, 3, 1), 3 in range(5), range(5).index(3), range(5).count(9))
for a, b in {'x': 1, 'y': 2}.items(): print(a, b, end=';')
for i, (a, b) in enumerate([(1, 2), (3, 4)]): print(i, a, b, end=';')
for x in []: pass
else: print('else')
while False: pass
else: print('welse')
class Inf:
    def __iter__(self): return self
    def __next__(self): return 1
for n, x in enumerate(Inf()):
    if n > 3: break
print(n, list(zip(range(2), Inf())))
try:
    for x in Inf: pass
except TypeError as x: print(x)
