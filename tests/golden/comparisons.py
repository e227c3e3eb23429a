# Chained comparisons, and/or, operator precedence.
def v(x): print('v', x, end=' '); return x
print(v(1) < v(2) < v(3), v(1) > v(2) > v(3), v(1) == v(1) != v(2), 1 < 2 > 1, 1 < 3 in [3], not 1 < 2, 1 is not None is not False)
print(1 in [1] in [[1]], (1 in [1]) in [True], 'a' in 'abc' in ['abc'], 1 < 2 == True, (1 < 2) == True, None is None is None)
print(v(0) and v(1), v(1) and v(2), v(0) or v(5), v('') or v([]) or v(None), not v(0), v(1) if v(0) else v(2))
print([] or 'e', [1] and 'f', 0 or None, None and 1, '' or 0 or [], 1 and 2 and 3, (0, False) and 'tup', not not 5, not [] == True)
print(1 == 1.0 == True, 'a' < 'b' <= 'b', [1, 2] < [1, 3], (1, 'a') < (1, 'b'), [1] == (1,), {1} == {1.0}, 'a' != b'a', None == 0, nan != nan if (nan := float('nan')) else 0, [nan] == [nan], nan in [nan], nan is nan)
for s in ('1 < "a"', '[] < ()', 'None < 1', '{} < {}', '1j < 2j', 'object() < object()', '"a" < b"a"', '(1, "a") < (1, 2)', '[1, [2]] < [1, 2]', 'len < len', 'int < str', '... < ...', 'sorted([1, "a"])', 'max(1, "a")', 'min([None, 1])', '{1} < 1', 'range(1) < range(2)', 'slice(1) < slice("a")', 'True < "x"', '1.5 >= None', 'lambda: 1 < 2'):
    try: print(s, eval(s) if 'lambda' not in s else 'fn')
    except TypeError as e: print(s, e)
class R:
    def __lt__(s, o): return 'lt'
    def __gt__(s, o): return 'gt'
    def __eq__(s, o): return []
    def __contains__(s, o): return 'yes'
r = R(); print(r < 1, 1 < r, r > 1, r == 1, r != 1, 1 in r, r < 1 < r, not r == 1, 1 not in r)
if r == 1: print('t')
else: print('f')
a = b = [1]; print(a is b, a is not b, a == b, id(a) == id(b), [1] is [1], () is (), 'a' is 'a' if 0 else '')
print(+5, -5, ~5, - -5, +-5, not-1, -2 ** 2, (-2) ** 2, 2 ** -1, 2 ** 3 ** 2, -7 // 2, -7 % 3, 7 // -2, 1 + 2 * 3 - 4 / 2, 5 & 3 | 4 ^ 1, 1 << 2 + 1, ~1 & 3, 1 if 0 else 2 if 0 else 3, 10 - 3 - 2, 2 * 3 % 4, 6 / 2 / 3, not 1 == 2, 3 - -3, 4 @ 5 if 0 else '')
print(0.1 + 0.2 == 0.3, 1e16 + 1 == 1e16, 3 == 3.0, 10**20 == 1e20, 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, True + True, True == 1, 'True' == True, 0 == False == 0.0)
