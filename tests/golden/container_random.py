# Random changes of containers, their order and sizes.
def rng(seed):
    s = seed
    while True:
        s = (s * 6364136223846793005 + 1442695040888963407) % 2**64
        yield s >> 11
r = rng(5)
import sys
l, d, s, b = [], {}, set(), bytearray()
for i in range(6000):
    k, v, w = next(r) % 16, next(r) % 40, next(r) % 40 - 20
    try:
        if k == 0: l.append(v)
        elif k == 1: l.insert(w, v)
        elif k == 2: l.pop(w)
        elif k == 3: l[w:v] = range(next(r) % 5)
        elif k == 4: del l[w:v:next(r) % 5 - 2]
        elif k == 5: l.remove(v)
        elif k == 6: l.sort(key=lambda x: x % 7, reverse=v % 2 == 0)
        elif k == 7: l.reverse()
        elif k == 8: l.extend(l[:3]); l[:] = l[:40]
        elif k == 9: d[v] = i; s.add(v)
        elif k == 10: d.pop(v); s.remove(v)
        elif k == 11: d.setdefault(w, v); s ^= {v, w}
        elif k == 12: d.update({v: 1, w: 2}); s |= set(range(w, w + 3))
        elif k == 13: d.popitem(); s &= set(range(-15, 30))
        elif k == 14: b[w:v] = bytes([v, v + 1]); b.append(v); b[:] = b[:30]
        elif k == 15: l *= v % 3; d = {x: y for x, y in d.items() if x % 3}; s -= {v}
    except Exception as e: print(type(e).__name__, e)
    if i % 300 == 0: print(l, d, s, b, sys.getsizeof(l), sys.getsizeof(d), sys.getsizeof(s), sys.getsizeof(b))
q = [next(r) % 1000 for _ in range(500)]
print(sorted(q) == sorted(sorted(q), key=lambda x: x), hash(tuple(sorted(q))), sorted(map(str, q))[:5], sorted(q, key=lambda x: (x % 10, -x))[:5], hash(frozenset(q)), list(set(q))[:10], list({str(x) for x in q})[:10])
cmp = 0
class X:
    def __init__(s, v): s.v = v
    def __lt__(s, o):
        global cmp; cmp += 1; return s.v < o.v
for n in (0, 1, 2, 5, 10, 33, 64, 65, 100, 500):
    cmp = 0; sorted([X(x) for x in q[:n]]); print(n, cmp, end=' '); cmp = 0; sorted([X(x) for x in sorted(q[:n])]); print(cmp, end=' '); cmp = 0; sorted([X(x) for x in sorted(q[:n], reverse=True)]); print(cmp)
