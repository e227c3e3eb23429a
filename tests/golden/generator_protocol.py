# send, throw, close, yield from and return values.
def g():
    print('start'); x = yield 1
    print('got', x); y = yield 2
    print('got', y)
    return 'ret'
it = g()
print(next(it)); print(it.send('a'))
try: it.send('b')
except StopIteration as e: print('stop', e.value, e.args)
try: next(it)
except StopIteration as e: print('stop2', e.value, e.args)
it = g()
try: it.send(5)
except TypeError as e: print(e)
print(it.gi_frame is not None, it.gi_running, it.gi_code.co_name, it.gi_yieldfrom, it.__name__, it.__qualname__)
it.close(); print(it.gi_frame)
it.close()
def h():
    try:
        while True:
            try: x = yield
            except ValueError as e: print('caught', repr(e)); yield 'v'
    finally: print('fin')
it = h(); next(it); print(it.throw(ValueError('q'))); next(it)
try: it.throw(KeyError('k'))
except KeyError as e: print(repr(e))
it = h(); next(it); it.close()
it = h(); next(it); del it
def bad():
    try: yield 1
    except GeneratorExit: yield 2
it = bad(); next(it)
try: it.close()
except RuntimeError as e: print(e)
def stop():
    yield 1
    raise StopIteration('x')
try: list(stop())
except RuntimeError as e: print(e, repr(e.__cause__), e.__suppress_context__)
def ret():
    try: yield 1
    finally: return 5
it = ret(); next(it); print(it.close())
def ret2():
    try: yield 1
    except GeneratorExit: return 7
it = ret2(); next(it); print(it.close(), it.close())
def rec():
    yield next(me)
me = rec()
try: next(me)
except ValueError as e: print(e)
def empty():
    return; yield
print(list(empty()), [*g()])
def yf():
    r = yield from g(); print('r', r)
    r2 = yield from [10, 20]; print('r2', r2)
    return 'done'
it = yf(); print(next(it), it.gi_yieldfrom.__name__)
print(it.send('s1'), it.send('s2'), next(it))
try: next(it)
except StopIteration as e: print(e.value)
def yf2():
    try: yield from h()
    except KeyError as e: print('outer', e); yield 'after'
it = yf2(); next(it); print(it.throw(ValueError(1))); next(it); print(it.throw(KeyError('z')))
def yf3(): yield from 5
try: next(yf3())
except TypeError as e: print(e)
def yf4(): yield from [1, 2]
it = yf4(); next(it)
try: it.send(5)
except AttributeError as e: print(e)
it = yf4(); next(it)
try: it.throw(ValueError('t'))
except ValueError as e: print('thrown', e)
it = yf4()
try: it.throw(ValueError('early'))
except ValueError as e: print('early', e)
print(list(it))
for bad in ('it.throw()', 'it.throw(1)', 'it.throw(int)', 'it.throw(ValueError, "a")', 'it.throw(ValueError, ValueError("b"))', 'it.throw(ValueError("c"), "d")', 'it.throw("str")', 'it.send()', 'it.foo', 'next(it, 1, 2)', 'it.throw(ValueError, None, 5)', 'it.gi_frame = 1', 'it.__name__ = 5'):
    it = yf4(); next(it)
    try: print(bad, eval(bad) if '=' not in bad else exec(bad))
    except BaseException as e: print(bad, '->', type(e).__name__, e)
ge = (x * 2 for x in range(3)); print(ge, next(ge), list(ge), list(ge)) if 0 else print(next(ge), list(ge), list(ge), ge.__name__, type(ge).__name__)
try: (x for x in 5)
except TypeError as e: print(e)
print(sum(x for x in range(5) if x % 2), max((x for x in [3, 1]), default=0), dict((k, v) for k, v in [(1, 2)]), any(x > 2 for x in [1, 3]))
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
import sys
f = fib(); print([next(f) for _ in range(10)])
def deep(n):
    if n: yield from deep(n - 1)
    yield n
print(list(deep(50))[-3:])
def sender():
    t = 0
    while True:
        v = yield t
        if v is None: break
        t += v
    return t
def wrap(): return (yield from sender())
w = wrap(); next(w); w.send(3); w.send(4)
try: w.send(None)
except StopIteration as e: print(e.value)
def lamb(): f = lambda: (yield 5); return f
print(list(lamb()()))
def inexc():
    try: 1/0
    except ZeroDivisionError:
        yield sys.exc_info()[0]
        yield sys.exc_info()[0]
i = inexc(); print(next(i), sys.exc_info()[0])
try: raise KeyError
except KeyError: print(next(i), sys.exc_info()[0])
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration(self.n)
        return self.n
def y5(): r = yield from It(); yield r
print(list(y5()))
class Thr(It):
    def throw(self, *a): print('throw', [type(x).__name__ for x in a]); return 'T'
    def close(self): print('close')
    def send(self, v): print('send', v); return v
def y6(): yield from Thr()
t = y6(); next(t); print(t.throw(ValueError('e'))); print(t.send(8)); t.close()
def y7():
    try: yield
    finally: print('cleanup')
for _ in y7(): break
print('end')
