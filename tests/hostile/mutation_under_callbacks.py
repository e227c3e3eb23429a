# Containers that change while they are looked at.
class Evil:
    def __init__(s, f): s.f = f
    def __eq__(s, o): s.f(); return False
    def __hash__(s): return 1
    def __lt__(s, o): s.f(); return True
    def __repr__(s): s.f(); return 'E'
    def __index__(s): s.f(); return 0
    def __del__(s): pass
    def __bool__(s): s.f(); return True
    def __iter__(s): s.f(); return iter([1, 2])
    def __len__(s): s.f(); return 2
    def __str__(s): s.f(); return 'S'
def go(name, fn):
    try: print(name, fn())
    except BaseException as e: print(name, type(e).__name__, e)
l = [1, 2, 3]; l[1] = Evil(l.clear); go('index', lambda: l.index(9)); l = [1, Evil(lambda: l.clear()), 3]; go('in', lambda: 9 in l)
l = [1, Evil(lambda: l.clear()), 3]; go('count', lambda: l.count(9)); l = [Evil(lambda: l.clear()), 2, 3]; go('remove', lambda: l.remove(9))
l = [3, Evil(lambda: l.append(1)), 2]; go('sort', lambda: l.sort()); print(len(l))
l = [3, 1, 2]; go('sortkey', lambda: l.sort(key=lambda x: l.clear() or x)); print(l)
l = [Evil(lambda: l.clear()), 1, 2]; go('repr', lambda: repr(l)); l = [Evil(lambda: l.append(5)), 1]; go('repr2', lambda: repr(l)[:20])
l = [1, 2, 3]; go('eq', lambda: l == [1, Evil(lambda: l.clear()), 3]); l = [1, 2, 3]; go('lt', lambda: l < [1, Evil(lambda: l.clear()), 3])
l = [1, 2, 3]; go('mul', lambda: l * Evil(lambda: l.clear())); l = [1, 2, 3]; go('insert', lambda: l.insert(Evil(lambda: l.clear()), 7)); print(l)
l = [1, 2, 3]; go('pop', lambda: l.pop(Evil(lambda: l.clear())))
l = [1, 2, 3]
def setsl(): l[Evil(lambda: l.clear()):2] = [9, 9]
go('setslice', setsl); print(l)
def gen():
    for i in range(3): l.clear(); yield i
l = [1, 2, 3]; go('extend', lambda: l.extend(gen())); print(l)
l = [1, 2, 3]
def setg(): l[1:2] = gen()
go('setslice gen', setg); print(l)
l = [1, 2, 3]
def setgs(): l[::2] = gen()
go('ext slice gen', setgs); print(l)
l = list(range(5)); go('comp', lambda: [l.pop() for x in l]); l = list(range(5)); go('map', lambda: list(map(lambda x: l.pop(), l)))
d = {1: 'a'}; d[Evil(lambda: d.clear())] = 'e'; go('dget', lambda: d.get(Evil(lambda: d.clear()))); print(len(d))
d = {Evil(lambda: None): 1}; go('dset', lambda: d.__setitem__(Evil(lambda: d.clear()), 2)); print(len(d))
d = {Evil(lambda: None): 1}; go('dpop', lambda: d.pop(Evil(lambda: d.clear()), 'none')); d = {Evil(lambda: None): 1}; go('dcontains', lambda: Evil(lambda: d.update({i: i for i in range(100)})) in d); print(len(d))
d = {'a': Evil(lambda: d.clear()), 'b': 1}; go('drepr', lambda: repr(d)); d = {'a': Evil(lambda: d.clear())}; go('deq', lambda: d == {'a': 5}); print(d)
s = {Evil(lambda: s.clear())}; go('scontains', lambda: Evil(lambda: None) in s); s = {Evil(lambda: s.clear()), 5}; go('sadd', lambda: s.add(Evil(lambda: None))); print(len(s))
s = {Evil(lambda: None)}; go('sand', lambda: len(s & {Evil(lambda: s.clear())})); s = {Evil(lambda: None)}; go('seq', lambda: s == {Evil(lambda: s.clear())})
t = (1, Evil(lambda: None)); go('tindex', lambda: t.index(5)); go('join', lambda: ','.join([str(Evil(lambda: None))])); go('sum', lambda: sum([[1]], Evil(lambda: None)))
l = []
for i in range(3): l.append(l)
print(l); l2 = [[]]; l2[0].append(l2); print(l2 == l2, repr(l2))
class DelItem:
    def __init__(s, l): s.l = l
    def __del__(s): s.l.append('x')
l = []; l.append(DelItem(l)); l[0] = None; print(l); l = [1]; l.append(DelItem(l)); l.clear(); print(l); l = []; l.append(DelItem(l)); del l[:]; print(l); l = []; l.append(DelItem(l)); l.pop(); print(l)
d = {}
class DelD:
    def __del__(s): d['x'] = 1
d['k'] = DelD(); d['k'] = 2; print(d); d['k'] = DelD(); del d['k']; print(d); d['k'] = DelD(); d.clear(); print(d)
b = bytearray(b'abc'); go('ba', lambda: b.__setitem__(Evil(lambda: b.clear()), 5)); b = bytearray(b'abc'); go('ba2', lambda: b.__setitem__(0, Evil(lambda: b.clear())))
go('str mul', lambda: 'ab' * Evil(lambda: None)); go('max', lambda: type(max(Evil(lambda: None), Evil(lambda: None))).__name__); go('sorted', lambda: len(sorted([Evil(lambda: None), Evil(lambda: None)])))
g = None
def selfref():
    yield next(g)
g = selfref(); go('gen re', lambda: next(g))
def closeself():
    try: yield 1
    finally: c.close()
c = closeself(); next(c); go('close re', lambda: c.close())
it = iter([1, 2, 3]); go('zip self', lambda: list(zip(it, it, it))); it = iter(range(4)); go('min it', lambda: (min(it), list(it)))
x = []; x.append(x); go('copy', lambda: x.copy()); go('cmp', lambda: x == [x]); y = {}; y['y'] = y; go('deq2', lambda: y == y)
class Ev2:
    def __del__(s): raise KeyError('in del')
    def __hash__(s): return 5
e = Ev2()
def k(): 
    e2 = [Ev2()]; e2.pop()
import sys
class W:
    def write(s, t): pass
sys.stderr = W(); k(); del e; sys.stderr = sys.__stderr__
print('done')
