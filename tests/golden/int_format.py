# Format() of ints: every presentation type and its refusals.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
format(5, 'b'), format(5, '#x'), format(255, 'X'), format(255, '#X'), format(5, '08.3f')
format(5, 'c'), format(-5, 'c')
format(0x110000, 'c')
format(5, 's')
format(5, '.3d')
format(1234567, ','), format(1234567, '_'), format(1234567, '_x'), format(0x1234567, '_x')
format(1234567, ',x')
format(5, '+'), format(5, ' '), format(-5, '+')
format(5, '<5') + '|', format(5, '>5'), format(5, '^5'), format(5, '=5'), format(-5, '=5'), format(-5, '05')
format(5, '*^9'), format(True), format(True, 'd'), format(True, '5')
format(5, 'n'), format(5, 'e'), format(5, '%'), format(5, 'g'), format(5, 'G')
format(10**400, 'f')
format(5, 'q')
format(5, '5.')
format(5, '1000000000000000000000')
format(3, '-5d'), format(3, '#o'), format(3, '#b'), format(0, '#x')
format(12345, '010,'), format(12345, '012,d')
'''.strip().split('\n'):
    show(source)
