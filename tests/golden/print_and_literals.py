# print and literals.
print(1, 'a', 2.5, None, True, [1], (2,), {3}, {4: 5}, sep='|', end='$\n')
print('a\tb', 'c\nd', r'e\n', '\x41\u00e9\U0001F600', '\\', "it's", 'q"q', '''t"'t''')
print(repr('a\tb\\\'"'), repr("it's"), repr('q"'), ascii('é\n'), str(b'\x00'), repr('\x7f\x80\xad\u200b\ud800'))
print(type(print('x')), print.__name__, print)
print(*[], sep='x'); print(*'abc', sep=', '); print('a', end=''); print('b', end='\n\n'); print(sep='', end='')
class W:
    def __init__(s): s.t = []
    def write(s, x): s.t.append(x)
    def flush(s): s.t.append('FLUSH')
w = W(); print(1, 'b', file=w, sep='-', end='!', flush=True); print(w.t)
for bad in ('print(1, sep=5)', 'print(1, end=b"x")', 'print(1, file=5)', 'print(1, bad=1)', 'print(1, file=None)', 'print(flush=1)'):
    try: exec(bad)
    except Exception as e: print(type(e).__name__, e)
print([1.0, 1e100, -0.0, 1e-7, 123456789.123], [float('nan')], [1j, 2-3j], (None,), [...], [NotImplemented], [int, len], {'a': {'b': []}}, [[], ()], {()}, [b'x', bytearray(b'y')], range(3), slice(1, 2), [range(0, 5, 2)])
print({1: 'a', 'b': [2.5, None]}, {frozenset({1})}, [set()], [{}], frozenset(), ({1, 2}, {'x'}), {True: False}, [''], ['\n'], ["'"], ['"'], ['\'"'])
print(str([1, 'a']), str({'k': 'v'}), str((1,)), str(()), f'{[1]}', '%s' % [1], '{}'.format((1, 2)), repr(repr('a')))
print(1_000, 0b11, 0o17, 0xff, 1e3, 1.5e-3, .5, 5., 1_0.0_1, 10**20, -0, -0.0, 3j, 0xFFFF_FFFF, 1e400, -1e400)
print("a" "b" 'c', ("x"
  "y"), 'a\
b', """m
n""", len("\
"), '\a\b\f\v\r'.encode(), '\0'.encode(), '\777'.encode() if 0 else '', '\1012')
if 1: print('one line'); print('two')
for i in range(2): print(i, end=';')
else: print('e')
while True: break
x = 5; y = 6; print(x, y)
print((1), (1,), 1,); print(((1)), [(1)], {(1): (2)})
def f(): return
print(f(), f() is None, [f()])
pass; pass
print(__name__ == '__main__', __debug__, ..., Ellipsis is ..., NotImplemented)
lambda: 5
1; 'str'; None; [1, 2]; x
print(x if x else y, not x, -x, +x, ~x, x ** 2, x // 2, x % 3, x / 2, x << 1, x & 4, x | 2, x ^ 1, x < y, x is y, x in [5])
assert True; assert x == 5, 'no'
del x
try: x
except NameError: print('deleted')
import sys as _s; from sys import path as _p, argv; print(_s.__name__, type(_p))
