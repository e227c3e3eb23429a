# Assignment to slices and indices of every sequence.
def t(src, l=None):
    l = list(range(10)) if l is None else l
    try: exec(src, {'l': l}); print(src, l)
    except Exception as e: print(src, type(e).__name__, e)
for s in ('l[1:3] = []', 'l[1:1] = [8, 9]', 'l[:] = "abc"', 'l[::2] = range(5)', 'l[::2] = [1]', 'l[::-1] = range(10)', 'l[5:2] = [1]', 'l[100:] = [1]', 'l[-3:] = ()', 'l[1:3] = 5', 'l[::2] = 5', 'l[1:3] = l', 'l[:0] = l', 'del l[1:3]', 'del l[::2]', 'del l[::-1]', 'del l[::-3]', 'del l[100]', 'del l["a"]', 'del l[5:2]', 'del l[8:2:-2]', 'l[10] = 1', 'l[-11] = 1', 'l["a"] = 1', 'l[1.5] = 1', 'l[None] = 2', 'l[True] = "t"', 'l[::0] = []', 'del l[::0]', 'l[0:3:2] = {1: 2, 3: 4}', 'l[2:5] = (x for x in "ab")', 'l[:] = []', 'l *= 0', 'l *= 2', 'l += (1, 2)', 'l += "ab"', 'l += 5', 'l.extend(l)', 'l.insert(100, 1)', 'l.insert(-100, 1)', 'l.insert(-1, "x")', 'l[2:2] = [[]]', 'l.sort(key=lambda x: -x)', 'l.reverse()', 'l[1:9:3] = "abc"', 'l[9:0:-4] = "ab"', 'l[9:0:-4] = "abc"', 'l.pop(-10)', 'l.remove(3)', 'l.remove(30)', 'l[10**20] = 1', 'l[:10**20] = []', 'l[-10**30:10**30:2] = [0]*5', 'del l[10**20]', 'l[1:2, 3] = 1', 'l.__setitem__(0, 9)', 'l.__delitem__(0)', 'l.__setitem__(slice(0, 2), [])', 'l.__setitem__(0)', 'l.clear()'):
    t(s)
for s in ('l[1:3] = b""', 'l[1:3] = [1, 2, 3]', 'l[1:3] = "a"', 'l[0] = 256', 'l[0] = -1', 'l[0] = "a"', 'l[::2] = b"ab"', 'l[::2] = b"abc"', 'l[1:3] = 5', 'l[:] = bytearray(3)', 'del l[0]', 'del l[::2]', 'del l[10]', 'l[10] = 1', 'l += b"x"', 'l += "x"', 'l += [1]', 'l *= 2', 'l.extend(b"q")', 'l.append(1)', 'l.insert(0, 5)', 'l.remove(97)', 'l.reverse()', 'l[1:1] = l', 'l["a"] = 1', 'del l[:]'):
    t(s, bytearray(b'abcde'))
for s in ('l[0] = 1', 'del l[0]', 'l[:] = 1', 'l += (1,)', 'l.x = 1'): t(s, (1, 2))
for s in ('l[0] = "x"', 'del l[0]', 'l[:] = ""', 'l.x = 1'): t(s, 'abc')
for s in ('l[0] = 1', 'del l[0]'): t(s, b'abc'); t(s, range(3)); t(s, {1}); t(s, None); t(s, 5); t(s, frozenset()); t(s, {}); t(s, len); t(s, int); t(s, memoryview(b'abc')); t(s, {}.keys()); t(s, iter([])); t(s, slice(1)); t(s, lambda: 1)
class Idx:
    def __index__(self): return 3
l = list(range(10)); l[Idx()] = 'i'; print(l, l[Idx():], l[:Idx()], 'abcdef'[Idx()], (1, 2, 3, 4)[Idx()], range(10)[Idx()], b'abcde'[Idx()], l.pop(Idx()), [1] * Idx(), 'ab' * Idx(), l.insert(Idx(), 'n'), l)
class BadIdx:
    def __index__(self): return 'x'
for f in (lambda: [1][BadIdx()], lambda: 'a'[BadIdx()], lambda: range(BadIdx()), lambda: [1] * BadIdx(), lambda: hex(BadIdx()), lambda: [1][BadIdx():], lambda: int(BadIdx()), lambda: bytes(BadIdx())):
    try: print(f())
    except TypeError as e: print(e)
class Shrink:
    def __init__(s, l): s.l = l
    def __index__(s): s.l.clear(); return 1
l = [1, 2, 3]
try: l[Shrink(l)]
except IndexError as e: print(e)
l = [1, 2, 3]
try: l[Shrink(l)] = 5
except IndexError as e: print(e)
l = [1, 2, 3]; print(l[:Shrink(l)])
l = [1, 2, 3]; del l[:Shrink(l)]; print(l)
