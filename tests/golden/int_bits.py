# Shifts and bitwise operators treat ints as two's complement of any width.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
1 << 100
1 << -1
1 >> -1
1 >> 100
-1 >> 100
(1 << 100) >> 90
1 << (1 << 70)
0 << (1 << 70)
1 >> (1 << 70)
-5 & 3, -5 | 3, -5 ^ 3
-(2**70) & 2**70-1
-(2**70) | 1
(-(2**70)) ^ (2**65)
~5, ~-1, ~(2**70)
5 & 2.0
5 | 'a'
format(5, '<5') + '|', format(5, '>5'), format(5, '^5'), format(5, '=5'), format(-5, '=5'), format(-5, '05')
format(5, '*^9'), format(True), format(True, 'd'), format(True, '5')
True + True, True * 3, -True, ~True, +True, not True
True & False, True | False, True ^ True, True & 3
True / 2, True // 2, True << 3
(10**50) >> 3 << 3
'''.strip().split('\n'):
    show(source)
