# Small programs as students write them.
class Node:
    __slots__ = ('val', 'next')
    def __init__(self, val, next=None): self.val, self.next = val, next
class LinkedList:
    def __init__(self, it=()):
        self.head = None; self.size = 0
        for x in it: self.push(x)
    def push(self, x): self.head = Node(x, self.head); self.size += 1
    def __iter__(self):
        n = self.head
        while n: yield n.val; n = n.next
    def __len__(self): return self.size
    def __getitem__(self, i):
        if isinstance(i, slice): return LinkedList(reversed(list(self)[i]))
        if i < 0: i += self.size
        for j, x in enumerate(self):
            if i == j: return x
        raise IndexError('out of range')
    def __repr__(self): return f'LinkedList({list(self)})'
    def __eq__(self, o): return list(self) == list(o)
    def __contains__(self, x): return any(x == y for y in self)
    def __add__(self, o): return LinkedList([*reversed([*self, *o])])
    def reverse(self):
        prev, cur = None, self.head
        while cur: cur.next, prev, cur = prev, cur, cur.next
        self.head = prev
l = LinkedList(range(5)); print(l, len(l), l[0], l[-1], l[1:3], 3 in l, l + [9], l == [4, 3, 2, 1, 0]); l.reverse(); print(l)
try: l[10]
except IndexError as e: print(e)
class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    def __matmul__(self, o): return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __mul__(self, k): return Matrix([[x * k for x in r] for r in self.rows])
    __rmul__ = __mul__
    def __getitem__(self, ij): i, j = ij; return self.rows[i][j]
    def __setitem__(self, ij, v): i, j = ij; self.rows[i][j] = v
    def __str__(self): return '\n'.join(' '.join(f'{x:>3}' for x in r) for r in self.rows)
    def T(self): return Matrix(zip(*self.rows))
m = Matrix([[1, 2], [3, 4]]); print(m @ m); print(3 * m); m[0, 1] = 9; print(m[0, 1], m.T(), sep='\n')
class Vec(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    def __add__(self, o): return Vec(*(x + y for x, y in zip(self, o)))
    def __abs__(self): return sum(x * x for x in self) ** .5
print(Vec(1, 2) + Vec(3, 4), abs(Vec(3, 4)), Vec(1) == (1,), {Vec(1, 2): 'k'}[1, 2])
class Account:
    interest = 0.02; count = 0
    def __init__(self, owner, balance=0): self.owner = owner; self._balance = balance; Account.count += 1; self.log = []
    @property
    def balance(self): return self._balance
    @balance.setter
    def balance(self, v):
        if v < 0: raise ValueError(f'negative: {v}')
        self.log.append((self._balance, v)); self._balance = v
    def __iadd__(self, x): self.balance += x; return self
    def __enter__(self): self._saved = self._balance; return self
    def __exit__(self, t, v, tb):
        if t: self._balance = self._saved; print('rolled back', t.__name__); return t is ValueError
a = Account('bob', 100); a += 50; print(a.balance, a.log, Account.count)
with a: a += 10; a.balance -= 1000
print(a.balance)
class Stack(list):
    push = list.append
    @property
    def top(self): return self[-1] if self else None
s = Stack(); s.push(1); s.push(2); print(s.top, s.pop(), s, Stack().top)
def memo(f):
    cache = {}
    def w(*a):
        if a not in cache: cache[a] = f(*a)
        return cache[a]
    w.cache = cache
    return w
@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), len(fib.cache))
class LRU:
    def __init__(self, n): self.n = n; self.d = {}
    def get(self, k):
        if k not in self.d: return -1
        v = self.d.pop(k); self.d[k] = v; return v
    def put(self, k, v):
        self.d.pop(k, None); self.d[k] = v
        if len(self.d) > self.n: del self.d[next(iter(self.d))]
c = LRU(2); c.put(1, 1); c.put(2, 2); c.get(1); c.put(3, 3); print(c.d, c.get(2))
class Shape:
    registry = {}
    def __init_subclass__(cls, **k): super().__init_subclass__(**k); Shape.registry[cls.__name__.lower()] = cls
    def area(self): raise NotImplementedError(f'{type(self).__name__}.area')
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
class Blob(Shape): pass
print(Shape.registry['sq'](3).area())
try: Blob().area()
except NotImplementedError as e: print(e)
class Enumish(type):
    def __new__(m, n, b, ns):
        c = super().__new__(m, n, b, {k: v for k, v in ns.items() if k.startswith('_')})
        c._members = {k: v for k, v in ns.items() if not k.startswith('_')}; return c
    def __iter__(c): return iter(c._members.items())
    def __getattr__(c, n):
        try: return c._members[n]
        except KeyError: raise AttributeError(n) from None
