# Binary, reflected and in-place operators.
class A:
    def __add__(s, o): return 'A+' if not isinstance(o, C) else NotImplemented
    def __radd__(s, o): return '+A'
    def __iadd__(s, o): return 'A+='
    def __sub__(s, o): return NotImplemented
    def __eq__(s, o): print('A eq'); return NotImplemented
    def __lt__(s, o): print('A lt'); return NotImplemented
    def __gt__(s, o): print('A gt'); return NotImplemented
class B(A):
    def __radd__(s, o): return '+B'
class C:
    def __radd__(s, o): return '+C'
    def __rsub__(s, o): return '-C'
a, b, c = A(), B(), C()
print(a + 1, 1 + a, a + b, b + a, a + c, a - c, a + a, 'x' + a, [] + a, a == a, a == 1, a != b)
for f in (lambda: a - 1, lambda: 1 - a, lambda: a < b, lambda: a > 1, lambda: a <= 1, lambda: c + 1, lambda: a * 1, lambda: a - a):
    try: print(f())
    except TypeError as e: print(e)
x = a; x += 1; print(x)
try:
    y = c; y += 1
except TypeError as e: print(e)
for op in '+ - * / // % ** @ << >> & | ^'.split():
    try: exec('y = 1; y %s= "a"' % op)
    except TypeError as e: print(e)
    try: eval('1.5 %s None' % op)
    except TypeError as e: print(e)
    try: eval('C() %s A' % op)
    except TypeError as e: print(e)
    try: exec('z = []; z %s= None' % op)
    except TypeError as e: print(e)
for op in '< <= > >='.split():
    try: eval('1 %s []' % op)
    except TypeError as e: print(e)
class Num:
    def __init__(s, v): s.v = v
    for n in 'add sub mul truediv floordiv mod pow matmul lshift rshift and or xor'.split():
        exec(f'def __{n}__(s, o): return ("{n}", s.v, o)')
        exec(f'def __r{n}__(s, o): return ("r{n}", s.v, o)')
        exec(f'def __i{n}__(s, o): s.v = ("i{n}", o); return s')
n = Num(1)
for op in '+ - * / // % ** @ << >> & | ^'.split():
    print(eval('n %s 2' % op), eval('2 %s n' % op), eval('"s" %s n' % op if op != '%' else '1'))
    exec('m = Num(3); m %s= 4; print(m.v)' % op)
print(pow(n, 2))
try: print(pow(n, 2, 3))
except TypeError as e: print(e)
try: print(divmod(n, 2))
except TypeError as e: print(e)
class R:
    def __rpow__(s, o): return 'rpow', o
    def __rdivmod__(s, o): return 'rdivmod', o
    def __rmatmul__(s, o): return 'rmatmul'
print(2 ** R(), pow(2, R()), divmod(3, R()), 1 @ R())
