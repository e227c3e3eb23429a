# Every special method is found and called.
class V:
    def __init__(self, v): self.v = v
    def __repr__(self): return 'V(%r)' % self.v
    def __str__(self): return 'v' + str(self.v)
    def __format__(self, s): return 'F<%s>' % s
    def __bytes__(self): return b'bytes'
    def __hash__(self): return hash(self.v)
    def __eq__(self, o): return isinstance(o, V) and self.v == o.v
    def __lt__(self, o): return self.v < o.v
    def __le__(self, o): return self.v <= o.v
    def __bool__(self): return bool(self.v)
    def __len__(self): return 3
    def __getitem__(self, i): print('getitem', i); return i
    def __setitem__(self, i, x): print('setitem', i, x)
    def __delitem__(self, i): print('delitem', i)
    def __contains__(self, x): print('contains', x); return x == 1
    def __iter__(self): return iter([1, 2, 3])
    def __reversed__(self): return iter([3, 2, 1])
    def __call__(self, *a, **k): return a, k
    def __int__(self): return 42
    def __float__(self): return 4.5
    def __complex__(self): return 1j
    def __index__(self): return 2
    def __neg__(self): return 'neg'
    def __pos__(self): return 'pos'
    def __invert__(self): return 'inv'
    def __abs__(self): return 'abs'
    def __round__(self, n=None): return 'round', n
    def __trunc__(self): return 'trunc'
    def __floor__(self): return 'floor'
    def __ceil__(self): return 'ceil'
    def __divmod__(self, o): return 'divmod', o
    def __pow__(self, o, m=None): return 'pow', o, m
    def __matmul__(self, o): return 'matmul', o
    def __dir__(self): return ['z', 'a']
    def __sizeof__(self): return 100
    def __enter__(self): print('enter'); return self
    def __exit__(self, *a): print('exit', a[0]); return True
v = V(5)
import math, sys
print(v, repr(v), f'{v}', f'{v:abc}', f'{v!r:>10}', '%s %r' % (v, v), format(v, 'q'), '{:w}'.format(v), bytes(v), hash(v) == hash(5), v == V(5), v != V(6), v < V(6), v > V(4), v >= V(5), bool(v), len(v), v[1], v[1:2], v[1, 2], v[::2], v[...], v[1:2, 3])
v[1] = 2; v[1:2] = 3; del v[1]; del v[::2]
v[0] += 1
print(1 in v, 2 not in v, list(v), list(reversed(v)), v(1, a=2), int(v), float(v), complex(v), [0, 1, 2, 3][v], -v, +v, ~v, abs(v), round(v), round(v, 2), math.trunc(v), math.floor(v), math.ceil(v), divmod(v, 1), v ** 2, pow(v, 2, 3), v @ 3, dir(v), hex(v), bin(v), range(v), 'abc'[v], 'ab' * v if 0 else 0, sys.getsizeof(v), [1,2,3,4][v:], chr(v), {v: 1}[V(5)], sorted([V(2), V(1)]), max(V(1), V(3)))
with v as w: 1/0
a, b, c = v
print(a, b, c, [*v], '%d' % v, '%c' % V(3) if 0 else 0, bytes([v]), (5).__add__(v))