class Color(metaclass=Enumish): RED = 1; BLUE = 2
print(list(Color), Color.RED)
try: Color.PINK
except AttributeError as e: print(repr(e), e.__suppress_context__)
def tokenize(s):
    i = 0
    while i < len(s):
        ch = s[i]
        if ch.isspace(): i += 1
        elif ch.isdigit():
            j = i
            while j < len(s) and s[j].isdigit(): j += 1
            yield int(s[i:j]); i = j
        else: yield ch; i += 1
def parse(toks):
    toks = list(toks); pos = 0
    def expr():
        nonlocal pos
        v = term()
        while pos < len(toks) and toks[pos] in ('+', '-'):
            op = toks[pos]; pos += 1; v = v + term() if op == '+' else v - term()
        return v
    def term():
        nonlocal pos
        v = atom()
        while pos < len(toks) and toks[pos] in ('*', '/'):
            op = toks[pos]; pos += 1; v = v * atom() if op == '*' else v / atom()
        return v
    def atom():
        nonlocal pos
        t = toks[pos]; pos += 1
        if t == '(': v = expr(); pos += 1; return v
        if t == '-': return -atom()
        return t
    return expr()
print(parse(tokenize('2 * (3 + 4) - -10 / 4')), [*tokenize('1+23')])
def primes():
    D = {}; q = 2
    while True:
        if q not in D: yield q; D[q * q] = [q]
        else:
            for p in D.pop(q): D.setdefault(p + q, []).append(p)
        q += 1
p = primes(); print([next(p) for _ in range(15)])
def perms(s): return [s] if len(s) < 2 else [c + r for i, c in enumerate(s) for r in perms(s[:i] + s[i + 1:])]
print(perms('abc'))
def qs(a): return a if len(a) < 2 else qs([x for x in a[1:] if x < a[0]]) + [a[0]] + qs([x for x in a[1:] if x >= a[0]])
print(qs([3, 1, 4, 1, 5, 9, 2, 6]))
def hanoi(n, a='A', b='B', c='C'): return 0 if n == 0 else hanoi(n - 1, a, c, b) + 1 + hanoi(n - 1, c, b, a)
print(hanoi(8))
def queens(n, row=0, cols=(), d1=(), d2=()):
    if row == n: return 1
    return sum(queens(n, row + 1, cols + (c,), d1 + (row + c,), d2 + (row - c,)) for c in range(n) if c not in cols and row + c not in d1 and row - c not in d2)
print(queens(6))
text = 'the quick brown fox jumps over the lazy dog the end'; cnt = {}
for w in text.split(): cnt[w] = cnt.get(w, 0) + 1
print(sorted(cnt.items(), key=lambda t: (-t[1], t[0]))[:3])
print('\n'.join(f'{n:>2}: {"*" * n:<10}|' for n in range(0, 6, 2)))
def coro():
    total = n = 0; avg = None
    while True:
        x = yield avg
        total += x; n += 1; avg = total / n
c = coro(); next(c); print(c.send(10), c.send(20), c.send(33))
def pipeline(*fs): 
    def run(x):
        for f in fs: x = f(x)
        return x
    return run
print(pipeline(str.strip, str.upper, lambda s: s[::-1])('  abc '))
board = [[' '] * 3 for _ in range(3)]; board[1][1] = 'X'; board[0][2] = 'O'; print('\n-+-+-\n'.join('|'.join(r) for r in board))
def flatten(x):
    for i in x:
        if isinstance(i, (list, tuple)): yield from flatten(i)
        else: yield i
print(list(flatten([1, [2, (3, [4])], 5])))
def binsearch(a, x):
    lo, hi = 0, len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if a[mid] < x: lo = mid + 1
        else: hi = mid
    return lo
print([binsearch([1, 3, 5, 7], x) for x in range(9)])
print({k: [v for v in range(10) if v % 3 == k] for k in range(3)}, {x % 3 for x in range(10)}, [[i * j for j in range(3)] for i in range(3)], [x for l in [[1], [2, 3]] for x in l], list(zip(*[iter(range(6))] * 2)))
def gcd(a, b):
    while b: a, b = b, a % b
    return a
print(gcd(48, 18), [n for n in range(2, 30) if all(n % d for d in range(2, n))], sum(int(c) for c in str(2**100)), bin(10)[2:].zfill(8), ''.join(chr(ord('a') + (ord(c) - ord('a') + 13) % 26) for c in 'hello'))
