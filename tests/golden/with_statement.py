# Context managers enter and exit in order.
class CM:
    def __init__(self, n, sup=False): self.n = n; self.sup = sup
    def __enter__(self): print('enter', self.n); return self.n
    def __exit__(self, t, v, tb): print('exit', self.n, t and t.__name__, v, tb is not None); return self.sup
with CM('a') as a: print('body', a)
with CM('a') as a, CM('b') as b: print(a, b)
with (CM('a') as a, CM('b')): print(a)
with CM('a'), CM('b') as (x): print(x)
try:
    with CM('a'), CM('b'): 1/0
except ZeroDivisionError as e: print('out', e)
with CM('s', True): raise ValueError('sup')
print('after')
def f():
    for i in range(3):
        with CM(i):
            if i == 0: continue
            if i == 1: break
    with CM('ret'): return 'x'
print(f())
class NoExit:
    def __enter__(self): pass
class NoEnter:
    def __exit__(self, *a): pass
for c in (NoExit, NoEnter, int):
    try:
        with c(): pass
    except TypeError as e: print(e)
class BadEnter:
    def __enter__(self): raise ValueError('enter')
    def __exit__(self, *a): print('never')
try:
    with CM('o'), BadEnter(): pass
except ValueError as e: print(e)
class BadExit:
    def __enter__(self): return self
    def __exit__(self, *a): raise KeyError('exit')
try:
    with BadExit(): 1/0
except KeyError as e: print(repr(e), repr(e.__context__))
with CM((1, 2)) as (p, q): print(p, q)
l = [0]
with CM(5) as l[0]: pass
print(l)
class O: pass
with CM(6) as O.attr: pass
print(O.attr)
try:
    with CM('bad') as (a, b, c): pass
except ValueError as e: print(e)
def g():
    with CM('gen'):
        yield 1
        yield 2
it = g(); next(it); it.close()
for x in g(): break
class BoolErr:
    def __bool__(self): raise OSError('bool')
class RetB(CM):
    def __exit__(self, *a): return BoolErr()
try:
    with RetB('x'): 1/0
except OSError as e: print(e, repr(e.__context__))
with RetB('y'): pass
class Inst: pass
i = Inst(); i.__enter__ = lambda: 1; i.__exit__ = lambda *a: 1
try:
    with i: pass
except TypeError as e: print(e)
with CM('exit'):
    try: raise SystemExit
    except SystemExit: print('sysexit')
def h():
    with CM('h') as v:
        try: return v
        finally: print('finally')
print(h())
