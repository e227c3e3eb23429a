# Startswith and endswith, tuples and bounds.
def show(source):
    try:
        print(source, '=>', repr(eval(source)))
    except BaseException as error:
        print(source, '=>', type(error).__name__, '|', error)


for source in r'''
'abc'.endswith('c'), 'abc'.endswith('bc'), 'abc'.endswith(('x', 'c')), 'abc'.endswith(''), 'abc'.endswith('b', 0, 2), 'abc'.endswith('', 5), 'abc'.endswith(()), 'abc'.startswith('a'), 'abc'.startswith('b', 1), 'abc'.startswith(('b', 'a')), 'abc'.startswith('', 3), 'abc'.startswith('', 4)
'abc'.endswith(1)
'abc'.startswith(['a'])
'abc'.startswith(('a', 1))
'abc'.startswith((1, 'a'))
'abc'.startswith()
'''.strip().split('\n'):
    show(source)
