# Recursion of every kind ends in RecursionError.
import sys
def r(n): return r(n + 1)
try: r(0)
except RecursionError as e: print(e)
class A:
    def __repr__(self): return repr(self)
    def __eq__(self, o): return self == o
    def __getattr__(self, n): return getattr(self, n + 'x')
    def __call__(self): return self()
    def __add__(self, o): return self + o
    def __hash__(self): return hash(self)
    def __bool__(self): return bool(self)
    def __len__(self): return len(self)
    def __iter__(self): return iter(self)
    def __getitem__(self, i): return self[i]
    def __str__(self): return str(self)
    def __contains__(self, x): return x in self
    def __lt__(self, o): return self < o
a = A()
for f in ('repr(a)', 'a == 1', 'a.foo', 'a()', 'a + 1', 'hash(a)', 'bool(a)', 'len(a)', 'iter(a)', 'a[0]', 'str(a)', '1 in a', 'a < 1', 'sorted([a, a])', '[a] == [A()]', 'f"{a}"'):
    try: eval(f)
    except RecursionError as e: print(f, str(e)[:33])
l = []
for _ in range(100000): l = [l]
try: repr(l)
except RecursionError as e: print('repr', str(e)[:33])
m = []
for _ in range(100000): m = [m]
try: l == m
except RecursionError as e: print('eq', str(e)[:33])
del l, m
t = ()
for _ in range(100000): t = (t,)
try: hash(t)
except RecursionError as e: print('hash', str(e)[:33])
del t
l = []; l.append(l); print(l, [l]); d = {}; d['d'] = d; print(d); t = ([],); t[0].append(t); print(t)
try: l == [l, l] or l == [[l]]; l2 = []; l2.append(l2); l == l2
except RecursionError as e: print(str(e)[:33])
sys.setrecursionlimit(200)
def depth(n):
    try: return depth(n + 1)
    except RecursionError: return n
d = depth(0); print(d > 150, d < 200)
for bad in (0, -1, 'a', 3, 10**10):
    try: sys.setrecursionlimit(bad); print('ok')
    except Exception as e: print(type(e).__name__, e)
sys.setrecursionlimit(1000); print(sys.getrecursionlimit())
def gen(n): yield from gen(n + 1)
try: list(gen(0))
except RecursionError as e: print(e)
class B:
    def __init__(self): B()
try: B()
except RecursionError as e: print(e)
class C:
    @property
    def p(self): return self.p
try: C().p
except RecursionError as e: print(e)
f = lambda: f()
try: f()
except RecursionError as e: print(e)
try: eval('(' * 500 + ')' * 500)
except Exception as e: print(type(e).__name__, e)
try: eval('-' * 100000 + '1')
except Exception as e: print(type(e).__name__)
try: print(eval('[' * 100 + ']' * 100) == 5)
except Exception as e: print(type(e).__name__, e)
try: eval('+'.join(['1'] * 5000)); print('sum ok')
except Exception as e: print(type(e).__name__, e)
sys.setrecursionlimit(50000)
def deep(n): return 0 if n == 0 else 1 + deep(n - 1)
print(deep(40000))
