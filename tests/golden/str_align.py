# Center, ljust, rjust, zfill.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
'abc'.center(10), 'abc'.center(10, '*'), 'abc'.center(2), 'abc'.center(6,'-'), 'ab'.center(5, '-'), 'abc'.ljust(6, '.'), 'abc'.rjust(6, '.'), 'abc'.zfill(6), '-abc'.zfill(6), '+1'.zfill(5), ''.zfill(3)
'abc'.center()
'abc'.center('x')
'abc'.center(10, 'ab')
'abc'.center(10, 5)
'abc'.center(10, '')
'abc'.ljust(10.5)
'abc'.zfill('x')
'''.strip().split('\n'):
    show(source)
