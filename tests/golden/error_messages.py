# The words of common errors.
tests = '''[1,2,3][10]
{}['k']
'abc'.foo
int('x')
1/0
1%0
1//0
1.0/0
undefined
None + 1
'a' + 1
1 + 'a'
[] + ()
len(5)
5()
'a'()
[][0]
()[0]
''[0]
{}.x
None.x
(1,2).append(3)
'abc'[1] = 'x'
[1,2]['a']
int([])
float('x')
float([])
list(5)
dict(5)
set(5)
range('a')
range(1.5)
'a' * 'b'
[1] * [2]
{} + {}
{[]: 1}
{{}: 1}
hash([])
-'a'
not_a_func()
abs('x')
ord('ab')
chr(-1)
sorted([1,'a'])
max([])
max(5)
sum(['a'])
next([])
next(iter([]))
iter(5)
for x in 5: pass
a, b = 1
a, b = [1]
a, b = [1,2,3]
a, *b = []
lambda x: y
(lambda x: x)()
(lambda: 0)(1)
print(a=1)
open('/nonexistent/file')
import nonexistent_module
from sys import nonexistent_name
import sys.nope
assert False
assert False, 'message'
raise ValueError('v')
raise ValueError
raise 'string'
raise Exception('a', 'b')
raise KeyError('k')
raise StopIteration
[].pop()
{}.popitem()
set().pop()
[1].remove(2)
[1].index(2)
'abc'.index('z')
{1}.remove(2)
{}.pop('x')
'{} {}'.format(1)
'{x}'.format()
'%d' % 'a'
'%s %s' % 1
'%s' % (1,2)
'%z' % 1
b'a' + 'a'
b'a'[0] = 1
bytes('a')
bytes([256])
bytearray([1])[5]
'a'.encode('ascii', 5)
'é'.encode('ascii')
b'\\xff'.decode()
isinstance(1, 1)
issubclass(1, int)
type('A', (1,), {})
object().x
object().x = 1
int.x = 1
super().x
class A(1): pass
class A(int, str): pass
del undefined_name
del [][0]
del {}['a']
del (1,)[0]
global_undefined += 1
x: int; x
exec('1 +')
eval('')
compile('x', 'f', 'bad')
getattr(1, 'x')
setattr(1, 'x', 2)
delattr(1, 'x')
vars(1)
pow(1, 2, 0)
pow(2, -1, 4)
divmod(1, 0)
round('a')
int('1' * 5000)
2 ** 'a'
2 << -1
1 @ 2
[1, 2] @ [3]
~1.5
1 < 'a'
[1] < 1
1 in 1
'a' in 1
1 in 'a'
None in 'abc'
{1: 2}[[]]
slice(1)[0]
range(5)[10]
range(5).index(9)
range(5).x
zip(1)
list(zip([1], [2, 3], strict=True))
enumerate(1)
reversed({1})
reversed(5)
map(5, [1]).__next__()
filter(None)
(x for x in 5)
[x for x in 5]
{x: x for x in [[]]}
{*5}
{**5}
[*5]
print(*5)
print(**5)
f'{1:s}'
f'{"a":d}'
f'{undefined}'
format(1, 'zz')
1 if undefined else 2
with 5: pass
yield_outside = (yield)
memoryview(5)
frozenset([[]])
tuple(5)
complex('x')
bool(1, 2)
str(1, 2)
str(b'\\xff', 'ascii')
int('10', 99)
int(1, 2)
float.fromhex('x')
bytes.fromhex('xx')
dict.fromkeys(5)
dict([1])
dict([(1, 2, 3)])
{}.update(5)
{1: 2}.update([3])
'a'.join(5)
'a'.join([1])
'a'.split('')
'a'.replace(1, 2)
'a'.startswith(1)
'a'.center('x')
'a'.translate(5)
str.maketrans('a', 'bc')
[].sort(key=5)
[2, 1].sort(key=5)
[].extend(5)
[].insert('a', 1)
[1, 2, 3][::0]
[1][1:2:3] = [5, 6]
().count()
(1).real = 5
(1).bit_length(1)
(5).to_bytes(0, 'big')
(-5).to_bytes(1, 'big')
True.x = 1
(lambda **k: 0)(1)
(lambda *, a: 0)()
(lambda a, /: 0)(a=1)
(lambda a: 0)(1, a=1)
(lambda a: 0)(b=1)
type(5).mro(1)
property().fget()
staticmethod(5)()
classmethod(5).__get__(1)()
__import__('')
__import__('nope')
sorted([3, 1], key=lambda: 0)
min([1, 2], key=5)
any(5)
all(None)
sum([1], 'a')
sum([[1]])
callable()
id()
type()
input(1, 2)
breakpoint_undefined()
int.from_bytes(5)
(1.5).hex(1)
1 .x
[].__getitem__('a')
'a'.__add__(1)
(1).__add__()
object.__new__(int)
object.__init__()
int.__new__(str)
type.__new__(type, 'A')
raise 5 from None
raise ValueError from 5
try: raise ValueError\nexcept 5: pass'''.split('\n')
for t in tests:
    t = t.replace('\\n', '\n')
    try: exec(t, {}); print(t, '-> ok')
    except BaseException as e: print(t, '->', type(e).__name__, '|', e, '|', e.args if not isinstance(e, SyntaxError) else e.msg)
