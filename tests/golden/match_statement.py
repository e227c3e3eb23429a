# Patterns of every kind.
def m(x):
    match x:
        case 0: return 'zero'
        case 1 | 2: return 'one/two'
        case -1: return 'neg'
        case 1.5: return 'float'
        case 3+4j: return 'cplx'
        case 'a' | "b": return 'str'
        case b'x': return 'bytes'
        case None: return 'None'
        case True: return 'True'
        case []: return 'empty'
        case [x]: return f'one {x}'
        case [x, y] if x == y: return 'same'
        case [x, y]: return f'two {x} {y}'
        case (a, *rest): return f'rest {a} {rest}'
        case {'k': v, **r}: return f'map {v} {r}'
        case {'a': 1}: return 'a1'
        case {}: return 'emptymap'
        case str(s): return 's ' + s
        case int() as i if i > 100: return f'big {i}'
        case int(i): return f'int {i}'
        case float(): return 'float'
        case set() | frozenset(): return 'set'
        case _: return 'other'
for v in (0, 1, 2, -1, 1.5, 3+4j, 'a', 'zz', b'x', b'y', None, True, False, [], [5], (5,), [1, 1], [1, 2], (1, 2, 3), {'k': 1, 'z': 2}, {'a': 1}, {'b': 1}, {}, 50, 500, 2.5, {1}, frozenset(), object, range(2), range(0), bytearray(b'x'), iter([]), 'ab'):
    print(repr(v) if 'object' not in repr(v) else type(v), '->', m(v))
class P:
    __match_args__ = ('x', 'y')
    def __init__(s, x, y): s.x = x; s.y = y
class Q(P): pass
def n(p):
    match p:
        case P(0, 0): return 'origin'
        case P(x=0, y=yy): return f'y={yy}'
        case P(a, b) if a == b: return 'diag'
        case Q(a): return f'Q {a}'
        case P(x=[a, *_]): return f'list {a}'
        case P(a, y=b): return f'P {a} {b}'
    return 'no'
for v in (P(0, 0), P(0, 5), P(3, 3), Q(1, 2), P([1, 2], 3), P(1, 2), 5): print(n(v))
class C: A = 1; B = 'bee'
def k(x):
    match x:
        case C.A: return 'A'
        case C.B: return 'B'
        case {C.B: z}: return z
    return None
print(k(1), k('bee'), k({'bee': 9}), k(2))
def bad(x, src):
    try:
        ns = {'x': x, 'P': P, 'C': C}
        exec('match x:\n case ' + src + ': r = "matched"\n case _: r = "default"', ns); print(src, ns['r'])
    except Exception as e: print(src, type(e).__name__, e)
bad(P(1, 2), 'P(1, 2, 3)'); bad(P(1, 2), 'P(1, x=1)'); bad(1, 'int(1, 2)'); bad(1, 'C()'); bad(5, 'x()'); bad(1, 'nope()'); bad(C(), 'C(1)'); bad({}, '{C.A: 1, 1: 2}'); bad({1: 1}, '{C.A: 1, 1: 2}'); bad([1, 2, 3], '[*_, 3]'); bad([1], '[*_]'); bad('abc', '[a, b, c]'); bad(1, 'int(real=1)'); bad(1, '(1 | 2) as q'); bad([1, [2, [3]]], '[1, [2, [q]]]'); bad({'a': {'b': [1, 2]}}, '{"a": {"b": [_, q]}}'); bad(True, '1'); bad(1, 'True'); bad(1.0, '1'); bad(0, '-0'); bad('x', '"x" "y" | "x"'); bad(1, 'bool()'); bad(True, 'bool()'); bad((1, 2), '1, 2'); bad((1, 2), '1, *q'); bad({}, 'dict()'); bad({'a': 1}, 'dict(a=1)')
class BadArgs: __match_args__ = ['a']
try:
    match BadArgs():
        case BadArgs(1): pass
except TypeError as e: print(e)
class BadArgs2: __match_args__ = (1,)
try:
    match BadArgs2():
        case BadArgs2(1): pass
except TypeError as e: print(e)
match = 5; case = 6; _ = 7; type = 8
print(match, case, _, type)
match (match):
    case 5: print('soft')
match match, case:
    case 5, 6: print('tuple subject')
match *[1, 2], 3:
    case [1, 2, 3]: print('star')
match x := 4:
    case 4: print(x)
match -1:
    case -1: print('neg')
print([match for match in [1]], match*2, match[0] if 0 else 1, match if match else 0)
match {}:
    case {**rest}: print(rest)
match [1, 2]:
    case [a, b] | [a, b, _]: print(a, b)
def w(c):
    match c.split():
        case ['go', ('n' | 's') as d]: return d
        case ['go', *_]: return '?'
        case ['pick', obj] | ['take', obj]: return obj
        case _: return None
print(w('go n'), w('go x y'), w('take z'), w(''))
class Seq:
    def __len__(self): return 2
    def __getitem__(self, i): return i
match Seq():
    case [a, b]: print('seq')
    case _: print('not seq')
