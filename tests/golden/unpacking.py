# Unpacking, augmented assignment and :=.
a, b = 1, 2; a, b = b, a; print(a, b)
(a, b), c = [1, 2], 3; print(a, b, c)
[a, *b] = 'hello'; print(a, b)
*a, b = [1]; print(a, b)
a, *b, c = range(5); print(a, b, c)
a = b = c = []; print(a is b is c)
a, = [1]; print(a)
x = [0, 0]; i = 0
i, x[i] = 1, 5; print(i, x)
for bad in ('a, b = 1', 'a, b = [1]', 'a, b = 1, 2, 3', 'a, *b, c = [1]', '*a, b, c = [1]', 'a, b = {}', 'a, b = "abc"', 'a, b = None', '(a, b), c = 1, 2', 'for a, b in [1]: pass', 'for a, b in [(1, 2, 3)]: pass', '[] = [1]', '() = ()', '[] = []', 'a, b = iter([1])', 'a, b = {1: 2, 3: 4, 5: 6}', 'a, b = (1, 2, 3, 4)', 'a, b, c = "ab"', 'a, b = (x for x in range(10**9))'):
    try: exec(bad); print(bad, 'ok')
    except Exception as e: print(bad, type(e).__name__, e)
for a, (b, *c) in [(1, (2, 3, 4)), (5, [6])]: print(a, b, c)
for x[0] in range(3): pass
print(x)
d = {}
d['a'], d['b'] = 1, 2; print(d)
class O: pass
o = O(); o.x, o.y = 3, 4; print(o.__dict__)
for o.z in 'ab': pass
print(o.z)
x = 1; x += 2; x -= 1; x *= 5; x //= 3; x **= 3; x %= 10; x <<= 2; x >>= 1; x |= 8; x &= 12; x ^= 5; print(x); x /= 2; print(x)
l = [1]; m = l; l += [2]; l *= 2; print(m, l is m)
t = (1,); u = t; t += (2,); print(t, u)
t = ([],)
try: t[0] += [1]
except TypeError as e: print(e, t)
s = 'a'; s += 'b'; s *= 2; print(s)
d = {'a': 1}; d['a'] += 5; d |= {'z': 1}; print(d)
def f(): print('f'); return [0]
def g(): print('g'); return 0
f()[g()] += 1
f()[g()] = g()
(lambda: 0); (x, y) = (1, 2); [p, q] = 'pq'; print(p, q)
a = [1, 2, 3]; a[0], a[1] = a[1], a[0]; print(a)
a = 5; a: int = 6; print(a)
x, y = y, x = 1, 2; print(x, y)
print((n := 5) + n, [m := 1, m + 1], (lambda: (z := 3))())
if (k := len('abc')) > 2: print(k)
while (k := k - 1): print(k, end=' ')
print()
print([last := e for e in range(3)], last)
first, *_, last = (1, 2, 3, 4); print(first, last)
def r(): return 1, *[2, 3]
print(r(), *r(), [*r(), *r()])
for x in 1, 2, *[3]: print(x, end=',')
print()
a, b, *c = *'xy', *'z'; print(a, b, c)
del a, (b, c)
try: a
except NameError as e: print(e)
lst = [1, 2, 3, 4]; del lst[0], lst[-1]; print(lst); del lst[:]; print(lst)
