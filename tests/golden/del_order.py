# When and in which order __del__ runs.
class A:
    def __init__(s, n): s.n = n
    def __del__(s): print('del', s.n)
a = A(1); a = None
a = A(2); b = a; del a; print('still'); del b
def f(): x = A(3); y = A(4); print('in f')
f()
l = [A(5), A(6)]; l.clear(); l = [A(7), A(8), A(9)]; l.pop(1); print('popped'); del l
d = {'a': A(10), 'b': A(11)}; d['a'] = 1; del d['b']; print('d')
A(12)
print('expr')
_ = [A(13) for _ in range(1)]; _ = 0
class R:
    def __del__(s): global saved; saved = s; print('resurrect')
r = R(); del r; print(type(saved).__name__); del saved; print('gone')
class E:
    def __del__(s): pass
e = E(); e.self = e; del e
import gc; gc.collect()
class Cyc:
    def __init__(s, n): s.n = n; s.me = s
    def __del__(s): print('cyc', s.n)
Cyc(1); Cyc(2); print('before'); gc.collect(); print('after')
def g():
    a = A('g')
    try: yield
    finally: print('g fin')
x = g(); next(x); del x
t = (A('t1'), A('t2')); del t
s = {A('s')}; s.clear()
class P:
    def __init__(s): s.a = A('attr')
    def __del__(s): print('P del')
p = P(); del p
try:
    z = A('exc'); raise ValueError
except ValueError: pass
del z
def h():
    w = A('tb')
    raise KeyError
try: h()
except KeyError as e: print('caught')
print('end handler')
import weakref
q = A('weak'); wr = weakref.ref(q, lambda r: print('callback')); print(wr() is q); del q; print(wr())
fn = lambda a=A('default'): a
del fn
class M:
    cls = A('class attr')
del M; gc.collect()
x = y = A('two'); x = 1; print('x'); y = 1
last = A('exit')
