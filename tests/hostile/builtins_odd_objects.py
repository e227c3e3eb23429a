# Built-in functions and objects that break the protocols.
class NoLen: pass
class BadLen:
    def __init__(s, v): s.v = v
    def __len__(s): return s.v
for v in (-1, 'a', 1.5, None, 10**30, True, 3):
    try: print(len(BadLen(v)))
    except Exception as e: print(type(e).__name__, e)
    try: print(bool(BadLen(v)))
    except Exception as e: print(type(e).__name__, e)
class BadBool:
    def __bool__(s): return 1
try: bool(BadBool())
except TypeError as e: print(e)
try:
    if BadBool(): pass
except TypeError as e: print(e)
class BadStr:
    def __str__(s): return 1
    def __repr__(s): return None
    def __format__(s, f): return 5
    def __bytes__(s): return 'x'
    def __int__(s): return 'x'
    def __float__(s): return 1
    def __complex__(s): return 1
    def __index__(s): return 1.0
    def __iter__(s): return 5
    def __hash__(s): return 'a'
    def __contains__(s, x): return 'truthy'
    def __dir__(s): return 5
    def __round__(s): return 'r'
    def __length_hint__(s): return 'x'
    def __reversed__(s): return 7
    def __divmod__(s, o): return 5
for f in 'str repr format bytes int float complex hash iter list dir round reversed ascii tuple set sorted hex bin chr range sum any all min'.split():
    try: print(f, repr(eval(f)(BadStr())))
    except Exception as e: print(f, type(e).__name__, e)
print(1 in BadStr(), divmod(BadStr(), 1))
for s in ("f'{BadStr()}'", "'%s' % BadStr()", "'%r' % BadStr()", "'%d' % BadStr()", "'%f' % BadStr()", "'{}'.format(BadStr())", "[1][BadStr()]", "print(BadStr())", "'a' * BadStr()", "math.floor(BadStr())", "BadStr()()", "a, b = BadStr()", "[*BadStr()]", "{**BadStr()}", "dict(BadStr())", "''.join(BadStr())", "zip(BadStr())", "map(str, BadStr())", "next(BadStr())", "for x in BadStr(): pass"):
    try: exec(s); print(s, 'ok')
    except Exception as e: print(s, type(e).__name__, e)
class It:
    def __iter__(s): return s
    def __next__(s): raise ValueError('nx')
for f in (list, tuple, set, sum, sorted, max, any, dict, enumerate, ''.join, bytes, frozenset):
    try: r = f(It()); print(f, type(r))
    except ValueError as e: print(f.__name__, e)
class Old:
    def __getitem__(s, i):
        if i >= 3: raise IndexError
        return i * 10
print(list(Old()), 20 in Old(), 5 in Old(), [*Old()], sum(Old()), max(Old()), tuple(reversed([*Old()])), dict(enumerate(Old())), iter(Old()).__class__)
a, b, c = Old(); print(a, b, c)
try: reversed(Old())
except TypeError as e: print(e)
class OldLen(Old):
    def __len__(s): return 3
print(list(reversed(OldLen())), len(OldLen()))
class OldErr:
    def __getitem__(s, i): raise KeyError(i)
try: list(OldErr())
except KeyError as e: print('KeyError', e)
class Hint:
    def __init__(s, h): s.h = h
    def __iter__(s): return iter([1])
    def __length_hint__(s): return s.h
for h in (5, -1, 'x', NotImplemented, 10**30):
    try: print(list(Hint(h)))
    except Exception as e: print(type(e).__name__, e)
print(list(zip(range(3), 'ab', [1, 2, 3])), list(map(lambda *a: a, [1, 2], 'ab', (5, 6, 7))), list(filter(lambda x: x % 2, range(6))))
i = iter([1, 2, 3]); print(list(zip(i, i)), next(i, 'done'))
print(min([3, 1, 2], key=lambda x: -x), max('abc', 'abd', key=len), min((), default=None), max({'a': 1, 'b': 0}, key={'a': 1, 'b': 0}.get))
print(sorted([(2, 'a'), (1, 'b'), (1, 'a')], key=lambda t: t[0]), sorted('bca', reverse=True), sorted([1, 2, 3], key=lambda x: x % 2, reverse=True), sorted([True, 0, 2.5, -1]))
print(round(2.5), round(3.5), round(-2.5), round(2.567, 2), round(1234, -2), round(1.0), type(round(1.0, 0)), round(10**20, -19), round(0.5), round(1e22))
print(divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), pow(2, 10), pow(3, -1, 7), pow(0, 0), abs(-0.0))
print(chr(8364), ord('€'), hex(-255), oct(64), bin(10), int('-0b11', 0), format(3.14159, '.2f'), ascii('é'), repr('é'))
print(eval('[x for x in range(3)]'), eval('(lambda y: y + z)(1)', {'z': 5}), exec('q = 5'), q)
ns = {}; exec('def f(): return x\nx = 3', ns); print(ns['f'](), sorted(k for k in ns if k != '__builtins__'))
print(callable(print), callable(5), isinstance(3, (str, int)), issubclass(bool, int), hasattr([], 'append'), getattr(5, 'zz', 'dflt'), id(1) == id(1), type(id(5)))
print(vars(type('T', (), {'a': 1}))['a'], sorted(dir(type('T', (), {'a': 1})()))[-3:])
print(all([[]]), all([]), any([[], 0]), sum([], []), sum([(1,), (2,)], ()), sum((0.5, 1)), list(reversed(range(3))), list(range(5))[::-2])
try: sum(['a', 'b'])
except TypeError as e: print(e)
try: sum([1, 'a'])
except TypeError as e: print(e)
try: sum([[1]])
except TypeError as e: print(e)
print(*map(str.upper, 'ab'), sep='-', end='.\n'); print(); print(1, None, 'x', 2.5, [1], sep=''); print('a', 'b', sep='\n'); print(end='')
