# Format() of floats: every presentation type.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
format(1.5), format(1.5, ''), format(1.5, 'f'), format(1.5, '.0f'), format(2.5, '.0f'), format(1.5, 'e'), format(1.5, 'E'), format(1.5, 'g'), format(1.5, 'G'), format(1.5, 'n'), format(0.5, '%'), format(0.555, '.1%')
format(1e10, 'g'), format(1e5, 'g'), format(1e6, 'g'), format(1e-4, 'g'), format(1e-5, 'g'), format(123456789.0, 'g'), format(1.0, '#g'), format(1.0, '#.0f'), format(1.0, '#.0e')
format(1234567.891, ','), format(1234567.891, ',.2f'), format(1234567.891, '_.1f'), format(0.0001, ',')
format(1.5, '10'), format(1.5, '<10') + '|', format(1.5, '^10'), format(-1.5, '=10'), format(-1.5, '010'), format(1.5, '+'), format(1.5, ' ')
format(float('nan'), 'f'), format(float('inf'), 'F'), format(float('-inf'), '010'), format(float('nan'), '+'), format(float('inf'), '%')
format(-0.0), format(-0.0, 'z'), format(-0.001, 'z.1f'), format(-0.0, '.1f')
format(1.5, 'd')
format(1.5, 'x')
format(1.5, 's')
format(1.5, '.')
format(1.5, ',_')
format(1.5, '.100000000000')
format(1.5, '.3'), format(1e20, '.3'), format(123456.0, '.3'), format(1.0, '.1'), format(100.0, '.1'), format(1e15, '.17'), format(1e16, '')
format(12345.678, '015,.2f'), format(12345.678, '=+15,.2f')
'''.strip().split('\n'):
    show(source)
